//! The stretches that go over from claim to claim: in one sentence, over a list, a briefing, a report or a
//! running total, and the kind of figure that is a running total of itself.

use super::super::{Draft, Passage, pointed};
use super::list::listed;
use super::scene::{ATTACKS, has_attack, is_elsewhere, is_held, is_of_arms, is_small, refers_back};
use super::told::{is_charged, looks_back_on, tells_day};
use super::war::{fought, told_of_war};
use crate::assemble::{Case, Claim};
use crate::date::Date;
use crate::lexicon::{Class, PlaceKind, SpeechKind, TimeKind, kinds};
use crate::mention::{DatePhrase, Reading};
use crate::record::{Category, Measure, Outcome, Part, TimeFrame};
use crate::resolve::day::Base;
use crate::sentence::Place;
use crate::why::Because;

/// What the claims and sentences before it say, or the kind of figure it is.
pub(super) fn inherited(
    passages: &[Passage],
    before: &[Draft],
    draft: &mut Draft,
    claim: &Claim,
    base: Base,
) {
    let passage = &passages[draft.passage];
    if let Some(joined) = before.last().filter(|last| {
        last.passage == draft.passage
            && last.frame.is_some()
            && !passages[last.passage].claims[last.claim].day_count
    }) {
        draft.go_on(passages, joined, "the stretch of the claim before it in the sentence");
        return;
    }
    if listed(passages, draft, claim, base) || is_told_of_war(passages, draft, claim) {
        return;
    }
    if let Some(last) = briefing(passages, before, draft) {
        draft.count_on(passages, last, "the stretch of the briefing that it goes on with");
        return;
    }
    if let Some(last) = daily(passages, before, draft, claim) {
        draft.go_on(passages, last, "the day of the bulletin that it goes on with");
        return;
    }
    if counted(passages, before, draft, claim) {
        return;
    }
    if !passage.is_display()
        && let Some(last) = event_before(passages, before, draft, base)
    {
        draft.go_on(passages, last, "the stretch of the event that the last claims tell of");
    }
}

/// Takes the stretch of a war that the sentence before tells of.
fn is_told_of_war(passages: &[Passage], draft: &mut Draft, claim: &Claim) -> bool {
    let told = told_of_war(passages, draft, claim);
    told.into_iter().for_each(|why| draft.last(TimeFrame::Cumulative, why.into()));
    told.is_some()
}

/// `15,000 people are missing`: more than one event leaves behind, where nothing else tells the stretch.
pub(super) fn of_many(passages: &[Passage], drafts: &mut [Draft]) {
    const MANY: f64 = 1000.0;
    for draft in drafts.iter_mut().filter(|draft| draft.frame.is_none() && draft.category.is_bystanders()) {
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let number = claim.amount.value.or(claim.amount.low).unwrap_or_default();
        if number >= MANY && claim.measure == Measure::Count && !draft.period.returned {
            total(passage, draft);
        }
    }
}

/// Whether it is a running total, of itself or as what it goes on with.
fn counted(passages: &[Passage], before: &[Draft], draft: &mut Draft, claim: &Claim) -> bool {
    if is_total(passages, draft, claim) {
        if let Some(last) = fought(passages, before, draft) {
            draft.go_on(passages, last, "the stretch of the battle that it goes on with");
        } else {
            total(&passages[draft.passage], draft);
        }
        return true;
    }
    let last = tally(passages, before, draft);
    if let Some(last) = last {
        draft.count_on(passages, last, "the running total that it goes on with");
    }
    last.is_some()
}

impl Draft {
    /// Goes on with the figures of another claim: of one stretch, but whether a running total opens on the
    /// same day the text does not say.
    fn count_on(&mut self, passages: &[Passage], last: &Draft, rule: &'static str) {
        let why = pointed(rule, &passages[last.passage].claims[last.claim], last.passage);
        let total = last.frame == Some(TimeFrame::Cumulative);
        let days = if total { (None, None) } else { (last.period_start, last.period_end) };
        self.cover(last.frame, days, why.into());
        self.period.toll |= total && last.period.toll;
    }
}

