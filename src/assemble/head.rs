//! What a quantity counts: the head noun behind it, with the party, place and participle
//! that stand before the noun.
//!
//! The head is the last noun of the phrase (`three drone operators` are people). A word the
//! lexicon does not know may stand before the head, but a plural behind it is the real head
//! (`20 tank crews`, `3 missile strikes`), and then nothing of ours is counted.

use crate::lexicon::{Class, Form, Name, NounClass, PartyKind};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::token::Kind;

/// The phrase that a quantity opens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head {
    /// First token of the phrase, bound words included.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// The countable noun; `None` where there is none (`221 killed`).
    pub noun: Option<HeadNoun>,
    /// The party that the phrase names.
    pub party: Option<Name>,
    /// A group that the party's term names (`Wagner`).
    pub force: Option<Name>,
    /// The country of a place before the noun (`200 Bakhmut residents`).
    pub country: Option<Name>,
    /// A participle before the noun (`two captured soldiers`): its token.
    pub participle: Option<usize>,
    /// `enemy` stands in the phrase.
    pub enemy: bool,
    /// `our` stands in the phrase.
    pub ours: bool,
    /// `its`, `their` stands in the phrase.
    pub theirs: bool,
    /// `others`, `another`, `more`: it goes on from what was counted before.
    pub more: bool,
    /// `of the`, `of its`: part of a whole.
    pub partitive: bool,
    /// The whole that it is part of is a quantity (`33 of 54 drones`): its index.
    pub whole: Option<usize>,
    /// A quotation mark stands behind the number: an unknown word there is none of its phrase.
    pub quoted: bool,
    /// Men of both sides are counted in one figure.
    pub both: bool,
    /// A word that nothing is known of is counted, or may be.
    pub unknown: bool,
}

/// The noun that is counted.
#[derive(Debug, Clone, Copy)]
pub struct HeadNoun {
    /// Its first token.
    pub at: usize,
    /// What was lost; `None` where the context says (`losses`).
    pub category: Option<Category>,
    /// The narrower group.
    pub subgroup: Option<Name>,
    /// What kind of noun it is.
    pub class: NounClass,
    /// The outcome that the noun itself says.
    pub outcome: Option<Outcome>,
    /// Written in the plural, or the same in both.
    plural: bool,
}

/// Reads the phrase that the quantity opens.
pub fn read(reading: &Reading, quantity: &Quantity) -> Head {
    let mut head = Head { start: quantity.full_start, end: quantity.full_end, ..Head::default() };
    let mut at = after_day_count(reading, quantity.full_end);
    let mut unknown = 0;
    for _ in 0..14 {
        match step(reading, quantity, &mut head, at, &mut unknown) {
            Some(next) => {
                at = next;
            }
            None => break,
        }
    }
    nationality(reading, &mut head, unknown);
    agree(quantity, &mut head);
    out_of(reading, &mut head);
    if head.noun.is_none() && unknown > 0 {
        head.unknown = true;
    }
    head
}

/// `one Palestinian was killed`, `20 Chinese died`: the adjective stands for its people.
fn nationality(reading: &Reading, head: &mut Head, unknown: u32) {
    let Some(party) = (head.end..head.end + 2).rev().find_map(|at| reading.party(at)) else { return };
    let at = (head.end..head.end + 2).find(|&at| reading.party(at).is_some()).unwrap_or(head.end);
    let end = reading.term_end(at);
    let closes = reading.tokens.get(end).is_none_or(|token| !token.is_word())
        || reading.has_any(
            end,
            &[Class::Be, Class::Have, Class::In, Class::By, Class::And, Class::Preposition, Class::Adverb],
        )
        || reading.verb(end).is_some();
    if head.noun.is_none()
        && head.participle.is_none()
        && unknown == 0
        && party.kind == PartyKind::Adjective
        && closes
    {
        head.noun = Some(HeadNoun {
            at,
            category: None,
            subgroup: None,
            class: NounClass::Person,
            outcome: None,
            plural: true,
        });
        head.end = end;
    }
}

/// `5,962 people out of a total of 13,387 mercenaries`: the second number is the whole.
fn out_of(reading: &Reading, head: &mut Head) {
    if head.noun.is_none() || head.whole.is_some() {
        return;
    }
    let out = usize::from(reading.is_word(head.end, "out"));
    if !reading.has(head.end + out, Class::Of) {
        return;
    }
    let mut at = head.end + out + 1;
    while reading
        .has_any(at, &[Class::A, Class::The, Class::All, Class::Number, Class::Of, Class::Determiner])
    {
        at += 1;
    }
    let Some(whole) = reading.quantity_at(at) else { return };
    let of_whole = read(reading, &reading.quantities[whole]);
    if let (Some(noun), Some(mine)) = (of_whole.noun, head.noun) {
        head.whole = Some(whole);
        head.party = head.party.or(of_whole.party);
        if mine.category == Some(Category::People) && noun.class == NounClass::Person {
            head.noun = Some(HeadNoun { category: noun.category, subgroup: noun.subgroup, ..mine });
        }
    }
}

