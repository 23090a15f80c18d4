//! Reports that are not theirs, decisions that somebody else looks at, and people who want to be phoned; on both
//! stores.

use std::time::Duration;

use base::{Actor, Time};
use kernel::audit::Fresh;
use kernel::cases::{
    self, Audience, Case, CaseMove, Desk, Entry, Error as CaseError, Held, TaskEnd, TaskRow,
};
use reports::Error;
use reports::actions::Created;
use reports::model::{ReportNew, Visibility};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, messages, modules, new};

fn made(world: &World, owner: &Actor) -> Created {
    create(world, owner, &new(world), None, None).expect("a report")
}

pub(crate) fn case(world: &World, created: &Created) -> Case {
    let id = created.id;
    let found = world.app.db.read_blocking("test.case", move |tx| {
        cases::case_find(tx, &Actor::system(), id)
    });
    found.expect("a case")
}

pub(crate) fn step(
    world: &World,
    actor: &Actor,
    created: &Created,
    step: &str,
    change: impl FnOnce(&mut CaseMove),
) -> Result<(), Error> {
    let mut cmd = CaseMove::new(created.id, step, Fresh::draw(&world.app.ids, world.now()));
    change(&mut cmd);
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    world.app.db.write_blocking("test.step", move |tx| {
        Ok(cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)?)
    })
}

fn offer(world: &World, actor: &Actor, created: &Created, to: &[&str]) -> Result<(), Error> {
    let to = to.iter().map(|code| (*code).to_owned()).collect();
    step(world, actor, created, "offer", |cmd| {
        cmd.body = Some("bukan jalan kami".to_owned());
        cmd.agencies = to;
    })
}

fn task(world: &World, created: &Created, sort: &'static str) -> TaskRow {
    let (app, id) = (world.app.clone(), created.id);
    let tasks = world.app.db.read_blocking("test.tasks", move |tx| {
        let case = cases::case_find(tx, &Actor::system(), id)?;
        cases::tasks_of_case(tx, &app.kinds, &Actor::system(), &case)
    });
    let mut tasks = tasks.expect("tasks");
    tasks.retain(|task| task.sort == sort);
    tasks.pop().expect("a task")
}

fn end(
    world: &World,
    actor: &Actor,
    created: &Created,
    sort: &'static str,
    (outcome, words): (&str, Option<&str>),
) -> Result<Case, CaseError> {
    end_as(world, actor, created, (sort, outcome, words, false))
}

