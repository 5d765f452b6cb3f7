//! Date phrases: which tokens are a date, and what of it they say.
//!
//! The year that a phrase leaves open, and what a weekday means, is for `resolve`.

use super::Reading;
use super::tag::FIGURES;
use super::year::{part_of_year, year_alone};
use crate::lexicon::{CalendarKind, Class, kinds};
use crate::token::Kind;

/// A date as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatePhrase {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The year, where it is said.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The last month of a stretch of months.
    pub month_to: Option<i8>,
    /// The last day of a stretch of days.
    pub day_to: Option<i8>,
    /// A weekday, 1 is Monday; where the day of the month is told too, that counts.
    pub weekday: Option<i8>,
    /// Days before the publication.
    pub days_ago: Option<i8>,
    /// A year, month or week that is told by the publication.
    pub near: Option<Near>,
}

/// A stretch that is told by how far it lies before the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// `this year`, `last year`; with a month of it, `in December last year`.
    Year(i8),
    /// `this month`, `last month`.
    Month(i8),
    /// `this week`, `last week`.
    Week(i8),
    /// `the weekend`.
    Weekend,
    /// `the beginning of the year`: its first day.
    YearStart(i8),
    /// `the end of last year`: its last month.
    YearEnd(i8),
}

impl Near {
    /// What a unit of the calendar tells, so many units ago.
    fn of(kind: CalendarKind, ago: i8) -> Option<Near> {
        match kind {
            CalendarKind::YearsAgo => Some(Near::Year(ago)),
            CalendarKind::MonthsAgo => Some(Near::Month(ago)),
            CalendarKind::WeeksAgo => Some(Near::Week(ago)),
            CalendarKind::Weekend => Some(Near::Weekend),
            CalendarKind::YearStart => Some(Near::YearStart(ago)),
            CalendarKind::YearEnd => Some(Near::YearEnd(ago)),
            CalendarKind::Month | CalendarKind::Weekday | CalendarKind::DaysAgo | CalendarKind::YearDay => {
                None
            }
        }
    }
}

impl DatePhrase {
    /// Whether it tells one day, and not a month, a year or a week.
    pub fn is_day(&self) -> bool {
        self.day.is_some() || self.weekday.is_some() || self.days_ago.is_some()
    }

    /// The phrase of a year, narrowed to the months of a part of it.
    pub(super) fn over(self, months: Option<(i8, i8)>) -> DatePhrase {
        let Some((first, last)) = months else { return self };
        DatePhrase { month: Some(first), month_to: (first != last).then_some(last), ..self }
    }
}

/// Adds the date phrases of a sentence, in order.
pub(super) fn scan(reading: &Reading, dates: &mut Vec<DatePhrase>) {
    let mut at = 0;
    while at < reading.len() {
        let opens = reading.is_marked(at, FIGURES) || reading.kinds_at(at) & kinds::CALENDAR != 0;
        match opens.then(|| phrase_at(reading, at)).flatten() {
            Some(date) => {
                at = date.end;
                dates.push(date);
            }
            None => at += 1,
        }
    }
    join_weekdays(reading, dates);
    share_years(dates);
}

/// `Thursday 4 April`, `Wednesday, March 2nd`: one date, of the day of the month.
fn join_weekdays(reading: &Reading, dates: &mut Vec<DatePhrase>) {
    for index in (1..dates.len()).rev() {
        let (weekday, date) = (dates[index - 1], dates[index]);
        let gap = date.start - weekday.end;
        let joined = gap == 0 || gap == 1 && (reading.is(weekday.end, ',') || reading.is(weekday.end, '('));
        if weekday.weekday.is_some() && weekday.month.is_none() && date.day.is_some() && joined {
            dates[index] = DatePhrase { start: weekday.start, weekday: weekday.weekday, ..date };
            dates.remove(index - 1);
        }
    }
}

/// `Jan. 7-9, 2015: Gunmen break into an office on Jan. 7`: a day of a month that the sentence gives with its
/// year.
fn share_years(dates: &mut [DatePhrase]) {
    for index in 1..dates.len() {
        let (told, rest) = dates.split_at_mut(index);
        let date = &mut rest[0];
        if date.year.is_none() && date.day.is_some() && date.near.is_none() {
            let same = |other: &&DatePhrase| other.month == date.month && other.year.is_some();
            date.year = told.iter().rfind(same).and_then(|other| other.year);
        }
    }
}

/// Things that are called by a day: `April 7th Street`, `the March 23 Movement`.
const NAMED: &[&str] = &[
    "street",
    "square",
    "avenue",
    "road",
    "bridge",
    "movement",
    "brigade",
    "battalion",
    "stadium",
    "hospital",
    "university",
    "district",
    "hall",
    "park",
];

