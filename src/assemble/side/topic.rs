//! The sides that the rest of the sentence is about, where nothing nearer names one.

use super::doer::is_spark;
use super::{REPELS, Side, is_fought, named};
use crate::assemble::attribution::is_office;
use crate::assemble::place::is_mere_place;
use crate::assemble::{Case, Claim, head};
use crate::lexicon::{Camp, Cause, Class, Name, NounClass, PartyKind, SpeechKind};
use crate::mention::Reading;
use crate::record::Category;
use crate::why::Told;

/// What the sentence's attacker tells.
const ATTACKER: &str = "the enemy of the sentence's attacker: `Russian fire killed three`";

/// What the sentence's fighters tell.
const FIGHTERS: &str = "the only fighters of the sentence: `the Russian column was ambushed: 31 dead`";

/// What a party's name stands before.
enum Stands {
    /// `the Russian column`
    BeforeFighters,
    /// `Russian fire`
    BeforeAttack,
}

/// The one party of the sentence, as it stands before a noun for fighters or before one for an
/// attack: `the Russian column was ambushed: 31 dead`, `Russian fire killed three`.
pub(super) fn side(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let (mut fighters, mut doer) = (None, None);
    let own_camp = claim.head.noun.is_some_and(|noun| reading.camp(noun.at).is_some());
    let turns = reading.may_hold(&["where"]);
    for at in 0..claim.start.max(claim.event()) {
        // `closer to the town, where officials said six people were killed`: that clause has its own place.
        if turns && reading.is_word(at, "where") && at < claim.start {
            (fighters, doer) = (None, None);
        }
        let Some(party) =
            reading.party(at).filter(|party| party.kind != PartyKind::Demonym && !is_mere_place(reading, at))
        else {
            continue;
        };
        // `43 Houthi fighters were killed and seven loyalists died`, `Fighting, sparked by a Hezbollah attack, has killed 45`
        if is_fought(reading, at) || own_camp && is_counted(reading, claim, at) || is_spark(reading, at) {
            continue;
        }
        match stands(reading, at) {
            // `Hamas fighters attacked the kibbutz: 31 people were killed`
            Some(Stands::BeforeFighters) if attacks(reading, at) || is_agent(reading, at) => {
                doer = Some((party.party, at))
            }
            Some(Stands::BeforeAttack) => doer = Some((party.party, at)),
            Some(Stands::BeforeFighters) if fighters.is_some_and(|(old, _)| old != party.party) => {
                return None;
            }
            Some(Stands::BeforeFighters) => fighters = Some((party.party, at)),
            None => {}
        }
    }
    let may_fight = claim.category.is_none_or(|category| category != Category::Civilian) && !is_killed(claim);
    match (fighters, doer) {
        (None, Some((doer, at))) => Some(attacked(reading, claim, doer, at)),
        (Some((side, at)), None) if may_fight && !speaks(reading, side) => {
            Some(named(reading, at, Side::Party(side), FIGHTERS))
        }
        _ => None,
    }
}

/// `Israel stepped up its military campaign, with raids that killed 90 people`: whom somebody kills.
fn is_killed(claim: &Claim) -> bool {
    claim.category == Some(Category::People) && claim.governed.is_some_and(|it| it.case == Case::Object)
}

/// Whose it was in the attack of the party named at `at`: its enemy's, but what it sent its own.
fn attacked(reading: &Reading, claim: &Claim, doer: Name, at: usize) -> Told<Side> {
    let rule = "whose attack it was: `In the Russian attack 34 drones were shot down`";
    let (side, rule) =
        if is_sent(claim) { (Side::Party(doer), rule) } else { (Side::EnemyOf(doer), ATTACKER) };
    named(reading, at, side, rule)
}

/// Whether it counts drones or missiles that were brought down, whoever did so.
fn is_sent(claim: &Claim) -> bool {
    let flies = matches!(claim.category, Some(Category::Uavs | Category::Missiles));
    flies && claim.governed.is_some_and(|it| it.case == Case::Subject)
}

/// Whether the token at `at` stands in another counted phrase.
fn is_counted(reading: &Reading, claim: &Claim, at: usize) -> bool {
    let mut others =
        reading.quantities.iter().filter(|other| other.end <= at && other.start != claim.number.0);
    others.next_back().is_some_and(|other| head::read(reading, other).end > at)
}

/// `Kyiv has taken heavy losses, with Oryx counting 7,600 vehicles lost`, `Two Russian attacks were
/// repelled, with 30 soldiers killed`: whose losses the clause before the comma speaks of.
pub(super) fn of_clause(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const REACH: usize = 12;
    let with = (claim.start.saturating_sub(REACH)..claim.start)
        .rev()
        .find(|&at| reading.has(at, Class::With) && at > 0 && reading.is(at - 1, ','))?;
    if (with..claim.start).any(|at| reading.party(at).is_some()) {
        return None;
    }
    let losses = (0..with).rev().find(|&at| {
        reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss && noun.outcome.is_some())
    });
    losses.and_then(|noun| super::owner::of(reading, noun, noun)).or_else(|| failed(reading, with))
}

