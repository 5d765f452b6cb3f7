//! The claims of all sentences into records: what the rest of the document closes.
//!
//! The passes, in order: fragments take outcomes from the claims they repeat (`fragment`),
//! deaths that no war caused go (`cause`), sources follow roles, surnames and continued
//! statements (`source`), then sides may use who speaks (`side`), stretches the publication
//! (`period`), places the stretch and what is near (`place`), and restatements the finished rows (`restate`). A field is
//! closed only where one candidate remains.

mod approximate;
mod category;
mod cause;
mod context;
mod day;
mod fragment;
mod losses;
pub mod metadata;
mod military;
mod passage;
mod passages;
mod period;
mod place;
pub mod restate;
mod side;
mod source;
mod stage;

use std::rc::Rc;

use crate::assemble::attribution;
use crate::assemble::period::Period;
use crate::assemble::place::PlaceName;
use crate::assemble::{self, Claim};
use crate::date::Date;
use crate::document::Document;
use crate::gate;
use crate::lexicon::{Lexicon, Name};
use crate::mention::Reading;
use crate::record::{Category, Outcome, Record, TimeFrame};
use crate::sentence::{Place, Sentence};
use crate::why::{Because, Passed, Reason};
use day::Base;
pub use passage::Passage;
pub use passages::passages;
use passages::{LONG, passages_but};

/// What another claim is pointed at by: its number and what it counts, in the passage `index`.
fn pointed(rule: &'static str, claim: &Claim, index: usize) -> Because {
    Because::words(rule, claim.start, claim.number.1.max(claim.head.end)).of_passage(index)
}

/// A claim with what the document closes of it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Index of its passage.
    pub passage: usize,
    /// Index of the claim in the passage.
    pub claim: usize,
    /// What was lost.
    pub category: Category,
    /// What became of them.
    pub outcome: Outcome,
    /// Who says so.
    pub voice: Option<Voice>,
    /// Who suffered.
    pub side: Option<Name>,
    /// Whose losses are the 1 of a ratio.
    pub versus: Option<Name>,
    /// Where.
    pub place: Option<String>,
    /// The place that the claim's own sentence tells, by its number there.
    pub near: Option<usize>,
    /// The kind of stretch.
    pub frame: Option<TimeFrame>,
    /// Where the stretch opens.
    pub period_start: Option<Date>,
    /// Where the stretch ends.
    pub period_end: Option<Date>,
    /// What the sentence says of the stretch.
    pub period: Period,
    /// The rules that closed the fields.
    pub why: Why,
}

impl Draft {
    /// The place that the claim's own sentence tells, which is that passage.
    fn near_in<'p>(&self, passage: &'p Passage) -> Option<&'p PlaceName> {
        self.near.map(|at| &passage.places()[at])
    }

    /// Sets who suffered, where a rule found it.
    fn suffer(&mut self, side: Option<(Name, Reason)>) {
        self.side = side.map(|(party, _)| party);
        self.why.side = side.map_or(Reason::default(), |(_, why)| why);
    }

    /// Sets whose losses are the 1, where a rule found it.
    fn compare(&mut self, versus: Option<(Name, Reason)>) {
        self.versus = versus.map(|(party, _)| party);
        self.why.versus = versus.map_or(Reason::default(), |(_, why)| why);
    }
}

/// The rules that closed a draft's fields, set where the fields are; those of its source are in
/// [`Voice`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Why {
    /// What was lost.
    pub category: Reason,
    /// Who suffered.
    pub side: Reason,
    /// Whose losses are the 1 of a ratio.
    pub versus: Reason,
    /// Where.
    pub place: Reason,
    /// The kind of stretch.
    pub frame: Reason,
    /// The days of the stretch.
    pub period: Reason,
}

/// A source, closed: of one statement for many claims.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voice {
    /// The id; `None` where only a name is known.
    pub source: Option<Name>,
    /// Whose side it is on.
    pub party: Option<Name>,
    /// The person, by the fullest form of the name.
    pub speaker: Option<Rc<str>>,
    /// The words that name it, as written.
    pub attribution: Option<Rc<str>>,
    /// The outlet that relayed it.
    pub via: Option<Rc<str>>,
    /// That outlet tells of the one sentence alone.
    pub via_here: bool,
    /// When it was stated.
    pub claimed_on: Option<Date>,
    /// It denies the figure.
    pub denies: bool,
    /// The rules that told the source, its party and the words that name it.
    pub why: Reason,
    /// Those that told the speaker.
    pub why_speaker: Reason,
    /// Those that told the outlet.
    pub why_via: Reason,
    /// Those that told the day.
    pub why_date: Reason,
}

