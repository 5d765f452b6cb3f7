//! The stretch by the claim's own sentence: its words, its dates, and what a total there goes on from.

use super::super::day::{Base, anchored, day_of};
use super::super::{Draft, Passage};
use super::{scene, told};
use crate::assemble::period::Period;
use crate::assemble::{self, Case, Claim, Governed, attribution};
use crate::date::Date;
use crate::lexicon::{Class, Lexicon};
use crate::mention::{DatePhrase, Near};
use crate::record::{Measure, TimeFrame};
use crate::why::{Because, Reason};

/// Closes the stretch of a draft by its sentence; `before` are the drafts before it, `known` the opening of the
/// war and the one event of the text.
pub(super) fn close(
    passages: &[Passage],
    before: &[Draft],
    draft: &mut Draft,
    claim: &Claim,
    bases: &[Base],
    known: (Option<Date>, Option<told::Scene>),
) {
    let (start, event) = known;
    let (base, lexicon) = (bases[draft.passage], passages[draft.passage].reading.lexicon);
    // `since October 7` tells of the war that opened on that day, whichever the text names most.
    let opened = opening_of(draft, base, lexicon);
    stated(draft, claim, base, opened.or(start));
    a_day_earlier(passages, draft);
    // `since Wednesday's count`: one day's, by no clock.
    let count = |since: DatePhrase| passages[draft.passage].reading.is_possessive(since.end);
    if draft.frame == Some(TimeFrame::Day) && draft.period.since.is_some_and(count) {
        draft.days(None, None, Reason::default());
    }
    // `1,835 have been hurt since Monday`: no one day.
    let reading = &passages[draft.passage].reading;
    let since = draft.period.since.filter(|_| draft.period.until.is_none());
    let led = since.is_some_and(|since| assemble::period::is_stretch(reading, &since));
    if draft.frame == Some(TimeFrame::Day) && led && draft.period_start.is_some() {
        draft.frame = Some(TimeFrame::Interval);
    }
    since_then(passages, draft, claim, bases);
    if let Some(event) = event.filter(|event| event.is_told_later(draft)) {
        draft.on(event);
    }
    brought_up(passages, before, draft, claim);
    claimed_to_have(passages, draft, claim, base);
    if told::says_same_period(passages, draft) {
        if let Some(stretch) = told::same_period(passages, draft, bases) {
            draft.on(stretch);
        } else if let Some(last) = before.last().filter(|last| last.frame.is_some()) {
            draft.go_on(passages, last, "the same period as that of the last claim");
        }
    }
}

/// `On Thursday, the army said it had found five bodies the previous day`, `a day earlier`: counted from when it
/// was said; `over the previous day` is no such day.
fn a_day_earlier(passages: &[Passage], draft: &mut Draft) {
    let reading = &passages[draft.passage].reading;
    let said = draft.voice.as_ref().and_then(|voice| voice.claimed_on).filter(|day| day.day().is_some());
    let Some(said) = said else { return };
    let holds = |from: usize, to: usize, word: &str| (from..to).any(|at| reading.is_word(at, word));
    let told = draft.period.on.and_then(|on| Some((on.start, on.end, on.days_ago?)));
    let told = told.filter(|&(from, to, _)| holds(from, to, "before") || holds(from, to, "earlier"));
    let open = draft.period_start.is_none() && draft.frame == Some(TimeFrame::Day);
    let previous = draft.period.said.filter(|_| open).and_then(|at| {
        let (from, to) = (reading.term_start(at), reading.term_end(at));
        let over =
            ["over", "during", "in", "within", "for"].iter().any(|it| holds(from.saturating_sub(2), to, it));
        (holds(from, to, "previous") && holds(from, to, "day") && !over).then_some((from, to, 1))
    });
    let Some((from, to, days)) = told.or(previous) else { return };
    if let Some(day) = said.plus_days(-i32::from(days)) {
        let rule = "counted from when it was said: `said on Thursday it had found 5 bodies a day earlier`";
        draft.days(Some(day), Some(day), Because::words(rule, from, to).into());
    }
}

