//! Words that link a noun of loss to its number: `rose to 20`, `as high as 700`, `in the dozens`.

use super::EXTREMES;
use crate::assemble::Head;
use crate::lexicon::{Class, NounClass, Position};
use crate::mention::{Quantity, Reading};
use crate::record::{Bound, Outcome};

/// `beyond 155,500`, `put casualties between 100,000 and 130,000`, `somewhere near 120,000`: whether the
/// bound before the number links it.
pub(super) fn links_itself(reading: &Reading, quantity: &Quantity) -> bool {
    let at = quantity.full_start;
    // `the number of dead Ukrainian soldiers - 31 thousand`
    let dash = at.checked_sub(1).is_some_and(|at| reading.tokens[at].is_dash() && !reading.tokens[at].glued);
    dash && (at.saturating_sub(9)..at).any(|at| is_number_of(reading, at))
        || reading.bound(at, |term| term.position == Position::Link).is_some()
        || at < quantity.start && is_of_height(reading, at)
        || is_in_dozens(reading, quantity)
        || is_link(reading, at) && at < quantity.start
        || (at..quantity.start).any(|at| reading.has(at, Class::Between))
        || at > 0 && reading.is_any(at - 1, &["anywhere", "somewhere"])
}

/// `the number of dead`: as words of their own or as one term.
fn is_number_of(reading: &Reading, at: usize) -> bool {
    reading.has(at, Class::Number)
        || reading.is_any(at, &["number", "total", "tally", "count"])
            && reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
}

/// `ran as high as 700`, `edge closer to 1,000`, `losses in the region of 700`: bounds that tell how far a tally goes.
pub(super) fn is_of_height(reading: &Reading, at: usize) -> bool {
    const HEIGHTS: &[&str] = &["high", "low", "higher", "lower", "closer", "nearer", "close", "near"];
    let end = reading.term_end(at);
    (at..end).any(|at| reading.is_any(at, HEIGHTS))
        || end > at + 1 && reading.has(at, Class::In)
        || end > at + 1 && reading.is_any(at, &["in", "upwards", "well"])
}

/// `the dead will be in the dozens`, `casualties number in the low thousands`: a magnitude behind `in the`.
fn is_in_dozens(reading: &Reading, quantity: &Quantity) -> bool {
    let vague = quantity.amount.bound == Bound::Vague;
    let Some(mut at) = quantity.start.checked_sub(1).filter(|_| vague) else { return false };
    while at > 0
        && (reading.has_any(at, &[Class::The, Class::Adverb])
            || reading.is_any(at, &["low", "high", "mid", "many"]))
    {
        at -= 1;
    }
    reading.has(at, Class::In) || reading.is_word(at, "into")
}

/// `fell to 177 in January from 190 in December`: whether the number is what it was in another stretch, which is
/// named.
pub(super) fn is_dated_start(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    let mut from = quantity.full_start;
    while from > 0
        && (reading.has_any(from - 1, &[Class::A, Class::Of]) || reading.is_any(from - 1, &EXTREMES))
    {
        from -= 1;
    }
    // `from a conflict high of 1,262 per day in May`
    if from > 1 && from < quantity.full_start && reading.has(from - 2, Class::A) {
        from -= 2;
    }
    let dated = (head.end..head.end + 6).any(|at| reading.has(at, Class::In) && reading.in_date(at + 1));
    from > 0 && reading.has(from - 1, Class::From) && dated
}

/// Words between a noun of loss and its number.
pub(super) fn is_link(reading: &Reading, at: usize) -> bool {
    // `losses now total 9,000 vehicles`, `casualties average 1,200 a day`
    let totals = |at: usize| {
        let verb = ["total", "totals", "number", "average", "averages", "averaged", "include", "includes"];
        let counted = (at + 1..at + 4).find(|&next| !reading.has(next, Class::Adverb));
        reading.is_any(at, &verb)
            && counted.is_some_and(|next| {
                reading.quantities.iter().any(|quantity| {
                    (quantity.full_start..quantity.end).contains(&next)
                        || (next..next + 4).contains(&quantity.start) && is_in_dozens(reading, quantity)
                })
            })
    };
    reading.has_any(at, &[Class::Link, Class::Be, Class::To, Class::Of, Class::Including])
        // `may be`, a term of its own
        || reading.is_word(reading.term_end(at) - 1, "be")
        || totals(at)
        // `deaths run into the tens of thousands`
        || reading.is_word(at, "into")
            && at > 0
            && reading.is_any(at - 1, &["run", "runs", "ran", "running", "reach", "stretch"])
        || is_headline_link(reading, at)
        || reading.bound(at, |term| term.position == Position::Link).is_some()
        || reading.has(at, Class::Preposition)
            && reading.is_any(at, &["at", "over", "beyond", "above", "around", "about"])
        || reading.has(at, Class::Believed) && reading.has(at + 1, Class::Preposition)
}

/// `Death toll hits 46`, `Death toll now 12`: between a toll and its number.
pub(in crate::assemble) fn is_headline_link(reading: &Reading, at: usize) -> bool {
    let toll = at.checked_sub(1).map(|before| reading.term_start(before)).is_some_and(|before| {
        let (end, noun) = (reading.term_end(before), reading.noun(before));
        reading.is_word(end - 1, "toll") && noun.is_some_and(|(noun, _)| noun.class == NounClass::Loss)
    });
    // `War casualties hit 1 million`
    let losses = || {
        let noun = (0..at).rev().find(|&at| !reading.has_any(at, &[Class::Have, Class::Adverb])).unwrap_or(0);
        let before = reading.term_start(noun);
        reading.is_any(at, &["hits", "hit"])
            && reading.noun(before).is_some_and(|(noun, plural)| plural && noun.outcome.is_some_and(is_lost))
    };
    toll && (reading.is_any(at, &["hits", "hit", "now"])
        || reading.bound(at, |term| term.position == Position::Before).is_some())
        || at > 0 && losses()
}

/// Whether those of whom it is told can hit nothing any more.
pub(super) fn is_lost(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Killed | Outcome::KilledOrWounded | Outcome::Lost)
}
