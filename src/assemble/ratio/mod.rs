//! Ratios and rates: `1 to 7 in our favour`, `five for every one`, `six times more than
//! Ukraine`, `500 a day`.

mod times;

use crate::assemble::side::party_near;
use crate::assemble::{Case, Claim, Governed, Head, Side, outcome};
use crate::lexicon::{Class, Name, NounClass, NumberKind, Position};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Category, Measure, Outcome};
use crate::why::{Because, Passed, Told};

/// Why a ratio is one of soldiers.
const ARMIES: &str = "armies are compared by their fighters";

/// Why a party is the side of a ratio, or what it is compared with.
const NAMED: &str = "the party beside the number of the ratio: `1 Ukrainian to 7 Russian soldiers`";

/// The ratio claims of a sentence; their quantities are marked in `taken`.
pub fn claims(reading: &Reading, heads: &[Head], taken: &mut [bool], passed: &mut Passed) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in (0..reading.len()).filter(|_| reading.holds(&[Class::Every])) {
        if reading.has(at, Class::For) && reading.has(at + 1, Class::Every) {
            claims.extend(for_every(reading, heads, taken, at, passed));
        }
    }
    for index in 0..reading.quantities.len() {
        if taken[index] {
            continue;
        }
        let found = to(reading, heads, taken, index)
            .or_else(|| times::claim(reading, heads, taken, index))
            .or_else(|| fraction_of(reading, heads, taken, index));
        let quantity = &reading.quantities[index];
        if found.is_none() && times::is_multiple(reading, quantity) {
            taken[index] = true;
            passed.note(quantity.tokens(), Because::words(times::NO_RATIO, quantity.start, quantity.end));
        }
        claims.extend(found);
    }
    if speaks_of_ratio(reading) {
        claims.extend((0..reading.len()).filter_map(|at| colon(reading, at)));
    }
    claims.sort_by_key(|claim| claim.number);
    claims
}

/// Case 5, written as one word: `at a rate of 7:1`.
fn colon(reading: &Reading, at: usize) -> Option<Claim> {
    const CASE: &str = "ratio 5, written as one word: `at a rate of 7:1`, `the five-to-one ratio`";
    const NEAR: usize = 5;
    let (a, b, end) = one_word(reading, at)?;
    // `The ratio dropped to 2:1`: the sentences before say of what. `the five-to-one ratio of losses`
    let behind = || (end..end + NEAR).find_map(|at| Some((at, reading.noun(at)?.0.outcome?)));
    let loss = loss_before(reading, at).or_else(behind);
    // `a three-to-one wounded-to-killed ratio`: of one army.
    let own = reading.is_hyphen(end + 1) && reading.is_word(end + 2, "to");
    if a.min(b) != 1.0 || a == b || own {
        return None;
    }
    let start = at;
    let bound = at.checked_sub(1).and_then(|at| reading.bound(at, |term| term.position == Position::Before));
    let exact = Amount::exact(a.max(b));
    let amount = bound.map_or(exact, |term| exact.bounded(term.bound));
    let span = Quantity {
        start,
        end,
        full_start: start,
        full_end: end,
        amount,
        percent: false,
        day_count: false,
        rule: CASE,
    };
    let mut claim = Claim::new(&span, Head { start, end, ..Head::default() }, CASE);
    (claim.measure, claim.why.measure) = (Measure::Ratio, Because::words(CASE, start, end));
    if loss.is_some() {
        count_before(reading, &mut claim, at);
    }
    lose(reading, &mut claim, at, loss);
    claim.suffer(of_losses(reading, at, loss.map(|(noun, _)| noun)));
    claim.compare(party_near(reading, at, reading.len(), NAMED));
    Some(claim)
}

