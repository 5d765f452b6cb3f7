//! Dates: of what a date phrase is the day, or which end of a stretch it is.

use super::night::{is_eve, is_night, is_night_into};
use super::opening::{is_led, is_of_place, opens_stretch, since_behind};
use super::passing::{is_in_passing, is_name};
use super::{Period, is_record};
use crate::assemble::{Case, Claim};
use crate::lexicon::{Cause, Class};
use crate::mention::{DatePhrase, Reading};
use crate::record::TimeFrame;
use crate::token::Kind;

impl Period {
    /// `5 March-9 March`, `(1979-1989)`: the date before a dash opens the stretch.
    fn open_before(&mut self, date: &DatePhrase) {
        let opened = self.on.filter(|on| on.end + 1 == date.start && self.since.is_none());
        if let Some(open) = opened {
            (self.since, self.on) = (Some(open), None);
        }
    }

    /// The event is of the date, where no other stands nearer.
    fn fall_on(&mut self, claim: &Claim, date: DatePhrase) {
        let distance = |other: &DatePhrase| other.start.abs_diff(claim.event().max(claim.start));
        if self.on.is_none_or(|old| distance(&date) < distance(&old)) {
            self.on = Some(date);
        }
    }
}

/// `has bombed Gaza since 7 October, when the attack killed 1,400`, `the deadliest since October 5, when 59 people
/// died`, `since the attack on 7 October, in which 1,200 died`: the claim is of the day, and told behind it.
fn is_told_when(reading: &Reading, claim: &Claim, date: &DatePhrase) -> bool {
    let next = date.end + usize::from(reading.is(date.end, ','));
    let which = reading.is_word(next, "in") && reading.is_word(next + 1, "which");
    claim.start > date.end && (which || reading.is_word(next, "when"))
}

/// `KYIV, March 3 (Reuters) -`, `Published June 27 2016`, `(Feb. 16)` behind a place: when the text
/// was written, not when anything happened.
pub fn is_dateline(reading: &Reading, date: &DatePhrase) -> bool {
    const OPENING: usize = 5;
    if is_stamp(reading) {
        return date.day.is_some();
    }
    let Some(before) = date.start.checked_sub(1) else {
        // `Oct. 10, 2015: Two bombs kill 102`, `20 February 2024 was the deadliest day`: told of the day.
        let told = reading.has(date.end, Class::Be) || reading.is_any(date.end, &["saw", "marked", "became"]);
        let entry = reading.is(date.end, ':') && date.end + 1 < reading.len() || told;
        return !entry && date.day.is_some() && (date.year.is_some() || !reading.is(date.end, ','));
    };
    // `That day, 1 July 1916, there were`: told of an event.
    let told = reading.has_any(0, &[Class::The, Class::Determiner, Class::That]);
    let set_off = reading.is(before, ',') && !told
        || reading.is(before, '(')
        || reading.is_any(before, &["published", "updated", "posted"])
        || reading.is_word(before, "publication") && date.year.is_some()
        || date.weekday.is_some() && !leads_on(reading, before);
    // `Kano (Point News - 18th Mar, 2021)`
    let bracketed = date.start <= 3 * OPENING
        && reading.is(date.end, ')')
        && (0..date.start).any(|at| reading.is(at, '('))
        && (0..date.start).all(|at| reading.quantity_at(at).is_none());
    date.day.is_some() && (date.start <= OPENING && set_off || bracketed && date.year.is_some())
}

/// `on Thursday 4 April`, `late on`: a word that leads to the day of an event.
fn leads_on(reading: &Reading, at: usize) -> bool {
    const LEADS: &[&str] =
        &["on", "early", "late", "last", "this", "until", "till", "night", "morning", "evening"];
    const CLASSES: &[Class] =
        &[Class::Since, Class::From, Class::By, Class::Of, Class::Between, Class::And, Class::To, Class::In];
    reading.is_any(at, LEADS) || reading.has_any(at, CLASSES)
}

/// `07:46 GMT 17.11.2021`, `AA | 28.02.2020 - 09:05`, `Updated 15 May 2024`: a line of its own that tells when the
/// text was written.
fn is_stamp(reading: &Reading) -> bool {
    const LENGTH: usize = 16;
    const STAMPS: &[&str] =
        &["gmt", "utc", "am", "pm", "published", "updated", "posted", "modified", "est", "cet"];
    let clock = |at: usize| {
        matches!(reading.tokens[at].kind, Kind::Number | Kind::Mixed) && reading.word(at).contains(':')
    };
    reading.len() <= LENGTH
        && (0..reading.len()).any(|at| clock(at) || reading.is_any(at, STAMPS))
        && (0..reading.len()).all(|at| {
            reading.quantity_at(at).is_none() && reading.verb(at).is_none() && reading.cause(at).is_none()
        })
}

