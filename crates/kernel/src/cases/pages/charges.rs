//! What is due: a list for the desk, one charge that an officer settles by hand or lets go, and raising one by hand.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Matter, Money, Problem, Time};
use web::{
    Access, Answers, Choice, Ctx, Cursor, Failure, Form, Page, Pagination, Route, html,
    html_status, see_other,
};

use super::super::http::views::Words;
use super::{agency, amount, desks, further, number, paging, reference, words};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{self, Case, CaseCharge, ChargeRow, Error, rules};
use crate::ledger::{self, Charge, ChargeEnd, ChargeState, End};

pub(super) fn routes() -> Vec<Route<App>> {
    let charge = "/{lang}/cases/{reference}/charges/{number}";
    let new = "/{lang}/cases/{reference}/charges/new";
    let officer = Access::May(cases::READ);
    let raiser = Access::May(ledger::RAISE);
    vec![
        Route::get(
            "/{lang}/desk/charges",
            "cases.page_desk_charges",
            officer,
            desk,
        ),
        Route::get(charge, "cases.page_charge", officer, show),
        Route::post(charge, "cases.page_charge_end", officer, end),
        Route::get(new, "cases.page_charge_new", raiser, new_show),
        Route::post(new, "cases.page_charge_raise", raiser, new_send),
    ]
}

struct ChargeLine {
    href: String,
    name: String,
    reference: String,
    amount: String,
    since: Time,
}

#[derive(Template)]
#[template(path = "cases_charges.html")]
struct ChargesPage {
    page: Page,
    answers: Answers,
    agencies: Vec<Choice>,
    done: bool,
    lines: Vec<ChargeLine>,
    place: Pagination,
}

async fn desk(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("kernel-charges-desk"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    let (agencies, shown) = desks(&ctx, &page, &registry)?;
    let paging = paging(&ctx)?;
    let (actor, limit, code) = (ctx.actor.clone(), paging.rows(), shown.clone());
    let after = paging.after.clone();
    let rows = app
        .db
        .read("cases.page_charges", move |tx| {
            let after = after.as_ref();
            let after = after.map(|it| (it.at.unwrap_or(i64::MIN), it.id.as_str()));
            cases::charges_due(tx, &actor, Some(&code), after, limit)
        })
        .await?;
    let piece = paging.piece(rows, |row| Cursor {
        at: Some(row.charge.raised.micros()),
        id: row.charge.id.to_string(),
    });
    let line = |row: &ChargeRow| {
        let words = Words::edition(&app, &ctx, &registry, (&row.kind, row.edition));
        let charge = &row.charge;
        ChargeLine {
            href: page.href(&format!(
                "/cases/{}/charges/{}",
                row.reference,
                charge.id.number()
            )),
            name: words.fee(&charge.fee),
            reference: row.reference.to_string(),
            amount: amount(&page, charge.money),
            since: charge.raised,
        }
    };
    html(&ChargesPage {
        answers: Answers::prefilled([("agency", shown.as_str())]),
        agencies,
        done: ctx.query("done").is_some(),
        lines: piece.items.iter().map(line).collect(),
        place: further(&page, &[("agency", Some(&shown))], piece.next.as_deref()),
        page,
    })
}

/// What the officer is about to do, to be looked at once more.
struct Check {
    end: &'static str,
    question: String,
}

#[derive(Template)]
#[template(path = "cases_charge.html")]
struct ChargePage {
    page: Page,
    answers: Answers,
    reference: String,
    case_href: String,
    amount: String,
    owed_to: String,
    since: Time,
    due: bool,
    state: String,
    settles: bool,
    waives: bool,
    check: Option<Check>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&charge_page(&app, &ctx, Answers::empty(), None).await?)
}

async fn charge_page(
    app: &App,
    ctx: &Ctx,
    answers: Answers,
    check: Option<(&'static str, &'static str)>,
) -> Result<ChargePage, Failure> {
    let (reference, number) = (reference(ctx)?, number(ctx)?);
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (registry, case, charges) = app
        .db
        .read("cases.page_charge", move |tx| {
            let registry = shared.registry.get(tx)?;
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let charges = cases::charges_of_case(tx, &actor, &case)?;
            Ok::<_, Error>((registry, case, charges))
        })
        .await?;
    let found = charges
        .into_iter()
        .find(|charge| charge.id.number() == number);
    let charge: Charge = found.ok_or_else(Problem::not_found)?;
    let words = words(app, ctx, &registry, &case);
    let page = ctx
        .page(words.fee(&charge.fee))
        .crumb(ctx.t("kernel-charges-desk"), "/desk/charges")
        .after(&answers);
    let sum = amount(&page, charge.money);
    let owed = Matter {
        agency: &charge.agency,
        ..case.matter()
    };
    Ok(ChargePage {
        reference: case.reference.to_string(),
        case_href: page.href(&format!("/cases/{}", case.reference)),
        owed_to: agency(&page, &registry, &charge.agency),
        since: charge.raised,
        due: charge.state == ChargeState::Due,
        state: page
            .t(&format!("kernel-charge-{}", charge.state.code()))
            .into_owned(),
        settles: ctx.actor.may_about(ledger::SETTLE, &owed),
        waives: ctx.actor.may_about(ledger::WAIVE, &owed),
        check: check.map(|(end, key)| Check {
            end,
            question: page.t1(key, "amount", sum.as_str()),
        }),
        amount: sum,
        answers,
        page,
    })
}

