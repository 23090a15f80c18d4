//! Atom feeds: what is in them, what never is, and that others can read them.

use std::io::Write;
use std::process::{Command, Stdio};

use base::Actor;
use kernel::audit::Fresh;
use kernel::cases::{self, CaseMove};
use reports::actions::Created;
use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::created;

fn step(world: &World, actor: &Actor, case: &Created, step: &str, body: &str) {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let cmd = CaseMove {
        body: Some(body.to_owned()),
        ..CaseMove::new(case.id, step, Fresh::draw(&world.app.ids, now))
    };
    let moved = world.app.db.write_blocking("test.move", move |tx| {
        let registry = app.registry.get(tx)?;
        cases::case_move(tx, &app.kinds, &registry, (&actor, now), &cmd).map(drop)
    });
    moved.expect("a move");
}

/// Fails unless xmllint takes it.
fn well_formed(xml: &str) {
    let mut child = Command::new("xmllint")
        .args(["--noout", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xmllint");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(xml.as_bytes()).expect("written");
    drop(input);
    let done = child.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}\n{xml}");
}

#[test]
fn feeds_tell_everybody_what_is_public_and_nothing_else() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let shown = created(world, &owner, Visibility::NameHidden, Vec::new());
        let private = created(world, &owner, Visibility::Private, Vec::new());
        step(world, &officer, &shown, "note", "catatan dalaman");
        step(world, &officer, &shown, "ask", "soalan sulit");
        step(
            world,
            &officer,
            &shown,
            "reply",
            "sudah <b>&\u{1}\u{8} ditampal",
        );
        let one = format!("/ta/reports/{}/feed.atom", shown.reference);
        let state = "/en/states/MY-10/reports.atom";
        for path in [
            "/ms/reports.atom",
            "/zh/agencies/mbpj/reports.atom",
            state,
            "/en/reports.atom?district=10_5",
            &one,
        ] {
            let feed = Browser::new(world).get(path);
            assert_eq!(feed.status, 200, "{path}");
            well_formed(&feed.body);
            assert!(feed.body.contains(shown.reference.as_str()), "{path}");
            for hidden in [private.reference.as_str(), "dalaman", "sulit", "Aminah"] {
                assert!(!feed.body.contains(hidden), "{path}: {hidden}");
            }
        }
        let story = Browser::new(world).get(&one).body;
        assert!(story.contains("sudah &lt;b&gt;&amp; ditampal"), "{story}");
        let elsewhere = Browser::new(world).get("/en/agencies/dbkl/reports.atom");
        well_formed(&elsewhere.body);
        assert!(!elsewhere.body.contains("<entry>"));
        let other = Browser::new(world).get("/en/states/MY-01/reports.atom");
        assert!(!other.body.contains("<entry>"), "it lies in another state");
        let other = Browser::new(world).get("/en/reports.atom?district=1_1");
        assert_eq!(other.status, 200);
        assert!(
            !other.body.contains("<entry>"),
            "it lies in another district"
        );
        let none = Browser::new(world).get("/en/reports.atom?district=none");
        assert_eq!(none.status, 404);
        for none in ["agencies/none", "states/none"] {
            let feed = Browser::new(world).get(&format!("/en/{none}/reports.atom"));
            assert_eq!(feed.status, 404, "{none}");
        }
        // Feeds are read by programs that know nobody: not even the owner gets a private one.
        let session = world.session(&owner);
        for reference in [private.reference.as_str(), "RR-0000-0000"] {
            let path = format!("/en/reports/{reference}/feed.atom");
            let mut own = Browser::new(world).with_session(session.clone());
            assert_eq!(own.get(&path).status, 404);
        }
        let page = Browser::new(world).get(&format!("/ms/reports/{}", shown.reference));
        assert!(page.body.contains("type=\"application/atom+xml\""));
        let mut own = Browser::new(world).with_session(session);
        let page = own.get(&format!("/ms/reports/{}", private.reference));
        assert!(!page.body.contains("application/atom+xml"));
    });
}

#[test]
fn an_unchanged_feed_is_not_sent_again() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        created(world, &owner, Visibility::NameHidden, Vec::new());
        let mut reader = Browser::new(world);
        let first = reader.get("/ms/reports.atom");
        let tag = first.tag.clone();
        let again = reader.get_with("/ms/reports.atom", &[("if-none-match", &tag)]);
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        created(world, &owner, Visibility::NameHidden, Vec::new());
        let changed = reader.get_with("/ms/reports.atom", &[("if-none-match", &tag)]);
        assert_eq!(changed.status, 200);
        let events = reader.get("/api/v1/events");
        let again = reader.get_with("/api/v1/events", &[("if-none-match", &events.tag)]);
        assert_eq!(again.status, 304);
    });
}
