//! Places that a claim has from the one told before it.

use super::{is_small, is_spot, is_town};
use crate::assemble::Case;
use crate::assemble::place::{PlaceName, Role};
use crate::mention::Reading;
use crate::record::TimeFrame;
use crate::resolve::{Draft, Passage, pointed};
use crate::sentence;
use crate::why::{Because, Told};

/// The place of the claim before it in the sentence.
pub(super) fn joined(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    let before = &drafts[index.checked_sub(1)?];
    let place = before.place.clone().filter(|_| before.passage == drafts[index].passage)?;
    // `57,000 in Korea and 47,000 during the Vietnam War`: a part with words of its own for where.
    let here = &passages[drafts[index].passage];
    let own = &here.claims[drafts[index].claim];
    let part = own.governed.is_some_and(|governed| governed.case == Case::Part) && own.head.noun.is_none();
    if part && here.reading.is_any(own.number.1, &["during", "in", "at", "near", "over", "between"]) {
        return None;
    }
    let claim = &passages[before.passage].claims[before.claim];
    if is_of_another(&here.reading, claim.start, own.start) {
        return None;
    }
    Some(Told::new(place, pointed("the place of the claim before it in the sentence", claim, before.passage)))
}

/// `After Amirli they took the town of Suleiman Bek`: where the story of a battle goes on elsewhere.
pub(super) fn left(passages: &[Passage], draft: &Draft) -> Option<Told<String>> {
    let at = draft.passage.checked_sub(1)?;
    let (before, here) = (&passages[at], &passages[draft.passage]);
    let town = before.places().iter().rev().find(|place| is_town(place) && place.role == Role::Spot)?;
    let rule = "the town that the sentence before goes over to";
    let why = Because::term(rule, &before.reading, town.at).of_passage(at);
    (here.paragraphs_behind(before) == 0).then(|| Told::new(town.name.clone(), why))
}

/// The place of the claim in the sentence before, where nothing names another since.
pub(super) fn followed(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    const NEAR: usize = 2;
    let here = drafts[index].passage;
    let before = drafts[..index].iter().rev().find(|draft| draft.passage < here)?;
    let near =
        here - before.passage <= NEAR && passages[here].paragraphs_behind(&passages[before.passage]) == 0;
    // `Earlier three were killed in Baramulla`: of what was before.
    let near = near && (!before.period.elsewhen || drafts[index].period.elsewhen);
    let told = before.place.as_ref().filter(|_| near && !passages[before.passage].is_display())?;
    // `southern Israel` tells no event's place.
    let loose = told.starts_with(char::is_lowercase);
    let other = |place: &PlaceName| place.role == Role::Spot && is_spot(place) && place.name != *told;
    if loose || passages[before.passage..here].iter().any(|passage| passage.places().iter().any(other)) {
        return None;
    }
    let place = told.clone();
    let claim = &passages[before.passage].claims[before.claim];
    let rule = "the place of the claim in the sentence before";
    Some(Told::new(place, pointed(rule, claim, before.passage)))
}

/// `• An attack on a clinic in Dnipro killed one. The injured included two children.`: the town that an item of a list
/// told of before in its own words.
pub(super) fn in_item(passages: &[Passage], draft: &Draft) -> Option<Told<String>> {
    let here = &passages[draft.passage];
    let item = here.reading.sentence.place == sentence::Place::Item;
    if !item
        || !draft.category.is_bystanders() && draft.frame.is_some()
        || draft.frame == Some(TimeFrame::Cumulative)
    {
        return None;
    }
    let before = passages[..draft.passage].iter().enumerate().rev();
    let mut item = before.take_while(|(_, passage)| here.paragraphs_behind(passage) == 0);
    let (index, place) = item.find_map(|(index, passage)| {
        let spot = |place: &&PlaceName| is_spot(place) && place.role == Role::Spot;
        // `the city of Kurakhove, located in the Donetsk region`
        let spots = passage.places().iter().rev().filter(spot);
        Some((index, spots.min_by_key(|place| !is_town(place))?))
    })?;
    let rule = "the town that its item of the list told of before";
    let why = Because::term(rule, &passages[index].reading, place.at).of_passage(index);
    Some(Told::new(place.name.clone(), why))
}

/// `while another attack west of the capital left two dead`: between two numbers another event is told of.
pub(super) fn is_of_another(reading: &Reading, from: usize, to: usize) -> bool {
    const EVENTS: &[&str] = &[
        "attack",
        "strike",
        "blast",
        "explosion",
        "bombing",
        "raid",
        "ambush",
        "clash",
        "incident",
        "shelling",
    ];
    (from..to).any(|at| {
        let other = reading.is_any(at, &["another", "separate"]);
        let elsewhere = reading.is_word(at, "elsewhere") && !reading.is_word(at + 1, "in");
        elsewhere || other && (at + 1..at + 4).any(|at| reading.is_any(at, EVENTS))
    })
}

/// `Meanwhile`, `Earlier this month`, `Last week`: the sentence goes over to something else.
pub(super) fn goes_over(reading: &Reading) -> bool {
    let span =
        |at: usize| reading.is_any(at, &["week", "month", "year", "summer", "spring", "winter", "autumn"]);
    (0..2).any(|at| reading.is_any(at, &["meanwhile", "separately"]))
        || reading.is_word(0, "earlier") && reading.is_word(1, "this") && span(2)
        || reading.is_word(0, "last") && span(1)
}

