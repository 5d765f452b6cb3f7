//! The phrase that names a source: where it ends, and which party, office, person or outlet
//! it is put together from.

mod office;

use super::Attribution;
use super::extent::is_honorific;
use super::name::{full_name, institution, is_name, outlet_at, person, speaks_himself, unknown_name};
use super::outlet::written;
use super::press::{self, unknown_outlet};
use super::whose::{is_behind_another, is_occupied};
use crate::lexicon::{Class, Name, OutletKind, PartyKind, SpeechKind};
use crate::mention::{PartyMention, Reading};
use crate::why::Because;

/// Whether an office stands in tokens `from..to`: `the Mariupol city council`.
pub fn has_office(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| institution(reading, at).is_some())
}

/// What the tokens `from..to` name as a source; `None` where they name nobody.
pub fn named(reading: &Reading, from: usize, to: usize) -> Option<Attribution> {
    let from = giver(reading, from, to).unwrap_or(from);
    let mut naming = Naming::new(reading, from, to);
    let mut at = from;
    let mut first = None;
    let mut last = from;
    while at < to {
        // `IISS's “Military Balance”`: the title of what a body published names nobody.
        if reading.tokens[at].is_quote() && naming.found.has_office() {
            let Some(close) = (at + 1..to).find(|&at| reading.tokens[at].is_quote()) else { break };
            at = close + 1;
            continue;
        }
        let end = reading.term_end(at).min(to);
        let next = match naming.take(at, end) {
            Some(stop) => {
                first = first.or(Some(at));
                last = stop;
                stop
            }
            None => end,
        };
        at = next.max(at + 1);
    }
    let pair = naming.pair;
    let mut found = naming.close();
    found.phrase = (article(reading, from, first?), last);
    let says = found.names_source() || found.pronoun || found.via.is_some();
    if pair {
        (found.speaker, found.why.speaker) = (None, None);
    }
    says.then_some(found)
}

/// `the latest intelligence update from the British Ministry of Defence`: where the one who gave it out opens.
fn giver(reading: &Reading, from: usize, to: usize) -> Option<usize> {
    let report = |at: usize| (from..at).any(|at| reading.speaks(at, SpeechKind::Noun));
    let mut near = (from + 1..to).take_while(|&at| !reading.is(at, ','));
    let given = near.find(|&at| reading.has_any(at, &[Class::From, Class::By]) && report(at))?;
    has_office(reading, given + 1, to).then_some(given + 1)
}

/// `the Kherson regional ministry`: the place and the article belong to what is written.
fn article(reading: &Reading, from: usize, first: usize) -> usize {
    let place = |at: usize| reading.place(at).is_some() || reading.is_possessive(at);
    let start = (from..first).rev().take_while(|&at| place(at)).last().unwrap_or(first);
    let first = (start..first).find(|&at| !reading.is_possessive(at)).unwrap_or(first);
    if first > from && reading.has_any(first - 1, &[Class::The, Class::A]) { first - 1 } else { first }
}

/// `the head of Odesa OVA Oleg Kiper`: letters of a body before a name.
fn is_acronym(reading: &Reading, at: usize, to: usize) -> bool {
    let capitals = |at: usize| reading.word(at).chars().all(char::is_uppercase);
    let next = at + 1 < to && reading.is_capitalised(at + 1) && !capitals(at + 1);
    !reading.shouting && !reading.is_known(at) && reading.word(at).len() >= 2 && capitals(at) && next
}

/// A phrase while it is read, and what it has named so far.
struct Naming<'r, 'a> {
    reading: &'r Reading<'a>,
    from: usize,
    to: usize,
    found: Attribution,
    outlet: Option<(usize, OutletKind)>,
    /// The party is no more than the outlet's country: `Lebanon's National News Agency`.
    owner: bool,
    /// Two persons speak.
    pair: bool,
    /// Where the name of who speaks ends.
    name_end: usize,
    /// Where the last office ends.
    office_end: usize,
    /// `the Ukrainian Memory Book`: a name of that land's, of which nothing is known.
    unknown_body: bool,
    /// The office is told by a force alone: `the AFU`.
    by_force: bool,
    /// The office is told by the name of an outlet alone.
    by_press: bool,
    /// The office is told by a rank alone: `Maj. Gen.`
    by_rank: bool,
}

impl<'r, 'a> Naming<'r, 'a> {
    /// The tokens `from..to`, of which none has been read.
    fn new(reading: &'r Reading<'a>, from: usize, to: usize) -> Naming<'r, 'a> {
        Naming {
            reading,
            from,
            to,
            found: Attribution::default(),
            outlet: None,
            owner: false,
            pair: false,
            name_end: to,
            office_end: usize::MAX,
            unknown_body: false,
            by_force: false,
            by_press: false,
            by_rank: false,
        }
    }

