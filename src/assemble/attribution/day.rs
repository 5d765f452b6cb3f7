//! The day a statement was made: of the dates in a sentence, the one that belongs to its cue.

use std::ops::Range;

use super::Attribution;
use super::name::{institution, outlet_at};
use super::subject::is_verb;
use crate::assemble::period;
use crate::assemble::side::is_strike;
use crate::lexicon::{Class, SpeechKind};
use crate::mention::{DatePhrase, Quantity, Reading, Shapes};
use crate::why::{Because, Told};

/// Words between a verb of saying and its date: `told reporters on`, `said in early`.
const BEFORE_DATE: &[&str] =
    &["on", "at", "early", "late", "mid", "end", "reporters", "journalists", "beginning"];

/// What is said or written on a day.
const WORDS: &[&str] = &[
    "statement",
    "interview",
    "post",
    "report",
    "briefing",
    "update",
    "speech",
    "address",
    "tweet",
    "message",
    "bulletin",
    "study",
    "article",
    "announcement",
    "testimony",
];

/// `in its March 2 statement`, `in a November interview`, `in an Aug. 1 Truth Social post`: the day of the words
/// that it stands in.
pub fn is_of_words(reading: &Reading, date: &DatePhrase) -> bool {
    const NAME: usize = 3;
    if !reading.may_hold_of(const { &Shapes::of(&[WORDS]) }) {
        return false;
    }
    let own = reading.is_possessive(date.end);
    let before = date.start.checked_sub(1);
    let led = own
        || before.is_some_and(|at| {
            reading.has_any(at, &[Class::A, Class::The, Class::Determiner])
                || reading.is_any(at, &["its", "his", "her", "their"])
                || reading.is_possessive(at)
        });
    if is_behind_words(reading, date) {
        return true;
    }
    let from = date.end + usize::from(own);
    let name = |at: &usize| reading.is_capitalised(*at) && !reading.is_any(*at, WORDS);
    let noun = from + (from..from + NAME).take_while(name).count();
    led && reading.is_any(noun, WORDS)
}

/// `in an interview with CNN in June`, `in a post on Sunday`: the day behind the words that something is told in.
fn is_behind_words(reading: &Reading, date: &DatePhrase) -> bool {
    const REACH: usize = 8;
    let part = |at: usize| reading.is_any(at, &["early", "mid", "late"]) || reading.is_hyphen(at);
    let Some(lead) = (0..date.start).rev().find(|&at| !part(at)) else { return false };
    let word =
        |at: &usize| reading.is_capitalised(*at) || reading.is_any(*at, &["with", "to", "the", "on", "for"]);
    let mut near = (lead.saturating_sub(REACH)..lead).rev();
    let noun = near.find(|at| !word(at)).filter(|&at| reading.is_any(at, WORDS));
    // not `in a report on the attack in June`, nor `reports in June`
    let one = noun.is_some_and(|noun| {
        (noun.saturating_sub(4)..noun).any(|at| {
            reading.has(at, Class::A)
                || reading.is_any(at, &["its", "his", "her", "their"])
                || reading.is_possessive(at)
        })
    });
    (reading.has(lead, Class::In) || reading.is_any(lead, &["on", "from"])) && one
}

