//! Sides of soldiers and guerrillas that no party names: of which state or group they are.

use super::{BESIDE, Closer, ESTIMATES, Found};
use crate::assemble::side::ADMITS;
use crate::assemble::{Case, Claim, Side, attribution};
use crate::lexicon::{Camp, Class, Conflict, ConflictKind, Name, PartyKind, PlaceKind, kinds};
use crate::mention::Reading;
use crate::record::{Category, Outcome};
use crate::resolve::{Draft, Passage};
use crate::why::{Because, Reason};

/// The first word of what is counted that names a camp, and which.
fn counted_camp(reading: &Reading, claim: &Claim) -> Option<(usize, Camp)> {
    let noun = claim.head.noun?;
    // `15 members of the border police`
    let members = reading.is_any(noun.at, &["members", "member"]) && reading.has(noun.at + 1, Class::Of);
    let last = if members { (noun.at + 7).min(reading.len() - 1) } else { noun.at };
    (claim.number.1..=last).find_map(|at| Some((at, reading.camp(at)?)))
}

/// `Salvadoran rebels`: whether a state's adjective at `at` tells of which land rebels are.
fn is_rebels_land(reading: &Reading, at: usize, party: Name) -> bool {
    let end = reading.term_end(at);
    let named = reading.party(at).is_some_and(|it| it.party == party && it.kind == PartyKind::Adjective);
    named && (end..end + 2).any(|at| reading.camp(at) == Some(Camp::Rebel))
}

