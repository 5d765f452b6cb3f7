//! Whose losses a noun or heading of loss speaks of: `Russian losses`, `losses of the enemy`.

use super::{Side, against, is_possessor, party_near, side_of, subject};
use crate::assemble::Claim;
use crate::lexicon::{Cause, Class, NounClass, Role, SpeechKind};
use crate::mention::Reading;
use crate::record::Outcome;
use crate::token::Kind;

/// The owner of the loss noun at `noun`, for readers of headings.
pub fn around(reading: &Reading, noun: usize) -> Side {
    of(reading, noun, noun).unwrap_or(Side::Unknown)
}

/// The side of a list under a verb of loss: `Destroyed by Ukrainian forces:`, `Captured from the
/// Russians:`, `What Russia has lost:`.
pub fn of_heading(reading: &Reading, verb: usize) -> Side {
    let end = reading.term_end(verb);
    let near = || party_near(reading, end + 1, (end + 6).min(reading.len()));
    let owner = reading.verb(verb).is_some_and(|(row, _)| row.role == Role::Owner);
    let before = (0..verb).rev().find_map(|at| reading.party(at)).map(side_of);
    if reading.has(end, Class::By) {
        return near().and_then(against).unwrap_or(Side::Unknown);
    }
    if reading.has_any(end, &[Class::From, Class::Of]) {
        return near().unwrap_or(Side::Unknown);
    }
    let passive = reading
        .verb(verb)
        .is_some_and(|_| verb + 1 >= reading.len() || reading.is(end, ':') || reading.is(end, '('));
    match before {
        Some(side) if owner || passive => side,
        Some(side) => against(side).unwrap_or(Side::Unknown),
        None => Side::Unknown,
    }
}

/// `the number of dead Russians at 25,000`: the owner may stand between noun and number.
pub(super) fn of_figure(reading: &Reading, claim: &Claim, noun: usize) -> Option<Side> {
    of(reading, noun, claim.start)
        .or_else(|| struck_by(reading, noun))
        .or_else(|| party_near(reading, noun, claim.start))
        .or_else(|| party_near(reading, noun.saturating_sub(4), noun))
}

/// `the death toll from the Russian strike`: the enemy of who struck.
fn struck_by(reading: &Reading, noun: usize) -> Option<Side> {
    let from = reading.term_end(noun);
    let leads = reading.has_any(from, &[Class::From, Class::In, Class::Of, Class::Preposition]);
    let at = (from..from + 4).find(|&at| leads && reading.party(at).is_some())?;
    let end = reading.term_end(at);
    let strikes = (end..end + 3).any(|next| reading.cause(next) == Some(Cause::Conflict));
    reading.party(at).filter(|_| strikes).map(|party| Side::EnemyOf(party.party))
}

/// `Russian losses`, `losses of the enemy`, `casualties among Ukrainian troops`, `their losses`.
pub(super) fn of(reading: &Reading, noun: usize, number: usize) -> Option<Side> {
    inflicted_on(reading, noun)
        .or_else(|| possessor(reading, noun))
        .or_else(|| behind(reading, noun))
        .or_else(|| loser(reading, noun, number))
        .or_else(|| of_equated(reading, noun))
}

/// `inflicted losses on the Russian army`.
fn inflicted_on(reading: &Reading, noun: usize) -> Option<Side> {
    let on = reading.term_end(noun);
    let suffers = reading.is_word(on, "on");
    suffers.then(|| party_near(reading, on, (on + 6).min(reading.len())))?
}

