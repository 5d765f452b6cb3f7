//! Words of saying by which nobody speaks where they stand: adjectives (`a confirmed loss`), nouns of other things
//! (`army posts`), participles that describe what stands before them (`the bodies found in Bucha`), pictures that
//! show something.

use super::name::{institution, outlet_at};
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

/// Whether nobody speaks by the word at `at`.
pub fn is_mute(reading: &Reading, at: usize) -> bool {
    is_state(reading, at)
        || is_adjective(reading, at)
        || is_no_speech(reading, at)
        || is_of_things(reading, at)
        || is_picture(reading, at)
        || is_deed(reading, at)
}

/// `Lebanon's state-run agency`, `Russia's state media`, `in Plateau state, residents said`: the word names what is
/// a state's, or a state.
fn is_state(reading: &Reading, at: usize) -> bool {
    if !reading.is_any(at, &["state", "states"]) {
        return false;
    }
    let owned = at > 0 && reading.is_possessive(at - 1);
    let reports = reading.has_any(at + 1, &[Class::That, Class::The, Class::It, Class::He])
        || opens_quote(reading, at + 1)
        || reading.quantity_at(at + 1).is_some();
    // `the report states Russia lost 40 tanks`, `as the ministry states,`
    let named = at > 0 && reading.is_capitalised(at - 1) && institution(reading, at - 1).is_none();
    owned || reading.is_hyphen(at + 1) || !reports && (named || reading.is_word(at, "state"))
}

/// Whether a quotation or a colon stands at `at`.
fn opens_quote(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|next| next.is_quote() || next.is(':'))
}

/// `a confirmed loss`, `all reported deaths`, `Russia's claimed gains`: the participle describes what stands behind it.
fn is_adjective(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.word(at).ends_with("ed")) else { return false };
    let behind = reading.term_end(at);
    let noun = reading.tokens.get(behind).is_some_and(|next| next.is_word())
        && !reading.has_any(behind, &[Class::That, Class::By, Class::The, Class::A, Class::It, Class::He]);
    let opens = [Class::The, Class::A, Class::Determiner, Class::All, Class::Every, Class::Of, Class::Our];
    noun && reading.quantity_at(behind).is_none()
        && reading.speech(at) != Some(SpeechKind::Lead)
        && reading.has_any(before, &opens)
}

/// `live updates`, `repeated attempts`, `have led them to believe`, `placed under arrest`: no words of saying at all.
fn is_no_speech(reading: &Reading, at: usize) -> bool {
    const ATTACKS: &[&str] = &[
        "attack",
        "attacks",
        "bombing",
        "bombings",
        "blast",
        "blasts",
        "raid",
        "strike",
        "assault",
        "explosion",
    ];
    const COUNTS: &[&str] = &["toll", "number", "figure", "count", "losses", "dead"];
    let end = reading.term_end(at);
    let before = |words: &[&str]| at > 0 && reading.is_any(at - 1, words);
    if reading.is_word(at, "updated") {
        return before(&["last", "first"]);
    }
    if reading.is_any(at, &["updates", "update"]) {
        return before(&["live", "war", "news"]) || at == 1 && before(&["latest"]);
    }
    if reading.is_word(at, "repeated") {
        let that = [Class::That, Class::The, Class::It, Class::He];
        return reading.tokens.get(end).is_some_and(|next| next.is_word()) && !reading.has_any(end, &that);
    }
    if reading.is_word(at, "believe") {
        let led = (at.saturating_sub(4)..at).any(|at| reading.is_any(at, &["led", "lead", "leads"]));
        return led && at > 1 && reading.has(at - 1, Class::To);
    }
    // `a bombing claimed by the group`, `militants believed to be of the group`: participles behind what they describe.
    if reading.is_word(at, "claimed") && reading.has(end, Class::By) {
        return (at.saturating_sub(3)..at).any(|at| reading.is_any(at, ATTACKS));
    }
    if reading.is_any(at, &["believed", "thought", "suspected", "presumed"]) && reading.has(end, Class::To) {
        return (at.saturating_sub(3)..at).all(|at| !reading.has_any(at, &[Class::Be, Class::Have]));
    }
    let placed = reading.is_any(at, &["placed", "places", "placing"]);
    placed && !(end..end + 5).any(|at| reading.is_any(at, COUNTS))
}

