//! The day that a text speaks of: figures that no other stretch is told of are of the day last named, or
//! of the one event that the whole text tells of.

use super::carried::is_perfect;
use crate::assemble::{self, Claim, attribution};
use crate::date::Date;
use crate::lexicon::{Cause, Class, TimeKind};
use crate::mention::{DatePhrase, Reading};
use crate::record::{Measure, TimeFrame};
use crate::resolve::day::{Base, day_of};
use crate::resolve::{Draft, Passage};
use crate::sentence::Place;
use crate::why::Because;

/// Small figures that no other stretch is told of are of the day that their text was last said to
/// speak of.
pub(super) fn days(
    passages: &[Passage],
    drafts: &mut [Draft],
    bases: &[Base],
    event: Option<Scene>,
    war: Option<Date>,
) {
    lead(passages, drafts, bases, war);
    let mut telling = Telling::default();
    let mut next = 0;
    for (index, passage) in passages.iter().enumerate() {
        telling.go_on(passage, index, bases[index], war);
        while next < drafts.len() && drafts[next].passage == index {
            let (before, rest) = drafts.split_at_mut(next);
            let draft = &mut rest[0];
            next += 1;
            let claim = &passage.claims[draft.claim];
            if let Some(event) = event.filter(|_| is_small(claim) && is_open(passage, draft, claim)) {
                draft.on(event);
            }
            if let Some(scene) =
                telling.scene.filter(|scene| scene.days.is_some()).or(event).or(telling.scene)
                && !is_among_totals(before, draft)
                && telling.reaches(passage, draft, claim)
            {
                draft.on(scene);
                telling.support = passage.reading.sentence.paragraph;
            }
        }
    }
}

/// What a text tells of, as far as it is read.
#[derive(Default)]
struct Telling {
    /// The day that it was last said to speak of.
    scene: Option<Scene>,
    /// The paragraph that last spoke of it.
    support: usize,
}

impl Telling {
    /// Reads on to the passage.
    fn go_on(&mut self, passage: &Passage, index: usize, base: Base, war: Option<Date>) {
        let paragraph = passage.reading.sentence.paragraph;
        if let Some(told) = day_told(passage, base, war) {
            let told = told.map(|scene| Scene { why: scene.why.of_passage(index), ..scene });
            self.scene =
                told.map(|scene| self.scene.and_then(|last| scene.behind(last, passage)).unwrap_or(scene));
            self.support = paragraph;
        }
        self.scene = self.scene.filter(|scene| scene.paragraph.is_none_or(|own| own == paragraph));
    }

    /// Whether a claim of the passage that no other stretch is told of goes on with the day.
    fn reaches(&self, passage: &Passage, draft: &Draft, claim: &Claim) -> bool {
        // `Hamas attacked Israel on October 7. Some 1,200 people were killed`
        const CROWD: f64 = 5000.0;
        let gap = passage.reading.sentence.paragraph.saturating_sub(self.support);
        let back = refers_back(&passage.reading);
        let dated = self.scene.is_some_and(|scene| scene.days.is_some());
        let crowd = claim.amount.value.is_some_and(|number| number < CROWD) && draft.category.is_bystanders();
        (is_small(claim) || crowd && dated && gap == 0)
            && (draft.frame.is_none() || is_toll(draft) || draft.is_undated(passage))
            && (!is_perfect(&passage.reading, claim) || is_of_event(&passage.reading, claim))
            && claim.measure == Measure::Count
            && (!passage.is_display() || gap == 0 && passage.reading.sentence.place == Place::Item)
            && (gap <= 1 || is_sourced(draft) || back)
    }
}

/// A figure of one event, not of a war.
pub(super) fn is_small(claim: &Claim) -> bool {
    claim.amount.value.or(claim.amount.high).is_some_and(|number| number < 1000.0)
}

/// Whether it tells of an attack or of its victims.
fn tells_event(passage: &Passage) -> bool {
    let reading = &passage.reading;
    !passage.claims.is_empty() || (0..reading.len()).any(|at| reading.cause(at) == Some(Cause::Conflict))
}

