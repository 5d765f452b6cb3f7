//! Parts and continuations: figures that take outcome, category or both from a claim before
//! them in the sentence (`25 died, including two children`; `killed 3 and wounded 7`;
//! `1008 (+22)`).

mod among;
mod bracket;
pub(super) mod gapped;
mod label;
pub(crate) mod launched;
mod list;
mod nation;
mod roll;
mod series;
mod share;
mod whole;

use crate::assemble::outcome::damage_behind;
use crate::assemble::{Case, Claim, Governed, Head, head};
use crate::lexicon::{Class, Form, NounClass};
use crate::mention::{Quantity, Reading};
use crate::record::{Category, Outcome};
use crate::why::Because;
use among::among;
use bracket::{bracketed, in_brackets, state_of};
pub(super) use list::list_outcome;
use list::{item, listed, minus};
use series::{is_labelled, is_next_month, is_verbless};
pub(super) use whole::of_civilians;
use whole::{is_graver, is_unhurt, of_the_dead};

/// The claim of a quantity that only a claim before it explains; it may be incomplete.
pub fn claim(reading: &Reading, quantity: &Quantity, head: &Head, before: &[Claim]) -> Option<Claim> {
    let previous = before.iter().rposition(|claim| claim.number.1 <= quantity.start);
    if quantity.day_count {
        return previous.map(|total| day_count(quantity, head, before, total));
    }
    previous
        .and_then(|previous| part_of(reading, quantity, head, before, previous))
        .or_else(|| share::claim(reading, quantity, head, before))
        .or_else(|| bracket::earlier(reading, quantity, head, before))
        .or_else(|| label::claim(reading, quantity, head))
        .or_else(|| among::denied(reading, quantity, head))
        .or_else(|| gapped::claim(reading, quantity, head, before))
        .or_else(|| minus(reading, quantity, head))
        .or_else(|| among(reading, quantity, head, before))
        .or_else(|| roll::claim(reading, quantity, head))
        .or_else(|| listed(reading, quantity, head))
        .or_else(|| item(reading, quantity, head))
        .or_else(|| of_the_dead(reading, quantity, head))
        .or_else(|| bracketed(reading, quantity, head))
        .or_else(|| bracket::share(reading, quantity, head))
        .or_else(|| state_of(reading, quantity, head, before))
        .or_else(|| label::state(reading, quantity, head, before))
}

/// Case 1, the day's count behind a total: `1008 (+22)`.
fn day_count(quantity: &Quantity, head: &Head, before: &[Claim], total: usize) -> Claim {
    let old = &before[total];
    let mut claim = Claim::new(quantity, *head, "part 1, the day's count behind a total: `1008 (+22)`");
    (claim.category, claim.outcome, claim.subgroup) = (old.category, old.outcome, old.subgroup.clone());
    (claim.why.category, claim.why.outcome) = (old.why.category, old.why.outcome);
    claim.why.subgroup = old.why.subgroup;
    claim.governed = old.governed;
    claim.antecedent = Some(total);
    claim
}

