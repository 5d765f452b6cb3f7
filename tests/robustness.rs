//! What no input, no output and no environment may do to a run: end it in the middle, make
//! it panic, or leave half a file behind.

use std::fs;
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::thread;

use claims::explain::{write_json_lines, write_text};
use claims::{Document, Lexicon, explain, extract};

/// A line of JSON with one claim.
const LINE: &str = "{\"text\": \"Ukraine's General Staff said on March 2, 2023 that 715 Russian soldiers had been killed.\"}\n";

/// More than any pipe holds.
const MANY: usize = 20_000;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    command.env_clear().arg("extract").args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Feeds the child until it has enough, and waits for it.
fn feed(mut child: Child, stdin: &[u8]) -> Output {
    let mut pipe = child.stdin.take().unwrap();
    thread::scope(|scope| {
        // That the child stops reading is no failure.
        scope.spawn(move || drop(pipe.write_all(stdin)));
        child.wait_with_output().unwrap()
    })
}

fn run(args: &[&str], stdin: &[u8]) -> Output {
    feed(command(args).spawn().unwrap(), stdin)
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let input = LINE.repeat(MANY);
    for format in ["jsonl", "json", "csv", "table"] {
        for threads in ["1", "2"] {
            let mut child = command(&["--format", format, "--threads", threads]).spawn().unwrap();
            drop(child.stdout.take());
            let output = feed(child, input.as_bytes());
            assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""), "{format}");
        }
    }
}

#[test]
fn a_pipe_closed_in_the_middle_ends_the_run_quietly() {
    let input = LINE.repeat(MANY);
    let mut child = command(&["--input-format", "jsonl"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let output = thread::scope(|scope| {
        scope.spawn(move || drop(stdin.write_all(input.as_bytes())));
        stdout.read_exact(&mut [0; 1000]).unwrap();
        drop(stdout);
        child.wait_with_output().unwrap()
    });
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
}

#[test]
fn closed_standard_error_does_not_matter() {
    let input = format!("{LINE}bad\n{LINE}");
    let mut child = command(&["--input-format", "jsonl", "missing.txt", "-"]).spawn().unwrap();
    drop(child.stderr.take());
    let output = feed(child, input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let input = LINE.repeat(10);
    let mut to_stdout = command(&[]);
    to_stdout.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let output = feed(to_stdout.spawn().unwrap(), input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("claims: cannot write standard output: No space left"), "{output:?}");
    for format in ["jsonl", "json", "csv", "table"] {
        let output = run(&["-o", "/dev/full", "--format", format], input.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(stderr(&output).starts_with("claims: cannot write /dev/full: No space left"), "{output:?}");
    }
}

#[test]
fn an_output_file_that_cannot_be_made_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("no/such/folder/out.csv");
    for path in [inside.as_path(), &folder.path().join(".")] {
        let path = path.to_str().unwrap();
        let output = run(&["--format", "csv", "-o", path], LINE.as_bytes());
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).starts_with(&format!("claims: cannot write {path}: ")), "{output:?}");
    }
    assert!(is_empty(folder.path()));
}

/// Until the run is through, the file is what it was before.
#[test]
fn an_output_file_appears_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    fs::write(&path, "old").unwrap();
    let args = ["--input-format", "jsonl", "--threads", "1", "-o", path.to_str().unwrap()];
    let mut child = command(&args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(LINE.repeat(MANY).as_bytes()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 1 + MANY);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let args = ["--input-format", "jsonl", "--threads", "1", "-o", path.to_str().unwrap()];
    let mut child = command(&args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(LINE.repeat(MANY).as_bytes()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_empty(folder.path()));
}

#[cfg(unix)]
#[test]
fn an_output_file_has_the_permissions_of_any_new_file_or_of_the_old_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    let extract = |name: &str| {
        let path = folder.path().join(name);
        let output = run(&["-o", path.to_str().unwrap()], LINE.as_bytes());
        assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
    };
    fs::File::create(folder.path().join("any")).unwrap();
    extract("new.csv");
    assert_eq!(mode("new.csv"), mode("any"));
    fs::set_permissions(folder.path().join("new.csv"), fs::Permissions::from_mode(0o600)).unwrap();
    symlink("new.csv", folder.path().join("link.jsonl")).unwrap();
    extract("link.jsonl");
    assert_eq!(mode("new.csv"), 0o600);
    assert!(folder.path().join("link.jsonl").is_symlink());
    assert!(fs::read_to_string(folder.path().join("new.csv")).unwrap().starts_with('{'));
}

#[test]
fn no_line_is_too_odd() {
    let deep = format!("{{\"x\": {}1{}, \"text\": \"A\"}}\n", "[".repeat(100_000), "]".repeat(100_000));
    let wrong = format!("{{\"text\": {}{}}}\n", "[".repeat(100_000), "]".repeat(100_000));
    let long = format!("{{\"text\": \"{}\", \"y\": 1e999}}\n", "word ".repeat(2_000_000));
    let mut input = [&*deep, &wrong, &long, "{\"id\": 1e400, \"text\": \"A\"}\n", "\0\n", "\"a\"\n"].concat();
    input += "{\"text\": \"\\ud800\"}\n{\"text\": \"\\u0000\"}\n{\"text\": \"\u{feff}\u{202e}\"}\n   \r\n";
    let mut bytes = input.into_bytes();
    bytes.extend(b"\xff\xfe\n{\"text\": \"\xc3\"}\n");
    bytes.extend(LINE.trim_end().as_bytes());
    for threads in ["1", "2"] {
        let output = run(&["--input-format", "jsonl", "--threads", threads], &bytes);
        let complaints = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{complaints}");
        assert!(!complaints.contains("panicked") && !complaints.contains("bug"), "{complaints}");
        assert!(complaints.lines().all(|line| line.len() < 300), "{complaints}");
        assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1, "{complaints}");
    }
}

