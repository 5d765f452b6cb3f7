//! The side that the counted phrase itself names: `20 Russian soldiers`, `404 tanks of the
//! occupiers`, `two of its soldiers`.

use super::doer::is_land;
use super::subject::{self, right_before};
use super::{Side, by_case, named, party_at, party_near};
use crate::assemble::head::is_backer;
use crate::assemble::part::gapped::party_before;
use crate::assemble::{Case, Claim};
use crate::lexicon::{Camp, Class, NounClass, PartyKind};
use crate::mention::Reading;
use crate::record::Category;
use crate::why::{Because, Told};

/// The side that stands in the phrase or right behind it.
pub(super) fn side(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let head = &claim.head;
    if let Some(side) = serving_with(reading, claim) {
        return Some(side);
    }
    // `the French suffered 377,000 casualties and the Germans 337,000`
    let owned = claim.start.checked_sub(1).is_some_and(|before| reading.is_possessive(before));
    let part = owned || claim.governed.is_some_and(|governed| governed.case == Case::Part);
    if let Some(at) = party_before(reading, claim.start).filter(|_| part && head.noun.is_none()) {
        return party_at(reading, at, "the party before a number that goes on: `and the Germans 337,000`");
    }
    // `23 Chechens from ISIL`
    let demonym =
        head.noun.is_some_and(|noun| reading.party(noun.at).is_some()) && reading.has(head.end, Class::From);
    let behind = behind_head(reading, claim);
    if let Some(side) = behind.filter(|_| demonym) {
        return Some(side);
    }
    let said =
        |side: Side, rule: &'static str| Some(Told::new(side, Because::words(rule, head.start, head.end)));
    if let Some(party) = head.party {
        return said(Side::Party(party), "the party in the counted phrase: `20 Russian soldiers`");
    }
    if head.enemy {
        return said(Side::Enemy, "`enemy` in the counted phrase: `20 enemy tanks`");
    }
    if head.ours {
        return said(Side::Ours, "`our` in the counted phrase: `20 of our tanks`");
    }
    if head.theirs {
        return Some(theirs(reading, claim));
    }
    behind
        .or_else(|| rebels(reading, claim))
        .or_else(|| army_losses(reading, claim))
        .or_else(|| based(reading, claim))
        .or_else(|| most_of_them(reading, claim))
}

/// `12 soldiers died, most of them from Yemen's First Brigade`, `40 people were killed, all Ghanaians`: whose most of the
/// soldiers are, or all of the people.
fn most_of_them(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const MOST: &[&str] = &["most", "mostly", "mainly", "largely", "chiefly", "predominantly"];
    const NEAR: usize = 3;
    const REACH: usize = 9;
    let tells = |at: usize| {
        let all = reading.is_word(at, "all") && !reading.has_any(at + 1, &[Class::The, Class::But]);
        let before = at.saturating_sub(1);
        let aside = reading.is_any(before, &[",", "("]) || reading.tokens[before].is_dash();
        aside && (all || claim.fights() && reading.is_any(at, MOST))
    };
    let behind = |from: usize| (from..(from + NEAR).min(reading.len())).find(|&at| at > 0 && tells(at));
    let most = behind(claim.head.end).or_else(|| behind(claim.event() + 1))?;
    let ends = |at: usize| {
        reading.is_any(at, &[",", ";", "when", "after"])
            || reading.has_any(at, &[Class::In, Class::By])
            || reading.verb(at).is_some()
    };
    let mut whose = (most + 1..(most + REACH).min(reading.len())).take_while(|&at| !ends(at));
    let at = whose.find(|&at| reading.party(at).is_some())?;
    party_at(reading, at, "whose most of them are: `12 soldiers, most of them from Yemen's First Brigade`")
}

/// `destroyed seven bombers at a Russian air base`: what stands on a party's base is its own.
fn based(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const REACH: usize = 12;
    const BASES: &[&str] = &[
        "base",
        "bases",
        "airbase",
        "airbases",
        "airfield",
        "airfields",
        "airbase",
        "port",
        "depot",
        "depots",
        "aerodrome",
        "garrison",
        "shipyard",
    ];
    let things = claim.category.is_some_and(|category| !category.is_people());
    let from = claim.head.end.max(claim.number.1);
    let clause = || {
        (from..(from + REACH).min(reading.len()))
            .take_while(|&at| !reading.is(at, ';') && reading.quantity_at(at).is_none())
    };
    let base = clause().find(|&at| reading.is_any(at, BASES))?;
    let at = (base.saturating_sub(4).max(from)..base).rev().find(|&at| reading.party(at).is_some())?;
    let party = reading.party(at).filter(|party| party.kind == PartyKind::Adjective || reading.owns(at))?;
    let led = (at.saturating_sub(2)..at).any(|at| reading.has_any(at, &[Class::In, Class::Preposition]));
    let rule = "whose base they stood on: `seven bombers at a Russian air base`";
    (things && led).then(|| named(reading, at, Side::Party(party.party), rule))
}

