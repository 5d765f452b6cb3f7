//! Where the event happened that a report opens with: news tells of `a village in the north` first, and
//! names it in a sentence behind.

use super::{anaphor, is_event, is_town};
use crate::assemble::Claim;
use crate::assemble::place::{PlaceName, Role, is_of_other_day};
use crate::lexicon::{Class, PlaceKind};
use crate::mention::Reading;
use crate::resolve::{Draft, Passage};
use crate::why::{Because, Told};

/// How many sentences behind its opening a report may name the place.
const REACH: usize = 6;

/// How many sentences open a report, besides its headlines.
const OPENING: usize = 3;

/// What happens in one place, or is one.
const SINGLE: &[&str] = &[
    "attack",
    "strike",
    "airstrike",
    "blast",
    "explosion",
    "bombing",
    "raid",
    "ambush",
    "assault",
    "shooting",
    "massacre",
    "clash",
    "bomber",
    "bomb",
    "missile",
    "village",
    "town",
    "port",
    "mosque",
    "church",
    "school",
    "hospital",
    "market",
    "base",
    "camp",
    "prison",
    "station",
    "barracks",
];

/// The wide places of a document that a town told more closely, each with its passage.
#[derive(Default)]
pub struct Narrowed<'p>(Vec<(usize, usize, Told<&'p PlaceName>)>);

impl<'p> Narrowed<'p> {
    /// The town in the place that the passage `index` names.
    pub fn town(&self, index: usize, place: &PlaceName) -> Option<Told<&'p PlaceName>> {
        let found = self.0.iter().find(|(passage, at, _)| (*passage, *at) == (index, place.at));
        found.map(|&(_, _, town)| town)
    }

    /// The town in the wide place that the claim's own sentence names, told before or by a sentence behind.
    pub fn read(
        &mut self,
        passages: &'p [Passage],
        drafts: &[Draft],
        index: usize,
        wide: &PlaceName,
    ) -> Option<Told<&'p PlaceName>> {
        let passage = drafts[index].passage;
        if !is_wide(wide) {
            return happened(passages, passage, wide);
        }
        self.town(passage, wide).or_else(|| {
            let town = place(passages, drafts, index, Some(wide))?;
            self.0.push((passage, wide.at, town));
            Some(town)
        })
    }
}

/// The town that a sentence further on names for the one event that the claim tells of; `wide` is what the
/// claim's own sentence says.
pub fn place<'p>(
    passages: &'p [Passage],
    drafts: &[Draft],
    index: usize,
    wide: Option<&PlaceName>,
) -> Option<Told<&'p PlaceName>> {
    let draft = &drafts[index];
    let passage = &passages[draft.passage];
    let claim = &passage.claims[draft.claim];
    if !is_event(draft, claim, &passage.reading)
        || passage.is_display()
        || !opens(passages, draft.passage)
        || !tells_of_one(&passage.reading, claim)
    {
        return None;
    }
    let behind = draft.passage + 1..(draft.passage + 1 + REACH).min(passages.len());
    for at in behind {
        let other = &passages[at];
        let Some(place) = named(other, draft, wide) else { continue };
        let same = other.claims.is_empty() || restates(&other.claims, claim) || refers(other);
        let told = same && tells_event(other) && !is_of_other_day(&other.reading, place.at);
        let rule = "the town that a sentence behind names for the event: `a village in the north`";
        let why = || Because::term(rule, &other.reading, place.at).of_passage(at);
        return told.then(|| Told::new(place, why()));
    }
    None
}

/// `30 were kidnapped in San Miguel department. It took place in San Luis`: the town in a region where the
/// next sentences say that it happened.
fn happened<'p>(passages: &'p [Passage], index: usize, region: &PlaceName) -> Option<Told<&'p PlaceName>> {
    const NEAR: usize = 2;
    if region.kind != Some(PlaceKind::Region) || passages[index].is_display() {
        return None;
    }
    let behind = (index + 1..(index + 1 + NEAR).min(passages.len()))
        .take_while(|&at| passages[at].paragraphs_behind(&passages[index]) <= 1);
    for at in behind {
        let (reading, places) = (&passages[at].reading, passages[at].places());
        let Some(verb) = (1..reading.len()).find(|&at| takes_place(reading, at)) else { continue };
        let inside = |place: &&PlaceName| {
            let same = place.country.is_none() || place.country == region.country;
            let spot = matches!(place.role, Role::Spot | Role::Address);
            place.at > verb && is_town(place) && spot && same && place.name != region.name
        };
        let rule = "the town where the next sentences say that it happened: `it took place in San Luis`";
        let told =
            |place: &'p PlaceName| Told::new(place, Because::term(rule, reading, place.at).of_passage(at));
        return places.iter().find(inside).map(told);
    }
    None
}

