//! Statements that go on over sentences: a quotation, a tally, a briefing, a list.

use super::Closer;
use super::account::turns_away;
use crate::assemble::attribution::Attribution;
use crate::assemble::{Case, Claim, Side};
use crate::lexicon::{Class, NounClass, SpeechKind};
use crate::mention::Reading;
use crate::record::{Category, Measure};
use crate::resolve::{Passage, Voice};
use crate::token::Token;

impl Closer<'_, '_, '_> {
    /// A statement that goes on: inside a quotation, or behind words that continue a tally.
    pub(super) fn carried(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let reading = &self.voices.passages[index].reading;
        let mark =
            reading.tokens.first().is_some_and(|token| token.is_quote() || token.is('\'') || token.is('‘'));
        let quoted = reading.sentence.quoted || mark;
        if (quoted || self.closes_with_dash(index))
            && let Some(mut next) = self.closing_statement(index)
        {
            let again = self
                .last
                .as_ref()
                .filter(|(_, old)| old.source == next.source && old.speaker == next.speaker);
            if let (None, Some((_, old))) = (next.claimed_on, again) {
                (next.claimed_on, next.why_date) = (old.claimed_on, old.why_date);
            }
            return Some(next.carried("named at the end of the quotation"));
        }
        let (before, voice) = self.last.as_ref()?;
        // `Ministry of Defence:` on a line of its own speaks the lines below.
        let label = &self.voices.passages[*before];
        if before + 1 == index && label.leads_list() && label.claims.is_empty() {
            return Some(voice.clone().carried("carried over: a line of its own names who speaks the next"));
        }
        let gap = self.voices.passages[index].paragraphs_behind(label);
        let near = index - before <= 2 && gap <= 1;
        if quoted && (gap <= 2 || self.is_one_speech(*before, index)) {
            return Some(voice.clone().carried("carried over: the quotation goes on"));
        }
        let counts = voice.source.is_some_and(|source| self.voices.is_count(source));
        if near && counts && self.is_same_count(index, claim) {
            return Some(voice.clone().carried("carried over: more of what the same body counts"));
        }
        let goes_on = near && continues(reading);
        goes_on.then(|| voice.clone().carried("carried over: the sentence goes on with the same tally"))
    }

    /// `In all, 80 were wounded. There are deaths, - said the president.`: a paragraph that is all one quotation without
    /// marks.
    fn closes_with_dash(&self, index: usize) -> bool {
        let passages = self.voices.passages;
        let paragraph = passages[index].reading.sentence.paragraph;
        let ahead = (index..passages.len().min(index + 6))
            .take_while(|&at| passages[at].reading.sentence.paragraph == paragraph);
        let Some(last) = ahead.last() else { return false };
        let reading = &passages[last].reading;
        let said = passages[last].statements().last();
        said.is_some_and(|said| {
            let dash = said.cue.checked_sub(1).is_some_and(|at| reading.tokens[at].is_dash());
            dash && said.phrase.0 > said.cue && reading.len() <= said.phrase.1 + 3
        })
    }

    /// Whether a quotation goes on over all paragraphs between who spoke and a passage, each opened by its mark.
    fn is_one_speech(&self, before: usize, index: usize) -> bool {
        const LONGEST: usize = 16;
        let passages = self.voices.passages;
        let is_speech = |passage: &Passage| {
            let reading = &passage.reading;
            reading.sentence.quoted || reading.tokens.first().is_some_and(Token::is_quote)
        };
        index - before <= LONGEST && passages[before + 1..index].iter().all(is_speech)
    }

    /// A figure of deaths or losses, or a share of them, behind others of the same kind: a body that
    /// counts them goes on.
    fn is_same_count(&self, index: usize, claim: &Claim) -> bool {
        let figure = claim.measure == Measure::Percent
            || claim.governed.is_some_and(|governed| {
                matches!(
                    governed.case,
                    Case::LossNoun | Case::Figure | Case::Among | Case::Part | Case::Origin
                )
            });
        let before = self.voices.passages[index.saturating_sub(2)..index].iter().rev();
        let last = before.flat_map(|passage| passage.claims.iter().rev()).next();
        let alike = |last: &Claim| {
            last.outcome == claim.outcome
                && (claim.side == Side::Unknown || claim.side == last.side)
                && (claim.category.is_none() || claim.category == last.category)
        };
        figure && last.is_some_and(alike) && self.voices.passages[index].statements().is_empty()
    }

    /// A briefing that goes on: the losses of a side, right behind its enemy's statement of others, or in what an army
    /// reports until somebody else speaks.
    pub(super) fn tally(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let passages = self.voices.passages;
        let gap = passages[index].paragraphs_behind(&passages[*before]);
        let near = index - before <= 2 && gap <= 1 && passages[index].statements().is_empty();
        // `the Russian forces inflicted 30 casualties`
        let struck = |claim: &Claim| claim.category.is_none() && matches!(claim.side, Side::EnemyOf(_));
        let is_force =
            |claim: &Claim| claim.category.is_some_and(|category| !category.is_bystanders()) || struck(claim);
        if !is_force(claim) || !self.is_hostile(voice, claim) {
            return None;
        }
        if near && passages[*before].claims.iter().any(is_force) {
            let rule = "carried over: a briefing goes on with other losses of its enemy";
            return Some(voice.clone().carried(rule));
        }
        let rule =
            "carried over: an army's report goes on with its enemy's losses until somebody else speaks";
        self.is_army_report(*before, index, voice).then(|| voice.clone().carried(rule))
    }

    /// Whether a claim is of losses of the enemy of who spoke.
    fn is_hostile(&self, voice: &Voice, claim: &Claim) -> bool {
        let enemy = voice.party.and_then(|party| self.voices.context.conflict?.enemy_of(party));
        match claim.side {
            Side::Party(party) => Some(party) == enemy,
            Side::EnemyOf(party) => Some(party) == voice.party,
            side => side == Side::Enemy,
        }
    }

    /// Whether an army or its ministry has spoken in the passage `before`, and nobody since.
    fn is_army_report(&self, before: usize, index: usize, voice: &Voice) -> bool {
        /// The most sentences, and paragraphs, between.
        const FAR: (usize, usize) = (6, 4);
        const ARMIES: &[&str] = &["general_staff", "mod", "armed_forces", "air_force", "navy"];
        let passages = self.voices.passages;
        let lexicon = self.voices.lexicon;
        let id = |office: Option<&str>| {
            let office = office.map(|office| lexicon.find_name(office));
            Some(lexicon.source_of(voice.party, office.unwrap_or_default())?.0)
        };
        let army =
            || ARMIES.iter().any(|office| id(Some(office)) == voice.source) && id(None) != voice.source;
        let near = index - before <= FAR.0 && passages[index].paragraphs_behind(&passages[before]) <= FAR.1;
        // Where the text tells of other losses by itself, the report is at its end.
        let own = |claim: &Claim| !self.is_hostile(voice, claim);
        let quiet = |at: usize| {
            let (said, claims) = (passages[at].statements(), &passages[at].claims);
            said.is_empty() && !turns_away(&passages[at].reading) && !claims.iter().any(own)
        };
        near && !passages[before].is_display() && (before + 1..=index).all(quiet) && army()
    }

    /// `300 children were killed, prosecutors said. Another 40 are missing`: the next sentence, which has no
    /// source, day or place of its own and counts the same kind of losses on the same side.
    pub(super) fn next_of_tally(&self, index: usize, claim: &Claim) -> Option<Voice> {
        let (before, voice) = self.last.as_ref()?;
        let (here, label) = (&self.voices.passages[index], &self.voices.passages[*before]);
        let gap = here.paragraphs_behind(label);
        let near = index - before <= 1 || gap == 0 && index - before <= 2;
        let reading = &here.reading;
        let speaks =
            (0..reading.len()).any(|at| reading.speaks(at, SpeechKind::Noun) && reading.noun(at).is_none());
        let relative =
            (0..claim.start).any(|at| reading.has(at, Class::Relative)) || looks_back(reading, claim.start);
        let counts = voice.source.is_some_and(|source| self.voices.is_count(source));
        let dated = !counts && (0..reading.len()).any(|at| reading.in_date(at));
        // `But it is clear that many more have died`
        let turns = reading.has(0, Class::But);
        let alone = here.statements().is_empty() && !speaks && !relative && !dated && !turns;
        let old = label.claims.last().filter(|_| near && gap <= 1 && alone && voice.source.is_some())?;
        let is_force = |claim: &Claim| claim.category.is_some_and(|category| !category.is_bystanders());
        let people = |claim: &Claim| claim.category.is_none_or(Category::is_people);
        // `Russia lost 1,262 troops a day … Russia has suffered 648,000 casualties`
        let open = claim.category.is_none() || old.category.is_none();
        let alike = open && claim.side == old.side && matches!(claim.side, Side::Party(_));
        let same = (is_force(old) == is_force(claim) || alike)
            && people(old) == people(claim)
            && (claim.side == Side::Unknown || claim.side == old.side);
        let known = |name: &str| label.places().iter().any(|place| place.name == name);
        let moved = !is_force(claim) && here.places().iter().any(|place| !known(&place.name));
        let rule = "carried over: the next sentence goes on with losses of the same kind and side";
        (same && !moved).then(|| voice.clone().carried(rule))
    }

    /// The speaker whom a quotation names only at its end, in the same paragraph.
    fn closing_statement(&self, index: usize) -> Option<Voice> {
        let passages = self.voices.passages;
        let paragraph = passages[index].reading.sentence.paragraph;
        let mut ahead = (index..passages.len().min(index + 4))
            .take_while(|&at| passages[at].reading.sentence.paragraph == paragraph);
        let voice = ahead.find_map(|at| {
            let reading = &passages[at].reading;
            // `Each is a loss for us,” the president said`: said behind a quotation.
            let behind = |said: &Attribution| {
                reading.tokens[..said.phrase.0.min(said.cue)].iter().any(Token::is_quote)
            };
            // `he told CNN`
            let named = |said: &&Attribution| {
                (said.back || behind(said)) && (said.names_source() || said.pronoun && said.via.is_some())
            };
            let said = passages[at].statements().iter().find(named)?;
            let mut voice = self.voices.of(at, said, self.known(at, said));
            self.relay(at, said, &mut voice);
            Some(voice)
        });
        voice.filter(|voice| voice.source.is_some() || voice.speaker.is_some())
    }
}

