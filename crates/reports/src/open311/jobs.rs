//! Fetching the pictures or other files that a program's `media_url` points to, after the commit.

use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::cases::Audience;
use kernel::documents::{self, DocumentNew};
use kernel::jobs::{Job, JobError};
use kernel::outbound::{Limits, Trust};
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};

use crate::model::{ReportNew, Source, Visibility};

/// The job's name.
const MEDIA: &str = "open311.media";

/// What is to be fetched for which report.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Media {
    document: String,
    case: String,
    #[serde(default)]
    entry: Option<String>,
    url: String,
    public: bool,
    /// Whether an agency's own server named it.
    #[serde(default)]
    partner: bool,
}

/// Asks for the picture of a new report to be fetched, if a program named one.
pub(crate) fn media_enqueue(tx: &mut Tx<'_>, now: Time, new: &ReportNew) -> store::Result<()> {
    let Some(url) = &new.media_url else {
        return Ok(());
    };
    let case = new.fresh.id.to_string();
    let media = Media {
        document: case.clone(),
        case,
        entry: None,
        url: url.clone(),
        public: new.visibility != Visibility::Private,
        partner: new.source == Source::Partner,
    };
    enqueue(tx, now, &media)
}

/// Asks for a picture of an update to be fetched, under this document's id, for this case and entry.
pub(crate) fn media_of_update(
    tx: &mut Tx<'_>,
    now: Time,
    (document, (case, entry)): (&str, (String, String)),
    (url, public, partner): (&str, bool, bool),
) -> store::Result<()> {
    let media = Media {
        document: document.to_owned(),
        case,
        entry: Some(entry),
        url: url.to_owned(),
        public,
        partner,
    };
    enqueue(tx, now, &media)
}

fn enqueue(tx: &mut Tx<'_>, now: Time, media: &Media) -> store::Result<()> {
    tx.enqueue(&NewJob {
        id: format!("media-{}", media.document),
        kind: MEDIA.to_owned(),
        key: None,
        payload: serde_json::to_string(media).unwrap_or_default(),
        run_at: now,
        now,
    })?;
    Ok(())
}

/// The jobs of this adapter.
pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: MEDIA,
        run: media,
    }]
}

/// Only the open internet is reached, and only what is taken as a document is kept.
fn media(app: &App, payload: &str) -> Result<(), JobError> {
    let media: Media =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let limits = Limits {
        bytes: 20 * 1024 * 1024,
        time: Duration::from_secs(20),
        redirects: 3,
    };
    let trust = if media.partner {
        Trust::Agency
    } else {
        Trust::Public
    };
    let answer = app
        .outbound
        .get_from(&media.url, &[], (&limits, trust))
        .map_err(|error| JobError::Retry(error.to_string()))?;
    if !answer.is_success() {
        return Err(JobError::Retry(format!(
            "the address answered {}",
            answer.status
        )));
    }
    let stored = documents::document_store_blocking(app, answer.body)
        .map_err(|problem| JobError::Dead(problem.to_string()))?;
    let now = app.clock.now();
    let document = DocumentNew {
        id: media.document,
        sort: None,
        case_id: media.case,
        entry_id: media.entry,
        stored,
        audience: if media.public {
            Audience::Public
        } else {
            Audience::Case
        },
    };
    app.db
        .write_blocking("open311.media", move |tx| {
            documents::document_add(tx, now, &document)
        })
        .map_err(|error| JobError::Retry(error.to_string()))
}
