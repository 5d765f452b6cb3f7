//! The gate lets every claim through: what it keeps out holds none, however the rest is read.
//!
//! Proved by every example of the lexicon, every line of the corpus and every fixture, as they
//! are, in capitals, in small letters, wrapped, and in one paragraph.

mod common;

use claims::mention::Reading;
use claims::sentence::{Place, segment};
use claims::why::Passed;
use claims::{Document, Lexicon, Span, assemble, gate, resolve};
use common::{articles, corpus, documents_of, open_corpus};

/// Every text that the project has.
fn texts() -> Vec<String> {
    let documents = [articles(), documents_of(&corpus()), documents_of(&open_corpus())].concat();
    let mut texts: Vec<String> = documents.into_iter().map(|document| document.text).collect();
    for (.., rows) in claims::lexicon::files() {
        let mut reader = csv::Reader::from_reader(rows.as_bytes());
        let columns = reader.headers().unwrap().clone();
        for row in reader.records().map(Result::unwrap) {
            let examples = columns.iter().zip(&row).filter(|(column, _)| column.ends_with("example"));
            texts.extend(examples.map(|(_, cell)| cell.to_owned()));
        }
    }
    assert!(texts.len() > 5000, "{} texts are not all", texts.len());
    texts
}

/// The sentences that the gate lets through, with what they stand in.
fn admitted(text: &str, lexicon: &Lexicon) -> Vec<(Span, Place)> {
    let mut admitted = Vec::new();
    gate::any(text, 0, lexicon, |sentence| {
        admitted.push((sentence.span, sentence.place));
        false
    });
    admitted
}

/// The claims that the gate would keep from being read.
fn kept_out(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let admitted = admitted(text, lexicon);
    let sentences = segment(text, 0).into_iter();
    let kept_out = sentences.filter(|sentence| {
        let claims = assemble::claims(&Reading::new(text, *sentence, lexicon), &mut Passed::default());
        !claims.is_empty() && !admitted.contains(&(sentence.span, sentence.place))
    });
    kept_out.map(|sentence| format!("{} | {text}", sentence.span.of(text))).collect()
}

#[test]
fn every_claim_passes() {
    let lexicon = Lexicon::builtin();
    let wrap = |text: &str| {
        text.split(' ').collect::<Vec<_>>().chunks(11).map(|it| it.join(" ")).collect::<Vec<_>>()
    };
    let mut kept_out = Vec::new();
    for text in texts() {
        for text in [
            text.to_uppercase(),
            text.to_lowercase(),
            wrap(&text).join("\n"),
            text.replace('\n', " "),
            text.replace(". ", "."),
            text,
        ] {
            kept_out.extend(self::kept_out(&text, &lexicon));
        }
    }
    assert!(kept_out.is_empty(), "the gate keeps out:\n{}", kept_out.join("\n"));
}

/// `set two tanks ablaze`: verbs of several words, parted by what they count.
#[test]
fn parted_verbs_pass() {
    let lexicon = Lexicon::builtin();
    let (.., verbs) = claims::lexicon::files().find(|(name, ..)| *name == "verbs.csv").unwrap();
    let mut kept_out = Vec::new();
    let mut reader = csv::Reader::from_reader(verbs.as_bytes());
    for row in reader.records().map(Result::unwrap) {
        for spelling in row.iter().take(5).flat_map(|cell| cell.split('|')) {
            for (at, _) in spelling.match_indices(' ') {
                for counted in ["two Russian tanks", "two Russian soldiers", "two", "two others"] {
                    let (verb, rest) = spelling.split_at(at);
                    kept_out.extend(self::kept_out(&format!("Saboteurs {verb} {counted}{rest}."), &lexicon));
                    kept_out.extend(self::kept_out(&format!("Saboteurs {verb}, {counted}{rest}."), &lexicon));
                }
            }
        }
    }
    assert!(kept_out.is_empty(), "the gate keeps out:\n{}", kept_out.join("\n"));
}

