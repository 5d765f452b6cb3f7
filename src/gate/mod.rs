//! Which sentences can state a claim, told by their bytes alone: a document without such a sentence
//! costs nothing more.
//!
//! Numbers are looked for first, in all bytes of a block at once (`block`): most sentences have none, and
//! are not even parted from one another. Only the sentence around a number is asked for the rest.
//!
//! Lets through too much, never too little. A claim has a number, in digits or words, and in the
//! same sentence one of
//!
//! 1. a word that says a loss (`killed`, `casualties`), or that a figure or ratio hangs on (`ratio`,
//!    `the total`, `reached`), where the loss is told elsewhere;
//! 2. something that a line of a list may count, with a mark beside it (`tanks - 20`), behind a
//!    number that opens the sentence, which ends soon behind it (`two Americans,`), or behind a word that points back (`among
//!    them were two children`);
//! 3. a mark behind a number that opens the sentence: `7 - over the region`,
//! 4. *Not* before a number, which opens the sentence: `Not 300,000, not 150,000`.
//!
//! Where it has no more of these than `lost`, `took` and their like, one of its numbers has to count: hours and euros are
//! lost too (`measure`).
//!
//! Of a term of several words one is looked for, with one of its neighbours beside it, of a word one run of
//! letters. What
//! `assemble::claims` builds on must stay among these; `tests/gate.rs` proves it by every example.

mod bounds;
mod hints;
mod measure;
mod needs;

use std::cell::{Cell, OnceCell};

#[cfg(target_arch = "x86_64")]
use crate::block::Avx2;
use crate::block::{BLOCK, Lanes, Portable, window};
use crate::document::Span;
use crate::lexicon::{BOUND, LOSS, Lexicon, NUMBER, Needs, POINTER, SURE, THING, Triggers};
use crate::sentence::{self, LONGEST, Place, Sentence};
use crate::word::first_eight;
pub(crate) use hints::hints;

/// Whether `states` is true of any sentence of `text[from..]` that may state a claim; the first of
/// which it is ends the search. Sentences are given in order, all as of one paragraph.
pub fn any(text: &str, from: usize, lexicon: &Lexicon, states: impl FnMut(Sentence) -> bool) -> bool {
    #[cfg(target_arch = "x86_64")]
    if let Some(lanes) = Avx2::detected() {
        // SAFETY: the processor is one of those that it is for.
        return unsafe { any_on_newer(lanes, text, from, lexicon, states) };
    }
    any_by(Portable, text, from, lexicon, states)
}

/// [`any`] in the instructions of newer processors.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2")]
fn any_on_newer(
    lanes: Avx2,
    text: &str,
    from: usize,
    lexicon: &Lexicon,
    states: impl FnMut(Sentence) -> bool,
) -> bool {
    any_by(lanes, text, from, lexicon, states)
}

#[inline(always)]
fn any_by(
    lanes: impl Lanes,
    text: &str,
    from: usize,
    lexicon: &Lexicon,
    mut states: impl FnMut(Sentence) -> bool,
) -> bool {
    let gate = Gate::new(lanes, text, from, lexicon.triggers());
    let foreign = gate.triggers.foreign & NUMBER != 0;
    let (mut done, mut carry) = (from, 0);
    let mut padded = [0; BLOCK + 8];
    for block in (from..text.len()).step_by(BLOCK) {
        let window = window(gate.bytes, block, &mut padded);
        let mut numbers = lanes.numbers(window, &gate.triggers.openings, foreign, &mut carry);
        while numbers != 0 {
            let at = block + numbers.trailing_zeros() as usize;
            numbers &= numbers - 1;
            if at >= done && gate.needs_at(at).0 & NUMBER != 0 && gate.pieces(at, &mut done, &mut states) {
                return true;
            }
        }
    }
    false
}

/// Whether a span of the text may hold a word of one of the `kinds` of `lexicon::triggers`.
pub(crate) fn may_hold(text: &str, span: Span, lexicon: &Lexicon, kinds: Needs) -> bool {
    Gate::new((), text, span.start, lexicon.triggers()).holds(span, kinds)
}

/// The most words of a term behind the one that it is known by, and one.
const BEHIND: u32 = 5;

struct Gate<'t, 'l, L> {
    lanes: L,
    text: &'t str,
    bytes: &'t [u8],
    from: usize,
    triggers: &'l Triggers,
    wrapped: OnceCell<bool>,
    /// The paragraph that was asked for last: a long one is not looked for twice.
    paragraph: Cell<Span>,
}

