//! The terms of a sentence: which entry of the lexicon covers which tokens.

use super::Reading;
use super::words::Shape;
use crate::lexicon::{Entry, joiners, kinds};
use crate::token::{Case, Kind, Token};
use crate::work;

/// A run of tokens that a lexicon entry covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    /// Where the senses of the entry stand in the lexicon's.
    pub senses: (u32, u32),
    /// Its first token, and the one past its last: kept short, as long texts hold many.
    pub start: u32,
    pub end: u32,
}

/// What is recognised at a token: what rules ask for most, side by side.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    /// The classes of the grammar senses of its term, a bit each.
    pub classes: u64,
    /// The term over it, counted from 1; 0 where there is none.
    pub term: u32,
    /// The quantity over it, counted from 1; 0 where there is none.
    pub quantity: u32,
    /// The kinds of the senses of its term, a bit each.
    pub kinds: u16,
    /// What it looks like.
    pub shape: Shape,
    /// What else is told of it: [`CAPITAL`], [`HYPHEN`], [`DATED`], [`FIGURES`].
    pub is: u8,
}

/// A word that opens with a capital.
pub(super) const CAPITAL: u8 = 1;
/// A dash that nothing parts from what stands before it.
pub(super) const HYPHEN: u8 = 2;
/// A date covers it.
pub(super) const DATED: u8 = 4;
/// It is written in figures.
pub(super) const FIGURES: u8 = 8;

impl Mark {
    /// That of a token, of which no term is known.
    #[inline]
    pub fn new(token: &Token, text: &str) -> Mark {
        let capital = if token.case == Case::Lower { 0 } else { CAPITAL };
        let is = match token.kind {
            Kind::Word => capital,
            Kind::Mixed => capital | FIGURES,
            Kind::Number => FIGURES,
            Kind::Punct(_) if token.glued && token.is_dash() => HYPHEN,
            _ => 0,
        };
        Mark { shape: Shape::of(&text.as_bytes()[token.start..token.end]), is, ..Mark::default() }
    }

    /// Takes in the term that covers it.
    #[inline]
    fn cover(&mut self, term: u32, entry: &Entry) {
        (self.term, self.kinds, self.classes) = (term, entry.kinds, entry.classes);
    }
}

impl<'a> Reading<'a> {
    /// Covers the tokens with the longest entries, from left to right.
    pub(super) fn tag(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            at = match self.longest_entry(at) {
                Some((entry, length)) => {
                    let (start, end) = (at as u32, (at + length) as u32);
                    self.kinds |= entry.kinds;
                    self.classes |= entry.classes;
                    self.tags.push(Tag { senses: entry.senses, start, end });
                    let term = self.tags.len() as u32;
                    self.marks[at].cover(term, entry);
                    // Most terms are one word.
                    if length > 1 {
                        let rest = &mut self.marks[at + 1..at + length];
                        rest.iter_mut().for_each(|mark| mark.cover(term, entry));
                    }
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

    /// What is recognised at token `at`; nothing is outside the sentence.
    #[inline(always)]
    pub(super) fn mark(&self, at: usize) -> Option<&Mark> {
        work::step();
        self.marks.get(at)
    }

    /// The tag over token `at`; none outside the sentence.
    pub(super) fn tag_at(&self, at: usize) -> Option<&Tag> {
        let term = self.mark(at)?.term;
        self.tags.get((term as usize).wrapping_sub(1))
    }

    /// The kinds of senses of the term over token `at`, a bit each; none outside the sentence.
    #[inline]
    pub(super) fn kinds_at(&self, at: usize) -> u16 {
        self.mark(at).map_or(0, |mark| mark.kinds)
    }

    /// Whether that is told of token `at`; nothing is outside the sentence.
    #[inline]
    pub(super) fn is_marked(&self, at: usize, what: u8) -> bool {
        self.mark(at).is_some_and(|mark| mark.is & what != 0)
    }

    /// The classes of grammar of the term over token `at`, a bit each; none outside the sentence.
    #[inline]
    pub(super) fn classes_at(&self, at: usize) -> u64 {
        self.mark(at).map_or(0, |mark| mark.classes)
    }
}
