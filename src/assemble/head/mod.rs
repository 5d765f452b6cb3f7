//! What a quantity counts: the head noun behind it, with the party, place and participle
//! that stand before the noun.
//!
//! The head is the last noun of the phrase (`three drone operators` are people). A word the
//! lexicon does not know may stand before the head, but a plural behind it is the real head
//! (`20 tank crews`, `3 missile strikes`), and then nothing of ours is counted.

mod compound;
mod joint;
mod phrase;
mod words;

use crate::lexicon::{Class, Name, NounClass, PartyKind, TAKEN};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};

pub use joint::joint_category;
pub use words::is_backer;

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
    /// They fell in a fight, of which side nothing tells: `Clashes left 30 dead`.
    pub fought: bool,
    /// A word that nothing is known of is counted, or may be.
    pub unknown: bool,
    /// A unit of measure is counted: `20 kilometres`, `three times`.
    pub unit: bool,
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

impl HeadNoun {
    /// `one Palestinian`, `two Americans`: a party's word for its people, counted as they are.
    fn people(at: usize, category: Option<Category>) -> HeadNoun {
        HeadNoun { at, category, subgroup: None, class: NounClass::Person, outcome: None, plural: true }
    }
}

/// Reads the phrase that the quantity opens.
pub fn read(reading: &Reading, quantity: &Quantity) -> Head {
    let (mut head, unknown) = phrase::read(reading, quantity);
    nationality(reading, &mut head, unknown);
    agree(reading, quantity, &mut head);
    out_of(reading, &mut head);
    if head.noun.is_none() && unknown > 0 {
        head.unknown = true;
    }
    head
}

/// `107 Ukrainian and 300 Russian soldiers`, `25 destroyed and 15 damaged ships`: the noun stands with the
/// last number alone.
pub fn share(reading: &Reading, quantities: &[Quantity], heads: &mut [Head]) {
    for index in (1..heads.len()).rev() {
        let last = heads[index];
        let joint = quantities[index].full_start.saturating_sub(1);
        let word = quantities[index - 1].full_end;
        let and = reading.has_any(joint, &[Class::And, Class::Or]);
        let next = reading.term_end(word) == joint && and;
        let bare = heads[index - 1].noun.is_none() && !heads[index - 1].unknown;
        if let Some(noun) = last.noun.filter(|noun| bare && noun.class == NounClass::Person)
            && are_of_one(reading, quantities, index)
        {
            (heads[index - 1].noun, heads[index - 1].party) = (Some(noun), last.party);
        }
        // `lost 20 and 30 tanks respectively`
        let each = word == joint && and && (0..reading.len()).any(|at| reading.is_word(at, "respectively"));
        if let Some(noun) = last.noun.filter(|noun| each && noun.class != NounClass::Loss) {
            (heads[index - 1].noun, heads[index - 1].end) = (Some(noun), last.end);
        }
        let Some(noun) = last.noun.filter(|noun| next && noun.class != NounClass::Loss) else { continue };
        // `107 Ukrainian and 300 Russian soldiers`, `10 U.S. and two Iraqi soldiers`
        // But not `40 occupiers and 60 units of Russian equipment`.
        let people = reading
            .party(word)
            .is_some_and(|party| !matches!(party.kind, PartyKind::Demonym | PartyKind::Member));
        let head = &mut heads[index - 1];
        if people && last.party.is_some() {
            (head.noun, head.end) = (Some(noun), last.end);
        } else if last.participle.is_some() && head.noun.is_none() && words::is_participle(reading, word) {
            (head.noun, head.participle, head.end) = (Some(noun), Some(word), last.end);
            head.party = head.party.or(last.party);
        }
    }
}

/// `killed 30 and wounded 66 civilians`: a verb with a bare number, and another with the next, whose noun is that of both.
fn are_of_one(reading: &Reading, quantities: &[Quantity], index: usize) -> bool {
    let (first, second) = (quantities[index - 1], quantities[index]);
    let and = first.full_end;
    let verb = |at: usize| reading.verb(at).is_some_and(|(verb, _)| verb.people.is_some());
    let before = first.full_start.checked_sub(1);
    reading.has(and, Class::And)
        && verb(and + 1)
        && reading.term_end(and + 1) == second.full_start
        && before.is_some_and(verb)
}

/// `helicopter losses`, `Su-34 losses`: what a noun of loss at `at` is of, by the noun right before it.
pub fn kind_of_loss(reading: &Reading, at: usize) -> Option<Category> {
    let before = reading.term_start(at.checked_sub(1)?);
    let (loss, _) = reading.noun(at)?;
    let (noun, _) = reading.noun(before)?;
    let kind = loss.class == NounClass::Loss && noun.class == NounClass::Equipment;
    noun.category.filter(|_| kind)
}

/// `one Palestinian was killed`, `20 Chinese died`: the adjective stands for its people.
fn nationality(reading: &Reading, head: &mut Head, unknown: u32) {
    // `41 were Ukrainian`: what is told of them, and no word for them.
    if reading.has(head.end, Class::Be) {
        return;
    }
    let near = || head.end..head.end + 2;
    let Some(at) = near().find(|&at| reading.party(at).is_some()) else { return };
    let adjective =
        near().rev().find_map(|at| reading.party(at)).is_some_and(|party| party.kind == PartyKind::Adjective);
    let bare = head.noun.is_none() && head.participle.is_none() && unknown == 0;
    let end = reading.term_end(at);
    if bare && adjective && closes(reading, end) {
        head.noun = Some(HeadNoun::people(at, None));
        head.end = end;
    }
}

/// `20 Chinese died`, `20 Chinese in the north`: no noun follows at `at`.
fn closes(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_none_or(|token| !token.is_word())
        || reading.has_any(
            at,
            &[Class::Be, Class::Have, Class::In, Class::By, Class::And, Class::Preposition, Class::Adverb],
        )
        || reading.verb(at).is_some()
}

/// `4,100 men out of a total of 9,800 mercenaries`: the second number is the whole.
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
    // `Twenty drones out of 25 were shot down`
    if out == 1 && of_whole.noun.is_none() && !of_whole.unknown {
        head.whole = Some(whole);
    }
    if let (Some(noun), Some(mine)) = (of_whole.noun, head.noun) {
        head.whole = Some(whole);
        head.party = head.party.or(of_whole.party);
        if mine.category == Some(Category::People) && noun.class == NounClass::Person {
            head.noun = Some(HeadNoun { category: noun.category, subgroup: noun.subgroup, ..mine });
        }
    }
}

/// A singular noun is a head only behind one, or as a share's whole.
fn agree(reading: &Reading, quantity: &Quantity, head: &mut Head) {
    let Some(noun) = head.noun else { return };
    let one = quantity.amount.value == Some(1.0);
    // `three units of military transport vehicle`
    let pieces = (quantity.full_end..noun.at)
        .any(|at| reading.is_any(at, &words::PIECES) && reading.has(at + 1, Class::Of));
    let pieces = pieces && noun.class == NounClass::Equipment;
    if !noun.plural && !one && !quantity.percent && !pieces {
        head.noun = None;
        // `took 20 prisoner`, but not `for a 1996 hostage siege`
        let article =
            quantity.full_start.checked_sub(1).is_some_and(|at| reading.has_any(at, &[Class::A, Class::The]));
        head.unknown = article || !reading.is_any(noun.at, &TAKEN);
        head.end = quantity.full_end;
    }
}
