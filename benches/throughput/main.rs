//! The `claims` command against ripgrep and against itself: speed, start-up, memory, threads
//! and growth. `cargo bench --bench throughput` measures all; `-- --help` tells the options.
//!
//! Ratios are of runs in turns on the same bytes, so that they hold on a busy machine too:
//! 0.50 is half as fast as `rg -c` with the words of `loss-words.re`, one thread both.

#[path = "../corpora/mod.rs"]
mod corpora;
mod files;
mod machine;
mod options;
mod run;

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use corpora::Kind;
use files::Corpus;
use options::Options;
use run::Pairs;

/// The yardstick; older ones are slower.
const RIPGREP: &str = "15.2.0";

const LOSS_WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/loss-words.re");

/// An article that is short.
const SHORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/strike-on-town.txt");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("nothing to test here: run `cargo bench --bench throughput`");
        return ExitCode::SUCCESS;
    }
    let outcome = Options::parse(arguments.into_iter())
        .map_err(io::Error::other)
        .and_then(|options| Bench::new(options)?.run());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Section = fn(&Bench) -> io::Result<()>;

/// What the measurements share.
struct Bench {
    options: Options,
    /// Where files for and by the runs stand.
    folder: PathBuf,
    rg: PathBuf,
    dense: Corpus,
    general: Corpus,
}

