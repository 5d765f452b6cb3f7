//! Whose losses a noun or heading of loss speaks of: `Russian losses`, `losses of the enemy`.

use super::doer::{is_before_all, is_land};
use super::{Side, against, named, party_at, party_near, subject};
use crate::assemble::Claim;
use crate::assemble::place::is_mere_place;
use crate::lexicon::{Cause, Class, NounClass, Role, SpeechKind};
use crate::mention::Reading;
use crate::record::Outcome;
use crate::why::Told;

/// The owner of the loss noun at `noun`, for readers of headings.
pub fn around(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    of(reading, noun, noun)
}

/// The side of a list under a verb of loss: `Destroyed by Ukrainian forces:`, `Captured from the
/// Russians:`, `What Russia has lost:`.
pub fn of_heading(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    let end = reading.term_end(verb);
    let near = || {
        let rule = "the party behind the list's verb: `Captured from the Russians:`";
        party_near(reading, end + 1, (end + 6).min(reading.len()), rule)
    };
    let owner = reading.verb(verb).is_some_and(|(row, _)| row.role == Role::Owner);
    if let Some(side) = lost_by(reading, verb) {
        return Some(side);
    }
    let rule = "the party before the list's verb: `What Russia has lost:`";
    let before = (0..verb).rev().find_map(|at| party_at(reading, at, rule));
    if reading.has(end, Class::By) {
        return near().and_then(against);
    }
    if reading.has_any(end, &[Class::From, Class::Of]) {
        return near();
    }
    let passive = reading
        .verb(verb)
        .is_some_and(|_| verb + 1 >= reading.len() || reading.is(end, ':') || reading.is(end, '('));
    if owner || passive { before } else { before.and_then(against) }
}

/// `18 aircraft lost this year by Russia`: behind such a verb `by` names the owner, not who did it.
pub(super) fn lost_by(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    const REACH: usize = 8;
    let owner = reading.verbs(verb).any(|(row, _)| row.role == Role::Owner);
    let end = reading.term_end(verb);
    let clause = (end..reading.len().min(end + REACH))
        .take_while(|&at| !reading.is(at, ',') && !reading.is(at, ';') && reading.quantity_at(at).is_none());
    let by = clause.into_iter().find(|&at| owner && reading.has(at, Class::By))?;
    party_near(reading, by, (by + 5).min(reading.len()), "who lost them: `18 aircraft lost by Russia`")
}

/// `the number of dead Russians at 25,000`: the owner may stand between noun and number.
pub(super) fn of_figure(reading: &Reading, claim: &Claim, noun: usize) -> Option<Told<Side>> {
    let between = "the party between the noun and the number: `the number of dead Russians at 25,000`";
    let before = "the party before the noun of loss: `Russia's death toll`";
    // `casualties since the day when Russia invaded amounted to 18,000`: the clause between is no owner.
    // `the toll from Israeli fire reached 464`: nor is who did it.
    let parts = [Class::Subordinator, Class::Relative, Class::From, Class::By, Class::With];
    let clause = (noun..claim.start).find(|&at| reading.has_any(at, &parts) || reading.is_word(at, "since"));
    of(reading, noun, claim.start)
        .or_else(|| struck_by(reading, noun))
        .or_else(|| party_near(reading, noun, clause.unwrap_or(claim.start), between))
        .or_else(|| {
            // `Ukraine puts the toll at 18,600`: who counts, not whose it is.
            let from = (noun.saturating_sub(7)..noun).rev().find(|&at| {
                // `Russia's total killed and wounded`
                let owned = at > 0 && reading.is_possessive(at - 1);
                reading.has_any(at, &[Class::Link, Class::Number]) && !owned
            });
            let from = from.unwrap_or(noun.saturating_sub(4));
            // `The UN has verified 12,000 deaths`: who counts.
            let counts = |at: usize| {
                let verb = (reading.term_end(at)..noun)
                    .find(|&at| !reading.has_any(at, &[Class::Have, Class::Adverb]));
                reading.party(at).is_some() && verb.is_some_and(|verb| reading.speech(verb).is_some())
            };
            (!(from..noun).any(counts)).then(|| party_near(reading, from, noun, before))?
        })
}

/// `the death toll from the Russian strike`: the enemy of who struck.
fn struck_by(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    let mut from = reading.term_end(noun);
    while reading.has(from, Class::Adverb) || reading.is_any(from, &["so", "far"]) {
        from += 1;
    }
    let leads = reading.has_any(from, &[Class::From, Class::In, Class::Of, Class::Preposition]);
    let at = (from..from + 7).find(|&at| leads && reading.party(at).is_some())?;
    let end = reading.term_end(at);
    let strikes = (end..end + 3).any(|next| reading.cause(next) == Some(Cause::Conflict))
        && !is_before_all(reading, at);
    let rule = "the enemy of who struck: `the death toll from the Russian strike`";
    let party = reading.party(at).filter(|_| strikes)?;
    Some(named(reading, at, Side::EnemyOf(party.party), rule))
}

