//! Words for what happens on a day, and whether a sentence tells of it.

use crate::lexicon::Class;
use crate::mention::{Reading, Shapes};

/// Words for what else happens on one day, and for its victims.
const EVENTS: &[&str] = &[
    "bombings",
    "clash",
    "clashes",
    "assault",
    "shooting",
    "massacre",
    "operation",
    "incident",
    "bombardment",
    "violence",
    "battle",
    "fighting",
    "encounter",
    "gunfight",
    "firefight",
    "gunbattle",
    "shootout",
    "onslaught",
    "exchange",
    "dead",
    "wounded",
    "injured",
    "victims",
];

/// Words for an attack.
pub(super) const ATTACKS: &[&str] = &[
    "attack",
    "attacks",
    "strike",
    "strikes",
    "airstrike",
    "airstrikes",
    "raid",
    "raids",
    "blast",
    "blasts",
    "shelling",
    "bombing",
    "ambush",
    "explosion",
    "explosions",
];

/// Whether it tells of a fight of hours.
pub(super) fn is_encounter(reading: &Reading) -> bool {
    const FIGHTS: &[&str] =
        &["encounter", "gunfight", "firefight", "gunbattle", "shootout", "ambush", "raid", "clash"];
    reading.any_of(0..reading.len(), FIGHTS)
}

/// `the attack`, `those strikes`, `the dead`: an event that was told of before.
pub(super) fn refers_back(reading: &Reading) -> bool {
    const BACK: &[&str] = &["this", "that", "these", "those", "same"];
    if !reading.may_hold_of(const { &Shapes::of(&[ATTACKS, EVENTS]) }) {
        return false;
    }
    let back = |at: usize| reading.has(at, Class::The) || reading.is_any(at, BACK);
    let told = |at: usize| (at.saturating_sub(3)..at).any(back);
    [ATTACKS, EVENTS].iter().any(|words| reading.tokens_of(0..reading.len(), words).any(told))
}

/// Whether it tells of an attack.
pub(super) fn has_attack(reading: &Reading) -> bool {
    reading.any_of(0..reading.len(), ATTACKS)
}
