//! The closed classes of English: the words that hold a sentence together.
//!
//! They are no lexicon rows, because no user adds to them and each is a case in the code.

/// What a grammar word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Of,
    To,
    By,
    For,
    From,
    In,
    With,
    Since,
    Between,
    Than,
    As,
    /// Any other preposition.
    Preposition,
    And,
    Or,
    But,
    Plus,
    That,
    /// `who`, `which`: opens a relative clause.
    Relative,
    /// `whom`, for `of whom`.
    Whom,
    /// `while`, `after`, `when`: opens a clause.
    Subordinator,
    Be,
    Have,
    Do,
    Modal,
    Not,
    /// `a`, `an`
    A,
    The,
    /// `its`, `their`, `this`, `these`
    Determiner,
    /// `all`, `both`
    All,
    /// `each`, `every`, `per`
    Every,
    /// `our`
    Our,
    /// `we`, `us`
    We,
    /// `I`
    I,
    /// `he`, `she`
    He,
    /// `it`, `they`
    It,
    /// Any other pronoun.
    Pronoun,
    /// `more`, `others`, `another`
    Other,
    /// `including`, `among`
    Including,
    /// `times` in `seven times more`
    Times,
    Adverb,
    /// `enemy`
    Enemy,
    /// `left` in `left ten dead`
    Left,
    /// `number`, `total`: the head of `the number of dead`
    Number,
    /// `ratio`, `count`, `favour`
    Ratio,
    /// A verb that hands people over, so that they are no loss: `released`, `exchanged`.
    Release,
    /// A measure word that a number is not a loss with: `km`, `years`.
    Unit,
    /// `reported`, `believed` between `are` and `to have been`.
    Believed,
    /// `so-called` attributes that link a total and its number: `stands`, `reached`, `rose`.
    Link,
}

use Class::*;