/// `losses`, `casualties`: a noun of loss without a number.
fn is_loss(reading: &Reading, at: usize) -> bool {
    reading.noun(at).is_some_and(|(noun, plural)| noun.class == NounClass::Loss && plural)
}

/// `That would put the dead at 300`, `That is, about 500`, `Factoring in the wounded`: reckoned from the sentence
/// before.
fn sums_up(reading: &Reading) -> bool {
    const REACHES: &[&str] = &["is", "means", "puts", "brings", "makes", "equals", "amounts", "includes"];
    let that = reading.has(0, Class::That) || reading.is_word(0, "that");
    that && (reading.has(1, Class::Modal) || reading.is_any(1, REACHES))
        || reading.is_any(0, &["factoring", "counting", "adding"])
        || reading.is_word(0, "taking") && reading.is_word(1, "into")
}

/// `In 2023, the number rose to 300`, `For Ukraine, the figures are 40 and 50`: the figure told before, of another
/// stretch or side.
fn is_same_figure(reading: &Reading) -> bool {
    const OPENING: usize = 8;
    let led = reading.has_any(0, &[Class::In, Class::For, Class::By, Class::Preposition]);
    let comma = (1..reading.len().min(OPENING)).find(|&at| reading.is(at, ','));
    let Some(at) = comma.filter(|_| led).map(|comma| comma + 1) else { return false };
    let figure = reading.has(at + 1, Class::Number)
        || reading.is_any(at + 1, &["figure", "figures", "toll", "count", "tally"]);
    reading.has_any(at, &[Class::The, Class::Determiner])
        && figure
        && reading.has_any(at + 2, &[Class::Be, Class::Have, Class::Link])
}

