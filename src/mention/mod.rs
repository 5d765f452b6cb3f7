//! One sentence into typed mentions: what each run of tokens may mean by the lexicon,
//! which runs are dates, and which are quantities.
//!
//! Settles only what one sentence and the lexicon settle. Which mentions belong together
//! is left to `assemble`, what other sentences say to `resolve`.

mod buffers;
mod date;
mod number;
mod quantity;
mod sense;
mod tag;
mod words;
mod year;

use std::ops::Range;

use buffers::Buffers;
pub use date::{DatePhrase, Near};
pub use quantity::{Amount, Quantity};
use tag::{CAPITAL, DATED, FIGURES, HYPHEN, Mark, Tag};
pub(crate) use words::Shapes;
use words::{Listed, is_one_of};

use crate::lexicon::{Class, Lexicon, Name, PartyKind, PlaceKind, Sense, kinds};
use crate::record::Category;
use crate::sentence::Sentence;
use crate::token::{Case, Kind, Token, tokenize};
use crate::work;

/// A party as a term names it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartyMention {
    /// The party.
    pub party: Name,
    /// How the term names it.
    pub kind: PartyKind,
    /// What its members are, for member terms.
    pub category: Option<Category>,
    /// The narrower group.
    pub subgroup: Option<Name>,
}

/// A place as a term names it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceMention {
    /// Its usual English name.
    pub place: Name,
    /// The party whose territory it is.
    pub country: Option<Name>,
    /// What kind of place it is.
    pub kind: PlaceKind,
}

/// A sentence with everything that was recognised in it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document's text (or headline).
    pub text: &'a str,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The sentence that was read.
    pub sentence: Sentence,
    /// Its tokens.
    pub tokens: Vec<Token>,
    tags: Vec<Tag>,
    /// The kinds of senses of all its terms, a bit each.
    kinds: u16,
    /// The classes of grammar of all its terms, a bit each.
    classes: u64,
    /// Its quantities, in order.
    pub quantities: Vec<Quantity>,
    /// Its dates, in order.
    pub dates: Vec<DatePhrase>,
    /// What is recognised at each token.
    marks: Vec<Mark>,
    /// What its words look like.
    shapes: Shapes,
    /// The sentence is written in capitals.
    pub shouting: bool,
}

