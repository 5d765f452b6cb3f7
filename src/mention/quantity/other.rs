//! Numbers that count nothing: names, notes, prices, ages and times, told by what stands next to them.

use super::Reading;
use crate::lexicon::{Class, NounClass, Position};
use crate::token::Kind;

/// Words whose number stands behind them.
const NUMBERED: &[&str] = &[
    "no",
    "nr",
    "number",
    "flight",
    "route",
    "article",
    "resolution",
    "unit",
    "school",
    "aged",
    "chapter",
    "page",
    "channel",
    "highway",
    "group",
    "day",
    "phase",
    "level",
    "floor",
    "floors",
    "storeys",
];

/// Why a price counts nobody.
pub(super) const PRICE: &str = "a price, or a number behind a sign: `$100,000`, `#4`";

/// Numbers that name or measure something else, by what stands before them.
pub(super) fn named(reading: &Reading, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1)?;
    let token = reading.tokens[before];
    let glued = reading.tokens[at].glued;
    let is_money = matches!(token.kind, Kind::Punct('$' | '€' | '£' | '₴' | '₽' | '¥' | '#' | '№' | '@'));
    // `X-59`, `Boeing-747`, `mid-2023`, `24/7`, `9/11`
    let in_name = glued
        && at > 1
        // `these losses—15,051 units`
        && (token.is_dash() && !token.is('—') || token.is('/'))
        && reading.tokens[before].glued
        && reading.tokens[before - 1].end == token.start
        && (reading.tokens[before - 1].is_word() && reading.number_word(before - 1).is_none()
            || token.is('/'));
    // `58 killed[11][28]`
    if token.is('[') && reading.is(at + 1, ']') {
        return Some("a footnote: `58 killed[11]`");
    }
    if is_money {
        return Some(PRICE);
    }
    // `the 1979-89 war`
    if glued && at > 1 && token.is_dash() && reading.tokens[before].glued && reading.in_date(at - 2) {
        return Some("the end of a stretch of years: `the 1979-89 war`");
    }
    if in_name {
        return Some("part of a name: `Shahed-136`, `Boeing-747`, `mid-2023`, `9/11`");
    }
    if is_formation(reading, at) {
        return Some("the number of a formation: `3 Commando Brigade`, `1 Rashtriya Rifles`");
    }
    let numbered = is_aged(reading, at)
        || reading.is(before, '.') && before > 0 && reading.is_word(before - 1, "no")
        || reading.is_any(before, NUMBERED) && !is_counted(reading, at)
        // `floors 4 through 9`
        || before > 1 && reading.is_word(before, "through") && reading.is_any(before - 2, NUMBERED);
    numbered.then_some("the number of what stands before it: `aged 45`, `flight 752`, `No. 5`")
}

/// `children aged 16, 5 and 4`
fn is_aged(reading: &Reading, at: usize) -> bool {
    // `between the ages of 20 and 50`
    let ages = |at: usize| reading.is_any(at, &["ages", "age"]) && reading.has(at + 1, Class::Of);
    let between = at > 3 && reading.has_any(at - 1, &[Class::And, Class::To]) && ages(at - 4);
    // `a girl of 12`, but not `the sons of 12 soldiers`
    const YOUNG: &[&str] =
        &["girl", "girls", "boy", "boys", "child", "man", "woman", "son", "daughter", "teenager"];
    let young = at > 1
        && reading.has(at - 1, Class::Of)
        && reading.is_any(at - 2, YOUNG)
        && reading.tokens.get(at + 1).is_none_or(|token| !token.is_word() || reading.class(at + 1).is_some());
    if at > 1 && ages(at - 2) || between || young {
        return true;
    }
    if !reading.may_hold(&["aged"]) {
        return false;
    }
    let listed = (at.saturating_sub(8)..at).rev().take_while(|&at| {
        reading.is(at, ',')
            || reading.has(at, Class::And)
            || reading.tokens[at].kind == Kind::Number
            || reading.number_word(at).is_some()
            || reading.is_word(at, "aged")
    });
    // `a man aged 34 and two women`: another number, of those behind it.
    let others = reading.noun(at + 1).is_some_and(|(_, plural)| plural)
        && at > 0
        && reading.has_any(at - 1, &[Class::And, Class::Or]);
    !others && listed.into_iter().any(|at| reading.is_word(at, "aged"))
}

/// `3 Commando Brigade`, `1 Rashtriya Rifles`: a number before a name that ends in a formation.
fn is_formation(reading: &Reading, at: usize) -> bool {
    const FORMATIONS: &[&str] = &[
        "rifles",
        "regiment",
        "brigade",
        "battalion",
        "division",
        "corps",
        "squadron",
        "para",
        "commando",
        "guards",
        "wing",
    ];
    const WORDS: usize = 4;
    let digits = reading.tokens[at].kind == Kind::Number && reading.word(at).len() <= 3 && !reading.shouting;
    let name = |at: &usize| reading.tokens[*at].is_word() && reading.is_capitalised(*at);
    let mut words = (at + 1..reading.len().min(at + 1 + WORDS)).take_while(name);
    digits && words.any(|at| reading.is_any(at, FORMATIONS))
}

