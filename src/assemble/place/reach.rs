//! Which of a sentence's places a claim is limited to.

use super::{PlaceName, Role};
use crate::assemble::{Case, Claim};
use crate::lexicon::{Class, PlaceKind, SpeechKind};
use crate::mention::Reading;

/// The place of the claim at `index`: what stands right behind it, else the narrowest and nearest in its
/// clause, behind it before in front of it.
pub fn of<'p>(
    reading: &Reading,
    places: &'p [PlaceName],
    claims: &[Claim],
    index: usize,
) -> Option<&'p PlaceName> {
    let claim = &claims[index];
    // `wounded in Kherson and five in Zaporizhzhia`: the verb is the other figure's.
    let part = is_part(claim) && claim.head.noun.is_none();
    let event = if part { claim.start } else { claim.event() };
    let (start, end) = (claim.start.min(event), claim.head.end.max(event));
    // `216 drones, including 66 over Krasnodar`: the part's place is not the whole's.
    let parts = || claims[index + 1..].iter().filter(|other| is_part(other));
    let next = claims.get(index + 1).map_or(reading.len(), |next| next.start);
    let places = places.iter().filter(|place| {
        let (from, to) = if place.at < start { (place.end, start) } else { (end, place.at) };
        // `15 were killed, an official said, with 21 killed in Wardak`
        let later = place.at >= next && (end..next).any(|at| reading.speech(at) == Some(SpeechKind::Verb));
        let reached = !later && !crosses(reading, from.min(to), to);
        matches!(place.role, Role::Spot | Role::Wider)
            && reached
            && !parts().any(|part| is_behind(reading, part, place))
    });
    // `three in the Kyiv region and one in the city of Mykolaiv`: what stands before the next claim is
    // this one's.
    let own = places.clone().any(|place| place.at >= end && place.at < next);
    places.min_by_key(|place| {
        let behind = place.at >= start;
        let distance = if behind { place.at - start.min(place.at) } else { start - place.at + 6 };
        let late = own && place.at >= next;
        let wider = place.role == Role::Wider;
        (
            wider,
            !is_behind(reading, claim, place),
            late,
            breadth(place),
            distance + aside(reading, place, start),
        )
    })
}

/// `As Russia attacked Kyiv, three were killed in Uman`: how much farther off a place stands that
/// another clause names first.
fn aside(reading: &Reading, place: &PlaceName, start: usize) -> usize {
    let before = place.at < start && (place.end..start).any(|at| reading.is(at, ','));
    // `In Kherson, three were killed`
    let opens = (place.at.saturating_sub(4)..place.at).all(|at| reading.verb(at).is_none()) && place.at <= 4;
    // `the town of Sloviansk, where six were killed`
    let relative = reading.is_any(place.end + usize::from(reading.is(place.end, ',')), &["where"]);
    if before && !opens && !relative { 12 } else { 0 }
}

/// A figure that is a part of another, or says what it said of another place.
fn is_part(claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| governed.case == Case::Part)
}

/// `66 over the Krasnodar region`: the place stands right behind the number or what it counts.
fn is_behind(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    let end = claim.head.end.max(claim.number.1);
    let plain = |at: usize| {
        !reading.is(at, ',')
            && reading.verb(at).is_none()
            && reading.quantity_at(at).is_none()
            && !reading.has_any(at, &[Class::And, Class::Be, Class::By, Class::From])
    };
    let spot = !matches!(place.kind, Some(PlaceKind::Country));
    spot && place.at >= end && place.at - end <= 6 && (end..place.at).all(plain)
}

/// `a day after`, `weeks before`: what follows is another event.
const SPANS: &[&str] = &["day", "days", "week", "weeks", "month", "months", "year", "years", "hours"];

/// Whether a contrast stands between a claim and a place: `killed five in Kharkiv, while in Kherson`.
fn crosses(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reading.has(at, Class::But)
            || reading.is(at, ';')
            // `while in Kherson`, but `while searching for a leader`
            || reading.is_any(at, &["while", "whereas"]) && !reading.word(at + 1).ends_with("ing")
            || reading.is_any(at, SPANS) && reading.is_any(at + 1, &["after", "before", "since"])
    })
}

/// How little a place narrows a figure: a town most, then a region, a sea or a country least.
pub(super) fn breadth(place: &PlaceName) -> usize {
    match place.kind {
        Some(PlaceKind::City | PlaceKind::Other) | None => 0,
        Some(PlaceKind::Region) => 1,
        Some(PlaceKind::Sea | PlaceKind::Country) => 2,
    }
}

/// `passed 150,000, as its forces hold on to Bakhmut`: a place that only a clause beside the claim names.
pub fn is_aside(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    const OPEN: &[&str] = &["as", "which", "where", "who", "while", "after", "amid", "when", "following"];
    let end = claim.head.end.max(claim.number.1);
    place.at > end
        && (end..place.at).any(|at| reading.is(at, ',') && (at..at + 3).any(|at| reading.is_any(at, OPEN)))
}
