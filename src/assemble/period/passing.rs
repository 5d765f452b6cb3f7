//! Dates of something else than the claim: of a comparison, a name, what was to come or what came of it.

use super::opening::since_behind;
use super::{Period, SUPERLATIVES, is_record};
use crate::lexicon::{Cause, Class, SpeechKind};
use crate::mention::{DatePhrase, Reading};

/// Whether a date is that of something else than the claim.
///
/// 1. `the deadliest strike this year`: of a comparison.
/// 2. `killed in the past week men involved in the October 7 attacks`: of what is named by it, where other words
///    tell the stretch.
/// 3. `days before the holiday`: of what was still to come.
/// 4. `born last year`: of who it is.
/// 5. `to recover territory it lost last year`: of a clause of its own.
pub(super) fn is_in_passing(reading: &Reading, date: &DatePhrase, period: &Period) -> bool {
    let names = date.start > 0
        && reading.has(date.start - 1, Class::The)
        && date.day.is_some()
        && reading.is_any(date.end, &["attack", "attacks", "massacre", "assault", "raid", "strike"]);
    !date.is_day() && (is_compared(reading, date) || is_of_clause(reading, date))
        || names && period.frame.is_some()
        || is_ahead(reading, date)
        || is_origin(reading, date)
}

/// `territory it lost last year`, `an area they captured in May`: a short clause about a noun that ends on its date.
fn is_of_clause(reading: &Reading, date: &DatePhrase) -> bool {
    const SUBJECTS: &[&str] = &["it", "they", "he", "she", "we", "who", "which"];
    let lead = usize::from(date.start > 0 && reading.is_any(date.start - 1, &["in", "early", "late"]));
    let Some(verb) = date.start.checked_sub(1 + lead).filter(|&at| at > 1) else { return false };
    let counts = |at: usize| reading.quantity_at(at).is_some();
    let noun = reading.tokens[verb - 2].is_word()
        && !reading.has_any(verb - 2, &[Class::That, Class::Subordinator, Class::And, Class::But])
        && reading.speech(verb - 2).is_none();
    let past = reading.verb(verb).is_some() || reading.word(verb).ends_with("ed");
    past && reading.is_any(verb - 1, SUBJECTS) && noun && (0..verb).any(counts)
}

/// What came about on a date long before those it is told of were lost.
const ORIGINS: &[&str] = &[
    "born",
    "built",
    "founded",
    "elected",
    "appointed",
    "established",
    "married",
    "enlisted",
    "mobilised",
    "mobilized",
];

/// `an infant born last year was among the injured`: the date tells who or what it is.
fn is_origin(reading: &Reading, date: &DatePhrase) -> bool {
    let Some(mut before) = date.start.checked_sub(1) else { return false };
    before -= usize::from(before > 0 && reading.has_any(before, &[Class::In, Class::Preposition]));
    reading.is_any(before, ORIGINS)
}

/// What ends or stops a war for a while.
const TRUCES: &[&str] = &[
    "cease",
    "ceasefire",
    "truce",
    "armistice",
    "talks",
    "election",
    "summit",
    "agreement",
    "deal",
    "pause",
];

/// `before a cease-fire took effect on Sunday`: the day of what followed.
fn is_before(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 10;
    let parted = |at: &usize| reading.is(*at, ',') || reading.quantity_at(*at).is_some();
    let mut words = (date.start.saturating_sub(REACH)..date.start).rev().take_while(|at| !parted(at));
    words.any(|at| reading.is_word(at, "before") && reading.any_of(at + 1..at + 4, TRUCES))
}

/// `days before the New Year's Eve holiday`, `ahead of Monday's talks`, `before a truce took effect on Sunday`: a
/// day that was still to come.
pub fn is_ahead(reading: &Reading, date: &DatePhrase) -> bool {
    if reading.may_hold(&["before"]) && reading.may_hold(TRUCES) && is_before(reading, date) {
        return true;
    }
    let before = date.start.checked_sub(1).map(|at| at - usize::from(at > 0 && reading.has(at, Class::The)));
    before.is_some_and(|at| {
        reading.is_word(at, "before")
            || at > 0 && reading.is_any(at, &["of", "to"]) && reading.is_any(at - 1, &["ahead", "prior"])
    })
}

/// `the city's first such death since New Year's Eve`: a date that only a comparison goes by.
pub fn is_of_comparison(reading: &Reading, date: &DatePhrase) -> bool {
    let since = date.start.checked_sub(1).and_then(|before| since_behind(reading, before));
    since.is_some_and(|since| is_record(reading, since))
}

