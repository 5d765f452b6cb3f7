//! The names in a phrase: offices, persons and outlets that the lexicon knows, and runs of
//! capitalised words that may be a person it does not.

use super::extent::is_honorific;
use crate::lexicon::{Class, Name, OutletKind, PartyKind, Sense, SpeechKind, kinds};
use crate::mention::Reading;

/// What ends the name of a body, an office or a place rather than a person's: `Public Affairs Office`, `Acting Head`.
const NO_PERSON: &[&str] = &[
    "office",
    "head",
    "commissioner",
    "township",
    "county",
    "district",
    "province",
    "city",
    "village",
    "church",
    "council",
    "centre",
    "center",
    "institute",
    "university",
    "committee",
    "commission",
    "network",
    "association",
    "foundation",
    "union",
    "federation",
    "organisation",
    "organization",
    "society",
    "group",
    "front",
    "force",
    "forces",
    "army",
    "fighters",
    "militia",
    "brigades",
    "resistance",
    "movement",
    "party",
    "coalition",
    "department",
    "directorate",
    "agency",
    "authority",
    "bureau",
    "service",
    "command",
    "division",
    "brigade",
    "battalion",
    "corps",
    "hospital",
    "watch",
    "monitor",
    "project",
    "initiative",
    "news",
    "press",
    "radio",
    "television",
    "tv",
    "times",
    "post",
    "daily",
    "media",
    "channel",
    "website",
    "what",
    "who",
    "why",
    "how",
    "where",
    "when",
    "there",
    "here",
    "south",
    "north",
    "east",
    "west",
    "royal",
    "director",
    "board",
    "fund",
    "security",
    "affairs",
    "operations",
    "mission",
    "assistance",
    "relations",
    "officer",
    "grouping",
    "sources",
    "source",
    "people",
    "others",
    "report",
    "data",
    "figures",
    "state",
];

/// Small words inside a person's name: `Mohammed bin Salman`, `Ursula von der Leyen`.
const PARTICLES: &[&str] = &["al", "bin", "de", "der", "van", "von", "ibn", "el", "da"];

/// Whether a small word that stands inside a person's name is at `at`.
pub fn is_particle(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, PARTICLES)
}

/// A body or role that speaks.
pub struct Office {
    /// Which body or role.
    pub institution: Name,
    /// The party it belongs to, where its term says so.
    pub party: Option<Name>,
    /// A source id that the term fixes.
    pub source: Option<Name>,
}

/// The body or role at `at`; a hospital that is known as a place is one.
pub fn institution(reading: &Reading, at: usize) -> Option<Office> {
    // `the official estimate`, `official figures`: no official speaks.
    if reading.is_word(at, "official")
        && reading.speaks(at + 1, SpeechKind::Noun)
        && (reading.speech(at + 1) == Some(SpeechKind::Noun)
            || !reading.word(at + 1).ends_with('s')
            || reading.is_word(at + 1, "records"))
    {
        return None;
    }
    // `open-source information`: no source speaks.
    if at > 0 && reading.is_hyphen(at - 1) && reading.is_any(at, &["source", "sources"]) {
        return None;
    }
    let office = reading.senses_of_kind(at, kinds::INSTITUTION).iter().find_map(|sense| match *sense {
        Sense::Institution { institution, party, source } => Some(Office { institution, party, source }),
        _ => None,
    });
    let is_house = || reading.place(at).is_some() && reading.is_word(reading.term_end(at) - 1, "hospital");
    office.or_else(|| {
        let witnesses = is_house().then(|| reading.lexicon.find_name("witnesses"))??;
        Some(Office { institution: witnesses, party: None, source: Some(witnesses) })
    })
}

/// A person of the lexicon at `at`: party and office.
pub fn person(reading: &Reading, at: usize) -> Option<(Option<Name>, Name)> {
    reading.senses_of_kind(at, kinds::PERSON).iter().find_map(|sense| match *sense {
        Sense::Person { party, institution } => Some((party, institution)),
        _ => None,
    })
}

