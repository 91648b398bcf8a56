//! The third step: what of the merged plan.

mod rows;

pub use rows::{Fate, INDENT, ReviewLine, ReviewRow, ReviewRows, Thing};

use crate::app::Focus;
use crate::app::draft::TypedDraft;
use crate::app::keymap::binding::{ENTER, SPACE};
use crate::app::keymap::{KeyBinding, When};
use crate::app::message::Action;
use crate::app::screen::prompt::{Prompt, offers};
use crate::app::{Model, Overlay, PromptKind, PromptSubject, Step, Wizard};
use crate::connections::Offer;
use crate::export::planned_event_code;
use crate::plan::{Change, Item, SetupPlan};
use jiff::Timestamp;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[SPACE],
        Action::Toggle,
        &[Focus::Review],
        "take out",
        "Take the item out of the plan, or put it back",
    )
    .rank(1)
    .when(When::CanTakeOut),
    KeyBinding::new(&[ENTER], Action::Confirm, &[Focus::Review], "save", "Go on to saving").rank(1),
];

impl Wizard {
    /// The merged plan that is reviewed.
    pub fn review_rows(&self) -> ReviewRows<'_> {
        let width = self.list_area().width;
        ReviewRows::new(self.catalog(), self.work(), width).beside(self.revision())
    }

    /// The code of the event under the cursor of the review.
    pub(crate) fn reviewed_code(&self) -> Option<(String, String)> {
        let item = self.review_rows().item(self.work().review.cursor)?;
        let (Step::Review, Item::Event(name)) = (self.step, item) else { return None };
        let choice = &self.work().choice;
        let plan = match self.edited() {
            Some(edited) => self.revised_with(edited, choice).plan,
            // Code says nothing of when a plan was made.
            None => SetupPlan::compose("", self.catalog(), choice, Timestamp::UNIX_EPOCH),
        };
        let code = planned_event_code(&plan, &name, self.shared.code_language)?;
        Some((name, code))
    }

    pub(crate) fn toggle_item(&mut self) {
        let cursor = self.work().review.cursor;
        let rows = self.review_rows();
        let Some(item) = rows.item(cursor) else { return };
        if let Some(fate) = rows.fate(cursor.row) {
            return self.shared.tell(fate.sentence());
        }
        let declined = self.work().choice.is_declined(&item);
        self.change(if declined { Change::Restore(item) } else { Change::Decline(item) });
    }

    /// Whether what is under the cursor of the review can be taken out or put back.
    pub(crate) fn can_take_out(&self) -> bool {
        self.review_rows().is_asked_for(self.work().review.cursor.row)
    }

    /// Whether what is under the cursor can be given a name.
    pub(crate) fn can_rename(&self) -> bool {
        matches!(self.reviewed(), Some(Item::Source(_) | Item::Destination(_)))
    }

    /// Whether a note can be written to what is under the cursor.
    pub(crate) fn can_note(&self) -> bool {
        self.reviewed().is_some_and(|item| !matches!(item, Item::Property { .. }))
    }

    pub(crate) fn reviewed(&self) -> Option<Item> {
        if self.step != Step::Review {
            return None;
        }
        let (rows, cursor) = (self.review_rows(), self.work().review.cursor);
        rows.item(cursor).filter(|_| rows.is_asked_for(cursor.row))
    }

    /// Asks for a name or a note.
    pub(crate) fn ask(&mut self, kind: PromptKind) {
        let Some(item) = self.reviewed() else { return };
        self.shared.overlay = Some(Overlay::Prompt(self.prompt_for(item, kind)));
    }

    fn prompt_for(&self, item: Item, kind: PromptKind) -> Prompt {
        let before = self.text_about(&item, kind).map(str::to_owned);
        let offers = (kind == PromptKind::Name).then(|| self.offers(&item));
        let prompt = Prompt::new(PromptSubject::Item(item), kind, before.as_deref());
        match offers {
            Some(offers) => prompt.offering(offers),
            None => prompt,
        }
    }

    /// The real ones that a source or destination may be.
    fn offers(&self, item: &Item) -> Vec<Offer> {
        match item {
            Item::Source(kind) => offers::sources(kind, Some(self.catalog())),
            Item::Destination(kind) => {
                let plan = self.work().plan(self.catalog(), self.revision());
                offers::destinations(kind, Some(self.catalog()), &plan)
            }
            Item::Event(_) | Item::Property { .. } => Vec::new(),
        }
    }

    /// What the named destinations make of the plan, in a line; nothing where that is not known.
    pub fn fit_sum(&self) -> Option<String> {
        let has_names = self.work().choice.names().any(|(item, _)| matches!(item, Item::Destination(_)));
        has_names.then(|| self.work().fit(self.catalog(), self.revision()).sum())?
    }

    /// The name or the note that is being typed, where it would change something.
    pub(crate) fn unfinished_text(&self) -> Option<TypedDraft> {
        let prompt = self.shared.prompt()?;
        prompt.typed()?;
        let PromptSubject::Item(item) = &prompt.subject else { return None };
        Some(TypedDraft { item: item.clone(), kind: prompt.kind, text: prompt.text.text().to_owned() })
    }

    /// Lets the person go on typing what an earlier session left; where the plan cannot be reviewed now, the
    /// text is kept as far as it was typed.
    pub(crate) fn go_on_typing(&mut self, typed: &TypedDraft) {
        let mut prompt = self.prompt_for(typed.item.clone(), typed.kind);
        prompt.fill(&typed.text);
        let is_reviewed = self.step == Step::Review;
        self.shared.overlay = Some(Overlay::Prompt(prompt));
        if !is_reviewed {
            self.keep_prompt();
        }
    }

    pub(crate) fn text_about(&self, item: &Item, kind: PromptKind) -> Option<&str> {
        let choice = &self.work().choice;
        match kind {
            PromptKind::Name => choice.name(item),
            PromptKind::Note => choice.note(item),
        }
    }

    /// Keeps what was typed into the prompt.
    pub(crate) fn keep_prompt(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.shared.overlay.take() else { return };
        let Some(text) = prompt.answer() else { return };
        let text = Some(text.to_owned()).filter(|text| !text.is_empty());
        if let PromptSubject::Item(item) = prompt.subject {
            self.change(match prompt.kind {
                PromptKind::Name => Change::Name(item, text),
                PromptKind::Note => Change::Note(item, text),
            });
        }
    }
}
