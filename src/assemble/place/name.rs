//! Names of places in a sentence: those of the lexicon, those that only their surroundings tell, and
//! what belongs to a name.

use super::unknown::name_end;
use super::{PlaceName, Role};
use crate::lexicon::{Class, PlaceKind};
use crate::mention::{PlaceMention, Reading};

/// Words for a part of a country; `north-eastern` is two of them.
const COMPASS: &[&str] = &[
    "eastern",
    "western",
    "northern",
    "southern",
    "central",
    "southeastern",
    "northeastern",
    "southwestern",
    "northwestern",
    "southeast",
    "northeast",
    "southwest",
    "northwest",
    "east",
    "west",
    "north",
    "south",
];

/// Words for what people live in.
pub(super) const SETTLEMENTS: &[&str] = &[
    "town",
    "city",
    "village",
    "settlement",
    "district",
    "port",
    "towns",
    "villages",
    "camp",
    "suburb",
    "suburbs",
    "outskirts",
    "districts",
    "parts",
    "capital",
    "area",
    "region",
    "neighbourhood",
    "neighborhood",
    "streets",
    "vicinity",
    "hamlet",
    "township",
    "cities",
    "regions",
    "areas",
    "province",
    "governorate",
    "municipality",
    "commune",
    "reserve",
    "enclave",
    "island",
    "peninsula",
    "valley",
    "neighborhoods",
    "neighbourhoods",
    "quarter",
];

/// `in Kizlyar and Pervomayskoe`: a name that nothing is known of, joined to a place.
pub(super) fn second(reading: &Reading, places: &[PlaceName], at: usize) -> Option<PlaceName> {
    let last = places.last()?;
    let beside = at > 0 && last.end + 1 == at && !reading.shouting;
    let (and, comma) = (beside && reading.has(at - 1, Class::And), beside && reading.is(at - 1, ','));
    let open = (and || comma) && reading.is_capitalised(at) && !reading.is_known(at);
    if !open || is_titled(reading) {
        return None;
    }
    let end = name_end(reading, at);
    let closes = !reading.is_possessive(end) && reading.verb(end).is_none() && reading.speech(end).is_none();
    // `Khost, Sari Pul, Badakhshan`: in a list of places
    let listed = comma && reading.is(end, ',') && reading.place(end + 1).is_some();
    (closes && (and || listed) && end - at <= 2).then(|| PlaceName::unknown(reading, at, end))
}

/// A place of the lexicon; `eastern Ukraine` is a region of its own.
pub(super) fn known_place(reading: &Reading, at: usize, place: PlaceMention) -> PlaceName {
    let name = reading.lexicon.name(place.place);
    let from = compass_start(reading, at);
    let (name, kind, end) = if place.kind == PlaceKind::Country && !reading.shouting {
        let (part, end) = part_of(reading, at, from).unzip();
        let kind = part.as_ref().map_or(place.kind, |_| PlaceKind::Region);
        let name = part.map_or(name.to_owned(), |part| format!("{part} {name}"));
        (name, kind, end.unwrap_or(place_end(reading, at)))
    } else {
        let kind = if is_region(reading, at) { PlaceKind::Region } else { place.kind };
        (name.to_owned(), kind, place_end(reading, at))
    };
    PlaceName { at, name, country: place.country, kind: Some(kind), end, role: Role::Spot }
}

/// What part of the country at `at` is meant, and where its name ends: `eastern Ukraine`, `the east of
/// Ukraine`, `Mali's north`.
fn part_of(reading: &Reading, at: usize, from: usize) -> Option<(String, usize)> {
    let end = reading.term_end(at);
    if from < at {
        // `north-eastern` and `northeastern` are one name.
        return Some((reading.words(from, at).to_lowercase().replace('-', ""), end));
    }
    let article = at - usize::from(at > 0 && reading.has(at - 1, Class::The));
    let led = article >= 3 && reading.is_word(article - 1, "of") && reading.has(article - 3, Class::The);
    if led && let Some(part) = side(reading, article - 2) {
        return Some((part, end));
    }
    let owned = reading.is_possessive(end).then(|| side(reading, end + 1)).flatten()?;
    // not `Mali's north coast`
    const AFTER: &[&str] =
        &["on", "in", "at", "when", "where", "near", "as", "since", "during", "for", "last"];
    // `Afghanistan's south-eastern province`
    let closes = reading.tokens.get(end + 2).is_none_or(|next| !next.is_word() && !next.is_dash())
        || reading.has_any(end + 2, &[Class::And, Class::By, Class::Be])
        || reading.is_any(end + 2, AFTER)
        || reading.verb(end + 2).is_some();
    closes.then_some((owned, end + 2))
}

/// `north`, `northeast` as what one calls that part: `northern`.
fn side(reading: &Reading, at: usize) -> Option<String> {
    const SIDES: &[&str] =
        &["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
    let found = SIDES.iter().find(|side| reading.is_word(at, side))?;
    Some(format!("{found}ern"))
}

/// Where the words for a part of a country open that stand before `at`: `eastern and southern Ukraine`,
/// `north-eastern Syria`.
fn compass_start(reading: &Reading, at: usize) -> usize {
    let mut from = at;
    while from > 0 {
        let joint = reading.has(from - 1, Class::And) || reading.is_hyphen(from - 1);
        from -= match () {
            _ if is_compass(reading, from - 1) => 1,
            _ if from < at && joint && from > 1 && is_compass(reading, from - 2) => 2,
            _ => return from,
        };
    }
    from
}

/// `Lviv Oblast`: the region, not the town that it is named for.
fn is_region(reading: &Reading, at: usize) -> bool {
    let kinds = [
        "region",
        "oblast",
        "province",
        "governorate",
        "krai",
        "department",
        "countryside",
        "governorates",
        "provinces",
        "regions",
        "oblasts",
    ];
    reading.is_any(reading.term_end(at), &kinds)
}

/// `Kyiv region`, `Belgorod Oblast`: the word for what it is belongs to it.
fn place_end(reading: &Reading, at: usize) -> usize {
    let end = reading.term_end(at);
    let kinds = [
        "region",
        "oblast",
        "province",
        "district",
        "krai",
        "governorate",
        "state",
        "county",
        "city",
        "countryside",
    ];
    end + usize::from(reading.is_any(end, &kinds))
}

/// `Carmelo Guerrero`: part of a longer name that the lexicon does not know.
pub(super) fn is_in_name(reading: &Reading, at: usize) -> bool {
    at > 1
        && !reading.shouting
        && reading.is_capitalised(at - 1)
        && !reading.is_known(at - 1)
        && !is_compass(reading, at - 1)
        && reading.tokens[at].glued == reading.tokens[at - 1].glued
        && !is_titled(reading)
}

/// Most words open with a capital, as in headlines.
pub(super) fn is_titled(reading: &Reading) -> bool {
    let (mut capitals, mut all) = (0, 0);
    for at in (0..reading.len()).filter(|&at| reading.tokens[at].is_word()) {
        all += 1;
        capitals += usize::from(reading.is_capitalised(at));
    }
    capitals * 3 >= all * 2
}

/// `the village of`, `the port of`: what is named behind it is a place.
pub(super) fn is_settlement(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, SETTLEMENTS)
}

/// `eastern`, `south`: a part of a country.
pub fn is_compass(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, COMPASS)
}
