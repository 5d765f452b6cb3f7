//! Case 3: so many times the losses of another: `7 times higher than Ukraine's`, `three times as many Russians as
//! Ukrainians have died`, `twice those of the enemy`.

use super::{ARMIES, lose, loss_before, party_before};
use crate::assemble::side::party_near;
use crate::assemble::{Claim, Head, Side, head};
use crate::lexicon::{Class, Name, NumberKind};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Measure, Outcome};
use crate::why::{Because, Told};

/// Why a multiple is no claim.
pub(super) const NO_RATIO: &str = "so many times what no party lost: `twice last month's toll`";

/// How far behind the number the words of the comparison stand.
const NEAR: usize = 8;

/// Whether the number says how many times, in a word of its own: `twice as many`.
pub(super) fn is_multiple(reading: &Reading, quantity: &Quantity) -> bool {
    matches!(reading.number_word(quantity.start), Some((NumberKind::Times, ..)))
}

/// `7 times higher than Ukraine's`, `nearly 6 times more than Ukraine`, `twice as many Russians as Ukrainians`
pub(super) fn claim(reading: &Reading, heads: &[Head], taken: &mut [bool], index: usize) -> Option<Claim> {
    const CASE: &str = "ratio 3, so many times more: `7 times higher than Ukraine's`";
    let quantity = &reading.quantities[index];
    let from = match reading.has(quantity.end, Class::Times) {
        true => quantity.end + 1,
        false => Some(quantity.end).filter(|_| is_multiple(reading, quantity))?,
    };
    let than = than(reading, from)?;
    let (at, versus) = (than..than + NEAR).find_map(|at| Some((at, compared(reading, at)?)))?;
    // `as many Russians as Ukrainians`: whose losses they are stands with what is compared.
    let other = |party: Name| Side::Party(party) != versus;
    let named = (from..than).find_map(|at| Some((at, reading.party(at).filter(|it| other(it.party))?)));
    let loss = named
        .and_then(|_| loss_behind(reading, reading.term_end(at)))
        .or_else(|| loss_before(reading, quantity.full_start))?;
    let suffered = match named {
        Some((at, party)) => {
            let why = "the party before `than`: `three times as many Russians as Ukrainians`";
            Some(Told::new(Side::Party(party.party), Because::term(why, reading, at)))
        }
        None => party_before(reading, quantity.full_start, other)
            .or_else(|| party_near(reading, 0, quantity.full_start, "whose losses are compared")),
    }?;
    let mut claim = Claim::new(quantity, heads[index], CASE);
    let why = Because::words(CASE, quantity.start, than + 1);
    (claim.measure, claim.why.measure) = (Measure::Ratio, why);
    count(reading, &mut claim, from..reading.term_end(at) + 1, loss.0);
    lose(reading, &mut claim, quantity.start, Some(loss));
    let why = Because::term("the party behind `than`", reading, at);
    claim.compare(Some(Told::new(versus, why)));
    claim.suffer(Some(suffered));
    taken[index] = true;
    Some(claim)
}

/// Where whom it is compared with is told: `more than Ukraine`, `as many as Ukraine`, `those of Ukraine`, `Ukraine's`.
fn than(reading: &Reading, from: usize) -> Option<usize> {
    let compares = |at: usize| reading.has_any(at, &[Class::Than, Class::As]) || reading.is_word(at, "than");
    let article = |at: usize| {
        reading.has_any(at, &[Class::The, Class::Number, Class::Of, Class::Determiner, Class::That])
    };
    (from + 1..(from + NEAR).min(reading.len())).find(|&at| compares(at)).or_else(|| {
        let at = (from..reading.len()).find(|&at| !article(at))?;
        compared(reading, at).map(|_| at).or_else(|| of_losses(reading, at))
    })
}

/// `twice the losses of Ukraine`, `twice the losses incurred by Ukraine`: whose losses they are that are named at `noun`.
fn of_losses(reading: &Reading, noun: usize) -> Option<usize> {
    const WORDS: usize = 6;
    reading.noun(noun)?.0.outcome?;
    let end = reading.term_end(noun);
    let by = (end..end + 3).find(|&at| reading.has_any(at, &[Class::Of, Class::By]))?;
    (by + 1..by + WORDS).take_while(|&at| !reading.is(at, ',')).find(|&at| compared(reading, at).is_some())
}

/// Whom losses are compared with, named at `at`.
fn compared(reading: &Reading, at: usize) -> Option<Side> {
    match reading.party(at) {
        Some(party) => Some(Side::Party(party.party)),
        None => reading.has(at, Class::Enemy).then_some(Side::Enemy),
    }
}

/// `as many Russians as Ukrainians have been killed`: the first word of loss in the clause on from `from`.
fn loss_behind(reading: &Reading, from: usize) -> Option<(usize, Outcome)> {
    (from..(from + NEAR).min(reading.len())).take_while(|&at| !reading.is(at, ',')).find_map(|at| {
        let verb = reading.verb(at).and_then(|(verb, _)| verb.people);
        Some((at, verb.or_else(|| reading.noun(at)?.0.outcome)?))
    })
}

/// What the claim counts: the weapon that is compared or lost, else fighters.
fn count(reading: &Reading, claim: &mut Claim, mut compared: std::ops::Range<usize>, loss: usize) {
    let things = |category: &Category| !category.is_people();
    let weapon = compared.find_map(|at| Some((at, reading.noun(at)?.0.category.filter(things)?)));
    let lost = || {
        let kind = head::kind_of_loss(reading, loss).or_else(|| reading.noun(loss)?.0.category);
        Some((loss, kind.filter(things)?))
    };
    match weapon.or_else(lost) {
        Some((at, category)) => {
            let rule = "the weapon that is compared: `tank losses are three times higher`";
            claim.count(Some(category), Because::term(rule, reading, at));
        }
        None => claim.count(Some(Category::Military), Because::rule(ARMIES)),
    }
}
