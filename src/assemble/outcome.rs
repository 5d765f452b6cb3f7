//! What became of those that a quantity counts: the verb, participle or noun of loss that
//! governs the phrase.
//!
//! A phrase is the subject of a passive or of *die* behind it, or the object of *kill* or
//! *lose* before it; a subject that kills is no loss. Reading stops at clause ends.

use crate::assemble::head::Head;
use crate::lexicon::{Class, Form, NounClass, Role, SpeechKind, TimeKind, Verb};
use crate::mention::{Quantity, Reading};
use crate::record::Outcome;

/// How a quantity came to its outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Governed {
    /// What became of them.
    pub outcome: Outcome,
    /// The token that says it.
    pub at: usize,
    /// Which case joined them.
    pub case: Case,
    /// For an object: who owns or does is the subject of the verb at `at`.
    pub role: Option<Role>,
}

/// The case that joined a quantity and its outcome; each is named by a phrase it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `155,530 casualties`
    LossNoun,
    /// `two captured soldiers`
    Participle,
    /// `the deaths of 20 soldiers`
    EventOf,
    /// `20 soldiers were killed`, `20 killed`
    Subject,
    /// `killed 20 soldiers`
    Object,
    /// `losses rose to 20 tanks`
    Figure,
    /// `tanks - 20`
    Heading,
    /// `- 20 tanks`, under a heading
    Item,
    /// `including 20 officers`, a list behind a total
    Part,
    /// `seven for every one`
    Ratio,
    /// `Sixteen!` behind `sixteen children died`
    Repeat,
}

/// What right-hand reading found.
enum Right {
    Found(Governed),
    /// The subject does something else, or is handed over.
    Other,
    Nothing,
}

/// The outcome of the phrase, if it is a loss.
pub fn of(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Option<Governed> {
    if let Some(at) = head.participle {
        return participle(reading, at, people);
    }
    let event = event_of(reading, quantity, people);
    if let Some(noun) = head.noun.filter(|noun| noun.class == NounClass::Loss) {
        let outcome = noun.outcome?;
        if head.partitive && quantity.amount.value == Some(1.0)
            || is_alive(reading, noun.at, quantity.full_start)
        {
            return None;
        }
        let killed = if outcome == Outcome::Captured { right(reading, head, people) } else { Right::Nothing };
        if let Right::Found(found) = killed {
            return Some(found);
        }
        if is_handed_over(reading, quantity, head) {
            return None;
        }
        let governed = Governed { outcome, at: noun.at, case: Case::LossNoun, role: None };
        // `the bodies of 20 victims`, `20 prisoners were killed`: the verb says more than the noun.
        if let Some(event) = event.filter(|_| outcome == Outcome::Captured || outcome == Outcome::Killed) {
            return Some(event);
        }
        return Some(governed);
    }
    if event.is_some() {
        return event;
    }
    match right(reading, head, people) {
        Right::Found(found) if head.noun.is_some() => Some(owned(reading, quantity, found, people)),
        Right::Found(found) => Some(found),
        Right::Other => left(reading, quantity, people).filter(|found| found.case == Case::Object),
        Right::Nothing => left(reading, quantity, people),
    }
}

/// `lost 900 troops killed and missing`: the outcome is behind, the owner before.
fn owned(reading: &Reading, quantity: &Quantity, found: Governed, people: bool) -> Governed {
    match left(reading, quantity, people) {
        Some(owner) if owner.role == Some(Role::Owner) => Governed { outcome: found.outcome, ..owner },
        _ => found,
    }
}

/// Case: `two captured soldiers`, `40 dead civilians`.
fn participle(reading: &Reading, at: usize, people: bool) -> Option<Governed> {
    let verb = reading.verbs(at).find_map(|(verb, _)| verb.outcome(people));
    let noun = reading.noun(at).and_then(|(noun, _)| noun.outcome);
    let outcome = noun.filter(|_| people).or(verb)?;
    Some(Governed { outcome, at, case: Case::Participle, role: None })
}

/// Case: `the deaths of 20 soldiers`, `destruction of four tanks`, `the lives of 129 men`.
fn event_of(reading: &Reading, quantity: &Quantity, people: bool) -> Option<Governed> {
    let mut of = quantity.full_start.checked_sub(1)?;
    while of > 0
        && (reading.has_any(of, &[Class::The, Class::Determiner, Class::Our, Class::All, Class::Other])
            || reading.tokens[of].is_quote())
    {
        of -= 1;
    }
    if !reading.has(of, Class::Of) || of == 0 {
        return None;
    }
    let at = reading.term_start(of - 1);
    let verb = reading.verbs(at).find_map(|(verb, form)| match form {
        Form::Noun | Form::Ing => verb.outcome(people),
        _ => None,
    });
    let noun =
        reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss).and_then(|(noun, _)| noun.outcome);
    let outcome =
        verb.or(noun.filter(|_| people || reading.noun(at).is_some_and(|(n, _)| n.category.is_none())))?;
    Some(Governed { outcome, at, case: Case::EventOf, role: verb.map(|_| Role::Object) })
}

