//! The times in messages.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// The time that RFC 3339 text stands for, cut to milliseconds. SDKs write from none to nine digits of a
/// second, `Z` or an offset.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let date = date(bytes.get(..10)?)?;
    let rest = bytes.get(10..)?;
    let is_shaped = matches!(rest.first(), Some(b'T' | b't' | b' '))
        && rest.get(3) == Some(&b':')
        && rest.get(6) == Some(&b':');
    let (hour, minute, second) =
        (number(rest.get(1..3)?)?, number(rest.get(4..6)?)?, number(rest.get(7..9)?)?);
    if !is_shaped || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (nanoseconds, zone) = fraction(&rest[9..])?;
    let [hour, minute, second] = [hour, minute, second].map(|it| i8::try_from(it).unwrap_or_default());
    let local = date.at(hour, minute, second, nanoseconds - nanoseconds % 1_000_000);
    offset(zone)?.to_timestamp(local).ok()
}

/// Whether `text` is a day as `2026-11-27`.
pub(super) fn is_date(text: &str) -> bool {
    text.len() == 10 && date(text.as_bytes()).is_some()
}

fn date(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let year = number(&[*y1, *y2])? * 100 + number(&[*y3, *y4])?;
    let (month, day) = (number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The nanoseconds behind the point, if there is one, and what follows them.
fn fraction(text: &[u8]) -> Option<(i32, &[u8])> {
    let Some(text) = text.strip_prefix(b".") else { return Some((0, text)) };
    let count = text.iter().take_while(|it| it.is_ascii_digit()).count();
    if !(1..=9).contains(&count) {
        return None;
    }
    let digits = text[..count].iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    let missing = 9 - u32::try_from(count).unwrap_or_default();
    Some((digits * 10_i32.pow(missing), &text[count..]))
}

fn offset(zone: &[u8]) -> Option<Offset> {
    match zone {
        b"Z" | b"z" => Some(Offset::UTC),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
            Offset::from_seconds(if *sign == b'-' { -seconds } else { seconds }).ok()
        }
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<u16> {
    digits
        .iter()
        .try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_times_of_all_sdks_are_read() {
        let expected = "2026-11-27T11:19:54.377Z";
        for text in [
            "2026-11-27T11:19:54.377Z",
            "2026-11-27T11:19:54.377380952Z",
            "2026-11-27T11:19:54.377+00:00",
            "2026-11-27T13:19:54.377123+02:00",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), expected, "{text}");
        }
        for text in
            ["2026-02-30T00:00:00Z", "2026-11-27", "2026-11-27T11:19:54", "1764242394377", "é026-11-27"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
