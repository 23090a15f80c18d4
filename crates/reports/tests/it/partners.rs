//! Agencies that work in a system of their own: reports reach it once and in order, and what it does comes back.

mod remote;
mod withdrawn;

use std::time::Duration;

use base::{Actor, Grant, PersonId, Reference};
use kernel::audit::Fresh;
use kernel::identity::Email;
use kernel::reach::{self, Channel, EnrolmentSet, Reach, TestNew};
use reports::actions::{self, Created};
use reports::model::Visibility;
use reports::partners::{self, Parcel, ParcelState, Partner, PartnerSet, Sort};
use reports::{Error, rules};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, messages, modules, new};
use remote::{Mood, Remote, URL, field, there};

const MINUTE: Duration = Duration::from_mins(1);

/// A report's state, its moves with their words, and the versions that came from the agency's own system.
type Thread = (String, Vec<(String, Option<String>)>, Vec<i64>);

/// Brings MBPJ aboard over this channel.
fn aboard(world: &World, channel: Channel) {
    let bureau = world.officer("triage", "bpa");
    world.officer("officer", "mbpj");
    let (now, ids) = (world.now(), &world.app.ids);
    let test = TestNew::draw(ids, now);
    let set = EnrolmentSet {
        agency: "mbpj".to_owned(),
        version: 0,
        officer: Email::parse("officer.of.mbpj@example.org").expect("an address"),
        name: "Pegawai".to_owned(),
        person: ids.next(now),
        channel,
        test: test.clone(),
        fresh: Fresh::draw(ids, now),
    };
    let (app, fresh) = (world.app.clone(), Fresh::draw(ids, now));
    let done = world.app.db.write_blocking("test.aboard", move |tx| {
        let registry = app.registry.get(tx)?;
        reach::enrolment_set(tx, &registry, (&bureau, now), &set)?;
        reach::test_answered(tx, &registry, now, (&test.id, &fresh)).map(drop)
    });
    done.expect("aboard");
}

fn server() -> Channel {
    reach::rules::open311(URL, "mbpj", &[]).expect("a channel")
}

fn reported(world: &World, owner: &Actor, visibility: Visibility) -> Created {
    let mut report = new(world);
    report.visibility = visibility;
    let created = create(world, owner, &report, None, None).expect("a report");
    world.wait(MINUTE);
    created
}

fn shown(world: &World, state: ParcelState) -> (Partner, Vec<Parcel>) {
    let admin = Actor {
        grants: vec![Grant::new(partners::SET, Some("mbpj"))],
        ..Actor::person(PersonId::from_bits(9), "Admin")
    };
    let app = world.app.clone();
    let read = world.app.db.read_blocking("test.partner", move |tx| {
        let registry = app.registry.get(tx)?;
        partners::partner_show(tx, &registry, &admin, ("mbpj", state))
    });
    let (partner, _, parcels) = read.expect("a partner");
    (partner, parcels.into_iter().map(|(_, row)| row).collect())
}

fn sent(world: &World) -> Vec<(Sort, Option<String>)> {
    let (_, mut all) = shown(world, ParcelState::Sent);
    all.reverse();
    all.into_iter().map(|row| (row.sort, row.remote)).collect()
}

fn thread(world: &World, created: &Created) -> Thread {
    let reference = created.reference.clone();
    let seen = world.app.db.read_blocking("test.seen", move |tx| {
        actions::report_show(tx, &Actor::system(), &reference)
    });
    let seen = seen.expect("a report");
    let said = seen
        .entries
        .iter()
        .map(|entry| (entry.step.clone(), entry.body.clone()));
    let state = seen.report.case.state.clone();
    (state, said.collect(), seen.elsewhere.versions)
}

fn reach_of(world: &World) -> Reach {
    let (app, now) = (world.app.clone(), world.now());
    let read = world.app.db.read_blocking("test.reach", move |tx| {
        let registry = app.registry.get(tx)?;
        let agency = registry.agency("mbpj").expect("an agency");
        reach::verdict(tx, &registry, agency, now)
    });
    read.map_err(|error: store::Error| error)
        .expect("a verdict")
        .reach
}

