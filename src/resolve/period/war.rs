//! What is of a war or an offensive that the sentences before tell of.

use super::scene::has_attack;
use crate::assemble::Claim;
use crate::lexicon::{Class, TimeKind, kinds};
use crate::record::{Measure, Modality, TimeFrame};
use crate::resolve::{Draft, Passage};
use crate::why::Because;

/// `lost 26,000 men in the offensive … It also lost 21 aircraft`: the last claim of the same army, where it is of a
/// battle or an offensive and nothing turns from it.
pub(super) fn fought<'d>(passages: &[Passage], before: &'d [Draft], draft: &Draft) -> Option<&'d Draft> {
    const NEAR: usize = 6;
    const FAR: usize = 3;
    let here = &passages[draft.passage];
    let near = before.iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
    let last = near.into_iter().find(|last| last.frame.is_some() && last.side == draft.side)?;
    let battle = last.period.battle.is_some() || last.period.fought;
    let gap = here.paragraphs_behind(&passages[last.passage]);
    let source = |draft: &Draft| draft.voice.as_ref().and_then(|voice| voice.source);
    let next = gap <= 1 && source(draft).is_some() && source(last) == source(draft);
    let count = here.claims[draft.claim].measure == Measure::Count;
    let next = next && count && crate::resolve::source::continues(&here.reading);
    if here.claims[draft.claim].modality != Modality::Asserted
        || !here.reading.dates.is_empty()
        || here.reading.any_of(0..here.reading.len(), &["total", "overall"])
    {
        return None;
    }
    let stretch = last.frame == Some(TimeFrame::Interval);
    (stretch && (battle && gap <= FAR || next) && !here.is_display()).then_some(last)
}

/// `More than 700 children have suffered since the invasion began. Officials say that 261 died`: many, told right behind
/// a sentence that speaks of all the war.
pub(super) fn told_of_war(passages: &[Passage], draft: &Draft, claim: &Claim) -> Option<Because> {
    const MANY: f64 = 100.0;
    let here = &passages[draft.passage];
    let before = draft.passage.checked_sub(1)?;
    let last = &passages[before];
    let many = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= MANY);
    let open = here.reading.dates.is_empty() && !has_attack(&here.reading) && !here.is_display();
    let open = open && draft.near_in(here).is_none();
    if !many || !open || here.paragraphs_behind(last) > 0 || last.is_display() {
        return None;
    }
    let war = |&(at, _): &(usize, _)| {
        last.reading.time(at, TimeKind::War)
            && (at.saturating_sub(8)..at).any(|at| {
                last.reading.has(at, Class::Since) || last.reading.is_any(at, &["result", "during"])
            })
    };
    let (at, _) = last.reading.terms_of(kinds::TIME).find(war)?;
    let rule = "the sentence before it tells of all the war";
    Some(Because::term(rule, &last.reading, at).of_passage(before))
}
