//! Who speaks again by another name: `the minister`, `the official`, `the ministry`, `its head`.

use super::Closer;
use super::person::{role_in, single_role};
use super::voice::{BODY, Office, Voices};
use crate::assemble::attribution::{self, Attribution};
use crate::lexicon::{Class, Name, SpeechKind};
use crate::resolve::Voice;

/// What a body is called for short: `the ministry said`.
const BODIES: &[&str] = &[
    "ministry",
    "office",
    "agency",
    "group",
    "organization",
    "organisation",
    "service",
    "army",
    "military",
    "commission",
    "committee",
    "council",
    "mission",
    "network",
    "union",
    "department",
    "command",
    "institute",
    "observatory",
    "police",
    "government",
    "coalition",
    "administration",
];

/// Words for many, who are no `he`.
const MANY: &[&str] = &["media", "people", "press"];

/// How many passages before a body spoke the person did.
const NEAR: usize = 3;

impl Closer<'_, '_, '_> {
    /// `the ministry added`, where others spoke since: who spoke last by a name that ends so.
    pub(super) fn namesake<'v>(
        &'v self,
        index: usize,
        said: &Attribution,
        here: &'v [Voice],
    ) -> Option<&'v Voice> {
        /// The most passages since.
        const FAR: usize = 12;
        let reading = &self.voices.passages[index].reading;
        let (start, end) = said.phrase;
        let bare = end == start + 2 && reading.has(start, Class::The) && reading.is_any(start + 1, BODIES);
        if !bare || said.speaker.is_some() {
            return None;
        }
        let noun = reading.word(start + 1);
        let same = |voice: &&Voice| {
            let told = voice.attribution.as_deref().unwrap_or_default();
            let mut words = told.split(|c: char| !c.is_alphanumeric());
            voice.source.is_some() && words.any(|word| word.eq_ignore_ascii_case(noun))
        };
        let near = self.heard.iter().rev().take_while(|(at, _)| index - at <= FAR).map(|(_, voice)| voice);
        here.iter().rev().chain(near).find(same)
    }
}

impl Closer<'_, '_, '_> {
    /// `the coalition said`: not whoever spoke last.
    pub(super) fn is_coalition(&self, index: usize, said: &Attribution) -> bool {
        let reading = &self.voices.passages[index].reading;
        said.pronoun && reading.is_any(said.phrase.1.saturating_sub(1), &["coalition", "alliance"])
    }

    /// `he said`, behind the statement of a body or of many: the person who spoke before it.
    pub(super) fn person_before(&self, index: usize, said: &Attribution) -> Option<&Voice> {
        let reading = &self.voices.passages[index].reading;
        let he = said.pronoun && (said.phrase.0..said.phrase.1).any(|at| reading.is_any(at, &["he", "she"]));
        let (before, last) = self.last.as_ref().filter(|_| he)?;
        let told = last.attribution.as_deref()?.to_lowercase();
        let body = told.split_whitespace().next_back().is_some_and(|word| {
            BODIES.contains(&word) || word.ends_with('s') && !word.ends_with("ss") || MANY.contains(&word)
        });
        if !body || last.speaker.is_some() {
            return None;
        }
        let near = self.heard.iter().rev().take_while(|(at, _)| before - at <= NEAR);
        let same =
            |voice: &&Voice| voice.speaker.is_some() && !self.is_press(voice) && voice.source == last.source;
        near.map(|(_, voice)| voice).find(same)
    }

    /// `The ministry published its estimate. Per Kyiv, 5,480 died`: the body of that party with which the sentence
    /// before opens, though no cue has it speak.
    pub(super) fn body_before(&self, index: usize, said: &Attribution, voice: &Voice) -> Option<Voice> {
        let passages = self.voices.passages;
        let before = index.checked_sub(1).filter(|&at| passages[at].statements().is_empty())?;
        let (here, last) = (&passages[index].reading, &passages[before].reading);
        let next = here.sentence.paragraph == last.sentence.paragraph;
        let bare = said.institution.is_none() && said.source.is_none() && said.speaker.is_none();
        if !next || !bare || voice.party.is_none() || said.phrase.1 - said.phrase.0 > 2 {
            return None;
        }
        if !(0..last.len()).any(|at| last.speaks(at, SpeechKind::Noun)) {
            return None;
        }
        let end = (0..last.len().min(8)).find(|&at| last.in_date(at)).unwrap_or(last.len().min(8));
        let office = attribution::named(last, 0, end).filter(|office| office.institution.is_some())?;
        if office.party != voice.party || office.phrase.0 > 1 {
            return None;
        }
        let (source, party) = self.voices.source(&office, self.voices.office(&office).0)?;
        let why = voice
            .why
            .then_rule("the body that opens the sentence before: `The ministry gave figures. Per Kyiv`");
        Some(Voice { source: Some(source), party, why, ..Voice::default() })
    }
}

/// Whether the words that named a source hold that one, of one or of many.
fn names(told: &str, noun: &str) -> bool {
    let noun = noun.to_lowercase();
    let stem = noun.trim_end_matches('s');
    told.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word.trim_end_matches('s') == stem)
}

