//! What right-hand reading passes over on its way to the verb, and states that no verb names.

use super::right::{Right, RightScan};
use super::{Case, Governed};
use crate::lexicon::{Class, Form, NounClass, Role, Verb};
use crate::mention::Reading;
use crate::record::Outcome;

impl RightScan<'_, '_> {
    /// `members of the Army and the National Guard are missing`: the joint at `at` stands within the counted
    /// phrase, between names behind its preposition.
    pub(super) fn joins_names(&self, at: usize) -> bool {
        const REACH: usize = 9;
        let reading = self.reading;
        let inside = |class: Class| {
            matches!(class, Class::Of | Class::From | Class::The | Class::In | Class::Determiner | Class::And)
        };
        let name = |at: usize| {
            reading.is_capitalised(at)
                || reading.party(at).is_some()
                || reading.place(at).is_some()
                || reading.camp(at).is_some()
                || reading.class(at).is_some_and(inside)
                || reading.is(at, ',')
                || reading.word(at).starts_with(|first: char| first.is_ascii_digit())
                || reading.tokens[at].is_word() && !reading.is_known(at)
        };
        let from = self.from.max(at.saturating_sub(REACH));
        let led = (from..at).any(|at| reading.has_any(at, &[Class::Of, Class::From, Class::In]));
        let behind = at + 1 + usize::from(reading.has_any(at + 1, &[Class::The, Class::Determiner]));
        let verb = (behind..behind + 4).find(|&at| reading.has_any(at, &[Class::Be, Class::Have]));
        let names = |from: usize, to: usize| (from..to).all(name);
        led && !self.be
            && !self.have
            && names(from, at)
            && verb.is_some_and(|verb| verb > behind && names(behind, verb))
    }

    /// `six command and observation posts, five depots and 50 guns were destroyed`: the joint at `at` stands within a
    /// member of the list that no row names.
    pub(super) fn joins_kinds(&self, at: usize) -> bool {
        const WORDS: usize = 3;
        let reading = self.reading;
        let plain = |at: usize| {
            let word = reading.tokens.get(at).is_some_and(|token| token.is_word());
            let loss = reading.verb(at).is_some() || reading.noun(at).is_some();
            word && !loss && reading.class(at).is_none() && reading.quantity_at(at).is_none()
        };
        let counted = (at.saturating_sub(WORDS)..at).rev().find(|&at| !plain(at));
        let ends = (at + 1..at + 2 + WORDS).find(|&at| !plain(at));
        let goes_on = |end: usize| {
            let joint = reading.is(end, ',') || reading.has(end, Class::And);
            end > at + 1 && joint && (end + 1..end + 4).any(|at| reading.quantity_at(at).is_some())
        };
        counted.is_some_and(|at| reading.quantity_at(at).is_some()) && ends.is_some_and(goes_on)
    }

    /// `eight civilians, five women and three children, were killed`: whether the comma at `at` closes an aside that
    /// another opened, and the verb goes on.
    pub(super) fn closes_aside(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.has_any(at + 1, &[Class::Be, Class::Have]) && (self.from..at).any(|at| reading.is(at, ','))
    }

    /// `1,200 farmers, mostly women, and 160 herders were killed`: the comma that closes an aside on what most of them are.
    pub(super) fn mostly(&self, next: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        const MOST: &[&str] =
            &["mostly", "mainly", "largely", "chiefly", "predominantly", "primarily", "many", "most"];
        let reading = self.reading;
        let close = (next + 1..reading.len().min(next + LONGEST)).find(|&at| reading.is(at, ','))?;
        let plain = (next..close).all(|at| {
            reading.verb(at).is_none() && reading.quantity_at(at).is_none() && !reading.has(at, Class::Be)
        });
        (reading.is_any(next, MOST) && plain).then_some(close)
    }

