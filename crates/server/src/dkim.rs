//! `balai dkim`, and what signs letters as the settings say.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::notifications::Dkim;
use rsa::RsaPrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::rand_core::OsRng;

use crate::cli;
use crate::commands::say;
use crate::config::Config;
use crate::open::{self, Stop};

/// Larger ones do not fit where some servers look for them.
const BITS: usize = 2_048;
/// The longest string in the DNS; a text is several of them.
const STRING: usize = 255;

/// `balai dkim`: makes the key, unless it is there, and prints what the domain has to show.
pub(crate) fn dkim(asked: &cli::Dkim) -> Result<(), Stop> {
    let config = open::settings(&asked.place, &asked.flags())?;
    let path = config.mail.dkim_key.as_deref();
    let path = path.ok_or("say with --key, or as mail.dkim_key, where the key is or shall be")?;
    if !path.exists() {
        make(path)?;
    }
    // Judged as it will be when letters are signed.
    signer(&config)?;
    // A key that older tools wrote signs as well.
    let pem = read(path)?;
    let key = RsaPrivateKey::from_pkcs8_pem(&pem).or_else(|error| {
        let older = RsaPrivateKey::from_pkcs1_pem(&pem);
        older.map_err(|_| told(path, &error))
    })?;
    let public = key.to_public_key().to_public_key_der();
    let public = public.map_err(|error| told(path, &error))?;
    let value = format!("v=DKIM1; k=rsa; p={}", STANDARD.encode(public.as_bytes()));
    let (selector, domain) = (&config.mail.dkim_selector, domain(&config));
    let strings = strings(&value);
    say(&format!(
        "{selector}._domainkey.{domain}. IN TXT ( {strings} )"
    ))
}

/// What signs letters, if the operator has a key for that.
pub(crate) fn signer(config: &Config) -> Result<Option<Dkim>, Stop> {
    let Some(path) = config.mail.dkim_key.as_deref() else {
        return Ok(None);
    };
    let named = (domain(config), config.mail.dkim_selector.as_str());
    let dkim = Dkim::new(&read(path)?, named);
    Ok(Some(dkim.map_err(|fault| told(path, &fault))?))
}

/// The domain that letters are signed for.
fn domain(config: &Config) -> &str {
    let from = config.mail.from.trim_end_matches('>');
    let own = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    config.mail.dkim_domain.as_deref().unwrap_or(own)
}

fn read(path: &Path) -> Result<String, Stop> {
    std::fs::read_to_string(path).map_err(|error| told(path, &error))
}

fn told(path: &Path, error: &dyn std::fmt::Display) -> Stop {
    format!("mail.dkim_key: {}: {error}", path.display()).into()
}

/// A new key in a file of its own, which nobody else may read.
fn make(path: &Path) -> Result<(), Stop> {
    let key = RsaPrivateKey::new(&mut OsRng, BITS).map_err(|error| told(path, &error))?;
    let pem = key.to_pkcs8_pem(LineEnding::LF);
    let pem = pem.map_err(|error| told(path, &error))?;
    let mut options = std::fs::OpenOptions::new();
    let file = options.write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.map_err(|error| told(path, &error))?;
    file.write_all(pem.as_bytes())?;
    Ok(file.sync_all()?)
}

/// A text as several strings of the DNS.
fn strings(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let quoted = letters
        .chunks(STRING)
        .map(|part| format!("\"{}\"", part.iter().collect::<String>()));
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::load;

    fn set(settings: &[(&'static str, &str)]) -> Config {
        let settings: Vec<_> = settings
            .iter()
            .map(|(key, value)| (*key, (*value).to_owned()))
            .collect();
        load(None, [], &settings).unwrap()
    }

    #[test]
    fn letters_are_signed_for_the_domain_of_their_sender_unless_another_is_named() {
        for from in ["Balai <noreply@contoh.my>", "noreply@contoh.my"] {
            assert_eq!(domain(&set(&[("mail.from", from)])), "contoh.my");
        }
        assert_eq!(
            domain(&set(&[("mail.dkim_domain", "mel.contoh.my")])),
            "mel.contoh.my"
        );
    }

    #[test]
    fn a_key_that_is_not_there_stops_the_start() {
        assert!(signer(&set(&[])).unwrap().is_none());
        let missing = signer(&set(&[("mail.dkim_key", "nowhere/dkim.pem")]));
        let missing = missing.err().unwrap().to_string();
        assert!(missing.starts_with("mail.dkim_key: nowhere/dkim.pem: "));
    }

    #[test]
    fn a_long_text_is_several_strings() {
        let text = "x".repeat(300);
        let strings = strings(&text);
        assert!(strings.split(' ').all(|one| one.len() <= STRING + 2));
        assert_eq!(strings.replace("\" \"", ""), format!("\"{text}\""));
    }
}
