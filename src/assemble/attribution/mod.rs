//! Who says so: cues of speech (`said`, `according to`, `estimates by`), the phrase that
//! names the source, and how far a cue reaches over the claims of its sentence.
//!
//! A cue has a direction and a stop: a verb behind its subject reaches forward to the next
//! cue; `according to` and a trailing `he said` reach back. A name or a pronoun whose role
//! another sentence tells is closed by `resolve`.
//!
//! `cue`, `inverted`, `agent`, `clause`, `noun` and `colon` find where somebody speaks, `subject` where a verb's subject opens, `aside` what parts it
//! from its verb, `stand_in` what stands for one, `phrase`, its `extent` and `name` who it is, `press` which outlets have
//! a name alone, `acronym` which bodies letters alone, `outlet` whom it was told to and `day` when; `previous` tells statements of the sentence before, `silent`
//! those by which nobody vouches, `mute` words of saying by which nobody speaks; `whose` a party's bodies are.

mod acronym;
mod agent;
mod aside;
mod clause;
mod colon;
mod cue;
pub mod day;
mod denied;
mod extent;
mod inverted;
mod mute;
mod name;
mod noun;
mod outlet;
mod phrase;
mod press;
mod previous;
mod silent;
mod stand_in;
mod subject;
mod whose;

use crate::assemble::Claim;
use crate::lexicon::{Class, Name, kinds};
use crate::mention::{DatePhrase, Reading};
use crate::why::Because;
pub use acronym::written_out;
pub use name::outlet_at;
pub use phrase::named;

/// How far before a claim, in tokens, a cue may stand that reaches on over it.
const REACH: usize = 60;

/// How far behind an outlet, in tokens, who speaks in its report may stand.
const HANDED: usize = 8;

/// One statement of a source in a sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The tokens of the phrase that names the source.
    pub phrase: (usize, usize),
    /// The token of the cue.
    pub cue: usize,
    /// The party the phrase names.
    pub party: Option<Name>,
    /// The body or role it names.
    pub institution: Option<Name>,
    /// A source id that a term fixes.
    pub source: Option<Name>,
    /// The person it names, as written.
    pub speaker: Option<String>,
    /// Party and office of a person the lexicon knows, for where the phrase names no role.
    pub known: Option<(Option<Name>, Name)>,
    /// The office is one of those that a single person holds: `Deputy Prime Minister`.
    pub titled: bool,
    /// `he`, `it`, `the ministry`: another sentence says who.
    pub pronoun: bool,
    /// The outlet it was told to.
    pub via: Option<String>,
    /// That outlet closes the sentence, of which alone it tells: `…, Anadolu reported`.
    pub passed_on: bool,
    /// When it was stated.
    pub date: Option<DatePhrase>,
    /// The source denies the figure.
    pub denies: bool,
    /// The cue counts rather than says: `recorded`, `found`.
    pub counts: bool,
    /// The cue is one like `according to`.
    pub leads: bool,
    /// `This was reported by`: it speaks of the sentence before.
    pub of_previous: bool,
    /// `Source: the General Staff`: it speaks of the sentences behind.
    pub of_next: bool,
    /// The text speaks of its own count: `our calculations`.
    pub of_text: bool,
    /// Letters that another sentence writes out: `the VRN said`.
    pub acronym: bool,
    /// Somebody speaks of whom nothing is known.
    pub unknown: bool,
    /// An outlet and nobody else speaks.
    pub is_outlet: bool,
    /// The cue is a noun: `claims by the ministry`.
    pub by_noun: bool,
    /// Reaches back over what stands before it.
    pub back: bool,
    /// The token before which it does not reach back.
    pub from: usize,
    /// Reaches on over what stands behind it.
    pub on: bool,
    /// The rules that found it.
    pub why: Why,
}

/// The rules that found a statement and what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Why {
    /// The cue, and the phrase that names the source.
    pub statement: Option<Because>,
    /// The person.
    pub speaker: Option<Because>,
    /// The outlet.
    pub via: Option<Because>,
    /// The date.
    pub date: Option<Because>,
}

