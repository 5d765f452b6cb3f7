//! Cues of speech: the words by which a sentence hands its figures to a source, and which
//! way each of them reaches.

use super::acronym::acronym;
use super::clause::{
    before_clause, body_before_clause, impersonal, is_chained, is_left_open, is_preposed, of_participle,
};
use super::extent::phrase_end;
use super::inverted::{GOES_ON, adds, before_subject, is_behind_comma, is_plainly_inverted};
use super::mute::is_mute;
use super::name::{outlet_at, person};
use super::noun::{noun, noun_by};
use super::phrase::{has_office, named};
use super::previous::is_of_previous;
use super::silent::is_withheld;
use super::stand_in::{
    is_of_owner, is_unknown_kind, own_count, report_start, stands_for, unknown, unnamed_report,
};
use super::subject::{self, Subject};
use super::{Attribution, agent, aside, day, outlet};
use crate::lexicon::{Class, PartyKind, SpeechKind};
use crate::mention::{Quantity, Reading};
use crate::token::Token;

/// What the statements are told as, by the case that reads them.
const LEAD: &str = "cue 1, words that lead to a source: `according to Ukraine's General Staff`";
const BEHIND: &str = "cue 2b, a verb of saying behind its subject: `the ministry said`";
const CHAINED: &str = "cue 2d, a participle that goes on from who spoke before: `said, adding that`";

/// The statement whose cue stands at `at`.
pub fn read(reading: &Reading, at: usize) -> Option<Attribution> {
    let of_number = |quantity: &&Quantity| quantity.full_start <= at && at < quantity.full_end;
    let number = reading.quantities.iter().find(of_number);
    if reading.in_date(at) || number.is_some_and(|number| !is_verb_of_bound(reading, at, number.start)) {
        return None;
    }
    let attribution = by_kind(reading, at)?;
    Some(told_to(reading, Attribution { of_previous: is_of_previous(reading, &attribution), ..attribution }))
}

/// `The army estimated 300 dead`: a word that bounds a number is the verb where somebody speaks right before it; `an estimated 300`
/// has none.
fn is_verb_of_bound(reading: &Reading, at: usize, number: usize) -> bool {
    let adverb =
        |at: &usize| reading.has_any(*at, &[Class::Adverb, Class::Have]) || reading.word(*at).ends_with("ly");
    let alone = reading.term_start(at) == at && reading.term_end(at) == at + 1 && at < number;
    let before = (0..at).rev().find(|at| !adverb(at)).filter(|_| alone);
    before.is_some_and(|at| {
        has_office(reading, at, at + 1)
            || reading.has_any(at, &[Class::He, Class::It])
            || reading.party(at).is_some_and(|party| party.kind != PartyKind::Adjective)
            || outlet_at(reading, at).is_some()
            || person(reading, at).is_some()
            || reading.place(at).is_some()
            || reading.is_capitalised(at)
    })
}

/// The statement with the outlet it was made to, and the day.
pub fn told_to(reading: &Reading, mut attribution: Attribution) -> Attribution {
    if attribution.via.is_none()
        && let Some(relay) = outlet::relay(reading, &attribution)
    {
        attribution.via = Some(relay.what);
        attribution.why.via = Some(relay.why);
    }
    let day = day::spoken_on(reading, &attribution);
    attribution.date = day.map(|day| day.what);
    attribution.why.date = day.map(|day| day.why);
    attribution
}

