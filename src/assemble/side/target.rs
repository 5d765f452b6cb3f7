//! Whom an attack hit: `bombed a rebel camp, killing 33`, `the strike on the Syrian airfield destroyed 12 planes`.

use std::ops::Range;

use super::doer::is_before_all;
use super::{Side, named};
use crate::assemble::Claim;
use crate::assemble::place::is_mere_place;
use crate::lexicon::{Camp, Class, Form, PartyKind};
use crate::mention::{Reading, Shapes};
use crate::record::Category;
use crate::why::Told;

/// How many tokens before the claim an attack may stand.
const REACH: usize = 26;

/// How many terms the words for who was hit may have.
const PHRASE: usize = 9;

/// Words for an attack, before what they hit with `on`.
const ATTACKS: &[&str] = &[
    "strike",
    "strikes",
    "attack",
    "attacks",
    "raid",
    "raids",
    "airstrike",
    "airstrikes",
    "assault",
    "assaults",
    "ambush",
    "shelling",
    "bombing",
    "bombardment",
];

/// Verbs of attacking, before what they hit.
const HITS: &[&str] = &[
    "hit",
    "hits",
    "hitting",
    "struck",
    "strikes",
    "striking",
    "attacked",
    "attacks",
    "attacking",
    "bombed",
    "bombs",
    "bombing",
    "shelled",
    "shells",
    "shelling",
    "raided",
    "raids",
    "raiding",
    "ambushed",
    "ambush",
    "ambushes",
    "ambushing",
    "stormed",
    "storms",
    "storming",
    "targeted",
    "targets",
    "targeting",
    "pounded",
    "bombarded",
    "overran",
    "overrun",
    "discovered",
    "spotted",
    "encountered",
    "intercepted",
    "surrounded",
    "engaged",
    "destroyed",
    "assaulted",
    "flattened",
    "levelled",
    "leveled",
    "razed",
    "demolished",
    "obliterated",
];

/// What goes off near those whom it hits.
const EXPLOSIONS: &[&str] = &["explosion", "explosions", "blast", "blasts"];

/// Words that lead to what was hit, behind `exploded`, `rammed` and the like.
const NEXT_TO: &[&str] =
    &["near", "beside", "at", "outside", "into", "on", "under", "alongside", "against", "inside"];

/// What blows up or drives into those whom it hits.
const BURSTS: &[&str] =
    &["exploded", "detonated", "blew", "rammed", "crashed", "drove", "slammed", "fired", "fire", "explodes"];

/// Where soldiers are, wherever the word stands.
const POSTS: &[&str] = &[
    "barracks",
    "garrison",
    "outpost",
    "outposts",
    "trench",
    "trenches",
    "hideout",
    "hideouts",
    "dugout",
    "dugouts",
    "bunker",
    "bunkers",
    "patrol",
    "patrols",
    "battalion",
    "brigade",
    "platoon",
    "regiment",
    "squad",
];

/// Where soldiers are, beside a word for an army, a party or a camp.
const BASES: &[&str] = &[
    "base",
    "bases",
    "camp",
    "camps",
    "convoy",
    "convoys",
    "column",
    "columns",
    "position",
    "positions",
    "post",
    "posts",
    "checkpoint",
    "checkpoints",
    "headquarters",
    "stronghold",
    "strongholds",
    "unit",
    "units",
    "group",
    "compound",
    "ground",
    "grounds",
    "truck",
    "trucks",
    "vehicle",
    "vehicles",
    "roadblock",
    "airfield",
];

/// Whose they are that no army is hit.
const UNARMED: &[&str] = &[
    "civilian",
    "civilians",
    "refugee",
    "refugees",
    "aid",
    "humanitarian",
    "displaced",
    "school",
    "hospital",
    "market",
    "mosque",
    "church",
    "residential",
    "prison",
    "village",
    "villagers",
    "tourist",
    "tourists",
];

/// Whom an attack hit.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Their party or camp, and the token that names it.
    side: Option<(Side, usize)>,
    /// They are soldiers or fighters.
    pub soldiers: bool,
    /// The words call what was hit civilian.
    pub civilians: bool,
    /// What was hit is where soldiers are: barracks, a base.
    based: bool,
    /// The land that was attacked: `the attack on Israel`.
    land: Option<(Side, usize)>,
}

