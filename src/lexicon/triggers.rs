//! The words that a claim needs, as runs of letters that a text is searched for.
//!
//! A table of hashes: what it finds may be something else, what it does not find is not there.
//! `gate` says what a sentence needs, and searches.

use std::collections::BTreeMap;

use super::Class;
use super::grammar::{GRAMMAR, PARTED, TAKEN};
use super::openings::Openings;
use super::rows::*;
use super::runs::{Runs, run_of};
use super::sieve::Sieve;
use super::terms::{Sense, Vocabulary};
use crate::word::run_at;

/// What a run of letters may be part of, a bit each.
pub(crate) type Needs = u16;

/// A number.
pub(crate) const NUMBER: Needs = 1;
/// What says that a number counts losses.
pub(crate) const LOSS: Needs = 2;
/// What a number may count where something else says that it is lost.
pub(crate) const THING: Needs = 4;
/// Words that may stand before a number and belong to it.
pub(crate) const BOUND: Needs = 8;
/// Words that point to what was counted before: `among them`.
pub(crate) const POINTER: Needs = 16;

/// What is a loss or thing only as a word of a term of several, which stand side by side: `beat off`.
pub(crate) const PART: Needs = 64;

/// What stands beside such a word in one of its terms.
pub(crate) const BESIDE: Needs = 128;

/// A loss, besides [`LOSS`], that is no verb of having: who `lost`, `took` or `suffered` something may have lost an hour.
pub(crate) const SURE: Needs = 256;

/// A unit of measure: `euros`.
pub(crate) const UNIT: Needs = 512;

/// Words that `assemble` reads as a [`POINTER`].
const POINTERS: [&str; 20] = [
    "them",
    "these",
    "those",
    "whom",
    "which",
    "include",
    "includes",
    "included",
    "comprise",
    "comprised",
    "consist",
    "consisted",
    "down",
    "downs",
    "fate",
    "whereabouts",
    "contact",
    "communication",
    "condition",
    "held",
];

/// Where those are who were hurt: `Dozens are in hospital`.
const HOSPITALS: [&str; 2] = ["hospital", "hospitals"];

/// Tells the runs of letters in model names from words: `T-72`, `2S5`.
const MODEL: u32 = 0x5bd1_e980;

/// What runs of letters, and other characters, may be part of, as bits.
#[derive(Debug, Clone, Default)]
pub(crate) struct Triggers {
    /// What runs may be part of.
    pub runs: Runs<0x3ff>,
    /// What the words among them that may be part of a number open with.
    pub openings: Openings,
    /// Every run that may be part of a loss or a thing, but for the letters of a model, which are looked up
    /// from the digit or hyphen beside them.
    pub sieve: Sieve,
    /// What any digit may be part of beside a number: a term without letters.
    pub digits: Needs,
    /// What any character beyond ASCII may be part of: a term whose letters all are.
    pub foreign: Needs,
}

/// What a word may be part of.
#[derive(Default)]
struct Word {
    /// Wherever it stands.
    alone: Needs,
    /// Where it stands beside another word of a term.
    in_term: Needs,
}

impl Word {
    fn bits(&self) -> Needs {
        let part = self.alone & (LOSS | THING) == 0 && self.in_term & (LOSS | THING) != 0;
        self.alone | self.in_term | if part { PART } else { 0 }
    }
}

/// How many letters a word has.
fn letters(word: &str) -> usize {
    word.bytes().filter(u8::is_ascii_alphabetic).count()
}

/// The rarest word of a term: of no grammar and the longest, as a rule.
pub(super) fn rarest(term: &[&str]) -> Option<usize> {
    let common = |word: &str| GRAMMAR.iter().any(|(grammar, _)| *grammar == word);
    (0..term.len()).max_by_key(|&at| (!common(term[at]), letters(term[at])))
}

/// Whether the words of a term are each one run of letters.
pub(super) fn is_of_letters(term: &[&str]) -> bool {
    term.iter().all(|word| letters(word) == word.len())
}

