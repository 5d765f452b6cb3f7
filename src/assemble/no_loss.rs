//! Claims that are of no war or no loss: what the weather sank, what the market lost, by how much a tally grew.

use super::{Case, Claim, Side};
use crate::lexicon::{Cause, Class};
use crate::mention::Reading;
use crate::record::{Category, Measure};

/// `A storm sank 14 boats`, `sunk by a storm`: a disaster is what did it.
pub(super) fn is_accident(reading: &Reading, claim: &Claim) -> bool {
    let things = claim.category.is_some_and(|category| !category.is_people());
    let Some(governed) = claim.governed.filter(|_| things) else { return false };
    let disaster = |at: usize| reading.cause(at) == Some(Cause::Disaster);
    match governed.case {
        Case::Object => {
            let passes = |at: usize| reading.has_any(at, &[Class::Have, Class::Adverb, Class::Modal]);
            (0..governed.at).rev().find(|&at| !passes(at)).is_some_and(disaster)
        }
        Case::Subject => {
            let by = reading.term_end(governed.at);
            reading.has(by, Class::By) && (by + 1..by + 4).any(disaster)
        }
        _ => false,
    }
}

/// `the rouble lost 12 percent`: a share of nothing that anybody of the war lost.
pub(super) fn is_market_share(claim: &Claim) -> bool {
    let counts = claim.head.noun.is_some() || claim.category.is_some();
    claim.measure == Measure::Percent && claim.is_owned() && !counts && claim.side == Side::Unknown
}

/// `20 fewer than last month`, `three times`: whether a word behind the number compares it with another.
fn is_compared(reading: &Reading, claim: &Claim) -> bool {
    const COMPARES: &[&str] =
        &["higher", "lower", "fewer", "less", "rise", "increase", "decrease", "drop", "jump"];
    let behind = claim.number.1;
    // `the toll was 9,861 - multiple times higher than in June`: of another number.
    let ends = |at: usize| {
        let token = reading.tokens[at];
        token.is(',') || token.is_dash() && !token.glued
    };
    let ends = |at: usize| ends(at) || reading.has(at, Class::And);
    (behind..(behind + 3).min(reading.len())).take_while(|&at| !ends(at)).any(|at| {
        reading.has(at, Class::Times) && claim.measure != Measure::Ratio || reading.is_any(at, COMPARES)
    })
}

/// Changes and comparisons over time are no claims: `20 more soldiers than last month`, `up 60%`.
pub(super) fn something_else(reading: &Reading, claim: &Claim) -> Option<&'static str> {
    let behind = claim.number.1;
    let compares = is_compared(reading, claim);
    // `the list could cover between 45% and 65% of the dead`
    let coverage = claim.measure == Measure::Percent
        && (claim.start.saturating_sub(7)..claim.start)
            .any(|at| reading.is_any(at, &["cover", "covers", "covered", "covering"]));
    let before = (0..claim.start).rev().find(|&at| !reading.has(at, Class::Adverb));
    let percent_change = claim.measure == Measure::Percent
        && before.is_some_and(|at| reading.verb(at).is_none() && reading.is_any(at, &["up", "down", "by", "rose", "fell", "increased", "grew"]))
        // `Officers made up 10 percent of the dead`
        && !before.is_some_and(|at| at > 0 && reading.is_any(at - 1, &["make", "makes", "made", "making"]));
    if compares && claim.measure != Measure::Ratio && !reading.has(behind, Class::Other) {
        return Some("a comparison with another time: `20 fewer than last month`");
    }
    // `jets intercepted two bombers near the coast`: met in the air; only drones and missiles are downed so.
    let manned = matches!(claim.category, Some(Category::Aircraft | Category::Helicopters | Category::Ships));
    let end = reading.term_end(claim.event());
    let downed = reading.has(end, Class::And) && reading.verb(end + 1).is_some();
    if manned && !downed && reading.is_any(claim.event(), &["intercepted", "intercepts", "intercepting"]) {
        return Some("met, not shot down: `jets intercepted two bombers`");
    }
    if is_each(reading, claim) {
        return Some("how many for each one: `three wounded for one killed`");
    }
    if is_growth(reading, claim) {
        return Some("by how much a figure has grown: `Deaths in 2025 increased by 1,202`");
    }
    if coverage {
        return Some("how much of them a list covers: `between 45% and 65% of the dead`");
    }
    percent_change.then_some("a change over time: `up 60%`")
}

