//! Text into tokens: words, numbers, model names and punctuation, as spans of bytes.
//!
//! A token is what a lexicon term is made of. What it means is left to the lexicon; what
//! number it is, to `mention::number`.

use crate::word::run_at;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with apostrophes inside (`Arba'in`) and abbreviations with points (`U.S.`).
    Word,
    /// Digits with their grouping and decimals: `150,605`, `1.2`, `23:57` (not a quantity).
    Number,
    /// Letters and digits in one: `Su-34`, `2S5`, `72nd`, `28k`, `MH17`.
    Mixed,
    /// `'s` or a bare apostrophe behind a plural.
    Possessive,
    /// Any other character.
    Punct(char),
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No capital first.
    Lower,
    /// A capital first, and a small letter somewhere.
    Capital,
    /// Capitals only, at least two.
    Upper,
}

/// One token of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it looks like.
    pub kind: Kind,
    /// Capitalisation, for words.
    pub case: Case,
    /// No white space stands before it.
    pub glued: bool,
    /// The lexicon's number for the folded word; 0 where the lexicon has no such word.
    pub word: u32,
}

impl Token {
    /// The token's bytes in `text`.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether it is that punctuation character.
    pub fn is(&self, c: char) -> bool {
        self.kind == Kind::Punct(c)
    }

    /// Whether it is a word or a model name.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mixed)
    }

    /// Whether it is a double quotation mark of any shape.
    pub fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Punct('"' | '“' | '”' | '„' | '«' | '»'))
    }

    /// Whether it is a hyphen or dash of any length.
    pub fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Punct('-' | '‐' | '‑' | '‒' | '–' | '—' | '−'))
    }
}

/// Numbers words; 0 is for a word that it does not know.
pub trait Words {
    /// The number of the word of ASCII letters only at `text[at..end]`, with its hash
    /// (`word::run_at`).
    fn of_letters(&self, hash: u32, text: &[u8], at: usize, end: usize) -> u32;

    /// The number of a folded word.
    fn of_folded(&self, folded: &str) -> u32;
}

/// Knows no word.
impl Words for () {
    fn of_letters(&self, _: u32, _: &[u8], _: usize, _: usize) -> u32 {
        0
    }

    fn of_folded(&self, _: &str) -> u32 {
        0
    }
}

/// Appends the tokens of `text[start..end]` to `tokens`.
pub fn tokenize(text: &str, start: usize, end: usize, words: &impl Words, tokens: &mut Vec<Token>) {
    let mut folded = String::new();
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    let mut glued = false;
    while at < end {
        if bytes[at] == b' ' {
            at += 1;
            glued = false;
            continue;
        }
        if let Some(token) = plain_token(text, bytes, at, glued, words) {
            tokens.push(token);
            (at, glued) = (token.end, true);
            continue;
        }
        let Some(c) = text[at..end].chars().next() else { break };
        if is_space(c) {
            at += c.len_utf8();
            glued = false;
            continue;
        }
        let (stop, kind) = next_token(text, at, end, c);
        let piece = &text[at..stop];
        let mut token = Token { start: at, end: stop, kind, case: Case::Lower, glued, word: 0 };
        if matches!(kind, Kind::Word | Kind::Mixed | Kind::Number) {
            token.case = case_of(piece);
            fold(piece, &mut folded);
            token.word = words.of_folded(&folded);
        }
        tokens.push(token);
        at = stop;
        glued = true;
    }
}

/// The token at `at` of `text`, which is `bytes` up to their end, where it is a word of plain letters, a number of
/// digits alone or a mark by itself.
#[inline(always)]
fn plain_token(text: &str, bytes: &[u8], at: usize, glued: bool, words: &impl Words) -> Option<Token> {
    if let Some((hash, end)) = plain_word(bytes, at) {
        let word = words.of_letters(hash, bytes, at, end);
        let case = case_of_letters(&bytes[at..end]);
        return Some(Token { start: at, end, kind: Kind::Word, case, glued, word });
    }
    if let Some(end) = plain_number(bytes, at) {
        let word = words.of_folded(&text[at..end]);
        return Some(Token { start: at, end, kind: Kind::Number, case: Case::Lower, glued, word });
    }
    let (kind, case) = (Kind::Punct(bytes[at].into()), Case::Lower);
    is_plain_mark(bytes[at]).then_some(Token { start: at, end: at + 1, kind, case, glued, word: 0 })
}

