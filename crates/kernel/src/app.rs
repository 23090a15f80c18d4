//! The application: everything that handlers, jobs and commands share, opened once.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base::{Clock, Ids, Problem, Time};
use store::{Db, Target};
use web::{BoxFuture, Locales, Sessions, Site, SiteOptions};

use crate::account::Holding;
use crate::cases::{GROUNDS, Grounds, Kinds, TERMS, Terms};
use crate::datasets::Dataset;
use crate::documents::Blobs;
use crate::identity::{
    Papers, PapersFault, Providers, ProvidersFault, Rights, Roles, SecondFactor, SessionPort,
    SessionSettings,
};
use crate::jobs::Job;
use crate::module::{About, Eraser, Follower, Forgetter, Panel, Reader, Withdrawer};
use crate::notifications::{self, LetterKey, MailSettings, SmsSettings};
use crate::registry::{self, Code, Pack, Registry};
use crate::search::Source;
use crate::{Gauges, Memo, Module, Vault, audit, cases, log, outbound, push, reach};

/// What an operator decides; everything else is in the pack.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The address under which people reach the service, without a final slash.
    pub public_url: String,
    /// Whether sample people and cases are shown, and outgoing messages with them.
    pub demo: bool,
    /// How e-mail leaves.
    pub mail: MailSettings,
    /// How text messages leave.
    pub sms: SmsSettings,
    /// What a gateway calls the fields of a message that it hands in: our name, then its own.
    pub sms_fields: Vec<(String, String)>,
    /// How often one client may ask.
    pub rates: web::Rates,
    /// Agencies' machines on a private network, as `host` or `host:port`.
    pub private_hosts: Vec<String>,
    /// Hosts to which agencies may have events sent, as `host` or `host:port`; none for all of the open internet.
    pub hook_hosts: Vec<String>,
    /// Of whom a second factor is asked.
    pub second_factor: SecondFactor,
    /// How long sessions last.
    pub sessions: SessionSettings,
    /// Whether a key that is not the one of before is taken from now on, because that one was lost.
    pub new_key: bool,
    /// Push services of the operator's own on a private network, as `host` or `host:port`.
    pub push_services: Vec<String>,
    /// Whose name and key the public log has.
    pub log: log::Settings,
    /// The file of providers with which people may sign in.
    pub providers: Option<PathBuf>,
    /// Those of them on a private network, as `host` or `host:port`.
    pub provider_hosts: Vec<String>,
}

/// How to open an application.
pub struct Options {
    /// Where the data is.
    pub target: Target,
    /// The folder of blobs, keys and the mail pick-up.
    pub data: PathBuf,
    /// A pack on disk instead of the embedded one.
    pub pack: Option<PathBuf>,
    /// What the operator decides.
    pub settings: Settings,
    /// The instance's own name instead of the pack's.
    pub name: Option<String>,
    /// CSS custom properties over the pack's colours.
    pub css: Option<String>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of ids and secrets.
    pub ids: Ids,
    /// How many proxies of ours stand in front.
    pub proxies: usize,
    /// How many threads read.
    pub readers: usize,
    /// Who sees each statement. For measurements and tests.
    pub watch: Option<store::Watch>,
    /// Whether each write runs twice, to show what is not repeatable. For tests.
    pub replay: bool,
    /// Whether the pseudo-language is offered. For tests.
    pub pseudo: bool,
}