/// `putting millions of lives at risk`: lives are lost only where a verb takes them.
fn is_alive(reading: &Reading, noun: usize, start: usize) -> bool {
    if !["lives", "life"].iter().any(|word| reading.is_word(noun, word)) {
        return false;
    }
    let taken = |at: usize| {
        [
            "claimed", "claims", "claiming", "claim", "took", "taken", "takes", "taking", "cost", "costs",
            "costing", "lost", "loss", "losing", "end", "ended",
        ]
        .iter()
        .any(|word| reading.is_word(at, word))
    };
    !(start.saturating_sub(5)..(noun + 6).min(reading.len())).any(taken)
}

/// `300 prisoners were exchanged`, `returned the bodies of 20`: no loss is claimed.
fn is_handed_over(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    let outcome = head.noun.and_then(|noun| noun.outcome);
    let may = matches!(outcome, Some(Outcome::Captured | Outcome::Killed));
    let spans = [(quantity.full_start.saturating_sub(6), quantity.full_start), (head.end, head.end + 7)];
    may && spans.iter().any(|&(from, to)| {
        (from..to.min(reading.len())).any(|at| {
            reading.has(at, Class::Release) && !matches!(outcome, Some(Outcome::Killed) if at > head.end + 3)
        })
    }) && outcome != Some(Outcome::Killed)
}

/// Reads on behind the phrase, to the verb whose subject it is.
fn right(reading: &Reading, head: &Head, people: bool) -> Right {
    let mut scan = RightScan { reading, people, be: false, have: false, list: false, relative: false };
    let mut at = head.end;
    while reading.has(at, Class::Adverb) {
        at = reading.term_end(at);
    }
    let first = at;
    for _ in 0..40 {
        match scan.step(at, at == first) {
            Step::On(next) => at = next,
            Step::Done(right) => return right,
        }
    }
    Right::Nothing
}

/// The state of right-hand reading.
struct RightScan<'r, 'a> {
    reading: &'r Reading<'a>,
    people: bool,
    be: bool,
    have: bool,
    list: bool,
    relative: bool,
}

enum Step {
    On(usize),
    Done(Right),
}

impl RightScan<'_, '_> {
    fn step(&mut self, at: usize, first: bool) -> Step {
        let reading = self.reading;
        let Some(token) = reading.tokens.get(at) else { return Step::Done(Right::Nothing) };
        let end = reading.term_end(at);
        if let Some(quantity) = reading.quantity_at(at) {
            return Step::On(reading.quantities[quantity].full_end.max(at + 1));
        }
        if let Some(right) = self.loss_word(at, first) {
            return Step::Done(right);
        }
        if reading.in_date(at) || token.is_quote() || token.kind == crate::token::Kind::Possessive {
            return Step::On(at + 1);
        }
        if token.is('(') {
            return self.bracket(at);
        }
        if token.is(',') {
            return self.comma(at);
        }
        if matches!(token.kind, crate::token::Kind::Punct(';' | ':' | ')' | '!' | '?'))
            || (token.is_dash() && !token.glued)
        {
            return Step::Done(Right::Nothing);
        }
        match reading.class(at) {
            Some(class) => self.grammar(at, class),
            None if self.be && !reading.is_known(at) && !is_manner(reading, at) => Step::Done(Right::Other),
            None if reading.speech(at).is_some() && !self.be => Step::Done(Right::Nothing),
            None => Step::On(end),
        }
    }

