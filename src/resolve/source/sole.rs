//! A short report in which one body speaks and nobody else: all that it tells behind that is that body's.

use super::Closer;
use crate::lexicon::{PlaceKind, kinds};
use crate::mention::{PlaceMention, Reading};
use crate::record::Part;
use crate::resolve::{Draft, Voice};

const SOLE: &str = "carried over: nobody else speaks in a short report";

/// Words by which somebody else may speak: `it became known`, `15 were reported killed`.
const OTHERS: &[&str] = &["according", "information", "known", "reported", "reportedly", "reports"];

/// The most sentences of a short report.
const SHORT: usize = 10;

impl Closer<'_, '_, '_> {
    /// Gives the claims behind the one who speaks in a short report that voice, where no other reaches them.
    pub(super) fn close_by_sole_voice(&self, drafts: &mut [Draft]) {
        let is_open = |draft: &Draft| draft.voice.is_none();
        if self.voices.passages.len() > SHORT || !drafts.iter().any(is_open) {
            return;
        }
        // Most reports have two who speak, and those were heard.
        let mut heard = self.heard.iter().map(|(_, voice)| voice).filter(|voice| !self.is_press(voice));
        let first = heard.next().and_then(|voice| voice.source);
        if heard.any(|voice| voice.source != first) {
            return;
        }
        let Some((from, voice)) = self.sole_voice() else { return };
        for draft in drafts.iter_mut().filter(|draft| is_open(draft) && draft.passage > from) {
            let passage = &self.voices.passages[draft.passage];
            let reading = &passage.reading;
            let plain =
                passage.part == Part::Text && !passage.is_display() && passage.statements().is_empty();
            let told = plain && !reading.any_of(0..reading.len(), OTHERS);
            if told && self.is_of_report(reading) {
                draft.voice = Some(voice.clone().carried(SOLE));
            }
        }
    }

    /// Who speaks in the report, a body of a side in its war, and where first; `None` where others do, or where
    /// that statement has figures of its own: then the others may be the text's.
    fn sole_voice(&self) -> Option<(usize, Voice)> {
        let mut sole: Option<(usize, Voice)> = None;
        for (index, passage) in self.voices.passages.iter().enumerate() {
            for said in passage.statements() {
                let voice = self.voices.of(index, said, None);
                if voice.source.is_none() || self.is_press(&voice) {
                    continue;
                }
                // Behind a headline that names it, too.
                if !passage.claims.is_empty() && !passage.is_display() {
                    return None;
                }
                match &sole {
                    Some((_, first)) if first.source != voice.source => return None,
                    Some(_) => {}
                    None => sole = Some((index, voice)),
                }
            }
        }
        let at_war = |party| self.voices.context.conflict.is_some_and(|row| row.enemy_of(party).is_some());
        sole.filter(|(_, voice)| voice.party.is_some_and(at_war))
    }

    /// Whether a sentence may tell of the report's own day and war: it names no year, and no town but
    /// of those who fight it.
    fn is_of_report(&self, reading: &Reading) -> bool {
        // `launchers made in the USA`
        let town = |place: &PlaceMention| place.kind != PlaceKind::Country;
        let land = |(at, _): (usize, usize)| reading.place(at).filter(town).and_then(|place| place.country);
        reading.dates.iter().all(|date| date.year.is_none())
            && reading.terms_of(kinds::PLACE).filter_map(land).all(|land| self.voices.context.concerns(land))
    }
}
