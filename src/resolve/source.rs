//! Sources: roles for names, full names for surnames, `he` for the last speaker, and
//! statements that go on over sentences.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::metadata::Facts;
use super::period::Base;
use super::{Draft, Passage, Voice};
use crate::assemble::attribution::{self, Attribution};
use crate::assemble::{Case, Claim, Side};
use crate::lexicon::{Camp, Class, Lexicon, Name, PartyKind, Sense};
use crate::mention::Reading;
use crate::sentence::Place;

/// What a document tells of a person: full name, party and office.
#[derive(Debug, Clone, Default)]
struct Person {
    name: String,
    party: Option<Name>,
    institution: Option<Name>,
}

/// Closes the sources of all drafts.
pub fn close(
    passages: &[Passage],
    drafts: &mut [Draft],
    facts: &Facts,
    context: &Context,
    lexicon: &Lexicon,
) {
    let bases = Base::of_passages(passages, facts.published);
    let mut closer = Closer {
        passages,
        facts,
        bases,
        context,
        lexicon,
        people: FxHashMap::default(),
        offices: FxHashMap::default(),
    };
    closer.register();
    let mut last: Option<(usize, Voice)> = None;
    let mut draft = 0;
    for (index, passage) in passages.iter().enumerate() {
        let mut voices: Vec<Voice> = Vec::with_capacity(passage.statements.len());
        for said in &passage.statements {
            let known = voices
                .iter()
                .rev()
                .find(|voice| voice.source.is_some())
                .or(last.as_ref().map(|(_, voice)| voice));
            let mut voice = closer.voice(index, said, known);
            let same = last.as_ref().filter(|(before, old)| {
                old.source == voice.source && old.source.is_some() && index - before <= 1
            });
            voice.claimed_on = voice.claimed_on.or(same.and_then(|(_, old)| old.claimed_on));
            if said.of_previous {
                attribute_previous(passages, &mut drafts[..draft], index, &voice);
            }
            voices.push(voice);
        }
        let first = draft;
        while draft < drafts.len() && drafts[draft].passage == index {
            let claim = &passage.claims[drafts[draft].claim];
            let said = attribution::of(&passage.statements, claim)
                .and_then(|said| passage.statements.iter().position(|other| other == said));
            drafts[draft].voice = match said {
                Some(at) => Some(voices[at].clone()),
                None if is_listed(claim) => closer.introduced(index).or_else(|| closer.whole_text()),
                None if passage.reading.sentence.place == Place::Item => {
                    closer.introduced(index).filter(|_| closer.is_led(index)).or_else(|| closer.whole_text())
                }
                None if passage.is_display() => closer.whole_text(),
                None => closer.carried(index, last.as_ref()).or_else(|| closer.whole_text()),
            };
            draft += 1;
        }
        let told = voices.into_iter().rev().find(|voice| voice.source.is_some() || voice.speaker.is_some());
        if let Some(voice) = told {
            last = Some((index, voice));
        } else if draft > first
            && let Some(voice) = drafts[draft - 1].voice.clone()
        {
            last = Some((index, voice));
        }
    }
}

/// `This was reported by the ministry`: the claims of the sentence before have their source.
fn attribute_previous(passages: &[Passage], drafts: &mut [Draft], index: usize, voice: &Voice) {
    let Some(before) = index.checked_sub(1) else { return };
    let near = passages[index].reading.sentence.paragraph - passages[before].reading.sentence.paragraph <= 1;
    for draft in drafts.iter_mut().rev().take_while(|draft| near && draft.passage == before) {
        draft.voice.get_or_insert_with(|| voice.clone());
    }
}

struct Closer<'p, 'a, 'l> {
    passages: &'p [Passage<'a>],
    facts: &'p Facts,
    bases: Vec<Base>,
    context: &'p Context<'l>,
    lexicon: &'p Lexicon,
    people: FxHashMap<String, Person>,
    /// The last party that an office was named with.
    offices: FxHashMap<Name, Name>,
}

