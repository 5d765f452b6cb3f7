//! When: the stretch a figure covers, as its sentence says it.
//!
//! Which day `Thursday` is, `resolve` settles; here it is found which phrase belongs to
//! which claim, and whether it dates the event or the statement.

mod battle;
mod date;
mod night;
mod opening;
mod passing;
mod reach;
mod relative;
mod returned;
mod war;

use crate::assemble::{Attribution, Claim, attribution, duration};
use crate::lexicon::{Class, TimeKind, kinds};
use crate::mention::{DatePhrase, Reading, Shapes};
use crate::record::TimeFrame;
use crate::why::Because;
use battle::is_fought_in;
use date::place_date;
pub use date::{is_as_of, is_beside, is_bound, is_by_clock, is_dateline, is_of_count, limit};
pub use night::{is_eve, is_night};
pub use opening::is_stretch;
pub use passing::{is_ahead, is_of_answer, is_of_comparison, is_of_state};
use reach::{is_aside, is_of_next, reach};
pub use war::killer;
use war::{is_of_war, is_part, since_war};

/// Words for fighting that a figure may be limited to.
const BATTLES: &[&str] = &["battle", "battles", "siege", "offensive", "counteroffensive", "counterattack"];

/// Words for how a war opened or goes on.
const OPENINGS: &[&str] = &["start", "beginning", "outbreak", "onset", "launch", "began", "course"];

/// Words that set an event above all others of a stretch.
const SUPERLATIVES: &[&str] = &[
    "largest",
    "biggest",
    "deadliest",
    "worst",
    "heaviest",
    "most",
    "highest",
    "bloodiest",
    "greatest",
    "fiercest",
    "costliest",
    "first",
    "strongest",
];

/// What a sentence says of a claim's stretch.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Period {
    /// The kind of stretch, where words say it.
    pub frame: Option<TimeFrame>,
    /// A date that the event happened on, or the stretch of a day or month.
    pub on: Option<DatePhrase>,
    /// `since December`, `from 24 February`: where the stretch opens.
    pub since: Option<DatePhrase>,
    /// `to 30 April`, `by`: where it ends.
    pub until: Option<DatePhrase>,
    /// `until Tuesday`, with no word of where it opens: counted from the start.
    pub counted: bool,
    /// `as of Thursday`: when the count was taken.
    pub as_of: Option<DatePhrase>,
    /// So it says itself: `as of Thursday`, and not `the toll stood at 20 on Thursday`.
    pub stands: bool,
    /// Its whole is told by words that stand for any event's too: `so far`, `in total`.
    pub toll: bool,
    /// The word that says the kind of stretch.
    pub said: Option<usize>,
    /// The word for a battle or offensive, where one is named.
    pub battle: Option<usize>,
    /// It goes on with a claim of a battle.
    pub fought: bool,
    /// `a day after the strike that killed 40`: so many days before that of its sentence.
    pub before: Option<i8>,
    /// `in the last two weeks`: so many days up to when it was told.
    pub back: Option<i16>,
    /// `on the night of May 13-14`: its two days are one night.
    pub night: bool,
    /// `overnight into Wednesday`: the night before the day that is named.
    pub eve: bool,
    /// It is told to be of another time than what the text speaks of.
    pub elsewhen: bool,
    /// It is the figure of another sentence, or joined to one.
    pub again: bool,
    /// The bodies of those counted were handed over: they fell on any day.
    pub returned: bool,
    /// What says the kind of stretch.
    pub why: Option<Because>,
}

/// The stretch of a claim.
///
/// Whether its sentence [`tells`] a time is told once for all its claims.
pub fn of(
    reading: &Reading,
    claims: &[Claim],
    index: usize,
    attribution: Option<&Attribution>,
    tells: bool,
) -> Period {
    let claim = &claims[index];
    let (from, to) = reach(reading, claims, index);
    let mut period = Period::default();
    let told = if tells { from..to } else { 0..0 };
    for at in told {
        if !may_tell(reading, at) || reading.term_start(at) != at || is_aside(reading, claim, at) {
            continue;
        }
        let others = is_of_next(reading, claims, index, at, (period.frame, period.said));
        if !others && !attribution.is_some_and(|said| is_of_statement(reading, said, at)) {
            words(reading, claim, at, &mut period);
        }
    }
    let spoken = attribution.and_then(|attribution| attribution.date);
    for date in &reading.dates {
        let written = is_dateline(reading, date) || is_by_clock(reading, date);
        let other = is_of_answer(reading, date) || is_of_state(reading, date);
        period.stand(reading, date, spoken);
        if Some(*date) == spoken || written || other || attribution::day::is_spoken(reading, date) {
            continue;
        }
        if (from..to).contains(&date.start) {
            place_date(reading, claim, *date, &mut period);
        }
    }
    period.before = relative::days_before(reading, claim);
    period.elsewhen = relative::is_elsewhen(reading, claim);
    if returned::are_returned(reading, claim) {
        period.hand_over();
    }
    period
}

