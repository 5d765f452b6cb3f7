//! Words that point back at a place or an event told of before: `in the city`, `the attack`.

use super::{is_spot, main::Main};
use crate::assemble::Claim;
use crate::assemble::place::{PlaceName, Role, is_compass};
use crate::lexicon::{Class, NounClass, PartyKind, PlaceKind, kinds};
use crate::mention::{Reading, Shapes};
use crate::resolve::Passage;
use crate::why::{Because, Told};

/// Words for a town that was named before.
const TOWNS: &[&str] =
    &["city", "town", "village", "settlement", "port", "camp", "neighborhood", "neighbourhood"];

/// The word for the town of a government that was named before.
const CAPITAL: &[&str] = &["capital"];

/// Words for a wider place that was named before.
const REGIONS: &[&str] =
    &["region", "province", "oblast", "department", "governorate", "state", "valley", "territory"];

/// Words for places of any kind, where they point: `in these areas`.
const AREAS: &[&str] = &["area", "areas", "towns", "cities", "villages", "regions", "provinces"];

/// What a name may end with that is spoken of without it.
const NAMED: &[&str] = &["airbase", "base", "prison", "airport", "plant", "dam", "theatre", "theater"];

/// What armies do to a town: `over two years of trying to seize it`.
const TAKEN: &[&str] =
    &["seize", "capture", "take", "hold", "storm", "encircle", "defend", "retake", "recapture", "liberate"];

/// What may stand before such a word.
const LEADS: &[&str] = &[
    "in",
    "at",
    "on",
    "for",
    "near",
    "inside",
    "around",
    "across",
    "over",
    "throughout",
    "of",
    "targeting",
    "hitting",
    "struck",
    "pounded",
];

/// Words for an event that was told before.
const EVENTS: &[&str] = &[
    "attack",
    "attacks",
    "strike",
    "strikes",
    "airstrike",
    "airstrikes",
    "blast",
    "blasts",
    "explosion",
    "explosions",
    "shelling",
    "bombing",
    "bombings",
    "bombardment",
    "raid",
    "raids",
    "ambush",
    "battle",
    "siege",
    "assault",
    "shooting",
    "shootout",
    "operation",
    "clash",
    "clashes",
    "fighting",
    "violence",
    "incident",
    "tragedy",
    "massacre",
    "massacres",
    "killings",
    "encounter",
    "encounters",
    "gunfight",
    "gunbattle",
    "firefight",
    "shootouts",
];

/// How many sentences back a word may point.
const REACH: usize = 12;

/// The place that `in the city`, `of the province` or `in these areas` stands for in the passage `index`.
pub fn place<'p>(
    passages: &'p [Passage],
    index: usize,
    main: Option<&Main<'p>>,
) -> Option<Told<&'p PlaceName>> {
    let reading = &passages[index].reading;
    let (at, kinds) = pointer(reading)?;
    let why = Because::term("the place that it points back to: `in the city`", reading, at);
    if let Some(main) = main.filter(|main| main.sole && kinds == Kinds::Town) {
        return Some(Told::new(main.place, why));
    }
    if let Some(told) = within(&passages[index]) {
        return Some(told);
    }
    let mut before = passages[index.saturating_sub(REACH)..index].iter().rev();
    let place = before.find_map(|passage| kinds.last(passage, usize::MAX))?;
    let main = main.filter(|main| kinds == Kinds::Region && main.narrows(place));
    Some(Told::new(main.map_or(place, |main| main.place), why))
}

/// The place that a word of the sentence stands for which the sentence itself names before.
pub fn within<'p>(passage: &'p Passage) -> Option<Told<&'p PlaceName>> {
    let reading = &passage.reading;
    let (at, kinds) = pointer(reading)?;
    let place = kinds.last(passage, at)?;
    Some(Told::new(place, Because::term("the place that it points back to: `in the city`", reading, at)))
}

/// What an army does for days in one place.
const ACTIONS: &[&str] = &[
    "operation",
    "operations",
    "raid",
    "raids",
    "clash",
    "clashes",
    "battle",
    "battles",
    "fighting",
    "siege",
    "assault",
    "ambush",
    "encounter",
    "shootout",
];

