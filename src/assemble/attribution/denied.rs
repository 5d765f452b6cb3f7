//! Statements inside another's that are none of their own: what somebody denies, where he said it, and the data of
//! nobody in particular that he tells of.

use super::Attribution;
use crate::lexicon::Class;
use crate::mention::Reading;

/// `Kyiv denies Moscow's claim that`, `dismissed as "a lie" Russian reports of`: who denies a claim speaks,
/// not who made it.
pub fn is_denied(reading: &Reading, statements: &[Attribution], claim: &Attribution) -> bool {
    // `according to an intelligence bulletin of the ministry`: no other statement stands inside that phrase.
    let inside = |said: &Attribution| {
        said.leads && said.cue < claim.cue.min(claim.phrase.0) && claim.cue < said.phrase.1
    };
    if is_where_said(reading, statements, claim)
        || statements.iter().any(inside)
        || statements
            .iter()
            .any(|said| is_data_of(reading, said, claim) || is_report_to(reading, said, claim))
    {
        return true;
    }
    /// The most tokens between who denies and whose claim it is.
    const BETWEEN: usize = 6;
    let opening = claim.phrase.0.min(claim.cue);
    claim.by_noun
        && statements.iter().any(|said| {
            let end = reading.term_end(said.cue);
            said.denies
                && said.on
                && (end..=end + BETWEEN).contains(&opening)
                && (end..opening).all(|at| reading.quantity_at(at).is_none() && !reading.is(at, ','))
        })
}

/// `The ministry said initial reports showed`: what reports it had.
fn is_report_to(reading: &Reading, said: &Attribution, report: &Attribution) -> bool {
    let (start, end) = report.phrase;
    let unnamed =
        report.is_outlet && report.via.is_none() && reading.any_of(start..end, &["reports", "report"]);
    let from = reading.term_end(said.cue);
    let next = start >= from && (from..start).all(|at| reading.has(at, Class::That));
    unnamed && next && said.names_source() && !said.is_outlet && !said.leads && said.on
}

/// `Marin said that “intelligence data shows”`: data of nobody in particular are those of who tells of them.
fn is_data_of(reading: &Reading, said: &Attribution, data: &Attribution) -> bool {
    /// The most tokens from `we have` to the data.
    const OURS: usize = 5;
    let (start, end) = (data.phrase.0, data.phrase.1.max(data.cue));
    let plain =
        data.party.is_none() && data.source.is_none() && data.speaker.is_none() && data.known.is_none();
    // `“We have assessments by the General Staff`: theirs too.
    let owns = |at: usize| reading.has(at, Class::We) && reading.has(at + 1, Class::Have);
    let ours = data.by_noun && (said.cue + 1..start.min(data.cue)).rev().take(OURS).any(owns);
    if ours && said.on && (said.speaker.is_some() || said.pronoun) {
        return true;
    }
    let report =
        plain && data.has_office() && reading.any_of(start..end + 1, &["data", "figures", "information"]);
    let mut before = (said.cue + 1..start).rev().skip_while(|&at| reading.tokens[at].is_quote());
    report
        && said.speaker.is_some()
        && said.on
        && before.next().is_some_and(|at| reading.has(at, Class::That))
}

/// `The ministry said in an intelligence update that`: where it was said, and no other's report.
fn is_where_said(reading: &Reading, statements: &[Attribution], report: &Attribution) -> bool {
    let opening = report.phrase.0.min(report.cue);
    let led = |from: usize| {
        from < opening
            && opening - from <= 3
            && (from..opening)
                .all(|at| reading.has_any(at, &[Class::In, Class::A, Class::Determiner, Class::The]))
            && (from..opening).any(|at| reading.has(at, Class::In))
    };
    let plain = report.by_noun && report.party.is_none() && report.speaker.is_none();
    plain && statements.iter().any(|said| !said.by_noun && said.on && led(reading.term_end(said.cue)))
}
