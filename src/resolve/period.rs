//! When: date phrases against the publication, and the stretch that a figure covers.

use jiff::civil::Weekday;

use super::metadata::Facts;
use super::{Draft, Passage};
use crate::date::Date;
use crate::lexicon::Lexicon;
use crate::mention::DatePhrase;
use crate::record::TimeFrame;

/// Closes the stretches of all drafts.
pub fn close(_passages: &[Passage], drafts: &mut [Draft], facts: &Facts, _lexicon: &Lexicon) {
    for draft in drafts.iter_mut() {
        let resolve = |phrase: Option<DatePhrase>| phrase.and_then(|phrase| day_of(&phrase, facts.published));
        let (on, since, until) = (resolve(draft.period.on), resolve(draft.period.since), resolve(draft.period.until));
        draft.frame = draft.period.frame;
        if let Some((start, _)) = since {
            draft.period_start = Some(start);
            draft.period_end = until.map(|(_, end)| end);
            draft.frame = draft.frame.or(Some(TimeFrame::Interval));
        } else if let Some((start, end)) = on {
            draft.period_start = Some(start);
            draft.period_end = Some(end);
            let day = start == end && start.day().is_some();
            draft.frame = draft.frame.or(Some(if day { TimeFrame::Day } else { TimeFrame::Interval }));
        } else if let Some((_, end)) = until {
            draft.period_end = Some(end);
        } else if draft.period.on.is_some() {
            draft.frame = draft.frame.or(Some(TimeFrame::Day)).filter(|_| draft.period.on.is_some_and(|on| on.day.is_some() || on.weekday.is_some() || on.days_ago.is_some()));
        }
    }
}

/// First and last day (or month, or year) of a phrase; `None` where the year stays open.
pub fn day_of(phrase: &DatePhrase, published: Option<Date>) -> Option<(Date, Date)> {
    if let Some(weekday) = phrase.weekday {
        let day = published?.last_weekday(Weekday::from_monday_one_offset(weekday).ok()?)?;
        return Some((day, day));
    }
    if let Some(days) = phrase.days_ago {
        let day = published?.plus_days(-i32::from(days))?;
        return Some((day, day));
    }
    let Some(month) = phrase.month else {
        let year = Date::from_year(phrase.year?);
        return Some((year, year));
    };
    let year = phrase.year.or_else(|| year_before(published?, month, phrase.day))?;
    match phrase.day {
        Some(day) => {
            let start = Date::from_ymd(year, month, day)?;
            let end = phrase.day_to.map_or(Some(start), |to| Date::from_ymd(year, month, to))?;
            Some((start, end))
        }
        None => {
            let start = Date::from_ym(year, month)?;
            let end = phrase.month_to.map_or(Some(start), |to| Date::from_ym(year, to))?;
            Some((start, end))
        }
    }
}

/// The year of the last such month or day before the publication.
fn year_before(published: Date, month: i8, day: Option<i8>) -> Option<i16> {
    let now = (published.month()?, published.day().unwrap_or(31));
    let then = (month, day.unwrap_or(1));
    Some(if then > now { published.year() - 1 } else { published.year() })
}
