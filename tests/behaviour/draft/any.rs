//! Drafts of whatever a person did, and files that are nearly drafts.

use proptest::prelude::*;
use segue::app::Message;
use segue::app::draft::{Draft, Snapshot};
use segue::catalog::Catalog;
use support::cases::cases;
use support::catalogs::any_catalog;
use support::deeds::{Deed, deed};
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

fn act(wizard: &mut Wizard, deeds: &[Deed]) {
    for deed in deeds {
        match deed {
            Deed::Keys(script) => wizard.press(script),
            Deed::Tell(message) => wizard.tell(message.clone()),
        }
    }
}

fn draft(wizard: &Wizard) -> Option<Draft> {
    Snapshot::of(&wizard.app).as_ref().map(Draft::from)
}

/// The wizard on a catalog, gone on from a draft.
fn resumed(catalog: Catalog, draft: Draft) -> Wizard {
    let mut wizard = Wizard::on(catalog);
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("r");
    wizard
}

/// A draft with much in it, as text.
fn full() -> String {
    let script = "enter a right down right / 'cart' enter enter down space n 'why' enter end e 'acme' enter \
                  esc esc esc c down enter down enter space enter right";
    draft(&Wizard::after(script)).expect("something that could be lost").to_text()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn whatever_was_chosen_is_there_again(catalog in any_catalog(), deeds in prop::collection::vec(deed(), 0..150)) {
        let mut left = Wizard::on(catalog.clone());
        act(&mut left, &deeds);
        if let Some(draft) = draft(&left) {
            let read = Draft::parse(&draft.to_text());
            prop_assert_eq!(read.as_ref(), Ok(&draft));
            let resumed = resumed(left.app.catalog().clone(), draft);
            prop_assert_eq!(&resumed.app.goal().id, &left.app.goal().id);
            prop_assert_eq!(&resumed.app.work().choice, &left.app.work().choice);
            if left.app.save_form().named {
                prop_assert_eq!(resumed.plan().to_toml(), left.plan().to_toml());
            }
            prop_assert_eq!(resumed.app.step(), left.app.step());
            prop_assert_eq!(&resumed.app.goal_view().open, &left.app.goal_view().open);
        }
    }

    #[test]
    fn any_bytes_are_no_draft_and_no_crash(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Draft::parse(&String::from_utf8_lossy(&bytes)).is_err());
    }

    #[test]
    fn a_draft_that_was_tampered_with_is_gone_on_from_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, "\\PC{0,6}|[0-9]{1,20}|\n\\[\\[desk\\]\\]\n"), 1..4),
        deeds in prop::collection::vec(deed(), 30),
    ) {
        let mut text: Vec<char> = full().chars().collect();
        for (at, cut, piece) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + cut).min(text.len());
            text.splice(at..end, piece.chars());
        }
        if let Ok(draft) = Draft::parse(&text.into_iter().collect::<String>()) {
            let mut wizard = resumed(Catalog::draft(), draft);
            wizard.screen();
            act(&mut wizard, &deeds);
            wizard.screen();
        }
    }

    #[test]
    fn a_draft_of_one_catalog_does_no_harm_to_another(
        catalogs in (any_catalog(), any_catalog()),
        deeds in (prop::collection::vec(deed(), 60), prop::collection::vec(deed(), 60)),
    ) {
        let mut left = Wizard::on(catalogs.0);
        act(&mut left, &deeds.0);
        if let Some(draft) = draft(&left) {
            let mut wizard = resumed(catalogs.1, draft);
            wizard.screen();
            act(&mut wizard, &deeds.1);
            wizard.screen();
        }
    }
}
