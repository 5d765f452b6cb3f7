//! When: the stretch a figure covers, as its sentence says it.
//!
//! Which day `Thursday` is, `resolve` settles; here it is found which phrase belongs to
//! which claim, and whether it dates the event or the statement.

use crate::assemble::{Attribution, Case, Claim, attribution, duration};
use crate::lexicon::{Class, TimeKind};
use crate::mention::{DatePhrase, Reading};
use crate::record::TimeFrame;
use crate::token::Kind;
use crate::why::Because;

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

/// Words for a war as a whole.
const WARS: &[&str] = &["war", "invasion", "conflict", "uprising", "aggression"];

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
    /// Its whole is told by words that stand for any event's too: `so far`, `in total`.
    pub toll: bool,
    /// The word for a battle or offensive, where one is named.
    pub battle: Option<usize>,
    /// What says the kind of stretch.
    pub why: Option<Because>,
}

impl Period {
    /// `5 March-9 March`, `(1979-1989)`: the date before a dash opens the stretch.
    fn open_before(&mut self, date: &DatePhrase) {
        let opened = self.on.filter(|on| on.end + 1 == date.start && self.since.is_none());
        if let Some(open) = opened {
            (self.since, self.on) = (Some(open), None);
        }
    }

    /// The event is of the date, where no other stands nearer.
    fn fall_on(&mut self, claim: &Claim, date: DatePhrase) {
        let distance = |other: &DatePhrase| other.start.abs_diff(claim.event().max(claim.start));
        if self.on.is_none_or(|old| distance(&date) < distance(&old)) {
            self.on = Some(date);
        }
    }

    /// `the deadliest since October 5, when 59 people died`: the day of what is told behind it.
    fn happen_when(&mut self, reading: &Reading, claim: &Claim, date: DatePhrase) {
        let when = reading.is_word(date.end + usize::from(reading.is(date.end, ',')), "when");
        if claim.start > date.end && when {
            self.on = Some(date);
        }
    }
}

/// The stretch of a claim.
pub fn of(reading: &Reading, claims: &[Claim], index: usize, attribution: Option<&Attribution>) -> Period {
    let claim = &claims[index];
    let (from, to) = reach(reading, claims, index);
    let mut period = Period::default();
    for at in from..to {
        if !may_tell(reading, at) || reading.term_start(at) != at || is_aside(reading, claim, at) {
            continue;
        }
        let near = at.abs_diff(claim.event().max(claim.start)) <= 16;
        // `700 were killed within a day, pushing its total in the war beyond 155,500`: said of the next.
        let others = period.frame == Some(TimeFrame::Day)
            && claims.iter().any(|next| next.start > claim.start && next.start < at + 8 && is_risen(next));
        if !others {
            words(reading, at, near, &mut period);
        }
    }
    let spoken = attribution.and_then(|attribution| attribution.date);
    for date in &reading.dates {
        if Some(*date) == spoken || is_dateline(reading, date) || attribution::day::is_spoken(reading, date) {
            continue;
        }
        place_date(reading, claim, *date, (from, to), &mut period);
    }
    period
}

/// `KYIV, March 3 (Reuters) -`, `Published June 27 2016`, `(Feb. 16)` behind a place: when the text
/// was written, not when anything happened.
pub fn is_dateline(reading: &Reading, date: &DatePhrase) -> bool {
    const OPENING: usize = 5;
    let Some(before) = date.start.checked_sub(1) else {
        // `Oct. 10, 2015: Two bombs kill 102`: a line of a chronicle.
        let entry = reading.is(date.end, ':') && date.end + 1 < reading.len();
        return !entry && date.day.is_some() && (date.year.is_some() || !reading.is(date.end, ','));
    };
    // `That day, 1 July 1916, there were`: told of an event.
    let told = reading.has_any(0, &[Class::The, Class::Determiner, Class::That]);
    let set_off = reading.is(before, ',') && !told
        || reading.is(before, '(')
        || reading.is_any(before, &["published", "updated", "posted"])
        || reading.dates.iter().any(|other| other.end == date.start && other.weekday.is_some());
    // `Kano (Point News - 18th Mar, 2021)`
    let bracketed = date.start <= 3 * OPENING
        && reading.is(date.end, ')')
        && (0..date.start).any(|at| reading.is(at, '('))
        && (0..date.start).all(|at| reading.quantity_at(at).is_none());
    date.day.is_some() && (date.start <= OPENING && set_off || bracketed && date.year.is_some())
}

