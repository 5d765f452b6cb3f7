//! How long: the stretch that a figure covers where the sentence gives its length.

use crate::lexicon::{Class, PlaceKind};
use crate::mention::{Reading, Shapes};
use crate::record::TimeFrame;
use crate::token::Kind;

/// Units that a stretch is counted in.
const UNITS: &[&str] = &[
    "hour",
    "hours",
    "hr",
    "hrs",
    "day",
    "days",
    "week",
    "weeks",
    "fortnight",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
];

/// What sets a stretch off against others: `the past six weeks`, `the war's first year`.
const ORDERS: &[&str] = &[
    "past",
    "last",
    "previous",
    "preceding",
    "first",
    "final",
    "opening",
    "second",
    "third",
    "recent",
    "latest",
];

/// Words that stand for a number of units.
const FEW: &[&str] = &[
    "few", "several", "couple", "many", "half", "some", "nearly", "almost", "about", "than", "just",
    "single", "under",
];

/// Words that lead to a stretch that a number stands for: `over six weeks`, `in the space of six weeks`.
const LEADS: &[&str] = &[
    "over",
    "in",
    "during",
    "within",
    "throughout",
    "through",
    "after",
    "for",
    "course",
    "space",
    "span",
    "period",
];

/// Words behind a unit that make it a distance from another day, an age or a length of something else.
const DISTANCES: &[&str] = &[
    "ago", "later", "before", "earlier", "after", "old", "away", "on", "into", "until", "behind", "prison",
    "jail",
];

/// Words for what goes on all through a war.
const WARS: &[&str] = &["war", "warfare", "invasion", "conflict", "hostilities", "uprising"];

/// The stretch whose unit stands at `at`; `None` where the unit measures something else.
///
/// 1. `over the past six weeks`, `in the first 100 days of the war`: an interval.
/// 2. `over two years of trying`, `in three days`: an interval.
/// 3. `nearly two years of war`: the war so far.
pub fn frame_at(reading: &Reading, at: usize) -> Option<TimeFrame> {
    if !is_unit(reading, at) || reading.is_any(at + 1, DISTANCES) || reading.in_date(at) {
        return None;
    }
    let Length { from: before, ordered, counted } = length(reading, at);
    if is_numbered_day(reading, before, at) {
        return (!goes_on(reading, before)).then_some(TimeFrame::Day);
    }
    // `a record for a single day`, but not `every single day`
    if reading.is_word(at, "day") && at > 1 && reading.is_word(at - 1, "single") {
        return reading.has(at - 2, Class::A).then_some(TimeFrame::Day);
    }
    let of_war = is_of_war(reading, at) || is_long_war(reading, at);
    // `in the three months to February 29`
    let to = reading.has(at + 1, Class::To) || reading.is_any(at + 1, &["until", "since"]);
    // `in these two weeks`
    let fortnight = reading.is_word(at, "fortnight");
    let article =
        usize::from((to || counted || fortnight) && before > 1 && is_determined(reading, before - 1));
    // `the toll from two days of strikes`
    let from = |lead: usize| reading.has(lead, Class::From) && reading.has(at + 1, Class::Of);
    let lead = before.checked_sub(1 + article).filter(|&lead| reading.is_any(lead, LEADS) || from(lead));
    // `in the past 16 months of the war`: all of it.
    let past = || (before..at).any(|order| reading.is_any(order, &["past", "last"]));
    if ordered && of_war && counted && past() {
        return Some(TimeFrame::Cumulative);
    }
    if ordered && before > 0 && (lead.is_some() || is_determined(reading, before - 1)) {
        return Some(TimeFrame::Interval);
    }
    if counted && of_war {
        return Some(TimeFrame::Cumulative);
    }
    ((counted || fortnight) && lead.is_some()).then_some(TimeFrame::Interval)
}

/// `killed a week ago`, `two weeks ago`, `some 10 days ago`: one day, whichever.
pub fn is_ago(reading: &Reading, at: usize) -> bool {
    // `said about two weeks ago that`
    let said = (at.saturating_sub(5)..at).any(|at| reading.speech(at).is_some());
    !said
        && reading.is_any(at, &["hours", "days", "week", "weeks", "fortnight"])
        && reading.is_word(at + 1, "ago")
        && length(reading, at).counted
}

/// `were injured that day`, `killed two the same day`: a day that was told before.
pub fn is_that_day(reading: &Reading, at: usize) -> bool {
    let said = |at: usize| reading.speech(at).is_some();
    reading.is_word(at, "day")
        && at > 1
        && reading.is_any(at - 1, &["that", "same"])
        && !said(at + 1)
        && !said(at - 2)
}

