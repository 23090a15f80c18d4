//! One override area with what was done about it, and what may be done: approve, refuse, end.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Actor;
use kernel::App;
use kernel::audit::Fresh;
use kernel::identity;
use kernel::registry::{self, APPROVE, Deed, OverrideError, PROPOSE, Proposal, Registry, Standing};
use store::Tx;
use web::{
    Access, Answers, Ctx, Failure, Form, Page, Route, Row, Tone, html, html_status, see_other,
};

use super::{path, picture, problem, rows, standing};
use crate::pages::facts;
use crate::trials;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/desk/overrides/{code}";
    vec![
        Route::get(path, "reports.page_override", Access::May(PROPOSE), show),
        Route::post(
            path,
            "reports.page_override_decide",
            Access::May(APPROVE),
            decide,
        ),
    ]
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one form is shown"
)]
#[derive(Template)]
#[template(path = "override.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    standing: (String, Tone),
    facts: Vec<Row>,
    picture: String,
    /// Where the report is that taught it.
    source: Option<(String, String)>,
    /// Whether it waits for this person's word, and whether that may be yes.
    waits: bool,
    approves: bool,
    /// What it is called, and whether this person may try it.
    code: String,
    tries: bool,
    ends: bool,
}

/// The names of those who did something about it, in the order of [`deeds`].
fn names(tx: &mut Tx<'_>, found: &Proposal) -> Result<Vec<String>, store::Error> {
    deeds(found)
        .into_iter()
        .map(|(_, deed)| Ok(identity::person_name(tx, deed.by)?.unwrap_or_default()))
        .collect()
}

/// What was done about it, with the name of each row.
fn deeds(found: &Proposal) -> Vec<(&'static str, &Deed)> {
    let decided = match found.standing {
        Standing::Refused => "reports-overrides-refused",
        _ => "reports-overrides-approved",
    };
    [
        Some(("reports-overrides-by", &found.proposed)),
        found.decided.as_ref().map(|deed| (decided, deed)),
        found
            .ended
            .as_ref()
            .map(|deed| ("reports-overrides-ended", deed)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&shown(&app, &ctx, Answers::empty()).await?)
}

async fn shown(app: &App, ctx: &Ctx, answers: Answers) -> Result<ShowPage, Failure> {
    let (shared, actor, code) = (app.clone(), ctx.actor.clone(), ctx.param("code").to_owned());
    let read = app.db.read("reports.page_override", move |tx| {
        let found = registry::override_find(tx, &actor, &code)?;
        let names = names(tx, &found)?;
        Ok::<_, OverrideError>((shared.registry.get(tx)?, found, names))
    });
    let (registry, found, names) = read.await.map_err(problem)?;
    Ok(render(ctx, &registry, (&found, names), answers))
}

fn render(
    ctx: &Ctx,
    registry: &Registry,
    (found, names): (&Proposal, Vec<String>),
    answers: Answers,
) -> ShowPage {
    let page = ctx
        .page(String::new())
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .crumb(ctx.t("reports-overrides-title"), "/desk/overrides")
        .wide()
        .after(&answers);
    let code = found.what.code.as_str();
    let mut page = page;
    page.title = page.t1("reports-overrides-one", "code", code);
    let mut facts = rows(&page, registry, &found.what);
    facts.extend(
        deeds(found)
            .into_iter()
            .zip(names)
            .map(|((key, deed), name)| {
                let at = page.datetime(deed.at);
                let said = match deed.words.as_str() {
                    "" => format!("{name}, {at}"),
                    words => format!("{name}, {at}: {words}"),
                };
                facts::said(&page, page.t(key), &said)
            }),
    );
    let decides = ctx.actor.may(APPROVE, None);
    ShowPage {
        done: match ctx.query("done") {
            Some("proposed") => Some("reports-overrides-done-proposed"),
            Some("approve") => Some("reports-overrides-done-approve"),
            Some("refuse") => Some("reports-overrides-done-refuse"),
            Some("end") => Some("reports-overrides-done-end"),
            _ => None,
        },
        standing: standing(&page, found.standing),
        facts,
        picture: picture::src(&found.what.shape, None),
        source: found.what.source.as_ref().map(|reference| {
            let path = format!("/desk/reports/{}", web::encoded(reference));
            (page.href(&path), reference.clone())
        }),
        tries: found.standing == Standing::Proposed && trials::rules::tries(&ctx.actor),
        code: found.what.code.to_string(),
        waits: decides && found.standing == Standing::Proposed,
        approves: !is(&ctx.actor, &found.proposed),
        ends: decides && found.standing == Standing::Holds,
        answers,
        page,
    }
}

fn is(actor: &Actor, deed: &Deed) -> bool {
    actor.id() == Some(deed.by)
}

async fn decide(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (actor, now, code) = (ctx.actor.clone(), ctx.now, ctx.param("code").to_owned());
    let (act, words) = (form.value("act").to_owned(), form.value("words").to_owned());
    let done = ctx.href(&format!("{}?done={}", path(&code), web::encoded(&act)));
    let fresh = Fresh::draw(&app.ids, now);
    let write = app.db.write("reports.override_decide", move |tx| {
        let said = (words.as_str(), &fresh);
        match act.as_str() {
            "end" => registry::override_end(tx, (&actor, now), &code, said),
            "approve" | "refuse" => {
                let decided = (code.as_str(), act == "approve");
                registry::override_decide(tx, (&actor, now), decided, said)
            }
            _ => Err(OverrideError::NotFound),
        }
    });
    match write.await.map_err(problem) {
        Ok(_) => Ok(see_other(&done)),
        Err(refused) if refused.status == 409 => {
            let answers = Answers::of(&form).with_problem(refused);
            html_status(409, &shown(&app, &ctx, answers).await?)
        }
        Err(refused) => Err(refused.into()),
    }
}
