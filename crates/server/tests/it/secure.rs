//! A client that speaks TLS and trusts whom it is told to trust.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::house::PATIENCE;

/// What came over a secure connection.
pub(crate) struct Came {
    /// The answer's head and body.
    pub(crate) answer: String,
    /// The certificate that was shown.
    pub(crate) certificate: CertificateDer<'static>,
    /// Whether TLS 1.3 was spoken, or 1.2.
    pub(crate) version: rustls::ProtocolVersion,
    /// What both sides agreed to speak.
    pub(crate) protocol: Option<Vec<u8>>,
}

/// Whom a client trusts, and what it offers to speak.
#[derive(Clone)]
pub(crate) struct Client(ClientConfig);

impl Client {
    /// Trusts one root.
    pub(crate) fn trusting(root: CertificateDer<'static>) -> Self {
        Self::speaking(root, rustls::DEFAULT_VERSIONS)
    }

    /// The same, with some versions of TLS only.
    pub(crate) fn speaking(
        root: CertificateDer<'static>,
        versions: &[&'static rustls::SupportedProtocolVersion],
    ) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add(root).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self(config)
    }

    /// Offers to speak these.
    pub(crate) fn offering(mut self, protocols: &[&[u8]]) -> Self {
        self.0.alpn_protocols = protocols.iter().map(|one| one.to_vec()).collect();
        self
    }

    /// Asks for a path of the host `name`, which is at `address`.
    pub(crate) fn get(&self, address: SocketAddr, name: &str, path: &str) -> io::Result<Came> {
        let host = ServerName::try_from(name.to_owned()).unwrap();
        let connection = ClientConnection::new(Arc::new(self.0.clone()), host).unwrap();
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut stream = StreamOwned::new(connection, stream);
        let ask = format!("GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let shown = stream.conn.peer_certificates().unwrap();
        Ok(Came {
            answer: String::from_utf8_lossy(&answer).into_owned(),
            certificate: shown[0].clone().into_owned(),
            version: stream.conn.protocol_version().unwrap(),
            protocol: stream.conn.alpn_protocol().map(<[u8]>::to_vec),
        })
    }
}