/// `The strike came days after an attack that killed 70`: another event, before the one just told of.
fn looks_back(reading: &Reading, claim: usize) -> bool {
    // `the biggest blow since February, when seven died`
    let when = (1..claim).any(|at| reading.is_word(at, "when") && reading.is(at - 1, ','));
    if when && reading.any_of(0..claim, &["since"]) {
        return true;
    }
    let turn = (0..claim.min(6)).find(|&at| reading.is_any(at, &["came", "comes", "follows", "followed"]));
    turn.is_some_and(|turn| (turn..claim).any(|at| reading.is_any(at, &["after", "follows", "followed"])))
}

/// Words that go on with the tally of the sentence before.
pub(in crate::resolve) fn continues(reading: &Reading) -> bool {
    const OPENERS: &[&str] = &[
        "of",
        "also",
        "additionally",
        "furthermore",
        "total",
        "overall",
        "this",
        "these",
        "those",
        "altogether",
        "most",
        "half",
        "apart",
        "another",
    ];
    const WITH_IN: &[&str] = &["total", "addition", "all"];
    // `It comes a day after 13 people were killed` looks back on something else.
    const TURNS: &[&str] = &["comes", "came", "follows", "followed", "took", "takes", "marks", "marked"];
    let goes_on = |at| reading.has_any(at, &[Class::Other, Class::Including, Class::Number, Class::Plus]);
    (0..3.min(reading.len())).any(goes_on)
        || reading.has_any(0, &[Class::It, Class::And]) && !reading.is_any(1, TURNS)
        || sums_up(reading)
        || is_same_figure(reading)
        || reading.is_any(0, OPENERS)
        || reading.has_any(0, &[Class::The, Class::Determiner])
            && (reading.speaks(1, SpeechKind::Noun) || (1..3).any(|at| is_loss(reading, at)))
        || reading.is_word(0, "in") && reading.is_any(1, WITH_IN)
        || (0..reading.len().min(12)).any(|at| reading.is_word(at, "also"))
}
