//! Reading the phrase token by token, from the number to its last noun: `20 of its new
//! Russian-made tanks`.

use super::joint::{joint_noun, joint_weapons};
use super::words::{
    after_day_count, aside_end, backed_end, body_behind, compound_end, is_participle, is_speaker, joint_end,
    made_end, named_end, noun_follows,
};
use super::{Head, HeadNoun};
use crate::lexicon::{Class, Noun, NounClass, PartyKind, SpeechKind};
use crate::mention::{PartyMention, Quantity, Reading};
use crate::record::Category;
use crate::token::{Kind, Token};

/// How many terms a phrase may have.
const REACH: usize = 14;

/// How many words that nothing is known of may stand before the noun.
const UNKNOWN: u32 = 3;

/// Reads the phrase behind the number; with it, how many unknown words stand before its end.
pub(super) fn read(reading: &Reading, quantity: &Quantity) -> (Head, u32) {
    let head = Head { start: quantity.full_start, end: quantity.full_end, ..Head::default() };
    let mut phrase = Phrase { reading, quantity, head, unknown: 0, fighters: false };
    let mut at = after_day_count(reading, quantity.full_end);
    for _ in 0..REACH {
        match phrase.step(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    (phrase.head, phrase.unknown)
}

/// A phrase as far as it is read.
pub(super) struct Phrase<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) quantity: &'r Quantity,
    pub(super) head: Head,
    /// Words that nothing is known of since the last noun.
    pub(super) unknown: u32,
    /// The party before the noun is a force: its men are fighters.
    fighters: bool,
}

impl Phrase<'_, '_> {
    /// Reads one token of the phrase; where it goes on, or `None` at its end.
    fn step(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let token = reading.tokens.get(at)?;
        if token.is_quote() || matches!(token.kind, Kind::Possessive | Kind::Punct('\'' | '‘' | '’' | '*'))
        {
            return self.mark(at, token);
        }
        let before_noun = self.head.noun.is_none();
        match () {
            () if !before_noun => {}
            () if reading.has(at, Class::Of) && !self.head.partitive => return self.of(at),
            () if token.is('(') => return aside_end(reading, self.quantity, at),
            () if reading.has(at, Class::Including) && reading.is_word(at, "of") => {
                return Some(self.of_them(at));
            }
            () => {}
        }
        if let Some(whole) = self.whole_at(at) {
            return self.whole(whole);
        }
        if self.is_called(at) {
            return Some(reading.term_end(at));
        }
        if before_noun && let Some(next) = self.body(at).or_else(|| compound_end(reading, at)) {
            return Some(next);
        }
        if let Some((noun, plural)) = reading.noun(at) {
            return self.noun(at, noun, plural);
        }
        if before_noun && let Some(next) = self.modifier(at) {
            return next;
        }
        match reading.class(at) {
            Some(_) if before_noun && self.goes_on(at) => Some(reading.term_end(at)),
            Some(class) if before_noun => self.grammar(at, class),
            Some(class) => self.grammar_behind(at, class),
            None => self.word(at, token),
        }
    }

    /// Before the noun: who speaks, a party, a participle; `None` for another word.
    fn modifier(&mut self, at: usize) -> Option<Option<usize>> {
        let reading = self.reading;
        // `one official has estimated`: who speaks is not counted.
        if !reading.owns(at) && is_speaker(reading, at) {
            self.head.unknown = true;
            return Some(None);
        }
        if let Some(next) = self.party(at) {
            return Some(Some(next));
        }
        is_participle(reading, at).then(|| self.participle(at))
    }

    /// `20 "liberators"`, `20 of Russia's tanks`: a quotation mark, asterisk or possessive.
    fn mark(&mut self, at: usize, token: &Token) -> Option<usize> {
        let possessive = token.kind == Kind::Possessive;
        if let Some(end) = named_end(self.reading, at).filter(|_| self.head.noun.is_none()) {
            return Some(end);
        }
        self.head.quoted |= !possessive;
        (self.head.noun.is_none() || possessive).then_some(at + 1)
    }

    /// `of` right behind the number: `hundreds of`, `half of its`, `33 of 54`, `two out of six`.
    fn of(&mut self, at: usize) -> Option<usize> {
        if self.head.party.is_some() || self.head.participle.is_some() {
            return None;
        }
        self.head.partitive = true;
        Some(self.reading.term_end(at))
    }

    /// `20 of them children`, `10 of whom were officers`
    fn of_them(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let end = reading.term_end(at);
        self.head.partitive = true;
        self.head.end = end;
        let counted = reading.noun(end + 1).is_some_and(|(noun, _)| noun.class != NounClass::Loss);
        end + usize::from(counted && reading.has(end, Class::Be))
    }

    /// The number at `at`; behind `of` the words that bound it open it: `two of about a dozen warships`.
    fn whole_at(&self, at: usize) -> Option<usize> {
        let bounded = || self.reading.quantities.iter().position(|quantity| quantity.full_start == at);
        self.reading.quantity_at(at).or_else(|| bounded().filter(|_| self.head.partitive))
    }

