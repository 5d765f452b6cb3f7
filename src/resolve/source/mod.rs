//! Sources: roles for names, full names for surnames, `he` for the last speaker, and
//! statements that go on over sentences.

mod account;
mod again;
mod carry;
mod dated;
mod owner;
mod person;
mod reference;
mod relay;
mod signed;
mod sole;
mod voice;

use super::context::Context;
use super::day::Base;
use super::metadata::Facts;
use super::{Draft, Passage, Voice};
use crate::assemble::Claim;
use crate::assemble::attribution::{self, Attribution};
use crate::lexicon::{Class, Lexicon, PartyKind};
use crate::mention::Reading;
use crate::sentence::Place;
use crate::why::{Because, Reason};
use person::Register;
use voice::Voices;

pub(super) use carry::continues;

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
    let mut closer =
        Closer { voices, facts, last: None, bulletin: None, told: Vec::new(), heard: Vec::new() };
    let mut from = 0;
    for index in 0..last_to_tell(passages, drafts) {
        let to = from + drafts[from..].iter().take_while(|draft| draft.passage == index).count();
        closer.passage(index, drafts, from, to);
        from = to;
    }
    closer.close_by_sole_voice(drafts);
}

/// One past the last passage that may tell the source of a claim: those behind all claims speak of claims in their own
/// paragraph (`relay_back`) or of the sentence right before them (`attribute_previous`).
fn last_to_tell(passages: &[Passage], drafts: &[Draft]) -> usize {
    let Some(last) = drafts.last().map(|draft| draft.passage) else { return 0 };
    let paragraph = |at: usize| passages[at].reading.sentence.paragraph;
    let behind = last + 1..passages.len();
    behind
        .take_while(|&index| paragraph(index - 1) == paragraph(last))
        .last()
        .map_or(last + 1, |last| last + 1)
}

struct Closer<'p, 'a, 'l> {
    voices: Voices<'p, 'a, 'l>,
    facts: &'p Facts,
    /// Who spoke last, and in which passage.
    last: Option<(usize, Voice)>,
    /// Whose bulletin the text is, and where that is told.
    bulletin: Option<(usize, Voice)>,
    /// The dated statements, in order.
    told: Vec<(usize, Voice)>,
    /// Who spoke by the name of a body or role, in order.
    heard: Vec<(usize, Voice)>,
}

