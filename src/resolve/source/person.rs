//! People and offices: what the document tells of them, in any sentence.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::assemble::attribution::{self, Attribution};
use crate::lexicon::{Class, Name, Sense, kinds};
use crate::mention::Reading;
use crate::resolve::Passage;

/// What a document tells of a person: full name, party and office.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    /// The fullest form of the name.
    pub name: String,
    /// The party the person speaks for.
    pub party: Option<Name>,
    /// The office the person holds.
    pub institution: Option<Name>,
    /// The word for the person in that office: `governor`.
    role: Option<&'static str>,
}

/// Words for one person in an office.
const ROLES: &[&str] = &[
    "minister",
    "governor",
    "mayor",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "president",
    "commander",
    "chief",
    "head",
    "secretary",
    "ambassador",
    "premier",
    "ombudsman",
    "leader",
    "adviser",
    "advisor",
    "commissioner",
    "director",
    "general",
    "colonel",
    "doctor",
    "officer",
    "analyst",
    "expert",
    "researcher",
    "envoy",
    "chairman",
    "coordinator",
    "representative",
    "lawmaker",
    "senator",
    "prosecutor",
];

/// The word for one person that stands last among tokens `from..to`.
pub(super) fn role_in(reading: &Reading, from: usize, to: usize) -> Option<&'static str> {
    let at = reading.tokens_of(from..to, ROLES).next_back()?;
    ROLES.iter().find(|role| reading.is_word(at, role)).copied()
}

/// One who spoke by a role alone.
struct Unnamed {
    index: usize,
    role: &'static str,
    party: Option<Name>,
    office: Option<Name>,
}

/// The role by which one person speaks without a name: `the regional governor`, `the Lebanese minister of health`, `the
/// head of the UN's health agency`.
pub(super) fn single_role(reading: &Reading, said: &Attribution) -> Option<&'static str> {
    let (start, end) = said.phrase;
    let other =
        |at: usize| reading.has(at, Class::A) || reading.is_any(at, &["former", "another", "one", "senior"]);
    if said.speaker.is_some() || said.pronoun || (start.saturating_sub(2)..=start).any(other) {
        return None;
    }
    let of = |at: usize| reading.is_any(at + 1, &["of", "for"]);
    let last = role_in(reading, end.checked_sub(1)?, end);
    last.or_else(|| {
        (start.saturating_sub(2)..end).filter(|&at| of(at)).find_map(|at| role_in(reading, at, at + 1))
    })
}

/// Every person with a role, and every office with a party.
#[derive(Debug, Default)]
pub(super) struct Register {
    people: FxHashMap<String, Person>,
    /// First name and surname, folded, of those of whom both are told.
    first_names: BTreeSet<(String, String)>,
    offices: FxHashMap<Name, Name>,
    /// The same, where no other party has the office too.
    alone: FxHashMap<Name, Option<Name>>,
    /// Surnames in the order they are introduced with a role, with their passage.
    introduced: Vec<(usize, String)>,
    /// Bodies by the letters that stand for them, with the passage that writes them out.
    letters: FxHashMap<String, (usize, Attribution)>,
    /// Bodies with a source id of their own that count losses, in order, with their passage.
    bodies: Vec<(usize, Name)>,
}

impl Register {
    /// Reads all passages.
    pub fn read(passages: &[Passage]) -> Register {
        let mut register = Register::default();
        let mut unnamed: Option<Unnamed> = None;
        for (index, passage) in passages.iter().enumerate() {
            for said in passage.statements() {
                register.name_holder(index, &passage.reading, said, &mut unnamed);
                if let (Some(office), Some(party)) = (said.institution, said.party) {
                    register.offices.entry(office).or_insert(party);
                    let alone = register.alone.entry(office).or_insert(Some(party));
                    *alone = alone.filter(|first| *first == party);
                }
                if let Some(speaker) = &said.speaker {
                    let role = role_in(&passage.reading, said.phrase.0, said.phrase.1);
                    let (party, office) =
                        said.known.map_or((None, None), |(party, office)| (party, Some(office)));
                    register.note(speaker, said.party.or(party), said.institution.or(office), role);
                }
            }
            if passage.reading.may_name_office() {
                register.roles(index, &passage.reading);
                register.bodies(index, &passage.reading);
            }
        }
        if passages.iter().any(|passage| passage.statements().iter().any(|said| said.acronym)) {
            register.spell(passages);
        }
        register
    }

    /// Notes the bodies that are written out before their letters: `the Veldar Relief Network (VRN)`.
    fn spell(&mut self, passages: &[Passage]) {
        for (index, passage) in passages.iter().enumerate() {
            for (letters, body) in attribution::written_out(&passage.reading) {
                self.letters.entry(letters.to_owned()).or_insert((index, body));
            }
        }
    }

