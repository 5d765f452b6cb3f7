//! `claims lexicon`: the files of the lexicon, and the rows that are compiled in.

use std::io::Write;
use std::process::ExitCode;

use claims::lexicon::files;
use claims::output::Destination;
use clap::Args;

use super::documents::status;

const EXAMPLES: &str = "\
Examples:
  claims lexicon                                   the files, what their rows are, and their columns
  claims lexicon parties.csv | grep Sudan          compiled-in rows, to model rows of your own on
  mkdir my; claims lexicon people.csv | head -1 > my/people.csv
  claims extract --lexicon my/ article.txt         with the rows of my/*.csv added to them";

/// Show the words: the files of the lexicon with their columns, or the compiled-in rows of one
///
/// Rows of your own go into files of the same names in a folder, for `claims extract --lexicon`.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct LexiconArgs {
    /// A file of the lexicon, whose rows are written as CSV
    #[arg(value_name = "FILE", value_parser = files().map(|(name, ..)| name).collect::<Vec<_>>())]
    file: Option<String>,
}

/// Runs the subcommand.
pub fn run(args: LexiconArgs) -> anyhow::Result<ExitCode> {
    let mut out = Destination::stdout();
    let wanted = args.file.as_deref();
    let outcome = files()
        .filter(|(name, ..)| wanted.is_none_or(|wanted| wanted == *name))
        .try_for_each(|(name, about, columns, rows)| match wanted {
            Some(_) => out.write_all(rows.as_bytes()),
            None => writeln!(out, "{name}: {about}\n    {}", columns.join(",")),
        })
        .and_then(|()| out.finish());
    status(outcome, 0, "standard output")
}
