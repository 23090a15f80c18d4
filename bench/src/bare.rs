//! The limit that the program is measured against: a handler that runs the same statements on the
//! same threads and answers with the same bytes, and does nothing else.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use base::{Ids, PersonId, SystemClock};
use kernel::identity::{self, SessionNew};
use kernel::{App, Options, Settings};
use store::{Column, Db, Error, Sql, Tx, Value, Watch};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::house::Place;
use crate::wrk::CLIENTS;
use crate::{Outcome, started};

/// A statement, its parameters, and the transaction that ran it.
type Seen = (&'static str, Sql, Vec<Value>);
pub(crate) type Statements = Arc<Vec<(Sql, Vec<Value>)>>;

/// The program's parts within this process, watched.
pub(crate) struct Workshop {
    app: App,
    service: Router,
    seen: Arc<Mutex<Vec<Seen>>>,
    runtime: Runtime,
}

/// One answer, and what was asked of the database for it.
#[derive(Clone)]
pub(crate) struct Recorded {
    statements: Statements,
    headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Bytes,
}

impl Recorded {
    /// How many statements the answer took.
    pub(crate) fn statement_count(&self) -> usize {
        self.statements.len()
    }
}

impl Workshop {
    /// Opens an instance as `balai serve` does.
    pub(crate) fn open(place: Place<'_>) -> Outcome<Self> {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let watch = Watch::new(move |transaction, sql, values| {
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            log.push((transaction, *sql, values.to_vec()));
        });
        let options = Options {
            target: place.target(),
            data: place.data.to_owned(),
            pack: None,
            settings: Settings {
                public_url: "http://localhost:8080".to_owned(),
                rates: web::Rates::off(),
                ..Settings::default()
            },
            name: None,
            css: None,
            clock: Arc::new(SystemClock),
            ids: Ids::random(),
            proxies: 0,
            readers: 4,
            watch: Some(watch),
            replay: false,
            pseudo: false,
        };
        let app = App::open(options, &server::modules())?;
        Ok(Self {
            service: server::service(&app),
            app,
            seen,
            runtime: tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?,
        })
    }

    /// Has the program answer.
    pub(crate) fn ask(&self, request: Request<Body>) -> Outcome<Response<Bytes>> {
        let answer = self
            .runtime
            .block_on(self.service.clone().oneshot(request))?;
        let (head, body) = answer.into_parts();
        let body = self.runtime.block_on(to_bytes(body, usize::MAX))?;
        if !head.status.is_success() {
            return Err(format!("{}: {}", head.status, String::from_utf8_lossy(&body)).into());
        }
        Ok(Response::from_parts(head, body))
    }

    /// The answer at an address, and what the program did for it. The second visit counts: the first
    /// fills caches.
    pub(crate) fn visit(&self, path: &str) -> Outcome<Recorded> {
        self.ask(Request::get(path).body(Body::empty())?)?;
        self.take();
        let answer = self.ask(Request::get(path).body(Body::empty())?)?;
        let seen = self.take().into_iter();
        let headers = answer.headers().iter();
        Ok(Recorded {
            statements: Arc::new(seen.map(|(_, sql, values)| (sql, values)).collect()),
            headers: headers
                .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
                .collect(),
            body: answer.into_body(),
        })
    }

    /// A browser session of a person; gives the cookie's value.
    pub(crate) fn session(&self, person: PersonId) -> Outcome<String> {
        let now = self.app.clock.now();
        let session = SessionNew::draw(&self.app.ids, None).proved();
        let cookie = session.token.clone();
        self.app.db.write_blocking("bench.session", move |tx| {
            identity::session_start(tx, now, &session, person)
        })?;
        Ok(cookie)
    }

    /// The statements of each transaction that wrote, while `act` ran.
    pub(crate) fn writes(&self, act: impl FnOnce() -> Outcome<()>) -> Outcome<Vec<Statements>> {
        self.take();
        act()?;
        let seen = self.take();
        let transactions = seen.chunk_by(|one, next| one.0 == next.0);
        let wrote = transactions.filter(|all| {
            all.iter()
                .any(|(_, sql, _)| !sql.text.starts_with("select"))
        });
        Ok(wrote
            .map(|all| {
                Arc::new(
                    all.iter()
                        .map(|(_, sql, values)| (*sql, values.clone()))
                        .collect(),
                )
            })
            .collect())
    }

    /// Serves what was recorded, at `/0`, `/1` and so on.
    pub(crate) fn serve(&self, recorded: &[Recorded]) -> Outcome<SocketAddr> {
        let mut router = Router::new();
        for (place, answer) in recorded.iter().enumerate() {
            let (db, answer) = (self.app.db.clone(), answer.clone());
            let handler = move || handle(db.clone(), answer.clone());
            router = router.route(&format!("/{place}"), get(handler));
        }
        let listener = TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let _inside = self.runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener)?;
        self.runtime
            .spawn(async move { axum::serve(listener, router).await });
        Ok(address)
    }

    fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn handle(db: Db, answer: Recorded) -> Response<Body> {
    // A page without statements costs no hop.
    if !answer.statements.is_empty() {
        let statements = Arc::clone(&answer.statements);
        let done = db
            .read("bench.bare", move |tx| replay(tx, &statements))
            .await;
        if done.is_err() {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    }
    let mut response = Response::builder();
    for (name, value) in &answer.headers {
        response = response.header(name, value.as_slice());
    }
    // Written anew, as every program that makes its answers must.
    response
        .body(Body::from(answer.body.to_vec()))
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Runs the statements and takes what they give out of the database, value after value.
fn replay(tx: &mut Tx<'_>, statements: &[(Sql, Vec<Value>)]) -> Result<(), Error> {
    let mut taken = Vec::new();
    for (sql, values) in statements {
        tx.all(sql, values, |row| {
            for column in row.columns() {
                take(&mut taken, column?);
            }
            Ok(())
        })?;
    }
    std::hint::black_box(taken);
    Ok(())
}

fn take(taken: &mut Vec<u8>, column: Column<'_>) {
    match column {
        Column::Null => {}
        Column::Bool(value) => taken.push(u8::from(value)),
        Column::Int(value) => taken.extend_from_slice(&value.to_le_bytes()),
        Column::Real(value) => taken.extend_from_slice(&value.to_le_bytes()),
        Column::Text(text) => taken.extend_from_slice(text.as_bytes()),
        Column::Blob(bytes) => taken.extend_from_slice(bytes),
    }
}

/// Commits recorded transactions on a database as it was before them, and gives the seconds that took.
pub(crate) fn commit_all(path: &Path, group: usize, transactions: &[Statements]) -> Outcome<f64> {
    let migrations = server::modules()
        .iter()
        .map(|module| module.migrations)
        .collect();
    let options = store::Options {
        group,
        ..store::Options::sqlite(path, migrations)
    };
    let db = Db::open(options.sequenced(kernel::audit::SEQUENCED))?;
    let next = AtomicUsize::new(0);
    let started = started();
    let results: Vec<Result<(), Error>> = std::thread::scope(|scope| {
        let work = || {
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(statements) = transactions.get(place).map(Arc::clone) else {
                    return Ok(());
                };
                db.write_blocking("bench.replay", move |tx| replay(tx, &statements))?;
            }
        };
        let callers: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(work)).collect();
        let joined = callers.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined
            .map(|done| done.unwrap_or(Err(Error::Busy)))
            .collect()
    });
    let took = started.elapsed();
    results.into_iter().collect::<Result<(), Error>>()?;
    Ok(took.as_secs_f64())
}
