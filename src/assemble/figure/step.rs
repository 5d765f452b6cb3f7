//! The search back from a number to the noun of loss that it is a figure of: what it passes over.

use super::EXTREMES;
use crate::assemble::head;
use crate::lexicon::{Class, Form, NounClass, SpeechKind};
use crate::mention::Reading;
use crate::record::Outcome;

/// What the search for a figure's noun does with the term at `at`.
pub(super) enum Step {
    /// Passes over all from that token on: brackets, another number, a date.
    Over(usize),
    /// Goes no further back.
    Stop,
    /// Reads it.
    Read,
}

/// The step of the search at `at`.
pub(super) fn step(reading: &Reading, at: usize, counts_noun: bool) -> Step {
    if reading.is(at, ')')
        && let Some(open) = (at.saturating_sub(8)..at).find(|&open| reading.is(open, '('))
    {
        return Step::Over(open);
    }
    if let Some(open) = inserted(reading, at) {
        return Step::Over(open);
    }
    if let Some(kinds) = losses_in(reading, at) {
        return Step::Over(kinds);
    }
    if let Some(index) = reading.quantity_at(at) {
        let start = reading.quantities[index].full_start.min(at);
        // `losses rose from 15 to 20`: the number before belongs to the same figure.
        let from = |at: usize| {
            reading.has(at, Class::From)
                || reading.has(at, Class::Of) && reading.is_any(at.saturating_sub(1), &EXTREMES)
        };
        // `the total since the invasion two years ago to 403,720`
        let ago = head::read(reading, &reading.quantities[index]).unit
            && reading.is_word(reading.quantities[index].full_end + 1, "ago");
        let passes = ago
            || start.checked_sub(1).is_some_and(|before| counts_noun || from(before))
            || goes_further(reading, reading.quantities[index].full_end)
            || is_of_pair(reading, index);
        return if passes { Step::Over(start) } else { Step::Stop };
    }
    if reading.in_date(at) { Step::Over(at) } else { Step::Read }
}

/// `highs of 1,262 and 1,163 respectively`: whether the next number is of the same figure.
fn is_of_pair(reading: &Reading, index: usize) -> bool {
    let end = reading.quantities[index].full_end;
    let next = reading.quantity_at(end + 1).filter(|_| reading.has(end, Class::And));
    next.is_some_and(|next| {
        let end = reading.quantities[next].full_end;
        reading.is_word(end + usize::from(reading.is(end, ',')), "respectively")
    })
}

/// `may be as high as 1.7 million and rise to 2 million`: whether behind a number at `end` the same figure goes on
/// to another.
fn goes_further(reading: &Reading, end: usize) -> bool {
    const REACH: usize = 12;
    let next = reading.quantities.partition_point(|next| next.full_start < end);
    let Some(next) = reading.quantities.get(next).filter(|next| next.full_start < end + REACH) else {
        return false;
    };
    let and = (end..next.full_start).find(|&at| reading.has_any(at, &[Class::And, Class::But]));
    let Some(and) = and else { return false };
    let verb = (and + 1..next.full_start).all(|at| {
        reading.has_any(at, &[Class::Modal, Class::Have, Class::Be, Class::Adverb, Class::Link, Class::To])
            || reading.is_of_time(at)
    });
    let timed = (end..and).all(|at| {
        reading.in_date(at)
            || reading.is_of_time(at)
            || reading.class(at).is_some()
            || reading.noun(at).is_some()
    });
    verb && timed && (and + 1..next.full_start).any(|at| reading.has(at, Class::Link))
}

/// `losses came to 420 killed and wounded, 3 tanks`: where the number opens whose state the participles that
/// end at `at` tell.
pub(super) fn state_before(reading: &Reading, at: usize) -> Option<usize> {
    let participle = |at: usize| {
        reading.verbs(at).any(|(_, form)| matches!(form, Form::PastOrParticiple | Form::Participle))
    };
    let mut first = at;
    while participle(first) || first < at && reading.has_any(first, &[Class::And, Class::Or]) {
        let counted = reading.quantities.iter().rev().find(|quantity| quantity.end <= first)?;
        if counted.full_end == first || head::read(reading, counted).end == first {
            return Some(counted.full_start);
        }
        first = reading.term_start(first.checked_sub(1)?);
    }
    None
}

/// `losses in killed, wounded and captured amounted to 244`: where the kinds of losses open that end at `at`.
fn losses_in(reading: &Reading, at: usize) -> Option<usize> {
    let kind = |at: usize| {
        reading.verbs(at).any(|(_, form)| matches!(form, Form::PastOrParticiple | Form::Participle))
            || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
    };
    let mut first = at;
    while kind(first) || reading.has_any(first, &[Class::And, Class::Or]) || reading.is(first, ',') {
        first = reading.term_start(first.checked_sub(1)?);
    }
    let mut noun = reading.term_start(first.checked_sub(1)?);
    // `the loss of the invaders in killed and wounded`
    let of = (noun.saturating_sub(3)..noun).rev().find(|&of| reading.has(of, Class::Of));
    if let Some(of) =
        of.filter(|&of| of > 0 && (reading.party(noun).is_some() || reading.camp(noun).is_some()))
    {
        noun = reading.term_start(of - 1);
    }
    let losses = reading.noun(noun).is_some_and(|(noun, _)| noun.outcome == Some(Outcome::Lost));
    (first < at && kind(at) && losses && reading.has_any(first, &[Class::In, Class::Of])).then_some(first)
}

/// `The toll - according to the report - reached 400`, `losses, according to Kyiv, rose to 20`: where an insertion
/// that ends at `at` opens.
fn inserted(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let mark = |at: usize| {
        reading.is(at, ',')
            || reading.tokens[at].is_dash() && (!reading.tokens[at].glued || reading.is(at, '—'))
    };
    // `the victims, which in April amounted to 899`
    let before = at.checked_sub(2).map(|noun| reading.term_start(noun));
    let losses = before.is_some_and(|noun| {
        reading.noun(noun).is_some_and(|(noun, _)| noun.class == NounClass::Loss && noun.outcome.is_some())
    });
    if losses && reading.has(at, Class::Relative) && reading.is(at - 1, ',') {
        return Some(at - 1);
    }
    if !mark(at) {
        return None;
    }
    let open = (at.saturating_sub(LONGEST)..at).rev().find(|&open| mark(open))?;
    // `casualties—dead and maimed—exceed 13,000`
    let long = |at: usize| reading.is(at, '—') || reading.is(at, '–');
    let plain = (open + 1..at).all(|at| reading.quantity_at(at).is_none() && reading.speech(at).is_none());
    if long(open) && long(at) && plain {
        return Some(open);
    }
    // `casualties from 24 February, when the war began, to 5 March amounted to 400`
    let when = reading.is_any(open + 1, &["when", "after", "before"]);
    (reading.speaks(open + 1, SpeechKind::Lead) || when).then_some(open)
}
