//! An officer's queues as pages: one press, many at once, and two officers after the same report.

use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::report;
use crate::moderation::hidden;

pub(crate) fn at_desk(world: &World, name: &str, agency: &str) -> Browser {
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
    on_both_worlds(server::modules, |world| {
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

#[test]
fn ready_replies_are_sent_in_the_reporters_language_and_each_report_is_told_of() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        for _ in 0..3 {
            report(world, &owner, Visibility::NameHidden);
        }
        let mut raju = at_desk(world, "Raju", "mbpj");
        let picks = offered(&mut raju);
        let (first, second, third) = (picks[0].as_str(), picks[1].as_str(), picks[2].as_str());
        let repaired = "Kerosakan ini sudah dibaiki";
        let say = [
            ("do", "say"),
            ("reply", "resolve.repaired"),
            ("pick", first),
            ("pick", second),
        ];
        let body = raju.post("/en/desk", &say).body;
        assert_eq!(body.matches("Done: Mark as resolved").count(), 2, "{body}");
        // What was done already is refused for itself; the others go on.
        let own = [
            ("do", "say"),
            ("step", "decline"),
            ("body", "tiada apa-apa"),
            ("pick", first),
            ("pick", third),
        ];
        let body = raju.post("/en/desk", &own).body;
        assert_eq!(
            body.matches("Done: Close without action").count(),
            1,
            "{body}"
        );
        let reference = first.split('.').next().expect("a reference");
        let public = Browser::new(world)
            .get(&format!("/en/reports/{reference}"))
            .body;
        assert!(public.contains(repaired), "the reporter reads Malay");
        for fields in [
            [("do", "say"), ("reply", "resolve.nothing"), ("pick", third)],
            [("do", "say"), ("reply", "claim.repaired"), ("pick", third)],
        ] {
            let body = raju.post("/en/desk", &fields).body;
            assert!(!body.contains("Done:"), "{body}");
        }
        assert_eq!(
            raju.post("/en/desk", &[("do", "say"), ("pick", third)])
                .status,
            422
        );
    });
}

#[test]
fn many_are_handed_over_at_once_and_each_for_itself() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        for _ in 0..2 {
            report(world, &owner, Visibility::NameHidden);
        }
        let mut raju = at_desk(world, "Raju", "mbpj");
        let picks = offered(&mut raju);
        let send = |agency: &'static str| {
            let fixed = [
                ("do", "transfer"),
                ("agency", agency),
                ("why", "jalan persekutuan"),
            ];
            let picked = picks.iter().map(|pick| ("pick", pick.as_str()));
            fixed.into_iter().chain(picked).collect::<Vec<_>>()
        };
        let nowhere = raju.post("/en/desk", &send("nowhere")).body;
        assert!(!nowhere.contains("Done:"), "{nowhere}");
        let done = raju.post("/en/desk", &send("jkr")).body;
        assert_eq!(
            done.matches("Done: Hand over to another agency").count(),
            2,
            "{done}"
        );
        let mut kumar = at_desk(world, "Kumar", "jkr");
        assert!(
            offered(&mut kumar).is_empty(),
            "nothing is theirs before they take it"
        );
        assert!(kumar.get("/en/desk").body.contains("Offered to us"));
        let tasks = kumar.get("/en/desk/tasks?agency=jkr").body;
        let paths: Vec<String> = tasks
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .filter(|path| path.contains("/tasks/"))
            .map(str::to_owned)
            .collect();
        assert_eq!(paths.len(), 2, "{tasks}");
        let bare = kumar.post(&paths[0], &[("reason", "refused")]);
        assert_eq!(bare.status, 422, "a refusal says why");
        let silent = kumar.post(&paths[0], &[("reason", "unanswered")]);
        assert_eq!(silent.status, 422, "nobody chooses silence");
        for path in &paths {
            assert_eq!(kumar.post(path, &[("reason", "accepted")]).status, 303);
        }
        assert!(offered(&mut raju).is_empty());
        assert_eq!(offered(&mut kumar).len(), 2);
    });
}

