//! One number, in digits or words: `150,605`, `1.2 million`, `28k`, `forty-two`, `a dozen`,
//! `tens of thousands`, `two-thirds`.
//!
//! Ranges and bounds around numbers are `quantity`'s.

use super::Reading;
use super::tag::FIGURES;
use crate::lexicon::{Class, NumberKind, kinds};
use crate::token::Kind;

/// What a number says, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub end: usize,
    pub low: f64,
    pub high: f64,
    pub shape: Shape,
}

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A value: low is high.
    Value,
    /// `dozens`: bounds and no value.
    Vague,
    /// `two-thirds`: a share of 1.
    Share,
}

/// Why what looks like a number is none; `None` where nothing looks like one.
pub(super) type Refused = Option<&'static str>;

/// Whether a number may start at token `at`, told by its looks: of most tokens it does not.
pub(super) fn may_open(reading: &Reading, at: usize) -> bool {
    let word = reading.kinds_at(at) & kinds::NUMBER != 0 || reading.has(at, Class::A);
    reading.is_marked(at, FIGURES) || word && reading.tokens[at].kind == Kind::Word
}

/// The number that starts at token `at`.
pub(super) fn number_at(reading: &Reading, at: usize) -> Option<Number> {
    read(reading, at).ok()
}

/// The number that starts at token `at`, or why there is none.
pub(super) fn read(reading: &Reading, at: usize) -> Result<Number, Refused> {
    if reading.in_date(at) {
        return Err(None);
    }
    match reading.tokens.get(at).map(|token| token.kind) {
        Some(Kind::Number | Kind::Mixed) => figures(reading, at),
        Some(Kind::Word) => word_number(reading, at),
        _ => Err(None),
    }
}

fn value(end: usize, value: f64) -> Number {
    Number { end, low: value, high: value, shape: Shape::Value }
}

/// `150,605`, `1.2 million`, `28k`, `½` is not read.
fn figures(reading: &Reading, at: usize) -> Result<Number, Refused> {
    let text = reading.word(at);
    // Most numbers are digits alone.
    if let Some(base) = plain_value(text.as_bytes()) {
        let (end, base) = scale_words(reading, at + 1, f64::from(base));
        return Ok(value(end, base));
    }
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let scale = match &text[digits.len()..] {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" => 1e6,
        "bn" => 1e9,
        "million" => 1e6,
        "thousand" => 1e3,
        "st" | "nd" | "rd" | "th" => return Err(Some("an ordinal: `the 72nd Brigade`, `the 51st swap`")),
        _ => return Err(Some(NAME)),
    };
    if digits.contains(|c: char| c.is_ascii_alphabetic()) {
        return Err(Some(NAME));
    }
    let base = digit_value(digits).ok_or(Some("a time, score or version: `23:57`"))?;
    let (end, base) = scale_words(reading, at + 1, base * scale);
    Ok(value(end, base))
}

/// Why letters and digits in one word are no number.
const NAME: &str = "the name of a model or unit: `2S5`, `Su-27`";

/// The value of `20`, `150,605`: up to six digits, in groups of three or none.
fn plain_value(digits: &[u8]) -> Option<u32> {
    let (groups, last) = match digits {
        [groups @ .., b',', a, b, c] if (1..=3).contains(&groups.len()) && groups[0] != b'0' => {
            (groups, &[*a, *b, *c][..])
        }
        _ => (&digits[..0], digits),
    };
    if last.is_empty() || last.len() > 6 {
        return None;
    }
    groups
        .iter()
        .chain(last)
        .try_fold(0, |value, digit| digit.is_ascii_digit().then(|| 10 * value + u32::from(digit - b'0')))
}

/// The value of digits with their grouping; `None` for `23:57` and `1.2.3`.
fn digit_value(digits: &str) -> Option<f64> {
    if let Some(value) = plain_value(digits.as_bytes()) {
        return Some(f64::from(value));
    }
    if digits.contains(':') {
        return None;
    }
    let grouped = digits.split(|c: char| !c.is_ascii_digit()).skip(1).all(|group| group.len() == 3);
    let marks: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let all_same = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let is_grouping = grouped && all_same && !digits.starts_with('0');
    let plain: String = if is_grouping {
        digits.chars().filter(char::is_ascii_digit).collect()
    } else {
        digits.replace(',', "")
    };
    plain.parse().ok()
}

