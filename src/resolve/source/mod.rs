//! Sources: roles for names, full names for surnames, `he` for the last speaker, and
//! statements that go on over sentences.

mod person;
mod reference;
mod voice;

use super::context::Context;
use super::day::Base;
use super::metadata::Facts;
use super::{Draft, Passage, Voice};
use crate::assemble::attribution::{self, Attribution};
use crate::assemble::{Case, Claim, Side};
use crate::lexicon::{Class, Lexicon, Name, NounClass, SpeechKind};
use crate::mention::Reading;
use crate::record::{Category, Measure};
use crate::sentence::Place;
use crate::token::Token;
use crate::why::{Because, Reason};
use person::Register;
use voice::Voices;

/// Closes the sources of all drafts.
pub fn close(
    passages: &[Passage],
    drafts: &mut [Draft],
    facts: &Facts,
    context: &Context,
    lexicon: &Lexicon,
    bases: &[Base],
) {
    let register = Register::read(passages);
    let voices = Voices { passages, bases, context, lexicon, register, speech: facts.voice };
    let mut closer = Closer { voices, facts, last: None, told: Vec::new() };
    let mut from = 0;
    for index in 0..passages.len() {
        let to = from + drafts[from..].iter().take_while(|draft| draft.passage == index).count();
        closer.passage(index, drafts, from, to);
        from = to;
    }
}

struct Closer<'p, 'a, 'l> {
    voices: Voices<'p, 'a, 'l>,
    facts: &'p Facts,
    /// Who spoke last, and in which passage.
    last: Option<(usize, Voice)>,
    /// The dated statements, in order.
    told: Vec<(usize, Voice)>,
}

