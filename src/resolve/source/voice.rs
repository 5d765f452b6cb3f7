//! One statement into a voice: the source that its phrase names, or that the document names
//! for it.

use super::person::Register;
use crate::assemble::attribution::Attribution;
use crate::assemble::place::is_mere_place;
use crate::lexicon::{Lexicon, Name};
use crate::mention::Reading;
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
    pub party: Option<Name>,
    pub institution: Option<Name>,
}

impl Office {
    /// Whether neither is told.
    fn is_open(self) -> bool {
        self.party.is_none() && self.institution.is_none()
    }
}

/// How party and office were told.
const PHRASE: &str = "party and office that the phrase names";
const KNOWN: &str = "the office of the person, by the lexicon";
const TOLD: &str = "the role of the person, as the document tells it";
const SERVED: &str = "the office of the person whom the phrase names: `an adviser to Zelensky`";
pub(super) const BODY: &str = "the body that the document names: `the group`, `a monitor`";

const PARTNER: &str = "the body that the document names, with which the outlet counts the dead by name";

impl Voice {
    /// Who spoke before, speaking again, on the day and by the rule given.
    pub(super) fn again(self, last: &Voice, rule: &'static str) -> Voice {
        let (dated, told) = (self.claimed_on.is_some(), self.via.is_some());
        Voice {
            via: self.via.or(last.via.clone()),
            why_via: if told { self.why_via } else { last.why_via },
            // A month that was looked back on is not carried.
            claimed_on: self.claimed_on.or(last.claimed_on.filter(|day| day.day().is_some())),
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

/// `Halyna Moroz, 61, said`: the age behind the name.
fn is_of_age(reading: &Reading, said: &Attribution) -> bool {
    let at = said.phrase.1;
    let years =
        reading.is(at, ',') && reading.tokens.get(at + 1).is_some_and(|_| is_years(reading.word(at + 1)));
    years && reading.tokens.get(at + 2).is_none_or(|token| !token.is_word())
}

/// Years that a grown person can be of.
fn is_years(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|years| (12..=99).contains(&years))
}

impl Voices<'_, '_, '_> {
    /// The source that a statement names; `last` spoke before it.
    pub fn of(&self, index: usize, said: &Attribution, last: Option<&Voice>) -> Voice {
        let mut voice = self.stated(index, said);
        if said.of_text {
            return self.text(index, voice, last);
        }
        if said.unknown {
            return voice;
        }
        if said.acronym {
            return self.written_out(index, said, voice);
        }
        if said.pronoun && !said.names_source() {
            return self.pronoun(index, said, voice, last);
        }
        self.speak(index, said, &mut voice);
        self.of_office(index, said, voice, last)
    }

    /// `the VRN said`: the body whose name the document writes out before these letters.
    fn written_out(&self, index: usize, said: &Attribution, voice: Voice) -> Voice {
        let letters = self.passages[index].reading.word(said.phrase.1 - 1);
        let Some((there, body)) = self.register.written_out(letters) else { return voice };
        let body = self.of(*there, body, None);
        let why =
            voice.why.then_rule("the body that the document writes out before its letters: `the VRN said`");
        let (via, why_via) =
            if voice.via.is_some() { (voice.via, voice.why_via) } else { (body.via, body.why_via) };
        Voice { source: body.source, party: body.party, via, why, why_via, ..voice }
    }

    /// [`Voices::of`] for a statement that names an office, a party or a person.
    fn of_office(&self, index: usize, said: &Attribution, mut voice: Voice, last: Option<&Voice>) -> Voice {
        let (mut office, mut rule) = self.office_or_body(index, said);
        if rule == PARTNER {
            voice.via = None;
        }
        if let Some((last, rule)) =
            last.and_then(|last| Some((last, self.is_again(index, said, office, last, rule)?)))
        {
            return self.unless_body(index, said, voice.again(last, rule));
        }
        if let Some(last) = last.filter(|_| office.is_open() && self.is_its_own(index, said)) {
            (voice.source, voice.party) = (last.source, last.party);
            voice.why =
                last.why.then_rule("a person of the body that was named before: `its head, Volker Turk`");
            return voice;
        }
        let holder = self.holder(index, said, office);
        office.party = office.party.or(holder.as_ref().and_then(|(_, party)| *party));
        if office.party.is_none()
            && let Some(kind) = office.institution
        {
            let found = self.party_of(index, said, kind, last);
            office.party = found.map(|(party, _)| party);
            rule = found.map_or(rule, |(_, rule)| rule);
        }
        if let Some((name, _)) = holder {
            let rule = "the one whom the document names in that office: `the governor`";
            (voice.speaker, voice.why_speaker) = (Some(name.into()), voice.why.then_rule(rule));
        }
        self.put_source(index, said, office, rule, &mut voice);
        voice
    }

    /// Sets the source of an office, as that rule told it.
    fn put_source(
        &self,
        index: usize,
        said: &Attribution,
        office: Office,
        rule: &'static str,
        voice: &mut Voice,
    ) {
        // `Dr Ada Colwyn said`: a doctor, where nothing else is told of the name.
        let reading = &self.passages[index].reading;
        let titled = || reading.any_of(said.phrase.0.saturating_sub(2)..said.phrase.1, &["dr"]);
        let doctor = |name: &str| name.starts_with("Dr ") || titled();
        if office.is_open() && voice.speaker.as_deref().is_some_and(doctor) {
            voice.source = self.lexicon.find_name("witnesses");
            voice.why = voice.why.then_rule("a doctor of whom no office is told");
        }
        if office.is_open() && voice.speaker.is_some() && is_of_age(&self.passages[index].reading, said) {
            voice.source = self.lexicon.find_name("witnesses");
            voice.why =
                voice.why.then_rule("a person of whom only the age is told: `Halyna Moroz, 61, said`");
        }
        let analysts = || said.source.is_some_and(|source| self.lexicon.name(source) == "analysts");
        let unnamed = (rule == BODY || rule == PARTNER || rule == KNOWN && analysts())
            .then(|| Attribution { source: None, ..said.clone() });
        let said = unnamed.as_ref().unwrap_or(said);
        if let Some((source, party)) = self.source(said, office) {
            let source = self.of_elsewhere(index, said, source).unwrap_or(source);
            voice.source = Some(source);
            voice.party = party;
            voice.why = voice.why.then_rule(rule);
        }
    }

    /// `Palestinian health officials`, `the Palestinian Health Ministry` of the West Bank: not those of Gaza.
    fn of_elsewhere(&self, index: usize, said: &Attribution, source: Name) -> Option<Name> {
        let [land, elsewhere, instead] = self.lexicon.elsewhere(source)?;
        let reading = &self.passages[index].reading;
        let phrase = said.phrase.0..said.phrase.1;
        let is_of = |reading: &Reading, at: usize, land: Name| {
            // `Gaza’s Civil Defence` is a name of its own.
            let word = || reading.word(at).eq_ignore_ascii_case(self.lexicon.name(land));
            reading.place(at).is_some_and(|place| place.place == land) || word()
        };
        // `the Strip`, and who rules it.
        let ruler =
            |at: usize| reading.party(at).is_some_and(|party| self.lexicon.is_ruled_by(source, party.party));
        let here = |at: usize| is_of(reading, at, land) || reading.is_word(at, "strip") || ruler(at);
        let plain = (phrase.clone()).any(|at| reading.is_any(at, &["officials", "official", "authorities"]));
        let names_other = |reading: &Reading| (0..reading.len()).any(|at| is_of(reading, at, elsewhere));
        let before = index.checked_sub(1).map(|at| &self.passages[at].reading);
        let before = before.filter(|last| last.sentence.paragraph == reading.sentence.paragraph);
        let told = names_other(reading) || before.is_some_and(|last| names_other(last));
        let other = !phrase.clone().any(here) && (plain || told && !(0..reading.len()).any(here));
        other.then_some(instead)
    }

    /// Party and office by the phrase, or the body that the phrase stands for: `a monitor`, `the journalists`.
    fn office_or_body(&self, index: usize, said: &Attribution) -> (Office, &'static str) {
        let (mut office, rule) = self.office(said);
        // `Separatists in Donetsk`: the land where they stand is not whose they are.
        let reading = &self.passages[index].reading;
        let named = |at: usize| reading.party(at).is_some() && !is_mere_place(reading, at);
        let militants = office.institution.is_some_and(|kind| self.lexicon.name(kind) == "militants");
        let phrase = said.phrase.0..said.phrase.1;
        let held = |at: usize| self.lexicon.holder_by_proxies(reading.place(at)?.place);
        let mut around = (said.phrase.0..said.cue.max(said.phrase.1)).filter(|_| militants);
        if let Some(holder) = around.find_map(held) {
            let institution = self.lexicon.find_name("proxies");
            return (Office { party: Some(holder), institution }, rule);
        }
        if militants && !phrase.clone().any(named) {
            office.party = None;
        }
        let body = self.body(index, said).filter(|_| office.party.is_none()).map(|body| (body, BODY));
        let body = self.partner(index, said).map(|body| (body, PARTNER)).or(body);
        body.map_or((office, rule), |(body, rule)| (Office { institution: Some(body), ..office }, rule))
    }

    /// Sets who speaks, by the fullest form of the name.
    fn speak(&self, index: usize, said: &Attribution, voice: &mut Voice) {
        voice.speaker = said.speaker.as_ref().map(|speaker| self.full_name(speaker).into());
        voice.why_speaker = said.why.speaker.map_or(Reason::default(), |why| why.of_passage(index).into());
        if said.speaker.as_deref() != voice.speaker.as_deref() {
            voice.why_speaker = voice.why_speaker.then_rule("by the fullest form in the document");
        }
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
        // Who was there is on nobody's side.
        .map(|(source, party)| (source, party.filter(|_| self.lexicon.name(source) != "witnesses")))
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
            let vague = institution
                .is_some_and(|office| plain(office, &["officials", "armed_forces", "analysts"]))
                && said.known.is_some()
                && !said.titled;
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
}
