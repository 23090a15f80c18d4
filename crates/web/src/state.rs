//! What the web layer asks of the application around it.

use crate::{Limits, Meters, Site};
use base::{Actor, Clock, Ids, Personal, Problem, Reading};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A boxed future, so that ports can be trait objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Turns the secrets that requests carry into actors. The kernel's identity component is one.
pub trait Sessions: Send + Sync {
    /// The person whose browser session this is, or nothing if it is unknown or over.
    fn session(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>>;

    /// The same, without taking it as a sign that the person is still there.
    fn session_unseen(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>> {
        self.session(token)
    }

    /// The owner of an API token with its scopes, or nothing if it is unknown or revoked.
    fn bearer(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>>;
}

/// The application state that routes are generic over.
pub trait State: Clone + Send + Sync + 'static {
    /// Who turns tokens into actors.
    fn sessions(&self) -> &dyn Sessions;

    /// The instance: name, languages, address, assets.
    fn site(&self) -> &Site;

    /// What says what time it is.
    fn clock(&self) -> &dyn Clock;

    /// The source of randomness, for the cookie of visitors who are not signed in.
    fn ids(&self) -> &Ids;

    /// What is counted.
    fn meters(&self) -> &Meters;

    /// What counts how often each client asks, and what was refused. It is the same one for all rows.
    fn limits(&self) -> Arc<Limits>;

    /// Writes down what somebody read of other people's data, before the answer leaves. An answer whose readings cannot
    /// be kept is not given.
    fn readings_keep<'a>(
        &'a self,
        actor: &'a Actor,
        row: Personal,
        read: Vec<Reading>,
    ) -> BoxFuture<'a, Result<(), Problem>>;

    /// What an answer promises of acts that are durable, as values of the header `balai-promise`.
    fn promises(&self, acts: &[String]) -> Vec<String> {
        let _ = acts;
        Vec::new()
    }
}
