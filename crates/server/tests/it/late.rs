//! Reports past their date, as officers, citizens and programs see them.

use std::time::Duration;

use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::report;

/// A report of MBPJ that missed its date.
fn overdue(world: &World) -> String {
    let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
    world.wait(Duration::from_hours(24 * 60));
    world.run_jobs();
    reference
}

fn version(page: &str) -> String {
    let rest = page.split("name=\"version\" value=\"").nth(1);
    let version = rest.and_then(|rest| rest.split('"').next());
    version.expect("a version").to_owned()
}

#[test]
fn the_reason_comes_along_and_everybody_reads_it() {
    on_both_worlds(server::modules, |world| {
        let reference = overdue(world);
        let officer = world.colleague("Raju", "officer", "mbpj");
        let mut raju = Browser::new(world).with_session(world.session(&officer));
        let desk = format!("/en/desk/reports/{reference}");
        let page = raju.get(&desk).body;
        assert!(page.contains("Past its date: say why"));
        let version = version(&page);
        let reply = |late: &'static str| {
            vec![
                ("step", "reply"),
                ("body", "Esok pagi."),
                ("version", version.as_str()),
                ("late", late),
            ]
        };
        let refused = raju.post(&desk, &reply(""));
        assert_eq!(refused.status, 409);
        assert!(
            refused.body.contains("First give the reason"),
            "{}",
            refused.body
        );
        assert_eq!(raju.post(&desk, &reply("nonsense")).status, 422);
        assert_eq!(raju.post(&desk, &reply("contractor")).status, 303);
        let mut anybody = Browser::new(world);
        let public = anybody.get(&format!("/en/reports/{reference}")).body;
        assert!(
            public.contains("Why it is late: Waiting for the contractor"),
            "{public}"
        );
        assert!(
            public.contains("Brought to the complaints bureau"),
            "every step is shown"
        );
        let ta = anybody.get(&format!("/ta/reports/{reference}")).body;
        assert!(ta.contains("ஒப்பந்ததாரருக்காகக்"));
        let table = anybody.get("/en/reports.csv").body;
        assert!(table.contains("late_reason") && table.contains("Waiting for the contractor"));
        let open311 = format!("/open311/v2/requests/{reference}.json?extensions=true");
        let request = anybody.get(&open311).body;
        assert!(
            request.contains("\"late_reason\":\"contractor\""),
            "{request}"
        );
        assert!(
            request.contains("Menunggu kontraktor: Esok pagi.")
                || request.contains("Waiting for the contractor: Esok pagi.")
        );
        let changes = anybody.get("/api/v1/reports/changes").body;
        assert!(changes.contains("\"late\":\"contractor\""), "{changes}");
        let case = anybody.get(&format!("/api/v1/cases/{reference}")).body;
        assert!(case.contains("\"reason\":\"contractor\""), "{case}");
    });
}

#[test]
fn many_are_explained_at_once_or_along_with_what_is_done() {
    on_both_worlds(server::modules, |world| {
        let reference = overdue(world);
        let officer = world.colleague("Raju", "officer", "mbpj");
        let mut raju = Browser::new(world).with_session(world.session(&officer));
        let queue = raju.get("/en/desk?queue=overdue&unexplained=1").body;
        assert!(queue.contains(&reference));
        let pick = format!("{reference}.{}", {
            let rest = queue.split(&format!("value=\"{reference}.")).nth(1);
            rest.and_then(|rest| rest.split('"').next())
                .expect("a pick")
        });
        let taken = raju.post("/en/desk", &[("do", "claim"), ("pick", &*pick)]);
        assert!(
            taken.body.contains("First give the reason"),
            "{}",
            taken.body
        );
        let none = raju.post("/en/desk", &[("do", "explain"), ("pick", &*pick)]);
        assert_eq!(none.status, 422);
        let said = [
            ("do", "explain"),
            ("late", "weather"),
            ("late_words", "Banjir."),
            ("pick", &*pick),
        ];
        assert!(raju.post("/en/desk", &said).body.contains("Reason given"));
        let left = raju.get("/en/desk?queue=overdue&unexplained=1").body;
        assert!(!left.contains(&reference));
        assert!(raju.get("/en/desk?queue=overdue").body.contains(&reference));
        let bureau = world.officer("triage", "bpa");
        let mut bureau = Browser::new(world).with_session(world.session(&bureau));
        let brought = bureau.get("/en/desk?queue=bureau").body;
        assert!(brought.contains(&reference) && brought.contains("Brought to the bureau"));
        let page = bureau.get(&format!("/en/desk/reports/{reference}"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("value=\"note\"") && !page.body.contains("value=\"resolve\""));
    });
}

#[test]
fn a_program_gives_the_reason_along_with_its_update() {
    on_both_worlds(server::modules, |world| {
        let reference = overdue(world);
        let officer = world.officer("officer", "mbpj");
        let token = world.token(&officer, &["open311.write", "cases.work", "cases.read"]);
        let mut program = Browser::new(world).with_bearer(token);
        let at = world.now().rfc3339();
        let update = |id: &'static str, late: Option<&'static str>| {
            let fixed = [
                ("service_request_id", reference.as_str()),
                ("update_id", id),
                ("status", "FIXED"),
                ("updated_datetime", at.as_str()),
                ("description", "Siap."),
            ];
            let late = late.map(|late| ("late_reason", late));
            fixed.into_iter().chain(late).collect::<Vec<_>>()
        };
        let path = "/open311/v2/servicerequestupdates.json";
        let refused = program.post(path, &update("1", None));
        assert_eq!(refused.status, 400, "{}", refused.body);
        assert!(
            refused.body.contains("kernel.need_explained"),
            "{}",
            refused.body
        );
        let done = program.post(path, &update("2", Some("staff")));
        assert_eq!(done.status, 201, "{}", done.body);
    });
}
