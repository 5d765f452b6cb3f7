//! Asides between a subject and its verb of saying: `The spokesman, while confirming it, said`, `The update, published on
//! Saturday, estimated`.

use super::name::institution;
use super::subject::ends_name;
use crate::lexicon::Class;
use crate::mention::Reading;

/// `The spokesman, while confirming that two boats had sunk, said`: where an aside between commas opens.
pub fn aside(reading: &Reading, at: usize) -> Option<usize> {
    const REACH: usize = 30;
    let at = at - usize::from(at > 1 && reading.is_word(at - 2, "however"));
    let closed = at > 0 && (reading.is(at - 1, ',') || reading.is_word(at - 1, "however"));
    let before = at.saturating_sub(REACH)..at.saturating_sub(1);
    before.rev().find(|&comma| closed && (opens_aside(reading, comma) || opens_role(reading, comma)))
}

/// `Borzov, the commanding general until the army withdrew, said`: the role of the name before the comma, with a clause.
fn opens_role(reading: &Reading, comma: usize) -> bool {
    const ROLE: usize = 4;
    let office = |at: usize| institution(reading, at).is_some();
    reading.is(comma, ',')
        && reading.has_any(comma + 1, &[Class::The, Class::A])
        && (comma + 2..comma + ROLE).any(office)
        && ends_name(reading, comma)
}

/// Whether the comma at `at` opens `, while confirming`.
pub fn opens_aside(reading: &Reading, at: usize) -> bool {
    const OPENS: &[&str] = &["while", "when", "though", "although", "without"];
    reading.is(at, ',') && reading.is_any(at + 1, OPENS) && reading.word(at + 2).ends_with("ing")
}

/// `The update, published on Saturday, estimated`: an aside tells when or where the report came out.
pub fn is_issued(reading: &Reading, before: usize, at: usize) -> bool {
    const OUT: &[&str] = &[
        "published",
        "released",
        "issued",
        "posted",
        "compiled",
        "updated",
        "broadcast",
        "shared",
        "citing",
        "quoting",
    ];
    let aside = before > 0 && reading.is(before - 1, ',') && reading.is_any(before, OUT);
    aside && (before..at).any(|comma| reading.is(comma, ','))
}

/// Where the title opens whose closing mark stands at `at`: capitalised words alone, behind whoever published it.
pub fn opens_title(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    if !reading.tokens[at].is_quote() {
        return None;
    }
    let open = (at.saturating_sub(LONGEST)..at).rev().find(|&open| reading.tokens[open].is_quote())?;
    let title =
        |at: usize| reading.is_capitalised(at) || reading.has_any(at, &[Class::Of, Class::The, Class::And]);
    let before = open.checked_sub(1)?;
    let owned = reading.tokens[before].is_word() || reading.is_possessive(before);
    let start = if reading.is_possessive(before) { before } else { open };
    (owned && open + 1 < at && (open + 1..at).all(title)).then_some(start)
}
