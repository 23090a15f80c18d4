//! Reading the figures.

use std::sync::Arc;
use std::time::Duration;

use base::Time;
use kernel::App;
use store::Tx;
use web::{Markup, Page};

use super::model::{Made, Scope};
use super::queries;
use crate::error::Error;
use crate::pages::figures_panel;

const NAME: &str = "reports.figures";
/// So long a node shows figures after it read them, though newer ones may have been made.
const AGE: Duration = Duration::from_secs(30);

/// All figures, as they were made last.
pub async fn figures(app: &App, now: Time) -> Result<Arc<Made>, Error> {
    let read = |tx: &mut Tx<'_>| Ok::<_, Error>(queries::figures(tx)?);
    app.memo.figure(&app.db, (NAME, now, AGE), read).await
}

/// What an agency's page says of its figures; nothing where there are none.
pub fn panel(tx: &mut Tx<'_>, page: &Page, agency: &str) -> store::Result<Option<Markup>> {
    let found = queries::figure_of(tx, Scope::Agency, agency)?;
    Ok(found.and_then(|(at, figures)| figures_panel(page, &figures, at)))
}
