//! JSON Lines -> documents, one object a line, with the keys that the upstream tools write.
//!
//! Each field of a document has several keys, in an order of preference: trafilatura,
//! news-please and GDELT-based crawlers name them differently. All other keys are ignored,
//! above all `filedate`, `timestamp` and `seendate`: they say when a crawler came by.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead};
use std::ops::Range;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::object::{self, Plain};
use super::{InputError, RawDocument, text};
use crate::date::Date;
use crate::document::Document;

/// What a key gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Text,
    Id,
    Title,
    Published,
    Publisher,
}

impl Field {
    /// The places of its keys in [`KEYS`].
    fn slots(self) -> Range<usize> {
        match self {
            Field::Text => 0..3,
            Field::Id => 3..7,
            Field::Title => 7..8,
            Field::Published => 8..12,
            Field::Publisher => 12..19,
        }
    }
}

/// The keys that are read; of those for one field, the first that has a value counts.
const KEYS: [(&str, Field); 19] = [
    ("text", Field::Text),
    ("maintext", Field::Text),
    ("raw_text", Field::Text),
    ("id", Field::Id),
    ("url", Field::Id),
    ("source", Field::Id),
    ("canonical_link", Field::Id),
    ("title", Field::Title),
    ("published", Field::Published),
    ("date", Field::Published),
    ("date_publish", Field::Published),
    ("publish_date", Field::Published),
    ("publisher", Field::Publisher),
    ("source-hostname", Field::Publisher),
    ("meta_site_name", Field::Publisher),
    ("sitename", Field::Publisher),
    ("source_domain", Field::Publisher),
    ("hostname", Field::Publisher),
    ("domain", Field::Publisher),
];

/// Cuts a stream into its lines; blank ones are passed over.
pub(super) fn read(
    name: Arc<str>,
    mut reader: impl BufRead,
) -> impl Iterator<Item = Result<RawDocument, InputError>> {
    let mut line = 0;
    let mut failed = false;
    std::iter::from_fn(move || {
        while !failed {
            let mut bytes = Vec::new();
            line += 1;
            match read_line(&mut reader, &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok(RawDocument { name: name.clone(), line: Some(line), bytes })),
                Err(error) => {
                    failed = true;
                    return Some(Err(InputError::from_io(format!("{name}:{line}"), &error)));
                }
            }
        }
        None
    })
}

/// Reads a line with its end, and says how long it is: `read_until` with a faster search.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let newline = memchr::memchr(b'\n', buffer);
        let used = newline.map_or(buffer.len(), |at| at + 1);
        line.extend_from_slice(&buffer[..used]);
        reader.consume(used);
        if newline.is_some() || used == 0 {
            return Ok(line.len());
        }
    }
}

/// The document that a line is.
pub(super) fn parse(name: &str, line: usize, bytes: &[u8]) -> Result<Document, InputError> {
    let marked = if line == 1 { bytes.strip_prefix(text::BYTE_ORDER_MARK) } else { None };
    let bytes = marked.unwrap_or(bytes);
    let json = std::str::from_utf8(bytes).map_err(|error| {
        let column = error.valid_up_to() + 1;
        InputError::new(format!("{name}:{line}:{column}"), format!("not UTF-8: {}", text::conversion(bytes)))
    })?;
    let object = parse_object(json).map_err(|error| not_json(name, line, &error))?;
    let place = || format!("{name}:{line}");
    object.into_document(place).map_err(|problem| InputError::new(place(), problem))
}

fn not_json(name: &str, line: usize, error: &serde_json::Error) -> InputError {
    let place = format!("{name}:{line}:{}", error.column().max(1));
    let problem = if error.is_data() {
        "not a JSON object: each line is one object with a `text` (`jq -c '.[]'` makes lines of an array)"
            .to_owned()
    } else {
        let message = error.to_string();
        let reason = message.rfind(" at line ").map_or(&*message, |end| &message[..end]);
        format!("not valid JSON, {reason}: each line is one whole object (`jq -c .` makes them so)")
    };
    InputError::new(place, problem)
}

fn parse_object(json: &str) -> serde_json::Result<Object<'_>> {
    match plain_object(json) {
        Some(object) => Ok(object),
        None => any_object(json),
    }
}

/// What a plain line holds.
fn plain_object(json: &str) -> Option<Object<'_>> {
    let mut object = Object([const { None }; KEYS.len()]);
    object::each(json, |key, value| {
        if let Some(slot) = slot_of(key) {
            object.0[slot] = Some(match value {
                Plain::String(text) => Value::String(text),
                Plain::Digits(digits) => Value::Number(digits.to_owned()),
                Plain::Boolean => Value::Other(BOOLEAN),
                Plain::Null => Value::Null,
            });
        }
    })?;
    Some(object)
}

/// The place of a key in [`KEYS`].
fn slot_of(key: &str) -> Option<usize> {
    KEYS.iter().position(|(known, _)| *known == key)
}

const BOOLEAN: &str = "a boolean";

fn any_object(json: &str) -> serde_json::Result<Object<'_>> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let object = deserializer.deserialize_map(ObjectVisitor)?;
    deserializer.end()?;
    Ok(object)
}

