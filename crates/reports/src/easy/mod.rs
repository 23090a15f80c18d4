//! For those who read little: pictures to press, and recordings of every question and answer. Both are the pack's;
//! a deployer puts recordings of people's voices in place of ours under the same names.

pub mod model;

use std::sync::Arc;
use std::time::Duration;

use base::{Lang, Time};
use kernel::App;

pub use model::{Easy, Topic};

/// The pack as the pages for those who read little need it, read once.
pub fn easy(app: &App, now: Time) -> Arc<Easy> {
    const NAME: &str = "reports.easy";
    if let Some(known) = app.memo.get::<Easy>(NAME, now, Duration::MAX) {
        return known;
    }
    let languages: Vec<Lang> = app.pack.languages.clone();
    let read = Easy::read(&app.pack, &languages).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheets of pictures and recordings are not well-formed");
        Easy::default()
    });
    app.memo.put(NAME, now, read)
}
