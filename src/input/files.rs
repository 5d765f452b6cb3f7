//! A path as given -> the files it stands for: itself, or for a folder the files below it.
//!
//! In a folder only files named as documents are read, hidden ones are passed over, and links
//! to folders are not followed, so that no file is read twice and no walk goes round. What is
//! named outright is read whatever it is called.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::InputError;

/// The endings of the files that are read in a folder.
const ENDINGS: [&str; 3] = ["txt", "md", "jsonl"];

/// The files that a path stands for, in order.
pub(super) fn expand(path: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, InputError>>> {
    if super::is_stdin(&path) || !path.is_dir() {
        return Box::new(iter::once(Ok(path)));
    }
    // Sorted by the bytes of the names: the same order on every machine.
    let walk = WalkDir::new(path).sort_by_file_name();
    let entries = walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()));
    Box::new(entries.filter_map(|entry| match entry {
        Ok(entry) => is_document(&entry).then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(unreadable(error))),
    }))
}

/// Whether to read it: a pipe or device in a folder would only block the run. A link to
/// nowhere counts, so that opening it tells.
fn is_document(entry: &DirEntry) -> bool {
    let kind = entry.file_type();
    has_document_ending(entry.path())
        && (kind.is_file() || kind.is_symlink() && fs::metadata(entry.path()).map_or(true, |it| it.is_file()))
}

fn has_document_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// A folder that could not be read.
fn unreadable(error: walkdir::Error) -> InputError {
    let path = error.path().unwrap_or(Path::new("")).to_string_lossy().into_owned();
    InputError::from_io(path, &io::Error::from(error))
}
