//! Who suffered: from the noun's adjective or possessor, the subject of *lose*, the
//! object of *kill*; `the enemy` and `our` wait for who speaks.

use crate::assemble::place::is_mere_place;
use crate::assemble::{Case, Claim};
use crate::lexicon::{Camp, Cause, Class, Name, NounClass, PartyKind, Role, SpeechKind};
use crate::mention::{PartyMention, Reading};
use crate::record::Category;

/// Who suffered, as far as the sentence says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Side {
    /// This party.
    Party(Name),
    /// The enemy of who speaks.
    Enemy,
    /// The party of who speaks.
    Ours,
    /// The enemy of this party, which did it.
    EnemyOf(Name),
    /// That camp's, in the document's war.
    Camp(Camp),
    /// The enemy of that camp, which did it.
    EnemyOfCamp(Camp),
    /// The one that a pronoun stands for.
    Pronoun,
    /// Not said.
    Unknown,
}

/// The side of claim `index`; claims before it are settled.
pub fn of(reading: &Reading, claims: &[Claim], index: usize) -> Side {
    let claim = &claims[index];
    if claim.side != Side::Unknown {
        return claim.side;
    }
    let head = &claim.head;
    if let Some(side) = serving_with(reading, claim) {
        return side;
    }
    // `23 Chechens from ISIL`
    let demonym =
        head.noun.is_some_and(|noun| reading.party(noun.at).is_some()) && reading.has(head.end, Class::From);
    if let Some(side) = behind_head(reading, claim).filter(|_| demonym) {
        return side;
    }
    if let Some(party) = head.party {
        return Side::Party(party);
    }
    if head.enemy {
        return Side::Enemy;
    }
    if head.ours {
        return Side::Ours;
    }
    // `said two of its soldiers`: the one who speaks; `lost half of its tanks`: the subject.
    if head.theirs {
        let owner = by_case(reading, claim).filter(|side| {
            matches!(side, Side::Party(_))
                && claim.governed.is_some_and(|governed| governed.role == Some(Role::Owner))
        });
        return owner.unwrap_or(Side::Ours);
    }
    if let Some(side) = behind_head(reading, claim) {
        return side;
    }
    let named = head.noun.and_then(|noun| (claim.number.1..=noun.at).find_map(|at| reading.camp(at)));
    if let Some(camp @ Camp::Rebel) = named {
        return Side::Camp(camp);
    }
    // `two Russian helicopters and one plane`: a member of a list goes with the one before.
    let listed = claim.antecedent.or_else(|| listed_with(claims, index)).map(|before| claims[before].side);
    if let Some(side @ (Side::Party(_) | Side::Enemy | Side::Ours)) = listed {
        return side;
    }
    // `killed 38,713 Palestinians and injured another 89,166`: what a bare number goes on from.
    let joined = index
        .checked_sub(1)
        .filter(|&before| goes_on(reading, &claims[before], claim))
        .map(|before| claims[before].side);
    if let Some(side @ (Side::Party(_) | Side::Enemy | Side::Ours | Side::Camp(_))) =
        joined.filter(|_| head.noun.is_none_or(|noun| noun.class == NounClass::Loss))
    {
        return side;
    }
    by_case(reading, claim)
        .or(listed)
        .filter(|side| *side != Side::Unknown)
        .or_else(|| topic(reading, claim))
        .or(joined)
        .unwrap_or(Side::Unknown)
}

