//! Reading back before a phrase, to the verb whose object it is: `killed 20 soldiers`.

use super::joint::{before, coordinated};
use super::{Case, Governed, Step};
use crate::assemble::head;
use crate::assemble::side::inserted;
use crate::lexicon::{Class, Form, NounClass, Role, SpeechKind};
use crate::mention::{Quantity, Reading};
use crate::token::{Kind, Token};

/// How many terms back a verb may stand: behind a long list of what was lost.
const REACH: usize = 90;

/// Reads back before the phrase, to the verb whose object it is.
pub(super) fn left(reading: &Reading, quantity: &Quantity, people: bool) -> Option<Governed> {
    let mut scan =
        LeftScan { reading, people, needs_item: false, joined: true, crossed: false, included: false };
    let mut at = quantity.full_start;
    for _ in 0..REACH {
        at = reading.term_start(at.checked_sub(1)?);
        match scan.step(at) {
            Step::On(next) => at = next,
            Step::Done(found) => return found,
        }
    }
    None
}

/// The state of left-hand reading.
struct LeftScan<'r, 'a> {
    reading: &'r Reading<'a>,
    people: bool,
    /// A joint was passed, and no quantity or article before it yet: `killed a man and 20 others`.
    needs_item: bool,
    /// Nothing but joints and numbers stands between here and what was read last.
    joined: bool,
    /// A joint was passed: the phrase may be a later member of a list.
    crossed: bool,
    /// `including` was passed: the phrase is a part of what is told before it.
    included: bool,
}

/// `60 men, who were killed or wounded, four carriers`: the comma that opens the clause which the one at `at` closes, and
/// which tells more of those before it.
fn relative_aside(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let open = (at.saturating_sub(LONGEST)..at).rev().find(|&open| reading.is(open, ','))?;
    let told = reading.has(open + 1, Class::Relative) && reading.quantity_at(at + 1).is_some();
    let counted = (open + 1..at).any(|at| reading.quantity_at(at).is_some());
    (told && !counted).then_some(open)
}

impl LeftScan<'_, '_> {
    fn step(&mut self, at: usize) -> Step<Option<Governed>> {
        let reading = self.reading;
        if let Some(index) = reading.quantity_at(at) {
            self.needs_item = false;
            return Step::On(reading.quantities[index].full_start.min(at));
        }
        if reading.verb(at).is_some()
            && let Some(end) = self.object_verb(at)
        {
            return Step::Done(end.ok());
        }
        let token = reading.tokens[at];
        // `lost 5 tanks (11,000 in total), 12 guns`
        if token.is(')')
            && let Some(open) = (at.saturating_sub(10)..at).rev().find(|&open| reading.is(open, '('))
            && (open..at).all(|inside| reading.verb(inside).is_none())
        {
            return Step::On(open);
        }
        if ends_clause(token) {
            return Step::Done(None);
        }
        // `lost much equipment, the brigade said, including three howitzers`
        if token.is(',') && reading.has(at + 1, Class::Including) {
            return Step::On(inserted(reading, at));
        }
        // `lost 60 men, who were killed or wounded, four carriers`
        if token.is(',')
            && let Some(open) = relative_aside(reading, at)
        {
            self.cross();
            return Step::On(open);
        }
        // `captured weaponry, including 11 bombers`: the list's whole stands before the comma.
        if token.is('&') || token.is(',') && !reading.has(at + 1, Class::Including) {
            self.cross();
        }
        if token.is(',') { Step::On(at) } else { self.grammar(at) }
    }

    /// `20 tanks, 30 trucks and 40 guns`: what is before the joint is another member.
    fn cross(&mut self) {
        (self.needs_item, self.joined, self.crossed) = (true, true, true);
    }

