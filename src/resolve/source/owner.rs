//! The party of an office that is named without one: `the ministry`, `local officials`, `its army`.

use super::voice::Voices;
use crate::assemble::Side;
use crate::assemble::attribution::Attribution;
use crate::assemble::side::ADMITS;
use crate::lexicon::{Camp, Name, PartyKind};
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
        let opening = |at: usize| {
            let party =
                last.party(at).filter(|party| matches!(party.kind, PartyKind::Name | PartyKind::Metonym))?;
            (!last.owns(at)).then_some(party.party)
        };
        let party = (0..last.len().min(3)).find_map(opening)?;
        (near && self.context.concerns(party)).then_some(party)
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
}
