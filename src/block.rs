//! Blocks of bytes -> which of them are letters, and which else may matter to a claim, a bit each.
//!
//! Where the processor compares sixteen bytes at once, that is used.

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

/// A block, and the eight bytes behind it.
pub(crate) type Window = [u8; BLOCK + 8];

/// The window at `at`, zeros behind the end; `padded` lends the room for that.
#[inline]
pub(crate) fn window<'b>(bytes: &'b [u8], at: usize, padded: &'b mut Window) -> &'b Window {
    let rest = &bytes[at.min(bytes.len())..];
    rest.first_chunk().unwrap_or_else(|| {
        padded[..rest.len()].copy_from_slice(rest);
        padded
    })
}

/// The bits of the first so many of eight bytes.
const FIRST_BYTES: [u64; 9] = {
    let mut masks = [u64::MAX; 9];
    let mut count = 0;
    while count < 8 {
        masks[count] = (1 << (8 * count)) - 1;
        count += 1;
    }
    masks
};

/// The bytes of a block that are letters of ASCII, and those that `gate` has to look at beside the
/// first letters of words, a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Masks {
    /// Letters.
    pub letters: u64,
    /// The first and last digits of numbers, hyphens beside no letters or before a digit, the
    /// points of `A.P.C.`, and the first bytes of what is beyond ASCII but for quotation marks.
    pub odd: u64,
}

impl Masks {
    /// Those of the block at `at`; what is behind the end is neither.
    #[inline(always)]
    pub fn at(bytes: &[u8], at: usize) -> Masks {
        match bytes.get(at..at + BLOCK) {
            Some(block) => Masks::of(block.try_into().expect("a whole block")),
            None => {
                let rest = bytes.get(at..).unwrap_or_default();
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                Masks::of(&block)
            }
        }
    }

    /// What the bytes around the block would have to tell is taken to be so.
    #[inline(always)]
    fn of(bytes: &[u8; BLOCK]) -> Masks {
        const FIRST: u64 = 1;
        const LAST: u64 = 1 << 63;
        let block = Bytes::of(bytes);
        let letters = block.small().among(b'a', b'z');
        let digits = block.among(b'0', b'9');
        let number_ends = digits & !(digits << 1 & digits >> 1);
        let hyphens = block.equal(b'-') & (!(letters << 1) | digits >> 1 | LAST);
        let single = (letters << 1 | FIRST) & !(letters << 2);
        let points = block.equal(b'.') & single & (letters >> 1 | LAST);
        let mut odd = number_ends | hyphens | points;
        if block.beyond_ascii() != 0 {
            // The last bytes of `‘’‚‛“”„‟`, none of which is a dash's.
            let quotes = block.equal(0xe2) & block.among(0x98, 0x9f) >> 2;
            odd |= block.among(0xc0, 0xff) & !quotes;
        }
        Masks { letters, odd }
    }

    /// The first bytes of the runs of letters that begin in the block; `carry` where one goes on
    /// from the block before.
    pub fn starts(self, carry: u64) -> u64 {
        self.letters & !(self.letters << 1 | carry)
    }

    /// The first eight letters of the run that begins at the byte `bit` of the block, before the
    /// block `next`, made small, with zeros behind them.
    #[inline(always)]
    pub fn first_eight(self, next: Masks, window: &Window, bit: u32) -> u64 {
        let bit = bit % BLOCK as u32;
        let letters = self.letters >> bit | next.letters << 1 << (63 - bit);
        let count = (!letters).trailing_zeros().min(8);
        let eight = &window[bit as usize..bit as usize + 8];
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        (eight | 0x2020_2020_2020_2020) & FIRST_BYTES[count as usize]
    }
}

#[cfg(not(target_arch = "x86_64"))]
use portable::Bytes;
#[cfg(target_arch = "x86_64")]
use sse2::Bytes;

#[cfg(target_arch = "x86_64")]
mod sse2 {
    use std::arch::x86_64::*;

    use super::BLOCK;

    /// The bytes of a block.
    #[derive(Clone, Copy)]
    pub struct Bytes([__m128i; 4]);

    // SAFETY of all below: every processor of this kind has SSE2, and no address is handed on.
    impl Bytes {
        #[inline]
        pub fn of(block: &[u8; BLOCK]) -> Bytes {
            let eight = |at: usize| i64::from_le_bytes(block[at..at + 8].try_into().expect("eight bytes"));
            Bytes([0, 16, 32, 48].map(|at| unsafe { _mm_set_epi64x(eight(at + 8), eight(at)) }))
        }

        /// With capital letters of ASCII made small; other bytes may become others, but no letters.
        #[inline]
        pub fn small(self) -> Bytes {
            Bytes(self.0.map(|bytes| unsafe { _mm_or_si128(bytes, _mm_set1_epi8(0x20)) }))
        }

        /// The bytes that are `byte`.
        #[inline]
        pub fn equal(self, byte: u8) -> u64 {
            joined(self.0.map(|bytes| unsafe {
                _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte as i8))) as u64
            }))
        }

        /// The bytes that are no ASCII.
        #[inline]
        pub fn beyond_ascii(self) -> u64 {
            joined(self.0.map(|bytes| unsafe { _mm_movemask_epi8(bytes) as u64 }))
        }

        /// The bytes of `low..=high`.
        #[inline]
        pub fn among(self, low: u8, high: u8) -> u64 {
            joined(self.0.map(|bytes| unsafe {
                let above = _mm_sub_epi8(bytes, _mm_set1_epi8(low as i8));
                let within = _mm_min_epu8(above, _mm_set1_epi8((high - low) as i8));
                _mm_movemask_epi8(_mm_cmpeq_epi8(within, above)) as u64
            }))
        }
    }

    /// Four times sixteen bits as one.
    #[inline]
    fn joined(masks: [u64; 4]) -> u64 {
        masks[0] | masks[1] << 16 | masks[2] << 32 | masks[3] << 48
    }
}

