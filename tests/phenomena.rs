//! Every line of tests/corpus is a short text with the claims it holds, grouped in files by
//! what they are about.
//!
//! Lines that are not read yet live in tests/corpus/open. A line there that is read in full
//! fails the test, so that it is moved up and kept; so both lists stay honest.
//! `CLAIMS_SORT_CORPUS=1 cargo test --test phenomena` moves every line to where it belongs.

mod common;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use claims::{Document, Lexicon, extract};
use common::{corpus, files, open_corpus};
use serde_json::{Map, Value};

/// A line of the corpus.
struct Line {
    /// The file's name, in both folders the same for one phenomenon.
    file: String,
    number: usize,
    raw: String,
    text: String,
    published: Option<String>,
    publisher: Option<String>,
    /// What is expected of each claim, in the order of the text.
    claims: Vec<Map<String, Value>>,
    why: String,
}

/// The lines of a folder's files, in the order of their names.
fn lines_of(folder: &Path) -> Vec<Line> {
    files(folder, "jsonl").iter().flat_map(|path| lines_of_file(path)).collect()
}

fn lines_of_file(path: &Path) -> Vec<Line> {
    let file = path.file_name().unwrap().to_str().unwrap();
    let content = fs::read_to_string(path).unwrap();
    let lines = content.lines().enumerate().map(|(at, raw)| {
        let place = format!("{file}:{}", at + 1);
        parse(file, at + 1, raw).unwrap_or_else(|what| panic!("{place}: {what}"))
    });
    lines.collect()
}

fn parse(file: &str, number: usize, raw: &str) -> Result<Line, String> {
    let mut keys: BTreeMap<String, Value> = serde_json::from_str(raw).map_err(|error| error.to_string())?;
    let mut string = |key: &str| match keys.remove(key) {
        None => Ok(None),
        Some(Value::String(value)) => Ok(Some(value)),
        Some(_) => Err(format!("`{key}` must be a string")),
    };
    let (published, publisher) = (string("published")?, string("publisher")?);
    let (text, why) =
        (string("text")?.ok_or("`text` is missing")?, string("why")?.ok_or("`why` is missing")?);
    let claims = keys.remove("claims").ok_or("`claims` is missing")?;
    let claims = serde_json::from_value(claims).map_err(|error| error.to_string())?;
    match keys.keys().next() {
        Some(key) => Err(format!("unknown key `{key}`")),
        None => Ok(Line {
            file: file.to_owned(),
            number,
            raw: raw.to_owned(),
            text,
            published,
            publisher,
            claims,
            why,
        }),
    }
}

impl Line {
    /// What the program reads differently; empty where it reads the line in full.
    fn failures(&self, lexicon: &Lexicon) -> Vec<String> {
        let document = Document {
            text: self.text.clone(),
            published: self.published.as_deref().map(|date| date.parse().expect("a date")),
            publisher: self.publisher.clone(),
            ..Document::default()
        };
        let found: Vec<Value> =
            extract(&document, lexicon).iter().map(|record| serde_json::to_value(record).unwrap()).collect();
        let numbers = |records: &[Value]| -> String {
            let numbers: Vec<&str> = records.iter().filter_map(|record| record["number"].as_str()).collect();
            format!("[{}]", numbers.join("; "))
        };
        if found.len() != self.claims.len() {
            let expected: Vec<Value> = self.claims.iter().cloned().map(Value::Object).collect();
            return vec![format!("expected {}, found {}", numbers(&expected), numbers(&found))];
        }
        let places = self.places();
        let pairs = self.claims.iter().zip(places).zip(&found);
        pairs.flat_map(|((expected, place), found)| differences(expected, place, found)).collect()
    }

    /// Where the expected numbers stand, each looked for behind the one before it.
    fn places(&self) -> Vec<(usize, usize)> {
        let mut from = 0;
        let places = self.claims.iter().map(|claim| {
            let number = claim.get("number").and_then(Value::as_str).expect("a claim names its number");
            let at = find_number(&self.text, number, from).unwrap_or_else(|| {
                panic!("{}:{}: no `{number}` in the rest of the text", self.file, self.number)
            });
            from = at + number.len();
            (at, from)
        });
        places.collect()
    }
}

