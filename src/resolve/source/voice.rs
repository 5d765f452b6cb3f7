//! One statement into a voice: the source that its phrase names, or that the document names
//! for it.

use super::person::Register;
use crate::assemble::Side;
use crate::assemble::attribution::Attribution;
use crate::lexicon::{Camp, Class, Lexicon, Name};
use crate::resolve::context::Context;
use crate::resolve::day::{Base, day_of, told_by};
use crate::resolve::restate::fold_space;
use crate::resolve::{Passage, Voice};
use crate::why::{Because, Reason};

/// What voices are told by.
pub(super) struct Voices<'p, 'a, 'l> {
    /// The document.
    pub passages: &'p [Passage<'a>],
    /// What each passage's dates are read against.
    pub bases: &'p [Base],
    /// The document's war.
    pub context: &'p Context<'l>,
    /// The words.
    pub lexicon: &'p Lexicon,
    /// Its people and offices.
    pub register: Register,
    /// Whose own the whole text is.
    pub speech: Option<(Name, Option<Name>)>,
}

/// Party and office, as far as they are told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Office {
    party: Option<Name>,
    institution: Option<Name>,
}

/// How party and office were told.
const PHRASE: &str = "party and office that the phrase names";
const KNOWN: &str = "the office of the person, by the lexicon";
const TOLD: &str = "the role of the person, as the document tells it";
const SERVED: &str = "the office of the person whom the phrase names: `an adviser to Zelensky`";
const OWNER: &str = "the party before `its` or before the outlet: `Ukraine lost 200 men, its minister said`";
pub(super) const BODY: &str = "the body that the document names: `the group`, `a monitor`";

const PARTNER: &str = "the body that the document names, with which the outlet counts the dead by name";

impl Voice {
    /// Who spoke before, speaking again, on the day and by the rule given.
    pub(super) fn again(self, last: &Voice, rule: &'static str) -> Voice {
        let dated = self.claimed_on.is_some();
        Voice {
            claimed_on: self.claimed_on.or(last.claimed_on),
            why_date: if dated { self.why_date } else { last.why_date.then_rule(rule) },
            why: last.why.then_rule(rule),
            ..last.clone()
        }
    }
}

/// The reason for the day of a statement, with what else tells it.
fn dated(why: Reason, said: &Attribution) -> Reason {
    said.date.as_ref().and_then(told_by).map_or(why, |rule| why.then_rule(rule))
}

