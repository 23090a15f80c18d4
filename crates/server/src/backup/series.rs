//! Backups that lie beside one another: what one has of blobs the next need not copy, and one of them is the newest at
//! a time that somebody names.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use base::Time;

use super::files::{self, Kept, told};
use super::manifest::{self, Manifest, UNFINISHED};
use crate::open::Stop;

/// Whoever else may write there.
const OTHERS: u32 = 0o022;

/// The whole backups in a folder, the newest first, with when they were begun.
pub(super) fn series(folder: &Path) -> Result<Vec<(Time, PathBuf)>, Stop> {
    let entries = folder.read_dir().map_err(|error| told(folder, &error))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| told(folder, &error))?.path();
        if let Some(made) = manifest::moment(&path) {
            found.push((made, path));
        }
    }
    found.sort();
    found.reverse();
    Ok(found)
}

/// The newest backup in a folder that was begun at this time or before it.
pub(super) fn at(folder: &Path, time: Time) -> Result<PathBuf, Stop> {
    let all = series(folder)?;
    let oldest = all.last().map(|(made, _)| made.rfc3339_micros());
    let found = all.into_iter().find(|(made, _)| *made <= time);
    match (found, oldest) {
        (Some((_, path)), _) => Ok(path),
        (None, Some(oldest)) => Err(format!(
            "{} holds no backup from {} or before: the oldest is of {oldest}",
            folder.display(),
            time.rfc3339_micros()
        )
        .into()),
        (None, None) => Err(format!("{} holds no backups", folder.display()).into()),
    }
}

/// A backup of ours from before, and the blobs that it has.
pub(super) struct Earlier {
    pub(super) folder: PathBuf,
    blobs: BTreeMap<String, Kept>,
    /// Who makes the new backup.
    owner: u32,
}

impl Earlier {
    /// The newest whole backup in the folder around a new one that has been begun. What others own, or may
    /// write to, could change later on and is not used; nor is what does not fit its manifest.
    pub(super) fn beside(to: &Path) -> Result<Option<Self>, Stop> {
        let whole = to.canonicalize().map_err(|error| told(to, &error))?;
        let begun = whole.join(UNFINISHED);
        let owner = fs::metadata(&begun)
            .map_err(|error| told(&begun, &error))?
            .uid();
        let Some(around) = whole.parent() else {
            return Ok(None);
        };
        let ours = |path: &Path| {
            let about = fs::symlink_metadata(path);
            about.is_ok_and(|about| {
                about.is_dir() && about.uid() == owner && about.mode() & OTHERS == 0
            })
        };
        // Whoever may not look around has no earlier ones.
        let all = series(around).unwrap_or_default();
        let read = |(_, folder): (Time, PathBuf)| {
            let manifest = Manifest::read(&folder).ok()?;
            Some((folder, manifest))
        };
        let found = all
            .into_iter()
            .filter(|(_, path)| ours(path))
            .find_map(read);
        Ok(found.map(|(folder, manifest)| Self {
            folder,
            blobs: blobs(manifest),
            owner,
        }))
    }

    /// Gives a blob of this length to the new backup without copying it. Nothing if it cannot be given: it is not
    /// there, not as it was, on another disk, or has been lent as often as the disk allows.
    pub(super) fn lend(&self, path: &str, bytes: u64, to: &Path) -> Option<Kept> {
        let kept = self.blobs.get(path).filter(|kept| kept.bytes == bytes)?;
        let target = to.join(path);
        files::folder(target.parent()?).ok()?;
        fs::hard_link(self.folder.join(path), &target).ok()?;
        let about = fs::symlink_metadata(&target).ok()?;
        let is_sound = about.is_file()
            && about.len() == bytes
            && about.uid() == self.owner
            && about.mode() & OTHERS == 0;
        if !is_sound {
            fs::remove_file(&target).ok()?;
            return None;
        }
        Some(kept.clone())
    }
}

fn blobs(manifest: Manifest) -> BTreeMap<String, Kept> {
    let all = manifest.files.into_iter();
    all.filter(Kept::is_blob)
        .map(|kept| (kept.path.clone(), kept))
        .collect()
}