fn phrase_at(reading: &Reading, at: usize) -> Option<DatePhrase> {
    let date = any_phrase_at(reading, at)?;
    let of_thing = date.day.is_some()
        && date.year.is_none()
        && reading.is_capitalised(date.end)
        && reading.is_any(date.end, NAMED);
    (!of_thing).then_some(date)
}

fn any_phrase_at(reading: &Reading, at: usize) -> Option<DatePhrase> {
    match reading.calendar(at) {
        Some((CalendarKind::Month, month)) => return month_first(reading, at, month),
        Some((CalendarKind::Weekday, weekday)) => {
            let end = reading.term_end(at);
            return Some(DatePhrase { start: at, end, weekday: Some(weekday), ..DatePhrase::default() });
        }
        Some((CalendarKind::DaysAgo, days)) => {
            let end = reading.term_end(at);
            // `Africa Today News`: part of a name.
            if at > 0 && reading.is_capitalised(at) && reading.is_capitalised(at - 1) && !reading.shouting {
                return None;
            }
            return Some(DatePhrase { start: at, end, days_ago: Some(days), ..DatePhrase::default() });
        }
        Some((kind, ago)) => {
            let near = Near::of(kind, ago)?;
            let phrase = DatePhrase {
                start: at,
                end: reading.term_end(at),
                near: Some(near),
                ..DatePhrase::default()
            };
            let part = matches!(near, Near::Year(_)).then(|| part_of_year(reading, at)).flatten();
            return Some(phrase.over(part));
        }
        None => {}
    }
    let (year_day, day) = (|| year_day(reading, at), || day_first(reading, at));
    year_day().or_else(day).or_else(|| figures(reading, at)).or_else(|| year_alone(reading, at))
}

/// `New Year's Eve`, `New Year's Day 2023`: a day by its name.
fn year_day(reading: &Reading, at: usize) -> Option<DatePhrase> {
    let (month, day) = reading.year_day(at)?;
    let end = reading.term_end(at);
    let mut date = DatePhrase { start: at, end, month: Some(month), day: Some(day), ..DatePhrase::default() };
    take_year(reading, &mut date);
    Some(date)
}

/// `March 14`, `March 14th, 2023`, `April 16-17`, `March 2022`, `January-February 2023`, `in May`.
fn month_first(reading: &Reading, at: usize, month: i8) -> Option<DatePhrase> {
    let mut date =
        DatePhrase { start: at, end: reading.term_end(at), month: Some(month), ..DatePhrase::default() };
    if reading.is(date.end, '.') {
        date.end += 1;
    }
    let joined = reading.tokens.get(date.end).is_some_and(|token| token.is_dash())
        || reading.has_any(date.end, &[Class::And, Class::To]);
    // `late April and early May`
    let part = usize::from(reading.is_any(date.end + 1, &["early", "mid", "late"]));
    if joined && let Some((CalendarKind::Month, to)) = reading.calendar(date.end + 1 + part) {
        date.month_to = Some(to);
        date.end = reading.term_end(date.end + 1 + part);
    }
    let comma = usize::from(reading.is(date.end, ','));
    if let Some(day) =
        day_number(reading, date.end + comma).filter(|_| comma == 0 || reading.tokens[date.end].glued)
    {
        date.day = Some(day);
        date.end += comma + 1;
        extend_days(reading, &mut date);
    }
    take_year(reading, &mut date);
    let anchored =
        date.day.is_some() || date.year.is_some() || date.month_to.is_some() || date.near.is_some();
    // `July saw 286 civilians killed`, `April cost them 354 tanks`
    let told = reading.is_any(date.end, &["saw", "cost"]);
    (anchored || told || stands_as_month(reading, at)).then_some(date)
}

/// A month without a number is one behind `in`, `since`, `early`, `last`: `may` and `march` are words.
fn stands_as_month(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    reading.has_any(
        before,
        &[
            Class::In,
            Class::Since,
            Class::Of,
            Class::By,
            Class::From,
            Class::To,
            Class::And,
            Class::Preposition,
            Class::Subordinator,
            Class::The,
        ],
    ) || reading.tokens[before].is_dash()
        // `a November interview`
        || reading.has(before, Class::A) && reading.is_capitalised(at)
        || reading.is_any(before, &["early", "mid", "late", "last", "this", "next"])
}

/// `14 March 2023`, `14th of March`, `3-9 March`.
fn day_first(reading: &Reading, at: usize) -> Option<DatePhrase> {
    let day = day_number(reading, at)?;
    let mut date = DatePhrase { start: at, end: at + 1, day: Some(day), ..DatePhrase::default() };
    extend_days(reading, &mut date);
    if reading.has(date.end, Class::Of) {
        date.end += 1;
    }
    let (CalendarKind::Month, month) = reading.calendar(date.end)? else { return None };
    date.month = Some(month);
    date.end = reading.term_end(date.end);
    take_year(reading, &mut date);
    Some(date)
}

