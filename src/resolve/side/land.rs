//! Sides that the ground tells: people without a party belong to the land that they were hit in.

use super::super::category::DISPLACED;
use super::{BESIDE, Closer, Draft, Found, Passage, found};
use crate::assemble::{Claim, Side, side};
use crate::lexicon::{Camp, Class, ConflictKind, Form, Name, PartyKind, PlaceKind, TimeKind};
use crate::mention::Reading;
use crate::record::Category;
use crate::resolve::Voice;
use crate::why::Because;

impl Closer<'_, '_, '_> {
    /// `Russia destroyed two German Leopards`: in a war between two states, a weapon of a third was made there.
    fn is_made_by(&self, draft: &Draft, claim: &Claim) -> bool {
        let Some(maker) = claim.head.party.filter(|party| claim.side == Side::Party(*party)) else {
            return false;
        };
        let row = self.context.conflict.filter(|row| row.kind == ConflictKind::Interstate);
        let third = row.is_some_and(|row| row.enemy_of(maker).is_none() && row.civilians != maker);
        let reading = &self.passages[draft.passage].reading;
        let adjective = (claim.number.1..claim.head.end)
            .any(|at| reading.party(at).is_some_and(|party| party.kind == PartyKind::Adjective));
        third && adjective && !draft.category.is_people() && draft.category != Category::Ships
    }

    /// Whose a weapon was that a third state made: by the verb, else by who claims it.
    pub(super) fn not_the_maker(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if !self.is_made_by(draft, claim) {
            return None;
        }
        let why = claim.unless_made.map(|side| side.why);
        let side = claim.unless_made.map_or(Side::Unknown, |side| side.what);
        self.party(draft, side, why).or_else(|| self.hostile(draft, claim))
    }

    /// `Israeli raids killed 558 people, Lebanon's health ministry said`: the people whose own officials count them; a
    /// state with an id of its own may speak of others.
    pub(super) fn own_officials(&self, draft: &Draft, doer: Name) -> Option<Found> {
        let voice = draft.voice.as_ref()?;
        // Who is installed on a land speaks of its people, whoever struck: `the head of occupied Donetsk said`.
        if let Some(land) = self.lexicon.land_of(voice.source?) {
            return Some((land, voice.why.then_rule("the people whose own officials speak")));
        }
        let id = self.lexicon.name(voice.source?);
        let local = id == "officials" || id.ends_with("_health_ministry");
        let group = |party: Name| self.context.conflict.is_some_and(|row| row.b == party);
        // `The Gaza health ministry said`: it counts its own, whoever struck.
        let own = id.ends_with("_health_ministry");
        let party = voice.party.filter(|party| local && (own || *party != doer) && !group(*party))?;
        Some((party, voice.why.then_rule("the people whose own officials speak")))
    }

    /// `Two residents of the DPR were killed`, and as its head says so: the people of a land are not of the party that those
    /// are of who were installed there.
    pub(super) fn not_the_installed(&self, draft: &Draft, claim: &Claim, (party, why): Found) -> Found {
        let speaks = || draft.voice.as_ref()?.source.and_then(|source| self.lexicon.land_of(source));
        let land = self.lexicon.land_held_for(party).filter(|_| draft.category.is_bystanders());
        match land.filter(|land| claim.head.force.is_some() || speaks() == Some(*land)) {
            Some(land) => {
                (land, why.then_rule("the people of the land whose officials were installed there"))
            }
            None => (party, why),
        }
    }

    /// `Boko Haram killed 15 soldiers in Cameroon`: soldiers of the state on whose land they fell, where it is not a party
    /// of the document's war.
    pub(super) fn soldiers_of_land(&self, draft: &Draft, claim: &Claim, doer: Option<Name>) -> Option<Found> {
        let reading = &self.passages[draft.passage].reading;
        let noun = claim.head.noun.filter(|noun| reading.camp(noun.at) == Some(Camp::State))?;
        let open = matches!(claim.side, Side::EnemyOf(_) | Side::EnemyOfCamp(_))
            && claim.head.party.is_none()
            && noun.at > claim.start;
        let foreign = |country: Name| {
            Some(country) != doer
                && self
                    .context
                    .conflict
                    .is_none_or(|row| row.enemy_of(country).is_none() && row.civilians != country)
        };
        let land = self.own_country(draft, claim).filter(|(country, _)| open && foreign(*country));
        land.filter(|(country, _)| self.may_be_hit(*country, doer))
    }

    /// The people that a group lives among: those of Gaza for Hamas; a state's are its own.
    pub(super) fn people_of(&self, party: Name) -> Name {
        // Russia stands against a state in the Donbas' war, and is one itself in others.
        let other_war =
            self.context.conflict.is_none_or(|row| row.b != party || row.kind != ConflictKind::Insurgency);
        let is_state = other_war && self.lexicon.conflicts_at(None).any(|row| row.a == party);
        let mut rows = self.lexicon.conflicts_at(self.facts.published).filter(|_| !is_state);
        let group = rows.find(|row| row.b == party && row.kind == ConflictKind::Insurgency);
        group.map_or(party, |row| row.civilians)
    }

    /// The side of people whom nobody names: where they were hit, else whose officials speak.
    pub(super) fn bystanders(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        if draft.category == Category::People && self.is_whole_war(draft, claim) {
            // `137 people in Ukraine had died and 316 had been wounded in the invasion`
            let beside = self.paired(draft, claim).and_then(|last| self.side_of(last, BESIDE));
            return beside.or_else(|| self.counted_by_its_ministry(draft));
        }
        let passage = &self.passages[draft.passage];
        let joined = claim
            .antecedent
            .and_then(|at| self.same_passage(draft).find(|other| other.claim == at))
            .and_then(|other| self.side_of(other, "the people of the claim that it goes on from"));
        let own = self.own_country(draft, claim);
        let voice = draft.voice.as_ref();
        let land = voice.and_then(|voice| self.lexicon.land_of(voice.source?));
        let speaker =
            land.or(voice.and_then(|voice| voice.party)).filter(|party| self.is_local(draft, *party));
        let speaker = speaker.zip(voice).map(|(party, voice)| {
            (self.people_of(party), voice.why.then_rule("the people whose own officials speak"))
        });
        // `1,139 people have been killed in Israel, and more than 36,000 in Gaza`: of a place of its own.
        let placed = draft
            .near_in(passage)
            .is_some_and(|place| place.at >= claim.number.1 && place.at <= claim.number.1 + 3);
        if placed && claim.head.noun.is_none() && own.is_some() {
            return own;
        }
        joined
            .or_else(|| self.hostages(draft, claim))
            .or(own)
            .or(speaker)
            .or_else(|| self.counted_by_its_ministry(draft))
            .or_else(|| self.adjective_land(draft, claim))
            .or_else(|| self.country(draft, claim, None))
            .or_else(|| self.antecedent(draft, claim))
            .or_else(|| self.only_land(draft, claim))
            .or_else(|| self.of_the_state())
            .or_else(|| self.land(draft, claim))
    }

    /// `Bomber attacks market in Pakistan; at least 12 dead`: the one land whose places the sentence names.
    fn only_land(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const FEW: f64 = 1000.0;
        let passage = &self.passages[draft.passage];
        let few = claim.amount.value.or(claim.amount.high).is_some_and(|number| number < FEW);
        // `A day after the attack on Haifa, six people were killed in a raid`: of another event.
        let apart = |at: &usize| passage.reading.has_any(*at, &[Class::Subordinator, Class::Preposition]);
        let event = |at: usize| !(at.saturating_sub(9)..at).any(|before| apart(&before));
        let mut lands = passage.places().iter().filter_map(|place| Some((place.at, place.country?)));
        let (at, land) = lands.next()?;
        let rule = "the one land whose places the sentence names";
        // `killed by junta forces in Magwe and Yangon`
        let some = |at: usize| passage.reading.is(at, ',') || passage.reading.has(at, Class::Including);
        let behind =
            at > claim.event() && passage.reading.has(at - 1, Class::In) && !(claim.event()..at).any(some);
        let before = few && (at < claim.start && event(at) || behind);
        let fits = before && lands.all(|(_, other)| other == land) && self.context.concerns(land);
        fits.then(|| (land, Because::term(rule, &passage.reading, at).into()))
    }

    /// The people of the state, in its war with an armed group.
    fn of_the_state(&self) -> Option<Found> {
        let row = self.context.conflict?;
        let civil = row.kind == ConflictKind::Insurgency && row.civilians == row.a;
        civil.then(|| found(row.a, "the people of the state, in its war with an armed group"))
    }

    /// `100 hostages are held in Gaza`: whom a group holds among its own people is of the state that it fights.
    fn hostages(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let row = self
            .context
            .conflict
            .filter(|row| row.kind == ConflictKind::Insurgency && row.civilians != row.a)?;
        let held = |draft: &Draft| {
            let Passage { reading, claims, .. } = &self.passages[draft.passage];
            let noun = claims[draft.claim].head.noun;
            noun.is_some_and(|noun| reading.is_any(noun.at, &["hostages", "hostage", "abductees"]))
        };
        let last = || self.before.last().filter(|last| last.passage == draft.passage && held(last));
        let more = claim.head.more && last().is_some();
        let rule = "hostages of a group are of the state that it fights: `100 hostages are held in Gaza`";
        ((held(draft) || more) && claim.head.party.is_none()).then(|| found(row.a, rule))
    }

    /// `shelling in a Russian border region`, `near the Iranian capital`: the land that an adjective tells.
    fn adjective_land(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const NEAR: usize = 12;
        let reading = &self.passages[draft.passage].reading;
        let from = claim.start.saturating_sub(NEAR);
        let to = (claim.event().max(claim.head.end) + NEAR).min(reading.len());
        let lands = |at: usize| {
            let lead = (from..at).rev().find(|&before| !reading.has_any(before, &[Class::A, Class::The]));
            let inside = lead.is_some_and(|lead| {
                reading.has(lead, Class::In) || reading.is_any(lead, &["near", "across", "on", "inside"])
            });
            inside && side::is_land(reading, at)
        };
        let at = (from..to).find(|&at| lands(at))?;
        let rule = "the land that its adjective tells: `in a Russian border region`";
        Some((reading.party(at)?.party, Because::term(rule, reading, at).into()))
    }

    /// `Gaza's health ministry says 37,000 people have been killed in the war`: its own people, in a whole war too.
    fn counted_by_its_ministry(&self, draft: &Draft) -> Option<Found> {
        let voice = draft.voice.as_ref()?;
        let ministry = self.lexicon.name(voice.source?).ends_with("_health_ministry");
        let party = voice.party.filter(|_| ministry)?;
        Some((party, voice.why.then_rule("the people whose own health ministry counts them")))
    }

    /// A few people hit in a war of states, where nothing tells whose: of the land whose places the text
    /// names most.
    fn land(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        const STRIKE: f64 = 500.0;
        let few = claim.amount.value.or(claim.amount.high).is_some_and(|number| number < STRIKE);
        let interstate = self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate);
        let display = self.passages[draft.passage].is_display();
        let civilian = draft.category == Category::Civilian;
        let land = self.context.land().filter(|_| (few || civilian) && interstate && !display)?;
        Some(found(land, "the land whose places the text names most"))
    }

    /// One figure for a whole war's dead has no side: `100,000 people have died in the war in Ukraine`.
    fn is_whole_war(&self, draft: &Draft, claim: &Claim) -> bool {
        let passage = &self.passages[draft.passage];
        let reading = &passage.reading;
        let end = claim.head.end.max(claim.event());
        let did = is_of_war(reading, claim);
        let war = (end..(end + 8).min(reading.len())).any(|at| reading.time(at, TimeKind::War));
        // `with hundreds of thousands dead and millions displaced`
        let fled = reading.any_of(0..reading.len(), DISPLACED)
            && claim.amount.low.or(claim.amount.value).is_some_and(|number| number >= 1000.0)
            && self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate);
        let town = draft.near_in(passage).is_some_and(|place| place.kind != Some(PlaceKind::Country));
        let interstate = self.context.conflict.is_none_or(|row| row.kind == ConflictKind::Interstate);
        // Of a civil war too, but not of one that a group's people suffer: `The fighting has killed 37,000` in Gaza.
        let unplaced = || war && self.own_country(draft, claim).is_none();
        let civil = self.context.is_no_war_of_states() && (did || unplaced());
        (((war || did) && interstate || civil) && !town || fled) && claim.head.party.is_none()
    }

    /// `The Gaza war has killed 31,000 people, its health ministry says`: of the people on whose land it is fought, or
    /// whose own ministry of health counts those who fell in a fight.
    pub(super) fn tells_whose(&self, draft: &Draft) -> bool {
        let theirs =
            self.context.conflict.is_some_and(|row| row.civilians != row.a && row.civilians != row.b);
        let said = draft.voice.as_ref().and_then(|voice| voice.attribution.as_deref());
        theirs || said.is_some_and(|words| words.to_ascii_lowercase().contains("health"))
    }

    /// `The two have fought a war that has killed 20,000 people`: whoever fights, the dead of the war.
    pub(super) fn is_wars_toll(&self, draft: &Draft, claim: &Claim) -> bool {
        let of_states = self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate);
        draft.category == Category::People
            && (of_states || self.context.is_no_war_of_states())
            && claim.head.party.is_none()
            && is_of_war(&self.passages[draft.passage].reading, claim)
    }

    /// Whether a party's officials may speak of their own people: it has a land of its own.
    fn is_local(&self, draft: &Draft, party: Name) -> bool {
        // The US military in Iraq speaks of others, a ministry of health of its own.
        let health = draft.voice.as_ref().is_some_and(Voice::is_of_health);
        let land = || self.context.has_land(party) || self.context.has_land(self.people_of(party));
        self.context.concerns(party) && self.context.count(party) > 1 && (health || land())
    }

    /// Whose territory the claim's place is, in its own sentence.
    pub(super) fn own_country(&self, draft: &Draft, claim: &Claim) -> Option<Found> {
        let passage = &self.passages[draft.passage];
        if let Some(country) = claim.head.country {
            let rule = "the land of the place in the counted phrase: `200 Bakhmut residents`";
            return Some((country, Because::words(rule, claim.head.start, claim.head.end).into()));
        }
        let near = draft.near_in(passage)?;
        let rule = "whose land the place of the claim is on";
        Some((near.country?, Because::term(rule, &passage.reading, near.at).into()))
    }

    /// Whose territory the claim's place is: in its sentence, or in the sentences just before; not
    /// that of who struck, if another is named.
    pub(super) fn country(&self, draft: &Draft, claim: &Claim, doer: Option<Name>) -> Option<Found> {
        self.country_of(draft, claim, doer).or_else(|| self.country_before(draft, doer))
    }

    /// Whether people of that land may be those whom `doer` struck.
    fn may_be_hit(&self, country: Name, doer: Option<Name>) -> bool {
        let group = |doer: Name| {
            let row = self.context.conflict.filter(|row| row.b == doer);
            // `Israel acted in Gaza after Hamas's attack, in which 1,200 died`: whatever the text is about.
            let mut rows = self.lexicon.conflicts_at(self.facts.published);
            row.or_else(|| rows.find(|row| row.b == doer && row.civilians != row.a))
        };
        let own_people = doer.and_then(group).map(|row| row.civilians);
        Some(country) != doer
            && (own_people != Some(country)
                || self.context.conflict.is_some_and(|row| row.civilians == row.a))
    }

    /// Whose territory the place of the claim's own sentence is.
    pub(super) fn country_of(&self, draft: &Draft, claim: &Claim, doer: Option<Name>) -> Option<Found> {
        self.own_country(draft, claim)
            .filter(|(country, _)| self.may_be_hit(*country, doer) || self.is_hit(draft, claim))
    }

    /// Whose territory the place last named in the sentences before is.
    pub(super) fn country_before(&self, draft: &Draft, doer: Option<Name>) -> Option<Found> {
        let rule = "whose land the place last named before it is on";
        (draft.passage.saturating_sub(3)..draft.passage).rev().find_map(|index| {
            let before = &self.passages[index];
            // `broke through the border from Gaza`: where they came from was not hit.
            let origin = |at: usize| at > 0 && before.reading.has(at - 1, Class::From);
            // Of the sentence just before, a place of any land; of others, one of the document's war.
            let here = &self.passages[draft.passage];
            let next = index + 1 == draft.passage && here.paragraphs_behind(before) == 0;
            before.places().iter().rev().filter(|place| !origin(place.at)).find_map(|place| {
                let town = place.kind != Some(PlaceKind::Country);
                let fits =
                    |it: &Name| self.may_be_hit(*it, doer) && (next && town || self.context.concerns(*it));
                let country = place.country.filter(fits)?;
                let why = Because::term(rule, &before.reading, place.at).of_passage(index);
                Some((country, why.into()))
            })
        })
    }

    /// The claim's place is a town that was struck, whoever holds it: `Ukrainian shelling of Donetsk`.
    fn is_hit(&self, draft: &Draft, claim: &Claim) -> bool {
        let passage = &self.passages[draft.passage];
        let Some(place) = draft.near_in(passage) else {
            return false;
        };
        let (from, to) = (place.at.min(claim.event()), place.at.max(claim.event()));
        let participle =
            |at: usize| at == claim.event() && passage.reading.verbs(at).any(|(_, form)| form == Form::Ing);
        let parted = (from..to).any(|at| {
            passage.reading.has_any(at, &[Class::Subordinator, Class::Relative])
                || passage.reading.is_word(at, "following")
                // `attacked a bakery in Lysychansk, killing eight`
                || passage.reading.is(at, ',') && !participle(at + 1)
        });
        place.kind != Some(PlaceKind::Country) && !parted
    }
}

/// `The fighting has killed tens of thousands`, `a war since April that has killed 20,000`: whether the war is what killed.
fn is_of_war(reading: &Reading, claim: &Claim) -> bool {
    const WARS: &[&str] = &["fighting", "war", "conflict", "violence", "insurgency"];
    let event = claim.event();
    let relative = |at: usize| reading.has_any(at, &[Class::That, Class::Relative]);
    let reach = if (event.saturating_sub(3)..event).any(relative) { 8 } else { 4 };
    let many = claim.amount.low.or(claim.amount.value).is_some_and(|number| number >= 1000.0);
    many && (event.saturating_sub(reach)..event).any(|at| reading.is_any(at, WARS))
}

/// `killed 12 foreign citizens`, `20 people of various nationalities`: of no land that the text tells.
pub(super) fn are_foreign(passage: &Passage, claim: &Claim) -> bool {
    let reading = &passage.reading;
    let foreign = |at: usize| reading.is_any(at, &["foreign", "foreigners", "foreigner", "expatriates"]);
    let behind = claim.head.end..claim.head.end + 4;
    let several =
        reading.has(claim.head.end, Class::Of) && reading.any_of(behind, &["nationalities", "countries"]);
    several || (claim.number.1..claim.head.end).any(foreign)
}
