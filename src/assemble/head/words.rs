//! Words of a counted phrase that mean more than they say: `-made`, `systems`, `official`.

use super::phrase::noun_follows;
use crate::mention::Reading;

/// Where a compound, a calibre or a model's number before the noun ends.
pub(super) fn compound_end(reading: &Reading, at: usize) -> Option<usize> {
    described_end(reading, at).or_else(|| range_end(reading, at)).or_else(|| reading.measure_end(at))
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