/// News tells of its event first, and of the day then: `Twelve soldiers were killed in an ambush, the
/// government said Monday. … The patrol was attacked on Sunday`.
fn lead(passages: &[Passage], drafts: &mut [Draft], bases: &[Base], war: Option<Date>) {
    const OPENING: usize = 6;
    let rule = "the day that the text gives the event it opens with";
    let body = passages.iter().enumerate().filter(|(_, passage)| !passage.is_display());
    let Some(first) = body.clone().map(|(_, passage)| passage.reading.sentence.paragraph).next() else {
        return;
    };
    let told = body.filter_map(|(index, passage)| Some((index, day_told(passage, bases[index], war)?)));
    // `overnight`, of which the day is told behind it.
    let mut dated = told.filter(|(_, told)| told.is_none_or(|scene| scene.days.is_some()));
    let Some((index, Some(scene))) = dated.next() else { return };
    let paragraph = passages[index].reading.sentence.paragraph;
    let news = scene.days.is_some_and(|(day, _)| bases[index].is_news(day));
    if paragraph - first.min(paragraph) > OPENING || !news || !tells_event(&passages[index]) {
        return;
    }
    let why = scene.why.of_passage(index).by(rule);
    for draft in drafts.iter_mut().take_while(|draft| draft.passage < index) {
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let small = is_small(claim);
        let near = passages[index].paragraphs_behind(passage) <= 2;
        if near && draft.frame.is_none() && small && claim.measure == Measure::Count && !passage.is_display()
        {
            draft.on(Scene { why, ..scene });
        }
    }
}

/// Words for what happens on one day, and for its victims.
const EVENTS: &[&str] = &[
    "attack",
    "attacks",
    "strike",
    "strikes",
    "airstrike",
    "airstrikes",
    "raid",
    "raids",
    "shelling",
    "blast",
    "blasts",
    "explosion",
    "explosions",
    "bombing",
    "bombings",
    "ambush",
    "clash",
    "clashes",
    "assault",
    "shooting",
    "massacre",
    "operation",
    "incident",
    "bombardment",
    "violence",
    "battle",
    "fighting",
    "dead",
    "wounded",
    "injured",
    "victims",
];

/// Words for an attack.
const ATTACKS: &[&str] =
    &["attack", "attacks", "strike", "strikes", "raid", "raids", "blast", "blasts", "shelling", "bombing"];

/// `the attack`, `those strikes`, `the dead`: an event that was told of before.
fn refers_back(reading: &Reading) -> bool {
    const BACK: &[&str] = &["this", "that", "these", "those", "same"];
    let back = |at: usize| reading.has(at, Class::The) || reading.is_any(at, BACK);
    (0..reading.len()).any(|at| reading.is_any(at, EVENTS) && (at.saturating_sub(3)..at).any(back))
}

/// `seven deaths are known as of now`: of townspeople, the toll of the event that the text speaks of.
fn is_toll(draft: &Draft) -> bool {
    draft.period.toll && draft.frame == Some(TimeFrame::Cumulative) && draft.category.is_bystanders()
}

/// `have been killed in the attacks`: by an event that was told of before.
fn is_of_event(reading: &Reading, claim: &Claim) -> bool {
    let from = claim.event() + 1;
    let to = (from + 6).min(reading.len());
    (from..to).any(|at| reading.is_any(at, ATTACKS) && (from..at).any(|the| reading.has(the, Class::The)))
}

/// Whether somebody states it.
fn is_sourced(draft: &Draft) -> bool {
    draft.voice.as_ref().is_some_and(|voice| voice.source.is_some())
}

/// Whether a figure of one event has no date yet: one of a day, or of a list.
fn is_open(passage: &Passage, draft: &Draft, claim: &Claim) -> bool {
    let item = passage.reading.sentence.place == Place::Item;
    let listed = item && draft.frame.is_none_or(|frame| frame == TimeFrame::Cumulative);
    let dated = draft.period_start.is_some() || claim.day_count;
    (listed || draft.frame == Some(TimeFrame::Day)) && !dated
}