/// The last claim of the same speaker and side, where it is of a day or week and not smaller.
fn briefing<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    let number = |draft: &Draft| {
        let amount = passages[draft.passage].claims[draft.claim].amount;
        amount.value.or(amount.low).unwrap_or_default()
    };
    // Soldiers go on from soldiers, weapons from weapons, townspeople from townspeople.
    let kind = |draft: &Draft| (draft.category.is_people(), draft.category.is_bystanders());
    let source = |draft: &Draft| draft.voice.as_ref().and_then(|voice| voice.source);
    let last = before.last().filter(|last| draft.passage - last.passage <= 2)?;
    let day = |draft: &Draft| draft.voice.as_ref().and_then(|voice| voice.claimed_on);
    let goes_on = |last: &&Draft| {
        let same = last.side == draft.side && source(last).is_some() && source(last) == source(draft);
        // `In January the agency said about 300 had died`: another briefing.
        let same = same && (day(draft).is_none() || day(draft) == day(last));
        let stretch =
            last.frame.is_some_and(|frame| frame != TimeFrame::Cumulative || kind(draft) == kind(last));
        same && stretch && number(draft) <= number(last)
    };
    if goes_on(&last) {
        return Some(last);
    }
    // `lost 620 men and 11 cars in a day. … 495 men`: no more than one of the figures of the sentence before.
    let daily = before.iter().rev().take_while(|other| other.passage == last.passage);
    daily.into_iter().take_while(|other| other.frame == Some(TimeFrame::Day)).find(goes_on)
}

/// `Over the past 24 hours Russia lost 1,990 men. … Its enemy destroyed 29 guns`: the last figure of what an army
/// lost in a day, where this one is of the same army and no more than falls in a day.
fn daily<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft, claim: &Claim) -> Option<&'d Draft> {
    const NEAR: usize = 4;
    const FAR: usize = 2;
    let passage = &passages[draft.passage];
    if draft.category.is_bystanders() || passage.is_display() || !is_of_day(draft, claim) {
        return None;
    }
    let near = before.iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
    let army = |last: &&Draft| {
        let side = draft.side.is_none() || last.side == draft.side;
        let said =
            passages[last.passage].claims[last.claim].measure == Measure::Count && last.period.said.is_some();
        last.frame == Some(TimeFrame::Day) && said && side && !last.category.is_bystanders()
    };
    let last = near.into_iter().find(army)?;
    let turns = |passage: &Passage| !passage.reading.dates().is_empty();
    let parted = passages[last.passage + 1..=draft.passage].iter().any(turns);
    (!parted && passage.paragraphs_behind(&passages[last.passage]) <= FAR).then_some(last)
}

/// No more than an army loses in a day.
fn is_of_day(draft: &Draft, claim: &Claim) -> bool {
    let most = match draft.category {
        _ if draft.category.is_people() => 2500.0,
        Category::Uavs => 900.0,
        _ => 300.0,
    };
    claim.measure == Measure::Count
        && claim.amount.value.or(claim.amount.low).is_some_and(|number| number <= most)
}

