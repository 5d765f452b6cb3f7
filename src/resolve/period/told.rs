//! The days and stretches that the text tells of itself: the date of a sentence that figures behind it go on
//! with, the event or battle of the whole text, and the words that point back to them.

use super::scene::{ATTACKS, has_attack};
use super::stretch::{
    days_between, days_of_events, days_told, stretch_of_events, stretch_over, stretch_told,
};
use crate::assemble::{self, Claim, attribution, duration};
use crate::date::Date;
use crate::lexicon::{Class, TimeKind, kinds};
use crate::mention::{DatePhrase, Reading};
use crate::record::TimeFrame;
use crate::resolve::day::{Base, day_of};
use crate::resolve::{Draft, Passage};
use crate::why::Because;

/// The day that a text speaks of; no days where its date stays open.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    /// The first and the last day.
    pub days: Option<(Date, Date)>,
    /// The kind of stretch.
    pub frame: TimeFrame,
    /// What says so.
    pub why: Because,
    /// The paragraph that it holds for; `None` for the text from here on.
    pub paragraph: Option<usize>,
    /// It goes on: its last day is not told.
    pub open: bool,
}

impl Scene {
    /// `On 3 February the BBC reported 101 deaths in the attack`: the day of the report is not that of the
    /// event.
    pub(super) fn is_told_later(&self, draft: &Draft) -> bool {
        let told = draft.voice.as_ref().and_then(|voice| voice.claimed_on);
        let day = draft.period_start.filter(|_| draft.period_start == draft.period_end);
        told.is_some() && told == day && day > self.days.map(|days| days.1)
    }
}

/// Parts of a day that another sentence dates.
const PARTS: &[&str] = &["morning", "afternoon", "evening", "dawn"];

impl Scene {
    /// `later that day`, `the following day`: told by the day before it.
    pub(super) fn behind(self, last: Scene, passage: &Passage) -> Option<Scene> {
        let reading = &passage.reading;
        let (at, _) = reading.terms_of(kinds::TIME).find(|&(at, _)| reading.time(at, TimeKind::Day))?;
        let days: i32 = match () {
            () if self.days.is_some() => return None,
            // `On May 10 … At about ten in the morning`
            () if told_back(reading, at, PARTS) => 0,
            () if told_back(reading, at, &["that"]) => 0,
            () if told_back(reading, at, &["following", "next"]) => i32::from(!passage.claims.is_empty()),
            () => return None,
        };
        let day = last.days.and_then(|(_, day)| day.plus_days(days))?;
        Some(Scene { days: Some((day, day)), ..self })
    }
}

/// `People warm up in Kyiv on February 7, 2026 [A. Stepanov/Reuters]`: the words under a picture, which is of any
/// day.
pub(super) fn is_caption(passages: &[Passage], index: usize) -> bool {
    const CREDITS: &[&str] = &["reuters", "afp", "ap", "epa", "getty", "shutterstock", "anadolu"];
    const TAIL: usize = 6;
    let credit = |reading: &Reading| {
        (reading.len().saturating_sub(TAIL)..reading.len()).any(|at| {
            at > 0 && reading.is(at - 1, '/') && reading.is_any(at, CREDITS)
                || reading.is_any(at, &["getty", "photograph"])
                || reading.is_word(at, "photo") && reading.is(at + 1, ':')
                || reading.is_word(at, "ap") && reading.is_word(at + 1, "photo")
        })
    };
    // What its bytes tell, before it is read.
    let may_credit = |passage: &Passage| {
        passage.reading.may_contain(b"/")
            || passage.reading.may_contain(b"getty")
            || passage.reading.may_contain(b"photo")
    };
    let next = passages.get(index + 1).filter(|next| next.paragraphs_behind(&passages[index]) == 0);
    credit(&passages[index].reading)
        || next.is_some_and(|next| next.claims.is_empty() && may_credit(next) && credit(&next.reading))
}

/// Whether a term holds one of the words.
fn told_back(reading: &Reading, at: usize, words: &[&str]) -> bool {
    (reading.term_start(at)..reading.term_end(at)).any(|at| reading.is_any(at, words))
}

impl Draft {
    /// `on the following day 22 people were killed`: of a day that another sentence dates.
    pub(super) fn is_undated(&self, passage: &Passage) -> bool {
        let reading = &passage.reading;
        let back = |at: usize| {
            reading.time(at, TimeKind::Day)
                && (told_back(reading, at, &["that", "following", "next"]) || told_back(reading, at, PARTS))
        };
        self.frame == Some(TimeFrame::Day)
            && self.period_start.is_none()
            && (reading.terms_of(kinds::TIME).any(|(at, _)| back(at))
                || self.period.said.is_some_and(|at| duration::is_that_day(reading, at)))
    }