/// Among running totals a figure is of no day that is not its own.
fn is_among_totals(before: &[Draft], draft: &Draft) -> bool {
    const NEAR: usize = 2;
    let forces = |draft: &Draft| !draft.category.is_bystanders();
    before.last().is_some_and(|last| {
        last.frame == Some(TimeFrame::Cumulative)
            && draft.passage - last.passage <= NEAR
            && forces(last)
            && forces(draft)
    })
}

/// The day that a text speaks of; no days where its date stays open.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    days: Option<(Date, Date)>,
    frame: TimeFrame,
    why: Because,
    /// The paragraph that it holds for; `None` for the text from here on.
    paragraph: Option<usize>,
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

impl Scene {
    /// `later that day`, `the following day`: told by the day before it.
    fn behind(self, last: Scene, passage: &Passage) -> Option<Scene> {
        let reading = &passage.reading;
        let at = (0..reading.len()).find(|&at| reading.time(at, TimeKind::Day))?;
        let days: i32 = match () {
            () if self.days.is_some() => return None,
            () if told_back(reading, at, &["that"]) => 0,
            () if told_back(reading, at, &["following", "next"]) => i32::from(!passage.claims.is_empty()),
            () => return None,
        };
        let day = last.days.and_then(|(_, day)| day.plus_days(days))?;
        Some(Scene { days: Some((day, day)), ..self })
    }
}

/// Whether a term holds one of the words.
fn told_back(reading: &Reading, at: usize, words: &[&str]) -> bool {
    (reading.term_start(at)..reading.term_end(at)).any(|at| reading.is_any(at, words))
}

impl Draft {
    /// `on the following day 22 people were killed`: of a day that another sentence dates.
    fn is_undated(&self, passage: &Passage) -> bool {
        let reading = &passage.reading;
        let back = |at: usize| {
            reading.time(at, TimeKind::Day) && told_back(reading, at, &["that", "following", "next"])
        };
        self.frame == Some(TimeFrame::Day) && self.period_start.is_none() && (0..reading.len()).any(back)
    }

    /// Sets the day that it is of.
    pub(super) fn on(&mut self, Scene { days, frame, why, .. }: Scene) {
        self.cover(Some(frame), (days.map(|it| it.0), days.map(|it| it.1)), why.into());
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
        let date = passages[index].reading.dates.iter().rfind(|date| fits(date))?;
        let rule = "the day last named before: `has since killed 39,090`";
        Some((day_of(date, bases[index])?.0, Because::words(rule, date.start, date.end).of_passage(index)))
    })
}

/// The day that a passage speaks of; `Some(None)` where it turns to a longer stretch, `None` where it
/// goes on with what was told.
fn day_told(passage: &Passage, base: Base, war: Option<Date>) -> Option<Option<Scene>> {
    if let Some(stretch) = stretch_told(passage, base) {
        return Some(Some(stretch));
    }
    let rule = "the day that the text was last said to speak of";
    let reading = &passage.reading;
    let spoken = |date: &DatePhrase| {
        passage.statements.iter().any(|said| said.date == Some(*date))
            || attribution::day::is_spoken(reading, date)
    };
    let own = |date: &DatePhrase| {
        !is_in_since(reading, date)
            && !assemble::period::is_dateline(reading, date)
            && !assemble::period::is_bound(reading, date)
            && !spoken(date)
    };
    let is_day = DatePhrase::is_day;
    let last = |fits: &dyn Fn(&DatePhrase) -> bool| reading.dates.iter().rfind(|date| fits(date));
    // `attacked on 13 March as part of the invasion of 2022`: the day, not the years around it.
    let date = last(&|date| is_day(date) && own(date)).or_else(|| last(&own));
    if let Some(date) = date {
        let day = is_day(date);
        let why = Because::words(rule, date.start, date.end);
        // `the invasion began in February 2022`, said in passing, turns from no event.
        if day || !passage.claims.is_empty() || date.start <= 1 {
            let days = days_of(passage, date, base);
            // `the offensive that followed the attack of October 7`: how news looks back, not what it is of.
            let opening = war.is_some() && days.map(|days| days.0) == war && base.is_long_after(war);
            let paragraph = opening.then_some(reading.sentence.paragraph);
            return Some(day.then_some(Scene { days, frame: TimeFrame::Day, why, paragraph }));
        }
    }
    // `38,919 since October 7`: a longer stretch.
    let long = |it: &DatePhrase| is_in_since(reading, it) || assemble::period::is_bound(reading, it);
    if date.is_none() && !passage.claims.is_empty() && reading.dates.iter().any(long) {
        return Some(None);
    }
    let day = (0..reading.len()).find(|&at| reading.time(at, TimeKind::Day))?;
    let why = Because::term(rule, reading, day);
    Some(Some(Scene { days: None, frame: TimeFrame::Day, why, paragraph: None }))
}

