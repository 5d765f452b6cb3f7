//! Quantities: numbers with their ranges and bounds, and none that is an age, a price, a
//! time, an ordinal or a unit's name.

mod bounds;
mod other;
mod share;

use super::Reading;
use super::number::{self, Number, Refused, Shape, number_at};
use crate::lexicon::{Class, NumberKind, Position, TimeKind};
use crate::record::Bound;
use crate::token::Kind;
use bounds::take_bounds;
use other::{PRICE, is_score, named, other_measure};
pub(crate) use other::{is_calibre, is_model};
use share::{note_end, of_all, one_in};

/// A number as the record holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The number stated; `None` for ranges and vague words.
    pub value: Option<f64>,
    /// The least it may be by the text.
    pub low: Option<f64>,
    /// The most it may be by the text.
    pub high: Option<f64>,
    /// How the text bounds it.
    pub bound: Bound,
}

impl Amount {
    /// An exact value.
    pub fn exact(value: f64) -> Amount {
        Amount { value: Some(value), low: Some(value), high: Some(value), bound: Bound::Exact }
    }

    /// This amount, bounded anew: the bound keeps the value and opens an end.
    pub fn bounded(self, bound: Bound) -> Amount {
        let Some(value) = self.value else { return self };
        match bound {
            Bound::AtLeast => Amount { low: Some(value), high: None, bound, ..self },
            Bound::AtMost => Amount { low: None, high: Some(value), bound, ..self },
            Bound::About => Amount { low: None, high: None, bound, ..self },
            Bound::Exact | Bound::Range | Bound::Vague => self,
        }
    }
}

/// A number with its bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// First token of the number as written.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// First token of the bound words before it.
    pub full_start: usize,
    /// One past the bound words behind it.
    pub full_end: usize,
    /// What it says.
    pub amount: Amount,
    /// It is a share: percent or a fraction, `value` in percent.
    pub percent: bool,
    /// It stands in brackets behind a total, with a plus: the day's count.
    pub day_count: bool,
    /// How it was read.
    pub rule: &'static str,
}

