//! Whose the bodies in a source's phrase are: parties that only stand behind another, and land that is held by one.

use crate::lexicon::PartyKind;
use crate::mention::Reading;

/// `authorities in Russian-occupied Luhansk`: officials whom the occupier has put there.
pub fn is_occupied(reading: &Reading, from: usize, to: usize) -> bool {
    // `Ukrainian officials in occupied Luhansk`
    let own = |at: usize| {
        reading.party(at).is_some_and(|party| {
            party.kind == PartyKind::Adjective && reading.lexicon.is_held_by_proxies(party.party)
        })
    };
    // `the Russian-installed health minister`
    let put = |at: usize| {
        reading.is_any(at, &["installed", "appointed", "imposed"]) && at > from && reading.is_hyphen(at - 1)
    };
    (from..to).any(|at| reading.is_any(at, &["occupied", "annexed"]) || put(at)) && !(from..to).any(own)
}

/// `a US-based rights group`, `the Iranian-backed rebels`: where somebody sits and who helps him is not whose he is.
pub fn is_behind_another(reading: &Reading, hyphen: usize) -> bool {
    const TIES: &[&str] = &[
        "based",
        "born",
        "registered",
        "headquartered",
        "backed",
        "supported",
        "funded",
        "financed",
        "armed",
        "trained",
        "sponsored",
        "allied",
        "aligned",
        "affiliated",
        "linked",
        "friendly",
        "leaning",
        "inspired",
        "mandated",
    ];
    reading.is_hyphen(hyphen) && reading.is_any(hyphen + 1, TIES)
}
