//! Who of the people counted are soldiers: by what they do, whom they serve and whom the sentence speaks of.

use super::{Categories, LOSSES};
use crate::assemble::{Case, Claim, Side, side};
use crate::lexicon::{Camp, Class, Conflict, ConflictKind, Name, Role};
use crate::mention::Reading;
use crate::record::{Category, Outcome};
use crate::resolve::side::served_before;
use crate::resolve::{Draft, losses};

/// Who sails a ship.
const CREWS: &[&str] = &["crew", "crewmen", "crewman", "crewmembers", "sailors", "sailor", "mariners"];
/// Ships that serve no navy, and words before them.
const MERCHANTS: &[&str] = &[
    "merchant",
    "commercial",
    "cargo",
    "freighter",
    "freighters",
    "tanker",
    "tankers",
    "trawler",
    "trawlers",
    "carrier",
    "ferry",
    "fishing",
    "shipping",
    "civilian",
];
/// Words for a navy and its ships.
const NAVIES: &[&str] = &[
    "navy",
    "naval",
    "warship",
    "warships",
    "frigate",
    "destroyer",
    "cruiser",
    "submarine",
    "gunboat",
    "gunboats",
    "fleet",
    "corvette",
];

impl Categories<'_, '_, '_> {
    /// What makes soldiers of people: that they fight, or that they are men where the text counts soldiers
    /// and no women are among them.
    pub(super) fn soldiers(&self, draft: &Draft, claim: &Claim) -> Option<&'static str> {
        let reading = &self.passages[draft.passage].reading;
        let men = claim.head.noun.is_some_and(|noun| reading.is_word(noun.at, "men"));
        let women =
            || (0..reading.len()).any(|at| reading.is_any(at, &["women", "woman", "children", "boys"]));
        if let Some(rule) = self.serves(draft, claim) {
            return Some(rule);
        }
        // `50 Ukrainian prisoners`: in a war between states, taken in battle.
        let interstate = self.context.conflict.filter(|row| row.kind == ConflictKind::Interstate);
        let belligerent = |row: &Conflict| claim.head.party.is_none_or(|party| row.enemy_of(party).is_some());
        let taken = claim.head.noun.is_some_and(|noun| {
            reading.is_any(noun.at, &["prisoners", "prisoner", "captives", "captive"])
                && !reading.is_any(noun.at.saturating_sub(1), &["political", "civilian", "former"])
        });
        if taken && interstate.is_some_and(belligerent) {
            return Some("prisoners in a war between states: `50 Ukrainian prisoners`");
        }
        let fought = claim.governed.is_some_and(|governed| {
            let end = reading.term_end(governed.at);
            reading.is_any(end, &["fighting", "defending"])
                || reading.has(end, Class::In) && reading.is_any(end + 1, &["combat", "battle", "action"])
        });
        if fought {
            return Some("people who fell fighting: `160,000 people killed fighting on Russia's side`");
        }
        if losses::told_of(self.passages, draft, claim).is_some() {
            return Some(LOSSES);
        }
        let near = || self.last_near(draft).is_some_and(|last| last.category == Category::Military);
        let soldiers = men && (near() || self.is_of_an_army(draft)) && !women();
        soldiers.then_some("men, where the text counts soldiers: `89 men died`")
    }

    /// `four Nepali nationals fighting on the Russian side`, `two Americans who joined the Ukrainian army`,
    /// `took 14 Russians prisoner`
    pub(super) fn serves(&self, draft: &Draft, claim: &Claim) -> Option<&'static str> {
        let reading = &self.passages[draft.passage].reading;
        let enemy = |party: Name| self.context.conflict.is_some_and(|row| row.enemy_of(party).is_some());
        if reading.is_any(claim.head.end, &["prisoner", "prisoners"]) && claim.head.party.is_some_and(enemy) {
            return Some("people of a party at war who are taken prisoner: `took 14 Russians prisoner`");
        }
        let row = claim.head.party.zip(self.context.conflict);
        let others = row.filter(|(party, row)| row.enemy_of(*party).is_none());
        if others.is_some_and(|(party, row)| served_before(self.passages, self.before, party, row).is_some())
        {
            return Some("people of a third land, of whom others were told to serve a side");
        }
        let served = || side::serves(reading, claim.head.end).or_else(|| side::fell_for(reading, claim));
        let verb = claim.head.noun.and_then(|_| served())?;
        // `people serving in the kitchens`: with no army.
        let army = |at: usize| {
            reading.party(at).is_some()
                || reading.is_any(at, &["army", "military", "forces", "troops", "ranks"])
        };
        let army = (verb + 1..(verb + 8).min(reading.len())).any(army);
        let rule = "people who serve with an army: `four nationals fighting on the Russian side`";
        army.then_some(rule)
    }

    /// `attacked a cargo ship, killing three sailors`: a crew that serves no navy.
    pub(super) fn is_merchant_crew(&self, draft: &Draft, claim: &Claim) -> bool {
        let reading = &self.passages[draft.passage].reading;
        let crew =
            claim.head.noun.is_some_and(|noun| reading.any_of(noun.at..reading.term_end(noun.at), CREWS));
        let from = draft.passage.saturating_sub(3);
        let near = || self.passages[from..=draft.passage].iter().map(|passage| &passage.reading);
        let speaks = |words: &[&str]| near().any(|reading| reading.any_of(0..reading.len(), words));
        crew && claim.head.party.is_none() && speaks(MERCHANTS) && !speaks(NAVIES)
    }

    /// Whether the sentence and the one before it speak of soldiers, and neither of rebels, who may have done it, nor of
    /// what part of the dead were soldiers.
    pub(super) fn is_of_soldiers(&self, draft: &Draft) -> bool {
        let from = draft.passage.saturating_sub(1);
        let any = |tells: &dyn Fn(&Reading, usize) -> bool| {
            let mut near = self.passages[from..=draft.passage].iter().map(|passage| &passage.reading);
            near.any(|reading| (0..reading.len()).any(|at| tells(reading, at)))
        };
        let rebels = any(&|reading, at| reading.camp(at) == Some(Camp::Rebel));
        // `a bandit attack`: no soldiers.
        let soldiers = any(&|reading, at| {
            reading.noun(at).is_some_and(|(noun, plural)| plural && noun.category == Some(Category::Military))
        });
        let parted = self.passages[draft.passage].claims.iter().any(|it| it.antecedent == Some(draft.claim));
        soldiers && !rebels && !parted && self.is_of_an_army(draft)
    }

    /// Whether the sentence, or the one before it in the paragraph, speaks of soldiers and of nobody else.
    pub(super) fn is_of_an_army(&self, draft: &Draft) -> bool {
        let paragraph = |index: usize| self.passages[index].reading.sentence.paragraph;
        let from = draft.passage.saturating_sub(1);
        let near = || (from..=draft.passage).filter(|&index| paragraph(index) == paragraph(draft.passage));
        let bare = self.passages[draft.passage].claims[draft.claim].head.noun.is_none();
        let speaks = |category: Category| {
            near().any(|index| {
                let passage = &self.passages[index];
                let reading = &passage.reading;
                // `The toll rose to 12, police said`: who speaks is not who fell.
                let officials = |office: Name| self.lexicon.name(office) == "officials";
                let says = |at: usize| {
                    passage.statements().iter().any(|said| {
                        bare && said.institution.is_some_and(officials)
                            && (said.phrase.0..said.phrase.1).contains(&at)
                    })
                };
                (0..reading.len()).any(|at| {
                    reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(category)) && !says(at)
                })
            })
        };
        speaks(Category::Military) && !speaks(Category::Civilian)
    }

    /// `1,200 Russians were killed`: in a war of states, so many fell in battle.
    fn are_many_of_a_state(&self, claim: &Claim) -> bool {
        const MANY: f64 = 500.0;
        let interstate = self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Interstate);
        let fights = |party: Name| self.context.conflict.is_some_and(|row| row.enemy_of(party).is_some());
        // `70,000 Ukrainians are missing`: townspeople are, too.
        let gone = claim.outcome == Some(Outcome::Missing);
        let many = claim.amount.value.or(claim.amount.low).is_some_and(|number| number >= MANY);
        interstate && many && !gone && claim.head.party.is_none_or(fights)
    }

    /// `50 Russians`, `two Americans` are fighters where the sentence speaks of fighting men.
    pub(super) fn is_at_war(&self, draft: &Draft, claim: &Claim) -> bool {
        let reading = &self.passages[draft.passage].reading;
        let victims = self
            .context
            .conflict
            .filter(|row| row.kind == ConflictKind::Insurgency)
            .is_some_and(|row| claim.head.party == Some(row.civilians));
        let civilians = (0..reading.len())
            .any(|at| reading.noun(at).is_some_and(|(noun, _)| noun.category == Some(Category::Civilian)));
        let struck = matches!(claim.side, Side::EnemyOf(_))
            || claim.governed.is_some_and(|governed| {
                governed.case == Case::Object
                    && governed.role == Some(Role::Object)
                    && self.context.conflict.is_some_and(|row| row.kind == ConflictKind::Insurgency)
            });
        // `606 Iranians had been killed, the health ministry said`: whoever they were.
        let source = draft.voice.as_ref().and_then(|voice| voice.source).map(|it| self.lexicon.name(it));
        let health = source.is_some_and(|id| id == "ngo" || id.ends_with("_health_ministry"))
            || (0..reading.len()).any(|at| reading.is_any(at, &["health", "hospital", "hospitals"]));
        if victims || civilians || struck || health {
            return false;
        }
        if self.are_many_of_a_state(claim) {
            return true;
        }
        let fights = (0..reading.len()).any(|at| {
            let noun = reading
                .noun(at)
                .is_some_and(|(noun, _)| noun.category == Some(Category::Military) && at != claim.event());
            noun || reading.is_any(at, &["battle", "battlefield", "front", "convoy", "ambush"])
        });
        fights
            || self
                .before
                .last()
                .is_some_and(|last| last.category == Category::Military && draft.passage - last.passage <= 3)
    }
}
