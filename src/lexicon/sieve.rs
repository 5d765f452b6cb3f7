//! Some runs of letters by the hash of what they open with: of most runs of a text a bit tells at once that they
//! are none of them, without a look at their ends.

use std::borrow::Cow;

use crate::word::{FACTOR, first_eight};

/// How many bits a sieve has: sixteen or more for a run.
const BITS: usize = 1 << 17;

/// How many words it has.
const WORDS: usize = BITS / 64;

/// A bit for the hash of the first eight letters of every run that is in it; no words where it is empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sieve(pub Cow<'static, [u64]>);

impl Sieve {
    /// Adds a run of small letters.
    pub fn add(&mut self, run: &[u8]) {
        if self.0.is_empty() {
            self.0 = vec![0; WORDS].into();
        }
        let bit = bit_of(first_eight(run, 0));
        self.0.to_mut()[bit / 64] |= 1 << (bit % 64);
    }

    /// The same, to be asked.
    pub fn bits(&self) -> Bits<'_> {
        static NONE: [u64; WORDS] = [0; WORDS];
        Bits(self.0.as_ref().try_into().unwrap_or(&NONE))
    }
}

/// The bits of a sieve, of a length that the compiler knows.
#[derive(Clone, Copy)]
pub(crate) struct Bits<'s>(&'s [u64; WORDS]);

impl Bits<'_> {
    /// 1 where the run that opens with these eight letters, small and zeros behind, may be in it.
    #[inline]
    pub fn get(self, first_eight: u64) -> u64 {
        let bit = bit_of(first_eight);
        self.0[bit / 64] >> (bit % 64) & 1
    }
}

/// The bit of a run.
#[inline]
fn bit_of(first_eight: u64) -> usize {
    (first_eight.wrapping_mul(FACTOR) >> (u64::BITS - BITS.ilog2())) as usize
}