impl Attribution {
    /// Whether the phrase names a source by itself.
    pub fn names_source(&self) -> bool {
        self.has_office() || self.party.is_some() || self.speaker.is_some()
    }

    /// Whether it is told of nobody, by name or by what stands for one.
    fn names_nobody(&self) -> bool {
        let stands = self.pronoun || self.of_text || self.unknown || self.acronym;
        !stands && !self.names_source()
    }

    /// Whether the phrase tells a body or role, of its own or as that of a known person.
    pub fn has_office(&self) -> bool {
        self.institution.is_some() || self.source.is_some() || self.known.is_some()
    }

    /// A state or a group by its name alone.
    fn is_bare_party(&self) -> bool {
        self.party.is_some() && !self.has_office() && self.speaker.is_none() && self.via.is_none()
    }

    /// Whether an office or a person speaks that may be of the other statement's party.
    fn speaks_for(&self, other: &Attribution) -> bool {
        let same = self.party.is_none() || self.party == other.party;
        self.speaker.is_some() && same && !self.is_outlet && !self.leads
    }

    /// `Russian` and no body, person or report beside it.
    fn is_adjective_alone(&self, reading: &Reading) -> bool {
        let (start, end) = self.phrase;
        let adjective = (start..end).any(|at| {
            reading.party(at).is_some_and(|party| party.kind == crate::lexicon::PartyKind::Adjective)
        });
        let report = (start..end + 3).any(|at| reading.speaks(at, crate::lexicon::SpeechKind::Noun));
        adjective && !self.has_office() && self.speaker.is_none() && self.via.is_none() && !report
    }

    /// A source that stands for one named before: `the report`, `the ministry`.
    fn standing_for(phrase: (usize, usize)) -> Attribution {
        Attribution { phrase, pronoun: true, ..Attribution::default() }
    }

    /// The text itself: `according to our data`.
    fn of_text(phrase: (usize, usize)) -> Attribution {
        Attribution { phrase, of_text: true, ..Attribution::default() }
    }

    /// The same source speaking by the cue at `cue`, which reaches back, on, or both ways, as that
    /// rule reads it.
    fn speaking(self, rule: &'static str, cue: usize, back: bool, on: bool) -> Attribution {
        let (start, end) = (self.phrase.0.min(cue), self.phrase.1.max(cue + 1));
        let statement = Some(Because::words(rule, start, end));
        Attribution { cue, back, on, why: Why { statement, ..self.why }, ..self }
    }
}

/// Whether a body or role that speaks is named at `at`.
pub fn is_office(reading: &Reading, at: usize) -> bool {
    name::institution(reading, at).is_some()
}

/// The party of the body at `at`, where its name tells it: `the Kremlin`.
pub fn party_of_office(reading: &Reading, at: usize) -> Option<Name> {
    name::institution(reading, at)?.party
}

/// The statements of a sentence, in order.
pub fn all(reading: &Reading) -> Vec<Attribution> {
    let cues = reading.terms_of(kinds::SPEECH);
    let mut found: Vec<Attribution> = cues.filter_map(|(at, _)| cue::read(reading, at)).collect();
    if found.is_empty() {
        found.extend(colon::read(reading).map(|said| cue::told_to(reading, said)));
    }
    let denied: Vec<bool> = found.iter().map(|said| denied::is_denied(reading, &found, said)).collect();
    let mut denied = denied.into_iter();
    found.retain(|_| denied.next() == Some(false));
    pass_on(reading, &mut found);
    hand_over(reading, &mut found);
    say_again(&mut found);
    put_by(reading, &mut found);
    // `The UN said on April 10 that it had recorded`: one statement, on one day.
    for at in 1..found.len() {
        let last = &found[at - 1];
        let (date, why, from) = (last.date, last.why.date, last.date.map_or(last.cue + 1, |date| date.end));
        let said = &mut found[at];
        let inside = said.pronoun && said.phrase.0 >= from && said.phrase.0 - from <= 2;
        if inside && said.date.is_none() {
            (said.date, said.why.date) = (date, why);
        }
    }
    found
}

