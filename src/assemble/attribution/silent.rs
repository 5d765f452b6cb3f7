//! Cues by which nobody vouches for a figure: `has not confirmed`, `declined to say`.

use crate::lexicon::Class;
use crate::mention::Reading;

/// `has not confirmed`, `did not say whether`, `neither Kyiv nor Moscow has confirmed`: nobody vouches.
pub fn is_withheld(reading: &Reading, at: usize) -> bool {
    if !reading.holds(&[Class::Not]) && !reading.may_hold(&["neither"]) {
        return declines(reading, at);
    }
    let between = |at: usize| {
        reading.has_any(at, &[Class::Have, Class::Do, Class::Modal, Class::Adverb, Class::Not])
            || reading.is_any(at, &["yet", "immediately", "officially", "independently"])
    };
    let lead = (at.saturating_sub(5)..at).rev().take_while(|&at| between(at));
    let mut lead = lead.filter(|&at| reading.has(at, Class::Not));
    let neither = (at.saturating_sub(24)..at).any(|at| reading.is_word(at, "neither"));
    lead.next().is_some() || neither || declines(reading, at)
}

/// `declined to say how many had died`.
fn declines(reading: &Reading, at: usize) -> bool {
    const WORDS: &[&str] =
        &["declined", "declines", "refused", "refuses", "failed", "fails", "unable", "yet"];
    at > 1 && reading.has(at - 1, Class::To) && reading.is_any(at - 2, WORDS)
}
