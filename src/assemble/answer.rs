//! Figures that one source puts against another's in the same sentence, with no word for what they count:
//! `Ukraine says 400 soldiers died; Russia admits to 89`.

use crate::assemble::{Case, Claim, Governed, Head, attribution};
use crate::lexicon::{Class, SpeechKind};
use crate::mention::{Quantity, Reading};
use crate::record::Outcome;

/// Case 5 of a figure: `Ukraine says 400 soldiers died; Russia admits to 89`: another source's figure of the same.
pub(super) fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let bare = head.noun.is_none() && !head.unknown && !head.unit && !quantity.percent;
    let closes =
        reading.tokens.get(quantity.full_end).is_none_or(|token| !token.is_word() && !token.is_dash());
    let before = quantity.full_start.checked_sub(1).filter(|_| bare && closes)?;
    let verb =
        reading.term_start(if reading.has(before, Class::To) { before.checked_sub(1)? } else { before });
    let subject = verb.checked_sub(1).map(|at| reading.term_start(at))?;
    let who = reading.party(subject).is_some() || attribution::is_office(reading, subject);
    let mark = subject.checked_sub(1)?;
    let clause = reading.is(mark, ';')
        || reading.is(mark, ',')
        || reading.has_any(mark, &[Class::But, Class::And, Class::Subordinator]);
    let counted = (0..mark).any(|at| reading.quantity_at(at).is_some());
    let case = "figure 5, another source's figure of the same: `400 died, Kyiv said; Moscow admits to 89`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.governed = Some(Governed { outcome: Outcome::Lost, at: verb, case: Case::Figure, role: None });
    (who && clause && counted && reading.speaks(verb, SpeechKind::Verb)).then_some(claim)
}

/// `Russia says 89 soldiers died, Kyiv claims 400`: another source's figure is of the same side.
pub(super) fn share_side(reading: &Reading, claims: &mut [Claim], index: usize) -> bool {
    let answers =
        |governed: Governed| governed.case == Case::Figure && reading.speaks(governed.at, SpeechKind::Verb);
    let bare = claims[index].head.noun.is_none() && claims[index].governed.is_some_and(answers);
    let Some(before) = index.checked_sub(1).filter(|_| bare) else { return false };
    let rule = "the side of the figure that another source's is put against";
    (claims[index].side, claims[index].why.side) =
        (claims[before].side, claims[before].why.side.map(|why| why.by(rule)));
    true
}