/// `as of Monday`: the day on which a count stands.
pub fn is_as_of(reading: &Reading, date: &DatePhrase) -> bool {
    as_of(reading, date.start.checked_sub(1))
}

/// `from 1 February to 31 July`, `until Tuesday`, `as of Monday`: the end of a stretch or of a count, and no
/// day of its own.
pub fn is_bound(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 6;
    let Some(before) = date.start.checked_sub(1) else { return false };
    let opened = || {
        let dates = reading.dates.iter().filter(|other| other.end <= before && before - other.end <= REACH);
        dates.into_iter().any(|other| {
            [Class::From, Class::Since, Class::Between]
                .iter()
                .any(|&class| is_led(reading, other.start.checked_sub(1), class))
        })
    };
    as_of(reading, Some(before))
        || reading.has_any(before, &[Class::Between, Class::From]) && !reading.is_possessive(date.end)
        || reading.is_any(before, &["until", "till", "through"])
        || (reading.has_any(before, &[Class::To, Class::And]) || reading.tokens[before].is_dash()) && opened()
}

/// Files a date as the event's, the opening or the end of its stretch.
pub(super) fn place_date(reading: &Reading, claim: &Claim, date: DatePhrase, period: &mut Period) {
    let before = date.start.checked_sub(1);
    let led = |class: Class| is_led(reading, before, class);
    let when = is_told_when(reading, claim, &date);
    let opens = || before.is_some_and(|before| opens_stretch(reading, claim, before));
    let other = |at: usize| is_of_record(reading, claim, at) || is_of_place(reading, claim, at);
    if before.is_some_and(other) || when && !led(Class::From) && opens() {
        return period.on = Some(date).filter(|_| when).or(period.on);
    }
    if is_of_else(reading, claim, &date, period) {
        return;
    }
    let clock = |class: Class| before.is_some_and(|at| is_clock_behind(reading, at, class));
    let dash = before.is_some_and(|at| reading.tokens[at].is_dash());
    if dash {
        period.open_before(&date);
    }
    let limit = limit(reading, &date);
    let closes = led(Class::To) || led(Class::And) || dash || limit.is_some() || clock(Class::To);
    // `the toll from Sunday's collapse`: no stretch.
    let owns = (reading.is_possessive(date.end) || is_name(reading, &date)) && led(Class::From);
    if closes && period.since.is_some() && period.until.is_none() {
        period.until = Some(date);
    } else if !owns && (clock(Class::From) || opens()) {
        // `464 since the start of 2023, including 256 since October 7`: of each number, what stands behind it.
        let nearer = |old: &DatePhrase| old.end <= claim.start && claim.number.1 <= date.start;
        period.since = period.since.filter(|old| !nearer(old)).or(Some(date));
    } else if as_of(reading, before) || is_of_count(reading, claim, &date) {
        period.stands |= as_of(reading, before);
        period.as_of = period.as_of.or(Some(date));
    } else if let Some(limit) = limit {
        period.counted |= reading.is_any(limit, &["until", "till"]);
        period.until = period.until.or(Some(date));
    } else if (owns || !led(Class::From)) && !is_in_passing(reading, &date, period) {
        happen(reading, claim, date, period);
    }
}

/// Whether a date is that of another figure, or of a clause beside the claim; that of the figure which a count rose from
/// is noted for it.
fn is_of_else(reading: &Reading, claim: &Claim, date: &DatePhrase, period: &mut Period) -> bool {
    let figure = figure_before(reading, date);
    if figure.is_some_and(|(start, _)| start == claim.number.0) {
        period.as_of = Some(*date);
    }
    figure.is_some()
        || is_beside(reading, claim, date.start)
        || period.since.is_none() && is_end_of_fight(reading, date)
}

/// The event is of the date, or of it and the one before.
fn happen(reading: &Reading, claim: &Claim, date: DatePhrase, period: &mut Period) {
    if let Some(first) = period.on.filter(|first| is_year_behind(reading, first, &date)) {
        (period.since, period.until, period.on) = (Some(first), Some(date), None);
        return;
    }
    if let Some(first) = period.on.filter(|first| is_day_behind(reading, first, &date)) {
        // `late on Sunday and early on Monday` is one night.
        let late = reading.any_of(first.start.saturating_sub(2)..first.start, &["late", "night", "evening"]);
        if !late {
            period.last(TimeFrame::Interval, "two days: `on Thursday and Friday`", reading, date.start);
        }
        (period.since, period.until, period.on) = (Some(first), Some(date), None);
        return;
    }
    if let Some(first) = period.on.filter(|first| is_night_into(reading, first, &date)) {
        (period.since, period.until, period.on) = (Some(first), Some(date), None);
        return;
    }
    period.night |= is_night(reading, date.start);
    period.eve |= is_eve(reading, &date);
    period.fall_on(claim, date);
}

