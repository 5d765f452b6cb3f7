//! Numbers that measure and count nobody, told by the word behind them: `cost 65 euros`, `took 20 minutes`.

use super::Gate;
use crate::block::{BLOCK, Lanes, window};
use crate::document::Span;
use crate::lexicon::{NUMBER, UNIT};
use crate::word::run_at;

/// What stands behind a share that compares: `33 percent more than in 1987`.
const COMPARED: [&[u8]; 4] =
    [b"percent more than ", b"percent less than ", b"percent higher than ", b"percent lower than "];

impl<L: Lanes> Gate<'_, '_, L> {
    /// Whether all numbers of a sentence measure or compare.
    #[inline(always)]
    pub(super) fn only_measures(&self, sentence: Span) -> bool {
        let foreign = self.triggers.foreign & NUMBER != 0;
        let (mut done, mut carry) = (sentence.start, 0);
        let mut padded = [0; BLOCK + 8];
        for block in (sentence.start..sentence.end).step_by(BLOCK) {
            let window = window(self.bytes, block, &mut padded);
            let mut numbers = self.lanes.numbers(window, &self.triggers.openings, foreign, &mut carry);
            while numbers != 0 {
                let at = block + numbers.trailing_zeros() as usize;
                numbers &= numbers - 1;
                if (done..sentence.end).contains(&at) && self.needs_at(at).0 & NUMBER != 0 {
                    let Some(end) = self.measure_end(at) else { return false };
                    done = end;
                }
            }
        }
        true
    }
}

impl<L> Gate<'_, '_, L> {
    /// Where a number in figures at `at` ends that measures or compares.
    fn measure_end(&self, at: usize) -> Option<usize> {
        let digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        let grouped = |at: usize| matches!(self.bytes[at], b',' | b'.') && digit(at + 1);
        let end = (at..self.bytes.len()).find(|&end| !(digit(end) || end > at && grouped(end)))?;
        let behind = self.bytes[end..].strip_prefix(b" ").filter(|_| end > at)?;
        let (hash, length) = run_at(behind, 0);
        let closes = behind.get(length).is_none_or(|next| b" ,.;)\n".contains(next));
        let measures = self.triggers.of_word(hash) & UNIT != 0 && closes;
        (measures || COMPARED.iter().any(|compared| behind.starts_with(compared))).then_some(end)
    }
}
