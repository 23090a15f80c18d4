//! A whole application on a throw-away database, at a time that stands until the test moves it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::{Actor, Ids, ManualClock, PersonId, Time};
use kernel::identity::{self, Email, GrantNew, Held, PersonNew, SessionNew, TokenNew};
use kernel::registry::{self, Pack};
use kernel::{App, Module, Options, Settings};
use store::{Db, Migration, Sql, Target, Watch};

use crate::postgres::key;
use crate::stores::on_postgres_filled;
use crate::{Folder, on_sqlite};

/// An application, its clock, and people to act in it.
pub struct World {
    /// The application.
    pub app: App,
    /// Its clock, which only the test moves.
    pub clock: Arc<ManualClock>,
    seen: Arc<Mutex<Vec<&'static str>>>,
    _folder: Option<Folder>,
}

/// Monday, 23 November 2026, 10:00 in Malaysia.
pub const START: Time = Time::from_micros(1_795_399_200_000_000);

/// The store's readers of a world.
pub const READERS: usize = 2;

/// Runs the test on a world over SQLite, where each write is rehearsed, and on one over PostgreSQL.
pub fn on_both_worlds(modules: impl Fn() -> Vec<Module>, test: impl Fn(&World)) {
    on_both_worlds_set(modules, |_| {}, test);
}

/// Runs the test on a world over SQLite only: for what looks into that database itself.
pub fn on_sqlite_world(modules: impl Fn() -> Vec<Module>, test: impl Fn(&World)) {
    sqlite_world(&modules, &|_| {}, &test);
}

/// As [`on_both_worlds`], with settings of the test's own.
pub fn on_both_worlds_set(
    modules: impl Fn() -> Vec<Module>,
    set: impl Fn(&mut Settings),
    test: impl Fn(&World),
) {
    sqlite_world(&modules, &set, &test);
    postgres_world(&modules, &set, &test);
}

fn postgres_world(
    modules: &dyn Fn() -> Vec<Module>,
    set: &dyn Fn(&mut Settings),
    test: &dyn Fn(&World),
) {
    let sequenced = |options: store::Options| options.sequenced(kernel::audit::SEQUENCED);
    on_postgres_filled(&migrations(&modules()), sequenced, fill, |options| {
        test(&World::open(options.target, &modules(), set));
    });
}

fn sqlite_world(
    modules: &dyn Fn() -> Vec<Module>,
    set: &dyn Fn(&mut Settings),
    test: &dyn Fn(&World),
) {
    let migrations = migrations(&modules());
    let plain = |options| options;
    on_sqlite(&migrations, plain, |options| {
        if let Target::Sqlite(path) = &options.target {
            expect("copy", fs::write(path, &*filled(&migrations)));
        }
        test(&World::open(options.target, &modules(), set));
    });
}

fn migrations(modules: &[Module]) -> Vec<&'static [Migration]> {
    modules.iter().map(|module| module.migrations).collect()
}

/// What every application stores when it opens for the first time, and what most of the time goes into.
fn fill(db: &Db) {
    let pack = expect("pack", Pack::load(None));
    expect("registry", registry::pack_ensure(db, &pack, START));
}

