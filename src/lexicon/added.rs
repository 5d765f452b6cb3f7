//! Rows that the caller adds to those compiled in: a new war without a new program.
//!
//! What an added row says of a spelling takes the place of what the compiled-in rows of its kind say
//! of it; added sources and conflicts come before the compiled-in ones.

use rustc_hash::FxHashSet;

use super::files::FILES;
use super::load::{LexiconError, Row};
use super::{Lexicon, Name, Sense};

/// The example of an added row, with what it must show: a term that has one of the senses.
#[derive(Debug)]
pub struct Example {
    /// The file that the row stands in, as errors name it.
    pub path: String,
    /// The row's line.
    pub line: u64,
    /// The sentence.
    pub text: String,
    /// What the row lets its term mean.
    pub(crate) senses: Vec<Sense>,
}

/// The lexicon's files: name, what its rows are, its columns, and the compiled-in rows.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str, &'static [&'static str], &'static str)> {
    FILES.iter().map(|file| (file.name, file.about, file.columns, file.rows))
}

/// Names that rows refer to, and that some other row must give.
struct Known {
    parties: FxHashSet<Name>,
    institutions: FxHashSet<Name>,
}

impl Known {
    /// What the rows so far name.
    fn of(lexicon: &Lexicon) -> Known {
        let mut known = Known { parties: FxHashSet::default(), institutions: FxHashSet::default() };
        known.take(&lexicon.vocabulary.senses);
        known
    }

    fn take(&mut self, senses: &[Sense]) {
        for sense in senses {
            match *sense {
                Sense::Party { party, .. } => drop(self.parties.insert(party)),
                Sense::Institution { institution, .. } => drop(self.institutions.insert(institution)),
                _ => {}
            }
        }
    }

    /// Whether all that a row refers to is named somewhere.
    fn check(&self, lexicon: &Lexicon, row: &Row) -> Result<(), String> {
        let named = |column: &str, among: &FxHashSet<Name>, file: &str| {
            let cell = row.cell(column);
            let is_free = matches!(cell, "" | "*" | "independent" | "media");
            if is_free || lexicon.find_name(cell).is_some_and(|name| among.contains(&name)) {
                return Ok(());
            }
            Err(format!("no row of {file} is of the {column} `{cell}`: add one, or mend the name"))
        };
        for column in ["party", "country", "a", "b", "civilians", "counts"] {
            named(column, &self.parties, "parties.csv")?;
        }
        named("institution", &self.institutions, "institutions.csv")
    }
}

impl Lexicon {
    /// Adds rows to those that are there. Of each file: the name that tells its columns
    /// (`parties.csv`), the path that errors name, and its bytes. Their examples are still to be
    /// checked, by who knows sentences.
    pub fn add_rows<'r>(
        &mut self,
        files: impl IntoIterator<Item = (&'r str, &'r str, &'r [u8])>,
    ) -> Result<Vec<Example>, LexiconError> {
        let mut given = Vec::new();
        for (name, path, rows) in files {
            let place = FILES.iter().position(|file| file.name == name).ok_or_else(|| {
                let names: Vec<_> = FILES.iter().map(|file| file.name).collect();
                let what =
                    format!("no file of the lexicon has that name: the names are {}", names.join(", "));
                LexiconError::new(path, None, what)
            })?;
            given.push((place, path, rows));
        }
        // Parties and institutions first: the others refer to them.
        given.sort_by_key(|&(place, ..)| place);
        let (sources, conflicts) = (self.sources.len(), self.conflicts.len());
        let mut known = Known::of(self);
        let mut examples = Vec::new();
        self.vocabulary.reopen();
        for (place, path, rows) in given {
            self.read(&FILES[place], path, rows, &mut |lexicon, row, line| {
                let senses = std::mem::take(&mut lexicon.vocabulary.draft.row);
                known.take(&senses);
                known.check(lexicon, row)?;
                let text = row.cell("example").to_owned();
                if !text.is_empty() && !senses.is_empty() {
                    examples.push(Example { path: path.to_owned(), line, text, senses });
                }
                Ok(())
            })?;
        }
        self.finish();
        self.sources.rotate_left(sources);
        self.conflicts.rotate_left(conflicts);
        Ok(examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn senses(lexicon: &Lexicon, word: &str) -> Vec<Sense> {
        let entries = lexicon.entries_from(lexicon.word_id(word), 0).iter();
        entries.flat_map(|entry| lexicon.senses_in(entry.senses).to_vec()).collect()
    }

    #[test]
    fn rows_add_to_those_that_are_compiled_in_and_take_the_place_of_their_kind() {
        let mut lexicon = Lexicon::builtin();
        assert_eq!(senses(&lexicon, "borduria"), []);
        let kyiv = senses(&lexicon, "kyiv");
        let places = b"term,place,country,kind,example\nBorduria|Kyiv,Borduria,Syldavia,city,\n";
        let parties = b"term,party,kind,category,subgroup,example,counterexample\nSyldavia,Syldavia,name\n";
        let files = [("places.csv", "my/places.csv", &places[..]), ("parties.csv", "my/p.csv", parties)];
        lexicon.add_rows(files).unwrap();
        let [Sense::Place { place, country: Some(country), .. }] = senses(&lexicon, "borduria")[..] else {
            panic!("a place")
        };
        assert_eq!((lexicon.name(place), lexicon.name(country)), ("Borduria", "Syldavia"));
        let now = senses(&lexicon, "kyiv");
        let is_place = |sense: &&Sense| matches!(sense, Sense::Place { .. });
        assert!(kyiv.iter().filter(|sense| !is_place(sense)).all(|sense| now.contains(sense)));
        assert!(now.len() == kyiv.len() && !kyiv.iter().filter(is_place).any(|sense| now.contains(sense)));
    }

    #[test]
    fn broken_rows_name_file_line_and_mend() {
        let error = |name, rows: &[u8]| {
            Lexicon::builtin().add_rows([(name, "my/a.csv", rows)]).unwrap_err().to_string()
        };
        let camps = |rows: &str| error("camps.csv", format!("term,camp,example\n{rows}").as_bytes());
        for (found, expected) in [
            (
                error("a.csv", b""),
                "my/a.csv: no file of the lexicon has that name: the names are parties.csv, ",
            ),
            (error("camps.csv", b"camp,term\n"), "my/a.csv:1: the header must be `term,camp,example`"),
            (camps("x,rebel,\ny,nobody,\n"), "my/a.csv:3: `nobody` is no camp: write state or rebel"),
            (camps("x,,\n"), "my/a.csv:2: the camp is missing: write state or rebel"),
            (camps(",rebel,\n"), "my/a.csv:2: the term is missing: the columns are `term,camp,example`"),
            (camps("|,rebel,\n"), "my/a.csv:2: no column spells the term: "),
            (
                camps("x,rebel,a,b\n"),
                "my/a.csv:2: the row has 4 cells, the header 3: put a cell that holds a comma",
            ),
            (error("camps.csv", b"term,camp,example\n\xff,rebel,\n"), "my/a.csv:2: the bytes are not UTF-8"),
            (
                error("places.csv", b"term,place,country,kind,example\nX,X,Syldavia,city,\n"),
                "my/a.csv:2: no row of parties.csv is of the country `Syldavia`: add one, or mend the name",
            ),
            (
                error("people.csv", b"term,party,institution,example\nBibolu,Ukraine,bagpipes,\n"),
                "my/a.csv:2: no row of institutions.csv is of the institution `bagpipes`: ",
            ),
        ] {
            assert!(found.starts_with(expected), "{found}\n{expected}");
        }
    }
}