/// `from 1 February to 31 July`, `until Tuesday`, `as of Monday`: the end of a stretch or of a count, and no
/// day of its own.
pub fn is_bound(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 6;
    let Some(before) = date.start.checked_sub(1) else { return false };
    let opened = || {
        let dates = reading.dates.iter().filter(|other| other.end <= before && before - other.end <= REACH);
        dates.into_iter().any(|other| {
            [Class::From, Class::Since, Class::Between]
                .iter()
                .any(|&class| is_led(reading, other.start.checked_sub(1), class))
        })
    };
    as_of(reading, Some(before))
        || reading.has_any(before, &[Class::Between, Class::From]) && !reading.is_possessive(date.end)
        || reading.is_any(before, &["until", "till", "through"])
        || (reading.has_any(before, &[Class::To, Class::And]) || reading.tokens[before].is_dash()) && opened()
}

/// The tokens whose time words belong to the claim: its clause, and what opens the sentence.
fn reach(reading: &Reading, claims: &[Claim], index: usize) -> (usize, usize) {
    let claim = &claims[index];
    let event = claim.event();
    let start = claim.start.min(event);
    let end = claim.head.end.max(event + 1).max(claim.number.1);
    let boundary = |at: usize| reading.is(at, ';');
    let from = (0..start).rev().find(|&at| boundary(at)).map_or(0, |at| at + 1);
    let to = (end..reading.len()).find(|&at| boundary(at)).unwrap_or(reading.len());
    let next = claims
        .get(index + 1)
        .map(|next| next.start.min(next.event()))
        .filter(|&next| next > end && own_clause(reading, end, next));
    // `590 died, bringing the total to 111,760 since the war began`: what is said behind a total is of it.
    let total = claims.get(index + 1).filter(|next| is_risen(next)).map(|next| next.start);
    let next = next.or(total.filter(|&total| total > end));
    (from, next.unwrap_or(to))
}

/// `207,910 men (+400 in the past day)`: brackets with a count of their own tell nothing of the one
/// before them.
fn is_aside(reading: &Reading, claim: &Claim, at: usize) -> bool {
    let open =
        (claim.number.1..at).rev().take(10).find(|&open| reading.is(open, '(') || reading.is(open, ')'));
    open.is_some_and(|open| {
        reading.is(open, '(') && (open..at).any(|inside| reading.quantity_at(inside).is_some())
    })
}

/// A running total that something brings up: `pushing its losses beyond 155,500`.
fn is_risen(claim: &Claim) -> bool {
    claim.governed.is_some_and(|it| it.case == Case::Figure)
}

/// A clause of its own opens between two claims.
fn own_clause(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| reading.has_any(at, &[Class::Subordinator, Class::But]))
}

/// Whether [`words`] may find anything at `at`: of most tokens this is told at once.
fn may_tell(reading: &Reading, at: usize) -> bool {
    reading.is_of_time(at) || duration::is_unit(reading, at) || reading.is_any(at, BATTLES)
}

