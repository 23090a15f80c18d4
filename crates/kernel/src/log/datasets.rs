//! The public log as open data: what its key signed last on each day, so that anybody can hold it to its word years later.

use base::Time;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil;
use jiff::tz::TimeZone;

use super::model::Signed;
use super::queries;
use super::rules::{Checkpoint, Note};
use crate::App;
use crate::datasets::ColumnKind::{Date, Integer, Text};
use crate::datasets::{
    Cell, Column, Dataset, Disclosure, LICENCE, Pace, RowsError, Sink, Theme, read,
};

/// Checkpoints that are read at once.
const PIECE: i64 = 1_000;

pub(crate) const CHECKPOINTS: Dataset = Dataset {
    slug: "log-checkpoints",
    key: "kernel-dataset-checkpoints",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("date", Date, "kernel-column-checkpoint-date"),
        Column::new("leaves", Integer, "kernel-column-checkpoint-leaves"),
        Column::new("root", Text, "kernel-column-checkpoint-root"),
        Column::new("note", Text, "kernel-column-checkpoint-note"),
    ],
    names_row: &["date"],
    disclosure: Disclosure::Facts,
    rows,
};

/// The last checkpoint of each day that is over, by days of UTC.
fn rows(app: &App, now: Time, sink: &mut Sink) -> Result<(), RowsError> {
    let today = day(now);
    let mut last: Option<(civil::Date, Signed)> = None;
    let mut after = i64::MIN;
    loop {
        let piece = read(app, "log.checkpoints", move |tx| {
            queries::checkpoints_since(tx, after, PIECE)
        })?;
        let Some((hour, _)) = piece.last() else { break };
        after = *hour;
        for (_, signed) in piece {
            let of = day(Time::from_micros(signed.at_us));
            if let Some((before, signed)) = last.take_if(|(before, _)| *before != of) {
                sink.row(row(before, &signed)?)?;
            }
            last = Some((of, signed));
        }
    }
    match last.filter(|(before, _)| *before < today) {
        Some((before, signed)) => sink.row(row(before, &signed)?),
        None => Ok(()),
    }
}

fn day(at: Time) -> civil::Date {
    TimeZone::UTC.to_datetime(at.timestamp()).date()
}

fn row(day: civil::Date, signed: &Signed) -> Result<Vec<Cell>, RowsError> {
    let unread = || RowsError::Source(format!("the checkpoint of {day} is none"));
    let note = Note::parse(&signed.note).ok_or_else(unread)?;
    let checkpoint = Checkpoint::parse(&note.text).ok_or_else(unread)?;
    let leaves = i64::try_from(checkpoint.size).map_err(|_| unread())?;
    Ok(vec![
        Cell::Date(day),
        Cell::Integer(leaves),
        Cell::Text(STANDARD.encode(checkpoint.root)),
        Cell::text(signed.note.as_str()),
    ])
}
