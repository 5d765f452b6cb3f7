//! Series of places with a number each: `The most affected children were in Kyiv region - 69, Kharkiv region - 49`.

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
