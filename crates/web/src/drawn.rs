//! Pages for whoever is not signed in, and feeds, drawn once for as long as what they are drawn from stays the same.
//!
//! What a reader's forms have to send differs from reader to reader, and is put in where the page has it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base::Actor;
use rustc_hash::FxHashMap;

use crate::atom::{self, Feed};
use crate::{Ctx, Failure, Tagged, failure, html};

/// A page is drawn anew after so many microseconds at the latest: what it says of the time left may be so old.
const OLDEST_US: i64 = 10_000_000;
/// Bytes of pages that stay: twice this, as the older half is let go at once.
const ROOM: usize = 4 << 20;

/// What a page or feed follows from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Origin {
    print: u128,
    /// With what was asked after it.
    path: String,
    /// Since when it may be shown, in steps of [`OLDEST_US`].
    age: i64,
}

/// A page in pieces, between which the reader's token for forms stands.
type Pieces = Arc<[Box<str>]>;

/// The pages and feeds that were drawn lately.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// Stands for the token while a page is drawn. Nobody outside knows it, so nobody can write it into a page.
    token: String,
    pages: Mutex<Lately<Pieces>>,
    feeds: Mutex<Lately<Tagged>>,
}

#[derive(Debug)]
struct Lately<T> {
    newer: FxHashMap<Origin, T>,
    older: FxHashMap<Origin, T>,
    /// Of the newer ones.
    bytes: usize,
}

impl<T> Default for Lately<T> {
    fn default() -> Self {
        Self {
            newer: FxHashMap::default(),
            older: FxHashMap::default(),
            bytes: 0,
        }
    }
}

impl<T: Clone> Lately<T> {
    fn get(kept: &Mutex<Self>, origin: &Origin) -> Option<T> {
        let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.newer.get(origin).or_else(|| kept.older.get(origin));
        found.cloned()
    }

    fn put(kept: &Mutex<Self>, origin: Origin, (drawn, bytes): (&T, usize)) {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = bytes + origin.path.len();
        if kept.newer.insert(origin, drawn.clone()).is_none() {
            kept.bytes += bytes;
        }
        if kept.bytes > ROOM {
            kept.older = std::mem::take(&mut kept.newer);
            kept.bytes = 0;
        }
    }
}

impl Default for Drawn {
    fn default() -> Self {
        let half = || RandomState::new().build_hasher().finish();
        Self {
            token: format!("{:016x}{:016x}", half(), half()),
            pages: Mutex::default(),
            feeds: Mutex::default(),
        }
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
        let origin = self.origin(print);
        let drawn = self.site.drawings();
        let pieces = if let Some(pieces) = Lately::get(&drawn.pages, &origin) {
            pieces
        } else {
            let page = draw(&self.with_csrf(drawn.token.clone()))?;
            let page = failure::rendered(&page)?;
            let pieces: Pieces = page.split(&drawn.token).map(Box::from).collect();
            Lately::put(&drawn.pages, origin, (&pieces, page.len()));
            pieces
        };
        let page = pieces.join(self.csrf.as_str());
        Ok(([(header::CONTENT_TYPE, failure::HTML)], page).into_response())
    }

    /// A feed that follows from nothing but its address with what is asked there, the time, and the rows of a fingerprint: who
    /// asks says nothing in it.
    pub fn drawn_feed(
        &self,
        print: Option<u128>,
        asked: &HeaderMap,
        draw: impl FnOnce() -> Result<Feed, Failure>,
    ) -> Result<Response, Failure> {
        let Some(print) = print else {
            return Ok(draw()?.answer(&self.site, asked));
        };
        let origin = self.origin(print);
        let drawn = self.site.drawings();
        let feed = if let Some(feed) = Lately::get(&drawn.feeds, &origin) {
            feed
        } else {
            let feed = draw()?.tagged(&self.site);
            let bytes = feed.body().len();
            Lately::put(&drawn.feeds, origin, (&feed, bytes));
            feed
        };
        Ok(feed.answer(asked, atom::MEDIA_TYPE))
    }

    fn origin(&self, print: u128) -> Origin {
        let path = match self.raw_query.as_str() {
            "" => self.path.clone(),
            query => format!("{}?{query}", self.path),
        };
        Origin {
            print,
            path,
            age: self.now.micros().div_euclid(OLDEST_US),
        }
    }
}
