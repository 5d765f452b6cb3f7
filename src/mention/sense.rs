//! What the words of a sentence can be: the senses of the term at a token, asked for one kind at a time.

use super::{PartyMention, PlaceMention, Reading};
use crate::lexicon::{
    BoundTerm, CalendarKind, Camp, Cause, Class, Form, Name, Noun, NumberKind, Sense, SpeechKind, TimeKind,
    Verb, kinds,
};

impl<'a> Reading<'a> {
    /// The grammar word at `at`.
    pub fn class(&self, at: usize) -> Option<Class> {
        self.find(
            at,
            kinds::GRAMMAR,
            |sense| {
                if let Sense::Grammar(class) = sense { Some(*class) } else { None }
            },
        )
    }

    /// Whether the grammar word at `at` has that class (a word may have several).
    pub fn has(&self, at: usize, class: Class) -> bool {
        self.classes_at(at) & class.bit() != 0
    }

    /// Whether the grammar word at `at` has one of the classes.
    #[inline]
    pub fn has_any(&self, at: usize, classes: &[Class]) -> bool {
        let wanted = classes.iter().fold(0, |wanted, class| wanted | class.bit());
        self.classes_at(at) & wanted != 0
    }

    /// The countable noun at `at`, and whether it is written in the plural.
    #[inline]
    pub fn noun(&self, at: usize) -> Option<(&'a Noun, bool)> {
        // Asked of every token: most are none.
        if self.kinds_at(at) & kinds::NOUN == 0 { None } else { self.noun_of_term(at) }
    }

    fn noun_of_term(&self, at: usize) -> Option<(&'a Noun, bool)> {
        let lexicon = self.lexicon;
        self.find(at, kinds::NOUN, |sense| match sense {
            Sense::Noun { row, plural } => Some((lexicon.noun(*row), *plural)),
            _ => None,
        })
    }

    /// The verb of loss at `at`, and its form.
    #[inline]
    pub fn verb(&self, at: usize) -> Option<(&'a Verb, Form)> {
        if self.kinds_at(at) & kinds::VERB == 0 { None } else { self.verb_of_term(at) }
    }

    fn verb_of_term(&self, at: usize) -> Option<(&'a Verb, Form)> {
        let lexicon = self.lexicon;
        self.find(at, kinds::VERB, |sense| match sense {
            Sense::Verb { row, form } => Some((lexicon.verb(*row), *form)),
            _ => None,
        })
    }

    /// All verbs of loss at `at`: one form may belong to several (`sunk`).
    pub fn verbs(&self, at: usize) -> impl Iterator<Item = (&'a Verb, Form)> {
        let lexicon = self.lexicon;
        self.senses_of_kind(at, kinds::VERB).iter().filter_map(move |sense| match sense {
            Sense::Verb { row, form } => Some((lexicon.verb(*row), *form)),
            _ => None,
        })
    }

    /// The party named at `at`.
    pub fn party(&self, at: usize) -> Option<PartyMention> {
        self.find(at, kinds::PARTY, |sense| match *sense {
            Sense::Party { party, kind, category, subgroup } => {
                Some(PartyMention { party, kind, category, subgroup })
            }
            _ => None,
        })
    }

    /// The party that the person named at `at` leads or speaks for.
    pub fn leader(&self, at: usize) -> Option<Name> {
        self.find(
            at,
            kinds::PERSON,
            |sense| if let Sense::Person { party, .. } = sense { *party } else { None },
        )
    }

    /// The place named at `at`.
    pub fn place(&self, at: usize) -> Option<PlaceMention> {
        self.find(at, kinds::PLACE, |sense| match *sense {
            Sense::Place { place, country, kind } => Some(PlaceMention { place, country, kind }),
            _ => None,
        })
    }

    /// The bound at `at` that satisfies `wanted`.
    pub fn bound(&self, at: usize, wanted: impl Fn(BoundTerm) -> bool) -> Option<BoundTerm> {
        self.find(at, kinds::BOUND, |sense| match *sense {
            Sense::Bound(term) if wanted(term) => Some(term),
            _ => None,
        })
    }

    /// The word of saying at `at`.
    pub fn speech(&self, at: usize) -> Option<SpeechKind> {
        self.find(at, kinds::SPEECH, |sense| if let Sense::Speech(kind) = sense { Some(*kind) } else { None })
    }

    /// Whether the word at `at` has that speech sense.
    pub fn speaks(&self, at: usize, kind: SpeechKind) -> bool {
        self.senses_of_kind(at, kinds::SPEECH)
            .iter()
            .any(|sense| matches!(sense, Sense::Speech(found) if *found == kind))
    }

    /// Whether the word at `at` has that sense of time.
    pub fn time(&self, at: usize, kind: TimeKind) -> bool {
        self.senses_of_kind(at, kinds::TIME)
            .iter()
            .any(|sense| matches!(sense, Sense::Time(found) if *found == kind))
    }

    /// Whether the word at `at` has any sense of time.
    pub fn is_of_time(&self, at: usize) -> bool {
        !self.senses_of_kind(at, kinds::TIME).is_empty()
    }

    /// Whether the word at `at` tells a time: `overnight`, `this year`.
    pub fn is_time(&self, at: usize) -> bool {
        self.senses_of_kind(at, kinds::TIME).iter().any(|sense| {
            matches!(
                sense,
                Sense::Time(
                    TimeKind::Day
                        | TimeKind::Interval
                        | TimeKind::Cumulative
                        | TimeKind::PerDay
                        | TimeKind::PerWeek
                        | TimeKind::PerMonth
                        | TimeKind::PerYear
                        | TimeKind::PerHour
                )
            )
        })
    }

    /// The word of number at `at`: its kind and bounds.
    pub(crate) fn number_word(&self, at: usize) -> Option<(NumberKind, f64, f64)> {
        self.find(at, kinds::NUMBER, |sense| match *sense {
            Sense::Number { kind, low, high } => Some((kind, low, high)),
            _ => None,
        })
    }

    /// The calendar word at `at`; `New Year's Eve` is none but a [`year_day`](Self::year_day).
    pub(crate) fn calendar(&self, at: usize) -> Option<(CalendarKind, i8)> {
        self.find(at, kinds::CALENDAR, |sense| match *sense {
            Sense::Calendar { kind: CalendarKind::YearDay, .. } => None,
            Sense::Calendar { kind, value } => Some((kind, i8::try_from(value).ok()?)),
            _ => None,
        })
    }

    /// `New Year's Eve`: the month and day of every year that the words at `at` name.
    pub(crate) fn year_day(&self, at: usize) -> Option<(i8, i8)> {
        self.find(at, kinds::CALENDAR, |sense| match *sense {
            Sense::Calendar { kind: CalendarKind::YearDay, value } => {
                Some((i8::try_from(value / 100).ok()?, i8::try_from(value % 100).ok()?))
            }
            _ => None,
        })
    }

    /// The camp that the word at `at` names.
    pub(crate) fn camp(&self, at: usize) -> Option<Camp> {
        self.find(at, kinds::CAMP, |sense| if let Sense::Camp(camp) = sense { Some(*camp) } else { None })
    }

    /// What the word at `at` tells of why people died.
    pub(crate) fn cause(&self, at: usize) -> Option<Cause> {
        self.find(at, kinds::CAUSE, |sense| if let Sense::Cause(cause) = sense { Some(*cause) } else { None })
    }
}