/// `-9` behind a day, `and 17` where `between` stands before it: a stretch of days.
fn extend_days(reading: &Reading, date: &mut DatePhrase) {
    let dash = reading.is_hyphen(date.end);
    let between = date.start > 0
        && reading.has(date.start - 1, Class::Between)
        && reading.has(date.end, Class::And)
        && reading.noun(date.end + 2).is_none();
    // `from August 6 to 13`, `from 10 to 12 May`
    let from = date.start > 0
        && reading.has(date.start - 1, Class::From)
        && reading.has(date.end, Class::To)
        && reading.noun(date.end + 2).is_none()
        && (date.month.is_none() || reading.calendar(date.end + 2).is_none());
    // `the night of 5 to 6 May`
    let night = date.start > 1
        && reading.has(date.start - 1, Class::Of)
        && reading.is_word(date.start - 2, "night")
        && (reading.has(date.end, Class::To) || reading.is_word(date.end, "into"));
    if (dash || between || from || night)
        && let Some(to) = day_number(reading, date.end + 1)
    {
        date.day_to = Some(to);
        date.end += 2;
    }
}

/// A year behind a day or month, with or without a comma.
fn take_year(reading: &Reading, date: &mut DatePhrase) {
    let comma = usize::from(reading.is(date.end, ',') || reading.has(date.end, Class::Of));
    if let Some(year) = year_number(reading, date.end + comma) {
        date.year = Some(year);
        date.end += comma + 1;
    } else if let Some((CalendarKind::YearsAgo, ago)) =
        reading.calendar(date.end + usize::from(reading.has(date.end, Class::Of)))
    {
        // `in December last year`, `in May of this year`
        date.near = Some(Near::Year(ago));
        date.end = reading.term_end(date.end + usize::from(reading.has(date.end, Class::Of)));
    }
}

/// `2023-03-02`, `03.10.2017`.
fn figures(reading: &Reading, at: usize) -> Option<DatePhrase> {
    let token = reading.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let start = DatePhrase { start: at, end: at + 1, ..DatePhrase::default() };
    if let Some((day, rest)) = token.of(reading.text).split_once('.') {
        return pointed(reading, start, day, rest);
    }
    let year = year_number(reading, at)?;
    let dashes = [at + 1, at + 3].iter().all(|&dash| reading.is_hyphen(dash));
    let month = dashes.then(|| day_number(reading, at + 2)).flatten()?;
    let day = day_number(reading, at + 4)?;
    Some(DatePhrase { end: at + 5, year: Some(year), month: Some(month), day: Some(day), ..start })
}

/// `03.10.2017`, and a day of a bulletin, `from 24.02 to 03.06`: `day` is before the first point.
fn pointed(reading: &Reading, start: DatePhrase, day: &str, rest: &str) -> Option<DatePhrase> {
    let figures = |text: &str, least: usize, most: usize| {
        let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i16>().ok().filter(|_| fits)
    };
    let small = |number: i16| i8::try_from(number).ok();
    if let Some((month, year)) = rest.split_once('.') {
        let year = figures(year, 4, 4).filter(|year| (1900..2100).contains(year))?;
        let (day, month) = (figures(day, 1, 2)?, figures(month, 1, 2)?);
        return Some(DatePhrase { day: small(day), month: small(month), year: Some(year), ..start });
    }
    let led = start.start > 0
        && reading.has_any(
            start.start - 1,
            &[Class::From, Class::To, Class::Since, Class::Of, Class::By, Class::Preposition],
        );
    let fits = day.starts_with(['0', '1', '2', '3']) && rest.starts_with(['0', '1']);
    let (day, month) = (figures(day, 2, 2)?, figures(rest, 2, 2)?);
    let date = DatePhrase { day: small(day), month: small(month), ..start };
    (led && fits && (1..=12).contains(&month)).then_some(date)
}

/// 1 to 31, with or without an ordinal ending.
fn day_number(reading: &Reading, at: usize) -> Option<i8> {
    let token = reading.tokens.get(at).filter(|token| matches!(token.kind, Kind::Number | Kind::Mixed))?;
    let text = token.of(reading.text);
    // `Date14 January 2015`: a table whose cells a page lost.
    let text = text.strip_prefix("Date").unwrap_or(text);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &text[digits.len()..];
    let fits =
        ending.is_empty() || ["st", "nd", "rd", "th"].iter().any(|one| ending.eq_ignore_ascii_case(one));
    digits.parse().ok().filter(|day| fits && digits.len() <= 2 && (1..=31).contains(day))
}

/// Four digits from 1900 to 2099, without a comma.
pub(super) fn year_number(reading: &Reading, at: usize) -> Option<i16> {
    let token = reading.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let text = token.of(reading.text);
    text.parse().ok().filter(|year| text.len() == 4 && (1900..2100).contains(year))
}
