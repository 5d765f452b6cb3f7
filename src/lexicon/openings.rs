//! What the number words open with: tables that tell of any place in a text, of many at once,
//! whether one may stand there. `block` looks them up.
//!
//! The words are parted into eight groups, a bit each. A table of a letter's place has, for the lower
//! half of a byte and for the upper, the groups that have such a letter there: a place where some
//! group is in all of them may hold one of its words.

/// How many letters are looked at: with three, one word of a text in ten may be a number, with four
/// one in thirty.
pub(crate) const LETTERS: usize = 4;

/// Groups that are compared with one another; more words than that are parted as they come.
const MOST: usize = 64;

/// The letters that a word opens with, made small; 0 is for any byte.
type Opening = [u8; LETTERS];

/// The groups by the halves of a byte, for each letter's place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Openings {
    /// By the lower half.
    pub low: [[u8; 16]; LETTERS],
    /// By the upper half, in either case.
    pub high: [[u8; 16]; LETTERS],
}

impl Openings {
    /// Those of runs of small letters.
    pub fn new<'r>(runs: impl Iterator<Item = &'r [u8]>) -> Openings {
        let mut openings: Vec<Opening> = runs.map(opening).collect();
        openings.sort_unstable();
        openings.dedup();
        let mut tables = Openings::default();
        for (number, group) in groups(&openings).iter().enumerate() {
            group.iter().for_each(|opening| tables.add(opening, 1 << number));
        }
        tables
    }

    fn add(&mut self, opening: &Opening, group: u8) {
        for (letter, &byte) in opening.iter().enumerate() {
            let (low, high) = (&mut self.low[letter], &mut self.high[letter]);
            if byte == 0 {
                low.iter_mut().chain(high).for_each(|groups| *groups |= group);
            } else {
                low[usize::from(byte & 15)] |= group;
                // The upper half of a capital lacks one bit.
                high[usize::from(byte >> 4)] |= group;
                high[usize::from(byte >> 4 & !2)] |= group;
            }
        }
    }

    /// Whether a number word may open with these bytes.
    pub fn may_open(&self, bytes: Opening) -> bool {
        let groups = |letter: usize| {
            let byte = bytes[letter] | 0x20;
            self.low[letter][usize::from(byte & 15)] & self.high[letter][usize::from(byte >> 4)]
        };
        (0..LETTERS).fold(u8::MAX, |all, letter| all & groups(letter)) != 0
    }
}

fn opening(run: &[u8]) -> Opening {
    let mut opening = [0; LETTERS];
    opening.iter_mut().zip(run).for_each(|(byte, letter)| *byte = *letter);
    opening
}

/// Parts sorted openings into eight groups, so that few others are taken for them: the two groups
/// that together take in the fewest more are made one, time and again.
fn groups(openings: &[Opening]) -> Vec<Vec<Opening>> {
    let size = openings.len().div_ceil(MOST).max(1);
    let mut groups: Vec<Vec<Opening>> = openings.chunks(size).map(<[_]>::to_vec).collect();
    while groups.len() > 8 {
        let mut best = (f64::INFINITY, 0, 0);
        for second in 1..groups.len() {
            for first in 0..second {
                let both = [&*groups[first], &*groups[second]].concat();
                let more = share(&both) - share(&groups[first]) - share(&groups[second]);
                if more < best.0 {
                    best = (more, first, second);
                }
            }
        }
        let second = groups.remove(best.2);
        groups[best.1].extend(second);
    }
    groups
}

/// The share of all texts that a group's tables take in, were all letters as frequent.
fn share(group: &[Opening]) -> f64 {
    let of_letter = |letter: usize| {
        let halves = |half: fn(u8) -> u8| {
            let found = group.iter().fold(0_u16, |found, opening| found | 1 << half(opening[letter]));
            f64::from(found.count_ones())
        };
        let any = group.iter().any(|opening| opening[letter] == 0);
        if any { 1.0 } else { halves(|byte| byte & 15) * halves(|byte| byte >> 4) / 32.0 }
    };
    (0..LETTERS).map(of_letter).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_in_its_words_and_few_others() {
        let words = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "mn", "hundred", "dozen",
        ];
        let openings = Openings::new(words.iter().map(|word| word.as_bytes()));
        let may_open = |text: &str| openings.may_open(text.as_bytes()[..LETTERS].try_into().unwrap());
        for word in words {
            assert!(may_open(&format!("{word}, as")) && may_open(&format!("{}-as", word.to_uppercase())));
            assert!(may_open(&format!("{word}“as")), "{word}");
        }
        let others = ["the ", "of a", "and ", "that", "were", "said", "army", "loss", "kill", "hurt", "a by"];
        let taken: Vec<_> = others.iter().filter(|other| may_open(other)).collect();
        assert!(taken.len() < 2, "{taken:?}");
    }

    #[test]
    fn takes_in_as_many_words_as_there_are() {
        let letters = || (b'a'..=b'z').map(char::from);
        let words = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
        let words: Vec<String> = words.collect();
        let openings = Openings::new(words.iter().map(|word| word.as_bytes()));
        assert!(
            words
                .iter()
                .all(|word| openings.may_open(format!("{word}: ").as_bytes()[..4].try_into().unwrap()))
        );
    }
}
