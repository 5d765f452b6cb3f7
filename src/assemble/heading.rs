//! Headings: a number behind a dash or colon, or in a row (`tanks - 1008 (+22)`, `Losses: 20 tanks`, `Tanks 7,521`).

use crate::assemble::head::HeadNoun;
use crate::assemble::outcome::coordinated;
use crate::assemble::part::list_outcome;
use crate::assemble::{Case, Claim, Governed, Head, Side, head, side};
use crate::lexicon::{Class, Form, Noun, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::token::Kind;
use crate::why::{Because, Told};

/// The claim of a quantity that stands under a heading: `tanks - 1008 (+22)`, `Losses: 20 tanks`. The
/// outcome may stay open.
pub fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let mark = quantity.full_start.checked_sub(1)?;
    let token = reading.tokens[mark];
    // `Tanks (1,522, of which destroyed: 901)` opens its line.
    let bracket = token.is('(') && reading.term_end(0) == mark;
    let dash = token.is_dash() && !(token.glued && reading.tokens[quantity.full_start].glued);
    let row = is_row(reading, quantity);
    if !row && (mark == 0 || !(token.is(':') || dash || bracket)) {
        return None;
    }
    let mark = if row && !token.is('|') { quantity.full_start } else { mark };
    let (at, noun, lost) = over(reading, mark)?;
    if is_apposed(reading, head, mark) || is_other(reading, quantity, head, (at, lost)) {
        return None;
    }
    let case = "a heading: `tanks - 1008 (+22)`, `Losses: 20 tanks`";
    let mut claim = Claim::new(quantity, *head, case);
    let outcome = lost
        .and_then(|at| participle_outcome(reading, at, noun))
        .or_else(|| heading_outcome(reading, head, (at, noun), bracket));
    let counted = head.noun.filter(is_told);
    let over = Because::term("the noun before the dash or colon: `tanks - 1008`", reading, at);
    match counted.filter(|_| noun.class == NounClass::Loss) {
        Some(own) => claim.count(own.category, Because::term("the noun counted", reading, own.at)),
        None => claim.count(head::kind_of_loss(reading, at).or(noun.category), over),
    }
    claim.subgroup = noun.subgroup.map(|name| reading.lexicon.name(name).to_owned());
    claim.why.subgroup = noun.subgroup.map(|_| over);
    claim.outcome = outcome.map(|(outcome, _)| outcome);
    claim.why.outcome = outcome.map(|(_, why)| why);
    claim.suffer(listed_side(reading, (at, noun)));
    let said = claim.outcome.unwrap_or(Outcome::Lost);
    claim.governed = Some(Governed { outcome: said, at, case: Case::Heading, role: None });
    Some(claim)
}

/// Who speaks before a colon, of words that also count people.
const OFFICIALS: &[&str] = &[
    "official",
    "officials",
    "police",
    "medics",
    "medic",
    "doctors",
    "doctor",
    "witness",
    "witnesses",
    "activists",
    "army",
    "military",
];

/// Whether the words before the mark, whose noun stands at `at` with a participle behind it or none, are no heading of the
/// number.
fn is_other(reading: &Reading, quantity: &Quantity, head: &Head, (at, lost): (usize, Option<usize>)) -> bool {
    let clean = (opening(reading, at)..at)
        .all(|at| reading.verb(at).is_none() && reading.speech(at).is_none() && !reading.has(at, Class::Be));
    // `tanks - 732 pcs,`: one measure word may follow; what is counted stands before.
    let measured = reading.tokens.get(quantity.full_end + 1).is_none_or(|token| !token.is_word());
    // `Afghan official: 5 policemen killed`: who says so, before people with a noun of their own.
    let person = |noun: &HeadNoun| noun.class == NounClass::Person;
    let speaks = head.noun.is_some_and(|own| person(&own)) && reading.is_any(at, OFFICIALS);
    // `Our gunners destroyed: 3 tanks`: who did it is not what is counted.
    let done = lost.is_some() && head.noun.is_some_and(|noun| noun.class != NounClass::Loss);
    // `strikes the town with a guided bomb: 2 killed`
    let things = reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Equipment);
    let people = reading.is_any(quantity.full_end, &["killed", "dead", "wounded", "injured", "hurt"]);
    done || speaks || !clean || things && people || is_sent(reading, quantity) || head.unknown && !measured
}

/// Whether the noun counted says who or what was lost, as `KIA` does and `dead` does not.
fn is_told(noun: &HeadNoun) -> bool {
    noun.class != NounClass::Loss || matches!(noun.category, Some(Category::Military | Category::Civilian))
}

/// `14 persons - 13 men and one woman - were found dead`: the dash at `mark` closes a counted phrase.
fn is_apposed(reading: &Reading, head: &Head, mark: usize) -> bool {
    let counted = reading.quantities.partition_point(|other| other.end <= mark).checked_sub(1);
    head.noun.is_some()
        && counted.is_some_and(|other| head::read(reading, &reading.quantities[other]).end == mark)
}

