//! Accounts that go on over sentences without a source of their own: of the event just told of (`The attack killed one`),
//! of a bulletin whose source is told once (`This was reported by the governor`), of a body's count (`17% of the deaths`).

use super::Closer;
use crate::assemble::attribution::Attribution;
use crate::assemble::{Claim, Side};
use crate::lexicon::{Class, NounClass, SpeechKind};
use crate::mention::Reading;
use crate::record::{Category, Measure};
use crate::resolve::{Draft, Passage, Voice};

const OF_EVENT: &str =
    "carried over: the sentence goes on with the event just told of: `The attack killed one`";
const BULLETIN: &str =
    "carried over: the bulletin whose source is told once: `This was reported by the governor`";
const ANNOUNCED: &str =
    "carried over: what the sentence before announces: `The governor specified the number of victims`";
const OF_DEAD: &str =
    "carried over: more of those who were counted before: `The dead include three children`";
const OF_THEM: &str = "carried back: `All were civilians, the mayor said` speaks of those told of before";
const OF_COUNT: &str = "carried over: more of what the same body counts: `17% of the deaths`";

impl Closer<'_, '_, '_> {
    /// The account that a sentence without a source of its own goes on with.
    pub(super) fn account(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let here = &self.voices.passages[index];
        if !here.statements().is_empty() {
            return None;
        }
        let events = self.of_event(index, claim).or_else(|| self.bulletin(index));
        let events = events.or_else(|| self.announced(index));
        events.or_else(|| self.of_count(index, claim)).or_else(|| self.of_the_dead(index, claim))
    }

    /// `All were civilians, the mayor said`: the claims of the sentence before that nobody has told yet.
    pub(super) fn tell_open(&self, index: usize, said: &Attribution, voice: &Voice, drafts: &mut [Draft]) {
        let passages = self.voices.passages;
        let Some(before) = index.checked_sub(1).filter(|&before| !passages[before].is_display()) else {
            return;
        };
        let near = passages[index].paragraphs_behind(&passages[before]) == 0;
        if !near || voice.source.is_none() || !tells_more(&passages[index].reading, said) {
            return;
        }
        let told = drafts.iter_mut().rev().take_while(|draft| draft.passage == before);
        for draft in told.filter(|draft| draft.voice.is_none()) {
            draft.voice = Some(voice.clone().carried(OF_THEM));
        }
    }

    /// `The toll is 28, the service said. … The dead include three children`: those who were counted before.
    fn of_the_dead(&self, index: usize, claim: &Claim) -> Option<Voice> {
        /// The most sentences since.
        const FAR: usize = 5;
        let (before, voice) = self.last.as_ref().filter(|(before, _)| index - before <= FAR)?;
        let passages = self.voices.passages;
        let people = |claim: &Claim| claim.category.is_none_or(Category::is_people);
        let counted = passages[*before].claims.last().is_some_and(people) && !passages[*before].is_display();
        let quiet = (*before + 1..index).all(|at| passages[at].claims.is_empty());
        let those = counted && quiet && people(claim) && names_the_dead(&passages[index].reading);
        (those && voice.source.is_some()).then(|| voice.clone().carried(OF_DEAD))
    }

    /// `The governor said the Russians had shelled Kherson. The attack killed one`: the event that the sentence before has a
    /// source for.
    fn of_event(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let passages = self.voices.passages;
        let (here, label) = (&passages[index], &passages[*before]);
        let next = before + 1 == index && here.paragraphs_behind(label) == 0 && !label.is_display();
        // A report that somebody else has made, or that only a noun tells, is not gone on with.
        let said = label.statements().last().filter(|said| !said.by_noun && !said.unknown)?;
        let vouches = voice.source.is_some() && !self.is_press(voice);
        let known = |name: &str| label.places().iter().any(|place| place.name == name);
        let moved = here.places().iter().any(|place| !known(&place.name));
        let told = next && vouches && !moved && is_event_told(&label.reading, said);
        (told && goes_on_with_event(&here.reading, claim)).then(|| voice.clone().carried(OF_EVENT))
    }

    /// `The governor specified the number of victims.`: what the next sentences tell.
    fn announced(&self, index: usize) -> Option<Voice> {
        let (before, voice) = self.last.as_ref().filter(|(before, _)| index - before <= 2)?;
        let label = &self.voices.passages[*before];
        let said = label.statements().last().filter(|said| said.names_source() && !said.by_noun)?;
        let quiet =
            label.claims.is_empty() && !label.is_display() && voice.source.is_some() && !self.is_press(voice);
        (quiet && announces(&label.reading, said)).then(|| voice.clone().carried(ANNOUNCED))
    }

    /// `This was reported by the governor on Telegram`, `Source: the General Staff`: all of the bulletin behind it, until somebody else speaks.
    fn bulletin(&self, index: usize) -> Option<Voice> {
        /// The most sentences that such a bulletin takes.
        const LONGEST: usize = 24;
        let (from, voice) = self.bulletin.as_ref()?;
        let passages = self.voices.passages;
        let quiet = |passage: &Passage| !turns_away(&passage.reading);
        let near = index - from <= LONGEST && passages[*from..=index].iter().all(quiet);
        near.then(|| voice.clone().carried(BULLETIN))
    }

    /// `Mediazona has named 90,000 dead. … 17% of the deaths were of prisoners`: shares of what a body counts.
    fn of_count(&self, index: usize, claim: &Claim) -> Option<Voice> {
        /// The most sentences between them.
        const FAR: usize = 12;
        let reading = &self.voices.passages[index].reading;
        let share = claim.measure == Measure::Percent || is_of_counted(reading, claim);
        let counts =
            |(_, voice): &&(usize, Voice)| voice.source.is_some_and(|source| self.voices.is_count(source));
        if !share {
            return None;
        }
        let (from, voice) = self.heard.iter().rev().take_while(|(at, _)| index - at <= FAR).find(counts)?;
        let passages = self.voices.passages;
        // Nobody else has counted since.
        let counted = |at: usize| !passages[at].statements().is_empty() && !passages[at].claims.is_empty();
        let others = self
            .heard
            .iter()
            .rev()
            .take_while(|(at, _)| at > from)
            .any(|(at, other)| counted(*at) && other.source != voice.source);
        let old = passages[*from].claims.last()?;
        // `14% of the total casualties`, of those who were named as killed
        let outcome = claim.outcome == old.outcome || claim.measure == Measure::Percent;
        let alike = outcome && (claim.side == Side::Unknown || claim.side == old.side);
        (!others && alike).then(|| voice.clone().carried(OF_COUNT))
    }
}