impl Voices<'_, '_, '_> {
    /// Whether a statement's office is that of who spoke before, and the rule.
    pub(super) fn is_again(
        &self,
        index: usize,
        said: &Attribution,
        office: Office,
        last: &Voice,
        told: &'static str,
    ) -> Option<&'static str> {
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let spokesman = reading.is_any(end - 1, &["spokesman", "spokesperson", "spokeswoman"]);
        let bare = spokesman && end - start == 2 && reading.has(start, Class::The);
        let plain = said.party.is_none() && said.speaker.is_none();
        // `police sources reported. The sources added`
        let many = end - start == 2
            && reading.has(start, Class::The)
            && reading.is_any(start + 1, &["sources", "source", "officials", "authorities"])
            && last.attribution.as_deref().is_some_and(|told| names(told, reading.word(start + 1)));
        let same = start > 0 && reading.is_word(start - 1, "same");
        if plain && same {
            Some("who spoke before: `the same officials`")
        } else if plain && many {
            Some("the sources that spoke before: `the sources added`")
        } else if bare && plain {
            Some("the body that was named before, by `the spokesman`")
        } else if self.is_that_person(index, said, office, last) {
            Some("the person who spoke before, by the role: `the minister said`")
        } else if self.is_that_official(index, said, last) {
            Some("one of the body that spoke before: `the official said`")
        } else {
            let body = told != BODY && self.is_that_body(index, said, office, last);
            body.then_some("the body that was named before: `the ministry said`")
        }
    }

    /// `the ministry added`, of the minister who spoke before, `the study found`, of one of its authors: no person speaks.
    pub(super) fn unless_body(&self, index: usize, said: &Attribution, voice: Voice) -> Voice {
        let last = said.phrase.1.saturating_sub(1);
        let reading = &self.passages[index].reading;
        if !reading.is_any(last, BODIES) && !reading.is_any(last, &["study", "survey", "analysis"]) {
            return voice;
        }
        Voice { speaker: None, why_speaker: Default::default(), ..voice }
    }

    /// `its head, Volker Turk`: a person of the body named before.
    pub(super) fn is_its_own(&self, index: usize, said: &Attribution) -> bool {
        let reading = &self.passages[index].reading;
        let start = said.phrase.0.saturating_sub(3);
        said.speaker.is_some() && (start..said.phrase.1).any(|at| reading.is_any(at, &["its", "their"]))
    }

    /// `the regional governor said`: the person whom the document names in that office, if it is one.
    pub(super) fn holder(
        &self,
        index: usize,
        said: &Attribution,
        office: Office,
    ) -> Option<(String, Option<Name>)> {
        // A headline's speaker is one that its own words name.
        if self.passages[index].is_display() {
            return None;
        }
        let one = said.known.is_none();
        // `a spokesman` may be another, `officials` are many.
        let last = single_role(&self.passages[index].reading, said)?;
        let person = self.register.holder(last, office.institution.filter(|_| one)?, office.party)?;
        Some((person.name.clone(), person.party))
    }

    /// `the study`, `the U.K. ministry`: the body that spoke before, by a shorter name.
    pub(super) fn is_that_body(
        &self,
        index: usize,
        said: &Attribution,
        office: Office,
        last: &Voice,
    ) -> bool {
        let Office { party, institution } = office;
        // `the U.K. ministry`, of whose defence ministry was just spoken
        let same = || {
            let plain = institution.is_none_or(|kind| self.lexicon.name(kind) == "officials");
            plain
                && party == last.party
                && self.passages[index].reading.is_word(said.phrase.1 - 1, "ministry")
        };
        said.speaker.is_none() && if party.is_none() { self.is_that_study(index, said, last) } else { same() }
    }

    /// `the minister`, `the Air Force spokesman`: the person who spoke before, by the role alone.
    pub(super) fn is_that_person(
        &self,
        index: usize,
        said: &Attribution,
        office: Office,
        last: &Voice,
    ) -> bool {
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let role =
            role_in(reading, end - 1, end).or(reading.is_word(end - 1, "general").then_some("general"));
        let alone =
            said.speaker.is_none() && said.known.is_none() && said.party.is_none() && last.speaker.is_some();
        // `the Russian official`, of the minister who spoke before
        let same = said.party.is_some() && said.party == last.party && last.speaker.is_some();
        let of_party = same
            && reading.has(start, Class::The)
            && reading.is_any(end - 1, &["official", "leader", "minister"]);
        if of_party && said.speaker.is_none() && said.known.is_none() && end - start <= 3 {
            return true;
        }
        let Some(role) = role.filter(|_| alone && reading.has(start, Class::The) && end - start <= 4) else {
            return false;
        };
        // The role was told with the name, or the lexicon knows the person's body.
        let told = last.attribution.as_ref().is_some_and(|told| told.to_lowercase().contains(role));
        let source = last.source.map_or("", |source| self.lexicon.name(source));
        let plain = office.institution.is_none_or(|kind| self.lexicon.name(kind) == "officials");
        let body = self.lexicon.source_of(last.party, office.institution).map(|(source, _)| source);
        let same = body == last.source && !plain;
        told || same || role == "minister" && source.ends_with("_mod")
    }

    /// `one official has estimated`, `the official said`: of the body that spoke just before, or the one who did.
    pub(super) fn is_that_official(&self, index: usize, said: &Attribution, last: &Voice) -> bool {
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let one = |at: usize| reading.has(at, Class::The) || reading.is_any(at, &["one", "another"]);
        let plain = end - start <= 2 && reading.is_word(end - 1, "official");
        let alone = said.party.is_none() && said.speaker.is_none() && said.known.is_none();
        let body =
            last.source.is_some_and(|source| !matches!(self.lexicon.name(source), "media" | "witnesses"));
        let first = reading.has(start, Class::The);
        let told = || last.attribution.as_ref().is_some_and(|told| told.to_lowercase().contains("official"));
        plain
            && alone
            && body
            && (!first || told())
            && last.speaker.is_none()
            && (one(start) || start > 0 && one(start - 1))
    }
}
