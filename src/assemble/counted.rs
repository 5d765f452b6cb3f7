//! Counts: a number with a noun or a verb of loss of its own (`killed 20 soldiers`, `221 were killed`).

use super::head::HeadNoun;
use super::{Case, Claim, Governed, Head, figure, outcome, part};
use crate::lexicon::{Class, Form, NounClass, Role, TAKEN};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

/// Case: a quantity with a noun or verb of loss of its own.
pub(super) fn claim(reading: &Reading, quantity: &Quantity, head: &Head) -> Result<Claim, Because> {
    let pass =
        |rule: &'static str| Err(Because::words(rule, quantity.full_start, head.end.max(quantity.full_end)));
    let case = "counted: a number with a noun or verb of loss of its own, `killed 20 soldiers`";
    if quantity.day_count {
        return pass("a day's count with no total before it: `(+22)`");
    }
    if let Some(rule) = is_no_count(reading, quantity, head) {
        return pass(rule);
    }
    let mut claim = Claim::new(quantity, *head, case);
    let governed = match head.noun {
        Some(noun) => {
            let people = noun.category.is_none_or(Category::is_people);
            let loss = noun.class == NounClass::Loss;
            let category = if loss { loss_category(head, noun) } else { noun.category };
            let rule = if loss { "what the noun of loss tells of" } else { "the noun counted" };
            let (category, at) = match of_whom(reading, head).filter(|_| loss && category.is_none()) {
                Some((whom, at)) => (Some(whom), at),
                None => (category, noun.at),
            };
            claim.count(category, Because::term(rule, reading, at));
            outcome::of(reading, quantity, head, people)?
        }
        None if head.unit => return pass("a length, weight, time or other measure: `20 kilometres`"),
        None if head.unknown => return unnamed(reading, quantity, head, claim),
        None => match bare(reading, quantity, head, &mut claim) {
            Ok(governed) => governed,
            Err(why) if quantity.percent => return Err(why),
            Err(why) => {
                let governed = alone(reading, quantity, head, false).map_err(|_| why)?;
                return Ok(things(reading, claim, governed));
            }
        },
    };
    claim.govern(reading, governed);
    Ok(claim)
}

/// `three bodies of civilians`, `20 deaths among Russian soldiers`: whom the words behind a noun of loss name.
fn of_whom(reading: &Reading, head: &Head) -> Option<(Category, usize)> {
    let of = reading.has(head.end, Class::Of) || reading.is_any(head.end, &["among", "amongst"]);
    let the = head.end + 1 + usize::from(reading.has(head.end + 1, Class::The));
    let at =
        if reading.party(the).is_some() && reading.noun(the).is_none() { reading.term_end(the) } else { the };
    let (noun, plural) = reading.noun(at).filter(|(noun, _)| of && noun.class == NounClass::Person)?;
    let category = noun.category.filter(|category| *category != Category::People && plural)?;
    let joined = reading.has_any(reading.term_end(at), &[Class::And, Class::Or]);
    (!joined).then_some((category, at))
}

/// Why a number counts nobody: one that is spoken of, or half done.
fn is_no_count(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<&'static str> {
    let one = quantity.amount.value == Some(1.0) && head.partitive;
    if one && quantity.full_start.checked_sub(1).is_some_and(|before| reading.has(before, Class::Be)) {
        return Some("one that is spoken of, not a count: `she was one of the journalists injured`");
    }
    let before = quantity.full_start.checked_sub(1);
    if before.is_some_and(|at| reading.is_any(at, &["loved", "dear"])) {
        return Some("one that is held dear, not a count: `when a loved one goes missing`");
    }
    let toll = quantity.full_start.checked_sub(1).is_some_and(|at| figure::is_headline_link(reading, at));
    if toll && head.noun.is_none() {
        return Some("the number of a toll: `Death toll hits 46`");
    }
    let half = quantity.percent && reading.is_word(quantity.start, "half");
    (half && is_half_done(reading, quantity.full_end))
        .then_some("half done, no half of anybody: `half buried`")
}

/// `buried`, `destroyed` right behind `half`.
fn is_half_done(reading: &Reading, at: usize) -> bool {
    let participle = |form| matches!(form, Form::PastOrParticiple | Form::Participle);
    reading.verbs(at).any(|(verb, form)| participle(form) && verb.role != Role::Subject)
        || reading.word(at).ends_with("ed") && !reading.is_known(at)
}

