//! The outlet that a statement was made to, or that passed it on.

use super::Attribution;
use super::extent::phrase_end;
use super::name::outlet_at;
use super::press::{told_the, unknown_outlet};
use crate::lexicon::{Class, OutletKind, SpeechKind, kinds};
use crate::mention::Reading;
use crate::why::{Because, Told};

/// How a report came out.
const ISSUED: &[&str] = &["published", "posted", "shared", "issued", "released"];

/// The outlet of a statement: near its cue, else behind the first `as quoted by` of the sentence, else the
/// one that cites its source.
pub fn relay(reading: &Reading, attribution: &Attribution) -> Option<Told<String>> {
    let known =
        known(reading, attribution).and_then(|told| Some(Told::new(written(reading, told.what)?, told.why)));
    known.or_else(|| unknown(reading, attribution))
}

/// The name of the outlet at `at` as it is written, `The Veldar Echo` with its article; of a channel its own name,
/// whatever was posted there: `in a tweet`.
pub fn written(reading: &Reading, at: usize) -> Option<String> {
    let (outlet, kind) = outlet_at(reading, at)?;
    let name = reading.lexicon.name(outlet);
    let (start, end) = (reading.term_start(at), reading.term_end(at));
    let words = reading.words(start, end);
    let plain = name.strip_prefix("The ").unwrap_or(name);
    if kind == OutletKind::Channel || reading.shouting || plain.eq_ignore_ascii_case(words) && plain != name {
        return Some(name.to_owned());
    }
    let words = if plain.eq_ignore_ascii_case(words) { plain } else { words };
    Some(if has_article(reading, start) { format!("The {words}") } else { words.to_owned() })
}

/// `told The Veldar Echo`: whether the article with its capital is part of the name that opens at `start`.
pub fn has_article(reading: &Reading, start: usize) -> bool {
    let capital = start > 1 && reading.is_word(start - 1, "the") && reading.is_capitalised(start - 1);
    capital && reading.tokens[start - 2].is_word()
}

/// The same of those that the lexicon knows: where the name stands.
fn known(reading: &Reading, attribution: &Attribution) -> Option<Told<usize>> {
    if !reading.holds_kind(kinds::OUTLET) {
        return None;
    }
    let near = near_cue(reading, attribution).or_else(|| quoted_by(reading));
    let cited = || citing(reading, attribution).or_else(|| as_saying(reading, attribution));
    near.or_else(cited).or_else(|| opening(reading))
}

/// Case 5: `told RCN Radio`, `in an interview with Veldar News`: an outlet by its name alone.
fn unknown(reading: &Reading, attribution: &Attribution) -> Option<Told<String>> {
    let rule = "outlet 5, an outlet by its name alone: `told RCN Radio`";
    let told = reading.speaks(attribution.cue, SpeechKind::Told).then(|| reading.term_end(attribution.cue));
    let relays = |&(at, _): &(usize, usize)| reading.speaks(at, SpeechKind::Relay);
    let relayed = reading.terms_of(kinds::SPEECH).filter(relays).map(|(_, end)| end);
    let found = relayed.chain(told).find_map(|from| {
        // `told the state-run Ethiopian News Agency`, `told Ukrainian broadcaster Fifth Channel`
        let quiet = |at: &usize| reading.speech(*at).is_none() && reading.quantity_at(*at).is_none();
        let outlet = (from..reading.len().min(from + 6))
            .take_while(quiet)
            .find_map(|at| unknown_outlet(reading, at, reading.len()))?;
        Some(outlet.name)
    });
    let (start, end) = found.or_else(|| Some(told_the(reading, told?)?.name))?;
    let start = start - usize::from(has_article(reading, start));
    Some(Told::new(reading.words(start, end).to_owned(), Because::words(rule, start, end)))
}