/// Words of time that need no date.
fn words(reading: &Reading, at: usize, near: bool, period: &mut Period) {
    let said = |rule: &'static str| Some(Because::term(rule, reading, at));
    if reading.time(at, TimeKind::Day) && near {
        if period.frame.is_none() {
            period.frame = Some(TimeFrame::Day);
            period.why = said("words for one day near the claim: `over the past day`");
        }
    } else if reading.time(at, TimeKind::Cumulative)
        || reading.time(at, TimeKind::War) && since_war(reading, at)
    {
        // `in the first 100 days of the war`: a stretch of it.
        if period.frame != Some(TimeFrame::Interval) || !is_part(reading, at) {
            period.frame = Some(TimeFrame::Cumulative);
            period.toll = reading.time(at, TimeKind::Cumulative);
            period.why = said("words for the whole war: `since the start of the invasion`");
        }
    } else if near && let Some(frame) = duration::frame_at(reading, at) {
        if period.frame.is_none() {
            period.frame = Some(frame);
            period.why = said("how long the stretch is: `over the past six weeks`");
        }
    } else if reading.is_any(at, BATTLES) {
        period.battle = period.battle.or(Some(at));
    } else if reading.time(at, TimeKind::Interval) && near && period.frame.is_none() {
        period.frame = Some(TimeFrame::Interval);
        period.why = said("words for a stretch near the claim: `this year`");
    }
}

/// `days of the war`, `year of fighting`: the war is told of by a stretch of it.
fn is_part(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(4)..at)
        .any(|unit| duration::frame_at(reading, unit).is_some() && reading.has(unit + 1, Class::Of))
}

/// `since the start of the invasion`, `since the war began`, `in the war`, `during its invasion`.
fn since_war(reading: &Reading, at: usize) -> bool {
    let from = at.saturating_sub(7);
    let since =
        (from..at).find(|&before| reading.has(before, Class::Since) || reading.is_any(before, OPENINGS));
    if since.is_some_and(|since| is_record(reading, since)) {
        return false;
    }
    let since = since.is_some();
    // `in the war's first year`: a stretch of it.
    if reading.owns(at) {
        return false;
    }
    // `in conflict-ridden Yemen`
    if reading.is_hyphen(reading.term_end(at)) {
        return false;
    }
    let whole = reading.is_any(reading.term_end(at) - 1, WARS);
    let within = (at.saturating_sub(4)..at).any(|before| {
        reading.has(before, Class::In) || reading.is_any(before, &["during", "throughout", "after"])
    });
    let definite = at > 0
        && (reading.has_any(at - 1, &[Class::The, Class::Determiner])
            || reading.is_possessive(at - 1)
            || reading.is_known(at - 1) && !reading.has(at - 1, Class::A));
    since || whole && within && definite
}

/// `the largest attack since the war began`: the stretch is that of a comparison.
fn is_record(reading: &Reading, since: usize) -> bool {
    (since.saturating_sub(8)..since)
        .rev()
        .take_while(|&at| reading.quantity_at(at).is_none() && !reading.is(at, ','))
        .any(|at| reading.is_any(at, SUPERLATIVES))
}

/// Files a date as the event's, the opening or the end of its stretch.
fn place_date(
    reading: &Reading,
    claim: &Claim,
    date: DatePhrase,
    reach: (usize, usize),
    period: &mut Period,
) {
    if date.start < reach.0 || date.start >= reach.1 {
        return;
    }
    let before = date.start.checked_sub(1);
    let led = |class: Class| is_led(reading, before, class);
    let word = |word: &str| before.is_some_and(|at| reading.is_word(at, word));
    if before.is_some_and(|before| is_of_record(reading, claim, before)) {
        return period.happen_when(reading, claim, date);
    }
    let dash = before.is_some_and(|at| reading.tokens[at].is_dash());
    let clock = |class: Class| before.is_some_and(|at| is_clock_behind(reading, at, class));
    if dash {
        period.open_before(&date);
    }
    // `the toll from Sunday's collapse`: no stretch.
    let owns = reading.is_possessive(date.end) && led(Class::From);
    if !owns && (clock(Class::From) || before.is_some_and(|before| opens_stretch(reading, before))) {
        period.since = period.since.or(Some(date));
    } else if as_of(reading, before) {
        period.as_of = period.as_of.or(Some(date));
    } else if (led(Class::To) || dash || word("until") || word("till") || led(Class::And) || clock(Class::To))
        && period.since.is_some()
        && period.until.is_none()
        || led(Class::By)
        || word("through")
        || (word("until") || word("till")) && period.since.is_none()
    {
        period.counted |= word("until") || word("till");
        period.until = period.until.or(Some(date));
    } else {
        period.fall_on(claim, date);
    }
}

