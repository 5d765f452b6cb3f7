//! The subject of a verb, as the party that lost or did it: `Russia lost`, `our men killed`.

use super::doer::is_land;
use super::target::{is_hit, may_hit};
use super::{REPELS, Side, is_fought, named, party_at};
use crate::assemble::head;
use crate::assemble::place::is_mere_place;
use crate::lexicon::{Class, Form, PartyKind, Role, SpeechKind};
use crate::mention::Reading;
use crate::why::Told;

/// How many terms before its verb a subject may stand.
const REACH: usize = 26;

/// What a subject's words are told as.
const RULE: &str = "the subject of the verb: `Russia has lost 20 tanks`";

/// The subject of the verb at `at`: the party in the noun phrase before it.
pub(super) fn of(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    let verb = speaking_verb(reading, first_verb(reading, verb));
    if let Some(side) = participial(reading, verb) {
        return Some(side);
    }
    let (mut at, mut pronoun, mut camp) = (verb, false, None);
    let object = object_before(reading, verb);
    let hits = may_hit(reading);
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1) else { break };
        at = reading.term_start(inserted(reading, before));
        let counted = object.as_ref().is_some_and(|object| object.contains(&at));
        if counted || is_fought(reading, at) || hits && is_hit(reading, at) {
            continue;
        }
        if let Some(party) = party_at(reading, at, RULE) {
            // `Russia's armed forces`: the party in the phrase of its army.
            let its = camp.is_none_or(|(_, army)| at + 4 > army);
            if its && !is_aside(reading, at) && !is_repelled(reading, at) {
                return Some(party);
            }
            camp = camp.filter(|_| !is_led(reading, at));
            continue;
        }
        if let side @ Some(_) = leader_or_enemy(reading, at).or_else(|| speakers_own(reading, at)) {
            return side;
        }
        if let Some(of) = reading.camp(at) {
            camp = camp.or(Some((Side::Camp(of), at)));
            continue;
        }
        pronoun |= reading.has_any(at, &[Class::It, Class::He]);
        if at + 1 < verb && opens_clause(reading, at) {
            break;
        }
    }
    let camp = camp.map(|(side, at)| named(reading, at, side, RULE));
    let stands_for = || speakers_pronoun(reading, verb).unwrap_or_else(|| pronoun_of(reading, verb));
    camp.or_else(|| pronoun.then(stands_for))
}

/// `struck 20 Hezbollah fighters and hit 12 launchers`: what is counted right before the joint is the object of the
/// verb before it.
fn object_before(reading: &Reading, verb: usize) -> Option<std::ops::Range<usize>> {
    let and = verb.checked_sub(1).filter(|&at| reading.has(at, Class::And))?;
    let counted = reading.quantities.partition_point(|quantity| quantity.end <= and).checked_sub(1)?;
    let counted = &reading.quantities[counted];
    let head = head::read(reading, counted);
    (head.end == and && counted.full_start > 0).then_some(head.start..head.end)
}

/// `we`, `our`, or the army of who speaks, at `at`.
fn speakers_own(reading: &Reading, at: usize) -> Option<Told<Side>> {
    let ours = reading.has_any(at, &[Class::We, Class::Our]);
    if ours { Some(named(reading, at, Side::Ours, RULE)) } else { speakers_army(reading, at) }
}

/// `Prigozhin says his force lost 20,000 fighters`: `his`, right behind a verb of saying or its `that`, and an army.
fn speakers_army(reading: &Reading, at: usize) -> Option<Told<Side>> {
    const ARMIES: &[&str] = &["force", "forces", "army", "troops", "men", "fighters", "military"];
    if !reading.is_any(at, &["his", "its", "their"]) || !reading.is_any(at + 1, ARMIES) {
        return None;
    }
    let before = (0..at).rev().find(|&before| !reading.has(before, Class::That));
    let says = before.is_some_and(|before| reading.speaks(reading.term_start(before), SpeechKind::Verb));
    says.then(|| named(reading, at, Side::Ours, "the army of who speaks: `he says his force lost 20,000`"))
}

/// `Prigozhin admitted that he had lost 20,000`, `the ministry said it had lost nine`: `he` or `it` right behind the verb
/// of saying, where no party is named: who speaks.
fn speakers_pronoun(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    let passes = |at: &usize| reading.has_any(*at, &[Class::Have, Class::Adverb]);
    let pronoun =
        (0..verb).rev().find(|at| !passes(at)).filter(|&at| reading.is_any(at, &["he", "it", "she"]))?;
    let says = (0..pronoun).rev().find(|&before| !reading.has(before, Class::That))?;
    let says = reading.term_start(says);
    let named = (0..pronoun).any(|at| reading.party(at).is_some());
    let rule = "who speaks, of himself: `he admitted that he had lost 20,000`";
    (reading.speaks(says, SpeechKind::Verb) && !named)
        .then(|| self::named(reading, pronoun, Side::Ours, rule))
}

