//! A line of JSON -> the values in it, where the line is as plain as most are: one object of
//! strings, numbers of digits alone, `true`, `false` and `null`.
//!
//! Everything else, and everything that is wrong, is left to serde, which reads the line again and
//! tells what is wrong with it.

use std::borrow::Cow;

use memchr::memchr2;

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
pub(super) fn each<'a>(json: &'a str, mut take: impl FnMut(&str, Plain<'a>)) -> Option<()> {
    let json = json.trim_ascii();
    // JSON wants these escaped in a string.
    if json.bytes().fold(u8::MAX, u8::min) < b' ' {
        return None;
    }
    let mut line = Line { json, at: 0 };
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
    (line.at == json.len()).then_some(())
}

/// A line that is being read.
struct Line<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Line<'a> {
    /// The byte here, white space before it passed over.
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

    /// The string that goes on here, up to its closing mark, and past that.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let rest = &self.json[self.at..];
        let mut stop = memchr2(b'"', b'\\', rest.as_bytes())?;
        if rest.as_bytes()[stop] == b'"' {
            self.at += stop + 1;
            return Some(Cow::Borrowed(&rest[..stop]));
        }
        // Where one character is escaped, it is a long text as a rule.
        let mut read = String::with_capacity(rest.len());
        loop {
            read.push_str(&self.json[self.at..self.at + stop]);
            self.at += stop;
            // Two ends of lines, where a paragraph ends.
            while self.json.as_bytes().get(self.at) == Some(&b'\\') {
                self.at += 1;
                read.push(self.escaped()?);
            }
            let rest = &self.json.as_bytes()[self.at..];
            stop = memchr2(b'"', b'\\', rest)?;
            if rest[stop] == b'"' {
                read.push_str(&self.json[self.at..self.at + stop]);
                self.at += stop + 1;
                return Some(Cow::Owned(read));
            }
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
