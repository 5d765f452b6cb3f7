//! Verbs of saying whose subject stands elsewhere than before or behind them: before the participle that goes on,
//! behind the clause that a participle opens, in the report that tells; and those that report nothing.

use super::Attribution;
use super::phrase::{named, phrase_end};
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

const IMPERSONAL: &str = "cue 2e, what was reported, by whose report: `In the ministry's report it was said`";
const PREPOSED: &str = "cue 2f, a participle before its subject: `After claiming that, the ministry said`";

/// `said in Kyiv on Tuesday, adding that`: who spoke just before in the sentence speaks on.
pub fn is_chained(reading: &Reading, at: usize) -> bool {
    let spoke = |at: usize| reading.speaks(at, SpeechKind::Verb) || reading.speaks(at, SpeechKind::Told);
    at > 1 && reading.is(at - 1, ',') && reading.word(at).ends_with("ing") && (0..at).any(spoke)
}

/// `335 fighters listed.`, `Attacks reported; 11 dead`, `shows no concern`: nothing is reported behind the word.
pub fn is_left_open(reading: &Reading, at: usize) -> bool {
    let end = reading.term_end(at);
    let ends = reading.tokens.get(end).is_none_or(|token| token.is('.') || token.is(';'));
    let passive = reading.is_any(at, &["listed", "recorded", "registered", "logged"]);
    let bare = || {
        let before = 0..at;
        reading.is(end, ';')
            && reading.is_any(at, &["reported", "confirmed"])
            && before.into_iter().all(|at| reading.quantity_at(at).is_none())
    };
    ends && passive
        || bare()
        || reading.is_any(at, &["show", "shows", "showed"]) && reading.is_word(end, "no")
}

/// Case 2e: `In the report of the General Staff, it was reported that`, `It was officially reported that`.
pub fn impersonal(reading: &Reading, be: usize, at: usize) -> Option<Attribution> {
    let it = be.checked_sub(1).filter(|&it| reading.has(it, Class::It))?;
    let officially = (be..at).any(|at| reading.is_word(at, "officially"));
    let led = it > 2
        && reading.is(it - 1, ',')
        && reading.has(0, Class::In)
        && (1..it).any(|at| reading.speaks(at, SpeechKind::Noun));
    let found = if officially {
        let institution = reading.lexicon.find_name("officials");
        Some(Attribution { phrase: (be + 1, at), institution, ..Attribution::default() })
    } else if led {
        named(reading, 1, it - 1)
    } else {
        None
    };
    Some(found?.speaking(IMPERSONAL, at, false, true))
}

/// Whether a participle opens the sentence before its subject: `After claiming 40 dead, the ministry said`.
pub fn is_preposed(reading: &Reading, at: usize) -> bool {
    let led = at == 1 && reading.is_any(0, &["after", "while", "in", "by", "before", "despite"]);
    reading.word(at).ends_with("ing") && (at == 0 || led)
}

/// Case 2f: `After claiming that 40 had died, the ministry said`: the subject stands behind the clause.
pub fn before_clause(reading: &Reading, at: usize) -> Option<Attribution> {
    const REACH: usize = 40;
    let commas = (at + 1..reading.len().min(at + REACH)).filter(|&comma| reading.is(comma, ','));
    let mut found = commas.filter_map(|comma| {
        let said = named(reading, comma + 1, phrase_end(reading, comma + 1))?;
        (said.phrase.0 <= comma + 2).then_some(said)
    });
    Some(found.next_back()?.speaking(PREPOSED, at, false, true))
}
