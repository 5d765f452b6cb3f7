//! Why a field holds what it holds: each rule says so itself, as it settles the field.
//!
//! A reason is a rule's label and the words it went by, in static text and token numbers: it
//! costs a copy and never an allocation. `explain` turns it into words for a reader.

use rustc_hash::FxHashMap;

use crate::mention::Reading;

/// One rule that had a say, with the words that it went by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    /// The rule, named by what it reads.
    pub rule: &'static str,
    /// The passage that the words stand in, counted from 1; 0 for the claim's own.
    passage: u32,
    /// The tokens of the words; none where the rule went by no words. No sentence has more than two thousand.
    words: (u16, u16),
}

impl Because {
    /// A rule that goes by no words of its own.
    pub const fn rule(rule: &'static str) -> Because {
        Because { rule, passage: 0, words: (0, 0) }
    }

    /// A rule that went by the tokens `start..end` of the claim's sentence.
    pub fn words(rule: &'static str, start: usize, end: usize) -> Because {
        let token = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        Because { rule, passage: 0, words: (token(start), token(end)) }
    }

    /// A rule that went by the term over the token at `at` of the claim's sentence.
    pub fn term(rule: &'static str, reading: &Reading, at: usize) -> Because {
        Because::words(rule, reading.term_start(at), reading.term_end(at))
    }

    /// The same, said of the passage `index`, for a claim that stands in another.
    pub fn of_passage(self, index: usize) -> Because {
        Because { passage: if self.passage == 0 { index as u32 + 1 } else { self.passage }, ..self }
    }

    /// The same words by another rule, which goes on from this one.
    pub fn by(self, rule: &'static str) -> Because {
        Because { rule, ..self }
    }

    /// The passage of the words, where it is not the claim's own.
    pub fn passage(self) -> Option<usize> {
        (self.passage as usize).checked_sub(1)
    }

    /// The tokens of the words; `None` where the rule went by none.
    pub fn tokens(self) -> Option<(usize, usize)> {
        let (start, end) = (self.words.0 as usize, self.words.1 as usize);
        (start < end).then_some((start, end))
    }
}

/// What a rule found, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told<T> {
    /// What it found.
    pub what: T,
    /// Why.
    pub why: Because,
}

impl<T> Told<T> {
    /// What the rule found, by these words.
    pub fn new(what: T, why: Because) -> Told<T> {
        Told { what, why }
    }
}

/// The rules that settled a field, one going on from the other: at most so many as there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reason {
    steps: [Option<Because>; 3],
}

impl Reason {
    /// One rule alone.
    pub fn of(first: Because) -> Reason {
        Reason { steps: [Some(first), None, None] }
    }

    /// The same, and then another rule; one too many takes the place of the last, and the last again
    /// adds nothing.
    pub fn then(mut self, next: Because) -> Reason {
        if self.steps().last() == Some(next) {
            return self;
        }
        let at = self.steps.iter().position(Option::is_none).unwrap_or(self.steps.len() - 1);
        self.steps[at] = Some(next);
        self
    }

    /// The same, and then another rule that goes by no words of its own.
    pub fn then_rule(self, rule: &'static str) -> Reason {
        self.then(Because::rule(rule))
    }

    /// The rules, in order.
    pub fn steps(&self) -> impl Iterator<Item = Because> {
        self.steps.iter().copied().flatten()
    }
}

impl From<Because> for Reason {
    fn from(because: Because) -> Reason {
        Reason::of(because)
    }
}

/// Numbers that a rule of a sentence passed over, where somebody asks for them.
#[derive(Debug, Default)]
pub struct Passed {
    asked: bool,
    numbers: FxHashMap<(usize, usize), Because>,
}

impl Passed {
    /// A list that is kept only where `asked`.
    pub fn new(asked: bool) -> Passed {
        Passed { asked, numbers: FxHashMap::default() }
    }

    /// Notes that the number over `tokens` is passed over; the first rule to say so counts.
    pub fn note(&mut self, tokens: (usize, usize), why: Because) {
        if self.asked {
            self.numbers.entry(tokens).or_insert(why);
        }
    }

    /// The tokens of the numbers that were passed over, and why, in no order.
    pub fn numbers(&self) -> impl Iterator<Item = ((usize, usize), Because)> {
        self.numbers.iter().map(|(&tokens, &why)| (tokens, why))
    }
}
