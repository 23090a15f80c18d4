//! The summary before sending, and the sending.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::cases::{Basis, CaseId};
use kernel::identity::{self, Address, CodeRequest, SessionNew};
use kernel::registry::Emergency;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Row, Step, html, html_status,
    see_other,
};

use super::super::{facts, pictures};
use super::{Way, first, instead, wrong, you};
use crate::actions::{self, Sending};
use crate::model::{
    Addressee, Behalf, Description, Draft, Feedback, ReportFresh, ReportNew, Reporter, Source,
};
use crate::personal;
use crate::rules;
use kernel::personal::{patterns, personal_called, personal_word};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/check";
    vec![
        Route::get(path, "reports.page_new_check", Access::Public, show),
        Route::post(path, "reports.page_new_send", Access::Public, send),
    ]
}

#[derive(Template)]
#[template(path = "new_check.html")]
struct CheckPage {
    page: Page,
    steps: Vec<Step>,
    back: String,
    answers: Answers,
    emergency: Vec<Emergency>,
    rows: Vec<Row>,
    /// What everybody would read and reads like a personal number: what it is, and the words.
    personal: Vec<(String, String)>,
    personal_choices: Vec<Choice>,
    send: &'static str,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    if way.draft.sent.is_some() {
        return Ok(see_other(&way.href(&ctx, "done")));
    }
    if let Some(step) = gap(&app, &ctx, &way) {
        return Ok(see_other(&way.href(&ctx, step)));
    }
    let answers = Answers::prefilled([("personal", HIDE)]);
    let agency = agency_of(&app, &ctx, &way).await?;
    html(&page(&app, &ctx, (&way, agency), answers))
}

/// What is in the way of sending: a step that lacks something, or an answer that ends the form.
fn gap(app: &App, ctx: &Ctx, way: &Way) -> Option<&'static str> {
    let ends = || instead::ending(app, ctx.now, way).map(|_| "instead");
    way.first_gap().or_else(ends)
}

fn page(
    app: &App,
    ctx: &Ctx,
    (way, agency): (&Way, Option<String>),
    answers: Answers,
) -> CheckPage {
    let page = way.page(ctx, "check").after(&answers);
    CheckPage {
        steps: way.steps(ctx, "check"),
        back: way.href(ctx, "you"),
        answers,
        emergency: first::emergency(&way.registry, &way.draft.category),
        rows: rows(&page, ctx, (way, agency.as_deref())),
        personal: personal(&page, app, (ctx, way)),
        personal_choices: personal_choices(&page),
        send: if way.draft.feedback == Feedback::Complaint {
            "reports-check-send"
        } else {
            "reports-show-send"
        },
        page,
    }
}

/// What the person chooses: only the agency reads it, or everybody.
const HIDE: &str = "hide";
const KEEP: &str = "keep";

fn personal(page: &Page, app: &App, (ctx, way): (&Ctx, &Way)) -> Vec<(String, String)> {
    let patterns = patterns(app, ctx.now);
    let new = report_of(app, ctx, way);
    personal::personal_in(&patterns, &way.registry, &new)
        .into_iter()
        .map(|noticed| (personal_called(page, &noticed.kind), noticed.words))
        .collect()
}

fn personal_choices(page: &Page) -> Vec<Choice> {
    let hint = page.t("reports-personal-hide-hint").into_owned();
    vec![
        Choice::new(HIDE, page.t("kernel-personal-hide").into_owned()).hint(hint),
        Choice::new(KEEP, page.t("kernel-personal-keep").into_owned()),
    ]
}