    /// The body that a document writes out before these letters, and the passage where it does.
    pub fn written_out(&self, letters: &str) -> Option<&(usize, Attribution)> {
        self.letters.get(letters)
    }

    /// `The regional governor said …. Vadym Hrad wrote`: who is named next, without a role, is the one who spoke.
    fn name_holder(
        &mut self,
        index: usize,
        reading: &Reading,
        said: &Attribution,
        unnamed: &mut Option<Unnamed>,
    ) {
        /// The most passages between the two.
        const NEAR: usize = 3;
        let Some(speaker) = &said.speaker else {
            if let Some(role) = single_role(reading, said) {
                let (party, office) = (said.party, said.institution);
                *unnamed = Some(Unnamed { index, role, party, office });
            }
            return;
        };
        let Some(before) = unnamed.take().filter(|before| index - before.index <= NEAR) else { return };
        let alone = said.institution.is_none() && said.party.is_none() && !said.pronoun;
        let (start, end) = said.phrase;
        let plain = end - start <= 4 && (start..=end).all(|at| !reading.is(at, ','));
        let other = said.known.is_some_and(|(_, office)| Some(office) != before.office);
        let told =
            self.person(speaker).is_some_and(|person| person.role.is_some() || person.institution.is_some());
        let full = speaker.contains(' ');
        if full && alone && plain && !other && !told {
            self.note(speaker, before.party, before.office, Some(before.role));
        }
    }

    /// The person of that name, told by the surname.
    pub fn person(&self, name: &str) -> Option<&Person> {
        let full =
            |person: &&Person| person.name.split_whitespace().filter(|word| *word != "Sir").nth(1).is_some();
        let named = self.people.get(&surname(name));
        named.filter(full).or_else(|| self.by_first_name(name)).or(named)
    }

    /// `Sir Tony`, `Lee`: the one person whose name opens so.
    fn by_first_name(&self, name: &str) -> Option<&Person> {
        let name = name.strip_prefix("Sir ").or(name.strip_prefix("Dr ")).unwrap_or(name);
        if name.contains(' ') {
            return None;
        }
        let from = (name.to_owned(), String::new());
        let mut named = self.first_names.range(from..).take_while(|(first, _)| first == name);
        let (_, surname) = named.next()?;
        named.next().is_none().then(|| self.people.get(surname))?
    }

    /// The person last introduced in a passage before `index`.
    pub fn last_before(&self, index: usize) -> Option<&Person> {
        let count = self.introduced.partition_point(|(at, _)| *at < index);
        let (_, name) = self.introduced[..count].last()?;
        self.people.get(name)
    }

    /// The party that an office was first named with.
    pub fn party_of(&self, office: Name) -> Option<Name> {
        self.offices.get(&office).copied()
    }

    /// The one party that an office is named with.
    pub fn only_party_of(&self, office: Name) -> Option<Name> {
        self.alone.get(&office).copied().flatten()
    }

    /// The body last named before a passage, or else the one named soon after it: `a monitor said`,
    /// `the group`.
    pub fn body_near(&self, index: usize) -> Option<(usize, Name)> {
        const AHEAD: usize = 6;
        let count = self.bodies.partition_point(|(at, _)| *at < index);
        let ahead = || self.bodies[count..].first().filter(|(at, _)| at - index <= AHEAD);
        self.bodies[..count].last().or_else(ahead).copied()
    }

    /// Whether the document names a body that counts losses.
    pub fn names(&self, body: Name) -> bool {
        self.bodies.iter().any(|(_, named)| *named == body)
    }

    /// Bodies like `Oryx` and the `Syrian Observatory`, which a text goes on to call `the group`.
    fn bodies(&mut self, index: usize, reading: &Reading) {
        let own = |sense: &Sense| match *sense {
            Sense::Institution { institution, party: None, source: Some(source) }
                if reading.lexicon.is_independent(institution)
                    && !matches!(
                        reading.lexicon.name(source),
                        "ngo" | "analysts" | "media" | "witnesses"
                    ) =>
            {
                Some(institution)
            }
            _ => None,
        };
        for at in reading.terms_of(kinds::INSTITUTION).flat_map(|(start, end)| start..end) {
            if let Some(body) = reading.senses(at).iter().find_map(own) {
                self.bodies.push((index, body));
            }
        }
    }

