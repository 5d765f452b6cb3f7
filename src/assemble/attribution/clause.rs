//! Verbs of saying whose subject stands elsewhere than before or behind them: before the participle that goes on,
//! behind the clause that a participle opens, in the report that tells; and those that report nothing.

use super::Attribution;
use super::extent::phrase_end;
use super::phrase::named;
use super::stand_in::stands_for;
use super::subject::{self, is_verb};
use crate::lexicon::{Class, SpeechKind};
use crate::mention::Reading;

const IMPERSONAL: &str = "cue 2e, what was reported, by whose report: `In the ministry's report it was said`";
const PARTICIPLE: &str = "cue 2g, a participle of who does something: `The group issued a report saying`";
const PREPOSED: &str = "cue 2f, a participle before its subject: `After claiming that, the ministry said`";

/// `said in Kyiv on Tuesday, adding that`: who spoke just before in the sentence speaks on.
pub fn is_chained(reading: &Reading, at: usize) -> bool {
    let spoke = |at: usize| {
        let said = reading.speaks(at, SpeechKind::Verb) || reading.speaks(at, SpeechKind::Told);
        said && !reading.is_word(reading.term_end(at), "responsibility")
    };
    at > 1 && reading.is(at - 1, ',') && reading.word(at).ends_with("ing") && (0..at).any(spoke)
}

/// `335 fighters listed.`, `Attacks reported; 11 dead`, `shows no concern`: nothing is reported behind the word.
pub fn is_left_open(reading: &Reading, at: usize) -> bool {
    let end = reading.term_end(at);
    let ends = reading.tokens.get(end).is_none_or(|token| token.is('.') || token.is(';'));
    let passive = reading.is_any(at, &["listed", "recorded", "registered", "logged"]);
    let bare = || {
        let before = 0..at;
        reading.is(end, ';')
            && reading.is_any(at, &["reported", "confirmed"])
            && before.into_iter().all(|at| reading.quantity_at(at).is_none())
    };
    // `They rely on obituaries and local media reports.`
    let plural = reading.speaks(at, SpeechKind::Noun)
        && reading.word(at).ends_with('s')
        && (0..at).all(|at| reading.quantity_at(at).is_none());
    ends && (passive || plural)
        || bare()
        || reading.is_any(at, &["show", "shows", "showed"]) && reading.is_word(end, "no")
}

/// Case 2e: `In the report of the General Staff, it was reported that`, `It was officially reported that`.
pub fn impersonal(reading: &Reading, be: usize, at: usize) -> Option<Attribution> {
    let it = be.checked_sub(1).filter(|&it| reading.has(it, Class::It))?;
    let officially = (be..at).any(|at| reading.is_word(at, "officially"));
    let led = it > 2
        && reading.is(it - 1, ',')
        && reading.has(0, Class::In)
        && (1..it).any(|at| reading.speaks(at, SpeechKind::Noun));
    let found = if officially {
        let institution = reading.lexicon.find_name("officials");
        Some(Attribution { phrase: (be + 1, at), institution, ..Attribution::default() })
    } else if led {
        named(reading, 1, it - 1)
    } else {
        None
    };
    Some(found?.speaking(IMPERSONAL, at, false, true))
}

/// Whether a participle opens the sentence before its subject: `After claiming 40 dead, the ministry said`.
pub fn is_preposed(reading: &Reading, at: usize) -> bool {
    let led = at == 1 && reading.is_any(0, &["after", "while", "in", "by", "before", "despite"]);
    reading.word(at).ends_with("ing") && (at == 0 || led)
}

/// Case 2f: `After claiming that 40 had died, the ministry said`: the subject stands behind the clause.
pub fn before_clause(reading: &Reading, at: usize) -> Option<Attribution> {
    const REACH: usize = 40;
    let commas = (at + 1..reading.len().min(at + REACH)).filter(|&comma| reading.is(comma, ','));
    let mut found = commas.filter_map(|comma| {
        let said = named(reading, comma + 1, phrase_end(reading, comma + 1))?;
        (said.phrase.0 <= comma + 2).then_some(said)
    });
    Some(found.next_back()?.speaking(PREPOSED, at, false, true))
}

/// Case 2g: `A rights group put the toll higher, saying`, `Oryx issued its own report saying`, `The BBC has gone through
/// obituaries, confirming`: who opens the clause speaks by the participle.
pub fn of_participle(reading: &Reading, at: usize) -> Option<Attribution> {
    /// The most tokens of the clause before it.
    const REACH: usize = 40;
    let before = at.checked_sub(1).filter(|_| reading.word(at).ends_with("ing"))?;
    // `Kenya called for talks after claiming`
    let led =
        reading.has(before, Class::By) || reading.is_any(before, &["after", "before", "while", "despite"]);
    if !reading.is(before, ',') && !reading.speaks(before, SpeechKind::Noun) && !led {
        return None;
    }
    let bars = |at: usize| {
        reading.has_any(at, &[Class::Subordinator, Class::But, Class::That])
            || reading.tokens[at].is_quote()
            || reading.tokens[at].is_dash() && !reading.tokens[at].glued
            || reading.is(at, ';')
            || reading.is(at, ':')
    };
    let start = (at.saturating_sub(REACH)..before).rev().find(|&at| bars(at)).map_or(0, |bar| bar + 1);
    let verbs = |at: usize| {
        is_verb(reading, at) || reading.has_any(at, &[Class::Have, Class::Be, Class::Modal, Class::Do])
    };
    let verb = (start + 1..before).find(|&at| verbs(at))?;
    // `In Kyiv, the army`: what opens the clause is no subject.
    let comma = (start..verb).rev().find(|&at| reading.is(at, ',')).filter(|&at| at + 1 < verb);
    let subject = comma.map_or(start, |comma| comma + 1);
    let said = named(reading, subject, verb)?;
    let counts = reading.speech(at) != Some(SpeechKind::Verb);
    let body =
        said.institution.is_some() || said.source.is_some() || said.speaker.is_some() || said.via.is_some();
    let party = said.party.is_some() && !said.is_adjective_alone(reading) || said.pronoun;
    let quiet = (subject..verb).all(|at| reading.quantity_at(at).is_none());
    let speaks = quiet && (body || party && !counts);
    speaks.then(|| said.speaking(PARTICIPLE, at, false, true))
}

/// `The group, which is critical of the government, said`: the body before the clause that tells of it, which closes right
/// before the verb; of a body of which nothing is known nobody in the clause speaks.
pub fn body_before_clause(reading: &Reading, at: usize) -> Option<Attribution> {
    /// The most tokens of such a clause.
    const REACH: usize = 30;
    let closes = at.checked_sub(1).filter(|&comma| reading.is(comma, ','))?;
    let which = |at: &usize| reading.is(*at, ',') && reading.is_word(at + 1, "which");
    let comma = (at.saturating_sub(REACH)..closes).rev().find(which)?;
    let quiet = |at: usize| reading.quantity_at(at).is_none() && !reading.tokens[at].is_quote();
    let start = subject::of(reading, comma).start;
    if start >= comma || !(start..closes).all(quiet) {
        return None;
    }
    let said = named(reading, start, comma).or_else(|| stands_for(reading, start, comma));
    let unknown = Attribution { phrase: (start, comma), unknown: true, ..Attribution::default() };
    Some(said.unwrap_or(unknown))
}
