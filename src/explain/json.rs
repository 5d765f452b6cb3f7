//! Explanations as JSON Lines: one object for each record, with `record` as `extract` writes it,
//! and one for each number that was passed over.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{Claim, Explanation, Mention, Step};
use crate::record::{Part, Record};
use crate::resolve::restate::fold_space;

/// A record with its reasons.
#[derive(Serialize)]
struct Line<'e> {
    record: &'e Record,
    case: &'e Step,
    #[serde(serialize_with = "by_field")]
    why: &'e Claim,
    mentions: &'e [Mention],
}

/// A number that is no record.
#[derive(Serialize)]
struct PassedLine<'e> {
    passed_over: Passed<'e>,
}

#[derive(Serialize)]
struct Passed<'e> {
    document: &'e str,
    number: &'e str,
    start_byte: usize,
    end_byte: usize,
    part: Part,
    line: usize,
    sentence: &'e str,
    why: &'e Step,
}

/// The reasons as an object, its keys in the order of the record's.
fn by_field<S: Serializer>(claim: &&Claim, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(claim.why.iter().map(|(field, steps)| (field, steps)))
}

/// Writes a document's explanation, a line for each record and each number passed over.
pub fn write(explanation: &Explanation, mut out: impl Write) -> io::Result<()> {
    for explained in &explanation.sentences {
        let sentence = fold_space(&explained.text);
        for claim in &explained.claims {
            let line =
                Line { record: &claim.record, case: &claim.case, why: claim, mentions: &explained.mentions };
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
        }
        for number in &explained.passed_over {
            let passed_over = Passed {
                document: &explanation.document,
                number: &number.number,
                start_byte: number.start_byte,
                end_byte: number.end_byte,
                part: explained.part,
                line: number.line,
                sentence: &sentence,
                why: &number.why,
            };
            serde_json::to_writer(&mut out, &PassedLine { passed_over })?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
