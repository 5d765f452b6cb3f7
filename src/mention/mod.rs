//! One sentence into typed mentions: what each run of tokens may mean by the lexicon,
//! which runs are dates, and which are quantities.
//!
//! Settles only what one sentence and the lexicon settle. Which mentions belong together
//! is left to `assemble`, what other sentences say to `resolve`.

mod date;
mod number;
mod quantity;
mod sense;

pub use date::{DatePhrase, Near};
pub use quantity::{Amount, Quantity};

use crate::lexicon::{Class, Entry, Lexicon, Name, PartyKind, PlaceKind, Sense, joiners, kinds};
use crate::record::Category;
use crate::sentence::Sentence;
use crate::token::{Case, Kind, Token, tokenize};

/// A run of tokens that a lexicon entry covers.
#[derive(Debug, Clone, Copy)]
struct Tag<'a> {
    entry: &'a Entry,
    /// Its first token, and the one past its last: kept short, as long texts hold many.
    start: u32,
    end: u32,
    /// The kinds of the senses, a bit each.
    kinds: u16,
    /// The classes of the grammar senses, a bit each.
    classes: u64,
}

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
    tags: Vec<Tag<'a>>,
    /// The kinds of senses of all its terms, a bit each.
    kinds: u16,
    /// The classes of grammar of all its terms, a bit each.
    classes: u64,
    /// Its quantities, in order.
    pub quantities: Vec<Quantity>,
    /// Its dates, in order.
    pub dates: Vec<DatePhrase>,
    /// The quantity over each token, counted from 1.
    quantity_of: Vec<u32>,
    /// Whether a date covers each token.
    dated: Vec<bool>,
    /// The sentence is written in capitals.
    pub shouting: bool,
}

