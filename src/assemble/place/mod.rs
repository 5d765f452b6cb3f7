//! Where: the place a figure is limited to, as its sentence names it.

mod chain;
mod distance;
mod elsewhere;
mod name;
mod reach;
mod spread;
mod unknown;

use crate::lexicon::{Cause, Class, Name, PartyKind, PlaceKind};
use crate::mention::Reading;
use chain::joined;
use elsewhere::is_elsewhere;
pub use name::is_compass;
use name::{is_in_name, is_settlement, known_place, second};
pub use reach::{is_aside, is_partly, of};
pub use spread::is_spread;
use unknown::unknown_place;

/// Words that lead to a place.
const LEADS: &[&str] = &[
    "in",
    "near",
    "at",
    "across",
    "around",
    "outside",
    "inside",
    "throughout",
    "over",
    "on",
    "into",
    "from",
    "to",
];

/// Words that lead to a place even where the lexicon does not know its name.
const SURE_LEADS: &[&str] = &["in", "near", "at", "outside"];

/// Words behind the name of a capital that mean the town, not the government that sits in it.
const OF_TOWNS: &[&str] = &[
    "region",
    "regions",
    "regional",
    "oblast",
    "oblasts",
    "mayor",
    "governor",
    "city",
    "toll",
    "residents",
    "suburb",
    "suburbs",
    "administration",
    "hospital",
    "apartment",
    "outskirts",
    "neighbourhood",
    "neighborhood",
    "streets",
];

/// A place that a sentence names, with the token it stands at.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceName {
    /// Its first token.
    pub at: usize,
    /// Its usual English name, or as written where the lexicon does not know it.
    pub name: String,
    /// The party whose territory it is.
    pub country: Option<Name>,
    /// What kind it is; `None` where the lexicon does not know it.
    pub kind: Option<PlaceKind>,
    /// One past its last token.
    pub end: usize,
    /// What the sentence names it for.
    pub role: Role,
}

/// What a sentence names a place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Where something is or happens.
    Spot,
    /// Whose officials speak: `the Kyiv regional head said`.
    Address,
    /// Where a narrower place lies that it names beside it: `Conray, Junin department`.
    Wider,
    /// Where people or things come from or go to, or what a body is called for: `from Dagestan`, `the
    /// Geneva conventions`.
    Elsewhere,
}

impl PlaceName {
    /// Whether the lexicon knows it.
    pub fn is_known(&self, reading: &Reading) -> bool {
        reading.place(self.at).is_some()
    }

    /// A place that the lexicon does not know, as written from `at` to `end`.
    fn unknown(reading: &Reading, at: usize, end: usize) -> PlaceName {
        PlaceName {
            at,
            name: reading.words(at, end).to_owned(),
            country: None,
            kind: None,
            end,
            role: Role::Spot,
        }
    }

    /// The same in a text of capitals: `CONRAY` is Conray.
    fn shouted(reading: &Reading, at: usize, end: usize, kind: Option<PlaceKind>) -> PlaceName {
        let words = reading.words(at, end).split_whitespace().map(|word| {
            let lower = word.to_lowercase();
            let mut letters = lower.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        });
        let kind = kind.or(Some(PlaceKind::City));
        PlaceName { name: words.collect::<Vec<_>>().join(" "), kind, ..PlaceName::unknown(reading, at, end) }
    }
}

/// The places of a sentence, in order; a country as a party's voice is none.
pub fn all(reading: &Reading) -> Vec<PlaceName> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let next = reading.term_end(at);
        let known = reading.place(at).filter(|place| is_located(reading, at, place.kind));
        let place = match known {
            Some(_) if is_house(reading, at) => None,
            Some(place) if !is_compound(reading, at) => Some(known_place(reading, at, place)),
            _ if is_small(reading, at) => None,
            _ => unknown_place(reading, at).or_else(|| second(reading, &places, at)),
        };
        at = next;
        if let Some(place) = place {
            at = at.max(place.end);
            // `the Ukrainian capital, Kyiv`
            let same = |last: &&mut PlaceName| {
                let comma = usize::from(reading.is(last.end, ','));
                last.name == place.name && last.end + comma == place.at
            };
            match places.last_mut().filter(same) {
                Some(last) => last.end = place.end,
                None => places.push(place),
            }
        }
    }
    tell_roles(reading, places)
}

