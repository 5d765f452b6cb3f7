//! Records -> one JSON array, an element a line.

use std::io::{self, Write};

use super::RecordWriter;
use crate::record::Record;

pub(super) struct Writer<W> {
    out: W,
    empty: bool,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Writer<W> {
        Writer { out, empty: true }
    }
}

impl<W: Write> RecordWriter for Writer<W> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[\n" } else { b",\n" })?;
        self.empty = false;
        serde_json::to_writer(&mut self.out, record)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}
