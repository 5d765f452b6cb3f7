//! Fragments: a sentence that only counts takes its outcome from the claims before it
//! (`Sixteen!`, `* 5 Su-24` under `the losses as:`, `tanks - 1008` under a heading).

use super::{Passage, approximate, pointed};
use crate::assemble::{self, Case, Claim, Governed, Side, side};
use crate::lexicon::{Class, Form, NounClass, Role, kinds};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Measure, Outcome};
use crate::why::{Because, Told};

/// Closes fragments, and drops claims that stay without an outcome.
pub fn close(passages: &mut [Passage]) {
    for index in 0..passages.len() {
        all_of_them(passages, index);
        totals(passages, index);
        things(passages, index);
        headings(passages, index);
        repeats(passages, index);
    }
    approximate::lists(passages);
    for passage in passages.iter_mut() {
        let rule = "no list, heading or total before it tells what became of them";
        assemble::sift(&mut passage.claims, &mut passage.passed, |claim| {
            claim.outcome.is_none().then_some(rule)
        });
    }
}

/// `Russia sent 12 drones. All of them were shot down.`: what became of those of the sentence before.
fn all_of_them(passages: &mut [Passage], index: usize) {
    let reading = &passages[index].reading;
    if !reading.opens_with_any(&["all", "they"]) {
        return;
    }
    let all = usize::from(reading.is_word(0, "they"));
    let Some(before) = index.checked_sub(1).filter(|_| reading.is_word(all, "all")) else { return };
    let Some((at, outcome)) = assemble::all_of_them(reading, all) else { return };
    if !reading.quantities.is_empty() || passages[index].paragraphs_behind(&passages[before]) > 1 {
        return;
    }
    let rule = "what became of all of them: `Russia sent 12 drones. All of them were shot down`";
    let why = Because::term(rule, reading, at).of_passage(index);
    let Passage { reading, claims, .. } = &mut passages[before];
    assemble::all_downed(reading, claims, outcome, why);
}

/// `taking the total to 150,605`: the outcome of the last complete claim of the same kind.
fn totals(passages: &mut [Passage], index: usize) {
    for at in 0..passages[index].claims.len() {
        let claim = &passages[index].claims[at];
        if !points_back(claim) {
            continue;
        }
        // `This includes 14 tanks`: of what the sentence right before it counts.
        let this = passages[index].reading.opens_with_any(&["this", "that", "it"]);
        let reach = if claim.measure == Measure::Ratio { 6 } else { 2 - usize::from(this) };
        let from = index.saturating_sub(reach);
        let before = (from..index).rev().find_map(|before| {
            let claims = &passages[before].claims;
            claims.iter().rev().find(|claim| claim.outcome.is_some()).map(|claim| (before, claim))
        });
        let Some((there, old)) = before else {
            rolled(passages, index, at);
            continue;
        };
        // `Ten people were killed. Forty were children`: no part of ten.
        let among = claim.governed.is_some_and(|governed| governed.case == Case::Among);
        let more = old.amount.value.zip(claim.amount.value).is_some_and(|(whole, part)| part > whole);
        // `30 casualties. Six car bombs`: none of those.
        let people = |category: Option<Category>| category.map(Category::is_people);
        let other = people(claim.category).zip(people(old.category)).is_some_and(|(one, two)| one != two);
        if among && (more || other) {
            rolled(passages, index, at);
            continue;
        }
        let (outcome, category, side) = (old.outcome, old.category, old.side);
        let why = pointed("the last claim before it: `taking the total to 150,605`", old, there);
        let claim = &mut passages[index].claims[at];
        (claim.outcome, claim.why.outcome) = (outcome, Some(why));
        if claim.category.is_none() {
            claim.count(category, why);
        }
        if claim.side == Side::Unknown {
            claim.suffer(Some(Told::new(side, why)));
        }
    }
}

/// Whether what became of those of a claim is told before its sentence.
fn points_back(claim: &Claim) -> bool {
    let case = claim.governed.map(|governed| governed.case);
    let points = matches!(case, Some(Case::Figure | Case::Ratio | Case::Among | Case::Origin));
    claim.outcome.is_none() && points
}

