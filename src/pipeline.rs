//! Inputs -> what is read in each, in their order, on as many threads as there are.
//!
//! The one place with parallelism. Documents are taken in batches bounded by their bytes,
//! so that memory does not grow with the stream; a batch is worked on by all threads and
//! handed on in order. A document can neither end the run nor change what another gives.

use std::io;
use std::panic::{self, AssertUnwindSafe};

use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::date::Date;
use crate::document::Document;
use crate::input::{InputError, RawDocument};

/// How many bytes of input are held at once.
const BATCH_BYTES: usize = 4 << 20;

/// What an input costs besides its bytes, so that a batch of empty ones has an end too.
const INPUT_BYTES: usize = 1 << 10;

/// Runs `work` on every input and hands the outcome to `sink`, in the order of the inputs.
///
/// An error of the sink ends the run, and is the only error.
pub fn run<T: Send>(
    mut inputs: impl Iterator<Item = Result<RawDocument, InputError>>,
    threads: usize,
    work: impl Fn(RawDocument) -> Result<T, InputError> + Sync,
    mut sink: impl FnMut(Result<T, InputError>) -> io::Result<()>,
) -> io::Result<()> {
    if threads <= 1 {
        return inputs.try_for_each(|input| sink(input.and_then(&work)));
    }
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    loop {
        let batch = next_batch(&mut inputs);
        if batch.is_empty() {
            return Ok(());
        }
        let done: Vec<Result<T, InputError>> =
            pool.install(|| batch.into_par_iter().map(|input| input.and_then(&work)).collect());
        done.into_iter().try_for_each(&mut sink)?;
    }
}

/// The next inputs, as many as reach the bound; none at the end.
fn next_batch<I>(inputs: &mut I) -> Vec<Result<RawDocument, InputError>>
where
    I: Iterator<Item = Result<RawDocument, InputError>>,
{
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH_BYTES
        && let Some(input) = inputs.next()
    {
        bytes += INPUT_BYTES + input.as_ref().map_or(0, RawDocument::size);
        batch.push(input);
    }
    batch
}

/// Parses a document and has it read; `published` is its date where it has none of its own.
///
/// A panic in `extract` is an error of this document, and of no other.
pub fn extract_raw<T>(
    raw: RawDocument,
    published: Option<Date>,
    extract: impl FnOnce(&Document) -> T,
) -> Result<T, InputError> {
    let place = raw.place();
    let document = raw.parse(published)?;
    panic::catch_unwind(AssertUnwindSafe(|| extract(&document))).map_err(|_| {
        let problem = "could not be read: this is a bug in claims, please report it with the document";
        InputError::new(place.to_string(), problem)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::input;

    /// What the run over `lines` of JSON gives, one string a document.
    fn outcomes(lines: &str, threads: usize, extract: impl Fn(&Document) -> String + Sync) -> Vec<String> {
        let mut file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
        file.write_all(lines.as_bytes()).unwrap();
        let mut outcomes = Vec::new();
        let work = |raw| extract_raw(raw, None, &extract);
        run(input::read(vec![file.path().to_owned()], None), threads, work, |outcome| {
            outcomes.push(outcome.unwrap_or_else(|error| error.to_string()));
            Ok(())
        })
        .unwrap();
        let name = file.path().to_string_lossy();
        outcomes.into_iter().map(|outcome| outcome.replace(&*name, "FILE")).collect()
    }

    #[test]
    fn a_panic_is_an_error_of_its_document_only() {
        let lines = "{\"text\": \"a\"}\n{\"text\": \"b\"}\n{\"text\": \"c\"}\n";
        for threads in [1, 3] {
            let found = outcomes(lines, threads, |document| {
                assert_ne!(document.text, "b", "this panic belongs to the test");
                document.text.clone()
            });
            assert_eq!(found[0], "a");
            assert!(found[1].starts_with("FILE:2: could not be read: this is a bug in claims"), "{found:?}");
            assert_eq!(found[2], "c");
        }
    }

    #[test]
    fn order_holds_over_batches_and_threads() {
        let filler = "x".repeat(100_000);
        let lines: String =
            (0..150).map(|number| format!("{{\"text\": \"{number} {filler}\"}}\nbroken\n")).collect();
        let read = |document: &Document| document.text.split(' ').next().unwrap().to_owned();
        let alone = outcomes(&lines, 1, read);
        assert_eq!(alone.len(), 300);
        assert_eq!((&*alone[0], &*alone[298]), ("0", "149"));
        assert!(alone[299].starts_with("FILE:300:"));
        for threads in [2, 8] {
            assert_eq!(outcomes(&lines, threads, read), alone);
        }
    }

    #[test]
    fn a_batch_is_bounded_by_its_bytes() {
        let empty = || Err(InputError::new("a", "b"));
        let batch = next_batch(&mut std::iter::repeat_with(empty));
        assert_eq!(batch.len(), BATCH_BYTES / INPUT_BYTES);
    }

    #[test]
    fn an_error_of_the_sink_ends_the_run() {
        for threads in [1, 2] {
            let endless = std::iter::repeat_with(|| Err(InputError::new("a", "b")));
            let mut left = 10;
            let ended = run(
                endless,
                threads,
                |raw| Ok(raw.size()),
                |_| {
                    left -= 1;
                    if left == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
                },
            );
            assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        }
    }
}
