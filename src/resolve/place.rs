//! Places: the one its sentence names, else the one the event was last said to be in.

use super::metadata::Facts;
use super::{Draft, Passage};
use crate::lexicon::{Lexicon, PlaceKind};

/// Closes the places of all drafts.
pub fn close(passages: &[Passage], drafts: &mut [Draft], _facts: &Facts, _lexicon: &Lexicon) {
    for draft in drafts.iter_mut() {
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let place = crate::assemble::place::of(&passage.reading, &passage.places, claim);
        draft.place = place.filter(|place| place.kind != Some(PlaceKind::Country)).map(|place| place.name.clone());
    }
}