/// `The confirmed dead include`, `Among the victims`, `The injured were taken`: those counted before open the sentence.
fn names_the_dead(reading: &Reading) -> bool {
    const OPENING: usize = 5;
    const THOSE: &[&str] = &[
        "dead",
        "victims",
        "injured",
        "wounded",
        "casualties",
        "fatalities",
        "deceased",
        "killed",
        "bodies",
        "missing",
    ];
    let from = usize::from(reading.has(0, Class::Including) || reading.has(0, Class::Of));
    let the = reading.has_any(from, &[Class::The, Class::Determiner, Class::All]);
    let those = (from + 1..from + OPENING).take_while(|&at| reading.quantity_at(at).is_none());
    the && those.into_iter().any(|at| reading.is_any(at, THOSE))
}

/// `All were civilians, the mayor said`, `The victims were waiting for a bus, police said`: more of those told of before, with
/// who says so behind it and no figure.
fn tells_more(reading: &Reading, said: &Attribution) -> bool {
    /// The most tokens behind who says so: `said on Tuesday.`
    const LEFT: usize = 5;
    let those = reading.has_any(0, &[Class::All, Class::It, Class::He])
        || reading.has(0, Class::Determiner) && reading.has(1, Class::Be)
        || names_the_dead(reading);
    let trails = said.phrase.0.min(said.cue) > 2 && reading.len() <= said.phrase.1.max(said.cue) + LEFT;
    those && trails && said.names_source() && tells_no_figure(reading)
}

/// Whether a statement tells of an attack or a fight.
fn is_event_told(reading: &Reading, said: &Attribution) -> bool {
    let phrase = said.phrase.0..said.phrase.1.max(said.cue + 1);
    let told = (0..reading.len()).filter(|at| !phrase.contains(at));
    told.into_iter().any(|at| reading.cause(at).is_some() || reading.verb(at).is_some())
}