/// How many days back the stretch opens whose unit stands at `at`: `in the last two weeks`, `over the past 48
/// hours`.
pub fn days_back(reading: &Reading, at: usize) -> Option<i16> {
    let from = length(reading, at).from;
    let past = (from..at).any(|order| reading.is_any(order, &["past", "last", "previous", "preceding"]));
    let number = (from..at).find_map(|at| reading.quantity_at(at))?;
    let many = reading.quantities[number].amount.value.filter(|many| (2.0..=400.0).contains(many))?;
    let many = many as i16;
    let days = match () {
        () if reading.is_word(at, "days") => many,
        () if reading.is_word(at, "weeks") => many * 7,
        () if reading.is_any(at, &["hours", "hrs"]) && many % 24 == 0 && many > 24 => many / 24,
        () => return None,
    };
    past.then_some(days)
}

/// The words before a unit that say how long the stretch is.
struct Length {
    /// The first of them.
    from: usize,
    /// A word sets the stretch off: `the past six weeks`.
    ordered: bool,
    /// So many units are counted.
    counted: bool,
}

/// Reads back from the unit at `at`.
fn length(reading: &Reading, at: usize) -> Length {
    let mut before = at;
    let (mut ordered, mut counted) = (false, false);
    while before > 0 && at - before < 7 {
        let previous = before - 1;
        if let Some(quantity) = reading.quantity_at(previous) {
            counted = true;
            before = reading.quantities[quantity].start;
        } else if reading.is_any(previous, ORDERS) {
            ordered = true;
            before = previous;
        } else if reading.tokens[previous].kind == Kind::Number
            || reading.is_any(previous, FEW)
            || reading.is_any(previous, &["a", "an", "of"])
        {
            counted |= !reading.is_word(previous, "of");
            before = previous;
        } else {
            break;
        }
    }
    Length { from: before, ordered, counted }
}

/// `on the second day of the invasion`.
fn is_numbered_day(reading: &Reading, from: usize, at: usize) -> bool {
    const COUNTS: &[&str] = &["first", "second", "third", "final", "opening"];
    reading.is_word(at, "day") && (from..at).any(|order| reading.is_any(order, COUNTS))
}

/// `are searching for the third day`, `the search enters its third day`: how long something goes on.
fn goes_on(reading: &Reading, from: usize) -> bool {
    let article = from > 0 && reading.has_any(from - 1, &[Class::The, Class::Determiner]);
    let Some(lead) = from.checked_sub(1 + usize::from(article)) else { return false };
    reading.has(lead, Class::For) || reading.is_any(lead, &["enter", "enters", "entered", "entering", "into"])
}

/// `months of the war`; `years of fighting`, `four weeks of fighting in Ukraine`, but not `five weeks of fighting`,
/// which may be a battle's.
fn is_of_war(reading: &Reading, at: usize) -> bool {
    let long = || reading.is_any(at, &["year", "years", "decade", "decades"]);
    let fought = || {
        let fighting = (at + 2..at + 4).find(|&next| reading.is_any(next, &["fighting", "combat"]))?;
        let land = reading.has(fighting + 1, Class::In).then(|| reading.place(fighting + 2)).flatten();
        Some(land.is_some_and(|land| land.kind == PlaceKind::Country) || long() && fighting == at + 2)
    };
    reading.has(at + 1, Class::Of)
        && ((at + 2..at + 7).any(|next| reading.is_any(next, WARS)) || fought() == Some(true))
}

/// `in the 21-month war`, `during the nine-year-long conflict with Iraq`
fn is_long_war(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 6;
    let words = (at + 1..at + REACH).take_while(|&at| !reading.is(at, ',') && reading.verb(at).is_none());
    at > 0 && reading.is_hyphen(at - 1) && words.into_iter().any(|at| reading.is_any(at, WARS))
}

/// Whether a stretch may be counted in the word at `at`.
pub fn is_unit(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, UNITS)
}

/// Whether the sentence may hold such a word.
pub fn may_hold_unit(reading: &Reading) -> bool {
    reading.may_hold_of(const { &Shapes::of(&[UNITS]) })
}

/// `the past week`, `its first year`, `the war's first year`.
fn is_determined(reading: &Reading, at: usize) -> bool {
    reading.has_any(at, &[Class::The, Class::Determiner]) || reading.is_possessive(at)
}
