//! Nouns that describe another, and words that make a noun of the phrase before them: `rebel vessels`, `tank crews`,
//! `70 percent of the battalion`.

use super::HeadNoun;
use super::phrase::Phrase;
use super::words::{PIECES, is_generic, noun_follows};
use crate::lexicon::{Class, Noun, NounClass, PartyKind};
use crate::record::Category;
use crate::token::Token;

/// Words for all that a party has of a weapon.
const STOCKS: &[&str] =
    &["inventory", "stock", "stockpile", "park", "force", "forces", "arsenal", "reserve", "reserves"];

impl Phrase<'_, '_> {
    /// `70 percent of the battalion`, `a third of its manpower`: a body of men, of whom a share is counted.
    fn is_body(&self, at: usize) -> bool {
        const BODIES: &[&str] = &[
            "battalion",
            "brigade",
            "regiment",
            "platoon",
            "squad",
            "corps",
            "division",
            "garrison",
            "contingent",
            "army",
            "force",
            "manpower",
            "strength",
            "unit",
        ];
        let reading = self.reading;
        let ends = reading.tokens.get(at + 1).is_none_or(|token| !token.is_word())
            || reading.noun(at + 1).is_none()
                && (reading.class(at + 1).is_some()
                    || reading.verb(at + 1).is_some()
                    || reading.is_known(at + 1));
        self.quantity.percent && self.head.partitive && reading.is_any(at, BODIES) && ends
    }