impl Voices<'_, '_, '_> {
    /// The source that a statement names; `last` spoke before it.
    pub fn of(&self, index: usize, said: &Attribution, last: Option<&Voice>) -> Voice {
        let mut voice = self.stated(index, said);
        if said.of_text {
            return self.text(index, voice, last);
        }
        if said.pronoun && !said.names_source() {
            return self.pronoun(index, said, voice, last);
        }
        voice.speaker = said.speaker.as_ref().map(|speaker| self.full_name(speaker).into());
        voice.why_speaker = said.why.speaker.map_or(Reason::default(), |why| why.of_passage(index).into());
        if said.speaker.as_deref() != voice.speaker.as_deref() {
            voice.why_speaker = voice.why_speaker.then_rule("by the fullest form in the document");
        }
        let (mut office, mut rule) = self.office(said);
        if let Some(body) = self.body(index, said).filter(|_| office.party.is_none()) {
            (office.institution, rule) = (Some(body), BODY);
        }
        if let Some(body) = self.partner(index, said) {
            (office.institution, voice.via, rule) = (Some(body), None, PARTNER);
        }
        if let Some(last) = last.filter(|last| self.is_that_person(index, said, office, last)) {
            return voice.again(last, "the person who spoke before, by the role: `the minister said`");
        }
        if let Some(last) = last.filter(|last| rule != BODY && self.is_that_body(index, said, office, last)) {
            return voice.again(last, "the body that was named before: `the ministry said`");
        }
        if office.party.is_none() && office.institution.is_some() {
            let possessor = self.possessor(index, said).map(|party| (party, OWNER));
            let owner = || office.institution.and_then(|kind| self.owner(index, kind));
            let found = possessor.or_else(owner);
            office.party = found.map(|(party, _)| party);
            rule = found.map_or(rule, |(_, rule)| rule);
        }
        if let Some((source, party)) = self.source(said, office) {
            voice.source = Some(source);
            voice.party = party;
            voice.why = voice.why.then_rule(rule);
        }
        voice
    }

    /// `the study`, `the U.K. ministry`: the body that spoke before, by a shorter name.
    fn is_that_body(&self, index: usize, said: &Attribution, office: Office, last: &Voice) -> bool {
        let Office { party, institution } = office;
        // `the U.K. ministry`, of whose defence ministry was just spoken
        let same = || {
            let plain = institution.is_none_or(|kind| self.lexicon.name(kind) == "officials");
            plain
                && party == last.party
                && self.passages[index].reading.is_word(said.phrase.1 - 1, "ministry")
        };
        said.speaker.is_none() && if party.is_none() { self.is_that_study(index, said) } else { same() }
    }

    /// `the minister`, `the Air Force spokesman`: the person who spoke before, by the role alone.
    fn is_that_person(&self, index: usize, said: &Attribution, office: Office, last: &Voice) -> bool {
        const ROLES: &[&str] = &[
            "minister",
            "spokesman",
            "spokesperson",
            "spokeswoman",
            "governor",
            "mayor",
            "commander",
            "general",
        ];
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let role = ROLES.iter().find(|role| reading.is_word(end - 1, role));
        let alone =
            said.speaker.is_none() && said.known.is_none() && said.party.is_none() && last.speaker.is_some();
        let Some(role) = role.filter(|_| alone && reading.has(start, Class::The) && end - start <= 4) else {
            return false;
        };
        // The role was told with the name, or the lexicon knows the person's body.
        let told = last.attribution.as_ref().is_some_and(|told| told.to_lowercase().contains(role));
        let source = last.source.map_or("", |source| self.lexicon.name(source));
        let plain = office.institution.is_none_or(|kind| self.lexicon.name(kind) == "officials");
        let body = self.lexicon.source_of(last.party, office.institution).map(|(source, _)| source);
        let same = body == last.source && !plain;
        told || same || *role == "minister" && source.ends_with("_mod")
    }

    /// What a statement's own words tell, whoever speaks.
    fn stated(&self, index: usize, said: &Attribution) -> Voice {
        let written = self.passages[index].reading.words(said.phrase.0, said.phrase.1);
        let date = said.date.and_then(|date| day_of(&date, self.bases[index]));
        let there = |why: Option<Because>| {
            why.map_or(Reason::default(), |because| Reason::of(because.of_passage(index)))
        };
        Voice {
            why: there(said.why.statement),
            why_via: there(said.why.via),
            why_date: dated(there(said.why.date), said),
            attribution: (!written.is_empty()).then(|| (&*fold_space(written)).into()),
            via: said.via.as_deref().map(Into::into),
            via_here: said.passed_on,
            denies: said.denies,
            claimed_on: date.and_then(|(start, end)| start.shared(end)),
            ..Voice::default()
        }
    }

    /// The id of an office, and whose side it is on.
    pub(super) fn source(&self, said: &Attribution, office: Office) -> Option<(Name, Option<Name>)> {
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

    fn full_name<'s>(&'s self, speaker: &'s str) -> &'s str {
        self.register.person(speaker).map_or(speaker, |person| &person.name)
    }

    /// Party and office by the phrase; a name without a role has the one that the document or
    /// the lexicon tells.
    pub(super) fn office(&self, said: &Attribution) -> (Office, &'static str) {
        let plain = |office: Name, kinds: &[&str]| kinds.contains(&self.lexicon.name(office));
        let Office { mut party, mut institution } =
            Office { party: said.party, institution: said.institution };
        let mut rule = PHRASE;
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
                rule = if said.known.is_some() { KNOWN } else { TOLD };
            }
            if party.is_none() {
                party = known.or(told);
                rule = if known.is_some() { KNOWN } else { TOLD };
            }
        } else if let Some((known, office)) = said.known {
            // `an adviser to the president`, `the president's administration`, by the name
            if institution.is_none_or(|own| plain(own, &["officials", "armed_forces", "analysts"])) {
                institution = Some(office);
                rule = SERVED;
            }
            party = party.or(known);
        }
        (Office { party, institution }, rule)
    }

    /// Whether a source counts losses by itself: a monitor, a mission, researchers.
    pub fn is_count(&self, source: Name) -> bool {
        self.lexicon.counts_others(source) && !matches!(self.lexicon.name(source), "media" | "witnesses")
    }

    /// The party of an office named without one. Local officials are those of the place or the
    /// victims that the sentence speaks of; an army is the one that the document named before, the
    /// state's, or the enemy of the side whose losses it counts.
    fn owner(&self, index: usize, office: Name) -> Option<(Name, &'static str)> {
        if self.lexicon.is_independent(office) {
            return None;
        }
        let kind = self.lexicon.name(office);
        let by = |party: Option<Name>, rule: &'static str| party.map(|party| (party, rule));
        let named = || {
            let party = self.register.party_of(office).filter(|party| self.context.concerns(*party));
            by(party, "the office that the document named with a party")
        };
        let state = || {
            let state = self.context.party_of(Camp::State).filter(|_| kind != "militants");
            by(state, "the office is the state's, in its war with an armed group")
        };
        let speaks = |found: &(Name, &'static str)| {
            let armed = self.lexicon.source_of(Some(found.0), None);
            kind == "militants" || armed.is_none_or(|(id, _)| self.lexicon.name(id) != "militants")
        };
        let land = || by(self.context.land(), "officials of the land whose places the text names most");
        let near = || by(self.near(index), "officials of the land that the text speaks of");
        let mut sides = self.passages[index].claims.iter().filter_map(|claim| match claim.side {
            Side::Party(party) => Some(party),
            _ => None,
        });
        // Of the dead of both sides nothing is told.
        let victims = sides.next().filter(|first| sides.all(|side| side == *first));
        let counted = || {
            let military = matches!(kind, "general_staff" | "armed_forces" | "air_force" | "mod");
            let enemy = self.context.conflict.filter(|_| military)?.enemy_of(victims?);
            by(enemy, "the army that counts its enemy's losses")
        };
        if matches!(kind, "officials" | "health_ministry") {
            let local = near().or(by(victims, "officials of the victims' party")).filter(speaks);
            local.or_else(named).or_else(state).or_else(land).filter(speaks)
        } else {
            named().or_else(state).or_else(counted).or_else(near)
        }
    }

    /// Whose land the sentence and those before it speak of, if it is a party's of the war.
    fn near(&self, index: usize) -> Option<Name> {
        let country = |index: usize| self.passages[index].places.iter().rev().find_map(|place| place.country);
        let nearest = (index.saturating_sub(3)..=index).rev().find_map(country);
        nearest.filter(|country| {
            let main = self.context.concerns(*country) && self.context.is_main(*country);
            main || self.context.is_most(*country)
        })
    }
}