/// `The following day, the ministry reported that`: of the statement, but `The following day, officials said, 22
/// were killed` of the event.
pub fn is_of_statement(reading: &Reading, said: &Attribution, at: usize) -> bool {
    const REACH: usize = 3;
    let end = reading.term_end(at);
    reading.term_start(at) <= 1
        && (end..=end + REACH).contains(&said.phrase.0)
        && said.cue >= said.phrase.1
        && !reading.is(reading.term_end(said.cue), ',')
        && reading.time(at, TimeKind::Day)
}

/// Whether [`words`] may find anything at `at`: of most tokens this is told at once.
fn may_tell(reading: &Reading, at: usize) -> bool {
    reading.is_of_time(at)
        || duration::is_unit(reading, reading.term_end(at) - 1)
        || reading.is_any(at, BATTLES)
}

/// Whether a sentence may tell a time without a date.
pub fn tells(reading: &Reading) -> bool {
    reading.holds_kind(kinds::TIME)
        || duration::may_hold_unit(reading)
        || reading.may_hold_of(const { &Shapes::of(&[BATTLES]) })
}

/// Words of time that need no date.
fn words(reading: &Reading, claim: &Claim, at: usize, period: &mut Period) {
    let (first, last) = (claim.event().min(claim.start), claim.event().max(claim.start));
    let distance = |at: usize| first.saturating_sub(at).max(at.saturating_sub(last));
    let near = distance(at) <= NEAR || at > last && is_one_clause(reading, last, at) || opens(reading, at);
    // `In total, 45 drones were shot down overnight`: of words for a whole and for a part, the nearer tell.
    let nearer = period.said.is_some_and(|said| distance(at) < distance(said));
    // `losses in the war have reached 486,000, of which 1,400 in the past 24 hours`
    let own = at > last && at - last <= 4 && period.said.is_some_and(|said| said < claim.start);
    let total = period.frame == Some(TimeFrame::Cumulative);
    let open =
        period.frame.is_none() || total && (period.toll && nearer || own && is_partitive(reading, claim));
    let part = matches!(period.frame, Some(TimeFrame::Day | TimeFrame::Interval));
    if reading.time(at, TimeKind::Day) && near {
        // `In a report from the previous day`: of the report.
        let report = at > 1 && reading.has(at - 1, Class::The) && reading.has(at - 2, Class::From);
        if open && !report {
            period.last(TimeFrame::Day, "words for one day near the claim: `over the past day`", reading, at);
        }
    } else if reading.time(at, TimeKind::Cumulative) {
        // `one of the heaviest attacks of the war so far`
        if (!part || nearer) && !is_record(reading, at) {
            period.last(TimeFrame::Cumulative, WHOLE, reading, at);
            period.toll = true;
        }
    } else if reading.time(at, TimeKind::War) && tells_war(reading, claim, at) {
        // `in the first 100 days of the war`: a stretch of it.
        if period.frame != Some(TimeFrame::Interval) || !is_part(reading, at) {
            period.last(TimeFrame::Cumulative, WHOLE, reading, at);
        }
    } else {
        lengths(reading, claim, at, (near, open), period);
    }
}

/// Words for a length of time, a battle or a stretch of the calendar; `near` to the claim, whose stretch is still `open`.
fn lengths(reading: &Reading, claim: &Claim, at: usize, (near, open): (bool, bool), period: &mut Period) {
    let last = claim.event().max(claim.start);
    let total = period.frame == Some(TimeFrame::Cumulative);
    if near && let Some(frame) = length_at(reading, at) {
        if open || total && frame == TimeFrame::Interval && narrows(reading, at, period) {
            period.last(frame, "how long the stretch is: `over the past six weeks`", reading, at);
            period.back = duration::days_back(reading, reading.term_end(at) - 1);
        }
    } else if near
        && open
        && let Some(rule) = day_at(reading, claim, at)
    {
        period.last(TimeFrame::Day, rule, reading, at);
    } else if reading.is_any(at, BATTLES) {
        period.fight(reading, claim, at, total && at > last && at - last <= NEAR / 2);
    } else if reading.time(at, TimeKind::Interval) && near && open {
        period.last(TimeFrame::Interval, "words for a stretch near the claim: `this year`", reading, at);
    }
}

/// Whether the word at `at` tells that the claim is of a whole war: `a war that has killed 10,000`.
fn tells_war(reading: &Reading, claim: &Claim, at: usize) -> bool {
    // `As tensions escalated in the conflict, nine were wounded`
    let beside = reading.is_any(0, &["as", "while"]) && (at..claim.start).any(|at| reading.is(at, ','));
    let kills = || killer(reading, claim).is_some_and(|war| reading.term_start(war) == at);
    !beside && since_war(reading, at) || is_of_war(reading, claim, at) || kills()
}

/// The rule by which the unit at `at` tells one day.
fn day_at(reading: &Reading, claim: &Claim, at: usize) -> Option<&'static str> {
    if duration::is_ago(reading, reading.term_end(at) - 1) {
        return Some("so long before the text: `killed a week ago`");
    }
    let that = duration::is_that_day(reading, at) && at > claim.event();
    that.then_some("a day that was told before: `were injured that day`")
}

