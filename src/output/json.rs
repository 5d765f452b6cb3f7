//! Records -> one JSON array, an element a line.

use std::io::{self, Write};

use super::object::Objects;
use super::{Piece, PieceWriter};
use crate::record::Record;

/// Records as elements of an array, with what parts them.
pub(super) fn elements(records: &[Record]) -> Vec<u8> {
    let mut objects = Objects::of(records);
    for (at, record) in records.iter().enumerate() {
        objects.bytes.extend_from_slice(if at > 0 { b",\n" } else { b"" });
        objects.append(record);
    }
    objects.bytes
}

pub(super) struct Writer<W> {
    out: W,
    empty: bool,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Writer<W> {
        Writer { out, empty: true }
    }
}

impl<W: Write> PieceWriter for Writer<W> {
    fn write(&mut self, piece: Piece) -> io::Result<()> {
        if piece.bytes.is_empty() {
            return Ok(());
        }
        self.out.write_all(if self.empty { b"[\n" } else { b",\n" })?;
        self.empty = false;
        self.out.write_all(&piece.bytes)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}
