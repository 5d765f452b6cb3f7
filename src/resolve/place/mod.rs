//! Places: the one its sentence names, else the one the event was last said to be in.

mod ahead;
mod anaphor;
mod carry;
mod figure;
mod main;
mod near;
mod quarter;

use super::context::Context;
use super::{Draft, Passage};
use crate::assemble::place::{self, PlaceName, Role};
use crate::assemble::{Case, Claim, attribution};
use crate::date::Date;
use crate::lexicon::PlaceKind;
use crate::mention::Reading;
use crate::record::{Category, Measure, Outcome, TimeFrame};
use crate::why::{Because, Reason, Told};
use ahead::Narrowed;
use carry::{
    continued, followed, fought, goes_over, in_item, is_of_another, joined, left, listed, opened_war, tallied,
};
use figure::Figures;
use main::{Located, Main};
use quarter::Quarters;

/// Closes the places of all drafts.
pub fn close(passages: &[Passage], drafts: &mut [Draft], context: &Context) {
    let own: Vec<Option<&PlaceName>> = drafts.iter().map(|draft| own(passages, draft)).collect();
    let main = Main::read(Located { passages, drafts, own: &own });
    let figures = Figures::read(passages, drafts, &own);
    let (quarters, narrowed) = (Quarters::read(passages), Narrowed::default());
    let mut finder = Finder { passages, context, main, figures, quarters, narrowed };
    for index in 0..drafts.len() {
        let found = finder.find(drafts, index, own[index]);
        let draft = &mut drafts[index];
        draft.why.place = found.as_ref().map_or(Reason::default(), |place| Reason::of(place.why));
        draft.place = found.map(|place| place.what);
    }
}

/// What the places of a document's claims are told by.
struct Finder<'p, 'a, 'c> {
    passages: &'p [Passage<'a>],
    context: &'c Context<'c>,
    main: Option<Main<'p>>,
    figures: Figures<'p>,
    quarters: Quarters<'p>,
    narrowed: Narrowed<'p>,
}

impl<'p> Finder<'p, '_, '_> {
    /// The place of the claim at `index`, of which its own sentence says `own`.
    fn find(&mut self, drafts: &[Draft], index: usize, own: Option<&PlaceName>) -> Option<Told<String>> {
        let (passages, draft) = (self.passages, &drafts[index]);
        let passage = &passages[draft.passage];
        let claim = &passage.claims[draft.claim];
        let origin = claim.governed.is_some_and(|governed| governed.case == Case::Origin);
        if origin || own.is_some_and(|place| is_roll(passage, draft, place)) {
            return None;
        }
        let there = anaphor::there(passages, draft.passage, claim).map(named);
        there.or_else(|| match own {
            Some(place) => {
                let city = self.quarters.town(place, self.main.as_ref()).map(named);
                if city.is_some() {
                    return city;
                }
                let town = self.narrowed.read(passages, drafts, index, place);
                let stated = self.open(town).or_else(|| stated(passages, draft, place, self.context));
                let battle = self.main.as_ref().is_some_and(|main| main.battle) && !passage.is_display();
                stated.or_else(|| battle.then(|| self.untold(drafts, index))?)
            }
            None if passage.is_display() => {
                // The table of a battle's losses stands under its title.
                let battle = self.main.as_ref().filter(|main| main.battle && draft.passage > 0);
                let listed = || listed(passages, drafts, index).or_else(|| battle.map(Main::told));
                // `The fight for Avdiivka went on for months. They lost 40,000 in the process`: an item of two.
                let on = draft.passage > 0 && passage.paragraphs_behind(&passages[draft.passage - 1]) == 0;
                let action = || anaphor::action(passages, draft.passage).filter(|_| on).map(named);
                let pointed = anaphor::within(passage).map(named).or_else(action);
                let item = || in_item(passages, draft).filter(|_| on);
                pointed.or_else(|| battle.and_then(|_| listed())).or_else(item)
            }
            None => self.untold(drafts, index),
        })
    }

