//! Losses that a party owns up to: they are its own.

use super::{Side, named, party_at, subject};
use crate::assemble::Claim;
use crate::lexicon::{Camp, Cause, Class, Form, NounClass};
use crate::mention::Reading;
use crate::record::Category;
use crate::why::Told;

/// Words by which a party owns up to its losses.
pub const ADMITS: [&str; 12] = [
    "acknowledged",
    "acknowledges",
    "acknowledging",
    "admitted",
    "admits",
    "admitting",
    "conceded",
    "concedes",
    "conceding",
    "confirmed",
    "confirms",
    "confirming",
];

/// `Russia has acknowledged the deaths of 6,000 soldiers`: such words are of one's own losses.
pub(super) fn admitted(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const REACH: usize = 9;
    // `acknowledged the loss of 14 tanks`, but not `confirmed the destruction of 14 tanks`
    let lost = reading.is_any(claim.event(), &["loss", "losses"]);
    let people = claim.category.is_none_or(|category| {
        category.is_people() && category != Category::Civilian || lost && !category.is_people()
    });
    let passes = |at: usize| {
        reading.has_any(
            at,
            &[Class::The, Class::Of, Class::That, Class::Adverb, Class::Have, Class::To, Class::Determiner],
        ) || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
            || reading.verb(at).is_some_and(|(_, form)| form == Form::Ing || form == Form::Noun)
    };
    let until = claim.start.min(claim.event());
    let from = (until.saturating_sub(REACH)..until).rev().find(|&at| !passes(at))?;
    let adjective =
        |at: usize| reading.has_any(at, &[Class::The, Class::Determiner, Class::A, Class::Be, Class::Of]);
    let admits = from > 0 && reading.is_any(from, &ADMITS) && !adjective(from - 1);
    // `confirmed 12 deaths in the shelling of the town`: not of an army.
    let struck = || claim.category.is_none() && (0..reading.len()).any(|at| is_attack(reading, at));
    if !(people && admits) || struck() {
        return None;
    }
    // `rescuers confirmed 18 deaths`: none of theirs.
    let party = |at: usize| reading.party(at).is_some() && !reading.is_hyphen(reading.term_end(at));
    let fights = |at: usize| {
        party(at)
            || reading.leader(at).is_some()
            || reading.camp(at) == Some(Camp::State)
            || reading.has(at, Class::We)
    };
    let opens = subject::participial(reading, from).filter(|side| matches!(side.what, Side::Party(_)));
    let army = claim.category.is_some() || opens.is_some() || (from.saturating_sub(8)..from).any(fights);
    let rule = "what one admits is one's own: `acknowledged the deaths of 6,000 soldiers`";
    // `Kyiv claims 15,000, while the Russian authorities admitted to 500 deaths`
    let subject = (from.saturating_sub(3)..from).rev().find(|&at| party(at));
    let own = subject.and_then(|at| party_at(reading, at, rule)).or(opens);
    army.then(|| own.unwrap_or(named(reading, from, Side::Ours, rule)))
}

/// `the shelling`: what goes on in a war, and is no word of loss and no camp.
fn is_attack(reading: &Reading, at: usize) -> bool {
    reading.cause(at) == Some(Cause::Conflict)
        && reading.noun(at).is_none()
        && reading.verb(at).is_none()
        && reading.camp(at).is_none()
}
