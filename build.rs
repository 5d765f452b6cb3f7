//! Reads the rows of `src/lexicon/*.csv`, with the program's own code, and writes them as the
//! tables that `src/lexicon/compiled.rs` takes in: so that no start has to read them again.

// What only the program itself uses is dead here.
#![allow(dead_code, unused_imports)]

#[path = "src/date.rs"]
mod date;
#[path = "src/lexicon"]
mod lexicon {
    mod cell;
    mod files;
    mod grammar;
    mod hints;
    pub mod load;
    mod openings;
    mod rows;
    mod runs;
    mod sieve;
    mod source;
    pub mod store;
    pub mod strings;
    pub mod terms;
    mod triggers;

    pub use grammar::Class;
    pub use rows::*;
    pub use store::{Lexicon, Name};
    pub use terms::Sense;
}
#[path = "src/record.rs"]
mod record;
#[path = "src/token.rs"]
mod token;
#[path = "src/word.rs"]
mod word;

use std::fmt::{Debug, Display};
use std::path::Path;
use std::{env, fs};

use lexicon::strings::Strings;
use lexicon::{Lexicon, Sense};

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/token.rs");
    println!("cargo::rerun-if-changed=src/date.rs");
    println!("cargo::rerun-if-changed=src/record.rs");
    println!("cargo::rerun-if-changed=src/word.rs");
    let tables = match lexicon::load::from_rows() {
        Ok(lexicon) => tables(&lexicon),
        // The message names file, line and mend.
        Err(error) => panic!("src/lexicon/{error}"),
    };
    let folder = env::var_os("OUT_DIR").expect("cargo names a folder");
    fs::write(Path::new(&folder).join("lexicon.rs"), tables).expect("the folder can be written to");
}

/// Every table, as a Rust item.
fn tables(lexicon: &Lexicon) -> String {
    let words = &lexicon.vocabulary;
    let conflicts = lexicon.conflicts.iter().map(|row| {
        let (kind, start, end) = (row.kind, row.start, row.end.map(|date| date.to_string()));
        let (a, b, civilians) = (row.a.0, row.b.0, row.civilians.0);
        format!("({a}, {b}, ConflictKind::{kind:?}, {civilians}, \"{start}\", {:?})", end.unwrap_or_default())
    });
    let nouns = lexicon.nouns.iter().map(|row| {
        let (category, outcome) = (maybe("Category", row.category), maybe("Outcome", row.outcome));
        let (subgroup, class, invariant) = (row.subgroup, row.class, row.invariant);
        format!(
            "Noun {{ category: {category}, subgroup: {subgroup:?}, class: NounClass::{class:?}, outcome: {outcome}, \
             invariant: {invariant} }}"
        )
    });
    let verbs = lexicon.verbs.iter().map(|row| {
        let (people, equipment) = (maybe("Outcome", row.people), maybe("Outcome", row.equipment));
        format!("Verb {{ people: {people}, equipment: {equipment}, role: Role::{:?} }}", row.role)
    });
    let entries = words.entries.iter().map(|entry| format!("{entry:?}"));
    let spelled = words.spelled.iter().map(|(word, need)| format!("({word}, Need::{need:?})"));
    [
        strings("NAME", &lexicon.names),
        strings("WORD", &words.words),
        table("ENTRIES", "Entry", entries),
        table("SPELLED", "(u32, Need)", spelled),
        table("SENSES", "Sense", words.senses.iter().map(sense)),
        table("RUNS", "u32", lexicon.triggers.runs.0.iter()),
        table("SIEVE", "u64", lexicon.triggers.sieve.0.iter()),
        format!(
            "const OPENINGS: Openings = {:?};\nconst DIGITS: u16 = {};\nconst FOREIGN: u16 = {};\n",
            lexicon.triggers.openings, lexicon.triggers.digits, lexicon.triggers.foreign
        ),
        table("HINT_RUNS", "u32", lexicon.hints.runs.0.iter()),
        table("HINT_SIEVE", "u64", lexicon.hints.sieve.0.iter()),
        format!(
            "const HINT_DIGITS: u8 = {};\nconst HINT_FOREIGN: u8 = {};\n",
            lexicon.hints.digits, lexicon.hints.foreign
        ),
        table("STARTS", "Start", words.starts.iter().map(|start| format!("{start:?}"))),
        table("NOUNS", "Noun", nouns),
        table("VERBS", "Verb", verbs),
        table("SOURCES", "Source", lexicon.sources.iter().map(|row| format!("{row:?}"))),
        table("BODIES", "Body", lexicon.bodies.iter().map(|row| format!("{row:?}"))),
        table("CONFLICTS", "(u32, u32, ConflictKind, u32, &str, &str)", conflicts),
    ]
    .concat()
}

/// A static array.
fn table(name: &str, kind: &str, rows: impl ExactSizeIterator<Item = impl Display>) -> String {
    let count = rows.len();
    let rows: Vec<String> = rows.map(|row| row.to_string()).collect();
    format!("static {name}: [{kind}; {count}] = [{}];\n", rows.join(",\n"))
}

fn strings(name: &str, strings: &Strings) -> String {
    let text = format!("static {name}_TEXT: &str = {:?};\n", strings.text);
    let ends = table(&format!("{name}_ENDS"), "u32", strings.ends.iter());
    text + &ends
        + &table(&format!("{name}_SLOTS"), "(u32, u32)", strings.slots.iter().map(|slot| format!("{slot:?}")))
}

/// A value of a closed set, where there is one.
fn maybe(set: &str, value: Option<impl Debug>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({set}::{value:?})"))
}

fn sense(sense: &Sense) -> String {
    let sense = match sense {
        Sense::Party { party, kind, category, subgroup } => {
            let category = maybe("Category", *category);
            format!(
                "Party {{ party: {party:?}, kind: PartyKind::{kind:?}, category: {category}, subgroup: {subgroup:?} }}"
            )
        }
        Sense::Outlet { outlet, kind } => {
            format!("Outlet {{ outlet: {outlet:?}, kind: OutletKind::{kind:?} }}")
        }
        Sense::Place { place, country, kind } => {
            format!("Place {{ place: {place:?}, country: {country:?}, kind: PlaceKind::{kind:?} }}")
        }
        Sense::Verb { row, form } => format!("Verb {{ row: {row}, form: Form::{form:?} }}"),
        Sense::Bound(term) => {
            let (bound, position) = (term.bound, term.position);
            format!("Bound(BoundTerm {{ bound: Bound::{bound:?}, position: Position::{position:?} }})")
        }
        Sense::Number { kind, low, high } => {
            format!("Number {{ kind: NumberKind::{kind:?}, low: {low:?}, high: {high:?} }}")
        }
        Sense::Speech(kind) => format!("Speech(SpeechKind::{kind:?})"),
        Sense::Time(kind) => format!("Time(TimeKind::{kind:?})"),
        Sense::Calendar { kind, value } => {
            format!("Calendar {{ kind: CalendarKind::{kind:?}, value: {value} }}")
        }
        Sense::Camp(camp) => format!("Camp(Camp::{camp:?})"),
        Sense::Cause(cause) => format!("Cause(Cause::{cause:?})"),
        Sense::Grammar(class) => format!("Grammar(Class::{class:?})"),
        // What holds names and numbers only is written as it is.
        Sense::Institution { .. } | Sense::Person { .. } | Sense::Noun { .. } => format!("{sense:?}"),
    };
    format!("Sense::{sense}")
}
