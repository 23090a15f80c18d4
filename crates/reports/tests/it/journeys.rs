//! A report's life through the actions, on both stores.

use std::time::Duration;

use base::{Actor, Lang, Point, Reference};
use kernel::Module;
use kernel::audit::{self, Fresh};
use kernel::cases::{self, CaseFilter, CaseMove, Phase};
use kernel::identity::{Address, CodeConfirm, CodeRequest, Email};
use kernel::once::Once;
use reports::actions::{self, Created};
use reports::model::{
    Addressee, Answer, Description, Feedback, ReportFilter, ReportFresh, ReportNew, Reporter,
    Source, Visibility,
};
use reports::{Error, rules};
use store::params;
use testkit::{World, on_both_worlds};

pub(crate) fn modules() -> Vec<Module> {
    vec![kernel::module(), reports::module()]
}

pub(crate) fn new(world: &World) -> ReportNew {
    ReportNew {
        feedback: Feedback::Complaint,
        category: "streetlight-local".to_owned(),
        point: Some(Point {
            lat: 3.1073,
            lon: 101.6067,
        }),
        district: None,
        address: Some("SS2/24".to_owned()),
        addressee: Addressee::Routed,
        description: Description::read(&world.app, world.now(), "lampu jalan padam".to_owned()),
        answers: Vec::new(),
        reporter: Reporter {
            name: Some("Aminah".to_owned()),
            email: Email::parse("aminah@example.org").ok(),
            phone: None,
        },
        visibility: Visibility::NameHidden,
        documents: Vec::new(),
        source: Source::Web,
        media_url: None,
        behalf: None,
        lang: Lang::TA,
        fresh: ReportFresh::draw(&world.app.ids, world.now(), 0),
    }
}

pub(crate) fn create(
    world: &World,
    actor: &Actor,
    new: &ReportNew,
    once: Option<&Once>,
    code: Option<&CodeRequest>,
) -> Result<Created, Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let (new, once, code) = (new.clone(), once.cloned(), code.cloned());
    world.app.db.write_blocking("test.create", move |tx| {
        actions::report_create(
            tx,
            &app,
            (&actor, now),
            &new,
            (once.as_ref(), code.as_ref()),
        )
    })
}

pub(crate) fn act(
    world: &World,
    actor: &Actor,
    created: &Created,
    step: &str,
    body: &str,
) -> Result<(), Error> {
    let cmd = CaseMove {
        body: Some(body.to_owned()),
        ..CaseMove::new(created.id, step, Fresh::draw(&world.app.ids, world.now()))
    };
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    world.app.db.write_blocking("test.act", move |tx| {
        Ok(cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)?)
    })
}

fn listed(world: &World) -> Vec<Reference> {
    world
        .app
        .db
        .read_blocking("test.list", move |tx| {
            actions::report_list(tx, &ReportFilter::default(), (100, 0))
        })
        .expect("a list")
        .into_iter()
        .map(|row| row.reference)
        .collect()
}

pub(crate) fn messages(world: &World) -> Vec<(String, String)> {
    const MESSAGES: store::Sql = store::Sql::new(
        "test.messages",
        "select template, address from kernel_message order by created_us, template",
    );
    world
        .app
        .db
        .read_blocking("test.messages", |tx| {
            tx.all(&MESSAGES, &params![], |row| {
                Ok((row.get("template")?, row.get("address")?))
            })
        })
        .expect("messages")
}

fn count(world: &World, table: &'static str) -> i64 {
    let sql = match table {
        "case" => store::Sql::new("test.count_case", "select count(*) as n from kernel_case"),
        "audit" => store::Sql::new("test.count_audit", "select count(*) as n from kernel_audit"),
        _ => store::Sql::new(
            "test.count_message",
            "select count(*) as n from kernel_message",
        ),
    };
    world
        .app
        .db
        .read_blocking("test.count", move |tx| {
            tx.one(&sql, &params![], |row| row.get::<i64>("n"))
        })
        .expect("a count")
        .unwrap_or_default()
}

#[test]
fn a_report_reaches_the_council_of_its_place() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        let (asker, reference) = (owner.clone(), created.reference.clone());
        let seen = world
            .app
            .db
            .read_blocking("test.show", move |tx| {
                actions::report_show(tx, &asker, &reference)
            })
            .expect("the report");
        assert_eq!(seen.report.case.agency, "mbpj");
        assert!(seen.report.routing.candidates.contains(&"mbpj".to_owned()));
        assert!(seen.report.routing.explanation.is_some());
        assert!(seen.report.routing.to_confirm, "no boundaries are imported");
        assert!(seen.report.name.is_none(), "the name stays hidden");
        assert_eq!(listed(world), [created.reference]);
        assert_eq!(messages(world).len(), 1, "the owner is told");
    });
}