/// `analysts in Tirana say that Russian casualties stand at 2:1`: of whom the losses before a ratio at `at` are, else the
/// first party.
fn of_losses(reading: &Reading, at: usize, loss: Option<usize>) -> Option<Told<Side>> {
    let noun = loss.filter(|&noun| reading.noun(noun).is_some()).unwrap_or(0);
    let near = (noun.saturating_sub(4)..noun.min(at)).rev();
    let (party, mention) = near.chain(0..at).find_map(|at| Some((at, reading.party(at)?)))?;
    let why = Because::term("the party of the losses before the ratio", reading, party);
    Some(Told::new(Side::Party(mention.party), why))
}

/// What a ratio at `at` is of: the equipment before it, else fighters.
fn count_before(reading: &Reading, claim: &mut Claim, at: usize) {
    match counted_before(reading, at) {
        Some((noun, category)) => {
            let rule = "the equipment before the ratio: `tank losses at a ratio of 3:1`";
            claim.count(Some(category), Because::term(rule, reading, noun));
        }
        None => claim.count(Some(Category::Military), Because::rule(ARMIES)),
    }
}

/// The numbers of `7:1`, `5-to-1` or `five-to-one` at `at`, and where it ends.
fn one_word(reading: &Reading, at: usize) -> Option<(f64, f64, usize)> {
    let number = |at: usize| match reading.number_word(at) {
        Some((NumberKind::Unit, value, _)) => Some(value),
        _ => reading.word(at).parse::<f64>().ok(),
    };
    if let Some((a, b)) = reading.word(at).split_once(':') {
        return Some((a.parse().ok()?, b.parse().ok()?, at + 1));
    }
    let joined = reading.is_hyphen(at + 1) && reading.is_word(at + 2, "to") && reading.is_hyphen(at + 3);
    joined.then(|| Some((number(at)?, number(at + 4)?, at + 5)))?
}

/// Case 1: `five for every Ukrainian soldier killed`, `for every one of ours, seven of theirs`,
/// `for every 48 cm, at least one occupier is killed`.
fn for_every(
    reading: &Reading,
    heads: &[Head],
    taken: &mut [bool],
    at: usize,
    passed: &mut Passed,
) -> Option<Claim> {
    const CASE: &str = "ratio 1: `five for every Ukrainian soldier killed`";
    let unit = at + 2;
    let inside = reading.quantities.iter().position(|quantity| (unit..unit + 2).contains(&quantity.start));
    let end = clause_end(reading, unit);
    if inside.is_some_and(|inside| is_of_one_army(reading, heads, inside)) {
        return None;
    }
    let index = (0..reading.quantities.len())
        .filter(|&index| Some(index) != inside && !taken[index])
        .min_by_key(|&index| distance(&reading.quantities[index], at, end))?;
    let mut claim = Claim::new(&reading.quantities[index], heads[index], CASE);
    let governed = outcome_for_every(reading, index, &heads[index], (at, end))?;
    claim.govern(reading, governed);
    if let Some(noun) = heads[index].noun.filter(|noun| noun.outcome.is_some()) {
        claim.why.outcome = Some(Because::term(Case::LossNoun.rule(), reading, noun.at));
    }
    count(reading, &mut claim);
    // `for every German tank destroyed, the Soviets lost more than five`
    let compared = (unit..end).find_map(|at| reading.noun(at)).and_then(|(noun, _)| noun.category);
    if let Some(things) = compared.filter(|category| heads[index].noun.is_none() && !category.is_people()) {
        claim.count(Some(things), Because::words("what the other side lost one of", unit, end));
    }
    claim.why.measure = Because::words(CASE, at, end);
    if let Some(inside) = inside {
        taken[inside] = true;
        let rule = "what a ratio or rate is counted by: `for every 48 cm`";
        passed.note(reading.quantities[inside].tokens(), Because::words(rule, at, end));
    }
    taken[index] = true;
    let stretch = inside.map_or(unit, |index| reading.quantities[index].end);
    by_what(reading, &mut claim, (unit, stretch), end);
    Some(claim)
}

/// `die for every 2-3 wounded`: a number of the same army's men.
fn is_of_one_army(reading: &Reading, heads: &[Head], inside: usize) -> bool {
    let head = &heads[inside];
    head.party.is_none()
        && head.noun.is_none_or(|noun| noun.class == NounClass::Loss)
        && reading.is_any(reading.quantities[inside].end, &["killed", "wounded", "injured", "dead"])
}

