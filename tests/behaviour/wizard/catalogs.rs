//! Choosing among the catalogs that come with segue and one's own.

use insta::assert_snapshot;
use segue::app::draft::{Draft, Snapshot};
use segue::app::{Focus, Message};
use segue::catalog::{Catalog, Library, NotOpened};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

const OWN: &str = "id = \"our-shop\"\ntitle = \"Our shop\"\nextends = \"draft\"\n\
                   edition = { date = 2026-01-31, name = \"first\" }\n";
const FAULTY: &str = "id = \"half\"\ntitle = \"Half done\"\nextends = \"draft\"\n\
                      edition = { date = 2026-01-31, name = \"first\" }\n[[goal]]\ntitle = \"More\"\n";

/// Where the person keeps catalogs.
const HOME: &str = "/home/ada/.config/segue/catalogs";

/// A person who presses `c` with these catalogs in the folder, when all are read.
fn listed(files: &[(&str, &str)]) -> Wizard {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut wizard = Wizard::after("c");
    for mut listed in Library::new(folder.path()).list() {
        if let segue::catalog::CatalogLocation::File(path) = &mut listed.location {
            *path = Path::new(HOME).join(path.file_name().expect("a name"));
        }
        wizard.tell(Message::Listed(Box::new(listed)));
    }
    wizard.tell(Message::ListedAll);
    wizard
}

fn own() -> Arc<Catalog> {
    Arc::new(Catalog::read("shop.toml", OWN).unwrap_or_else(|faults| panic!("{faults}")))
}

fn path(name: &str) -> PathBuf {
    Path::new(HOME).join(name)
}

#[test]
fn each_is_listed_with_its_size_and_place_and_a_faulty_one_with_its_fault() {
    let wizard = listed(&[("half.toml", FAULTY), ("shop.toml", OWN)]);
    assert_snapshot!(wizard.screen().text());
}

#[test]
fn a_small_screen_scrolls_to_the_one_under_the_cursor() {
    let mut wizard = listed(&[("half.toml", FAULTY), ("shop.toml", OWN)]).sized(40, 12);
    wizard.press("end");
    assert_snapshot!(wizard.screen().text());
}

#[test]
fn the_list_is_there_before_they_are_read() {
    let mut wizard = Wizard::after("c");
    assert_eq!((wizard.listings, wizard.app.focus()), (1, Focus::Catalogs));
    assert!(wizard.screen().shows("published") && wizard.status().contains("Reading your own catalogs."));
    wizard.press("esc c");
    assert_eq!(wizard.listings, 1, "they are being read already");
    wizard.tell(Message::ListedAll);
    wizard.press("esc c");
    assert_eq!(wizard.listings, 2, "they may have changed");
}

#[test]
fn ones_own_is_read_and_then_on_the_desk() {
    let mut wizard = listed(&[("shop.toml", OWN)]);
    wizard.press("end enter");
    assert_eq!(wizard.asked_to_read, [path("shop.toml")]);
    assert_eq!(wizard.app.catalog().id(), "draft");
    wizard.tell(Message::Opened(path("shop.toml"), Ok(own())));
    assert_eq!((wizard.app.catalog().id(), wizard.app.focus()), ("our-shop", Focus::Goals));
    wizard.press("enter space esc c home enter");
    assert_eq!((wizard.app.catalog().id(), wizard.chosen().len()), ("draft", 0));
    wizard.press("c end enter");
    assert_eq!((wizard.app.catalog().id(), wizard.chosen().len()), ("our-shop", 1));
    assert_eq!(wizard.asked_to_read.len(), 1, "it was read already");
}

#[test]
fn who_does_not_wait_keeps_what_is_in_use() {
    let mut wizard = listed(&[("shop.toml", OWN)]);
    wizard.press("end enter esc");
    wizard.tell(Message::Opened(path("shop.toml"), Ok(own())));
    assert_eq!(wizard.app.catalog().id(), "draft");
    wizard.press("c");
    wizard.tell(Message::Opened(path("shop.toml"), Ok(own())));
    assert_eq!(wizard.app.catalog().id(), "draft");
}

#[test]
fn a_faulty_one_cannot_be_used_and_says_how_to_see_all_faults() {
    let mut wizard = listed(&[("half.toml", FAULTY), ("shop.toml", OWN)]);
    wizard.press("down down enter");
    assert!(wizard.status().contains("segue catalog check"), "{}", wizard.status());
    assert!(wizard.asked_to_read.is_empty() && wizard.app.focus() == Focus::Catalogs);
}

#[test]
fn a_faulty_one_with_the_id_of_the_one_in_use_is_not_in_use() {
    let wizard =
        listed(&[("draft.toml", &OWN.replace("our-shop", "draft").replace("extends = \"draft\"\n", ""))]);
    let screen = wizard.screen().text();
    assert_eq!(screen.matches("in use").count(), 1, "{screen}");
}

#[test]
fn one_that_became_faulty_meanwhile_says_so() {
    let mut wizard = listed(&[("shop.toml", OWN)]);
    wizard.press("end enter");
    let faults = Catalog::read("shop.toml", FAULTY).expect_err("it is faulty");
    wizard.tell(Message::Opened(path("shop.toml"), Err(NotOpened::Faulty(faults))));
    assert_eq!(wizard.app.catalog().id(), "draft");
    assert!(wizard.screen().shows("fault"), "{}", wizard.screen().text());
}

#[test]
fn the_one_given_by_path_is_listed_where_it_is() {
    let mut wizard = Wizard::on(Catalog::read("shop.toml", OWN).expect("a catalog"));
    wizard.app.catalog_is_from("/home/ada/shop/shop.toml".into());
    wizard.press("c");
    let screen = wizard.screen();
    assert!(screen.shows("~/shop/shop.toml") && screen.shows("in use"), "{}", screen.text());
}

#[test]
fn ones_own_with_the_id_of_a_built_in_one_is_another_and_its_choices_stay_apart() {
    let text = include_str!("../../../assets/catalogs/draft.toml");
    let own = Catalog::read("draft.toml", &text.replace("Use Cases Reference, draft", "Ours"))
        .expect("a catalog");
    let path = || PathBuf::from("/home/ada/draft.toml");
    let mut wizard = Wizard::on(own.clone());
    wizard.app.catalog_is_from(path());
    wizard.press("enter space esc c home enter");
    assert_eq!(wizard.app.catalog().title(), "Use Cases Reference, draft");
    assert_eq!(wizard.chosen(), Vec::<&str>::new());
    wizard.press("enter down space");

    let draft = Draft::from(&Snapshot::of(&wizard.app).expect("something is chosen"));
    let mut resumed = Wizard::start();
    resumed.tell(Message::CatalogRead(Arc::new(own), Some(path())));
    resumed.tell(Message::Unfinished(Box::new(draft.clone())));
    resumed.press("enter");
    assert_eq!(resumed.app.catalog().title(), "Use Cases Reference, draft");
    assert_eq!(resumed.chosen(), ["Build lookalikes for app install"]);
    let again = Draft::from(&Snapshot::of(&resumed.app).expect("something is chosen"));
    assert_eq!(again, draft, "what was chosen from the other is there, too");
}
