//! The record: one row of output, and the closed sets of values its fields hold.
//!
//! The order of the fields is the CSV header and the order of the JSON keys. What each
//! field means is told in the README ("The record").

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::date::Date;

/// Declares a closed set of values, each with the name that is written and read.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The name that is written.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// The value of that name; `None` where there is no such value.
            pub fn from_name(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

names! {
    /// What was lost.
    Category {
        Military = "military",
        Civilian = "civilian",
        People = "people",
        Tanks = "tanks",
        ArmoredVehicles = "armored_vehicles",
        TanksAndArmoredVehicles = "tanks_and_armored_vehicles",
        Artillery = "artillery",
        Mlrs = "mlrs",
        AirDefense = "air_defense",
        Aircraft = "aircraft",
        Helicopters = "helicopters",
        Uavs = "uavs",
        Missiles = "missiles",
        Ships = "ships",
        Submarines = "submarines",
        Vehicles = "vehicles",
        SpecialEquipment = "special_equipment",
        RadarEw = "radar_ew",
        Equipment = "equipment",
    }
}

impl Category {
    /// Whether the category counts people, not equipment.
    pub fn is_people(self) -> bool {
        matches!(self, Category::Military | Category::Civilian | Category::People)
    }

    /// Whether the category counts people whom no army counts as its own.
    pub fn is_bystanders(self) -> bool {
        matches!(self, Category::Civilian | Category::People)
    }
}

names! {
    /// What became of them.
    Outcome {
        Killed = "killed",
        Wounded = "wounded",
        KilledOrWounded = "killed_or_wounded",
        Missing = "missing",
        Captured = "captured",
        Lost = "lost",
        Destroyed = "destroyed",
        Damaged = "damaged",
        Abandoned = "abandoned",
    }
}

names! {
    /// What the number is.
    Measure {
        Count = "count",
        Percent = "percent",
        Ratio = "ratio",
        Rate = "rate",
    }
}

names! {
    /// How the text bounds the number.
    Bound {
        Exact = "exact",
        About = "about",
        AtLeast = "at_least",
        AtMost = "at_most",
        Range = "range",
        Vague = "vague",
    }
}

names! {
    /// The stretch a figure covers.
    TimeFrame {
        /// The running total of the war, invasion or operation.
        Cumulative = "cumulative",
        /// One day or night.
        Day = "day",
        /// Any other stated stretch.
        Interval = "interval",
    }
}

names! {
    /// Whether the figure is put forward as true.
    Modality {
        Asserted = "asserted",
        Denied = "denied",
        /// Predicted, conditional or aimed at.
        Hypothetical = "hypothetical",
    }
}

names! {
    /// Which value of the document the number stands in.
    Part {
        /// The document's text.
        Text = "text",
        /// A headline that came as a value of its own.
        Title = "title",
    }
}

/// One claim, as it is written. Absent values are `null` in JSON and empty in CSV.
///
/// It borrows what it can from its document and the lexicon: most records are written and gone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record<'a> {
    /// Stable over runs and machines: same document text and same claim, same id.
    pub id: Id,
    pub document: Cow<'a, str>,
    pub title: Option<Cow<'a, str>>,
    pub publisher: Option<Cow<'a, str>>,
    pub published: Option<Date>,
    /// The party that suffered the loss.
    pub side: Option<Cow<'a, str>>,
    pub category: Category,
    pub subgroup: Option<Cow<'a, str>>,
    pub outcome: Outcome,
    pub measure: Measure,
    #[serde(serialize_with = "number_or_null")]
    pub value: Option<f64>,
    #[serde(serialize_with = "number_or_null")]
    pub low: Option<f64>,
    #[serde(serialize_with = "number_or_null")]
    pub high: Option<f64>,
    pub bound: Bound,
    /// For a ratio: the party whose losses are the 1.
    pub versus: Option<Cow<'a, str>>,
    /// For a rate: `day`, `week`, `month`, …
    pub per: Option<Cow<'a, str>>,
    pub time_frame: Option<TimeFrame>,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub place: Option<Cow<'a, str>>,
    pub source: Option<Cow<'a, str>>,
    pub source_party: Option<Cow<'a, str>>,
    pub speaker: Option<Cow<'a, str>>,
    pub attribution: Option<Cow<'a, str>>,
    pub via: Option<Cow<'a, str>>,
    pub claimed_on: Option<Date>,
    pub modality: Modality,
    pub number: Cow<'a, str>,
    pub start_byte: usize,
    pub end_byte: usize,
    pub part: Part,
    /// From 1.
    pub line: usize,
    pub sentence: Cow<'a, str>,
    /// The id of the first record in the document that states the same figure.
    pub same_as: Option<Id>,
}

impl Record<'_> {
    /// The record with all that it says, for longer than its document is there.
    pub fn into_owned(self) -> Record<'static> {
        let text = |text: Cow<str>| Cow::Owned(text.into_owned());
        let optional = |value: Option<Cow<str>>| value.map(text);
        Record {
            document: text(self.document),
            title: optional(self.title),
            publisher: optional(self.publisher),
            side: optional(self.side),
            subgroup: optional(self.subgroup),
            versus: optional(self.versus),
            per: optional(self.per),
            place: optional(self.place),
            source: optional(self.source),
            source_party: optional(self.source_party),
            speaker: optional(self.speaker),
            attribution: optional(self.attribution),
            via: optional(self.via),
            number: text(self.number),
            sentence: text(self.sentence),
            id: self.id,
            published: self.published,
            category: self.category,
            outcome: self.outcome,
            measure: self.measure,
            value: self.value,
            low: self.low,
            high: self.high,
            bound: self.bound,
            time_frame: self.time_frame,
            period_start: self.period_start,
            period_end: self.period_end,
            claimed_on: self.claimed_on,
            modality: self.modality,
            start_byte: self.start_byte,
            end_byte: self.end_byte,
            part: self.part,
            line: self.line,
            same_as: self.same_as,
        }
    }

    /// A number that is whole and small enough to be exact.
    pub(crate) fn whole(number: f64) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let whole = number as i64;
        (whole as f64 == number && number.abs() < EXACT).then_some(whole)
    }
}

/// What names a claim: sixteen digits, of base 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id([u8; 16]);

impl Id {
    /// The digits of a number.
    pub(crate) fn of(number: u64) -> Id {
        let mut digits = [0; 16];
        for (at, digit) in (0..).zip(&mut digits) {
            *digit = b"0123456789abcdef"[(number >> (60 - 4 * at) & 15) as usize];
        }
        Id(digits)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("digits are ASCII")
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Whole numbers are written without a point, so that `7` does not become `7.0`.
fn number_or_null<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value.map(|number| (number, Record::whole(number))) {
        None => serializer.serialize_none(),
        Some((_, Some(whole))) => serializer.serialize_i64(whole),
        Some((number, None)) => serializer.serialize_f64(number),
    }
}