/// What a form asks for: how the charge shall end, with which note.
fn asked(form: &Form) -> Result<(End, String), Problem> {
    match form.value("end") {
        "settle" => {
            let note = ledger::receipt_note(form.value("receipt"), form.get("note"))?;
            Ok((End::Settle, note))
        }
        "waive" => Ok((End::Waive, ledger::waiver_note(form.value("reason"))?)),
        _ => Err(Problem::invalid().field("end", "web.not_a_choice")),
    }
}

async fn end(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (end, note) = match asked(&form) {
        Ok(asked) => asked,
        Err(problem) => return refused(&app, &ctx, &form, problem).await,
    };
    if form.get("sure").is_none() {
        let check = match end {
            End::Settle => ("settle", "kernel-charge-check-settle"),
            End::Waive => ("waive", "kernel-charge-check-waive"),
        };
        return html(&charge_page(&app, &ctx, Answers::of(&form), Some(check)).await?);
    }
    match ended(&app, &ctx, end, note).await {
        Ok(()) => Ok(see_other(&ctx.href("/desk/charges?done=1"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            refused(&app, &ctx, &form, problem).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn refused(app: &App, ctx: &Ctx, form: &Form, problem: Problem) -> Result<Response, Failure> {
    let status = problem.status;
    let answers = Answers::of(form).with_problem(problem);
    html_status(status, &charge_page(app, ctx, answers, None).await?)
}

async fn ended(app: &App, ctx: &Ctx, end: End, note: String) -> Result<(), Problem> {
    let (reference, number) = (reference(ctx)?, number(ctx)?);
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app
        .db
        .write("cases.page_charge_end", move |tx| {
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let registry = shared.registry.get(tx)?;
            let cmd = ChargeEnd {
                id: ledger::ChargeId::new(&case.id.to_string(), number),
                end,
                actor: actor.id(),
                note: note.clone(),
            };
            let who = (&actor, now);
            cases::charge_end(tx, &shared.kinds, &registry, who, (case.id, &cmd), &fresh)
        })
        .await;
    done.map(drop).map_err(Problem::from)
}

#[derive(Template)]
#[template(path = "cases_charge_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    reference: String,
    case_href: String,
    version: String,
    amount_label: String,
}

async fn new_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&new_page(&app, &ctx, Answers::empty()).await?)
}

async fn new_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<NewPage, Failure> {
    let (case, currency) = chargeable(app, ctx).await?;
    let page = ctx
        .page(ctx.t("kernel-charge-raise-title"))
        .crumb(ctx.t("kernel-charges-desk"), "/desk/charges")
        .after(&answers);
    let seen = answers.value("version").to_owned();
    Ok(NewPage {
        reference: case.reference.to_string(),
        case_href: page.href(&format!("/cases/{}", case.reference)),
        version: if seen.is_empty() {
            case.version.to_string()
        } else {
            seen
        },
        amount_label: format!("{} ({})", page.t("kernel-charge-amount"), currency.code()),
        answers,
        page,
    })
}

/// The case of the path, and in which currency it owes, for those who may raise charges on it.
async fn chargeable(app: &App, ctx: &Ctx) -> Result<(Case, base::Currency), Failure> {
    let reference = reference(ctx)?;
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let read = app.db.read("cases.page_charge_new", move |tx| {
        let registry = shared.registry.get(tx)?;
        let case = cases::case_by_reference(tx, &actor, &reference)?;
        let currency = cases::case_currency(&shared.kinds, &registry, &case)?;
        Ok::<_, Error>((case, currency))
    });
    let (case, currency) = read.await?;
    if !ctx.actor.may_about(ledger::RAISE, &case.matter()) {
        return Err(Problem::forbidden().into());
    }
    Ok((case, currency))
}

async fn new_send(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match raised(&app, &ctx, &form).await {
        Ok(case) => {
            let path = format!("/cases/{}?done=raised", case.reference);
            Ok(see_other(&ctx.href(&path)))
        }
        Err(Failure(problem)) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &new_page(&app, &ctx, answers).await?)
        }
        Err(failure) => Err(failure),
    }
}

/// Raises a charge as the form says.
async fn raised(app: &App, ctx: &Ctx, form: &Form) -> Result<Case, Failure> {
    let (case, currency) = chargeable(app, ctx).await?;
    let amount = rules::sen(form.value("amount")).ok_or(Error::AmountMissing)?;
    let cmd = CaseCharge {
        id: case.id,
        version: form.value("version").parse().ok(),
        money: Money { amount, currency },
        words: ledger::waiver_note(form.value("reason"))?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("cases.page_charge_raise", move |tx| {
        let registry = shared.registry.get(tx)?;
        let (_, case) = cases::case_charge(tx, &shared.kinds, &registry, (&actor, now), &cmd)?;
        Ok::<_, Error>(case)
    });
    Ok(write.await?)
}