    /// A verb or noun of loss at `at`: found, refused, or `None` to read on.
    fn loss_word(&mut self, at: usize, first: bool) -> Option<Right> {
        let reading = self.reading;
        let mut refused = None;
        for (verb, form) in reading.verbs(at) {
            match self.verb(at, verb, form) {
                Some(Right::Found(found)) => return Some(Right::Found(found)),
                Some(other) => refused = Some(other),
                None => {}
            }
        }
        let (noun, plural) = match reading.noun(at) {
            Some(found) => found,
            None => return refused,
        };
        let adjective = noun.class == NounClass::Loss && (noun.invariant || !plural) && self.people;
        let adjective = adjective || self.be && noun.class == NounClass::Loss && self.people;
        if adjective
            && (first || self.be)
            && let Some(outcome) = noun.outcome
        {
            let outcome = coordinated(reading, at, outcome, true);
            return Some(Right::Found(Governed { outcome, at, case: Case::Subject, role: None }));
        }
        refused
    }

    fn verb(&self, at: usize, verb: &Verb, form: Form) -> Option<Right> {
        let reading = self.reading;
        let passive = self.be && matches!(form, Form::PastOrParticiple | Form::Participle);
        let outcome = verb.outcome(self.people);
        let found = |role| {
            let outcome = coordinated(reading, at, outcome?, self.people);
            Some(Right::Found(Governed { outcome, at, case: Case::Subject, role }))
        };
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
            // `20 soldiers killed in the raid`, but `20 soldiers killed a man`
            _ if takes_object(reading, reading.term_end(at)) => Some(Right::Other),
            _ => found(Some(Role::Object)).or(Some(Right::Other)),
        }
    }

    fn grammar(&mut self, at: usize, class: Class) -> Step {
        let reading = self.reading;
        let end = reading.term_end(at);
        match class {
            Class::Be => self.be = true,
            Class::Have => self.have = true,
            Class::Relative | Class::That => self.relative = true,
            Class::Release | Class::Link if self.be || self.have => return Step::Done(Right::Other),
            Class::And | Class::Or | Class::Plus => {
                if !self.list_goes_on(end) {
                    return Step::Done(Right::Nothing);
                }
                self.list = true;
            }
            // `10 children and 13 rebels were among 48 people executed`
            Class::Including if self.be => {}
            Class::Including => return self.including(at),
            Class::Believed if reading.speech(at).is_some() && !self.be && !reading.has(end, Class::To) => {
                return Step::Done(if takes_object(reading, end) || reading.has(end, Class::That) {
                    Right::Other
                } else {
                    Right::Nothing
                });
            }
            Class::Subordinator
            | Class::But
            | Class::We
            | Class::It
            | Class::He
            | Class::I
            | Class::Every => {
                return Step::Done(Right::Nothing);
            }
            Class::Not => return Step::Done(Right::Other),
            _ => {}
        }
        Step::On(end)
    }

    /// Brackets are passed: `30 fighters (including two officers) were killed`.
    fn bracket(&self, at: usize) -> Step {
        let close = (at..self.reading.len().min(at + 24)).find(|&close| self.reading.is(close, ')'));
        close.map_or(Step::Done(Right::Nothing), |close| Step::On(close + 1))
    }

    /// A comma goes on a list, opens an aside that closes again, or ends the clause.
    fn comma(&mut self, at: usize) -> Step {
        let reading = self.reading;
        let next = at + 1;
        if reading.has(next, Class::Including) {
            return self.including(next);
        }
        if reading.has(next, Class::Relative) {
            self.relative = true;
            return Step::On(next);
        }
        let after_and = next + usize::from(reading.has_any(next, &[Class::And, Class::Or, Class::Plus]));
        if self.list_goes_on(after_and) {
            self.list = true;
            return Step::On(after_and);
        }
        // `trains of the railroad, FENADESAL, were blown up`
        let closing = (next..reading.len().min(next + 5)).find(|&comma| reading.is(comma, ','));
        if let Some(closing) = closing.filter(|&comma| reading.has_any(comma + 1, &[Class::Be, Class::Have]))
        {
            return Step::On(closing + 1);
        }
        if self.be && self.people && reading.verbs(next).any(|(verb, _)| verb.people.is_some()) {
            return Step::On(next);
        }
        Step::Done(Right::Nothing)
    }

    /// `, including two children, were killed`: goes on behind the closing comma.
    fn including(&self, at: usize) -> Step {
        let reading = self.reading;
        let closing = (at..reading.len().min(at + 25)).find(|&comma| {
            reading.is(comma, ',')
                && (reading.has_any(comma + 1, &[Class::Be, Class::Have])
                    || reading.verb(comma + 1).is_some())
        });
        let bare =
            (at..reading.len().min(at + 14)).find(|&be| reading.has_any(be, &[Class::Be, Class::Have]));
        match closing.or(bare) {
            Some(next) => Step::On(next + usize::from(reading.is(next, ','))),
            None => Step::Done(Right::Nothing),
        }
    }

    /// Whether a further member of a list stands at `at`: a number, or an article and a noun.
    fn list_goes_on(&self, at: usize) -> bool {
        let reading = self.reading;
        let quantity = (at..(at + 4).min(reading.len()))
            .find_map(|at| reading.quantity_at(at).map(|q| &reading.quantities[q]));
        match quantity {
            Some(quantity) if quantity.full_start <= at + 1 => {
                let own = crate::assemble::head::read(reading, quantity);
                own.noun.is_some_and(|noun| noun.class != NounClass::Loss) || own.unknown
            }
            _ => {
                reading.has(at, Class::A)
                    || reading.noun(at).is_some_and(|(noun, plural)| {
                        noun.class != NounClass::Loss && (plural || noun.invariant)
                    })
            }
        }
    }
}