/// `Among them, 19 were foreigners`: the sentence goes on with the figure of the one before.
pub(super) fn continued(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    let passage = drafts[index].passage;
    let last = drafts[..index].iter().rev().find(|draft| draft.passage < passage)?;
    let of_it = drafts[..index].iter().rev().skip_while(|draft| draft.passage == passage);
    let mut of_it = of_it.take_while(|draft| draft.passage == last.passage);
    let before = of_it.find(|draft| draft.place.is_some()).unwrap_or(last);
    let reading = &passages[passage].reading;
    // `The troops also recovered 12 rifles`
    const TAKEN: &[&str] = &["recovered", "seized", "confiscated", "arrested", "detained", "found"];
    let them = ["them", "these", "those", "whom"];
    // `Of the civilians who died, 39 were under 18`
    let dead = ["dead", "died", "killed", "wounded", "injured", "victims", "captured", "casualties"];
    let of_dead = || reading.is_word(1, "the") && (2..6).any(|at| reading.is_any(at, &dead));
    let opens = reading.is_any(0, &["among", "of"]) && (reading.is_any(1, &them) || of_dead())
        || reading.is_word(0, "in") && reading.is_word(1, "addition") && reading.is_word(2, "to")
        || reading.is_word(0, "in") && reading.is_word(1, "particular")
        || reading.is_word(0, "the")
            && (2..5).any(|at| reading.is_any(at, &["include", "included", "includes"]))
        || reading.is_any(0, &["this", "these", "they"])
            && reading.is_any(1, &["include", "included", "includes"])
        || (1..8).any(|at| reading.is_word(at, "also") && reading.is_any(at + 1, TAKEN))
        || passages[passage].claims[drafts[index].claim].governed.is_some_and(|it| it.case == Case::Among);
    // `Three people were wounded in Kharkiv. … Of these, 319 drones were shot down`: of what was sent.
    let kin = drafts[index].category.is_people() == before.category.is_people() || !reading.is_word(0, "of");
    let place = before.place.clone().filter(|_| opens && kin && passage - before.passage <= 2)?;
    let claim = &passages[before.passage].claims[before.claim];
    Some(Told::new(
        place,
        pointed("the place of the figure that it goes on from: `among them`", claim, before.passage),
    ))
}

/// `20,000 men were killed in the battle of Zavia … Of the 19,547 dead, half were convicts`: the last claim of the same
/// army that was told of the battle.
pub(super) fn fought(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    const NEAR: usize = 6;
    let draft = &drafts[index];
    let battle =
        draft.frame == Some(TimeFrame::Interval) && (draft.period.fought || draft.period.battle.is_some());
    let near = drafts[..index].iter().rev().take_while(|last| draft.passage - last.passage <= NEAR);
    let last = near.filter(|_| battle).find(|last| last.side == draft.side && last.place.is_some())?;
    let of_battle = last.frame == draft.frame && (last.period.fought || last.period.battle.is_some());
    let place = last.place.clone().filter(|_| of_battle)?;
    let claim = &passages[last.passage].claims[last.claim];
    Some(Told::new(place, pointed("the place of the battle that it goes on with", claim, last.passage)))
}

/// `In 60 clashes this year in the hills, 90 militants were killed … The police have also arrested 44`: the place of
/// the claim before it, where both are of a longer stretch.
pub(super) fn tallied(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    const NEAR: usize = 2;
    let (draft, last) = (&drafts[index], &drafts[index.checked_sub(1)?]);
    let (here, before) = (&passages[draft.passage], &passages[last.passage]);
    let long = draft.frame == Some(TimeFrame::Interval) && last.frame == draft.frame;
    let near = draft.passage - last.passage <= NEAR && here.paragraphs_behind(before) <= 1;
    let since = &passages[last.passage + 1..=draft.passage];
    let other = since.iter().any(|passage| !passage.places().is_empty());
    // `In October troops killed two leaders`: another story.
    let turns = here.reading.dates().first().is_some_and(|date| date.start <= 1);
    let few = is_small(&here.claims[draft.claim]);
    let goes_on = long && near && few && !other && !turns && !before.is_display();
    let place = last.place.clone().filter(|_| goes_on)?;
    let claim = &before.claims[last.claim];
    Some(Told::new(place, pointed("the place of the count that it goes on with", claim, last.passage)))
}

/// `nine aircraft were destroyed at the airbase`, then a list of them: an item goes on from the arms before it.
pub(super) fn listed(passages: &[Passage], drafts: &[Draft], index: usize) -> Option<Told<String>> {
    let (draft, before) = (&drafts[index], &drafts[index.checked_sub(1)?]);
    let arms = !draft.category.is_people() && draft.category == before.category && draft.side == before.side;
    let place = before.place.clone().filter(|_| arms)?;
    let claim = &passages[before.passage].claims[before.claim];
    Some(Told::new(place, pointed("the place of the arms that it lists", claim, before.passage)))
}

/// `the attacks of October 7, in which 1,200 were killed`: the day that opened a war, which news looks back on.
pub(super) fn opened_war(passage: &Passage, draft: &Draft) -> bool {
    let own = draft.period.on.is_some() && draft.period_start == draft.period_end;
    let day = draft.period_start.filter(|_| own);
    day.is_some() && passage.reading.lexicon.conflicts_at(day).any(|row| Some(row.start) == day)
}
