//! Events on their way to programs: proved first, signed, in order for each case, until they arrive.

use std::cell::RefCell;
use std::net::TcpListener;
use std::time::Duration;

use base::{Actor, Time};
use kernel::audit::{self, Fresh};
use kernel::hooks::{
    self, Delivery, DeliveryState, Error, Hook, HookChange, HookNew, HookState, Message, Rotation,
    SecretNew, hooks_run, rules,
};
use kernel::outbound::Answer;
use serde_json::{Value, json};
use testkit::{World, on_both_worlds, on_both_worlds_set};

use crate::api::program::Program;
use crate::events::{modules, open, step};

pub(crate) const HOUR: Duration = Duration::from_hours(1);
pub(crate) const URL: &str = "https://api.mbpj.gov.my/balai";

/// A message as a program got it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Got {
    id: String,
    at: i64,
    signatures: Vec<String>,
    body: String,
    json: Value,
}

impl Got {
    fn name(&self) -> &str {
        self.json["type"].as_str().unwrap_or_default()
    }

    fn case(&self) -> (&str, i64) {
        let data = &self.json["data"];
        (
            data["reference"].as_str().unwrap_or_default(),
            data["version"].as_i64().unwrap_or(-1),
        )
    }
}

/// A program of an agency, which gives challenges back and answers the rest as it is told.
pub(crate) struct Endpoint<'a> {
    got: RefCell<Vec<Got>>,
    answer: &'a dyn Fn(&Got) -> u16,
}

impl<'a> Endpoint<'a> {
    pub(crate) fn new(answer: &'a dyn Fn(&Got) -> u16) -> Self {
        Self {
            got: RefCell::default(),
            answer,
        }
    }

    fn take(&self, message: Message<'_>) -> Answer {
        let header = |name: &str| {
            let found = message.headers.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).expect("a header")
        };
        let got = Got {
            id: header("webhook-id"),
            at: header("webhook-timestamp").parse().expect("seconds"),
            signatures: header("webhook-signature")
                .split(' ')
                .map(str::to_owned)
                .collect(),
            body: message.body.to_owned(),
            json: serde_json::from_str(message.body).expect("JSON"),
        };
        assert_eq!(message.url, URL);
        let challenge = got.json["data"]["challenge"].clone();
        let status = (self.answer)(&got);
        self.got.borrow_mut().push(got);
        Answer {
            status,
            content_type: None,
            allow_origin: None,
            body: json!({ "challenge": challenge }).to_string().into_bytes(),
        }
    }

    /// Runs until nothing is due any more.
    pub(crate) fn run(&self, world: &World) {
        world.settle();
        while hooks_run(&world.app, &|message| Ok(self.take(message))).expect("a round") > 0 {}
    }

    /// What came since the last time, challenges aside.
    fn events(&self) -> Vec<Got> {
        let got = self.got.take();
        got.into_iter()
            .filter(|one| one.name() != "hook.challenge")
            .collect()
    }
}

fn make(world: &World, actor: &Actor, events: &[&str]) -> Result<(Hook, SecretNew), Error> {
    make_within(world, actor, events, &[])
}

