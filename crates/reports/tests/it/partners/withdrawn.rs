//! What an office changes in public words, or takes from the public, is told to every system that was sent it.

use base::Actor;
use kernel::audit::Fresh;
use kernel::cases::{self, CaseMove};
use kernel::documents::{self, DocumentRemove, Stored};
use kernel::identity::Email;
use kernel::reach::Channel;
use reports::Error;
use reports::actions::{self, Created};
use reports::model::{Description, ReportFresh, Visibility};
use reports::moderation::{self, Deed, Moderate, Part};
use reports::partners::{Parcel, ParcelState};
use testkit::{World, on_both_worlds};

use super::remote::{Mood, Remote, field, there};
use super::{MINUTE, WORDS, aboard, all_reports, fetching, reported, server, shown, thread};
use crate::journeys::{act, create, messages, modules, new};

fn version(world: &World, report: &Created) -> i64 {
    let id = report.id;
    let case = world.app.db.read_blocking("test.case", move |tx| {
        cases::case_find(tx, &Actor::system(), id)
    });
    case.expect("a case").version
}

/// An officer, a person, the agency's own system, and the person's report, of which it was not told yet.
fn scene(world: &World, channel: Channel) -> (Actor, Actor, Remote, Created) {
    aboard(world, channel);
    let officer = world.colleague("Pegawai Meja", "officer", "mbpj");
    let owner = world.citizen("Aminah");
    let report = reported(world, &owner, Visibility::NameHidden);
    (officer, owner, Remote::new(), report)
}

