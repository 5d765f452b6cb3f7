//! Blocks of bytes -> what `gate` looks for, a bit each: where a number may begin, in digits or in one
//! of the words of the lexicon (`lexicon::openings`), and where words do; and what `input` does, where a
//! string of JSON may end.
//!
//! Where the processor compares 32 bytes at once, that is used.

use crate::lexicon::Openings;

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

/// The bit of the first byte of a block.
const FIRST: u64 = 1;

/// The bit of the last.
const LAST: u64 = 1 << 63;

/// A block, and the eight bytes behind it.
pub(crate) type Window = [u8; BLOCK + 8];

/// The window at `at`, zeros behind the end; `padded` lends the room for that.
#[inline]
pub(crate) fn window<'b>(bytes: &'b [u8], at: usize, padded: &'b mut Window) -> &'b Window {
    let rest = &bytes[at.min(bytes.len())..];
    rest.first_chunk().unwrap_or_else(|| {
        *padded = [0; BLOCK + 8];
        padded[..rest.len()].copy_from_slice(rest);
        padded
    })
}

/// A way to compare all bytes of a block.
pub(crate) trait Lanes: Copy {
    /// The bytes of a block.
    type Bytes: Bytes;

    /// The block that a window opens with.
    fn load(self, window: &Window) -> Self::Bytes;

    /// Those of the bytes `starts` from which on a number word may stand.
    fn openings(self, window: &Window, openings: &Openings, starts: u64) -> u64;

    /// The quotes, backslashes and control characters: what ends or breaks a string of JSON.
    #[inline(always)]
    fn marks(self, window: &Window) -> u64 {
        self.load(window).marks()
    }

    /// The bytes from which on a number may stand; `carry` is the last letter of the block before, and
    /// gets that of this one. Where they are `foreign`, numbers may have characters beyond ASCII.
    ///
    /// What the bytes around the block would have to tell is taken to be so.
    #[inline(always)]
    fn numbers(self, window: &Window, openings: &Openings, foreign: bool, carry: &mut u64) -> u64 {
        let block = self.load(window);
        let letters = block.small().among(b'a', b'z');
        let starts = letters & !(letters << 1 | *carry);
        *carry = letters >> 63;
        let digits = block.among(b'0', b'9');
        let words = self.openings(window, openings, starts);
        let mut numbers = digits & !(digits << 1) | points(block, letters) | words;
        if block.beyond_ascii() != 0 {
            numbers |= if foreign {
                block.among(0xc0, 0xff)
            } else {
                // A sign that reads as the letter K.
                block.equal(0xe2) & (block.equal(0x84) >> 1 | LAST)
            };
        }
        numbers
    }

    /// The bytes at which a loss or thing may stand that is no word, and the first bytes of words; `carry`
    /// as above.
    ///
    /// Those are the digits beside letters, or where `digits` says so the first and last of all numbers,
    /// hyphens beside no letters or before a digit, the points of `A.P.C.`, and the first bytes of what is
    /// beyond ASCII but for quotation marks.
    #[inline(always)]
    fn words(self, window: &Window, digits: bool, carry: &mut u64) -> (u64, u64) {
        let block = self.load(window);
        let letters = block.small().among(b'a', b'z');
        let starts = letters & !(letters << 1 | *carry);
        *carry = letters >> 63;
        let figures = block.among(b'0', b'9');
        let looked_at = if digits { u64::MAX } else { letters << 1 | letters >> 1 | FIRST | LAST };
        let number_ends = figures & !(figures << 1 & figures >> 1) & looked_at;
        let hyphens = block.equal(b'-') & (!(letters << 1) | figures >> 1 | LAST);
        let mut odd = number_ends | hyphens | points(block, letters);
        if block.beyond_ascii() != 0 {
            // The last bytes of `‘’‚‛“”„‟`, none of which is a dash's.
            let quotes = block.equal(0xe2) & block.among(0x98, 0x9f) >> 2;
            odd |= block.among(0xc0, 0xff) & !quotes;
        }
        (odd, starts)
    }

    /// The bytes that may tell of something though they are no letters (`lexicon::hints`), and the first bytes
    /// of words; `carry` as above.
    ///
    /// Those are the first bytes of numbers, colons, hyphens beside no letter or digit, the points of `A.P.C.`
    /// and the first bytes of what is beyond ASCII.
    #[inline(always)]
    fn hints(self, window: &Window, carry: &mut u64) -> (u64, u64) {
        let block = self.load(window);
        let letters = block.small().among(b'a', b'z');
        let starts = letters & !(letters << 1 | *carry);
        *carry = letters >> 63;
        let figures = block.among(b'0', b'9');
        let hyphens = block.equal(b'-') & !((letters | figures) << 1);
        let mut marks = figures & !(figures << 1) | block.equal(b':') | hyphens | points(block, letters);
        if block.beyond_ascii() != 0 {
            marks |= block.among(0xc0, 0xff);
        }
        (marks, starts)
    }
}

