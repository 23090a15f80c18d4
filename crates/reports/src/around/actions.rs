//! Reading the newest reports of a box.

use std::cmp::Reverse;

use store::Tx;

use super::queries;
use super::rules::Newest;
use crate::model::{ReportFilter, ReportRow};

/// The newest public reports within the filter's box, from an offset on; nothing if it has none, or one so large that
/// reading all reports is better.
pub(crate) fn newest(
    tx: &mut Tx<'_>,
    filter: &ReportFilter,
    (limit, offset): (i64, i64),
) -> store::Result<Option<Vec<ReportRow>>> {
    let Some(mut newest) = filter.bbox.and_then(Newest::within) else {
        return Ok(None);
    };
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    let wanted = count(offset.saturating_add(limit));
    let (mut rows, mut known): (Vec<ReportRow>, usize) = (Vec::new(), 0);
    loop {
        let more = wanted.saturating_sub(rows.len());
        fill(tx, (&mut newest, filter), known + more)?;
        let ids = newest.ids((known, more));
        if ids.is_empty() {
            break;
        }
        known += ids.len();
        // Some of them nobody may see.
        rows.extend(queries::shown(tx, &ids)?);
    }
    rows.sort_by_key(|row| (Reverse(row.created), Reverse(row.id)));
    let shown = rows.into_iter().skip(count(offset));
    Ok(Some(shown.take(count(limit)).collect()))
}

/// Reads until the first so many are known.
fn fill(
    tx: &mut Tx<'_>,
    (newest, filter): (&mut Newest, &ReportFilter),
    wanted: usize,
) -> store::Result<()> {
    loop {
        let asked = newest.asked(wanted);
        if asked.is_empty() {
            return Ok(());
        }
        for some in asked.chunks(queries::CELLS) {
            let read = queries::stretch(tx, newest.size, filter, some)?;
            newest.take(some, &read);
        }
    }
}
