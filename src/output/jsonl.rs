//! Records -> JSON Lines: one object a line, all keys always there.

use std::io::{self, Write};

use serde::Serialize;

use super::object::Objects;
use super::{Piece, PieceWriter};
use crate::record::Record;

/// Writes a value as a line of JSON, put together in `line`: a whole line costs the output less than its
/// pieces.
pub(crate) fn json_line(value: &impl Serialize, line: &mut Vec<u8>, mut out: impl Write) -> io::Result<()> {
    line.clear();
    serde_json::to_writer(&mut *line, value)?;
    line.push(b'\n');
    out.write_all(line)
}

/// The lines of records.
pub(super) fn lines(records: &[Record]) -> Vec<u8> {
    let mut objects = Objects::of(records);
    for record in records {
        objects.append(record);
        objects.bytes.push(b'\n');
    }
    objects.bytes
}

pub(super) struct Writer<W> {
    out: W,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Writer<W> {
        Writer { out }
    }
}

impl<W: Write> PieceWriter for Writer<W> {
    fn write(&mut self, piece: Piece) -> io::Result<()> {
        self.out.write_all(&piece.bytes)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
