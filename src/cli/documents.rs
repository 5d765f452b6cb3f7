//! What subcommands that read documents have in common: where these come from, and the run over
//! them.

use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::Context;
use claims::date::Date;
use claims::{Document, Lexicon, folder, input, pipeline};
use clap::{Args, ValueEnum};

/// The end of a subcommand's long help, behind its examples.
pub fn help(examples: &str) -> String {
    format!(
        "{examples}

Exit status:
  0  done, also where no claim was found
  1  some documents could not be read, each named on standard error, or output could not be written
  2  wrong use"
    )
}

/// Where documents come from.
#[derive(Debug, Args)]
pub struct Documents {
    /// Files, folders (read recursively: .txt, .md, .jsonl), or - for standard input [default: -]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How files hold their documents [default: by the file's name, or else by how it begins]
    #[arg(long, value_name = "FORMAT")]
    input_format: Option<InputFormat>,

    /// When documents without a date of their own were published: 2023-03-02, 2023-03 or 2023
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,

    /// Add the rows of the CSV files in this folder to the lexicon (`claims lexicon` tells their columns)
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,

    /// How many threads to work on; the output is the same at any number [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum InputFormat {
    /// A file is one text
    Text,
    /// A line is one JSON object, and a document
    Jsonl,
}

impl Documents {
    /// Runs a subcommand that writes to `target`: `write` does so with all that it needs.
    pub fn process(
        self,
        subcommand: &str,
        target: &str,
        write: impl FnOnce(Run) -> io::Result<()>,
    ) -> anyhow::Result<ExitCode> {
        let lexicon = self.lexicon(subcommand)?;
        self.announce();
        let mut unreadable = 0;
        let outcome = write(Run { documents: self, lexicon: &lexicon, unreadable: &mut unreadable });
        status(outcome, unreadable, target)
    }

    /// The words to read them by; a broken row is wrong use of the subcommand.
    fn lexicon(&self, subcommand: &str) -> anyhow::Result<Lexicon> {
        match &self.lexicon {
            None => Ok(Lexicon::builtin()),
            Some(path) => folder::lexicon(path).map_err(|error| super::usage_error(subcommand, error)),
        }
    }

    /// Tells who waits at a terminal that standard input is read.
    fn announce(&self) {
        let reads_stdin = self.paths.is_empty() || self.paths.iter().any(|path| path == Path::new("-"));
        if reads_stdin && io::stdin().is_terminal() {
            super::complain("reading standard input: end it with Ctrl-D, or name files and folders");
        }
    }
}

/// A run over documents, ready to start.
pub struct Run<'a> {
    documents: Documents,
    lexicon: &'a Lexicon,
    unreadable: &'a mut usize,
}

impl Run<'_> {
    /// Does `work` on every document and hands what it gives to `sink`, in order. Documents that
    /// cannot be read are named on standard error and counted; only what concerns the output is an
    /// error.
    pub fn start<T: Send>(
        self,
        work: impl Fn(&Document, &Lexicon) -> T + Sync,
        mut sink: impl FnMut(T) -> io::Result<()>,
    ) -> io::Result<()> {
        let Run { documents, lexicon, unreadable } = self;
        let inputs = input::read(documents.paths, documents.input_format.map(Into::into));
        let threads = match documents.threads {
            Some(threads) => threads.into(),
            None => thread::available_parallelism().map_or(1, NonZero::get),
        };
        let work = |raw| pipeline::extract_raw(raw, documents.published, |document| work(document, lexicon));
        pipeline::run(inputs, threads, work, |outcome| match outcome {
            Ok(done) => sink(done),
            Err(error) => {
                *unreadable += 1;
                super::complain(error);
                Ok(())
            }
        })
    }
}

/// The exit status of a run that wrote to `target` and could not read so many documents.
pub fn status(outcome: io::Result<()>, unreadable: usize, target: &str) -> anyhow::Result<ExitCode> {
    match outcome {
        // The reader of a pipe has seen enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        outcome => outcome.with_context(|| format!("cannot write {target}"))?,
    }
    Ok(if unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl From<InputFormat> for input::Format {
    fn from(format: InputFormat) -> input::Format {
        match format {
            InputFormat::Text => input::Format::Text,
            InputFormat::Jsonl => input::Format::JsonLines,
        }
    }
}
