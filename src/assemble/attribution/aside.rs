//! Asides between a subject and its verb of saying: `The spokesman, while confirming it, said`, `The update, published on
//! Saturday, estimated`, `The rebels – who hold the north – said`.

use super::name::institution;
use super::subject::ends_name;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

/// The most tokens that an aside takes.
const LONGEST: usize = 30;

/// An aside that closes right before a verb of saying.
#[derive(Debug, Clone, Copy)]
pub struct Aside {
    /// The mark that opens it.
    pub opens: usize,
    /// It tells the office of the name before it: `Borzov, the commanding general until the army withdrew, said`.
    pub role: bool,
}

/// The aside that closes right before the verb at `at`.
pub fn aside(reading: &Reading, at: usize) -> Option<Aside> {
    if let Some(opens) = between_dashes(reading, at) {
        return Some(Aside { opens, role: false });
    }
    let at = at - usize::from(at > 1 && reading.is_word(at - 2, "however"));
    let closed = at > 0 && (reading.is(at - 1, ',') || reading.is_word(at - 1, "however"));
    if !closed {
        return None;
    }
    let before = at.saturating_sub(LONGEST)..at.saturating_sub(1);
    before.rev().filter(|&comma| reading.is(comma, ',')).find_map(|opens| {
        let role = heads(reading, opens) || opens_role(reading, opens);
        let aside =
            || opens_aside(reading, opens) || interjects(reading, opens, at) || tells_of(reading, opens);
        (role || aside()).then_some(Aside { opens, role })
    })
}

/// `The rebels – who hold the north – said`: the dash before the aside that one closes right before the verb.
fn between_dashes(reading: &Reading, at: usize) -> Option<usize> {
    let spaced = |at: usize| reading.tokens[at].is_dash() && !reading.tokens[at].glued;
    let closes = at.checked_sub(1).filter(|&closes| spaced(closes))?;
    (closes.saturating_sub(LONGEST).max(1)..closes).rev().find(|&at| spaced(at))
}

/// `The ministry, meanwhile, said`: nothing but such a word.
fn interjects(reading: &Reading, comma: usize, at: usize) -> bool {
    comma + 3 == at && reading.is_any(comma + 1, &["meanwhile", "though"])
}

/// `Hrad, writing on Telegram, said`, `The army, which lost two jets, said`: what the one before the comma does.
fn tells_of(reading: &Reading, comma: usize) -> bool {
    let next = comma + 1;
    let does = reading.word(next).ends_with("ing")
        && !reading.is_any(next, &["citing", "quoting", "according", "including"])
        && reading.verb(next).is_none()
        && reading.speech(next).is_none_or(|kind| kind == SpeechKind::Verb)
        && !reading.speaks(next, SpeechKind::Lead);
    let names = || ends_name(reading, comma) || institution(reading, comma - 1).is_some();
    comma > 0 && (does || reading.is_any(next, &["who", "which"])) && names()
}

/// `Hrad, who heads the council, said`: an office too.
fn heads(reading: &Reading, comma: usize) -> bool {
    const LEADS: &[&str] = &[
        "heads",
        "headed",
        "leads",
        "led",
        "commands",
        "commanded",
        "runs",
        "ran",
        "directs",
        "directed",
        "chairs",
        "chaired",
        "oversees",
        "represents",
        "is",
        "was",
        "works",
        "worked",
        "serves",
        "served",
    ];
    reading.is_word(comma + 1, "who") && reading.is_any(comma + 2, LEADS) && ends_name(reading, comma)
}

/// `Borzov, the commanding general until the army withdrew, said`, `Hrad, governor of the district that was struck, said`:
/// the role of the name before the comma, with a clause.
fn opens_role(reading: &Reading, comma: usize) -> bool {
    const ROLE: usize = 4;
    let office = |at: usize| institution(reading, at).is_some();
    let first = comma + 1;
    let opens = reading.has_any(first, &[Class::The, Class::A])
        || office(first)
        || reading.party(first).is_some()
        || reading.is_possessive(first + 1);
    opens && (first..first + ROLE).any(office) && ends_name(reading, comma)
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
