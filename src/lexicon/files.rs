//! The lexicon's files: their columns, and how a row of each becomes terms.

use super::Lexicon;
use super::load::Row;
use super::rows::*;
use super::terms::Sense;

/// A lexicon file: its name, the columns it must have, and how a row becomes terms.
pub(super) struct File {
    pub name: &'static str,
    pub rows: &'static str,
    pub columns: &'static [&'static str],
    /// Columns that no row leaves empty; those of closed sets see to it themselves.
    pub filled: &'static [&'static str],
    /// What its rows are.
    pub about: &'static str,
    pub read: fn(&mut Lexicon, &Row) -> Result<(), String>,
}

/// Every file, in the order they are read.
pub(super) const FILES: &[File] = &[
    File {
        name: "parties.csv",
        rows: include_str!("parties.csv"),
        columns: &["term", "party", "kind", "category", "subgroup", "example", "counterexample"],
        filled: &["term", "party"],
        about: "names, adjectives, peoples, capitals and forces of parties",
        read: party,
    },
    File {
        name: "institutions.csv",
        rows: include_str!("institutions.csv"),
        columns: &["term", "institution", "party", "source", "example", "counterexample"],
        filled: &["term", "institution"],
        about: "bodies and roles that state figures",
        read: institution,
    },
    File {
        name: "sources.csv",
        rows: include_str!("sources.csv"),
        columns: &["source", "party", "institution", "example"],
        filled: &["source"],
        about: "which institution of which party makes which source",
        read: source,
    },
    File {
        name: "bodies.csv",
        rows: include_str!("bodies.csv"),
        columns: &["source", "counts", "partner", "land", "elsewhere", "instead", "example"],
        filled: &["source"],
        about: "whose dead a source counts, with whom, and of which land it is",
        read: body,
    },
    File {
        name: "people.csv",
        rows: include_str!("people.csv"),
        columns: &["term", "party", "institution", "example"],
        filled: &["term", "institution"],
        about: "persons, by party and office",
        read: person,
    },
    File {
        name: "outlets.csv",
        rows: include_str!("outlets.csv"),
        columns: &["term", "outlet", "kind", "example"],
        filled: &["term", "outlet"],
        about: "who carries figures to the public",
        read: outlet,
    },
    File {
        name: "places.csv",
        rows: include_str!("places.csv"),
        columns: &["term", "place", "country", "kind", "example"],
        filled: &["term", "place"],
        about: "places, and the party whose land they are on",
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
        filled: &[],
        about: "what a number can count, with its category",
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
        filled: &[],
        about: "verbs of loss, with the outcome for people and for equipment",
        read: verb,
    },
    File {
        name: "events.csv",
        rows: include_str!("events.csv"),
        columns: &["term", "people", "equipment", "example"],
        filled: &["term"],
        about: "nouns of loss before `of`: `the loss of`",
        read: event,
    },
    File {
        name: "bounds.csv",
        rows: include_str!("bounds.csv"),
        columns: &["term", "bound", "position", "example"],
        filled: &["term"],
        about: "words that bound a number: `more than`",
        read: bound,
    },
    File {
        name: "numbers.csv",
        rows: include_str!("numbers.csv"),
        columns: &["term", "kind", "low", "high", "example"],
        filled: &["term"],
        about: "words of number: `dozens`",
        read: number,
    },
    File {
        name: "speech.csv",
        rows: include_str!("speech.csv"),
        columns: &["term", "kind", "example"],
        filled: &["term"],
        about: "words of saying: `according to`",
        read: speech,
    },
    File {
        name: "times.csv",
        rows: include_str!("times.csv"),
        columns: &["term", "kind", "example"],
        filled: &["term"],
        about: "words of time: `overnight`",
        read: time,
    },
    File {
        name: "calendar.csv",
        rows: include_str!("calendar.csv"),
        columns: &["term", "kind", "value", "example"],
        filled: &["term"],
        about: "months, weekdays, and days to years before the publication",
        read: calendar,
    },
    File {
        name: "conflicts.csv",
        rows: include_str!("conflicts.csv"),
        columns: &["conflict", "a", "b", "kind", "civilians", "start", "end", "example"],
        filled: &["a", "b", "civilians"],
        about: "wars, with their sides and dates",
        read: conflict,
    },
    File {
        name: "camps.csv",
        rows: include_str!("camps.csv"),
        columns: &["term", "camp", "example"],
        filled: &["term"],
        about: "words for rebels and for the state",
        read: camp,
    },
    File {
        name: "causes.csv",
        rows: include_str!("causes.csv"),
        columns: &["term", "cause", "example"],
        filled: &["term"],
        about: "words for why people die",
        read: cause,
    },
];

