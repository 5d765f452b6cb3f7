//! A text into sentences: spans that know their paragraph, whether they are a heading
//! or a list item, and whether a quotation is open where they start.
//!
//! Knows text only. Lines are paragraphs, unless the document is hard-wrapped, as wire
//! copy is: there a line break inside a paragraph is white space.

use crate::document::Span;
use crate::token::is_space;

/// What a sentence stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Running text.
    Body,
    /// A headline, a heading or a caption: a paragraph without a full stop.
    Heading,
    /// A line that opens with a bullet, or of a list of them.
    Item,
}

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, white space around it left out.
    pub span: Span,
    /// The paragraph it belongs to, counted from 0.
    pub paragraph: usize,
    /// What it stands in.
    pub place: Place,
    /// A quotation that opened earlier in the paragraph is still open at its start.
    pub quoted: bool,
}

/// Splits `text[from..]` into sentences.
pub fn segment(text: &str, from: usize) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (number, paragraph) in paragraphs(text, from).enumerate() {
        split(text, paragraph, number, &mut sentences);
    }
    sentences
}

/// The paragraphs of `text[from..]`, white space around them left out; none is empty.
pub fn paragraphs(text: &str, from: usize) -> impl Iterator<Item = Span> {
    paragraphs_in(text, Span::new(from, text.len()), is_hard_wrapped(&text[from..]))
}

/// The paragraphs of a part of a text that is hard-wrapped or not.
pub(crate) fn paragraphs_in(text: &str, part: Span, wrapped: bool) -> impl Iterator<Item = Span> {
    let mut lines = lines(text, part);
    let mut open: Option<Span> = None;
    std::iter::from_fn(move || {
        loop {
            let Some(line) = lines.next() else { return trim(text, open.take()?) };
            match open {
                Some(block) if goes_on(text, block, line, wrapped) => {
                    open = Some(Span::new(block.start, line.end));
                }
                _ => {
                    let closed = open.take();
                    open = (line.start < line.end).then_some(line);
                    if let Some(paragraph) = closed.and_then(|block| trim(text, block)) {
                        return Some(paragraph);
                    }
                }
            }
        }
    })
}

/// The lines of a part of a text, line ends left out.
fn lines(text: &str, part: Span) -> impl Iterator<Item = Span> {
    let mut start = part.start;
    let ends = memchr::memchr_iter(b'\n', part.of(text).as_bytes()).map(move |at| part.start + at);
    ends.chain([part.end]).map(move |end| {
        let line = Span::new(start, end);
        start = end + 1;
        let trimmed = line.of(text).trim_end();
        Span::new(line.start, line.start + trimmed.len())
    })
}

/// Wire copy of fixed width: several lines follow one another, and none is long.
pub(crate) fn is_hard_wrapped(text: &str) -> bool {
    const WIDEST: usize = 100;
    let (mut runs, mut previous) = (0, 0);
    for line in text.lines() {
        let line = line.trim_end();
        let length = line.len();
        if length > WIDEST {
            return false;
        }
        runs += usize::from(length > 40 && previous > 40);
        // A line that ends a sentence or a list's member may be a paragraph of its own.
        previous = if line.ends_with(['.', ':', ';', '!', '?']) { 0 } else { length };
    }
    runs >= if text.contains(|c: char| c.is_lowercase()) { 2 } else { 1 }
}

/// Whether `line` goes on with the paragraph `block`, of which the last line tells.
pub(crate) fn goes_on(text: &str, block: Span, line: Span, wrapped: bool) -> bool {
    wrapped && continues(text, block, line) || goes_on_small(text, block, line)
}

/// A line that opens with a small letter goes on with a long one before it, in any text.
fn goes_on_small(text: &str, block: Span, line: Span) -> bool {
    if !line.of(text).starts_with(char::is_lowercase) {
        return false;
    }
    let last = block.of(text).rsplit('\n').next().unwrap_or_default();
    let adjacent = text[block.end..line.start].matches('\n').count() == 1;
    let open = !last.trim_end().ends_with(['.', '!', '?', ':', ';', ',']);
    adjacent && open && last.len() > 40
}

/// Whether `line` goes on with the paragraph `block` of a hard-wrapped text.
fn continues(text: &str, block: Span, line: Span) -> bool {
    let (before, now) = (block.of(text), line.of(text));
    let last_line = before.rsplit('\n').next().unwrap_or(before);
    let indent = now.len() - now.trim_start().len();
    let led =
        last_line.ends_with(':') || now.starts_with(|c: char| c.is_ascii_digit()) && last_line.ends_with(',');
    !led && !now.is_empty() && indent < 3 && !is_bullet(now.trim_start()) && last_line.trim().len() > 30
}

/// Adds the sentences of a paragraph, the one of that number.
pub fn split(text: &str, block: Span, paragraph: usize, sentences: &mut Vec<Sentence>) {
    let place = place_of(text, block);
    let mut start = block.start;
    let mut quoted = false;
    let mut quotes = QuoteCount::default();
    for end in breaks(text, block) {
        while start < end {
            let stop = bounded(text, start, end);
            if let Some(span) = trim(text, Span::new(start, stop)) {
                sentences.push(Sentence { span, paragraph, place, quoted });
            }
            quoted = quotes.read(&text[start..stop]);
            start = stop;
        }
    }
}

