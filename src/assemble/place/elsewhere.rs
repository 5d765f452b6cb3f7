//! Places that a sentence names for something else than where it happened.

use super::PlaceName;
use super::name::{is_compass, is_settlement, is_titled};
use crate::lexicon::{Cause, Class, PartyKind, PlaceKind};
use crate::mention::{Reading, Shapes};

/// What is called for a place and is not there.
const BODIES: &[&str] = &[
    "convention",
    "conventions",
    "accords",
    "agreement",
    "agreements",
    "talks",
    "negotiations",
    "court",
    "cartel",
    "army",
    "militia",
    "war",
    "wars",
    "battlegroup",
    "grouping",
    "brigade",
    "regiment",
    "battalion",
    "division",
    "fleet",
    "squadron",
    "command",
];

/// Wars that are called for the land they are fought in: all of the war is meant.
const WARS: &[&str] = &["war", "wars", "conflict", "insurgency", "rebellion", "revolt", "crisis"];

/// What states have over a land: `tensions over Kashmir`.
const QUARRELS: &[&str] =
    &["tensions", "dispute", "fighting", "conflict", "war", "row", "standoff", "crisis"];

/// Those behind which a place tells where somebody was found or taken, not where they come from.
const FOUND: &[&str] = &[
    "recovered",
    "pulled",
    "retrieved",
    "reported",
    "evacuated",
    "reports",
    "report",
    "kidnapped",
    "abducted",
];

/// `from Dagestan`, `safe passage back to Chechnya`, `the Geneva conventions`: nothing is said to happen
/// there.
pub(super) fn is_elsewhere(reading: &Reading, place: &PlaceName) -> bool {
    is_left(reading, place)
        || is_war_of(reading, place)
        || reading.is_any(place.end, BODIES)
        || is_in_title(reading, place)
        || is_ship(reading, place)
        || is_compared(reading, place)
        || is_force(reading, place)
        || is_seat(reading, place)
        || is_shore(reading, place)
        || is_blamed(reading, place)
        || is_doer(reading, place)
        || is_brought(reading, place)
        || is_of_hospital(reading, place)
}

/// `taken to a hospital in nearby Quetta`, `evacuated to the Combined Military Hospital, Quetta`: where the hurt were
/// brought.
fn is_brought(reading: &Reading, place: &PlaceName) -> bool {
    const BROUGHT: &[&str] = &[
        "evacuated",
        "taken",
        "transferred",
        "shifted",
        "rushed",
        "airlifted",
        "moved",
        "flown",
        "brought",
        "transported",
        "admitted",
    ];
    const REACH: usize = 14;
    if !reading.may_hold(&["to"]) || !reading.may_hold_of(const { &Shapes::of(&[BROUGHT]) }) {
        return false;
    }
    let plain = |&at: &usize| {
        reading.verb(at).is_none() && reading.quantity_at(at).is_none() && !reading.has(at, Class::But)
    };
    let near = place.at.saturating_sub(REACH)..place.at;
    let Some(to) = near.rev().take_while(plain).find(|&at| reading.is_word(at, "to")) else { return false };
    let hospital = (to..place.at).any(|at| reading.is_any(at, HOSPITALS));
    hospital && (to.saturating_sub(3)..to).any(|at| reading.is_any(at, BROUGHT))
}

/// Where the hurt are treated.
const HOSPITALS: &[&str] =
    &["hospital", "hospitals", "clinic", "clinics", "centre", "center", "facility", "facilities", "morgue"];

/// `the director of the Nasser Hospital in Khan Younis said`: where those work who count the dead.
fn is_of_hospital(reading: &Reading, place: &PlaceName) -> bool {
    const REACH: usize = 10;
    if !reading.may_hold(HOSPITALS) {
        return false;
    }
    // `the director of Nasser Hospital`, which the lexicon knows by its town
    let own = reading.is_any(place.end - 1, HOSPITALS);
    let own = own && place.at > 0 && reading.is_any(place.at - 1, &["of", "at", "from"]);
    let Some(lead) = lead(reading, place, true).filter(|&at| at > 0) else { return false };
    let lead = if own { place.at - 1 } else { lead };
    let body = own || reading.is_any(lead, &["in", "at"]) && reading.is_any(lead - 1, HOSPITALS);
    let says = || {
        let behind = (place.end..place.end + REACH).take_while(|&at| reading.quantity_at(at).is_none());
        behind.into_iter().any(|at| reading.speech(at).is_some())
    };
    let event = |at: usize| reading.verb(at).is_some() || reading.cause(at) == Some(Cause::Conflict);
    let quiet = || (0..lead).all(|at| reading.quantity_at(at).is_none() && !event(at));
    body && quiet() && says()
}

