//! JSON bodies with precise refusals.

use crate::Failure;
use crate::form::media_type;
use axum::extract::{FromRequest, Request};
use base::Problem;
use serde::de::DeserializeOwned;

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
        let value = serde_json::from_slice(&bytes).map_err(|error| {
            Problem::new(400, "web.malformed_json")
                .with("line", error.line())
                .with("column", error.column())
                .with("why", error.to_string())
        })?;
        Ok(Self(value))
    }
}
