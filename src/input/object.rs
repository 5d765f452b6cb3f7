//! A line of JSON -> the values in it, where the line is as plain as most are: one object of
//! strings, numbers of digits alone, `true`, `false` and `null`.
//!
//! Everything else, and everything that is wrong, is left to serde, which reads the line again and
//! tells what is wrong with it.

use std::borrow::Cow;

#[cfg(target_arch = "x86_64")]
use crate::block::Avx2;
use crate::block::{BLOCK, Lanes, Portable, window};

/// A value of a plain line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plain<'a> {
    String(Cow<'a, str>),
    /// In decimal.
    Digits(&'a str),
    Boolean,
    Null,
}

/// Hands every key of a plain line to `take`, with its value; `None` where the line is not plain.
pub(super) fn each<'a>(json: &'a str, take: impl FnMut(&str, Plain<'a>)) -> Option<()> {
    #[cfg(target_arch = "x86_64")]
    if let Some(lanes) = Avx2::detected() {
        // SAFETY: the processor is one of those that it is for.
        return unsafe { each_on_newer(lanes, json, take) };
    }
    each_by(Portable, json, take)
}

/// [`each`] in the instructions of newer processors.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2")]
fn each_on_newer<'a>(lanes: Avx2, json: &'a str, take: impl FnMut(&str, Plain<'a>)) -> Option<()> {
    each_by(lanes, json, take)
}

#[inline(always)]
fn each_by<'a>(lanes: impl Lanes, json: &'a str, mut take: impl FnMut(&str, Plain<'a>)) -> Option<()> {
    let mut line = Line::new(lanes, json.trim_ascii());
    line.pass(b'{')?;
    loop {
        line.pass(b'"')?;
        let key = line.string()?;
        line.pass(b':')?;
        take(&key, line.value()?);
        if line.pass(b',').is_none() {
            break;
        }
    }
    line.pass(b'}')?;
    (line.at == line.json.len()).then_some(())
}

/// A line that is being read.
struct Line<'a, L> {
    json: &'a str,
    at: usize,
    lanes: L,
    /// The quotes, backslashes and control characters of the block that opens at `block`, a bit each.
    marks: u64,
    block: usize,
}

impl<'a, L: Lanes> Line<'a, L> {
    #[inline(always)]
    fn new(lanes: L, json: &'a str) -> Line<'a, L> {
        let mut line = Line { json, at: 0, lanes, marks: 0, block: 0 };
        line.look(0);
        line
    }

    /// Looks at the block that opens at `block`.
    #[inline(always)]
    fn look(&mut self, block: usize) {
        let mut padded = [0; BLOCK + 8];
        self.marks = self.lanes.marks(window(self.json.as_bytes(), block, &mut padded));
        self.block = block;
    }

    /// The first quote, backslash or control character here or behind, and where it stands.
    #[inline(always)]
    fn next_mark(&mut self) -> Option<(usize, u8)> {
        if self.at >= self.block + BLOCK {
            self.look(self.at - self.at % BLOCK);
        }
        self.marks &= u64::MAX << (self.at - self.block);
        while self.marks == 0 {
            self.look(self.block + BLOCK);
            if self.block >= self.json.len() {
                return None;
            }
        }
        let at = self.block + self.marks.trailing_zeros() as usize;
        Some((at, *self.json.as_bytes().get(at)?))
    }

    /// The byte here, white space before it passed over.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        while self.json.as_bytes().get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.json.as_bytes().get(self.at).copied()
    }

    /// Goes past a byte, if it stands here.
    fn pass(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn value(&mut self) -> Option<Plain<'a>> {
        match self.peek()? {
            b'"' => {
                self.at += 1;
                self.string().map(Plain::String)
            }
            b'1'..=b'9' => {
                // As many digits as fit into 64 bits.
                const MOST: usize = 18;
                let digits = &self.json[self.at..];
                let end = digits.bytes().position(|byte| !byte.is_ascii_digit())?;
                self.at += end;
                let whole = matches!(self.json.as_bytes().get(self.at), Some(b',' | b'}' | b' '));
                (end <= MOST && whole).then(|| Plain::Digits(&digits[..end]))
            }
            _ => [("null", Plain::Null), ("true", Plain::Boolean), ("false", Plain::Boolean)]
                .into_iter()
                .find(|(word, _)| self.json[self.at..].starts_with(word))
                .map(|(word, value)| {
                    self.at += word.len();
                    value
                }),
        }
    }

    /// The string that goes on here, up to its closing mark, and past that; JSON wants control characters
    /// escaped in it.
    #[inline(always)]
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let json = self.json;
        let (mut start, (mut stop, mut mark)) = (self.at, self.next_mark()?);
        if mark == b'"' {
            self.at = stop + 1;
            return Some(Cow::Borrowed(&json[start..stop]));
        }
        // Where one character is escaped, it is a long text as a rule.
        let mut read = String::with_capacity(json.len() - start);
        loop {
            read.push_str(&json[start..stop]);
            self.at = stop + 1;
            match mark {
                b'"' => return Some(Cow::Owned(read)),
                b'\\' => read.push(self.escaped()?),
                _ => return None,
            }
            // Two ends of lines, where a paragraph ends.
            while json.as_bytes().get(self.at) == Some(&b'\\') {
                self.at += 1;
                read.push(self.escaped()?);
            }
            start = self.at;
            (stop, mark) = self.next_mark()?;
        }
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = *self.json.as_bytes().get(self.at)?;
        self.at += 1;
        Some(match letter {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => char::from(letter),
            b'u' => {
                let digits = self.json.get(self.at..self.at + 4)?;
                self.at += 4;
                let code = digits
                    .bytes()
                    .try_fold(0, |code, digit| Some(code * 16 + char::from(digit).to_digit(16)?))?;
                // Half of a pair is none.
                char::from_u32(code)?
            }
            _ => return None,
        })
    }
}
