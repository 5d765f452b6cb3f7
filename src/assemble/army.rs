//! Whose losses are those of an army, where no noun says what was lost: by who lost them and whom an attack hit.

use super::side::{self, Target};
use super::{Case, Claim, Governed, Side};
use crate::lexicon::{Cause, Class, Form, Noun, NounClass, PartyKind, Role, kinds};
use crate::mention::Reading;
use crate::record::{Category, Measure, Outcome};
use crate::why::Because;

/// Whose losses are those of an army, where no noun says what was lost.
pub(super) fn army(reading: &Reading, claims: &mut [Claim], index: usize) {
    of_civilians(reading, &mut claims[index]);
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

/// `A strike on a civilian convoy killed eight people`: people whom an attack on civilians killed.
fn of_civilians(reading: &Reading, claim: &mut Claim) {
    let people = claim.category == Some(Category::People)
        && claim.head.noun.is_some_and(|noun| noun.subgroup.is_none() && noun.class == NounClass::Person);
    let done = claim.governed.is_some_and(|it| it.case == Case::Object) || side::is_left(reading, claim);
    let target = if people && done { side::hit_by(reading, claim) } else { None };
    if target.is_some_and(|target| target.civilians && !target.soldiers) {
        let rule = "whom the attack hit: `a strike on a civilian convoy killed eight people`";
        claim.count(Some(Category::Civilian), Because::rule(rule));
    }
}

/// `eight of the dead were policemen`, `of those killed 12 were Ukrainian soldiers`: what the predicate calls those whom
/// no noun names.
pub(super) fn are(reading: &Reading, claim: &mut Claim) {
    let bare = claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss);
    let open =
        bare && !claim.head.unknown && claim.category.is_none_or(|category| category == Category::People);
    let counted = claim.measure != Measure::Ratio && claim.outcome.is_some() && !claim.is_listed();
    let verb = claim.governed.map(|governed| governed.at).filter(|_| open && counted);
    let Some(first) = verb.and_then(|verb| side::complement(reading, claim, verb)) else { return };
    let passes = |at: usize| {
        reading.party(at).is_some()
            || reading.has_any(at, &[Class::The, Class::Adverb, Class::Enemy, Class::Our])
            || reading.is_word(at, "former")
    };
    let mut at = first;
    while at < first + 4 && passes(at) && reading.noun(at).is_none() {
        at = reading.term_end(at);
    }
    let person = |(noun, plural): (&Noun, bool)| plural && noun.class == NounClass::Person;
    let Some((noun, _)) = reading.noun(at).filter(|&(noun, plural)| person((noun, plural))) else { return };
    let rule = "what the predicate calls them: `eight of the dead were policemen`";
    if noun.category.is_some_and(|category| category != Category::People) {
        claim.count(noun.category, Because::term(rule, reading, at));
        if let Some(name) = noun.subgroup {
            claim.subgroup = Some(reading.lexicon.name(name).to_owned());
            claim.why.subgroup = Some(Because::term(rule, reading, at));
        }
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
    if owned && claim.category.is_none() && is_of_them(reading, claim) {
        claim.things = claim.things.or(claim.outcome);
        return;
    }
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
    lost_by_force(reading, claim, verb);
}

/// `Wagner has lost 22,000 men`: the force before the verb is the narrower group.
fn lost_by_force(reading: &Reading, claim: &mut Claim, verb: usize) {
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

/// `It lost 2,000 of them last year`: what was counted before.
fn is_of_them(reading: &Reading, claim: &Claim) -> bool {
    claim.head.noun.is_none()
        && reading.is_word(claim.number.1, "of")
        && reading.is_any(claim.number.1 + 1, &["them", "these", "those"])
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