#[test]
fn a_report_arrives_once_without_its_reporter_and_what_is_added_follows() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::Named);
        act(world, &owner, &report, "write", "tiang nombor 7").expect("words");
        remote.run(world);
        {
            let requests = remote.requests.borrow();
            assert_eq!(requests.len(), 1);
            let form = &requests[0];
            let words = field(form, "description");
            let link = format!("http://localhost:8080/ms/reports/{}", report.reference);
            assert!(words.starts_with("lampu jalan padam"), "{words}");
            assert!(
                words.ends_with(&format!("{} {link}", report.reference)),
                "{words}"
            );
            assert_eq!(field(form, "service_code"), "streetlight-local");
            assert_eq!(field(form, "jurisdiction_id"), "mbpj");
            assert_eq!(field(form, "lat"), rules::degrees(3.1073));
            let all = format!("{form:?}");
            assert!(
                !all.contains("Aminah") && !all.contains("example.org"),
                "{all}"
            );
            let updates = remote.updates.borrow();
            assert_eq!(updates.len(), 1);
            assert_eq!(field(&updates[0], "service_request_id"), "1");
            assert_eq!(field(&updates[0], "description"), "tiang nombor 7");
            assert_eq!(field(&updates[0], "status"), "OPEN");
        }
        let expected = [
            (Sort::Report, Some("1".to_owned())),
            (Sort::Update, Some("u1".to_owned())),
        ];
        assert_eq!(sent(world), expected);
        world.wait(MINUTE * 60);
        remote.run(world);
        assert_eq!(
            remote.requests.borrow().len() + remote.updates.borrow().len(),
            2
        );
    });
}

#[test]
fn a_report_whose_answer_was_lost_is_found_there_and_not_sent_again() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::NameHidden);
        act(world, &owner, &report, "write", "sangat gelap").expect("words");
        remote.mood.set(Mood::TakesSilently);
        remote.run(world);
        let (partner, waiting) = shown(world, ParcelState::Waiting);
        assert_eq!(waiting.len(), 2);
        assert!(waiting.iter().any(|row| row.unsure));
        assert_eq!(partner.failure.as_deref(), Some("no answer in time"));
        assert!(
            remote.updates.borrow().is_empty(),
            "what was added waits behind it"
        );
        world.wait(MINUTE * 5);
        remote.run(world);
        assert_eq!(remote.requests.borrow().len(), 1, "it was not sent twice");
        assert_eq!(remote.updates.borrow().len(), 1);
        assert_eq!(
            sent(world).first(),
            Some(&(Sort::Report, Some("1".to_owned())))
        );
    });
}

#[test]
fn a_server_that_fails_is_tried_after_five_minutes_and_then_every_thirty() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        reported(world, &owner, Visibility::NameHidden);
        for pause in [5, 30, 30] {
            remote.mood.set(Mood::Refuses);
            remote.run(world);
            assert!(remote.requests.borrow().is_empty());
            let (_, waiting) = shown(world, ParcelState::Waiting);
            assert_eq!(waiting[0].next, world.now() + MINUTE * pause);
            let error = waiting[0].error.as_deref();
            assert_eq!(error, Some("the server answered 400: no such service"));
            world.wait(MINUTE * (pause - 1));
            remote.run(world);
            assert!(remote.requests.borrow().is_empty(), "not before its time");
            world.wait(MINUTE);
        }
        assert_eq!(reach_of(world), Reach::Failing, "the bureau sees it");
        remote.mood.set(Mood::Takes);
        remote.run(world);
        assert_eq!(remote.requests.borrow().len(), 1);
        assert_eq!(reach_of(world), Reach::Live);
    });
}

#[test]
fn whoever_looks_after_the_agency_sends_it_again_and_nobody_else() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        reported(world, &owner, Visibility::NameHidden);
        remote.mood.set(Mood::Fails);
        remote.run(world);
        let (_, waiting) = shown(world, ParcelState::Waiting);
        let replay = |actor: &Actor| {
            let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
            let id = waiting[0].id.clone();
            world.app.db.write_blocking("test.replay", move |tx| {
                let registry = app.registry.get(tx)?;
                partners::parcel_replay(tx, &registry, (&actor, now), ("mbpj", Some(&id)))
            })
        };
        for stranger in [world.officer("agency_admin", "dbkl"), owner.clone()] {
            assert!(matches!(replay(&stranger), Err(Error::Case(_))));
        }
        assert_eq!(
            replay(&world.colleague("Admin2", "agency_admin", "mbpj")).expect("again"),
            1
        );
        remote.run(world);
        assert_eq!(remote.requests.borrow().len(), 1);
    });
}

