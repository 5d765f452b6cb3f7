//! One statement into a voice: the source that its phrase names, or that the document names
//! for it.

use super::person::{Person, Register};
use crate::assemble::Side;
use crate::assemble::attribution::{self, Attribution, outlet_at};
use crate::lexicon::{Camp, Class, Lexicon, Name, PartyKind};
use crate::resolve::context::Context;
use crate::resolve::period::{Base, day_of};
use crate::resolve::restate::fold_space;
use crate::resolve::{Passage, Voice};

/// What voices are told by.
pub(super) struct Voices<'p, 'a, 'l> {
    /// The document.
    pub passages: &'p [Passage<'a>],
    /// What each passage's dates are read against.
    pub bases: Vec<Base>,
    /// The document's war.
    pub context: &'p Context<'l>,
    /// The words.
    pub lexicon: &'p Lexicon,
    /// Its people and offices.
    pub register: Register,
}

/// Party and office, as far as they are told.
#[derive(Debug, Clone, Copy)]
struct Office {
    party: Option<Name>,
    institution: Option<Name>,
}

impl Voices<'_, '_, '_> {
    /// The source that a statement names; `last` spoke before it.
    pub fn of(&self, index: usize, said: &Attribution, last: Option<&Voice>) -> Voice {
        let written = self.passages[index].reading.words(said.phrase.0, said.phrase.1);
        let date = said.date.and_then(|date| day_of(&date, self.bases[index]));
        let mut voice = Voice {
            attribution: (!written.is_empty()).then(|| fold_space(written)),
            via: said.via.clone(),
            denies: said.denies,
            claimed_on: date.map(|(start, _)| start),
            ..Voice::default()
        };
        if said.pronoun && !said.names_source() {
            return self.pronoun(index, said, voice, last);
        }
        voice.speaker = said.speaker.as_ref().map(|speaker| self.full_name(speaker));
        let mut office = self.office(said);
        let again = said.speaker.is_none() && office.party.is_none() && self.is_that_study(index, said);
        if let Some(last) = last.filter(|_| again) {
            return Voice { claimed_on: voice.claimed_on.or(last.claimed_on), ..last.clone() };
        }
        office.party = office
            .party
            .or_else(|| office.institution.and_then(|_| self.possessor(index, said)))
            .or_else(|| office.institution.and_then(|kind| self.owner(index, kind)));
        if let Some((source, party)) = self.source(said, office) {
            voice.source = Some(source);
            voice.party = party;
        }
        voice
    }

    /// The id of an office, and whose side it is on.
    fn source(&self, said: &Attribution, office: Office) -> Option<(Name, Option<Name>)> {
        let Office { party, institution } = office;
        if party.is_none() && institution.is_none() {
            return None;
        }
        match said.source {
            Some(source) => {
                let alone = || self.lexicon.source_of(None, institution).and_then(|(_, party)| party);
                Some((source, self.lexicon.party_of_source(source).or_else(alone)))
            }
            None => self.lexicon.source_of(party, institution),
        }
    }

    fn full_name(&self, speaker: &str) -> String {
        self.register.person(speaker).map_or(speaker, |person| &person.name).to_owned()
    }

    /// Party and office by the phrase; a name without a role has the one that the document or
    /// the lexicon tells.
    fn office(&self, said: &Attribution) -> Office {
        let plain = |office: Name, kinds: &[&str]| kinds.contains(&self.lexicon.name(office));
        let Office { mut party, mut institution } =
            Office { party: said.party, institution: said.institution };
        if let Some(speaker) = &said.speaker {
            let person = self.register.person(speaker);
            let told = person.and_then(|person| person.party);
            let known = said.known.and_then(|(party, _)| party);
            let vague = institution.is_some_and(|office| plain(office, &["officials", "armed_forces"]))
                && said.known.is_some();
            if institution.is_none() || vague {
                institution =
                    said.known.map(|(_, office)| office).or(person.and_then(|person| person.institution));
                party = known.or(told).or(party);
            }
            party = party.or(known).or(told);
        } else if let Some((known, office)) = said.known {
            // `an adviser to the president`, `the president's administration`, by the name
            if institution.is_none_or(|own| plain(own, &["officials", "armed_forces", "analysts"])) {
                institution = Some(office);
            }
            party = party.or(known);
        }
        Office { party, institution }
    }

    /// `it said`: the party that opens the sentence, else who spoke last.
    fn pronoun(&self, index: usize, said: &Attribution, voice: Voice, last: Option<&Voice>) -> Voice {
        if let Some(office) = self.office_of_sentence(index, said) {
            let closed = self.source(&office, self.office(&office));
            let party = closed.and_then(|(_, party)| party);
            return Voice { source: closed.map(|(source, _)| source), party, ..voice };
        }
        if let Some(subject) = self.subject_of_sentence(index, said) {
            let closed = self.lexicon.source_of(Some(subject), None);
            let party = closed.and_then(|(_, party)| party);
            return Voice { source: closed.map(|(source, _)| source), party, ..voice };
        }
        let Some(last) = last else {
            return self
                .introduced(index, said)
                .map_or(voice.clone(), |person| self.of_person(person, voice));
        };
        Voice {
            claimed_on: voice.claimed_on.or(last.claimed_on),
            via: voice.via.or(last.via.clone()),
            denies: said.denies,
            attribution: last.attribution.clone().or(voice.attribution),
            ..last.clone()
        }
    }

    /// `he said`, where nobody has spoken yet: the person that the text last introduced with a role.
    fn introduced(&self, index: usize, said: &Attribution) -> Option<&Person> {
        let reading = &self.passages[index].reading;
        let he = (said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::He));
        self.register.last_before(index).filter(|_| he)
    }

    fn of_person(&self, person: &Person, voice: Voice) -> Voice {
        let closed = self.lexicon.source_of(person.party, person.institution);
        Voice {
            source: closed.map(|(source, _)| source),
            party: closed.and_then(|(_, party)| party),
            speaker: Some(person.name.clone()),
            ..voice
        }
    }

    /// `the study suggested`, `the ministry said`: the one that was named before.
    fn is_that_study(&self, index: usize, said: &Attribution) -> bool {
        const BODIES: &[&str] = &[
            "ministry",
            "office",
            "agency",
            "group",
            "organization",
            "organisation",
            "monitor",
            "service",
            "source",
        ];
        let reading = &self.passages[index].reading;
        let kind = said.institution.map(|office| self.lexicon.name(office));
        let unnamed = matches!(kind, Some("analysts" | "ngo")) || reading.is_any(said.phrase.1 - 1, BODIES);
        let short = said.phrase.1 - said.phrase.0 <= 2;
        unnamed && short && reading.has(said.phrase.0, Class::The)
    }

    /// `Ukraine lost 200 men, its defence minister said`: the party that opens the sentence.
    fn possessor(&self, index: usize, said: &Attribution) -> Option<Name> {
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let its = (start.saturating_sub(1)..end).find(|&at| reading.is_any(at, &["its", "their"]));
        // `Russia's state agency TASS, citing the ministry`: the country of the outlet before it.
        let citing = || (0..start).find(|&at| outlet_at(reading, at).is_some());
        let until = its.or_else(citing)?;
        (0..until).find_map(|at| reading.party(at)).map(|party| party.party)
    }

    /// The party of an office named without one. Local officials are those of the place or the
    /// victims that the sentence speaks of; an army is the one that the document named before, the
    /// state's, or the enemy of the side whose losses it counts.
    fn owner(&self, index: usize, office: Name) -> Option<Name> {
        if self.lexicon.is_independent(office) {
            return None;
        }
        let kind = self.lexicon.name(office);
        let speaks = |party: &Name| {
            let armed = self.lexicon.source_of(Some(*party), None);
            kind == "militants" || armed.is_none_or(|(id, _)| self.lexicon.name(id) != "militants")
        };
        let named = || self.register.party_of(office).filter(|party| self.context.concerns(*party));
        let state = || self.context.party_of(Camp::State).filter(|_| kind != "militants");
        let victims = self.passages[index].claims.iter().find_map(|claim| match claim.side {
            Side::Party(party) => Some(party),
            _ => None,
        });
        let counted = || {
            let military = matches!(kind, "general_staff" | "armed_forces" | "air_force" | "mod");
            self.context.conflict.filter(|_| military)?.enemy_of(victims?)
        };
        if matches!(kind, "officials" | "health_ministry") {
            let local = self.near(index).or(victims).filter(speaks);
            local.or_else(named).or_else(state).or_else(|| self.context.land()).filter(speaks)
        } else {
            named().or_else(state).or_else(counted).or_else(|| self.near(index))
        }
    }

    /// Whose land the sentence and those before it speak of, if it is a party's of the war.
    fn near(&self, index: usize) -> Option<Name> {
        let country = |index: usize| self.passages[index].places.iter().rev().find_map(|place| place.country);
        let nearest = (index.saturating_sub(3)..=index).rev().find_map(country);
        nearest.filter(|country| self.context.concerns(*country))
    }

    /// `The air force shot down 30 drones, it said`: the body that the sentence opens with.
    fn office_of_sentence(&self, index: usize, said: &Attribution) -> Option<Attribution> {
        let reading = &self.passages[index].reading;
        let it = (said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::It));
        let end = (0..said.phrase.0)
            .find(|&at| reading.verb(at).is_some() || reading.quantity_at(at).is_some())
            .filter(|_| it)?;
        let opening = attribution::named(reading, 0, end)?;
        let near =
            end <= 12 && opening.phrase.0 <= 6 && !reading.has_any(0, &[Class::In, Class::Preposition]);
        (near && opening.institution.is_some() && opening.party.is_some()).then_some(opening)
    }

    /// `Russia published its toll, when it said it had lost`: the party that opens the sentence.
    fn subject_of_sentence(&self, index: usize, said: &Attribution) -> Option<Name> {
        let reading = &self.passages[index].reading;
        if !(said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::It)) {
            return None;
        }
        (0..said.phrase.0.min(4)).find_map(|at| {
            let party = reading.party(at)?;
            let speaks = matches!(party.kind, PartyKind::Name | PartyKind::Metonym | PartyKind::Force);
            (speaks && !reading.is_possessive(reading.term_end(at))).then_some(party.party)
        })
    }
}
