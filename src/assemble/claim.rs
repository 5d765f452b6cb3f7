//! The claim: what one sentence says of a number, and the rules that settled each field.

use super::{Case, Governed, Head, Side};
use crate::lexicon::Role;
use crate::mention::{Amount, Quantity, Reading};
use crate::record::{Category, Measure, Modality, Outcome};
use crate::why::{Because, Told};
use crate::work;

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
    /// What became of them if they are things, where no noun says which the number counts (`2,600 were
    /// destroyed`).
    pub things: Option<Outcome>,
    /// What said so.
    pub governed: Option<Governed>,
    /// The phrase the quantity opens.
    pub head: Head,
    /// Who suffered.
    pub side: Side,
    /// Who suffered if the party before a weapon's name only made it: `Russia destroyed two German Leopards`.
    pub unless_made: Option<Told<Side>>,
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
    /// The rules that settled the fields.
    pub why: Why,
}

/// The rules that settled a claim's fields, set where the fields are.
#[derive(Debug, Clone, Copy)]
pub struct Why {
    /// The case that joined the claim's mentions.
    pub case: Because,
    /// What the number says.
    pub number: Because,
    /// Count, percent, ratio or rate.
    pub measure: Because,
    /// What was lost.
    pub category: Option<Because>,
    /// The narrower group.
    pub subgroup: Option<Because>,
    /// What became of them.
    pub outcome: Option<Because>,
    /// Who suffered.
    pub side: Option<Because>,
    /// For a ratio: whose losses are the 1.
    pub versus: Option<Because>,
    /// Put forward as true, denied, or not yet so.
    pub modality: Because,
}

impl Why {
    fn new(quantity: &Quantity, head: &Head, case: &'static str) -> Why {
        let measure = if quantity.percent { "a share of a whole" } else { "a plain number" };
        Why {
            case: Because::words(case, quantity.full_start, head.end.max(quantity.full_end)),
            number: Because::words(quantity.rule, quantity.full_start, quantity.full_end),
            measure: Because::rule(measure),
            category: None,
            subgroup: None,
            outcome: None,
            side: None,
            versus: None,
            modality: Because::rule("nothing denies it or puts a condition to it"),
        }
    }

    /// The same, of a claim that now speaks for the passage `index` from another.
    pub fn of_passage(self, index: usize) -> Why {
        let there = |why: Option<Because>| why.map(|why| why.of_passage(index));
        Why {
            category: there(self.category),
            subgroup: there(self.subgroup),
            outcome: there(self.outcome),
            side: there(self.side),
            versus: there(self.versus),
            modality: self.modality.of_passage(index),
            ..self
        }
    }
}

impl Claim {
    /// A claim of the number that the case joined, with all else open.
    pub(super) fn new(quantity: &Quantity, head: Head, case: &'static str) -> Claim {
        Claim {
            number: (quantity.start, quantity.end),
            start: quantity.full_start,
            amount: quantity.amount,
            measure: if quantity.percent { Measure::Percent } else { Measure::Count },
            category: None,
            subgroup: None,
            outcome: None,
            things: None,
            governed: None,
            head,
            side: Side::Unknown,
            unless_made: None,
            versus: None,
            per: None,
            modality: Modality::Asserted,
            day_count: quantity.day_count,
            antecedent: None,
            why: Why::new(quantity, &head, case),
        }
    }

    /// Sets what was lost, by that rule.
    pub fn count(&mut self, category: Option<Category>, why: Because) {
        self.category = category;
        self.why.category = category.map(|_| why);
    }

    /// Sets what became of them, as a word governs them.
    pub(super) fn govern(&mut self, reading: &Reading, governed: Governed) {
        self.outcome = Some(governed.outcome);
        self.why.outcome = Some(Because::term(governed.case.rule(), reading, governed.at));
        self.governed = Some(governed);
    }

    /// Sets who suffered, where a rule found it.
    pub fn suffer(&mut self, side: Option<Told<Side>>) {
        self.side = side.map_or(Side::Unknown, |side| side.what);
        self.why.side = side.map(|side| side.why);
    }

    /// Sets whose losses are the 1.
    pub(super) fn compare(&mut self, versus: Option<Told<Side>>) {
        self.versus = Some(versus.map_or(Side::Unknown, |side| side.what));
        self.why.versus = versus.map(|side| side.why);
    }

    /// Whether it is a line of a list.
    pub fn is_listed(&self) -> bool {
        self.governed.is_some_and(|governed| matches!(governed.case, Case::Heading | Case::Item))
    }

    /// Whether it is of what the subject of its verb has lost: `Russia lost 20 tanks`.
    pub fn is_owned(&self) -> bool {
        self.governed.is_some_and(|governed| governed.role == Some(Role::Owner))
    }

    /// Whether it is known to count what fights: soldiers or equipment.
    pub fn fights(&self) -> bool {
        self.category.is_some_and(|category| !category.is_bystanders())
    }

    /// The token of the word that says the outcome.
    pub fn event(&self) -> usize {
        work::step();
        self.governed.map_or(self.start, |governed| governed.at)
    }
}