fn rows(page: &Page, ctx: &Ctx, (way, agency): (&Way, Option<&str>)) -> Vec<Row> {
    let draft = &way.draft;
    let registry = &way.registry;
    let change = |row: Row, step: &str| Row {
        change: Some(format!("{}?change=1", way.href(ctx, step))),
        ..row
    };
    let place = place(page, way);
    let to = match agency {
        Some(code) => facts::agency(page, registry, code),
        None => page.t("reports-check-unknown").into_owned(),
    };
    let mut rows = vec![
        facts::row(
            page.t("reports-feedback"),
            &facts::feedback(page, draft.feedback),
        ),
        change(
            facts::said(page, page.t("reports-check-place"), &place),
            "place",
        ),
        change(
            facts::row(
                page.t("reports-check-category"),
                &facts::category(page, registry, &draft.category),
            ),
            "category",
        ),
        change(facts::row(page.t("reports-check-agency"), &to), "agency"),
        change(
            facts::said(
                page,
                page.t("reports-check-description"),
                &draft.description,
            ),
            "details",
        ),
    ];
    rows.extend(facts::answers(
        page,
        registry,
        &draft.category,
        &draft.answers,
    ));
    let documents = page.number(draft.documents().len());
    rows.push(change(
        facts::row(page.t("reports-check-photos"), &documents),
        "details",
    ));
    let who = who(page, draft).into_iter();
    rows.extend(who.map(|row| change(row, "you")));
    let visibility = page.t(you::visibility_key(draft.visibility.unwrap_or_default()));
    rows.push(change(
        facts::row(page.t("reports-check-visibility"), &visibility),
        "you",
    ));
    rows.push(due(page, ctx, way, agency));
    rows
}

/// Who reports, and how an officer heard of it.
fn who(page: &Page, draft: &Draft) -> Vec<Row> {
    let contact = match (&page.person, draft.contact.as_str()) {
        (Some(name), _) if draft.came.is_none() => you::signed_in(page, name),
        (_, "") => page.t("reports-check-anonymous").into_owned(),
        (_, contact) => contact.to_owned(),
    };
    let contact = facts::said(page, page.t("reports-check-contact"), &contact);
    let Some(came) = draft.came else {
        return vec![contact];
    };
    vec![
        facts::row(page.t("reports-came"), &facts::came(page, came)),
        facts::said(page, page.t("reports-desk-name"), &draft.name),
        contact,
    ]
}

fn place(page: &Page, way: &Way) -> String {
    let near = |point| pictures::nearby(page, &way.registry, point);
    match (way.draft.point, way.draft.address.as_str()) {
        (None, "") => page.t("reports-check-no-place").into_owned(),
        (None, address) => address.to_owned(),
        (Some(point), "") => near(point),
        (Some(point), address) => format!("{address} ({})", near(point)),
    }
}

/// The agency that the report would go to, or nothing for the triage desk.
async fn agency_of(app: &App, ctx: &Ctx, way: &Way) -> Result<Option<String>, Failure> {
    Ok(match &way.draft.addressee {
        Addressee::Chosen(code) => Some(code.clone()),
        Addressee::Unknown => None,
        Addressee::Asked | Addressee::Routed => {
            let found = way.routing(app, ctx).await?;
            found
                .and_then(|found| found.agency)
                .map(|code| code.to_string())
        }
    })
}

/// By when the report would be resolved, were it sent now.
fn due(page: &Page, ctx: &Ctx, way: &Way, agency: Option<&str>) -> Row {
    let name = page.t("reports-check-due");
    if !way.draft.feedback.has_deadline() {
        return facts::row(name, &page.t("reports-check-no-due"));
    }
    let registry = &way.registry;
    let triage = registry.settings().triage.agency.to_string();
    let agency = agency.unwrap_or(&triage);
    let (due, basis) = rules::expected(registry, agency, &way.draft.category, ctx.now);
    let words = match basis {
        Basis::Promise => "kernel-basis-promise",
        Basis::Estimate => "kernel-basis-estimate",
        Basis::Law => "kernel-basis-law",
    };
    let value = format!("{} ({})", page.due(due), page.t(words));
    facts::row(name, &value)
}

/// Sends the report. Sending the same draft twice gives the same report.
async fn send(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    if way.draft.sent.is_some() {
        return Ok(see_other(&way.href(&ctx, "done")));
    }
    if let Some(step) = gap(&app, &ctx, &way) {
        return Ok(see_other(&way.href(&ctx, step)));
    }
    let Some(new) = decided(&app, &ctx, &way, &form) else {
        let problem = wrong("personal", "reports.choose_personal");
        let answers = Answers::of(&form).with_problem(problem);
        let agency = agency_of(&app, &ctx, &way).await?;
        return html_status(422, &page(&app, &ctx, (&way, agency), answers));
    };
    deliver(&app, &ctx, &way, (new, false)).await
}