/// Moderates as pages and programs do: words are read before the transaction.
fn moderated(
    world: &World,
    officer: &Actor,
    report: &Created,
    (part, deed, text): (Part, Deed, &str),
) -> Result<(), Error> {
    let cmd = Moderate {
        reference: report.reference.clone(),
        version: version(world, report),
        part,
        deed,
        text: Some(text.to_owned()),
        description: None,
        reason: None,
        words: Some("rumah orang".to_owned()),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let asked = cmd.clone();
    let words = world.app.db.read_blocking("test.reworded", move |tx| {
        moderation::report_reworded(tx, &asked)
    })?;
    let (app, now, officer) = (world.app.clone(), world.now(), officer.clone());
    let cmd = Moderate {
        description: words.map(|words| Description::read(&app, now, words)),
        ..cmd
    };
    world.app.db.write_blocking("test.moderate", move |tx| {
        moderation::report_moderate(tx, &app, (&officer, now), &cmd).map(drop)
    })
}

/// What was told to the server of what was added, in order.
fn told(remote: &Remote) -> Vec<String> {
    let updates = remote.updates.borrow();
    updates
        .iter()
        .map(|form| field(form, "description"))
        .collect()
}

#[test]
fn changed_words_are_told_as_they_stand_when_they_leave_and_in_order() {
    on_both_worlds(modules, |world| {
        let (officer, owner, remote, report) = scene(world, server());
        remote.run(world);
        let edit = |text: &'static str| (Part::Description, Deed::Edit, text);
        moderated(world, &officer, &report, edit("lampu di rumah 7")).expect("changed");
        moderated(world, &officer, &report, edit("lampu di simpang")).expect("changed");
        act(world, &owner, &report, "write", "tiang ketiga").expect("words");
        let (_, waiting) = shown(world, ParcelState::Waiting);
        let sorts: Vec<_> = waiting.iter().map(Parcel::sort_code).collect();
        assert_eq!(
            sorts,
            ["update", "moderation", "moderation"],
            "newest first"
        );
        remote.run(world);
        let words = told(&remote);
        assert_eq!(words.len(), 3);
        for one in &words[..2] {
            assert!(
                one.starts_with("Penerangan") && one.ends_with("lampu di simpang"),
                "{one}"
            );
        }
        assert_eq!(words[2], "tiang ketiga");
        let update = remote.updates.borrow()[0].clone();
        assert_eq!(field(&update, "service_request_id"), "1");
        assert_eq!(field(&update, "status"), "OPEN");
        assert!(
            !format!("{update:?}").contains("rumah"),
            "no reason, no words of before"
        );
        // Its server lists what it was told under the id that we gave it.
        world.wait(MINUTE * 6);
        remote.tell(&field(&update, "update_id"), "OPEN", world.now(), &words[0]);
        let before = thread(world, &report).1.len();
        remote.run(world);
        assert_eq!(thread(world, &report).1.len(), before, "it is no news");
    });
}

#[test]
fn what_has_not_left_yet_leaves_without_the_words_and_nothing_more_is_told() {
    on_both_worlds(modules, |world| {
        let (officer, _, remote, report) = scene(world, server());
        let hidden = (Part::Address, Deed::Hide, "");
        moderated(world, &officer, &report, hidden).expect("hidden");
        remote.run(world);
        let requests = remote.requests.borrow();
        assert_eq!(requests.len(), 1);
        assert!(!format!("{requests:?}").contains("SS2/24"));
        assert!(told(&remote).is_empty());
    });
}

#[test]
fn what_may_have_arrived_is_told_of_behind_the_report() {
    on_both_worlds(modules, |world| {
        let (officer, _, remote, report) = scene(world, server());
        remote.mood.set(Mood::TakesSilently);
        remote.run(world);
        let hidden = (Part::Address, Deed::Hide, "");
        moderated(world, &officer, &report, hidden).expect("hidden");
        remote.run(world);
        assert!(told(&remote).is_empty(), "nothing overtakes the report");
        world.wait(MINUTE * 5);
        remote.run(world);
        let words = told(&remote);
        assert_eq!(words.len(), 1);
        assert!(words[0].contains("Padam salinan anda"), "{words:?}");
    });
}

#[test]
fn a_report_that_is_taken_from_the_public_is_told_of_without_its_words_to_all_who_had_it() {
    on_both_worlds(modules, |world| {
        let shared = kernel::reach::rules::open311(super::remote::URL, "mbpj", &[]);
        aboard(world, shared.expect("a channel"));
        let triage = world.colleague("Pegawai Triage", "triage", "mbpj");
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::NameHidden);
        remote.run(world);
        let (app, now) = (world.app.clone(), world.now());
        let cmd = CaseMove {
            body: Some("jalan persekutuan".to_owned()),
            agencies: vec!["jkr".to_owned()],
            ..CaseMove::new(report.id, "transfer", Fresh::draw(&app.ids, now))
        };
        let moved = world.app.db.write_blocking("test.transfer", move |tx| {
            cases::case_act(tx, &app, (&triage, now), &cmd).map(drop)
        });
        moved.expect("a transfer");
        let officer = world.officer("officer", "jkr");
        let whole = |deed| (Part::Report, deed, "");
        moderated(world, &officer, &report, whole(Deed::Hide)).expect("hidden");
        remote.run(world);
        moderated(world, &officer, &report, whole(Deed::Restore)).expect("shown");
        remote.run(world);
        let words = told(&remote);
        assert_eq!(words.len(), 3, "{words:?}");
        assert!(
            words[1].contains("ditarik balik") && !words[1].contains("lampu"),
            "{words:?}"
        );
        assert!(words[2].contains("semula"), "{words:?}");
        let closed = remote
            .updates
            .borrow()
            .iter()
            .all(|form| field(form, "status") == "CLOSED");
        assert!(closed, "there it stays closed");
    });
}

#[test]
fn entries_are_told_of_where_they_went_and_where_they_came_from() {
    on_both_worlds(modules, |world| {
        let (officer, _, remote, report) = scene(world, server());
        remote.run(world);
        act(world, &officer, &report, "reply", "kru datang esok").expect("a reply");
        let ours = version(world, &report);
        remote.run(world);
        world.wait(MINUTE * 6);
        remote.tell("9", "OPEN", world.now(), "kru Pak Ali");
        remote.run(world);
        let theirs = version(world, &report);
        assert!(theirs > ours, "it came from there");
        for version in [ours, theirs] {
            let hidden = (Part::Entry(version), Deed::Hide, "");
            moderated(world, &officer, &report, hidden).expect("hidden");
        }
        remote.run(world);
        let words = told(&remote);
        assert_eq!(words.len(), 3, "{words:?}");
        assert!(words[1].contains("Padam salinan anda"), "{words:?}");
        assert!(
            words[2].contains("daripada anda") && !words[2].contains("Pak Ali"),
            "{words:?}"
        );
        let asked = remote.updates.borrow()[2].clone();
        assert_eq!(field(&asked, "service_request_id"), "1");
    });
}