/// What the sentences of a paragraph stand in.
pub(crate) fn place_of(text: &str, block: Span) -> Place {
    let item = is_bullet(block.of(text));
    let ends_like_prose = block
        .of(text)
        .trim_end_matches(['"', '”', '’', '\'', ')'])
        .ends_with(['.', '!', '?', ':', ';', ',', '…']);
    match (item, ends_like_prose) {
        (true, _) => Place::Item,
        (false, false) if block.end - block.start < 250 => Place::Heading,
        _ => Place::Body,
    }
}

/// Longer than any sentence of prose: tables and lists without a full stop are read in pieces, so
/// that the cost of a sentence is bounded.
pub(crate) const LONGEST: usize = 2048;

/// Where the piece that starts at `start` ends: the sentence's end, or the last space in reach.
pub(crate) fn bounded(text: &str, start: usize, end: usize) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let mut reach = start + LONGEST;
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let space = text[start..reach].rfind(is_space).map(|at| start + at);
    space.filter(|&at| at > start).unwrap_or(reach)
}

/// Counts quotation marks to know whether one is open.
#[derive(Default)]
struct QuoteCount {
    open: bool,
}

impl QuoteCount {
    /// Reads on over `piece`; whether a quotation is open behind it.
    fn read(&mut self, piece: &str) -> bool {
        // The first bytes that such marks have.
        for at in memchr::memchr3_iter(b'"', 0xc2, 0xe2, piece.as_bytes()) {
            match piece[at..].chars().next() {
                Some('"') => self.open = !self.open,
                Some('“' | '„' | '«') => self.open = true,
                Some('”' | '»') => self.open = false,
                _ => {}
            }
        }
        self.open
    }
}

/// The span without white space around it; `None` where nothing else is in it.
pub(crate) fn trim(text: &str, span: Span) -> Option<Span> {
    let piece = span.of(text);
    if let [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] = piece.as_bytes() {
        return Some(span);
    }
    let start = piece.len() - piece.trim_start_matches(is_space).len();
    let length = piece.trim_matches(is_space).len();
    (length > 0).then(|| Span::new(span.start + start, span.start + start + length))
}

/// Whether a paragraph opens with a bullet (`•`, `*`, `-`, `–` and a space; `1.` is prose).
fn is_bullet(paragraph: &str) -> bool {
    let mut chars = paragraph.chars();
    matches!(chars.next(), Some('•' | '*' | '-' | '–' | '—' | '●' | '▪' | '◦' | '·' | '■' | '►'))
        && chars.next().is_some_and(is_space)
}

/// Where the sentences of a paragraph end.
fn breaks(text: &str, block: Span) -> impl Iterator<Item = usize> {
    let piece = block.of(text);
    memchr::memchr3_iter(b'.', b'!', b'?', piece.as_bytes())
        .filter_map(move |at| sentence_end(text, block, block.start + at))
        .chain([block.end])
}

/// The end of the sentence whose full stop stands at `at`; `None` where it is no full stop.
pub(crate) fn sentence_end(text: &str, block: Span, at: usize) -> Option<usize> {
    match text.as_bytes()[at + 1..block.end] {
        [] | [b' ', b'a'..=b'z', ..] | [b'a'..=b'z' | b'0'..=b'9', ..] => return None,
        [b' ', b'A'..=b'Z', ..] => {
            let is_end = ends_long_word(&text.as_bytes()[block.start..at])
                || !is_abbreviation(text, block, at, &text[at + 1..block.end]);
            return is_end.then_some(at + 1);
        }
        _ => {}
    }
    let mut end = at + 1;
    for c in text[end..block.end].chars() {
        match c {
            '.' | '!' | '?' => return None,
            '"' | '”' | '’' | '\'' | ')' | ']' | '»' => end += c.len_utf8(),
            _ => break,
        }
    }
    let rest = &text[end..block.end];
    let next = rest.chars().find(|c| !is_space(*c))?;
    let opens = next.is_uppercase()
        || next.is_ascii_digit()
        || matches!(next, '"' | '“' | '‘' | '\'' | '(' | '[' | '„' | '«' | '–' | '—' | '•' | '-' | '*');
    if rest.starts_with(is_space) {
        return (opens && !is_abbreviation(text, block, at, rest)).then_some(end);
    }
    // `servicemen.This`: a full stop whose space was lost.
    let before = &text[block.start..at];
    let lost_space = before.ends_with(char::is_lowercase) && {
        let mut letters = rest.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    lost_space.then_some(end)
}

/// Whether a word of small letters, longer than any abbreviation, ends there.
fn ends_long_word(before: &[u8]) -> bool {
    const LONGER: usize = LONGEST_ABBREVIATION + 1;
    before.last_chunk::<LONGER>().is_some_and(|word| word.iter().all(u8::is_ascii_lowercase))
}

/// Titles, months and the like that carry a point inside a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Sgt", "Capt", "Cpl", "Pvt", "Adm", "Brig",
    "Cmdr", "St", "Sen", "Rep", "Gov", "Rev", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept",
    "Oct", "Nov", "Dec", "No", "Nos", "Ltd", "Inc", "Corp", "Co", "Fr", "Jr", "Sr", "Lieut", "Pfc", "Ft",
    "Mt", "GEN", "LT", "COL", "MAJ", "CAPT", "DR", "MR", "ADM", "SGT",
];

