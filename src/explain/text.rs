//! Explanations for reading: the sentence with its claims' numbers in brackets, what was
//! recognised in it, and a line for each field, behind an arrow the words and the rule.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Claim, Explained, Explanation, PassedOver, Step};
use crate::output::printable;
use crate::record::{Modality, Record};
use crate::resolve::restate::fold_space;

/// How wide values and words may be before what stands behind them moves along.
const WIDEST: usize = 28;

/// Writes a document's explanation; one without sentences says so in a line.
pub fn write(explanation: &Explanation, mut out: impl Write) -> io::Result<()> {
    let document = printable(&explanation.document);
    if explanation.sentences.is_empty() {
        return writeln!(out, "{document}: no claim\n");
    }
    dated(explanation, &document, &mut out)?;
    for sentence in &explanation.sentences {
        writeln!(out, "{document}:{}", sentence.line)?;
        writeln!(out, "  {}\n", marked(sentence))?;
        mentions(sentence, &mut out)?;
        for claim in &sentence.claims {
            self::claim(claim, sentence, &mut out)?;
        }
        passed_over(&sentence.passed_over, &mut out)?;
    }
    Ok(())
}

/// When the document was published, which is the same for all its claims.
fn dated(explanation: &Explanation, document: &str, out: &mut impl Write) -> io::Result<()> {
    let mut claims =
        explanation.sentences.iter().flat_map(|sentence| Some((sentence, sentence.claims.first()?)));
    let Some((sentence, claim)) = claims.next() else { return Ok(()) };
    let (Some(day), [step]) = (claim.record.published, claim.why("published")) else { return Ok(()) };
    writeln!(out, "{document}: published {day} <- {}\n", told(step, sentence))
}

/// The sentence in one line, the numbers of its claims in brackets.
fn marked(sentence: &Explained) -> String {
    let mut text = String::with_capacity(sentence.text.len());
    let mut from = 0;
    for claim in &sentence.claims {
        let (start, end) = (claim.record.start_byte, claim.record.end_byte);
        let (start, end) = (start - sentence.start_byte, end - sentence.start_byte);
        if start >= from {
            text += &sentence.text[from..start];
            text += &format!("[{}]", &sentence.text[start..end]);
            from = end;
        }
    }
    text += &sentence.text[from..];
    printable(&fold_space(&text))
}

/// What was recognised, a line each.
fn mentions(sentence: &Explained, out: &mut impl Write) -> io::Result<()> {
    let words: Vec<String> = sentence.mentions.iter().map(|it| quoted(&it.words)).collect();
    let width = width(words.iter().map(String::as_str));
    for (words, mention) in words.iter().zip(&sentence.mentions) {
        writeln!(out, "  {} {}", padded(words, width), mention.means.join("; "))?;
    }
    if words.is_empty() { Ok(()) } else { writeln!(out) }
}

/// A claim: its case, its fields with what settled them, and the fields that nothing settled.
fn claim(claim: &Claim, sentence: &Explained, out: &mut impl Write) -> io::Result<()> {
    let record = &claim.record;
    let fields: Vec<(&str, String, &[Step])> = fields(claim);
    let names = width(fields.iter().map(|(name, ..)| *name));
    let values = width(fields.iter().map(|(_, value, _)| value.as_str()));
    writeln!(out, "  {}  {}", printable(&fold_space(&record.number)), claim.case.rule)?;
    for (name, value, steps) in &fields {
        write!(out, "    {} {}", padded(name, names), padded(value, values))?;
        for (index, step) in steps.iter().enumerate() {
            let gap = if index == 0 { "<- ".to_owned() } else { " ".repeat(names + values + 8) };
            writeln!(out, "{gap}{}", told(step, sentence))?;
        }
        if steps.is_empty() {
            writeln!(out)?;
        }
    }
    let open = open(record);
    if !open.is_empty() {
        writeln!(out, "    not told: {}", open.join(", "))?;
    }
    writeln!(out)
}

/// `"Ukraine's General Staff" (cue 2b, a verb of saying behind its subject: …)`, with the line where it
/// is of another sentence.
fn told(step: &Step, sentence: &Explained) -> String {
    let Some(words) = &step.words else { return step.rule.to_owned() };
    let span = sentence.start_byte..sentence.start_byte + sentence.text.len();
    let own = step.start_byte.is_some_and(|byte| span.contains(&byte));
    match step.line.filter(|_| !own) {
        Some(line) => format!("line {line}, {} ({})", quoted(words), step.rule),
        None => format!("{} ({})", quoted(words), step.rule),
    }
}

