//! Nights between two days: `overnight into Wednesday`.

use crate::lexicon::Class;
use crate::mention::{DatePhrase, Reading};

/// `overnight into Wednesday`: the day that ends the night.
pub fn is_eve(reading: &Reading, date: &DatePhrase) -> bool {
    let into = date.start.checked_sub(1).filter(|&at| reading.is_word(at, "into"));
    into.is_some_and(|at| is_night(reading, at))
}

/// `the night of May 13-14`: words for a night shortly before `at`.
pub fn is_night(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 3;
    (at.saturating_sub(REACH)..at).any(|at| reading.is_any(at, &["night", "overnight", "late", "evening"]))
}

/// `late Monday into Tuesday`, `the night of Sunday to Monday`: a day behind the one whose night it ends.
pub(super) fn is_night_into(reading: &Reading, first: &DatePhrase, date: &DatePhrase) -> bool {
    const GAP: usize = 3;
    const FAR: usize = 12;
    let gap = date.start.saturating_sub(first.end);
    let joined = (1..=GAP).contains(&gap);
    // `clashed on Monday, and fighting went on into Tuesday`
    let on = (GAP..=FAR).contains(&gap)
        && (first.end..date.start)
            .any(|at| reading.is_any(at, &["continued", "lasted", "stretched", "dragged", "raged", "went"]));
    let into = || reading.is_word(date.start - 1, "into");
    let to = || reading.has(date.start - 1, Class::To) && is_night(reading, first.start);
    first.is_day() && date.is_day() && (joined && (into() || to()) || on && into())
}
