//! The files that both front ends of the wizard read and keep: the open plan, unfinished plans, and the
//! catalogs that these were made from.

use crate::app::message::Message;
use crate::app::update;
use crate::app::{App, Overlay};
use crate::catalog::Library;
use crate::plan::Document;
use crate::session::LiveFeed;
use crate::session::disk::Disk;
use crate::session::draft::{Found, Slot, parse_unsaved};
use std::path::PathBuf;
use std::sync::Arc;

/// The disk, and what is kept there.
#[derive(Debug)]
pub struct Files {
    /// The disk and the clock.
    pub disk: Disk,
    /// The catalogs at hand.
    pub library: Library,
    /// The file of the plan that the model has open, if it has one.
    pub document: Option<Document>,
    /// Where changes of the open plan are kept that its file does not hold.
    pub unsaved: Option<Slot>,
    /// Where unfinished plans are kept; nowhere where nothing is made that could be lost.
    pub drafts: Option<Drafts>,
    /// What a listener hears, where one listens.
    pub feed: Option<LiveFeed>,
}

impl From<Disk> for Files {
    /// The disk and the catalogs that come with the program; nothing is kept.
    fn from(disk: Disk) -> Self {
        Self { disk, library: Library::default(), document: None, unsaved: None, drafts: None, feed: None }
    }
}

/// Where unfinished plans are kept.
#[derive(Debug, Clone)]
pub struct Drafts {
    /// The folder of all drafts.
    pub folder: PathBuf,
    /// The folder that the session is started in; each has drafts of its own.
    pub started: PathBuf,
    /// What to do with a draft that is found.
    pub resume: Resume,
}

/// What to do with a draft that is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Resume {
    /// Ask the person.
    #[default]
    Ask,
    /// Go on from it.
    Always,
    /// Start over; the draft stays until something is chosen.
    Never,
}

impl Drafts {
    /// Where this session keeps its draft, once the model knows of the one that is there, with its catalogs from
    /// `library`. Nowhere where none can be kept; the model then asks before it leaves.
    pub(crate) fn find(&self, library: &Library, app: &mut App) -> Option<Slot> {
        let slot = Slot::hold(&self.folder, &self.started, "json").ok()?;
        let found = match self.resume {
            Resume::Never => Found::Nothing,
            Resume::Ask | Resume::Always => Found::draft(&slot).ok()?,
        };
        update(app, Message::KeepsDrafts(Ok(())));
        match found {
            Found::Nothing => {}
            Found::SetAside(path) => drop(update(app, Message::SetAside(path))),
            Found::Whole(draft) => {
                for desk in draft.desks() {
                    // Where one cannot be opened, the model says so and goes on from what is left.
                    if !app.wizard().is_some_and(|it| it.has_at_hand(desk))
                        && let Ok(catalog) = library.open(desk.catalog_source(), &mut |_| ())
                    {
                        update(app, Message::CatalogRead(Arc::new(catalog), desk.catalog_file()));
                    }
                }
                update(app, Message::Unfinished(draft));
            }
        }
        Some(slot)
    }

    /// Whether the model is to go on from the draft that was found without asking.
    pub(crate) fn resumes(&self, app: &App) -> bool {
        self.resume == Resume::Always && matches!(app.overlay(), Some(Overlay::Resume(_)))
    }
}

/// Sends the model the changes of the open plan that an earlier session could not write.
pub(crate) fn find_unsaved(slot: &Slot, app: &mut App) {
    let parse = |text: String| parse_unsaved(&text).map(Box::new);
    let found = Found::of(slot, parse);
    let keeps = found.as_ref().map(|_| ()).map_err(ToString::to_string);
    update(app, Message::KeepsDrafts(keeps));
    match found {
        Ok(Found::Nothing) | Err(_) => {}
        Ok(Found::Whole(unsaved)) => drop(update(app, Message::Unsaved(unsaved))),
        Ok(Found::SetAside(path)) => drop(update(app, Message::SetAside(path))),
    }
}
