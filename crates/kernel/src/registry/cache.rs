//! The registry in memory, never older than the transaction that asks for it.

use std::sync::{Arc, PoisonError, RwLock};

use store::Tx;

use super::error::Error;
use super::queries;
use super::snapshot::Registry;

/// Keeps the last registry that was read. Cheap to clone; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Cache(Arc<RwLock<Option<Arc<Registry>>>>);

impl Cache {
    /// An empty cache.
    pub fn new() -> Self {
        Self::default()
    }

    /// The registry as this transaction sees it. Asks for the version alone unless that changed, so
    /// changes by commands and by other nodes are seen at once.
    ///
    /// Not for a transaction that itself changed the registry: what it wrote may be rolled back.
    pub fn get(&self, tx: &mut Tx<'_>) -> store::Result<Arc<Registry>> {
        let version = queries::version(tx)?;
        let known = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(known) = known.filter(|known| Some(known.version()) == version) {
            return Ok(known);
        }
        let fresh = Arc::new(registry(tx)?);
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept
            .as_ref()
            .is_none_or(|kept| kept.version() < fresh.version())
        {
            *kept = Some(Arc::clone(&fresh));
        }
        Ok(fresh)
    }

    /// Tells that the registry will be asked for ([`Tx::foresee`]).
    pub fn foresee(tx: &mut Tx<'_>) -> store::Result<()> {
        queries::version(tx).map(drop)
    }

    /// The registry that was read last, for what a transaction checks again.
    pub fn last(&self) -> Option<Arc<Registry>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.clone()
    }
}

/// Reads the whole registry.
fn registry(tx: &mut Tx<'_>) -> store::Result<Registry> {
    let found = queries::version(tx)?.zip(queries::data(tx)?);
    let (version, data) = found.ok_or_else(|| unusable(&Error::Empty.to_string()))?;
    Registry::build(version, data).map_err(|link| unusable(&format!("{link:?}")))
}

/// Rows that do not fit together cannot be read, just as rows of the wrong type.
fn unusable(why: &str) -> store::Error {
    store::Error::Column {
        statement: "kernel.registry_rows",
        column: "fields".to_owned(),
        reason: why.to_owned(),
    }
}