#[test]
fn an_agency_keeps_replies_of_its_own() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let chief = world.colleague("Puan Lim", "agency_admin", "mbpj");
        let mut chief = Browser::new(world).with_session(world.session(&chief));
        let (mut raju, mut other) = (
            at_desk(world, "Raju", "mbpj"),
            at_desk(world, "Devi", "dbkl"),
        );
        let keep = |agency: &'static str, name: &'static str, words: &'static str| {
            [
                ("agency", agency),
                ("name", name),
                ("step", "reply"),
                ("words-ms", words),
            ]
        };
        let good = keep("mbpj", "Kontraktor", "Kontraktor <b>kami</b> datang esok.");
        let path = "/en/desk/replies";
        assert_eq!(
            raju.post(path, &good).status,
            403,
            "officers choose, chiefs keep"
        );
        assert_eq!(chief.post(path, &keep("dbkl", "x", "y")).status, 403);
        assert_eq!(chief.post(path, &keep("mbpj", "x", "")).status, 422);
        assert_eq!(chief.post(path, &keep("mbpj", "", "y")).status, 422);
        let kept = chief.post(path, &good);
        assert_eq!(kept.status, 303, "{}", kept.body);
        let listed = chief.get(&kept.location).body;
        assert!(listed.contains("Kontraktor") && !listed.contains("<b>kami</b>"));
        assert!(
            !other
                .get("/en/desk/replies?agency=dbkl")
                .body
                .contains("Kontraktor")
        );
        assert_eq!(other.get("/en/desk/replies?agency=mbpj").status, 403);
        let page = format!("/en/desk/reports/{reference}");
        let shown = raju.get(&page).body;
        let (_, rest) = shown
            .split_once(">Kontraktor<")
            .map_or(("", ""), |(before, _)| {
                before.rsplit_once("value=\"").unwrap_or_default()
            });
        let id = rest.split('"').next().unwrap_or_default().to_owned();
        assert!(id.starts_with("reply."), "{id}");
        used_and_removed(world, (&mut raju, &mut chief), (&reference, &id));
    });
}

fn used_and_removed(
    world: &World,
    (raju, chief): (&mut Browser, &mut Browser),
    (reference, id): (&str, &str),
) {
    let page = format!("/en/desk/reports/{reference}");
    // It can be looked at and changed before it is sent.
    let filled = raju.post(&page, &[("fill", "reply"), ("reply", id), ("version", "0")]);
    assert_eq!(filled.status, 200);
    assert!(
        filled.body.contains("datang esok.</textarea>"),
        "{}",
        filled.body
    );
    let sent = raju.post(&page, &[("step", "reply"), ("reply", id), ("version", "0")]);
    assert_eq!(sent.status, 303, "{}", sent.body);
    let public = Browser::new(world)
        .get(&format!("/en/reports/{reference}"))
        .body;
    assert!(public.contains("datang esok"));
    let id = id.split_once('.').map_or("", |(_, id)| id);
    let gone = chief.post("/en/desk/replies/remove", &[("agency", "mbpj"), ("id", id)]);
    assert!(!chief.get(&gone.location).body.contains("Kontraktor"));
}

/// The templates of the letters to an address.
fn letters_to(world: &World, address: &'static str) -> Vec<String> {
    const LETTERS: store::Sql = store::Sql::new(
        "test.letters",
        "select template from kernel_message where address = $1 order by id",
    );
    let read = world.app.db.read_blocking("test.letters", move |tx| {
        tx.all(&LETTERS, &store::params![address], |row| {
            row.get("template")
        })
    });
    read.expect("letters")
}

/// Writes a report down for somebody who calls, and gives the last page.
fn written_down(desk: &mut Browser, who: &[(&str, &str)]) -> String {
    let begun = desk.post(
        "/en/desk/file",
        &[("came", "phone"), ("feedback", "complaint")],
    );
    let way = begun.location.trim_end_matches("/place").to_owned();
    let mut on = |step: &str, fields: &[(&str, &str)]| desk.post(&format!("{way}/{step}"), fields);
    on("place", &[("lat", "3.1073"), ("lon", "101.6067")]);
    on("place", &[("do", "next"), ("address", "SS2/24")]);
    on("category", &[("category", "streetlight-local")]);
    on("agency", &[("do", "next"), ("to", "routed")]);
    on("details", &[("description", "lampu padam")]);
    let told = on("you", who);
    assert!(told.location.ends_with("/check"), "{}", told.body);
    let sent = on("check", &[]);
    let no_code = sent.location.ends_with("/done");
    assert!(no_code, "{} {}", sent.location, sent.body);
    desk.get(&sent.location).body
}

#[test]
fn what_an_officer_writes_down_belongs_to_the_person() {
    on_both_worlds(server::modules, |world| {
        let mut desk = at_desk(world, "Raju", "dbkl");
        let visible = ("visibility", "name_hidden");
        let contact = ("contact", "devi@example.org");
        let done = written_down(&mut desk, &[contact, ("name", "Devi"), visible]);
        let at = done.find("RR-").expect("a reference");
        let reference: String = done
            .chars()
            .skip(done.get(..at).map_or(0, |text| text.chars().count()))
            .take(12)
            .collect();
        let bare = written_down(&mut desk, &[("name", "Encik Tan"), visible]);
        let secret = "Your secret code";
        assert!(bare.contains(secret) && !done.contains(secret), "{bare}");
        world.run_jobs();
        let letters = letters_to(world, "devi@example.org");
        assert_eq!(letters, ["report_received"], "the person is told");
        let mut mbpj = at_desk(world, "Siti", "mbpj");
        let shown = mbpj.get(&format!("/en/desk/reports/{reference}")).body;
        for words in ["By phone", "Raju", "Devi"] {
            assert!(shown.contains(words), "{words}");
        }
        let public = Browser::new(world)
            .get(&format!("/en/reports/{reference}"))
            .body;
        assert!(!public.contains("Raju") && !public.contains("Devi"));
    });
}

