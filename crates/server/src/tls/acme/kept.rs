//! What outlives a restart: the account with the authority, and the certificate with its key. Both are
//! files in the data folder that only their owner reads.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use instant_acme::AccountCredentials;
use serde::{Deserialize, Serialize};

use crate::open::Stop;

const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;

/// The folder, and what its files have to be about to be of use.
#[derive(Debug)]
pub(super) struct Kept {
    folder: PathBuf,
    directory: String,
    /// The first line of the certificate's file: of which authority, for which names.
    about: String,
}

/// The account's file. An account is known to one authority only.
#[derive(Serialize, Deserialize)]
struct AccountFile<Credentials> {
    directory: String,
    credentials: Credentials,
}

impl Kept {
    /// # Errors
    /// The folder cannot be made.
    pub(super) fn open(folder: PathBuf, directory: &str, domains: &[String]) -> Result<Self, Stop> {
        DirBuilder::new()
            .recursive(true)
            .mode(FOLDER_MODE)
            .create(&folder)
            .map_err(|error| told(&folder, &error))?;
        Ok(Self {
            folder,
            directory: directory.to_owned(),
            about: format!("{directory} for {}", domains.join(", ")),
        })
    }

    /// The key and the chain in one text, unless they are of another authority or for other names.
    pub(super) fn certificate(&self) -> Option<String> {
        let text = fs::read_to_string(self.certificate_path()).ok()?;
        (text.lines().next() == Some(self.about.as_str())).then_some(text)
    }

    /// Keeps a key and its chain together, so that neither is ever there with another's other half.
    pub(super) fn keep_certificate(&self, key: &str, chain: &str) -> Result<(), Stop> {
        let text = format!("{}\n{key}{chain}", self.about);
        replace(&self.certificate_path(), text.as_bytes())
    }

    /// The account with this authority, if there is one. A file that cannot be read is no account.
    pub(super) fn account(&self) -> Option<AccountCredentials> {
        let text = fs::read(self.account_path()).ok()?;
        let file: AccountFile<AccountCredentials> = serde_json::from_slice(&text).ok()?;
        (file.directory == self.directory).then_some(file.credentials)
    }

    pub(super) fn keep_account(&self, credentials: &AccountCredentials) -> Result<(), Stop> {
        let file = AccountFile {
            directory: self.directory.clone(),
            credentials,
        };
        replace(&self.account_path(), &serde_json::to_vec(&file)?)
    }

    /// The next certificate is asked for with a new account.
    pub(super) fn forget_account(&self) {
        let _ = fs::remove_file(self.account_path());
    }

    fn certificate_path(&self) -> PathBuf {
        self.folder.join("certificate.pem")
    }

    fn account_path(&self) -> PathBuf {
        self.folder.join("account.json")
    }
}

/// Puts a file in another's place at once: whoever looks finds the whole old one or the whole new one.
fn replace(path: &Path, text: &[u8]) -> Result<(), Stop> {
    let waiting = path.with_extension("new");
    let written = || -> io::Result<()> {
        match fs::remove_file(&waiting) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(FILE_MODE);
        let mut file = options.open(&waiting)?;
        file.write_all(text)?;
        file.sync_all()?;
        fs::rename(&waiting, path)?;
        path.parent()
            .map_or(Ok(()), |folder| File::open(folder)?.sync_all())
    };
    written().map_err(|error| told(path, &error))
}

fn told(path: &Path, error: &io::Error) -> Stop {
    format!("{}: {error}", path.display()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use testkit::Folder;

    fn open(folder: &Folder, directory: &str, domains: &[&str]) -> Kept {
        let domains: Vec<_> = domains.iter().map(|name| (*name).to_owned()).collect();
        Kept::open(folder.path().join("tls"), directory, &domains).unwrap()
    }

    #[test]
    fn a_certificate_is_kept_for_its_authority_and_its_names() {
        let folder = Folder::new();
        let kept = open(&folder, "https://a.example", &["x.my", "y.my"]);
        assert_eq!(kept.certificate(), None);
        kept.keep_certificate("key\n", "chain\n").unwrap();
        assert!(kept.certificate().unwrap().ends_with("\nkey\nchain\n"));
        assert_eq!(
            open(&folder, "https://b.example", &["x.my", "y.my"]).certificate(),
            None
        );
        assert_eq!(
            open(&folder, "https://a.example", &["x.my"]).certificate(),
            None
        );
    }

    #[test]
    fn only_the_owner_reads_what_is_kept() {
        let folder = Folder::new();
        let kept = open(&folder, "https://a.example", &["x.my"]);
        kept.keep_certificate("key", "chain").unwrap();
        kept.keep_certificate("key", "another").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder.path().join("tls")), FOLDER_MODE);
        assert_eq!(mode(&kept.certificate_path()), FILE_MODE);
    }
}
