//! Verbs of changed reports.

use std::collections::BTreeMap;

use kernel::audit;
use kernel::cases::CaseId;
use store::Tx;

use super::model::{Change, ChangePage, Moved};
use super::queries;
use crate::error::Error;
use crate::queries::row_by_id;

/// Which reports changed after a position, and how they stand now; looks at no more than `limit` changes.
///
/// A report that everybody may see is given whole. One that was taken from the public here is given as gone, at
/// that change alone. All else, private reports above all, is left out.
pub fn report_changes(tx: &mut Tx<'_>, (after, limit): (i64, usize)) -> Result<ChangePage, Error> {
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let moved = queries::changes_after(tx, after, most)?;
    let next = match moved.last() {
        Some(last) if moved.len() >= limit => last.position,
        // All was looked at: events of other kinds need not be looked at again.
        _ => audit::event_last(tx)?.max(after),
    };
    let mut items = Vec::new();
    for last in newest(moved).into_values() {
        let report = row_by_id(tx, last.case)?;
        if report.is_some() || last.hid {
            items.push(Change {
                position: last.position,
                at: last.at,
                reference: last.reference,
                report,
            });
        }
    }
    items.sort_by_key(|change| change.position);
    Ok(ChangePage { items, next })
}

/// What is told of each report: the change that hid it, or else its newest one.
fn newest(moved: Vec<Moved>) -> BTreeMap<CaseId, Moved> {
    let mut told: BTreeMap<CaseId, Moved> = BTreeMap::new();
    for one in moved {
        let hidden = told.get(&one.case).is_some_and(|known| known.hid);
        if !hidden {
            told.insert(one.case, one);
        }
    }
    told
}
