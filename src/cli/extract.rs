//! `claims extract`: documents in, records out.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claims::output::{self, Destination};
use clap::{Args, ValueEnum};

use super::documents::{Documents, Run, help};

const EXAMPLES: &str = "\
Examples:
  claims extract article.txt                       a table, on a terminal
  claims extract docs/ -o claims.csv               all .txt, .md and .jsonl files below docs/
  claims extract --published 2023-03-02 a.txt      resolves \"on Tuesday\" in a text without a date
  trafilatura -u URL --json | claims extract -     standard input; JSON Lines are recognised
  claims extract docs/*.txt | jq -r .sentence      JSON Lines, in a pipe";

/// Read documents and write a record for every claim in them.
///
/// A record is one number of one category of loss, with one outcome, on one side, as one source states it.
/// Records come in the order of the documents and of their text.
#[derive(Debug, Args)]
#[command(after_long_help = help(EXAMPLES))]
pub struct ExtractArgs {
    #[command(flatten)]
    documents: Documents,

    /// How to write records [default: by the ending of -o; table on a terminal, jsonl otherwise]
    #[arg(long, value_name = "FORMAT")]
    format: Option<OutputFormat>,

    /// Write to this file, which appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    args.documents.process("extract", &target, |run| write(run, format, args.output.as_deref()))
}

/// From documents to output; only what concerns the output is an error.
fn write(run: Run, format: output::Format, output: Option<&Path>) -> io::Result<()> {
    let mut destination = match output {
        None => Destination::stdout(),
        Some(path) => Destination::file(path)?,
    };
    let on_terminal = output.is_none() && io::stdout().is_terminal();
    let mut writer = output::writer(format, &mut destination, on_terminal)?;
    let work = |document: &_, lexicon: &_| claims::extract_as(document, lexicon, format);
    run.start(work, |piece| writer.write(piece))?;
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
