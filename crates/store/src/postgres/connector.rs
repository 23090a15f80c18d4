//! Where PostgreSQL is and how to talk to it: address, patience and TLS.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::values::failure;
use crate::{Error, Options};

const CONNECT: Duration = Duration::from_secs(5);
/// How soon a server that fell silent is given up.
const SILENCE: Duration = Duration::from_secs(30);

pub(super) struct Connector {
    config: Config,
    tls: MakeRustlsConnect,
    pub(super) together: Together,
}

/// Reads, by name, that turned out to have more than one statement: what one connection found out, all know.
#[derive(Default)]
pub(super) struct Together(RwLock<BTreeSet<&'static str>>);

impl Together {
    pub(super) fn contains(&self, name: &str) -> bool {
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        names.contains(name)
    }

    pub(super) fn insert(&self, name: &'static str) {
        let mut names = self.0.write().unwrap_or_else(PoisonError::into_inner);
        names.insert(name);
    }
}

impl Connector {
    pub(super) fn new(url: &str, options: &Options) -> Result<Self, Error> {
        let mut config: Config = url
            .parse()
            .map_err(|_| Error::Unavailable("the database's address is malformed".to_owned()))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        config.application_name("balai");
        config.tcp_user_timeout(SILENCE);
        config.keepalives_idle(SILENCE);
        // What stays on this machine needs no certificate, unless somebody asks for one.
        if !url.contains("sslmode") && config.get_hosts().iter().all(is_near) {
            config.ssl_mode(SslMode::Disable);
        }
        let tls = MakeRustlsConnect::new(tls(options.root_certificates.as_deref())?);
        Ok(Self {
            config,
            tls,
            together: Together::default(),
        })
    }

    /// A new connection; the driver's side of it runs on the current runtime.
    #[expect(
        clippy::disallowed_methods,
        reason = "the task belongs to the connection's own thread and ends with it"
    )]
    pub(super) async fn connect(&self) -> Result<Client, Error> {
        let (client, connection) =
            self.config
                .connect(self.tls.clone())
                .await
                .map_err(|error| match failure("store.connect", &error) {
                    Error::Sql { detail, .. } => Error::Unavailable(detail),
                    other => other,
                })?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(%error, "connection to the database ended");
            }
        });
        Ok(client)
    }
}

fn is_near(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .parse::<IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

fn tls(root_certificates: Option<&Path>) -> Result<ClientConfig, Error> {
    let unreadable =
        |error: &dyn std::fmt::Display| Error::Unavailable(format!("root certificates: {error}"));
    let mut roots = RootCertStore::empty();
    match root_certificates {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(path) => {
            let listed = CertificateDer::pem_file_iter(path).map_err(|error| unreadable(&error))?;
            for certificate in listed {
                let certificate = certificate.map_err(|error| unreadable(&error))?;
                roots.add(certificate).map_err(|error| unreadable(&error))?;
            }
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| unreadable(&error))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