/// `three army casualties`, `two police deaths`: a camp before the noun of loss.
fn army_losses(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let noun = claim.head.noun.filter(|noun| noun.class == NounClass::Loss)?;
    let (at, camp) = (claim.number.1..noun.at).find_map(|at| Some((at, reading.camp(at)?)))?;
    let rule = "the camp before the noun of loss: `three army casualties`";
    Some(Told::new(Side::Camp(camp), Because::term(rule, reading, at)))
}

/// `said two of its soldiers`: the one who speaks; `lost half of its tanks`: the subject.
fn theirs(reading: &Reading, claim: &Claim) -> Told<Side> {
    let theirs = claim.governed.is_some_and(|it| it.case == Case::Object) && !claim.is_owned();
    let lost = by_case(reading, claim).filter(|side| match side.what {
        Side::Party(_) => claim.is_owned(),
        // `We destroyed 15 of their tanks`
        Side::Enemy => theirs,
        // `Israel said Hamas killed two of its soldiers`, but `said bombs had killed nine of his soldiers`
        Side::EnemyOf(_) => theirs && right_before(reading, claim.event()).is_some(),
        _ => false,
    });
    let seen = claim
        .start
        .checked_sub(1)
        .filter(|&at| reading.is_any(at, &["seen", "saw", "sees", "seeing", "had"]));
    let owner = seen.and_then(|verb| subject::of(reading, verb));
    let lost = lost.or(owner.filter(|owner| matches!(owner.what, Side::Party(_))));
    let rule = "`its` in the counted phrase, of who speaks: `said two of its soldiers`";
    let spoken = || Told::new(Side::Ours, Because::words(rule, claim.head.start, claim.head.end));
    lost.unwrap_or_else(spoken)
}

/// `20 rebels`: the noun names their camp, but not where the subject lost them (`Wagner lost 20
/// fighters`).
fn rebels(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let noun = claim.head.noun.filter(|_| !claim.is_owned())?;
    let camp = (claim.number.1..=noun.at).find_map(|at| reading.camp(at))?;
    let rule = "the noun counted names a camp: `20 rebels`";
    (camp == Camp::Rebel).then(|| named(reading, noun.at, Side::Camp(camp), rule))
}

/// `two Britons serving with the Ukrainian army`, `volunteers fighting in Ukraine's ranks`.
fn serving_with(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let verb = serves(reading, claim.head.end).or_else(|| fell_for(reading, claim))?;
    let rule = "whom they serve: `two Britons serving with the Ukrainian army`";
    party_near(reading, verb + 1, (verb + 8).min(reading.len()), rule)
}

/// `310 Colombians have been killed fighting for Ukraine`, `died while serving in the Russian army`: the verb behind what
/// became of them.
pub fn fell_for(reading: &Reading, claim: &Claim) -> Option<usize> {
    // `600 North Korean soldiers were killed fighting for Russia`: an army of its own.
    let own = claim.head.party.is_some()
        && claim.head.noun.is_some_and(|noun| noun.category == Some(Category::Military));
    let subject = claim.governed.filter(|governed| governed.case == Case::Subject && !own)?;
    let end = reading.term_end(subject.at);
    let verb = end + usize::from(reading.is_any(end, &["while", "when", "after"]));
    reading.is_any(verb, &["fighting", "serving"]).then_some(())?;
    let ranks =
        reading.has_any(verb + 1, &[Class::For, Class::In]) || reading.is_any(verb + 1, &["alongside", "on"]);
    // `killed fighting in Ukraine`: where, not for whom.
    let army = |at: usize| reading.is_any(at, &["army", "military", "ranks", "forces", "side", "troops"]);
    let serves = ranks && (!reading.has(verb + 1, Class::In) || (verb + 2..verb + 7).any(army));
    serves.then_some(verb)
}

