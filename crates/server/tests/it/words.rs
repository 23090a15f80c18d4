//! No text is hard-wired, no key is missing in any language.

use testkit::on_sqlite_world;

use crate::browser::Browser;
use crate::matrix::{People, fill};

#[test]
fn all_four_languages_say_the_same_things() {
    on_sqlite_world(server::modules, |world| {
        let gaps = world.app.site.locales().gaps();
        assert!(gaps.is_empty(), "{gaps:#?}");
    });
}

/// Every page in the pseudo-language: whatever stands there without its brackets is hard-wired.
#[test]
fn no_text_is_hard_wired() {
    on_sqlite_world(server::modules, |world| {
        let people = People::new(world);
        let mut found = Vec::new();
        let rows = server::routes(server::modules());
        for row in rows
            .iter()
            .filter(|row| row.path.starts_with("/{lang}") && row.method == "GET")
            // A feed is data: most of it has no language.
            .filter(|row| row.path.split('.').next_back() != Some("atom"))
        {
            let path = fill(row.path, "qps", &people);
            let mut browser = Browser::new(world).with_session(people.officer.clone());
            let answer = browser.get(&path);
            if answer.status == 200 {
                let bare = web::testing::unwrapped_text(&answer.body);
                found.extend(bare.into_iter().map(|text| format!("{path}: {text}")));
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}
