//! Every row of the lexicon is proved by its own example: read in it, the row's term means
//! what the row declares. A counterexample shows a text in which it must not.
//!
//! To add a term, add a row with an example that names it in a sentence of its own; this
//! test says by file and line what is wrong with it.

mod common;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use claims::document::Span;
use claims::lexicon::{
    BoundTerm, CalendarKind, Camp, Cause, Name, NumberKind, OutletKind, PartyKind, PlaceKind, Position,
    Sense, SpeechKind, TimeKind,
};
use claims::mention::Reading;
use claims::record::{Bound, Category};
use claims::sentence::{Place, Sentence, segment};
use claims::token::fold;
use claims::{Document, Lexicon, Record, extract};

/// The columns that hold spellings of a term.
const SPELLED: &[&str] = &["term", "singular", "plural", "base", "third", "ing", "past", "participle"];

/// One row, and where it stands.
struct Row {
    file: String,
    line: u64,
    /// Its number among the nouns or the verbs, by which a sense knows it.
    number: u32,
    cells: HashMap<String, String>,
}

impl Row {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Every spelling of the term; none for rows that only tie others together.
    fn spellings(&self) -> impl Iterator<Item = &str> {
        let cells = SPELLED.iter().map(|column| self.cell(column)).filter(|cell| !cell.is_empty());
        cells.flat_map(|cell| cell.split('|'))
    }

    /// Whether `words` is a spelling of the row, hyphens, possessives and a plural model aside.
    fn is_spelled(&self, words: &str) -> bool {
        let words = letters(words);
        self.spellings()
            .map(letters)
            .any(|spelling| spelling == words || words.strip_suffix('s') == Some(&spelling))
    }

    /// Whether the sense is the one that the row declares.
    fn declares(&self, sense: &Sense, lexicon: &Lexicon) -> bool {
        let named = |name: Name, column: &str| lexicon.name(name) == self.cell(column);
        let maybe = |name: Option<Name>, column: &str| {
            name.map_or("", |name| lexicon.name(name)) == self.cell(column)
        };
        let kind = self.cell("kind");
        match (self.file.as_str(), *sense) {
            ("parties.csv", Sense::Party { party, kind: found, category, subgroup }) => {
                named(party, "party")
                    && PartyKind::from_cell(kind) == Some(found)
                    && category == Category::from_name(self.cell("category"))
                    && maybe(subgroup, "subgroup")
            }
            ("institutions.csv", Sense::Institution { institution, party, source }) => {
                named(institution, "institution") && maybe(party, "party") && maybe(source, "source")
            }
            ("people.csv", Sense::Person { party, institution }) => {
                maybe(party, "party") && named(institution, "institution")
            }
            ("outlets.csv", Sense::Outlet { outlet, kind: found }) => {
                named(outlet, "outlet") && OutletKind::from_cell(kind) == Some(found)
            }
            ("places.csv", Sense::Place { place, country, kind: found }) => {
                named(place, "place")
                    && maybe(country, "country")
                    && PlaceKind::from_cell(kind) == Some(found)
            }
            ("nouns.csv", Sense::Noun { row, .. }) => row == self.number,
            ("verbs.csv" | "events.csv", Sense::Verb { row, .. }) => row == self.number,
            _ => self.declares_closed(sense),
        }
    }

