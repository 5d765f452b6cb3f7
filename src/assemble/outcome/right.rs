//! Reading on behind a phrase, to the verb whose subject it is: `20 soldiers were killed`.

use super::relative::is_unknown_verb;
use super::words::{is_plain, opens_clause, takes_object};
use super::{Case, Governed, Step, coordinated};
use crate::assemble::head::{self, Head};
use crate::lexicon::{Class, Form, NounClass, PartyKind, Role, SpeechKind, Verb};
use crate::mention::Reading;
use crate::token::Kind;

/// How many steps ahead a verb may stand: behind a list or an aside.
const REACH: usize = 160;

/// What right-hand reading found.
pub(super) enum Right {
    /// A word of loss.
    Found(Governed),
    /// The subject does something else, or is handed over.
    Other,
    /// The clause ends before any verb.
    Nothing,
}

/// Reads on behind the phrase, to the verb whose subject it is.
pub(super) fn right(reading: &Reading, head: &Head, people: bool) -> Right {
    let mut scan =
        RightScan { reading, people, start: head.start, from: head.end, be: false, have: false, aim: false };
    let mut at = head.end;
    while reading.has(at, Class::Adverb) {
        at = reading.term_end(at);
    }
    let first = at;
    for _ in 0..REACH {
        match scan.step(at, at == first) {
            Step::On(next) => at = next,
            Step::Done(right) => return right,
        }
    }
    Right::Nothing
}

/// The state of right-hand reading.
pub(super) struct RightScan<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) people: bool,
    /// Where the counted phrase opens.
    pub(super) start: usize,
    /// One past the counted phrase.
    pub(super) from: usize,
    /// A form of *be* was passed: what follows may be passive.
    pub(super) be: bool,
    /// A form of *have* was passed: what follows is active.
    pub(super) have: bool,
    /// What they are to do was passed (`sent to retake villages seized by rebels`): a participle is of its object.
    pub(super) aim: bool,
}

impl RightScan<'_, '_> {
    /// Reads one token; `first` where it stands right behind the phrase.
    fn step(&mut self, at: usize, first: bool) -> Step<Right> {
        let reading = self.reading;
        let Some(token) = reading.tokens.get(at) else { return Step::Done(Right::Nothing) };
        if let Some(quantity) = reading.quantity_at(at) {
            return Step::On(reading.quantities[quantity].full_end.max(at + 1));
        }
        let placed = || self.captivity(at).or_else(|| self.in_hospital(at));
        if let Some(right) = self.loss_word(at, first).or_else(placed) {
            return Step::Done(right);
        }
        if reading.in_date(at) || token.is_quote() || token.kind == Kind::Possessive {
            return Step::On(at + 1);
        }
        if token.is('(') {
            return self.bracket(at);
        }
        if token.is(',') {
            return self.comma(at);
        }
        if let Some(found) = self.had(at, first) {
            return Step::Done(Right::Found(found));
        }
        // `two paramedics aged 34 and 42 were injured`
        let behind =
            self.ages(at).or_else(|| self.contact_clause(at, first)).or_else(|| self.said_clause(at, first));
        if let Some(behind) = behind.or_else(|| self.between_dashes(at).map(|closing| closing + 1)) {
            return Step::On(behind);
        }
        if matches!(token.kind, Kind::Punct(';' | ':' | ')' | '!' | '?')) || (token.is_dash() && !token.glued)
        {
            let listed = token.is(';') && self.opens_list() && self.list_goes_on(at + 1);
            return if listed { Step::On(at + 1) } else { Step::Done(Right::Nothing) };
        }
        match reading.class(at) {
            Some(class) => self.grammar(at, class),
            None if self.be && is_unknown_verb(reading, at) => self.unknown_verb(at),
            None if reading.speech(at).is_some() && !self.be => Step::Done(Right::Nothing),
            None => Step::On(reading.term_end(at)),
        }
    }

    /// A verb or noun of loss at `at`: found, refused, or `None` to read on.
    fn loss_word(&self, at: usize, first: bool) -> Option<Right> {
        let reading = self.reading;
        let mut refused = None;
        for (verb, form) in reading.verbs(at) {
            match self.verb(at, verb, form) {
                Some(Right::Found(found)) => return Some(Right::Found(found)),
                Some(other) => refused = Some(other),
                None => {}
            }
        }
        let Some((noun, plural)) = reading.noun(at) else { return refused };
        // `20 dead`, `20 were dead`: such a noun stands as an adjective.
        let adjective =
            noun.class == NounClass::Loss && self.people && (self.be || noun.invariant || !plural);
        // `listed 37,000 people as missing`
        let listed = at > 0 && reading.has(at - 1, Class::As);
        if adjective
            && (first || self.be || listed || self.is_left())
            && let Some(outcome) = noun.outcome
        {
            let outcome = coordinated(reading, at, outcome, true);
            return Some(Right::Found(Governed { outcome, at, case: Case::Subject, role: None }));
        }
        refused
    }

