//! The lists that a reading fills, kept for the next one: a document has many sentences, and asking for
//! memory costs more than the reading of a short one.

use std::cell::RefCell;

use super::tag::{Mark, Tag};
use super::{DatePhrase, Quantity};
use crate::token::Token;

/// The lists of a reading.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    pub tokens: Vec<Token>,
    pub tags: Vec<Tag>,
    pub marks: Vec<Mark>,
    pub quantities: Vec<Quantity>,
    pub dates: Vec<DatePhrase>,
}

/// How many of them a thread keeps: those of an article.
const KEPT: usize = 64;

/// Of how many tokens at most: those of a long sentence.
const LONGEST: usize = 160;

thread_local! {
    static SPARE: RefCell<Vec<Buffers>> = const { RefCell::new(Vec::new()) };
}

impl Buffers {
    /// Empty ones, which another reading may have filled before.
    pub fn take() -> Buffers {
        SPARE.with_borrow_mut(Vec::pop).unwrap_or_default()
    }

    /// Keeps them for another reading.
    pub fn give_back(mut self) {
        if self.tokens.capacity() > LONGEST {
            return;
        }
        self.tokens.clear();
        self.tags.clear();
        self.marks.clear();
        self.quantities.clear();
        self.dates.clear();
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < KEPT {
                spare.push(self);
            }
        });
    }
}
