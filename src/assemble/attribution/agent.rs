//! Sources behind a passive verb of saying: `were reported by the army`, `this was stated in the ministry`, `as reported
//! by the police`.

use super::Attribution;
use super::extent::phrase_end;
use super::phrase::named;
use crate::lexicon::Class;
use crate::mention::Reading;

const AGENT: &str = "cue 2a, the agent of a verb of saying: `were reported by the army`";
const TOLD_IN: &str = "cue 2h, where it was said: `this was stated in the message of the ministry`";
const RELAYED: &str = "cue 1a, words that relay what a body said: `as reported by the General Staff`";

/// Case 2a: `were reported by the army`, behind a verb that ends at `by`; of `no damage reported by the police` only that.
pub fn by_agent(reading: &Reading, at: usize) -> Option<Attribution> {
    let agent = reading.term_end(at) + 1;
    let attribution = named(reading, agent, phrase_end(reading, agent))?;
    let from = nothing_before(reading, at).unwrap_or_default();
    Some(Attribution { from, ..attribution.speaking(AGENT, at, true, true) })
}

/// `with no damage or casualties reported`: where the words open of which there is none.
fn nothing_before(reading: &Reading, at: usize) -> Option<usize> {
    const REACH: usize = 6;
    let near = (at.saturating_sub(REACH)..at).rev().take_while(|&at| !reading.is(at, ','));
    near.into_iter().find(|&at| reading.has(at, Class::Not))
}

/// Case 2h: `This was reported in the General Staff`, `It is stated in the message of the police`, where nothing but a
/// stand-in for what was told is the subject.
pub fn told_in(reading: &Reading, be: usize, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    let stands = be > 0
        && be <= 3
        && (0..be).any(|at| reading.has_any(at, &[Class::Determiner, Class::It, Class::That]));
    let place = reading.is_any(end, &["in", "at", "on"]);
    let attribution = named(reading, end + 1, phrase_end(reading, end + 1)).filter(|_| stands && place)?;
    attribution.has_office().then(|| attribution.speaking(TOLD_IN, at, true, true))
}

/// Case 1a: `as reported by the General Staff`, `as relayed by the governor`: no outlet passes it on, but a body tells it.
pub fn relayed(reading: &Reading, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    let by = reading.is_word(at, "as") && reading.is_word(end - 1, "by");
    let attribution = named(reading, end, phrase_end(reading, end)).filter(|_| by)?;
    let body = attribution.has_office() && attribution.via.is_none() && !attribution.is_outlet;
    body.then(|| Attribution { leads: true, ..attribution.speaking(RELAYED, at, at > 0, true) })
}