/// What a line's object holds under each of [`KEYS`].
#[derive(Debug, PartialEq)]
struct Object<'a>([Option<Value<'a>>; KEYS.len()]);

/// A value, as far as it is of interest.
#[derive(Debug, PartialEq)]
enum Value<'a> {
    String(Cow<'a, str>),
    /// In decimal.
    Number(String),
    Null,
    /// Something else, and what it is called.
    Other(&'static str),
}

impl Object<'_> {
    /// The document; the problem where the object has no text or a key holds the wrong thing.
    fn into_document(mut self, place: impl Fn() -> String) -> Result<Document, String> {
        if !self.values(Field::Text).any(|(_, _, value)| value.is_some()) {
            return Err("no text: the object needs a `text`, `maintext` or `raw_text`".to_owned());
        }
        let published = self.candidates(Field::Published).find_map(|found| match found {
            Ok((_, text)) => Date::from_metadata(text).map(Ok),
            Err(problem) => Some(Err(problem)),
        });
        Ok(Document {
            id: self.take(Field::Id)?.unwrap_or_else(place),
            title: self.take(Field::Title)?,
            publisher: self.take(Field::Publisher)?,
            published: published.transpose()?,
            // A crawler that found no text says so by null: a document without claims.
            text: self.take(Field::Text)?.unwrap_or_default(),
        })
    }

    /// Takes out the preferred value given for a field.
    fn take(&mut self, field: Field) -> Result<Option<String>, String> {
        let Some((slot, _)) = self.candidates(field).next().transpose()? else { return Ok(None) };
        Ok(match self.0[slot].take() {
            Some(Value::String(text)) => Some(text.into_owned()),
            Some(Value::Number(number)) => Some(number),
            _ => None,
        })
    }

    /// The values given for a field, the preferred one first, and their places in [`KEYS`].
    fn candidates(&self, field: Field) -> impl Iterator<Item = Result<(usize, &str), String>> {
        self.values(field).filter_map(move |(slot, key, value)| match value.as_ref()? {
            Value::Null => None,
            Value::String(text) if matches!(text.trim(), "" | "None") => None,
            Value::String(text) => Some(Ok((slot, &**text))),
            Value::Number(number) if field != Field::Text => Some(Ok((slot, number))),
            Value::Number(_) => Some(Err(format!("`{key}` holds a number, where a string belongs"))),
            Value::Other(what) => Some(Err(format!("`{key}` holds {what}, where a string belongs"))),
        })
    }

    fn values(&self, field: Field) -> impl Iterator<Item = (usize, &'static str, &Option<Value<'_>>)> {
        field.slots().map(|slot| (slot, KEYS[slot].0, &self.0[slot]))
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    /// Of a key that is there twice, the last counts, as in most readers of JSON.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let mut object = Object([const { None }; KEYS.len()]);
        while let Some(slot) = map.next_key_seed(KeySeed)? {
            match slot {
                Some(slot) => object.0[slot] = Some(map.next_value_seed(ValueSeed)?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(object)
    }
}

/// Reads a key as its place in [`KEYS`]; `None` for a key to ignore.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(slot_of(key))
    }
}

struct ValueSeed;

impl<'de> DeserializeSeed<'de> for ValueSeed {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other(BOOLEAN))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value<'de>, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an array"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an object"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(line: &str) -> Document {
        parse("a.jsonl", 7, line.as_bytes()).unwrap()
    }

    fn error(line: &[u8]) -> String {
        parse("a.jsonl", 7, line).unwrap_err().to_string()
    }

    /// One value, told by all keys of a field at once, then by one fewer each time.
    fn preferred(field: Field, value: impl Fn(&str) -> String, read: impl Fn(Document) -> Option<String>) {
        let keys: Vec<&str> = KEYS.iter().filter(|(_, of)| *of == field).map(|(key, _)| *key).collect();
        for first in 0..keys.len() {
            for absent in ["", "null", "\"\"", "\"None\""] {
                let mut members: Vec<String> =
                    keys[first..].iter().map(|key| format!("{key:?}: {:?}", value(key))).collect();
                // The order in the object does not matter, nor do preferred keys without a value.
                members.reverse();
                if !absent.is_empty() {
                    members.extend(keys[..first].iter().map(|key| format!("{key:?}: {absent}")));
                }
                if field != Field::Text {
                    members.push("\"text\": \"T\"".to_owned());
                }
                let line = format!("{{{}}}", members.join(", "));
                assert_eq!(read(document(&line)), Some(value(keys[first])), "{line}");
            }
        }
    }

    #[test]
    fn plain_lines_are_read_as_any_are() {
        let lines = [
            r#"{"text": "a \"b\" \\ \/ \n\t\r\b\f \u2019 \u00e9", "id": 12, "title": null, "x": true, "date": false}"#,
            r#" {"text":"“so”","published":"2023","n":7 ,"text":"again"} "#,
            r#"{"te\u0078t": "a", "title": ""}"#,
        ];
        for line in lines {
            assert_eq!(plain_object(line), Some(any_object(line).unwrap()), "{line}");
        }
        for line in [
            r#"{"a": 1.5}"#,
            r#"{"a": 1e3}"#,
            r#"{"a": -1}"#,
            r#"{"a": [1]}"#,
            r#"{"a": "\ud83d\ude00"}"#,
            "{}",
        ] {
            assert!(plain_object(line).is_none() && any_object(line).is_ok(), "{line}");
        }
        // Cut off or with a character put in anywhere, what is read is what serde reads.
        for line in lines {
            for (at, _) in line.char_indices() {
                let broken = ["", "\"", "\\", "\t", "u", "0", "}", "{", ",", ":", " "]
                    .map(|other| [&line[..at], other, &line[at..]].concat());
                for line in broken.iter().map(|line| &**line).chain([&line[..at]]) {
                    let plain = plain_object(line);
                    assert!(plain.is_none() || plain == any_object(line).ok(), "{line}");
                }
            }
        }
    }

    #[test]
    fn keys_have_an_order_of_preference() {
        preferred(Field::Text, str::to_owned, |document| Some(document.text));
        preferred(Field::Id, str::to_owned, |document| Some(document.id));
        preferred(Field::Title, str::to_owned, |document| document.title);
        preferred(Field::Publisher, str::to_owned, |document| document.publisher);
        let date = |key: &str| format!("2023-03-{:02}", key.len());
        preferred(Field::Published, date, |document| document.published.map(|date| date.to_string()));
    }

    #[test]
    fn fields_know_their_keys() {
        let fields = [Field::Text, Field::Id, Field::Title, Field::Published, Field::Publisher];
        let slots = fields.into_iter().flat_map(|field| field.slots().map(move |slot| (slot, field)));
        let known: Vec<_> = KEYS.iter().map(|(_, field)| *field).enumerate().collect();
        assert_eq!(slots.collect::<Vec<_>>(), known);
    }

    #[test]
    fn what_is_missing_is_absent() {
        for line in [
            r#"{"text": "T", "filedate": "2023-01-01", "timestamp": "2023-01-01", "seendate": "20230101", "x": [{"y": 1}]}"#,
            r#"{"text": "T", "id": null, "title": "None", "published": "", "publisher": null}"#,
        ] {
            let expected =
                Document { id: "a.jsonl:7".to_owned(), text: "T".to_owned(), ..Document::default() };
            assert_eq!(document(line), expected, "{line}");
        }
        for line in [r#"{"text": null}"#, r#"{"text": "", "maintext": "None"}"#] {
            assert_eq!(document(line).text, "", "{line}");
        }
    }

    #[test]
    fn a_date_that_is_none_gives_way() {
        let line = r#"{"text": "T", "published": "yesterday", "date": "2023-03-02T10:00:00Z"}"#;
        assert_eq!(document(line).published, Date::from_ymd(2023, 3, 2));
        assert_eq!(document(r#"{"text": "T", "date": "yesterday"}"#).published, None);
        assert_eq!(document(r#"{"text": "T", "date": 20230302}"#).published, Date::from_ymd(2023, 3, 2));
    }

    #[test]
    fn values_are_kept_to_the_byte() {
        let read = document(r#"{"text": "a\r\n\u2013 \"b\"\u0000 ", "id": 12, "title": " x "}"#);
        assert_eq!(read.text, "a\r\n\u{2013} \"b\"\0 ");
        assert_eq!(read.id, "12");
        assert_eq!(read.title.as_deref(), Some(" x "));
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        assert_eq!(document(r#"{"text": "A", "text": "B"}"#).text, "B");
    }

    #[test]
    fn problems_name_file_line_and_mend() {
        for (line, message) in [
            (r#"{"text": "T""#, "a.jsonl:7:12: not valid JSON, EOF while parsing an object: each line is"),
            (r#"{"text": "T"} {}"#, "a.jsonl:7:15: not valid JSON, trailing characters: each line is"),
            (r#"{"text": T}"#, "a.jsonl:7:10: not valid JSON, expected value: each line is"),
            ("[{}]", "a.jsonl:7:1: not a JSON object: each line is one object with a `text` (`jq -c '.[]'`"),
            (r#""T""#, "a.jsonl:7:3: not a JSON object"),
            ("{}", "a.jsonl:7: no text: the object needs a `text`, `maintext` or `raw_text`"),
            (r#"{"text": 5}"#, "a.jsonl:7: `text` holds a number, where a string belongs"),
            (r#"{"text": "T", "title": [1]}"#, "a.jsonl:7: `title` holds an array, where a string belongs"),
            (r#"{"text": "T", "id": {"a": {}}}"#, "a.jsonl:7: `id` holds an object, where a string belongs"),
            (r#"{"text": "T", "date": true}"#, "a.jsonl:7: `date` holds a boolean, where a string belongs"),
        ] {
            let error = error(line.as_bytes());
            assert!(error.starts_with(message), "{line}: {error}");
        }
        assert!(error(b"{\"x\": \"\xff\"}").starts_with("a.jsonl:7:8: not UTF-8: convert the file first"));
    }
}
