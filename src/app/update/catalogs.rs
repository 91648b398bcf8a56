//! Looking at the catalogs there are, and taking another.

use crate::app::message::Effect;
use crate::app::{App, Desk, Overlay};
use crate::catalog::{Catalog, Listed, Location, NotOpened, Overview};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    /// Shows the catalogs, the cursor on the one in use, and has the person's own looked for.
    pub(super) fn show_catalogs(&mut self) -> Option<Effect> {
        let here = self.shelf.entries().iter().position(|entry| self.is_in_use(entry));
        self.overlay = Some(Overlay::Catalogs(here.unwrap_or(0)));
        self.shelf.awaited = None;
        let is_listing = std::mem::replace(&mut self.shelf.is_listing, true);
        (!is_listing).then_some(Effect::ListCatalogs)
    }

    /// Has the catalog under the cursor put on the desk. What was chosen from the other one stays with it.
    pub(super) fn use_catalog(&mut self) -> Option<Effect> {
        let Some(Overlay::Catalogs(row)) = self.overlay else { return None };
        let entry = self.shelf.entries().get(row)?;
        let (id, path) = (entry.id.clone(), entry.path().map(Path::to_owned));
        if let Some(faults) = entry.faults() {
            let count = faults.len();
            let faults = if count == 1 { "a fault".to_owned() } else { format!("{count} faults") };
            self.warn(format!("It has {faults} and cannot be used. `segue catalog check` tells all."));
            return None;
        }
        if self.is_in_use(entry) {
            self.overlay = None;
        } else if self.put_on_desk(&id) {
            self.overlay = None;
            self.tell(format!("Now showing {}.", self.catalog().title()));
        } else {
            self.tell("Reading it; esc goes on with the one in use.");
            self.shelf.awaited.clone_from(&path);
            return path.map(Effect::OpenCatalog);
        }
        None
    }

    /// Takes note of a catalog that is there.
    pub(super) fn listed(&mut self, listed: Listed) {
        self.shelf.put(listed);
    }

    /// Takes the catalog that was read, if it is still waited for.
    pub(super) fn opened(&mut self, path: PathBuf, opened: Result<Arc<Catalog>, NotOpened>) {
        let is_awaited = self.shelf.awaited.as_ref() == Some(&path);
        if !is_awaited || !matches!(self.overlay, Some(Overlay::Catalogs(_))) {
            return;
        }
        self.shelf.awaited = None;
        match opened {
            Ok(catalog) => {
                let mut desk = Desk::new(catalog);
                desk.file = Some(path);
                let before = std::mem::replace(&mut self.desk, desk);
                self.other_desks.push(before);
                self.overlay = None;
                self.tell(format!("Now showing {}.", self.catalog().title()));
                self.follow();
            }
            Err(NotOpened::Faulty(faults)) => {
                self.warn("It cannot be used; see what is wrong with it.");
                let known = self.shelf.entries().iter().find(|entry| entry.path() == Some(&path));
                let id = known.map_or_else(String::new, |entry| entry.id.clone());
                self.shelf.put(Listed { id, location: Location::File(path), content: Err(faults) });
            }
            Err(unknown @ NotOpened::Unknown { .. }) => self.warn(unknown.to_string()),
        }
    }

    /// Says from which file the catalog on the desk was read.
    pub fn catalog_is_from(&mut self, path: PathBuf) {
        let catalog = self.catalog();
        let (id, content) = (catalog.id().to_owned(), Ok(Overview::from(catalog)));
        self.desk.file = Some(path.clone());
        self.shelf.put(Listed { id, location: Location::File(path), content });
    }

    /// Puts the catalog with this id on the desk, if it is at hand without reading; tells whether it is.
    pub(super) fn put_on_desk(&mut self, id: &str) -> bool {
        if id == self.catalog().id() {
            return true;
        }
        let known = self.other_desks.iter().position(|desk| desk.catalog.id() == id);
        let desk = match known {
            Some(at) => Some(self.other_desks.swap_remove(at)),
            None => Catalog::builtin(id).map(|catalog| Desk::new(Arc::new(catalog))),
        };
        let Some(desk) = desk else { return false };
        self.other_desks.push(std::mem::replace(&mut self.desk, desk));
        // It may have been left on a larger terminal.
        self.follow();
        true
    }
}
