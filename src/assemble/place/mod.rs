//! Where: the place a figure is limited to, as its sentence names it.

mod name;

use crate::assemble::{Case, Claim};
use crate::lexicon::{Class, Name, PartyKind, PlaceKind};
use crate::mention::Reading;
use name::{is_compass, is_in_name, is_settlement, joined, known_place, second, unknown_place};

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

/// Words behind the name of a capital that mean the town, not the government that sits in it.
const OF_TOWNS: &[&str] = &[
    "region",
    "regional",
    "oblast",
    "mayor",
    "governor",
    "city",
    "toll",
    "residents",
    "suburb",
    "suburbs",
    "administration",
    "hospital",
    "apartment",
    "outskirts",
    "neighbourhood",
    "neighborhood",
    "streets",
];

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
    /// One past its last token.
    pub end: usize,
    /// It only tells whose officials speak: `the Kyiv regional head said`.
    pub address: bool,
}

impl PlaceName {
    /// A place that the lexicon does not know, as written from `at` to `end`.
    fn unknown(reading: &Reading, at: usize, end: usize) -> PlaceName {
        PlaceName {
            at,
            name: reading.words(at, end).to_owned(),
            country: None,
            kind: None,
            end,
            address: false,
        }
    }
}

/// The places of a sentence, in order; a country as a party's voice is none.
pub fn all(reading: &Reading) -> Vec<PlaceName> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        if let Some(place) = reading.place(at).filter(|place| is_located(reading, at, place.kind)) {
            places.push(known_place(reading, at, place));
        } else if let Some(name) = unknown_place(reading, at).or_else(|| second(reading, &places, at)) {
            places.push(name);
        }
        at = reading.term_end(at);
    }
    joined(reading, places)
}

/// The party name at `at` only says where: `in Ukraine`, `attacks on eastern and southern Ukraine`.
pub fn is_mere_place(reading: &Reading, at: usize) -> bool {
    let named =
        reading.party(at).is_some_and(|party| matches!(party.kind, PartyKind::Name | PartyKind::Metonym));
    named
        && !reading.owns(at)
        && reading.place(at).is_some_and(|_| is_located(reading, at, PlaceKind::Country))
}

/// A town is a place wherever it stands; a country only behind a preposition.
fn is_located(reading: &Reading, at: usize, kind: PlaceKind) -> bool {
    let end = reading.term_end(at);
    // `20:00 Moscow time`
    if reading.is_word(end, "time") || is_in_name(reading, at) {
        return false;
    }
    if reading.party(at).is_none() && kind != PlaceKind::Country {
        return true;
    }
    // `the Kyiv regional head`, `Kyiv toll rises`: the town, not its government.
    if kind != PlaceKind::Country && (reading.is_any(end, OF_TOWNS) || is_struck(reading, end)) {
        return true;
    }
    let Some(mut before) = at.checked_sub(1) else { return false };
    if is_compass(reading, before) {
        return true;
    }
    while before > 0
        && (reading.has_any(before, &[Class::The, Class::Determiner])
            || is_compass(reading, before)
            || reading.tokens[before].is_word()
                && !reading.is_known(before)
                && !reading.is_capitalised(before))
    {
        before -= 1;
    }
    led_by_place(reading, before)
}

/// `Paris is rocked by attacks`, `Kyiv was hit`: a town that something happens to.
fn is_struck(reading: &Reading, end: usize) -> bool {
    let struck = ["hit", "struck", "rocked", "attacked", "shelled", "bombed", "targeted", "shaken"];
    reading.has(end, Class::Be) && (end + 1..end + 3).any(|at| reading.is_any(at, &struck))
}

/// `in Ukraine`, `near Bakhmut`, `a suburb of Beirut`, `the capital, Kabul`: whether the word at
/// `before` leads to a place.
fn led_by_place(reading: &Reading, before: usize) -> bool {
    let town = |at: Option<usize>| at.is_some_and(|at| is_settlement(reading, at) || is_compass(reading, at));
    reading.is_any(before, LEADS)
        || (reading.has(before, Class::Of) || reading.is(before, ',')) && town(before.checked_sub(1))
}

/// The place of the claim at `index`: what stands right behind it, else the narrowest and nearest in its
/// clause, behind it before in front of it.
pub fn of<'p>(
    reading: &Reading,
    places: &'p [PlaceName],
    claims: &[Claim],
    index: usize,
) -> Option<&'p PlaceName> {
    let claim = &claims[index];
    // `wounded in Kherson and five in Zaporizhzhia`: the verb is the other figure's.
    let part = is_part(claim) && claim.head.noun.is_none();
    let event = if part { claim.start } else { claim.event() };
    let (start, end) = (claim.start.min(event), claim.head.end.max(event));
    // `216 drones, including 66 over Krasnodar`: the part's place is not the whole's.
    let parts = || claims[index + 1..].iter().filter(|other| is_part(other));
    let places = places.iter().filter(|place| {
        let reached = place.at < end || !crosses(reading, end, place.at);
        !place.address && reached && !parts().any(|part| is_behind(reading, part, place))
    });
    places.min_by_key(|place| {
        let behind = place.at >= start;
        let distance = if behind { place.at - start.min(place.at) } else { start - place.at + 6 };
        (!is_behind(reading, claim, place), breadth(place), distance)
    })
}

/// A figure that is a part of another, or says what it said of another place.
fn is_part(claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| governed.case == Case::Part)
}

/// `66 over the Krasnodar region`: the place stands right behind the number or what it counts.
fn is_behind(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    let end = claim.head.end.max(claim.number.1);
    let plain = |at: usize| {
        !reading.is(at, ',')
            && reading.verb(at).is_none()
            && reading.quantity_at(at).is_none()
            && !reading.has_any(at, &[Class::And, Class::Be, Class::By, Class::From])
    };
    let spot = !matches!(place.kind, Some(PlaceKind::Country));
    spot && place.at >= end && place.at - end <= 6 && (end..place.at).all(plain)
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
