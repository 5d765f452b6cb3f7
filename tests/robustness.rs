//! What no input, no output and no environment may do to a run: end it in the middle, make
//! it panic, or leave half a file behind.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;

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
