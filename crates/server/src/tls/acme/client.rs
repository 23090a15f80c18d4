//! How the authority is spoken to: over https, with the public roots or those of an authority of one's own.

use std::error::Error as Cause;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use crate::open::Stop;

/// The longest answer: a chain of certificates is a few kilobytes.
const LONGEST_ANSWER: u64 = 1_000_000;
const PATIENCE: Duration = Duration::from_secs(30);

/// A client that is asked by an asynchronous library and works on a thread of its own.
#[derive(Debug, Clone)]
pub(super) struct Client(Agent);

impl Client {
    /// # Errors
    /// The file of roots holds none.
    pub(super) fn open(authority: Option<&Path>) -> Result<Self, Stop> {
        let roots = match authority {
            None => RootCerts::WebPki,
            Some(path) => RootCerts::Specific(Arc::new(roots(path)?)),
        };
        let tls = TlsConfig::builder().root_certs(roots).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .https_only(true)
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .build();
        Ok(Self(config.new_agent()))
    }

    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, ureq::Error> {
        let (parts, body) = request.into_parts();
        let answer = if body.is_empty() {
            self.0.run(Request::from_parts(parts, ()))?
        } else {
            self.0.run(Request::from_parts(parts, body.as_ref()))?
        };
        let (parts, mut body) = answer.into_parts();
        let bytes = body.with_config().limit(LONGEST_ANSWER).read_to_vec()?;
        Ok(Response::from_parts(parts, Bytes::from(bytes)))
    }
}

impl HttpClient for Client {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let client = self.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = to_bytes(Body::new(body), usize::MAX).await.map_err(other)?;
            let work = move || client.send(Request::from_parts(parts, body));
            let came = tokio::task::spawn_blocking(work).await.map_err(other)?;
            let (parts, body) = came.map_err(other)?.into_parts();
            Ok(BytesResponse {
                parts,
                body: Box::new(body),
            })
        })
    }
}

fn other(cause: impl Cause + Send + Sync + 'static) -> Error {
    Error::Other(Box::new(cause))
}

/// The roots in a file; at least one.
fn roots(path: &Path) -> Result<Vec<Certificate<'static>>, Stop> {
    let told = |why: &str| format!("tls.authority: {}: {why}", path.display());
    let text = std::fs::read(path).map_err(|error| told(&error.to_string()))?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    let read = read.map_err(|error| told(&error.to_string()))?;
    if read.is_empty() {
        return Err(told("holds no certificate in PEM").into());
    }
    let owned = |root: &CertificateDer<'_>| Certificate::from_der(root).to_owned();
    Ok(read.iter().map(owned).collect())
}
