//! The arguments of the benchmark.

use std::path::PathBuf;

/// What is measured, in this order, where no argument names some of them.
pub const SECTIONS: [&str; 6] = ["general", "dense", "startup", "memory", "threads", "linear"];

const USAGE: &str = "\
cargo bench --bench throughput -- [SECTION]... [OPTION]...

Sections: general, dense, startup, memory, threads, linear [default: all]; corpora only writes the files

  --quick              small corpora: 4 MiB dense, 16 general, and the rest to match
  --full               the long inputs of the goals: 10 GiB stream, 1 GiB file, 10 million lines
  --pairs N            how often both are run, in turns [7]
  --dense-mib N        size of the dense corpus [64]
  --general-mib N      size of the general corpus [256]
  --stream-gib N       size of the stream whose memory is measured [0.25]
  --file-mib N         largest text file [256]
  --line-mib N         largest line [64]
  --short-lines N      most short lines, in millions [10]
  --bin PATH           another build of claims to measure";

/// The arguments, read.
pub struct Options {
    /// What to measure.
    pub sections: Vec<String>,
    /// Pairs of runs.
    pub pairs: usize,
    /// Size of the dense corpus.
    pub dense_mib: u64,
    /// Size of the general corpus.
    pub general_mib: u64,
    /// Size of the stream.
    pub stream_bytes: u64,
    /// Size of the largest text file.
    pub file_mib: u64,
    /// Size of the largest line.
    pub line_mib: u64,
    /// Number of short lines.
    pub short_lines: u64,
    /// The program.
    pub bin: PathBuf,
}

impl Options {
    /// Reads the arguments; `Err` is what to tell the user.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options::sized(64, 256, 256 << 20, 256, 64, 10_000_000);
        let arguments: Vec<String> = arguments.collect();
        for argument in &arguments {
            match argument.as_str() {
                "--quick" => options = Options::sized(4, 16, 16 << 20, 16, 4, 500_000),
                "--full" => options = Options::sized(64, 256, 10 << 30, 1024, 64, 10_000_000),
                _ => {}
            }
        }
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value\n\n{USAGE}"));
            let whole =
                |value: String| value.parse::<u64>().map_err(|_| format!("{value} is no number\n\n{USAGE}"));
            match argument.as_str() {
                // The first is what cargo says.
                "--bench" | "--quick" | "--full" => {}
                "--pairs" => options.pairs = whole(value()?)?.max(1) as usize,
                "--dense-mib" => options.dense_mib = whole(value()?)?,
                "--general-mib" => options.general_mib = whole(value()?)?,
                "--stream-gib" => {
                    let gib: f64 = value()?.parse().map_err(|_| USAGE)?;
                    options.stream_bytes = (gib * f64::from(1 << 30)) as u64;
                }
                "--file-mib" => options.file_mib = whole(value()?)?,
                "--line-mib" => options.line_mib = whole(value()?)?,
                "--short-lines" => options.short_lines = whole(value()?)? * 1_000_000,
                "--bin" => options.bin = value()?.into(),
                section if SECTIONS.contains(&section) || section == "corpora" => {
                    options.sections.push(argument)
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        if options.sections.is_empty() {
            options.sections = SECTIONS.map(str::to_owned).to_vec();
        }
        Ok(options)
    }

    fn sized(
        dense_mib: u64,
        general_mib: u64,
        stream_bytes: u64,
        file_mib: u64,
        line_mib: u64,
        short_lines: u64,
    ) -> Options {
        Options {
            sections: Vec::new(),
            pairs: 7,
            dense_mib,
            general_mib,
            stream_bytes,
            file_mib,
            line_mib,
            short_lines,
            bin: env!("CARGO_BIN_EXE_claims").into(),
        }
    }

    /// Whether to measure that.
    pub fn wants(&self, section: &str) -> bool {
        self.sections.iter().any(|wanted| wanted == section)
    }
}