/// Where the digits at `at` end, where nothing may go on with them.
fn plain_number(bytes: &[u8], at: usize) -> Option<usize> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !is_digit(at) {
        return None;
    }
    let stop = (at..).find(|&at| !is_digit(at))?;
    let goes_on = match bytes.get(stop) {
        Some(b' ' | b',' | b'.' | b':') => is_digit(stop + 1),
        Some(byte) => byte.is_ascii_alphabetic() || *byte >= 0x80,
        None => false,
    };
    (!goes_on).then_some(stop)
}

/// Whether a byte is punctuation by itself, whatever stands around it: not so an apostrophe.
fn is_plain_mark(byte: u8) -> bool {
    byte.is_ascii_punctuation() && byte != b'\''
}

/// The word at `at`, where it is of ASCII letters only and nothing may go on with it: its hash and end.
#[inline(always)]
fn plain_word(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let (hash, stop) = run_at(bytes, at);
    let goes_on = match bytes.get(stop) {
        // `Su-34`
        Some(b'-') => bytes.get(stop + 1).is_some_and(u8::is_ascii_digit),
        Some(b'\'') => !ends_before_apostrophe(bytes, stop + 1),
        // Dashes and quotation marks, of which one is an apostrophe too.
        Some(0xe2) if bytes.get(stop + 1) == Some(&0x80) => {
            bytes.get(stop + 2) == Some(&0x99) && !ends_before_apostrophe(bytes, stop + 3)
        }
        Some(b'0'..=b'9' | 0x80..) => true,
        // `U.S.`
        Some(b'.') => stop - at == 1,
        _ => false,
    };
    (stop > at && !goes_on).then_some((hash, stop))
}

/// Whether a word ends before an apostrophe, behind which stands what is at `behind`: no letter, or the `s` of
/// who owns.
fn ends_before_apostrophe(bytes: &[u8], behind: usize) -> bool {
    let is_letter =
        |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    !is_letter(behind) || matches!(bytes[behind], b's' | b'S') && !is_letter(behind + 1)
}

/// [`case_of`] a word of ASCII letters.
fn case_of_letters(word: &[u8]) -> Case {
    match word {
        [first, rest @ ..] if first.is_ascii_uppercase() => {
            let upper = !rest.is_empty() && rest.iter().all(u8::is_ascii_uppercase);
            if upper { Case::Upper } else { Case::Capital }
        }
        _ => Case::Lower,
    }
}

/// White space of all kinds, and marks that print as nothing.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{ad}' | '\u{2060}')
}

/// Where the token that opens with `c` at `at` ends, and what it is.
fn next_token(text: &str, at: usize, end: usize, c: char) -> (usize, Kind) {
    if c.is_ascii_digit() {
        return number_token(text, at, end);
    }
    if is_letter(c) {
        return word_token(text, at, end);
    }
    if matches!(c, '\'' | '’' | 'ʼ') && at > 0 && text[..at].ends_with(char::is_alphanumeric) {
        let rest = &text[at + c.len_utf8()..end];
        let mut letters = rest.chars();
        if matches!(letters.next(), Some('s' | 'S')) && !letters.next().is_some_and(char::is_alphanumeric) {
            return (at + c.len_utf8() + 1, Kind::Possessive);
        }
        if text[..at].ends_with(['s', 'S']) && rest.starts_with(is_space) {
            return (at + c.len_utf8(), Kind::Possessive);
        }
    }
    (at + c.len_utf8(), Kind::Punct(c))
}

