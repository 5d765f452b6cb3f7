//! The promises of the command: what it reads and writes, in which order, and how it ends.
//!
//! Every run is without any environment variable.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

/// A text with one claim, and one with none.
const CLAIM: &str =
    "Ukraine's General Staff said on March 2, 2023 that 715 Russian soldiers had been killed.";
const NO_CLAIM: &str = "The weather is fine.";

struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    /// The records of JSON Lines.
    fn records(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// One field of all records.
    fn values(&self, field: &str) -> Vec<Value> {
        self.records().iter().map(|record| record[field].clone()).collect()
    }

    /// The same, which went without a complaint.
    #[track_caller]
    fn done(self) -> Outcome {
        assert_eq!((self.status, &*self.stderr), (0, ""), "{}", self.stdout);
        self
    }
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    command.env_clear().current_dir(folder).arg("extract").args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs `claims extract` in a folder.
fn extract(folder: &Path, args: &[&str], stdin: &[u8]) -> Outcome {
    let mut child = command(folder, args).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        scope.spawn(move || pipe.write_all(stdin));
        child.wait_with_output().unwrap()
    });
    Outcome {
        status: output.status.code().expect("ended by a signal"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// JSON Lines of that many documents, each with a claim.
fn lines(documents: usize) -> String {
    (0..documents).map(|number| format!("{}\n", json!({"id": number.to_string(), "text": CLAIM}))).collect()
}

#[test]
fn files_folders_and_standard_input() {
    let folder = folder(&[
        ("one.txt", CLAIM),
        ("none.txt", NO_CLAIM),
        ("empty.txt", ""),
        ("odd.name", CLAIM),
        ("docs/b.txt", CLAIM),
        ("docs/B.md", CLAIM),
        ("docs/a/z.TXT", CLAIM),
        ("docs/c.jsonl", &lines(2)),
        ("docs/notes.html", CLAIM),
        ("docs/.hidden.txt", CLAIM),
        ("docs/.git/a.txt", CLAIM),
    ]);
    let documents =
        |args: &[&str], stdin: &str| extract(folder.path(), args, stdin.as_bytes()).done().values("document");
    assert_eq!(documents(&["one.txt", "none.txt", "./one.txt"], ""), ["one.txt", "./one.txt"]);
    assert_eq!(documents(&["odd.name"], ""), ["odd.name"]);
    assert_eq!(documents(&["docs/.hidden.txt"], ""), ["docs/.hidden.txt"]);
    let below = ["docs/B.md", "docs/a/z.TXT", "docs/b.txt", "0", "1"];
    assert_eq!(documents(&["docs"], ""), below);
    assert_eq!(documents(&["docs/"], ""), below);
    assert_eq!(documents(&[], CLAIM), ["-"]);
    assert_eq!(documents(&["one.txt", "-"], CLAIM), ["one.txt", "-"]);
    assert_eq!(documents(&["empty.txt", "none.txt"], ""), [""; 0]);
    assert_eq!(documents(&["-"], ""), [""; 0]);
}

#[cfg(unix)]
#[test]
fn links_to_files_are_read_and_links_to_folders_only_when_named() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("docs/a.txt", CLAIM), ("other/b.txt", CLAIM)]);
    let docs = folder.path().join("docs");
    for (to, from) in [("..", "up"), (".", "here"), ("../other", "other"), ("nowhere", "broken")] {
        symlink(to, docs.join(from)).unwrap();
    }
    symlink("../other/b.txt", docs.join("c.txt")).unwrap();
    let outcome = extract(folder.path(), &["docs", "docs/other"], b"").done();
    assert_eq!(outcome.values("document"), ["docs/a.txt", "docs/c.txt", "docs/other/b.txt"]);
    symlink("nowhere", docs.join("broken.txt")).unwrap();
    let outcome = extract(folder.path(), &["docs"], b"");
    assert_eq!(outcome.status, 1);
    assert_eq!(outcome.stderr, "claims: docs/broken.txt: no such file or folder\n");
}

#[test]
fn the_input_format_is_told_by_name_content_or_option() {
    let folder = folder(&[("a.jsonl", &lines(1)), ("a.txt", &lines(1)), ("a.data", &lines(1))]);
    let lines = lines(1);
    let documents = |args: &[&str]| extract(folder.path(), args, lines.as_bytes()).done().values("document");
    assert_eq!(documents(&["a.jsonl", "a.data", "-"]), ["0", "0", "0"]);
    assert_eq!(documents(&["--input-format", "jsonl", "a.txt"]), ["0"]);
    for document in documents(&["--input-format", "text", "a.jsonl"]) {
        assert_eq!(document, "a.jsonl");
    }
}

