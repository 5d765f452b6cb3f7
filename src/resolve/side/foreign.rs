//! Foreigners in the ranks of a side: they count as that side's.

use super::{Closer, Draft, Found, Passage};
use crate::assemble::place::is_mere_place;
use crate::assemble::{Case, Claim, side};
use crate::lexicon::{Conflict, ConflictKind, Name};
use crate::record::Category;

/// Words for foreigners in the ranks.
const FOREIGNERS: &[&str] = &[
    "volunteer",
    "volunteers",
    "mercenary",
    "mercenaries",
    "fighter",
    "fighters",
    "recruit",
    "recruits",
    "legionnaires",
    "veteran",
    "veterans",
    "citizens",
    "nationals",
    "instructors",
];

/// How many claims back foreigners may have been told to serve a side.
const SERVED: usize = 64;

/// `16 Nepalis serving in the Russian army have died. The count of Nepali casualties is 33`: whom those of a third state
/// serve, as claims before tell it.
pub(in crate::resolve) fn served_before(
    passages: &[Passage],
    before: &[Draft],
    party: Name,
    conflict: &Conflict,
) -> Option<Found> {
    let serves = |last: &&Draft| {
        let other = &passages[last.passage].claims[last.claim];
        let host = last.side.filter(|side| conflict.enemy_of(*side).is_some());
        conflict.kind == ConflictKind::Interstate
            && last.category == Category::Military
            && other.head.party == Some(party)
            && (names_foreigners(passages, last) || is_told_to_serve(passages, last))
            && host.is_some_and(|host| host != party)
    };
    let last = before.iter().rev().take(SERVED).find(serves)?;
    super::side_of(passages, last, "the side that others of their land were told to serve")
}

/// Whether a word for foreigners in the ranks stands in the counted phrase.
fn names_foreigners(passages: &[Passage], draft: &Draft) -> bool {
    let Passage { reading, claims, .. } = &passages[draft.passage];
    let claim = &claims[draft.claim];
    let end = claim.head.noun.map(|noun| reading.term_end(noun.at));
    end.is_some_and(|end| (claim.number.1..end).any(|at| reading.is_any(at, FOREIGNERS)))
}

/// `16 Nepalis serving in the Russian army`
fn is_told_to_serve(passages: &[Passage], draft: &Draft) -> bool {
    let Passage { reading, claims, .. } = &passages[draft.passage];
    side::serves(reading, claims[draft.claim].head.end).is_some()
}

impl Closer<'_, '_, '_> {
    /// Foreigners in the ranks of a side count as that side's: `US volunteers captured in Ukraine`.
    pub(super) fn host(&self, draft: &Draft, claim: &Claim, (party, why): Found) -> Found {
        let Some(conflict) = self.context.conflict.filter(|row| row.enemy_of(party).is_none()) else {
            return (party, why);
        };
        if let Some(served) = served_before(self.passages, self.before, party, conflict) {
            return served;
        }
        let named_in_phrase = claim.head.party == Some(party) && draft.category == Category::Military;
        if !named_in_phrase || conflict.kind != ConflictKind::Interstate {
            return (party, why);
        }
        let speaker =
            draft.voice.as_ref().and_then(|voice| voice.party).and_then(|party| conflict.enemy_of(party));
        let host = speaker
            .or_else(|| self.before.last().and_then(|last| last.side))
            .or(Some(conflict.b))
            .filter(|_| self.is_foreign(draft, claim));
        let rule = "foreigners in the ranks of a side of the war count as that side's";
        // `Iranian troops killed 2,500 Iraqis`: who killed them is not whom they served.
        let reading = &self.passages[draft.passage].reading;
        let did = |host: Name| {
            claim.governed.is_some_and(|it| it.case == Case::Object)
                && (0..claim.event()).any(|at| {
                    reading.party(at).is_some_and(|party| party.party == host) && !is_mere_place(reading, at)
                })
        };
        let host = host.filter(|host| !did(*host));
        host.map_or((party, why), |host| (host, why.then_rule(rule)))
    }

    /// The noun is one for foreigners in the ranks: volunteers, mercenaries; or it names a people.
    fn is_foreign(&self, draft: &Draft, claim: &Claim) -> bool {
        let reading = &self.passages[draft.passage].reading;
        let people = claim.head.noun.is_some_and(|noun| reading.party(noun.at).is_some());
        people || names_foreigners(self.passages, draft)
    }
}
