//! Lists: members whose outcome stands over all of them, in the sentence or the heading.

use crate::assemble::{Case, Claim, Governed, Head, side};
use crate::lexicon::{Class, Form, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

/// Case 2, a list: `Captured from the Russians: three tanks, 21 trucks`, `Russian losses: personnel 186,420,
/// tanks 3,702`: a list behind a colon in the sentence.
pub(super) fn listed(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let colon = (0..quantity.full_start).rev().find(|&at| reading.is(at, ':'))?;
    let noun = head.noun.filter(|noun| noun.class != NounClass::Loss);
    let before =
        quantity.full_start.checked_sub(1).filter(|&at| at > colon && noun.is_none() && !head.unknown);
    let named = before.and_then(|at| reading.noun(reading.term_start(at))).map(|(noun, _)| noun.category);
    let category = noun.map(|noun| noun.category).or(named)?;
    let people = category.is_none_or(Category::is_people);
    let (at, outcome) =
        (0..colon).rev().find_map(|at| list_outcome(reading, at, people).map(|outcome| (at, outcome)))?;
    let case = "part 2, a list behind a colon: `Captured from the Russians: three tanks, 21 trucks`";
    let mut claim = Claim::new(quantity, *head, case);
    let counted = match noun {
        Some(noun) => Because::term("the noun counted", reading, noun.at),
        None => {
            Because::words("the noun before the number: `personnel 186,420`", colon + 1, quantity.full_start)
        }
    };
    claim.count(category, counted);
    claim.govern(reading, Governed { outcome, at, case: Case::Heading, role: None });
    let by_verb = reading.noun(at).is_none();
    claim.suffer(if by_verb { side::of_heading(reading, at) } else { side::around(reading, at) });
    Some(claim)
}

/// What the word at `at`, over a list, says of all in it; of equipment `losses` says no more
/// than that it is lost.
pub(in crate::assemble) fn list_outcome(reading: &Reading, at: usize, people: bool) -> Option<Outcome> {
    let noun =
        reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss).and_then(|(noun, _)| noun.outcome);
    noun.map(|outcome| if people || outcome == Outcome::Captured { outcome } else { Outcome::Lost }).or_else(
        || reading.verbs(at).find_map(|(verb, form)| verb.outcome(people).filter(|_| form != Form::Finite)),
    )
}

/// Case 3, an item: `- 47 troops`, `two infantry fighting vehicles,`: a line of a list, its outcome in the
/// heading.
pub(super) fn item(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let opens = quantity.full_start <= 1;
    // `7 - over the Smolensk region,`: what is counted stands in the heading.
    let dash = reading.tokens.get(quantity.full_end).is_some_and(|token| token.is_dash() && !token.glued);
    let placed = dash && reading.has_any(quantity.full_end + 1, &[Class::In, Class::Preposition]);
    if opens && placed && head.noun.is_none() {
        let case = "part 3, a list's item: `7 - over the Smolensk region,`";
        let mut claim = Claim::new(quantity, *head, case);
        claim.governed =
            Some(Governed { outcome: Outcome::Lost, at: quantity.start, case: Case::Item, role: None });
        return Some(claim);
    }
    let noun = head.noun.filter(|noun| noun.class != NounClass::Loss)?;
    let rest = reading.len().saturating_sub(head.end);
    if !opens
        || rest > 4
        || reading.sentence.place == crate::sentence::Place::Body
            && !reading.is(reading.len() - 1, ',')
            && rest > 1
    {
        return None;
    }
    let mut claim = Claim::new(quantity, *head, "part 3, a list's item: `- 47 troops`");
    claim.count(noun.category, Because::term("the noun counted", reading, noun.at));
    claim.governed =
        Some(Governed { outcome: Outcome::Lost, at: quantity.start, case: Case::Item, role: None });
    Some(claim)
}

/// Case 10, what an army is short of: `Minus 13 tanks and 24 armoured vehicles for the Russian army`.
pub(super) fn minus(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let noun = head.noun.filter(|noun| noun.class != NounClass::Loss)?;
    // `“Minus one more Su-34!”`
    let first = usize::from(reading.tokens[0].is_quote());
    let opens = reading.is_word(first, "minus") && quantity.full_start > first;
    let stop = |at: usize| {
        reading.verb(at).is_some() && reading.noun(at).is_none()
            || reading.is(at, ':')
            || reading.has_any(at, &[Class::Be, Class::Subordinator])
    };
    if !opens || (first + 1..quantity.full_start).any(stop) {
        return None;
    }
    let case = "part 10, what an army is short of: `Minus 13 tanks for the Russian army`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.count(noun.category, Because::term("the noun counted", reading, noun.at));
    claim.govern(reading, Governed { outcome: Outcome::Lost, at: 0, case: Case::Heading, role: None });
    let whose = (head.end..reading.len()).find(|&at| stop(at) || reading.has(at, Class::For));
    let whose = whose.filter(|&at| reading.has(at, Class::For));
    let rule = "whose army it is: `Minus 13 tanks for the Russian army`";
    claim.suffer(whose.and_then(|at| side::party_near(reading, at, (at + 5).min(reading.len()), rule)));
    Some(claim)
}