    /// `33 of 54 drones`: the second number is the whole; any other opens a phrase of its own.
    fn whole(&mut self, whole: usize) -> Option<usize> {
        // `900 of the brigade's 1,500 men`: what owns the whole is not what is counted.
        let start = self.reading.quantities[whole].full_start;
        if self.head.partitive && start > 0 && self.reading.is_possessive(start - 1) {
            self.head.noun = None;
        }
        if !self.head.partitive || self.head.noun.is_some() || self.head.whole.is_some() {
            return None;
        }
        self.head.whole = Some(whole);
        Some(self.reading.quantities[whole].full_end)
    }

    /// `three drone operators`: a noun takes the place of the one before it.
    fn noun(&mut self, at: usize, noun: &Noun, plural: bool) -> Option<usize> {
        let reading = self.reading;
        let end = reading.term_end(at);
        if is_participle(reading, at) && noun_follows(reading, joint_end(reading, at)) {
            self.head.participle = Some(at);
            return Some(joint_end(reading, at));
        }
        if self.says_outcome(noun, plural) {
            return None;
        }
        if self.is_stock_of(at) {
            return Some(end + 1);
        }
        let kind = self.kind_of(at, noun);
        // `15 Taliban members`, `200 Wagner men`: men of a force are its fighters.
        let fighters = self.fighters && reading.is_any(end - 1, &["members", "member", "operatives", "men"]);
        let members = reading.is_any(at, &["members", "member"]);
        let people = members || reading.is_any(at, &["men", "people", "personnel"]);
        let body = if people { body_behind(reading, end, members) } else { None };
        let own = match () {
            () if fighters || body.is_some() || self.is_of_soldiers(at) => Some(Category::Military),
            () if self.is_civil(noun) => Some(Category::Civilian),
            () => self.mix(at, noun).or(noun.category),
        };
        if let Some(Some(party)) = body.filter(|_| self.head.party.is_none()) {
            self.head.party = Some(party.party);
            self.head.force = party.subgroup.or(self.head.force);
        }
        self.head.noun = Some(HeadNoun {
            at,
            category: kind.map_or(own, |old| old.category),
            subgroup: kind.map_or(noun.subgroup, |old| old.subgroup),
            class: kind.filter(|_| noun.class != NounClass::Loss).map_or(noun.class, |old| old.class),
            outcome: noun.outcome,
            plural: plural || noun.invariant,
        });
        self.head.end = end;
        self.unknown = 0;
        Some(end)
    }

    /// `20 soldiers dead`: a word of loss behind the noun says the outcome.
    fn says_outcome(&self, noun: &Noun, plural: bool) -> bool {
        let counted = self.head.noun.is_some_and(|old| old.class != NounClass::Loss);
        counted && noun.class == NounClass::Loss && (noun.invariant || !plural)
    }

    /// A party or place before the noun: `20 Russian tanks`, `200 Bakhmut residents`.
    fn party(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let end = reading.term_end(at);
        if let Some(mention) = reading.party(at) {
            // `20 Iranian-made drones launched by Russia`: who made them does not own them.
            if let Some(end) = made_end(reading, end).or_else(|| backed_end(reading, end)) {
                return Some(end);
            }
            if self.is_inside(at) {
                self.head.noun = Some(HeadNoun::people(at, Some(Category::People)));
                self.head.end = end;
                return Some(end);
            }
            self.head.party = Some(mention.party);
            self.fighters |= mention.kind == PartyKind::Force;
            self.head.force = mention.subgroup.or(self.head.force);
            self.men_of(at, mention);
            return Some(end);
        }
        // `hundreds of thousands of Putin's troops`
        if let Some(party) = reading.leader(at).filter(|_| reading.owns(at)) {
            self.head.party = Some(party);
            return Some(end);
        }
        self.head.country = reading.place(at)?.country;
        Some(end)
    }

    /// `its five occupants`, `the car's two occupants`: who was in it, and no invaders.
    fn is_inside(&self, at: usize) -> bool {
        let reading = self.reading;
        let before = self.quantity.full_start.checked_sub(1);
        let owned =
            before.is_some_and(|at| reading.is_possessive(at) || reading.is_any(at, &["its", "their"]));
        owned && reading.is_any(at, &["occupants", "occupant"])
    }