#[test]
fn a_document_is_told_by_its_keys() {
    let folder = folder(&[]);
    let line = json!({"url": "https://example.org/1", "date_publish": "2023-03-02 10:00:00", "maintext": CLAIM,
                      "source_domain": "example.org", "title": "Losses", "filedate": "2024-01-01"});
    let outcome = extract(folder.path(), &["--input-format", "jsonl"], line.to_string().as_bytes()).done();
    let record = &outcome.records()[0];
    assert_eq!(record["document"], "https://example.org/1");
    assert_eq!(record["title"], "Losses");
    assert_eq!(record["published"], "2023-03-02");
    assert_eq!(record["publisher"], "example.org");
    assert_eq!(record["number"], "715");
    let at = CLAIM.find("715").unwrap();
    assert_eq!((&record["start_byte"], &record["end_byte"]), (&json!(at), &json!(at + 3)));
}

#[test]
fn a_document_without_id_is_named_by_its_line() {
    let folder = folder(&[("a.jsonl", &format!("\n{}\r\n", json!({"text": CLAIM})))]);
    let stdin = fs::read(folder.path().join("a.jsonl")).unwrap();
    let outcome = extract(folder.path(), &["a.jsonl", "-"], &stdin).done();
    assert_eq!(outcome.values("document"), ["a.jsonl:2", "-:2"]);
}

#[test]
fn front_matter_gives_metadata_and_offsets_count_in_the_file() {
    let text = format!(
        "\u{feff}---\ntitle: \"Losses\"\nurl: https://example.org/1\nsitename: Example\ndate: 2023-03-02\n---\n\n{CLAIM}\n"
    );
    let folder = folder(&[("a.md", &text)]);
    let outcome = extract(folder.path(), &["a.md", "--published", "2020"], b"").done();
    let records = outcome.records();
    assert_eq!(records.len(), 1);
    let record = &records[0];
    assert_eq!(record["document"], "a.md");
    assert_eq!(record["title"], "Losses");
    assert_eq!(record["publisher"], "Example");
    assert_eq!(record["published"], "2023-03-02");
    assert_eq!(record["start_byte"], text.find("715").unwrap());
    assert_eq!(record["line"], 8);
}

#[test]
fn published_is_for_documents_without_a_date() {
    let folder = folder(&[]);
    let lines = format!(
        "{}\n{}\n",
        json!({"text": "715 Russian soldiers had been killed."}),
        json!({"text": "715 Russian soldiers had been killed.", "date": "2023-05-03"})
    );
    for date in ["2022-12-31", "2022-12", "2022"] {
        let outcome = extract(folder.path(), &["--published", date], lines.as_bytes()).done();
        assert_eq!(outcome.values("published"), [date, "2023-05-03"]);
    }
}

#[test]
fn wrong_use_ends_with_2_and_says_what_is_right() {
    let folder = folder(&[("a.txt", CLAIM)]);
    for (args, mend) in [
        (&["--published", "02.03.2023", "a.txt"][..], "write it as 2023-03-02, 2023-03 or 2023"),
        (&["--published", "2023-02-30", "a.txt"], "write it as 2023-03-02"),
        (&["--format", "xml", "a.txt"], "jsonl, json, csv, table"),
        (&["--threads", "0", "a.txt"], "1..=1024"),
        (&["-o", "out.txt", "a.txt"], "name it .jsonl, .json or .csv, or add --format"),
        (&["--no-such-option"], "--help"),
    ] {
        let outcome = extract(folder.path(), args, b"");
        assert_eq!((outcome.status, &*outcome.stdout), (2, ""), "{args:?}");
        assert!(outcome.stderr.contains(mend), "{args:?}: {}", outcome.stderr);
    }
    assert_eq!(files_in(folder.path()), ["a.txt"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let jsonl = format!("{}\nbroken\n{{}}\n{}\n", json!({"text": CLAIM}), json!({"text": CLAIM}));
    let folder = folder(&[("a.txt", CLAIM), ("b.jsonl", &jsonl), ("c.txt", CLAIM)]);
    fs::write(folder.path().join("latin.txt"), b"Line one.\nCaf\xe9 owners.").unwrap();
    fs::write(folder.path().join("wide.txt"), b"\xff\xfeA\0").unwrap();
    let args = ["a.txt", "missing.txt", "b.jsonl", "latin.txt", "wide.txt", "c.txt"];
    for threads in ["1", "2"] {
        let outcome = extract(folder.path(), &[&args[..], &["--threads", threads]].concat(), b"");
        assert_eq!(outcome.status, 1);
        assert_eq!(outcome.values("document"), ["a.txt", "b.jsonl:1", "b.jsonl:4", "c.txt"]);
        let complaints: Vec<&str> = outcome.stderr.lines().collect();
        for (complaint, start) in complaints.iter().zip([
            "claims: missing.txt: no such file or folder",
            "claims: b.jsonl:2:1: not valid JSON, expected value: ",
            "claims: b.jsonl:3: no text: the object needs a `text`",
            "claims: latin.txt:2: byte 13 is not UTF-8: convert the file first, for example with `iconv -f windows-1252",
            "claims: wide.txt:1: byte 0 is not UTF-8: convert the file first, for example with `iconv -f utf-16",
        ]) {
            assert!(complaint.starts_with(start), "{complaint}");
        }
        assert_eq!(complaints.len(), 5, "{complaints:#?}");
    }
}

#[test]
fn output_is_the_same_at_any_number_of_threads() {
    // Documents of very different sizes, over several batches, with bad lines between.
    let input: String = (0..400)
        .map(|number| {
            let text = format!("{CLAIM}\n\n{}", "Nothing to see. ".repeat(number % 7 * 700));
            format!(
                "{}\n{}",
                json!({"id": number, "text": text}),
                if number % 50 == 0 { "bad\n" } else { "" }
            )
        })
        .collect();
    let folder = folder(&[]);
    let run = |threads| extract(folder.path(), &["--threads", threads], input.as_bytes());
    let alone = run("1");
    let ids: Vec<String> = (0..400).map(|number| number.to_string()).collect();
    assert_eq!(alone.values("document"), ids);
    for threads in ["2", "3", "16"] {
        let outcome = run(threads);
        assert_eq!((outcome.stdout, outcome.stderr), (alone.stdout.clone(), alone.stderr.clone()));
    }
}

#[test]
fn formats_agree() {
    let folder = folder(&[("a.jsonl", &lines(2))]);
    let run = |format| extract(folder.path(), &["a.jsonl", "--format", format], b"").done();
    let records = run("jsonl").records();
    assert_eq!(records.len(), 2);
    assert_eq!(extract(folder.path(), &["a.jsonl"], b"").done().records(), records);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&run("json").stdout).unwrap(), records);
    let table = run("csv").stdout;
    assert!(table.ends_with('\n') && !table.contains('\r'));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    for (row, record) in reader.records().map(Result::unwrap).zip(&records) {
        assert_eq!(header.len(), record.as_object().unwrap().len());
        for (key, cell) in header.iter().zip(&row) {
            let value = match &record[key] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(cell, value, "{key}");
        }
    }
    let table = run("table").stdout;
    assert!(table.contains("military") && table.contains("715"), "{table}");
}

