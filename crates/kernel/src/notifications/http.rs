//! Bounces, handed in by whatever receives the instance's mail.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use base::{Problem, hex};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use web::{Access, Ctx, Doc, Failure, Route, json_text};

use super::Error;
use super::actions::{self, BOUNCES};
use super::bounce::bounce_read;
use super::model::{Returned, Taken};
use crate::App;
use crate::cases::api_once;
use crate::once::once_do;

/// What a bounce comes as: a letter, whole, as the mail server got it.
const LETTER: &str = "message/rfc822";

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::post(
            "/api/v1/bounces",
            "notifications.bounces",
            Access::May(BOUNCES),
            bounces_post,
        )
        .doc(
            Doc::new(
                "Takes in what a mail server reports of a letter that did not arrive (RFC 3464, and the plain \
                 forms of qmail and Exim). Only letters of ours to that very address count; the same report \
                 counts once. What is no such report is an empty list.",
            )
            .once()
            .request(LETTER, letter_schema)
            .response(200, "What was understood, and what was made of it.", taken_schema)
            .refuses(&[413, 415]),
        ),
    ]
}

fn letter_schema() -> Value {
    json!({"type": "string", "description": "The letter with its headers, at most 64 KiB: cut what is beyond."})
}

fn taken_schema() -> Value {
    let taken = [
        Taken::Unreachable,
        Taken::Counted,
        Taken::Repeated,
        Taken::Proved,
        Taken::Nothing,
        Taken::UnknownLetter,
        Taken::OtherAddress,
    ];
    json!({"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {
        "type": "object", "required": ["action", "status", "taken"], "properties": {
            "recipient": {"type": "string", "format": "email"},
            "action": {"enum": ["failed", "delayed", "other"]},
            "status": {"type": "string", "description": "An enhanced status code (RFC 3463)."},
            "taken": {"enum": taken.map(Taken::code)},
        },
    }}}})
}

async fn bounces_post(
    State(app): State<App>,
    ctx: Ctx,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let found = kind.split(';').next().unwrap_or_default().trim();
    if !found.eq_ignore_ascii_case(LETTER) {
        let problem = Problem::new(415, "web.unsupported_media_type").with("found", found);
        return Err(problem.into());
    }
    let once = api_once(&ctx, &hex(&Sha256::digest(&body)))?;
    let bounce = bounce_read(&body);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let taken = app.db.write("notifications.bounces", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let taken = actions::bounce_take(tx, &actor, now, &bounce)?;
            let items: Vec<Value> = bounce.returned.iter().zip(taken).map(item).collect();
            Ok::<_, Error>(json!({"items": items}).to_string())
        })
    });
    Ok(json_text(200, taken.await?))
}

fn item((returned, taken): (&Returned, Taken)) -> Value {
    let mut item = json!({
        "action": returned.action.code(),
        "status": returned.status.to_string(),
        "taken": taken.code(),
    });
    let address = returned.addresses.first();
    if let (Some(fields), Some(address)) = (item.as_object_mut(), address) {
        fields.insert("recipient".to_owned(), json!(address.as_str()));
    }
    item
}
