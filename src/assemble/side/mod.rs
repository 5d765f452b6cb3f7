//! Who suffered: from the noun's adjective or possessor, the subject of *lose*, the
//! object of *kill*; `the enemy` and `our` wait for who speaks.

mod admitted;
mod doer;
mod mutual;
mod owner;
mod phrase;
mod respective;
mod subject;
mod target;
mod topic;

use crate::assemble::head;
use crate::assemble::outcome::is_passive;
use crate::assemble::part::launched;
use crate::assemble::place::is_mere_place;
use crate::assemble::{Case, Claim};
use crate::lexicon::{Camp, Class, Form, Name, NounClass, Role};
use crate::mention::{PartyMention, Reading};
use crate::record::{Category, Outcome};
use crate::why::{Because, Told};

pub use admitted::ADMITS;
use admitted::admitted;
pub use doer::is_land;
pub use mutual::is_in_fight;
pub use owner::{around, complement, equated, is_strike, of_heading};
pub use phrase::{fell_for, serves};
pub use respective::{respectively, wholes_of_both};
pub use subject::inserted;
pub use target::{Target, is_left, of_claim as hit_by};
pub use topic::{is_topic_military, is_unit, is_unit_before};

/// Who suffered, as far as the sentence says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Side {
    /// This party.
    Party(Name),
    /// The enemy of who speaks.
    Enemy,
    /// The party of who speaks.
    Ours,
    /// The enemy of this party, which did it.
    EnemyOf(Name),
    /// That camp's, in the document's war.
    Camp(Camp),
    /// The enemy of that camp, which did it.
    EnemyOfCamp(Camp),
    /// The one that a pronoun stands for.
    Pronoun,
    /// Not said.
    Unknown,
}

/// The side of claim `index`, which has none yet; claims before it are settled.
fn of(reading: &Reading, claims: &[Claim], index: usize) -> Option<Told<Side>> {
    let claim = &claims[index];
    if let Some(side) = phrase::side(reading, claim) {
        return Some(side);
    }
    if let Some(side) = part_is(reading, claim).or_else(|| launched::side(reading, claim)) {
        return Some(side);
    }
    let home = || owner::gone_home(reading, claim).or_else(|| owner::has_own(reading, claim));
    if let Some(loser) = own_loser(reading, claims, index).or_else(home) {
        return Some(loser);
    }
    // `two Russian helicopters and one plane`: a member of a list goes with the one before.
    let before = claim.antecedent.or_else(|| listed_with(claims, index)).or_else(|| of_things(claims, index));
    let listed = before.map(|before| with(&claims[before], "the side of the claim that it is listed with"));
    let listed = listed.filter(|listed| !is_of_others(reading, claim, listed.what));
    if let Some(Told { what: Side::Party(_) | Side::Enemy | Side::Ours, .. }) = listed {
        return listed;
    }
    // `killed 38,713 Palestinians and injured another 89,166`: what a bare number goes on from.
    let before = index.checked_sub(1).filter(|&before| goes_on(reading, &claims[before], claim));
    let joined = before.map(|before| with(&claims[before], "the side of the claim that it goes on from"));
    let bare = claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss);
    if let Some(Told { what: Side::Party(_) | Side::Enemy | Side::Ours | Side::Camp(_), .. }) =
        joined.filter(|_| bare)
    {
        return joined;
    }
    by_case(reading, claim)
        .filter(|side| !is_of_own_camp(reading, claim, side.what))
        .or(listed)
        .filter(|side| side.what != Side::Unknown)
        .or_else(|| admitted(reading, claim))
        .or_else(|| topic::on_the_side(reading, claim))
        .or_else(|| topic::opened_for(reading, claim))
        .or_else(|| topic::of_clause(reading, claim))
        .or_else(|| topic::side(reading, claim))
        .or(joined.filter(|joined| !is_of_others(reading, claim, joined.what)))
}

/// `Of the 132 wounded, 40 were Russian marines`: what the predicate tells of a part.
fn part_is(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let part = claim.governed.is_some_and(|governed| matches!(governed.case, Case::Part | Case::Among));
    let told = part && reading.has(claim.number.1, Class::Be);
    told.then(|| owner::predicate(reading, claim, claim.event()))?
}

