//! Sides: `the enemy` and `our` by who speaks, the enemy of who did it where a war has two
//! sides, `soldiers` and `guerrillas` by the document's war, people by the place they were hit
//! in, pronouns by the sentence before.

use super::category::Categories;
use super::context::Context;
use super::metadata::Facts;
use super::{Draft, Passage, military, pointed};
use crate::assemble::{Case, Claim, Side, place};
use crate::lexicon::{Camp, Class, ConflictKind, Lexicon, Name, NounClass, PlaceKind, Role, TimeKind};
use crate::record::{Category, Outcome};
use crate::why::{Because, Reason};

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
            Categories { passages, context, before: closer.before }.of(draft, claim);
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
    military::focus(passages, drafts);
    military::own(passages, drafts, context, lexicon);
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
    fn side(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if claim.head.both {
            return None;
        }
        let bystanders = matches!(draft.category, Category::Civilian | Category::People);
        let named = self.party(draft, claim.side, claim.why.side).or_else(|| self.possessor(draft, claim));
        let named = named.map(|party| self.host(draft, claim, party));
        let doer = match claim.side {
            Side::EnemyOf(doer) => Some(doer),
            Side::EnemyOfCamp(camp) => self.context.party_of(camp),
            _ => None,
        };
        match (doer, named) {
            (Some(doer), party) if bystanders => self
                .country(draft, claim, Some(doer))
                .or_else(|| self.civilians_of(doer, claim))
                .or(party.map(|(party, why)| (self.people_of(party), why))),
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
    fn possessor(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let its = claim.head.theirs && claim.side == Side::Ours;
        let at = (0..claim.start).rev().find(|&at| its && reading.party(at).is_some())?;
        let rule = "the party last named before `its`, where nobody is quoted";
        Some((reading.party(at)?.party, Because::term(rule, reading, at).into()))
    }

    /// `the army has also lost 3,397 tanks`: in a war of states, the one whose men were just counted.
    fn same_army(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let army = claim.side == Side::Camp(Camp::State);
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 2);
        let last = army.then(|| near.find(|last| last.category == Category::Military))??;
        self.side_of(last, "the army whose men were just counted: `the army has also lost 3,397 tanks`")
    }

    /// The side of another draft, by that rule.
    fn side_of(&self, other: &Draft, rule: &'static str) -> Option<Found> {
        let claim = &self.passages[other.passage].claims[other.claim];
        Some((other.side?, pointed(rule, claim, other.passage).into()))
    }

    /// Foreigners in the ranks of a side count as that side's: `US volunteers captured in Ukraine`.
    fn host(&self, draft: &Draft, claim: &Claim, (party, why): Found) -> Found {
        let Some(conflict) = self.context.conflict.filter(|row| row.enemy_of(party).is_none()) else {
            return (party, why);
        };
        let named_in_phrase = claim.head.party == Some(party) && draft.category == Category::Military;
        if !named_in_phrase || conflict.kind != ConflictKind::Interstate {
            return (party, why);
        }
        let speaker =
            draft.voice.as_ref().and_then(|voice| voice.party).and_then(|party| conflict.enemy_of(party));
        let host = speaker
            .or_else(|| self.before.last().and_then(|last| last.side))
            .or(Some(conflict.b))
            .filter(|_| self.is_foreign(draft, claim));
        let rule = "foreigners in the ranks of a side of the war count as that side's";
        host.map_or((party, why), |host| (host, why.then_rule(rule)))
    }

    /// The noun is one for foreigners in the ranks: volunteers, mercenaries.
    fn is_foreign(&self, draft: &Draft, claim: &Claim) -> bool {
        const FOREIGNERS: &[&str] = &[
            "volunteer",
            "volunteers",
            "mercenary",
            "mercenaries",
            "fighter",
            "fighters",
            "recruit",
            "recruits",
            "legionnaires",
            "veteran",
            "veterans",
            "citizens",
            "nationals",
            "instructors",
        ];
        let reading = &self.passages[draft.passage].reading;
        claim.head.noun.is_some_and(|noun| {
            let mut phrase = claim.number.1..reading.term_end(noun.at);
            phrase.any(|at| reading.is_any(at, FOREIGNERS)) || reading.party(noun.at).is_some()
        })
    }

    /// The people that a group lives among: those of Gaza for Hamas; a state's are its own.
    fn people_of(&self, party: Name) -> Name {
        let mut rows = self.lexicon.conflicts_at(self.facts.published);
        let group = rows.find(|row| row.b == party && row.kind == ConflictKind::Insurgency);
        group.map_or(party, |row| row.civilians)
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

    /// `soldiers` and `guerrillas` in a war of a state and a group.
    fn camp(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let noun = claim.head.noun?;
        let (at, own) = (claim.number.1..=noun.at).find_map(|at| Some((at, reading.camp(at)?)))?;
        let why = |rule: &'static str| Reason::of(Because::term(rule, reading, at));
        let rule = "the noun counted names a camp of the document's war: `20 rebels`";
        let party = self.context.party_of(own).map(|party| (party, why(rule)));
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
        if let Some(party) = speaker {
            let rule = "a state that speaks counts its own: `the military said four soldiers were killed`";
            return Some((party, why(rule)));
        }
        // `In Niger, 15 soldiers died`: the state whose land it is, where no states are at war there.
        let land = self.country(draft, claim, None).filter(|_| self.context.is_no_war_of_states());
        land.or(party)
    }

    /// What a party says it destroyed is the enemy's.
    fn hostile(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let voice = draft.voice.as_ref()?;
        let speaker = voice.party?;
        let governed = claim.governed?;
        let equipment = !draft.category.is_people();
        let active = governed.case == Case::Object && governed.role == Some(Role::Object);
        let downed = equipment && matches!(draft.outcome, Outcome::Destroyed | Outcome::Captured);
        if !(active || downed) {
            return None;
        }
        let enemy = self.context.enemy_of(speaker, self.facts.published, self.lexicon)?;
        Some((enemy, voice.why.then_rule("what a party says it destroyed is its enemy's")))
    }

    /// The side of people whom nobody names: where they were hit, else whose officials speak.
    fn bystanders(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if draft.category == Category::People && self.is_whole_war(draft, claim) {
            return None;
        }
        let joined = claim
            .antecedent
            .and_then(|at| self.same_passage(draft).find(|other| other.claim == at))
            .and_then(|other| self.side_of(other, "the people of the claim that it goes on from"));
        let own = self.own_country(draft, claim);
        let voice = draft.voice.as_ref();
        let land = voice.and_then(|voice| self.lexicon.land_of(voice.source?));
        let speaker = land.or(voice.and_then(|voice| voice.party)).filter(|party| self.is_local(*party));
        let speaker = speaker.zip(voice).map(|(party, voice)| {
            (self.people_of(party), voice.why.then_rule("the people whose own officials speak"))
        });
        let state = || {
            self.context
                .conflict
                .filter(|row| row.kind == ConflictKind::Insurgency && row.civilians == row.a)
                .map(|row| found(row.a, "the people of the state, in its war with an armed group"))
        };
        joined
            .or(own)
            .or(speaker)
            .or_else(|| self.country(draft, claim, None))
            .or_else(|| self.antecedent(draft, claim))
            .or_else(state)
            .or_else(|| self.land(draft, claim))
    }

    /// A few people hit in a war of states, where nothing tells whose: of the land whose places the text
    /// names most.
    fn land(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const STRIKE: f64 = 500.0;
        let few = claim.amount.value.or(claim.amount.high).is_some_and(|number| number < STRIKE);
        let interstate = self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate);
        let display = self.passages[draft.passage].is_display();
        let civilian = draft.category == Category::Civilian;
        let land = self.context.land().filter(|_| (few || civilian) && interstate && !display)?;
        Some(found(land, "the land whose places the text names most"))
    }

    /// One figure for a whole war's dead has no side: `100,000 people have died in the war in Ukraine`.
    fn is_whole_war(&self, draft: &Draft, claim: &Claim) -> bool {
        let passage = &self.passages[draft.passage];
        let reading = &passage.reading;
        let end = claim.head.end.max(claim.event());
        // `The fighting has killed tens of thousands`
        let doer = |at: usize| {
            reading.is_any(at, &["fighting", "war", "conflict", "violence", "insurgency"])
                && claim.amount.low.or(claim.amount.value).is_some_and(|number| number >= 1000.0)
        };
        let war = (end..(end + 8).min(reading.len())).any(|at| reading.time(at, TimeKind::War))
            || (claim.event().saturating_sub(4)..claim.event()).any(doer);
        let town = place::of(reading, &passage.places, &passage.claims, draft.claim)
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

    /// The party behind what the sentence says, by the words that said it.
    fn party(&self, draft: &Draft, side: Side, said: Option<Because>) -> Option<Found> {
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party).or(self.facts.publisher_party);
        let enemy = |party: Name| self.context.enemy_of(party, self.facts.published, self.lexicon);
        let why = said.map_or(Reason::default(), Reason::of);
        let by = |party: Option<Name>, rule: &'static str| Some((party?, why.then_rule(rule)));
        let of_speaker = || by(speaker.and_then(enemy), "the enemy of who speaks");
        match side {
            Side::Party(party) => Some((party, why)),
            Side::Camp(camp) => {
                by(self.context.party_of(camp), "the party of that camp in the document's war")
            }
            Side::EnemyOfCamp(camp) => by(
                self.context.party_of(camp).and_then(enemy),
                "the enemy of that camp in the document's war",
            ),
            Side::EnemyOf(party) => by(enemy(party), "its enemy in the document's war"),
            Side::Ours => by(speaker, "the party of who speaks"),
            Side::Enemy => {
                of_speaker().or_else(|| self.usual_enemy().map(|(party, rule)| (party, why.then_rule(rule))))
            }
            // `they lost 2,000 men`, where nobody was counted before: the speaker's enemy.
            Side::Pronoun => match self.before.last().filter(|last| draft.passage - last.passage <= 2) {
                Some(last) => by(last.side, "the side of the claim before it"),
                None => of_speaker(),
            },
            Side::Unknown => None,
        }
    }

    /// `the enemy` where nobody is quoted: the side that the document's claims have so far, else
    /// that of the war whose other side is named more.
    fn usual_enemy(&self) -> Option<(Name, &'static str)> {
        let last = self.before.iter().rev().take(64).find_map(|draft| draft.side);
        last.map(|side| (side, "the side of the last claim that has one")).or_else(|| {
            let row = self.context.conflict?;
            let side = if self.context.count(row.a) > self.context.count(row.b) { row.b } else { row.a };
            Some((side, "the side of the war that the document names less"))
        })
    }

    /// Whose territory the claim's place is, in its own sentence.
    fn own_country(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let passage = &self.passages[draft.passage];
        if let Some(country) = claim.head.country {
            let rule = "the land of the place in the counted phrase: `200 Bakhmut residents`";
            return Some((country, Because::words(rule, claim.head.start, claim.head.end).into()));
        }
        let near = place::of(&passage.reading, &passage.places, &passage.claims, draft.claim)?;
        let rule = "whose land the place of the claim is on";
        Some((near.country?, Because::term(rule, &passage.reading, near.at).into()))
    }

    /// Whose territory the claim's place is: in its sentence, or in the sentences just before; not
    /// that of who struck, if another is named.
    fn country(&self, draft: &Draft, claim: &Claim, doer: Option<Name>) -> Option<Found> {
        let own_people =
            doer.and_then(|doer| self.context.conflict.filter(|row| row.b == doer)).map(|row| row.civilians);
        let fits = |country: &Name| {
            Some(*country) != doer
                && (own_people != Some(*country)
                    || self.context.conflict.is_some_and(|row| row.civilians == row.a))
        };
        let own =
            self.own_country(draft, claim).filter(|(country, _)| fits(country) || self.is_hit(draft, claim));
        own.or_else(|| {
            let rule = "whose land the place last named before it is on";
            (draft.passage.saturating_sub(3)..draft.passage).rev().find_map(|index| {
                let before = &self.passages[index];
                before.places.iter().rev().find_map(|place| {
                    let country = place.country.filter(|it| fits(it) && self.context.concerns(*it))?;
                    let why = Because::term(rule, &before.reading, place.at).of_passage(index);
                    Some((country, why.into()))
                })
            })
        })
    }

    /// The claim's place is a town that was struck, whoever holds it: `Ukrainian shelling of Donetsk`.
    fn is_hit(&self, draft: &Draft, claim: &Claim) -> bool {
        let passage = &self.passages[draft.passage];
        let Some(place) = place::of(&passage.reading, &passage.places, &passage.claims, draft.claim) else {
            return false;
        };
        let (from, to) = (place.at.min(claim.event()), place.at.max(claim.event()));
        let parted = (from..to).any(|at| {
            passage.reading.has_any(at, &[Class::Subordinator, Class::Relative])
                || passage.reading.is_word(at, "following")
                || passage.reading.is(at, ',')
        });
        place.kind != Some(PlaceKind::Country) && !parted
    }

    /// `Ukraine has also sustained heavy losses. The president put the dead at 46,000`: the party that
    /// opens the sentence before, where it speaks of losses and counts none.
    fn topic(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const OPENING: usize = 3;
        let figure = claim.governed.is_some_and(|it| matches!(it.case, Case::Figure | Case::LossNoun));
        let index = draft.passage.checked_sub(1).filter(|_| figure && claim.head.party.is_none())?;
        let (passage, here) = (&self.passages[index], &self.passages[draft.passage].reading.sentence);
        let reading = &passage.reading;
        if !passage.claims.is_empty() || here.paragraph > reading.sentence.paragraph + 1 {
            return None;
        }
        let losses = (0..reading.len())
            .any(|at| reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss));
        let at = (0..OPENING).find(|&at| reading.party(at).is_some()).filter(|_| losses)?;
        let rule = "the party whose losses the sentence before speaks of";
        Some((reading.party(at)?.party, Because::term(rule, reading, at).of_passage(index).into()))
    }

    /// The side of the claim that this one goes on from: in its sentence, or just before.
    fn antecedent(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if let Some(at) = claim.antecedent {
            let other = self.same_passage(draft).find(|other| other.claim == at)?;
            return self.side_of(other, "the side of the claim that it goes on from");
        }
        let military = |category: Category| !matches!(category, Category::Civilian | Category::People);
        if let Some(found) = self.topic(draft, claim) {
            return Some(found);
        }
        let reach = if military(draft.category) { 6 } else { 2 };
        let near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= reach);
        let last = near.into_iter().find(|last| {
            military(last.category) == military(draft.category)
                && last.category.is_people() == draft.category.is_people()
                && last.side.is_some()
        })?;
        self.side_of(last, "the side of the last claim of the same kind, near by")
    }
}
