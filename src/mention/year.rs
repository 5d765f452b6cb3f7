//! Years: one that stands alone, and the part of it that is told.

use super::Reading;
use super::date::{DatePhrase, year_number};
use crate::lexicon::Class;
use crate::token::Token;

/// `in 2023`, `since 2011`, `(2019)`; a bare `2023` before a noun is a quantity.
pub(super) fn year_alone(reading: &Reading, at: usize) -> Option<DatePhrase> {
    let year = year_number(reading, at)?;
    let before = at.checked_sub(1);
    let led = before.is_none_or(|before| is_led(reading, before));
    // `1979-1989`
    let span = at > 1 && reading.tokens[at - 1].is_dash() && year_number(reading, at - 2).is_some();
    let led = led || is_entry(reading, at) || span;
    // `In 1989 American jets shot down`: what opens a sentence is no count.
    let opens = at <= 1 && before.is_some_and(|before| reading.has(before, Class::In));
    // `in the first four months of 2024 Russia lost`
    let part =
        ["months", "month", "half", "quarter", "weeks", "end", "start", "beginning", "spring", "summer"];
    let opens = opens || at > 1 && reading.has(at - 1, Class::Of) && reading.is_any(at - 2, &part);
    // `Russia in 2022 lost`
    let subject = |before: usize| before > 0 && reading.party(before - 1).is_some();
    let opens = opens || before.is_some_and(|before| reading.has(before, Class::In) && subject(before));
    let counts = !opens
        && (reading.noun(at + 1).is_some()
            || reading.party(at + 1).is_some()
            || reading.verb(at + 1).is_some());
    let year = DatePhrase { start: at, end: at + 1, year: Some(year), ..DatePhrase::default() };
    let part = || part_of_year(reading, at).or_else(|| edge(reading, at).map(|month| (month, month)));
    // `since the beginning of 2023`: its first day.
    let since = |at: usize| (at.saturating_sub(4)..at).any(|at| reading.has(at, Class::Since));
    let first = |phrase: DatePhrase| DatePhrase {
        day: (phrase.month == Some(1) && phrase.month_to.is_none() && since(at)).then_some(1),
        ..phrase
    };
    (led && !counts).then(|| first(year.over(part())))
}

/// `in`, `since`, `early`: what leads to a year.
fn is_led(reading: &Reading, before: usize) -> bool {
    reading.has_any(
        before,
        &[
            Class::In,
            Class::Since,
            Class::Of,
            Class::From,
            Class::To,
            Class::By,
            Class::And,
            Class::Preposition,
            Class::The,
            Class::Subordinator,
        ],
    ) || reading.is(before, '(')
        || reading.is(before, ',')
        || reading.is_any(before, &["early", "mid", "late", "year"])
}

/// `the first five months of 2024`, `the second half of last year`, `the third quarter of 2023`: the months of a
/// part of the year at `at`.
pub(super) fn part_of_year(reading: &Reading, at: usize) -> Option<(i8, i8)> {
    const YEAR: i8 = 12;
    const NUMBERS: &[&str] =
        &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
    const ORDERS: &[&str] = &["first", "second", "third", "fourth"];
    let unit = at.checked_sub(3).filter(|_| reading.has(at - 1, Class::Of))? + 1;
    let one_of = |words: &[&str], at: usize| {
        let index = words.iter().position(|word| reading.is_word(at, word))?;
        i8::try_from(index).ok()
    };
    let last = |at: usize| reading.is_any(at, &["last", "final", "closing"]);
    if reading.is_word(unit, "months") {
        let order = unit.checked_sub(2)?;
        let number = || reading.tokens[unit - 1].of(reading.text).parse().ok();
        let many = one_of(NUMBERS, unit - 1).map(|index| index + 2).or_else(number)?;
        let many = (1..YEAR).contains(&many).then_some(many)?;
        return match () {
            () if reading.is_any(order, &["first", "opening"]) => Some((1, many)),
            () if last(order) => Some((YEAR + 1 - many, YEAR)),
            () => None,
        };
    }
    let parts = match () {
        () if reading.is_word(unit, "half") => 2,
        () if reading.is_word(unit, "quarter") => 4,
        () => return None,
    };
    let order = one_of(ORDERS, unit - 1).or_else(|| last(unit - 1).then_some(parts - 1));
    let order = order.filter(|order| *order < parts)?;
    Some((order * YEAR / parts + 1, (order + 1) * YEAR / parts))
}

/// `the end of 2023`, `the beginning of 2023`: the month of a year at `at`.
fn edge(reading: &Reading, at: usize) -> Option<i8> {
    let of = at.checked_sub(2).filter(|_| reading.has(at - 1, Class::Of))?;
    if reading.is_word(of, "end") {
        return Some(12);
    }
    reading.is_any(of, &["beginning", "start"]).then_some(1)
}

/// `* 2023 — 250,000 troops lost`, `2024: 12 aircraft`, `1. 2023:`: a line of a chronicle.
fn is_entry(reading: &Reading, at: usize) -> bool {
    let opens = reading.tokens[..at].iter().all(|before| !before.is_word());
    let parts = |token: &Token| token.is_dash() && !token.glued || token.is(':');
    at <= 2 && opens && reading.tokens.get(at + 1).is_some_and(parts)
}