/// The one party of the sentence, as it stands before a noun for fighters or before one for an
/// attack: `the Russian column was ambushed: 31 dead`, `Russian fire killed three`.
fn topic(reading: &Reading, claim: &Claim) -> Option<Side> {
    let (mut fighters, mut doer) = (None, None);
    for at in 0..claim.start.max(claim.event()) {
        let Some(party) =
            reading.party(at).filter(|party| party.kind != PartyKind::Demonym && !is_mere_place(reading, at))
        else {
            continue;
        };
        let first = |test: &dyn Fn(usize) -> bool| {
            (reading.term_end(at)..reading.term_end(at) + 3)
                .take_while(|&next| !reading.is(next, ','))
                .position(test)
        };
        let strikes = first(&|next| {
            reading.cause(next) == Some(Cause::Conflict)
                && reading.noun(next).is_none()
                && reading.camp(next).is_none()
        });
        let men = first(&|next| is_fighting(reading, next));
        let attack = strikes.is_some_and(|strikes| men.is_none_or(|men| strikes < men));
        let fights = men.is_some();
        if attack {
            doer = doer.or(Some(party.party));
        } else if fights {
            if fighters.is_some_and(|old| old != party.party) {
                return None;
            }
            fighters = Some(party.party);
        }
    }
    let speaks = |name: Name| {
        (0..reading.len()).any(|at| {
            reading.party(at).is_some_and(|party| party.party == name)
                && (at + 1..at + 6).any(|next| reading.speech(next).is_some())
        })
    };
    match (fighters, doer) {
        (None, Some(doer)) => Some(Side::EnemyOf(doer)),
        (Some(side), None)
            if !speaks(side) && claim.category.is_none_or(|category| category != Category::Civilian) =>
        {
            Some(Side::Party(side))
        }
        _ => None,
    }
}

/// `of the Russian marines who landed, 40 were killed`: a bare number of the sentence's fighters.
pub fn is_topic_military(reading: &Reading, claim: &Claim) -> bool {
    let bare = claim.head.noun.is_none_or(|noun| noun.class == NounClass::Loss) && claim.head.party.is_none();
    let subject =
        claim.governed.is_some_and(|governed| matches!(governed.case, Case::Subject | Case::LossNoun));
    let men = || {
        (0..claim.start).any(|at| {
            let party =
                at > 0 && reading.party(at - 1).is_some_and(|party| party.kind == PartyKind::Adjective);
            let fights = reading.noun(at).is_some_and(|(noun, _)| {
                noun.category == Some(Category::Military)
                    && reading.quantity_at(at.saturating_sub(1)).is_none()
            }) || ["column", "garrison", "unit", "brigade", "battalion", "regiment"]
                .iter()
                .any(|word| reading.is_word(at, word));
            party && fights
        })
    };
    let speaks = (0..claim.start).any(|at| reading.speech(at).is_some());
    bare && subject && !speaks && matches!(claim.side, Side::Party(_)) && men()
}

/// Words for those who may fall: soldiers, civilians, units.
fn is_fighting(reading: &Reading, at: usize) -> bool {
    let noun = reading.noun(at).map(|(noun, _)| noun);
    reading.camp(at) == Some(Camp::State)
        || noun.is_some_and(|noun| {
            noun.category == Some(Category::Military)
                || noun.category == Some(Category::Civilian) && noun.subgroup.is_none()
        })
        || ["forces", "column", "convoy", "garrison", "unit", "crew", "brigade", "battalion", "regiment"]
            .iter()
            .any(|word| reading.is_word(at, word))
}

/// Nothing but a conjunction parts two claims about people.
fn goes_on(reading: &Reading, before: &Claim, claim: &Claim) -> bool {
    let from = before.head.end.max(before.number.1);
    let people = |claim: &Claim| claim.category.is_none_or(Category::is_people);
    let parted = (from..claim.start).any(|at| {
        reading.is(at, ';')
            || reading.has(at, Class::Subordinator) && !reading.is_word(at, "while")
            || reading.party(at).is_some()
            || reading.place(at).is_some()
    });
    let forces =
        |claim: &Claim| !matches!(claim.category, Some(Category::Civilian | Category::People) | None);
    (people(before) && people(claim) || forces(before) && forces(claim))
        && !parted
        && claim.start.saturating_sub(from) < 16
}

