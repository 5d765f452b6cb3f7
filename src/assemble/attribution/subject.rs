//! The subject of a verb of saying: where it opens, and whether the verb trails its report.

use super::aside::{aside, is_issued, opens_title};
use super::extent::phrase_before;
use super::name::{institution, is_particle, is_person_or_outlet, person};
use super::phrase::named;
use crate::assemble::place;
use crate::lexicon::{Class, Form, NounClass, SpeechKind};
use crate::mention::Reading;
use crate::token::Kind;

/// The most tokens that a subject may reach back over.
const LONGEST: usize = 34;

/// The subject of a verb of saying.
pub struct Subject {
    /// Its first token; the verb's own where it has none.
    pub start: usize,
    /// One past its last, without an aside before the verb.
    pub end: usize,
    /// The verb stands behind what it reports: `350 were killed, the ministry said`.
    pub trails: bool,
}

/// How far back a subject may reach.
struct Floor {
    at: usize,
    /// What bars the way is a number or an event: part of what is reported.
    event: bool,
}

/// The subject of the verb at `at`.
///
/// The subject is the last part between commas that names somebody; parts that only explain
/// a name or tell a date are passed (`Borzov, the governor of Vinnytsia, said`).
pub fn of(reading: &Reading, at: usize) -> Subject {
    let elsewhere = accompanying(reading, at).or_else(|| taking_time(reading, at));
    if let Some(start) = elsewhere.or_else(|| relative(reading, at)) {
        return Subject { start, end: at, trails: false };
    }
    let aside = aside(reading, at);
    let floor = floor(reading, at, aside.map_or(at, |aside| aside.opens));
    let close = aside.filter(|aside| !aside.role).map_or(at, |aside| aside.opens);
    let (mut end, mut named) = (close, false);
    let mut start;
    loop {
        let comma = (floor.at..end).rev().find(|&comma| reading.is(comma, ','));
        start = comma.map_or(floor.at, |comma| comma + 1);
        match comma {
            // `killed in Odesa, the mayor, Hennadii Trukhanov, said`: the name's role is the subject.
            Some(_) if named => break,
            Some(comma) if is_bare_name(reading, comma, end) => (end, named) = (comma, true),
            Some(comma) if is_passed(reading, comma, end) => end = comma,
            _ => break,
        }
    }
    if end == close
        && let Some(name) = name_before(reading, floor.at, start, end)
    {
        start = name;
    }
    if start == floor.at && floor.event {
        start = phrase_before(reading, floor.at, close);
    }
    // `Borzov, the governor, and Hrad, the mayor, have both said`: the first of them.
    if reading.has(start, Class::And) && (start + 1..at).any(|at| reading.is_any(at, &["all", "both"])) {
        start = floor.at;
    }
    let reports = (0..start).any(|at| reading.quantity_at(at).is_some());
    Subject { start, end: close, trails: reports && is_last(reading, at) }
}

/// `Yevgeny Prigozhin, the head of Wagner says`: the name that opens before the comma, where no other closes what
/// explains it.
fn name_before(reading: &Reading, floor: usize, start: usize, end: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&comma| comma > floor)?;
    let name = (floor..comma).rev().find(|&at| reading.is(at, ',')).map_or(floor, |at| at + 1);
    let opens = reading.has_any(start, &[Class::The, Class::A])
        || institution(reading, start).is_some() && reading.is_any(reading.term_end(start), &["of", "for"])
        || (start..end.min(start + 5)).any(|at| reading.is_possessive(at));
    let office = opens && (start..end).any(|at| institution(reading, at).is_some());
    let whole = comma - name <= 5
        && (name..comma).all(|at| reading.is_capitalised(at))
        && !reading.has_any(name, &[Class::In, Class::Preposition, Class::From]);
    (office && whole && ends_name(reading, comma)).then_some(name)
}

