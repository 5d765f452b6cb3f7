//! What opens a stretch: `since December`, `from 24 February`, `the war that began in 2014`.

use super::is_record;
use super::{BATTLES, OPENINGS};
use crate::assemble::Claim;
use crate::lexicon::{Class, TimeKind};
use crate::mention::{DatePhrase, Reading};

/// `since March 3`, `from March 3`, `since early March`, `since the invasion of March 3`: the words up to
/// `before` open a stretch.
pub(super) fn opens_stretch(reading: &Reading, claim: &Claim, before: usize) -> bool {
    let led = |class: Class| is_led(reading, Some(before), class);
    // `compared to June 30, two were killed`: since that day's count
    let compared = before > 0
        && reading.is_any(before, &["to", "with"])
        && reading.is_word(before - 1, "compared")
        && before + 1 < claim.start;
    led(Class::Since)
        || compared
        || led(Class::From) && goes_on(reading, before + 1)
        || led(Class::Between)
        || opens_event(reading, before + 1)
        || began(reading, claim, before + 1)
}

/// `killed three in Gaza, where troops have been fighting since October`: the stretch is that of a clause about the
/// place.
pub(super) fn is_of_place(reading: &Reading, claim: &Claim, before: usize) -> bool {
    since_behind(reading, before).is_some() && (claim.number.1..before).any(|at| reading.is_word(at, "where"))
}

/// `from March 3 to March 9`, `from 2014 onwards`, but not `official numbers from late last year`.
fn goes_on(reading: &Reading, date: usize) -> bool {
    const REACH: usize = 9;
    let on = |at: usize| {
        reading.has(at, Class::To)
            || reading.is_any(at, &["until", "till", "through", "on", "onward", "onwards", "when", "and"])
            || reading.tokens[at].is_dash()
    };
    let day_to =
        reading.dates.iter().any(|it| it.start == date && (it.day_to.is_some() || it.month_to.is_some()));
    day_to || (date..(date + REACH).min(reading.len())).any(on)
}

/// `since March 3`, `by the 3rd of March`: the word at `before`, or the one before an article, is of a class.
pub(super) fn is_led(reading: &Reading, before: Option<usize>, class: Class) -> bool {
    // `since the 3rd of March`, `from late Saturday to early Sunday`, `since mid-May`
    let part = |at: &usize| {
        reading.has(*at, Class::The)
            || reading.is_any(*at, &["early", "late", "mid"])
            || reading.is_hyphen(*at)
    };
    let Some(before) = before else { return false };
    let lead = (before.saturating_sub(2)..=before).rev().find(|at| !part(at));
    lead.is_some_and(|at| reading.has(at, class))
}

/// `since December`, `for all of 1986`, `throughout May`: the date is that of a stretch that something went on for.
pub fn is_stretch(reading: &Reading, date: &DatePhrase) -> bool {
    let Some(before) = date.start.checked_sub(1) else { return false };
    let all = || reading.is_word(before, "of") && before > 0 && reading.is_any(before - 1, &["all", "whole"]);
    is_led(reading, Some(before), Class::Since)
        || !date.is_day() && (all() || reading.is_any(before, &["during", "throughout"]))
}

/// `since the start of the invasion on February 24`, `since the council met last year`: the date is that of
/// the opening.
fn opens_event(reading: &Reading, date: usize) -> bool {
    let since = date.checked_sub(1).and_then(|before| since_behind(reading, before));
    let open = since.or_else(|| opener(reading, date, Class::Between)).or_else(|| {
        opener(reading, date, Class::From).filter(|&from| (from..date).any(|at| reading.is_any(at, OPENINGS)))
    });
    open.is_some_and(|open| {
        let war = || (open..date).any(|at| reading.time(at, TimeKind::War));
        !is_record(reading, open) && (since.is_some() || war())
    })
}

/// `the war, which began on February 24`, `launched a full-scale invasion in 2022`: the date is that of a war's or
/// an offensive's opening.
fn began(reading: &Reading, claim: &Claim, date: usize) -> bool {
    const OPENS: &[&str] = &["began", "begun", "started", "erupted", "launched", "broke"];
    const REACH: usize = 7;
    let parts = |at: &usize| reading.is(*at, ',') || reading.quantity_at(*at).is_some();
    let mut words = (date.saturating_sub(REACH)..date).rev().take_while(|at| !parts(at));
    let Some(verb) = words.find(|&at| reading.is_any(at, OPENS)) else { return false };
    let stretch = |at: usize| {
        reading.time(at, TimeKind::War)
            || reading.is_any(at, BATTLES)
            || reading.is_any(at, &["fight", "fighting", "unrest", "violence"])
    };
    // `The war between General Rahim and his deputy, which erupted in April 2023, has killed thousands`
    let relative = verb > 0 && reading.has_any(verb - 1, &[Class::Relative, Class::That]);
    let far = if relative { 2 * REACH + 4 } else { REACH };
    // but `lost 26,000 men and 3,000 vehicles in the offensive that began on June 4`
    let last = (claim.number.1..date).rev().find(|&at| reading.quantity_at(at).is_some());
    let first = claim.number.1.max(claim.event() + 1);
    let own = last.is_none_or(|last| (first..last).all(|at| reading.verb(at).is_none()));
    own && (verb.saturating_sub(far)..date).any(stretch)
}

/// The `since` of the words up to `before`: `since the war between the two in the summer of`.
pub(super) fn since_behind(reading: &Reading, before: usize) -> Option<usize> {
    opener(reading, before + 1, Class::Since)
}

/// A word of a class shortly before `date`, with no pause or number between them.
fn opener(reading: &Reading, date: usize, class: Class) -> Option<usize> {
    const REACH: usize = 14;
    let parts = |at: &usize| reading.is(*at, ',') || reading.quantity_at(*at).is_some();
    let words = (date.saturating_sub(REACH)..date).rev().take_while(|at| !parts(at));
    words.into_iter().find(|&at| reading.has(at, class))
}
