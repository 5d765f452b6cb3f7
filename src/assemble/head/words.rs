//! Words of a counted phrase that mean more than they say: `-made`, `systems`, `official`.

use super::phrase::noun_follows;
use crate::mention::{Quantity, Reading};

/// Where a compound, a calibre or a model's number before the noun ends.
pub(super) fn compound_end(reading: &Reading, at: usize) -> Option<usize> {
    described_end(reading, at)
        .or_else(|| range_end(reading, at))
        .or_else(|| aged_end(reading, at))
        .or_else(|| reading.measure_end(at))
}

/// `two three-year-old girls`, `one 38-year-old man`
fn aged_end(reading: &Reading, at: usize) -> Option<usize> {
    let old = at + 4;
    let aged = reading.is_any(at + 2, &["year", "month", "week", "day"]) && reading.is_word(old, "old");
    (aged && reading.is_hyphen(at + 1) && reading.is_hyphen(at + 3)).then_some(old + 1)
}

/// `67,000 long-range drones`, `20 short range missiles`
fn range_end(reading: &Reading, at: usize) -> Option<usize> {
    let far = reading.is_any(at, &["long", "short", "medium", "mid", "intermediate", "close"]);
    let range = at + 1 + usize::from(reading.is_hyphen(at + 1));
    (far && reading.is_word(range, "range")).then_some(range + 1)
}

/// `95 aircraft-type drones`, `30 Russia-launched drones`: a word bound by a hyphen to a participle or
/// kind before the noun, and no noun of its own.
fn described_end(reading: &Reading, at: usize) -> Option<usize> {
    let dash = reading.term_end(at);
    let described = reading.is_any(dash + 1, &["type", "style", "class", "launched", "fired", "operated"]);
    let bound = reading.tokens.get(dash + 1).is_some_and(|token| token.glued && token.is_word());
    let own = reading.noun(at).is_some() || reading.party(at).is_some();
    (own && reading.is_hyphen(dash) && bound && described && noun_follows(reading, dash + 2))
        .then_some(dash + 2)
}

/// `-made`, `-supplied` behind a party: where it ends.
pub(super) fn made_end(reading: &Reading, dash: usize) -> Option<usize> {
    let made = ["made", "built", "designed", "supplied", "produced", "manufactured", "donated"];
    (reading.is_hyphen(dash) && reading.is_any(dash + 1, &made)).then_some(dash + 2)
}

/// An office that no noun follows: `one official`, `two analysts`, but `three police officers`.
pub(super) fn is_speaker(reading: &Reading, at: usize) -> bool {
    crate::assemble::attribution::is_office(reading, at)
        && reading.party(at).is_none()
        && !noun_follows(reading, reading.term_end(at))
}

/// `systems`, `units`: nouns that take their meaning from the one before.
pub(super) fn is_generic(reading: &Reading, at: usize) -> bool {
    const GENERIC: [&str; 12] = [
        "fleet",
        "fleets",
        "system",
        "systems",
        "unit",
        "units",
        "installation",
        "installations",
        "mount",
        "mounts",
        "complex",
        "complexes",
    ];
    reading.is_any(at, &GENERIC)
}

/// `23200 (+200) persons`: the noun stands behind the day's count.
pub(super) fn after_day_count(reading: &Reading, at: usize) -> usize {
    let opens = reading.is(at, '(') && reading.is(at + 1, '+');
    match (at..reading.len().min(at + 6)).find(|&close| reading.is(close, ')')) {
        Some(close) if opens => close + 1,
        _ => at,
    }
}

/// `scores of (mostly newly mobilised) soldiers`: words in brackets before the noun.
pub(super) fn aside_end(reading: &Reading, quantity: &Quantity, at: usize) -> Option<usize> {
    const WORDS: usize = 7;
    let close = (at + 1..reading.len().min(at + 2 + WORDS)).find(|&close| reading.is(close, ')'))?;
    // `four (4) soldiers`
    let again = |index: usize| {
        let other = &reading.quantities[index];
        other.end == close && other.amount.value == quantity.amount.value
    };
    let counts = (at + 1..close).any(|at| reading.quantity_at(at).is_some_and(|index| !again(index)));
    (!counts && noun_follows(reading, close + 1)).then_some(close + 1)
}
