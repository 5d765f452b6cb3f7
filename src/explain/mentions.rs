//! What was recognised in a sentence: its terms with what the lexicon lets them mean, its dates
//! and its numbers.

use super::Mention;
use crate::lexicon::{Form, Lexicon, Name, Role, Sense};
use crate::mention::{DatePhrase, Quantity, Reading};
use crate::record::Outcome;

/// The mentions of a sentence, in order; words of grammar are left out.
pub(super) fn of(reading: &Reading) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut dates = reading.dates.iter().peekable();
    let mut at = 0;
    while at < reading.len() {
        while dates.next_if(|date| date.end <= at).is_some() {}
        let quantity = reading.quantity_at(at).map(|index| &reading.quantities[index]);
        let date = dates.peek().filter(|date| date.start <= at);
        let (end, means) = if let Some(quantity) = quantity {
            (quantity.full_end, vec![number(quantity)])
        } else if let Some(date) = date {
            (date.end, vec![date_means(date)])
        } else {
            let means = reading.senses(at).iter().filter_map(|sense| means(sense, reading.lexicon));
            (reading.term_end(at), means.collect())
        };
        let end = end.clamp(at + 1, reading.len());
        if !means.is_empty() {
            let (start_byte, end_byte) = (reading.tokens[at].start, reading.tokens[end - 1].end);
            let words = reading.text[start_byte..end_byte].to_owned();
            mentions.push(Mention { words, start_byte, end_byte, means });
        }
        at = end;
    }
    mentions
}

/// `number, at_least 150000`
fn number(quantity: &Quantity) -> String {
    let amount = quantity.amount;
    let kind = if quantity.percent { "share in percent" } else { "number" };
    let value = match (amount.value, amount.low, amount.high) {
        (Some(value), ..) => value.to_string(),
        (None, low, high) => {
            let [low, high] = [low, high].map(|end| end.map_or("…".to_owned(), |end| end.to_string()));
            format!("{low} to {high}")
        }
    };
    format!("{kind}, {} {value}", amount.bound.name())
}

/// `date 2023-03-02`, with `?` for what the phrase leaves open.
fn date_means(date: &DatePhrase) -> String {
    if let Some(days) = date.days_ago {
        return format!("date, {days} days before the publication");
    }
    if date.weekday.is_some() && date.month.is_none() {
        return "date, a weekday".to_owned();
    }
    if date.near.is_some() && date.month.is_none() {
        return "date, by the publication".to_owned();
    }
    let mut means = format!("date {}", date.year.map_or("?".to_owned(), |year| year.to_string()));
    if let Some(month) = date.month {
        means += &format!("-{month:02}");
        means += &date.day.map_or(String::new(), |day| format!("-{day:02}"));
    }
    means
}

/// Who is lost, of a verb's arguments.
fn sufferer(role: Role) -> &'static str {
    match role {
        Role::Object => "its object is",
        Role::Subject => "its subject is",
        Role::Owner => "what its subject has is",
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Finite => "finite",
        Form::Ing => "-ing",
        Form::PastOrParticiple => "past or participle",
        Form::Past => "past",
        Form::Participle => "participle",
        Form::Noun => "noun",
    }
}

/// What a term may mean; `None` for words of grammar.
fn means(sense: &Sense, lexicon: &Lexicon) -> Option<String> {
    let name = |name: Name| lexicon.name(name);
    let of = |party: Option<Name>| party.map_or(String::new(), |party| format!(" of {}", name(party)));
    Some(match *sense {
        Sense::Party { party, kind, .. } => format!("party {} ({})", name(party), kind.cell()),
        Sense::Institution { institution, party, .. } => {
            format!("institution {}{}", name(institution), of(party))
        }
        Sense::Person { party, institution } => format!("person, {}{}", name(institution), of(party)),
        Sense::Outlet { outlet, kind } => format!("{} {}", kind.cell(), name(outlet)),
        Sense::Place { place, country, kind } => {
            format!("place {} ({}){}", name(place), kind.cell(), of(country))
        }
        Sense::Noun { row, .. } => {
            let noun = lexicon.noun(row);
            let category = noun.category.map_or("whatever is lost", |category| category.name());
            let outcome = noun.outcome.map_or(String::new(), |outcome| format!(", {}", outcome.name()));
            format!("noun, {category}{outcome}")
        }
        Sense::Verb { row, form } => {
            let verb = lexicon.verb(row);
            let (people, things) = (verb.people, verb.equipment.filter(|it| Some(*it) != verb.people));
            let outcomes: Vec<&str> = people.into_iter().chain(things).map(Outcome::name).collect();
            let outcome =
                if outcomes.is_empty() { "as its noun says".to_owned() } else { outcomes.join(" or ") };
            format!("verb, {} {outcome} ({})", sufferer(verb.role), form_name(form))
        }
        Sense::Bound(term) => format!("bound {}", term.bound.name()),
        Sense::Number { kind, .. } => format!("number word ({})", kind.cell()),
        Sense::Speech(kind) => format!("speech ({})", kind.cell()),
        Sense::Time(kind) => format!("time ({})", kind.cell()),
        Sense::Calendar { kind, .. } => format!("calendar ({})", kind.cell()),
        Sense::Camp(camp) => format!("camp ({})", camp.cell()),
        Sense::Cause(cause) => format!("cause ({})", cause.cell()),
        Sense::Grammar(_) => return None,
    })
}
