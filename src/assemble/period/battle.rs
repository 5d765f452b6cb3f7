//! Battles that a sentence names: which of its claims are of them.

use crate::assemble::{Claim, duration};
use crate::lexicon::Class;
use crate::mention::Reading;

/// Whether a claim is of the battle at `at`, and not of one that its sentence speaks of in passing.
///
/// 1. `in the battle`, `during Iran's offensive`, `in the siege of the town`
/// 2. `launched an offensive, which has killed dozens`
/// 3. `The months-long battle for the city has cost them 20,000 men`
pub(super) fn is_fought_in(reading: &Reading, claim: &Claim, at: usize) -> bool {
    const REACH: usize = 8;
    // `in the gun battle`: hours, not days
    if at > 0 && reading.is_word(at - 1, "gun") && reading.is_word(at, "battle") {
        return false;
    }
    let definite = |at: usize| {
        reading.has_any(at, &[Class::The, Class::Determiner, Class::That])
            || reading.is_possessive(at)
            || reading.party(at).is_some()
    };
    let stops = |at: &usize| reading.is(*at, ',') || reading.verb(*at).is_some();
    let mut back = (at.saturating_sub(REACH)..at).rev().take_while(|at| !stops(at));
    let sure = |at: usize| {
        reading.has_any(at, &[Class::In, Class::For, Class::Since])
            || reading.is_any(at, &["during", "throughout", "after", "over"])
    };
    let weak = |at: usize| {
        reading.has_any(at, &[Class::Of, Class::By, Class::With])
            || reading.is_any(at, &["following", "amid", "within"])
    };
    // `in a three-week battle`
    let long = at > 1 && duration::is_unit(reading, at - 1) && reading.is_hyphen(at - 2);
    let named = long || reading.has_any(at + 1, &[Class::Of, Class::For]);
    if let Some(lead) = back.clone().find(|&at| sure(at)).or_else(|| back.find(|&at| weak(at))) {
        let open = sure(lead) && !reading.is_any(at, &["battle", "battles"]);
        return named || open || (lead..at).any(definite);
    }
    let told = (at..claim.start).any(|at| reading.has_any(at, &[Class::Relative, Class::That]));
    let opens = at <= 5 && reading.has(0, Class::The);
    at < claim.start && (told || opens || named)
}
