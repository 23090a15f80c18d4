//! Authorities of an operator's own, by whose word mail servers are known whose certificates no browser would take.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::{
    Certificate, CertificateStore, TlsParameters, TlsParametersBuilder,
};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// The certificates of authorities, each in DER; none where those of the web count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailAuthorities(Vec<Vec<u8>>);

/// Why a file of authorities is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthoritiesFault {
    /// There is no certificate in it.
    #[error("holds no certificate: expected -----BEGIN CERTIFICATE-----")]
    Empty,
    /// A certificate, counted from 1, has no end.
    #[error("certificate {0} has no end: expected -----END CERTIFICATE-----")]
    Cut(usize),
    /// What stands between beginning and end is not base64.
    #[error("certificate {0} is not base64")]
    Coded(usize),
    /// It is base64 of something else.
    #[error("certificate {0} is not that of an authority")]
    Other(usize),
}

impl MailAuthorities {
    /// Reads a PEM file. What stands between certificates is left out.
    pub fn parse(pem: &str) -> Result<Self, AuthoritiesFault> {
        let mut all = Vec::new();
        for (number, rest) in (1..).zip(pem.split(BEGIN).skip(1)) {
            let (coded, _) = rest.split_once(END).ok_or(AuthoritiesFault::Cut(number))?;
            let coded: String = coded.split_whitespace().collect();
            let der = STANDARD
                .decode(coded)
                .map_err(|_| AuthoritiesFault::Coded(number))?;
            let trusted = with(begun("localhost"), &der).and_then(TlsParametersBuilder::build);
            trusted.map_err(|_| AuthoritiesFault::Other(number))?;
            all.push(der);
        }
        if all.is_empty() {
            return Err(AuthoritiesFault::Empty);
        }
        Ok(Self(all))
    }

    /// How a server of this name proves who it is; nothing where the web's authorities say so.
    pub(super) fn tls(&self, host: &str) -> Result<Option<TlsParameters>, Error> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let mut builder = begun(host);
        for der in &self.0 {
            builder = with(builder, der)?;
        }
        builder.build().map(Some)
    }
}

/// Trusts nobody yet.
fn begun(host: &str) -> TlsParametersBuilder {
    TlsParameters::builder(host.to_owned()).certificate_store(CertificateStore::None)
}

fn with(builder: TlsParametersBuilder, der: &[u8]) -> Result<TlsParametersBuilder, Error> {
    Ok(builder.add_root_certificate(Certificate::from_der(der.to_vec())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_authority_is_named_by_its_place() {
        let one = |coded: &str| format!("a note\n{BEGIN}\n{coded}\n{END}\n");
        for (pem, fault) in [
            (String::new(), AuthoritiesFault::Empty),
            ("balai.example".to_owned(), AuthoritiesFault::Empty),
            (format!("{BEGIN}\nAAAA\n"), AuthoritiesFault::Cut(1)),
            (one("no base64!"), AuthoritiesFault::Coded(1)),
            (one("AAAA"), AuthoritiesFault::Other(1)),
        ] {
            assert_eq!(MailAuthorities::parse(&pem), Err(fault), "{pem}");
        }
    }
}
