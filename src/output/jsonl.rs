//! Records -> JSON Lines: one object a line, all keys always there.

use std::io::{self, Write};

use serde::Serialize;

use super::{RecordWriter, object};
use crate::record::Record;

/// Writes a value as a line of JSON, put together in `line`: a whole line costs the output less than its
/// pieces.
pub(crate) fn json_line(value: &impl Serialize, line: &mut Vec<u8>, mut out: impl Write) -> io::Result<()> {
    line.clear();
    serde_json::to_writer(&mut *line, value)?;
    line.push(b'\n');
    out.write_all(line)
}

pub(super) struct Writer<W> {
    out: W,
    /// The line that is being written.
    line: Vec<u8>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Writer<W> {
        Writer { out, line: Vec::new() }
    }
}

impl<W: Write> RecordWriter for Writer<W> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.line.clear();
        object::append(record, &mut self.line);
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
