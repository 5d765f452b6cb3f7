//! The record: one row of output, and the closed sets of values its fields hold.
//!
//! The order of the fields is the CSV header and the order of the JSON keys. What each
//! field means is told in the README ("The record").

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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Stable over runs and machines: same document text and same claim, same id.
    pub id: String,
    pub document: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<Date>,
    /// The party that suffered the loss.
    pub side: Option<String>,
    pub category: Category,
    pub subgroup: Option<String>,
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
    pub versus: Option<String>,
    /// For a rate: `day`, `week`, `month`, …
    pub per: Option<String>,
    pub time_frame: Option<TimeFrame>,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub place: Option<String>,
    pub source: Option<String>,
    pub source_party: Option<String>,
    pub speaker: Option<String>,
    pub attribution: Option<String>,
    pub via: Option<String>,
    pub claimed_on: Option<Date>,
    pub modality: Modality,
    pub number: String,
    pub start_byte: usize,
    pub end_byte: usize,
    pub part: Part,
    /// From 1.
    pub line: usize,
    pub sentence: String,
    /// The id of the first record in the document that states the same figure.
    pub same_as: Option<String>,
}

impl Record {
    /// A number that is whole and small enough to be exact.
    pub(crate) fn whole(number: f64) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
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