/// `Troops seized weapons from the rebels. They included 12 rifles`: what became of things that the sentence before
/// tells of and does not count.
fn rolled(passages: &mut [Passage], index: usize, at: usize) {
    let claim = &passages[index].claims[at];
    let things = claim.category.is_some_and(|category| !category.is_people());
    let among = claim.governed.is_some_and(|governed| governed.case == Case::Among);
    let Some(there) = index.checked_sub(1).filter(|_| things && among) else { return };
    if passages[index].paragraphs_behind(&passages[there]) > 1 {
        return;
    }
    let reading = &passages[there].reading;
    let uncounted = |verb: usize| {
        let near = reading.term_end(verb)..reading.len().min(verb + 8);
        near.take_while(|&at| reading.quantity_at(at).is_none() && !reading.is(at, ',')).any(|at| {
            reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Equipment)
                || reading.is_any(
                    at,
                    &["weapons", "arms", "weaponry", "firearms", "equipment", "ammunition", "items"],
                )
        })
    };
    let taken = |at: usize| {
        let outcome = reading.verbs(at).find_map(|(verb, form)| {
            let object = verb.role == Role::Object && form != Form::Noun;
            verb.equipment.filter(|_| object)
        })?;
        uncounted(at).then_some((at, outcome))
    };
    let found = reading.terms_of(kinds::VERB).find_map(|(at, _)| taken(at));
    if let Some((verb, outcome)) = found {
        let rule = "the verb of the sentence before: `Troops seized weapons. They included 12 rifles`";
        let why = Because::term(rule, reading, verb).of_passage(there);
        let claim = &mut passages[index].claims[at];
        (claim.outcome, claim.why.outcome) = (Some(outcome), Some(why));
    }
}

/// `Of these, 2,600 were destroyed`, `31 were shot down`: things that the sentences before name.
fn things(passages: &mut [Passage], index: usize) {
    let open = |claim: &Claim| claim.category.is_none() && claim.things.is_some();
    for at in 0..passages[index].claims.len() {
        if !open(&passages[index].claims[at]) {
            continue;
        }
        let named = named_before(passages, index, at);
        let claim = &mut passages[index].claims[at];
        match named {
            Some((category, why)) if !category.is_people() => {
                claim.outcome = claim.things;
                claim.count(Some(category), why);
                let open = passages[index].claims[at].side == Side::Unknown;
                if let Some(sender) = sender_before(passages, index, category).filter(|_| open) {
                    passages[index].claims[at].suffer(Some(sender));
                }
            }
            Some(_) => {}
            // Houses are destroyed too.
            None if is_destroyed(&passages[index].reading, &passages[index].claims[at]) => {
                passages[index].claims[at].outcome = None;
            }
            None => {}
        }
    }
}

/// `Russia launched 88 drones. Air defences shot down 56`: who sent those that the sentence before counts.
fn sender_before(passages: &[Passage], index: usize, category: Category) -> Option<Told<Side>> {
    let before = index.checked_sub(1).filter(|_| matches!(category, Category::Uavs | Category::Missiles))?;
    let reading = &passages[before].reading;
    let sender = assemble::sender(reading, reading.len())?;
    Some(Told { why: sender.why.of_passage(before), ..sender })
}

/// `2,000 were destroyed`: said of things, unless men were counted before.
fn is_destroyed(reading: &Reading, claim: &Claim) -> bool {
    reading.is_any(claim.event(), &["destroyed", "destroying", "destroys", "destroy"])
}

