//! Everything that is held about a person, written while it is read.

use base::{PersonId, Problem};
use futures_util::{Stream, StreamExt, stream};
use serde_json::Value;
use store::Tx;

use super::model::Holding;
use crate::App;

/// What is written of a piece: the holding, its items, and whether it begins and ends with them.
pub(super) struct Written<'h> {
    pub(super) holding: &'h Holding,
    pub(super) items: &'h [Value],
    pub(super) first: bool,
    pub(super) last: bool,
}

/// How a piece is written.
pub(super) type Writer = Box<dyn Fn(&Written<'_>) -> String + Send>;

/// Where the reading is.
struct Reading {
    app: App,
    person: PersonId,
    writer: Writer,
    /// What is yet to be read, the next one last.
    left: Vec<Holding>,
    /// Where the holding goes on that is being read.
    after: Option<String>,
    /// What comes at the end.
    end: Option<String>,
}

/// The text of `start`, all pieces of all holdings, and `end`. Whoever reads is told that it is cut short by the connection's
/// end.
pub(super) fn told(
    app: &App,
    person: PersonId,
    (start, writer, end): (String, Writer, String),
) -> impl Stream<Item = Result<String, Problem>> + Send + use<> {
    let mut left = app.holdings.clone();
    left.reverse();
    let reading = Reading {
        app: app.clone(),
        person,
        writer,
        left,
        after: None,
        end: Some(end),
    };
    let first = stream::once(async move { Ok(start) });
    first.chain(pieces(reading)).fuse()
}

fn pieces(reading: Reading) -> impl Stream<Item = Result<String, Problem>> {
    stream::unfold(Some(reading), |reading| async move {
        let mut reading = reading?;
        match reading.next().await {
            Ok(Some(piece)) => Some((Ok(piece), Some(reading))),
            Ok(None) => None,
            Err(problem) => Some((Err(problem), None)),
        }
    })
}

impl Reading {
    async fn next(&mut self) -> Result<Option<String>, Problem> {
        let Some(holding) = self.left.pop() else {
            return Ok(self.end.take());
        };
        let (person, after) = (self.person, self.after.take());
        let from = after.clone().unwrap_or_default();
        let app = self.app.clone();
        let read = move |tx: &mut Tx<'_>| (holding.piece)(tx, &app, person, &from);
        let piece = self.app.db.read("account.held", read).await?;
        let written = (self.writer)(&Written {
            holding: &holding,
            items: &piece.items,
            first: after.is_none(),
            last: piece.next.is_none(),
        });
        if piece.next.is_some() {
            self.left.push(holding);
        }
        self.after = piece.next;
        Ok(Some(written))
    }
}