/// The same, where the operator allows these hosts.
fn make_within(
    world: &World,
    actor: &Actor,
    events: &[&str],
    hosts: &[&str],
) -> Result<(Hook, SecretNew), Error> {
    let read = world.app.db.read_blocking("test.last", audit::event_last);
    let cursor = read
        .map_err(|error: store::Error| error)
        .expect("a position");
    let secret = SecretNew::draw(&world.app.ids);
    let new = HookNew {
        id: world.app.ids.next::<Hook>(world.now()).to_string(),
        agency: "mbpj".to_owned(),
        url: URL.to_owned(),
        events: events.iter().map(|&name| name.to_owned()).collect(),
        secret: secret.clone(),
        cursor,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let hosts: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
    let made = world.app.db.write_blocking("test.hook", move |tx| {
        let registry = app.registry.get(tx)?;
        hooks::hook_make(tx, &registry, (&actor, now), (&new, &hosts))
    });
    Ok((made?, secret))
}

pub(crate) fn find(world: &World, actor: &Actor, id: &str) -> Hook {
    let (app, actor, id) = (world.app.clone(), actor.clone(), id.to_owned());
    let read = world.app.db.read_blocking("test.find", move |tx| {
        let registry = app.registry.get(tx)?;
        hooks::hook_find(tx, &registry, &actor, ("mbpj", &id))
    });
    read.expect("a hook")
}

fn switch(world: &World, actor: &Actor, hook: &Hook, on: bool) {
    let cmd = HookChange {
        agency: hook.agency.clone(),
        id: hook.id.clone(),
        version: hook.version,
        events: None,
        on: Some(on),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let changed = world.app.db.write_blocking("test.switch", move |tx| {
        let registry = app.registry.get(tx)?;
        hooks::hook_change(tx, &registry, (&actor, now), &cmd)
    });
    changed.expect("a change");
}

pub(crate) fn deliveries(
    world: &World,
    actor: &Actor,
    id: &str,
    state: DeliveryState,
) -> Vec<Delivery> {
    let (app, actor, id) = (world.app.clone(), actor.clone(), id.to_owned());
    let read = world.app.db.read_blocking("test.deliveries", move |tx| {
        let registry = app.registry.get(tx)?;
        let which = (("mbpj", id.as_str()), state);
        hooks::deliveries_of(tx, &registry, &actor, which, (i64::MAX, 1_000))
    });
    read.expect("deliveries")
}

/// To whom letters about hooks went.
fn letters(world: &World) -> Vec<String> {
    const LETTERS: store::Sql = store::Sql::new(
        "test.letters",
        "select address from kernel_message where template = 'case:kernel-hooks-letter-off'",
    );
    let read = |tx: &mut store::Tx<'_>| tx.all(&LETTERS, &[], |row| row.get::<String>("address"));
    let read = world.app.db.read_blocking("test.letters", read);
    read.map_err(|error: store::Error| error).expect("letters")
}

/// An administrator of the council with a hook that has proved itself.
pub(crate) fn live(
    world: &World,
    endpoint: &Endpoint<'_>,
    events: &[&str],
) -> (Actor, Hook, SecretNew) {
    let admin = world.officer("agency_admin", "mbpj");
    let (hook, secret) = make(world, &admin, events).expect("a hook");
    endpoint.run(world);
    let hook = find(world, &admin, &hook.id);
    assert_eq!(hook.state, HookState::Live);
    endpoint.got.take();
    (admin, hook, secret)
}

#[test]
fn nothing_but_a_challenge_is_sent_until_it_is_answered() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let admin = world.officer("agency_admin", "mbpj");
        let (hook, secret) = make(world, &admin, &["letter.*"]).expect("a hook");
        let case = open(world, &owner, "open", true);
        step(world, &officer, case, "note");
        let refusing = Endpoint::new(&|_| 500);
        refusing.run(world);
        let got = refusing.got.take();
        assert_eq!(got.len(), 1, "one try, then a pause");
        assert_eq!(got[0].name(), "hook.challenge");
        let failing = find(world, &admin, &hook.id);
        assert_eq!(failing.state, HookState::Unproved);
        assert_eq!(failing.failure.as_deref(), Some("the address answered 500"));

        world.wait(HOUR);
        let echo = |message: Message<'_>| {
            Ok(Answer {
                status: 200,
                content_type: None,
                allow_origin: None,
                body: message.body.as_bytes().to_vec(),
            })
        };
        hooks_run(&world.app, &echo).expect("a round");
        assert_eq!(
            find(world, &admin, &hook.id).state,
            HookState::Unproved,
            "an echo proves nothing"
        );

        world.wait(HOUR);
        let willing = Endpoint::new(&|_| 200);
        willing.run(world);
        let got = willing.events();
        let names: Vec<_> = got.iter().map(Got::name).collect();
        assert_eq!(
            names,
            ["letter.open", "letter.note"],
            "from the moment it was named"
        );
        let at = Time::from_micros(got[1].at * 1_000_000);
        let signed = rules::signature(secret.text(), (&got[1].id, at), &got[1].body);
        assert_eq!(got[1].signatures, [signed]);
        assert!(!got[1].body.contains("rahsia"), "no words");
        let data: Vec<_> = got[1].json["data"]
            .as_object()
            .expect("data")
            .keys()
            .cloned()
            .collect();
        assert_eq!(data, ["agency", "kind", "position", "reference", "version"]);
        willing.run(world);
        assert_eq!(willing.events(), [], "each arrives once");
    });
}

