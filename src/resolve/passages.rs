//! A document into its passages: all sentences of an article, of a longer text its head and what stands
//! near a claim.

use std::iter::Peekable;

use super::{Passage, cause};
use crate::document::{Document, Span};
use crate::gate;
use crate::lexicon::Lexicon;
use crate::record::Part;
use crate::sentence::{self, Place, Sentence};

/// Longer than any article: such a text is many of them, and what stands far from a claim says nothing
/// of it.
pub(super) const LONG: usize = 1 << 20;

/// How far before a claim the sentences of a long text are read, in bytes.
const REACH: usize = 2 << 10;

/// How far behind one: what comes after a claim tells less of it.
const REACH_BEHIND: usize = 1 << 9;

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
    for (passage, claims) in near_claims(&document.text, body, lexicon) {
        if matches!(claims, Claims::Unknown) {
            open.push(passages.len());
        }
        passages.push(passage);
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
        near_claims(text, body, lexicon).into_iter().map(|(passage, _)| passage.reading.sentence).collect()
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

/// What is known of the claims of a sentence.
#[derive(PartialEq)]
enum Claims {
    /// It states some, which are joined.
    Joined,
    /// It states none.
    None,
    /// They are not joined yet.
    Unknown,
}

/// The passages of a long `text[body..]` that are read, and what is known of the claims of each.
fn near_claims<'a>(text: &'a str, body: usize, lexicon: &'a Lexicon) -> Vec<(Passage<'a>, Claims)> {
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
            near.extend(sentences.drain(..).map(|sentence| match met(sentence, &mut admitted, is_cut) {
                Met::Claims(mut passage) => {
                    passage.reading.stands_in(sentence);
                    (*passage, Claims::Joined)
                }
                Met::Nothing(claims) => (Passage::new(text, sentence, Part::Text, lexicon, false), claims),
            }));
            (first, paragraph) = (false, paragraph + 1);
        }
        // The next part stands far off.
        paragraph += REACH;
    }
    near_others(body, near)
}

/// Of the passages of a long text, those that are near a claim of anything but deaths that no war caused, and its head.
fn near_others<'a>(body: usize, mut near: Vec<(Passage<'a>, Claims)>) -> Vec<(Passage<'a>, Claims)> {
    for at in cause::of_disasters_alone(near.len(), |at| &near[at].0) {
        near[at].0.claims.clear();
        near[at].1 = Claims::None;
    }
    let others = near.iter().filter(|(_, claims)| *claims != Claims::None);
    let others: Vec<Span> = others.map(|(passage, _)| passage.reading.sentence.span).collect();
    let mut before = 0;
    near.retain(|(passage, _)| {
        let span = passage.reading.sentence.span;
        // Those that end so far before it are near none of what follows either.
        before += others[before..].iter().take_while(|other| other.end + REACH_BEHIND < span.start).count();
        let is_near = others.get(before).is_some_and(|other| other.start <= span.end + REACH);
        is_near || span.start < body + REACH
    });
    near
}

/// A sentence that may state a claim, with those that it states.
type Admitted<'a> = (Sentence, Option<Box<Passage<'a>>>);

/// What those that were let through tell of a sentence.
enum Met<'a> {
    /// The passage with its claims.
    Claims(Box<Passage<'a>>),
    /// That it states none, or that this is not known.
    Nothing(Claims),
}

/// What those that were let through, in order, tell of a sentence, which may be of a paragraph that is cut.
fn met<'a>(
    sentence: Sentence,
    admitted: &mut Peekable<impl Iterator<Item = Admitted<'a>>>,
    is_cut: bool,
) -> Met<'a> {
    while admitted.next_if(|(other, _)| other.span.end <= sentence.span.start).is_some() {}
    // A quotation may say more than it did by itself.
    let same =
        |other: &Sentence| other.span == sentence.span && other.place == sentence.place && !sentence.quoted;
    match admitted.next_if(|(other, _)| same(other)) {
        Some((_, Some(passage))) => Met::Claims(passage),
        Some((_, None)) => Met::Nothing(Claims::None),
        None if is_cut => Met::Nothing(Claims::Unknown),
        None => {
            let parted = admitted.peek().is_some_and(|(other, _)| other.span.start < sentence.span.end);
            Met::Nothing(if parted { Claims::Unknown } else { Claims::None })
        }
    }
}

/// The parts of a long text that are read, in whole lines, and the sentences that may state a claim.
fn parts<'a>(text: &'a str, body: usize, lexicon: &'a Lexicon) -> (Vec<Span>, Vec<Admitted<'a>>) {
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
        let mut passage = Passage::new(text, sentence, Part::Text, lexicon, false);
        passage.join();
        passage.complete();
        let claims = !passage.claims.is_empty();
        if claims {
            read(sentence.span.start.saturating_sub(REACH), sentence.span.end + REACH_BEHIND);
        }
        admitted.push((sentence, claims.then(|| Box::new(passage))));
        false
    });
    (parts, admitted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passages of a text of a megabyte and more around these lines, which stand far from one another.
    fn read(lines: &[&str]) -> Vec<String> {
        const FILLER: &str = "The choir sang in the hall, and the farmers of the valley listened.\n";
        let far = FILLER.repeat(LONG / FILLER.len());
        let text = lines.iter().fold(far.clone(), |text, line| [&*text, line, "\n", &far].concat());
        let document = Document { text, ..Document::default() };
        let lexicon = Lexicon::builtin();
        let passages = passages(&document, &lexicon, false);
        let near = REACH + REACH_BEHIND + 4 * FILLER.len();
        assert!(passages.len() < REACH / FILLER.len() + 2 + lines.len() * (near / FILLER.len()));
        let told = passages.iter().map(|passage| passage.reading.sentence.span.of(&document.text).to_owned());
        told.filter(|sentence| !FILLER.starts_with(&**sentence)).collect()
    }

    #[test]
    fn of_a_long_text_what_is_near_a_claim_is_read() {
        let strike = "The strike on the base killed 12 soldiers.";
        assert_eq!(read(&["Nobody was at the base.", strike]), [strike]);
    }

    #[test]
    fn what_is_near_deaths_that_no_war_caused_is_not() {
        let shelling = "The shelling of the village killed 12 people.";
        assert_eq!(read(&["The earthquake killed 12 people.", shelling]), [shelling]);
        assert_eq!(read(&["The earthquake killed 12 people."]), [""; 0]);
    }
}
