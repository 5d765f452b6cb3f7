//! Those aboard what was shot down or sunk: `A Russian helicopter was shot down, killing all five on board`.

use super::{Claim, Side, side};
use crate::lexicon::Class;
use crate::mention::Reading;
use crate::record::Category;
use crate::why::{Because, Told};

/// Gives those who were on board of a party's craft its side, and calls them soldiers where it is one of war.
pub(super) fn of_craft(reading: &Reading, claim: &mut Claim) {
    if claim.head.party.is_some() || !reading.may_hold(&["board", "aboard"]) || !is_aboard(reading, claim) {
        return;
    }
    let Some((at, party)) = craft(reading, claim) else { return };
    let rule = "whose craft they were on: `A Russian helicopter was shot down, killing all five on board`";
    claim.suffer(Some(Told::new(Side::Party(party), Because::term(rule, reading, at))));
    let (noun, _) = reading.noun(at).unzip();
    let war = noun
        .is_some_and(|noun| matches!(noun.category, Some(Category::Helicopters | Category::Submarines)))
        || (at.saturating_sub(2)..reading.term_end(at)).any(|at| reading.is_any(at, WARLIKE));
    if war && claim.category.is_none_or(|category| category == Category::People) {
        claim.count(Some(Category::Military), Because::term("men aboard a craft of war", reading, at));
    }
}

/// Words for craft of war.
const WARLIKE: &[&str] = &[
    "military",
    "bomber",
    "fighter",
    "warplane",
    "warship",
    "frigate",
    "corvette",
    "cruiser",
    "destroyer",
    "transport",
];

/// `all five people on board`, `49 aboard`.
fn is_aboard(reading: &Reading, claim: &Claim) -> bool {
    let from = claim.head.end.max(claim.number.1);
    (from..from + 3).any(|at| {
        reading.is_word(at, "aboard") || reading.is_word(at, "on") && reading.is_word(at + 1, "board")
    })
}

/// The craft of a party that the sentence named last before the claim.
fn craft(reading: &Reading, claim: &Claim) -> Option<(usize, crate::lexicon::Name)> {
    let crafts = [Category::Aircraft, Category::Helicopters, Category::Ships, Category::Submarines];
    let is_craft = |at: &usize| {
        let category = reading.noun(*at).and_then(|(noun, _)| noun.category);
        category.is_some_and(|category| crafts.contains(&category))
    };
    let at = (0..claim.start).rev().find(is_craft)?;
    let near = (at.saturating_sub(4)..at).rev();
    let mut near = near.take_while(|&before| !reading.is(before, ',') && !reading.has(before, Class::By));
    let party = near.find_map(|before| reading.party(before).filter(|_| !side::is_land(reading, before)))?;
    Some((at, party.party))
}
