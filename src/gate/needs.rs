//! What a character or a run of letters may be part of: a number, a loss, a thing and what else
//! `lexicon::triggers` tells apart.

use super::Gate;
use crate::document::Span;
use crate::lexicon::{BESIDE, LOSS, NUMBER, Needs, PART, SURE, THING};
use crate::word::run_at;

impl<L> Gate<'_, '_, L> {
    /// What the character or run of letters at `at` may be part of, and where it ends.
    pub(super) fn needs_at(&self, at: usize) -> (Needs, usize) {
        let bytes = self.bytes;
        if !bytes[at].is_ascii_alphabetic() {
            let length = match bytes[at] {
                0xf0.. => 4,
                0xe0.. => 3,
                0xc0.. => 2,
                _ => 1,
            };
            return (self.mark(at), at + length);
        }
        let (hash, end) = run_at(bytes, at);
        let needs = self.triggers.of_word(hash);
        let alone = needs & PART != 0 && !self.is_beside(at, end);
        (if alone { needs & !(LOSS | SURE | THING) } else { needs }, end)
    }

    /// `beat off`: whether a word that may belong to the same term stands next to the run `start..end`.
    #[inline(never)]
    fn is_beside(&self, start: usize, end: usize) -> bool {
        let letter = |byte: &u8| byte.is_ascii_alphabetic();
        let behind = self.bytes[end..].iter().position(letter).map(|gap| end + gap);
        let before = self.bytes[self.from..start].iter().rposition(letter).map(|last| {
            let run = self.bytes[self.from..=self.from + last].iter().rev().take_while(|byte| letter(byte));
            self.from + last + 1 - run.count()
        });
        [before, behind].into_iter().flatten().any(|at| {
            let (hash, end) = run_at(self.bytes, at);
            // `U.S.`, `enemy's`
            end == at + 1 || self.triggers.of_word(hash) & BESIDE != 0
        })
    }

    /// Whether a span may hold a word of one of these kinds.
    pub(super) fn holds(&self, span: Span, kinds: Needs) -> bool {
        let mut at = span.start;
        while at < span.end {
            let (needs, end) = self.needs_at(at);
            if needs & kinds != 0 {
                return true;
            }
            // As most runs end.
            at = end + usize::from(self.bytes.get(end) == Some(&b' '));
        }
        false
    }

    /// What the byte at `at`, no letter, may be part of.
    fn mark(&self, at: usize) -> Needs {
        let bytes = self.bytes;
        // White space, or part of a character that may be some.
        let parted = || at > 0 && (bytes[at - 1] <= b' ' || bytes[at - 1] >= 0x80);
        match bytes[at] {
            b'0'..=b'9' if self.is_of_year(at) => self.triggers.digits,
            b'0'..=b'9' => NUMBER | self.triggers.digits | self.model_before(at) | self.model_behind(at + 1),
            b'-' if parted() => THING,
            b'-' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => self.model_before(at),
            b'.' => self.pointed(at),
            0xe2 => {
                let of_character = match bytes.get(at + 1..at + 3) {
                    // Dashes.
                    Some([0x80, 0x90..=0x95] | [0x88, 0x92]) if parted() => THING,
                    // A sign that reads as the letter K.
                    Some([0x84, 0xaa]) => NUMBER | LOSS | SURE,
                    _ => 0,
                };
                of_character | self.triggers.foreign
            }
            0xc0.. => self.triggers.foreign,
            _ => 0,
        }
    }

    /// `died in 2015, and`: whether the digit at `at` is one of a year that counts nothing, whatever
    /// stands around it.
    fn is_of_year(&self, at: usize) -> bool {
        let digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        let start = at - (1..=3.min(at)).take_while(|back| digit(at - back)).count();
        let (before, year) = self.bytes.split_at(start);
        let word = before.strip_suffix(b"in ").or_else(|| before.strip_suffix(b"In "));
        let led = word.is_some_and(|before| matches!(before.last(), None | Some(b' ' | b'\n' | b'(')));
        let closed = matches!(
            year,
            [b'1', b'9', b'0'..=b'9', b'0'..=b'9', b',' | b';' | b'.' | b')', ..]
                | [b'2', b'0', b'0'..=b'9', b'0'..=b'9', b',' | b';' | b'.' | b')', ..]
        );
        closed && led && !digit(start + 5)
    }

    /// `T-72`, `T72`: what the letters that end at `at` may be part of.
    fn model_before(&self, at: usize) -> Needs {
        if at == 0 || !self.bytes[at - 1].is_ascii_alphabetic() {
            return 0;
        }
        let letters = self.bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        self.model_behind(at - letters)
    }

    /// `2S5`: what the letters that begin at `at` may be part of.
    fn model_behind(&self, at: usize) -> Needs {
        if !self.bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            return 0;
        }
        self.triggers.of_model(run_at(self.bytes, at).0)
    }

    /// `A.P.C.`: what single letters with points, the first of which stands at `at`, read as.
    fn pointed(&self, at: usize) -> Needs {
        const LONGEST: usize = 16;
        let letter = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let point = |at: usize| self.bytes.get(at) == Some(&b'.');
        let opens = at > 0 && letter(at - 1) && !(at > 1 && (letter(at - 2) || point(at - 2)));
        if !(opens && letter(at + 1) && point(at + 2)) {
            return 0;
        }
        let mut letters = [0; LONGEST];
        let pairs = (at - 1..self.bytes.len()).step_by(2).take_while(|&at| letter(at) && point(at + 1));
        let mut count = 0;
        for pair in pairs {
            if count == LONGEST {
                return NUMBER | LOSS | SURE;
            }
            letters[count] = self.bytes[pair];
            count += 1;
        }
        self.triggers.of_word(run_at(&letters[..count], 0).0)
    }
}
