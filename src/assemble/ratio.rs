//! Ratios and rates: `1 to 7 in our favour`, `five for every one`, `six times more than
//! Ukraine`, `500 a day`.

use crate::assemble::side::party_near;
use crate::assemble::{Case, Claim, Governed, Head, Side, outcome};
use crate::lexicon::{Class, Form, NounClass, TimeKind};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Category, Measure, Outcome};

/// The ratio claims of a sentence; their quantities are marked in `taken`.
pub fn claims(reading: &Reading, heads: &[Head], taken: &mut [bool]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in 0..reading.len() {
        if reading.has(at, Class::For) && reading.has(at + 1, Class::Every) {
            claims.extend(for_every(reading, heads, taken, at));
        }
    }
    for index in 0..reading.quantities.len() {
        if !taken[index] && let Some(claim) = to(reading, heads, taken, index).or_else(|| times(reading, heads, taken, index)) {
            claims.push(claim);
        }
    }
    claims.sort_by_key(|claim| claim.number);
    claims
}

/// Case: `five for every Ukrainian soldier killed`, `for every one of ours, seven of theirs`,
/// `for every 48 cm, at least one occupier is killed`.
fn for_every(reading: &Reading, heads: &[Head], taken: &mut [bool], at: usize) -> Option<Claim> {
    let unit = at + 2;
    let inside = reading.quantities.iter().position(|quantity| (unit..unit + 2).contains(&quantity.start));
    let measured = inside.filter(|&index| heads[index].noun.is_none() && heads[index].party.is_none());
    let is_unit = |at: usize| reading.has(at, Class::Unit) && !reading.is_word(at, "day");
    let end = clause_end(reading, unit);
    let index = (0..reading.quantities.len())
        .filter(|&index| Some(index) != inside && !taken[index])
        .min_by_key(|&index| distance(&reading.quantities[index], at, end))?;
    let quantity = reading.quantities[index];
    let mut claim = Claim::new(&quantity, heads[index]);
    let head_says = heads[index].noun.and_then(|noun| noun.outcome);
    let governed = head_says
        .map(|outcome| Governed { outcome, at: quantity.start, case: Case::Ratio, role: None })
        .or_else(|| outcome::of(reading, &quantity, &heads[index], true))
        .or_else(|| verb_of(reading, unit, end))?;
    claim.outcome = Some(governed.outcome);
    claim.governed = Some(governed);
    claim.category = Some(heads[index].noun.and_then(|noun| noun.category).filter(|c| *c != Category::People).unwrap_or(Category::Military));
    if let Some(inside) = inside {
        taken[inside] = true;
    }
    taken[index] = true;
    let stretch = inside.map(|index| reading.quantities[index].end).unwrap_or(unit);
    if is_unit(stretch) || is_unit(unit) {
        claim.measure = Measure::Rate;
        claim.per = Some(reading.words(unit, reading.term_end(stretch)).to_owned());
        return Some(claim);
    }
    let _ = measured;
    claim.measure = Measure::Ratio;
    claim.versus = Some(party_near(reading, unit, end).map_or(Side::Unknown, |side| side));
    Some(claim)
}

/// Where the `for every` phrase ends: at a comma, the sentence's end or another number.
fn clause_end(reading: &Reading, from: usize) -> usize {
    (from..reading.len()).find(|&at| reading.is(at, ',') || reading.is(at, ';') || at > from + 14).unwrap_or(reading.len())
}

/// How far a quantity stands from the `for every` phrase; before it counts as near.
fn distance(quantity: &Quantity, at: usize, end: usize) -> usize {
    if quantity.end <= at { at - quantity.end } else { quantity.start.abs_diff(end) + 3 }
}

/// A verb of loss inside the phrase: `for every soldier who dies`.
fn verb_of(reading: &Reading, from: usize, to: usize) -> Option<Governed> {
    (from..to).find_map(|at| {
        let (verb, _) = reading.verb(at)?;
        Some(Governed { outcome: verb.people?, at, case: Case::Ratio, role: None })
    })
}

