//! What was done in answering one request, noted once it is durable, so that the answer can promise it.

use std::sync::{Arc, Mutex, PoisonError};

tokio::task_local! {
    static ACTS: Acts;
}

/// The acts of one request, each as it stands in the record.
#[derive(Clone, Debug, Default)]
pub struct Acts(Arc<Mutex<Vec<String>>>);

impl Acts {
    /// Those of the request that is being answered; nothing in jobs and commands.
    pub fn of_request() -> Option<Self> {
        ACTS.try_with(Self::clone).ok()
    }

    /// Notes an act.
    pub fn note(&self, act: String) {
        let mut acts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        acts.push(act);
    }

    /// Answers a request, and gives what was done meanwhile.
    pub(crate) async fn during<F: Future>(answer: F) -> (F::Output, Vec<String>) {
        let acts = Self::default();
        let answered = ACTS.scope(acts.clone(), answer).await;
        let mut done = acts.0.lock().unwrap_or_else(PoisonError::into_inner);
        (answered, std::mem::take(&mut *done))
    }
}
