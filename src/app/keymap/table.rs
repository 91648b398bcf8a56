//! The table itself. Where two rows share a key, the first that works wins.

use crate::app::keymap::{Key, KeyBinding, KeyCode};
use crate::app::message::{Action, Edit, Motion};
use crate::app::{App, Focus};
use Focus::{
    Catalogs, Checklist, Conflict, Existing, Field, Filter, Goals, Help, Leave, MakeFolder, NewGoal,
    Prompt, Resume, Review, SaveOptions, UseCases,
};

const EVERYWHERE: &[Focus] = &[
    Goals,
    UseCases,
    Review,
    Field,
    SaveOptions,
    Checklist,
    Filter,
    Prompt,
    Catalogs,
    Help,
    Leave,
    Conflict,
    Resume,
    MakeFolder,
    NewGoal,
    Existing,
];
const LISTS: &[Focus] = &[Goals, UseCases, Review, Checklist, Catalogs];
const STEPS: &[Focus] = &[Goals, UseCases, Review, SaveOptions, Checklist];
const PANELS: &[Focus] = &[UseCases, Review, Checklist];
const TEXTS: &[Focus] = &[Field, Filter, Prompt, Help];

const fn always(_: &App) -> bool {
    true
}

/// Whether a new plan is made, which may be of another catalog and go elsewhere.
fn is_new(app: &App) -> bool {
    !app.is_editing()
}

/// Whether a saved plan is opened to be changed, and is as it was.
fn is_unchanged(app: &App) -> bool {
    app.is_editing() && !app.is_revised()
}

/// Whether a saved plan is worked off.
fn is_open(app: &App) -> bool {
    app.open_plan().is_some()
}

const UP: Key = Key::new(KeyCode::Up);
const DOWN: Key = Key::new(KeyCode::Down);
const LEFT: Key = Key::new(KeyCode::Left);
const RIGHT: Key = Key::new(KeyCode::Right);
const ENTER: Key = Key::new(KeyCode::Enter);
const ESC: Key = Key::new(KeyCode::Esc);
const TAB: Key = Key::new(KeyCode::Tab);
const BACK_TAB: Key = Key::new(KeyCode::BackTab);
const PAGE_UP: Key = Key::new(KeyCode::PageUp);
const PAGE_DOWN: Key = Key::new(KeyCode::PageDown);
const HOME: Key = Key::new(KeyCode::Home);
const END: Key = Key::new(KeyCode::End);
const BACKSPACE: Key = Key::new(KeyCode::Backspace);
const DELETE: Key = Key::new(KeyCode::Delete);
const SPACE: Key = Key::char(' ');

/// A row for the help alone.
const fn row(
    keys: &'static [Key],
    action: Action,
    at: &'static [Focus],
    label: &'static str,
    help: &'static str,
) -> KeyBinding {
    KeyBinding { keys, action, at, label, help, rank: None, when: always }
}

impl KeyBinding {
    const fn rank(self, rank: u8) -> Self {
        Self { rank: Some(rank), ..self }
    }

    const fn when(self, when: fn(&App) -> bool) -> Self {
        Self { when, ..self }
    }
}