/// `destroyed 55 tanks in the operations`, `3,000 were arrested during these raids`: the last place named
/// before, with such an action.
pub fn action<'p>(passages: &'p [Passage], index: usize) -> Option<Told<&'p PlaceName>> {
    const NEAR: usize = 4;
    let reading = &passages[index].reading;
    if !reading.may_hold_of(const { &Shapes::of(&[ACTIONS, &["process"]]) }) {
        return None;
    }
    let at = reading.tokens_of(0..reading.len(), &["in", "during"]).find(|&at| {
        let noun = at + 2 + usize::from(!reading.is_any(at + 2, ACTIONS));
        (is_these(reading, at + 1) || reading.has(at + 1, Class::The))
            && (reading.is_any(noun, ACTIONS) || reading.is_word(at + 2, "process"))
            // `during the special operation`: the whole war
            && !reading.is_word(at + 2, "special")
            && !reading.is_any(noun + 1, &["in", "of", "for", "near", "around", "at"])
    })?;
    let is_act = |reading: &Reading, at: usize| reading.is_any(at, ACTIONS) || reading.is_word(at, "fight");
    let acts = |passage: &Passage| (0..passage.reading.len()).any(|at| is_act(&passage.reading, at));
    let before = passages[index.saturating_sub(NEAR)..index].iter().rev();
    let place =
        before.filter(|passage| acts(passage)).find_map(|passage| Kinds::Any.last(passage, usize::MAX))?;
    Some(Told::new(
        place,
        Because::term("where the action was that it speaks of: `in the operations`", reading, at),
    ))
}

/// `The mayor of Mariupol said three had been killed there`: the last place named before the word.
pub fn there<'p>(passages: &'p [Passage], index: usize, claim: &Claim) -> Option<Told<&'p PlaceName>> {
    let reading = &passages[index].reading;
    let last = claim.head.end.max(claim.event() + 1).max(claim.number.1);
    let lost = |at: usize| reading.verb(at).is_some() || reading.noun(at).is_some();
    let at = (claim.number.1..last + 2).find(|&at| reading.is_word(at, "there") && lost(at - 1))?;
    let spot = |place: &&PlaceName| is_spot(place) && place.role != Role::Elsewhere;
    let here = passages[index].places().iter().rev().filter(|place| place.end <= at).find(spot);
    let before = || {
        let near = passages[index.saturating_sub(2)..index].iter().rev();
        near.flat_map(|passage| passage.places().iter().rev()).find(spot)
    };
    let why = Because::term("the place that it points back to: `killed there`", reading, at);
    here.or_else(before).map(|place| Told::new(place, why))
}

/// What a word that points back may stand for.
#[derive(Clone, Copy, PartialEq)]
enum Kinds {
    Town,
    Capital,
    Region,
    Any,
    /// A place that is called so: `Saky airbase`.
    Site(&'static str),
}

impl Kinds {
    /// The last place of the passage before the token `at` that it may stand for.
    fn last<'p>(self, passage: &'p Passage, at: usize) -> Option<&'p PlaceName> {
        let capital = |place: &&PlaceName| {
            let party = passage.reading.party(place.at);
            self != Kinds::Capital || party.is_some_and(|party| party.kind == PartyKind::Metonym)
        };
        let called = |place: &&PlaceName| match self {
            Kinds::Site(noun) => (place.at..place.end).any(|at| passage.reading.is_word(at, noun)),
            _ => true,
        };
        let fitting = || {
            let before = passage
                .places()
                .iter()
                .rev()
                .filter(move |place| place.end < at && self.is_told(passage, place));
            before.filter(capital).filter(called)
        };
        // `in Idlib, northwestern Syria`
        fitting().find(|place| place.role != Role::Wider).or_else(|| fitting().next())
    }

    /// Whether it may stand for the place, which may be called a region: `the southern region of Kherson`.
    fn is_told(self, passage: &Passage, place: &PlaceName) -> bool {
        let of = place.at > 1 && passage.reading.is_word(place.at - 1, "of");
        let called = of && passage.reading.is_any(place.at - 2, REGIONS);
        match self {
            Kinds::Region if called => is_spot(place) && place.role != Role::Elsewhere,
            _ => self.fits(place),
        }
    }

    /// Whether it may stand for the place; `eastern Ukraine` is no region that one calls so.
    fn fits(self, place: &PlaceName) -> bool {
        let region = place.kind == Some(PlaceKind::Region);
        let compass = place.name.starts_with(char::is_lowercase);
        let kind = match self {
            Kinds::Town | Kinds::Capital => !region,
            Kinds::Region => region && !compass,
            Kinds::Any | Kinds::Site(_) => true,
        };
        kind && is_spot(place) && place.role != Role::Elsewhere
    }
}

/// The first word that points back, and at what: `in the city`, `of this province`, `trying to seize it`.
fn pointer(reading: &Reading) -> Option<(usize, Kinds)> {
    let nouns = const { &Shapes::of(&[TOWNS, CAPITAL, REGIONS, AREAS, NAMED]) };
    let taken = || reading.may_hold(&["it"]) && reading.may_hold_of(const { &Shapes::of(&[TAKEN]) });
    if !reading.may_hold_of(nouns) && !taken() {
        return None;
    }
    (1..reading.len()).find_map(|at| {
        // `an attack west of the capital` is not in it.
        let beside = || at > 1 && reading.is_word(at - 1, "of") && is_compass(reading, at - 2);
        if (reading.has(at, Class::The) || is_these(reading, at))
            && reading.is_any(at - 1, LEADS)
            && !beside()
        {
            let these = is_these(reading, at);
            let noun = |at: usize| Some((at, kinds(reading, at, these)?));
            // `the Black Sea port city`
            let sea = reading.place(at + 1).filter(|place| place.kind == PlaceKind::Sea);
            if sea.is_some() {
                return noun(reading.term_end(at + 1)).or_else(|| noun(reading.term_end(at + 1) + 1));
            }
            return noun(at + 1)
                .or_else(|| noun(at + 2).filter(|_| reading.shouting || !is_name(reading, at + 1)));
        }
        (reading.is_word(at, "it") && reading.is_any(at - 1, TAKEN)).then_some((at, Kinds::Town))
    })
}

