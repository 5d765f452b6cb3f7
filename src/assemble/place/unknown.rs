//! Names of places that the lexicon does not know, told by the words around them.

use super::distance::is_length;
use super::name::{is_compass, is_settlement, is_titled};
use super::{PlaceName, SURE_LEADS};
use crate::lexicon::{Class, PlaceKind};
use crate::mention::Reading;

/// Words behind a name that say what place it is: `Nant Thar village`, …
const TOWNS: &[&str] = &["village", "town", "city", "settlement", "hamlet"];

/// … `Dangam district`, …
const PARTS_OF_LAND: &[&str] = &[
    "district",
    "township",
    "municipality",
    "jurisdiction",
    "commune",
    "camp",
    "area",
    "neighbourhood",
    "neighborhood",
    "suburb",
    "quarter",
    "island",
    "valley",
    "base",
    "airbase",
    "locality",
];

/// … `Junin department`.
const REGIONS: &[&str] = &["region", "province", "governorate", "department", "oblast", "county", "state"];

/// Those that belong to no name, even with a capital: `Indaw Township`.
const DIVISIONS: &[&str] = &[
    "district",
    "township",
    "municipality",
    "commune",
    "region",
    "province",
    "governorate",
    "department",
    "oblast",
    "county",
    "state",
];