/// Case 4, a part: `25 died, including two children`, `among them 10 officers`, `20 of them children`.
fn part_of(
    reading: &Reading,
    quantity: &Quantity,
    head: &Head,
    before: &[Claim],
    previous: usize,
) -> Option<Claim> {
    let noun = head.noun.filter(|noun| noun.class != NounClass::Loss);
    let told = goes_on(reading, quantity, head, &before[previous])
        || in_brackets(reading, quantity, head, &before[previous])
        || with_last(reading, quantity, head, &before[previous]);
    if is_unhurt(reading, quantity, head) || !told || (noun.is_none() && head.unknown) {
        return None;
    }
    let people = noun.and_then(|noun| noun.category).map(Category::is_people);
    let whole = (0..=previous).rev().find(|&index| {
        let category = before[index].category.map(Category::is_people);
        let told = before[index].outcome.or(before[index].things).is_some();
        told && (people.is_none() || category.is_none() || people == category)
    })?;
    let old = &before[whole];
    let case = "part 4, a part of the claim before it, or its continuation: `including two children`";
    let mut claim = Claim::new(quantity, *head, case);
    count_part(reading, &mut claim, old);
    claim.head.party = claim.head.party.or(nation::of(reading, quantity));
    let outcome = old.outcome.unwrap_or(Outcome::Lost);
    // `with another 15 sustaining serious damage`
    let things = people != Some(true) && old.category.is_some_and(|category| !category.is_people());
    let damage = damage_behind(reading, head.end).filter(|_| things);
    let (outcome, at) = damage.map_or((outcome, old.event()), |at| (Outcome::Damaged, at));
    claim.govern(reading, Governed { outcome, at, case: Case::Part, role: None });
    claim.outcome = damage.map_or(old.outcome, |_| Some(outcome));
    claim.antecedent = Some(whole);
    Some(claim)
}

/// What a part counts: by its own noun, else what the whole does.
fn count_part(reading: &Reading, claim: &mut Claim, whole: &Claim) {
    // `159,000 people` of soldiers are soldiers.
    let own = claim.head.noun.filter(|noun| {
        let tells = noun.category != Some(Category::People) || noun.subgroup.is_some();
        noun.class != NounClass::Loss && noun.category.is_some() && (tells || whole.category.is_none())
    });
    let end = claim.number.1;
    let kind = kind(reading, end).and_then(|at| Some((at, reading.noun(at)?.0)));
    match own {
        None if let Some((at, noun)) = kind => {
            claim.count(noun.category, Because::term("what they are: `26 are children`", reading, at));
        }
        Some(noun) => claim.count(noun.category, Because::term("the noun counted", reading, noun.at)),
        None => {
            let rule = "what the claim counts that it is a part of";
            claim.count(whole.category, Because::words(rule, whole.start, whole.head.end));
            // `lost 2,000 of them last year and 8,800 since the war began`
            claim.things = whole.things;
        }
    }
}

/// `3,100 tanks, of which 2,131 were destroyed`: the equipment that a bare number counts again.
pub fn of_equipment(reading: &Reading, quantity: &Quantity) -> Option<Category> {
    let before = reading.term_start(quantity.full_start.checked_sub(1)?);
    let of_which = reading.has(before, Class::Including) && reading.is_word(before, "of");
    // `624 of which were destroyed`
    let behind = reading.has(quantity.full_end, Class::Including) && reading.is_word(quantity.full_end, "of");
    let index = reading
        .quantities
        .iter()
        .rposition(|whole| whole.end <= before.max(1))
        .filter(|_| of_which || behind)?;
    let noun = head::read(reading, &reading.quantities[index]).noun?;
    noun.category.filter(|category| !category.is_people())
}

/// `540 tanks were captured, with 80 damaged and 66 abandoned`: a participle that is said of
/// equipment alone counts what was counted before.
pub fn broken_equipment(reading: &Reading, quantity: &Quantity) -> Option<Category> {
    // `79 were damaged`
    let end = quantity.full_end + usize::from(reading.has(quantity.full_end, Class::Be));
    let mut verbs = reading.verbs(end).peekable();
    verbs.peek()?;
    if !verbs.all(|(verb, form)| verb.people.is_none() && form != Form::Noun) {
        return None;
    }
    let index = reading.quantities.iter().rposition(|other| other.end <= quantity.full_start)?;
    let before = &reading.quantities[index];
    let own = head::read(reading, before).noun.and_then(|noun| noun.category);
    own.or_else(|| broken_equipment(reading, before)).filter(|category| !category.is_people())
}

