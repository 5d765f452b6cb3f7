//! Where the paragraph and the sentence around a place begin and end, as `sentence` would part the whole text.

use memchr::{memchr, memchr3_iter, memrchr};

use super::Gate;
use crate::document::Span;
use crate::sentence;

impl<L> Gate<'_, '_, L> {
    /// Where the line of `at` opens.
    fn line_start(&self, at: usize) -> usize {
        memrchr(b'\n', &self.bytes[self.from..at]).map_or(self.from, |newline| self.from + newline + 1)
    }

    /// The line that opens at `start`, without the white space behind it.
    fn line(&self, start: usize) -> Span {
        let end = memchr(b'\n', &self.bytes[start..]).map_or(self.bytes.len(), |end| start + end);
        Span::new(start, start + self.text[start..end].trim_end().len())
    }

    /// Whether the paragraph goes on over the end of a line.
    fn goes_on(&self, newline: usize) -> bool {
        // Most paragraphs are parted by an empty line.
        let empty = newline == self.from || self.bytes[newline - 1] == b'\n';
        let Some(&opening) = self.bytes.get(newline + 1).filter(|&&opening| opening != b'\n' && !empty)
        else {
            return false;
        };
        let wrapped = *self.wrapped.get_or_init(|| sentence::is_hard_wrapped(&self.text[self.from..]));
        if !wrapped && opening.is_ascii() && !opening.is_ascii_lowercase() {
            return false;
        }
        let before = self.line(self.line_start(newline));
        before.start < before.end && sentence::goes_on(self.text, before, self.line(newline + 1), wrapped)
    }

    /// The paragraph of `at`, white space around it left out.
    pub(super) fn paragraph_around(&self, at: usize) -> Span {
        let known = self.paragraph.get();
        if (known.start..known.end).contains(&at) {
            return known;
        }
        let mut start = self.line_start(at);
        while start > self.from && self.goes_on(start - 1) {
            start = self.line_start(start - 1);
        }
        let mut end = self.line(self.line_start(at)).end;
        while let Some(newline) = memchr(b'\n', &self.bytes[end..]).map(|newline| end + newline)
            && self.goes_on(newline)
        {
            end = self.line(newline + 1).end;
        }
        let paragraph = sentence::trim(self.text, Span::new(start, end)).unwrap_or(Span::new(at, end));
        self.paragraph.set(paragraph);
        paragraph
    }

    /// The sentence of `at` in its paragraph, white space around it and all.
    pub(super) fn sentence_around(&self, at: usize, paragraph: Span) -> Span {
        let ends = |stop: usize| sentence::sentence_end(self.text, paragraph, stop);
        let before = memchr::memrchr3_iter(b'.', b'!', b'?', &self.bytes[paragraph.start..at]);
        let start = before.map(|stop| paragraph.start + stop).find_map(ends).unwrap_or(paragraph.start);
        let behind = memchr3_iter(b'.', b'!', b'?', &self.bytes[at..paragraph.end]);
        let end = behind.map(|stop| at + stop).find_map(ends).unwrap_or(paragraph.end);
        Span::new(start, end)
    }
}
