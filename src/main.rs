//! The `claims` command: parses the arguments, runs, and turns the outcome into an exit status.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