/// Adds a term by the rarest of its words.
fn add_term<'w>(words: &mut BTreeMap<&'w str, Word>, term: &[&'w str], needs: Needs) {
    let Some(rare) = rarest(term) else { return };
    let word = words.entry(term[rare]).or_default();
    // Other words may stand in a text as several runs of letters.
    let apart = PARTED.contains(&term[rare]);
    if term.len() == 1 || apart || !is_of_letters(term) {
        word.alone |= needs;
        return;
    }
    word.in_term |= needs;
    for beside in [rare.wrapping_sub(1), rare + 1] {
        if let Some(word) = term.get(beside) {
            words.entry(word).or_default().alone |= BESIDE;
        }
    }
}

impl Triggers {
    /// Those of all terms.
    pub fn new(vocabulary: &Vocabulary, nouns: &[Noun], verbs: &[Verb]) -> Triggers {
        let mut words: BTreeMap<&str, Word> = BTreeMap::new();
        TAKEN.iter().for_each(|word| words.entry(word).or_default().alone |= LOSS | SURE);
        HOSPITALS.iter().for_each(|word| words.entry(word).or_default().alone |= LOSS);
        POINTERS.iter().for_each(|word| words.entry(word).or_default().alone |= POINTER);
        for (spelling, senses) in vocabulary.spellings() {
            let needs = senses.iter().fold(0, |needs, sense| needs | need(sense, nouns, verbs));
            let spelling: Vec<&str> = spelling.map(|(word, _)| word).collect();
            if needs & !BOUND != 0 {
                add_term(&mut words, &spelling, needs & !BOUND);
            }
            if needs & BOUND != 0 {
                spelling.iter().for_each(|word| words.entry(word).or_default().alone |= BOUND);
            }
        }
        let mut triggers = Triggers { runs: Runs::with_room(words.len()), ..Triggers::default() };
        let mut numbers = Vec::new();
        for (word, needs) in words.into_iter().map(|(word, needs)| (word, needs.bits())) {
            let run = triggers.add(word.as_bytes(), needs);
            numbers.extend(run.filter(|_| needs & NUMBER != 0));
        }
        triggers.openings = Openings::new(numbers.into_iter());
        triggers
    }

    /// Adds a folded word, by the run of letters in it that is given back; `None` where no run of a
    /// text tells it.
    fn add<'w>(&mut self, word: &'w [u8], needs: Needs) -> Option<&'w [u8]> {
        let is_model = word.iter().any(u8::is_ascii_digit);
        let Some(run) = run_of(word, is_model) else {
            self.digits |= needs;
            self.foreign |= needs;
            return None;
        };
        if needs & (LOSS | THING) != 0 && !is_model {
            self.sieve.add(run);
        }
        self.runs.add(run_at(run, 0).0 ^ if is_model { MODEL } else { 0 }, needs.into());
        (!is_model).then_some(run)
    }

    /// What a run of letters of that hash may be part of.
    #[inline]
    pub fn of_word(&self, hash: u32) -> Needs {
        self.runs.get(hash) as Needs
    }

    /// What a run of letters of that hash may be part of, beside a digit or a hyphen.
    pub fn of_model(&self, hash: u32) -> Needs {
        self.of_word(hash ^ MODEL)
    }
}

/// What a word with that sense may be to a claim.
fn need(sense: &Sense, nouns: &[Noun], verbs: &[Verb]) -> Needs {
    match sense {
        Sense::Number { kind: NumberKind::Percent | NumberKind::Several, .. } | Sense::Bound(_) => BOUND,
        Sense::Number { .. } => NUMBER | BOUND,
        Sense::Verb { row, .. } if verbs[*row as usize].role == Role::Owner => LOSS,
        Sense::Verb { .. } => LOSS | SURE,
        Sense::Noun { row, .. } if nouns[*row as usize].class == NounClass::Loss => LOSS | SURE,
        Sense::Noun { .. } => THING,
        Sense::Party { kind: PartyKind::Name | PartyKind::Metonym, .. } => 0,
        // Their people, or the men of a force.
        Sense::Party { .. } => THING,
        Sense::Grammar(Class::Number | Class::Ratio | Class::Link) => LOSS | SURE,
        Sense::Grammar(Class::Other | Class::A | Class::The | Class::Adverb) => BOUND,
        Sense::Grammar(Class::Unit) => UNIT,
        _ => 0,
    }
}
