//! Which rules settled each field of a record.

use crate::assemble;
use crate::record::Record;
use crate::resolve::Draft;
use crate::why::{Because, Reason};

/// The fields of a record that are filled, in its order, with their reasons; `same_as` is told by
/// the records alone.
pub(super) fn reasons(
    record: &Record,
    claim: &assemble::Claim,
    draft: &Draft,
) -> impl Iterator<Item = (&'static str, Reason)> {
    let voice = draft.voice.clone().unwrap_or_default();
    let own = |why: Option<Because>| why.map_or(Reason::default(), Reason::of);
    let number = Reason::of(claim.why.number);
    let denied = voice.why.then_rule("the source denies the figure: `dismissed`");
    [
        ("side", record.side.is_some(), draft.why.side),
        ("category", true, draft.why.category),
        ("subgroup", record.subgroup.is_some(), own(claim.why.subgroup)),
        ("outcome", true, own(claim.why.outcome)),
        ("measure", true, Reason::of(claim.why.measure)),
        ("value", record.value.is_some(), number),
        ("low", record.low.is_some(), number),
        ("high", record.high.is_some(), number),
        ("bound", true, number),
        ("versus", record.versus.is_some(), draft.why.versus),
        ("per", record.per.is_some(), Reason::of(claim.why.measure)),
        ("time_frame", record.time_frame.is_some(), draft.why.frame),
        ("period_start", record.period_start.is_some(), draft.why.period),
        ("period_end", record.period_end.is_some(), draft.why.period),
        ("place", record.place.is_some(), draft.why.place),
        ("source", record.source.is_some(), voice.why),
        ("source_party", record.source_party.is_some(), voice.why),
        ("speaker", record.speaker.is_some(), voice.why_speaker),
        ("attribution", record.attribution.is_some(), voice.why),
        ("via", record.via.is_some(), voice.why_via),
        ("claimed_on", record.claimed_on.is_some(), voice.why_date),
        ("modality", true, if voice.denies { denied } else { Reason::of(claim.why.modality) }),
    ]
    .into_iter()
    .filter(|&(_, filled, _)| filled)
    .map(|(field, _, reason)| (field, reason))
}