#[test]
fn a_report_that_gets_its_id_later_is_asked_for_by_its_token() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        reported(world, &owner, Visibility::NameHidden);
        remote.mood.set(Mood::GivesToken);
        remote.run(world);
        assert!(sent(world).is_empty());
        world.wait(MINUTE);
        remote.run(world);
        assert!(sent(world).is_empty());
        remote.token_ready.set(true);
        world.wait(MINUTE);
        remote.run(world);
        assert_eq!(sent(world), [(Sort::Report, Some("1".to_owned()))]);
        assert_eq!(remote.requests.borrow().len(), 1);
    });
}

#[test]
fn what_the_agency_does_there_becomes_the_moves_of_our_report() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::NameHidden);
        remote.run(world);
        world.wait(MINUTE * 6);
        remote.tell("9", "IN_PROGRESS", world.now(), "kru dalam perjalanan");
        remote.tell("9", "IN_PROGRESS", world.now(), "kru dalam perjalanan");
        remote.run(world);
        let (state, said, heard) = thread(world, &report);
        assert_eq!(state, "in_progress");
        let words: Vec<_> = said
            .iter()
            .filter_map(|(_, body)| body.as_deref())
            .collect();
        assert_eq!(words, ["kru dalam perjalanan"]);
        assert_eq!(heard.len(), 1, "the page says where it comes from");
        world.wait(MINUTE * 6);
        // An older one comes late, a newer one closes, and one without words or change tells nothing.
        remote.tell("8", "OPEN", world.now() - MINUTE * 11, "akan disiasat");
        remote.tell("10", "FIXED", world.now(), "");
        remote.tell("11", "FIXED", world.now(), "");
        remote.run(world);
        let (state, said, _) = thread(world, &report);
        assert_eq!(state, "resolved");
        let steps: Vec<_> = said.iter().map(|(step, _)| step.as_str()).collect();
        assert_eq!(steps, ["open", "claim", "reply", "reply", "resolve"]);
        let count = said.len();
        world.wait(MINUTE * 60 * 25);
        remote.tell("12", "OPEN", world.now() - MINUTE, "");
        remote.run(world);
        assert_eq!(
            thread(world, &report).1.len(),
            count,
            "nobody opens it from there"
        );
        assert!(
            remote.updates.borrow().is_empty(),
            "nothing of it is sent back"
        );
    });
}

#[test]
fn what_we_sent_does_not_come_back_as_the_agencys_words() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::NameHidden);
        act(world, &owner, &report, "write", "masih gelap").expect("words");
        remote.run(world);
        assert_eq!(remote.updates.borrow().len(), 1);
        world.wait(MINUTE * 6);
        remote.tell("u1", "OPEN", world.now(), "masih gelap");
        remote.tell("other", "OPEN", world.now(), "masih gelap");
        remote.run(world);
        let (_, said, heard) = thread(world, &report);
        assert_eq!(said.len(), 2);
        assert!(heard.is_empty());
    });
}

#[test]
fn a_private_report_leaves_only_for_a_server_of_the_agencys_own() {
    on_both_worlds(modules, |world| {
        let shared = reach::rules::open311("https://aduan.kontraktor.my/v2/", "mbpj", &[]);
        aboard(world, shared.expect("a channel"));
        let owner = world.citizen("Aminah");
        reported(world, &owner, Visibility::Private);
        assert!(shown(world, ParcelState::Waiting).1.is_empty());
    });
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::Private);
        remote.run(world);
        assert_eq!(remote.requests.borrow().len(), 1);
        let words = field(&remote.requests.borrow()[0], "description");
        assert!(words.contains("/ms/desk/reports/"), "{words}");
        world.wait(MINUTE * 6);
        remote.tell("3", "CLOSED", world.now(), "sudah dikendalikan");
        remote.run(world);
        assert_eq!(thread(world, &report).0, "resolved");
    });
}

