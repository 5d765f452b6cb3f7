//! Parts in brackets: origins, states and kinds of what stands before them.

use super::closes;
use crate::assemble::{Case, Claim, Governed, Head};
use crate::lexicon::{Class, Form, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

/// Case 6, brackets behind places or in their hundreds: `deaths were reported from Tuva (540) and
/// Buryatia (1,250)`.
pub(super) fn bracketed(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    const TELLING: f64 = 100.0;
    let open = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, '('))?;
    let named = is_named(reading, open);
    let loss = |at: usize| reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss);
    let placed = (open.saturating_sub(3)..open).any(|at| reading.place(at).is_some());
    let telling = quantity.amount.value.is_some_and(|number| number >= TELLING) || placed;
    let closed = reading.is(quantity.full_end, ')') && head.noun.is_none() && !reading.in_date(open + 1);
    if !closed || !named || !telling || quantity.percent {
        return None;
    }
    let case = "part 6, a number in brackets: `deaths were reported from Tuva (540)`";
    let mut claim = Claim::new(quantity, *head, case);
    let noun = (0..open).rev().find_map(|at| Some((at, loss(at)?.0)));
    let there = noun.is_some_and(|(at, _)| befell_in(reading, at, open));
    match noun {
        Some((at, noun)) => {
            let outcome = noun.outcome?;
            let category = noun.category.filter(|category| *category != Category::People);
            claim.count(category, Because::term("what the noun of loss tells of", reading, at));
            let case = if placed && !there { Case::Origin } else { Case::Figure };
            claim.govern(reading, Governed { outcome, at, case, role: None });
        }
        // `killed soldiers from Dagestan (135) and Buryatia (98)`
        None if placed && let Some((at, outcome)) = killed_before(reading, open) => {
            claim.govern(reading, Governed { outcome, at, case: Case::Origin, role: None });
        }
        // `Most came from Dagestan (135), followed by Buryatia (98)`: of the dead of the sentence before.
        None if placed && tells_origins(reading) => {
            let case = Case::Origin;
            claim.governed = Some(Governed { outcome: Outcome::Lost, at: quantity.start, case, role: None });
        }
        None => return None,
    }
    if placed && !there {
        origin(reading, &mut claim, open);
    }
    Some(claim)
}

/// `the dead (56)`, `Tuva (540)`, `Donetsk region (443)`: a noun of loss or a name stands before the bracket.
fn is_named(reading: &Reading, open: usize) -> bool {
    let loss = reading.noun(open - 1).is_some_and(|(noun, _)| noun.class == NounClass::Loss);
    let kind = usize::from(reading.is_any(open - 1, &["region", "oblast", "province"]));
    let last = (open - 1).saturating_sub(kind);
    loss || reading.is_capitalised(last) || reading.place(reading.term_start(last)).is_some()
}

/// `most casualties among children were in the Donetsk region (443), Kharkiv region (272)`: the first place behind the
/// noun of loss is where it befell them.
fn befell_in(reading: &Reading, noun: usize, open: usize) -> bool {
    let place = (noun + 1..open).find(|&at| reading.place(at).is_some());
    let the = |at: usize| at - usize::from(at > 0 && reading.has(at, Class::The));
    place.is_some_and(|place| reading.has(the(place - 1), Class::In))
}

/// Names the place before the brackets as the group that those in them are of.
fn origin(reading: &Reading, claim: &mut Claim, open: usize) {
    let from = (0..open).rev().find(|&at| !reading.is_capitalised(at)).map_or(0, |at| at + 1);
    claim.subgroup = Some(reading.words(from, open).to_owned()).filter(|name| !name.is_empty());
    claim.why.subgroup = Some(Because::words("where the dead came from", from, open));
}

/// Case 15, a share in brackets beside a noun of loss: `most of the casualties (91 per cent) occurred in the north`, `the
/// majority (91 per cent) of the casualties`.
pub(super) fn share(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let open = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, '('))?;
    let close = quantity.full_end;
    if !quantity.percent || !reading.is(close, ')') {
        return None;
    }
    let loss = |at: usize| {
        let (noun, _) = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss)?;
        Some((at, noun, noun.outcome?))
    };
    let behind = (close + 2..close + 6).filter(|_| reading.has(close + 1, Class::Of)).find_map(loss);
    let (at, noun, outcome) = loss(reading.term_start(open - 1)).or(behind)?;
    let case = "part 15, a share in brackets: `most of the casualties (91 per cent) occurred in the north`";
    let mut claim = Claim::new(quantity, *head, case);
    let category = noun.category.filter(|category| *category != Category::People);
    claim.count(category, Because::term("what the noun of loss tells of", reading, at));
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// The participle of people's loss before `to`, where numbers in brackets tell where they came from.
fn killed_before(reading: &Reading, to: usize) -> Option<(usize, Outcome)> {
    let told = |at: usize| {
        reading.verbs(at).find_map(|(verb, form)| verb.people.filter(|_| form == Form::PastOrParticiple))
    };
    (0..to).rev().find_map(|at| Some((at, told(at)?))).filter(|_| tells_origins(reading))
}

