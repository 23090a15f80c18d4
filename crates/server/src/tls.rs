//! Https: where the certificate comes from, and how it stays in force while the service runs.

mod acme;
mod certificates;
mod files;
mod validity;

use std::convert::Infallible;
use std::sync::Arc;

use base::Clock;
use rustls::ServerConfig;

use crate::config::{Config, Proof, together};
use crate::open::Stop;
use acme::Acme;
use certificates::Certificates;
use files::Files;

/// What handshakes offer: HTTP/2 first; the last is spoken by authorities that put us to the test.
const PROTOCOLS: [&[u8]; 3] = [b"h2", b"http/1.1", certificates::CHALLENGE];

/// The certificate, and who looks after it.
pub(crate) struct Tls {
    certificates: Arc<Certificates>,
    keeper: Keeper,
}

/// Who sees to it that a certificate does not run out.
enum Keeper {
    /// Somebody else, in files.
    Files(Files),
    /// The program.
    Acme(Acme),
}

impl Tls {
    /// What the settings say; nothing if there is to be no https.
    ///
    /// # Errors
    /// A certificate file that cannot be shown, or an authority that cannot be asked, in words.
    pub(crate) fn open(config: &Config) -> Result<Option<Self>, Stop> {
        let certificates = Arc::new(Certificates::default());
        let keeper = match together(config)? {
            Proof::None => return Ok(None),
            Proof::Files { certificate, key } => {
                let files = Files::new(certificate, key);
                certificates.show(files.pair()?);
                Keeper::Files(files)
            }
            Proof::Acme => {
                let acme = Acme::open(config)?;
                acme.kept()
                    .into_iter()
                    .for_each(|pair| certificates.show(pair));
                Keeper::Acme(acme)
            }
        };
        Ok(Some(Self {
            certificates,
            keeper,
        }))
    }

    /// How connections are made secure: TLS 1.2 or 1.3, with the certificate of the moment.
    ///
    /// # Errors
    /// Only if the library knows none of its own versions.
    pub(crate) fn server(&self) -> Result<Arc<ServerConfig>, Stop> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut server = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(self.certificates.clone());
        server.alpn_protocols = PROTOCOLS.map(<[u8]>::to_vec).to_vec();
        server.ticketer = rustls::crypto::ring::Ticketer::new()?;
        Ok(Arc::new(server))
    }

    /// Looks after the certificate, for ever. `again` says when files are to be read at once.
    pub(crate) async fn keep(&self, clock: Arc<dyn Clock>, again: impl AsyncFnMut()) -> Infallible {
        match &self.keeper {
            Keeper::Files(files) => files.keep(&self.certificates, again).await,
            Keeper::Acme(acme) => acme.keep(&self.certificates, clock).await,
        }
    }
}
