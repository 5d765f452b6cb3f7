//! CSV files into rows; a broken row is an error with file and line.

use std::fmt;

use super::files::{FILES, File};
use super::grammar::GRAMMAR;
use super::terms::Sense;
use super::{Lexicon, Name};

/// A row that cannot be read: where it stands and what would mend it.
#[derive(Debug)]
pub struct LexiconError {
    file: String,
    line: u64,
    what: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl std::error::Error for LexiconError {}

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

    /// A cell of a closed set; `None` where it is empty.
    pub(super) fn closed<T>(&self, column: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, String> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        read(cell).map(Some).ok_or_else(|| format!("`{cell}` is no {column}"))
    }

    /// A cell of a closed set that must be there.
    pub(super) fn required<T>(&self, column: &str, read: fn(&str) -> Option<T>) -> Result<T, String> {
        self.closed(column, read)?.ok_or_else(|| format!("the {column} is missing"))
    }

    /// A number; `None` where the cell is empty.
    pub(super) fn number(&self, column: &str) -> Result<Option<f64>, String> {
        self.closed(column, |cell| cell.parse::<f64>().ok())
    }
}

/// The compiled-in rows.
pub(super) fn builtin() -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon::default();
    for (word, class) in GRAMMAR {
        lexicon.vocabulary.add(word, Sense::Grammar(*class));
    }
    for name in ["officials", "militants"] {
        lexicon.intern(name);
    }
    for file in FILES {
        lexicon.read(file, file.name, file.rows.as_bytes())?;
    }
    lexicon.vocabulary.finish();
    Ok(lexicon)
}

impl Lexicon {
    fn read(&mut self, file: &File, path: &str, rows: &[u8]) -> Result<(), LexiconError> {
        let fail = |line: u64, what: String| LexiconError { file: path.to_owned(), line, what };
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(true).from_reader(rows);
        let header = reader.headers().map_err(|error| fail(1, error.to_string()))?;
        if header.iter().ne(file.columns.iter().copied()) {
            return Err(fail(1, format!("the header must be `{}`", file.columns.join(","))));
        }
        let mut cells = csv::StringRecord::new();
        while reader.read_record(&mut cells).map_err(|error| fail(0, error.to_string()))? {
            let line = cells.position().map_or(0, csv::Position::line);
            (file.read)(self, &Row { columns: file.columns, cells: &cells })
                .map_err(|what| fail(line, what))?;
        }
        Ok(())
    }

    /// The name of a string, made where it is new.
    pub(super) fn intern(&mut self, text: &str) -> Name {
        if let Some(&id) = self.name_ids.get(text) {
            return Name(id);
        }
        let id = self.names.len() as u32;
        self.names.push(text.to_owned());
        self.name_ids.insert(text.to_owned(), id);
        Name(id)
    }

    pub(super) fn optional(&mut self, text: &str) -> Option<Name> {
        (!text.is_empty()).then(|| self.intern(text))
    }

    pub(super) fn add_terms(&mut self, row: &Row, column: &str, sense: Sense) {
        for spelling in row.spellings(column) {
            self.vocabulary.add(spelling, sense);
        }
    }
}
