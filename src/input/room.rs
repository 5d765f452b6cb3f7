//! Room in memory for a long text: in large pages where the system has them, as it hands out four
//! thousand small ones in no less time than a quarter of a text of 16 MiB takes to be read through.

/// What Linux calls a huge page, on most processors.
const LARGE: usize = 2 << 20;

/// No bytes yet, but room for so many, where there is.
pub(super) fn of(size: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    if size >= 2 * LARGE && bytes.try_reserve_exact(size).is_ok() {
        prefer_large_pages(&mut bytes);
    }
    bytes
}

/// Asks for large pages where the room of `bytes` covers some.
#[cfg(target_os = "linux")]
fn prefer_large_pages(bytes: &mut Vec<u8>) {
    use rustix::mm::{Advice, madvise};

    let (address, room) = (bytes.as_mut_ptr(), bytes.capacity());
    let before = address.addr().next_multiple_of(LARGE) - address.addr();
    let length = room.saturating_sub(before) / LARGE * LARGE;
    if length > 0 {
        // SAFETY: these pages are all in the room of `bytes`, and this advice changes no byte of them. That it
        // may not be followed does not matter.
        let _ = unsafe { madvise(address.wrapping_add(before).cast(), length, Advice::LinuxHugepage) };
    }
}

#[cfg(not(target_os = "linux"))]
fn prefer_large_pages(_: &mut Vec<u8>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_empty_and_large_enough() {
        for size in [0, 1, LARGE, 3 * LARGE + 7] {
            let mut bytes = of(size);
            assert!(bytes.is_empty());
            let room = bytes.capacity();
            bytes.resize(size, b'a');
            assert!(size < 2 * LARGE || bytes.capacity() == room);
            assert!(bytes.iter().all(|byte| *byte == b'a'));
        }
    }
}
