//! The mentions of one sentence into claims: this quantity, of this category, with this
//! outcome, on this side, by this source. What the sentence leaves open stays open.
//!
//! Knows one sentence; other sentences, dates and the document's metadata are `resolve`'s.

mod aboard;
mod answer;
mod army;
pub mod attribution;
mod claim;
mod counted;
pub mod duration;
mod figure;
pub mod head;
mod heading;
mod lone;
mod no_loss;
pub mod outcome;
mod part;
pub mod period;
pub mod place;
mod rate;
mod ratio;
pub mod side;

use std::borrow::Cow;

use crate::lexicon::{Class, Name, NounClass, PartyKind, Position, Role, SpeechKind};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Bound, Category, Modality};
use crate::why::{Because, Passed};

pub use attribution::Attribution;
pub use claim::{Claim, Why};
pub use head::Head;
pub use outcome::{Case, Governed, all_of_them};
pub(crate) use part::launched::{all_downed, sender};
pub use side::Side;

/// The claims of a sentence, in order. Those without category or outcome wait for `resolve`.
/// Numbers that are none are noted in `passed`.
pub fn claims(reading: &Reading, passed: &mut Passed) -> Vec<Claim> {
    let mut claims = join(reading, passed);
    complete(reading, &mut claims, passed);
    claims
}

/// The mentions that belong together, as claims of which sides and the like are open; [`complete`] is to
/// be called for them.
pub(crate) fn join(reading: &Reading, passed: &mut Passed) -> Vec<Claim> {
    let quantities = &reading.quantities;
    let mut heads: Vec<Head> = quantities.iter().map(|quantity| head::read(reading, quantity)).collect();
    head::share(reading, quantities, &mut heads);
    for index in 1..heads.len() {
        among(reading, quantities, &mut heads, index);
    }
    let quantities = &all_but(reading, quantities, &mut heads);
    let mut taken = vec![false; quantities.len()];
    take_wholes(reading, &heads, &mut taken, passed);
    let mut claims = ratio::claims(reading, &heads, &mut taken, passed);
    claims.reserve_exact(quantities.len());
    for (index, quantity) in quantities.iter().enumerate() {
        if taken[index] {
            continue;
        }
        if reading.is_time(quantity.start) {
            let why = Because::term("a stretch of time: `in the last 24 hours`", reading, quantity.start);
            passed.note(quantity.tokens(), why);
            continue;
        }
        let head = &heads[index];
        let other = || {
            figure::claim(reading, quantity, head).or_else(|| part::claim(reading, quantity, head, &claims))
        };
        let found = match heading::claim(reading, quantity, head) {
            Some(claim) => Ok(claim),
            None => counted::claim(reading, quantity, head).or_else(|why| other().ok_or(why)),
        };
        match found {
            Ok(claim) => {
                let place = claims.partition_point(|other| other.number < claim.number);
                claims.insert(place, claim);
            }
            Err(why) => passed.note(quantity.tokens(), why),
        }
    }
    claims
}

/// `33 of 54 drones`: the whole is no claim of its own.
fn take_wholes(reading: &Reading, heads: &[Head], taken: &mut [bool], passed: &mut Passed) {
    let quantities = &reading.quantities;
    for (index, head) in heads.iter().enumerate() {
        let Some(whole) = head.whole else { continue };
        // `She was one of more than 100 wounded`: all of them are counted, not the one.
        let one = quantities[index].amount.value == Some(1.0)
            && head.start > 0
            && reading.has(head.start - 1, Class::Be);
        let (whole, kept, rule) = if one {
            (index, whole, "one of those who are counted: `She was one of more than 100 wounded`")
        } else {
            (whole, index, "the whole that another number is a part of: `33 of 54 drones`")
        };
        if one && head::read(reading, &quantities[kept]).noun.is_none() && heads[kept].unknown {
            continue;
        }
        taken[whole] = true;
        passed.note(quantities[whole].tokens(), Because::words(rule, head.start, head.end));
    }
}

