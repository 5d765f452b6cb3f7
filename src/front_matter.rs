//! YAML front matter at the head of a text -> its fields, and where the text proper begins.
//!
//! Reads what `trafilatura --with-metadata` and static-site tools write: `key: value` lines
//! between two `---` lines. It is no YAML reader: lists and nested values are stepped over.
//! The text keeps its front matter, so that offsets count in the file; the segmenter starts
//! at [`body_start`].

use crate::date::Date;

/// The keys that tell front matter from a list of figures between two rules.
const KNOWN_KEYS: [&str; 6] = ["title", "date", "sitename", "hostname", "url", "author"];

/// What the front matter of a text says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The headline.
    pub title: Option<String>,
    /// When the text was published; `None` also where the value is no date.
    pub date: Option<Date>,
    /// The name of the site that published it.
    pub sitename: Option<String>,
    /// The host it was fetched from.
    pub hostname: Option<String>,
    /// Where it was fetched from.
    pub url: Option<String>,
    /// The byte behind the closing line: what comes before it is not the text proper.
    pub body_start: usize,
}

/// The byte at which the text proper begins: 0 where there is no front matter.
pub fn body_start(text: &str) -> usize {
    parse(text).map_or(0, |front| front.body_start)
}

/// The front matter that the text opens with.
///
/// `None` where a line between the two `---` is anything but front matter: a text that
/// merely opens with a ruled line is all text.
pub fn parse(text: &str) -> Option<FrontMatter> {
    let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut offset = text.len() - unmarked.len();
    let mut fields: Vec<(&str, String)> = Vec::new();
    for (index, line) in unmarked.split_inclusive('\n').enumerate() {
        offset += line.len();
        let line = line.trim_end();
        match (index, line) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---" | "...") => return from_fields(&fields, offset),
            _ => read_line(line, &mut fields)?,
        }
    }
    None
}

/// Adds a line to the fields; `None` where it is no line of front matter.
fn read_line<'a>(line: &'a str, fields: &mut Vec<(&'a str, String)>) -> Option<()> {
    if line.is_empty() || line.starts_with('#') {
        return Some(());
    }
    if line.starts_with([' ', '\t']) || line.starts_with("- ") {
        let (_, value) = fields.last_mut()?;
        if !value.is_empty() {
            value.push(' ');
        }
        value.push_str(line.trim_start());
        return Some(());
    }
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if !is_key || !(value.is_empty() || value.starts_with([' ', '\t'])) {
        return None;
    }
    let value = match value.trim() {
        // A block follows, on indented lines of its own.
        ">" | ">-" | ">+" | "|" | "|-" | "|+" => "",
        value => value,
    };
    fields.push((key, value.to_owned()));
    Some(())
}

fn from_fields(fields: &[(&str, String)], body_start: usize) -> Option<FrontMatter> {
    if !fields.iter().any(|(key, _)| KNOWN_KEYS.contains(key)) {
        return None;
    }
    let value = |wanted: &str| {
        let (_, raw) = fields.iter().rfind(|(key, _)| *key == wanted)?;
        let value = unquoted(raw);
        (!matches!(value.trim(), "" | "~" | "null" | "None")).then_some(value)
    };
    Some(FrontMatter {
        title: value("title"),
        date: value("date").and_then(|date| Date::from_metadata(&date)),
        sitename: value("sitename"),
        hostname: value("hostname"),
        url: value("url"),
        body_start,
    })
}

/// The value without its quotation marks. trafilatura writes headlines unquoted, so one
/// that merely begins and ends with quoted words stays as it is.
fn unquoted(raw: &str) -> String {
    if raw.len() < 2 {
        return raw.to_owned();
    }
    if raw.starts_with('"') {
        return serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned());
    }
    let single = raw.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match single {
        Some(inner) if !inner.replace("''", "").contains('\'') => inner.replace("''", "'"),
        _ => raw.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_trafilatura_writes() {
        let head = "---\ntitle: Kyiv: 715 killed in a day\nauthor: A. Reporter\nurl: https://example.org/a\n\
                    hostname: example.org\ndescription: Two wars, one tally.\nsitename: Example News\n\
                    date: 2023-03-02\ncategories: ['war']\ntags: []\n---\n";
        let text = format!("{head}Body.\n---\n");
        let front = parse(&text).unwrap();
        assert_eq!(front.title.as_deref(), Some("Kyiv: 715 killed in a day"));
        assert_eq!(front.date, Date::from_ymd(2023, 3, 2));
        assert_eq!(front.sitename.as_deref(), Some("Example News"));
        assert_eq!(front.hostname.as_deref(), Some("example.org"));
        assert_eq!(front.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(&text[front.body_start..], "Body.\n---\n");
    }

    #[test]
    fn quotation_marks_around_the_whole_value_go() {
        for (raw, value) in [
            (r#""He said \"no\": 5""#, r#"He said "no": 5"#),
            ("'It''s over'", "It's over"),
            (r#""No way" and "no how""#, r#""No way" and "no how""#),
            ("'We lost' and 'we won'", "'We lost' and 'we won'"),
            (">-\n  Two\n  lines", "Two lines"),
            ("One\n  and another", "One and another"),
        ] {
            let text = format!("---\r\ntitle: {raw}\r\n---\r\nBody.");
            assert_eq!(parse(&text).unwrap().title.as_deref(), Some(value), "{raw}");
        }
    }

    #[test]
    fn missing_values_are_none() {
        for raw in ["", "null", "~", "None", "''", "\"\""] {
            let text = format!("---\ntitle: {raw}\ndate: {raw}\n---\n");
            let front = parse(&text).unwrap();
            assert_eq!((front.title, front.date), (None, None), "{raw}");
        }
    }

    #[test]
    fn offsets_count_the_byte_order_mark() {
        let text = "\u{feff}---\ntitle: A\n---\nBody.";
        assert_eq!(&text[body_start(text)..], "Body.");
    }

    #[test]
    fn what_is_no_front_matter_is_text() {
        for text in [
            "",
            "---",
            "---\n",
            "---\n---\nBody.",
            "---\ntitle: never closed\n",
            "Title\n---\ntitle: A\n---\n",
            "---\nKyiv said on Monday: 5 killed.\n---\n",
            "---\ntitle: A\nSeven soldiers died.\n---\n",
            "---\ntanks: 1363\nkilled: 300\n---\n",
            "---\n  indented\ntitle: A\n---\n",
            "----\ntitle: A\n---\n",
        ] {
            assert_eq!(body_start(text), 0, "{text:?}");
        }
    }
}