/// `on Thursday and Friday`, `on Saturday and early Sunday`: a day behind the one before it.
fn is_day_behind(reading: &Reading, first: &DatePhrase, date: &DatePhrase) -> bool {
    let and = first.end < date.start && reading.has(first.end, Class::And);
    let near = date.start - first.end.min(date.start) <= 3;
    let plain = |at: usize| reading.is_any(at, &["early", "on", "late"]);
    let own = reading.is_possessive(date.end) || reading.is_possessive(first.end);
    first.is_day() && date.is_day() && and && near && !own && (first.end + 1..date.start).all(plain)
}

/// `in 2022 and 2023`: a year behind the one before it.
fn is_year_behind(reading: &Reading, first: &DatePhrase, date: &DatePhrase) -> bool {
    let year = |date: &DatePhrase| date.year.is_some() && date.month.is_none();
    year(first) && year(date) && first.end + 1 == date.start && reading.has(first.end, Class::And)
}

/// `by 30 April`, `by the end of May`, `until noon on Tuesday`: the word that ends a count on a date.
pub fn limit(reading: &Reading, date: &DatePhrase) -> Option<usize> {
    const REACH: usize = 7;
    let mut back = (date.start.saturating_sub(REACH)..date.start).rev();
    let at = back.find(|&at| !is_of_hour(reading, at))?;
    // `in the 24 hours to midday on Monday`
    let hours = || at > 0 && reading.has(at, Class::To) && reading.is_any(at - 1, &["hours", "day", "week"]);
    let ends = reading.has(at, Class::By) || reading.is_any(at, &["until", "till", "through"]) || hours();
    ends.then_some(at)
}

/// `the end of`, `noon on`, `8:30 pm on`: which part of a day, month or year is told.
fn is_of_hour(reading: &Reading, at: usize) -> bool {
    const PARTS: &[&str] = &[
        "end",
        "middle",
        "close",
        "beginning",
        "start",
        "early",
        "late",
        "mid",
        "noon",
        "midday",
        "midnight",
        "dawn",
        "dusk",
        "nightfall",
        "evening",
        "morning",
        "afternoon",
        "night",
        "on",
        "pm",
        "am",
        "gmt",
    ];
    let token = reading.tokens[at];
    reading.has_any(at, &[Class::The, Class::Of])
        || reading.is_any(at, PARTS)
        || matches!(token.kind, Kind::Number | Kind::Mixed)
        || token.is(':')
        || token.is('.')
        || reading.is_hyphen(at)
}

/// Words by which a count goes up, or is told as it stands.
const RISES: &[&str] = &[
    "rose",
    "rises",
    "risen",
    "rising",
    "climbed",
    "climbs",
    "climbing",
    "stood",
    "stands",
    "standing",
    "reached",
    "reaches",
    "passed",
    "exceeded",
    "exceeds",
    "surpassed",
    "topped",
    "jumped",
    "grew",
    "grown",
    "hit",
    "put",
    "puts",
    "putting",
    "pegged",
    "raised",
    "raising",
    "raises",
    "brought",
    "bringing",
    "took",
    "taking",
    "pushed",
    "pushing",
    "revised",
    "updated",
    "increased",
];

/// `the death toll rose to 36 on Sunday`: the day of a count, and not that of the deaths.
pub fn is_of_count(reading: &Reading, claim: &Claim, date: &DatePhrase) -> bool {
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    let (event, start) = (claim.event(), claim.start);
    let rises = |at: usize| reading.is_any(at, RISES);
    let risen = || (event.min(start).saturating_sub(4)..event.max(start)).any(rises);
    // `the toll from a strike on Thursday rose to 13`: of the strike, where no other date is.
    let struck = || {
        let subject = date.start.saturating_sub(10)..date.start;
        let first = reading.dates.first() == Some(date);
        first && rises(date.end) && subject.into_iter().any(|at| reading.cause(at) == Some(Cause::Conflict))
    };
    // `rose to 36 on Sunday`, `On Sunday, the toll rose to 36`, `on Sunday put the toll at 36`
    let beside = date.start >= claim.number.1.max(event) || date.start <= 2 || rises(date.end);
    figure && date.is_day() && !reading.is_possessive(date.end) && beside && risen() && !struck()
}