/// `40 died, the ministry said, Anadolu reported`, `the ministry said 40 died, according to Reuters`: the outlet at
/// the end passed on what others said.
fn pass_on(reading: &Reading, statements: &mut [Attribution]) {
    name_agency(reading, statements);
    let named =
        |last: &&Attribution| last.is_outlet && last.via.is_some() && last.back && (!last.on || last.leads);
    let Some(last) = statements.last().filter(named) else { return };
    let (from, via, why) = (last.phrase.0, last.via.clone(), last.why.via);
    let turns = |said: &Attribution| {
        (said.cue..from).any(|at| reading.has_any(at, &[Class::But, Class::Subordinator]))
    };
    for said in statements
        .iter_mut()
        .filter(|said| said.via.is_none() && (said.names_source() || said.pronoun) && !turns(said))
    {
        (said.via, said.why.via, said.passed_on) = (via.clone(), why, true);
    }
}

/// `the governor said, Trend reports`: a name of one word that closes the sentence behind who said it is an outlet's.
fn name_agency(reading: &Reading, statements: &mut [Attribution]) {
    const REPORTS: &[&str] = &["reports", "reported", "writes", "informs"];
    let Some((last, before)) = statements.split_last_mut() else { return };
    let end = reading.term_end(last.cue);
    let closes = reading.tokens.get(end).is_none_or(|token| !token.is_word());
    let alone = last.phrase.1 == last.phrase.0 + 1 && last.institution.is_none() && last.party.is_none();
    let spoke = before.iter().any(|said| said.names_source() && said.cue < last.phrase.0);
    if spoke && closes && alone && last.known.is_none() && reading.is_any(last.cue, REPORTS) && last.back {
        last.via = last.speaker.take();
        last.institution = reading.lexicon.find_name("media");
        (last.why.via, last.why.speaker) = (last.why.speaker, None);
        last.is_outlet = last.via.is_some();
    }
}

/// `According to Interfax, the ministry said 40 died`, `CNN reported that officials believe`: the outlet at the head
/// hands over to who speaks next.
fn hand_over(reading: &Reading, statements: &mut [Attribution]) {
    let Some((first, rest)) = statements.split_first_mut() else { return };
    let head = first.is_outlet && first.on && first.phrase.0.min(first.cue) <= 2;
    let Some(said) = rest.first_mut().filter(|said| head && said.via.is_none() && said.names_source()) else {
        return;
    };
    let from = first.phrase.1.max(first.cue);
    let between = from..said.phrase.0.max(from);
    let turns = between.clone().any(|at| {
        reading.has_any(at, &[Class::But, Class::Subordinator, Class::And])
            || reading.quantity_at(at).is_some()
    });
    if !turns && !said.is_outlet && !said.by_noun && between.len() <= HANDED {
        (said.via, said.why.via) = (first.via.clone(), first.why.via);
        if said.date.is_none() {
            (said.date, said.why.date) = (first.date, first.why.date);
        }
    }
}

/// `Ukraine claims to have shot down 10 missiles, officials said on Friday`: one side's statement, on one day.
fn say_again(statements: &mut [Attribution]) {
    let [first, last] = statements else { return };
    let behind = last.back && !last.leads && !last.by_noun && last.phrase.0 > first.cue;
    // `France estimates that 40 died, Foreign Minister Jean Hrad said`
    if behind && first.is_bare_party() && last.speaks_for(first) && last.known.is_none() {
        last.party = first.party;
    }
    if behind && first.date.is_none() && first.on && first.party.is_some() && last.party == first.party {
        (first.date, first.why.date) = (last.date, last.why.date);
    }
}

