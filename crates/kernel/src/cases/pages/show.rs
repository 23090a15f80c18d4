//! One case of any kind: where it stands, by when, what happened, what is asked of others, what it costs,
//! and what the reader may do.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Field, Problem, Reference, Time};
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Event, Failure, Form, Markup, Page, Route, Row, Stage, Tone,
    html, html_status, see_other,
};

use super::super::http::views::Words;
use super::{agency, amount, due_tag, reference, tone, words};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{
    self, Basis, Case, CaseId, CaseMove, Deadline, Doer, Entry, Error, Phase, Possible, Source,
    TaskRow,
};
use crate::identity::{self, Person};
use crate::ledger::{self, Charge};
use crate::registry::{Agency, Registry};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/cases/{reference}";
    vec![
        Route::get(path, "cases.page_show", Access::Public, show)
            .personal("handling", Field::PRIVATE),
        Route::post(path, "cases.page_move", Access::SignedIn, act)
            .personal("handling", Field::PRIVATE),
    ]
}

/// Everything that the page shows, as far as the reader may see it.
struct Seen {
    registry: std::sync::Arc<Registry>,
    case: Case,
    entries: Vec<Entry>,
    clocks: Vec<Deadline>,
    tasks: Vec<TaskRow>,
    charges: Vec<Charge>,
    linked: Vec<Case>,
    moves: Vec<Possible>,
    colleagues: Vec<Person>,
    /// What modules say of it.
    abouts: Vec<Markup>,
}

fn seen(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now, bare): (&Actor, Time, &Page),
    reference: &Reference,
) -> Result<Seen, Error> {
    let registry = app.registry.get(tx)?;
    let case = cases::case_by_reference(tx, actor, reference)?;
    let (entries, clocks) = cases::case_timeline(tx, actor, &case)?;
    let moves = cases::case_moves(tx, &app.kinds, &registry, (actor, now), &case)?;
    let charges = match cases::charges_of_case(tx, actor, &case) {
        Err(Error::NotFound) => Vec::new(),
        found => found?,
    };
    let assigns = moves.iter().any(|possible| possible.step.assigns);
    let colleagues = match identity::people_for(tx, &registry, &case.matter(), "officer") {
        Ok(people) if assigns => people,
        Err(identity::Error::Store(error)) => return Err(error.into()),
        _ => Vec::new(),
    };
    let abouts = app.abouts.iter();
    let abouts: Vec<Option<Markup>> = abouts
        .map(|about| about(tx, app, bare, &registry, &case))
        .collect::<Result<_, _>>()?;
    Ok(Seen {
        abouts: abouts.into_iter().flatten().collect(),
        entries,
        clocks,
        tasks: cases::tasks_of_case(tx, &app.kinds, actor, &case)?,
        linked: cases::cases_linked(tx, actor, case.id)?,
        charges,
        moves,
        colleagues,
        registry,
        case,
    })
}

struct TaskLine {
    href: String,
    name: String,
    outcome: Option<String>,
    due: Option<(String, Tone)>,
}

struct ChargeLine {
    href: String,
    name: String,
    amount: String,
    state: String,
}

struct LinkedLine {
    href: String,
    reference: String,
    state: String,
    tone: Tone,
    made: Time,
}

/// A move that the reader may make, and the fields that it asks for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one field is asked for"
)]
struct StepForm {
    code: String,
    label: String,
    /// What is still missing, in sentences; empty where it can be made.
    missing: Vec<String>,
    text: bool,
    reasons: Vec<Choice>,
    agencies: bool,
    people: Vec<Choice>,
    other: bool,
    amounts: Vec<(String, String)>,
    /// By how many days the date comes later, where it asks for that.
    days: Option<String>,
    open: bool,
}

impl StepForm {
    /// Whether a button is all there is to it.
    fn bare(&self) -> bool {
        !self.text
            && !self.agencies
            && !self.other
            && self.reasons.is_empty()
            && self.people.is_empty()
            && self.amounts.is_empty()
            && self.days.is_none()
    }
}

#[derive(Template)]
#[template(path = "cases_show.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    /// What was done, as a message.
    done: Option<&'static str>,
    version: i64,
    state: String,
    tone: Tone,
    due: Option<(String, Tone)>,
    facts: Vec<Row>,
    /// What modules say of it.
    abouts: Vec<Markup>,
    tasks: Vec<TaskLine>,
    charges: Vec<ChargeLine>,
    /// Cases that it has to do with.
    linked: Vec<LinkedLine>,
    /// Whether charges lead to where they are settled.
    officer: bool,
    /// Where another charge is raised, for those who may.
    raises: Option<String>,
    events: Vec<Event>,
    steps: Vec<StepForm>,
    agencies: Vec<Choice>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&show_page(&app, &ctx, Answers::empty()).await?)
}

/// What was done just now, as a message.
fn done(ctx: &Ctx) -> Option<&'static str> {
    ctx.query("done").map(|done| match done {
        "raised" => "kernel-charge-raised",
        _ => "kernel-case-done",
    })
}