fn party(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let party = lexicon.intern(row.cell("party"));
    let kind = row.required("kind")?;
    let category = row.closed("category")?;
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

fn body(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let source = lexicon.intern(row.cell("source"));
    let [counts, partner, land, elsewhere, instead] = ["counts", "partner", "land", "elsewhere", "instead"]
        .map(|column| lexicon.optional(row.cell(column)));
    lexicon.bodies.push(Body { source, counts, partner, land, elsewhere, instead });
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
    let kind = row.required("kind")?;
    lexicon.add_terms(row, "term", Sense::Outlet { outlet, kind });
    Ok(())
}

fn place(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let place = lexicon.intern(row.cell("place"));
    let country = lexicon.optional(row.cell("country"));
    let kind = row.required("kind")?;
    lexicon.add_terms(row, "term", Sense::Place { place, country, kind });
    Ok(())
}

fn noun(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let class = row.required("class")?;
    let noun = Noun {
        category: row.closed("category")?,
        subgroup: lexicon.optional(row.cell("subgroup")),
        class,
        outcome: row.closed("outcome")?,
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
        people: row.closed("people")?,
        equipment: row.closed("equipment")?,
        role: row.required("role")?,
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
    let verb =
        Verb { people: row.closed("people")?, equipment: row.closed("equipment")?, role: Role::Object };
    let id = lexicon.verbs.len() as u32;
    lexicon.verbs.push(verb);
    lexicon.add_terms(row, "term", Sense::Verb { row: id, form: Form::Noun });
    Ok(())
}

fn bound(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let bound = row.required("bound")?;
    let position = row.required("position")?;
    lexicon.add_terms(row, "term", Sense::Bound(BoundTerm { bound, position }));
    Ok(())
}

fn number(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind")?;
    let low = row.closed::<f64>("low")?.unwrap_or_default();
    let high = row.closed::<f64>("high")?.unwrap_or(low);
    lexicon.add_terms(row, "term", Sense::Number { kind, low, high });
    Ok(())
}

fn speech(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind")?;
    lexicon.add_terms(row, "term", Sense::Speech(kind));
    Ok(())
}

fn time(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind")?;
    lexicon.add_terms(row, "term", Sense::Time(kind));
    Ok(())
}

fn calendar(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let kind = row.required("kind")?;
    let value = row.required("value")?;
    lexicon.add_terms(row, "term", Sense::Calendar { kind, value });
    Ok(())
}

fn conflict(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let conflict = Conflict {
        a: lexicon.intern(row.cell("a")),
        b: lexicon.intern(row.cell("b")),
        kind: row.required("kind")?,
        civilians: lexicon.intern(row.cell("civilians")),
        start: row.required("start")?,
        end: row.closed("end")?,
    };
    lexicon.conflicts.push(conflict);
    Ok(())
}

fn camp(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let camp = row.required("camp")?;
    lexicon.add_terms(row, "term", Sense::Camp(camp));
    Ok(())
}

fn cause(lexicon: &mut Lexicon, row: &Row) -> Result<(), String> {
    let cause = row.required("cause")?;
    lexicon.add_terms(row, "term", Sense::Cause(cause));
    Ok(())
}
