//! Work, counted by tests: how often rules ask for a word, a claim or a passage. Time tells little of it on a
//! machine that others use too.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// One question more; nothing at all but in a test.
#[inline(always)]
pub(crate) fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// How many questions `work` asks.
#[cfg(test)]
pub(crate) fn steps_of(work: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    work();
    STEPS.get() - before
}

#[cfg(test)]
mod tests {
    use super::steps_of;
    use crate::{Document, Lexicon, extract};

    /// Texts of sentences that each lean on others: what they ask of each other may not grow faster than they.
    #[test]
    fn twice_the_text_is_twice_the_work() {
        const SENTENCES: usize = 3000;
        type Told = fn(usize) -> String;
        let texts: &[(&str, Told)] = &[
            ("one figure", |_| "The strike killed 57 people. ".to_owned()),
            ("many figures", |at| format!("The strike killed {} people. ", 2 * at + 13)),
            ("lines", |at| format!("The strike killed {} people.\n", at + 13)),
            ("places of figures", |at| {
                let town = if at % 2 == 0 { " in Kyiv" } else { "" };
                format!("The raid{town} killed {} people. ", at + 13)
            }),
            ("people of figures", |at| {
                format!("The raid killed {} {}. ", at + 13, ["soldiers", "people"][at % 2])
            }),
            ("villages", |at| format!("An attack on a village killed {} people. ", at + 13)),
            ("speakers", |at| format!("Governor Ivan Petrov{at} said that {} people died. ", at + 13)),
            ("pronouns", |at| format!("He said that {} soldiers were killed there. ", at + 13)),
            ("days", |at| format!("On March {}, 2023, {} people were killed. ", at % 28 + 1, at + 13)),
            ("totals", |at| format!("The army lost 20 tanks, taking the total to {}. ", at + 1013)),
            ("a list", |at| format!("tanks - {}\n", at + 13)),
            ("headings", |at| format!("# Part {at}\n\nThe strike killed {} people.\n\n", at + 13)),
            ("things", |at| format!("The army sent 9 tanks. Of these, {} were destroyed. ", at + 13)),
            ("parts", |at| format!("{} civilians, including 14 women and 12 men, were killed. ", at + 43)),
            ("targets", |at| format!("The army bombed a rebel camp, killing {}. ", at + 13)),
            ("the soldiers", |at| format!("The raid killed {} of the soldiers. ", at + 13)),
            ("others", |at| format!("A soldier was killed and {} others were wounded. ", at + 13)),
            ("foreign ranks", |at| format!("Iranian troops killed {} Iraqis. ", at + 13)),
            ("rebels of a land", |at| format!("The Colombian rebels lost {} men. ", at + 13)),
            ("one sentence", |at| format!("killed {} people and ", at + 13)),
            ("one list of parts", |at| {
                format!("killed {} people, including {} Israelis and {} others, ", at + 43, at + 13, at + 7)
            }),
            ("few claims", |at| match at % 9 {
                0 => format!("The strike killed {} people. ", at + 13),
                _ => "The market was open all day, and the trains ran late. ".to_owned(),
            }),
        ];
        let lexicon = Lexicon::builtin();
        let steps = |(what, told): &(&str, Told), sentences: usize| {
            let text = (0..sentences).map(told).collect();
            let document = Document { text, ..Document::default() };
            steps_of(|| assert!(!extract(&document, &lexicon).is_empty(), "{what}: no claim is found"))
        };
        let mut slow = Vec::new();
        for text @ (what, _) in texts {
            let (once, twice) = (steps(text, SENTENCES), steps(text, 2 * SENTENCES));
            assert!(once > 50 * SENTENCES as u64, "{what}: only {once} steps are counted");
            // What looks no farther than so far is not yet at its limit in the first sentences.
            if 20 * twice > 43 * once {
                slow.push(format!("{what}: {once} steps, and {twice} for twice the text"));
            }
        }
        assert!(slow.is_empty(), "{slow:#?}");
    }
}
