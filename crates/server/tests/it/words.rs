//! No text is hard-wired, no key is missing in any language.

use base::Lang;
use testkit::on_both_worlds;

use crate::browser::Browser;
use crate::matrix::{People, fill};

#[test]
fn all_four_languages_say_the_same_things() {
    on_both_worlds(server::modules, |world| {
        let gaps = world.app.site.locales().gaps();
        assert!(gaps.is_empty(), "{gaps:#?}");
    });
}

/// An application would not begin without them; what was kept of older editions is named, too.
#[test]
fn every_name_of_every_kind_is_said_in_four_languages() {
    on_both_worlds(server::modules, |world| {
        let locales = world.app.site.locales();
        let mut asked = 0;
        for kind in world.app.kinds.iter() {
            for key in kind.keys() {
                for lang in [Lang::MS, Lang::EN, Lang::ZH, Lang::TA] {
                    assert!(locales.says(lang, &key), "{key} in {lang}");
                    asked += 1;
                }
            }
            for clock in &kind.clocks {
                assert!(kind.keys().contains(&kind.key("clock", &clock.code)));
            }
        }
        assert!(asked > 1_000, "{asked}");
    });
}

/// Every page in the pseudo-language: whatever stands there without its brackets is hard-wired.
#[test]
fn no_text_is_hard_wired() {
    on_both_worlds(server::modules, |world| {
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
