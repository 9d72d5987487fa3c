//! Numbers that look drawn but are the same every time, and ids that never are.

use rand::Rng;

const ALPHABET: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A number that depends on the parts alone: FNV-1a, mixed once more so that all bits move.
pub(crate) fn drawn(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// `length` hexadecimal digits that depend on the name alone; for seeds.
pub(crate) fn hex_of(name: &str, length: usize) -> String {
    let words = (0..length.div_ceil(16)).map(|word| format!("{:016x}", drawn(&[name, &word.to_string()])));
    let mut text: String = words.collect();
    text.truncate(length);
    text
}

/// `length` lower-case letters and digits that depend on the name alone; for seeds.
pub(crate) fn alphanumeric_of(name: &str, length: usize) -> String {
    (0..length).map(|place| letter(drawn(&[name, &place.to_string()]))).collect()
}

fn letter(number: u64) -> char {
    let place = usize::try_from(number % ALPHABET.len() as u64).unwrap_or_default();
    char::from(ALPHABET[place])
}

/// `length` random hexadecimal digits.
fn hex(length: usize) -> String {
    let mut random = rand::rng();
    (0..length).filter_map(|_| char::from_digit(random.random_range(0..16), 16)).collect()
}

/// `length` random lower-case letters and digits.
fn alphanumeric(length: usize) -> String {
    let mut random = rand::rng();
    (0..length).map(|_| letter(random.random())).collect()
}

/// np + 32 hexadecimal digits.
pub(crate) fn pool_id() -> String {
    format!("np{}", hex(32))
}

/// T- + 24 hexadecimal digits.
pub(crate) fn task_id() -> String {
    format!("T-{}", hex(24))
}

/// asg- + 20 letters and digits.
pub(crate) fn scaling_group_id() -> String {
    format!("asg-bp1{}", alphanumeric(17))
}

/// asa- + 20 letters and digits.
pub(crate) fn activity_id() -> String {
    format!("asa-bp1{}", alphanumeric(17))
}

/// i- + 20 letters and digits.
pub(crate) fn instance_id() -> String {
    format!("i-bp1{}", alphanumeric(17))
}

/// A request id in the upper-case form of a UUID.
pub(crate) fn request_id() -> String {
    let digits = hex(32).to_uppercase();
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_contracts_shapes() {
        assert_eq!(pool_id().len(), 34);
        assert_eq!(task_id().len(), 26);
        assert_eq!(scaling_group_id().len(), 24);
        assert_eq!(instance_id().len(), 22);
        assert_eq!(request_id().split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_ne!(pool_id(), pool_id());
    }

    #[test]
    fn a_drawn_number_is_the_same_every_time_and_differs_by_part() {
        assert_eq!(drawn(&["a", "b"]), drawn(&["a", "b"]));
        assert_ne!(drawn(&["a", "b"]), drawn(&["ab", ""]));
        assert_eq!(hex_of("cluster", 32).len(), 32);
        assert_eq!(alphanumeric_of("group", 20), alphanumeric_of("group", 20));
    }
}
