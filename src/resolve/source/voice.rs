//! One statement into a voice: the source that its phrase names, or that the document names
//! for it.

use super::person::{Person, Register};
use crate::assemble::Side;
use crate::assemble::attribution::{self, Attribution, outlet_at};
use crate::lexicon::{Camp, Class, Lexicon, Name, PartyKind};
use crate::resolve::context::Context;
use crate::resolve::day::{Base, day_of, told_by};
use crate::resolve::restate::fold_space;
use crate::resolve::{Passage, Voice};
use crate::token::Token;
use crate::why::{Because, Reason};

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
    /// The whole text is somebody's speech.
    pub is_speech: bool,
}

/// Party and office, as far as they are told.
#[derive(Debug, Clone, Copy)]
struct Office {
    party: Option<Name>,
    institution: Option<Name>,
}

/// How party and office were told.
const PHRASE: &str = "party and office that the phrase names";
const KNOWN: &str = "the office of the person, by the lexicon";
const TOLD: &str = "the role of the person, as the document tells it";
const SERVED: &str = "the office of the person whom the phrase names: `an adviser to Zelensky`";
const OWNER: &str = "the party before `its` or before the outlet: `Ukraine lost 200 men, its minister said`";
const BODY: &str = "the body that the document names: `the group`, `a monitor`";
const INTRODUCED: &str = "`he` is the person last introduced with a role";

impl Voice {
    /// Who spoke before, speaking again, on the day and by the rule given.
    fn again(self, last: &Voice, rule: &'static str) -> Voice {
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
        voice.speaker = said.speaker.as_ref().map(|speaker| self.full_name(speaker));
        voice.why_speaker = said.why.speaker.map_or(Reason::default(), |why| why.of_passage(index).into());
        if said.speaker != voice.speaker {
            voice.why_speaker = voice.why_speaker.then_rule("by the fullest form in the document");
        }
        let (mut office, mut rule) = self.office(said);
        if let Some(body) = self.body(index, said).filter(|_| office.party.is_none()) {
            (office.institution, rule) = (Some(body), BODY);
        }
        // `the U.K. ministry`, of whose defence ministry was just spoken
        let same = last.is_some_and(|last| {
            let plain = office.institution.is_none_or(|kind| self.lexicon.name(kind) == "officials");
            plain
                && office.party == last.party
                && self.passages[index].reading.is_word(said.phrase.1 - 1, "ministry")
        });
        let again = rule != BODY
            && said.speaker.is_none()
            && (office.party.is_none() && self.is_that_study(index, said) || same && office.party.is_some());
        if let Some(last) = last.filter(|_| again) {
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
            attribution: (!written.is_empty()).then(|| fold_space(written)),
            via: said.via.clone(),
            denies: said.denies,
            claimed_on: date.map(|(start, _)| start),
            ..Voice::default()
        }
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
    fn office(&self, said: &Attribution) -> (Office, &'static str) {
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

    /// `it said`: the party that opens the sentence, else who spoke last.
    fn pronoun(&self, index: usize, said: &Attribution, voice: Voice, last: Option<&Voice>) -> Voice {
        if let Some(office) = self.office_of_sentence(index, said) {
            let closed = self.source(&office, self.office(&office).0);
            let party = closed.and_then(|(_, party)| party);
            let why = voice.why.then_rule("`it` is the body that opens the sentence");
            return Voice { source: closed.map(|(source, _)| source), party, why, ..voice };
        }
        if let Some(subject) = self.subject_of_sentence(index, said) {
            let closed = self.lexicon.source_of(Some(subject), None);
            let party = closed.and_then(|(_, party)| party);
            let why = voice.why.then_rule("`it` is the party that opens the sentence");
            return Voice { source: closed.map(|(source, _)| source), party, why, ..voice };
        }
        let counts = |last: &Voice| last.source.is_some_and(|source| self.is_count(source));
        if !last.is_some_and(counts)
            && let Some(body) = self.body(index, said)
            && let Some((source, party)) = self.lexicon.source_of(None, Some(body))
        {
            let why = voice.why.then_rule(BODY);
            return Voice { source: Some(source), party, why, ..voice };
        }
        let Some(last) = last else {
            return self
                .introduced(index, said)
                .map_or(voice.clone(), |person| self.of_person(person, voice));
        };
        let told = voice.via.is_some();
        let (via, why_via) = (voice.via.clone(), voice.why_via);
        let attribution = last.attribution.clone().or(voice.attribution.clone());
        let again = voice.again(last, "`he`, `it` or `the report` is who spoke before");
        Voice {
            via: via.or(again.via),
            why_via: if told { why_via } else { again.why_via },
            denies: said.denies,
            attribution,
            ..again
        }
    }

    /// `according to our data`: the body that counts with the outlet, or the outlet; in a speech, who speaks.
    fn text(&self, index: usize, voice: Voice, last: Option<&Voice>) -> Voice {
        let reading = &self.passages[index].reading;
        if self.is_speech || reading.sentence.quoted || reading.tokens.iter().any(Token::is_quote) {
            return last.map_or(voice.clone(), |last| voice.again(last, "`we` is who speaks"));
        }
        let body = self.register.body_near(index).map(|(_, body)| body).or(self.lexicon.find_name("media"));
        let closed = body.and_then(|body| self.lexicon.source_of(None, Some(body)));
        let Some((source, party)) = closed else { return voice };
        let why = voice.why.then_rule("the text's own count, or that of the body it counts with");
        Voice { source: Some(source), party, why, ..voice }
    }

    /// `a monitor`, `the group`, `the journalists`: the body that the document names beside.
    fn body(&self, index: usize, said: &Attribution) -> Option<Name> {
        const BODIES: &[&str] = &[
            "monitor",
            "group",
            "watchdog",
            "tank",
            "outlet",
            "publication",
            "blog",
            "project",
            "website",
            "journalists",
            "observatory",
            "organization",
            "organisation",
        ];
        let reading = &self.passages[index].reading;
        let closes = |at: &usize| {
            reading.has_any(*at, &[Class::Adverb, Class::Have])
                || reading.is_possessive(*at)
                || reading.is_word(*at, "also")
        };
        let last = (said.phrase.0..said.phrase.1).rev().find(|at| !closes(at));
        let last = last.filter(|&last| reading.is_any(last, BODIES))?;
        // `a human rights group` is one of many.
        let other = reading.is_word(last, "group")
            && !(said.phrase.0..last).any(|at| {
                reading.has(at, Class::The) || reading.is_any(at, &["monitor", "monitoring", "monitors"])
            });
        let kind = said.institution.map(|office| self.lexicon.name(office)).filter(|_| !other);
        let unnamed = !other
            && said.speaker.is_none()
            && said.source.is_none_or(|source| matches!(self.lexicon.name(source), "analysts" | "media"))
            && kind.is_none_or(|kind| matches!(kind, "ngo" | "analysts" | "media"))
            && (said.phrase.0..last).all(|at| !reading.is_capitalised(at) || reading.is_known(at));
        self.register.body_near(index).filter(|_| unnamed).map(|(_, body)| body)
    }

    /// Whether a source counts losses by itself: a monitor, a mission, researchers.
    pub fn is_count(&self, source: Name) -> bool {
        let id = self.lexicon.name(source);
        id == "un" || self.lexicon.is_independent(source) && !matches!(id, "media" | "witnesses")
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
            why: voice.why.then_rule(INTRODUCED),
            why_speaker: voice.why.then_rule(INTRODUCED),
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
        nearest.filter(|country| self.context.concerns(*country) && self.context.is_main(*country))
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
