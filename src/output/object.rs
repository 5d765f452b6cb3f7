//! A record -> one JSON object, all keys always there: the bytes that serde would write, for a
//! quarter of the work. Where claims are dense, most of what a run writes is keys.

use std::borrow::Cow;
use std::ops::Range;

use crate::date::Date;
use crate::decimal;
use crate::record::{Bound, Category, Id, Measure, Modality, Outcome, Part, Record, TimeFrame};

/// Appends the fields that are named, in their order, each with a comma and its key before it.
macro_rules! members {
    ($out:ident, $record:ident, $($field:ident)+) => {
        $(
            $out.extend_from_slice(concat!(",\"", stringify!($field), "\":").as_bytes());
            $record.$field.append(&mut *$out);
        )+
    };
}

/// Objects of records, one behind the other; what a record repeats of the one before is copied as it was
/// written.
#[derive(Default)]
pub(super) struct Objects<'r> {
    /// What is written.
    pub bytes: Vec<u8>,
    last: Option<&'r Record<'r>>,
    /// Where the last one has what it says of its document, and its sentence.
    document: Range<usize>,
    sentence: Range<usize>,
}

impl<'r> Objects<'r> {
    /// None yet, with room for those of the records.
    pub(super) fn of(records: &[Record]) -> Objects<'r> {
        let text: usize = records.iter().map(|record| record.sentence.len()).sum();
        // What most take beside the sentence.
        Objects { bytes: Vec::with_capacity(text + 768 * records.len()), ..Objects::default() }
    }

    /// Appends a record as an object.
    pub(super) fn append(&mut self, record: &'r Record) {
        let last = self.last.replace(record);
        let out = &mut self.bytes;
        let opening = out.len();
        members!(out, record, id);
        let start = out.len();
        if last.is_some_and(|last| is_of_same_document(last, record)) {
            out.extend_from_within(self.document.clone());
        } else {
            members!(out, record, document title publisher published);
        }
        self.document = start..out.len();
        members!(out, record, side category subgroup outcome);
        members!(out, record, measure value low high bound versus per time_frame period_start period_end);
        members!(out, record, place source source_party speaker attribution via claimed_on modality);
        members!(out, record, number start_byte end_byte part line);
        let start = out.len();
        if last.is_some_and(|last| last.sentence == record.sentence) {
            out.extend_from_within(self.sentence.clone());
        } else {
            members!(out, record, sentence);
        }
        self.sentence = start..out.len();
        members!(out, record, same_as);
        out[opening] = b'{';
        out.push(b'}');
    }
}

/// Whether two records say the same of their document.
fn is_of_same_document(last: &Record, record: &Record) -> bool {
    last.document == record.document
        && last.title == record.title
        && last.publisher == record.publisher
        && last.published == record.published
}

/// What a field holds.
trait Value {
    fn append(&self, out: &mut Vec<u8>);
}

impl<T: Value> Value for Option<T> {
    fn append(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.append(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl Value for Id {
    fn append(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(self.as_str().as_bytes());
        out.push(b'"');
    }
}

impl Value for Cow<'_, str> {
    fn append(&self, out: &mut Vec<u8>) {
        let mut rest = self.as_bytes();
        out.push(b'"');
        loop {
            let (plain, behind) = rest.split_at(plain_bytes(rest));
            out.extend_from_slice(plain);
            let Some((&byte, behind)) = behind.split_first() else { break };
            escape(byte, out);
            rest = behind;
        }
        out.push(b'"');
    }
}

/// Whether JSON wants a byte escaped.
fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// How many bytes may be written as they are: looked at in blocks that the processor compares at once,
/// the last of which may overlap the one before it.
fn plain_bytes(bytes: &[u8]) -> usize {
    let is_plain = |block: &&[u8; 32]| !block.iter().fold(false, |found, &byte| found | is_special(byte));
    let plain = 32 * bytes.as_chunks().0.iter().take_while(is_plain).count();
    let rest = &bytes[plain..];
    let eights = rest.as_chunks().0.iter().take_while(|eight| !is_any_special(**eight)).count();
    let ends_plain = || bytes.last_chunk().is_some_and(|eight| !is_any_special(*eight));
    if eights == rest.len() / 8 && ends_plain() {
        return bytes.len();
    }
    let rest = &rest[8 * eights..];
    plain + 8 * eights + rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len())
}

/// Whether JSON wants any of eight bytes escaped.
fn is_any_special(eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let eight = u64::from_le_bytes(eight);
    // Borrows reach bytes behind one that is found only.
    let less = |bytes: u64, than: u8| bytes.wrapping_sub(ONES * u64::from(than)) & !bytes;
    let equal = |byte: u8| less(eight ^ (ONES * u64::from(byte)), 1);
    (less(eight, b' ') | equal(b'"') | equal(b'\\')) & (ONES << 7) != 0
}

/// Appends a byte that JSON wants escaped.
fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            return out.extend([byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]));
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

