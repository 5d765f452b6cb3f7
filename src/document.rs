//! A text with what is known of it, and spans of its bytes.
//!
//! Offsets always point into [`Document::text`]; nothing downstream edits it.

use crate::date::Date;

/// One news text with its metadata.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The path as given, or the input record's own id.
    pub id: String,
    /// The headline, where it came as a value of its own (a JSON key, front matter);
    /// claims are read in it too, as [`Part::Title`].
    pub title: Option<String>,
    /// Who published the text, where its metadata says.
    pub publisher: Option<String>,
    /// When it was published, where its metadata or the caller says.
    pub published: Option<Date>,
    /// The text, exactly as read.
    pub text: String,
}

/// Bytes `start..end` of a text, end exclusive, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// The bytes of `text` that the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}
