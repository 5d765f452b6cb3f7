//! Figures: a noun of loss, a word that links, and a number without a noun of its own
//! (`losses rose to 20`, `the death toll stands at 89`, `taking the total to 150,605`),
//! and headings with a number behind a dash or colon (`tanks - 1008 (+22)`).

use crate::assemble::outcome::{before, brackets_say, coordinated};
use crate::assemble::{Case, Claim, Governed, Head, answer};
use crate::lexicon::{Class, Form, Noun, NounClass, Position, SpeechKind};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::token::Kind;
use crate::why::Because;

/// The claim of a figure or a heading, if the quantity is one.
pub fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    if quantity.day_count {
        return None;
    }
    inverted(reading, quantity, head)
        .or_else(|| linked(reading, quantity, head))
        .or_else(|| risen_toll(reading, quantity, head))
        .or_else(|| answer::claim(reading, quantity, head))
}

/// Case 1: `tanks - 1008 (+22)`, `Losses: 20 tanks`. The outcome may stay open.
pub fn heading(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let mark = quantity.full_start.checked_sub(1)?;
    let token = reading.tokens[mark];
    // `Tanks (1,522, of which destroyed: 901)` opens its line.
    let bracket = token.is('(') && reading.term_end(0) == mark;
    let dash = token.is_dash() && !(token.glued && reading.tokens[quantity.full_start].glued);
    if !(token.is(':') || dash || bracket) || mark == 0 {
        return None;
    }
    let (at, noun, lost) = over(reading, mark)?;
    let clean = (opening(reading, at)..at)
        .all(|at| reading.verb(at).is_none() && reading.speech(at).is_none() && !reading.has(at, Class::Be));
    // `tanks - 732 pcs,`: one measure word may follow; what is counted stands before.
    let behind = quantity.full_end + 1;
    let measured = reading.tokens.get(behind).is_none_or(|token| !token.is_word());
    if !clean || head.unknown && !measured {
        return None;
    }
    let case = "figure 1, a heading: `tanks - 1008 (+22)`, `Losses: 20 tanks`";
    let mut claim = Claim::new(quantity, *head, case);
    let outcome = lost
        .and_then(|at| participle_outcome(reading, at, noun))
        .or_else(|| heading_outcome(reading, head, (at, noun), bracket));
    let counted = head.noun.filter(|noun| noun.class != NounClass::Loss);
    let over = Because::term("the noun before the dash or colon: `tanks - 1008`", reading, at);
    match (noun.class, counted) {
        (NounClass::Loss, Some(counted)) => {
            claim.count(counted.category, Because::term("the noun counted", reading, counted.at));
        }
        _ => claim.count(noun.category, over),
    }
    claim.subgroup = noun.subgroup.map(|name| reading.lexicon.name(name).to_owned());
    claim.why.subgroup = noun.subgroup.map(|_| over);
    claim.outcome = outcome.map(|(outcome, _)| outcome);
    claim.why.outcome = outcome.map(|(_, why)| why);
    let said = claim.outcome.unwrap_or(Outcome::Lost);
    claim.governed = Some(Governed { outcome: said, at, case: Case::Heading, role: None });
    Some(claim)
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
    let at = if reading.noun(last).is_some() { last } else { mark };
    Some((at, noun, lost))
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
    said.or_else(over).or_else(opens).or_else(|| liquidated(reading, head))
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
fn liquidated(reading: &Reading, head: &Head) -> Option<(Outcome, Because)> {
    let rule = "the verb behind the number: `personnel - about 23200 persons were liquidated`";
    (head.end..(head.end + 8).min(reading.len())).find_map(|at| {
        let outcome = reading.verbs(at).find_map(|(verb, _)| verb.people)?;
        Some((outcome, Because::term(rule, reading, at)))
    })
}

/// Case 2: `losses rose to 20`, `the number of wounded stands at 40`.
fn linked(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let counts_noun = head.noun.is_some_and(|noun| noun.class != NounClass::Loss);
    // `the toll is 40,000, and one official says`: one of somebody is no figure.
    let person = head.noun.is_some_and(|noun| noun.class == NounClass::Person);
    let one = person && quantity.amount.value == Some(1.0);
    if one || head.unknown && !quantity.percent {
        return None;
    }
    if is_of_other(reading, quantity.full_start) {
        return None;
    }
    let mut at = quantity.full_start;
    // `beyond 155,500`: the bound itself links.
    let mut link = reading.bound(at, |term| term.position == Position::Link).is_some()
        || is_link(reading, at) && at < quantity.start;
    let mut number_word = None;
    for _ in 0..if counts_noun { 60 } else { 22 } {
        let Some(before) = at.checked_sub(1) else { break };
        at = reading.term_start(before);
        match step(reading, at, counts_noun) {
            Step::Over(start) => at = start,
            Step::Stop => break,
            Step::Read => {
                if link && let Some(claim) = says_loss(reading, quantity, head, at) {
                    return Some(claim);
                }
                if number_word.is_none() && is_number_word(reading, at) {
                    number_word = Some(at);
                }
                if is_link(reading, at) {
                    link = true;
                } else if stops(reading, at) {
                    break;
                }
            }
        }
    }
    number_word.filter(|_| link && !counts_noun).map(|at| total(quantity, head, at))
}

/// Case 3: `brought to 403 the number of soldiers killed`: the number stands before its noun.
fn inverted(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let the = quantity.full_end;
    let number = reading.term_end(the);
    let opens = reading.has(the, Class::The)
        && reading.has_any(number, &[Class::Number, Class::Adverb])
        && (quantity.full_start.saturating_sub(2)..quantity.full_start).any(|at| reading.has(at, Class::To));
    if !opens {
        return None;
    }
    let reach = number..(number + 8).min(reading.len());
    let noun = reach.clone().find_map(|at| Some((at, reading.noun(at)?.0)));
    let noun = noun.filter(|(_, noun)| noun.class != NounClass::Loss);
    let counted = noun.and_then(|(_, noun)| noun.category);
    let people = counted.is_none_or(Category::is_people);
    let (at, outcome) = reach.clone().find_map(|at| {
        let loss = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss);
        let verb = || reading.verbs(at).find_map(|(verb, _)| verb.outcome(people));
        loss.and_then(|(noun, _)| noun.outcome).or_else(verb).map(|outcome| (at, outcome))
    })?;
    let case = "figure 3, a number before its noun: `brought to 403 the number of soldiers killed`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.head.party = reach.clone().find_map(|at| reading.party(at)).map(|party| party.party);
    claim.count(counted, Because::words("the noun counted", reach.start, reach.end));
    let outcome = coordinated(reading, at, outcome, people);
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// Case 4: `The toll from the missiles that struck the town has risen to 26`: a clause parts the toll
/// from its verb.
fn risen_toll(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    const REACH: usize = 60;
    let start = quantity.full_start;
    let to = start.checked_sub(1).filter(|&to| to > 1)?;
    let verb = if reading.has(to, Class::To) || reading.is_word(to, "at") { to - 1 } else { to };
    let counted = head.noun.filter(|noun| noun.class != NounClass::Loss);
    if !reading.has(verb, Class::Link) || counted.is_some() || head.unknown {
        return None;
    }
    let clean = |at: &usize| {
        !reading.is(*at, ';')
            && reading.quantity_at(*at).is_none()
            && reading.speech(*at).is_none_or(|_| reading.noun(*at).is_some())
    };
    let toll = |at: usize| {
        let (noun, plural) = reading.noun(at)?;
        let last = reading.term_end(at) - 1;
        let singular = !plural && reading.is_word(last, "toll");
        // `The number of casualties from the day when it began to this amounted to 18,800`
        let numbered = || (at.saturating_sub(5)..at).any(|at| reading.has(at, Class::Number));
        (noun.class == NounClass::Loss && (singular || numbered())).then_some(noun.outcome?)
    };
    let (at, outcome) = (start.saturating_sub(REACH)..verb)
        .rev()
        .take_while(clean)
        .find_map(|at| toll(at).map(|outcome| (at, outcome)))?;
    let case =
        "figure 4, a toll and its verb parted by a clause: `The toll from the attack that … rose to 26`";
    let mut claim = Claim::new(quantity, *head, case);
    let category = reading.noun(at).and_then(|(noun, _)| noun.category).filter(|it| *it != Category::People);
    claim.count(category, Because::term("the noun of loss", reading, at));
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// What the search for a figure's noun does with the term at `at`.
enum Step {
    /// Passes over all from that token on: brackets, another number, a date.
    Over(usize),
    /// Goes no further back.
    Stop,
    /// Reads it.
    Read,
}

/// The step of the search at `at`.
fn step(reading: &Reading, at: usize, counts_noun: bool) -> Step {
    if reading.is(at, ')')
        && let Some(open) = (at.saturating_sub(8)..at).find(|&open| reading.is(open, '('))
    {
        return Step::Over(open);
    }
    if let Some(open) = inserted(reading, at) {
        return Step::Over(open);
    }
    if let Some(index) = reading.quantity_at(at) {
        let start = reading.quantities[index].full_start.min(at);
        // `losses rose from 15 to 20`: the number before belongs to the same figure.
        let passes =
            start.checked_sub(1).is_some_and(|before| counts_noun || reading.has(before, Class::From));
        return if passes { Step::Over(start) } else { Step::Stop };
    }
    if reading.in_date(at) { Step::Over(at) } else { Step::Read }
}

/// `The toll - according to the report - reached 400`, `losses, according to Kyiv, rose to 20`: where an insertion
/// that ends at `at` opens.
fn inserted(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let mark = |at: usize| reading.is(at, ',') || reading.tokens[at].is_dash() && !reading.tokens[at].glued;
    if !mark(at) {
        return None;
    }
    let open = (at.saturating_sub(LONGEST)..at).rev().find(|&open| mark(open))?;
    reading.speaks(open + 1, SpeechKind::Lead).then_some(open)
}

/// `the total`, or a word that stands for it: `put them at 60,000`.
fn is_number_word(reading: &Reading, at: usize) -> bool {
    let puts = |at: usize| {
        reading.has(at, Class::Link) || reading.is_any(at, &["estimates", "estimated", "estimate"])
    };
    reading.has(at, Class::Number)
        || reading.has_any(at, &[Class::Pronoun, Class::It]) && at > 0 && puts(at - 1)
}

/// `taking the total to 150,605`: what is counted was said before.
fn total(quantity: &Quantity, head: &Head, at: usize) -> Claim {
    let case = "figure 2, a total of what was counted before: `taking the total to 150,605`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.governed = Some(Governed { outcome: Outcome::Lost, at, case: Case::Figure, role: None });
    claim
}

/// The noun or participle at `at` says what was lost.
fn says_loss(reading: &Reading, quantity: &Quantity, head: &Head, at: usize) -> Option<Claim> {
    let own = head.noun.filter(|noun| noun.class != NounClass::Loss);
    let counted = own.map(|noun| noun.category);
    let (category, outcome) = match reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss) {
        // 1. `losses rose to 20`
        Some((noun, _)) => {
            let outcome = before(reading, at, coordinated(reading, at, noun.outcome?, true), true);
            let outcome = brackets_say(reading, head, outcome);
            // `losses amounted to 426 men`: an army's.
            let army = |category: Option<Category>| match category {
                Some(Category::People) if noun.outcome == Some(Outcome::Lost) => Some(Category::Military),
                other => other,
            };
            let counted = counted.map(army);
            (counted.unwrap_or(noun.category.filter(|c| *c != Category::People)), outcome)
        }
        // 2. `the number of wounded stands at 40`
        None => participle(reading, quantity, counted.flatten(), at)?,
    };
    let case = "figure 2, a noun of loss and a number that a word links: `losses rose to 20`";
    let mut claim = Claim::new(quantity, *head, case);
    let (rule, said) = match own {
        Some(noun) => ("the noun counted", noun.at),
        None => ("what the noun linked to the number tells of: `losses`, `wounded`", at),
    };
    claim.count(category, Because::term(rule, reading, said));
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// What a participle at `at` says that a number is told of: `the number of wounded`, `soldiers killed`.
fn participle(
    reading: &Reading,
    quantity: &Quantity,
    counted: Option<Category>,
    at: usize,
) -> Option<(Option<Category>, Outcome)> {
    let person_before = at > 0
        && reading.noun(reading.term_start(at - 1)).is_some_and(|(noun, _)| noun.class == NounClass::Person);
    let counted_before = person_before
        || (at.saturating_sub(8)..at)
            .any(|before| reading.has_any(before, &[Class::Number, Class::Including]));
    if !counted_before {
        return None;
    }
    // `the number of killed enemy soldiers`, `the number of tanks destroyed`: the noun stands on either side.
    let named = |at: usize| reading.noun(at).filter(|(noun, _)| noun.class != NounClass::Loss)?.0.category;
    let of_number = (at.saturating_sub(8)..at).rev().find(|&at| reading.has(at, Class::Number));
    let from = of_number.unwrap_or(at.saturating_sub(3));
    let between = || (from..at).rev().chain(at..quantity.full_start).find_map(named);
    let category = counted.or_else(between);
    let people = category.is_none_or(Category::is_people);
    // `the population fell by 254,000`: no participle.
    let mut participles = reading.verbs(at).filter(|(_, form)| !matches!(form, Form::Past | Form::Finite));
    let outcome = participles.find_map(|(verb, _)| verb.outcome(people))?;
    let outcome = before(reading, at, coordinated(reading, at, outcome, people), people);
    Some((category, outcome))
}

/// `the displacement of 11 million people`: no loss, whatever was lost before it.
fn is_of_other(reading: &Reading, start: usize) -> bool {
    let Some(of) = start.checked_sub(1).filter(|&of| of > 0 && reading.has(of, Class::Of)) else {
        return false;
    };
    !reading.is_known(of - 1) && !reading.is_capitalised(of - 1)
}

/// Words between a noun of loss and its number.
fn is_link(reading: &Reading, at: usize) -> bool {
    // `losses now total 9,000 vehicles`
    let totals =
        |at: usize| reading.is_any(at, &["total", "totals"]) && reading.quantity_at(at + 1).is_some();
    reading.has_any(at, &[Class::Link, Class::Be, Class::To, Class::Of, Class::Including])
        || totals(at)
        || reading.bound(at, |term| term.position == Position::Link).is_some()
        || reading.has(at, Class::Preposition)
            && reading.is_any(at, &["at", "over", "beyond", "above", "around", "about"])
        || reading.has(at, Class::Believed) && reading.has(at + 1, Class::Preposition)
}

/// Words and marks that a figure's reading does not cross.
fn stops(reading: &Reading, at: usize) -> bool {
    let kind = reading.tokens[at].kind;
    matches!(kind, Kind::Punct(';' | ':' | '!' | '?' | '(' | ')'))
        || reading.has_any(at, &[Class::Subordinator, Class::That, Class::Relative, Class::But, Class::We])
        || reading.speech(at).is_some()
            && !reading.has_any(at, &[Class::Number, Class::Link, Class::Believed])
            && reading.noun(at).is_none()
        || reading.verb(at).is_some_and(|(_, form)| form != Form::Noun)
            && reading.noun(at).is_none()
            && !reading.has(at, Class::Link)
}