/// What a bare number goes on from: what was last counted in its sentence or the two before, or
/// things that they name, where only things fit.
fn named_before(passages: &[Passage], index: usize, at: usize) -> Option<(Category, Because)> {
    const NEAR: usize = 2;
    let claim = &passages[index].claims[at];
    let only_things = claim.outcome.is_none();
    let rule = "what the sentences before count: `of these, 2,600 were destroyed`";
    let near = (index.saturating_sub(NEAR)..=index).rev();
    for there in near.filter(|&there| passages[index].paragraphs_behind(&passages[there]) <= 1) {
        let Passage { reading, claims, .. } = &passages[there];
        let until = if there == index { claim.start } else { reading.len() };
        // `Air defences shot down 56`: who did it is not what was counted.
        let object = claim.governed.filter(|it| there == index && it.case == Case::Object);
        let doer = object.map_or(0, |governed| governed.at);
        for token in (0..until).rev() {
            let settled = claims.iter().find(|old| old.start == token && old.outcome.is_some());
            if let Some((old, category)) = settled.and_then(|old| Some((old, old.category?)))
                && !(only_things && category.is_people())
            {
                return Some((category, pointed(rule, old, there)));
            }
            let Some((noun, plural)) = reading.noun(token) else { continue };
            // `drone activity`, but not `air defence crews`
            let flies = matches!(noun.category, Some(Category::Uavs | Category::Missiles));
            let next = reading.noun(reading.term_end(token)).is_some();
            let thing = noun.class == NounClass::Equipment && (plural || flies) && token >= doer && !next;
            if thing && (only_things || counts(reading, token)) {
                return Some((noun.category?, Because::term(rule, reading, token).of_passage(there)));
            }
        }
    }
    None
}

/// Whether a number counts the noun at a token.
fn counts(reading: &Reading, noun: usize) -> bool {
    let heads = reading.quantities.iter().map(|quantity| assemble::head::read(reading, quantity));
    heads.filter_map(|head| head.noun).any(|head| head.at == noun)
}

/// How many passages may stand between a number and its repeat, and one.
pub(super) const REPEATED: usize = 3;

/// The most tokens of a sentence that says no more than a number.
const SHORT: usize = 9;

/// Whether a sentence has more words than that: it need not be read.
pub(super) fn is_long(sentence: &str) -> bool {
    sentence.as_bytes().windows(2).filter(|pair| pair[0] == b' ' && pair[1].is_ascii_alphabetic()).count()
        > SHORT
}

/// The number of a sentence that says little else: `Sixteen!`
pub(super) fn only_number(reading: &Reading) -> Option<Quantity> {
    let [quantity] = reading.quantities[..] else { return None };
    let verbless = (0..reading.len()).all(|at| reading.verb(at).is_none() && !reading.has(at, Class::Be));
    // `6.`, the number of an item
    let item = reading.len() <= 2 && reading.word(quantity.start).starts_with(|c: char| c.is_ascii_digit());
    (reading.len() <= SHORT && verbless && !item).then_some(quantity)
}

/// `Sixteen!` behind `sixteen children died`: a sentence that only says a number again.
fn repeats(passages: &mut [Passage], index: usize) {
    let before = &passages[index.saturating_sub(REPEATED)..index];
    if !passages[index].claims.is_empty() || before.iter().all(|passage| passage.claims.is_empty()) {
        return;
    }
    let reading = &passages[index].reading;
    if is_long(reading.sentence.span.of(reading.text)) || !reading.may_count() {
        return;
    }
    let Some(quantity) = only_number(reading) else { return };
    let head = crate::assemble::head::read(reading, &quantity);
    let own = head.noun.and_then(|noun| noun.category);
    let near = (index.saturating_sub(REPEATED)..index).rev();
    let mut near = near.flat_map(|at| passages[at].claims.iter().rev().map(move |claim| (at, claim)));
    let said = near.find(|(_, claim)| {
        let same = claim.outcome.is_some()
            && claim.amount.low == quantity.amount.low
            && claim.amount.value == quantity.amount.value;
        same && own.is_none_or(|category| claim.category == Some(category)) && !head.unknown
    });
    let Some((there, old)) = said.map(|(at, claim)| (at, claim.clone())) else { return };
    let repeat = |governed| Governed { at: quantity.start, case: Case::Repeat, role: None, ..governed };
    let governed = old.governed.map(repeat);
    let again = Claim {
        number: quantity.tokens(),
        start: quantity.full_start,
        head,
        governed,
        antecedent: None,
        amount: quantity.amount,
        why: assemble::Why {
            case: pointed("a repeat: `Sixteen!` behind `sixteen children died`", &old, there),
            number: Because::words(quantity.rule, quantity.full_start, quantity.full_end),
            ..old.why.of_passage(there)
        },
        ..old
    };
    passages[index].claims.push(again);
}

