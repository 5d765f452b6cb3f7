//! Runs of letters in a text, and hashes of words: the same in the build script and in the program,
//! and the same for a word in a text, whatever its case, as for the folded word of a term.

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The hash of the letters of ASCII that stand at `at`, made small, and where they end.
#[inline]
pub(crate) fn run_at(bytes: &[u8], at: usize) -> (u32, usize) {
    let mut state = 0;
    let mut end = at;
    loop {
        let eight = eight_at(bytes, end);
        let small = eight | 0x2020_2020_2020_2020;
        let count = ((!letters(eight) & HIGH).trailing_zeros() / 8) as usize;
        if count < 8 {
            return (close(state, small & mask(count)), end + count);
        }
        state = mix(state, small);
        end += 8;
    }
}

/// The first eight letters of a run, made small, zeros behind them.
pub(crate) fn first_eight(run: &[u8]) -> u64 {
    (eight_at(run, 0) | 0x2020_2020_2020_2020) & mask(run.len())
}

/// The bits of the first `count` of eight bytes.
fn mask(count: usize) -> u64 {
    if count < 8 { (1 << (8 * count)) - 1 } else { u64::MAX }
}

/// The bytes of a block that are letters of ASCII, and those that are neither letters nor what
/// mostly stands between words, a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Masks {
    /// Letters.
    pub letters: u64,
    /// Digits, `-`, `.`, `/` and the first bytes of all that is beyond ASCII.
    pub odd: u64,
}

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

impl Masks {
    /// Those of the block at `at`; what is behind the end is neither.
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

    fn of(block: &[u8; BLOCK]) -> Masks {
        let mut masks = Masks::default();
        for (index, eight) in block.chunks_exact(8).enumerate() {
            let eight = eight_at(eight, 0);
            masks.letters |= gather(letters(eight)) << (8 * index);
            masks.odd |= gather(odd(eight)) << (8 * index);
        }
        masks
    }

    /// The first bytes of the runs of letters that begin in the block; `carry` where one goes on
    /// from the block before.
    pub fn starts(self, carry: u64) -> u64 {
        self.letters & !(self.letters << 1 | carry)
    }

    /// The first eight letters of the run that begins at `bytes[at]`, the byte `bit` of the block
    /// before the block `next`, made small, with zeros behind them.
    #[inline]
    pub fn first_eight(self, next: Masks, bytes: &[u8], at: usize, bit: u32) -> u64 {
        let letters = self.letters >> bit | next.letters << 1 << (63 - bit);
        let count = (!letters).trailing_zeros().min(8);
        let unused = 64 - 8 * count;
        // At least one letter is there, so that the shifts stay below 64.
        (eight_at(bytes, at) | 0x2020_2020_2020_2020) << unused >> unused
    }
}

/// Of eight bytes, those that are letters: their highest bits.
#[inline]
fn letters(eight: u64) -> u64 {
    let low = (eight | 0x2020_2020_2020_2020) & !HIGH;
    let (from_a, past_z) = (low + 0x1f1f_1f1f_1f1f_1f1f, low + 0x0505_0505_0505_0505);
    from_a & !past_z & !eight & HIGH
}

/// Of eight bytes, those of [`Masks::odd`]: their highest bits.
#[inline]
fn odd(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let (from_hyphen, past_nine) = (low + 0x5353_5353_5353_5353, low + 0x4646_4646_4646_4646);
    (from_hyphen & !past_nine & !eight | eight & eight << 1) & HIGH
}

/// The highest bits of eight bytes as the bits of one.
#[inline]
fn gather(highest: u64) -> u64 {
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The hash of a folded word, letters and others.
pub(crate) fn hash(word: &[u8]) -> u32 {
    let mut chunks = word.chunks_exact(8);
    let state = (&mut chunks).fold(0, |state, chunk| mix(state, eight_at(chunk, 0)));
    close(state, eight_at(chunks.remainder(), 0))
}

fn mix(state: u64, eight: u64) -> u64 {
    (state.rotate_left(23) ^ eight).wrapping_mul(FACTOR)
}

/// The upper half, never 0.
fn close(state: u64, last: u64) -> u32 {
    (mix(state, last) >> 32) as u32 | 4
}

/// The eight bytes at `at`, zeros behind the end.
#[inline]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8) {
        Some(eight) => u64::from_le_bytes(eight.try_into().expect("eight bytes")),
        None => {
            bytes[at.min(bytes.len())..].iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_hashes_as_the_folded_word() {
        for word in ["a", "killed", "soldiers", "casualties", "antiaircraftmissiles"] {
            for text in [word.to_owned(), word.to_uppercase(), format!("{word} of all"), format!("{word}’s")]
            {
                assert_eq!(run_at(text.as_bytes(), 0), (hash(word.as_bytes()), word.len()), "{text}");
            }
            assert_eq!(run_at(format!("“{word}\0").as_bytes(), 3), (hash(word.as_bytes()), 3 + word.len()));
        }
    }

    #[test]
    fn a_block_is_told_as_its_bytes_are() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain("a run, over-long and “so”: 12.5".bytes()).collect();
        for at in 0..bytes.len() {
            let masks = Masks::at(&bytes, at);
            for bit in 0..BLOCK {
                let byte = bytes.get(at + bit).copied().unwrap_or_default();
                assert_eq!(masks.letters >> bit & 1 != 0, byte.is_ascii_alphabetic(), "{byte}");
                let odd = matches!(byte, b'0'..=b'9' | b'-' | b'.' | b'/' | 0xc0..);
                assert_eq!(masks.odd >> bit & 1 != 0, odd, "{byte}");
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
                assert_eq!(masks.first_eight(next, bytes, at, bit), first_eight(run), "{:?}", &text[at..]);
            }
            carry = masks.letters >> 63;
        }
    }

    #[test]
    fn only_letters_are_a_run() {
        for byte in 0..=u8::MAX {
            let end = run_at(&[byte], 0).1;
            assert_eq!(end == 1, byte.is_ascii_alphabetic(), "{byte}");
        }
    }
}