impl Closer<'_, '_, '_> {
    /// Notes every person with a role, and every office with a party.
    fn register(&mut self) {
        for passage in self.passages {
            for said in &passage.statements {
                if let (Some(office), Some(party)) = (said.institution, said.party) {
                    self.offices.entry(office).or_insert(party);
                }
                if let Some(speaker) = &said.speaker {
                    self.note(speaker, said.party, said.institution);
                }
            }
            self.roles(&passage.reading);
        }
    }

    /// `the regional governor, Vyacheslav Gladkov`: a role before a name, in any sentence.
    fn roles(&mut self, reading: &Reading) {
        for at in 0..reading.len() {
            let role = reading.senses(at).iter().find_map(|sense| match *sense {
                Sense::Institution { institution, party, .. } => Some((institution, party)),
                _ => None,
            });
            let Some((institution, own)) = role else { continue };
            let mut start = reading.term_end(at);
            start += usize::from(reading.is(start, ','));
            let mut end = start;
            while end < reading.len() && reading.is_capitalised(end) && !reading.is_known(end) {
                end += 1;
            }
            if end - start >= 2 && !reading.shouting {
                let party = own.or_else(|| {
                    (at.saturating_sub(4)..at)
                        .rev()
                        .find_map(|before| reading.party(before))
                        .map(|party| party.party)
                });
                self.note(reading.words(start, end), party, Some(institution));
            }
        }
    }

    fn note(&mut self, name: &str, party: Option<Name>, institution: Option<Name>) {
        let person = self.people.entry(surname(name)).or_default();
        if name.len() > person.name.len() {
            person.name = name.to_owned();
        }
        person.party = person.party.or(party);
        person.institution = person.institution.or(institution);
    }

    /// The source that a statement names.
    fn voice(&self, index: usize, said: &Attribution, last: Option<&Voice>) -> Voice {
        let passage = &self.passages[index];
        let written = passage.reading.words(said.phrase.0, said.phrase.1);
        let mut voice = Voice {
            attribution: (!written.is_empty()).then(|| fold_space(written)),
            via: said.via.clone(),
            denies: said.denies,
            claimed_on: said
                .date
                .and_then(|date| super::period::day_of(&date, self.bases[index]))
                .map(|(start, _)| start),
            ..Voice::default()
        };
        let (mut party, mut institution) = (said.party, said.institution);
        if let Some(speaker) = &said.speaker {
            let person = self.people.get(&surname(speaker));
            voice.speaker = Some(person.map_or(speaker.clone(), |person| person.name.clone()));
            let known = said.known.and_then(|(party, _)| party);
            let plain = institution.is_some_and(|office| self.lexicon.name(office) == "officials")
                && said.known.is_some();
            if institution.is_none() || plain {
                institution =
                    said.known.map(|(_, office)| office).or(person.and_then(|person| person.institution));
                party = known.or(person.and_then(|person| person.party)).or(party);
            }
            party = party.or(known).or(person.and_then(|person| person.party));
        } else if let Some((known, office)) = said.known {
            // `an adviser to Zelensky`, `the Biden administration`
            let plain = institution.is_none_or(|office| {
                matches!(self.lexicon.name(office), "officials" | "armed_forces" | "analysts")
            });
            institution = if plain { Some(office) } else { institution };
            party = party.or(known);
        } else if said.pronoun && !said.names_source() {
            if let Some(subject) = self.subject_of_sentence(index, said) {
                let closed = self.lexicon.source_of(Some(subject), None);
                return Voice {
                    source: closed.map(|(source, _)| source),
                    party: closed.and_then(|(_, party)| party),
                    ..voice
                };
            }
            return match last {
                Some(last) => Voice {
                    claimed_on: voice.claimed_on.or(last.claimed_on),
                    via: voice.via.or(last.via.clone()),
                    denies: said.denies,
                    attribution: last.attribution.clone().or(voice.attribution),
                    ..last.clone()
                },
                None => voice,
            };
        }
        if let Some(last) =
            last.filter(|_| said.speaker.is_none() && party.is_none() && self.is_that_study(index, said))
        {
            return Voice { claimed_on: voice.claimed_on.or(last.claimed_on), ..last.clone() };
        }
        party = party.or_else(|| institution.and_then(|office| self.owner(index, office)));
        let closed = match said.source {
            Some(source) => Some((
                source,
                self.lexicon
                    .party_of_source(source)
                    .or_else(|| self.lexicon.source_of(None, institution).and_then(|(_, party)| party)),
            )),
            None => self.lexicon.source_of(party, institution),
        };
        if let Some((source, party)) = closed.filter(|_| party.is_some() || institution.is_some()) {
            voice.source = Some(source);
            voice.party = party;
        }
        voice
    }

    /// `the study suggested`, `the institute said`: the one that was named before.
    fn is_that_study(&self, index: usize, said: &Attribution) -> bool {
        let reading = &self.passages[index].reading;
        let unnamed =
            said.institution.is_some_and(|office| matches!(self.lexicon.name(office), "analysts" | "ngo"))
                || [
                    "ministry",
                    "office",
                    "agency",
                    "group",
                    "organization",
                    "organisation",
                    "monitor",
                    "service",
                    "source",
                ]
                .iter()
                .any(|word| reading.is_word(said.phrase.1 - 1, word));
        let short = said.phrase.1 - said.phrase.0 <= 2;
        unnamed && short && reading.has(said.phrase.0, Class::The)
    }

    /// The party of an office named without one: as the document named it before, or of the
    /// place that the sentence speaks of.
    fn owner(&self, index: usize, office: Name) -> Option<Name> {
        let kind = self.lexicon.name(office);
        if matches!(
            kind,
            "analysts"
                | "ngo"
                | "media"
                | "witnesses"
                | "mediazona"
                | "oryx"
                | "isw"
                | "sohr"
                | "un"
                | "nato"
                | "eu"
                | "western_officials"
        ) {
            return None;
        }
        let local = kind == "officials" || kind == "health_ministry";
        let before = |index: usize| self.passages[index].places.iter().rev().find_map(|place| place.country);
        let near = || {
            (index.saturating_sub(3)..=index).rev().find_map(before).filter(|country| {
                self.context
                    .conflict
                    .is_none_or(|row| row.enemy_of(*country).is_some() || row.civilians == *country)
            })
        };
        let named = || self.offices.get(&office).copied();
        let state = || self.context.party_of(Camp::State).filter(|_| kind != "militants");
        // An army that reports the losses of one side is the other's.
        let counted = || {
            let side = self.passages[index]
                .claims
                .iter()
                .find_map(|claim| if let Side::Party(party) = claim.side { Some(party) } else { None })?;
            let military = matches!(kind, "general_staff" | "armed_forces" | "air_force" | "mod");
            self.context.conflict.filter(|_| military)?.enemy_of(side)
        };
        let victims = || {
            self.passages[index]
                .claims
                .iter()
                .find_map(|claim| if let Side::Party(party) = claim.side { Some(party) } else { None })
        };
        if local {
            near().or_else(victims).or_else(named).or_else(state)
        } else {
            named().or_else(state).or_else(counted).or_else(near)
        }
    }

    /// `Russia published its toll, when it said it had lost`: the party that opens the sentence.
    fn subject_of_sentence(&self, index: usize, said: &Attribution) -> Option<Name> {
        let reading = &self.passages[index].reading;
        let it = (said.phrase.0..said.phrase.1).any(|at| reading.has(at, Class::It));
        (0..said.phrase.0.min(4)).filter(|_| it).find_map(|at| {
            let party = reading.party(at).filter(|party| {
                matches!(party.kind, PartyKind::Name | PartyKind::Metonym | PartyKind::Force)
            })?;
            let owns = reading
                .tokens
                .get(reading.term_end(at))
                .is_some_and(|token| token.kind == crate::token::Kind::Possessive);
            (!owns).then_some(party.party)
        })
    }

    /// Whether a line that ends with a colon leads the list that the passage stands in.
    fn is_led(&self, index: usize) -> bool {
        let over = (index.saturating_sub(64)..index)
            .rev()
            .find(|&before| self.passages[before].reading.sentence.place != Place::Item);
        over.is_some_and(|over| self.passages[over].reading.tokens.last().is_some_and(|token| token.is(':')))
    }

    /// The statement of the words over a list.
    fn introduced(&self, index: usize) -> Option<Voice> {
        let range = index.saturating_sub(24)..=index;
        let colon =
            |&before: &usize| self.passages[before].reading.tokens.last().is_some_and(|token| token.is(':'));
        let over =
            range.clone().rev().find(colon).or_else(|| {
                range.rev().find(|&before| !self.passages[before].claims.iter().any(is_listed))
            })?;
        let said = self.passages[over].statements.last()?;
        Some(self.voice(over, said, None)).filter(|voice| voice.source.is_some())
    }

    /// A statement that goes on: inside a quotation, or behind words that continue a tally.
    fn carried(&self, index: usize, last: Option<&(usize, Voice)>) -> Option<Voice> {
        let passage = &self.passages[index];
        let paragraph = passage.reading.sentence.paragraph;
        let opens_quoted = passage.reading.sentence.quoted
            || passage
                .reading
                .tokens
                .first()
                .is_some_and(|token| token.is_quote() || token.is('\'') || token.is('‘'));
        if opens_quoted && let Some(next) = self.closing_statement(index) {
            return Some(next);
        }
        let (before, voice) = last?;
        let gap = paragraph.saturating_sub(self.passages[*before].reading.sentence.paragraph);
        let sentences = index - before;
        let near = sentences <= 2 && gap <= 1;
        let quoted = opens_quoted && gap <= 2;
        (quoted || near && continues(&passage.reading)).then(|| voice.clone())
    }

    /// The speaker whom a quotation names only at its end, in the same paragraph.
    fn closing_statement(&self, index: usize) -> Option<Voice> {
        let paragraph = self.passages[index].reading.sentence.paragraph;
        self.passages[index..]
            .iter()
            .enumerate()
            .take_while(|(_, passage)| passage.reading.sentence.paragraph == paragraph)
            .take(4)
            .find_map(|(ahead, passage)| {
                let said = passage.statements.iter().find(|said| said.back && said.names_source())?;
                Some(self.voice(index + ahead, said, None))
            })
            .filter(|voice| voice.source.is_some() || voice.speaker.is_some())
    }

    /// The whole text is one source's speech.
    fn whole_text(&self) -> Option<Voice> {
        let (source, party) = self.facts.voice?;
        Some(Voice { source: Some(source), party, claimed_on: self.facts.published, ..Voice::default() })
    }
}

/// A line of a list.
fn is_listed(claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| matches!(governed.case, Case::Heading | Case::Item))
}

/// Words that go on with the tally of the sentence before.
fn continues(reading: &Reading) -> bool {
    let opening = (0..3.min(reading.len()))
        .any(|at| reading.has_any(at, &[Class::Other, Class::Including, Class::Number, Class::Plus]))
        || reading.has_any(0, &[Class::It])
        || reading.has(0, Class::And)
        || [
            "of",
            "also",
            "additionally",
            "furthermore",
            "total",
            "overall",
            "this",
            "these",
            "those",
            "altogether",
        ]
        .iter()
        .any(|word| reading.is_word(0, word))
        || reading.is_word(0, "in")
            && (reading.is_word(1, "total") || reading.is_word(1, "addition") || reading.is_word(1, "all"));
    let also = (0..reading.len().min(12)).any(|at| reading.is_word(at, "also"));
    opening || also
}

/// The last word of a name, folded.
fn surname(name: &str) -> String {
    name.split_whitespace().next_back().unwrap_or(name).to_lowercase()
}

/// Runs of white space to single spaces.
pub fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
