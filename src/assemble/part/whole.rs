//! Wholes of which a number is a part, or is none.

use super::closes;
use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::Category;
use crate::why::Because;

/// Case 12, a part of those whom the sentence opens with: `Of the civilians who died, 39 were under 18`.
pub(super) fn of_the_dead(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let opens = reading.has(0, Class::Of) && reading.has(1, Class::The);
    let comma = quantity.full_start.checked_sub(1).filter(|&at| opens && reading.is(at, ','))?;
    let noun = (2..comma).find_map(|at| Some((at, reading.noun(at)?.0)))?;
    let counted = (noun.1.class == NounClass::Person).then_some(noun.1.category?)?;
    let verb = (noun.0 + 1..comma).find(|&at| reading.verb(at).is_some())?;
    let outcome = reading.verbs(verb).find_map(|(verb, _)| verb.outcome(true))?;
    let who = reading.has(noun.0 + 1, Class::Relative) || verb == noun.0 + 1;
    let plain = head.noun.is_none() && reading.has(quantity.full_end, Class::Be);
    if !who || !plain || quantity.percent {
        return None;
    }
    let case = "part 12, a part of those whom the sentence opens with: `Of the civilians who died, 39 were under 18`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.count(Some(counted), Because::term("whom the sentence opens with", reading, noun.0));
    claim.govern(reading, Governed { outcome, at: verb, case: Case::Part, role: None });
    Some(claim)
}

/// `5,812 civilians including 1,733 children, 969 women and 3,110 men`: men of a list of civilians' parts are such.
pub(in crate::assemble) fn of_civilians(reading: &Reading, claims: &mut [Claim]) {
    const NEAR: usize = 4;
    let mut whole: Option<(usize, Because)> = None;
    for claim in claims.iter_mut() {
        let plain = claim.category == Some(Category::People) && claim.head.party.is_none();
        let part = |whole: &(usize, Because)| plain && whole.0 == claim.event();
        if let Some((_, why)) = whole.filter(part) {
            claim.count(Some(Category::Civilian), why);
        }
        let own = claim.head.noun.is_some_and(|noun| noun.subgroup.is_none());
        let end = claim.head.end;
        let listed = || (end..end + NEAR).any(|at| reading.has(at, Class::Including));
        if claim.category == Some(Category::Civilian) && own && listed() {
            let rule = "a part of the civilians counted before: `including 969 women and 3,110 men`";
            whole = Some((claim.event(), Because::words(rule, claim.start, end)));
        }
    }
}

/// `27 were missing, while 390 others were evacuated`, `killing 40 people, displacing 12 million others`: of these
/// something else is told than a loss.
pub(super) fn is_unhurt(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    let released = (head.end..head.end + 5).any(|at| {
        let next = at + 1 + usize::from(reading.has(at + 1, Class::Adverb));
        reading.has_any(at, &[Class::Be, Class::Have]) && reading.has(next, Class::Release)
    }) || (head.end..head.end + 2).any(|at| reading.has(at, Class::Release));
    let other = quantity.full_start.checked_sub(1).is_some_and(|at| {
        let participle = !reading.is_known(at) && reading.word(at).ends_with("ing");
        let end = quantity.full_end + usize::from(reading.has(quantity.full_end, Class::Other));
        // `leaving 300 others without power`
        participle
            || reading.is_any(at, &["leaving", "left", "leaves"])
                && reading.is_any(end, &["without", "homeless", "stranded", "trapped", "displaced"])
    });
    released || other
}

/// `three seriously`, `four of them critically`: how badly those were hurt who were counted before.
pub(super) fn is_graver(reading: &Reading, quantity: &Quantity) -> bool {
    const BADLY: &[&str] =
        &["seriously", "critically", "badly", "gravely", "severely", "lightly", "slightly"];
    let at = quantity.full_end + usize::from(reading.is_any(quantity.full_end, &["were", "are"]));
    let ends = closes(reading, at + 1);
    let before = quantity.full_start.checked_sub(1);
    let joined =
        before.is_some_and(|at| reading.is(at, ',') || reading.has_any(at, &[Class::And, Class::With]));
    joined && ends && reading.is_any(at, BADLY)
}
