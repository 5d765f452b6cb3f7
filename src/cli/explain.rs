//! `claims explain`: documents in, the reasons for their records out.

use std::io;
use std::process::ExitCode;

use claims::explain;
use claims::output::Destination;
use clap::{Args, ValueEnum};

use super::documents::{Documents, Run, help};

const EXAMPLES: &str = "\
Examples:
  claims explain article.txt | less                why each record is as it is
  claims explain --all article.txt                 and why every other number is no claim
  echo '31 tanks were sent.' | claims explain --all
  claims explain --all --format jsonl docs/ | jq -r '.passed_over[] | [.number, .why.rule] | @tsv'
  claims explain --format jsonl a.txt | jq '.claims[] | {number: .record.number, side: .why.side}'";

/// Tell why each record is as it is: what was recognised in its sentence, and which rule settled each field
///
/// Records are those of `claims extract`, in its order. The numbers of a sentence's claims stand in brackets.
/// Behind each field, an arrow points to the words that it was read from and names the rule; where rules
/// went on from one another, each has a line. Words of another sentence are told with their line.
#[derive(Debug, Args)]
#[command(after_long_help = help(EXAMPLES))]
pub struct ExplainArgs {
    #[command(flatten)]
    documents: Documents,

    /// Also tell why every other number is no claim
    #[arg(long)]
    all: bool,

    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ExplainFormat {
    /// For reading
    Text,
    /// One JSON object a sentence
    Jsonl,
}

/// Runs the subcommand.
pub fn run(args: ExplainArgs) -> anyhow::Result<ExitCode> {
    let ExplainArgs { documents, all, format } = args;
    documents.process("explain", "standard output", |run| write(run, all, format))
}

fn write(run: Run, all: bool, format: ExplainFormat) -> io::Result<()> {
    let mut out = Destination::stdout();
    run.start(
        |document, lexicon| explain(document, lexicon, all),
        |explanation| match format {
            ExplainFormat::Text => explain::write_text(&explanation, &mut out),
            ExplainFormat::Jsonl => explain::write_json_lines(&explanation, &mut out),
        },
    )?;
    out.finish()
}