/// `23200 (+200) persons`: the noun stands behind the day's count.
fn after_day_count(reading: &Reading, at: usize) -> usize {
    let opens = reading.is(at, '(') && reading.is(at + 1, '+');
    match (at..reading.len().min(at + 6)).find(|&close| reading.is(close, ')')) {
        Some(close) if opens => close + 1,
        _ => at,
    }
}

/// Reads one token of the phrase; where it goes on, or `None` at its end.
fn step(
    reading: &Reading,
    quantity: &Quantity,
    head: &mut Head,
    at: usize,
    unknown: &mut u32,
) -> Option<usize> {
    let token = reading.tokens.get(at)?;
    if token.is_quote() || matches!(token.kind, Kind::Possessive | Kind::Punct('\'' | '‘' | '’' | '*')) {
        head.quoted |= token.kind != Kind::Possessive;
        return (head.noun.is_none() || token.kind == Kind::Possessive).then_some(at + 1);
    }
    let end = reading.term_end(at);
    if head.noun.is_none() && reading.has(at, Class::Of) {
        return of(reading, head, at);
    }
    // `20 of them children`, `10 of whom were officers`
    if head.noun.is_none() && reading.has(at, Class::Including) && reading.is_word(at, "of") {
        head.partitive = true;
        head.end = end;
        let be = usize::from(
            reading.has(end, Class::Be)
                && (reading.noun(end + 1).is_some_and(|(noun, _)| noun.class != NounClass::Loss)),
        );
        return Some(end + be);
    }
    if let Some(whole) = reading.quantity_at(at) {
        if head.partitive && head.noun.is_none() && head.whole.is_none() {
            head.whole = Some(whole);
            return Some(reading.quantities[whole].full_end);
        }
        return None;
    }
    if let Some((noun, plural)) = reading.noun(at) {
        if is_participle(reading, at) && noun_follows(reading, end) {
            head.participle = Some(at);
            return Some(end);
        }
        if head.noun.is_some_and(|old| old.class != NounClass::Loss)
            && noun.class == NounClass::Loss
            && noun.invariant
        {
            return None;
        }
        // `two mortar systems` are mortars.
        let kind = head.noun.filter(|old| old.class == noun.class && is_generic(reading, at));
        head.noun = Some(HeadNoun {
            at,
            category: kind.map_or(noun.category, |old| old.category),
            subgroup: kind.map_or(noun.subgroup, |old| old.subgroup),
            class: noun.class,
            outcome: noun.outcome,
            plural: plural || noun.invariant,
        });
        head.end = end;
        *unknown = 0;
        return Some(end);
    }
    if let Some(next) = party(reading, head, at) {
        return Some(next);
    }
    if head.noun.is_none() && is_participle(reading, at) {
        if !noun_follows(reading, end) {
            return None;
        }
        head.participle = Some(at);
        return Some(end);
    }
    grammar_or_unknown(reading, quantity, head, at, unknown)
}

/// `systems`, `units`: nouns that take their meaning from the one before.
fn is_generic(reading: &Reading, at: usize) -> bool {
    [
        "system",
        "systems",
        "unit",
        "units",
        "installation",
        "installations",
        "mount",
        "mounts",
        "complex",
        "complexes",
    ]
    .iter()
    .any(|word| reading.is_word(at, word))
}

/// `of` right behind the number: `hundreds of`, `half of its`, `33 of 54`, `two out of six`.
fn of(reading: &Reading, head: &mut Head, at: usize) -> Option<usize> {
    if head.party.is_some() || head.participle.is_some() {
        return None;
    }
    head.partitive = true;
    Some(reading.term_end(at))
}

/// A party or place in the phrase.
fn party(reading: &Reading, head: &mut Head, at: usize) -> Option<usize> {
    let end = reading.term_end(at);
    if head.noun.is_some() {
        return None;
    }
    if let Some(mention) = reading.party(at) {
        head.party = Some(mention.party);
        head.force = mention.subgroup.or(head.force);
        let counts = matches!(mention.kind, PartyKind::Demonym | PartyKind::Member);
        if counts {
            // What `two Americans` are, soldiers or tourists, the context says.
            head.noun = Some(HeadNoun {
                at,
                category: mention.category,
                subgroup: None,
                class: NounClass::Person,
                outcome: None,
                plural: true,
            });
            head.end = end;
        }
        return Some(end);
    }
    if let Some(place) = reading.place(at) {
        head.country = place.country;
        return Some(end);
    }
    None
}

