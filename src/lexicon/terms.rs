//! Terms as runs of folded words, and the look-up of a run.

use rustc_hash::FxHashMap;

use super::rows::*;
use super::{Class, Name};
use crate::record::Category;
use crate::token::{Case, Kind, Token, fold, tokenize};

/// What a term means. A term may have several senses (`Kyiv`: a party's voice and a place).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sense {
    /// Names a party.
    Party { party: Name, kind: PartyKind, category: Option<Category>, subgroup: Option<Name> },
    /// A body or role that states figures.
    Institution { institution: Name, party: Option<Name>, source: Option<Name> },
    /// A known person.
    Person { party: Option<Name>, institution: Name },
    /// An outlet or channel.
    Outlet { outlet: Name, kind: OutletKind },
    /// A place.
    Place { place: Name, country: Option<Name>, kind: PlaceKind },
    /// A noun that a number can count, by its row.
    Noun { row: u32, plural: bool },
    /// A verb of loss, by its row.
    Verb { row: u32, form: Form },
    /// A bound.
    Bound(BoundTerm),
    /// A word of number: its value, or the bounds of a vague one.
    Number { kind: NumberKind, low: f64, high: f64 },
    /// A word of saying.
    Speech(SpeechKind),
    /// A word of time.
    Time(TimeKind),
    /// A month (1 to 12), weekday (1 is Monday) or number of days ago.
    Calendar { kind: CalendarKind, value: i8 },
    /// A side of an insurgency.
    Camp(Camp),
    /// Why people died.
    Cause(Cause),
    /// A word of grammar.
    Grammar(Class),
}

/// What capitals a word of a term asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    Any,
    Capital,
    Upper,
}

/// One spelling of a term.
#[derive(Debug)]
pub struct Entry {
    words: Vec<(u32, Need)>,
    /// What it may mean.
    pub senses: Vec<Sense>,
}

impl Entry {
    /// How many tokens from `tokens[0]` the entry covers; `None` where it does not match.
    /// In a sentence all in capitals (`shouting`) capitals say nothing.
    pub fn matches(&self, tokens: &[Token], shouting: bool) -> Option<usize> {
        let mut at = 0;
        for (index, &(word, need)) in self.words.iter().enumerate() {
            if index > 0 {
                at += joiners(&tokens[at..]);
            }
            let token = tokens.get(at)?;
            if token.word != word || !fits(token.case, need, shouting) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The number of words and the sum of what capitals they ask for: the order of trial.
    fn rank(&self) -> (usize, usize) {
        (self.words.len(), self.words.iter().map(|&(_, need)| need as usize).sum())
    }
}

/// Hyphens, slashes, points and possessives that may stand between two words of a term.
fn joiners(tokens: &[Token]) -> usize {
    let joins = |token: &Token| {
        (token.is_dash() && token.glued) || matches!(token.kind, Kind::Punct('/' | '.') | Kind::Possessive)
    };
    usize::from(tokens.first().is_some_and(joins))
}

fn fits(case: Case, need: Need, shouting: bool) -> bool {
    match need {
        Need::Any => true,
        Need::Capital => case != Case::Lower,
        Need::Upper => case == Case::Upper || shouting,
    }
}

/// All spellings, by their first word.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: FxHashMap<String, u32>,
    entries: Vec<Entry>,
    index: FxHashMap<Vec<(u32, Need)>, u32>,
    by_first: Vec<Vec<u32>>,
}

impl Vocabulary {
    pub fn word_id(&self, folded: &str) -> u32 {
        match self.words.get(folded) {
            Some(&id) => id,
            // `Su-24s`, `APCs`: a plural the rows need not list.
            None => {
                let singular =
                    folded.strip_suffix('s').filter(|stem| stem.bytes().any(|b| b.is_ascii_digit()));
                singular.and_then(|stem| self.words.get(stem)).copied().unwrap_or(0)
            }
        }
    }

    pub fn entries_from(&self, word: u32) -> &[u32] {
        self.by_first.get(word as usize).map_or(&[], Vec::as_slice)
    }

    pub fn entry(&self, id: u32) -> &Entry {
        &self.entries[id as usize]
    }

    /// Adds a sense to a spelling.
    pub fn add(&mut self, spelling: &str, sense: Sense) {
        let words = self.words_of(spelling);
        if words.is_empty() {
            return;
        }
        let entries = &mut self.entries;
        let id = *self.index.entry(words).or_insert_with_key(|words| {
            entries.push(Entry { words: words.clone(), senses: Vec::new() });
            entries.len() as u32 - 1
        });
        let senses = &mut self.entries[id as usize].senses;
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    /// Sorts the spellings for look-up; to be called when all rows are in.
    pub fn finish(&mut self) {
        self.by_first = vec![Vec::new(); self.words.len() + 1];
        for (id, entry) in self.entries.iter().enumerate() {
            self.by_first[entry.words[0].0 as usize].push(id as u32);
        }
        for list in &mut self.by_first {
            list.sort_by_key(|&id| std::cmp::Reverse(self.entries[id as usize].rank()));
        }
    }

    fn words_of(&mut self, spelling: &str) -> Vec<(u32, Need)> {
        let mut tokens = Vec::new();
        tokenize(spelling, 0, spelling.len(), &mut |_| 0, &mut tokens);
        let mut folded = String::new();
        let mut words = Vec::new();
        for token in
            tokens.iter().filter(|token| token.is_word() || token.is('%') || token.kind == Kind::Number)
        {
            let text = token.of(spelling);
            fold(text, &mut folded);
            let next = self.words.len() as u32 + 1;
            let id = *self.words.entry(folded.clone()).or_insert(next);
            words.push((id, need_of(token, text)));
        }
        words
    }
}

/// A model name asks for nothing: `su-34` is written so too. An acronym long enough to be no word
/// may stand as a name does: `Nato`, `Acled`.
fn need_of(token: &Token, text: &str) -> Need {
    match (token.kind, token.case) {
        (Kind::Mixed, _) => Need::Any,
        (_, Case::Upper) if text.chars().filter(|c| c.is_alphabetic()).count() <= 3 => Need::Upper,
        (_, Case::Upper | Case::Capital) => Need::Capital,
        (_, Case::Lower) => Need::Any,
    }
}
