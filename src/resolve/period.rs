//! When: date phrases against the publication, and the stretch that a figure covers.

use jiff::civil::Weekday;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::metadata::Facts;
use super::{Draft, Passage};
use crate::assemble::{self, Case, Claim};
use crate::date::Date;
use crate::lexicon::{Class, PlaceKind, TimeKind};
use crate::mention::{DatePhrase, Reading};
use crate::record::{Category, Measure, Outcome, TimeFrame};

/// Closes the stretches of all drafts, and the dates of statements that they tell.
pub fn close(passages: &[Passage], drafts: &mut [Draft], facts: &Facts, context: &Context) {
    let start = context.conflict.map(|row| row.start);
    let bases = Base::of_passages(passages, facts.published);
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        let claim = &passages[draft.passage].claims[draft.claim];
        stated(draft, bases[draft.passage], start);
        let reading = &passages[draft.passage].reading;
        if claim
            .governed
            .is_some_and(|governed| governed.case == Case::Figure && reading.has(governed.at, Class::Number))
        {
            // `taking the total to`: not of the day that the sentence speaks of.
            (draft.frame, draft.period_start, draft.period_end) = (Some(TimeFrame::Cumulative), None, None);
        }
        if draft.frame.is_some() || claim.measure == Measure::Ratio {
            continue;
        }
        if claim.day_count {
            draft.frame = Some(TimeFrame::Day);
        } else if claim.measure == Measure::Count || claim.measure == Measure::Percent {
            inherited(passages, before, draft, claim, bases[draft.passage]);
        }
    }
    repeated(passages, drafts);
    scene_days(passages, drafts, &bases);
}

/// A figure that the text gives again is of the stretch that it was first given with.
fn repeated(passages: &[Passage], drafts: &mut [Draft]) {
    type Stretch = (Option<TimeFrame>, Option<Date>, Option<Date>);
    const TELLING: f64 = 10.0;
    let key = |draft: &Draft| {
        let claim = &passages[draft.passage].claims[draft.claim];
        let number = claim.amount.value.filter(|number| *number >= TELLING)?;
        Some((number.to_bits(), draft.category, draft.outcome, draft.side))
    };
    // `None` where two stretches are told of one figure.
    let mut told: FxHashMap<_, Option<Stretch>> = FxHashMap::default();
    for draft in drafts.iter().filter(|draft| draft.frame.is_some()) {
        let stretch = (draft.frame, draft.period_start, draft.period_end);
        let Some(key) = key(draft) else { continue };
        told.entry(key)
            .and_modify(|old| *old = old.filter(|old| old.0 == stretch.0))
            .or_insert(Some(stretch));
    }
    for draft in drafts.iter_mut().filter(|draft| draft.frame.is_none()) {
        if passages[draft.passage].is_display() {
            continue;
        }
        if let Some(Some(stretch)) = key(draft).and_then(|key| told.get(&key)) {
            (draft.frame, draft.period_start, draft.period_end) = *stretch;
        }
    }
}

/// Small figures that no other stretch is told of are of the day that their text was last said to
/// speak of.
fn scene_days(passages: &[Passage], drafts: &mut [Draft], bases: &[Base]) {
    let mut scene: Option<Option<(Date, Date)>> = None;
    let mut next = 0;
    for (index, passage) in passages.iter().enumerate() {
        if let Some(told) = day_told(passage, bases[index]) {
            scene = told;
        }
        while next < drafts.len() && drafts[next].passage == index {
            let draft = &mut drafts[next];
            next += 1;
            let claim = &passage.claims[draft.claim];
            let small = claim.amount.value.or(claim.amount.high).is_some_and(|number| number < 1000.0);
            if let Some(day) = scene
                && draft.frame.is_none()
                && small
                && !is_perfect(&passage.reading, claim)
                && claim.measure == Measure::Count
                && !passage.is_display()
            {
                draft.frame = Some(TimeFrame::Day);
                (draft.period_start, draft.period_end) = (day.map(|day| day.0), day.map(|day| day.1));
            }
        }
    }
}

/// The day that a passage speaks of, `Some(Some(None))` where its date stays open; `Some(None)`
/// where it turns to a longer stretch, `None` where it goes on with what was told.
fn day_told(passage: &Passage, base: Base) -> Option<Option<Option<(Date, Date)>>> {
    let reading = &passage.reading;
    let spoken = |date: &DatePhrase| passage.statements.iter().any(|said| said.date == Some(*date));
    let date =
        reading.dates.iter().rfind(|date| !spoken(date) && !assemble::period::is_dateline(reading, date));
    if let Some(date) = date {
        let day = date.day.is_some() || date.weekday.is_some() || date.days_ago.is_some();
        return Some(day.then(|| day_of(date, base)));
    }
    (0..reading.len()).any(|at| reading.time(at, TimeKind::Day)).then_some(Some(None))
}