#[test]
fn a_stranger_confirms_by_code_before_an_agency_sees_it() {
    on_both_worlds(modules, |world| {
        let report = new(world);
        let address = Address::Email(Email::parse("aminah@example.org").expect("an address"));
        let purpose = format!("case:{}", report.fresh.id);
        let code = CodeRequest::draw(
            &world.app.ids,
            world.now(),
            purpose.clone(),
            address.clone(),
            "report_confirm_code",
            Lang::TA,
        );
        let digits = code.code.clone();
        let created = create(world, &Actor::anonymous(), &report, None, Some(&code)).expect("made");
        assert!(created.unconfirmed);
        assert!(listed(world).is_empty(), "nobody sees it yet");

        let confirm = |typed: &str| {
            let cmd = CodeConfirm {
                purpose: purpose.clone(),
                address: address.clone(),
                code: typed.to_owned(),
            };
            let (app, now, id) = (world.app.clone(), world.now(), created.id);
            let (person, fresh) = (world.app.ids.next(now), Fresh::draw(&world.app.ids, now));
            let read = move |tx: &mut store::Tx<'_>| actions::report_waiting(tx, id);
            let words = world.app.db.read_blocking("test.words", read);
            let words = Description::read(&world.app, now, words.expect("words"));
            world.app.db.write_blocking("test.confirm", move |tx| {
                actions::report_confirm(tx, &app, now, id, &words, (&cmd, person, &fresh))
            })
        };
        let wrong = if digits == "000000" {
            "000001"
        } else {
            "000000"
        };
        assert!(confirm(wrong).expect("the count is kept").is_err());
        assert!(listed(world).is_empty());
        let person = confirm(&digits).expect("stands").expect("confirmed");
        assert_eq!(listed(world), std::slice::from_ref(&created.reference));
        let again = confirm(&digits).expect("stands");
        assert!(again.is_err(), "a code is good once");

        let own = world
            .app
            .db
            .read_blocking("test.own", move |tx| {
                let (own, actor) = (CaseFilter::default(), Actor::person(person, ""));
                cases::case_list(tx, &actor, &own, None, 10)
            })
            .expect("own cases");
        assert_eq!(own.len(), 1);
        let told = messages(world);
        assert_eq!(
            told.iter()
                .filter(|(template, _)| template == "report_received")
                .count(),
            1
        );
    });
}

#[test]
fn a_retried_request_makes_one_report() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let once = Once::new("report", "key-1", b"body");
        let first = create(world, &owner, &new(world), Some(&once), None).expect("first");
        let second = create(world, &owner, &new(world), Some(&once), None).expect("second");
        assert_eq!(first, second);
        assert_eq!((count(world, "case"), count(world, "audit")), (1, 1));
        let other = Once::new("report", "key-1", b"another body");
        let refused = create(world, &owner, &new(world), Some(&other), None);
        assert!(matches!(refused, Err(Error::OnceOther)));
    });
}

#[test]
fn eight_retries_at_once_make_one_report() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let once = Once::new("report", "key-1", b"body");
        let made: Vec<_> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| create(world, &owner, &new(world), Some(&once), None)))
                .collect();
            tries
                .into_iter()
                .map(|one| one.join().expect("a thread"))
                .collect()
        });
        let references: std::collections::BTreeSet<_> = made
            .iter()
            .flatten()
            .map(|created| created.reference.to_string())
            .collect();
        assert_eq!(references.len(), 1, "{made:?}");
        assert_eq!(count(world, "case"), 1);
    });
}

#[test]
fn officers_leave_a_trace_where_they_read_personal_data() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        let read = |actor: &Actor| {
            let (actor, reference, now) = (actor.clone(), created.reference.clone(), world.now());
            world.app.db.write_blocking("test.handle", move |tx| {
                actions::report_handle(tx, (&actor, now), &reference)
            })
        };
        let (_, contact) = read(&officer).expect("the officer may");
        assert_eq!(contact.email.as_deref(), Some("aminah@example.org"));
        read(&officer).expect("again, within the hour");
        world.wait(Duration::from_hours(1));
        read(&officer).expect("again, an hour later");
        assert!(
            read(&world.officer("officer", "dbkl")).is_err(),
            "another agency's may not"
        );
        assert!(read(&owner).is_err(), "the desk is for officers");
        let person = owner.id().expect("a person");
        let views = world
            .app
            .db
            .read_blocking("test.views", move |tx| {
                audit::views_of(tx, person, (None, 100))
            })
            .expect("views");
        assert_eq!(views.len(), 2, "one row for each hour: {views:?}");
        assert!(
            views
                .iter()
                .all(|view| view.fields.contains(&base::Field::Email))
        );
    });
}

