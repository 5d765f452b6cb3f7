//! Statements of what the sentence before tells: `This was reported by`, `the governor stated this`.

use super::Attribution;
use super::name::outlet_at;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

/// Words of a sentence that only stands in for the one before: `The figures were released by`.
const STANDS_IN: &[&str] = &[
    "this",
    "figure",
    "figures",
    "number",
    "numbers",
    "toll",
    "information",
    "released",
    "given",
    "provided",
    "issued",
    "supplied",
    "compiled",
    "collected",
    "gathered",
    "comes",
    "come",
    "came",
];

/// `This was reported by`, `The figures were released by`: nothing but a stand-in for the sentence before.
pub fn is_of_previous(reading: &Reading, said: &Attribution) -> bool {
    if says_this(reading, said) {
        return true;
    }
    let stands_in = |at: usize| {
        reading.has_any(
            at,
            &[
                Class::Determiner,
                Class::It,
                Class::Be,
                Class::Have,
                Class::The,
                Class::That,
                Class::By,
                Class::From,
            ],
        ) || reading.is_any(at, STANDS_IN)
            || reading.speech(at).is_some()
    };
    // `by the Donetsk Regional Prosecutor's Office`: a place before the office belongs to it.
    let agent = reading.term_end(said.cue) + 1;
    let led = agent <= said.phrase.0 && reading.has(agent - 1, Class::By);
    let first = if led { agent } else { said.phrase.0.max(1) };
    let opening = behind_outlet(reading);
    let plain = || reading.quantities.is_empty() && (opening..first).all(stands_in);
    said.phrase.0 > said.cue
        && first <= opening + 8
        && plain()
        && reading.has_any(opening, &[Class::The, Class::Determiner, Class::It, Class::That])
}

/// `According to Veldar News, this was reported by`: where the sentence opens behind the outlet that passes it on.
fn behind_outlet(reading: &Reading) -> usize {
    const OPENING: usize = 8;
    let leads = reading.speaks(0, SpeechKind::Lead) || reading.has(0, Class::As);
    let comma = (1..OPENING).find(|&at| leads && reading.is(at, ','));
    comma.filter(|&comma| (1..comma).any(|at| outlet_at(reading, at).is_some())).map_or(0, |comma| comma + 1)
}

/// `the governor stated this on Telegram`, `the mayor said so`: what the sentence before tells.
fn says_this(reading: &Reading, said: &Attribution) -> bool {
    let mut at = reading.term_end(said.cue);
    at += usize::from(reading.is_any(at, &["about", "of"]));
    let this = reading.is_any(at, &["this", "it", "so"]) && said.phrase.0 < said.cue;
    let ends = reading.tokens.get(at + 1).is_none_or(|token| !token.is_word())
        || reading.has_any(at + 1, &[Class::In, Class::Preposition, Class::To, Class::By, Class::With])
        || reading.in_date(at + 1);
    this && ends && reading.quantities.iter().all(|quantity| reading.in_date(quantity.start))
}