/// The cue at `at` by what the lexicon says of it; of several senses the first here counts.
fn by_kind(reading: &Reading, at: usize) -> Option<Attribution> {
    let speaks = |kind| reading.speaks(at, kind);
    if is_mute(reading, at) || is_left_open(reading, at) {
        None
    } else if speaks(SpeechKind::Lead) {
        lead(reading, at)
    } else if speaks(SpeechKind::Denial) {
        verb(reading, at).map(|attribution| Attribution { denies: true, ..attribution })
    } else if speaks(SpeechKind::Noun) && reading.has(reading.term_end(at), Class::Of) {
        noun(reading, at)
    } else if speaks(SpeechKind::Noun) && is_owned(reading, at) {
        let says = || speaks(SpeechKind::Verb) || speaks(SpeechKind::Tally) || speaks(SpeechKind::Told);
        noun(reading, at).or_else(|| if says() { verb(reading, at) } else { None })
    } else if speaks(SpeechKind::Tally) && !is_byname(reading, at) {
        verb(reading, at).map(|attribution| Attribution { counts: true, ..attribution })
    } else if speaks(SpeechKind::Verb)
        || speaks(SpeechKind::Told)
        || speaks(SpeechKind::Quotes) && (quotes(reading) || reports_that(reading, at))
    {
        // `Neither Kyiv nor Moscow commented`: no noun, though `details published on Tuesday by Kyiv` may tell whose.
        let given = || noun_by(reading, at).map(|said| Attribution { by_noun: true, ..said });
        let participle = reading.word(at).ends_with("ed");
        // `in an intelligence update`: one thing, and no verb.
        if speaks(SpeechKind::Noun)
            && !reading.word(at).ends_with('s')
            && (at.saturating_sub(3)..at)
                .any(|at| at > 0 && reading.has(at, Class::A) && reading.has(at - 1, Class::In))
        {
            return noun(reading, at);
        }
        let noun = || if speaks(SpeechKind::Noun) { noun(reading, at) } else { None };
        verb(reading, at).or_else(|| if participle { given() } else { noun() })
    } else if speaks(SpeechKind::Noun) {
        noun(reading, at)
    } else if speaks(SpeechKind::Relay) {
        agent::relayed(reading, at)
    } else {
        None
    }
}

/// `Moscow's claim`, `Russian claims that`: the word is a noun there, and no verb.
fn is_owned(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        reading.is_possessive(before)
            || reading.party(before).is_some_and(|party| party.kind == PartyKind::Adjective)
    })
}

/// Whether a quotation stands in the sentence, or the sentence in one.
fn quotes(reading: &Reading) -> bool {
    reading.sentence.quoted || reading.tokens.iter().any(Token::is_quote)
}

/// `shared in an update that`: a word of quoting with a report behind it.
fn reports_that(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 6;
    let end = reading.term_end(at);
    reading.is_any(end, &["via", "on"])
        || (end..end + REACH).take_while(|&at| !reading.is(at, ',')).any(|at| reading.has(at, Class::That))
}

/// Case 1: `according to Ukraine's General Staff`.
fn lead(reading: &Reading, at: usize) -> Option<Attribution> {
    let from = behind_few(reading, reading.term_end(at));
    let to = phrase_end(reading, from);
    // `according to the tally`: said of something that was named before; `according to the town's relief fund`: of
    // somebody unknown.
    let unnamed = || {
        let phrase = (from, to.max(from + 1));
        let owned = (phrase.0..phrase.1).any(|at| reading.is_possessive(at));
        let report = (phrase.0..phrase.1).any(|at| reading.speaks(at, SpeechKind::Noun));
        let the = reading.has_any(from, &[Class::The, Class::Determiner]);
        the.then(|| match owned && !report {
            true => Attribution { phrase, unknown: true, ..Attribution::default() },
            false => Attribution::standing_for(phrase),
        })
    };
    // `without citing its source`, `cited continued Russian attacks`: no source is led in.
    let without = at > 0 && reading.is_word(at - 1, "without");
    if without {
        return None;
    }
    let said = named(reading, from, to);
    if said.as_ref().is_some_and(|it| it.is_adjective_alone(reading)) {
        return None;
    }
    let ours = || reading.has(from, Class::Our).then(|| Attribution::of_text((from, to.max(from + 1))));
    let report = || unnamed_report(reading, from, to).flatten();
    let letters = || acronym(reading, from, to);
    let attribution = ours().or(said).or_else(letters).or_else(report).or_else(unnamed)?;
    // At the head of its clause it speaks only of what follows.
    let opens = at == 0
        || reading.is(at - 1, '“')
        || reading.has_any(at - 1, &[Class::And, Class::But, Class::Subordinator])
        || reading.is(at - 1, ';');
    let from = behind_dash(reading, at);
    Some(Attribution { leads: true, from, ..attribution.speaking(LEAD, at, !opens, true) })
}

