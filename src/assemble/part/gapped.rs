//! Clauses that leave out what the one before them said: `helicopters at 326`, `Russia's at 36`.

use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::why::Because;

/// `the French suffered 377,000 casualties and the Germans 337,000`: the party right before a bare number that
/// another clause's verb governs.
pub(in crate::assemble) fn party_before(reading: &Reading, start: usize) -> Option<usize> {
    // `Ukraine just 12`, `the Ukrainian army 12`
    let before = (0..start).rev().find(|&at| !reading.has(at, Class::Adverb))?;
    let men = reading.is_any(before, &["forces", "army", "troops", "side"]);
    let before = before.checked_sub(usize::from(men))?;
    // `compared to Ukraine's 100,000`
    let owned = reading.is_possessive(before);
    let at = reading.term_start(before.checked_sub(usize::from(owned))?);
    if reading.party(at).is_none() && reading.camp(at).is_none() {
        return None;
    }
    if owned {
        return Some(at);
    }
    let the = at.checked_sub(1).filter(|&the| the > 0 && reading.has(the, Class::The));
    let joint = the.map_or(at.checked_sub(1)?, |the| the - 1);
    let joined = reading.has_any(joint, &[Class::And, Class::But])
        || reading.is_any(joint, &["while", "whereas"])
        // `The Russians lost 36 tanks, the Ukrainians 14`, `Russia lost 36 tanks, Ukraine just 14`
        || (the.is_some() || before + 1 < start) && (reading.is(joint, ',') || reading.is(joint, ';'));
    joined.then_some(at)
}

/// Case 9, a figure behind `at`: `puts aircraft losses at 351 and helicopters at 326`, `Ukraine's losses stand at
/// 14 tanks, Russia's at 36`.
pub(super) fn claim(reading: &Reading, quantity: &Quantity, head: &Head, before: &[Claim]) -> Option<Claim> {
    let at = quantity.full_start.checked_sub(1).filter(|&at| at > 1 && reading.is_word(at, "at"))?;
    let index = before.iter().rposition(|claim| claim.number.1 <= at)?;
    let old = &before[index];
    let figure = old.governed.is_some_and(|governed| {
        matches!(governed.case, Case::Figure | Case::LossNoun | Case::Part)
            && old.measure == claim_measure(quantity)
    });
    let last = reading.term_start(at - 1 - usize::from(reading.is(at - 1, ',')));
    let last = if reading.is_possessive(last) { reading.term_start(last.checked_sub(1)?) } else { last };
    let mut joint = last.checked_sub(1)?;
    while joint > 0 && (reading.has(joint, Class::The) || reading.is_any(joint, &["on", "for"])) {
        joint -= 1;
    }
    let joined = reading.has_any(joint, &[Class::And, Class::But])
        || reading.is(joint, ',')
        || reading.is(joint, ';')
        || reading.is_any(joint, &["while", "whereas"]);
    let noun = reading.noun(last).filter(|(noun, plural)| noun.class != NounClass::Loss && *plural);
    let party = reading.party(last);
    let bare = head.noun.is_none_or(|noun| noun.class == NounClass::Loss) && !head.unknown;
    if !figure || !joined || !bare || noun.is_none() && party.is_none() {
        return None;
    }
    let case =
        "part 9, a clause that leaves out what was said: `aircraft losses at 351 and helicopters at 326`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.head.party = party.map(|party| party.party);
    match noun {
        Some((noun, _)) => claim.count(noun.category, Because::term("the noun before `at`", reading, last)),
        None => {
            let rule = "what the clause before it counts: `14 tanks, Russia's at 36`";
            claim.count(old.category, Because::words(rule, old.start, old.head.end));
        }
    }
    let outcome = old.outcome?;
    claim.govern(reading, Governed { outcome, at: old.event(), case: Case::Part, role: None });
    claim.antecedent = Some(index);
    Some(claim)
}

/// Whether a number is a share or a count.
fn claim_measure(quantity: &Quantity) -> crate::record::Measure {
    if quantity.percent { crate::record::Measure::Percent } else { crate::record::Measure::Count }
}
