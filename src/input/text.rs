//! The bytes of a text file -> a document.
//!
//! The text is the whole file, byte-order mark and front matter included, so that offsets
//! count in the file as it is.

use std::io::Read;
use std::sync::Arc;

use super::{InputError, RawDocument, room};
use crate::document::Document;
use crate::front_matter;

/// What some editors put at the head of UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file to its end; it is expected to have so many bytes.
pub(super) fn read(name: Arc<str>, mut reader: impl Read, size: usize) -> Result<RawDocument, InputError> {
    let mut bytes = room::of(size);
    match reader.read_to_end(&mut bytes) {
        Ok(_) => Ok(RawDocument { name, line: None, bytes }),
        Err(error) => Err(InputError::from_io(&*name, &error)),
    }
}

/// The document that the bytes of a file are.
pub(super) fn parse(name: &str, bytes: Vec<u8>) -> Result<Document, InputError> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        not_utf8(name, error.as_bytes(), valid)
    })?;
    let front = front_matter::parse(&text).unwrap_or_default();
    Ok(Document {
        id: name.to_owned(),
        title: front.title,
        publisher: front.sitename.or(front.hostname),
        published: front.date,
        text,
    })
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> InputError {
    let line = 1 + bytes[..valid].iter().filter(|byte| **byte == b'\n').count();
    InputError::new(format!("{name}:{line}"), format!("byte {valid} is not UTF-8: {}", conversion(bytes)))
}

/// What makes UTF-8 of the bytes.
pub(super) fn conversion(bytes: &[u8]) -> String {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let encoding = if utf16 { "utf-16" } else { "windows-1252" };
    format!("convert the file first, for example with `iconv -f {encoding} -t utf-8`")
}
