//! Deaths that no war or attack caused: `the earthquake killed 200`.

use super::{LONG, Passage, fragment};
use crate::assemble::{self, Claim};
use crate::document::{Document, Span};
use crate::front_matter;
use crate::gate;
use crate::lexicon::{CAUSE, Cause, Lexicon, NUMBER, kinds};
use crate::mention::Reading;
use crate::record::Category;
use crate::sentence::{self, Place, Sentence};
use crate::why::Passed;

/// What the words of a document say of war and of disaster.
#[derive(Debug)]
pub struct Causes {
    /// Words of war less words of disaster, by passage.
    each: Vec<i32>,
    /// Those of all passages together.
    all: i32,
}

impl Causes {
    /// Counts the words of all passages.
    pub fn read(passages: &[Passage]) -> Causes {
        Causes::new(passages.iter().map(|passage| of(&passage.reading)).collect())
    }

    fn new(each: Vec<i32>) -> Causes {
        Causes { all: each.iter().sum(), each }
    }

    /// Whether the passage tells of deaths that no war caused: by its own words, else by those
    /// around it, else by the whole document's.
    pub fn is_disaster(&self, passage: usize) -> bool {
        let own = self.each[passage];
        if own != 0 {
            return own < 0;
        }
        let from = passage.saturating_sub(2);
        let near: i32 = self.each[from..(passage + 3).min(self.each.len())].iter().sum();
        near < 0 || near == 0 && self.all < 0
    }
}

/// A sentence's words of war less its words of disaster.
fn of(reading: &Reading) -> i32 {
    let causes = reading.terms_of(kinds::CAUSE).map(|(at, _)| match reading.cause(at) {
        Some(Cause::Disaster) => -1,
        Some(Cause::Conflict) => 1,
        None => 0,
    });
    causes.sum()
}

/// Whether a claim may be of deaths that no war caused: soldiers and weapons are not.
pub fn is_death(claim: &Claim) -> bool {
    claim.category.is_none_or(Category::is_bystanders)
}

/// Whether a document that states claims states none but deaths that no war caused, told without
/// reading more of it than holds a number or a cause: most news of deaths is of accidents.
///
/// `false` also where only the whole document tells.
pub fn is_disaster_only(document: &Document, lexicon: &Lexicon) -> bool {
    if document.text.len() > LONG {
        return false;
    }
    let title = document.title.as_deref().unwrap_or_default();
    let body = front_matter::body_start(&document.text);
    let mut sentences = Vec::new();
    let mut deaths = Vec::new();
    for (text, from, of_title) in [(title, 0, true), (&*document.text, body, false)] {
        let Some(spans) = deaths_in(text, from, of_title, lexicon) else { return false };
        let before = sentences.len();
        sentences.extend(sentence::segment(text, from).into_iter().map(|sentence| (text, sentence)));
        for span in spans {
            let at = before + sentences[before..].partition_point(|(_, it)| it.span.start < span.start);
            if sentences.get(at).is_none_or(|(_, sentence)| sentence.span != span) {
                return false;
            }
            deaths.push(at);
        }
    }
    let read = |at: usize, kinds: u8| {
        let (text, sentence) = sentences[at];
        gate::may_hold(text, sentence.span, lexicon, kinds).then(|| Reading::new(text, sentence, lexicon))
    };
    let own = |at: usize| read(at, CAUSE).as_ref().map_or(0, of);
    let causes = Causes::new((0..sentences.len()).map(own).collect());
    let repeats = |at: usize| read(at, NUMBER).is_some_and(|it| fragment::only_number(&it).is_some());
    deaths.iter().all(|&at| {
        let behind = at + 1..(at + 1 + fragment::REPEATED).min(sentences.len());
        causes.is_disaster(at) && !behind.into_iter().any(repeats)
    })
}

/// The sentences of `text[from..]` that state claims; `None` where one is no death, or may become
/// something else when the document is read, or tells of a war itself.
fn deaths_in(text: &str, from: usize, of_title: bool, lexicon: &Lexicon) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    let other = gate::any(text, from, lexicon, |sentence| {
        let place = if of_title { Place::Heading } else { sentence.place };
        let reading = Reading::new(text, Sentence { place, ..sentence }, lexicon);
        let claims = assemble::claims(&reading, &mut Passed::default());
        if claims.is_empty() {
            return false;
        }
        spans.push(sentence.span);
        of(&reading) > 0 || !claims.iter().all(|claim| claim.category.is_some_and(Category::is_bystanders))
    });
    (!other).then_some(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_disaster_only(text: &str, title: Option<&str>) -> bool {
        let document =
            Document { text: text.to_owned(), title: title.map(str::to_owned), ..Document::default() };
        super::is_disaster_only(&document, &Lexicon::builtin())
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