/// Those in small letters.
const SMALL: &[&str] = &["vs", "approx", "al"];

/// [`ABBREVIATIONS`] as numbers, sorted.
const ABBREVIATION_KEYS: [u64; ABBREVIATIONS.len()] = {
    let mut keys = [0; ABBREVIATIONS.len()];
    let mut count = 0;
    while count < keys.len() {
        let new = key(ABBREVIATIONS[count]);
        let mut at = count;
        while at > 0 && keys[at - 1] > new {
            keys[at] = keys[at - 1];
            at -= 1;
        }
        keys[at] = new;
        count += 1;
    }
    keys
};

/// A short word as a number.
const fn key(word: &str) -> u64 {
    let (bytes, mut key, mut at) = (word.as_bytes(), 0, 0);
    while at < bytes.len() {
        key = key << 8 | bytes[at] as u64;
        at += 1;
    }
    key
}

/// No abbreviation is longer.
const LONGEST_ABBREVIATION: usize = 6;

/// Whether a word is one of [`ABBREVIATIONS`] or [`SMALL`]; most that end a sentence have no capital.
fn is_listed(word: &str) -> bool {
    match word.as_bytes() {
        [b'a'..=b'z', ..] => SMALL.contains(&word),
        _ => word.len() <= LONGEST_ABBREVIATION && ABBREVIATION_KEYS.binary_search(&key(word)).is_ok(),
    }
}

/// Words that open a sentence behind `U.S.` rather than go on with it.
const OPENERS: &[&str] = &["The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "But", "And"];

/// The letters, digits and points that a text ends with.
fn last_word(text: &str) -> &str {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
    let start = text.len() - text.bytes().rev().take_while(inside).count();
    if start > 0 && !text.as_bytes()[start - 1].is_ascii() {
        return text.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or(text);
    }
    &text[start..]
}

/// Whether the point at `at` belongs to an abbreviation or to initials.
fn is_abbreviation(text: &str, block: Span, at: usize, rest: &str) -> bool {
    if text.as_bytes()[at] != b'.' {
        return false;
    }
    let word = last_word(&text[block.start..at]);
    if is_listed(word) {
        // `No. 5` goes on; `said no. The` does not.
        return true;
    }
    // Most words have a second letter.
    let longer = word.as_bytes().get(1).is_some_and(|&second| second.is_ascii() && second != b'.');
    let initials = !longer
        && word.split('.').all(|part| part.chars().count() == 1)
        && word.starts_with(char::is_alphabetic);
    if !initials {
        return false;
    }
    let next = rest.trim_start_matches(is_space).split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if word.contains('.') {
        !OPENERS.contains(&next)
    } else {
        word != "I" && word.starts_with(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        segment(text, 0).iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn points_inside_a_sentence() {
        assert_eq!(
            split("Gen. A. Petrov said 1.2 million U.S. shells came. On Feb. 3 it rained."),
            ["Gen. A. Petrov said 1.2 million U.S. shells came.", "On Feb. 3 it rained."]
        );
        assert_eq!(
            split("“They lost ten men.” Then it ended.This is new."),
            ["“They lost ten men.”", "Then it ended.", "This is new."]
        );
    }

    #[test]
    fn abbreviations_are_found_by_their_length_and_first_letter() {
        let all = || ABBREVIATIONS.iter().chain(SMALL);
        assert!(all().all(|word| word.len() <= LONGEST_ABBREVIATION));
        assert!(ABBREVIATIONS.iter().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase())));
        for word in all() {
            assert_eq!(split(&format!("They met {word}. Smith there.")).len(), 1, "{word}");
            assert_eq!(split(&format!("They met{word}beyond. Smith was there.")).len(), 2, "{word}");
        }
    }

    #[test]
    fn lines_are_paragraphs_unless_wrapped() {
        assert_eq!(split("Ten killed\nThe army said so."), ["Ten killed", "The army said so."]);
        let wire = "THE ARMY REPORTED TODAY THAT TEN GUERRILLAS WERE KILLED IN\nCLASHES THAT TOOK PLACE IN \
                    THE NORTH OF THE COUNTRY ON\nMONDAY.\n\n   NINE WERE WOUNDED.";
        assert_eq!(split(wire).len(), 2);
    }

    #[test]
    fn knows_headings_items_and_quotations() {
        let text = "Ten killed\n• Nine hurt\n“We lost two. They lost five,” he said.";
        let sentences = segment(text, 0);
        assert_eq!(sentences[0].place, Place::Heading);
        assert_eq!(sentences[1].place, Place::Item);
        assert!(!sentences[2].quoted && sentences[3].quoted);
    }
}
