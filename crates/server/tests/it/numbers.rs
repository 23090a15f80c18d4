//! Personal numbers in what officers are about to publish.

use reports::model::Visibility;
use testkit::on_both_worlds;

use crate::browser::Browser;
use crate::desk::at_desk;
use crate::matrix::report;
use crate::moderation::hidden;

#[test]
fn personal_numbers_in_a_reply_are_published_only_by_somebody_who_saw_them() {
    on_both_worlds(server::modules, |world| {
        const NUMBER: &str = "012-345 6789";
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut siti = at_desk(world, "Siti", "mbpj");
        let desk = format!("/en/desk/reports/{reference}");
        let words = format!("Hubungi {NUMBER}.");
        let version = |browser: &mut Browser| {
            let page = browser.get(&desk).body;
            hidden(&page, "version").to_owned()
        };
        let say = |browser: &mut Browser, personal: &str| {
            let version = version(browser);
            let fields = [
                ("version", &*version),
                ("step", "reply"),
                ("body", &*words),
                ("personal", personal),
            ];
            browser.post(&desk, &fields)
        };
        let shown = || {
            Browser::new(world)
                .get(&format!("/en/reports/{reference}"))
                .body
        };
        let asked = say(&mut siti, "");
        assert_eq!(asked.status, 422);
        assert!(
            asked.body.contains("telephone number") && asked.body.contains("name=\"personal\"")
        );
        assert!(!shown().contains(NUMBER));
        assert_eq!(say(&mut siti, "hide").status, 303);
        assert!(!shown().contains(NUMBER) && shown().contains("Hubungi […]."));
        assert_eq!(say(&mut siti, "publish").status, 303);
        assert!(shown().contains(NUMBER));

        let (bulk, seen) = (format!("{reference}.{}", version(&mut siti)), "/en/desk");
        let fields = [
            ("pick", &*bulk),
            ("do", "say"),
            ("step", "reply"),
            ("body", "Guna 013-345 6789."),
        ];
        let refused = siti.post(seen, &fields).body;
        assert!(refused.contains("013-345 6789"), "{refused}");
        assert!(!shown().contains("013-345 6789"));
        siti.post(seen, &[&fields[..], &[("personal", "hide")]].concat());
        assert!(shown().contains("Guna […]."));

        let officer = world.colleague("Raju", "officer", "mbpj");
        let mut api = Browser::new(world).with_bearer(world.token(&officer, &["cases.work"]));
        let path = format!("/api/v1/cases/{reference}/moves");
        let mut body = serde_json::json!({
            "move": "reply", "text": "Guna 014-345 6789.",
            "version": version(&mut siti).parse::<i64>().expect("a number"),
        });
        let refused = api.post_json(&path, &[], &body.to_string());
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("kernel.words_personal"),
            "{}",
            refused.body
        );
        body["publish_personal"] = true.into();
        assert_eq!(api.post_json(&path, &[], &body.to_string()).status, 201);
        assert!(shown().contains("014-345 6789"));
    });
}

#[test]
fn whoever_refuses_an_offer_is_asked_about_personal_numbers_and_may_hide_them() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut ours = at_desk(world, "Siti", "mbpj");
        let mut theirs = at_desk(world, "Raju", "dbkl");
        let desk = format!("/en/desk/reports/{reference}");
        let version = hidden(&ours.get(&desk).body, "version").to_owned();
        let fields = [
            ("version", &*version),
            ("step", "offer"),
            ("agency", "dbkl"),
            ("body", "it lies beyond the border"),
        ];
        assert_eq!(ours.post(&desk, &fields).status, 303);
        let begin = format!("/en/cases/{reference}/tasks/");
        let list = theirs.get("/en/desk/tasks").body;
        let (_, rest) = list.split_once(&begin).expect("a task");
        let task = format!("{begin}{}", rest.split('"').next().expect("a number"));
        let said = |wish: &'static str| {
            [
                ("reason", "refused"),
                ("body", "ask Ali at 012-345 6789 or 012-345 6789"),
                ("personal", wish),
            ]
        };
        let asked = theirs.post(&task, &said(""));
        assert_eq!(asked.status, 422, "{}", asked.body);
        for wish in ["hide", "publish"] {
            assert!(
                asked.body.contains(&format!("value=\"{wish}\"")),
                "{}",
                asked.body
            );
        }
        assert!(
            asked.body.contains("012-345 6789"),
            "the words stay in the form"
        );
        assert_eq!(theirs.post(&task, &said("hide")).status, 303);
        let page = Browser::new(world)
            .get(&format!("/en/reports/{reference}"))
            .body;
        assert!(page.contains("ask Ali at […] or […]"), "{page}");
        assert!(!page.contains("6789"));
    });
}