/// `The ministry rejected the Ukrainian claim and put its losses at 63`: the first verb of the clause, whose subject
/// speaks on.
pub fn coordinated(reading: &Reading, at: usize) -> Option<usize> {
    const REACH: usize = 40;
    let adverb = at > 1 && (reading.has(at - 1, Class::Adverb) || reading.is_word(at - 1, "also"));
    let and = at.checked_sub(1 + usize::from(adverb)).filter(|&and| reading.has(and, Class::And))?;
    let bars = |at: usize| {
        reading.has_any(at, &[Class::Subordinator, Class::But, Class::Relative, Class::That])
            || reading.tokens[at].is_quote()
            || matches!(reading.tokens[at].kind, Kind::Punct(';' | ':' | '(' | ')'))
    };
    let start = (and.saturating_sub(REACH)..and).rev().find(|&at| bars(at)).map_or(0, |at| at + 1);
    let verb = (start + 1..and).find(|&at| is_verb(reading, at))?;
    (start..verb).all(|at| reading.quantity_at(at).is_none()).then_some(verb)
}

/// `Missiles struck Odesa and Ukrainian officials said`: the last `and` behind a verb, where it opens a clause of its
/// own.
fn second_clause(reading: &Reading, from: usize, at: usize) -> Option<usize> {
    if !reading.holds(&[Class::And]) {
        return None;
    }
    let and = (from..at).rev().find(|&and| reading.has(and, Class::And))?;
    // `in the blast, an official and medics said`: one subject.
    let opens = (from..and.saturating_sub(1)).rev().find(|&at| reading.is(at, ',')).unwrap_or(from);
    let verb = (opens + 1..and).any(|at| is_verb(reading, at));
    (verb && and + 1 < at && names_somebody(reading, and + 1, at)).then_some(and)
}

/// Whether a verb stands at `at`, as far as its form tells.
pub fn is_verb(reading: &Reading, at: usize) -> bool {
    const IRREGULAR: &[&str] =
        &["struck", "hit", "fell", "shook", "broke", "came", "went", "took", "began", "met", "held"];
    let speech = reading.speech(at).is_some_and(|kind| !matches!(kind, SpeechKind::Noun | SpeechKind::Relay));
    let past = (reading.word(at).ends_with("ed") || reading.shouting && reading.word(at).ends_with("ED"))
        && (reading.shouting || !reading.is_capitalised(at))
        && reading.noun(at).is_none()
        && reading.party(at).is_none()
        && institution(reading, at).is_none();
    let joined = at > 0 && reading.is_hyphen(at - 1);
    let loss = reading.verb(at).is_some_and(|(_, form)| form != Form::Noun);
    !joined && !reading.in_date(at) && (past || speech || loss || reading.is_any(at, IRREGULAR))
}

/// `clashes went on, with officials in Belgorod accusing`: the subject of a participle opens behind `with`.
fn accompanying(reading: &Reading, at: usize) -> Option<usize> {
    if !reading.holds(&[Class::With]) || !reading.word(at).ends_with("ing") {
        return None;
    }
    const REACH: usize = 12;
    let bars = |at: usize| reading.is(at, ',') || is_event(reading, at) || reading.speech(at).is_some();
    let with = (at.saturating_sub(REACH)..at).rev().take_while(|&at| !bars(at));
    let with = with.filter(|&at| reading.has(at, Class::With)).last()?;
    (with + 1 < at).then_some(with + 1)
}

/// `the Observatory said, which on Thursday put`: `which` is the subject where somebody has spoken before it.
pub fn relative(reading: &Reading, at: usize) -> Option<usize> {
    const REACH: usize = 5;
    let comma = (at.saturating_sub(REACH)..at).rev().find(|&comma| reading.is(comma, ','))?;
    let spoke = (0..comma).any(|at| reading.speaks(at, SpeechKind::Verb));
    // `which the government said killed 11` has a subject of its own.
    let only = |at: usize| {
        reading.in_date(at)
            || reading.has_any(at, &[Class::In, Class::Preposition, Class::Adverb, Class::Have])
    };
    let alone = (comma + 2..at).all(only);
    (spoke && alone && reading.is_any(comma + 1, &["which", "who"]) && comma + 1 < at).then_some(comma + 1)
}

