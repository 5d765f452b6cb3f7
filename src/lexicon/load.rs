//! CSV files into rows; a broken row is an error with file and line.

use std::fmt;

use super::Lexicon;
use super::files::{FILES, File};
use super::grammar::GRAMMAR;
use super::terms::Sense;

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
        lexicon.read(file, file.name, file.rows.as_bytes())?;
    }
    lexicon.finish();
    Ok(lexicon)
}

impl Lexicon {
    /// Adds rows to those that are there. Of each file: the name that tells its columns
    /// (`parties.csv`), the path that errors name, and its bytes.
    pub fn add_rows<'r>(
        &mut self,
        files: impl IntoIterator<Item = (&'r str, &'r str, &'r [u8])>,
    ) -> Result<(), LexiconError> {
        for (name, path, rows) in files {
            let file = FILES.iter().find(|file| file.name == name).ok_or_else(|| {
                let names: Vec<_> = FILES.iter().map(|file| file.name).collect();
                let what =
                    format!("no file of the lexicon is named `{name}`: name it one of {}", names.join(", "));
                LexiconError { file: path.to_owned(), line: 1, what }
            })?;
            self.read(file, path, rows)?;
        }
        self.finish();
        Ok(())
    }

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

    #[test]
    fn rows_add_to_those_that_are_compiled_in() {
        let mut lexicon = Lexicon::builtin();
        let senses = |lexicon: &Lexicon, word: &str| {
            let entries = lexicon.entries_from(lexicon.word_id(word), 0).iter();
            entries.flat_map(|entry| lexicon.senses_of(entry).to_vec()).collect::<Vec<_>>()
        };
        assert_eq!(senses(&lexicon, "borduria"), []);
        let kyiv = senses(&lexicon, "kyiv");
        let places = b"term,place,country,kind,example\nBorduria|Kyiv,Borduria,Syldavia,city,\n";
        lexicon.add_rows([("places.csv", "my/places.csv", &places[..])]).unwrap();
        let [Sense::Place { place, country: Some(country), .. }] = senses(&lexicon, "borduria")[..] else {
            panic!("a place")
        };
        assert_eq!((lexicon.name(place), lexicon.name(country)), ("Borduria", "Syldavia"));
        // A known spelling keeps what it meant.
        let now = senses(&lexicon, "kyiv");
        assert!(kyiv.iter().all(|sense| now.contains(sense)) && now.len() == kyiv.len() + 1);
    }

    #[test]
    fn broken_rows_name_file_line_and_mend() {
        let error = |name, rows: &[u8]| {
            Lexicon::builtin().add_rows([(name, "my/a.csv", rows)]).unwrap_err().to_string()
        };
        assert!(error("a.csv", b"").starts_with("my/a.csv:1: no file of the lexicon is named `a.csv`"));
        assert!(error("camps.csv", b"camp,term\n").starts_with("my/a.csv:1: the header must be"));
        assert_eq!(
            error("camps.csv", b"term,camp,example\nx,rebel,\ny,nobody,\n"),
            "my/a.csv:3: `nobody` is no camp"
        );
    }
}
