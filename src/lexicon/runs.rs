//! Runs of letters by their hashes, with some bits for each: a table that tells at once of most runs of a
//! text that they are none of them.

use std::borrow::Cow;

/// Open addressing by the hash of a run: the upper bits of the hash, and in the lower ones, those of `TOLD`,
/// what is told of the run; 0 where nothing is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Runs<const TOLD: u32>(pub Cow<'static, [u32]>);

impl<const TOLD: u32> Runs<TOLD> {
    /// A table of so many.
    pub fn with_room(runs: usize) -> Runs<TOLD> {
        Runs(vec![0; (4 * runs).next_power_of_two()].into())
    }

    /// Tells bits of the run of that hash, besides those told before.
    pub fn add(&mut self, hash: u32, bits: u32) {
        let mut slot = first_slot(self.0.len(), hash);
        while self.0[slot] != 0 && (self.0[slot] ^ hash) & !TOLD != 0 {
            slot = (slot + 1) & (self.0.len() - 1);
        }
        self.0.to_mut()[slot] |= hash & !TOLD | bits;
    }

    /// What is told of the run of that hash.
    #[inline]
    pub fn get(&self, hash: u32) -> u32 {
        let slots = &*self.0;
        let mut slot = first_slot(slots.len(), hash);
        loop {
            let run = slots[slot];
            if run == 0 {
                return 0;
            }
            if (run ^ hash) & !TOLD == 0 {
                return run & TOLD;
            }
            slot = (slot + 1) & (slots.len() - 1);
        }
    }
}

/// Where the look-up of a hash begins among so many slots.
#[inline]
fn first_slot(slots: usize, hash: u32) -> usize {
    (hash >> 8) as usize & (slots - 1)
}

/// What `İ` leaves behind an `i` when it is made small.
const DOT_ABOVE: &[u8] = "\u{307}".as_bytes();

/// The run of letters that tells a folded word in a text, of a model's name the first; `None` where none does.
pub(super) fn run_of(word: &[u8], is_model: bool) -> Option<&[u8]> {
    let mut runs = word.split(|byte| !byte.is_ascii_alphabetic()).filter(|run| !run.is_empty());
    let run = if is_model { runs.next() } else { runs.max_by_key(|run| run.len()) };
    run.filter(|_| !word.windows(2).any(|pair| pair == DOT_ABOVE))
}