/// `24 disabled ships and one submarine`, `losses amounted to 430 men killed, four vehicles and two cars`:
/// what was said of the member before holds for the next.
fn with_last(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let Some(before) = quantity.full_start.checked_sub(1) else { return false };
    let noun = head.noun.is_some_and(|noun| noun.class == NounClass::Equipment);
    let comma = reading.has(before, Class::And) || reading.is(before, ',');
    let from = last.head.end.max(last.event() + 1).max(last.number.1);
    let near = before.saturating_sub(from) <= 3
        && (from.min(before)..before).all(|at| {
            reading.has(at, Class::And) || reading.is(at, ',') || reading.verbs(at).next().is_some()
        });
    let lists = last.governed.is_some_and(|governed| match governed.case {
        Case::Participle | Case::Part => last.category.is_some_and(|category| !category.is_people()),
        _ => false,
    });
    let losses = (0..last.start).any(|at| {
        let loss = reading.noun(at).is_some_and(|(noun, _)| noun.class == NounClass::Loss);
        loss && (at..last.start).any(|link| {
            reading
                .is_any(link, &["amounted", "amount", "totaled", "totalled", "include", "included", "came"])
        })
    });
    noun && comma && near && (lists || losses)
}

/// Whether words around the number tell that it goes on from a claim before it.
fn goes_on(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    let bare = head.noun.is_none() && !head.unknown;
    let behind = |class| quantity.full_start.checked_sub(1).is_some_and(|before| reading.has(before, class));
    // 1. `25 died, including two children`
    led_by_including(reading, quantity)
        // 2. `20 terrorists, 4 of whom died`
        || head.partitive && reading.has(quantity.full_end, Class::Including)
        // 3. `346 civilians were evacuated on 1 March, with 400 more on 6 March`
        || head.more && bare && !acts(reading, head.end)
        // 4. `shot down 18 drones overnight and another six the following morning`
        || behind(Class::Other) && bare && !acts(reading, head.end)
        // 5. `13 were killed, with two children among them`
        || behind(Class::With) && head.noun.is_some_and(|noun| noun.class == NounClass::Person)
        // 6. `400 tanks were destroyed, plus several thousand units of equipment`
        || behind(Class::Plus)
        // 15. `226 boys were killed, while the sex of 32 children and 1,937 adults is not yet known`
        || series::is_of_no_name(reading, quantity, head)
        // 10. `14 drones were shot down along with three missiles`
        || led_along(reading, quantity, head)
        // 7. `of the 400 injured, 26 are children`
        || bare && kind(reading, quantity.full_end).is_some()
        || nation::is_part(reading, quantity, head, last)
        // 10. `11 were injured, three seriously`
        || bare && is_graver(reading, quantity)
        // 9. `the French suffered 377,000 casualties and the Germans 337,000`
        || bare && gapped::party_before(reading, quantity.full_start).is_some()
        // 12. `170 troops were lost in the north, over 240 troops - in the west`
        || is_verbless(reading, quantity, head, last)
        // 13. `exceeded 130 men; the West battlegroup - more than 150`
        || is_labelled(reading, quantity, head, last)
        // 8. `225 dead in Dagestan, along with 185 in Buryatia`
        || is_ellipsis(reading, quantity, head, last)
        // 11. `184 in June, 180 in April`
        || bare && is_next_month(reading, quantity, last)
}

/// `another million have fled`: a verb of their own, which tells of no loss.
fn acts(reading: &Reading, at: usize) -> bool {
    reading.has_any(at, &[Class::Have, Class::Be, Class::Modal])
}

/// Whether the phrase that ends at `at` ends its clause or is joined to another.
fn closes(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_none_or(|token| !token.is_word()) || reading.has(at, Class::And)
}

/// `26 are children`: what those of a number are, and nothing that became of them.
fn kind(reading: &Reading, be: usize) -> Option<usize> {
    // `40 were Russian marines`
    let at = be + 1 + usize::from(reading.has_any(be + 1, &[Class::Adverb, Class::The]));
    let at =
        if reading.party(at).is_some() && reading.noun(at).is_none() { reading.term_end(at) } else { at };
    let person = reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Person && plural);
    (reading.has(be, Class::Be) && person && closes(reading, reading.term_end(at))).then_some(at)
}

