//! The party of an office that is named without one: `the ministry`, `local officials`, `its army`.

use super::voice::Voices;
use crate::assemble::Side;
use crate::assemble::attribution::{self, Attribution, outlet_at};
use crate::assemble::side::ADMITS;
use crate::lexicon::{Camp, Class, Name, PartyKind};
use crate::mention::Reading;
use crate::resolve::Voice;

const OWNER: &str = "the party before `its` or before the outlet: `Ukraine lost 200 men, its minister said`";
const WHERE: &str = "the land of which the sentence goes on to tell: `in Kenya, where officials said`";
const VICTIMS: &str = "officials of the victims' party";
const STATE: &str = "the office is the state's, in its war with an armed group";
const ONLY: &str = "the one party that the document names the office with";
const SUBJECT: &str =
    "the party that the sentence before is about: `Russia published few figures. Data from the ministry`";

impl Voices<'_, '_, '_> {
    /// The party of an office that the phrase names none for, and the rule.
    pub(super) fn party_of(
        &self,
        index: usize,
        said: &Attribution,
        kind: Name,
        last: Option<&Voice>,
    ) -> Option<(Name, &'static str)> {
        let possessor = self.possessor(index, said).map(|party| (party, OWNER));
        let where_they = || self.land_of_where(index, said).map(|party| (party, WHERE));
        possessor.or_else(where_they).or_else(|| self.owner(index, kind)).or_else(|| {
            let local = self.lexicon.name(kind) == "officials";
            let side = |last: &&Voice| local && !last.source.is_some_and(|id| self.lexicon.counts_others(id));
            let party = last.filter(side)?.party?;
            let state = self.lexicon.source_of(Some(party), None)?.0;
            let plain = self.lexicon.name(state).ends_with("officials");
            plain.then_some((party, "officials of the land whose own spoke before"))
        })
    }

    /// `higher than in Kenya, where officials said`: the land before the clause.
    fn land_of_where(&self, index: usize, said: &Attribution) -> Option<Name> {
        const NEAR: usize = 4;
        let reading = &self.passages[index].reading;
        let at = said.phrase.0.checked_sub(1).filter(|&at| reading.is_word(at, "where"))?;
        (at.saturating_sub(NEAR)..at).rev().find_map(|at| {
            let land = || reading.place(at).and_then(|place| place.country);
            reading.party(at).map(|party| party.party).or_else(land)
        })
    }

    /// The party of an office named without one. Local officials are those of the place or the
    /// victims that the sentence speaks of; an army is the one that the document named before, the
    /// state's, or the enemy of the side whose losses it counts.
    pub(super) fn owner(&self, index: usize, office: Name) -> Option<(Name, &'static str)> {
        if self.lexicon.is_independent(office) {
            return None;
        }
        let kind = self.lexicon.name(office);
        let by = |party: Option<Name>, rule: &'static str| party.map(|party| (party, rule));
        let named = || by(self.named_with(office), "the office that the document named with a party");
        let state = || match kind {
            "militants" => by(self.context.party_of(Camp::Rebel), "the armed group of the document's war"),
            _ => by(self.context.party_of(Camp::State), STATE),
        };
        let speaks = |found: &(Name, &'static str)| {
            let armed = self.lexicon.source_of(Some(found.0), None);
            kind == "militants" || armed.is_none_or(|(id, _)| self.lexicon.name(id) != "militants")
        };
        let land = || by(self.context.land(), "officials of the land whose places the text names most");
        let near = || by(self.near(index), "officials of the land that the text speaks of");
        let here = || by(self.here(index), "officials of the one land whose places the sentence names");
        let victims = self.victims(index);
        let counted = || {
            let military = matches!(kind, "general_staff" | "armed_forces" | "air_force" | "mod");
            // `the military confirmed`: of one's own.
            let reading = &self.passages[index].reading;
            let admits = (0..reading.len()).any(|at| reading.is_any(at, &ADMITS));
            let enemy = self.context.conflict.filter(|_| military && !admits)?.enemy_of(victims?);
            by(enemy, "the army that counts its enemy's losses")
        };
        // `Six Somali soldiers were killed, a military officer said`, where no other state fights
        let own = || by(victims.filter(|_| self.context.is_no_war_of_states()), VICTIMS).filter(speaks);
        if matches!(kind, "officials" | "health_ministry") {
            let local = near().or_else(here).or(by(victims, VICTIMS)).filter(speaks);
            let of_land = local.or_else(|| land().filter(|_| kind == "officials"));
            of_land.or_else(named).or_else(state).or_else(land).filter(speaks)
        } else {
            let before = || by(self.before(index), SUBJECT);
            let near = || near().filter(|found| kind != "militants" && self.has_army(found.0, office));
            let only = || by(self.only_party(office), ONLY);
            named().or_else(only).or_else(state).or_else(before).or_else(counted).or_else(near).or_else(own)
        }
    }

    /// Whether a land has such an office of its own, and not only officials of every kind.
    fn has_army(&self, party: Name, office: Name) -> bool {
        let id = |office: Option<Name>| self.lexicon.source_of(Some(party), office).map(|(id, _)| id);
        let plain = id(None);
        id(Some(office)) != plain || plain.is_some_and(|id| self.lexicon.name(id) == "officials")
    }

    /// `Russia suffering 824 casualties a day - MoD`, `The defence ministry says`: of the one land whose ministry the text names.
    fn only_party(&self, office: Name) -> Option<Name> {
        let kind = self.lexicon.name(office);
        let short = matches!(kind, "mod" | "general_staff" | "intelligence");
        self.register.only_party_of(office).filter(|_| short)
    }

    /// The party that opens the sentence before, in the same paragraph.
    pub(super) fn before(&self, index: usize) -> Option<Name> {
        let before = index.checked_sub(1)?;
        let (here, last) = (&self.passages[index].reading, &self.passages[before].reading);
        // `Russia has lost 310,000 troops`: who lost them is not who tells.
        let near =
            here.sentence.paragraph == last.sentence.paragraph && self.passages[before].claims.is_empty();
        if !near {
            return None;
        }
        let opening = |at: usize| {
            let party =
                last.party(at).filter(|party| matches!(party.kind, PartyKind::Name | PartyKind::Metonym))?;
            (!last.owns(at)).then_some(party.party)
        };
        let party = (0..last.len().min(3)).find_map(opening)?;
        self.context.concerns(party).then_some(party)
    }

    /// Whose land the sentence and those before it speak of, if it is a party's of the war.
    fn near(&self, index: usize) -> Option<Name> {
        let country =
            |index: usize| self.passages[index].places().iter().rev().find_map(|place| place.country);
        let nearest = (index.saturating_sub(3)..=index).rev().find_map(country);
        nearest.filter(|country| {
            let main = self.context.concerns(*country) && self.context.is_main(*country);
            main || self.context.is_most(*country)
        })
    }

    /// The party with which the document first named that office, where that is of its war.
    fn named_with(&self, office: Name) -> Option<Name> {
        self.register.party_of(office).filter(|party| self.context.concerns(*party))
    }

    /// Whose land the places of the sentence are in, where that is one.
    fn here(&self, index: usize) -> Option<Name> {
        let mut lands = self.passages[index].places().iter().filter_map(|place| place.country);
        lands.next().filter(|first| lands.all(|land| land == *first))
    }

    /// Whose people the claims of a sentence are, where they are of one party; of the dead of both sides nothing is told.
    fn victims(&self, index: usize) -> Option<Name> {
        let mut sides = self.passages[index].claims.iter().filter_map(|claim| match claim.side {
            Side::Party(party) => Some(party),
            _ => None,
        });
        sides.next().filter(|first| sides.all(|side| side == *first))
    }

    /// `Ukraine lost 200 men, its defence minister said`: the party that opens the sentence.
    pub(super) fn possessor(&self, index: usize, said: &Attribution) -> Option<Name> {
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let its = (start.saturating_sub(1)..end).find(|&at| reading.is_any(at, &["its", "their"]));
        // `Russia's state agency TASS, citing the ministry`: the country of the outlet before it, but
        // not that of a local official whom it cites.
        let local = (start..end).any(|at| reading.is_any(at, &["local", "regional"]));
        let cites = reading.is_any(said.cue, &["citing", "cited", "quoting", "quoted", "cites", "reference"]);
        let citing = || (0..start).find(|&at| outlet_at(reading, at).is_some()).filter(|_| cites && !local);
        if let Some(group) = self.group(index, said) {
            return Some(group);
        }
        if let (None, Some(outlet)) = (its, citing()) {
            return self.land_of_outlet(index, outlet);
        }
        if let (None, Some(side)) = (its, self.on_side(index)) {
            return Some(side);
        }
        let until = its?;
        // `missiles hit a mall in Kremenchuk, its mayor said`
        let town = (start..end).any(|at| reading.is_any(at, &["mayor", "governor"])) && its.is_some();
        if let Some(land) = (0..until).rev().filter(|_| town).find_map(|at| reading.place(at)?.country) {
            return Some(land);
        }
        let opening = (0..until).find_map(|at| reading.party(at)).map(|party| party.party);
        // `Russia disclosed its losses. Its ministry said`
        opening.or_else(|| self.before(index).filter(|_| its == Some(0)))
    }

    /// `On the Israeli side, authorities said`: whose side opens the sentence.
    fn on_side(&self, index: usize) -> Option<Name> {
        let reading = &self.passages[index].reading;
        let party = (reading.is_word(0, "on") && reading.has(1, Class::The)).then(|| reading.party(2))??;
        reading.is_word(reading.term_end(2), "side").then_some(party.party)
    }

    /// `Russia's state agency TASS`, `the pro-Kremlin newspaper`: whose the outlet at `at` is, by the words beside it.
    fn land_of_outlet(&self, index: usize, at: usize) -> Option<Name> {
        const BEFORE: usize = 5;
        let reading = &self.passages[index].reading;
        let before = (at.saturating_sub(BEFORE)..at).rev().take_while(|&at| !reading.is(at, ','));
        before.into_iter().find_map(|at| {
            let land = reading.party(at).map(|party| party.party);
            land.or_else(|| attribution::party_of_office(reading, at))
        })
    }

    /// `the group's spokesman`, `a spokesman for the movement`: the armed group last named.
    fn group(&self, index: usize, said: &Attribution) -> Option<Name> {
        const GROUPS: &[&str] =
            &["group", "movement", "militia", "militants", "rebels", "insurgents", "faction"];
        const BEFORE: usize = 6;
        let reading = &self.passages[index].reading;
        let (start, end) = (said.phrase.0.saturating_sub(2), said.phrase.1);
        let owns = |at: usize| {
            reading.is_any(at, GROUPS)
                && (reading.is_possessive(at + 1)
                    || at > 0
                        && reading.has(at - 1, Class::The)
                        && (start..at).any(|at| reading.has(at, Class::For)))
        };
        let group = (start..end).find(|&at| owns(at))?;
        let armed = |party: Name| {
            let source = self.lexicon.source_of(Some(party), None);
            source.is_some_and(|(id, _)| self.lexicon.name(id) == "militants").then_some(party)
        };
        let named =
            |reading: &Reading, to: usize| (0..to).rev().find_map(|at| armed(reading.party(at)?.party));
        named(reading, group).or_else(|| {
            let before = (index.saturating_sub(BEFORE)..index).rev();
            before.map(|at| &self.passages[at].reading).find_map(|reading| named(reading, reading.len()))
        })
    }
}