/// `Date: 14 January – 20 February 2015`, `the siege lasted from 25 February until 12 March 2022`: the stretch of
/// a battle, which figures of losses behind it are of.
fn stretch_told(passage: &Passage, base: Base) -> Option<Scene> {
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
    passage.claims.is_empty().then_some(Scene { days, frame: TimeFrame::Interval, why, paragraph: None })
}

/// `during the specified period`, `in the same period`: the stretch that was told of before.
pub(super) fn same_period(passages: &[Passage], draft: &Draft, bases: &[Base]) -> Option<Scene> {
    const NEAR: usize = 6;
    const BACK: &[&str] = &["same", "specified", "reporting", "this", "that", "given", "period"];
    let reading = &passages[draft.passage].reading;
    let says = |at: usize| reading.is_word(at, "period") && reading.is_any(at - 1, BACK);
    if draft.period_start.is_some() || !(1..reading.len()).any(says) {
        return None;
    }
    let before = (draft.passage.saturating_sub(NEAR)..draft.passage).rev();
    before.into_iter().find_map(|index| {
        let scene = stretch_told(&passages[index], bases[index])?;
        Some(Scene { why: scene.why.of_passage(index), ..scene })
    })
}

/// The one event that a text looks back on, by the day in its opening sentences: `was attacked on 13 March
/// 2022`.
pub(super) fn event(passages: &[Passage], bases: &[Base]) -> Option<Scene> {
    const OPENING: usize = 3;
    let rule = "the day of the one event that the text looks back on";
    let weekday = |passage: &Passage| passage.reading.dates.iter().any(|date| date.weekday.is_some());
    let opening = passages.iter().enumerate().filter(|(_, passage)| !passage.is_display()).take(OPENING);
    // News of a day looks back in passing.
    if opening.clone().any(|(_, passage)| weekday(passage)) {
        return None;
    }
    opening.into_iter().find_map(|(index, passage)| {
        let reading = &passage.reading;
        let full =
            |date: &&DatePhrase| date.year.is_some() && date.day.is_some() && !is_in_since(reading, date);
        let mut dates = reading.dates.iter().filter(full);
        let date = dates.next()?;
        let stretch =
            date.start > 0 && reading.has_any(date.start - 1, &[Class::From, Class::Between, Class::By]);
        let spoken = passage.statements.iter().any(|said| said.date == Some(*date));
        let days = days_of(passage, date, bases[index])?;
        // The text goes on from this day, so it is not the news of it.
        let looks_back = bases[index].anchor.is_some_and(|anchor| anchor >= days.0);
        let one = !stretch && !spoken && looks_back && dates.all(|other| is_night(passage, date, other));
        let why = Because::words(rule, date.start, date.end).of_passage(index);
        one.then_some(Scene { days: Some(days), frame: TimeFrame::Day, why, paragraph: None })
    })
}

/// `since Israel launched its offensive in retaliation for the attack of October 7`: a day in passing.
fn is_in_since(reading: &Reading, date: &DatePhrase) -> bool {
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
    for other in &passage.reading.dates {
        if is_night(passage, other, date) {
            first = day_of(other, base).map_or(first, |days| days.0);
        } else if is_night(passage, date, other) {
            last = day_of(other, base).map_or(last, |days| days.1);
        }
    }
    Some((first, last))
}
