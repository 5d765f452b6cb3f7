//! The rows as the rest of the program sees them.

use super::Name;
use super::cell::{Cell, one_of};
use crate::date::Date;
use crate::record::{Bound, Category, Outcome};

/// Declares what a CSV cell of a closed set may hold.
macro_rules! cell {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// What a cell may hold.
            pub const CELLS: &'static [&'static str] = &[$($text,)+];

            /// The value of a cell.
            pub fn from_cell(cell: &str) -> Option<$name> {
                match cell { $($text => Some($name::$variant),)+ _ => None }
            }

            /// What a cell holds for the value.
            pub fn cell(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl Cell for $name {
            fn read(cell: &str) -> Option<$name> {
                $name::from_cell(cell)
            }

            fn mend() -> String {
                one_of($name::CELLS.iter().copied())
            }
        }
    };
}

cell! {
    /// How a term names a party.
    PartyKind {
        /// `Ukraine`
        Name = "name",
        /// `Ukrainian`
        Adjective = "adjective",
        /// `Ukrainians`: its people
        Demonym = "demonym",
        /// `Kyiv`: its government
        Metonym = "metonym",
        /// `Wagner`: a force or group that fights for it
        Force = "force",
        /// `occupiers`: its fighters
        Member = "member",
    }
}

cell! {
    /// What kind of place a name is.
    PlaceKind {
        Country = "country",
        Region = "region",
        City = "city",
        Sea = "sea",
        Other = "other",
    }
}

cell! {
    /// What carries a figure to the public.
    OutletKind {
        /// A newspaper, agency or broadcaster.
        Outlet = "outlet",
        /// A platform or messenger.
        Channel = "channel",
    }
}

cell! {
    /// What a noun counts.
    NounClass {
        Person = "person",
        Equipment = "equipment",
        /// Says the outcome by itself: `casualties`, `deaths`.
        Loss = "loss",
    }
}

cell! {
    /// Who of a loss verb's arguments suffers.
    Role {
        /// `kill`, `destroy`
        Object = "object",
        /// `die`, `surrender`
        Subject = "subject",
        /// `lose`, `suffer`: the subject owns what was lost
        Owner = "owner",
    }
}

cell! {
    /// Where a bound stands.
    Position {
        /// `more than 500`
        Before = "before",
        /// `500 or more`
        After = "after",
        /// `passed 500`: a verb or noun that bounds and links
        Link = "link",
    }
}

cell! {
    /// How a word of number counts.
    NumberKind {
        /// `seven`, `forty`
        Unit = "unit",
        /// `thousand`
        Scale = "scale",
        /// `dozen`, `pair`: a unit that takes `a`, and `of`
        Group = "group",
        /// `dozens`, `hundreds`: no value, but bounds
        Vague = "vague",
        /// `half`, `third`: a share of 1
        Fraction = "fraction",
        /// `several`, `few`: makes a scale vague
        Several = "several",
        /// `twice`: so many times as much
        Times = "times",
        /// `%`, `percent`
        Percent = "percent",
    }
}

cell! {
    /// What a speech word does with its subject.
    SpeechKind {
        /// `said`, `claimed`: the subject is the source
        Verb = "verb",
        /// `recorded`, `found`: the subject counts, and may say so
        Tally = "tally",
        /// `told`: and the object is who it was told to
        Told = "told",
        /// `according to`: the source follows
        Lead = "lead",
        /// `estimates`, `report`, `data`: a noun of saying, the source before or behind it
        Noun = "noun",
        /// `denied`, `dismissed`: the figure is not upheld
        Denial = "denial",
        /// `continued`: the subject speaks, where a quotation stands beside it
        Quotes = "quotes",
        /// `as quoted by`: a relay follows
        Relay = "relay",
    }
}

cell! {
    /// What a word of time says.
    TimeKind {
        /// `over the past day`, `overnight`
        Day = "day",
        /// `so far`, `since the start of the invasion`
        Cumulative = "cumulative",
        /// `this year`
        Interval = "interval",
        /// `war`, `invasion`: behind `since the start of`
        War = "war",
        /// `a day`, `daily`: a rate by day
        PerDay = "per_day",
        /// by week
        PerWeek = "per_week",
        /// by month
        PerMonth = "per_month",
        /// by year
        PerYear = "per_year",
        /// by hour
        PerHour = "per_hour",
        /// `may have`, `will`, `projected`: not yet so
        Hypothetical = "hypothetical",
    }
}

