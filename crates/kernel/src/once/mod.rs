//! Repeated requests: a key that a client sends with a write makes the write happen once.
//!
//! Clients retry after a time-out without knowing whether the first try arrived. The key, the hash of
//! the request and the result are kept in the same commit as the write itself.

mod actions;
mod model;
pub(crate) mod queries;

pub use actions::{once_do, once_find, once_keep};
pub use model::{Known, Once, Other};
