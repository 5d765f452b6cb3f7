//! The words that bound a number: `more than 500`, `500 or more`, `passed 150,000`.

use super::Quantity;
use crate::lexicon::{Class, Position};
use crate::mention::Reading;
use crate::record::Bound;

/// The bound words on both sides.
pub(super) fn take_bounds(reading: &Reading, quantity: &mut Quantity) {
    let mut start = quantity.full_start;
    let mut found = None;
    for _ in 0..5 {
        let Some(before) = start.checked_sub(1) else { break };
        if let Some(term) = reading.bound(before, |term| term.position == Position::Before)
            && !tells_about(reading, reading.term_start(before))
        {
            start = reading.term_start(before);
            found = strongest(found, term.bound);
        } else if is_filler(reading, before, start) || closes_quotation(reading, before) {
            start = before;
        } else {
            break;
        }
    }
    let found = found.map(|bound| turned_round(reading, start, bound));
    let tilde = quantity.start.checked_sub(1).filter(|&at| reading.is(at, '~') || reading.is(at, '≈'));
    if let Some(bound) = found.or(tilde.map(|_| Bound::About)) {
        quantity.full_start = start;
        quantity.amount = quantity.amount.bounded(bound);
        quantity.rule = "bounded by the words before it: `more than 500`";
    } else if let Some(term) = link_before(reading, quantity.start) {
        quantity.amount = quantity.amount.bounded(term);
        quantity.rule = "bounded by the verb before it: `passed 150,000`";
    }
    take_bounds_behind(reading, quantity, found.is_some());
}

/// `‘well over’ 100,000`: the mark at `at` closes a quotation of bound words alone.
fn closes_quotation(reading: &Reading, at: usize) -> bool {
    let quote = |at: usize| {
        reading.tokens[at].is_quote() || ['‘', '’', '\''].iter().any(|&mark| reading.is(at, mark))
    };
    let bound = at.checked_sub(1).filter(|_| quote(at));
    let bound =
        bound.filter(|&bound| reading.bound(bound, |term| term.position == Position::Before).is_some());
    let open = bound.and_then(|bound| reading.term_start(bound).checked_sub(1));
    open.is_some_and(quote)
}

/// The bound words behind a number, `bounded` where others stand before it.
fn take_bounds_behind(reading: &Reading, quantity: &mut Quantity, bounded: bool) {
    let end = quantity.end;
    if reading.is(end, '+') && reading.tokens[end].glued {
        quantity.full_end = end + 1;
        quantity.amount = quantity.amount.bounded(Bound::AtLeast);
        quantity.rule = "bounded by the plus behind it: `350,000+`";
        return;
    }
    let gap = usize::from(reading.is(end, ',') || reading.is(end, '-'));
    let after = reading.bound(end + gap, |term| term.position == Position::After);
    let opens_next = reading.quantities_may_follow(reading.term_end(end + gap));
    if let Some(term) = after.filter(|_| !bounded && !opens_next) {
        quantity.full_end = reading.term_end(end + gap);
        quantity.amount = quantity.amount.bounded(term.bound);
        quantity.rule = "bounded by the words behind it: `500 or more`";
    }
}

/// `information about six dead`, `details about two soldiers`: of them, and not so many.
fn tells_about(reading: &Reading, at: usize) -> bool {
    let told = [
        "information",
        "details",
        "data",
        "report",
        "reports",
        "news",
        "known",
        "stories",
        "story",
        "facts",
        "spoke",
        "talk",
        "spoken",
        "talked",
        "wrote",
        "asked",
    ];
    at > 0 && reading.is_word(at, "about") && reading.is_any(at - 1, &told)
}

/// `have not dipped below 100`: at least so many.
fn turned_round(reading: &Reading, start: usize, bound: Bound) -> Bound {
    const NEAR: usize = 3;
    let not = (start.saturating_sub(NEAR)..start).any(|at| reading.has(at, Class::Not));
    let under = reading.is_any(start, &["below", "under"]);
    if bound == Bound::AtMost && not && under { Bound::AtLeast } else { bound }
}

/// `passed 150,000`, `exceeded the 150,000`: a verb that bounds what it links to.
fn link_before(reading: &Reading, start: usize) -> Option<Bound> {
    let before = start.checked_sub(1)?;
    let before = if reading.has(before, Class::The) { before.checked_sub(1)? } else { before };
    reading.bound(before, |term| term.position == Position::Link).map(|term| term.bound)
}

/// `an estimated 500`, `about another 20`, `more than a further 20`, `over "20`.
fn is_filler(reading: &Reading, at: usize, start: usize) -> bool {
    reading.has_any(at, &[Class::Other, Class::A, Class::The, Class::Adverb]) && start > 0
        || reading.tokens[at].is_quote()
        || reading.is(at, '~')
}

/// `at least about 20` is at least; `up to more than 40` keeps the outer one.
fn strongest(found: Option<Bound>, outer: Bound) -> Option<Bound> {
    match (found, outer) {
        (Some(inner), Bound::About) => Some(inner),
        _ => Some(outer),
    }
}
