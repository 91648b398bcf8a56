//! The keys that several parts of the program share.

use crate::app::Focus;
use crate::app::keymap::binding::{
    BACKSPACE, DELETE, DOWN, END, ESC, F1, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, UP,
};
use crate::app::keymap::{Key, KeyBinding, When};
use crate::app::message::{Action, FieldEdit, Motion};

const EVERYWHERE: &[Focus] = &[
    Focus::Goals,
    Focus::UseCases,
    Focus::Review,
    Focus::Field,
    Focus::SaveOptions,
    Focus::Checklist,
    Focus::Filter,
    Focus::Prompt,
    Focus::Catalogs,
    Focus::Help,
    Focus::Leave,
    Focus::Conflict,
    Focus::Resume,
    Focus::FolderPlan,
    Focus::MakeFolder,
    Focus::Existing,
];
/// Where letters move the cursor, too.
const LISTS: &[Focus] = &[Focus::Goals, Focus::UseCases, Focus::Review, Focus::Checklist, Focus::Catalogs];
const BESIDE_LISTS: &[Focus] = &[
    Focus::Field,
    Focus::SaveOptions,
    Focus::Filter,
    Focus::Prompt,
    Focus::Help,
    Focus::Leave,
    Focus::Conflict,
    Focus::Resume,
    Focus::FolderPlan,
    Focus::MakeFolder,
    Focus::Existing,
];
const STEPS: &[Focus] =
    &[Focus::Goals, Focus::UseCases, Focus::Review, Focus::SaveOptions, Focus::Checklist];
const PANELS: &[Focus] = &[Focus::UseCases, Focus::Review, Focus::Checklist];
const TEXTS: &[Focus] = &[Focus::Field, Focus::Filter, Focus::Prompt, Focus::Help];