impl Closer<'_, '_, '_> {
    /// Closes the drafts `from..to` of a passage.
    fn passage(&mut self, index: usize, drafts: &mut [Draft], from: usize, to: usize) {
        let passage = &self.voices.passages[index];
        if from == to && passage.statements().is_empty() {
            return;
        }
        let spoken = self.spoken(index, &mut drafts[..from]);
        for draft in &mut drafts[from..to] {
            let claim = &passage.claims[draft.claim];
            let said = attribution::of(passage.statements(), claim)
                .and_then(|said| passage.statements().iter().position(|other| other == said));
            draft.voice = match said {
                Some(at) => Some(spoken[at].clone()),
                None => self.unspoken(index, claim),
            };
        }
        if passage.statements().is_empty() {
            carry_on(passage, &mut drafts[from..to]);
        }
        let bodies = spoken.iter().filter(|voice| voice.source.is_some() && voice.attribution.is_some());
        self.heard.extend(bodies.map(|voice| (index, voice.clone())));
        let dated = spoken.iter().filter(|voice| voice.claimed_on.is_some());
        self.told.extend(dated.map(|voice| (index, voice.clone())));
        // Who speaks in the sentence, before whose claims it speaks of.
        let named = |voice: &&Voice| voice.source.is_some() || voice.speaker.is_some();
        let said = passage.statements().iter().zip(&spoken).rev();
        self.hear_bulletin(index, &spoken);
        let spoke = said.filter(|(said, _)| !said.by_noun).map(|(_, voice)| voice).filter(named);
        // `the ministry reported …, Sputnik reported`: who passes it on comes after who says it.
        let spoke = spoke.clone().find(|voice| !self.is_press(voice)).or_else(|| spoke.clone().next());
        let told = spoke.or_else(|| spoken.iter().rev().find(named)).cloned();
        let voice = told.or_else(|| drafts[from..to].last().and_then(|draft| draft.voice.clone()));
        if let Some(mut voice) = voice {
            if std::mem::take(&mut voice.via_here) {
                voice.via = None;
            }
            self.last = Some((index, voice));
        }
    }

    /// Notes whose bulletin the text is; it ends where somebody else speaks.
    fn hear_bulletin(&mut self, index: usize, spoken: &[Voice]) {
        let passage = &self.voices.passages[index];
        for (said, voice) in passage.statements().iter().zip(spoken) {
            let same = self.bulletin.as_ref().is_some_and(|(_, old)| {
                old.source == voice.source && (voice.speaker.is_none() || old.speaker == voice.speaker)
            });
            if account::opens_bulletin(&passage.reading, said)
                && voice.source.is_some()
                && !self.is_press(voice)
            {
                self.bulletin = Some((index, voice.clone()));
            } else if !same && voice.source.is_some() && !self.is_press(voice) {
                self.bulletin = None;
            }
        }
    }

    /// The voices of a passage's statements, in order.
    fn spoken(&self, index: usize, before: &mut [Draft]) -> Vec<Voice> {
        let passage = &self.voices.passages[index];
        let mut voices: Vec<Voice> = Vec::with_capacity(passage.statements().len());
        for (at, said) in passage.statements().iter().enumerate() {
            // `truce monitors say they had counted`: the same, whoever they are.
            let unknown = |before: &usize| passage.statements()[*before].unknown;
            if let Some(before) =
                at.checked_sub(1).filter(unknown).filter(|_| said.pronoun && !said.names_source())
            {
                voices.push(self.voices.of(index, &passage.statements()[before], None));
                continue;
            }
            let here = self.here(said, &voices);
            let known = self.known_before(index, said, &voices);
            let mut voice = self.voices.of(index, said, known);
            if let Some(body) = self.body_before(index, said, &voice) {
                (voice.source, voice.party, voice.why) = (body.source, body.party, body.why);
            }
            if let Some(body) = known.filter(|known| self.is_body_of(index, said, &voice, known)) {
                voice = voice.again(body, "the body of that party which spoke just before");
            }
            self.date(index, said, &mut voice);
            if here.is_none() {
                self.relay(index, said, &mut voice);
                self.relay_of_label(index, &mut voice);
            }
            if said.via.is_some() {
                self.relay_back(index, &voice, before);
            }
            // `This is reported by CNN with reference to Oryx`: whom the outlet cites has said so.
            let cited = at > 0 && said.leads && !said.is_outlet && passage.statements()[at - 1].of_previous;
            if said.of_previous || cited && passage.statements()[at - 1].is_outlet {
                attribute_previous(self.voices.passages, before, index, &voice);
            }
            self.tell_open(index, said, &voice, before);
            self.sign(index, said, &voice, before);
            voices.push(voice);
        }
        voices
    }

    /// Who spoke before in the sentence of a statement.
    fn here<'v>(&self, said: &Attribution, voices: &'v [Voice]) -> Option<&'v Voice> {
        let named = |voice: &&Voice| voice.source.is_some() || voice.speaker.is_some();
        // `The army blamed the group despite reports of it, saying`: the press is no `he`.
        let person = |voice: &&Voice| !said.pronoun || !self.is_press(voice);
        let all = || voices.iter().rev().filter(named);
        all().find(person).or_else(|| all().next())
    }

    /// Who spoke before a statement, of whom it may speak again; `voices` spoke in its sentence.
    fn known_before<'v>(
        &'v self,
        index: usize,
        said: &Attribution,
        voices: &'v [Voice],
    ) -> Option<&'v Voice> {
        let here = self.here(said, voices);
        let namesake = self.namesake(index, said, voices);
        if namesake.is_none() && self.is_coalition(index, said) {
            // `A NATO officer says the alliance estimates`: that alliance.
            return here.filter(|voice| voice.party.is_some());
        }
        namesake.or(here).or_else(|| self.person_before(index, said)).or(self.known(index, said))
    }

    /// Whether an outlet speaks.
    fn is_press(&self, voice: &Voice) -> bool {
        voice.source.is_some_and(|source| self.voices.lexicon.name(source) == "media")
    }

    /// Who spoke before a statement; `he`, `it` is nobody that a headline named without a name.
    fn known(&self, index: usize, said: &Attribution) -> Option<&Voice> {
        let passages = self.voices.passages;
        let reading = &passages[index].reading;
        let he = said.pronoun
            && (said.phrase.0..said.phrase.1).any(|at| reading.has_any(at, &[Class::He, Class::It]));
        let (before, voice) = self.last.as_ref()?;
        (!he || voice.speaker.is_some() || !passages[*before].is_display()).then_some(voice)
    }

    /// `The ministry gave its figures. Per Kyiv`, `In its daily update, Ukraine also said`: the party is named, and
    /// its body spoke in the sentence before.
    fn is_body_of(&self, index: usize, said: &Attribution, voice: &Voice, body: &Voice) -> bool {
        let Some((before, _)) = &self.last else { return false };
        let passages = self.voices.passages;
        let near = index - before <= 1 && passages[index].paragraphs_behind(&passages[*before]) <= 1;
        let alone = said.institution.is_none() && said.source.is_none() && said.known.is_none();
        let bare =
            alone && said.speaker.is_none() && said.via.is_none() && said.phrase.1 - said.phrase.0 <= 3;
        let same = voice.party.is_some() && voice.party == body.party && voice.source != body.source;
        let reading = &passages[index].reading;
        let state = |at: usize| {
            let kind = reading.party(at).map(|party| party.kind);
            matches!(kind, Some(PartyKind::Name | PartyKind::Metonym))
        };
        let also = reading.any_of(0..reading.len(), &["also"]);
        let paragraph = |at: usize| passages[at].reading.sentence.paragraph;
        let goes_on = also || paragraph(*before) == paragraph(index) && reading.dates.is_empty();
        near && bare && same && goes_on && body.speaker.is_none() && (said.phrase.0..said.phrase.1).any(state)
    }

    /// The source of a claim that no statement of its sentence reaches.
    fn unspoken(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let passage = &self.voices.passages[index];
        let carried = if claim.is_listed() {
            self.introduced(index)
        } else if passage.reading.sentence.place == Place::Item {
            let within = || self.carried(index, claim).or_else(|| self.next_of_tally(index, claim));
            let led = self.introduced(index).filter(|_| self.is_led(index));
            led.or_else(|| within().filter(|_| self.is_within_item(index)))
        } else if passage.is_display() {
            self.headed(index)
        } else {
            let carried = self.carried(index, claim).or_else(|| self.tally(index, claim));
            let carried = carried.or_else(|| self.next_of_tally(index, claim));
            let before = self.last.as_ref().map_or(index, |(before, _)| *before);
            carried.map(|voice| self.relayed(index, before, voice)).or_else(|| self.account(index, claim))
        };
        carried.or_else(|| self.labelled(index)).or_else(|| self.whole_text())
    }

    /// `Source: General Staff on Facebook`: the lines behind it, as long as nobody else speaks.
    fn labelled(&self, index: usize) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let passages = self.voices.passages;
        let label = passages[*before].statements().iter().any(|said| said.of_next);
        let near = label && passages[index].paragraphs_behind(&passages[*before]) <= 3;
        let mut between = passages[*before..index].iter();
        let near = near && !between.any(|passage| looks_elsewhere(&passage.reading));
        near.then(|| voice.clone().carried("carried over: a line of its own tells the source"))
    }

    /// `Per Yerevan:`, `Ukrainian claim:` on a line of its own: the short lines below it, as a table has them.
    fn headed(&self, index: usize) -> Option<Voice> {
        const LINES: usize = 6;
        let passages = self.voices.passages;
        let before = (index.saturating_sub(LINES)..index).rev();
        let line = |at: usize| passages[at].is_display() || passages[at].leads_list();
        let lines = before.take_while(|&at| line(at) && passages[at].part == passages[index].part);
        let mut heads =
            lines.skip_while(|&at| passages[at].statements().is_empty() && !passages[at].leads_list());
        let head = heads
            .next()
            .filter(|&at| passages[at].claims.is_empty() && !passages[at].statements().is_empty())?;
        let short = passages[head].reading.len() <= LINES
            && passages[head].reading.tokens.iter().any(|token| token.is(':'));
        let said = passages[head].statements().last().filter(|_| short)?;
        let voice = self.voices.of(head, said, None);
        voice.source.is_some().then(|| voice.carried("a line of its own names who tells the lines below"))
    }

    /// Whether who spoke last did so in the same item of a list.
    fn is_within_item(&self, index: usize) -> bool {
        let paragraph = |at: usize| self.voices.passages[at].reading.sentence.paragraph;
        self.last.as_ref().is_some_and(|(before, _)| paragraph(*before) == paragraph(index))
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
        if looks_elsewhere(&passages[over].reading) {
            return None;
        }
        let told = passages[over].statements().last().map(|said| self.voices.of(over, said, None));
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

    /// The whole text is one source's speech.
    fn whole_text(&self) -> Option<Voice> {
        let (source, party) = self.facts.voice?;
        let why = Reason::of(Because::rule("the whole text is its publisher's own"));
        Some(Voice {
            source: Some(source),
            party,
            speaker: self.facts.speaker.as_deref().map(Into::into),
            claimed_on: self.facts.published,
            why,
            why_speaker: why,
            why_date: why.then_rule("the day of publication"),
            ..Voice::default()
        })
    }
}