/// Why an application does not open.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The store.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The pack.
    #[error(transparent)]
    Pack(#[from] registry::Error),
    /// A translation.
    #[error(transparent)]
    Locale(#[from] web::i18n::LocaleError),
    /// The instance.
    #[error(transparent)]
    Site(#[from] web::SiteError),
    /// The folder of blobs.
    #[error("blobs: {0}")]
    Blobs(String),
    /// The key of the data folder.
    #[error("keys/secrets.key in the data folder: {0}")]
    Key(std::io::Error),
    /// Another key sealed what the database holds.
    #[error(
        "keys/secrets.key in the data folder is not the key with which this database's secrets were sealed: copy the file from \
         the machine that has it, or from a backup; if it is lost for good, start once with identity.new_key = true, and \
         everybody sets up their second factor anew"
    )]
    OtherKey,
    /// Kinds of cases that would strand a case.
    #[error("kinds of cases: {0}")]
    Kinds(String),
    /// Datasets that modules declare and that nobody could read.
    #[error("datasets: {0}")]
    Datasets(String),
    /// Kinds of identity papers.
    #[error(transparent)]
    Papers(#[from] PapersFault),
    /// Providers with which people may sign in.
    #[error(transparent)]
    Providers(#[from] ProvidersFault),
    /// The public log.
    #[error(transparent)]
    Log(#[from] log::Error),
}

/// The fields of [`App`].
pub struct Inner {
    /// The store.
    pub db: Db,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of ids and secrets.
    pub ids: Ids,
    /// The registry, cached.
    pub registry: registry::Cache,
    /// All kinds of cases.
    pub kinds: Kinds,
    /// Which role may do what.
    pub roles: Roles,
    /// Which kinds of identity papers there are.
    pub papers: Papers,
    /// With whose word people may sign in.
    pub providers: Providers,
    /// Stored files.
    pub blobs: Blobs,
    /// The one door to other machines.
    pub outbound: outbound::Client,
    /// The instance as pages show it.
    pub site: Site,
    /// Under which letters get their links.
    pub letter_key: LetterKey,
    /// What seals secrets of people.
    pub vault: Vault,
    /// By which push services know the instance.
    pub push_key: push::Key,
    /// Who the public log is, and what signs it.
    pub log: Arc<log::Key>,
    /// What the pack says of the instance.
    pub pack: Pack,
    /// Agencies beside the national count.
    pub extras: BTreeSet<Code>,
    /// What the operator decided.
    pub settings: Settings,
    /// What happens after commits.
    pub jobs: Vec<Job>,
    /// What people can find, besides the registry.
    pub sources: Vec<Source>,
    /// What is counted while it runs.
    pub meters: Arc<web::Meters>,
    /// What is looked up when somebody asks.
    pub gauges: Gauges,
    /// What modules do when a case is moved.
    pub followers: Vec<Follower>,
    /// What modules say to words of an office that everybody is about to read.
    pub readers: Vec<Reader>,
    /// What modules do when a document is blacked out or taken away.
    pub withdrawers: Vec<Withdrawer>,
    /// How modules erase what they keep of a case.
    pub erasers: Vec<Eraser>,
    /// How modules take a person's name off a case.
    pub unnamers: Vec<Eraser>,
    /// How modules forget a person.
    pub forgetters: Vec<Forgetter>,
    /// What is kept about people.
    pub holdings: Vec<Holding>,
    /// Kinds of case in which somebody may act in another's name, each with the Fluent key of what such cases are called.
    pub acted_for: Vec<(&'static str, &'static str)>,
    /// What modules say on the page of an agency.
    pub panels: Vec<Panel>,
    /// What modules say at the head of the page of a case.
    pub abouts: Vec<About>,
    /// What modules publish of their own work.
    pub datasets: Vec<Dataset>,
    /// Figures that may be a few seconds old.
    pub memo: Arc<Memo>,
    /// How often each client asked, and what was refused.
    pub limits: Arc<web::Limits>,
    /// Which readings of people's data are on record already.
    pub views: Arc<audit::Known>,
    /// Pages that wait for news.
    pub live: Arc<audit::Live>,
    /// Names this process among those that refuse.
    pub process: String,
    /// The data folder.
    pub data: PathBuf,
    sessions: SessionPort,
}

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// What decides which rights the roles of a person give.
    pub fn rights(&self) -> Rights {
        rights(&self.roles, &self.registry)
    }

    /// The registry of this moment, for who needs nothing else of the database.
    pub async fn registry_now(&self) -> Result<Arc<Registry>, store::Error> {
        let cache = self.registry.clone();
        let read = self.db.read("kernel.registry", move |tx| cache.get(tx));
        read.await
    }

    /// Opens the store, migrates it, loads the pack where the store is empty, and checks all words.
    pub fn open(options: Options, modules: &[Module]) -> Result<Self, AppError> {
        let pack = Pack::load(options.pack.as_deref())?;
        let locales = locales((options.pack.as_deref(), options.pseudo), modules)?;
        let kinds = kinds(&locales, modules)?;
        let datasets = declared(&locales, modules)?;
        let db = db(&options, modules)?;
        let registry = registry::Cache::new();
        let kinds = kinds_kept(kinds, (&db, &pack), options.clock.now())?;
        registry::pack_ensure(&db, &pack, options.clock.now())?;
        reach::watch_ensure(&db, options.clock.now())?;
        let letter_key = notifications::letter_key(&db, options.ids.secret())?;
        let push_key = push::push_key(&db)?;
        let named = (&options.settings.log, options.settings.public_url.as_str());
        let log = Arc::new(log::key_open(&db, &options.data, named)?);
        let vault = vault(&options, &db)?;
        let extras = pack.extras().map_err(registry::Error::from)?;
        let site = site(&options, &pack, locales)?;
        let blobs = Blobs::folder(&options.data.join("blobs"))
            .map_err(|error| AppError::Blobs(error.to_string()))?;
        let roles = Roles::new(modules.iter().flat_map(|module| module.permissions));
        let asked = (rights(&roles, &registry), options.settings.second_factor);
        let sessions = SessionPort::new(db.clone(), asked, Arc::clone(&options.clock));
        let meters = Arc::new(web::Meters::default());
        let (papers, providers) = known_elsewhere(&options.settings, &pack)?;
        let process = options.ids.next::<Self>(options.clock.now()).to_string();
        Ok(Self(Arc::new(Inner {
            db,
            clock: options.clock,
            ids: options.ids,
            registry,
            kinds,
            roles,
            papers,
            providers,
            blobs,
            outbound: outbound::Client::new(&options.settings.private_hosts),
            site,
            letter_key,
            vault,
            push_key,
            log,
            pack,
            extras,
            limits: Arc::new(web::Limits::new(options.settings.rates)),
            settings: options.settings,
            jobs: all_of(modules, |module| &module.jobs),
            sources: of_all(modules, |module| module.search),
            gauges: Gauges::new(&meters),
            meters,
            followers: of_all(modules, |module| module.moved),
            readers: of_all(modules, |module| module.reads),
            withdrawers: of_all(modules, |module| module.withdrawn),
            erasers: of_all(modules, |module| module.erase),
            unnamers: of_all(modules, |module| module.unname),
            forgetters: of_all(modules, |module| module.forget),
            holdings: all_of(modules, |module| module.holdings),
            acted_for: all_of(modules, |module| module.acted_for),
            panels: of_all(modules, |module| module.panel),
            abouts: of_all(modules, |module| module.about),
            datasets,
            memo: Arc::default(),
            views: Arc::default(),
            live: Arc::default(),
            process,
            data: options.data,
            sessions,
        })))
    }

    /// The same application at another time: for the demo's simulated past and for tests.
    pub fn at(&self, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inner {
            db: self.db.clone(),
            clock,
            ids: self.ids.clone(),
            registry: self.registry.clone(),
            kinds: self.kinds.clone(),
            roles: self.roles.clone(),
            papers: self.papers.clone(),
            providers: self.providers.clone(),
            blobs: self.blobs.clone(),
            outbound: self.outbound.clone(),
            site: self.site.clone(),
            letter_key: self.letter_key.clone(),
            vault: self.vault.clone(),
            push_key: self.push_key.clone(),
            log: Arc::clone(&self.log),
            pack: self.pack.clone(),
            extras: self.extras.clone(),
            settings: self.settings.clone(),
            jobs: self.jobs.clone(),
            sources: self.sources.clone(),
            gauges: self.gauges.clone(),
            meters: Arc::clone(&self.meters),
            followers: self.followers.clone(),
            readers: self.readers.clone(),
            withdrawers: self.withdrawers.clone(),
            erasers: self.erasers.clone(),
            unnamers: self.unnamers.clone(),
            forgetters: self.forgetters.clone(),
            holdings: self.holdings.clone(),
            acted_for: self.acted_for.clone(),
            panels: self.panels.clone(),
            abouts: self.abouts.clone(),
            datasets: self.datasets.clone(),
            memo: Arc::clone(&self.memo),
            limits: Arc::clone(&self.limits),
            views: Arc::clone(&self.views),
            live: Arc::clone(&self.live),
            process: self.process.clone(),
            data: self.data.clone(),
            sessions: self.sessions.clone(),
        }))
    }
}