/// `has since killed 39,090`, `Since then it has sunk 19 ships`: no more than that stretch.
fn since_then(passages: &[Passage], draft: &mut Draft, claim: &Claim, bases: &[Base]) {
    if let Some((day, why)) = told::since_then(passages, draft, claim, bases) {
        draft.days(draft.period_start.or(Some(day)), draft.period_end, draft.why.period.then(why));
        let few = scene::is_small(claim) && passages[draft.passage].reading.is_word(0, "since");
        draft.last(if few { TimeFrame::Interval } else { TimeFrame::Cumulative }, why.into());
    }
}

/// `taking the total to 150,605`: not of the day that the sentence speaks of, but `in 2023 the number rose
/// to 37,633` is of the year.
fn brought_up(passages: &[Passage], before: &[Draft], draft: &mut Draft, claim: &Claim) {
    const RAISES: &[&str] = &[
        "bringing", "taking", "pushing", "raising", "lifting", "brought", "took", "pushed", "raised",
        "brings", "takes", "raises", "pushes",
    ];
    let reading = &passages[draft.passage].reading;
    let source = |draft: &Draft| draft.voice.as_ref().and_then(|voice| voice.source);
    let ahead = |at: usize, reach: usize| at.saturating_sub(reach)..claim.start.max(at);
    let number = |governed: Governed| {
        if governed.case != Case::Figure {
            return false;
        }
        let counted = reading.has(governed.at, Class::Number)
            || ahead(governed.at, 8).any(|at| reading.is_any(at, &["total", "overall"]));
        let raised = ahead(governed.at, 12).any(|at| reading.is_any(at, RAISES));
        // `lost 14 more in a day, for a total of 3,611`
        let behind = |last: &&Draft| passages[last.passage].claims[last.claim].start < governed.at;
        let last = before.last().filter(|last| last.passage == draft.passage).filter(behind);
        // `Russia admits that 89 died; Ukraine puts the figure at 400`: the same toll by another count.
        let other = |last: &&Draft| source(last).zip(source(draft)).is_some_and(|(old, new)| old != new);
        let last = last.filter(|last| !other(last));
        let of_day = last.is_some_and(|last| last.frame == Some(TimeFrame::Day));
        counted && (raised || of_day)
    };
    let long = draft.frame == Some(TimeFrame::Interval) && draft.period_start.is_some();
    // `bringing the total to 111,760 since the war began on February 24`
    let since = draft.period.since.is_some_and(|since| since.start > claim.start);
    if claim.governed.is_some_and(number) && !long && !since {
        let rule = "a running total, not of the sentence's day: `taking the total to 150,605`";
        let why = Because::term(rule, reading, claim.event());
        draft.cover(Some(TimeFrame::Cumulative), (None, None), why.into());
    }
}

/// `On 24 April, the army claimed to have destroyed 20 guns`: a chronicle tells of claim and event by one day.
fn claimed_to_have(passages: &[Passage], draft: &mut Draft, claim: &Claim, base: Base) {
    let passage = &passages[draft.passage];
    let day = draft.voice.as_ref().and_then(|voice| voice.claimed_on).filter(|day| day.day().is_some());
    let (Some(day), Some(said)) = (day, attribution::of(passage.statements(), claim)) else { return };
    let next = passage.reading.term_end(said.cue);
    let have = passage.reading.has(next, Class::To) && passage.reading.has(next + 1, Class::Have);
    if have && base.anchor.is_some() && draft.frame.is_none() && scene::is_small(claim) {
        let rule = "the day of the claim in a chronicle: `on 24 April, it claimed to have destroyed 20 guns`";
        let why = Because::words(rule, said.cue, next + 2);
        draft.cover(Some(TimeFrame::Day), (Some(day), Some(day)), why.into());
    }
}

/// The day that the stretch opens on, where it is one that a war opened on.
fn opening_of(draft: &Draft, base: Base, lexicon: &Lexicon) -> Option<Date> {
    let day =
        |phrase: &DatePhrase| day_of(phrase, base).map(|(day, _)| day).filter(|day| day.day().is_some());
    let since = draft.period.since.as_ref().and_then(day)?;
    lexicon.conflicts_at(base.published).any(|war| war.start == since).then_some(since)
}