/// Case: `1 Ukrainian to 7 Russian soldiers`, `a ratio of 7:1`, `1 to 7 in our favour`.
fn to(reading: &Reading, heads: &[Head], taken: &mut [bool], first: usize) -> Option<Claim> {
    let a = &reading.quantities[first];
    let second = first + 1;
    let b = reading.quantities.get(second).filter(|_| !taken[second])?;
    let joint = (a.end..b.start).find(|&at| reading.has(at, Class::To) || reading.is(at, ':'))?;
    let between = (a.end..b.start).filter(|&at| at != joint);
    let plain = between.clone().all(|at| reading.party(at).is_some() || reading.noun(at).is_some());
    let (x, y) = (a.amount.value?, b.amount.value?);
    let one = x == 1.0 || y == 1.0;
    let cue = (0..reading.len()).any(|at| reading.has(at, Class::Ratio))
        || (a.start.saturating_sub(8)..a.start).any(|at| {
            reading.has(at, Class::Number) || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
        });
    if !plain || !one || !cue || x.max(y) > 1000.0 {
        return None;
    }
    let more = if x > y { first } else { second };
    let less = if x > y { second } else { first };
    let mut claim = Claim::new(a, heads[more]);
    claim.number = (a.start, b.end);
    claim.amount = Amount::exact(x.max(y));
    claim.measure = Measure::Ratio;
    claim.category = heads[more].noun.and_then(|noun| noun.category).filter(|c| *c != Category::People).or(Some(Category::Military));
    let loss = loss_before(reading, a.start).unwrap_or(Outcome::Lost);
    let said = loss_before(reading, a.start);
    claim.outcome = said;
    claim.governed = Some(Governed { outcome: loss, at: joint, case: Case::Ratio, role: None });
    (taken[first], taken[second]) = (true, true);
    let named = |index: usize| heads[index].party.map(Side::Party);
    let ours = (b.end..reading.len()).any(|at| reading.has(at, Class::Ratio) && reading.has(at.saturating_sub(1), Class::Our));
    claim.side = named(more).unwrap_or(if ours { Side::Enemy } else { Side::Unknown });
    claim.versus = Some(named(less).unwrap_or(if ours { Side::Ours } else { Side::Unknown }));
    Some(claim)
}

/// The outcome of the nearest loss word before `at`.
fn loss_before(reading: &Reading, at: usize) -> Option<Outcome> {
    (0..at).rev().find_map(|at| {
        let noun = reading.noun(at).and_then(|(noun, _)| noun.outcome);
        noun.or_else(|| reading.verb(at).and_then(|(verb, _)| verb.people))
    })
}

/// Case: `7 times higher than Ukraine's`, `nearly 6 times more than Ukraine`.
fn times(reading: &Reading, heads: &[Head], taken: &mut [bool], index: usize) -> Option<Claim> {
    let quantity = &reading.quantities[index];
    if !reading.has(quantity.end, Class::Times) {
        return None;
    }
    let than = (quantity.end..(quantity.end + 8).min(reading.len())).find(|&at| reading.has_any(at, &[Class::Than, Class::As]) && at > quantity.end + 1)
        .or_else(|| Some(quantity.end + 1).filter(|&at| reading.party(at).is_some()))?;
    let versus = (than..(than + 7).min(reading.len())).find_map(|at| reading.party(at))?;
    let governed = loss_before(reading, quantity.full_start)
        .map(|outcome| Governed { outcome, at: quantity.start, case: Case::Ratio, role: None })?;
    let mut claim = Claim::new(quantity, heads[index]);
    claim.measure = Measure::Ratio;
    claim.category = Some(Category::Military);
    claim.outcome = Some(governed.outcome);
    claim.governed = Some(governed);
    claim.versus = Some(Side::Party(versus.party));
    let side = (0..quantity.full_start).rev().filter_map(|at| reading.party(at)).find(|party| party.party != versus.party);
    claim.side = side.map_or(Side::Unknown, |party| Side::Party(party.party));
    taken[index] = true;
    Some(claim)
}

/// `500 a day`, `daily losses of 500`, `every day our men kill hundreds`.
pub fn rate(reading: &Reading, claim: &mut Claim) {
    if claim.measure != Measure::Count {
        return;
    }
    let stop = |at: usize| reading.is(at, ',') || reading.is(at, ';') || reading.quantity_at(at).is_some() || reading.in_date(at);
    let verb_end = claim.event() + 1;
    let from = claim.head.end.max(claim.number.1);
    let behind = (from..reading.len().min(from.max(verb_end) + 7)).take_while(|&at| !stop(at)).find_map(|at| unit_at(reading, at));
    let before = || (claim.start.saturating_sub(12)..claim.start).rev().take_while(|&at| !stop(at)).find_map(|at| unit_at(reading, at));
    if let Some(unit) = behind.or_else(before) {
        claim.measure = Measure::Rate;
        claim.per = Some(unit.to_owned());
    }
}

/// The unit of a rate at `at`; not `a day after`.
fn unit_at(reading: &Reading, at: usize) -> Option<&'static str> {
    let next = reading.term_end(at);
    if reading.has_any(next, &[Class::Subordinator, Class::Of]) || reading.is_word(next, "earlier") || reading.is_word(next, "later") || reading.is_word(next, "ago") {
        return None;
    }
    // `a daily update` speaks of the report, not of the losses.
    let describes = reading.speech(next).is_some() && !reading.verb(next).is_some_and(|(_, form)| form == Form::Noun) && reading.noun(next).is_none();
    [
        (TimeKind::PerDay, "day"),
        (TimeKind::PerWeek, "week"),
        (TimeKind::PerMonth, "month"),
        (TimeKind::PerYear, "year"),
        (TimeKind::PerHour, "hour"),
    ]
    .into_iter()
    .find_map(|(kind, unit)| (reading.time(at, kind) && !describes).then_some(unit))
}
