//! The whole table: the rows of all screens. Where two rows share a key, the first that works wins.

use crate::app::keymap::{KeyBinding, common};
use crate::app::screen::{
    catalogs, checklist, conflict, existing, folder_plan, goals, leave, make_folder, prompt, resume,
    review, save, use_cases,
};

const TABLES: &[&[KeyBinding]] = &[
    goals::KEYS,
    use_cases::KEYS,
    review::KEYS,
    save::KEYS,
    make_folder::KEYS,
    checklist::KEYS,
    conflict::KEYS,
    resume::KEYS,
    existing::KEYS,
    folder_plan::KEYS,
    prompt::KEYS,
    catalogs::KEYS,
    leave::KEYS,
    common::KEYS,
];

/// Every key that means something, and where.
pub fn bindings() -> impl Iterator<Item = &'static KeyBinding> {
    TABLES.iter().copied().flatten()
}