#[test]
fn keys_are_always_there_in_their_order() {
    let folder = folder(&[("a.txt", CLAIM)]);
    let header = extract(folder.path(), &["--format", "csv"], NO_CLAIM.as_bytes()).done().stdout;
    let line = extract(folder.path(), &["a.txt"], b"").done().stdout;
    let mut rest = &*line;
    for key in header.trim_end().split(',') {
        let at = rest.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} in {rest}"));
        rest = &rest[at..];
    }
    assert_eq!(header.matches(',').count() + 1, 34);
}

#[test]
fn output_without_claims_is_whole() {
    let folder = folder(&[("a.txt", NO_CLAIM)]);
    let run = |format| extract(folder.path(), &["a.txt", "--format", format], b"").done().stdout;
    assert_eq!(run("jsonl"), "");
    assert_eq!(run("json"), "[]\n");
    assert!(run("csv").starts_with("id,document,title,"));
    assert_eq!(run("csv").lines().count(), 1);
}

#[test]
fn the_ending_of_the_output_file_tells_its_format() {
    let folder = folder(&[("a.txt", CLAIM)]);
    for (file, start) in
        [("out.jsonl", "{\"id\":"), ("out.json", "[\n{\"id\":"), ("out.csv", "id,"), ("./out.CSV", "id,")]
    {
        let outcome = extract(folder.path(), &["a.txt", "-o", file], b"").done();
        assert_eq!(outcome.stdout, "");
        let written = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(written.starts_with(start), "{file}: {written}");
    }
    extract(folder.path(), &["a.txt", "-o", "out.txt", "--format", "json"], b"").done();
    assert_eq!(fs::read(folder.path().join("out.txt")).ok(), fs::read(folder.path().join("out.json")).ok());
    assert!(extract(folder.path(), &["a.txt", "-o", "-"], b"").done().stdout.starts_with("{\"id\":"));
    assert_eq!(files_in(folder.path()), ["a.txt", "out.CSV", "out.csv", "out.json", "out.jsonl", "out.txt"]);
}

#[test]
fn the_output_file_may_be_an_input() {
    let folder = folder(&[("a.jsonl", &lines(3))]);
    let expected = extract(folder.path(), &["a.jsonl"], b"").done().stdout;
    extract(folder.path(), &["a.jsonl", "-o", "a.jsonl"], b"").done();
    assert_eq!(fs::read_to_string(folder.path().join("a.jsonl")).unwrap(), expected);
}

#[test]
fn the_output_file_is_written_also_when_a_document_is_not_read() {
    let folder = folder(&[("a.txt", CLAIM)]);
    let outcome = extract(folder.path(), &["missing.txt", "a.txt", "-o", "out.jsonl"], b"");
    assert_eq!(outcome.status, 1);
    assert!(fs::read_to_string(folder.path().join("out.jsonl")).unwrap().ends_with("}\n"));
}

#[test]
fn help_and_version_need_nothing() {
    for (args, wanted) in [
        (&["--version"][..], env!("CARGO_PKG_VERSION")),
        (&["--help"], "extract"),
        (&["extract", "--help"], "Exit status:"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
        let output = command.env_clear().args(args).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty());
        assert!(String::from_utf8(output.stdout).unwrap().contains(wanted), "{args:?}");
    }
}