/// `from Dagestan (135), followed by Buryatia (98)`: where two numbers or more are put in brackets behind the places
/// that people came from.
fn tells_origins(reading: &Reading) -> bool {
    let bracketed = |quantity: &&Quantity| {
        let open = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, '('));
        let placed =
            open.is_some_and(|open| (open.saturating_sub(3)..open).any(|at| reading.place(at).is_some()));
        placed && reading.is(quantity.full_end, ')')
    };
    let origin = (0..reading.len()).any(|at| {
        reading.has(at, Class::From)
            || reading.is_any(at, &["regions", "republics", "native", "natives", "home"])
    });
    origin && reading.quantities.iter().filter(bracketed).count() >= 2
}

/// Case 7, the state of what a line counts: `Tanks (1,522, of which destroyed: 901, damaged: 62)`.
pub(super) fn state_of(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    before: &[Claim],
) -> Option<Claim> {
    let colon = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, ':'))?;
    let total = before.iter().rposition(|claim| {
        claim.governed.is_some_and(|governed| governed.case == Case::Heading) && claim.number.1 <= colon
    })?;
    let category = before[total].category?;
    let at = reading.term_start(colon - 1);
    let outcome = reading.verbs(at).find_map(|(verb, _)| verb.outcome(category.is_people()))?;
    let case = "part 7, the state of what a line counts: `Tanks (1,522, of which destroyed: 901)`";
    let mut claim = Claim::new(quantity, *head, case);
    let whole = Because::words("what the line counts", before[total].start, before[total].head.end);
    claim.count(Some(category), whole);
    claim.subgroup.clone_from(&before[total].subgroup);
    claim.why.subgroup = before[total].why.subgroup;
    claim.govern(reading, Governed { outcome, at, case: Case::Part, role: None });
    claim.antecedent = Some(total);
    Some(claim)
}

/// `180 killed (26 men, 21 women and 4 boys)`, `508 injured (37 men …)`: the people of the claim before the
/// brackets, one by one.
pub(super) fn in_brackets(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let person = head.noun.is_some_and(|noun| noun.class == NounClass::Person);
    // `claimed 1,000 lives – 165 soldiers, 47 civilians`
    let opens =
        |at: &usize| reading.is(*at, '(') || reading.tokens[*at].is_dash() && !reading.tokens[*at].glued;
    let open = (0..quantity.full_start).rev().take(40).take_while(|&at| !reading.is(at, ')')).find(opens);
    let Some(open) = open.filter(|_| person) else { return false };
    let own = last.number.0 > open && last.governed.is_some_and(|governed| governed.case == Case::Part);
    let clean =
        (open + 1..quantity.full_start).all(|at| reading.verb(at).is_none() || reading.noun(at).is_some());
    let end = last.head.end.max(last.event() + 1).min(open);
    clean && (own || open - end <= 1 || adjunct_stands(reading, end, open) && closes(reading, head.end))
}

/// `124 people have been killed in fighting there this year — five civilians and 86 soldiers`: whether nothing but an
/// adjunct stands between a claim and the dash at `open`.
fn adjunct_stands(reading: &Reading, end: usize, open: usize) -> bool {
    const LONGEST: usize = 12;
    let plain = |at: usize| {
        reading.quantity_at(at).is_none()
            && (reading.verb(at).is_none() || reading.noun(at).is_some())
            && (reading.tokens[at].is_word()
                || reading.is(at, ',')
                || reading.in_date(at)
                || reading.is_hyphen(at))
    };
    reading.tokens[open].is_dash() && open - end <= LONGEST && (end..open).all(plain)
}

/// Case 17, the figure before: `amounted to 18,700 (a week before some 18,540), including 7,120 killed (7,080)`.
pub(super) fn earlier(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    before: &[Claim],
) -> Option<Claim> {
    const INSIDE: usize = 7;
    const LEAST: f64 = 20.0;
    let index = before.iter().rposition(|claim| claim.number.1 <= quantity.start)?;
    let old = &before[index];
    let inside = quantity.full_start.saturating_sub(INSIDE)..quantity.full_start;
    let open = inside.rev().find(|&at| reading.is(at, '('))?;
    let end = old.head.end.max(old.number.1);
    let end = if old.event() >= end { reading.term_end(old.event()) } else { end };
    let value = quantity.amount.value.zip(old.amount.value);
    let alike = value.is_some_and(|(new, old)| old >= LEAST && new >= old / 2.0 && new <= old * 2.0);
    let dated = (open + 1..quantity.full_start).all(|at| {
        reading.in_date(at)
            || reading.is_of_time(at)
            || reading.has_any(at, &[Class::A, Class::As, Class::Of, Class::Unit, Class::Adverb, Class::From])
            || reading.is_any(at, &["earlier", "ago", "previously", "last", "previous"])
    });
    let closes = reading.is(quantity.full_end, ')') || reading.has(quantity.full_end, Class::With);
    let bare = head.noun.is_none() && !quantity.percent && !head.unit && !quantity.day_count;
    if end != open || !alike || !dated || !closes || !bare || old.outcome.is_none() {
        return None;
    }
    let case =
        "part 17, the figure before: `18,700 (a week before some 18,540), including 7,120 killed (7,080)`";
    let mut claim = Claim::new(quantity, *head, case);
    let rule = "what the figure counts that it stands behind";
    claim.count(old.category, Because::words(rule, old.start, old.head.end));
    claim.subgroup.clone_from(&old.subgroup);
    claim.why.subgroup = old.why.subgroup;
    let outcome = old.outcome?;
    claim.govern(reading, Governed { outcome, at: old.event(), case: Case::Part, role: None });
    claim.antecedent = Some(index);
    Some(claim)
}
