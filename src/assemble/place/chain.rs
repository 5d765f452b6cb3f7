//! Places that stand beside one another: two that are one place, lists that narrow nothing, and a
//! place with the wider one that it lies in.

use super::distance::{is_length, is_measured};
use super::name::{is_compass, is_settlement};
use super::reach::breadth;
use super::{PlaceName, Role};
use crate::lexicon::{Class, PlaceKind};
use crate::mention::Reading;

/// Words between a place and the wider one that tells where it lies: `Jobar, on the outskirts of
/// Damascus`.
const BETWEEN: &[&str] = &[
    "of",
    "in",
    "near",
    "outside",
    "on",
    "the",
    "just",
    "close",
    "about",
    "some",
    "edge",
    "border",
    "province",
    "state",
    "department",
    "country",
    "southern",
    "from",
];

/// What a part of a town is called, where its own name tells no more than the town's.
const QUARTERS: &[&str] =
    &["neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods", "area", "quarter"];

/// Most places of one list that still limit a figure.
const LISTED: usize = 4;

/// What stands between two places that follow one another.
#[derive(PartialEq, Clone, Copy)]
enum Link {
    /// `Idlib and Aleppo`
    And,
    /// `Dangam, Kunar`
    Comma,
    /// `Al-Quriyah southeast of Deir ez-Zor`: the second is the wider.
    In,
    /// `Kashmir's Pulwama district`, `the Aleppo town of Jarablus`: the first is the wider.
    Owns,
    /// Anything else.
    Apart,
}

/// The places of a sentence, told how they hang together: `the villages of Idlib and Aleppo` are one
/// place, more of them narrow nothing, and of `Conray, Junin department` the second is but wider.
pub(super) fn joined(reading: &Reading, places: Vec<PlaceName>) -> Vec<PlaceName> {
    let mut merged: Vec<PlaceName> = Vec::with_capacity(places.len());
    let mut places = places.into_iter().peekable();
    while let Some(first) = places.next() {
        let mut end = first.end;
        let mut group = vec![first];
        let mut links = Vec::new();
        while let Some(next) = places.peek() {
            let link = link(reading, end, next.at);
            if !matches!(link, Link::And | Link::Comma) {
                break;
            }
            end = next.end;
            links.push(link);
            group.extend(places.next());
        }
        close(reading, &mut merged, group, &links);
    }
    tell_wider(reading, &mut merged);
    merged
}

/// Of two places of which one lies in the other, the wider is told so.
fn tell_wider(reading: &Reading, merged: &mut [PlaceName]) {
    for index in 1..merged.len() {
        let apart = merged[index - 1].role == Role::Elsewhere;
        match link(reading, merged[index - 1].end, merged[index].at) {
            // `from Kharkiv in northern Ukraine`
            // `based in the Camarines province south of Manila`
            Link::In if apart && is_told_by(reading, merged[index - 1].end) => {
                merged[index].role = Role::Elsewhere;
            }
            Link::In if !apart => {
                let (first, second) = (&merged[index - 1], &merged[index]);
                let inside = is_quarter(reading, first, second) || tells_inside(reading, first, second);
                let wider = if inside { index - 1 } else { index };
                merged[wider].role = Role::Wider;
                merged[index - 1].country = merged[index - 1].country.or(merged[index].country);
            }
            // `the Toretsk area of the Donetsk region`
            Link::Owns if !apart && is_area_of(reading, &merged[index - 1], &merged[index]) => {
                merged[index].role = Role::Wider;
            }
            Link::Owns if !apart => {
                // `Douentza, in Mali's Mopti region`
                if merged[index - 1].role == Role::Wider {
                    merged[index].role = Role::Wider;
                }
                merged[index - 1].role = Role::Wider;
                merged[index].country = merged[index].country.or(merged[index - 1].country);
            }
            _ => {}
        }
    }
    tell_outside(reading, merged);
}

/// `in`, `south of`: the words at `at` tell where a place lies by another.
fn is_told_by(reading: &Reading, at: usize) -> bool {
    reading.is_word(at, "in") || is_compass(reading, at) && reading.is_word(at + 1, "of")
}