/// What the sentence names each of its places for.
fn tell_roles(reading: &Reading, mut places: Vec<PlaceName>) -> Vec<PlaceName> {
    for place in &mut places {
        if is_elsewhere(reading, place) {
            place.role = Role::Elsewhere;
        }
    }
    // `to capture Tripoli's air base in northern Chad`: whose it is
    for index in 1..places.len() {
        let (owner, inside) = (&places[index - 1], &places[index]);
        let abroad = owner.country.is_some() && inside.country.is_some() && owner.country != inside.country;
        if abroad && reading.is_possessive(owner.end) && inside.at - owner.end < 8 {
            places[index - 1].role = Role::Elsewhere;
        }
    }
    places = joined(reading, places);
    let report = dateline_end(reading);
    places.iter_mut().filter(|place| place.end <= report).for_each(|place| place.role = Role::Wider);
    for place in places.iter_mut().filter(|place| place.role == Role::Spot) {
        if is_office(reading, place) {
            place.role = Role::Address;
        }
    }
    places
}

/// `San Rafael Farm`: what is only called so.
fn is_house(reading: &Reading, at: usize) -> bool {
    const HOUSES: &[&str] =
        &["farm", "ranch", "hacienda", "street", "avenue", "boulevard", "square", "hotel", "university"];
    let end = reading.term_end(at);
    reading.is_any(end, HOUSES) && reading.is_capitalised(end)
}

/// No name opens at `at`: no capital, and no article before one, as in `al-Quria`.
fn is_small(reading: &Reading, at: usize) -> bool {
    !reading.is_capitalised(at) && !reading.is_hyphen(at + 1)
}

/// Where `PESHAWAR, Pakistan (AP) --` or `JERUSALEM/GAZA CITY —` ends, which tells where the report was
/// written; 0 where the sentence opens with no such thing.
fn dateline_end(reading: &Reading) -> usize {
    const LONG: usize = 14;
    let mark = |at: usize| {
        let arrows = reading.is(at, '>') && reading.is(at + 1, '>');
        let token = reading.tokens.get(at);
        arrows
            || reading.is(at, '•')
            || token.is_some_and(|token| token.is_dash() && !token.glued || token.is(':'))
    };
    let plain = |at: usize| reading.verb(at).is_none() && reading.speech(at).is_none();
    // `(Lviv) –`
    let first = usize::from(reading.is(0, '('));
    if reading.place(first).is_none() {
        return 0;
    }
    if let Some(end) = bare_dateline(reading) {
        return end;
    }
    (1..LONG).take_while(|&at| plain(at)).find(|&at| mark(at)).unwrap_or_default()
}

/// `Lviv, Ukraine At least 30 people were killed`: where a dateline ends that nothing parts from the text.
fn bare_dateline(reading: &Reading) -> Option<usize> {
    let comma = reading.term_end(0);
    let land = reading.place(comma + 1).filter(|land| land.kind == PlaceKind::Country)?;
    let end = reading.term_end(comma + 1);
    let opens =
        reading.has_any(end, &[Class::The, Class::A, Class::In]) || reading.is_any(end, &["at", "more"]);
    let town =
        reading.place(0).is_some_and(|town| town.kind == PlaceKind::City && town.country == land.country);
    (town && reading.is(comma, ',') && opens && reading.is_capitalised(end)).then_some(end)
}

/// `the Donetsk regional government said`, `Kharkiv's mayor told`: whose officials speak.
fn is_office(reading: &Reading, place: &PlaceName) -> bool {
    const OFFICES: &[&str] = &[
        "government",
        "governor",
        "administration",
        "authorities",
        "prosecutor",
        "prosecutors",
        "mayor",
        "council",
        "officials",
        "head",
        "police",
    ];
    const OF: &[&str] =
        &["regional", "city", "provincial", "district", "military", "oblast", "local", "region", "state"];
    let mut at = place.end;
    while reading.is_any(at, OF) || reading.is_possessive(at) {
        at += 1;
    }
    reading.is_any(at, OFFICES) && (at + 1..at + 10).any(|at| reading.speech(at).is_some())
}

/// `a day after an attack on Tel Aviv`: it is another event's.
pub fn is_of_other_day(reading: &Reading, at: usize) -> bool {
    const SPANS: &[&str] = &["day", "days", "week", "weeks", "month", "months", "year", "years", "hours"];
    (at.saturating_sub(14)..at).any(|at| reading.is_any(at, SPANS) && reading.is_any(at + 1, &["after"]))
}

/// The party name at `at` only says where: `in Ukraine`, `attacks on eastern and southern Ukraine`.
pub fn is_mere_place(reading: &Reading, at: usize) -> bool {
    let at = reading.term_start(at);
    let named =
        reading.party(at).is_some_and(|party| matches!(party.kind, PartyKind::Name | PartyKind::Metonym));
    named
        && (!reading.owns(at) || is_in_its_quarter(reading, at))
        && reading.place(at).is_some_and(|_| is_located(reading, at, PlaceKind::Country))
}