/// `three to four soldiers wounded for one killed`, `six to eight for every one soldier killed`: men of one side for one
/// another, and no count.
fn is_each(reading: &Reading, claim: &Claim) -> bool {
    const NEAR: usize = 4;
    if claim.measure != Measure::Count || !reading.holds(&[Class::For]) {
        return false;
    }
    let one = |at: usize| {
        let at = at + 1 + usize::from(reading.has_any(at + 1, &[Class::Every]));
        let index = reading.quantity_at(at)?;
        (reading.quantities[index].amount.value == Some(1.0)).then_some(index)
    };
    let each =
        |from: usize| (from..from + NEAR).find_map(|at| one(at).filter(|_| reading.has(at, Class::For)));
    let killed = |index: usize| {
        let end = reading.quantities[index].end;
        (end..end + 2).any(|at| reading.is_any(at, &["killed", "dead", "wounded", "injured"]))
    };
    let from = claim.number.1;
    if is_each_many(reading, claim, killed) {
        return true;
    }
    // `three wounded for every soldier killed`
    let every = (from..from + NEAR).any(|at| {
        reading.has(at, Class::For)
            && reading.has(at + 1, Class::Every)
            && (at + 2..at + 4).any(|at| reading.is_any(at, &["killed", "dead", "fatality", "death"]))
    });
    if every {
        return true;
    }
    let before = claim.start.saturating_sub(NEAR);
    each(from).is_some_and(killed)
        || claim.amount.value == Some(1.0)
            && each(before)
                .is_some_and(|index| reading.quantities[index].start == claim.number.0 && killed(index))
            && reading.quantities.iter().any(|other| other.end <= claim.start && other.end + 6 > claim.start)
}

/// `one killed for 6-8 wounded`, `they die for every 2-3 wounded`: either number, where `killed` tells of a number that a
/// word of loss stands behind it.
fn is_each_many(reading: &Reading, claim: &Claim, killed: impl Fn(usize) -> bool) -> bool {
    let (from, start) = (claim.number.1, claim.start);
    let behind = (from..from + 3).any(|at| {
        let other = reading.quantity_at(at + 1).filter(|_| reading.has(at, Class::For));
        other.is_some_and(&killed)
    });
    let own = (from..from + 2).any(|at| reading.is_any(at, &["killed", "dead", "wounded", "injured"]));
    let led = start.checked_sub(1).map(|at| at.saturating_sub(usize::from(reading.has(at, Class::Every))));
    let dies = |at: usize| at > 0 && reading.is_any(at - 1, &["killed", "dead", "die", "dies", "died"]);
    behind || own && led.is_some_and(|at| reading.has(at, Class::For) && dies(at))
}

/// `Deaths in 2025 increased by 1,202`, but not `increased by 694 over the last day`: what a tally grew by between two
/// reports, over no stretch of its own.
fn is_growth(reading: &Reading, claim: &Claim) -> bool {
    const GROWS: &[&str] =
        &["increased", "rose", "grew", "fell", "decreased", "dropped", "risen", "grown", "fallen"];
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    let by = claim.start.checked_sub(1).filter(|&at| figure && at > 0 && reading.has(at, Class::By));
    let stretch = |at: usize| reading.is_of_time(at) || reading.is_time(at);
    by.is_some_and(|by| reading.is_any(by - 1, GROWS)) && !(claim.number.1..reading.len()).any(stretch)
}