#[test]
fn no_text_is_too_odd() {
    let folder = tempfile::tempdir().unwrap();
    let long_line = "no sentence ends here ".repeat(100_000);
    let texts = [
        "\u{feff}",
        "\0\0\0",
        "\r\r\r",
        "---",
        "---\n---\n",
        "715",
        "715 ",
        &long_line,
        "“”‘’—–…",
        "\u{301}\u{301}5",
    ];
    for (number, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
    }
    let output = run(&[folder.path().to_str().unwrap()], b"");
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
}

/// A stream many times the size of a batch is not held in memory.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_stream() {
    let filler = "Nothing to see here, nothing at all. ".repeat(30);
    let line = format!("{{\"text\": \"{filler}\"}}\n");
    let block = line.repeat((8 << 20) / line.len());
    let mut child = command(&["--input-format", "jsonl", "--threads", "2"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let peak = |child: &Child| -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    for _ in 0..2 {
        stdin.write_all(block.as_bytes()).unwrap();
    }
    let early = peak(&child);
    for _ in 0..8 {
        stdin.write_all(block.as_bytes()).unwrap();
    }
    let late = peak(&child);
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(late < early + (16 << 10), "{early} KiB grew to {late} KiB");
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// A title has paragraphs of its own, counted from its own start.
#[test]
fn a_title_of_many_paragraphs_is_read() {
    let pairs = [
        (
            "Russian losses\n\nThe army lost 50 tanks and 300 soldiers were killed.",
            "This was reported by the General Staff of Ukraine on Monday.",
        ),
        (
            "War news\n\nUkraine said it had killed 300 Russian soldiers.",
            "The enemy lost 20 tanks and 30 guns.",
        ),
    ];
    for (title, text) in pairs {
        let document =
            Document { title: Some(title.to_owned()), text: text.to_owned(), ..Document::default() };
        let records = extract(&document, &LEXICON);
        let numbers: Vec<&str> = records.iter().map(|it| &*it.number).collect();
        assert!(numbers.contains(&"300"), "{numbers:?}");
    }
}

/// Extracts from a text, and explains it, and sees that every record points at its number; the
/// failure names the text.
fn must_be_read(text: &str) {
    let document = Document { text: text.to_owned(), ..Document::default() };
    let records = catch_unwind(AssertUnwindSafe(|| {
        let records = extract(&document, &LEXICON);
        let explanation = explain(&document, &LEXICON, true);
        let claims = explanation.sentences.iter().flat_map(|sentence| &sentence.claims);
        assert!(claims.map(|claim| &claim.record).eq(&records));
        write_text(&explanation, io::sink()).unwrap();
        write_json_lines(&explanation, io::sink()).unwrap();
        records
    }));
    let shown: String = text.chars().take(400).collect();
    let records = records.unwrap_or_else(|_| panic!("a panic over {} bytes: {shown:?}", text.len()));
    for record in records {
        let number = text.get(record.start_byte..record.end_byte);
        assert_eq!(number, Some(&*record.number), "a number out of place in {shown:?}");
    }
}

/// The numbers of a linear congruential generator, the same in every run.
fn noise(seed: u64) -> impl Iterator<Item = usize> {
    let step =
        |n: &u64| Some(n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    std::iter::successors(Some(seed), step).map(|n| (n >> 33) as usize)
}

/// Pieces that mean something to the program, and characters that are hard on offsets.
const PIECES: &[&str] = &[
    "killed",
    "Russia",
    "lost",
    "715",
    "1,2,3",
    "1.2 million",
    "half",
    "tanks",
    "soldiers",
    "said",
    "according to",
    "of",
    "and",
    "between",
    "to",
    "for every",
    "one",
    "more than",
    "%",
    "+",
    "-",
    "–",
    ":",
    ";",
    ",",
    ".",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'s",
    "\n",
    "\n\n",
    "\t",
    "\0",
    "\r\n",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "½",
    "²",
    "٣٠٠",
    "३",
    "Ⅻ",
    "①",
    "İ",
    "ß",
    "ﬁ",
    "российских",
    "死者",
    "🙂",
    "\u{10ffff}",
    "\u{202e}",
    "March 14",
    "29 February",
    "2023",
    "99999999999999999999999999",
    "1e308",
    "0",
    "-5",
    "5-",
    "5:1",
    "1 to 7",
    "a dozen",
    "dozens",
    "Kyiv",
    "U.S.",
    "Su-34",
    "over the past day",
    "including",
    "who",
    "told CNN",
    "wounded",
    "• ",
    "don't",
    "ʼ",
    "…",
];

#[test]
fn noise_is_read() {
    for seed in 0..300 {
        let mut numbers = noise(seed);
        let length = numbers.next().unwrap() % 60;
        let mut text = String::new();
        for number in numbers.take(length) {
            text.push_str(PIECES[number % PIECES.len()]);
            text.push_str(if (number / PIECES.len()).is_multiple_of(4) { "" } else { " " });
        }
        must_be_read(&text);
        let bytes: Vec<u8> = noise(seed).take(200).map(|number| number as u8).collect();
        must_be_read(&String::from_utf8_lossy(&bytes));
        must_be_read(
            &noise(seed)
                .take(200)
                .filter_map(|number| char::from_u32(number as u32 % 0x11_0000))
                .collect::<String>(),
        );
    }
}

/// Every odd piece where a number, a noun, a party and a mark of a real sentence would stand.
#[test]
fn odd_pieces_are_read_in_the_midst_of_a_claim() {
    let claim = "Russia lost 715 soldiers, including 20 officers, \"over the past day\", Kyiv said.";
    for piece in PIECES {
        for (at, _) in claim.char_indices() {
            must_be_read(&format!("{}{piece}{}", &claim[..at], &claim[at..]));
        }
        for word in claim.split(' ') {
            must_be_read(&claim.replacen(word, piece, 1));
        }
    }
}

#[test]
fn a_text_cut_anywhere_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/interview.txt");
    let text = fs::read_to_string(path).unwrap();
    for (at, _) in text.char_indices() {
        // A cut is only new to the paragraph that it is in.
        let paragraph = text[..at].rfind('\n').map_or(0, |line| line + 1);
        must_be_read(&text[paragraph..at]);
        let rest = &text[at..];
        must_be_read(rest.split('\n').next().unwrap());
        if at % 50 == 0 {
            must_be_read(&text[..at]);
            must_be_read(rest);
        }
    }
}

#[test]
fn large_texts_are_read() {
    let numbers: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
    must_be_read(&numbers.join("\n"));
    must_be_read(&numbers[..500].join(" "));
    must_be_read(&format!("{} soldiers were killed", numbers[..500].join(", ")));
    must_be_read(&"killed five soldiers and ".repeat(100));
    must_be_read(&"The army lost 12 tanks. ".repeat(1_000));
    must_be_read(&"“He said ‘they lost “5 men”’ ".repeat(100));
    must_be_read(&"\"".repeat(10_000));
    must_be_read(&"(".repeat(10_000));
    must_be_read(&"e\u{301}".repeat(10_000));
    must_be_read(&"A.".repeat(10_000));
    must_be_read(&"1,000,".repeat(2_000));
    must_be_read(&"9".repeat(100_000));
}

#[test]
fn a_sentence_of_numbers_without_end_is_read() {
    let numbers: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
    must_be_read(&format!("{} soldiers were killed", numbers.join(" ")));
}