/// A capital that is no people's: `the Jordan valley`, but not `the Russian airbase`.
fn is_name(reading: &Reading, at: usize) -> bool {
    let people = reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective);
    reading.is_capitalised(at) && !people
}

/// `this`, `those`.
fn is_these(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["this", "these", "that", "those"])
}

/// What the noun at `at` may stand for behind `the`, or behind one of `these`.
fn kinds(reading: &Reading, at: usize, these: bool) -> Option<Kinds> {
    // `of the State Emergency Service`
    if reading.is_capitalised(at) && !reading.shouting {
        return None;
    }
    let kinds = match () {
        _ if reading.is_any(at, TOWNS) => Kinds::Town,
        _ if reading.is_any(at, CAPITAL) => Kinds::Capital,
        _ if reading.is_any(at, REGIONS) => Kinds::Region,
        _ if these && reading.is_any(at, AREAS) => Kinds::Any,
        _ if !reading.is_any(at, NAMED) => return None,
        _ => Kinds::Site(NAMED.iter().find(|noun| reading.is_word(at, noun))?),
    };
    (!reading.is_any(at + 1, &["of", "where", "and"])).then_some(kinds)
}

/// Whether the word at `at` names an event that has a place.
pub fn is_event(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, EVENTS)
}

/// Whether a sentence tells of an attack.
pub fn tells_event(passage: &Passage) -> bool {
    const HIT: &[&str] = &[
        "attacked",
        "hit",
        "struck",
        "stormed",
        "shelled",
        "bombed",
        "bombarded",
        "ambushed",
        "raided",
        "targeted",
    ];
    let reading = &passage.reading;
    reading.any_of(0..reading.len(), EVENTS) || reading.any_of(0..reading.len(), HIT)
}

/// Whether a sentence tells of an attack or of what somebody lost.
pub fn tells_loss(passage: &Passage) -> bool {
    let reading = &passage.reading;
    let loss = |at: usize| reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss);
    !passage.claims.is_empty()
        || reading.terms_of(kinds::VERB).next().is_some()
        || reading.terms_of(kinds::NOUN).any(|(at, _)| loss(at))
        || tells_event(passage)
}

/// Whether the claim's sentence points back at an event: `this strike`, `Monday's attack`, `among the dead`.
pub fn event(reading: &Reading, claim: &Claim) -> bool {
    const VICTIMS: &[&str] = &["dead", "victims", "wounded", "killed"];
    if !reading.may_hold_of(const { &Shapes::of(&[EVENTS, VICTIMS, SITES]) }) {
        return false;
    }
    // `Israel's bombing campaign` is no one event.
    let attack = |at: usize| reading.is_any(at, EVENTS) && !reading.is_word(at + 1, "campaign");
    let points = |at: usize| {
        let the = reading.has(at, Class::The);
        let pointed = the || reading.is_possessive(at) || is_these(reading, at);
        let among = the && at > 0 && reading.is_any(at - 1, &["among", "of"]) || reading.is_word(at, "those");
        pointed && (attack(at + 1) || attack(at + 2)) || among && reading.is_any(at + 1, VICTIMS)
    };
    let parted = |at: usize| (at.min(claim.start)..at.max(claim.start)).any(|at| reading.has(at, Class::But));
    (0..reading.len()).any(|at| (points(at) || is_site(reading, at)) && !parted(at))
}

/// Words for where an attack may be.
const SITES: &[&str] = &[
    "airbase", "base", "prison", "barracks", "school", "theatre", "theater", "market", "mosque", "church",
    "hotel", "station", "airport", "site", "scene", "building", "shelter", "rubble",
];

/// `at the base`, `inside the prison`: where an attack was that was told of.
fn is_site(reading: &Reading, at: usize) -> bool {
    let the =
        reading.has(at, Class::The) && at > 0 && reading.is_any(at - 1, &["at", "in", "inside", "from"]);
    let noun = |at: usize| reading.is_any(at, SITES) && !reading.is_any(at + 1, &["in", "at", "where"]);
    the && (noun(at + 1) || noun(at + 2) && !reading.is_capitalised(at + 1))
}
