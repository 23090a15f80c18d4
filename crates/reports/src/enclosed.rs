//! Photos and other files that come with words on a report, later on: whoever reads the words sees them, and nobody
//! else.

use base::Time;
use kernel::App;
use kernel::cases::{Audience, Case};
use store::Tx;

use crate::error::Error;

pub use kernel::documents::Enclosed;

/// Who sees what comes with a move: those who read its words. On a private report nobody else ever does.
fn audience(app: &App, case: &Case, step: &str) -> Audience {
    let known = app.kinds.of(case).and_then(|kind| kind.step(step));
    match known.map(|step| step.audience) {
        Some(Audience::Public) if case.public => Audience::Public,
        Some(Audience::Internal) => Audience::Internal,
        _ => Audience::Case,
    }
}

/// Adds what came with a move to the entry that it made.
pub fn enclose(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (case, step, entry): (&Case, &str, &str),
    enclosed: &Enclosed,
) -> Result<(), Error> {
    let place = (case.id, entry, audience(app, case, step));
    Ok(enclosed.add(tx, now, place)?)
}
