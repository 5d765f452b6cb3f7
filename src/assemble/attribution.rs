//! Who says so: cues of speech (`said`, `according to`, `estimates by`), the phrase that
//! names the source, and how far a cue reaches over the claims of its sentence.
//!
//! A cue has a direction and a stop: a verb behind its subject reaches forward to the next
//! cue; `according to` and a trailing `he said` reach back. A name or a pronoun whose role
//! another sentence tells is closed by `resolve`.

use crate::assemble::Claim;
use crate::lexicon::{Class, Form, Name, OutletKind, PartyKind, Sense, SpeechKind};
use crate::mention::{DatePhrase, Reading};
use crate::token::Kind;

/// One statement of a source in a sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The tokens of the phrase that names the source.
    pub phrase: (usize, usize),
    /// The token of the cue.
    pub cue: usize,
    /// The party the phrase names.
    pub party: Option<Name>,
    /// The body or role it names.
    pub institution: Option<Name>,
    /// A source id that a term fixes.
    pub source: Option<Name>,
    /// The person it names, as written.
    pub speaker: Option<String>,
    /// Party and office of a person the lexicon knows, for where the phrase names no role.
    pub known: Option<(Option<Name>, Name)>,
    /// `he`, `it`, `the ministry`: another sentence says who.
    pub pronoun: bool,
    /// The outlet it was told to.
    pub via: Option<String>,
    /// When it was stated.
    pub date: Option<DatePhrase>,
    /// The source denies the figure.
    pub denies: bool,
    /// The cue counts rather than says: `recorded`, `found`.
    pub counts: bool,
    /// The cue is one like `according to`.
    pub leads: bool,
    /// `This was reported by`: it speaks of the sentence before.
    pub of_previous: bool,
    /// Reaches back over what stands before it.
    pub back: bool,
    /// Reaches on over what stands behind it.
    pub on: bool,
}

impl Attribution {
    /// Whether the phrase names a source by itself.
    pub fn names_source(&self) -> bool {
        self.party.is_some()
            || self.institution.is_some()
            || self.source.is_some()
            || self.speaker.is_some()
            || self.known.is_some()
    }
}

/// The statements of a sentence, in order.
pub fn all(reading: &Reading) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let next = reading.term_end(at);
        if let Some(attribution) = cue(reading, at) {
            found.push(attribution);
        }
        at = next;
    }
    if found.is_empty() {
        found.extend(colon(reading));
    }
    found
}

fn cue(reading: &Reading, at: usize) -> Option<Attribution> {
    if reading.in_date(at)
        || reading.quantities.iter().any(|quantity| quantity.full_start <= at && at < quantity.full_end)
    {
        return None;
    }
    let mut attribution = if reading.speaks(at, SpeechKind::Lead) {
        lead(reading, at)
    } else if reading.speaks(at, SpeechKind::Denial) {
        verb(reading, at).map(|attribution| Attribution { denies: true, ..attribution })
    } else if reading.speaks(at, SpeechKind::Noun) && reading.has(reading.term_end(at), Class::Of) {
        noun(reading, at)
    } else if reading.speaks(at, SpeechKind::Tally) {
        verb(reading, at).map(|attribution| Attribution { counts: true, ..attribution })
    } else if reading.speaks(at, SpeechKind::Verb) || reading.speaks(at, SpeechKind::Told) {
        verb(reading, at).or_else(|| noun(reading, at))
    } else if reading.speaks(at, SpeechKind::Noun) {
        noun(reading, at)
    } else {
        None
    }?;
    if attribution.via.is_none() {
        attribution.via = relay(reading, &attribution);
    }
    attribution.date = spoken_on(reading, &attribution);
    Some(attribution)
}

/// Case: `according to Ukraine's General Staff`.
fn lead(reading: &Reading, at: usize) -> Option<Attribution> {
    let from = reading.term_end(at);
    let to = phrase_end(reading, from);
    let unnamed = || {
        reading.has(from, Class::The).then(|| Attribution {
            phrase: (from, to.max(from + 1)),
            pronoun: true,
            ..Attribution::default()
        })
    };
    let mut attribution = named(reading, from, to).or_else(unnamed)?;
    attribution.cue = at;
    let opens = at == 0
        || reading.is(at - 1, '“')
        || reading.has_any(at - 1, &[Class::And, Class::But, Class::Subordinator])
        || reading.is(at - 1, ';');
    attribution.back = !opens;
    attribution.on = true;
    attribution.leads = true;
    Some(attribution)
}