    /// The same for words of closed kinds, which name nothing.
    fn declares_closed(&self, sense: &Sense) -> bool {
        let kind = self.cell("kind");
        match (self.file.as_str(), *sense) {
            ("bounds.csv", Sense::Bound(BoundTerm { bound, position })) => {
                Bound::from_name(self.cell("bound")) == Some(bound)
                    && Position::from_cell(self.cell("position")) == Some(position)
            }
            ("numbers.csv", Sense::Number { kind: found, low, high }) => {
                let number = |column: &str| self.cell(column).parse::<f64>().ok();
                let wanted_low = number("low").unwrap_or_default();
                NumberKind::from_cell(kind) == Some(found)
                    && low == wanted_low
                    && high == number("high").unwrap_or(wanted_low)
            }
            ("speech.csv", Sense::Speech(found)) => SpeechKind::from_cell(kind) == Some(found),
            ("times.csv", Sense::Time(found)) => TimeKind::from_cell(kind) == Some(found),
            ("calendar.csv", Sense::Calendar { kind: found, value }) => {
                CalendarKind::from_cell(kind) == Some(found) && self.cell("value").parse() == Ok(value)
            }
            ("camps.csv", Sense::Camp(found)) => Camp::from_cell(self.cell("camp")) == Some(found),
            ("causes.csv", Sense::Cause(found)) => Cause::from_cell(self.cell("cause")) == Some(found),
            _ => false,
        }
    }

    /// Whether some term of the sentence is spelled as in the row and means what it declares.
    fn is_read_in(&self, text: &str, sentence: Sentence, lexicon: &Lexicon) -> bool {
        let reading = Reading::new(text, sentence, lexicon);
        (0..reading.len()).any(|at| {
            let term = reading.words(reading.term_start(at), reading.term_end(at));
            reading.senses(at).iter().any(|sense| self.declares(sense, lexicon)) && self.is_spelled(term)
        })
    }

    /// Whether the text proves the row.
    fn is_proved_by(&self, text: &str, lexicon: &Lexicon) -> bool {
        match self.file.as_str() {
            "sources.csv" => records(text, lexicon)
                .iter()
                .any(|record| record.source.as_deref() == Some(self.cell("source"))),
            // These are proved where a row can be taken away, in `src/lexicon/mod.rs`.
            "conflicts.csv" | "bodies.csv" => !text.is_empty(),
            _ => segment(text, 0).into_iter().any(|sentence| self.is_read_in(text, sentence, lexicon)),
        }
    }
}

/// The letters and digits of a term, folded, without possessives.
fn letters(words: &str) -> String {
    let mut folded = String::new();
    fold(&words.replace("'s", "").replace("’s", ""), &mut folded);
    folded.retain(|c| c.is_alphanumeric() || c == '%');
    folded
}

fn records(text: &str, lexicon: &Lexicon) -> Vec<Record<'static>> {
    extract(&Document { text: text.to_owned(), ..Document::default() }, lexicon)
}

fn folder() -> PathBuf {
    common::root().join("src/lexicon")
}

/// The names of the lexicon files, sorted.
fn files() -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    common::files(&folder(), "csv").iter().map(name).collect()
}

/// The rows of a file as they stand; the reader refuses a row that is short or long.
fn rows_of(file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder().join(file)).unwrap();
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.into_records().enumerate().map(|(number, row)| {
        let row = row.unwrap_or_else(|error| panic!("{file}: {error}"));
        let line = row.position().map_or(0, csv::Position::line);
        let cells = header.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
        Row { file: file.to_owned(), line, number: number as u32, cells }
    });
    rows.collect()
}

/// All rows. Events are numbered on from the verbs, as the loader does.
fn all_rows() -> Vec<Row> {
    let mut rows: Vec<Row> = files().iter().flat_map(|file| rows_of(file)).collect();
    let verbs = rows.iter().filter(|row| row.file == "verbs.csv").count() as u32;
    rows.iter_mut().filter(|row| row.file == "events.csv").for_each(|row| row.number += verbs);
    rows
}

/// Fails with all complaints at once, each with the place of its row.
fn report<'a>(complaints: impl Iterator<Item = (&'a Row, String)>) {
    let mut message = String::new();
    let mut count = 0;
    for (row, what) in complaints {
        writeln!(message, "src/lexicon/{}:{}: {what}", row.file, row.line).unwrap();
        count += 1;
    }
    assert!(count == 0, "{count} complaints:\n{message}");
}

