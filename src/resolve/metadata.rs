//! What is known of the document as a whole: its headline, its date, whose voice it is.

use super::Passage;
use crate::assemble::attribution::{self, Attribution};
use crate::date::Date;
use crate::document::Document;
use crate::lexicon::{Class, Lexicon, Name, Sense};
use crate::mention::Reading;
use crate::record::Part;
use crate::sentence::{Place, Sentence};
use crate::why::{Because, Told};

/// Facts of a document.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// How that is known.
    pub dated: Option<Because>,
    /// The whole text is the speech or statement of this source.
    pub voice: Option<(Name, Option<Name>)>,
    /// The person whose speech it is.
    pub speaker: Option<String>,
    /// The party that the publisher is a body of.
    pub publisher_party: Option<Name>,
}

/// Reads the facts.
pub fn read(document: &Document, passages: &[Passage], lexicon: &Lexicon) -> Facts {
    let (party, office) = publisher(document, lexicon);
    let given = Because::rule("the document's metadata, or --published");
    let published = document
        .published
        .map(|date| Told::new(date, given))
        .or_else(|| dateline(passages))
        .or_else(|| captioned(passages));
    Facts {
        title: document.title.clone().or_else(|| headline(passages)),
        published: published.map(|date| date.what),
        dated: published.map(|date| date.why),
        voice: office
            .filter(|_| is_speech(passages))
            .and_then(|office| lexicon.source_of(party, Some(office)))
            .or_else(|| own_voice(document, lexicon)),
        speaker: headed_by(passages).and_then(|said| said.speaker),
        publisher_party: party.filter(|_| office.is_some()),
    }
}

/// The first paragraph, where it stands as a heading.
fn headline(passages: &[Passage]) -> Option<String> {
    let first = passages.iter().find(|passage| passage.part == Part::Text)?;
    let sentence = first.reading.sentence;
    (sentence.place == Place::Heading)
        .then(|| sentence.span.of(first.reading.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A full date in the first lines: a line of its own, or a dateline.
fn dateline(passages: &[Passage]) -> Option<Told<Date>> {
    const LINES: usize = 6;
    let lines = passages.iter().enumerate().filter(|(_, passage)| passage.part == Part::Text);
    lines.take(LINES).find_map(|(index, passage)| {
        let reading = &passage.reading;
        let date = reading
            .dates_of_years()
            .iter()
            .find(|date| date.year.is_some() && date.day.is_some() && date.day_to.is_none())?;
        let alone = (reading.len() <= 12 || date.start <= 4) && !is_told(reading, date.start);
        let day = Date::from_ymd(date.year?, date.month?, date.day?)?;
        let why = Because::words("a full date in the first lines", date.start, date.end).of_passage(index);
        alone.then(|| Told::new(day, why))
    })
}

/// `The army crossed the border on February 24, 2022`: a day of which something is told, but not `Posted on March 3, 2024`.
fn is_told(reading: &Reading, date: usize) -> bool {
    const OUT: &[&str] =
        &["published", "posted", "updated", "issued", "released", "modified", "written", "filed", "dated"];
    const LED: [Class; 4] = [Class::In, Class::Preposition, Class::Since, Class::From];
    date > 0 && reading.has_any(date - 1, &LED) && !reading.any_of(0..date, OUT)
}

/// `Mariupol, Friday, May 9, 2014`: a weekday with its full date, as under a photograph, which news of that
/// week shows.
fn captioned(passages: &[Passage]) -> Option<Told<Date>> {
    const OPENING: usize = 8;
    passages.iter().enumerate().take(OPENING).find_map(|(index, passage)| {
        let mut dates = passage.reading.dates_of_years().iter().filter(|date| date.weekday.is_some());
        dates.find_map(|date| {
            let day = Date::from_ymd(date.year?, date.month?, date.day?)?;
            let rule = "a weekday with its full date, as under a photograph";
            Some(Told::new(day, Because::words(rule, date.start, date.end).of_passage(index)))
        })
    })
}

/// Who speaks where the publisher is a body that states figures itself, and nothing else: `UN Human Rights
/// Monitoring Mission in Ukraine`, but not `Military Times`.
fn own_voice(document: &Document, lexicon: &Lexicon) -> Option<(Name, Option<Name>)> {
    let reading = read_publisher(document, lexicon)?;
    let end = (0..reading.len()).find(|&at| reading.is(at, '(')).unwrap_or(reading.len());
    let mut found = None;
    for at in 0..end {
        let plain =
            !reading.tokens[at].is_word() || reading.class(at).is_some() || reading.is_word(at, "news");
        let named = |sense: &Sense| matches!(sense, Sense::Party { .. } | Sense::Place { .. });
        let body = reading.senses(at).iter().find_map(|sense| match *sense {
            Sense::Institution { institution, party, source } if party.is_some() || source.is_some() => {
                Some((institution, party, source))
            }
            _ => None,
        });
        if body.is_none() && !plain && !reading.senses(at).iter().any(named) {
            return None;
        }
        found = found.or(body);
    }
    let (institution, party, source) = found?;
    let known = source.map(|source| (source, lexicon.party_of_source(source)));
    let voice = known.or_else(|| lexicon.source_of(party, Some(institution)))?;
    // A side of a war speaks for itself; whose own figures a think tank or an alliance puts down stays open.
    let fights =
        voice.1.is_some_and(|party| lexicon.conflicts_at(None).any(|row| row.enemy_of(party).is_some()));
    (fights || lexicon.name(voice.0) == "un").then_some(voice)
}

/// The publisher's name, read as a sentence is.
fn read_publisher<'a>(document: &'a Document, lexicon: &'a Lexicon) -> Option<Reading<'a>> {
    let publisher = document.publisher.as_deref()?;
    let sentence = Sentence {
        span: crate::Span::new(0, publisher.len()),
        paragraph: 0,
        place: Place::Heading,
        quoted: false,
    };
    Some(Reading::new(publisher, sentence, lexicon))
}

/// The party and body that the publisher is, where it is one.
fn publisher(document: &Document, lexicon: &Lexicon) -> (Option<Name>, Option<Name>) {
    let Some(reading) = read_publisher(document, lexicon) else { return (None, None) };
    let (mut party, mut office) = (None, None);
    for at in 0..reading.len() {
        for sense in reading.senses(at) {
            match *sense {
                Sense::Institution { institution, party: own, .. } => {
                    (office, party) = (office.or(Some(institution)), party.or(own));
                }
                Sense::Party { party: named, .. } => party = party.or(Some(named)),
                _ => {}
            }
        }
    }
    (party, office)
}

/// Who speaks, by the headline: `Address by President Volodymyr Zelenskyy`.
fn headed_by(passages: &[Passage]) -> Option<Attribution> {
    let reading = &passages.first().filter(|first| first.is_display())?.reading;
    let speech = |at: usize| reading.is_any(at, &["address", "speech", "remarks", "appeal"]);
    let by = (1..reading.len()).find(|&at| reading.has(at, Class::By) && speech(at - 1))?;
    attribution::named(reading, by + 1, reading.len())
}

/// The text is one voice's speech: it says `I` or `we` outside quotations, time and again.
fn is_speech(passages: &[Passage]) -> bool {
    if headed_by(passages).is_some() {
        return true;
    }
    let says_i = passages
        .iter()
        .filter(|passage| !passage.reading.sentence.quoted)
        .filter(|passage| passage.reading.holds(&[Class::I, Class::We]))
        .filter(|passage| !passage.reading.tokens.iter().any(crate::token::Token::is_quote))
        .count();
    says_i >= 3 && says_i * 20 >= passages.len()
}
