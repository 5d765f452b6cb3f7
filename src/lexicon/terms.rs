//! Terms as runs of folded words, and the look-up of a run.

use std::borrow::Cow;
use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::rows::*;
use super::strings::Strings;
use super::{Class, Name};
use crate::record::Category;
use crate::token::{Case, Kind, Token, fold, tokenize};
use kinds::*;

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
    Calendar { kind: CalendarKind, value: i16 },
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
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Where its words stand in the vocabulary's.
    pub(crate) words: (u32, u32),
    /// Its second word; 0 where it has only one.
    pub second: u32,
    /// Where its senses stand in the vocabulary's.
    pub(crate) senses: (u32, u32),
    /// The kinds of its senses, a bit each: see [`Sense::kind`].
    pub kinds: u16,
    /// The classes of its grammar senses, a bit each: see [`Class::bit`].
    pub classes: u64,
}

impl Sense {
    /// The bit of the sense's kind in [`Entry::kinds`].
    pub const fn kind(&self) -> u16 {
        match self {
            Sense::Party { .. } => PARTY,
            Sense::Institution { .. } => INSTITUTION,
            Sense::Person { .. } => PERSON,
            Sense::Outlet { .. } => OUTLET,
            Sense::Place { .. } => PLACE,
            Sense::Noun { .. } => NOUN,
            Sense::Verb { .. } => VERB,
            Sense::Bound(_) => BOUND,
            Sense::Number { .. } => NUMBER,
            Sense::Speech(_) => SPEECH,
            Sense::Time(_) => TIME,
            Sense::Calendar { .. } => CALENDAR,
            Sense::Camp(_) => CAMP,
            Sense::Cause(_) => CAUSE,
            Sense::Grammar(_) => GRAMMAR,
        }
    }
}

/// The kinds of senses, a bit each.
pub mod kinds {
    pub const PARTY: u16 = 1;
    pub const INSTITUTION: u16 = 1 << 1;
    pub const PERSON: u16 = 1 << 2;
    pub const OUTLET: u16 = 1 << 3;
    pub const PLACE: u16 = 1 << 4;
    pub const NOUN: u16 = 1 << 5;
    pub const VERB: u16 = 1 << 6;
    pub const BOUND: u16 = 1 << 7;
    pub const NUMBER: u16 = 1 << 8;
    pub const SPEECH: u16 = 1 << 9;
    pub const TIME: u16 = 1 << 10;
    pub const CALENDAR: u16 = 1 << 11;
    pub const CAMP: u16 = 1 << 12;
    pub const CAUSE: u16 = 1 << 13;
    pub const GRAMMAR: u16 = 1 << 14;
}

/// Hyphens, slashes, points and possessives that may stand between two words of a term.
pub(crate) fn joiners(tokens: &[Token]) -> usize {
    let joins = |token: &Token| {
        (token.is_dash() && token.glued) || matches!(token.kind, Kind::Punct('/' | '.') | Kind::Possessive)
    };
    // `Maj.-Gen.`
    let pointed = matches!(tokens, [point, dash, ..] if point.is('.') && dash.is_dash() && dash.glued);
    if pointed { 2 } else { usize::from(tokens.first().is_some_and(joins)) }
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
pub(crate) struct Vocabulary {
    pub words: Strings,
    /// Sorted by their first word; of one word, in the order of trial.
    pub entries: Cow<'static, [Entry]>,
    /// The words of all entries, with the capitals they ask for.
    pub spelled: Cow<'static, [(u32, Need)]>,
    /// The senses of all entries.
    pub senses: Cow<'static, [Sense]>,
    /// By word: the entries that open with it.
    pub starts: Cow<'static, [Start]>,
    pub draft: Draft,
}

/// The words of a spelling, with the capitals they ask for.
type Words = Vec<(u32, Need)>;

/// The entries that open with a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Start {
    /// The first of them.
    pub entry: u32,
    /// The first of them that is that word alone.
    pub single: u32,
    /// The second words of all others, a bit for several each.
    pub seconds: u64,
}

/// The bit of a word in [`Start::seconds`]; none for an unknown word.
fn second_bit(word: u32) -> u64 {
    if word == 0 { 0 } else { 1 << (word % 64) }
}

/// Spellings while rows are being added.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    entries: Vec<(Words, Vec<Sense>)>,
    index: FxHashMap<Words, usize>,
    /// The spellings, each with a kind of sense, whose compiled-in senses of that kind have given way.
    /// `None` while the compiled-in rows are read.
    given_way: Option<FxHashSet<(usize, u16)>>,
    /// The senses of the row that is being read.
    pub row: Vec<Sense>,
}

impl Vocabulary {
    /// The number of a folded word; 0 where no term holds it.
    pub fn word_id(&self, folded: &str) -> u32 {
        match self.words.find(folded) {
            // `Su-24s`, `APCs`: a plural the rows need not list.
            0 => {
                let singular =
                    folded.strip_suffix('s').filter(|stem| stem.bytes().any(|b| b.is_ascii_digit()));
                singular.map_or(0, |stem| self.words.find(stem))
            }
            id => id,
        }
    }

    /// The entries whose first word is `word`, in the order of trial; of those that go on, none
    /// where none goes on with `next`.
    #[inline]
    pub fn entries_from(&self, word: u32, next: u32) -> &[Entry] {
        let (word, end) = (&self.starts[word as usize], self.starts[word as usize + 1].entry);
        let start = if word.seconds & second_bit(next) == 0 { word.single } else { word.entry };
        &self.entries[start as usize..end as usize]
    }

