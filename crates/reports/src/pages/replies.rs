//! The ready replies of an agency: those of the pack, and its own, which its supervisors keep.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem, Text};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases;
use kernel::registry::Registry;
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::facts;
use crate::error::Error;
use crate::replies::{Reply, ReplyPut, STEPS, replies_of, reply_put, reply_remove};

pub(super) fn routes() -> Vec<Route<App>> {
    let (path, officer) = ("/{lang}/desk/replies", Access::May(cases::READ));
    let chief = Access::May(cases::SUPERVISE);
    vec![
        Route::get(path, "reports.page_replies", officer, list),
        Route::post(path, "reports.page_reply_put", chief, put),
        Route::post(
            "/{lang}/desk/replies/remove",
            "reports.page_reply_remove",
            chief,
            remove,
        ),
    ]
}

struct Line {
    id: String,
    own: bool,
    step: String,
    name: String,
    /// Its words by language, each with the language's code.
    words: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "desk_replies.html")]
struct Replies {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    agency: String,
    agency_name: String,
    lines: Vec<Line>,
    /// Whether the reader may add and remove.
    keeps: bool,
    steps: Vec<Choice>,
    /// A field for each language, with what it is called.
    fields: Vec<(String, String)>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let agency = ctx.query("agency").unwrap_or_default().to_owned();
    html(&page(&app, &ctx, &agency, Answers::empty()).await?)
}

async fn page(app: &App, ctx: &Ctx, agency: &str, answers: Answers) -> Result<Replies, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let asked = agency.to_owned();
    let (registry, agency, all) = app
        .db
        .read("reports.page_replies", move |tx| {
            let registry = shared.registry.get(tx)?;
            let own = actor.agencies_for(cases::READ).unwrap_or_default();
            let first = own.first().map(|code| (*code).to_owned());
            let agency = Some(asked.clone())
                .filter(|code| !code.is_empty())
                .or(first);
            let agency = agency.ok_or(cases::Error::Forbidden)?;
            let all = replies_of(tx, &shared, (&actor, now), &agency)?;
            Ok::<_, Error>((registry, agency, all))
        })
        .await?;
    Ok(render(ctx, &registry, (agency, &all), answers))
}

fn render(
    ctx: &Ctx,
    registry: &Registry,
    (agency, all): (String, &[Reply]),
    answers: Answers,
) -> Replies {
    let page = ctx
        .page(ctx.t("reports-replies-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .wide()
        .after(&answers);
    let step = |code: &str| page.t(&facts::key("desk-do", code)).into_owned();
    let fields = page.languages().iter();
    Replies {
        done: match ctx.query("done") {
            Some("kept") => Some("reports-replies-kept"),
            Some("removed") => Some("reports-replies-removed"),
            _ => None,
        },
        agency_name: facts::agency(&page, registry, &agency),
        lines: all
            .iter()
            .map(|reply| Line {
                id: reply.id.clone(),
                own: reply.own,
                step: step(&reply.step),
                name: page.plain(&reply.name),
                words: reply
                    .words
                    .passages()
                    .map(|(lang, words)| (lang.to_string(), words.to_owned()))
                    .collect(),
            })
            .collect(),
        keeps: ctx.actor.may(cases::SUPERVISE, Some(&agency)),
        steps: STEPS.map(|code| Choice::new(code, step(code))).into(),
        fields: fields
            .map(|known| {
                let words = page.t1("reports-replies-words", "language", &known.name);
                (format!("words-{}", known.lang), words)
            })
            .collect(),
        agency,
        answers,
        page,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let agency = form.value("agency").to_owned();
    let kept = match read(&app, &ctx, &form) {
        Ok(cmd) => {
            let (actor, now) = (ctx.actor.clone(), ctx.now);
            app.db
                .write("reports.reply_put", move |tx| {
                    reply_put(tx, (&actor, now), &cmd)
                })
                .await
                .map_err(Problem::from)
        }
        Err(problem) => Err(problem),
    };
    match kept {
        Ok(()) => Ok(see_other(&back(&ctx, &agency, "kept"))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &page(&app, &ctx, &agency, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

fn read(app: &App, ctx: &Ctx, form: &Form) -> Result<ReplyPut, Problem> {
    let langs = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
    let passage = |lang: Lang| (lang, form.value(&format!("words-{lang}")).to_owned());
    let words = Text::new(langs.map(passage))
        .map_err(|_| Problem::invalid().field("words-ms", "reports.reply_malay"))?;
    Ok(ReplyPut {
        id: app.ids.next::<ReplyPut>(ctx.now).to_string(),
        agency: form.value("agency").to_owned(),
        step: form.value("step").to_owned(),
        name: form.value("name").to_owned(),
        words,
        fresh: facts::fresh(app, ctx.now),
    })
}

fn back(ctx: &Ctx, agency: &str, done: &str) -> String {
    let agency = web::encoded(agency);
    ctx.href(&format!("/desk/replies?agency={agency}&done={done}"))
}

async fn remove(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (agency, id) = (form.value("agency").to_owned(), form.value("id").to_owned());
    let here = back(&ctx, &agency, "removed");
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let fresh: Fresh = facts::fresh(&app, now);
    app.db
        .write("reports.reply_remove", move |tx| {
            reply_remove(tx, (&actor, now), (&agency, &id), &fresh)
        })
        .await?;
    Ok(see_other(&here))
}
