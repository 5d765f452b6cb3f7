//! Ratios and rates: `1 to 7 in our favour`, `five for every one`, `six times more than
//! Ukraine`, `500 a day`.

use crate::assemble::side::party_near;
use crate::assemble::{Case, Claim, Governed, Head, Side, outcome};
use crate::lexicon::{Class, Form, NounClass, TimeKind};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Category, Measure, Outcome};

/// The stretches that a term may count by, as they are recorded.
const UNITS: &[(TimeKind, &str)] = &[
    (TimeKind::PerDay, "day"),
    (TimeKind::PerWeek, "week"),
    (TimeKind::PerMonth, "month"),
    (TimeKind::PerYear, "year"),
    (TimeKind::PerHour, "hour"),
];

/// The ratio claims of a sentence; their quantities are marked in `taken`.
pub fn claims(reading: &Reading, heads: &[Head], taken: &mut [bool]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in 0..reading.len() {
        if reading.has(at, Class::For) && reading.has(at + 1, Class::Every) {
            claims.extend(for_every(reading, heads, taken, at));
        }
    }
    for index in 0..reading.quantities.len() {
        if taken[index] {
            continue;
        }
        let found = to(reading, heads, taken, index)
            .or_else(|| times(reading, heads, taken, index))
            .or_else(|| fraction_of(reading, heads, taken, index));
        claims.extend(found);
    }
    claims.extend((0..reading.len()).filter_map(|at| colon(reading, at)));
    claims.sort_by_key(|claim| claim.number);
    claims
}

/// Case 5, written as one word: `at a rate of 7:1`.
fn colon(reading: &Reading, at: usize) -> Option<Claim> {
    let (a, b) = reading.word(at).split_once(':')?;
    let (a, b): (f64, f64) = (a.parse().ok()?, b.parse().ok()?);
    // `The ratio dropped to 2:1`: the sentences before say of what.
    let outcome = loss_before(reading, at);
    if !speaks_of_ratio(reading) || a.min(b) != 1.0 || a == b {
        return None;
    }
    let (start, end) = (at, at + 1);
    let amount = Amount::exact(a.max(b));
    let span =
        Quantity { start, end, full_start: start, full_end: end, amount, percent: false, day_count: false };
    let mut claim = Claim::new(&span, Head { start, end, ..Head::default() });
    claim.measure = Measure::Ratio;
    claim.category = outcome.map(|_| counted_before(reading, at).unwrap_or(Category::Military));
    claim.outcome = outcome;
    claim.governed = Some(governed(outcome.unwrap_or(Outcome::Lost), at));
    claim.side =
        (0..at).find_map(|at| reading.party(at)).map_or(Side::Unknown, |party| Side::Party(party.party));
    claim.versus = Some(party_near(reading, at, reading.len()).unwrap_or(Side::Unknown));
    Some(claim)
}

/// Case 1: `five for every Ukrainian soldier killed`, `for every one of ours, seven of theirs`,
/// `for every 48 cm, at least one occupier is killed`.
fn for_every(reading: &Reading, heads: &[Head], taken: &mut [bool], at: usize) -> Option<Claim> {
    let unit = at + 2;
    let inside = reading.quantities.iter().position(|quantity| (unit..unit + 2).contains(&quantity.start));
    let end = clause_end(reading, unit);
    let index = (0..reading.quantities.len())
        .filter(|&index| Some(index) != inside && !taken[index])
        .min_by_key(|&index| distance(&reading.quantities[index], at, end))?;
    let mut claim = Claim::new(&reading.quantities[index], heads[index]);
    let governed = outcome_for_every(reading, index, &heads[index], (at, end))?;
    claim.outcome = Some(governed.outcome);
    claim.governed = Some(governed);
    // `for every German tank destroyed, the Soviets lost more than five`
    let named = heads[index].noun.is_some();
    let compared = (unit..end).find_map(|at| reading.noun(at)).and_then(|(noun, _)| noun.category);
    let things = compared.filter(|category| !named && !category.is_people());
    claim.category = Some(things.unwrap_or_else(|| category(&heads[index])));
    if let Some(inside) = inside {
        taken[inside] = true;
    }
    taken[index] = true;
    let stretch = inside.map_or(unit, |index| reading.quantities[index].end);
    // A length or a weight is a unit of a rate; a day is read as one by `rate`.
    let is_unit = |at: usize| reading.has(at, Class::Unit) && !reading.is_word(at, "day");
    if is_unit(stretch) || is_unit(unit) {
        claim.measure = Measure::Rate;
        claim.per = Some(reading.words(unit, reading.term_end(stretch)).to_owned());
    } else {
        claim.measure = Measure::Ratio;
        claim.versus = Some(party_near(reading, unit, end).unwrap_or(Side::Unknown));
    }
    Some(claim)
}

