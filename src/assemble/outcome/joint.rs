//! `killed or wounded`: outcomes joined by *and*, *or* or a comma, with one figure for all.

use super::words::takes_object;
use crate::lexicon::{Class, Form, Noun, NounClass};
use crate::mention::Reading;
use crate::record::Outcome;

/// `killed or wounded`, `killed and injured`, `sunk or damaged`: one figure for both.
pub fn coordinated(reading: &Reading, at: usize, first: Outcome, people: bool) -> Outcome {
    let mut outcome = first;
    let mut next = reading.term_end(at);
    for _ in 0..3 {
        let comma = usize::from(reading.is(next, ','));
        let joint = next + comma;
        // `13 damaged/destroyed aircraft`
        let slash = reading.is(joint, '/');
        let and = usize::from(reading.has_any(joint, &[Class::And, Class::Or]) || slash);
        let mut second = joint + and;
        // `killed, wounded or are missing`
        while reading.has(second, Class::Adverb) || and == 1 && reading.has(second, Class::Be) {
            second += 1;
        }
        if comma + and == 0 {
            break;
        }
        let verb = reading
            .verbs(second)
            .filter(|(_, form)| *form != Form::Ing && *form != Form::Noun)
            .find_map(|(verb, _)| verb.outcome(people));
        let noun = reading
            .noun(second)
            .filter(|(noun, _)| noun.invariant && people)
            .and_then(|(noun, _)| noun.outcome);
        let Some(other) = verb.or(noun) else { break };
        let counts = reading.noun(at).is_some_and(|(noun, plural)| plural && !noun.invariant);
        let behind = reading.term_end(second);
        if takes_object(reading, behind) && (comma == 1 && and == 0 || counts)
            || is_counted(reading, at) && is_of_next(reading, behind)
        {
            break;
        }
        outcome = joint_outcome(outcome, other);
        next = behind;
    }
    outcome
}

/// `40 people dead`, `20 injured`: whether a number counts those of whom the word at `at` tells.
fn is_counted(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let noun = reading.noun(before).and_then(|_| reading.term_start(before).checked_sub(1));
    reading.quantity_at(before).is_some() || noun.is_some_and(|noun| reading.quantity_at(noun).is_some())
}

/// `left 40 people dead and wounded 215 more`: whether a number of others opens at `at`, which the verb before it governs.
fn is_of_next(reading: &Reading, at: usize) -> bool {
    let Some(index) = reading.quantity_at(at) else { return false };
    let end = reading.quantities[index].full_end;
    let person = |(noun, _): (&Noun, bool)| noun.class == NounClass::Person;
    !reading.in_date(at)
        && (reading.has_any(end, &[Class::Other, Class::In, Class::Preposition])
            || reading.noun(end).is_some_and(person)
            || reading.tokens.get(end).is_none_or(|token| !token.is_word()))
}

/// One figure for two outcomes.
pub fn joint_outcome(a: Outcome, b: Outcome) -> Outcome {
    use Outcome::{Killed, KilledOrWounded, Lost, Wounded};
    match (a, b) {
        _ if a == b => a,
        (Killed | KilledOrWounded, Wounded | KilledOrWounded)
        | (Wounded | KilledOrWounded, Killed | KilledOrWounded) => KilledOrWounded,
        _ => Lost,
    }
}

/// `killed or wounded 200`: the verb before the one that stands next to the number.
pub fn before(reading: &Reading, at: usize, outcome: Outcome, people: bool) -> Outcome {
    let Some(joint) =
        at.checked_sub(1).filter(|&joint| joint > 0 && reading.has_any(joint, &[Class::And, Class::Or]))
    else {
        return outcome;
    };
    let first = reading.term_start(joint - 1);
    // `left 40 people dead and wounded 215 more`
    if is_counted(reading, first) {
        return outcome;
    }
    let noun = || reading.noun(first).filter(|(noun, _)| people && noun.invariant)?.0.outcome;
    match reading.verbs(first).find_map(|(verb, _)| verb.outcome(people)).or_else(noun) {
        Some(other) => joint_outcome(other, outcome),
        None => outcome,
    }
}