impl Bench {
    fn new(options: Options) -> io::Result<Bench> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
        let folder = target.join("bench-data");
        let dense = Corpus::get(&folder, Kind::Dense, options.dense_mib)?;
        let general = Corpus::get(&folder, Kind::General, options.general_mib)?;
        let rg = ripgrep(&target.join("tools"))?;
        Ok(Bench { options, folder, rg, dense, general })
    }

    fn run(&self) -> io::Result<()> {
        let sections: [(&str, Section); 6] = [
            ("general", Bench::general),
            ("dense", Bench::dense),
            ("startup", Bench::startup),
            ("memory", Bench::memory),
            ("threads", Bench::threads),
            ("linear", Bench::linear),
        ];
        machine::describe();
        for (name, section) in sections {
            if self.options.wants(name) {
                section(self)?;
            }
        }
        Ok(())
    }

    /// `claims extract --threads N PATH`, to a file.
    fn claims(&self, threads: usize, path: &Path) -> Command {
        let mut command = Command::new(&self.options.bin);
        command.args(["extract", "--threads", &threads.to_string(), "-o"]);
        command.arg(self.folder.join("records.jsonl")).arg(path);
        command
    }

    /// `rg -c` of the loss words, one thread.
    fn search(&self, path: &Path) -> Command {
        let mut command = Command::new(&self.rg);
        command.args(["--no-config", "-j1", "-c", "-f", LOSS_WORDS]).arg(path);
        command
    }

    fn general(&self) -> io::Result<()> {
        println!("\ngeneral prose, {} MiB, against rg -c on the same file", self.options.general_mib);
        self.against_search("one text file", &self.general.text, &self.general.text, [0.5, 1.0])?;
        self.against_search("JSON Lines", &self.general.lines, &self.general.lines, [0.4, 0.55])
    }

    fn dense(&self) -> io::Result<()> {
        println!("\ndense tallies, {} MiB, against rg -c on one text file", self.options.dense_mib);
        self.against_search("JSON Lines", &self.dense.lines, &self.dense.text, [0.1, 0.2])?;
        self.against_search("a file an article", &self.dense.folder, &self.dense.text, [0.1, 0.2])
    }

    fn against_search(&self, work: &str, ours: &Path, theirs: &Path, goals: [f64; 2]) -> io::Result<()> {
        let pairs = run::time_pairs(self.options.pairs, &mut self.claims(1, ours), &mut self.search(theirs))?;
        let rate = |seconds: f64| size(theirs) as f64 / 1e6 / seconds;
        let (claims, rg) = (pairs.first(), pairs.second());
        print_ratio(work, &pairs, &format!("must {:.2}, aim {:.2}", goals[0], goals[1]));
        println!(
            "    claims {:.1} MB/s ({:.3} s), rg {:.0} MB/s ({:.3} s); by processor time {:.3}",
            rate(claims.wall),
            claims.wall,
            rate(rg.wall),
            rg.wall,
            // Of short runs it is known to a hundredth of a second only.
            rg.cpu / claims.cpu
        );
        Ok(())
    }

    fn startup(&self) -> io::Result<()> {
        println!("\nstart-up, against rg --version");
        for (work, threads) in
            [("one short file, 1 thread", Some("1")), ("one short file, all threads", None)]
        {
            let mut ours = Command::new(&self.options.bin);
            ours.args(["extract", SHORT])
                .args(threads.map(|threads| ["--threads", threads]).iter().flatten());
            let mut theirs = Command::new(&self.rg);
            theirs.arg("--version");
            let pairs = run::time_pairs(20 * self.options.pairs, &mut ours, &mut theirs)?;
            let milliseconds = 1e3 * pairs.first().wall;
            println!(
                "  {work:<34} {:>6.2} times ({milliseconds:.2} ms, rg {:.2} ms)   must 4, aim 2",
                1.0 / pairs.ratio()[0],
                1e3 * pairs.second().wall
            );
        }
        Ok(())
    }

    fn memory(&self) -> io::Result<()> {
        let bytes = self.options.stream_bytes;
        println!(
            "\npeak memory on a stream of {} MiB of JSON Lines (MiB)   must 64 and flat, aim 32",
            bytes >> 20
        );
        let sources = [&*self.general.lines, &*self.dense.lines];
        for threads in ["1", "2"] {
            for format in ["jsonl", "csv", "json"] {
                let mut command = Command::new(&self.options.bin);
                command.args([
                    "extract",
                    "--input-format",
                    "jsonl",
                    "--threads",
                    threads,
                    "--format",
                    format,
                    "-",
                ]);
                let peak = run::stream(&mut command, &sources, bytes)?;
                let mib = |kib: u64| kib as f64 / 1024.0;
                println!(
                    "  {:<34} {:>6.1}  (after a quarter {:.1}; {:.0} MB/s)",
                    format!("{format}, {threads} threads"),
                    mib(peak.whole),
                    mib(peak.quarter),
                    bytes as f64 / 1e6 / peak.wall
                );
            }
        }
        Ok(())
    }

    fn threads(&self) -> io::Result<()> {
        println!(
            "\ntwo threads against one; two spinning threads get {:.2} times done what one does",
            machine::two_against_one()
        );
        for (work, path) in [
            ("general, JSON Lines", &self.general.lines),
            ("dense, JSON Lines", &self.dense.lines),
            ("dense, a file an article", &self.dense.folder),
        ] {
            let pairs =
                run::time_pairs(self.options.pairs, &mut self.claims(2, path), &mut self.claims(1, path))?;
            print_ratio(work, &pairs, "must 1.5, aim 1.8");
        }
        Ok(())
    }

    /// Inputs that double: the time has to double with them.
    fn linear(&self) -> io::Result<()> {
        println!("\nseconds as the input doubles");
        let input = self.folder.join("growing.txt");
        let (general, dense) = (&self.general.text, &self.dense.text);
        let mib = |most: u64| (most << 20, most);
        self.grow("one text file, general, MiB", mib(self.options.file_mib), &input, |bytes| {
            files::write_head(general, &input, bytes, "\n")
        })?;
        self.grow("one line, general, MiB", mib(self.options.line_mib), &input, |bytes| {
            files::write_head(general, &input, bytes, " ")
        })?;
        self.grow("one line, dense, MiB", mib(self.options.line_mib), &input, |bytes| {
            files::write_head(dense, &input, bytes, " ")
        })?;
        let lines = self.options.short_lines;
        self.grow("short lines, thousands", (lines, lines / 1000), &input, |lines| {
            files::write_short_lines(&input, lines)
        })?;
        std::fs::remove_file(input)
    }

    /// Runs on inputs of growing size up to `most` (as counted, as shown); stops where it takes too long.
    fn grow(
        &self,
        work: &str,
        (most, shown): (u64, u64),
        input: &Path,
        write: impl Fn(u64) -> io::Result<()>,
    ) -> io::Result<()> {
        const TOO_LONG: f64 = 60.0;
        let mut before: Option<f64> = None;
        print!("  {work:<34}");
        for doublings in (0..7).rev() {
            write(most >> doublings)?;
            let wall = run::time(&mut self.claims(1, input))?.wall;
            let growth = before.map(|before| format!(" (x{:.1})", wall / before)).unwrap_or_default();
            print!(" {}: {wall:.2}{growth}", shown as f64 / f64::from(1 << doublings));
            if wall * wall / before.unwrap_or(wall) > TOO_LONG && doublings > 0 {
                print!(" … left out, too long");
                break;
            }
            before = Some(wall);
        }
        println!();
        Ok(())
    }
}

fn print_ratio(work: &str, pairs: &Pairs, goals: &str) {
    let [median, lowest, highest] = pairs.ratio();
    println!("  {work:<34} {median:>6.3}  ({lowest:.3} to {highest:.3})   {goals}");
}

fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |metadata| metadata.len())
}

/// The ripgrep to measure against; cargo builds it into `folder` where it is missing.
fn ripgrep(folder: &Path) -> io::Result<PathBuf> {
    let rg = folder.join("bin").join("rg");
    let is_there = || {
        let output = Command::new(&rg).arg("--version").output().ok()?;
        String::from_utf8(output.stdout).ok()?.starts_with(&format!("ripgrep {RIPGREP}")).then_some(())
    };
    if is_there().is_none() {
        eprintln!("building ripgrep {RIPGREP}");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["install", "ripgrep", "--locked", "--force", "--version", RIPGREP, "--root"]).arg(folder);
        // Flags of this build are none of the yardstick's.
        cargo.env_remove("CARGO_TARGET_DIR");
        let status = cargo.status()?;
        if !status.success() || is_there().is_none() {
            return Err(io::Error::other(format!("cannot build ripgrep {RIPGREP}: {status}")));
        }
    }
    Ok(rg)
}