/// `killed in US strikes`: letters of a state before what it did; `in Gaza strikes` tells where.
fn is_doer(reading: &Reading, place: &PlaceName) -> bool {
    let letters = reading.word(place.at).chars().all(|letter| !letter.is_lowercase());
    let state = letters
        && !reading.shouting
        && reading.party(place.at).is_some_and(|party| party.kind == PartyKind::Name);
    state && reading.cause(place.end).is_some()
}

/// `the Black Sea port city`: a town that is told by its sea.
fn is_shore(reading: &Reading, place: &PlaceName) -> bool {
    const TOWNS: &[&str] = &["port", "city", "town", "resort", "headquarters", "fleet"];
    place.kind == Some(PlaceKind::Sea)
        && reading.is_any(place.end, TOWNS)
        && !reading.is_word(place.end + 1, "of")
}

/// `a commander whom it blamed for an attack in Marib`: an older event, of which nothing more is told.
fn is_blamed(reading: &Reading, place: &PlaceName) -> bool {
    const BLAMES: &[&str] = &["blamed", "blames", "accused", "responsible", "suspected", "wanted"];
    const REACH: usize = 12;
    if !reading.may_hold_of(const { &Shapes::of(&[BLAMES]) }) {
        return false;
    }
    let blame = (place.at.saturating_sub(REACH)..place.at)
        .rev()
        .take_while(|&at| !reading.is(at, ','))
        .find(|&at| reading.is_any(at, BLAMES))
        .filter(|&at| reading.is_any(at + 1, &["for", "of"]));
    blame.is_some_and(|at| (at..reading.len()).all(|at| reading.quantity_at(at).is_none()))
}

/// `Battlegroups North, Dnepr`, `the Dnepr group of forces`: troops that are called for a place.
fn is_force(reading: &Reading, place: &PlaceName) -> bool {
    const FORCES: &[&str] = &["battlegroup", "battlegroups", "grouping", "groupings"];
    let of_forces = reading.is_any(place.end, &["group", "groups", "grouping"])
        && reading.is_word(place.end + 1, "of")
        && reading.is_any(place.end + 2, &["forces", "troops"]);
    let listed = |&at: &usize| {
        reading.is_capitalised(at) || reading.is(at, ',') || reading.has_any(at, &[Class::And, Class::The])
    };
    let led = || {
        let before = (0..place.at).rev().take_while(|at| reading.is_any(*at, FORCES) || listed(at));
        before.take(FAR).any(|at| reading.is_any(at, FORCES))
    };
    const FAR: usize = 6;
    of_forces || reading.may_hold_of(const { &Shapes::of(&[FORCES]) }) && led()
}

/// `a group based in Washington`, `told reporters in Kyiv`, `at a rally in Moscow`: where somebody sits or
/// speaks.
fn is_seat(reading: &Reading, place: &PlaceName) -> bool {
    const SEATS: &[&str] = &["based", "headquartered"];
    const HEARD: &[&str] = &[
        "reporters",
        "journalists",
        "conference",
        "briefing",
        "speech",
        "summit",
        "rally",
        "interview",
        "forum",
    ];
    if !reading.may_hold_of(const { &Shapes::of(&[SEATS, HEARD]) }) {
        return false;
    }
    let Some(lead) = lead(reading, place, false).filter(|&at| at > 0) else { return false };
    reading.is_any(lead, &["in", "at", "from"])
        && (reading.is_any(lead - 1, SEATS) || reading.is_any(lead - 1, HEARD))
}

/// `equivalent to the area of Warsaw`, `their worst loss in Africa`: a place that something is measured by.
fn is_compared(reading: &Reading, place: &PlaceName) -> bool {
    const LIKE: &[&str] = &["equivalent", "comparable", "size", "population"];
    const MOST: &[&str] = &["worst", "biggest", "largest", "deadliest", "bloodiest", "heaviest", "greatest"];
    let before = || (place.at.saturating_sub(6)..place.at).rev().take_while(|&at| !reading.is(at, ','));
    let wide = matches!(place.kind, None | Some(PlaceKind::Region | PlaceKind::Country));
    let most = || before().any(|at| reading.is_any(at, MOST));
    let near = place.at.saturating_sub(6)..place.at;
    near.into_iter().any(|at| reading.is_any(at, LIKE) && reading.is_any(at + 1, &["of", "to"]))
        || wide && reading.is_word(place.at - usize::from(place.at > 0), "in") && most()
}