impl Value for usize {
    fn append(&self, out: &mut Vec<u8>) {
        decimal::push(out, *self as u64, 1);
    }
}

/// Whole numbers are written without a point, so that `7` does not become `7.0`.
impl Value for f64 {
    fn append(&self, out: &mut Vec<u8>) {
        match Record::whole(*self) {
            Some(whole) if whole >= 0 => decimal::push(out, whole as u64, 1),
            Some(whole) => out.extend_from_slice(whole.to_string().as_bytes()),
            None if self.is_finite() => {
                serde_json::to_writer(out, self).expect("numbers and memory do not fail");
            }
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl Value for Date {
    fn append(&self, out: &mut Vec<u8>) {
        // Most dates, at once.
        if let (year @ 1000..=9999, Some(month), Some(day)) = (self.year(), self.month(), self.day()) {
            let digits = [year / 1000, year / 100, year / 10, year]
                .into_iter()
                .chain([month / 10, month, day / 10, day].map(i16::from))
                .map(|number| b'0' + (number % 10) as u8);
            let mut date = *b"\"0000-00-00\"";
            for (at, digit) in [1, 2, 3, 4, 6, 7, 9, 10].into_iter().zip(digits) {
                date[at] = digit;
            }
            out.extend_from_slice(&date);
            return;
        }
        out.push(b'"');
        match u64::try_from(self.year()) {
            Ok(year) => decimal::push(out, year, 4),
            Err(_) => out.extend_from_slice(self.to_year().to_string().as_bytes()),
        }
        for part in [self.month(), self.day()].into_iter().flatten() {
            out.push(b'-');
            decimal::push(out, part.unsigned_abs().into(), 2);
        }
        out.push(b'"');
    }
}

/// Values of closed sets, none of whose names has anything to escape.
macro_rules! named {
    ($($name:ident)+) => {
        $(impl Value for $name {
            fn append(&self, out: &mut Vec<u8>) {
                out.push(b'"');
                out.extend_from_slice(self.name().as_bytes());
                out.push(b'"');
            }
        })+
    };
}

named!(Category Outcome Measure Bound TimeFrame Modality Part);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::tests::sample;

    fn object(record: &Record) -> String {
        let mut objects = Objects::default();
        objects.append(record);
        String::from_utf8(objects.bytes).unwrap()
    }

    #[test]
    fn writes_what_serde_writes() {
        let every: String = (0..0x180).filter_map(char::from_u32).chain("“–”𝄞".chars()).collect();
        let mut records = vec![sample()];
        for value in [0.0, 7.0, -3.0, 2.5, 0.1, 1e21, 1e300, 9e15, 9_007_199_254_740_992.0, f64::NAN] {
            records.push(Record { value: Some(value), ..sample() });
        }
        for cut in 0..40 {
            let sentence = format!("{}{every}", "x".repeat(cut));
            records.push(Record { sentence: sentence.into(), same_as: Some(Id::of(7)), ..sample() });
        }
        for date in [Date::from_year(476), Date::from_year(2023), Date::from_year(-44)] {
            records.push(Record { published: Some(date), claimed_on: Date::from_ym(987, 3), ..sample() });
        }
        for record in &records {
            assert_eq!(object(record), serde_json::to_string(record).unwrap());
        }
    }

    #[test]
    fn repeats_what_the_record_before_says() {
        let other = Record { sentence: "Another.".into(), title: None, ..sample() };
        let records = [sample(), sample(), other.clone(), Record { publisher: None, ..other }, sample()];
        let mut objects = Objects::of(&records);
        records.iter().for_each(|record| objects.append(record));
        let each: String = records.iter().map(|record| serde_json::to_string(record).unwrap()).collect();
        assert_eq!(String::from_utf8(objects.bytes).unwrap(), each);
    }
}
