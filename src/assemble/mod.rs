//! The mentions of one sentence into claims: this quantity, of this category, with this
//! outcome, on this side, by this source. What the sentence leaves open stays open.
//!
//! Knows one sentence; other sentences, dates and the document's metadata are `resolve`'s.

pub mod attribution;
mod duration;
mod figure;
pub mod head;
pub mod outcome;
mod part;
pub mod period;
pub mod place;
mod ratio;
pub mod side;

use crate::lexicon::{Class, Name, NounClass, PartyKind, Position, Role};
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Bound, Category, Measure, Modality, Outcome};

pub use attribution::Attribution;
pub use head::Head;
pub use outcome::{Case, Governed};
pub use side::Side;

/// A claim as one sentence states it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The tokens of the number as written.
    pub number: (usize, usize),
    /// Its first token with bound words.
    pub start: usize,
    /// What the number says.
    pub amount: Amount,
    /// Count, percent, ratio or rate.
    pub measure: Measure,
    /// What was lost; `None` where only the context says.
    pub category: Option<Category>,
    /// The narrower group, as the text or the row names it.
    pub subgroup: Option<String>,
    /// What became of them; `None` where only the context says.
    pub outcome: Option<Outcome>,
    /// What said so.
    pub governed: Option<Governed>,
    /// The phrase the quantity opens.
    pub head: Head,
    /// Who suffered.
    pub side: Side,
    /// For a ratio: whose losses are the 1.
    pub versus: Option<Side>,
    /// For a rate: the unit.
    pub per: Option<String>,
    /// Put forward as true, denied, or not yet so.
    pub modality: Modality,
    /// The day's count in brackets behind a total.
    pub day_count: bool,
    /// The claim of the same sentence that it is a part of or goes on from.
    pub antecedent: Option<usize>,
}

impl Claim {
    fn new(quantity: &Quantity, head: Head) -> Claim {
        Claim {
            number: (quantity.start, quantity.end),
            start: quantity.full_start,
            amount: quantity.amount,
            measure: if quantity.percent { Measure::Percent } else { Measure::Count },
            category: None,
            subgroup: None,
            outcome: None,
            governed: None,
            head,
            side: Side::Unknown,
            versus: None,
            per: None,
            modality: Modality::Asserted,
            day_count: quantity.day_count,
            antecedent: None,
        }
    }

    /// The token of the word that says the outcome.
    pub fn event(&self) -> usize {
        self.governed.map_or(self.start, |governed| governed.at)
    }
}

/// The claims of a sentence, in order. Those without category or outcome wait for `resolve`.
pub fn claims(reading: &Reading) -> Vec<Claim> {
    let quantities = &reading.quantities;
    let heads: Vec<Head> = quantities.iter().map(|quantity| head::read(reading, quantity)).collect();
    let mut taken = vec![false; quantities.len()];
    for head in &heads {
        if let Some(whole) = head.whole {
            taken[whole] = true;
        }
    }
    let mut claims = ratio::claims(reading, &heads, &mut taken);
    for (index, quantity) in quantities.iter().enumerate() {
        if taken[index] {
            continue;
        }
        let found = figure::heading(reading, quantity, &heads[index])
            .or_else(|| counted(reading, quantity, &heads[index]))
            .or_else(|| figure::claim(reading, quantity, &heads[index]))
            .or_else(|| part::claim(reading, quantity, &heads[index], &claims));
        if let Some(claim) = found {
            let place = claims.partition_point(|other| other.number < claim.number);
            claims.insert(place, claim);
        }
    }
    complete(reading, &mut claims);
    claims
}

/// `sixty tanks or more`, `12 dead at most`: a bound behind the noun.
fn bound_behind(reading: &Reading, claim: &mut Claim) {
    let end = claim.head.end;
    let term = reading.bound(end, |term| term.position == Position::After);
    if let Some(term) = term.filter(|_| claim.amount.bound == Bound::Exact && end > claim.number.1) {
        let next = reading.term_end(end);
        if reading.quantity_at(next).is_none() {
            claim.amount = claim.amount.bounded(term.bound);
        }
    }
}

/// What the claims of a sentence settle of one another, and what every claim needs.
fn complete(reading: &Reading, claims: &mut Vec<Claim>) {
    part::inherit(reading, claims);
    claims.retain(|claim| !is_something_else(reading, claim));
    let both = !claims.is_empty() && speaks_of_both(reading);
    for index in 0..claims.len() {
        bound_behind(reading, &mut claims[index]);
        ratio::rate(reading, &mut claims[index]);
        claims[index].subgroup = subgroup(reading, &claims[index]);
        claims[index].modality = modality(reading, &claims[index]);
        claims[index].head.both |= both && claims[index].head.party.is_none();
        claims[index].side = side::of(reading, claims, index);
        lost_again(reading, claims, index);
        lost_men(reading, &mut claims[index]);
        follow(claims, index);
        let topic = || side::is_topic_military(reading, &claims[index]);
        let army = || topic() || side::equated(reading, &claims[index]).is_some();
        if claims[index].category.is_none() && army() {
            claims[index].category = Some(Category::Military);
        }
    }
    share_back(claims);
    claims.retain(|claim| !is_market_share(claim));
}

