//! Who did it, named behind the verb: `were killed by Russian shelling`.

use super::{Side, named};
use crate::assemble::Claim;
use crate::lexicon::{Camp, Cause, Class, PartyKind, SpeechKind};
use crate::mention::{PartyMention, Reading};
use crate::record::Category;
use crate::why::Told;

/// What the doer's words are told as, wherever no side is made of it.
const RULE: &str = "who did it, behind the verb: `killed by Russian shelling`";

/// `were killed by Russian shelling`, `killed in an Israeli strike`: the doer behind the verb.
pub(super) fn behind(reading: &Reading, verb: usize) -> Option<Told<Side>> {
    // `in Israel's June strikes`
    let attacks = |at: usize| {
        reading.owns(at) && (at + 1..at + 6).any(|next| reading.cause(next) == Some(Cause::Conflict))
    };
    let mut at = past_joined(reading, reading.term_end(verb));
    let mut led = false;
    for _ in 0..14 {
        // `10 killed after Russian missile strike hits restaurant`
        if reading.is_word(at, "after") && attacks_of(reading, at + 1) {
            (led, at) = (true, at + 1);
            continue;
        }
        if ends(reading, at) {
            return None;
        }
        led &= !reading.is(at, ',');
        led |= reading.has(at, Class::By)
            || (reading.has_any(at, &[Class::In, Class::Preposition, Class::From, Class::With])
                && (reading.place(at + 1).is_none() || attacks(at + 1)));
        if led
            && !is_land(reading, at)
            && let Some(party) = reading.party(at)
        {
            // `killed, most of them on the Lebanese side`
            let acts = does(reading, at, party) && !reading.is_word(reading.term_end(at), "side");
            return acts.then(|| named(reading, at, Side::Party(party.party), RULE));
        }
        if led && reading.has(at, Class::Enemy) {
            return Some(named(reading, at, Side::Enemy, RULE));
        }
        if led && let Some(camp) = lone_camp(reading, at) {
            return Some(named(reading, at, Side::Camp(camp), RULE));
        }
        at = reading.term_end(at);
    }
    None
}

/// `40 troops died and 90 were wounded in Argentine attacks`: past the numbers that *and* joins with a verb of their own.
fn past_joined(reading: &Reading, at: usize) -> usize {
    const REACH: usize = 8;
    let Some(quantity) = reading.quantity_at(at + 1).filter(|_| reading.has(at, Class::And)) else {
        return at;
    };
    let end = reading.quantities[quantity].end;
    let passes = |at: usize| {
        reading.has_any(at, &[Class::Be, Class::Have, Class::Adverb, Class::Other])
            || reading.noun(at).is_some()
    };
    let verb = (end..end + REACH).find(|&at| reading.verb(at).is_some() || !passes(at));
    verb.filter(|&verb| reading.verb(verb).is_some()).map_or(at, |verb| reading.term_end(verb))
}

/// Whether the words for who did it end before `at`: at another clause, or who says so (`, according to Lebanon's
/// ministry`).
fn ends(reading: &Reading, at: usize) -> bool {
    at >= reading.len()
        || reading.is(at, ';')
        || is_occasion(reading, at)
        || reading.has_any(at, &[Class::Subordinator, Class::That, Class::Be])
        || reading.speaks(at, SpeechKind::Lead)
}

/// `since the war sparked by an attack on Israel`, `in response to a raid`: what is told behind such a word is what came
/// before, and did not kill those who are counted.
fn is_occasion(reading: &Reading, at: usize) -> bool {
    const OCCASIONS: &[&str] =
        &["since", "war", "conflict", "response", "retaliation", "reprisal", "revenge"];
    reading.is_any(at, OCCASIONS) || sparks(reading, at)
}

/// `sparked by`, `set off by`: words that lead to what a war began with.
fn sparks(reading: &Reading, at: usize) -> bool {
    const SPARKS: &[&str] =
        &["sparked", "sparking", "triggered", "ignited", "unleashed", "prompted", "provoked"];
    reading.is_any(at, SPARKS) || reading.is_word(at, "off") && reading.has(at + 1, Class::By)
}

/// How many tokens before an attack such a word may stand.
const OCCASION: usize = 6;

/// Whether the attack named at `at` is the occasion of what is told: `in response to an attack on Israel`.
pub(super) fn is_before_all(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(OCCASION)..at).any(|before| is_occasion(reading, before))
}

