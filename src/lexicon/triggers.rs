//! The words that a claim needs, as runs of letters that a text is searched for.
//!
//! A table of hashes: what it finds may be something else, what it does not find is not there.
//! `gate` says what a sentence needs, and searches.

use super::Class;
use super::grammar::TAKEN;
use super::rows::*;
use super::terms::{Sense, Vocabulary};
use crate::word::run_at;

/// A number.
pub(crate) const NUMBER: u8 = 1;
/// What a number may count as a loss, or what says so.
pub(crate) const LOSS: u8 = 2;

/// Tells the runs of letters in model names from words: `T-72`, `2S5`.
const MODEL: u32 = 0x5bd1_e990;

/// What runs of letters, and other characters, may be part of: [`NUMBER`], [`LOSS`] or both.
#[derive(Debug, Clone, Default)]
pub(crate) struct Triggers {
    /// Open addressing by the hash of a run: the upper bits of the hash, and in the lower two
    /// what the run may be part of; 0 where nothing is.
    pub runs: Vec<u32>,
    /// What any digit may be part of beside a number: a term without letters.
    pub digits: u8,
    /// What any character beyond ASCII may be part of: a term whose letters all are.
    pub foreign: u8,
}

/// What `İ` leaves behind an `i` when it is made small.
const DOT_ABOVE: &[u8] = "\u{307}".as_bytes();

impl Triggers {
    /// Those of all terms.
    pub fn new(vocabulary: &Vocabulary) -> Triggers {
        let mut words: Vec<(&str, u8)> = TAKEN.iter().map(|word| (*word, LOSS)).collect();
        for (spelling, senses) in vocabulary.spellings() {
            let needs = senses.iter().fold(0, |needs, sense| needs | need(sense));
            if needs != 0 {
                // The longest word is the rarest, as a rule.
                let letters = |word: &&str| word.bytes().filter(u8::is_ascii_alphabetic).count();
                words.extend(spelling.max_by_key(letters).map(|word| (word, needs)));
            }
        }
        let runs = vec![0; (4 * words.len()).next_power_of_two()];
        let mut triggers = Triggers { runs, ..Triggers::default() };
        for (word, needs) in words {
            triggers.add(word.as_bytes(), needs);
        }
        triggers
    }

    /// Adds a folded word.
    fn add(&mut self, word: &[u8], needs: u8) {
        let mut runs = word.split(|byte| !byte.is_ascii_alphabetic()).filter(|run| !run.is_empty());
        let is_model = word.iter().any(u8::is_ascii_digit);
        let run = if is_model { runs.next() } else { runs.max_by_key(|run| run.len()) };
        let Some(run) = run.filter(|_| !word.windows(2).any(|pair| pair == DOT_ABOVE)) else {
            self.digits |= needs;
            self.foreign |= needs;
            return;
        };
        let hash = run_at(run, 0).0 ^ if is_model { MODEL } else { 0 };
        let mut slot = self.slot(hash);
        while self.runs[slot] != 0 && self.runs[slot] >> 2 != hash >> 2 {
            slot = (slot + 1) & (self.runs.len() - 1);
        }
        self.runs[slot] |= hash & !3 | u32::from(needs);
    }

    /// Where the look-up of a hash begins.
    fn slot(&self, hash: u32) -> usize {
        (hash >> 2) as usize & (self.runs.len() - 1)
    }

    /// What a run of letters of that hash may be part of.
    pub fn of_word(&self, hash: u32) -> u8 {
        let mut slot = self.slot(hash);
        loop {
            let run = self.runs[slot];
            if run == 0 {
                return 0;
            }
            if run >> 2 == hash >> 2 {
                return (run & 3) as u8;
            }
            slot = (slot + 1) & (self.runs.len() - 1);
        }
    }

    /// What a run of letters of that hash may be part of, beside a digit or a hyphen.
    pub fn of_model(&self, hash: u32) -> u8 {
        self.of_word(hash ^ MODEL)
    }
}

/// What a word with that sense may be to a claim.
fn need(sense: &Sense) -> u8 {
    match sense {
        Sense::Number { kind: NumberKind::Percent | NumberKind::Several, .. } => 0,
        Sense::Number { .. } => NUMBER,
        Sense::Noun { .. } | Sense::Verb { .. } => LOSS,
        Sense::Party { kind: PartyKind::Adjective | PartyKind::Demonym | PartyKind::Member, .. } => LOSS,
        Sense::Grammar(Class::Number | Class::Ratio | Class::Link) => LOSS,
        _ => 0,
    }
}
