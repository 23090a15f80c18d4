//! When news leaves, on both stores: quiet hours, the daily digest, what waits for neither, and the page that sets them.

use std::time::Duration;

use base::{Actor, Hour, Lang, PersonId, Quiet, Time};
use kernel::App;
use kernel::identity::Address;
use kernel::notifications::preferences::{self, Channel, Pace, Preference, Preferences};
use kernel::notifications::{
    self, FORMAL_LETTER, MailSettings, Message, MessageNew, MessageState, SmsSettings,
};
use kernel::push::{self, Device, DeviceNew, Keys};
use store::{NewJob, Sql, params};
use testkit::{Folder, START, World, on_both_worlds};

use crate::identity_pages::{Browser, signed_in};
use crate::notifications_app::{letters, open};
use crate::outbound::{answer, serve};

const EMAIL: &str = "aminah@example.org";
const PHONE: &str = "012-345 6789";
const NEWS: &str = "report_replied";
const PAGE: &str = "/en/me/news";
/// The world begins at ten in the morning.
const TO_23: Duration = Duration::from_hours(13);

fn worlds(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

fn hour(number: i8) -> Hour {
    Hour::new(number).expect("an hour")
}

fn night() -> Option<Quiet> {
    Quiet::new(hour(22), hour(7))
}

fn id(actor: &Actor) -> PersonId {
    actor.id().expect("a person")
}

fn letter(person: Option<PersonId>, to: &str, (id, template): (&str, &str)) -> MessageNew {
    let args = [
        ("reference", format!("RR-{id}")),
        ("code", "123456".to_owned()),
        ("agency", "MBPJ".to_owned()),
        ("path", format!("reports/RR-{id}")),
        ("words", "Sudah ditampal.".to_owned()),
    ];
    MessageNew {
        id: id.to_owned(),
        address: Address::parse(to, "60").expect("an address"),
        person_id: person.map(|id| id.to_string()),
        case_id: Some(format!("case-{id}")),
        template: template.to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: Lang::EN,
    }
}

fn queue(app: &App, new: MessageNew) {
    let now = app.clock.now();
    let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
    app.db.write_blocking("test.queue", queue).expect("queued");
}

fn run(app: &App) {
    while kernel::jobs::jobs_run(app).expect("jobs") > 0 {}
}

fn all(app: &App) -> Vec<Message> {
    let read = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
    app.db.read_blocking("test.recent", read).expect("messages")
}

fn state(app: &App, id: &str) -> MessageState {
    let found = all(app).into_iter().find(|message| message.id == id);
    found.expect("the message").state
}

fn digests(app: &App) -> Vec<Message> {
    let all = all(app).into_iter();
    all.filter(|message| message.template == "digest").collect()
}

fn prefer(app: &App, person: PersonId, channel: Channel, (pace, quiet): (Pace, Option<Quiet>)) {
    let one = Preference::new(pace, quiet).expect("a preference");
    let (now, usual) = (app.clock.now(), app.pack.quiet);
    let put = app.db.write_blocking("test.prefer", move |tx| {
        let kept = preferences::preferences_of(tx, usual, person)?;
        let chosen = kept.with(channel, one);
        let again = match pace {
            Pace::Never => Vec::new(),
            Pace::Once | Pace::Daily(_) => vec![(Channel::Email, EMAIL.to_owned())],
        };
        preferences::preferences_put(tx, now, person, (chosen, &again))
    });
    put.expect("preferences");
}

fn preferred(app: &App, person: PersonId) -> Preferences {
    let usual = app.pack.quiet;
    let read = app.db.read_blocking("test.preferred", move |tx| {
        preferences::preferences_of(tx, usual, person)
    });
    read.expect("preferences")
}

#[test]
fn at_night_text_messages_wait_and_codes_and_decisions_do_not() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        world.wait(TO_23);
        queue(app, letter(Some(person), PHONE, ("news", NEWS)));
        queue(app, letter(Some(person), PHONE, ("code", "sign_in_code")));
        let formal = format!("{FORMAL_LETTER}kernel-hooks-letter-off");
        queue(app, letter(Some(person), PHONE, ("formal", &formal)));
        queue(app, letter(Some(person), EMAIL, ("email", NEWS)));
        queue(app, letter(None, PHONE, ("agency", NEWS)));
        run(app);
        assert_eq!(state(app, "news"), MessageState::Queued);
        for id in ["code", "formal", "email", "agency"] {
            assert_eq!(state(app, id), MessageState::Sent, "{id}");
        }
        world.wait(Duration::from_hours(8) - Duration::from_secs(1));
        run(app);
        assert_eq!(state(app, "news"), MessageState::Queued);
        world.wait(Duration::from_secs(1));
        run(app);
        assert_eq!(state(app, "news"), MessageState::Sent);
        let dead = app.db.read_blocking("test.dead", |tx| tx.jobs_dead(10));
        assert_eq!(
            dead,
            Ok::<_, store::Error>(Vec::new()),
            "waiting is no failure"
        );
    });
}

