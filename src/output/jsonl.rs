//! Records -> JSON Lines: one object a line, all keys always there.

use std::io::{self, Write};

use super::{RecordWriter, object};
use crate::record::Record;

pub(super) struct Writer<W> {
    out: W,
    /// The line that is being written: whole lines cost the output less than their pieces.
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
