//! One who is not counted but killed beside those who are: `A soldier was killed and two others were wounded`.

use super::{Claim, counted, head, side};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Category, Measure};
use crate::why::Because;

/// `A soldier was killed and two others were wounded`: soldiers like the one whom they go on from, and on his side;
/// `A policeman and two civilians were killed; five others were hurt`: people.
pub(super) fn goes_on(reading: &Reading, claims: &mut [Claim]) {
    if !reading.holds(&[Class::A]) {
        return;
    }
    for index in 0..claims.len() {
        let claim = &claims[index];
        let bare = claim.category.is_none() && claim.head.noun.is_none() && claim.outcome.is_some();
        if !bare || claim.head.unknown || claim.measure != Measure::Count {
            continue;
        }
        let joined = (claim.start.saturating_sub(3)..claim.start)
            .any(|at| reading.has(at, Class::And) || reading.is(at, ';') || reading.is_word(at, "while"));
        let from = index.checked_sub(1).map_or(0, |before| claims[before].number.1);
        if joined && let Some(one) = killed_one(reading, from, claim.start) {
            join(reading, &mut claims[index], &one);
        } else if claim.head.more
            && let Some(before) = index.checked_sub(1)
            && let Some(one) = killed_one(reading, 0, claims[before].start)
            && one.category != claims[before].category
            && claims[before].category.is_some_and(Category::is_people)
        {
            let rule = "people, where one and others of another kind fell: `A policeman and two civilians`";
            claims[index].count(Some(Category::People), Because::words(rule, one.start, one.head.end));
        }
    }
}

/// `Three men and a teenager died`, `nine women and 28 men`: men beside women and children are no soldiers.
pub(super) fn men_beside(reading: &Reading, claim: &mut Claim) {
    const NEAR: usize = 6;
    let Some(noun) = claim.head.noun.filter(|noun| reading.is_any(noun.at, &["men", "man"])) else { return };
    let other = |at: usize| {
        reading.noun(at).is_some_and(|(other, _)| {
            other.category == Some(Category::Civilian) && other.class == NounClass::Person
        })
    };
    let joint =
        |from: usize, to: usize| (from..to).find(|&at| reading.has(at, Class::And) || reading.is(at, ','));
    let to = reading.len().min(noun.at + 1 + NEAR);
    let behind = joint(noun.at + 1, to).is_some_and(|and| (and..to).any(other));
    let from = claim.start.saturating_sub(NEAR);
    let before = (from..claim.start).find(|&at| other(at)).is_some_and(|at| joint(at, claim.start).is_some());
    // `The army lost 900 men, and the villagers fled`
    if claim.category == Some(Category::People) && !claim.is_owned() && (behind || before) {
        let rule = "men beside women and children: `Three men and a teenager died`";
        claim.count(Some(Category::Civilian), Because::words(rule, claim.start, claim.head.end));
    }
}

/// Takes category and side from one who was killed before.
fn join(reading: &Reading, claim: &mut Claim, one: &Claim) {
    let rule = "the one whom they go on from: `A soldier was killed and two others were wounded`";
    let why = Because::words(rule, one.start, one.head.end);
    claim.count(one.category, why);
    let named = (one.head.end..claim.start).any(|at| reading.party(at).is_some());
    if !named && one.side != side::Side::Unknown {
        (claim.side, claim.why.side) = (one.side, Some(why));
    }
}

/// The last soldier, policeman or civilian with an article between two tokens, where a word of loss governs him.
fn killed_one(reading: &Reading, from: usize, to: usize) -> Option<Claim> {
    const WORDS: usize = 4;
    let noun = |at: usize| {
        let (noun, plural) = reading.noun(at)?;
        // `A child was killed and two others were hurt`: whoever they are.
        let kind = noun.category == Some(Category::Military)
            || noun.category == Some(Category::Civilian) && noun.subgroup.is_none();
        (noun.class == NounClass::Person && kind && !plural).then_some(at)
    };
    let at = (from..to).rev().find_map(noun)?;
    let article = (at.saturating_sub(WORDS).max(from)..at).rev().find(|&at| reading.has(at, Class::A))?;
    if (article + 1..at).any(|at| !reading.tokens[at].is_word()) {
        return None;
    }
    let quantity = Quantity {
        start: article,
        end: article + 1,
        full_start: article,
        full_end: article + 1,
        amount: Amount::exact(1.0),
        percent: false,
        day_count: false,
        rule: "one by its article",
    };
    let head = head::read(reading, &quantity);
    let claim = counted::claim(reading, &quantity, &head).ok()?;
    let mut alone = [claim];
    side::settle(reading, &mut alone, 0);
    let [claim] = alone;
    (head.noun.is_some_and(|noun| noun.at == at) && claim.outcome.is_some()).then_some(claim)
}