/// Makes the report of a draft and leads on; `begins` keeps the draft in the same commit, unless an earlier try did.
pub(super) async fn deliver(
    app: &App,
    ctx: &Ctx,
    way: &Way,
    (new, begins): (ReportNew, bool),
) -> Result<Response, Failure> {
    let anonymous = !ctx.actor.is_person() && new.reporter.address().is_none();
    let code = match new.reporter.address() {
        Some(address) if !ctx.actor.is_person() => Some(code_for(app, ctx, new.fresh.id, address)),
        _ => None,
    };
    let session = anonymous.then(|| {
        SessionNew::draw(&app.ids, ctx.session.clone()).within(app.settings.sessions.of(ctx))
    });
    let token = session.as_ref().map(|session| session.token.clone());
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let draft = begins.then(|| way.draft.clone());
    let sending = Sending {
        draft: way.id.clone(),
        new,
        code,
        session,
    };
    let created = app
        .db
        .write("reports.send", move |tx| {
            if let Some(draft) = &draft {
                actions::draft_ensure(tx, now, &sending.draft, draft)?;
            }
            actions::draft_send(tx, &shared, (&actor, now), &sending)
        })
        .await?;
    let next = way.href(ctx, if created.unconfirmed { "code" } else { "done" });
    let answer = see_other(&next);
    Ok(match token {
        Some(token) => identity::with_session(answer, &ctx.site, &token),
        None => answer,
    })
}

/// The report as it is sent: nothing personal is published unless the person wants it.
fn decided(app: &App, ctx: &Ctx, way: &Way, form: &Form) -> Option<ReportNew> {
    let new = report_of(app, ctx, way);
    let patterns = patterns(app, ctx.now);
    match form.value("personal") {
        HIDE => Some(hidden(app, ctx, way)),
        KEEP => Some(new),
        _ => {
            let noticed = personal::personal_in(&patterns, &way.registry, &new);
            noticed.is_empty().then_some(new)
        }
    }
}

/// The report with everything personal hidden from the public.
pub(super) fn hidden(app: &App, ctx: &Ctx, way: &Way) -> ReportNew {
    let mut new = report_of(app, ctx, way);
    let word = |kind: &str| personal_word(&ctx.page(""), kind);
    personal::personal_hide((app, ctx.now), &way.registry, &mut new, (true, word));
    new
}

/// A code for the reporter's address.
pub(super) fn code_for(app: &App, ctx: &Ctx, id: CaseId, address: Address) -> CodeRequest {
    let purpose = format!("case:{id}");
    CodeRequest::draw(
        &app.ids,
        ctx.now,
        purpose,
        address,
        "report_confirm_code",
        ctx.lang,
    )
}

fn report_of(app: &App, ctx: &Ctx, way: &Way) -> ReportNew {
    let draft: &Draft = &way.draft;
    let prefix = &way.registry.settings().phone_prefix;
    let address = Address::parse(&draft.contact, prefix)
        .ok()
        .filter(|_| !ctx.actor.is_person() || draft.came.is_some());
    let (email, phone) = match address {
        Some(Address::Email(email)) => (Some(email), None),
        Some(Address::Phone(phone)) => (None, Some(phone)),
        None => (None, None),
    };
    let acting = ctx.actor.acting.as_ref();
    let own_name = acting
        .map_or(&ctx.actor.name, |acting| &acting.name)
        .clone();
    let own_name = Some(own_name).filter(|name| !name.is_empty() && draft.came.is_none());
    let name = Some(draft.name.clone())
        .filter(|name| !name.is_empty())
        .or(own_name);
    let secret = rules::case_secret(&way.id);
    ReportNew {
        feedback: draft.feedback,
        category: draft.category.clone(),
        point: draft.point,
        district: draft.district.clone(),
        address: Some(draft.address.clone()).filter(|address| !address.is_empty()),
        addressee: draft.addressee.clone(),
        description: Description::read(app, ctx.now, draft.description.clone()),
        answers: draft.answers.clone(),
        reporter: Reporter { name, email, phone },
        visibility: draft.visibility.unwrap_or_default(),
        documents: draft.documents(),
        source: if draft.easy.is_some() {
            Source::Easy
        } else {
            Source::Web
        },
        media_url: None,
        behalf: draft.came.map(|came| Behalf {
            came,
            person: app.ids.next(ctx.now),
        }),
        lang: draft.lang.unwrap_or(ctx.lang),
        fresh: ReportFresh::draw(&app.ids, ctx.now, draft.documents().len())
            .keyed(rules::secret_hash(&secret)),
    }
}