#[test]
fn only_officers_write_reports_down_for_others() {
    on_both_worlds(server::modules, |world| {
        let fields = [("came", "phone"), ("feedback", "complaint")];
        let mut citizen = Browser::new(world).with_session(world.session(&world.citizen("Aminah")));
        assert_eq!(citizen.get("/en/desk/file").status, 403);
        assert_eq!(citizen.post("/en/desk/file", &fields).status, 403);
        let mut desk = at_desk(world, "Raju", "mbpj");
        assert_eq!(
            desk.post("/en/desk/file", &[("feedback", "complaint")])
                .status,
            422
        );
        // A draft that an officer began is no officer's power for whoever else has its address.
        let way = desk.post("/en/desk/file", &fields).location;
        let way = way.trim_end_matches("/place").to_owned();
        let mut on =
            |step: &str, fields: &[(&str, &str)]| citizen.post(&format!("{way}/{step}"), fields);
        on("place", &[("do", "next"), ("address", "SS2/24")]);
        on("category", &[("category", "streetlight-local")]);
        on("agency", &[("do", "next"), ("to", "routed")]);
        on("details", &[("description", "lampu padam")]);
        let who = [
            ("contact", "devi@example.org"),
            ("visibility", "name_hidden"),
        ];
        on("you", &who);
        assert_eq!(on("check", &[]).status, 403);
        assert!(letters_to(world, "devi@example.org").is_empty());
    });
}

#[test]
fn an_officer_goes_back_to_the_queue_with_its_filters() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut siti = at_desk(world, "Siti", "mbpj");
        let body = siti
            .get("/en/desk?queue=open&sort=newest&priority=normal")
            .body;
        let start = format!("/en/desk/reports/{reference}?from=");
        let (_, rest) = body.split_once(&start).expect("a link");
        let from = rest.split('"').next().expect("its end");
        let path = format!("{start}{from}");
        let page = siti.get(&path).body;
        let version = crate::moderation::hidden(&page, "version").to_owned();
        let fields = [
            ("version", &*version),
            ("do", "prioritise"),
            ("priority", "high"),
        ];
        let done = siti.post(&path, &fields);
        assert_eq!(done.status, 303);
        let page = siti.get(&done.location).body;
        let back = page
            .split("data-key=\"u\"")
            .next()
            .and_then(|before| before.rsplit("href=\"").next());
        let back = back
            .and_then(|rest| rest.split('"').next())
            .expect("a way back");
        for kept in ["queue=open", "sort=newest", "priority=normal"] {
            assert!(
                back.starts_with("/en/desk?") && back.contains(kept),
                "{back}"
            );
        }
        let elsewhere = format!("/en/desk/reports/{reference}?from=//evil.example/");
        let page = siti.get(&elsewhere).body;
        assert!(
            page.contains("<a href=\"/en/desk\" data-key=\"u\">"),
            "nowhere else"
        );
    });
}

#[test]
fn what_is_offered_and_who_wants_a_call_lead_to_those_tasks() {
    on_both_worlds(server::modules, |world| {
        report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut siti = at_desk(world, "Siti", "mbpj");
        let page = siti.get("/en/desk").body;
        for sort in ["takeover", "callback"] {
            let path = format!("/en/desk/tasks?agency=mbpj&amp;task={sort}");
            let path = if page.contains(&path) {
                path
            } else {
                path.replace("&amp;", "&#38;")
            };
            assert!(page.contains(&path), "{sort}");
            let list = siti.get(&format!("/en/desk/tasks?agency=mbpj&task={sort}"));
            assert_eq!(list.status, 200);
        }
    });
}

#[test]
fn whoever_is_offered_a_report_reads_what_it_is_about_and_why() {
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
        let offered = ours.post(&desk, &fields);
        assert_eq!(offered.status, 303, "{}", offered.body);
        let list = theirs.get("/en/desk/tasks").body;
        assert!(list.contains("Pothole on a local"));
        let begin = format!("/en/cases/{reference}/tasks/");
        let (_, rest) = list.split_once(&begin).expect("a task");
        let number = rest.split('"').next().expect("a number");
        let task = theirs.get(&format!("{begin}{number}")).body;
        assert!(task.contains("it lies beyond the border"), "{task}");
        assert!(task.contains("Pothole on a local"));
    });
}