/// An outlet or channel at `at`.
pub fn outlet_at(reading: &Reading, at: usize) -> Option<(Name, OutletKind)> {
    reading.senses_of_kind(at, kinds::OUTLET).iter().find_map(|sense| match *sense {
        Sense::Outlet { outlet, kind } => Some((outlet, kind)),
        _ => None,
    })
}

/// Whether a person or an outlet of the lexicon stands at `at`.
pub fn is_person_or_outlet(reading: &Reading, at: usize) -> bool {
    person(reading, at).is_some() || outlet_at(reading, at).is_some()
}

/// A known person as the speaker, whose name stands in `at..end`: not `the Biden administration`, not
/// `an adviser to President Zelensky`.
pub fn speaks_himself(reading: &Reading, at: usize, end: usize, to: usize) -> bool {
    let office = end < to && institution(reading, end).is_some();
    let title = |at: usize| {
        let nation = reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective);
        nation || reading.is_capitalised(at) && institution(reading, at).is_some()
    };
    let titled = (0..at).rev().take(4).take_while(|&at| title(at)).last().unwrap_or(at);
    let served = titled > 0 && reading.has_any(titled - 1, &[Class::To, Class::Of, Class::For]);
    !reading.is_possessive(end) && !office && !served
}

/// A capitalised run as a person's name: two words, or a surname right before the verb.
pub fn is_name(reading: &Reading, at: usize, stop: usize, to: usize) -> bool {
    let text = reading.words(at, stop);
    if reading.is_any(stop - 1, NO_PERSON) || is_body_name(reading, at, stop, to) {
        return false;
    }
    if reading.is_possessive(stop) || text.contains('.') || reading.is_hyphen(stop) || is_in_body(reading, at)
    {
        return false;
    }
    // `Acting Kursk governor`, `Former US general`: what an office is of; `Al-Awda Hospital`.
    let goes_on = stop < to && reading.tokens[stop].is_word() && !reading.is_capitalised(stop);
    let owns = reading.place(stop - 1).is_some() && goes_on && !reading.has(stop, Class::Adverb);
    let is_house = |office: Office| reading.lexicon.name(office.institution) == "witnesses";
    if owns || institution(reading, stop).is_some_and(is_house) {
        return false;
    }
    if stop - at >= 2 {
        return true;
    }
    let alone = at == 0
        || !reading.is_capitalised(at - 1)
        || reading.tokens[at - 1].is_quote()
        || institution(reading, at - 1).is_some();
    // `Killed` at a headline's start is capitalised too.
    let last = text.to_ascii_lowercase();
    // `Hrad also said`
    let adverb =
        |at: usize| reading.has_any(at, &[Class::Adverb, Class::Have]) || reading.is_word(at, "also");
    let near =
        stop == to || (stop..to).all(adverb) && reading.tokens.get(to).is_some_and(|verb| verb.is_word());
    alone && near && !["ed", "ing", "ly"].iter().any(|end| last.ends_with(end))
}

/// `the Royal Veldar Police`, `the Emergency Response Rooms`, `the company Veldar Labs`: the name of a body; one word in
/// capitals is no person's.
fn is_body_name(reading: &Reading, at: usize, stop: usize, to: usize) -> bool {
    const BODIES: &[&str] =
        &["company", "firm", "charity", "group", "startup", "contractor", "platform", "provider"];
    /// The most capitalised words by which a name goes on to a body.
    const REACH: usize = 4;
    let more = (stop..to.min(stop + REACH)).take_while(|&at| reading.is_capitalised(at));
    let body = |at: usize| {
        institution(reading, at).is_some()
            || reading.is_any(at, NO_PERSON)
            || reading.is_any(at, &["force", "forces", "army", "resistance"])
    };
    let before = at.checked_sub(1);
    let called = before
        .is_some_and(|at| reading.has(at, Class::The) || reading.is_any(at, BODIES) || reading.is(at, '#'));
    let upper = |at: usize| reading.word(at).chars().all(|c| !c.is_lowercase());
    let capitals = !reading.shouting && (at..stop).all(upper);
    // `the Ukrainian Memory Book`: no person is called after a land without a role.
    let of_land = before.is_some_and(|at| {
        reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective)
            && !reading.is_hyphen(at + 1)
    });
    called || capitals || of_land || more.into_iter().any(body)
}

