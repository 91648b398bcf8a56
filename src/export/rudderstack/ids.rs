//! Ids that are distinguished.

use std::collections::{HashMap, HashSet};

/// The text as an id of `[a-z0-9_]+`; `otherwise` where nothing of it is left.
pub(super) fn id(text: &str, otherwise: &str) -> String {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() { otherwise.to_owned() } else { words.join("_").to_ascii_lowercase() }
}

/// The ids that are in use.
#[derive(Default)]
pub(super) struct UsedIds {
    ids: HashSet<String>,
    /// The number up to which the numbers behind an id are in use, so that many alike are distinguished quickly.
    numbers: HashMap<String, usize>,
}

impl UsedIds {
    /// These ids are in use.
    pub(super) fn of<'a>(ids: impl IntoIterator<Item = &'a String>) -> Self {
        Self { ids: ids.into_iter().cloned().collect(), numbers: HashMap::new() }
    }

    /// Whether the id is in use.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// `id`, or the first of `id_2`, `id_3` and so on that is not in use; in use from now on.
    pub(super) fn take(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        while !self.ids.insert(free.clone()) {
            let number = self.numbers.entry(id.to_owned()).or_insert(1);
            *number += 1;
            free = format!("{id}_{number}");
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::{UsedIds, id};

    #[test]
    fn ids_are_words_of_the_name() {
        assert_eq!(id("Order Completed", "event"), "order_completed");
        assert_eq!(id("  $pct--scrolled (%) ", "property"), "pct_scrolled");
        assert_eq!(id("注文", "event"), "event");
    }

    #[test]
    fn an_id_in_use_gets_the_first_free_number() {
        let mut taken = UsedIds::default();
        let take = ["a", "a_2", "a", "a", "a_2"].map(|id| taken.take(id));
        assert_eq!(take, ["a", "a_2", "a_3", "a_4", "a_2_2"]);
    }
}
