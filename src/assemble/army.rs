//! Whose losses are those of an army, where no noun says what was lost: by who lost them and whom an attack hit.

use super::side::{self, Target};
use super::{Case, Claim, Governed, Side};
use crate::lexicon::{Cause, Class, Form, NounClass, PartyKind, Role, kinds};
use crate::mention::Reading;
use crate::record::{Category, Outcome};
use crate::why::Because;

/// Whose losses are those of an army, where no noun says what was lost.
pub(super) fn army(reading: &Reading, claims: &mut [Claim], index: usize) {
    // `troops abandoned 1,100 units, and over 3,000 were captured`: things, or they go on from things.
    let open = |claim: &Claim| claim.things.is_some() && claim.outcome.is_none();
    if claims[index].category.is_some() || claims[index].things.is_some() && claims[..=index].iter().any(open)
    {
        return;
    }
    let claim = &mut claims[index];
    // `bombed a rebel camp, killing 33`
    let target = if killed(reading, claim) { side::hit_by(reading, claim) } else { None };
    if let Some(target) = target {
        let rule =
            "whom the attack hit: `bombed a rebel camp, killing 33`, `struck a civilian bus, killing ten`";
        let category = match target {
            Target { soldiers: true, .. } => Category::Military,
            Target { civilians: true, .. } => Category::Civilian,
            _ => Category::People,
        };
        claim.count(Some(category), Because::rule(rule));
    } else if side::is_topic_military(reading, claim) {
        let rule = "a number of the sentence's fighters: `of the Russian marines, 40 were killed`";
        claim.count(Some(Category::Military), Because::rule(rule));
    } else if let Some(owner) = side::equated(reading, claim) {
        let rule = "losses of a party are those of its army: `put Russian losses at 40`";
        claim.count(Some(Category::Military), owner.why.by(rule));
    }
}

/// `killing 33`, `leaves dozens dead`: a bare number of whom an attack killed.
fn killed(reading: &Reading, claim: &Claim) -> bool {
    let done =
        |it: Governed| matches!(it.case, Case::Object | Case::Participle) && it.role != Some(Role::Owner);
    let bare = claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss);
    bare && (side::is_left(reading, claim) || claim.head.noun.is_none() && claim.governed.is_some_and(done))
}

/// `Wagner has lost 22,000 men`: men whom a party or its force lost are its fighters.
pub(super) fn lost_men(reading: &Reading, claim: &mut Claim) {
    // `Russian losses on 14 May: 1,400 men, 13 tanks`
    let over = |noun: usize| reading.noun(noun).is_some_and(|(noun, _)| noun.outcome == Some(Outcome::Lost));
    let owned = claim.governed.is_some_and(|governed| match governed.case {
        Case::Object => governed.role == Some(Role::Owner),
        Case::Heading => over(governed.at),
        // `Ukraine's losses came to 180 men killed or wounded`
        Case::Subject => side::equated(reading, claim).is_some(),
        _ => false,
    });
    let generic = claim.category.is_none_or(|category| category == Category::People)
        && claim.head.noun.is_none_or(|noun| noun.subgroup.is_none());
    let (verb, unit) = match unit_lost(reading, claim).filter(|_| !owned) {
        Some(verb) => (verb, true),
        None => (claim.event(), side::is_unit_before(reading, claim.event())),
    };
    let owned = owned || verb != claim.event();
    let army =
        matches!(claim.side, Side::Party(_) | Side::Enemy | Side::Ours | Side::Camp(_) | Side::Pronoun);
    let things = claim.things.is_some() && claim.outcome.is_none();
    // `If you add pandemic mortality, Russia lost 2m people`
    let disaster =
        || reading.terms_of(kinds::CAUSE).any(|(at, _)| reading.cause(at) == Some(Cause::Disaster));
    let things = things || claim.category == Some(Category::People) && disaster();
    if !owned || !generic || things || !(army || unit) {
        return;
    }
    let rule = "men whom a party or its unit lost: `Wagner has lost 22,000 men`";
    claim.count(Some(Category::Military), Because::term(rule, reading, verb));
    let force = (verb.saturating_sub(6)..verb)
        .rev()
        .find_map(|at| Some((at, reading.party(at)?)))
        .filter(|(_, party)| party.kind == PartyKind::Force);
    if let Some((at, Some(name))) = force.map(|(at, party)| (at, party.subgroup))
        && claim.subgroup.is_none()
    {
        claim.subgroup = Some(reading.lexicon.name(name).to_owned());
        claim.why.subgroup = Some(Because::term("the force that lost them", reading, at));
    }
}

/// `the battalion suffered 163 deaths`, `the regiment had 28 killed`: the verb of which a formation is the subject.
fn unit_lost(reading: &Reading, claim: &Claim) -> Option<usize> {
    let loss = claim.head.noun.is_some_and(|noun| noun.class == NounClass::Loss);
    let bare = claim.head.noun.is_none()
        && claim.governed.is_some_and(|it| matches!(it.case, Case::Participle | Case::Subject));
    let verb = claim.start.checked_sub(1).map(|at| reading.term_start(at)).filter(|_| loss || bare)?;
    let owns = reading.has(verb, Class::Have)
        || reading.verbs(verb).any(|(row, form)| row.role == Role::Owner && form != Form::Noun);
    (owns && side::is_unit_before(reading, verb)).then_some(verb)
}
