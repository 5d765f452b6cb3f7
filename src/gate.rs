//! Which sentences can state a claim, told by their bytes alone: all others cost a look at the first
//! letters of their words, and a document without such a sentence costs nothing more.
//!
//! Lets through too much, never too little. A claim has a number, in digits or words, and in the
//! same sentence one of
//!
//! 1. a word that says a loss (`killed`, `casualties`), or that a figure or ratio hangs on (`ratio`,
//!    `the total`, `reached`), where the loss is told elsewhere;
//! 2. something that a line of a list may count, with a mark beside it (`tanks - 20`), behind a
//!    number that opens the sentence (`two Americans,`) or behind a word that points back (`among
//!    them were two children`);
//! 3. a mark behind a number that opens the sentence: `7 - over the region`.
//!
//! Of a term of several words one is enough to look for, of a word one run of letters. What
//! `assemble::claims` builds on must stay among these; `tests/gate.rs` proves it by every example.

use std::cell::{Cell, OnceCell};

use memchr::{memchr, memchr3_iter, memrchr};

use crate::block::{BLOCK, Masks, window};
use crate::document::Span;
use crate::lexicon::{BOUND, LOSS, Lexicon, NUMBER, POINTER, THING, Triggers};
use crate::sentence::{self, Sentence};
use crate::word::run_at;

/// Whether `states` is true of any sentence of `text[from..]` that may state a claim; the first of
/// which it is ends the search. Sentences are given in order, all as of one paragraph.
pub fn any(text: &str, from: usize, lexicon: &Lexicon, states: impl FnMut(Sentence) -> bool) -> bool {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
    {
        // SAFETY: the processor is one of those that it is for.
        return unsafe { any_on_newer(text, from, lexicon, states) };
    }
    any_on_all(text, from, lexicon, states)
}

/// [`any`] in the instructions of newer processors: the same steps, a fifth fewer of them.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2")]
fn any_on_newer(text: &str, from: usize, lexicon: &Lexicon, states: impl FnMut(Sentence) -> bool) -> bool {
    any_on_all(text, from, lexicon, states)
}

#[inline(always)]
fn any_on_all(text: &str, from: usize, lexicon: &Lexicon, mut states: impl FnMut(Sentence) -> bool) -> bool {
    let gate = Gate::new(text, from, lexicon.triggers());
    let mut seen = Seen { until: from, ..Seen::default() };
    let sieve = gate.triggers.sieve();
    let mut masks = Masks::at(gate.bytes, from);
    let mut carry = 0;
    for block in (from..text.len()).step_by(BLOCK) {
        let next = Masks::at(gate.bytes, block + BLOCK);
        let mut events = masks.odd;
        let mut starts = masks.starts(carry);
        let mut padded = [0; BLOCK + 8];
        let window = window(gate.bytes, block, &mut padded);
        while starts != 0 {
            let bit = starts.trailing_zeros();
            starts &= starts - 1;
            events |= sieve.bit(masks.first_eight(next, window, bit)) << bit;
        }
        while events != 0 {
            let at = block + events.trailing_zeros() as usize;
            events &= events - 1;
            if at >= seen.until && gate.event(&mut seen, at) && gate.pieces(&mut seen, at, &mut states) {
                return true;
            }
        }
        carry = masks.letters >> 63;
        masks = next;
    }
    false
}

/// Whether a span of the text may hold a word of one of the `kinds` of `lexicon::triggers`.
pub(crate) fn may_hold(text: &str, span: Span, lexicon: &Lexicon, kinds: u8) -> bool {
    let gate = Gate::new(text, span.start, lexicon.triggers());
    let mut at = span.start;
    while at < span.end {
        let (needs, end) = gate.needs_at(at);
        if needs & kinds != 0 {
            return true;
        }
        at = end;
    }
    false
}

/// What was seen in the sentence that is passed.
#[derive(Debug, Default)]
struct Seen {
    /// Where the last number stands.
    number: Option<usize>,
    /// Where the last word of loss, or thing, stands.
    loss: Option<usize>,
    /// What is before it is done with.
    until: usize,
}

struct Gate<'t, 'l> {
    text: &'t str,
    bytes: &'t [u8],
    from: usize,
    triggers: &'l Triggers,
    wrapped: OnceCell<bool>,
    /// The paragraph that was asked for last: a long one is not looked for twice.
    paragraph: Cell<Span>,
}

impl<'t, 'l> Gate<'t, 'l> {
    fn new(text: &'t str, from: usize, triggers: &'l Triggers) -> Gate<'t, 'l> {
        let paragraph = Cell::new(Span::default());
        Gate { text, bytes: text.as_bytes(), from, triggers, wrapped: OnceCell::new(), paragraph }
    }

    /// Takes in what stands at `at`; whether number and loss have met in one sentence.
    fn event(&self, seen: &mut Seen, at: usize) -> bool {
        let (needs, end) = self.needs_at(at);
        let (number, loss) = (needs & NUMBER != 0, needs & (LOSS | THING) != 0);
        if number && loss {
            return true;
        }
        let other = if number { &mut seen.loss } else { &mut seen.number };
        if (number || loss)
            && let Some(before) = *other
        {
            if self.is_one_sentence(before, end) {
                return true;
            }
            *other = None;
        }
        if number {
            seen.number = Some(at);
        } else if loss {
            seen.loss = Some(at);
        }
        false
    }

