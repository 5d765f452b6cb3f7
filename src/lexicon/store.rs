//! What all rows together make, and how rows add to it.

use std::sync::OnceLock;

use super::hints::Hints;
use super::rows::*;
use super::source::SourceIndex;
use super::strings::Strings;
use super::terms::Vocabulary;
use super::triggers::Triggers;

/// A string of the lexicon, by number: `lexicon.name(id)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(pub(crate) u32);

/// All rows, ready to be matched. Built once and shared.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) names: Strings,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) nouns: Vec<Noun>,
    pub(crate) verbs: Vec<Verb>,
    pub(crate) sources: Vec<Source>,
    /// Where these stand; told when it is first asked for.
    pub(crate) source_index: OnceLock<SourceIndex>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) triggers: Triggers,
    pub(crate) hints: Hints,
}

impl Lexicon {
    /// Makes the rows ready; to be called when all are in.
    pub(crate) fn finish(&mut self) {
        self.vocabulary.finish();
        self.source_index = OnceLock::new();
        self.triggers = Triggers::new(&self.vocabulary, &self.nouns, &self.verbs);
        self.hints = Hints::new(&self.vocabulary);
    }

    /// The name of a string, made where it is new.
    pub(crate) fn intern(&mut self, text: &str) -> Name {
        Name(self.names.intern(text))
    }

    /// The name of a cell; `None` where it is empty.
    pub(crate) fn optional(&mut self, text: &str) -> Option<Name> {
        (!text.is_empty()).then(|| self.intern(text))
    }
}
