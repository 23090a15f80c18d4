//! A person's devices: which of them are told of news, and how that ends.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::actions;
use super::error::Error;
use super::model::{Device, DeviceNew};
use super::rules;
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/{lang}/me/devices", "push.page_devices", own, show),
        Route::post("/{lang}/me/devices", "push.page_device_add", own, add),
        Route::post(
            "/{lang}/me/devices/{id}/end",
            "push.page_device_end",
            own,
            end,
        ),
    ]
}

#[derive(Template)]
#[template(path = "push_devices.html")]
struct DevicesPage {
    page: Page,
    answers: Answers,
    /// What was done just now.
    done: Option<&'static str>,
    key: String,
    devices: Vec<Line>,
}

struct Line {
    id: String,
    service: String,
    since: String,
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<DevicesPage, Failure> {
    let person = person(ctx)?;
    let read = app.db.read("push.page_devices", move |tx| {
        actions::devices_of(tx, person)
    });
    let devices = read.await?;
    let page = ctx
        .page(ctx.t("kernel-push-title"))
        .crumb(ctx.t("web-me"), "/me")
        .after(&answers);
    let key = app.push_key.public().map_err(|_| Problem::internal())?;
    let line = |device: Device| Line {
        service: rules::machine(&device.endpoint).to_owned(),
        since: page.datetime(device.created),
        id: device.id,
    };
    Ok(DevicesPage {
        done: match ctx.query("done") {
            Some("added") => Some("kernel-push-added"),
            Some("ended") => Some("kernel-push-ended"),
            _ => None,
        },
        devices: devices.into_iter().map(line).collect(),
        key,
        answers,
        page,
    })
}

async fn add(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (person, now) = (person(&ctx)?, ctx.now);
    let added = match read(&app, &ctx, &form) {
        Ok(new) => {
            let write = app.db.write("push.device_add", move |tx| {
                actions::device_add(tx, now, person, &new)
            });
            write.await
        }
        Err(error) => Err(error),
    };
    match added.map_err(Problem::from) {
        Ok(()) => Ok(see_other(&ctx.href("/me/devices?done=added"))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

fn read(app: &App, ctx: &Ctx, form: &Form) -> Result<DeviceNew, Error> {
    let endpoint = form.value("endpoint");
    rules::endpoint(endpoint, &app.settings.push_services)?;
    Ok(DeviceNew {
        id: app.ids.next::<Device>(ctx.now).to_string(),
        endpoint: endpoint.to_owned(),
        keys: rules::keys(form.value("public"), form.value("auth"))?,
    })
}

async fn end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (person, id) = (person(&ctx)?, ctx.param("id").to_owned());
    let write = app.db.write("push.device_end", move |tx| {
        actions::device_remove(tx, person, &id)
    });
    write.await?;
    Ok(see_other(&ctx.href("/me/devices?done=ended")))
}