/// `the heaviest since the clashes in July`, but not `since the clashes in July killed 16`: the date behind
/// `before` is that of a comparison.
fn is_of_record(reading: &Reading, claim: &Claim, before: usize) -> bool {
    since_behind(reading, before)
        .is_some_and(|since| is_record(reading, since) && (claim.start < since || since == before))
}

/// `since March 3`, `from March 3`, `since early March`, `since the invasion of March 3`: the words up to
/// `before` open a stretch.
fn opens_stretch(reading: &Reading, before: usize) -> bool {
    let led = |class: Class| is_led(reading, Some(before), class);
    let part = before > 0 && reading.is_any(before, &["early", "late", "mid"]);
    led(Class::Since)
        || led(Class::From)
        || led(Class::Between)
        || part && reading.has(before - 1, Class::Since)
        || opens_event(reading, before + 1)
}

/// `since March 3`, `by the 3rd of March`: the word at `before`, or the one before an article, is of a class.
fn is_led(reading: &Reading, before: Option<usize>, class: Class) -> bool {
    let article = |at: usize| at > 0 && reading.has(at, Class::The) && reading.has(at - 1, class);
    before.is_some_and(|at| reading.has(at, class) || article(at))
}

/// `since the start of the invasion on February 24`, `since the council met last year`: the date is that of
/// the opening.
fn opens_event(reading: &Reading, date: usize) -> bool {
    let since = date.checked_sub(1).and_then(|before| since_behind(reading, before));
    let open = since.or_else(|| opener(reading, date, Class::Between));
    open.is_some_and(|open| {
        let war = || (open..date).any(|at| reading.time(at, TimeKind::War));
        !is_record(reading, open) && (since.is_some() || war())
    })
}

/// The `since` of the words up to `before`: `since the war between the two in the summer of`.
fn since_behind(reading: &Reading, before: usize) -> Option<usize> {
    opener(reading, before + 1, Class::Since)
}

/// A word of a class shortly before `date`, with no pause or number between them.
fn opener(reading: &Reading, date: usize, class: Class) -> Option<usize> {
    const REACH: usize = 14;
    let parts = |at: &usize| reading.is(*at, ',') || reading.quantity_at(*at).is_some();
    let words = (date.saturating_sub(REACH)..date).rev().take_while(|at| !parts(at));
    words.into_iter().find(|&at| reading.has(at, class))
}

/// `from 20:00 Moscow time on 24 May to 00:00 on 25 May`: an hour between the word and the day at `on`.
fn is_clock_behind(reading: &Reading, on: usize, class: Class) -> bool {
    const REACH: usize = 10;
    let hour = |at: usize| {
        matches!(reading.tokens[at].kind, Kind::Number | Kind::Mixed)
            || !reading.tokens[at].is_word()
            || reading.is_any(at, &["time", "p.m", "a.m", "pm", "am", "gmt", "utc", "local", "hours", "on"])
            || reading.is_capitalised(at)
    };
    let start = (on.saturating_sub(REACH)..on).rev().find(|&at| !hour(at));
    let digits = |from: usize| (from..on).any(|at| reading.tokens[at].kind == Kind::Number);
    reading.is_word(on, "on") && start.is_some_and(|from| reading.has(from, class) && digits(from))
}

/// `as of March 3`: when the count was taken.
fn as_of(reading: &Reading, before: Option<usize>) -> bool {
    before.is_some_and(|at| at > 0 && reading.has(at, Class::Of) && reading.has(at - 1, Class::As))
}
