//! Where: the place a figure is limited to, as its sentence names it.

use crate::assemble::{Case, Claim};
use crate::lexicon::{Class, Name, PartyKind, PlaceKind};
use crate::mention::{PlaceMention, Reading};
use crate::token::Kind;

/// Words that lead to a place.
const LEADS: &[&str] = &[
    "in",
    "near",
    "at",
    "across",
    "around",
    "outside",
    "inside",
    "throughout",
    "over",
    "on",
    "into",
    "from",
    "to",
];

/// Words that lead to a place even where the lexicon does not know its name.
const SURE_LEADS: &[&str] = &["in", "near", "at", "outside"];

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
const SETTLEMENTS: &[&str] =
    &["town", "city", "village", "settlement", "district", "port", "towns", "villages", "camp", "suburb"];

/// A place that a sentence names, with the token it stands at.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceName {
    /// Its first token.
    pub at: usize,
    /// Its usual English name, or as written where the lexicon does not know it.
    pub name: String,
    /// The party whose territory it is.
    pub country: Option<Name>,
    /// What kind it is; `None` where the lexicon does not know it.
    pub kind: Option<PlaceKind>,
}

/// The places of a sentence, in order; a country as a party's voice is none.
pub fn all(reading: &Reading) -> Vec<PlaceName> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        if let Some(place) = reading.place(at).filter(|place| is_located(reading, at, place.kind)) {
            places.push(known_place(reading, at, place));
        } else if let Some(name) = unknown_place(reading, at) {
            places.push(name);
        }
        at = reading.term_end(at);
    }
    places
}

/// A place of the lexicon; `eastern Ukraine` is a region of its own.
fn known_place(reading: &Reading, at: usize, place: PlaceMention) -> PlaceName {
    let name = reading.lexicon.name(place.place);
    let mut from = at;
    while from > 0
        && (is_compass(reading, from - 1)
            || reading.has(from - 1, Class::And) && from > 1 && is_compass(reading, from - 2))
    {
        from -= 1;
    }
    if place.kind == PlaceKind::Country && from < at && !reading.shouting {
        let part = reading.words(from, at).to_lowercase();
        return PlaceName {
            at,
            name: format!("{part} {name}"),
            country: place.country,
            kind: Some(PlaceKind::Region),
        };
    }
    PlaceName { at, name: name.to_owned(), country: place.country, kind: Some(place.kind) }
}

/// The party name at `at` only says where: `in Ukraine`, `attacks on eastern and southern Ukraine`.
pub fn is_mere_place(reading: &Reading, at: usize) -> bool {
    let named =
        reading.party(at).is_some_and(|party| matches!(party.kind, PartyKind::Name | PartyKind::Metonym));
    let owns = reading.tokens.get(reading.term_end(at)).is_some_and(|token| token.kind == Kind::Possessive);
    named && !owns && reading.place(at).is_some_and(|_| is_located(reading, at, PlaceKind::Country))
}

/// A town is a place wherever it stands; a country only behind a preposition.
fn is_located(reading: &Reading, at: usize, kind: PlaceKind) -> bool {
    if reading.party(at).is_none() && kind != PlaceKind::Country {
        return true;
    }
    let Some(mut before) = at.checked_sub(1) else { return false };
    if is_compass(reading, before) {
        return true;
    }
    while before > 0
        && (reading.has_any(before, &[Class::The, Class::Determiner])
            || is_compass(reading, before)
            || !reading.is_known(before) && !reading.is_capitalised(before))
    {
        before -= 1;
    }
    led_by_place(reading, before)
}

/// `in Ukraine`, `near Bakhmut`: whether the word at `before` leads to a place.
fn led_by_place(reading: &Reading, before: usize) -> bool {
    reading.is_any(before, LEADS)
}

/// `eastern`, `south`: a part of a country.
fn is_compass(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, COMPASS)
}

/// `in Druzhkove`, `the village of Hrozne`: a capitalised name that nothing else is known of.
fn unknown_place(reading: &Reading, at: usize) -> Option<PlaceName> {
    if reading.shouting || reading.is_known(at) || !reading.is_capitalised(at) || at == 0 {
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
    (end - at <= 4).then(|| PlaceName {
        at,
        name: reading.words(at, end).to_owned(),
        country: None,
        kind: None,
    })
}

/// Where an unknown name ends: behind its last capitalised word, dashes between them.
fn name_end(reading: &Reading, at: usize) -> usize {
    let goes_on = |next: usize| {
        let token = reading.tokens[next];
        !reading.is_known(next) && (reading.is_capitalised(next) || token.is_dash() && token.glued)
    };
    let end = (at + 1..reading.len()).find(|&next| !goes_on(next)).unwrap_or(reading.len());
    (at + 1..=end).rev().find(|&last| !reading.tokens[last - 1].is_dash()).unwrap_or(end)
}

/// `the village of`, `the port of`: what is named behind it is a place.
fn is_settlement(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, SETTLEMENTS)
}

/// The place of a claim: the nearest in its clause, behind it before in front of it.
pub fn of<'p>(reading: &Reading, places: &'p [PlaceName], claim: &Claim) -> Option<&'p PlaceName> {
    // `wounded in Kherson and five in Zaporizhzhia`: the verb is the other figure's.
    let part =
        claim.governed.is_some_and(|governed| governed.case == Case::Part) && claim.head.noun.is_none();
    let event = if part { claim.start } else { claim.event() };
    let (start, end) = (claim.start.min(event), claim.head.end.max(event));
    places.iter().filter(|place| place.at < end || !crosses(reading, end, place.at)).min_by_key(|place| {
        let behind = place.at >= start;
        let distance = if behind { place.at - start.min(place.at) } else { start - place.at + 6 };
        (breadth(place), distance)
    })
}

/// Whether a contrast stands between a claim and a place: `killed five in Kharkiv, while in Kherson`.
fn crosses(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reading.has(at, Class::But) || reading.is(at, ';') || reading.is_any(at, &["while", "whereas"])
    })
}

/// How little a place narrows a figure: a town most, then a region, a sea or a country least.
fn breadth(place: &PlaceName) -> usize {
    match place.kind {
        Some(PlaceKind::City | PlaceKind::Other) | None => 0,
        Some(PlaceKind::Region) => 1,
        Some(PlaceKind::Sea | PlaceKind::Country) => 2,
    }
}
