//! Giving a mandate.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use jiff::civil::Date;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Site, html, html_status,
    see_other,
};

use super::super::actions;
use super::super::model::MandateNew;
use super::kind_words;
use crate::App;
use crate::identity::typed_address;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get(
            "/{lang}/me/mandates/new",
            "identity.page_mandate_new",
            own,
            show,
        ),
        Route::post(
            "/{lang}/me/mandates/new",
            "identity.page_mandate_offer",
            own,
            offer,
        )
        .rate(Rate::Code)
        .step_up(),
    ]
}

#[derive(Template)]
#[template(path = "identity_mandate_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    kinds: Vec<Choice>,
    ways: Vec<Choice>,
}

/// For acting, or for looking on.
const ACT: &str = "act";
const LOOK: &str = "look";
/// For all kinds of case, those too that come later.
const ALL: &str = "all";

fn new_page(app: &App, ctx: &Ctx, answers: Answers) -> NewPage {
    let page = ctx
        .page(ctx.t("kernel-mandate-new-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t("kernel-mandates-title"), "/me/mandates")
        .after(&answers);
    let all = Choice::new(ALL, page.t("kernel-mandates-all"));
    let named = app.acted_for.iter();
    let named = named.map(|(code, _)| Choice::new(*code, kind_words(app, &page, code)));
    let way = |code, words: &str, hint: &str| Choice::new(code, page.t(words)).hint(page.t(hint));
    NewPage {
        kinds: std::iter::once(all).chain(named).collect(),
        ways: vec![
            way(ACT, "kernel-mandate-act", "kernel-mandate-act-hint"),
            way(LOOK, "kernel-mandate-look", "kernel-mandate-look-hint"),
        ],
        answers,
        page,
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let answers = Answers::prefilled([("kinds", ALL), ("way", ACT)]);
    html(&new_page(&app, &ctx, answers))
}

async fn offer(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match offered(&app, &ctx, &form).await {
        Ok(()) => Ok(see_other(&ctx.href("/me/mandates?done=offered"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &new_page(&app, &ctx, answers))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn offered(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let address = typed_address(app, form.value("address")).await?;
    let all: Vec<String> = form.all("kinds").map(str::to_owned).collect();
    if all.is_empty() {
        return Err(Problem::invalid().field("kinds", "kernel.mandate_kind"));
    }
    let acts = match form.value("way") {
        ACT => true,
        LOOK => false,
        _ => return Err(Problem::invalid().field("way", "kernel.mandate_way")),
    };
    let whole = all.iter().any(|kind| kind == ALL);
    let (from, until) = (date(form, "from")?, date(form, "until")?);
    let new = MandateNew {
        kinds: if whole { Vec::new() } else { all },
        acts,
        from: from.and_then(|day| midnight(&ctx.site, Some(day))),
        // The last day counts whole.
        until: until.and_then(|day| midnight(&ctx.site, day.tomorrow().ok())),
        ..MandateNew::draw(&app.ids, ctx.now, (address, ctx.lang), app.pack.mandates)
    };
    let known: Vec<&'static str> = app.acted_for.iter().map(|(code, _)| *code).collect();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_mandate_offer", move |tx| {
        actions::mandate_offer(tx, (&actor, now), (&new, &known))
    });
    Ok(write.await?)
}

fn date(form: &Form, name: &'static str) -> Result<Option<Date>, Problem> {
    let wrong = |_| Problem::invalid().field(name, "kernel.mandate_span");
    form.date(name).map_err(wrong)
}

/// The beginning of a day where the instance is.
fn midnight(site: &Site, day: Option<Date>) -> Option<Time> {
    let start = day?.at(0, 0, 0, 0);
    site.zone().to_timestamp(start).ok().map(Time::from)
}
