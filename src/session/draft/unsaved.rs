//! How changes of an open plan are kept that its file does not hold: a file that is the plan as it is to be, with
//! what its file held in a comment at the end. So a person can also just copy it.

use crate::app::Unsaved;
use crate::plan::SetupPlan;

const BEFORE: &str = "\n# Before these changes, the file held:\n";
const COMMENT: &str = "# ";

/// The text that keeps `mine`, the text of a plan whose file held `base`.
pub(crate) fn unsaved_text(base: &SetupPlan, mine: &str) -> String {
    let base = base.to_toml();
    let size = mine.len() + base.len() + base.lines().count() * COMMENT.len() + BEFORE.len() + 2;
    let mut text = String::with_capacity(size);
    text.push_str(mine);
    text.push_str(BEFORE);
    for line in base.split('\n') {
        text.extend([COMMENT, line, "\n"]);
    }
    text
}

/// The changes that a text keeps.
pub fn parse_unsaved(text: &str) -> Option<Unsaved> {
    let (mine, base) = text.rsplit_once(BEFORE)?;
    let lines: Option<Vec<_>> =
        base.strip_suffix('\n')?.split('\n').map(|line| line.strip_prefix(COMMENT)).collect();
    let parse = |text: &str| SetupPlan::parse("unsaved", text).ok();
    Some(Unsaved { base: parse(&lines?.join("\n"))?, mine: parse(mine)? })
}

#[cfg(test)]
mod tests {
    use super::{parse_unsaved, unsaved_text};
    use crate::app::Unsaved;
    use crate::catalog::Catalog;
    use crate::plan::{Change, Choice, SetupPlan};

    #[test]
    fn what_is_kept_is_found_whatever_the_texts_hold() {
        let catalog = Catalog::draft();
        let name = "a\n\n# Before these changes, the file held:\n";
        let mut choice = Choice::default();
        choice.apply(Change::select(0, 0));
        let base = SetupPlan::compose(name, &catalog, &choice, jiff::Timestamp::UNIX_EPOCH);
        let mine = SetupPlan { name: "b\r\n# \u{7f}".into(), ..base.clone() };
        let text = unsaved_text(&base, mine.to_toml().trim_end());
        assert_eq!(SetupPlan::parse("", &text).unwrap(), mine, "it is a plan itself");
        assert_eq!(parse_unsaved(&text), Some(Unsaved { base, mine }));
        assert_eq!(parse_unsaved("name = 'x'"), None);
    }
}
