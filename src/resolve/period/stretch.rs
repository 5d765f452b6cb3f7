//! Longer stretches that a text tells of itself: that of a battle, of what was over on a day, and of attacks that
//! figures behind them count.

use super::scene::tells_event;
use super::told::Scene;
use crate::assemble::duration;
use crate::date::Date;
use crate::lexicon::Class;
use crate::mention::{DatePhrase, Reading};
use crate::record::TimeFrame;
use crate::resolve::Passage;
use crate::resolve::day::{Base, day_of};
use crate::why::Because;

/// The rule of a stretch of attacks.
const ATTACKED: &str =
    "the stretch that the text was last said to speak of: `since Sunday gunmen have attacked`";

/// `these strikes took place between September 25 and November 23`: the days of attacks that figures behind them count.
pub(super) fn days_of_events(passage: &Passage, base: Base) -> Option<Scene> {
    if !passage.claims.is_empty() || !tells_event(passage) {
        return None;
    }
    days_between(passage, base)
}

/// `covers the period from February 24 to May 15`: the days that a sentence gives as a stretch.
pub(super) fn days_between(passage: &Passage, base: Base) -> Option<Scene> {
    let reading = &passage.reading;
    if reading.dates.len() < 2 {
        return None;
    }
    let opens =
        |date: &DatePhrase| date.start > 0 && reading.has_any(date.start - 1, &[Class::Between, Class::From]);
    let ends = |first: &DatePhrase, last: &DatePhrase| {
        let link = reading.has_any(first.end, &[Class::And, Class::To]);
        link && last.start == first.end + 1
    };
    // `on Tuesday and Wednesday`
    let on = |first: &DatePhrase, last: &DatePhrase| {
        let led = first.start == 0 || reading.is_word(first.start - 1, "on");
        led && reading.has(first.end, Class::And) && last.start == first.end + 1
    };
    let mut pairs = reading.dates.iter().zip(reading.dates.iter().skip(1));
    let (first, last) = pairs.find(|(first, last)| {
        first.is_day() && last.is_day() && (opens(first) && ends(first, last) || on(first, last))
    })?;
    let why = Because::words(ATTACKED, first.start, last.end);
    let days = day_of(first, base).zip(day_of(last, base)).map(|(first, last)| (first.0, last.1));
    let sure = days.is_none_or(|(start, end)| start < end);
    sure.then_some(Scene { days, frame: TimeFrame::Interval, why, paragraph: None, open: false })
}

/// `Since last Sunday gunmen have attacked villages`, `In the past week, the army has carried out raids`: a sentence
/// that counts no loss opens with the stretch of the attacks that it tells of.
pub(super) fn stretch_of_events(passage: &Passage, base: Base) -> Option<Scene> {
    const OPENING: usize = 7;
    const DAYS: i32 = 31;
    let reading = &passage.reading;
    if !passage.claims.is_empty() || passage.is_display() || !tells_event(passage) {
        return None;
    }
    let scene = |days, words: (usize, usize), open| {
        let why = Because::words(ATTACKED, words.0, words.1);
        Scene { days, frame: TimeFrame::Interval, why, paragraph: None, open }
    };
    if reading.has(0, Class::Since) {
        let date = reading.dates.first().filter(|date| date.is_day() && date.start <= 3)?;
        let day = day_of(date, base).map(|(day, _)| day);
        let recent = base.published.and_then(|published| published.plus_days(-DAYS));
        let news = day.zip(recent).map_or(date.weekday.is_some(), |(day, then)| then < day);
        return news.then(|| scene(day.map(|day| (day, day)), (0, date.end), true));
    }
    let unit = (0..OPENING).find(|&at| duration::frame_at(reading, at) == Some(TimeFrame::Interval))?;
    // `In a week of fighting,`
    let closes = |at: usize| reading.is(at, ',');
    (unit + 1..unit + 4).any(closes).then(|| scene(None, (0, unit + 1), false))
}

/// `Date: 14 January – 20 February 2015`, `the siege lasted from 25 February until 12 March 2022`: the stretch of
/// a battle, which figures of losses behind it are of.
pub(super) fn stretch_told(passage: &Passage, base: Base) -> Option<Scene> {
    let reading = &passage.reading;
    let joined = |first: &DatePhrase, second: &DatePhrase| {
        let between = first.end..second.start;
        second.start == first.end + 1
            && between.into_iter().all(|at| {
                reading.tokens[at].is_dash()
                    || reading.has(at, Class::To)
                    || reading.is_any(at, &["until", "till", "through"])
            })
    };
    let pair = reading.dates.iter().zip(reading.dates.iter().skip(1));
    let (first, second) = pair.into_iter().find(|(first, second)| {
        first.day.is_some() && second.day.is_some() && second.year.is_some() && joined(first, second)
    })?;
    let end = day_of(second, base)?.1;
    let start = day_of(&DatePhrase { year: first.year.or(second.year), ..*first }, base)?.0;
    let rule = "the stretch of the battle that the text tells of";
    let why = Because::words(rule, first.start, second.end);
    let days = Some((start, end));
    passage.claims.is_empty().then_some(Scene {
        days,
        frame: TimeFrame::Interval,
        why,
        paragraph: None,
        open: false,
    })
}

/// `ended a six-day operation on Tuesday`: the stretch of what was over on that day.
pub(super) fn stretch_over(reading: &Reading, (first, last): (Date, Date)) -> Option<(Date, Date)> {
    let many = days_over(reading).filter(|_| first == last)?;
    Some((last.plus_days(1 - many)?, last))
}

/// `concluded a six-day operation`, `ended a week-long siege`: how many days something took that is over.
fn days_over(reading: &Reading) -> Option<i32> {
    const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const ENDS: &[&str] =
        &["concluded", "ended", "completed", "finished", "wrapped", "concluding", "ending", "completing"];
    let day = (2..reading.len()).find(|&at| {
        let hyphen = reading.is_hyphen(at - 1);
        hyphen
            && (reading.is_word(at, "day") || reading.is_word(at, "long") && reading.is_word(at - 2, "week"))
    })?;
    (0..day).find(|&at| reading.is_any(at, ENDS))?;
    let word =
        || NUMBERS.iter().position(|word| reading.is_word(day - 2, word)).map(|index| index as i32 + 2);
    let figure = || reading.word(day - 2).parse().ok().filter(|many| (2..=60).contains(many));
    if reading.is_word(day, "long") { Some(7) } else { word().or_else(figure) }
}

/// `Date: 12-14 September 2022`: the stretch in the table of a battle.
pub(super) fn days_told(passage: &Passage, base: Base) -> Option<Scene> {
    let date = passage.reading.dates().first().filter(|date| date.start <= 2 && date.day_to.is_some())?;
    let days = passage.is_display().then(|| day_of(date, base)).flatten()?;
    let rule = "the stretch of the battle that the text tells of";
    let why = Because::words(rule, date.start, date.end);
    Some(Scene { days: Some(days), frame: TimeFrame::Interval, why, paragraph: None, open: false })
}