#[test]
fn what_comes_after_a_failure_about_the_same_case_waits_behind_it() {
    on_both_worlds(modules, |world| {
        let stuck = RefCell::new("nobody".to_owned());
        let answer = |got: &Got| {
            if got.case().0 == *stuck.borrow() {
                503
            } else {
                200
            }
        };
        let endpoint = Endpoint::new(&answer);
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let (admin, hook, _) = live(world, &endpoint, &["letter.*"]);
        let (first, second) = (
            open(world, &owner, "open", true),
            open(world, &owner, "open", true),
        );
        endpoint.run(world);
        let opened = endpoint.events();
        *stuck.borrow_mut() = opened[0].case().0.to_owned();
        for case in [first, second] {
            step(world, &officer, case, "note");
            step(world, &officer, case, "ask");
            step(world, &officer, case, "end");
        }
        endpoint.run(world);
        let got = endpoint.events();
        let of = |got: &[Got], reference: &str| -> Vec<i64> {
            let cases = got.iter().map(Got::case).filter(|case| case.0 == reference);
            cases.map(|case| case.1).collect()
        };
        let others = opened[1].case().0.to_owned();
        assert_eq!(of(&got, &others), [1, 2, 3], "the others go on");
        assert_eq!(of(&got, &stuck.borrow()), [1], "one try");
        assert_eq!(
            deliveries(world, &admin, &hook.id, DeliveryState::Waiting).len(),
            3
        );

        let (reference, tried) = (
            stuck.take(),
            got.iter().find(|one| one.case().0 != others).cloned(),
        );
        world.wait(HOUR);
        endpoint.run(world);
        let got = endpoint.events();
        assert_eq!(of(&got, &reference), [1, 2, 3], "in their order");
        let tried = tried.expect("a try");
        assert_eq!(
            (&got[0].id, &got[0].body),
            (&tried.id, &tried.body),
            "the same at every try"
        );
        assert_ne!(
            got[0].signatures, tried.signatures,
            "signed for its own time"
        );
        assert!(deliveries(world, &admin, &hook.id, DeliveryState::Waiting).is_empty());
        assert_eq!(find(world, &admin, &hook.id).failing, None);
    });
}

#[test]
fn two_runners_at_once_send_nothing_twice() {
    on_both_worlds(modules, |world| {
        let quiet = Endpoint::new(&|_| 200);
        let owner = world.citizen("Aminah");
        live(world, &quiet, &[]);
        open(world, &owner, "open", true);
        world.settle();
        let endpoint = Endpoint::new(&|_| 200);
        let rival = Endpoint::new(&|_| 200);
        let post = |message: Message<'_>| {
            rival.run(world);
            Ok(endpoint.take(message))
        };
        while hooks_run(&world.app, &post).expect("a round") > 0 {}
        assert_eq!(endpoint.events().len(), 1);
        assert_eq!(rival.events(), []);
    });
}

