//! CSV files into rows; a broken row is an error with file and line.

use std::fmt;

use super::Lexicon;
use super::cell::Cell;
use super::files::{FILES, File};
use super::grammar::GRAMMAR;
use super::terms::Sense;

/// A row that cannot be read: where it stands and what would mend it.
#[derive(Debug)]
pub struct LexiconError {
    file: String,
    line: Option<u64>,
    what: String,
}

impl LexiconError {
    /// What is wrong with a line of a file, or with the file as a whole.
    pub(crate) fn new(file: impl Into<String>, line: Option<u64>, what: impl Into<String>) -> LexiconError {
        LexiconError { file: file.into(), line, what: what.into() }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

impl std::error::Error for LexiconError {}

/// The columns that hold spellings of a term.
const SPELLED: &[&str] = &["term", "singular", "plural", "base", "third", "ing", "past", "participle"];

/// The line that a row stands in; the reader counts empty lines before it as its own.
fn line_of(position: &csv::Position, rows: &[u8]) -> u64 {
    let ahead = rows.get(position.byte() as usize..).unwrap_or_default();
    let empty = ahead.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + empty.filter(|byte| **byte == b'\n').count() as u64
}

/// What is wrong with bytes that are no CSV.
fn broken(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the bytes are not UTF-8: save the file as UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

/// One CSV row with its columns' names.
pub(super) struct Row<'a> {
    columns: &'static [&'static str],
    cells: &'a csv::StringRecord,
}

impl Row<'_> {
    /// The cell of a column; empty where the row is short.
    pub(super) fn cell(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default().trim()
    }

    /// The spellings of a cell, parted by `|`.
    pub(super) fn spellings(&self, column: &str) -> impl Iterator<Item = &str> {
        self.cell(column).split('|').map(str::trim).filter(|spelling| !spelling.is_empty())
    }

    /// Whether the row has the cells it must have, and no more.
    fn whole(&self, file: &File) -> Result<(), String> {
        let (count, columns) = (self.cells.len(), self.columns.len());
        if count > columns {
            return Err(format!(
                "the row has {count} cells, the header {columns}: put a cell that holds a comma in double quotes"
            ));
        }
        if let Some(column) = file.filled.iter().find(|column| self.cell(column).is_empty()) {
            return Err(format!("the {column} is missing: the columns are `{}`", file.columns.join(",")));
        }
        let mut spelled = SPELLED.iter().filter(|column| self.columns.contains(column)).peekable();
        if spelled.peek().is_some() && spelled.all(|column| self.spellings(column).next().is_none()) {
            return Err(format!("no column spells the term: the columns are `{}`", file.columns.join(",")));
        }
        Ok(())
    }

    /// A cell of a closed set; `None` where it is empty.
    pub(super) fn closed<T: Cell>(&self, column: &str) -> Result<Option<T>, String> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        T::read(cell).map(Some).ok_or_else(|| format!("`{cell}` is no {column}: {}", T::mend()))
    }

    /// A cell of a closed set that must be there.
    pub(super) fn required<T: Cell>(&self, column: &str) -> Result<T, String> {
        self.closed(column)?.ok_or_else(|| format!("the {column} is missing: {}", T::mend()))
    }
}

/// The rows of this folder: the build script makes tables of them (`compiled`).
#[cfg_attr(not(test), allow(dead_code))]
pub(crate) fn from_rows() -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon::default();
    for (word, class) in GRAMMAR {
        lexicon.vocabulary.add(word, Sense::Grammar(*class));
    }
    for name in ["officials", "militants"] {
        lexicon.intern(name);
    }
    for file in FILES {
        lexicon.read(file, file.name, file.rows.as_bytes(), &mut |_, _, _| Ok(()))?;
    }
    lexicon.finish();
    Ok(lexicon)
}

impl Lexicon {
    /// Reads the rows of a file; `seen` is shown each when it is in.
    pub(super) fn read(
        &mut self,
        file: &File,
        path: &str,
        rows: &[u8],
        seen: &mut dyn FnMut(&mut Lexicon, &Row, u64) -> Result<(), String>,
    ) -> Result<(), LexiconError> {
        let fail = |line: u64, what: String| LexiconError::new(path, Some(line), what);
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(true).from_reader(rows);
        let broken =
            |error: csv::Error| fail(error.position().map_or(1, csv::Position::line), broken(&error));
        let header = reader.headers().map_err(broken)?;
        if header.iter().ne(file.columns.iter().copied()) {
            return Err(fail(1, format!("the header must be `{}`", file.columns.join(","))));
        }
        let mut cells = csv::StringRecord::new();
        while reader.read_record(&mut cells).map_err(broken)? {
            let line = cells.position().map_or(0, |position| line_of(position, rows));
            let row = Row { columns: file.columns, cells: &cells };
            let read = row.whole(file).and_then(|()| (file.read)(self, &row));
            read.and_then(|()| seen(self, &row, line)).map_err(|what| fail(line, what))?;
        }
        Ok(())
    }

    pub(super) fn add_terms(&mut self, row: &Row, column: &str, sense: Sense) {
        for spelling in row.spellings(column) {
            self.vocabulary.add(spelling, sense);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_tables_are_what_the_rows_say() {
        let (compiled, read) = (Lexicon::builtin(), from_rows().unwrap());
        assert_eq!(format!("{compiled:?}"), format!("{read:?}"));
    }
}