/// `225 dead in Dagestan, along with 185 in Buryatia`: only the place is new.
fn is_ellipsis(reading: &Reading, quantity: &Quantity, head: &Head, last: &Claim) -> bool {
    // `27 over the Rostov Region, eight - over the territory of the Bryansk Region`
    let dash = reading.tokens.get(quantity.full_end).is_some_and(|token| token.is_dash() && !token.glued);
    let next = quantity.full_end + usize::from(dash);
    // `200 were eliminated by the Vostok group, up to 185 by the Zapad group`
    let doer = reading.has(next, Class::By) && reading.has(next + 1, Class::The);
    let placed = doer
        || reading.has_any(next, &[Class::In, Class::From])
        || reading.has(next, Class::Between)
        || reading.is_any(next, &["on", "at", "near", "over", "off", "during", "outside", "across"]);
    // `Twenty died at once, ten during the evacuation`
    let during = reading.is_word(next, "during") && reading.has(next + 1, Class::The);
    let named = during
        || is_each_placed(reading, last.head.end, next)
        || (next + 1..next + 6)
            .take_while(|&at| !reading.is(at, ',') && reading.quantity_at(at).is_none())
            .any(|at| reading.is_capitalised(at) || reading.place(at).is_some());
    let Some(before) = quantity.full_start.checked_sub(1) else { return false };
    let joined = reading.is(before, ',')
        // `397 soldiers from the Donetsk front; 24 from Luhansk`
        || reading.is(before, ';') && reading.has(next, Class::From)
        // `110 drones: 43 over Kursk, 27 over Lipetsk`, `four drones - two over Kursk, one over Belgorod`
        || reading.is(before, ':')
        || reading.tokens[before].is_dash() && !reading.tokens[before].glued
        || reading.has_any(before, &[Class::And, Class::To, Class::With, Class::But]);
    // `lost 2,000 last year and nearly 8,800 since the war began`
    if head.noun.is_none()
        && !head.unknown
        && reading.has(before, Class::And)
        && reading.has(next, Class::Since)
    {
        return true;
    }
    let dated = reading.in_date(next + 1) && !reading.has(next, Class::Between);
    head.noun.is_none() && !head.unknown && placed && named && joined && !dated
}

/// `1,300 aircraft in the air and 3,100 at their bases`: whether a place stands behind each of two numbers.
fn is_each_placed(reading: &Reading, first: usize, second: usize) -> bool {
    let placed =
        |at: usize| reading.has_any(at, &[Class::In, Class::Preposition]) && reading.has(at + 1, Class::The);
    placed(first) && placed(second)
}

/// `along with`, `together with` right before what is counted.
fn led_along(reading: &Reading, quantity: &Quantity, head: &Head) -> bool {
    let joint = quantity.full_start.checked_sub(1).map(|at| reading.term_start(at));
    // `killed along with two soldiers`
    let counted = head.noun.is_some_and(|noun| noun.class != NounClass::Loss);
    let closes = reading.tokens.get(head.end).is_none_or(|token| !token.is_word())
        || reading.has_any(head.end, &[Class::In, Class::And, Class::By, Class::Preposition]);
    counted
        && closes
        && joint.is_some_and(|at| reading.has(at, Class::And) && reading.is_any(at, &["along", "together"]))
}

/// Whether `including` stands before the number, list members between.
fn led_by_including(reading: &Reading, quantity: &Quantity) -> bool {
    let mut at = quantity.full_start;
    for _ in 0..24 {
        let Some(before) = at.checked_sub(1) else { return false };
        at = reading.term_start(before);
        if reading.has(at, Class::Including) {
            return true;
        }
        let passes = reading.quantity_at(at).is_some()
            || reading.is(at, ',')
            || reading.has_any(at, &[Class::And, Class::A, Class::Other, Class::The, Class::Adverb])
            || reading.noun(at).is_some()
            || reading.party(at).is_some()
            // `including two three-year-old girls, seven women`
            || reading.is_hyphen(at)
            || reading.is_any(at, &["year", "month", "old"])
            || reading.tokens[at].is_word() && !reading.is_known(at);
        if !passes || reading.verb(at).is_some() && reading.noun(at).is_none() {
            return false;
        }
    }
    false
}

