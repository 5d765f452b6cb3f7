//! Words behind a phrase that open a clause or an object, or stand before a participle.

use crate::lexicon::{Class, Form, NounClass, Position};
use crate::mention::Reading;

/// A word in small letters that nothing is known of: `to retake villages`.
pub(super) fn is_plain(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| token.is_word())
        && !reading.is_known(at)
        && (reading.shouting || !reading.is_capitalised(at))
}

/// Words behind which another clause goes on.
pub(super) fn opens_clause(class: Class) -> bool {
    use Class::{But, Every, He, I, It, Subordinator, We};
    matches!(class, Subordinator | But | We | It | He | I | Every)
}

/// `partially`, `all`: between *be* and its participle.
pub(super) fn is_manner(reading: &Reading, at: usize) -> bool {
    reading.word(at).to_ascii_lowercase().ends_with("ly") || reading.is_word(at, "all")
}

/// `Nine persons killed 12 injured in attack`: as a headline has it, the next number has a participle of its own.
fn is_hurt_too(reading: &Reading, index: usize) -> bool {
    let end = reading.quantities[index].full_end;
    let participle =
        reading.verbs(end).any(|(verb, form)| form == Form::PastOrParticiple && verb.people.is_some());
    participle && reading.noun(reading.term_end(end)).is_none()
}

/// Whether an object opens at `at`: a verb before it is active.
pub(super) fn takes_object(reading: &Reading, at: usize) -> bool {
    reading.has_any(
        at,
        &[
            Class::A,
            Class::The,
            Class::Determiner,
            Class::Our,
            Class::All,
            Class::Pronoun,
            Class::It,
            Class::We,
            Class::Other,
        ],
    ) || reading.is_any(at, &["no", "nobody", "none", "nothing"])
        || reading.quantity_at(at).is_some_and(|index| !is_hurt_too(reading, index)) && !reading.in_date(at)
        // `lost between 20 and 30`
        || reading.has(at, Class::Between) && reading.quantity_at(at + 1).is_some()
        // `killed about 20`, but not `killed near Kherson`
        || reading.bound(at, |term| term.position == Position::Before).is_some()
            && reading.quantity_at(reading.term_end(at)).is_some()
        || reading.party(at).is_some()
        || reading
            .noun(at)
            .is_some_and(|(noun, plural)| noun.class != NounClass::Loss && (plural || noun.invariant))
}