    /// What a verb at `at` makes of its subject; `None` where this row of it says nothing.
    fn verb(&self, at: usize, verb: &Verb, form: Form) -> Option<Right> {
        let reading = self.reading;
        if let Some(hurt) = self.suffers(at, verb, form) {
            return Some(hurt);
        }
        let passive = self.be && matches!(form, Form::PastOrParticiple | Form::Participle);
        let outcome = verb.outcome(self.people);
        let found = |role| {
            let outcome = coordinated(reading, at, outcome?, self.people);
            Some(Right::Found(Governed { outcome, at, case: Case::Subject, role }))
        };
        if passive && self.strikes(at) {
            return Some(Right::Other);
        }
        match verb.role {
            Role::Object | Role::Owner if passive => found(Some(Role::Object)).or(Some(Right::Other)),
            Role::Subject if form == Form::Noun => None,
            Role::Subject => found(None),
            _ if form == Form::Noun => None,
            _ if self.be
                || self.have
                || matches!(form, Form::Finite | Form::Past)
                || reading.is_word(reading.term_end(at), "into") =>
            {
                Some(Right::Other)
            }
            _ if form == Form::Ing => Some(Right::Nothing),
            // `728 drones struck cities`, but `two ships hit by mines`
            _ if self.strikes(at) => Some(Right::Other),
            _ if self.aim => None,
            // `20 soldiers killed in the raid`, but `20 soldiers killed a man`
            _ if takes_object(reading, reading.term_end(at)) => Some(Right::Other),
            _ => found(Some(Role::Object)).or(Some(Right::Other)),
        }
    }

    /// A word of grammar at `at`: passed, or the end of the clause.
    fn grammar(&mut self, at: usize, class: Class) -> Step<Right> {
        let reading = self.reading;
        let end = reading.term_end(at);
        match class {
            Class::Be => self.be = true,
            // `are said to have killed two men`
            Class::Have => (self.have, self.be) = (true, self.be && !reading.has(at - 1, Class::To)),
            Class::To if is_plain(reading, end) && is_plain(reading, end + 1) => self.aim = true,
            // `were being treated in hospital`
            Class::Release if self.be && self.in_hospital(at + 1).is_some() => {}
            Class::Release | Class::Link if self.be || self.have => return Step::Done(Right::Other),
            // `Two airmen ejected and were captured`
            // `have deserted or been killed`
            Class::Or if self.have && reading.has(end, Class::Be) => {}
            Class::And if reading.has_any(end, &[Class::Be, Class::Have]) => {
                (self.be, self.have) = (false, false);
            }
            // `killed 400 soldiers with hundreds more injured`: the next number has a participle of its own.
            Class::With if !self.be && reading.quantity_at(end).is_some() => {
                return Step::Done(Right::Nothing);
            }
            Class::And | Class::Or
                if self.joins_names(at) || self.joins_adjuncts(at) || self.joins_kinds(at) => {}
            Class::And | Class::Or | Class::Plus if !self.list_goes_on(end) => {
                return Step::Done(Right::Nothing);
            }
            // `12 children and nine rebels were among 40 people executed`
            Class::Including if self.be => {}
            Class::Including => return self.including(at),
            // `with over 20,000 civilians feared dead`, `with at least two people reported killed`
            Class::Believed if self.is_participle(end) => self.be = true,
            Class::Believed if reading.speech(at).is_some() && !self.be && !reading.has(end, Class::To) => {
                return Step::Done(self.believed(end));
            }
            _ if opens_clause(class) => return Step::Done(Right::Nothing),
            Class::Not => return Step::Done(Right::Other),
            _ => {}
        }
        Step::On(end)
    }

    /// `20 soldiers believed that`, `20 soldiers reported a strike`: what a verb of believing at its end makes of its subject.
    fn believed(&self, end: usize) -> Right {
        let active = takes_object(self.reading, end) || self.reading.has(end, Class::That);
        if active { Right::Other } else { Right::Nothing }
    }

    /// Brackets are passed: `30 fighters (including two officers) were killed`.
    fn bracket(&self, at: usize) -> Step<Right> {
        let close = (at..self.reading.len().min(at + 24)).find(|&close| self.reading.is(close, ')'));
        close.map_or(Step::Done(Right::Nothing), |close| Step::On(close + 1))
    }

    /// A comma goes on a list, opens an aside that closes again, or ends the clause.
    fn comma(&self, at: usize) -> Step<Right> {
        let reading = self.reading;
        let next = at + 1;
        if self.opens_adjunct() {
            return Step::Done(Right::Nothing);
        }
        if reading.has(next, Class::Including) {
            return self.including(next);
        }
        if reading.has(next, Class::Relative) {
            // `two militants, who were involved in a killing, were shot dead`
            let closing = (next..reading.len().min(next + 30)).find(|&comma| {
                reading.is(comma, ',') && reading.has_any(comma + 1, &[Class::Be, Class::Have])
            });
            return Step::On(closing.map_or(next, |comma| comma + 1));
        }
        let aside = (self.closes_aside(at) || self.is_included(next)).then_some(next);
        let aside = aside.or_else(|| self.mostly(next));
        if let Some(end) = self.ages(next).or(aside).or_else(|| self.apposition(next)) {
            return Step::On(end);
        }
        // `intercepted 62 drones, with 30 more lost from radar`: the next number has a clause of its own.
        if reading.has(next, Class::With) && self.list_goes_on(next + 1) {
            return Step::Done(Right::Nothing);
        }
        let after_and = next + usize::from(reading.has_any(next, &[Class::And, Class::Or, Class::Plus]));
        if self.list_goes_on(after_and) {
            return Step::On(after_and);
        }
        if let Some(closing) = self.resumed(next) {
            return Step::On(closing + 1);
        }
        if self.be && self.people && reading.verbs(next).any(|(verb, _)| verb.people.is_some()) {
            return Step::On(next);
        }
        Step::Done(Right::Nothing)
    }

