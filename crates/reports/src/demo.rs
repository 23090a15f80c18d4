//! The demo: made-up people of every role, and reports over the whole country in every state of life.
//!
//! Everything is made through the real actions on a simulated clock, so the demo shows nothing that
//! the system cannot do. The same seed gives the same demo relative to the day it is made.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Grant, Ids, Lang, PersonId, Point, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, CaseId, CaseMove};
use kernel::identity::{self, Email, GrantNew, PersonNew};
use kernel::once::{self, Known, Once};
use kernel::registry::{Place, Registry};
use serde::Deserialize;

use crate::actions;
use crate::error::Error;
use crate::figures;
use crate::late::{self, Late};
use crate::model::{
    Addressee, Description, Feedback, ReportFresh, ReportNew, Reporter, Source, Visibility,
};

const SAMPLES: &str = include_str!("../demo/samples.toml");
/// Reports over the last sixty days.
const REPORTS: u64 = 320;
const DAYS: u64 = 60;
/// Acts in one transaction.
const BATCH: usize = 40;
/// What is reported again and again.
const AGAIN: &str = "drain-blocked";
const HOUR: Duration = Duration::from_hours(1);

#[derive(Debug, Deserialize)]
struct Samples {
    /// Places whose agencies have sample officers.
    homes: Vec<String>,
    person: Vec<Person>,
    sample: Vec<BTreeMap<String, String>>,
    /// What people write who report the same, by language.
    again: BTreeMap<String, String>,
    words: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
struct Person {
    name: String,
    email: String,
    lang: Lang,
    role: Option<String>,
    agency: Option<String>,
}

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The samples do not parse.
    #[error("demo/samples.toml: {0}")]
    Samples(#[from] toml::de::Error),
    /// An action refused.
    #[error("demo: {0}")]
    Refused(#[from] Error),
    /// A sample person is not one.
    #[error("demo: {0}")]
    Person(#[from] identity::Error),
}

/// One thing that happens in the demo.
#[derive(Clone)]
enum Act {
    Report(Box<ReportNew>, Option<PersonId>),
    Move {
        id: CaseId,
        step: &'static str,
        body: Option<String>,
        fresh: Fresh,
    },
}

/// Adds the sample people and reports, once.
pub fn seed(app: &App) -> Result<(), DemoError> {
    let samples: Samples = toml::from_str(SAMPLES)?;
    let now = app.clock.now();
    let key = Once::new("demo", "seed", b"");
    let (shared, asked) = (app.clone(), key.clone());
    let (registry, known) = app.db.read_blocking("reports.demo_known", move |tx| {
        Ok::<_, Error>((shared.registry.get(tx)?, once::once_find(tx, &asked)?))
    })?;
    if known != Known::New {
        return Ok(());
    }
    let people = people(app, &samples, now)?;
    let acts = Arc::new(acts(app, &registry, &samples, (&people, now)));
    for (start, count) in batches(&acts) {
        // What follows when time is over follows in its time.
        if let Some((at, _)) = acts.get(start) {
            cases::timers_run_until(app, *at).map_err(Error::from)?;
        }
        let (app, acts) = (app.clone(), Arc::clone(&acts));
        app.clone()
            .db
            .write_blocking("reports.demo_batch", move |tx| {
                acts.iter()
                    .skip(start)
                    .take(count)
                    .try_for_each(|(at, act)| play(tx, &app, *at, act))
            })?;
    }
    cases::timers_run_until(app, now).map_err(Error::from)?;
    app.db.write_blocking("reports.demo_done", move |tx| {
        Ok::<_, Error>(once::once_keep(tx, &key, "done", now)?)
    })?;
    figures::figures_make(app)?;
    Ok(())
}

/// Acts that go into one transaction, from where and how many: of one morning or afternoon.
fn batches(acts: &[(Time, Act)]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    let mut began = Time::default();
    for (place, (at, _)) in acts.iter().enumerate() {
        match all.last_mut() {
            Some((_, count)) if *count < BATCH && at.since(began) < HOUR * 6 => *count += 1,
            _ => {
                all.push((place, 1));
                began = *at;
            }
        }
    }
    all
}

/// Makes the people and returns the citizens among them.
fn people(app: &App, samples: &Samples, now: Time) -> Result<Vec<(PersonId, Lang)>, DemoError> {
    let mut citizens = Vec::new();
    for person in &samples.person {
        let id = app.ids.next(now);
        let new = PersonNew {
            id,
            name: person.name.clone(),
            email: Some(Email::parse(&person.email).map_err(identity::Error::from)?),
            phone: None,
            lang: Some(person.lang),
            sample: true,
        };
        let role = person.role.clone();
        let grant = role.map(|role| GrantNew::whole(id, role, person.agency.clone()));
        let shared = app.clone();
        app.db.write_blocking("reports.demo_person", move |tx| {
            identity::person_create(tx, &Actor::system(), now, &new)?;
            if let Some(grant) = &grant {
                let registry = shared.registry.get(tx)?;
                identity::grant_add(tx, &registry, (&Actor::system(), now), grant)?;
            }
            Ok::<_, Error>(())
        })?;
        if person.role.is_none() {
            citizens.push((id, person.lang));
        }
    }
    Ok(citizens)
}

/// Everything that happens, in the order of time.
fn acts(
    app: &App,
    registry: &Registry,
    samples: &Samples,
    (citizens, now): (&[(PersonId, Lang)], Time),
) -> Vec<(Time, Act)> {
    let ids = Ids::seeded(460);
    let everywhere: Vec<&Place> = registry.places().iter().collect();
    let homes = everywhere
        .iter()
        .filter(|place| samples.homes.contains(&place.name));
    let homes: Vec<&Place> = homes.copied().collect();
    let mut acts = Vec::new();
    for number in 0..REPORTS {
        let age = Duration::from_secs(DAYS * 86_400 * (REPORTS - number) / REPORTS);
        let made = now - age + HOUR * u32::try_from(number % 7).unwrap_or_default() / 3;
        let citizen = pick(&ids, citizens).copied().filter(|_| number % 8 == 0);
        // A third is made where somebody of the demo can work on it.
        let places = if number % 3 == 0 { &homes } else { &everywhere };
        let Some(place) = pick(&ids, places) else {
            continue;
        };
        let Some(new) = report(samples, (app, &ids), place, made, citizen) else {
            continue;
        };
        let (id, lang, feedback) = (new.fresh.id, new.lang, new.feedback);
        acts.push((made, Act::Report(Box::new(new), citizen.map(|(id, _)| id))));
        let mut at = made;
        for step in life(feedback, draw(&ids, 10), citizen.is_some()) {
            at = at + HOUR * u32::try_from(3 + draw(&ids, 60)).unwrap_or(3);
            let body = samples
                .words
                .get(*step)
                .and_then(|words| words.get(lang.code()))
                .cloned();
            acts.push((
                at,
                Act::Move {
                    id,
                    step,
                    body,
                    fresh: Fresh::draw(&ids, at),
                },
            ));
        }
    }
    acts.extend(afterthoughts(&ids, &acts, now));
    acts.extend(again(app, samples, (registry, &ids), now));
    acts.retain(|(at, _)| *at <= now);
    acts.sort_by_key(|(at, _)| *at);
    acts
}

/// What agencies say of dates: of some reports at once that they are complex, of some only today why they are
/// late.
fn afterthoughts(ids: &Ids, acts: &[(Time, Act)], now: Time) -> Vec<(Time, Act)> {
    let made = acts.iter().filter_map(|(at, act)| match act {
        Act::Report(new, owner) if new.feedback.has_deadline() => {
            Some((*at, new.fresh.id, owner.is_some()))
        }
        _ => None,
    });
    let mut all = Vec::new();
    for (number, (made, id, owned)) in made.enumerate() {
        let (at, step) = match number % 6 {
            0..3 if owned => (now - HOUR * 30, "call_me"),
            3.. if owned => (now - HOUR * 29, "appeal"),
            0 => (made + HOUR, "prolong"),
            1 | 2 => (now - HOUR * 5, "explain"),
            3 if number % 4 == 3 => (now - HOUR * 7, "offer"),
            _ => continue,
        };
        let body = None;
        let fresh = Fresh::draw(ids, at);
        if at > made {
            let act = Act::Move {
                id,
                step,
                body,
                fresh,
            };
            all.push((at, act));
        }
    }
    all
}

/// The same thing at the same place again and again: a hotspot for the agency of the first home.
fn again(
    app: &App,
    samples: &Samples,
    (registry, ids): (&Registry, &Ids),
    now: Time,
) -> Vec<(Time, Act)> {
    let home = samples.homes.first();
    let place = home.and_then(|home| registry.places().iter().find(|place| place.name == *home));
    let days = [19_u32, 11, 6, 2];
    let made = days.iter().filter_map(|day| {
        let at = now - HOUR * 24 * *day;
        let new = report(samples, (app, ids), place?, at, None)?;
        let mut new = ReportNew {
            feedback: Feedback::Complaint,
            category: AGAIN.to_owned(),
            visibility: Visibility::NameHidden,
            description: Description::read(app, at, samples.again.get(new.lang.code())?.clone()),
            ..new
        };
        new.point = place.map(|place| Point {
            lat: place.point.lat + 0.004 + f64::from(*day) / 100_000.0,
            lon: place.point.lon - 0.003,
        });
        Some((at, Act::Report(Box::new(new), None)))
    });
    made.collect()
}

/// The moves of one report's life.
fn life(feedback: Feedback, kind: u64, owned: bool) -> &'static [&'static str] {
    match kind {
        0..4 if feedback == Feedback::Appreciation => &[],
        _ if feedback == Feedback::Appreciation => &["pass_on"],
        0 | 1 => &[],
        2 => &["claim"],
        3 => &["claim", "reply"],
        4 if owned => &["claim", "ask", "answer"],
        4 | 5 => &["claim", "ask"],
        6 => &["decline"],
        7 => &["claim", "reply", "resolve"],
        _ => &["claim", "resolve"],
    }
}

fn draw(ids: &Ids, below: u64) -> u64 {
    u64::from_be_bytes(ids.bytes()) % below.max(1)
}

fn pick<'a, T>(ids: &Ids, among: &'a [T]) -> Option<&'a T> {
    let place = draw(ids, u64::try_from(among.len()).unwrap_or_default());
    among.get(usize::try_from(place).unwrap_or_default())
}

