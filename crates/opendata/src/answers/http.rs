//! An answer on its way: known to the asker, kept from before, or made now.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use base::{Problem, Time};
use kernel::App;
use tables::Table;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use web::{Tag, Tagged};

use super::kept::{Kept, fits};
use crate::http::aside;
use crate::model::Version;
use crate::shelf;

/// The name under which answers are kept with the application.
const NAME: &str = "opendata.answers";
/// So many answers from large tables are made at the same time.
const AT_ONCE: usize = 2;
/// A change of the program may write the same answer in another way.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Of what is asked.
pub(crate) enum Of<'v> {
    /// A version of the dataset with this slug.
    Version(&'v str, &'v Version),
    /// A table that is at hand, and what tells it from others.
    Table(Arc<Table>, String),
}

impl Of<'_> {
    /// What an answer follows from beside the question. The same rows may be two versions, or two datasets, and answers tell
    /// of which they are.
    fn name(&self) -> String {
        match self {
            Self::Version(slug, version) => format!("{slug} v{} {}", version.number, version.hash),
            Self::Table(_, hash) => hash.clone(),
        }
    }
}

/// What was made to be sent.
pub(crate) struct Made {
    /// The body.
    pub(crate) body: Vec<u8>,
    /// What it is.
    pub(crate) media_type: &'static str,
    /// More to be told in headers.
    pub(crate) facts: Vec<(&'static str, String)>,
}

impl Made {
    /// A body alone.
    pub(crate) const fn new(body: Vec<u8>, media_type: &'static str) -> Self {
        Self {
            body,
            media_type,
            facts: Vec::new(),
        }
    }

    /// Tells one thing more; what no header can hold is left out.
    pub(crate) fn fact(mut self, name: &'static str, value: String) -> Self {
        self.facts.push((name, value));
        self
    }
}

/// An answer that is ready to be sent, again and again.
pub(crate) struct Ready {
    tagged: Tagged,
    media_type: &'static str,
    facts: Vec<(&'static str, String)>,
}

impl Ready {
    /// All of it.
    pub(crate) fn answer(&self, asked: &HeaderMap) -> Response {
        self.told(self.tagged.answer(asked, self.media_type))
    }

    /// All of it, or the part that a client wants that was cut off before. What is too large to stay is sent whole: each part
    /// would have to be made as all of it.
    pub(crate) fn part(&self, asked: &HeaderMap) -> Response {
        if !fits(self.tagged.body().len()) {
            return self.answer(asked);
        }
        // Tags are weak here, as the body may be compressed: no client can know that its part fits.
        let is_part = asked.contains_key(header::RANGE) && !asked.contains_key(header::IF_RANGE);
        if !is_part {
            let mut whole = self.answer(asked);
            let bytes = HeaderValue::from_static("bytes");
            whole.headers_mut().insert(header::ACCEPT_RANGES, bytes);
            return whole;
        }
        let body = self.tagged.body().clone();
        let mut part = kernel::documents::recording(asked, self.media_type, body);
        part.headers_mut().remove(header::CACHE_CONTROL);
        self.told(part)
    }

