//! Texts that name their source at the end, on a line of its own: `Source: the regional prosecutor's office`.

use super::Closer;
use crate::assemble::attribution::Attribution;
use crate::record::Part;
use crate::resolve::{Draft, Voice};
use crate::sentence::Place;

const SIGNED: &str = "the source that the text names at its end: `Source: the prosecutor's office`";

/// The most sentences behind such a line: links, a date.
const BEHIND: usize = 6;

impl Closer<'_, '_, '_> {
    /// Gives the claims that nobody has told the voice of the line at the end, where nobody else spoke.
    pub(super) fn sign(&self, index: usize, said: &Attribution, voice: &Voice, drafts: &mut [Draft]) {
        let passages = self.voices.passages;
        let behind = passages.len() - index - 1;
        if !said.of_next || voice.source.is_none() || behind > BEHIND {
            return;
        }
        let other = |(_, old): &(usize, Voice)| old.source != voice.source && !self.is_press(old);
        let last = passages[index + 1..].iter().all(|passage| passage.claims.is_empty());
        if !last || self.heard.iter().any(other) {
            return;
        }
        for draft in drafts.iter_mut().filter(|draft| draft.voice.is_none()) {
            let passage = &passages[draft.passage];
            let told = !passage.is_display() || passage.reading.sentence.place == Place::Item;
            if told && passage.part == Part::Text && passage.statements().is_empty() {
                draft.voice = Some(voice.clone().carried(SIGNED));
            }
        }
    }
}
