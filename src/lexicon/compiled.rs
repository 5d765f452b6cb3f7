//! The rows as the build script has read them (`build.rs`): tables that are ready to be matched, and
//! are not copied, so that a start touches no more of them than it needs.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Class;
use super::hints::Hints;
use super::openings::Openings;
use super::rows::*;
use super::runs::Runs;
use super::sieve::Sieve;
use super::store::{Lexicon, Name};
use super::strings::Strings;
use super::terms::{Draft, Entry, Need, Sense, Start, Vocabulary};
use super::triggers::Triggers;
use crate::record::{Bound, Category, Outcome};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The strings of a compiled-in table.
fn strings(text: &'static str, ends: &'static [u32], slots: &'static [(u32, u32)]) -> Strings {
    Strings { text: text.into(), ends: ends.into(), slots: slots.into() }
}

/// A war as the build script wrote it.
fn conflict(&(a, b, kind, civilians, start, end): &(u32, u32, ConflictKind, u32, &str, &str)) -> Conflict {
    Conflict {
        a: Name(a),
        b: Name(b),
        kind,
        civilians: Name(civilians),
        start: start.parse().expect("a date that the build script wrote"),
        end: end.parse().ok(),
    }
}

/// The compiled-in rows.
pub(super) fn lexicon() -> Lexicon {
    Lexicon {
        names: strings(NAME_TEXT, &NAME_ENDS, &NAME_SLOTS),
        vocabulary: Vocabulary {
            words: strings(WORD_TEXT, &WORD_ENDS, &WORD_SLOTS),
            entries: Cow::Borrowed(&ENTRIES),
            spelled: Cow::Borrowed(&SPELLED),
            senses: Cow::Borrowed(&SENSES),
            starts: Cow::Borrowed(&STARTS),
            draft: Draft::default(),
        },
        nouns: NOUNS.to_vec(),
        verbs: VERBS.to_vec(),
        sources: SOURCES.to_vec(),
        source_index: OnceLock::new(),
        bodies: BODIES.to_vec(),
        conflicts: CONFLICTS.iter().map(conflict).collect(),
        triggers: Triggers {
            runs: Runs(Cow::Borrowed(&RUNS)),
            openings: OPENINGS,
            sieve: Sieve(Cow::Borrowed(&SIEVE)),
            digits: DIGITS,
            foreign: FOREIGN,
        },
        hints: Hints {
            runs: Runs(Cow::Borrowed(&HINT_RUNS)),
            sieve: Sieve(Cow::Borrowed(&HINT_SIEVE)),
            digits: HINT_DIGITS,
            foreign: HINT_FOREIGN,
        },
    }
}
