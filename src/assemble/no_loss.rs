//! Claims that are of no war: what the weather sank, what the market lost.

use super::{Case, Claim, Side};
use crate::lexicon::{Cause, Class};
use crate::mention::Reading;
use crate::record::Measure;

/// `A storm sank 14 boats`, `sunk by a storm`: a disaster is what did it.
pub(super) fn is_accident(reading: &Reading, claim: &Claim) -> bool {
    let things = claim.category.is_some_and(|category| !category.is_people());
    let Some(governed) = claim.governed.filter(|_| things) else { return false };
    let disaster = |at: usize| reading.cause(at) == Some(Cause::Disaster);
    match governed.case {
        Case::Object => {
            let passes = |at: usize| reading.has_any(at, &[Class::Have, Class::Adverb, Class::Modal]);
            (0..governed.at).rev().find(|&at| !passes(at)).is_some_and(disaster)
        }
        Case::Subject => {
            let by = reading.term_end(governed.at);
            reading.has(by, Class::By) && (by + 1..by + 4).any(disaster)
        }
        _ => false,
    }
}

/// `the rouble lost 12 percent`: a share of nothing that anybody of the war lost.
pub(super) fn is_market_share(claim: &Claim) -> bool {
    let counts = claim.head.noun.is_some() || claim.category.is_some();
    claim.measure == Measure::Percent && claim.is_owned() && !counts && claim.side == Side::Unknown
}
