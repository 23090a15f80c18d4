//! A certificate in files that somebody else renews, such as certbot.

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::certificates::{Certificates, Pair, Unfit, pair};
use crate::open::Stop;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_mins(1);

/// Where the certificate and its key are.
#[derive(Debug, Clone)]
pub(super) struct Files {
    certificate: PathBuf,
    key: PathBuf,
    /// What was in them when they were last looked at, sound or not.
    seen: Arc<Mutex<Option<Contents>>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Contents {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

impl Files {
    pub(super) fn new(certificate: PathBuf, key: PathBuf) -> Self {
        Self {
            certificate,
            key,
            seen: Arc::default(),
        }
    }

    /// What is in the files now.
    ///
    /// # Errors
    /// Which of the two is unfit, and why.
    pub(super) fn pair(&self) -> Result<Pair, Stop> {
        let now = Contents {
            certificate: contents("tls.certificate", &self.certificate)?,
            key: contents("tls.key", &self.key)?,
        };
        let read = pair(&now.certificate, &now.key);
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(read.map_err(|unfit| self.told(&unfit))?)
    }

    fn told(&self, unfit: &Unfit) -> String {
        let (setting, path) = match unfit {
            Unfit::Certificate => ("tls.certificate", &self.certificate),
            Unfit::Key | Unfit::Kind | Unfit::Mismatch => ("tls.key", &self.key),
        };
        format!("{setting}: {} {unfit}", path.display())
    }

    /// Whether somebody has written into the files since they were last looked at.
    fn changed(&self) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |path: &Path, kept: &[u8]| fs::read(path).is_ok_and(|now| now == kept);
        !seen.as_ref().is_some_and(|seen| {
            same(&self.certificate, &seen.certificate) && same(&self.key, &seen.key)
        })
    }

    /// Looks every minute, or when told to. What cannot be shown is not shown: the one before stays.
    pub(super) async fn keep(
        &self,
        certificates: &Certificates,
        mut again: impl AsyncFnMut(),
    ) -> Infallible {
        loop {
            let told = tokio::time::timeout(LOOK_EVERY, again()).await.is_ok();
            let files = self.clone();
            let look = move || (told || files.changed()).then(|| files.pair());
            match tokio::task::spawn_blocking(look).await {
                Ok(None) => {}
                Ok(Some(Ok(pair))) => {
                    certificates.show(pair);
                    tracing::info!("the certificate was read again");
                }
                Ok(Some(Err(error))) => {
                    tracing::error!(%error, "the certificate stays the one before");
                }
                Err(error) => tracing::error!(%error, "the certificate files were not looked at"),
            }
        }
    }
}

fn contents(setting: &str, path: &Path) -> Result<Vec<u8>, Stop> {
    fs::read(path).map_err(|error| format!("{setting}: {}: {error}", path.display()).into())
}