#[test]
fn every_example_proves_its_row() {
    let lexicon = Lexicon::builtin();
    let rows = all_rows();
    report(rows.iter().flat_map(|row| {
        let (example, counter) = (row.cell("example"), row.cell("counterexample"));
        let spelled = row.spellings().next().unwrap_or(row.cell("source")).to_owned();
        let unproved = (!row.is_proved_by(example, &lexicon))
            .then(|| (row, format!("`{spelled}` is not read as declared in its example: {example}")));
        let misread = (!counter.is_empty() && row.is_proved_by(counter, &lexicon))
            .then(|| (row, format!("`{spelled}` is read in its counterexample: {counter}")));
        unproved.into_iter().chain(misread)
    }));
}

/// A spelling that another row's term hides is dead weight.
#[test]
fn every_spelling_can_be_read() {
    let lexicon = Lexicon::builtin();
    let rows = all_rows();
    report(rows.iter().flat_map(|row| {
        let dead = |spelling: &&str| {
            let span = Span::new(0, spelling.len());
            let sentence = Sentence { span, paragraph: 0, place: Place::Body, quoted: false };
            !row.is_read_in(spelling, sentence, &lexicon)
        };
        row.spellings().filter(dead).map(move |spelling| (row, format!("`{spelling}` can never be read")))
    }));
}

#[test]
fn rows_are_well_formed() {
    let rows = all_rows();
    report(rows.iter().flat_map(|row| {
        let untidy =
            row.cells.iter().filter(|(_, cell)| cell.trim() != cell.as_str() || cell.contains(['\n', '\r']));
        let untidy = untidy.map(|(column, cell)| format!("white space around the {column} `{cell}`"));
        let loose = row.spellings().filter(|spelling| spelling.is_empty() || spelling.trim() != *spelling);
        let loose =
            loose.map(|spelling| format!("`{spelling}` is an empty spelling, or has white space around it"));
        let bare = row.cell("example").is_empty().then(|| "the example is missing".to_owned());
        let complaints: Vec<String> = untidy.chain(loose).chain(bare).collect();
        complaints.into_iter().map(move |what| (row, what))
    }));
}

/// The spellings of a row, once each, and what repeats itself within a cell. Forms of one verb
/// or noun may look alike.
fn own_spellings(row: &Row) -> (Vec<&str>, Vec<String>) {
    let mut own: Vec<&str> = Vec::new();
    let mut twice = Vec::new();
    for column in SPELLED {
        let cell: Vec<&str> = row.cell(column).split('|').filter(|spelling| !spelling.is_empty()).collect();
        let repeated = cell.iter().enumerate().filter(|(at, spelling)| cell[..*at].contains(spelling));
        twice.extend(repeated.map(|(_, spelling)| format!("`{spelling}` stands twice in its {column}")));
        own.extend(cell);
    }
    own.sort_unstable();
    own.dedup();
    (own, twice)
}

/// One word may be of two kinds (`claims`), stand on both sides of its number (`at least`), or
/// have two roles (`sank`), with a row for each; twice the same is a slip.
#[test]
fn no_spelling_stands_twice_in_a_file() {
    for file in files() {
        let rows = rows_of(&file);
        let mut first = HashMap::new();
        let mut complaints = Vec::new();
        for row in &rows {
            let (own, twice) = own_spellings(row);
            complaints.extend(twice.into_iter().map(|what| (row, what)));
            for spelling in own {
                let sense = ["kind", "position", "role"].map(|column| row.cell(column));
                if let Some(line) = first.insert((spelling, sense), row.line) {
                    complaints.push((row, format!("`{spelling}` stands in line {line} too")));
                }
            }
        }
        report(complaints.into_iter());
    }
}

#[test]
fn every_file_is_compiled_in() {
    let mut compiled: Vec<(&str, &str)> =
        claims::lexicon::files().map(|(name, .., rows)| (name, rows)).collect();
    compiled.sort_unstable();
    let names: Vec<&str> = compiled.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, files(), "src/lexicon/files.rs reads other files than there are");
    for (name, rows) in compiled {
        assert!(rows == fs::read_to_string(folder().join(name)).unwrap(), "{name} is compiled in as another");
    }
}
