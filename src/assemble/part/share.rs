//! Shares that say again what was counted right before them: `lost 12 tanks, or a third of its fleet`.

use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::Class;
use crate::mention::{Quantity, Reading};
use crate::record::{Measure, Outcome};
use crate::why::Because;

/// Words that make a share of the count before them.
const AMOUNTS: &[&str] = &[
    "representing",
    "represents",
    "represent",
    "represented",
    "marking",
    "constituting",
    "constitutes",
    "amounting",
    "equivalent",
    "equal",
    "equalling",
    "equaling",
    "accounting",
    "accounts",
    "making",
];

/// Case 14, a share beside its count: `lost 12 tanks, or a third of its fleet`, `3,200 planes (40% of the air force)`.
pub(super) fn claim(reading: &Reading, quantity: &Quantity, head: &Head, before: &[Claim]) -> Option<Claim> {
    let index = before.iter().rposition(|claim| claim.number.1 <= quantity.start)?;
    let old = &before[index];
    let counted = old.measure == Measure::Count || old.number.1 == quantity.full_start;
    // `Of them, 700 (or about 8%) were officers`
    let among = old.governed.filter(|governed| governed.case == Case::Among);
    if !quantity.percent
        || !counted
        || old.outcome.is_none() && old.things.is_none() && among.is_none()
        || !is_beside(reading, quantity, head, old)
    {
        return None;
    }
    let case = "part 14, a share beside its count: `lost 12 tanks, or a third of its fleet`";
    let mut claim = Claim::new(quantity, *head, case);
    let rule = "what the count before the share counts";
    claim.count(old.category, Because::words(rule, old.start, old.head.end));
    claim.things = old.things;
    if let Some(among) = among {
        claim.governed = Some(Governed { at: quantity.start, ..among });
        return Some(claim);
    }
    claim.govern(
        reading,
        Governed {
            outcome: old.outcome.unwrap_or(Outcome::Lost),
            at: old.event(),
            case: Case::Part,
            role: None,
        },
    );
    claim.outcome = old.outcome;
    claim.antecedent = Some(index);
    Some(claim)
}

/// Whether a share stands right behind the count or its verb, parted by no more than a mark and a word that makes it
/// the same, and is of those of whom the count is.
fn is_beside(reading: &Reading, quantity: &Quantity, head: &Head, old: &Claim) -> bool {
    const REACH: usize = 14;
    let end = old.head.end.max(old.number.1);
    let from = if old.event() < quantity.full_start { end.max(reading.term_end(old.event())) } else { end };
    let start = quantity.full_start;
    let mut open = start;
    while open > from && joins(reading, open - 1) {
        open -= 1;
    }
    let parted = (open..start).any(|at| is_mark(reading, at));
    let same = (open..start).any(|at| {
        reading.has(at, Class::Or)
            || reading.is(at, '(')
            || reading.is_any(at, AMOUNTS)
            || reading.tokens[at].is_dash()
    });
    let near = start.saturating_sub(from) <= REACH
        && (from..open).all(|at| {
            reading.verb(at).is_none_or(|(verb, _)| verb.people.is_some())
                && reading.quantity_at(at).is_none()
                && !reading.has_any(at, &[Class::Subordinator, Class::And, Class::But])
        });
    let of = reading.has(quantity.full_end, Class::Of);
    let closes = of || reading.tokens.get(quantity.full_end).is_none_or(|token| !token.is_word());
    parted && near && closes && (same || of) && !head.unit
}

/// A comma, a bracket or a free dash.
fn is_mark(reading: &Reading, at: usize) -> bool {
    let token = reading.tokens[at];
    token.is(',') || token.is('(') || token.is_dash() && !token.glued
}

/// Words and marks between a count and its share: `, or up to`, `, which he said accounts for`.
fn joins(reading: &Reading, at: usize) -> bool {
    use Class::{Adverb, Be, For, He, It, Or, Relative, That, To};
    is_mark(reading, at)
        || reading.has_any(at, &[Or, Relative, Be, To, For, Adverb, That, He, It])
        || reading.is_any(at, AMOUNTS)
        || reading.is_word(at, "up")
        || reading.speech(at).is_some()
}