    fn grammar(&mut self, at: usize) -> Step<Option<Governed>> {
        let reading = self.reading;
        match reading.class(at) {
            // `intercepted a range of weaponry, including one missile`: the list names the object's parts.
            Some(Class::Including) => {
                self.cross();
                (self.needs_item, self.included) = (false, true);
            }
            Some(Class::And | Class::Or | Class::Plus) => self.cross(),
            Some(Class::Link) if is_link_noun(reading, at) => self.joined = false,
            // `shot down 10 missiles launched from the sea and 23 drones`
            Some(Class::Release) if self.crossed && is_reduced(reading, at) => self.joined = false,
            // `downed all but 26 drones`
            Some(Class::But) if at > 0 && reading.is_word(at - 1, "all") => {}
            Some(class) if opens_clause(class) => return Step::Done(None),
            Some(Class::Of) if !self.crossed && !of_total(reading, at) && !of_group(reading, at) => {
                return Step::Done(None);
            }
            // `died in 20 raids`, but `killed two in the town and 20 outside`
            Some(class) if !self.crossed && opens_adjunct(class) => return Step::Done(None),
            Some(class) if class == Class::A || is_one_person(reading, at, class) => {
                (self.needs_item, self.joined) = (false, false);
            }
            _ => {
                let speaks = reading.speech(at).is_some() && !reading.speaks(at, SpeechKind::Noun);
                if speaks || self.is_governed_else(at) {
                    return Step::Done(None);
                }
                let token = reading.tokens[at];
                if !token.is_quote() && token.is_word() {
                    self.joined = false;
                    // `killing Nel and at least six others`: a name is an item of the list.
                    // `killing himself and 12 others`
                    let own = reading.is_any(at, &["himself", "herself", "themselves"]);
                    self.needs_item &= !own && (reading.is_known(at) || !reading.is_capitalised(at));
                }
            }
        }
        Step::On(at)
    }

    /// `killing 40,000 people, displacing 12 million others`: whether another participle governs it.
    fn is_governed_else(&self, at: usize) -> bool {
        let reading = self.reading;
        let other = !self.crossed && !reading.is_known(at) && reading.word(at).ends_with("ing");
        other && at > 0 && (reading.is(at - 1, ',') || reading.has(at - 1, Class::And))
    }

    /// `the destruction of 14 tanks, eight howitzers`: a noun of loss before `of`, over a list.
    fn is_listed_event(&self, at: usize) -> bool {
        let of = self.reading.term_end(at);
        self.crossed && (self.joined || !self.needs_item) && self.reading.has(of, Class::Of)
    }

    /// The verb at `at` as governor of an object behind it: `Some(Err)` ends reading, `None` reads
    /// on.
    fn object_verb(&self, at: usize) -> Option<Result<Governed, ()>> {
        let (reading, people) = (self.reading, self.people);
        let blocked = self.needs_item && !self.joined;
        let mut answer = None;
        for (verb, form) in reading.verbs(at) {
            if form == Form::Noun {
                // `the destruction of 14 tanks, eight howitzers and six trucks`
                if let Some(outcome) = verb.outcome(people).filter(|_| self.is_listed_event(at)) {
                    return Some(Ok(Governed { outcome, at, case: Case::EventOf, role: None }));
                }
                continue;
            }
            if is_adjective(reading, at, form) {
                continue;
            }
            // `lost 320 soldiers killed, one tank`: the participle speaks of those before it alone.
            if self.crossed && form == Form::PastOrParticiple && closes_phrase(reading, at) {
                return None;
            }
            answer = Some(Err(()));
            // `a dozen injured, and 252 residents moved`: the participle has its subject before it.
            let subject = at > 0
                && form == Form::PastOrParticiple
                && self.crossed
                && reading.quantity_at(at - 1).is_some();
            // `much equipment has been destroyed, including 131 tanks`: nobody counted the whole.
            let counted = || reading.quantities.first().is_some_and(|quantity| quantity.end <= at);
            let passive = form != Form::Ing && is_passive(reading, at);
            if subject || blocked || passive && (!self.included || counted()) || verb.role == Role::Subject {
                continue;
            }
            if let Some(outcome) = verb.outcome(people) {
                let outcome = before(reading, at, coordinated(reading, at, outcome, people), people);
                return Some(Ok(Governed { outcome, at, case: Case::Object, role: Some(verb.role) }));
            }
        }
        answer
    }
}

/// `320 soldiers killed`: whether a counted phrase ends right before the participle at `at`.
fn closes_phrase(reading: &Reading, at: usize) -> bool {
    let before = reading.quantities.iter().rev().find(|quantity| quantity.end < at);
    // `1,990 soldiers killed and wounded`
    let first = match at.checked_sub(1) {
        Some(and) if reading.has_any(and, &[Class::And, Class::Or]) && and > 0 => reading.term_start(and - 1),
        _ => at,
    };
    before.is_some_and(|quantity| {
        let head = head::read(reading, quantity);
        head.noun.is_some() && (head.end == at || head.end == first && reading.verb(first).is_some())
    })
}

/// Punctuation and free dashes that no verb reaches over.
fn ends_clause(token: Token) -> bool {
    matches!(token.kind, Kind::Punct(';' | '!' | '?' | '(' | ')' | '…' | ':'))
        || token.is_dash() && !token.glued
}

