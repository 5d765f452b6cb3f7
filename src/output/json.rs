//! Records -> one JSON array, an element a line.

use std::io::{self, Write};

use super::{RecordWriter, object};
use crate::record::Record;

pub(super) struct Writer<W> {
    out: W,
    empty: bool,
    /// The element that is being written.
    element: Vec<u8>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Writer<W> {
        Writer { out, empty: true, element: Vec::new() }
    }
}

impl<W: Write> RecordWriter for Writer<W> {
    fn write(&mut self, record: &Record) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[\n" } else { b",\n" })?;
        self.empty = false;
        self.element.clear();
        object::append(record, &mut self.element);
        self.out.write_all(&self.element)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}
