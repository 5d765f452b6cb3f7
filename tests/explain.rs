//! The promises of `explain`: its records are those of `extract`, each filled field has a reason
//! that the rules gave, and no number is left without a record or a reason.

mod common;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use claims::explain::{Explanation, write_json_lines, write_text};
use claims::record::Part;
use claims::{Document, Lexicon, explain, extract};
use common::{articles, corpus, documents_of};
use serde_json::Value;

/// The fields that tell which document, number and record it is: no rule settles them.
const BOOKKEEPING: &[&str] =
    &["id", "document", "title", "publisher", "number", "start_byte", "end_byte", "part", "line", "sentence"];

/// Two sentences whose fields come from as many places as they can.
const ARTICLE: &str = "\
Ukraine's General Staff said on Thursday that Russia had lost more than 150,000 troops since the start of the invasion.
The total lost includes 700 officers. Russian shelling killed three civilians in Kherson, the regional governor said.
";

fn document(text: &str) -> Document {
    let published = Some("2023-03-02".parse().unwrap());
    Document { id: "a.txt".to_owned(), published, text: text.to_owned(), ..Document::default() }
}

/// What is wrong with an explanation of a document; nothing where it keeps every promise.
fn broken_promises(document: &Document, lexicon: &Lexicon) -> Vec<String> {
    let explanation = explain(document, lexicon, true);
    let mut broken = Vec::new();
    let claims = || explanation.sentences.iter().flat_map(|sentence| &sentence.claims);
    let records: Vec<_> = claims().map(|claim| claim.record.clone()).collect();
    if records != extract(document, lexicon) {
        broken.push("other records than extract's".to_owned());
    }
    for claim in claims() {
        for (field, value) in serde_json::to_value(&claim.record).unwrap().as_object().unwrap() {
            let settled = !value.is_null() && !BOOKKEEPING.contains(&field.as_str());
            if settled == claim.why(field).is_empty() {
                let steps = claim.why(field);
                broken.push(format!("{}: {field} is {value}, why: {steps:?}", claim.record.number));
            }
        }
        let steps = claim.why.iter().flat_map(|(_, steps)| steps).chain([&claim.case]);
        broken.extend(steps.filter(|step| step.rule.is_empty()).map(|step| format!("no rule: {step:?}")));
    }
    broken.extend(uncounted(document, &explanation));
    broken
}

/// The figures of a text that stand in no record and no number passed over, or in more than one.
fn uncounted(document: &Document, explanation: &Explanation) -> Vec<String> {
    let sentences = || explanation.sentences.iter().filter(|sentence| sentence.part == Part::Text);
    let claimed = sentences().flat_map(|sentence| &sentence.claims);
    let mut spans: Vec<_> =
        claimed.map(|claim| (claim.record.start_byte, claim.record.end_byte, "a record")).collect();
    let passed = sentences().flat_map(|sentence| &sentence.passed_over);
    spans.extend(passed.map(|number| (number.start_byte, number.end_byte, number.why.rule)));
    spans.sort();
    let overlaps = spans.windows(2).filter(|pair| pair[1].0 < pair[0].1);
    let mut broken: Vec<String> = overlaps.map(|pair| format!("told twice: {pair:?}")).collect();
    broken.extend(spans.iter().filter(|span| span.2 == "no rule reads it").map(|span| format!("{span:?}")));
    let bytes = document.text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if end > at && !spans.iter().any(|&(start, stop, _)| start <= at && end <= stop) {
            broken.push(format!("no word of {:?} at byte {at}", &document.text[at..end]));
        }
        at = end.max(at + 1);
    }
    broken
}

#[test]
fn records_are_those_of_extract_and_each_field_and_number_has_its_reason() {
    let lexicon = Lexicon::builtin();
    let phenomena = documents_of(&corpus());
    assert!(phenomena.len() > 300, "{}", phenomena.len());
    for document in articles().iter().chain(&phenomena).chain([&document(ARTICLE)]) {
        let broken = broken_promises(document, &lexicon);
        assert!(broken.is_empty(), "{}\n{:.300}\n{}", document.id, document.text, broken.join("\n"));
    }
}

