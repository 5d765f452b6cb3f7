//! Records -> JSON Lines: one object a line, all keys always there.

use std::io::{self, Write};

use super::RecordWriter;
use crate::record::Record;

pub(super) struct Writer<W> {
    out: W,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Writer<W> {
        Writer { out }
    }
}

impl<W: Write> RecordWriter for Writer<W> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, record)?;
        self.out.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
