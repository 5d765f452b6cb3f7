//! Numbers that another stands beside: shares of a whole, and footnotes.

use super::super::Reading;
use super::super::number::{Number, Shape, number_at};
use super::{Amount, Quantity};
use crate::lexicon::{Class, NounClass};
use crate::token::Kind;

/// `one in three soldiers`, `four in five drones`, `nine out of ten drones`: a share.
pub(super) fn one_in(reading: &Reading, at: usize, first: Number) -> Option<Quantity> {
    let out = reading.is_word(first.end, "out") && reading.has(first.end + 1, Class::Of);
    let next = if out { first.end + 2 } else { first.end + 1 };
    if first.shape != Shape::Value || first.low < 1.0 || !(out || reading.has(first.end, Class::In)) {
        return None;
    }
    // Of digits, and of most words behind `out of`, as many are counted: `shot down nine out of 12`.
    let words = |at: usize| reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    let second = number_at(reading, next).filter(|second| {
        second.shape == Shape::Value
            && second.low > first.low
            && second.low <= 100.0
            && (first.low == 1.0 && !out || words(at) && words(next))
            && (!out || second.low == 10.0)
    })?;
    let counts = reading.noun(second.end).is_some()
        || reading.party(second.end).is_some()
        || reading.has_any(second.end, &[Class::Of, Class::Believed])
        || first.low == 1.0 && reading.has(second.end, Class::Be);
    let percent = (1e4 * first.low / second.low).round() / 100.0;
    counts.then(|| Quantity {
        start: at,
        end: second.end,
        full_start: at,
        full_end: second.end,
        amount: Amount::exact(percent),
        percent: true,
        day_count: false,
        rule: "a share: `one in three soldiers`, `nine out of ten drones`",
    })
}

/// `813[16]-1,083`: where a footnote behind a number ends.
pub(super) fn note_end(reading: &Reading, at: usize) -> Option<usize> {
    let note = reading.is(at, '[') && reading.is(at + 2, ']');
    (note && reading.tokens[at + 1].kind == Kind::Number).then_some(at + 3)
}

/// `79/91 missiles`: so many of all that came.
pub(super) fn of_all(reading: &Reading, at: usize, first: Number) -> Option<Quantity> {
    let slash = first.end;
    let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| token.glued);
    let second = (reading.is(slash, '/') && glued(slash) && glued(slash + 1))
        .then(|| number_at(reading, slash + 1))?
        .filter(|second| second.shape == Shape::Value && second.low >= first.low)?;
    let things =
        reading.noun(second.end).is_some_and(|(noun, plural)| noun.class == NounClass::Equipment && plural);
    let digits = |at: usize| reading.tokens[at].kind == Kind::Number;
    (things && digits(at) && digits(slash + 1)).then(|| Quantity {
        start: at,
        end: first.end,
        full_start: at,
        full_end: second.end,
        amount: Amount::exact(first.low),
        percent: false,
        day_count: false,
        rule: "so many of all: `79/91 missiles`",
    })
}
