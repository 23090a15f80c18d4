//! The key of the data folder: what is sealed with it is of no use to whoever holds the database alone.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;

use base::hex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::error::Unspecified;
use ring::hmac;

/// The file in the folder of keys.
const FILE: &str = "secrets.key";
const KEY: usize = 32;
/// Only their owner reads them.
const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;

/// Seals what has to be read again, and marks what only has to be recognised. Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Keys>);

struct Keys {
    seal: LessSafeKey,
    mark: hmac::Key,
}

/// Without the keys, so that they never reach a log.
impl std::fmt::Debug for Vault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Vault(…)")
    }
}

impl Vault {
    /// The key in this folder: the one that is kept there, or `fresh` from now on.
    pub(crate) fn open(folder: &Path, fresh: &[u8; KEY]) -> io::Result<Self> {
        let path = folder.join(FILE);
        let kept = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                keep(folder, fresh)?;
                std::fs::read(&path)?
            }
            read => read?,
        };
        let damaged = || io::Error::new(ErrorKind::InvalidData, "not a key of 32 bytes");
        let root: [u8; KEY] = kept.try_into().map_err(|_| damaged())?;
        Self::of(&root).map_err(|_| damaged())
    }

    /// The vault of a key.
    fn of(root: &[u8; KEY]) -> Result<Self, Unspecified> {
        let root = hmac::Key::new(hmac::HMAC_SHA256, root);
        let part = |name: &[u8]| hmac::sign(&root, name);
        let seal = UnboundKey::new(&AES_256_GCM, part(b"balai seal 1").as_ref())?;
        Ok(Self(Arc::new(Keys {
            seal: LessSafeKey::new(seal),
            mark: hmac::Key::new(hmac::HMAC_SHA256, part(b"balai mark 1").as_ref()),
        })))
    }

    /// Seals bytes as text that opens for the same `about` only. The nonce is drawn by the caller, once.
    pub fn seal(
        &self,
        nonce: [u8; NONCE_LEN],
        about: &str,
        plain: &[u8],
    ) -> Result<String, Unspecified> {
        let mut sealed = plain.to_vec();
        let once = Nonce::assume_unique_for_key(nonce);
        let about = Aad::from(about.as_bytes());
        let key = &self.0.seal;
        key.seal_in_place_append_tag(once, about, &mut sealed)?;
        Ok(STANDARD.encode([&nonce[..], &sealed].concat()))
    }

    /// What was sealed, unless it was sealed with another key or about something else.
    pub fn unseal(&self, about: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = STANDARD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut plain = sealed.to_vec();
        let about = Aad::from(about.as_bytes());
        let opened = self.0.seal.open_in_place(nonce, about, &mut plain).ok()?;
        Some(opened.to_vec())
    }

    /// A hash by which a text about something is recognised, and which nobody makes without the key.
    pub fn mark(&self, about: &str, text: &str) -> String {
        let whole = format!("{about}\n{text}");
        hex(hmac::sign(&self.0.mark, whole.as_bytes()).as_ref())
    }
}

/// Lays a key down whole, unless another process was faster.
fn keep(folder: &Path, key: &[u8; KEY]) -> io::Result<()> {
    let mut folders = DirBuilder::new();
    folders.recursive(true).mode(FOLDER_MODE).create(folder)?;
    let draft = folder.join(format!("{FILE}.{}", std::process::id()));
    let mut options = OpenOptions::new();
    options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(FILE_MODE);
    let mut file = options.open(&draft)?;
    file.write_all(key)?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, folder.join(FILE));
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        linked => linked.and_then(|()| File::open(folder)?.sync_all()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_the_same_key_about_the_same_thing_only() {
        let vault = Vault::of(&[1; KEY]).expect("a key");
        let sealed = vault
            .seal([7; NONCE_LEN], "factor a", b"secret")
            .expect("sealed");
        assert_eq!(
            vault.unseal("factor a", &sealed).as_deref(),
            Some(&b"secret"[..])
        );
        assert_eq!(vault.unseal("factor b", &sealed), None);
        let other = Vault::of(&[2; KEY]).expect("a key");
        assert_eq!(other.unseal("factor a", &sealed), None);
        assert_ne!(vault.mark("a", "text"), other.mark("a", "text"));
        for damaged in ["", "AAAA", "not base64", &sealed.replace('A', "B")] {
            assert!(damaged == sealed || vault.unseal("factor a", damaged).is_none());
        }
    }

    #[test]
    fn a_folder_keeps_its_first_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = testkit::Folder::new();
        let keys = folder.path().join("keys");
        let mark = |fresh: u8| {
            let vault = Vault::open(&keys, &[fresh; KEY]).expect("a vault");
            vault.mark("a", "text")
        };
        assert_eq!(mark(1), mark(2));
        let about = keys.join(FILE).metadata().expect("a file");
        assert_eq!(about.permissions().mode() & 0o777, FILE_MODE);
        assert_eq!(keys.read_dir().expect("a folder").count(), 1);
        std::fs::write(keys.join(FILE), b"short").expect("written");
        assert!(Vault::open(&keys, &[1; KEY]).is_err());
    }
}