/// `has verified the loss of 1,000 tanks. A further 544 were captured`: the last claim, where it is a running
/// total of the same side and kind, and nobody else speaks of it or of a day.
fn tally<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    const NEAR: usize = 3;
    let source = |draft: &Draft| draft.voice.as_ref().and_then(|voice| voice.source);
    let last = before.last().filter(|last| draft.passage - last.passage <= NEAR)?;
    let claim = &passages[draft.passage].claims[draft.claim];
    let perfect = is_perfect(&passages[draft.passage].reading, claim);
    let between = &passages[last.passage..=draft.passage];
    let near = before.iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
    let mixed = near.into_iter().any(|last| last.frame == Some(TimeFrame::Day));
    let of_day = |passage: &Passage| {
        let reading = &passage.reading;
        reading.may_be_dated() && reading.terms_of(kinds::TIME).any(|(at, _)| reading.time(at, TimeKind::Day))
    };
    let dated = |passage: &Passage| passage.reading.dates().iter().any(DatePhrase::is_day);
    let gap = passages[draft.passage].paragraphs_behind(&passages[last.passage]);
    let same = last.side.is_some()
        && last.side == draft.side
        && (source(last) == source(draft) || source(draft).is_none())
        && (source(draft).is_some() || !draft.category.is_bystanders() || perfect)
        && last.category.is_bystanders() == draft.category.is_bystanders();
    let own = passages[draft.passage].is_display()
        || mixed
        || between.iter().any(of_day)
        || between.iter().skip(1).any(dated);
    (last.frame == Some(TimeFrame::Cumulative) && same && gap <= 1 && !own).then_some(last)
}

/// `Between 1 February and 31 July, 1,028 civilians were killed … Cluster munitions killed dozens`: the last
/// claim, where its stretch has both ends and nothing turns to a day.
pub(super) fn reported<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    const NEAR: usize = 3;
    let last = before.last().filter(|last| draft.passage - last.passage <= NEAR)?;
    let long =
        last.period_start.is_some() && last.period_end.is_some() && last.period_start != last.period_end;
    let stretch = last.frame.is_some_and(|frame| frame != TimeFrame::Day);
    let passage = &passages[draft.passage];
    let gap = passage.paragraphs_behind(&passages[last.passage]);
    let between = &passages[last.passage + 1..=draft.passage];
    let turns = between.iter().any(|passage| !passage.reading.dates().is_empty());
    // `Among the worst was a strike on a bus, killing ten`: one event of the stretch.
    let attack = |at: usize| passage.reading.is_any(at, ATTACKS);
    let one = |at: usize| passage.reading.has(at, Class::A) && (at + 1..at + 4).any(attack);
    let claim = &passage.claims[draft.claim];
    let turns = turns || is_small(claim) && (0..claim.start).any(one);
    let side = draft.side.is_none() || last.side == draft.side;
    let heading = passage.part == Part::Title || passage.reading.sentence.place == Place::Heading;
    (long && stretch && gap <= 2 && side && !turns && !heading).then_some(last)
}

/// The stretch of a running total: the war so far, but of a town the battle for it.
fn total(passage: &Passage, draft: &mut Draft) {
    let town = draft.near_in(passage).is_some_and(|place| matches!(place.kind, Some(PlaceKind::City)));
    let (frame, rule) = if town {
        (TimeFrame::Interval, "a large figure of one town")
    } else {
        (TimeFrame::Cumulative, "a figure as large as running totals are, or that has risen so far")
    };
    draft.last(frame, Because::rule(rule).into());
}

/// Whether a figure of a text about one battle is of all of it: a line of its table, or a total.
pub(super) fn is_of_battle(passages: &[Passage], draft: &Draft, claim: &Claim) -> bool {
    let passage = &passages[draft.passage];
    passage.is_display() && draft.passage > 0 || is_total(passages, draft, claim)
}