/// The claim that the next one goes on from: a whole, not its part (`35 dead, including six children, and 94 wounded`).
fn whole_before(claims: &[Claim], index: usize) -> usize {
    let part = |claim: &Claim| {
        claim.governed.is_some_and(|governed| governed.case == Case::Part) && claim.head.noun.is_some()
    };
    (0..index).rev().find(|&before| !part(&claims[before])).unwrap_or(index - 1)
}

/// Fills what a claim without a noun takes from the claim it goes on from.
pub fn inherit(reading: &Reading, claims: &mut [Claim]) {
    for index in 1..claims.len() {
        let before = whole_before(claims, index);
        let bare = claims[index].head.noun.is_none_or(|noun| noun.category.is_none());
        if claims[index].category.is_none() && bare && claims[before].measure == claims[index].measure {
            let joined = is_joined(reading, &claims[before], &claims[index]);
            let old = &claims[before];
            // `eight tanks destroyed and five captured`
            let things = claims[index].things.filter(|_| old.category.is_some_and(|it| !it.is_people()));
            let outcome = things.or(claims[index].outcome);
            let fits = old.category.is_some_and(|category| {
                let equipment =
                    matches!(outcome, Some(Outcome::Destroyed | Outcome::Damaged | Outcome::Abandoned));
                let settled = outcome.is_some() || claims[index].things.is_none();
                settled && (category.is_people() != equipment || things.is_some())
            });
            // `the bodies of two women were found, bringing the toll to seven`: women are but some of them.
            let figure = claims[index].governed.is_some_and(|governed| governed.case == Case::Figure);
            // `killed seven people including two girls, and injured 46 others`
            let others = claims[index].head.more && old.category == Some(Category::Civilian);
            // `Five children among 17 killed`
            let among = claims[index].start.checked_sub(1).is_some_and(|at| reading.is_word(at, "among"));
            let some =
                old.head.noun.is_some_and(|noun| noun.subgroup.is_some()) && (figure || others || among);
            if joined && fits && !some {
                let rule = "what the claim before it counts: `60 soldiers killed and 100 wounded`";
                let (category, why) = (old.category, Because::words(rule, old.start, old.head.end));
                claims[index].outcome = outcome;
                claims[index].count(category, why);
                claims[index].antecedent = Some(before);
            }
        }
        total(claims, index, before);
    }
}

/// `bringing the total to 150,605`: a figure that no noun tells of is the total of the claim before it.
fn total(claims: &mut [Claim], index: usize, before: usize) {
    let figure = claims[index].governed.is_some_and(|governed| governed.case == Case::Figure);
    if claims[index].outcome.is_some() || !figure {
        return;
    }
    let old = &claims[before];
    let rule = "the claim before it, of which it is the total: `bringing the total to 150,605`";
    let (outcome, category) = (old.outcome, old.category);
    let why = Because::words(rule, old.start, old.head.end);
    claims[index].outcome = outcome;
    claims[index].why.outcome = outcome.map(|_| why);
    claims[index].antecedent = Some(before);
    if claims[index].category.is_none() {
        claims[index].count(category, why);
    }
}

/// Whether nothing but a continuation stands between two claims: `60 killed and 100 wounded`.
fn is_joined(reading: &Reading, before: &Claim, after: &Claim) -> bool {
    let from = before.head.end.max(before.number.1);
    let parted = (from..after.start).any(|at| {
        reading.has_any(at, &[Class::Subordinator]) && !reading.is_word(at, "while")
            || reading.is(at, ';')
            || reading.quantity_at(at).is_some()
    });
    !parted && after.start.saturating_sub(from) < 25
}