/// `the rouble lost 12 percent`: a share of nothing that anybody of the war lost.
fn is_market_share(claim: &Claim) -> bool {
    let owned = claim.governed.is_some_and(|governed| governed.role == Some(Role::Owner));
    let counts = claim.head.noun.is_some() || claim.category.is_some();
    claim.measure == Measure::Percent && owned && !counts && claim.side == Side::Unknown
}

/// `they lost 25 vehicles then, and now they lost 40`: the same verb of loss, the same things.
fn lost_again(reading: &Reading, claims: &mut [Claim], index: usize) {
    let verb = |claim: &Claim| {
        let owned = claim.governed.filter(|governed| governed.role == Some(Role::Owner))?;
        Some(reading.word(owned.at).to_ascii_lowercase())
    };
    let (Some(before), new) = (index.checked_sub(1), &claims[index]) else { return };
    let bare = new.category.is_none() && new.head.noun.is_none() && !new.head.unknown;
    if bare && verb(new).is_some() && verb(new) == verb(&claims[before]) {
        claims[index].category = claims[before].category;
    }
}

/// `lost 3,000 men and another 289 captured`: what a bare number goes on from is settled by now.
fn follow(claims: &mut [Claim], index: usize) {
    let old = claims[index].antecedent.and_then(|before| claims[before].category);
    let generic = claims[index].category == Some(Category::People) && claims[index].head.noun.is_none();
    if generic && old == Some(Category::Military) {
        claims[index].category = old;
    }
}

/// `Wagner has lost 22,000 men`: men whom a party or its force lost are its fighters.
fn lost_men(reading: &Reading, claim: &mut Claim) {
    let owned = claim
        .governed
        .is_some_and(|governed| governed.role == Some(Role::Owner) && governed.case == Case::Object);
    let generic = claim.category.is_none_or(|category| category == Category::People)
        && claim.head.noun.is_none_or(|noun| noun.subgroup.is_none());
    let verb = claim.event();
    let unit = side::is_unit_before(reading, verb);
    let army =
        matches!(claim.side, Side::Party(_) | Side::Enemy | Side::Ours | Side::Camp(_) | Side::Pronoun);
    if !owned || !generic || !(army || unit) {
        return;
    }
    claim.category = Some(Category::Military);
    let force = (verb.saturating_sub(6)..verb)
        .rev()
        .find_map(|at| reading.party(at))
        .filter(|party| party.kind == PartyKind::Force);
    if let Some(name) = force.and_then(|party| party.subgroup) {
        claim.subgroup.get_or_insert_with(|| reading.lexicon.name(name).to_owned());
    }
}

/// Case: a quantity with a noun or verb of loss of its own.
fn counted(reading: &Reading, quantity: &Quantity, head: &Head) -> Option<Claim> {
    let mut claim = Claim::new(quantity, *head);
    if quantity.day_count {
        return None;
    }
    let governed = match head.noun {
        Some(noun) => {
            let people = noun.category.is_none_or(Category::is_people);
            let loss = noun.class == NounClass::Loss;
            claim.category = if loss { loss_category(head, noun) } else { noun.category };
            outcome::of(reading, quantity, head, people)?
        }
        None if head.unknown => return None,
        None => {
            let things =
                part::of_equipment(reading, quantity).or_else(|| part::broken_equipment(reading, quantity));
            claim.category = things;
            let governed = outcome::of(reading, quantity, head, things.is_none())
                .filter(|governed| stands_alone(reading, quantity, head, governed))?;
            // `20 terrorists, 4 of whom died`
            if head.partitive && reading.has(quantity.full_end, Class::Including) {
                let from = quantity.full_start.saturating_sub(6);
                let noun = (from..quantity.full_start)
                    .rev()
                    .find_map(|at| reading.noun(at))
                    .filter(|(noun, _)| noun.class == NounClass::Person);
                claim.category = noun.and_then(|(noun, _)| noun.category);
            }
            governed
        }
    };
    claim.outcome = Some(governed.outcome);
    claim.governed = Some(governed);
    Some(claim)
}

/// `losses` of an army are military; `casualties` of a party's soldiers too.
fn loss_category(head: &Head, noun: head::HeadNoun) -> Option<Category> {
    if noun.outcome == Some(Outcome::Captured) {
        noun.category
    } else if head.enemy {
        Some(Category::Military)
    } else {
        noun.category.filter(|category| *category != Category::People)
    }
}