/// The points that may be the first of `A.P.C.`.
#[inline(always)]
fn points(block: impl Bytes, letters: u64) -> u64 {
    let single = (letters << 1 | FIRST) & !(letters << 2);
    block.equal(b'.') & single & (letters >> 1 | LAST)
}

/// The bytes of a block, compared.
pub(crate) trait Bytes: Copy {
    /// With capital letters of ASCII made small; other bytes may become others, but no letters.
    fn small(self) -> Self;

    /// The bytes that are `byte`.
    fn equal(self, byte: u8) -> u64;

    /// The bytes of `low..=high`.
    fn among(self, low: u8, high: u8) -> u64;

    /// The bytes that are no ASCII.
    fn beyond_ascii(self) -> u64;

    /// The quotes, backslashes and control characters.
    fn marks(self) -> u64;
}

#[cfg(target_arch = "x86_64")]
pub(crate) use avx2::Avx2;
pub(crate) use portable::Portable;

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use super::{BLOCK, Lanes, Window};
    use crate::lexicon::{LETTERS, Openings};

    /// That the processor has AVX2, and what comes with it; there is none where it has not.
    #[derive(Clone, Copy)]
    pub struct Avx2(());

    impl Avx2 {
        /// Asks the processor.
        pub fn detected() -> Option<Avx2> {
            let detected = is_x86_feature_detected!("avx2")
                && is_x86_feature_detected!("bmi1")
                && is_x86_feature_detected!("bmi2");
            detected.then_some(Avx2(()))
        }
    }

    /// The bytes of a block.
    #[derive(Clone, Copy)]
    pub struct Bytes(__m256i, __m256i);

    // SAFETY of all below: nobody has an `Avx2`, or bytes loaded with one, where the processor cannot
    // do these, and no address is handed on but of as many bytes as are read. There are no closures,
    // as these are not compiled for the processor that their surroundings are for.

    /// The 32 bytes at `at` of a window.
    #[inline(always)]
    fn half(window: &Window, at: usize) -> __m256i {
        let bytes: &[u8; 32] = window[at..at + 32].try_into().expect("32 bytes");
        unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
    }

    /// Two tables of sixteen bytes as one.
    #[inline(always)]
    fn twice(table: &[u8; 16]) -> __m256i {
        unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast())) }
    }

    /// The highest bits of all bytes.
    #[inline(always)]
    fn highest(first: __m256i, second: __m256i) -> u64 {
        let (first, second) = unsafe { (_mm256_movemask_epi8(first), _mm256_movemask_epi8(second)) };
        u64::from(first as u32) | u64::from(second as u32) << 32
    }

    /// Those of the bytes that are 0 where no number word may stand.
    #[inline(always)]
    fn groups(window: &Window, at: usize, openings: &Openings) -> __m256i {
        unsafe {
            let half_byte = _mm256_set1_epi8(15);
            let mut groups = _mm256_set1_epi8(-1);
            for letter in 0..LETTERS {
                let bytes = half(window, at + letter);
                let lower = _mm256_and_si256(bytes, half_byte);
                let upper = _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), half_byte);
                let low = _mm256_shuffle_epi8(twice(&openings.low[letter]), lower);
                let high = _mm256_shuffle_epi8(twice(&openings.high[letter]), upper);
                groups = _mm256_and_si256(groups, _mm256_and_si256(low, high));
            }
            groups
        }
    }

    impl Lanes for Avx2 {
        type Bytes = Bytes;

        #[inline(always)]
        fn load(self, window: &Window) -> Bytes {
            Bytes(half(window, 0), half(window, BLOCK / 2))
        }

        #[inline(always)]
        fn openings(self, window: &Window, openings: &Openings, starts: u64) -> u64 {
            let groups = Bytes(groups(window, 0, openings), groups(window, BLOCK / 2, openings));
            starts & !super::Bytes::equal(groups, 0)
        }
    }

    impl super::Bytes for Bytes {
        #[inline(always)]
        fn small(self) -> Bytes {
            unsafe {
                let case = _mm256_set1_epi8(0x20);
                Bytes(_mm256_or_si256(self.0, case), _mm256_or_si256(self.1, case))
            }
        }

        #[inline(always)]
        fn equal(self, byte: u8) -> u64 {
            unsafe {
                let byte = _mm256_set1_epi8(byte as i8);
                highest(_mm256_cmpeq_epi8(self.0, byte), _mm256_cmpeq_epi8(self.1, byte))
            }
        }

        #[inline(always)]
        fn among(self, low: u8, high: u8) -> u64 {
            unsafe {
                let (low, width) = (_mm256_set1_epi8(low as i8), _mm256_set1_epi8((high - low) as i8));
                let (first, second) = (_mm256_sub_epi8(self.0, low), _mm256_sub_epi8(self.1, low));
                let first = _mm256_cmpeq_epi8(_mm256_min_epu8(first, width), first);
                highest(first, _mm256_cmpeq_epi8(_mm256_min_epu8(second, width), second))
            }
        }

        #[inline(always)]
        fn beyond_ascii(self) -> u64 {
            highest(self.0, self.1)
        }

        #[inline(always)]
        fn marks(self) -> u64 {
            unsafe {
                let (quote, escape) = (_mm256_set1_epi8(b'"' as i8), _mm256_set1_epi8(b'\\' as i8));
                let control = _mm256_set1_epi8(b' ' as i8 - 1);
                let first =
                    _mm256_or_si256(_mm256_cmpeq_epi8(self.0, quote), _mm256_cmpeq_epi8(self.0, escape));
                let second =
                    _mm256_or_si256(_mm256_cmpeq_epi8(self.1, quote), _mm256_cmpeq_epi8(self.1, escape));
                let low = _mm256_cmpeq_epi8(_mm256_min_epu8(self.0, control), self.0);
                let low_too = _mm256_cmpeq_epi8(_mm256_min_epu8(self.1, control), self.1);
                highest(_mm256_or_si256(first, low), _mm256_or_si256(second, low_too))
            }
        }
    }
}

