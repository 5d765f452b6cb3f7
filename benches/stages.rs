//! What each stage costs, over the articles in `fixtures/` and over as much general prose.
//!
//! `cargo bench --bench stages`. Throughput is of the text that goes in, so that stages and
//! texts compare; `whole` is all of them together.

#[path = "../tests/common/mod.rs"]
mod common;
mod corpora;

use claims::sentence::{self, Sentence};
use claims::why::Passed;
use claims::{Document, Lexicon, assemble, mention::Reading};
use corpora::Kind;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The texts that are read.
const TEXTS: [&str; 3] = ["fixtures", "dense", "general"];

fn documents(texts: &str) -> Vec<Document> {
    let kind = match texts {
        "fixtures" => return common::articles(),
        "dense" => Kind::Dense,
        _ => Kind::General,
    };
    let texts = corpora::articles(kind).take(20);
    texts.map(|text| Document { text, ..Document::default() }).collect()
}

fn bytes(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().map(|document| document.text.len()).sum::<usize>())
}

fn sentences(documents: &[Document]) -> Vec<(&Document, Sentence)> {
    let of = |document: &Document| sentence::segment(&document.text, 0).into_iter();
    documents.iter().flat_map(|document| of(document).map(move |sentence| (document, sentence))).collect()
}

fn readings<'a>(sentences: &[(&'a Document, Sentence)], lexicon: &'a Lexicon) -> Vec<Reading<'a>> {
    sentences.iter().map(|(document, sentence)| Reading::new(&document.text, *sentence, lexicon)).collect()
}

/// The compiled-in tables, which the build has indexed, copied into a lexicon: what every start pays.
#[divan::bench]
fn lexicon() -> Lexicon {
    Lexicon::builtin()
}

/// Text into sentences.
#[divan::bench(args = TEXTS)]
fn segment(bencher: Bencher, texts: &str) {
    let documents = documents(texts);
    bencher.counter(bytes(&documents)).bench_local(|| {
        for document in &documents {
            black_box(sentence::segment(&document.text, 0));
        }
    });
}

/// Sentences into mentions.
#[divan::bench(args = TEXTS)]
fn read(bencher: Bencher, texts: &str) {
    let (documents, lexicon) = (documents(texts), Lexicon::builtin());
    let sentences = sentences(&documents);
    bencher.counter(bytes(&documents)).bench_local(|| {
        for (document, sentence) in &sentences {
            black_box(Reading::new(&document.text, *sentence, &lexicon));
        }
    });
}

/// Mentions into claims.
#[divan::bench(args = TEXTS)]
fn claims(bencher: Bencher, texts: &str) {
    let (documents, lexicon) = (documents(texts), Lexicon::builtin());
    let sentences = sentences(&documents);
    let mut readings = readings(&sentences, &lexicon);
    readings.retain(|reading| !reading.quantities.is_empty());
    bencher.counter(bytes(&documents)).bench_local(|| {
        for reading in &readings {
            black_box(assemble::claims(reading, &mut Passed::default()));
        }
    });
}

/// Mentions into statements of sources.
#[divan::bench(args = TEXTS)]
fn statements(bencher: Bencher, texts: &str) {
    let (documents, lexicon) = (documents(texts), Lexicon::builtin());
    let sentences = sentences(&documents);
    let readings = readings(&sentences, &lexicon);
    bencher.counter(bytes(&documents)).bench_local(|| {
        for reading in &readings {
            black_box(assemble::attribution::all(reading));
        }
    });
}

/// Documents into records.
#[divan::bench(args = TEXTS)]
fn whole(bencher: Bencher, texts: &str) {
    let (documents, lexicon) = (documents(texts), Lexicon::builtin());
    bencher.counter(bytes(&documents)).bench_local(|| {
        for document in &documents {
            black_box(claims::extract(document, &lexicon));
        }
    });
}
