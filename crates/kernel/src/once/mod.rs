//! Repeated requests: a key that a client sends with a write makes the write happen once.
//!
//! Clients retry after a time-out without knowing whether the first try arrived. The key, the hash of
//! the request and the result are kept in the same commit as the write itself.

use base::{Time, hex};
use sha2::{Digest, Sha256};
use store::{Sql, Tx, params};

const ONCE_FIND: Sql = Sql::new(
    "kernel.once_find",
    "select request_hash, result from kernel_once where key_hash = $1",
);

const ONCE_INSERT: Sql = Sql::new(
    "kernel.once_insert",
    "insert into kernel_once (key_hash, request_hash, result, created_us) values ($1, $2, $3, $4)",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[ONCE_FIND, ONCE_INSERT];

/// A client's key for one write, and what it asked with it.
#[derive(Debug, Clone)]
pub struct Once {
    key_hash: String,
    request_hash: String,
}

impl Once {
    /// The key is bound to `scope` (the verb and the caller), so that two callers cannot meet in one.
    pub fn new(scope: &str, key: &str, request: &[u8]) -> Self {
        let key_hash = hex(&Sha256::digest(format!("{scope}\n{key}").as_bytes()));
        Self {
            key_hash,
            request_hash: hex(&Sha256::digest(request)),
        }
    }
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Never seen.
    New,
    /// The same request was done; this was its result.
    Done(String),
    /// The key was used for another request.
    Other,
}

/// Looks a key up.
pub fn once_find(tx: &mut Tx<'_>, once: &Once) -> store::Result<Known> {
    let found = tx.one(&ONCE_FIND, &params![once.key_hash.as_str()], |row| {
        Ok((
            row.get::<String>("request_hash")?,
            row.get::<String>("result")?,
        ))
    })?;
    Ok(match found {
        None => Known::New,
        Some((request, result)) if request == once.request_hash => Known::Done(result),
        Some(_) => Known::Other,
    })
}

/// Keeps the result of a write under its key. A rival that was faster makes this a conflict, and the
/// caller's whole transaction is tried again.
pub fn once_keep(tx: &mut Tx<'_>, once: &Once, result: &str, now: Time) -> store::Result<()> {
    tx.exec(
        &ONCE_INSERT,
        &params![
            once.key_hash.as_str(),
            once.request_hash.as_str(),
            result,
            now
        ],
    )?;
    Ok(())
}