/// `two Americans,`: lines of a list that say nothing but what it counts.
#[test]
fn items_pass() {
    let lexicon = Lexicon::builtin();
    let (.., nouns) = claims::lexicon::files().find(|(name, ..)| *name == "nouns.csv").unwrap();
    let mut kept_out = Vec::new();
    let mut reader = csv::Reader::from_reader(nouns.as_bytes());
    for row in reader.records().map(Result::unwrap) {
        for noun in row.iter().take(2).flat_map(|cell| cell.split('|')).filter(|noun| !noun.is_empty()) {
            for text in [
                format!("Two {noun}."),
                format!("- Two {noun}"),
                format!("20 Russian {noun}, and."),
                format!("Two captured {noun} from the army,"),
                format!("Two Russian {noun} and one {noun} there."),
                format!("One of the enemy’s own {noun}.”"),
            ] {
                kept_out.extend(self::kept_out(&text, &lexicon));
            }
        }
    }
    assert!(kept_out.is_empty(), "the gate keeps out:\n{}", kept_out.join("\n"));
}

#[test]
fn odd_spellings_pass() {
    let lexicon = Lexicon::builtin();
    for text in [
        "20 A.P.C.s were destroyed.",
        "20 a.p.c. were destroyed.",
        "20 tan\u{212a}s were destroyed.",
        "Ten \u{212a}illed.",
        "20 soldiers\u{a0}died.",
        "20 T-72s were burnt",
        "2S5 - 20",
        "“20”,he said, were“killed”",
        "7 - over the Smolensk region",
        "7\u{a0}\u{2013} over the Smolensk region",
        "The army took 20 prisoner.",
        "In 2015 soldiers died.",
        "Built in 2015, 20 tanks burnt.",
        "They died, 2015, in tanks in 12015.",
        "A dozen ”dead”.",
        "The war cost 20,000 in 3 years.",
        "In 3 years it cost two men.",
        "They lost 20 euros and seven.",
        "They lost 20 a day.",
        "They lost 20 hours-old tanks.",
        "They lost 33 percent.",
        "They lost 33 percent more: 20.",
        "It took 20 minutes and 7 died.",
        "Ten drones were beaten-off.",
        "Ten\u{a0}drones: beaten — off",
    ] {
        assert!(!admitted(text, &lexicon).is_empty(), "{text}");
    }
}

#[test]
fn what_holds_no_claim_is_kept_out() {
    let lexicon = Lexicon::builtin();
    for text in [
        "",
        " ",
        "The market opened on Monday.",
        "Many were killed. The market opened at 9.",
        "It’s 9 o’clock.",
        "Soldiers died in 2015, and their tanks were sold.",
        "Two ships lay in the harbour of Brenling.",
        "In 2015, soldiers died.\nIn 1987, as soldiers died (in 2022), it rained.",
        "The jacket cost 65 euros, or 33 percent more than in 2024.",
        "It cost 20 minutes.",
        "It cost 1,200 euros in 3 days.",
    ] {
        assert_eq!(admitted(text, &lexicon), [], "{text}");
        let document = Document { text: text.to_owned(), ..Document::default() };
        assert!(!resolve::states_claim(&document, &lexicon), "{text}");
    }
}

#[test]
fn what_is_passed_over_holds_no_record() {
    let lexicon = Lexicon::builtin();
    let mut sifted = 0;
    for text in texts() {
        let disaster = "The earthquake killed sixteen people on Monday.";
        for text in [format!("{disaster}\n{text}"), format!("{text}\n{disaster} Sixteen!"), text] {
            let document = Document { text, ..Document::default() };
            let mut passages = resolve::passages(&document, &lexicon, false);
            let closed = resolve::close(&document, &mut passages, &lexicon);
            let in_full = resolve::restate::records(&document, &passages, &closed, &lexicon);
            sifted += usize::from(in_full.is_empty() && resolve::states_claim(&document, &lexicon));
            assert_eq!(claims::extract(&document, &lexicon), in_full, "{}", document.text);
        }
    }
    assert!(sifted > 100, "{sifted}");
}
