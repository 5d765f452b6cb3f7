//! Nouns of saying: `figures released by Kyiv`, `Western estimates`.

use super::Attribution;
use super::extent::phrase_end;
use super::name::{institution, is_person_or_outlet};
use super::phrase::named;
use crate::lexicon::Class;
use crate::mention::Reading;

const NOUN_BY: &str = "cue 3a, a noun of saying before its source: `figures released by Kyiv`";
const NOUN_OF: &str = "cue 3c, a noun of saying and whose it is: `in the report of the UN mission`";
const OWNED: &str = "cue 3b, a noun of saying behind its source: `Western estimates`";

/// Case 3, a noun of saying: whose it is stands behind or before it.
pub fn noun(reading: &Reading, at: usize) -> Option<Attribution> {
    let found = noun_by(reading, at).or_else(|| noun_of(reading, at)).or_else(|| owned_noun(reading, at))?;
    Some(Attribution { by_noun: true, ..found })
}

/// Case 3a: `figures released by Kyiv`, `data from the UN`.
pub fn noun_by(reading: &Reading, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    let by = (end..(end + 4).min(reading.len()))
        .find(|&by| reading.has(by, Class::By) || by == end && reading.has(by, Class::From))?;
    // `believed to be held by Hamas`: who holds them is not who says so.
    if reading.word(at).ends_with("ed") && (end..by).any(|at| reading.has(at, Class::Be)) {
        return None;
    }
    // `information about the attack by the occupiers`: who attacked is not who says so.
    if (end..by).any(|at| reading.cause(at).is_some()) {
        return None;
    }
    // `repeated attempts by Russian columns`: what a participle's object does is no report.
    let day = |at: usize| {
        reading.in_date(at)
            || !reading.tokens[at].is_word()
            || reading.has_any(at, &[Class::Preposition, Class::In, Class::Adverb])
            || reading.is_any(at, &["on", "last", "late", "earlier", "evening", "morning"])
    };
    if reading.word(at).ends_with("ed") && !(end..by).all(day) {
        return None;
    }
    let attribution = named(reading, by + 1, phrase_end(reading, by + 1))?;
    Some(attribution.speaking(NOUN_BY, at, true, true))
}

/// Case 3c: `in the report of the UN mission`, `data of the General Staff`.
fn noun_of(reading: &Reading, at: usize) -> Option<Attribution> {
    const NOUNS: &[&str] = &[
        "report",
        "reports",
        "data",
        "statement",
        "bulletin",
        "summary",
        "estimate",
        "estimates",
        "assessment",
        "information",
        "statistics",
        "records",
        "calculations",
        "survey",
    ];
    let end = reading.term_end(at);
    if !reading.has(end, Class::Of) || !reading.is_any(end - 1, NOUNS) {
        return None;
    }
    let attribution = named(reading, end + 1, phrase_end(reading, end + 1))?;
    // `the estimate of Russian soldiers killed`: whom it counts.
    let counted = (attribution.phrase.0..attribution.phrase.1).any(|at| reading.noun(at).is_some());
    let near = attribution.phrase.0 <= end + 2 && !reading.is_possessive(attribution.phrase.1) && !counted;
    (near && attribution.has_office()).then(|| attribution.speaking(NOUN_OF, at, true, true))
}

/// Case 3b: `Western estimates`, `UN data`, `Ukrainian claims that`.
fn owned_noun(reading: &Reading, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    let from = (at.saturating_sub(5)..at).rev().take_while(|&before| describes(reading, before)).last()?;
    let attribution = named(reading, from, at)
        .filter(|attribution| attribution.party.is_some() || attribution.institution.is_some())?;
    let leads = (end..(end + 3).min(reading.len())).any(|at| {
        reading.has_any(at, &[Class::That, Class::Of, Class::Link]) || reading.speech(at).is_some()
    }) || at < 8;
    // `Russian losses` and `Ukraine's toll` tell who suffered, not who says so.
    // and `Russia-Ukraine live updates` is a label.
    let label = reading.is_word(at - 1, "live")
        || (from..at).any(|at| reading.is_hyphen(at) && reading.party(at + 1).is_some());
    let says = reading.noun(at).is_none() && !reading.is_word(at, "toll") && !label;
    says.then(|| attribution.speaking(OWNED, at, !leads, true))
}

/// Words that may stand before a noun of saying and name its source.
fn describes(reading: &Reading, at: usize) -> bool {
    reading.party(at).is_some()
        || institution(reading, at).is_some()
        || reading.is_possessive(at)
        || !reading.is_known(at) && reading.tokens[at].is_word()
        || is_person_or_outlet(reading, at)
}