/// Every grammar word.
pub const GRAMMAR: &[(&str, Class)] = &[
    ("of", Of), ("to", To), ("by", By), ("for", For), ("from", From), ("in", In), ("with", With),
    ("without", Preposition), ("since", Since), ("between", Between), ("than", Than), ("as", As),
    ("into", Preposition), ("onto", Preposition), ("on", Preposition), ("upon", Preposition), ("at", Preposition),
    ("near", Preposition), ("around", Preposition), ("over", Preposition), ("under", Preposition),
    ("against", Preposition), ("during", Preposition), ("within", Preposition), ("across", Preposition),
    ("through", Preposition), ("throughout", Preposition), ("outside", Preposition), ("inside", Preposition),
    ("along", Preposition), ("towards", Preposition), ("toward", Preposition), ("amid", Preposition),
    ("behind", Preposition), ("beyond", Preposition), ("above", Preposition), ("below", Preposition),
    ("aboard", Preposition), ("despite", Preposition), ("due", Preposition), ("via", Preposition),
    ("following", Preposition), ("off", Preposition), ("out", Preposition), ("up", Preposition),
    ("down", Preposition), ("about", Preposition), ("besides", Preposition), ("beside", Preposition),
    ("and", And), ("as well as", And), ("along with", And), ("together with", And), ("in addition to", And),
    ("or", Or), ("nor", Or), ("but", But), ("plus", Plus), ("that", That),
    ("who", Relative), ("which", Relative), ("whose", Relative), ("whom", Whom),
    ("while", Subordinator), ("after", Subordinator), ("before", Subordinator), ("when", Subordinator),
    ("because", Subordinator), ("although", Subordinator), ("though", Subordinator), ("whereas", Subordinator),
    ("until", Subordinator), ("where", Subordinator), ("if", Subordinator), ("unless", Subordinator),
    ("whether", Subordinator), ("so that", Subordinator), ("meanwhile", Subordinator),
    ("is", Be), ("are", Be), ("was", Be), ("were", Be), ("be", Be), ("been", Be), ("being", Be), ("am", Be),
    ("got", Be), ("gets", Be),
    ("has", Have), ("have", Have), ("had", Have), ("having", Have),
    ("did", Do), ("does", Do), ("do", Do),
    ("would", Modal), ("could", Modal), ("may", Modal), ("might", Modal), ("will", Modal), ("shall", Modal),
    ("should", Modal), ("can", Modal), ("must", Modal), ("cannot", Modal),
    ("not", Not), ("never", Not), ("no", Not), ("none", Not), ("nobody", Not), ("nothing", Not),
    ("a", A), ("an", A), ("the", The),
    ("its", Determiner), ("their", Determiner), ("his", Determiner), ("her", Determiner), ("my", Determiner),
    ("your", Determiner), ("this", Determiner), ("these", Determiner), ("those", Determiner), ("some", Determiner),
    ("any", Determiner), ("such", Determiner), ("which of", Determiner),
    ("all", All), ("both", All), ("each", Every), ("every", Every), ("per", Every),
    ("our", Our), ("ours", Our), ("we", We), ("us", We), ("i", I), ("he", He), ("she", He),
    ("it", It), ("they", It), ("them", Pronoun), ("him", Pronoun), ("you", Pronoun), ("me", Pronoun),
    ("themselves", Pronoun), ("there", Pronoun), ("one another", Pronoun), ("each other", Pronoun),
    ("more", Other), ("other", Other), ("others", Other), ("another", Other), ("further", Other),
    ("additional", Other), ("extra", Other),
    ("including", Including), ("among", Including), ("amongst", Including), ("include", Including),
    ("includes", Including), ("included", Including), ("incl", Including), ("comprising", Including),
    ("among them", Including), ("among whom", Including), ("of whom", Including), ("of them", Including),
    ("of which", Including), ("of these", Including), ("of those", Including),
    ("times", Times), ("fold", Times),
    ("also", Adverb), ("already", Adverb), ("only", Adverb), ("just", Adverb), ("reportedly", Adverb),
    ("allegedly", Adverb), ("likely", Adverb), ("probably", Adverb), ("either", Adverb), ("now", Adverb),
    ("then", Adverb), ("still", Adverb), ("even", Adverb), ("again", Adverb), ("currently", Adverb),
    ("officially", Adverb), ("almost certainly", Adverb), ("successfully", Adverb), ("completely", Adverb),
    ("seriously", Adverb), ("critically", Adverb), ("severely", Adverb), ("badly", Adverb), ("slightly", Adverb),
    ("fatally", Adverb), ("gravely", Adverb), ("lightly", Adverb), ("possibly", Adverb), ("since then", Adverb),
    ("recently", Adverb), ("ultimately", Adverb), ("eventually", Adverb), ("immediately", Adverb),
    ("later", Adverb), ("so far", Adverb), ("together", Adverb), ("permanently", Adverb), ("simultaneously", Adverb),
    ("enemy", Enemy), ("adversary", Enemy), ("foe", Enemy), ("enemies", Enemy),
    ("left", Left), ("leaving", Left), ("leaves", Left), ("leave", Left),
    ("number", Number), ("numbers", Number), ("total", Number), ("totals", Number), ("tally", Number),
    ("count", Number), ("figure", Number), ("figures", Number), ("sum", Number),
    ("ratio", Ratio), ("rate", Ratio), ("rates", Ratio), ("ratios", Ratio), ("favour", Ratio), ("favor", Ratio), ("proportion", Ratio),
    ("exchanged", Release), ("swapped", Release), ("released", Release), ("freed", Release), ("returned", Release),
    ("exchange", Release), ("swap", Release), ("handed over", Release), ("repatriated", Release),
    ("release", Release), ("return", Release), ("evacuated", Release), ("rescued", Release), ("returning", Release),
    ("releasing", Release), ("swapping", Release), ("exchanging", Release), ("freeing", Release),
    ("launched", Release), ("fired", Release), ("deployed", Release), ("sent", Release), ("delivered", Release),
    ("supplied", Release), ("donated", Release), ("pledged", Release), ("bought", Release), ("ordered", Release),
    ("produced", Release), ("built", Release), ("stationed", Release), ("mobilized", Release),
    ("mobilised", Release), ("recruited", Release), ("trained", Release), ("treated", Release),
    ("displaced", Release), ("trapped", Release), ("stranded", Release), ("saved", Release),
    ("years", Unit), ("year", Unit), ("year-old", Unit), ("months", Unit), ("month", Unit), ("weeks", Unit),
    ("week", Unit), ("days", Unit), ("day", Unit), ("hours", Unit), ("hour", Unit), ("minutes", Unit),
    ("km", Unit), ("kilometres", Unit), ("kilometers", Unit), ("kilometre", Unit), ("kilometer", Unit), ("mile", Unit), ("miles", Unit), ("metres", Unit), ("meters", Unit),
    ("mph", Unit), ("kg", Unit), ("tonnes", Unit), ("tons", Unit), ("cm", Unit), ("mm", Unit), ("feet", Unit),
    ("square", Unit), ("sq", Unit), ("dollars", Unit), ("euros", Unit), ("pounds", Unit), ("rubles", Unit),
    ("roubles", Unit), ("hryvnias", Unit), ("degrees", Unit), ("am", Unit), ("pm", Unit), ("gmt", Unit),
    ("believed", Believed), ("estimated", Believed), ("thought", Believed), ("feared", Believed),
    ("presumed", Believed), ("confirmed", Believed), ("known", Believed), ("reported", Believed), ("said", Believed),
    ("found", Believed), ("recorded", Believed), ("understood", Believed), ("documented", Believed),
    ("stands", Link), ("stand", Link), ("stood", Link), ("reached", Link), ("reach", Link), ("reaches", Link),
    ("reaching", Link), ("rose", Link), ("risen", Link), ("rises", Link), ("rise", Link), ("rising", Link),
    ("raised", Link), ("raising", Link), ("climbed", Link), ("climbs", Link), ("grew", Link), ("grown", Link),
    ("increased", Link), ("increases", Link), ("jumped", Link), ("hit", Link), ("amounted", Link), ("amount", Link),
    ("amounts", Link), ("totaled", Link), ("totalled", Link), ("totaling", Link), ("totalling", Link),
    ("numbered", Link), ("put", Link), ("puts", Link), ("putting", Link), ("placed", Link), ("estimates", Link),
    ("bringing", Link), ("brings", Link), ("brought", Link), ("taking", Link), ("takes", Link), ("pushing", Link),
    ("pushed", Link), ("pushes", Link), ("standing", Link), ("equal", Link), ("revised", Link), ("updated", Link),
    ("lifting", Link), ("come", Link), ("comes", Link), ("came", Link), ("tops", Link), ("updating", Link),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_listed_once_a_class() {
        for (at, pair) in GRAMMAR.iter().enumerate() {
            assert!(!GRAMMAR[..at].contains(pair), "{pair:?} stands twice");
        }
    }
}
