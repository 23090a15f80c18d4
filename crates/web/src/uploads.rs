//! Room for large bodies: so many bytes at once in this process, so that a few films do not fill a small
//! machine's memory.

use std::sync::{Arc, Mutex, PoisonError};

use base::Problem;

/// Bytes of large bodies that are in memory at once: the largest film and some photos beside it.
const ROOM: usize = 80_000_000;
/// What is smaller is not counted.
const SMALL: usize = 1_000_000;

/// What is free. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Uploads(Arc<Mutex<usize>>);

/// A part of the room, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Room {
    from: Uploads,
    bytes: usize,
}

impl Default for Uploads {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(ROOM)))
    }
}

impl Uploads {
    /// Takes room for a body, or refuses it with the seconds to wait.
    pub(crate) fn take(&self, bytes: usize) -> Result<Option<Room>, Problem> {
        if bytes < SMALL {
            return Ok(None);
        }
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let busy = || Problem::new(503, "web.uploads_busy").retry_after(15);
        *free = free.checked_sub(bytes).ok_or_else(busy)?;
        Ok(Some(Room {
            from: self.clone(),
            bytes,
        }))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut free = self.from.0.lock().unwrap_or_else(PoisonError::into_inner);
        *free += self.bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_given_back_when_an_upload_is_done() {
        let uploads = Uploads::default();
        let film = uploads.take(50_000_000).expect("room");
        let refused = uploads.take(50_000_000).expect_err("no room");
        assert_eq!((refused.status, refused.code), (503, "web.uploads_busy"));
        assert!(uploads.take(10_000_000).is_ok(), "a photo fits beside it");
        assert!(uploads.take(900_000).is_ok_and(|room| room.is_none()));
        drop(film);
        assert!(uploads.take(50_000_000).is_ok());
    }
}
