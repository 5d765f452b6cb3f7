//! Rolls: sentences that name some of what the sentences before counted (`They included two children`,
//! `The list also includes seven Su-35s and 136 helicopters`).

use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::Outcome;
use crate::why::Because;

/// Verbs of a roll beside those of `Class::Including`.
const LISTS: &[&str] = &["comprise", "comprised", "comprises", "consist", "consisted", "counted"];

/// Words for a roll itself: `the list`, `the tally`.
const ROLLS: &[&str] =
    &["list", "tally", "figure", "figures", "toll", "total", "count", "inventory", "haul", "number"];

/// Case 13, a roll: `They included two children`, `The list includes seven Su-35s`, `The children included three boys`.
pub(super) fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let noun = head.noun.filter(|noun| noun.class != NounClass::Loss && noun.category.is_some())?;
    let verb = opening(reading)?;
    if quantity.percent || quantity.full_start < verb || !is_member(reading, quantity, verb) {
        return None;
    }
    let case = "part 13, a roll of what the sentences before counted: `They included two children`";
    let mut claim = Claim::new(quantity, *head, case);
    let own = noun.category.filter(|category| *category != crate::record::Category::People);
    claim.count(own, Because::term("the noun counted", reading, noun.at));
    claim.governed = Some(Governed { outcome: Outcome::Lost, at: verb, case: Case::Among, role: None });
    Some(claim)
}

/// The verb of a sentence that opens with a word for what was counted before and goes on with a roll of it.
fn opening(reading: &Reading) -> Option<usize> {
    const SUBJECT: usize = 7;
    let first = (0..3).find(|&at| reading.tokens.get(at).is_some_and(|token| token.is_word()))?;
    let lists = |at: usize| {
        reading.has(at, Class::Including) && reading.word(at).to_ascii_lowercase().starts_with("includ")
            || reading.is_any(at, LISTS)
    };
    let verb = (first + 1..(first + SUBJECT).min(reading.len())).find(|&at| lists(at))?;
    let mut last = verb - 1;
    while last > first && reading.has(last, Class::Adverb) {
        last -= 1;
    }
    let pronoun = last == first && reading.is_any(first, &["they", "these", "those", "this", "that", "it"]);
    let the = reading.has(first, Class::The)
        || reading.is_any(first, &["its", "their", "these", "those", "this", "that"]);
    let plain = (first + 1..last).all(|at| reading.verb(at).is_none() && reading.quantity_at(at).is_none());
    let noun = reading.term_start(last);
    let kind = reading.is_any(last, ROLLS)
        || reading.noun(noun).is_some_and(|(noun, plural)| noun.class != NounClass::Loss && plural);
    (pronoun || the && plain && kind && noun > first).then_some(verb)
}

/// Whether nothing but members of the roll stands between its verb and the number.
fn is_member(reading: &Reading, quantity: &Quantity, verb: usize) -> bool {
    (verb + 1..quantity.full_start).all(|at| {
        let ends = reading.is(at, ';')
            || reading.is(at, ':')
            || reading
                .has_any(at, &[Class::Be, Class::Have, Class::Relative, Class::Subordinator, Class::But]);
        !ends && reading.verb(at).is_none_or(|_| reading.noun(at).is_some())
    })
}