/// `It took the Russian military more than a week to acknowledge`: who took so long is the subject.
fn taking_time(reading: &Reading, at: usize) -> Option<usize> {
    const REACH: usize = 16;
    if at < 3 || !reading.has(at - 1, Class::To) || !reading.may_hold(&["took", "taken"]) {
        return None;
    }
    let took = (at.saturating_sub(REACH)..at).rev().find(|&at| reading.is_any(at, &["took", "taken"]))?;
    let it = (took.saturating_sub(3)..took).any(|at| reading.has(at, Class::It));
    (it && named(reading, took + 1, at).is_some()).then_some(took + 1)
}

/// Whether the part between the comma and `end` is not the subject itself: it only sets the
/// scene (`In Kyiv, the ministry said`), names nobody, or explains the name before it.
fn is_passed(reading: &Reading, comma: usize, end: usize) -> bool {
    let start = comma + 1;
    let adverbial = reading
        .has_any(start, &[Class::From, Class::In, Class::With, Class::Preposition, Class::For, Class::As]);
    adverbial
        || !names_somebody(reading, start, end) && is_interjected(reading, start, end)
        || explains(reading, comma, start, end)
}

/// `meanwhile`, `34`, `run by two analysts`: what may stand between a subject and its verb, and is no
/// subject; `volunteer groups reported` has a subject, though nobody knows it.
fn is_interjected(reading: &Reading, start: usize, end: usize) -> bool {
    let people =
        |at: usize| reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Person && plural);
    let subject = (start..end).any(|at| {
        people(at) || reading.tokens[at].is_word() && !reading.is_known(at) && reading.word(at).ends_with('s')
    });
    let closed = reading.is(end, ',');
    // `the data shows`, `a new report says`: next to the verb stands its subject.
    let opens = reading.has_any(start, &[Class::The, Class::A, Class::Determiner]);
    let spoken = (start..end).any(|at| reading.speaks(at, SpeechKind::Noun));
    closed || !subject && !spoken && (!opens || (start..end).any(|at| reading.in_date(at)))
}

/// `the governor of Darfur, Minni Minawi, wrote`: a name whose role stands before the comma.
fn is_bare_name(reading: &Reading, comma: usize, end: usize) -> bool {
    let unknown = |at: usize| {
        reading.is_capitalised(at) && institution(reading, at).is_none() && reading.party(at).is_none()
            || at > comma + 1
                && (reading.is_hyphen(at) || is_particle(reading, at) || reading.has(at, Class::And))
    };
    let before = (comma.saturating_sub(8)..comma)
        .rev()
        .take_while(|&at| !reading.is(at, ','))
        .any(|at| institution(reading, at).is_some());
    let name = comma + 1 < end && (comma + 1..end).all(unknown);
    // Only where the role opens its own part: `the governor of Darfur,`.
    let opens = (0..comma).rev().find(|&at| reading.is(at, ',')).map_or(0, |at| at + 1);
    let opens = opens + usize::from(reading.tokens[opens].is_quote());
    let role = reading.has_any(opens, &[Class::The, Class::A]) || institution(reading, opens).is_some();
    name && before && role
}

/// Words that open no report behind a verb of saying: `said in Kyiv`, `said of the raid`, `said after talks`.
const ENDS: [Class; 8] = [
    Class::In,
    Class::Preposition,
    Class::To,
    Class::And,
    Class::By,
    Class::With,
    Class::For,
    Class::Subordinator,
];

