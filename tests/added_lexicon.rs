//! Rows of the caller's own: a war that the lexicon does not know is read right by a folder of them,
//! and a broken row is told by file, line and mend.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A made-up war, whose words are the rows in `tests/varonia`.
const WAR: &str = "\
Varonia's defence minister, Ilvar Teng, said on May 3, 2022 that the enemy had lost 1,200 soldiers and 14 sandskiffs.
Selkian shelling killed nine people in Port Marrow.
The Dune Guard lost 40 men near Odessa.
";

/// Of each record: number, side, category, subgroup, source and its party, place.
const READ: &[[&str; 7]] = &[
    ["1,200", "Selkia", "military", "", "va_mod", "Varonia", ""],
    ["14", "Selkia", "vehicles", "sandskiffs", "va_mod", "Varonia", ""],
    ["nine", "Varonia", "people", "", "", "", "Port Marrow"],
    ["40", "Selkia", "military", "Dune Guard", "", "", "Odessa"],
];

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claims")).env_clear().current_dir(folder).args(args).output().unwrap()
}

/// The folder of the made-up war's rows.
fn varonia() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/varonia").to_str().unwrap().to_owned()
}

/// A folder with the text of the war, and `my/NAME` with these rows.
fn folder(name: &str, rows: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("war.txt"), WAR).unwrap();
    fs::create_dir(folder.path().join("my")).unwrap();
    fs::write(folder.path().join("my").join(name), rows).unwrap();
    folder
}

/// What is compared of the records in a line of JSON each.
fn read(output: &Output) -> Vec<Vec<String>> {
    assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(0), ""));
    let fields = ["number", "side", "category", "subgroup", "source", "source_party", "place"];
    let row = |record: &Value| {
        fields.iter().map(|field| record[*field].as_str().unwrap_or("").to_owned()).collect()
    };
    let lines = String::from_utf8(output.stdout.clone()).unwrap();
    lines.lines().map(|line| row(&serde_json::from_str(line).unwrap())).collect()
}

#[test]
fn a_war_is_read_right_by_rows_alone() {
    let folder = folder("camps.csv", b"term,camp,example\n");
    let with = run(folder.path(), &["extract", "--lexicon", &varonia(), "war.txt"]);
    assert_eq!(read(&with), READ.to_vec());
    let without = read(&run(folder.path(), &["extract", "war.txt"]));
    for (row, expected) in without.iter().zip(READ) {
        assert_ne!(row, expected, "read without the rows as well");
    }
    let explained = run(folder.path(), &["explain", "--lexicon", &varonia(), "--format", "jsonl", "war.txt"]);
    let lines = String::from_utf8(explained.stdout).unwrap();
    let sentences = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let claims = sentences.flat_map(|sentence| sentence["claims"].as_array().unwrap().clone());
    let records: Vec<Value> = claims.map(|claim| claim["record"].clone()).collect();
    let extracted = String::from_utf8(with.stdout).unwrap();
    assert_eq!(
        records,
        extracted.lines().map(|it| serde_json::from_str(it).unwrap()).collect::<Vec<Value>>()
    );
}

#[test]
fn an_added_row_takes_the_place_of_a_compiled_one() {
    let text = "Shelling killed nine people in Odessa.";
    let place = |rows: &str| {
        let folder = folder("places.csv", format!("term,place,country,kind,example\n{rows}").as_bytes());
        fs::write(folder.path().join("a.txt"), text).unwrap();
        let row = read(&run(folder.path(), &["extract", "--lexicon", "my", "a.txt"]));
        (row[0][6].clone(), row[0][1].clone())
    };
    assert_eq!(place(""), ("Odesa".to_owned(), "Ukraine".to_owned()));
    let texas = "Odessa,Odessa in Texas,United States,city,Nine people were hurt in Odessa.\n";
    assert_eq!(place(texas), ("Odessa in Texas".to_owned(), "United States".to_owned()));
    // Of rows that are all added, the first counts.
    let both = format!("{texas}Odessa,Odessa,Israel,city,\n");
    assert_eq!(place(&both).0, "Odessa in Texas");
}

