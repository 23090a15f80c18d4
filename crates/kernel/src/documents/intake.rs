//! Taking documents in, and blacking out parts of photos: made anew off the event loop, then kept as blobs.

use std::future::Future;

use base::Problem;

use super::files::file_prepare;
use super::model::{Photo, Stored, StoredFile};
use super::purge::keep;
use super::redaction::{Area, blackened};
use super::rules::{Prepared, is_photo, photo_prepare};
use crate::App;

/// Draws a photo anew and keeps it; no row mentions it yet.
pub async fn photo_store<B>(app: &App, bytes: B) -> Result<Photo, Problem>
where
    B: AsRef<[u8]> + Send + 'static,
{
    let prepared = drawn(app, move || photo_prepare(bytes.as_ref())).await?;
    photo_keep(app, prepared).await
}

/// The same for jobs, commands and tests, on a thread without a runtime.
pub fn photo_store_blocking(app: &App, bytes: &[u8]) -> Result<Photo, Problem> {
    let prepared = photo_prepare(bytes)?;
    blocking(photo_keep(app, prepared))?
}

/// Blacks out parts of a stored photo and keeps the result beside it; no row mentions it yet.
pub async fn photo_redact(app: &App, photo: &Photo, areas: Vec<Area>) -> Result<Photo, Problem> {
    let bytes = app.blobs.get(&photo.blob).await?;
    let prepared = drawn(app, move || blackened(&bytes, &areas)).await?;
    photo_keep(app, prepared).await
}

/// Draws where drawing keeps nobody waiting, a few pictures at a time.
async fn drawn<D, T, E>(app: &App, draw: D) -> Result<T, Problem>
where
    D: FnOnce() -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: Into<Problem> + Send + 'static,
{
    let busy = |_| Problem::new(503, "kernel.blobs_unavailable").retry_after(5);
    let turns = app.blobs.drawing.clone();
    let turn = turns.acquire_owned().await.map_err(busy)?;
    let drawing = tokio::task::spawn_blocking(move || {
        let prepared = draw();
        drop(turn);
        prepared
    });
    let prepared = drawing.await.map_err(|error| {
        tracing::error!(%error, "photo not drawn");
        Problem::internal()
    })?;
    prepared.map_err(Into::into)
}

async fn photo_keep(app: &App, prepared: Prepared) -> Result<Photo, Problem> {
    let bytes = u32::try_from(prepared.full.len()).unwrap_or(u32::MAX);
    let blob = keep(app, prepared.full).await?;
    let thumb = keep(app, prepared.thumb).await?;
    Ok(Photo {
        blob,
        thumb,
        width: prepared.width,
        height: prepared.height,
        bytes,
        print: Some(prepared.print),
    })
}

/// Takes in what is no photo, without anything that came along with it; no row mentions it yet.
pub async fn file_store(app: &App, bytes: Vec<u8>) -> Result<StoredFile, Problem> {
    let cleaned = drawn(app, move || file_prepare(bytes)).await?;
    let bytes = u32::try_from(cleaned.bytes.len()).unwrap_or(u32::MAX);
    Ok(StoredFile {
        kind: cleaned.kind,
        media_type: cleaned.media_type.to_owned(),
        blob: keep(app, cleaned.bytes).await?,
        bytes,
    })
}

/// Takes in a document of any kind, as its contents say; no row mentions it yet.
pub async fn document_store(app: &App, bytes: Vec<u8>) -> Result<Stored, Problem> {
    if is_photo(&bytes) {
        photo_store(app, bytes).await.map(Stored::Photo)
    } else {
        file_store(app, bytes).await.map(Stored::File)
    }
}

/// The same for jobs, commands and tests, on a thread without a runtime.
pub fn document_store_blocking(app: &App, bytes: Vec<u8>) -> Result<Stored, Problem> {
    if is_photo(&bytes) {
        return photo_store_blocking(app, &bytes).map(Stored::Photo);
    }
    blocking(file_store(app, bytes))?.map(Stored::File)
}

/// Keeps bytes as they are, such as a table that is read later; nothing mentions them yet, and nobody is served them.
pub async fn blob_store(app: &App, bytes: Vec<u8>) -> Result<String, Problem> {
    keep(app, bytes).await
}

/// Keeps bytes of our own making as they are; nothing mentions them yet.
pub fn blob_store_blocking(app: &App, bytes: Vec<u8>) -> Result<String, Problem> {
    blocking(keep(app, bytes))?
}

/// The bytes of a blob, for jobs.
pub fn blob_get_blocking(app: &App, name: &str) -> Result<Vec<u8>, Problem> {
    Ok(blocking(app.blobs.get(name))??)
}

/// Waits for a future on a thread that may wait.
pub(super) fn blocking<T>(future: impl Future<Output = T>) -> Result<T, Problem> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| {
            tracing::error!(%error, "no runtime");
            Problem::internal()
        })?;
    Ok(runtime.block_on(future))
}