/// A running total: an army's losses in thousands, a list of them, a toll that stands or has risen.
fn is_total(passages: &[Passage], draft: &Draft, claim: &Claim) -> bool {
    let reading = &passages[draft.passage].reading;
    let number = claim.amount.value.or(claim.amount.low).unwrap_or_default();
    let military = !draft.category.is_bystanders();
    let perfect = is_perfect(reading, claim)
        || military && has_reached(reading, claim)
        || had_been(&passages[draft.passage], claim);
    if !perfect && is_open_headline(passages, draft, claim) {
        return false;
    }
    // `In January the agency said about 300 had died`: of a month's statement, the count up to then.
    let month = |day: Date| day.day().is_none();
    let told = draft.voice.as_ref().and_then(|voice| voice.claimed_on).is_some_and(month);
    let listed = passages[draft.passage].claims.len() >= 4 && military;
    // `most in Donetsk (443), Kharkiv (272)`: what many places count of townspeople
    let places = passages[draft.passage].claims.len() >= 5 && !military && number >= 100.0;
    let total = number >= 100.0
        && (claim.start.saturating_sub(5)..claim.start).any(|at| reading.is_word(at, "total"));
    // `On Thursday, Russia launched 420 drones. Ukraine downed 90 percent of them`: of the day.
    let paragraph = passages[draft.passage].reading.sentence.paragraph;
    let near = || passages[..=draft.passage].iter().rev();
    let near = || near().take_while(|it| it.reading.sentence.paragraph == paragraph);
    let dated = || near().any(|it| it.reading.dates().iter().any(DatePhrase::is_day));
    // `“Over the last day we saw 36 clashes.” The commander spoke of 53 vehicles, including 12 tanks`
    let of_day = || is_of_bulletin(passages, draft) && is_of_day(draft, claim);
    // `intercepted eight out of ten drones during an assault`
    let sent = matches!(draft.category, Category::Uavs | Category::Missiles) || has_attack(reading);
    let share = claim.measure == Measure::Percent && !passages[draft.passage].is_display();
    // `lost 12 tanks, or a third of its stock`: of the stretch that the count is of.
    let share = share && !sent && !dated() && claim.antecedent.is_none();
    // `several hundred have died as a result of the strike`
    let attack = has_attack(reading);
    military && (number >= 1000.0 || share || told || perfect && number >= 100.0 && !attack || total)
        || places && !attack && !dated()
        || listed && !attack && number >= 50.0 && draft.outcome != Outcome::Captured && !of_day()
        || draft.category == Category::Civilian && number >= 1000.0
        || perfect && number >= 1000.0
}

/// Whether the sentences right before it speak of one day without a date: `Over the last day we saw 36 clashes`.
fn is_of_bulletin(passages: &[Passage], draft: &Draft) -> bool {
    const NEAR: usize = 3;
    let here = &passages[draft.passage];
    let near = passages[draft.passage.saturating_sub(NEAR)..draft.passage].iter();
    near.filter(|before| here.paragraphs_behind(before) <= 1).any(|before| {
        let reading = &before.reading;
        reading.terms_of(kinds::TIME).any(|(at, _)| reading.time(at, TimeKind::Day))
    })
}

/// `20,000 men killed in clashes`, but not `20,000 men killed in Ukraine`: a headline tells of a war by its own words.
fn is_open_headline(passages: &[Passage], draft: &Draft, claim: &Claim) -> bool {
    let passage = &passages[draft.passage];
    let reading = &passage.reading;
    let heading = passage.part == Part::Title || reading.sentence.place == Place::Heading;
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    let land = || passage.places().iter().any(|place| matches!(place.kind, Some(PlaceKind::Country)));
    let war = || reading.terms_of(kinds::TIME).any(|(at, _)| reading.time(at, TimeKind::War));
    heading && !figure && draft.near_in(passage).is_none() && !land() && !war()
}

/// Words of what is counted up to now.
const HAVE: &[&str] = &["have", "has", "having"];

/// `have been killed`: counted up to now; `had been killed` is how a report tells of any day.
pub(super) fn is_perfect(reading: &Reading, claim: &Claim) -> bool {
    // `has already left hundreds of civilians dead`
    let left = (claim.start.saturating_sub(3)..claim.start).any(|at| reading.has(at, Class::Left));
    let at = if left { Some(claim.start) } else { claim.governed.map(|governed| governed.at) };
    // `Russia has said that 89 died`
    let says = |at: usize| (at + 1..at + 3).any(|at| reading.speech(at) == Some(SpeechKind::Verb));
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    // `claimed to have killed 110 soldiers`: of any day.
    let claimed = |at: usize| at > 0 && reading.has(at - 1, Class::To);
    let have = |at: usize| reading.is_any(at, HAVE) && !claimed(at) && (figure || !says(at));
    // `the toll has increased: six people died`
    let own = |at: usize| {
        (at.saturating_sub(5)..at).rev().take_while(|&at| !reading.is(at, ':') && !reading.is(at, ';'))
    };
    at.is_some_and(|at| own(at).any(have))
}

