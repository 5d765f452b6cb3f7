//! The words: every term that names a party, a source, a category, an outcome, a place
//! or a qualifier, as rows of CSV, compiled in and extended by the caller.
//!
//! Knows rows and how a run of tokens matches a term; knows nothing of sentences or claims.
//! A term matches token by token, the longest first. A capital in the row asks for a
//! capital in the text; hyphens, slashes and possessives between its words are optional.

mod added;
mod body;
mod cell;
mod compiled;
mod files;
mod grammar;
mod hints;
mod load;
mod openings;
mod rows;
mod runs;
mod sieve;
mod source;
mod store;
mod strings;
mod terms;
mod triggers;

pub use added::{Example, files};
pub use grammar::{Class, TAKEN};
#[cfg(test)]
pub(crate) use hints::SETTLING;
pub(crate) use hints::{CAUSED, DATED, Hints, NAMED, OFFICE, SETTLED, SPEAKS, is_of_name};
pub use load::LexiconError;
pub(crate) use openings::{LETTERS, Openings};
pub use rows::*;
use source::SourceIndex;
pub use store::{Lexicon, Name};
pub use terms::Sense;
pub(crate) use terms::{Entry, joiners, kinds};
pub(crate) use triggers::{BESIDE, BOUND, LOSS, NUMBER, Needs, PART, POINTER, SURE, THING, Triggers, UNIT};

use crate::date::Date;
use crate::token::{Token, Words};

impl Words for Lexicon {
    #[inline]
    fn of_letters(&self, hash: u32, text: &[u8], at: usize, end: usize) -> u32 {
        self.vocabulary.words.find_letters(hash, text, at, end)
    }

    fn of_folded(&self, folded: &str) -> u32 {
        self.vocabulary.word_id(folded)
    }
}

impl Lexicon {
    /// The compiled-in rows.
    pub fn builtin() -> Lexicon {
        compiled::lexicon()
    }

    /// The string behind a name.
    pub fn name(&self, name: Name) -> &str {
        self.names.get(name.0)
    }

    /// The name of a string, where some row holds it.
    pub fn find_name(&self, text: &str) -> Option<Name> {
        Some(self.names.find(text)).filter(|&id| id != 0).map(Name)
    }

    /// The number of a folded word; 0 where no term holds it.
    pub fn word_id(&self, folded: &str) -> u32 {
        self.vocabulary.word_id(folded)
    }

    /// The entries whose first word is `word`, longest first; of those that go on, none where none
    /// goes on with `next`.
    #[inline]
    pub(crate) fn entries_from(&self, word: u32, next: u32) -> &[Entry] {
        self.vocabulary.entries_from(word, next)
    }

    /// The number of a word in [`Lexicon::entries_from`] that `%` has.
    pub(crate) fn percent_sign(&self) -> u32 {
        self.vocabulary.word_id("%")
    }

    /// The words that a claim needs.
    pub(crate) fn triggers(&self) -> &Triggers {
        &self.triggers
    }

    /// What the words of a sentence tell of besides claims.
    pub(crate) fn hints(&self) -> &Hints {
        &self.hints
    }

    /// What an entry may mean whose senses stand there: `Entry::senses`.
    #[inline]
    pub(crate) fn senses_in(&self, senses: (u32, u32)) -> &[Sense] {
        &self.vocabulary.senses[senses.0 as usize..senses.1 as usize]
    }

    /// How many tokens from `tokens[0]` an entry covers; `None` where it does not match.
    pub(crate) fn matches(&self, entry: &Entry, tokens: &[Token], shouting: bool) -> Option<usize> {
        self.vocabulary.matches(entry, tokens, shouting)
    }

    /// The row behind [`Sense::Noun`].
    pub(crate) fn noun(&self, row: u32) -> &Noun {
        &self.nouns[row as usize]
    }

    /// The row behind [`Sense::Verb`].
    pub(crate) fn verb(&self, row: u32) -> &Verb {
        &self.verbs[row as usize]
    }

    /// The source id of an institution of a party, and the party that the record names for it.
    ///
    /// A row for both beats a row for the institution alone (`analysts`), which beats the
    /// party's `*` row, which beats a row for the institution of any party.
    pub(crate) fn source_of(
        &self,
        party: Option<Name>,
        institution: Option<Name>,
    ) -> Option<(Name, Option<Name>)> {
        let index = self.source_index();
        let pair = party.filter(|_| institution.is_some()).and_then(|_| index.pair(party, institution));
        let row = pair
            .or_else(|| index.alone(institution?))
            .or_else(|| party.and_then(|_| index.pair(party, None)))
            .or_else(|| institution.and_then(|_| index.pair(None, institution)))
            .or_else(|| party.and_then(|_| index.pair(None, None)))?;
        let row = &self.sources[row];
        Some((row.source, self.party_of_source(row.source).or(row.party).or(party)))
    }

    /// The party on whose land a source speaks, where that is another than its own: the authorities
    /// that an occupier set up.
    pub(crate) fn land_of(&self, source: Name) -> Option<Name> {
        let proxies = self.find_name("proxies")?;
        let own = self.party_of_source(source);
        self.sources
            .iter()
            .filter(|row| row.source == source && row.institution == Some(proxies))
            .find_map(|row| row.party.filter(|party| Some(*party) != own))
    }