#[cfg(any(test, not(target_arch = "x86_64")))]
mod portable {
    use super::BLOCK;

    /// The bytes of a block.
    #[derive(Clone, Copy)]
    pub struct Bytes([u8; BLOCK]);

    impl Bytes {
        pub fn of(block: &[u8; BLOCK]) -> Bytes {
            Bytes(*block)
        }

        /// With capital letters of ASCII made small; other bytes may become others, but no letters.
        pub fn small(self) -> Bytes {
            Bytes(self.0.map(|byte| byte | 0x20))
        }

        /// The bytes that are `byte`.
        pub fn equal(self, byte: u8) -> u64 {
            self.among(byte, byte)
        }

        /// The bytes that are no ASCII.
        pub fn beyond_ascii(self) -> u64 {
            self.among(0x80, 0xff)
        }

        /// The bytes of `low..=high`.
        pub fn among(self, low: u8, high: u8) -> u64 {
            let is_among = self.0.map(|byte| u8::from(byte.wrapping_sub(low) <= high - low));
            is_among.chunks_exact(8).rev().fold(0, |bits, eight| {
                let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
                // The lowest bits of eight bytes, as the bits of the highest.
                bits << 8 | eight.wrapping_mul(0x0102_0408_1020_4080) >> 56
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::{first_eight, run_at};

    #[test]
    fn a_block_is_told_as_its_bytes_are() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain("a run, over-long and “so”: 12.5".bytes()).collect();
        for at in 0..bytes.len() {
            let masks = Masks::at(&bytes, at);
            for bit in 0..BLOCK {
                let byte = bytes.get(at + bit).copied().unwrap_or_default();
                assert_eq!(masks.letters >> bit & 1 != 0, byte.is_ascii_alphabetic(), "{byte}");
                let may = matches!(byte, b'0'..=b'9' | b'-' | b'.' | 0xc0..);
                assert!(may || masks.odd >> bit & 1 == 0, "{byte}");
            }
        }
    }

    #[test]
    fn what_is_odd_is_told_over_blocks() {
        let text = "so. 1234 - A.P.C. T-72, U.S.A. and–10 well-known, 2S5 K7 “it’s” (a.m.) é";
        // By byte: what has to be odd, and what is not where it stands inside a block.
        let odd =
            ["1", "4", "- A", ".P", "-7", "7", "2,", ".S", "–", "10", "0 w", "2S", "5 K", "7 ", "é", ".m"];
        let even = [". 1", "23", "-k", "“", "’", "”", ". a", ".)"];
        for shift in 0..BLOCK {
            let bytes = [" ".repeat(shift), text.to_owned()].concat().into_bytes();
            let told = |at: usize| Masks::at(&bytes, at / BLOCK * BLOCK).odd >> (at % BLOCK) & 1 != 0;
            let at = |piece: &str| shift + text.find(piece).unwrap();
            odd.iter().for_each(|piece| assert!(told(at(piece)), "{piece} {shift}"));
            let inside = |at: usize| (2..BLOCK - 2).contains(&(at % BLOCK));
            let even = even.iter().filter(|piece| inside(at(piece)));
            even.for_each(|piece| assert!(!told(at(piece)), "{piece} {shift}"));
        }
    }

    #[test]
    fn both_ways_to_compare_agree() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        for block in bytes.chunks_exact(BLOCK).map(|block| block.try_into().unwrap()) {
            let (here, anywhere) = (Bytes::of(block), portable::Bytes::of(block));
            for (low, high) in [(b'a', b'z'), (b'-', b'-'), (0x98, 0x9f), (0xc0, 0xff), (0, 0xff)] {
                assert_eq!(here.among(low, high), anywhere.among(low, high));
                assert_eq!(here.small().among(low, high), anywhere.small().among(low, high));
                assert_eq!(here.equal(low), anywhere.equal(low));
                assert_eq!(here.beyond_ascii(), anywhere.beyond_ascii());
            }
        }
    }

    #[test]
    fn the_first_letters_of_a_run_are_told_over_blocks() {
        let text = "Some words, shortened OVERLONGWORDS of-all lengths; I see them ".repeat(5);
        let bytes = text.as_bytes();
        let mut carry = 0;
        for block in (0..bytes.len()).step_by(BLOCK) {
            let (masks, next) = (Masks::at(bytes, block), Masks::at(bytes, block + BLOCK));
            for bit in (0..BLOCK as u32).filter(|bit| masks.starts(carry) >> bit & 1 != 0) {
                let at = block + bit as usize;
                let run = &bytes[at..run_at(bytes, at).1];
                let mut padded = [0; BLOCK + 8];
                let told = masks.first_eight(next, window(bytes, block, &mut padded), bit);
                assert_eq!(told, first_eight(run), "{:?}", &text[at..]);
            }
            carry = masks.letters >> 63;
        }
    }
}