/// `the Aleppo Media Centre`, `the El Fasher Resistance Committees`: a body that is called for a town.
fn is_in_title(reading: &Reading, place: &PlaceName) -> bool {
    const ORGANS: &[&str] = &[
        "media",
        "press",
        "rights",
        "resistance",
        "pdf",
        "defence",
        "defense",
        "committee",
        "committees",
        "group",
        "network",
        "institute",
        "observatory",
        "brigade",
        "regiment",
        "battalion",
        "division",
        "corps",
        "fleet",
        "command",
        "front",
        "declaration",
        "protocol",
    ];
    let named = |&at: &usize| reading.is_capitalised(at) || reading.is_any(at, &["of", "for"]);
    let title = (place.end..place.end + 5).take_while(named);
    !reading.shouting && title.into_iter().any(|at| reading.is_any(at, ORGANS)) && !is_titled(reading)
}

/// `from Dagestan`, `from the Muslim region of Dagestan`, `back to Chechnya`.
fn is_left(reading: &Reading, place: &PlaceName) -> bool {
    let found = |lead: usize| (lead.saturating_sub(3)..lead).any(|at| reading.is_any(at, FOUND));
    let near = |lead: usize| lead > 0 && reading.is_any(lead - 1, &["close", "next"]);
    let from = || lead(reading, place, true).is_some_and(|at| reading.is_word(at, "from") && !found(at));
    let to = || lead(reading, place, false).is_some_and(|at| reading.is_word(at, "to") && !near(at));
    reading.may_hold(&["from"]) && from() || reading.may_hold(&["to"]) && to()
}

/// The word that leads to a place over its article and the part of the land, and where it is `described`
/// over all else that tells what place it is: `from` of `from the besieged town of Magami`.
fn lead(reading: &Reading, place: &PlaceName, described: bool) -> Option<usize> {
    const LONG: usize = 7;
    const LEADS: &[&str] =
        &["from", "to", "in", "at", "near", "into", "through", "over", "on", "for", "with", "that"];
    let first = place.at.checked_sub(1)?;
    let mut town = false;
    for at in (first.saturating_sub(LONG)..=first).rev() {
        let article = reading.has_any(at, &[Class::The, Class::Determiner]) || is_compass(reading, at);
        let of = reading.has(at, Class::Of) && at > 0 && is_settlement(reading, at - 1);
        let word = reading.tokens[at].is_word() && !reading.is_any(at, LEADS);
        let other = [Class::And, Class::Be, Class::By, Class::Of];
        let plain = !reading.is_known(at) && !reading.is_capitalised(at);
        let tells = word && (plain || town && !reading.has_any(at, &other)) || reading.is_hyphen(at);
        town |= is_settlement(reading, at);
        if !(article || described && (of || is_settlement(reading, at) || tells)) {
            return Some(at);
        }
    }
    None
}

/// `the insurgency in northeast Nigeria`: the war itself is called so.
fn is_war_of(reading: &Reading, place: &PlaceName) -> bool {
    if !reading.may_hold_of(const { &Shapes::of(&[WARS, &["over"]]) }) {
        return false;
    }
    let Some(lead) = lead(reading, place, false).filter(|&at| at > 0) else { return false };
    let war = reading.is_word(lead, "in") && reading.is_any(lead - 1, WARS);
    let over = || reading.is_word(self::lead(reading, place, true).unwrap_or(lead), "over");
    war && place.kind != Some(PlaceKind::Country) || over() && quarrel(reading, place)
}

/// `fighting over the disputed region of Nagorno-Karabakh`.
fn quarrel(reading: &Reading, place: &PlaceName) -> bool {
    let over = lead(reading, place, true).and_then(|at| at.checked_sub(1));
    over.is_some_and(|at| reading.is_any(at, QUARRELS))
}

/// `the landing ship Orsk`, `three on the Novocherkassk`: a ship called for a town.
fn is_ship(reading: &Reading, place: &PlaceName) -> bool {
    const SHIPS: &[&str] = &[
        "ship",
        "cruiser",
        "frigate",
        "corvette",
        "submarine",
        "vessel",
        "boat",
        "destroyer",
        "tanker",
        "carrier",
    ];
    let Some(mut before) = place.at.checked_sub(1) else { return false };
    let marked = reading.is(before, '*') && before > 0;
    before -= usize::from(marked);
    // No town takes an article, but for a word behind it: `the Bakhmut front`.
    let named = reading.has(before, Class::The) && place.kind == Some(PlaceKind::City);
    let alone = reading.tokens.get(place.end).is_none_or(|next| !next.is_word())
        || reading.has(place.end, Class::And);
    // `over the Voronezh, Kursk and Belgorod regions`, `in the Sumy and Kharkiv regions`
    let next = reading.place(place.end + 1).filter(|next| next.kind != PlaceKind::Country);
    let joint = reading.is(place.end, ',') || reading.has(place.end, Class::And);
    let alone = alone && !(joint && next.is_some());
    place.end == place.at + 1
        && (reading.is_any(before, SHIPS) || named && alone && !reading.is_possessive(place.end))
}
