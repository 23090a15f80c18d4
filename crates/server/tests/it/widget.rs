//! Reports in a frame on other sites: what is shown, and what the frame may not do.

use reports::model::Visibility;
use testkit::on_both_worlds;

use crate::browser::{Answer, Browser};
use crate::matrix::report;

fn header<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    let found = answer.headers.iter().filter(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str()).collect()
}

#[test]
fn the_frame_is_open_to_all_sites_and_no_other_page_is() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let framed = browser.get("/en/reports/widget?agency=mbpj");
        assert_eq!(framed.status, 200);
        let policy = header(&framed, "content-security-policy");
        assert!(
            matches!(policy.as_slice(), [one] if one.contains("frame-ancestors *") && !one.contains("script-src"))
        );
        assert!(!framed.body.contains("<script") && !framed.body.contains("<form"));
        for path in ["/en/reports", "/en/reports/widget/new", "/en/agencies/mbpj"] {
            let policy = browser.get(path).headers;
            let closed = |(name, value): &(String, String)| {
                name == "content-security-policy" && value.contains("frame-ancestors 'none'")
            };
            assert!(policy.iter().any(closed), "{path}");
        }
    });
}

#[test]
fn in_a_frame_nobody_is_known_and_no_cookie_is_set() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let hidden = report(world, &owner, Visibility::Private);
        let shown = report(world, &owner, Visibility::NameHidden);
        let session = world.session(&owner);
        let mut signed_in = Browser::new(world).with_session(session);
        let mut guest = Browser::new(world);
        for lang in ["ms", "en", "zh", "ta"] {
            let path = format!("/{lang}/reports/widget?agency=mbpj");
            let answer = signed_in.get(&path);
            assert_eq!(answer.body, guest.get(&path).body);
            assert!(!answer.body.contains("Aminah") && !answer.body.contains(&hidden));
            assert!(answer.body.contains(&shown));
            assert!(header(&answer, "set-cookie").is_empty());
        }
        assert_eq!(guest.get("/en/reports/widget?agency=nobody").status, 404);
    });
}

#[test]
fn the_code_to_copy_leads_to_the_frame() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let page = browser
            .get("/ta/reports/widget/new?lat=3.1&lon=101.6&radius=1000&category=pothole-local");
        let fields = "lat=3.10000&#38;lon=101.60000&#38;radius=1000&#38;category=pothole-local";
        let href = format!("href=\"/ta/reports/widget?{fields}\"");
        assert!(page.body.contains(&href), "{}", page.body);
        // The address is escaped once for the code, and once more because the code stands in a page.
        let code = format!(
            "&#60;iframe src=&#34;http://localhost:8080/ta/reports/widget?{}&#34;",
            fields.replace("&#38;", "&#38;amp;")
        );
        assert!(page.body.contains(&code), "{}", page.body);
    });
}
