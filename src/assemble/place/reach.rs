//! Which of a sentence's places a claim is limited to.

use std::ops::Range;

use super::spread::{PLACES, is_of_list, is_spread, tells_across};
use super::{PlaceName, Role};
use crate::assemble::period::{is_beside, killer};
use crate::assemble::{Case, Claim};
use crate::lexicon::{Cause, Class, PlaceKind, SpeechKind};
use crate::mention::{Reading, Shapes};
use crate::record::Outcome;

/// The number of the place of the claim at `index`: of what stands right behind it, else the narrowest and
/// nearest in its clause, behind it before in front of it.
pub fn of(reading: &Reading, places: &[PlaceName], claims: &[Claim], index: usize) -> Option<usize> {
    if places.is_empty() {
        return None;
    }
    let claim = &claims[index];
    if let Some(owner) = places.iter().position(|place| is_entered(reading, claim, place)) {
        return Some(owner);
    }
    let (start, end) = span(claim);
    // `216 drones, including 66 over Krasnodar`: the part's place is not the whole's.
    let parts = || claims[index + 1..].iter().filter(|other| is_part(other) || is_included(reading, other));
    let next = claims.get(index + 1).map_or(reading.len(), |next| next.start);
    // `the town is the last battlefront in a war that has killed 10,000`
    let war = killer(reading, claim).unwrap_or_default();
    let all = places;
    let places = all.iter().enumerate().filter(|(_, place)| {
        place.at >= war
            && !leads_another(reading, place, end, &claims[index + 1..])
            && matches!(place.role, Role::Spot | Role::Wider)
            && !is_another_s(reading, place, start, end..next)
            && is_reached(reading, claim, (start, end), (place, all))
            && !parts().any(|part| is_behind(reading, part, place))
    });
    // `three in the Kyiv region and one in the city of Mykolaiv`: what stands before the next claim is
    // this one's.
    let own = places.clone().any(|(_, place)| place.at >= end && place.at < next);
    let far = |place: &PlaceName| {
        let behind = place.at >= start;
        let distance = if behind { place.at - start.min(place.at) } else { start - place.at + 6 };
        distance + aside(reading, place, start)
    };
    let nearest = places.clone().min_by_key(|(_, place)| {
        let (wider, late) = (place.role == Role::Wider, own && place.at >= next);
        (wider, !is_behind(reading, claim, place), late, breadth(place), far(place))
    });
    // `Strikes on Rafah killed 30 people in southern Gaza`: a town of the land that is told behind.
    let (chosen, place) = nearest?;
    let town = places.filter(|(_, town)| place.at >= end && is_town_in(reading, town, place, start));
    Some(town.map(|(at, _)| at).next_back().unwrap_or(chosen))
}

/// Where a claim's words open and end, with its event.
fn span(claim: &Claim) -> (usize, usize) {
    // `wounded in Kherson and five in Zaporizhzhia`: the verb is the other figure's.
    let part = is_part(claim) && claim.head.noun.is_none();
    let event = if part { claim.start } else { claim.event() };
    (claim.start.min(event), claim.head.end.max(event))
}

/// Whether a `town` before a claim that opens at `start` lies in the wider `place` behind it, with no pause between.
fn is_town_in(reading: &Reading, town: &PlaceName, place: &PlaceName, start: usize) -> bool {
    let inside = town.country.is_some() && town.country == place.country && breadth(town) < breadth(place);
    let parted = |at: usize| reading.is(at, ',') || reading.tokens[at].is_dash();
    inside && town.role == Role::Spot && town.end <= start && !(town.end..start).any(parted)
}