/// Where the reader raises another charge, if they may.
fn raises(ctx: &Ctx, page: &Page, case: &Case) -> Option<String> {
    let may = ctx.actor.may_about(ledger::RAISE, &case.matter());
    may.then(|| page.href(&format!("/cases/{}/charges/new", case.reference)))
}

async fn show_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ShowPage, Failure> {
    let reference = reference(ctx)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let bare = ctx.page(String::new());
    let seen = app
        .db
        .read("cases.page_show", move |tx| {
            seen(tx, &shared, (&actor, now, &bare), &reference)
        })
        .await?;
    let case = &seen.case;
    let words = words(app, ctx, &seen.registry, case);
    let page = ctx
        .page(ctx.tx(
            "kernel-case-title",
            vec![("reference", case.reference.as_str().into())],
        ))
        .wide()
        .after(&answers);
    let mut events: Vec<Event> = seen
        .entries
        .iter()
        .map(|it| event(&page, &words, (&seen.case.reference, it)))
        .collect();
    events.reverse();
    let tried = answers.value("step").to_owned();
    let steps = seen
        .moves
        .iter()
        .filter_map(|possible| step_form(app, &page, &words, (&seen, possible), &tried));
    let charges = seen.charges.iter();
    let charges = charges.map(|charge| charge_line(&page, &words, case, charge));
    Ok(ShowPage {
        done: done(ctx),
        version: case.version,
        state: words.say("state", &case.state),
        tone: tone(case),
        due: due_tag(&page, case.due.filter(|_| case.phase == Phase::Open)),
        facts: facts(app, &page, &words, &seen),
        abouts: seen.abouts.clone(),
        tasks: seen
            .tasks
            .iter()
            .map(|task| task_line(&page, &words, case, task))
            .collect(),
        charges: charges.collect(),
        linked: seen
            .linked
            .iter()
            .map(|other| linked_line(app, ctx, &page, &seen, other))
            .collect(),
        officer: ctx.actor.may_about(cases::READ, &case.matter()),
        raises: raises(ctx, &page, case),
        events,
        steps: steps.collect(),
        agencies: if seen
            .moves
            .iter()
            .any(|possible| possible.step.gives.is_some() || possible.step.hands_over)
        {
            let name = |it: &Agency| Choice::new(it.code.to_string(), page.plain(&it.name));
            seen.registry.agencies().map(name).collect()
        } else {
            Vec::new()
        },
        answers,
        page,
    })
}

fn facts(app: &App, page: &Page, words: &Words<'_>, seen: &Seen) -> Vec<Row> {
    let case = &seen.case;
    let row = |name: String, value: &str| Row {
        name,
        value: Markup::words(value),
        change: None,
    };
    let holder = agency(page, &seen.registry, &case.agency);
    let mut rows = vec![
        row(page.t("kernel-case-agency").into_owned(), &holder),
        row(
            page.t("kernel-case-made").into_owned(),
            &page.datetime(case.created),
        ),
    ];
    if let Some(due) = case.due.filter(|_| case.phase != Phase::Closed) {
        let basis = case.due_basis.map_or("", Basis::code);
        let basis = page.t(&format!("kernel-basis-{basis}"));
        let day = format!("{} ({basis})", page.due(due));
        rows.push(row(page.t("kernel-case-due").into_owned(), &day));
    }
    let kind = app.kinds.of(case);
    for clock in seen.clocks.iter().filter(|clock| clock.is_running()) {
        let law = kind.and_then(|kind| kind.clock(&clock.clock));
        if law.is_some_and(|law| law.source == Source::Law && !law.leads) {
            rows.push(row(words.say("clock", &clock.clock), &page.due(clock.due)));
        }
    }
    rows
}

fn event(page: &Page, words: &Words<'_>, (reference, entry): (&Reference, &Entry)) -> Event {
    let body = entry.body.as_deref().map(|body| page.said(body));
    let reason = words.reason(entry).map(|reason| Markup::words(&reason));
    Event {
        at: entry.at,
        title: words.step(entry),
        who: words.party(&entry.party),
        body: body.or(reason),
        with: None,
        receipt: Some(page.href(&format!("/receipts/of/{reference}/{}", entry.version))),
        stage: Stage::Past,
    }
}

fn task_line(page: &Page, words: &Words<'_>, case: &Case, task: &TaskRow) -> TaskLine {
    TaskLine {
        href: page.href(&format!("/cases/{}/tasks/{}", case.reference, task.number)),
        name: words.say("task", &task.sort),
        outcome: task.outcome.as_deref().map(|code| words.outcome(code)),
        due: due_tag(page, task.due.filter(|_| task.outcome.is_none())),
    }
}