/// The party right before the verb: `the Germans lost 220`, `Ukrainian forces have lost 14`, `Ukraine's lost 14`.
pub(super) fn right_before(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    let before = (0..verb).rev().find(|&at| !reading.has_any(at, &[Class::Have, Class::Adverb]))?;
    let at = reading.term_start(before);
    // `we lost 54 tanks, and they lost 160`
    let we = (0..reading.len()).any(|at| reading.has(at, Class::We));
    if we && reading.is_word(at, "they") {
        return Some(pronoun_of(reading, verb));
    }
    let owner = |at: usize| Some(reading.term_start(at.checked_sub(1)?));
    let at = match reading.party(at) {
        Some(_) => at,
        None if reading.is_possessive(at) => owner(at)?,
        None if is_army(reading, at) => {
            let before = at.checked_sub(1)?;
            if reading.is_possessive(before) { owner(before)? } else { reading.term_start(before) }
        }
        None => return None,
    };
    party_at(reading, at, RULE).filter(|_| !is_aside(reading, at))
}

/// `Russian forces`, `Ukraine's army`: a word for the men of a party.
fn is_army(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["forces", "army", "troops", "soldiers", "military", "side", "fleet", "navy"])
}

/// `Russia, the ministry said, has lost`: the last token before an insertion that ends at the comma
/// `at`; `at` itself where there is none.
pub fn inserted(reading: &Reading, at: usize) -> usize {
    let speech = |at: usize| reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun);
    if at < 3 || !reading.is(at, ',') {
        return at;
    }
    let open = (at.saturating_sub(14).max(1)..at - 1).rev().find(|&open| reading.is(open, ','));
    // `Ukraine, according to Putin, has lost`
    // `Ukraine, with its smaller army, had suffered`
    let aside = [Class::With, Class::Relative, Class::Preposition, Class::For, Class::Whom];
    let lead = open.is_some_and(|open| {
        reading.speech(open + 1) == Some(SpeechKind::Lead)
            || reading.has_any(open + 1, &aside)
            // `The war, triggered by a Hamas attack, has killed`
            || reading.has(open + 2, Class::By) && reading.verb(open + 1).is_none()
    });
    // `an attack on Kryvyi Rih, the president's home town, killed two`
    let of_place = open.is_some_and(|open| {
        let verbs = (open + 1..at).any(|at| reading.verb(at).is_some());
        let resumes = reading.verb(at + 1).is_some() || reading.has(at + 1, Class::Have);
        resumes && reading.place(reading.term_start(open - 1)).is_some() && !verbs
    });
    if !lead && !of_place && !speech(reading.term_start(at - 1)) {
        return at;
    }
    open.map_or(at, |open| open - 1)
}

/// `Russian forces in Ukraine killed`, `strikes targeting Russia killed`: a country behind a
/// preposition is a place, or the target; `Ukrainian provinces` are where it was.
fn is_aside(reading: &Reading, at: usize) -> bool {
    is_mere_place(reading, at)
        || is_land(reading, at)
        || is_led(reading, at)
        || at > 0 && reading.is_any(at - 1, &["targeting", "against"])
}

/// `inflicted 500 casualties on the Ukrainian army and destroyed 12 tanks`: behind such a word stands no subject.
fn is_led(reading: &Reading, at: usize) -> bool {
    let lead =
        (at.saturating_sub(2)..at).rev().find(|&before| !reading.has_any(before, &[Class::The, Class::A]));
    lead.is_some_and(|lead| {
        reading.is_any(lead, &["on", "against", "into", "at", "towards", "toward", "over"])
    })
}

/// `beat back three Russian assaults, inflicting 90 casualties`: whose attack failed did not do it.
fn is_repelled(reading: &Reading, at: usize) -> bool {
    let beaten = |at: usize| {
        reading.is_any(at, &["back", "off"])
            && at > 0
            && reading.is_any(
                at - 1,
                &["beat", "beaten", "beating", "pushed", "drove", "fought", "fended", "fending"],
            )
    };
    (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&before| !reading.is(before, ','))
        .any(|before| reading.is_any(before, &REPELS) || beaten(before))
}

/// `Putin's army`, `the enemy`.
fn leader_or_enemy(reading: &Reading, at: usize) -> Option<Told<Side>> {
    let leader = reading.leader(at).filter(|_| reading.owns(at)).map(Side::Party);
    let side = leader.or_else(|| reading.has(at, Class::Enemy).then_some(Side::Enemy));
    side.map(|side| named(reading, at, side, RULE))
}