/// `The strike on the Syrian airfield destroyed 12 planes`, `ambushed a column and killed 40`: the side of whom the
/// attack between these tokens hit. Bystanders are not of the party whose troops were hit.
pub(super) fn hit(reading: &Reading, claim: &Claim, within: Range<usize>) -> Option<Told<Side>> {
    let target = of(reading, claim, within)?;
    let (side, at) =
        target.side.or(target.land.filter(|_| claim.category.is_some_and(Category::is_bystanders)))?;
    let people = claim.category.is_some_and(Category::is_bystanders);
    let bystanders = claim.category == Some(Category::Civilian) || people && !target.based;
    // `Rebels stormed the post, killing three rebels`: the noun says more than the attack does.
    let camp = claim.head.noun.and_then(|noun| reading.camp(noun.at));
    let other = matches!(side, Side::Camp(_)) && camp.is_some();
    let rule = "whom the attack hit: `the strike on the Syrian airfield destroyed 12 planes`";
    (!(other || bystanders && target.soldiers)).then(|| named(reading, at, side, rule))
}

/// `The attack on Kenyan soldiers leaves dozens dead`: the side of whom the attack that left them hit.
pub(super) fn left(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let before = claim.start.checked_sub(1).filter(|_| is_left(reading, claim))?;
    hit(reading, claim, before.saturating_sub(REACH)..before)
}

/// `left 30 dead`: whether such a verb stands right before the number.
pub fn is_left(reading: &Reading, claim: &Claim) -> bool {
    claim.start > 0 && reading.is_any(claim.start - 1, &["left", "leaves", "leaving", "leave"])
}

/// Whom the attack that a claim's killing belongs to hit.
pub fn of_claim(reading: &Reading, claim: &Claim) -> Option<Target> {
    let to = claim.start.min(claim.event());
    of(reading, claim, to.saturating_sub(REACH)..to)
}

/// Whether the words at `at` are of what an attack before them hit: `attacked Russian positions and lost 40`.
pub(super) fn is_hit(reading: &Reading, at: usize) -> bool {
    let near = at.saturating_sub(PHRASE)..at;
    let verb = near.rev().find(|&verb| opens(reading, verb).is_some_and(|first| first <= at));
    verb.is_some_and(|verb| {
        let first = opens(reading, verb).unwrap_or(verb + 1);
        (first..at).all(|between| !reading.is(between, ',') && !closes(reading, between, first))
    })
}

/// The last attack between these tokens, in the clause of the claim.
fn of(reading: &Reading, claim: &Claim, within: Range<usize>) -> Option<Target> {
    if !may_hit(reading) {
        return None;
    }
    let clause = |at: usize| {
        // `the attack on Israel that killed 1,200`
        let relative = at + 1 == claim.event();
        reading.is(at, ';')
            || reading.is(at, ':')
            || !relative && reading.has_any(at, &[Class::Subordinator, Class::That])
    };
    // Before the verb, its own clause; behind it, all.
    let before = within.end <= claim.event();
    let from = within.clone().rev().find(|&at| before && clause(at)).map_or(within.start, |at| at + 1);
    // `the war, set off by an attack on Israel, has killed`: an attack of before.
    let mut near = from..within.end;
    let first = if before {
        near.rev().find_map(|at| opens(reading, at).filter(|_| !is_before_all(reading, at)))
    } else {
        near.find_map(|at| opens(reading, at))
    };
    phrase(reading, first?, within.end)
}

/// Whether a word for an attack may stand in the sentence.
pub(super) fn may_hit(reading: &Reading) -> bool {
    reading.may_hold_of(const { &Shapes::of(&[ATTACKS, HITS, EXPLOSIONS, BURSTS]) })
}

