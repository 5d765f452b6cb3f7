//! Sides: `the enemy` and `our` by who speaks, the enemy of who did it where a war has two
//! sides, `soldiers` and `guerrillas` by the document's war, people by the place they were hit
//! in, pronouns by the sentence before.

use std::collections::BTreeMap;

use super::category::Categories;
use super::context::Context;
use super::metadata::Facts;
use super::{Draft, Passage};
use crate::assemble::{Case, Claim, Side, attribution, place};
use crate::lexicon::{Camp, Class, ConflictKind, Lexicon, Name, PlaceKind, Role, TimeKind};
use crate::record::{Category, Outcome};

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
        draft.category = Categories { passages, context, before: closer.before }.of(draft, claim);
        draft.side = closer.side(draft, claim);
        draft.versus = claim.versus.and_then(|versus| closer.party(draft, versus));
        if let (None, Some(versus)) = (draft.side, draft.versus) {
            draft.side = context.enemy_of(versus, facts.published, lexicon);
        }
        if let (Some(side), Some(_), None) = (draft.side, claim.versus, draft.versus) {
            draft.versus = context.enemy_of(side, facts.published, lexicon);
        }
    }
    focus(passages, drafts);
    own(passages, drafts, context, lexicon);
}

/// Soldiers that nothing tells the side of, as a party of the war reports them: its own, but the
/// enemy's where it claims them.
fn own(passages: &[Passage], drafts: &mut [Draft], context: &Context, lexicon: &Lexicon) {
    for draft in drafts.iter_mut() {
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party);
        let enemy = |party: Name| context.conflict.and_then(|row| row.enemy_of(party));
        if draft.side.is_some() || draft.category != Category::Military || claim.head.both {
            continue;
        }
        let claimed = attribution::of(&passage.statements, claim)
            .is_some_and(|said| passage.reading.word(said.cue).to_ascii_lowercase().starts_with("claim"));
        let counted = claim.governed.is_some_and(|governed| governed.case == Case::Subject);
        let camp = claim.head.noun.and_then(|noun| passage.reading.camp(noun.at));
        let claimed = claimed || camp == Some(Camp::Rebel);
        let state =
            draft.voice.as_ref().and_then(|voice| voice.source).is_some_and(|it| lexicon.is_of_a_state(it));
        draft.side = speaker.and_then(|party| match enemy(party) {
            // `54 militants`, as one state at war with another counts them: neither's.
            Some(_) if camp == Some(Camp::Rebel) && !context.is_insurgency() => None,
            Some(enemy) => Some(if claimed { enemy } else { party }),
            // `Niger's army said that three soldiers had died`, in no war that the rows know.
            None => {
                let known = context.conflict.is_some() || !state;
                (camp != Some(Camp::Rebel) && counted && !claimed && !known).then_some(party)
            }
        });
    }
}

/// Military losses that nothing near tells the side of: the side that most of the document's
/// other military losses are on.
fn focus(passages: &[Passage], drafts: &mut [Draft]) {
    for people in [true, false] {
        let counts = |draft: &Draft| {
            !matches!(draft.category, Category::Civilian | Category::People)
                && draft.category.is_people() == people
        };
        let mut times: BTreeMap<Name, usize> = BTreeMap::new();
        for side in drafts.iter().filter(|draft| counts(draft)).filter_map(|draft| draft.side) {
            *times.entry(side).or_default() += 1;
        }
        let all: usize = times.values().sum();
        let Some((first, most)) = times.into_iter().max_by_key(|&(_, count)| count) else { continue };
        if most * 3 < all * 2 {
            continue;
        }
        for draft in drafts.iter_mut() {
            let both = passages[draft.passage].claims[draft.claim].head.both;
            if draft.side.is_none() && counts(draft) && !both {
                draft.side = Some(first);
            }
        }
    }
}

