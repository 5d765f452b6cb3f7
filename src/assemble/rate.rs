//! Rates: losses by the day, the month or the kilometre (`500 a day`).

use crate::assemble::{Case, Claim};
use crate::lexicon::{Class, Form, NounClass, Position, TimeKind, kinds};
use crate::mention::Reading;
use crate::record::{Category, Measure};
use crate::why::Because;

/// The stretches that a term may count by, as they are recorded.
const UNITS: &[(TimeKind, &str)] = &[
    (TimeKind::PerDay, "day"),
    (TimeKind::PerWeek, "week"),
    (TimeKind::PerMonth, "month"),
    (TimeKind::PerYear, "year"),
    (TimeKind::PerHour, "hour"),
];

/// A rate: `500 a day`, `daily losses of 500`, `every day our men kill hundreds`.
pub fn of(reading: &Reading, claim: &mut Claim) {
    if claim.measure != Measure::Count {
        return;
    }
    if let Some((at, unit)) = unit_of(reading, claim) {
        claim.measure = Measure::Rate;
        claim.why.measure = Because::term("a rate: `500 a day`", reading, at);
        claim.per = Some(unit.to_owned());
    }
}

/// `every month Russia loses 90 tanks and 400 guns`, `20 tanks and 30 guns a day`: one unit for all of a list.
pub fn share(reading: &Reading, claims: &mut [Claim]) {
    for index in 1..claims.len() {
        let (before, after) = claims.split_at_mut(index);
        let (old, new) = (&mut before[index - 1], &mut after[0]);
        let verb =
            |claim: &Claim| claim.governed.filter(|it| matches!(it.case, Case::Object | Case::Subject));
        let listed = verb(old).is_some() && verb(old).map(|it| it.at) == verb(new).map(|it| it.at);
        let near = (old.head.end..new.start)
            .all(|at| reading.is(at, ',') || reading.has_any(at, &[Class::And, Class::Or]));
        let (from, to) = match (old.measure, new.measure) {
            (Measure::Rate, Measure::Count) => (old, new),
            (Measure::Count, Measure::Rate) => (new, old),
            _ => continue,
        };
        let (first, second) = if from.start < to.start { (&*from, &*to) } else { (&*to, &*from) };
        let joined = are_joined(reading, first, second);
        // `from 1,262 a day in May to 1,140 in July`
        let figure = second.governed.filter(|it| it.case == Case::Figure).map(|it| it.at);
        let same = figure.is_some() && figure == first.governed.map(|it| it.at) && from.start < to.start;
        let unit = unit_of(reading, from).filter(|_| listed && near || joined || same);
        // Before the verb it stands for all; behind the last of the list, too.
        if let Some((at, unit)) = unit.filter(|&(at, _)| at < from.event() || from.start > to.start || same) {
            to.measure = Measure::Rate;
            to.why.measure = Because::term("the unit of its list: `20 tanks and 30 guns a day`", reading, at);
            to.per = Some(unit.to_owned());
        }
    }
}

/// `six people died and twenty were injured every day`: whether nothing but a joint parts two counts of people.
fn are_joined(reading: &Reading, first: &Claim, second: &Claim) -> bool {
    let end = first.head.end.max(first.number.1);
    let event = first.event();
    let end = if (end..second.start).contains(&event) { reading.term_end(event) } else { end };
    let people = |claim: &Claim| claim.category.is_none_or(Category::is_people);
    let and = (end..second.start).any(|at| reading.has(at, Class::And));
    let near = (end..second.start).all(|at| reading.has(at, Class::And) || reading.is(at, ','));
    and && near && people(first) && people(second)
}

