//! The same figure told twice: where one sentence says where, the other means the same place.

use super::ahead::is_wide;
use crate::assemble::place::PlaceName;
use crate::lexicon::PlaceKind;
use crate::record::Measure;
use crate::resolve::{Draft, Passage, pointed};
use crate::why::Told;

/// The claims whose own sentences say where.
pub struct Figures<'p>(Vec<(usize, &'p PlaceName)>);

impl<'p> Figures<'p> {
    /// Those of the drafts, in order.
    pub fn read(passages: &[Passage], drafts: &[Draft], own: &[Option<&'p PlaceName>]) -> Figures<'p> {
        let placed = (0..drafts.len()).filter_map(|index| Some((index, own[index]?)));
        // `in Northwest Burkina Faso`: a headline says no more of where than it must.
        let loose = |index: usize, place: &PlaceName| {
            is_wide(place)
                && (place.kind == Some(PlaceKind::Country) || passages[drafts[index].passage].is_display())
        };
        Figures(placed.filter(|&(index, place)| !loose(index, place)).collect())
    }

    /// The place of another claim with the same figure.
    pub fn place(&self, passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
        let (draft, claim) = (&drafts[index], claim(passages, &drafts[index]));
        // Small numbers are told of anything.
        let count = claim.measure == Measure::Count;
        let value = claim.amount.value.filter(|&value| value >= 10.0 && count)?;
        let (at, place) = self.0.iter().find(|(other, _)| {
            let other = &drafts[*other];
            self::claim(passages, other).amount.value == Some(value)
                && other.outcome == draft.outcome
                && other.category.is_people() == draft.category.is_people()
                && (draft.category.is_people() || other.category == draft.category)
                && (other.side.is_none() || draft.side.is_none() || other.side == draft.side)
        })?;
        let rule = "the place of the same figure elsewhere in the document";
        let other = &drafts[*at];
        // A town may have told that one more closely by now.
        let name = other.place.clone().filter(|_| *at < index).unwrap_or_else(|| place.name.clone());
        Some(Told::new(name, pointed(rule, self::claim(passages, other), other.passage)))
    }
}

fn claim<'p>(passages: &'p [Passage], draft: &Draft) -> &'p crate::assemble::Claim {
    &passages[draft.passage].claims[draft.claim]
}
