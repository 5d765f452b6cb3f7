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
    let mut passages = bare(document, lexicon, asked);
    let all = (0..passages.len()).collect();
    join(&mut passages, all);
    passages
}

/// All passages of a document, of which only these may state claims, in order; of a long text that is told
/// here.
pub(super) fn passages_but<'a>(
    document: &'a Document,
    lexicon: &'a Lexicon,
    met: Vec<Passage<'a>>,
) -> Vec<Passage<'a>> {
    if document.text.len() > LONG {
        return passages_of_long(document, lexicon);
    }
    let mut passages = bare(document, lexicon, false);
    let mut met = met.into_iter().peekable();
    let mut open = Vec::new();
    for (index, passage) in passages.iter_mut().enumerate() {
        let Some(mut found) = met.next_if(|met| is_same(met, passage)) else { continue };
        if !found.is_read() {
            open.push(index);
        }
        // All but the paragraph and what is quoted is known when it is met.
        found.reading.stands_in(passage.reading.sentence);
        *passage = found;
    }
    if met.peek().is_some() {
        // A sentence that is parted here in another way: who can tell what the others hold?
        open = (0..passages.len()).filter(|&index| !passages[index].is_read()).collect();
    }
    join(&mut passages, open);
    passages
}

/// Those of a long text: its head and what stands near a claim.
fn passages_of_long<'a>(document: &'a Document, lexicon: &'a Lexicon) -> Vec<Passage<'a>> {
    let mut passages = titles(document, lexicon, false);
    let mut open: Vec<usize> = (0..passages.len()).collect();
    let body = crate::front_matter::body_start(&document.text);
    for (sentence, may_claim) in near_claims(&document.text, body, lexicon) {
        open.extend(may_claim.then_some(passages.len()));
        passages.push(Passage::new(&document.text, sentence, Part::Text, lexicon, false));
    }
    join(&mut passages, open);
    passages
}

/// The passages of a document, nothing of them read.
fn bare<'a>(document: &'a Document, lexicon: &'a Lexicon, asked: bool) -> Vec<Passage<'a>> {
    let text = &document.text;
    let body = crate::front_matter::body_start(text);
    let sentences = if text.len() <= LONG {
        sentence::segment(text, body)
    } else {
        near_claims(text, body, lexicon).into_iter().map(|(sentence, _)| sentence).collect()
    };
    let of_text = |sentence| Passage::new(text, sentence, Part::Text, lexicon, asked);
    let mut passages = titles(document, lexicon, asked);
    passages.reserve_exact(sentences.len());
    passages.extend(sentences.into_iter().map(of_text));
    passages
}

/// The passages of the headline that came as a value of its own.
fn titles<'a>(document: &'a Document, lexicon: &'a Lexicon, asked: bool) -> Vec<Passage<'a>> {
    let Some(title) = &document.title else { return Vec::new() };
    let headed = |sentence| Sentence { place: Place::Heading, ..sentence };
    let sentences = sentence::segment(title, 0).into_iter().map(headed);
    sentences.map(|sentence| Passage::new(title, sentence, Part::Title, lexicon, asked)).collect()
}

/// Joins the mentions of these passages to claims. One thing is done for all before the next:
/// instructions that are gone through again are at hand.
fn join(passages: &mut [Passage], which: Vec<usize>) {
    which.iter().for_each(|&index| passages[index].join());
    which.iter().for_each(|&index| passages[index].complete());
}

/// Whether two passages are of the same sentence.
fn is_same(one: &Passage, other: &Passage) -> bool {
    let (first, second) = (one.reading.sentence, other.reading.sentence);
    one.part == other.part && first.span == second.span && first.place == second.place
}

/// The sentences of a long `text[body..]` that are read, and whether each may state a claim.
fn near_claims(text: &str, body: usize, lexicon: &Lexicon) -> Vec<(Sentence, bool)> {
    let wrapped = sentence::is_hard_wrapped(&text[body..]);
    let (parts, admitted) = parts(text, body, lexicon);
    let mut admitted = admitted.into_iter().peekable();
    let mut sentences = Vec::new();
    let mut near = Vec::new();
    let mut paragraph = 0;
    for part in parts {
        // A paragraph that is cut there may be parted in another way.
        let goes_on = |at: usize| wrapped || text[at..].starts_with(char::is_lowercase);
        let cut = (goes_on(part.start), goes_on((part.end + 1).min(text.len())));
        let mut spans = sentence::paragraphs_in(text, part, wrapped).peekable();
        let mut first = true;
        while let Some(span) = spans.next() {
            sentence::split(text, span, paragraph, &mut sentences);
            let is_cut = first && cut.0 || cut.1 && spans.peek().is_none();
            near.extend(sentences.drain(..).map(|sentence| {
                while admitted.next_if(|admitted| admitted.end <= sentence.span.start).is_some() {}
                let found = admitted.peek().is_some_and(|admitted| admitted.start < sentence.span.end);
                (sentence, found || is_cut)
            }));
            (first, paragraph) = (false, paragraph + 1);
        }
        // The next part stands far off.
        paragraph += REACH;
    }
    near
}

/// The parts of a long text that are read, in whole lines, and the sentences that may state a claim.
fn parts(text: &str, body: usize, lexicon: &Lexicon) -> (Vec<Span>, Vec<Span>) {
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
    let mut admitted = Vec::new();
    gate::any(text, body, lexicon, |sentence| {
        admitted.push(sentence.span);
        if has_claim(text, sentence, lexicon) {
            read(sentence.span.start.saturating_sub(REACH), sentence.span.end + REACH);
        }
        false
    });
    (parts, admitted)
}
