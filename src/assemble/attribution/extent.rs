//! Where the phrase that names a source ends.

use super::name::{person, unknown_name};
use super::phrase::has_office;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;
use crate::token::Kind;

/// The most tokens that such a phrase takes.
const LONGEST: usize = 22;

/// The most tokens behind a comma that an apposition may take to come to its office.
const APPOSITION: usize = 8;

/// Where the phrase that names a source ends: at a comma that no apposition follows, at a verb.
pub fn phrase_end(reading: &Reading, from: usize) -> usize {
    (from..reading.len().min(from + LONGEST))
        .find(|&at| {
            closes(reading, at)
                || at > from && (opens_speech(reading, at) || reading.is_any(at, &["speaking", "talking"]))
                || reading.is(at, ',') && !is_apposition(reading, at) && !is_named(reading, from, at)
        })
        .unwrap_or_else(|| from.max(reading.len().min(from + LONGEST)))
}

/// Words and marks that stand in no such phrase: a new clause, a verb, a number, a date.
fn closes(reading: &Reading, at: usize) -> bool {
    let token = reading.tokens[at];
    matches!(token.kind, Kind::Punct(';' | ':' | '.' | '!' | '?' | '(' | ')'))
        || token.is_dash() && !token.glued
        || reading.has_any(
            at,
            &[
                Class::That,
                Class::Subordinator,
                Class::Be,
                Class::Have,
                Class::Modal,
                Class::But,
                Class::Relative,
            ],
        )
        || reading.is_word(at, "based") && reading.is_any(at + 1, &["on", "upon"])
        || reading.in_date(at)
        || reading.quantity_at(at).is_some()
        || reading.verb(at).is_some()
}

/// A quotation or a verb of saying; at the head of the phrase they belong to it.
fn opens_speech(reading: &Reading, at: usize) -> bool {
    // `the latest update`, which is a noun too, belongs to the phrase.
    let says = reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun);
    reading.tokens[at].is_quote() || says && !reading.speaks(at, SpeechKind::Noun)
}

/// `Borzov, the governor of Vinnytsia`: an office and no clause stands behind the comma.
fn is_apposition(reading: &Reading, comma: usize) -> bool {
    let start = comma + 1;
    let reach = (start + APPOSITION).min(reading.len());
    let end = (start..reach)
        .find(|&next| reading.is(next, ',') || reading.quantity_at(next).is_some())
        .unwrap_or(reach);
    let clause = (start..end).any(|next| {
        reading.verb(next).is_some()
            || reading.has_any(next, &[Class::Have, Class::Be, Class::Subordinator])
            || reading.speech(next).is_some_and(|kind| kind != SpeechKind::Noun)
    });
    // `a monitoring group, as its military struggles`
    has_office(reading, start, end) && !clause && !reading.has(start, Class::As)
}

/// `said the mayor, Hennadii Trukhanov`: behind an office and the comma stands a name and nothing else.
fn is_named(reading: &Reading, from: usize, comma: usize) -> bool {
    let start = comma + 1;
    let end = person(reading, start).map(|_| reading.term_end(start));
    let Some(end) = end.or_else(|| unknown_name(reading, start, reading.len())) else { return false };
    let closed = reading.tokens.get(end).is_none_or(|token| !token.is_word());
    has_office(reading, from, comma) && closed && end - start >= 2
}
