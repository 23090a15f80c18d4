//! Taking a photo in: drawn anew off the event loop, then kept as blobs.

use std::future::Future;

use base::Problem;

use super::blobs::Blobs;
use super::model::Photo;
use super::rules::{Prepared, photo_prepare};
use crate::App;

/// Draws a photo anew and keeps it; no row mentions it yet.
pub async fn photo_store<B>(app: &App, bytes: B) -> Result<Photo, Problem>
where
    B: AsRef<[u8]> + Send + 'static,
{
    let busy = |_| Problem::new(503, "kernel.blobs_unavailable").retry_after(5);
    let turn = app
        .blobs
        .drawing
        .clone()
        .acquire_owned()
        .await
        .map_err(busy)?;
    let drawn = tokio::task::spawn_blocking(move || {
        let prepared = photo_prepare(bytes.as_ref());
        drop(turn);
        prepared
    });
    let prepared = drawn.await.map_err(|error| {
        tracing::error!(%error, "photo not drawn");
        Problem::internal()
    })??;
    keep(&app.blobs, prepared).await
}

/// The same for jobs, commands and tests, on a thread without a runtime.
pub fn photo_store_blocking(app: &App, bytes: &[u8]) -> Result<Photo, Problem> {
    let prepared = photo_prepare(bytes)?;
    blocking(keep(&app.blobs, prepared))?
}

async fn keep(blobs: &Blobs, prepared: Prepared) -> Result<Photo, Problem> {
    let bytes = u32::try_from(prepared.full.len()).unwrap_or(u32::MAX);
    let blob = blobs.put(prepared.full).await?;
    let thumb = blobs.put(prepared.thumb).await?;
    Ok(Photo {
        blob,
        thumb,
        width: prepared.width,
        height: prepared.height,
        bytes,
    })
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
