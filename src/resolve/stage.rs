//! Places that tell whose office speaks, or where something was said, and not where it happened.

use crate::assemble::attribution::Attribution;
use crate::lexicon::{Cause, Class, PartyKind, SpeechKind};
use crate::mention::Reading;

/// Whether a place says whose office speaks, and if so, whether of a town or region: a mayor's town may
/// be where it happened, a ministry's is not.
pub(super) fn address(reading: &Reading, statements: &[Attribution], at: usize) -> Option<bool> {
    let said = statements.iter().find(|said| (said.phrase.0..said.phrase.1 + 2).contains(&at))?;
    // `Russia blamed Ukraine for an attack on Belgorod, in which it said`
    if (said.phrase.0..at).any(|at| reading.cause(at) == Some(Cause::Conflict)) {
        return None;
    }
    // `according to Kyiv`: a capital that speaks is no place.
    let metonym = reading.party(at).is_some_and(|party| party.kind == PartyKind::Metonym);
    let inside = (said.phrase.0..said.phrase.1).contains(&at);
    if metonym && inside && said.institution.is_none() && said.speaker.is_none() {
        return Some(false);
    }
    Some(said.institution.is_none_or(|office| reading.lexicon.name(office) == "officials"))
}

/// `Speaking in Brussels`, `told reporters in Kyiv`, `said at a forum in Davos`: where it was said.
pub(super) fn is_stage(reading: &Reading, at: usize) -> bool {
    const STAGES: &[&str] = &[
        "speaking",
        "talking",
        "speech",
        "conference",
        "briefing",
        "interview",
        "summit",
        "forum",
        "meeting",
        "reporters",
        "journalists",
        "address",
        "addressing",
    ];
    let Some(lead) = at.checked_sub(1).filter(|&lead| reading.is_any(lead, &["in", "at", "from"])) else {
        return false;
    };
    let from = lead.saturating_sub(3);
    let spoken = |at: usize| reading.is_any(at, STAGES) || reading.speech(at) == Some(SpeechKind::Told);
    // `said in Kyiv`, but not `were reported in Kyiv`
    let passive = |at: usize| (at.saturating_sub(3)..at).any(|be| reading.has(be, Class::Be));
    // `It was reported today in Lima that`, but not `an attack in Lima that killed nine`
    let that = reading.is_word(reading.term_end(at), "that")
        && (from..lead).any(|at| reading.speech(at).is_some())
        && (from..lead).all(|at| reading.cause(at) != Some(Cause::Conflict));
    let said =
        lead.checked_sub(1).is_some_and(|at| reading.speech(at) == Some(SpeechKind::Verb) && !passive(at))
            || that;
    said || (from..lead).any(spoken) && (from..lead).all(|at| reading.quantity_at(at).is_none())
}