/// Sets the side of claim `index`, which has none yet; claims before it are settled.
pub fn settle(reading: &Reading, claims: &mut [Claim], index: usize) {
    let side = of(reading, claims, index);
    claims[index].suffer(side);
    claims[index].unless_made = unless_made(reading, &claims[index]);
}

/// `Russia destroyed two German Leopards`: what the verb says of whose they were, beside the party in the phrase.
fn unless_made(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let things = claim.category.is_some_and(|category| !category.is_people());
    let named = claim.head.party.is_some_and(|party| claim.side == Side::Party(party));
    if things && named { by_case(reading, claim) } else { None }
}

/// `attacked the police station in an operation that killed one policeman`: police kill no policemen.
fn is_of_own_camp(reading: &Reading, claim: &Claim, side: Side) -> bool {
    let own = claim.head.noun.and_then(|noun| reading.camp(noun.at));
    matches!(side, Side::EnemyOfCamp(camp) if own == Some(camp))
}

/// `25 rebels, three civilians and one soldier`: who is listed beside those of a camp, and is none of them.
fn is_of_others(reading: &Reading, claim: &Claim, side: Side) -> bool {
    let Side::Camp(camp) = side else { return false };
    let own = claim.head.noun.and_then(|noun| reading.camp(noun.at));
    claim.category == Some(Category::Civilian) || own.is_some_and(|own| own != camp)
}

/// What is done to an attack that fails.
const REPELS: [&str; 16] = [
    "repelled",
    "repelling",
    "repel",
    "repulsed",
    "repulsing",
    "repulse",
    "thwarted",
    "thwarting",
    "foiled",
    "foiling",
    "defeated",
    "defeating",
    "halted",
    "halting",
    "stopped",
    "stopping",
];

/// `clashed with a rebel column`, `in clashes with Israeli forces`: whom the other side fought did not do it, and need not
/// have fallen.
fn is_fought(reading: &Reading, at: usize) -> bool {
    const FIGHTS: &[&str] = &[
        "clashed",
        "clashing",
        "clashes",
        "clash",
        "fought",
        "fighting",
        "battled",
        "battling",
        "battle",
        "battles",
        "gunfight",
        "firefight",
        "skirmishes",
        "shootout",
    ];
    if !reading.holds(&[Class::With]) {
        return false;
    }
    let with = (0..at).rev().find(|&before| !reading.has_any(before, &[Class::The, Class::A]));
    with.is_some_and(|with| reading.has(with, Class::With) && with > 0 && reading.is_any(with - 1, FIGHTS))
}

/// `the Soviets lost 3,300 tanks, while the Germans lost 220`: who lost them, next to a verb of its own.
fn own_loser(reading: &Reading, claims: &[Claim], index: usize) -> Option<Told<Side>> {
    let claim = &claims[index];
    let parted = claims[..index].last().is_some_and(|before| before.number.1 <= claim.event());
    let own = claim.is_owned() && parted && claim.head.noun.is_none();
    own.then(|| subject::right_before(reading, claim.event()))?
}

/// `the French suffered 377,000 casualties and the Germans 337,000, a total of 714,000`: of both.
pub fn sums_up(reading: &Reading, claims: &[Claim], index: usize) -> bool {
    let total = (claims[index].start.saturating_sub(3)..claims[index].start)
        .any(|at| reading.has(at, Class::Number) || reading.is_any(at, &["altogether", "combined"]));
    let bare = claims[index].head.noun.is_none_or(|noun| noun.class == NounClass::Loss);
    let mut sides = claims[..index].iter().map(|claim| claim.side).filter(|side| *side != Side::Unknown);
    let first = sides.next();
    total && bare && sides.any(|side| Some(side) != first)
}

/// `544 tanks were captured, with 79 damaged`: a bare number of the things that were just counted.
fn of_things(claims: &[Claim], index: usize) -> Option<usize> {
    let (before, claim) = (index.checked_sub(1)?, &claims[index]);
    let things = claim.category.is_some_and(|category| !category.is_people());
    let same = claims[before].category == claim.category;
    // `we lost 54 tanks, and they lost 160`
    (claim.head.noun.is_none() && things && same && !claim.is_owned()).then_some(before)
}

/// The side of another claim of the sentence.
fn with(other: &Claim, rule: &'static str) -> Told<Side> {
    Told::new(other.side, Because::words(rule, other.start, other.number.1))
}

