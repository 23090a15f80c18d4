//! What a transaction has asked for and nobody waits for: it travels with the next statement.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use tokio_postgres::{Client, Error as Refused};

use super::session::Verdicts;
use super::values::failure;
use crate::Error;

type Put = Pin<Box<dyn Future<Output = Result<u64, Refused>> + Send>>;

/// What was asked but not sent yet.
#[derive(Default)]
pub(super) struct Ahead {
    begin: Option<&'static str>,
    /// Statements whose results nobody needs, by name.
    puts: Vec<(&'static str, Put)>,
}

impl Ahead {
    /// Begins a transaction.
    pub(super) fn begin(&mut self, text: &'static str) {
        self.begin = Some(text);
    }

    /// Adds a statement, which is not sent before it is polled.
    pub(super) fn put(
        &mut self,
        name: &'static str,
        put: impl Future<Output = Result<u64, Refused>> + Send + 'static,
    ) {
        self.puts.push((name, Box::pin(put)));
    }

    /// Whether nothing follows the beginning.
    pub(super) fn is_only_begin(&self) -> bool {
        self.begin.is_some() && self.puts.is_empty()
    }

    /// Leaves the statements out.
    pub(super) fn forget_puts(&mut self) {
        self.puts.clear();
    }

    /// Sends all of it in its order, then the statement, before anything is answered.
    pub(super) async fn then<T>(
        self,
        name: &'static str,
        client: &Client,
        statement: impl Future<Output = Result<T, Refused>>,
    ) -> Verdicts<T> {
        let failed = |error| failure(name, &error);
        if self.begin.is_none() && self.puts.is_empty() {
            return (Ok(()), statement.await.map_err(failed));
        }
        let begin = async {
            match self.begin {
                Some(text) => client.batch_execute(text).await,
                None => Ok(()),
            }
        };
        // Each is polled in turn, and a statement is sent when it is polled first.
        let (opened, put, done) = tokio::join!(begin, all(self.puts), statement);
        (opened.map_err(failed).and(put), done.map_err(failed))
    }
}

/// Waits for all of them. The first failure counts: what follows it only says that the transaction is lost.
async fn all(puts: Vec<(&'static str, Put)>) -> Result<(), Error> {
    let mut waiting: Vec<_> = puts
        .into_iter()
        .map(|(name, put)| (name, put, None))
        .collect();
    poll_fn(|context| {
        for (_, put, done) in &mut waiting {
            if done.is_none()
                && let Poll::Ready(result) = put.as_mut().poll(context)
            {
                *done = Some(result);
            }
        }
        if waiting.iter().all(|(_, _, done)| done.is_some()) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    let failed = waiting
        .into_iter()
        .find_map(|(name, _, done)| Some((name, done?.err()?)));
    failed.map_or(Ok(()), |(name, error)| Err(failure(name, &error)))
}
