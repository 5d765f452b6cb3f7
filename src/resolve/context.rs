//! The war that a document is about, told from the parties and places it names.

use rustc_hash::FxHashMap;

use super::Passage;
use crate::date::Date;
use crate::lexicon::{Camp, Conflict, ConflictKind, Lexicon, Name, kinds};

/// What the whole document says of the war.
#[derive(Debug, Default)]
pub struct Context<'l> {
    /// The conflict whose two sides it names most.
    pub conflict: Option<&'l Conflict>,
    /// How often it names each party, or a place of it.
    counts: FxHashMap<Name, usize>,
    /// How often it names a place of each party.
    places: FxHashMap<Name, usize>,
    /// How often it speaks of rebels of any kind.
    rebels: usize,
    /// Whether several groups fight the state of its conflict.
    several_groups: bool,
}

impl<'l> Context<'l> {
    /// Counts the parties and places of all passages.
    pub fn read(passages: &[Passage], published: Option<Date>, lexicon: &'l Lexicon) -> Context<'l> {
        let mut context = Context::default();
        for passage in passages.iter().filter(|passage| passage.reading.may_name()) {
            let reading = &passage.reading;
            for (at, _) in reading.terms_of(kinds::PARTY | kinds::PLACE | kinds::CAMP) {
                let party = reading.party(at).map(|party| party.party);
                let country = reading.place(at).and_then(|place| place.country);
                let placed = |_: &Name| party.is_none() || crate::assemble::place::is_mere_place(reading, at);
                if let Some(country) = country.filter(placed) {
                    *context.places.entry(country).or_default() += 1;
                }
                for name in party.into_iter().chain(country.filter(|country| Some(*country) != party)) {
                    *context.counts.entry(name).or_default() += 1;
                }
                context.rebels += usize::from(reading.camp(at) == Some(Camp::Rebel));
            }
        }
        // A war of its own day first; else an older one that the text looks back on.
        context.conflict =
            context.main_conflict(published, lexicon).or_else(|| context.main_conflict(None, lexicon));
        context.several_groups = context.conflict.is_some_and(|row| {
            let other = |it: &Conflict| it.a == row.a && it.b != row.b && it.kind == ConflictKind::Insurgency;
            let named = lexicon.name(row.b).ends_with("rebels");
            // A group named but once is not what a document without a date calls `insurgents` throughout.
            let once = || published.is_none() && context.count(row.b) < 2;
            let several = row.kind == ConflictKind::Insurgency && !named;
            several && (lexicon.conflicts_at(published).any(other) || once())
        });
        context
    }

    fn main_conflict(&self, published: Option<Date>, lexicon: &'l Lexicon) -> Option<&'l Conflict> {
        let score = |row: &&Conflict| {
            let unnamed =
                if self.rebels > 0 && lexicon.name(row.b).ends_with("rebels") { self.rebels } else { 0 };
            let (a, b) = (self.count(row.a), self.count(row.b) + unnamed);
            let camps = if row.kind == ConflictKind::Insurgency { self.rebels } else { 0 };
            // Rebels that nobody names may be anybody's, where they are spoken of once.
            // And one that has ruled a land itself is not named for its rebels alone.
            let insurgency = row.kind == ConflictKind::Insurgency && a > 0 && b == 1;
            let rules = || lexicon.conflicts_at(None).any(|it| it.a == row.b);
            let least = if unnamed > 0 || insurgency && rules() { 2 } else { 1 };
            // One side of a war between states calls the other to mind, where it fights no other; of old wars both must
            // be named.
            let known = row.kind == ConflictKind::Interstate && (published.is_some() || row.end.is_none());
            if known && (a == 0) != (b == 0) {
                let named = if a == 0 { row.b } else { row.a };
                let enemy = row.enemy_of(named);
                let wars =
                    lexicon.conflicts_at(published).filter(|it| published.is_some() || it.end.is_none());
                let mut others = wars.filter_map(|it| it.enemy_of(named));
                return usize::from(others.all(|other| Some(other) == enemy));
            }
            if a == 0 || b < least { 0 } else { a.min(b) * 4 + a.max(b) + camps }
        };
        let mut rows: Vec<&Conflict> = lexicon.conflicts_at(published).collect();
        rows.reverse();
        let best = rows.into_iter().max_by_key(score)?;
        (score(&best) > 0).then_some(best)
    }

    /// How often the document names a party.
    pub fn count(&self, party: Name) -> usize {
        self.counts.get(&party).copied().unwrap_or(0)
    }

    /// The party of the document's war whose places it names most.
    pub fn land(&self) -> Option<Name> {
        let row = self.conflict?;
        let places = |party: Name| self.places.get(&party).copied().unwrap_or(0);
        let (a, b) = (places(row.a), places(row.b));
        if a == b { None } else { Some(if a > b { row.a } else { row.b }) }
    }

    /// Whether the document names places of this party, or of none of the parties of its war.
    pub fn has_land(&self, party: Name) -> bool {
        let named = |party: Name| self.places.contains_key(&party);
        named(party) || self.conflict.is_none_or(|row| ![row.a, row.b, row.civilians].into_iter().any(named))
    }

    /// Whether a document of no known war names no party more than this one.
    pub fn is_main(&self, party: Name) -> bool {
        let most = self.counts.values().copied().max().unwrap_or_default();
        self.conflict.is_some() || self.count(party) * 2 >= most
    }

    /// Whether the document names this party, or its places, time and again, and hardly any other more often.
    pub fn is_most(&self, party: Name) -> bool {
        let most = self.counts.values().copied().max().unwrap_or_default();
        self.count(party) >= 3 && self.count(party) * 4 >= most * 3
    }

    /// The enemy of a party: in the document's war, else in the one it fights; that of a state only
    /// where the document names it.
    pub fn enemy_of(&self, party: Name, published: Option<Date>, lexicon: &Lexicon) -> Option<Name> {
        self.conflict.and_then(|row| row.enemy_of(party)).or_else(|| {
            // Of a text without a date, a war that is over says nothing.
            let wars = || {
                lexicon
                    .conflicts_at(published)
                    .filter(|row| published.is_some() || row.end.is_none())
                    .filter_map(|row| Some((row, row.enemy_of(party)?)))
            };
            let named = wars().filter(|&(_, enemy)| self.count(enemy) > 0);
            if let Some((_, enemy)) = named.max_by_key(|&(_, enemy)| self.count(enemy)) {
                return Some(enemy);
            }
            let mut wars = wars();
            let Some((row, enemy)) = wars.next() else { return state_over(party, published, lexicon) };
            // Nor does one of several wars against others, unless the text names who fights in it.
            if wars.any(|(_, other)| other != enemy) {
                return None;
            }
            // A state may fight others than the group of a war that the document does not name.
            let sole = self.conflict.is_none() && (row.kind == ConflictKind::Interstate || party == row.b);
            sole.then_some(enemy)
        })
    }

    /// Whether the document tells of no war between states: then soldiers fall for the state whose
    /// land they fall on.
    pub fn is_no_war_of_states(&self) -> bool {
        self.conflict.is_none_or(|row| row.kind == ConflictKind::Insurgency && row.civilians == row.a)
    }

    /// Whether a party, or its people, are of the document's war; true where it tells of none.
    pub fn concerns(&self, party: Name) -> bool {
        self.conflict.is_none_or(|row| row.enemy_of(party).is_some() || row.civilians == party)
    }

    /// Whether the document's war is one of a state and a group.
    pub fn is_insurgency(&self) -> bool {
        self.conflict.is_some_and(|row| row.kind == ConflictKind::Insurgency)
    }

    /// Whether several groups fight the state of the document's war: `the army killed 20 militants` is of no one of them.
    pub fn is_of_several_groups(&self) -> bool {
        self.several_groups
    }

    /// Whether `militants` may be of that group: in a war of a state with groups, where it is not one of several named once.
    pub fn is_rebels_foe(&self, group: Name) -> bool {
        self.is_insurgency() && !(self.several_groups && self.count(group) < 2)
    }

    /// The party of a camp in the document's war; `militants` are nobody's where several groups fight its state.
    pub fn party_of(&self, camp: Camp) -> Option<Name> {
        let told = camp == Camp::State || !self.several_groups;
        self.conflict.filter(|_| told).and_then(|row| row.party_of(camp))
    }
}

/// The one state that fights a group among a people without a war of its own: `Palestinian gunmen killed two soldiers`.
fn state_over(people: Name, published: Option<Date>, lexicon: &Lexicon) -> Option<Name> {
    let mut states = lexicon.conflicts_at(published).filter(|row| row.civilians == people).map(|row| row.a);
    let state = states.next()?;
    states.all(|other| other == state).then_some(state)
}
