//! `claims extract`: documents in, records out.

use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::Context;
use claims::date::Date;
use claims::output::{self, Destination};
use claims::{Lexicon, input, pipeline};
use clap::{Args, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  claims extract article.txt                       a table, on a terminal
  claims extract docs/ -o claims.csv               all .txt, .md and .jsonl files below docs/
  claims extract --published 2023-03-02 a.txt      resolves \"on Tuesday\" in a text without a date
  trafilatura -u URL --json | claims extract -     standard input; JSON Lines are recognised
  claims extract docs/*.txt | jq -r .sentence      JSON Lines, in a pipe

Exit status:
  0  done, also where no claim was found
  1  some documents could not be read, each named on standard error, or output could not be written
  2  wrong use";

/// Read documents and write a record for every claim in them.
///
/// A record is one number of one category of loss, with one outcome, on one side, as one source states it.
/// Records come in the order of the documents and of their text.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct ExtractArgs {
    /// Files, folders (read recursively: .txt, .md, .jsonl), or - for standard input [default: -]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How files hold their documents [default: by the file's name, or else by how it begins]
    #[arg(long, value_name = "FORMAT")]
    input_format: Option<InputFormat>,

    /// When documents without a date of their own were published: 2023-03-02, 2023-03 or 2023
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,

    /// How to write records [default: by the ending of -o; table on a terminal, jsonl otherwise]
    #[arg(long, value_name = "FORMAT")]
    format: Option<OutputFormat>,

    /// Write to this file, which appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OutputFormat {
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// RFC 4180, with a header
    Csv,
    /// For reading, with the main fields only
    Table,
}

/// Runs the subcommand.
pub fn run(mut args: ExtractArgs) -> anyhow::Result<ExitCode> {
    // Both name standard output; renaming a file onto the latter would be no good.
    args.output = args.output.filter(|path| path != Path::new("-") && path != Path::new("/dev/stdout"));
    let format = output_format(&args)?;
    let target = match &args.output {
        None => "standard output".to_owned(),
        Some(path) => path.display().to_string(),
    };
    let reads_stdin = args.paths.is_empty() || args.paths.iter().any(|path| path == Path::new("-"));
    if reads_stdin && io::stdin().is_terminal() {
        super::complain("reading standard input: end it with Ctrl-D, or name files and folders");
    }
    let mut unreadable = 0;
    match extract(args, format, &mut unreadable) {
        // The reader of a pipe has seen enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        outcome => outcome.with_context(|| format!("cannot write {target}"))?,
    }
    Ok(if unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// From documents to output; only what concerns the output is an error.
fn extract(args: ExtractArgs, format: output::Format, unreadable: &mut usize) -> io::Result<()> {
    let mut destination = match &args.output {
        None => Destination::stdout(),
        Some(path) => Destination::file(path)?,
    };
    let on_terminal = args.output.is_none() && io::stdout().is_terminal();
    let mut writer = output::writer(format, &mut destination, on_terminal)?;
    let lexicon = Lexicon::builtin();
    let inputs = input::read(args.paths, args.input_format.map(Into::into));
    let threads = match args.threads {
        Some(threads) => threads.into(),
        None => thread::available_parallelism().map_or(1, NonZero::get),
    };
    let work =
        |raw| pipeline::extract_raw(raw, args.published, |document| claims::extract(document, &lexicon));
    pipeline::run(inputs, threads, work, |outcome| match outcome {
        Ok(records) => records.iter().try_for_each(|record| writer.write(record)),
        Err(error) => {
            *unreadable += 1;
            super::complain(error);
            Ok(())
        }
    })?;
    writer.finish()?;
    destination.finish()
}

fn output_format(args: &ExtractArgs) -> anyhow::Result<output::Format> {
    if let Some(format) = args.format {
        return Ok(format.into());
    }
    match &args.output {
        Some(path) => output::Format::of_name(path).ok_or_else(|| {
            let path = path.display();
            let message = format!(
                "the ending of `{path}` tells no format: name it .jsonl, .json or .csv, or add --format"
            );
            super::usage_error("extract", message)
        }),
        None if io::stdout().is_terminal() => Ok(output::Format::Table),
        None => Ok(output::Format::JsonLines),
    }
}

impl From<InputFormat> for input::Format {
    fn from(format: InputFormat) -> input::Format {
        match format {
            InputFormat::Text => input::Format::Text,
            InputFormat::Jsonl => input::Format::JsonLines,
        }
    }
}

impl From<OutputFormat> for output::Format {
    fn from(format: OutputFormat) -> output::Format {
        match format {
            OutputFormat::Jsonl => output::Format::JsonLines,
            OutputFormat::Json => output::Format::Json,
            OutputFormat::Csv => output::Format::Csv,
            OutputFormat::Table => output::Format::Table,
        }
    }
}
