//! Deaths in a fight between armies, of whom one figure tells: `The clashes left 30 dead`, `killed in fighting`.

use super::Side;
use crate::assemble::{Case, Claim};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Reading, Shapes};
use crate::record::{Category, Outcome};

/// What two armies do to each other.
const FIGHTS: &[&str] = &[
    "fighting",
    "fight",
    "clashes",
    "clash",
    "battle",
    "battles",
    "combat",
    "hostilities",
    "skirmish",
    "skirmishes",
    "firefight",
    "firefights",
    "gunfight",
    "gunfights",
    "gunbattle",
    "gunbattles",
    "crossfire",
    "war",
    "conflict",
];

/// Fights with those who bear no arms, and among them.
const UNARMED: &[&str] = &[
    "protesters",
    "protestors",
    "demonstrators",
    "rioters",
    "civilians",
    "residents",
    "villagers",
    "students",
    "crowds",
    "crowd",
    "ethnic",
    "communal",
    "tribal",
    "sectarian",
    "intercommunal",
    "settlers",
    "farmers",
    "herders",
    "tribes",
    "clans",
    "communities",
];

/// How many tokens from the verb a fight may be named.
const REACH: usize = 14;

/// Whether a fight did it, and no attack of one side: people of whom nothing tells whose they are. Its side is read
/// already, and the claims before are whole.
pub fn is_in_fight(reading: &Reading, claims: &[Claim], index: usize) -> bool {
    let claim = &claims[index];
    let fell = claim.outcome.is_some_and(|it| it != Outcome::Captured) && !claim.is_owned();
    if !fell || !are_anybody(reading, claim) || !reading.may_hold_of(const { &Shapes::of(&[FIGHTS]) }) {
        return false;
    }
    // `four soldiers were killed and three wounded in a fight`: of those.
    let before = index.checked_sub(1).map(|before| &claims[before]).filter(|_| is_bare(claim));
    if before.is_some_and(|it| !it.head.fought && it.category.is_some_and(|it| it != Category::People)) {
        return false;
    }
    let object = claim.governed.is_some_and(|governed| governed.case == Case::Object);
    match claim.side {
        Side::Unknown => did_it(reading, claim) || !object && happened_in(reading, claim),
        // Who fights is no more than named: `fighting between the army and the rebels killed 40`
        Side::EnemyOf(_) | Side::EnemyOfCamp(_) if object => did_it(reading, claim),
        Side::EnemyOf(_) | Side::EnemyOfCamp(_) => happened_in(reading, claim),
        _ => false,
    }
}

/// Whether no noun but one of loss is counted.
fn is_bare(claim: &Claim) -> bool {
    claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss)
}

/// People whom the phrase gives to no party, camp or land.
fn are_anybody(reading: &Reading, claim: &Claim) -> bool {
    let head = &claim.head;
    let whole = head.noun.map_or(claim.number.1, |noun| reading.term_end(noun.at));
    let named = head.party.is_some() || head.country.is_some() || head.enemy || head.ours || head.theirs;
    let camp = (claim.number.1..whole).any(|at| reading.camp(at).is_some());
    let fighters = head.noun.is_some_and(|noun| reading.is_any(noun.at, &["fighters", "combatants"]));
    let people = match claim.category {
        None => is_bare(claim),
        Some(Category::People) => true,
        Some(Category::Military) => fighters,
        _ => false,
    };
    people && !named && !camp
}

/// `Fighting between the two killed 40`, `a battle which left 30 dead`: the fight is the subject of the verb.
fn did_it(reading: &Reading, claim: &Claim) -> bool {
    let object = claim.governed.is_some_and(|governed| governed.case == Case::Object);
    let verb = if object { Some(claim.start.min(claim.event())) } else { effect(reading, claim.start) };
    let Some(end) = verb else { return false };
    let from = end.saturating_sub(REACH);
    let from = (from..end).rev().find(|&at| ends(reading, at)).map_or(from, |at| at + 1);
    let Some(fight) = fights(reading, from, end).next_back() else { return false };
    let between = || fight + 1..end;
    let related = between().any(|at| reading.has_any(at, &[Class::Relative, Class::That]));
    let own = || !is_led(reading, fight) && between().all(|at| reading.verb(at).is_none());
    related || !is_with(reading, fight) && own()
}

/// `left 30 dead`, `claimed 40 lives`, `resulted in the deaths of 12`: the verb of what a fight brings, before the
/// number at `start`.
fn effect(reading: &Reading, start: usize) -> Option<usize> {
    const BRINGS: &[&str] = &[
        "left",
        "leaves",
        "leaving",
        "leave",
        "claimed",
        "claims",
        "claim",
        "claiming",
        "cost",
        "costs",
        "caused",
        "causing",
        "resulted",
        "resulting",
        "led",
    ];
    let passes = |at: usize| {
        let small =
            reading.has_any(at, &[Class::The, Class::Of, Class::In, Class::To, Class::Adverb, Class::A]);
        small || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
    };
    let verb = (start.saturating_sub(5)..start).rev().find(|&at| !passes(at))?;
    reading.is_any(verb, BRINGS).then_some(verb)
}

/// `were killed in fierce fighting`, `40 dead after clashes`: the fight is what they died in.
fn happened_in(reading: &Reading, claim: &Claim) -> bool {
    let from = claim.event().max(claim.head.end).max(claim.number.1);
    let end = (from + REACH).min(reading.len());
    let end = (from..end).find(|&at| ends(reading, at)).unwrap_or(end);
    let lone = |at: usize| !reading.is_any(at, &["war", "conflict"]);
    fights(reading, from, end).any(|at| lone(at) && is_led(reading, at) && !is_with(reading, at))
}

/// The words for a fight of armies between these tokens; `war-related` and `a combat force` are none.
fn fights(reading: &Reading, from: usize, end: usize) -> impl DoubleEndedIterator<Item = usize> {
    reading.tokens_of(from..end, FIGHTS).filter(move |&at| {
        let alone = !reading.is_hyphen(at + 1) && reading.noun(at + 1).is_none();
        alone && !reading.any_of(at.saturating_sub(2)..end.min(at + REACH), UNARMED)
    })
}

/// Whether another clause opens at `at`.
fn ends(reading: &Reading, at: usize) -> bool {
    reading.is(at, ';')
        || reading.is(at, ':')
        || reading.is(at, ',')
        || reading.has_any(at, &[Class::Since, Class::But])
        || reading.has(at, Class::Subordinator) && !reading.is_word(at, "after")
}

/// `in fierce fighting`, `after the clashes`: a preposition before it, past what may stand in its phrase.
fn is_led(reading: &Reading, fight: usize) -> bool {
    let lead = (fight.saturating_sub(5)..fight).rev().find(|&at| {
        reading.has_any(at, &[Class::In, Class::Preposition, Class::Subordinator, Class::From, Class::Of])
    });
    lead.is_some_and(|lead| (lead + 1..fight).all(|at| reading.verb(at).is_none()))
}

/// `clashes with the army`: those who fall fought those who are named.
fn is_with(reading: &Reading, fight: usize) -> bool {
    reading.has(fight + 1, Class::With)
}