    /// `The hostages, who included two women, were killed`: the aside that ends before `next` names some of the
    /// subject.
    pub(super) fn is_included(&self, next: usize) -> bool {
        const REACH: usize = 8;
        let reading = self.reading;
        let aside = self.from.saturating_sub(REACH)..self.from;
        let who =
            aside.clone().find(|&at| reading.has(at, Class::Relative) && at > 0 && reading.is(at - 1, ','));
        let includes = who.is_some_and(|who| reading.is_any(who + 1, &["included", "include", "includes"]));
        includes && reading.has_any(next, &[Class::Be, Class::Have])
    }

    /// `five troops suffered minor wounds`: what the subject of such a verb has is wounds.
    pub(super) fn suffers(&self, at: usize, verb: &Verb, form: Form) -> Option<Right> {
        let reading = self.reading;
        let end = reading.term_end(at);
        if !self.people && verb.role == Role::Owner && form != Form::Noun && !self.be {
            let at = damage_at(reading, end)?;
            let outcome = Outcome::Damaged;
            return Some(Right::Found(Governed { outcome, at, case: Case::Subject, role: None }));
        }
        let wounds = (end..end + 4)
            .take_while(|&at| {
                reading.tokens.get(at).is_some_and(|token| token.is_word())
                    && reading.quantity_at(at).is_none()
            })
            .find(|&at| {
                reading.is_any(at, &["wounds", "injuries", "burns", "concussions", "concussion", "shock"])
            })?;
        let has = self.people && !self.be && verb.role == Role::Owner && form != Form::Noun;
        let outcome = Outcome::Wounded;
        has.then_some(Right::Found(Governed { outcome, at: wounds, case: Case::Subject, role: None }))
    }

    /// `20 drones struck the port`, `two missiles hit a school`: a verb that those who strike have more often than those
    /// who are struck.
    pub(super) fn strikes(&self, at: usize) -> bool {
        let reading = self.reading;
        let end = reading.term_end(at);
        let struck = reading.has(end, Class::By)
            || reading.tokens.get(end).is_none_or(|token| !token.is_word())
            || reading.has_any(end, &[Class::In, Class::And, Class::Or, Class::With]);
        // `two ships were struck from the register`, `struck off it`
        let off = reading.has(end, Class::From) || reading.is_word(end, "off");
        reading.is_word(at, "struck") && (off || !self.be && !struck)
    }

    /// `Despite the deployment of 2,000 troops, 70 people died`: whether the phrase stands in what the sentence opens with,
    /// and is no subject.
    pub(super) fn opens_adjunct(&self) -> bool {
        let reading = self.reading;
        reading.is_any(0, &["despite", "amid", "besides", "without"])
            && (0..self.start).all(|at| !reading.is(at, ','))
    }

    /// `have left 56 civilians and seven rebels dead`: whether the phrase stands behind a verb that says in which state
    /// it leaves a list.
    pub(super) fn is_left(&self) -> bool {
        const NEAR: usize = 8;
        let reading = self.reading;
        let start = self.start;
        let near = (start.saturating_sub(NEAR)..start).rev();
        let passes = |at: &usize| {
            reading.quantity_at(*at).is_some()
                || reading.noun(*at).is_some()
                || reading.party(*at).is_some()
                || reading.is(*at, ',')
                || reading.tokens[*at].is_quote()
                || reading.has_any(*at, &[Class::And, Class::Adverb, Class::A, Class::Left])
        };
        near.take_while(passes).any(|at| reading.has(at, Class::Left))
    }