/// Of what lies on a road between towns, or so far from one, these are not told to be the place.
fn tell_outside(reading: &Reading, merged: &mut [PlaceName]) {
    // `on the Hasaka-Qamishli road`
    for place in merged.iter_mut().filter(|place| place.role == Role::Spot) {
        if reading.is_any(place.end, &["road", "highway", "motorway"]) {
            place.role = Role::Elsewhere;
        }
    }
    // `at a base in the hills, 60 km from Kyiv`
    for index in 1..merged.len() {
        let spot = merged[..index].iter().any(|place| place.role == Role::Spot);
        if spot && merged[index].role == Role::Spot && is_measured(reading, merged[index].at) {
            merged[index].role = Role::Wider;
        }
    }
}

/// `In the Dnipro region, a plant in the city of Pavlohrad was hit`: a clause opens behind the region, and tells in
/// which of its towns something is.
fn tells_inside(reading: &Reading, region: &PlaceName, town: &PlaceName) -> bool {
    const BESIDE: &[&str] = &["near", "outside", "from", "close", "border", "edge"];
    let kinds = (region.kind, town.kind) == (Some(PlaceKind::Region), Some(PlaceKind::City));
    let between = || region.end..town.at;
    let beside = |at: usize| reading.is_any(at, BESIDE) || is_compass(reading, at);
    kinds
        && (reading.is(region.end, ',') || reading.tokens[region.end].is_dash())
        && between().any(|at| reading.has(at, Class::In))
        && !between().any(beside)
}

/// `the Toretsk area of the Donetsk region`: the town or district of the first stands in the region behind it.
fn is_area_of(reading: &Reading, town: &PlaceName, region: &PlaceName) -> bool {
    const DIVISIONS: &[&str] =
        &["township", "district", "region", "province", "county", "state", "municipality", "commune"];
    // `Moe Tarr village of Katha township`
    let village =
        reading.is_any(town.end - 1, &["village", "town", "city"]) && reading.place(town.at).is_none();
    let divided = reading.is_any(region.end - 1, DIVISIONS) || reading.is_any(region.end, DIVISIONS);
    breadth(town) < breadth(region) && reading.is_any(town.end, &["area", "district", "sector", "areas"])
        || village && (divided || breadth(town) < breadth(region))
}

/// `the Barzulla area of Srinagar`: a part of the town that stands behind it; the town is the place.
fn is_quarter(reading: &Reading, part: &PlaceName, town: &PlaceName) -> bool {
    // `the busy neighborhood of al-Warda in eastern Baghdad`
    let of = part.at > 1 && reading.is_word(part.at - 1, "of") && reading.is_any(part.at - 2, QUARTERS);
    let called = of || reading.is_any(part.end - 1, QUARTERS) || reading.is_any(part.end, QUARTERS);
    // but `in the Al-Daraja neighbourhood, west of El Fasher`
    let inside = (part.end..town.at).all(|at| !reading.is(at, ','))
        && (part.end..town.at).any(|at| reading.is_any(at, &["in", "of"]));
    called && inside && reading.place(part.at).is_none() && town.kind == Some(PlaceKind::City)
}

/// Adds a group of places with only commas and `and` between them.
fn close(reading: &Reading, merged: &mut Vec<PlaceName>, mut group: Vec<PlaceName>, links: &[Link]) {
    let ands = links.iter().filter(|&&link| link == Link::And).count();
    match (group.len(), ands) {
        (1, _) => {}
        (2, 1) => {
            let (name, end) = (group[1].name.clone(), group[1].end);
            group.truncate(1);
            let first = &mut group[0];
            if first.name != name {
                first.name = format!("{} and {name}", first.name);
            }
            first.end = end;
        }
        // `In Russia, Rostov`, `Conray, Tarma province`
        (_, 0) => {
            let narrow = (0..group.len()).min_by_key(|&at| breadth(&group[at]));
            // A name that nothing is known of lies in the land of what it stands beside.
            let land = group.iter().find_map(|place| place.country);
            group.iter_mut().for_each(|place| place.country = place.country.or(land));
            let wider = group.iter_mut().enumerate().filter(|(at, _)| Some(*at) != narrow);
            wider.for_each(|(_, place)| place.role = Role::Wider);
        }
        // `over the Bryansk, Kursk and Belgorod regions`
        (count, 1) if count <= LISTED && are_alike(reading, &group) && links.last() == Some(&Link::And) => {
            let names: Vec<&str> = group[..count - 1].iter().map(|place| place.name.as_str()).collect();
            let (name, end) =
                (format!("{} and {}", names.join(", "), group[count - 1].name), group[count - 1].end);
            group.truncate(1);
            (group[0].name, group[0].end) = (name, end);
        }
        _ => group.iter_mut().for_each(|place| place.kind = Some(PlaceKind::Country)),
    }
    merged.append(&mut group);
}

