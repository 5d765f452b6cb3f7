//! Distances: places that only tell how far off another is.

use super::name::{is_compass, is_settlement};
use crate::lexicon::Class;
use crate::mention::Reading;

/// What a distance is counted in.
const UNITS: &[&str] = &[
    "miles",
    "mile",
    "km",
    "kms",
    "kilometers",
    "kilometres",
    "kilometer",
    "kilometre",
    "mi",
    "metres",
    "meters",
];

/// `60 km`, `60km`, `30 miles`: a word of a length.
pub(super) fn is_length(reading: &Reading, at: usize) -> bool {
    let counted = || (at + 1..at + 3).any(|unit| reading.is_any(unit, UNITS));
    reading.is_any(at, UNITS) || reading.quantity_at(at).is_some() && counted() || is_glued(reading, at)
}

/// `60km`
fn is_glued(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &word[digits.len()..];
    let number = digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    !digits.is_empty() && number && matches!(unit, "km" | "kms" | "mi" | "miles")
}

/// `60 km west of Kyiv`, `90km (56 miles) from the city of Tikrit`: the place at `at` tells how far off
/// another is.
pub(super) fn is_measured(reading: &Reading, at: usize) -> bool {
    const LONG: usize = 8;
    const FROM: &[&str] = &["of", "from", "outside", "off", "away"];
    let mut led = false;
    for before in (at.saturating_sub(LONG)..at).rev() {
        let of = reading.is_any(before, FROM);
        led |= of;
        let close = reading.is(before, ')') || reading.is(before, '(');
        if is_length(reading, before) {
            return led;
        }
        let article = reading.has_any(before, &[Class::The, Class::Determiner]);
        let plain = !reading.is_known(before) && reading.tokens[before].is_word();
        let described = !led && plain && !reading.is_capitalised(before);
        let kind = is_compass(reading, before) || is_settlement(reading, before);
        if !(of || close || article || described || kind) {
            return false;
        }
    }
    false
}