    /// The place of a claim whose own sentence names none.
    fn untold(&mut self, drafts: &[Draft], index: usize) -> Option<Told<String>> {
        let (passages, at) = (self.passages, drafts[index].passage);
        let passage = &passages[at];
        let claim = &passage.claims[drafts[index].claim];
        let many = place::is_spread(&passage.reading, passage.reading.len());
        let told = (self.figures.place(passages, drafts, index).filter(|_| !many))
            .or_else(|| anaphor::place(passages, at, self.main.as_ref()).map(named))
            .or_else(|| continued(passages, drafts, index))
            .or_else(|| fought(passages, drafts, index))
            .or_else(|| tallied(passages, drafts, index))
            .or_else(|| anaphor::action(passages, at).map(named));
        if told.is_some() {
            return told;
        }
        let before = passage.claims.get(drafts[index].claim.wrapping_sub(1));
        let from = before.map_or(0, |before| before.number.1);
        // `Meanwhile the coalition said the attack had killed 100`: of the one told of.
        let over = goes_over(&passage.reading) && !anaphor::event(&passage.reading, claim);
        let other = over || is_of_another(&passage.reading, from, claim.start);
        let ahead = if many { None } else { ahead::place(passages, drafts, index, None) };
        let ahead = self.open(ahead);
        ahead.or_else(|| {
            let spread = |at: usize| place::is_spread(&passage.reading, at);
            let partly = place::is_partly(&passage.reading, claim, passage.places());
            let wider = partly
                || spread(passage.reading.len())
                || spread(claim.start)
                || is_brought(&passage.reading);
            let sum = is_sum(&passage.reading) && !anaphor::event(&passage.reading, claim);
            let here = !other && !wider && !sum && !opened_war(passage, &drafts[index]);
            here.then(|| carried(self, drafts, index))?
        })
    }

    /// A town that a sentence behind names for the event of a report's opening: what the report is about,
    /// where nothing else tells that.
    fn open(&mut self, town: Option<Told<&'p PlaceName>>) -> Option<Told<String>> {
        let town = town?;
        self.main.get_or_insert_with(|| Main::of_event(town));
        Some(named(town))
    }
}

/// `225 dead in Dagestan`, counted from obituaries: where the dead came from, which is their own land.
fn is_roll(passage: &Passage, draft: &Draft, place: &PlaceName) -> bool {
    let source = draft.voice.as_ref().and_then(|voice| voice.source);
    let counted = source.is_some_and(|source| passage.reading.lexicon.army_counted_by(source).is_some());
    counted && draft.category == Category::Military && place.country.is_some() && place.country == draft.side
}

/// The name of a place that a rule found.
fn named(place: Told<&PlaceName>) -> Told<String> {
    Told::new(place.what.name.clone(), place.why)
}

/// The place that the claim's own sentence names, unless it is a land that the war is about.
fn stated(passages: &[Passage], draft: &Draft, place: &PlaceName, context: &Context) -> Option<Told<String>> {
    let passage = &passages[draft.passage];
    let land = place.kind == Some(PlaceKind::Country);
    let rule = match land {
        true => "a land that the document's war is not about",
        false => "the place of its sentence that is nearest and narrowest",
    };
    let told = || named(Told::new(place, Because::term(rule, &passage.reading, place.at)));
    // Thousands of soldiers lost in `northeast Iraq` are those of a front.
    let many = !is_small(&passage.claims[draft.claim]) && draft.category == Category::Military;
    if many && ahead::is_wide(place) && !land {
        return None;
    }
    (!land || is_abroad(passages, draft, place, context)).then(told)
}

