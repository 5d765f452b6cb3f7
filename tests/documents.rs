//! Whole articles: each of fixtures/*.txt gives exactly the records beside it, and all of them
//! together score at least what they once did against the claims that people marked in them.
//!
//! `NAME.records.ndjson` is what the program wrote, for a change to show what it changes;
//! `CLAIMS_BLESS=1 cargo test --test documents` rewrites it. `NAME.gold.ndjson` is what is true,
//! written by hand; a claim there is placed by its `number` in a passage copied from the text.

mod common;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common::root;
use serde_json::Value;

/// What F1 may not fall below: claims found, with the right core, and with the right source too.
const FLOORS: [(&str, f64); 3] = [("found", 0.95), ("core", 0.79), ("attributed", 0.75)];

/// The fields that make up the core of a claim.
const CORE: &[&str] = &["side", "category", "outcome", "measure", "value", "low", "high"];

/// The other fields that a claim is compared by.
const REST: &[&str] = &[
    "bound",
    "versus",
    "per",
    "time_frame",
    "period_start",
    "period_end",
    "place",
    "source",
    "source_party",
    "speaker",
    "via",
    "claimed_on",
    "modality",
];

/// Words that say what kind of place a name is, and do not tell places apart.
const PLACE_KINDS: &[&str] = &["the", "city", "region", "oblast", "province", "district", "area", "of"];

/// The names of the fixtures, without the ending.
fn fixtures() -> Vec<String> {
    let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    common::fixtures().iter().map(name).collect()
}