/// `during the war, a massacre in May 1948 left 127 dead`, `100,000 have died in the war this year`: the date stands
/// nearer than the words for the war, or tells more.
fn is_dated_nearer(draft: &Draft, claim: &Claim) -> bool {
    const NEAR: usize = 4;
    let Period { frame, on, said, toll, .. } = draft.period;
    let whole = frame == Some(TimeFrame::Cumulative);
    let more = |on: DatePhrase, said: usize| {
        !toll && !on.is_day() && claim.number.1 <= said && (said + 1..said + NEAR).contains(&on.start)
    };
    // `keeps a tally of the civil war, said that 421 died last year`
    let end = claim.head.end.max(claim.event() + 1).max(claim.number.1);
    let behind = |on: DatePhrase, said: usize| {
        !on.is_day() && (end..end + 2).contains(&on.start) && said + NEAR < claim.start
    };
    whole
        && on.zip(said).is_some_and(|(on, said)| {
            said < on.start && on.start < claim.start || more(on, said) || behind(on, said)
        })
}

/// The days that its sentence gives the event.
fn event_days(draft: &mut Draft, claim: &Claim, base: Base) -> Option<(Date, Date)> {
    // `was 1,351 on March 25, and as of Wednesday 1,083`: of the day that its own words give.
    let between = |on: DatePhrase, stood: DatePhrase| on.end <= stood.start && stood.end <= claim.start;
    if draft.period.stands && draft.period.on.zip(draft.period.as_of).is_some_and(|(on, of)| between(on, of))
    {
        draft.period.on = None;
    }
    let (first, last) = day_of(draft.period.on.as_ref()?, base)?;
    if let Some(days) = draft.period.before {
        return first.plus_days(-i32::from(days)).map(|day| (day, day));
    }
    Some((if draft.period.eve { last.plus_days(-1)? } else { first }, last))
}

/// The kind of stretch that words without a date say, where nothing tells more.
fn said(draft: &Draft, claim: &Claim, war: Option<Date>) -> Option<TimeFrame> {
    let Period { frame, on, since, battle, toll, .. } = draft.period;
    let told = on.filter(|on| !on.is_day() || scene::is_small(claim)).or(since);
    // `So far this year 300 have been killed`, `so far 30 have been killed in Tuesday's strike`, `has so far lost 20
    // tanks in its offensive`: all of that.
    let part = told.is_some() || battle.is_some();
    // `678,520 lost, an increase of 1,340 in just one day`: of the other figure.
    let other = |frame: TimeFrame| frame == TimeFrame::Day && war.is_some() && is_whole(claim);
    frame.filter(|&frame| !(toll && part || is_dated_nearer(draft, claim) || other(frame)))
}

/// What the claim's own sentence says.
fn stated(draft: &mut Draft, claim: &Claim, base: Base, war: Option<Date>) {
    open_year(draft, war);
    let resolve = |phrase: Option<DatePhrase>| phrase.and_then(|phrase| day_of(&phrase, base));
    let (since, until) = (resolve(draft.period.since), resolve(draft.period.until));
    let on = event_days(draft, claim, base);
    draft.frame = said(draft, claim, war);
    draft.why.frame =
        draft.period.why.filter(|_| draft.frame.is_some()).map_or(Reason::default(), Reason::of);
    if let Some((start, last)) = since {
        // `from June 4 to 11`, but not `since last week`
        let near = draft.period.since.is_some_and(|since| since.near.is_some());
        let last = Some(last).filter(|last| *last != start && !near);
        since_day(draft, start, until.map(|(_, end)| end).or(last), war, base.published);
    } else if draft.period.since.is_some() {
        let why = phrase_of(draft.period.since, "a stretch whose first day stays open: `since Wednesday`");
        let frame = if is_next_day(&draft.period) { TimeFrame::Day } else { TimeFrame::Interval };
        draft.last(frame, why.into());
    } else if let Some((start, end)) = on.filter(|_| draft.frame != Some(TimeFrame::Cumulative)) {
        let end = until_of(draft, end, until).filter(|_| start.day().is_some()).unwrap_or(end);
        match war.filter(|war| *war < start && start == end && start.day().is_some() && is_whole(claim)) {
            Some(_) => stands_on(draft, end),
            None => on_days(draft, start, end),
        }
    } else if let Some((_, end)) = until {
        let why = phrase_of(draft.period.until, "where its sentence ends the stretch: `by 30 April`");
        // `in the 24 hours until midday on Saturday`
        let day = draft.frame == Some(TimeFrame::Day);
        let start = if day { end.plus_days(-1) } else { draft.period_start };
        draft.days(start, Some(end), anchored(draft.period.until, why));
        unbounded(draft);
    } else {
        unbounded(draft);
    }
    as_of(draft, resolve(draft.period.as_of).map(|(_, day)| day));
    counted_back(draft, base);
}

