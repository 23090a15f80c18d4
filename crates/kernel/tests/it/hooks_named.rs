//! Addresses of an agency's programs, as programs and pages name, change and end them.

use serde_json::json;
use testkit::on_both_worlds;

use crate::api::program::Program;
use crate::events::{modules, open};
use crate::hooks::{Endpoint, HOUR, URL, find};
use crate::identity_pages::signed_in;

#[test]
fn programs_of_an_administrator_name_change_and_end_addresses() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("agency_admin", "mbpj");
        let program = Program::of(world, &admin, &["hooks.set"]);
        let path = "/api/v1/agencies/mbpj/hooks";
        let asked = json!({"url": URL, "events": ["report.*", "agency.live", "report.*"]});
        let made = program.post_once(path, "k", &asked);
        assert_eq!(made.status, 201, "{}", made.text);
        let secret = made.json["secret"].as_str().expect("a secret");
        assert!(secret.starts_with("whsec_"));
        assert_eq!(made.json["events"], json!(["agency.live", "report.*"]));
        let again = program.post_once(path, "k", &asked);
        assert_eq!((again.status, &again.json["id"]), (201, &made.json["id"]));
        assert_eq!(again.json.get("secret"), None, "it is not told again");
        assert!(!program.get(path).text.contains(secret));

        let one = format!("{path}/{}", made.json["id"].as_str().expect("an id"));
        let off = program.put(&one, &json!({"version": 1, "on": false, "events": []}));
        assert_eq!(
            (off.status, &off.json["state"]),
            (200, &json!("off")),
            "{}",
            off.text
        );
        let stale = program.put(&one, &json!({"version": 1, "on": true}));
        assert_eq!(stale.refusal(), (409, "kernel.hooks.stale"));
        let rotated = program.post(&format!("{one}/secrets"), &json!({}));
        assert_eq!(rotated.status, 201);
        assert_ne!(rotated.json["secret"], made.json["secret"]);
        for (field, asked) in [
            ("url", json!({"url": "http://api.mbpj.gov.my/"})),
            ("url", json!({"url": "https://a:b@mbpj.gov.my/"})),
            ("events", json!({"url": URL, "events": ["*"]})),
        ] {
            let refused = program.post(path, &asked);
            assert_eq!((refused.status, refused.field().0), (422, field), "{asked}");
        }
        let foreign = Program::of(
            world,
            &world.officer("agency_admin", "dbkl"),
            &["hooks.set"],
        );
        for answer in [
            foreign.get(path),
            foreign.get(&format!("{one}/deliveries")),
            foreign.delete(&one),
        ] {
            assert_eq!(answer.status, 403);
        }
        let elsewhere = one.replace("mbpj", "dbkl");
        assert_eq!(
            foreign.delete(&elsewhere).status,
            404,
            "another agency's by its id"
        );
        let narrow = Program::of(world, &admin, &["cases.read"]);
        assert_eq!(narrow.get(path).status, 403);
        assert_eq!(program.delete(&one).status, 204);
        assert_eq!(program.delete(&one).status, 404);
        for _ in 0..10 {
            assert_eq!(program.post(path, &json!({"url": URL})).status, 201);
        }
        assert_eq!(
            program.post(path, &json!({"url": URL})).refusal(),
            (409, "kernel.hooks.many")
        );
    });
}

#[test]
fn the_pages_name_an_address_show_its_secret_once_and_what_was_laid_aside() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("agency_admin", "mbpj");
        let mut browser = signed_in(world, &admin);
        assert_eq!(
            browser.get("/en/desk/hooks").location(),
            "/en/desk/hooks/mbpj"
        );
        let list = "/en/desk/hooks/mbpj";
        let wrong = browser.send(list, list, &[("url", "http://x.my")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("id=\"error-summary\""));
        let made = browser.send(
            list,
            list,
            &[("url", URL), ("events", "letter.*, agency.live")],
        );
        assert_eq!(made.status, 201, "{}", made.body);
        assert!(made.body.contains("whsec_"));
        let shown = browser.get(list).body;
        assert!(shown.contains(URL) && !shown.contains("whsec_"));
        let (_, rest) = shown
            .split_once("href=\"/en/desk/hooks/mbpj/")
            .expect("a link");
        let id = rest.split('"').next().expect("an id").to_owned();
        let page = format!("{list}/{id}");
        Endpoint::new(&|_| 200).run(world);
        let poison = Endpoint::new(&|_| 400);
        let owner = world.citizen("Aminah");
        open(world, &owner, "open", true);
        // The last try is well before the day on which it would be switched off.
        for _ in 0..82 {
            poison.run(world);
            world.wait(HOUR);
        }
        let mut browser = signed_in(world, &admin);
        let dead = browser.get(&page).body;
        for lang in ["ms", "en", "zh", "ta"] {
            for path in [
                "",
                &format!("/{id}"),
                &format!("/{id}?state=waiting"),
                &format!("/{id}?state=sent"),
            ] {
                let page = browser.get(&format!("/{lang}/desk/hooks/mbpj{path}"));
                assert_eq!(page.status, 200);
                assert!(
                    !page.body.contains("kernel-"),
                    "{lang} {path}: {}",
                    page.body
                );
            }
        }
        assert!(dead.contains("letter.open"), "{dead}");
        let again = browser.send(&page, &page, &[("act", "replay")]);
        assert_eq!(again.location(), format!("{page}?done=replayed"));
        let rotated = browser.send(&page, &page, &[("act", "rotate")]);
        assert!(rotated.body.contains("whsec_"));
        let version = find(world, &admin, &id).version.to_string();
        let off = browser.send(&page, &page, &[("act", "off"), ("version", &version)]);
        assert_eq!(off.location(), format!("{page}?done=changed"));
        assert_eq!(browser.send(&page, &page, &[("act", "end")]).status, 303);
        assert_eq!(browser.get(&page).status, 404);
        let mut officer = signed_in(world, &world.officer("officer", "mbpj"));
        assert_eq!(officer.get(list).status, 403);
    });
}
