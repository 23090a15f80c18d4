//! The door for gateways.

use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time, hex};
use kernel::App;
use kernel::cases;
use kernel::identity::Phone;
use kernel::once::{Once, once_do};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use web::{Access, Ctx, Doc, Failure, Form, Rate, Route, json};

use super::model::{Sms, SmsFresh, Taken};
use super::{RECEIVE, actions, rules};
use crate::error::Error;

/// A gateway that gives no ids says the same twice within this span only if it tries again.
const RETRY_SPAN_US: i64 = 600_000_000;
/// How often a write is tried again when a rival or chance was faster.
const TRIES: usize = 4;

pub(crate) fn routes() -> Vec<Route<App>> {
    vec![
        Route::post("/api/v1/sms", "reports.sms", Access::May(RECEIVE), receive)
            // One gateway carries everybody's messages; each number has a limit of its own.
            .rate(Rate::Read)
            .doc(
                Doc::new(
                    "Takes in a text message that somebody sent, from whatever receives them; the answer goes out as \
                     another message. The fields may have the gateway's own names (`sms.fields`). The same id counts \
                     once.",
                )
                .once()
                .request("application/x-www-form-urlencoded", sms_schema)
                .response(200, "What was made of it.", taken_schema)
                .refuses(&[422]),
            ),
    ]
}

fn sms_schema() -> Value {
    json!({"type": "object", "required": ["from", "text"], "properties": {
        "from": {"type": "string", "description": "The sender's number."},
        "text": {"type": "string", "maxLength": rules::TEXT_MAX},
        "id": {"type": "string", "description": "The gateway's id of the message.", "maxLength": 200},
    }})
}

fn taken_schema() -> Value {
    json!({"type": "object", "required": ["taken"], "properties": {
        "taken": {"enum": Taken::ALL.map(Taken::code)},
    }})
}

async fn receive(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (sms, once) = (
        read(&app, ctx.now, &form)?,
        cases::api_once(&ctx, &form.fields)?,
    );
    let mut tries = 0;
    let taken = loop {
        tries += 1;
        match take(&app, &ctx, &sms, once.as_ref()).await {
            Err(Error::ReferenceTaken | Error::Case(cases::Error::Stale(_))) if tries < TRIES => {}
            other => break other?,
        }
    };
    if taken == Taken::Limited.code() {
        let until = ctx.now + rules::LIMIT_SPAN;
        let phone = (web::Sender::Phone, sms.from.as_str());
        app.limits.note("sms", phone, (ctx.now, until));
    }
    json(&json!({"taken": taken}))
}

/// Reads a message, and takes it in as it was read; gives the word for what was made of it.
async fn take(app: &App, ctx: &Ctx, sms: &Sms, once: Option<&Once>) -> Result<String, Error> {
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let asked = actions::sms_asked((app, now), sms);
    let (shared, who, message) = (app.clone(), actor.clone(), sms.clone());
    let known = app.db.read("reports.sms_known", move |tx| {
        actions::sms_known(tx, &shared, &who, (&message, asked.as_ref()))
    });
    let fresh = SmsFresh::draw(&app.ids, now);
    let read = actions::sms_read((app, now), (sms, &fresh), &known.await?);
    let (shared, sms, once) = (app.clone(), sms.clone(), once.cloned());
    let write = app.db.write("reports.sms", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let taken = actions::sms_take(tx, &shared, (&actor, now), (&sms, &read, &fresh))?;
            Ok::<_, Error>(taken.code().to_owned())
        })
    });
    write.await
}

/// The message in the gateway's form, or all that is wrong with it.
fn read(app: &App, now: Time, form: &Form) -> Result<Sms, Problem> {
    let named = |ours: &'static str| {
        let mut fields = app.settings.sms_fields.iter().rev();
        let found = fields.find(|(name, _)| name == ours);
        found.map_or(ours, |(_, theirs)| theirs.as_str())
    };
    let prefix = app.pack.phone_prefix.as_str();
    let (from, text) = (form.value(named("from")), form.value(named("text")));
    let mut wrong = Problem::invalid();
    let phone = Phone::parse(from, prefix).map_err(Problem::from);
    if let Err(problem) = &phone {
        wrong = wrong.field(named("from").to_owned(), problem.code);
    }
    if text.is_empty() {
        wrong = wrong.field(named("text").to_owned(), "web.required");
    } else if text.chars().count() > rules::TEXT_MAX {
        let most = vec![("most", rules::TEXT_MAX.into())];
        wrong = wrong.field_with(named("text").to_owned(), "web.too_long", most);
    }
    wrong.unless_clean()?;
    let span = now.micros().div_euclid(RETRY_SPAN_US);
    let id = match form.get(named("id")) {
        Some(id) => format!("id {id}"),
        None => format!("span {span} {from} {text}"),
    };
    Ok(Sms {
        id: hex(&Sha256::digest(id.as_bytes())),
        from: phone?,
        text: text.to_owned(),
    })
}
