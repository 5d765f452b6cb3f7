//! Phrases that say what became of those they close around: `took 20 prisoner`, `hacked 38 villagers to death`.

use super::{Case, Governed};
use crate::assemble::head::Head;
use crate::lexicon::{Class, Form, Role, TAKEN};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};

/// The outcome that such a phrase around the number tells.
pub(super) fn around(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Option<Governed> {
    taken(reading, quantity, head)
        .or_else(|| holding(reading, quantity, head))
        .or_else(|| out_of_action(reading, quantity, head, people))
        .or_else(|| to_death(reading, quantity, head))
        .or_else(|| ablaze(reading, quantity, head, people))
        .or_else(|| out_of_touch(reading, quantity, people))
        .or_else(|| downs(reading, quantity, head))
        .or_else(|| all_behind(reading, head, people))
}

/// Case: `Contact was lost with 24 soldiers`, `lost contact with two pilots`: they are missing.
fn out_of_touch(reading: &Reading, quantity: &Quantity, people: bool) -> Option<Governed> {
    const NEAR: usize = 5;
    let with = quantity.full_start.checked_sub(1).filter(|&at| people && reading.has(at, Class::With))?;
    let near = || with.saturating_sub(NEAR)..with;
    let touch = near().any(|at| reading.is_any(at, &["contact", "communication", "communications", "touch"]));
    let at = near().find(|&at| reading.is_any(at, &["lost", "loses", "losing", "lose"]))?;
    touch.then_some(object(Outcome::Missing, at))
}

/// Case: `Border guards down four drones`: the verb that is a preposition elsewhere, between those who shoot and what flies.
fn downs(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Governed> {
    use Category::{Aircraft, Helicopters, Missiles, Uavs};
    let flies =
        head.noun.is_some_and(|noun| matches!(noun.category, Some(Aircraft | Helicopters | Missiles | Uavs)));
    let at = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && flies)?;
    let shooters = [
        "forces",
        "guards",
        "defenders",
        "defences",
        "defenses",
        "defence",
        "defense",
        "troops",
        "soldiers",
        "units",
        "gunners",
        "military",
        "army",
        "navy",
        "police",
        "rebels",
        "fighters",
    ];
    let last = at - 1;
    let party = reading.party(reading.term_start(last)).is_some();
    let subject = reading.is_any(last, &shooters) || party;
    (reading.is_any(at, &["down", "downs"]) && subject).then_some(object(Outcome::Destroyed, at))
}

/// How far behind what is counted a clause may tell of all of them.
const FAR: usize = 40;

/// Case: `12 drones; all were destroyed`, `nine missiles, all of which were intercepted`.
fn all_behind(reading: &Reading, head: &Head, people: bool) -> Option<Governed> {
    head.noun.filter(|_| !people)?;
    let opens = |at: &usize| {
        let before = at - 1;
        reading.is_word(*at, "all")
            && (reading.is(before, ',')
                || reading.is(before, ';')
                || reading.tokens[before].is_dash()
                || reading.has_any(before, &[Class::And, Class::But]))
    };
    let all = (head.end + 1..reading.len().min(head.end + FAR)).find(opens)?;
    let (at, outcome) = all_of_them(reading, all)?;
    Some(Governed { outcome, at, case: Case::All, role: Some(Role::Object) })
}

/// `all of them were shot down`, `all were destroyed`: the verb, and what it makes of things, where `all` stands at
/// `all` and counts nothing new.
pub fn all_of_them(reading: &Reading, all: usize) -> Option<(usize, Outcome)> {
    const REACH: usize = 8;
    let be = (all + 1..(all + REACH).min(reading.len())).find(|&at| reading.has(at, Class::Be))?;
    let counted = (all + 1..be).any(|at| reading.quantity_at(at).is_some() || reading.is(at, ','));
    let at = (be + 1..be + 4).find(|&at| !reading.has_any(at, &[Class::Be, Class::Adverb]))?;
    let passive = |form| matches!(form, Form::PastOrParticiple | Form::Participle);
    let outcome = reading.verbs(at).find_map(|(verb, form)| verb.outcome(false).filter(|_| passive(form)))?;
    (!counted).then_some((at, outcome))
}

/// Case: `set two oil tankers ablaze`
fn ablaze(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Option<Governed> {
    let fire = reading.is_any(head.end, &["ablaze", "alight"])
        || reading.is_word(head.end, "on") && reading.is_word(head.end + 1, "fire");
    let at = reading.term_start(quantity.full_start.checked_sub(1)?);
    let sets = reading.is_any(at, &["set", "sets", "setting"]);
    (!people && fire && sets).then_some(object(Outcome::Damaged, at))
}

/// What the verb at `at` makes of its object.
fn object(outcome: Outcome, at: usize) -> Governed {
    Governed { outcome, at, case: Case::Object, role: Some(Role::Object) }
}

/// Case: `took 20 prisoner`, `had taken 180 soldiers captive`: the verb is parted by what it counts.
fn taken(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Governed> {
    // `took 250 others hostage`
    let end = (head.end..head.end + 2).find(|&at| !reading.has(at, Class::Other)).unwrap_or(head.end);
    if !reading.is_any(end, &TAKEN) {
        return None;
    }
    let near = quantity.full_start.saturating_sub(4)..quantity.full_start;
    let takes = ["took", "taken", "taking", "take", "takes", "held", "holding"];
    let at = near.rev().find(|&at| reading.is_any(at, &takes))?;
    Some(object(Outcome::Captured, at))
}

/// Case: `The rebels are holding two Colombian soldiers`: who holds fighters of another party has captured them.
fn holding(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Governed> {
    let at = quantity.full_start.checked_sub(1)?;
    let holds = reading.is_any(at, &["holding", "hold", "holds"]);
    let theirs =
        head.noun.is_some_and(|noun| noun.category == Some(Category::Military)) && head.party.is_some();
    let from = at.saturating_sub(4);
    let holder = (from..at).rev().find_map(|at| {
        let party = reading.party(at).map(|party| party.party);
        let somebody = party.is_some() || reading.camp(at).is_some() || reading.has(at, Class::It);
        somebody.then_some(party)
    })?;
    let takes = holds && theirs && (holder.is_none() || holder != head.party);
    takes.then_some(object(Outcome::Captured, at))
}

/// Case: `put 24 ships out of action`
fn out_of_action(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Option<Governed> {
    let phrase = reading.is_word(head.end, "out") && reading.has(head.end + 1, Class::Of);
    let end = phrase && reading.is_any(head.end + 2, &["action", "service", "commission"]);
    let at = reading.term_start(quantity.full_start.checked_sub(1)?);
    let acts =
        reading.is_any(at, &["put", "puts", "putting", "knocked", "knocking", "took", "taking", "taken"]);
    (!people && end && acts).then_some(object(Outcome::Damaged, at))
}

/// Case: `hacked 38 villagers to death`, `cost 115 people their lives`: what stands behind them says that they died.
fn to_death(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Governed> {
    let to_death = reading.has(head.end, Class::To) && reading.is_word(head.end + 1, "death");
    let lives = reading.is_any(head.end, &["their", "his", "her"])
        && reading.is_any(head.end + 1, &["lives", "life"]);
    let before = reading.term_start(quantity.full_start.checked_sub(1)?);
    let cost = reading.is_any(before, &["cost", "costs", "costing"]);
    let acts = reading.word(before).ends_with("ed")
        || reading.word(before).ends_with("ing")
        || reading.verb(before).is_some();
    // `lost 47,200 soldiers to death or wounds`
    let owned = reading.verbs(before).any(|(verb, _)| verb.role == Role::Owner);
    (to_death && acts && !owned || lives && cost).then_some(object(Outcome::Killed, before))
}