#[test]
fn a_report_that_goes_to_another_agency_is_closed_where_it_was() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let officer = world.colleague("Pegawai Meja", "triage", "mbpj");
        let report = reported(world, &owner, Visibility::NameHidden);
        remote.run(world);
        let (app, now) = (world.app.clone(), world.now());
        let cmd = kernel::cases::CaseMove {
            body: Some("jalan persekutuan".to_owned()),
            agencies: vec!["jkr".to_owned()],
            ..kernel::cases::CaseMove::new(report.id, "transfer", Fresh::draw(&app.ids, now))
        };
        world
            .app
            .db
            .write_blocking("test.transfer", move |tx| {
                kernel::cases::case_act(tx, &app, (&officer, now), &cmd).map(drop)
            })
            .expect("a transfer");
        remote.run(world);
        let updates = remote.updates.borrow();
        assert_eq!(updates.len(), 1);
        assert_eq!(field(&updates[0], "status"), "CLOSED");
        assert_eq!(field(&updates[0], "description"), "jalan persekutuan");
    });
}

#[test]
fn a_report_from_before_goes_there_when_it_is_opened_again() {
    on_both_worlds(modules, |world| {
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::NameHidden);
        aboard(world, server());
        let officer = world.colleague("Pegawai Meja", "officer", "mbpj");
        act(world, &officer, &report, "resolve", "siap").expect("an end");
        act(world, &owner, &report, "reopen", "belum").expect("opened again");
        remote.run(world);
        assert_eq!(remote.requests.borrow().len(), 1);
        assert!(remote.updates.borrow().is_empty());
    });
}

#[test]
fn an_agency_told_by_e_mail_gets_the_whole_report_once() {
    on_both_worlds(modules, |world| {
        let address = Email::parse("aduan@mbpj.gov.my").expect("an address");
        aboard(world, Channel::Email(address));
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::NameHidden);
        remote.run(world);
        act(world, &owner, &report, "write", "sangat gelap").expect("words");
        remote.run(world);
        let letters: Vec<_> = messages(world)
            .into_iter()
            .filter(|(_, address)| address == "aduan@mbpj.gov.my")
            .map(|(template, _)| template)
            .collect();
        let whole = "case:reports-partners-letter";
        assert_eq!(letters.iter().filter(|letter| *letter == whole).count(), 2);
        assert!(
            !letters.iter().any(|letter| letter == "officer_new_report"),
            "{letters:?}"
        );
        assert_eq!(sent(world), [(Sort::Report, None), (Sort::Update, None)]);
        assert!(remote.asked.borrow().is_empty());
    });
}

#[test]
fn codes_and_key_are_the_agencys_to_say() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let set = |actor: &Actor, version: i64, key: Option<&str>, services: &str| {
            let cmd = PartnerSet {
                agency: "mbpj".to_owned(),
                version,
                api_key: key.map(str::to_owned),
                services: partners::rules::services(services).expect("codes"),
                fetches: false,
                fallback: None,
                fresh: Fresh::draw(&world.app.ids, world.now()),
            };
            let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
            world.app.db.write_blocking("test.set", move |tx| {
                let registry = app.registry.get(tx)?;
                partners::partner_set(tx, &registry, (&actor, now), &cmd)
            })
        };
        let admin = world.colleague("Admin2", "agency_admin", "mbpj");
        let codes = "streetlight-local = LAMPU 7";
        assert!(matches!(set(&owner, 0, None, codes), Err(Error::Case(_))));
        let unknown = set(&admin, 0, None, "no-such = 1");
        assert!(matches!(unknown, Err(Error::PartnerServices)));
        set(&admin, 0, Some("k-1"), codes).expect("settings");
        assert!(set(&admin, 0, None, "").is_err(), "somebody was faster");
        set(&admin, 1, None, codes).expect("settings without a key");
        reported(world, &owner, Visibility::NameHidden);
        remote.run(world);
        let requests = remote.requests.borrow();
        assert_eq!(field(&requests[0], "service_code"), "LAMPU 7");
        assert_eq!(
            field(&requests[0], "api_key"),
            "k-1",
            "the key that was kept"
        );
        let (partner, _) = shown(world, ParcelState::Sent);
        assert!(!format!("{partner:?}").contains("k-1"));
        let asked = remote.asked.borrow();
        assert!(
            asked.iter().all(|path| !path.starts_with("requests.xml?")),
            "{asked:?}"
        );
    });
}

