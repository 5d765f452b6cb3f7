//! Categories that a sentence leaves open: whether `900 killed` are soldiers or townspeople.

mod soldier;
mod strike;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::{Draft, Passage, losses, pointed};
use crate::assemble::{Case, Claim, Side};
use crate::lexicon::{Class, ConflictKind, Lexicon, Name, NounClass};
use crate::mention::Reading;
use crate::record::{Category, Measure, Outcome};
use crate::why::{Because, Reason};
use crate::work;

/// `including six children`: a part of the claim before, by a noun of its own.
fn is_part(reading: &Reading, claim: &Claim) -> bool {
    let including = claim.start.checked_sub(1).is_some_and(|before| reading.has(before, Class::Including));
    let part = claim.governed.is_some_and(|governed| governed.case == Case::Part);
    // `19 killed, including five police`: of the others nothing is told, unlike `200 killed, including 20 officers`.
    let others = claim
        .head
        .noun
        .is_some_and(|noun| noun.category != Some(Category::Military) || reading.camp(noun.at).is_some());
    (including || part) && others
}

/// `officers accounted for 10% of fatalities`
fn is_soldiers_share(reading: &Reading, claim: &Claim) -> bool {
    const REACH: usize = 10;
    let account = ["account", "accounts", "accounted", "accounting", "make", "makes", "made", "making"];
    let verb = (claim.start.saturating_sub(4)..claim.start).find(|&at| reading.is_any(at, &account));
    let soldiers = |at: usize| {
        reading.noun(at).is_some_and(|(noun, plural)| plural && noun.category == Some(Category::Military))
    };
    verb.is_some_and(|verb| (verb.saturating_sub(REACH)..verb).any(soldiers))
}

/// `casualties among children`: the noun of loss at `at` is of civilians, whom a word behind it names.
fn is_among_civilians(reading: &Reading, at: usize) -> bool {
    let end = reading.term_end(at);
    let first = end + 1 + usize::from(reading.has(end + 1, Class::The));
    let noun = reading.noun(first).map(|(noun, _)| noun.category);
    let others = reading.has_any(reading.term_end(first), &[Class::And, Class::Or]);
    reading.is_any(end, &["among", "amongst"]) && noun == Some(Some(Category::Civilian)) && !others
}

/// Words for those who fled, and not from an army's losses.
pub(super) const DISPLACED: &[&str] = &[
    "displaced",
    "displacing",
    "displaces",
    "displacement",
    "refugees",
    "uprooted",
    "uprooting",
    "homeless",
    "flee",
];

/// What the people of a sentence on civilian casualties are told as.
const CIVILIANS: &str = "people, where the sentence counts civilian casualties";

/// What the losses of a party are told as.
const OF_ARMY: &str = "losses of a party at war are those of its army: `Russia lost 900`";

/// What figures are told as that go on from an army's losses.
const LOSSES: &str = "the losses of an army, of which the sentences before speak";

/// What figures of those are told as who list an army's dead.
const LISTED: &str = "soldiers, whose dead the source counts: `Mediazona has identified 5,000 dead`";

/// What United Nations figures are told as.
const UN_COUNTS: &str = "the United Nations, whose figures before are of civilians";

/// `79 children have died`, and then `these 79 lives`: people of whom the same figure is told elsewhere as soldiers or
/// civilians are such.
pub(super) fn repeat(passages: &[Passage], drafts: &mut [Draft]) {
    // Many things are counted in a few tens.
    let telling = |number: &f64| *number > 12.0 && (*number > 100.0 || number % 10.0 != 0.0);
    let number = |draft: &Draft| {
        work::step();
        let amount = passages[draft.passage].claims[draft.claim].amount;
        amount.value.filter(telling).map(f64::to_bits)
    };
    // By number, outcome and side, any side among them: who told it first, unless another tells otherwise.
    let mut told: FxHashMap<(u64, Outcome, Option<Name>), Option<usize>> = FxHashMap::default();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(number) = number(draft) else { continue };
        if !matches!(draft.category, Category::Military | Category::Civilian) {
            continue;
        }
        for side in [None].into_iter().chain(draft.side.map(Some)) {
            let first = told.entry((number, draft.outcome, side)).or_insert(Some(index));
            *first = first.filter(|&first| drafts[first].category == draft.category);
        }
    }
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let Some(number) = number(draft).filter(|_| draft.category == Category::People) else { continue };
        let first = told.get(&(number, draft.outcome, draft.side)).copied().flatten();
        let Some(first) = first.map(|first| &drafts[first]) else { continue };
        let claim = &passages[first.passage].claims[first.claim];
        let rule = "those of whom the same figure is told: `79 children died`, `these 79 lives`";
        let (category, why) = (first.category, Reason::of(pointed(rule, claim, first.passage)));
        (drafts[index].category, drafts[index].why.category) = (category, why);
    }
}