/// `Russian losses`, `losses of the enemy`, `casualties among Ukrainian troops`, `their losses`.
pub(super) fn of(reading: &Reading, noun: usize, number: usize) -> Option<Told<Side>> {
    inflicted_on(reading, noun)
        .or_else(|| inflicted_by(reading, noun))
        .or_else(|| possessor(reading, noun))
        .or_else(|| behind(reading, noun))
        .or_else(|| loser(reading, noun, number))
        .or_else(|| of_equated(reading, noun))
}

/// `The losses of the Russians were: personnel - 520,850, tanks - 7,912`: whose losses the words over a list in
/// the same sentence speak of.
pub(super) fn over_list(reading: &Reading, start: usize) -> Option<Told<Side>> {
    let colon = (0..start).rev().find(|&at| reading.is(at, ':'))?;
    let noun = (0..colon).rev().find(|&at| {
        reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss && noun.outcome.is_some())
    })?;
    of(reading, noun, noun)
}

/// `Russia handed over to Ukraine the bodies of 1,212 soldiers`, `Ukraine brought home the bodies of 501`: whose dead
/// go home.
pub(super) fn gone_home(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const REACH: usize = 9;
    const HOME: &[&str] =
        &["received", "receives", "repatriated", "recovered", "brought", "retrieved", "returned"];
    let bodies = |at: &usize| reading.is_any(*at, &["bodies", "remains"]);
    let event = (claim.start.saturating_sub(4)..claim.start)
        .rev()
        .find(bodies)
        .or(Some(claim.event()).filter(bodies))?;
    let from = event.saturating_sub(REACH);
    let given =
        (from..event).chain(claim.head.end..(claim.head.end + REACH).min(reading.len())).find(|&at| {
            // `according to Ukraine`: who says so.
            let said = reading.speech(reading.term_start(at)).is_some();
            reading.has(at, Class::To) && !said && reading.party(at + 1).is_some()
        });
    if let Some(to) = given {
        return party_at(
            reading,
            to + 1,
            "whose dead are handed over to it: `to Ukraine the bodies of 1,212 soldiers`",
        );
    }
    let verb = (from..event).rev().find(|&at| reading.is_any(at, HOME))?;
    subject::right_before(reading, verb)
}

/// `a large amount of Russian equipment was destroyed, including 131 tanks`: whose the whole was, before its verb.
pub(super) fn of_whole(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    const REACH: usize = 12;
    let rule = "whose the whole was: `much Russian equipment was destroyed, including 131 tanks`";
    let clause = (verb.saturating_sub(REACH)..verb).rev().take_while(|&at| !reading.has(at, Class::That));
    clause.into_iter().find_map(|at| party_near(reading, at, at + 1, rule))
}

/// `half of those who died were Russian convicts`, `1,000 tanks lost in the war belonged to the Russian army`: whom the
/// predicate behind the verb tells them to be, or to be of.
pub(super) fn predicate(reading: &Reading, claim: &Claim, verb: usize) -> Option<Told<Side>> {
    let rule = "what the predicate tells of them: `half of those who died were Russian convicts`";
    let first = complement(reading, claim, verb)?;
    let at = (first..first + 3).find(|&at| reading.party(at).is_some())?;
    let between = (first..at).all(|at| reading.has_any(at, &[Class::The, Class::Adverb, Class::A]));
    // `20 killed were Russian soldiers`, but not `12 wounded were in Russian hospitals`
    (between && !is_land(reading, at)).then(|| party_at(reading, at, rule))?
}

/// Where the words open that tell what they are whom a claim counts: behind the *be* that follows the verb.
pub fn complement(reading: &Reading, claim: &Claim, verb: usize) -> Option<usize> {
    const REACH: usize = 10;
    let end = reading.term_end(verb).max(claim.number.1);
    let mut clause = (end..(end + REACH).min(reading.len())).take_while(|&at| {
        !reading.is(at, ',')
            && !reading.is(at, ';')
            && !reading.has_any(at, &[Class::Subordinator, Class::That])
    });
    let links = |at: usize| {
        reading.has(at, Class::Be)
            || reading.is_any(at, &["belonged", "belong"]) && reading.has(at + 1, Class::To)
    };
    let link = clause.find(|&at| links(at)).filter(|_| claim.head.party.is_none())?;
    Some(reading.term_end(link) + usize::from(!reading.has(link, Class::Be)))
}

/// `inflicted losses on the Russian army`.
fn inflicted_on(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    let on = reading.term_end(noun);
    let suffers = reading.is_word(on, "on");
    let rule = "whom losses are inflicted on: `losses on the Russian army`";
    suffers.then(|| party_near(reading, on, clause_end(reading, on, 6), rule))?
}