    /// Sets the day that it is of.
    pub(super) fn on(&mut self, Scene { days, frame, why, open, .. }: Scene) {
        let end = days.map(|it| it.1).filter(|_| !open);
        self.cover(Some(frame), (days.map(|it| it.0), end), why.into());
    }
}

/// `has since killed 39,090`: the day last named before the sentence opens the stretch.
pub(super) fn since_then(
    passages: &[Passage],
    draft: &Draft,
    claim: &Claim,
    bases: &[Base],
) -> Option<(Date, Because)> {
    let reading = &passages[draft.passage].reading;
    if reading.is_word(0, "since") && reading.is_word(1, "then") {
        return named_before(passages, draft.passage, bases, &|date| date.month.is_some());
    }
    let event = claim.governed?.at;
    let since = (event.saturating_sub(3)..event).find(|&at| reading.has(at, Class::Since))?;
    let perfect = since > 0 && (since.saturating_sub(2)..since).any(|at| reading.has(at, Class::Have));
    let day = |date: &DatePhrase| date.day.is_some() && date.month.is_some();
    perfect.then(|| named_before(passages, draft.passage, bases, &day)).flatten()
}

/// The date that fits, named last before a passage, with the reason for it.
fn named_before(
    passages: &[Passage],
    passage: usize,
    bases: &[Base],
    fits: &dyn Fn(&DatePhrase) -> bool,
) -> Option<(Date, Because)> {
    const NEAR: usize = 4;
    (passage.saturating_sub(NEAR)..passage).rev().find_map(|index| {
        let date = passages[index].reading.dates().iter().rfind(|date| fits(date))?;
        let rule = "the day last named before: `has since killed 39,090`";
        Some((day_of(date, bases[index])?.0, Because::words(rule, date.start, date.end).of_passage(index)))
    })
}

/// The day that a passage speaks of; `Some(None)` where it turns to a longer stretch, `None` where it
/// goes on with what was told.
pub(super) type DayTold = Option<Option<Scene>>;

/// The day that a passage speaks of.
pub(super) fn day_told(passage: &Passage, base: Base, war: Option<Date>) -> DayTold {
    if !passage.reading.may_be_dated() {
        return None;
    }
    if let Some(stretch) = stretch_told(passage, base).or_else(|| days_of_events(passage, base)) {
        return Some(Some(stretch));
    }
    let rule = "the day that the text was last said to speak of";
    let reading = &passage.reading;
    let date = own_date(passage, base);
    if let Some(date) = date {
        let day = date.is_day();
        let why = Because::words(rule, date.start, date.end);
        // `the invasion began in February 2022`, said in passing, turns from no event.
        if day || !passage.claims.is_empty() || date.start <= 1 {
            let days = days_of(passage, date, base);
            // `the offensive that followed the attack of October 7`: how news looks back, not what it is of.
            let first = days.map(|days| days.0);
            let opening = first.is_some_and(|day| looks_back_on(reading, base, day, war));
            let paragraph = opening.then_some(reading.sentence.paragraph);
            let over = days.and_then(|days| stretch_over(reading, days));
            let night = || assemble::period::is_night(reading, date.start);
            let one = (date.day_to.is_none() || night()) && over.is_none();
            let frame = if one { TimeFrame::Day } else { TimeFrame::Interval };
            return Some(day.then_some(Scene { days: over.or(days), frame, why, paragraph, open: false }));
        }
    }
    if date.is_none()
        && let Some(stretch) = stretch_of_events(passage, base)
    {
        return Some(Some(stretch));
    }
    if date.is_none() && !passage.claims.is_empty() && tells_longer(reading) {
        return Some(None);
    }
    day_worded(passage, rule).map(Some)
}

/// The day that a passage tells without a date: `overnight`, `over the last day`.
fn day_worded(passage: &Passage, rule: &'static str) -> Option<Scene> {
    let reading = &passage.reading;
    let of_statement = |at: usize| {
        passage.statements().iter().any(|said| assemble::period::is_of_statement(reading, said, at))
    };
    let (day, _) = reading
        .terms_of(kinds::TIME)
        .find(|&(at, _)| reading.time(at, TimeKind::Day) && !of_statement(at))?;
    let why = Because::term(rule, reading, day);
    Some(Scene { days: None, frame: TimeFrame::Day, why, paragraph: None, open: false })
}

