//! Days told by another event: `a day after the strike`, `in an earlier attack`.

use crate::assemble::Claim;
use crate::lexicon::{Cause, Class, kinds};
use crate::mention::{Reading, Shapes};

/// Words for a number of days.
const DAYS: [(&str, i8); 6] = [("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5)];

/// `on Sunday, a day after a building was hit, killing 40`: how many days before the day of its sentence the
/// claim's event was, where words behind that tell of it.
pub(super) fn days_before(reading: &Reading, claim: &Claim) -> Option<i8> {
    if !reading.may_hold(&["after"]) {
        return None;
    }
    let counted = |day: &usize| reading.is_any(*day, &["day", "days"]) && reading.is_word(*day + 1, "after");
    let (day, days) = (1..reading.len()).filter(counted).find_map(|day| {
        let days = DAYS.iter().find(|(word, _)| reading.is_word(day - 1, word))?.1;
        Some((day, days))
    })?;
    // `A day after the strike that killed 40, another killed two`
    let apart = day > 1 && reading.is(day - 2, ',');
    // but `It came a day after shelling killed 40`
    const COMES: &[&str] = &["came", "comes", "coming"];
    let comes = day > 1 && reading.is_any(day - 2, COMES);
    let plain = |at: usize| reading.verb(at).is_none() && reading.quantity_at(at).is_none();
    let opens = !apart && !comes && (0..day - 1).all(plain);
    // `A day after Russia fired 80 missiles, killing 11 people, Kyiv struck back`
    let goes_on = |at: usize| reading.word(at).ends_with("ing");
    let parts = |at: usize| {
        let comma = reading.is(at, ',');
        reading.is(at, ';')
            || comma && (opens && !goes_on(at + 1) || comes && reading.has(at + 1, Class::And))
    };
    let end = (day..reading.len()).find(|&at| parts(at)).unwrap_or(if opens { day } else { reading.len() });
    (day..end).contains(&claim.start).then_some(days)
}

/// `in an earlier attack`, `weeks before the holiday`, `days later`: the claim is of another time than what the
/// text speaks of.
pub(super) fn is_elsewhen(reading: &Reading, claim: &Claim) -> bool {
    const OTHERS: &[&str] = &["another", "earlier", "previous", "separate", "similar", "past"];
    const UNITS: &[&str] = &["days", "weeks", "months", "years", "week", "month", "year"];
    const REACH: usize = 40;
    // not `Another two soldiers were wounded`
    let event = |at: usize| reading.cause(at) == Some(Cause::Conflict) && reading.noun(at).is_none();
    let other = |at: usize| {
        reading.is_any(at, OTHERS) && (at + 1..at + 5).any(event) && reading.quantity_at(at).is_none()
    };
    let far = |at: usize| {
        reading.is_any(at, UNITS) && reading.is_any(at + 1, &["before", "earlier", "ago", "prior"])
    };
    // `a few days after a mosque was struck, killing 70`
    let few = |at: usize| {
        reading.is_any(at, UNITS)
            && reading.is_word(at + 1, "after")
            && at > 0
            && reading.is_any(at - 1, &["few", "several"])
    };
    if reading.may_hold(&["few", "several"]) && reading.may_hold(&["after"]) && (0..claim.start).any(few) {
        return true;
    }
    // `Earlier, troops killed 21 fighters`, but `Earlier on Monday`
    let told = |at: usize| reading.speech(at).is_some();
    let before = reading.is_word(0, "earlier") && !reading.is_any(1, &["in", "this"]) && !(1..7).any(told);
    if before && reading.dates.is_empty() {
        return true;
    }
    let others = reading.holds_kind(kinds::CAUSE) && reading.may_hold_of(const { &Shapes::of(&[OTHERS]) });
    if !others && !reading.may_hold_of(const { &Shapes::of(&[UNITS, &["elsewhere"]]) }) {
        return false;
    }
    let from = claim.start.saturating_sub(REACH);
    let to = (claim.head.end.max(claim.event()) + REACH).min(reading.len());
    let parted = |at: &usize| reading.is(*at, ';') || reading.has(*at, Class::But);
    let before = (from..claim.start).rev().take_while(|at| !parted(at));
    before
        .chain((claim.start..to).take_while(|at| !parted(at)))
        .any(|at| other(at) && is_of_claim(reading, claim, at) || far(at) || reading.is_word(at, "elsewhere"))
}

/// Whether the claim is of the other event at `at`, and not of one that it is told with: `82 were wounded in the
/// volley and another strike`.
fn is_of_claim(reading: &Reading, claim: &Claim, at: usize) -> bool {
    let end = claim.head.end.max(claim.number.1);
    let joined = reading.has(at - usize::from(at > 0), Class::And);
    let parted = |at: usize| reading.is(at, ',') || reading.quantity_at(at).is_some();
    at < claim.start || !joined && !(end..at).any(parted)
}