#[test]
fn a_broken_row_is_wrong_use_and_says_what_mends_it() {
    let parties = "term,party,kind,category,subgroup,example,counterexample\n";
    for (name, rows, complaint) in [
        (
            "party.csv",
            String::new(),
            "party.csv: no file of the lexicon has that name: the names are parties.csv, ",
        ),
        ("parties.csv", "term,party\n".to_owned(), "parties.csv:1: the header must be `term,party,kind,"),
        ("parties.csv", String::new(), "parties.csv:1: the header must be `term,party,kind,"),
        (
            "parties.csv",
            format!("{parties}Varonia,Varonia,name\nVaronian,Varonia,adj\n"),
            "parties.csv:3: `adj` is no kind: write name, adjective, demonym, metonym, force or member",
        ),
        ("parties.csv", format!("{parties}Varonia,,name\n"), "parties.csv:2: the party is missing"),
        (
            "parties.csv",
            format!("{parties}Varonia,Varonia,name,,,Two were killed, it said.,,\n"),
            "parties.csv:2: the row has 9 cells, the header 7: put a cell that holds a comma in double quotes",
        ),
        (
            "parties.csv",
            format!("{parties}\nVaronia,Varonia,name,,,The Varonian army lost 20 tanks.,\n"),
            "parties.csv:3: no term of the example has the meaning that the row gives",
        ),
        (
            "people.csv",
            "term,party,institution,example\nIlvar Teng,Varonia,mod,\n".to_owned(),
            "people.csv:2: no row of parties.csv is of the party `Varonia`: add one, or mend the name",
        ),
    ] {
        let folder = folder(name, rows.as_bytes());
        for subcommand in ["extract", "explain"] {
            let output = run(folder.path(), &[subcommand, "--lexicon", "my", "war.txt"]);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{stderr}");
            assert!(stderr.contains(&format!("error: my/{complaint}")), "{complaint}\n{stderr}");
            assert!(stderr.contains(&format!("claims {subcommand}")), "{stderr}");
        }
    }
}

#[test]
fn a_folder_without_rows_is_wrong_use() {
    let folder = folder("notes.md", b"");
    for (path, complaint) in [
        ("my", "my: the folder holds no file of the lexicon: name them as parties.csv, "),
        ("nowhere", "nowhere: no such folder"),
        ("war.txt", "war.txt: a folder is wanted, with files such as parties.csv"),
    ] {
        let output = run(folder.path(), &["extract", "--lexicon", path, "war.txt"]);
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains(complaint), "{stderr}");
    }
}

#[test]
fn a_spreadsheet_s_csv_is_read() {
    let rows =
        "\u{feff}term,party,kind,category,subgroup,example,counterexample\r\nVaronia,Varonia,name,,,,\r\n";
    let folder = folder("parties.csv", rows.as_bytes());
    fs::write(folder.path().join("a.txt"), "Varonia lost 20 tanks.").unwrap();
    let output = run(folder.path(), &["extract", "--lexicon", "my", "a.txt"]);
    assert_eq!(read(&output)[0][1], "Varonia");
}

#[test]
fn the_lexicon_command_shows_files_and_rows_that_can_be_added_again() {
    let folder = folder("notes.md", b"");
    let listing = String::from_utf8(run(folder.path(), &["lexicon"]).stdout).unwrap();
    let names: Vec<&str> =
        listing.lines().filter_map(|line| line.split_once(".csv: ")).map(|it| it.0).collect();
    assert!(names.len() >= 17 && names.contains(&"parties"), "{listing}");
    assert!(listing.contains("    term,party,kind,category,subgroup,example,counterexample\n"), "{listing}");
    fs::remove_file(folder.path().join("my/notes.md")).unwrap();
    for name in names {
        let file = format!("{name}.csv");
        let output = run(folder.path(), &["lexicon", &file]);
        fs::write(folder.path().join("my").join(&file), output.stdout).unwrap();
    }
    // Every compiled-in row keeps to what is asked of added ones, and reads the same.
    let again = run(folder.path(), &["extract", "--lexicon", "my", "war.txt"]);
    assert_eq!(read(&again), read(&run(folder.path(), &["extract", "war.txt"])));
    assert_eq!(run(folder.path(), &["lexicon", "party.csv"]).status.code(), Some(2));
}
