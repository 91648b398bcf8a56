//! Turns what is meant into the messages that keys would have given, and has effects carried out.

use crate::plan::Item;
use crate::wizard::app::{App, Focus, Overlay, SaveField, Step};
use crate::wizard::disk::Disk;
use crate::wizard::keymap::BINDINGS;
use crate::wizard::message::{Action, Edit, Effect, Message, Motion};
use crate::wizard::outline::{Outline as _, Spot};
use crate::wizard::rows::{PanelRows, ReviewRows};
use crate::wizard::{Ending, update};

/// The model and the world around it.
#[derive(Debug)]
pub(super) struct Driver {
    app: App,
    disk: Disk,
    ending: Option<Ending>,
}

impl Driver {
    pub(super) fn new(app: App, disk: Disk) -> Self {
        let mut driver = Self { app, disk, ending: None };
        driver.settle();
        driver
    }

    pub(super) fn app(&self) -> &App {
        &self.app
    }

    pub(super) fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// Leaves as if the terminal were gone.
    pub(super) fn leave(&mut self) {
        self.ending = Some(Ending::Left);
    }

    /// Ends what a key would leave half typed: here every answer is whole.
    pub(super) fn settle(&mut self) {
        match self.app.focus() {
            Focus::Filter => self.act(Action::Confirm),
            Focus::Help => self.act(Action::Back),
            _ => false,
        };
    }

    /// Does what a key would do here and now; tells whether there is such a key.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let focus = self.app.focus();
        let offered =
            BINDINGS.iter().any(|it| it.action == action && it.at.contains(&focus) && (it.when)(&self.app));
        if offered {
            self.send(Message::Act(action));
        }
        offered
    }

    /// Puts `text` in the place of what stands in the text field that has the focus.
    pub(super) fn fill(&mut self, text: &str) {
        self.act(Action::Edit(Edit::End));
        self.act(Action::Edit(Edit::DeleteToStart));
        self.send(Message::Paste(text.to_owned()));
    }

    fn send(&mut self, message: Message) {
        let mut message = Some(message);
        while let Some(effect) = message.take().and_then(|message| update(&mut self.app, message)) {
            match effect {
                Effect::Quit => {
                    let written = self.app.written().cloned();
                    self.ending = Some(written.map_or(Ending::Left, Ending::Saved));
                }
                Effect::Inspect(paths) => message = Some(Message::Inspected(self.disk.inspect(&paths))),
                Effect::Save => message = Some(Message::Saved(self.disk.save(&self.app))),
                // There is no clipboard, no screen to give away, and no saved plan is open.
                Effect::Copy(_)
                | Effect::Suspend
                | Effect::ListCatalogs
                | Effect::OpenCatalog(_)
                | Effect::Store(_)
                | Effect::KeepMine(_)
                | Effect::TakeTheirs => {}
            }
        }
    }

    /// Moves the cursor until `distance` is 0; it gives how many rows are between, downwards positive.
    fn walk(&mut self, distance: impl Fn(&App) -> Option<isize>) -> bool {
        let far = isize::try_from(self.app.list_area().height).unwrap_or(1);
        loop {
            let Some(left) = distance(&self.app) else { return false };
            let motion = match left {
                0 => return true,
                _ if left > far => Motion::PageDown,
                _ if left < -far => Motion::PageUp,
                1.. => Motion::Down,
                _ => Motion::Up,
            };
            let before = self.cursor();
            self.act(Action::Move(motion));
            if self.cursor() == before {
                return false;
            }
        }
    }

    fn cursor(&self) -> (Spot, Option<SaveField>) {
        let app = &self.app;
        let spot = match (app.overlay(), app.step()) {
            (Some(Overlay::Catalogs(row)), _) => Spot { row: *row, line: 0 },
            (_, Step::Goal) => app.desk().goals.cursor,
            (_, Step::UseCases) => app.work().panels.cursor,
            (_, Step::Review) => app.work().review.cursor,
            (_, Step::Save) => return (Spot::default(), Some(app.save_form().field)),
        };
        (spot, None)
    }

    /// Puts the cursor on a row of the goals or the catalogs.
    pub(super) fn go_to_row(&mut self, row: usize) -> bool {
        let row = isize::try_from(row).unwrap_or(isize::MAX);
        self.walk(|app| {
            let here = match app.overlay() {
                Some(Overlay::Catalogs(row)) => *row,
                _ => app.desk().goals.cursor.row,
            };
            Some(row - isize::try_from(here).ok()?)
        })
    }

    /// Puts the cursor on the header of a use case; tells whether the filter leaves it.
    pub(super) fn go_to_use_case(&mut self, place: usize) -> bool {
        let Some(row) = self.app.work().filter.row(place) else { return false };
        self.walk(|app| {
            let Spot { row: here, line } = app.work().panels.cursor;
            Some(match isize::try_from(row).ok()? - isize::try_from(here).ok()? {
                // Only the lines of the row itself are between.
                0 => {
                    if line > 0 {
                        -1
                    } else {
                        0
                    }
                }
                rows => rows,
            })
        })
    }

    /// Puts the cursor on an item of the review, whose row is `row`. A property's row is opened for it.
    pub(super) fn go_to_item(&mut self, row: usize, item: &Item) -> bool {
        let there = self.walk(|app| {
            let rows = review_rows(app);
            let Spot { row: here, line } = app.work().review.cursor;
            Some(match isize::try_from(row).ok()? - isize::try_from(here).ok()? {
                0 => {
                    let first = (0..rows.height(row)).find(|line| rows.stops(row, *line)).unwrap_or(0);
                    if line > first { -1 } else { 0 }
                }
                rows => rows,
            })
        });
        if !there || !matches!(item, Item::Property { .. }) {
            return there;
        }
        self.act(Action::Open);
        self.walk(|app| {
            let (rows, cursor) = (review_rows(app), app.work().review.cursor);
            if cursor.row != row {
                return None;
            }
            Some(isize::from(rows.item(cursor).as_ref() != Some(item)))
        })
    }

    /// Puts the focus on a field of the last step.
    pub(super) fn go_to_field(&mut self, field: SaveField) -> bool {
        let at = |field| SaveField::ALL.iter().position(|other| *other == field);
        self.walk(|app| {
            let (to, from) = (at(field)?, at(app.save_form().field)?);
            Some(isize::try_from(to).ok()? - isize::try_from(from).ok()?)
        })
    }
}

/// The merged plan that is reviewed.
pub(super) fn review_rows(app: &App) -> ReviewRows<'_> {
    ReviewRows::new(app.catalog(), app.goal(), app.work(), app.list_area())
}

/// The use cases that the filter leaves.
pub(super) fn panel_rows(app: &App) -> PanelRows<'_> {
    PanelRows::new(app.catalog(), app.goal(), app.work(), app.list_area())
}