/// Where the words for what was hit open, behind a word for an attack at `at`.
fn opens(reading: &Reading, at: usize) -> Option<usize> {
    if reading.is_any(at, ATTACKS) && reading.is_any(at + 1, &["on", "against", "of"]) {
        return Some(at + 2);
    }
    let passive = at > 0 && reading.has(at - 1, Class::Be);
    // `Civilian targets came under fire`: no verb.
    let noun =
        reading.is_word(at, "targets") && reading.is_any(at + 1, &["came", "were", "are", "have", "had"]);
    if reading.is_any(at, HITS) && !passive && !noun && !reading.has_any(at + 1, &[Class::By, Class::In]) {
        return Some(at + 1);
    }
    if reading.is_any(at, EXPLOSIONS) {
        let lead = reading.has(at + 1, Class::In) || reading.is_any(at + 1, NEXT_TO);
        return lead.then_some(at + 2);
    }
    let burst = reading.is_any(at, BURSTS);
    let close = |to: usize| reading.has(to, Class::To) && reading.is_any(to - 1, &["next", "close"]);
    let lead = (at + 1..at + 5).find(|&lead| burst && (reading.is_any(lead, NEXT_TO) || close(lead)))?;
    Some(lead + 1)
}

/// Reads the words for what was hit.
fn phrase(reading: &Reading, first: usize, end: usize) -> Option<Target> {
    let mut target = Target { side: None, soldiers: false, civilians: false, based: false, land: None };
    let (mut based, mut unarmed, mut at) = (false, false, first);
    for _ in 0..PHRASE {
        if at >= end || reading.is(at, ',') || closes(reading, at, first) {
            break;
        }
        let party = reading.party(at).filter(|party| {
            let land = reading.place(at).is_some() && party.kind != PartyKind::Adjective;
            !is_mere_place(reading, at)
                && (!land || reading.owns(at))
                && !reading.is_hyphen(reading.term_end(at))
        });
        if at == first && party.is_none() {
            target.land = land_at(reading, at);
        }
        if let Some(party) = party {
            target.side = target.side.filter(|(side, _)| matches!(side, Side::Party(_)));
            target.side = target.side.or(Some((Side::Party(party.party), at)));
            target.soldiers |= party.kind == PartyKind::Force;
        } else if let Some(camp) = reading.camp(at) {
            target.side = target.side.or(Some((Side::Camp(camp), at)));
            target.soldiers |= camp == Camp::State || reading.noun(at).is_some();
        }
        let noun = reading.noun(at);
        target.soldiers |=
            noun.is_some_and(|(noun, plural)| plural && noun.category == Some(Category::Military));
        target.soldiers |= reading.is_any(at, POSTS);
        target.based |= reading.is_any(at, &["barracks", "garrison", "base", "headquarters", "facility"]);
        based |= reading.is_any(at, BASES);
        unarmed |= reading.is_any(at, UNARMED);
        target.civilians |= reading.is_any(at, &["civilian", "civilians"]);
        at = reading.term_end(at);
    }
    let army = target.side.is_some() || reading.is_any(first, &["army", "military"]);
    target.soldiers = (target.soldiers || based && army) && !unarmed;
    (target.side.is_some() || target.soldiers || target.civilians || target.land.is_some()).then_some(target)
}

/// `the attack on Israel`: a land that is named at `at`.
fn land_at(reading: &Reading, at: usize) -> Option<(Side, usize)> {
    let party = reading.party(at).filter(|it| it.kind == PartyKind::Name && reading.place(at).is_some())?;
    Some((Side::Party(party.party), at))
}

/// Whether the phrase that opened at `first` ends before `at`.
fn closes(reading: &Reading, at: usize, first: usize) -> bool {
    let verb = reading.verbs(at).any(|(_, form)| {
        matches!(form, Form::Finite | Form::Ing) || form == Form::PastOrParticiple && at > first
    });
    // `a facility for Russian troops`: whose it is.
    let whose = reading.has(at, Class::For) && reading.party(at + 1).is_some();
    reading.has_any(
        at,
        &[Class::In, Class::By, Class::With, Class::And, Class::Relative, Class::From, Class::For],
    ) && !whose
        || verb && reading.noun(at).is_none()
        || reading.is_any(at, &["near", "on", "at", "during", "as", "when", "outside", "after"])
        || reading.quantity_at(at).is_some()
}
