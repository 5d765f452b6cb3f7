//! Sides of military losses that nothing near tells: by who reports them, and by whom the document
//! is about.

use std::collections::BTreeMap;

use super::context::Context;
use super::side::{ESTIMATES, found};
use super::{Draft, Passage, Voice};
use crate::assemble::side::ADMITS;
use crate::assemble::{Case, Claim, Side, attribution};
use crate::lexicon::{Camp, Lexicon, Name};
use crate::record::{Category, Outcome};
use crate::why::Reason;

/// Soldiers that nothing tells the side of, as a party of the war reports them: its own, but the
/// enemy's where it claims them.
pub(super) fn own(passages: &[Passage], drafts: &mut [Draft], context: &Context, lexicon: &Lexicon) {
    for draft in drafts.iter_mut() {
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let speaker = draft.voice.as_ref().and_then(|voice| voice.party);
        let enemy = |party: Name| context.conflict.and_then(|row| row.enemy_of(party));
        if draft.side.is_some()
            || draft.category != Category::Military
            || claim.head.both
            || claim.head.fought
            || is_enemys(passage, claim)
        {
            continue;
        }
        let claimed = attribution::of(passage.statements(), claim)
            .is_some_and(|said| passage.reading.word(said.cue).to_ascii_lowercase().starts_with("claim"));
        let counted = claim.governed.is_some_and(|governed| governed.case == Case::Subject);
        let camp = claim.head.noun.and_then(|noun| passage.reading.camp(noun.at));
        let staff = draft.voice.as_ref().is_some_and(|voice| counts_enemy(voice, lexicon));
        let staff = staff || is_ministrys(draft, claim, lexicon);
        let claimed = claimed || camp == Some(Camp::Rebel) || staff && !admits(passage, claim);
        let estimated = attribution::of(passage.statements(), claim)
            .is_some_and(|said| passage.reading.is_any(said.cue, ESTIMATES));
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        let state = !estimated && source.is_some_and(|it| lexicon.is_of_a_state(it));
        let side = speaker.and_then(|party| match enemy(party) {
            // `54 militants`, as one state at war with another counts them, or where one of several groups is named once.
            Some(enemy) if camp == Some(Camp::Rebel) && !context.is_rebels_foe(enemy) => None,
            Some(enemy) if claimed => Some((enemy, "what a party of the war claims, it claims of its enemy")),
            Some(_) => Some((party, "what a party of the war reports, it reports of its own soldiers")),
            // `Niger's army said that three soldiers had died`, in no war that the rows know.
            None => {
                let own = counted && !claimed && state && context.conflict.is_none();
                own.then_some((party, "a state reports its own soldiers: `Niger's army said`"))
            }
        });
        let spoken = draft.voice.as_ref().map_or(Reason::default(), |voice| voice.why);
        draft.suffer(side.map(|(party, rule)| (party, spoken.then_rule(rule))));
    }
}

/// `Up to 170 troops were lost in the area of the northern battlegroup, the Defense Ministry said`: its enemy's.
fn is_ministrys(draft: &Draft, claim: &Claim, lexicon: &Lexicon) -> bool {
    let told = claim.governed.is_some_and(|governed| matches!(governed.case, Case::Subject | Case::Part));
    told && draft.outcome == Outcome::Lost
        && draft.voice.as_ref().is_some_and(|voice| of_ministry(voice, lexicon))
}

/// Whether a ministry of defence speaks.
fn of_ministry(voice: &Voice, lexicon: &Lexicon) -> bool {
    voice.source.is_some_and(|source| lexicon.name(source).ends_with("_mod"))
}

/// `the number of killed enemy soldiers`: whoever speaks, not its own.
fn is_enemys(passage: &Passage, claim: &Claim) -> bool {
    let mut words = claim.event().min(claim.start)..claim.head.end.max(claim.event());
    matches!(claim.side, Side::Enemy | Side::EnemyOf(_))
        || words.any(|at| passage.reading.is_word(at, "enemy"))
}

/// A general staff reports its enemy's losses day by day, and keeps its own to itself.
fn counts_enemy(voice: &Voice, lexicon: &Lexicon) -> bool {
    voice.source.is_some_and(|source| lexicon.name(source).ends_with("_general_staff"))
}

/// `the staff acknowledged that 63 soldiers had died`: such words are of one's own losses.
fn admits(passage: &Passage, claim: &Claim) -> bool {
    attribution::of(passage.statements(), claim).is_some_and(|said| passage.reading.is_any(said.cue, &ADMITS))
}

/// Military losses that nothing near tells the side of: the side that most of the document's
/// other military losses are on.
pub(super) fn focus(passages: &[Passage], drafts: &mut [Draft], context: &Context) {
    for people in [true, false] {
        let counts = |draft: &Draft| !draft.category.is_bystanders() && draft.category.is_people() == people;
        let mut times: BTreeMap<Name, usize> = BTreeMap::new();
        for side in drafts.iter().filter(|draft| counts(draft)).filter_map(|draft| draft.side) {
            *times.entry(side).or_default() += 1;
        }
        let all: usize = times.values().sum();
        let Some((first, most)) = times.into_iter().max_by_key(|&(_, count)| count) else { continue };
        // `higher than the Soviet losses in Afghanistan`: of another war.
        if most * 3 < all * 2 || !context.concerns(first) {
            continue;
        }
        for draft in drafts.iter_mut() {
            let head = &passages[draft.passage].claims[draft.claim].head;
            // `militants` that the text does not name are not the soldiers of most others.
            let passage = &passages[draft.passage];
            let noun = passage.claims[draft.claim].head.noun;
            let rebels = noun.is_some_and(|noun| passage.reading.camp(noun.at) == Some(Camp::Rebel))
                || passage.claims[draft.claim].side == Side::Camp(Camp::Rebel);
            // `an army post in Burkina Faso`: on a land that the document's war is not about.
            let mut lands = passage.places().iter().filter_map(|place| place.country);
            let elsewhere = lands.any(|land| land != first && !context.concerns(land));
            // `The air force killed scores of bandits`: whoever they are, they are not its own.
            let own = passage.claims[draft.claim].side == Side::EnemyOf(first);
            if draft.side.is_none()
                && counts(draft)
                && !head.both
                && !head.fought
                && !rebels
                && !elsewhere
                && !own
            {
                draft.suffer(Some(found(first, "the side of most military losses of the document")));
            }
        }
    }
}