/// Case: `the ministry said that`, `said the governor`, `were reported by the army`.
fn verb(reading: &Reading, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    if reading.verb(at).is_some() && reading.speech(at).is_none() || claims_lives(reading, at) {
        return None;
    }
    if reading.has(end, Class::By) {
        let mut attribution = named(reading, end + 1, phrase_end(reading, end + 1))?;
        (attribution.cue, attribution.back, attribution.on) = (at, true, true);
        attribution.of_previous = at <= 3
            && (0..at).all(|at| {
                reading.has_any(at, &[Class::Determiner, Class::It, Class::Be, Class::Have])
                    || reading.is_word(at, "this")
            });
        return Some(attribution);
    }
    if at > 0 && reading.has(at - 1, Class::Be) {
        return None;
    }
    let (from, postposed) = subject_start(reading, at);
    if from < at
        && let Some(mut attribution) = named(reading, from, at).or_else(|| stands_for(reading, from, at))
    {
        (attribution.cue, attribution.back, attribution.on) =
            (at, postposed, !postposed || goes_on(reading, end));
        return Some(attribution);
    }
    let inverted = at == 0
        || reading.tokens[at - 1].is_quote()
        || reading.is(at - 1, ',')
        || reading.is(at - 1, '\'')
        || reading.is(at - 1, '’')
        || reading.quantity_at(at - 1).is_none() && !reading.has(at - 1, Class::To);
    if inverted
        && let Some(mut attribution) =
            named(reading, end, phrase_end(reading, end)).filter(|a| starts_near(a, end))
    {
        (attribution.cue, attribution.back, attribution.on) = (at, true, false);
        return Some(attribution);
    }
    None
}

/// `the report said`, `the source added`: words for a source that was named before.
fn stands_for(reading: &Reading, from: usize, at: usize) -> Option<Attribution> {
    let stands = (from..at).any(|at| reading.speaks(at, SpeechKind::Noun));
    stands.then(|| Attribution { phrase: (from, at), pronoun: true, ..Attribution::default() })
}

/// An inverted subject follows its verb at once: `said the governor`, not `said on Monday that Russia`.
fn starts_near(attribution: &Attribution, end: usize) -> bool {
    attribution.phrase.0 <= end + 2
}

/// `claimed 298 lives`, `claimed the lives of`: no speech.
fn claims_lives(reading: &Reading, at: usize) -> bool {
    (at + 1..(at + 5).min(reading.len())).any(|at| {
        reading.is_word(at, "lives") || reading.is_word(at, "life") || reading.is_word(at, "responsibility")
    })
}

/// A trailing `he said` also reaches on where a broken quotation or `adding` follows.
fn goes_on(reading: &Reading, end: usize) -> bool {
    (end..(end + 8).min(reading.len())).any(|at| {
        reading.tokens[at].is_quote() || reading.is_word(at, "adding") || reading.has(at, Class::That)
    })
}

/// Where the subject of the verb at `at` opens, and whether the verb trails what it reports.
///
/// The subject is the last part between commas that names somebody; parts that only explain
/// a name or tell a date are passed (`Borzov, the governor of Vinnytsia, said`).
fn subject_start(reading: &Reading, at: usize) -> (usize, bool) {
    let (floor, after_event) = subject_floor(reading, at);
    let mut end = at;
    let mut start;
    loop {
        let comma = (floor..end).rev().find(|&comma| reading.is(comma, ','));
        start = comma.map_or(floor, |comma| comma + 1);
        let adverbial = comma.is_some()
            && reading.has_any(
                start,
                &[Class::From, Class::In, Class::With, Class::Preposition, Class::For, Class::As],
            );
        let passes = adverbial
            || !names_somebody(reading, start, end)
            || comma.is_some_and(|comma| explains(reading, comma, start));
        match comma {
            Some(comma) if passes => end = comma,
            _ => break,
        }
    }
    if start == floor && after_event {
        start = phrase_before(reading, floor, at);
    }
    let reports = (0..start).any(|at| reading.quantity_at(at).is_some());
    let behind = reading.term_end(at);
    let told = reading.speaks(at, SpeechKind::Told)
        && !(behind..behind + 6)
            .any(|next| reading.has(next, Class::That) || reading.quantity_at(next).is_some());
    let trails = told
        || reading.tokens.get(behind).is_none_or(|token| !token.is_word())
        || reading.in_date(behind)
        || reading
            .has_any(behind, &[Class::In, Class::Preposition, Class::To, Class::And, Class::By, Class::With]);
    (start, reports && trails && !reading.is(behind, ':'))
}