/// `the attack took place`, `the incident happened`: the event told of, no other.
fn takes_place(reading: &Reading, at: usize) -> bool {
    let place = reading.is_word(at + 1, "place") && reading.is_any(at, &["took", "taken"]);
    let subject = at.saturating_sub(5)..at;
    let event =
        |at: usize| anaphor::is_event(reading, at) || reading.is_any(at, &["kidnapping", "abduction"]);
    let the = |at: usize| reading.has(at, Class::The) || reading.is_any(at, &["it", "this"]);
    (place || reading.is_any(at, &["occurred", "happened", "unfolded"]))
        && subject.clone().any(the)
        && (subject.clone().any(event) || subject.clone().any(|at| reading.is_word(at, "it")))
}

/// The first town that a passage names where the claim may be: of `the Gulshan area of Peshawar` the one
/// that is known.
fn named<'p>(passage: &'p Passage, draft: &Draft, wide: Option<&PlaceName>) -> Option<&'p PlaceName> {
    let towns = || passage.places().iter().filter(|place| is_town(place) && fits(place, draft, wide));
    let first = towns().find(|place| matches!(place.role, Role::Spot | Role::Address))?;
    let around = || towns().find(|place| place.role == Role::Wider && place.kind == Some(PlaceKind::City));
    let known = passage.reading.place(first.at).is_some() || first.kind == Some(PlaceKind::City);
    Some(if known { first } else { around().unwrap_or(first) })
}

/// Whether a passage is one of the first of its document.
fn opens(passages: &[Passage], index: usize) -> bool {
    // A report has no more headings and items over its text than that.
    const HEAD: usize = 64;
    index <= HEAD
        && passages[..index].iter().filter(|passage| !passage.is_display()).nth(OPENING - 1).is_none()
}

/// `in an attack on a village`, `Tuesday's airport blast`: one event, in one place.
fn tells_of_one(reading: &Reading, claim: &Claim) -> bool {
    if !reading.any_of(0..reading.len(), SINGLE) {
        return false;
    }
    let near = claim.start.saturating_sub(20)..claim.start + 30;
    let one = |at: usize| {
        (at + 1..at + 6).take_while(|&at| !reading.is(at, ',')).any(|at| reading.is_any(at, SINGLE))
    };
    near.into_iter().any(|at| (reading.has(at, Class::A) || reading.is_possessive(at)) && one(at))
}

/// Whether a place may lie where the claim's sentence says.
fn fits(place: &PlaceName, draft: &Draft, wide: Option<&PlaceName>) -> bool {
    match wide {
        Some(wide) => place.country.is_none() || place.country == wide.country,
        None => {
            let home = place.country.is_none() || draft.side.is_none() || place.country == draft.side;
            home || !draft.category.is_bystanders()
        }
    }
}

/// Whether one of the claims says the same of as many.
fn restates(claims: &[Claim], claim: &Claim) -> bool {
    let same = |other: &Claim| {
        other.amount.value.is_some()
            && other.amount.value == claim.amount.value
            && other.outcome == claim.outcome
    };
    claims.iter().any(same)
}

/// Whether a sentence speaks of an event told before: `the attack in Marib`.
fn refers(passage: &Passage) -> bool {
    passage.claims.iter().any(|claim| anaphor::event(&passage.reading, claim))
}

/// Whether a sentence tells of an attack, and of no other one than was told before.
fn tells_event(passage: &Passage) -> bool {
    const HITS: &[&str] = &[
        "bomb",
        "bombs",
        "bomber",
        "missile",
        "rocket",
        "gunmen",
        "gunman",
        "exploded",
        "detonated",
        "blew",
        "slammed",
        "tore",
        "ripped",
        "opened",
        "rammed",
    ];
    const OTHERS: &[&str] =
        &["separate", "separately", "another", "elsewhere", "meanwhile", "earlier", "previous"];
    let reading = &passage.reading;
    let all = 0..reading.len();
    // `The attack was near an office in Lahr village`
    let told = reading.has(0, Class::The) && (1..3).any(|at| anaphor::is_event(reading, at));
    !reading.any_of(all.clone(), OTHERS)
        && (told || anaphor::tells_loss(passage) || reading.any_of(all, HITS))
}

/// Whether a place is no more than a part of a land, which a town in it tells more closely.
pub fn is_wide(place: &PlaceName) -> bool {
    let compass = place.name.starts_with(char::is_lowercase);
    place.kind == Some(PlaceKind::Country) || place.kind == Some(PlaceKind::Region) && compass
}
