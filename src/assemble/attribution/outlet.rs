//! The outlet that a statement was made to, or that passed it on.

use super::Attribution;
use super::name::outlet_at;
use crate::lexicon::{Class, Name, OutletKind, SpeechKind};
use crate::mention::Reading;
use crate::why::{Because, Told};

/// The outlet of a statement: near its cue, else behind the first `as quoted by` of the sentence, else the
/// one that cites its source.
pub fn relay(reading: &Reading, attribution: &Attribution) -> Option<Told<Name>> {
    let near = near_cue(reading, attribution).or_else(|| quoted_by(reading));
    near.or_else(|| citing(reading, attribution)).or_else(|| opening(reading))
}

/// Case 1: `told CNN`, `said on Telegram`, `in an interview with the BBC`.
fn near_cue(reading: &Reading, attribution: &Attribution) -> Option<Told<Name>> {
    let rule = "outlet 1, near the verb of saying: `told CNN`, `said on Telegram`";
    let told = reading.speaks(attribution.cue, SpeechKind::Told);
    let from = reading.term_end(attribution.cue);
    (from..(from + 10).min(reading.len())).find_map(|at| {
        let (outlet, _) = outlet_at(reading, at)?;
        // `a count kept by the BBC and Mediazona`: who counts together passes nothing on.
        let partner = attribution.source.is_some_and(|source| reading.lexicon.name(source) == "mediazona")
            && (attribution.phrase.0..attribution.phrase.1 + 1).contains(&at);
        let passes = !partner && (told && at <= from + 3 || is_led(reading, at));
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
    // `Wafa, quoting medics, said`: the verb stands behind whom the outlet quotes.
    let quoted = attribution.phrase.0.saturating_sub(3)..attribution.phrase.0;
    let cites =
        |at: &usize| reading.is_any(*at, &["citing", "cited", "cites", "quoting", "quoted", "reference"]);
    let cue = std::iter::once(attribution.cue).chain(quoted).find(cites)?;
    let cue = reading.term_start(cue);
    let speaks = |at: &usize| {
        (at + 1..cue).take(6).any(|next| reading.speech(next).is_some_and(|kind| kind != SpeechKind::Noun))
    };
    // `TASS, citing the ministry, reported`, `according to Reuters, which cited officials`
    let beside = |at: &usize| {
        let comma = reading.term_end(*at);
        let cites = comma + 1 + usize::from(reading.has(comma + 1, Class::Relative));
        reading.is(comma, ',') && cites == cue
    };
    (0..cue).filter(|at| speaks(at) || beside(at)).find_map(|at| {
        let (outlet, _) = outlet_at(reading, at)?;
        Some(Told::new(outlet, Because::term(rule, reading, at)))
    })
}

/// Case 4: `On Telegram, the governor wrote`: the channel that the sentence opens with.
fn opening(reading: &Reading) -> Option<Told<Name>> {
    let rule = "outlet 4, the channel that opens the sentence: `On Telegram, the governor wrote`";
    let led = reading.is_word(0, "on");
    let at = (1..4).find(|&at| led && outlet_at(reading, at).is_some())?;
    let (outlet, kind) = outlet_at(reading, at)?;
    let alone = kind == OutletKind::Channel && reading.is(reading.term_end(at), ',');
    alone.then(|| Told::new(outlet, Because::term(rule, reading, at)))
}