#[test]
fn what_is_laid_aside_can_be_seen_and_sent_again() {
    on_both_worlds(modules, |world| {
        let poison = |got: &Got| {
            if got.name() == "letter.note" {
                400
            } else {
                200
            }
        };
        let endpoint = Endpoint::new(&poison);
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let (admin, hook, _) = live(world, &endpoint, &["letter.*"]);
        let case = open(world, &owner, "open", true);
        step(world, &officer, case, "note");
        step(world, &officer, case, "end");
        for _ in 0..10 {
            endpoint.run(world);
            // Somebody else's case goes through, so that the address is not given up.
            open(world, &owner, "open", true);
            world.wait(HOUR * 25);
        }
        endpoint.run(world);
        let names: Vec<_> = endpoint
            .events()
            .iter()
            .map(|one| one.name().to_owned())
            .collect();
        assert_eq!(
            names.iter().filter(|name| *name == "letter.note").count(),
            10
        );
        assert!(
            names.contains(&"letter.end".to_owned()),
            "then the next one has its turn"
        );
        let dead = deliveries(world, &admin, &hook.id, DeliveryState::Dead);
        assert_eq!((dead.len(), dead[0].attempts), (1, 10));
        assert_eq!(dead[0].error.as_deref(), Some("the address answered 400"));

        let program = Program::of(world, &admin, &["hooks.set"]);
        let path = format!("/api/v1/agencies/mbpj/hooks/{}", hook.id);
        assert_eq!(
            program.get(&format!("{path}/deliveries")).each("id"),
            [dead[0].id.clone()]
        );
        assert_eq!(
            program.post(&format!("{path}/replays"), &json!({})).json["replayed"],
            1
        );
        assert_eq!(
            program.post(&format!("{path}/replays"), &json!({})).json["replayed"],
            0
        );
        let willing = Endpoint::new(&|_| 200);
        willing.run(world);
        let got = willing.events();
        assert!(got.iter().any(|one| one.id == dead[0].id));
        let again = format!("{path}/deliveries/{}/replays", dead[0].id);
        assert_eq!(
            program.post(&again, &json!({})).json["replayed"],
            1,
            "what arrived, too"
        );
        willing.run(world);
        assert_eq!(willing.events().len(), 1);
    });
}

#[test]
fn who_does_not_answer_for_days_is_switched_off_written_to_and_misses_nothing() {
    on_both_worlds(modules, |world| {
        let quiet = Endpoint::new(&|_| 200);
        let owner = world.citizen("Aminah");
        let (admin, hook, _) = live(world, &quiet, &["letter.*"]);
        let silent = Endpoint::new(&|_| 504);
        for _ in 0..6 {
            open(world, &owner, "open", true);
            silent.run(world);
            world.wait(HOUR * 25);
        }
        silent.run(world);
        let off = find(world, &admin, &hook.id);
        assert_eq!(off.state, HookState::Off);
        assert_eq!(letters(world), ["agency_admin.of.mbpj@example.org"]);
        open(world, &owner, "open", true);
        silent.got.take();
        silent.run(world);
        assert_eq!(silent.events(), [], "nothing is sent");

        switch(world, &admin, &off, true);
        world.wait(HOUR * 25);
        quiet.run(world);
        assert_eq!(find(world, &admin, &hook.id).state, HookState::Live);
        assert_eq!(quiet.events().len(), 7, "all that it missed");
    });
}

#[test]
fn an_address_that_is_gone_is_left_alone_at_once() {
    on_both_worlds(modules, |world| {
        let quiet = Endpoint::new(&|_| 200);
        let owner = world.citizen("Aminah");
        let (admin, hook, _) = live(world, &quiet, &[]);
        open(world, &owner, "open", true);
        open(world, &owner, "open", true);
        let gone = Endpoint::new(&|_| 410);
        gone.run(world);
        assert_eq!(gone.events().len(), 1);
        assert_eq!(find(world, &admin, &hook.id).state, HookState::Off);
    });
}

