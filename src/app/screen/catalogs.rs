//! Looking at the catalogs there are, and taking another.

mod picker;
mod rows;

pub use picker::{CatalogEntry, CatalogPicker};
pub use rows::{CatalogLine, CatalogRows};

use crate::app::Focus;
use crate::app::keymap::KeyBinding;
use crate::app::keymap::binding::ENTER;
use crate::app::message::{Action, Effect};
use crate::app::{CatalogSession, Model, Overlay, Wizard};
use crate::catalog::{Catalog, CatalogLocation, Listed, NotOpened, Overview};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] =
    &[KeyBinding::new(&[ENTER], Action::Confirm, &[Focus::Catalogs], "use", "Use the catalog").rank(1)];

impl Wizard {
    /// Shows the catalogs, the cursor on the one in use, and has the person's own looked for.
    pub(crate) fn show_catalogs(&mut self) -> Option<Effect> {
        let here = self.picker.entries().iter().position(|entry| self.is_in_use(entry));
        self.shared.overlay = Some(Overlay::Catalogs(here.unwrap_or(0)));
        self.picker.awaited = None;
        let is_listing = std::mem::replace(&mut self.picker.is_listing, true);
        (!is_listing).then_some(Effect::ListCatalogs)
    }

    /// Has the catalog under the cursor put on the desk. What was chosen from the other one stays with it.
    pub(crate) fn use_catalog(&mut self) -> Option<Effect> {
        let Some(Overlay::Catalogs(row)) = self.shared.overlay else { return None };
        let entry = self.picker.entries().get(row)?;
        let (id, path) = (entry.id.clone(), entry.path().map(Path::to_owned));
        if let Some(faults) = entry.faults() {
            let count = faults.len();
            let faults = if count == 1 { "a fault".to_owned() } else { format!("{count} faults") };
            self.shared
                .warn(format!("It has {faults} and cannot be used. `segue catalog check` lists all."));
            return None;
        }
        if self.is_in_use(entry) {
            self.shared.overlay = None;
        } else if self.switch_catalog(&id, path.as_deref()) {
            self.shared.overlay = None;
            self.shared.tell(format!("Now showing {}.", self.catalog().title()));
        } else {
            self.shared.tell("Reading it; esc goes on with the one in use.");
            self.picker.awaited.clone_from(&path);
            return path.map(Effect::OpenCatalog);
        }
        None
    }

    /// Takes note of a catalog that is there.
    pub(crate) fn listed(&mut self, listed: Listed) {
        self.picker.put(listed);
    }

    /// Takes the catalog that was read, if it is still waited for.
    pub(crate) fn opened(&mut self, path: PathBuf, opened: Result<Arc<Catalog>, NotOpened>) {
        let is_awaited = self.picker.awaited.as_ref() == Some(&path);
        if !is_awaited || !matches!(self.shared.overlay, Some(Overlay::Catalogs(_))) {
            return;
        }
        self.picker.awaited = None;
        match opened {
            Ok(catalog) => {
                let mut desk = CatalogSession::new(catalog);
                desk.file = Some(path);
                let before = std::mem::replace(&mut self.catalog, desk);
                self.other_catalogs.push(before);
                self.shared.overlay = None;
                self.shared.tell(format!("Now showing {}.", self.catalog().title()));
                self.follow();
            }
            Err(NotOpened::Faulty(faults)) => {
                self.shared.warn("It cannot be used; see what is wrong with it.");
                let known = self.picker.entries().iter().find(|entry| entry.path() == Some(&path));
                let id = known.map_or_else(String::new, |entry| entry.id.clone());
                self.picker.put(Listed { id, location: CatalogLocation::File(path), content: Err(faults) });
            }
            Err(unknown @ NotOpened::Unknown { .. }) => self.shared.warn(unknown.to_string()),
        }
    }

    /// Says from which file the catalog on the desk was read.
    pub(crate) fn catalog_is_from(&mut self, path: PathBuf) {
        let catalog = self.catalog();
        let (id, content) = (catalog.id().to_owned(), Ok(Overview::from(catalog)));
        self.catalog.file = Some(path.clone());
        self.picker.put(Listed { id, location: CatalogLocation::File(path), content });
    }

    /// Shows the catalog with this id, from this file where one is named, if it is at hand without reading; tells
    /// whether it is.
    pub(crate) fn switch_catalog(&mut self, id: &str, file: Option<&Path>) -> bool {
        if self.catalog.is_of(id, file) {
            return true;
        }
        let known = self.other_catalogs.iter().position(|session| session.is_of(id, file));
        let desk = match known {
            Some(at) => Some(self.other_catalogs.swap_remove(at)),
            None if file.is_some() => None,
            None => Catalog::builtin(id).map(|catalog| CatalogSession::new(Arc::new(catalog))),
        };
        let Some(desk) = desk else { return false };
        self.other_catalogs.push(std::mem::replace(&mut self.catalog, desk));
        // It may have been left on a larger terminal.
        self.follow();
        true
    }
}
