//! Sides that the place of a claim tells, once the rest of the text has told the place.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Draft, Passage, found};
use crate::assemble::Side;
use crate::lexicon::{Name, kinds};
use crate::word::run_at;

/// `At least 34 worshippers died … the worst attack in Kabul`: a few people whom nothing gave a side, of the land that
/// their place is on.
pub(in crate::resolve) fn of_place(passages: &[Passage], drafts: &mut [Draft]) {
    let open: Vec<usize> = (0..drafts.len()).filter(|&index| is_placed(passages, &drafts[index])).collect();
    if open.is_empty() {
        return;
    }
    let sought = Sought::of(open.iter().filter_map(|&index| drafts[index].place.as_deref()));
    let mut lands: FxHashMap<&str, Option<Name>> = FxHashMap::default();
    for place in passages.iter().filter(|passage| sought.may_be_in(passage)).flat_map(Passage::places) {
        let land = lands.entry(&place.name).or_insert(place.country);
        *land = land.filter(|land| place.country == Some(*land));
    }
    for index in open {
        let land = drafts[index].place.as_deref().and_then(|place| lands.get(place).copied().flatten());
        let rule = "the land of the place that the rest of the text tells";
        drafts[index].suffer(land.map(|land| found(land, rule)));
    }
}

/// A few people of no side and with a place, whom the sentence calls neither foreign nor of both sides.
fn is_placed(passages: &[Passage], draft: &Draft) -> bool {
    const FEW: f64 = 1000.0;
    let Passage { reading, claims, .. } = &passages[draft.passage];
    let claim = &claims[draft.claim];
    let few = claim.amount.value.or(claim.amount.high).is_some_and(|number| number < FEW);
    let nobody_s =
        draft.side.is_none() && claim.side == Side::Unknown && !claim.head.both && !claim.head.fought;
    let foreign = || {
        (0..reading.len())
            .any(|at| reading.is_any(at, &["foreign", "foreigners", "nationals", "nationalities", "sides"]))
    };
    let named = claim.head.party.is_some();
    draft.place.is_some() && nobody_s && few && draft.category.is_bystanders() && !named && !foreign()
}

/// The names of places that are looked for through a document, of which most sentences hold none: told by
/// the words with a capital in them.
struct Sought {
    /// The hashes of these words; `None` where a name has none.
    words: Option<FxHashSet<u32>>,
}

impl Sought {
    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Sought {
        let mut words = FxHashSet::default();
        for name in names {
            let before = words.len();
            let mut known = false;
            capitalised(name).for_each(|word| known |= !words.insert(word));
            if words.len() == before && !known {
                return Sought { words: None };
            }
        }
        Sought { words: Some(words) }
    }

    /// Whether a sentence may name one of them: as the text has it, or as what the lexicon calls so.
    fn may_be_in(&self, passage: &Passage) -> bool {
        let Some(words) = &self.words else { return true };
        let holds = |text: &str| capitalised(text).any(|word| words.contains(&word));
        let reading = &passage.reading;
        let text = reading.sentence.span.of(reading.text);
        let called = |(at, _): (usize, usize)| {
            reading.place(at).is_some_and(|place| holds(reading.lexicon.name(place.place)))
        };
        // A sign that reads as the letter K: in capitals it is made one.
        let odd = || !text.is_ascii() && text.contains('\u{212a}');
        holds(text) || odd() || reading.may_name() && reading.terms_of(kinds::PLACE).any(called)
    }
}

/// The hashes of the words of a text that open with a capital, in small letters; short ones say little.
fn capitalised(text: &str) -> impl Iterator<Item = u32> {
    const SHORT: usize = 2;
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(u8::is_ascii_uppercase)?;
            let (word, end) = run_at(bytes, at);
            let long = end - at > SHORT;
            at = end;
            if long {
                return Some(word);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::resolve::passages;

    /// The sentences of a text that may name one of these places.
    fn naming(text: &str, names: &[&str]) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let document = Document { text: text.to_owned(), ..Document::default() };
        let passages = passages(&document, &lexicon, false);
        let sought = Sought::of(names.iter().copied());
        let naming = passages.iter().filter(|passage| sought.may_be_in(passage));
        naming.map(|passage| passage.reading.sentence.span.of(text).to_owned()).collect()
    }

    #[test]
    fn sentences_are_told_by_the_words_of_a_name() {
        let text = "They were in Kiev. He saw the hills of Anar Dara. It rained on the anar fields of the east of \
                    Mali. IN HROZNE IT SNOWED. Nobody was there.";
        for (name, sentence) in [
            ("Kyiv", "They were in Kiev."),
            ("Anar Dara", "He saw the hills of Anar Dara."),
            ("eastern Mali", "It rained on the anar fields of the east of Mali."),
            ("Hrozne", "IN HROZNE IT SNOWED."),
        ] {
            assert_eq!(naming(text, &[name]), [sentence], "{name}");
        }
        assert_eq!(naming(text, &["Kyiv", "Hrozne"]).len(), 2);
        assert_eq!(naming(text, &["Kyiv", "Ur"]).len(), 5, "a name too short to tell");
    }
}
