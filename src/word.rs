//! Runs of letters in a text, and hashes of words: the same in the build script and in the program,
//! and the same for a word in a text, whatever its case, as for the folded word of a term.

/// Spreads the bits of a number over its upper ones.
pub(crate) const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

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

/// The first eight letters of the run that opens at `at`, made small, zeros behind them.
#[inline]
pub(crate) fn first_eight(bytes: &[u8], at: usize) -> u64 {
    let eight = eight_at(bytes, at);
    let count = (!letters(eight) & HIGH).trailing_zeros() / 8;
    (eight | 0x2020_2020_2020_2020) & mask(count as usize)
}

/// The bits of the first `count` of eight bytes.
fn mask(count: usize) -> u64 {
    if count < 8 { (1 << (8 * count)) - 1 } else { u64::MAX }
}

/// Of eight bytes, those that are letters: their highest bits.
#[inline]
fn letters(eight: u64) -> u64 {
    let low = (eight | 0x2020_2020_2020_2020) & !HIGH;
    let (from_a, past_z) = (low + 0x1f1f_1f1f_1f1f_1f1f, low + 0x0505_0505_0505_0505);
    from_a & !past_z & !eight & HIGH
}

/// Whether the ASCII letters of `text[at..at + length]` are those of `folded[from..from + length]`.
#[inline]
pub(crate) fn are_same_letters(folded: &[u8], from: usize, text: &[u8], at: usize, length: usize) -> bool {
    let same = |done: usize| {
        let other = eight_at(folded, from + done) ^ (eight_at(text, at + done) | 0x2020_2020_2020_2020);
        other & mask(length - done) == 0
    };
    // Most words are short.
    let mut done = 0;
    while length - done > 8 {
        if !same(done) {
            return false;
        }
        done += 8;
    }
    same(done)
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

/// The upper half.
fn close(state: u64, last: u64) -> u32 {
    (mix(state, last) >> 32) as u32
}

/// The eight bytes at `at`, zeros behind the end.
#[inline]
pub(crate) fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
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
            let eight: Vec<u8> = word.bytes().chain([0; 8]).take(8).collect();
            assert_eq!(first_eight(format!("a {word}-a").as_bytes(), 2).to_le_bytes(), *eight, "{word}");
            assert_eq!(run_at(format!("“{word}\0").as_bytes(), 3), (hash(word.as_bytes()), 3 + word.len()));
        }
    }

    #[test]
    fn letters_are_compared_in_any_case() {
        for word in ["a", "killed", "soldiers", "casualties", "antiaircraftmissiles"] {
            for other in
                ["a", "KILLED", "soldierS", "cAsualtieS", "antiaircraftmissile", "antiaircraftmissileZ"]
            {
                let (folded, text) = (format!("of{word}s"), format!("the {other}"));
                let length = word.len();
                let same = length == other.len()
                    && are_same_letters(folded.as_bytes(), 2, text.as_bytes(), 4, length);
                assert_eq!(same, word.eq_ignore_ascii_case(other), "{word} {other}");
            }
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