/// Words of a name with no capital of their own: `Jisr al-Haj`, `Qala-e Zal`, `San Luis de la Reina`.
const PARTICLES: &[&str] =
    &["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "e", "ye", "de", "la", "del", "los", "las"];

/// Buildings and the like: a name of one is no town's.
const BODIES: &[&str] = &[
    "hospital",
    "school",
    "university",
    "airport",
    "centre",
    "center",
    "hall",
    "street",
    "stadium",
    "farm",
    "bridge",
    "hotel",
];

/// Words for a fight for a town: `the battle of Bakhmut`.
const BATTLES: &[&str] =
    &["battle", "siege", "storming", "battles", "bombing", "bombardment", "shelling", "capture"];

/// Words that end a name where all is in capitals.
const STOPS: &[&str] =
    &["where", "when", "early", "late", "yesterday", "today", "located", "this", "that", "which"];

/// `in Druzhkove`, `the village of Hrozne`, `Dangam district`: a name that nothing else is known of.
pub(super) fn unknown_place(reading: &Reading, at: usize) -> Option<PlaceName> {
    if is_zone(reading, at) {
        let kind = Some(PlaceKind::Region);
        return Some(PlaceName { kind, ..PlaceName::unknown(reading, at, at + 2) });
    }
    // Most words open no name, whose end is asked for last.
    if !opens(reading, at) && !is_village(reading, at) {
        return None;
    }
    let end = name_end(reading, at);
    let kind = kind_behind(reading, at, end);
    // `al-Wafideen Camp`, `Snake Island`
    let ends = end > at + 1 && reading.is_any(end - 1, &["camp", "island", "valley", "village"]);
    let own = ends && kind.is_none() && !reading.shouting && !is_titled(reading);
    let closing = if own { kind_at(reading, end - 1) } else { None };
    let kind = kind.or(closing);
    let pair = is_pair(reading, end);
    let led =
        at > 0 && (led(reading, at - 1) || is_sided(reading, end) || pair || is_raided(reading, at, end));
    let named = || reading.is_any(end - 1, BODIES) || reading.is_any(end, BODIES) || is_half(reading, end);
    if kind.is_none() && !led && !reading.shouting || end - at > 8 || named() {
        return None;
    }
    if reading.shouting {
        let place = kind.is_some() || of_settlement(reading, at) || led && before_wider(reading, end);
        let short = end - at <= 3;
        return (place && short).then(|| PlaceName::shouted(reading, at, end, kind));
    }
    let town = of_settlement(reading, at) || of_battle(reading, at) || pair || is_called_town(reading, end);
    // `International Day in Support of Victims`
    if kind.is_none() && !town && (reading.has(end, Class::Of) || is_titled(reading)) {
        return None;
    }
    let known = kind.or(town.then_some(PlaceKind::City));
    Some(PlaceName {
        kind: known,
        end: end + usize::from(kind.is_some() && closing.is_none()),
        ..PlaceName::unknown(reading, at, end)
    })
}

/// The kind of place that the word behind the name from `at` to `end` makes it.
fn kind_behind(reading: &Reading, at: usize, end: usize) -> Option<PlaceKind> {
    // `a Siberian province` has no name
    let kind = kind_at(reading, end).filter(|_| at == 0 || !reading.has(at - 1, Class::A));
    // `in Moe Tarr village of Katha township`, but not `in the Druze village of`
    let of_land = || at > 0 && reading.is_any(at - 1, SURE_LEADS) && reading.is_word(end + 1, "of");
    kind.or_else(|| (of_land() && reading.is_any(end, TOWNS)).then_some(PlaceKind::City))
}

/// `Kalaya, a market town in the north`: behind the name that ends at `end` stands that it is a town.
fn is_called_town(reading: &Reading, end: usize) -> bool {
    const LONG: usize = 4;
    let called = reading.is(end, ',') && reading.has_any(end + 1, &[Class::A, Class::The]);
    let plain = |&at: &usize| reading.tokens.get(at).is_some_and(|token| token.is_word() || token.is_dash());
    called && (end + 2..end + 2 + LONG).take_while(plain).any(|at| reading.is_any(at, TOWNS))
}

/// `the battle of the Russo-Ukrainian War`: the first half of what a war is called.
fn is_half(reading: &Reading, end: usize) -> bool {
    reading.is_hyphen(end) && reading.party(end + 1).is_some()
}

/// `near Orchard Hall in Safa village`: whatever name stands before it.
fn is_village(reading: &Reading, at: usize) -> bool {
    let led = at > 0 && reading.is_any(at - 1, SURE_LEADS) && !reading.shouting;
    led && is_free(reading, at) && kind_at(reading, name_end(reading, at)).is_some()
}

/// `In the North Central, troops killed 16`: parts of a land that are called so.
fn is_zone(reading: &Reading, at: usize) -> bool {
    let compass = |at: usize| is_compass(reading, at) && reading.is_capitalised(at);
    let land = reading.is_word(at + 2, "of") || reading.place(at + 2).is_some();
    let named = !reading.is_capitalised(at + 2) && !land;
    let inside = at > 1 && reading.has(at - 1, Class::The) && reading.is_any(at - 2, SURE_LEADS);
    inside && compass(at) && compass(at + 1) && named && !reading.shouting
}

/// A name can open at `at`: a capital, nothing known, and no name that goes on.
fn opens(reading: &Reading, at: usize) -> bool {
    if reading.shouting {
        let word = reading.tokens[at].is_word() && !reading.is_known(at);
        return word && at > 0 && (reading.is(at - 1, ',') || led(reading, at - 1));
    }
    if at == 0 {
        return false;
    }
    let hyphened = reading.is_hyphen(at + 1);
    // `al-Quria`, `Qala-e Zal`
    let article = hyphened && is_particle(reading, at) && is_free(reading, at + 2);
    let izafet =
        hyphened && is_particle(reading, at + 2) && reading.is_capitalised(at) && is_free(reading, at + 3);
    if !(is_free(reading, at) || article || izafet) || is_compass(reading, at) {
        return false;
    }
    // `International Day in Support of`: a name that goes on is no place.
    let apart = || {
        let joint = reading.has_any(at - 1, &[Class::The, Class::And]) || reading.is(at - 1, ',');
        // `Kwara State's Nuku and Woro towns`
        joint || is_settlement(reading, at - 1) || reading.is_possessive(at - 1)
    };
    // `Nearby in Akhtyrsk`: what opens a sentence has a capital of its own.
    !is_free(reading, at - 1) && (at <= 2 || !is_free(reading, at - 2) || apart())
}

/// A capitalised word that no term covers.
fn is_free(reading: &Reading, at: usize) -> bool {
    reading.is_capitalised(at) && !reading.is_known(at)
}

fn is_particle(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, PARTICLES)
}

/// What kind of place the word at `at` makes the name before it.
fn kind_at(reading: &Reading, at: usize) -> Option<PlaceKind> {
    // `the Muslim region of Dagestan`
    // `Jabalia refugee camp`, `Khazanat military base`
    let at = at + usize::from(reading.is_any(at, &["refugee", "military", "air", "naval", "army"]));
    let kind = if reading.is_any(at, TOWNS) {
        PlaceKind::City
    } else if reading.is_any(at, PARTS_OF_LAND) {
        PlaceKind::Other
    } else if reading.is_any(at, REGIONS) {
        PlaceKind::Region
    } else {
        return None;
    };
    // but `the Al-Karama neighbourhood of Gaza City`
    const PARTS: &[&str] = &["neighbourhood", "neighborhood", "district", "area", "quarter", "municipality"];
    (!reading.is_word(at + 1, "of") || reading.is_any(at, PARTS)).then_some(kind)
}

/// `in`, `near`, `the village of`: what leads to a place whatever it is called.
fn led(reading: &Reading, before: usize) -> bool {
    reading.is_any(before, SURE_LEADS) || of_settlement(reading, before + 1) || of_battle(reading, before + 1)
}