/// `the Russian forces inflicted 30 casualties`: the enemy of who inflicts them.
fn inflicted_by(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    let inflicts = ["inflicted", "inflict", "inflicts", "inflicting", "caused", "causing"];
    let verb = (noun.saturating_sub(6)..noun).rev().find(|&at| reading.is_any(at, &inflicts))?;
    let owned = (verb + 1..noun)
        .any(|at| reading.party(at).is_some() || reading.has_any(at, &[Class::Our, Class::Enemy]));
    (!owned).then(|| subject::of(reading, verb).and_then(against))?
}

/// `Russian losses`, `the enemy's heavy losses`, `its losses`: the owner before the noun.
fn possessor(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    const RULE: &str = "whose losses they are, before the noun: `Russian losses`";
    let start = reading.term_start(noun);
    let mut camp = None;
    for before in (start.saturating_sub(6)..start).rev() {
        let said = |side: Side| Some(named(reading, before, side, RULE));
        if let Some(party) = reading.party(before) {
            return said(Side::Party(party.party));
        }
        if let Some(leader) = reading.leader(before).filter(|_| reading.owns(before)) {
            return said(Side::Party(leader));
        }
        if reading.has(before, Class::Enemy) {
            return said(Side::Enemy);
        }
        if reading.has(before, Class::Our) {
            return said(Side::Ours);
        }
        if reading.has(before, Class::Determiner) && reading.is_any(before, &["its", "their", "his"]) {
            return Some(owner_before(reading, before));
        }
        // `the Russian army's losses`: the party of the army, if one stands before it.
        if let Some(of) = reading.camp(before) {
            camp = camp.or(said(Side::Camp(of)));
            continue;
        }
        let passes = !reading.is_known(before)
            || reading.is_possessive(before)
            || reading.noun(before).is_some()
            || reading.has_any(before, &[Class::Number, Class::Adverb, Class::Other]);
        if !passes || start - before > 4 && camp.is_none() {
            break;
        }
    }
    camp
}

/// `losses of the enemy`, `casualties among Ukrainian troops`, but not `losses for every one`.
fn behind(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    let end = reading.term_end(noun);
    let for_every = reading.has(end, Class::For) && reading.has(end + 1, Class::Every);
    let leads = reading.has_any(end, &[Class::Of, Class::For]) && !for_every
        || reading.has(end, Class::Including)
        || reading.is_word(end, "on");
    // `100,000 dead and wounded in the Ukrainian army`
    let joined = reading.has_any(end, &[Class::And, Class::Or]) && reading.noun(end + 1).is_some();
    let end = if joined { reading.term_end(end + 1) } else { end };
    let army = |at: usize| reading.is_any(at, &["army", "military", "ranks", "forces"]);
    let in_army = reading.has(end, Class::In) && (end..end + 5).any(army);
    let leads = leads || in_army;
    let rule = "whose losses they are, behind the noun: `losses of the enemy`";
    // `20 wounded on Monday when the rebels shelled the town`: a day, and another clause.
    let last = clause_end(reading, end, 7);
    // `the death toll of a Russian missile strike`: who struck.
    let strikes = (end..last).find(|&at| reading.party(at).is_some()).is_some_and(|at| {
        let end = reading.term_end(at);
        (end..end + 4).any(|next| reading.cause(next) == Some(Cause::Conflict) && is_strike(reading, next))
    });
    (leads && !strikes).then(|| party_near(reading, end, last, rule))?
}

/// Whether a word tells of an attack from afar.
pub fn is_strike(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, STRIKES)
}

const STRIKES: &[&str] = &[
    "strike",
    "strikes",
    "attack",
    "attacks",
    "shelling",
    "bombing",
    "bombardment",
    "airstrike",
    "airstrikes",
    "raid",
    "raids",
    "barrage",
    "fire",
];

/// Where a clause that goes on at `from` ends, at most so many tokens on.
fn clause_end(reading: &Reading, from: usize, reach: usize) -> usize {
    let last = (from + reach).min(reading.len());
    (from..last).find(|&at| reading.has_any(at, &[Class::Subordinator, Class::Relative])).unwrap_or(last)
}

/// `Russia suffered 3,000 casualties`: the subject of the verb before the noun.
fn loser(reading: &Reading, noun: usize, number: usize) -> Option<Told<Side>> {
    let start = reading.term_start(noun);
    let verb = (start.saturating_sub(10)..number.max(start))
        .rev()
        .find(|&at| reading.verbs(at).any(|(verb, _)| verb.role == Role::Owner))
        .or_else(|| had(reading, start, number))?;
    subject::of(reading, verb)
}

