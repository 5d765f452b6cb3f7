//! Sides: `the enemy` and `our` by who speaks, the enemy of who did it where a war has two
//! sides, `soldiers` and `guerrillas` by the document's war, people by the place they were hit
//! in, pronouns by the sentence before.

mod foreign;
mod hostile;
mod land;
mod placed;
mod state;

use super::category::{self, Categories};
use super::context::Context;
use super::metadata::Facts;
use super::{Draft, Passage, losses, military, pointed};
use crate::assemble::{Case, Claim, Side};
use crate::lexicon::{Camp, Class, ConflictKind, Lexicon, Name, NounClass};
use crate::record::{Category, Outcome};
use crate::why::{Because, Reason};
pub(super) use foreign::served_before;
pub(super) use placed::of_place;

/// A party, and why it is that one.
pub(super) type Found = (Name, Reason);

/// A party that a rule without words of its own found.
pub(super) fn found(party: Name, rule: &'static str) -> Found {
    (party, Reason::of(Because::rule(rule)))
}

/// Closes side, `versus` and category of all drafts.
pub fn close(
    passages: &[Passage],
    drafts: &mut [Draft],
    facts: &Facts,
    context: &Context,
    lexicon: &Lexicon,
) {
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        let closer = Closer { passages, facts, context, lexicon, before };
        let claim = &passages[draft.passage].claims[draft.claim];
        (draft.category, draft.why.category) =
            Categories { passages, context, lexicon, before: closer.before }.of(draft, claim);
        draft.suffer(closer.side(draft, claim));
        let versus = claim.versus.and_then(|versus| closer.party(draft, versus, claim.why.versus));
        draft.compare(versus);
        let enemy = |party: Name| context.enemy_of(party, facts.published, lexicon);
        if let (None, Some(versus)) = (draft.side, draft.versus) {
            draft.suffer(enemy(versus).map(|side| found(side, "the enemy of whom it is compared with")));
        }
        if let (Some(side), Some(_), None) = (draft.side, claim.versus, draft.versus) {
            let versus = enemy(side).map(|versus| found(versus, "the enemy of the side"));
            draft.compare(versus);
        }
    }
    category::repeat(passages, drafts);
    military::own(passages, drafts, context, lexicon);
    military::focus(passages, drafts, context);
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let (last, draft) = (&before[index - 1], &mut rest[0]);
        if draft.side.is_none() && last.passage == draft.passage && is_beside_soldiers(passages, draft, last)
        {
            draft.suffer(side_of(passages, last, BESIDE));
        }
    }
}

/// A rule of those who go on from others.
const BESIDE: &str = "the side of those whom it goes on from";

/// `18 soldiers were killed and two tanks disabled`, `60 pilots were killed and 100 people wounded`: joined to
/// soldiers, and none of what is sent over the front.
fn is_beside_soldiers(passages: &[Passage], draft: &Draft, last: &Draft) -> bool {
    const NEAR: usize = 10;
    let Passage { reading, claims, .. } = &passages[draft.passage];
    let (claim, other) = (&claims[draft.claim], &claims[last.claim]);
    let near = claim.start.saturating_sub(other.event().max(other.head.end)) <= NEAR;
    let joined = claim.start.checked_sub(1).is_some_and(|at| reading.has(at, Class::And));
    let open = claim.head.party.is_none() && claim.side == Side::Unknown;
    let people = draft.category == Category::People;
    let things = !draft.category.is_people()
        && !matches!(draft.category, Category::Uavs | Category::Missiles | Category::Aircraft);
    open && near && joined && last.category == Category::Military && (people || things)
}

/// Whether it is a figure linked to a noun of loss: `the army's losses rose to 20`.
fn is_figure(claim: &Claim) -> bool {
    claim.governed.is_some_and(|it| it.case == Case::Figure)
}

/// The side of another draft, by that rule.
fn side_of(passages: &[Passage], other: &Draft, rule: &'static str) -> Option<Found> {
    let claim = &passages[other.passage].claims[other.claim];
    Some((other.side?, pointed(rule, claim, other.passage).into()))
}

/// `the United States estimates 15,000 soldiers died`: whose, it does not say.
pub(super) const ESTIMATES: &[&str] =
    &["estimates", "estimated", "estimate", "puts", "put", "believes", "believed"];

struct Closer<'p, 'a, 'l> {
    passages: &'p [Passage<'a>],
    facts: &'p Facts,
    context: &'p Context<'l>,
    lexicon: &'p Lexicon,
    before: &'p [Draft],
}