impl Closer<'_, '_, '_> {
    /// Closes the drafts `from..to` of a passage.
    fn passage(&mut self, index: usize, drafts: &mut [Draft], from: usize, to: usize) {
        let passage = &self.voices.passages[index];
        let spoken = self.spoken(index, &mut drafts[..from]);
        for draft in &mut drafts[from..to] {
            let claim = &passage.claims[draft.claim];
            let said = attribution::of(&passage.statements, claim)
                .and_then(|said| passage.statements.iter().position(|other| other == said));
            draft.voice = match said {
                Some(at) => Some(spoken[at].clone()),
                None => self.unspoken(index, claim),
            };
        }
        let dated = spoken.iter().filter(|voice| voice.claimed_on.is_some());
        self.told.extend(dated.map(|voice| (index, voice.clone())));
        // Who speaks in the sentence, before whose claims it speaks of.
        let named = |voice: &&Voice| voice.source.is_some() || voice.speaker.is_some();
        let said = passage.statements.iter().zip(&spoken).rev();
        let spoke = said.filter(|(said, _)| !said.by_noun).map(|(_, voice)| voice).filter(named);
        // `the ministry reported …, Sputnik reported`: who passes it on comes after who says it.
        let relays =
            |voice: &&Voice| voice.source.is_some_and(|source| self.voices.lexicon.name(source) == "media");
        let spoke = spoke.clone().find(|voice| !relays(voice)).or_else(|| spoke.clone().next());
        let told = spoke.or_else(|| spoken.iter().rev().find(named)).cloned();
        let voice = told.or_else(|| drafts[from..to].last().and_then(|draft| draft.voice.clone()));
        if let Some(mut voice) = voice {
            if std::mem::take(&mut voice.via_here) {
                voice.via = None;
            }
            self.last = Some((index, voice));
        }
    }

    /// The voices of a passage's statements, in order.
    fn spoken(&self, index: usize, before: &mut [Draft]) -> Vec<Voice> {
        let passage = &self.voices.passages[index];
        let mut voices: Vec<Voice> = Vec::with_capacity(passage.statements.len());
        for said in &passage.statements {
            let here = voices.iter().rev().find(|voice| voice.source.is_some());
            let known = here.or(self.last.as_ref().map(|(_, voice)| voice));
            let mut voice = self.voices.of(index, said, known);
            let same = self.last.as_ref().filter(|(at, old)| {
                let near = index - at <= 1 || old.speaker.is_some() && old.speaker == voice.speaker;
                let again = index - at <= 1
                    && old.party.is_some()
                    && old.party == voice.party
                    && is_more(&passage.reading, said);
                old.source == voice.source && old.source.is_some() && near || again
            });
            if voice.claimed_on.is_none()
                && let Some((_, old)) = same
            {
                voice.claimed_on = old.claimed_on;
                voice.why_date = old.why_date.then_rule("the same source, just before");
            } else if voice.claimed_on.is_none()
                && !passage.reading.is_any(said.cue, &["says", "say"])
                && let Some(old) = self.on_its_day(index, &voice)
            {
                voice.claimed_on = old.claimed_on;
                voice.why_date = old.why_date.then_rule("the same source, on the day that it spoke before");
            }
            if said.of_previous {
                attribute_previous(self.voices.passages, before, index, &voice);
            }
            voices.push(voice);
        }
        voices
    }

    /// The last dated statement of the person who speaks, or of the body: not of whichever officials.
    fn on_its_day(&self, index: usize, voice: &Voice) -> Option<&Voice> {
        const NEAR: usize = 4;
        let passages = self.voices.passages;
        let body = |source: Name| {
            let name = self.voices.lexicon.name(source);
            !matches!(name, "media" | "witnesses" | "analysts" | "ngo" | "militants")
                && !name.ends_with("officials")
        };
        let same = |old: &Voice| match &voice.speaker {
            Some(speaker) => old.speaker.as_ref() == Some(speaker),
            None => old.source == voice.source && old.party == voice.party && old.source.is_some_and(body),
        };
        let (before, last) = self.told.iter().rev().find(|(_, old)| same(old))?;
        let day = last.claimed_on.is_some_and(|day| day.day().is_some());
        let near = passages[index].paragraphs_behind(&passages[*before]) <= NEAR;
        (day && near).then_some(last)
    }

    /// The source of a claim that no statement of its sentence reaches.
    fn unspoken(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let passage = &self.voices.passages[index];
        let carried = if claim.is_listed() {
            self.introduced(index)
        } else if passage.reading.sentence.place == Place::Item {
            self.introduced(index).filter(|_| self.is_led(index))
        } else if passage.is_display() {
            None
        } else {
            let carried = self.carried(index, claim).or_else(|| self.tally(index, claim));
            carried.or_else(|| self.next_of_tally(index, claim))
        };
        carried.or_else(|| self.labelled(index)).or_else(|| self.whole_text())
    }

    /// `Source: General Staff on Facebook`: the lines behind it, as long as nobody else speaks.
    fn labelled(&self, index: usize) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let passages = self.voices.passages;
        let label = passages[*before].statements.iter().any(|said| said.of_next);
        let near = label && passages[index].paragraphs_behind(&passages[*before]) <= 3;
        near.then(|| voice.clone().carried("carried over: a line of its own tells the source"))
    }

    /// Whether a line that ends with a colon leads the list that the passage stands in.
    fn is_led(&self, index: usize) -> bool {
        let passages = self.voices.passages;
        let over = (index.saturating_sub(64)..index)
            .rev()
            .find(|&before| passages[before].reading.sentence.place != Place::Item);
        over.is_some_and(|over| passages[over].leads_list())
    }

    /// The statement of the words over a list.
    fn introduced(&self, index: usize) -> Option<Voice> {
        let passages = self.voices.passages;
        let range = index.saturating_sub(24)..=index;
        let colon = range.clone().rev().find(|&before| passages[before].leads_list());
        let plain = || range.rev().find(|&before| !passages[before].claims.iter().any(Claim::is_listed));
        let over = colon.or_else(plain)?;
        let told = passages[over].statements.last().map(|said| self.voices.of(over, said, None));
        // `By category, the losses stand at:` goes on from the statement before it.
        let before = || {
            self.last
                .as_ref()
                .filter(|(at, _)| *at <= index && over <= at + 3)
                .map(|(_, voice)| voice.clone().carried("carried on by the words over the list"))
        };
        let over_list = "who speaks over the list";
        told.filter(|voice| voice.source.is_some()).map(|voice| voice.carried(over_list)).or_else(before)
    }

    /// A statement that goes on: inside a quotation, or behind words that continue a tally.
    fn carried(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let reading = &self.voices.passages[index].reading;
        let mark =
            reading.tokens.first().is_some_and(|token| token.is_quote() || token.is('\'') || token.is('‘'));
        let quoted = reading.sentence.quoted || mark;
        if quoted && let Some(mut next) = self.closing_statement(index) {
            let again = self
                .last
                .as_ref()
                .filter(|(_, old)| old.source == next.source && old.speaker == next.speaker);
            if let (None, Some((_, old))) = (next.claimed_on, again) {
                (next.claimed_on, next.why_date) = (old.claimed_on, old.why_date);
            }
            return Some(next.carried("named at the end of the quotation"));
        }
        let (before, voice) = self.last.as_ref()?;
        // `Ministry of Defence:` on a line of its own speaks the lines below.
        let label = &self.voices.passages[*before];
        if before + 1 == index && label.leads_list() && label.claims.is_empty() {
            return Some(voice.clone().carried("carried over: a line of its own names who speaks the next"));
        }
        let gap = self.voices.passages[index].paragraphs_behind(label);
        let near = index - before <= 2 && gap <= 1;
        if quoted && gap <= 2 {
            return Some(voice.clone().carried("carried over: the quotation goes on"));
        }
        let counts = voice.source.is_some_and(|source| self.voices.is_count(source));
        if near && counts && self.is_same_count(index, claim) {
            return Some(voice.clone().carried("carried over: more of what the same body counts"));
        }
        let goes_on = near && continues(reading);
        goes_on.then(|| voice.clone().carried("carried over: the sentence goes on with the same tally"))
    }

    /// A figure of deaths or losses, or a share of them, behind others of the same kind: a body that
    /// counts them goes on.
    fn is_same_count(&self, index: usize, claim: &Claim) -> bool {
        let figure = claim.measure == Measure::Percent
            || claim.governed.is_some_and(|governed| {
                matches!(
                    governed.case,
                    Case::LossNoun | Case::Figure | Case::Among | Case::Part | Case::Origin
                )
            });
        let before = self.voices.passages[index.saturating_sub(2)..index].iter().rev();
        let last = before.flat_map(|passage| passage.claims.iter().rev()).next();
        let alike = |last: &Claim| {
            last.outcome == claim.outcome
                && (claim.side == Side::Unknown || claim.side == last.side)
                && (claim.category.is_none() || claim.category == last.category)
        };
        figure && last.is_some_and(alike) && self.voices.passages[index].statements.is_empty()
    }

    /// A briefing that goes on: the losses of a side, right behind its enemy's statement of others.
    fn tally(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let passages = self.voices.passages;
        let near = index - before <= 2
            && passages[index].paragraphs_behind(&passages[*before]) <= 1
            && passages[index].statements.is_empty();
        let enemy = voice.party.and_then(|party| self.voices.context.conflict?.enemy_of(party));
        // `the Russian forces inflicted 30 casualties`
        let struck = |claim: &Claim| claim.category.is_none() && matches!(claim.side, Side::EnemyOf(_));
        let is_force =
            |claim: &Claim| claim.category.is_some_and(|category| !category.is_bystanders()) || struck(claim);
        let counted = passages[*before].claims.iter().any(is_force);
        let hostile = match claim.side {
            Side::Party(party) => Some(party) == enemy,
            Side::EnemyOf(party) => Some(party) == voice.party,
            side => side == Side::Enemy,
        };
        let rule = "carried over: a briefing goes on with other losses of its enemy";
        let goes_on = near && counted && hostile && is_force(claim);
        goes_on.then(|| voice.clone().carried(rule))
    }

    /// `300 children were killed, prosecutors said. Another 40 are missing`: the next sentence, which has no
    /// source, day or place of its own and counts the same kind of losses on the same side.
    fn next_of_tally(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let (here, label) = (&self.voices.passages[index], &self.voices.passages[*before]);
        let gap = here.paragraphs_behind(label);
        let near = index - before <= 1 || gap == 0 && index - before <= 2;
        let reading = &here.reading;
        let speaks =
            (0..reading.len()).any(|at| reading.speaks(at, SpeechKind::Noun) && reading.noun(at).is_none());
        let relative = (0..claim.start).any(|at| reading.has(at, Class::Relative));
        let counts = voice.source.is_some_and(|source| self.voices.is_count(source));
        let dated = !counts && (0..reading.len()).any(|at| reading.in_date(at));
        let alone = here.statements.is_empty() && !speaks && !relative && !dated;
        let old = label.claims.last().filter(|_| near && gap <= 1 && alone && voice.source.is_some())?;
        let is_force = |claim: &Claim| claim.category.is_some_and(|category| !category.is_bystanders());
        let people = |claim: &Claim| claim.category.is_none_or(Category::is_people);
        let same = is_force(old) == is_force(claim)
            && people(old) == people(claim)
            && (claim.side == Side::Unknown || claim.side == old.side);
        let known = |name: &str| label.places.iter().any(|place| place.name == name);
        let moved = !is_force(claim) && here.places.iter().any(|place| !known(&place.name));
        let rule = "carried over: the next sentence goes on with losses of the same kind and side";
        (same && !moved).then(|| voice.clone().carried(rule))
    }

    /// The speaker whom a quotation names only at its end, in the same paragraph.
    fn closing_statement(&self, index: usize) -> Option<Voice> {
        let passages = self.voices.passages;
        let paragraph = passages[index].reading.sentence.paragraph;
        let mut ahead = (index..passages.len().min(index + 4))
            .take_while(|&at| passages[at].reading.sentence.paragraph == paragraph);
        let voice = ahead.find_map(|at| {
            let reading = &passages[at].reading;
            // `Each is a loss for us,” the president said`: said behind a quotation.
            let behind = |said: &Attribution| {
                reading.tokens[..said.phrase.0.min(said.cue)].iter().any(Token::is_quote)
            };
            let named = |said: &&Attribution| (said.back || behind(said)) && said.names_source();
            let said = passages[at].statements.iter().find(named)?;
            let last = self.last.as_ref().map(|(_, voice)| voice);
            Some(self.voices.of(at, said, last))
        });
        voice.filter(|voice| voice.source.is_some() || voice.speaker.is_some())
    }

    /// The whole text is one source's speech.
    fn whole_text(&self) -> Option<Voice> {
        let (source, party) = self.facts.voice?;
        let why = Reason::of(Because::rule("the whole text is its publisher's own"));
        Some(Voice {
            source: Some(source),
            party,
            claimed_on: self.facts.published,
            why,
            why_date: why.then_rule("the day of publication"),
            ..Voice::default()
        })
    }
}