/// Every key that means something, and where.
pub const BINDINGS: &[KeyBinding] = &[
    row(&[SPACE], Action::Toggle, &[UseCases], "select", "Select the use case, or leave it out").rank(1),
    row(&[SPACE], Action::Toggle, &[Review], "take out", "Take the item out of the plan, or put it back")
        .rank(1)
        .when(App::can_take_out),
    row(&[SPACE], Action::Toggle, &[Checklist], "tick", "Tick the work as done, or take the tick away")
        .rank(1),
    row(&[TAB], Action::SwitchTab, &[Checklist], "dev/prod", "Look at the other environment").rank(2),
    row(
        &[Key::char('o')],
        Action::OnlyLeft,
        &[Checklist],
        "only left",
        "Show only what is left to do, or all",
    )
    .rank(4),
    row(&[ENTER, Key::char('r')], Action::Resume, &[Resume], "resume", "Go on from the unfinished plan")
        .rank(1),
    row(
        &[Key::char('u')],
        Action::UpdateExisting,
        &[Existing],
        "update it",
        "Add your choice to that plan",
    )
    .rank(1)
    .when(App::can_update),
    row(&[Key::char('n')], Action::OtherPath, &[Existing], "new name", "Type another path").rank(2),
    row(&[ESC], Action::Back, &[Existing], "cancel", "Back to the last step").rank(3),
    row(&[ENTER, Key::char('y')], Action::Confirm, &[NewGoal], "change it", "Change the goal of the plan")
        .rank(1),
    row(&[ESC, Key::char('n')], Action::Back, &[NewGoal], "keep the goal", "Leave the goal as it is")
        .rank(2),
    row(&[Key::char('f')], Action::Fresh, &[Resume], "start afresh", "Start with nothing chosen").rank(2),
    row(
        &[Key::char('t')],
        Action::TakeTheirs,
        &[Conflict],
        "take theirs",
        "Go on from what the file holds",
    )
    .rank(1),
    row(
        &[Key::char('k')],
        Action::KeepMine,
        &[Conflict],
        "keep mine",
        "Write your changes over the file's",
    )
    .rank(2)
    .when(is_open),
    row(
        &[Key::char('k')],
        Action::KeepMine,
        &[Conflict],
        "keep mine",
        "Make your changes of a plan in what its file holds now",
    )
    .rank(2)
    .when(App::is_editing),
    row(&[Key::char('d')], Action::ShowDifference, &[Conflict], "diff", "Show how the two differ").rank(3),
    row(&[SPACE], Action::Toggle, &[SaveOptions], "switch", "Write this file too, or not").rank(1),
    row(&[RIGHT, Key::char('l')], Action::Open, PANELS, "open", "Open the panel")
        .rank(2)
        .when(App::can_open),
    row(&[LEFT, Key::char('h')], Action::Close, PANELS, "close", "Close the panel")
        .rank(2)
        .when(App::can_close),
    row(
        &[Key::char('/')],
        Action::Filter,
        &[UseCases, Checklist],
        "filter",
        "Find by title, event, property, source or destination",
    )
    .rank(4),
    row(
        &[Key::char('e')],
        Action::Rename,
        &[Review, Checklist],
        "name",
        "Name the source or destination: acme.com, Google Ads",
    )
    .rank(3)
    .when(App::can_rename),
    row(&[Key::char('n')], Action::Note, &[Review, Checklist], "note", "Write a note to the item")
        .rank(4)
        .when(App::can_note),
    row(&[Key::char('a')], Action::ToggleAll, &[UseCases], "all", "Select all use cases shown, or none")
        .rank(6),
    row(&[Key::char('E')], Action::OpenAll, PANELS, "open all", "Open all panels"),
    row(&[Key::char('C')], Action::CloseAll, PANELS, "close all", "Close all panels"),
    row(&[ENTER], Action::Confirm, &[Goals], "choose", "Choose the goal and go on to its use cases")
        .rank(1),
    row(&[ENTER], Action::Confirm, &[UseCases], "review", "Go on to the review").rank(1),
    row(&[ENTER], Action::Confirm, &[Review], "save", "Go on to saving").rank(1),
    row(&[ENTER], Action::Confirm, &[Field], "save the changes", "Save the changes of the plan and leave")
        .rank(0)
        .when(App::is_revised),
    row(
        &[ENTER],
        Action::Confirm,
        &[Field],
        "leave it as it is",
        "Leave the plan as it is, with no change",
    )
    .rank(0)
    .when(is_unchanged),
    row(&[ENTER], Action::Confirm, &[Field, SaveOptions], "write the files", "Write the files and leave")
        .rank(0)
        .when(is_new),
    row(&[ENTER], Action::Confirm, &[Filter], "keep", "Keep the filter and go back to the list").rank(1),
    row(&[ENTER], Action::Confirm, &[Prompt], "keep", "Keep the text").rank(1),
    row(&[ENTER], Action::Confirm, &[Catalogs], "use", "Use the catalog").rank(1),
    row(&[ENTER, Key::char('y')], Action::Confirm, &[Leave], "leave", "Leave without saving").rank(1),
    row(
        &[ENTER, Key::char('y')],
        Action::Confirm,
        &[MakeFolder],
        "make it",
        "Make the folder and write the files",
    )
    .rank(1),
    row(&[TAB], Action::Move(Motion::Down), &[Field, SaveOptions], "next", "To the next field")
        .rank(3)
        .when(is_new),
    row(&[BACK_TAB], Action::Move(Motion::Up), &[Field, SaveOptions], "previous", "To the field before"),
    row(&[UP], Action::Move(Motion::Up), EVERYWHERE, "up", "Up"),
    row(&[DOWN], Action::Move(Motion::Down), EVERYWHERE, "down", "Down"),
    row(&[Key::char('k')], Action::Move(Motion::Up), LISTS, "up", "Up"),
    row(&[Key::char('j')], Action::Move(Motion::Down), LISTS, "down", "Down"),
    row(
        &[PAGE_UP, Key::control('b')],
        Action::Move(Motion::PageUp),
        EVERYWHERE,
        "page up",
        "Up by a screen",
    ),
    row(
        &[PAGE_DOWN, Key::control('f')],
        Action::Move(Motion::PageDown),
        EVERYWHERE,
        "page down",
        "Down by a screen",
    ),
    row(&[HOME, Key::char('g')], Action::Move(Motion::Home), LISTS, "first", "To the first line"),
    row(&[END, Key::char('G')], Action::Move(Motion::End), LISTS, "last", "To the last line"),
    row(&[Key::char('c')], Action::Catalogs, &[Goals], "catalogs", "Show the catalogs")
        .rank(5)
        .when(is_new),
    row(&[Key::char('u')], Action::Undo, PANELS, "undo", "Take the last change back")
        .rank(7)
        .when(App::can_undo),
    row(&[Key::control('r')], Action::Redo, PANELS, "redo", "Make the change again")
        .rank(8)
        .when(App::can_redo),
    row(&[Key::char('y')], Action::Copy, PANELS, "copy", "Copy what is under the cursor"),
    row(&[Key::char('y')], Action::Copy, &[Goals], "copy", "Copy what is under the cursor"),
    row(&[ESC], Action::Back, &[UseCases, Checklist], "clear filter", "Clear the filter")
        .rank(5)
        .when(App::is_filtered),
    row(
        &[ESC],
        Action::Back,
        &[UseCases, Review, Field, SaveOptions],
        "back",
        "Back a step; nothing is lost",
    )
    .rank(5),
    row(&[ESC], Action::Back, &[Filter], "clear", "Clear the filter").rank(2),
    row(&[ESC], Action::Back, &[Prompt], "cancel", "Leave the text as it was").rank(2),
    row(&[ESC], Action::Back, &[Help, Catalogs], "close", "Close").rank(2),
    row(&[ESC, Key::char('n')], Action::Back, &[Leave], "stay", "Stay").rank(2),
    row(&[ESC, Key::char('n')], Action::Back, &[MakeFolder], "another path", "Choose another path").rank(2),
    row(&[LEFT], Action::Edit(Edit::Left), TEXTS, "left", "One character to the left"),
    row(&[RIGHT], Action::Edit(Edit::Right), TEXTS, "right", "One character to the right"),
    row(&[HOME, Key::control('a')], Action::Edit(Edit::Start), TEXTS, "start", "To the start of the text"),
    row(&[END, Key::control('e')], Action::Edit(Edit::End), TEXTS, "end", "To the end of the text"),
    row(
        &[BACKSPACE, Key::control('h')],
        Action::Edit(Edit::DeleteLeft),
        TEXTS,
        "delete",
        "Delete the character before",
    ),
    row(
        &[DELETE, Key::control('d')],
        Action::Edit(Edit::DeleteRight),
        TEXTS,
        "delete",
        "Delete the character behind",
    ),
    row(
        &[Key::control('w')],
        Action::Edit(Edit::DeleteWord),
        TEXTS,
        "delete word",
        "Delete the word before",
    ),
    row(&[Key::control('u')], Action::Edit(Edit::DeleteToStart), TEXTS, "delete all", "Delete all before"),
    row(&[Key::char('q')], Action::Quit, &[Goals, Checklist, Resume], "quit", "Leave").rank(6),
    row(&[Key::char('q')], Action::Quit, &[UseCases, Review, SaveOptions, Catalogs], "quit", "Leave"),
    row(&[Key::control('c')], Action::Quit, EVERYWHERE, "quit", "Leave"),
    row(&[Key::control('z')], Action::Suspend, EVERYWHERE, "suspend", "To the shell; `fg` comes back"),
    row(&[Key::char('?')], Action::Help, STEPS, "all keys", "Show all keys").rank(9),
    row(&[Key::new(KeyCode::F(1))], Action::Help, &[Field, Filter], "all keys", "Show all keys").rank(9),
];