    fn told(&self, mut response: Response) -> Response {
        for (name, value) in &self.facts {
            if let Ok(value) = HeaderValue::try_from(value) {
                let name = HeaderName::from_static(name);
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// What an application keeps, and who may make more.
struct Answers {
    kept: Kept<Ready>,
    turns: Arc<Semaphore>,
}

fn answers(app: &App, now: Time) -> Arc<Answers> {
    let known = app.memo.get::<Answers>(NAME, now, Duration::MAX);
    known.unwrap_or_else(|| {
        let answers = Answers {
            kept: Kept::default(),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        };
        app.memo.put(NAME, now, answers)
    })
}

/// The answer to a question, whose text says all that it follows from beside the version.
pub(crate) async fn answer(
    (app, now): (&App, Time),
    asked: &HeaderMap,
    of: Of<'_>,
    question: &str,
    make: impl FnOnce(&Table) -> Result<Made, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let tag = tag(&of, question);
    if let Some(response) = tag.known(asked) {
        return Ok(response);
    }
    let ready = ready((app, now), of, tag, make).await?;
    Ok(ready.answer(asked))
}

/// The tag of an answer.
pub(crate) fn tag(of: &Of<'_>, question: &str) -> Tag {
    Tag::named(&format!("{PROGRAM} {} {question}", of.name()))
}

/// The answer of a tag, kept from before or made now.
pub(crate) async fn ready(
    (app, now): (&App, Time),
    of: Of<'_>,
    tag: Tag,
    write: impl FnOnce(&Table) -> Result<Made, Problem> + Send + 'static,
) -> Result<Arc<Ready>, Problem> {
    let answers = answers(app, now);
    if let Some(known) = answers.kept.get(&tag) {
        return Ok(known);
    }
    let turn = Arc::clone(&answers.turns).acquire_owned().await;
    let turn = turn.map_err(|_| Problem::internal())?;
    // Who waited may find what others wanted too.
    if let Some(known) = answers.kept.get(&tag) {
        return Ok(known);
    }
    let (table, rows) = match of {
        Of::Table(table, _) => (table, 0),
        Of::Version(slug, version) => {
            let shelf = shelf::shelf(app, now);
            let table = shelf.table(app, slug, version).await;
            (table.map_err(Problem::from)?, version.rows)
        }
    };
    let write = move || write(&table).map(settled);
    let made = in_turn(turn, rows, write).await??;
    let bytes = made.body.len();
    let ready = Arc::new(Ready {
        tagged: Tagged::of(made.body, tag.clone()),
        media_type: made.media_type,
        facts: made.facts,
    });
    answers.kept.put(tag, Arc::clone(&ready), bytes);
    Ok(ready)
}

/// Does what somebody has the turn for, with a table of so many rows. It goes on when its asker is gone, and so does the turn.
async fn in_turn<T: Send + 'static>(
    turn: OwnedSemaphorePermit,
    rows: i64,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let held = move || {
        let done = work();
        drop(turn);
        done
    };
    aside(rows, held).await
}

/// A body that stays takes no more room than is counted.
fn settled(mut made: Made) -> Made {
    if fits(made.body.len()) {
        made.body.shrink_to_fit();
    }
    made
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::mpsc::channel;
    use std::task::Poll;

    use axum::http::StatusCode;

    use super::*;
    use crate::answers::kept::LARGEST;

    fn ready(bytes: usize) -> Ready {
        Ready {
            tagged: Tagged::of(vec![b'x'; bytes], Tag::named("a file")),
            media_type: "text/csv",
            facts: Vec::new(),
        }
    }

    #[test]
    fn parts_are_offered_of_what_stays_only() {
        let part = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static("bytes=1-2"))]);
        for (bytes, status, is_offered) in [
            (9, StatusCode::PARTIAL_CONTENT, true),
            (LARGEST + 1, StatusCode::OK, false),
        ] {
            let ready = ready(bytes);
            assert_eq!(ready.part(&part).status(), status);
            let whole = ready.part(&HeaderMap::new());
            assert_eq!(whole.status(), StatusCode::OK);
            let offered = whole.headers().contains_key(header::ACCEPT_RANGES);
            assert_eq!(offered, is_offered);
        }
    }

    #[test]
    fn work_keeps_its_turn_when_its_asker_is_gone() {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime.unwrap().block_on(async {
            let turns = Arc::new(Semaphore::new(1));
            let turn = Arc::clone(&turns).acquire_owned().await.unwrap();
            let (end, ended) = channel::<()>();
            let mut work = Box::pin(in_turn(turn, i64::MAX, move || ended.recv()));
            let begun = poll_fn(|task| Poll::Ready(work.as_mut().poll(task))).await;
            assert!(begun.is_pending());
            drop(work);
            assert_eq!(turns.available_permits(), 0, "it is not done yet");
            end.send(()).unwrap();
            assert!(turns.acquire().await.is_ok());
        });
    }

    #[test]
    fn what_stays_takes_no_more_room_than_is_counted() {
        let mut body = Vec::with_capacity(1 << 16);
        body.push(b'x');
        let made = settled(Made::new(body, "text/csv"));
        assert!(made.body.capacity() < 1 << 10);
    }
}
