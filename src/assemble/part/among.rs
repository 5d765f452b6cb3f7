//! Parts of what the sentence before counted.

use crate::assemble::{Case, Claim, Governed, Head, head};
use crate::lexicon::{Class, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

/// Case 5, a part of what the sentence before counted: `Among them were two children.`
pub(super) fn among(reading: &Reading, quantity: &Quantity, head: &Head, before: &[Claim]) -> Option<Claim> {
    let counted = |noun: &head::HeadNoun| noun.class != NounClass::Loss;
    // `Of them, 781 (or around 20%) were volunteers`
    let share = if reading.is(quantity.full_end, '(') {
        (quantity.full_end..quantity.full_end + 8).find(|&at| reading.is(at, ')'))
    } else {
        None
    };
    let end = share.map_or(quantity.full_end, |close| close + 1);
    let be = end + usize::from(reading.has_any(end, &[Class::Be]));
    // `Among them, 13,781 were volunteers`
    let behind = || {
        // `Of those, three were Ukrainian citizens`
        let at = be + usize::from(reading.party(be).is_some());
        let (noun, _) = reading.noun(at).filter(|(noun, _)| noun.class != NounClass::Loss)?;
        (be > end).then_some((noun.category, at))
    };
    let own = head.noun.filter(counted).map(|noun| (noun.category, noun.at));
    let (category, at) = own.or_else(behind)?;
    // `Of those, three were Ukrainian citizens`: journalists or soldiers, as the sentence before has them.
    let category = category.filter(|it| *it != Category::People);
    let others = (0..quantity.full_start)
        .any(|at| reading.verb(at).is_some() && !reading.has_any(at, &[Class::Be, Class::Link]));
    // `Among them 127 aircraft, 98 helicopters, 234 missile systems`
    let first = reading.quantities.first().is_some_and(|first| first.full_start <= 14);
    // `Two were children.`
    let opens = quantity.full_start == 0 || is_rest(reading, quantity, before);
    let kind = opens && head.noun.is_none() && be > end && category.is_some();
    if !(kind || leads_part(reading, quantity, head)) || others || !first {
        return None;
    }
    let case = "part 5, a part of what the sentence before counted: `Among them were two children`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.count(category, Because::term("the noun counted", reading, at));
    claim.governed =
        Some(Governed { outcome: Outcome::Lost, at: quantity.start, case: Case::Among, role: None });
    Some(claim)
}

/// `700 were conscripts, and the remaining 200 were officers`: whether the number is of those whom the part before it
/// leaves.
fn is_rest(reading: &Reading, quantity: &Quantity, before: &[Claim]) -> bool {
    let start = quantity.full_start;
    let old = before.iter().rev().find(|claim| claim.number.1 <= start);
    let part = old.and_then(|claim| claim.governed).is_some_and(|governed| governed.case == Case::Among);
    part && (start.saturating_sub(2)..start).any(|at| reading.is_any(at, &["remaining", "other", "rest"]))
}

/// Case 18, a figure that is denied for the one before it: `Not 300,000, not 150,000`.
pub(super) fn denied(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let not = quantity.full_start.checked_sub(1).filter(|&at| reading.has(at, Class::Not))?;
    let opens = not == 0 || reading.is(not - 1, ',') || reading.tokens[not - 1].is_quote();
    let closes = reading.tokens.get(quantity.full_end).is_none_or(|token| !token.is_word());
    let others = (0..not).any(|at| {
        reading.tokens[at].is_word() && !reading.has(at, Class::Not) && reading.quantity_at(at).is_none()
    });
    let bare = head.noun.is_none() && !head.unit && !quantity.percent;
    if !(opens && closes && bare)
        || others
        || !reading.has(usize::from(reading.tokens[0].is_quote()), Class::Not)
    {
        return None;
    }
    let case = "part 18, a figure denied for the one before it: `Not 300,000, not 150,000`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.governed = Some(Governed { outcome: Outcome::Lost, at: not, case: Case::Figure, role: None });
    Some(claim)
}

/// `Of that number, 26 were children`, `Of the 400, 26 were children`: the number that the sentence before stated, named
/// at `at`.
fn is_of_number(reading: &Reading, at: usize) -> bool {
    let that = reading.has(at, Class::The) || reading.is_any(at, &["that", "this", "those", "these"]);
    let number = at + 1 + usize::from(reading.is_word(at + 1, "total") && reading.has(at + 2, Class::Number));
    let end = match reading.quantity_at(at + 1) {
        Some(index) => reading.quantities[index].full_end,
        None if reading.has(number, Class::Number) => number + 1,
        None => return false,
    };
    that && reading.is(end, ',')
}

/// `Among them were two children`, `Of those, three were soldiers`, `In particular, 6 carriers`, `Six of them were children`:
/// whether the words around the number tell that it is a part.
fn leads_part(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    const OPENING: usize = 4;
    let led = (0..OPENING.min(quantity.full_start)).any(|at| {
        reading.has(at, Class::Including)
            && reading.is_any(at + 1, &["them", "these", "those", "whom", "which"])
            || reading.has(at, Class::Of)
                && (reading.is_any(at + 1, &["them", "these", "those"]) || is_of_number(reading, at + 1))
    });
    let of_them = quantity.full_start <= 1
        && head.partitive
        && reading.has(quantity.full_end, Class::Including)
        && reading.is_any(quantity.full_end + 1, &["them", "these", "those", "whom"])
        && reading.has(quantity.full_end + 2, Class::Be);
    // `Including 609 children.`
    let bare = reading.has(0, Class::Including) && quantity.full_start == reading.term_end(0);
    // `In total, since the beginning of the operation, 125 aircraft, 91 helicopters`
    let first = usize::from(reading.tokens[0].is_quote());
    let total = reading.is_any(first, &["overall", "altogether"])
        || reading.is_word(first, "in") && reading.is_word(first + 1, "total");
    let opens = reading.has(first, Class::In) && reading.is_word(first + 1, "particular")
        || total && reading.quantities.len() > 2;
    led || of_them || opens || bare
}