    /// The land that those hold whom a party has installed there: its people are not that party's.
    pub(crate) fn land_held_for(&self, party: Name) -> Option<Name> {
        let proxies = self.find_name("proxies")?;
        let mut rows = self.sources.iter().filter(|row| row.institution == Some(proxies));
        let row = rows.find(|row| self.party_of_source(row.source) == Some(party))?;
        self.land_of(row.source)
    }

    /// Whether a source speaks for a state: not an alliance, a monitor, or `western_officials`.
    pub(crate) fn is_of_a_state(&self, source: Name) -> bool {
        let of_state = |institution: Option<Name>| institution.is_some_and(|kind| kind != source);
        self.name(source) == "officials"
            || self.sources.iter().any(|row| {
                row.source == source && !row.independent && row.party.is_some() && of_state(row.institution)
            })
    }

    /// Whether an institution makes its source alone, whatever party stands near it (`analysts`).
    pub(crate) fn is_independent(&self, institution: Name) -> bool {
        self.source_index().alone(institution).is_some()
    }

    /// Whether a source counts what others lost, and has no losses of its own: a monitor, the United Nations.
    pub(crate) fn counts_others(&self, source: Name) -> bool {
        self.name(source) == "un" || self.is_independent(source)
    }

    /// Whether a row names a source for this very party and institution.
    pub(crate) fn has_source(&self, party: Name, institution: Name) -> bool {
        self.sources.iter().any(|row| row.party == Some(party) && row.institution == Some(institution))
    }

    /// The party whose side a source id is on: that of the ids with the same prefix (`ru_proxies`
    /// is on the side of `ru_officials`), or the one party of an id that stands alone (`nato`).
    /// `None` for ids that any party may have (`officials`).
    pub(crate) fn party_of_source(&self, source: Name) -> Option<Name> {
        self.source_index().party(source).unwrap_or_else(|| self.tell_party_of_source(source))
    }

    fn source_index(&self) -> &SourceIndex {
        self.source_index
            .get_or_init(|| SourceIndex::new(&self.sources, |source| self.tell_party_of_source(source)))
    }

    fn tell_party_of_source(&self, source: Name) -> Option<Name> {
        let id = self.name(source);
        let group = id.split_once('_').and_then(|(prefix, _)| self.find_name(&format!("{prefix}_officials")));
        let wanted = group.unwrap_or(source);
        let mut parties = self
            .sources
            .iter()
            .filter(|row| row.source == wanted && (row.institution.is_none() || row.independent))
            .filter_map(|row| row.party);
        let first = parties.next()?;
        parties.all(|other| other == first).then_some(first)
    }

    /// The conflicts that were on at `date` (all, without a date).
    pub(crate) fn conflicts_at(&self, date: Option<Date>) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(move |row| row.covers(date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Record, extract};

    /// What the examples of a file give, by which no term could show its meaning, with each of its rows and without it.
    fn with_and_without<T: Clone>(
        file: &str,
        rows_of: fn(&mut Lexicon) -> &mut Vec<T>,
        published: impl Fn(&T) -> Option<Date>,
        mut check: impl FnMut(&Lexicon, &T, &[Record], &[Record]) -> bool,
    ) {
        let mut lexicon = Lexicon::builtin();
        let (.., rows) = files().find(|known| known.0 == file).unwrap();
        let mut complaints = Vec::new();
        for (at, row) in csv::Reader::from_reader(rows.as_bytes()).into_records().enumerate() {
            let row = row.unwrap();
            let declared = rows_of(&mut lexicon)[at].clone();
            let text = row[row.len() - 1].to_owned();
            let document = Document { text, published: published(&declared), ..Document::default() };
            let with = extract(&document, &lexicon);
            rows_of(&mut lexicon).remove(at);
            let without = extract(&document, &lexicon);
            if with.is_empty() || with == without || !check(&lexicon, &declared, &with, &without) {
                complaints.push(format!("src/lexicon/{file}:{}: {}", at + 2, document.text));
            }
            rows_of(&mut lexicon).insert(at, declared);
        }
        assert!(complaints.is_empty(), "what these give is not by their row:\n{}", complaints.join("\n"));
    }

    /// A war has no term that its example could show: what the example gives on the war's first day, it
    /// must give by this row. A text from outside a war's days is no test, as it may look back on it.
    #[test]
    fn every_conflict_decides_its_example() {
        with_and_without(
            "conflicts.csv",
            |lexicon| &mut lexicon.conflicts,
            |row| Some(row.start),
            |lexicon, row, with, _| {
                let sides = [row.a, row.b].map(|side| lexicon.name(side));
                with.iter().all(|record| record.side.as_deref().is_some_and(|side| sides.contains(&side)))
            },
        );
    }

    #[test]
    fn every_body_decides_its_example() {
        with_and_without(
            "bodies.csv",
            |lexicon| &mut lexicon.bodies,
            |_| None,
            |lexicon, row, with, without| {
                let source = row.instead.unwrap_or(row.source);
                let told = |records: &[Record]| {
                    records.iter().all(|record| record.source.as_deref() == Some(lexicon.name(source)))
                };
                // One that counts tells whose the dead are, the others who speaks.
                told(with) && (row.counts.is_some() || !told(without))
            },
        );
    }
}
