//! Subjects that stand for a source: `the report`, `the group`, which was named before, `we`, the text itself,
//! and reports and studies of nobody in particular.

use super::Attribution;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

/// Words for a body that speaks again: `the group said`.
const BODIES: &[&str] = &[
    "group",
    "coalition",
    "observatory",
    "alliance",
    "organization",
    "organisation",
    "body",
    "centre",
    "center",
    "network",
    "outlet",
    "newspaper",
    "agency",
    "company",
    "institute",
    "committee",
    "foundation",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "publication",
    "journalists",
];

/// `we have identified the names of`, `enabling us to establish`: the text's own count.
pub fn own_count(reading: &Reading, from: usize, at: usize) -> Option<Attribution> {
    let we = (from..at).rev().take(4).find(|&at| reading.has(at, Class::We))?;
    let counts =
        reading.speaks(at, SpeechKind::Tally) || reading.is_any(at, &["confirmed", "estimate", "estimated"]);
    (counts && !reading.sentence.quoted).then(|| Attribution::of_text((we, at)))
}

/// `the report said`, `the group added`: words for a source that was named before.
pub fn stands_for(reading: &Reading, from: usize, at: usize) -> Option<Attribution> {
    let report = (from..at).any(|at| reading.speaks(at, SpeechKind::Noun));
    if let Some(said) = unnamed_report(reading, from, at) {
        return said;
    }
    let body = at - from <= 4
        && reading.has_any(from, &[Class::The, Class::Determiner])
        && (from + 1..at).any(|at| reading.is_any(at, BODIES));
    (report || body).then(|| Attribution::standing_for((from, at)))
}

/// `reports said`, `an analysis suggests`: reports and studies of nobody who was named before; who stands behind
/// unconfirmed ones is not known.
pub fn unnamed_report(reading: &Reading, from: usize, to: usize) -> Option<Option<Attribution>> {
    const STUDIES: &[&str] = &["analysis", "study", "survey", "assessment", "paper", "investigation"];
    let definite = |at: usize| {
        reading.has_any(at, &[Class::The, Class::Determiner, Class::Our]) && !reading.is_word(at, "some")
            || reading.is_any(at, &["its", "his", "their", "her", "both", "such"])
            || reading.is_possessive(at)
    };
    let last = (from..to).rev().find(|&at| reading.is_any(at, STUDIES) || reading.is_word(at, "reports"))?;
    if (from..last).any(definite) || last - from > 4 {
        return None;
    }
    let one = (from..last).any(|at| reading.has(at, Class::A));
    let institution = match reading.is_word(last, "reports") {
        true if (from..last).any(|at| reading.is_any(at, &["unconfirmed", "unverified"])) => {
            return Some(None);
        }
        true => reading.lexicon.find_name("media"),
        false if one => reading.lexicon.find_name("analysts"),
        false => return None,
    };
    let is_outlet = institution.is_some() && !one;
    // `despite reports suggesting`: an aside, and no statement.
    if institution.is_some() && !one && reading.word(to).ends_with("ing") {
        return Some(None);
    }
    Some(Some(Attribution { phrase: (from, last + 1), institution, is_outlet, ..Attribution::default() }))
}
