//! Mail servers and programs that hang, lie or answer twice: what was queued arrives, and whoever looks at its id sees
//! it once.

use std::collections::BTreeSet;
use std::time::Duration;

use base::Clock;
use kernel::hooks::{DeliveryState, Message, hooks_run};
use kernel::notifications::{self, MailSettings, MessageState, SmsSettings};
use kernel::outbound::{Client, Limits, Trust};
use testkit::{Folder, Liar, Lie, on_both_worlds};

use crate::bounces::{ALI, letter};
use crate::events::{modules, open as opened, step};
use crate::hooks::{Endpoint, deliveries, live};
use crate::notifications_app::open;

#[test]
fn a_mail_server_may_lie_as_it_likes_and_no_letter_is_lost() {
    let (liar, folder) = (Liar::mail(), Folder::new());
    let mail = MailSettings {
        smtp: Some(format!("smtp://{}", liar.address())),
        ..MailSettings::default()
    };
    let (app, clock) = open(&folder, (mail, SmsSettings::default()));
    let run = || while kernel::jobs::jobs_run(&app).expect("jobs") > 0 {};
    for (number, lie) in Lie::ALL.into_iter().enumerate() {
        liar.lie(lie);
        let id = format!("m{number}");
        let (new, now) = (letter(&id, ALI), clock.now());
        let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
        let queued = app.db.write_blocking("test.queue", queue);
        queued.expect("queued");
        // A round against the liar, and what is tried again once it has bethought itself.
        let before = liar.taken().len();
        std::thread::scope(|scope| {
            scope.spawn(run);
            // That we give a silent one up after a while is seen once; this one hangs up in the end.
            while lie == Lie::TakeAndHang && liar.taken().len() == before {
                std::thread::yield_now();
            }
            if lie == Lie::TakeAndHang {
                liar.lie(Lie::None);
            }
        });
        liar.lie(Lie::None);
        clock.advance(Duration::from_mins(1));
        run();
        let recent = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
        let recent = app.db.read_blocking("test.recent", recent).expect("read");
        let state = recent.iter().find(|one| one.id == id).map(|one| one.state);
        assert_eq!(state, Some(MessageState::Sent), "{lie:?}");
        let own = format!("<{id}@balai.example>");
        let came = liar.taken().iter().filter(|taken| **taken == own).count();
        println!("a mail server, {lie:?}: came {came} times under one Message-ID, 0 lost");
        let took_it = matches!(lie, Lie::TakeAndHang | Lie::TakeAndHangUp);
        assert_eq!(came, if took_it { 2 } else { 1 }, "{lie:?}");
    }
    let dead = |tx: &mut store::Tx<'_>| tx.jobs_dead(10);
    let dead = app.db.read_blocking("test.dead", dead).expect("read");
    assert_eq!(dead, [], "nothing for an operator");
}

#[test]
fn a_program_may_lie_as_it_likes_and_gets_each_event_once_by_its_id_and_in_order() {
    on_both_worlds(modules, |world| {
        let (liar, honest) = (Liar::program(), Endpoint::new(&|_| 200));
        let url = format!("http://{}/hook", liar.address());
        let limits = Limits {
            bytes: 64_000,
            time: Duration::from_millis(300),
            redirects: 0,
        };
        let client = Client::default();
        let post = |message: Message<'_>| {
            let body = message.body.as_bytes();
            client.post(&url, message.headers, body, (&limits, Trust::Operator))
        };
        let run = || {
            world.settle();
            while hooks_run(&world.app, &post).expect("a round") > 0 {}
        };
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let (admin, hook, _) = live(world, &honest, &[]);
        for lie in Lie::ALL {
            liar.lie(lie);
            let case = opened(world, &owner, "open", true);
            step(world, &officer, case, "note");
            run();
            liar.lie(Lie::None);
            for _ in 0..3 {
                world.wait(Duration::from_mins(10));
                run();
            }
            let waits = deliveries(world, &admin, &hook.id, DeliveryState::Waiting);
            assert_eq!(waits, [], "{lie:?}");
        }
        assert_eq!(deliveries(world, &admin, &hook.id, DeliveryState::Dead), []);
        let sent = deliveries(world, &admin, &hook.id, DeliveryState::Sent);
        let taken = liar.taken();
        let ids: BTreeSet<&String> = taken.iter().collect();
        let lost = sent.iter().filter(|one| !ids.contains(&one.id)).count();
        println!(
            "a program that lies in {} ways: {} events, {} messages came, {} ids, {lost} lost",
            Lie::ALL.len(),
            sent.len(),
            taken.len(),
            ids.len()
        );
        assert_eq!((lost, ids.len()), (0, sent.len()));
        // Of one case each event came first in its turn.
        let mut firsts = Vec::new();
        for id in &taken {
            if !firsts.contains(&id) {
                firsts.push(id);
            }
        }
        let place = |id: &String| firsts.iter().position(|first| *first == id);
        for one in &sent {
            for other in &sent {
                if one.reference == other.reference && one.position < other.position {
                    assert!(place(&one.id) < place(&other.id), "{} {}", one.id, other.id);
                }
            }
        }
    });
}