/// What the number beside `for every` is counted by: a measure makes a rate, a party's loss a ratio. The
/// unit stands at the first token of `by`, or at the second behind a number.
fn by_what(reading: &Reading, claim: &mut Claim, by: (usize, usize), end: usize) {
    // A length or a weight is a unit of a rate; a day is read as one by `rate`.
    let is_unit = |at: usize| reading.has(at, Class::Unit) && !reading.is_word(at, "day");
    if is_unit(by.1) || is_unit(by.0) {
        claim.measure = Measure::Rate;
        // `square kilometre`
        let last = (by.1..).take_while(|&at| is_unit(at)).last().unwrap_or(by.1);
        claim.per = Some(reading.words(by.0, reading.term_end(last)).to_owned());
    } else {
        claim.measure = Measure::Ratio;
        claim.compare(party_near(reading, by.0, end, "the party behind `for every`"));
    }
}

/// What says the outcome of a number beside the `for every` phrase over tokens `phrase`.
fn outcome_for_every(
    reading: &Reading,
    index: usize,
    head: &Head,
    phrase: (usize, usize),
) -> Option<Governed> {
    let quantity = &reading.quantities[index];
    // 1. `two casualties for every Ukrainian soldier lost`: the noun counted.
    let noun = head.noun.and_then(|noun| noun.outcome).map(|outcome| governed(outcome, quantity.start));
    noun.or_else(|| {
        // 2. `losing five soldiers for every one that Ukraine loses`: the verb outside the phrase.
        outcome::of(reading, quantity, head, true)
            .ok()
            .filter(|governed| !(phrase.0..phrase.1).contains(&governed.at))
    })
    // 3. `For every Ukrainian soldier killed in the city, six Russians`: the verb inside it.
    .or_else(|| verb_of(reading, phrase.0 + 2, phrase.1))
}

/// Whom a ratio counts where nothing says so: armies are compared by their fighters.
fn count(reading: &Reading, claim: &mut Claim) {
    let noun = claim.head.noun.filter(|noun| noun.category.is_some_and(|it| it != Category::People));
    match noun {
        Some(noun) => claim.count(noun.category, Because::term("the noun counted", reading, noun.at)),
        None => claim.count(Some(Category::Military), Because::rule(ARMIES)),
    }
}

/// The last party before `at` that fits.
fn party_before(reading: &Reading, at: usize, fits: impl Fn(Name) -> bool) -> Option<Told<Side>> {
    let at = (0..at).rev().find(|&at| reading.party(at).is_some_and(|party| fits(party.party)))?;
    let party = reading.party(at)?.party;
    Some(Told::new(Side::Party(party), Because::term("the party before the ratio", reading, at)))
}

/// An outcome as the word at `at` says it of a ratio.
fn governed(outcome: Outcome, at: usize) -> Governed {
    Governed { outcome, at, case: Case::Ratio, role: None }
}

/// Where the `for every` phrase ends: at a comma, the sentence's end or another number.
fn clause_end(reading: &Reading, from: usize) -> usize {
    (from..reading.len())
        .find(|&at| reading.is(at, ',') || reading.is(at, ';') || at > from + 14)
        .unwrap_or(reading.len())
}

/// How far a quantity stands from the `for every` phrase; before it counts as near.
fn distance(quantity: &Quantity, at: usize, end: usize) -> usize {
    if quantity.end <= at { at - quantity.end } else { quantity.start.abs_diff(end) + 3 }
}

/// A verb of loss inside the phrase: `for every soldier who dies`.
fn verb_of(reading: &Reading, from: usize, to: usize) -> Option<Governed> {
    (from..to).find_map(|at| {
        let (verb, _) = reading.verb(at)?;
        Some(governed(verb.people?, at))
    })
}

