//! A closure on its way through the store, with the one who waits for it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::tx::Durable;
use crate::{Error, Tx, Watch};

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is running a closure of the store right now.
pub(crate) fn is_inside() -> bool {
    INSIDE.get()
}

/// How strictly a write is kept apart from others on PostgreSQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Isolation {
    /// Domain code: serialisable.
    Domain,
    /// Queue claims, which lock their rows instead: read committed.
    Queue,
}

/// A closure whose types are known only to the one who waits.
pub(crate) trait Work: Send {
    /// The transaction's dotted name.
    fn name(&self) -> &'static str;
    /// How strictly it is kept apart from others.
    fn isolation(&self) -> Isolation;
    /// Runs the closure once more and keeps what it gave. True if it wants to be committed.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Hands out what the last run gave, or the reason why that does not count.
    fn answer(self: Box<Self>, verdict: Result<(), Error>);
}

pub(crate) struct Task<T, E, F, R> {
    name: &'static str,
    isolation: Isolation,
    closure: F,
    outcome: Option<Result<T, E>>,
    /// Who is told when that is durable.
    durable: Option<Durable>,
    reply: R,
    watch: Option<Watch>,
}

impl<T, E, F, R> Task<T, E, F, R>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    R: FnOnce(Result<T, E>) + Send,
{
    pub(crate) const fn new(
        name: &'static str,
        isolation: Isolation,
        closure: F,
        reply: R,
        watch: Option<Watch>,
    ) -> Self {
        Self {
            name,
            isolation,
            closure,
            outcome: None,
            durable: None,
            reply,
            watch,
        }
    }
}

impl<T, E, F, R> Work for Task<T, E, F, R>
where
    T: Send,
    E: From<Error> + Send,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    R: FnOnce(Result<T, E>) + Send,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn isolation(&self) -> Isolation {
        self.isolation
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        tx.set_watch(self.name, self.watch.clone());
        INSIDE.set(true);
        // Whatever the closure left half done is rolled back, so nobody sees a broken invariant.
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.closure)(tx)))
            .unwrap_or_else(|_| Err(Error::Panicked { name: self.name }.into()));
        INSIDE.set(false);
        let wanted = outcome.is_ok();
        self.durable = Some(tx.take_durable()).filter(|_| wanted);
        self.outcome = Some(outcome);
        wanted
    }

    fn answer(self: Box<Self>, verdict: Result<(), Error>) {
        let Self {
            outcome,
            durable,
            reply,
            ..
        } = *self;
        if let (Ok(()), Some(durable)) = (&verdict, durable) {
            durable.tell();
        }
        let lost = || Err(Error::Unavailable("the closure did not run".to_owned()).into());
        reply(match verdict {
            Ok(()) => outcome.unwrap_or_else(lost),
            Err(error) => Err(error.into()),
        });
    }
}