    /// Takes the term over `at..end`; where its name ends, or `None` where it names nobody.
    fn take(&mut self, at: usize, end: usize) -> Option<usize> {
        let reading = self.reading;
        // `Ms. von der Leyen`: behind the form of address stands the name.
        let address = is_honorific(reading, at) && reading.is(at + 1, '.');
        if address || is_behind_another(reading, end) {
            return None;
        }
        if self.is_of_press(at) {
            return None;
        }
        if let Some(outlet) = unknown_outlet(reading, at, self.to) {
            self.take_unknown_outlet(&outlet);
            return Some(outlet.end);
        }
        if let Some(office) = institution(reading, at) {
            self.take_office(at, office);
            self.office_end = end;
            // `Radio Venceremos`: a group's own.
            if let Some((_, kind)) = outlet_at(reading, at) {
                self.take_outlet(at, end, kind);
            }
        } else if let Some(party) = reading.party(at) {
            self.take_party(at, party);
        } else if let Some(known) = person(reading, at) {
            self.take_person(at, end, known);
        } else if let Some((_, kind)) = outlet_at(reading, at) {
            self.take_outlet(at, end, kind);
        } else if self.is_pronoun(at) {
            self.found.pronoun = true;
        } else if is_acronym(reading, at, self.to) {
            return None;
        } else if let Some(stop) = unknown_name(reading, at, self.to) {
            self.take_name(at, stop);
            return Some(stop);
        } else {
            self.take_place(at, end);
            return None;
        }
        Some(end)
    }

    /// `the official Veldar News Agency`: no official speaks.
    fn is_of_press(&self, at: usize) -> bool {
        let (reading, next) = (self.reading, at + 1);
        let press = || outlet_at(reading, next).is_some() || unknown_outlet(reading, next, self.to).is_some();
        reading.is_word(at, "official") && press()
    }

    /// Case 2, a party: the one nearest to the office owns it; a place in an aside does not.
    fn take_party(&mut self, at: usize, party: PartyMention) {
        let reading = self.reading;
        let next = reading.term_end(at);
        let found = &mut self.found;
        let aside = at > 0
            && reading.has_any(at - 1, &[Class::In, Class::Preposition, Class::To, Class::With])
            && found.party.is_some();
        // `a local group in Sudan`: the land is not who speaks.
        let land = at > self.from + 1 && reading.has(at - 1, Class::In) && !found.names_source();
        if land && party.kind == PartyKind::Name {
            return;
        }
        // `Ukrainian and Russian officials`: the first is as good a source.
        let second = at > 1
            && reading.has(at - 1, Class::And)
            && reading.party(at - 2).is_some_and(|first| Some(first.party) == found.party);
        let owns = !aside && !second && found.institution.is_none() && party.kind == PartyKind::Adjective;
        // `Yemen's Houthi rebels`, `Lebanon's Hezbollah`: whom the land has, not the land.
        let narrower = found.party.is_some()
            && at > 1
            && reading.is_possessive(at - 1)
            && reading.party(at - 2).map(|owner| owner.party) == found.party;
        if found.party.is_none() || owns || narrower {
            found.party = Some(party.party);
        }
        // `the Ukrainian Armed Forces`, `Russian forces`, `Russian air defences`: a force of a state speaks as its army.
        let air = reading.is_word(next, "air") && reading.is_any(next + 1, &["defences", "defenses"]);
        let forces = party.kind == PartyKind::Adjective && (reading.is_word(next, "forces") || air);
        if (party.kind == PartyKind::Force || forces) && found.institution.is_none() {
            let army = reading.lexicon.find_name("armed_forces");
            found.institution = army.filter(|army| reading.lexicon.has_source(party.party, *army));
            self.by_force = found.institution.is_some();
        }
    }

    /// Case 3, a person of the lexicon: `Oleksandr Syrskyi`, but not `Syrskyi's staff`.
    fn take_person(&mut self, at: usize, end: usize, known: (Option<Name>, Name)) {
        let reading = self.reading;
        self.found.known = self.found.known.or(Some(known));
        let name = full_name(reading, self.from, at);
        if self.is_second(at) {
            self.pair = true;
        } else if self.found.speaker.is_none() && speaks_himself(reading, name, end, self.to) {
            self.found.speaker = Some(reading.words(name, end).to_owned());
            self.name_end = end;
            self.found.why.speaker = Some(Because::words("a person of the lexicon", name, end));
        }
    }

    /// Case 4, an outlet: the first is the one that passed the figure on.
    fn take_outlet(&mut self, at: usize, end: usize, kind: OutletKind) {
        // `Armed Forces of the Philippines (AFP) spokesman`: letters of the body before them.
        let letters = at > 0 && self.reading.is(at - 1, '(') && self.reading.is(end, ')');
        if letters && self.found.names_source() {
            return;
        }
        if self.outlet.is_none() {
            self.outlet = Some((at, kind));
            self.owner = self.owns_only(at);
            self.found.why.via = Some(Because::words("the outlet in the source's phrase", at, end));
        }
        // `pro-Russian Telegram channels`: outlets, whatever party they favour.
        if kind == OutletKind::Channel
            && [end, end - 1].iter().any(|&at| self.reading.is_any(at, &["channel", "channels"]))
            && self.found.institution.is_none()
            && self.found.speaker.is_none()
        {
            self.found.institution = self.reading.lexicon.find_name("media");
        }
    }