/// The stretch whose length the words at `at` tell, where it is not that of a comparison.
fn length_at(reading: &Reading, at: usize) -> Option<TimeFrame> {
    duration::frame_at(reading, reading.term_end(at) - 1).filter(|_| !is_compared(reading, at))
}

/// `lost in their war 70,000 men in the past two months alone`: the stretch up to now whose unit is at `at` tells more
/// than words for the war that say no since.
fn narrows(reading: &Reading, at: usize, period: &Period) -> bool {
    const REACH: usize = 7;
    let past = (at.saturating_sub(4)..at).any(|at| reading.is_any(at, &["past", "last"]));
    let since = |said: usize| (said.saturating_sub(REACH)..said).any(|at| reading.has(at, Class::Since));
    past && !period.toll && !period.said.is_some_and(since)
}

/// `486,000, of which 1,400 in the past 24 hours`, `including 30 this week`: a part of the total before it.
fn is_partitive(reading: &Reading, claim: &Claim) -> bool {
    (claim.start.saturating_sub(3)..claim.start).any(|at| reading.has(at, Class::Including))
}

/// `killed 44 rebels, arrested 21, recovered arms and burned camps in the last two weeks`: no other clause opens
/// up to the words at `at`, which end the clause.
fn is_one_clause(reading: &Reading, from: usize, at: usize) -> bool {
    const REACH: usize = 40;
    const OPEN: &[Class] = &[Class::Subordinator, Class::Relative, Class::That, Class::But];
    let parted = |at: usize| {
        reading.has_any(at, OPEN) || reading.speech(at).is_some() || reading.tokens[at].is_quote()
    };
    let end = reading.term_end(at);
    let ends = reading.is(end, ',') || (end..reading.len()).all(|at| !reading.tokens[at].is_word());
    ends && at - from <= REACH && !(from + 1..at).any(parted)
}

/// `Over the past day, the losses came to 244 people`: the words at `at` open the sentence and hold for all of it.
fn opens(reading: &Reading, at: usize) -> bool {
    let first = reading.term_start(at);
    first <= 1 && (0..first).all(|at| !reading.tokens[at].is_word()) && reading.is(reading.term_end(at), ',')
}

/// How far from a claim words for one day or a stretch are still of it.
const NEAR: usize = 16;

/// The rule of words for the whole.
const WHOLE: &str = "words for the whole war: `since the start of the invasion`";

impl Period {
    /// `As of Saturday, the UN was able to confirm that 847 have been killed`: the day that was spoken on is that of the
    /// count too.
    fn stand(&mut self, reading: &Reading, date: &DatePhrase, spoken: Option<DatePhrase>) {
        if Some(*date) == spoken && is_as_of(reading, date) {
            (self.stands, self.as_of) = (true, Some(*date));
        }
    }

    /// Those counted were given back: a day is that of the exchange.
    fn hand_over(&mut self) {
        self.returned = true;
        (self.on, self.battle, self.before) = (None, None, None);
        if self.frame == Some(TimeFrame::Day) {
            (self.frame, self.said, self.why) = (None, None, None);
        }
    }

    /// Notes the battle at `at`, which tells more than words for the whole war before a claim that it is `near` to:
    /// `383,000 since the war began, including 159,000 in the offensive`.
    fn fight(&mut self, reading: &Reading, claim: &Claim, at: usize, near: bool) {
        if !is_fought_in(reading, claim, at) {
            return;
        }
        if near && self.said.is_some_and(|said| said < claim.start) {
            (self.frame, self.said, self.why) = (None, None, None);
        }
        self.battle = self.battle.or(Some(at));
    }

    /// Sets the kind of stretch that the word at `at` says.
    fn last(&mut self, frame: TimeFrame, rule: &'static str, reading: &Reading, at: usize) {
        (self.frame, self.said, self.toll) = (Some(frame), Some(at), false);
        self.why = Some(Because::term(rule, reading, at));
    }
}

/// `the largest attack since the war began`: the stretch is that of a comparison.
fn is_record(reading: &Reading, since: usize) -> bool {
    (since.saturating_sub(8)..since)
        .rev()
        .take_while(|&at| reading.quantity_at(at).is_none() && !reading.is(at, ','))
        .any(|at| reading.is_any(at, SUPERLATIVES) || is_high(reading, at))
}

/// `the deadliest strikes in almost a year`: the stretch whose words open at `at` is that of a comparison.
fn is_compared(reading: &Reading, at: usize) -> bool {
    let worst = |at: usize| {
        reading.is_any(at, SUPERLATIVES) && !reading.is_any(at, &["first", "most"]) || is_high(reading, at)
    };
    let lead = (at.saturating_sub(5)..=at).rev().find(|&at| reading.has(at, Class::In));
    let Some(lead) = lead else { return false };
    let near = (lead.saturating_sub(8)..lead).rev().take_while(|&at| !reading.is(at, ','));
    near.take_while(|&at| reading.quantity_at(at).is_none()).any(worst)
}

/// `an all-time high`, `a new record`: a superlative of two words.
fn is_high(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["high", "low"]) && at > 0 && reading.is_any(at - 1, &["time", "record", "new"])
}
