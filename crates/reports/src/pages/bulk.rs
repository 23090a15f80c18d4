//! What an officer does with the reports selected in a queue: each in its own commit, judged by itself.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem, Reference};
use kernel::App;
use kernel::cases::{self, CaseAssign, CaseMove, CasePrioritise, Priority};
use web::{Access, Ctx, Failure, Form, Page, Route, Tone, html, html_status, see_other};

use super::facts;
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

/// What is done with each of them.
#[derive(Clone)]
enum Deed {
    Claim,
    Assign(PersonId),
    Prioritise(Priority),
}

impl Deed {
    fn read(form: &Form) -> Option<Self> {
        if form.get("claim").is_some() {
            return Some(Self::Claim);
        }
        match form.value("do") {
            "claim" => Some(Self::Claim),
            "assign" => {
                let person = PersonId::parse(form.value("person"));
                person.ok().map(Self::Assign)
            }
            "prioritise" => Priority::parse(form.value("priority")).map(Self::Prioritise),
            _ => None,
        }
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::Claim => "reports-desk-bulk-claimed",
            Self::Assign(_) => "reports-desk-bulk-assigned",
            Self::Prioritise(_) => "reports-desk-bulk-prioritised",
        }
    }
}

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
        None => page.t("reports-desk-bulk-what").into_owned(),
        Some(deed) => {
            let mut outcomes = Vec::new();
            for pick in &picked {
                outcomes.push(one(&app, &ctx, &page, (pick, &deed)).await?);
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
    (pick, deed): (&Pick, &Deed),
) -> Result<Outcome, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (asked, what, fresh) = (pick.clone(), deed.clone(), facts::fresh(app, now));
    let done = app
        .db
        .write("reports.desk_act", move |tx| {
            let case = cases::case_by_reference(tx, &actor, &asked.reference)?;
            let (id, version) = (case.id, asked.version);
            let fresh = fresh.clone();
            match what {
                Deed::Claim => {
                    let cmd = CaseMove {
                        version: Some(version),
                        ..CaseMove::new(id, "claim", fresh)
                    };
                    cases::case_act(tx, &shared, (&actor, now), &cmd).map(drop)
                }
                Deed::Assign(person) => {
                    let registry = shared.registry.get(tx)?;
                    let cmd = CaseAssign {
                        id,
                        version,
                        person,
                        fresh,
                    };
                    cases::case_assign(tx, &registry, (&actor, now), &cmd).map(drop)
                }
                Deed::Prioritise(priority) => {
                    let cmd = CasePrioritise {
                        id,
                        version,
                        priority,
                        fresh,
                    };
                    cases::case_prioritise(tx, (&actor, now), &cmd).map(drop)
                }
            }
        })
        .await;
    let words = match done.map_err(Problem::from) {
        Ok(()) => Ok(page.t(deed.key()).into_owned()),
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