/// `Russian losses`, `the enemy's heavy losses`, `its losses`: the owner before the noun.
fn possessor(reading: &Reading, noun: usize) -> Option<Side> {
    let start = reading.term_start(noun);
    for before in (start.saturating_sub(4)..start).rev() {
        if let Some(party) = reading.party(before) {
            return Some(side_of(party));
        }
        if let Some(leader) = reading.leader(before).filter(|_| is_possessor(reading, before)) {
            return Some(Side::Party(leader));
        }
        if reading.has(before, Class::Enemy) {
            return Some(Side::Enemy);
        }
        if reading.has(before, Class::Our) {
            return Some(Side::Ours);
        }
        if reading.has(before, Class::Determiner) && reading.is_any(before, &["its", "their", "his"]) {
            return Some(owner_before(reading, before));
        }
        if let Some(camp) = reading.camp(before) {
            return Some(Side::Camp(camp));
        }
        let passes = !reading.is_known(before)
            || reading.tokens[before].kind == Kind::Possessive
            || reading.noun(before).is_some()
            || reading.has_any(before, &[Class::Number, Class::Adverb, Class::Other]);
        if !passes {
            return None;
        }
    }
    None
}

/// `losses of the enemy`, `casualties among Ukrainian troops`, but not `losses for every one`.
fn behind(reading: &Reading, noun: usize) -> Option<Side> {
    let end = reading.term_end(noun);
    let for_every = reading.has(end, Class::For) && reading.has(end + 1, Class::Every);
    let leads = reading.has_any(end, &[Class::Of, Class::For]) && !for_every
        || reading.has(end, Class::Including)
        || reading.is_word(end, "on");
    leads.then(|| party_near(reading, end, (end + 7).min(reading.len())))?
}

/// `Russia suffered 3,000 casualties`: the subject of the verb before the noun.
fn loser(reading: &Reading, noun: usize, number: usize) -> Option<Side> {
    let start = reading.term_start(noun);
    let verb = (start.saturating_sub(10)..number.max(start))
        .rev()
        .find(|&at| reading.verbs(at).any(|(verb, _)| verb.role == Role::Owner))?;
    subject::of(reading, verb)
}

/// `our losses are 5,937 dead`: the noun before the number has the owner.
fn of_equated(reading: &Reading, noun: usize) -> Option<Side> {
    let other = loss_before(reading, reading.term_start(noun))?;
    let equated = reading.has_any(other + 1, &[Class::Be, Class::Link]) || reading.is(other + 1, ':');
    equated.then(|| of(reading, other, other))?
}

/// The last noun of loss within a few words before `start`.
fn loss_before(reading: &Reading, start: usize) -> Option<usize> {
    (start.saturating_sub(8)..start).rev().find(|&at| {
        reading.term_start(at) == at
            && reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
    })
}

/// Whose losses the number is, where a noun of loss is set equal to it: `put Russian losses at 40
/// dead soldiers`, `Russia's losses in Ukraine are 15,000 killed`.
pub fn equated(reading: &Reading, claim: &Claim) -> Option<Side> {
    let links = |at: usize| reading.has_any(at, &[Class::Be, Class::Link]) || reading.is_word(at, "at");
    let noun = loss_before(reading, claim.start)?;
    let parted = (noun..claim.start)
        .any(|at| reading.is(at, ',') || reading.is(at, ';') || reading.quantity_at(at).is_some());
    ((noun..claim.start).any(links) && !parted).then(|| possessor(reading, noun))?
}

/// `its losses`: the party before the pronoun in the sentence, else what the context says.
fn owner_before(reading: &Reading, pronoun: usize) -> Side {
    let party = (0..pronoun).rev().find_map(|at| reading.party(at));
    // `it puts its own losses at 247`: those of who speaks.
    let speaks = (0..pronoun).any(|at| reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun))
        && reading.has(0, Class::It);
    party.map_or(if speaks { Side::Ours } else { Side::Pronoun }, side_of)
}

/// `Russia's loss of 20 tanks`, `the killing by Russian troops of 20 men`.
pub(super) fn of_event(reading: &Reading, event: usize) -> Option<Side> {
    let start = event.saturating_sub(3);
    let (verb, _) = reading.verb(event)?;
    let party = (start..event).rev().find_map(|at| reading.party(at))?;
    match verb.outcome(true) {
        Some(Outcome::Lost) => Some(Side::Party(party.party)),
        _ => Some(Side::EnemyOf(party.party)),
    }
}
