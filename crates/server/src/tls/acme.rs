//! Certificates from an authority that is asked by the program itself (RFC 8555), each name proved by
//! answering on the https port (TLS-ALPN-01, RFC 8737).

mod client;
mod kept;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, Time};
use instant_acme::{
    Account, AccountBuilder, AuthorizationHandle, AuthorizationStatus, ChallengeType, Error,
    Identifier, NewAccount, NewOrder, OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, DistinguishedName, KeyPair};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::sign::CertifiedKey;

use super::certificates::{Certificates, Pair, pair};
use super::validity::Validity;
use crate::config::Config;
use crate::open::Stop;
use client::Client;
use kept::Kept;

/// How often the time is looked at: machines sleep, clocks are set.
const LOOK_EVERY: Duration = Duration::from_hours(1);
/// After a first failure. Authorities count failures by the hour, so each next wait is twice as long.
const PATIENCE: Duration = Duration::from_mins(5);
const LONGEST_PATIENCE: Duration = Duration::from_hours(6);
/// How long an authority may take to look at the proofs, and then to sign.
const JUDGEMENT: RetryPolicy = RetryPolicy::new().timeout(Duration::from_mins(2));
/// What an authority says of an account that it does not know.
const UNKNOWN_ACCOUNT: &str = "urn:ietf:params:acme:error:accountDoesNotExist";

/// Whom to ask, for what.
#[derive(Debug)]
pub(super) struct Acme {
    directory: String,
    domains: Vec<String>,
    contact: Option<String>,
    client: Client,
    kept: Kept,
}

impl Acme {
    /// Opens what was kept before.
    ///
    /// # Errors
    /// The folder or the file of roots cannot be used, in words.
    pub(super) fn open(config: &Config) -> Result<Self, Stop> {
        let (tls, folder) = (&config.tls, config.server.data.join("tls"));
        Ok(Self {
            directory: tls.directory.clone(),
            domains: tls.domains.clone(),
            contact: tls
                .contact
                .as_ref()
                .map(|address| format!("mailto:{address}")),
            client: Client::open(tls.authority.as_deref())?,
            kept: Kept::open(folder, &tls.directory, &tls.domains)?,
        })
    }

    /// The certificate of before, if it is of this authority and for these names.
    pub(super) fn kept(&self) -> Option<Pair> {
        let text = self.kept.certificate()?;
        pair(text.as_bytes(), text.as_bytes()).ok()
    }

    /// Asks whenever it is time, for ever.
    pub(super) async fn keep(
        &self,
        certificates: &Certificates,
        clock: Arc<dyn Clock>,
    ) -> Infallible {
        let mut patience = PATIENCE;
        loop {
            let (now, then) = (clock.now(), due(certificates));
            if now < then {
                tokio::time::sleep(then.since(now).min(LOOK_EVERY)).await;
                continue;
            }
            let asked = self.ask(certificates).await;
            certificates.drop_proofs();
            match asked {
                Ok(pair) => {
                    certificates.show(pair);
                    tracing::info!(directory = self.directory, "a new certificate is shown");
                }
                Err(error) => self.complain(&error),
            }
            if clock.now() < due(certificates) {
                patience = PATIENCE;
            } else {
                tracing::warn!(seconds = patience.as_secs(), "asking again later");
                tokio::time::sleep(patience).await;
                patience = patience.saturating_mul(2).min(LONGEST_PATIENCE);
            }
        }
    }

    /// Says what went wrong. An authority of one's own may have been set up anew: it gets a new account.
    fn complain(&self, error: &Stop) {
        if let Some(Error::Api(problem)) = error.downcast_ref()
            && problem.r#type.as_deref() == Some(UNKNOWN_ACCOUNT)
        {
            self.kept.forget_account();
        }
        tracing::error!(%error, directory = self.directory, "no new certificate");
    }

    /// One order from its beginning to the certificate, which is kept before it is shown.
    async fn ask(&self, certificates: &Certificates) -> Result<Pair, Stop> {
        let account = self.account().await?;
        let names: Vec<_> = self.domains.iter().cloned().map(Identifier::Dns).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await?;
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            prove(authorization?, certificates).await?;
        }
        let status = order.poll_ready(&JUDGEMENT).await?;
        if status != OrderStatus::Ready {
            return Err(format!("the order is {status:?}, not ready").into());
        }
        let key = order.finalize().await?;
        let chain = order.poll_certificate(&JUDGEMENT).await?;
        let pair = pair(chain.as_bytes(), key.as_bytes())?;
        self.kept.keep_certificate(&key, &chain)?;
        Ok(pair)
    }

    /// The account of before, or a new one.
    async fn account(&self) -> Result<Account, Stop> {
        if let Some(credentials) = self.kept.account() {
            return Ok(self.builder().from_credentials(credentials).await?);
        }
        let contact: Vec<&str> = self.contact.as_deref().into_iter().collect();
        let new = NewAccount {
            contact: &contact,
            terms_of_service_agreed: true,
            only_return_existing: false,
        };
        let (account, credentials) = self
            .builder()
            .create(&new, self.directory.clone(), None)
            .await?;
        self.kept.keep_account(&credentials)?;
        Ok(account)
    }

    fn builder(&self) -> AccountBuilder {
        Account::builder_with_http(Box::new(self.client.clone()))
    }
}

/// When the next certificate is to be asked for: at once if there is none.
fn due(certificates: &Certificates) -> Time {
    let shown = certificates.shown();
    let validity = shown.and_then(|pair| Validity::of(pair.cert.first()?));
    validity.map_or(Time::from_micros(i64::MIN), Validity::renewal)
}

/// Shows the authority what it asked to see under one name.
async fn prove(
    mut authorization: AuthorizationHandle<'_>,
    certificates: &Certificates,
) -> Result<(), Stop> {
    match authorization.status {
        AuthorizationStatus::Valid => return Ok(()),
        AuthorizationStatus::Pending => {}
        other => return Err(format!("the authorization of a name is {other:?}").into()),
    }
    let mut challenge = authorization
        .challenge(ChallengeType::TlsAlpn01)
        .ok_or("the authority does not take TLS-ALPN-01")?;
    let name = challenge.identifier().to_string();
    let digest = challenge.key_authorization().digest();
    certificates.prove(&name, proof(&name, digest.as_ref())?);
    Ok(challenge.set_ready().await?)
}

/// The certificate that says nothing but what the authority asked.
fn proof(name: &str, digest: &[u8]) -> Result<Pair, Stop> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(vec![name.to_owned()])?;
    params.distinguished_name = DistinguishedName::new();
    params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let certificate = params.self_signed(&key)?;
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let signing = any_supported_type(&key.into())?;
    // Not compared with each other as other pairs are: it is marked as to be understood by the authority only.
    let pair = CertifiedKey::new(vec![certificate.der().clone()], signing);
    Ok(Arc::new(pair))
}