/// The date of the statement: next to the verb, between subject and verb, or opening the sentence.
pub fn spoken_on(reading: &Reading, attribution: &Attribution) -> Option<Told<DatePhrase>> {
    let (start, cue) = (attribution.phrase.0, attribution.cue);
    // `last published its toll in September 2022, when it said that it had lost 6,000`
    let when = |date: &&DatePhrase| {
        let at = date.end + usize::from(reading.is(date.end, ','));
        reading.is_word(at, "when") && at < cue && cue - at <= 6
    };
    let told =
        |date: &DatePhrase, rule: &'static str| Told::new(*date, Because::words(rule, date.start, date.end));
    if let Some(date) = reading.dates.iter().find(when) {
        return Some(told(date, "the day before `when`: `in September 2022, when it said`"));
    }
    if let Some(date) = reading.dates.iter().find(|date| is_of_words(reading, date)) {
        return Some(told(date, "the day of the words it was said in: `in its March 2 statement`"));
    }
    let first = |rule: &'static str, belongs: &dyn Fn(&DatePhrase) -> bool| {
        let date = reading.dates.iter().find(|date| belongs(date) && !is_of_event(reading, date))?;
        Some(told(date, rule))
    };
    let behind = "the day behind the verb of saying: `said on Tuesday`";
    let between = "the day between subject and verb: `the ministry on Tuesday said`";
    let inverted = "the day behind an inverted subject: `said the governor on Tuesday`";
    let opening = "the day that opens the sentence: `On Tuesday, the ministry said`";
    let addressed = "the day behind whom or where it was told: `told lawmakers Wednesday`";
    let issued = "the day of the report that it stands in: `in a report issued in December`";
    let object = "the month behind the count that was told: `reported 120,000 casualties in February`";
    let previous = "the day behind who told what stands before: `This was told by the governor on Tuesday`";
    // `according to the investigation, on 21 September troops struck`: of what is told.
    let own = |date: &DatePhrase| attribution.leads && (cue..date.start).any(|at| reading.is(at, ','));
    first(behind, &|date| is_behind_cue(reading, date, reading.term_end(cue)) && !own(date))
        .or_else(|| first(issued, &|date| is_issued(reading, date, attribution)))
        .or_else(|| first(addressed, &|date| is_behind_address(reading, date, reading.term_end(cue))))
        .or_else(|| first(addressed, &|date| is_of_speech(reading, date)))
        .or_else(|| first(between, &|date| is_between(reading, date, start, cue)))
        .or_else(|| first(inverted, &|date| is_behind_phrase(reading, date, attribution)))
        .or_else(|| first(opening, &|date| is_opening(reading, date, attribution)))
        .or_else(|| first(object, &|date| is_behind_figure(reading, date, reading.term_end(cue))))
        .or_else(|| first(previous, &|date| attribution.of_previous && date.is_day() && date.start > cue))
}

/// `the ministry on Tuesday said`: between the subject from `start` on and the cue, but not `the ministry revised the toll of
/// a strike on Monday, stating that 13 were killed`.
fn is_between(reading: &Reading, date: &DatePhrase, start: usize, cue: usize) -> bool {
    let near = (date.start.saturating_sub(6).max(start)..date.start).rev();
    let struck = near.take_while(|&at| !reading.is(at, ',')).any(|at| is_strike(reading, at));
    date.start >= start && date.end <= cue && !(date.is_day() && struck)
}

/// What a month or year does of which something is told: `June saw the highest toll`.
const TOLD: &[&str] = &["saw", "sees", "marked", "brought", "had", "became"];

/// Whether a date can be no day of speech.
///
/// 1. `according to him, since December 2022`, `For all of 1986, they claim`: it tells a stretch.
/// 2. `were sent home in January-March, the agency told lawmakers`: it is a stretch.
/// 3. `according to the UN, 2025 was the deadliest year`: something is told of it.
/// 4. `told Reuters of Wednesday's ambush`: it is the event's.
/// 5. `Oct. 10, 2015: Two bombs kill 102`: it heads a line of a chronicle.
/// 6. `Until Friday, the army had acknowledged 21 dead`: it ends a stretch.
fn is_of_event(reading: &Reading, date: &DatePhrase) -> bool {
    period::is_stretch(reading, date)
        || period::limit(reading, date).is_some_and(|at| reading.is_any(at, &["until", "till"]))
        || date.day_to.is_some()
        || date.month_to.is_some()
        || date.day.is_none() && (reading.has(date.end, Class::Be) || reading.is_any(date.end, TOLD))
        || reading.is_possessive(date.end)
        || date.start == 0 && reading.is(date.end, ':')
}