/// `At least 180 killed (26 men and six whose age is not known) and 508 injured`: a voice that is carried on to the
/// head of a list is carried to its end.
fn carry_on(passage: &Passage, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (old, new) = (&before[at - 1], &mut after[0]);
        let alike = old.category.is_people() == new.category.is_people()
            && passage.claims[old.claim].side == passage.claims[new.claim].side;
        if new.voice.is_none() && alike {
            new.voice.clone_from(&old.voice);
        }
    }
}

/// `Background:`, `Read also:` over lines that tell of other things than the source before.
fn looks_elsewhere(reading: &Reading) -> bool {
    const ELSEWHERE: &[&str] =
        &["background", "reminder", "previously", "earlier", "context", "read", "see", "related"];
    reading.len() <= 3 && reading.is_any(0, ELSEWHERE)
}

/// `This was reported by the ministry`: the claims of the sentence before have their source.
fn attribute_previous(passages: &[Passage], drafts: &mut [Draft], index: usize, voice: &Voice) {
    let Some(before) = index.checked_sub(1) else { return };
    let near = passages[index].paragraphs_behind(&passages[before]) <= 1 && !passages[before].is_display();
    let paragraph = |at: usize| passages[at].reading.sentence.paragraph;
    // A voice only carried over gives way to who is named here.
    let open = |draft: &Draft| {
        let passage = &passages[draft.passage];
        attribution::of(passage.statements(), &passage.claims[draft.claim]).is_none()
    };
    let told = |draft: &&mut Draft| {
        near && open(draft)
            && paragraph(draft.passage) == paragraph(before)
            && passages[draft.passage].part == passages[before].part
    };
    for draft in drafts.iter_mut().rev().take_while(told) {
        let rule = "carried back: `This was reported by` speaks of the sentence before";
        draft.voice = Some(voice.clone().carried(rule));
    }
}
