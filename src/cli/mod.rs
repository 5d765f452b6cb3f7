//! The command line: arguments -> calls of the library. The only place that knows clap.
//!
//! Exit status: 0 done, 1 something could not be read or written, 2 wrong use.

mod documents;
mod explain;
mod extract;
mod lexicon;

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

/// Pulls numeric claims of casualties and equipment losses out of news text.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::ExtractArgs),
    Explain(explain::ExplainArgs),
    Lexicon(lexicon::LexiconArgs),
}

/// Parses the arguments and does what they ask for.
pub fn main() -> ExitCode {
    // Ends by itself on wrong use (2) and after --help and --version (0).
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Extract(args) => extract::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Lexicon(args) => lexicon::run(args),
    };
    outcome.unwrap_or_else(|error| {
        if let Some(usage) = error.downcast_ref::<clap::Error>() {
            usage.exit();
        }
        complain(format_args!("{error:#}"));
        ExitCode::FAILURE
    })
}

/// Wrong use of a subcommand that clap could not see by itself.
fn usage_error(subcommand: &str, message: impl Display) -> anyhow::Error {
    let mut command = Cli::command();
    command.build();
    let command = command.find_subcommand_mut(subcommand).expect("a subcommand of this program");
    command.error(ErrorKind::ValueValidation, message).into()
}

/// Tells the user on standard error; where that is closed, there is no one to tell.
fn complain(message: impl Display) {
    let _ = writeln!(io::stderr(), "claims: {message}");
}
