//! Fragments: a sentence that only counts takes its outcome from the claims before it
//! (`Sixteen!`, `* 5 Su-24` under `the losses as:`, `tanks - 1008` under a heading).

use super::Passage;
use crate::assemble::{Case, Claim, Governed};
use crate::lexicon::{Class, NounClass};
use crate::record::{Bound, Category, Outcome};
use crate::sentence::Place;

/// Closes fragments, and drops claims that stay without an outcome.
pub fn close(passages: &mut [Passage]) {
    for index in 0..passages.len() {
        totals(passages, index);
        headings(passages, index);
    }
    approximate_lists(passages);
    for passage in passages.iter_mut() {
        passage.claims.retain(|claim| claim.outcome.is_some());
    }
}

/// `taking the total to 150,605`: the outcome of the last complete claim of the same kind.
fn totals(passages: &mut [Passage], index: usize) {
    for at in 0..passages[index].claims.len() {
        let claim = &passages[index].claims[at];
        if claim.outcome.is_some() || claim.governed.is_none_or(|governed| governed.case != Case::Figure) {
            continue;
        }
        let before = passages[index.saturating_sub(2)..index].iter().rev().find_map(|passage| passage.claims.iter().rev().find(|claim| claim.outcome.is_some()));
        let Some((outcome, category, side)) = before.map(|claim| (claim.outcome, claim.category, claim.side)) else { continue };
        let claim = &mut passages[index].claims[at];
        claim.outcome = outcome;
        claim.category = claim.category.or(category);
        claim.side = side;
    }
}

/// `tanks - 1008 (+22)` in a list of such lines: the list's heading, or *lost*.
fn headings(passages: &mut [Passage], index: usize) {
    let is_heading = |claim: &Claim| claim.governed.is_some_and(|governed| governed.case == Case::Heading);
    if !passages[index].claims.iter().any(|claim| is_heading(claim) && claim.outcome.is_none()) {
        return;
    }
    let lines = passages[index.saturating_sub(4)..(index + 5).min(passages.len())].iter();
    let neighbours = lines.flat_map(|passage| &passage.claims).filter(|claim| is_heading(claim) && !claim.day_count).count();
    let intro = (index.saturating_sub(20)..=index).rev().find_map(|before| loss_word(&passages[before]));
    if neighbours < 2 && intro.is_none() {
        return;
    }
    for claim in &mut passages[index].claims {
        if claim.outcome.is_none() && is_heading(claim) {
            let people = claim.category.is_some_and(Category::is_people);
            let outcome = intro.filter(|outcome| people || matches!(outcome, Outcome::Destroyed | Outcome::Damaged | Outcome::Lost)).unwrap_or(Outcome::Lost);
            claim.outcome = Some(outcome);
            claim.governed = claim.governed.map(|governed| Governed { outcome, ..governed });
        }
    }
}

/// The outcome that a heading's words say: `losses`, `destroyed`.
fn loss_word(passage: &Passage) -> Option<Outcome> {
    let reading = &passage.reading;
    (0..reading.len()).find_map(|at| {
        let noun = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss).and_then(|(noun, _)| noun.outcome);
        noun.filter(|outcome| *outcome == Outcome::Lost).or_else(|| reading.verb(at).and_then(|(verb, _)| verb.equipment))
    })
}

/// `approximately:` reaches the whole list; the day's counts stay exact.
fn approximate_lists(passages: &mut [Passage]) {
    let mut about = false;
    for passage in passages.iter_mut() {
        let reading = &passage.reading;
        let last = reading.len().checked_sub(1);
        let opens = last.is_some_and(|last| {
            reading.is(last, ':') && (last.saturating_sub(5)..last).any(|at| reading.bound(at, |term| term.bound == Bound::About).is_some())
        });
        let listed = passage.claims.iter().any(|claim| claim.governed.is_some_and(|governed| governed.case == Case::Heading));
        if opens {
            about = true;
        } else if !listed && passage.reading.sentence.place == Place::Body && passage.reading.len() > 12 {
            about = false;
        }
        let inline = (0..reading.len()).find(|&at| {
            reading.is(at, ':') && (at.saturating_sub(4)..at).any(|at| reading.bound(at, |term| term.bound == Bound::About).is_some())
        });
        for claim in &mut passage.claims {
            let heading = claim.governed.is_some_and(|governed| governed.case == Case::Heading);
            let reached = about || inline.is_some_and(|colon| claim.start > colon);
            if heading && reached && !claim.day_count && claim.amount.bound == Bound::Exact {
                claim.amount = claim.amount.bounded(Bound::About);
            }
        }
    }
}

/// Whether the passage only counts: no verb, few words.
#[allow(dead_code)]
fn only_counts(passage: &Passage) -> bool {
    let reading = &passage.reading;
    reading.len() <= 8 && (0..reading.len()).all(|at| reading.verb(at).is_none() && !reading.has(at, Class::Be))
}