mod portable {
    use super::{BLOCK, Lanes, Window};
    use crate::lexicon::{LETTERS, Openings};

    /// What every processor can do.
    #[derive(Clone, Copy)]
    pub struct Portable;

    /// The bytes of a block.
    #[derive(Clone, Copy)]
    pub struct Bytes([u8; BLOCK]);

    impl Lanes for Portable {
        type Bytes = Bytes;

        #[inline]
        fn load(self, window: &Window) -> Bytes {
            Bytes(*window.first_chunk().expect("a window is longer"))
        }

        #[inline]
        fn openings(self, window: &Window, openings: &Openings, mut starts: u64) -> u64 {
            let mut found = 0;
            while starts != 0 {
                let at = starts.trailing_zeros() as usize;
                starts &= starts - 1;
                let bytes = window[at..at + LETTERS].try_into().expect("as many bytes");
                found |= u64::from(openings.may_open(bytes)) << at;
            }
            found
        }
    }

    impl super::Bytes for Bytes {
        #[inline]
        fn small(self) -> Bytes {
            Bytes(self.0.map(|byte| byte | 0x20))
        }

        #[inline]
        fn equal(self, byte: u8) -> u64 {
            self.among(byte, byte)
        }

        #[inline]
        fn among(self, low: u8, high: u8) -> u64 {
            let is_among = self.0.map(|byte| u8::from(byte.wrapping_sub(low) <= high - low));
            is_among.chunks_exact(8).rev().fold(0, |bits, eight| {
                let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
                // The lowest bits of eight bytes, as the bits of the highest.
                bits << 8 | eight.wrapping_mul(0x0102_0408_1020_4080) >> 56
            })
        }

        #[inline]
        fn beyond_ascii(self) -> u64 {
            self.among(0x80, 0xff)
        }

