//! Letters that stand for a body: `the VRN said`, which a text writes out once, `the Veldar Relief Network (VRN)`.

use super::Attribution;
use super::phrase::named;
use crate::lexicon::Class;
use crate::mention::Reading;

/// The most tokens of a name that is written out.
const LONGEST: usize = 10;

/// What the letters alone name as a source, between `from` and `to`: a body that another sentence writes out.
pub fn acronym(reading: &Reading, from: usize, to: usize) -> Option<Attribution> {
    let first = from + usize::from(reading.has(from, Class::The));
    let alone = first < to && (first + 1..to).all(|at| reading.has_any(at, &[Class::Have, Class::Adverb]));
    let letters = alone && !reading.is_known(first) && is_letters(reading, first);
    letters.then(|| Attribution { phrase: (from, first + 1), acronym: true, ..Attribution::default() })
}

/// Whether a word of nothing but capitals stands at `at`.
fn is_letters(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    !reading.shouting && (2..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The bodies that a sentence writes out before their letters in brackets, by those letters.
pub fn written_out<'a>(reading: &'a Reading) -> impl Iterator<Item = (&'a str, Attribution)> {
    let opens = (1..reading.len().saturating_sub(2)).filter(|&at| reading.is(at, '('));
    opens.filter_map(|open| {
        let letters = reading.is(open + 2, ')') && is_letters(reading, open + 1);
        let said = named(reading, name_start(reading, open), open).filter(|_| letters)?;
        (said.names_source() || said.via.is_some()).then(|| (reading.word(open + 1), said))
    })
}

/// Where the name opens that ends before the bracket at `open`.
fn name_start(reading: &Reading, open: usize) -> usize {
    let part = |at: &usize| {
        reading.is_capitalised(*at)
            || reading.is_hyphen(*at)
            || reading.is_possessive(*at)
            || reading.has_any(*at, &[Class::Of, Class::For, Class::And, Class::The])
    };
    (open.saturating_sub(LONGEST)..open).rev().take_while(part).last().unwrap_or(open)
}
