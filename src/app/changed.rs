//! What a change that is undone or redone makes of a plan, in a few words.

use crate::catalog::Catalog;
use crate::plan::checklist::Task;
use crate::plan::{Change, Edit};

/// What holds after this change of what is chosen.
pub(crate) fn choice(change: &Change, catalog: &Catalog) -> String {
    let title = |goal: usize, place| {
        let goal = catalog.goals().get(goal)?;
        Some(catalog.recommendation(goal, place)?.use_case().title())
    };
    match change {
        Change::Select { goal, place, .. } => {
            format!("{} is selected", title(*goal, *place).unwrap_or_default())
        }
        Change::Deselect { goal, place } => {
            format!("{} is not selected", title(*goal, *place).unwrap_or_default())
        }
        Change::SelectOnly { selection, .. } => format!("{} selected", selection.len()),
        Change::Decline(item) => format!("{} is out", item.title()),
        Change::Restore(item) => format!("{} is in", item.title()),
        Change::Name(item, text) => written("name", item.title(), text.as_deref()),
        Change::Note(item, text) => written("note", item.title(), text.as_deref()),
    }
}

/// What holds after this change of the work on a plan.
pub(crate) fn work(edit: &Edit) -> String {
    match edit {
        Edit::Tick { task, environment, done } => {
            let not = if *done { "" } else { "not " };
            format!("{} is {not}done in {}", subject(task), environment.name())
        }
        Edit::Progress(event, _) => format!("{event} has its earlier ticks"),
        Edit::Note(task, text) => written("note", &subject(task), text.as_deref()),
        Edit::Name(task, text) => written("name", &subject(task), text.as_deref()),
        Edit::Rename(name) => format!("the plan is called {name}"),
    }
}

fn subject(task: &Task) -> String {
    match task {
        Task::Event(name) => name.clone(),
        Task::EventFrom { event, source } => format!("{event} on {source}"),
        Task::Source(id) | Task::Destination(id) => id.to_string(),
        Task::Verify => "verifying".to_owned(),
    }
}

fn written(what: &str, of: &str, text: Option<&str>) -> String {
    match text {
        // Of several lines, the first says which text it is.
        Some(text) => format!("the {what} of {of} is {}", text.lines().next().unwrap_or_default()),
        None => format!("{of} has no {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{choice, work};
    use crate::catalog::Catalog;
    use crate::plan::checklist::Task;
    use crate::plan::{Change, Edit, Environment, Item};

    #[test]
    fn a_change_is_told_by_what_holds_after_it() {
        let catalog = Catalog::draft();
        let website = Item::Source("Website".into());
        assert_eq!(choice(&Change::select(0, 6), &catalog), "Suppress with purchase is selected");
        assert_eq!(choice(&Change::Decline(website.clone()), &catalog), "Website is out");
        assert_eq!(choice(&Change::Name(website, None), &catalog), "Website has no name");
        let task = Task::EventFrom { event: "Order Completed".into(), source: "Mobile".into() };
        let tick = Edit::Tick { task, environment: Environment::Dev, done: false };
        assert_eq!(work(&tick), "Order Completed on Mobile is not done in dev");
    }
}