/// `Russia has had 275,000 battlefield deaths`: *have* as a full verb, right before the number.
fn had(reading: &Reading, noun: usize, number: usize) -> Option<usize> {
    let before = number.min(noun).checked_sub(1)?;
    // `has had between 275,000 and 325,000 deaths`
    let before = if reading.has(before, Class::Between) { before.checked_sub(1)? } else { before };
    let have = Some(before).filter(|&at| reading.has(at, Class::Have))?;
    (have > 0).then_some(have)
}

/// `The navy had two destroyers sunk`, `Russia is said to have 90,000 killed`: the subject of *have* before what a participle behind it tells of.
pub(super) fn had_lost(reading: &Reading, claim: &Claim, verb: usize) -> Option<Told<Side>> {
    let have = claim.start.checked_sub(1).filter(|&at| at > 0 && reading.has(at, Class::Have))?;
    let right_behind = match claim.head.noun {
        Some(_) => claim.head.end == verb,
        None => claim.number.1 == verb && !claim.head.unknown,
    };
    right_behind.then(|| subject::of(reading, have))?
}

/// `and Ukraine has 40,000 killed`, `Russia to have 40,000 killed`: the party right before *have* and a bare number.
pub(super) fn has_own(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let have = claim.start.checked_sub(1).filter(|&at| at > 0 && reading.has(at, Class::Have))?;
    let bare = claim.head.noun.is_none() && claim.governed.is_some_and(|it| it.at == claim.number.1);
    let before = (0..have).rev().find(|&at| !reading.has_any(at, &[Class::To, Class::Adverb]))?;
    let rule = "the party right before *have*: `and Ukraine has 40,000 killed`";
    bare.then(|| party_at(reading, reading.term_start(before), rule))?
}

/// `our losses are 5,937 dead`: the noun before the number has the owner.
fn of_equated(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    let other = loss_before(reading, reading.term_start(noun))?;
    let equated = reading.has_any(other + 1, &[Class::Be, Class::Link]) || reading.is(other + 1, ':');
    equated.then(|| of(reading, other, other))?
}

/// The last noun of loss within a few words before `start`.
fn loss_before(reading: &Reading, start: usize) -> Option<usize> {
    (start.saturating_sub(8)..start).rev().find(|&at| {
        reading.term_start(at) == at
            && reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
    })
}

/// Whose losses the number is, where a noun of loss is set equal to it: `put Russian losses at 40
/// dead soldiers`, `Russia's losses in Ukraine are 15,000 killed`.
pub fn equated(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let links = |at: usize| {
        reading.has_any(at, &[Class::Be, Class::Link])
            || reading.is_any(at, &["at", "saw", "include", "included"])
            || reading.is(at, ':')
    };
    let noun = loss_before(reading, claim.start)?;
    let parted = (noun..claim.start)
        .any(|at| reading.is(at, ',') || reading.is(at, ';') || reading.quantity_at(at).is_some());
    let owner = || possessor(reading, noun).or_else(|| behind(reading, noun));
    let owner = ((noun..claim.start).any(links) && !parted).then(owner)??;
    let rule = "whose losses are set equal to the number: `put Russian losses at 40 dead soldiers`";
    Some(Told { why: owner.why.by(rule), ..owner })
}

/// `its losses`: the party before the pronoun in the sentence, else what the context says.
fn owner_before(reading: &Reading, pronoun: usize) -> Told<Side> {
    let before = "the party before `its`: `Russia put its losses at 247`";
    // `as it attacked across eastern Ukraine, its casualties`: where, not whose.
    let own = |at: &usize| !is_mere_place(reading, *at) && !is_land(reading, *at);
    if let Some(party) = (0..pronoun).rev().filter(own).find_map(|at| party_at(reading, at, before)) {
        return party;
    }
    // `it puts its own losses at 247`: those of who speaks.
    let speaks = (0..pronoun).any(|at| reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun))
        && reading.has(0, Class::It);
    if speaks {
        named(reading, pronoun, Side::Ours, "its own losses, of who speaks: `it puts its own losses at 247`")
    } else {
        named(reading, pronoun, Side::Pronoun, "`its` losses, of a party of the sentence before")
    }
}

/// `Russia's loss of 20 tanks`, `the killing by Russian troops of 20 men`.
pub(super) fn of_event(reading: &Reading, event: usize) -> Option<Told<Side>> {
    let start = event.saturating_sub(3);
    let (verb, _) = reading.verb(event)?;
    let (at, party) = (start..event).rev().find_map(|at| Some((at, reading.party(at)?)))?;
    let (side, rule) = match verb.outcome(true) {
        Some(Outcome::Lost) => (Side::Party(party.party), "whose loss it is: `Russia's loss of 20 tanks`"),
        _ => (Side::EnemyOf(party.party), "the enemy of who did it: `Russia's killing of 20 men`"),
    };
    Some(named(reading, at, side, rule))
}