/// Case 2: `1 Ukrainian to 7 Russian soldiers`, `a ratio of 7:1`, `1 to 7 in our favour`.
fn to(reading: &Reading, heads: &[Head], taken: &mut [bool], first: usize) -> Option<Claim> {
    const CASE: &str = "ratio 2, one number to another: `1 to 7 in our favour`";
    let a = &reading.quantities[first];
    let second = first + 1;
    let b = reading.quantities.get(second).filter(|_| !taken[second])?;
    let joint = joint(reading, a, b)?;
    let (x, y) = (a.amount.value?, b.amount.value?);
    let one = x == 1.0 || y == 1.0;
    if !one || !has_cue(reading, a.start) || x.max(y) > 1000.0 {
        return None;
    }
    let (more, less) = if x > y { (first, second) } else { (second, first) };
    let mut claim = Claim::new(a, heads[more], CASE);
    claim.number = (a.start, b.end);
    claim.amount = Amount::exact(x.max(y)).bounded(a.amount.bound);
    claim.why.number = Because::words("the greater of the two numbers", a.start, b.end);
    (claim.measure, claim.why.measure) = (Measure::Ratio, Because::words(CASE, a.start, b.end));
    count(reading, &mut claim);
    if let Some((noun, category)) = counted_before(reading, a.start).filter(|_| claim.head.noun.is_none()) {
        let rule = "the equipment before the ratio: `tank losses at a ratio of 3:1`";
        claim.count(Some(category), Because::term(rule, reading, noun));
    }
    lose(reading, &mut claim, joint, loss_before(reading, a.start));
    (taken[first], taken[second]) = (true, true);
    sides(reading, heads, &mut claim, (more, less));
    Some(claim)
}

/// Sets whose losses are the greater and whose the lesser number of a ratio, by the indices of the two.
fn sides(reading: &Reading, heads: &[Head], claim: &mut Claim, (more, less): (usize, usize)) {
    let (start, end) = claim.number;
    let named = |index: usize| {
        let why = Because::words(NAMED, heads[index].start, heads[index].end);
        heads[index].party.map(|party| Told::new(Side::Party(party), why))
    };
    // `in our favour`: the greater number is the enemy's.
    let ours = (end..reading.len()).any(|at| {
        reading.has(at, Class::Ratio)
            && reading.has_any(at.saturating_sub(1), &[Class::Our, Class::Determiner])
    });
    let favour = |side: Side| {
        ours.then(|| Told::new(side, Because::rule("as who speaks tells it: `1 to 7 in our favour`")))
    };
    // `Russia's casualty ratio is 7 to 1`: the first number is of whose ratio it is.
    let (owner_more, owner_less) = match owner_of_ratio(reading, start) {
        Some(owner) if more < less => (Some(owner), None),
        owner => (None, owner),
    };
    claim.suffer(named(more).or_else(|| favour(Side::Enemy)).or(owner_more));
    claim.compare(named(less).or_else(|| favour(Side::Ours)).or(owner_less));
}

/// `Russia's casualty ratio`: whose ratio of losses stands before `at`; a kill ratio is of what one did.
fn owner_of_ratio(reading: &Reading, at: usize) -> Option<Told<Side>> {
    const REACH: usize = 8;
    let ratio = (at.saturating_sub(REACH)..at).rev().find(|&at| reading.is_word(at, "ratio"))?;
    let loss = reading.noun(reading.term_start(ratio.checked_sub(1)?))?.0;
    let party = (ratio.saturating_sub(5)..ratio).rev().find(|&at| reading.party(at).is_some())?;
    let side = Side::Party(reading.party(party)?.party);
    let why = Because::term("whose ratio of losses it is: `Russia's casualty ratio`", reading, party);
    (loss.class == NounClass::Loss).then(|| Told::new(side, why))
}

/// The `to` or colon between two numbers, where only whose and what they count stands beside it.
fn joint(reading: &Reading, a: &Quantity, b: &Quantity) -> Option<usize> {
    let joint = (a.end..b.start).find(|&at| reading.has(at, Class::To) || reading.is(at, ':'))?;
    (a.end..b.start)
        .filter(|&at| at != joint)
        .all(|at| reading.party(at).is_some() || reading.noun(at).is_some())
        .then_some(joint)
}