#[test]
fn news_of_a_day_is_gathered_into_one_letter() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        prefer(
            app,
            person,
            Channel::Email,
            (Pace::Daily(hour(18)), night()),
        );
        for id in ["m1", "m2"] {
            queue(app, letter(Some(person), EMAIL, (id, NEWS)));
            run(app);
        }
        world.wait(Duration::from_hours(8) - Duration::from_micros(1));
        queue(app, letter(Some(person), EMAIL, ("m3", NEWS)));
        run(app);
        assert_eq!(digests(app)[0].state, MessageState::Queued);
        world.wait(Duration::from_micros(1));
        run(app);
        let sent = digests(app);
        assert_eq!((sent.len(), sent[0].state), (1, MessageState::Sent));
        let told: Vec<_> = sent[0].gathered.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(told, ["m1", "m2", "m3"]);
        for id in told {
            assert_eq!(state(app, id), MessageState::Sent);
        }
        let body = notifications::letter(&app.site, &sent[0], world.now()).body;
        for id in ["m1", "m2", "m3"] {
            assert!(body.contains(&format!("/en/reports/RR-{id}")), "{body}");
        }
        assert!(!body.contains("ditampal"), "{body}");
        // The next one is of the next day.
        world.wait(Duration::from_secs(1));
        queue(app, letter(Some(person), EMAIL, ("m4", NEWS)));
        run(app);
        assert_eq!(state(app, "m4"), MessageState::Queued);
        world.wait(Duration::from_hours(24));
        run(app);
        assert_eq!(state(app, "m4"), MessageState::Sent);
        assert_eq!(digests(app).len(), 2);
    });
}

#[test]
fn a_letter_is_in_one_digest_even_if_its_job_runs_again() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        prefer(app, person, Channel::Email, (Pace::Daily(hour(18)), None));
        queue(app, letter(Some(person), EMAIL, ("m1", NEWS)));
        run(app);
        let again = |id: &str| {
            let now = app.clock.now();
            let job = NewJob {
                id: format!("again-{id}-{}", now.micros()),
                kind: "notifications.send".to_owned(),
                key: None,
                payload: id.to_owned(),
                run_at: now,
                now,
            };
            let done = app
                .db
                .write_blocking("test.again", move |tx| tx.enqueue(&job));
            assert_eq!(done, Ok::<_, store::Error>(true));
            run(app);
        };
        again("m1");
        assert_eq!(digests(app).len(), 1);
        world.wait(Duration::from_hours(8));
        // Whoever held the digest's job died with it.
        let claimed = app.db.jobs_claim_blocking(world.now(), 1_000_000, 100);
        assert!(!claimed.expect("jobs").is_empty());
        run(app);
        assert_eq!(digests(app)[0].state, MessageState::Queued);
        world.wait(Duration::from_secs(2));
        run(app);
        let sent = digests(app);
        assert_eq!((sent.len(), sent[0].state), (1, MessageState::Sent));
        let digest = sent[0].id.clone();
        again(&digest);
        again("m1");
        assert_eq!(all(app).len(), 2, "a letter and its digest");
    });
}

#[test]
fn what_is_withheld_or_stopped_meanwhile_is_in_no_digest() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        prefer(app, person, Channel::Email, (Pace::Daily(hour(18)), None));
        for id in ["m1", "m2"] {
            queue(app, letter(Some(person), EMAIL, (id, NEWS)));
        }
        run(app);
        let withhold = |case: &'static str| {
            let done = app.db.write_blocking("test.withhold", move |tx| {
                notifications::messages_withhold(tx, case, NEWS)
            });
            done.expect("withheld");
        };
        withhold("case-m1");
        world.wait(Duration::from_hours(8));
        run(app);
        let told: Vec<_> = digests(app)[0]
            .gathered
            .iter()
            .map(|one| one.id.clone())
            .collect();
        assert_eq!(told, ["m2"]);
        world.wait(Duration::from_secs(1));
        queue(app, letter(Some(person), EMAIL, ("m3", NEWS)));
        run(app);
        withhold("case-m3");
        world.wait(Duration::from_hours(24));
        run(app);
        let last = digests(app).remove(0);
        assert_eq!(last.state, MessageState::Skipped, "nothing is left to tell");
    });
}

