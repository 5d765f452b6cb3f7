//! When: date phrases against the publication, and the stretch that a figure covers.

use jiff::civil::Weekday;

use super::context::Context;
use super::metadata::Facts;
use super::{Draft, Passage};
use crate::assemble::{Case, Claim};
use crate::date::Date;
use crate::lexicon::{Class, PlaceKind};
use crate::mention::DatePhrase;
use crate::record::{Category, Measure, TimeFrame};

/// Closes the stretches of all drafts, and the dates of statements that they tell.
pub fn close(passages: &[Passage], drafts: &mut [Draft], facts: &Facts, context: &Context) {
    let start = context.conflict.map(|row| row.start);
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        let claim = &passages[draft.passage].claims[draft.claim];
        stated(draft, facts, start);
        let reading = &passages[draft.passage].reading;
        if claim.governed.is_some_and(|governed| governed.case == Case::Figure && reading.has(governed.at, Class::Number)) {
            // `taking the total to`: not of the day that the sentence speaks of.
            (draft.frame, draft.period_start, draft.period_end) = (Some(TimeFrame::Cumulative), None, None);
        }
        if draft.frame.is_some() || claim.measure == Measure::Ratio {
            continue;
        }
        if claim.day_count {
            draft.frame = Some(TimeFrame::Day);
        } else if claim.measure == Measure::Count || claim.measure == Measure::Percent {
            inherited(passages, before, draft, claim, facts);
        }
    }
}

/// What the claim's own sentence says.
fn stated(draft: &mut Draft, facts: &Facts, war: Option<Date>) {
    let resolve = |phrase: Option<DatePhrase>| phrase.and_then(|phrase| day_of(&phrase, facts.published));
    let (on, since, until) = (resolve(draft.period.on), resolve(draft.period.since), resolve(draft.period.until));
    draft.frame = draft.period.frame;
    if let Some((start, _)) = since {
        draft.period_start = Some(start);
        draft.period_end = until.map(|(_, end)| end);
        let whole = war.is_some_and(|war| start == war || start == war.to_month());
        draft.frame = draft.frame.or(Some(if whole { TimeFrame::Cumulative } else { TimeFrame::Interval }));
    } else if let Some((start, end)) = on.filter(|_| draft.frame != Some(TimeFrame::Cumulative)) {
        draft.period_start = Some(start);
        draft.period_end = Some(end);
        let day = start == end && start.day().is_some();
        draft.frame = draft.frame.or(Some(if day { TimeFrame::Day } else { TimeFrame::Interval }));
    } else if let Some((_, end)) = until {
        draft.period_end = Some(end);
    } else if draft.period.on.is_some_and(|on| on.day.is_some() || on.weekday.is_some() || on.days_ago.is_some()) {
        draft.frame = draft.frame.or(Some(TimeFrame::Day));
    }
    if let Some((_, day)) = resolve(draft.period.as_of) {
        match &mut draft.voice {
            Some(voice) if voice.source.is_some() => voice.claimed_on = voice.claimed_on.or(Some(day)),
            _ => draft.period_end = draft.period_end.or(Some(day)),
        }
    }
    if draft.frame.is_none() && draft.period.battle {
        draft.frame = Some(TimeFrame::Interval);
    }
}

/// What the claims and sentences before it say, or the kind of figure it is.
fn inherited(passages: &[Passage], before: &[Draft], draft: &mut Draft, claim: &Claim, facts: &Facts) {
    let passage = &passages[draft.passage];
    if let Some(joined) = before.last().filter(|last| last.passage == draft.passage && last.frame.is_some() && !passages[last.passage].claims[last.claim].day_count) {
        (draft.frame, draft.period_start, draft.period_end) = (joined.frame, joined.period_start, joined.period_end);
        return;
    }
    let heading = claim.governed.is_some_and(|governed| matches!(governed.case, Case::Heading | Case::Item));
    if heading && let Some((start, end)) = list_period(passages, draft.passage, facts) {
        (draft.frame, draft.period_start, draft.period_end) = (Some(TimeFrame::Cumulative), start, end);
        return;
    }
    if is_total(passages, draft, claim) {
        let town = crate::assemble::place::of(&passage.reading, &passage.places, claim).is_some_and(|place| matches!(place.kind, Some(PlaceKind::City)));
        draft.frame = Some(if town { TimeFrame::Interval } else { TimeFrame::Cumulative });
        return;
    }
    if !passage.is_display() && let Some(last) = event_before(passages, before, draft) {
        (draft.frame, draft.period_start, draft.period_end) = (last.frame, last.period_start, last.period_end);
    }
}

/// The stretch that the words over a list give: `from 24.02 to 30.04`.
fn list_period(passages: &[Passage], index: usize, facts: &Facts) -> Option<(Option<Date>, Option<Date>)> {
    let over = (index.saturating_sub(24)..index).rev().find(|&before| {
        passages[before].claims.is_empty() && passages[before].reading.dates.len() >= 2
    });
    let Some(over) = over else { return Some((None, None)) };
    let reading = &passages[over].reading;
    let dates: Vec<Date> = reading.dates.iter().filter_map(|date| day_of(date, facts.published)).map(|(start, _)| start).collect();
    let led = reading.dates.first().is_some_and(|date| date.start > 0 && reading.has_any(date.start - 1, &[Class::From, Class::Since]));
    Some(if led { (dates.first().copied(), dates.last().copied()) } else { (None, None) })
}

/// A running total: an army's losses in thousands, a list of them, a toll that stands or has risen.
fn is_total(passages: &[Passage], draft: &Draft, claim: &Claim) -> bool {
    let reading = &passages[draft.passage].reading;
    let number = claim.amount.value.or(claim.amount.low).unwrap_or_default();
    let military = !matches!(draft.category, Category::Civilian | Category::People);
    let perfect = claim.governed.is_some_and(|governed| (governed.at.saturating_sub(5)..governed.at).any(|at| reading.has(at, Class::Have)));
    let listed = passages[draft.passage].claims.len() >= 4 && military;
    let total = (claim.start.saturating_sub(5)..claim.start).any(|at| reading.is_word(at, "total"));
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    military && (number >= 2000.0 || perfect && number >= 100.0 || total || figure && number >= 1000.0)
        || listed && number >= 50.0
        || draft.category == Category::Civilian && number >= 1000.0
        || perfect && number >= 1000.0
}

/// The day that the last claims told of, where this one goes on with the same event.
fn event_before<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    let paragraph = passages[draft.passage].reading.sentence.paragraph;
    let last = before.iter().rev().find(|last| last.frame.is_some())?;
    let near = draft.passage - last.passage <= 3 && paragraph - passages[last.passage].reading.sentence.paragraph.min(paragraph) <= 1;
    let events = matches!(last.frame, Some(TimeFrame::Day | TimeFrame::Interval)) && !passages[last.passage].claims[last.claim].day_count;
    (near && events).then_some(last)
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