/// Whether the attack named at `at` is what the fighting began with: `the war sparked by Hamas's attack`.
pub(super) fn is_spark(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(OCCASION)..at).any(|before| sparks(reading, before))
}

/// The camp named at `at`, where no party stands by it.
fn lone_camp(reading: &Reading, at: usize) -> Option<Camp> {
    reading.camp(at).filter(|_| (at..at + 3).all(|next| reading.party(next).is_none()))
}

/// `a Russian missile strike`: a party, and behind it a word for an attack, no more than an article before them.
fn attacks_of(reading: &Reading, at: usize) -> bool {
    let at = at + usize::from(reading.has_any(at, &[Class::A, Class::The]));
    let end = reading.term_end(at);
    (reading.party(at).is_some() || reading.has(at, Class::Enemy))
        && (end..end + 4)
            .any(|next| reading.cause(next) == Some(Cause::Conflict) && reading.camp(next).is_none())
}

/// `killed in Israeli airstrikes on a Yemeni port`: the party that the strike behind the verb hit.
pub(super) fn target(reading: &Reading, claim: &Claim, verb: usize) -> Option<Told<Side>> {
    const REACH: usize = 20;
    let end = reading.len().min(verb + REACH);
    let stop = |at: &usize| {
        !reading.is(*at, ';')
            && !reading.has_any(*at, &[Class::That, Class::But])
            && !is_occasion(reading, *at)
    };
    let mut behind = (reading.term_end(verb)..end).take_while(stop);
    let doer = behind.find(|&at| reading.party(at).is_some_and(|party| does(reading, at, party)))?;
    let strike = (doer + 1..doer + 5).find(|&at| reading.cause(at) == Some(Cause::Conflict))?;
    let hit = (strike + 1..strike + 4).find(|&at| {
        reading.is_any(at, &["on", "against", "at", "hit", "struck", "hitting", "targeting", "targeted"])
    })?;
    let near = (hit + 1..hit + 4).take_while(|&at| !reading.is(at, ','));
    // `airstrikes on a Daesh-held area`: who holds it did not suffer.
    let held = |at: usize| reading.is_hyphen(reading.term_end(at));
    // `three people killed in the strike targeting a Hezbollah commander`: not of those who fight.
    let others = claim.category.is_some_and(Category::is_bystanders);
    let force = |at: usize| others && reading.party(at).is_some_and(|party| party.kind == PartyKind::Force);
    // `two fighters killed in an Israeli strike on southern Lebanon`: where, not whose.
    let land = |at: usize| claim.fights() && reading.place(at).is_some();
    let target =
        near.into_iter().find(|&at| reading.party(at).is_some() && !held(at) && !land(at) && !force(at))?;
    let (by, party) = (reading.party(doer)?.party, reading.party(target)?.party);
    let rule = "whom the strike hit: `killed in Israeli airstrikes on a Yemeni port`";
    (by != party).then(|| named(reading, target, Side::Party(party), rule))
}

/// `in a Russian border region`, `near the Iranian capital`: an adjective that tells whose land it is.
pub fn is_land(reading: &Reading, at: usize) -> bool {
    const LANDS: &[&str] = &[
        "region",
        "regions",
        "territory",
        "territories",
        "city",
        "cities",
        "town",
        "towns",
        "village",
        "villages",
        "province",
        "provinces",
        "district",
        "districts",
        "oblast",
        "oblasts",
        "soil",
        "capital",
        "port",
        "border",
        "front",
        "frontline",
        "axis",
        "coast",
        "mainland",
    ];
    let end = reading.term_end(at);
    let adjective = reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective);
    // `in the Ukrainian government-controlled territory`
    let held = if reading.is_hyphen(end + 1) { end + 3 } else { end };
    adjective && !reading.is_hyphen(end) && (held..held + 2).any(|at| reading.is_any(at, LANDS))
}

/// `Russian shelling`, `Russia's shelling`, `by Russia`, but not `in Russia`.
fn does(reading: &Reading, at: usize, party: PartyMention) -> bool {
    let people = matches!(
        party.kind,
        PartyKind::Adjective | PartyKind::Force | PartyKind::Demonym | PartyKind::Member
    );
    people || reading.owns(at) || at > 0 && reading.has(at - 1, Class::By)
}