/// `94 deaths among 335 fighters`: the second number is the whole of the first.
fn among(reading: &Reading, quantities: &[Quantity], heads: &mut [Head], index: usize) {
    let Some(before) = quantities[index].full_start.checked_sub(1) else { return };
    let last = &heads[index - 1];
    let loss = last.noun.is_some_and(|noun| noun.class == NounClass::Loss);
    let joined = reading.term_start(before) == last.end || last.end + 1 == before;
    if loss && joined && reading.is_word(before, "among") && last.whole.is_none() {
        heads[index - 1].whole = Some(index);
    }
}

/// `all but one of the 30 missiles`: 29, and the number is all of the words.
fn all_but<'q>(reading: &Reading, quantities: &'q [Quantity], heads: &mut [Head]) -> Cow<'q, [Quantity]> {
    if !reading.may_hold(&["all"]) {
        return Cow::Borrowed(quantities);
    }
    let mut counted = quantities.to_vec();
    for index in 0..counted.len() {
        let Some(all) = counted[index].start.checked_sub(2) else { continue };
        let whole = heads[index]
            .whole
            .filter(|_| reading.is_word(all, "all") && reading.is_any(all + 1, &["but", "except"]));
        let Some(whole) = whole.map(|whole| quantities[whole]) else { continue };
        let left = whole.amount.value.zip(counted[index].amount.value).map(|(whole, but)| whole - but);
        if let Some(left) = left.filter(|left| *left > 0.0) {
            let quantity = &mut counted[index];
            quantity.amount = Amount::exact(left);
            (quantity.start, quantity.full_start, quantity.end) = (all, all, whole.end);
            heads[index].start = all;
        }
    }
    Cow::Owned(counted)
}

/// Keeps the claims that no rule passes over; the others are noted.
pub(crate) fn sift(
    claims: &mut Vec<Claim>,
    passed: &mut Passed,
    rule: impl Fn(&Claim) -> Option<&'static str>,
) {
    claims.retain(|claim| {
        let why = rule(claim);
        if let Some(rule) = why {
            passed.note(claim.number, Because::words(rule, claim.start, claim.head.end));
        }
        why.is_none()
    });
}

/// `sixty tanks or more`, `12 dead at most`: a bound behind the noun.
fn bound_behind(reading: &Reading, claim: &mut Claim) {
    let end = claim.head.end;
    let term = reading.bound(end, |term| term.position == Position::After);
    if let Some(term) = term.filter(|_| claim.amount.bound == Bound::Exact && end > claim.number.1) {
        let next = reading.term_end(end);
        // `three launchers plus a loader`
        if reading.quantity_at(next).is_none() && !reading.has_any(next, &[Class::A, Class::The]) {
            claim.amount = claim.amount.bounded(term.bound);
            claim.why.number = Because::term("bounded behind the noun: `sixty tanks or more`", reading, end);
        }
    }
}

/// What the claims of a sentence settle of one another, and what every claim needs.
pub(crate) fn complete(reading: &Reading, claims: &mut Vec<Claim>, passed: &mut Passed) {
    if claims.is_empty() {
        return;
    }
    part::inherit(reading, claims);
    lone::goes_on(reading, claims);
    sift(claims, passed, |claim| no_loss::something_else(reading, claim));
    let both = !claims.is_empty() && speaks_of_both(reading);
    for index in 0..claims.len() {
        bound_behind(reading, &mut claims[index]);
        rate::of(reading, &mut claims[index]);
        subgroup(reading, &mut claims[index]);
        modality(reading, &mut claims[index]);
        counted::of_pieces(reading, &mut claims[index]);
        claims[index].head.both |=
            both && is_of_no_camp(reading, &claims[index]) || side::sums_up(reading, claims, index);
        if !answer::share_side(reading, claims, index) && claims[index].side == Side::Unknown {
            side::settle(reading, claims, index);
        }
        claims[index].head.fought = side::is_in_fight(reading, claims, index);
        lost_again(reading, claims, index);
        lone::men_beside(reading, &mut claims[index]);
        aboard::of_craft(reading, &mut claims[index]);
        army::are(reading, &mut claims[index]);
        army::lost_men(reading, &mut claims[index]);
        follow(reading, claims, index);
        army::army(reading, claims, index);
    }
    part::of_civilians(reading, claims);
    side::respectively(reading, claims);
    side::wholes_of_both(reading, claims);
    share_back(claims);
    rate::share(reading, claims);
    let rule = "what the weather or an accident did: `A storm sank 14 boats`";
    sift(claims, passed, |claim| no_loss::is_accident(reading, claim).then_some(rule));
    let rule = "a share of nothing that anybody lost: `the rouble lost 12 percent`";
    sift(claims, passed, |claim| no_loss::is_market_share(claim).then_some(rule));
}