impl<'a> Reading<'a> {
    /// Reads a sentence.
    pub fn new(text: &'a str, sentence: Sentence, lexicon: &'a Lexicon) -> Reading<'a> {
        let mut tokens = Vec::with_capacity((sentence.span.end - sentence.span.start) / 4 + 2);
        tokenize(text, sentence.span.start, sentence.span.end, lexicon, &mut tokens);
        let shouting = is_shouting(&tokens);
        let mut reading = Reading {
            text,
            lexicon,
            sentence,
            tags: Vec::with_capacity(tokens.len()),
            kinds: 0,
            classes: 0,
            tokens,
            quantities: Vec::new(),
            dates: Vec::new(),
            quantity_of: Vec::new(),
            dated: Vec::new(),
            shouting,
        };
        reading.tag();
        reading.find_dates();
        reading.find_quantities();
        reading
    }

    /// Whether any token is written in figures.
    fn holds_figures(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token.kind, Kind::Number | Kind::Mixed))
    }

    /// Most sentences hold none, which their figures and calendar words tell.
    fn find_dates(&mut self) {
        if !self.holds_kind(kinds::CALENDAR) && !self.holds_figures() {
            return;
        }
        self.dates = date::scan(self);
        if !self.dates.is_empty() {
            self.dated = vec![false; self.tokens.len()];
        }
        for date in &self.dates {
            self.dated[date.start..date.end].fill(true);
        }
    }

    /// Most sentences hold none, which their figures and words of number tell.
    fn find_quantities(&mut self) {
        if !self.holds_kind(kinds::NUMBER) && !self.holds(&[Class::A]) && !self.holds_figures() {
            return;
        }
        self.quantities = quantity::scan(self);
        if !self.quantities.is_empty() {
            self.quantity_of = vec![0; self.tokens.len()];
        }
        for (index, quantity) in self.quantities.iter().enumerate() {
            self.quantity_of[quantity.start..quantity.end].fill(index as u32 + 1);
        }
    }

    /// Covers the tokens with the longest entries, from left to right.
    fn tag(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            at = match self.longest_entry(at) {
                Some((entry, length)) => {
                    let (start, end) = (at as u32, (at + length) as u32);
                    self.kinds |= entry.kinds;
                    self.classes |= entry.classes;
                    self.tags.push(Tag { entry, start, end, kinds: entry.kinds, classes: entry.classes });
                    let term = self.tags.len() as u32;
                    self.tokens[at..at + length].iter_mut().for_each(|token| token.term = term);
                    at + length
                }
                None => at + 1,
            };
        }
    }

    fn longest_entry(&self, at: usize) -> Option<(&'a Entry, usize)> {
        let token = &self.tokens[at];
        let lexicon = self.lexicon;
        if token.is('%') {
            return lexicon.entries_from(lexicon.percent_sign(), 0).first().map(|entry| (entry, 1));
        }
        if token.word == 0 {
            return None;
        }
        let rest = &self.tokens[at + 1..];
        let next = rest.get(joiners(rest)).map_or(0, |token| token.word);
        let entries = lexicon.entries_from(token.word, next).iter();
        let entries = entries.filter(|entry| entry.second == 0 || entry.second == next);
        let matching =
            |entry: &'a Entry| Some((entry, lexicon.matches(entry, &self.tokens[at..], self.shouting)?));
        if self.shouting {
            // In capitals a common word beats an acronym that looks like it (WHO, IT).
            let longest = entries.clone().filter_map(matching).map(|(_, length)| length).max()?;
            let mut best = entries.clone().filter_map(matching).filter(|&(_, length)| length == longest);
            let common = entries.filter(|entry| entry.kinds & kinds::GRAMMAR != 0);
            let grammar = common.filter_map(matching).find(|&(_, length)| length == longest);
            return grammar.or_else(|| best.next());
        }
        entries.into_iter().find_map(matching)
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the sentence holds no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The tag over token `at`; none outside the sentence.
    fn tag_at(&self, at: usize) -> Option<&Tag<'a>> {
        let term = self.tokens.get(at)?.term;
        self.tags.get((term as usize).wrapping_sub(1))
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
            .filter(move |tag| tag.kinds & kinds != 0)
            .map(|tag| (tag.start as usize, tag.end as usize))
    }

    /// The senses of the term that covers token `at`; none outside the sentence.
    pub fn senses(&self, at: usize) -> &'a [Sense] {
        self.tag_at(at).map_or(&[], |tag| self.lexicon.senses_of(tag.entry))
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
        self.tag_at(at).is_some()
    }

    /// The senses of the term at `at`, if one of them is of that kind.
    pub(crate) fn senses_of_kind(&self, at: usize, kind: u16) -> &'a [Sense] {
        let tag = self.tag_at(at).filter(|tag| tag.kinds & kind != 0);
        tag.map_or(&[], |tag| self.lexicon.senses_of(tag.entry))
    }

    /// What the first sense at `at` that `pick` takes holds; it takes none but of that kind.
    fn find<T>(&self, at: usize, kind: u16, pick: impl Fn(&Sense) -> Option<T>) -> Option<T> {
        self.senses_of_kind(at, kind).iter().find_map(pick)
    }

    /// What looks like a number at `at` and is no quantity: where it ends, and why.
    pub fn refused(&self, at: usize) -> Option<(usize, &'static str)> {
        quantity::refused(self, at)
    }

    /// The index of the quantity that covers token `at`.
    pub fn quantity_at(&self, at: usize) -> Option<usize> {
        self.quantity_of.get(at).copied().filter(|&index| index > 0).map(|index| index as usize - 1)
    }

    /// Whether a date covers token `at`.
    pub fn in_date(&self, at: usize) -> bool {
        self.dated.get(at).copied().unwrap_or(false)
    }

    /// The token at `at` as written; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'a str {
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
    /// Rules ask this more often than anything else, mostly in vain: length, first and last letter
    /// tell that, as bits of which the compiler makes a constant.
    #[inline(always)]
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let bits = words.iter().fold(0_u64, |bits, word| bits | shape_bit(word.as_bytes()));
        self.tokens.get(at).is_some_and(|token| {
            bits & shape_bit(&self.text.as_bytes()[token.start..token.end]) != 0
                && is_one_of(token.of(self.text), words)
        })
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
        self.tokens.get(at).is_some_and(|token| token.is_dash() && token.glued)
    }

    /// Whether the token at `at` is that punctuation.
    pub fn is(&self, at: usize, c: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(c))
    }

    /// Whether the token at `at` opens with a capital that is not due to the sentence's start.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word() && token.case != Case::Lower)
    }
}

/// A bit for the length of a word, its first letter and its last, in either case.
#[inline(always)]
fn shape_bit(word: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return 0 };
    1 << ((word.len() + 3 * usize::from(first & 31) + 11 * usize::from(last & 31)) % 64)
}

#[inline(never)]
fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Most words are in capitals, as old wire copy is.
fn is_shouting(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word() && token.end - token.start > 1);
    let (mut upper, mut all) = (0, 0);
    for token in words {
        all += 1;
        upper += usize::from(token.case == Case::Upper);
    }
    all >= 3 && upper * 5 >= all * 4
}