impl Quantity {
    /// The tokens of the number as written.
    pub fn tokens(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

/// Adds the quantities of a sentence, in order.
pub(super) fn scan(reading: &Reading, quantities: &mut Vec<Quantity>) {
    let mut at = 0;
    while at < reading.len() {
        if !number::may_open(reading, at) {
            at += 1;
            continue;
        }
        match quantity_at(reading, at) {
            Ok(quantity) => {
                at = quantity.full_end;
                quantities.push(quantity);
            }
            // `$20 million`: no word of a price is a number of its own.
            Err(Some(PRICE)) => at = number_at(reading, at).map_or(at + 1, |number| number.end),
            Err(_) => at += 1,
        }
    }
}

/// What looks like a number at `at` and is no quantity: where it ends, and why.
pub(crate) fn refused(reading: &Reading, at: usize) -> Option<(usize, &'static str)> {
    let rule = quantity_at(reading, at).err()??;
    Some((number_at(reading, at).map_or(at + 1, |number| number.end), rule))
}

fn quantity_at(reading: &Reading, at: usize) -> Result<Quantity, Refused> {
    let first = number::read(reading, at)?;
    if let Some(rule) = named(reading, at).or_else(|| describes(reading, at, first)) {
        return Err(Some(rule));
    }
    if let Some(mut quantity) = one_in(reading, at, first) {
        take_bounds(reading, &mut quantity);
        return Ok(quantity);
    }
    if let Some(quantity) = of_all(reading, at, first) {
        return Ok(quantity);
    }
    let (number, is_range) = match range(reading, at, first) {
        Some(range) => (range, true),
        None => (first, false),
    };
    if let Some(rule) = other_measure(reading, at, number.end) {
        return Err(Some(rule));
    }
    let (amount, rule) = amount_of(number, is_range);
    let mut quantity = Quantity {
        start: at,
        end: number.end,
        full_start: if is_range && is_between(reading, at, first) { at - 1 } else { at },
        full_end: number.end,
        amount,
        percent: false,
        day_count: is_day_count(reading, at) || is_day_bracket(reading, at, number.end),
        rule,
    };
    take_percent(reading, &mut quantity, number.shape).ok_or(Some("a share of nothing that is said"))?;
    take_bounds(reading, &mut quantity);
    quantity.full_end = note_end(reading, quantity.full_end).unwrap_or(quantity.full_end);
    Ok(quantity)
}

/// What a number or range says, and how it was read.
fn amount_of(number: Number, is_range: bool) -> (Amount, &'static str) {
    let open = |bound| Amount { value: None, low: Some(number.low), high: Some(number.high), bound };
    match (is_range, number.shape) {
        (true, Shape::Vague) | (false, Shape::Vague) => {
            (open(Bound::Vague), "a vague magnitude: `dozens`, `tens of thousands`")
        }
        (true, _) => (open(Bound::Range), "a range: `20 to 30`, `60-70`"),
        (false, _) => (Amount::exact(number.low), "a number: `150,605`, `forty-two`"),
    }
}

/// Why a number tells of what is counted, or how, and not how many.
fn describes(reading: &Reading, at: usize, first: Number) -> Option<&'static str> {
    if is_manner(reading, at, first) {
        return Some("a manner: `one by one`");
    }
    if reading.term_start(at) < at && reading.noun(at).is_some() {
        return Some("part of the name of what is counted: `five Hermes 900 drones`");
    }
    if is_score(reading, at) {
        return Some("a score: `lost 2-1`");
    }
    if is_model(reading, at) {
        return Some("the number of a model: `five Ababil 3 drones`");
    }
    is_calibre(reading, at).then_some("a calibre: `two 105 mm guns`")
}

/// `one by one`, `one after another`: how, not how many.
fn is_manner(reading: &Reading, at: usize, first: Number) -> bool {
    let by = reading.has(first.end, Class::By) || reading.is_word(first.end, "after");
    let again = number_at(reading, first.end + 1).is_some_and(|next| next.low == first.low)
        || reading.is_word(first.end + 1, "another");
    let paired = at > 1
        && reading.has(at - 1, Class::By)
        && number_at(reading, at - 2).is_some_and(|old| old.low == first.low);
    by && again || paired
}

/// `between 20 and 30`: whether the word before the first number joins it to the second.
fn is_between(reading: &Reading, at: usize, first: Number) -> bool {
    at > 0 && reading.has(at - 1, Class::Between) && reading.has(first.end, Class::And)
}

/// `+100` in brackets behind a total.
fn is_day_count(reading: &Reading, at: usize) -> bool {
    at > 1 && reading.is(at - 1, '+') && (reading.is(at - 2, '(') || reading.is(at - 2, '/'))
}

/// `(13 over the past day)`, in brackets behind a total.
fn is_day_bracket(reading: &Reading, at: usize, end: usize) -> bool {
    let day = reading.time(end, TimeKind::Day) && reading.is(reading.term_end(end), ')');
    at > 1 && reading.is(at - 1, '(') && day
}

/// Percent signs and shares; `None` where a share has nothing to be a share of.
fn take_percent(reading: &Reading, quantity: &mut Quantity, shape: Shape) -> Option<()> {
    if is_percent(reading, quantity.end) {
        quantity.end = reading.term_end(quantity.end);
        quantity.full_end = quantity.end;
        quantity.percent = true;
        quantity.rule = "a share in percent: `40 percent`";
    } else if shape == Shape::Share {
        let scaled = quantity.amount.value.map(|value| (value * 1e4).round() / 100.0);
        quantity.amount = Amount::exact(scaled?);
        quantity.percent = true;
        quantity.rule = "a share in words: `two-thirds`";
    } else if let Some((NumberKind::Fraction, ..)) = reading.number_word(quantity.end) {
        return None;
    }
    Some(())
}

/// `20-30`, `20 to 30`, `between 20 and 30`, `70 to 80,000`, `hundreds and probably thousands`.
fn range(reading: &Reading, at: usize, first: Number) -> Option<Number> {
    // `6 per cent to 8 per cent`
    let shares = is_percent(reading, first.end);
    let end = if shares { reading.term_end(first.end) } else { first.end };
    let joint = note_end(reading, end).unwrap_or(end);
    let token = reading.tokens.get(joint)?;
    let between = at > 0 && reading.has(at - 1, Class::Between);
    let (mut next, joins) = if token.is_dash() {
        let figures = |at: usize| reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let spaced = figures(first.end - 1)
            && figures(joint + 1)
            && number_at(reading, joint + 1)
                .is_some_and(|second| second.high > first.low && second.high < first.low * 10.0);
        (joint + 1, token.glued || reading.tokens.get(joint + 1).is_some_and(|t| t.glued) || spaced)
    } else if reading.has_any(joint, &[Class::To, Class::Or]) {
        (joint + 1, true)
    } else {
        (joint + 1, reading.has(joint, Class::And) && (between || first.shape == Shape::Vague))
    };
    if !joins || (first.shape == Shape::Share && !reading.has(joint, Class::To)) {
        return None;
    }
    // `rose from 15 to 20`: two figures, the one before and the one now.
    let ranges = |at: usize| reading.is_any(at, &["range", "ranges", "ranged", "ranging"]);
    let link = at > 1 && reading.has(at - 2, Class::Link) && !ranges(at - 2);
    let rose = link && reading.has(at - 1, Class::From);
    if rose && reading.has(joint, Class::To) {
        return None;
    }
    // `between 35 and more than 40`, `hundreds and probably thousands`
    while reading.has(next, Class::Adverb)
        || reading.bound(next, |term| term.position == Position::Before).is_some()
    {
        next = reading.term_end(next);
    }
    let second = number_at(reading, next)?;
    let one_kind = !shares || is_percent(reading, second.end);
    one_kind.then(|| merge(reading, joint, first, second))?
}

/// Whether a word or sign for percent stands at `at`.
fn is_percent(reading: &Reading, at: usize) -> bool {
    matches!(reading.number_word(at), Some((NumberKind::Percent, ..)))
}

fn merge(reading: &Reading, joint: usize, first: Number, second: Number) -> Option<Number> {
    let (mut low, mut high) = (first.low, second.high);
    let percent = first.shape == Shape::Share || second.shape == Shape::Share;
    if percent && first.shape != second.shape {
        return None;
    }
    if first.shape == Shape::Vague || second.shape == Shape::Vague {
        let both = first.shape == second.shape && high > low;
        return both.then_some(Number { end: second.end, low, high, shape: Shape::Vague });
    }
    // `70 to 80,000`: both are thousands. `1 to 1.2 million` likewise.
    for scale in [1e3, 1e6] {
        let written_small = low < 1000.0 && high >= scale && high < scale * 1000.0;
        if written_small && low * scale <= high && !reading.word(joint - 1).contains(',') {
            low *= scale;
            break;
        }
    }
    // A ratio or a score (`1 to 7`, `7 to 1`) is not a range; a falling pair never is.
    if reading.has(joint, Class::To) && (high <= low || is_ratio(reading, joint, low)) {
        return None;
    }
    if high <= low {
        std::mem::swap(&mut low, &mut high);
    }
    (high > low).then_some(Number { end: second.end, low, high, shape: second.shape })
}

/// `1 to 7`, where the sentence speaks of a ratio or counts.
fn is_ratio(reading: &Reading, joint: usize, low: f64) -> bool {
    let cue = |at: usize| reading.has_any(at, &[Class::Ratio, Class::Number]);
    low == 1.0
        && reading.holds(&[Class::Ratio, Class::Number])
        && (0..reading.len()).any(|at| cue(at) && at != joint)
}

impl Reading<'_> {
    /// Whether a number stands at `at`: a bound before it belongs to that number.
    fn quantities_may_follow(&self, at: usize) -> bool {
        number_at(self, at).is_some()
    }
}
