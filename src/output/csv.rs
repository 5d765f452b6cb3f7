//! Records -> CSV after RFC 4180, save that lines end in `\n`. The header is always there.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::{Piece, PieceWriter};
use crate::record::Record;

/// The header: the fields of a record in their order. Written out, since serde tells them
/// only with a record at hand; a test holds the two together.
const HEADER: [&str; 34] = [
    "id",
    "document",
    "title",
    "publisher",
    "published",
    "side",
    "category",
    "subgroup",
    "outcome",
    "measure",
    "value",
    "low",
    "high",
    "bound",
    "versus",
    "per",
    "time_frame",
    "period_start",
    "period_end",
    "place",
    "source",
    "source_party",
    "speaker",
    "attribution",
    "via",
    "claimed_on",
    "modality",
    "number",
    "start_byte",
    "end_byte",
    "part",
    "line",
    "sentence",
    "same_as",
];

/// The lines of records.
pub(super) fn rows(records: &[Record]) -> Vec<u8> {
    if records.is_empty() {
        return Vec::new();
    }
    let mut builder = WriterBuilder::new();
    builder.has_headers(false).terminator(Terminator::Any(b'\n'));
    let mut rows = builder.from_writer(Vec::new());
    for record in records {
        rows.serialize(record).expect("records have fields, and memory does not fail");
    }
    rows.into_inner().expect("memory does not fail")
}

pub(super) struct Writer<W> {
    out: W,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(mut out: W) -> io::Result<Writer<W>> {
        writeln!(out, "{}", HEADER.join(","))?;
        Ok(Writer { out })
    }
}

impl<W: Write> PieceWriter for Writer<W> {
    fn write(&mut self, piece: Piece) -> io::Result<()> {
        self.out.write_all(&piece.bytes)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Format;
    use crate::output::tests::{sample, written};

    #[test]
    fn the_header_is_the_fields_of_the_record() {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.serialize(sample()).unwrap();
        let by_serde = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        assert_eq!(Some(&*HEADER.join(",")), by_serde.lines().next());
        assert_eq!(written(Format::Csv, &[]), format!("{}\n", HEADER.join(",")));
    }

    #[test]
    fn values_come_back_as_they_were() {
        let sample = sample();
        let text = written(Format::Csv, &[sample.clone(), Record { value: Some(2.5), ..sample.clone() }]);
        assert!(!text.contains('\r'));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let value = |row: usize, field| &rows[row][header.iter().position(|name| name == field).unwrap()];
        assert_eq!(value(0, "title"), sample.title.as_deref().unwrap());
        assert_eq!(value(0, "sentence"), sample.sentence);
        assert_eq!((value(0, "value"), value(1, "value")), ("350000", "2.5"));
        assert_eq!((value(0, "high"), value(0, "side")), ("", "Russia"));
        assert_eq!((value(0, "period_start"), value(0, "published")), ("2022-02", "2023-03-02"));
    }
}