/// How far back a subject may reach: to a quotation, another verb of saying, a loss or a number.
fn subject_floor(reading: &Reading, at: usize) -> (usize, bool) {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let token = reading.tokens[before];
        if token.is(')')
            && let Some(open) = (before.saturating_sub(8)..before).find(|&open| reading.is(open, '('))
        {
            start = open;
            continue;
        }
        // `the Observatory "has documented`: a quotation that opens with the verb.
        let opens =
            token.is_quote() && (before + 1..at).all(|at| reading.has_any(at, &[Class::Have, Class::Adverb]));
        if opens {
            start = before;
            continue;
        }
        let event = reading.quantity_at(before).is_some()
            || reading.verbs(before).any(|(_, form)| form != Form::Noun)
                && !reading.in_date(before)
                && reading.noun(before).is_none();
        let stops = reading.has_any(before, &[Class::Subordinator, Class::But])
            || reading.has(before, Class::That) && before > 0 && reading.speech(before - 1).is_some()
            || matches!(token.kind, Kind::Punct(';' | ':' | '!' | '?' | '('))
            || token.is_quote()
            || token.is_dash() && !token.glued
            || reading
                .speech(before)
                .is_some_and(|kind| !matches!(kind, SpeechKind::Noun | SpeechKind::Relay))
                && !reading.speaks(before, SpeechKind::Noun)
            || at - start > 34;
        if event || stops {
            return (start, event);
        }
        start = before;
    }
    (0, false)
}

/// Whether tokens `from..to` name a source or stand for one.
fn names_somebody(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        institution(reading, at).is_some()
            || person(reading, at).is_some()
            || outlet_at(reading, at).is_some()
            || reading.has_any(at, &[Class::It, Class::He])
            || reading.party(at).is_some() && !placed(reading, at)
            || reading.is_capitalised(at)
                && !reading.is_known(at)
                && !(at > 0 && reading.has(at - 1, Class::In))
    })
}

/// `in Ukraine`: a country as a place.
fn placed(reading: &Reading, at: usize) -> bool {
    crate::assemble::place::is_mere_place(reading, at)
}

/// The part that opens at `start` explains the name before the comma.
fn explains(reading: &Reading, comma: usize, start: usize) -> bool {
    let opens = reading.has_any(start, &[Class::The, Class::A, Class::Relative, Class::Or, Class::Whom])
        || institution(reading, start).is_some();
    let name = comma > 0
        && (reading.is_capitalised(comma - 1)
            || institution(reading, comma - 1).is_some()
            || reading.tokens[comma - 1].is(')'));
    opens && name
}

/// The noun phrase that ends right before the verb, where no comma parts it from the event.
fn phrase_before(reading: &Reading, floor: usize, at: usize) -> usize {
    let mut start = at;
    while start > floor {
        let before = start - 1;
        let inside = institution(reading, before).is_some()
            || reading.party(before).is_some()
            || person(reading, before).is_some()
            || outlet_at(reading, before).is_some()
            || reading.has_any(
                before,
                &[Class::The, Class::A, Class::Of, Class::It, Class::He, Class::Adverb, Class::Have],
            )
            || reading.tokens[before].kind == Kind::Possessive
            || reading.is_capitalised(before) && !reading.in_date(before)
            || !reading.is_known(before) && reading.tokens[before].is_word() && start < at;
        if !inside {
            break;
        }
        start = before;
        if reading.has(before, Class::The) {
            break;
        }
    }
    start
}

