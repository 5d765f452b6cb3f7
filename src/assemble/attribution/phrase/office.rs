//! Offices in the phrase that names a source: which of several tells most.

use super::super::name::{Office, institution};
use super::Naming;
use crate::lexicon::{Class, Name};

/// Offices of one person, which tell more than what the lexicon knows of the name.
const TITLES: &[&str] = &["prime", "governor", "mayor", "prosecutor", "police", "lawmaker"];

/// Words that open a rank before a name.
const RANKS: &[&str] = &[
    "general",
    "gen",
    "lieutenant",
    "lt",
    "major",
    "maj",
    "brigadier",
    "brig",
    "colonel",
    "col",
    "captain",
    "capt",
    "sergeant",
    "sgt",
    "marshal",
    "specialist",
    "corporal",
    "cpl",
];

impl Naming<'_, '_> {
    /// Case 1, an office: the most telling wins, a named staff before plain `officials`.
    pub(super) fn take_office(&mut self, at: usize, office: Office) {
        let office = self.beside_witnesses(at, office);
        // `the AFU General Staff`: the force tells whose the body is.
        if std::mem::take(&mut self.by_force) && !self.is_plain(office.institution) {
            self.found.institution = None;
        }
        let wins = self.outranks(at, &office);
        self.by_rank = (wins && self.found.institution.is_none() || self.by_rank)
            && self.reading.is_any(at, RANKS)
            && self.reading.is_capitalised(at);
        let (reading, found) = (self.reading, &mut self.found);
        if wins {
            found.institution = Some(office.institution);
            found.titled = reading.any_of(at..reading.term_end(at), TITLES);
            found.source = office.source;
            found.party = office.party.or(found.party);
        } else {
            found.party = found.party.or(office.party);
        }
    }

    /// Whether an office is no more than a kind of people.
    fn is_plain(&self, office: Name) -> bool {
        let name = self.reading.lexicon.name(office);
        matches!(name, "officials" | "media" | "witnesses" | "analysts" | "ngo")
    }

    /// Whether the office at `at` tells more than the one before it.
    fn outranks(&self, at: usize, office: &Office) -> bool {
        let Some(old) = self.found.institution else { return true };
        let (lexicon, reading) = (self.reading.lexicon, self.reading);
        let is = |name: Name, kinds: &[&str]| kinds.contains(&lexicon.name(name));
        let vague = |name: Name| is(name, &["media", "witnesses"]);
        // `the commander of the air force`: which of the forces.
        let branch =
            is(old, &["armed_forces"]) && is(office.institution, &["air_force", "navy", "general_staff"]);
        // `the British defence ministry and a think tank`: the first of two.
        let joined = self.office_end < at && (self.office_end..at).any(|at| reading.has(at, Class::And));
        // `the private army Wagner`: a body with an id of its own is more than a kind of body.
        let own =
            self.found.source.is_none() && office.source.is_some() && !vague(office.institution) && !joined;
        // `hospital and security officials`: who vouches by office beats who was there.
        let vouches = vague(old) && !vague(office.institution);
        // `an official from the aid group`: of whom he is one.
        let member = self.found.party.is_none()
            && is(old, &["officials", "armed_forces"])
            && is(office.institution, &["ngo", "analysts", "witnesses", "militants"])
            && self.joins_by(&[Class::Of, Class::From, Class::For, Class::With], at);
        // `a government hospital`: the last word is what it is.
        let last = self.office_end == at && vague(office.institution) && self.is_plain(old) && !vague(old);
        let kind = self.is_plain(old) && !self.is_plain(office.institution);
        // `Maj. Gen. Hamdani, the police chief`: a rank tells less than what its holder is.
        let rank = self.by_rank && self.found.party.is_none() && !vague(office.institution);
        branch || own || vouches || member || last || kind || rank
    }

    /// Whether such a word stands between the last office and `at`, behind none but articles and what describes.
    fn joins_by(&self, classes: &[Class], at: usize) -> bool {
        let reading = self.reading;
        let joins = self.office_end < at && reading.has_any(self.office_end, classes);
        joins
            && (self.office_end + 1..at).all(|at| !reading.is(at, ',') && institution(reading, at).is_none())
    }

    /// `security and medical officials`: officials, whoever else was there.
    fn beside_witnesses(&self, at: usize, office: Office) -> Office {
        const OF_STATE: &[&str] = &[
            "security",
            "military",
            "government",
            "police",
            "army",
            "local",
            "intelligence",
            "regional",
            "provincial",
            "civilian",
        ];
        let (reading, lexicon) = (self.reading, self.reading.lexicon);
        let last = reading.term_end(at) - 1;
        let both = at > 1 && reading.has(at - 1, Class::And) && reading.is_any(at - 2, OF_STATE);
        if !both || !reading.is_any(last, &["officials", "sources"]) {
            return office;
        }
        let local = || reading.is_any(at - 2, &["local", "regional", "government", "provincial", "civilian"]);
        let officials = lexicon.find_name("officials").filter(|_| match lexicon.name(office.institution) {
            "witnesses" => true,
            "armed_forces" => local(),
            _ => false,
        });
        officials.map_or(office, |institution| Office { institution, party: None, source: None })
    }
}