/// `confirmed that 498 soldiers had died in Ukraine`: of no event that the sentence tells of.
fn had_been(passage: &Passage, claim: &Claim) -> bool {
    let reading = &passage.reading;
    // `said 590 had died, bringing the total to 111,760`
    let raised = |at: usize| reading.is_any(at, &["bringing", "taking", "pushing", "raising", "lifting"]);
    if (claim.number.1..reading.len()).any(raised) {
        return false;
    }
    let event = claim.event();
    let number = claim.amount.value.or(claim.amount.low).unwrap_or_default();
    let land = passage.places().iter().any(|place| matches!(place.kind, Some(PlaceKind::Country)));
    (number >= 1000.0 || land)
        && (event.saturating_sub(4)..event).any(|at| reading.is_word(at, "had"))
        && !has_attack(reading)
}

/// `losses have already exceeded 200`.
fn has_reached(reading: &Reading, claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| governed.case == Case::Figure)
        && (claim.start.saturating_sub(4)..claim.start).any(|at| reading.is_any(at, HAVE))
}

/// The day that the last claims told of, where this one goes on with the same event.
fn event_before<'d>(
    passages: &[Passage],
    before: &'d [Draft],
    draft: &Draft,
    base: Base,
) -> Option<&'d Draft> {
    let mut recent = before.iter().rev().take_while(|last| draft.passage - last.passage <= 3);
    let last = recent.find(|last| last.frame.is_some())?;
    let gap = passages[draft.passage].paragraphs_behind(&passages[last.passage]);
    let claim = &passages[draft.passage].claims[draft.claim];
    if last.frame == Some(TimeFrame::Day) && !is_small(claim) {
        return None;
    }
    let same = gap == 0 || crate::resolve::source::continues(&passages[draft.passage].reading);
    // `killing 26 people. … The army also claimed to have destroyed 130 tanks`: of no event of townspeople.
    let apart = is_of_arms(draft) && last.category.is_bystanders();
    if apart && !refers_back(&passages[draft.passage].reading) {
        return None;
    }
    let events = (last.frame == Some(TimeFrame::Day) || last.frame == Some(TimeFrame::Interval) && same)
        && !passages[last.passage].claims[last.claim].day_count;
    let day = last.frame == Some(TimeFrame::Day);
    let day = day && last.period_start.is_some() && !same;
    let apart = passages[draft.passage].reading.is_word(0, "separately");
    let away = draft.period.elsewhen || (day || apart) && is_elsewhere(passages, last.passage, draft.passage);
    // `the attack of October 7, which killed 1,200`: news looked back, and the next paragraph is of now again.
    let reading = &passages[draft.passage].reading;
    let back = gap > 0 && last.period_start.is_some_and(|day| looks_back_on(reading, base, day, None));
    let charged = last.period.on.is_some_and(|on| is_charged(&passages[last.passage], &on, base));
    let back = back || charged && last.passage < draft.passage;
    // `On 5 May, a bomb went off … 30 were killed in the blast`: of the day told in between.
    let turns = passages[last.passage + 1..=draft.passage].iter().any(tells_day);
    // `thousands died last month. Four were killed in the attack`
    let turns = turns || last.frame == Some(TimeFrame::Interval) && is_small(claim) && has_attack(reading);
    (gap <= 1 && events && !away && !back && !turns && !is_held(reading, draft, claim)).then_some(last)
}