/// Grammar ends the phrase, but for a few words; words of other kinds are passed.
fn grammar_or_unknown(
    reading: &Reading,
    quantity: &Quantity,
    head: &mut Head,
    at: usize,
    unknown: &mut u32,
) -> Option<usize> {
    let end = reading.term_end(at);
    let class = reading.class(at);
    let before_noun = head.noun.is_none();
    match class {
        Some(Class::Other) => {
            head.more = true;
            return before_noun.then_some(end);
        }
        Some(Class::Enemy) if before_noun => {
            head.enemy = true;
            return Some(end);
        }
        Some(Class::Our) if head.partitive && before_noun => {
            head.ours = true;
            return Some(end);
        }
        Some(Class::Determiner)
            if head.partitive
                && before_noun
                && ["its", "their", "his", "her"].iter().any(|word| reading.is_word(at, word)) =>
        {
            head.theirs = true;
            return Some(end);
        }
        Some(Class::The | Class::Determiner | Class::All | Class::Adverb)
            if head.partitive && before_noun =>
        {
            return Some(end);
        }
        // `86 total dead`
        Some(Class::Number) if before_noun && reading.noun(end).is_some() => return Some(end),
        Some(Class::And) if !before_noun => return joint_noun(reading, head, at),
        Some(Class::Times | Class::Unit) if before_noun => {
            head.unknown = true;
            return None;
        }
        Some(Class::Preposition)
            if before_noun && reading.is_word(at, "out") && reading.has(at + 1, Class::Of) =>
        {
            head.partitive = true;
            return Some(at + 2);
        }
        Some(_) => return None,
        None => {}
    }
    let token = reading.tokens[at];
    if reading.in_date(at) || reading.is_time(at) {
        return None;
    }
    if token.is('-') && token.glued || token.is('/') {
        return Some(at + 1);
    }
    if !token.is_word() || reading.verb(at).is_some() {
        return None;
    }
    if let Some(noun) = head.noun {
        let text = token.of(reading.text);
        let plural = text.len() > 3 && text.ends_with(['s', 'S']) && !text.ends_with("ss");
        let modifies = !noun.plural && quantity.amount.value != Some(1.0);
        // A capital opens a name (`20 soldiers Tuesday`), not a compound.
        let compound = !reading.is_known(at) && (reading.shouting || !reading.is_capitalised(at));
        if compound && (plural || modifies) && !text.ends_with("ly") {
            head.noun = None;
            head.unknown = true;
        }
        return None;
    }
    if head.quoted {
        return None;
    }
    *unknown += 1;
    (*unknown <= 3).then_some(end)
}

/// `women and children`, `drones and missiles`: a second noun without a number of its own.
fn joint_noun(reading: &Reading, head: &mut Head, at: usize) -> Option<usize> {
    let mut next = reading.term_end(at);
    while reading.party(next).is_some() || reading.has(next, Class::Other) {
        next = reading.term_end(next);
    }
    let (noun, plural) = reading.noun(next)?;
    let first = head.noun?;
    if noun.class != first.class || !(plural || noun.invariant) || noun.outcome.is_some() {
        return None;
    }
    let camps = (reading.camp(first.at), reading.camp(next));
    head.both |= matches!(camps, (Some(a), Some(b)) if a != b);
    let category = match (first.category, noun.category) {
        (Some(a), Some(b)) => Some(joint_category(a, b)),
        _ => None,
    };
    head.noun = Some(HeadNoun { category, subgroup: None, ..first });
    head.end = reading.term_end(next);
    Some(head.end)
}

/// One figure for two categories.
pub fn joint_category(a: Category, b: Category) -> Category {
    use Category::{ArmoredVehicles, Equipment, People, Tanks, TanksAndArmoredVehicles};
    match (a, b) {
        _ if a == b => a,
        (Tanks, ArmoredVehicles) | (ArmoredVehicles, Tanks) => TanksAndArmoredVehicles,
        _ if a.is_people() && b.is_people() => People,
        _ => Equipment,
    }
}

/// Whether the word at `at` may be a participle that describes a noun.
fn is_participle(reading: &Reading, at: usize) -> bool {
    reading.verbs(at).any(|(_, form)| matches!(form, Form::PastOrParticiple | Form::Participle))
        || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss && noun.invariant)
}

/// Whether a countable noun closes the phrase that goes on at `at`.
fn noun_follows(reading: &Reading, mut at: usize) -> bool {
    for _ in 0..4 {
        if reading.noun(at).is_some_and(|(noun, _)| noun.class != NounClass::Loss) {
            return true;
        }
        if reading.party(at).is_some_and(|party| matches!(party.kind, PartyKind::Demonym | PartyKind::Member))
        {
            return true;
        }
        let passes = reading.party(at).is_some()
            || reading.has(at, Class::Enemy)
            || reading.place(at).is_some()
            || (reading.tokens.get(at).is_some_and(|token| token.is_word()) && !reading.is_known(at));
        if !passes {
            return false;
        }
        at = reading.term_end(at);
    }
    false
}

/// A singular noun is a head only behind one, or as a share's whole.
fn agree(quantity: &Quantity, head: &mut Head) {
    let Some(noun) = head.noun else { return };
    let is_one = quantity.amount.value == Some(1.0) && quantity.amount.high == Some(1.0);
    let one = is_one || quantity.amount.value == Some(1.0);
    if !noun.plural && !one && !quantity.percent {
        head.noun = None;
        head.unknown = true;
        head.end = quantity.full_end;
    }
}