impl<'a> Reading<'a> {
    /// Reads a sentence.
    pub fn new(text: &'a str, sentence: Sentence, lexicon: &'a Lexicon) -> Reading<'a> {
        let Buffers { mut tokens, mut tags, mut marks, quantities, dates } = Buffers::take();
        tokens.reserve((sentence.span.end - sentence.span.start) / 5 + 4);
        tokenize(text, sentence.span.start, sentence.span.end, lexicon, &mut tokens);
        let mut shapes = Shapes::default();
        marks.extend(tokens.iter().map(|token| {
            let mark = Mark::new(token, text);
            shapes.add(mark.shape);
            mark
        }));
        // Two words of three are known.
        tags.reserve(tokens.len() - tokens.len() / 4);
        let shouting = is_shouting(&tokens);
        let (kinds, classes) = (0, 0);
        let mut reading = Reading {
            text,
            lexicon,
            sentence,
            tokens,
            tags,
            kinds,
            classes,
            quantities,
            dates,
            marks,
            shapes,
            shouting,
        };
        reading.tag();
        reading.find_dates();
        reading.find_quantities();
        reading
    }

    /// Gives back room where its lists fill less than half of it: a longer sentence was read into them before.
    pub(crate) fn shrink(&mut self) {
        if self.tokens.capacity() > 2 * self.tokens.len() {
            self.tokens.shrink_to_fit();
            self.tags.shrink_to_fit();
            self.marks.shrink_to_fit();
        }
    }

    /// Whether any token is written in figures.
    fn holds_figures(&self) -> bool {
        self.marks.iter().any(|mark| mark.is & FIGURES != 0)
    }

    /// Most sentences hold none, which their figures and calendar words tell.
    fn find_dates(&mut self) {
        if !self.holds_kind(kinds::CALENDAR) && !self.holds_figures() {
            return;
        }
        let mut dates = std::mem::take(&mut self.dates);
        date::scan(self, &mut dates);
        self.dates = dates;
        for date in &self.dates {
            self.marks[date.start..date.end].iter_mut().for_each(|mark| mark.is |= DATED);
        }
    }

    /// Most sentences hold none, which their figures and words of number tell.
    fn find_quantities(&mut self) {
        if !self.holds_kind(kinds::NUMBER) && !self.holds(&[Class::A]) && !self.holds_figures() {
            return;
        }
        let mut quantities = std::mem::take(&mut self.quantities);
        quantity::scan(self, &mut quantities);
        self.quantities = quantities;
        for (number, quantity) in (1..).zip(&self.quantities) {
            self.marks[quantity.start..quantity.end].iter_mut().for_each(|mark| mark.quantity = number);
        }
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the sentence holds no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether any term has a sense of one of these kinds.
    pub(crate) fn holds_kind(&self, kinds: u16) -> bool {
        self.kinds & kinds != 0
    }

    /// Whether any word of grammar has one of these classes: what is asked of the whole sentence
    /// before its tokens are gone through.
    #[inline]
    pub fn holds(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.classes & class.bit() != 0)
    }

    /// The first token, and the one past the last, of every term with a sense of one of these kinds.
    pub(crate) fn terms_of(&self, kinds: u16) -> impl Iterator<Item = (usize, usize)> {
        self.tags
            .iter()
            .filter(move |tag| self.kinds_at(tag.start as usize) & kinds != 0)
            .map(|tag| (tag.start as usize, tag.end as usize))
    }

    /// The senses of the term that covers token `at`; none outside the sentence.
    pub fn senses(&self, at: usize) -> &'a [Sense] {
        self.tag_at(at).map_or(&[], |tag| self.lexicon.senses_in(tag.senses))
    }

    /// Where the term over token `at` starts; `at` itself where there is none.
    pub fn term_start(&self, at: usize) -> usize {
        self.tag_at(at).map_or(at, |tag| tag.start as usize)
    }

    /// One past the end of the term over token `at`; `at + 1` where there is none.
    pub fn term_end(&self, at: usize) -> usize {
        self.tag_at(at).map_or(at + 1, |tag| tag.end as usize)
    }

    /// Whether a term covers token `at`.
    pub fn is_known(&self, at: usize) -> bool {
        self.mark(at).is_some_and(|mark| mark.term != 0)
    }

    /// The senses of the term at `at`, if one of them is of that kind.
    #[inline]
    pub(crate) fn senses_of_kind(&self, at: usize, kind: u16) -> &'a [Sense] {
        if self.kinds_at(at) & kind == 0 { &[] } else { self.senses(at) }
    }

    /// What the first sense at `at` that `pick` takes holds; it takes none but of that kind.
    fn find<T>(&self, at: usize, kind: u16, pick: impl Fn(&Sense) -> Option<T>) -> Option<T> {
        self.senses_of_kind(at, kind).iter().find_map(pick)
    }

    /// What looks like a number at `at` and is no quantity: where it ends, and why.
    pub fn refused(&self, at: usize) -> Option<(usize, &'static str)> {
        quantity::refused(self, at)
    }

    /// Where a calibre or the number of a model that opens at `at` ends: `152-mm` before its gun, the
    /// `119` of `L-119`.
    pub(crate) fn measure_end(&self, at: usize) -> Option<usize> {
        if quantity::is_calibre(self, at) {
            return Some(at + 2 + usize::from(self.is_hyphen(at + 1)));
        }
        let number = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number && token.glued);
        if quantity::is_model(self, at) {
            return Some(at + 1);
        }
        let name = number && at > 1 && self.is_hyphen(at - 1) && self.tokens[at - 2].is_word();
        name.then_some(at + 1)
    }

    /// The index of the quantity that covers token `at`.
    pub fn quantity_at(&self, at: usize) -> Option<usize> {
        self.mark(at).and_then(|mark| (mark.quantity as usize).checked_sub(1))
    }

    /// Whether a date covers token `at`.
    pub fn in_date(&self, at: usize) -> bool {
        self.is_marked(at, DATED)
    }

    /// The token at `at` as written; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        work::step();
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// The words of tokens `start..end` as written.
    pub fn words(&self, start: usize, end: usize) -> &'a str {
        match (self.tokens.get(start), self.tokens.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Whether the word at `at`, folded to small letters, is `word`.
    #[inline]
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.is_any(at, &[word])
    }

    /// Whether the word at `at`, folded to small letters, is one of `words`.
    ///
    /// Rules ask this more often than anything else, mostly in vain.
    #[inline(always)]
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.mark(at).is_some_and(|mark| Listed::of(words).may_be(mark.shape))
            && is_one_of(self.word(at), words)
    }

    /// Whether one of `words`, few and short, may stand in the sentence: what is asked before its tokens
    /// are gone through.
    #[inline]
    pub fn may_hold(&self, words: &[&str]) -> bool {
        self.shapes.may_hold(words)
    }

    /// The same of many words, whose shapes are told when the rule is compiled.
    #[inline]
    pub(crate) fn may_hold_of(&self, words: &Shapes) -> bool {
        self.shapes.meets(words)
    }

    /// The tokens of a range that are one of `words`: in most sentences none, which is told at once where
    /// they are few.
    #[inline(always)]
    pub fn tokens_of<'w>(
        &self,
        range: Range<usize>,
        words: &'w [&'w str],
    ) -> impl DoubleEndedIterator<Item = usize> + use<'_, 'w, 'a> {
        const FEW: usize = 8;
        let held = words.len() > FEW || self.may_hold(words);
        let range = if held { range.start..range.end.min(self.len()) } else { 0..0 };
        let listed = Listed::of(words);
        let may_be = move |at: usize| self.mark(at).is_some_and(|mark| listed.may_be(mark.shape));
        range.filter(move |&at| may_be(at) && is_one_of(self.word(at), words))
    }

    /// Whether one of `words` stands in a range of tokens.
    #[inline(always)]
    pub fn any_of(&self, range: Range<usize>, words: &[&str]) -> bool {
        self.tokens_of(range, words).next().is_some()
    }

    /// Whether a possessive stands at `at`.
    pub fn is_possessive(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Possessive)
    }

    /// Whether the term at `at` owns what follows: `Putin's army`.
    pub fn owns(&self, at: usize) -> bool {
        self.is_possessive(self.term_end(at))
    }

    /// Whether a dash that nothing parts from the word before it stands at `at`: `conflict-ridden`.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.is_marked(at, HYPHEN)
    }

    /// Whether the token at `at` is that punctuation.
    pub fn is(&self, at: usize, c: char) -> bool {
        work::step();
        self.tokens.get(at).is_some_and(|token| token.is(c))
    }

    /// Whether the token at `at` opens with a capital that is not due to the sentence's start.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.is_marked(at, CAPITAL)
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        use std::mem::take;
        Buffers {
            tokens: take(&mut self.tokens),
            tags: take(&mut self.tags),
            marks: take(&mut self.marks),
            quantities: take(&mut self.quantities),
            dates: take(&mut self.dates),
        }
        .give_back();
    }
}

/// Most words are in capitals, as old wire copy is.
fn is_shouting(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word() && token.end - token.start > 1);
    let (mut others, mut all) = (0, 0);
    for token in words {
        all += 1;
        others += usize::from(token.case != Case::Upper);
        // More than may be of all that are left.
        if others * 5 > tokens.len() {
            return false;
        }
    }
    all >= 3 && others * 5 <= all
}