    /// A party's word for its people, ships or men, counted as they are.
    fn men_of(&mut self, at: usize, mention: PartyMention) {
        let reading = self.reading;
        let end = reading.term_end(at);
        if matches!(mention.kind, PartyKind::Demonym | PartyKind::Member) {
            // What `two Americans` are, soldiers or tourists, the context says.
            self.head.noun = Some(HeadNoun::people(at, mention.category));
            self.head.end = end;
        } else if mention.kind == PartyKind::Force && reading.is_word(end - 1, "fleet") {
            // `a third of the Black Sea Fleet`
            let ships = HeadNoun::people(at, Some(Category::Ships));
            self.head.noun = Some(HeadNoun { class: NounClass::Equipment, ..ships });
            self.head.end = end;
        } else if mention.kind == PartyKind::Force && super::closes(reading, end) {
            // `150 Houthis were killed`, `26 Royal Marines`: a force's name for its men.
            let category = mention.category.or(Some(Category::Military));
            self.head.noun = Some(HeadNoun::people(at, category));
            self.head.end = end;
        }
    }

    /// `two captured soldiers`, but not `two captured in the raid`.
    fn participle(&mut self, at: usize) -> Option<usize> {
        let end = joint_end(self.reading, at);
        // `four kidnapped hostages`
        let one = self.quantity.amount.value == Some(1.0);
        let lost = self.reading.noun(end).is_some_and(|(noun, plural)| {
            (plural || one) && noun.class == NounClass::Loss && !noun.invariant
        });
        if !lost && !noun_follows(self.reading, end) {
            return None;
        }
        self.head.participle = Some(at);
        Some(end)
    }

    /// Grammar before the noun ends the phrase, but for a few words.
    fn grammar(&mut self, at: usize, class: Class) -> Option<usize> {
        let reading = self.reading;
        let end = reading.term_end(at);
        let head = &mut self.head;
        match class {
            // `20 other soldiers`
            Class::Other => head.more = true,
            // `20 enemy tanks`
            Class::Enemy => head.enemy = true,
            // `20 of our tanks`
            Class::Our if head.partitive => head.ours = true,
            // `20 of its tanks`
            Class::Determiner if head.partitive && reading.is_any(at, &["its", "their", "his", "her"]) => {
                head.theirs = true;
            }
            // `20 of the tanks`, `20 of all those tanks`
            Class::The | Class::Determiner | Class::All | Class::Adverb if head.partitive => {}
            // `half the 105 vehicles`
            Class::The | Class::Determiner if self.quantity.percent && at == self.quantity.full_end => {
                head.partitive = true;
            }
            // `86 total dead`, `50,000 total Soviet and Russian deaths`
            Class::Number if reading.noun(end).is_some() || reading.party(end).is_some() => {}
            Class::And if head.party.is_some() && reading.party(end).is_some() => head.both = true,
            // `27% of the confirmed dead`
            Class::Believed if is_loss_of_party(reading, end) => {}
            // `20 kilometres`, `three times`
            Class::Times | Class::Unit => {
                (head.unknown, head.unit) = (true, true);
                return None;
            }
            // `two out of six`
            Class::Preposition if reading.is_word(at, "out") && reading.has(at + 1, Class::Of) => {
                head.partitive = true;
                return Some(at + 2);
            }
            _ => return None,
        }
        Some(end)
    }

    /// Grammar behind the noun ends the phrase: `20 soldiers more`; `20 women and children` goes on.
    fn grammar_behind(&mut self, at: usize, class: Class) -> Option<usize> {
        self.head.more |= class == Class::Other;
        if class == Class::And { joint_noun(self.reading, &mut self.head, at) } else { None }
    }

    /// A word that is neither grammar nor noun: `20 newly-built tanks`.
    fn word(&mut self, at: usize, token: &Token) -> Option<usize> {
        let reading = self.reading;
        // `1,012,000 according to Kyiv`
        if reading.in_date(at) || reading.is_time(at) || reading.speaks(at, SpeechKind::Lead) {
            return None;
        }
        if token.is(',') {
            return joint_weapons(reading, &mut self.head, at);
        }
        if token.is('-') && token.glued || token.is('/') {
            return Some(at + 1);
        }
        if !token.is_word() || reading.verb(at).is_some() {
            return None;
        }
        // `crossed the 1 million mark`
        if at == self.quantity.full_end && reading.is_any(at, &["mark", "milestone", "threshold"]) {
            return None;
        }
        if self.is_of_body(at) {
            self.head.noun = Some(HeadNoun::people(at, Some(Category::Military)));
            self.head.end = at + 1;
            return None;
        }
        if let Some(noun) = self.head.noun {
            return self.behind_noun(at, token, noun);
        }
        if self.head.quoted {
            return None;
        }
        // `pre-war active-duty troops`: a word of several parts is one.
        let part = at > 0 && reading.is_hyphen(at - 1);
        self.unknown += u32::from(!part);
        (self.unknown <= UNKNOWN).then(|| reading.term_end(at))
    }
}

/// `19% of all confirmed Russian deaths`: a noun of loss at `at`, a party before it or none.
fn is_loss_of_party(reading: &Reading, at: usize) -> bool {
    // `50,000 confirmed enemy losses`
    let whose = reading.party(at).is_some() || reading.has(at, Class::Enemy);
    let noun = if whose { reading.term_end(at) } else { at };
    reading.noun(noun).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
}