    /// `40 per cent of its pre-war fleet of tanks`: a word for a stock, before what it is of.
    pub(super) fn is_stock_of(&self, at: usize) -> bool {
        let (reading, end) = (self.reading, self.reading.term_end(at));
        let thing = |at: usize| reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Equipment);
        reading.is_word(at, "fleet") && reading.has(end, Class::Of) && (end + 1..end + 5).any(thing)
    }

    /// The noun before the one at `at`, where it says what is counted.
    pub(super) fn kind_of(&self, at: usize, noun: &Noun) -> Option<HeadNoun> {
        let (reading, old) = (self.reading, self.head.noun?);
        // `two mortar systems` are mortars.
        let system = old.class == noun.class && is_generic(reading, at);
        // `two Su-27 fighters` are aircraft.
        let plane = old.category == Some(Category::Aircraft) && reading.is_any(at, &["fighter", "fighters"]);
        // `five Bradley military vehicles`: the model tells what they are.
        let plain = noun.category == Some(Category::Vehicles) && noun.subgroup.is_none();
        let model = old.class == NounClass::Equipment && old.subgroup.is_some() && plain;
        // `412 tank losses`
        let same = reading.noun(old.at).is_some_and(|(noun, _)| noun.invariant);
        let modifies = old.class == NounClass::Equipment && (same || !old.plural);
        let lost = modifies && noun.class == NounClass::Loss && noun.category.is_none();
        (system || plane || lost || model).then_some(old)
    }

    /// `423 government forces members`: members of soldiers who were named right before.
    pub(super) fn is_of_soldiers(&self, at: usize) -> bool {
        let soldiers = self.head.noun.is_some_and(|old| old.category == Some(Category::Military));
        soldiers && self.reading.is_any(at, &["members", "member"])
    }

    /// `units of armored and special equipment`: of things, where another kind is joined to the noun.
    pub(super) fn mix(&self, at: usize, noun: &Noun) -> Option<Category> {
        let joint = at > 0 && self.reading.has(at - 1, Class::And) && self.head.noun.is_none();
        let mixed = joint && noun.class == NounClass::Equipment && self.is_of_pieces(at);
        mixed.then_some(Category::Equipment)
    }

    /// `civilian bystanders`, `civilian lives`
    pub(super) fn is_civil(&self, noun: &Noun) -> bool {
        self.head.noun.is_some_and(|old| self.reading.is_word(old.at, "civilian"))
            && noun.category.is_none_or(|category| category == Category::People)
    }

    /// Whether a noun stands at `at`, of the number that is counted.
    pub(super) fn agrees(&self, at: usize) -> bool {
        let one = self.quantity.amount.value == Some(1.0);
        self.reading.noun(at).is_some_and(|(noun, plural)| noun.class != NounClass::Loss && plural != one)
    }

    /// `3 missile strikes`, `20 tank crews`: a plural behind the noun is what is really counted.
    pub(super) fn opens_compound(&self, at: usize, token: &Token, noun: HeadNoun) -> bool {
        let reading = self.reading;
        let text = token.of(reading.text);
        let plural = text.len() > 3 && text.ends_with(['s', 'S']) && !text.ends_with("ss");
        // `a third of its bomber fleet using drones`
        let one = self.quantity.amount.value == Some(1.0);
        let modifies = !noun.plural && !one && !text.ends_with("ing");
        // `one weapons depot`
        let modifies = modifies
            || one
                && !self.head.partitive
                && reading.noun(noun.at).is_some_and(|(row, plural)| plural && !row.invariant);
        // A capital opens a name (`20 soldiers Tuesday`), not a compound.
        let compound = !reading.is_known(at) && (reading.shouting || !reading.is_capitalised(at));
        // `8 percent of its combat aircraft inventory`
        let stock = self.quantity.percent && reading.is_any(at, STOCKS);
        // `12 MLRS units`, `20 military equipment units`
        let acronym = !reading.shouting && reading.word(noun.at).chars().all(|c| c.is_ascii_uppercase());
        let pieces = (acronym || noun.plural) && reading.is_any(at, &PIECES);
        let stock = stock || pieces && noun.class == NounClass::Equipment;
        compound && (plural || modifies) && !text.ends_with("ly") && !stock
    }

    /// `16 military Ukrainian airfields`: what is called so, no men.
    pub(super) fn is_called(&self, at: usize) -> bool {
        let reading = self.reading;
        self.head.noun.is_some_and(|noun| reading.is_word(noun.at, "military"))
            && reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective)
    }

    /// Counts the men of such a body at `at`: where it ends.
    pub(super) fn body(&mut self, at: usize) -> Option<usize> {
        if !self.is_body(at) {
            return None;
        }
        self.head.noun = Some(HeadNoun::people(at, Some(Category::Military)));
        self.head.end = at + 1;
        Some(at + 1)
    }

    /// Whether a word of grammar at `at` stands within what describes the noun.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.joins_describers(at) || self.is_suspended(at) || self.is_rescue(at) || self.is_total(at)
    }

    /// `37 land- and sea-launched missiles`, `32 medium-to-large vessels`: whether the word of grammar at `at` stands between
    /// two words that share what stands behind the second.
    fn is_suspended(&self, at: usize) -> bool {
        let reading = self.reading;
        let joint = reading.has_any(at, &[Class::And, Class::Or, Class::To]);
        let behind = reading.tokens.get(at + 1 + usize::from(reading.is_hyphen(at + 1)));
        joint && at > 0 && reading.is_hyphen(at - 1) && behind.is_some_and(|token| token.is_word())
    }

    /// `two command and control planes`, `70 regime and rebel fighters`: whether the joint at `at` stands between two words
    /// that describe the noun.
    fn joins_describers(&self, at: usize) -> bool {
        let reading = self.reading;
        let end = reading.term_end(at);
        let described = self.unknown > 0 || reading.camp(at - 1).is_some();
        let one = self.quantity.amount.value == Some(1.0) && reading.noun(end).is_some();
        let plural = reading.word(at - 1).ends_with('s');
        let joint = reading.has(at, Class::And) && (!self.head.partitive || self.is_of_pieces(at));
        joint && described && !plural && !one && noun_follows(reading, end)
    }

    /// `seven units of armored and special equipment`: whether single things of what stands at `at` are counted.
    pub(super) fn is_of_pieces(&self, at: usize) -> bool {
        let of = self.quantity.full_end + 1;
        of < at && self.reading.is_any(of - 1, &PIECES) && self.reading.has(of, Class::Of)
    }

    /// `14% of the total number of casualties`
    fn is_total(&self, at: usize) -> bool {
        let (reading, end) = (self.reading, self.reading.term_end(at));
        let number = reading.has(at, Class::Number) && reading.has_any(end, &[Class::Of, Class::Number]);
        // `half of some of its best tanks`, `40 per cent of its newest class of tanks`
        let of = reading.has(at, Class::Of)
            && (reading.has(at - 1, Class::Number)
                || reading.is_any(at - 1, &["some", "most", "class", "type", "kind", "generation"]));
        self.head.partitive && (number || of)
    }

    /// `two fire-rescue vehicles`
    fn is_rescue(&self, at: usize) -> bool {
        self.reading.is_word(at, "rescue") && noun_follows(self.reading, at + 1)
    }

    /// `157 Houthi elements`, `eight of their forces`: men of a body that the phrase names.
    pub(super) fn is_of_body(&self, at: usize) -> bool {
        let (reading, head) = (self.reading, &self.head);
        // `30 per cent of its tank forces`
        if head.noun.is_some_and(|noun| noun.class == NounClass::Equipment) {
            return false;
        }
        let own = head.party.is_some();
        let forces = (own || head.theirs || head.ours) && reading.is_word(at, "forces");
        own && reading.is_any(at, &["elements", "members"]) || forces && !noun_follows(reading, at + 1)
    }

    /// A word behind a noun: the noun describes another (`two rebel suicide vessels`), or nothing of ours is counted.
    pub(super) fn behind_noun(&mut self, at: usize, token: &Token, noun: HeadNoun) -> Option<usize> {
        let reading = self.reading;
        let end = reading.term_end(at);
        let describes = !noun.plural && self.head.participle.is_none() && !reading.is_capitalised(at);
        if describes && self.agrees(end) {
            self.head.noun = None;
            self.unknown += 1;
            return Some(end);
        }
        if self.opens_compound(at, token, noun) {
            self.head.noun = None;
            self.head.unknown = true;
        }
        None
    }
}