    /// `the regional governor, Vyacheslav Hrad`: a role before a name.
    fn roles(&mut self, index: usize, reading: &Reading) {
        if reading.shouting {
            return;
        }
        for at in reading.terms_of(kinds::INSTITUTION).flat_map(|(start, end)| start..end) {
            let role = reading.senses_of_kind(at, kinds::INSTITUTION).iter().find_map(|sense| match *sense {
                Sense::Institution { institution, party, .. } => Some((institution, party)),
                _ => None,
            });
            let Some((institution, own)) = role else { continue };
            if let Some((start, end)) = name_beside(reading, at) {
                // `killed 20 Fano fighters, Major General Tesfaye Marin`: what stands before the comma is another's.
                let before = (at.saturating_sub(4)..at).rev().take_while(|&before| !reading.is(before, ','));
                let near = || before.into_iter().find_map(|before| reading.party(before));
                let party = own.or_else(|| near().map(|party| party.party));
                let name = reading.words(start, end);
                self.note(
                    name,
                    party,
                    Some(institution),
                    role_in(reading, reading.term_start(at), reading.term_end(at)),
                );
                self.introduced.push((index, surname(name)));
            }
        }
    }

    /// The one person of the document in that office: `the regional governor`.
    pub fn holder(&self, role: &str, office: Name, party: Option<Name>) -> Option<&Person> {
        let mut held = self.people.values().filter(|person| {
            let same = person.party.is_none() || party.is_none() || person.party == party;
            person.role == Some(role) && person.institution == Some(office) && same
        });
        let first = held.next()?;
        held.next().is_none().then_some(first)
    }

    fn note(
        &mut self,
        name: &str,
        party: Option<Name>,
        institution: Option<Name>,
        role: Option<&'static str>,
    ) {
        let surname = surname(name);
        let person = self.people.entry(surname.clone()).or_default();
        if name.len() > person.name.len() {
            if let Some(first) = first_name(&person.name) {
                self.first_names.remove(&(first.to_owned(), surname.clone()));
            }
            if let Some(first) = first_name(name) {
                self.first_names.insert((first.to_owned(), surname));
            }
            person.name = name.to_owned();
        }
        person.party = person.party.or(party);
        person.institution = person.institution.or(institution);
        person.role = person.role.or(role);
    }
}

/// The name beside a role: `Gen. Gatot Nurmantyo`, `the governor, Vyacheslav Hrad`, `the governor of Zamfara, Bello Matawalle,`,
/// `Bello Matawalle, the governor`.
fn name_beside(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    const REACH: usize = 6;
    let run = |start: usize| {
        let named = |end: usize| reading.is_capitalised(end) && !reading.is_known(end);
        let end = (start..reading.len()).find(|&end| !named(end)).unwrap_or(reading.len());
        (end - start >= 2).then_some((start, end))
    };
    let behind = reading.term_end(at);
    let next = behind + usize::from(reading.is(behind, '.') || reading.is(behind, ','));
    let of = || {
        let led = reading.is_any(behind, &["of", "for"]);
        let comma = (behind..behind + REACH).find(|&comma| reading.is(comma, ','))?;
        let quiet = (behind..comma).all(|at| reading.speech(at).is_none() && reading.verb(at).is_none());
        run(comma + 1).filter(|&(_, end)| led && quiet && reading.is(end, ','))
    };
    let before = || {
        let comma = (at.saturating_sub(REACH)..at).rev().find(|&comma| reading.is(comma, ','))?;
        let article =
            reading.has_any(comma + 1, &[Class::The, Class::A]) || reading.party(comma + 1).is_some();
        let describes =
            |at: usize| reading.speech(at).is_none() && reading.verb(at).is_none() && !reading.is(at, ',');
        let start = (comma.saturating_sub(3)..comma)
            .find(|&start| run(start).is_some_and(|(_, end)| end == comma))?;
        let titled = |at: usize| reading.is_any(at, &["sir", "dame", "lord", "lady", "dr"]);
        let whole = start == 0 || !reading.is_capitalised(start - 1) || titled(start - 1);
        (whole && (article || comma + 1 == at) && (comma + 1..at).all(describes)).then_some((start, comma))
    };
    run(next).or_else(of).or_else(before)
}

/// The first word of a name that has another behind it.
fn first_name(name: &str) -> Option<&str> {
    let mut words = name.split_whitespace().filter(|word| !matches!(*word, "Sir" | "Dr" | "Dr."));
    words.next().filter(|_| words.next().is_some())
}

/// The last word of a name, folded.
fn surname(name: &str) -> String {
    let last = name.split_whitespace().next_back().unwrap_or(name).to_lowercase();
    // `al-Qudra`, `Qudra`
    let bare = ["al-", "el-"].iter().find_map(|article| last.strip_prefix(article));
    bare.map_or(last.clone(), str::to_owned)
}