/// Nothing but a conjunction parts two claims about people.
fn goes_on(reading: &Reading, before: &Claim, claim: &Claim) -> bool {
    let from = before.head.end.max(before.number.1);
    let people = |claim: &Claim| claim.category.is_none_or(Category::is_people);
    // `we lost 54 tanks, and they lost 160`
    let parted = claim.is_owned() && claim.event() >= from
        || (from..claim.start).any(|at| {
            reading.is(at, ';')
                || reading.has(at, Class::Subordinator) && !reading.is_word(at, "while")
                || reading.party(at).is_some() && !is_mere_place(reading, at)
                // `The rebels lost 34 men while the army had nine dead`
                || reading.camp(at).is_some() && reading.has(reading.term_end(at), Class::Have)
                || reading.place(at).is_some() && reading.party(at).is_none()
        });
    // `43 Houthi fighters were killed, and seven loyalists died`
    let camp_of = |claim: &Claim| match claim.side {
        Side::Camp(camp) => Some(camp),
        _ => reading.camp(claim.head.noun?.at),
    };
    let named = before.head.party.is_some() || matches!(before.side, Side::Camp(_));
    let own = |camp: Camp| camp_of(before) == Some(camp);
    let other = camp_of(claim).is_some_and(|camp| !own(camp)) && named;
    (people(before) && people(claim) || before.fights() && claim.fights())
        && !other
        && !parted
        && claim.start.saturating_sub(from) < 16
}

/// The claim before this one in the same list, with the same verb.
fn listed_with(claims: &[Claim], index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let same = claims[before].governed.map(|g| g.at) == claims[index].governed.map(|g| g.at);
    same.then_some(before)
}

/// The side by how the outcome governs the quantity.
fn by_case(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let governed = claim.governed?;
    if let Some(loser) = costs(reading, claim) {
        return Some(loser);
    }
    match governed.case {
        // `cost Russia 28 tanks`
        Case::Object if governed.role == Some(Role::Owner) && governed.at < claim.start => {
            let given = (reading.term_end(governed.at)..claim.start).find_map(|at| {
                party_at(reading, at, "the party whom the verb takes it from: `cost Russia 28 tanks`")
            });
            given.or_else(|| subject::of(reading, governed.at))
        }
        // `much Russian equipment was destroyed, including 131 tanks`: of the whole, which is the subject.
        Case::Object if is_done_to(reading, governed.at) => owner::of_whole(reading, governed.at)
            .or_else(|| doer::behind(reading, governed.at).and_then(against)),
        // `of those killed 12 were Ukrainian soldiers`
        Case::Object if reading.has(claim.number.1, Class::Be) => {
            owner::predicate(reading, claim, governed.at)
        }
        Case::Object => target::hit(reading, claim, governed.at.saturating_sub(24)..governed.at)
            .or_else(|| subject::of(reading, governed.at).and_then(against)),
        Case::Subject => of_subject(reading, claim, governed.at),
        Case::Participle => owner::equated(reading, claim),
        Case::Figure => owner::of_figure(reading, claim, governed.at),
        Case::LossNoun if let Some(side) = owner::predicate(reading, claim, governed.at) => Some(side),
        Case::LossNoun | Case::Heading => taker(reading, claim, governed.outcome)
            .and_then(against)
            .or_else(|| owner::of(reading, governed.at, claim.start))
            .or_else(|| doer::behind(reading, governed.at).and_then(against))
            .or_else(|| target::left(reading, claim))
            .or_else(|| owner::equated(reading, claim))
            .or_else(|| owner::over_list(reading, claim.start)),
        Case::EventOf => owner::of_event(reading, governed.at),
        _ => None,
    }
}

/// `was destroyed`, but not `is holding`.
fn is_done_to(reading: &Reading, verb: usize) -> bool {
    is_passive(reading, verb) && !reading.word(verb).ends_with("ing")
}