/// The claim before this one in the same list, with the same verb.
fn listed_with(claims: &[Claim], index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let same = claims[before].governed.map(|g| g.at) == claims[index].governed.map(|g| g.at);
    same.then_some(before)
}

/// `two Britons serving with the Ukrainian army`, `volunteers fighting in Ukraine's ranks`.
fn serving_with(reading: &Reading, claim: &Claim) -> Option<Side> {
    let at = claim.head.end;
    let serves = ["serving", "fighting", "fought", "enlisted"].iter().any(|word| reading.is_word(at, word))
        || reading.has(at, Class::Relative)
            && (reading.is_word(at + 1, "fought") || reading.is_word(at + 1, "served"));
    serves.then(|| party_near(reading, at + 2, (at + 7).min(reading.len())))?
}

/// `404 tanks of the occupiers`, `20 soldiers on the Ukrainian side`, `50 men from Wagner`.
fn behind_head(reading: &Reading, claim: &Claim) -> Option<Side> {
    let mut at = claim.head.end;
    if claim.head.noun.is_none()
        || !(reading.has_any(at, &[Class::Of, Class::From])
            || reading.is_word(at, "on")
            || reading.is_word(at, "belonging"))
    {
        return None;
    }
    at += 1 + usize::from(reading.is_word(at, "belonging"));
    for _ in 0..5 {
        if let Some(party) = reading
            .party(at)
            .filter(|_| reading.place(at).is_none() || reading.is_word(at.saturating_sub(1), "of"))
        {
            return Some(Side::Party(party.party));
        }
        if reading.has(at, Class::Enemy) {
            return Some(Side::Enemy);
        }
        if reading.has(at, Class::Our) {
            return Some(Side::Ours);
        }
        let passes =
            reading.has_any(at, &[Class::The, Class::Determiner, Class::To]) || !reading.is_known(at);
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}

/// The side by how the outcome governs the quantity.
fn by_case(reading: &Reading, claim: &Claim) -> Option<Side> {
    let governed = claim.governed?;
    match governed.case {
        // `cost Russia 28 tanks`
        Case::Object if governed.role == Some(Role::Owner) && governed.at < claim.start => {
            let given = (reading.term_end(governed.at)..claim.start).find_map(|at| reading.party(at));
            given.map(side_of).or_else(|| subject(reading, governed.at))
        }
        Case::Object => subject(reading, governed.at).and_then(against),
        Case::Subject => agent_behind(reading, governed.at).and_then(against),
        Case::Figure => figure_owner(reading, claim, governed.at),
        Case::LossNoun | Case::Heading => loss_owner(reading, governed.at, claim.start)
            .or_else(|| agent_behind(reading, governed.at).and_then(against)),
        Case::EventOf => by_possessor(reading, governed.at),
        _ => None,
    }
}

/// The enemy of who did it.
fn against(doer: Side) -> Option<Side> {
    match doer {
        Side::Party(party) => Some(Side::EnemyOf(party)),
        Side::Enemy => Some(Side::Ours),
        Side::Ours => Some(Side::Enemy),
        Side::Camp(camp) => Some(Side::EnemyOfCamp(camp)),
        _ => None,
    }
}

/// The subject of the verb at `at`: the party in the noun phrase before it.
fn subject(reading: &Reading, verb: usize) -> Option<Side> {
    let verb = speaking_verb(reading, first_verb(reading, verb));
    if let Some(side) = participial(reading, verb) {
        return Some(side);
    }
    let mut at = verb;
    let (mut attribute, mut camp) = (None, None);
    for _ in 0..26 {
        let Some(before) = at.checked_sub(1) else { break };
        at = reading.term_start(before);
        if let Some(party) = reading.party(at) {
            // `Russian forces in Ukraine killed`: a country behind a preposition is a place.
            let target =
                at > 0 && (["targeting", "against"].iter().any(|word| reading.is_word(at - 1, word)));
            let placed = is_mere_place(reading, at) || target;
            // `Russia's armed forces`: the party in the phrase of its army.
            if !placed && camp.is_none_or(|(_, army)| at + 4 > army) {
                return Some(side_of(party));
            }
            continue;
        }
        // `Putin's army`
        let owns = reading
            .tokens
            .get(reading.term_end(at))
            .is_some_and(|token| token.kind == crate::token::Kind::Possessive);
        if let Some(party) = reading.leader(at).filter(|_| owns) {
            return Some(Side::Party(party));
        }
        if reading.has(at, Class::Enemy) {
            return Some(Side::Enemy);
        }
        if let Some(named) = reading.camp(at) {
            camp = camp.or(Some((Side::Camp(named), at)));
            continue;
        }
        if reading.has_any(at, &[Class::We, Class::Our]) {
            return Some(Side::Ours);
        }
        if reading.has_any(at, &[Class::It, Class::He]) {
            attribute = attribute.or(Some(Side::Pronoun));
        }
        let stops = reading.has_any(at, &[Class::Subordinator, Class::That])
            || reading.is(at, ';')
            || reading.speech(at).is_some()
                && !reading.has(at, Class::Believed)
                && reading.noun(at).is_none();
        if stops && at + 1 < verb {
            break;
        }
    }
    let camp = camp.map(|(side, _)| side);
    match attribute {
        // `Russia published its toll when it said it had lost`: the party before the pronoun.
        Some(_) => camp
            .or_else(|| {
                (0..verb)
                    .find_map(|at| {
                        reading
                            .party(at)
                            .filter(|party| reading.place(at).is_none() || party.kind != PartyKind::Adjective)
                    })
                    .map(side_of)
            })
            .or(attribute),
        None => camp,
    }
}

/// `Putin's army took little, while suffering 900 casualties`: a participle has the subject that
/// opens its clause, not the noun next to it.
fn participial(reading: &Reading, verb: usize) -> Option<Side> {
    let is_ing = reading.verbs(verb).any(|(_, form)| form == crate::lexicon::Form::Ing);
    let parted = verb > 1 && (reading.is(verb - 1, ',') || reading.has(verb - 1, Class::Subordinator));
    if !is_ing || !parted {
        return None;
    }
    let opens = (0..verb - 1).rev().find(|&at| {
        reading.has(at, Class::That)
            || reading.is(at, ';')
            || reading.speech(at).is_some_and(|kind| kind == SpeechKind::Verb)
            || reading.has(at, Class::Subordinator)
    });
    (opens.map_or(0, |at| at + 1)..verb).find_map(|at| {
        let target =
            at > 0 && ["targeting", "against", "on"].iter().any(|word| reading.is_word(at - 1, word));
        if target || is_mere_place(reading, at) {
            return None;
        }
        let owns = reading
            .tokens
            .get(reading.term_end(at))
            .is_some_and(|token| token.kind == crate::token::Kind::Possessive);
        reading.party(at).map(side_of).or_else(|| reading.leader(at).filter(|_| owns).map(Side::Party))
    })
}

/// `claimed to have repulsed the attack and to have killed`: an infinitive has the subject of the
/// verb of saying before it.
fn speaking_verb(reading: &Reading, verb: usize) -> usize {
    let mut to = verb;
    while to > 0 && reading.has_any(to - 1, &[Class::Have, Class::Adverb]) {
        to -= 1;
    }
    if to == 0 || !reading.has(to - 1, Class::To) {
        return verb;
    }
    (0..to)
        .rev()
        .find(|&at| reading.speaks(at, SpeechKind::Verb) && reading.has(reading.term_end(at), Class::To))
        .unwrap_or(verb)
}

/// `killed up to 200 Ukrainian soldiers and destroyed four launchers`: the first verb of several
/// has the subject of all.
fn first_verb(reading: &Reading, verb: usize) -> usize {
    let mut joint = verb;
    while joint > 0
        && (reading.has_any(joint - 1, &[Class::Have, Class::Adverb, Class::To])
            || reading.tokens[joint - 1].is_quote())
    {
        joint -= 1;
    }
    if joint == 0 || !(reading.has_any(joint - 1, &[Class::And, Class::Or]) || reading.is(joint - 1, ',')) {
        return verb;
    }
    let clause = (0..joint - 1).rev().find(|&at| {
        reading.is(at, ';')
            || reading.has_any(at, &[Class::That, Class::Subordinator])
            || reading.has(at, Class::Be)
    });
    let from = clause.map_or(0, |at| at + 1);
    let first = (from..joint - 1).find(|&at| {
        reading.term_start(at) == at
            && reading
                .verbs(at)
                .any(|(row, form)| row.role != Role::Subject && form != crate::lexicon::Form::Noun)
    });
    first.unwrap_or(verb)
}

fn side_of(party: PartyMention) -> Side {
    Side::Party(party.party)
}

/// `were killed by Russian shelling`, `killed in an Israeli strike`: the doer behind the verb.
fn agent_behind(reading: &Reading, verb: usize) -> Option<Side> {
    let mut at = reading.term_end(verb);
    let mut led = false;
    for _ in 0..14 {
        if reading.is(at, ';')
            || reading.has_any(at, &[Class::Subordinator, Class::That])
            || at >= reading.len()
        {
            return None;
        }
        led |= reading.has(at, Class::By)
            || (reading.has_any(at, &[Class::In, Class::Preposition, Class::From, Class::With])
                && reading.place(at + 1).is_none());
        if led && let Some(party) = reading.party(at) {
            let does = matches!(
                party.kind,
                PartyKind::Adjective | PartyKind::Force | PartyKind::Demonym | PartyKind::Member
            ) || reading
                .tokens
                .get(reading.term_end(at))
                .is_some_and(|t| t.kind == crate::token::Kind::Possessive)
                || at > 0 && reading.has(at - 1, Class::By);
            return does.then_some(Side::Party(party.party));
        }
        if reading.has(at, Class::Enemy) && led {
            return Some(Side::Enemy);
        }
        if led
            && let Some(camp) = reading.camp(at)
            && (at..at + 3).all(|next| reading.party(next).is_none())
        {
            return Some(Side::Camp(camp));
        }
        at = reading.term_end(at);
    }
    None
}

/// The owner of the loss noun at `noun`, for readers of headings.
pub fn around(reading: &Reading, noun: usize) -> Side {
    loss_owner(reading, noun, noun).unwrap_or(Side::Unknown)
}

/// The side of a list under a verb of loss: `Destroyed by Ukrainian forces:`, `Captured from the
/// Russians:`, `What Russia has lost:`.
pub fn of_heading(reading: &Reading, verb: usize) -> Side {
    let end = reading.term_end(verb);
    let near = || party_near(reading, end + 1, (end + 6).min(reading.len()));
    let owner = reading.verb(verb).is_some_and(|(row, _)| row.role == Role::Owner);
    let before = (0..verb).rev().find_map(|at| reading.party(at)).map(side_of);
    if reading.has(end, Class::By) {
        return near().and_then(against).unwrap_or(Side::Unknown);
    }
    if reading.has_any(end, &[Class::From, Class::Of]) {
        return near().unwrap_or(Side::Unknown);
    }
    let passive = reading
        .verb(verb)
        .is_some_and(|_| verb + 1 >= reading.len() || reading.is(end, ':') || reading.is(end, '('));
    match before {
        Some(side) if owner || passive => side,
        Some(side) => against(side).unwrap_or(Side::Unknown),
        None => Side::Unknown,
    }
}

/// `the number of dead Russians at 25,000`: the owner may stand between noun and number.
fn figure_owner(reading: &Reading, claim: &Claim, noun: usize) -> Option<Side> {
    loss_owner(reading, noun, claim.start)
        .or_else(|| party_near(reading, noun, claim.start))
        .or_else(|| party_near(reading, noun.saturating_sub(4), noun))
}

/// `Russian losses`, `losses of the enemy`, `casualties among Ukrainian troops`, `their losses`.
fn loss_owner(reading: &Reading, noun: usize, number: usize) -> Option<Side> {
    let start = reading.term_start(noun);
    let behind = reading.term_end(noun);
    if reading.is_word(behind, "on")
        && let Some(side) = party_near(reading, behind, (behind + 6).min(reading.len()))
    {
        return Some(side);
    }
    for before in (start.saturating_sub(4)..start).rev() {
        if let Some(party) = reading.party(before) {
            return Some(Side::Party(party.party));
        }
        if reading.has(before, Class::Enemy) {
            return Some(Side::Enemy);
        }
        if reading.has(before, Class::Our) {
            return Some(Side::Ours);
        }
        if reading.has(before, Class::Determiner)
            && ["its", "their", "his"].iter().any(|word| reading.is_word(before, word))
        {
            return Some(owner_before(reading, before));
        }
        if let Some(camp) = reading.camp(before) {
            return Some(Side::Camp(camp));
        }
        let passes = !reading.is_known(before)
            || reading.tokens[before].kind == crate::token::Kind::Possessive
            || reading.noun(before).is_some()
            || reading.has_any(before, &[Class::Number, Class::Adverb, Class::Other]);
        if !passes {
            break;
        }
    }
    let end = reading.term_end(noun);
    let for_every = reading.has(end, Class::For) && reading.has(end + 1, Class::Every);
    if (reading.has_any(end, &[Class::Of, Class::For]) && !for_every)
        || reading.has(end, Class::Including)
        || reading.is_word(end, "on")
    {
        let near = party_near(reading, end, (end + 7).min(reading.len()));
        if near.is_some() {
            return near;
        }
    }
    // `Russia suffered 3,000 casualties`: the subject of the verb before the noun.
    let verb = (start.saturating_sub(10)..number.max(start))
        .rev()
        .find(|&at| reading.verbs(at).any(|(verb, _)| verb.role == Role::Owner));
    verb.and_then(|verb| subject(reading, verb)).or_else(|| {
        // `our losses are 5,937 dead`: the noun before the number has the owner.
        let other = (start.saturating_sub(8)..start).rev().find(|&at| {
            reading.term_start(at) == at
                && reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss)
        })?;
        (reading.has_any(other + 1, &[Class::Be, Class::Link]) || reading.is(other + 1, ':'))
            .then(|| loss_owner(reading, other, other))?
    })
}

