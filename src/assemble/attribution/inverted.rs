//! Verbs of saying before their subject, `said the governor`, and what more was said behind it.

use super::Attribution;
use super::extent::phrase_end;
use super::phrase::named;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

const INVERTED: &str = "cue 2c, a verb of saying before its subject: `said the governor`";

/// Words by which a sentence goes on behind who says so.
pub const GOES_ON: &[&str] = &["adding", "raising", "bringing", "taking", "pushing"];

/// Whether a plain verb of saying stands right behind a comma.
pub fn is_behind_comma(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.is(at - 1, ',')
        && reading.is_any(at, &["said", "says", "reported", "reports", "announced", "added", "confirmed"])
}

/// Whether such a verb has a person or an office behind it, and nothing that it could report.
pub fn is_plainly_inverted(reading: &Reading, at: usize, said: &Attribution) -> bool {
    let end = phrase_end(reading, reading.term_end(at));
    let ends = reading.tokens.get(end).is_none_or(|token| !token.is_word()) || reading.in_date(end);
    let somebody = said.speaker.is_some() || said.institution.is_some();
    somebody && ends
}

/// Case 2c: `said the governor`.
pub fn before_subject(reading: &Reading, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    // `the Relief Force told the Echo`: behind that verb stands the hearer.
    let hearer = reading.speaks(at, SpeechKind::Told);
    let inverted = at == 0
        || reading.tokens[at - 1].is_quote()
        || reading.is(at - 1, ',')
        || reading.is(at - 1, '\'')
        || reading.is(at - 1, '’')
        || !hearer && reading.quantity_at(at - 1).is_none() && !reading.has(at - 1, Class::To);
    // `in a recent update from the army`: a preposition opens no subject.
    let adverbial = reading.has_any(
        end,
        &[Class::From, Class::In, Class::To, Class::By, Class::With, Class::For, Class::Preposition],
    );
    // `found guilty by a court`, `the disputed region`: only words of saying stand before who says.
    let says =
        [SpeechKind::Verb, SpeechKind::Told, SpeechKind::Quotes].iter().any(|&kind| reading.speaks(at, kind));
    if !inverted || adverbial || !says || reading.word(at).ends_with("ing") {
        return None;
    }
    let to = phrase_end(reading, end);
    // `estimated Russia suffered`, `claims Ukraine has lost`: what follows is the report, not who makes it.
    let marked = at == 0 || !reading.tokens[at - 1].is_word();
    let report = reading.verb(to).is_some() || reading.has_any(to, &[Class::Have, Class::Be, Class::Modal]);
    if !marked && report {
        return None;
    }
    named(reading, end, to)
        .filter(|said| starts_near(reading, said, end) && (marked || !said.is_adjective_alone(reading)))
        .map(|attribution| attribution.speaking(INVERTED, at, true, adds(reading, to)))
}

/// An inverted subject follows its verb at once: `said the governor`, not `said on Monday that Russia`.
fn starts_near(reading: &Reading, attribution: &Attribution, end: usize) -> bool {
    /// The most tokens of what describes the office: `said the regional divisional commander`.
    const LONGEST: usize = 4;
    let first = attribution.phrase.0;
    let plain = |at: usize| !reading.is_known(at) && reading.tokens[at].is_word();
    let described = || {
        reading.has_any(end, &[Class::The, Class::A]) && first <= end + LONGEST && (end + 1..first).all(plain)
    };
    first <= end + 2 || described()
}

/// `said the governor, raising the toll to five`, `officials said on Monday, including three children`, `medics said, and
/// another five were wounded`: more of what was said stands behind the comma.
pub fn adds(reading: &Reading, end: usize) -> bool {
    const REACH: usize = 8;
    const MORE: &[&str] = &["including", "among", "along", "besides", "plus"];
    let bars =
        |at: usize| reading.verb(at).is_some() || reading.quantity_at(at).is_some() && !reading.in_date(at);
    let near = (end..reading.len().min(end + REACH)).take_while(|&at| !bars(at));
    let Some(comma) = near.into_iter().find(|&at| reading.is(at, ',')) else { return false };
    let number = |at: usize| {
        reading.quantities.iter().any(|it| it.full_start <= at && at < it.full_end)
            || reading.is_any(at, &["another", "more", "at", "dozens", "scores"])
    };
    let joined = reading.has_any(comma + 1, &[Class::And, Class::With]) && number(comma + 2);
    let clause = reading.has_any(comma + 1, &[Class::And, Class::With])
        || reading.is_any(comma + 1, &["while", "whereas"]);
    joined
        || clause
        || reading.is_any(comma + 1, GOES_ON)
        || reading.is_any(comma + 1, MORE)
        || reading.is_word(comma + 1, "as") && reading.is_word(comma + 2, "well")
}
