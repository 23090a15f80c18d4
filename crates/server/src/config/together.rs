//! What settings mean together: each may be sound by itself and senseless beside another.

use std::path::PathBuf;

use super::{Config, Tls};

/// Where the certificate comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Nowhere: there is no https.
    None,
    /// From files that somebody else renews.
    Files {
        /// The certificate and those between it and the root.
        certificate: PathBuf,
        /// Its key.
        key: PathBuf,
    },
    /// From an authority that the program asks itself.
    Acme,
}

/// Judges the settings side by side: where the certificate comes from, or what does not fit, in words.
pub(crate) fn together(config: &Config) -> Result<Proof, String> {
    let proof = proof(&config.tls)?;
    if proof != Proof::None && config.server.public_url.starts_with("http:") {
        return Err(
            "`server.public_url` starts with http:, but there is a certificate: make it https:"
                .to_owned(),
        );
    }
    if proof != Proof::None
        && config.tls.listen == config.server.listen
        && config.tls.listen.port() != 0
    {
        return Err(format!(
            "`server.listen` and `tls.listen` are both {}: give them two ports",
            config.tls.listen
        ));
    }
    Ok(proof)
}

fn proof(tls: &Tls) -> Result<Proof, String> {
    let told = |text: &str| Err(text.to_owned());
    match (&tls.certificate, &tls.key, tls.acme) {
        (None, None, false) => Ok(Proof::None),
        (None, None, true) if tls.domains.is_empty() => {
            told("`tls.acme` needs `tls.domains`: the names to ask a certificate for")
        }
        (None, None, true) => Ok(Proof::Acme),
        (Some(certificate), Some(key), false) => Ok(Proof::Files {
            certificate: certificate.clone(),
            key: key.clone(),
        }),
        (Some(_), None, false) => told("`tls.certificate` needs `tls.key` beside it"),
        (None, Some(_), false) => told("`tls.key` needs `tls.certificate` beside it"),
        (_, _, true) => told(
            "`tls.acme` asks for certificates itself: leave out `tls.certificate` and `tls.key`, or it",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    fn judged(settings: &[(&'static str, &str)]) -> Result<Proof, String> {
        let settings: Vec<_> = settings
            .iter()
            .map(|(key, value)| (*key, (*value).to_owned()))
            .collect();
        together(&load(None, [], &settings).unwrap())
    }

    #[test]
    fn a_certificate_and_its_key_come_together_or_not_at_all() {
        assert_eq!(judged(&[]), Ok(Proof::None));
        assert!(judged(&[("tls.certificate", "a")]).is_err());
        assert!(judged(&[("tls.key", "b")]).is_err());
        let both = [("tls.certificate", "a"), ("tls.key", "b")];
        assert!(matches!(judged(&both), Ok(Proof::Files { .. })));
        assert!(judged(&[both[0], both[1], ("tls.acme", "true")]).is_err());
    }

    #[test]
    fn asking_an_authority_needs_names() {
        assert!(judged(&[("tls.acme", "true")]).is_err());
        let named = [("tls.acme", "true"), ("tls.domains", "balai.example")];
        assert_eq!(judged(&named), Ok(Proof::Acme));
    }

    #[test]
    fn with_a_certificate_people_come_over_https() {
        let files = [("tls.certificate", "a"), ("tls.key", "b")];
        let plain = [
            files[0],
            files[1],
            ("server.public_url", "http://balai.example"),
        ];
        assert!(judged(&plain).unwrap_err().contains("server.public_url"));
        let secure = [
            files[0],
            files[1],
            ("server.public_url", "https://balai.example"),
        ];
        assert!(judged(&secure).is_ok());
        let same = [files[0], files[1], ("server.listen", "0.0.0.0:443")];
        assert!(judged(&same).unwrap_err().contains("two ports"));
    }
}
