//! JSON bodies with precise refusals.

use crate::Failure;
use crate::form::media_type;
use axum::extract::{FromRequest, Request};
use base::Problem;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A JSON body read into `T`: 415 for another media type, 400 with line and column otherwise.
#[derive(Clone, Debug)]
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let found = media_type(&parts.headers);
        if found != "application/json" && !found.ends_with("+json") {
            return Err(Problem::new(415, "web.json_needed")
                .with("found", found)
                .into());
        }
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .map_err(|_| Problem::new(400, "web.body_cut_short"))?;
        let value = serde_json::from_slice(&bytes).map_err(|error| malformed(&error))?;
        if may_hold_null(&bytes) {
            let whole = serde_json::from_slice(&bytes).map_err(|error| malformed(&error))?;
            without_null("", &whole)?;
        }
        Ok(Self(value))
    }
}

fn malformed(error: &serde_json::Error) -> Problem {
    Problem::new(400, "web.malformed_json")
        .with("line", error.line())
        .with("column", error.column())
        .with("why", error.to_string())
}

/// Whether the null character may be among the escapes.
fn may_hold_null(json: &[u8]) -> bool {
    let escape = b"\\u0000";
    json.windows(escape.len()).any(|window| window == escape)
}

/// Refuses the one character that no database keeps, wherever it stands.
fn without_null(field: &str, value: &Value) -> Result<(), Problem> {
    let holds = |text: &str| text.contains('\0');
    match value {
        Value::String(text) if holds(text) => {
            Err(Problem::new(400, "web.null_character").with("field", field))
        }
        Value::Array(items) => items.iter().try_for_each(|item| without_null(field, item)),
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            if holds(name) {
                return Err(Problem::new(400, "web.null_character").with("field", field));
            }
            without_null(name, value)
        }),
        _ => Ok(()),
    }
}