/// The unit that a number is counted by, and where it stands: behind it, else before it.
fn unit_of<'a>(reading: &Reading<'a>, claim: &Claim) -> Option<(usize, &'a str)> {
    if !reading.holds(&[Class::Unit]) && !reading.holds_kind(kinds::TIME) && !reading.may_hold(&["/"]) {
        return None;
    }
    let stop = |at: usize| {
        reading.is(at, ',') || reading.is(at, ';') || reading.quantity_at(at).is_some() || reading.in_date(at)
    };
    let verb_end = claim.event() + 1;
    let from = claim.head.end.max(claim.number.1);
    let per = (from..from.max(verb_end) + 2).find(|&at| reading.is_word(at, "per"));
    if let Some(unit) = per.and_then(|per| Some((per, unit_behind(reading, per)?))) {
        return Some(unit);
    }
    // `1,262 people killed in May daily`
    let behind = (from..reading.len().min(from.max(verb_end) + 7))
        .take_while(|&at| !stop(at) || reading.in_date(at))
        .find_map(|at| Some((at, unit_at(reading, at)?)));
    let before = || {
        (claim.start.saturating_sub(12)..claim.start)
            .rev()
            .take_while(|&at| !stop(at))
            .find_map(|at| Some((at, unit_at(reading, at)?)))
    };
    // `Average daily casualties throughout May rose to 1,262`
    let figure = claim.governed.filter(|governed| governed.case == Case::Figure).map(|governed| governed.at);
    let of_noun = || {
        figure
            .and_then(|noun| (noun.saturating_sub(4)..noun).find_map(|at| Some((at, unit_at(reading, at)?))))
    };
    behind.or_else(before).or_else(of_noun)
}

/// `240 deaths per 100,000 men`, `22 soldiers per square kilometre`: the heads or the land behind `per`.
fn unit_behind<'a>(reading: &Reading<'a>, per: usize) -> Option<&'a str> {
    let start = per + 1;
    if let Some(index) = reading.quantity_at(start) {
        let end = reading.quantities[index].end;
        let heads = reading.noun(end).is_some_and(|(noun, plural)| noun.class == NounClass::Person && plural);
        return heads.then(|| reading.words(start, reading.term_end(end)));
    }
    let square = reading.is_any(start, &["square", "sq"]) && reading.has(start + 1, Class::Unit);
    square.then(|| reading.words(start, start + 2))
}

/// The unit of a rate at `at`; not `a day after`.
fn unit_at<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    if !reading.has(at, Class::A) && !reading.is_of_time(at) && !reading.is(at, '/') {
        return None;
    }
    let at = reading.term_start(at);
    let next = reading.term_end(at);
    // `150 tanks/month`
    if reading.is(at, '/') {
        return UNITS.iter().find_map(|&(_, unit)| reading.is_word(next, unit).then_some(unit));
    }
    // `more than a week`: a stretch
    let bound = |at: usize| reading.bound(at, |term| term.position == Position::Before).is_some();
    if reading.is_any(at, &["a", "an"]) && at > 0 && bound(at - 1) {
        return None;
    }
    // `36 in a week`, `the deadliest month in nearly a year: 174 killed`: a stretch.
    let near = |at: &usize| !reading.has(*at, Class::Adverb) && reading.bound(*at, |_| true).is_none();
    let lead = (at.saturating_sub(3)..at).rev().find(near);
    let leads = lead.is_some_and(|lead| reading.has_any(lead, &[Class::In, Class::Preposition]));
    if leads && reading.is_any(at, &["a", "an"]) {
        return None;
    }
    // `400 men a kilometre`
    if reading.has(at, Class::A)
        && reading.has(next, Class::Unit)
        && !reading.has(reading.term_end(next), Class::Subordinator)
    {
        return Some(reading.word(next));
    }
    let not_behind = reading.has_any(next, &[Class::Subordinator, Class::Of])
        || reading.is_any(next, &["earlier", "later", "ago"]);
    if !reading.is_of_time(at) || not_behind {
        return None;
    }
    // `a daily update` speaks of the report, not of the losses.
    let describes = reading.speech(next).is_some()
        && !reading.verb(next).is_some_and(|(_, form)| form == Form::Noun)
        && reading.noun(next).is_none();
    UNITS.iter().find_map(|&(kind, unit)| (reading.time(at, kind) && !describes).then_some(unit))
}
