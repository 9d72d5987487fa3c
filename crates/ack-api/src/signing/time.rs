//! The two date formats of signatures. Small enough to stand without a calendar library.

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

/// `YYYY-MM-DDTHH:MM:SSZ`.
pub fn timestamp(unix: i64) -> String {
    let (year, month, day) = civil(unix.div_euclid(SECONDS_OF_DAY));
    let second = unix.rem_euclid(SECONDS_OF_DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

/// Seconds since 1970 of `YYYY-MM-DDTHH:MM:SSZ` or `Thu, 26 Mar 2026 08:00:00 GMT`.
pub fn unix_time(text: &str) -> Option<i64> {
    iso(text).or_else(|| rfc1123(text))
}

fn iso(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut parts = date.split('-');
    let (year, month, day) = (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if parts.next().is_some() {
        return None;
    }
    seconds(year, month, day, time)
}

fn rfc1123(text: &str) -> Option<i64> {
    let (_, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day = number(parts.next()?, 2)?;
    let name = parts.next()?;
    let month = MONTHS.iter().position(|month| *month == name)? as i64 + 1;
    let year = number(parts.next()?, 4)?;
    let time = parts.next()?;
    (parts.next() == Some("GMT") && parts.next().is_none()).then(|| seconds(year, month, day, time))?
}

fn seconds(year: i64, month: i64, day: i64, time: &str) -> Option<i64> {
    let mut parts = time.split(':');
    let (hour, minute, second) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let days = days(year, month, day);
    let valid = parts.next().is_none() && hour < 24 && minute < 60 && second < 61 && civil(days) == (year, month, day);
    valid.then_some(days * SECONDS_OF_DAY + hour * 3600 + minute * 60 + second)
}

fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days since 1970 of a date; the year is counted from March, so that a leap day is its last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // 719 468 days lie between 1 March of year 0 and 1970.
    year * 365 + leaps + (153 * month + 2) / 5 + day - 1 - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    // At most one year off, since a year is never longer than 366 days: step back until it fits.
    let mut year = 1970 + days.div_euclid(365);
    while self::days(year, 1, 1) > days {
        year -= 1;
    }
    let mut month = 12;
    while self::days(year, month, 1) > days {
        month -= 1;
    }
    (year, month, days - self::days(year, month, 1) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_is_written_and_read_back() {
        for day in -100_000..50_000 {
            let unix = day * SECONDS_OF_DAY + 12_345;
            assert_eq!(unix_time(&timestamp(unix)), Some(unix), "{}", timestamp(unix));
        }
    }

    #[test]
    fn both_formats_name_the_same_second() {
        assert_eq!(unix_time("2026-03-26T08:00:00Z"), Some(1_774_512_000));
        assert_eq!(unix_time("Thu, 26 Mar 2026 08:00:00 GMT"), Some(1_774_512_000));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "now", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-03-26 08:00:00", "Thu, 26 Mar 2026"]
        {
            assert_eq!(unix_time(text), None, "{text}");
        }
    }
}