impl Closer<'_, '_, '_> {
    /// The side of a draft.
    fn side(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if self.are_nobodys(draft, claim) {
            return None;
        }
        let bystanders = draft.category.is_bystanders() || self.is_in_the_street(draft, claim);
        // `the death of two soldiers`: of which state, who speaks and the land tell.
        let own_noun = claim.side == Side::Camp(Camp::State)
            && (self.camp_of(draft) == Some(Camp::State) || is_figure(claim));
        let said = if own_noun { Side::Unknown } else { claim.side };
        if let Some(side) = self.beside_state(draft, claim) {
            return Some(side);
        }
        let rebels = || self.rebels_before(draft, claim).filter(|_| said == Side::Camp(Camp::Rebel));
        let named = rebels()
            .or_else(|| self.party(draft, said, claim.why.side))
            .or_else(|| self.possessor(draft, claim))
            .map(|party| self.host(draft, claim, party))
            .and_then(|party| self.not_the_state(draft, party))
            .map(|party| self.not_the_installed(draft, claim, party))
            .or_else(|| self.loser_before(draft, claim));
        if let Some(owner) = self.not_the_maker(draft, claim) {
            return Some(owner);
        }
        match (self.doer(claim), named) {
            (Some(_), _) if self.is_wars_toll(draft, claim) => None,
            (Some(doer), party) if bystanders => self
                .country_of(draft, claim, Some(doer))
                .or_else(|| self.own_officials(draft, doer))
                .or_else(|| self.country_before(draft, Some(doer)))
                .or_else(|| self.civilians_of(doer, claim))
                .or_else(|| self.own_regime(draft, claim, doer))
                .or(party.map(|(party, why)| (self.people_of(party), why))),
            (Some(doer), Some(party)) => {
                Some(self.soldiers_of_land(draft, claim, Some(doer)).unwrap_or(party))
            }
            (_, Some(party)) => Some(party),
            _ if bystanders => self.counted_army(draft).or_else(|| self.bystanders(draft, claim)),
            _ => self.counted_army(draft).or_else(|| self.fighters(draft, claim)),
        }
    }

    /// Whose losses the sentences before a figure of losses speak of.
    fn loser_before(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let army = draft.category == Category::Military;
        let (party, why) = losses::told_of(self.passages, draft, claim).filter(|_| army)?;
        Some((party, why.into()))
    }

    /// Whether one figure counts those of both sides, or people of no land that the text tells.
    fn are_nobodys(&self, draft: &Draft, claim: &Claim) -> bool {
        let open = draft.category == Category::People && claim.head.party.is_none();
        let foreign = || open && land::are_foreign(&self.passages[draft.passage], claim);
        claim.head.both || claim.head.fought && !self.tells_whose(draft) || foreign()
    }

    /// `Four cars burned in Kharkiv`: what stands in a street is of the land that the street is in, like its people.
    fn is_in_the_street(&self, draft: &Draft, claim: &Claim) -> bool {
        const CARS: &[&str] =
            &["car", "cars", "bus", "buses", "minibus", "minibuses", "taxi", "ambulance", "ambulances"];
        let reading = &self.passages[draft.passage].reading;
        let hit = matches!(draft.outcome, Outcome::Damaged | Outcome::Destroyed);
        draft.category == Category::Vehicles
            && hit
            && claim.head.noun.is_some_and(|noun| reading.is_any(reading.term_end(noun.at) - 1, CARS))
    }

    /// `Mediazona has identified 5,000 prisoners who were killed in Ukraine`: of the army whose dead the source counts.
    fn counted_army(&self, draft: &Draft) -> Option<Found> {
        let voice = draft.voice.as_ref().filter(|_| draft.category.is_people())?;
        let army =
            self.lexicon.army_counted_by(voice.source?).filter(|_| draft.category != Category::Civilian)?;
        Some((army, voice.why.then_rule("the army whose dead the source counts")))
    }

    /// Who did it, as far as the sentence says.
    fn doer(&self, claim: &Claim) -> Option<Name> {
        match claim.side {
            Side::EnemyOf(doer) => Some(doer),
            Side::EnemyOfCamp(camp) => self.context.party_of(camp),
            _ => None,
        }
    }

    /// The side of soldiers and things whom no word of the sentence gives to a party.
    fn fighters(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        self.invader(draft, claim)
            .or_else(|| self.soldiers_of_land(draft, claim, self.doer(claim)))
            .or_else(|| self.side_of(self.paired(draft, claim)?, BESIDE))
            .or_else(|| self.told_before(draft, claim))
            .or_else(|| self.same_group(draft, claim))
            .or_else(|| self.camp(draft, claim))
            .or_else(|| self.hostile(draft, claim))
            .or_else(|| self.antecedent(draft, claim))
            .or_else(|| self.same_army(draft, claim))
            .or_else(|| self.guards_of_land(draft, claim))
            .or_else(|| self.beside_men(draft, claim))
    }

    /// `held him responsible for the deaths of dozens of its citizens`: where nobody is quoted, the
    /// party last named before the pronoun.
    fn possessor(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let its = claim.head.theirs && claim.side == Side::Ours;
        let at = (0..claim.start).rev().find(|&at| its && reading.party(at).is_some())?;
        let rule = "the party last named before `its`, where nobody is quoted";
        Some((reading.party(at)?.party, Because::term(rule, reading, at).into()))
    }

    /// The side of another draft, by that rule.
    fn side_of(&self, other: &Draft, rule: &'static str) -> Option<Found> {
        side_of(self.passages, other, rule)
    }

    /// Whose civilians die where `doer` strikes, in the document's war.
    fn civilians_of(&self, doer: Name, claim: &Claim) -> Option<Found> {
        let conflict = self.context.conflict?;
        let people = if doer == conflict.a {
            conflict.civilians
        } else {
            Some(conflict.a).filter(|_| doer == conflict.b)?
        };
        let why = claim.why.side.map_or(Reason::default(), Reason::of);
        Some((people, why.then_rule("whose civilians die where it strikes, in the document's war")))
    }

    /// `six soldiers were killed, four were wounded and 15 others were kidnapped`: bare numbers of people
    /// go on from the ones before them.
    fn paired(&self, draft: &Draft, claim: &Claim) -> Option<&Draft> {
        const NEAR: usize = 10;
        let last = self.before.last().filter(|last| last.passage == draft.passage)?;
        let other = &self.passages[last.passage].claims[last.claim];
        let near = claim.start.saturating_sub(other.event().max(other.head.end)) <= NEAR;
        let bare = claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss);
        let bare = bare && claim.head.party.is_none() && claim.side == Side::Unknown;
        let goes_on = bare && near && draft.category.is_people() && last.category.is_people();
        (goes_on || is_beside_soldiers(self.passages, draft, last)).then_some(last)
    }

    fn same_passage<'s>(&'s self, draft: &'s Draft) -> impl Iterator<Item = &'s Draft> {
        self.before.iter().rev().take_while(|other| other.passage == draft.passage)
    }

    /// Whether a state's body speaks, in no war of two states, of its own: `The IDF said the army's toll rose to 298`.
    fn is_state_speaking(&self, draft: &Draft) -> bool {
        if self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate) {
            return false;
        }
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        source.is_some_and(|source| self.lexicon.is_of_a_state(source))
    }

    /// Whether who speaks counts what others lost: a monitor, the United Nations. `162 of its staff` are their own all the same.
    fn counts_others(&self, draft: &Draft) -> bool {
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        let own = self.passages[draft.passage].claims[draft.claim].head.theirs;
        !own && source.is_some_and(|source| self.lexicon.counts_others(source))
    }

    /// `they lost 2,000 men`: of the claim before it; where nobody was counted before, the speaker's enemy.
    fn stood_for(&self, draft: &Draft, why: Reason) -> Option<Option<Found>> {
        let last = self.before.last().filter(|last| draft.passage - last.passage <= 2)?;
        Some(last.side.map(|side| (side, why.then_rule("the side of the claim before it"))))
    }

    /// Whether somebody near a party speaks, and not itself: `sources close to the Houthis`.
    fn is_heard(&self, draft: &Draft) -> bool {
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        source.is_some_and(|source| self.lexicon.name(source) == "witnesses")
    }

    /// Whether who speaks is of no party: a monitor, an outlet.
    fn is_of_no_land(&self, draft: &Draft) -> bool {
        let party = draft.voice.as_ref().and_then(|voice| voice.party).map(|party| self.lexicon.name(party));
        matches!(party, Some("independent" | "media"))
    }

    /// The party behind what the sentence says, by the words that said it.
    pub(super) fn party(&self, draft: &Draft, side: Side, said: Option<Because>) -> Option<Found> {
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party).or(self.facts.publisher_party);
        let enemy = |party: Name| self.context.enemy_of(party, self.facts.published, self.lexicon);
        let own = speaker.filter(|_| !self.is_heard(draft));
        let counts = self.counts_others(draft);
        let why = said.map_or(Reason::default(), Reason::of);
        let by = |party: Option<Name>, rule: &'static str| Some((party?, why.then_rule(rule)));
        let of_speaker = || by(speaker.and_then(enemy), "the enemy of who speaks");
        match side {
            Side::Party(party) => Some((party, why)),
            // `Russian MoD: 240 extremists eliminated`: nobody calls his own men so.
            Side::Camp(Camp::Rebel) if own.is_some() && self.context.party_of(Camp::Rebel) == own => {
                of_speaker()
            }
            Side::Camp(camp) => {
                let state = camp == Camp::State && self.is_state_speaking(draft);
                by(self.context.party_of(camp), "the party of that camp in the document's war")
                    .or_else(|| by(speaker.filter(|_| state), "the party of who speaks"))
            }
            Side::EnemyOfCamp(camp) => by(
                self.context.party_of(camp).and_then(enemy),
                "the enemy of that camp in the document's war",
            ),
            // `Salvadoran rebels killed 13 troops`: of the state that they fight.
            Side::EnemyOf(party) if self.are_its_rebels(draft, party) => {
                by(Some(party), "whose rebels did it")
            }
            Side::EnemyOf(party) => by(enemy(party), "its enemy in the document's war"),
            // A monitor or the United Nations count what others lost.
            Side::Ours if counts || self.is_of_no_land(draft) => None,
            Side::Ours => by(speaker.map(|party| self.fighters_of(draft, party)), "the party of who speaks"),
            Side::Enemy => {
                of_speaker().or_else(|| self.usual_enemy().map(|(party, rule)| (party, why.then_rule(rule))))
            }
            Side::Pronoun => self.stood_for(draft, why).unwrap_or_else(of_speaker),
            Side::Unknown => None,
        }
    }

    /// `Hamas said three of its fighters had died`: the group that fights, not the people whom it lives among.
    fn fighters_of(&self, draft: &Draft, party: Name) -> Name {
        let row = self.context.conflict.filter(|row| row.kind == ConflictKind::Insurgency);
        let group = row.filter(|row| row.civilians == party && row.a != party);
        group.filter(|_| !draft.category.is_bystanders()).map_or(party, |row| row.b)
    }

    /// `the enemy` where nobody is quoted: the side that the document's claims have so far, else
    /// that of the war whose other side is named more.
    fn usual_enemy(&self) -> Option<(Name, &'static str)> {
        let last = self.before.iter().rev().take(64).find_map(|draft| draft.side);
        last.map(|side| (side, "the side of the last claim that has one")).or_else(|| {
            let row = self.context.conflict?;
            // Of a war with a group, an army's officers tell.
            if row.kind == ConflictKind::Insurgency && row.civilians == row.a {
                return Some((row.b, "the armed group, where nobody else is known to tell"));
            }
            let side = if self.context.count(row.a) > self.context.count(row.b) { row.b } else { row.a };
            Some((side, "the side of the war that the document names less"))
        })
    }

    /// Whether the nouns of two claims name different camps: `three gunmen were killed. Seven soldiers were wounded`.
    fn is_other_camp(&self, draft: &Draft, other: &Draft) -> bool {
        self.camp_of(draft).zip(self.camp_of(other)).is_some_and(|(one, two)| one != two)
    }

    /// Whether policemen are counted: no army's, but of the land.
    fn counts_police(&self, draft: &Draft) -> bool {
        const POLICE: &[&str] = &["policemen", "policeman", "police", "policewoman", "policewomen"];
        let passage = &self.passages[draft.passage];
        let noun = passage.claims[draft.claim].head.noun;
        noun.is_some_and(|noun| passage.reading.is_any(noun.at, POLICE))
    }

    /// The camp that the noun counted names.
    fn camp_of(&self, draft: &Draft) -> Option<Camp> {
        let passage = &self.passages[draft.passage];
        passage.reading.camp(passage.claims[draft.claim].head.noun?.at)
    }

    /// The side of the claim that this one goes on from: in its sentence, or just before.
    pub(super) fn antecedent(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if let Some(at) = claim.antecedent {
            let other = self.same_passage(draft).find(|other| other.claim == at)?;
            return self.side_of(other, "the side of the claim that it goes on from");
        }
        // `Two rebels were killed and 10 wounded`: whosever they are, no others than those beside them.
        if self.paired(draft, claim).is_some_and(|last| last.side.is_none()) {
            return None;
        }
        let military = |category: Category| !category.is_bystanders();
        // `Two rebels were killed`, behind three wounded soldiers
        let rebels = self.camp_of(draft) == Some(Camp::Rebel);
        // `A bomb killed three policemen`, behind two American soldiers
        let police = self.counts_police(draft);
        let reach = if military(draft.category) { 6 } else { 5 };
        let near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= reach);
        let last = near.into_iter().find(|last| {
            military(last.category) == military(draft.category)
                && !self.is_other_camp(draft, last)
                && (!police || self.counts_police(last))
                && (!rebels || self.camp_of(last) == Some(Camp::Rebel))
                && last.category.is_people() == draft.category.is_people()
                && last.side.is_some()
        })?;
        self.side_of(last, "the side of the last claim of the same kind, near by")
    }
}
