//! Phrases that say what became of those they close around: `took 20 prisoner`, `hacked 38 villagers to death`.

use super::{Case, Governed};
use crate::assemble::head::Head;
use crate::lexicon::{Class, Role, TAKEN};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};

/// The outcome that such a phrase around the number tells.
pub(super) fn around(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Option<Governed> {
    taken(reading, quantity, head)
        .or_else(|| holding(reading, quantity, head))
        .or_else(|| out_of_action(reading, quantity, head, people))
        .or_else(|| to_death(reading, quantity, head))
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
    Some(Governed { outcome: Outcome::Captured, at, case: Case::Object, role: Some(Role::Object) })
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
    (holds && theirs && (holder.is_none() || holder != head.party)).then_some(Governed {
        outcome: Outcome::Captured,
        at,
        case: Case::Object,
        role: Some(Role::Object),
    })
}

/// Case: `put 24 ships out of action`
fn out_of_action(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Option<Governed> {
    let phrase = reading.is_word(head.end, "out") && reading.has(head.end + 1, Class::Of);
    let end = phrase && reading.is_any(head.end + 2, &["action", "service", "commission"]);
    let at = reading.term_start(quantity.full_start.checked_sub(1)?);
    let acts =
        reading.is_any(at, &["put", "puts", "putting", "knocked", "knocking", "took", "taking", "taken"]);
    (!people && end && acts).then_some(Governed {
        outcome: Outcome::Damaged,
        at,
        case: Case::Object,
        role: Some(Role::Object),
    })
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
    (to_death && acts || lives && cost).then_some(Governed {
        outcome: Outcome::Killed,
        at: before,
        case: Case::Object,
        role: Some(Role::Object),
    })
}