/// `between Thursday and Friday`: a day, whichever.
fn is_next_day(period: &Period) -> bool {
    let weekday = |date: Option<DatePhrase>| date.and_then(|date| date.weekday);
    weekday(period.since).zip(weekday(period.until)).is_some_and(|(since, until)| since % 7 + 1 == until)
}

/// More than fall on any one day of a war: the count up to then.
fn is_whole(claim: &Claim) -> bool {
    const DAY: f64 = 10_000.0;
    claim.measure == Measure::Count && claim.amount.value.or(claim.amount.low).is_some_and(|many| many >= DAY)
}

/// `70,000 killed, Nov 30, 2023`: a running total, up to the day that stands beside it.
fn stands_on(draft: &mut Draft, end: Date) {
    let rule = "the day up to which a running total was counted: `70,000 killed, Nov 30, 2023`";
    let why = phrase_of(draft.period.on, rule);
    draft.days(None, Some(end), anchored(draft.period.on, why));
    draft.last(TimeFrame::Cumulative, why.into());
}

/// `clashes erupted on 12 September, resulting in 300 deaths by 14 September`: a later day that ends the event's
/// stretch.
fn until_of(draft: &Draft, end: Date, until: Option<(Date, Date)>) -> Option<Date> {
    let behind = draft.period.on.zip(draft.period.until).is_some_and(|(on, until)| on.end < until.start);
    until.map(|(_, until)| until).filter(|until| behind && *until > end)
}

/// The date that its sentence gives the event.
fn on_days(draft: &mut Draft, start: Date, end: Date) {
    let why = phrase_of(draft.period.on, "the date of its sentence that is nearest to the event");
    // `this week` ends on the day of the text, or before.
    if draft.period.on.is_none_or(|on| on.near != Some(Near::Week(0))) {
        draft.days(Some(start), Some(end), anchored(draft.period.on, why));
    }
    let night = draft.period.night && start.plus_days(1) == Some(end);
    let day = start == end && start.day().is_some() || night;
    draft.last(if day { TimeFrame::Day } else { TimeFrame::Interval }, why.into());
}

/// `in the last two weeks`: up to the day that it was told on, in a text that does not look back.
fn counted_back(draft: &mut Draft, base: Base) {
    let said = draft.voice.as_ref().and_then(|voice| voice.claimed_on).filter(|day| day.day().is_some());
    let open = draft.period_start.is_none() && draft.period_end.is_none() && base.anchor.is_none();
    let stretch = draft.frame == Some(TimeFrame::Interval) && open;
    if let Some((days, end)) = draft.period.back.zip(said.or(base.published)).filter(|_| stretch)
        && let Some(start) = end.plus_days(-i32::from(days))
    {
        let rule = "so many days up to when it was told: `in the last two weeks`";
        let why = draft.period.said.map_or(Because::rule(rule), |at| Because::words(rule, at, at + 1));
        draft.days(Some(start), Some(end), why.into());
    }
}

/// The year of a stretch's first day that the words around it tell.
fn open_year(draft: &mut Draft, war: Option<Date>) {
    // `between July 4 and August 23, 1943`: one year for both.
    let year = draft.period.until.and_then(|until| until.year);
    if let Some(since) = draft.period.since.as_mut().filter(|since| since.month.is_some()) {
        // `since February 24`: of whatever year the text is, the day that the war opened on.
        let opening = war.filter(|war| war.month() == since.month && war.day() == since.day);
        since.year = since.year.or(year).or(opening.map(Date::year));
    }
}

