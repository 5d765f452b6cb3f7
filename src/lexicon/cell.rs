//! What the cell of a column may hold, and what to write where it holds something else.

use crate::date::Date;
use crate::record::{Bound, Category, Outcome};

/// A value that a cell may hold.
pub(crate) trait Cell: Sized {
    /// The value of a cell; `None` where it is none.
    fn read(cell: &str) -> Option<Self>;

    /// What to write.
    fn mend() -> String;
}

/// `write a, b or c`
pub(crate) fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("write {} or {last}", rest.join(", ")),
        _ => format!("write {}", names.concat()),
    }
}

/// The closed sets of a record, by their names.
macro_rules! named {
    ($($set:ident)+) => {
        $(impl Cell for $set {
            fn read(cell: &str) -> Option<$set> {
                $set::from_name(cell)
            }

            fn mend() -> String {
                one_of($set::ALL.iter().map(|value| value.name()))
            }
        })+
    };
}

named!(Bound Category Outcome);

impl Cell for f64 {
    fn read(cell: &str) -> Option<f64> {
        cell.parse().ok()
    }

    fn mend() -> String {
        "write a number".to_owned()
    }
}

impl Cell for i16 {
    fn read(cell: &str) -> Option<i16> {
        cell.parse().ok()
    }

    fn mend() -> String {
        "write a small whole number".to_owned()
    }
}

impl Cell for Date {
    fn read(cell: &str) -> Option<Date> {
        cell.parse().ok()
    }

    fn mend() -> String {
        "write it as 2023-03-02, 2023-03 or 2023".to_owned()
    }
}
