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
    "news",
    "message",
    "claim",
    "claims",
    "conclusion",
    "conclusions",
    "result",
    "results",
    "relevant",
    "corresponding",
    "respective",
    "latest",
    "following",
    "official",
    "made",
    "released",
    "given",
    "provided",
    "issued",
    "supplied",
    "compiled",
    "collected",
    "gathered",
    "contained",
    "comes",
    "come",
    "came",
];

/// `This was reported by`, `The figures were released by`: nothing but a stand-in for the sentence before.
pub fn is_of_previous(reading: &Reading, said: &Attribution) -> bool {
    if says_this(reading, said) || is_as_reported(reading, said) {
        return true;
    }
    // `by the Donetsk Regional Prosecutor's Office`: a place before the office belongs to it.
    let agent = reading.term_end(said.cue) + 1;
    let led = agent <= said.phrase.0 && reading.has(agent - 1, Class::By);
    let first = if led { agent } else { said.phrase.0.max(1) };
    let opening = behind_outlet(reading);
    let plain = || {
        reading.quantities.iter().all(|quantity| reading.in_date(quantity.start))
            && (opening..first).all(|at| stands_in(reading, at))
    };
    said.phrase.0 > said.cue
        && first <= opening + 12
        && reading.has_any(opening, &[Class::The, Class::Determiner, Class::It, Class::That])
        && plain()
}

/// Whether the word at `at` only stands in for the sentence before, or hands it to its source.
fn stands_in(reading: &Reading, at: usize) -> bool {
    const SMALL: &[Class] = &[
        Class::Determiner,
        Class::It,
        Class::Be,
        Class::Have,
        Class::The,
        Class::A,
        Class::That,
        Class::By,
        Class::From,
        Class::In,
        Class::Of,
        Class::Adverb,
    ];
    reading.has_any(at, SMALL)
        || reading.is_any(at, STANDS_IN)
        || reading.speech(at).is_some()
        // `That's according to`
        || at == 1 && reading.is_possessive(at)
}

/// `As reported by the regional police.`: a sentence of its own.
fn is_as_reported(reading: &Reading, said: &Attribution) -> bool {
    let ends = reading.tokens.get(said.phrase.1).is_none_or(|token| !token.is_word());
    said.cue <= 1 && reading.is_word(0, "as") && ends && reading.quantities.is_empty()
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
    at += usize::from(reading.is_any(at, &["about", "of", "on"]));
    // `he announced that during an interview`
    const TALKS: &[&str] = &["interview", "briefing", "conference", "broadcast", "speech"];
    let that = reading.is_word(at, "that")
        && reading.is_word(at + 1, "during")
        && (at + 2..at + 5).any(|at| reading.is_any(at, TALKS));
    let this = that || reading.is_any(at, &["this", "it", "so"]) && !reading.in_date(at);
    let this = this && said.phrase.0 < said.cue;
    let ends = reading.tokens.get(at + 1).is_none_or(|token| !token.is_word())
        || reading.has_any(at + 1, &[Class::In, Class::Preposition, Class::To, Class::By, Class::With])
        || reading.in_date(at + 1);
    let own = |start: usize| start < said.cue && !reading.in_date(start);
    let figure = reading.quantities.iter().any(|quantity| own(quantity.start));
    // `the mayor made this statement on Telegram`
    let made = reading.is_word(said.cue, "made") && said.phrase.0 < said.cue;
    (this && ends || made) && !figure
}
