//! The numbers of a sentence that are no claims, each with the rule that passed it over.

use std::cmp::Reverse;

use super::{Claim, Explainer, PassedOver};
use crate::mention::Reading;
use crate::why::Because;

/// What is said of a number that no rule speaks of.
const UNREAD: &str = "no rule reads it";

impl Explainer<'_, '_> {
    /// The numbers of a passage that no claim holds, in order, each once.
    pub(super) fn passed_over(&self, index: usize, claims: &[Claim]) -> Vec<PassedOver> {
        let passage = &self.passages[index];
        let reading = &passage.reading;
        let mut numbers: Vec<((usize, usize), Because)> = passage.passed.numbers().collect();
        numbers.extend(dates(reading));
        numbers.extend(refused(reading));
        numbers.extend(unread(reading));
        // Of those that start together the longest counts, of those alike the first.
        numbers.sort_by_key(|&((start, end), _)| (start, Reverse(end)));
        let mut behind =
            claims.iter().map(|claim| (claim.record.start_byte, claim.record.end_byte)).peekable();
        let mut byte = 0;
        let mut passed = Vec::new();
        for (tokens, why) in numbers {
            let (start, end) = (reading.tokens[tokens.0].start, reading.tokens[tokens.1 - 1].end);
            while behind.next_if(|&(_, claimed)| claimed <= start).is_some() {}
            let claimed = behind.peek().is_some_and(|&(from, _)| from < end);
            if claimed || start < byte {
                continue;
            }
            byte = end;
            passed.push(PassedOver {
                number: reading.text[start..end].to_owned(),
                start_byte: start,
                end_byte: end,
                line: self.line(passage.part, start),
                why: self.step(why, index),
            });
        }
        passed
    }
}

/// Dates that are written with a number.
fn dates<'r>(reading: &'r Reading) -> impl Iterator<Item = ((usize, usize), Because)> + 'r {
    let dates = reading.dates.iter().map(|date| (date.start, date.end));
    dates
        .filter(|&(start, end)| {
            (start..end).any(|at| reading.word(at).contains(|c: char| c.is_ascii_digit()))
        })
        .map(|(start, end)| ((start, end), Because::words("a date: `March 14`, `in 2023`", start, end)))
}

/// What looks like a number, and is not read as one.
fn refused<'r>(reading: &'r Reading) -> impl Iterator<Item = ((usize, usize), Because)> + 'r {
    (0..reading.len()).filter(|&at| !reading.in_date(at) && reading.quantity_at(at).is_none()).filter_map(
        |at| {
            let (end, rule) = reading.refused(at)?;
            let words = Because::words(rule, at.saturating_sub(1), (end + 1).min(reading.len()));
            Some(((at, end), words))
        },
    )
}

/// Every other number: none is left without a line, also where no rule speaks of it.
fn unread<'r>(reading: &'r Reading) -> impl Iterator<Item = ((usize, usize), Because)> + 'r {
    reading.quantities.iter().map(|quantity| (quantity.tokens(), Because::rule(UNREAD)))
}