/// What says the outcome of a number beside the `for every` phrase over tokens `phrase`.
fn outcome_for_every(
    reading: &Reading,
    index: usize,
    head: &Head,
    phrase: (usize, usize),
) -> Option<Governed> {
    let quantity = &reading.quantities[index];
    // 1. `two casualties for every Ukrainian soldier lost`: the noun counted.
    let noun = head.noun.and_then(|noun| noun.outcome).map(|outcome| governed(outcome, quantity.start));
    noun.or_else(|| {
        // 2. `losing five soldiers for every one that Ukraine loses`: the verb outside the phrase.
        outcome::of(reading, quantity, head, true)
            .filter(|governed| !(phrase.0..phrase.1).contains(&governed.at))
    })
    // 3. `For every Ukrainian soldier killed in the city, six Russians`: the verb inside it.
    .or_else(|| verb_of(reading, phrase.0 + 2, phrase.1))
}

/// Whom a ratio counts where nothing says so: armies are compared by their fighters.
fn category(head: &Head) -> Category {
    head.noun
        .and_then(|noun| noun.category)
        .filter(|category| *category != Category::People)
        .unwrap_or(Category::Military)
}

/// An outcome as the word at `at` says it of a ratio.
fn governed(outcome: Outcome, at: usize) -> Governed {
    Governed { outcome, at, case: Case::Ratio, role: None }
}

/// Where the `for every` phrase ends: at a comma, the sentence's end or another number.
fn clause_end(reading: &Reading, from: usize) -> usize {
    (from..reading.len())
        .find(|&at| reading.is(at, ',') || reading.is(at, ';') || at > from + 14)
        .unwrap_or(reading.len())
}

/// How far a quantity stands from the `for every` phrase; before it counts as near.
fn distance(quantity: &Quantity, at: usize, end: usize) -> usize {
    if quantity.end <= at { at - quantity.end } else { quantity.start.abs_diff(end) + 3 }
}

/// A verb of loss inside the phrase: `for every soldier who dies`.
fn verb_of(reading: &Reading, from: usize, to: usize) -> Option<Governed> {
    (from..to).find_map(|at| {
        let (verb, _) = reading.verb(at)?;
        Some(governed(verb.people?, at))
    })
}

/// Case 2: `1 Ukrainian to 7 Russian soldiers`, `a ratio of 7:1`, `1 to 7 in our favour`.
fn to(reading: &Reading, heads: &[Head], taken: &mut [bool], first: usize) -> Option<Claim> {
    let a = &reading.quantities[first];
    let second = first + 1;
    let b = reading.quantities.get(second).filter(|_| !taken[second])?;
    let joint = joint(reading, a, b)?;
    let (x, y) = (a.amount.value?, b.amount.value?);
    let one = x == 1.0 || y == 1.0;
    if !one || !has_cue(reading, a.start) || x.max(y) > 1000.0 {
        return None;
    }
    let (more, less) = if x > y { (first, second) } else { (second, first) };
    let mut claim = Claim::new(a, heads[more]);
    claim.number = (a.start, b.end);
    claim.amount = Amount::exact(x.max(y));
    claim.measure = Measure::Ratio;
    claim.category = Some(category(&heads[more]));
    claim.outcome = loss_before(reading, a.start);
    claim.governed = Some(governed(claim.outcome.unwrap_or(Outcome::Lost), joint));
    (taken[first], taken[second]) = (true, true);
    let named = |index: usize| heads[index].party.map(Side::Party);
    // `in our favour`: the greater number is the enemy's.
    let ours = (b.end..reading.len()).any(|at| {
        reading.has(at, Class::Ratio)
            && reading.has_any(at.saturating_sub(1), &[Class::Our, Class::Determiner])
    });
    claim.side = named(more).unwrap_or(if ours { Side::Enemy } else { Side::Unknown });
    claim.versus = Some(named(less).unwrap_or(if ours { Side::Ours } else { Side::Unknown }));
    Some(claim)
}

/// The `to` or colon between two numbers, where only whose and what they count stands beside it.
fn joint(reading: &Reading, a: &Quantity, b: &Quantity) -> Option<usize> {
    let joint = (a.end..b.start).find(|&at| reading.has(at, Class::To) || reading.is(at, ':'))?;
    (a.end..b.start)
        .filter(|&at| at != joint)
        .all(|at| reading.party(at).is_some() || reading.noun(at).is_some())
        .then_some(joint)
}

/// Whether the sentence speaks of a ratio, or of losses right before `at`.
fn has_cue(reading: &Reading, at: usize) -> bool {
    speaks_of_ratio(reading)
        || (at.saturating_sub(8)..at).any(|at| {
            reading.has(at, Class::Number)
                || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
        })
}

/// `ratio`, `rate`, `in our favour`: a word that announces two numbers.
fn speaks_of_ratio(reading: &Reading) -> bool {
    (0..reading.len()).any(|at| reading.has(at, Class::Ratio))
}

/// The equipment of the nearest noun before `at`: `tank losses at a ratio of 3:1`.
fn counted_before(reading: &Reading, at: usize) -> Option<Category> {
    let noun = (0..at).rev().find_map(|at| reading.noun(at).and_then(|(noun, _)| noun.category));
    noun.filter(|category| !category.is_people())
}

