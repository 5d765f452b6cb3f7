//! When: the stretch that a figure covers, by its sentence, the claims before it or the text's event.

mod carried;
mod events;
mod list;
mod scene;
mod stated;
mod stretch;
mod told;
mod war;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::day::Base;
use super::{Draft, Passage, pointed};
use crate::assemble::Claim;
use crate::date::Date;
use crate::record::{Category, Measure, TimeFrame};
use crate::why::{Because, Reason};
use carried::{inherited, reported};
use stated::phrase_of;

/// Closes the stretches of all drafts, and the dates of statements that they tell.
pub fn close(passages: &[Passage], drafts: &mut [Draft], context: &Context, bases: &[Base]) {
    let start = context.conflict.map(|row| row.start);
    let event = told::event(passages, bases);
    let battle = told::battle(passages, bases);
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        let claim = &passages[draft.passage].claims[draft.claim];
        if claim.day_count {
            draft.last(TimeFrame::Day, Because::rule("the day's count behind a total: `1008 (+22)`").into());
            continue;
        }
        stated::close(passages, before, draft, claim, bases, (start, event));
        // `four others remain in captivity`: how many are held now, of whatever day.
        if scene::is_held(&passages[draft.passage].reading, draft, claim) && draft.period_start.is_none() {
            (draft.frame, draft.why.frame) = (None, Reason::default());
            continue;
        }
        if draft.frame.is_some() || draft.period.returned || claim.measure == Measure::Ratio {
            continue;
        }
        go_on(passages, before, draft, bases[draft.passage], battle);
    }
    repeated(passages, drafts);
    listed_before(passages, drafts);
    same_count(passages, drafts);
    same_day(passages, drafts);
    scene::days(passages, drafts, bases, event, start);
    standing(passages, drafts);
    carried::of_many(passages, drafts);
    open_tolls(passages, drafts);
}

/// Takes the stretch of what was told before, where the claim's own sentence tells none.
fn go_on(passages: &[Passage], before: &[Draft], draft: &mut Draft, base: Base, battle: Option<told::Scene>) {
    let claim = &passages[draft.passage].claims[draft.claim];
    if let Some(last) = included(passages, before, draft) {
        draft.go_on(
            passages,
            last,
            "the stretch of the figure whose parts it tells: `This includes 539 tanks`",
        );
    } else if let Some(stood) = stood(passages, before, draft) {
        draft.last(TimeFrame::Cumulative, stood.into());
    } else if let Some(battle) = battle.filter(|_| carried::is_of_battle(passages, draft, claim)) {
        draft.on(battle);
    } else if let Some(last) = reported(passages, before, draft) {
        draft.go_on(passages, last, "the stretch of the report that it goes on with");
    } else if claim.measure == Measure::Count || claim.measure == Measure::Percent {
        inherited(passages, before, draft, claim, base);
    }
}

/// `So far 35 people are reported injured`: of few townspeople, the toll of some event, whose day nothing told.
fn open_tolls(passages: &[Passage], drafts: &mut [Draft]) {
    const FEW: f64 = 100.0;
    let few = |claim: &Claim| {
        claim.amount.value.or(claim.amount.low).or(claim.amount.high).is_some_and(|number| number <= FEW)
    };
    for draft in drafts.iter_mut().filter(|draft| draft.frame == Some(TimeFrame::Cumulative)) {
        // `So far two rebels have been killed in the encounter`
        let passage = &passages[draft.passage];
        let encounter =
            || scene::is_encounter(&passage.reading) && passage.claims.iter().all(scene::is_small);
        let open = draft.period.toll && draft.period_start.is_none();
        let open = open && (draft.category.is_bystanders() || encounter());
        if open && passages[draft.passage].claims.iter().all(few) {
            (draft.frame, draft.why.frame) = (None, Reason::default());
        }
    }
}

/// `498 soldiers were killed and 1,597 wounded, it said`: what an army lost is of the stretch of the running total
/// behind it.
fn listed_before(passages: &[Passage], drafts: &mut [Draft]) {
    const FEW: f64 = 100.0;
    for index in (1..drafts.len()).rev() {
        let (before, rest) = drafts.split_at_mut(index);
        let (draft, next) = (&mut before[index - 1], &rest[0]);
        let claim = &passages[draft.passage].claims[draft.claim];
        let many = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= FEW);
        let army = draft.category == Category::Military && next.category == Category::Military;
        let same = draft.passage == next.passage && draft.side == next.side && draft.outcome != next.outcome;
        let count = claim.measure == Measure::Count && draft.frame.is_none() && !draft.period.returned;
        if next.frame == Some(TimeFrame::Cumulative) && many && army && same && count {
            draft.go_on(passages, next, "the stretch of the claim behind it in the sentence");
        }
    }
}