    /// Case 4a, an outlet by its name alone: `RCN Radio reported`, `Turkey's Dogan news agency said`.
    fn take_unknown_outlet(&mut self, outlet: &press::Outlet) {
        let owned = self.owns_only(outlet.name.0);
        let found = &mut self.found;
        if found.has_office() || found.speaker.is_some() || self.outlet.is_some() || !owned {
            return;
        }
        let (start, end) = outlet.name;
        found.party = None;
        found.institution = self.reading.lexicon.find_name("media");
        self.by_press = true;
        // `SANAs correspondent`, of texts that lost their apostrophes
        let name = self.reading.words(start, end);
        let stem = name.strip_suffix('s').filter(|stem| self.reading.lexicon.find_name(stem).is_some());
        found.via = Some(stem.unwrap_or(name).to_owned());
        found.why.via = Some(Because::words("an outlet by its name alone: `RCN Radio`", start, end));
    }

    /// Whether the parties before `at` do no more than tell whose the outlet there is.
    fn owns_only(&self, at: usize) -> bool {
        (self.from..at)
            .filter_map(|before| Some((before, self.reading.party(before)?)))
            .all(|(before, party)| party.kind == PartyKind::Adjective || self.reading.owns(before))
    }

    /// Case 5: `he`, `it`; `him` only where the phrase opens with it: `according to him`.
    fn is_pronoun(&self, at: usize) -> bool {
        self.reading.has_any(at, &[Class::He, Class::It])
            || self.reading.is_any(at, &["him", "her", "them"]) && self.from + 1 >= at
    }

    /// Case 6, a name that the lexicon does not know: the first that can be a person's speaks.
    fn take_name(&mut self, at: usize, stop: usize) {
        if self.is_second(at) && is_name(self.reading, at, stop, self.to) {
            self.pair = true;
        } else if self.found.speaker.is_none() && is_name(self.reading, at, stop, self.to) {
            self.found.speaker = Some(self.reading.words(at, stop).to_owned());
            self.name_end = stop;
            let rule = "a capitalised name that may be a person's: `Vyacheslav Hrad, the governor, said`";
            self.found.why.speaker = Some(Because::words(rule, at, stop));
        } else if at > self.from {
            let land = self.reading.party(at - 1).is_some_and(|party| party.kind == PartyKind::Adjective);
            self.unknown_body |= land && !self.found.has_office();
        }
    }

    /// `Stijn Mitzer and Joost Oliemans`: two who speak are no one person; `Marin, head of the Operational and Strategic Group`
    /// is one.
    fn is_second(&self, at: usize) -> bool {
        let reading = self.reading;
        let inside =
            |at: usize| reading.is_capitalised(at) && !reading.is_known(at) && at + 1 != self.name_end;
        self.found.speaker.is_some()
            && at > self.from + 1
            && reading.has(at - 1, Class::And)
            && !inside(at - 2)
    }

    /// Case 7, a place: it tells the party of an office beside it, `the Mariupol city council`.
    fn take_place(&mut self, at: usize, end: usize) {
        if let Some(place) = self.reading.place(at) {
            // `a resistance group in Sagaing`: not of the state whose land that is.
            let militants =
                self.found.institution.is_some_and(|kind| self.reading.lexicon.name(kind) == "militants");
            let own = self.found.institution.is_some() && !self.by_press && !militants;
            let office = own || has_office(self.reading, end, self.to);
            self.found.party = self.found.party.or(place.country.filter(|_| office));
        }
    }

    /// What the whole phrase names: an outlet speaks for itself where nobody else does.
    fn close(self) -> Attribution {
        let mut found = self.found;
        if self.unknown_body && !found.has_office() && found.speaker.is_none() && self.outlet.is_none() {
            found.party = None;
        }
        // `In a statement seen by Veldar News, Tamboura said`
        if self.by_press && found.speaker.is_some() {
            found.institution = None;
        }
        let lexicon = self.reading.lexicon;
        let is = |name: Option<Name>, known: &str| name.is_some_and(|name| lexicon.name(name) == known);
        let office = is(found.institution, "officials") || is(found.institution, "health_ministry");
        if office && is_occupied(self.reading, self.from, self.to) {
            found.institution = lexicon.find_name("proxies");
            found.source = None;
        }
        // `local media reported, citing the army`
        found.is_outlet = is(found.institution, "media") && found.speaker.is_none() && self.outlet.is_none();
        // `the BBC and Mediazona`: who counts together passes nothing on.
        if let Some((at, kind)) =
            self.outlet.filter(|_| !found.source.is_some_and(|source| lexicon.has_partner(source)))
        {
            found.via = written(self.reading, at);
            let is_press = |name: Name| lexicon.name(name) == "media";
            found.is_outlet = kind == OutletKind::Outlet
                && found.speaker.is_none()
                && found.source.is_none_or(is_press)
                && found.institution.map_or(self.owner || found.party.is_none(), is_press);
            let country = self.owner && !found.has_office() && found.speaker.is_none();
            if (country || !found.names_source()) && kind == OutletKind::Outlet {
                found.institution = lexicon.find_name("media");
                found.party = None;
            }
        }
        found
    }
}
