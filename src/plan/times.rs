//! When a plan was last changed, for people to read. The file has the times to the second.

use super::SetupPlan;
use jiff::civil::DateTime;
use jiff::tz::Offset;

impl SetupPlan {
    /// The day of the last change, in UTC: `2026-11-23`.
    pub fn updated_on(&self) -> String {
        self.updated_in_utc().date().to_string()
    }

    /// The last change to the minute, in UTC: `2026-11-23 21:03`.
    pub fn updated_at(&self) -> String {
        let time = self.updated_in_utc();
        format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute())
    }

    fn updated_in_utc(&self) -> DateTime {
        Offset::UTC.to_datetime(self.updated)
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::SetupPlan;

    #[test]
    fn times_are_told_in_utc() {
        let text = include_str!("../../tests/fixtures/plans/acme.toml");
        let mut plan = SetupPlan::parse("acme.toml", text).expect("a plan");
        plan.updated = "2026-03-09T08:05:59+02:00".parse().expect("a time");
        assert_eq!(plan.updated_on(), "2026-03-09");
        assert_eq!(plan.updated_at(), "2026-03-09 06:05");
    }
}
