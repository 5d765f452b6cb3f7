//! The words that rules ask for: told by their shapes first, as most questions are asked in vain.

/// What a word looks like, told by its length and four of its letters, in either case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// By its length, its first letter and its last: less than 64.
    outer: u8,
    /// By its second letter and its middle one: less than 64.
    inner: u8,
}

impl Shape {
    /// That of a word.
    #[inline(always)]
    pub(super) fn of(word: &[u8]) -> Shape {
        let [first, .., last] = word else {
            let letter = word.first().map_or(0, |letter| letter & 31);
            return Shape { outer: letter, inner: letter };
        };
        let letter = |letter: &u8| usize::from(letter & 31);
        let (first, last) = (letter(first), letter(last));
        let (second, middle) = (letter(&word[1]), letter(&word[word.len() / 2]));
        Shape {
            outer: ((word.len() + 3 * first + 11 * last) % 64) as u8,
            inner: ((5 * second + 13 * middle) % 64) as u8,
        }
    }

    /// The same in the few words of Rust that are run when a rule is compiled.
    const fn in_advance(word: &[u8]) -> Shape {
        let length = word.len();
        if length < 2 {
            let letter = if length == 0 { 0 } else { word[0] & 31 };
            return Shape { outer: letter, inner: letter };
        }
        let (first, last) = ((word[0] & 31) as usize, (word[length - 1] & 31) as usize);
        let (second, middle) = ((word[1] & 31) as usize, (word[length / 2] & 31) as usize);
        Shape {
            outer: ((length + 3 * first + 11 * last) % 64) as u8,
            inner: ((5 * second + 13 * middle) % 64) as u8,
        }
    }
}

/// The shapes of a rule's words, a bit each: one question for all of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Listed {
    outer: u64,
    inner: u64,
}

impl Listed {
    /// Those of the words, of which the compiler makes constants, in this form of a loop.
    #[inline(always)]
    pub(super) fn of(words: &[&str]) -> Listed {
        let mut listed = Listed::default();
        let mut at = 0;
        while at < words.len() {
            let shape = Shape::of(words[at].as_bytes());
            listed.outer |= 1 << (shape.outer % 64);
            listed.inner |= 1 << (shape.inner % 64);
            at += 1;
        }
        listed
    }

    /// Whether a word of that shape may be one of them.
    #[inline(always)]
    pub(super) fn may_be(self, shape: Shape) -> bool {
        (self.outer >> (shape.outer % 64)) & (self.inner >> (shape.inner % 64)) & 1 != 0
    }
}

/// How many rows the shapes of a sentence's words are put into: few words share a bit.
const ROWS: usize = 32;

/// The shapes of a sentence's words, or of a rule's: a row by their outer letters, a bit in it by their inner ones.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shapes([u64; ROWS]);

impl Shapes {
    /// Those of a rule's words, to be told when it is compiled.
    pub(crate) const fn of(lists: &[&[&str]]) -> Shapes {
        let mut shapes = Shapes([0; ROWS]);
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                let shape = Shape::in_advance(lists[list][at].as_bytes());
                shapes.0[shape.outer as usize % ROWS] |= 1 << (shape.inner % 64);
                at += 1;
            }
            list += 1;
        }
        shapes
    }

    /// Whether a word may be among those of both.
    #[inline(always)]
    pub(super) fn meets(&self, others: &Shapes) -> bool {
        self.0.iter().zip(&others.0).fold(0, |met, (row, other)| met | row & other) != 0
    }

    /// Adds one.
    #[inline(always)]
    pub(super) fn add(&mut self, shape: Shape) {
        self.0[usize::from(shape.outer) % ROWS] |= 1 << (shape.inner % 64);
    }

    /// Whether one of the words may be among those that these are the shapes of; the loop is of the form
    /// that the compiler makes constants of.
    #[inline(always)]
    pub(super) fn may_hold(&self, words: &[&str]) -> bool {
        let (mut held, mut at) = (0, 0);
        while at < words.len() {
            let shape = Shape::of(words[at].as_bytes());
            held |= self.0[usize::from(shape.outer) % ROWS] >> (shape.inner % 64);
            at += 1;
        }
        held & 1 != 0
    }
}

/// Whether a word is one of these, in any case.
#[inline(never)]
pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    let Some(first) = word.as_bytes().first() else { return false };
    let opens = |one: &str| one.len() == word.len() && (one.as_bytes()[0] ^ first) & !0x20 == 0;
    words.iter().any(|one| opens(one) && word.eq_ignore_ascii_case(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_in_advance() {
        for word in ["", "a", "Of", "dead", "strikes", "T-72", "42", "é"] {
            assert_eq!(Shape::in_advance(word.as_bytes()), Shape::of(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn words_are_told_in_any_case_and_by_the_whole() {
        let words = ["a", "of", "dead", "strikes", "Mr."];
        for word in ["a", "A", "Of", "DEAD", "strikes", "Strikes", "mr."] {
            assert!(
                Listed::of(&words).may_be(Shape::of(word.as_bytes())) && is_one_of(word, &words),
                "{word}"
            );
        }
        for word in ["", "b", "off", "deaf", "strike", "strikess", "mrs", "Ä", "é"] {
            assert!(!is_one_of(word, &words), "{word}");
        }
        assert!(!Listed::of(&words).may_be(Shape::of(b"tank")));
        let sentence = Shapes::of(&[&["THE", "Dead"]]);
        assert!(sentence.may_hold(&words) && sentence.meets(&Shapes::of(&[&["tank"], &words])));
        assert!(!sentence.meets(&Shapes::of(&[&["tank", "strikes"]])));
    }
}
