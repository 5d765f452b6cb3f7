//! Numbers of several parties in one sentence: `respectively`, and a whole with its parts.

use super::{Side, named};
use crate::assemble::Claim;
use crate::assemble::place::is_mere_place;
use crate::lexicon::Class;
use crate::mention::Reading;
use crate::record::Category;

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

/// `1,130 people, including 870 Palestinians and 240 Israelis`, `90 dead: 70 soldiers and 20 rebels`: a whole whose parts
/// are of several parties or camps is of none.
pub fn wholes_of_both(reading: &Reading, claims: &mut [Claim]) {
    // The party and the camp of the parts behind, of one event, and whether another part is of another.
    let (mut event, mut party, mut camp, mut several) = (None, None, None, false);
    for whole in claims.iter_mut().rev() {
        if event != Some(whole.event()) {
            (event, party, camp, several) = (Some(whole.event()), None, None, false);
        }
        let anybody = matches!(whole.category, None | Some(Category::People));
        if several && whole.head.party.is_none() && anybody {
            whole.head.both = true;
        }
        let named = whole.head.party;
        let fights = whole.head.noun.and_then(|noun| reading.camp(noun.at));
        several |= named.is_some() && party.is_some_and(|party| Some(party) != named);
        several |= fights.is_some() && camp.is_some_and(|camp| Some(camp) != fights);
        (party, camp) = (party.or(named), camp.or(fights));
    }
}