        #[inline]
        fn marks(self) -> u64 {
            self.equal(b'"') | self.equal(b'\\') | self.among(0, b' ' - 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The bytes of a text from which on a number may stand.
    fn numbers(lanes: impl Lanes, text: &[u8], foreign: bool) -> Vec<usize> {
        let lexicon = Lexicon::builtin();
        let (mut padded, mut carry) = ([0; BLOCK + 8], 0);
        let blocks = (0..text.len()).step_by(BLOCK).flat_map(|block| {
            let window = window(text, block, &mut padded);
            let bits = lanes.numbers(window, &lexicon.triggers().openings, foreign, &mut carry);
            (0..BLOCK).filter(move |bit| bits >> bit & 1 != 0).map(move |bit| block + bit)
        });
        blocks.collect()
    }

    #[test]
    fn numbers_are_found_over_blocks() {
        let text = "so. 1234 men, A.P.C. T-72, twelve, Five—TEN p.m. a “hundred” it’s 30\u{212a} u.s. often";
        let found = ["1234", ".P", "72", "twelve", "Five", "TEN", ".m", "hundred", "30", "\u{212a}", ".s"];
        let others = ["so", "men", "234", "it", "often", "’", "“"];
        for shift in 0..2 * BLOCK {
            let shifted = [" ".repeat(shift), text.to_owned()].concat();
            let told = numbers(Portable, shifted.as_bytes(), false);
            let at = |piece: &str| shift + text.find(piece).unwrap();
            found.iter().for_each(|piece| assert!(told.contains(&at(piece)), "{piece} {shift}"));
            let inside = |at: usize| (3..BLOCK - 3).contains(&(at % BLOCK));
            let others = others.iter().filter(|piece| inside(at(piece)));
            others.for_each(|piece| assert!(!told.contains(&at(piece)), "{piece} {shift}"));
        }
        assert!(numbers(Portable, "a ½".as_bytes(), true).contains(&2));
    }

    /// The bytes of a text at which a loss or thing may stand that is no word, and where its words begin.
    fn words(lanes: impl Lanes, text: &[u8], digits: bool) -> (Vec<usize>, Vec<usize>) {
        let (mut padded, mut carry) = ([0; BLOCK + 8], 0);
        let (mut odd, mut starts) = (Vec::new(), Vec::new());
        for block in (0..text.len()).step_by(BLOCK) {
            let told = lanes.words(window(text, block, &mut padded), digits, &mut carry);
            for bit in 0..BLOCK {
                odd.extend((told.0 >> bit & 1 != 0).then_some(block + bit));
                starts.extend((told.1 >> bit & 1 != 0).then_some(block + bit));
            }
        }
        (odd, starts)
    }

    #[test]
    fn words_and_what_is_odd_are_told_over_blocks() {
        let text = "so. 1234 - A.P.C. T-72, U.S.A. and–10 well-known, 2S5 K7 “it’s” (a.m.) é";
        // By byte: what has to be odd, and what is not where it stands inside a block.
        let odd =
            ["1", "4", "- A", ".P", "-7", "7", "2,", ".S", "–", "10", "0 w", "2S", "5 K", "7 ", "é", ".m"];
        let even = [". 1", "23", "-k", "“", "’", "”", ". a", ".)"];
        let starts = ["so", "A.", "P.", "C.", "T-", "U.", "S.", "A. and", "and", "well", "known", "S5", "K7"];
        for shift in 0..BLOCK {
            let bytes = [" ".repeat(shift), text.to_owned()].concat().into_bytes();
            let told = words(Portable, &bytes, true);
            let at = |piece: &str| shift + text.find(piece).unwrap();
            odd.iter().for_each(|piece| assert!(told.0.contains(&at(piece)), "{piece} {shift}"));
            let inside = |at: usize| (2..BLOCK - 2).contains(&(at % BLOCK));
            let even = even.iter().filter(|piece| inside(at(piece)));
            even.for_each(|piece| assert!(!told.0.contains(&at(piece)), "{piece} {shift}"));
            starts.iter().for_each(|piece| assert!(told.1.contains(&at(piece)), "{piece} {shift}"));
            assert!(told.1.iter().all(|&at| bytes[at].is_ascii_alphabetic()));
            let few = words(Portable, &bytes, false).0;
            ["-7", "2S", "5 K", "7 ", "–", "é"].iter().for_each(|piece| assert!(few.contains(&at(piece))));
            assert!(!inside(at("1234")) || !few.contains(&at("1234")));
        }
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn both_ways_to_compare_agree() {
        let Some(lanes) = Avx2::detected() else { return };
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        for at in (0..bytes.len()).step_by(BLOCK) {
            let mut padded = [0; BLOCK + 8];
            let window = window(&bytes, at, &mut padded);
            let (here, anywhere) = (lanes.load(window), Portable.load(window));
            for (low, high) in [(b'a', b'z'), (b'-', b'-'), (0x98, 0x9f), (0xc0, 0xff), (0, 0xff)] {
                assert_eq!(here.among(low, high), anywhere.among(low, high));
                assert_eq!(here.small().among(low, high), anywhere.small().among(low, high));
                assert_eq!(here.equal(low), anywhere.equal(low));
                assert_eq!(here.beyond_ascii(), anywhere.beyond_ascii());
                assert_eq!(here.marks(), anywhere.marks());
            }
        }
        let texts = ["four men—two of them—died on a.m. 12.", "Half of 3\u{212a} ½ “seven”, Seventy-two"];
        let texts = texts.map(|text| text.repeat(9));
        for bytes in texts.iter().map(|text| text.as_bytes()).chain([&*bytes]) {
            for foreign in [false, true] {
                assert_eq!(numbers(lanes, bytes, foreign), numbers(Portable, bytes, foreign));
            }
            for digits in [false, true] {
                assert_eq!(words(lanes, bytes, digits), words(Portable, bytes, digits));
            }
        }
    }
}
