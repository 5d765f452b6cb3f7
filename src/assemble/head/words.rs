//! Words of a counted phrase that mean more than they say: `-made`, `systems`, `official`.

use crate::assemble::side::is_unit;
use crate::lexicon::{Cause, Class, Form, NounClass, PartyKind};
use crate::mention::{PartyMention, Quantity, Reading};

/// What single things of a kind are counted as: `20 units of armour`, `20 military equipment units`.
pub(super) const PIECES: [&str; 4] = ["units", "pieces", "items", "samples"];

/// Where a compound, a calibre or a model's number before the noun ends.
pub(super) fn compound_end(reading: &Reading, at: usize) -> Option<usize> {
    described_end(reading, at)
        .or_else(|| range_end(reading, at))
        .or_else(|| aged_end(reading, at))
        .or_else(|| reading.measure_end(at))
}

/// `two three-year-old girls`, `one 38-year-old man`
fn aged_end(reading: &Reading, at: usize) -> Option<usize> {
    let old = at + 4;
    let aged = reading.is_any(at + 2, &["year", "month", "week", "day"]) && reading.is_word(old, "old");
    (aged && reading.is_hyphen(at + 1) && reading.is_hyphen(at + 3)).then_some(old + 1)
}

/// `67,000 long-range drones`, `20 short range missiles`
fn range_end(reading: &Reading, at: usize) -> Option<usize> {
    let far = reading.is_any(at, &["long", "short", "medium", "mid", "intermediate", "close"]);
    let range = at + 1 + usize::from(reading.is_hyphen(at + 1));
    (far && reading.is_word(range, "range")).then_some(range + 1)
}

/// `95 aircraft-type drones`, `30 sea-launched missiles`: a word bound by a hyphen to a participle or
/// kind before the noun.
pub(super) fn described_end(reading: &Reading, at: usize) -> Option<usize> {
    let dash = reading.term_end(at);
    let described = reading.is_any(dash + 1, &["type", "style", "class", "launched", "fired", "operated"]);
    let bound = reading.tokens.get(dash + 1).is_some_and(|token| token.glued && token.is_word());
    let word = reading.tokens.get(at).is_some_and(|token| token.is_word());
    (word && reading.is_hyphen(dash) && bound && described && noun_follows(reading, dash + 2))
        .then_some(dash + 2)
}

/// `-made`, `-supplied` behind a party: where it ends.
pub(super) fn made_end(reading: &Reading, dash: usize) -> Option<usize> {
    let made = ["made", "built", "designed", "supplied", "produced", "manufactured", "donated"];
    (reading.is_hyphen(dash) && reading.is_any(dash + 1, &made)).then_some(dash + 2)
}

/// `Turkish-backed fighters`, `US-trained rebels`: whom a party stands behind are not its own; but those whom Russia
/// stands behind in the Donbas count as Russia's, by the contract of the record.
pub(super) fn backed_end(reading: &Reading, dash: usize) -> Option<usize> {
    const BACKED: &[&str] =
        &["backed", "aligned", "allied", "supported", "sponsored", "trained", "funded", "armed", "friendly"];
    let party = reading.party(reading.term_start(dash.checked_sub(1)?))?;
    let backed = reading.is_hyphen(dash) && reading.is_any(dash + 1, BACKED);
    (backed && reading.lexicon.name(party.party) != "Russia").then_some(dash + 2)
}

/// `the Iran-backed Houthis`: whether the party named at `at` only stands behind others.
pub fn is_backer(reading: &Reading, at: usize) -> bool {
    backed_end(reading, reading.term_end(at)).is_some()
}

/// An office that no noun follows: `one official`, `two analysts`, but `three police officers`.
pub(super) fn is_speaker(reading: &Reading, at: usize) -> bool {
    // `70 regime and rebel fighters`
    let end = reading.term_end(at);
    let camps = reading.has(end, Class::And) && reading.camp(at).is_some() && reading.camp(end + 1).is_some();
    crate::assemble::attribution::is_office(reading, at)
        && reading.party(at).is_none()
        && !camps
        && !noun_follows(reading, reading.term_end(at))
}

/// `systems`, `units`: nouns that take their meaning from the one before.
pub(super) fn is_generic(reading: &Reading, at: usize) -> bool {
    const GENERIC: [&str; 14] = [
        "assets",
        "platforms",
        "fleet",
        "fleets",
        "system",
        "systems",
        "unit",
        "units",
        "installation",
        "installations",
        "mount",
        "mounts",
        "complex",
        "complexes",
    ];
    reading.is_any(at, &GENERIC)
}

