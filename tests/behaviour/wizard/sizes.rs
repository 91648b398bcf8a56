//! Terminals of every size.

use segue::app::Step;
use std::collections::BTreeSet;
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

/// Keys that lead to each screen.
const SCREENS: &[&str] = &[
    "",
    "enter",
    "enter space E",
    "enter / 'cart'",
    "enter / 'xyzzy'",
    "enter a enter",
    "enter a enter E",
    "enter space enter n 'a note'",
    "enter space enter enter",
    "?",
    "c",
    "enter space q",
    "open",
    "open E",
    "open / 'order'",
    "conflict d",
    "resume",
];

fn draws_at(wizard: Wizard, width: u16, height: u16) -> Wizard {
    let wizard = wizard.sized(width, height);
    let area = wizard.screen().buffer.area;
    assert_eq!((area.width, area.height), (width, height));
    wizard
}

#[test]
fn below_the_smallest_size_one_line_says_what_is_needed() {
    for script in SCREENS {
        let mut wizard = Wizard::reach(script);
        for (width, height) in
            (0..40).flat_map(|width| (0..=60).step_by(4).map(move |height| (width, height)))
        {
            wizard = draws_at(wizard, width, height);
        }
        for (width, height) in
            (0..=200).step_by(5).flat_map(|width| (0..12).map(move |height| (width, height)))
        {
            wizard = draws_at(wizard, width, height);
        }
    }
    let screen = Wizard::after("enter").sized(39, 12).screen();
    assert_eq!(screen.text().trim(), "segue needs 40x12 cells; this terminal\nhas 39x12.");
}

#[test]
fn every_screen_is_drawn_where_the_layout_changes() {
    let widths = [40, 41, 47, 48, 59, 60, 61, 71, 72, 73, 80, 99, 100, 111, 112, 113, 200];
    let heights = [12, 13, 16, 17, 18, 19, 24];
    for script in SCREENS {
        let mut wizard = Wizard::reach(script);
        for (index, width) in widths.into_iter().enumerate() {
            // Each width with two of the heights, so that all meet over the screens.
            for height in [heights[index % heights.len()], heights[(index + script.len()) % heights.len()]]
            {
                wizard = draws_at(wizard, width, height);
            }
        }
        draws_at(wizard, 200, 60);
    }
}

#[test]
#[ignore = "draws a hundred thousand screens, which takes minutes"]
fn every_screen_is_drawn_at_every_size() {
    for script in SCREENS {
        let mut wizard = Wizard::reach(script);
        for (width, height) in (0..=200).flat_map(|width| (0..=60).map(move |height| (width, height))) {
            wizard = draws_at(wizard, width, height);
        }
    }
}

/// Every line that gets under the cursor on the way down, as it is drawn there.
fn walk_down(wizard: &mut Wizard) -> Vec<String> {
    let mut seen = Vec::new();
    let mut last = None;
    loop {
        let work = wizard.app.work();
        let at = match wizard.app.step() {
            Step::Goal => wizard.app.session().goals,
            Step::UseCases => wizard.app.goal_view().panels,
            Step::Review | Step::Save => work.review,
        };
        if last == Some(at.cursor) {
            return seen;
        }
        last = Some(at.cursor);
        let lines = wizard.screen().lines();
        let marked: Vec<_> = lines.into_iter().filter(|line| line.starts_with('▌')).collect();
        assert_eq!(marked.len(), 1, "one line is under the cursor:\n{}", wizard.screen().text());
        seen.extend(marked);
        wizard.press("down");
    }
}

#[test]
fn at_the_smallest_size_every_goal_is_reached() {
    let mut wizard = Wizard::start().sized(40, 12);
    let seen = walk_down(&mut wizard);
    assert_eq!(seen.len(), wizard.app.catalog().goals().len());
}

#[test]
fn at_the_smallest_size_every_line_of_every_panel_is_reached() {
    let mut wizard = Wizard::after("enter E").sized(40, 12);
    let seen = walk_down(&mut wizard).join("\n");
    let (catalog, goal) = (wizard.app.catalog(), wizard.app.goal());
    for recommendation in catalog.recommendations(goal) {
        let names: BTreeSet<&str> = recommendation
            .events()
            .flat_map(|event| event.properties.iter().map(|it| &*it.name).chain([&*event.name]))
            .chain(recommendation.sources().map(|it| &*it.name))
            .chain(recommendation.destinations().map(|it| &*it.name))
            .collect();
        for name in names {
            assert!(seen.contains(name), "{name} cannot be reached:\n{seen}");
        }
    }
}

#[test]
fn at_the_smallest_size_every_item_of_the_review_is_reached() {
    let mut wizard = Wizard::after("enter a enter E").sized(40, 12);
    let seen = walk_down(&mut wizard).join("\n");
    let plan = wizard.plan();
    let events =
        plan.events.iter().flat_map(|it| it.properties.iter().map(|it| &it.name).chain([&it.name]));
    let connections = plan.sources.iter().chain(&plan.destinations).map(|it| &it.kind);
    for name in events.chain(connections) {
        // A long name is cut, but not to where names can no longer be distinguished.
        let start: String = name.chars().take(15).collect();
        assert!(seen.contains(&start), "{name} cannot be reached:\n{seen}");
    }
}

#[test]
fn at_the_smallest_size_every_field_of_the_last_step_is_reached() {
    let mut wizard = Wizard::after("enter space enter enter").sized(40, 12);
    let mut seen = Vec::new();
    for _ in 0..5 {
        let lines = wizard.screen().lines();
        seen.extend(lines.into_iter().find(|line| line.starts_with('▌')));
        wizard.press("tab");
    }
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 5, "{seen:#?}");
}

#[test]
fn going_up_reaches_what_going_down_reached() {
    for script in ["", "enter E", "enter a enter E"] {
        let mut wizard = Wizard::reach(script).sized(40, 12);
        wizard.press("home");
        let down = walk_down(&mut wizard).len();
        let mut up = 0;
        loop {
            let before =
                (wizard.app.session().goals, wizard.app.goal_view().panels, wizard.app.work().review);
            wizard.press("up");
            up += 1;
            if before
                == (wizard.app.session().goals, wizard.app.goal_view().panels, wizard.app.work().review)
            {
                break;
            }
        }
        assert_eq!(up, down, "{script}");
    }
}

#[test]
fn a_catalog_that_is_come_back_to_on_a_smaller_terminal_shows_its_cursor() {
    let mut wizard = Wizard::start().sized(120, 40);
    wizard.press("G c down enter");
    let mut wizard = wizard.sized(63, 13);
    wizard.press("c up enter");
    assert_eq!(wizard.app.catalog().id(), "draft");
    let screen = wizard.screen().text();
    assert!(screen.contains("▌ Personalize communications"), "{screen}");
}