/// What the command writes for a fixture, named as a user in the project's folder would.
fn output(name: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    command.current_dir(root()).env_clear();
    command.args(["extract", "--format", "jsonl"]).arg(format!("fixtures/{name}.txt"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn parse(jsonl: &str) -> Vec<Value> {
    jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The first difference of two lists of records, for a person to read; `None` where they are equal.
fn first_difference(expected: &[Value], found: &[Value]) -> Option<String> {
    let named = |record: &Value| format!("{} in: {}", record["number"], record["sentence"]);
    let at = expected.iter().zip(found).position(|(a, b)| a != b);
    let Some(at) = at else {
        return match (expected.get(found.len()), found.get(expected.len())) {
            (Some(missing), _) => Some(format!("no record {} any more: {}", found.len() + 1, named(missing))),
            (_, Some(new)) => Some(format!("a new record {}: {}", expected.len() + 1, named(new))),
            _ => None,
        };
    };
    let (old, new) = (expected[at].as_object().unwrap(), found[at].as_object().unwrap());
    let mut message = format!("record {} is another, {}\n", at + 1, named(&expected[at]));
    for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
        let value = |record: Option<&Value>| record.map_or("no such key".to_owned(), Value::to_string);
        let (was, is) = (value(old.get(key)), value(new.get(key)));
        if was != is {
            message += &format!("    {key}: was {was}, is {is}\n");
        }
    }
    Some(message)
}

#[test]
fn fixtures_give_the_records_beside_them() {
    let mut complaints = Vec::new();
    for name in fixtures() {
        let path = root().join(format!("fixtures/{name}.records.ndjson"));
        let found = output(&name);
        if env::var_os("CLAIMS_BLESS").is_some() {
            fs::write(&path, &found).unwrap();
        }
        match fs::read_to_string(&path) {
            Err(error) => complaints.push(format!("fixtures/{name}.records.ndjson: {error}")),
            Ok(expected) => {
                let difference = first_difference(&parse(&expected), &parse(&found));
                complaints.extend(difference.map(|what| format!("fixtures/{name}.records.ndjson: {what}")));
            }
        }
    }
    let advice = "where the change is meant: CLAIMS_BLESS=1 cargo test --test documents";
    assert!(complaints.is_empty(), "{}\n{advice}", complaints.join("\n"));
}

/// The marked claims of a fixture, with the bytes that their numbers take.
fn gold(name: &str) -> Vec<(Value, (usize, usize))> {
    let file = format!("fixtures/{name}.gold.ndjson");
    let text = fs::read_to_string(root().join(format!("fixtures/{name}.txt"))).unwrap();
    let content = fs::read_to_string(root().join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let claims = parse(&content).into_iter().enumerate().filter(|(_, claim)| claim["claims"] != 0);
    let placed = claims.map(|(at, claim)| {
        let place = place_of(&claim, &text).unwrap_or_else(|what| panic!("{file}:{}: {what}", at + 1));
        (claim, place)
    });
    placed.collect()
}

/// Where the number of a marked claim stands: the first one in its passage, which must be the
/// text's only one like it, or the `nth`.
fn place_of(claim: &Value, text: &str) -> Result<(usize, usize), String> {
    let context = claim["context"].as_str().ok_or("`context` is missing")?;
    let number = claim["number"].as_str().ok_or("`number` is missing")?;
    let places: Vec<usize> =
        (0..text.len()).filter(|&at| text.is_char_boundary(at) && text[at..].starts_with(context)).collect();
    let nth = claim["nth"].as_u64().map(|nth| nth as usize);
    if places.is_empty() || places.len() > 1 && nth.is_none() {
        return Err(format!("the context stands {} times in the text", places.len()));
    }
    let passage = places.get(nth.unwrap_or(1).wrapping_sub(1)).ok_or("`nth` is more than there are")?;
    let start = passage + context.find(number).ok_or("the number is not in its context")?;
    Ok((start, start + number.len()))
}

/// Whether a field says the same in two claims: numbers as numbers, names without case, people by
/// surname, places without their kind.
fn same(field: &str, a: &Value, b: &Value) -> bool {
    let (a, b) = (&a[field], &b[field]);
    if let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) {
        return (a - b).abs() < 1e-9 * a.abs().max(1.0);
    }
    let (Some(a), Some(b)) = (a.as_str(), b.as_str()) else { return a.is_null() && b.is_null() };
    let (a, b) = (a.trim().to_lowercase(), b.trim().to_lowercase());
    let words = |name: &str| -> Vec<String> {
        name.split_whitespace().filter(|word| !PLACE_KINDS.contains(word)).map(str::to_owned).collect()
    };
    match field {
        "speaker" => a.split_whitespace().next_back() == b.split_whitespace().next_back(),
        "place" => words(&a) == words(&b),
        _ => a == b,
    }
}

/// Pairs marked claims with records whose numbers overlap, each once, the best agreement first.
fn pairs<'a>(gold: &'a [(Value, (usize, usize))], found: &'a [Value]) -> Vec<(&'a Value, &'a Value)> {
    let agreement =
        |fields: &[&str], a: &Value, b: &Value| fields.iter().filter(|field| same(field, a, b)).count();
    let mut options = Vec::new();
    for (g, (claim, (start, end))) in gold.iter().enumerate() {
        for (f, record) in found.iter().enumerate() {
            let byte = |key: &str| record[key].as_u64().unwrap() as usize;
            if byte("start_byte") < *end && *start < byte("end_byte") {
                let core = agreement(CORE, claim, record);
                options.push((std::cmp::Reverse((core, core + agreement(REST, claim, record))), g, f));
            }
        }
    }
    options.sort();
    let (mut used_gold, mut used_found) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut matched = Vec::new();
    for (_, g, f) in options {
        if !used_gold[g] && !used_found[f] {
            (used_gold[g], used_found[f]) = (true, true);
            matched.push((&gold[g].0, &found[f]));
        }
    }
    matched
}

#[test]
fn fixtures_score_at_least_the_floors() {
    let (mut marked, mut written) = (0, 0);
    let mut right = [0; FLOORS.len()];
    for name in fixtures() {
        let (gold, found) = (gold(&name), parse(&output(&name)));
        marked += gold.len();
        written += found.len();
        for (claim, record) in pairs(&gold, &found) {
            let core = CORE.iter().all(|field| same(field, claim, record));
            let attributed = core && same("source", claim, record);
            for (count, is_right) in right.iter_mut().zip([true, core, attributed]) {
                *count += usize::from(is_right);
            }
        }
    }
    // 2PR/(P+R) of precision and recall is twice the right ones over both totals.
    let f1 = right.map(|count| 2.0 * count as f64 / (marked + written) as f64);
    println!("{marked} marked, {written} written, found, core and attributed F1 {f1:.3?}");
    for ((reading, floor), reached) in FLOORS.iter().zip(f1) {
        assert!(reached >= *floor, "{reading}: F1 {reached:.3} is below its floor of {floor}; all: {f1:.3?}");
    }
}
