//! Drafts into records: ids, lines, folded sentences, and which record says a figure again.

use std::borrow::Cow;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::metadata::Facts;
use super::{Closed, Draft, Passage, Voice};
use crate::decimal;
use crate::document::Document;
use crate::lexicon::{Lexicon, Name};
use crate::record::{Bound, Category, Id, Measure, Modality, Outcome, Part, Record};

/// What two records of one figure agree on.
type Figure = (Category, Outcome, Measure, Option<Name>);

/// How many figures of one kind a later one is compared with: a table of thousands restates nothing.
const COMPARED: usize = 256;

/// The finished rows.
pub fn records<'r>(
    document: &'r Document,
    passages: &'r [Passage],
    closed: &'r Closed,
    lexicon: &'r Lexicon,
) -> Vec<Record<'r>> {
    let Closed { facts, drafts } = closed;
    let digest = xxhash_rust::xxh3::xxh3_64(document.text.as_bytes());
    let rows = Rows { document, passages, facts, lexicon };
    let mut lines = LineCount::default();
    let mut records: Vec<Record> = Vec::with_capacity(drafts.len());
    let mut figures = Figures::default();
    let mut last = None;
    for draft in drafts {
        let sentence = match last.take().filter(|(passage, _)| *passage == draft.passage) {
            Some((_, sentence)) => sentence,
            None => {
                let reading = &passages[draft.passage].reading;
                fold_space(reading.sentence.span.of(reading.text))
            }
        };
        let mut record = Record { sentence: sentence.clone(), ..rows.row(draft) };
        last = Some((draft.passage, sentence));
        record.line = lines.line_of(&document.text, record.start_byte, record.part, document);
        record.id = id(digest, &record);
        record.same_as = figures.first(&records, &record, draft.side);
        records.push(record);
    }
    records
}

/// The records that a later one may restate: of each kind of figure those that restate none themselves, in order,
/// each with the one behind it.
#[derive(Default)]
struct Figures {
    kinds: FxHashMap<Figure, Kin>,
    behind: Vec<usize>,
}

/// Records of one kind of figure: the first, the last, and how many they are.
struct Kin {
    first: usize,
    last: usize,
    count: usize,
}

impl Figures {
    /// The record that the next one restates; where it restates none, it is filed.
    fn first(&mut self, records: &[Record], record: &Record, side: Option<Name>) -> Option<Id> {
        let next = records.len();
        self.behind.push(next);
        let kind = (record.category, record.outcome, record.measure, side);
        let Some(kin) = self.kinds.get_mut(&kind) else {
            self.kinds.insert(kind, Kin { first: next, last: next, count: 1 });
            return None;
        };
        let mut at = kin.first;
        loop {
            if restates(&records[at], record).is_some() {
                return Some(records[at].id);
            }
            if at == kin.last {
                break;
            }
            at = self.behind[at];
        }
        if kin.count < COMPARED {
            self.behind[kin.last] = next;
            (kin.last, kin.count) = (next, kin.count + 1);
        }
        None
    }
}

/// Writes drafts as rows.
struct Rows<'r, 'a> {
    document: &'r Document,
    passages: &'r [Passage<'a>],
    facts: &'r Facts,
    lexicon: &'r Lexicon,
}

impl<'r> Rows<'r, '_> {
    /// One row; its id, line and restatement are set when its place among the others is known.
    fn row(&self, draft: &'r Draft) -> Record<'r> {
        let passage = &self.passages[draft.passage];
        let reading = &passage.reading;
        let claim = &passage.claims[draft.claim];
        let name = |name: Option<Name>| name.map(|name| Cow::Borrowed(self.lexicon.name(name)));
        let voice = draft.voice.as_ref();
        let said = |of: fn(&Voice) -> &Option<Rc<str>>| {
            voice.and_then(|voice| of(voice).as_deref().map(Cow::Borrowed))
        };
        let (first, last) = (reading.tokens[claim.number.0], reading.tokens[claim.number.1 - 1]);
        Record {
            side: name(draft.side),
            subgroup: claim.subgroup.as_deref().map(Cow::Borrowed),
            measure: claim.measure,
            value: claim.amount.value,
            low: claim.amount.low,
            high: claim.amount.high,
            bound: claim.amount.bound,
            versus: name(draft.versus),
            per: claim.per.as_deref().map(Cow::Borrowed),
            time_frame: draft.frame,
            period_start: draft.period_start,
            period_end: draft.period_end,
            place: draft.place.as_deref().map(Cow::Borrowed),
            source: name(voice.and_then(|voice| voice.source)),
            source_party: name(voice.and_then(|voice| voice.party)),
            speaker: said(|voice| &voice.speaker),
            attribution: said(|voice| &voice.attribution),
            via: said(|voice| &voice.via),
            claimed_on: voice.and_then(|voice| voice.claimed_on),
            modality: if voice.is_some_and(|voice| voice.denies) { Modality::Denied } else { claim.modality },
            number: Cow::Borrowed(&reading.text[first.start..last.end]),
            start_byte: first.start,
            end_byte: last.end,
            part: passage.part,
            ..self.blank(draft)
        }
    }

    /// A row with what the document and the kind of loss say, all else open.
    fn blank(&self, draft: &Draft) -> Record<'r> {
        Record {
            id: Id::of(0),
            document: Cow::Borrowed(&self.document.id),
            title: self.facts.title.as_deref().map(Cow::Borrowed),
            publisher: self.document.publisher.as_deref().map(Cow::Borrowed),
            published: self.facts.published,
            side: None,
            category: draft.category,
            subgroup: None,
            outcome: draft.outcome,
            measure: Measure::Count,
            value: None,
            low: None,
            high: None,
            bound: Bound::Exact,
            versus: None,
            per: None,
            time_frame: None,
            period_start: None,
            period_end: None,
            place: None,
            source: None,
            source_party: None,
            speaker: None,
            attribution: None,
            via: None,
            claimed_on: None,
            modality: Modality::Asserted,
            number: Cow::Borrowed(""),
            start_byte: 0,
            end_byte: 0,
            part: Part::Text,
            line: 1,
            sentence: Cow::Borrowed(""),
            same_as: None,
        }
    }
}