/// Moving, opening, typing, undoing, leaving.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(&[RIGHT, Key::char('l')], Action::Open, PANELS, "open", "Open the panel")
        .rank(2)
        .when(When::CanOpen),
    KeyBinding::new(&[LEFT, Key::char('h')], Action::Close, PANELS, "close", "Close the panel")
        .rank(2)
        .when(When::CanClose),
    KeyBinding::new(
        &[Key::char('/')],
        Action::Filter,
        &[Focus::UseCases, Focus::Checklist],
        "filter",
        "Find by title, event, property, source or destination",
    )
    .rank(4),
    KeyBinding::new(
        &[Key::char('e')],
        Action::Rename,
        &[Focus::Review, Focus::Checklist],
        "name",
        "Name the source or destination: acme.com, Google Ads",
    )
    .rank(3)
    .when(When::CanRename),
    KeyBinding::new(
        &[Key::char('n')],
        Action::Note,
        &[Focus::Review, Focus::Checklist],
        "note",
        "Write a note to the item",
    )
    .rank(4)
    .when(When::CanNote),
    KeyBinding::new(&[Key::char('E')], Action::OpenAll, PANELS, "open all", "Open all panels"),
    KeyBinding::new(&[Key::char('C')], Action::CloseAll, PANELS, "close all", "Close all panels"),
    KeyBinding::new(&[UP, Key::char('k')], Action::Move(Motion::Up), LISTS, "up", "Up"),
    KeyBinding::new(&[DOWN, Key::char('j')], Action::Move(Motion::Down), LISTS, "down", "Down"),
    KeyBinding::new(&[UP], Action::Move(Motion::Up), BESIDE_LISTS, "up", "Up"),
    KeyBinding::new(&[DOWN], Action::Move(Motion::Down), BESIDE_LISTS, "down", "Down"),
    KeyBinding::new(
        &[PAGE_UP, Key::control('b')],
        Action::Move(Motion::PageUp),
        EVERYWHERE,
        "page up",
        "Up by a screen",
    ),
    KeyBinding::new(
        &[PAGE_DOWN, Key::control('f')],
        Action::Move(Motion::PageDown),
        EVERYWHERE,
        "page down",
        "Down by a screen",
    ),
    KeyBinding::new(
        &[HOME, Key::char('g')],
        Action::Move(Motion::Home),
        LISTS,
        "first",
        "To the first line",
    ),
    KeyBinding::new(&[END, Key::char('G')], Action::Move(Motion::End), LISTS, "last", "To the last line"),
    KeyBinding::new(&[Key::char('u')], Action::Undo, PANELS, "undo", "Undo the last change")
        .rank(7)
        .when(When::CanUndo),
    KeyBinding::new(&[Key::control('r')], Action::Redo, PANELS, "redo", "Redo the change")
        .rank(8)
        .when(When::CanRedo),
    KeyBinding::new(
        &[Key::char('y')],
        Action::Copy,
        &[Focus::UseCases],
        "copy",
        "Copy what is under the cursor",
    ),
    KeyBinding::new(
        &[Key::char('y')],
        Action::Copy,
        &[Focus::Review, Focus::Checklist],
        "copy",
        "Copy the code of an event, or a name",
    ),
    KeyBinding::new(
        &[ESC],
        Action::Back,
        &[Focus::UseCases, Focus::Checklist],
        "clear filter",
        "Clear the filter",
    )
    .rank(0)
    .when(When::Filtered),
    KeyBinding::new(
        &[ESC],
        Action::Back,
        &[Focus::UseCases, Focus::Review, Focus::Field, Focus::SaveOptions],
        "back",
        "Back a step; nothing is lost",
    )
    .rank(5),
    KeyBinding::new(&[ESC], Action::Back, &[Focus::Help, Focus::Catalogs], "close", "Close").rank(2),
    KeyBinding::new(
        &[Key::char('?'), Key::char('q')],
        Action::Back,
        &[Focus::Help],
        "close",
        "Close, while nothing is typed",
    )
    .when(When::Unsearched),
    KeyBinding::new(&[LEFT], Action::Edit(FieldEdit::Left), TEXTS, "left", "One character to the left"),
    KeyBinding::new(&[RIGHT], Action::Edit(FieldEdit::Right), TEXTS, "right", "One character to the right"),
    KeyBinding::new(
        &[HOME, Key::control('a')],
        Action::Edit(FieldEdit::Start),
        TEXTS,
        "start",
        "To the start of the text",
    ),
    KeyBinding::new(
        &[END, Key::control('e')],
        Action::Edit(FieldEdit::End),
        TEXTS,
        "end",
        "To the end of the text",
    ),
    KeyBinding::new(
        &[BACKSPACE, Key::control('h')],
        Action::Edit(FieldEdit::DeleteLeft),
        TEXTS,
        "delete",
        "Delete the character before",
    ),
    KeyBinding::new(
        &[DELETE, Key::control('d')],
        Action::Edit(FieldEdit::DeleteRight),
        TEXTS,
        "delete",
        "Delete the character behind",
    ),
    KeyBinding::new(
        &[Key::control('w')],
        Action::Edit(FieldEdit::DeleteWord),
        TEXTS,
        "delete word",
        "Delete the word before",
    ),
    KeyBinding::new(
        &[Key::control('u')],
        Action::Edit(FieldEdit::DeleteToStart),
        TEXTS,
        "delete all",
        "Delete all before",
    ),
    KeyBinding::new(&[ESC], Action::Quit, &[Focus::Checklist], "leave", "Leave")
        .rank(2)
        .when(When::Unfiltered),
    KeyBinding::new(
        &[Key::char('q')],
        Action::Quit,
        &[Focus::Goals, Focus::Checklist, Focus::Resume, Focus::FolderPlan],
        "quit",
        "Leave",
    )
    .rank(6),
    KeyBinding::new(
        &[Key::char('q')],
        Action::Quit,
        &[Focus::UseCases, Focus::Review, Focus::SaveOptions, Focus::Catalogs],
        "quit",
        "Leave",
    ),
    KeyBinding::new(&[Key::control('c')], Action::Quit, EVERYWHERE, "quit", "Leave"),
    KeyBinding::new(
        &[Key::control('z')],
        Action::Suspend,
        EVERYWHERE,
        "suspend",
        "To the shell; `fg` comes back",
    ),
    KeyBinding::new(&[Key::char('?')], Action::Help, STEPS, "all keys", "Show all keys").rank(9),
    KeyBinding::new(&[F1], Action::Help, &[Focus::Field, Focus::Filter], "all keys", "Show all keys")
        .rank(9),
];