/// The vault of the data folder, whose key is that of the database: what other machines sealed opens here as well.
fn vault(options: &Options, db: &Db) -> Result<Vault, AppError> {
    let folder = options.data.join("keys");
    let vault = Vault::open(&folder, &options.ids.bytes()).map_err(AppError::Key)?;
    let (mark, anew) = (vault.mark("whose", "balai"), options.settings.new_key);
    let ours = mark.clone();
    let kept = db.write_blocking("kernel.vault_keep", move |tx| {
        if anew {
            notifications::secret_put(tx, (VAULT, &ours))?;
        }
        notifications::secret_ensure(tx, (VAULT, &ours))
    })?;
    if kept == mark {
        Ok(vault)
    } else {
        Err(AppError::OtherKey)
    }
}

/// Under which name the database remembers whose key sealed its secrets.
const VAULT: &str = "vault-mark";

/// What decides which rights roles give.
fn rights(roles: &Roles, registry: &registry::Cache) -> Rights {
    Rights {
        roles: roles.clone(),
        registry: registry.clone(),
    }
}

/// Which papers people have, and with whose word they may sign in, as the operator's file says.
fn known_elsewhere(settings: &Settings, pack: &Pack) -> Result<(Papers, Providers), AppError> {
    let papers = Papers::of(pack)?;
    let file = settings.providers.as_deref();
    let providers = Providers::open(file, (pack, &papers), &settings.provider_hosts)?;
    Ok((papers, providers))
}

