//! The side that the counted phrase itself names: `20 Russian soldiers`, `404 tanks of the
//! occupiers`, `two of its soldiers`.

use super::{Side, by_case, party_near};
use crate::assemble::Claim;
use crate::lexicon::{Camp, Class, Role};
use crate::mention::Reading;

/// The side that stands in the phrase or right behind it.
pub(super) fn side(reading: &Reading, claim: &Claim) -> Option<Side> {
    let head = &claim.head;
    if let Some(side) = serving_with(reading, claim) {
        return Some(side);
    }
    // `23 Chechens from ISIL`
    let demonym =
        head.noun.is_some_and(|noun| reading.party(noun.at).is_some()) && reading.has(head.end, Class::From);
    let behind = behind_head(reading, claim);
    if let Some(side) = behind.filter(|_| demonym) {
        return Some(side);
    }
    if let Some(party) = head.party {
        return Some(Side::Party(party));
    }
    if head.enemy {
        return Some(Side::Enemy);
    }
    if head.ours {
        return Some(Side::Ours);
    }
    if head.theirs {
        return Some(theirs(reading, claim));
    }
    behind.or_else(|| rebels(reading, claim))
}

/// `said two of its soldiers`: the one who speaks; `lost half of its tanks`: the subject.
fn theirs(reading: &Reading, claim: &Claim) -> Side {
    let owned = claim.governed.is_some_and(|governed| governed.role == Some(Role::Owner));
    by_case(reading, claim).filter(|side| owned && matches!(side, Side::Party(_))).unwrap_or(Side::Ours)
}

/// `20 rebels`: the noun names their camp, but not where the subject lost them (`Wagner lost 20
/// fighters`).
fn rebels(reading: &Reading, claim: &Claim) -> Option<Side> {
    let owned = claim.governed.is_some_and(|governed| governed.role == Some(Role::Owner));
    let noun = claim.head.noun.filter(|_| !owned)?;
    let camp = (claim.number.1..=noun.at).find_map(|at| reading.camp(at))?;
    (camp == Camp::Rebel).then_some(Side::Camp(camp))
}

/// `two Britons serving with the Ukrainian army`, `volunteers fighting in Ukraine's ranks`.
fn serving_with(reading: &Reading, claim: &Claim) -> Option<Side> {
    let at = claim.head.end;
    let serves = reading.is_any(at, &["serving", "fighting", "fought", "enlisted"])
        || reading.has(at, Class::Relative) && reading.is_any(at + 1, &["fought", "served"]);
    serves.then(|| party_near(reading, at + 2, (at + 7).min(reading.len())))?
}

/// `404 tanks of the occupiers`, `20 soldiers on the Ukrainian side`, `50 men from Wagner`.
fn behind_head(reading: &Reading, claim: &Claim) -> Option<Side> {
    let mut at = claim.head.end;
    // `35 drones launched by Russia`
    let sent = ["launched", "fired", "sent", "deployed", "operated", "used", "owned"];
    if claim.head.noun.is_some() && reading.is_any(at, &sent) && reading.has(at + 1, Class::By) {
        return party_near(reading, at + 2, (at + 5).min(reading.len()));
    }
    if claim.head.noun.is_none()
        || !(reading.has_any(at, &[Class::Of, Class::From])
            || reading.is_word(at, "on")
            || reading.is_word(at, "belonging"))
    {
        return None;
    }
    at += 1 + usize::from(reading.is_word(at, "belonging"));
    for _ in 0..5 {
        if let Some(party) = reading
            .party(at)
            .filter(|_| reading.place(at).is_none() || reading.is_word(at.saturating_sub(1), "of"))
        {
            return Some(Side::Party(party.party));
        }
        if reading.has(at, Class::Enemy) {
            return Some(Side::Enemy);
        }
        if reading.has(at, Class::Our) {
            return Some(Side::Ours);
        }
        let passes =
            reading.has_any(at, &[Class::The, Class::Determiner, Class::To]) || !reading.is_known(at);
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}
