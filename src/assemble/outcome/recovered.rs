//! `recovered 23 rifles`: taken from who fights, or but found again.

use super::Governed;
use crate::assemble::head::Head;
use crate::lexicon::{Camp, NounClass};
use crate::mention::Reading;
use crate::record::Category;

/// Why what was recovered is passed over.
pub(super) const RULE: &str = "found again, or nobody says from whom it was taken: `recovered 20 wallets`";

/// Whether what the verb says is so of *recover* too: weapons and vehicles that troops or police take.
/// Of any other verb it is.
pub(super) fn is_taken(reading: &Reading, head: &Head, found: &Governed) -> bool {
    let recovers = ["recover", "recovers", "recovered", "recovering"];
    if !reading.is_any(found.at, &recovers) {
        return true;
    }
    let fighter = |at: usize| {
        reading.noun(at).is_some_and(|(noun, _)| {
            noun.class == NounClass::Person && noun.category == Some(Category::Military)
        })
    };
    let other = |at: usize| fighter(at) && reading.camp(at) != Some(Camp::State);
    let rebels = || (0..reading.len()).any(|at| reading.camp(at) == Some(Camp::Rebel) || other(at));
    let armed = || {
        (0..reading.len()).any(|at| reading.camp(at).is_some() || fighter(at) || reading.party(at).is_some())
    };
    match head.noun.and_then(|noun| noun.category) {
        Some(Category::Equipment | Category::Artillery | Category::Mlrs | Category::Missiles) => armed(),
        // `Police recovered 15 stolen cars`
        Some(Category::Vehicles) => rebels(),
        _ => false,
    }
}
