//! What machine this is, and how many of its processors are free to work.

use std::fs;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

/// Says the processor, how many there are, how busy they were for a second, and how much more
/// two threads get done than one: near 2 where two cores are really idle.
pub fn describe() {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown processor");
    let count = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let before = busy_shares();
    thread::sleep(Duration::from_secs(1));
    let busy = busy_shares().into_iter().zip(before).map(|(now, before)| {
        let all = (now.1 - before.1).max(1.0);
        format!("{:.0} %", 100.0 * (now.0 - before.0) / all)
    });
    let busy: Vec<String> = busy.collect();
    println!(
        "machine: {}, {count} processors, busy before the run: {}",
        model.trim_matches([' ', '\t', ':']),
        busy.join(", ")
    );
    println!("two spinning threads get {:.2} times done what one does", two_against_one());
}

/// The ticks of each processor so far: busy ones, all.
fn busy_shares() -> Vec<(f64, f64)> {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let processors = stat.lines().filter(|line| line.starts_with("cpu") && !line.starts_with("cpu "));
    let shares = processors.map(|line| {
        let ticks: Vec<f64> =
            line.split_whitespace().skip(1).filter_map(|field| field.parse().ok()).collect();
        let idle: f64 = ticks.iter().skip(3).take(2).sum();
        let all: f64 = ticks.iter().take(8).sum();
        (all - idle, all)
    });
    shares.collect()
}

/// How much work two threads do at once, against one alone; the best of several tries of each.
pub fn two_against_one() -> f64 {
    let tries = (0..5).map(|_| {
        let together: u64 = thread::scope(|scope| {
            let threads = [scope.spawn(spin), scope.spawn(spin)];
            threads.into_iter().map(|thread| thread.join().expect("no panic")).sum()
        });
        (spin(), together)
    });
    let (alone, together) = tries.fold((0, 0), |best, it| (best.0.max(it.0), best.1.max(it.1)));
    together as f64 / alone as f64
}

/// Turns of a loop in 100 ms.
fn spin() -> u64 {
    let start = Instant::now();
    let mut turns = 0;
    while start.elapsed() < Duration::from_millis(100) {
        for step in 0..10_000_u64 {
            black_box(step.wrapping_mul(step));
        }
        turns += 1;
    }
    turns
}