/// `said the governor on Tuesday`, but not `according to its count, on 29 August 366 soldiers died`, which has
/// a day of its own.
fn is_behind_phrase(reading: &Reading, date: &DatePhrase, attribution: &Attribution) -> bool {
    let (phrase, cue) = (attribution.phrase, attribution.cue);
    let own = || attribution.leads && (phrase.1..date.start).any(|at| reading.is(at, ','));
    phrase.1 > cue && (phrase.1..=phrase.1 + 2).contains(&date.start) && !own()
}

/// Whether a date stands behind a verb of saying, whoever speaks: it is no day of an event.
pub fn is_spoken(reading: &Reading, date: &DatePhrase) -> bool {
    let says = |at: usize| reading.speaks(at, SpeechKind::Verb) || reading.speaks(at, SpeechKind::Told);
    let near = date.start.saturating_sub(6)..date.start;
    if is_of_speech(reading, date) || is_of_words(reading, date) || is_out(reading, date) {
        return true;
    }
    // `On Friday it was reported that`
    let it = date.end + usize::from(reading.is(date.end, ','));
    let reported = reading.is_word(it, "it")
        && reading.is_word(it + 1, "was")
        && reading.speech(it + 2).is_some()
        && date.start <= 1;
    if reported {
        return true;
    }
    let told = date.day.is_none() && reading.is_any(date.end, TOLD);
    // `the deaths told of in June and July, when 160 soldiers were killed each day`
    let when = reading.is_word(date.end + usize::from(reading.is(date.end, ',')), "when");
    let event = when && !(date.end..date.end + 8).any(says);
    !told
        && !event
        && !reading.is_possessive(date.end)
        && near.into_iter().any(|at| says(at) && is_behind_cue(reading, date, reading.term_end(at)))
}

/// `Speaking on Sunday, the minister said`, `he said, speaking at a forum in Kyiv on Sunday`.
fn is_of_speech(reading: &Reading, date: &DatePhrase) -> bool {
    const SPEAKS: &[&str] = &["speaking", "talking", "addressing"];
    const REACH: usize = 8;
    let near = (date.start.saturating_sub(REACH)..date.start).rev();
    let quiet = |at: usize| {
        !reading.is(at, ',')
            && reading.verb(at).is_none()
            && reading.quantity_at(at).is_none()
            && !reading.has_any(at, &[Class::That, Class::Subordinator, Class::Relative, Class::Be])
    };
    near.take_while(|&at| quiet(at)).any(|at| reading.is_any(at, SPEAKS))
}

/// `said on Tuesday`: nothing but fillers stands between the end of the cue and the date.
fn is_behind_cue(reading: &Reading, date: &DatePhrase, end: usize) -> bool {
    date.start >= end && date.start - end <= 5 && (end..date.start).all(|at| is_filler(reading, at))
}

/// What happens on a day: `reported an incident on January 4`.
const HAPPENED: &[&str] =
    &["incident", "incidents", "accident", "episode", "case", "cases", "event", "events"];

/// `told a news conference in Kyiv on Tuesday`, `said in a post on X Tuesday`: the day ends the clause, and
/// nothing is told of an event between the cue and it.
fn is_behind_address(reading: &Reading, date: &DatePhrase, end: usize) -> bool {
    const REACH: usize = 10;
    let ends = !reading.tokens.get(date.end).is_some_and(|token| token.is_word())
        || reading.has_any(date.end, &[Class::That, Class::And, Class::But, Class::Subordinator]);
    let tells = |at: usize| {
        let token = &reading.tokens[at];
        token.is_quote()
            || token.is(',')
            || token.is(':')
            || reading.quantity_at(at).is_some()
            || reading.verb(at).is_some()
            || reading.cause(at).is_some() && institution(reading, at).is_none()
            || reading.is_any(at, HAPPENED)
            || reading
                .has_any(at, &[Class::That, Class::Be, Class::Have, Class::Subordinator, Class::Relative])
            || reading.speech(at).is_some_and(|kind| kind == SpeechKind::Verb)
    };
    date.start > end && date.start - end <= REACH && ends && !(end..date.start).any(tells)
}

