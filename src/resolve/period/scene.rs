//! The day that a text speaks of: figures that no other stretch is told of are of the day last named, or
//! of the one event that the whole text tells of.

use super::carried::is_perfect;
pub(super) use super::events::{ATTACKS, has_attack, is_encounter, refers_back};
use super::told::{DayTold, Scene, day_told, is_caption};
use crate::assemble::Claim;
use crate::assemble::place::{PlaceName, Role};
use crate::date::Date;
use crate::lexicon::{Cause, Class, PlaceKind, kinds};
use crate::mention::Reading;
use crate::record::{Category, Measure, Outcome, TimeFrame};
use crate::resolve::day::Base;
use crate::resolve::{Draft, Passage};
use crate::sentence::Place;

/// Small figures that no other stretch is told of are of the day that their text was last said to
/// speak of.
pub(super) fn days(
    passages: &[Passage],
    drafts: &mut [Draft],
    bases: &[Base],
    event: Option<Scene>,
    war: Option<Date>,
) {
    let told: Vec<_> = (0..passages.len()).map(|index| told_at(passages, index, bases[index], war)).collect();
    lead(passages, drafts, bases, &told);
    let mut telling = Telling { sole: is_sole(&told), ..Telling::default() };
    let mut next = 0;
    for (index, passage) in passages.iter().enumerate() {
        telling.go_on(passage, index, told[index]);
        let claims = drafts.get(next).is_some_and(|draft| draft.passage == index);
        let elsewhere = claims && is_elsewhere(passages, telling.passage, index);
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
                && telling.reaches(passage, draft, claim, elsewhere)
            {
                let day = scene.frame == TimeFrame::Day;
                let days = scene.days.filter(|_| !day || !elsewhere).and_then(|days| before_it(draft, days));
                draft.on(Scene { days, ..scene });
                telling.support = passage.reading.sentence.paragraph;
                telling.passage = index;
            }
            telling.turn_back(passage, draft);
        }
    }
}

/// `It came a day after shelling killed five`: so many days before those of the scene.
fn before_it(draft: &Draft, days: (Date, Date)) -> Option<(Date, Date)> {
    let back = -i32::from(draft.period.before.unwrap_or_default());
    days.0.plus_days(back).zip(days.1.plus_days(back))
}

/// The day that the passage at `index` tells, where it is no caption.
fn told_at(passages: &[Passage], index: usize, base: Base, war: Option<Date>) -> Option<Option<Scene>> {
    let told = day_told(&passages[index], base, war).filter(|_| !is_caption(passages, index))?;
    Some(told.map(|scene| Scene { why: scene.why.of_passage(index), ..scene }))
}

/// What a text tells of, as far as it is read.
#[derive(Default)]
struct Telling {
    /// The day that it was last said to speak of.
    scene: Option<Scene>,
    /// The paragraph that last spoke of it.
    support: usize,
    /// The passage that last spoke of it.
    passage: usize,
    /// No other day is told of in the text.
    sole: bool,
}

/// Whether all days that a text tells of are one.
fn is_sole(told: &[Option<Option<Scene>>]) -> bool {
    let mut days = told.iter().flatten().map(|scene| scene.and_then(|scene| scene.days));
    let first = days.next().flatten();
    first.is_some() && days.all(|day| day == first)
}

impl Telling {
    /// Reads on to the passage.
    fn go_on(&mut self, passage: &Passage, index: usize, told: DayTold) {
        let paragraph = passage.reading.sentence.paragraph;
        if let Some(told) = told {
            self.scene =
                told.map(|scene| self.scene.and_then(|last| scene.behind(last, passage)).unwrap_or(scene));
            (self.support, self.passage) = (paragraph, index);
        }
        // `## Casualties`: a section of its own.
        if passage.is_display() && passage.reading.opens_with(b'#') && passage.reading.dates().is_empty() {
            self.scene = None;
        }
        self.scene = self.scene.filter(|scene| scene.paragraph.is_none_or(|own| own == paragraph));
    }

    /// `on Sunday, a day after a building was hit, killing 40`: the text goes on with the day of the 40.
    fn turn_back(&mut self, passage: &Passage, draft: &Draft) {
        let days = draft.period.before.and(draft.period_start).zip(draft.period_end);
        if let (Some(days), Some(why)) = (days, draft.why.period.steps().next()) {
            self.scene =
                Some(Scene { days: Some(days), frame: TimeFrame::Day, why, paragraph: None, open: false });
            self.support = passage.reading.sentence.paragraph;
        }
    }

