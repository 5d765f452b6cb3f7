//! Members of a series that go on with what the one before counts: other months, places and bodies.

use crate::assemble::{Claim, Head};
use crate::lexicon::Class;
use crate::mention::{Quantity, Reading};

/// `deaths rose to 184 in June, 180 in July and 143 in May`: the same in another stretch, as each has one of its own.
pub(super) fn is_next_month(reading: &Reading, quantity: &Quantity, last: &Claim) -> bool {
    const NEAR: usize = 4;
    let dated = |end: usize| reading.has(end, Class::In) && reading.in_date(end + 1);
    let Some(before) = quantity.full_start.checked_sub(1) else { return false };
    let to = usize::from(reading.has(before, Class::To));
    let joint = before.saturating_sub(to);
    let joined = reading.is(joint, ',') || reading.has(joint, Class::And);
    let of_last = last.head.end.max(last.number.1);
    joined && dated(quantity.full_end) && (of_last..of_last + NEAR).any(dated)
}

/// `170 troops were lost in the north, over 240 troops - in the west`: the same again, where a dash stands for the verb.
pub(super) fn is_verbless(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let Some(noun) = head.noun.filter(|_| last.governed.is_some()) else { return false };
    let dash = reading.tokens.get(head.end).is_some_and(|token| token.is_dash() && !token.glued);
    let placed = reading.has(head.end + 1, Class::In) || reading.has(head.end + 1, Class::Preposition);
    let before = quantity.full_start.checked_sub(1);
    let joined =
        before.is_some_and(|at| reading.is(at, ',') || reading.has(at, Class::And) || reading.is(at, ';'));
    let same = last.category.is_some() && last.category == noun.category;
    dash && placed && joined && same
}

/// `The northern group's losses exceeded 130 men; the West battlegroup - more than 150`: a label, a dash and the number
/// of what the clauses before count.
pub(super) fn is_labelled(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    const LABEL: usize = 6;
    let Some(dash) = quantity.full_start.checked_sub(1) else { return false };
    let free = reading.tokens[dash].is_dash() && !reading.tokens[dash].glued;
    let of_last = last.number.1;
    let joint = (dash.saturating_sub(LABEL).max(of_last)..dash).rev().find(|&at| reading.is(at, ';'));
    let label = joint.is_some_and(|joint| {
        (joint + 1..dash).all(|at| reading.verb(at).is_none() && reading.noun(at).is_none())
            && (joint + 1..dash).any(|at| reading.is_capitalised(at))
    });
    let same = head.noun.is_none_or(|noun| last.category.is_some() && noun.category == last.category);
    free && label && same && !head.unknown
}

/// `226 boys and 180 girls were killed, while the sex of 32 children and 1,937 adults is not yet known`: of those who were
/// counted before, but not told apart.
pub(super) fn is_of_no_name(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    const REACH: usize = 9;
    let unknown =
        |at: usize| reading.is_any(at, &["sex", "gender", "identity", "identities", "names", "age"]);
    let near = (quantity.full_start.saturating_sub(REACH)..quantity.full_start).rev();
    let passes = |at: &usize| {
        reading.has_any(*at, &[Class::And, Class::The, Class::Other])
            || reading.quantity_at(*at).is_some()
            || reading.noun(*at).is_some()
    };
    let of = near.clone().find(|at| !passes(at));
    head.noun.is_some() && of.is_some_and(|of| of > 0 && reading.has(of, Class::Of) && unknown(of - 1))
}
