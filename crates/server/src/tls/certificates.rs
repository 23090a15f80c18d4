//! The certificate of the moment, as each handshake finds it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

/// What an authority speaks that wants proof of a name (RFC 8737), and nobody else.
pub(super) const CHALLENGE: &[u8] = b"acme-tls/1";

/// A certificate with its key, and those between it and the root.
pub(super) type Pair = Arc<CertifiedKey>;

/// What is shown. It can change while connections come in.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    shown: RwLock<Option<Pair>>,
    /// By the name that is to be proved.
    challenges: RwLock<HashMap<String, Pair>>,
}

impl Certificates {
    /// Shows another certificate from now on. Connections that are open keep theirs.
    pub(super) fn show(&self, pair: Pair) {
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(pair);
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Option<Pair> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.clone()
    }

    /// Proves a name to the authority, until the proofs are dropped.
    pub(super) fn prove(&self, name: &str, pair: Pair) {
        let mut all = self
            .challenges
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        all.insert(name.to_owned(), pair);
    }

    /// Proves nothing any longer.
    pub(super) fn drop_proofs(&self) {
        let mut all = self
            .challenges
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        all.clear();
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Pair> {
        let mut offered = hello.alpn().into_iter().flatten();
        if offered.any(|protocol| protocol == CHALLENGE) {
            let all = self
                .challenges
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            return all.get(hello.server_name()?).cloned();
        }
        self.shown()
    }
}

/// Why two texts are no certificate with its key.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unfit {
    /// There is no certificate.
    #[error("holds no certificate in PEM")]
    Certificate,
    /// There is no key, or one with a password.
    #[error("holds no private key in PEM, or one with a password")]
    Key,
    /// A key of a sort that is not used.
    #[error(
        "holds a private key that cannot be used: RSA with 2048 bits or more, P-256, P-384 or Ed25519 can"
    )]
    Kind,
    /// The key belongs to another certificate.
    #[error("holds the private key of another certificate")]
    Mismatch,
}

/// Reads a certificate with those after it, and its key.
pub(super) fn pair(chain: &[u8], key: &[u8]) -> Result<Pair, Unfit> {
    let chain: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(chain).collect();
    let chain = chain.map_err(|_| Unfit::Certificate)?;
    if chain.is_empty() {
        return Err(Unfit::Certificate);
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| Unfit::Key)?;
    let provider = rustls::crypto::ring::default_provider();
    let signing = provider.key_provider.load_private_key(key);
    let pair = CertifiedKey::new(chain, signing.map_err(|_| Unfit::Kind)?);
    match pair.keys_match() {
        Ok(()) | Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::Unknown)) => {
            Ok(Arc::new(pair))
        }
        Err(rustls::Error::InconsistentKeys(_)) => Err(Unfit::Mismatch),
        Err(_) => Err(Unfit::Certificate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertifiedKey, generate_simple_self_signed};

    fn made() -> (String, String) {
        let names = vec!["balai.example".to_owned()];
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).unwrap();
        (cert.pem(), signing_key.serialize_pem())
    }

    fn read(chain: &str, key: &str) -> Result<Pair, Unfit> {
        pair(chain.as_bytes(), key.as_bytes())
    }

    #[test]
    fn a_certificate_and_its_key_are_read_from_two_files_or_from_one() {
        let (chain, key) = made();
        assert_eq!(read(&chain, &key).unwrap().cert.len(), 1);
        let both = format!("{key}{chain}{chain}");
        assert_eq!(read(&both, &both).unwrap().cert.len(), 2);
    }

    #[test]
    fn what_is_wrong_with_a_pair_is_told() {
        let (chain, key) = made();
        let (_, other) = made();
        assert_eq!(read("", &key).unwrap_err(), Unfit::Certificate);
        assert_eq!(read(&key, &key).unwrap_err(), Unfit::Certificate);
        assert_eq!(read(&chain, &chain).unwrap_err(), Unfit::Key);
        assert_eq!(read(&chain, &other).unwrap_err(), Unfit::Mismatch);
        let locked = key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        assert_eq!(read(&chain, &locked).unwrap_err(), Unfit::Key);
        let broken = chain.replace("MII", "%%%");
        assert_eq!(read(&broken, &key).unwrap_err(), Unfit::Certificate);
        let nonsense = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        assert_eq!(read(&chain, nonsense).unwrap_err(), Unfit::Kind);
    }
}