/// What the claim's own sentence says.
fn stated(draft: &mut Draft, base: Base, war: Option<Date>) {
    let resolve = |phrase: Option<DatePhrase>| phrase.and_then(|phrase| day_of(&phrase, base));
    let (on, since, until) =
        (resolve(draft.period.on), resolve(draft.period.since), resolve(draft.period.until));
    draft.frame = draft.period.frame;
    if let Some((start, _)) = since {
        draft.period_start = Some(start);
        draft.period_end = until.map(|(_, end)| end);
        let whole = war.is_some_and(|war| start == war || start == war.to_month() || start == war.to_year());
        draft.frame = draft.frame.or(Some(if whole { TimeFrame::Cumulative } else { TimeFrame::Interval }));
    } else if let Some((start, end)) = on.filter(|_| draft.frame != Some(TimeFrame::Cumulative)) {
        draft.period_start = Some(start);
        draft.period_end = Some(end);
        let day = start == end && start.day().is_some();
        draft.frame = draft.frame.or(Some(if day { TimeFrame::Day } else { TimeFrame::Interval }));
    } else if let Some((_, end)) = until {
        draft.period_end = Some(end);
    } else if draft
        .period
        .on
        .is_some_and(|on| on.day.is_some() || on.weekday.is_some() || on.days_ago.is_some())
    {
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
fn inherited(passages: &[Passage], before: &[Draft], draft: &mut Draft, claim: &Claim, base: Base) {
    let passage = &passages[draft.passage];
    if let Some(joined) = before.last().filter(|last| {
        last.passage == draft.passage
            && last.frame.is_some()
            && !passages[last.passage].claims[last.claim].day_count
    }) {
        (draft.frame, draft.period_start, draft.period_end) =
            (joined.frame, joined.period_start, joined.period_end);
        return;
    }
    let heading = claim.governed.is_some_and(|governed| matches!(governed.case, Case::Heading | Case::Item));
    let led_by_day = |over: &Passage| (0..over.reading.len()).any(|at| over.reading.time(at, TimeKind::Day));
    let over = (draft.passage.saturating_sub(24)..draft.passage)
        .rev()
        .map(|at| &passages[at])
        .find(|over| over.reading.tokens.last().is_some_and(|token| token.is(':')));
    if heading && over.is_some_and(led_by_day) {
        draft.frame = Some(TimeFrame::Day);
        return;
    }
    if heading && let Some((start, end)) = list_period(passages, draft.passage, base) {
        (draft.frame, draft.period_start, draft.period_end) = (Some(TimeFrame::Cumulative), start, end);
        return;
    }
    if is_total(passages, draft, claim) {
        let town = crate::assemble::place::of(&passage.reading, &passage.places, claim)
            .is_some_and(|place| matches!(place.kind, Some(PlaceKind::City)));
        draft.frame = Some(if town { TimeFrame::Interval } else { TimeFrame::Cumulative });
        return;
    }
    if !passage.is_display()
        && let Some(last) = event_before(passages, before, draft)
    {
        (draft.frame, draft.period_start, draft.period_end) =
            (last.frame, last.period_start, last.period_end);
    }
}

/// The stretch that the words over a list give: `from 24.02 to 30.04`.
fn list_period(passages: &[Passage], index: usize, base: Base) -> Option<(Option<Date>, Option<Date>)> {
    let over = (index.saturating_sub(24)..index)
        .rev()
        .find(|&before| passages[before].claims.is_empty() && passages[before].reading.dates.len() >= 2);
    let Some(over) = over else { return Some((None, None)) };
    let reading = &passages[over].reading;
    let dates: Vec<Date> =
        reading.dates.iter().filter_map(|date| day_of(date, base)).map(|(start, _)| start).collect();
    let led = reading
        .dates
        .first()
        .is_some_and(|date| date.start > 0 && reading.has_any(date.start - 1, &[Class::From, Class::Since]));
    Some(if led { (dates.first().copied(), dates.last().copied()) } else { (None, None) })
}

/// A running total: an army's losses in thousands, a list of them, a toll that stands or has risen.
fn is_total(passages: &[Passage], draft: &Draft, claim: &Claim) -> bool {
    let reading = &passages[draft.passage].reading;
    let number = claim.amount.value.or(claim.amount.low).unwrap_or_default();
    let military = !matches!(draft.category, Category::Civilian | Category::People);
    let perfect = is_perfect(reading, claim);
    let listed = passages[draft.passage].claims.len() >= 4 && military;
    let total = (claim.start.saturating_sub(5)..claim.start).any(|at| reading.is_word(at, "total"));
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    military && (number >= 2000.0 || perfect && number >= 100.0 || total || figure && number >= 1000.0)
        || listed && number >= 50.0 && draft.outcome != Outcome::Captured
        || draft.category == Category::Civilian && number >= 1000.0
        || perfect && number >= 1000.0
}

/// `have been killed`: counted up to now; `had been killed` is how a report tells of any day.
fn is_perfect(reading: &Reading, claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| {
        (governed.at.saturating_sub(5)..governed.at).any(|at| reading.is_any(at, &["have", "has", "having"]))
    })
}

/// The day that the last claims told of, where this one goes on with the same event.
fn event_before<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    let paragraph = passages[draft.passage].reading.sentence.paragraph;
    let mut recent = before.iter().rev().take_while(|last| draft.passage - last.passage <= 3);
    let last = recent.find(|last| last.frame.is_some())?;
    let near = paragraph - passages[last.passage].reading.sentence.paragraph.min(paragraph) <= 1;
    let claim = &passages[draft.passage].claims[draft.claim];
    let small = claim.amount.value.or(claim.amount.high).is_some_and(|number| number < 1000.0);
    if last.frame == Some(TimeFrame::Day) && !small {
        return None;
    }
    let events = matches!(last.frame, Some(TimeFrame::Day | TimeFrame::Interval))
        && !passages[last.passage].claims[last.claim].day_count;
    (near && events).then_some(last)
}

