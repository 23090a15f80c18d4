//! Bytes named by their hash, in a folder or in an object store.
//!
//! A blob is called by its SHA-256. Bytes that were taken away once and are wanted again get another name,
//! the hash with a number behind it: a name that was condemned is never used again ([`super::purge`]).

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use base::{Time, hex};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Place;
use object_store::{GetOptions, GetRange, GetResult, ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::error::BlobError;

/// Pictures that are drawn at the same time: each may take a quarter of a gigabyte.
const DRAWN_AT_ONCE: usize = 2;

/// Where blobs are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    pub(super) drawing: Arc<Semaphore>,
}

/// A blob in a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) written: Time,
}

impl Blobs {
    /// Blobs in a folder, which is made when it is missing. A write is on the disk, whole and under
    /// its name, before it is answered.
    pub fn folder(path: &Path) -> Result<Self, BlobError> {
        std::fs::create_dir_all(path).map_err(|error| storage(&error))?;
        let folder = LocalFileSystem::new_with_prefix(path).map_err(|error| storage(&error))?;
        Ok(Self {
            store: Arc::new(folder.with_fsync(true)),
            drawing: Arc::new(Semaphore::new(DRAWN_AT_ONCE)),
        })
    }

    /// Keeps bytes under their name. Keeping the same bytes again renews them.
    pub(super) async fn put(&self, name: &str, bytes: &PutPayload) -> Result<(), BlobError> {
        let put = self.store.put(&place(name), bytes.clone()).await;
        put.map(drop).map_err(|error| storage(&error))
    }

    /// The bytes of this name.
    pub async fn get(&self, name: &str) -> Result<Vec<u8>, BlobError> {
        if !is_blob_name(name) {
            return Err(BlobError::Missing);
        }
        let found = self.store.get(&place(name)).await.map_err(missing)?;
        let bytes = found.bytes().await.map_err(missing)?;
        Ok(bytes.to_vec())
    }

    /// The bytes of this name, or some of them, as they come from where they are kept: large ones are never
    /// in memory as a whole.
    pub(super) async fn stream(
        &self,
        name: &str,
        range: Range<u64>,
    ) -> Result<GetResult, BlobError> {
        if !is_blob_name(name) {
            return Err(BlobError::Missing);
        }
        let options = GetOptions {
            range: Some(GetRange::Bounded(range)),
            ..GetOptions::default()
        };
        let found = self.store.get_opts(&place(name), options).await;
        found.map_err(missing)
    }

    /// When the blob was last written; nothing if there is none.
    pub(super) async fn written(&self, name: &str) -> Result<Option<Time>, BlobError> {
        match self.store.head(&place(name)).await {
            Ok(about) => Ok(Some(micros(about.last_modified.timestamp_micros()))),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(storage(&error)),
        }
    }

    /// The names of a shelf, `00` to `ff`.
    pub(super) async fn listed(&self, at: &str) -> Result<Vec<Listed>, BlobError> {
        let mut folders = vec![Place::from(at)];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            let listing = self.store.list_with_delimiter(Some(&folder)).await;
            let listing = listing.map_err(|error| storage(&error))?;
            folders.extend(listing.common_prefixes);
            found.extend(listing.objects.iter().filter_map(|object| {
                let name = object
                    .location
                    .filename()
                    .filter(|name| is_blob_name(name))?;
                let written = micros(object.last_modified.timestamp_micros());
                Some(Listed {
                    name: name.to_owned(),
                    written,
                })
            }));
        }
        Ok(found)
    }

    /// Removes a blob; one that is gone already is no fault.
    pub(super) async fn remove(&self, name: &str) -> Result<(), BlobError> {
        match self.store.delete(&place(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(storage(&error)),
        }
    }
}

const fn micros(micros: i64) -> Time {
    Time::from_micros(micros)
}

/// The name of these bytes, where the first `condemned` names of theirs may not be used.
pub(super) fn name_of(hash: &str, condemned: u32) -> String {
    match condemned {
        0 => hash.to_owned(),
        number => format!("{hash}.{number}"),
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Whether a blob could be called so.
pub fn is_blob_name(name: &str) -> bool {
    let (hash, number) = name.split_once('.').unwrap_or((name, "1"));
    hash.len() == 64
        && hash
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        && number.len() <= 4
        && number.parse::<u16>().is_ok_and(|number| number > 0)
}

/// Two levels of folders keep each of them short.
fn place(name: &str) -> Place {
    let (first, second) = (
        name.get(..2).unwrap_or_default(),
        name.get(2..4).unwrap_or_default(),
    );
    Place::from(format!("{first}/{second}/{name}"))
}

fn missing(error: object_store::Error) -> BlobError {
    match error {
        object_store::Error::NotFound { .. } => BlobError::Missing,
        other => storage(&other),
    }
}

fn storage(error: &dyn std::error::Error) -> BlobError {
    BlobError::Storage(error.to_string())
}
