//! What README.md shows of a run is what the program writes.

use std::fs;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// What the command writes in a folder with the article that README quotes.
fn run(args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let quoted = README.lines().filter_map(|line| line.strip_prefix("> "));
    let article: String = quoted.map(|line| format!("{line}\n")).collect();
    fs::write(folder.path().join("article.txt"), article).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    let output = command.env_clear().current_dir(folder.path()).args(args).output().unwrap();
    assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

/// What README shows behind the line `opening`, until the block ends.
fn shown_behind(opening: &str) -> &'static str {
    let (_, block) = README.split_once(&format!("\n{opening}\n")).expect("README has the line");
    block.split_once("```").expect("the block ends").0
}

#[test]
fn the_table_is_the_one_of_extract() {
    let written = run(&["extract", "--format", "table", "--published", "2023-03-02", "article.txt"]);
    assert_eq!(written, shown_behind("$ claims extract --published 2023-03-02 article.txt"));
}

/// README gives each key a line of its own, the program each record.
#[test]
fn the_json_is_the_first_record_of_extract() {
    let keys = shown_behind("```json").lines().map(|line| line.trim_start().replacen("\": ", "\":", 1));
    let written = run(&["extract", "--published", "2023-03-02", "article.txt"]);
    assert_eq!(written.lines().next(), Some(&*keys.collect::<String>()));
}

#[test]
fn the_reasons_are_those_of_explain() {
    let written = run(&["explain", "--all", "article.txt"]);
    let shown = shown_behind("$ claims explain --all article.txt");
    assert!(written.ends_with(&format!("\n{shown}\n")), "{written}");
}
