//! Which words of time belong to a claim, and which to another of its sentence.

use super::BATTLES;
use crate::assemble::{Case, Claim};
use crate::lexicon::Class;
use crate::mention::{DatePhrase, Reading};
use crate::record::TimeFrame;

/// The tokens whose time words belong to the claim: its clause, and what opens the sentence.
pub(super) fn reach(reading: &Reading, claims: &[Claim], index: usize) -> (usize, usize) {
    let claim = &claims[index];
    let event = claim.event();
    let start = claim.start.min(event);
    let end = claim.head.end.max(event + 1).max(claim.number.1);
    let parted = reading.may_hold(&[";"]);
    let boundary = |at: &usize| parted && reading.is(*at, ';');
    let from = (0..start).rev().find(boundary).map_or(0, |at| at + 1);
    let from = total_clause(reading, claims, index).unwrap_or(from);
    let to = (end..reading.len()).find(boundary).unwrap_or(reading.len());
    let next = claims
        .get(index + 1)
        .map(|next| next.start.min(next.event()))
        .filter(|&next| next > end && own_clause(reading, end, next));
    // `590 died, bringing the total to 111,760 since the war began`: what is said behind a total is of it.
    let total = claims.get(index + 1).filter(|next| is_risen(next)).map(|next| next.start);
    let next = next.or(total.filter(|&total| total > end));
    (from, next.unwrap_or(to))
}

/// `207,910 men (+400 in the past day), 20 tanks`: brackets with a count of their own tell nothing of those
/// outside them.
pub(super) fn is_aside(reading: &Reading, claim: &Claim, at: usize) -> bool {
    const REACH: usize = 10;
    if !reading.may_hold(&["("]) {
        return false;
    }
    let mark = |at: &usize| reading.is(*at, '(') || reading.is(*at, ')');
    let open = (at.saturating_sub(REACH)..at).rev().find(mark).filter(|&open| reading.is(open, '('));
    let Some(open) = open else { return false };
    let close = (at..(at + REACH).min(reading.len())).find(mark).unwrap_or(reading.len());
    let outside = !(open..close).contains(&claim.number.0);
    outside && (open..at).any(|inside| reading.quantity_at(inside).is_some())
}

/// A running total that something brings up: `pushing its losses beyond 155,500`.
fn is_risen(claim: &Claim) -> bool {
    claim.governed.is_some_and(|it| it.case == Case::Figure)
}

/// `1,210 were killed in the past 24 hours, bringing total losses to 512,420`: where the clause of a total opens, which
/// is over more than the day that the claim before it is of.
fn total_clause(reading: &Reading, claims: &[Claim], index: usize) -> Option<usize> {
    const RUNNING: f64 = 1000.0;
    let claim = &claims[index];
    let before = claims.get(index.checked_sub(1)?).filter(|_| is_risen(claim))?;
    let comma = (before.number.1..claim.start).find(|&at| {
        reading.is(at, ',') && reading.has(at + 1, Class::Link) && reading.word(at + 1).ends_with("ing")
    })?;
    let large = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= RUNNING);
    let whole =
        || (comma..reading.len()).any(|at| reading.has(at, Class::Since) || reading.is_any(at, BATTLES));
    (large || whole()).then_some(comma)
}

/// A clause of its own opens between two claims.
fn own_clause(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| reading.has_any(at, &[Class::Subordinator, Class::But]))
}

/// Whether the words at `at` are said of the next claim, where this one is of `frame`.
///
/// 1. `700 were killed within a day, pushing its total in the war beyond 155,500`
/// 2. `lost 2,000 in the last year alone and 8,800 since the war began`
/// 3. `55 were lost since July 18, and 12 came in the last 24 hours`
pub(super) fn is_of_next(
    reading: &Reading,
    claims: &[Claim],
    index: usize,
    at: usize,
    (frame, said): (Option<TimeFrame>, Option<usize>),
) -> bool {
    let claim = &claims[index];
    let risen = |next: &Claim| next.start > claim.start && next.start < at + 8 && is_risen(next);
    if frame == Some(TimeFrame::Day) && claims.iter().any(risen) {
        return true;
    }
    let Some(next) = claims.get(index + 1).filter(|next| next.start < at) else { return false };
    // `lost 2,000 in the last year alone and 8,800 since the war began`: each has words of its own behind it.
    if said.is_some_and(|said| (claim.number.1..next.start).contains(&said)) && next.number.1 <= at {
        return true;
    }
    let opens = |date: &DatePhrase| {
        let own = claim.number.1 <= date.start && date.end <= next.start;
        own && date.start > 0 && reading.has(date.start - 1, Class::Since)
    };
    reading.holds(&[Class::Since]) && reading.dates.iter().any(opens)
}