/// `The attack killed one`, `As a result of the shelling, two were wounded`, `The victims include two children`.
fn goes_on_with_event(reading: &Reading, claim: &Claim) -> bool {
    /// The most tokens before the event.
    const OPENING: usize = 8;
    let result = reading.is_word(0, "as") && reading.is_any(2, &["result", "consequence"]);
    let event = |at: usize| {
        reading.has_any(at, &[Class::The, Class::Determiner])
            && (at + 1..at + 4).take_while(|&at| !reading.is(at, ',')).any(|at| is_event(reading, at))
    };
    let opens = (0..claim.start.min(OPENING)).any(event);
    let dated = (0..reading.len()).any(|at| reading.in_date(at));
    let looks = (0..claim.start)
        .any(|at| reading.has(at, Class::Relative) || reading.is_any(at, &["after", "since", "came"]));
    (result || opens) && !dated && !looks
}

/// A noun of an attack.
fn is_event(reading: &Reading, at: usize) -> bool {
    const EVENTS: &[&str] = &[
        "attack",
        "attacks",
        "strike",
        "strikes",
        "shelling",
        "blast",
        "blasts",
        "explosion",
        "explosions",
        "bombing",
        "bombardment",
        "raid",
        "raids",
        "assault",
        "ambush",
        "clash",
        "clashes",
        "fighting",
        "incident",
        "battle",
        "impact",
        "hit",
        "airstrike",
        "airstrikes",
        "shooting",
        "gunfight",
        "firefight",
        "operation",
        "fire",
        "barrage",
    ];
    reading.is_any(at, EVENTS)
}

/// `Earlier,`, `As reported,`, `Background:`: the text turns to other things than the bulletin's.
pub(super) fn turns_away(reading: &Reading) -> bool {
    const AWAY: &[&str] =
        &["earlier", "previously", "recall", "recap", "background", "reminder", "meanwhile", "context"];
    let reported = reading.is_word(0, "as")
        && (1..6).any(|at| reading.is_any(at, &["reported", "reminder", "noted", "known", "wrote"]));
    reading.is_any(0, AWAY) || reported || reading.is_word(0, "to") && reading.is_any(1, &["recall", "recap"])
}

/// `4,641 of the total deaths`, `half of the identified casualties`: a part of what was counted.
fn is_of_counted(reading: &Reading, claim: &Claim) -> bool {
    let end = claim.number.1;
    let loss =
        |at: usize| reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Loss && plural);
    reading.has(end, Class::Of) && (end..end + 6).any(loss)
}

/// `specified the number of victims`, `published data on the losses`, `gave details of the attack`: figures are to come.
fn announces(reading: &Reading, said: &Attribution) -> bool {
    const REACH: usize = 6;
    const FIGURES: &[&str] =
        &["number", "toll", "data", "details", "figures", "casualties", "consequences", "losses", "victims"];
    let end = reading.term_end(said.cue);
    let object = (end..end + REACH).take_while(|&at| !reading.is(at, ',') && !reading.has(at, Class::That));
    reading.speaks(said.cue, SpeechKind::Verb)
        && tells_no_figure(reading)
        && said.phrase.0 < said.cue
        && object.into_iter().any(|at| reading.is_any(at, FIGURES))
}

/// Whether the only numbers of a sentence are dates and hours.
fn tells_no_figure(reading: &Reading) -> bool {
    let hour = |at: usize| {
        reading.in_date(at)
            || reading.is_time(at)
            || reading.is_any(at + 1, &["p.m", "a.m", "pm", "am", "p", "a"])
    };
    reading.quantities.iter().all(|quantity| hour(quantity.start))
}

/// Whether a statement's sentence stands for all the text around it: `This was reported by the governor`.
pub(super) fn opens_bulletin(reading: &Reading, said: &Attribution) -> bool {
    let speaks = reading.speaks(said.cue, SpeechKind::Verb) || said.of_next;
    (said.of_previous || said.of_next) && said.names_source() && speaks && tells_no_figure(reading)
}