/// The kind of a stretch whose first day stays open.
fn unbounded(draft: &mut Draft) {
    let period = draft.period;
    if period.counted {
        let why = phrase_of(period.until, "counted from the start up to a day: `until Tuesday`");
        draft.last(TimeFrame::Cumulative, why.into());
    } else if period.on.is_some_and(|on| on.is_day()) || period.before.is_some() && draft.frame.is_none() {
        let why = phrase_of(period.on, "a day of its sentence whose date stays open");
        draft.last(TimeFrame::Day, why.into());
    } else if period.on.is_some() {
        let why = phrase_of(period.on, "a stretch whose year stays open: `last month`, `in July`");
        draft.last(TimeFrame::Interval, why.into());
    } else if let (None, Some(at)) = (draft.frame, period.battle) {
        let why = Because::words("a battle or offensive that its sentence names", at, at + 1);
        draft.last(TimeFrame::Interval, why.into());
    }
}

/// A stretch that opens on a day that the sentence tells.
fn since_day(draft: &mut Draft, start: Date, end: Option<Date>, war: Option<Date>, published: Option<Date>) {
    let said = draft.voice.as_ref().and_then(|voice| voice.claimed_on).or(published);
    let why = phrase_of(draft.period.since, "the stretch that its sentence opens: `since December`");
    let whole = war.is_some_and(|war| start == war || start == war.to_month() || start == war.to_year());
    let weekdays = |date: Option<DatePhrase>| date.is_some_and(|date| date.weekday.is_some());
    let longer = end.is_some_and(|end| start.plus_days(1).is_some_and(|next| next < end));
    let night = weekdays(draft.period.since) && weekdays(draft.period.until) && !longer
        || end.is_some_and(|end| start.plus_days(1) == Some(end))
        || end.is_none() && said.is_some_and(|said| start.plus_days(1) == Some(said));
    // `between February 24 and March 7`, told weeks later: a stretch of the war.
    let over = |end: Date| end.plus_days(7).zip(said).is_some_and(|(then, said)| then < said);
    let whole = whole && !end.is_some_and(over);
    // `51 killed in the past 24 hours, raising the toll since October 7 to 38,243`: of the other figure.
    if draft.frame == Some(TimeFrame::Day) && !night {
        return;
    }
    draft.days(Some(start), end, anchored(draft.period.since, why));
    let (frame, rule) = if night {
        (TimeFrame::Day, "a night between two days, or a day up to the count: `since Wednesday's count`")
    } else if whole {
        (TimeFrame::Cumulative, "since the war opened")
    } else {
        (TimeFrame::Interval, "a stretch with a first day")
    };
    draft.last(frame, why.by(rule).into());
}

/// A rule that went by a date phrase.
pub(super) fn phrase_of(phrase: Option<DatePhrase>, rule: &'static str) -> Because {
    phrase.map_or(Because::rule(rule), |date| Because::words(rule, date.start, date.end))
}

/// `as of Thursday, by the ministry's estimate`: the day that the source stated it on; without a source, and of a
/// day by its number, `as of March 3`, the end of the stretch.
fn as_of(draft: &mut Draft, day: Option<Date>) {
    let (Some(day), Some(date)) = (day, draft.period.as_of) else { return };
    let why = Because::words("the day of the count: `as of March 3`", date.start, date.end);
    let part = draft.frame.is_some_and(|frame| frame != TimeFrame::Cumulative);
    let stands = draft.period.stands && date.month.is_some() && !part;
    match &mut draft.voice {
        Some(voice) if voice.source.is_some() && voice.claimed_on.is_none() && !stands => {
            (voice.claimed_on, voice.why_date) = (Some(day), why.into());
        }
        Some(voice) if voice.source.is_some() && !stands => {}
        _ if draft.period_end.is_none() => {
            draft.days(draft.period_start, Some(day), draft.why.period.then(why));
        }
        _ => {}
    }
}
