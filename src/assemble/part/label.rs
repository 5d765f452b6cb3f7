//! Series of places with a number each: `Most children were hurt in the regions of Kyiv - 58, Kharkiv - 41`.

use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

/// How many of a series there have to be.
const SERIES: usize = 3;

/// Case 16, a place, a dash and a number, three times or more: `children were hurt in Kyiv region - 69, Sumy - 49, Lviv - 5`.
pub(super) fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    if head.noun.is_some() || quantity.percent || !is_labelled(reading, quantity) {
        return None;
    }
    let series = || reading.quantities.iter().filter(|other| is_labelled(reading, other));
    let first = series().next()?.full_start;
    if series().take(SERIES).count() < SERIES {
        return None;
    }
    let person = |at: usize| reading.noun(at).filter(|(noun, _)| noun.class != NounClass::Equipment);
    let (noun, category) = (0..first).find_map(|at| Some((at, person(at)?.0.category)))?;
    let verb = (0..first).find_map(|at| Some((at, reading.verbs(at).find_map(|(verb, _)| verb.people)?)));
    let loss = || (0..first).find_map(|at| Some((at, person(at)?.0.outcome?)));
    let affected = || (0..first).find(|&at| reading.is_word(at, "affected"));
    let (at, outcome) = verb.or_else(loss).or_else(|| Some((affected()?, Outcome::KilledOrWounded)))?;
    let case =
        "part 16, a series of places with a number each: `hurt in Kyiv region - 69, Sumy - 49, Lviv - 5`";
    let mut claim = Claim::new(quantity, *head, case);
    let own = category.filter(|category| *category != Category::People);
    claim.count(own, Because::term("the noun before the series", reading, noun));
    claim.govern(reading, Governed { outcome, at, case: Case::Origin, role: None });
    Some(claim)
}

/// `Kharkiv region - 49`: whether a free dash stands before the number, and a place before that.
fn is_labelled(reading: &Reading, quantity: &Quantity) -> bool {
    const LABEL: usize = 6;
    let Some(dash) = quantity.full_start.checked_sub(1).filter(|&at| at > 0) else { return false };
    let free = reading.tokens[dash].is_dash()
        && !(reading.tokens[dash].glued && reading.tokens[quantity.full_start].glued);
    let ends = |at: &usize| {
        reading.is(*at, ',') || reading.is(*at, ';') || reading.has_any(*at, &[Class::And, Class::Be])
    };
    let label = (dash.saturating_sub(LABEL)..dash).rev().take_while(|at| !ends(at));
    free && label.into_iter().any(|at| reading.place(at).is_some())
}

/// Case 19, a state and its number: `Killed: 12. Captured: 3.`, `lost 257 men (killed - 49, injured - 208)`.
pub(super) fn state(reading: &Reading, quantity: &Quantity, head: &Head, before: &[Claim]) -> Option<Claim> {
    const STATES: &[&str] = &["killed", "injured", "wounded", "captured", "hurt"];
    let mark = quantity.full_start.checked_sub(1).filter(|&mark| mark > 0)?;
    let token = reading.tokens[mark];
    let free = token.is_dash() && !(token.glued && reading.tokens[quantity.full_start].glued);
    let at = mark - 1;
    let opens = at == 0 || !reading.tokens[at - 1].is_word() || reading.has(at - 1, Class::And);
    let closes = reading.tokens.get(quantity.full_end).is_none_or(|token| !token.is_word());
    let told = (token.is(':') || free) && opens && closes && reading.is_any(at, STATES);
    if !told || head.noun.is_some() || quantity.percent {
        return None;
    }
    let outcome = reading.verbs(at).find_map(|(verb, _)| verb.people)?;
    let case = "part 19, a state and its number: `Killed: 12. Captured: 3`";
    let mut claim = Claim::new(quantity, *head, case);
    // `lost 257 soldiers (killed - 49, injured - 208)`
    claim.antecedent = before
        .iter()
        .rposition(|claim| claim.number.1 <= mark && claim.category.is_some_and(Category::is_people));
    if let Some(last) = claim.antecedent.map(|last| &before[last]) {
        claim.count(last.category, Because::words("what was counted before", last.start, last.head.end));
    }
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}