/// `The director put the agency's estimate at 15,000`: the person who gives the estimate speaks for the body.
fn put_by(reading: &Reading, statements: &mut [Attribution]) {
    for at in 1..statements.len() {
        let (before, after) = statements.split_at_mut(at);
        let (said, estimate) = (&before[at - 1], &mut after[0]);
        let end = reading.term_end(said.cue);
        let end = end + usize::from(reading.has(end, Class::The));
        let object = estimate.by_noun && end == estimate.phrase.0.min(estimate.cue);
        let alike = said.party.is_none() || estimate.party.is_none() || said.party == estimate.party;
        // `Turk said the UN mission had verified 400 deaths`
        let counted = estimate.counts && estimate.institution.is_some() && estimate.phrase.0 <= end + 2;
        let party = said.party.or(said.known.and_then(|(party, _)| party));
        let counted = counted && party.is_some() && party == estimate.party;
        if (object || counted) && alike && said.on && said.speaker.is_some() && estimate.speaker.is_none() {
            (estimate.speaker, estimate.why.speaker) = (said.speaker.clone(), said.why.speaker);
        }
    }
}

/// Whether words that lead to it name a body or a state: `citing the ministry`, `citing a Ukrainian estimate`.
fn is_cited(said: &&Attribution) -> bool {
    said.leads && (said.has_office() || said.party.is_some())
}

/// The first statement behind a claim, from `start` to `end`, that reaches back to it.
fn backward(statements: &[Attribution], start: usize, end: usize) -> Option<&Attribution> {
    let reaches = |said: &&Attribution| said.back && start >= said.from && said.cue.max(said.phrase.0) >= end;
    let mut behind = statements.iter().filter(reaches);
    let first = behind.next();
    // `TASS reported, citing the ministry`, `Citing the army, the agency reported`: who passes it on gives way.
    match first {
        Some(said) if said.is_outlet || said.acronym => behind.find(is_cited).or(first),
        _ => first,
    }
}

/// `40 people who the army said were killed`: whether who says so stands right before what befell them.
fn is_between(said: &Attribution, claim: &Claim, end: usize) -> bool {
    const NEAR: usize = 5;
    end <= said.phrase.0.min(said.cue) && (said.cue + 1..said.cue + NEAR).contains(&claim.event())
}

/// The statement that vouches for a claim.
///
/// A cue before the claim that reaches on beats one behind it that reaches back; of two on
/// the same hand the nearer counts.
pub fn of<'s>(statements: &'s [Attribution], claim: &Claim) -> Option<&'s Attribution> {
    let (start, end) = (claim.start, claim.head.end.max(claim.number.1));
    if let Some(said) = statements.iter().find(|said| is_between(said, claim, end)) {
        return Some(said);
    }
    // `After claiming 40 dead, the ministry said`: who speaks may stand behind what a participle opens.
    let opens = |said: &Attribution| said.phrase.0 < start || !said.back;
    // `The army estimated 300 dead`: the verb bounds the number too.
    let ahead = |said: &&Attribution| said.on && said.cue < start.max(claim.number.0) && opens(said);
    let forward = statements.iter().filter(ahead).max_by_key(|said| said.cue);
    let backward = backward(statements, start, end);
    let forward = match forward {
        Some(said) if said.is_outlet => statements.iter().filter(ahead).find(is_cited).or(forward),
        _ => forward,
    };
    let near = |said: &&Attribution| start - said.cue.min(start) <= REACH;
    match (forward.filter(near), backward) {
        (Some(on), Some(back)) if gives_way(on, back) => Some(back),
        (Some(on), _) => Some(on),
        (None, back) => back,
    }
}

/// Whether a statement before a claim gives way to one behind it.
fn gives_way(on: &Attribution, back: &Attribution) -> bool {
    // A cue that names nobody gives way to one that does.
    !on.names_source() && back.names_source() && !(on.pronoun && back.is_outlet)
        // `CNN reported that 40 were killed, citing officials`: who passes it on gives way.
        || on.is_outlet && back.leads && back.has_office()
        // `The army recorded 350,000 killed, according to NATO`: who counts is not who says so.
        || on.counts && back.leads && back.names_source() && !back.is_outlet
        // `France estimates that 40 died, its minister said`: who speaks for the state.
        || on.is_bare_party() && back.speaks_for(on)
        // `The mission verified 350 deaths, its head, Volker Turk, said`
        || on.counts && back.speaker.is_some() && !back.is_outlet
}