    /// The sentence around `at`, in the pieces that it is read in: whether one of those that may
    /// state a claim does.
    fn pieces(&self, seen: &mut Seen, at: usize, states: &mut impl FnMut(Sentence) -> bool) -> bool {
        let paragraph = self.paragraph_around(at);
        let sentence = self.sentence_around(at, paragraph);
        *seen = Seen { until: sentence.end.max(at + 1), ..Seen::default() };
        let place = sentence::place_of(self.text, paragraph);
        let mut start = sentence.start;
        while start < sentence.end {
            let end = sentence::bounded(self.text, start, sentence.end);
            if let Some(span) = sentence::trim(self.text, Span::new(start, end))
                && self.admits(span)
                && states(Sentence { span, paragraph: 0, place, quoted: false })
            {
                return true;
            }
            start = end;
        }
        false
    }

    /// What the character or run of letters at `at` may be part of, and where it ends.
    fn needs_at(&self, at: usize) -> (u8, usize) {
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
        (self.triggers.of_word(hash), end)
    }

    /// What the byte at `at`, no letter, may be part of.
    fn mark(&self, at: usize) -> u8 {
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
                    Some([0x84, 0xaa]) => NUMBER | LOSS,
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
    fn model_before(&self, at: usize) -> u8 {
        if at == 0 || !self.bytes[at - 1].is_ascii_alphabetic() {
            return 0;
        }
        let letters = self.bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        self.model_behind(at - letters)
    }

    /// `2S5`: what the letters that begin at `at` may be part of.
    fn model_behind(&self, at: usize) -> u8 {
        if !self.bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            return 0;
        }
        self.triggers.of_model(run_at(self.bytes, at).0)
    }

    /// `A.P.C.`: what single letters with points, the first of which stands at `at`, read as.
    fn pointed(&self, at: usize) -> u8 {
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
                return NUMBER | LOSS;
            }
            letters[count] = self.bytes[pair];
            count += 1;
        }
        self.triggers.of_word(run_at(&letters[..count], 0).0)
    }

    /// Whether no sentence and no paragraph ends in `from..to`.
    fn is_one_sentence(&self, from: usize, to: usize) -> bool {
        let mut newlines = memchr::memchr_iter(b'\n', &self.bytes[from..to]).map(|at| from + at);
        if !newlines.all(|newline| self.goes_on(newline)) {
            return false;
        }
        let mut stops = memchr3_iter(b'.', b'!', b'?', &self.bytes[from..to]).map(|at| from + at).peekable();
        stops.peek().is_none() || {
            let around = Span::new(self.line_start(from), to);
            stops.all(|stop| sentence::sentence_end(self.text, around, stop).is_none())
        }
    }

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
        let before = self.line(self.line_start(newline));
        let wrapped = || *self.wrapped.get_or_init(|| sentence::is_hard_wrapped(&self.text[self.from..]));
        before.start < before.end && sentence::goes_on(self.text, before, self.line(newline + 1), wrapped())
    }

    /// The paragraph of `at`, white space around it left out.
    fn paragraph_around(&self, at: usize) -> Span {
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
    fn sentence_around(&self, at: usize, paragraph: Span) -> Span {
        let ends = |stop: usize| sentence::sentence_end(self.text, paragraph, stop);
        let before = memchr::memrchr3_iter(b'.', b'!', b'?', &self.bytes[paragraph.start..at]);
        let start = before.map(|stop| paragraph.start + stop).find_map(ends).unwrap_or(paragraph.start);
        let behind = memchr3_iter(b'.', b'!', b'?', &self.bytes[at..paragraph.end]);
        let end = behind.map(|stop| at + stop).find_map(ends).unwrap_or(paragraph.end);
        Span::new(start, end)
    }

    /// Whether a sentence that holds number and loss, or thing, may state a claim: see above.
    fn admits(&self, sentence: Span) -> bool {
        let mut all = 0;
        let (mut marked, mut opens) = (false, false);
        // Words before the number that do not belong to it.
        let mut others = 0;
        let mut at = sentence.start;
        while at < sentence.end {
            if self.bytes[at] == b' ' {
                at += 1;
                continue;
            }
            let (needs, end) = self.needs_at(at);
            all |= needs;
            if all & NUMBER != 0 {
                opens |= others <= 1;
            } else if end > at + 1 || self.bytes[at].is_ascii_alphabetic() {
                let opening = at == sentence.start || self.bytes[at - 1] == b' ';
                others += u32::from(opening && needs & BOUND == 0);
            }
            marked |= self.is_mark(at);
            at = end;
        }
        all & NUMBER != 0
            && (all & LOSS != 0
                || all & THING != 0 && (marked || opens || all & POINTER != 0)
                || marked && opens)
    }

    /// Whether a colon, a bracket or a dash stands at `at`, no hyphen between letters and digits.
    fn is_mark(&self, at: usize) -> bool {
        let inside = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        match self.bytes[at] {
            b':' | b'(' => true,
            b'-' => at == 0 || !inside(at - 1) || !inside(at + 1),
            0xe2 => matches!(self.bytes.get(at + 1), Some(0x80 | 0x88)),
            _ => false,
        }
    }
}
