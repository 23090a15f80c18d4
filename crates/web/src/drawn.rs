//! Pages for whoever is not signed in, drawn once for as long as what they are drawn from stays the same.
//!
//! What a reader's forms have to send differs from reader to reader, and is put in where the page has it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::Actor;
use rustc_hash::FxHashMap;

use crate::{Ctx, Failure, failure, html};

/// A page is drawn anew after so many microseconds at the latest: what it says of the time left may be so old.
const OLDEST_US: i64 = 10_000_000;
/// Bytes of pages that stay: twice this, as the older half is let go at once.
const ROOM: usize = 4 << 20;

/// What a page follows from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Origin {
    print: u128,
    path: String,
    /// Since when it may be shown, in steps of [`OLDEST_US`].
    age: i64,
}

/// A page in pieces, between which the reader's token for forms stands.
type Pieces = Arc<[Box<str>]>;

/// The pages that were drawn lately.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// Stands for the token while a page is drawn. Nobody outside knows it, so nobody can write it into a page.
    token: String,
    pages: Mutex<Pages>,
}

#[derive(Debug, Default)]
struct Pages {
    newer: FxHashMap<Origin, Pieces>,
    older: FxHashMap<Origin, Pieces>,
    /// Of the newer ones.
    bytes: usize,
}

impl Default for Drawn {
    fn default() -> Self {
        let half = || RandomState::new().build_hasher().finish();
        Self {
            token: format!("{:016x}{:016x}", half(), half()),
            pages: Mutex::default(),
        }
    }
}

impl Drawn {
    fn get(&self, origin: &Origin) -> Option<Pieces> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let found = pages.newer.get(origin).or_else(|| pages.older.get(origin));
        found.cloned()
    }

    fn put(&self, origin: Origin, page: &str) -> Pieces {
        let pieces: Pieces = page.split(&self.token).map(Box::from).collect();
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.newer.insert(origin, Arc::clone(&pieces)).is_none() {
            pages.bytes += page.len();
        }
        if pages.bytes > ROOM {
            pages.older = std::mem::take(&mut pages.newer);
            pages.bytes = 0;
        }
        pieces
    }
}

impl Ctx {
    /// A page that follows from nothing but its address, the time, and the rows of a fingerprint
    /// (the store's `Tx::print`): drawn now, or the one that was drawn of the same for somebody else. Who is known to us by
    /// more than a cookie for forms, or asks with a query, has it drawn.
    pub fn drawn<T: Template>(
        &self,
        print: Option<u128>,
        draw: impl FnOnce(&Self) -> Result<T, Failure>,
    ) -> Result<Response, Failure> {
        let is_alike =
            self.actor == Actor::anonymous() && self.shared.is_none() && self.raw_query.is_empty();
        let Some(print) = print.filter(|_| is_alike) else {
            return html(&draw(self)?);
        };
        let origin = Origin {
            print,
            path: self.path.clone(),
            age: self.now.micros().div_euclid(OLDEST_US),
        };
        let drawn = self.site.drawings();
        let pieces = if let Some(pieces) = drawn.get(&origin) {
            pieces
        } else {
            let page = draw(&self.with_csrf(drawn.token.clone()))?;
            drawn.put(origin, &failure::rendered(&page)?)
        };
        let page = pieces.join(self.csrf.as_str());
        Ok(([(header::CONTENT_TYPE, failure::HTML)], page).into_response())
    }
}