/// `figures on the Ukrainian side were close to 70,000 killed`: the side that the clause says they are on.
pub(super) fn on_the_side(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    const REACH: usize = 12;
    const NEAR: usize = 6;
    if !reading.may_hold(&["side"]) {
        return None;
    }
    let side = |at: usize| {
        let party = reading.party(at).filter(|_| at > 1)?;
        let end = reading.term_end(at);
        let end = end + usize::from(reading.is_possessive(end));
        let led = reading.has(at - 1, Class::The) || reading.is_word(at - 1, "on");
        (led && reading.is_word(end, "side")).then_some((at, party.party))
    };
    // `Forty fell from the Armenian side`
    let behind = || {
        let mut clause = claim.event()..(claim.event() + NEAR).min(reading.len());
        clause
            .find(|&at| reading.has(at, Class::From) || reading.is_word(at, "on"))
            .and_then(|lead| side(lead + 2))
    };
    // `A jet crashed on the Indian side`: there.
    let people = claim.category.is_none_or(Category::is_people);
    // `On the Israeli side, including the Golan Heights, officials have announced …`: of all that stands behind it.
    let opens = reading.is_word(0, "on").then_some(2);
    let before = (claim.start.saturating_sub(REACH)..claim.start).rev().chain(opens).find_map(side);
    let (at, party) = before.or_else(|| behind().filter(|_| people))?;
    let rule = "the side that they are on: `figures on the Ukrainian side were close to 70,000`";
    Some(named(reading, at, Side::Party(party), rule))
}

/// `For Ukraine, the figures are 600,000 casualties`: whom the sentence opens with.
pub(super) fn opened_for(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let at = usize::from(reading.has(1, Class::The)) + 1;
    let party = reading.party(at).filter(|_| reading.has(0, Class::For))?;
    let comma = reading.is(reading.term_end(at), ',') && claim.start > at;
    let rule = "whom the sentence opens with: `For Ukraine, the figures are 600,000 casualties`";
    comma.then_some(named(reading, at, Side::Party(party.party), rule))
}

/// `Two Russian attacks were repelled`: whose attack failed.
fn failed(reading: &Reading, end: usize) -> Option<Told<Side>> {
    let verb = (1..end).find(|&at| reading.is_any(at, &REPELS) && reading.has(at - 1, Class::Be))?;
    let at = (0..verb).rev().find(|&at| reading.party(at).is_some())?;
    let attacks = (at..verb).any(|at| reading.cause(at) == Some(Cause::Conflict));
    let rule = "whose attack failed: `Two Russian attacks were repelled, with 30 soldiers killed`";
    attacks.then_some(named(reading, at, Side::Party(reading.party(at)?.party), rule))
}

/// Whether the fighters behind the party at `at` are the subject of a verb of attack.
fn attacks(reading: &Reading, at: usize) -> bool {
    const ATTACKS: &[&str] = &[
        "attacked",
        "stormed",
        "raided",
        "ambushed",
        "hijacked",
        "shelled",
        "bombed",
        "bombarded",
        "overran",
        "besieged",
        "massacred",
        "invaded",
        "assaulted",
        "struck",
        "hit",
    ];
    // `the Russian army launched a missile attack on the port`
    const LAUNCH: &[&str] =
        &["launched", "carried", "mounted", "conducted", "staged", "fired", "dropped", "opened"];
    let end = reading.term_end(at);
    let launch =
        |at: usize| reading.is_any(at, LAUNCH) && (at + 1..at + 8).any(|next| is_attack(reading, next));
    let verb = (end..end + 5).find(|&next| reading.is_any(next, ATTACKS) || launch(next));
    verb.is_some_and(|verb| (end..verb).all(|next| !reading.has(next, Class::Be) && !reading.is(next, ',')))
}

/// `a strike carried out by Russian invaders`: who did it, behind `by`.
fn is_agent(reading: &Reading, at: usize) -> bool {
    let by =
        (at.saturating_sub(2)..at).rev().find(|&before| !reading.has_any(before, &[Class::The, Class::A]));
    // `a disastrous attack by Russian mercenaries`: they fell.
    const FAILED: &[&str] = &["disastrous", "failed", "botched", "abortive", "ill-fated", "unsuccessful"];
    let failed = |by: usize| (by.saturating_sub(4)..by).any(|at| reading.is_any(at, FAILED));
    by.is_some_and(|by| reading.has(by, Class::By) && !failed(by))
}

/// A word for an attack: neither who fights nor what is counted.
fn is_attack(reading: &Reading, at: usize) -> bool {
    reading.cause(at) == Some(Cause::Conflict) && reading.camp(at).is_none()
}