/// `partially`, `all`: between *be* and its participle.
fn is_manner(reading: &Reading, at: usize) -> bool {
    reading.word(at).to_ascii_lowercase().ends_with("ly") || reading.is_word(at, "all")
}

/// Whether an object opens at `at`: a verb before it is active.
fn takes_object(reading: &Reading, at: usize) -> bool {
    reading.has_any(
        at,
        &[
            Class::A,
            Class::The,
            Class::Determiner,
            Class::Our,
            Class::All,
            Class::Pronoun,
            Class::It,
            Class::We,
            Class::Other,
        ],
    ) || reading.quantity_at(at).is_some() && !reading.in_date(at)
        || reading.party(at).is_some()
        || reading
            .noun(at)
            .is_some_and(|(noun, plural)| noun.class != NounClass::Loss && (plural || noun.invariant))
}

/// `killed or wounded`, `killed and injured`, `sunk or damaged`: one figure for both.
pub fn coordinated(reading: &Reading, at: usize, first: Outcome, people: bool) -> Outcome {
    let mut outcome = first;
    let mut next = reading.term_end(at);
    for _ in 0..3 {
        let comma = usize::from(reading.is(next, ',') || reading.is(next, '/'));
        let joint = next + comma;
        let and = usize::from(reading.has_any(joint, &[Class::And, Class::Or]));
        let mut second = joint + and;
        while reading.has(second, Class::Adverb) {
            second += 1;
        }
        if comma + and == 0 {
            break;
        }
        let verb = reading
            .verbs(second)
            .filter(|(_, form)| *form != Form::Ing && *form != Form::Noun)
            .find_map(|(verb, _)| verb.outcome(people));
        let noun = reading
            .noun(second)
            .filter(|(noun, _)| noun.invariant && people)
            .and_then(|(noun, _)| noun.outcome);
        let Some(other) = verb.or(noun) else { break };
        if takes_object(reading, reading.term_end(second)) && comma == 1 && and == 0 {
            break;
        }
        outcome = joint_outcome(outcome, other);
        next = reading.term_end(second);
    }
    outcome
}

/// One figure for two outcomes.
pub fn joint_outcome(a: Outcome, b: Outcome) -> Outcome {
    use Outcome::{Killed, KilledOrWounded, Lost, Wounded};
    match (a, b) {
        _ if a == b => a,
        (Killed | KilledOrWounded, Wounded | KilledOrWounded)
        | (Wounded | KilledOrWounded, Killed | KilledOrWounded) => KilledOrWounded,
        _ => Lost,
    }
}