/// `million`, `hundred thousand`, `dozen` behind a number.
fn scale_words(reading: &Reading, mut at: usize, mut base: f64) -> (usize, f64) {
    loop {
        let gap = usize::from(reading.is_hyphen(at));
        match reading.number_word(at + gap) {
            Some((NumberKind::Scale, scale, _)) => {
                base *= scale;
                at = reading.term_end(at + gap);
            }
            // `26 thousands of troops`
            Some((NumberKind::Vague, low, _))
                if low >= 2000.0 && reading.has(reading.term_end(at), Class::Of) =>
            {
                base *= low / 2.0;
                at = reading.term_end(at);
            }
            Some((NumberKind::Group, size, _)) if size > 3.0 => {
                base *= size;
                at = reading.term_end(at + gap);
            }
            _ => return (at, base),
        }
    }
}

/// A number that opens with a word.
fn word_number(reading: &Reading, at: usize) -> Result<Number, Refused> {
    match reading.number_word(at) {
        Some((NumberKind::Unit, ..)) => cardinal(reading, at).ok_or(None),
        Some((NumberKind::Vague, low, high)) => {
            // `thousands upon thousands`, `hundreds and hundreds`
            let end = reading.term_end(at);
            let again = reading.is_any(end, &["upon", "and"])
                && matches!(reading.number_word(end + 1), Some((NumberKind::Vague, other, _)) if other == low);
            let end = if again { reading.term_end(end + 1) } else { end };
            Ok(Number { end, low, high, shape: Shape::Vague })
        }
        Some((NumberKind::Several, ..)) => {
            several(reading, at).ok_or(Some("too vague for a number: `several`, `many`, `a few`"))
        }
        Some((NumberKind::Fraction, share, _)) => {
            fraction(reading, at, 1.0, share, at).ok_or(Some("an ordinal: `the third`"))
        }
        Some((NumberKind::Scale, scale, _)) => Ok(value(reading.term_end(at), scale)),
        Some((NumberKind::Times, times, _)) => {
            multiple(reading, at, times).ok_or(Some("how often: `twice wounded`"))
        }
        // `another dozen`
        Some((NumberKind::Group, size, _)) if size > 3.0 && at > 0 && reading.has(at - 1, Class::Other) => {
            Ok(value(reading.term_end(at), size))
        }
        _ if reading.has(at, Class::A) => with_article(reading, at).ok_or(None),
        _ => Err(None),
    }
}

/// `twice as many`, `double those of`, `twice the losses of`, `twice Ukraine's`: so many times what is told behind it.
fn multiple(reading: &Reading, at: usize, times: f64) -> Option<Number> {
    let end = reading.term_end(at);
    let of = reading.has_any(end, &[Class::That, Class::Determiner]) && reading.has(end + 1, Class::Of);
    let owned = reading.owns(end) || reading.party(end).is_some();
    let compares = of || reading.has_any(end, &[Class::As, Class::The]) || owned;
    compares.then(|| value(end, times))
}

/// `several hundred`, `a few thousand`, `many hundreds`, `several dozen`.
fn several(reading: &Reading, at: usize) -> Option<Number> {
    let next = at + 1;
    match reading.number_word(next)? {
        (NumberKind::Scale, scale, _) => {
            let (end, scale) = scale_words(reading, reading.term_end(next), scale);
            Some(Number { end, low: 2.0 * scale, high: 10.0 * scale - 1.0, shape: Shape::Vague })
        }
        (NumberKind::Group, size, _) if size > 3.0 => {
            Some(Number { end: next + 1, low: 2.0 * size, high: 99.0, shape: Shape::Vague })
        }
        // `many hundreds`: the number is `hundreds`, as record.md has it for vague words.
        _ => None,
    }
}

/// `a dozen`, `a hundred thousand`, `a pair`, `a few hundred`, `a third`, `a quarter of a million`.
fn with_article(reading: &Reading, at: usize) -> Option<Number> {
    let next = at + 1;
    match reading.number_word(next)? {
        (NumberKind::Scale, ..) => scaled(reading, at),
        // `a couple of hundred`
        (NumberKind::Group, size, _) => {
            let of = next + 1 + usize::from(reading.has(next + 1, Class::Of));
            let (end, times) = match reading.number_word(of) {
                Some((NumberKind::Scale, ..)) => scale_words(reading, of, 1.0),
                _ => (next + 1, 1.0),
            };
            Some(value(end, size * times))
        }
        (NumberKind::Several, ..) => several(reading, next),
        // `a half-dozen`
        (NumberKind::Fraction, share, _)
            if share == 0.5 && matches!(half_of(reading, next), Some((NumberKind::Group, ..))) =>
        {
            let end = next + 1 + usize::from(reading.is_hyphen(next + 1));
            half_of(reading, next).map(|(_, size, _)| value(end + 1, share * size))
        }
        (NumberKind::Fraction, share, _)
            if share >= 0.5 || reading.has(next + 1, Class::Of) || reading.is_word(next + 1, "of") =>
        {
            fraction(reading, next, 1.0, share, at)
        }
        _ => None,
    }
}

