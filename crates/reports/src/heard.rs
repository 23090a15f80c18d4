//! Whether an agency hears whoever sends a report.

use base::{Actor, Time};
use kernel::App;
use kernel::bans::{self, Asked};
use kernel::registry::Registry;
use store::Tx;

use crate::error::Error;
use crate::model::{ReportNew, Source};

/// Who may have to be kept out: not those for whom an officer files, nor a program that hands on what others wrote, save
/// by the address that it names.
pub(crate) fn sender(actor: &Actor, new: &ReportNew) -> Asked {
    if new.behalf.is_some() || new.source == Source::Partner {
        return Asked::default();
    }
    Asked {
        person: actor.party().filter(|_| new.source != Source::Open311),
        address: new.reporter.address(),
    }
}

/// Refused where the agency does not hear them now.
pub(crate) fn heard(
    tx: &mut Tx<'_>,
    (app, registry, now): (&App, &Registry, Time),
    sender: &Asked,
    agency: &str,
) -> Result<(), Error> {
    match bans::ban_asked(tx, (app, registry, now), sender, agency)? {
        Some(banned) => Err(Error::Banned {
            until: registry.day(banned.until).to_string(),
            reason: banned.reason,
        }),
        None => Ok(()),
    }
}
