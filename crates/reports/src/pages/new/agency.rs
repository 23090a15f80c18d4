//! Who should get it? Our suggestion with its reasons, other candidates, any agency, or "I don't know".

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::registry::Routing;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Step, html, html_status, see_other,
};

use super::super::facts;
use super::{Way, wrong};
use crate::model::Addressee;
use crate::rules;

const FOUND: usize = 8;
/// The form's word for "whoever is responsible".
const ROUTED: &str = "routed";
/// The form's word for "I don't know".
const UNKNOWN: &str = "unknown";

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/agency";
    vec![
        Route::get(path, "reports.page_new_agency", Access::Public, show),
        Route::post(path, "reports.page_new_agency_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "new_agency.html")]
struct AgencyPage {
    page: Page,
    steps: Vec<Step>,
    back: String,
    answers: Answers,
    choices: Vec<Choice>,
    why: Vec<String>,
    found: Vec<String>,
    searched: bool,
    may_choose: bool,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let to = match &way.draft.addressee {
        Addressee::Asked | Addressee::Routed => ROUTED.to_owned(),
        Addressee::Unknown => UNKNOWN.to_owned(),
        Addressee::Chosen(code) => code.clone(),
    };
    let routing = way.routing(&app, &ctx).await?;
    html(&page(
        &ctx,
        (&way, routing),
        Answers::prefilled([("to", to.as_str())]),
        Vec::new(),
    ))
}

fn page(
    ctx: &Ctx,
    (way, routing): (&Way, Option<Routing>),
    answers: Answers,
    found: Vec<String>,
) -> AgencyPage {
    let page = way.page(ctx, "agency").after(&answers);
    let name = |code: &str| facts::agency(&page, &way.registry, code);
    let may_choose = rules::may_choose(&way.registry, &way.draft.category);
    let mut choices = Vec::new();
    if let Some(agency) = routing.as_ref().and_then(|routing| routing.agency.as_ref()) {
        let hint = page.t("reports-agency-suggested").into_owned();
        choices.push(Choice::new(ROUTED, name(agency)).hint(hint));
    }
    let others = routing
        .iter()
        .flat_map(|routing| routing.candidates.iter().skip(1).take(2))
        .filter(|_| may_choose);
    for code in others {
        let hint = page.t("reports-agency-possible").into_owned();
        choices.push(Choice::new(code.to_string(), name(code)).hint(hint));
    }
    let chosen = match &way.draft.addressee {
        Addressee::Chosen(code) => Some(code.clone()),
        _ => None,
    };
    for code in found.iter().cloned().chain(chosen).filter(|_| may_choose) {
        if choices.iter().all(|known| known.value != code) {
            choices.push(Choice::new(code.clone(), name(&code)));
        }
    }
    let unknown = page.t("reports-agency-unknown-hint").into_owned();
    choices.push(Choice::new(UNKNOWN, page.t("reports-agency-unknown").into_owned()).hint(unknown));
    AgencyPage {
        steps: way.steps(ctx, "agency"),
        back: way.href(ctx, "category"),
        why: routing
            .map(|routing| facts::why(&page, &way.registry, &rules::note(&routing)))
            .unwrap_or_default(),
        may_choose,
        searched: !answers.value("words").is_empty(),
        answers,
        choices,
        found,
        page,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = Way::open(&app, &ctx).await?;
    if form.value("do") == "search" {
        let found = way.registry.agencies_matching(form.value("words"), FOUND);
        let found = found
            .into_iter()
            .map(|agency| agency.code.to_string())
            .collect();
        let routing = way.routing(&app, &ctx).await?;
        return html(&page(&ctx, (&way, routing), Answers::of(&form), found));
    }
    way.draft.addressee = match form.value("to") {
        ROUTED => Addressee::Routed,
        UNKNOWN => Addressee::Unknown,
        code if way.registry.agency(code).is_some() => Addressee::Chosen(code.to_owned()),
        _ => {
            let answers = Answers::of(&form).with_problem(wrong("to", "reports.agency_unknown"));
            let routing = way.routing(&app, &ctx).await?;
            return html_status(422, &page(&ctx, (&way, routing), answers, Vec::new()));
        }
    };
    way.keep(&app, &ctx).await?;
    Ok(see_other(&way.after(&ctx, "agency")))
}