/// `15,000 Soviet soldiers died in Afghanistan`: a land that is no party of the document's war.
fn is_abroad(passages: &[Passage], draft: &Draft, place: &PlaceName, context: &Context) -> bool {
    let reading = &passages[draft.passage].reading;
    let army = draft.category == Category::Military && draft.frame != Some(TimeFrame::Day);
    let inside = place.at > 0 && reading.is_word(place.at - 1, "in") && !reading.is_word(place.end, "war");
    // A text that opens with a land, where dozens fell, is about it.
    let small = is_small(&passages[draft.passage].claims[draft.claim]);
    let about = passages.iter().take(3).flat_map(|passage| passage.places());
    let about = about.into_iter().any(|other| other.country == place.country);
    let other = context.conflict.zip(place.country).is_some_and(|(row, land)| row.a != land && row.b != land);
    army && inside && other && !(small && about) && place.country != draft.side
}

/// The place that the claim's own sentence limits it to.
fn own<'p>(passages: &'p [Passage], draft: &Draft) -> Option<&'p PlaceName> {
    let passage = &passages[draft.passage];
    draft.near_in(passage).filter(|place| {
        !(is_whole(draft, &passage.claims[draft.claim])
            && place::is_aside(&passage.reading, &passage.claims[draft.claim], place))
    })
}

/// The place that other sentences tell of the event that the claim speaks of.
fn carried(finder: &Finder, drafts: &[Draft], index: usize) -> Option<Told<String>> {
    let Finder { passages, main, .. } = finder;
    let draft = &drafts[index];
    let passage = &passages[draft.passage];
    let claim = &passage.claims[draft.claim];
    let counted = claim.measure == Measure::Count;
    let referred = counted && is_small(claim) && anaphor::event(&passage.reading, claim);
    let daily = is_daily(&passage.reading);
    if let Some(main) = main.as_ref().filter(|main| main.battle && !referred) {
        // `that day they destroyed nine planes in 24 hours`
        let front = daily && !draft.category.is_bystanders();
        let place = || joined(passages, drafts, index).or_else(|| left(passages, draft));
        return if front { None } else { Some(place().unwrap_or_else(|| main.told())) };
    }
    if let Some(main) = main.as_ref().filter(|main| main.is_front_of(passages, draft)) {
        return Some(main.told());
    }
    let event = is_event(draft, claim, &passage.reading) || referred || counted && is_toll(passage, draft);
    // An army's day is that of a front.
    let few = claim.amount.value.is_some_and(|number| number <= 6.0);
    let flying = !few && matches!(draft.category, Category::Uavs | Category::Missiles);
    let missiles = few && matches!(draft.category, Category::Uavs | Category::Missiles);
    let front = !missiles && is_of_front(draft, claim) || !draft.category.is_bystanders() && daily;
    let tally = draft.frame == Some(TimeFrame::Day) && front && !referred;
    let followed = || followed(passages, drafts, index).filter(|_| event && !tally && !flying);
    let alike = event || index > 0 && drafts[index - 1].frame == draft.frame;
    let same = joined(passages, drafts, index).filter(|_| alike).or_else(followed);
    same.or_else(|| of_event(finder, draft, Event { event, flying, tally, referred }))
}

/// What a claim tells of.
#[derive(Clone, Copy)]
struct Event {
    /// One event, which has a place.
    event: bool,
    /// Drones or missiles, which are shot down all over a country.
    flying: bool,
    /// What an army lost in a day, all along its front.
    tally: bool,
    /// An event that was told of before.
    referred: bool,
}