fn end_as(
    world: &World,
    actor: &Actor,
    created: &Created,
    (sort, outcome, words, personal): (&'static str, &str, Option<&str>, bool),
) -> Result<Case, CaseError> {
    let now = world.now();
    let cmd = TaskEnd {
        id: created.id,
        number: task(world, created, sort).number,
        outcome: outcome.to_owned(),
        body: words.map(str::to_owned),
        personal,
        fresh: Fresh::draw(&world.app.ids, now),
    };
    let (app, actor) = (world.app.clone(), actor.clone());
    let moved = world.app.db.write_blocking("test.end", move |tx| {
        cases::task_act(tx, &app, (&actor, now), &cmd)
    });
    Ok(moved?.case)
}

fn told(world: &World, actor: &Actor, created: &Created) -> (Vec<Entry>, Vec<Held>) {
    let (app, actor, id, now) = (world.app.clone(), actor.clone(), created.id, world.now());
    let found = world.app.db.read_blocking("test.told", move |tx| {
        let case = cases::case_find(tx, &Actor::system(), id)?;
        let (entries, clocks) = cases::case_timeline(tx, &actor, &case)?;
        let kind = app.kinds.of(&case).expect("a kind");
        let turns = cases::held(kind, &entries, &clocks, now);
        Ok::<_, CaseError>((entries, turns))
    });
    found.expect("a timeline")
}

fn wait_until(world: &World, time: Time) {
    world.wait(time.since(world.now()) + Duration::from_mins(1));
    world.run_jobs();
}

#[test]
fn what_is_accepted_changes_hands_and_everybody_sees_the_chain() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (ours, theirs) = (
            world.officer("officer", "mbpj"),
            world.officer("officer", "dbkl"),
        );
        let created = made(world, &owner);
        world.wait(Duration::from_hours(5));
        offer(world, &ours, &created, &["dbkl"]).expect("an offer");
        let offered = case(world, &created);
        assert_eq!(
            (offered.state.as_str(), offered.agency.as_str()),
            ("offered", "mbpj")
        );
        world.wait(Duration::from_hours(2));
        let stranger = world.officer("officer", "mbsa");
        assert!(end(world, &stranger, &created, "takeover", ("accepted", None)).is_err());
        assert!(end(world, &ours, &created, "takeover", ("accepted", None)).is_err());
        let taken = end(world, &theirs, &created, "takeover", ("accepted", None)).expect("taken");
        assert_eq!(
            (taken.state.as_str(), taken.agency.as_str()),
            ("open", "dbkl")
        );
        world.wait(Duration::from_hours(3));
        let (entries, turns) = told(world, &Actor::anonymous(), &created);
        let hours: Vec<_> = turns
            .iter()
            .map(|turn| (turn.agency.as_str(), turn.waited.as_secs() / 3_600))
            .collect();
        assert_eq!(hours, [("mbpj", 7), ("dbkl", 3)]);
        assert!(
            turns.iter().all(|turn| turn.due.is_some()),
            "each has its own date"
        );
        let asked = entries
            .iter()
            .find(|entry| entry.step == "offer")
            .expect("an offer");
        assert_eq!(asked.asked, ["dbkl"]);
        let letters = messages(world);
        let of = |template: &str| letters.iter().filter(|(it, _)| it == template).count();
        assert_eq!((of("officer_offered"), of("report_transferred")), (1, 1));
        let now = world.now();
        let shares = world.app.db.read_blocking("test.shares", move |tx| {
            cases::agency_shares(tx, ("report", "resolve"), now)
        });
        let shares: Vec<_> = shares
            .expect("shares")
            .into_iter()
            .map(|(agency, turns, held)| (agency, turns, held.as_secs() / 3_600))
            .collect();
        assert_eq!(
            shares,
            [("dbkl".to_owned(), 1, 3), ("mbpj".to_owned(), 1, 7)]
        );
    });
}

#[test]
fn what_is_refused_or_left_alone_goes_to_triage() {
    on_both_worlds(modules, |world| {
        let (ours, theirs) = (
            world.officer("officer", "mbpj"),
            world.officer("officer", "dbkl"),
        );
        let refused = made(world, &world.citizen("Aminah"));
        offer(world, &ours, &refused, &["dbkl"]).expect("an offer");
        let bare = end(world, &theirs, &refused, "takeover", ("refused", None));
        assert!(matches!(bare, Err(CaseError::TextMissing)));
        let silent = end(world, &theirs, &refused, "takeover", ("unanswered", None));
        assert!(
            matches!(silent, Err(CaseError::ReasonWrong)),
            "only time brings that"
        );
        let said = ("refused", Some("jalan persekutuan"));
        let sent = end(world, &theirs, &refused, "takeover", said).expect("refused");
        assert_eq!((sent.state.as_str(), sent.agency.as_str()), ("open", "bpa"));
        let (entries, _) = told(world, &Actor::anonymous(), &refused);
        let why = entries
            .iter()
            .find(|entry| entry.step == "takeover")
            .expect("an end");
        assert_eq!(why.body.as_deref(), Some("jalan persekutuan"));

        let alone = made(world, &world.citizen("Badrul"));
        offer(world, &ours, &alone, &["dbkl"]).expect("an offer");
        wait_until(world, task(world, &alone, "takeover").due.expect("a date"));
        assert_eq!(case(world, &alone).agency, "bpa");

        let bureau = world.officer("triage", "bpa");
        step(world, &bureau, &alone, "transfer", |cmd| {
            cmd.body = Some("biro menentukan".to_owned());
            cmd.agencies = vec!["dbkl".to_owned()];
        })
        .expect("the bureau's word needs no consent");
        assert_eq!(case(world, &alone).agency, "dbkl");
    });
}