/// A number of what no noun of the lexicon names: people all the same, or pieces of what was counted before.
fn unnamed(reading: &Reading, quantity: &Quantity, head: &Head, mut claim: Claim) -> Result<Claim, Because> {
    if let Some(governed) = unknown_people(reading, quantity, head) {
        let rule = "whom nobody but people are killed or hurt as: `20 smugglers were killed`";
        let end = quantity.full_end + 1;
        claim
            .count(Some(Category::People), Because::words(rule, quantity.full_end, end.max(governed.at + 1)));
        claim.govern(reading, governed);
        return Ok(claim);
    }
    let rule = "it counts what no noun of the lexicon names: `20 villages`";
    let passed = Because::words(rule, quantity.full_start, quantity.full_end + 1);
    pieces(reading, quantity, head).map(|governed| things(reading, claim, governed)).ok_or(passed)
}

/// `20 smugglers were killed`, `45,000 communists killed`: one plural word that no row names, and right
/// behind it that they were killed or hurt.
fn unknown_people(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Governed> {
    const KILLED: &[&str] = &["killed", "wounded", "injured", "massacred", "executed", "slain", "murdered"];
    let noun = quantity.full_end;
    let plural = is_plain_plural(reading, noun);
    let ends = reading.tokens.get(noun + 1).is_none_or(|token| !token.is_word())
        || reading.class(noun + 1).is_some();
    if plural
        && ends
        && !quantity.percent
        && !head.unit
        && let Some(governed) = killing(reading, quantity)
    {
        return Some(governed);
    }
    let mut verb = noun + 1;
    while reading.has_any(verb, &[Class::Be, Class::Have, Class::Adverb]) && verb < noun + 4 {
        verb += 1;
    }
    let value = quantity.amount.value.is_none_or(|value| value > 1.0) && !quantity.percent;
    if !plural || !value || head.unit || !reading.is_any(verb, KILLED) {
        return None;
    }
    let governed = outcome::of(reading, quantity, head, true).ok()?;
    (governed.at == verb && governed.case == Case::Subject).then_some(governed)
}

/// `smugglers`: a plural that no row names, and no animals.
fn is_plain_plural(reading: &Reading, noun: usize) -> bool {
    const ANIMALS: &[&str] = &[
        "animals",
        "donkeys",
        "horses",
        "camels",
        "goats",
        "cows",
        "pigs",
        "chickens",
        "birds",
        "dolphins",
        "elephants",
        "cats",
    ];
    let word = reading.word(noun);
    !reading.is_known(noun)
        && word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !reading.is_any(noun, ANIMALS)
}

/// `1,100 units were abandoned`: pieces of what was counted before.
fn pieces(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Governed> {
    let phrase = Head { end: quantity.full_end + 1, ..*head };
    let counted = !quantity.percent && is_piece(reading, quantity.full_end);
    outcome::of(reading, quantity, &phrase, false).ok().filter(|_| counted)
}

/// `most of these losses - 15,000 units - were destroyed`: of what was counted before.
pub(super) fn of_pieces(reading: &Reading, claim: &mut Claim) {
    // `the loss of tanks is put at 2,000 units`: of what is told already.
    let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
    let told = figure && claim.category.is_some_and(|category| !category.is_people());
    let piece = claim.head.noun.is_none() && !claim.is_listed() && !told;
    if piece && is_piece(reading, claim.number.1) && claim.things.is_none() {
        (claim.things, claim.category) = (claim.outcome.take(), None);
    }
}

/// `units`, `pieces` of nothing that is named.
pub(super) fn is_piece(reading: &Reading, at: usize) -> bool {
    let named = reading.noun(at + 1).is_some() || reading.has(at + 1, Class::Of);
    reading.noun(at).is_none() && reading.is_any(at, &["units", "pieces", "items"]) && !named
}

/// A claim of things that only a claim before it names.
fn things(reading: &Reading, mut claim: Claim, governed: Governed) -> Claim {
    claim.govern(reading, governed);
    claim.things = claim.outcome.take();
    claim
}

/// The outcome of a bare number that stands next to its verb.
fn alone(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Result<Governed, Because> {
    let governed = outcome::of(reading, quantity, head, people)?;
    if !stands_alone(reading, quantity, head, &governed) {
        let rule = "a bare number that does not stand next to the verb of loss";
        return Err(Because::term(rule, reading, governed.at));
    }
    Ok(governed)
}

/// `the killing of ten representatives`, `killed ten representatives`: right before the number.
fn killing(reading: &Reading, quantity: &Quantity) -> Option<Governed> {
    const KILLS: &[&str] =
        &["killed", "killing", "kills", "massacred", "executed", "murdered", "wounded", "wounding"];
    let before = quantity.full_start.checked_sub(1)?;
    let at = if reading.has(before, Class::Of) { before.checked_sub(1)? } else { before };
    let at = reading.term_start(at);
    let governed =
        outcome::of(reading, quantity, &Head { end: quantity.full_end + 1, ..Head::default() }, true).ok()?;
    let governs = matches!(governed.case, Case::Object | Case::EventOf);
    (reading.is_any(at, KILLS) && governed.at == at && governs).then_some(governed)
}

/// `damaged 1,938 schools, 182 of them were destroyed`: a part of what no row names.
fn of_unnamed(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Because> {
    let part = head.partitive && reading.has(quantity.full_end, Class::Including);
    let index = reading.quantities.iter().rposition(|whole| part && whole.end <= quantity.full_start)?;
    let whole = &reading.quantities[index];
    let of = super::head::read(reading, whole);
    let rule = "a part of what no noun of the lexicon names: `1,938 schools, 182 of them destroyed`";
    let named = of.noun.is_some() || !of.unknown || unknown_people(reading, whole, &of).is_some();
    (!named).then(|| Because::words(rule, whole.full_start, quantity.full_end))
}

/// The outcome of a number without a noun of its own, with what it counts as far as that is told.
fn bare(reading: &Reading, quantity: &Quantity, head: &Head, claim: &mut Claim) -> Result<Governed, Because> {
    if let Some(why) = of_unnamed(reading, quantity, head) {
        return Err(why);
    }
    let whole = part::of_equipment(reading, quantity);
    let broken = || part::broken_equipment(reading, quantity);
    let things = whole.or_else(broken).or_else(|| part::launched::counted(reading, quantity));
    let rule = match whole {
        Some(_) => "the whole before it: `3,100 tanks, of which 2,131 were destroyed`",
        None => "what was counted before: `540 tanks were captured, with 80 damaged`",
    };
    claim.count(things, Because::rule(rule));
    let governed = alone(reading, quantity, head, things.is_none())?;
    // `Ukraine destroyed four of them`
    let of_them = head.partitive && reading.is_any(quantity.full_end + 1, &["them", "these"]);
    if things.is_none() && (governed.case == Case::Subject || governed.outcome != Outcome::Killed || of_them)
    {
        claim.things = alone(reading, quantity, head, false).ok().map(|governed| governed.outcome);
    }
    // `20 terrorists, 4 of whom died`
    if things.is_none() && head.partitive && reading.has(quantity.full_end, Class::Including) {
        let from = quantity.full_start.saturating_sub(10);
        let noun = (from..quantity.full_start)
            .rev()
            .find_map(|at| Some((at, reading.noun(at)?.0)))
            .filter(|(_, noun)| noun.class == NounClass::Person);
        let rule = "the people before `of whom`: `20 terrorists, 4 of whom died`";
        let why = noun.map(|(at, _)| Because::term(rule, reading, at));
        // `lost 900 men, 40 of them killed`: what men they are, the claim before tells.
        let owned =
            (0..quantity.full_start).any(|at| reading.verbs(at).any(|(verb, _)| verb.role == Role::Owner));
        let category = noun.and_then(|(_, noun)| noun.category);
        let category = category.filter(|it| *it != Category::People || !owned);
        claim.count(category, why.unwrap_or(Because::rule(rule)));
    }
    Ok(governed)
}

/// `losses` of an army are military; `casualties` of a party's soldiers too.
fn loss_category(head: &Head, noun: HeadNoun) -> Option<Category> {
    if noun.outcome == Some(Outcome::Captured) {
        noun.category
    } else if head.enemy {
        Some(Category::Military)
    } else {
        noun.category.filter(|category| *category != Category::People)
    }
}

/// What may stand between a bare number and its verb: `221 are believed to have been killed`.
const PASSED: [Class; 12] = [
    Class::Be,
    Class::Have,
    Class::Adverb,
    Class::Other,
    Class::Believed,
    Class::Including,
    Class::To,
    Class::Modal,
    Class::A,
    Class::The,
    Class::Relative,
    Class::As,
];

/// A number without a noun must stand next to its verb: `221 killed`, `killing 20`.
fn stands_alone(reading: &Reading, quantity: &Quantity, head: &Head, governed: &Governed) -> bool {
    match governed.case {
        // `destroyed 4,000 seized bottles`: a participle before what no row names.
        Case::Subject if governed.at == head.end && is_attribute(reading, governed.at) => false,
        Case::Subject => {
            let aside = aside_behind(reading, head.end, governed.at);
            let gap = governed.at.saturating_sub(head.end) - aside.len();
            let passes = (head.end..governed.at).filter(|at| !aside.contains(at)).all(|at| {
                reading.has_any(at, &PASSED)
                // `were listed as missing`
                || reading.speech(at).is_some() && reading.has(reading.term_end(at), Class::As)
                || reading.tokens[at].is_quote()
                    || reading.is(at, ',')
                    // `were disarmed and arrested`
                    || reading.word(at).ends_with("ed") && !reading.is_known(at) && reading.has(at + 1, Class::And)
                    || reading.has(at, Class::And) && reading.word(at - 1).ends_with("ed")
            });
            gap <= 6 && passes || head.partitive && gap <= 8 || placed_before(reading, head.end, governed.at)
        }
        // `suffered 700 killed`
        Case::Object if governed.role == Some(Role::Owner) && reading.verb(head.end).is_some() => true,
        Case::Object => {
            let near = (reading.term_end(governed.at)..quantity.full_start).all(|at| {
                reading.has_any(at, &[Class::Adverb, Class::Other, Class::A]) || reading.tokens[at].is_quote()
            });
            // `killing its commander and six others`
            let others = head.more
                && quantity.full_start.checked_sub(1).is_some_and(|at| reading.has(at, Class::And))
                && (governed.at..quantity.full_start).all(|at| reading.quantity_at(at).is_none());
            (near || others) && ends_phrase(reading, head.end)
        }
        _ => true,
    }
}

/// `hundreds more on both sides have been wounded`: a short adjunct stands between the number and a passive verb.
fn placed_before(reading: &Reading, from: usize, verb: usize) -> bool {
    const WORDS: usize = 4;
    let from = from + usize::from(reading.has(from, Class::Other));
    let be = (from..verb).find(|&at| reading.has_any(at, &[Class::Be, Class::Have]));
    let opens = reading.has(from, Class::In) || reading.is_any(from, &["on", "at"]);
    be.is_some_and(|be| {
        let plain = (from..be).all(|at| reading.tokens[at].is_word() && reading.verb(at).is_none());
        opens && plain && be - from <= WORDS && (be..verb).all(|at| reading.has_any(at, &PASSED))
    })
}

/// `seized bottles`: whether the participle at `at` stands before a plural that nothing is known of.
fn is_attribute(reading: &Reading, at: usize) -> bool {
    let noun = reading.term_end(at);
    let word = reading.word(noun);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    plural && !reading.is_known(noun) && !reading.is_capitalised(noun)
}

/// `31 others, including women and children, were wounded`: the aside between the commas.
fn aside_behind(reading: &Reading, from: usize, to: usize) -> std::ops::Range<usize> {
    let opens = (from..to).find(|&at| reading.is(at, ',') && reading.has(at + 1, Class::Including));
    let closes = opens.and_then(|open| (open + 1..to).rev().find(|&at| reading.is(at, ',')));
    opens.zip(closes).map_or(from..from, |(open, close)| open..close + 1)
}

/// Whether nothing is counted behind a bare number: grammar, punctuation or the end follows.
fn ends_phrase(reading: &Reading, at: usize) -> bool {
    match reading.tokens.get(at) {
        None => true,
        Some(token) if token.is_quote() => ends_phrase(reading, at + 1),
        Some(token) if !token.is_word() || reading.is_any(at, &TAKEN) => true,
        Some(_) => {
            reading
                .class(at)
                .is_some_and(|class| class != Class::Of && class != Class::Unit && class != Class::Times)
                || reading.speech(at).is_some()
                || reading.in_date(at)
                || reading.is_known(at) && reading.noun(at).is_none() && reading.verb(at).is_none()
        }
    }
}
