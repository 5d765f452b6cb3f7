//! Statements that name nobody: who `it`, `he`, `the group` or `our data` is, by what the document
//! named before.

use super::person::Person;
use super::voice::{BODY, Voices};
use crate::assemble::attribution::{self, Attribution, outlet_at};
use crate::lexicon::{Class, Name, PartyKind, SpeechKind};
use crate::mention::Reading;
use crate::resolve::Voice;
use crate::token::Token;
use crate::why::Reason;

const INTRODUCED: &str = "`he` is the person last introduced with a role";

/// What a body that counts losses is called for short.
const MONITORS: &[&str] = &[
    "monitor",
    "group",
    "watchdog",
    "outlet",
    "publication",
    "blog",
    "project",
    "website",
    "journalists",
    "observatory",
    "organization",
    "organisation",
    "ngo",
    "charity",
];

/// How many sentences back a coalition may be named.
const FAR: usize = 16;

/// A source as the lexicon closes it, and the rule that found it.
type Opening = (Option<(Name, Option<Name>)>, &'static str);

impl Voices<'_, '_, '_> {
    /// `it said`: the party that opens the sentence, else who spoke last.
    pub(super) fn pronoun(
        &self,
        index: usize,
        said: &Attribution,
        voice: Voice,
        last: Option<&Voice>,
    ) -> Voice {
        if let Some((closed, rule)) = self.opening(index, said).filter(|_| !self.adds(index, said, last)) {
            let (source, party) = (closed.map(|(source, _)| source), closed.and_then(|(_, party)| party));
            let why = voice.why.then_rule(rule);
            return Voice { source, party, why, ..voice };
        }
        let counts = |last: &Voice| last.source.is_some_and(|source| self.is_count(source));
        if !last.is_some_and(counts)
            && let Some(body) = self.body(index, said)
            && let Some((source, party)) = self.lexicon.source_of(None, Some(body))
        {
            let why = voice.why.then_rule(BODY);
            return Voice { source: Some(source), party, why, ..voice };
        }
        if let Some((source, party)) = self.coalition(index, said) {
            let why = voice.why.then_rule("the coalition that the document named: `the coalition said`");
            return Voice { source: Some(source), party, why, ..voice };
        }
        let Some(last) = last else { return self.unheard(index, said, voice) };
        if self.is_no_state(index, said) && last.source.is_some_and(|id| self.lexicon.is_of_a_state(id)) {
            return voice;
        }
        let attribution = last.attribution.clone().or(voice.attribution.clone());
        let reading = &self.passages[index].reading;
        // `they said`, `it added`: no one person.
        let many = (said.phrase.0..said.phrase.1).any(|at| reading.is_any(at, &["they", "them", "it"]));
        let mut again = voice.again(last, "`he`, `it` or `the report` is who spoke before");
        if many {
            (again.speaker, again.why_speaker) = (None, Reason::default());
        }
        Voice { denies: said.denies, attribution, ..again }
    }

    /// `the company`, `the group`: a body that is no state's.
    fn is_no_state(&self, index: usize, said: &Attribution) -> bool {
        const BODIES: &[&str] = &[
            "company",
            "newspaper",
            "outlet",
            "publication",
            "journalists",
            "institute",
            "foundation",
            "network",
            "observatory",
            "group",
            "organisation",
            "organization",
        ];
        self.passages[index].reading.any_of(said.phrase.0..said.phrase.1, BODIES)
    }

    /// `The army lost 2,200 tanks, it added`: who spoke before goes on; the army is what it speaks of.
    fn adds(&self, index: usize, said: &Attribution, last: Option<&Voice>) -> bool {
        let reading = &self.passages[index].reading;
        let trails = said.phrase.0 > 0 && reading.is(said.phrase.0 - 1, ',');
        // `The military said it estimated`: who has just said so.
        let spoke = |other: &Attribution| {
            let end = reading.term_end(other.cue);
            !other.leads
                && (end..=end + 1).contains(&said.phrase.0)
                && reading.speaks(other.cue, SpeechKind::Verb)
        };
        // `Rebels lost 40 men, the ministry said, adding that`
        let statements = self.passages[index].statements();
        let goes_on = said.phrase.0 == said.phrase.1
            && statements.iter().any(|other| other.names_source() && other.cue < said.cue);
        let chained = goes_on || said.phrase.1 > said.phrase.0 && statements.iter().any(spoke);
        last.is_some() && (chained || trails && reading.is_any(said.cue, &["added", "adds"]))
    }

    /// `the coalition`: the one that the document named before.
    fn coalition(&self, index: usize, said: &Attribution) -> Option<(Name, Option<Name>)> {
        let is = |reading: &Reading, at: usize| reading.is_any(at, &["coalition", "alliance"]);
        is(&self.passages[index].reading, said.phrase.1.checked_sub(1)?).then_some(())?;
        let party = (0..index).rev().take(FAR).find_map(|index| {
            let reading = &self.passages[index].reading;
            (0..reading.len()).find_map(|at| reading.party(at).filter(|_| is(reading, at)))
        });
        self.lexicon.source_of(Some(party?.party), None)
    }

    /// Who `he` or `the data` is where nobody has spoken yet: the person introduced, the body that is named.
    fn unheard(&self, index: usize, said: &Attribution, voice: Voice) -> Voice {
        let reading = &self.passages[index].reading;
        let report = (said.phrase.0..said.phrase.1).any(|at| reading.speaks(at, SpeechKind::Noun));
        let body = self.register.body_near(index).filter(|_| report).map(|(_, body)| body);
        if let Some((source, party)) = body.and_then(|body| self.lexicon.source_of(None, Some(body))) {
            return Voice { source: Some(source), party, why: voice.why.then_rule(BODY), ..voice };
        }
        self.introduced(index, said).map_or(voice.clone(), |person| self.of_person(index, person, voice))
    }

    /// The body or party that the sentence opens with, where `it` can be that: its id and whose side it is
    /// on, and the rule.
    fn opening(&self, index: usize, said: &Attribution) -> Option<Opening> {
        if let Some(office) =
            self.office_of_sentence(index, said).or_else(|| self.doer_of_sentence(index, said))
        {
            let closed = self.source(&office, self.office(&office).0);
            return Some((closed, "`it` is the body that opens the sentence"));
        }
        let subject = self.subject_of_sentence(index, said)?;
        Some((self.lexicon.source_of(Some(subject), None), "`it` is the party that opens the sentence"))
    }

    /// `according to our data`: the body that counts with the outlet, or the outlet; in a speech, who speaks.
    pub(super) fn text(&self, index: usize, voice: Voice, last: Option<&Voice>) -> Voice {
        let reading = &self.passages[index].reading;
        let quoted = reading.sentence.quoted || reading.tokens.iter().any(Token::is_quote);
        if let Some((source, party)) = self.speech.filter(|_| !quoted) {
            let why = voice.why.then_rule("the whole text is its publisher's own");
            return Voice { source: Some(source), party, why, ..voice };
        }
        if quoted {
            return last.map_or(voice.clone(), |last| voice.again(last, "`we` is who speaks"));
        }
        let body =
            self.register.body_near(index).map(|(_, body)| body).or_else(|| self.lexicon.find_name("media"));
        let closed = body.and_then(|body| self.lexicon.source_of(None, Some(body)));
        let Some((source, party)) = closed else { return voice };
        let why = voice.why.then_rule("the text's own count, or that of the body it counts with");
        Voice { source: Some(source), party, why, ..voice }
    }

    /// `a monitor`, `the group`, `the journalists`: the body that the document names beside.
    pub(super) fn body(&self, index: usize, said: &Attribution) -> Option<Name> {
        let reading = &self.passages[index].reading;
        let closes = |at: &usize| {
            reading.has_any(*at, &[Class::Adverb, Class::Have])
                || reading.is_possessive(*at)
                || reading.is_word(*at, "also")
        };
        let last = (said.phrase.0..said.phrase.1).rev().find(|at| !closes(at));
        let last = last.filter(|&last| reading.is_any(last, MONITORS))?;
        // `a human rights group` is one of many.
        let other = reading.is_word(last, "group")
            && !(said.phrase.0..last).any(|at| {
                reading.has(at, Class::The) || reading.is_any(at, &["monitor", "monitoring", "monitors"])
            });
        // `the Local Committees, another monitoring group`
        let other = other
            || reading.is_word(said.phrase.0.saturating_sub(1), "another")
            || (said.phrase.0..last).any(|at| reading.is_word(at, "another"));
        let kind = said.institution.map(|office| self.lexicon.name(office)).filter(|_| !other);
        let unnamed = !other
            && said.speaker.is_none()
            && said
                .source
                .is_none_or(|source| matches!(self.lexicon.name(source), "analysts" | "media" | "ngo"))
            && kind.is_none_or(|kind| matches!(kind, "ngo" | "analysts" | "media"))
            && (said.phrase.0..last).all(|at| !reading.is_capitalised(at) || reading.is_known(at));
        self.register.body_near(index).filter(|_| unnamed).map(|(_, body)| body)
    }

    /// `the BBC has confirmed the names of 160,000`: the body with which an outlet counts the dead by name.
    pub(super) fn partner(&self, index: usize, said: &Attribution) -> Option<Name> {
        const COUNTS: &[&str] =
            &["names", "name", "named", "identified", "identify", "confirmed", "verified", "certified"];
        let reading = &self.passages[index].reading;
        let outlet = (said.phrase.0..said.phrase.1).find_map(|at| outlet_at(reading, at));
        let body = outlet.and_then(|(outlet, _)| self.lexicon.partner_of(self.lexicon.name(outlet)));
        if !said.is_outlet || body.is_none() || !reading.any_of(0..reading.len(), COUNTS) {
            return None;
        }
        body.filter(|body| self.register.names(*body))
    }

    /// `he said`, where nobody has spoken yet: the person that the text last introduced with a role.
    fn introduced(&self, index: usize, said: &Attribution) -> Option<&Person> {
        let reading = &self.passages[index].reading;
        let he = (said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::He));
        self.register.last_before(index).filter(|_| he)
    }

    fn of_person(&self, index: usize, person: &Person, voice: Voice) -> Voice {
        let owner = || self.owner(index, person.institution?).map(|(party, _)| party);
        let closed = self.lexicon.source_of(person.party.or_else(owner), person.institution);
        Voice {
            source: closed.map(|(source, _)| source),
            party: closed.and_then(|(_, party)| party),
            speaker: Some((*person.name).into()),
            why: voice.why.then_rule(INTRODUCED),
            why_speaker: voice.why.then_rule(INTRODUCED),
            ..voice
        }
    }

    /// `the study suggested`, `the ministry said`: the one that was named before.
    pub(super) fn is_that_study(&self, index: usize, said: &Attribution, last: &Voice) -> bool {
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
        // `the IISS` has a name of its own, and a study is no ministry's.
        let named = reading.is_capitalised(said.phrase.1 - 1);
        let study = matches!(kind, Some("analysts" | "ngo"))
            && !named
            && last.source.is_none_or(|id| self.is_count(id));
        let unnamed = study || reading.is_any(said.phrase.1 - 1, BODIES);
        let short = said.phrase.1 - said.phrase.0 <= 2;
        unnamed && short && reading.has(said.phrase.0, Class::The)
    }

    /// `The air force shot down 30 drones, it said`: the body that the sentence opens with.
    fn office_of_sentence(&self, index: usize, said: &Attribution) -> Option<Attribution> {
        let reading = &self.passages[index].reading;
        // `it said`, or `…, saying that` without a subject
        let chained = said.phrase.0 == said.phrase.1;
        let it = chained || (said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::It));
        let end = (0..said.phrase.0)
            .find(|&at| {
                let blames = chained && reading.is_any(at, &["blamed", "accused", "condemned"]);
                reading.verb(at).is_some() || reading.quantity_at(at).is_some() || blames
            })
            .filter(|_| it);
        // `The Russian government has not published its losses since March, when it gave`, `The staff posts updates, and on
        // Tuesday it wrote`
        let clause = || {
            let has = |at: &usize| {
                reading.has_any(*at, &[Class::Have, Class::Be, Class::Modal, Class::Do])
                    || reading.speaks(*at, SpeechKind::Verb)
            };
            let joins = |at: usize| reading.has_any(at, &[Class::Subordinator, Class::And]);
            let when = (said.phrase.0.saturating_sub(4)..said.phrase.0).any(joins);
            (0..said.phrase.0).find(has).filter(|_| it && when)
        };
        let end = end.or_else(clause)?;
        let opening = attribution::named(reading, 0, end)?;
        let near =
            end <= 12 && opening.phrase.0 <= 6 && !reading.has_any(0, &[Class::In, Class::Preposition]);
        (near && opening.institution.is_some() && opening.party.is_some()).then_some(opening)
    }

    /// `The army condemned the strike, which it said killed ten`: the body that does what the sentence opens with.
    fn doer_of_sentence(&self, index: usize, said: &Attribution) -> Option<Attribution> {
        /// The most tokens of the subject.
        const LONGEST: usize = 10;
        let reading = &self.passages[index].reading;
        let (start, end) = said.phrase;
        let it = end == start + 1 && (reading.has(start, Class::It) || reading.is_word(start, "they"));
        let relative =
            start.checked_sub(1).filter(|&at| it && reading.has_any(at, &[Class::Relative, Class::That]))?;
        let does = |at: &usize| {
            let past = reading.word(*at).ends_with("ed") && !reading.is_capitalised(*at);
            past && (reading.has_any(at + 1, &[Class::The, Class::A, Class::Determiner])
                || reading.party(at + 1).is_some())
        };
        let verb = (1..relative.min(LONGEST)).find(does)?;
        attribution::named(reading, 0, verb).filter(|opening| opening.has_office() && opening.phrase.0 <= 1)
    }

    /// `Russia published its toll, when it said it had lost`: the party that opens the sentence.
    fn subject_of_sentence(&self, index: usize, said: &Attribution) -> Option<Name> {
        let reading = &self.passages[index].reading;
        // `“Ukraine had fewer aircraft,” it said`: not who is spoken of.
        let quoted = said.phrase.0.checked_sub(1).is_some_and(|at| reading.tokens[at].is_quote());
        if quoted || !(said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::It)) {
            return None;
        }
        (0..said.phrase.0.min(4)).find_map(|at| {
            let party = reading.party(at)?;
            let speaks = matches!(party.kind, PartyKind::Name | PartyKind::Metonym | PartyKind::Force);
            // `A US-based group said it`: not the land.
            let based = reading.is_hyphen(reading.term_end(at));
            (speaks && !based && !reading.owns(at)).then_some(party.party)
        })
    }
}
