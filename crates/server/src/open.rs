//! From settings to an open application.

use std::path::Path;
use std::sync::Arc;

use base::{Clock, Ids, SystemClock};
use kernel::identity::{SessionLimits, SessionSettings};
use kernel::notifications::{MailAuthorities, MailSettings, SmsSettings};
use kernel::{App, Options, Settings};
use store::Target;
use web::{Limit, Rates};

use crate::cli::Place;
use crate::config::{self, Config, Proof, Secret};
use crate::dkim;

/// The embedded database, in the data folder.
pub(crate) const DATABASE: &str = "balai.sqlite";

/// Anything that stops a command, in words.
pub(crate) type Stop = Box<dyn std::error::Error + Send + Sync>;

/// Reads the settings for a command.
pub(crate) fn settings(place: &Place, flags: &[(&'static str, String)]) -> Result<Config, Stop> {
    let config = config::load(place.config.as_deref(), std::env::vars(), flags)?;
    config::together(&config)?;
    Ok(config)
}

/// Opens the application that the settings describe.
pub(crate) fn open(config: &Config, demo: bool, clock: Arc<dyn Clock>) -> Result<App, Stop> {
    std::fs::create_dir_all(&config.server.data)
        .map_err(|error| format!("{}: {error}", config.server.data.display()))?;
    let target = match &config.database.url {
        Some(url) => Target::Postgres(url.reveal().to_owned()),
        None => Target::Sqlite(config.server.data.join(DATABASE)),
    };
    let css = config
        .instance
        .css
        .as_deref()
        .map(std::fs::read_to_string)
        .transpose()?;
    let options = Options {
        target,
        data: config.server.data.clone(),
        pack: config.server.pack.clone(),
        settings: Settings {
            public_url: public_url(config)?,
            demo,
            mail: mail(config)?,
            sms: sms(config),
            sms_fields: config.sms.fields.clone(),
            rates: rates(config),
            private_hosts: config.agencies.private_hosts.clone(),
            hook_hosts: config.hooks.hosts.clone(),
            second_factor: config.identity.second_factor,
            sessions: sessions(config),
            new_key: config.identity.new_key,
            push_services: config.push.services.clone(),
            log: log(config),
            providers: config.identity.providers.clone(),
            provider_hosts: config.identity.provider_hosts.clone(),
        },
        name: config.instance.name.clone(),
        css,
        clock,
        ids: Ids::random(),
        proxies: config.server.proxies,
        readers: config.database.readers,
        watch: None,
        replay: false,
        pseudo: false,
    };
    let app = App::open(options, &server::modules())?;
    disclosure::regimes::regimes_check(&app)?;
    Ok(app)
}

fn sessions(config: &Config) -> SessionSettings {
    let identity = &config.identity;
    SessionSettings {
        own: SessionLimits {
            idle: identity.session_idle,
            life: identity.session_life,
            officer_life: identity.officer_life,
        },
        shared: SessionLimits {
            idle: identity.shared_idle,
            life: identity.shared_life,
            officer_life: identity.shared_life,
        },
    }
}

/// Opens the application for a command that runs once.
pub(crate) fn command(place: &Place) -> Result<App, Stop> {
    open(
        &settings(place, &place.flags())?,
        false,
        Arc::new(SystemClock),
    )
}

/// What was set, or an address that leads here from this machine.
fn public_url(config: &Config) -> Result<String, Stop> {
    let given = config.server.public_url.trim_end_matches('/');
    if !given.is_empty() {
        return Ok(given.to_owned());
    }
    Ok(match config::together(config)? {
        Proof::None => format!("http://localhost:{}", config.server.listen.port()),
        Proof::Files { .. } => secure("localhost", config.tls.listen.port()),
        Proof::Acme => {
            let first = config.tls.domains.first();
            secure(
                first.map_or("localhost", String::as_str),
                config.tls.listen.port(),
            )
        }
    })
}

fn secure(host: &str, port: u16) -> String {
    if port == 443 {
        format!("https://{host}")
    } else {
        format!("https://{host}:{port}")
    }
}

fn mail(config: &Config) -> Result<MailSettings, Stop> {
    let pickup = config.mail.pickup.clone();
    let authorities = match &config.mail.authorities {
        None => MailAuthorities::default(),
        Some(file) => {
            let told = |error: String| format!("mail.authorities: {}: {error}", file.display());
            let pem = std::fs::read_to_string(file).map_err(|error| told(error.to_string()))?;
            MailAuthorities::parse(&pem).map_err(|fault| told(fault.to_string()))?
        }
    };
    Ok(MailSettings {
        smtp: config.mail.smtp.as_ref().map(reveal),
        from: config.mail.from.clone(),
        pickup: Some(pickup.unwrap_or_else(|| Path::new(&config.server.data).join("mail"))),
        dkim: dkim::signer(config)?,
        authorities,
    })
}

fn sms(config: &Config) -> SmsSettings {
    let headers = config.sms.headers.iter();
    SmsSettings {
        url: config.sms.url.as_ref().map(reveal),
        headers: headers
            .map(|(name, value)| (name.clone(), reveal(value)))
            .collect(),
        body: config.sms.body.clone(),
    }
}

fn log(config: &Config) -> kernel::log::Settings {
    kernel::log::Settings {
        key: config.public_log.key.as_ref().map(reveal),
        origin: config.public_log.origin.clone(),
        witnesses: config.public_log.witnesses.clone(),
    }
}

fn reveal(secret: &Secret) -> String {
    secret.reveal().to_owned()
}

fn rates(config: &Config) -> Rates {
    let limits = &config.limits;
    let limit = |per_minute: u32| Limit {
        per_minute,
        burst: (per_minute / 2).max(1),
    };
    Rates {
        page: limit(limits.pages),
        read: limit(limits.reads),
        write: limit(limits.writes),
        code: limit(limits.codes),
        upload: limit(limits.uploads),
        enforced: limits.enforced,
    }
}
