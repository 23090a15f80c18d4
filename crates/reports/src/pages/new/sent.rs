//! After sending: the code that confirms the address, and the page that says what happens next.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Point, Problem};
use kernel::App;
use kernel::cases::{self, Basis, Case};
use kernel::identity::{self, Address, CodeConfirm, SignIn};
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other};

use super::super::alerts::query;
use super::super::facts;
use super::{Way, check};
use crate::actions;
use crate::alerts::{About, Circle};
use crate::error::Error;
use crate::model::Description;
use crate::rules;

/// How far around a report its reporter is offered news of others, in metres.
const AROUND_M: u32 = 1_000;

pub(super) fn routes() -> Vec<Route<App>> {
    let code = "/{lang}/reports/new/{draft}/code";
    vec![
        Route::get(code, "reports.page_new_code", Access::Public, code_show),
        Route::post(code, "reports.page_new_confirm", Access::Public, code_put).rate(Rate::Code),
        Route::get(
            "/{lang}/reports/new/{draft}/done",
            "reports.page_new_done",
            Access::Public,
            done,
        ),
    ]
}

#[derive(Template)]
#[template(path = "new_code.html")]
struct CodePage {
    page: Page,
    answers: Answers,
    address: String,
}

/// The sent report of a draft, and the address it waits to hear from.
pub(super) fn waiting(way: &Way) -> Result<(cases::CaseId, Address), Problem> {
    let sent = way.draft.sent.as_ref().ok_or(Error::DraftGone)?;
    let prefix = &way.registry.settings().phone_prefix;
    let address = Address::parse(&way.draft.contact, prefix).map_err(Problem::from)?;
    Ok((sent.id, address))
}

async fn code_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    html(&code_page(&ctx, &way, Answers::empty())?)
}

fn code_page(ctx: &Ctx, way: &Way, answers: Answers) -> Result<CodePage, Failure> {
    let (_, address) = waiting(way)?;
    Ok(CodePage {
        page: way.page(ctx, "code").after(&answers),
        answers,
        address: address.to_string(),
    })
}

async fn code_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    match code_take(&app, &ctx, &way, &form).await {
        Ok(answer) => Ok(answer),
        Err(problem) if matches!(problem.status, 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &code_page(&ctx, &way, answers)?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Takes a code, or sends another one, and leads on.
pub(super) async fn code_take(
    app: &App,
    ctx: &Ctx,
    way: &Way,
    form: &Form,
) -> Result<Response, Problem> {
    let (id, address) = waiting(way)?;
    let token = if form.value("do") == "again" {
        resend(app, ctx, id, address).await?
    } else {
        confirm(app, ctx, form, (id, address)).await?
    };
    Ok(match token {
        None => see_other(&way.href(ctx, "code")),
        Some(token) => {
            let answer = see_other(&way.href(ctx, "done"));
            identity::with_session(answer, &ctx.site, &token)
        }
    })
}

async fn resend(
    app: &App,
    ctx: &Ctx,
    id: cases::CaseId,
    address: Address,
) -> Result<Option<String>, Problem> {
    let (code, now) = (check::code_for(app, ctx, id, address), ctx.now);
    app.db
        .write("reports.code_again", move |tx| {
            identity::code_request(tx, now, &code)?;
            Ok::<_, Error>(None)
        })
        .await
        .map_err(Problem::from)
}

/// Confirms the report and signs its owner in: the code proved whose address it is.
async fn confirm(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    (id, address): (cases::CaseId, Address),
) -> Result<Option<String>, Problem> {
    let now = ctx.now;
    let code = CodeConfirm {
        purpose: format!("case:{id}"),
        address,
        code: form.value("code").to_owned(),
    };
    let person = app.ids.next(now);
    let fresh = facts::fresh(app, now);
    let sign_in = SignIn::draw(app, ctx);
    let token = sign_in.session.token.clone();
    let shared = app.clone();
    let read = move |tx: &mut store::Tx<'_>| actions::report_waiting(tx, id);
    let words = app.db.read("reports.confirm_words", read).await;
    let words = Description::read(app, now, words.map_err(Problem::from)?);
    let confirmed = app
        .db
        .write("reports.confirm", move |tx| {
            let confirming = (&code, person, &fresh);
            let person = match actions::report_confirm(tx, &shared, now, id, &words, confirming)? {
                Ok(person) => person,
                // A wrong code is counted, so this transaction stands.
                Err(refused) => return Ok::<_, Error>(Err(Problem::from(refused))),
            };
            identity::sign_in(tx, now, &sign_in, person)?;
            Ok(Ok(()))
        })
        .await
        .map_err(Problem::from)?;
    confirmed.map(|()| Some(token))
}

#[derive(Template)]
#[template(path = "new_done.html")]
struct DonePage {
    page: Page,
    reference: String,
    held: String,
    due: Option<String>,
    thanks: bool,
    secret: Option<String>,
    /// What an alert around the place is about, written for an address.
    alert: Option<String>,
}

async fn done(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    let case = case_of(&app, &way).await?;
    if case.opened.is_none() {
        return Ok(see_other(&way.href(&ctx, "code")));
    }
    let page = way.page(&ctx, "done");
    let agency = facts::agency(&page, &way.registry, &case.agency);
    html(&DonePage {
        reference: case.reference.to_string(),
        held: page.t1("reports-done-held", "agency", agency.as_str()),
        due: due(&page, &case, &agency),
        thanks: !way.draft.feedback.has_deadline(),
        alert: way.draft.point.map(around),
        secret: case.owner.is_none().then(|| rules::case_secret(&way.id)),
        page,
    })
}

/// The case of the report that came of a draft.
pub(super) async fn case_of(app: &App, way: &Way) -> Result<Case, Failure> {
    let sent = way.draft.sent.clone().ok_or(Error::DraftGone);
    let sent = sent.map_err(Problem::from)?;
    let read = app.db.read("reports.page_new_done", move |tx| {
        cases::case_find(tx, &base::Actor::system(), sent.id)
    });
    Ok(read.await?)
}

/// An alert around a place, written for an address.
fn around(middle: Point) -> String {
    query(&About {
        circle: Some(Circle {
            middle,
            radius_m: AROUND_M,
            name: String::new(),
        }),
        ..About::default()
    })
}

pub(super) fn due(page: &Page, case: &Case, agency: &str) -> Option<String> {
    let due = page.due(case.due?);
    Some(match case.due_basis? {
        Basis::Promise => page.t2("reports-done-due-promise", "agency", agency, "due", due),
        Basis::Estimate => page.t1("reports-done-due-estimate", "due", due),
        Basis::Law => format!("{due} ({})", page.t("kernel-basis-law")),
    })
}