    /// Every spelling: its folded words with the capitals they ask for, and what it may mean.
    pub fn spellings(&self) -> impl Iterator<Item = (impl Iterator<Item = (&str, Need)>, &[Sense])> {
        self.entries.iter().map(|entry| {
            let words = &self.spelled[entry.words.0 as usize..entry.words.1 as usize];
            (words.iter().map(|&(word, need)| (self.words.get(word), need)), self.senses_of(entry))
        })
    }

    /// What an entry may mean.
    pub fn senses_of(&self, entry: &Entry) -> &[Sense] {
        &self.senses[entry.senses.0 as usize..entry.senses.1 as usize]
    }

    /// How many tokens from `tokens[0]` an entry covers; `None` where it does not match.
    /// In a sentence all in capitals (`shouting`) capitals say nothing.
    #[inline]
    pub fn matches(&self, entry: &Entry, tokens: &[Token], shouting: bool) -> Option<usize> {
        if entry.second != 0 {
            return self.matches_words(entry, tokens, shouting);
        }
        let (word, need) = self.spelled[entry.words.0 as usize];
        let token = tokens.first()?;
        (token.word == word && fits(token.case, need, shouting)).then_some(1)
    }

    /// [`Vocabulary::matches`] for an entry of several words.
    fn matches_words(&self, entry: &Entry, tokens: &[Token], shouting: bool) -> Option<usize> {
        let words = &self.spelled[entry.words.0 as usize..entry.words.1 as usize];
        let (first, rest) = words.split_first()?;
        let opening = tokens.first()?;
        if opening.word != first.0 || !fits(opening.case, first.1, shouting) {
            return None;
        }
        let mut at = 1;
        for &(word, need) in rest {
            at += joiners(&tokens[at..]);
            let token = tokens.get(at)?;
            if token.word != word || !fits(token.case, need, shouting) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Adds a sense to a spelling; [`Vocabulary::finish`] makes it count.
    pub fn add(&mut self, spelling: &str, sense: Sense) {
        let words = self.words_of(spelling);
        if words.is_empty() {
            return;
        }
        let entries = &mut self.draft.entries;
        let at = *self.draft.index.entry(words).or_insert_with_key(|words| {
            entries.push((words.clone(), Vec::new()));
            entries.len() - 1
        });
        let senses = &mut entries[at].1;
        if let Some(given_way) = &mut self.draft.given_way {
            if given_way.insert((at, sense.kind())) {
                senses.retain(|old| old.kind() != sense.kind());
            }
            self.draft.row.push(sense);
        }
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    /// Takes the finished spellings up again, so that rows can be added to them: what these say of a
    /// spelling takes the place of what it meant of that kind.
    pub fn reopen(&mut self) {
        self.draft.given_way = Some(FxHashSet::default());
        for entry in self.entries.iter() {
            let words = &self.spelled[entry.words.0 as usize..entry.words.1 as usize];
            self.draft.index.insert(words.to_vec(), self.draft.entries.len());
            self.draft.entries.push((words.to_vec(), self.senses_of(entry).to_vec()));
        }
    }

    /// Sorts the spellings for look-up; to be called when all rows are in.
    pub fn finish(&mut self) {
        let mut drafts = std::mem::take(&mut self.draft).entries;
        // The number of words and the sum of what capitals they ask for: the order of trial.
        let rank = |words: &[(u32, Need)]| {
            (words.len(), words.iter().map(|&(_, need)| need as usize).sum::<usize>())
        };
        drafts.sort_by_key(|(words, _)| (words[0].0, Reverse(rank(words))));
        let (mut entries, mut spelled, mut all_senses) = (Vec::new(), Vec::new(), Vec::new());
        let mut starts = vec![Start::default(); self.words.len() + 2];
        for (words, senses) in drafts {
            let (word, sense) = (spelled.len() as u32, all_senses.len() as u32);
            let (start, second) = (words[0].0 as usize, words.get(1).map_or(0, |word| word.0));
            starts[start + 1].entry += 1;
            starts[start].single += u32::from(second != 0);
            starts[start].seconds |= second_bit(second);
            entries.push(Entry {
                words: (word, word + words.len() as u32),
                second,
                senses: (sense, sense + senses.len() as u32),
                kinds: senses.iter().fold(0, |kinds, sense| kinds | sense.kind()),
                classes: senses.iter().fold(0, |classes, sense| match sense {
                    Sense::Grammar(class) => classes | class.bit(),
                    _ => classes,
                }),
            });
            spelled.extend(words);
            all_senses.extend(senses);
        }
        for word in 1..starts.len() {
            starts[word].entry += starts[word - 1].entry;
            starts[word].single += starts[word].entry;
        }
        (self.entries, self.spelled) = (entries.into(), spelled.into());
        (self.senses, self.starts) = (all_senses.into(), starts.into());
    }

    fn words_of(&mut self, spelling: &str) -> Words {
        let mut tokens = Vec::new();
        tokenize(spelling, 0, spelling.len(), &(), &mut tokens);
        let mut folded = String::new();
        let mut words = Vec::new();
        for token in
            tokens.iter().filter(|token| token.is_word() || token.is('%') || token.kind == Kind::Number)
        {
            let text = token.of(spelling);
            fold(text, &mut folded);
            words.push((self.words.intern(&folded), need_of(token, text)));
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