/// The place of the event, where nothing before the claim tells it of the same figures.
fn of_event(finder: &Finder, draft: &Draft, of: Event) -> Option<Told<String>> {
    let Finder { passages, context, narrowed, .. } = finder;
    let Event { event, flying, tally, referred } = of;
    let main = finder.main.as_ref();
    let passage = &passages[draft.passage];
    // `arrested over the attack in Kirkuk`: what its own sentence names for something else.
    let refused = |main: &&Main| passage.places().iter().any(|place| place.name == main.place.name);
    let town = || {
        let main =
            main.filter(|main| !refused(main) && (main.battle || main.fits(passages, draft, context)))?;
        // Soldiers and arms are lost in many places in a day.
        let vague = draft.frame.is_none() && !draft.category.is_bystanders() && !referred && !main.sole;
        (event && !tally && !flying && !vague).then(|| main.told())
    };
    let near = |far: bool| {
        let near = near::place(passages, draft, far, narrowed);
        // The story of a battle names the region that its town lies in.
        let wide = |place: &PlaceName| {
            place.kind == Some(PlaceKind::Region) || finder.quarters.town(place, main).is_some()
        };
        let near = near.filter(|(place, _)| !(main.is_some_and(|main| main.battle) && wide(place.what)));
        near.filter(|_| event && !flying && !(tally && draft.category.is_people()))
    };
    let far = referred || draft.category.is_bystanders() && !is_daily(&passage.reading);
    let close = |near| closer(near, main.filter(|main| referred || main.sole));
    match address(passage, &passage.claims[draft.claim]).filter(|_| event) {
        // `The Sumy regional head said three were killed in a strike`: not of the town told of before.
        Some(office) => town().filter(|_| referred).or(Some(office)),
        None => match near(false) {
            Some((_, true)) if !referred => None,
            Some((place, _)) => Some(close(place)),
            None => town().or_else(|| near(far).map(|(place, _)| close(place))),
        },
    }
}

/// A place named before, or the town in it that the document is about.
fn closer(near: Told<&PlaceName>, main: Option<&Main>) -> Told<String> {
    let main = main.filter(|main| main.narrows(near.what));
    main.map_or_else(|| named(near), Main::told)
}

/// The town or region whose officials speak: `the Kyiv regional head said three were killed`.
fn address(passage: &Passage, claim: &Claim) -> Option<Told<String>> {
    // Those sit in a town and speak of more than it.
    const SEATS: &[&str] = &["embassy", "consulate", "ministry", "headquarters"];
    let said = attribution::of(passage.statements(), claim);
    let phrase = said.map_or(0..0, |said| said.phrase.0..said.phrase.1 + 2);
    if passage.reading.any_of(phrase.clone(), SEATS) {
        return None;
    }
    let speaks = |place: &&PlaceName| {
        is_spot(place)
            && (phrase.contains(&place.at) || place.role == Role::Address && place.at < claim.start)
    };
    let place = passage.places().iter().find(speaks)?;
    let why = Because::term("the place whose officials speak", &passage.reading, place.at);
    Some(Told::new(place.name.clone(), why))
}

/// A running total: nothing limits it but what is said of it itself.
fn is_total(draft: &Draft) -> bool {
    draft.frame == Some(TimeFrame::Cumulative)
}

/// A running total, or what thousands came to over weeks: no clause beside it tells where.
fn is_whole(draft: &Draft, claim: &Claim) -> bool {
    is_total(draft) || !is_small(claim) && draft.frame == Some(TimeFrame::Interval)
}

/// Whether the claim tells of one event, which has a place: a strike, a clash.
fn is_event(draft: &Draft, claim: &Claim, reading: &Reading) -> bool {
    let total = draft.frame == Some(TimeFrame::Cumulative)
        || claim.governed.is_some_and(|governed| governed.case == Case::Heading);
    let people = draft.category.is_bystanders();
    !total
        && claim.measure == Measure::Count
        && (draft.frame == Some(TimeFrame::Day)
            || is_small(claim)
                && (people && !is_long(draft, reading) || draft.frame.is_none() || is_short(draft)))
}

/// `as of now, 30 people are confirmed dead`: a running total of one event's victims, not of the war's.
fn is_toll(passage: &Passage, draft: &Draft) -> bool {
    const WARS: &[&str] =
        &["war", "invasion", "conflict", "since", "months", "years", "offensive", "campaign"];
    let reading = &passage.reading;
    let war = reading.any_of(0..reading.len(), WARS);
    let armies = passage.claims.iter().any(|claim| claim.category == Some(Category::Military));
    is_total(draft)
        && passage.claims.iter().all(is_small)
        && passage.claims[draft.claim].subgroup.is_none()
        && draft.category.is_bystanders()
        && !war
        && !armies
}

