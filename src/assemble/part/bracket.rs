//! Parts in brackets: origins, states and kinds of what stands before them.

use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

/// Case 6, brackets behind places or in their hundreds: `deaths were reported from Tuva (540) and
/// Buryatia (1,250)`.
pub(super) fn bracketed(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    const TELLING: f64 = 100.0;
    let open = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, '('))?;
    let named = is_named(reading, open);
    let placed = (open.saturating_sub(3)..open).any(|at| reading.place(at).is_some());
    let telling = quantity.amount.value.is_some_and(|number| number >= TELLING) || placed;
    let closed = reading.is(quantity.full_end, ')') && head.noun.is_none() && !reading.in_date(open + 1);
    if !closed || !named || !telling || quantity.percent {
        return None;
    }
    let case = "part 6, a number in brackets: `deaths were reported from Tuva (540)`";
    let mut claim = Claim::new(quantity, *head, case);
    let noun = (0..open).rev().find_map(|at| {
        let (noun, _) = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss)?;
        Some((at, noun))
    });
    let there = noun.is_some_and(|(at, _)| befell_in(reading, at, open));
    match noun {
        Some((at, noun)) => {
            let outcome = noun.outcome?;
            let category = noun.category.filter(|category| *category != Category::People);
            claim.count(category, Because::term("what the noun of loss tells of", reading, at));
            let case = if placed && !there { Case::Origin } else { Case::Figure };
            claim.govern(reading, Governed { outcome, at, case, role: None });
        }
        // `Most came from Dagestan (135), followed by Buryatia (98)`: of the dead of the sentence before.
        None if placed && tells_origins(reading) => {
            let case = Case::Origin;
            claim.governed = Some(Governed { outcome: Outcome::Lost, at: quantity.start, case, role: None });
        }
        None => return None,
    }
    if placed && !there {
        let from = (0..open).rev().find(|&at| !reading.is_capitalised(at)).map_or(0, |at| at + 1);
        claim.subgroup = Some(reading.words(from, open).to_owned()).filter(|name| !name.is_empty());
        claim.why.subgroup = Some(Because::words("where the dead came from", from, open));
    }
    Some(claim)
}

/// `the dead (56)`, `Tuva (540)`, `Donetsk region (443)`: a noun of loss or a name stands before the bracket.
fn is_named(reading: &Reading, open: usize) -> bool {
    let loss = reading.noun(open - 1).is_some_and(|(noun, _)| noun.class == NounClass::Loss);
    let kind = usize::from(reading.is_any(open - 1, &["region", "oblast", "province"]));
    let last = (open - 1).saturating_sub(kind);
    loss || reading.is_capitalised(last) || reading.place(reading.term_start(last)).is_some()
}

/// `most casualties among children were in the Donetsk region (443), Kharkiv region (272)`: the first place behind the
/// noun of loss is where it befell them.
fn befell_in(reading: &Reading, noun: usize, open: usize) -> bool {
    let place = (noun + 1..open).find(|&at| reading.place(at).is_some());
    let the = |at: usize| at - usize::from(at > 0 && reading.has(at, Class::The));
    place.is_some_and(|place| reading.has(the(place - 1), Class::In))
}

/// `from Dagestan (135), followed by Buryatia (98)`: where two numbers or more are put in brackets behind the places
/// that people came from.
fn tells_origins(reading: &Reading) -> bool {
    let bracketed = |quantity: &&Quantity| {
        let open = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, '('));
        let placed =
            open.is_some_and(|open| (open.saturating_sub(3)..open).any(|at| reading.place(at).is_some()));
        placed && reading.is(quantity.full_end, ')')
    };
    let origin = (0..reading.len()).any(|at| {
        reading.has(at, Class::From)
            || reading.is_any(at, &["regions", "republics", "native", "natives", "home"])
    });
    origin && reading.quantities.iter().filter(bracketed).count() >= 2
}

/// Case 7, the state of what a line counts: `Tanks (1,522, of which destroyed: 901, damaged: 62)`.
pub(super) fn state_of(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    before: &[Claim],
) -> Option<Claim> {
    let colon = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, ':'))?;
    let total = before.iter().rposition(|claim| {
        claim.governed.is_some_and(|governed| governed.case == Case::Heading) && claim.number.1 <= colon
    })?;
    let category = before[total].category?;
    let at = reading.term_start(colon - 1);
    let outcome = reading.verbs(at).find_map(|(verb, _)| verb.outcome(category.is_people()))?;
    let case = "part 7, the state of what a line counts: `Tanks (1,522, of which destroyed: 901)`";
    let mut claim = Claim::new(quantity, *head, case);
    let whole = Because::words("what the line counts", before[total].start, before[total].head.end);
    claim.count(Some(category), whole);
    claim.subgroup.clone_from(&before[total].subgroup);
    claim.why.subgroup = before[total].why.subgroup;
    claim.govern(reading, Governed { outcome, at, case: Case::Part, role: None });
    claim.antecedent = Some(total);
    Some(claim)
}

/// `180 killed (26 men, 21 women and 4 boys)`, `508 injured (37 men …)`: the people of the claim before the
/// brackets, one by one.
pub(super) fn in_brackets(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let person = head.noun.is_some_and(|noun| noun.class == NounClass::Person);
    // `claimed 1,000 lives – 165 soldiers, 47 civilians`
    let opens =
        |at: &usize| reading.is(*at, '(') || reading.tokens[*at].is_dash() && !reading.tokens[*at].glued;
    let open = (0..quantity.full_start).rev().take(40).take_while(|&at| !reading.is(at, ')')).find(opens);
    let Some(open) = open.filter(|_| person) else { return false };
    let own = last.number.0 > open && last.governed.is_some_and(|governed| governed.case == Case::Part);
    let clean =
        (open + 1..quantity.full_start).all(|at| reading.verb(at).is_none() || reading.noun(at).is_some());
    clean && (own || open - last.head.end.max(last.event() + 1).min(open) <= 1)
}
