//! Strings by number and back: one text that holds them all, and a table of hashes into it, so
//! that the compiled-in strings are ready without work for each.

/// Strings, numbered from 1 in the order they were added.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strings {
    /// All strings, one behind the other.
    pub text: String,
    /// Where each ends; the first entry is where the first opens.
    pub ends: Vec<u32>,
    /// Open addressing: the number of the string whose hash leads here, 0 where none does.
    pub slots: Vec<u32>,
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
        if self.slots.is_empty() { 0 } else { self.slots[self.slot(string)] }
    }

    /// The number of a string, added where it is new.
    pub fn intern(&mut self, string: &str) -> u32 {
        if self.slots.len() < 4 * (self.len() + 1) {
            self.grow();
        }
        let slot = self.slot(string);
        if self.slots[slot] == 0 {
            self.text.push_str(string);
            self.ends.push(self.text.len() as u32);
            self.slots[slot] = self.len() as u32;
        }
        self.slots[slot]
    }

    /// The slot that holds the string, or the empty one where it belongs.
    fn slot(&self, string: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(string) as usize & mask;
        while self.slots[slot] != 0 && self.get(self.slots[slot]) != string {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        self.slots = vec![0; (8 * (self.len() + 1)).next_power_of_two()];
        for id in 1..=self.len() as u32 {
            let slot = self.slot(self.get(id));
            self.slots[slot] = id;
        }
    }
}

/// A hash that is the same in the build script and in the program.
fn hash(string: &str) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut chunks = string.as_bytes().chunks_exact(8);
    let mut hash = string.len() as u64;
    for chunk in &mut chunks {
        let word = chunk.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
        hash = (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    }
    let rest = chunks.remainder().iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    ((hash.rotate_left(23) ^ rest).wrapping_mul(FACTOR) >> 32) as u32
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
