//! Captives and the wounded: of whom a verb says more, and who are let go.

use super::left::left;
use super::right::{Right, right};
use super::{Case, Governed, event_of};
use crate::assemble::head::Head;
use crate::lexicon::{Class, Role, SpeechKind};
use crate::mention::{Quantity, Reading};
use crate::record::Outcome;

/// `14 of those seized were released`
pub(super) fn is_freed(reading: &Reading, found: &Governed) -> bool {
    let end = reading.term_end(found.at);
    reading.has(end, Class::Be) && reading.has(end + 1, Class::Release)
}

/// `in exchange for two Russians detained in Ukraine`
pub(super) fn is_price_of_swap(reading: &Reading, quantity: &Quantity) -> bool {
    let swaps = ["exchange", "exchanged", "swap", "swapped", "return", "traded", "trade"];
    let two = quantity.full_start.checked_sub(2);
    two.is_some_and(|at| reading.has(at + 1, Class::For) && reading.is_any(at, &swaps))
}

/// What became of captives, where a verb next to them says more than that they were taken.
pub(super) fn killed_captives(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    people: bool,
) -> Option<Governed> {
    let more = |found: &Governed| matches!(found.outcome, Outcome::Killed | Outcome::Wounded);
    let object = left(reading, quantity, people).filter(|found| {
        more(found)
            && (reading.term_end(found.at)..quantity.full_start).all(|at| reading.has(at, Class::Adverb))
    });
    let subject = || match right(reading, head, people) {
        Right::Found(found) if found.outcome == Outcome::Captured => killed_later(reading, found.at, people),
        Right::Found(found) => Some(found).filter(more),
        _ => None,
    };
    // `had shot 16 captured soldiers`
    let shot =
        quantity.full_start.checked_sub(1).filter(|&at| reading.is_any(at, &["shot", "shoot", "shooting"]));
    let shot = || {
        let role = Some(Role::Object);
        shot.map(|at| Governed { outcome: Outcome::Killed, at, case: Case::Object, role })
    };
    // `the killing of seven captured soldiers`
    let event = || event_of(reading, quantity, people).filter(more);
    object.or_else(event).or_else(shot).or_else(subject)
}

/// `prisoners of war captured in the fighting have been killed`: the verb of the clause, behind the participle at `at`.
fn killed_later(reading: &Reading, at: usize, people: bool) -> Option<Governed> {
    const REACH: usize = 14;
    let end = reading.term_end(at);
    let have = (end..(end + REACH).min(reading.len())).take_while(|&at| !reading.is(at, ','));
    let have = have.into_iter().find(|&at| reading.has_any(at, &[Class::Have, Class::Be]))?;
    let verb = (have..have + 4).find(|&at| reading.verb(at).is_some())?;
    let outcome = reading.verbs(verb).find_map(|(verb, _)| verb.outcome(people))?;
    matches!(outcome, Outcome::Killed | Outcome::Wounded).then_some(Governed {
        outcome,
        at: verb,
        case: Case::Subject,
        role: Some(Role::Object),
    })
}

/// What became of the wounded, where a verb right behind them says more.
pub(super) fn worse_than_wounded(reading: &Reading, head: &Head, people: bool) -> Option<Governed> {
    const NEAR: usize = 4;
    let Right::Found(found) = right(reading, head, people) else { return None };
    let worse = matches!(found.outcome, Outcome::Killed | Outcome::Captured);
    (worse && found.at <= head.end + NEAR).then_some(found)
}

/// `three of the injured have since died`, but not `12 injured, two died`.
pub(super) fn died_of_wounds(reading: &Reading, head: &Head, people: bool) -> Option<Governed> {
    let found = worse_than_wounded(reading, head, people)?;
    let parted = |at: usize| reading.quantity_at(at).is_some() || reading.is(at, ',');
    (found.outcome == Outcome::Killed && !(head.end..found.at).any(parted)).then_some(found)
}

/// `interviewed 44 prisoners`, `half of the prisoners said`: what they are asked or tell is not that they were taken.
pub(super) fn is_heard(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    const HEARD: &[&str] = &[
        "interviewed",
        "questioned",
        "interrogated",
        "visited",
        "met",
        "recruited",
        "selected",
        "pardoned",
        "sent",
        "enlisted",
    ];
    let before = quantity.full_start.checked_sub(1).is_some_and(|at| reading.is_any(at, HEARD));
    let end = (head.end..head.end + 2).find(|&at| !reading.has_any(at, &[Class::Have, Class::Relative]));
    let tell = end.is_some_and(|at| {
        reading.speaks(at, SpeechKind::Verb) || reading.is_any(at, &["disclosed", "testified", "recounted"])
    });
    before || tell
}

/// `300 prisoners were exchanged`, `returned 20 captives`: no loss is claimed.
pub(super) fn is_handed_over(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    let captured = head.noun.and_then(|noun| noun.outcome) == Some(Outcome::Captured);
    let mut before = quantity.full_start.saturating_sub(6)..quantity.full_start.min(reading.len());
    let mut behind = head.end..(head.end + 7).min(reading.len());
    let released = |at: usize| reading.has(at, Class::Release) || reading.is_any(at, &["home", "former"]);
    captured && (before.any(released) || behind.any(released))
}

/// `Half of the hostages are believed to be alive`
fn are_alive(reading: &Reading, head: &Head) -> bool {
    const NEAR: usize = 6;
    let told = (head.end..head.end + NEAR).any(|at| reading.is_word(at, "alive"));
    told && !reading.has(head.end, Class::Relative)
}

/// Why captives of whom something else is told are none that were taken.
pub(super) fn told_of(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<&'static str> {
    if are_alive(reading, head) {
        return Some("captives who are said to live: `half of the hostages are alive`");
    }
    // `900 fighters died, half of them prisoners`: what they were, and not what became of them.
    if (quantity.full_end..head.end).any(|at| reading.is_any(at, &["them", "whom"]))
        && !reading.has(head.end, Class::Of)
    {
        return Some("what those were who were counted before: `died, half of them prisoners`");
    }
    is_heard(reading, quantity, head).then_some("prisoners who are asked or tell: `interviewed 44 prisoners`")
}
