//! Decisions about moderation, without input or output.

use kernel::cases::{Audience, Entry, Mark};
use kernel::moderation::{Change, Deed, OMITTED, standing, typed};

use super::model::{Moderate, Moderated, Part, Words};
use crate::error::Error;
use crate::model::{Request, RequestNew, Shown};

/// Whether a request's own words, beside those of its thread, are not all as they were written.
pub(crate) fn is_moderated(history: &[Moderated]) -> bool {
    [Part::Title, Part::Words]
        .iter()
        .any(|part| standing(history, part).is_some())
}

/// The parts of a request that can be moderated, with what everybody reads there.
pub(super) fn parts(request: &Request, entries: &[Entry], history: &[Moderated]) -> Vec<Words> {
    let words = |part: Part, text: Option<String>| Words {
        deed: standing(history, &part).map(|standing| standing.deed),
        part,
        text,
    };
    let mut parts = vec![
        words(Part::Title, Some(request.title.clone())),
        words(Part::Words, Some(request.words.clone())),
    ];
    let public = |entry: &&Entry| entry.audience == Audience::Public;
    let said = |entry: &&Entry| entry.body.is_some() || entry.moderated.is_some();
    let told = entries.iter().filter(public).filter(said);
    parts.extend(told.map(|entry| words(Part::Entry(entry.version), entry.body.clone())));
    parts
}

/// What everybody reads in a part now.
pub(super) fn said(request: &Request, entries: &[Entry], part: &Part) -> Option<String> {
    match part {
        Part::Request => None,
        Part::Title => Some(request.title.clone()),
        Part::Words => Some(request.words.clone()),
        Part::Entry(version) => {
            let public =
                |entry: &&Entry| entry.version == *version && entry.audience == Audience::Public;
            let entry = entries.iter().find(public)?;
            entry.body.clone()
        }
    }
}

/// What an act comes to, refused where it would change nothing.
pub(super) fn change(
    (request, public): (&Request, bool),
    text: Option<&String>,
    history: &[Moderated],
    cmd: &Moderate,
) -> Result<Change, Error> {
    let standing = standing(history, &cmd.part);
    let change = |says: Option<String>, mark| Change {
        said: text.cloned(),
        says,
        mark,
        public: None,
    };
    let unfit = || Err(Error::ModerationUnfit);
    match (cmd.deed, &cmd.part) {
        (Deed::Hide, Part::Request) if public => Ok(Change {
            public: Some(false),
            ..change(None, None)
        }),
        // What whoever asked took off the public thread stays off it.
        (Deed::Restore, Part::Request) if standing.is_some() && request.shown == Shown::Public => {
            Ok(Change {
                public: Some(true),
                ..change(None, None)
            })
        }
        (Deed::Object | Deed::Stand, _) | (_, Part::Request) => unfit(),
        (Deed::Restore, _) => match standing {
            Some(standing) => Ok(change(standing.original.map(str::to_owned), None)),
            None => unfit(),
        },
        (Deed::Hide, Part::Entry(_)) if text.is_some() => Ok(change(None, Some(Mark::Hidden))),
        (Deed::Hide, Part::Title | Part::Words) if text.is_some_and(|text| text != OMITTED) => {
            Ok(change(Some(OMITTED.to_owned()), Some(Mark::Hidden)))
        }
        (Deed::Edit, part) if text.is_some() => {
            let says = typed(cmd.text.as_deref()).ok_or(Error::ModerationText)?;
            fits(part, &says)?;
            if text == Some(&says) {
                return unfit();
            }
            Ok(change(Some(says), Some(Mark::Edited)))
        }
        (Deed::Edit | Deed::Hide, _) => unfit(),
    }
}

fn fits(part: &Part, says: &str) -> Result<(), Error> {
    let long = says.chars().count();
    match part {
        Part::Title if long > RequestNew::TITLE_MAX => Err(Error::TitleLong),
        _ if long > RequestNew::WORDS_MAX => Err(Error::WordsLong),
        _ => Ok(()),
    }
}
