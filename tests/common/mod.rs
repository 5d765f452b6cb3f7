//! The texts that the project has of its own, for every test and benchmark that reads them.

// Each includes this file for itself, and not all need all of it.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use claims::Document;
use serde_json::Value;

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder with that ending, in the order of their names; none where there is no folder.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths
}

/// The articles in `fixtures`.
pub fn fixtures() -> Vec<PathBuf> {
    let paths = files(&root().join("fixtures"), "txt");
    assert!(paths.len() >= 8, "fixtures are missing: {paths:?}");
    paths
}

/// The articles in `fixtures`, as documents named by their files.
pub fn articles() -> Vec<Document> {
    let read = |path: &PathBuf| Document {
        id: path.file_name().unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(path).unwrap(),
        ..Document::default()
    };
    fixtures().iter().map(read).collect()
}

/// The corpus of phenomena.
pub fn corpus() -> PathBuf {
    root().join("tests/corpus")
}

/// The lines of it that are not read yet.
pub fn open_corpus() -> PathBuf {
    corpus().join("open")
}

/// The texts of a corpus, as documents.
pub fn documents_of(corpus: &Path) -> Vec<Document> {
    let contents = files(corpus, "jsonl").into_iter().map(|path| fs::read_to_string(path).unwrap());
    let lines: Vec<Value> = contents
        .flat_map(|it| it.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<_>>())
        .collect();
    let read = |line: &Value| {
        let string = |key: &str| line[key].as_str().map(str::to_owned);
        Document {
            text: string("text").unwrap(),
            published: string("published").map(|date| date.parse().unwrap()),
            publisher: string("publisher"),
            ..Document::default()
        }
    };
    lines.iter().map(read).collect()
}
