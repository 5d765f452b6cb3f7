//! What the bytes of a sentence tell of what may be found in it besides a claim: most sentences of a text
//! hold nothing that matters to a claim in another, and need not be read for it.
//!
//! Tells too much, never too little. `gate::hints` goes through the bytes and asks here of the words and marks
//! that may tell of something.

use std::collections::BTreeMap;

use super::rows::TimeKind;
use super::runs::{Runs, run_of};
use super::sieve::Sieve;
use super::terms::{Need, Sense, Vocabulary};
use super::triggers::{is_of_letters, rarest};
use crate::word::{FACTOR, run_at};

/// A word of saying, or a mark that may part who speaks from what is said.
pub(crate) const SPEAKS: u8 = 1;
/// A body of its own that states figures, or a role with a name that may be its holder's behind it.
pub(crate) const OFFICE: u8 = 2;
/// A party, a camp or a place.
pub(crate) const NAMED: u8 = 4;
/// A date, or words for a day.
pub(crate) const DATED: u8 = 8;
/// A word that tells of a war or a disaster.
pub(crate) const CAUSED: u8 = 16;
/// A word that makes a place of the name beside it: `the village of Hrozne`.
pub(crate) const SETTLED: u8 = 32;
/// A role, or a body that a party has.
const ROLE: u8 = 64;
/// Any of these.
const ANY: u8 = SPEAKS | OFFICE | NAMED | DATED | CAUSED | SETTLED | ROLE;

/// Words by which `assemble::place` knows a place that no row names.
pub(crate) const SETTLING: &[&str] = &[
    "airbase",
    "area",
    "areas",
    "base",
    "battle",
    "battles",
    "bombardment",
    "bombing",
    "camp",
    "capital",
    "capture",
    "cities",
    "city",
    "commune",
    "county",
    "department",
    "district",
    "districts",
    "enclave",
    "governorate",
    "hamlet",
    "island",
    "jurisdiction",
    "locality",
    "municipality",
    "neighborhood",
    "neighborhoods",
    "neighbourhood",
    "neighbourhoods",
    "oblast",
    "outskirts",
    "parts",
    "peninsula",
    "port",
    "province",
    "quarter",
    "region",
    "regions",
    "reserve",
    "settlement",
    "shelling",
    "siege",
    "state",
    "storming",
    "streets",
    "suburb",
    "suburbs",
    "town",
    "towns",
    "township",
    "valley",
    "vicinity",
    "village",
    "villages",
];

/// What tells of a term of several words with one of its neighbours: see [`pair`].
const PAIRED: u32 = 1 << 7;
/// Where it has a capital, a body or role.
const CAPITAL_OFFICE: u32 = 1 << 8;
/// Where it has a capital, a party, a camp or a place.
const CAPITAL_NAME: u32 = 1 << 9;

/// The hash of two runs that stand side by side.
fn pair(first: u32, second: u32) -> u32 {
    (first.rotate_left(7) ^ second).wrapping_mul(FACTOR as u32)
}

/// What runs of letters, and other characters, tell of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints {
    /// By run, and by pair of them.
    pub runs: Runs<0x3ff>,
    /// The runs among them.
    pub sieve: Sieve,
    /// What any digit tells of, besides dates: a term without letters.
    pub digits: u8,
    /// What any letter beyond ASCII tells of: a term with such.
    pub foreign: u8,
}

impl Hints {
    /// Those of all terms.
    pub fn new(vocabulary: &Vocabulary) -> Hints {
        let mut hints = Hints::default();
        let mut runs = BTreeMap::new();
        SETTLING.iter().for_each(|word| hints.add(&mut runs, word, SETTLED.into()));
        for (spelling, senses) in vocabulary.spellings() {
            let (spelling, needs): (Vec<&str>, Vec<Need>) = spelling.unzip();
            let told = senses.iter().fold(0, |told, sense| told | tells(sense));
            if told != 0 {
                hints.add_term(&mut runs, &spelling, &needs, told);
            }
        }
        // Half full at most: it is to stay in the cache.
        hints.runs = Runs::with_room(runs.len().div_ceil(2));
        runs.into_iter().for_each(|(hash, told)| hints.runs.add(hash, told));
        hints
    }

