//! Tolls of strikes: of townspeople, and not of an army.

use super::Categories;
use crate::assemble::{Case, Claim};
use crate::mention::Reading;
use crate::record::Category;
use crate::resolve::{Draft, Voice};

/// Words for a strike on a town.
const STRIKES: &[&str] = &[
    "strike",
    "strikes",
    "attack",
    "attacks",
    "airstrike",
    "airstrikes",
    "shelling",
    "barrage",
    "bombing",
    "bombardment",
    "blast",
    "explosion",
    "missile",
    "missiles",
    "rocket",
    "rockets",
    "raid",
    "bombed",
    "shelled",
];

/// `Iraq: 13 dead in car bomb`: before the colon stands where it was, and behind it what struck.
pub(super) fn is_dateline(reading: &Reading, claim: &Claim) -> bool {
    const BOMBS: &[&str] =
        &["bomb", "bombs", "bomber", "bombings", "blasts", "explosions", "shell", "shells"];
    let colon = claim.start.checked_sub(1).filter(|&colon| colon > 0 && reading.is(colon, ':'));
    let label = colon.is_some_and(|colon| reading.party(reading.term_start(colon - 1)).is_some());
    let behind = claim.number.1..reading.len();
    let strikes = |at: usize| reading.is_any(at, STRIKES) || reading.is_any(at, BOMBS);
    let military =
        |at: usize| reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(Category::Military));
    label && behind.clone().any(strikes) && !behind.into_iter().any(military)
}

impl Categories<'_, '_, '_> {
    /// The toll of a town or a strike: a small figure, and the sentence speaks of no soldiers.
    pub(super) fn is_of_strike(&self, draft: &Draft, claim: &Claim) -> bool {
        const ARMY: f64 = 1000.0;
        let reading = &self.passages[draft.passage].reading;
        let toll = claim.governed.is_some_and(|governed| {
            governed.case == Case::Figure && reading.is_word(reading.term_end(governed.at) - 1, "toll")
        });
        let small = claim.amount.value.or(claim.amount.low).is_some_and(|number| number < ARMY);
        let military =
            |at: usize| reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(Category::Military));
        let strike = || reading.tokens_of(0..reading.len(), STRIKES).next();
        // `The army bombed the town, and the toll has reached 30`: who struck is not who fell.
        toll && small && strike().is_some_and(|strike| !(strike..reading.len()).any(military))
    }

    /// `Iran's health ministry reported 104 deaths`: a ministry of health counts people, and no army's losses.
    pub(super) fn is_of_health(&self, draft: &Draft) -> bool {
        draft.voice.as_ref().is_some_and(Voice::is_of_health)
    }

    /// `A Russian missile struck the port, resulting in one Ukrainian fatality`: a few, and no soldiers are spoken of.
    pub(super) fn is_few_of_a_strike(&self, draft: &Draft, claim: &Claim) -> bool {
        const FEW: f64 = 50.0;
        let reading = &self.passages[draft.passage].reading;
        let noun = claim.head.noun.map(|noun| reading.word(noun.at).to_ascii_lowercase());
        let deaths = noun.is_some_and(|word| word.starts_with("fatalit") || word.starts_with("death"));
        let few = claim.amount.value.is_some_and(|number| number < FEW);
        let military =
            |at: usize| reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(Category::Military));
        let strike = || reading.tokens_of(0..claim.start, STRIKES).next().is_some();
        deaths && few && strike() && !(0..reading.len()).any(military)
    }
}