/// Whether the sentence speaks of a ratio, or of losses right before `at`.
fn has_cue(reading: &Reading, at: usize) -> bool {
    speaks_of_ratio(reading)
        || (at.saturating_sub(8)..at).any(|at| {
            reading.has(at, Class::Number)
                || reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
        })
}

/// `ratio`, `rate`, `in our favour`: a word that announces two numbers.
fn speaks_of_ratio(reading: &Reading) -> bool {
    reading.holds(&[Class::Ratio])
}

/// The equipment of the nearest noun before `at`: `tank losses at a ratio of 3:1`.
fn counted_before(reading: &Reading, at: usize) -> Option<(usize, Category)> {
    let noun = (0..at).rev().find_map(|at| Some((at, reading.noun(at)?.0.category?)));
    noun.filter(|(_, category)| !category.is_people())
}

/// The outcome of the nearest loss word before `at`.
fn loss_before(reading: &Reading, at: usize) -> Option<(usize, Outcome)> {
    (0..at).rev().find_map(|at| {
        let noun = reading.noun(at).and_then(|(noun, _)| noun.outcome);
        let outcome = noun.or_else(|| reading.verb(at).and_then(|(verb, _)| verb.people))?;
        Some((at, outcome))
    })
}

/// Sets the outcome of a ratio whose event stands at `event`, as a word of loss before it says; it
/// stays open where none does.
fn lose(reading: &Reading, claim: &mut Claim, event: usize, loss: Option<(usize, Outcome)>) {
    let outcome = loss.map(|(_, outcome)| outcome);
    claim.govern(reading, governed(outcome.unwrap_or(Outcome::Lost), event));
    claim.outcome = outcome;
    claim.why.outcome = loss.map(|(at, _)| Because::term(Case::Ratio.rule(), reading, at));
}

/// Case 4: `Ukraine's losses are one-fifth of Russia's`: turned round, so that it is above 1.
fn fraction_of(reading: &Reading, heads: &[Head], taken: &mut [bool], index: usize) -> Option<Claim> {
    const CASE: &str = "ratio 4, a fraction turned round: `Ukraine's losses are one-fifth of Russia's`";
    let quantity = &reading.quantities[index];
    let share = quantity.amount.value.filter(|share| quantity.percent && *share > 0.0 && *share < 100.0)?;
    let owner = heads[index].party.filter(|_| heads[index].noun.is_none() && heads[index].partitive)?;
    // `half of Kyiv's estimate`: of no losses.
    let at = (quantity.full_end..reading.len()).find(|&at| reading.party(at).is_some())?;
    let behind = reading.term_end(at) + usize::from(reading.is_possessive(reading.term_end(at)));
    let loss = reading.noun(behind).is_some_and(|(noun, _)| noun.class == NounClass::Loss);
    if !loss
        && reading.tokens.get(behind).is_some_and(|token| token.is_word())
        && !reading.has(behind, Class::In)
    {
        return None;
    }
    let less = party_before(reading, quantity.full_start, |_| true)
        .filter(|party| party.what != Side::Party(owner))?;
    let loss = loss_before(reading, quantity.full_start)?;
    let mut claim = Claim::new(quantity, heads[index], CASE);
    let why = Because::words(CASE, quantity.full_start, quantity.full_end);
    claim.amount = Amount::exact((1e4 / share).round() / 100.0);
    claim.why.number = why;
    (claim.measure, claim.why.measure) = (Measure::Ratio, why);
    claim.count(Some(Category::Military), Because::rule(ARMIES));
    lose(reading, &mut claim, quantity.start, Some(loss));
    let owned = Because::words("whose losses the fraction is of", heads[index].start, heads[index].end);
    claim.suffer(Some(Told::new(Side::Party(owner), owned)));
    claim.compare(Some(less));
    taken[index] = true;
    Some(claim)
}