/// Whether a place is that of another claim in the sentence: this one opens at `start`, and `between` its end
/// and the next one stand those tokens.
fn is_another_s(reading: &Reading, place: &PlaceName, start: usize, between: Range<usize>) -> bool {
    let next = between.end;
    let any = |told: &dyn Fn(usize) -> bool| between.clone().any(told);
    // `15 were killed, an official said, with 21 killed in Wardak`
    let later = place.at >= next && any(&|at| reading.speech(at) == Some(SpeechKind::Verb));
    // `one was killed in Toretsk and four in attacks elsewhere`
    let elsewhere = place.at < start
        && breadth(place) == 0
        && any(&|at| reading.is_word(at, "elsewhere") && !reading.is_word(at + 1, "in"));
    // `55 drones: 27 over the Rostov region, eight over Bryansk`: a part's.
    let part = || {
        let colon = (between.start..place.at).find(|&at| reading.is(at, ':'));
        colon.is_some_and(|colon| (colon..place.at).any(|at| reading.quantity_at(at).is_some()))
    };
    let part = place.at > start && reading.may_hold(&[":"]) && part();
    // `twenty died in the first hours, and a hundred more in hospitals in Iran`
    let land = place.kind == Some(PlaceKind::Country) && place.at >= next && any(&|at| reading.is(at, ','));
    later || elsewhere || land || part
}

/// Whether nothing parts a place from a claim that stands in `span`.
fn is_reached(
    reading: &Reading,
    claim: &Claim,
    (start, end): (usize, usize),
    (place, places): (&PlaceName, &[PlaceName]),
) -> bool {
    let (from, to) = if place.at < start { (place.end, start) } else { (end, place.at) };
    let before = place.at < start && is_mostly(reading, 0, place);
    let some = place.at >= end && is_of_some(reading, end, place) && !is_behind(reading, claim, place);
    // `57,000 in Korea and 47,000 during the Vietnam War`: words of its own say where.
    let own = ["during", "in", "at", "near", "over"];
    let own = place.at < start && claim.head.noun.is_none() && reading.is_any(claim.number.1, &own);
    // `Strikes on Rafah kill 30 in Gaza`: of the land that the town lies in.
    let own = own
        && !places
            .iter()
            .any(|wide| (end..end + 3).contains(&wide.at) && is_town_in(reading, place, wide, start));
    let named = is_opening(reading, place) || is_relative(reading, place);
    let spread = || {
        let across = || tells_across(reading, end..reading.len());
        place.at < start && (!named && is_spread(reading, start) || across())
    };
    let beside = place.at >= end && is_beside(reading, claim, place.at);
    !beside
        && !is_of_list(reading, end, place)
        && !crosses(reading, from.min(to), to)
        && !some
        && !own
        && !before
        && !is_among_others(reading, place)
        && !is_in_bracket(reading, end, place)
        && !is_counted_itself(reading, claim, place)
        && !(place.at < start && is_mourned(reading, place.at, start))
        && !is_sought(reading, claim, place)
        && !spread()
}

/// `As Russia attacked Kyiv, three were killed in Uman`: how much farther off a place stands that
/// another clause names first.
fn aside(reading: &Reading, place: &PlaceName, start: usize) -> usize {
    let before = place.at < start && (place.end..start).any(|at| reading.is(at, ','));
    let own = is_opening(reading, place) || is_relative(reading, place) || is_entry(reading, place);
    if before && !own { 12 } else { 0 }
}

/// `in Lozova 2 died, 3 were wounded, in Korobochkyn - 1 killed`: what leads a number behind the claim that ends at
/// `end` is that one's place.
fn leads_another(reading: &Reading, place: &PlaceName, end: usize, behind: &[Claim]) -> bool {
    let led = place.at >= end && is_entry(reading, place);
    led && behind.iter().any(|other| other.start == place.end + 1)
}

/// `in Korobochkyn - 1 killed`: the place leads what is counted there.
fn is_entry(reading: &Reading, place: &PlaceName) -> bool {
    reading.tokens.get(place.end).is_some_and(|token| token.is_dash() || token.is(':'))
}

/// `most casualties were in the Donetsk region (443), Kharkiv region (272)`: the number stands in brackets behind the
/// place.
fn is_entered(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    let end = place.end + usize::from(reading.is_any(place.end, &["region", "oblast", "province"]));
    let closes = claim.head.end.max(claim.number.1);
    reading.is(end, '(')
        && end + 1 == claim.start
        && reading.is(closes, ')')
        && place.role != Role::Elsewhere
        && place.kind != Some(PlaceKind::Country)
}

/// `In Kherson, three were killed`: the place opens the sentence.
fn is_opening(reading: &Reading, place: &PlaceName) -> bool {
    (place.at.saturating_sub(4)..place.at).all(|at| reading.verb(at).is_none()) && place.at <= 4
}

