//! Fragments: a sentence that only counts takes its outcome from the claims before it
//! (`Sixteen!`, `* 5 Su-24` under `the losses as:`, `tanks - 1008` under a heading).

use super::Passage;
use crate::assemble::{Case, Claim, Governed, Side};
use crate::lexicon::NounClass;
use crate::record::{Bound, Outcome};
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
    if !passages[index].claims.iter().any(is_heading) {
        return;
    }
    let lines = passages[index.saturating_sub(4)..(index + 5).min(passages.len())].iter();
    let neighbours = lines.flat_map(|passage| &passage.claims).filter(|claim| is_heading(claim) && !claim.day_count).count();
    let intro = (index.saturating_sub(24)..=index).rev().find_map(|before| introduction(&passages[before]));
    if neighbours < 2 && intro.is_none() {
        return;
    }
    for claim in passages[index].claims.iter_mut().filter(|claim| is_heading(claim)) {
        if let (Side::Unknown, Some((_, side))) = (claim.side, intro) {
            claim.side = side;
        }
        if claim.outcome.is_none() {
            let outcome = intro.map_or(Outcome::Lost, |(outcome, _)| outcome);
            claim.outcome = Some(outcome);
            claim.governed = claim.governed.map(|governed| Governed { outcome, ..governed });
        }
    }
}

fn is_heading(claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| governed.case == Case::Heading)
}

/// What the words over a list say: `the losses of the enemy were approximately:`.
fn introduction(passage: &Passage) -> Option<(Outcome, Side)> {
    let reading = &passage.reading;
    if passage.claims.iter().any(is_heading) {
        return None;
    }
    (0..reading.len()).find_map(|at| {
        let (noun, _) = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss)?;
        Some((noun.outcome?, crate::assemble::side::around(reading, at)))
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
