//! Parts by the people that they are of: `41 were Ukrainian, nine Polish and two Georgian`.

use super::closes;
use crate::assemble::{Case, Claim, Head};
use crate::lexicon::{Class, Name, PartyKind};
use crate::mention::{Quantity, Reading};

/// Whether the number is a part that its people are told of.
pub(super) fn is_part(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let bare = head.noun.is_none() && !head.unknown;
    bare && of(reading, quantity).is_some() || goes_on(reading, quantity, head, last)
}

/// The people that the words behind the number tell.
pub(super) fn of(reading: &Reading, quantity: &Quantity) -> Option<Name> {
    reading.party(predicate(reading, quantity.full_end)?).map(|it| it.party)
}

/// The adjective of a people behind the *be* at `be`, where nothing else is told of them: `41 were Ukrainian`.
fn predicate(reading: &Reading, be: usize) -> Option<usize> {
    let at = be + 1 + usize::from(reading.has(be + 1, Class::Adverb));
    let people = reading
        .party(at)
        .is_some_and(|party| matches!(party.kind, PartyKind::Adjective | PartyKind::Demonym));
    let ends = closes(reading, reading.term_end(at));
    (reading.has(be, Class::Be) && people && reading.noun(at).is_none() && ends).then_some(at)
}

/// `41 were Ukrainian, nine Polish and two Georgian`: whether the number goes on with a part of another people.
fn goes_on(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let part = last.governed.is_some_and(|governed| governed.case == Case::Part)
        && (last.number.1..quantity.full_start).any(|at| reading.party(at).is_some())
        && quantity.full_start - last.number.1 <= 6;
    let joint = quantity.full_start.checked_sub(1);
    let joined = joint.is_some_and(|at| reading.is(at, ',') || reading.has(at, Class::And));
    let people =
        head.noun.is_some_and(|noun| reading.party(noun.at).is_some() && noun.at == quantity.full_end);
    part && joined && people
}