/// `its losses`: the party before the pronoun in the sentence, else what the context says.
fn owner_before(reading: &Reading, pronoun: usize) -> Side {
    (0..pronoun).rev().find_map(|at| reading.party(at)).map_or(Side::Pronoun, side_of)
}

/// `Russia's loss of 20 tanks`, `the killing by Russian troops of 20 men`.
fn by_possessor(reading: &Reading, event: usize) -> Option<Side> {
    let start = event.saturating_sub(3);
    let (verb, _) = reading.verb(event)?;
    let party = (start..event).rev().find_map(|at| reading.party(at))?;
    match verb.outcome(true) {
        Some(crate::record::Outcome::Lost) => Some(Side::Party(party.party)),
        _ => Some(Side::EnemyOf(party.party)),
    }
}

/// The first party, enemy or `our` between two tokens.
pub fn party_near(reading: &Reading, from: usize, to: usize) -> Option<Side> {
    (from..to).find_map(|at| {
        if let Some(party) = reading.party(at).filter(|_| !is_mere_place(reading, at)) {
            return Some(Side::Party(party.party));
        }
        if reading.has(at, Class::Enemy) {
            return Some(Side::Enemy);
        }
        if reading.has(at, Class::Our) {
            return Some(Side::Ours);
        }
        reading.camp(at).map(Side::Camp)
    })
}