#[test]
fn whoever_wants_no_news_gets_decisions_alone() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        prefer(app, person, Channel::Email, (Pace::Never, None));
        let formal = format!("{FORMAL_LETTER}kernel-hooks-letter-off");
        queue(app, letter(Some(person), EMAIL, ("news", NEWS)));
        queue(app, letter(Some(person), EMAIL, ("formal", &formal)));
        run(app);
        assert_eq!(state(app, "news"), MessageState::Skipped);
        assert_eq!(state(app, "formal"), MessageState::Sent);
    });
}

#[test]
fn a_change_lets_go_what_waits() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        prefer(app, person, Channel::Email, (Pace::Daily(hour(18)), None));
        queue(app, letter(Some(person), EMAIL, ("m1", NEWS)));
        run(app);
        prefer(app, person, Channel::Email, (Pace::Once, None));
        run(app);
        assert_eq!(state(app, "m1"), MessageState::Sent);
        world.wait(TO_23);
        queue(app, letter(Some(person), PHONE, ("m2", NEWS)));
        run(app);
        assert_eq!(state(app, "m2"), MessageState::Queued);
        prefer(app, person, Channel::Sms, (Pace::Once, None));
        run(app);
        assert_eq!(state(app, "m2"), MessageState::Sent);
        // Who wants nothing more does not get what was gathered either.
        prefer(app, person, Channel::Email, (Pace::Daily(hour(18)), None));
        queue(app, letter(Some(person), EMAIL, ("m3", NEWS)));
        run(app);
        prefer(app, person, Channel::Email, (Pace::Never, None));
        run(app);
        assert_eq!(state(app, "m3"), MessageState::Skipped);
    });
}

const TOLD: Sql = Sql::new(
    "test.pushes",
    "select id, run_at_us from kernel_job where kind = $1 order by id",
);

fn pushes(app: &App, kind: &'static str) -> Vec<(String, Time)> {
    let read = app.db.read_blocking("test.pushes", move |tx| {
        tx.all(&TOLD, &params![kind], |row| {
            Ok((row.get("id")?, row.get("run_at_us")?))
        })
    });
    read.expect("jobs")
}

fn device(world: &World, person: PersonId) -> String {
    let new = DeviceNew {
        id: world.app.ids.next::<Device>(world.now()).to_string(),
        endpoint: "https://push.example/1".to_owned(),
        keys: Keys {
            public: vec![4; 65],
            auth: vec![7; 16],
        },
    };
    let (id, now) = (new.id.clone(), world.now());
    let add = move |tx: &mut store::Tx<'_>| push::device_add(tx, now, person, &new);
    world
        .app
        .db
        .write_blocking("test.device", add)
        .expect("a device");
    id
}

#[test]
fn devices_are_quiet_at_night_while_e_mails_leave() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        let device = device(world, person);
        world.wait(TO_23);
        queue(app, letter(Some(person), EMAIL, ("m1", NEWS)));
        run(app);
        assert_eq!(state(app, "m1"), MessageState::Sent);
        let morning = world.now() + Duration::from_hours(8);
        let expected = (format!("push-m1-{device}"), morning);
        assert_eq!(pushes(app, "push.send"), [expected]);
        // A runner that was away in the evening finds the job at night: it still does not ring.
        prefer(
            app,
            person,
            Channel::Push,
            (Pace::Once, Quiet::new(hour(22), hour(9))),
        );
        run(app);
        assert_eq!(
            pushes(app, "push.send")[0].1,
            morning + Duration::from_hours(2)
        );
        world.wait(Duration::from_hours(10));
        run(app);
        assert!(pushes(app, "push.send").is_empty());
    });
}

#[test]
fn devices_are_told_once_though_the_letter_waits_for_the_day() {
    worlds(|world| {
        let (app, person) = (&world.app, id(&world.citizen("Aminah")));
        let device = device(world, person);
        prefer(app, person, Channel::Push, (Pace::Daily(hour(12)), None));
        prefer(
            app,
            person,
            Channel::Email,
            (Pace::Once, Quiet::new(hour(9), hour(20))),
        );
        for id in ["m1", "m2"] {
            queue(app, letter(Some(person), EMAIL, (id, NEWS)));
        }
        run(app);
        let noon = START + Duration::from_hours(2);
        let daily = (format!("push-daily-{device}-{}", noon.micros()), noon);
        assert_eq!(pushes(app, "push.daily"), [daily]);
        world.wait(Duration::from_hours(2));
        run(app);
        assert!(pushes(app, "push.daily").is_empty());
        world.wait(Duration::from_hours(8));
        run(app);
        assert_eq!(state(app, "m1"), MessageState::Sent);
        assert!(pushes(app, "push.daily").is_empty(), "told once");
        assert!(pushes(app, "push.send").is_empty());
    });
}