/// `38,919 since October 7`: a longer stretch; but `As of Monday evening, 15 had been found dead after the strike` is
/// of the strike.
fn tells_longer(reading: &Reading) -> bool {
    let count = |it: &DatePhrase| assemble::period::is_as_of(reading, it) && has_attack(reading);
    let bound = |it: &DatePhrase| assemble::period::is_bound(reading, it) && !count(it);
    let compared = |it: &DatePhrase| assemble::period::is_of_comparison(reading, it);
    reading.dates.iter().any(|it| (is_in_since(reading, it) || bound(it)) && !compared(it))
}

/// Whether a passage tells a day of its own.
pub(super) fn tells_day(passage: &Passage) -> bool {
    own_date(passage, Base::default()).is_some_and(DatePhrase::is_day)
}

/// Whether news looks back on the day that a war opened on.
pub(super) fn looks_back_on(reading: &Reading, base: Base, day: Date, war: Option<Date>) -> bool {
    let wars = || reading.lexicon.conflicts_at(base.published).any(|row| row.start == day);
    let news = base.published.is_none() && base.anchor.is_none();
    (news || base.is_long_after(Some(day))) && (war == Some(day) || wars())
}

/// The last date that a passage tells of itself, and not in passing or as that of a statement.
fn own_date<'p>(passage: &'p Passage, base: Base) -> Option<&'p DatePhrase> {
    let reading = &passage.reading;
    let spoken = |date: &DatePhrase| {
        passage.statements().iter().any(|said| said.date == Some(*date))
            || attribution::day::is_spoken(reading, date)
    };
    let own = |date: &&DatePhrase| {
        // `Since the explosion late Thursday, both sides have told different stories`
        let named = dates_attack(reading, date);
        (!is_in_since(reading, date) || named && passage.claims.is_empty())
            && !assemble::period::is_dateline(reading, date)
            && !assemble::period::is_bound(reading, date)
            && assemble::period::limit(reading, date).is_none()
            && !passage.claims.iter().any(|claim| {
                assemble::period::is_of_count(reading, claim, date)
                    || assemble::period::is_beside(reading, claim, date.start)
            })
            && !assemble::period::is_by_clock(reading, date)
            && (named || !assemble::period::is_ahead(reading, date))
            && !is_charged(passage, date, base)
            && !assemble::period::is_of_answer(reading, date)
            && !assemble::period::is_of_state(reading, date)
            && (named || !spoken(date))
    };
    // `attacked on 13 March as part of the invasion of 2022`: the day, not the years around it.
    let day = reading.dates.iter().rfind(|date| date.is_day() && own(date));
    day.or_else(|| reading.dates.iter().rfind(|date| !date.is_day() && own(date)))
}

/// `The group claimed responsibility for the attack on February 14, which killed 40`: who did it is told of an older event,
/// and the text goes on with its own.
pub(super) fn is_charged(passage: &Passage, date: &DatePhrase, base: Base) -> bool {
    const NEWS: i32 = 3;
    const BLAMES: &[&str] = &["responsibility", "responsible", "blamed", "accused", "suspected"];
    let day = day_of(date, base).map(|(day, _)| day);
    let then = base.published.and_then(|published| published.plus_days(-NEWS));
    day.zip(then).is_some_and(|(day, then)| day < then) && passage.reading.any_of(0..date.start, BLAMES)
}

/// `told of the January 9 attack`, `Monday's strikes`, `the explosion late on Thursday`: the day that an attack is
/// named by.
fn dates_attack(reading: &Reading, date: &DatePhrase) -> bool {
    const FILLERS: &[&str] = &["on", "of", "late", "early", "last", "the", "night"];
    const GAP: usize = 3;
    let attack = |at: usize| reading.is_any(at, ATTACKS);
    let own = reading.is_possessive(date.end);
    let behind = date.end + usize::from(own)..date.end + usize::from(own) + GAP;
    let plain = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| token.is_word())
            && reading.class(at).is_none()
            && reading.verb(at).is_none()
    };
    let the = date.start > 0 && reading.has(date.start - 1, Class::The);
    let named = (own || the) && behind.take_while(|&at| attack(at) || plain(at)).any(attack);
    let mut before = (date.start.saturating_sub(GAP)..date.start).rev();
    date.is_day() && (named || before.find(|&at| !reading.is_any(at, FILLERS)).is_some_and(attack))
}

/// The battle that the whole text is about, by its title, over the days that its table or opening gives it.
pub(super) fn battle(passages: &[Passage], bases: &[Base]) -> Option<Scene> {
    const OPENING: usize = 24;
    const FIGHTS: &[&str] =
        &["battle", "siege", "offensive", "counteroffensive", "clashes", "campaign", "operation"];
    let title = &passages.first().filter(|passage| passage.is_display())?.reading;
    title.any_of(0..title.len(), FIGHTS).then_some(())?;
    let mut opening = passages.iter().enumerate().take(OPENING);
    opening.find_map(|(index, passage)| {
        let scene = stretch_told(passage, bases[index]).or_else(|| days_told(passage, bases[index]))?;
        Some(Scene { why: scene.why.of_passage(index), ..scene })
    })
}

