//! `women and children`: a second noun under one number.

use super::words::described_end;
use super::{Head, HeadNoun};
use crate::lexicon::{Class, Noun, NounClass};
use crate::mention::Reading;
use crate::record::Category;

/// `women and children`, `drones and missiles`: a second noun without a number of its own.
pub(super) fn joint_noun(reading: &Reading, head: &mut Head, at: usize) -> Option<usize> {
    let mut next = reading.term_end(at);
    let mut other = None;
    while (reading.party(next).is_some() && described_end(reading, next).is_none())
        || reading.has(next, Class::Other)
    {
        other = other.or(reading.party(next).map(|party| party.party));
        next = reading.term_end(next);
    }
    // `50 Houthi rebels and Yemeni pro-government troops`
    if other.is_some() && reading.noun(next).is_none() && reading.verb(next).is_none() {
        next = reading.term_end(next);
    }
    next = described(reading, head, next);
    let (noun, plural) = reading.noun(next)?;
    // `one helicopter and other hardware`, `a soldier and civilians`: of what is many, nothing is counted.
    let first = head.noun.filter(|noun| noun.plural)?;
    let planes = reading.is_any(first.at, &["fighters"]) && noun.category == Some(Category::Aircraft);
    // `92 fighters and attack planes`
    if noun.class != first.class && !planes || !(plural || noun.invariant) || noun.outcome.is_some() {
        return None;
    }
    let camps = (reading.camp(first.at), reading.camp(next));
    head.both |= head.party.is_none() && matches!(camps, (Some(a), Some(b)) if a != b)
        || head.party.zip(other).is_some_and(|(one, other)| one != other);
    let category = match (first.category, noun.category) {
        (_, aircraft) if planes => aircraft,
        (Some(a), Some(b)) => Some(joint_category(a, b)),
        _ => None,
    };
    let class = if planes { noun.class } else { first.class };
    head.noun = Some(HeadNoun { category, subgroup: None, class, ..first });
    head.end = reading.term_end(next);
    Some(head.end)
}

/// `411 tanks, fighting vehicles and guns`, `400 tanks, carriers`: weapons behind commas under one number, from the comma
/// at `at` on: where the list ends.
pub(super) fn joint_weapons(reading: &Reading, head: &mut Head, at: usize) -> Option<usize> {
    let first = head.noun.filter(|noun| noun.class == NounClass::Equipment && noun.plural)?;
    let weapon = |at: usize| {
        let (noun, plural) = reading.noun(at)?;
        let own = noun.class == NounClass::Equipment && plural && noun.outcome.is_none();
        noun.category.filter(|_| own && reading.quantity_at(at).is_none())
    };
    let (mut end, mut category) = (at, first.category?);
    while reading.is(end, ',') || reading.has(end, Class::And) && end > at {
        let next = end + 1 + usize::from(reading.is(end, ',') && reading.has(end + 1, Class::And));
        let Some(other) = weapon(next) else { break };
        category = joint_category(category, other);
        end = reading.term_end(next);
    }
    // `lost 14 tanks, trucks, the ministry said`: the list closes with *and* or the line.
    let and = (at..end).any(|at| reading.has(at, Class::And));
    let closes = end == reading.len() || and;
    if end == at || !closes {
        return None;
    }
    head.noun = Some(HeadNoun { category: Some(category), subgroup: None, ..first });
    head.end = end;
    Some(end)
}

/// `40 tanks and Western-style vehicles`, `40 tanks and various armoured vehicles`: where the words that describe the
/// second weapon, from `at` on, end.
fn described(reading: &Reading, head: &Head, at: usize) -> usize {
    if let Some(end) = described_end(reading, at) {
        return end;
    }
    let weapon = |noun: &Noun| noun.class == NounClass::Equipment;
    let unknown = reading.tokens.get(at).is_some_and(|token| token.is_word()) && !reading.is_known(at);
    let two = head.noun.is_some_and(|noun| noun.class == NounClass::Equipment)
        && reading.noun(at + 1).is_some_and(|(noun, _)| weapon(noun));
    if unknown && two { at + 1 } else { at }
}

/// One figure for two categories.
pub fn joint_category(a: Category, b: Category) -> Category {
    use Category::{ArmoredVehicles, Equipment, People, Tanks, TanksAndArmoredVehicles};
    match (a, b) {
        _ if a == b => a,
        (Tanks, ArmoredVehicles) | (ArmoredVehicles, Tanks) => TanksAndArmoredVehicles,
        _ if a.is_people() && b.is_people() => People,
        _ => Equipment,
    }
}