/// Over a few days: a weekend's fighting.
fn is_short(draft: &Draft) -> bool {
    days(draft).is_some_and(|last| draft.period_end.is_some_and(|end| end <= last(7)))
}

/// Over more than a month: no event lasts so long.
fn is_long(draft: &Draft, reading: &Reading) -> bool {
    const SHORT: &[&str] = &["hours", "minutes", "overnight", "weekend", "night", "morning", "days"];
    let open = draft.frame == Some(TimeFrame::Interval);
    // `in the first few hours`: of a day that the text does not date
    let undated = || !reading.any_of(0..reading.len(), SHORT);
    let long = |last: &dyn Fn(i32) -> Date| draft.period_end.is_some_and(|end| end > last(31));
    open && days(draft).map_or_else(undated, |last| long(&last))
}

/// So many days behind the first of the stretch.
fn days(draft: &Draft) -> Option<impl Fn(i32) -> Date> {
    let start = draft.period_start?;
    start.plus_days(1)?;
    Some(move |days| start.plus_days(days).unwrap_or(start))
}

/// No more than one event kills.
fn is_small(claim: &Claim) -> bool {
    claim.amount.value.or(claim.amount.low).is_some_and(|number| number < 1000.0)
}

/// Arms, or more soldiers than one strike kills: over a day they fall along a whole front.
fn is_of_front(draft: &Draft, claim: &Claim) -> bool {
    const STRIKE: f64 = 500.0;
    let many = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= STRIKE);
    // `Seven vehicles and 30 firearms were seized`
    let seized = draft.outcome == Outcome::Captured && is_small(claim);
    !draft.category.is_people() && !seized || many && !draft.category.is_bystanders()
}

/// `In total, 80 people were injured`: of all that was told of before.
fn is_sum(reading: &Reading) -> bool {
    reading.is_word(0, "in") && reading.is_any(1, &["total", "all"])
        || reading.is_any(0, &["altogether", "overall"]) && reading.is(1, ',')
}

/// `brings the death toll of the uprising to 865`, `Monday's toll stood at 248`: more events than one.
fn is_brought(reading: &Reading) -> bool {
    let days = |at: usize| {
        let toll = at + 1 + usize::from(reading.is_word(at + 1, "death"));
        at > 0 && reading.in_date(at - 1) && reading.is_possessive(at) && reading.is_word(toll, "toll")
    };
    let toll = |at: usize| (at + 1..at + 5).any(|at| reading.is_any(at, &["toll", "total", "number"]));
    reading.may_hold(&["toll"]) && (0..reading.len()).any(days)
        || reading
            .tokens_of(0..reading.len(), &["brings", "bringing", "brought", "takes", "taking"])
            .any(toll)
}

/// `in the last 24 hours`, `over the past day`, `in total`: an army's bulletin counts so.
fn is_daily(reading: &Reading) -> bool {
    let last = |at: usize| reading.is_any(at - 1, &["past", "last", "previous"]);
    reading.tokens_of(1..reading.len(), &["hours"]).any(|at| reading.is_word(at - 1, "24"))
        || reading.tokens_of(1..reading.len(), &["total"]).any(|at| reading.is_word(at - 1, "in"))
        || reading.tokens_of(1..reading.len(), &["day", "night"]).any(last)
}

/// A town, or a place of its own that is no wider.
fn is_town(place: &PlaceName) -> bool {
    matches!(place.kind, Some(PlaceKind::City | PlaceKind::Other))
}

/// A town or a region; no country, no sea and no name that nothing is known of.
fn is_spot(place: &PlaceName) -> bool {
    !matches!(place.kind, Some(PlaceKind::Country | PlaceKind::Sea) | None)
}
