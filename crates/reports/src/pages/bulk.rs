//! What an officer does with the reports selected in a queue: each in its own commit, judged by itself.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Reference};
use kernel::App;
use kernel::cases;
use web::{Access, Ctx, Failure, Form, Page, Route, Tone, html, html_status, see_other};

use super::deeds::Deed;
use crate::error::Error;

pub(super) fn routes() -> Vec<Route<App>> {
    let officer = Access::May(cases::READ);
    vec![Route::post(
        "/{lang}/desk",
        "reports.page_desk_act",
        officer,
        act,
    )]
}

/// So many at once.
const MOST: usize = 100;

/// A report with the version that the officer saw.
#[derive(Clone)]
struct Pick {
    reference: Reference,
    version: i64,
}

impl Pick {
    fn read(text: &str) -> Option<Self> {
        let (reference, version) = text.split_once('.')?;
        Some(Self {
            reference: Reference::parse(reference).ok()?,
            version: version.parse().ok()?,
        })
    }
}

/// What happened to one of them.
struct Outcome {
    href: String,
    reference: String,
    done: bool,
    words: String,
}

#[derive(Template)]
#[template(path = "desk_bulk.html")]
struct Bulk {
    page: Page,
    back: String,
    /// Why nothing was done at all.
    refused: Option<String>,
    outcomes: Vec<Outcome>,
}

/// Where the officer came from: a page of the desk, whatever the form says.
fn back(ctx: &Ctx, form: &Form) -> String {
    let desk = ctx.href("/desk");
    let asked = form.value("back");
    let rest = asked.strip_prefix(&desk);
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"?&=-_.%".contains(&byte);
    match rest {
        Some(rest) if rest.starts_with('?') && rest.bytes().all(safe) => asked.to_owned(),
        _ => desk,
    }
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let back = back(&ctx, &form);
    let picked: Vec<Pick> = match form.get("claim") {
        Some(one) => Pick::read(one).into_iter().collect(),
        None => form.all("pick").filter_map(Pick::read).collect(),
    };
    let page = ctx
        .page(ctx.t("reports-desk-bulk-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .wide();
    let refused = match Deed::read(&form) {
        _ if picked.is_empty() => page.t("reports-desk-bulk-none").into_owned(),
        _ if picked.len() > MOST => page.t1("reports-desk-bulk-many", "most", MOST),
        None => page.t("problem-reports-deed-unclear").into_owned(),
        Some(deed) => {
            let mut outcomes = Vec::new();
            for pick in &picked {
                outcomes.push(one(&app, &ctx, &page, (pick, &deed, form.get("late"))).await?);
            }
            if let ([only], Some(_)) = (outcomes.as_slice(), form.get("claim"))
                && only.done
            {
                let mark = if back.contains('?') { '&' } else { '?' };
                return Ok(see_other(&format!("{back}{mark}taken={}", only.reference)));
            }
            return html(&Bulk {
                page,
                back,
                refused: None,
                outcomes,
            });
        }
    };
    let nothing = Bulk {
        page,
        back,
        refused: Some(refused),
        outcomes: Vec::new(),
    };
    html_status(422, &nothing)
}

/// Does it with one of them, and says what happened.
async fn one(
    app: &App,
    ctx: &Ctx,
    page: &Page,
    (pick, deed, late): (&Pick, &Deed, Option<&str>),
) -> Result<Outcome, Failure> {
    let done = deed
        .done(app, ctx, &pick.reference, (pick.version, late))
        .await;
    let words = match done {
        Ok(()) => Ok(deed.said(page)),
        // What is wrong with the field says more than that the form is refused.
        Err(problem) if matches!(problem.status, 409 | 422) && !problem.fields.is_empty() => {
            let wrong = problem.fields.iter().map(|field| page.field_problem(field));
            Err(wrong.collect::<Vec<_>>().join(" "))
        }
        Err(problem) if problem.status == 409 => {
            Err(overtaken(app, ctx, page, pick, &problem).await?)
        }
        Err(problem) if problem.status < 500 => Err(page.problem(&problem)),
        Err(problem) => return Err(problem.into()),
    };
    let reference = pick.reference.to_string();
    Ok(Outcome {
        href: page.href(&format!("/desk/reports/{reference}")),
        reference,
        done: words.is_ok(),
        words: words.unwrap_or_else(|words| words),
    })
}

/// Somebody was quicker: who has it now.
async fn overtaken(
    app: &App,
    ctx: &Ctx,
    page: &Page,
    pick: &Pick,
    problem: &Problem,
) -> Result<String, Failure> {
    let (actor, reference) = (ctx.actor.clone(), pick.reference.clone());
    let holder = app
        .db
        .read("reports.desk_holder", move |tx| {
            Ok::<_, Error>(cases::case_row(tx, &actor, &reference)?.holder)
        })
        .await?;
    Ok(match holder {
        Some(name) => page.t1("reports-desk-bulk-held", "name", name.as_str()),
        None => page.problem(problem),
    })
}