    /// Whether a claim of the passage that no other stretch is told of goes on with the day.
    fn reaches(&self, passage: &Passage, draft: &Draft, claim: &Claim, elsewhere: bool) -> bool {
        // `Hamas attacked Israel on October 7. Some 1,200 people were killed`
        const CROWD: f64 = 5000.0;
        const FAR: usize = 8;
        let gap = passage.reading.sentence.paragraph.saturating_sub(self.support);
        let back = || refers_back(&passage.reading);
        let arms = is_of_arms(draft);
        let dated = self.scene.is_some_and(|scene| scene.days.is_some());
        // `“Over the last day we saw 36 clashes.” … The commander spoke of 12 tanks destroyed`
        let bulletin = self.scene.is_some_and(|scene| scene.frame == TimeFrame::Day) && !dated;
        let crowd = claim.amount.value.is_some_and(|number| number < CROWD) && draft.category.is_bystanders();
        (is_small(claim) || crowd && dated && gap == 0)
            && (draft.frame.is_none()
                || draft.period.before.is_some() && draft.period_start.is_none() && dated
                || is_toll(draft) && !counts_armies(passage)
                || draft.is_undated(passage)
                || (dated && gap <= 1 || gap == 0) && is_in_battle(draft))
            && (!is_perfect(&passage.reading, claim)
                || is_of_event(&passage.reading, claim)
                || is_brought_in(&passage.reading, claim))
            && (claim.measure == Measure::Count || claim.measure == Measure::Percent && dated && gap == 0)
            && !draft.period.elsewhen
            && !draft.period.returned
            && !is_held(&passage.reading, draft, claim)
            && (!passage.is_display() || gap == 0 && passage.reading.sentence.place == Place::Item)
            && (!arms || gap == 0 || is_sourced(draft) && (back() || bulletin && gap <= 1))
            && (gap <= 1 || is_sourced(draft) || self.sole && dated && !elsewhere && gap <= FAR || back())
    }
}

/// Whether the passage at `index` turns to another event than those up to it, where it may be another day:
/// `Separately, two were killed`, or in another town, `In Kharkiv, two were killed`.
pub(super) fn is_elsewhere(passages: &[Passage], from: usize, index: usize) -> bool {
    const NEAR: usize = 2;
    let passage = &passages[index];
    if index > from && passage.reading.is_word(0, "separately") {
        return true;
    }
    let town = |place: &&PlaceName| {
        place.role == Role::Spot && !matches!(place.kind, None | Some(PlaceKind::Country))
    };
    let before = &passages[from.saturating_sub(NEAR)..index];
    let named = |name: &str| before.iter().flat_map(|it| it.places()).any(|place| place.name == name);
    let mut towns = passage.places().iter().filter(town).peekable();
    // `taken to a hospital in Dnipro`, `under the rubble of a house in that district`, `in a street of the city`
    const AFTERMATH: &[&str] = &["hospital", "hospitals", "morgue", "nearby", "rubble", "debris"];
    let the = |at: usize| at > 0 && passage.reading.has(at - 1, Class::The);
    let taken = || {
        let whole = 0..passage.reading.len();
        passage.reading.any_of(whole.clone(), AFTERMATH)
            || passage.reading.tokens_of(whole, &["city", "town", "village", "capital"]).any(the)
    };
    let new = index > from && towns.peek().is_some() && !towns.any(|place| named(&place.name));
    new && !taken() && !refers_back(&passage.reading)
}

/// `more than 100 hostages still held`, `100 hostages are being held, at least a third of them dead`: of no day.
pub(super) fn is_held(reading: &Reading, draft: &Draft, claim: &Claim) -> bool {
    const STILL: &[&str] = &["still", "remaining", "remain", "holding", "captivity", "currently"];
    const CAPTIVES: &[&str] = &["hostages", "captives", "prisoners"];
    let share = claim.measure == Measure::Percent;
    let captive = draft.outcome == Outcome::Captured || share && reading.any_of(0..claim.start, CAPTIVES);
    let being = |at: usize| reading.is_word(at + 1, "held");
    captive
        && (reading.any_of(0..reading.len(), STILL)
            || reading.tokens_of(0..reading.len(), &["being"]).any(being))
}

/// A figure of one event, not of a war.
pub(super) fn is_small(claim: &Claim) -> bool {
    claim.amount.value.or(claim.amount.high).is_some_and(|number| number < 1000.0)
}

/// Whether it tells of an attack or of its victims.
pub(super) fn tells_event(passage: &Passage) -> bool {
    let reading = &passage.reading;
    !passage.claims.is_empty()
        || reading.terms_of(kinds::CAUSE).any(|(at, _)| reading.cause(at) == Some(Cause::Conflict))
}