cell! {
    /// A unit of the calendar.
    CalendarKind {
        Month = "month",
        Weekday = "weekday",
        /// `yesterday`: days before the publication
        DaysAgo = "days_ago",
        /// `last month`: months before that of the publication
        MonthsAgo = "months_ago",
        /// `last week`
        WeeksAgo = "weeks_ago",
        /// `last year`
        YearsAgo = "years_ago",
        /// `the weekend`: the last one
        Weekend = "weekend",
        /// `the beginning of the year`: the first day of a year, by years before the publication
        YearStart = "year_start",
        /// `the end of last year`: its last month
        YearEnd = "year_end",
        /// `New Year's Eve`: a day of every year, 1231 for the last
        YearDay = "year_day",
    }
}

cell! {
    /// Which side of an insurgency a word belongs to.
    Camp {
        /// `soldiers`, `government`
        State = "state",
        /// `guerrillas`, `insurgents`
        Rebel = "rebel",
    }
}

cell! {
    /// What a word tells of why people died.
    Cause {
        /// Not by war: `earthquake`, `epidemic`; nor a loss of life: `championship`.
        Disaster = "disaster",
        /// By war or attack: `shelling`, `gunmen`.
        Conflict = "conflict",
    }
}

cell! {
    /// Who fights in a conflict.
    ConflictKind {
        /// Two states.
        Interstate = "interstate",
        /// A state and an armed group.
        Insurgency = "insurgency",
    }
}

/// A noun that a number can count.
#[derive(Debug, Clone)]
pub struct Noun {
    /// `None` where the context says it (`losses`).
    pub category: Option<Category>,
    /// The narrower group it names.
    pub subgroup: Option<Name>,
    /// What it counts.
    pub class: NounClass,
    /// What it says became of them, for class loss.
    pub outcome: Option<Outcome>,
    /// One spelling serves for one and many: `aircraft`, `personnel`.
    pub invariant: bool,
}

/// A verb of loss.
#[derive(Debug, Clone)]
pub struct Verb {
    /// The outcome for people; `None` where it does not apply to them.
    pub people: Option<Outcome>,
    /// The outcome for equipment.
    pub equipment: Option<Outcome>,
    /// Who suffers.
    pub role: Role,
}

impl Verb {
    /// The outcome for a category.
    pub fn outcome(&self, is_people: bool) -> Option<Outcome> {
        if is_people { self.people } else { self.equipment }
    }
}

/// The form of a verb that a token shows. Forms that look alike are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `kill`, `kills`
    Finite,
    /// `killing`
    Ing,
    /// `killed`, where past and participle are the same word
    PastOrParticiple,
    /// `shot down` is both; `took` is past only
    Past,
    /// `taken`
    Participle,
    /// `the capture of`
    Noun,
}

/// A source id with the party and institution that make it.
#[derive(Debug, Clone)]
pub struct Source {
    /// The id that the record holds.
    pub source: Name,
    /// Whose side it is on; `None` for witnesses.
    pub party: Option<Name>,
    /// `None` for the party's `*` row.
    pub institution: Option<Name>,
    /// The institution alone makes the source, whatever party stands near it.
    pub independent: bool,
}

/// What is told of a source besides its party and institution.
#[derive(Debug, Clone)]
pub struct Body {
    /// The id that the record holds.
    pub source: Name,
    /// The party of whose army it counts the dead, and of nobody else.
    pub counts: Option<Name>,
    /// The outlet with which it counts.
    pub partner: Option<Name>,
    /// A place that it holds, or is of.
    pub land: Option<Name>,
    /// A place of the same people where it does not speak.
    pub elsewhere: Option<Name>,
    /// The source that does there.
    pub instead: Option<Name>,
}

/// A war with two sides.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// One side; the state in an insurgency.
    pub a: Name,
    /// The other side; the armed group in an insurgency.
    pub b: Name,
    /// Whether both are states.
    pub kind: ConflictKind,
    /// Whose civilians die where `a` strikes.
    pub civilians: Name,
    /// Its first day.
    pub start: Date,
    /// Its last day, where it has ended.
    pub end: Option<Date>,
}

impl Conflict {
    /// Whether it was on at `date`; true without one.
    pub fn covers(&self, date: Option<Date>) -> bool {
        date.is_none_or(|date| date >= self.start && self.end.is_none_or(|end| date <= end))
    }

    /// The other side; `None` where `party` is on neither.
    pub fn enemy_of(&self, party: Name) -> Option<Name> {
        if party == self.a { Some(self.b) } else { (party == self.b).then_some(self.a) }
    }

    /// The party of a camp; `None` between states.
    pub fn party_of(&self, camp: Camp) -> Option<Name> {
        (self.kind == ConflictKind::Insurgency).then_some(match camp {
            Camp::State => self.a,
            Camp::Rebel => self.b,
        })
    }
}

/// The bound that a word sets, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundTerm {
    pub bound: Bound,
    pub position: Position,
}