#[test]
fn a_front_matter_and_a_headline_of_its_own_are_explained_too() {
    let title = Some("Two killed, 30 hurt in Kherson".to_owned());
    let document =
        Document { title, ..document("---\ndate: 2023-03-02\n---\nShelling killed two civilians.") };
    let lexicon = Lexicon::builtin();
    let explanation = explain(&document, &lexicon, true);
    let parts: Vec<Part> = explanation.sentences.iter().map(|sentence| sentence.part).collect();
    assert_eq!(parts, [Part::Title, Part::Text]);
    assert_eq!(explanation.sentences[1].line, 4);
    let records: Vec<_> =
        explanation.sentences.iter().flat_map(|it| &it.claims).map(|it| &it.record).collect();
    assert_eq!(records, extract(&document, &lexicon).iter().collect::<Vec<_>>());
}

/// Number, field, and for each rule the words and what the rule says of itself.
type Expected = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The reasons for the fields of [`ARTICLE`].
const REASONS: &[Expected] = &[
    ("150,000", "value", &[("more than 150,000", "bounded by the words before it")]),
    ("150,000", "side", &[("Russia", "the subject of the verb")]),
    ("150,000", "category", &[("troops", "the noun counted")]),
    ("150,000", "outcome", &[("lost", "the verb of which it is the object")]),
    ("150,000", "time_frame", &[("invasion", "words for the whole war")]),
    (
        "150,000",
        "source",
        &[("Ukraine's General Staff said", "cue 2b"), ("", "party and office that the phrase names")],
    ),
    (
        "150,000",
        "claimed_on",
        &[
            ("Thursday", "the day behind the verb of saying"),
            ("", "counted back from the day of publication"),
        ],
    ),
    ("700", "category", &[("officers", "the noun counted")]),
    ("700", "subgroup", &[("officers", "the noun counted names a narrower group")]),
    (
        "700",
        "source",
        &[
            ("Ukraine's General Staff said", "cue 2b"),
            ("", "party and office"),
            ("", "carried over: the sentence goes on with the same tally"),
        ],
    ),
    ("three", "side", &[("Kherson", "whose land the place of the claim is on")]),
    ("three", "place", &[("Kherson", "the place of its sentence")]),
    (
        "three",
        "source",
        &[("the regional governor said", "cue 2b"), ("", "officials of the land that the text speaks of")],
    ),
];

#[test]
fn the_rules_say_which_words_they_went_by() {
    let explanation = explain(&document(ARTICLE), &Lexicon::builtin(), false);
    let claims: Vec<_> = explanation.sentences.iter().flat_map(|sentence| &sentence.claims).collect();
    for (number, field, expected) in REASONS {
        let claim = claims.iter().find(|claim| claim.record.number == *number);
        let claim = claim.unwrap_or_else(|| panic!("no record of {number}"));
        let steps = claim.why(field);
        assert_eq!(steps.len(), expected.len(), "{number}: {field}: {steps:?}");
        for (step, (words, rule)) in steps.iter().zip(*expected) {
            assert_eq!(step.words.as_deref().unwrap_or(""), *words, "{number}: {field}: {steps:?}");
            assert!(step.rule.starts_with(rule), "{number}: {field}: {steps:?}");
            if let (Some(start), Some(end)) = (step.start_byte, step.end_byte) {
                assert_eq!(&ARTICLE[start..end], *words);
            }
        }
    }
}

#[test]
fn the_rule_that_passed_a_number_over_says_so() {
    let lexicon = Lexicon::builtin();
    for (text, number, rule) in [
        ("The 38-year-old driver was killed.", "38", "joined to a word"),
        ("Ivan Horbenko, 52, was killed.", "52", "an age"),
        ("It was killed in a deal of $300.", "300", "a price"),
        ("On March 14 the town was hit.", "March 14", "a date"),
        ("The 72nd Brigade was killed.", "72nd", "an ordinal"),
        ("A 2S5 was destroyed.", "2S5", "the name of a model"),
        ("Flight 752 was shot down.", "752", "the number of what stands before it"),
        ("The allies sent 31 tanks.", "31", "no verb or noun of loss governs it"),
        ("Last year 31 tanks were sent.", "31", "the verb behind it tells of no loss"),
        ("Russia lost 20 villages.", "20", "it counts what no noun of the lexicon names"),
        ("They lost ground over 20 kilometres.", "20", "a length, weight, time"),
        ("Kyiv shot down 33 of 54 drones.", "54", "the whole that another number is a part of"),
        ("Kyiv freed 300 prisoners.", "300", "released or exchanged"),
        ("An earthquake killed 200 people.", "200", "deaths that no war"),
        ("Several soldiers were killed.", "Several", "too vague for a number"),
        ("Losses were up 60 percent.", "60 percent", "a change over time"),
        ("The rouble lost 12 percent.", "12 percent", "a share of nothing that anybody lost"),
    ] {
        let explanation = explain(&document(text), &lexicon, true);
        let passed: Vec<_> =
            explanation.sentences.iter().flat_map(|sentence| &sentence.passed_over).collect();
        let found = passed.iter().find(|passed| passed.number == number);
        let found = found.unwrap_or_else(|| panic!("{text} {passed:?}"));
        assert!(found.why.rule.starts_with(rule), "{text}: {}", found.why.rule);
        assert!(
            explain(&document(text), &lexicon, false).sentences.iter().all(|it| it.passed_over.is_empty())
        );
    }
}