/// Where `number` stands as a whole in `text[from..]`: `12` is not in `120` or `12,000`.
fn find_number(text: &str, number: &str, from: usize) -> Option<usize> {
    let starts = text[from..].match_indices(number).map(|(at, _)| from + at);
    starts.into_iter().find(|&at| {
        let before = text[..at].chars().next_back();
        let mut behind = text[at + number.len()..].chars();
        let goes_on = match behind.next() {
            Some(',' | '.') => {
                behind.next().is_some_and(|c| c.is_ascii_digit()) && number.ends_with(char::is_numeric)
            }
            next => next.is_some_and(char::is_alphanumeric),
        };
        !before.is_some_and(char::is_alphanumeric) && !goes_on
    })
}

/// The fields of a record that are not as expected, and its number where it is another one.
fn differences(expected: &Map<String, Value>, place: (usize, usize), found: &Value) -> Vec<String> {
    let (start, end) = (found["start_byte"].as_u64().unwrap(), found["end_byte"].as_u64().unwrap());
    let number = &expected["number"];
    if end as usize <= place.0 || place.1 <= start as usize {
        return vec![format!("expected {number}, found {}", found["number"])];
    }
    let fields = expected.iter().filter(|(field, _)| *field != "number");
    let wrong = fields.filter(|(field, value)| {
        assert!(found.get(field.as_str()).is_some(), "a record has no field `{field}`");
        !same(field, value, &found[field.as_str()])
    });
    wrong
        .map(|(field, value)| format!("{number}: {field} should be {value}, is {}", found[field.as_str()]))
        .collect()
}

/// Whether two values of a field say the same.
fn same(field: &str, expected: &Value, found: &Value) -> bool {
    if let (Some(a), Some(b)) = (expected.as_f64(), found.as_f64()) {
        return (a - b).abs() < 1e-9 * a.abs().max(1.0);
    }
    match (field, expected.as_str(), found.as_str()) {
        ("speaker", Some(a), Some(b)) => a.split_whitespace().next_back() == b.split_whitespace().next_back(),
        ("place", Some(a), Some(b)) => a.to_lowercase() == b.to_lowercase(),
        _ => expected == found,
    }
}

/// Moves every line to the folder that it belongs in; lines keep their order, new ones go last.
fn sort_corpus(lexicon: &Lexicon) {
    let mut read: BTreeMap<String, String> = BTreeMap::new();
    let mut open = read.clone();
    for line in lines_of(&corpus()).into_iter().chain(lines_of(&open_corpus())) {
        let target = if line.failures(lexicon).is_empty() { &mut read } else { &mut open };
        let content = target.entry(line.file).or_default();
        content.push_str(&line.raw);
        content.push('\n');
    }
    write_corpus(&corpus(), &read);
    write_corpus(&open_corpus(), &open);
}

/// Writes the files of a folder, and removes those that have no line left.
fn write_corpus(folder: &Path, files: &BTreeMap<String, String>) {
    fs::create_dir_all(folder).unwrap();
    for line in lines_of(folder) {
        if !files.contains_key(&line.file) && folder.join(&line.file).exists() {
            fs::remove_file(folder.join(&line.file)).unwrap();
        }
    }
    for (file, content) in files {
        fs::write(folder.join(file), content).unwrap();
    }
}

/// One test for both folders, because sorting writes in both.
#[test]
fn texts_give_the_claims_they_hold() {
    let lexicon = Lexicon::builtin();
    if env::var_os("CLAIMS_SORT_CORPUS").is_some() {
        sort_corpus(&lexicon);
    }
    let mut complaints = Vec::new();
    let lines = lines_of(&corpus());
    for line in &lines {
        let failures = line.failures(&lexicon);
        if !failures.is_empty() {
            let (file, number, why, text) = (&line.file, line.number, &line.why, &line.text);
            complaints.push(format!("{file}:{number} ({why}): {text}\n    {}", failures.join("\n    ")));
        }
    }
    let open = lines_of(&open_corpus());
    let solved: Vec<&Line> = open.iter().filter(|line| line.failures(&lexicon).is_empty()).collect();
    println!(
        "{} lines read, {} of {} open lines not read yet",
        lines.len(),
        open.len() - solved.len(),
        open.len()
    );
    for line in solved {
        let (file, number) = (&line.file, line.number);
        complaints.push(format!("open/{file}:{number} is read now: move it to tests/corpus/{file}"));
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// A text that stands twice would be counted twice, and might contradict itself.
#[test]
fn no_text_stands_twice() {
    let mut seen = BTreeMap::new();
    for line in lines_of(&corpus()).into_iter().chain(lines_of(&open_corpus())) {
        let place = format!("{}:{}", line.file, line.number);
        let key = (line.text, line.published, line.publisher);
        if let Some(first) = seen.insert(key, place.clone()) {
            panic!("{place} repeats {first}");
        }
    }
}
