//! An officer's queues as pages: one press, many at once, and two officers after the same report.

use reports::model::Visibility;
use testkit::{World, on_both_worlds, on_sqlite_world};

use crate::browser::Browser;
use crate::matrix::report;

fn at_desk(world: &World, name: &str, agency: &str) -> Browser {
    Browser::new(world).with_session(world.session(&world.colleague(name, "officer", agency)))
}

/// What the first page of a queue offers to take.
fn offered(desk: &mut Browser) -> Vec<String> {
    let body = desk.get("/en/desk?queue=new").body;
    let picks = body.split("name=\"pick\" value=\"").skip(1);
    picks
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect()
}

#[test]
fn the_later_of_two_officers_is_told_who_has_it() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let (mut siti, mut raju) = (
            at_desk(world, "Siti", "mbpj"),
            at_desk(world, "Raju", "mbpj"),
        );
        let pick = offered(&mut raju).pop().expect("a report");
        assert!(pick.starts_with(&reference));
        let back = "/en/desk?queue=new";
        let taken = siti.post("/en/desk", &[("claim", &pick), ("back", back)]);
        assert_eq!(
            (taken.status, taken.location.as_str()),
            (303, &*format!("{back}&taken={reference}"))
        );
        assert!(siti.get(&taken.location).body.contains("You have taken it"));
        let late = raju.post("/en/desk", &[("claim", &pick), ("back", back)]);
        assert!(
            late.body.contains("Siti has this report already"),
            "{}",
            late.body
        );
        assert!(siti.get("/en/desk?queue=mine").body.contains(&reference));
        assert!(!raju.get("/en/desk?queue=mine").body.contains(&reference));
    });
}

#[test]
fn each_selected_report_is_judged_by_itself() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        for _ in 0..3 {
            report(world, &owner, Visibility::NameHidden);
        }
        let colleague = world.colleague("Siti", "officer", "mbpj");
        let siti = colleague.id().expect("Siti").to_string();
        let (mut raju, mut other) = (
            at_desk(world, "Raju", "mbpj"),
            at_desk(world, "Devi", "dbkl"),
        );
        let picks = offered(&mut raju);
        assert_eq!(picks.len(), 3);
        let (first, second) = (picks[0].as_str(), picks[1].as_str());
        raju.post("/en/desk", &[("claim", first)]);
        let all = [
            ("do", "assign"),
            ("person", &*siti),
            ("pick", first),
            ("pick", second),
        ];
        let body = raju.post("/en/desk", &all).body;
        assert!(body.contains("Raju has this report already") && body.contains("Handed over"));
        let urgent = [
            ("do", "prioritise"),
            ("priority", "urgent"),
            ("pick", picks[2].as_str()),
        ];
        let foreign = other.post("/en/desk", &urgent).body;
        assert!(
            !foreign.contains("Priority set"),
            "another agency's report is not touched"
        );
        assert!(raju.post("/en/desk", &urgent).body.contains("Priority set"));
        let found = raju
            .get("/en/desk?queue=open&priority=urgent&holder=none")
            .body;
        assert_eq!(found.matches("name=\"pick\"").count(), 1);
        let none = raju.post("/en/desk", &[("do", "claim")]);
        assert_eq!(none.status, 422);
        let many: Vec<_> = (0..101)
            .map(|_| ("pick", first))
            .chain([("do", "claim")])
            .collect();
        assert_eq!(raju.post("/en/desk", &many).status, 422);
    });
}

#[test]
fn what_addresses_say_amiss_is_left_out() {
    on_sqlite_world(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut desk = at_desk(world, "Siti", "mbpj");
        for query in [
            "queue=nothing&sort=x&after=zz&holder=%27&priority=9&from=-4",
            "sort=many&from=99999999999999999999",
            "agency=mbpj&queue=new&page=-1",
        ] {
            let page = desk.get(&format!("/en/desk?{query}"));
            assert_eq!(page.status, 200, "{query}");
            assert!(page.body.contains(&reference), "{query}");
        }
        let hostile = desk.get("/en/desk?queue=new&state=%22%3E%3Cscript%3E").body;
        assert!(!hostile.contains("\"><script>"));
        assert_eq!(desk.get("/en/desk?agency=dbkl").status, 403);
        let straight = desk.get(&format!("/en/desk?reference={reference}"));
        assert_eq!(straight.location, format!("/en/desk/reports/{reference}"));
        let away = desk.post("/en/desk", &[("do", "claim"), ("back", "//evil.example/")]);
        assert!(!away.body.contains("evil.example"));
    });
}

#[test]
fn officers_find_words_in_their_own_reports_also_in_private_ones() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let open = report(world, &owner, Visibility::NameHidden);
        let private = report(world, &owner, Visibility::Private);
        let mut desk = at_desk(world, "Siti", "mbpj");
        let mut found = |query: &str| {
            let page = desk.get(&format!("/en/desk?{query}"));
            assert_eq!(page.status, 200, "{query}");
            [&open, &private].map(|reference| page.body.contains(&**reference))
        };
        assert_eq!(found("words=LUBANG"), [true, true]);
        assert_eq!(found("words=lubang+zebra"), [false, false]);
        assert_eq!(found("words=%25"), [false, false], "a sign means itself");
        assert_eq!(
            found("words=lubang&category=streetlight-local"),
            [false, false]
        );
        assert_eq!(
            found("words=lubang&holder=none&priority=normal"),
            [true, true]
        );
        let mut other = at_desk(world, "Devi", "dbkl");
        let away = other.get("/en/desk?words=lubang").body;
        assert!(!away.contains(&open) && !away.contains(&private));
        assert_eq!(other.get("/en/desk?agency=mbpj&words=lubang").status, 403);
    });
}

#[test]
fn a_report_is_given_away_and_put_in_order_on_its_own_page() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let reference = report(world, &owner, Visibility::NameHidden);
        let colleague = world.colleague("Siti", "officer", "mbpj");
        let siti = colleague.id().expect("Siti").to_string();
        let stranger = world.colleague("Devi", "officer", "dbkl");
        let devi = stranger.id().expect("Devi").to_string();
        let mut raju = at_desk(world, "Raju", "mbpj");
        let page = format!("/en/desk/reports/{reference}");
        let give = |person: &str, version: &str| {
            [("do", "assign"), ("person", person), ("version", version)]
                .map(|(name, value)| (name, value.to_owned()))
        };
        let mut post = |fields: &[(&str, String)]| {
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            raju.post(&page, &fields)
        };
        let refused = post(&give(&devi, "0"));
        assert_eq!(refused.status, 422, "{}", refused.body);
        let given = post(&give(&siti, "0"));
        assert_eq!(
            (given.status, &*given.location),
            (303, &*format!("{page}?done=assign"))
        );
        assert_eq!(post(&give(&siti, "0")).status, 409, "what was seen is old");
        let urgent = [
            ("do", "prioritise"),
            ("priority", "urgent"),
            ("version", "1"),
        ];
        let urgent = urgent.map(|(name, value)| (name, value.to_owned()));
        assert_eq!(post(&urgent).status, 303);
        assert_eq!(
            post(&[
                ("do", "prioritise".to_owned()),
                ("priority", "soon".to_owned())
            ])
            .status,
            422
        );
        let shown = raju.get(&page).body;
        assert!(shown.contains("Urgent") && shown.contains(&format!("value=\"{siti}\" selected")));
        let mut owner = Browser::new(world).with_session(world.session(&owner));
        let public = owner.get(&format!("/en/reports/{reference}")).body;
        assert!(!public.contains("Siti") && !public.contains("Urgent"));
    });
}
