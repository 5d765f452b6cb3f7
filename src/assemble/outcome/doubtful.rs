//! Verbs that tell of a loss of some things alone: `recovered 23 rifles`, `five drones were repelled`.

use super::{Case, Governed};
use crate::assemble::head::Head;
use crate::lexicon::{Camp, Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::Category;

/// Why what such a verb governs is no loss; `None` where it is one.
pub(super) fn passes_over(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    found: &Governed,
) -> Option<&'static str> {
    let recovers = [
        "recover",
        "recovers",
        "recovered",
        "recovering",
        "discover",
        "discovers",
        "discovered",
        "discovering",
        "uncover",
        "uncovers",
        "uncovered",
        "uncovering",
        "unearth",
        "unearths",
        "unearthed",
        "unearthing",
    ];
    if reading.is_any(found.at, &recovers) && !is_taken(reading, head, found.at) {
        return Some("found again, or nobody says from whom it was taken: `recovered 20 wallets`");
    }
    let failed = ["failed", "fails", "failing", "unable", "failure"];
    let to = found.at.checked_sub(1).filter(|&to| to > 0 && reading.has(to, Class::To));
    if found.case == Case::Object && to.is_some_and(|to| reading.is_any(to - 1, &failed)) {
        return Some("not done: `failed to injure its five occupants`");
    }
    let repels = ["repelled", "beaten", "fended", "thwarted"];
    let led = quantity.full_start.checked_sub(1).is_some_and(|before| {
        reading.has_any(before, &[Class::By, Class::With, Class::Of, Class::Preposition])
    });
    let attack = led && found.case == Case::Subject && reading.is_any(found.at, &repels);
    attack.then_some("of an attack, which was repelled: `an attack by five drones was repelled`")
}

/// Whether what was recovered is weapons and vehicles that troops or police take.
fn is_taken(reading: &Reading, head: &Head, verb: usize) -> bool {
    let fighter = |at: usize| {
        reading.noun(at).is_some_and(|(noun, _)| {
            noun.class == NounClass::Person && noun.category == Some(Category::Military)
        })
    };
    let other = |at: usize| fighter(at) && reading.camp(at) != Some(Camp::State);
    let rebels = || (0..reading.len()).any(|at| reading.camp(at) == Some(Camp::Rebel) || other(at));
    let armed = || {
        (0..reading.len()).any(|at| reading.camp(at).is_some() || fighter(at) || reading.party(at).is_some())
    };
    // `They also recovered 12 rifles`: who killed or arrested somebody in the sentence before.
    let they = (verb.saturating_sub(3)..verb).any(|at| reading.is_word(at, "they"));
    match head.noun.and_then(|noun| noun.category) {
        Some(Category::Equipment | Category::Artillery | Category::Mlrs | Category::Missiles) => {
            they || armed()
        }
        // `Police recovered 15 stolen cars`
        Some(Category::Vehicles) => rebels(),
        _ => false,
    }
}
