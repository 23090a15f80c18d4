//! Copying files with their checksums, onto the disk and not only towards it.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::open::Stop;

/// A backup holds what people entrusted to the instance: only its owner reads it.
const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;
const BUFFER: usize = 1 << 18;

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    /// The path from the data folder, with slashes.
    pub(super) path: String,
    /// Its length.
    pub(super) bytes: u64,
    /// SHA-256 in hexadecimal.
    pub(super) sha256: String,
    /// Whether only some can open it. Length and hash are then those of what is in the backup.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) wrapped: bool,
}

impl Kept {
    /// Where it is in the backup.
    pub(super) fn stored(&self) -> String {
        if self.wrapped {
            format!("{}.age", self.path)
        } else {
            self.path.clone()
        }
    }

    /// The last part of its path.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it is a document's, and as its name says.
    pub(super) fn is_blob(&self) -> bool {
        self.path.starts_with("blobs/") && self.is_named_by_hash()
    }

    /// Whether its name is its checksum, as a blob's is, up to the number of one that was sent again.
    fn is_named_by_hash(&self) -> bool {
        self.name().split('.').next() == Some(self.sha256.as_str())
    }
}

/// What went wrong with which file.
pub(super) fn told(path: &Path, error: &io::Error) -> Stop {
    format!("{}: {error}", path.display()).into()
}

/// Makes a folder that only its owner enters, and those above it.
pub(super) fn folder(path: &Path) -> Result<(), Stop> {
    DirBuilder::new()
        .recursive(true)
        .mode(FOLDER_MODE)
        .create(path)
        .map_err(|error| told(path, &error))
}

/// Makes a file that only its owner reads; one that is there already is refused.
pub(super) fn create(path: &Path) -> Result<File, Stop> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(FILE_MODE);
    options.open(path).map_err(|error| told(path, &error))
}

/// Whether there is nothing in a folder.
pub(super) fn is_empty(path: &Path) -> Result<bool, Stop> {
    let mut entries = path.read_dir().map_err(|error| told(path, &error))?;
    Ok(entries.next().is_none())
}

/// The paths of all files under a folder, with slashes and in order. What is neither file nor folder, such
/// as a socket, is left out.
pub(super) fn walk(root: &Path) -> Result<Vec<String>, Stop> {
    let (mut files, _) = survey(root)?;
    files.sort();
    Ok(files)
}

/// Files, as text, and folders under a folder. Links are followed: blobs may lie on a larger disk.
fn survey(root: &Path) -> Result<(Vec<String>, Vec<PathBuf>), Stop> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = folder.read_dir().map_err(|error| told(&folder, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| told(&folder, &error))?.path();
            match path.metadata() {
                Ok(about) if about.is_dir() => open.push(path),
                Ok(about) if about.is_file() => files.push(relative(root, &path)?),
                Ok(_) => {}
                // Taken away since the folder was read.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(told(&path, &error)),
            }
        }
        folders.push(folder);
    }
    Ok((files, folders))
}

fn relative(root: &Path, path: &Path) -> Result<String, Stop> {
    let inner = path.strip_prefix(root).ok().and_then(Path::to_str);
    let inner = inner.ok_or_else(|| format!("{}: not a name in UTF-8", path.display()))?;
    Ok(inner.to_owned())
}

/// Copies one file to the same place under another folder and has it on the disk. Nothing if it is gone.
pub(super) fn copy(from: &Path, to: &Path, path: &str) -> Result<Option<Kept>, Stop> {
    let (source, target) = (from.join(path), to.join(path));
    let file = match File::open(&source) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(told(&source, &error)),
    };
    if let Some(parent) = target.parent() {
        folder(parent)?;
    }
    let mut copy = create(&target)?;
    let (bytes, sha256) = pour(file, &mut copy).map_err(|error| told(&target, &error))?;
    copy.sync_all().map_err(|error| told(&target, &error))?;
    Ok(Some(Kept {
        path: path.to_owned(),
        bytes,
        sha256,
        wrapped: false,
    }))
}

/// A new file that grows piece by piece.
pub(super) struct Growing {
    path: String,
    target: PathBuf,
    file: BufWriter<File>,
    bytes: u64,
    hash: Sha256,
}

impl Growing {
    pub(super) fn begin(to: &Path, path: &str) -> Result<Self, Stop> {
        let target = to.join(path);
        if let Some(parent) = target.parent() {
            folder(parent)?;
        }
        Ok(Self {
            path: path.to_owned(),
            file: BufWriter::with_capacity(BUFFER, create(&target)?),
            target,
            bytes: 0,
            hash: Sha256::new(),
        })
    }

