//! What is kept out of public requests for information: personal numbers, words that an office hides, and what is about
//! whoever asked.

use disclosure::model::Shown;
use testkit::on_both_worlds;

use crate::asking::{asked, hidden, signed};
use crate::browser::Browser;

#[test]
fn personal_numbers_are_asked_about_before_anybody_reads_them_and_what_is_hidden_is_the_agencys() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let mut own = signed(world, &owner);
        let form = own.get("/en/ask/new?agency=mbpj");
        let key = hidden(&form, "form").to_owned();
        let fields = [
            ("form", key.as_str()),
            ("agency", "mbpj"),
            ("title", "Records"),
            ("words", "All records about 012-345 6789, please."),
            ("shown", "public"),
        ];
        let asked = own.post("/en/ask/new", &fields);
        assert_eq!(asked.status, 422, "{}", asked.body);
        assert!(asked.body.contains("012-345 6789</strong>"));
        let sure = [&fields[..], &[("personal", "hide")]].concat();
        let made = own.post("/en/ask/new", &sure);
        assert_eq!(made.status, 303, "{}", made.body);
        let path = made.location.split('?').next().expect("a path").to_owned();
        let public = Browser::new(world).get(&path).body;
        assert!(public.contains("[telephone number hidden]") && !public.contains("012-345"));
        let desk = path.replace("/en/ask/", "/en/desk/ask/");
        assert!(own.get(&path).body.contains("012-345 6789"));
        assert!(
            signed(world, &officer)
                .get(&desk)
                .body
                .contains("012-345 6789")
        );
    });
}

#[test]
fn an_office_hides_words_with_a_reason_and_whoever_asked_takes_it_all_from_the_public() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, Shown::Public, "lampu jalan");
        let (path, api) = (
            format!("/en/ask/{}", made.reference),
            format!("/api/v1/information/{}", made.reference),
        );
        let (mut own, mut desk) = (signed(world, &owner), signed(world, &officer));
        let mut stranger = Browser::new(world);
        assert!(stranger.get(&path).body.contains("Semua dokumen"));
        let moderate = format!("/en/desk/ask/{}/moderate", made.reference);
        let page = desk.get(&moderate);
        let version = hidden(&page, "version").to_owned();
        let act = |reason| {
            [
                ("version", version.clone()),
                ("part", "words".to_owned()),
                ("place", String::new()),
                ("do", "hide".to_owned()),
                ("reason", reason),
            ]
        };
        let posted = |desk: &mut Browser, reason: &str| {
            let fields = act(reason.to_owned());
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            desk.post(&moderate, &fields)
        };
        assert_eq!(posted(&mut desk, "").status, 422, "a reason is missing");
        assert_eq!(posted(&mut desk, "personal").status, 303);
        for shown in [
            &path,
            &api,
            &"/en/ask".to_owned(),
            &"/en/ask.atom".to_owned(),
        ] {
            let body = stranger.get(shown).body;
            assert!(!body.contains("Semua dokumen"), "{shown}: {body}");
        }
        assert!(
            desk.get(&moderate).body.contains("Semua dokumen"),
            "moderators read it"
        );
        let own_page = own.get(&path);
        let seen = hidden(&own_page, "version").to_owned();
        let own_page = own_page.body;
        assert!(own_page.contains("id=\"moderated\"") && own_page.contains("id=\"private\""));
        assert_eq!(
            own.post(&format!("{path}/private"), &[("version", seen.as_str())])
                .status,
            303
        );
        assert_eq!(stranger.get(&path).status, 404);
        assert_eq!(stranger.get(&api).status, 404);
        assert_eq!(own.get(&path).status, 200);
    });
}