/// Counts lines as the records go on through the text.
#[derive(Default)]
struct LineCount {
    byte: usize,
    line: usize,
}

impl LineCount {
    fn line_of(&mut self, text: &str, byte: usize, part: Part, document: &Document) -> usize {
        if part == Part::Title {
            let title = document.title.as_deref().unwrap_or_default();
            return 1 + memchr::memchr_iter(b'\n', &title.as_bytes()[..byte.min(title.len())]).count();
        }
        if byte < self.byte {
            *self = LineCount::default();
        }
        self.line += memchr::memchr_iter(b'\n', &text.as_bytes()[self.byte..byte]).count();
        self.byte = byte;
        self.line + 1
    }
}

/// Stable over runs and machines: a hash of the text, the number's place and what is claimed.
fn id(digest: u64, record: &Record) -> Id {
    let mut claim = Vec::with_capacity(96);
    claim.extend_from_slice(record.part.name().as_bytes());
    for byte in [record.start_byte, record.end_byte] {
        claim.push(b':');
        decimal::push(&mut claim, byte as u64, 1);
    }
    for name in [record.category.name(), record.outcome.name(), record.measure.name()] {
        claim.push(b':');
        claim.extend_from_slice(name.as_bytes());
    }
    Id::of(xxhash_rust::xxh3::xxh3_64_with_seed(&claim, digest))
}

/// Whether `again` states the figure of `first`, and how: the same loss, side and stretch, and the
/// same number or one rounded from the other.
pub fn restates(first: &Record, again: &Record) -> Option<&'static str> {
    crate::work::step();
    let same = first.category == again.category
        && first.outcome == again.outcome
        && first.side == again.side
        && first.measure == again.measure
        && first.versus == again.versus
        && (first.time_frame == again.time_frame || first.time_frame.is_none() || again.time_frame.is_none())
        && (first.place == again.place || first.place.is_none() || again.place.is_none())
        && (first.period_start == again.period_start
            || first.period_start.is_none()
            || again.period_start.is_none());
    if same { same_number(first, again) } else { None }
}

fn same_number(first: &Record, again: &Record) -> Option<&'static str> {
    match (first.value, again.value) {
        (Some(a), Some(b)) if a == b && a > 0.0 => Some("the same number of the same loss, stated before"),
        (Some(a), Some(b)) => (rounds(a, b) || rounds(b, a))
            .then_some("one number is the other, rounded: `150,000` for `150,605`"),
        (None, None) if first.low == again.low && first.high == again.high => {
            Some("the same bounds of the same loss, stated before")
        }
        _ => None,
    }
}

/// Whether `round` is `exact` cut or rounded to its leading digits: 150,000 for 150,605.
fn rounds(round: f64, exact: f64) -> bool {
    if round < 100.0 || exact < 100.0 || round == exact {
        return false;
    }
    let mut unit = 10.0;
    while is_multiple(round, unit * 10.0) {
        unit *= 10.0;
    }
    let is_round = is_multiple(round, unit) && unit * 1000.0 >= round / 10.0;
    is_round && ((exact / unit).floor() * unit == round || (exact / unit).round() * unit == round)
}

/// Whether a number is a whole multiple of another: of whole ones, as most are, told by those.
fn is_multiple(number: f64, of: f64) -> bool {
    match (Record::whole(number), Record::whole(of)) {
        (Some(number), Some(of)) => number % of == 0,
        _ => number % of == 0.0,
    }
}

/// Runs of white space to single spaces.
pub fn fold_space(text: &str) -> Cow<'_, str> {
    if is_folded(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    Cow::Owned(folded)
}

/// Whether a text surely holds no white space but single spaces inside.
fn is_folded(text: &[u8]) -> bool {
    // Behind the latter bytes there may be some; not in dashes and quotation marks.
    let other = |byte: u8| byte < b' ' || matches!(byte, 0xc2 | 0xe1 | 0xe3);
    let is_mark = |at: usize| matches!(text.get(at + 1..at + 3), Some([0x80, 0x8b..=0xa7]));
    let inside = !text.starts_with(b" ") && !text.ends_with(b" ");
    inside
        && memchr::memchr_iter(0xe2, text).all(is_mark)
        && !text.iter().fold(false, |found, &byte| found | other(byte))
        && !text
            .iter()
            .zip(text.get(1..).unwrap_or_default())
            .fold(false, |found, (a, b)| found | (a | b == b' '))
}
