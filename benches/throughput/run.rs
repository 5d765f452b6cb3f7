//! Commands -> how long they took, and how much memory they held.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a run took, in seconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    /// By the clock.
    pub wall: f64,
    /// Of the processors, in the program and for it in the kernel.
    pub cpu: f64,
}

/// Runs a command to its end; the outcome has to be success.
pub fn time(command: &mut Command) -> io::Result<Cost> {
    // Where the output goes nowhere, some searchers stop at their first find.
    let cpu = children_cpu();
    let start = Instant::now();
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    let wall = start.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(io::Error::other(format!("{command:?}: {}", output.status)));
    }
    Ok(Cost { wall, cpu: children_cpu() - cpu })
}

/// Runs both in turns, `pairs` times after one that does not count.
pub fn time_pairs(pairs: usize, a: &mut Command, b: &mut Command) -> io::Result<Pairs> {
    let mut costs = Vec::new();
    for round in 0..=pairs {
        let pair = (time(a)?, time(b)?);
        if round > 0 {
            costs.push(pair);
        }
    }
    Ok(Pairs { costs })
}

/// What two commands cost, measured in turns.
pub struct Pairs {
    costs: Vec<(Cost, Cost)>,
}

impl Pairs {
    /// How many times faster the first is by the clock: the median pair, the lowest and the highest.
    pub fn ratio(&self) -> [f64; 3] {
        let mut ratios: Vec<f64> = self.costs.iter().map(|(a, b)| b.wall / a.wall).collect();
        ratios.sort_by(f64::total_cmp);
        [ratios[ratios.len() / 2], ratios[0], ratios[ratios.len() - 1]]
    }

    /// The median cost of the first.
    pub fn first(&self) -> Cost {
        median(self.costs.iter().map(|pair| pair.0))
    }

    /// The median cost of the second.
    pub fn second(&self) -> Cost {
        median(self.costs.iter().map(|pair| pair.1))
    }
}

fn median(costs: impl Iterator<Item = Cost>) -> Cost {
    let (mut wall, mut cpu): (Vec<f64>, Vec<f64>) = costs.map(|cost| (cost.wall, cost.cpu)).unzip();
    wall.sort_by(f64::total_cmp);
    cpu.sort_by(f64::total_cmp);
    Cost { wall: wall[wall.len() / 2], cpu: cpu[cpu.len() / 2] }
}

/// The processor time of all children that have ended; 0 where the system has no such file.
fn children_cpu() -> f64 {
    const TICKS_A_SECOND: f64 = 100.0;
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / TICKS_A_SECOND
}

/// The most memory that a command held, in KiB.
#[derive(Debug, Clone, Copy)]
pub struct Peak {
    /// When a quarter of its input was written.
    pub quarter: u64,
    /// At its end.
    pub whole: u64,
    /// What it took, in seconds.
    pub wall: f64,
}

/// Writes `bytes` of the files, again and again, into the command, and throws its output away.
pub fn stream(command: &mut Command, sources: &[&Path], bytes: u64) -> io::Result<Peak> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut output = child.stdout.take().expect("a pipe");
    let reader = thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    let process = child.id();
    let ended = AtomicBool::new(false);
    let peak = thread::scope(|scope| {
        let watch = scope.spawn(|| watch(process, &ended));
        let quarter = write_stream(&mut child, sources, bytes);
        let status = child.wait();
        ended.store(true, Ordering::Relaxed);
        let whole = watch.join().expect("no panic");
        match status? {
            status if status.success() => {
                Ok(Peak { quarter: quarter?, whole, wall: start.elapsed().as_secs_f64() })
            }
            status => Err(io::Error::other(format!("{command:?}: {status}"))),
        }
    });
    reader.join().expect("no panic")?;
    peak
}

/// The high-water mark of a process until it has ended.
fn watch(process: u32, ended: &AtomicBool) -> u64 {
    let mut peak = 0;
    while !ended.load(Ordering::Relaxed) {
        peak = peak.max(high_water_mark(process));
        thread::sleep(Duration::from_millis(2));
    }
    peak
}

/// The most resident memory of a process so far, in KiB; 0 where it has ended or nothing tells.
fn high_water_mark(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    mark.and_then(|mark| mark.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Feeds the child to whole lines; its high-water mark at a quarter of the bytes.
fn write_stream(child: &mut Child, sources: &[&Path], bytes: u64) -> io::Result<u64> {
    let mut input = child.stdin.take().expect("a pipe");
    let (mut written, mut quarter) = (0, None);
    let mut block = vec![0; 1 << 20];
    for source in sources.iter().cycle() {
        let mut file = fs::File::open(source)?;
        while written < bytes {
            let read = file.read(&mut block)?;
            if read == 0 {
                break;
            }
            written += read as u64;
            let last =
                if written < bytes { None } else { block[..read].iter().rposition(|byte| *byte == b'\n') };
            input.write_all(&block[..last.map_or(read, |end| end + 1)])?;
            if written >= bytes / 4 && quarter.is_none() {
                quarter = Some(high_water_mark(child.id()));
            }
        }
        if written >= bytes {
            break;
        }
    }
    Ok(quarter.unwrap_or(0))
}