/// The fields to be shown: those that hang together on one line, those that hold nothing left out.
fn fields(claim: &Claim) -> Vec<(&'static str, String, &[Step])> {
    let record = &claim.record;
    let text = |value: &Option<Cow<str>>| value.as_deref().unwrap_or_default().to_owned();
    let per = record.per.as_ref().map_or(String::new(), |per| format!(" per {per}"));
    let party = record.source_party.as_ref().map_or(String::new(), |party| format!(" ({party})"));
    let frame = record.time_frame.map_or(String::new(), |frame| frame.name().to_owned());
    let rows = [
        ("number", "bound", amount(record)),
        ("measure", "measure", format!("{}{per}", record.measure.name())),
        ("category", "category", record.category.name().to_owned()),
        ("subgroup", "subgroup", text(&record.subgroup)),
        ("outcome", "outcome", record.outcome.name().to_owned()),
        ("side", "side", text(&record.side)),
        ("versus", "versus", text(&record.versus)),
        ("time frame", "time_frame", frame),
        ("period", if record.period_start.is_some() { "period_start" } else { "period_end" }, period(record)),
        ("place", "place", text(&record.place)),
        ("source", if record.source.is_some() { "source" } else { "attribution" }, {
            let source = record.source.as_deref().or(record.attribution.as_deref()).unwrap_or_default();
            format!("{source}{party}")
        }),
        ("speaker", "speaker", text(&record.speaker)),
        ("via", "via", text(&record.via)),
        ("claimed on", "claimed_on", record.claimed_on.map_or(String::new(), |day| day.to_string())),
        ("modality", "modality", modality(record)),
        ("same as", "same_as", record.same_as.map_or(String::new(), |id| id.as_str().to_owned())),
    ];
    let filled = rows.into_iter().filter(|(.., value)| !value.is_empty());
    filled.map(|(name, field, value)| (name, printable(&value), claim.why(field))).collect()
}

/// The fields that nothing settled, of those that most claims have.
fn open(record: &Record) -> Vec<&'static str> {
    let fields = [
        ("side", record.side.is_none()),
        ("time frame", record.time_frame.is_none()),
        ("place", record.place.is_none()),
        ("source", record.source.is_none()),
        ("claimed on", record.claimed_on.is_none()),
    ];
    fields.into_iter().filter(|&(_, open)| open).map(|(name, _)| name).collect()
}

/// `at_least 150000`, `range 20 to 30`.
fn amount(record: &Record) -> String {
    let ends = || [record.low, record.high].map(|end| end.map_or("…".to_owned(), |end| end.to_string()));
    let value = record.value.map_or_else(|| ends().join(" to "), |value| value.to_string());
    format!("{} {value}", record.bound.name())
}

/// `2022-02-24 to 2023-04-06`, one day once.
fn period(record: &Record) -> String {
    match (record.period_start, record.period_end) {
        (None, None) => String::new(),
        (Some(start), Some(end)) if start == end => start.to_string(),
        (start, end) => {
            let [start, end] = [start, end].map(|day| day.map_or("…".to_owned(), |day| day.to_string()));
            format!("{start} to {end}")
        }
    }
}

/// What is asserted goes without saying.
fn modality(record: &Record) -> String {
    if record.modality == Modality::Asserted { String::new() } else { record.modality.name().to_owned() }
}

/// The numbers that are no claims, a line each.
fn passed_over(numbers: &[PassedOver], out: &mut impl Write) -> io::Result<()> {
    let words: Vec<String> = numbers.iter().map(|number| quoted(&number.number)).collect();
    let width = width(words.iter().map(String::as_str));
    for (words, number) in words.iter().zip(numbers) {
        write!(out, "  passed over  {} {}", padded(words, width), number.why.rule)?;
        match &number.why.words {
            Some(context) if *context != number.number => writeln!(out, ", in {}", quoted(context))?,
            _ => writeln!(out)?,
        }
    }
    if numbers.is_empty() { Ok(()) } else { writeln!(out) }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", printable(&fold_space(words)))
}

/// The width of a column: that of its widest cell that is not too wide.
fn width<'c>(cells: impl Iterator<Item = &'c str>) -> usize {
    cells.map(|cell| cell.chars().count()).filter(|&width| width <= WIDEST).max().unwrap_or(0) + 1
}

fn padded(cell: &str, width: usize) -> String {
    let too_wide = if cell.chars().count() >= width { " " } else { "" };
    format!("{cell:<width$}{too_wide}")
}