/// `the town of Sloviansk, where six were killed`
fn is_relative(reading: &Reading, place: &PlaceName) -> bool {
    reading.is_word(place.end + usize::from(reading.is(place.end, ',')), "where")
}

/// `killed in clashes with the army, mostly in Khartoum`: a place of most of them alone.
pub fn is_partly(reading: &Reading, claim: &Claim, places: &[PlaceName]) -> bool {
    let end = claim.head.end.max(claim.number.1);
    places.iter().any(|place| place.at >= end && is_mostly(reading, end, place))
}

/// `680 aircraft, 159 of them in July (Battle of Kursk)`: a bracket is of the number right before it.
fn is_in_bracket(reading: &Reading, end: usize, place: &PlaceName) -> bool {
    if !reading.may_hold(&["("]) {
        return false;
    }
    let open = (end..place.at).rev().find(|&at| reading.is(at, '(') || reading.is(at, ')'));
    let open = open.filter(|&at| reading.is(at, '('));
    open.is_some_and(|open| (end..open).any(|at| reading.quantity_at(at).is_some()))
}

/// `from Volgograd (66) and Dagestan (125)`: the number in the bracket behind a place is the place's.
fn is_counted_itself(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    let number = reading.is(place.end, '(') && reading.quantity_at(place.end + 1).is_some();
    number && claim.number.0 != place.end + 1
}

/// `In Togliatti, residents bid farewell to two soldiers, who were killed in Ukraine`: where they are mourned.
fn is_mourned(reading: &Reading, from: usize, to: usize) -> bool {
    const MOURNS: &[&str] = &[
        "farewell", "buried", "buries", "bury", "burying", "mourned", "mourn", "mourners", "funeral",
        "funerals",
    ];
    reading.may_hold(MOURNS) && reading.any_of(from..to, MOURNS)
}

/// `three arrested over the attack in Srinagar`: where what they are said to have done was done.
fn is_sought(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    const FOR: &[&str] = &["over", "for", "connection", "following", "after"];
    // not `who fought for Ukraine were captured near Kharkiv`
    let led = |at: &usize| reading.is_word(*at, "behind") || *at > claim.event() && reading.is_any(*at, FOR);
    let attack = |at: usize| reading.cause(at) == Some(Cause::Conflict) && reading.verb(at).is_none();
    let event = |at: usize| (at + 1..place.at).any(attack);
    claim.outcome == Some(Outcome::Captured) && (place.at.saturating_sub(10)..place.at).filter(led).any(event)
}

/// A figure that is a part of another, or says what it said of another place.
fn is_part(claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| governed.case == Case::Part)
}

/// `55 surrendered, including 39 in the Kursk region`: a bare number that a part opens with.
fn is_included(reading: &Reading, claim: &Claim) -> bool {
    let before = claim.start.checked_sub(1);
    claim.head.noun.is_none() && before.is_some_and(|at| reading.is_any(at, &["including", "includes"]))
}

/// `killed hundreds, including in Bali`, `mainly in Kyiv`: the place is that of some of them alone.
fn is_of_some(reading: &Reading, end: usize, place: &PlaceName) -> bool {
    const EVENTS: &[&str] = &["attack", "attacks", "bombing", "bombings", "strike", "strikes", "one"];
    let event = |at: usize| (at..at + 3).any(|at| reading.is_any(at, EVENTS));
    let led = |at: usize| reading.is_any(at, &["in", "at", "on", "near", "over"]) || at == place.at;
    let included = reading
        .tokens_of(end..place.at, &["including"])
        .any(|at| reading.quantity_at(at + 1).is_none() && (led(at + 1) || event(at + 1)));
    included || is_mostly(reading, end, place)
}