#[test]
fn the_agency_is_told_of_words_that_were_hidden_in_a_report_made_there() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        fetching(world, "streetlight-local = LAMPU", None);
        let officer = world.colleague("Pegawai Meja", "officer", "mbpj");
        let remote = Remote::new();
        let made = there("901", "LAMPU", world.now() - MINUTE * 30, WORDS);
        remote.made.borrow_mut().push(made);
        remote.run(world);
        let row = all_reports(world).remove(0);
        let (asked, reference) = (row.reference.clone(), row.reference);
        let case = world.app.db.read_blocking("test.fetched", move |tx| {
            cases::case_by_reference(tx, &Actor::system(), &asked)
        });
        let report = Created {
            reference,
            id: case.expect("a case").id,
            unconfirmed: false,
        };
        let edit = (Part::Description, Deed::Edit, "lampu di simpang");
        moderated(world, &officer, &report, edit).expect("changed");
        remote.run(world);
        let hidden = (Part::Report, Deed::Hide, "");
        moderated(world, &officer, &report, hidden).expect("hidden");
        remote.run(world);
        let words = told(&remote);
        assert_eq!(words.len(), 2, "{words:?}");
        assert!(words[0].ends_with("lampu di simpang"), "{words:?}");
        assert!(
            words[1].contains("daripada anda") && !words[1].contains("lampu"),
            "{words:?}"
        );
        let updates = remote.updates.borrow();
        let there = |form: &Vec<(String, String)>| field(form, "service_request_id") == "901";
        assert!(updates.iter().all(there), "{updates:?}");
    });
}

#[test]
fn a_photo_that_is_taken_away_is_told_of() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let officer = world.colleague("Pegawai Meja", "officer", "mbpj");
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let bytes = include_bytes!("../../../../server/tests/it/picture.png");
        let photo = documents::photo_store_blocking(&world.app, bytes).expect("a photo");
        let mut report = new(world);
        report.fresh = ReportFresh::draw(&world.app.ids, world.now(), 1);
        report.documents = vec![Stored::Photo(photo)];
        create(world, &owner, &report, None, None).expect("a report");
        world.wait(MINUTE);
        remote.run(world);
        assert!(!field(&remote.requests.borrow()[0], "media_url").is_empty());
        let cmd = DocumentRemove {
            id: report.fresh.documents[0].clone(),
            reason: "wajah jiran".to_owned(),
            fresh: Fresh::draw(&world.app.ids, world.now()),
        };
        let (app, now) = (world.app.clone(), world.now());
        let removed = world.app.db.write_blocking("test.remove", move |tx| {
            documents::document_remove(tx, &app, (&officer, now), &cmd).map(drop)
        });
        removed.expect("taken away");
        remote.run(world);
        let words = told(&remote);
        assert_eq!(words.len(), 1);
        assert!(
            words[0].contains("lampiran") && !words[0].contains("wajah"),
            "{words:?}"
        );
        assert_eq!(field(&remote.updates.borrow()[0], "media_url"), "");
    });
}

#[test]
fn an_agency_told_by_e_mail_is_asked_to_delete_its_copy() {
    on_both_worlds(modules, |world| {
        let address = Email::parse("aduan@mbpj.gov.my").expect("an address");
        let (officer, _, remote, report) = scene(world, Channel::Email(address));
        remote.run(world);
        let whole = (Part::Report, Deed::Hide, "");
        moderated(world, &officer, &report, whole).expect("hidden");
        remote.run(world);
        let letters = messages(world).into_iter();
        let asked = letters.filter(|(template, address)| {
            template == "case:reports-partners-moderated-letter" && address == "aduan@mbpj.gov.my"
        });
        assert_eq!(asked.count(), 1);
        assert!(shown(world, ParcelState::Waiting).1.is_empty());
    });
}

#[test]
fn a_name_is_told_to_nobody_because_nobody_was_sent_it() {
    on_both_worlds(modules, |world| {
        aboard(world, server());
        let officer = world.colleague("Pegawai Meja", "officer", "mbpj");
        let (owner, remote) = (world.citizen("Aminah"), Remote::new());
        let report = reported(world, &owner, Visibility::Named);
        remote.run(world);
        moderated(world, &officer, &report, (Part::Name, Deed::Hide, "")).expect("hidden");
        remote.run(world);
        assert!(told(&remote).is_empty());
        let reference = report.reference.clone();
        let seen = world.app.db.read_blocking("test.seen", move |tx| {
            actions::report_show(tx, &Actor::anonymous(), &reference)
        });
        assert_eq!(seen.expect("a report").report.name, None);
    });
}