/// `The fighting lasted until Monday morning and left two wounded`: how long it went on, and no count up to then.
fn is_end_of_fight(reading: &Reading, date: &DatePhrase) -> bool {
    const LASTS: &[&str] =
        &["lasted", "lasting", "continued", "continuing", "raged", "dragged", "went", "stretched", "ran"];
    let Some(limit) = limit(reading, date) else { return false };
    (limit.saturating_sub(2)..limit).any(|at| reading.is_any(at, LASTS))
}

/// `killed eight, officials said as an envoy arrived in Kabul on Monday`: what stands at `at` is of a clause that tells
/// what else went on when it was said.
pub fn is_beside(reading: &Reading, claim: &Claim, at: usize) -> bool {
    let from = claim.event().max(claim.head.end).max(claim.number.1);
    let said = |as_: usize| {
        (from..as_).any(|said| {
            reading.speech(said).is_some()
                && (reading.term_end(said)..as_).all(|at| reading.in_date(at) || reading.is_word(at, "on"))
        })
    };
    reading.may_hold(&["as"])
        && reading
            .tokens_of(from..at.max(from), &["as"])
            .any(|as_| !reading.has(as_ + 1, Class::Of) && said(as_))
}

/// `the toll rose to 520 from 480 on Saturday`: the figure that a count stood at on the date, and rose or fell from.
fn figure_before(reading: &Reading, date: &DatePhrase) -> Option<(usize, usize)> {
    let before = date.start.checked_sub(1).filter(|_| date.is_day())?;
    let lead = before - usize::from(before > 0 && reading.is_any(before, &["on", "in"]));
    let quantity = &reading.quantities[reading.quantity_at(lead)?];
    let from = quantity.full_start.checked_sub(1).filter(|&at| reading.has(at, Class::From))?;
    let up = from > 0 && reading.is_any(from - 1, &["up", "down"]);
    let changed = up || (0..from).any(|at| reading.is_any(at, RISES));
    changed.then_some((quantity.start, quantity.end))
}

/// `the heaviest since the clashes in July`, but not `since the clashes in July killed 16`: the date behind
/// `before` is that of a comparison.
fn is_of_record(reading: &Reading, claim: &Claim, before: usize) -> bool {
    since_behind(reading, before)
        .is_some_and(|since| is_record(reading, since) && (claim.start < since || since == before))
}

/// `from 20:00 Moscow time on 24 May to 00:00 on 25 May`: an hour between the word and the day at `on`.
fn is_clock_behind(reading: &Reading, on: usize, class: Class) -> bool {
    const REACH: usize = 16;
    let hour = |at: usize| {
        matches!(reading.tokens[at].kind, Kind::Number | Kind::Mixed)
            || !reading.tokens[at].is_word()
            || reading.is_any(at, &["time", "p.m", "a.m", "pm", "am", "gmt", "utc", "local", "hours", "on"])
            || reading.is_capitalised(at) && !reading.has(at, class)
    };
    let start = (on.saturating_sub(REACH)..on).rev().find(|&at| !hour(at));
    let digits = |from: usize| {
        (from..on).any(|at| {
            // `from 480 on Sunday`
            let word = reading.word(at);
            let count = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
            let hour = || !count && !word.contains(',');
            matches!(reading.tokens[at].kind, Kind::Number | Kind::Mixed) && hour()
        })
    };
    reading.is_word(on, "on") && start.is_some_and(|from| reading.has(from, class) && digits(from))
}

/// `crashed at 00:51 local time (21:51 on 13 June, UTC)`: the same day by another clock.
pub fn is_by_clock(reading: &Reading, date: &DatePhrase) -> bool {
    let mark = |at: &usize| reading.is(*at, '(') || reading.is(*at, ')');
    let open = (0..date.start).rev().find(mark).filter(|&at| reading.is(at, '('));
    open.is_some_and(|open| open > 0 && (open..date.start).any(|at| reading.word(at).contains(':')))
}

/// `as of March 3`, `as of the morning of 14 May`, `as of early January`: when the count was taken.
fn as_of(reading: &Reading, before: Option<usize>) -> bool {
    const REACH: usize = 7;
    let Some(before) = before else { return false };
    let mut back = (before.saturating_sub(REACH)..=before).rev();
    let as_ = back.find(|&at| !is_of_hour(reading, at));
    as_.is_some_and(|at| at < before && reading.has(at, Class::As) && reading.has(at + 1, Class::Of))
}
