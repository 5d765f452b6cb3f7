//! The source that a colon or a dash parts from what it says, as headlines do, in sentences
//! without a cue of speech.

use super::Attribution;
use super::extent::phrase_end;
use super::name::{institution, outlet_at};
use super::outlet::written;
use super::phrase::named;
use crate::lexicon::{Class, PartyKind};
use crate::mention::Reading;
use crate::sentence::Place;
use crate::why::Because;

/// The most tokens that a source beside its mark takes.
const LONGEST: usize = 10;

const LABELLED: &str = "the source that a line of its own tells: `Source: General Staff on Facebook`";
const OPENING: &str = "the source before a colon: `NATO Secretary General: Russia lost 350,000`";
const CLOSING: &str = "the source behind a colon or dash: `Russia lost 350,000: ministry`";

/// Words that label a headline.
const LABELS: &[&str] = &[
    "breaking",
    "new",
    "update",
    "updated",
    "latest",
    "watch",
    "video",
    "photos",
    "exclusive",
    "live",
    "news",
    "analysis",
    "opinion",
    "explained",
    "explainer",
    "alert",
    "factbox",
    "timeline",
    "read",
    "more",
    "note",
    "source",
    "sources",
    "details",
    "quote",
    "quotes",
    "background",
    "reminder",
    "context",
];

/// The source before or behind the mark of a sentence.
pub fn read(reading: &Reading) -> Option<Attribution> {
    let mark = (1..reading.len()).find(|&at| is_mark(reading, at))?;
    if mark == 1 && reading.is_any(0, &["source", "sources"]) {
        return labelled(reading, mark + 1);
    }
    if reading.is(mark, ':') && !counts(reading, 0, mark) && mark <= LONGEST {
        return opening(reading, mark);
    }
    let last = (1..reading.len()).rev().find(|&at| is_mark(reading, at))?;
    closing(reading, last)
}

/// Case 0: `Source: General Staff on Facebook`: who says what stands before and behind the line.
fn labelled(reading: &Reading, from: usize) -> Option<Attribution> {
    let mut attribution = named(reading, from, phrase_end(reading, from))?;
    // `Source: the governor on Telegram; the mayor on Facebook`: no one person.
    if (from..reading.len()).any(|at| reading.is(at, ';')) {
        attribution.speaker = None;
    }
    // `Source: the head of the administration on Telegram; the mayor on Telegram`
    let mut channels = (from + 1..reading.len()).filter_map(|at| {
        outlet_at(reading, at).filter(|_| reading.is_any(at - 1, &["on", "via"]))?;
        Some((written(reading, at)?, Because::term(LABELLED, reading, at)))
    });
    if let (None, Some((outlet, why))) = (&attribution.via, channels.next()) {
        attribution.via = Some(outlet);
        attribution.why.via = Some(why);
    }
    let line = (0..reading.len()).all(|at| reading.quantity_at(at).is_none());
    // `Source: the Memory Book – 35,000 killed`: of its own line alone.
    let mark = (from..reading.len())
        .find(|&at| is_mark(reading, at))
        .filter(|&mark| !line && mark - from <= LONGEST);
    if let Some(mark) = mark {
        return (!counts(reading, from, mark)).then(|| attribution.speaking(LABELLED, mark, false, true));
    }
    line.then(|| Attribution {
        of_previous: true,
        of_next: true,
        ..attribution.speaking(LABELLED, 0, false, true)
    })
}

/// Case 1: `NATO Secretary General: Russia lost 350,000`.
fn opening(reading: &Reading, mark: usize) -> Option<Attribution> {
    // `Breaking: 26 killed in Kyiv`, `Russia-Ukraine live updates: 15 killed`
    if mark == 1 && reading.is_any(0, LABELS) || (1..mark).any(|at| reading.is_any(at, &["live", "updates"]))
    {
        return None;
    }
    let attribution = named(reading, 0, mark)?;
    // `- Location: …`: what a line of a list tells.
    let item = reading.sentence.place == Place::Item;
    if item && attribution.known.is_none() && !attribution.has_office() && attribution.party.is_none() {
        return None;
    }
    // `Sudanese Armed Forces: 38 dead`: nothing but the name.
    let says = attribution.has_office() || mark <= 2 || reading.term_end(0) == mark;
    let place_only = attribution.institution.is_none()
        && attribution.speaker.is_none()
        && (0..mark).any(|at| reading.place(at).is_some());
    // `Russian losses: 350,000` opens a figure.
    // while `Colombian military: 39 killed` names who tells it.
    let counted = (0..mark).any(|at| reading.noun(at).is_some() && institution(reading, at).is_none());
    (says && !place_only && !counted).then(|| attribution.speaking(OPENING, mark, false, true))
}

/// Case 2: `Russia lost 350,000: ministry`.
fn closing(reading: &Reading, mark: usize) -> Option<Attribution> {
    // `– its entire pre-war army` explains what stands before.
    let explains = reading.has(mark + 1, Class::Determiner);
    if explains || counts(reading, mark + 1, reading.len()) || reading.len() - mark > LONGEST {
        return None;
    }
    // `3 killed: ministry, army`: the first of them.
    let comma = (mark + 1..reading.len()).find(|&at| reading.is(at, ','));
    let first = comma.and_then(|comma| named(reading, mark + 1, comma)).filter(|said| said.has_office());
    let attribution = first.or_else(|| named(reading, mark + 1, reading.len()))?;
    // `Russia loses 1,200 troops: Kyiv`
    let alone = reading.term_end(mark + 1) >= reading.len();
    let voice = reading.party(mark + 1).is_some_and(|party| match party.kind {
        PartyKind::Metonym => true,
        // `Russia loses 22 guns in a day: Ukraine`, of what is another's
        PartyKind::Name => {
            let other = |at: usize| reading.party(at).is_some_and(|other| other.party != party.party);
            reading.is(mark, ':') && (0..mark).any(other)
        }
        _ => false,
    });
    let voice = voice && alone;
    (attribution.has_office() || voice).then(|| attribution.speaking(CLOSING, mark, true, false))
}

/// A colon, or a dash with space around it.
fn is_mark(reading: &Reading, at: usize) -> bool {
    let token = reading.tokens[at];
    reading.is(at, ':') || token.is_dash() && !token.glued
}

/// Whether tokens `from..to` state a figure or an event themselves.
fn counts(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| reading.quantity_at(at).is_some() || reading.verb(at).is_some())
}