/// `50 rebels killed and 23 government soldiers dead`: not so, each phrase names its camp.
fn is_of_no_camp(reading: &Reading, claim: &Claim) -> bool {
    let noun = claim.head.noun.map_or(claim.number.1, |noun| noun.at + 1);
    // `over 100,000 soldiers on each side`
    let soldiers = |at: usize| {
        at + 1 == noun
            && reading.is_any(at, &["soldiers", "troops", "servicemen"])
            && (at..at + 12).any(|on| reading.is_word(on, "on") && reading.is_any(on + 1, &["each", "both"]))
    };
    claim.head.party.is_none() && (claim.number.1..noun).all(|at| reading.camp(at).is_none() || soldiers(at))
}

/// `they lost 25 vehicles then, and now they lost 40`: the same verb of loss, the same things.
fn lost_again(reading: &Reading, claims: &mut [Claim], index: usize) {
    let verb = |claim: &Claim| {
        let owned = claim.governed.filter(|governed| governed.role == Some(Role::Owner))?;
        Some(reading.word(owned.at).to_ascii_lowercase())
    };
    let (Some(before), new) = (index.checked_sub(1), &claims[index]) else { return };
    let bare = new.category.is_none() && new.head.noun.is_none() && !new.head.unknown;
    if bare && verb(new).is_some() && verb(new) == verb(&claims[before]) {
        let why = "what the same verb lost before: `they lost 25 vehicles then, and now they lost 40`";
        let why = Because::term(why, reading, claims[before].event());
        let category = claims[before].category;
        claims[index].count(category, why);
    }
}

/// `lost 3,000 men and another 289 captured`: what a bare number goes on from is settled by now.
fn follow(reading: &Reading, claims: &mut [Claim], index: usize) {
    let before = claims[index].antecedent.or_else(|| beside(reading, claims, index));
    let old = before.and_then(|before| claims[before].category);
    let generic = claims[index].category == Some(Category::People) && claims[index].head.noun.is_none();
    if generic && old == Some(Category::Military) {
        let why = "the soldiers that it goes on from: `lost 3,000 men and another 289 captured`";
        claims[index].count(old, Because::rule(why));
    }
}

/// `(killed - 40, wounded - 200)`: the state told before that of claim `index`, in the same brackets.
fn beside(reading: &Reading, claims: &[Claim], index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let (old, new) = (&claims[before], &claims[index]);
    let heading = new.governed.is_some_and(|governed| governed.case == Case::Heading);
    let mark = (0..old.start).rev().find(|&at| reading.is(at, '(') || reading.is(at, ')'))?;
    let parted = (old.number.1..new.start).any(|at| reading.is(at, ')') || reading.is(at, ';'));
    (heading && reading.is(mark, '(') && !parted).then_some(before)
}

/// What goes on between two parties where men of both fall.
const FIGHTS: &[&str] =
    &["fighting", "clashes", "clash", "battles", "hostilities", "erupted", "skirmishes", "fight", "battle"];

