//! Seeing the statements of a running program: for measurements, and for tests that count them.

use std::fmt;
use std::sync::Arc;

use crate::{Sql, Value};

type Seen = dyn Fn(&'static str, &Sql, &[Value]) + Send + Sync;

/// Is told of each statement just before it runs, with the name of its transaction.
///
/// A closure that runs again is seen again.
#[derive(Clone)]
pub struct Watch(Arc<Seen>);

impl Watch {
    /// A watch that calls `seen` on the thread of the transaction.
    pub fn new(seen: impl Fn(&'static str, &Sql, &[Value]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(seen))
    }

    pub(crate) fn see(&self, transaction: &'static str, sql: &Sql, values: &[Value]) {
        (self.0)(transaction, sql, values);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Watch")
    }
}