/// `Kalibr: 12 launched, 9 intercepted`: the first number is of no loss.
fn is_sent(reading: &Reading, quantity: &Quantity) -> bool {
    reading.is_any(quantity.full_end, &["launched", "fired", "sent"])
}

/// `Tanks 7,521`, `| Tanks | 7,521 |`: whether the sentence is a row of a noun and one number, with the day's
/// count behind it or none.
fn is_row(reading: &Reading, quantity: &Quantity) -> bool {
    let bar = |at: usize| reading.is(at, '|');
    let first = usize::from(bar(0));
    let end = reading.term_end(first);
    let named = reading
        .noun(first)
        .is_some_and(|(noun, plural)| noun.class == NounClass::Equipment && (plural || noun.invariant));
    // `| Total deaths | 3,000+ |`
    if bar(first.wrapping_sub(1)) && is_row_of_losses(reading, first, quantity) {
        return true;
    }
    let own = end + usize::from(bar(end)) == quantity.full_start;
    let rest = (quantity.full_end..reading.len()).all(|at| {
        let sign = ['(', ')', '+', '|'].iter().any(|&sign| reading.is(at, sign));
        sign || reading.quantity_at(at).is_some_and(|index| reading.quantities[index].day_count)
    });
    named && own && rest && reading.tokens[quantity.start].kind == Kind::Number
}

/// `| Total deaths | 3,000+ |`, `| Fatalities | 49 |`: whether a cell that ends with a plural noun of loss stands before
/// the cell of the number.
fn is_row_of_losses(reading: &Reading, first: usize, quantity: &Quantity) -> bool {
    const WORDS: usize = 4;
    let bar = quantity.full_start.checked_sub(1).filter(|&at| reading.is(at, '|') && at > first);
    bar.is_some_and(|bar| {
        let noun = reading.term_start(bar - 1);
        let loss = reading.noun(noun).is_some_and(|(noun, plural)| {
            noun.class == NounClass::Loss && (plural || noun.invariant) && noun.outcome.is_some()
        });
        let label = (first..noun).all(|at| reading.tokens[at].is_word() && reading.verb(at).is_none());
        let rest = (quantity.full_end..reading.len()).all(|at| reading.is(at, '|') || reading.is(at, '+'));
        loss && label && rest && noun - first <= WORDS
    })
}

/// The noun before the dash, colon or bracket at `mark`: its token, and that of a participle behind it
/// (`Tanks lost: 2,000`).
fn over<'a>(reading: &Reading<'a>, mark: usize) -> Option<(usize, &'a Noun, Option<usize>)> {
    let last = reading.term_start(mark - usize::from(reading.is(mark - 1, ')')) - 1);
    let (last, lost) = match last.checked_sub(1).map(|noun| reading.term_start(noun)) {
        Some(noun) if reading.noun(noun).is_some() && is_participle(reading, last) => (noun, Some(last)),
        _ => (last, None),
    };
    let (noun, _) = reading.noun(last).or_else(|| bracketed(reading, mark))?;
    // `the losses of the invaders: 40 tanks`: over the list stands whose losses they are.
    if noun.class == NounClass::Person && is_loser(reading, last) {
        return None;
    }
    let at = if reading.noun(last).is_some() { last } else { mark };
    Some((at, noun, lost))
}

/// `the losses of the invaders`: whether a noun of loss stands before the people at `at`.
fn is_loser(reading: &Reading, at: usize) -> bool {
    let of = (at.saturating_sub(4)..at).rev().find(|&of| reading.has(of, Class::Of));
    of.filter(|&of| of > 0).is_some_and(|of| {
        reading.noun(reading.term_start(of - 1)).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
    })
}

/// `lost`, `destroyed`, right behind its noun.
fn is_participle(reading: &Reading, at: usize) -> bool {
    let form = |form| matches!(form, Form::PastOrParticiple | Form::Participle);
    reading.noun(at).is_none() && reading.verbs(at).any(|(_, it)| form(it))
}

/// What a participle behind a heading's noun says: `Tanks lost: 2,000`.
fn participle_outcome(reading: &Reading, at: usize, noun: &Noun) -> Option<(Outcome, Because)> {
    let people = noun.category.is_none_or(Category::is_people);
    let outcome = reading.verbs(at).find_map(|(verb, _)| verb.outcome(people))?;
    Some((
        outcome,
        Because::term("the participle behind the heading's noun: `tanks lost: 2,000`", reading, at),
    ))
}