#[test]
fn for_a_day_messages_carry_the_old_signature_as_well() {
    on_both_worlds(modules, |world| {
        let endpoint = Endpoint::new(&|_| 200);
        let owner = world.citizen("Aminah");
        let (admin, hook, old) = live(world, &endpoint, &["letter.*"]);
        let new = SecretNew::draw(&world.app.ids);
        let cmd = Rotation {
            agency: "mbpj".to_owned(),
            id: hook.id.clone(),
            secret: new.clone(),
            fresh: Fresh::draw(&world.app.ids, world.now()),
        };
        let (app, actor, now) = (world.app.clone(), admin.clone(), world.now());
        let rotated = world.app.db.write_blocking("test.rotate", move |tx| {
            let registry = app.registry.get(tx)?;
            hooks::hook_rotate(tx, &registry, (&actor, now), &cmd)
        });
        rotated.expect("a rotation");
        for (hours, secrets) in [(1, vec![&new, &old]), (24, vec![&new])] {
            world.wait(HOUR * hours);
            open(world, &owner, "open", true);
            endpoint.run(world);
            let got = endpoint.events();
            let at = Time::from_micros(got[0].at * 1_000_000);
            let signed = |secret: &&SecretNew| {
                rules::signature(secret.text(), (&got[0].id, at), &got[0].body)
            };
            assert_eq!(
                got[0].signatures,
                secrets.iter().map(signed).collect::<Vec<_>>()
            );
        }
    });
}

#[test]
fn an_agency_is_told_of_its_own_events_and_of_nothing_hidden() {
    on_both_worlds(modules, |world| {
        let endpoint = Endpoint::new(&|_| 200);
        let owner = world.citizen("Aminah");
        live(world, &endpoint, &[]);
        open(world, &owner, "hidden", true);
        world.officer("agency_admin", "dbkl");
        let private = open(world, &owner, "open", false);
        endpoint.run(world);
        let got = endpoint.events();
        let names: Vec<_> = got
            .iter()
            .map(|one| (one.name(), one.json["data"]["agency"].as_str()))
            .collect();
        assert_eq!(
            names,
            [("letter.open", Some("mbpj"))],
            "its own private case {private} alone"
        );
    });
}

#[test]
fn no_address_leads_to_our_own_machines() {
    on_both_worlds(modules, |world| {
        let door = TcpListener::bind("127.0.0.1:0").expect("a port");
        door.set_nonblocking(true).expect("a listener");
        let port = door.local_addr().expect("an address").port();
        for host in [
            "127.0.0.1",
            "localhost",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "2130706433",
        ] {
            let url = format!("https://{host}:{port}/");
            let message = Message {
                url: &url,
                headers: &[],
                body: "{}",
            };
            let sent = hooks::post(&world.app, message);
            assert!(sent.is_err(), "{url}");
        }
        assert!(door.accept().is_err(), "nobody came");
    });
}

#[test]
fn nothing_goes_to_a_host_that_the_operator_does_not_allow_not_even_where_it_was_named_before() {
    on_both_worlds_set(
        modules,
        |settings| settings.hook_hosts = vec!["api.dbkl.gov.my".to_owned()],
        |world| {
            let chief = world.officer("agency_admin", "mbpj");
            for hosts in [
                ["api.dbkl.gov.my"].as_slice(),
                &["mbpj.gov.my"],
                &["api.mbpj.gov.my:8443"],
            ] {
                let refused = make_within(world, &chief, &[], hosts);
                assert!(
                    matches!(refused, Err(Error::Host)),
                    "{hosts:?}: {refused:?}"
                );
            }
            let (hook, _) = make_within(world, &chief, &[], &["api.mbpj.gov.my"]).expect("allowed");
            let endpoint = Endpoint::new(&|_| 204);
            endpoint.run(world);
            assert!(endpoint.got.take().is_empty(), "no challenge either");
            let hook = find(world, &chief, &hook.id);
            assert_eq!(hook.state, HookState::Unproved);
            let failure = hook.failure.expect("why");
            assert!(failure.contains("hooks.hosts"), "{failure}");
        },
    );
}
