//! Lists of losses: the stretch that the words over them give.

use crate::assemble::Claim;
use crate::date::Date;
use crate::lexicon::{Class, TimeKind};
use crate::record::TimeFrame;
use crate::resolve::day::{Base, day_of};
use crate::resolve::{Draft, Passage};
use crate::why::Because;

/// Takes the stretch that the words over a list give, where the claim stands in one.
pub(super) fn listed(passages: &[Passage], draft: &mut Draft, claim: &Claim, base: Base) -> bool {
    if !claim.is_listed() {
        return false;
    }
    let led_by_day = |over: &Passage| (0..over.reading.len()).any(|at| over.reading.time(at, TimeKind::Day));
    let above = (draft.passage.saturating_sub(24)..draft.passage).rev();
    let over = above.into_iter().find(|&at| passages[at].leads_list());
    if over.is_some_and(|over| led_by_day(&passages[over]) && !is_of_totals(passages, over)) {
        draft.last(TimeFrame::Day, Because::rule("the words over the list speak of one day").into());
        return true;
    }
    if let Some((start, end)) = list_period(passages, draft.passage, base) {
        let rule = "a list of losses is a running total, over the dates of the words above it";
        draft.cover(Some(TimeFrame::Cumulative), (start, end), Because::rule(rule).into());
        return true;
    }
    false
}

/// `tanks - 7,834 (+6)`: the list under the words at `over` gives running totals, and behind them what a day added.
fn is_of_totals(passages: &[Passage], over: usize) -> bool {
    const OPENING: usize = 4;
    let items = passages[over + 1..].iter().take(OPENING);
    items.flat_map(|item| &item.claims).any(|claim| claim.day_count)
}

/// The stretch that the words over a list give: `from 24.02 to 30.04`.
fn list_period(passages: &[Passage], index: usize, base: Base) -> Option<(Option<Date>, Option<Date>)> {
    let over = (index.saturating_sub(24)..index)
        .rev()
        .find(|&before| passages[before].claims.is_empty() && passages[before].reading.dates().len() >= 2);
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
