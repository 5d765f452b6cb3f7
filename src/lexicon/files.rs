//! The lexicon's files: their columns, and how a row of each becomes terms.

use super::Lexicon;
use super::load::Row;
use super::rows::*;
use super::terms::Sense;
use crate::date::Date;
use crate::record::{Bound, Category, Outcome};

/// A lexicon file: its name, the columns it must have, and how a row becomes terms.
pub(super) struct File {
    pub name: &'static str,
    pub rows: &'static str,
    pub columns: &'static [&'static str],
    pub read: fn(&mut Lexicon, &Row) -> Result<(), String>,
}

/// Every file, in the order they are read.
pub(super) const FILES: &[File] = &[
    File {
        name: "parties.csv",
        rows: include_str!("parties.csv"),
        columns: &["term", "party", "kind", "category", "subgroup", "example", "counterexample"],
        read: party,
    },
    File {
        name: "institutions.csv",
        rows: include_str!("institutions.csv"),
        columns: &["term", "institution", "party", "source", "example", "counterexample"],
        read: institution,
    },
    File {
        name: "sources.csv",
        rows: include_str!("sources.csv"),
        columns: &["source", "party", "institution", "example"],
        read: source,
    },
    File {
        name: "people.csv",
        rows: include_str!("people.csv"),
        columns: &["term", "party", "institution", "example"],
        read: person,
    },
    File {
        name: "outlets.csv",
        rows: include_str!("outlets.csv"),
        columns: &["term", "outlet", "kind", "example"],
        read: outlet,
    },
    File {
        name: "places.csv",
        rows: include_str!("places.csv"),
        columns: &["term", "place", "country", "kind", "example"],
        read: place,
    },
    File {
        name: "nouns.csv",
        rows: include_str!("nouns.csv"),
        columns: &[
            "singular",
            "plural",
            "category",
            "subgroup",
            "class",
            "outcome",
            "example",
            "counterexample",
        ],
        read: noun,
    },
    File {
        name: "verbs.csv",
        rows: include_str!("verbs.csv"),
        columns: &[
            "base",
            "third",
            "ing",
            "past",
            "participle",
            "people",
            "equipment",
            "role",
            "example",
            "counterexample",
        ],
        read: verb,
    },
    File {
        name: "events.csv",
        rows: include_str!("events.csv"),
        columns: &["term", "people", "equipment", "example"],
        read: event,
    },
    File {
        name: "bounds.csv",
        rows: include_str!("bounds.csv"),
        columns: &["term", "bound", "position", "example"],
        read: bound,
    },
    File {
        name: "numbers.csv",
        rows: include_str!("numbers.csv"),
        columns: &["term", "kind", "low", "high", "example"],
        read: number,
    },
    File {
        name: "speech.csv",
        rows: include_str!("speech.csv"),
        columns: &["term", "kind", "example"],
        read: speech,
    },
    File {
        name: "times.csv",
        rows: include_str!("times.csv"),
        columns: &["term", "kind", "example"],
        read: time,
    },
    File {
        name: "calendar.csv",
        rows: include_str!("calendar.csv"),
        columns: &["term", "kind", "value", "example"],
        read: calendar,
    },
    File {
        name: "conflicts.csv",
        rows: include_str!("conflicts.csv"),
        columns: &["conflict", "a", "b", "kind", "civilians", "start", "end", "example"],
        read: conflict,
    },
    File {
        name: "camps.csv",
        rows: include_str!("camps.csv"),
        columns: &["term", "camp", "example"],
        read: camp,
    },
    File {
        name: "causes.csv",
        rows: include_str!("causes.csv"),
        columns: &["term", "cause", "example"],
        read: cause,
    },
];

fn party(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let party = lexicon.intern(row.cell("party"));
    let kind = row.required("kind", PartyKind::from_cell)?;
    let category = row.closed("category", Category::from_name)?;
    let subgroup = lexicon.optional(row.cell("subgroup"));
    lexicon.add_terms(row, "term", Sense::Party { party, kind, category, subgroup });
    Ok(())
}

fn institution(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let institution = lexicon.intern(row.cell("institution"));
    let party = lexicon.optional(row.cell("party"));
    let source = lexicon.optional(row.cell("source"));
    lexicon.add_terms(row, "term", Sense::Institution { institution, party, source });
    Ok(())
}

fn source(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let source = lexicon.intern(row.cell("source"));
    let party = row.cell("party");
    let independent = matches!(party, "independent" | "media" | "");
    let party = Some(party).filter(|cell| *cell != "*").and_then(|cell| lexicon.optional(cell));
    let institution =
        Some(row.cell("institution")).filter(|cell| *cell != "*").map(|cell| lexicon.intern(cell));
    lexicon.sources.push(Source { source, party, institution, independent });
    Ok(())
}

