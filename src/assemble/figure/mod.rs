//! Figures: a noun of loss, a word that links, and a number without a noun of its own
//! (`losses rose to 20`, `the death toll stands at 89`, `taking the total to 150,605`).

mod link;
mod step;

use crate::assemble::duration::is_unit;
use crate::assemble::head::{self, HeadNoun};
use crate::assemble::outcome::{before, brackets_say, coordinated};
use crate::assemble::{Case, Claim, Governed, Head, answer, counted};
use crate::lexicon::{Class, Form, NounClass};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::token::Kind;
use crate::why::Because;
pub(super) use link::is_headline_link;
use link::{is_dated_start, is_link, is_lost, is_of_height, links_itself};
use step::{Step, state_before, step};

/// The claim of a figure, if the quantity is one.
pub fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    if quantity.day_count {
        return None;
    }
    inverted(reading, quantity, head)
        .or_else(|| linked(reading, quantity, head))
        .or_else(|| risen_toll(reading, quantity, head))
        .or_else(|| answer::claim(reading, quantity, head))
}

/// Case 1: `losses rose to 20`, `the number of wounded stands at 40`.
fn linked(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let counts_noun = head.noun.is_some_and(|noun| noun.class != NounClass::Loss);
    if is_no_figure(reading, quantity, head) {
        return None;
    }
    let mut at = quantity.full_start;
    let dated = is_dated_start(reading, quantity, head);
    let mut link = dated || links_itself(reading, quantity);
    let mut number_word = None;
    for _ in 0..if counts_noun { 60 } else { 40 } {
        let Some(before) = at.checked_sub(1) else { break };
        at = reading.term_start(before);
        let state = state_before(reading, at).filter(|_| head.noun.is_some_and(is_thing));
        match state.map_or_else(|| step(reading, at, counts_noun || dated), Step::Over) {
            Step::Over(start) => at = start,
            Step::Stop => break,
            Step::Read => {
                if link && let Some(claim) = says_loss(reading, quantity, head, at) {
                    return (!is_part_of_next(reading, quantity, at)).then_some(claim);
                }
                // `the number fleeing the country exceeded 3.5 million`: of no loss.
                let next = reading.word(at + 1);
                if reading.has(at, Class::Number) && next.ends_with("ing") && !reading.is_known(at + 1) {
                    break;
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
    number_word
        .filter(|&at| link && may_count(reading, head, at))
        .map(|at| total(reading, quantity, head, at))
}

/// `took the lives of 12 people, including five children`: a part of the number that stands between the noun and it.
fn is_part_of_next(reading: &Reading, quantity: &Quantity, noun: usize) -> bool {
    let led = quantity.full_start.checked_sub(1).is_some_and(|at| reading.has(at, Class::Including));
    // `losses in 24 hours, including 1,140 men`
    let counts = |index: usize| {
        let end = reading.quantities[index].end;
        !reading.in_date(end - 1) && !is_unit(reading, end)
    };
    led && (noun + 1..quantity.full_start).any(|at| reading.quantity_at(at).is_some_and(counts))
}

/// `put the figure at 2,500 soldiers`, but not `the number of pupils stood at 2,500 people`: whether the word for a
/// number at `at` may count what the head does.
fn may_count(reading: &Reading, head: &Head, at: usize) -> bool {
    let own = head.noun.filter(|noun| noun.class != NounClass::Loss);
    own.is_none_or(|noun| {
        noun.category.is_some_and(Category::is_people) && !reading.has(reading.term_end(at), Class::Of)
    })
}

/// Case 2: `brought to 403 the number of soldiers killed`: the number stands before its noun.
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
    let case = "figure 2, a number before its noun: `brought to 403 the number of soldiers killed`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.head.party = reach.clone().find_map(|at| reading.party(at)).map(|party| party.party);
    claim.count(counted, Because::words("the noun counted", reach.start, reach.end));
    let outcome = coordinated(reading, at, outcome, people);
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// Case 3: `The toll from the missiles that struck the town has risen to 26`: a clause parts the toll
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
        "figure 3, a toll and its verb parted by a clause: `The toll from the attack that … rose to 26`";
    let mut claim = Claim::new(quantity, *head, case);
    let category = reading.noun(at).and_then(|(noun, _)| noun.category).filter(|it| *it != Category::People);
    claim.count(category, Because::term("the noun of loss", reading, at));
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// What a figure never is: one of somebody, or a number of something else.
fn is_no_figure(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    // `the toll is 40,000, and one official says`
    let person = head.noun.is_some_and(|noun| noun.class == NounClass::Person);
    let one = person && quantity.amount.value == Some(1.0);
    // `the toll rose from 15 to 20`: what it was before
    let from = quantity.full_start.checked_sub(1).filter(|&at| at > 0 && reading.has(at, Class::From));
    let old = from.is_some_and(|at| reading.has(at - 1, Class::Link)) && reading.has(head.end, Class::To);
    // `the bodies have been found, nine people have been rescued`: a clause of its own
    let before = quantity.full_start.checked_sub(1);
    let linked = before.is_some_and(|at| reading.has_any(at, &[Class::Link, Class::To, Class::Of]))
        || quantity.full_start < quantity.start && is_of_height(reading, quantity.full_start);
    let own = person && !linked && reading.has_any(head.end, &[Class::Be, Class::Have]);
    // `the loss of Russian tanks stands at 2,000 units`
    let unknown = head.unknown && !counted::is_piece(reading, quantity.full_end);
    old || one || own || unknown && !quantity.percent || is_of_other(reading, quantity.full_start)
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
fn total(reading: &Reading, quantity: &Quantity, head: &Head, at: usize) -> Claim {
    let case = "figure 1, a total of what was counted before: `taking the total to 150,605`";
    let mut claim = Claim::new(quantity, *head, case);
    claim.governed = Some(Governed { outcome: Outcome::Lost, at, case: Case::Figure, role: None });
    // `Nobody has counted the casualties, but the number is in the thousands`
    if let Some((noun, outcome)) = told_before(reading, at) {
        let category = reading.noun(noun).and_then(|(noun, _)| noun.category);
        let why = Because::term("the noun of loss that the number is of", reading, noun);
        claim.count(category.filter(|it| *it != Category::People), why);
        claim.govern(reading, Governed { outcome, at: noun, case: Case::Figure, role: None });
    }
    if let Some(noun) = head.noun.filter(|noun| noun.class != NounClass::Loss && !is_thing(*noun)) {
        claim.count(
            noun.category.filter(|it| *it != Category::People),
            Because::term("the noun counted", reading, noun.at),
        );
    }
    claim
}

/// The last noun of loss before a word for a number at `at`, where nothing is counted between, and its outcome.
fn told_before(reading: &Reading, at: usize) -> Option<(usize, Outcome)> {
    const REACH: usize = 20;
    // `Deaths rose by 1,202; the total is 19,590`
    let counted = |at: usize| {
        let index = reading.quantity_at(at)?;
        let start = reading.quantities[index].full_start;
        (start == 0 || !reading.has(start - 1, Class::By)).then_some(())
    };
    let near = (at.saturating_sub(REACH)..at).rev().take_while(|&at| counted(at).is_none());
    near.into_iter().find_map(|at| {
        let (noun, plural) = reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss)?;
        Some((at, noun.outcome.filter(|outcome| is_lost(*outcome) && plural)?))
    })
}

/// The noun or participle at `at` says what was lost.
fn says_loss(reading: &Reading, quantity: &Quantity, head: &Head, at: usize) -> Option<Claim> {
    let own = head.noun.filter(|noun| noun.class != NounClass::Loss);
    let counted = own.map(|noun| noun.category);
    let (category, outcome) = match reading.noun(at).filter(|(noun, _)| noun.class == NounClass::Loss) {
        // `2,300 men killed or wounded, 200 guns`: guns are not wounded; `the toll could be nearer 2,000 tanks`
        Some((noun, _)) if noun.outcome.is_some_and(is_of_people) && own.is_some_and(is_thing) => {
            (own.filter(|_| reading.is_word(at, "toll"))?.category, Outcome::Lost)
        }
        // 1. `losses rose to 20`
        Some((noun, _)) => {
            let outcome = before(reading, at, coordinated(reading, at, noun.outcome?, true), true);
            let things = noun.category.is_some_and(|category| !category.is_people());
            let outcome = if things { outcome } else { brackets_say(reading, head, outcome) };
            // `losses amounted to 426 men`: an army's.
            let army = |category: Option<Category>| match category {
                Some(Category::People) if noun.outcome == Some(Outcome::Lost) => Some(Category::Military),
                other => other,
            };
            let counted = counted.map(army);
            let own = || head::kind_of_loss(reading, at).or(noun.category.filter(|c| *c != Category::People));
            (counted.unwrap_or_else(own), outcome)
        }
        // 2. `the number of wounded stands at 40`
        None => participle(reading, quantity, counted.flatten(), at)?,
    };
    let case = "figure 1, a noun of loss and a number that a word links: `losses rose to 20`";
    let mut claim = Claim::new(quantity, *head, case);
    let (rule, said) = match own {
        Some(noun) => ("the noun counted", noun.at),
        None => ("what the noun linked to the number tells of: `losses`, `wounded`", at),
    };
    claim.count(category, Because::term(rule, reading, said));
    if let Some(risen) = risen_to(reading, quantity) {
        claim.amount = risen;
        claim.why.number = Because::words("risen to the number: `Death toll up to 12`", at, quantity.end);
    }
    claim.govern(reading, Governed { outcome, at, case: Case::Figure, role: None });
    Some(claim)
}

/// `Death toll up to 12`, as a headline has it: it has risen to that.
fn risen_to(reading: &Reading, quantity: &Quantity) -> Option<Amount> {
    let up = quantity.full_start;
    let headline = !reading.is(reading.len() - 1, '.') && is_headline_link(reading, up);
    quantity.amount.value.filter(|_| headline && reading.is_word(up, "up")).map(Amount::exact)
}

/// Whether none but people come to that.
fn is_of_people(outcome: Outcome) -> bool {
    use Outcome::{Killed, KilledOrWounded, Missing, Wounded};
    matches!(outcome, Killed | Wounded | KilledOrWounded | Missing)
}

/// Whether weapons are counted.
fn is_thing(noun: HeadNoun) -> bool {
    noun.category.is_some_and(|category| !category.is_people())
}

/// What a participle at `at` says that a number is told of: `the number of wounded`, `soldiers killed`.
fn participle(
    reading: &Reading,
    quantity: &Quantity,
    counted: Option<Category>,
    at: usize,
) -> Option<(Option<Category>, Outcome)> {
    // `soldiers killed`, `victims killed`
    let person_before = at > 0
        && reading.noun(reading.term_start(at - 1)).is_some_and(|(noun, _)| {
            noun.class == NounClass::Person || noun.outcome == Some(Outcome::Killed)
        });
    let counted_before = person_before
        || (at.saturating_sub(8)..at)
            .any(|before| reading.has_any(before, &[Class::Number, Class::Including]))
        // `Those killed were five men`, `Also killed were two nurses`
        || at > 0
            && reading.is_any(at - 1, &["those", "also", "others"])
            && reading.has(reading.term_end(at), Class::Be);
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
    !reading.is_known(of - 1) && !reading.is_capitalised(of - 1) && !reading.is_any(of - 1, &EXTREMES)
}

/// `from a high of 1,262 a day`
const EXTREMES: [&str; 13] = [
    "milestone",
    "high",
    "low",
    "peak",
    "record",
    "maximum",
    "minimum",
    "average",
    "highs",
    "lows",
    "peaks",
    "records",
    "averages",
];

/// Words and marks that a figure's reading does not cross.
fn stops(reading: &Reading, at: usize) -> bool {
    let kind = reading.tokens[at].kind;
    // `of the short but bloody war`: between two adjectives it opens no clause.
    let plain =
        |at: usize| reading.tokens[at].is_word() && reading.class(at).is_none() && reading.verb(at).is_none();
    if reading.has(at, Class::But) && at > 0 && plain(at - 1) && at + 1 < reading.len() && plain(at + 1) {
        return false;
    }
    matches!(kind, Kind::Punct(';' | ':' | '!' | '?' | '(' | ')'))
        || reading.has_any(at, &[Class::Subordinator, Class::That, Class::Relative, Class::But, Class::We])
        || reading.speech(at).is_some()
            // `the toll announced by the Kremlin was 1,351`
            && !reading.has(reading.term_end(at), Class::By)
            && !reading.has_any(at, &[Class::Number, Class::Link, Class::Believed])
            && reading.noun(at).is_none()
        || reading.verb(at).is_some_and(|(_, form)| form != Form::Noun)
            && reading.noun(at).is_none()
            && !reading.has(at, Class::Link)
}
