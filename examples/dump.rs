use claims::*;
fn main() {
    let lexicon = Lexicon::builtin();
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let needle = std::env::args().nth(2).unwrap_or_default();
    let document = Document { id: "x".into(), text, ..Document::default() };
    for p in resolve::passages(&document, &lexicon) {
        let s = p.reading.sentence.span.of(&document.text);
        if !s.contains(&needle) { continue; }
        println!("== {s}");
        let mut at = 0;
        while at < p.reading.len() {
            let e = p.reading.term_end(at);
            if p.reading.is_known(at) { println!("  {at}..{e} {:?} {:?}", p.reading.words(at, e), p.reading.senses(at)); }
            at = e;
        }
        for q in &p.reading.quantities { println!("  Q {:?} {:?}", p.reading.words(q.full_start, q.full_end), q.amount); }
        for d in &p.reading.dates { println!("  D {:?}", d); }
        for c in &p.claims { println!("  C {:?} {:?} {:?} side {:?} gov {:?} head {:?}", p.reading.words(c.number.0, c.number.1), c.category, c.outcome, c.side, c.governed, c.head); }
        for a in &p.statements { println!("  A {:?} {:?}", p.reading.words(a.phrase.0, a.phrase.1), a); }
        for a in &p.places { println!("  P {:?}", a); }
    }
}