#[test]
fn an_offer_is_to_one_other_agency_and_can_be_taken_back() {
    on_both_worlds(modules, |world| {
        let (ours, theirs) = (
            world.officer("officer", "mbpj"),
            world.officer("officer", "dbkl"),
        );
        let private = ReportNew {
            visibility: Visibility::Private,
            ..new(world)
        };
        let created = create(world, &world.citizen("Aminah"), &private, None, None).expect("one");
        let wrong = |to: &[&str]| offer(world, &ours, &created, to);
        assert!(matches!(
            wrong(&["mbpj"]),
            Err(Error::Case(CaseError::AgencySame))
        ));
        assert!(matches!(
            wrong(&["dbkl", "jkr"]),
            Err(Error::Case(CaseError::AgencyUnknown))
        ));
        assert!(matches!(
            wrong(&["nowhere"]),
            Err(Error::Case(CaseError::AgencyUnknown))
        ));
        let direct = step(world, &ours, &created, "transfer", |cmd| {
            cmd.body = Some("ambil".to_owned());
            cmd.agencies = vec!["dbkl".to_owned()];
        });
        assert!(matches!(direct, Err(Error::Case(CaseError::Forbidden))));
        let seen = |actor: &Actor| {
            let (actor, id) = (actor.clone(), created.id.to_string());
            let seen = world
                .app
                .db
                .read_blocking("test.seen", move |tx| cases::case_visible(tx, &actor, &id));
            seen.expect("an answer")
        };
        assert!(!seen(&theirs));
        offer(world, &ours, &created, &["dbkl"]).expect("an offer");
        assert!(seen(&theirs), "whoever is asked can look");
        step(world, &ours, &created, "withdraw", |_| ()).expect("taken back");
        assert_eq!(case(world, &created).state, "open");
        assert!(end(world, &theirs, &created, "takeover", ("accepted", None)).is_err());
        offer(world, &ours, &created, &["dbkl"]).expect("another offer");
        act(world, &ours, &created, "resolve", "Siap juga.").expect("an end");
        assert!(end(world, &theirs, &created, "takeover", ("accepted", None)).is_err());
    });
}

fn appeal(world: &World, owner: &Actor, created: &Created) -> Result<(), Error> {
    act(world, owner, created, "appeal", "Lampu masih padam.")
}

#[test]
fn somebody_else_decides_an_appeal_and_only_one() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (raju, siti) = (
            world.colleague("Raju", "officer", "mbpj"),
            world.colleague("Siti", "officer", "mbpj"),
        );
        let created = made(world, &owner);
        assert!(
            appeal(world, &owner, &created).is_err(),
            "nothing is decided yet"
        );
        act(world, &raju, &created, "decline", "Bukan masalah.").expect("a decision");
        assert!(appeal(world, &world.citizen("Badrul"), &created).is_err());
        appeal(world, &owner, &created).expect("an appeal");
        assert_eq!(case(world, &created).desk, None, "Siti can decide");
        for step in ["uphold", "overturn"] {
            let own = act(world, &raju, &created, step, "Saya betul.");
            assert!(
                matches!(own, Err(Error::Case(CaseError::NeedMissing(_)))),
                "{step}"
            );
        }
        act(world, &siti, &created, "overturn", "Kami periksa semula.").expect("overturned");
        assert_eq!(case(world, &created).state, "in_progress");
        act(world, &raju, &created, "resolve", "Siap.").expect("a decision");
        assert!(matches!(
            appeal(world, &owner, &created),
            Err(Error::Case(CaseError::TooOften))
        ));
    });
}

