//! Everything that is held about a person, as a file.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::Problem;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Rate, Route};

use super::streams::{Written, told};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let about = "Everything that is held about the person who asks, as a file that is written while it is read: profile, \
                 sessions, tokens and factors without their secrets, cases with what the person may read of them, letters, \
                 subscriptions, and who read of it. Needs `own.read`.";
    vec![
        Route::get("/api/v1/me/data", "account.data", Access::SignedIn, data)
            .rate(Rate::Write)
            .doc(Doc::new(about).response(200, "The file.", schema)),
    ]
}

fn schema() -> Value {
    json!({"type": "object", "required": ["format", "made", "service", "held"], "properties": {
        "format": {"const": "balai-own-data/1"},
        "made": {"type": "string", "format": "date-time"},
        "service": {"type": "string"},
        "held": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "object"}}},
    }})
}

async fn data(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let person = ctx.actor.id().filter(|_| ctx.actor.reads_own());
    let person = person.ok_or_else(Problem::forbidden)?;
    let text = |value: &str| Value::from(value).to_string();
    let start = format!(
        "{{\"format\":\"balai-own-data/1\",\"made\":{},\"service\":{},\"held\":{{",
        text(&ctx.now.rfc3339()),
        text(app.site.public_url()),
    );
    let begun = AtomicBool::new(false);
    let writer = move |written: &Written<'_>| piece(written, begun.swap(true, Ordering::Relaxed));
    let held = told(&app, person, (start, Box::new(writer), "}}\n".to_owned()));
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"my-data.json\"",
        ),
    ];
    Ok((headers, Body::from_stream(held)).into_response())
}

/// A piece of JSON: the beginning of a list, its items, and its end, as far as they are in it.
fn piece(written: &Written<'_>, others_before: bool) -> String {
    let mut text = String::new();
    if written.first {
        let comma = if others_before { "," } else { "" };
        let name = Value::from(written.holding.name).to_string();
        text += &[comma, &name, ":["].concat();
    }
    for (number, item) in written.items.iter().enumerate() {
        if number > 0 || !written.first {
            text.push(',');
        }
        text += &item.to_string();
    }
    if written.last {
        text.push(']');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::model::{Holding, HoldingPiece};
    use proptest::prelude::*;

    const NOTHING: Holding = Holding {
        name: "cases",
        title: "",
        piece: |_, _, _, _| Ok(HoldingPiece::whole(Vec::new())),
    };

    proptest! {
        /// However a list falls into pieces, what is written is the list.
        #[test]
        fn pieces_make_one_list(sizes in proptest::collection::vec(0_usize..4, 1..6), others: bool) {
            let mut text = String::new();
            let mut all = Vec::new();
            for (number, size) in sizes.iter().enumerate() {
                // Only the last piece of a list may be empty.
                let last = number + 1 == sizes.len();
                let size = if last { *size } else { size + 1 };
                let items: Vec<Value> = (0..size).map(|n| json!({ "n": n, "piece": number })).collect();
                let written = Written { holding: &NOTHING, items: &items, first: number == 0, last };
                text += &piece(&written, others);
                all.extend(items);
            }
            let start = if others { "{\"a\":[]" } else { "{" };
            let read: Value = serde_json::from_str(&format!("{start}{text}}}")).expect("JSON");
            prop_assert_eq!(&read["cases"], &Value::Array(all));
        }
    }
}