    pub(super) fn add(&mut self, part: &[u8]) -> Result<(), Stop> {
        self.hash.update(part);
        self.bytes += u64::try_from(part.len()).unwrap_or_default();
        let written = self.file.write_all(part);
        written.map_err(|error| told(&self.target, &error))
    }

    /// Has it on the disk.
    pub(super) fn end(mut self) -> Result<Kept, Stop> {
        let done = self
            .file
            .flush()
            .and_then(|()| self.file.get_ref().sync_all());
        done.map_err(|error| told(&self.target, &error))?;
        Ok(Kept {
            path: self.path,
            bytes: self.bytes,
            sha256: hex(&self.hash.finalize()),
            wrapped: false,
        })
    }
}

/// A file of a backup that is read, and whose end is only reached if it is as it was written.
pub(super) struct Checked {
    file: File,
    expected: Kept,
    bytes: u64,
    hash: Sha256,
}

impl Checked {
    pub(super) fn open(from: &Path, kept: &Kept) -> Result<Self, Stop> {
        let source = from.join(&kept.path);
        let file = match File::open(&source) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(distrust(&kept.path, "is missing").into());
            }
            opened => opened.map_err(|error| told(&source, &error))?,
        };
        Ok(Self {
            file,
            expected: kept.clone(),
            bytes: 0,
            hash: Sha256::new(),
        })
    }
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        self.bytes += u64::try_from(count).unwrap_or_default();
        let is_end = count == 0 && !buffer.is_empty();
        let fits = || {
            let sha256 = hex(&self.hash.clone().finalize());
            (self.bytes, sha256.as_str()) == (self.expected.bytes, self.expected.sha256.as_str())
        };
        if is_end && !fits() {
            return Err(io::Error::other(distrust(
                &self.expected.path,
                "was altered",
            )));
        }
        Ok(count)
    }
}

/// Why a backup cannot be trusted.
pub(super) fn distrust(path: &str, what: &str) -> String {
    format!("{path} {what}: this backup cannot be trusted")
}

/// Lays bytes down as a new file, and has them on the disk.
pub(super) fn lay(to: &Path, path: &str, bytes: &[u8]) -> Result<(), Stop> {
    let target = to.join(path);
    if let Some(parent) = target.parent() {
        folder(parent)?;
    }
    let mut file = create(&target)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| told(&target, &error))
}

/// What a file that is sealed is kept as.
pub(super) fn wrapped(path: &str, sealed: &[u8]) -> Kept {
    Kept {
        path: path.to_owned(),
        bytes: u64::try_from(sealed.len()).unwrap_or_default(),
        sha256: hex(&Sha256::digest(sealed)),
        wrapped: true,
    }
}

/// Has a file that is there already on the disk, for its owner only, and gives its checksum.
pub(super) fn sealed(root: &Path, path: &str) -> Result<Kept, Stop> {
    let whole = root.join(path);
    let seal = || {
        let file = File::open(&whole)?;
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(FILE_MODE))?;
        file.sync_all()?;
        pour(file, &mut io::sink())
    };
    let (bytes, sha256) = seal().map_err(|error| told(&whole, &error))?;
    Ok(Kept {
        path: path.to_owned(),
        bytes,
        sha256,
        wrapped: false,
    })
}

/// Moves all bytes from one to the other, letting others go first; their number and SHA-256.
fn pour(mut from: impl Read, to: &mut impl Write) -> io::Result<(u64, String)> {
    let mut buffer = vec![0; BUFFER];
    let (mut bytes, mut hash) = (0, Sha256::new());
    loop {
        let count = match from.read(&mut buffer) {
            Ok(0) => return Ok((bytes, hex(&hash.finalize()))),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let read = buffer.get(..count).unwrap_or_default();
        hash.update(read);
        to.write_all(read)?;
        bytes += u64::try_from(count).unwrap_or_default();
        store::rest();
    }
}

/// Has the names of all files under a folder on the disk, as well as the files.
pub(super) fn flush_folders(root: &Path) -> Result<(), Stop> {
    let (_, folders) = survey(root)?;
    folders.iter().try_for_each(|folder| flush_folder(folder))
}

/// Has the names in one folder on the disk.
pub(super) fn flush_folder(folder: &Path) -> Result<(), Stop> {
    let flushed = File::open(folder).and_then(|opened| opened.sync_all());
    flushed.map_err(|error| told(folder, &error))
}