    /// Adds a term by the rarest of its words, which tells of it beside one of the others.
    fn add_term(&mut self, runs: &mut BTreeMap<u32, u32>, term: &[&str], needs: &[Need], told: u8) {
        let Some(rare) = rarest(term) else { return };
        if !is_of_letters(term) {
            self.add(runs, term[rare], told.into());
        } else if term.len() == 1 {
            // One that asks for a capital tells of nothing without it.
            let asked = if needs[0] == Need::Any { 0 } else { told & (OFFICE | ROLE | NAMED) };
            let office = if asked & (OFFICE | ROLE) != 0 { CAPITAL_OFFICE } else { 0 };
            let name = if asked & NAMED != 0 { CAPITAL_NAME } else { 0 };
            self.add(runs, term[rare], u32::from(told & !asked) | office | name);
        } else {
            self.add(runs, term[rare], PAIRED);
            let first = rare.min(term.len() - 2);
            let hash = |at: usize| run_at(term[at].as_bytes(), 0).0;
            *runs.entry(pair(hash(first), hash(first + 1))).or_default() |= u32::from(told);
        }
    }

    /// Tells bits of a word.
    fn add(&mut self, runs: &mut BTreeMap<u32, u32>, word: &str, told: u32) {
        // What is left of a foreign word may be too short to tell it from others.
        const SHORT: usize = 2;
        match run_of(word.as_bytes(), false).filter(|run| word.is_ascii() || run.len() > SHORT) {
            Some(run) => {
                *runs.entry(run_at(run, 0).0).or_default() |= told;
                self.sieve.add(run);
            }
            None if word.is_ascii() => self.digits |= named(told),
            None => self.foreign |= named(told),
        }
    }

    /// What the run of letters at `at` tells of, of a sentence that opens at `start` and ends with the text.
    pub fn of_word(&self, text: &[u8], start: usize, at: usize) -> u8 {
        let (hash, end) = run_at(text, at);
        let bits = self.runs.get(hash);
        if bits == 0 { 0 } else { self.of_run(text, (start, at, end), bits) }
    }

    /// What the run of letters at `at` tells of, of a sentence that opens at `start`, by these bits.
    #[inline(never)]
    fn of_run(&self, text: &[u8], (start, at, end): (usize, usize, usize), bits: u32) -> u8 {
        let mut told = bits as u8 & ANY;
        if text[at].is_ascii_uppercase() {
            told |= if bits & CAPITAL_OFFICE != 0 { OFFICE } else { 0 };
            told |= if bits & CAPITAL_NAME != 0 { NAMED } else { 0 };
        }
        if bits & PAIRED != 0 {
            told |= self.of_pairs(text, at, end);
        }
        if told & ROLE != 0 && text[end..].iter().any(is_of_name) {
            told |= OFFICE;
        }
        if told & SETTLED != 0 && !is_beside_name(text, start, at, end) {
            told &= !SETTLED;
        }
        told
    }

    /// What the run `at..end` tells of with the one before it and the one behind.
    fn of_pairs(&self, text: &[u8], at: usize, end: usize) -> u8 {
        let hash = run_at(text, at).0;
        let with = |(other, end): (usize, usize), is_first: bool| {
            let near = run_at(text, other).0;
            let bits = self.runs.get(if is_first { pair(near, hash) } else { pair(hash, near) });
            // `U.S.`
            let pointed = end == other + 1 && text.get(end) == Some(&b'.');
            if pointed { ANY } else { bits as u8 & ANY }
        };
        let before = run_before(text, at).map_or(0, |run| with(run, true));
        before | run_behind(text, end).map_or(0, |run| with(run, false))
    }

