//! Strings by number and back: one text that holds them all, and a table of hashes into it, so
//! that the compiled-in strings are ready without work for each.

use std::borrow::Cow;

use crate::word::{are_same_letters, hash};

/// Strings, numbered from 1 in the order they were added.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strings {
    /// All strings, one behind the other.
    pub text: Cow<'static, str>,
    /// Where each ends; the first entry is where the first opens.
    pub ends: Cow<'static, [u32]>,
    /// Open addressing: the hash of a string and its number, 0 where none is.
    pub slots: Cow<'static, [(u32, u32)]>,
}

impl Strings {
    /// The string of a number.
    pub fn get(&self, id: u32) -> &str {
        let id = id as usize;
        &self.text[self.ends[id - 1] as usize..self.ends[id] as usize]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// The number of a string; 0 where it is none of them.
    pub fn find(&self, string: &str) -> u32 {
        self.find_hashed(hash(string.as_bytes()), |id| self.get(id as u32) == string)
    }

    /// The number of the word of ASCII letters that `text[at..end]` is, of that hash.
    #[inline]
    pub fn find_letters(&self, hash: u32, text: &[u8], at: usize, end: usize) -> u32 {
        self.find_hashed(hash, |id| {
            let (from, to) = (self.ends[id - 1] as usize, self.ends[id] as usize);
            to - from == end - at && are_same_letters(self.text.as_bytes(), from, text, at, end - at)
        })
    }

    /// The number of the string of that hash that `is` it.
    #[inline]
    fn find_hashed(&self, hash: u32, is: impl Fn(usize) -> bool) -> u32 {
        if self.slots.is_empty() { 0 } else { self.slots[self.slot(hash, is)].1 }
    }

    /// The number of a string, added where it is new.
    pub fn intern(&mut self, string: &str) -> u32 {
        // Half full at most: fewer lines of the cache than an emptier table, and hardly more steps.
        if self.slots.len() < 2 * (self.len() + 1) {
            self.grow();
        }
        let hash = hash(string.as_bytes());
        let slot = self.slot(hash, |id| self.get(id as u32) == string);
        if self.slots[slot].1 == 0 {
            self.text.to_mut().push_str(string);
            self.ends.to_mut().push(self.text.len() as u32);
            self.slots.to_mut()[slot] = (hash, self.len() as u32);
        }
        self.slots[slot].1
    }

    /// The slot that holds the string of that hash that `is` it, or the empty one where it belongs.
    #[inline]
    fn slot(&self, hash: u32, is: impl Fn(usize) -> bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (hash >> 3) as usize & mask;
        loop {
            let (known, id) = self.slots[slot];
            if id == 0 || known == hash && is(id as usize) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        if self.ends.is_empty() {
            self.ends.to_mut().push(0);
        }
        self.slots = vec![(0, 0); (4 * (self.len() + 1)).next_power_of_two()].into();
        for id in 1..=self.len() as u32 {
            let hash = hash(self.get(id).as_bytes());
            let slot = self.slot(hash, |_| false);
            self.slots.to_mut()[slot] = (hash, id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_strings_and_finds_them() {
        let mut strings = Strings::default();
        assert_eq!(strings.find("a"), 0);
        let words: Vec<String> = (0..500).map(|number| format!("word-{number}")).collect();
        for (index, word) in words.iter().enumerate() {
            assert_eq!(strings.intern(word), index as u32 + 1);
        }
        for (index, word) in words.iter().enumerate() {
            assert_eq!((strings.intern(word), strings.find(word)), (index as u32 + 1, index as u32 + 1));
            assert_eq!(strings.get(index as u32 + 1), word);
        }
        assert_eq!((strings.len(), strings.find("word-500"), strings.find("")), (500, 0, 0));
    }
}