    /// `14 persons - 13 men and one woman - were found dead`: where the aside that the dash at `at` opens closes again,
    /// before the verb.
    pub(super) fn between_dashes(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 24;
        let reading = self.reading;
        let dash = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is_dash() && !token.glued);
        let closing = (at + 2..(at + LONGEST).min(reading.len())).find(|&at| dash(at))?;
        (dash(at) && reading.has_any(closing + 1, &[Class::Be, Class::Have])).then_some(closing)
    }

    /// `are in Russian captivity`, `are held in Russian prisons`
    pub(super) fn captivity(&self, at: usize) -> Option<Right> {
        let reading = self.reading;
        let next = reading.term_end(at);
        let whose =
            reading.party(next).is_some() || reading.has_any(next, &[Class::Determiner, Class::Enemy]);
        let noun = if whose { reading.term_end(next) } else { next };
        let held = self.people
            && reading.has(at, Class::In)
            && (reading.is_word(noun, "captivity") || self.be && self.is_jail_of_others(next, noun));
        let outcome = Outcome::Captured;
        held.then_some(Right::Found(Governed { outcome, at: noun, case: Case::Subject, role: None }))
    }

    /// `Russian prisons`, of those who are no Russians: the party at `whose`, the prison at `noun`.
    fn is_jail_of_others(&self, whose: usize, noun: usize) -> bool {
        const JAILS: &[&str] = &["prisons", "prison", "jails", "jail", "custody", "detention"];
        let reading = self.reading;
        let own =
            |party| (self.start..self.from).any(|at| reading.party(at).map(|it| it.party) == Some(party));
        reading.is_any(noun, JAILS) && reading.party(whose).is_some_and(|it| !own(it.party))
    }

    /// `more than 30 were in hospital`, `71 were being treated in hospital`, `15 are in a serious condition`
    pub(super) fn in_hospital(&self, at: usize) -> Option<Right> {
        let reading = self.reading;
        if !(self.people && self.be && reading.has(at, Class::In)) {
            return None;
        }
        let treated = reading.is_any(at.saturating_sub(1), &["treated", "hospitalised", "hospitalized"]);
        let last = at - usize::from(treated && at > 0);
        let be = (0..last)
            .rev()
            .find(|&before| !reading.has(before, Class::Adverb) && !reading.is_word(before, "now"));
        // `in a serious condition`
        let condition = (at + 1..at + 5).any(|at| {
            reading.is_any(at, &["critical", "serious", "grave", "stable"])
                && (at + 1..at + 4).any(|at| reading.is_word(at, "condition"))
        });
        let hospital = (at + 1..at + 1 + if treated { 5 } else { 1 })
            .any(|at| reading.is_any(at, &["hospital", "hospitals"]));
        let hurt = (hospital || condition) && be.is_some_and(|be| reading.has(be, Class::Be));
        let outcome = Outcome::Wounded;
        hurt.then_some(Right::Found(Governed { outcome, at, case: Case::Subject, role: None }))
    }

    /// `drones flying in several waves and from two directions were shot down`: two adjuncts of one phrase.
    pub(super) fn joins_adjuncts(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let reading = self.reading;
        let next = reading.term_end(at);
        let ends = (next..reading.len().min(next + REACH)).find(|&at| {
            reading.has(at, Class::Be) || reading.is(at, ',') || reading.quantity_at(at).is_some()
        });
        reading.has_any(next, &[Class::In, Class::From, Class::With, Class::Preposition])
            && !self.be
            && ends.is_some_and(|be| reading.has(be, Class::Be))
    }

    /// `several civilians`, `militia`: a member of a list that nobody counted.
    pub(super) fn is_uncounted(&self, at: usize) -> bool {
        let reading = self.reading;
        let several = reading.is_any(at, &["several", "many", "some", "numerous"]);
        let at = at + usize::from(several);
        let collective =
            reading.is_any(at, &["militia", "police", "infantry", "cavalry", "personnel", "crew"]);
        let person = reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Person && plural);
        several && person || collective && reading.has_any(reading.term_end(at), &[Class::Be, Class::Have])
    }
}

/// `serious damage` behind a verb that ends at `end`.
fn damage_at(reading: &Reading, end: usize) -> Option<usize> {
    let damage = (end..end + 4).find(|&at| reading.is_any(at, &["damage", "hits", "hit"]))?;
    let plain = |at: usize| reading.quantity_at(at).is_none() && reading.noun(at).is_none();
    (end..damage).all(plain).then_some(damage)
}

/// `sustaining serious damage`, right behind a counted phrase that ends at `at`: its token.
pub fn damage_behind(reading: &Reading, at: usize) -> Option<usize> {
    let owns = reading.verbs(at).any(|(verb, form)| verb.role == Role::Owner && form != Form::Noun);
    if owns { damage_at(reading, reading.term_end(at)) } else { None }
}
