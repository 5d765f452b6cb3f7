//! The place that was named last before a claim.

use super::ahead::Narrowed;
use super::{anaphor, is_spot};
use crate::assemble::place::{PlaceName, Role, is_spread};
use crate::lexicon::PlaceKind;
use crate::resolve::{Draft, Passage};
use crate::why::{Because, Told};

/// The place last named in the sentences before, in the same or the last paragraph; `far` also the town of
/// an attack that was told of two paragraphs before. With it, whether it is no more than a part of a land.
pub fn place<'p>(
    passages: &'p [Passage],
    draft: &Draft,
    far: bool,
    narrowed: &Narrowed<'p>,
) -> Option<(Told<&'p PlaceName>, bool)> {
    let region = |place: &PlaceName| place.kind == Some(PlaceKind::Region);
    // `attacked a dozen provinces and killed one in Kyiv` says nothing of what follows.
    let spread = |at: usize| {
        let first = passages[at].claims.first();
        first.is_some_and(|claim| is_spread(&passages[at].reading, claim.start))
    };
    let spread = |at: usize| spread(at) || tells_of_many(&passages[at]);
    let named = |at: usize| named(&passages[at], draft).filter(|_| !spread(at)).map(|place| (at, place));
    // `In Samara region families bury them`: the town that was attacked before that.
    let tells = |at: usize| anaphor::tells_loss(&passages[at]);
    let struck = || {
        let told = before(passages, draft.passage, 7, 2).filter(|&at| tells(at));
        told.filter_map(named).find(|(_, place)| !region(place))
    };
    // What an army lost is told of a place in the same breath, or as that attack's.
    let paragraphs = usize::from(far || draft.category.is_bystanders() || draft.frame.is_some());
    let here = before(passages, draft.passage, 8, 0);
    let (at, place) = match here.chain(before(passages, draft.passage, 4, paragraphs)).find_map(named) {
        Some((at, place)) if region(place) => {
            let fits = |town: &PlaceName| town.country == place.country || !tells(at);
            struck().filter(|(_, town)| fits(town)).unwrap_or((at, place))
        }
        Some(found) => found,
        None => far.then(struck)??,
    };
    // What is said of `Tigray` or `southern Israel` tells no event's place, but for a region called for a town.
    let called = passages[at].reading.place(place.at).is_some_and(|known| known.kind == PlaceKind::City);
    let loose = region(place) && !called;
    let rule = "the place last named in the sentences before it";
    let why = Because::term(rule, &passages[at].reading, place.at).of_passage(at);
    let town = narrowed.town(at, place);
    Some((town.unwrap_or(Told::new(place, why)), loose && town.is_none()))
}

/// `Russia attacked the Lviv, Sumy, Poltava, Kyiv and Odesa regions`: the sentence names more places than one event
/// has.
fn tells_of_many(passage: &Passage) -> bool {
    const MANY: usize = 4;
    let reading = &passage.reading;
    let spot = |place: &&PlaceName| place.role == Role::Spot && reading.place(place.at).is_some();
    passage.claims.is_empty() && passage.places().iter().filter(spot).count() >= MANY
}

/// The passages before `index`, the last first: no more than `reach`, in no more than so many paragraphs.
fn before(
    passages: &[Passage],
    index: usize,
    reach: usize,
    paragraphs: usize,
) -> impl Iterator<Item = usize> {
    let reach = (index.saturating_sub(reach)..index).rev();
    reach.take_while(move |&at| passages[index].paragraphs_behind(&passages[at]) <= paragraphs)
}

/// The last place of a passage where the claim may be, a town before the region it lies in.
fn named<'p>(passage: &'p Passage, draft: &Draft) -> Option<&'p PlaceName> {
    // `Earlier three were killed in Baramulla`: of what was before.
    if passage.reading.is_word(0, "earlier") && !passage.claims.is_empty() {
        return None;
    }
    // People of one land were not hit in another's town.
    let foreign = |place: &PlaceName| {
        let other = place.country.zip(draft.side).is_some_and(|(country, side)| country != side);
        other && draft.category.is_bystanders()
    };
    let spots = passage.places().iter().rev().filter(|place| {
        let there = matches!(place.role, Role::Spot | Role::Address);
        is_spot(place) && there && !foreign(place)
    });
    spots.min_by_key(|place| place.kind == Some(PlaceKind::Region))
}
