//! Sources by party and institution, and whose side each is on: asked for with every statement, so
//! that the rows are gone through but once.

use rustc_hash::FxHashMap;

use super::rows::Source;
use super::store::Name;

/// Where the rows of sources stand.
#[derive(Debug, Default)]
pub(crate) struct SourceIndex {
    /// By party and institution: the first row that takes the party into account.
    pairs: FxHashMap<(Option<Name>, Option<Name>), usize>,
    /// By institution: the first row of one that makes its source alone.
    alone: FxHashMap<Name, usize>,
    /// By source: its party.
    parties: FxHashMap<Name, Option<Name>>,
}

impl SourceIndex {
    /// That of all rows; `party_of` tells whose side a source is on.
    pub fn new(rows: &[Source], party_of: impl Fn(Name) -> Option<Name>) -> SourceIndex {
        let mut index = SourceIndex::default();
        for (at, row) in rows.iter().enumerate() {
            match row.institution {
                Some(institution) if row.independent => {
                    index.alone.entry(institution).or_insert(at);
                }
                institution if !row.independent => {
                    index.pairs.entry((row.party, institution)).or_insert(at);
                }
                _ => {}
            }
            index.parties.entry(row.source).or_insert_with(|| party_of(row.source));
        }
        index
    }

    /// The first row of a party and an institution.
    pub fn pair(&self, party: Option<Name>, institution: Option<Name>) -> Option<usize> {
        self.pairs.get(&(party, institution)).copied()
    }

    /// The first row of an institution that makes its source alone.
    pub fn alone(&self, institution: Name) -> Option<usize> {
        self.alone.get(&institution).copied()
    }

    /// The party of a source that a row names.
    pub fn party(&self, source: Name) -> Option<Option<Name>> {
        self.parties.get(&source).copied()
    }
}
