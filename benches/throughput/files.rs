//! The articles of `corpora` into files: one text, JSON Lines, a file an article.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::corpora::{self, Kind};

/// Articles in a folder, so that none holds too many for the file system.
const FOLDER: usize = 1000;

/// The files of a kind of text, all of the same articles.
pub struct Corpus {
    /// All articles in one text.
    pub text: PathBuf,
    /// A line an article.
    pub lines: PathBuf,
    /// A folder with a file an article; dense text only.
    pub folder: PathBuf,
}

impl Corpus {
    /// The corpus of that many MiB below `folder`; it is written where it is missing.
    pub fn get(folder: &Path, kind: Kind, mib: u64) -> io::Result<Corpus> {
        let name = format!("{kind:?}-{mib}-{:08x}", version() as u32).to_lowercase();
        let at = folder.join(name);
        if !at.exists() {
            eprintln!("writing {}", at.display());
            let unfinished = at.with_extension("part");
            if unfinished.exists() {
                fs::remove_dir_all(&unfinished)?;
            }
            fs::create_dir_all(unfinished.join("articles"))?;
            write(&unfinished, kind, mib << 20)?;
            fs::rename(&unfinished, &at)?;
        }
        Ok(Corpus { text: at.join("all.txt"), lines: at.join("all.jsonl"), folder: at.join("articles") })
    }
}

/// Tells these articles from those of other versions of the grammars (FNV-1a).
fn version() -> u64 {
    let bytes = corpora::DENSE.bytes().chain(corpora::GENERAL.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn write(folder: &Path, kind: Kind, bytes: u64) -> io::Result<()> {
    let mut text = BufWriter::new(File::create(folder.join("all.txt"))?);
    let mut lines = BufWriter::new(File::create(folder.join("all.jsonl"))?);
    let mut written = 0;
    for (number, article) in corpora::articles(kind).enumerate() {
        if written >= bytes {
            break;
        }
        written += article.len() as u64 + 1;
        writeln!(text, "{article}")?;
        let published = format!("2023-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
        let line = serde_json::json!({ "id": format!("a{number}"), "published": published, "text": article });
        writeln!(lines, "{line}")?;
        if kind == Kind::Dense {
            let folder = folder.join(format!("articles/{:03}", number / FOLDER));
            if number % FOLDER == 0 {
                fs::create_dir_all(&folder)?;
            }
            fs::write(folder.join(format!("a{number:06}.txt")), article)?;
        }
    }
    text.flush()?;
    lines.flush()
}

/// Writes the first `bytes` of `source`, to whole lines, with each line end made `end`.
pub fn write_head(source: &Path, target: &Path, bytes: u64, end: &str) -> io::Result<()> {
    let text = fs::read(source)?;
    let mut out = BufWriter::new(File::create(target)?);
    let mut written = 0;
    // Short sources are read again and again.
    while written < bytes {
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            if written >= bytes {
                break;
            }
            written += line.len() as u64;
            out.write_all(line.strip_suffix(b"\n").unwrap_or(line))?;
            out.write_all(end.as_bytes())?;
        }
    }
    out.flush()
}

/// Writes that many short lines.
pub fn write_short_lines(target: &Path, lines: u64) -> io::Result<()> {
    const LINES: [&str; 5] =
        ["Two men were killed.", "", "The market is open.", "It shot down 12 drones.", "No more."];
    let mut out = BufWriter::new(File::create(target)?);
    for line in LINES.iter().cycle().take(lines as usize) {
        writeln!(out, "{line}")?;
    }
    out.flush()
}