/// What all modules have of a sort of which each has several.
fn all_of<T: Copy>(modules: &[Module], part: impl Fn(&Module) -> &[T]) -> Vec<T> {
    modules.iter().flat_map(part).copied().collect()
}

/// What modules have of one sort.
fn of_all<T>(modules: &[Module], part: impl Fn(&Module) -> Option<T>) -> Vec<T> {
    modules.iter().filter_map(part).collect()
}

/// Opens the store and migrates it.
fn db(options: &Options, modules: &[Module]) -> Result<Db, store::Error> {
    let migrations = modules.iter().map(|module| module.migrations).collect();
    Db::open(store::Options {
        readers: options.readers,
        replay: options.replay,
        watch: options.watch.clone(),
        sequenced: audit::SEQUENCED.to_vec(),
        ..store::Options::new(options.target.clone(), migrations)
    })
}

/// The words of all modules, and of a pack in a folder; with the pseudo-language, if it is wanted.
pub(crate) fn locales(
    (pack, pseudo): (Option<&Path>, bool),
    modules: &[Module],
) -> Result<Locales, AppError> {
    let mut builder = Locales::builder();
    for module in modules {
        builder = builder.module(module.name, module.locales);
    }
    if let Some(pack) = pack {
        builder = builder.folder(&pack.join("locales"))?;
    }
    if pseudo {
        builder = builder.pseudo();
    }
    Ok(builder.build()?)
}