/// `in Baghdad's mainly Shiite district`, `near Kyiv's southern suburbs`: a part of the town, and no government's.
fn is_in_its_quarter(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 6;
    let end = reading.term_end(at) + 1;
    let led = at.checked_sub(1).is_some_and(|before| reading.is_any(before, LEADS));
    let town = reading.party(at).is_some_and(|party| party.kind == PartyKind::Metonym);
    led && town && (end..end + REACH).any(|at| is_settlement(reading, at))
}

/// `the Moscow-controlled part`, `Qala-e Zal`: only the first half of a word.
fn is_compound(reading: &Reading, at: usize) -> bool {
    let end = reading.term_end(at);
    let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| token.glued);
    let dash = reading.tokens.get(end).is_some_and(|token| token.is_dash());
    let area = reading.is_any(end + 1, &["area", "region"]);
    dash && glued(end) && glued(end + 1) && !area && !reading.is_capitalised(end + 1)
}

/// A town is a place wherever it stands; a country only behind a preposition.
fn is_located(reading: &Reading, at: usize, kind: PlaceKind) -> bool {
    let end = reading.term_end(at);
    // `20:00 Moscow time`
    if reading.is_word(end, "time") || is_in_name(reading, at) {
        return false;
    }
    if reading.party(at).is_none() && kind != PlaceKind::Country {
        return true;
    }
    // `the Kyiv regional head`, `Kyiv toll rises`: the town, not its government.
    if kind != PlaceKind::Country && (reading.is_any(end, OF_TOWNS) || is_struck(reading, at, end)) {
        return true;
    }
    let Some(mut before) = at.checked_sub(1) else { return false };
    if is_compass(reading, before) {
        return true;
    }
    while before > 0
        && (reading.has_any(before, &[Class::The, Class::Determiner])
            || is_compass(reading, before)
            || reading.is_any(before, &["neighboring", "neighbouring"])
            || reading.tokens[before].is_word()
                && !reading.is_known(before)
                && !reading.is_capitalised(before))
    {
        before -= 1;
    }
    // `to capture Tripoli's air base`: whose it is
    let owner = reading.is_possessive(end) && reading.is_word(before, "to");
    !owner && led_by_place(reading, before)
}

/// `Paris is rocked by attacks`, `a missile hit Kyiv`, `Kyiv suffered a raid`: a town that something
/// happens to.
fn is_struck(reading: &Reading, at: usize, end: usize) -> bool {
    const STRUCK: &[&str] = &[
        "hit", "struck", "rocked", "attacked", "shelled", "bombed", "targeted", "shaken", "pounded",
        "battered",
    ];
    const STRIKES: &[&str] = &[
        "hit",
        "hitting",
        "struck",
        "striking",
        "shelled",
        "shelling",
        "bombed",
        "bombing",
        "bombarded",
        "pounded",
        "pounding",
        "rocked",
        "rocking",
        "shook",
    ];
    if is_bombed(reading, at, end) {
        return true;
    }
    let passive = reading.has(end, Class::Be) && (end + 1..end + 3).any(|at| reading.is_any(at, STRUCK));
    let suffered = reading.is_any(end, &["suffered", "endured"])
        || reading.is_word(end, "came") && reading.is_word(end + 1, "under");
    let raided = || (end + 1..end + 12).any(|at| reading.cause(at) == Some(Cause::Conflict));
    passive || suffered && raided() || at > 0 && reading.is_any(at - 1, STRIKES)
}

/// `the Baghdad bombings`, `a Kyiv TV tower`: the town that something stands in or befell.
fn is_bombed(reading: &Reading, at: usize, end: usize) -> bool {
    const BLASTS: &[&str] = &[
        "bombing",
        "bombings",
        "blast",
        "blasts",
        "explosion",
        "explosions",
        "massacre",
        "siege",
        "shooting",
    ];
    const BUILDINGS: &[&str] = &["tower", "building", "block", "school", "hospital", "station", "market"];
    let building = || at > 0 && reading.has(at - 1, Class::A) && reading.is_any(end + 1, BUILDINGS);
    reading.is_any(end, BLASTS) || building()
}

/// `in Ukraine`, `near Bakhmut`, `a suburb of Beirut`, `the capital, Kabul`: whether the word at
/// `before` leads to a place.
fn led_by_place(reading: &Reading, before: usize) -> bool {
    // `the centre of Baghdad`
    let part = |at: usize| reading.is_any(at, &["center", "centre", "heart", "middle"]);
    let town = |at: Option<usize>| {
        at.is_some_and(|at| is_settlement(reading, at) || is_compass(reading, at) || part(at))
    };
    reading.is_any(before, LEADS)
        || (reading.is_word(before, "of") || reading.is(before, ',')) && town(before.checked_sub(1))
}