/// `The paper reported 120,000 casualties in February 2023`, `spoke of 5,937 casualties last September`: the month of a
/// count that is told as it stood, where no verb tells what befell them.
fn is_behind_figure(reading: &Reading, date: &DatePhrase, end: usize) -> bool {
    const REACH: usize = 12;
    const MANY: f64 = 1000.0;
    // `recorded 17,000 casualties in 2022`: what is counted is of the year.
    const COUNTS: &[&str] =
        &["recorded", "documented", "verified", "confirmed", "registered", "counted", "identified"];
    let month = !date.is_day() && (date.month.is_some() || date.near.is_some());
    if !month || date.start <= end || date.start - end > REACH || reading.is_any(end - 1, COUNTS) {
        return false;
    }
    let figures =
        (end..date.start).filter_map(|at| reading.quantity_at(at)).map(|at| &reading.quantities[at]);
    let large = |quantity: &Quantity| {
        let amount = quantity.amount;
        amount.value.or(amount.low).is_some_and(|number| number >= MANY)
    };
    let mut large = figures.map(large);
    let one = large.next() == Some(true) && large.all(|large| large);
    let parts = |at: usize| {
        reading.is(at, ',')
            || reading.tokens[at].is_quote()
            || reading.verb(at).is_some()
            || reading
                .has_any(at, &[Class::That, Class::Be, Class::Have, Class::Subordinator, Class::Relative])
    };
    let ends = !reading.tokens.get(date.end).is_some_and(|token| token.is_word());
    let led = |at: usize| !reading.has_any(at, &[Class::Since, Class::Of, Class::From, Class::By, Class::To]);
    one && ends && led(date.start - 1) && !(end..date.start).any(parts)
}

/// `said in a report issued in December`, `the study released on Tuesday said`: the day that the words of the
/// source came out on, beside its cue.
fn is_issued(reading: &Reading, date: &DatePhrase, attribution: &Attribution) -> bool {
    const REACH: usize = 6;
    let cue = attribution.cue;
    let near = date.start.abs_diff(cue).min(date.start.abs_diff(attribution.phrase.1)) <= REACH;
    near && is_out(reading, date)
}

/// `statements issued Tuesday`, `a report released on Sunday`: the day that words came out on.
fn is_out(reading: &Reading, date: &DatePhrase) -> bool {
    const OUT: &[&str] = &["issued", "released", "published", "dated", "posted", "unveiled"];
    // `a statement sent to AFP on Wednesday`
    const SENT: &[&str] = &["sent", "emailed", "given"];
    let lead = date.start.saturating_sub(3)..date.start;
    let sent = (date.start.saturating_sub(5)..date.start)
        .rfind(|&at| reading.is_any(at, SENT) && reading.is_word(at + 1, "to"));
    let out = lead.into_iter().rfind(|&at| reading.is_any(at, OUT)).or(sent);
    let word =
        |at: usize| reading.speaks(at, SpeechKind::Noun) || reading.is_any(at, &["statements", "updates"]);
    let noun = |at: usize| (at.saturating_sub(3)..at).any(word);
    let clear = |at: usize| (at..date.start).all(|at| reading.quantity_at(at).is_none());
    out.is_some_and(|at| noun(at) && clear(at))
}

