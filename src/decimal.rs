//! Whole numbers -> digits at the end of bytes: what `write!` does, without its machinery.

/// Appends a number in decimal, with zeros before it up to `least` digits.
pub(crate) fn push(out: &mut Vec<u8>, mut number: u64, least: usize) {
    // As many digits as the largest number has.
    let mut digits = [b'0'; 20];
    let mut first = digits.len();
    while number > 0 || digits.len() - first < least.clamp(1, 20) {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    out.extend_from_slice(&digits[first..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_format_does() {
        let mut out = Vec::new();
        for number in [0, 7, 10, 99, 100, 12_345, u64::MAX] {
            for least in [0, 1, 2, 4, 20] {
                out.clear();
                push(&mut out, number, least);
                assert_eq!(String::from_utf8_lossy(&out), format!("{number:0least$}"));
            }
        }
    }
}