/// `hundreds of casualties — 300 according to the army`: the first token behind a dash, where the number beside the words at
/// `at` stands behind it and another before.
fn behind_dash(reading: &Reading, at: usize) -> usize {
    const NEAR: usize = 14;
    let dash = |at: &usize| reading.tokens[*at].is_dash() && !reading.tokens[*at].glued;
    let Some(dash) = (at.saturating_sub(NEAR)..at).rev().find(dash) else { return 0 };
    let counts =
        |range: std::ops::Range<usize>| range.into_iter().any(|at| reading.quantity_at(at).is_some());
    if counts(dash..at) && counts(0..dash) { dash + 1 } else { 0 }
}

/// `citing two officials`: behind the number of those who say so.
fn behind_few(reading: &Reading, at: usize) -> usize {
    let few = |index: usize| reading.quantities[index].amount.value.is_some_and(|value| value <= 20.0);
    let number = reading.quantity_at(at).filter(|&index| few(index));
    number.map_or(at, |index| reading.quantities[index].end)
}

/// Case 2, a verb of saying: by its agent, behind its subject, or before it.
fn verb(reading: &Reading, at: usize) -> Option<Attribution> {
    // `tanks confirmed as destroyed`: nobody speaks.
    if claims_lives(reading, at)
        || reading.has(reading.term_end(at), Class::As) && reading.speaks(at, SpeechKind::Verb)
    {
        return None;
    }
    // `despite reports of it`: a noun.
    let led = |at: usize| {
        reading.has_any(at, &[Class::Preposition, Class::In, Class::For, Class::With, Class::Of])
            || reading.is_any(at, &["despite", "amid"])
    };
    if at > 0 && reading.speaks(at, SpeechKind::Noun) && led(at - 1) {
        return None;
    }
    // `has confirmed by name 54,000`: no agent.
    let by = reading.term_end(at);
    if reading.has(by, Class::By)
        && !reading.is_any(by + 1, &["name", "names", "phone", "telephone", "email"])
    {
        // `a rescuer was quoted as saying by Anadolu`: who quotes passes it on.
        if reading.word(by - 1).ends_with("saying") {
            return behind_subject(reading, at);
        }
        return agent::by_agent(reading, at);
    }
    by_place(reading, at)
}

/// The same, by what stands around the verb.
fn by_place(reading: &Reading, at: usize) -> Option<Attribution> {
    // `is now visually confirmed`
    let manner = |at: &usize| reading.has(*at, Class::Adverb) || reading.word(*at).ends_with("ly");
    let before = (at.saturating_sub(4)..at).rev().find(|at| !manner(at));
    if let Some(be) = before.filter(|&before| reading.has(before, Class::Be)) {
        // `The army is reporting 40 dead`
        if reading.word(at).ends_with("ing") && reading.speaks(at, SpeechKind::Verb) {
            return behind_subject(reading, be);
        }
        return impersonal(reading, be, at).or_else(|| agent::told_in(reading, be, at));
    }
    if is_withheld(reading, at) {
        return None;
    }
    if is_preposed(reading, at) {
        return before_clause(reading, at);
    }
    if let Some(comma) = at.checked_sub(2).filter(|&comma| aside::opens_aside(reading, comma)) {
        return around_aside(reading, comma, at);
    }
    if aside::aside(reading, at).is_some() {
        return behind_subject(reading, at).or_else(|| before_subject(reading, at));
    }
    if is_chained(reading, at) {
        let again = Attribution::standing_for((at, at));
        return Some(again.speaking(CHAINED, at, false, true));
    }
    if let Some(said) = of_participle(reading, at) {
        return Some(said);
    }
    // `setting it ablaze, said Ihor Taburets, head of the administration`
    let inverted = || before_subject(reading, at).filter(|said| is_plainly_inverted(reading, at, said));
    let inverted = if is_behind_comma(reading, at) { inverted() } else { None };
    inverted.or_else(|| behind_subject(reading, at)).or_else(|| before_subject(reading, at))
}

/// `The spokesman, while confirming that two boats had sunk, said`: who speaks stands before the comma.
fn around_aside(reading: &Reading, comma: usize, at: usize) -> Option<Attribution> {
    let Subject { start, .. } = subject::of(reading, comma);
    Some(named(reading, start, comma)?.speaking(BEHIND, at, false, true))
}