/// `150,605`, `150 605`, `1.2`, `23:57`, `2S5`, `72nd`, `28k`.
fn number_token(text: &str, at: usize, end: usize) -> (usize, Kind) {
    let digits = |from: usize| text.as_bytes()[from..end].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut stop = at + digits(at);
    let mut grouped_by = None;
    while let Some(mark) = text[stop..end].chars().next() {
        let after = stop + mark.len_utf8();
        let run = digits(after);
        let is_group = run == 3 && (grouped_by.is_some() || stop - at <= 3);
        let joins = match mark {
            ',' => (is_group || is_lakh(text, after, stop - at)) && grouped_by.is_none_or(|by| by == ','),
            '.' => run > 0 && grouped_by.is_none_or(|by| by == ',' || by == '.'),
            ':' => run > 0,
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' => is_group,
            ' ' => {
                is_group && grouped_by.is_none_or(|by| by == ' ') && plain_space_groups(text, at, after + run)
            }
            _ => false,
        };
        if !joins {
            break;
        }
        grouped_by = Some(mark);
        stop = after + run;
    }
    match letters_behind(text, stop, end) {
        0 => (stop, Kind::Number),
        letters => (model_tail(text, stop + letters, end), Kind::Mixed),
    }
}

/// `1,00,000`, `12,50,000`: two digits at `after`, and a group behind them.
fn is_lakh(text: &str, after: usize, before: usize) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let group = digit(after) && digit(after + 1) && bytes.get(after + 2) == Some(&b',');
    group && before <= 2 && (after + 3..after + 6).all(digit) && !digit(after + 6)
}

/// Groups parted by a plain space are a number only where no third number is near:
/// `150 605` is one, a table's `150 605 300` or `12 100 men` after a comma list is left alone.
fn plain_space_groups(text: &str, at: usize, stop: usize) -> bool {
    let first = text.as_bytes()[at];
    let before = text[..at].trim_end().bytes().next_back();
    let after = text[stop..].bytes().next();
    // `2 152-mm guns`, `12 120 mm mortars`
    let calibre = text[stop..].trim_start_matches(['-', ' ']).starts_with("mm");
    first != b'0'
        && !calibre
        && !before.is_some_and(|b| b.is_ascii_digit())
        && !after.is_some_and(|b| b.is_ascii_digit())
}

/// Length of the letters right behind a number.
fn letters_behind(text: &str, stop: usize, end: usize) -> usize {
    text[stop..end].chars().take_while(|&c| is_letter(c)).map(char::len_utf8).sum()
}

/// A letter; `ʼ`, which Ukrainian outlets write for an apostrophe, is one to Unicode but not here.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c != 'ʼ'
}

/// The rest of a model name: letters, digits and inner hyphens before a digit (`A-50U`, `S-400`).
fn model_tail(text: &str, mut stop: usize, end: usize) -> usize {
    while let Some(c) = text[stop..end].chars().next() {
        let after = stop + c.len_utf8();
        let joins = c.is_alphanumeric()
            || (c == '-' && text[after..end].starts_with(|next: char| next.is_ascii_digit()));
        if !joins {
            break;
        }
        stop = after;
    }
    stop
}

/// A word, an abbreviation with points (`U.S.`) or a model name (`T-72`).
fn word_token(text: &str, at: usize, end: usize) -> (usize, Kind) {
    let mut stop = at + letters_behind(text, at, end);
    if stop - at == 1
        && text[stop..end].starts_with('.')
        && let Some(abbreviation) = pointed_abbreviation(text, at, end)
    {
        return (abbreviation, Kind::Word);
    }
    let rest = &text[stop..end];
    let mut after = rest.chars();
    match after.next() {
        Some(c) if c.is_ascii_digit() => return (model_tail(text, stop, end), Kind::Mixed),
        // `Su-34`, `Kh-101`; a capital first, or it is a broken range (`from-20`).
        Some('-')
            if stop - at <= 5
                && after.next().is_some_and(|c| c.is_ascii_digit())
                && text[at..].starts_with(char::is_uppercase) =>
        {
            return (model_tail(text, stop, end), Kind::Mixed);
        }
        Some('\'' | '’' | 'ʼ') => {
            let mark = rest.chars().next().map_or(0, char::len_utf8);
            let tail = letters_behind(text, stop + mark, end);
            let word = &text[stop + mark..stop + mark + tail];
            if tail > 0 && !matches!(word, "s" | "S" | "t" | "re" | "ve" | "ll" | "d" | "m") {
                stop += mark + tail;
            }
        }
        _ => {}
    }
    (stop, Kind::Word)
}