/// `missiles launched from the sea`, `drones sent by Russia`: a participle behind its noun, with no object.
fn is_reduced(reading: &Reading, at: usize) -> bool {
    // `missiles, launched by Ukraine, over Crimea, and 27 drones`
    let before = at
        .checked_sub(1)
        .map(|before| if reading.is(before, ',') { before.saturating_sub(1) } else { before });
    let noun = before.is_some_and(|before| reading.noun(reading.term_start(before)).is_some());
    let end = reading.term_end(at);
    noun && reading.has_any(end, &[Class::From, Class::By, Class::In, Class::To, Class::Preposition])
}

/// `a range of weaponry`, `large amounts of weaponry`, `long-range missiles`: a word that links elsewhere is a noun.
fn is_link_noun(reading: &Reading, at: usize) -> bool {
    at > 0 && (reading.has(at - 1, Class::A) || reading.is_hyphen(at - 1) || reading.has(at + 1, Class::Of))
}

/// `20 were killed when 30 shells fell`: behind these words another clause goes on.
fn opens_clause(class: Class) -> bool {
    matches!(
        class,
        Class::Be
            | Class::But
            | Class::Have
            | Class::Modal
            | Class::Subordinator
            | Class::That
            | Class::Relative
            | Class::We
            | Class::He
            | Class::It
            | Class::Release
            | Class::Than
            | Class::Not
            | Class::Link
    )
}

/// `killed in 20 raids`: behind a preposition stands no object.
fn opens_adjunct(class: Class) -> bool {
    matches!(
        class,
        Class::In
            | Class::To
            | Class::With
            | Class::By
            | Class::For
            | Class::From
            | Class::Preposition
            | Class::Since
            | Class::As
            | Class::Between
    )
}

/// `a total of 20`, `a further group of 20`.
fn of_total(reading: &Reading, of: usize) -> bool {
    of > 0 && reading.has(reading.term_start(of - 1), Class::Number)
}

/// `killing its driver and six others`, `killed the village elder and two guests`: whether one person stands behind an
/// article at `at`, and the list goes on.
fn is_one_person(reading: &Reading, at: usize, class: Class) -> bool {
    const WORDS: usize = 3;
    let person = |at: usize| {
        let end = reading.term_end(at);
        reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Person && !plural)
            && (reading.has(end, Class::And) || reading.is(end, ','))
    };
    let behind = || at + 1..at + 1 + WORDS;
    matches!(class, Class::Determiner | Class::The)
        && behind().take_while(|&at| reading.class(at).is_none()).any(person)
}

/// Words for many together, of whom a number may stand behind `of`.
const GROUPS: &[&str] = &[
    "group",
    "groups",
    "brigade",
    "battalion",
    "garrison",
    "detachment",
    "column",
    "convoy",
    "squad",
    "team",
    "band",
    "gang",
    "force",
    "contingent",
    "crew",
    "patrol",
    "squadron",
    "company",
    "platoon",
    "unit",
    "cell",
    "fleet",
    "party",
    "cache",
    "batch",
    "wave",
    "swarm",
    "salvo",
    "array",
];

/// `a group of 20 fighters`, `an entire garrison of 300 men`: what is lost is those of whom it is.
fn of_group(reading: &Reading, of: usize) -> bool {
    const NEAR: usize = 4;
    let group = of.checked_sub(1).filter(|&at| reading.is_any(at, GROUPS));
    group.is_some_and(|group| {
        let near = group.saturating_sub(NEAR)..group;
        let article = near.rev().find(|&at| !reading.tokens[at].is_word() || reading.class(at).is_some());
        article
            .is_some_and(|at| reading.has_any(at, &[Class::A, Class::The, Class::Other, Class::Determiner]))
    })
}

/// `of the wounded men`: a participle between an article and its noun governs nothing.
fn is_adjective(reading: &Reading, at: usize, form: Form) -> bool {
    matches!(form, Form::PastOrParticiple | Form::Participle)
        && reading.noun(reading.term_end(at)).is_some()
        && at > 0
        && reading.has_any(at - 1, &[Class::A, Class::The, Class::Of, Class::Determiner])
}

/// Whether a form of *be* stands before the verb, adverbs between.
pub fn is_passive(reading: &Reading, at: usize) -> bool {
    let mut before = at;
    while let Some(previous) = before.checked_sub(1) {
        let start = reading.term_start(previous);
        if reading.has(start, Class::Be) {
            return true;
        }
        let passes = reading.has_any(start, &[Class::Adverb, Class::Or])
            || reading.verb(start).is_some_and(|(_, form)| form != Form::Noun)
                && before < at
                && reading.has_any(before, &[Class::Or, Class::And]);
        if !passes {
            return false;
        }
        before = start;
    }
    false
}
