//! Subjects that stand for a source: `the report`, `the group`, which was named before, `we`, the text itself,
//! and reports and studies of nobody in particular.

use super::Attribution;
use super::name::institution;
use super::phrase::has_office;
use crate::lexicon::{Class, NounClass, SpeechKind};
use crate::mention::Reading;
use crate::record::Category;

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

/// Whether the word at `at` is one for a body that speaks again.
pub fn is_body(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, BODIES)
}

/// `we have identified the names of`, `enabling us to establish`: the text's own count.
pub fn own_count(reading: &Reading, from: usize, at: usize) -> Option<Attribution> {
    let we = (from..at).rev().take(4).find(|&at| reading.has(at, Class::We))?;
    let counts = reading.speaks(at, SpeechKind::Tally)
        || reading.is_any(at, &["confirmed", "estimate", "estimated", "believe", "calculate"]);
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

/// `blamed the group despite reports suggesting`: right before its verb a report is the subject, with what
/// describes it, and nobody before it.
pub fn report_start(reading: &Reading, from: usize, at: usize) -> usize {
    let report =
        at > from && reading.speaks(at - 1, SpeechKind::Noun) && institution(reading, at - 1).is_none();
    let parts = |at: usize| {
        reading.has_any(at, &[Class::Preposition, Class::In, Class::For, Class::With, Class::To, Class::By])
            || reading.is_any(at, &["despite", "amid"])
    };
    // `the forces were ambushed the provisional toll indicates`, where commas are lost
    let near =
        (at.saturating_sub(4).max(from)..at).rev().find(|&at| reading.has_any(at, &[Class::The, Class::A]));
    let behind_verb = near.filter(|&the| {
        report
            && (from..the)
                .any(|at| reading.has_any(at, &[Class::Be, Class::Have]) || reading.verb(at).is_some())
    });
    let last = (from..at).rev().find(|&at| report && parts(at));
    // `The presidency in a statement put the toll at 40`: where the one before it said so.
    let issued = |parted: &usize| {
        let one = reading.has_any(parted + 1, &[Class::A, Class::The, Class::Determiner]);
        let its = reading.is_any(parted + 1, &["its", "his", "her", "their"]);
        reading.has(*parted, Class::In) && (one || its) && has_office(reading, from, *parted)
    };
    let last = last.filter(|parted| !issued(parted));
    behind_verb.unwrap_or_else(|| last.map_or(from, |parted| parted + 1))
}

/// `Denis's parents agree that`, `truce monitors say`: people of whom the lexicon knows nothing. Nobody is named, but it is
/// not who spoke before.
pub fn unknown(reading: &Reading, from: usize, at: usize) -> Option<Attribution> {
    /// The most tokens of such a subject.
    const LONGEST: usize = 6;
    let says = reading.speaks(at, SpeechKind::Verb) && !reading.word(at).ends_with("ing");
    let adverb =
        |at: usize| reading.has_any(at, &[Class::Adverb, Class::Have]) || reading.word(at).ends_with("ly");
    let last = (from..at).rev().find(|&at| !adverb(at)).filter(|_| says && at - from <= LONGEST)?;
    let report = reading.speaks(last, SpeechKind::Noun) || reading.has(last, Class::Number);
    let people = reading.noun(last).is_some_and(|(noun, plural)| noun.class == NounClass::Person && plural);
    let many = !reading.is_known(last) && reading.word(last).ends_with('s') && !reading.is_capitalised(last);
    let end = reading.term_end(at);
    let reports = reading
        .has_any(end, &[Class::That, Class::The, Class::It, Class::He, Class::A, Class::Determiner])
        || reading.party(end).is_some()
        || reading.quantities.iter().any(|it| it.full_start <= end && end < it.full_end);
    let plain = (from..at).all(|at| reading.verb(at).is_none() && reading.quantity_at(at).is_none());
    // `a student said`, `two bakers told reporters`: who was there.
    let civilian = reading.noun(last).filter(|(noun, plural)| {
        let one = *plural || reading.has(from, Class::A);
        noun.class == NounClass::Person && noun.category == Some(Category::Civilian) && one
    });
    if civilian.is_some() && plain && at - from <= 4 {
        let institution = reading.lexicon.find_name("witnesses");
        return Some(Attribution { phrase: (from, last + 1), institution, ..Attribution::default() });
    }
    // `a Ukrainian civic group believes`
    let kind = reading.is_any(last, &["group", "historian", "blogger", "activist", "volunteer", "witness"]);
    (!report && (people || many || kind) && reports && plain).then(|| Attribution {
        phrase: (from, last + 1),
        unknown: true,
        ..Attribution::default()
    })
}

/// `Israel's actions suggested`: what a party has or does is not who speaks.
pub fn is_of_owner(reading: &Reading, said: &Attribution, at: usize) -> bool {
    let owned = said.phrase.1 + 1..at;
    let report = |at: usize| reading.speaks(at, SpeechKind::Noun) || reading.is_any(at, BODIES);
    said.is_bare_party()
        && !owned.is_empty()
        && reading.is_possessive(said.phrase.1)
        && !reading.speaks(at, SpeechKind::Noun)
        && !reading.speaks(reading.term_end(at), SpeechKind::Noun)
        && !owned.into_iter().any(|at| report(at) || reading.is(at, ','))
}

/// `a Ukrainian civic group`, `Russian historians`: of that land, but nobody of whom more is known.
pub fn is_unknown_kind(reading: &Reading, said: &Attribution, at: usize) -> bool {
    let adverb =
        |at: usize| reading.has_any(at, &[Class::Adverb, Class::Have]) || reading.word(at).ends_with("ly");
    let Some(head) = (said.phrase.1..at).rev().find(|&at| !adverb(at)) else { return false };
    let side = reading.is_any(head, &["side", "camp", "leadership", "command", "capital", "state"]);
    said.is_adjective_alone(reading)
        && !side
        && reading.tokens[head].is_word()
        && !reading.is_known(head)
        && !reading.is_capitalised(head)
}
