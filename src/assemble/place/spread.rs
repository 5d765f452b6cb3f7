//! Figures of more places than one: `attacked cities across the country`.

use std::ops::Range;

use super::PlaceName;
use super::name::is_compass;
use crate::lexicon::{Class, PlaceKind};
use crate::mention::{Reading, Shapes};

/// Words for places of which more than one is named.
pub(super) const PLACES: &[&str] = &[
    "regions",
    "cities",
    "towns",
    "provinces",
    "oblasts",
    "districts",
    "villages",
    "states",
    "areas",
    "locations",
    "communities",
    "settlements",
];

/// `attacked cities across Ukraine, killing 11 people overall`: before the number at `start` the sentence
/// tells of many places at once.
pub fn is_spread(reading: &Reading, start: usize) -> bool {
    const MANY: &[&str] = &["several", "many", "multiple", "various", "different", "numerous", "other"];
    const ALL: &[&str] = &["nationwide", "countrywide", "overall"];
    let counted = |at: usize| {
        let before = at.saturating_sub(3)..at;
        // `evacuated to other cities`
        let away = before.clone().any(|at| reading.is_any(at, &["to", "from"]));
        !away && before.into_iter().any(|at| reading.quantity_at(at).is_some() || reading.is_any(at, MANY))
    };
    // `and hit Kherson and other towns`
    let others = |at: usize| reading.is_word(at - 1, "other") && reading.has(at - 2, Class::And);
    // `several districts of Kyiv` are in one place.
    let within = |at: usize| {
        // `two villages in southern Lebanon`
        let part = |at: usize| at > 0 && is_compass(reading, at - 1);
        let named =
            |at: usize| reading.place(at).is_some_and(|place| place.kind != PlaceKind::Country || part(at));
        reading.is_any(at + 1, &["of", "in"]) && (at + 2..at + 5).any(named)
    };
    // `attacks on Ukrainian cities`
    let owned = |at: usize| {
        at > 0
            && reading.party(at - 1).is_some()
            && reading.quantity_at(at - 1).is_none()
            && reading.place(at - 1).is_none()
    };
    if !reading.may_hold_of(const { &Shapes::of(&[PLACES, ALL, ACROSS]) }) {
        return false;
    }
    reading.tokens_of(0..start, PLACES).any(|at| (counted(at) || owned(at)) && !within(at))
        || reading.any_of(0..start, &ALL[..2])
        || tells_across(reading, 0..start)
        || reading.any_of(start..start + 6, ALL)
        || reading.tokens_of(start.max(2)..reading.len(), PLACES).any(others)
}

/// Words before a land, all of which is meant.
const ACROSS: &[&str] = &["across", "throughout"];

/// `across Sudan`, `throughout the country`
pub(super) fn tells_across(reading: &Reading, range: Range<usize>) -> bool {
    reading.tokens_of(range, ACROSS).any(|at| {
        let land = at + 1 + usize::from(reading.has(at + 1, Class::The));
        let country = || reading.place(land).is_some_and(|place| place.kind == PlaceKind::Country);
        reading.is_any(land, &["country", "nation"]) || country()
    })
}

/// `killed 28 in attacks across three towns: Lahr, Molin (Kordo) and Akrem`: the figure is of all that the list names.
pub(super) fn is_of_list(reading: &Reading, end: usize, place: &PlaceName) -> bool {
    const REACH: usize = 24;
    if !reading.may_hold(&[":"]) {
        return false;
    }
    let from = end.max(place.at.saturating_sub(REACH)).min(place.at);
    let list = (from..place.at).find(|&at| reading.is(at, ':') && at > 1 && reading.is_any(at - 1, PLACES));
    list.is_some_and(|colon| reading.quantity_at(colon - 2).is_some())
}
