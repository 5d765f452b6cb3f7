//! Drones and missiles that were sent: what a bare number behind them counts, and whose they are
//! (`Russia launched 40 drones, 33 of which were downed`).

use crate::assemble::head::{self, joint_category};
use crate::assemble::side::{Side, party_near};
use crate::assemble::{Case, Claim, Governed, place};
use crate::lexicon::{Class, Role};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::{Because, Told};

/// Verbs that send what flies.
const SENDS: &[&str] = &[
    "launched",
    "launches",
    "launching",
    "fired",
    "fires",
    "firing",
    "sent",
    "sends",
    "sending",
    "unleashed",
    "unleashing",
    "attacked",
    "attacks",
    "attacking",
    "used",
    "using",
    "deployed",
    "deploying",
];

/// How far from its number a verb of sending may stand.
const REACH: usize = 9;

/// What was sent, and the verb that says so.
struct Launch {
    category: Category,
    verb: usize,
    /// The last token of the phrase of what was sent, and where it opens.
    phrase: (usize, usize),
}

/// The drones or missiles counted last before `at`, with those joined to them, if they were sent.
fn before(reading: &Reading, at: usize) -> Option<Launch> {
    let mut launch: Option<Launch> = None;
    for quantity in reading.quantities.iter().rev().filter(|quantity| quantity.end <= at) {
        let head = head::read(reading, quantity);
        // Of `drones and missiles` the first tells.
        let own = head.noun.and_then(|noun| reading.noun(noun.at)?.0.category);
        let flies = own.filter(|own| matches!(own, Category::Uavs | Category::Missiles));
        let flies = flies.and_then(|_| head.noun?.category);
        let Some(category) = flies else {
            if launch.is_some() || head.noun.is_some() { break } else { continue }
        };
        match &mut launch {
            // `51 missiles and 81 drones`
            Some(last) if last.phrase.0.saturating_sub(head.end) <= 1 => {
                last.category = joint_category(last.category, category);
                last.phrase.0 = quantity.full_start;
            }
            Some(_) => break,
            None => {
                let verb = sent(reading, quantity.full_start, head.end)?;
                launch = Some(Launch { category, verb, phrase: (quantity.full_start, head.end) });
            }
        }
    }
    launch
}

/// The verb that sends what stands between these tokens: before it, or in the clause behind it.
fn sent(reading: &Reading, start: usize, end: usize) -> Option<usize> {
    let stops = |at: usize| reading.is(at, ';') || reading.is(at, '.');
    let sends = |at: usize| reading.is_any(at, SENDS);
    let behind = (end..(end + REACH).min(reading.len())).take_while(|&at| !stops(at) && !reading.is(at, ','));
    let ahead = (start.saturating_sub(REACH)..start).rev().take_while(|&at| !stops(at));
    behind.into_iter().find(|&at| sends(at)).or_else(|| ahead.into_iter().find(|&at| sends(at)))
}

/// What a bare number counts where drones or missiles were sent before it: `sent 34 drones; air defences
/// destroyed 31`.
pub(in crate::assemble) fn counted(reading: &Reading, quantity: &Quantity) -> Option<Category> {
    before(reading, quantity.full_start).map(|launch| launch.category)
}

/// Whose drones and missiles fell: of who sent those that the sentence counts before.
pub(in crate::assemble) fn side(reading: &Reading, claim: &Claim) -> Option<Told<Side>> {
    let flies = claim.category.is_some_and(|category| {
        matches!(category, Category::Uavs | Category::Missiles | Category::Equipment)
    });
    let fell = claim.outcome.is_some_and(|outcome| !matches!(outcome, Outcome::Captured | Outcome::Damaged));
    let all = claim.governed.is_some_and(|governed| governed.case == Case::All);
    match claim.head.noun {
        None if flies && fell => sender(reading, claim.start),
        Some(_) if flies && fell && all && claim.head.party.is_none() => sender(reading, claim.head.end),
        // `Russia launched 31 drones at Ukraine, with air defences destroying 28 drones`
        Some(_) if flies && fell && claim.head.party.is_none() => {
            let launch = before(reading, claim.start)?;
            let of_them = Some(launch.category) == claim.category || launch.category == Category::Equipment;
            let downed = launch.verb < launch.phrase.0 && launch.phrase.1 <= claim.event();
            (of_them && downed).then(|| sender(reading, claim.start))?
        }
        _ => None,
    }
}

/// `Russia sent 12 drones. All of them were shot down.`: the claims of the drones and missiles that a sentence
/// counts, and nobody tells the fate of, by that of the next.
pub fn all_downed(reading: &Reading, claims: &mut Vec<Claim>, outcome: Outcome, why: Because) {
    for quantity in &reading.quantities {
        let head = head::read(reading, quantity);
        let sent =
            head.noun.filter(|noun| matches!(noun.category, Some(Category::Uavs | Category::Missiles)));
        let Some(noun) = sent.filter(|_| claims.iter().all(|claim| claim.number.0 != quantity.start)) else {
            continue;
        };
        let case =
            "part 11, drones and missiles whose fate the next sentence tells: `12 drones. All were downed`";
        let mut claim = Claim::new(quantity, head, case);
        claim.count(noun.category, Because::term("the noun counted", reading, noun.at));
        let governed = Governed { outcome, at: noun.at, case: Case::All, role: Some(Role::Object) };
        (claim.outcome, claim.governed, claim.why.outcome) = (Some(outcome), Some(governed), Some(why));
        let of = head.party.map(|party| {
            let rule = "the party in the counted phrase: `20 Russian soldiers`";
            Told::new(Side::Party(party), Because::words(rule, head.start, head.end))
        });
        let side = of.or_else(|| side(reading, &claim));
        claim.suffer(side);
        let place = claims.partition_point(|other| other.number < claim.number);
        claims.insert(place, claim);
    }
}

/// Who sent the drones or missiles that the sentence counts last before `at`.
pub fn sender(reading: &Reading, at: usize) -> Option<Told<Side>> {
    let launch = before(reading, at)?;
    let (start, end) = launch.phrase;
    let rule = "who sent what was shot down: `Russia launched 40 drones, 33 of which were downed`";
    let next = launch.verb + 1;
    if launch.verb < start {
        return subject(reading, launch.verb, rule);
    }
    if reading.has(next, Class::By) {
        return party_near(reading, next, (next + 5).min(reading.len()), rule);
    }
    if end < launch.verb {
        return party_near(reading, end, launch.verb, rule);
    }
    // `188 drones attacked Ukraine`
    let rule = "the enemy of whom they attacked: `188 drones attacked Ukraine`";
    let target = (next..next + 3).find_map(|at| reading.party(at).map(|party| (at, party.party)))?;
    Some(Told::new(Side::EnemyOf(target.1), Because::term(rule, reading, target.0)))
}

/// The party nearest before the verb, which no preposition makes a place.
fn subject(reading: &Reading, verb: usize, rule: &'static str) -> Option<Told<Side>> {
    let at = (0..verb)
        .rev()
        .take_while(|&at| !reading.is(at, ';'))
        .find(|&at| reading.party(at).is_some() && !place::is_mere_place(reading, at))?;
    Some(Told::new(Side::Party(reading.party(at)?.party), Because::term(rule, reading, at)))
}
