//! Pages that learn of news while they are open: a stream for each of them (Server-Sent Events) that says how much is new,
//! and nothing of what it is. The page then offers to be shown anew, and is asked for as any page is.
//!
//! Nothing here belongs to one node: what a page shows already stands in its address, and how far a stream has told in
//! what its browser gives back (`Last-Event-ID`), so any node goes on where another one ended.
//!
//! Address: `/live`.

mod http;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use base::Reference;
use store::Tx;
use tokio::sync::watch;

use super::queries;

pub(super) use http::routes;

/// Streams of a node.
const ALL: usize = 2_000;
/// Streams of one person, or of guests from one network.
const EACH: usize = 30;
/// Streams from one network, whoever is signed in there.
const NETWORK: usize = 300;
/// Events without a position that a page remembers to have shown already.
const SHOWN: i64 = 50;

/// The streams of this process.
#[derive(Debug)]
pub struct Live {
    open: Mutex<HashMap<String, usize>>,
    closing: watch::Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            open: Mutex::default(),
            closing: watch::Sender::new(false),
        }
    }
}

/// The place of one stream, given back when it ends, however it ends.
#[derive(Debug)]
struct Place {
    live: Arc<Live>,
    held: Vec<String>,
}

impl Live {
    /// Ends all streams at once: browsers ask again, and find another node or this one anew.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// A place for a stream of this person from this network, if there is one left.
    fn enter(self: &Arc<Self>, person: Option<String>, network: &str) -> Option<Place> {
        let who = match person {
            Some(person) => format!("person {person}"),
            None => format!("guest {network}"),
        };
        let asked = [
            (String::new(), ALL),
            (who, EACH),
            (format!("network {network}"), NETWORK),
        ];
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |(key, most): &(String, usize)| open.get(key).is_some_and(|now| now >= most);
        if *self.closing.borrow() || asked.iter().any(full) {
            return None;
        }
        let held: Vec<String> = asked.into_iter().map(|(key, _)| key).collect();
        for key in &held {
            *open.entry(key.clone()).or_default() += 1;
        }
        Some(Place {
            live: Arc::clone(self),
            held,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let open = &self.live.open;
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        for key in self.held.drain(..) {
            let left = open.remove(&key).unwrap_or_default();
            if left > 1 {
                open.insert(key, left - 1);
            }
        }
    }
}

/// What a page of many cases shows already: all events up to a position, and those that had none yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    after: i64,
    shown: Vec<String>,
}

/// What a page shows that is read in this transaction.
pub fn since(tx: &mut Tx<'_>) -> store::Result<Since> {
    Ok(Since {
        shown: queries::events_unpositioned(tx, SHOWN)?,
        after: queries::event_last(tx)?,
    })
}

/// As it stands in an address.
impl fmt::Display for Since {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.after)?;
        self.shown.iter().try_for_each(|id| write!(out, ".{id}"))
    }
}

impl Since {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let after = counted(parts.next()?)?;
        let shown: Vec<String> = parts.map(str::to_owned).collect();
        let few = i64::try_from(shown.len()).is_ok_and(|count| count <= SHOWN);
        few.then_some(Self { after, shown })
    }
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// One case, told of up to this version.
    Case(String, i64),
    /// What an agency holds, told of up to a position.
    Desk(String, Since),
}

impl Asked {
    /// What the address says, gone on from where the stream before this one ended.
    fn read<'q>(query: impl Fn(&str) -> Option<&'q str>, told: Option<&str>) -> Option<Self> {
        let told = told.and_then(counted).unwrap_or_default();
        if let Some(about) = query("about") {
            let reference = Reference::parse(about).ok()?.to_string();
            let version = counted(query("version")?)?;
            return Some(Self::Case(reference, version.max(told)));
        }
        let mut since = Since::parse(query("since")?)?;
        since.after = since.after.max(told);
        Some(Self::Desk(query("agency")?.to_owned(), since))
    }

    /// Up to where it was told: what the browser gives back.
    const fn told(&self) -> i64 {
        match self {
            Self::Case(_, version) => *version,
            Self::Desk(_, since) => since.after,
        }
    }
}

fn counted(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| *number >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_shows_is_read_as_it_was_written() {
        let since = Since {
            after: 12,
            shown: vec!["01abc".to_owned(), "01abd".to_owned()],
        };
        assert_eq!(Since::parse(&since.to_string()), Some(since));
        for wrong in ["", "x", "-1", "1,2", &"1.a".repeat(60)] {
            assert_eq!(Since::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_stream_goes_on_where_the_one_before_it_ended() {
        let desk = |name: &str| match name {
            "agency" => Some("mbpj"),
            "since" => Some("12.01abc"),
            _ => None,
        };
        let told = |last| Asked::read(desk, last).map(|asked| asked.told());
        assert_eq!(told(None), Some(12));
        assert_eq!(told(Some("40")), Some(40));
        // What a browser gives back is a stranger's word, and never makes more of it new.
        assert_eq!(told(Some("3")), Some(12));
        assert_eq!(told(Some("x")), Some(12));
        let nothing = |_: &str| None;
        assert_eq!(Asked::read(nothing, Some("40")), None);
    }

    #[test]
    fn everybody_has_so_many_streams_and_gets_a_place_back_when_one_ends() {
        let live = Arc::new(Live::default());
        let guest = || live.enter(None, "a");
        let mut places: Vec<_> = (0..EACH).filter_map(|_| guest()).collect();
        assert_eq!(places.len(), EACH);
        assert!(guest().is_none());
        assert!(live.enter(None, "b").is_some(), "others are not held up");
        let officer = |number: usize| live.enter(Some(number.to_string()), "a");
        let office: Vec<_> = (0..NETWORK).map_while(officer).collect();
        assert_eq!(office.len(), NETWORK - EACH, "a network has its limit");
        drop(office);
        places.pop();
        assert!(guest().is_some());
        drop(places);
        let all: Vec<_> = (0..ALL)
            .map(|one| live.enter(None, &one.to_string()))
            .collect();
        assert!(all.iter().all(Option::is_some));
        assert!(guest().is_none(), "a node has its limit");
        drop(all);
        assert!(live.open.lock().expect("whole").is_empty());
        live.close();
        assert!(guest().is_none(), "nobody comes in any more");
    }
}