fn person(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let party = lexicon.optional(row.cell("party"));
    let institution = lexicon.intern(row.cell("institution"));
    lexicon.add_terms(row, "term", Sense::Person { party, institution });
    Ok(())
}

fn outlet(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let outlet = lexicon.intern(row.cell("outlet"));
    let kind = row.required("kind", OutletKind::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Outlet { outlet, kind });
    Ok(())
}

fn place(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let place = lexicon.intern(row.cell("place"));
    let country = lexicon.optional(row.cell("country"));
    let kind = row.required("kind", PlaceKind::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Place { place, country, kind });
    Ok(())
}

fn noun(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let class = row.required("class", NounClass::from_cell)?;
    let noun = Noun {
        category: row.closed("category", Category::from_name)?,
        subgroup: lexicon.optional(row.cell("subgroup")),
        class,
        outcome: row.closed("outcome", Outcome::from_name)?,
        invariant: row.spellings("singular").any(|one| row.spellings("plural").any(|many| one == many)),
    };
    if (class == NounClass::Loss) != noun.outcome.is_some() {
        return Err("an outcome is for class loss, and only for it".to_owned());
    }
    let id = lexicon.nouns.len() as u32;
    lexicon.nouns.push(noun);
    lexicon.add_terms(row, "plural", Sense::Noun { row: id, plural: true });
    for spelling in row.spellings("singular") {
        if !row.spellings("plural").any(|plural| plural == spelling) {
            lexicon.vocabulary.add(spelling, Sense::Noun { row: id, plural: false });
        }
    }
    Ok(())
}

fn verb(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let verb = Verb {
        people: row.closed("people", Outcome::from_name)?,
        equipment: row.closed("equipment", Outcome::from_name)?,
        role: row.required("role", Role::from_cell)?,
    };
    let id = lexicon.verbs.len() as u32;
    lexicon.verbs.push(verb);
    let form = |form| Sense::Verb { row: id, form };
    lexicon.add_terms(row, "base", form(Form::Finite));
    lexicon.add_terms(row, "third", form(Form::Finite));
    lexicon.add_terms(row, "ing", form(Form::Ing));
    let is_both = |spelling: &str| {
        row.spellings("past").any(|past| past == spelling)
            && row.spellings("participle").any(|part| part == spelling)
    };
    for (column, alone) in [("past", Form::Past), ("participle", Form::Participle)] {
        for spelling in row.spellings(column) {
            lexicon
                .vocabulary
                .add(spelling, form(if is_both(spelling) { Form::PastOrParticiple } else { alone }));
        }
    }
    Ok(())
}

fn event(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let verb = Verb {
        people: row.closed("people", Outcome::from_name)?,
        equipment: row.closed("equipment", Outcome::from_name)?,
        role: Role::Object,
    };
    let id = lexicon.verbs.len() as u32;
    lexicon.verbs.push(verb);
    lexicon.add_terms(row, "term", Sense::Verb { row: id, form: Form::Noun });
    Ok(())
}

fn bound(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let bound = row.required("bound", Bound::from_name)?;
    let position = row.required("position", Position::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Bound(BoundTerm { bound, position }));
    Ok(())
}

fn number(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind", NumberKind::from_cell)?;
    let low = row.number("low")?.unwrap_or_default();
    let high = row.number("high")?.unwrap_or(low);
    lexicon.add_terms(row, "term", Sense::Number { kind, low, high });
    Ok(())
}

fn speech(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind", SpeechKind::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Speech(kind));
    Ok(())
}

fn time(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind", TimeKind::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Time(kind));
    Ok(())
}

fn calendar(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind", CalendarKind::from_cell)?;
    let value = row.required("value", |cell| cell.parse::<i8>().ok())?;
    lexicon.add_terms(row, "term", Sense::Calendar { kind, value });
    Ok(())
}

fn conflict(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let date = |cell: &str| cell.parse::<Date>().ok();
    let conflict = Conflict {
        a: lexicon.intern(row.cell("a")),
        b: lexicon.intern(row.cell("b")),
        kind: row.required("kind", ConflictKind::from_cell)?,
        civilians: lexicon.intern(row.cell("civilians")),
        start: row.required("start", date)?,
        end: row.closed("end", date)?,
    };
    lexicon.conflicts.push(conflict);
    Ok(())
}

fn camp(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let camp = row.required("camp", Camp::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Camp(camp));
    Ok(())
}

fn cause(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let cause = row.required("cause", Cause::from_cell)?;
    lexicon.add_terms(row, "term", Sense::Cause(cause));
    Ok(())
}
