//! Clauses that say more of a subject than its verb does: `two soldiers it has captured`, `who were herded and shot`,
//! `, aged 43 and 51,`.

use super::right::{Right, RightScan};
use super::words::{is_manner, takes_object};
use super::{Case, Governed, Step};
use crate::lexicon::{Class, Form, PartyKind, Role, SpeechKind, Verb};
use crate::mention::Reading;
use crate::record::Outcome;
use crate::token::{Kind, Token};

impl RightScan<'_, '_> {
    /// `two soldiers it has captured`, `the 15,000 that the Soviet Union lost`: the verb of a relative clause of which they
    /// are the object.
    pub(super) fn had(&self, at: usize, first: bool) -> Option<Governed> {
        let reading = self.reading;
        let opens = usize::from(reading.has(at, Class::That)) + at;
        let the = opens + usize::from(reading.has(opens, Class::The));
        let pronoun = reading.has_any(the, &[Class::It, Class::He, Class::We]);
        let named = reading
            .party(the)
            .is_some_and(|party| matches!(party.kind, PartyKind::Name | PartyKind::Demonym));
        if !first || !(pronoun || named) {
            return None;
        }
        let mut verb = reading.term_end(the);
        while reading.has_any(verb, &[Class::Have, Class::Adverb])
            || reading.is_any(verb, &["claimed", "says", "claims", "said"])
                && reading.has(verb + 1, Class::To)
        {
            verb = reading.term_end(verb);
        }
        let outcome = reading.verbs(verb).find_map(|(it, form)| {
            let past = matches!(form, Form::PastOrParticiple | Form::Past | Form::Participle);
            it.outcome(self.people).filter(|_| past && it.role != Role::Subject)
        })?;
        let free = !takes_object(reading, reading.term_end(verb));
        let role = reading.verb(verb).map(|(it, _)| it.role);
        free.then_some(Governed { outcome, at: verb, case: Case::Object, role })
    }

    /// `the weapons it sent to the front were destroyed`: the verb behind a relative clause that no word opens.
    pub(super) fn contact_clause(&self, at: usize, first: bool) -> Option<usize> {
        const REACH: usize = 14;
        let reading = self.reading;
        let subject = first && reading.has_any(at, &[Class::It, Class::He, Class::We]);
        let clause = (at + 2..(at + REACH).min(reading.len())).take_while(|&at| {
            !reading.is(at, ',') && !reading.has_any(at, &[Class::And, Class::Or, Class::Subordinator])
        });
        let passive = |at: usize| {
            reading.has(at, Class::Be)
                && reading.verbs(at + 1).any(|(verb, form)| {
                    verb.outcome(self.people).is_some()
                        && matches!(form, Form::PastOrParticiple | Form::Participle)
                })
        };
        clause.into_iter().find(|&at| passive(at)).filter(|_| subject)
    }

    /// `40 people who the army said were killed`, `40 tanks they said had been lost`: the verb behind who says so.
    pub(super) fn said_clause(&self, at: usize, first: bool) -> Option<usize> {
        /// The most tokens of who says so.
        const LONGEST: usize = 7;
        let reading = self.reading;
        let relative = reading.has_any(at, &[Class::Relative, Class::That]);
        let from = at + usize::from(relative);
        let ends = |at: usize| {
            reading.is(at, ',')
                || reading.quantity_at(at).is_some()
                || reading.has_any(at, &[Class::Be, Class::Have, Class::Relative, Class::And, Class::Modal])
        };
        let who = (from + 1..(from + LONGEST).min(reading.len())).take_while(|&at| !ends(at));
        let says =
            who.into_iter().find(|&at| reading.speaks(at, SpeechKind::Verb)).filter(|_| first || relative)?;
        let end = reading.term_end(says);
        let died = || reading.verbs(end).any(|(verb, form)| form != Form::Noun && verb.role == Role::Subject);
        (!ends(from) && (reading.has_any(end, &[Class::Be, Class::Have]) || died())).then_some(end)
    }

