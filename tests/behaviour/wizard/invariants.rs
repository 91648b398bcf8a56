//! What holds after every input, whatever a person presses, pastes, clicks or resizes.

use proptest::prelude::*;
use segue::catalog::Catalog;
use segue::plan::Choice;
use support::cases::cases;
use support::catalogs::any_catalog;
use support::deeds::{Deed, deed};
use support::invariants::{hold, hold_in_full};
use support::wizard::{Wizard, keys};

fn live(catalog: Catalog, deeds: Vec<Deed>) {
    let mut wizard = Wizard::on(catalog);
    for (index, deed) in deeds.into_iter().enumerate() {
        match deed {
            Deed::Keys(script) => {
                for key in keys(script) {
                    wizard.key(key);
                    hold(&wizard);
                }
            }
            Deed::Tell(message) => wizard.tell(message),
        }
        hold(&wizard);
        if index % 25 == 0 {
            assert_eq!(hold_in_full(&wizard), Choice::default(), "with all taken back something is left");
        }
    }
    assert_eq!(hold_in_full(&wizard), Choice::default(), "with all taken back something is left");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn thousands_of_inputs_keep_everything_in_order(deeds in prop::collection::vec(deed(), 300)) {
        live(Catalog::draft(), deeds);
    }

    #[test]
    fn they_do_on_any_catalog(catalog in any_catalog(), deeds in prop::collection::vec(deed(), 300)) {
        live(catalog, deeds);
    }

    #[test]
    fn the_same_inputs_give_the_same_plan(deeds in prop::collection::vec(deed(), 100)) {
        let run = || {
            let mut wizard = Wizard::start();
            for deed in &deeds {
                match deed {
                    Deed::Keys(script) => wizard.press(script),
                    Deed::Tell(message) => wizard.tell(message.clone()),
                }
            }
            (wizard.plan().to_toml(), wizard.screen().text())
        };
        prop_assert_eq!(run(), run());
    }
}