/// `They lost 1,800 vehicles since October. This includes 539 tanks`: the figure told last, of which these are parts.
fn included<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    const OPENING: usize = 5;
    let reading = &passages[draft.passage].reading;
    let opens = reading.is_any(0, &["this", "these", "that", "they", "the", "it"]);
    let includes = |at: usize| reading.is_any(at, &["include", "includes", "included"]);
    let last = before.last().filter(|_| opens && (1..OPENING).any(includes))?;
    let near = (1..=2).contains(&(draft.passage - last.passage));
    let kin = last.category.is_people() == draft.category.is_people();
    let open = last.period_start.is_none();
    let stretch =
        last.frame == Some(TimeFrame::Cumulative) || last.frame == Some(TimeFrame::Interval) && !open;
    (near && kin && stretch && !passages[draft.passage].is_display()).then_some(last)
}

/// `As of June 24, 33 had been killed; of those, eight at work`: a count that stands on a day, in a text that tells of
/// no day's event yet, opens a tally.
fn stood(passages: &[Passage], before: &[Draft], draft: &Draft) -> Option<Because> {
    let of_day = |last: &Draft| last.frame == Some(TimeFrame::Day);
    let stands = draft.period.stands && draft.period.as_of.is_some_and(|day| day.is_day());
    let alone =
        !scene::has_attack(&passages[draft.passage].reading) && !before.iter().rev().take(12).any(of_day);
    (stands && alone).then(|| phrase_of(draft.period.as_of, STANDS))
}

/// The rule of a count that stands on a day.
const STANDS: &str = "a count that stands on a day: `as of June 24, 33 had been killed`";

/// A count that stands on a day is of all up to then, where no attack is told of.
fn standing(passages: &[Passage], drafts: &mut [Draft]) {
    const NEAR: usize = 12;
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        if !draft.period.stands || scene::has_attack(&passages[draft.passage].reading) {
            continue;
        }
        // `A missile hit the house on 2 March … As of 3 March, five had been found dead`: of that event.
        let claim = &passages[draft.passage].claims[draft.claim];
        let event = |last: &&Draft| {
            let day = last.frame == Some(TimeFrame::Day) && last.period_start.is_some();
            day && last.category.is_bystanders() && draft.passage - last.passage <= NEAR
        };
        let last = before.iter().rev().find(event);
        let toll = draft.category.is_bystanders() && scene::is_small(claim) && draft.frame.is_none();
        match last.filter(|_| toll) {
            Some(last) => draft.go_on(passages, last, "the stretch of the event whose victims it counts"),
            None => {
                let why = phrase_of(draft.period.as_of, STANDS);
                draft.last(TimeFrame::Cumulative, why.into());
            }
        }
    }
}

/// `lost 623,990 troops since the invasion of February 24 … has also lost 8,632 tanks`: running totals of
/// one counter and one side open on one day.
fn same_count(passages: &[Passage], drafts: &mut [Draft]) {
    const NEAR: usize = 4;
    let source = |draft: &Draft| draft.voice.as_ref().and_then(|voice| voice.source);
    let total = |draft: &Draft| draft.frame == Some(TimeFrame::Cumulative);
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        if !total(draft) || draft.period_start.is_some() || draft.side.is_none() {
            continue;
        }
        let near = before.iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
        let same = |last: &&Draft| total(last) && last.side == draft.side && source(last) == source(draft);
        // `since February` is how news looks back, `since 24 February` how a counter counts.
        let counted = |last: &&Draft| last.period_start.is_some_and(|start| start.day().is_some());
        let Some(last) = near.into_iter().find(same).filter(counted) else {
            continue;
        };
        let claim = &passages[last.passage].claims[last.claim];
        let why = pointed("the running total of the same counter, near by", claim, last.passage);
        draft.days(last.period_start, draft.period_end, why.into());
    }
}

