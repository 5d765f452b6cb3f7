//! What became of those that a quantity counts: the verb, participle or noun of loss that
//! governs the phrase.
//!
//! A phrase is the subject of a passive or of *die* behind it, or the object of *kill* or
//! *lose* before it; a subject that kills is no loss. Reading stops at clause ends.

mod around;
mod aside;
mod captives;
mod doubtful;
mod event;
mod joint;
mod left;
mod relative;
mod right;
mod words;

use crate::assemble::head::{self, Head, HeadNoun};
use crate::lexicon::{Class, Form, NounClass, Role, TimeKind};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;

pub use around::all_of_them;
pub use aside::damage_behind;
use captives::{is_freed, is_handed_over, is_price_of_swap, killed_captives, worse_than_wounded};
use event::event_of;
pub use joint::{before, coordinated, joint_outcome};
pub use left::is_passive;
use left::left;
use right::{Right, right};

/// How a quantity came to its outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Governed {
    /// What became of them.
    pub outcome: Outcome,
    /// The token that says it.
    pub at: usize,
    /// Which case joined them.
    pub case: Case,
    /// For an object: who owns or does is the subject of the verb at `at`.
    pub role: Option<Role>,
}

/// The case that joined a quantity and its outcome; each is named by a phrase it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `155,530 casualties`
    LossNoun,
    /// `two captured soldiers`
    Participle,
    /// `the deaths of 20 soldiers`
    EventOf,
    /// `20 soldiers were killed`, `20 killed`
    Subject,
    /// `killed 20 soldiers`
    Object,
    /// `losses rose to 20 tanks`
    Figure,
    /// `tanks - 20`
    Heading,
    /// `- 20 tanks`, under a heading
    Item,
    /// `including 20 officers`, a list behind a total
    Part,
    /// `Among them were two children`, of those that the sentence before counted
    Among,
    /// `deaths were reported from Tuva (540)`, by where the dead came from
    Origin,
    /// `seven for every one`
    Ratio,
    /// `Sixteen!` behind `sixteen children died`
    Repeat,
    /// `12 drones; all were destroyed`
    All,
}

impl Case {
    /// What a reader is told of the case: what says the outcome, and a phrase that it reads.
    pub fn rule(self) -> &'static str {
        match self {
            Case::LossNoun => "a noun of loss is counted: `155,530 casualties`",
            Case::Participle => "a participle before the noun: `two captured soldiers`",
            Case::EventOf => "a noun of loss before `of`: `the deaths of 20 soldiers`",
            Case::Subject => "the verb of which it is the subject: `20 soldiers were killed`",
            Case::Object => "the verb of which it is the object: `killed 20 soldiers`",
            Case::Figure => "a figure linked to a noun of loss: `losses rose to 20 tanks`",
            Case::Heading => "a heading over the number: `tanks - 20`",
            Case::Item => "a list's item, under a heading: `- 20 tanks`",
            Case::Part => "the claim that it is a part of: `including 20 officers`",
            Case::Among => "the claim of the sentence before: `Among them were two children`",
            Case::Origin => "a noun of loss, parted by where the dead came from: `from Tuva (540)`",
            Case::Ratio => "the word of loss in a ratio or rate: `seven lost for every one`",
            Case::Repeat => "the claim that it repeats: `Sixteen!`",
            Case::All => {
                "what became of all of them, as the clause behind tells: `12 drones; all were destroyed`"
            }
        }
    }
}

/// Where reading away from the phrase stands after a token.
enum Step<T> {
    /// It goes on at this token.
    On(usize),
    /// It has come to its end.
    Done(T),
}