/// `between Gijet and Tash towns`: the name that ends at `end` is one of two towns that are called so.
fn is_pair(reading: &Reading, end: usize) -> bool {
    const MANY: &[&str] = &["towns", "villages", "cities", "districts"];
    let and = reading.has(end, Class::And) && reading.is_capitalised(end + 1);
    and && !reading.shouting && reading.is_any(name_end(reading, end + 1), MANY)
}

/// `off Fitzroy, southwest of Stanley`, `around Al Maleh north of Aleppo`: behind the name that ends at `end` stands on
/// which side of a known place it lies.
fn is_sided(reading: &Reading, end: usize) -> bool {
    const LONG: usize = 8;
    let side = end + usize::from(reading.is(end, ','));
    let sided = is_compass(reading, side) && reading.is_word(side + 1, "of");
    sided && (side + 2..side + LONG).any(|at| reading.place(at).is_some())
}

/// `The raid on Joun in the Chouf district`: what was attacked lies in a place that is known.
fn is_raided(reading: &Reading, at: usize, end: usize) -> bool {
    const RAIDS: &[&str] =
        &["raid", "raids", "strike", "strikes", "attack", "attacks", "airstrike", "assault"];
    const LONG: usize = 6;
    let raid = at > 1 && reading.is_word(at - 1, "on") && reading.is_any(at - 2, RAIDS);
    let inside = reading.is_any(end, &["in", "near"]) || reading.is(end, ',');
    let wider = |at: usize| reading.place(at).is_some() || kind_at(reading, at).is_some();
    raid && inside && (end + 1..end + LONG).any(wider)
}

/// `the battle of`, right before `at`.
fn of_battle(reading: &Reading, at: usize) -> bool {
    at > 1 && reading.is_any(at - 1, &["of", "for"]) && reading.is_any(at - 2, BATTLES)
}

/// `the village of`, right before `at`.
fn of_settlement(reading: &Reading, at: usize) -> bool {
    at > 1 && reading.is_word(at - 1, "of") && is_settlement(reading, at - 2)
}

/// `CONRAY, TARMA PROVINCE`, `TEJUTEPEQUE, 60 KM NORTHWEST OF SAN SALVADOR`: behind the name stands where it
/// lies.
fn before_wider(reading: &Reading, end: usize) -> bool {
    let wider = || (end + 2..end + 5).any(|at| kind_at(reading, at).is_some());
    let inside =
        || reading.is_word(end + 1, "in") && (end + 2..end + 8).any(|at| reading.place(at).is_some());
    reading.is(end, ',') && (wider() || is_length(reading, end + 1) || inside())
}

/// Where an unknown name ends: behind its last capitalised word, with dashes and particles between.
pub(super) fn name_end(reading: &Reading, at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let mut next = end;
        while reading.is_hyphen(next) || is_particle(reading, next) && next > at {
            next += 1;
            // `Beit El`
            if !reading.shouting && reading.is_capitalised(next - 1) && is_particle(reading, next - 1) {
                end = next;
            }
        }
        let named = if reading.shouting {
            let token = reading.tokens.get(next);
            token.is_some_and(|token| token.is_word()) && !reading.is_known(next) && !is_end(reading, next)
        } else {
            is_free(reading, next) || is_part(reading, next)
        };
        // `Indaw Township`
        let kind = reading.is_any(next, DIVISIONS);
        if !named || kind {
            return end;
        }
        end = next + 1;
    }
}

/// `Kafr Sousa`, `Barkin Kogi`: what is a place of its own elsewhere goes on with a name that nothing parts it
/// from.
fn is_part(reading: &Reading, at: usize) -> bool {
    let town =
        reading.place(at).is_some_and(|place| matches!(place.kind, PlaceKind::City | PlaceKind::Other));
    town && reading.is_capitalised(at) && reading.party(at).is_none() && reading.term_end(at) == at + 1
}

/// Where all is in capitals: a word that no name goes on over.
fn is_end(reading: &Reading, at: usize) -> bool {
    kind_at(reading, at).is_some() || reading.is_any(at, STOPS) || reading.is_any(at, BODIES)
}

#[cfg(test)]
mod tests {
    use super::super::name::SETTLEMENTS;
    use super::*;
    use crate::lexicon::SETTLING;

    #[test]
    fn bytes_tell_of_the_words_that_make_places() {
        let kinds = TOWNS.iter().chain(PARTS_OF_LAND).chain(REGIONS);
        for word in kinds.chain(SETTLEMENTS).chain(BATTLES) {
            assert!(SETTLING.contains(word), "{word} is to be in lexicon::SETTLING");
        }
    }
}