struct Closer<'p, 'a, 'l> {
    passages: &'p [Passage<'a>],
    facts: &'p Facts,
    context: &'p Context<'l>,
    lexicon: &'p Lexicon,
    before: &'p [Draft],
}

impl Closer<'_, '_, '_> {
    /// The side of a draft.
    fn side(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        if claim.head.both {
            return None;
        }
        let bystanders = matches!(draft.category, Category::Civilian | Category::People);
        let named = self.party(draft, claim.side).or_else(|| self.possessor(draft, claim));
        let named = named.map(|party| self.host(draft, claim, party));
        let doer = match claim.side {
            Side::EnemyOf(doer) => Some(doer),
            Side::EnemyOfCamp(camp) => self.context.party_of(camp),
            _ => None,
        };
        match (doer, named) {
            (Some(doer), party) if bystanders => self
                .country(draft, claim, Some(doer))
                .or_else(|| self.civilians_of(doer))
                .or(party.map(|party| self.people_of(party))),
            (_, Some(party)) => Some(party),
            _ if bystanders => self.bystanders(draft, claim),
            _ => self
                .camp(draft, claim)
                .or_else(|| self.hostile(draft, claim))
                .or_else(|| self.antecedent(draft, claim))
                .or_else(|| self.same_army(draft, claim)),
        }
    }

    /// `held him responsible for the deaths of dozens of its citizens`: where nobody is quoted, the
    /// party last named before the pronoun.
    fn possessor(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let reading = &self.passages[draft.passage].reading;
        let its = claim.head.theirs && claim.side == Side::Ours;
        its.then(|| (0..claim.start).rev().find_map(|at| reading.party(at)))?.map(|party| party.party)
    }

    /// `the army has also lost 3,397 tanks`: in a war of states, the one whose men were just counted.
    fn same_army(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let army = claim.side == Side::Camp(Camp::State);
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 2);
        army.then(|| near.find(|last| last.category == Category::Military))?.and_then(|last| last.side)
    }

    /// Foreigners in the ranks of a side count as that side's: `US volunteers captured in Ukraine`.
    fn host(&self, draft: &Draft, claim: &Claim, party: Name) -> Name {
        let Some(conflict) = self.context.conflict.filter(|row| row.enemy_of(party).is_none()) else {
            return party;
        };
        let named_in_phrase = claim.head.party == Some(party) && draft.category == Category::Military;
        if !named_in_phrase || conflict.kind != ConflictKind::Interstate {
            return party;
        }
        let speaker =
            draft.voice.as_ref().and_then(|voice| voice.party).and_then(|party| conflict.enemy_of(party));
        speaker
            .or_else(|| self.before.last().and_then(|last| last.side))
            .or(Some(conflict.b))
            .filter(|_| self.is_foreign(claim))
            .unwrap_or(party)
    }

    /// The noun is one for foreigners in the ranks: volunteers, mercenaries.
    fn is_foreign(&self, claim: &Claim) -> bool {
        claim.head.noun.is_some_and(|noun| noun.subgroup.is_some())
            || claim.head.noun.is_some_and(|noun| noun.category == Some(Category::Military))
    }

    /// The people that a group lives among: those of Gaza for Hamas; a state's are its own.
    fn people_of(&self, party: Name) -> Name {
        let mut rows = self.lexicon.conflicts_at(self.facts.published);
        let group = rows.find(|row| row.b == party && row.kind == ConflictKind::Insurgency);
        group.map_or(party, |row| row.civilians)
    }

    /// Whose civilians die where `doer` strikes, in the document's war.
    fn civilians_of(&self, doer: Name) -> Option<Name> {
        let conflict = self.context.conflict?;
        if doer == conflict.a {
            return Some(conflict.civilians);
        }
        (doer == conflict.b).then_some(conflict.a)
    }

    /// `soldiers` and `guerrillas` in a war of a state and a group.
    fn camp(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let reading = &self.passages[draft.passage].reading;
        let noun = claim.head.noun?;
        let own = (claim.number.1..=noun.at).find_map(|at| reading.camp(at))?;
        let party = self.context.party_of(own);
        if own == Camp::Rebel {
            return party;
        }
        // `the Israeli military said four soldiers were killed in Lebanon`: a state counts its own.
        let voice = draft.voice.as_ref();
        let state = voice.and_then(|voice| voice.source).is_some_and(|it| self.lexicon.is_of_a_state(it));
        let speaker = voice.and_then(|voice| voice.party).filter(|party| {
            let counts = self.context.conflict.is_none_or(|row| row.a == *party);
            state && counts && claim.governed.is_some_and(|it| it.case == Case::Subject)
        });
        if speaker.is_some() {
            return speaker;
        }
        // `In Niger, 15 soldiers died`: the state whose land it is, where no states are at war there.
        let land = self.country(draft, claim, None).filter(|_| self.context.is_no_war_of_states());
        land.or(party)
    }

    /// What a party says it destroyed is the enemy's.
    fn hostile(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let speaker = draft.voice.as_ref()?.party?;
        let governed = claim.governed?;
        let equipment = !draft.category.is_people();
        let active = governed.case == Case::Object && governed.role == Some(Role::Object);
        let downed = equipment && matches!(draft.outcome, Outcome::Destroyed | Outcome::Captured);
        if active || downed {
            return self.context.enemy_of(speaker, self.facts.published, self.lexicon);
        }
        None
    }

    /// The side of people whom nobody names: where they were hit, else whose officials speak.
    fn bystanders(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        if draft.category == Category::People && self.is_whole_war(draft, claim) {
            return None;
        }
        let joined = claim
            .antecedent
            .and_then(|at| self.same_passage(draft).find(|other| other.claim == at))
            .and_then(|other| other.side);
        let own = self.own_country(draft, claim);
        let voice = draft.voice.as_ref();
        let land = voice.and_then(|voice| self.lexicon.land_of(voice.source?));
        let speaker = land.or(voice.and_then(|voice| voice.party)).filter(|party| self.is_local(*party));
        let speaker = speaker.map(|party| self.people_of(party));
        let state = || {
            self.context
                .conflict
                .filter(|row| row.kind == ConflictKind::Insurgency && row.civilians == row.a)
                .map(|row| row.a)
        };
        joined
            .or(own)
            .or(speaker)
            .or_else(|| self.country(draft, claim, None))
            .or_else(|| self.antecedent(draft, claim))
            .or_else(state)
    }

    /// One figure for a whole war's dead has no side: `100,000 people have died in the war in Ukraine`.
    fn is_whole_war(&self, draft: &Draft, claim: &Claim) -> bool {
        let passage = &self.passages[draft.passage];
        let reading = &passage.reading;
        let end = claim.head.end.max(claim.event());
        let war = (end..(end + 8).min(reading.len())).any(|at| reading.time(at, TimeKind::War));
        let town = place::of(reading, &passage.places, claim)
            .is_some_and(|place| place.kind != Some(PlaceKind::Country));
        let interstate = self.context.conflict.is_none_or(|row| row.kind == ConflictKind::Interstate);
        war && !town && interstate && claim.head.party.is_none()
    }

    /// Whether a party's officials may speak of their own people: it has a land of its own.
    fn is_local(&self, party: Name) -> bool {
        self.context.conflict.is_none_or(|row| row.enemy_of(party).is_some() || row.civilians == party)
            && self.context.count(party) > 1
    }

    fn same_passage<'s>(&'s self, draft: &'s Draft) -> impl Iterator<Item = &'s Draft> {
        self.before.iter().rev().take_while(|other| other.passage == draft.passage)
    }

    /// The party behind what the sentence says.
    fn party(&self, draft: &Draft, side: Side) -> Option<Name> {
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party).or(self.facts.publisher_party);
        let enemy = |party: Name| self.context.enemy_of(party, self.facts.published, self.lexicon);
        match side {
            Side::Party(party) => Some(party),
            Side::Camp(camp) => self.context.party_of(camp),
            Side::EnemyOfCamp(camp) => self.context.party_of(camp).and_then(enemy),
            Side::EnemyOf(party) => enemy(party),
            Side::Ours => speaker,
            Side::Enemy => speaker.and_then(enemy).or_else(|| self.usual_enemy()),
            // `they lost 2,000 men`, where nobody was counted before: the speaker's enemy.
            Side::Pronoun => match self.before.last().filter(|last| draft.passage - last.passage <= 2) {
                Some(last) => last.side,
                None => speaker.and_then(enemy),
            },
            Side::Unknown => None,
        }
    }

    /// `the enemy` where nobody is quoted: the side that the document's claims have so far, else
    /// that of the war whose other side is named more.
    fn usual_enemy(&self) -> Option<Name> {
        let last = self.before.iter().rev().take(64).find_map(|draft| draft.side);
        last.or_else(|| {
            let row = self.context.conflict?;
            Some(if self.context.count(row.a) > self.context.count(row.b) { row.b } else { row.a })
        })
    }

    /// Whose territory the claim's place is, in its own sentence.
    fn own_country(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let passage = &self.passages[draft.passage];
        let near = place::of(&passage.reading, &passage.places, claim).and_then(|place| place.country);
        claim.head.country.or(near)
    }

    /// Whose territory the claim's place is: in its sentence, or in the sentences just before; not
    /// that of who struck, if another is named.
    fn country(&self, draft: &Draft, claim: &Claim, doer: Option<Name>) -> Option<Name> {
        let own_people =
            doer.and_then(|doer| self.context.conflict.filter(|row| row.b == doer)).map(|row| row.civilians);
        let fits = |country: &Name| {
            Some(*country) != doer
                && (own_people != Some(*country)
                    || self.context.conflict.is_some_and(|row| row.civilians == row.a))
        };
        let own = self.own_country(draft, claim).filter(|country| fits(country) || self.is_hit(draft, claim));
        own.or_else(|| {
            let from = draft.passage.saturating_sub(3);
            let near = self.passages[from..draft.passage].iter().rev();
            near.flat_map(|before| before.places.iter().rev()).filter_map(|place| place.country).find(
                |country| {
                    fits(country)
                        && self
                            .context
                            .conflict
                            .is_none_or(|row| row.enemy_of(*country).is_some() || row.civilians == *country)
                },
            )
        })
    }

    /// The claim's place is a town that was struck, whoever holds it: `Ukrainian shelling of Donetsk`.
    fn is_hit(&self, draft: &Draft, claim: &Claim) -> bool {
        let passage = &self.passages[draft.passage];
        let Some(place) = place::of(&passage.reading, &passage.places, claim) else { return false };
        let (from, to) = (place.at.min(claim.event()), place.at.max(claim.event()));
        let parted = (from..to).any(|at| {
            passage.reading.has_any(at, &[Class::Subordinator, Class::Relative])
                || passage.reading.is_word(at, "following")
                || passage.reading.is(at, ',')
        });
        place.kind != Some(PlaceKind::Country) && !parted
    }

    /// The side of the claim that this one goes on from: in its sentence, or just before.
    fn antecedent(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        if let Some(at) = claim.antecedent {
            return self.same_passage(draft).find(|other| other.claim == at).and_then(|other| other.side);
        }
        let military = |category: Category| !matches!(category, Category::Civilian | Category::People);
        let reach = if military(draft.category) { 6 } else { 2 };
        let near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= reach);
        let last = near.into_iter().find(|last| {
            military(last.category) == military(draft.category)
                && last.category.is_people() == draft.category.is_people()
                && last.side.is_some()
        })?;
        last.side
    }
}
