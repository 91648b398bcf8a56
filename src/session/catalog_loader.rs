//! The effects that look for catalogs and read them, each on a thread of its own: a large one takes a second.

use crate::app::message::Message;
use crate::catalog::{Library, NotOpened};
use crate::session::{Burst, Input, spawn};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// The catalogs at hand, and who hears of them.
pub(crate) struct CatalogLoader {
    pub(crate) library: Library,
    pub(crate) sender: Sender<Burst>,
}

impl CatalogLoader {
    /// Sends each catalog that is at hand.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub(crate) fn list(&self) -> io::Result<()> {
        self.aside(|library, tell| {
            library.list().for_each(|listed| tell(Message::Listed(Box::new(listed))));
            tell(Message::ListedAll);
        })
    }

    /// Reads the catalog in a file.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub(crate) fn open(&self, path: PathBuf) -> io::Result<()> {
        self.aside(move |library, tell| {
            let catalog = library.read(&path, &mut |_| ());
            tell(Message::Opened(path, catalog.map(Arc::new).map_err(NotOpened::Faulty)));
        })
    }

    fn aside(&self, work: impl FnOnce(&Library, &dyn Fn(Message)) + Send + 'static) -> io::Result<()> {
        let library = self.library.clone();
        let run = move |sender: &Sender<Burst>| {
            // Whoever left does not listen any more.
            work(&library, &|message| drop(sender.send(vec![Input::Told(message)])));
        };
        spawn("catalogs", &self.sender, run).map(drop)
    }
}
