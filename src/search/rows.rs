//! What can be searched.

/// How well a word matches; 0 where it does not.
pub type Score = u16;

/// The rows of a list, as the filter sees them.
pub trait Rows: Sync {
    /// How many rows there are.
    fn count(&self) -> usize;

    /// What a row is called. Rows are counted from 0.
    fn title(&self, row: usize) -> &str;

    /// How well a word matches each of the things that rows may have in common. Each is scored once, and
    /// not once a row.
    fn score_shared(&self, _score: &mut dyn FnMut(&str) -> Score) -> Vec<Score> {
        Vec::new()
    }

    /// How well the best of what belongs to a row matches, where `shared` is what [`Self::score_shared`] gave.
    fn best_shared(&self, _row: usize, _shared: &[Score]) -> Score {
        0
    }
}

/// A row with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What else can be searched for, each with the word for what it is: `event`, `source`.
    pub others: Vec<(&'static str, &'a str)>,
}

impl Rows for [Row<'_>] {
    fn count(&self) -> usize {
        self.len()
    }

    fn title(&self, row: usize) -> &str {
        self[row].title
    }

    fn score_shared(&self, score: &mut dyn FnMut(&str) -> Score) -> Vec<Score> {
        let best = |row: &Row| row.others.iter().map(|(_, text)| score(text)).max().unwrap_or(0);
        self.iter().map(best).collect()
    }

    fn best_shared(&self, row: usize, shared: &[Score]) -> Score {
        shared[row]
    }
}

#[cfg(test)]
mod tests {
    use super::Row;
    use crate::search::{Query, Ranking};

    fn goal<'a>(title: &'a str, events: &[&'a str]) -> Row<'a> {
        Row { title, others: events.iter().map(|name| ("event", *name)).collect() }
    }

    #[test]
    fn any_list_can_be_filtered_by_titles_and_by_what_belongs_to_them() {
        let rows =
            [goal("Acquire", &["Signed Up"]), goal("Retain", &["Signed In"]), goal("Signed in", &[])];
        let query = |text| Ranking::default().rank(&Query::new(text), &rows[..]);
        assert_eq!(query("signed in"), [2, 1, 0]);
        assert_eq!(query("ACQ"), [0]);
        assert_eq!(query("signed acquire"), [0]);
        assert_eq!(Query::new("signed in").reason(rows[1].clone()), Some(("event", "Signed In")));
    }
}
