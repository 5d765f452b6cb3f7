//! The day of a statement that its own words leave open: that on which the same source spoke before.

use super::Closer;
use crate::assemble::attribution::Attribution;
use crate::lexicon::{Class, Name};
use crate::mention::Reading;
use crate::resolve::Voice;

impl Closer<'_, '_, '_> {
    /// Dates a statement of the passage whose own words do not.
    pub(super) fn date(&self, index: usize, said: &Attribution, voice: &mut Voice) {
        let reading = &self.voices.passages[index].reading;
        // `On the same day, his spokesman stated`: of whoever spoke before.
        if said.date.is_none()
            && let Some(days) = opening_day(reading, said)
            && let Some((_, old)) = self.told.last()
        {
            voice.claimed_on = old.claimed_on.and_then(|day| day.plus_days(days));
            voice.why_date =
                old.why_date.then_rule("counted from the last statement: `The following day, they noted`");
            return;
        }
        if voice.claimed_on.is_some() {
            return;
        }
        let before = || Some((self.just_before(index, said, voice)?, "the same source, just before"));
        let now = reading.is_any(said.cue, &["says", "say"]);
        let near =
            || Some((self.on_its_day(index, voice)?, "the same source, on the day that it spoke before"));
        // `the latest figures from the army showed`: not those told before
        if (said.phrase.0.saturating_sub(4)..said.phrase.1).any(|at| reading.is_word(at, "latest")) {
            return;
        }
        let back = is_of_previous_day(reading, said);
        // `its General Staff claimed on Wednesday … In a report from the previous day, the military stated`
        let side = || {
            let (at, old) = self.last.as_ref().filter(|_| back)?;
            let same = index - at <= 1 && old.party.is_some() && old.party == voice.party;
            same.then_some((old, "the same side, just before"))
        };
        let told = before().or_else(|| near().filter(|_| !now)).or_else(side);
        let Some((old, rule)) = told else { return };
        let day = if back { old.claimed_on.and_then(|day| day.plus_days(-1)) } else { old.claimed_on };
        (voice.claimed_on, voice.why_date) = (day, old.why_date.then_rule(rule));
    }

    /// Who spoke last, where the same source goes on.
    fn just_before(&self, index: usize, said: &Attribution, voice: &Voice) -> Option<&Voice> {
        let passages = self.voices.passages;
        let (at, old) = self.last.as_ref()?;
        let parted = matches!((&old.speaker, &voice.speaker), (Some(old), Some(new)) if old != new);
        // Residents are many.
        let many = voice.source.is_some_and(|source| self.voices.lexicon.name(source) == "witnesses");
        if parted || many && old.speaker != voice.speaker {
            return None;
        }
        let same = old.source == voice.source && old.source.is_some();
        let person = old.speaker.is_some() && old.speaker == voice.speaker;
        let next = index - at <= 1;
        let more = next
            && old.party.is_some()
            && old.party == voice.party
            && is_more(&passages[index].reading, said);
        // `In January the agency said …`: a month looks back, and the next paragraph is of now again.
        let month = old.claimed_on.is_some_and(|day| day.day().is_none());
        let back = month && passages[index].paragraphs_behind(&passages[*at]) > 0;
        (!back && (same && (next || person) || more)).then_some(old)
    }

    /// The last dated statement of the person who speaks, or of the body: not of whichever officials.
    fn on_its_day(&self, index: usize, voice: &Voice) -> Option<&Voice> {
        const NEAR: usize = 4;
        let passages = self.voices.passages;
        let body = |source: Name| {
            let name = self.voices.lexicon.name(source);
            !matches!(name, "media" | "witnesses" | "analysts" | "ngo" | "militants")
                && !name.ends_with("officials")
        };
        let same = |old: &Voice| match &voice.speaker {
            Some(speaker) => old.speaker.as_ref() == Some(speaker),
            None => old.source == voice.source && old.party == voice.party && old.source.is_some_and(body),
        };
        let (before, last) = self.told.iter().rev().find(|(_, old)| same(old))?;
        let day = last.claimed_on.is_some_and(|day| day.day().is_some());
        let near = passages[index].paragraphs_behind(&passages[*before]) <= NEAR;
        (day && near).then_some(last)
    }
}

/// `On the same day, they noted`, `Earlier in the day, they noted`, `The following day, they noted`: days from the
/// last statement.
fn opening_day(reading: &Reading, said: &Attribution) -> Option<i32> {
    const REACH: usize = 4;
    let day = (1..REACH.min(reading.len())).find(|&at| reading.is_word(at, "day"))?;
    let in_the = day == 3 && reading.is_any(0, &["earlier", "later"]) && reading.has(2, Class::The);
    let days = match () {
        () if in_the => 0,
        () if reading.is_any(day - 1, &["same", "that"]) => 0,
        () if reading.is_any(day - 1, &["following", "next"]) => 1,
        () => return None,
    };
    (day < said.phrase.0 && said.phrase.0 <= day + REACH).then_some(days)
}

/// `in a report from the previous day, the military stated`.
fn is_of_previous_day(reading: &Reading, said: &Attribution) -> bool {
    let led =
        |at: usize| reading.has(at - 1, Class::The) && reading.has_any(at - 2, &[Class::From, Class::Of]);
    (2..said.cue).any(|at| reading.is_word(at, "previous") && reading.is_word(at + 1, "day") && led(at))
}

/// `Ukraine also said`, `the army added`: more of a statement.
fn is_more(reading: &Reading, said: &Attribution) -> bool {
    let around = said.cue.saturating_sub(2)..said.cue + 2;
    reading.is_any(said.cue, &["added", "adds", "adding"])
        || around.into_iter().any(|at| reading.is_word(at, "also"))
}
