//! Outlets that the lexicon does not know, by the words around their names: `RCN Radio`, `the Dogan news agency`,
//! `the newspaper Al-Watan`.

use super::name::{institution, is_particle, outlet_at, person, unknown_name};
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

/// The most tokens that a name takes.
const LONGEST: usize = 5;

/// What ends, or opens, the name of an outlet: `RCN Radio`, `Radio Okapi`.
const OUTLET_WORDS: &[&str] = &[
    "news",
    "radio",
    "tv",
    "television",
    "times",
    "herald",
    "tribune",
    "gazette",
    "telegraph",
    "newspaper",
    "press",
    "fm",
    "daily",
    "journal",
    "chronicle",
    "observer",
    "broadcasting",
    "post",
    "mail",
    "guardian",
    "independent",
    "standard",
    "express",
    "mirror",
    "insider",
    "wire",
    "gazeta",
    "pravda",
];

/// What an outlet is called beside its name: `the newspaper Al-Watan`.
const KINDS: &[&str] = &[
    "newspaper",
    "daily",
    "weekly",
    "magazine",
    "tabloid",
    "broadcaster",
    "outlet",
    "website",
    "portal",
    "publication",
];

/// The same, where a word before them tells that they carry news: `radio station DXDC`.
const KINDS_OF_NEWS: &[&str] = &["agency", "station", "channel", "network", "site", "service", "programme"];

/// Those words.
const OF_NEWS: &[&str] = &["news", "press", "radio", "tv", "television", "broadcast", "media", "wire"];

/// Who writes for an outlet: `the Rubryka reporter`.
const WRITERS: &[&str] = &["reporter", "reporters", "correspondent", "correspondents"];

/// An outlet by its name alone.
pub struct Outlet {
    /// The tokens of its name.
    pub name: (usize, usize),
    /// One past the end of the words that tell it.
    pub end: usize,
}

/// The outlet that the lexicon does not know and that opens at `at`.
pub fn unknown_outlet(reading: &Reading, at: usize, to: usize) -> Option<Outlet> {
    if reading.shouting {
        return None;
    }
    by_name(reading, at, to).or_else(|| behind_kind(reading, at, to)).or_else(|| before_kind(reading, at, to))
}

/// Case 1, by a word of the name: `RCN Radio`, `Mozambique Television`.
fn by_name(reading: &Reading, at: usize, to: usize) -> Option<Outlet> {
    let capital = |at: usize| reading.is_capitalised(at) && !reading.in_date(at);
    let media = |at: usize| {
        institution(reading, at).is_some_and(|office| reading.lexicon.name(office.institution) == "media")
    };
    let plain = |at: usize| {
        let land = reading.place(at).is_some() || reading.party(at).is_some();
        !reading.is_known(at) || reading.is_any(at, OUTLET_WORDS) || land || media(at)
    };
    let named = |next: usize| capital(next) && plain(next) && reading.speech(next).is_none();
    let end = (at..to.min(at + LONGEST)).find(|&next| !named(next)).unwrap_or(to.min(at + LONGEST));
    let last = end >= at + 2 && (reading.is_any(end - 1, OUTLET_WORDS) || media(end - 1));
    let marked = last || end >= at + 2 && reading.is_any(at, &["radio", "channel"]);
    // `Western TV channels`: many.
    let many = reading.is_any(end, &["channels", "stations", "networks", "outlets"])
        || reading.is_any(end, KINDS_OF_NEWS);
    (marked && !many).then_some(Outlet { name: (at, end), end })
}

/// Case 2, what it is called before its name: `the newspaper Al-Watan`, `radio station DXDC`.
fn behind_kind(reading: &Reading, at: usize, to: usize) -> Option<Outlet> {
    let start = kind_end(reading, at)?;
    let opens = start < to
        && reading.is_capitalised(start)
        && !reading.in_date(start)
        && reading.speech(start).is_none()
        && institution(reading, start).is_none()
        && person(reading, start).is_none()
        && outlet_at(reading, start).is_none();
    let inside = |next: usize| reading.is_capitalised(next) && reading.speech(next).is_none();
    let goes_on = |next: usize| {
        let joined = reading.is_hyphen(next) || reading.has(next, Class::Of) || is_particle(reading, next);
        // `the network France 2`
        let number = next == start + 1 && reading.quantity_at(next).is_some() && !reading.in_date(next);
        inside(next) || joined && inside(next + 1) || number
    };
    let end = (start + 1..to.min(start + LONGEST)).find(|&next| !goes_on(next));
    let end = end.unwrap_or(to.min(start + LONGEST));
    // `the broadcaster Ukraine said`: a land alone is no outlet's name.
    let land = reading.place(start).is_some() || reading.party(start).is_some();
    (opens && (!land || end > reading.term_end(start))).then_some(Outlet { name: (start, end), end })
}

/// Case 3, what it is called behind its name: `the Dogan news agency`, `the Rubryka reporter`.
fn before_kind(reading: &Reading, at: usize, to: usize) -> Option<Outlet> {
    let name = unknown_name(reading, at, to)?;
    let end = kind_end(reading, name);
    let end = end.or_else(|| reading.is_any(name, WRITERS).then_some(name + 1))?;
    (end <= to && !reading.is_capitalised(name) && !reading.is_capitalised(end))
        .then_some(Outlet { name: (at, name), end })
}

/// Case 4, whom somebody told it, with an article: `told the Al-Watan`, `told the Veldar Echo`; no council or conference.
pub fn told_the(reading: &Reading, the: usize) -> Option<Outlet> {
    const HEARERS: &[&str] = &[
        "council",
        "conference",
        "forum",
        "committee",
        "parliament",
        "congress",
        "assembly",
        "court",
        "tribunal",
        "summit",
        "union",
        "commission",
        "inquiry",
        "panel",
        "senate",
        "house",
        "duma",
        "rada",
        "knesset",
        "dialogue",
        "group",
        "organisation",
        "organization",
        "force",
        "forces",
        "army",
        "delegation",
        "chamber",
    ];
    let at = the + 1;
    let name = unknown_name(reading, at, reading.len()).filter(|_| reading.has(the, Class::The))?;
    let hearers = (at..name + 2).any(|at| reading.is_any(at, HEARERS) || institution(reading, at).is_some());
    let body = reading.is_capitalised(name) && !reading.in_date(name) || reading.is_possessive(name);
    (!hearers && !body && reading.party(at).is_none()).then_some(Outlet { name: (at, name), end: name })
}

/// Where the words for a kind of outlet that open at `at` end: `state news agency`, `newspaper`.
fn kind_end(reading: &Reading, at: usize) -> Option<usize> {
    let known = reading.is_known(at) && reading.term_start(at) == at;
    let last = if known { reading.term_end(at) - 1 } else { at };
    let plain = reading.is_any(last, KINDS) && !reading.speaks(at, SpeechKind::Noun);
    let of_news =
        |last: usize| reading.is_any(last, KINDS_OF_NEWS) && last > 0 && reading.is_any(last - 1, OF_NEWS);
    if plain || last > at && of_news(last) {
        return Some(last + 1);
    }
    (reading.is_any(last, OF_NEWS) && of_news(last + 1)).then_some(last + 2)
}
