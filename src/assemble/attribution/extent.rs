//! Where the phrase that names a source ends, and where it opens before its verb.

use super::name::{institution, is_in_phrase, person, unknown_name};
use super::phrase::has_office;
use super::stand_in::is_body;
use crate::lexicon::{Class, NounClass, SpeechKind};
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
    // `Gen. Valerii Hrad`
    let title = reading.is(at, '.')
        && at > 0
        && institution(reading, at - 1).is_some()
        && reading.is_capitalised(at - 1)
        && reading.is_capitalised(at + 1);
    // `Ms. von der Leyen`
    let honorific = reading.is(at, '.') && at > 0 && is_honorific(reading, at - 1);
    let stops = matches!(token.kind, Kind::Punct(';' | ':' | '.' | '!' | '?' | '(' | ')'));
    stops && !title && !honorific
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

/// Whether a form of address stands at `at`.
pub fn is_honorific(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["mr", "mrs", "ms", "dr", "prof"])
}

/// A quotation or a verb of saying; at the head of the phrase they belong to it.
fn opens_speech(reading: &Reading, at: usize) -> bool {
    // `the latest update`, which is a noun too, belongs to the phrase.
    let says = reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun);
    reading.tokens[at].is_quote()
        || says && !reading.speaks(at, SpeechKind::Noun) && !is_attributive(reading, at)
}

/// `an updated UN report`, `the newly published data`: a participle before its noun.
fn is_attributive(reading: &Reading, at: usize) -> bool {
    let article = |at: usize| reading.has_any(at, &[Class::The, Class::A, Class::Determiner]);
    let before = at.checked_sub(1 + usize::from(at > 1 && reading.word(at - 1).ends_with("ly")));
    reading.word(at).ends_with("ed") && before.is_some_and(article)
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
    // `According to the study, the losses of the Ukrainian army stand at 20,000`
    let losses = (start..end).any(|next| {
        reading.noun(next).is_some_and(|(noun, plural)| {
            noun.class == NounClass::Loss && plural && !noun.invariant && noun.outcome.is_some()
        })
    });
    // `a monitoring group, as its military struggles`
    has_office(reading, start, end) && !clause && !losses && !reading.has(start, Class::As)
}

/// `said the mayor, Hennadii Trukhanov`: behind an office and the comma stands a name and nothing else.
fn is_named(reading: &Reading, from: usize, comma: usize) -> bool {
    let start = comma + 1;
    let end = person(reading, start).map(|_| reading.term_end(start));
    let Some(end) = end.or_else(|| unknown_name(reading, start, reading.len())) else { return false };
    let closed = reading.tokens.get(end).is_none_or(|token| !token.is_word());
    has_office(reading, from, comma) && closed && end - start >= 2
}

/// The noun phrase that ends right before the verb, where no comma parts it from the event.
pub fn phrase_before(reading: &Reading, floor: usize, at: usize) -> usize {
    let mut start = at;
    while start > floor {
        let before = start - 1;
        // A word the lexicon does not know belongs to it, but does not stand right before the verb.
        let report = || reading.speaks(before, SpeechKind::Noun) && reading.verb(before).is_none();
        let body = start == at && (is_body(reading, before) || report());
        let unknown = !reading.is_known(before) && reading.tokens[before].is_word() && start < at || body;
        // `two security officials and a resident said`: the first of them
        let joins =
            before > floor && reading.has(before, Class::And) && institution(reading, before - 1).is_some();
        if !is_in_phrase(reading, before) && !unknown && !joins {
            break;
        }
        start = before;
        if reading.has(before, Class::The) {
            break;
        }
    }
    described(reading, floor, start).unwrap_or(start)
}

/// `Two US officials familiar with the intelligence`: the people whom the phrase from `start` on only describes.
fn described(reading: &Reading, floor: usize, start: usize) -> Option<usize> {
    const BETWEEN: usize = 6;
    let plain = |at: usize| {
        reading.tokens[at].is_word() && reading.verb(at).is_none() && reading.quantity_at(at).is_none()
    };
    let mut near = (start.saturating_sub(BETWEEN).max(floor)..start).rev().take_while(|&at| plain(at));
    let led = near.find(|&at| reading.has_any(at, &[Class::With, Class::From]))?;
    let office = near.find(|&at| institution(reading, at).is_some())?;
    Some(phrase_before(reading, floor, office + 1)).filter(|_| office + 3 >= led)
}