/// `U.S.`, `D.C.`, `S.U.V.`: single letters, each with a point, at least two.
fn pointed_abbreviation(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut stop = at;
    while stop + 1 < end && bytes[stop].is_ascii_alphabetic() && bytes[stop + 1] == b'.' {
        stop += 2;
    }
    (stop - at >= 4).then_some(stop)
}

/// How a word is capitalised.
fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut any = false;
            for c in letters {
                if c.is_lowercase() {
                    return Case::Capital;
                }
                any = true;
            }
            if any { Case::Upper } else { Case::Capital }
        }
        _ => Case::Lower,
    }
}

/// Folds a word for look-up: small letters, straight apostrophes, no points.
pub fn fold(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => folded.push('\''),
            '.' => {}
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &(), &mut tokens);
        tokens.iter().map(|token| token.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_groups() {
        assert_eq!(pieces("150,605 men"), ["150,605", "men"]);
        assert_eq!(pieces("150 605 men"), ["150 605", "men"]);
        assert_eq!(pieces("150\u{202f}605 men"), ["150\u{202f}605", "men"]);
        assert_eq!(pieces("1.2 million"), ["1.2", "million"]);
        assert_eq!(pieces("tanks,1,694 armored"), ["tanks", ",", "1,694", "armored"]);
        assert_eq!(pieces("In 2022, 300 died"), ["In", "2022", ",", "300", "died"]);
    }

    #[test]
    fn plain_tokens_are_those_of_any_text() {
        let words = ["Kyiv", "a", "Su", "anti", "it", "soldiers", "40", "7", "1,694", "150", "U", "2022"];
        let behind = [
            "",
            "-34",
            "-tank",
            "'s",
            "'S ",
            "’s",
            "’",
            "'",
            "' ",
            "'st",
            "’sé",
            "ʼs",
            "'re",
            "’n’",
            "—",
            "“",
            "”a",
            "é",
            "5",
            ".",
            ".5",
            ".S.",
            " 605",
            " men",
            ",605",
            ", 6",
            ":57",
            ":",
            "k",
            "%",
            "\u{a0}605",
            "\u{ad}",
        ];
        for (word, behind) in words.iter().flat_map(|word| behind.map(|behind| (word, behind))) {
            let text = format!("of {word}{behind} men");
            let (mut at, mut slow) = (3, Vec::new());
            while let Some(c) = text[at..].chars().next() {
                let (stop, kind) = if is_space(c) {
                    (at + c.len_utf8(), None)
                } else {
                    let (stop, kind) = next_token(&text, at, text.len(), c);
                    (stop, Some(kind))
                };
                slow.extend(kind.map(|kind| (&text[at..stop], kind, case_of(&text[at..stop]))));
                at = stop;
            }
            let mut tokens = Vec::new();
            tokenize(&text, 3, text.len(), &(), &mut tokens);
            let told: Vec<_> = tokens.iter().map(|token| (token.of(&text), token.kind, token.case)).collect();
            let is_lettered = |kind| matches!(kind, Kind::Word | Kind::Mixed);
            let slow: Vec<_> = slow
                .into_iter()
                .map(|(piece, kind, case)| (piece, kind, if is_lettered(kind) { case } else { Case::Lower }))
                .collect();
            assert_eq!(told, slow, "{text}");
        }
    }

    #[test]
    fn models_are_one_token() {
        assert_eq!(
            pieces("two Su-34s, a T-72B3 and A-50U"),
            ["two", "Su-34s", ",", "a", "T-72B3", "and", "A-50U"]
        );
        assert_eq!(pieces("2S5 72nd 28k"), ["2S5", "72nd", "28k"]);
    }

    #[test]
    fn possessives_stand_alone() {
        assert_eq!(
            pieces("Ukraine’s and the soldiers’ dead"),
            ["Ukraine", "’s", "and", "the", "soldiers", "’", "dead"]
        );
        assert_eq!(pieces("U.S. tanks"), ["U.S.", "tanks"]);
    }
}
