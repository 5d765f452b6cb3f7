//! Why each record is as it is: its sentence, what was recognised in it, the case that joined
//! the mentions, and for each field the rules that settled it; and why other numbers are none.
//!
//! The rules say it themselves as they run (`why`): here it is only put into words. The records
//! are those of `extract`, made by the same passes.

mod fields;
mod json;
mod mentions;
mod numbers;
mod text;

use memchr::memchr_iter;
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::record::{Id, Part, Record};
use crate::resolve::restate::{self, fold_space, restates};
use crate::resolve::{self, Closed, Passage};
use crate::why::Because;

pub use json::write as write_json_lines;
pub use text::write as write_text;

/// Why a document gives the records that it gives.
#[derive(Debug)]
pub struct Explanation {
    /// The document's name.
    pub document: String,
    /// Its sentences with a claim; with any number, where all are asked for.
    pub sentences: Vec<Explained>,
}

/// One sentence.
#[derive(Debug)]
pub struct Explained {
    /// The value of the document it stands in.
    pub part: Part,
    /// The line it starts in.
    pub line: usize,
    /// Its first byte.
    pub start_byte: usize,
    /// The sentence as written.
    pub text: String,
    /// What was recognised in it, in order.
    pub mentions: Vec<Mention>,
    /// Its claims, in order.
    pub claims: Vec<Claim>,
    /// Its numbers that are no claims, in order.
    pub passed_over: Vec<PassedOver>,
}

/// Words that mean something to the rules.
#[derive(Debug, Serialize)]
pub struct Mention {
    /// The words as written.
    pub words: String,
    /// Their first byte.
    pub start_byte: usize,
    /// One past their last byte.
    pub end_byte: usize,
    /// What they may mean: `party Ukraine (name)`.
    pub means: Vec<String>,
}

/// A record with the reasons for its fields.
#[derive(Debug, Serialize)]
pub struct Claim {
    /// The record, as `extract` writes it.
    pub record: Record<'static>,
    /// The case that joined its mentions.
    pub case: Step,
    /// Each field that is filled, by the name it has in the record, in its order, with the rules
    /// that settled it.
    #[serde(serialize_with = "json::by_field")]
    pub why: Vec<(&'static str, Vec<Step>)>,
}

impl Claim {
    /// The rules that settled a field; none where it is open.
    pub fn why(&self, field: &str) -> &[Step] {
        self.why.iter().find(|(name, _)| *name == field).map_or(&[], |(_, steps)| steps)
    }
}

/// A number that is no claim.
#[derive(Debug, Serialize)]
pub struct PassedOver {
    /// The number as written.
    pub number: String,
    /// Its first byte.
    pub start_byte: usize,
    /// One past its last byte.
    pub end_byte: usize,
    /// The line it stands in.
    pub line: usize,
    /// The rule that passed it over.
    pub why: Step,
}

/// A rule that had a say, and what it went by.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The rule.
    pub rule: &'static str,
    /// The words it went by.
    pub words: Option<String>,
    /// The line of the words.
    pub line: Option<usize>,
    /// Their first byte.
    pub start_byte: Option<usize>,
    /// One past their last byte.
    pub end_byte: Option<usize>,
}

/// Explains the records of a document; with `all`, also the numbers that are none.
pub fn explain(document: &Document, lexicon: &Lexicon, all: bool) -> Explanation {
    let mut passages = resolve::passages(document, lexicon, all);
    let closed = resolve::close(document, &mut passages, lexicon);
    let records = restate::records(document, &passages, &closed, lexicon);
    let explainer = Explainer::new(document, &passages, &closed, &records);
    let mut sentences = Vec::new();
    let mut from = 0;
    for (index, passage) in passages.iter().enumerate() {
        let to = from + closed.drafts[from..].iter().take_while(|draft| draft.passage == index).count();
        let claims: Vec<Claim> = (from..to).map(|at| explainer.claim(at)).collect();
        from = to;
        let passed_over = if all { explainer.passed_over(index, &claims) } else { Vec::new() };
        if claims.is_empty() && passed_over.is_empty() {
            continue;
        }
        let span = passage.reading.sentence.span;
        sentences.push(Explained {
            part: passage.part,
            line: explainer.line(passage.part, span.start),
            start_byte: span.start,
            text: span.of(passage.reading.text).to_owned(),
            mentions: mentions::of(&passage.reading),
            claims,
            passed_over,
        });
    }
    Explanation { document: document.id.clone(), sentences }
}

/// What is explained.
struct Explainer<'p, 'a> {
    passages: &'p [Passage<'a>],
    closed: &'p Closed,
    /// The rows, one for each draft.
    records: &'p [Record<'p>],
    /// The records by their ids.
    by_id: FxHashMap<Id, usize>,
    /// Where the lines end: of the text, and of a headline of its own.
    ends: [Vec<usize>; 2],
}

impl<'p, 'a> Explainer<'p, 'a> {
    fn new(
        document: &Document,
        passages: &'p [Passage<'a>],
        closed: &'p Closed,
        records: &'p [Record<'p>],
    ) -> Explainer<'p, 'a> {
        let ids = records.iter().enumerate().map(|(index, record)| (record.id, index));
        let ends = |text: &str| memchr_iter(b'\n', text.as_bytes()).collect();
        let title = document.title.as_deref().unwrap_or_default();
        Explainer {
            passages,
            closed,
            records,
            by_id: ids.collect(),
            ends: [ends(&document.text), ends(title)],
        }
    }

    /// The line of a byte, from 1.
    fn line(&self, part: Part, byte: usize) -> usize {
        let ends = &self.ends[usize::from(part == Part::Title)];
        ends.partition_point(|&end| end < byte) + 1
    }

    /// A rule, said of the passage `own`, with the words it went by.
    fn step(&self, because: Because, own: usize) -> Step {
        let passage = &self.passages[because.passage().unwrap_or(own)];
        let tokens = &passage.reading.tokens;
        let span = because.tokens().and_then(|(start, end)| {
            let (first, last) = (tokens.get(start)?, tokens.get(end.min(tokens.len()).checked_sub(1)?)?);
            (first.start < last.end).then_some((first.start, last.end))
        });
        Step {
            rule: because.rule,
            words: span.map(|(start, end)| fold_space(&passage.reading.text[start..end]).into_owned()),
            line: span.map(|(start, _)| self.line(passage.part, start)),
            start_byte: span.map(|(start, _)| start),
            end_byte: span.map(|(_, end)| end),
        }
    }

    /// The claim of a draft.
    fn claim(&self, at: usize) -> Claim {
        let draft = &self.closed.drafts[at];
        let claim = &self.passages[draft.passage].claims[draft.claim];
        let record = &self.records[at];
        let dated = self.closed.facts.dated.map(|because| self.step(because, draft.passage));
        let mut why: Vec<_> = dated.map(|step| ("published", vec![step])).into_iter().collect();
        for (field, reason) in fields::reasons(record, claim, draft) {
            let steps = reason.steps().map(|because| self.step(because, draft.passage));
            why.push((field, steps.collect()));
        }
        why.extend(self.restated(record).map(|step| ("same_as", vec![step])));
        Claim { record: record.clone().into_owned(), case: self.step(claim.why.case, draft.passage), why }
    }

    /// How a record states the figure of another again.
    fn restated(&self, record: &Record) -> Option<Step> {
        let first = &self.records[*self.by_id.get(&record.same_as?)?];
        Some(Step {
            rule: restates(first, record)?,
            words: Some(first.number.to_string()),
            line: Some(first.line),
            start_byte: Some(first.start_byte),
            end_byte: Some(first.end_byte),
        })
    }
}