/// What became of those under a heading, whose `noun` stands at its token: as the noun counted says, the
/// heading, the brackets that open a line, or the verb behind.
fn heading_outcome(
    reading: &Reading,
    head: &Head,
    (at, noun): (usize, &Noun),
    bracket: bool,
) -> Option<(Outcome, Because)> {
    let by = |rule: &'static str, at: usize| Because::term(rule, reading, at);
    let loss = head.noun.filter(|noun| noun.class == NounClass::Loss);
    let said = loss.and_then(|noun| Some((noun.outcome?, by(Case::LossNoun.rule(), noun.at))));
    let over = || Some((noun.outcome?, by(Case::Heading.rule(), at)));
    let rule = "brackets that open a line count losses: `Tanks (1,522, of which destroyed: 901)`";
    let opens = || bracket.then(|| (Outcome::Lost, by(rule, at)));
    // `Casualties: 813 killed, 900 captured`
    let own = || {
        let participle = |form| matches!(form, Form::PastOrParticiple | Form::Participle);
        let (verb, _) = reading.verbs(head.end).find(|(_, form)| participle(*form))?;
        let outcome = verb.outcome(noun.category.is_none_or(Category::is_people))?;
        let people = noun.category.is_none_or(Category::is_people);
        let outcome = coordinated(reading, head.end, outcome, people);
        Some((outcome, by("the participle right behind the number: `Casualties: 813 killed`", head.end)))
    };
    let own = || own().filter(|_| noun.class == NounClass::Loss && head.noun.is_none());
    let said = said.or_else(own).or_else(over).or_else(opens).or_else(|| liquidated(reading, head, noun));
    said.or_else(|| over_all(reading, (at, noun))).or_else(|| of_the_dead(reading, at))
}

/// `the following equipment was destroyed: tanks - 7,834; helicopters - 326`: the verb over the list in the sentence.
fn colon_verb(reading: &Reading, (at, noun): (usize, &Noun)) -> Option<usize> {
    let colon = (0..at).rev().find(|&colon| reading.is(colon, ':'))?;
    let people = noun.category.is_none_or(Category::is_people);
    let verb = reading.term_start(colon.checked_sub(1)?);
    let told = reading.noun(verb).is_none() && list_outcome(reading, verb, people).is_some();
    told.then_some(verb)
}

/// Whose things the words over the list in the sentence tell them to be.
fn listed_side(reading: &Reading, (at, noun): (usize, &Noun)) -> Option<Told<Side>> {
    let verb = colon_verb(reading, (at, noun)).filter(|_| noun.class != NounClass::Loss)?;
    side::of_heading(reading, verb)
}

/// `The number of dead Ukrainian soldiers: 31 thousand`: the noun of loss before those who are counted.
fn of_the_dead(reading: &Reading, at: usize) -> Option<(Outcome, Because)> {
    let before = |at: usize| at.checked_sub(1).map(|before| reading.term_start(before));
    let first = before(at)?;
    let loss = if reading.party(first).is_some() { before(first)? } else { first };
    let (noun, _) = reading.noun(loss).filter(|(noun, _)| noun.class == NounClass::Loss)?;
    let rule = "the noun of loss before those who are counted: `the number of dead soldiers: 31`";
    Some((noun.outcome?, Because::term(rule, reading, loss)))
}

/// What the verb over the list in the sentence says.
fn over_all(reading: &Reading, (at, noun): (usize, &Noun)) -> Option<(Outcome, Because)> {
    let verb = colon_verb(reading, (at, noun))?;
    let outcome = list_outcome(reading, verb, noun.category.is_none_or(Category::is_people))?;
    let rule = "the verb over the list: `were destroyed: tanks - 7,834`";
    Some((outcome, Because::term(rule, reading, verb)))
}

/// Where the heading before `at` opens: the sentence, or behind the comma or colon before it.
fn opening(reading: &Reading, at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&before| reading.is(before, ',') || reading.is(before, ';') || reading.is(before, ':'))
        .map_or(0, |comma| comma + 1)
}

/// `armored vehicles (APV) - 20`: the noun before the brackets.
fn bracketed<'a>(reading: &Reading<'a>, mark: usize) -> Option<(&'a Noun, bool)> {
    let open = (mark.saturating_sub(6)..mark).rev().find(|&open| reading.is(open, '('))?;
    reading.noun(reading.term_start(open.checked_sub(1)?))
}

/// `personnel - about 23200 persons were liquidated`: the outcome behind the number.
fn liquidated(reading: &Reading, head: &Head, noun: &Noun) -> Option<(Outcome, Because)> {
    let rule = "the verb behind the number: `personnel - about 23200 persons were liquidated`";
    let near = (head.end..(head.end + 8).min(reading.len())).take_while(|&at| !reading.is(at, ','));
    near.into_iter().find_map(|at| {
        let people = noun.category.is_none_or(Category::is_people);
        let outcome = reading.verbs(at).find_map(|(verb, _)| verb.outcome(people))?;
        Some((outcome, Because::term(rule, reading, at)))
    })
}
