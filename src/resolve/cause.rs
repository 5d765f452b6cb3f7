//! Deaths that no war or attack caused: `the earthquake killed 200`.

use std::cell::OnceCell;
use std::ops::Range;

use super::{LONG, Passage, fragment, states_claim};
use crate::assemble::Claim;
use crate::document::{Document, Span};
use crate::front_matter;
use crate::gate;
use crate::lexicon::{CAUSED, Cause, Lexicon, NUMBER, kinds};
use crate::mention::Reading;
use crate::record::{Category, Part};
use crate::sentence::{self, Place, Sentence};

/// What the words of a document say of war and of disaster, asked for as it is needed.
#[derive(Debug)]
pub struct Causes<F> {
    /// Words of war less words of disaster, by passage.
    each: Vec<OnceCell<i32>>,
    /// Those of all passages together.
    all: OnceCell<i32>,
    /// Tells those of a passage.
    of: F,
}

impl<F: Fn(usize) -> i32> Causes<F> {
    /// Those of so many passages.
    fn new(passages: usize, of: F) -> Causes<F> {
        Causes { each: vec![OnceCell::new(); passages], all: OnceCell::new(), of }
    }

    fn of(&self, passage: usize) -> i32 {
        *self.each[passage].get_or_init(|| (self.of)(passage))
    }

    /// Whether the passage tells of deaths that no war caused: by its own words, else by those
    /// around it, else by the whole document's.
    pub fn is_disaster(&self, passage: usize) -> bool {
        let sum = |passages: Range<usize>| passages.map(|at| self.of(at)).sum::<i32>();
        let own = self.of(passage);
        if own != 0 {
            return own < 0;
        }
        let near = sum(passage.saturating_sub(2)..(passage + 3).min(self.each.len()));
        near < 0 || near == 0 && *self.all.get_or_init(|| sum(0..self.each.len())) < 0
    }
}

/// The passages that tell of deaths that no war caused.
pub fn of_disasters(passages: &[Passage]) -> Vec<usize> {
    disasters(passages.len(), |at| &passages[at], |claims| claims.iter().any(is_death))
}

/// Of so many passages, joined as far as they state claims, those that are told to state nothing but deaths that no
/// war caused.
pub(super) fn of_disasters_alone<'p, 'a: 'p>(
    count: usize,
    passage: impl Fn(usize) -> &'p Passage<'a>,
) -> Vec<usize> {
    disasters(count, passage, |claims| !claims.is_empty() && claims.iter().all(is_of_people))
}

/// Of so many passages, those of which the claims `are_deaths` that no war caused.
fn disasters<'p, 'a: 'p>(
    count: usize,
    passage: impl Fn(usize) -> &'p Passage<'a>,
    are_deaths: impl Fn(&[Claim]) -> bool,
) -> Vec<usize> {
    let causes = Causes::new(count, |at| {
        let reading = &passage(at).reading;
        if reading.may_tell_cause() { of(reading) } else { 0 }
    });
    (0..count).filter(|&at| are_deaths(&passage(at).claims) && causes.is_disaster(at)).collect()
}

/// A sentence's words of war less its words of disaster.
fn of(reading: &Reading) -> i32 {
    let causes = reading.terms_of(kinds::CAUSE).map(|(at, _)| match reading.cause(at) {
        // `three “Hurricane” launchers`
        Some(Cause::Disaster) if is_name(reading, at) => 0,
        Some(Cause::Disaster) => -1,
        Some(Cause::Conflict) => 1,
        None => 0,
    });
    causes.sum()
}

/// Whether the term at `at` stands alone in quotation marks.
fn is_name(reading: &Reading, at: usize) -> bool {
    let quote = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is_quote());
    at > 0 && quote(at - 1) && quote(reading.term_end(at))
}

/// Whether a claim may be of deaths that no war caused: soldiers and weapons are not.
pub fn is_death(claim: &Claim) -> bool {
    claim.category.is_none_or(Category::is_bystanders)
}