    /// Whether a participle of people's loss or a noun of it stands at `at`: `reported killed`, `feared dead`.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        let reading = self.reading;
        let passive = |form| matches!(form, Form::PastOrParticiple | Form::Participle);
        let verb = || {
            let object = |(verb, form): (&Verb, Form)| {
                passive(form) && verb.role == Role::Object && verb.people.is_some()
            };
            reading.verbs(at).any(object) && !takes_object(reading, reading.term_end(at))
        };
        let dead = || reading.noun(at).is_some_and(|(noun, _)| noun.outcome.is_some());
        self.people && (dead() || verb())
    }

    /// Where the clause goes on behind a relative clause whose verb stands at `at`.
    pub(super) fn behind_relative(&self, at: usize) -> Option<usize> {
        const REACH: usize = 14;
        let reading = self.reading;
        let clause = (at + 1..(at + REACH).min(reading.len())).take_while(|&at| {
            !reading.is(at, ',') && !reading.has_any(at, &[Class::And, Class::Or, Class::Subordinator])
        });
        clause.into_iter().find(|&at| reading.has_any(at, &[Class::Have, Class::Be]))
    }

    /// A verb that nothing is known of behind *be*: its subject is none of ours, unless a verb of loss is joined to it
    /// (`were lined up and shot`) or it says who holds them (`are held in captivity`).
    pub(super) fn unknown_verb(&mut self, at: usize) -> Step<Right> {
        let reading = self.reading;
        if reading.is_any(at, &["held", "kept"]) {
            return if reading.has(at + 1, Class::In) { Step::On(at + 1) } else { self.held(at) };
        }
        let and = (at + 1..at + 4).find(|&and| reading.has(and, Class::And));
        // `fighters who had been holed up at the plant had surrendered`: the verb behind the relative clause.
        if (self.from..at).any(|at| reading.has(at, Class::Relative))
            && let Some(verb) = self.behind_relative(at)
        {
            (self.be, self.have) = (false, false);
            return Step::On(verb);
        }
        // `were identified and were killed`
        let next = and.map(|and| {
            (and + 1..and + 4)
                .find(|&at| !reading.has_any(at, &[Class::Be, Class::Have, Class::Adverb]))
                .unwrap_or(and)
        });
        let verb =
            next.filter(|&next| reading.verbs(next).any(|(verb, _)| verb.outcome(self.people).is_some()));
        verb.map_or(Step::Done(Right::Other), Step::On)
    }

    /// `are being held by the rebels`
    fn held(&self, at: usize) -> Step<Right> {
        let by = self.reading.has(at + 1, Class::By);
        let held = Governed { outcome: Outcome::Captured, at, case: Case::Subject, role: Some(Role::Object) };
        Step::Done(if by && self.people { Right::Found(held) } else { Right::Other })
    }

    /// `three women, aged 43, 51 and 70, were injured`: behind the ages.
    pub(super) fn ages(&self, next: usize) -> Option<usize> {
        let reading = self.reading;
        let number = |at: usize| reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let of_ages = |at: usize| {
            number(at)
                || reading.is(at, ',')
                || reading.has_any(at, &[Class::And, Class::Or, Class::To, Class::From, Class::Between])
                || reading.tokens.get(at).is_some_and(Token::is_dash)
                || reading.is_any(at, &["years", "old", "respectively", "year"])
        };
        let aged = reading.is_any(next, &["aged", "ages", "age"]) && of_ages(next + 1);
        let end = (next + 1..).find(|&at| !of_ages(at))?;
        aged.then_some(end)
    }

    /// `members of the group, a mercenary outfit, have been killed`: behind the comma that closes it.
    pub(super) fn apposition(&self, next: usize) -> Option<usize> {
        let reading = self.reading;
        let opens = reading.has_any(next, &[Class::A, Class::The, Class::Determiner]);
        let comma = (next..reading.len().min(next + 12)).find(|&comma| reading.is(comma, ','))?;
        let plain = (next..comma).all(|at| reading.quantity_at(at).is_none() && reading.verb(at).is_none());
        let resumes = reading.has_any(comma + 1, &[Class::Be, Class::Have]);
        (opens && plain && resumes).then_some(comma + 1)
    }

    /// `trains of the railroad, Transvia, were blown up`: the comma that closes an insertion, before the verb.
    pub(super) fn resumed(&self, next: usize) -> Option<usize> {
        let reading = self.reading;
        let closing = (next..reading.len().min(next + 10)).find(|&comma| reading.is(comma, ','))?;
        // `four children, aged from 12 to 16, were wounded too`
        let also = reading.has(closing + 1, Class::Adverb) || reading.is_word(closing + 1, "also");
        reading.has_any(closing + 1 + usize::from(also), &[Class::Be, Class::Have]).then_some(closing)
    }
}

/// A word that nothing is known of but that it may tell of war, behind *be*: `were herded`, `were ambushed`.
pub(super) fn is_unknown_verb(reading: &Reading, at: usize) -> bool {
    let fought =
        || reading.cause(at).is_some() && reading.verb(at).is_none() && reading.word(at).ends_with("ed");
    (!reading.is_known(at) || fought()) && !is_manner(reading, at)
}
