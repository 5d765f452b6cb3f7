//! Records -> JSON Lines, JSON, CSV or a table, over any [`io::Write`].

mod csv;
mod destination;
mod json;
mod jsonl;
mod object;
mod table;

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

pub use destination::Destination;
pub(crate) use jsonl::json_line;

use crate::record::Record;

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    JsonLines,
    /// One JSON array.
    Json,
    /// RFC 4180, with the header always, lines ending in `\n`.
    Csv,
    /// For people; not meant to be read by programs.
    Table,
}

impl Format {
    /// The format that a file's ending tells; `None` for any other ending.
    pub fn of_name(path: &Path) -> Option<Format> {
        let ending = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        match ending.as_str() {
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            "json" => Some(Format::Json),
            "csv" => Some(Format::Csv),
            _ => None,
        }
    }
}

/// What records come to in a format: made on any thread, put together on one.
#[derive(Debug, Default)]
pub struct Piece {
    /// As they stand in the output.
    bytes: Vec<u8>,
    /// Their cells, of a table.
    rows: Vec<table::Row>,
}

impl Format {
    /// What the records of a document come to.
    pub fn piece(self, records: &[Record]) -> Piece {
        let bytes = match self {
            Format::JsonLines => jsonl::lines(records),
            Format::Json => json::elements(records),
            Format::Csv => csv::rows(records),
            Format::Table => {
                return Piece { rows: records.iter().map(table::row).collect(), ..Piece::default() };
            }
        };
        Piece { bytes, ..Piece::default() }
    }
}

/// Puts pieces together.
pub trait PieceWriter {
    /// Writes one.
    fn write(&mut self, piece: Piece) -> io::Result<()>;

    /// Writes what ends the output, and flushes it. Without it the output is not whole.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// The writer of that format onto `out`. A table is fitted to the terminal that is standard
/// output if `on_terminal`, and as wide as it needs otherwise.
pub fn writer<'a>(
    format: Format,
    out: impl Write + 'a,
    on_terminal: bool,
) -> io::Result<Box<dyn PieceWriter + 'a>> {
    Ok(match format {
        Format::JsonLines => Box::new(jsonl::Writer::new(out)),
        Format::Json => Box::new(json::Writer::new(out)),
        Format::Csv => Box::new(csv::Writer::new(out)?),
        Format::Table => Box::new(table::Writer::new(out, on_terminal)),
    })
}

/// The text on one line, without anything that a terminal would act on.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::record::{Bound, Category, Id, Measure, Modality, Outcome, Part, TimeFrame};

    /// A record with all that a format could trip over.
    pub(super) fn sample() -> Record<'static> {
        Record {
            id: Id::of(0xc1),
            document: "docs/a.txt".into(),
            title: Some("\"No way\", he said;\nthen left".into()),
            publisher: None,
            published: Date::from_ymd(2023, 3, 2),
            side: Some("Russia".into()),
            category: Category::Military,
            subgroup: None,
            outcome: Outcome::Killed,
            measure: Measure::Count,
            value: Some(350_000.0),
            low: Some(350_000.0),
            high: None,
            bound: Bound::AtLeast,
            versus: None,
            per: None,
            time_frame: Some(TimeFrame::Cumulative),
            period_start: Date::from_ym(2022, 2),
            period_end: Date::from_ymd(2023, 3, 2),
            place: None,
            source: Some("ua_general_staff".into()),
            source_party: Some("Ukraine".into()),
            speaker: None,
            attribution: Some("Ukraine\u{2019}s General Staff".into()),
            via: None,
            claimed_on: Date::from_ymd(2023, 3, 2),
            modality: Modality::Asserted,
            number: "350,000".into(),
            start_byte: 10,
            end_byte: 17,
            part: Part::Text,
            line: 3,
            sentence: "More than 350,000\tfell.".into(),
            same_as: None,
        }
    }

    /// What the format makes of the records.
    pub(super) fn written(format: Format, records: &[Record]) -> String {
        let mut out = Vec::new();
        let mut writer = writer(format, &mut out, false).unwrap();
        for records in records.chunks(2) {
            writer.write(format.piece(records)).unwrap();
        }
        writer.write(format.piece(&[])).unwrap();
        writer.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_lines_are_the_elements_of_the_json_array() {
        let records =
            [sample(), Record { value: Some(2.5), low: None, ..sample() }, Record { line: 4, ..sample() }];
        let lines = written(Format::JsonLines, &records);
        let values: Vec<serde_json::Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.ends_with("}\n"));
        assert!(lines.contains("Ukraine\u{2019}s"), "{lines}");
        assert!(lines.contains(r#""value":350000,"low":350000,"high":null"#), "{lines}");
        assert!(lines.contains(r#""value":2.5,"low":null"#), "{lines}");
        let array = written(Format::Json, &records);
        assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&array).unwrap(), values);
        let elements: Vec<&str> = lines.lines().collect();
        assert_eq!(array, format!("[\n{}\n]\n", elements.join(",\n")));
        assert_eq!(written(Format::Json, &[]), "[]\n");
        assert_eq!(written(Format::JsonLines, &[]), "");
    }

    #[test]
    fn the_ending_tells_the_format() {
        for (name, format) in [
            ("out/a.jsonl", Some(Format::JsonLines)),
            ("a.JSON", Some(Format::Json)),
            ("a.b.csv", Some(Format::Csv)),
            ("a.txt", None),
            ("csv", None),
        ] {
            assert_eq!(Format::of_name(Path::new(name)), format, "{name}");
        }
    }
}
