//! `respectively`: of two parties the first has the first number.

use super::{Side, named};
use crate::assemble::Claim;
use crate::assemble::place::is_mere_place;
use crate::lexicon::Class;
use crate::mention::Reading;

/// `Kyiv's and Moscow's losses were 120 and 310 vehicles respectively`: each number is of its own party.
pub fn respectively(reading: &Reading, claims: &mut [Claim]) {
    if !reading.may_hold(&["respectively"]) {
        return;
    }
    let Some(word) = (0..reading.len()).find(|&at| reading.is_word(at, "respectively")) else { return };
    let [first, second] = claims else { return };
    let pair =
        second.number.1 <= word && (first.number.1..second.start).any(|at| reading.has(at, Class::And));
    let Some((a, b)) = parties(reading, first.start).filter(|_| pair) else { return };
    let rule = "the party at the number's place: `Kyiv and Moscow lost 120 and 310 respectively`";
    for (claim, at) in [(first, a), (second, b)] {
        let side = reading.party(at).map(|party| named(reading, at, Side::Party(party.party), rule));
        if claim.head.party.is_none() {
            claim.suffer(side);
        }
    }
}

/// The two parties before `end` that *and* joins.
fn parties(reading: &Reading, end: usize) -> Option<(usize, usize)> {
    (0..end).find_map(|at| {
        let whose = |at: usize| reading.term_end(at) + usize::from(reading.owns(at));
        let and = whose(at);
        let second = and + 1 + usize::from(reading.has(and + 1, Class::The));
        let both = reading.party(at).is_some() && reading.party(second).is_some() && second < end;
        let named = both && reading.term_start(at) == at && reading.has(and, Class::And);
        (named && !(is_mere_place(reading, at) && is_mere_place(reading, second))).then_some((at, second))
    })
}
