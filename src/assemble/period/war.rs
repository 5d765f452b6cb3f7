//! Words for a war as a whole: of which figures they tell that it is a running total.

use super::{OPENINGS, is_record};
use crate::assemble::{Claim, duration};
use crate::lexicon::Class;
use crate::mention::Reading;

/// Words for a war as a whole.
const WARS: &[&str] = &["war", "invasion", "conflict", "uprising", "aggression"];

/// `days of the war`, `year of fighting`: the war is told of by a stretch of it.
pub(super) fn is_part(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(4)..at)
        .any(|unit| duration::frame_at(reading, unit).is_some() && reading.has(unit + 1, Class::Of))
}

/// `since the start of the invasion`, `since the war began`, `in the war`, `during its invasion`.
pub(super) fn since_war(reading: &Reading, at: usize) -> bool {
    let from = at.saturating_sub(7);
    // `Since October 6, the operation has killed 300`: since the day.
    let from = (from..at).rev().find(|&at| reading.is(at, ',')).map_or(from, |comma| comma + 1);
    // `at the beginning of the war`: no more than then.
    let then =
        |at: usize| at > 1 && reading.has(at - 1, Class::The) && reading.is_any(at - 2, &["at", "near"]);
    let opens = |at: usize| reading.is_any(at, OPENINGS) && !then(at);
    let since = (from..at).find(|&before| reading.has(before, Class::Since) || opens(before));
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
    let whole = reading.is_any(reading.term_end(at) - 1, WARS) || is_special(reading, at);
    // `the death toll of the war`
    let toll = |at: usize| at > 0 && reading.is_any(at - 1, &["toll", "losses", "cost"]);
    let lead = |at: usize| {
        reading.has(at, Class::In)
            || reading.is_any(at, &["during", "throughout", "after"])
            || reading.has(at, Class::Of) && toll(at)
    };
    // `in the ongoing Russia-Ukraine war`
    let names = (0..at).rev().take_while(|&at| reading.is_hyphen(at) || reading.party(at).is_some()).count();
    let within = (at.saturating_sub(4 + names)..at).any(lead);
    let first = noun_phrase(reading, at);
    let definite = first > 0
        && (reading.has_any(first - 1, &[Class::The, Class::Determiner])
            || reading.is_possessive(first - 1)
            || reading.is_known(first - 1) && !reading.has(first - 1, Class::A));
    let within = within || first < at && first > 1 && lead(first - 2);
    since || whole && within && definite
}

/// `260 children have died as a result of Russia's aggression`, `due to the war`, `during full-scale hostilities`: of
/// many, and where no day is told, the war so far.
pub(super) fn is_of_war(reading: &Reading, claim: &Claim, at: usize) -> bool {
    const MANY: f64 = 100.0;
    let caused = |lead: usize| {
        lead > 0
            && (reading.has(lead, Class::Of)
                && reading.is_any(lead - 1, &["result", "because", "consequence"])
                || reading.has(lead, Class::To) && reading.is_word(lead - 1, "due"))
    };
    let fought = reading.is_any(reading.term_end(at) - 1, &["hostilities"]);
    let within = |lead: usize| fought && reading.is_any(lead, &["during", "throughout"]);
    let many = claim.amount.value.or(claim.amount.low).is_none_or(|number| number >= MANY);
    let whole = fought || reading.is_any(reading.term_end(at) - 1, WARS);
    let led = || (at.saturating_sub(5)..at).any(|lead| caused(lead) || within(lead));
    many && whole && reading.dates.is_empty() && led()
}

/// `a war that has killed 10,000 people since 2015`, `The insurgency in the north has left 40,000 dead`: the word for the
/// war whose toll the claim is.
pub fn killer(reading: &Reading, claim: &Claim) -> Option<usize> {
    const REACH: usize = 24;
    const FIGHTS: &[&str] = &["war", "wars", "conflict", "insurgency", "uprising", "rebellion"];
    const HAVE: &[&str] = &["has", "have", "had"];
    claim.governed?;
    let have = (claim.start.saturating_sub(6)..claim.start).rfind(|&at| reading.is_any(at, HAVE))?;
    let plain = |at: &usize| {
        reading.verb(*at).is_none() && reading.quantity_at(*at).is_none() && reading.speech(*at).is_none()
    };
    let mut before = (have.saturating_sub(REACH)..have).rev().take_while(plain);
    let war = before.find(|&at| reading.is_any(at, FIGHTS))?;
    // `fighters in the war have killed`
    let first = noun_phrase(reading, war);
    let lead =
        first.checked_sub(2).filter(|&at| reading.has_any(first - 1, &[Class::The, Class::A]) && at > 0);
    let subject = lead.is_none_or(|at| {
        let tells = (war..have).any(|at| reading.has_any(at, &[Class::That, Class::Relative]));
        tells || !reading.has_any(at, &[Class::In, Class::Of, Class::By])
    });
    subject.then_some(war)
}

/// `the large-scale invasion`, `the two-year-old war`: where the words before the noun at `at` open that say what
/// kind of war it is.
fn noun_phrase(reading: &Reading, at: usize) -> usize {
    const REACH: usize = 5;
    let plain = |at: &usize| {
        let word = reading.tokens[*at].is_word() && !reading.is_capitalised(*at);
        let counted = reading.quantity_at(*at).is_some() || duration::is_unit(reading, *at);
        reading.is_hyphen(*at) || word && !reading.is_known(*at) || counted
    };
    (at.saturating_sub(REACH)..at).rev().take_while(plain).last().unwrap_or(at)
}

/// `in its special operation`, but not `in the special operation zone`.
fn is_special(reading: &Reading, at: usize) -> bool {
    let end = reading.term_end(at);
    let special = (at.saturating_sub(2)..end).any(|at| reading.is_word(at, "special"));
    special && !reading.is_any(end, &["zone", "area"])
}
