//! Calendar dates cut to what is known: a day, a month or a year.
//!
//! A text gives dates in all three grains; a record writes them as ISO 8601, cut to
//! what is known (`2023-03-02`, `2023-09`, `2023`). Arithmetic is jiff's.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{self, Weekday};
use jiff::{Span, ToSpan};
use serde::{Serialize, Serializer};

/// A date of which at least the year is known.
///
/// Ordered by what is known, so `2023 < 2023-01 < 2023-01-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    /// 1 to 12.
    month: Option<i8>,
    /// 1 to 31; only ever set with a month.
    day: Option<i8>,
}

impl Date {
    /// A date known to the day; `None` where the calendar has no such day.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok().map(Date::from)
    }

    /// A date known to the month; `None` where the calendar has no such month.
    pub fn from_ym(year: i16, month: i8) -> Option<Date> {
        civil::Date::new(year, month, 1).ok()?;
        Some(Date { year, month: Some(month), day: None })
    }

    /// A year.
    pub fn from_year(year: i16) -> Date {
        Date { year, month: None, day: None }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The full calendar day, where day and month are known.
    fn civil(self) -> Option<civil::Date> {
        civil::Date::new(self.year, self.month?, self.day?).ok()
    }

    /// The date `days` later (earlier where negative); `None` without a day or out of the calendar.
    pub fn plus_days(self, days: i32) -> Option<Date> {
        self.checked_add(days.days())
    }

    /// The month `months` later (earlier where negative); `None` without a month.
    pub fn plus_months(self, months: i32) -> Option<Date> {
        let first = civil::Date::new(self.year, self.month?, 1).ok()?;
        let moved = first.checked_add(months.months()).ok()?;
        Date::from_ym(moved.year(), moved.month())
    }

    fn checked_add(self, span: Span) -> Option<Date> {
        self.civil()?.checked_add(span).ok().map(Date::from)
    }

    /// The day of that weekday at or before this one.
    ///
    /// News says "on Thursday" for the last one; on a Thursday it means today.
    pub fn last_weekday(self, weekday: Weekday) -> Option<Date> {
        let today = self.civil()?;
        self.plus_days(-i32::from(today.weekday().since(weekday)))
    }

    /// The weekday, where the day is known.
    pub fn weekday(self) -> Option<Weekday> {
        self.civil().map(civil::Date::weekday)
    }

    /// What it and another date have in common: the day, or the month or year of both.
    pub fn shared(self, other: Date) -> Option<Date> {
        let year = (self.year == other.year).then(|| self.to_year())?;
        if self.month.is_none() || self.month != other.month {
            return Some(year);
        }
        Some(if self == other { self } else { self.to_month() })
    }

    /// Its year alone.
    pub fn to_year(self) -> Date {
        Date::from_year(self.year)
    }

    /// This date without its day.
    pub fn to_month(self) -> Date {
        Date { day: None, ..self }
    }

    /// Reads a date or date-time as metadata writes it: ISO 8601 at any grain
    /// (`2023-03-02T10:00:00Z`, `2023-09`, `2023`) or compact (`20230302`).
    ///
    /// `None` where the text does not open with a date.
    pub fn from_metadata(text: &str) -> Option<Date> {
        // As most have it.
        if let [year @ .., b'-', m1, m2, b'-', d1, d2] = text.as_bytes()
            && year.len() == 4
            && [m1, m2, d1, d2].into_iter().chain(year).all(u8::is_ascii_digit)
        {
            let two = |tens: u8, ones: u8| 10 * (tens - b'0') as i8 + (ones - b'0') as i8;
            let year = year.iter().fold(0, |year, digit| 10 * year + i16::from(digit - b'0'));
            return Date::from_ymd(year, two(*m1, *m2), two(*d1, *d2));
        }
        let text = text.trim();
        let head = text.split(['T', ' ', 't']).next().unwrap_or(text);
        if head.len() == 8 && head.bytes().all(|b| b.is_ascii_digit()) {
            return Date::from_ymd(
                head[..4].parse().ok()?,
                head[4..6].parse().ok()?,
                head[6..].parse().ok()?,
            );
        }
        head.parse().ok()
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Date {
        Date { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate(String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date: write it as 2023-03-02, 2023-03 or 2023", self.0)
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads `2023-03-02`, `2023-03` or `2023`.
    fn from_str(text: &str) -> Result<Date, NotADate> {
        let refused = || NotADate(text.to_owned());
        let mut parts = text.split(['-', '/']);
        let digits = |part: &str, length: usize| -> Result<i16, NotADate> {
            if part.len() > length || part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(refused());
            }
            part.parse().map_err(|_| refused())
        };
        let year = parts.next().unwrap_or_default();
        if year.len() != 4 {
            return Err(refused());
        }
        let year = digits(year, 4)?;
        let Some(month) = parts.next() else { return Ok(Date::from_year(year)) };
        let month = digits(month, 2)? as i8;
        let Some(day) = parts.next() else { return Date::from_ym(year, month).ok_or_else(refused) };
        let day = digits(day, 2)? as i8;
        if parts.next().is_some() {
            return Err(refused());
        }
        Date::from_ymd(year, month, day).ok_or_else(refused)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_metadata_writes() {
        let day = Date::from_ymd(2023, 3, 2);
        for text in ["2023-03-02", "2023-03-02T23:59:00+02:00", "2023-03-02 10:11", "20230302", "2023/03/02"]
        {
            assert_eq!(Date::from_metadata(text), day, "{text}");
        }
        assert_eq!(Date::from_metadata("2023-09"), Date::from_ym(2023, 9));
        assert_eq!(Date::from_metadata("2023"), Some(Date::from_year(2023)));
        for text in ["None", "", "2023-13-01", "2023-02-30", "yesterday", "02.03.2023"] {
            assert_eq!(Date::from_metadata(text), None, "{text}");
        }
    }

    #[test]
    fn weekday_is_the_last_one() {
        let thursday = Date::from_ymd(2023, 3, 2).unwrap();
        assert_eq!(thursday.last_weekday(Weekday::Thursday), Some(thursday));
        assert_eq!(thursday.last_weekday(Weekday::Friday), Date::from_ymd(2023, 2, 24));
        assert_eq!(thursday.last_weekday(Weekday::Wednesday), Date::from_ymd(2023, 3, 1));
    }

    #[test]
    fn months_roll_over_years() {
        assert_eq!(Date::from_ymd(2023, 1, 31).unwrap().plus_months(-1), Date::from_ym(2022, 12));
    }
}