/// A number without a noun must stand next to its verb: `221 killed`, `killing 20`.
fn stands_alone(reading: &Reading, quantity: &Quantity, head: &Head, governed: &Governed) -> bool {
    match governed.case {
        Case::Subject => {
            let aside = aside_behind(reading, head.end, governed.at);
            let gap = governed.at.saturating_sub(head.end) - aside.len();
            let passes = (head.end..governed.at).filter(|at| !aside.contains(at)).all(|at| {
                reading.has_any(
                    at,
                    &[
                        Class::Be,
                        Class::Have,
                        Class::Adverb,
                        Class::Other,
                        Class::Believed,
                        Class::Including,
                        Class::To,
                        Class::Modal,
                        Class::A,
                        Class::Relative,
                    ],
                ) || reading.tokens[at].is_quote()
                    || reading.is(at, ',')
            });
            gap <= 6 && passes || head.partitive && gap <= 8
        }
        // `suffered 700 killed`
        Case::Object if governed.role == Some(Role::Owner) && reading.verb(head.end).is_some() => true,
        Case::Object => {
            let near = (reading.term_end(governed.at)..quantity.full_start).all(|at| {
                reading.has_any(at, &[Class::Adverb, Class::Other, Class::A]) || reading.tokens[at].is_quote()
            });
            near && ends_phrase(reading, head.end)
        }
        _ => true,
    }
}

/// `31 others, including women and children, were wounded`: the aside between the commas.
fn aside_behind(reading: &Reading, from: usize, to: usize) -> std::ops::Range<usize> {
    let opens = (from..to).find(|&at| reading.is(at, ',') && reading.has(at + 1, Class::Including));
    let closes = opens.and_then(|open| (open + 1..to).rev().find(|&at| reading.is(at, ',')));
    opens.zip(closes).map_or(from..from, |(open, close)| open..close + 1)
}

/// Whether nothing is counted behind a bare number: grammar, punctuation or the end follows.
fn ends_phrase(reading: &Reading, at: usize) -> bool {
    match reading.tokens.get(at) {
        None => true,
        Some(token) if token.is_quote() => ends_phrase(reading, at + 1),
        Some(token) if !token.is_word() || reading.is_any(at, &outcome::TAKEN) => true,
        Some(_) => {
            reading
                .class(at)
                .is_some_and(|class| class != Class::Of && class != Class::Unit && class != Class::Times)
                || reading.speech(at).is_some()
                || reading.in_date(at)
                || reading.is_known(at) && reading.noun(at).is_none() && reading.verb(at).is_none()
        }
    }
}

/// `the two sides`, `both armies`: no one side is meant.
fn speaks_of_both(reading: &Reading) -> bool {
    (1..reading.len()).any(|at| {
        reading.is_any(at, &["sides", "armies"]) && reading.is_any(at - 1, &["two", "both"])
            || reading.is_word(at, "side") && reading.is_word(at - 1, "each")
    })
}

/// `nine tanks and three launchers belonging to Russia`: what is said of the last holds for all.
fn share_back(claims: &mut [Claim]) {
    for index in (1..claims.len()).rev() {
        let (before, after) = claims.split_at_mut(index);
        let (old, new) = (&mut before[index - 1], &after[0]);
        let listed = old.governed.map(|governed| governed.at) == new.governed.map(|governed| governed.at);
        let vague = old.side == Side::Enemy && matches!(new.side, Side::Party(_));
        if listed && (old.side == Side::Unknown || vague) {
            old.side = new.side;
        }
    }
}

/// The narrower group: a force named in the phrase, the noun's row, or its whole.
fn subgroup(reading: &Reading, claim: &Claim) -> Option<String> {
    let lexicon = reading.lexicon;
    let noun = claim.head.noun.and_then(|noun| noun.subgroup);
    noun.or(claim.head.force)
        .map(|name: Name| lexicon.name(name).to_owned())
        .or_else(|| claim.subgroup.clone())
}

/// Negation and condition around the claim's verb.
fn modality(reading: &Reading, claim: &Claim) -> Modality {
    let event = claim.event();
    let (from, to) = (claim.start.min(event), claim.number.1.max(event + 1));
    let from = from.saturating_sub(6);
    let from = (from..claim.start.min(event))
        .rev()
        .find(|&at| reading.is(at, ',') || reading.is(at, ';'))
        .map_or(from, |at| at + 1);
    if outcome::is_hypothetical(reading, from, to) { Modality::Hypothetical } else { Modality::Asserted }
}

/// Changes and comparisons over time are no claims: `20 more soldiers than last month`, `up 60%`.
fn is_something_else(reading: &Reading, claim: &Claim) -> bool {
    let behind = claim.number.1;
    let compares = (behind..(behind + 3).min(reading.len())).any(|at| {
        reading.has(at, Class::Times) && claim.measure != Measure::Ratio
            || reading.is_any(
                at,
                &["higher", "lower", "fewer", "less", "rise", "increase", "decrease", "drop", "jump"],
            )
    });
    // `the list could cover between 45% and 65% of the dead`
    let coverage = claim.measure == Measure::Percent
        && (claim.start.saturating_sub(4)..claim.start)
            .any(|at| reading.is_any(at, &["cover", "covers", "covered", "covering"]));
    let percent_change = claim.measure == Measure::Percent
        && claim.start > 0
        && reading.verb(claim.start - 1).is_none()
        && reading.is_any(claim.start - 1, &["up", "down", "by", "rose", "fell", "increased", "grew"]);
    compares && claim.measure != Measure::Ratio && !reading.has(behind, Class::Other)
        || percent_change
        || coverage
}