/// The outcome of the nearest loss word before `at`.
fn loss_before(reading: &Reading, at: usize) -> Option<Outcome> {
    (0..at).rev().find_map(|at| {
        let noun = reading.noun(at).and_then(|(noun, _)| noun.outcome);
        noun.or_else(|| reading.verb(at).and_then(|(verb, _)| verb.people))
    })
}

/// Case 3: `7 times higher than Ukraine's`, `nearly 6 times more than Ukraine`.
fn times(reading: &Reading, heads: &[Head], taken: &mut [bool], index: usize) -> Option<Claim> {
    let quantity = &reading.quantities[index];
    if !reading.has(quantity.end, Class::Times) {
        return None;
    }
    let than = (quantity.end..(quantity.end + 8).min(reading.len()))
        .find(|&at| {
            (reading.has_any(at, &[Class::Than, Class::As]) || reading.is_word(at, "than"))
                && at > quantity.end + 1
        })
        .or_else(|| Some(quantity.end + 1).filter(|&at| reading.party(at).is_some()))?;
    let versus = (than..(than + 7).min(reading.len())).find_map(|at| reading.party(at))?;
    let outcome = loss_before(reading, quantity.full_start)?;
    let mut claim = Claim::new(quantity, heads[index]);
    claim.measure = Measure::Ratio;
    claim.category = Some(Category::Military);
    claim.outcome = Some(outcome);
    claim.governed = Some(governed(outcome, quantity.start));
    claim.versus = Some(Side::Party(versus.party));
    let side = (0..quantity.full_start)
        .rev()
        .filter_map(|at| reading.party(at))
        .find(|party| party.party != versus.party);
    claim.side = side.map_or(Side::Unknown, |party| Side::Party(party.party));
    taken[index] = true;
    Some(claim)
}

/// Case 4: `Ukraine's losses are one-fifth of Russia's`: turned round, so that it is above 1.
fn fraction_of(reading: &Reading, heads: &[Head], taken: &mut [bool], index: usize) -> Option<Claim> {
    let quantity = &reading.quantities[index];
    let share = quantity.amount.value.filter(|share| quantity.percent && *share > 0.0 && *share < 100.0)?;
    let owner = heads[index].party.filter(|_| heads[index].noun.is_none() && heads[index].partitive)?;
    let less = (0..quantity.full_start)
        .rev()
        .find_map(|at| reading.party(at))
        .filter(|party| party.party != owner)?;
    let outcome = loss_before(reading, quantity.full_start)?;
    let mut claim = Claim::new(quantity, heads[index]);
    claim.amount = Amount::exact((1e4 / share).round() / 100.0);
    claim.measure = Measure::Ratio;
    claim.category = Some(Category::Military);
    claim.outcome = Some(outcome);
    claim.governed = Some(governed(outcome, quantity.start));
    claim.side = Side::Party(owner);
    claim.versus = Some(Side::Party(less.party));
    taken[index] = true;
    Some(claim)
}

/// Case 6, a rate: `500 a day`, `daily losses of 500`, `every day our men kill hundreds`.
pub fn rate(reading: &Reading, claim: &mut Claim) {
    if claim.measure != Measure::Count {
        return;
    }
    let stop = |at: usize| {
        reading.is(at, ',') || reading.is(at, ';') || reading.quantity_at(at).is_some() || reading.in_date(at)
    };
    let verb_end = claim.event() + 1;
    let from = claim.head.end.max(claim.number.1);
    let behind = (from..reading.len().min(from.max(verb_end) + 7))
        .take_while(|&at| !stop(at))
        .find_map(|at| unit_at(reading, at));
    let before = || {
        (claim.start.saturating_sub(12)..claim.start)
            .rev()
            .take_while(|&at| !stop(at))
            .find_map(|at| unit_at(reading, at))
    };
    if let Some(unit) = behind.or_else(before) {
        claim.measure = Measure::Rate;
        claim.per = Some(unit.to_owned());
    }
}

/// The unit of a rate at `at`; not `a day after`.
fn unit_at<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    let next = reading.term_end(at);
    // `400 men a kilometre`
    if reading.has(at, Class::A)
        && reading.has(next, Class::Unit)
        && !reading.has(reading.term_end(next), Class::Subordinator)
    {
        return Some(reading.word(next));
    }
    if reading.has_any(next, &[Class::Subordinator, Class::Of])
        || reading.is_any(next, &["earlier", "later", "ago"])
    {
        return None;
    }
    // `a daily update` speaks of the report, not of the losses.
    let describes = reading.speech(next).is_some()
        && !reading.verb(next).is_some_and(|(_, form)| form == Form::Noun)
        && reading.noun(next).is_none();
    UNITS.iter().find_map(|&(kind, unit)| (reading.time(at, kind) && !describes).then_some(unit))
}
