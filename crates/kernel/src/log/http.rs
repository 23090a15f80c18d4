//! The log for machines, as tlog-tiles lays it out: anybody may keep a copy and check it.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base::{Problem, unhex};
use serde_json::{Value, json};
use store::Tx;
use web::{Access, Ctx, Doc, Failure, Param, Route, tagged};

use super::rules::{self, HASH, Hash, WIDTH};
use super::{queries, receipts};
use crate::App;

/// A tile of some width never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const PLAIN: &str = "text/plain; charset=utf-8";

pub(super) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![
        Route::get("/log/checkpoint", "log.checkpoint", all, checkpoint).doc(
            Doc::new(
                "How many acts the public log holds and which root they have, signed (C2SP tlog-checkpoint). The tiles \
                 below `/log/tile/` are laid out as C2SP tlog-tiles says.",
            )
            .response_as(200, "A signed note.", PLAIN, text)
            .refuses(&[404])
            .empty(304, "The same as before (`If-None-Match`)."),
        ),
        Route::get("/log/key", "log.key", all, key).doc(
            Doc::new("The key that checkpoints are verified with, in the form of C2SP signed-note.")
                .response_as(200, "Name, short name and public key.", PLAIN, text),
        ),
        Route::get("/log/tile/{level}/{*path}", "log.tile", all, tile),
        Route::get("/log/receipts/{hash}", "log.receipt", all, receipt).doc(
            Doc::new(
                "What proves that an act stands in the log: its entry, the way to a signed checkpoint, and for the owner \
                 of a private matter what opens it. `balai verify` checks it without asking anybody.",
            )
            .param(Param::path("hash", "The hash of the entry, as a promise names it."))
            .response(200, "The receipt.", receipt_schema),
        ),
    ]
}

fn text() -> Value {
    json!({"type": "string"})
}

fn receipt_schema() -> Value {
    let text = text();
    json!({"type": "object", "required": ["v", "key", "entry", "leaf", "proof", "checkpoint"], "properties": {
        "v": {"const": 1},
        "key": text,
        "entry": {"type": "string", "description": "Canonical JSON; what is hashed, to the byte."},
        "leaf": {"type": "integer", "minimum": 0},
        "proof": {"type": "array", "items": text},
        "checkpoint": text,
        "opening": {"type": "object", "required": ["salt", "ref"], "properties": {"salt": text, "ref": text}},
    }})
}

/// The hash that an address names.
pub(super) fn hash(ctx: &Ctx) -> Result<Hash, Problem> {
    let bytes = unhex(ctx.param("hash")).and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(Problem::not_found)
}

async fn receipt(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let found = receipts::receipt(&app, &ctx.actor, hash(&ctx)?).await?;
    web::json(&found.ok_or_else(Problem::not_found)?)
}

async fn checkpoint(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    let read = app.db.read("log.checkpoint", queries::checkpoint);
    let newest = read.await?.ok_or_else(Problem::not_found)?;
    Ok(tagged(&headers, PLAIN, newest.note.into_bytes()))
}

async fn key(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    let key = format!("{}\n", app.log.verifier);
    Ok(tagged(&headers, PLAIN, key.into_bytes()))
}

/// Hashes of a level, or under `entries` what the leaves hold.
async fn tile(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked = rules::number_parse(ctx.param("path")).ok_or_else(Problem::not_found)?;
    let bytes = match ctx.param("level") {
        "entries" => entries(&app, asked).await?,
        level => hashes(&app, level, asked).await?,
    };
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CACHE_CONTROL, FOR_EVER),
    ];
    Ok((headers, bytes).into_response())
}

async fn hashes(app: &App, level: &str, (number, width): (u64, usize)) -> Result<Vec<u8>, Failure> {
    let read = level.parse::<u8>().ok();
    let level_read = read.filter(|read| read.to_string() == level);
    let level = level_read.ok_or_else(Problem::not_found)?;
    let read = move |tx: &mut Tx<'_>| queries::tile(tx, level, number);
    let found = app.db.read("log.tile", read).await?;
    let mut hashes = found.ok_or_else(Problem::not_found)?.hashes;
    if hashes.len() < width * HASH {
        return Err(Problem::not_found().into());
    }
    hashes.truncate(width * HASH);
    Ok(hashes)
}

/// What is hashed, as far as it was signed.
async fn entries(app: &App, (number, width): (u64, usize)) -> Result<Vec<u8>, Failure> {
    let counts = (u64::try_from(WIDTH).ok(), u64::try_from(width).ok());
    let (Some(whole), Some(count)) = counts else {
        return Err(Problem::not_found().into());
    };
    let first = number.checked_mul(whole).ok_or_else(Problem::not_found)?;
    let read = move |tx: &mut Tx<'_>| {
        let size = queries::head(tx)?.map_or(0, |head| head.size);
        if first.saturating_add(count) > size {
            return Ok(Vec::new());
        }
        queries::leaves(tx, first, width)
    };
    let leaves = app.db.read("log.entries", read).await?;
    if leaves.len() != width {
        return Err(Problem::not_found().into());
    }
    let bytes = rules::bundle(leaves.iter().map(|leaf| leaf.entry.as_str()));
    Ok(bytes.ok_or_else(Problem::internal)?)
}
