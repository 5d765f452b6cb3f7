//! Places: the one its sentence names, else the one the event was last said to be in.

use rustc_hash::FxHashMap;

use super::{Draft, Passage, pointed};
use crate::assemble::place::{self, PlaceName};
use crate::assemble::{Case, Claim, attribution};
use crate::lexicon::PlaceKind;
use crate::record::{Category, Measure, TimeFrame};
use crate::why::{Because, Reason, Told};

/// Closes the places of all drafts.
pub fn close(passages: &[Passage], drafts: &mut [Draft]) {
    let main = main_place(passages);
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let own = place::of(&passage.reading, &passage.places, &passage.claims, draft.claim);
        let origin = claim.governed.is_some_and(|governed| governed.case == Case::Origin);
        let found = match own {
            _ if origin => None,
            Some(place) if place.kind == Some(PlaceKind::Country) => None,
            Some(place) => {
                let rule = "the place of its sentence that is nearest and narrowest";
                Some(Told::new(place.name.clone(), Because::term(rule, &passage.reading, place.at)))
            }
            None if passage.is_display() => None,
            None => {
                let event = is_event(draft, claim);
                // Drones and missiles are shot down all over a country, and an army's day is that of a front.
                let flying = matches!(draft.category, Category::Uavs | Category::Missiles);
                let tally = draft.frame == Some(TimeFrame::Day) && is_of_front(draft, claim);
                let town = || main.clone().filter(|_| event && !flying && !tally);
                let office = || address(passage, claim);
                let near = || {
                    near(passages, draft)
                        .filter(|_| event && !flying && !(tally && draft.category.is_people()))
                };
                joined(passages, drafts, index).filter(|_| event).or_else(|| match office() {
                    Some(office) => town().or(Some(office)),
                    None => near().or_else(town),
                })
            }
        };
        let draft = &mut drafts[index];
        draft.why.place = found.as_ref().map_or(Reason::default(), |place| Reason::of(place.why));
        draft.place = found.map(|place| place.what);
    }
}

/// The town or region whose officials speak: `the Kyiv regional head said three were killed`.
fn address(passage: &Passage, claim: &Claim) -> Option<Told<String>> {
    let said = attribution::of(&passage.statements, claim)?;
    let phrase = said.phrase.0..said.phrase.1 + 2;
    let place = passage.places.iter().find(|place| phrase.contains(&place.at) && is_spot(place))?;
    let why = Because::term("the place whose officials speak", &passage.reading, place.at);
    Some(Told::new(place.name.clone(), why))
}

/// Whether the claim tells of one event, which has a place: a strike, a clash.
fn is_event(draft: &Draft, claim: &Claim) -> bool {
    let total = draft.frame == Some(TimeFrame::Cumulative)
        || claim.governed.is_some_and(|governed| governed.case == Case::Heading);
    let small = claim.amount.value.or(claim.amount.low).is_some_and(|number| number < 1000.0);
    let people = draft.category.is_bystanders();
    !total
        && claim.measure == Measure::Count
        && (draft.frame == Some(TimeFrame::Day) || small && (people || draft.frame.is_none()))
}

/// Arms, or more soldiers than one strike kills: over a day they fall along a whole front.
fn is_of_front(draft: &Draft, claim: &Claim) -> bool {
    const STRIKE: f64 = 500.0;
    let many = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= STRIKE);
    !draft.category.is_people() || many && !draft.category.is_bystanders()
}

/// The place of the claim before it in the sentence.
fn joined(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    let before = &drafts[index.checked_sub(1)?];
    let place = before.place.clone().filter(|_| before.passage == drafts[index].passage)?;
    // `57,000 in Korea and 47,000 during the Vietnam War`: a part with words of its own for where.
    let here = &passages[drafts[index].passage];
    let own = &here.claims[drafts[index].claim];
    let part = own.governed.is_some_and(|governed| governed.case == Case::Part) && own.head.noun.is_none();
    if part && here.reading.is_any(own.number.1, &["during", "in", "at", "near", "over", "between"]) {
        return None;
    }
    let claim = &passages[before.passage].claims[before.claim];
    Some(Told::new(place, pointed("the place of the claim before it in the sentence", claim, before.passage)))
}

/// The place last named in the sentences before, in the same or the last paragraph.
fn near(passages: &[Passage], draft: &Draft) -> Option<Told<String>> {
    let index = draft.passage;
    let people = draft.category.is_bystanders();
    // People of one land were not hit in another's town.
    let foreign = |place: &PlaceName| {
        people && place.country.zip(draft.side).is_some_and(|(country, side)| country != side)
    };
    let rule = "the place last named in the sentences before it";
    (index.saturating_sub(4)..index)
        .rev()
        .map(|at| (at, &passages[at]))
        .take_while(|(_, before)| passages[index].paragraphs_behind(before) <= 1)
        .find_map(|(at, before)| {
            let spots = before.places.iter().rev().filter(|place| is_spot(place) && !foreign(place));
            // A town before the region it lies in.
            let place = spots.min_by_key(|place| place.kind == Some(PlaceKind::Region))?;
            let why = Because::term(rule, &before.reading, place.at).of_passage(at);
            Some(Told::new(place.name.clone(), why))
        })
}

/// A town or a region; no country, no sea and no name that nothing is known of.
fn is_spot(place: &PlaceName) -> bool {
    !matches!(place.kind, Some(PlaceKind::Country | PlaceKind::Sea) | None)
}

/// The town that the document is about: named first, and more often than any other.
fn main_place(passages: &[Passage]) -> Option<Told<String>> {
    let towns = || {
        passages
            .iter()
            .flat_map(|passage| &passage.places)
            .filter(|place| matches!(place.kind, Some(PlaceKind::City | PlaceKind::Other)))
    };
    let first = towns().next()?;
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for town in towns() {
        *counts.entry(&town.name).or_default() += 1;
    }
    let (mine, most) = (counts.get(first.name.as_str()).copied()?, counts.values().copied().max()?);
    let rule = "the town that the document names first and most";
    // A text of many towns is about none of them.
    let all: usize = counts.values().sum();
    let titled = passages
        .iter()
        .take_while(|passage| passage.is_display())
        .any(|passage| passage.places.iter().any(|place| place.name == first.name));
    let about = mine >= 3 && mine * 2 >= all || titled && mine >= 2;
    (about && mine == most).then(|| Told::new(first.name.clone(), Because::rule(rule)))
}