/// Whether the verb at `at` is followed by nothing that it could report.
fn is_last(reading: &Reading, at: usize) -> bool {
    let behind = reading.term_end(at);
    // `the governor told reporters`: the hearers follow, not the report.
    let told = reading.speaks(at, SpeechKind::Told)
        && !(behind..behind + 6)
            .take_while(|&next| !reading.is(next, ','))
            .any(|next| reading.has(next, Class::That) || reading.quantity_at(next).is_some());
    let counted = |at: usize| reading.quantities.iter().any(|it| it.full_start <= at && at < it.full_end);
    // `claimed to have taken out 80`, `admits to 89`, `admitted to just under 500`
    let infinitive = reading.has(behind, Class::To)
        && (reading.has_any(behind + 1, &[Class::Have, Class::Be])
            || reading.verb(behind + 1).is_some()
            || counted(behind + 1));
    let ends = told
        || reading.tokens.get(behind).is_none_or(|token| !token.is_word()) && !counted(behind)
        || reading.in_date(behind)
        || reading.is_any(behind, &["earlier", "later", "afterwards", "separately", "today"])
        || reading.has_any(behind, &ENDS)
        // `wrote in a post on Facebook`
        || reading.speaks(behind, SpeechKind::Relay)
        || reading.has(behind, Class::Of) && reading.is_any(at, &["said", "says"]);
    ends && !infinitive && !reading.is(behind, ':')
}

/// How far back the subject of the verb at `at` may reach from `from`: not into the clause before `and`.
fn floor(reading: &Reading, at: usize, from: usize) -> Floor {
    let floor = wide_floor(reading, at, from);
    second_clause(reading, floor.at, from).map_or(floor, |and| Floor { at: and + 1, event: false })
}

/// The same, to a quotation, another verb of saying, a loss or a number.
fn wide_floor(reading: &Reading, at: usize, from: usize) -> Floor {
    let mut start = from;
    while let Some(before) = start.checked_sub(1) {
        let token = reading.tokens[before];
        if token.is(')')
            && let Some(open) = (before.saturating_sub(8)..before).find(|&open| reading.is(open, '('))
        {
            start = open;
            continue;
        }
        // `the institute's “Military Balance” estimates`: a title between its marks.
        if let Some(open) = opens_title(reading, before) {
            start = open;
            continue;
        }
        // `the Observatory "has documented`: a quotation that opens with the verb.
        let opens = token.is_quote()
            && before + 1 < at
            && (before + 1..at).all(|at| reading.has_any(at, &[Class::Have, Class::Adverb]));
        if opens {
            start = before;
            continue;
        }
        let event = is_event(reading, before);
        let barred = bars(reading, before) && !is_issued(reading, before, at);
        if event || barred || at - start > LONGEST {
            return Floor { at: start, event };
        }
        start = before;
    }
    Floor { at: 0, event: false }
}

/// A number, or a verb of loss: what is reported, not who reports it.
fn is_event(reading: &Reading, at: usize) -> bool {
    // `the Houthi-controlled ministry`, `Rick Lynch`: part of a name.
    let name = at > 0
        && (reading.is_hyphen(at - 1)
            || !reading.shouting && reading.is_capitalised(at) && reading.is_capitalised(at - 1));
    if name && reading.quantity_at(at).is_none() || is_number_of_unit(reading, at) {
        return false;
    }
    reading.quantity_at(at).is_some()
        || reading.verbs(at).any(|(_, form)| form != Form::Noun)
            && !reading.in_date(at)
            && reading.noun(at).is_none()
}

/// `Battalion 3 said`: the number of a unit, and no figure.
fn is_number_of_unit(reading: &Reading, at: usize) -> bool {
    let unit = at.checked_sub(1).filter(|&unit| reading.is_capitalised(unit) && !reading.shouting);
    let number = reading.quantity_at(at).is_some_and(|index| reading.quantities[index].full_end == at + 1);
    number && unit.is_some_and(|unit| institution(reading, unit).is_some())
}

