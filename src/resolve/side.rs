//! Sides: `the enemy` and `our` by who speaks, the enemy of who did it where a war has two
//! sides, people by the place they were hit in, pronouns by the sentence before.

use super::metadata::Facts;
use super::{Draft, Passage};
use crate::assemble::{Claim, Side};
use crate::lexicon::{Lexicon, Name, NounClass};
use crate::record::Category;

/// Closes side, `versus` and category of all drafts.
pub fn close(passages: &[Passage], drafts: &mut [Draft], facts: &Facts, lexicon: &Lexicon) {
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let draft = &mut rest[0];
        let closer = Closer { passages, facts, lexicon, before };
        let claim = &passages[draft.passage].claims[draft.claim];
        draft.category = closer.category(draft, claim);
        draft.side = closer.side(draft, claim, claim.side);
        draft.versus = claim.versus.and_then(|versus| closer.party(draft, versus));
        if let (None, Some(versus)) = (draft.side, draft.versus) {
            draft.side = lexicon.enemy_of(versus, facts.published);
        }
        if let (Some(side), Some(_), None) = (draft.side, claim.versus, draft.versus) {
            draft.versus = lexicon.enemy_of(side, facts.published);
        }
    }
}

struct Closer<'p, 'a> {
    passages: &'p [Passage<'a>],
    facts: &'p Facts,
    lexicon: &'p Lexicon,
    before: &'p [Draft],
}

impl Closer<'_, '_> {
    /// The side of a draft; `named` is what its sentence says.
    fn side(&self, draft: &Draft, claim: &Claim, named: Side) -> Option<Name> {
        if let Some(party) = self.party(draft, named) {
            let is_people = matches!(draft.category, Category::Civilian | Category::People);
            // Whom a strike hit is told by where it fell, if the text says where.
            if matches!(named, Side::EnemyOf(_)) && is_people {
                return self.country(draft, claim).or(Some(party));
            }
            return Some(party);
        }
        if matches!(draft.category, Category::Civilian | Category::People) {
            return self.country(draft, claim).or_else(|| self.antecedent(draft, claim));
        }
        if let Side::EnemyOf(_) = named {
            return self.antecedent(draft, claim);
        }
        claim.head.country.filter(|_| draft.category.is_people()).or_else(|| self.antecedent(draft, claim))
    }

    /// The party behind what the sentence says.
    fn party(&self, draft: &Draft, side: Side) -> Option<Name> {
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party);
        let date = self.facts.published;
        match side {
            Side::Party(party) => Some(party),
            Side::EnemyOf(party) => self.lexicon.enemy_of(party, date),
            Side::Ours => speaker,
            Side::Enemy => speaker.and_then(|party| self.lexicon.enemy_of(party, date)).or_else(|| self.usual_enemy()),
            Side::Pronoun => self.before.last().filter(|last| draft.passage - last.passage <= 2).and_then(|last| last.side),
            Side::Unknown => None,
        }
    }

    /// `the enemy` where nobody is quoted: the side that the document's claims have so far.
    fn usual_enemy(&self) -> Option<Name> {
        let sides = self.before.iter().filter_map(|draft| draft.side);
        let parties = self.passages.iter().flat_map(|passage| {
            let reading = &passage.reading;
            (0..reading.len()).filter_map(|at| reading.party(at)).map(|party| party.party)
        });
        sides.last().or_else(|| {
            let first = parties.clone().next()?;
            let other = parties.clone().find(|party| *party != first)?;
            let conflict = self.lexicon.conflict_between(first, other, self.facts.published)?;
            Some(conflict.a)
        })
    }

    /// Whose territory the claim's place is: in its sentence, or in the sentences just before.
    fn country(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let passage = &self.passages[draft.passage];
        let own = claim.head.country;
        let near = crate::assemble::place::of(&passage.reading, &passage.places, claim).and_then(|place| place.country);
        own.or(near).or_else(|| {
            let from = draft.passage.saturating_sub(3);
            self.passages[from..draft.passage].iter().rev().find_map(|before| before.places.iter().rev().find_map(|place| place.country))
        })
    }

    /// The side of the claim that this one goes on from: in its sentence, or just before.
    fn antecedent(&self, draft: &Draft, claim: &Claim) -> Option<Name> {
        let same = self.before.iter().rev().take_while(|other| other.passage == draft.passage);
        if let Some(at) = claim.antecedent {
            return same.clone().find(|other| other.claim == at).and_then(|other| other.side);
        }
        let last = self.before.last()?;
        let near = draft.passage - last.passage <= 2 && last.category.is_people() == draft.category.is_people();
        last.side.filter(|_| near)
    }

    /// The category where the sentence leaves it open.
    fn category(&self, draft: &Draft, claim: &Claim) -> Category {
        if let Some(category) = claim.category {
            return category;
        }
        let noun = claim.head.noun.is_some_and(|noun| noun.class == NounClass::Loss);
        let figure = claim.governed.is_some_and(|governed| matches!(governed.case, crate::assemble::Case::Figure | crate::assemble::Case::Heading | crate::assemble::Case::Object));
        let owned = matches!(claim.side, Side::Party(_) | Side::Enemy | Side::Ours);
        if owned && (noun || figure) {
            return Category::Military;
        }
        let last = self.before.last().filter(|last| draft.passage - last.passage <= 1 && last.category.is_people());
        match last {
            Some(last) if noun || claim.head.more || figure => last.category,
            _ => Category::People,
        }
    }
}