/// The outcome of the phrase, or why it is no loss.
pub fn of(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Result<Governed, Because> {
    if let Some(at) = head.participle {
        return by_participle(reading, quantity, head, people, at);
    }
    if let Some(noun) = head.noun.filter(|noun| noun.class == NounClass::Loss) {
        return loss_noun(reading, quantity, head, noun, people);
    }
    let found = around::around(reading, quantity, head, people)
        .or_else(|| event_of(reading, quantity, people))
        .map_or_else(|| by_verb(reading, quantity, head, people), Ok)?;
    let freed = || is_freed(reading, &found) || is_price_of_swap(reading, quantity);
    if found.outcome == Outcome::Captured && freed() {
        return Err(Because::words(RELEASED, head.start, head.end));
    }
    match doubtful::passes_over(reading, quantity, head, &found) {
        Some(rule) => Err(Because::term(rule, reading, found.at)),
        None => Ok(found),
    }
}

/// Case: `two captured soldiers`: the participle before the noun, unless a verb tells of worse or of their release.
fn by_participle(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    people: bool,
    at: usize,
) -> Result<Governed, Because> {
    let found = participle(reading, at, people).ok_or(Because::term(
        "the participle before the noun says no loss of such",
        reading,
        at,
    ))?;
    let worse = match found.outcome {
        // `executed nine captured soldiers`, `nine captured soldiers were killed`
        Outcome::Captured => killed_captives(reading, quantity, head, people),
        // `two wounded soldiers who were captured`, `three injured civilians were killed`
        Outcome::Wounded => worse_than_wounded(reading, head, people),
        _ => None,
    };
    if let Some(worse) = worse {
        return Ok(worse);
    }
    // `Russia has suffered 315,000 dead and injured troops`
    let found = suffered(reading, quantity, head, owned(reading, quantity, found, people));
    // `2 kidnapped nurses freed`
    let around = (quantity.full_start.saturating_sub(3)..quantity.full_start).chain(head.end..head.end + 2);
    match around.rev().find(|&at| reading.has(at, Class::Release)) {
        Some(at) if found.outcome == Outcome::Captured => Err(Because::term(RELEASED, reading, at)),
        _ => Ok(found),
    }
}

/// Why prisoners are passed over.
const RELEASED: &str = "released or exchanged, not lost: `300 prisoners were exchanged`";

/// Case: `155,530 casualties`, `20 prisoners`: what is counted is itself a word of loss.
fn loss_noun(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    noun: HeadNoun,
    people: bool,
) -> Result<Governed, Because> {
    let pass = |rule: &'static str| Err(Because::term(rule, reading, noun.at));
    // `100,000 dead or wounded`
    let Some(said) = noun.outcome else { return pass("the noun counted says no outcome") };
    let outcome = coordinated(reading, noun.at, said, people);
    if head.partitive && quantity.amount.value == Some(1.0) {
        return pass("one that is spoken of, not a count: `one of the dead`");
    }
    if is_alive(reading, noun.at, quantity.full_start) {
        return pass("lives that no verb takes: `putting millions of lives at risk`");
    }
    let worse = match outcome {
        // `killed dozens of prisoners who were captured in the fall`
        Outcome::Captured => killed_captives(reading, quantity, head, people),
        Outcome::Wounded => captives::died_of_wounds(reading, head, people),
        _ => None,
    };
    if let Some(found) = worse {
        return Ok(found);
    }
    // `20 prisoners were killed`, `the bodies of 20 victims`: the verb says more than the noun.
    if let (Outcome::Captured, Right::Found(found)) = (outcome, right(reading, head, people)) {
        return Ok(found);
    }
    if are_set_free(reading, head, noun) || is_handed_over(reading, quantity, head) {
        return pass(RELEASED);
    }
    if let (Outcome::Captured, Some(rule)) = (outcome, captives::told_of(reading, quantity, head)) {
        return pass(rule);
    }
    let tells = matches!(outcome, Outcome::Captured | Outcome::Killed);
    let event = event_of(reading, quantity, people).filter(|_| tells);
    Ok(event.unwrap_or(Governed { outcome, at: noun.at, case: Case::LossNoun, role: None }))
}

/// `105 victims were released`
fn are_set_free(reading: &Reading, head: &Head, noun: HeadNoun) -> bool {
    reading.is_any(noun.at, &["victims", "victim"])
        && reading.has(head.end, Class::Be)
        && (head.end + 1..head.end + 4).any(|at| reading.has(at, Class::Release))
}

/// Case: `20 soldiers were killed`, else `killed 20 soldiers`: a subject comes before an object.
fn by_verb(reading: &Reading, quantity: &Quantity, head: &Head, people: bool) -> Result<Governed, Because> {
    let pass = |rule: &'static str| Because::words(rule, head.start, head.end);
    let behind = match right(reading, head, people) {
        Right::Found(found) if is_part_before(reading, quantity, head, found.at) => {
            return Err(pass(
                "a part of those before it: `5,614 deaths, including 362 children, and 7,946 people injured`",
            ));
        }
        Right::Found(found) if is_of_next(reading, quantity, head, found.at) => Right::Nothing,
        right => right,
    };
    match behind {
        Right::Found(found) if is_fall(reading, head, found.at) => {
            Err(pass("only soldiers fall, and not ill or back: `20 people fell from the roof`"))
        }
        Right::Found(found) if head.noun.is_some() => {
            Ok(suffered(reading, quantity, head, owned(reading, quantity, found, people)))
        }
        Right::Found(found) => Ok(suffered(reading, quantity, head, found)),
        Right::Other => left(reading, quantity, people)
            .filter(|found| found.case == Case::Object || is_told(reading, found))
            .ok_or(pass("the verb behind it tells of no loss: `31 tanks were sent`")),
        Right::Nothing => left(reading, quantity, people)
            .map(|found| spelled_out(reading, head, found))
            .ok_or(pass("no verb or noun of loss governs it: strength, supplies, attacks and the like")),
    }
}

/// `The destruction of 14 tanks, eight howitzers and six trucks was confirmed`: whether the verb behind them is of the
/// loss, which opens the clause.
fn is_told(reading: &Reading, found: &Governed) -> bool {
    let before = (0..found.at).rev().find(|&at| !reading.has_any(at, &[Class::The, Class::Adverb]));
    found.case == Case::EventOf
        && before.is_none_or(|at| !reading.tokens[at].is_word() || reading.has(at, Class::And))
}

/// `5,614 deaths, including 362 children, and 7,946 people injured`: the participle is of the next number, and the
/// children are some of those before.
fn is_part_before(reading: &Reading, quantity: &Quantity, head: &Head, verb: usize) -> bool {
    let before = |class: Class| quantity.full_start.checked_sub(1).is_some_and(|at| reading.has(at, class));
    // `133 civilians were killed, five of them children, and 319 civilians were wounded`
    let of_them = head.partitive
        && (quantity.full_end..head.end).any(|at| reading.is_any(at, &["them", "whom"]))
        && quantity.full_start > 0
        && reading.is(quantity.full_start - 1, ',');
    let next = reading.quantities.iter().find(|next| next.full_start >= head.end && next.end <= verb);
    let end = next.map(|next| head::read(reading, next).end);
    let own = end == Some(verb);
    let counted = (0..quantity.full_start).any(|at| reading.quantity_at(at).is_some());
    let be = (head.end..verb).any(|at| reading.has(at, Class::Be));
    let right_behind = end.is_some_and(|end| {
        (end..verb).all(|at| reading.has_any(at, &[Class::Be, Class::Have, Class::Adverb]))
    });
    let part = before(Class::Including) && own && !be || of_them && right_behind;
    part && counted
}

/// `fired 30 missiles at the city and two people were killed`: what another verb governs is no subject of the
/// next clause's.
fn is_of_next(reading: &Reading, quantity: &Quantity, head: &Head, verb: usize) -> bool {
    const SENDS: &[&str] = &["sent", "used", "fired", "sends", "uses", "fires", "using", "sending", "firing"];
    let Some(before) = quantity.full_start.checked_sub(1) else { return false };
    let past = reading.word(before).ends_with("ed") || reading.word(before).ends_with("es");
    let of_loss = reading.verb(before).is_some() || reading.speech(before).is_some();
    let plain = reading.class(before).is_none_or(|class| class == Class::Release);
    let other = past && !of_loss && plain && !reading.is_capitalised(before);
    let joined = |at: usize| reading.has(at, Class::And) || reading.is(at, ';') || reading.is(at, ',');
    (other || reading.is_any(before, SENDS)) && (head.end..verb).any(joined)
}

/// `20 people fell from the roof`, `the soldiers fell back`: no deaths, unlike `20 soldiers fell near the bridge`.
fn is_fall(reading: &Reading, head: &Head, at: usize) -> bool {
    const FALLS: &[&str] = &["fell", "fallen", "fall", "falls", "falling"];
    const OTHER: &[&str] = &[
        "back", "ill", "sick", "short", "behind", "asleep", "silent", "off", "out", "down", "apart", "under",
    ];
    let end = reading.term_end(at);
    let soldiers = head.noun.is_some_and(|noun| noun.category == Some(Category::Military));
    let dies = soldiers
        && !reading.is_any(end, OTHER)
        && !reading.has_any(end, &[Class::To, Class::From, Class::By])
        && !reading.is_any(end, &["into", "on", "onto", "for", "through", "over"]);
    end == at + 1 && reading.is_any(at, FALLS) && !dies
}

/// `lost 690 soldiers (counting both killed and wounded)`: the brackets say what *lost* means.
fn spelled_out(reading: &Reading, head: &Head, found: Governed) -> Governed {
    // `lost 1,500 soldiers, killed or wounded, in a day`
    let aside = reading.verbs(head.end + 1).find_map(|(verb, _)| verb.people);
    let close = (head.end + 2..head.end + 5).any(|at| reading.is(at, ',') || at + 1 == reading.len());
    if found.outcome == Outcome::Lost
        && reading.is(head.end, ',')
        && close
        && let Some(own) = aside
    {
        return Governed { outcome: coordinated(reading, head.end + 1, own, true), ..found };
    }
    Governed { outcome: brackets_say(reading, head, found.outcome), ..found }
}

/// The outcome that brackets behind what is counted spell out of `lost`: `426 men (killed and wounded)`.
pub fn brackets_say(reading: &Reading, head: &Head, outcome: Outcome) -> Outcome {
    let inside = head.end + 1..head.end + 7;
    // `losses of 244 (93 dead, 150 wounded)`: those have numbers of their own.
    let mut bracket = inside.clone().take_while(|&at| !reading.is(at, ')'));
    let counted = bracket.any(|at| reading.quantity_at(at).is_some());
    let opens = outcome == Outcome::Lost && reading.is(head.end, '(') && !counted;
    let first = inside.clone().find(|&at| reading.verbs(at).any(|(verb, _)| verb.people.is_some()));
    let said = first.filter(|_| opens).and_then(|at| {
        let own = reading.verbs(at).find_map(|(verb, _)| verb.people)?;
        Some(coordinated(reading, at, own, true))
    });
    said.unwrap_or(outcome)
}

/// `lost 900 troops killed and missing`: the outcome is behind, the owner before.
fn owned(reading: &Reading, quantity: &Quantity, found: Governed, people: bool) -> Governed {
    match left(reading, quantity, people) {
        Some(owner) if owner.role == Some(Role::Owner) => Governed { outcome: found.outcome, ..owner },
        _ => found,
    }
}

/// `Russia suffered 700 killed and 30 wounded`: right behind its verb a bare number is an object.
fn suffered(reading: &Reading, quantity: &Quantity, head: &Head, found: Governed) -> Governed {
    let before = (0..quantity.full_start).rev().find(|&at| !reading.has(at, Class::Adverb));
    let verb = before
        .map(|at| reading.term_start(at))
        .filter(|&at| reading.verbs(at).any(|(verb, form)| verb.role == Role::Owner && form != Form::Noun));
    match verb {
        Some(at) if found.at <= head.end + 1 => {
            Governed { at, case: Case::Object, role: Some(Role::Owner), ..found }
        }
        _ => found,
    }
}

/// Case: `two captured soldiers`, `40 dead civilians`.
fn participle(reading: &Reading, at: usize, people: bool) -> Option<Governed> {
    let verb = reading.verbs(at).find_map(|(verb, _)| verb.outcome(people));
    let noun = reading.noun(at).and_then(|(noun, _)| noun.outcome);
    // `two damaged or destroyed aircraft`
    let outcome = coordinated(reading, at, noun.filter(|_| people).or(verb)?, people);
    Some(Governed { outcome, at, case: Case::Participle, role: None })
}

/// `claimed 20 lives`, `lost their lives`: words by which lives are taken.
const TAKES_LIVES: [&str; 18] = [
    "claimed", "claims", "claiming", "claim", "took", "taken", "takes", "taking", "cost", "costs", "costing",
    "lost", "loss", "losing", "end", "ended", "lose", "loses",
];

/// `putting millions of lives at risk`: lives are lost only where a verb takes them.
fn is_alive(reading: &Reading, noun: usize, start: usize) -> bool {
    let mut around = start.saturating_sub(5)..(noun + 6).min(reading.len());
    reading.is_any(noun, &["lives", "life"]) && !around.any(|at| reading.is_any(at, &TAKES_LIVES))
}

/// The first word between `from` and `to` that puts the claim forward as not yet so.
pub fn hypothetical(reading: &Reading, from: usize, to: usize) -> Option<usize> {
    (from..to.min(reading.len())).find(|&at| {
        // `That would put the dead at 243,000`: it follows from what is so.
        let follows = reading.is_word(at, "would")
            && reading.is_any(at + 1, &["put", "mean", "imply", "amount", "equal", "represent"]);
        reading.time(at, TimeKind::Hypothetical) && !follows
    })
}
