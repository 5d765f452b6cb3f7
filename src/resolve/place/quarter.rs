//! Quarters of towns, which a text names with their town once and later without it.

use super::main::Main;
use crate::assemble::place::{PlaceName, Role};
use crate::lexicon::PlaceKind;
use crate::resolve::Passage;
use crate::why::{Because, Told};

/// The quarters that a text tells the town of, each with that town.
pub struct Quarters<'p>(Vec<(&'p str, Told<&'p PlaceName>)>);

impl<'p> Quarters<'p> {
    /// Reads them off `the Mazzeh area in Damascus`.
    pub fn read(passages: &'p [Passage]) -> Quarters<'p> {
        let mut found = Vec::new();
        for (index, passage) in passages.iter().enumerate() {
            for pair in passage.places_known().windows(2) {
                let (part, town) = (&pair[0], &pair[1]);
                let city = town.kind == Some(PlaceKind::City) && town.role == Role::Spot;
                if part.role != Role::Wider
                    || part.kind == Some(PlaceKind::Region)
                    || !city
                    || part.is_known(&passage.reading)
                {
                    continue;
                }
                let rule = "the town that the quarter was said to lie in: `the Mazzeh area in Damascus`";
                let why = Because::term(rule, &passage.reading, town.at).of_passage(index);
                // `Hamadaniye and Salah-Eddin neighborhoods` are two.
                let names = std::iter::once(part.name.as_str()).chain(part.name.split(" and "));
                found.extend(names.map(|name| (name, Told::new(town, why))));
            }
        }
        Quarters(found)
    }

    /// The town of a quarter; in the story of one town's battle, its own.
    pub fn town(&self, place: &PlaceName, main: Option<&Main<'p>>) -> Option<Told<&'p PlaceName>> {
        let told = self.0.iter().find(|(name, _)| *name == place.name).map(|&(_, town)| town);
        let part = place.kind == Some(PlaceKind::Other) && place.country.is_none();
        told.or_else(|| {
            let main = main.filter(|main| main.battle && part)?;
            (main.place.kind == Some(PlaceKind::City)).then(|| main.town())
        })
    }
}
