//! Figures of losses that go on from a sentence which tells whose losses they are: `Russian casualties rose again in May.
//! The daily average was 900`.

use super::{Draft, Passage};
use crate::assemble::{Case, Claim, Side, side};
use crate::lexicon::{Cause, Class, Name, NounClass, PlaceKind};
use crate::mention::Reading;
use crate::record::Category;
use crate::why::Because;

/// How many sentences before the figure may speak of the losses.
const REACH: usize = 2;

/// How far from where a sentence opens its subject may stand.
const OPENING: usize = 3;

/// The party whose losses the sentences before speak of, where the figure names none.
pub(super) fn told_of(passages: &[Passage], draft: &Draft, claim: &Claim) -> Option<(Name, Because)> {
    let here = &passages[draft.passage];
    // `the army lost 280 killed, 850 wounded and 140 missing`: of those.
    let people = |before: &Claim| before.category.is_none_or(Category::is_people);
    let first = !here.claims[..draft.claim].iter().any(people);
    if !first
        || !is_open(here, claim)
        || draft.near_in(here).is_some_and(|it| it.kind != Some(PlaceKind::Country))
    {
        return None;
    }
    // `Ukraine updated its loss figures: 43,000 soldiers have died, its president said`
    if let Some((Some(loser), why)) = loser_in(here, claim.start) {
        return Some((loser, why.of_passage(draft.passage)));
    }
    if counts_soldiers(here, claim) {
        return None;
    }
    let from = draft.passage.saturating_sub(REACH);
    let near = (from..draft.passage).rev().take_while(|&index| here.paragraphs_behind(&passages[index]) <= 1);
    let told = |index: usize| Some((index, loser_in(&passages[index], passages[index].reading.len())?));
    let (index, (loser, why)) = near.into_iter().find_map(told)?;
    Some((loser?, why.of_passage(index)))
}

/// Whose losses the words before `end` speak of, and the noun that does; of nobody known where several have some.
fn loser_in(passage: &Passage, end: usize) -> Option<(Option<Name>, Because)> {
    let reading = &passage.reading;
    let mut losses = (0..end).filter(|&at| is_army_loss(reading, at));
    let first = losses.next()?;
    let party = |at: usize| match side::around(reading, at)?.what {
        Side::Party(party) => Some(party),
        _ => None,
    };
    // `Russia has published few figures of its losses`: who opens the sentence, and nobody else is named.
    let opens = || {
        let mut named = (0..reading.len()).filter_map(|at| reading.party(at).map(|it| (at, it.party)));
        let (_, party) = named.next().filter(|(at, _)| *at < OPENING && passage.claims.is_empty())?;
        named.all(|(_, other)| other == party).then_some(party)
    };
    let loser = party(first).or_else(opens);
    let loser = loser.filter(|loser| losses.all(|at| party(at).is_none_or(|it| it == *loser)));
    let rule = "whose losses the text has just spoken of: `Russian casualties rose. The average was 900`";
    Some((loser, Because::term(rule, reading, first)))
}

/// Whether a figure of losses names nobody whose they are, and no strike that brought them.
fn is_open(passage: &Passage, claim: &Claim) -> bool {
    let reading = &passage.reading;
    let head = &claim.head;
    let people = matches!(claim.category, None | Some(Category::People | Category::Military));
    let bare = head.party.is_none() && !head.both && claim.side == Side::Unknown;
    // `Forty bodies lay in the street`: what is seen there, and no figure.
    let bodies = |at: usize| reading.is_any(at, &["bodies", "body", "corpses", "corpse", "lives", "victims"]);
    let loss = head.noun.is_some_and(|noun| noun.class == NounClass::Loss && !bodies(noun.at));
    let figure = claim.governed.is_some_and(|it| matches!(it.case, Case::Figure | Case::LossNoun));
    // `The daily average was 900 killed and wounded`
    let tallied = || {
        let tally =
            |at: usize| reading.has(at, Class::Number) || reading.is_any(at, &["rate", "toll", "figure"]);
        head.noun.is_none() && (claim.start.saturating_sub(5)..claim.start).any(tally)
    };
    let struck =
        || (0..reading.len()).any(|at| reading.cause(at) == Some(Cause::Conflict) && is_strike(reading, at));
    people
        && bare
        && (loss
            || figure && head.noun.is_none_or(|noun| !bodies(noun.at))
            || tallied()
            || counts_soldiers(passage, claim))
        && !struck()
}

/// Whether soldiers are counted, whom a sentence before may tell of another army.
fn counts_soldiers(passage: &Passage, claim: &Claim) -> bool {
    const SOLDIERS: &[&str] = &["soldiers", "troops", "servicemen", "personnel", "men"];
    claim.head.noun.is_some_and(|noun| passage.reading.is_any(noun.at, SOLDIERS))
}

/// Whether a word tells of what hits a town: an attack, or what it is made with.
fn is_strike(reading: &Reading, at: usize) -> bool {
    const WITH: &[&str] =
        &["missile", "missiles", "explosion", "bomb", "drone", "drones", "rocket", "rockets"];
    side::is_strike(reading, at) || reading.is_any(at, WITH)
}

/// `casualties`, `losses`, of an army: no civilians'.
fn is_army_loss(reading: &Reading, at: usize) -> bool {
    let own = reading.term_start(at) == at;
    let noun = reading.noun(at).filter(|(noun, _)| own && noun.class == NounClass::Loss);
    noun.is_some_and(|(noun, _)| {
        noun.category.is_none_or(Category::is_people) && noun.category != Some(Category::Civilian)
    }) && !reading.has(at.wrapping_sub(1), Class::Including)
}