/// `On Tuesday evening, the ministry said`: the sentence opens with the day; `yesterday` there
/// dates the event.
fn is_opening(reading: &Reading, date: &DatePhrase, attribution: &Attribution) -> bool {
    let gap = date.end..attribution.phrase.0;
    let led = date.start <= 3
        || date.start > 0
            && (reading.has_any(date.start - 1, &[Class::In, Class::Preposition])
                || reading.is(date.start - 1, ','));
    // `In August 2023, the Times reported that …, citing officials`
    let cites = reading.is_any(attribution.cue, &["citing", "quoting"]);
    if cites {
        return date.start <= 1 && date.end < attribution.cue;
    }
    // `shot down a helicopter on Wednesday, the agency said`: of what stands before it.
    let ends = (reading.term_end(attribution.cue)..reading.len()).all(|at| !reading.tokens[at].is_word());
    // and so `40 died on Monday, the mayor said, while`
    let trails = attribution.back && attribution.phrase.0 < attribution.cue && !attribution.by_noun;
    if (ends || trails) && date.start > 3 {
        return false;
    }
    if tells_event(reading, date, attribution) {
        return false;
    }
    // `In August, the air force says, it shot down 15 a night`: it says so now.
    let now = !date.is_day() && reading.is_any(attribution.cue, &["says", "say"]);
    led && !now
        && date.end <= gap.end
        && gap.len() <= 9
        && attribution.on
        && (date.days_ago != Some(1) || is_of_speech(reading, date))
        && (gap.clone().all(|at| is_plain(reading, at))
            || reading.speaks(attribution.cue, SpeechKind::Verb) && opens_statement(reading, date, gap))
}

/// `The offensive began on June 4, Putin told reporters`, `“Yesterday they struck,” said the doctor`: the day of what is told.
fn tells_event(reading: &Reading, date: &DatePhrase, attribution: &Attribution) -> bool {
    let clause = |at: &usize| {
        !reading.has_any(*at, &[Class::And, Class::But, Class::Subordinator])
            && !reading.is(*at, ',')
            && !reading.tokens[*at].is_dash()
    };
    let mut before = (0..date.start).rev().take_while(clause);
    let event = date.start > 3 && before.any(|at| is_verb(reading, at) && reading.speech(at).is_none());
    let until = attribution.phrase.0.min(attribution.cue);
    event || (date.end..until).any(|at| reading.tokens[at].is_quote())
}

/// What may stand between the day that opens a sentence and who speaks.
fn is_plain(reading: &Reading, at: usize) -> bool {
    reading.is(at, ',')
        || reading.has_any(at, &[Class::The, Class::A, Class::Adverb])
        || reading.is_any(at, &["evening", "morning", "afternoon", "night"])
        || !reading.is_known(at)
        || reading.has_any(at, &[Class::Of, Class::Preposition])
        || reading.party(at).is_some()
        || reading.speaks(at, SpeechKind::Noun)
}

/// `In December, and for the first time, the president said`, `Last month, one of the generals estimated`: between
/// the month and who speaks nothing is told of an event; nor between a day and the speaker, `On Tuesday, for the first
/// time, officials confirmed`.
fn opens_statement(reading: &Reading, date: &DatePhrase, mut gap: Range<usize>) -> bool {
    let opens = date.start <= 3 || reading.is(date.start - 1, ',');
    let aside = reading.is(gap.start, ',') && (gap.start + 1..gap.end).any(|at| reading.is(at, ','));
    if date.is_day() && !aside || !opens || (0..date.start).any(|at| reading.quantity_at(at).is_some()) {
        return false;
    }
    let tells = |at: usize| {
        let one = reading.is_word(at, "one") && reading.is_word(at + 1, "of");
        reading.quantity_at(at).is_some() && !one
            || reading.verb(at).is_some()
            || reading.cause(at).is_some()
            || reading.speech(at).is_some_and(|kind| kind == SpeechKind::Verb)
            || reading
                .has_any(at, &[Class::That, Class::Be, Class::Have, Class::Subordinator, Class::Relative])
            || reading.has(at, Class::But)
            || reading.tokens[at].is_quote()
    };
    !gap.any(tells)
}

/// What may stand between a verb of saying and its date: `said on`, `told reporters on`, `said in early`.
fn is_filler(reading: &Reading, at: usize) -> bool {
    reading.has_any(
        at,
        &[Class::In, Class::Preposition, Class::The, Class::A, Class::Of, Class::Adverb, Class::Other],
    ) || reading.is_any(at, BEFORE_DATE)
        || outlet_at(reading, at).is_some()
        || reading.is(at, ',')
        || reading.speaks(at, SpeechKind::Noun)
}