/// Case: `Western estimates`, `UN data`, `figures released by Kyiv`, `Ukrainian claims that`.
fn noun(reading: &Reading, at: usize) -> Option<Attribution> {
    let end = reading.term_end(at);
    let by = (end..(end + 4).min(reading.len()))
        .find(|&by| reading.has(by, Class::By) || by == end && reading.has(by, Class::From));
    if let Some(by) = by
        && let Some(mut attribution) = named(reading, by + 1, phrase_end(reading, by + 1))
    {
        (attribution.cue, attribution.back, attribution.on) = (at, true, true);
        return Some(attribution);
    }
    let from = (at.saturating_sub(5)..at).rev().take_while(|&before| describes(reading, before)).last()?;
    let mut attribution = named(reading, from, at)
        .filter(|attribution| attribution.party.is_some() || attribution.institution.is_some())?;
    let leads = (end..(end + 3).min(reading.len())).any(|at| {
        reading.has_any(at, &[Class::That, Class::Of, Class::Link]) || reading.speech(at).is_some()
    }) || at < 8;
    (attribution.cue, attribution.back, attribution.on) = (at, !leads, true);
    // `Russian losses` and `Ukraine's toll` tell who suffered, not who says so.
    (reading.noun(at).is_none() && !reading.is_word(at, "toll")).then_some(attribution)
}

/// Words that may stand before a noun of saying and name its source.
fn describes(reading: &Reading, at: usize) -> bool {
    reading.party(at).is_some()
        || institution(reading, at).is_some()
        || reading.tokens[at].kind == Kind::Possessive
        || !reading.is_known(at) && reading.tokens[at].is_word()
        || reading.senses(at).iter().any(|sense| matches!(sense, Sense::Outlet { .. } | Sense::Person { .. }))
}

/// Case: `NATO Secretary General: Russia lost 350,000`, `Russia lost 350,000: ministry`.
fn colon(reading: &Reading) -> Option<Attribution> {
    let mark = (1..reading.len())
        .find(|&at| reading.is(at, ':') || reading.tokens[at].is_dash() && !reading.tokens[at].glued)?;
    let counts = |from: usize, to: usize| {
        (from..to).any(|at| reading.quantity_at(at).is_some() || reading.verb(at).is_some())
    };
    if reading.is(mark, ':') && !counts(0, mark) && mark <= 10 {
        let mut attribution = named(reading, 0, mark)?;
        let says = attribution.institution.is_some()
            || attribution.known.is_some()
            || attribution.source.is_some()
            || mark <= 2;
        let place_only = attribution.institution.is_none()
            && attribution.speaker.is_none()
            && (0..mark).any(|at| reading.place(at).is_some());
        (attribution.cue, attribution.back, attribution.on) = (mark, false, true);
        return (says && !place_only && (0..mark).all(|at| reading.noun(at).is_none()))
            .then_some(attribution);
    }
    let last = (1..reading.len())
        .rev()
        .find(|&at| reading.is(at, ':') || reading.tokens[at].is_dash() && !reading.tokens[at].glued)?;
    if counts(last + 1, reading.len()) || reading.len() - last > 10 {
        return None;
    }
    let mut attribution = named(reading, last + 1, reading.len())?;
    (attribution.cue, attribution.back, attribution.on) = (last, true, false);
    (attribution.institution.is_some() || attribution.known.is_some() || attribution.source.is_some())
        .then_some(attribution)
}

/// Where the phrase that names a source ends: at a comma that no apposition follows, at a verb.
fn phrase_end(reading: &Reading, from: usize) -> usize {
    let mut at = from;
    while at < reading.len() && at - from < 22 {
        let token = reading.tokens[at];
        let stops = matches!(token.kind, Kind::Punct(';' | ':' | '.' | '!' | '?' | '(' | ')'))
            || token.is_quote() && at > from
            || token.is_dash() && !token.glued
            || reading.has_any(
                at,
                &[
                    Class::That,
                    Class::Subordinator,
                    Class::Be,
                    Class::Have,
                    Class::Modal,
                    Class::But,
                    Class::Relative,
                ],
            )
            || reading.in_date(at)
            || reading.quantity_at(at).is_some()
            || reading.verb(at).is_some()
            || at > from && reading.speech(at).is_some_and(|kind| kind != SpeechKind::Noun);
        if stops {
            break;
        }
        if token.is(',') {
            let limit = (at + 1..(at + 9).min(reading.len()))
                .find(|&next| reading.is(next, ',') || reading.quantity_at(next).is_some())
                .unwrap_or((at + 9).min(reading.len()));
            let explains = (at + 1..limit).any(|next| institution(reading, next).is_some());
            let clause = (at + 1..limit).any(|next| {
                reading.verb(next).is_some()
                    || reading.has_any(next, &[Class::Have, Class::Be, Class::Subordinator])
                    || reading.speech(next).is_some_and(|kind| kind != SpeechKind::Noun)
            });
            if !explains || clause {
                break;
            }
        }
        at += 1;
    }
    at
}