/// `serving with the Ukrainian army`, `who had joined Wagner`, `recruited into its ranks`, behind those who are counted:
/// the verb. Whom one fights is not whom one serves.
pub fn serves(reading: &Reading, end: usize) -> Option<usize> {
    const FIGHT: &[&str] = &["fighting", "fought", "fight"];
    const SERVE: &[&str] = &["serving", "served", "serve", "enlisted", "recruited", "conscripted", "drafted"];
    const ENTER: &[&str] = &["joined", "joining", "entered"];
    // `four citizens of Nepal who fought in the Russian army`
    let from = reading.has(end, Class::Of) && reading.party(end + 1).is_some();
    let end = if from { reading.term_end(end + 1) } else { end };
    let relative = reading.has(end, Class::Relative);
    let first = end + usize::from(relative);
    let verb = (first..first + 4).find(|&at| {
        !reading.has_any(at, &[Class::Have, Class::Be, Class::Adverb])
            && !reading.is_any(at, &["were", "had"])
    })?;
    let right_behind = relative || verb == end;
    let ranks = || {
        reading.has_any(verb + 1, &[Class::For, Class::With, Class::In, Class::From])
            || reading.is_any(verb + 1, &["alongside", "on", "as", "under", "into", "by", "beside"])
    };
    let serves = reading.is_any(verb, FIGHT) && ranks()
        || reading.is_any(verb, SERVE) && ranks()
        || relative && reading.is_any(verb, ENTER);
    (right_behind && serves).then_some(verb)
}

/// `404 tanks of the occupiers`, `20 soldiers on the Ukrainian side`, `50 men from Wagner`.
fn behind_head(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const RULE: &str = "the party behind the counted phrase: `404 tanks of the occupiers`";
    let at = claim.head.end;
    // `35 drones launched by Russia`
    let sent = ["launched", "fired", "sent", "deployed", "operated", "used", "owned"];
    if claim.head.noun.is_some() && reading.is_any(at, &sent) && reading.has(at + 1, Class::By) {
        let rule = "who used them: `35 drones launched by Russia`";
        return party_near(reading, at + 2, (at + 5).min(reading.len()), rule);
    }
    // `five from Bahrain`
    let from = reading.has(at, Class::From) && reading.party(at + 1).is_some();
    if claim.head.noun.is_none() && from {
        let rule = "the party that they are from: `five from Bahrain`";
        return reading.party(at + 1).map(|party| named(reading, at + 1, Side::Party(party.party), rule));
    }
    let fleet = at + 1..(at + 7).min(reading.len());
    let within = reading.has(at, Class::In) && claim.fights() && reading.any_of(fleet, RANKS);
    if claim.head.noun.is_none()
        || !(reading.has_any(at, &[Class::Of, Class::From])
            || within
            || reading.is_word(at, "on")
            || reading.is_word(at, "belonging"))
    {
        return None;
    }
    // `58 servicemen on their side`
    if reading.is_any(at + 1, &["their", "our", "its"]) && reading.is_word(at + 2, "side") {
        return Some(named(reading, at + 1, Side::Ours, "the side of who speaks: `on their side`"));
    }
    // `ten soldiers from Saudi Arabia`
    let from_land = reading.has(at, Class::From) && claim.category == Some(Category::Military);
    named_behind(reading, at + 1 + usize::from(reading.is_word(at, "belonging")), from_land, RULE)
}

/// What soldiers and ships are in: `12 ships in Russia's Black Sea Fleet`.
const RANKS: &[&str] =
    &["fleet", "army", "navy", "forces", "ranks", "military", "battalion", "brigade", "regiment"];

/// The party, the enemy or the speaker's own within a few words, past articles and words that nothing is
/// known of; a land counts only behind `of`, or where its soldiers come from it.
fn named_behind(reading: &Reading, from: usize, from_land: bool, rule: &'static str) -> Option<Told<Side>> {
    for at in from..from + 5 {
        // `on the Ukrainian front`: where, not whose.
        if is_land(reading, at) {
            return None;
        }
        if let Some(party) = party_at(reading, at, rule).filter(|_| {
            reading.place(at).is_none()
                || reading.is_word(at.saturating_sub(1), "of")
                || from_land
                || reading.owns(at)
        }) {
            return Some(party);
        }
        if reading.has(at, Class::Enemy) {
            return Some(named(reading, at, Side::Enemy, rule));
        }
        if reading.has(at, Class::Our) {
            return Some(named(reading, at, Side::Ours, rule));
        }
        // `from junta bases`
        if let Some(camp) = reading.camp(at) {
            return Some(named(reading, at, Side::Camp(camp), rule));
        }
        let passes = reading.has_any(at, &[Class::The, Class::Determiner, Class::To])
            || !reading.is_known(at)
            || is_backer(reading, at);
        if !passes {
            return None;
        }
    }
    None
}
