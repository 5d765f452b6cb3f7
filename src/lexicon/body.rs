//! What rows tell of the bodies that state figures: whose dead they count, with whom, and where they are.

use super::rows::Body;
use super::store::{Lexicon, Name};

impl Lexicon {
    /// The party of whose army a source counts the dead, and of nobody else.
    pub(crate) fn army_counted_by(&self, source: Name) -> Option<Name> {
        self.bodies_of(source).find_map(|body| body.counts)
    }

    /// Whether a source counts together with an outlet.
    pub(crate) fn has_partner(&self, source: Name) -> bool {
        self.bodies_of(source).any(|body| body.partner.is_some())
    }

    /// The institution with which an outlet counts, whose name may go on behind that of the row.
    pub(crate) fn partner_of(&self, outlet: &str) -> Option<Name> {
        let counts_with = |body: &&Body| body.partner.is_some_and(|name| outlet.starts_with(self.name(name)));
        let body = self.bodies.iter().find(counts_with)?;
        self.sources.iter().find(|row| row.source == body.source).and_then(|row| row.institution)
    }

    /// The party whose proxies hold a place.
    pub(crate) fn holder_by_proxies(&self, place: Name) -> Option<Name> {
        let bodies = self.bodies.iter().filter(|body| body.land == Some(place));
        bodies
            .map(|body| body.source)
            .find(|source| self.land_of(*source).is_some())
            .and_then(|source| self.party_of_source(source))
    }

    /// Whether proxies of another party hold land of this one.
    pub(crate) fn is_held_by_proxies(&self, party: Name) -> bool {
        self.sources.iter().any(|row| row.party == Some(party) && self.land_of(row.source) == Some(party))
    }

    /// Where a source is of a part of its people's land alone: that part, another, and the source that speaks there.
    pub(crate) fn elsewhere(&self, source: Name) -> Option<[Name; 3]> {
        self.bodies_of(source).find_map(|body| Some([body.land?, body.elsewhere?, body.instead?]))
    }

    /// Whether a source is a body of this party too, which is not its people's: who rules where it is.
    pub(crate) fn is_ruled_by(&self, source: Name, party: Name) -> bool {
        let own = self.party_of_source(source);
        self.sources.iter().any(|row| row.source == source && row.party == Some(party)) && own != Some(party)
    }

    fn bodies_of(&self, source: Name) -> impl Iterator<Item = &Body> {
        self.bodies.iter().filter(move |body| body.source == source)
    }
}