/// Runs `claims explain` over standard input.
fn run(args: &[&str], stdin: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    command.env_clear().arg("explain").args(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // One that ends before it has read all is fine.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn the_command_writes_what_the_library_explains() {
    let lexicon = Lexicon::builtin();
    let explanation = |all| explain(&Document { id: "-".to_owned(), ..document(ARTICLE) }, &lexicon, all);
    let (mut text, mut lines) = (Vec::new(), Vec::new());
    write_text(&explanation(false), &mut text).unwrap();
    write_json_lines(&explanation(true), &mut lines).unwrap();
    let published = ["--published", "2023-03-02", "--input-format", "text"];
    for threads in ["1", "3"] {
        let args = [&published[..], &["--threads", threads]].concat();
        let output = run(&args, ARTICLE);
        assert_eq!((output.status.code(), &output.stdout), (Some(0), &text));
        let output = run(&[&args[..], &["--all", "--format", "jsonl"]].concat(), ARTICLE);
        assert_eq!((output.status.code(), &output.stdout), (Some(0), &lines));
    }
}

#[test]
fn a_line_of_json_is_a_sentence() {
    let explanation = explain(&document("Kyiv shot down 33 of 54 drones."), &Lexicon::builtin(), true);
    let mut lines = Vec::new();
    write_json_lines(&explanation, &mut lines).unwrap();
    let line: Value = serde_json::from_slice(&lines).unwrap();
    let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["claims", "document", "line", "mentions", "part", "passed_over", "sentence"]);
    let claim = &line["claims"][0];
    assert_eq!(claim["record"]["number"], "33");
    assert_eq!(claim["why"]["category"][0]["words"], "drones");
    assert_eq!(claim["why"]["category"][0]["rule"], "the noun counted");
    assert_eq!(line["passed_over"][0]["number"], "54");
    assert_eq!(line["mentions"][0]["words"], "Kyiv");
    // The fields stand in the order of the record's.
    let text = String::from_utf8(lines).unwrap();
    assert!(text.find("\"why\":{\"published\"").is_some(), "{text}");
}

#[test]
fn the_text_shows_number_words_and_rule() {
    let output = run(&["--published", "2023-03-02", "--all"], "Kyiv said it had shot down 33 of 54 drones.");
    let text = String::from_utf8(output.stdout).unwrap();
    for part in [
        "-:1\n",
        "had shot down [33] of 54 drones.",
        "\"drones\"",
        "noun, uavs",
        "  33  counted: ",
        "uavs",
        "<- \"drones\" (the noun counted)",
        "not told: ",
        "passed over  \"54\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let odd = run(
        &["--all"],
        "Kyiv \u{1b}[31mshot down 33\u{7}\u{1b} drones near \u{1b}Zyx\u{1b}v on May\u{1b} 3.",
    );
    let odd = String::from_utf8(odd.stdout).unwrap();
    assert!(odd.contains("33") && !odd.contains(|c: char| c.is_control() && c != '\n'), "{odd:?}");
    let nothing = run(&[], "The weather is fine.");
    assert_eq!(String::from_utf8(nothing.stdout).unwrap(), "-: no claim\n\n");
}

#[test]
fn what_cannot_be_read_is_named_and_wrong_use_is_2() {
    let missing = run(&["missing.txt", "-"], "Kyiv said it had shot down 33 drones.");
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&missing.stderr), "claims: missing.txt: no such file or folder\n");
    assert!(String::from_utf8_lossy(&missing.stdout).contains("[33]"));
    let wrong = run(&["--format", "csv"], "");
    assert_eq!((wrong.status.code(), wrong.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("text, jsonl"));
}