#[test]
fn private_answers_are_for_officers_only() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("admin", ""));
        let registry = world
            .app
            .db
            .read_blocking("test.registry", {
                let app = world.app.clone();
                move |tx| app.registry.get(tx)
            })
            .expect("the registry");
        let asked = registry
            .categories()
            .iter()
            .flat_map(|category| registry.questions(&category.code))
            .find(|question| question.private)
            .expect("the pack has private questions")
            .clone();
        let mut report = new(world);
        report.category = asked.category.to_string();
        report.answers = vec![Answer {
            code: asked.code.to_string(),
            values: vec!["12345".to_owned()],
        }];
        let created = create(world, &owner, &report, None, None).expect("a report");
        let (reader, reference, now) = (officer, created.reference.clone(), world.now());
        let (seen, contact) = world
            .app
            .db
            .write_blocking("test.handle", move |tx| {
                actions::report_handle(tx, (&reader, now), &reference)
            })
            .expect("handled");
        assert!(seen.report.answers.is_empty());
        assert_eq!(contact.answers, report.answers);
    });
}

#[test]
fn hostile_reports_change_nothing() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let refused = |change: &dyn Fn(&mut ReportNew)| {
            let mut report = new(world);
            change(&mut report);
            create(world, &owner, &report, None, None).map_err(base::Problem::from)
        };
        let long = refused(&|report| {
            report.description = Description::read(&world.app, world.now(), "x".repeat(4_001));
        })
        .expect_err("too long");
        assert_eq!(
            (long.status, long.fields[0].code),
            (422, "reports.description_long")
        );
        let unknown =
            refused(&|report| report.category = "no-such".to_owned()).expect_err("unknown");
        assert_eq!(unknown.fields[0].code, "reports.category_unknown");
        let nobody = refused(&|report| report.addressee = Addressee::Chosen("nobody".to_owned()));
        assert_eq!(
            nobody.expect_err("nobody").fields[0].code,
            "reports.agency_unknown"
        );
        assert_eq!(
            (
                count(world, "case"),
                count(world, "audit"),
                count(world, "message")
            ),
            (0, 0, 0)
        );
    });
}

#[test]
fn a_place_at_sea_goes_to_triage_with_a_reason() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let mut report = new(world);
        report.point = Some(Point {
            lat: 4.5,
            lon: 108.0,
        });
        let created = create(world, &owner, &report, None, None).expect("a report");
        let reference = created.reference;
        let seen = world
            .app
            .db
            .read_blocking("test.show", move |tx| {
                actions::report_show(tx, &Actor::anonymous(), &reference)
            })
            .expect("the report");
        assert_eq!(seen.report.case.agency, "bpa");
        assert!(seen.report.routing.triage && seen.report.routing.explanation.is_some());
    });
}

#[test]
fn an_answer_is_seen_by_all_and_a_question_by_the_owner() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        act(world, &officer, &created, "ask", "tiang nombor berapa?").expect("ask");
        act(world, &owner, &created, "answer", "tiang 7").expect("answer");
        act(world, &officer, &created, "note", "hubungi kontraktor").expect("note");
        act(world, &officer, &created, "resolve", "lampu sudah diganti").expect("resolve");
        let words = |actor: &Actor| -> Vec<String> {
            let (actor, reference) = (actor.clone(), created.reference.clone());
            let seen = world
                .app
                .db
                .read_blocking("test.show", move |tx| {
                    actions::report_show(tx, &actor, &reference)
                })
                .expect("the report");
            assert_eq!(seen.report.case.phase, Phase::Closed);
            seen.entries
                .into_iter()
                .filter_map(|entry| entry.body)
                .collect()
        };
        assert_eq!(words(&Actor::anonymous()), ["lampu sudah diganti"]);
        assert_eq!(
            words(&owner),
            ["tiang nombor berapa?", "tiang 7", "lampu sudah diganti"]
        );
        assert_eq!(words(&officer).len(), 4);
    });
}

#[test]
fn an_anonymous_reporter_opens_the_report_with_its_secret() {
    on_both_worlds(modules, |world| {
        let mut report = new(world);
        report.reporter = Reporter::default();
        report.visibility = Visibility::Private;
        let secret = rules::case_secret("draft-1");
        report.fresh = report.fresh.keyed(rules::secret_hash(&secret));
        let created = create(world, &Actor::anonymous(), &report, None, None).expect("a report");
        let open = |typed: &str| {
            let (reference, hash) = (created.reference.clone(), rules::secret_hash(typed));
            world
                .app
                .db
                .read_blocking("test.key", move |tx| {
                    cases::case_of_key(tx, &reference, &hash)
                })
                .is_ok()
        };
        assert!(open(&secret.to_lowercase()));
        assert!(!open("AAAA-AAAA-AAAA-AAAA"));
        assert!(messages(world).is_empty(), "nobody is written to");
    });
}