/// `officials said that`: what stands before such a word belongs to another clause.
fn opens_clause(reading: &Reading, at: usize) -> bool {
    reading.has_any(at, &[Class::Subordinator, Class::That])
        || reading.is(at, ';')
        || reading.speech(at).is_some() && !reading.has(at, Class::Believed) && reading.noun(at).is_none()
}

/// `Russia published its toll when it said it had lost`: the party before the pronoun.
fn pronoun_of(reading: &Reading, verb: usize) -> Told<Side> {
    // `We lost 54 tanks, and they lost 160`
    let we = (0..reading.len()).find(|&at| reading.has_any(at, &[Class::We, Class::Our]));
    let they = (0..verb).rev().find(|&at| reading.has(at, Class::It));
    if let Some(they) = they.filter(|&they| we.is_some() && reading.is_word(they, "they")) {
        return named(
            reading,
            they,
            Side::Enemy,
            "whom one who says `we` calls `they`: `we lost 54, they lost 160`",
        );
    }
    let first = (0..verb).find(|&at| {
        let named = reading
            .party(at)
            .is_some_and(|it| reading.place(at).is_none() || it.kind != PartyKind::Adjective);
        // `In Niger, the group said that it had killed`: where, not who.
        named && !is_mere_place(reading, at)
    });
    let rule = "the party that a pronoun before the verb stands for: `Russia said it had lost 6,000`";
    let pronoun = || named(reading, verb, Side::Pronoun, "a pronoun before the verb: `they lost 6,000`");
    first.and_then(|at| party_at(reading, at, rule)).unwrap_or_else(pronoun)
}

/// `Putin's army took little, while suffering 900 casualties`: a participle has the subject that
/// opens its clause, not the noun next to it.
pub(super) fn participial(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    const RULE: &str = "the subject that opens the clause: `Putin's army advanced, suffering 900 casualties`";
    let is_ing = reading.verbs(verb).any(|(_, form)| form == Form::Ing)
        || reading.is_any(
            verb,
            &["inflicting", "causing", "acknowledging", "admitting", "conceding", "confirming"],
        );
    let dash = |at: usize| reading.tokens[at].is_dash();
    let parted = verb > 1
        && (reading.is(verb - 1, ',') || dash(verb - 1) || reading.has(verb - 1, Class::Subordinator));
    if !is_ing || !parted {
        return None;
    }
    let opens = (0..verb - 1).rev().find(|&at| {
        reading.has(at, Class::That)
            || reading.is(at, ';')
            || reading.speech(at).is_some_and(|kind| kind == SpeechKind::Verb)
            || reading.has(at, Class::Subordinator)
    });
    (opens.map_or(0, |at| at + 1)..verb).find_map(|at| {
        // `A shell aimed at an army base missed it, killing two`
        let led = at > 0 && reading.is_any(at - 1, &["targeting", "against"]) || is_led(reading, at);
        if led || is_mere_place(reading, at) || is_repelled(reading, at) {
            return None;
        }
        let leader = reading.leader(at).filter(|_| reading.owns(at));
        let leads = leader.map(|party| named(reading, at, Side::Party(party), RULE));
        party_at(reading, at, RULE).or(leads)
    })
}

/// `claimed to have repulsed the attack and to have killed`: an infinitive has the subject of the
/// verb of saying before it.
fn speaking_verb(reading: &Reading, verb: usize) -> usize {
    let mut to = verb;
    while to > 0 && reading.has_any(to - 1, &[Class::Have, Class::Adverb]) {
        to -= 1;
    }
    if to == 0 || !reading.has(to - 1, Class::To) {
        return verb;
    }
    (0..to)
        .rev()
        .find(|&at| reading.speaks(at, SpeechKind::Verb) && reading.has(reading.term_end(at), Class::To))
        .unwrap_or(verb)
}

/// `killed up to 200 Ukrainian soldiers and destroyed four launchers`: the first verb of several
/// has the subject of all.
fn first_verb(reading: &Reading, verb: usize) -> usize {
    let mut joint = verb;
    while joint > 0
        && (reading.has_any(joint - 1, &[Class::Have, Class::Adverb, Class::To])
            || reading.tokens[joint - 1].is_quote())
    {
        joint -= 1;
    }
    if joint == 0 || !(reading.has_any(joint - 1, &[Class::And, Class::Or]) || reading.is(joint - 1, ',')) {
        return verb;
    }
    let clause = (0..joint - 1).rev().find(|&at| {
        reading.is(at, ';')
            || reading.has_any(at, &[Class::That, Class::Subordinator])
            || reading.has(at, Class::Be)
    });
    let from = clause.map_or(0, |at| at + 1);
    let first = (from..joint - 1).find(|&at| {
        reading.term_start(at) == at
            && reading.verbs(at).any(|(row, form)| row.role != Role::Subject && form != Form::Noun)
    });
    first.unwrap_or(verb)
}