/// Which of the two comes first within a few words behind the party at `at`.
fn stands(reading: &Reading, at: usize) -> Option<Stands> {
    let end = reading.term_end(at);
    // `Hamas's cross-border attack`, `the Hamas-led October 7 attacks`
    let mark = |at: usize| reading.is_possessive(at) || reading.is_hyphen(at) || reading.in_date(at);
    let clause = |reach: usize| (end..end + reach).take_while(|&next| !reading.is(next, ','));
    let attack = clause(7).filter(|&next| !mark(next)).take(3).find(|&next| {
        is_attack(reading, next)
            && reading.noun(next).is_none()
            // `Russia-Ukraine war: three dead`: both wage it.
            && !reading.is_any(next, &["war", "conflict"])
    });
    let fighters = clause(3).find(|&next| is_fighting(reading, next));
    match (attack, fighters) {
        (Some(attack), Some(army)) if is_of_kind(reading, army, attack) => Some(Stands::BeforeAttack),
        (Some(attack), Some(fighters)) if attack >= fighters => Some(Stands::BeforeFighters),
        (Some(_), _) => Some(Stands::BeforeAttack),
        (None, Some(_)) => Some(Stands::BeforeFighters),
        (None, None) => None,
    }
}

/// `Israel's recent military strikes`, `military drone attacks`: the word at `army` tells but what kind of attack it is.
fn is_of_kind(reading: &Reading, army: usize, attack: usize) -> bool {
    const WITH: &[&str] = &["drone", "missile", "rocket", "air", "artillery"];
    reading.is_word(army, "military")
        && army < attack
        && (army + 1..attack).all(|at| reading.is_any(at, WITH))
}

/// `Russia's ministry said`: a party that speaks in the sentence is not known to have suffered.
fn speaks(reading: &Reading, name: Name) -> bool {
    (0..reading.len()).any(|at| {
        reading.party(at).is_some_and(|party| party.party == name)
            && ((at + 1..at + 6).any(|next| reading.speech(next).is_some())
                || is_label(reading, at)
                || is_led(reading, at))
    })
}

/// `According to Ukraine's military`: words that lead to a source stand right before the party at `at`.
fn is_led(reading: &Reading, at: usize) -> bool {
    let before = (0..at).rev().find(|&before| !reading.has(before, Class::The));
    before.is_some_and(|before| reading.speaks(reading.term_start(before), SpeechKind::Lead))
}

/// `Ukraine's air force: 88 drones downed`: an office before a colon speaks.
fn is_label(reading: &Reading, at: usize) -> bool {
    let colon = (at + 1..at + 7).find(|&next| reading.is(next, ':'));
    colon.is_some_and(|colon| {
        (at + 1..colon).any(|next| is_office(reading, next))
            && (at + 1..colon).all(|next| reading.verb(next).is_none())
    })
}

/// `of the Russian marines who landed, 40 were killed`: a bare number of the sentence's fighters.
pub fn is_topic_military(reading: &Reading, claim: &Claim) -> bool {
    let bare = claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss) && claim.head.party.is_none();
    let subject =
        claim.governed.is_some_and(|governed| matches!(governed.case, Case::Subject | Case::LossNoun));
    let speaks = (0..claim.start).any(|at| reading.speech(at).is_some());
    bare && subject
        && !speaks
        && matches!(claim.side, Side::Party(_))
        && (1..claim.start).any(|at| is_partys_unit(reading, at))
}

/// `the Russian marines`, `the Ukrainian garrison`: fighters behind a party's adjective.
fn is_partys_unit(reading: &Reading, at: usize) -> bool {
    let fights = reading.noun(at).is_some_and(|(noun, _)| {
        noun.category == Some(Category::Military) && reading.quantity_at(at - 1).is_none()
    }) || reading.is_any(at, &UNITS);
    fights && reading.party(at - 1).is_some_and(|party| party.kind == PartyKind::Adjective)
}

/// Formations of an army.
const UNITS: [&str; 10] = [
    "column",
    "garrison",
    "unit",
    "brigade",
    "battalion",
    "regiment",
    "platoon",
    "division",
    "squadron",
    "corps",
];

/// `the battalion lost 60 men`: a formation is the subject of the verb.
pub fn is_unit_before(reading: &Reading, verb: usize) -> bool {
    (verb.saturating_sub(4)..verb).any(|at| is_unit(reading, at))
}

/// `brigade`: whether a word names a formation of soldiers.
pub fn is_unit(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &UNITS)
}

/// Words for those who may fall: soldiers, civilians, units.
fn is_fighting(reading: &Reading, at: usize) -> bool {
    let noun = reading.noun(at).map(|(noun, _)| noun);
    reading.camp(at) == Some(Camp::State)
        || noun.is_some_and(|noun| {
            noun.category == Some(Category::Military)
                || noun.category == Some(Category::Civilian) && noun.subgroup.is_none()
        })
        || is_unit(reading, at)
        || reading.is_any(at, &["forces", "convoy", "crew"])
}
