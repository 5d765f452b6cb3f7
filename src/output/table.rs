//! Records -> a table for people: what was lost, how many, who says so, and where it stands.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, TableComponent, presets};

use super::{Piece, PieceWriter, printable};
use crate::record::{Bound, Measure, Modality, Part, Record};

const HEADER: [&str; 9] =
    ["side", "category", "outcome", "number", "time", "place", "source", "claimed on", "where"];

/// The column of figures, which stand under each other by their last digit.
const NUMBER: usize = 3;

/// The columns that are not broken over lines on a narrow terminal.
const UNBROKEN: [usize; 2] = [NUMBER, 7];

pub(super) struct Writer<W> {
    out: W,
    table: Table,
    /// Whether any row has something in the column; the others are not shown.
    filled: [bool; HEADER.len()],
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W, on_terminal: bool) -> Writer<W> {
        let mut table = Table::new();
        table.load_preset(presets::NOTHING).set_style(TableComponent::HeaderLines, '─').set_header(HEADER);
        table.set_style(TableComponent::MiddleHeaderIntersections, '─');
        if on_terminal {
            table.set_content_arrangement(ContentArrangement::Dynamic);
        } else {
            table.set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
        }
        Writer { out, table, filled: [false; HEADER.len()] }
    }
}

impl<W: Write> PieceWriter for Writer<W> {
    fn write(&mut self, piece: Piece) -> io::Result<()> {
        for cells in piece.rows {
            for (filled, cell) in self.filled.iter_mut().zip(&cells) {
                *filled |= !cell.is_empty();
            }
            self.table.add_row(cells);
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let empty = self.table.is_empty();
        for (index, column) in self.table.column_iter_mut().enumerate() {
            column.set_padding((0, 1));
            if index == NUMBER {
                column.set_cell_alignment(CellAlignment::Right);
            }
            if UNBROKEN.contains(&index) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
            if !self.filled[index] && !empty {
                column.set_constraint(ColumnConstraint::Hidden);
            }
        }
        writeln!(self.out, "{}", self.table.trim_fmt())?;
        self.out.flush()
    }
}

/// The cells of a record.
pub(super) type Row = [String; HEADER.len()];

/// A record's row.
pub(super) fn row(record: &Record) -> Row {
    cells(record).map(|cell| printable(&cell))
}

fn cells(record: &Record) -> Row {
    let text = |value: &Option<Cow<str>>| value.as_deref().unwrap_or_default().to_owned();
    // With spaces, a narrow column breaks between words.
    let words = |name: &str| name.replace('_', " ");
    let outcome = match record.modality {
        Modality::Asserted => words(record.outcome.name()),
        doubtful => format!("{} ({})", words(record.outcome.name()), doubtful.name()),
    };
    let category = match &record.subgroup {
        None => words(record.category.name()),
        Some(subgroup) => format!("{} ({subgroup})", words(record.category.name())),
    };
    let place = match record.part {
        Part::Text => format!("{}:{}", record.document, record.line),
        Part::Title => format!("{} (title)", record.document),
    };
    [
        text(&record.side),
        category,
        outcome,
        figure(record),
        record.time_frame.map(|frame| frame.name().to_owned()).unwrap_or_default(),
        text(&record.place),
        words(&text(&record.source)),
        record.claimed_on.map(|date| date.to_string()).unwrap_or_default(),
        place,
    ]
}

/// The number with its bound and unit: `≥ 350,000`, `20–30%`, `≤ 500 a day`.
fn figure(record: &Record) -> String {
    let bound = match record.bound {
        Bound::About => "~ ",
        Bound::AtLeast => "≥ ",
        Bound::AtMost => "≤ ",
        Bound::Exact | Bound::Range | Bound::Vague => "",
    };
    let number = match (record.bound, record.value, record.low, record.high) {
        (_, Some(value), _, _) => grouped(value),
        (Bound::Range, None, Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        _ => record.number.to_string(),
    };
    let unit = match (record.measure, &record.versus, &record.per) {
        (Measure::Percent, _, _) => "%".to_owned(),
        (Measure::Ratio, Some(party), _) => format!(" to 1 ({party})"),
        (Measure::Ratio, None, _) => " to 1".to_owned(),
        (Measure::Rate, _, Some(per)) => format!(" per {per}"),
        _ => String::new(),
    };
    format!("{bound}{number}{unit}")
}

/// The number with its thousands set apart: `350,000`, `2.5`.
fn grouped(number: f64) -> String {
    let plain = number.to_string();
    let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Format;
    use crate::output::tests::{sample, written};

    #[test]
    fn figures_show_bound_and_unit() {
        let sample = sample();
        let range =
            Record { bound: Bound::Range, value: None, low: Some(20.0), high: Some(1e6), ..sample.clone() };
        let vague = Record { bound: Bound::Vague, value: None, number: "dozens".into(), ..sample.clone() };
        let rate = Record {
            bound: Bound::AtMost,
            measure: Measure::Rate,
            per: Some("day".into()),
            ..sample.clone()
        };
        let ratio = Record {
            bound: Bound::About,
            measure: Measure::Ratio,
            value: Some(7.5),
            versus: Some("Ukraine".into()),
            ..sample.clone()
        };
        let percent =
            Record { bound: Bound::Exact, measure: Measure::Percent, value: Some(40.0), ..sample.clone() };
        for (record, shown) in [
            (sample, "≥ 350,000"),
            (range, "20–1,000,000"),
            (vague, "dozens"),
            (rate, "≤ 350,000 per day"),
            (ratio, "~ 7.5 to 1 (Ukraine)"),
            (percent, "40%"),
        ] {
            assert_eq!(figure(&record), shown);
        }
    }

    #[test]
    fn thousands_are_grouped() {
        for (number, shown) in [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (1234567.5, "1,234,567.5")] {
            assert_eq!(grouped(number), shown);
        }
    }

    #[test]
    fn a_row_a_record_and_nothing_a_terminal_acts_on() {
        let tricky = Record { document: "a\u{1b}[31m\n.txt".into(), ..sample() };
        let table = written(Format::Table, &[sample(), tricky]);
        assert!(table.contains("docs/a.txt:3"), "{table}");
        assert!(!table.contains('\u{1b}'), "{table}");
        assert_eq!(table.lines().filter(|line| line.contains("350,000")).count(), 2, "{table}");
        assert!(written(Format::Table, &[]).contains("side"));
    }
}
