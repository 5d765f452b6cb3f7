//! Which paragraphs can state a claim, told by their bytes alone: all others cost one pass over
//! their words, and a document without such a paragraph costs nothing more.
//!
//! Lets through too much, never too little. A claim has a number, in digits or words, and in the
//! same sentence one of
//!
//! 1. a word of loss: a verb, participle or noun that says an outcome (`killed`, `casualties`);
//! 2. a noun or people that a line of a list may count (`tanks - 20`, `two Americans,`), or a word
//!    that a figure or ratio hangs on (`the total`, `reached`, `ratio`): the outcome is told elsewhere;
//! 3. a dash with space beside it: `7 - over the region`, under a heading that tells the rest.
//!
//! Of a term of several words one is enough to look for, of a word one run of letters. What
//! `assemble::claims` builds on must stay among these; `tests/gate.rs` proves it by every example.

use crate::document::Span;
use crate::lexicon::{LOSS, Lexicon, NUMBER, Triggers};
use crate::sentence::sentence_end;
use crate::word::run_at;

/// Whether one of the paragraph's sentences may state a claim.
pub fn admits_paragraph(text: &str, paragraph: Span, lexicon: &Lexicon) -> bool {
    Gate { triggers: lexicon.triggers(), text, span: paragraph }.admits(true)
}

/// Whether the sentence may state a claim.
pub fn admits_sentence(text: &str, sentence: Span, lexicon: &Lexicon) -> bool {
    Gate { triggers: lexicon.triggers(), text, span: sentence }.admits(false)
}

struct Gate<'t, 'l> {
    triggers: &'l Triggers,
    text: &'t str,
    span: Span,
}

impl Gate<'_, '_> {
    /// Whether number and loss stand together: in the span, or in a sentence of it (`parted`).
    fn admits(&self, parted: bool) -> bool {
        let bytes = &self.text.as_bytes()[..self.span.end];
        let mut seen = 0;
        let mut at = self.span.start;
        while at < bytes.len() {
            let (hash, end) = run_at(bytes, at);
            if end > at {
                seen |= self.run(bytes, at, end, hash);
                // Mostly a space, and the next run behind it.
                at = end + usize::from(bytes.get(end) == Some(&b' '));
            } else {
                seen |= self.mark(bytes, at);
                let one = seen == NUMBER || seen == LOSS;
                if parted && one && matches!(bytes[at], b'.' | b'!' | b'?') && self.ends_sentence(at) {
                    seen = 0;
                }
                at += 1;
            }
            if seen == NUMBER | LOSS {
                return true;
            }
        }
        false
    }

    fn ends_sentence(&self, at: usize) -> bool {
        sentence_end(self.text, self.span, at).is_some()
    }

    /// What the run of letters `at..end` may be part of.
    fn run(&self, bytes: &[u8], at: usize, end: usize, hash: u32) -> u8 {
        let model = bytes.get(end).is_some_and(|byte| *byte == b'-' || byte.is_ascii_digit())
            || at > 0 && bytes[at - 1].is_ascii_digit();
        self.triggers.of_word(hash) | if model { self.triggers.of_model(hash) } else { 0 }
    }

    /// What the byte at `at`, no letter, may be part of.
    fn mark(&self, bytes: &[u8], at: usize) -> u8 {
        // White space, or part of a character that may be some.
        let parted = || at > 0 && (bytes[at - 1] <= b' ' || bytes[at - 1] >= 0x80);
        match bytes[at] {
            b'0'..=b'9' => NUMBER | self.triggers.digits,
            b'-' if parted() => LOSS,
            b'.' => self.pointed(bytes, at),
            0xe2 => {
                let of_character = match bytes.get(at + 1..at + 3) {
                    // Dashes.
                    Some([0x80, 0x90..=0x95] | [0x88, 0x92]) if parted() => LOSS,
                    // A sign that reads as the letter K.
                    Some([0x84, 0xaa]) => NUMBER | LOSS,
                    _ => 0,
                };
                of_character | self.triggers.foreign
            }
            0x80.. => self.triggers.foreign,
            _ => 0,
        }
    }

    /// `A.P.C.`: what single letters with points, the first of which stands at `at`, read as.
    fn pointed(&self, bytes: &[u8], at: usize) -> u8 {
        const LONGEST: usize = 16;
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let point = |at: usize| bytes.get(at) == Some(&b'.');
        let opens = at > 0 && letter(at - 1) && !(at > 1 && (letter(at - 2) || point(at - 2)));
        if !(opens && letter(at + 1) && point(at + 2)) {
            return 0;
        }
        let mut letters = [0; LONGEST];
        let pairs = (at - 1..bytes.len()).step_by(2).take_while(|&at| letter(at) && point(at + 1));
        let mut count = 0;
        for pair in pairs {
            if count == LONGEST {
                return NUMBER | LOSS;
            }
            letters[count] = bytes[pair];
            count += 1;
        }
        self.triggers.of_word(run_at(&letters[..count], 0).0)
    }
}
