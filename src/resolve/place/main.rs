//! The place that a document is about.

use rustc_hash::FxHashMap;

use super::{anaphor, is_spot, is_town};
use crate::assemble::place::{PlaceName, Role, is_of_other_day, is_spread};
use crate::lexicon::{Name, PlaceKind};
use crate::mention::Reading;
use crate::resolve::context::Context;
use crate::resolve::{Draft, Passage};
use crate::why::{Because, Told};

/// How many sentences open a document.
const LEAD: usize = 4;

/// The place that a document is about.
pub struct Main<'p> {
    /// The place, as one of the sentences names it.
    pub place: &'p PlaceName,
    /// What tells it.
    why: Because,
    /// The document opens with it, and no claim of it is said to be of another place.
    pub sole: bool,
    /// The document is the story of one battle.
    pub battle: bool,
    /// The document reports of one front: `losses in the Tavria direction`.
    pub front: bool,
    /// Who suffered by the claims that their own sentences place there.
    sides: Vec<Name>,
}

/// The drafts of a document, with the places that their own sentences limit them to.
#[derive(Clone, Copy)]
pub struct Located<'d, 'p, 'a> {
    /// All passages.
    pub passages: &'p [Passage<'a>],
    /// The drafts.
    pub drafts: &'d [Draft],
    /// The place of each, where its own sentence tells it.
    pub own: &'d [Option<&'p PlaceName>],
}

impl<'d, 'p> Located<'d, 'p, '_> {
    /// The drafts whose own sentence, and no headline, says where.
    fn told(self) -> impl Iterator<Item = (&'d Draft, &'p PlaceName)> {
        let told = self.drafts.iter().zip(self.own).filter_map(|(draft, place)| Some((draft, (*place)?)));
        told.filter(move |(draft, place)| is_spot(place) && !self.passages[draft.passage].is_display())
    }
}

impl<'p> Main<'p> {
    /// Reads the place off all passages, with the places that the claims' own sentences name.
    pub fn read(located: Located<'_, 'p, '_>) -> Option<Main<'p>> {
        let battle = battle(located.passages);
        let one = || {
            front(located)
                .or_else(|| sole(located))
                .or_else(|| named_most(located))
                .or_else(|| opening(located))
        };
        let (place, why, sole) = battle.or_else(|| if is_of_many(located) { None } else { one() })?;
        let there = located.drafts.iter().zip(located.own);
        let there = there.filter(|(_, own)| own.is_some_and(|own| own.name == place.name));
        let front = battle.is_none() && is_front(located, place);
        let battle = battle.is_some();
        Some(Main {
            place,
            why,
            sole,
            battle,
            front,
            sides: there.filter_map(|(draft, _)| draft.side).collect(),
        })
    }

    /// The place of the event that a report opens with.
    pub fn of_event(town: Told<&'p PlaceName>) -> Main<'p> {
        Main { place: town.what, why: town.why, sole: false, battle: false, front: false, sides: Vec::new() }
    }

    /// Its name, and what tells it.
    pub fn told(&self) -> Told<String> {
        Told::new(self.place.name.clone(), self.why)
    }

    /// The place, and what tells it.
    pub fn town(&self) -> Told<&'p PlaceName> {
        Told::new(self.place, self.why)
    }

    /// Whether a claim of an event may be of it: a whole region is that of its people alone, and people of
    /// another land that the document speaks of were not hit there.
    pub fn fits(&self, passages: &[Passage], draft: &Draft, context: &Context) -> bool {
        let at_home = |side: Name| {
            let places = passages.iter().flat_map(Passage::places_known);
            places.filter(|place| place.role == Role::Spot).any(|place| place.country == Some(side))
        };
        let foreign = draft.side.is_some_and(|side| {
            let told = self.sides.is_empty() || self.sides.contains(&side);
            // Those whose land the war is fought on were not hit on the enemy's.
            let home = context.conflict.filter(|row| row.civilians == side);
            let enemy = home.and_then(|row| row.enemy_of(side));
            let across = enemy.is_some() && enemy == self.place.country && !self.sides.contains(&side);
            across || self.place.country != Some(side) && !told && at_home(side)
        });
        let bystanders = draft.category.is_bystanders();
        !(foreign && bystanders) && (is_town(self.place) || bystanders)
    }

    /// Whether it says more closely where a place is.
    pub fn narrows(&self, place: &PlaceName) -> bool {
        is_town(self.place) && place.kind == Some(PlaceKind::Region) && place.country == self.place.country
    }
}

/// The first sentences of a text, `count` of them besides its headlines.
fn lead<'p, 'a>(passages: &'p [Passage<'a>], count: usize) -> impl Iterator<Item = &'p Passage<'a>> {
    let mut left = count;
    passages.iter().take_while(move |passage| {
        let within = left > 0;
        left -= usize::from(within && !passage.is_display());
        within
    })
}

/// `attacked a dozen provinces, killing 11 people overall`: a document that opens with many places is about
/// none of them.
fn is_of_many(located: Located) -> bool {
    let mut opening = located.drafts.iter().zip(located.own).take_while(|(draft, _)| draft.passage < LEAD);
    opening.any(|(draft, own)| {
        let passage = &located.passages[draft.passage];
        own.is_none() && is_spread(&passage.reading, passage.claims[draft.claim].start)
    })
}

/// A place that a document may be about, what tells it, and whether it is the only one.
type Found<'p> = (&'p PlaceName, Because, bool);