/// `during the specified period`, `over the same period`: a stretch that was told of before.
pub(super) fn says_same_period(passages: &[Passage], draft: &Draft) -> bool {
    const BACK: &[&str] = &["same", "specified", "reporting", "this", "that", "given"];
    let reading = &passages[draft.passage].reading;
    let the = |at: usize| {
        reading.has(at, Class::The)
            && at > 0
            && reading.is_any(at - 1, &["during", "within", "over", "in"])
            && !reading.has_any(at + 2, &[Class::Of, Class::From, Class::Between])
    };
    let says = |at: usize| reading.is_any(at - 1, BACK) || the(at - 1);
    // `During this time, 3,900 were recorded`
    let time = |at: usize| {
        at == 2 && reading.is_any(at - 1, &["this", "that"]) && reading.is_any(0, &["during", "over", "in"])
    };
    draft.period_start.is_none()
        && (reading.tokens_of(1..reading.len(), &["period"]).any(says)
            || reading.tokens_of(2..reading.len().min(3), &["time"]).any(time))
}

/// The stretch that passages before told of.
pub(super) fn same_period(passages: &[Passage], draft: &Draft, bases: &[Base]) -> Option<Scene> {
    const NEAR: usize = 6;
    let before = (draft.passage.saturating_sub(NEAR)..draft.passage).rev();
    before.into_iter().find_map(|index| {
        let scene = stretch_told(&passages[index], bases[index])
            .or_else(|| days_between(&passages[index], bases[index]))?;
        Some(Scene { why: scene.why.of_passage(index), ..scene })
    })
}

/// The one event that a text looks back on, by the day in its opening sentences: `was attacked on 13 March
/// 2022`.
pub(super) fn event(passages: &[Passage], bases: &[Base]) -> Option<Scene> {
    const OPENING: usize = 3;
    let rule = "the day of the one event that the text looks back on";
    let weekday = |passage: &Passage| {
        passage.reading.dates().iter().any(|date| date.weekday.is_some() && date.month.is_none())
    };
    let opening = passages.iter().enumerate().filter(|(_, passage)| !passage.is_display()).take(OPENING);
    // News of a day looks back in passing.
    if opening.clone().any(|(_, passage)| weekday(passage)) {
        return None;
    }
    opening.into_iter().find_map(|(index, passage)| {
        let reading = &passage.reading;
        let full =
            |date: &&DatePhrase| date.year.is_some() && date.day.is_some() && !is_in_since(reading, date);
        let mut dates = reading.dates_of_years().iter().filter(full);
        let date = dates.next()?;
        let stretch =
            date.start > 0 && reading.has_any(date.start - 1, &[Class::From, Class::Between, Class::By]);
        let spoken = passage.statements().iter().any(|said| said.date == Some(*date));
        let days = days_of(passage, date, bases[index])?;
        // The text goes on from this day, so it is not the news of it.
        let looks_back = bases[index].anchor.is_some_and(|anchor| anchor >= days.0);
        let one = !stretch && !spoken && looks_back && dates.all(|other| is_night(passage, date, other));
        let why = Because::words(rule, date.start, date.end).of_passage(index);
        one.then_some(Scene { days: Some(days), frame: TimeFrame::Day, why, paragraph: None, open: false })
    })
}

/// `since Israel launched its offensive in retaliation for the attack of October 7`: a day in passing.
pub(super) fn is_in_since(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 16;
    (date.start.saturating_sub(REACH)..date.start).any(|at| reading.has(at, Class::Since))
}

/// `the night of 31 December 2022/1 January 2023`: two dates that are one night.
fn is_night(passage: &Passage, first: &DatePhrase, second: &DatePhrase) -> bool {
    first.end + 1 == second.start && passage.reading.is(first.end, '/')
}

/// First and last day of a date, with the one that it shares a night with.
fn days_of(passage: &Passage, date: &DatePhrase, base: Base) -> Option<(Date, Date)> {
    let (mut first, mut last) = day_of(date, base)?;
    if assemble::period::is_eve(&passage.reading, date) {
        first = first.plus_days(-1)?;
    }
    for other in &passage.reading.dates {
        if is_night(passage, other, date) {
            first = day_of(other, base).map_or(first, |days| days.0);
        } else if is_night(passage, date, other) {
            last = day_of(other, base).map_or(last, |days| days.1);
        }
    }
    Some((first, last))
}