/// Part of a body's name: `the Civil Defense Department`, `Center for Policy Research`.
fn is_in_body(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    // `the Telegram channel Baza`
    if outlet_at(reading, before).is_some_and(|(_, kind)| kind == OutletKind::Channel)
        || reading.is_word(before, "channel")
    {
        return true;
    }
    // `Kashmir IG Vijay Kumar`: a place tells where.
    reading.is_known(before)
        && reading.place(before).is_none()
        && reading.is_capitalised(before)
        && institution(reading, before).is_none()
        && reading.party(before).is_none()
        || reading.has_any(before, &[Class::For, Class::Of])
}

/// `Oleksandr Syrskyi` where only the surname is in the lexicon: the first name belongs to it.
pub fn full_name(reading: &Reading, from: usize, at: usize) -> usize {
    let mut start = at;
    // `the head of Odesa OVA Oleg Kiper`: letters of a body are no first name.
    let capitals = |at: usize| reading.word(at).len() > 1 && reading.word(at).chars().all(char::is_uppercase);
    while start > from
        && !capitals(start - 1)
        && !reading.is_known(start - 1)
        && reading.is_capitalised(start - 1)
        && !reading.shouting
    {
        start -= 1;
    }
    start
}

/// The end of a capitalised run that the lexicon does not know: a name.
pub fn unknown_name(reading: &Reading, at: usize, to: usize) -> Option<usize> {
    // `Ms. von der Leyen` opens with a small word.
    let address = at > 1 && reading.is(at - 1, '.') && is_honorific(reading, at - 2);
    let opens = reading.is_capitalised(at) || address && is_particle(reading, at);
    if reading.shouting || reading.is_known(at) && !address || !opens {
        return None;
    }
    let mut end = (at..to).find(|&next| !goes_on(reading, at, next)).unwrap_or(to);
    while end > at && reading.tokens[end - 1].is_dash() {
        end -= 1;
    }
    (end > at).then_some(end)
}

/// Whether the token at `at` is part of the name that opens at `start`.
fn goes_on(reading: &Reading, start: usize, at: usize) -> bool {
    let token = reading.tokens[at];
    let inside = at > start;
    token.is_word()
        && reading.is_capitalised(at)
        && (!reading.is_known(at) || reading.place(at).is_some() && inside)
        || reading.is_hyphen(at) && inside
        || inside && token.is_word() && is_second_half(reading, at)
        // `Rick Lynch`, `Ivan Shell`: a surname that is a word too.
        || inside && reading.is_capitalised(at) && is_surname(reading, at)
        || inside && token.is_word() && is_particle(reading, at)
        // `Mohammad al Baghdadi`: no other's surname.
        || inside && reading.is_capitalised(at) && is_particle(reading, at - 1) && person(reading, at).is_some()
}

/// A capitalised word of loss in running text, behind one that is a name's.
fn is_surname(reading: &Reading, at: usize) -> bool {
    let place = reading.sentence.place == crate::sentence::Place::Body;
    place && reading.verb(at).is_some() && reading.speech(at).is_none() && institution(reading, at).is_none()
}

/// `Lee Seong-kweun`: a small word behind a hyphen; not `Kigali-backed`.
fn is_second_half(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    reading.is_hyphen(at - 1)
        && reading.tokens[at].glued
        && !reading.is_known(at)
        && !["ed", "run", "born", "wide", "style", "led"].iter().any(|end| word.ends_with(end))
}

/// Words that may stand in a noun phrase that names a source.
pub(super) fn is_in_phrase(reading: &Reading, at: usize) -> bool {
    institution(reading, at).is_some()
        || reading.party(at).is_some()
        || is_person_or_outlet(reading, at)
        || reading
            .has_any(at, &[Class::The, Class::A, Class::Of, Class::It, Class::He, Class::Adverb, Class::Have])
        || reading.is_possessive(at)
        || reading.is_capitalised(at) && !reading.in_date(at)
}