/// Case 2b: `the ministry said that`, or trailing: `350 were killed, the ministry said`.
fn behind_subject(reading: &Reading, at: usize) -> Option<Attribution> {
    if let Some(body) = body_before_clause(reading, at) {
        return Some(body.speaking(BEHIND, at, false, true));
    }
    let Subject { start, end, trails } = subject::of(reading, at);
    if start >= at {
        return None;
    }
    // `the Observatory said, which on Thursday put the toll at 200`: who spoke just before.
    if subject::relative(reading, at).is_some() {
        return Some(Attribution::standing_for((start, start + 1)).speaking(BEHIND, at, false, true));
    }
    if let Some(verb) = subject::coordinated(reading, at) {
        let first = subject::of(reading, verb).start;
        if let Some(said) = named(reading, first, verb).filter(|_| first < verb) {
            return Some(said.speaking(BEHIND, at, false, true));
        }
    }
    let start = report_start(reading, behind_toll(reading, start, at), at);
    let attribution = who(reading, start, end, at)?;
    // `the city saw 40 deaths`: only people see.
    let end = reading.term_end(at);
    let counts = || (end..end + 3).any(|next| reading.quantity_at(next).is_some());
    if reading.is_any(end - 1, &["saw", "seen"]) && !(counts() && is_eyewitness(reading, &attribution)) {
        return None;
    }
    // `a much higher number than Russia estimated`: the figure that it is held against.
    if attribution.phrase.0 > 0 && reading.has(attribution.phrase.0 - 1, Class::Than) {
        return None;
    }
    // `the mayor wrote on Telegram, adding that`: who wrote there adds it, not the channel.
    if attribution.names_nobody() && reading.word(at).ends_with("ing") {
        return None;
    }
    Some(attribution.speaking(BEHIND, at, trails, !trails || goes_on(reading, reading.term_end(at))))
}

/// Who the subject from `start` to `end` of the verb at `at` is.
fn who(reading: &Reading, start: usize, end: usize, at: usize) -> Option<Attribution> {
    named(reading, start, end)
        .filter(|said| !is_unknown_kind(reading, said, end) && !is_of_owner(reading, said, end))
        .or_else(|| stands_for(reading, start, at))
        .or_else(|| own_count(reading, start, at))
        .or_else(|| acronym(reading, start, at))
        .or_else(|| unknown(reading, start, at))
}

/// `The Ukrainian toll it puts at 60,000`, `told the Echo she had counted 40`: the pronoun alone is the subject.
fn behind_toll(reading: &Reading, start: usize, at: usize) -> usize {
    let helps = |at: &usize| !reading.has_any(*at, &[Class::Have, Class::Adverb]);
    let last = (start + 1..at).rev().find(helps);
    let pronoun = |at: &usize| reading.has_any(*at, &[Class::It, Class::He]) && !reading.is(at - 1, ',');
    last.filter(pronoun).unwrap_or(start)
}

/// Whether who speaks can have been there: a person, a reporter or a resident.
fn is_eyewitness(reading: &Reading, said: &Attribution) -> bool {
    let kind = said.institution.map(|kind| reading.lexicon.name(kind));
    said.speaker.is_some() || said.is_outlet || matches!(kind, Some("media" | "witnesses"))
}

/// `a soldier named Petrov`: what somebody is called, no count of names.
fn is_byname(reading: &Reading, at: usize) -> bool {
    let next = reading.term_end(at);
    next < reading.len() && reading.is_capitalised(next) && !reading.is_known(next) && !reading.shouting
}

/// `claimed 298 lives`, `claimed the lives of`, `claimed responsibility for the attack`: no speech, but `for the deaths of`.
fn claims_lives(reading: &Reading, at: usize) -> bool {
    if !reading.may_hold(&["lives", "life", "responsibility"]) {
        return false;
    }
    const DEATHS: &[&str] = &["death", "deaths", "killing", "killings", "murder", "murders"];
    let near = |words: &[&str]| (at + 1..(at + 5).min(reading.len())).find(|&at| reading.is_any(at, words));
    let lives = near(&["lives", "life"]).is_some();
    lives || near(&["responsibility"]).is_some_and(|at| !(at..at + 4).any(|at| reading.is_any(at, DEATHS)))
}

/// A trailing `he said` also reaches on where a broken quotation, `adding` or `raising the toll to` follows.
fn goes_on(reading: &Reading, end: usize) -> bool {
    adds(reading, end)
        || (end..(end + 8).min(reading.len())).any(|at| {
            reading.tokens[at].is_quote() || reading.is_any(at, GOES_ON) || reading.has(at, Class::That)
        })
}
