//! The outlet that a statement was made to, or that passed it on.

use super::Attribution;
use super::name::outlet_at;
use crate::lexicon::{Name, SpeechKind};
use crate::mention::Reading;
use crate::why::{Because, Told};

/// The outlet of a statement: near its cue, else behind the first `as quoted by` of the sentence, else the
/// one that cites its source.
pub fn relay(reading: &Reading, attribution: &Attribution) -> Option<Told<Name>> {
    near_cue(reading, attribution).or_else(|| quoted_by(reading)).or_else(|| citing(reading, attribution))
}

/// Case 1: `told CNN`, `said on Telegram`, `in an interview with the BBC`.
fn near_cue(reading: &Reading, attribution: &Attribution) -> Option<Told<Name>> {
    let rule = "outlet 1, near the verb of saying: `told CNN`, `said on Telegram`";
    let told = reading.speaks(attribution.cue, SpeechKind::Told);
    let from = reading.term_end(attribution.cue);
    (from..(from + 10).min(reading.len())).find_map(|at| {
        let (outlet, _) = outlet_at(reading, at)?;
        let passes = told && at <= from + 3 || is_led(reading, at);
        passes.then(|| Told::new(outlet, Because::term(rule, reading, at)))
    })
}

/// Whether words before `at` pass a statement on: `via`, `quoted by`, `on`.
fn is_led(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|before| {
        reading.speaks(before, SpeechKind::Relay)
            || reading.is_any(before, &["on", "via", "to", "with", "by", "in"])
    })
}

/// Case 2: `as quoted by Ukrainska Pravda`, wherever it stands.
fn quoted_by(reading: &Reading) -> Option<Told<Name>> {
    let rule = "outlet 2, behind words that relay: `as quoted by Ukrainska Pravda`";
    let relay = (0..reading.len()).find(|&at| reading.speaks(at, SpeechKind::Relay))?;
    let from = reading.term_end(relay);
    (from..(from + 5).min(reading.len())).find_map(|at| {
        let (outlet, _) = outlet_at(reading, at)?;
        Some(Told::new(outlet, Because::term(rule, reading, at)))
    })
}

/// Case 3: `CNN reported, citing officials`: the outlet before the words of citing, with a verb of saying
/// behind it.
fn citing(reading: &Reading, attribution: &Attribution) -> Option<Told<Name>> {
    let rule = "outlet 3, the outlet that cites the source: `CNN reported, citing officials`";
    if !reading.is_any(attribution.cue, &["citing", "cited", "cites", "quoting", "quoted"]) {
        return None;
    }
    let speaks = |at: &usize| {
        (at + 1..attribution.cue)
            .take(6)
            .any(|next| reading.speech(next).is_some_and(|kind| kind != SpeechKind::Noun))
    };
    (0..attribution.cue).filter(speaks).find_map(|at| {
        let (outlet, _) = outlet_at(reading, at)?;
        Some(Told::new(outlet, Because::term(rule, reading, at)))
    })
}