/// The body or role at `at`.
fn institution(reading: &Reading, at: usize) -> Option<(Name, Option<Name>, Option<Name>)> {
    reading.senses(at).iter().find_map(|sense| match *sense {
        Sense::Institution { institution, party, source } => Some((institution, party, source)),
        _ => None,
    })
}

/// What the tokens `from..to` name as a source; `None` where they name nobody.
fn named(reading: &Reading, from: usize, to: usize) -> Option<Attribution> {
    let mut found = Attribution { phrase: (from, to), ..Attribution::default() };
    let mut outlet = None;
    let mut at = from;
    let mut first = None;
    let mut last = from;
    while at < to {
        let end = reading.term_end(at).min(to);
        let mut named = true;
        if let Some((kind, party, source)) = institution(reading, at) {
            take_institution(reading, &mut found, kind, party, source);
        } else if let Some(party) = reading.party(at) {
            // The party nearest to the office owns it; a place in an aside does not.
            let aside = at > 0
                && reading.has_any(at - 1, &[Class::In, Class::Preposition, Class::To, Class::With])
                && found.party.is_some();
            if found.party.is_none()
                || !aside && found.institution.is_none() && party.kind == PartyKind::Adjective
            {
                found.party = Some(party.party);
            }
            // `the Ukrainian Armed Forces`: a force of a state speaks as its army.
            let army = reading.lexicon.find_name("armed_forces").filter(|army| {
                party.kind == PartyKind::Force && reading.lexicon.has_source(party.party, *army)
            });
            found.institution = found.institution.or(army);
        } else if let Some((party, institution)) = person(reading, at) {
            found.known = found.known.or(Some((party, institution)));
            if found.speaker.is_none() && speaks_himself(reading, at, end, to) {
                let name = full_name(reading, from, at);
                found.speaker = Some(reading.words(name, end).to_owned());
            }
        } else if let Some((name, kind)) = outlet_at(reading, at) {
            outlet = outlet.or(Some((name, kind)));
            // `pro-Russian Telegram channels`: outlets, whatever party they favour.
            if kind == OutletKind::Channel
                && (reading.is_word(end, "channel") || reading.is_word(end, "channels"))
                && found.institution.is_none()
                && found.speaker.is_none()
            {
                found.institution = reading.lexicon.find_name("media");
            }
        } else if reading.has_any(at, &[Class::He, Class::It])
            || ["him", "her", "them"].iter().any(|word| reading.is_word(at, word)) && from + 1 >= at
        {
            found.pronoun = true;
        } else if let Some(stop) = unknown_name(reading, at, to) {
            if found.speaker.is_none() && is_name(reading, at, stop, to) {
                found.speaker = Some(reading.words(at, stop).to_owned());
            }
            first = first.or(Some(at));
            last = stop;
            at = stop;
            continue;
        } else if let Some(place) = reading.place(at) {
            found.party = found
                .party
                .or(place.country.filter(|_| found.institution.is_some() || is_office(reading, end, to)));
            named = false;
        } else {
            named = false;
        }
        if named {
            first = first.or(Some(at));
            last = end;
        }
        at = end.max(at + 1);
    }
    if let Some((name, kind)) = outlet {
        found.via = Some(name);
        if !found.names_source() && kind == OutletKind::Outlet {
            found.institution = reading.lexicon.find_name("media");
        }
    }
    let first = first?;
    found.phrase = (article(reading, from, first), last);
    let says = found.names_source() || found.pronoun || found.via.is_some() || found.known.is_some();
    says.then_some(found)
}

/// `the ministry`: the article belongs to what is written.
fn article(reading: &Reading, from: usize, first: usize) -> usize {
    if first > from && reading.has_any(first - 1, &[Class::The, Class::A]) { first - 1 } else { first }
}

/// Whether an office stands between `at` and `to`: `the Mariupol city council`.
fn is_office(reading: &Reading, at: usize, to: usize) -> bool {
    (at..to).any(|at| institution(reading, at).is_some())
}