fn charge_line(page: &Page, words: &Words<'_>, case: &Case, charge: &Charge) -> ChargeLine {
    let number = charge.id.number();
    ChargeLine {
        href: page.href(&format!("/cases/{}/charges/{number}", case.reference)),
        name: words.fee(&charge.fee),
        amount: amount(page, charge.money),
        state: page
            .t(&format!("kernel-charge-{}", charge.state.code()))
            .into_owned(),
    }
}

fn linked_line(app: &App, ctx: &Ctx, page: &Page, seen: &Seen, other: &Case) -> LinkedLine {
    let page_of = app
        .kinds
        .of(other)
        .map_or("cases", |kind| kind.page.as_str());
    LinkedLine {
        href: page.href(&format!("/{page_of}/{}", other.reference)),
        reference: other.reference.to_string(),
        state: words(app, ctx, &seen.registry, other).say("state", &other.state),
        tone: tone(other),
        made: other.created,
    }
}

/// The form of a move; none for a move that names people whom a page cannot offer.
fn step_form(
    app: &App,
    page: &Page,
    words: &Words<'_>,
    (seen, possible): (&Seen, &Possible),
    tried: &str,
) -> Option<StepForm> {
    let step = &possible.step;
    let kind = app.kinds.of(&seen.case)?;
    let gives = step.gives.as_deref().and_then(|code| kind.task(code));
    let asks = |doer: Doer| gives.is_some_and(|task| task.by == doer);
    if step.adds.is_some() || asks(Doer::Person) {
        return None;
    }
    let lacking = possible.needs.iter().filter(|(_, holds)| !holds);
    let mut missing: Vec<String> = lacking
        .map(|(need, _)| page.t(&Problem::key(need.code())).into_owned())
        .collect();
    if possible.left == Some(0) {
        missing.push(page.t("problem-kernel-case-too-often").into_owned());
    }
    let fees = step.charges.iter().filter(|code| {
        let fee = kind.fee(code);
        fee.is_some_and(|fee| fee.amount.is_none())
    });
    Some(StepForm {
        label: words.say("move", &step.code),
        missing,
        text: step.text,
        reasons: step
            .reasons
            .iter()
            .map(|code| Choice::new(code, words.ground(&step.code, code)))
            .collect(),
        agencies: (step.hands_over && step.receiver.is_none()) || asks(Doer::Agency),
        people: if step.assigns {
            let choice = |it: &Person| Choice::new(it.id.to_string(), it.name.as_str());
            seen.colleagues.iter().map(choice).collect()
        } else {
            Vec::new()
        },
        other: step.links.is_some(),
        amounts: fees
            .map(|code| (code.clone(), words.say("fee", code)))
            .collect(),
        days: possible
            .days
            .map(|most| page.t1("kernel-work-days", "most", i64::from(most))),
        open: step.code == tried,
        code: step.code.clone(),
    })
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = ctx.href(&format!("/cases/{reference}?done=1"));
    let moved = match command(&app, &ctx, &form) {
        Ok(cmd) => made(&app, &ctx, &reference, (cmd, form.get("other"))).await,
        Err(problem) => Err(problem),
    };
    match moved {
        Ok(()) => Ok(see_other(&here)),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &show_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

fn command(app: &App, ctx: &Ctx, form: &Form) -> Result<CaseMove, Problem> {
    let person = form.get("person").map(base::PersonId::parse).transpose();
    let mut amounts = BTreeMap::new();
    for (name, value) in &form.fields {
        if let Some(fee) = name.strip_prefix("amount-") {
            let wrong = || Problem::invalid().field(name.clone(), "kernel.amount_wrong");
            amounts.insert(fee.to_owned(), cases::rules::sen(value).ok_or_else(wrong)?);
        }
    }
    Ok(CaseMove {
        version: form
            .get("version")
            .and_then(|it| it.parse().ok())
            .or(Some(-1)),
        body: form.get("body").map(str::to_owned),
        reason: form.get("reason").map(str::to_owned),
        agencies: form.get("agency").map(str::to_owned).into_iter().collect(),
        people: person
            .map_err(|_| Error::PersonMissing)?
            .into_iter()
            .collect(),
        amounts,
        days: form.get("days").and_then(|days| days.parse().ok()),
        ..CaseMove::new(
            CaseId::from_bits(0),
            form.value("step"),
            Fresh::draw(&app.ids, ctx.now),
        )
    })
}

async fn made(
    app: &App,
    ctx: &Ctx,
    reference: &Reference,
    (cmd, other): (CaseMove, Option<&str>),
) -> Result<(), Problem> {
    let other = other.map(Reference::parse).transpose();
    let other = other.map_err(|_| Error::OtherMissing)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let reference = reference.clone();
    let moved = app
        .db
        .write("cases.page_move", move |tx| {
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let other = match &other {
                None => None,
                Some(other) => Some(cases::case_by_reference(tx, &actor, other)?.id),
            };
            let cmd = CaseMove {
                id: case.id,
                other,
                ..cmd.clone()
            };
            cases::case_act(tx, &shared, (&actor, now), &cmd)
        })
        .await;
    moved.map(drop).map_err(Problem::from)
}
