//! What the bytes of a sentence tell of what may be found in it besides a claim: see `lexicon::hints`.

#[cfg(target_arch = "x86_64")]
use crate::block::Avx2;
use crate::block::{BLOCK, Lanes, Portable, window};
use crate::document::Span;
use crate::lexicon::{Hints, Lexicon};
use crate::word::first_eight;

/// What a sentence of the text may hold, as bits of `lexicon::hints`.
pub(crate) fn hints(text: &str, sentence: Span, lexicon: &Lexicon) -> u8 {
    let hints = lexicon.hints();
    // What stands behind the sentence is none of it.
    let bytes = &text.as_bytes()[..sentence.end];
    #[cfg(target_arch = "x86_64")]
    if let Some(lanes) = Avx2::detected() {
        // SAFETY: the processor is one of those that it is for.
        return unsafe { told_on_newer(lanes, bytes, sentence.start, hints) };
    }
    told(Portable, bytes, sentence.start, hints)
}

/// [`told`] in the instructions of newer processors.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2")]
fn told_on_newer(lanes: Avx2, bytes: &[u8], start: usize, hints: &Hints) -> u8 {
    told(lanes, bytes, start, hints)
}

/// What `bytes[start..]` tell: most words are passed over by what they open with.
#[inline(always)]
fn told(lanes: impl Lanes, bytes: &[u8], start: usize, hints: &Hints) -> u8 {
    let sieve = hints.sieve.bits();
    let (mut told, mut carry) = (0, 0);
    let mut padded = [0; BLOCK + 8];
    for block in (start..bytes.len()).step_by(BLOCK) {
        let window = window(bytes, block, &mut padded);
        let (mut marks, mut starts) = lanes.hints(window, &mut carry);
        let mut words = 0;
        while starts != 0 {
            let bit = starts.trailing_zeros() as usize;
            starts &= starts - 1;
            words |= sieve.get(first_eight(window, bit)) << bit;
        }
        while words != 0 {
            told |= hints.of_word(bytes, start, block + words.trailing_zeros() as usize);
            words &= words - 1;
        }
        while marks != 0 {
            told |= hints.of_mark(bytes, block + marks.trailing_zeros() as usize);
            marks &= marks - 1;
        }
    }
    told
}
