//! Fingerprints of what a transaction read, by which something made of it is known again.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

use twox_hash::XxHash3_128;

use crate::row::{Column, Row};

/// More than this is not remembered: whoever reads so much has no use for it.
const MOST: usize = 1 << 20;
/// What a page of one thing mostly reads.
const USUAL: usize = 4 << 10;

/// What was read, as bytes that say where each value ends.
#[derive(Debug)]
pub(crate) struct Print {
    bytes: Vec<u8>,
    /// Whether all of it could be remembered.
    whole: bool,
}

impl Default for Print {
    fn default() -> Self {
        Self {
            bytes: Vec::with_capacity(USUAL),
            whole: true,
        }
    }
}

impl Print {
    pub(crate) fn statement(&mut self, name: &str) {
        self.long(b'S', name.as_bytes());
    }

    pub(crate) fn row(&mut self, row: &Row<'_>) {
        self.bytes.push(b'R');
        for column in row.columns() {
            match column {
                Ok(Column::Null) => self.bytes.push(b'N'),
                Ok(Column::Bool(flag)) => self.bytes.extend([b'B', u8::from(flag)]),
                Ok(Column::Int(whole)) => self.fixed(b'I', whole.to_le_bytes()),
                Ok(Column::Real(real)) => self.fixed(b'F', real.to_bits().to_le_bytes()),
                Ok(Column::Text(text)) => self.long(b'T', text.as_bytes()),
                Ok(Column::Blob(bytes)) => self.long(b'X', bytes),
                Err(_) => self.whole = false,
            }
        }
    }

    /// Nothing if it was too much.
    pub(crate) fn finish(&self) -> Option<u128> {
        self.whole
            .then(|| XxHash3_128::oneshot_with_seed(seed(), &self.bytes))
    }

    fn fixed(&mut self, sort: u8, bytes: [u8; 8]) {
        self.bytes.push(sort);
        self.bytes.extend(bytes);
    }

    fn long(&mut self, sort: u8, bytes: &[u8]) {
        self.whole &= self.bytes.len() + bytes.len() < MOST;
        if self.whole {
            let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            self.fixed(sort, length.to_le_bytes());
            self.bytes.extend_from_slice(bytes);
        }
    }
}

/// Drawn once in each process, so that nobody outside can look for two texts with one fingerprint.
fn seed() -> u64 {
    static SEED: OnceLock<u64> = OnceLock::new();
    *SEED.get_or_init(|| RandomState::new().build_hasher().finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_do_not_run_into_each_other() {
        let print = |texts: &[&str]| {
            let mut print = Print::default();
            for text in texts {
                print.long(b'T', text.as_bytes());
            }
            print.finish()
        };
        assert_eq!(print(&["ab", "c"]), print(&["ab", "c"]));
        assert_ne!(print(&["ab", "c"]), print(&["a", "bc"]));
        assert_ne!(print(&["ab"]), print(&["ab", ""]));
    }

    #[test]
    fn too_much_has_no_fingerprint() {
        let mut print = Print::default();
        print.long(b'X', &vec![0; MOST]);
        assert_eq!(print.finish(), None);
    }
}