impl<'t, 'l, L> Gate<'t, 'l, L> {
    fn new(lanes: L, text: &'t str, from: usize, triggers: &'l Triggers) -> Gate<'t, 'l, L> {
        let paragraph = Cell::new(Span::default());
        Gate { lanes, text, bytes: text.as_bytes(), from, triggers, wrapped: OnceCell::new(), paragraph }
    }
}

impl<L: Lanes> Gate<'_, '_, L> {
    /// The sentence around a number at `at`, in the pieces that it is read in: whether one of those
    /// that may state a claim does. What is before `done` is done with behind that.
    #[inline(always)]
    fn pieces(&self, at: usize, done: &mut usize, states: &mut impl FnMut(Sentence) -> bool) -> bool {
        let paragraph = self.paragraph_around(at);
        let sentence = self.sentence_around(at, paragraph);
        *done = sentence.end.max(at + 1);
        let told = self.told(sentence);
        let denies = self.denies(sentence);
        if !denies && (told == 0 || told & (SURE | THING) == 0 && self.only_measures(sentence)) {
            return false;
        }
        let whole = sentence.end - sentence.start <= LONGEST;
        let place = sentence::place_of(self.text, paragraph);
        let mut start = sentence.start;
        while start < sentence.end {
            let end = sentence::bounded(self.text, start, sentence.end);
            if let Some(span) = sentence::trim(self.text, Span::new(start, end))
                && (denies || whole && told & LOSS != 0 || self.admits(span, place))
                && states(Sentence { span, paragraph: 0, place, quoted: false })
            {
                return true;
            }
            start = end;
        }
        false
    }

    /// Whether a sentence opens with a denied figure: `Not 300,000, not 150,000`.
    fn denies(&self, sentence: Span) -> bool {
        let bytes = &self.bytes[sentence.start..sentence.end];
        let quote = bytes.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count().min(4);
        let (not, figure) = bytes[quote..].split_at(4.min(bytes.len() - quote));
        not.eq_ignore_ascii_case(b"not ") && figure.first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether a sentence may hold a loss, or else a thing.
    #[inline(always)]
    fn told(&self, sentence: Span) -> Needs {
        let sieve = self.triggers.sieve.bits();
        let digits = self.triggers.digits & (LOSS | THING) != 0;
        let (mut told, mut carry) = (0, 0);
        let mut padded = [0; BLOCK + 8];
        for block in (sentence.start..sentence.end).step_by(BLOCK) {
            let window = window(self.bytes, block, &mut padded);
            let (mut events, mut starts) = self.lanes.words(window, digits, &mut carry);
            while starts != 0 {
                let bit = starts.trailing_zeros() as usize;
                starts &= starts - 1;
                events |= sieve.get(first_eight(window, bit)) << bit;
            }
            while events != 0 {
                let at = block + events.trailing_zeros() as usize;
                events &= events - 1;
                if at < sentence.end {
                    told |= self.needs_at(at).0 & (LOSS | SURE | THING);
                }
            }
            if told & SURE != 0 {
                break;
            }
        }
        told
    }

    /// Whether a piece of a sentence that may hold a loss or thing may state a claim: see above.
    fn admits(&self, piece: Span, place: Place) -> bool {
        let mut all = 0;
        // Words behind the last thing.
        let mut behind = 0;
        let (mut marked, mut opens) = (false, false);
        // Words before the number that do not belong to it.
        let mut others = 0;
        let mut at = piece.start;
        while at < piece.end {
            if self.bytes[at] == b' ' {
                at += 1;
                continue;
            }
            let (needs, end) = self.needs_at(at);
            all |= needs;
            behind = if needs & THING != 0 { 0 } else { behind + u32::from(end > at + 1) };
            if all & NUMBER != 0 {
                opens |= others <= 1;
            } else if end > at + 1 || self.bytes[at].is_ascii_alphabetic() {
                let opening = at == piece.start || self.bytes[at - 1] == b' ';
                others += u32::from(opening && needs & BOUND == 0);
            }
            marked |= self.is_mark(at);
            at = end;
            // What is told stays so.
            if all & NUMBER != 0
                && (all & LOSS != 0 || all & THING != 0 && (marked || all & POINTER != 0) || marked && opens)
            {
                return true;
            }
        }
        // A line of a list is no prose, or ends with a comma or with the thing: `two Americans,`.
        let listed = place != Place::Body || self.bytes[piece.end - 1] == b',' || behind <= BEHIND;
        all & NUMBER != 0 && all & THING != 0 && opens && listed
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