/// Reads back before the phrase, to the verb whose object it is.
fn left(reading: &Reading, quantity: &Quantity, people: bool) -> Option<Governed> {
    let mut at = quantity.full_start;
    let mut needs_item = false;
    let mut joined = true;
    let mut crossed = false;
    for _ in 0..90 {
        at = reading.term_start(at.checked_sub(1)?);
        if let Some(index) = reading.quantity_at(at) {
            let other = &reading.quantities[index];
            at = other.full_start.min(at);
            needs_item = false;
            continue;
        }
        if reading.verb(at).is_some()
            && let Some(end) = object_verb(reading, at, people, needs_item && !joined, crossed)
        {
            return end.ok();
        }
        let token = reading.tokens[at];
        match token.kind {
            crate::token::Kind::Punct(',' | '&') => (needs_item, joined, crossed) = (true, true, true),
            crate::token::Kind::Punct(';' | '!' | '?' | '(' | ')' | '…') => return None,
            crate::token::Kind::Punct(':') => return None,
            _ if token.is_dash() && !token.glued => return None,
            _ => {}
        }
        if token.is(',') {
            continue;
        }
        match reading.class(at) {
            Some(Class::And | Class::Or | Class::Plus | Class::Including) => {
                (needs_item, joined, crossed) = (true, true, true)
            }
            Some(
                Class::Be
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
                | Class::Link,
            ) => {
                return None;
            }
            Some(Class::Of) if !crossed && !of_total(reading, at) => return None,
            Some(
                Class::In
                | Class::To
                | Class::With
                | Class::By
                | Class::For
                | Class::From
                | Class::Preposition
                | Class::Since
                | Class::As
                | Class::Between,
            ) if !crossed => {
                return None;
            }
            Some(Class::A) => (needs_item, joined) = (false, false),
            _ => {
                if reading.speech(at).is_some() && !reading.speaks(at, SpeechKind::Noun) {
                    return None;
                }
                if !token.is_quote() && token.is_word() {
                    joined = false;
                }
            }
        }
    }
    None
}

/// `a total of 20`, `a further group of 20`.
fn of_total(reading: &Reading, of: usize) -> bool {
    of > 0 && reading.has(reading.term_start(of - 1), Class::Number)
}

/// The verb at `at` as governor of an object behind it: `Some(Err)` ends reading, `None` reads on.
fn object_verb(
    reading: &Reading,
    at: usize,
    people: bool,
    blocked: bool,
    crossed: bool,
) -> Option<Result<Governed, ()>> {
    let mut answer = None;
    for (verb, form) in reading.verbs(at) {
        if form == Form::Noun {
            continue;
        }
        let adjective = matches!(form, Form::PastOrParticiple | Form::Participle)
            && reading.noun(reading.term_end(at)).is_some()
            && at > 0
            && reading.has_any(at - 1, &[Class::A, Class::The, Class::Of, Class::Determiner]);
        if adjective {
            continue;
        }
        answer = Some(Err(()));
        // `a dozen injured, and 252 residents moved`: the participle has its subject before it.
        let subject =
            at > 0 && form == Form::PastOrParticiple && crossed && reading.quantity_at(at - 1).is_some();
        if subject || blocked || form != Form::Ing && is_passive(reading, at) || verb.role == Role::Subject {
            continue;
        }
        if let Some(outcome) = verb.outcome(people) {
            let outcome = before(reading, at, coordinated(reading, at, outcome, people), people);
            return Some(Ok(Governed { outcome, at, case: Case::Object, role: Some(verb.role) }));
        }
    }
    answer
}

/// `killed or wounded 200`: the verb before the one that stands next to the number.
fn before(reading: &Reading, at: usize, outcome: Outcome, people: bool) -> Outcome {
    let Some(joint) =
        at.checked_sub(1).filter(|&joint| joint > 0 && reading.has_any(joint, &[Class::And, Class::Or]))
    else {
        return outcome;
    };
    let first = reading.term_start(joint - 1);
    match reading.verbs(first).find_map(|(verb, _)| verb.outcome(people)) {
        Some(other) => joint_outcome(other, outcome),
        None => outcome,
    }
}

/// Whether a form of *be* stands before the verb, adverbs between.
fn is_passive(reading: &Reading, at: usize) -> bool {
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

/// Whether the text between `from` and `to` puts the claim forward as not yet so.
pub fn is_hypothetical(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to.min(reading.len())).any(|at| reading.time(at, TimeKind::Hypothetical))
}
