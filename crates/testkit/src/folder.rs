//! A folder of a test's own.

use std::path::{Path, PathBuf};
use std::{env, fs};

use base::Ids;

/// An empty folder that is removed with all it holds when it is dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes a new folder among the system's temporary files.
    ///
    /// # Panics
    ///
    /// If the folder cannot be made.
    pub fn new() -> Self {
        let path = env::temp_dir().join(format!("balai-test-{}", Ids::random().secret()));
        if let Err(error) = fs::create_dir(&path) {
            panic!("cannot make {}: {error}", path.display());
        }
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is left to the system; the test's result does not hang on it.
        let _ = fs::remove_dir_all(&self.0);
    }
}
