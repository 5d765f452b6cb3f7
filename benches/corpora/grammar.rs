//! A grammar file into texts: rules of alternatives, drawn by a generator with a fixed seed.
//!
//! A file is a list of rules: `[name]` on a line, then one alternative a line. `#` opens a
//! comment, `\n` is a line break, and in an alternative
//!
//! - `{name}` is any alternative of that rule, `{^name}` the same with a capital,
//! - `{=name}` is the same alternative wherever it stands in the article,
//! - `{name*2..5}` is the rule two to five times,
//! - `{?30:text}` is the text in 30 articles of 100,
//! - `{11..1,690}` is a number of that range, with commas from 1,000 on.

use std::collections::HashMap;

/// A stream of random numbers, the same for the same seed on any machine (SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number of `low..=high`.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }
}

/// The rules of a file.
pub struct Grammar {
    rules: Vec<Vec<Vec<Piece>>>,
    article: usize,
}

/// A part of an alternative.
enum Piece {
    Text(String),
    Rule { rule: usize, capital: bool, kept: bool, least: u64, most: u64 },
    Chance { percent: u64, pieces: Vec<Piece> },
    Number { low: u64, high: u64 },
}

impl Grammar {
    /// Reads the text of a grammar file; a broken one is a bug of this benchmark.
    pub fn parse(file: &str) -> Grammar {
        let mut names = HashMap::new();
        let mut bodies: Vec<Vec<&str>> = Vec::new();
        // Space at the end of an alternative parts sentences, so that it stays.
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                assert!(names.insert(name, bodies.len()).is_none(), "two rules [{name}]");
                bodies.push(Vec::new());
            } else {
                bodies.last_mut().expect("a rule before its alternatives").push(line);
            }
        }
        let rule = |body: &Vec<&str>| body.iter().map(|line| pieces(line, &names)).collect();
        Grammar { rules: bodies.iter().map(rule).collect(), article: names["article"] }
    }

    /// Adds the next article to `text`.
    pub fn write_article(&self, random: &mut Random, text: &mut String) {
        let mut kept = HashMap::new();
        self.write_rule(self.article, random, &mut kept, text);
    }

    fn write_rule(
        &self,
        rule: usize,
        random: &mut Random,
        kept: &mut HashMap<usize, String>,
        text: &mut String,
    ) {
        let alternatives = &self.rules[rule];
        let chosen = random.between(0, alternatives.len() as u64 - 1) as usize;
        self.write(&alternatives[chosen], random, kept, text);
    }

    fn write(
        &self,
        pieces: &[Piece],
        random: &mut Random,
        kept: &mut HashMap<usize, String>,
        text: &mut String,
    ) {
        for piece in pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Number { low, high } => write_number(random.between(*low, *high), text),
                Piece::Chance { percent, pieces } => {
                    if random.between(1, 100) <= *percent {
                        self.write(pieces, random, kept, text);
                    }
                }
                Piece::Rule { rule, kept: true, .. } => {
                    if !kept.contains_key(rule) {
                        let mut drawn = String::new();
                        self.write_rule(*rule, random, kept, &mut drawn);
                        kept.insert(*rule, drawn);
                    }
                    text.push_str(&kept[rule]);
                }
                Piece::Rule { rule, capital, least, most, .. } => {
                    let start = text.len();
                    for _ in 0..random.between(*least, *most) {
                        self.write_rule(*rule, random, kept, text);
                    }
                    if *capital && let Some(first) = text.get_mut(start..start + 1) {
                        first.make_ascii_uppercase();
                    }
                }
            }
        }
    }
}

/// The pieces of an alternative.
fn pieces(line: &str, names: &HashMap<&str, usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        let close = open + closing(&rest[open..]);
        pieces.push(Piece::Text(rest[..open].replace("\\n", "\n")));
        pieces.push(slot(&rest[open + 1..close], names));
        rest = &rest[close + 1..];
    }
    pieces.push(Piece::Text(rest.replace("\\n", "\n")));
    pieces
}

/// Where the brace that `text` opens with is closed.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("a brace is open in {text}")
}

fn slot(slot: &str, names: &HashMap<&str, usize>) -> Piece {
    if let Some(chance) = slot.strip_prefix('?') {
        let (percent, text) = chance.split_once(':').expect("a colon behind the percentage");
        return Piece::Chance { percent: number(percent), pieces: pieces(text, names) };
    }
    if slot.starts_with(|c: char| c.is_ascii_digit()) {
        let (low, high) = range(slot);
        return Piece::Number { low, high };
    }
    let (slot, (least, most)) = match slot.split_once('*') {
        Some((slot, times)) => (slot, range(times)),
        None => (slot, (1, 1)),
    };
    let name = slot.trim_start_matches(['^', '=']);
    let rule = *names.get(name).unwrap_or_else(|| panic!("no rule [{name}]"));
    Piece::Rule { rule, capital: slot.starts_with('^'), kept: slot.starts_with('='), least, most }
}

fn range(text: &str) -> (u64, u64) {
    let (low, high) = text.split_once("..").expect("two ends");
    (number(low), number(high))
}

fn number(text: &str) -> u64 {
    text.replace(',', "").parse().expect("a number")
}

fn write_number(number: u64, text: &mut String) {
    let digits = number.to_string();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
}