/// `mainly in Kyiv`, `most of them near Avdiivka`.
fn is_mostly(reading: &Reading, from: usize, place: &PlaceName) -> bool {
    const MOST: &[&str] = &[
        "mainly",
        "mostly",
        "especially",
        "particularly",
        "primarily",
        "chiefly",
        "largely",
        "notably",
        "majority",
    ];
    const PARTS: &[&str] = &["most", "many", "some", "half", "several"];
    if !reading.may_hold_of(const { &Shapes::of(&[MOST, PARTS]) }) {
        return false;
    }
    let share = |at: usize| reading.is_word(at, "most") && reading.is_word(at + 1, "of");
    // `killed 33 people, many of them in a strike on Jabalia`
    let part = |at: usize| {
        reading.is_any(at, PARTS)
            && reading.is_word(at + 1, "of")
            && reading.is_any(at + 2, &["them", "whom", "those"])
            && reading.is_any(at + 3, &["in", "at", "near", "on", "by"])
    };
    let mut near = (place.at.saturating_sub(14).max(from)..place.at).rev();
    if near.by_ref().take_while(|&at| !reading.is(at, ',')).any(part) {
        return true;
    }
    (place.at.saturating_sub(10).max(from)..place.at)
        .rev()
        .take_while(|&at| !reading.is(at, ',') && reading.cause(at).is_none())
        // but `the Kurdish-majority city`
        .any(|at| reading.is_any(at, MOST) && !reading.is_hyphen(at - usize::from(at > 0)) || share(at))
}

/// `in Gaza City and other areas`, `in Baghdad and across the country`: more places than the one named.
fn is_among_others(reading: &Reading, place: &PlaceName) -> bool {
    const MORE: &[&str] = &["other", "elsewhere", "across", "throughout", "several", "many"];
    let comma = usize::from(reading.is(place.end, ','));
    let and = place.end + comma;
    // `over four regions and the Black Sea`
    let the = place.at - usize::from(place.at > 0 && reading.has(place.at - 1, Class::The));
    let regions = the > 1 && reading.has(the - 1, Class::And) && reading.is_any(the - 2, PLACES);
    regions || reading.has(and, Class::And) && reading.is_any(and + 1, MORE)
}

/// `66 over the Krasnodar region`: the place stands right behind the number or what it counts.
fn is_behind(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    let end = claim.head.end.max(claim.number.1);
    let plain = |at: usize| {
        !reading.is(at, ',')
            && !reading.tokens[at].is_dash()
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
    // `while in Kherson`, but `while searching for a leader`
    let here = |at: usize| !reading.word(at + 1).ends_with("ing");
    let apart = |at: usize| reading.is_any(at + 1, &["after", "before", "since"]);
    reading.holds(&[Class::But]) && (from..to).any(|at| reading.has(at, Class::But))
        || reading.may_hold(&[";"]) && (from..to).any(|at| reading.is(at, ';'))
        || reading.tokens_of(from..to, &["while", "whereas"]).any(here)
        || reading.tokens_of(from..to, &["even"]).any(|at| reading.is_word(at + 1, "as"))
        || reading.tokens_of(from..to, SPANS).any(apart)
}

/// How little a place narrows a figure: a town most, then a region, a sea or a country least.
pub(super) fn breadth(place: &PlaceName) -> usize {
    match place.kind {
        Some(PlaceKind::City | PlaceKind::Other) | None => 0,
        Some(PlaceKind::Region) => 1,
        Some(PlaceKind::Sea) => 2,
        Some(PlaceKind::Country) => 3,
    }
}

/// `passed 150,000, as its forces hold on to Bakhmut`, `forces press towards Kyiv, as the toll passed 150`: a
/// place that only a clause beside the claim names.
pub fn is_aside(reading: &Reading, claim: &Claim, place: &PlaceName) -> bool {
    const OPEN: &[&str] = &["as", "which", "where", "who", "while", "after", "amid", "when", "following"];
    let end = claim.head.end.max(claim.number.1);
    let comma = |from: usize, to: usize| (from..to).filter(|&at| reading.is(at, ','));
    let opens = |at: usize| (at..at + 3).any(|at| reading.is_any(at, OPEN));
    // not `as reported`
    let subject = |at: usize| {
        reading.has_any(at, &[Class::The, Class::A, Class::Determiner]) || reading.party(at).is_some()
    };
    let beside = |at: usize| reading.is_any(at + 1, &["as", "while"]) && subject(at + 2);
    place.at > end && comma(end, place.at).any(opens)
        || place.end <= claim.start && comma(place.end, claim.start).any(beside)
}
