//! Places: the one its sentence names, else the one the event was last said to be in.

use rustc_hash::FxHashMap;

use super::{Draft, Passage};
use crate::assemble::place::{self, PlaceName};
use crate::assemble::{Case, Claim};
use crate::lexicon::PlaceKind;
use crate::record::{Category, Measure, TimeFrame};

/// Closes the places of all drafts.
pub fn close(passages: &[Passage], drafts: &mut [Draft]) {
    let main = main_place(passages);
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let own = place::of(&passage.reading, &passage.places, claim);
        let found = match own {
            Some(place) if place.kind == Some(PlaceKind::Country) => None,
            Some(place) => Some(place.name.clone()),
            None if passage.is_display() => None,
            None if is_event(draft, claim) => {
                joined(drafts, index).or_else(|| near(passages, draft.passage)).or_else(|| main.clone())
            }
            None => None,
        };
        drafts[index].place = found;
    }
}

/// Whether the claim tells of one event, which has a place: a strike, a clash.
fn is_event(draft: &Draft, claim: &Claim) -> bool {
    let total = draft.frame == Some(TimeFrame::Cumulative)
        || claim.governed.is_some_and(|governed| governed.case == Case::Heading);
    let small = claim.amount.value.or(claim.amount.low).is_some_and(|number| number < 1000.0);
    let people = matches!(draft.category, Category::Civilian | Category::People);
    !total
        && claim.measure == Measure::Count
        && (draft.frame == Some(TimeFrame::Day) || small && (people || draft.frame.is_none()))
}

/// The place of the claim before it in the sentence.
fn joined(drafts: &[Draft], index: usize) -> Option<String> {
    let before = &drafts[index.checked_sub(1)?];
    (before.passage == drafts[index].passage).then(|| before.place.clone())?
}

/// The place last named in the sentences before, in the same or the last paragraph.
fn near(passages: &[Passage], index: usize) -> Option<String> {
    let paragraph = passages[index].reading.sentence.paragraph;
    passages[index.saturating_sub(4)..index]
        .iter()
        .rev()
        .take_while(|before| paragraph - before.reading.sentence.paragraph.min(paragraph) <= 1)
        .find_map(|before| before.places.iter().rev().find(|place| is_spot(place)))
        .map(|place| place.name.clone())
}

/// A town, a region or a name that nothing is known of; no country and no sea.
fn is_spot(place: &PlaceName) -> bool {
    !matches!(place.kind, Some(PlaceKind::Country | PlaceKind::Sea) | None)
}

/// The town that the document is about: named first, and more often than any other.
fn main_place(passages: &[Passage]) -> Option<String> {
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
    (mine >= 3 && mine == most).then(|| first.name.clone())
}