/// `dozen` in `a half-dozen`, behind the half at `half`.
fn half_of(reading: &Reading, half: usize) -> Option<(NumberKind, f64, f64)> {
    reading.number_word(half + 1 + usize::from(reading.is_hyphen(half + 1)))
}

/// `half`, `half a dozen`, `a quarter of a million`, `two-thirds`; `third` alone is an ordinal.
fn fraction(reading: &Reading, at: usize, times: f64, share: f64, start: usize) -> Option<Number> {
    let mut next = reading.term_end(at);
    let of = usize::from(reading.has(next, Class::Of));
    if reading.has(next + of, Class::A)
        && let Some((NumberKind::Scale | NumberKind::Group, size, _)) = reading.number_word(next + of + 1)
    {
        return Some(value(next + of + 2, times * share * size));
    }
    if of == 1
        && let Some((NumberKind::Scale, size, _)) = reading.number_word(next + 1)
    {
        next += 2;
        return Some(value(next, times * share * size));
    }
    let is_ordinal = share < 0.5 && start == at;
    let share = ((times * share) * 1e4).round() / 1e4;
    (!is_ordinal).then_some(Number { end: next, low: share, high: share, shape: Shape::Share })
}

/// `a hundred and fifty`, `a thousand`, `a million and a half`: the article is a one.
fn scaled(reading: &Reading, article: usize) -> Option<Number> {
    let number = counted_on(reading, article, (article + 1, 1.0, 1.0))?;
    let (end, base) = scale_words(reading, number.end, number.low);
    Some(value(end, base))
}

/// `forty-two`, `one hundred and five thousand`, `four and a half thousand`, `two-thirds`.
fn cardinal(reading: &Reading, at: usize) -> Option<Number> {
    counted_on(reading, at, (at, 0.0, f64::INFINITY))
}

/// The words of a number that opens at `at`, of which those before `end` are read: their value, and the
/// last of them.
fn counted_on(
    reading: &Reading,
    at: usize,
    (mut end, mut part, mut last): (usize, f64, f64),
) -> Option<Number> {
    let mut total = 0.0;
    loop {
        let mut next = end;
        let dash = reading.is_hyphen(next);
        let and = reading.has(next, Class::And) && last >= 100.0 && end > at;
        next += usize::from(end > at && (dash || and));
        match reading.number_word(next) {
            Some((NumberKind::Unit, unit, _))
                if unit < last && (last >= 100.0 || (last >= 20.0 && unit < 10.0)) =>
            {
                part += unit;
                last = unit;
            }
            Some((NumberKind::Scale, scale, _)) if end > at => {
                part *= scale;
                if scale >= 1000.0 {
                    total += part;
                    part = 0.0;
                }
                last = scale;
            }
            Some((NumberKind::Group, size, _)) if end > at && size > 3.0 => part *= size,
            Some((NumberKind::Fraction, share, _)) if end > at => {
                return fraction(reading, next, total + part, share, at);
            }
            _ => break,
        }
        end = next + 1;
    }
    // `four and a half thousand`, but `two million and a half`
    let whole = if (1e3..f64::INFINITY).contains(&last) { last } else { 1.0 };
    let (end, total) = half_more(reading, end, total + part, whole);
    let (end, total) = if total.fract() > 0.0 { scale_words(reading, end, total) } else { (end, total) };
    (end > at).then(|| value(end, total))
}

/// `and a half` behind a number; `scale` is what a half is of.
fn half_more(reading: &Reading, at: usize, base: f64, scale: f64) -> (usize, f64) {
    let skip = |at: usize| at + usize::from(reading.is_hyphen(at));
    let and = skip(at);
    let article = skip(and + 1);
    let half = skip(article + 1);
    let is_half = matches!(reading.number_word(half), Some((NumberKind::Fraction, share, _)) if share == 0.5);
    if reading.has(and, Class::And) && reading.has(article, Class::A) && is_half {
        (half + 1, base + scale / 2.0)
    } else {
        (at, base)
    }
}