/// News tells of its event first, and of the day then: `Twelve soldiers were killed in an ambush, the
/// government said Monday. … The patrol was attacked on Sunday`.
fn lead(passages: &[Passage], drafts: &mut [Draft], bases: &[Base], told: &[DayTold]) {
    const OPENING: usize = 6;
    let rule = "the day that the text gives the event it opens with";
    let body = passages.iter().enumerate().filter(|(_, passage)| !passage.is_display());
    let Some(first) = body.clone().map(|(_, passage)| passage.reading.sentence.paragraph).next() else {
        return;
    };
    let told = body.filter_map(|(index, _)| Some((index, told[index]?)));
    // `overnight`, of which the day is told behind it.
    let mut dated = told.filter(|(_, told)| told.is_none_or(|scene| scene.days.is_some()));
    let Some((index, Some(scene))) = dated.next() else { return };
    let paragraph = passages[index].reading.sentence.paragraph;
    let news = scene.days.is_some_and(|(day, _)| bases[index].is_news(day));
    if paragraph - first.min(paragraph) > OPENING
        || !news
        || !tells_first(&passages[index])
        || opens_stretch(&passages[index].reading)
    {
        return;
    }
    if is_older(drafts, index, scene) {
        return;
    }
    let why = scene.why.by(rule);
    for draft in drafts.iter_mut().take_while(|draft| draft.passage < index) {
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let small = is_small(claim);
        let near = passages[index].paragraphs_behind(passage) <= 2;
        let small = small && !draft.period.elsewhen && !draft.period.returned;
        if near && draft.frame.is_none() && small && claim.measure == Measure::Count && !passage.is_display()
        {
            draft.on(Scene { why, ..scene });
        }
    }
}

/// `20 were killed, officials said on Thursday … On 29 February 100 died`: what the passage `index` dates is older than
/// what was told before.
fn is_older(drafts: &[Draft], index: usize, scene: Scene) -> bool {
    const DAYS: i32 = 2;
    let spoken = drafts
        .iter()
        .take_while(|draft| draft.passage < index)
        .find_map(|draft| draft.voice.as_ref()?.claimed_on.filter(|day| day.day().is_some()));
    let last = scene.days.and_then(|(_, last)| last.plus_days(DAYS));
    spoken.zip(last).is_some_and(|(spoken, last)| last < spoken)
}

/// `On Saturday, the first day of the clashes, 13 bodies were brought in`: of more days than one.
fn opens_stretch(reading: &Reading) -> bool {
    let first = |at: usize| reading.is_any(at - 1, &["first", "opening"]) && reading.has(at + 1, Class::Of);
    reading.tokens_of(1..reading.len(), &["day"]).any(first)
}

/// `Armenia also claimed to have destroyed 130 tanks`: what an army counts of arms, of no one event.
pub(super) fn is_of_arms(draft: &Draft) -> bool {
    !draft.category.is_people()
        && !matches!(draft.category, Category::Uavs | Category::Missiles | Category::Vehicles)
        && draft.outcome != Outcome::Captured
}

/// Whether a sentence tells of an event, and not `in a separate attack` of another one.
fn tells_first(passage: &Passage) -> bool {
    let reading = &passage.reading;
    let attack = |at: usize| (at + 1..at + 3).any(|at| reading.is_any(at, ATTACKS));
    let other = |at: usize| reading.has(at - 1, Class::A) && attack(at);
    tells_event(passage) && !reading.tokens_of(1..reading.len(), &["separate"]).any(other)
}

/// `seven deaths are known as of now`: of townspeople, the toll of the event that the text speaks of.
fn is_toll(draft: &Draft) -> bool {
    draft.period.toll && draft.frame == Some(TimeFrame::Cumulative) && draft.category.is_bystanders()
}

/// `In total, 649 soldiers and three islanders died`: the toll of a war, not of an event.
fn counts_armies(passage: &Passage) -> bool {
    const EVENT: f64 = 100.0;
    let many = |claim: &Claim| claim.amount.value.is_some_and(|number| number >= EVENT);
    passage.claims.iter().any(|claim| claim.category == Some(Category::Military) && many(claim))
}

/// `Troops took the base on Sunday … 29 were killed in the battle`: in a battle that no other stretch is told of.
fn is_in_battle(draft: &Draft) -> bool {
    let open = draft.period_start.is_none() && draft.period_end.is_none();
    draft.frame == Some(TimeFrame::Interval)
        && open
        && draft.period.said.is_none()
        && draft.period.battle.is_some()
}

/// `have been killed in the attacks`: by an event that was told of before.
fn is_of_event(reading: &Reading, claim: &Claim) -> bool {
    let from = claim.event() + 1;
    let to = (from + 6).min(reading.len());
    (from..to).any(|at| reading.is_any(at, ATTACKS) && (from..at).any(|the| reading.has(the, Class::The)))
}

/// `“We have received one dead body and 28 wounded”`: those of the event that the text tells of.
fn is_brought_in(reading: &Reading, claim: &Claim) -> bool {
    reading
        .any_of(claim.start.saturating_sub(4)..claim.start, &["received", "recovered", "treated", "admitted"])
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
