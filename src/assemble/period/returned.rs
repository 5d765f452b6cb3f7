//! Bodies that are given back: of those who fell on any day before.

use crate::assemble::Claim;
use crate::mention::{Reading, Shapes};

/// What is given back.
const BODIES: &[&str] = &["bodies", "remains"];

/// How it is.
const RETURNED: &[&str] = &[
    "returned",
    "return",
    "returns",
    "returning",
    "repatriated",
    "repatriates",
    "repatriate",
    "repatriation",
    "handed",
    "hands",
    "transferred",
    "exchanged",
    "exchange",
    "brought",
    "bring",
    "brings",
    "received",
    "receives",
];

/// `Russia handed over the bodies of 1,000 soldiers`: the day of the exchange is not that of the losses, and as
/// many are no running total.
pub(super) fn are_returned(reading: &Reading, claim: &Claim) -> bool {
    const NEAR: usize = 4;
    if !reading.may_hold_of(const { &Shapes::of(&[BODIES]) })
        || !reading.may_hold_of(const { &Shapes::of(&[RETURNED]) })
    {
        return false;
    }
    let near = claim.start.saturating_sub(NEAR)..claim.head.end.max(claim.number.1) + NEAR;
    // `the hospital received 12 bodies`
    const TAKEN_IN: &[&str] = &["hospital", "hospitals", "morgue", "morgues", "clinic"];
    let all = 0..reading.len();
    reading.any_of(near, BODIES) && reading.any_of(all.clone(), RETURNED) && !reading.any_of(all, TAKEN_IN)
}