    /// What the byte at `at`, no letter, tells of.
    pub fn of_mark(&self, text: &[u8], at: usize) -> u8 {
        match text[at] {
            b'0'..=b'9' => self.digits | DATED,
            b':' => SPEAKS,
            b'-' if at == 0 || !text[at - 1].is_ascii_alphanumeric() => SPEAKS,
            b'.' => self.of_points(text, at),
            0xe2 => {
                match text.get(at + 1..at + 3) {
                    // Dashes.
                    Some([0x80, 0x90..=0x95] | [0x88, 0x92]) => SPEAKS,
                    // Other marks.
                    Some([0x80, _]) => 0,
                    // A sign that reads as the letter K.
                    Some([0x84, 0xaa]) => ANY,
                    _ => self.foreign,
                }
            }
            0xc0.. => self.foreign,
            _ => 0,
        }
    }

    /// `U.S.`: what single letters with points, the first of which stands at `at`, read as.
    fn of_points(&self, text: &[u8], at: usize) -> u8 {
        const LONGEST: usize = 16;
        let letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphabetic);
        let point = |at: usize| text.get(at) == Some(&b'.');
        let opens = at > 0 && letter(at - 1) && !(at > 1 && letter(at - 2));
        if !(opens && letter(at + 1) && point(at + 2)) {
            return 0;
        }
        let mut letters = [0; LONGEST];
        let pairs = (at - 1..text.len()).step_by(2).take_while(|&at| letter(at) && point(at + 1));
        let mut count = 0;
        for pair in pairs {
            if count == LONGEST {
                return ANY;
            }
            letters[count] = text[pair];
            count += 1;
        }
        let bits = self.runs.get(run_at(&letters[..count], 0).0);
        // Beside whatever, and with whatever capitals.
        if bits & !u32::from(ANY) == 0 { named(bits) } else { ANY }
    }
}

/// The run of letters before `at`; of `enemy's`, the enemy.
fn run_before(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let last = text[..at].iter().rposition(u8::is_ascii_alphabetic)?;
    let start = text[..last].iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |gap| gap + 1);
    if owns(text, start, last + 1) { run_before(text, start) } else { Some((start, last + 1)) }
}

/// The run of letters behind `end`; of `enemy's army`, the army.
fn run_behind(text: &[u8], end: usize) -> Option<(usize, usize)> {
    let start = end + text[end..].iter().position(u8::is_ascii_alphabetic)?;
    let end = run_at(text, start).1;
    if owns(text, start, end) { run_behind(text, end) } else { Some((start, end)) }
}

/// Whether the run `start..end` is the `s` of `enemy's`.
fn owns(text: &[u8], start: usize, end: usize) -> bool {
    let apostrophe = text[..start].ends_with(b"'") || text[..start].ends_with("’".as_bytes());
    apostrophe && text[start..end].eq_ignore_ascii_case(b"s")
}

/// What bits tell of where a name stands behind.
fn named(bits: u32) -> u8 {
    let told = bits as u8 & ANY;
    if told & ROLE != 0 { told | OFFICE } else { told }
}

/// Whether a name may stand beside the word `at..end` for a place, of a sentence that opens at `start`: before
/// it, with a capital that is not the sentence's, or behind `of`.
fn is_beside_name(text: &[u8], start: usize, at: usize, end: usize) -> bool {
    // A long name, and a word between.
    const REACH: usize = 64;
    let leads = text[end..].trim_ascii_start();
    let leads = leads.get(..2).is_some_and(|two| two.eq_ignore_ascii_case(b"of"))
        || leads.get(..3).is_some_and(|three| three.eq_ignore_ascii_case(b"for"));
    leads || text[(start + 1).max(at.saturating_sub(REACH)).min(at)..at].iter().any(is_of_name)
}

/// Whether a byte may be of a capital.
pub(crate) fn is_of_name(byte: &u8) -> bool {
    byte.is_ascii_uppercase() || !byte.is_ascii()
}

/// What a word with that sense tells of.
fn tells(sense: &Sense) -> u8 {
    match sense {
        Sense::Speech(_) => SPEAKS,
        Sense::Institution { party: None, source: Some(_), .. } => OFFICE,
        Sense::Institution { .. } => ROLE,
        Sense::Party { .. } | Sense::Place { .. } | Sense::Camp(_) => NAMED,
        Sense::Calendar { .. } | Sense::Time(TimeKind::Day) => DATED,
        Sense::Cause(_) => CAUSED,
        _ => 0,
    }
}
