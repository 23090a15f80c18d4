//! The log for machines, as tlog-tiles lays it out: anybody may keep a copy and check it.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base::{Problem, unhex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use store::Tx;
use web::{Access, Ctx, Doc, Failure, Param, Route, tagged};

use super::rules::{self, HASH, Hash, WIDTH};
use super::{cosigned, queries, receipts};
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
        Route::get("/log/cosigned", "log.cosigned", all, cosigned_get).doc(
            Doc::new(
                "The newest checkpoint that a witness cosigned, with the lines of all who did (C2SP tlog-cosignature).",
            )
            .response_as(200, "A signed note.", PLAIN, text)
            .refuses(&[404]),
        ),
        Route::post("/log/cosignatures", "log.cosign", all, cosign_post).doc(
            Doc::new(
                "Hands in the cosignature of a witness that the operator named: the checkpoint as `/log/checkpoint` gave it, \
                 with the witness's line below. A larger one takes the place of a smaller one.",
            )
            .request(PLAIN, text)
            .response_as(200, "The size that is cosigned now.", PLAIN, text)
            .refuses(&[403, 409, 422]),
        ),
        Route::get("/log/consistency/{old}/{new}", "log.consistency", all, consistency_get).doc(
            Doc::new("The proof that the tree of `new` leaves begins with that of `old` (RFC 6962, 2.1.2). It never changes.")
                .param(Param::path("old", "The smaller size, at least 1.").shape(size_shape()))
                .param(Param::path("new", "The larger size.").shape(size_shape()))
                .response(200, "Both roots, and the hashes in between, in base64.", consistency_schema),
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

fn size_shape() -> Value {
    json!({"type": "integer", "minimum": 1})
}

fn consistency_schema() -> Value {
    let text = text();
    let root = json!({"type": "object", "required": ["size", "root"], "properties": {"size": size_shape(), "root": text}});
    json!({"type": "object", "required": ["old", "new", "proof"], "properties": {
        "old": root, "new": root, "proof": {"type": "array", "items": text},
    }})
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
    let read = app.db.read("log.checkpoint", |tx| {
        let Some(newest) = queries::checkpoint(tx)? else {
            return Ok(None);
        };
        let lines = queries::cosignatures(tx, newest.size)?;
        Ok::<_, store::Error>(Some(newest.note + &lines.concat()))
    });
    let note = read.await?.ok_or_else(Problem::not_found)?;
    Ok(tagged(&headers, PLAIN, note.into_bytes()))
}

async fn cosigned_get(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    let read = app.db.read("log.cosigned", |tx| {
        let Some((size, note)) = queries::cosigned_newest(tx)? else {
            return Ok(None);
        };
        let lines = queries::cosignatures(tx, size)?;
        Ok::<_, store::Error>(Some(note + &lines.concat()))
    });
    let note = read.await?.ok_or_else(Problem::not_found)?;
    Ok(tagged(&headers, PLAIN, note.into_bytes()))
}

/// Takes the cosignature of a witness.
async fn cosign_post(State(app): State<App>, ctx: Ctx, body: Bytes) -> Result<Response, Failure> {
    let note = std::str::from_utf8(&body).map_err(|_| cosigned::Refused::Malformed)?;
    let read = cosigned::read(&app, note, ctx.now)?;
    let size = cosigned::cosign(&app, read).await?;
    Ok(([(header::CONTENT_TYPE, PLAIN)], format!("{size}\n")).into_response())
}

/// A size in an address, as it would be written.
fn size(ctx: &Ctx, name: &str) -> Result<u64, Problem> {
    let text = ctx.param(name);
    let size = text.parse::<u64>().ok();
    let size = size.filter(|size| *size > 0 && size.to_string() == text);
    size.ok_or_else(Problem::not_found)
}

async fn consistency_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (old, new) = (size(&ctx, "old")?, size(&ctx, "new")?);
    if old > new {
        return Err(Problem::not_found().into());
    }
    let found = cosigned::consistency(&app, (old, new)).await?;
    let (first, last, proof) = found.ok_or_else(Problem::not_found)?;
    let text = |hash: &Hash| STANDARD.encode(hash);
    let mut answer = web::json(&json!({
        "old": { "size": old, "root": text(&first) },
        "new": { "size": new, "root": text(&last) },
        "proof": proof.iter().map(text).collect::<Vec<_>>(),
    }))?;
    let for_ever = HeaderValue::from_static(FOR_EVER);
    answer.headers_mut().insert(header::CACHE_CONTROL, for_ever);
    Ok(answer)
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
