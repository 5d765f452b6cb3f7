//! A sentence of a document with all that is assembled in it, read as far as rules ask for it.
//!
//! Most sentences of a document hold no claim, and rules look but at the few around one. Those that go
//! through a whole document ask by `Unread::may` first, which a sentence's bytes tell
//! (`lexicon::hints`): what need not be read is not.

use std::cell::{Cell, OnceCell};
use std::ops::Deref;

use super::passages::LONG;
use super::stage::{address, is_stage};
use crate::assemble::attribution::{self, Attribution};
use crate::assemble::place::{self, PlaceName, Role};
use crate::assemble::{self, Claim};
use crate::gate;
use crate::lexicon::{
    CAUSED, Class, DATED, Lexicon, NAMED, NUMBER, OFFICE, SETTLED, SPEAKS, is_of_name, kinds,
};
use crate::mention::{DatePhrase, Reading};
use crate::record::Part;
use crate::sentence::{Place, Sentence};
use crate::why::Passed;
use crate::work;

/// The kinds of terms that name a party, a camp or a place.
const NAMES: u16 = kinds::PARTY | kinds::CAMP | kinds::PLACE;

/// A sentence that is read when a rule first looks into it.
#[derive(Debug)]
pub struct Unread<'a> {
    /// The document's text (or headline).
    pub text: &'a str,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The sentence.
    pub sentence: Sentence,
    /// What its bytes tell of it, once they are asked: see [`Unread::may`].
    hints: Cell<Option<u8>>,
    reading: OnceCell<Box<Reading<'a>>>,
}

impl<'a> Deref for Unread<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        self.reading.get_or_init(|| self.kept(Reading::new(self.text, self.sentence, self.lexicon)))
    }
}

impl<'a> Unread<'a> {
    fn new(text: &'a str, sentence: Sentence, lexicon: &'a Lexicon) -> Unread<'a> {
        Unread { text, lexicon, sentence, hints: Cell::new(None), reading: OnceCell::new() }
    }

    /// Sets the paragraph that it is of, and whether it is quoted, where it was read without them.
    pub(super) fn stands_in(&mut self, sentence: Sentence) {
        self.sentence = sentence;
        if let Some(reading) = self.reading.get_mut() {
            reading.sentence = sentence;
        }
    }

    /// Whether it may hold something of these kinds of `lexicon::hints`.
    fn may(&self, kinds: u8) -> bool {
        let told = self.hints.get().unwrap_or_else(|| {
            let told = gate::hints(self.text, self.sentence.span, self.lexicon);
            self.hints.set(Some(told));
            told
        });
        told & kinds != 0
    }

    /// A reading to keep: those of a long text are many.
    fn kept(&self, mut reading: Reading<'a>) -> Box<Reading<'a>> {
        if self.text.len() > LONG {
            reading.shrink();
        }
        Box::new(reading)
    }

    /// What is found in it; where nothing else has looked into it, and this finds nothing that is of use, it is as
    /// good as unread again, and its room is the next one's.
    fn kept_if<T>(&self, find: impl Fn(&Reading) -> T, is_of_use: impl Fn(&T) -> bool) -> T {
        if let Some(reading) = self.reading.get() {
            return find(reading);
        }
        let reading = Reading::new(self.text, self.sentence, self.lexicon);
        let found = find(&reading);
        if is_of_use(&found) {
            self.reading.get_or_init(|| self.kept(reading));
        }
        found
    }

    /// Whether it holds terms of these kinds, where it has been read: then its bytes need not be asked.
    fn holds_terms(&self, kinds: u16) -> Option<bool> {
        self.reading.get().map(|reading| reading.holds_kind(kinds))
    }

    /// Its dates, in order.
    pub fn dates(&self) -> &[DatePhrase] {
        if self.reading.get().is_some() || self.may(DATED) { &self.dates } else { &[] }
    }

    /// Whether it may hold a date, or words for a day.
    pub fn may_be_dated(&self) -> bool {
        match self.holds_terms(kinds::TIME) {
            Some(timed) => timed || !self.dates.is_empty(),
            None => self.may(DATED),
        }
    }

    /// Whether it may name a party, a camp or a place that some row names.
    pub fn may_name(&self) -> bool {
        self.holds_terms(NAMES).unwrap_or_else(|| self.may(NAMED))
    }

    /// Whether it may name a town, of the lexicon or by the words around it.
    pub fn may_name_town(&self) -> bool {
        self.holds_terms(NAMES) == Some(true) || self.may(NAMED | SETTLED)
    }

    /// Whether it may name a body or role that states figures.
    pub fn may_name_office(&self) -> bool {
        let Some(reading) = self.reading.get() else { return self.may(OFFICE) };
        // What stands behind a role may be its holder's name.
        reading.terms_of(kinds::INSTITUTION).next().is_some_and(|(_, end)| {
            let behind = reading.tokens[end - 1].end..self.sentence.span.end;
            self.text.as_bytes()[behind].iter().any(is_of_name) || self.may(OFFICE)
        })
    }

    /// Whether it may tell of a war or a disaster.
    pub fn may_tell_cause(&self) -> bool {
        self.holds_terms(kinds::CAUSE).unwrap_or_else(|| self.may(CAUSED))
    }

    /// Whether somebody may speak in it.
    fn may_speak(&self) -> bool {
        self.reading.get().is_some() || self.may(SPEAKS)
    }

    /// Whether it may hold a number, in figures or words.
    pub(super) fn may_count(&self) -> bool {
        self.reading.get().is_some() || gate::may_hold(self.text, self.sentence.span, self.lexicon, NUMBER)
    }

    /// Its dates, where one of them may tell its year: four figures from `1900` to `2099`.
    pub(super) fn dates_of_years(&self) -> &[DatePhrase] {
        let text = self.sentence.span.of(self.text).as_bytes();
        let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
        let is_year = |at: usize| {
            matches!(text[at..], [b'1', b'9', ..] | [b'2', b'0', ..]) && digit(at + 2) && digit(at + 3)
        };
        let may_tell = self.reading.get().is_some() || memchr::memchr2_iter(b'1', b'2', text).any(is_year);
        if may_tell { &self.dates } else { &[] }
    }

    /// Whether a word of ASCII letters may stand in it, in any case.
    pub(super) fn may_contain(&self, word: &[u8]) -> bool {
        let text = self.sentence.span.of(self.text).as_bytes();
        let mut openings = memchr::memchr2_iter(word[0], word[0].to_ascii_uppercase(), text);
        openings.any(|at| text[at..].get(..word.len()).is_some_and(|piece| piece.eq_ignore_ascii_case(word)))
    }

    /// Whether it opens with that byte.
    pub fn opens_with(&self, byte: u8) -> bool {
        self.text.as_bytes().get(self.sentence.span.start) == Some(&byte)
    }

    /// Whether its first letters are one of these words.
    pub fn opens_with_any(&self, words: &[&str]) -> bool {
        let text = self.sentence.span.of(self.text).as_bytes();
        words.iter().any(|word| {
            text.get(..word.len()).is_some_and(|opening| opening.eq_ignore_ascii_case(word.as_bytes()))
        })
    }
}