#[test]
fn where_nobody_else_is_the_bureau_decides_an_appeal() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let raju = world.colleague("Raju", "officer", "mbpj");
        let bureau = world.officer("triage", "bpa");
        let created = made(world, &owner);
        act(world, &raju, &created, "resolve", "Siap.").expect("a decision");
        assert!(act(world, &bureau, &created, "uphold", "Ya.").is_err());
        appeal(world, &owner, &created).expect("an appeal");
        assert_eq!(case(world, &created).desk, Some(Desk::Bureau));
        act(world, &bureau, &created, "uphold", "Keputusan wajar.").expect("upheld");
        let done = case(world, &created);
        assert_eq!((done.state.as_str(), done.desk), ("upheld", None));
        let late = made(world, &world.citizen("Badrul"));
        act(world, &raju, &late, "resolve", "Siap.").expect("a decision");
        world.wait(Duration::from_hours(24 * 31));
        assert!(act(world, &owner, &late, "appeal", "Belum.").is_err());
    });
}

#[test]
fn whoever_wants_to_be_phoned_stands_in_a_queue() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let created = made(world, &owner);
        let call = |reason: &str| {
            step(world, &owner, &created, "call_me", |cmd| {
                cmd.reason = Some(reason.to_owned());
            })
        };
        assert!(matches!(
            call("midnight"),
            Err(Error::Case(CaseError::ReasonWrong))
        ));
        call("morning").expect("asked");
        let waiting = |actor: &Actor| {
            let actor = actor.clone();
            let open = world.app.db.read_blocking("test.calls", move |tx| {
                cases::tasks_open(tx, &actor, "mbpj", "callback")
            });
            open.ok()
        };
        assert_eq!(waiting(&officer), Some(1));
        assert_eq!(waiting(&owner), None);
        let note = ("called", Some("Suaminya menjawab."));
        assert!(end(world, &owner, &created, "callback", note).is_err());
        end(world, &officer, &created, "callback", note).expect("called");
        assert_eq!(waiting(&officer), Some(0));
        let (entries, _) = told(world, &owner, &created);
        assert!(
            entries
                .iter()
                .all(|entry| entry.audience != Audience::Internal)
        );
        assert!(entries.iter().any(|entry| entry.step == "call_me"));
        let (public, _) = told(world, &Actor::anonymous(), &created);
        assert!(public.iter().all(|entry| entry.step != "call_me"));
    });
}

#[test]
fn whoever_refused_an_offer_has_no_more_part_in_the_case() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (ours, theirs) = (
            world.officer("officer", "mbpj"),
            world.officer("officer", "dbkl"),
        );
        let report = ReportNew {
            visibility: Visibility::Private,
            ..new(world)
        };
        let created = create(world, &owner, &report, None, None).expect("a report");
        let sees = |actor: &Actor| {
            let (actor, id) = (actor.clone(), created.id.to_string());
            let seen = world
                .app
                .db
                .read_blocking("test.sees", move |tx| cases::case_visible(tx, &actor, &id));
            seen.expect("an answer")
        };
        assert!(!sees(&theirs));
        offer(world, &ours, &created, &["dbkl"]).expect("an offer");
        assert!(sees(&theirs), "it has to look at what it is offered");
        let refused = ("refused", Some("bukan kami"));
        end(world, &theirs, &created, "takeover", refused).expect("refused");
        assert!(!sees(&theirs), "it is nothing to them any more");
    });
}

#[test]
fn words_that_end_a_task_in_public_are_asked_about_personal_numbers() {
    const WHY: &str = "bukan kami, hubungi En. Ali 012-345 6789";
    on_both_worlds(modules, |world| {
        let (ours, theirs) = (
            world.officer("officer", "mbpj"),
            world.officer("officer", "dbkl"),
        );
        let created = made(world, &world.citizen("Aminah"));
        offer(world, &ours, &created, &["dbkl"]).expect("an offer");
        let refusal = |personal| {
            let said = ("takeover", "refused", Some(WHY), personal);
            end_as(world, &theirs, &created, said)
        };
        match refusal(false) {
            Err(CaseError::Personal(found)) => assert_eq!(found, ["012-345 6789"]),
            other => panic!("{other:?}"),
        }
        assert_eq!(
            case(world, &created).state,
            "offered",
            "nothing has happened"
        );
        refusal(true).expect("whoever has seen it may");
        let (entries, _) = told(world, &Actor::anonymous(), &created);
        assert!(
            entries
                .iter()
                .any(|entry| entry.body.as_deref() == Some(WHY))
        );
    });
}