/// `the May 9 crash`: a date that names what stands behind it.
pub(super) fn is_name(reading: &Reading, date: &DatePhrase) -> bool {
    let noun = reading.tokens.get(date.end).is_some_and(|token| token.is_word());
    let plain = noun && reading.class(date.end).is_none();
    date.start > 0 && reading.has(date.start - 1, Class::The) && date.day.is_some() && plain
}

/// `the deadliest strike this year`, `the first death in the town this month`: the stretch of a comparison.
fn is_compared(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 8;
    let parts = |at: &usize| reading.is(*at, ',') || reading.quantity_at(*at).is_some();
    let mut words = (date.start.saturating_sub(REACH)..date.start).rev().take_while(|at| !parts(at));
    date.near.is_some() && words.any(|at| reading.is_any(at, SUPERLATIVES))
}

/// What is done in answer to an attack, or in memory of its victims.
const ANSWERS: &[&str] = &[
    "condemned",
    "condemns",
    "condemning",
    "denounced",
    "decried",
    "urged",
    "demanded",
    "visited",
    "visiting",
    "visits",
    "met",
    "meets",
    "meet",
    "gathered",
    "gathering",
    "mourned",
    "mourns",
    "mourning",
    "buried",
    "burying",
    "bury",
    "commemorated",
    "commemorates",
    "marked",
    "marks",
    "marking",
    "honoured",
    "honored",
    "attended",
    "arrested",
    "charged",
    "sentenced",
    "convicted",
    "indicted",
    "jailed",
    "accused",
    "accusing",
    "blamed",
    "blaming",
    "summoned",
    "apologised",
    "apologized",
    "protested",
    "protesting",
    "rallied",
    "imposed",
    "sanctioned",
    "discussed",
    "identified",
    "vowed",
    "pledged",
    "promised",
    "opened",
    "exhumed",
    "expressed",
    "prayed",
    "honour",
    "honor",
];

/// `41 were still in hospital on Sunday`, `five remained missing on Friday`: the day of how they are, and not of what
/// befell them.
pub fn is_of_state(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 7;
    let parted = |at: &usize| reading.is(*at, ',') || reading.has(*at, Class::Subordinator);
    let mut before = (date.start.saturating_sub(REACH)..date.start).rev().take_while(|at| !parted(at));
    // `On Thursday, squads were still removing mines`
    let opens = date.start <= 1 && (date.end..date.end + 7).any(|at| reading.is_word(at, "still"));
    date.is_day() && opens
        || date.is_day()
            && before.any(|at| reading.is_any(at, &["still", "remain", "remains", "remained", "remaining"]))
}

/// What is held in answer to an attack, or in memory of its victims.
const NOUNS: &[&str] = &[
    "investigation",
    "inquiry",
    "probe",
    "funeral",
    "funerals",
    "anniversary",
    "memorial",
    "ceremony",
    "vigil",
    "trial",
    "hearing",
];

/// `Mourners on Saturday buried children killed in a strike`, `called for an inquiry on Saturday`: the day of what
/// was done in answer to an event, and not its own.
pub fn is_of_answer(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 7;
    let tells = |at: usize| {
        reading.quantity_at(at).is_some()
            || reading.verb(at).is_some()
            || reading.cause(at) == Some(Cause::Conflict)
            || reading.has_any(at, &[Class::Subordinator, Class::Relative, Class::But])
    };
    // `the strike late on Thursday`, `soldiers who were kidnapped on October 7 met`
    let event = |at: usize| reading.cause(at) == Some(Cause::Conflict) || reading.verb(at).is_some();
    let own = (date.start.saturating_sub(3)..date.start).any(event);
    if own || !date.is_day() || date.day_to.is_some() || reading.is_possessive(date.end) {
        return false;
    }
    let before = (date.start.saturating_sub(REACH)..date.start).rev().take_while(|&at| !tells(at));
    let behind = (date.end..(date.end + REACH).min(reading.len())).take_while(|&at| !tells(at));
    // `according to the investigation, on September 21 a bomb hit the building`
    let cited = |at: usize| (at.saturating_sub(3)..at).any(|at| reading.speaks(at, SpeechKind::Lead));
    let answers = |at: usize| {
        // `killed 12 on Saturday, marking one of the deadliest days`
        let counts = reading.is_word(at, "marking") && at > 0 && reading.is(at - 1, ',');
        reading.is_any(at, ANSWERS) && !reading.is_word(at + 1, "fire") && !counts
            || reading.is_any(at, &["called", "calling"]) && reading.is_any(at + 1, &["for", "on"])
            || reading.is_any(at, NOUNS) && !cited(at)
    };
    // `Residents returned to the villages on Saturday`, but not `attacked on Sunday as it returned`
    before.clone().any(|at| reading.is_word(at, "returned")) || before.chain(behind).any(answers)
}