/// Whether the word before the number at `at`, whose number stands behind it elsewhere, is of the sentence.
fn is_counted(reading: &Reading, at: usize) -> bool {
    let before = at - 1;
    // `over the day 11 tanks were destroyed`
    let counted = reading.is_any(before, &["day", "group", "unit"])
        && (reading.noun(at + 1).is_some() || reading.party(at + 1).is_some());
    // `helicopter losses now number 38`
    let subject = (before.saturating_sub(3)..before).rev().find(|&at| !reading.has(at, Class::Adverb));
    let losses = subject.and_then(|at| reading.noun(reading.term_start(at)));
    let totalled = losses.is_some_and(|(noun, plural)| plural && noun.class == NounClass::Loss);
    counted || totalled && reading.is_word(before, "number")
}

/// Numbers that measure something else, by what stands behind them: ages, prices, times.
pub(super) fn other_measure(reading: &Reading, start: usize, end: usize) -> Option<&'static str> {
    let glued_dash = reading
        .tokens
        .get(end)
        .is_some_and(|token| matches!(token.kind, Kind::Punct('-' | '‐' | '‑')) && token.glued)
        && reading.tokens.get(end + 1).is_some_and(|token| token.glued && token.is_word());
    let money =
        matches!(reading.tokens.get(end).map(|token| token.kind), Some(Kind::Punct('$' | '€' | '£' | '°')));
    let glued_slash = reading.is(end, '/')
        && reading.tokens[end].glued
        && reading.tokens.get(end + 1).is_some_and(|t| t.glued);
    // `Ivan Petrov, 34,` an age between commas behind a name
    let age = start > 1
        && reading.is(start - 1, ',')
        && reading.is(end, ',')
        && reading.is_capitalised(start - 2)
        && !reading.is_known(start - 2)
        && reading.tokens[start].kind == Kind::Number;
    let odd = glued_dash && reading.bound(end + 1, |term| term.position == Position::After).is_some();
    if glued_dash && !odd {
        return Some("joined to a word, as ages and calibres are: `38-year-old`, `152-mm`");
    }
    if money {
        return Some("a price or a temperature: `20€`, `20°`");
    }
    if glued_slash {
        return Some("part of a name: `24/7`");
    }
    age.then_some("an age: `Ivan Petrov, 34,`")
}

/// `lost 2-1`: of two small numbers that a hyphen joins, the first is the greater.
pub(super) fn is_score(reading: &Reading, at: usize) -> bool {
    const GOALS: f64 = 20.0;
    let digits = |at: usize| {
        let number = reading.tokens.get(at).filter(|token| token.kind == Kind::Number);
        number.and_then(|_| reading.word(at).parse::<f64>().ok()).filter(|goals| *goals < GOALS)
    };
    let joined =
        |dash: usize| reading.is_hyphen(dash) && reading.tokens.get(dash + 1).is_some_and(|it| it.glued);
    let pair = |dash: usize| {
        let both = || digits(dash.wrapping_sub(1)).zip(digits(dash + 1));
        joined(dash) && both().is_some_and(|(first, second)| first > second)
    };
    pair(at + 1) || at > 1 && pair(at - 1)
}

/// `five Hezbollah Ababil 3 drones`: a number behind a name, in the phrase that another number opens.
pub(crate) fn is_model(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 4;
    let Some(before) = at.checked_sub(1).filter(|&before| before > 0) else { return false };
    let number = reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    let digits = number && !reading.word(at).as_bytes().contains(&b',');
    let singular = || reading.noun(before).is_none_or(|(noun, plural)| !plural || noun.invariant);
    let name = |at: usize| {
        reading.is_capitalised(at)
            && reading.tokens[at].kind == Kind::Word
            && reading.number_word(at).is_none()
            && (!reading.is_known(at) || reading.noun(at).is_some())
    };
    if !digits || !name(before) || !singular() || reading.noun(at + 1).is_none() {
        return false;
    }
    let opens = |at: usize| reading.tokens[at].kind == Kind::Number || reading.number_word(at).is_some();
    (before.saturating_sub(REACH)..before)
        .rev()
        .take_while(|&at| opens(at) || name(at) || reading.party(at).is_some())
        .any(opens)
}

/// `105 mm`, `152-mm`: the measure of a gun's barrel.
pub(crate) fn is_calibre(reading: &Reading, at: usize) -> bool {
    let number = reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    number
        && reading
            .is_any(at + 1 + usize::from(reading.is_hyphen(at + 1)), &["mm", "millimetre", "millimeter"])
}