/// The most telling office wins: a named staff before plain `officials`.
fn take_institution(
    reading: &Reading,
    found: &mut Attribution,
    kind: Name,
    party: Option<Name>,
    source: Option<Name>,
) {
    let lexicon = reading.lexicon;
    let is_plain = |name: Name| matches!(lexicon.name(name), "officials" | "media" | "witnesses");
    let better = found.institution.is_none_or(|old| is_plain(old) && !is_plain(kind));
    if better {
        found.institution = Some(kind);
        found.source = source;
        found.party = party.or(found.party);
    } else {
        found.party = found.party.or(party);
    }
}

/// A person of the lexicon at `at`: party and office.
fn person(reading: &Reading, at: usize) -> Option<(Option<Name>, Name)> {
    reading.senses(at).iter().find_map(|sense| match *sense {
        Sense::Person { party, institution } => Some((party, institution)),
        _ => None,
    })
}

/// An outlet or channel at `at`.
fn outlet_at(reading: &Reading, at: usize) -> Option<(String, OutletKind)> {
    reading.senses(at).iter().find_map(|sense| match *sense {
        Sense::Outlet { outlet, kind } => Some((reading.lexicon.name(outlet).to_owned(), kind)),
        _ => None,
    })
}

/// A known person as the speaker: not `the Biden administration`, not `an adviser to Zelensky`.
fn speaks_himself(reading: &Reading, at: usize, end: usize, to: usize) -> bool {
    let owner = reading.tokens.get(end).is_some_and(|token| token.kind == Kind::Possessive);
    let office = end < to && institution(reading, end).is_some();
    let served = at > 0 && reading.has_any(at - 1, &[Class::To, Class::Of, Class::For]);
    !owner && !office && !served
}

/// A capitalised run as a person's name: two words, or a surname right before the verb.
fn is_name(reading: &Reading, at: usize, stop: usize, to: usize) -> bool {
    let text = reading.words(at, stop);
    let owner = reading.tokens.get(stop).is_some_and(|token| token.kind == Kind::Possessive);
    if owner
        || text.contains('.')
        || reading.tokens.get(stop).is_some_and(|token| token.is_dash() && token.glued)
    {
        return false;
    }
    // Part of a body's name: `the Civil Defense Department`, `Center for Policy Research`.
    let before = at > 0
        && (reading.is_known(at - 1)
            && reading.is_capitalised(at - 1)
            && institution(reading, at - 1).is_none()
            && reading.party(at - 1).is_none()
            || reading.has_any(at - 1, &[Class::For, Class::Of]));
    if stop - at >= 2 {
        return !before;
    }
    let alone = at == 0
        || !reading.is_capitalised(at - 1)
        || reading.tokens[at - 1].is_quote()
        || institution(reading, at - 1).is_some();
    let last = reading.words(at, stop).to_ascii_lowercase();
    alone && !before && stop == to && !last.ends_with("ed") && !last.ends_with("ing")
}

/// `Oleksandr Syrskyi` where only the surname is in the lexicon: the first name belongs to it.
fn full_name(reading: &Reading, from: usize, at: usize) -> usize {
    let mut start = at;
    while start > from
        && !reading.is_known(start - 1)
        && reading.is_capitalised(start - 1)
        && !reading.shouting
    {
        start -= 1;
    }
    start
}

/// The end of a capitalised run that the lexicon does not know: a name.
fn unknown_name(reading: &Reading, at: usize, to: usize) -> Option<usize> {
    if reading.shouting || reading.is_known(at) || !reading.is_capitalised(at) {
        return None;
    }
    let mut end = at;
    while end < to {
        let token = reading.tokens[end];
        let inside = token.is_word()
            && reading.is_capitalised(end)
            && (!reading.is_known(end) || reading.place(end).is_some() && end > at)
            || token.is_dash() && token.glued && end > at
            || end > at
                && token.is_word()
                && ["al", "bin", "de", "der", "van", "von", "ibn", "el", "da"]
                    .iter()
                    .any(|word| reading.is_word(end, word));
        if !inside {
            break;
        }
        end += 1;
    }
    while end > at && reading.tokens[end - 1].is_dash() {
        end -= 1;
    }
    (end > at).then_some(end)
}