/// `tanks - 1008 (+22)` in a list of such lines: what the words over the list say, or *lost*.
fn headings(passages: &mut [Passage], index: usize) {
    if !passages[index].claims.iter().any(Claim::is_listed) {
        return;
    }
    let lines = passages[index.saturating_sub(4)..(index + 5).min(passages.len())].iter();
    let neighbours = lines
        .flat_map(|passage| &passage.claims)
        .filter(|claim| claim.is_listed() && !claim.day_count)
        .count();
    let over = (index.saturating_sub(24)..index)
        .rev()
        .find(|&before| !passages[before].claims.iter().any(Claim::is_listed));
    let intro = over.and_then(|over| introduction(passages, over)).or_else(|| {
        let earlier = (index.saturating_sub(24)..index).rev().filter(|&before| Some(before) != over);
        earlier.into_iter().filter(|_| neighbours >= 2).find_map(|before| introduction(passages, before))
    });
    let led = over.is_some_and(|over| passages[over].leads_list());
    let total = over.and_then(|over| {
        let claim = passages[over].claims.last()?;
        let why = pointed("what the words over the list count: `7 - over the Smolensk region`", claim, over);
        Some((claim.category, Told::new(claim.side, why)))
    });
    for claim in passages[index].claims.iter_mut().filter(|claim| claim.is_listed()) {
        // `7 - over the Smolensk region` counts what the words over the list do.
        if claim.category.is_none() && is_item(claim) {
            let Some((category, side)) = total.filter(|_| led) else { continue };
            claim.count(category, side.why);
            claim.suffer(Some(side));
        }
        if let (Side::Unknown, Some(intro)) = (claim.side, intro) {
            claim.suffer(intro.side);
        }
        // A list that is led in by no word of loss is of something else.
        if claim.outcome.is_none() && (intro.is_some() || neighbours >= 2 && !led && !is_item(claim)) {
            lose(claim, intro);
        }
    }
}

/// Sets what became of a list's member: what the words over the list say, else *lost*.
fn lose(claim: &mut Claim, intro: Option<Introduction>) {
    let people = claim.category.is_some_and(Category::is_people);
    let outcome =
        intro.map_or(Some(Outcome::Lost), |intro| if people { intro.people } else { intro.equipment });
    let listed = Because::rule("a list of such lines counts losses: `tanks - 1008`");
    claim.outcome = outcome;
    claim.why.outcome = Some(intro.map_or(listed, |intro| intro.why));
    claim.governed = claim.governed.zip(outcome).map(|(governed, outcome)| Governed { outcome, ..governed });
}

/// A line that opens with its number: `- 47 troops`.
fn is_item(claim: &Claim) -> bool {
    claim.governed.is_some_and(|governed| governed.case == Case::Item)
}

/// What the words over a list say of its members.
#[derive(Debug, Clone, Copy)]
struct Introduction {
    people: Option<Outcome>,
    equipment: Option<Outcome>,
    side: Option<Told<Side>>,
    why: Because,
}

/// `the losses of the enemy were:`, `Destroyed by Ukrainian forces:`, `What Russia has lost:`
fn introduction(passages: &[Passage], index: usize) -> Option<Introduction> {
    let passage = &passages[index];
    let reading = &passage.reading;
    let rule = "the words over the list: `the losses of the enemy were:`, `Destroyed:`";
    let why = |at: usize| Because::term(rule, reading, at).of_passage(index);
    let there = |side: Told<Side>| Told { why: side.why.of_passage(index), ..side };
    let noun = reading.terms_of(kinds::NOUN).find_map(|(at, _)| {
        let outcome = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss)?.0.outcome?;
        let equipment = if outcome == Outcome::Captured { outcome } else { Outcome::Lost };
        Some(Introduction {
            people: Some(outcome),
            equipment: Some(equipment),
            side: side::around(reading, at).map(there),
            why: why(at),
        })
    });
    noun.or_else(|| {
        let display = passage.is_display() || passage.leads_list();
        reading.terms_of(kinds::VERB).filter(|_| display).find_map(|(at, _)| {
            let (verb, form) = reading.verb(at)?;
            let fits = !matches!(form, Form::Noun | Form::Finite) && verb.role != Role::Subject;
            fits.then(|| Introduction {
                people: verb.people,
                equipment: verb.equipment,
                side: side::of_heading(reading, at).map(there),
                why: why(at),
            })
        })
    })
}