/// What the category of a draft is told by.
pub(super) struct Categories<'p, 'a, 'l> {
    /// The document.
    pub passages: &'p [Passage<'a>],
    /// Its war.
    pub context: &'p Context<'l>,
    /// The words.
    pub lexicon: &'p Lexicon,
    /// The drafts before, closed.
    pub before: &'p [Draft],
}

impl Categories<'_, '_, '_> {
    /// The category of a claim: its own, that of the claim it goes on from, or by whose loss it is.
    pub fn of(&self, draft: &Draft, claim: &Claim) -> (Category, Reason) {
        if let Some(category) = claim.category {
            return self.refined(draft, claim, category);
        }
        if self.is_of_list(draft) {
            return (Category::Military, Reason::of(Because::rule(LISTED)));
        }
        if self.are_civilians(draft, claim) {
            return (Category::Civilian, Reason::of(Because::rule(CIVILIANS)));
        }
        if let Some(rule) = self.serves(draft, claim) {
            return (Category::Military, Because::rule(rule).into());
        }
        let loss = claim.head.noun.is_some_and(|noun| noun.class == NounClass::Loss);
        let governed = claim.governed.is_some_and(|governed| governed.case == Case::Object);
        let object = claim.head.noun.is_none() && governed;
        // `killed 38,713 Palestinians and injured another 89,166`
        if let Some(last) = self.last_whole(draft)
            && (object || claim.head.more || loss && self.is_paired(last, draft))
        {
            return self.going_on(claim, last);
        }
        // `Kyiv toll rises to 26 after strikes`: of a town that was struck, not of an army.
        if self.is_of_strike(draft, claim) || loss && self.is_few_of_a_strike(draft, claim) {
            let rule = "the toll of a strike, not of an army: `Kyiv toll rises to 26 after strikes`";
            return (Category::People, Because::rule(rule).into());
        }
        self.by_loss(draft, claim, object)
    }

    /// The category that the sentence tells, or what the text makes of it.
    fn refined(&self, draft: &Draft, claim: &Claim, category: Category) -> (Category, Reason) {
        let own = claim.why.category.map_or(Reason::default(), Reason::of);
        if category == Category::Military && self.is_of_strike(draft, claim) {
            return (Category::People, own.then_rule("the toll of a strike, not of an army"));
        }
        if category == Category::Military && self.is_merchant_crew(draft, claim) {
            return (Category::Civilian, own.then_rule("the crew of a ship that serves no navy"));
        }
        if category != Category::People {
            return (category, own);
        }
        if self.are_civilians(draft, claim) {
            return (Category::Civilian, own.then_rule(CIVILIANS));
        }
        if self.counts_civilians(draft) {
            return (Category::Civilian, own.then_rule(UN_COUNTS));
        }
        if self.is_of_list(draft) {
            return (Category::Military, own.then_rule(LISTED));
        }
        match self.soldiers(draft, claim) {
            Some(rule) => (Category::Military, own.then_rule(rule)),
            None if self.are_citizens(draft, claim) => {
                (Category::Civilian, own.then_rule("citizens of no land that the phrase names"))
            }
            None => (category, own),
        }
    }

    /// `killed 40 citizens`: townspeople, where no land is named of which they might be soldiers.
    fn are_citizens(&self, draft: &Draft, claim: &Claim) -> bool {
        let reading = &self.passages[draft.passage].reading;
        let citizens = claim.head.noun.is_some_and(|noun| reading.is_any(noun.at, &["citizens", "citizen"]));
        let named = reading.has(claim.head.end, Class::Of) || claim.head.party.is_some() || claim.head.theirs;
        citizens && !named
    }

    /// The category of those who go on from the people last counted.
    fn going_on(&self, claim: &Claim, last: &Draft) -> (Category, Reason) {
        // `Two women are missing, and nine others were injured`: whoever those are.
        let women = self.passages[last.passage].claims[last.claim].subgroup.is_some();
        if claim.head.more && women && last.category == Category::Civilian {
            let rule = "others than the women or children who were counted before";
            return (Category::People, Because::rule(rule).into());
        }
        self.like(last, "the people whom it goes on from: `38,713 killed and another 89,166 injured`")
    }

    /// The people last counted in the sentence; of a part, its whole: `35 dead, including six children, and 94 wounded`.
    fn last_whole(&self, draft: &Draft) -> Option<&Draft> {
        let claims = &self.passages[draft.passage].claims;
        let reading = &self.passages[draft.passage].reading;
        let part = |last: &&Draft| is_part(reading, &claims[last.claim]);
        let here = self.before.iter().rev().take_while(|last| last.passage == draft.passage);
        let mut people = here.filter(|last| last.category.is_people());
        let last = people.next()?;
        if part(&last) { people.find(|last| !part(last)).or(Some(last)) } else { Some(last) }
    }

    /// The category of another draft, by that rule.
    fn like(&self, other: &Draft, rule: &'static str) -> (Category, Reason) {
        let claim = &self.passages[other.passage].claims[other.claim];
        (other.category, Reason::of(pointed(rule, claim, other.passage)))
    }

    /// Whose loss it is tells what was lost, where nothing counted does; `object` of a bare number that a
    /// verb of loss governs.
    fn by_loss(&self, draft: &Draft, claim: &Claim, object: bool) -> (Category, Reason) {
        let bare = claim.head.noun.is_none();
        let loss = claim.head.noun.is_some_and(|noun| noun.class == NounClass::Loss);
        let case = claim.governed.map(|governed| governed.case);
        let figure = object || matches!(case, Some(Case::Figure | Case::Heading | Case::Origin));
        if let Some(army) = self.of_army(draft, claim, loss || figure) {
            return army;
        }
        let reading = &self.passages[draft.passage].reading;
        if loss && claim.measure == Measure::Percent && is_soldiers_share(reading, claim) {
            let rule =
                "a share of the dead that soldiers make up: `officers accounted for 10% of fatalities`";
            return (Category::Military, Because::rule(rule).into());
        }
        if self.counts_civilians(draft) {
            return (Category::Civilian, Reason::of(Because::rule(UN_COUNTS)));
        }
        if reading.any_of(0..reading.len(), DISPLACED) {
            let rule = "the dead of a land beside those whom it displaced: `700 dead and 560,000 displaced`";
            return (Category::People, Because::rule(rule).into());
        }
        if loss && !self.is_un(draft) && self.is_of_armies(draft, claim) {
            let rule = "thousands of dead in a war of states are those of its armies";
            return (Category::Military, Because::rule(rule).into());
        }
        if let Some((_, why)) = losses::told_of(self.passages, draft, claim) {
            return (Category::Military, why.by(LOSSES).into());
        }
        let goes_on = (loss || figure || bare || claim.head.more) && !self.is_of_health(draft);
        if bare && case != Some(Case::Object) && self.last_near(draft).is_none() && self.is_of_soldiers(draft)
        {
            let rule = "a bare number, where the sentence speaks of soldiers and of nobody else";
            return (Category::Military, Because::rule(rule).into());
        }
        match self.last_near(draft).filter(|_| goes_on) {
            Some(last) => self.as_before(draft, last),
            None => (Category::People, Reason::of(Because::rule("nothing tells soldiers from civilians"))),
        }
    }

    /// Losses of a party at war; `figure` where a noun of loss or a verb tells of them and not of people.
    fn of_army(&self, draft: &Draft, claim: &Claim, figure: bool) -> Option<(Category, Reason)> {
        // `Russian forces inflicted 30 casualties`
        let reading = &self.passages[draft.passage].reading;
        let inflicted = matches!(claim.side, Side::EnemyOf(_) | Side::EnemyOfCamp(_))
            && (claim.start.saturating_sub(3)..claim.start)
                .any(|at| reading.is_any(at, &["inflicted", "inflicts", "inflicting", "inflict"]));
        let told = matches!(claim.side, Side::Party(_) | Side::Enemy | Side::Ours | Side::Camp(_));
        let owned = (inflicted || told) && !self.is_of_a_people(claim);
        let people_of = claim.head.noun.is_some_and(|noun| noun.category.is_none());
        let army = owned
            && !self.is_of_health(draft)
            && (figure || people_of && self.is_at_war(draft, claim))
            && !strike::is_dateline(reading, claim);
        let why = claim.why.side.map_or(Because::rule(OF_ARMY), |why| why.by(OF_ARMY));
        army.then(|| (Category::Military, why.into()))
    }

    /// The category of the people last counted, unless the sentence speaks of soldiers alone: `clashes between Armenian
    /// and Azerbaijani troops, resulting in 300 deaths`.
    fn as_before(&self, draft: &Draft, last: &Draft) -> (Category, Reason) {
        let here = last.passage == draft.passage;
        if last.category == Category::Civilian && !here && self.is_of_an_army(draft) {
            let rule = "a number, where the sentence speaks of soldiers and of nobody else";
            return (Category::Military, Because::rule(rule).into());
        }
        let whole = self.last_whole(draft).filter(|_| here);
        // `The bodies of two women were found, bringing the toll to seven`: women are but some of them.
        let other = whole.unwrap_or(last);
        let some = self.passages[other.passage].claims[other.claim].subgroup.is_some();
        let claim = &self.passages[draft.passage].claims[draft.claim];
        let figure = claim.governed.is_some_and(|governed| governed.case == Case::Figure);
        // `480 children were killed. Another 1,200 were wounded.`
        let reading = &self.passages[draft.passage].reading;
        let more =
            claim.head.more || claim.start.checked_sub(1).is_some_and(|at| reading.has(at, Class::Other));
        // `Five children among 17 killed`
        let among = claim.start.checked_sub(1).is_some_and(|at| reading.is_word(at, "among"));
        if other.category == Category::Civilian && some && (figure || among || !here && !more) {
            let rule =
                "a toll beside some of those whom it counts: `two women died, and the toll rose to seven`";
            return (Category::People, Because::rule(rule).into());
        }
        self.like(whole.unwrap_or(last), "the people last counted, near by")
    }

    /// Whether who says so counts the dead of an army, and of nobody else.
    fn is_of_list(&self, draft: &Draft) -> bool {
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        source.is_some_and(|source| self.lexicon.army_counted_by(source).is_some())
    }

    /// `five Palestinians were shot dead`: of those who live among a group that fights, and have no army.
    fn is_of_a_people(&self, claim: &Claim) -> bool {
        let Side::Party(party) = claim.side else { return false };
        let rows = || self.lexicon.conflicts_at(None);
        rows().any(|row| row.civilians == party && row.a != party && row.b != party)
            && !rows().any(|row| row.a == party || row.b == party)
    }

    /// Whether the United Nations say so.
    fn is_un(&self, draft: &Draft) -> bool {
        let source = draft.voice.as_ref().and_then(|voice| voice.source);
        source.is_some_and(|source| self.lexicon.name(source) == "un")
    }

    /// Whether the United Nations say so, of whose figures one before is of civilians.
    fn counts_civilians(&self, draft: &Draft) -> bool {
        let civilians = |last: &&Draft| last.category == Category::Civilian && self.is_un(last);
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 5);
        self.is_un(draft) && near.any(|last| civilians(&last))
    }

    /// `an official has estimated 250,000 fatalities`, with nothing said of civilians.
    fn is_of_armies(&self, draft: &Draft, claim: &Claim) -> bool {
        const ARMY: f64 = 2000.0;
        let reading = &self.passages[draft.passage].reading;
        let many = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= ARMY);
        let interstate = self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate);
        let civilians =
            |at: usize| reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(Category::Civilian));
        many && interstate && !(0..reading.len()).any(civilians)
    }

    /// `the highest civilian casualties in years, with 232 people killed`.
    fn are_civilians(&self, draft: &Draft, claim: &Claim) -> bool {
        let reading = &self.passages[draft.passage].reading;
        // `As for civilians, the United Nations recorded 17,000 casualties`
        let opens = reading.is_any(0, &["as", "among", "for"])
            && (1..3).any(|at| {
                let civilians =
                    reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(Category::Civilian));
                civilians && reading.is(reading.term_end(at), ',')
            });
        opens
            || (0..claim.start).any(|at| {
                reading.noun(at).is_some_and(|(noun, _)| {
                    noun.class == NounClass::Loss
                        && (noun.category == Some(Category::Civilian) || is_among_civilians(reading, at))
                }) && reading.quantity_at(at.saturating_sub(1)).is_none()
            })
    }

    /// `20 Russians were killed and 30 wounded`: people of one side, of whom the one before are people.
    fn is_paired(&self, last: &Draft, draft: &Draft) -> bool {
        let claims = &self.passages[draft.passage].claims;
        let (old, new) = (&claims[last.claim], &claims[draft.claim]);
        let reading = &self.passages[draft.passage].reading;
        // Between them stand but parts of the first.
        let near = draft.claim.checked_sub(1).map_or(old, |before| &claims[before]);
        last.category.is_bystanders()
            && (last.claim + 1..draft.claim).all(|part| is_part(reading, &claims[part]))
            && old.side == new.side
            && new.start.saturating_sub(near.head.end) < 8
    }

    /// The last people counted, in this paragraph or the one before, unless the text has moved on to
    /// another place since.
    fn last_near(&self, draft: &Draft) -> Option<&Draft> {
        let mut near = self.before.iter().rev().take_while(|last| draft.passage - last.passage <= 4);
        let last = near.find(|last| last.category.is_people())?;
        let gap = self.passages[draft.passage].paragraphs_behind(&self.passages[last.passage]);
        let place = |draft: &Draft| self.passages[draft.passage].places().first().map(|place| &place.name);
        const ARMY: f64 = 1000.0;
        let amount = self.passages[draft.passage].claims[draft.claim].amount;
        let many = amount.value.or(amount.low).is_some_and(|number| number >= ARMY);
        let battle = last.category == Category::Military && (gap == 0 || many);
        let moved = last.passage != draft.passage && place(draft).is_some() && place(last) != place(draft);
        (gap <= 1 && (battle || !moved)).then_some(last)
    }
}
