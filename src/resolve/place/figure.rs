//! The same figure told twice: where one sentence says where, the other means the same place.

use rustc_hash::FxHashMap;

use super::ahead::is_wide;
use crate::assemble::place::PlaceName;
use crate::lexicon::{Name, PlaceKind};
use crate::record::{Category, Measure, Outcome};
use crate::resolve::{Draft, Passage, pointed};
use crate::why::Told;

/// A figure as another place of the text may tell it again: its number, what became of them, and what they are where
/// they are things.
type Figure = (u64, Outcome, Option<Category>);

/// The claims whose own sentences say where, each with the place.
#[derive(Default)]
pub struct Figures<'p> {
    /// The first of each figure, whatever its side.
    any: FxHashMap<Figure, (usize, &'p PlaceName)>,
    /// The first of each figure and side, or of none.
    of_side: FxHashMap<(Figure, Option<Name>), (usize, &'p PlaceName)>,
}

impl<'p> Figures<'p> {
    /// Those of the drafts.
    pub fn read(passages: &[Passage], drafts: &[Draft], own: &[Option<&'p PlaceName>]) -> Figures<'p> {
        let placed = (0..drafts.len()).filter_map(|index| Some((index, own[index]?)));
        // `in Northwest Burkina Faso`: a headline says no more of where than it must.
        let loose = |index: usize, place: &PlaceName| {
            is_wide(place)
                && (place.kind == Some(PlaceKind::Country) || passages[drafts[index].passage].is_display())
        };
        let mut figures = Figures::default();
        for (index, place) in placed.filter(|&(index, place)| !loose(index, place)) {
            let draft = &drafts[index];
            let Some(figure) = figure(passages, draft) else { continue };
            figures.any.entry(figure).or_insert((index, place));
            figures.of_side.entry((figure, draft.side)).or_insert((index, place));
        }
        figures
    }

    /// The first claim with the figure of a draft, of the same side or of none that is told.
    fn first(&self, figure: Figure, draft: &Draft) -> Option<(usize, &'p PlaceName)> {
        if draft.side.is_none() {
            return self.any.get(&figure).copied();
        }
        let of = |side: Option<Name>| self.of_side.get(&(figure, side)).copied();
        [of(None), of(draft.side)].into_iter().flatten().min_by_key(|&(index, _)| index)
    }

    /// The place of another claim with the same figure.
    pub fn place(&self, passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
        let (draft, claim) = (&drafts[index], claim(passages, &drafts[index]));
        // Small numbers are told of anything.
        let count = claim.measure == Measure::Count;
        claim.amount.value.filter(|&value| value >= 10.0 && count)?;
        let (at, place) = self.first(figure(passages, draft)?, draft)?;
        let rule = "the place of the same figure elsewhere in the document";
        let other = &drafts[at];
        // A town may have told that one more closely by now.
        let name = other.place.clone().filter(|_| at < index).unwrap_or_else(|| place.name.clone());
        Some(Told::new(name, pointed(rule, self::claim(passages, other), other.passage)))
    }
}

/// The figure of a draft.
fn figure(passages: &[Passage], draft: &Draft) -> Option<Figure> {
    let value = claim(passages, draft).amount.value?;
    let things = Some(draft.category).filter(|category| !category.is_people());
    Some((value.to_bits(), draft.outcome, things))
}

fn claim<'p>(passages: &'p [Passage], draft: &Draft) -> &'p crate::assemble::Claim {
    &passages[draft.passage].claims[draft.claim]
}