#[test]
fn a_digest_that_does_not_leave_is_tried_again_whole() {
    let (at, gateway) = serve(vec![answer("500 Oops", ""), answer("200 OK", "ok")]);
    let folder = Folder::new();
    let sms = SmsSettings {
        url: Some(format!("http://{at}/send?to={{to}}&text={{text}}")),
        ..SmsSettings::default()
    };
    let (app, clock) = open(&folder, (MailSettings::default(), sms));
    let person: PersonId = app.ids.next(START);
    prefer(&app, person, Channel::Sms, (Pace::Daily(hour(18)), None));
    for id in ["m1", "m2"] {
        queue(&app, letter(Some(person), PHONE, (id, NEWS)));
    }
    run(&app);
    clock.advance(Duration::from_hours(8));
    run(&app);
    let first = digests(&app).remove(0);
    assert_eq!((first.state, first.attempts), (MessageState::Queued, 1));
    clock.advance(Duration::from_secs(1));
    // What comes now is of tomorrow's digest: this one takes nothing more in.
    queue(&app, letter(Some(person), PHONE, ("m3", NEWS)));
    run(&app);
    clock.advance(Duration::from_hours(1));
    run(&app);
    let sent = digests(&app).into_iter().find(|one| one.id == first.id);
    let sent = sent.expect("the digest");
    assert_eq!(sent.state, MessageState::Sent);
    assert_eq!(sent.gathered.len(), 2);
    assert_eq!(state(&app, "m3"), MessageState::Queued);
    let asked = gateway.join().expect("the gateway");
    assert_eq!(asked.len(), 2);
    assert!(asked[1].contains("2%20pieces%20of%20news"), "{}", asked[1]);
}

#[test]
fn a_digest_says_how_to_stop_it_with_one_click() {
    let folder = Folder::new();
    let (app, clock) = open(&folder, (MailSettings::default(), SmsSettings::default()));
    let person: PersonId = app.ids.next(START);
    prefer(&app, person, Channel::Email, (Pace::Daily(hour(18)), None));
    for id in ["m1", "m2"] {
        queue(&app, letter(Some(person), EMAIL, (id, NEWS)));
    }
    run(&app);
    clock.advance(Duration::from_hours(8));
    run(&app);
    let sent = letters(&folder);
    assert_eq!(sent.len(), 1, "{sent:?}");
    let mail = sent[0].replace("\r\n", "\n");
    let (head, body) = mail.split_once("\n\n").expect("a head and a body");
    assert!(head.contains("Subject: 2 pieces of news for you"), "{head}");
    assert!(
        head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
        "{head}"
    );
    let listed = "This is new since your last summary:\n\n\
        - An answer to report RR-m1\n  https://balai.example/en/reports/RR-m1\n\n\
        - An answer to report RR-m2\n  https://balai.example/en/reports/RR-m2\n\n\
        Everything of yours: https://balai.example/en/me\n\n\
        No more e-mails about this? https://balai.example/en/letters/";
    assert!(body.starts_with(listed), "{body}");
    let (_, link) = mail
        .split_once("List-Unsubscribe: <https://balai.example")
        .expect("a link");
    let path = link.split('>').next().expect("its end");
    let mut program = Browser::new(&app);
    let stopped = program.post(path, &[("List-Unsubscribe", "One-Click")]);
    assert_eq!(stopped.status, 200, "{}", stopped.body);
    assert!(
        stopped.body.contains("your daily summary"),
        "{}",
        stopped.body
    );
    clock.advance(Duration::from_secs(1));
    queue(&app, letter(Some(person), EMAIL, ("m3", NEWS)));
    run(&app);
    clock.advance(Duration::from_hours(24));
    run(&app);
    assert_eq!(state(&app, "m3"), MessageState::Skipped);
    assert_eq!(letters(&folder).len(), 1);
    // Whoever chooses it anew gets it again.
    prefer(&app, person, Channel::Email, (Pace::Daily(hour(18)), None));
    queue(&app, letter(Some(person), EMAIL, ("m4", NEWS)));
    run(&app);
    clock.advance(Duration::from_hours(24));
    run(&app);
    assert_eq!(state(&app, "m4"), MessageState::Sent);
}