/// `23200 (+200) persons`: the noun stands behind the day's count.
pub(super) fn after_day_count(reading: &Reading, at: usize) -> usize {
    let opens = reading.is(at, '(') && reading.is(at + 1, '+');
    match (at..reading.len().min(at + 6)).find(|&close| reading.is(close, ')')) {
        Some(close) if opens => close + 1,
        _ => at,
    }
}

/// `scores of (mostly newly mobilised) soldiers`: words in brackets before the noun.
pub(super) fn aside_end(reading: &Reading, quantity: &Quantity, at: usize) -> Option<usize> {
    const WORDS: usize = 7;
    let close = (at + 1..reading.len().min(at + 2 + WORDS)).find(|&close| reading.is(close, ')'))?;
    // `four (4) soldiers`
    let again = |index: usize| {
        let other = &reading.quantities[index];
        other.end == close && other.amount.value == quantity.amount.value
    };
    let counts = (at + 1..close).any(|at| reading.quantity_at(at).is_some_and(|index| !again(index)));
    (!counts && noun_follows(reading, close + 1)).then_some(close + 1)
}

/// `three “Hurricane” launchers`: a name in quotation marks before the noun, that opens at `at`: where it ends.
pub(super) fn named_end(reading: &Reading, at: usize) -> Option<usize> {
    const WORDS: usize = 3;
    let quote = |at: &usize| reading.tokens.get(*at).is_some_and(|token| token.is_quote());
    let close = (at + 2..at + 2 + WORDS).find(quote).filter(|_| quote(&at))?;
    let name = (at + 1..close).all(|at| reading.is_capitalised(at) && reading.noun(at).is_none());
    (name && noun_follows(reading, close + 1)).then_some(close + 1)
}

/// Whether the word at `at` may be a participle that describes a noun.
pub(super) fn is_participle(reading: &Reading, at: usize) -> bool {
    reading.verbs(at).any(|(_, form)| matches!(form, Form::PastOrParticiple | Form::Participle))
        || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss && noun.invariant)
}

/// `damaged or destroyed aircraft`: where the participle at `at` ends, with one joined to it.
pub(super) fn joint_end(reading: &Reading, at: usize) -> usize {
    let end = reading.term_end(at);
    let or = reading.has_any(end, &[Class::And, Class::Or]) || reading.is(end, '/');
    let joint = or && is_participle(reading, end + 1);
    if joint { reading.term_end(end + 1) } else { end }
}

/// Whether a countable noun closes the phrase that goes on at `at`.
pub(super) fn noun_follows(reading: &Reading, mut at: usize) -> bool {
    for _ in 0..4 {
        if reading.noun(at).is_some_and(|(noun, _)| noun.class != NounClass::Loss) {
            return true;
        }
        // `National Defence Force (NDF) soldiers`
        if reading.is(at, '(') && reading.is(at + 2, ')') {
            at += 3;
            continue;
        }
        if reading.party(at).is_some_and(|party| matches!(party.kind, PartyKind::Demonym | PartyKind::Member))
        {
            return true;
        }
        let passes = reading.party(at).is_some()
            || reading.is_possessive(at)
            || reading.has(at, Class::Enemy)
            || reading.place(at).is_some()
            // `navy attack boat`
            || reading.cause(at).is_some() && reading.verb(at).is_none()
            || (reading.tokens.get(at).is_some_and(|token| token.is_word()) && !reading.is_known(at));
        if !passes {
            return false;
        }
        at = reading.term_end(at);
    }
    false
}

/// `members of the Armed Forces of Ukraine`, `of the Wagner Group`, `men from the 47th brigade`: whether the body behind
/// `of` fights, and whose it is; of `men` and `people` only a formation tells that.
pub(super) fn body_behind(reading: &Reading, of: usize, members: bool) -> Option<Option<PartyMention>> {
    let near = of + 1..(of + 8).min(reading.len());
    let phrase = || near.clone().take_while(|&at| !reading.is(at, ',') && reading.verb(at).is_none());
    let party = phrase().find_map(|at| reading.party(at));
    let fights = |at: usize| {
        reading.camp(at).is_some()
            || reading.party(at).is_some_and(|party| party.kind == PartyKind::Force)
            || reading.cause(at) == Some(Cause::Conflict) && reading.verb(at).is_none()
    };
    // `a fire brigade`, `the division of sports`
    let served = |at: usize| {
        is_unit(reading, at)
            && !reading.is_any(at - 1, &["fire", "rescue", "emergency", "ambulance"])
            && !reading.has(at + 1, Class::Of)
    };
    let of_body = members && reading.has(of, Class::Of) && phrase().any(fights);
    (of_body || reading.has_any(of, &[Class::Of, Class::From]) && phrase().any(served)).then_some(party)
}
