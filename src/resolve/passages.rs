//! A document into its passages: all sentences of an article, of a longer text its head and what stands
//! near a claim.

use super::{Passage, has_claim};
use crate::document::{Document, Span};
use crate::gate;
use crate::lexicon::Lexicon;
use crate::record::Part;
use crate::sentence::{self, Place, Sentence};

/// Longer than any article: such a text is many of them, and what stands far from a claim says nothing
/// of it.
pub(super) const LONG: usize = 1 << 20;

/// How far from a claim the sentences of a long text are read, in bytes.
const REACH: usize = 2 << 10;

/// All passages of a document: the headline that came as a value of its own, then the text. Where it
/// is `asked`, they keep the numbers that are no claims.
pub fn passages<'a>(document: &'a Document, lexicon: &'a Lexicon, asked: bool) -> Vec<Passage<'a>> {
    passages_but(document, lexicon, asked, Vec::new())
}

/// All passages of a document, of which these, in order, are read already.
pub(super) fn passages_but<'a>(
    document: &'a Document,
    lexicon: &'a Lexicon,
    asked: bool,
    met: Vec<Passage<'a>>,
) -> Vec<Passage<'a>> {
    let mut met = met.into_iter().peekable();
    // Whether claims are still to be assembled, by passage.
    let mut open = Vec::new();
    let mut passages = Vec::new();
    let mut read = |text: &'a str, sentence: Sentence, part: Part| {
        let met = met.next_if(|met| is_of(met, sentence, part));
        open.push(met.is_none());
        // All but the paragraph and what is quoted is known when it is met.
        let mut passage = met.unwrap_or_else(|| Passage::read(text, sentence, part, lexicon, asked));
        passage.reading.sentence = sentence;
        passage
    };
    if let Some(title) = &document.title {
        for sentence in sentence::segment(title, 0) {
            let sentence = Sentence { place: Place::Heading, ..sentence };
            passages.push(read(title, sentence, Part::Title));
        }
    }
    let body = crate::front_matter::body_start(&document.text);
    let sentences = sentences(&document.text, body, lexicon);
    passages.reserve_exact(sentences.len());
    for sentence in sentences {
        passages.push(read(&document.text, sentence, Part::Text));
    }
    // One thing is done for all before the next: instructions that are gone through again are at hand.
    let is_open = |index: &usize| open[*index];
    (0..open.len()).filter(is_open).for_each(|index| passages[index].join());
    (0..open.len()).filter(is_open).for_each(|index| passages[index].complete());
    passages
}

/// Whether a passage is that sentence of that part.
fn is_of(passage: &Passage, sentence: Sentence, part: Part) -> bool {
    let read = passage.reading.sentence;
    passage.part == part && read.span == sentence.span && read.place == sentence.place
}

/// The sentences of `text[body..]` that are read: all, or of a long text its head and those near a
/// claim.
fn sentences(text: &str, body: usize, lexicon: &Lexicon) -> Vec<Sentence> {
    if text.len() <= LONG {
        return sentence::segment(text, body);
    }
    let wrapped = sentence::is_hard_wrapped(&text[body..]);
    let mut sentences = Vec::new();
    let mut paragraph = 0;
    for part in parts(text, body, lexicon) {
        for span in sentence::paragraphs_in(text, part, wrapped) {
            sentence::split(text, span, paragraph, &mut sentences);
            paragraph += 1;
        }
        // The next part stands far off.
        paragraph += REACH;
    }
    sentences
}

/// The parts of a long text that are read, in whole lines.
fn parts(text: &str, body: usize, lexicon: &Lexicon) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut parts: Vec<Span> = Vec::new();
    let mut read = |start: usize, end: usize| {
        // Claims come in order: what is read to its end is not looked through again, however long its line.
        if parts.last().is_some_and(|last| end.min(bytes.len()) <= last.end) {
            return;
        }
        let start = memchr::memrchr(b'\n', &bytes[body..start.max(body)]).map_or(body, |at| body + at + 1);
        let end = end.min(bytes.len());
        let end = memchr::memchr(b'\n', &bytes[end..]).map_or(bytes.len(), |at| end + at);
        match parts.last_mut().filter(|last| start <= last.end) {
            Some(last) => last.end = last.end.max(end),
            None => parts.push(Span::new(start, end)),
        }
    };
    read(body, body + REACH);
    gate::any(text, body, lexicon, |sentence| {
        if has_claim(text, sentence, lexicon) {
            read(sentence.span.start.saturating_sub(REACH), sentence.span.end + REACH);
        }
        false
    });
    parts
}