impl Voice {
    /// Whether a ministry of health or the like speaks, which counts people and no army's losses.
    fn is_of_health(&self) -> bool {
        self.attribution.as_deref().is_some_and(|words| words.to_ascii_lowercase().contains("health"))
    }

    /// The same voice, which another rule carries over to a claim.
    fn carried(self, rule: &'static str) -> Voice {
        Voice { why: self.why.then_rule(rule), ..self }
    }
}

/// Whether a document states any claim, told without reading more of it than may be one.
pub fn states_claim(document: &Document, lexicon: &Lexicon) -> bool {
    let title = document.title.as_deref().unwrap_or_default();
    let body = crate::front_matter::body_start(&document.text);
    let titled = gate::any(title, 0, lexicon, |sentence| {
        has_claim(title, Sentence { place: Place::Heading, ..sentence }, lexicon)
    });
    titled || gate::any(&document.text, body, lexicon, |it| has_claim(&document.text, it, lexicon))
}

fn has_claim(text: &str, sentence: Sentence, lexicon: &Lexicon) -> bool {
    let reading = Reading::new(text, sentence, lexicon);
    !assemble::claims(&reading, &mut Passed::default()).is_empty()
}

/// Hands the records of a document, in the order of its text, to `take`.
pub fn with_records<T>(
    document: &Document,
    lexicon: &Lexicon,
    take: impl FnOnce(&mut Vec<Record>) -> T,
) -> T {
    let Some(met) = cause::to_be_read(document, lexicon) else { return take(&mut Vec::new()) };
    let mut passages = passages_but(document, lexicon, met);
    let closed = close(document, &mut passages, lexicon);
    take(&mut restate::records(document, &passages, &closed, lexicon))
}

/// What a document's passages come to.
#[derive(Debug, Default)]
pub struct Closed {
    /// What is known of the document.
    pub facts: metadata::Facts,
    /// Its claims, in order.
    pub drafts: Vec<Draft>,
}

/// Closes the claims of a document's passages.
pub fn close(document: &Document, passages: &mut [Passage], lexicon: &Lexicon) -> Closed {
    let is_done = |passages: &[Passage]| passages.iter().all(|passage| passage.claims.is_empty());
    if is_done(passages) {
        return Closed::default();
    }
    fragment::close(passages);
    for index in cause::of_disasters(passages) {
        let Passage { claims, passed, .. } = &mut passages[index];
        let rule = "deaths that no war or attack caused: `the earthquake killed 200`";
        assemble::sift(claims, passed, |claim| cause::is_death(claim).then_some(rule));
    }
    if is_done(passages) {
        return Closed::default();
    }
    let facts = metadata::read(document, passages, lexicon);
    let context = context::Context::read(passages, facts.published, lexicon);
    let mut drafts = drafts(passages);
    let war = context.conflict.map(|row| row.start);
    let bases = Base::of_passages(passages, facts.published, war);
    source::close(passages, &mut drafts, &facts, &context, lexicon, &bases);
    side::close(passages, &mut drafts, &facts, &context, lexicon);
    period::close(passages, &mut drafts, &context, &bases);
    place::close(passages, &mut drafts, &context);
    side::of_place(passages, &mut drafts);
    Closed { facts, drafts }
}

/// The complete claims, each with a draft of its record.
fn drafts(passages: &[Passage]) -> Vec<Draft> {
    let claims = passages.iter().map(|passage| passage.claims.len()).sum();
    let mut drafts: Vec<Draft> = Vec::with_capacity(claims);
    for (index, passage) in passages.iter().enumerate() {
        let tells = !passage.claims.is_empty() && assemble::period::tells(&passage.reading);
        for (at, claim) in passage.claims.iter().enumerate() {
            let Some(outcome) = claim.outcome else { continue };
            let said = attribution::of(passage.statements(), claim);
            drafts.push(Draft {
                passage: index,
                claim: at,
                category: claim.category.unwrap_or(Category::People),
                outcome,
                voice: None,
                side: None,
                versus: None,
                place: None,
                near: assemble::place::of(&passage.reading, passage.places(), &passage.claims, at),
                frame: None,
                period_start: None,
                period_end: None,
                period: assemble::period::of(&passage.reading, &passage.claims, at, said, tells),
                why: Why::default(),
            });
        }
    }
    drafts
}