/// Case 1: `told CNN`, `said on Telegram`, `in an interview with the BBC`.
fn near_cue(reading: &Reading, attribution: &Attribution) -> Option<Told<usize>> {
    let rule = "outlet 1, near the verb of saying: `told CNN`, `said on Telegram`";
    let told = reading.speaks(attribution.cue, SpeechKind::Told);
    let from = reading.term_end(attribution.cue);
    // `the police tweeted`
    if let Some((_, OutletKind::Channel)) = outlet_at(reading, attribution.cue) {
        return Some(Told::new(attribution.cue, Because::term(rule, reading, attribution.cue)));
    }
    // `Hrad, writing on Telegram, said`
    let aside = attribution.phrase.1..attribution.cue;
    // `was reported by Marin, the commander of the northern group of forces, on Telegram`
    let close = phrase_end(reading, attribution.phrase.0);
    let behind = (close..close + 4)
        .filter(|at| attribution.phrase.0 >= from && reading.is_any(at - 1, &["on", "via"]));
    (from..(from + 10).min(reading.len())).chain(aside).chain(behind).find_map(|at| {
        outlet_at(reading, at)?;
        // `a count kept by the BBC and Mediazona`: who counts together passes nothing on.
        let partner = attribution.source.is_some_and(|source| reading.lexicon.has_partner(source))
            && (attribution.phrase.0..attribution.phrase.1 + 1).contains(&at);
        let passes = !partner && (told && (from..=from + 3).contains(&at) || is_led(reading, at));
        passes.then(|| Told::new(at, Because::term(rule, reading, at)))
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
fn quoted_by(reading: &Reading) -> Option<Told<usize>> {
    let rule = "outlet 2, behind words that relay: `as quoted by Ukrainska Pravda`";
    let relay = (0..reading.len()).find(|&at| reading.speaks(at, SpeechKind::Relay))?;
    let from = reading.term_end(relay);
    (from..(from + 5).min(reading.len())).find_map(|at| {
        outlet_at(reading, at)?;
        Some(Told::new(at, Because::term(rule, reading, at)))
    })
}

/// Case 3: `CNN reported, citing officials`: the outlet before the words of citing, with a verb of saying
/// behind it.
fn citing(reading: &Reading, attribution: &Attribution) -> Option<Told<usize>> {
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
        outlet_at(reading, at)?;
        Some(Told::new(at, Because::term(rule, reading, at)))
    })
}

/// Case 3a: `Reuters reported the ministry as saying`, `TASS cited the army as saying`: the outlet before the words
/// that hand over to the source.
fn as_saying(reading: &Reading, attribution: &Attribution) -> Option<Told<usize>> {
    const HANDS_OVER: &[&str] =
        &["reported", "reports", "quoted", "quotes", "cited", "cites", "quoting", "citing"];
    let rule = "outlet 3a, the outlet that has the source say it: `Reuters reported the ministry as saying`";
    let (start, cue) = (attribution.phrase.0, attribution.cue);
    let said = cue > start && reading.has(cue - 1, Class::As) && reading.word(cue).ends_with("ing");
    let hands = (0..start).rev().take(3).find(|&at| said && reading.is_any(at, HANDS_OVER))?;
    let at = (0..hands).rev().take(4).find(|&at| outlet_at(reading, at).is_some())?;
    Some(Told::new(at, Because::term(rule, reading, at)))
}

/// Case 4: `On Telegram, the governor wrote`: the channel that the sentence opens with.
fn opening(reading: &Reading) -> Option<Told<usize>> {
    let rule = "outlet 4, the channel that opens the sentence: `On Telegram, the governor wrote`";
    // `On Telegram,`, `In a statement on Facebook,`, `In an interview with the BBC,`, `Speaking to CNN,`
    let led = reading.is_any(0, &["on", "in", "speaking", "writing", "posting", "talking"]);
    // `In its latest update, published on X, the ministry said`
    let ends = |at: usize| reading.is(at, ',') && !reading.is_any(at + 1, ISSUED);
    let comma = (1..reading.len().min(14)).find(|&at| ends(at)).filter(|_| led)?;
    let at = (1..comma).find(|&at| outlet_at(reading, at).is_some())?;
    let (_, kind) = outlet_at(reading, at)?;
    let passes = (1..at).any(|at| {
        reading.has_any(at, &[Class::Preposition, Class::With, Class::To])
            || reading.speaks(at, SpeechKind::Relay)
    });
    let alone = if kind == OutletKind::Channel {
        // `In the Telegram channel, the governor`
        let channel = reading.is_word(0, "in")
            && [at + 1, reading.term_end(at), reading.term_end(at) - 1]
                .iter()
                .any(|&at| reading.is_word(at, "channel"));
        reading.is_word(0, "on") || passes || channel
    } else {
        reading.speaks(0, SpeechKind::Relay)
            || reading.speaks(1, SpeechKind::Relay)
            || (1..at).any(|at| reading.is_any(at, &["interview", "remarks", "comments", "speaking"]))
    };
    let quiet = (0..comma).all(|at| reading.quantity_at(at).is_none() && reading.verb(at).is_none());
    (alone && quiet).then(|| Told::new(at, Because::term(rule, reading, at)))
}