fn fetching(world: &World, services: &str, fallback: Option<&str>) {
    let admin = world.colleague("Pentadbir", "agency_admin", "mbpj");
    let cmd = PartnerSet {
        agency: "mbpj".to_owned(),
        version: 0,
        api_key: None,
        services: partners::rules::services(services).expect("codes"),
        fetches: true,
        fallback: fallback.map(str::to_owned),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (app, now) = (world.app.clone(), world.now());
    let said = world.app.db.write_blocking("test.fetching", move |tx| {
        let registry = app.registry.get(tx)?;
        partners::partner_set(tx, &registry, (&admin, now), &cmd)
    });
    said.expect("settings");
}

fn all_reports(world: &World) -> Vec<reports::model::ReportRow> {
    let filter = reports::model::ReportFilter::default();
    let read = world.app.db.read_blocking("test.all", move |tx| {
        actions::report_list(tx, &filter, (100, 0))
    });
    read.expect("a list")
}

/// A report of the agency's own from half an hour ago.
const WORDS: &str = "<description>lampu rosak, hubungi ali@contoh.my</description>";

fn origin(world: &World, reference: &Reference) -> Option<(String, String)> {
    let reference = reference.clone();
    let seen = world.app.db.read_blocking("test.origin", move |tx| {
        actions::report_show(tx, &Actor::anonymous(), &reference)
    });
    seen.expect("a report").elsewhere.origin
}

#[test]
fn reports_made_at_the_agency_are_shown_once_with_their_origin_and_ours_do_not_come_back() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        fetching(world, "streetlight-local = LAMPU", None);
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        reported(world, &owner, Visibility::NameHidden);
        let (now, letters) = (world.now(), messages(world).len());
        let closed = "<description>tiang tumbang</description><status>closed</status>\
            <status_notes>sudah dibaiki</status_notes>";
        remote.made.borrow_mut().extend([
            there("901", "LAMPU", now - MINUTE * 30, WORDS),
            there("902", "ZIRAFAH", now - MINUTE * 30, WORDS),
            there("903", "LAMPU", now - MINUTE * 60 * 48, WORDS),
            there("904", "LAMPU", now - MINUTE * 50, closed),
        ]);
        remote.run(world);
        world.wait(MINUTE * 16);
        remote.run(world);
        let all = all_reports(world);
        assert_eq!(all.len(), 3, "ours, and two of theirs");
        assert_eq!(messages(world).len(), letters, "its officers know it");
        let found = |words: &str| all.iter().find(|row| row.description.starts_with(words));
        let open = found("lampu rosak").expect("fetched");
        assert!(
            !open.description.contains("contoh.my"),
            "{}",
            open.description
        );
        assert_eq!(
            (&*open.agency, &*open.category),
            ("mbpj", "streetlight-local")
        );
        assert_eq!(
            open.created,
            now - MINUTE * 30,
            "it is as old as it is there"
        );
        let expected = Some(("mbpj".to_owned(), "901".to_owned()));
        assert_eq!(origin(world, &open.reference), expected);
        let closed = found("tiang tumbang").expect("fetched");
        assert!(closed.closed);
        assert_eq!(closed.answer.as_deref(), Some("sudah dibaiki"));
        assert_eq!(
            remote.requests.borrow().len(),
            1,
            "theirs are not sent there"
        );
    });
}

#[test]
fn what_the_agency_does_about_its_own_reports_comes_as_with_ours() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        fetching(world, "streetlight-local = LAMPU", None);
        let remote = Remote::new();
        let made = there("1", "LAMPU", world.now() - MINUTE * 30, WORDS);
        remote.made.borrow_mut().push(made);
        remote.run(world);
        world.wait(MINUTE * 6);
        remote.tell("77", "IN_PROGRESS", world.now(), "esok");
        remote.run(world);
        let all = all_reports(world);
        assert_eq!(all.len(), 1);
        assert_eq!(&*all[0].state, "in_progress");
        assert_eq!(all[0].answer.as_deref(), Some("esok"));
    });
}

#[test]
fn a_report_on_its_way_there_is_not_fetched_as_new() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        fetching(world, "", Some("streetlight-local"));
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        reported(world, &owner, Visibility::NameHidden);
        remote.mood.set(Mood::TakesSilently);
        remote.run(world);
        assert_eq!(all_reports(world).len(), 1);
        remote.made.borrow_mut().push(there(
            "9",
            "ZIRAFAH",
            world.now(),
            "<description>zirafah lepas</description>",
        ));
        world.wait(MINUTE * 20);
        remote.run(world);
        let all = all_reports(world);
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|row| row.category == "streetlight-local"));
    });
}