/// The side of those who are the subject of the verb: `20 soldiers were killed by Russian shelling`.
fn of_subject(reading: &Reading, claim: &Claim, verb: usize) -> Option<Told<Side>> {
    let had = || owner::had_lost(reading, claim, verb);
    if let Some(owner) = owner::lost_by(reading, verb).or_else(had) {
        return Some(owner);
    }
    if let Some(captor) = captor(reading, verb) {
        return Some(captor);
    }
    let doer = || doer::behind(reading, verb).and_then(against);
    let hit = || target::hit(reading, claim, verb + 1..reading.len().min(verb + 12));
    let predicate = || owner::predicate(reading, claim, verb);
    doer::target(reading, claim, verb)
        .or_else(predicate)
        .or_else(hit)
        .or_else(doer)
        .or_else(|| owner::equated(reading, claim))
}

/// `are in Russian captivity`: the enemy of who holds them.
fn captor(reading: &Reading, noun: usize) -> Option<Told<Side>> {
    let before = noun.checked_sub(1).filter(|_| reading.is_word(noun, "captivity"))?;
    let at = reading.term_start(before);
    let at = if reading.is_possessive(at) { reading.term_start(at.checked_sub(1)?) } else { at };
    party_at(reading, at, "who holds them: `in Russian captivity`").and_then(against)
}

/// `it takes Russia about 160 casualties`: whom a gain costs what is counted.
fn costs(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let at = reading.term_start(claim.start.checked_sub(1)?);
    let verb = at.checked_sub(1).filter(|_| reading.party(at).is_some())?;
    let takes = reading.is_any(verb, &["takes", "took", "take", "taking", "cost", "costs", "costing"]);
    takes.then(|| party_at(reading, at, "whom it costs them: `it takes Russia 160 casualties`"))?
}

/// Who took the prisoners that a verb right before the number takes: `took 251 hostages`.
fn taker(reading: &Reading, claim: &Claim, outcome: Outcome) -> Option<Told<Side>> {
    let before = claim.start.checked_sub(1).filter(|_| outcome == Outcome::Captured)?;
    let verb = reading.term_start(before);
    let takes = reading.is_any(verb, &["took", "taken", "taking", "take", "takes"])
        || reading.verbs(verb).any(|(row, form)| row.people == Some(Outcome::Captured) && form != Form::Noun);
    takes.then(|| subject::of(reading, verb))?
}

/// The enemy of who did it.
fn against(doer: Told<Side>) -> Option<Told<Side>> {
    let side = match doer.what {
        Side::Party(party) => Side::EnemyOf(party),
        Side::Enemy => Side::Ours,
        Side::Ours => Side::Enemy,
        Side::Camp(camp) => Side::EnemyOfCamp(camp),
        _ => return None,
    };
    Some(Told::new(side, doer.why.by("the enemy of who did it: `Ukraine killed 20 soldiers`")))
}

fn side_of(party: PartyMention) -> Side {
    Side::Party(party.party)
}

/// A side that the term at `at` names, by that rule.
fn named(reading: &Reading, at: usize, side: Side, rule: &'static str) -> Told<Side> {
    Told::new(side, Because::term(rule, reading, at))
}

/// The party named at `at`, by that rule.
fn party_at(reading: &Reading, at: usize, rule: &'static str) -> Option<Told<Side>> {
    whose(reading, at).map(|party| named(reading, at, side_of(party), rule))
}

/// The party named at `at`; not one that only stands behind others: `the Iran-backed Houthis`.
fn whose(reading: &Reading, at: usize) -> Option<PartyMention> {
    reading.party(at).filter(|_| !head::is_backer(reading, at))
}

/// The first party, enemy or `our` between two tokens, by that rule.
pub fn party_near(reading: &Reading, from: usize, to: usize, rule: &'static str) -> Option<Told<Side>> {
    let side = |at: usize| {
        if let Some(party) = whose(reading, at).filter(|_| !is_mere_place(reading, at)) {
            return Some(Side::Party(party.party));
        }
        // `the number of dead enemy soldiers`
        if reading.has(at, Class::Enemy) || reading.is_word(at, "enemy") {
            return Some(Side::Enemy);
        }
        if reading.has(at, Class::Our) {
            return Some(Side::Ours);
        }
        // `losses of the armed forces of the Russian Federation`
        let of = reading.term_end(at);
        let party = (of + 1..of + 4).find_map(|at| reading.party(at)).filter(|_| reading.has(of, Class::Of));
        reading.camp(at).map(|camp| party.map_or(Side::Camp(camp), |party| Side::Party(party.party)))
    };
    (from..to).find_map(|at| side(at).map(|side| named(reading, at, side, rule)))
}
