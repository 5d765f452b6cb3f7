//! Names of places in a sentence: those of the lexicon, those that only their surroundings tell, and
//! what belongs to a name.

use super::{PlaceName, SURE_LEADS};
use crate::lexicon::{Class, PlaceKind};
use crate::mention::{PlaceMention, Reading};

/// Words for a part of a country.
const COMPASS: &[&str] = &[
    "eastern",
    "western",
    "northern",
    "southern",
    "central",
    "southeastern",
    "northeastern",
    "southwestern",
    "northwestern",
    "south-eastern",
    "east",
    "west",
    "north",
    "south",
];

/// Words for what people live in.
const SETTLEMENTS: &[&str] = &[
    "town",
    "city",
    "village",
    "settlement",
    "district",
    "port",
    "towns",
    "villages",
    "camp",
    "suburb",
    "suburbs",
    "outskirts",
    "districts",
    "parts",
    "capital",
    "area",
    "region",
    "neighbourhood",
    "neighborhood",
    "streets",
    "vicinity",
    "hamlet",
    "township",
    "cities",
    "regions",
    "areas",
];

/// `in Kizlyar and Pervomayskoe`: a name that nothing is known of, joined to a place.
pub(super) fn second(reading: &Reading, places: &[PlaceName], at: usize) -> Option<PlaceName> {
    let last = places.last()?;
    let joined = at > 0 && last.end + 1 == at && reading.has(at - 1, Class::And);
    if !joined
        || !reading.is_capitalised(at)
        || reading.is_known(at)
        || reading.shouting
        || is_titled(reading)
    {
        return None;
    }
    let end = name_end(reading, at);
    let closes = !reading.is_possessive(end) && reading.verb(end).is_none() && reading.speech(end).is_none();
    (closes && end - at <= 2).then(|| PlaceName::unknown(reading, at, end))
}

/// `the villages of Idlib and Aleppo`: two are one place, more of them narrow nothing.
pub(super) fn joined(reading: &Reading, places: Vec<PlaceName>) -> Vec<PlaceName> {
    let comma = |from: usize, to: usize| to == from + 1 && reading.is(from, ',');
    let and = |from: usize, to: usize| {
        let from = from + usize::from(reading.is(from, ','));
        to > from
            && to - from <= 2
            && reading.has(from, Class::And)
            && (to == from + 1 || reading.has(from + 1, Class::The))
    };
    let mut merged: Vec<PlaceName> = Vec::with_capacity(places.len());
    let mut open = 0;
    for place in places {
        let last = merged.last().map_or(0, |last| last.end);
        if merged.len() > open && and(last, place.at) {
            let many = merged.len() - open > 1;
            let first = &mut merged[open];
            if first.name != place.name {
                first.name = format!("{} and {}", first.name, place.name);
            }
            first.end = place.end;
            first.kind = if many { Some(PlaceKind::Country) } else { first.kind };
            merged.truncate(open + 1);
            open += 1;
        } else {
            open = if merged.len() > open && comma(last, place.at) { open } else { merged.len() };
            merged.push(place);
        }
    }
    merged
}

/// A place of the lexicon; `eastern Ukraine` is a region of its own.
pub(super) fn known_place(reading: &Reading, at: usize, place: PlaceMention) -> PlaceName {
    let name = reading.lexicon.name(place.place);
    let mut from = at;
    while from > 0
        && (is_compass(reading, from - 1)
            || reading.has(from - 1, Class::And) && from > 1 && is_compass(reading, from - 2))
    {
        from -= 1;
    }
    let (name, kind, end) = if place.kind == PlaceKind::Country && from < at && !reading.shouting {
        let part = reading.words(from, at).to_lowercase();
        (format!("{part} {name}"), PlaceKind::Region, reading.term_end(at))
    } else {
        let kind = if is_region(reading, at) { PlaceKind::Region } else { place.kind };
        (name.to_owned(), kind, place_end(reading, at))
    };
    PlaceName { at, name, country: place.country, kind: Some(kind), end, address: false }
}

/// `Lviv Oblast`: the region, not the town that it is named for.
fn is_region(reading: &Reading, at: usize) -> bool {
    let kinds = ["region", "oblast", "province", "governorate", "krai", "department"];
    reading.is_any(reading.term_end(at), &kinds)
}

/// `Kyiv region`, `Belgorod Oblast`: the word for what it is belongs to it.
fn place_end(reading: &Reading, at: usize) -> usize {
    let end = reading.term_end(at);
    let kinds =
        ["region", "oblast", "province", "district", "krai", "governorate", "state", "county", "city"];
    end + usize::from(reading.is_any(end, &kinds))
}

/// `Carmelo Guerrero`: part of a longer name that the lexicon does not know.
pub(super) fn is_in_name(reading: &Reading, at: usize) -> bool {
    at > 1
        && !reading.shouting
        && reading.is_capitalised(at - 1)
        && !reading.is_known(at - 1)
        && !is_compass(reading, at - 1)
        && reading.tokens[at].glued == reading.tokens[at - 1].glued
        && !is_titled(reading)
}

/// Most words open with a capital, as in headlines.
fn is_titled(reading: &Reading) -> bool {
    let (mut capitals, mut all) = (0, 0);
    for at in (0..reading.len()).filter(|&at| reading.tokens[at].is_word()) {
        all += 1;
        capitals += usize::from(reading.is_capitalised(at));
    }
    capitals * 3 >= all * 2
}

/// `in Druzhkove`, `the village of Hrozne`: a capitalised name that nothing else is known of.
pub(super) fn unknown_place(reading: &Reading, at: usize) -> Option<PlaceName> {
    if reading.shouting
        || reading.is_known(at)
        || !reading.is_capitalised(at)
        || at == 0
        || is_compass(reading, at)
    {
        return None;
    }
    let before = at - 1;
    // `International Day in Support of`: a name that goes on is no place.
    if before > 0 && reading.is_capitalised(before - 1) && !reading.is_known(before - 1) {
        return None;
    }
    let led = reading.is_any(before, SURE_LEADS)
        || reading.is_word(before, "of") && before > 0 && is_settlement(reading, before - 1);
    if !led {
        return None;
    }
    let end = name_end(reading, at);
    // `at Lady Reading Hospital`, and any word of a headline
    let body =
        ["hospital", "school", "university", "airport", "centre", "center", "hall", "street", "stadium"];
    let named = reading.is_any(end - 1, &body) || reading.is_any(end, &body) || is_titled(reading);
    (!named && end - at <= 4).then(|| PlaceName::unknown(reading, at, end))
}

/// Where an unknown name ends: behind its last capitalised word, dashes between them.
fn name_end(reading: &Reading, at: usize) -> usize {
    let goes_on =
        |next: usize| !reading.is_known(next) && (reading.is_capitalised(next) || reading.is_hyphen(next));
    let end = (at + 1..reading.len()).find(|&next| !goes_on(next)).unwrap_or(reading.len());
    (at + 1..=end).rev().find(|&last| !reading.tokens[last - 1].is_dash()).unwrap_or(end)
}

/// `the village of`, `the port of`: what is named behind it is a place.
pub(super) fn is_settlement(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, SETTLEMENTS)
}

/// `eastern`, `south`: a part of a country.
pub(super) fn is_compass(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, COMPASS)
}
