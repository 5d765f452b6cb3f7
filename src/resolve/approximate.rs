//! Bounds over a whole list: `approximately:` over its lines.

use super::Passage;
use crate::assemble::{Case, Claim};
use crate::lexicon::kinds;
use crate::record::Bound;
use crate::sentence::Place;
use crate::why::Because;

/// Whether a passage may bound a list: most hold no colon, and need not be read.
fn may_approximate(passage: &Passage) -> bool {
    let reading = &passage.reading;
    !passage.claims.is_empty() || reading.sentence.span.of(reading.text).contains(':')
}

/// `approximately:` reaches the whole list; the day's counts stay exact.
pub(super) fn lists(passages: &mut [Passage]) {
    let heading = |claim: &Claim| claim.governed.is_some_and(|governed| governed.case == Case::Heading);
    if !passages.iter().any(|passage| passage.claims.iter().any(heading)) {
        return;
    }
    let mut about = false;
    for passage in passages.iter_mut() {
        let reading = &passage.reading;
        if !about && !may_approximate(passage) {
            continue;
        }
        let bounds = reading.holds_kind(kinds::BOUND) && reading.may_hold(&[":"]);
        let last = reading.len().checked_sub(1).filter(|_| bounds);
        let opens = last.is_some_and(|last| {
            reading.is(last, ':')
                && (last.saturating_sub(5)..last)
                    .any(|at| reading.bound(at, |term| term.bound == Bound::About).is_some())
        });
        let listed = passage.claims.iter().any(heading);
        if opens {
            about = true;
        } else if !listed && passage.reading.sentence.place == Place::Body && passage.reading.len() > 12 {
            about = false;
        }
        let all = if bounds { 0..reading.len() } else { 0..0 };
        let inline = all.into_iter().find(|&at| {
            reading.is(at, ':')
                && (at.saturating_sub(4)..at)
                    .any(|at| reading.bound(at, |term| term.bound == Bound::About).is_some())
        });
        for claim in &mut passage.claims {
            let reached = about || inline.is_some_and(|colon| claim.start > colon);
            if heading(claim) && reached && !claim.day_count && claim.amount.bound == Bound::Exact {
                claim.amount = claim.amount.bounded(Bound::About);
                claim.why.number = Because::rule("bounded by the words over the list: `approximately:`");
            }
        }
    }
}
