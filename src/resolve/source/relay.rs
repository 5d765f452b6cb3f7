//! The outlet of a statement that names none: the one to which the same person was speaking.

use super::Closer;
use crate::assemble::attribution::Attribution;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;
use crate::resolve::{Draft, Voice};
use crate::token::Token;

/// How many statements back a person's last one is looked for.
const HEARD: usize = 6;

/// How far behind the verb of saying the occasion stands, in tokens.
const OCCASION: usize = 6;

/// Where somebody speaks who wrote or spoke elsewhere before.
const OCCASIONS: &[&str] =
    &["conference", "briefing", "parliament", "speech", "address", "reporters", "journalists"];

const GOES_ON: &str = "carried over: the same person goes on speaking to it";

impl Closer<'_, '_, '_> {
    /// `“They attacked,” the major told Reuters. “We killed four,” he said`: a person is still speaking there; a body's
    /// next paragraph may be another statement.
    pub(super) fn relay(&self, index: usize, said: &Attribution, voice: &mut Voice) {
        /// The most paragraphs over which an interview goes on.
        const FAR: usize = 2;
        // Letters stand for an outlet too.
        if said.via.is_some() || said.acronym {
            return;
        }
        let passages = self.voices.passages;
        let same = |(_, old): &&(usize, Voice)| voice.speaker.is_some() && old.speaker == voice.speaker;
        let spoke = self.heard.iter().rev().take(HEARD).find(same).or(self.last.as_ref());
        let Some((before, old)) = spoke else { return };
        let gap = passages[index].paragraphs_behind(&passages[*before]);
        let reading = &passages[index].reading;
        let earlier = (said.phrase.0..said.cue + 3).any(|at| reading.is_any(at, &["earlier", "previously"]));
        // `told reporters at the scene`: another occasion.
        let end = reading.term_end(said.cue);
        let elsewhere = reading.speaks(said.cue, SpeechKind::Told)
            || (end..end + OCCASION).any(|at| reading.is_any(at, OCCASIONS));
        let person = voice.speaker.is_some() && voice.speaker == old.speaker;
        let body = voice.speaker.is_none() && old.speaker.is_none() && voice.source == old.source;
        // `a senior official told CNN. The official added`: one person, without a name.
        let one = body && is_one_person(reading, said);
        if !earlier && !elsewhere && old.via.is_some() && (person || one) && gap <= FAR {
            (voice.via, voice.why_via) = (old.via.clone(), old.why_via.then_rule(GOES_ON));
        } else if earlier || elsewhere || body && gap > 0 && !said.pronoun {
            (voice.via, voice.why_via) = Default::default();
        }
    }

    /// `Source: the governor on Telegram. Details: Syniehubov wrote`: the channel that the label names.
    pub(super) fn relay_of_label(&self, index: usize, voice: &mut Voice) {
        let Some((from, label)) = self.bulletin.as_ref().filter(|_| voice.via.is_none()) else { return };
        let labelled = self.voices.passages[*from].statements().iter().any(|said| said.of_next);
        let told = voice.source == label.source && voice.speaker.is_some() && index > *from;
        if labelled && told {
            (voice.via, voice.why_via) = (label.via.clone(), label.why_via.then_rule(GOES_ON));
        }
    }

    /// `The major said 48 bombs had been used. “We have a problem,” he told the Journal`: the outlet that the same paragraph
    /// names next for the person who told the figures.
    pub(super) fn relay_back(&self, index: usize, voice: &Voice, drafts: &mut [Draft]) {
        /// How many sentences behind a figure its outlet may be named.
        const NEXT: usize = 3;
        let passages = self.voices.passages;
        if voice.speaker.is_none() || voice.via.is_none() {
            return;
        }
        let here = passages[index].reading.sentence.paragraph;
        let told = |draft: &&mut Draft| {
            let passage = &passages[draft.passage];
            let near = index.saturating_sub(draft.passage) <= NEXT;
            near && passage.reading.sentence.paragraph == here && passage.part == passages[index].part
        };
        for draft in drafts.iter_mut().rev().take_while(told) {
            if let Some(old) =
                draft.voice.as_mut().filter(|old| old.speaker == voice.speaker && old.via.is_none())
            {
                (old.via, old.why_via) = (voice.via.clone(), voice.why_via.then_rule(GOES_ON));
            }
        }
    }

    /// The voice as it is carried on to a passage: a body's outlet only within the paragraph or its quotation.
    pub(super) fn relayed(&self, index: usize, before: usize, voice: Voice) -> Voice {
        let passages = self.voices.passages;
        let gap = passages[index].paragraphs_behind(&passages[before]);
        let reading = &passages[index].reading;
        let quoted = reading.sentence.quoted || reading.tokens.first().is_some_and(Token::is_quote);
        if voice.speaker.is_some() || gap == 0 || quoted || self.is_press(&voice) {
            return voice;
        }
        Voice { via: None, why_via: Default::default(), ..voice }
    }
}

/// `the official`, `the spokesman`: one person by the role alone.
fn is_one_person(reading: &Reading, said: &Attribution) -> bool {
    const ROLES: &[&str] = &[
        "official",
        "source",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "officer",
        "diplomat",
        "doctor",
        "commander",
    ];
    let (start, end) = said.phrase;
    end > start + 1 && end - start <= 4 && reading.has(start, Class::The) && reading.is_any(end - 1, ROLES)
}