/// The fields of the form with others in the place of some.
fn filled<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("email-pace", "daily"),
        ("email-hour", "18"),
        ("email-from", ""),
        ("email-until", ""),
        ("sms-pace", "once"),
        ("sms-hour", "8"),
        ("sms-from", "21"),
        ("sms-until", "6"),
        ("push-pace", "never"),
        ("push-hour", "8"),
        ("push-from", "22"),
        ("push-until", "7"),
    ];
    for (name, value) in others {
        for field in fields.iter_mut().filter(|field| field.0 == *name) {
            field.1 = value;
        }
    }
    fields
}

#[test]
fn a_person_says_on_the_page_how_they_want_news() {
    worlds(|world| {
        let (app, actor) = (&world.app, world.citizen("Aminah"));
        let mut browser = signed_in(world, &actor);
        let begun = browser.get(PAGE);
        assert_eq!(begun.status, 200, "{}", begun.body);
        let chosen = "value=\"once\" checked";
        assert_eq!(begun.body.matches(chosen).count(), 3, "{}", begun.body);
        let saved = browser.send(PAGE, PAGE, &filled(&[]));
        assert_eq!(saved.location(), "/en/me/news?done=saved", "{}", saved.body);
        assert!(browser.get(saved.location()).body.contains("Saved."));
        let kept = preferred(app, id(&actor));
        assert_eq!(kept.email.pace(), Pace::Daily(hour(18)));
        assert_eq!(kept.email.quiet(), None);
        assert_eq!(kept.sms, Preference::once(Quiet::new(hour(21), hour(6))));
        assert_eq!(kept.push.pace(), Pace::Never);
        // Nobody else's changed.
        let other = preferred(app, id(&world.citizen("Bala")));
        assert_eq!(other.email, Preference::once(None));
    });
}

#[test]
fn what_does_not_go_together_is_said_at_its_field_and_changes_nothing() {
    worlds(|world| {
        let (app, actor) = (&world.app, world.citizen("Aminah"));
        let mut browser = signed_in(world, &actor);
        for (name, value, said) in [
            ("email-pace", "weekly", "Choose when news comes."),
            ("email-pace", "", "Choose when news comes."),
            ("email-hour", "24", "Choose a full hour"),
            ("email-hour", "-1", "Choose a full hour"),
            ("email-hour", "", "Choose a full hour"),
            ("sms-until", "", "neither."),
            ("sms-from", "", "neither."),
            ("sms-until", "21", "another hour than they begin"),
        ] {
            let refused = browser.send(PAGE, PAGE, &filled(&[(name, value)]));
            assert_eq!(refused.status, 422, "{name} {value}");
            assert!(
                refused.body.contains(said),
                "{name} {value}: {}",
                refused.body
            );
        }
        let rings = filled(&[("email-from", "17"), ("email-until", "19")]);
        let refused = browser.send(PAGE, PAGE, &rings);
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("href=\"#email-hour\""),
            "{}",
            refused.body
        );
        let kept = preferred(app, id(&actor));
        assert_eq!(kept.email, Preference::once(None));
        let mut stranger = Browser::new(app);
        assert_ne!(stranger.get(PAGE).status, 200);
    });
}

#[test]
fn whoever_stopped_e_mails_sees_that_none_come_and_may_have_them_again() {
    worlds(|world| {
        let (app, actor) = (&world.app, world.citizen("Aminah"));
        let address = Address::parse(EMAIL, "60").expect("an address");
        let (stop, now) = (address.clone(), world.now());
        let end = app.db.write_blocking("test.stop", move |tx| {
            notifications::letters_end(tx, now, &stop)
        });
        end.expect("stopped");
        let mut browser = signed_in(world, &actor);
        let page = browser.get(PAGE).body;
        let (email, _) = page.split_once("sms-pace").expect("the second part");
        assert!(email.contains("value=\"never\" checked"), "{email}");
        let sent = move |app: &App| {
            let address = address.clone();
            let read = app.db.read_blocking("test.sent", move |tx| {
                notifications::letters_sent(tx, (&address, ""))
            });
            read.expect("an answer")
        };
        browser.send(PAGE, PAGE, &filled(&[("email-pace", "never")]));
        assert!(!sent(app), "who leaves it so gets none");
        browser.send(PAGE, PAGE, &filled(&[("email-pace", "once")]));
        assert!(sent(app));
    });
}