/// Whether the places of a list are all towns or all regions, and each another.
fn are_alike(reading: &Reading, group: &[PlaceName]) -> bool {
    let (first, last) = (&group[0], &group[group.len() - 1]);
    let other = |at: usize| group[..at].iter().all(|before| before.name != group[at].name);
    // `Kursk and Belgorod oblasts`: what the last is called holds for all.
    let all = reading.is_any(last.end, &["regions", "oblasts", "provinces", "governorates", "districts"]);
    let kind = |place: &PlaceName| matches!(place.kind, Some(PlaceKind::City | PlaceKind::Region));
    group.iter().all(kind)
        && group.iter().all(|place| all || breadth(place) == breadth(first))
        && group.iter().all(|place| place.country == first.country)
        && (1..group.len()).all(other)
}

/// What stands between the tokens `from` and `to`.
fn link(reading: &Reading, from: usize, to: usize) -> Link {
    if from >= to {
        return if from == to { Link::Comma } else { Link::Apart };
    }
    // `in Damascus and its countryside, Aleppo and Homs`
    let parts = from + usize::from(reading.has(from, Class::And));
    if reading.is_word(parts, "its") && reading.is_any(parts + 1, &["countryside", "suburbs", "outskirts"]) {
        let comma = usize::from(reading.is(parts + 2, ','));
        return if to == parts + 2 + comma { Link::Comma } else { link(reading, parts + 2, to) };
    }
    let comma = usize::from(reading.is(from, ','));
    let and = from + comma;
    if and < to
        && to - and <= 2
        && reading.has(and, Class::And)
        && (to == and + 1 || reading.has(and + 1, Class::The) || is_both(reading, and + 1, to))
    {
        return Link::And;
    }
    if is_second(reading, from, to) {
        return Link::And;
    }
    if comma == 1 && to == from + 1 {
        return Link::Comma;
    }
    if reading.is_possessive(from) && to - from <= 3 {
        return Link::Owns;
    }
    if is_settlement(reading, from) && reading.is_word(from + 1, "of") && to == from + 2 {
        return Link::Owns;
    }
    // `the Black Sea city of Mykolaiv`
    let town = from > 0 && reading.is_any(from - 1, &["city", "town", "village", "port"]);
    if town && reading.is_word(from, "of") && to == from + 1 {
        return Link::Owns;
    }
    if to - from <= 8 && is_inside(reading, from, to) { Link::In } else { Link::Apart }
}

/// `in the Jaffna peninsula and the northern district of Vavuniya`: words for what it is stand before the second.
fn is_second(reading: &Reading, from: usize, to: usize) -> bool {
    let told = |at: usize| {
        reading.has_any(at, &[Class::The, Class::Of]) || is_compass(reading, at) || is_settlement(reading, at)
    };
    let and = from + usize::from(is_settlement(reading, from));
    let of = to > and + 2 && reading.has(to - 1, Class::Of) && reading.has(and, Class::And);
    of && to - and <= 6 && (and + 1..to).all(told)
}

/// `in the Kharkiv region and near Avdiivka`, but `three in Kharkiv and in Sumy two`
fn is_both(reading: &Reading, lead: usize, to: usize) -> bool {
    let end = reading.term_end(to);
    let counted = (end..end + 3).any(|at| reading.quantity_at(at).is_some() || reading.verb(at).is_some());
    reading.is_any(lead, &["in", "near", "around", "at"]) && !counted
}

/// `one resident of the Sumy region - in the village of Zoria`
fn is_pause(reading: &Reading, at: usize) -> bool {
    reading.tokens[at].is_dash() && !reading.tokens[at].glued && reading.has(at + 1, Class::In)
}

/// Whether only words that tell where a place lies stand between it and another.
fn is_inside(reading: &Reading, from: usize, to: usize) -> bool {
    let comma = usize::from(reading.is(from, ','));
    // `Bucha, a leafy suburb of Kyiv`
    let apposed = comma == 1 && reading.has_any(from + 1, &[Class::A, Class::The]);
    let plain =
        |at: usize| !reading.is_known(at) && reading.tokens[at].is_word() && !reading.is_capitalised(at);
    (from..to).all(|at| {
        apposed && (reading.has(at, Class::A) || plain(at))
            || reading.is_any(at, BETWEEN)
            || is_compass(reading, at)
            || is_settlement(reading, at)
            || is_length(reading, at)
            || (reading.is(at, ',') || reading.is(at, '(') || is_pause(reading, at)) && at == from
    })
}
