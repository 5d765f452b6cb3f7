//! What a party says it destroyed or killed is its enemy's.

use super::{Closer, Found, is_beside_soldiers};
use crate::assemble::{Case, Claim, Governed, Side, attribution};
use crate::lexicon::{Camp, Class, ConflictKind, PartyKind, Role};
use crate::mention::Reading;
use crate::record::{Category, Outcome};
use crate::resolve::Draft;
use crate::why::Because;

/// Words for what one does to the enemy, never for one's own dead.
const PURGES: &[&str] = &[
    "eliminated",
    "eliminating",
    "liquidated",
    "neutralized",
    "neutralised",
    "destroyed",
    "annihilated",
    "exterminated",
];

/// `The strike destroyed two radars, the occupation head said`: an attack that nobody owns did it, and not the side
/// of who speaks.
fn is_by_attack(reading: &Reading, governed: Governed) -> bool {
    const ATTACKS: &[&str] =
        &["strike", "strikes", "attack", "attacks", "explosion", "explosions", "blast", "blasts", "raid"];
    const BURSTS: &[&str] = &["mine", "mines", "bomb", "bombs", "ied", "blew", "exploded", "detonated"];
    let opens = |at: &usize| reading.is(*at, ',') || reading.is(*at, ';') || reading.has(*at, Class::That);
    // `A carrier blew up on a mine, killing two`: of the clause before the comma.
    let comma = governed.at.checked_sub(1).filter(|&at| reading.is(at, ',')).unwrap_or(governed.at);
    let clause = (0..comma).rev().find(opens).map_or(0, |at| at + 1);
    let burst = (clause..governed.at).any(|at| reading.is_any(at, BURSTS));
    // `The governor said drone strikes on his region burned down seven cars`
    let subject = governed.at.saturating_sub(8).max(clause);
    let on = |at: usize| reading.is_any(at, ATTACKS) && reading.is_any(at + 1, &["on", "against", "in"]);
    governed.case == Case::Object
        && (burst
            || (clause..clause + 3).any(|at| reading.is_any(at, ATTACKS))
            || (subject..governed.at).any(on))
}

impl Closer<'_, '_, '_> {
    /// `Defence forces eliminated 165 invaders`, in the war that the words are of: who invades is the one state, and the
    /// defence forces that nobody names are the other's.
    pub(super) fn invader(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let row = self.context.conflict.filter(|row| row.kind == ConflictKind::Interstate)?;
        let reading = &self.passages[draft.passage].reading;
        let noun = claim.head.noun.map(|noun| noun.at);
        let member = noun.and_then(|at| Some((at, reading.party(at)?)));
        if let Some((at, party)) =
            member.filter(|(_, party)| party.kind == PartyKind::Member && row.enemy_of(party.party).is_some())
        {
            let rule = "the invaders of the document's war: `eliminated 165 invaders`";
            return Some((party.party, Because::term(rule, reading, at).into()));
        }
        let forces = |at: usize| {
            reading.is_any(at, &["defense", "defence"])
                && reading.is_word(at + 1, "forces")
                && (at.saturating_sub(2)..at).all(|before| reading.party(before).is_none())
        };
        let at = (0..claim.event()).rev().find(|&at| forces(at))?;
        let rule = "whom the defence forces of the document's war fight";
        let theirs = claim.side == Side::EnemyOfCamp(Camp::State);
        theirs.then(|| (row.a, Because::term(rule, reading, at).into()))
    }

    /// What a party says it destroyed is the enemy's.
    pub(super) fn hostile(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let voice = draft.voice.as_ref()?;
        let speaker = voice.party?;
        let governed = claim.governed?;
        let equipment = !draft.category.is_people();
        // `an attack that the government said killed 11 soldiers`: its own.
        let reading = &self.passages[draft.passage].reading;
        let camp = claim.head.noun.and_then(|noun| reading.camp(noun.at));
        // `The army said it had killed 90 militants`: not of the state that it is at war with, whose men it may call
        // extremists.
        let row = self.context.conflict.filter(|row| row.kind == ConflictKind::Interstate);
        let named = claim.head.noun.is_some_and(|noun| reading.is_any(noun.at, &["extremists", "extremist"]));
        let rebels =
            camp == Some(Camp::Rebel) && !named && row.is_some_and(|row| row.enemy_of(speaker).is_some());
        if rebels
            || camp == Some(Camp::Rebel) && self.context.is_of_several_groups()
            || camp == Some(Camp::State) && self.context.party_of(Camp::State) == Some(speaker)
            || self.counts_police(draft)
        {
            return None;
        }
        let active = governed.case == Case::Object && governed.role == Some(Role::Object);
        let last = self.before.last().filter(|last| last.passage == draft.passage);
        if !active && last.is_some_and(|last| is_beside_soldiers(self.passages, draft, last)) {
            return None;
        }
        // `hundreds of extremists were eliminated`
        let purged = draft.category == Category::Military
            && self.passages[draft.passage].reading.is_any(governed.at, PURGES);
        // `officials claimed that 41 aircraft were damaged`
        let said = attribution::of(self.passages[draft.passage].statements(), claim);
        let claims = |at: usize| reading.word(at).to_ascii_lowercase().starts_with("claim");
        let hit = draft.outcome == Outcome::Damaged && said.is_some_and(|said| claims(said.cue));
        let downed = equipment && (hit || matches!(draft.outcome, Outcome::Destroyed | Outcome::Captured));
        if is_by_attack(reading, governed) || !(active || downed || purged) {
            return None;
        }
        let enemy = self.context.enemy_of(speaker, self.facts.published, self.lexicon)?;
        Some((enemy, voice.why.then_rule("what a party says it destroyed is its enemy's")))
    }
}