/// A sentence with all that was assembled in it.
pub struct Passage<'a> {
    /// The sentence, read when it is looked into.
    pub reading: Unread<'a>,
    /// Its claims, in order.
    pub claims: Vec<Claim>,
    statements: OnceCell<Vec<Attribution>>,
    places: OnceCell<Vec<PlaceName>>,
    /// Which value of the document it stands in.
    pub part: Part,
    /// Its numbers that are no claims, where somebody asks for them.
    pub passed: Passed,
}

impl<'a> Passage<'a> {
    /// The sentence, and nothing assembled.
    pub(super) fn new(
        text: &'a str,
        sentence: Sentence,
        part: Part,
        lexicon: &'a Lexicon,
        asked: bool,
    ) -> Passage<'a> {
        let reading = Unread::new(text, sentence, lexicon);
        let (statements, places) = (OnceCell::new(), OnceCell::new());
        Passage { reading, claims: Vec::new(), statements, places, part, passed: Passed::new(asked) }
    }

    /// Whether it has been read.
    pub(super) fn is_read(&self) -> bool {
        self.reading.reading.get().is_some()
    }

    /// Joins its mentions to claims.
    pub(super) fn join(&mut self) {
        // `the loss ratio is 7:1`: written as no number of its own.
        if !self.reading.quantities.is_empty() || self.reading.holds(&[Class::Ratio]) {
            self.claims = assemble::join(&self.reading, &mut self.passed);
        }
    }

    /// Completes the claims that were joined.
    pub(super) fn complete(&mut self) {
        if !self.claims.is_empty() {
            assemble::complete(&self.reading, &mut self.claims, &mut self.passed);
        }
    }

    /// Its statements of sources, in order.
    pub fn statements(&self) -> &[Attribution] {
        self.statements.get_or_init(|| {
            if !self.reading.may_speak() {
                return Vec::new();
            }
            let mut statements = self.reading.kept_if(attribution::all, |found| !found.is_empty());
            // A statement is large, and a long text has many.
            statements.shrink_to_fit();
            statements
        })
    }

    /// Its places, in order.
    pub fn places(&self) -> &[PlaceName] {
        self.places.get_or_init(|| {
            let (reading, statements) = (&self.reading, self.statements());
            let mut places = place::all(reading);
            places.retain(|place| {
                !is_stage(reading, place.at) && address(reading, statements, place.at) != Some(false)
            });
            for place in &mut places {
                let located = matches!(place.role, Role::Spot | Role::Wider);
                if located && address(reading, statements, place.at).is_some() {
                    place.role = Role::Address;
                }
            }
            places
        })
    }

    /// Its places, where some of them may be of the lexicon or towns.
    pub fn places_known(&self) -> &[PlaceName] {
        if self.reading.may_name_town() { self.places() } else { &[] }
    }

    /// Whether it ends with a colon, and so leads what follows.
    pub fn leads_list(&self) -> bool {
        self.reading.sentence.span.of(self.reading.text).ends_with(':')
    }

    /// How many paragraphs it stands behind another passage; 0 where title and body, each counted from
    /// its own start, give no more.
    pub fn paragraphs_behind(&self, before: &Passage) -> usize {
        work::step();
        self.reading.sentence.paragraph.saturating_sub(before.reading.sentence.paragraph)
    }

    /// Whether it is a headline, heading or list item.
    pub fn is_display(&self) -> bool {
        work::step();
        self.part == Part::Title || self.reading.sentence.place != Place::Body
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{PlaceKind, Sense, TimeKind, kinds};
    use crate::sentence;

    /// What a sentence holds that its bytes do not tell of.
    fn untold(text: &str, sentence: Sentence, lexicon: &Lexicon) -> Vec<&'static str> {
        let passage = Passage::new(text, sentence, Part::Text, lexicon, false);
        let reading = &passage.reading;
        let holds = |kinds: u16| reading.terms_of(kinds).next().is_some();
        let day = || reading.terms_of(kinds::TIME).any(|(at, _)| reading.time(at, TimeKind::Day));
        let office = |(at, end): (usize, usize)| {
            let own =
                |sense: &Sense| matches!(sense, Sense::Institution { party: None, source: Some(_), .. });
            reading.senses(at).iter().any(own) || (end..end + 2).any(|at| reading.is_capitalised(at))
        };
        let town = |place: &PlaceName| matches!(place.kind, Some(PlaceKind::City | PlaceKind::Other));
        let known = |place: &PlaceName| place.country.is_some() || town(place);
        let held = [
            ("statements", SPEAKS, !attribution::all(reading).is_empty()),
            ("offices", OFFICE, reading.terms_of(kinds::INSTITUTION).any(office)),
            ("names", NAMED, holds(kinds::PARTY | kinds::CAMP | kinds::PLACE)),
            ("days", DATED, !reading.dates.is_empty() || day()),
            ("causes", CAUSED, holds(kinds::CAUSE)),
            ("towns", NAMED | SETTLED, place::all(reading).iter().any(known)),
        ];
        held.into_iter()
            .filter(|&(_, kind, held)| held && !reading.may(kind))
            .map(|(what, ..)| what)
            .collect()
    }

    #[test]
    fn bytes_tell_of_all_that_a_reading_finds() {
        let lexicon = Lexicon::builtin();
        let mut texts = vec![
            "The U.S. said so. In the U.K. it rained. He was in the village of Hrozne.".to_owned(),
            "A strike hit Dangam district – the army says it’s so. Old news from the siege of Homs."
                .to_owned(),
            "The prime minister's office, the Army's General-Staff and the minister’s of defence spoke."
                .to_owned(),
        ];
        for (.., rows) in crate::lexicon::files() {
            for row in csv::Reader::from_reader(rows.as_bytes()).records() {
                texts.extend(row.unwrap().iter().map(str::to_owned));
            }
        }
        let mut found = Vec::new();
        let forms = |text: &String| [text.clone(), text.to_uppercase(), text.replace(' ', "\u{a0}")];
        for text in texts.iter().flat_map(forms) {
            for sentence in sentence::segment(&text, 0) {
                for what in untold(&text, sentence, &lexicon) {
                    found.push(format!("{what}: {}", sentence.span.of(&text)));
                }
            }
        }
        assert!(found.is_empty(), "the bytes do not tell of\n{}", found.join("\n"));
    }
}
