//! The way to a report for those who read little: a picture to press, one question a page, each of them read
//! aloud. It fills in the same draft as the usual way.

mod check;
mod code;
mod done;
mod offline;
mod phone;
mod place;
mod say;
mod similar;
mod topic;
mod voices;

use std::sync::Arc;

use base::Lang;
use kernel::App;
use kernel::registry::Registry;
use web::{Ctx, Failure, Markup, Page, Route};

use super::{Way, first};
use crate::easy::{self, Easy};
use crate::model::{Draft, is_sound};

pub(super) fn routes() -> Vec<Route<App>> {
    [
        topic::routes(),
        place::routes(),
        say::routes(),
        similar::routes(),
        phone::routes(),
        check::routes(),
        code::routes(),
        done::routes(),
        offline::routes(),
        voices::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Words of a page, and the address of their recording.
struct Said {
    words: String,
    src: Option<String>,
}

/// A picture or a line to press, with its words.
struct Tile {
    value: String,
    said: Said,
}

/// What speaks on a page.
struct Voice<'a> {
    ctx: &'a Ctx,
    easy: Arc<Easy>,
}

impl<'a> Voice<'a> {
    fn of(app: &App, ctx: &'a Ctx) -> Self {
        let easy = easy::easy(app, ctx.now);
        Self { ctx, easy }
    }

    /// A question or an answer of ours.
    fn say(&self, name: &str) -> Said {
        let words = self.ctx.t(&format!("reports-spoken-{name}")).into_owned();
        self.said(name, words)
    }

    /// Words of the pack. They are offered to be heard only where the recording says them.
    fn said(&self, name: &str, words: String) -> Said {
        let says = |lang: &Lang| self.easy.said(*lang, name) == Some(words.as_str());
        // Names of places are the same in all languages, and recorded once.
        let lang = [self.ctx.lang, Lang::MS].into_iter().find(says);
        Said {
            src: lang.map(|lang| format!("/spoken/{lang}/{name}.mp3")),
            words,
        }
    }

    /// The same with letters and digits after it, one by one.
    fn spelled(&self, name: &str, letters: &str) -> Said {
        let said = self.say(name);
        let letters: String = letters
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        Said {
            src: said.src.map(|src| format!("{src}?spell={letters}")),
            ..said
        }
    }

    /// What a draft is about.
    fn topic(&self, page: &Page, draft: &Draft) -> Option<Tile> {
        let topic = self.easy.topic(draft.easy.as_deref()?)?;
        Some(Tile {
            value: topic.code.clone(),
            said: self.said(&topic.spoken(), page.plain(&topic.name)),
        })
    }
}

/// A number to call before anything else, heard with its digits.
struct Danger {
    number: String,
    name: String,
    said: Said,
    /// What would have to be so, and what to do then, where there is more to say.
    about: Option<(Markup, Markup)>,
}

/// Numbers to call for a category, also where an answer would end its form, or those of all emergencies: the first of
/// the pack.
fn dangers(
    voice: &Voice<'_>,
    page: &Page,
    (app, registry): (&App, &Registry),
    about: Option<&str>,
) -> Vec<Danger> {
    let danger = |number: &str, name: String| Danger {
        said: voice.spelled("danger", number),
        number: number.to_owned(),
        name,
        about: None,
    };
    let Some(category) = about else {
        let told = registry.settings().emergency.iter().take(1);
        return told
            .map(|it| danger(&it.number, page.plain(&it.name)))
            .collect();
    };
    let told = first::emergency(registry, category);
    let mut dangers: Vec<Danger> = told
        .iter()
        .map(|it| danger(&it.number, page.plain(&it.name)))
        .collect();
    for warning in first::warnings(page, (app, registry), Some(category)) {
        let mut about = Some((warning.ask, warning.words));
        for number in &warning.numbers {
            dangers.push(Danger {
                about: about.take(),
                ..danger(number, String::new())
            });
        }
    }
    dangers
}

/// Whether a draft says what happened: in words, by a recording, or by a photo.
fn says(draft: &Draft) -> bool {
    !draft.description.is_empty() || !draft.photos.is_empty() || speaks(draft)
}

/// Whether somebody speaks in it.
fn speaks(draft: &Draft) -> bool {
    draft.documents().iter().any(is_sound)
}

/// Takes up a draft of this way that has not been sent yet.
async fn open(app: &App, ctx: &Ctx) -> Result<Way, Failure> {
    let way = Way::open(app, ctx).await?;
    if way.draft.easy.is_none() {
        return Err(crate::error::Error::DraftGone.into());
    }
    Ok(way)
}
