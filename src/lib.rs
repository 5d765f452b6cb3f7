//! Reads news text and pulls out every numeric claim of casualties and equipment losses:
//! who says that which side lost how many of what, when and where.
//!
//! ```text
//! Document -> Sentence -> Mention -> Claim -> Record -> JSON / CSV
//!        segment      scan      assemble  resolve   write
//! ```
//!
//! - [`document`]: a text with its metadata; offsets always point into it.
//! - [`gate`]: which sentences can state a claim at all; the rest of the line is for documents with one.
//! - [`sentence`]: spans that know their paragraph and open quotations.
//! - [`mention`]: what one sentence and the [`lexicon`] settle.
//! - [`assemble`]: the mentions of a sentence put together into claims.
//! - [`resolve`]: what the rest of the document closes.
//! - [`record`], [`output`]: the row, and how it is written.
//! - [`why`], [`explain`](mod@explain): what each rule says of itself, and that in words.

pub mod assemble;
mod block;
pub mod date;
mod decimal;
pub mod document;
pub mod explain;
pub mod folder;
pub mod front_matter;
pub mod gate;
pub mod input;
pub mod lexicon;
pub mod mention;
pub mod output;
pub mod pipeline;
pub mod record;
pub mod resolve;
pub mod sentence;
pub mod token;
pub mod why;
mod word;
mod work;

pub use document::{Document, Span};
pub use explain::explain;
pub use lexicon::Lexicon;
pub use record::Record;

/// The claims that a document states, in the order of its text.
pub fn extract(document: &Document, lexicon: &Lexicon) -> Vec<Record<'static>> {
    let owned = |records: &mut Vec<Record>| records.drain(..).map(Record::into_owned).collect();
    resolve::with_records(document, lexicon, owned)
}

/// The same as an output of that format has them, ready to be written.
pub fn extract_as(document: &Document, lexicon: &Lexicon, format: output::Format) -> output::Piece {
    resolve::with_records(document, lexicon, |records| format.piece(records))
}