/// `As of Thursday it has lost 150,605 men … it has also lost 3,397 tanks`: a count goes on on its day.
fn same_day(passages: &[Passage], drafts: &mut [Draft]) {
    const NEAR: usize = 2;
    const FAR: usize = 4;
    // Who speaks by name goes on speaking.
    const PERSON: usize = 8;
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let (last, draft) = (&before[index - 1], &mut rest[0]);
        let (Some(told), Some(voice)) = (&last.voice, &mut draft.voice) else { continue };
        let same = told.source.is_some() && told.source == voice.source && told.speaker == voice.speaker;
        let as_of = last.period.as_of;
        let far = if told.speaker.is_some() { PERSON } else { FAR };
        let far = if as_of.is_some() { NEAR } else { far };
        // `in a report from the previous day … the latest figures showed`: not those of the day before.
        let says = |at: usize, word: &str| {
            let reading = &passages[at].reading;
            reading.any_of(0..reading.len(), &[word])
        };
        let latest = || says(draft.passage, "latest") && says(last.passage, "previous");
        let open = voice.claimed_on.is_none() && told.claimed_on.is_some() && !latest();
        if same && open && draft.passage - last.passage <= far {
            voice.claimed_on = told.claimed_on;
            voice.why_date = told.why_date.then_rule("the same source, with its last figure");
            draft.period.as_of = as_of.or(draft.period.as_of);
        }
    }
}

/// A figure that the text gives again is of the stretch that it was first given with.
fn repeated(passages: &[Passage], drafts: &mut [Draft]) {
    const TELLING: f64 = 10.0;
    let key = |draft: &Draft| {
        let claim = &passages[draft.passage].claims[draft.claim];
        let number = claim.amount.value.filter(|number| *number >= TELLING)?;
        Some((number.to_bits(), draft.category, draft.outcome, draft.side))
    };
    // `None` where two stretches are told of one figure.
    let mut told: FxHashMap<_, Option<Stretch>> = FxHashMap::default();
    for draft in drafts.iter().filter(|draft| draft.frame.is_some()) {
        let claim = &passages[draft.passage].claims[draft.claim];
        let rule = "the stretch that the same figure was given with elsewhere";
        let stretch = Stretch {
            frame: draft.frame,
            days: (draft.period_start, draft.period_end),
            why: pointed(rule, claim, draft.passage),
        };
        let Some(key) = key(draft) else { continue };
        told.entry(key)
            .and_modify(|old| *old = old.filter(|old| (old.frame, old.days) == (stretch.frame, stretch.days)))
            .or_insert(Some(stretch));
    }
    for draft in drafts.iter_mut().filter(|draft| draft.frame.is_none()) {
        if passages[draft.passage].is_display() || draft.period.returned {
            continue;
        }
        if let Some(Some(first)) = key(draft).and_then(|key| told.get(&key)) {
            draft.cover(first.frame, first.days, first.why.into());
            draft.period.again = true;
        }
    }
    beside_repeated(passages, drafts);
}

/// `killing at least 40 people and wounding dozens more`: what a sentence joins to a figure that is given again is of
/// its day.
fn beside_repeated(passages: &[Passage], drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let (last, draft) = (&before[index - 1], &mut rest[0]);
        let claim = &passages[draft.passage].claims[draft.claim];
        let day = last.period.again && last.frame == Some(TimeFrame::Day);
        let open = draft.frame.is_none() && !draft.period.returned && !draft.period.elsewhen;
        if day && open && last.passage == draft.passage && claim.measure == Measure::Count {
            draft.go_on(passages, last, "the stretch of the claim before it in the sentence");
            draft.period.again = true;
        }
    }
}

/// A stretch that a figure was given with.
#[derive(Clone, Copy)]
struct Stretch {
    frame: Option<TimeFrame>,
    days: (Option<Date>, Option<Date>),
    why: Because,
}

impl Draft {
    /// Sets stretch and kind of it, by one rule.
    fn cover(&mut self, frame: Option<TimeFrame>, days: (Option<Date>, Option<Date>), why: Reason) {
        (self.frame, self.why.frame) = (frame, why);
        self.days(days.0, days.1, why);
    }

    /// Sets the kind of stretch, where it is open.
    fn last(&mut self, frame: TimeFrame, why: Reason) {
        if self.frame.is_none() {
            (self.frame, self.why.frame) = (Some(frame), why);
        }
    }

    /// Takes the stretch of another claim.
    fn go_on(&mut self, passages: &[Passage], other: &Draft, rule: &'static str) {
        let claim = &passages[other.passage].claims[other.claim];
        let why = pointed(rule, claim, other.passage);
        self.cover(other.frame, (other.period_start, other.period_end), why.into());
        self.period.toll |= other.frame == Some(TimeFrame::Cumulative) && other.period.toll;
        let battle = other.period.battle.is_some() || other.period.since.is_some() || other.period.fought;
        self.period.fought |= other.frame == Some(TimeFrame::Interval) && battle;
    }

    /// Sets the days of the stretch.
    fn days(&mut self, start: Option<Date>, end: Option<Date>, why: Reason) {
        (self.period_start, self.period_end, self.why.period) = (start, end, why);
    }
}