/// `army posts`, `found in the rubble`, `concluded its search`, `once again confirmed its name`: nothing is reported.
fn is_of_things(reading: &Reading, at: usize) -> bool {
    let end = reading.term_end(at);
    let counts = reading.quantities.iter().any(|it| it.full_start <= end && end < it.full_end);
    if counts || opens_quote(reading, end) || reading.has(end, Class::That) {
        return false;
    }
    if reading.is_any(at, &["posts", "post"]) {
        return !reading.is_any(end, &["on", "online"]);
    }
    if reading.is_any(at, &["found", "finds"]) {
        let found =
            [Class::In, Class::Preposition, Class::By, Class::With, Class::To, Class::For, Class::Adverb];
        return reading.has_any(end, &found) && !reading.is_word(end, "out")
            || reading.is_any(end, &["dead", "alive", "guilty", "on", "there"]);
    }
    if reading.is_any(at, &["concluded", "concludes"]) {
        let done = [Class::The, Class::A, Class::Determiner, Class::With, Class::In, Class::By, Class::To];
        let plain = reading.tokens.get(end).is_some_and(|next| next.is_word())
            && !reading.is_capitalised(end)
            && reading.party(end).is_none();
        return plain || reading.has_any(end, &done);
    }
    let again = reading.is_any(at, &["confirmed", "confirms", "confirm", "showed", "shows", "show"]);
    again && at > 0 && reading.is_word(at - 1, "again")
}

/// `the ceasefire announced by Russia`, `the raid, described by Kyiv as a crime`: what somebody does, or what it is called.
fn is_deed(reading: &Reading, at: usize) -> bool {
    const FIGURES: &[&str] = &[
        "toll", "tolls", "number", "numbers", "figure", "figures", "count", "tally", "data", "total", "all",
    ];
    const REACH: usize = 8;
    let end = reading.term_end(at);
    if at == 0 || !reading.has(end, Class::By) {
        return false;
    }
    if reading.is_any(at, &["described", "hailed", "branded"]) {
        return (end..end + REACH).any(|at| reading.has(at, Class::As));
    }
    let counted = |at: usize| {
        reading.noun(at).is_some() || reading.quantity_at(at).is_some() || reading.speech(at).is_some()
    };
    let noun = reading.tokens[at - 1].is_word()
        && !reading.has_any(at - 1, &[Class::Be, Class::Have, Class::As, Class::And, Class::Adverb])
        && !reading.is_any(at - 1, FIGURES);
    reading.is_any(at, &["announced", "declared", "proclaimed"]) && noun && !counted(at - 1)
}

/// `Footage by the company shows`, `satellite images showed 40 wrecks`: pictures show something, whoever took them.
fn is_picture(reading: &Reading, at: usize) -> bool {
    const PICTURES: &[&str] = &[
        "footage",
        "imagery",
        "image",
        "images",
        "photo",
        "photos",
        "photograph",
        "photographs",
        "picture",
        "pictures",
        "video",
        "videos",
        "clip",
        "clips",
    ];
    /// The most tokens between the pictures and the verb.
    const REACH: usize = 8;
    if !reading.is_any(at, &["show", "shows", "showed", "showing", "confirmed", "confirm", "confirms"]) {
        return false;
    }
    let before = (at.saturating_sub(REACH)..at).rev();
    let picture = before.clone().find(|&at| reading.is_any(at, PICTURES));
    picture.is_some_and(|picture| {
        (picture..at).all(|at| {
            !reading.is(at, ',') && institution(reading, at).is_none() && outlet_at(reading, at).is_none()
        })
    })
}