/// The town of the battle or attack that a document has for its title.
fn battle<'p>(passages: &'p [Passage]) -> Option<Found<'p>> {
    const BATTLES: &[&str] = &["battle", "siege"];
    let titles = passages.iter().enumerate().take_while(|(_, passage)| passage.is_display());
    titles.take(2).find_map(|(index, passage)| {
        let reading = &passage.reading;
        let word = (0..4).find(|&at| reading.is_any(at, BATTLES) && reading.is_any(at + 1, &["of", "for"]));
        let battle = |word: usize| {
            let found = passage.places().first().filter(|place| is_spot(place) && place.at <= word + 3);
            found.map(|place| (place, "the town of the battle that the document tells of"))
        };
        let attack = || titled(passage).map(|place| (place, "the town of the attack that the title names"));
        let (place, rule) = word.and_then(battle).or_else(attack)?;
        Some((place, Because::term(rule, reading, place.at).of_passage(index), false))
    })
}

/// `Yavoriv military base attack`, `Bombing of Guernica`: a title that is no more than the name of an event.
fn titled<'p>(passage: &'p Passage) -> Option<&'p PlaceName> {
    const LONG: usize = 9;
    let reading = &passage.reading;
    let place = passage.places().iter().find(|place| place.role == Role::Spot && is_town(place))?;
    let named = reading.len() <= LONG && (0..reading.len()).any(|at| anaphor::is_event(reading, at));
    (named && is_only(reading, place)).then_some(place)
}

/// Whether nothing but a place, what stands there, a year and an event are named.
fn is_only(reading: &Reading, place: &PlaceName) -> bool {
    const KINDS: &[&str] = &[
        "military", "base", "airbase", "airfield", "airport", "railway", "train", "station", "hospital",
        "school", "market", "theatre", "theater", "prison", "camp", "mosque", "church", "hotel", "chemical",
        "air", "missile", "rocket", "drone", "suicide", "car", "bus", "city", "refugee", "barracks", "the",
        "of", "on", "at", "in", "and",
    ];
    (0..reading.len()).all(|at| {
        (place.at..place.end).contains(&at)
            || reading.word(at).starts_with(|first: char| first.is_ascii_digit())
            || reading.is_any(at, KINDS)
            || anaphor::is_event(reading, at)
    })
}

/// What a stretch of a front is called behind its name.
const FRONTS: &[&str] = &["direction", "front", "sector", "axis", "directions"];

/// `The Tavria direction`: whether a place is a stretch of a front.
fn is_of_front(passage: &Passage, place: &PlaceName) -> bool {
    passage.reading.is_any(place.end, FRONTS)
}

/// The stretch of a front that a document opens with, where it names no other one for a claim.
fn front<'p>(located: Located<'_, 'p, '_>) -> Option<Found<'p>> {
    let opening = located.passages.iter().enumerate().take(LEAD);
    let (index, place) = opening.into_iter().find_map(|(index, passage)| {
        let place = passage.places().iter().find(|place| is_of_front(passage, place))?;
        Some((index, place))
    })?;
    let rule = "the stretch of the front that the document reports of";
    let why = Because::term(rule, &located.passages[index].reading, place.at).of_passage(index);
    let only = located.told().all(|(_, other)| other.name == place.name);
    only.then_some((place, why, true))
}

/// Whether the document reports of the losses on one stretch of a front.
fn is_front(located: Located, place: &PlaceName) -> bool {
    front(located).is_some_and(|(found, ..)| found.name == place.name)
}

/// The one place that claims are said to be of, where the document opens with it.
fn sole<'p>(located: Located<'_, 'p, '_>) -> Option<Found<'p>> {
    let (_, place) = located.told().next()?;
    let only = located.told().all(|(_, other)| other.name == place.name);
    let opening = lead(located.passages, LEAD).flat_map(|passage| passage.places());
    let mut opening = opening.filter(|other| other.role == Role::Spot && other.name == place.name);
    let found = only && opening.next().is_some();
    found.then(|| (place, Because::rule("the one place that the document tells claims of"), true))
}

/// The town that the document names first, and more often than any other.
fn named_most<'p>(located: Located<'_, 'p, '_>) -> Option<Found<'p>> {
    let passages = located.passages;
    let towns = || {
        passages.iter().flat_map(|passage| {
            let towns = passage.places_known().iter().filter(|place| is_town(place));
            towns.filter(|place| !is_of_other_day(&passage.reading, place.at))
        })
    };
    let first = towns().next()?;
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for town in towns() {
        *counts.entry(&town.name).or_default() += 1;
    }
    let (mine, most) = (counts.get(first.name.as_str()).copied()?, counts.values().copied().max()?);
    // A text of many towns is about none of them.
    let all: usize = counts.values().sum();
    let titled = passages
        .iter()
        .take_while(|passage| passage.is_display())
        .any(|passage| passage.places().iter().any(|place| place.name == first.name));
    let opens = located.drafts.iter().zip(located.own).take_while(|(draft, _)| draft.passage < LEAD);
    let told = opens.filter_map(|(_, place)| *place).any(|place| place.name == first.name);
    let about = (told || mine >= 3) && mine * 2 >= all || titled && mine >= 2;
    let rule = "the town that the document names first and most";
    (about && mine == most).then(|| (first, Because::rule(rule), false))
}

/// Where no claim is said to be of a place: the town of the attack that the document opens with.
fn opening<'p>(located: Located<'_, 'p, '_>) -> Option<Found<'p>> {
    const OPENING: usize = 5;
    if located.told().next().is_some() {
        return None;
    }
    lead(located.passages, OPENING).enumerate().find_map(|(index, passage)| {
        let struck = |place: &&PlaceName| {
            is_town(place)
                && place.role == Role::Spot
                && place.at > 0
                && !is_of_other_day(&passage.reading, place.at)
        };
        let place = passage.places().iter().find(struck).filter(|_| anaphor::tells_event(passage))?;
        let rule = "the town of the attack that the document opens with";
        Some((place, Because::term(rule, &passage.reading, place.at).of_passage(index), false))
    })
}