    /// `, including two children, were killed`: goes on behind the closing comma.
    fn including(&self, at: usize) -> Step<Right> {
        let reading = self.reading;
        if let Some(found) = self.among(at) {
            return Step::Done(Right::Found(found));
        }
        let closing = (at..reading.len().min(at + 25)).find(|&comma| {
            reading.is(comma, ',')
                && (reading.has_any(comma + 1, &[Class::Be, Class::Have])
                    || reading.verb(comma + 1).is_some())
        });
        let bare =
            (at..reading.len().min(at + 14)).find(|&be| reading.has_any(be, &[Class::Be, Class::Have]));
        // `96 drones, of which 57 were shot down`: the verb is the part's.
        let part = reading.is_word(at, "of");
        match closing.or(bare.filter(|_| !part)) {
            Some(next) => Step::On(next + usize::from(reading.is(next, ','))),
            None => Step::Done(Right::Nothing),
        }
    }

    /// `three children among the dead`
    fn among(&self, at: usize) -> Option<Governed> {
        let reading = self.reading;
        let next = at + 1 + usize::from(reading.has_any(at + 1, &[Class::The, Class::Determiner]));
        // `Five children among 17 killed in air strikes`
        let next = reading.quantity_at(next).map_or(next, |whole| reading.quantities[whole].full_end);
        let noun = reading.noun(next).filter(|(noun, _)| noun.class == NounClass::Loss && self.people);
        // `listed 241 tanks among the destroyed equipment`
        let verb = || reading.verbs(next).find_map(|(verb, _)| verb.outcome(self.people));
        // `nine Chechens among the fighters killed`
        let behind = || {
            let participle = reading.noun(next).map(|_| reading.term_end(next))?;
            let mut verbs = reading.verbs(participle).filter(|(_, form)| *form == Form::PastOrParticiple);
            verbs.find_map(|(verb, _)| verb.outcome(self.people))
        };
        let outcome = noun.and_then(|(noun, _)| noun.outcome).or_else(verb).or_else(behind)?;
        reading.is_word(at, "among").then_some(Governed {
            outcome,
            at: next,
            case: Case::Subject,
            role: None,
        })
    }

    /// `5 carriers, 3 trucks; 1 mortar were destroyed`: nothing but members of a list stands before the number.
    fn opens_list(&self) -> bool {
        let before = self.start.checked_sub(1);
        let opens = before.is_none_or(|at| self.reading.is(at, ';') || self.reading.is(at, ','));
        opens && !self.be && !self.have
    }

    /// Whether a further member of a list stands at `at`: a number, or an article and a noun.
    fn list_goes_on(&self, at: usize) -> bool {
        let reading = self.reading;
        // `2,000 troops and “mercenaries” were killed`
        let at = at + usize::from(reading.tokens.get(at).is_some_and(|token| token.is_quote()));
        let quantity = (at..(at + 4).min(reading.len()))
            .find_map(|at| reading.quantity_at(at).map(|q| &reading.quantities[q]));
        match quantity {
            Some(quantity) if quantity.full_start <= at + 1 => {
                let own = head::read(reading, quantity);
                own.noun.is_some_and(|noun| noun.class != NounClass::Loss) || own.unknown
            }
            // `generals and other senior officials were killed`
            _ if reading.has(at, Class::Other) => true,
            // `seven soldiers, several civilians and 80 rebels were killed`, `128 troops and militia were killed`
            _ if self.is_uncounted(at) => true,
            _ => {
                // `lost four tanks, and a spokesman put the number hit at three`: another clause.
                let counted = |at: &usize| reading.noun(*at).is_none();
                let speaker = (at + 1..at + 6)
                    .take_while(counted)
                    .any(|at| reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun));
                // `50 Houthi rebels and Yemeni soldiers have been killed`
                let party = reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective);
                let at = if party { reading.term_end(at) } else { at };
                let named = party && reading.noun(at).is_none() && reading.verb(at).is_none();
                let at = if named { reading.term_end(at) } else { at };
                reading.has(at, Class::A) && !speaker
                    || reading.noun(at).is_some_and(|(noun, plural)| {
                        noun.class != NounClass::Loss && (plural || noun.invariant)
                    })
            }
        }
    }
}