/// Words and marks that no subject reaches back over: another clause, quotation or speaker.
fn bars(reading: &Reading, at: usize) -> bool {
    let token = reading.tokens[at];
    reading.has_any(at, &[Class::Subordinator, Class::But])
        || reading.is_any(at, &["what", "whether", "how", "why"])
        || reading.has(at, Class::That)
            && at > 0
            && (reading.speech(at - 1).is_some() || opens_clause(reading, at + 1))
        || matches!(token.kind, Kind::Punct(';' | ':' | '!' | '?' | '('))
        || token.is_quote()
        || token.is_dash() && !token.glued
        || reading.speech(at).is_some_and(|kind| !matches!(kind, SpeechKind::Noun | SpeechKind::Relay))
            && !reading.speaks(at, SpeechKind::Noun)
            && !is_unnamed(reading, at)
}

/// `a strike that the region's governor said`, `told them in Kyiv that he`: a subject of its own stands behind
/// the word; `the group that tracks losses said` has none there.
fn opens_clause(reading: &Reading, at: usize) -> bool {
    let verb = reading.verb(at).is_some()
        || reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun)
        || reading.has_any(at, &[Class::Have, Class::Be, Class::Modal, Class::Do]);
    let nominative = [Class::He, Class::It, Class::The, Class::A, Class::Determiner, Class::We, Class::I];
    !verb && (reading.has_any(at, &nominative) || reading.is_capitalised(at) || reading.party(at).is_some())
}

/// `an officer who asked not to be named`, `who cannot be identified`: nobody speaks there.
fn is_unnamed(reading: &Reading, at: usize) -> bool {
    let be = at > 0 && reading.has(at - 1, Class::Be);
    be && reading.is_any(at, &["named", "identified", "quoted", "cited"])
        && (at.saturating_sub(4)..at).any(|at| reading.has(at, Class::Not) || reading.has(at, Class::Modal))
}

/// Whether tokens `from..to` name a source or stand for one.
fn names_somebody(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        institution(reading, at).is_some()
            || is_person_or_outlet(reading, at)
            || reading.has_any(at, &[Class::It, Class::He])
            || reading.party(at).is_some() && !place::is_mere_place(reading, at)
            || reading.is_capitalised(at)
                && !reading.is_known(at)
                && !(at > 0 && reading.has(at - 1, Class::In))
    })
}

/// The part that opens at `start` explains the name before the comma.
fn explains(reading: &Reading, comma: usize, start: usize, end: usize) -> bool {
    // `a rate not seen since World War II, a new report says`: next to its verb it is the subject.
    if !reading.is(end, ',') {
        return false;
    }
    // `the Oryx blog, run by two analysts, said`, `the ministry, quoted by Interfax, said`
    let relay = reading.speaks(start, SpeechKind::Relay);
    let participle = reading.has(start + 1, Class::By) || reading.is_any(start, &["based", "led", "citing"]);
    let opens = reading.has_any(start, &[Class::The, Class::A, Class::Relative, Class::Or, Class::Whom])
        || participle
        || institution(reading, start).is_some()
        // `Boris Pistorius, Germany's defence minister, said`
        || ends_name(reading, comma) && (start..end).any(|at| institution(reading, at).is_some());
    // `Yulia Zhdanova, acting head of the delegation, who reported`
    let opens = opens || reading.is_any(end + 1, &["who", "which"]) && ends_name(reading, comma);
    let name = comma > 0
        && (reading.is_capitalised(comma - 1)
            || institution(reading, comma - 1).is_some()
            || reading.tokens[comma - 1].is(')'));
    opens && name || relay || reading.is_any(start, &["citing", "quoting"])
}

/// Whether a person's name ends before the comma: one that the lexicon knows, or two capitalised words
/// that it does not.
pub fn ends_name(reading: &Reading, comma: usize) -> bool {
    let Some(last) = comma.checked_sub(1) else { return false };
    let part = |at: usize| reading.is_capitalised(at) && !reading.is_known(at);
    let first = (0..last).rev().take(3).find(|&at| !reading.is_hyphen(at) && !is_particle(reading, at));
    person(reading, last).is_some() || part(last) && first.is_some_and(part)
}