/// Whether a document may state a claim of anything but deaths that no war caused, told without
/// reading more of it than may be a claim, and of one that states deaths alone no more than it takes:
/// most news of deaths is of accidents.
///
/// Then it gives the passages that may state a claim, in order, and those of them joined that it had to
/// read; none of a long text, of which only a part is read.
pub fn to_be_read<'a>(document: &'a Document, lexicon: &'a Lexicon) -> Option<Vec<Passage<'a>>> {
    let mut met = Vec::new();
    if document.text.len() > LONG {
        return states_claim(document, lexicon).then_some(met);
    }
    let title = document.title.as_deref().unwrap_or_default();
    let body = front_matter::body_start(&document.text);
    let others = meet(title, 0, Part::Title, lexicon, false, &mut met);
    let others = meet(&document.text, body, Part::Text, lexicon, others, &mut met);
    let deaths = |met: &[Passage]| met.iter().any(|passage| !passage.claims.is_empty());
    let disasters = || {
        let near = are_disasters_nearby(document, &met, lexicon);
        near.unwrap_or_else(|| are_disasters(document, &met, lexicon))
    };
    if !others && (!deaths(&met) || disasters()) {
        return None;
    }
    Some(met)
}

/// Whether no war caused the deaths that these passages state, where each tells so itself, as most do: then no more of
/// the document is asked than the sentences right behind them.
fn are_disasters_nearby(document: &Document, met: &[Passage], lexicon: &Lexicon) -> Option<bool> {
    // Each looks through its paragraph.
    const FEW: usize = 8;
    let deaths = || met.iter().filter(|passage| !passage.claims.is_empty());
    let open = |passage: &Passage| passage.part == Part::Title || of(&passage.reading) >= 0;
    if deaths().count() > FEW || deaths().any(open) {
        return None;
    }
    for passage in deaths() {
        let behind = sentences_behind(document, passage.reading.sentence.span)?;
        if behind.iter().any(|&sentence| is_only_number(&document.text, sentence, lexicon)) {
            return Some(false);
        }
    }
    Some(true)
}

/// The sentences of the text right behind one, which its own line and those below tell; `None` where they do not.
fn sentences_behind(document: &Document, span: Span) -> Option<Vec<Sentence>> {
    let text = &*document.text;
    let body = front_matter::body_start(text);
    let line = memchr::memrchr(b'\n', &text.as_bytes()[body..span.start]).map_or(body, |end| body + end + 1);
    if text[line..].starts_with(char::is_lowercase) || sentence::is_hard_wrapped(&text[body..]) {
        return None;
    }
    let mut sentences = Vec::new();
    for paragraph in sentence::paragraphs_in(text, Span::new(line, text.len()), false) {
        sentence::split(text, paragraph, 0, &mut sentences);
        sentences.retain(|sentence| sentence.span.start >= span.start);
        if sentences.len() > fragment::REPEATED {
            break;
        }
    }
    let known = sentences.first().is_some_and(|sentence| sentence.span == span);
    sentences.truncate(1 + fragment::REPEATED);
    known.then(|| sentences.split_off(1))
}

/// `Sixteen!`: whether a sentence may repeat the number of one before it.
fn is_only_number(text: &str, sentence: Sentence, lexicon: &Lexicon) -> bool {
    !fragment::is_long(sentence.span.of(text))
        && gate::may_hold(text, sentence.span, lexicon, NUMBER)
        && fragment::only_number(&Reading::new(text, sentence, lexicon)).is_some()
}

/// Whether no war caused the deaths that these passages state.
fn are_disasters(document: &Document, met: &[Passage], lexicon: &Lexicon) -> bool {
    let title = document.title.as_deref().unwrap_or_default();
    let body = front_matter::body_start(&document.text);
    let mut sentences = Vec::new();
    let mut deaths: Vec<(usize, &Passage)> = Vec::new();
    for (text, from, part) in [(title, 0, Part::Title), (&*document.text, body, Part::Text)] {
        let before = sentences.len();
        sentences.extend(sentence::segment(text, from).into_iter().map(|sentence| (text, sentence)));
        for passage in met.iter().filter(|passage| passage.part == part && !passage.claims.is_empty()) {
            let span = passage.reading.sentence.span;
            let at = before + sentences[before..].partition_point(|(_, it)| it.span.start < span.start);
            if sentences.get(at).is_none_or(|(_, sentence)| sentence.span != span) {
                return false;
            }
            deaths.push((at, passage));
        }
    }
    is_told_of_all(&sentences, &deaths, lexicon)
}