/// What a date phrase without a year is read against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Base {
    /// The publication.
    pub published: Option<Date>,
    /// The last full date that the text named before, where it looks back on older days.
    pub anchor: Option<Date>,
}

impl Base {
    /// The base for each passage: a text that opens with older dates is read against them.
    pub fn of_passages(passages: &[Passage], published: Option<Date>) -> Vec<Base> {
        const RECENT_DAYS: i32 = 60;
        let old = |date: &Date| {
            published
                .is_none_or(|published| published.plus_days(-RECENT_DAYS).is_none_or(|recent| *date < recent))
        };
        let mut anchor = None;
        let mut bases = Vec::with_capacity(passages.len());
        for (index, passage) in passages.iter().enumerate() {
            // A text that looks back is carried on by months too: `In March 2023 … On 24 April …`.
            let month = |date: &DatePhrase| {
                Date::from_ym(date.year?, date.month?)
                    .filter(|date| anchor.is_some_and(|anchor| *date > anchor))
            };
            let day = |date: &DatePhrase| Date::from_ymd(date.year?, date.month?, date.day?);
            let mut full = passage.reading.dates.iter().filter_map(|date| day(date).or_else(|| month(date)));
            // News that looks back once is still of its day: only an old opening anchors a text.
            let named = full.rfind(old);
            if anchor.is_some() || index < 4 {
                anchor = named.or(anchor);
            }
            bases.push(Base { published, anchor });
        }
        bases
    }

    /// The year of a month or day that the text names without one.
    fn year_of(self, month: i8, day: Option<i8>) -> Option<i16> {
        let Some(anchor) = self.anchor else { return year_before(self.published?, month, day) };
        let behind = anchor.month()? - month;
        Some(if behind > 6 { anchor.year() + 1 } else { anchor.year() })
    }
}

/// First and last day (or month, or year) of a phrase; `None` where the year stays open.
pub fn day_of(phrase: &DatePhrase, base: Base) -> Option<(Date, Date)> {
    if let Some(weekday) = phrase.weekday {
        let day = base.published?.last_weekday(Weekday::from_monday_one_offset(weekday).ok()?)?;
        return Some((day, day));
    }
    if let Some(days) = phrase.days_ago {
        let day = base.published?.plus_days(-i32::from(days))?;
        return Some((day, day));
    }
    let Some(month) = phrase.month else {
        let year = Date::from_year(phrase.year?);
        return Some((year, year));
    };
    let year = phrase.year.or_else(|| base.year_of(month, phrase.day))?;
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