/// Nobody's own id: who acts for an agency that has no sample officer.
const OFFICER: u128 = 460;

fn report(
    samples: &Samples,
    (app, ids): (&App, &Ids),
    place: &Place,
    made: Time,
    citizen: Option<(PersonId, Lang)>,
) -> Option<ReportNew> {
    let sample = pick(ids, &samples.sample)?;
    let langs = [Lang::MS, Lang::MS, Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
    let lang = citizen.map_or_else(|| pick(ids, &langs).copied(), |(_, lang)| Some(lang))?;
    let mut near = place.point;
    let small = |draw: u64| f64::from(u32::try_from(draw).unwrap_or_default()) / 100_000.0 - 0.01;
    near.lat += small(draw(ids, 2_000));
    near.lon += small(draw(ids, 2_000));
    let feedback = sample.get("feedback").map(String::as_str);
    Some(ReportNew {
        feedback: feedback.and_then(Feedback::parse).unwrap_or_default(),
        category: sample.get("category")?.clone(),
        point: Some(near),
        district: None,
        address: Some(place.name.clone()),
        addressee: Addressee::Routed,
        description: Description::read(app, made, sample.get(lang.code())?.clone()),
        answers: Vec::new(),
        reporter: Reporter::default(),
        visibility: if draw(ids, 20) == 0 {
            Visibility::Private
        } else {
            Visibility::NameHidden
        },
        documents: Vec::new(),
        source: Source::Demo,
        media_url: None,
        behalf: None,
        lang,
        fresh: ReportFresh::draw(ids, made, 0),
    })
}

/// Lets one act happen at its time.
fn play(tx: &mut store::Tx<'_>, app: &App, at: Time, act: &Act) -> Result<(), Error> {
    match act {
        Act::Report(new, owner) => {
            let actor = owner.map_or_else(Actor::anonymous, |id| Actor::person(id, ""));
            actions::report_create(tx, app, (&actor, at), new, (None, None))?;
        }
        Act::Move {
            id,
            step,
            body,
            fresh,
        } => {
            let case = cases::case_find(tx, &Actor::system(), *id)?;
            let actor = match (*step, case.owner) {
                ("answer" | "call_me" | "appeal", Some(owner)) => Actor::person(owner, ""),
                _ => officer(&case.agency),
            };
            let who = (&actor, at);
            let mut cmd = CaseMove {
                body: body.clone(),
                ..CaseMove::new(*id, *step, fresh.clone())
            };
            match *step {
                "explain" if !late::is_unexplained(app, at, &case) => return Ok(()),
                "explain" => cmd.reason = Some(reason(app, "late", *id)),
                "offer" | "call_me" | "appeal" if !possible(tx, app, who, (&case, step))? => {
                    return Ok(());
                }
                "call_me" => cmd.reason = Some(reason(app, "call", *id)),
                "appeal" => cmd.body = Some("Contoh: masalahnya masih ada.".to_owned()),
                "offer" => {
                    cmd.body = Some("Contoh: jalan ini bukan di bawah jagaan kami.".to_owned());
                    cmd.agencies = vec![
                        if case.agency == "mbpj" {
                            "dbkl"
                        } else {
                            "mbpj"
                        }
                        .to_owned(),
                    ];
                    let late = Late {
                        reason: reason(app, "late", *id),
                        body: None,
                        fresh: fresh.next(),
                    };
                    late::late_first(tx, app, who, (&case, step), Some(&late))?;
                }
                "prolong" if case.state == "waiting" => return Ok(()),
                "prolong" => {
                    cmd.reason = Some(reason(app, "complex", *id));
                    cmd.days = Some(20);
                }
                _ => {
                    let late = Late {
                        reason: reason(app, "late", *id),
                        body: None,
                        fresh: fresh.next(),
                    };
                    late::late_first(tx, app, who, (&case, step), Some(&late))?;
                }
            }
            cases::case_act(tx, app, who, &cmd)?;
        }
    }
    Ok(())
}

/// Whether this move can be made now.
fn possible(
    tx: &mut store::Tx<'_>,
    app: &App,
    who: (&Actor, Time),
    (case, step): (&cases::Case, &str),
) -> Result<bool, Error> {
    let registry = app.registry.get(tx)?;
    let moves = cases::case_moves(tx, &app.kinds, &registry, who, case)?;
    let made = |it: &cases::Possible| it.step.code == step && it.left != Some(0);
    let needed = |it: &cases::Possible| step == "offer" || it.is_open();
    Ok(moves.iter().any(|it| made(it) && needed(it)))
}

/// One of the pack's reasons, always the same for the same report.
fn reason(app: &App, list: &str, id: CaseId) -> String {
    let known = app.kinds.grounds().list(list).iter();
    let known: Vec<_> = known.filter(|ground| ground.code != "unsaid").collect();
    let place = id.to_string().bytes().map(usize::from).sum::<usize>() % known.len().max(1);
    known
        .get(place)
        .map_or_else(String::new, |ground| ground.code.clone())
}

fn officer(agency: &str) -> Actor {
    let grant = |permission| Grant::new(permission, Some(agency));
    Actor {
        grants: vec![grant(cases::READ), grant(cases::WORK)],
        ..Actor::person(PersonId::from_bits(OFFICER), "")
    }
}