/// `told CNN`, `as quoted by Ukrainska Pravda`, `on Telegram`: the outlet near the cue.
fn relay(reading: &Reading, attribution: &Attribution) -> Option<String> {
    let told = reading.speaks(attribution.cue, SpeechKind::Told);
    let from = reading.term_end(attribution.cue);
    let reach = (from + 10).min(reading.len());
    for at in from..reach {
        if let Some((name, _)) = outlet_at(reading, at) {
            let led = told && at <= from + 3
                || at > 0 && reading.speaks(at - 1, SpeechKind::Relay)
                || (at.saturating_sub(5)..at).any(|before| {
                    reading.speaks(before, SpeechKind::Relay)
                        || ["on", "via", "to", "with", "by", "in"]
                            .iter()
                            .any(|word| reading.is_word(before, word))
                });
            if led {
                return Some(name);
            }
        }
    }
    (0..reading.len()).find(|&at| reading.speaks(at, SpeechKind::Relay)).and_then(|relay| {
        let from = reading.term_end(relay);
        (from..(from + 5).min(reading.len())).find_map(|at| outlet_at(reading, at)).map(|(name, _)| name)
    })
}

/// The date of the statement: next to the verb, between subject and verb, or opening the sentence.
fn spoken_on(reading: &Reading, attribution: &Attribution) -> Option<DatePhrase> {
    let end = reading.term_end(attribution.cue);
    let after = reading.dates.iter().find(|date| {
        let gap = date.start.saturating_sub(end);
        date.start >= end && gap <= 5 && (end..date.start).all(|at| is_spoken_filler(reading, at))
    });
    let phrase = attribution.phrase;
    let inside = || {
        reading.dates.iter().find(|date| {
            date.start >= phrase.0 && date.end <= attribution.cue && date.start < attribution.cue
        })
    };
    let behind_phrase = || {
        reading
            .dates
            .iter()
            .find(|date| phrase.1 > attribution.cue && date.start >= phrase.1 && date.start <= phrase.1 + 2)
    };
    let opening = || {
        reading.dates.iter().find(|date| {
            let gap = date.end..phrase.0;
            let led = date.start <= 3 || date.start > 0 && reading.has(date.start - 1, Class::Preposition);
            led && date.end <= phrase.0
                && gap.len() <= 3
                && attribution.on
                && date.days_ago != Some(1)
                && gap.clone().all(|at| {
                    reading.is(at, ',')
                        || reading.has_any(at, &[Class::The, Class::A, Class::Adverb])
                        || ["evening", "morning", "afternoon", "night"]
                            .iter()
                            .any(|word| reading.is_word(at, word))
                        || !reading.is_known(at)
                })
        })
    };
    after.or_else(inside).or_else(behind_phrase).or_else(opening).copied()
}

/// What may stand between a verb of saying and its date: `said on`, `told reporters on`, `said in early`.
fn is_spoken_filler(reading: &Reading, at: usize) -> bool {
    reading.has_any(
        at,
        &[Class::In, Class::Preposition, Class::The, Class::A, Class::Of, Class::Adverb, Class::Other],
    ) || ["on", "at", "early", "late", "mid", "end", "reporters", "journalists", "beginning"]
        .iter()
        .any(|word| reading.is_word(at, word))
        || outlet_at(reading, at).is_some()
        || reading.is(at, ',')
        || reading.speaks(at, SpeechKind::Noun)
}

/// The statement that vouches for a claim.
///
/// A cue before the claim that reaches on beats one behind it that reaches back; of two on
/// the same hand the nearer counts.
pub fn of<'s>(statements: &'s [Attribution], claim: &Claim) -> Option<&'s Attribution> {
    let (start, end) = (claim.start, claim.head.end.max(claim.number.1));
    let forward = statements
        .iter()
        .filter(|said| said.on && said.cue < start && said.phrase.0 < start)
        .max_by_key(|said| said.cue);
    let backward = statements
        .iter()
        .filter(|said| said.back && said.cue.max(said.phrase.0) >= end.min(said.cue.max(end)))
        .find(|said| said.cue >= end || said.phrase.0 >= end);
    let near = |said: &&Attribution| start - said.cue.min(start) <= 60;
    match (forward.filter(near), backward) {
        (Some(on), Some(back)) if !on.names_source() && back.names_source() => Some(back),
        // `The army recorded 350,000 killed, according to NATO`: who counts is not who says so.
        (Some(on), Some(back)) if on.counts && back.leads && back.names_source() => Some(back),
        (Some(on), _) => Some(on),
        (None, back) => back,
    }
}
