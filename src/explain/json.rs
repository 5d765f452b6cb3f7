//! Explanations as JSON Lines: one object for each sentence, its claims' `record`s as `extract`
//! writes them.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{Claim, Explanation, Mention, PassedOver, Step};
use crate::output::json_line;
use crate::record::Part;
use crate::resolve::restate::fold_space;

#[derive(Serialize)]
struct Line<'e> {
    document: &'e str,
    part: Part,
    line: usize,
    sentence: String,
    mentions: &'e [Mention],
    claims: &'e [Claim],
    passed_over: &'e [PassedOver],
}

/// The reasons of a claim as an object, its keys in the order of the record's.
pub(super) fn by_field<S: Serializer>(
    why: &[(&'static str, Vec<Step>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(why.iter().map(|(field, steps)| (field, steps)))
}

/// Writes a document's explanation, a line for each of its sentences.
pub fn write(explanation: &Explanation, mut out: impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    for sentence in &explanation.sentences {
        let line = Line {
            document: &explanation.document,
            part: sentence.part,
            line: sentence.line,
            sentence: fold_space(&sentence.text).into_owned(),
            mentions: &sentence.mentions,
            claims: &sentence.claims,
            passed_over: &sentence.passed_over,
        };
        json_line(&line, &mut bytes, &mut out)?;
    }
    Ok(())
}