/// `the two sides`, `both armies`: no one side is meant.
fn speaks_of_both(reading: &Reading) -> bool {
    let both = |at: usize| {
        // `drone strikes by both sides`: of whoever was hit.
        let by = at > 1 && reading.has(at - 2, Class::By);
        reading.is_any(at, &["sides", "armies"]) && reading.is_any(at - 1, &["two", "both"]) && !by
            || reading.is_word(at, "side") && reading.is_word(at - 1, "each")
    };
    // `the number of Ukrainian and Russian troops killed`
    let adjective = |at: usize| reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective);
    let pair = |at: usize| {
        let second = at + 1;
        let troops = reading.term_end(second);
        reading.has(at, Class::And)
            && at > 0
            && adjective(reading.term_start(at - 1))
            && adjective(second)
            && reading.is_any(troops, &["troops", "soldiers", "casualties", "losses", "deaths", "servicemen"])
    };
    let named = reading.may_hold(&["sides", "armies", "side"]) && (1..reading.len()).any(both)
        || reading.holds(&[Class::And]) && (1..reading.len()).any(pair);
    named
        || (0..reading.len()).filter(|_| reading.holds(&[Class::Between])).any(|at| {
            // `after fighting erupted between Armenian and Azerbaijani forces`
            let first = at + 1 + usize::from(reading.has(at + 1, Class::The));
            let and = reading.term_end(first);
            let second = and + 1 + usize::from(reading.has(and + 1, Class::The));
            let fought = at.saturating_sub(3)..at;
            reading.has(at, Class::Between)
                && fought.into_iter().any(|at| reading.is_any(at, FIGHTS))
                && reading.party(first).is_some()
                && reading.has(and, Class::And)
                && (reading.party(second).is_some()
                    || reading.camp(second).is_some()
                    || reading.is_word(second, "military"))
        })
}

/// `nine tanks and three launchers belonging to Russia`: what is said of the last holds for all.
fn share_back(claims: &mut [Claim]) {
    for index in (1..claims.len()).rev() {
        let (before, after) = claims.split_at_mut(index);
        let (old, new) = (&mut before[index - 1], &after[0]);
        let listed = old.governed.map(|governed| governed.at) == new.governed.map(|governed| governed.at);
        let vague = old.side == Side::Enemy && matches!(new.side, Side::Party(_));
        // `three rifles and one Czech pistol`: the adjective is of the last alone.
        let own = new.head.party.is_some() && new.category.is_some_and(|category| !category.is_people());
        // `seven civilians and two militants were killed`: not of one side.
        if listed
            && !own
            && !old.head.both
            && old.fights() == new.fights()
            && (old.side == Side::Unknown || vague)
        {
            old.side = new.side;
            let rule = "what the end of the list says: `nine tanks and three guns belonging to Russia`";
            old.why.side = new.why.side.map(|why| why.by(rule));
        }
    }
}

/// The narrower group: a force named in the phrase, the noun's row, or its whole.
fn subgroup(reading: &Reading, claim: &mut Claim) {
    let mut told = |name: Name, why: Because| {
        claim.subgroup = Some(reading.lexicon.name(name).to_owned());
        claim.why.subgroup = Some(why);
    };
    let head = claim.head;
    if let Some((at, name)) = head.noun.and_then(|noun| Some((noun.at, noun.subgroup?))) {
        told(name, Because::term("the noun counted names a narrower group", reading, at));
    } else if let Some(name) = head.force {
        told(
            name,
            Because::words("the force in the counted phrase: `20 Wagner fighters`", head.start, head.end),
        );
    }
}

/// Negation and condition around the claim's verb.
fn modality(reading: &Reading, claim: &mut Claim) {
    let event = claim.event();
    let (from, to) = (claim.start.min(event), claim.number.1.max(event + 1));
    let from = from.saturating_sub(6);
    let from = (from..claim.start.min(event))
        .rev()
        .find(|&at| reading.is(at, ',') || reading.is(at, ';'))
        .map_or(from, |at| at + 1);
    if let Some(at) = outcome::hypothetical(reading, from, to) {
        claim.modality = Modality::Hypothetical;
        claim.why.modality = Because::term("not yet so, or only maybe: `may have lost`", reading, at);
    }
    // `Not 300,000, not 150,000`
    let not = claim.start.checked_sub(1).filter(|&at| at == event && reading.has(at, Class::Not));
    if let Some(at) = not {
        claim.modality = Modality::Denied;
        claim.why.modality = Because::term("denied for the figure before it: `Not 300,000`", reading, at);
    }
    let untrue = |at: &usize| {
        let that = reading.term_end(*at) - 1;
        reading.speaks(*at, SpeechKind::Denial) && reading.is_word(that, "that")
    };
    if let Some(at) = (from.saturating_sub(6)..claim.start).rev().find(untrue) {
        claim.modality = Modality::Denied;
        claim.why.modality = Because::term("the clause is called untrue: `it is not true that`", reading, at);
    }
}