impl Closer<'_, '_, '_> {
    /// `soldiers` and `guerrillas` in a war of a state and a group.
    pub(super) fn camp(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        // `ambushed an army convoy, killing 20`
        let hit = || (claim.side == Side::Camp(Camp::State)).then_some((claim.number.0, Camp::State));
        let (at, own) = counted_camp(reading, claim).or_else(hit)?;
        let why = |rule: &'static str| Reason::of(Because::term(rule, reading, at));
        let rule = "the noun counted names a camp of the document's war: `20 rebels`";
        let party = self.context.party_of(own).map(|party| (party, why(rule)));
        if own == Camp::Rebel {
            return self.group_named(draft, claim).or(party);
        }
        // `the Israeli military said four soldiers were killed in Lebanon`: a state counts its own.
        let voice = draft.voice.as_ref();
        let state = voice.and_then(|voice| voice.source).is_some_and(|it| self.lexicon.is_of_a_state(it));
        let said = attribution::of(self.passages[draft.passage].statements(), claim);
        let state = state
            && !self.counts_enemys(draft)
            && said.is_none_or(|said| !reading.is_any(said.cue, ESTIMATES));
        let admits = said.is_some_and(|said| reading.is_any(said.cue, &ADMITS));
        let speaker = voice.and_then(|voice| voice.party).filter(|party| {
            let counts = self.context.conflict.is_none_or(|row| {
                // `The Malian armed forces said only two soldiers had died`, in a text about another war.
                let few = claim.amount.value.is_some_and(|number| number < 500.0);
                let other = few && row.enemy_of(*party).is_none() && row.civilians != *party;
                row.a == *party || other || admits && row.b != *party
            });
            state && counts && (admits || claim.governed.is_some_and(|it| it.case == Case::Subject))
        });
        if let Some(abroad) = self.abroad(draft, claim).filter(|_| !admits) {
            return Some(abroad);
        }
        if let Some(party) = speaker {
            let rule = "a state that speaks counts its own: `the military said four soldiers were killed`";
            return Some((party, why(rule)));
        }
        // `In Niger, 15 soldiers died`: the state whose land it is, where no states are at war there.
        let land = self.country(draft, claim, None).filter(|_| self.context.is_no_war_of_states());
        land.or(party)
    }

    /// `Two policemen were shot dead in Srinagar`, `Five militants and two soldiers were killed in Kulgam`: the state's on
    /// whose land they fell, and not in its war with another.
    pub(super) fn guards_of_land(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        self.camp_of(draft).filter(|camp| *camp == Camp::State)?;
        let near = draft.passage.saturating_sub(1)..=draft.passage;
        let mut readings = self.passages[near].iter().map(|passage| &passage.reading);
        let mut rebels =
            || readings.any(|reading| (0..reading.len()).any(|at| reading.camp(at) == Some(Camp::Rebel)));
        let own = self.counts_police(draft) || rebels();
        let land = own.then(|| self.country(draft, claim, None))??;
        // `The US military confirmed the death of one soldier in Mosul`
        let speaker =
            draft.voice.as_ref().and_then(|voice| voice.party).filter(|_| !self.is_of_no_land(draft));
        speaker.is_none_or(|party| party == land.0).then_some(land)
    }

    /// `Up to 170 troops were lost, the Defense Ministry said`: in a war of states it counts its enemy's.
    fn counts_enemys(&self, draft: &Draft) -> bool {
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        let ministry = source.is_some_and(|it| self.lexicon.name(it).ends_with("_mod"));
        ministry && draft.outcome == Outcome::Lost && !self.context.is_no_war_of_states()
    }

    /// `destroyed a Daesh command post, killing about 80 terrorists`: the one group that the sentence names.
    fn group_named(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party);
        let group = |party: Name| {
            let fights = |row: &Conflict| row.b == party && row.kind == ConflictKind::Insurgency;
            // Russia stands against a state in the Donbas' war, and is one itself.
            let state = |row: &Conflict| row.a == party;
            let rows = || self.lexicon.conflicts_at(None);
            Some(party) != speaker && rows().any(fights) && !rows().any(state)
        };
        let parties = reading.terms_of(kinds::PARTY).flat_map(|(start, end)| start..end);
        let mut named = parties.filter(|&at| reading.party(at).is_some_and(|it| group(it.party)));
        let at = named.next()?;
        let party = reading.party(at)?.party;
        let end = reading.term_end(at);
        // `Hamas and other groups`, `Kurdish rebels fought Islamic State`
        let others = reading.has(end, Class::And) && reading.has(end + 1, Class::Other);
        let one = named.all(|at| reading.party(at).is_some_and(|it| it.party == party)) && !others;
        // `Islamic State fighters killed 12 rebels`: they did it.
        let object = claim.governed.is_some_and(|it| it.case == Case::Object) && at < claim.event();
        let led = at > 0 && reading.is_any(at - 1, &["on", "against", "of", "at"]);
        let other = (0..at).any(|at| reading.party(at).is_some() || reading.camp(at) == Some(Camp::State));
        let own = matches!(claim.side, Side::EnemyOf(doer) if doer == party) || object && !led && !other;
        let rule = "the one group that the sentence names: `a Daesh post, killing 80 terrorists`";
        (one && !own).then(|| (party, Because::term(rule, reading, at).into()))
    }

    /// `The army killed 11 militants of Islamic State. The terrorists lost two tanks`: the one group that the sentence
    /// names, else that of the rebels last counted, else the one that the sentences before name.
    pub(super) fn rebels_before(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const NEAR: usize = 3;
        // `five rebels` are of those whom the war's row calls so.
        let reading = &self.passages[draft.passage].reading;
        let called = self.context.party_of(Camp::Rebel).map(|party| self.lexicon.name(party));
        let noun = claim.head.noun.map(|noun| noun.at);
        let rebels = noun.is_some_and(|at| reading.is_any(at, &["rebels", "rebel"]));
        if rebels && called.is_some_and(|name| name.ends_with("rebels")) {
            return None;
        }
        if let Some(group) = self.group_named(draft, claim) {
            return Some(group);
        }
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
        let last = near.find(|last| last.side.is_some() && self.camp_of(last) == Some(Camp::Rebel));
        last.and_then(|last| self.side_of(last, "the rebels last counted"))
    }

    /// `three of the soldiers died`, `the number of soldiers who have died`: those who were counted before.
    pub(super) fn told_before(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let near = claim.start.saturating_sub(8)..(claim.number.1 + 8).min(reading.len());
        let figure = claim.governed.is_some_and(|it| it.case == Case::Figure)
            && near.into_iter().any(|at| reading.camp(at) == Some(Camp::State) && reading.noun(at).is_some());
        let noun = claim.head.noun.filter(|noun| reading.camp(noun.at) == Some(Camp::State));
        if noun.is_none() && !(figure && claim.head.noun.is_none() && draft.category == Category::Military) {
            return None;
        }
        let noun = noun.map_or(claim.number.1, |noun| noun.at);
        let the = |at: usize| reading.has(at, Class::The) || reading.is_any(at, &["those", "these"]);
        let before = claim.start.checked_sub(1);
        let number =
            before.is_some_and(|at| reading.has(at, Class::Of) && reading.has(at - 1, Class::Number));
        let definite = claim.head.partitive && (claim.number.1..noun).any(the)
            || before.is_some_and(the)
            || number
            || figure;
        let open = claim.head.party.is_none() && definite;
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 3);
        let last = open.then(|| near.find(|last| last.category == Category::Military))??;
        last.side?;
        self.side_of(last, "the soldiers told of before: `three of the soldiers died`")
    }

    /// `the Salvadoran guerrillas suffered 29 casualties`: rebels of a land are not its state's, but those whom it fights.
    pub(super) fn not_the_state(&self, draft: &Draft, (party, why): Found) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let claim = &self.passages[draft.passage].claims[draft.claim];
        let did = matches!(claim.side, Side::EnemyOf(_));
        if did || !(0..claim.head.end.min(reading.len())).any(|at| is_rebels_land(reading, at, party)) {
            return Some((party, why));
        }
        let own = |row: &&Conflict| row.a == party && row.kind == ConflictKind::Insurgency;
        let mut rows = self.lexicon.conflicts_at(self.facts.published).filter(own);
        let row = self.context.conflict.filter(own).or_else(|| {
            let first = rows.next();
            first.filter(|_| rows.next().is_none())
        });
        match row {
            Some(row) => {
                Some((row.b, why.then_rule("rebels of a land are not its state's, but those whom it fights")))
            }
            // Of a land in no war of that kind they are its own: partisans.
            None => self.lexicon.conflicts_at(None).all(|row| !own(&row)).then_some((party, why)),
        }
    }

    /// `Salvadoran rebels killed 13 troops`: whether the words before what was done name a state by its rebels alone.
    pub(super) fn are_its_rebels(&self, draft: &Draft, party: Name) -> bool {
        let Passage { reading, claims, .. } = &self.passages[draft.passage];
        let own = |row: &Conflict| row.a == party && row.kind == ConflictKind::Insurgency;
        let mut named = (0..claims[draft.claim].event())
            .filter(|&at| reading.party(at).is_some_and(|it| it.party == party))
            .map(|at| is_rebels_land(reading, at, party))
            .peekable();
        named.peek().is_some() && named.all(|rebels| rebels) && self.lexicon.conflicts_at(None).any(own)
    }

    /// `Myanmar's junta killed 12 civilians`: a regime that nothing says to be at war strikes its own people.
    pub(super) fn own_regime(&self, draft: &Draft, claim: &Claim, doer: Name) -> Option<Found> {
        const REGIMES: &[&str] = &["junta", "regime", "police"];
        let reading = &self.passages[draft.passage].reading;
        let rules = |at: &usize| {
            let named = |at: usize| reading.party(at).is_some_and(|party| party.party == doer);
            reading.is_any(*at, REGIMES) && (named(*at) || (at.saturating_sub(3)..*at).any(named))
        };
        let at = (0..reading.len()).find(rules).filter(|_| claim.head.party.is_none())?;
        let rule = "the people of the regime that did it: `Myanmar's junta killed 12 civilians`";
        Some((doer, Because::term(rule, reading, at).into()))
    }

    /// `In Niger, 15 soldiers died, the ministry said`, in a text about another state's war.
    pub(super) fn abroad(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let passage = &self.passages[draft.passage];
        let opens = || {
            let land = passage
                .places()
                .first()
                .filter(|place| place.kind == Some(PlaceKind::Country) && place.at < 3)?;
            let rule = "the land that the sentence opens with: `In Niger, 15 soldiers died`";
            Some((land.country?, Because::term(rule, &passage.reading, land.at).into()))
        };
        let concerned = |land: Name| {
            let war = |row: &Conflict| row.enemy_of(land).is_some() || row.civilians == land;
            self.context.conflict.is_some_and(war)
        };
        let land = self.own_country(draft, claim).or_else(opens);
        land.filter(|(land, _)| self.context.is_no_war_of_states() && !concerned(*land))
    }

    /// `the death of two soldiers and the destruction of one helicopter`: things of the state whose soldiers were just
    /// counted.
    pub(super) fn beside_state(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let things = claim.side == Side::Camp(Camp::State) && !draft.category.is_people();
        let last = self.before.last().filter(|last| things && last.passage == draft.passage)?;
        let same = self.passages[last.passage].claims[last.claim].side == claim.side;
        if same { self.side_of(last, BESIDE) } else { None }
    }

    /// `Three UN peacekeepers died. Some 90 peacekeepers have fallen there`: the narrower group that was counted before.
    pub(super) fn same_group(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const NEAR: usize = 6;
        let group = claim.subgroup.as_deref().filter(|_| draft.category == Category::Military)?;
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
        let same = |last: &&Draft| {
            let other = &self.passages[last.passage].claims[last.claim];
            other.subgroup.as_deref() == Some(group) && last.side.is_some()
        };
        self.side_of(near.find(same)?, "the narrower group that was counted before")
    }

    /// `The army lost 120 men. Seven ships were also sunk`: the things of those whose men the sentence before counted.
    pub(super) fn beside_men(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let things = !draft.category.is_people() && claim.side == Side::Unknown && claim.head.party.is_none();
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 2);
        let last = things.then(|| near.find(|last| last.passage < draft.passage))??;
        let gap = self.passages[draft.passage].paragraphs_behind(&self.passages[last.passage]);
        let men = last.category == Category::Military && gap <= 1;
        men.then(|| self.side_of(last, "whose men the sentence before counted"))?
    }

    /// `the army has also lost 3,397 tanks`: in a war of states, the one whose men were just counted.
    pub(super) fn same_army(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let army = claim.side == Side::Camp(Camp::State);
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 2);
        let last = army.then(|| near.find(|last| last.category == Category::Military))??;
        self.side_of(last, "the army whose men were just counted: `the army has also lost 3,397 tanks`")
    }
}