/// `Ukraine also said`, `the army added`: more of a statement.
fn is_more(reading: &Reading, said: &Attribution) -> bool {
    let around = said.cue.saturating_sub(2)..said.cue + 2;
    reading.is_any(said.cue, &["added", "adds", "adding"])
        || around.into_iter().any(|at| reading.is_word(at, "also"))
}

/// `This was reported by the ministry`: the claims of the sentence before have their source.
fn attribute_previous(passages: &[Passage], drafts: &mut [Draft], index: usize, voice: &Voice) {
    let Some(before) = index.checked_sub(1) else { return };
    let near = passages[index].paragraphs_behind(&passages[before]) <= 1 && !passages[before].is_display();
    for draft in drafts.iter_mut().rev().take_while(|draft| near && draft.passage == before) {
        let rule = "carried back: `This was reported by` speaks of the sentence before";
        draft.voice.get_or_insert_with(|| voice.clone().carried(rule));
    }
}

/// `losses`, `casualties`: a noun of loss without a number.
fn is_loss(reading: &Reading, at: usize) -> bool {
    reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Loss && plural)
}

/// Words that go on with the tally of the sentence before.
pub(super) fn continues(reading: &Reading) -> bool {
    const OPENERS: &[&str] = &[
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
        "most",
        "half",
        "apart",
        "another",
    ];
    const WITH_IN: &[&str] = &["total", "addition", "all"];
    let goes_on = |at| reading.has_any(at, &[Class::Other, Class::Including, Class::Number, Class::Plus]);
    (0..3.min(reading.len())).any(goes_on)
        || reading.has_any(0, &[Class::It, Class::And])
        || reading.is_any(0, OPENERS)
        || reading.has_any(0, &[Class::The, Class::Determiner])
            && (reading.speaks(1, SpeechKind::Noun) || (1..3).any(|at| is_loss(reading, at)))
        || reading.is_word(0, "in") && reading.is_any(1, WITH_IN)
        || (0..reading.len().min(12)).any(|at| reading.is_word(at, "also"))
}