/// Whether a claim is of people who are no soldiers, and nothing else.
fn is_of_people(claim: &Claim) -> bool {
    claim.category.is_some_and(Category::is_bystanders)
}

/// A sentence's words of war less its words of disaster; it is read where it may hold one.
fn of_sentence(text: &str, sentence: Sentence, lexicon: &Lexicon) -> i32 {
    let read = || of(&Reading::new(text, sentence, lexicon));
    if gate::hints(text, sentence.span, lexicon) & CAUSED != 0 { read() } else { 0 }
}

/// Whether no war caused the deaths that these passages state, the sentences of these numbers, and none behind
/// them may repeat one.
fn is_told_of_all(sentences: &[(&str, Sentence)], deaths: &[(usize, &Passage)], lexicon: &Lexicon) -> bool {
    // Those that state deaths are read already.
    let known = |at: usize| deaths.binary_search_by_key(&at, |death| death.0).ok().map(|met| deaths[met].1);
    let causes = Causes::new(sentences.len(), |at| match known(at) {
        Some(passage) => of(&passage.reading),
        None => of_sentence(sentences[at].0, sentences[at].1, lexicon),
    });
    let repeats = |at: usize| is_only_number(sentences[at].0, sentences[at].1, lexicon);
    deaths.iter().all(|&(at, _)| causes.is_disaster(at))
        && deaths.iter().all(|&(at, _)| {
            let behind = at + 1..(at + 1 + fragment::REPEATED).min(sentences.len());
            !behind.into_iter().any(repeats)
        })
}

/// Adds the passages of `text[from..]` that may state a claim, joined up to one of which a claim is no death,
/// or may become something else when the document is read, or that tells of a war itself: whether there is
/// one, or was one before.
pub(super) fn meet<'a>(
    text: &'a str,
    from: usize,
    part: Part,
    lexicon: &'a Lexicon,
    mut others: bool,
    met: &mut Vec<Passage<'a>>,
) -> bool {
    gate::any(text, from, lexicon, |sentence| {
        let place = if part == Part::Title { Place::Heading } else { sentence.place };
        let mut passage = Passage::new(text, Sentence { place, ..sentence }, part, lexicon, false);
        if !others {
            passage.join();
            passage.complete();
            let Passage { reading, claims, .. } = &passage;
            others = !claims.is_empty() && (of(reading) > 0 || !claims.iter().all(is_of_people));
        }
        met.push(passage);
        false
    });
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_disaster_only(text: &str, title: Option<&str>) -> bool {
        let document =
            Document { text: text.to_owned(), title: title.map(str::to_owned), ..Document::default() };
        let lexicon = Lexicon::builtin();
        states_claim(&document, &lexicon) && to_be_read(&document, &lexicon).is_none()
    }

    #[test]
    fn tells_documents_of_disasters_alone() {
        for text in [
            "The earthquake killed 200 people.",
            "Two men died on Monday.\nThe earthquake hit the town. The market is open.",
            "The earthquake killed 200 people. It was early.\nSixty men were hurt.",
        ] {
            assert!(is_disaster_only(text, Some("The earthquake killed 200 people")), "{text}");
        }
    }

    #[test]
    fn leaves_others_to_be_read() {
        for text in [
            "Two men died on Monday.",
            "The earthquake killed 200 soldiers.",
            "The earthquake killed 200 people. Two men died in the shelling.",
            // What repeats a number may stand where no disaster is told of.
            "The earthquake killed sixteen people. Sixteen!",
        ] {
            assert!(!is_disaster_only(text, None), "{text}");
        }
        assert!(!is_disaster_only("The earthquake killed 200 people.", Some("Shelling kills two men")));
    }
}
