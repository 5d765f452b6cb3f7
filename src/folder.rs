//! A folder of rows that the caller adds to the lexicon: files named as those of `src/lexicon`, with
//! the same columns, each row proved by its own example where it has one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::lexicon::{Example, Lexicon, LexiconError, files};
use crate::mention::Reading;
use crate::sentence::segment;

/// The compiled-in rows and those of the folder.
pub fn lexicon(folder: &Path) -> Result<Lexicon, LexiconError> {
    let mut given = Vec::new();
    for path in csv_files(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let rows = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        given.push((name, path.display().to_string(), rows));
    }
    let mut lexicon = Lexicon::builtin();
    let examples = lexicon.add_rows(given.iter().map(|(name, path, rows)| (&**name, &**path, &**rows)))?;
    match examples.into_iter().find(|example| !is_shown(example, &lexicon)) {
        None => Ok(lexicon),
        Some(example) => Err(LexiconError::new(
            example.path,
            Some(example.line),
            "no term of the example has the meaning that the row gives: write a sentence with the term as it is \
             spelled there (a longer term of the lexicon may cover it), or leave the example empty",
        )),
    }
}

/// The files of the folder that are named as CSV, in order; there must be one.
fn csv_files(folder: &Path) -> Result<Vec<PathBuf>, LexiconError> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_csv {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        let names: Vec<_> = files().map(|(name, ..)| name).collect();
        let what = format!("the folder holds no file of the lexicon: name them as {}", names.join(", "));
        return Err(LexiconError::new(folder.display().to_string(), None, what));
    }
    Ok(paths)
}

fn unreadable(path: &Path, error: &std::io::Error) -> LexiconError {
    let what = match error.kind() {
        std::io::ErrorKind::NotFound => "no such folder".to_owned(),
        std::io::ErrorKind::NotADirectory => "a folder is wanted, with files such as parties.csv".to_owned(),
        _ => error.to_string(),
    };
    LexiconError::new(path.display().to_string(), None, what)
}

/// Whether a term of the example means what its row says.
fn is_shown(example: &Example, lexicon: &Lexicon) -> bool {
    segment(&example.text, 0).into_iter().any(|sentence| {
        let reading = Reading::new(&example.text, sentence, lexicon);
        (0..reading.len()).any(|at| reading.senses(at).iter().any(|sense| example.senses.contains(sense)))
    })
}
