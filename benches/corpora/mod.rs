//! Endless articles with a fixed seed, in words of this project: what the benchmarks read.

mod grammar;

use grammar::{Grammar, Random};

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Tallies: articles of the kinds of `fixtures/`, with numbers, dates and names that vary.
    /// About half of the bytes stand in sentences with a number and a loss word.
    Dense,
    /// Everyday news, in which sentences with claims are rare:
    /// 0.7 % of the bytes stand in sentences with a number and a loss word.
    General,
}

/// The rules of the dense articles.
pub const DENSE: &str = include_str!("dense.grammar");
/// The rules of the general ones.
pub const GENERAL: &str = include_str!("general.grammar");

/// The articles of a kind, the same on every machine.
pub fn articles(kind: Kind) -> impl Iterator<Item = String> {
    let (file, seed) = match kind {
        Kind::Dense => (DENSE, 0x00c1_a155),
        Kind::General => (GENERAL, 0x0be9_c4a5),
    };
    let grammar = Grammar::parse(file);
    let mut random = Random(seed);
    std::iter::repeat_with(move || {
        let mut article = String::new();
        grammar.write_article(&mut random, &mut article);
        // What parts sentences has no place at the end of a paragraph.
        article.trim_end().replace(" \n", "\n") + "\n"
    })
}
