//! Paths -> documents: files, folders and standard input, as text or JSON Lines.
//!
//! Reading is in two steps, so that the second can run on many threads: [`read`] goes
//! through the paths in order and cuts their bytes into one [`RawDocument`] a document, and
//! [`RawDocument::parse`] makes a [`Document`] of each. What cannot be read is an
//! [`InputError`] in its place; the rest goes on.

mod files;
mod jsonl;
mod object;
mod room;
mod text;

use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::date::Date;
use crate::document::Document;

/// The path that stands for standard input.
const STDIN: &str = "-";

/// How much of an input without a telling name is looked at to tell its format.
const SNIFFED_BYTES: u64 = 512;

/// How a file holds its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The file is one text.
    Text,
    /// Every line is a JSON object, and a document.
    JsonLines,
}

impl Format {
    /// The format that the name's ending tells.
    fn of_name(path: &Path) -> Option<Format> {
        let ending = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "md" => Some(Format::Text),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            _ => None,
        }
    }

    /// The format that the first bytes tell: no news text opens with `{"`.
    fn of_content(head: &[u8]) -> Format {
        let head = head.strip_prefix(text::BYTE_ORDER_MARK).unwrap_or(head);
        let mut marks = head.iter().filter(|byte| !byte.is_ascii_whitespace());
        match (marks.next(), marks.next()) {
            (Some(b'{'), Some(b'"' | b'}')) => Format::JsonLines,
            _ => Format::Text,
        }
    }
}

/// A document as it stands in its input, not yet looked into.
#[derive(Debug)]
pub struct RawDocument {
    /// The path as given, `-` for standard input.
    name: Arc<str>,
    /// The line of a JSON Lines file; `None` for a text, which is a whole file.
    line: Option<usize>,
    bytes: Vec<u8>,
}

impl RawDocument {
    /// Reads the document; `published` is its date where it has none of its own.
    pub fn parse(self, published: Option<Date>) -> Result<Document, InputError> {
        let mut document = match self.line {
            None => text::parse(&self.name, self.bytes)?,
            Some(line) => jsonl::parse(&self.name, line, &self.bytes)?,
        };
        document.published = document.published.or(published);
        Ok(document)
    }

    /// Where it stands, for messages.
    pub fn place(&self) -> Place {
        Place { name: self.name.clone(), line: self.line }
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// Where a document stands: the file, and the line where the file holds many.
#[derive(Debug, Clone)]
pub struct Place {
    name: Arc<str>,
    line: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            None => write!(f, "{}", self.name),
            Some(line) => write!(f, "{}:{line}", self.name),
        }
    }
}

/// A document, file or folder that could not be read: where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    place: String,
    problem: String,
}

impl InputError {
    /// That problem, at that place (`docs/a.jsonl:3`).
    pub fn new(place: impl Into<String>, problem: impl Into<String>) -> InputError {
        InputError { place: place.into(), problem: problem.into() }
    }

    fn from_io(place: impl Into<String>, error: &io::Error) -> InputError {
        let problem = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
            io::ErrorKind::IsADirectory => "a folder, where a file belongs".to_owned(),
            _ => error.to_string(),
        };
        InputError::new(place, problem)
    }
}

impl fmt::Display for InputError {
    /// One line on any terminal, also for a path with control characters in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.place.chars() {
            if c.is_control() { write!(f, "{}", c.escape_default())? } else { write!(f, "{c}")? }
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for InputError {}

/// The documents of the paths, in order: files, folders (recursively, by file name) and `-`
/// for standard input, which no path at all stands for too.
///
/// Without a `format`, a file's is told by its name, and failing that by how it begins.
pub fn read(
    paths: Vec<PathBuf>,
    format: Option<Format>,
) -> impl Iterator<Item = Result<RawDocument, InputError>> {
    let paths = if paths.is_empty() { vec![PathBuf::from(STDIN)] } else { paths };
    paths.into_iter().flat_map(files::expand).flat_map(move |path| match path {
        Ok(path) => documents(&path, format),
        Err(error) => Box::new(std::iter::once(Err(error))),
    })
}

type RawDocuments = Box<dyn Iterator<Item = Result<RawDocument, InputError>>>;

/// The documents of one file.
fn documents(path: &Path, format: Option<Format>) -> RawDocuments {
    let name: Arc<str> = path.to_string_lossy().into();
    let (format, reader, size) = match open(path, format) {
        Ok(opened) => opened,
        Err(error) => return Box::new(std::iter::once(Err(InputError::from_io(&*name, &error)))),
    };
    match format {
        Format::Text => Box::new(std::iter::once_with(move || text::read(name, reader, size))),
        Format::JsonLines => Box::new(jsonl::read(name, BufReader::with_capacity(1 << 16, reader))),
    }
}

/// Opens a file or standard input, settles its format, and tells how long it is, where that is known.
fn open(path: &Path, format: Option<Format>) -> io::Result<(Format, Box<dyn Read>, usize)> {
    let (mut reader, size): (Box<dyn Read>, _) = if is_stdin(path) {
        (Box::new(io::stdin()), 0)
    } else {
        let file = File::open(path)?;
        let size = file.metadata().map_or(0, |it| it.len().try_into().unwrap_or_default());
        (Box::new(file), size)
    };
    if let Some(format) = format.or_else(|| Format::of_name(path)) {
        return Ok((format, reader, size));
    }
    let mut head = Vec::new();
    reader.by_ref().take(SNIFFED_BYTES).read_to_end(&mut head)?;
    Ok((Format::of_content(&head), Box::new(io::Cursor::new(head).chain(reader)), size))
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_format() {
        for (name, format) in [
            ("a.txt", Some(Format::Text)),
            ("a.MD", Some(Format::Text)),
            ("a.jsonl", Some(Format::JsonLines)),
            ("a.ndjson", Some(Format::JsonLines)),
            ("jsonl", None),
            (".txt", None),
            ("-", None),
        ] {
            assert_eq!(Format::of_name(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn the_content_tells_the_format_of_what_has_no_name() {
        for (head, format) in [
            (&b"{\"text\": 1}"[..], Format::JsonLines),
            (b"\xef\xbb\xbf\n { \"text\"", Format::JsonLines),
            (b"{}\n", Format::JsonLines),
            (b"", Format::Text),
            (b"{", Format::Text),
            (b"{{Infobox}}", Format::Text),
            (b"Kyiv {\"", Format::Text),
        ] {
            assert_eq!(Format::of_content(head), format, "{head:?}");
        }
    }

    #[test]
    fn an_error_is_one_line() {
        let error = InputError::new("a\nb\u{1b}.txt", "no such file");
        assert_eq!(error.to_string(), "a\\nb\\u{1b}.txt: no such file");
    }
}