/// The bytes of an SQLite file with these migrations that is filled, made at the first call.
fn filled(migrations: &[&'static [Migration]]) -> Arc<[u8]> {
    static FILES: Mutex<BTreeMap<String, Arc<[u8]>>> = Mutex::new(BTreeMap::new());
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let file = files
        .entry(key(migrations, kernel::audit::SEQUENCED))
        .or_insert_with(|| {
            let folder = Folder::new();
            let (first, file) = (folder.path().join("first"), folder.path().join("filled"));
            let options = store::Options::sqlite(&first, migrations.to_vec());
            let db = Db::open(options.sequenced(kernel::audit::SEQUENCED));
            fill(&expect("database", db));
            expect("snapshot", store::snapshot(&first, &file));
            expect("file", fs::read(&file)).into()
        });
    Arc::clone(file)
}

impl World {
    fn open(target: Target, modules: &[Module], set: &dyn Fn(&mut Settings)) -> Self {
        let folder = Folder::new();
        let data = folder.path().to_owned();
        let mut settings = settings();
        set(&mut settings);
        Self::open_with((target, settings), &data, modules, Some(folder))
    }

    /// A world over the SQLite database of a data folder, which stays: for what is done to such folders.
    ///
    /// # Panics
    ///
    /// If it cannot be opened.
    pub fn in_folder(data: &Path, modules: &[Module]) -> Self {
        Self::open_with(
            (Target::Sqlite(data.join("balai.sqlite")), settings()),
            data,
            modules,
            None,
        )
    }

    fn open_with(
        (target, settings): (Target, Settings),
        data: &Path,
        modules: &[Module],
        folder: Option<Folder>,
    ) -> Self {
        let clock = Arc::new(ManualClock::new(START));
        let shared: Arc<dyn base::Clock> = Arc::<ManualClock>::clone(&clock);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let watch = Watch::new(move |_, sql, _| {
            log.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(sql.name);
        });
        let options = Options {
            replay: matches!(target, Target::Sqlite(_)),
            target,
            data: data.to_owned(),
            pack: None,
            settings,
            name: None,
            css: None,
            clock: shared,
            ids: Ids::seeded(23),
            proxies: 0,
            readers: READERS,
            watch: Some(watch),
            pseudo: true,
        };
        match App::open(options, modules) {
            Ok(app) => Self {
                app,
                clock,
                seen,
                _folder: folder,
            },
            Err(error) => panic!("cannot open the application: {error}"),
        }
    }

    /// What time it is.
    pub fn now(&self) -> Time {
        base::Clock::now(&*self.clock)
    }

    /// Lets time pass.
    pub fn wait(&self, span: Duration) {
        self.clock.advance(span);
    }

    /// What `act` gives, and the names of the statements that ran meanwhile, in their order.
    pub fn statements<T>(&self, act: impl FnOnce() -> T) -> (T, Vec<&'static str>) {
        let take =
            || std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        take();
        let done = act();
        (done, take())
    }

    /// A person without any role.
    pub fn citizen(&self, name: &str) -> Actor {
        Actor::person(self.person(name), name)
    }

    /// A person with a role at an agency.
    pub fn officer(&self, role: &str, agency: &str) -> Actor {
        let place = if agency.is_empty() {
            "everywhere"
        } else {
            agency
        };
        self.colleague(&format!("{role} of {place}"), role, agency)
    }

    /// As [`World::officer`], with a name of their own, where one is not enough.
    pub fn colleague(&self, name: &str, role: &str, agency: &str) -> Actor {
        self.holder(name, &[Held::whole(role, Some(agency.to_owned()))])
    }

    /// A person with these roles.
    pub fn holder(&self, name: &str, held: &[Held]) -> Actor {
        let id = self.person(name);
        let grants: Vec<GrantNew> = held
            .iter()
            .map(|held| GrantNew {
                person: id,
                held: held.clone(),
            })
            .collect();
        let (app, now) = (self.app.clone(), self.now());
        let added = self.app.db.write_blocking("testkit.grant", move |tx| {
            let registry = app.registry.get(tx)?;
            for grant in &grants {
                identity::grant_add(tx, &registry, (&Actor::system(), now), grant)?;
            }
            identity::actor_of(tx, &app.rights(), id)
        });
        expect("person", expect("grant", added).ok_or("nobody"))
    }

    fn person(&self, name: &str) -> PersonId {
        let now = self.now();
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let id = self.app.ids.next(now);
        let new = PersonNew {
            id,
            name: name.to_owned(),
            email: Some(expect("e-mail", Email::parse(&email))),
            phone: None,
            lang: None,
            sample: false,
        };
        let made = self.app.db.write_blocking("testkit.person", move |tx| {
            identity::person_create(tx, &Actor::system(), now, &new)
        });
        expect("person", made);
        id
    }

    /// A browser session of a person, made with a second factor, so that roles count; returns the cookie's value.
    pub fn session(&self, actor: &Actor) -> String {
        self.session_made(actor, SessionNew::draw(&self.app.ids, None).proved())
    }

    /// A browser session as a one-time code alone makes it: a person's roles rest.
    pub fn session_of_one_factor(&self, actor: &Actor) -> String {
        self.session_made(actor, SessionNew::draw(&self.app.ids, None))
    }

    fn session_made(&self, actor: &Actor, session: SessionNew) -> String {
        let now = self.now();
        let person = expect("person", actor.id().ok_or("nobody"));
        let token = session.token.clone();
        let started = self.app.db.write_blocking("testkit.session", move |tx| {
            identity::session_start(tx, now, &session, person)
        });
        expect("session", started);
        token
    }

    /// An API token of a person.
    pub fn token(&self, actor: &Actor, scopes: &[&str]) -> String {
        let now = self.now();
        let person = expect("person", actor.id().ok_or("nobody"));
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        let (new, secret) = TokenNew::draw(&self.app.ids, now, person, scopes);
        let made = self.app.db.write_blocking("testkit.token", move |tx| {
            identity::token_create(tx, &Actor::system(), now, &new)
        });
        expect("token", made);
        secret
    }

    /// Waits until all acts and events have positions: on PostgreSQL their leader is a moment behind.
    ///
    /// # Panics
    ///
    /// If it does not come.
    pub fn settle(&self) {
        const WAITING: Sql = Sql::new(
            "testkit.waiting",
            "select id from kernel_audit where position is null union all \
             select id from kernel_event where position is null limit 1",
        );
        for _ in 0..2_000 {
            let waiting = self.app.db.read_blocking("testkit.waiting", |tx| {
                tx.one(&WAITING, &[], |row| row.get::<String>("id"))
            });
            if expect("positions", waiting).is_none() {
                return;
            }
            std::thread::park_timeout(Duration::from_millis(10));
        }
        panic!("a row got no position");
    }

    /// Runs jobs until none is due.
    pub fn run_jobs(&self) {
        self.settle();
        while expect("jobs", kernel::jobs::jobs_run(&self.app)) > 0 {}
    }
}

/// What a world is set to where a test says nothing else.
fn settings() -> Settings {
    Settings {
        public_url: "http://localhost:8080".to_owned(),
        demo: true,
        rates: web::Rates::off(),
        ..Settings::default()
    }
}

fn expect<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
