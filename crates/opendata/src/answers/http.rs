//! An answer on its way: known to the asker, kept from before, or made now.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use base::{Problem, Time};
use kernel::App;
use tables::Table;
use tokio::sync::Semaphore;
use web::{Tag, Tagged};

use super::kept::Kept;
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

    /// All of it, or the part that a client wants that was cut off before.
    pub(crate) fn part(&self, asked: &HeaderMap) -> Response {
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
    turns: Semaphore,
}

fn answers(app: &App, now: Time) -> Arc<Answers> {
    let known = app.memo.get::<Answers>(NAME, now, Duration::MAX);
    known.unwrap_or_else(|| {
        let answers = Answers {
            kept: Kept::default(),
            turns: Semaphore::new(AT_ONCE),
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
    let hash = match of {
        Of::Version(_, version) => &version.hash,
        Of::Table(_, hash) => hash,
    };
    Tag::named(&format!("{PROGRAM} {hash} {question}"))
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
    let (table, rows) = match of {
        Of::Table(table, _) => (table, 0),
        Of::Version(slug, version) => {
            let shelf = shelf::shelf(app, now);
            let table = shelf.table(app, slug, version).await;
            (table.map_err(Problem::from)?, version.rows)
        }
    };
    let turn = answers.turns.acquire().await;
    let _turn = turn.map_err(|_| Problem::internal())?;
    // Who waited may find what others wanted too.
    if let Some(known) = answers.kept.get(&tag) {
        return Ok(known);
    }
    let made = aside(rows, move || write(&table)).await??;
    let bytes = made.body.len();
    let ready = Arc::new(Ready {
        tagged: Tagged::of(made.body, tag.clone()),
        media_type: made.media_type,
        facts: made.facts,
    });
    answers.kept.put(tag, Arc::clone(&ready), bytes);
    Ok(ready)
}