/// Keeps the editions of the kinds, with the pack's grounds and terms.
fn kinds_kept(kinds: Kinds, (db, pack): (&Db, &Pack), now: Time) -> Result<Kinds, AppError> {
    let kinds = cases::editions_keep(db, kinds, now).map_err(unsound)?;
    let grounds =
        Grounds::read(pack.text_or_ours(GROUNDS)).map_err(|fault| unsound(vec![fault]))?;
    let terms = Terms::read(pack.text_or_ours(TERMS)).map_err(|fault| unsound(vec![fault]))?;
    let kinds = kinds.grounded(grounds).map_err(unsound)?;
    kinds.termed(&terms).map_err(unsound)
}

/// Reads all kinds and checks that everything people see of them has its words in four languages.
pub(crate) fn kinds(locales: &Locales, modules: &[Module]) -> Result<Kinds, AppError> {
    let sources = modules
        .iter()
        .flat_map(|module| module.kinds.iter().copied());
    let kinds = Kinds::load(sources).map_err(unsound)?;
    let says = |lang, key: &str| locales.says(lang, key);
    let silent: Vec<_> = kinds
        .iter()
        .flat_map(|kind| cases::unnamed(kind, says))
        .collect();
    if silent.is_empty() {
        Ok(kinds)
    } else {
        Err(unsound(silent))
    }
}

/// What modules publish of their own work, each with words, a dictionary and a licence.
fn declared(locales: &Locales, modules: &[Module]) -> Result<Vec<Dataset>, AppError> {
    let all = all_of(modules, |module| module.datasets);
    let faults = crate::datasets::faults(&all, |lang, key| locales.says(lang, key));
    if faults.is_empty() {
        Ok(all)
    } else {
        Err(AppError::Datasets(faults.join("; ")))
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands where an error is turned into another"
)]
fn unsound(faults: Vec<cases::Fault>) -> AppError {
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    AppError::Kinds(faults.join("; "))
}

fn site(options: &Options, pack: &Pack, locales: Locales) -> Result<Site, AppError> {
    let name = options
        .name
        .clone()
        .map_or_else(|| pack.name.clone(), base::Text::malay);
    Ok(Site::new(SiteOptions {
        name,
        strapline: pack.tagline.clone(),
        mark: pack.mark.clone(),
        css: options.css.clone().unwrap_or_else(|| pack.css.clone()),
        public_url: options.settings.public_url.clone(),
        demo: options.settings.demo,
        zone: pack.time_zone.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        proxies: options.proxies,
        shared_idle: options.settings.sessions.shared.idle,
        locales,
    })?)
}

impl Sessions for App {
    fn session(&self, token: String) -> BoxFuture<'_, Result<Option<base::Actor>, Problem>> {
        self.sessions.session(token)
    }

    fn session_unseen(&self, token: String) -> BoxFuture<'_, Result<Option<base::Actor>, Problem>> {
        self.sessions.session_unseen(token)
    }

    fn bearer(&self, token: String) -> BoxFuture<'_, Result<Option<base::Actor>, Problem>> {
        self.sessions.bearer(token)
    }
}

impl web::State for App {
    fn sessions(&self) -> &dyn Sessions {
        self
    }

    fn site(&self) -> &Site {
        &self.site
    }

    fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    fn ids(&self) -> &Ids {
        &self.ids
    }

    fn meters(&self) -> &web::Meters {
        &self.meters
    }

    fn limits(&self) -> Arc<web::Limits> {
        Arc::clone(&self.limits)
    }

    fn readings_keep<'a>(
        &'a self,
        actor: &'a base::Actor,
        row: base::Personal,
        read: Vec<base::Reading>,
    ) -> BoxFuture<'a, Result<(), Problem>> {
        Box::pin(audit::views_keep(self, actor, row, read))
    }

    fn promises(&self, acts: &[String]) -> Vec<String> {
        log::promises(self, acts)
    }
}
