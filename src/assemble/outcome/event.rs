//! Nouns of what befell those behind them: `the deaths of 20 soldiers`, `the whereabouts of two men are unknown`.

use super::{Case, Governed, joint};
use crate::lexicon::{Class, Form, NounClass, Role};
use crate::mention::{Quantity, Reading};
use crate::record::Outcome;

/// Case: `the deaths of 20 soldiers`, `destruction of four tanks`, `the lives of 129 men`.
pub(super) fn event_of(reading: &Reading, quantity: &Quantity, people: bool) -> Option<Governed> {
    let mut of = quantity.full_start.checked_sub(1)?;
    while of > 0
        && (reading.has_any(of, &[Class::The, Class::Determiner, Class::Our, Class::All, Class::Other])
            || reading.tokens[of].is_quote())
    {
        of -= 1;
    }
    // `the destruction of a total of 41 warplanes`
    if of > 2 && reading.has(of, Class::Of) && reading.has(of - 1, Class::Number) {
        of = (of - 3..of - 1).rev().find(|&at| reading.has(at, Class::Of)).unwrap_or(of);
    }
    // `damage to two ships`
    let to = of > 0 && reading.has(of, Class::To) && reading.is_word(of - 1, "damage");
    if of == 0 || !(reading.has(of, Class::Of) || to) {
        return None;
    }
    let at = reading.term_start(of - 1);
    let verb = reading.verbs(at).find_map(|(verb, form)| match form {
        Form::Noun | Form::Ing => verb.outcome(people),
        _ => None,
    });
    let noun =
        reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss).and_then(|(noun, _)| noun.outcome);
    // `the remains of 20 soldiers were found`
    let remains = (people && reading.is_word(at, "remains")).then_some(Outcome::Killed);
    let own = noun.filter(|_| people || reading.noun(at).is_some_and(|(n, _)| n.category.is_none()));
    let outcome = verb.or(own).or(remains).or_else(|| fate_of(reading, at, people))?;
    // `the destruction or damage of 41 bombers`
    let outcome = if verb.is_some() { joint::before(reading, at, outcome, people) } else { outcome };
    Some(Governed { outcome, at, case: Case::EventOf, role: verb.map(|_| Role::Object) })
}

/// `The fate of 35 residents is unknown`, `the whereabouts of two men are not known`: they are missing.
fn fate_of(reading: &Reading, at: usize, people: bool) -> Option<Outcome> {
    const REACH: usize = 14;
    let fate = people && reading.is_any(at, &["fate", "whereabouts"]);
    let behind = || at + 2..(at + REACH).min(reading.len());
    let open = |at: usize| {
        reading.is_any(at, &["unknown", "unclear", "uncertain"])
            || reading.has(at, Class::Not)
                && (at + 1..at + 4).any(|at| reading.is_any(at, &["known", "clear"]))
    };
    (fate && behind().any(open)).then_some(Outcome::Missing)
}
