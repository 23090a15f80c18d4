//! Telling one device of one message, after the commit that the message tells of.

use ring::error::Unspecified;

use super::model::Device;
use super::queries;
use super::rules::{self, Outcome};
use super::seal::{Sealer, authorization};
use crate::App;
use crate::jobs::{Job, JobError};
use crate::notifications::{self, Notice};
use crate::outbound::{Limits, Trust, is_named};

/// The kind of the job that tells one device; its payload is the message's id and the device's.
pub(super) const SEND: &str = "push.send";
const LIMITS: Limits = Limits {
    bytes: 64_000,
    time: std::time::Duration::from_secs(10),
    redirects: 0,
};

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![Job {
        kind: SEND,
        run: device_tell,
    }]
}

fn device_tell(app: &App, payload: &str) -> Result<(), JobError> {
    let (message, device) = payload
        .split_once(' ')
        .ok_or_else(|| JobError::Dead("no message and device".to_owned()))?;
    let (message, device) = (message.to_owned(), device.to_owned());
    let read = app.db.read_blocking("push.read", move |tx| {
        let device = queries::device_find(tx, &device)?;
        Ok::<_, store::Error>(device.zip(notifications::message_find(tx, &message)?))
    });
    // Whoever took the device back meanwhile, or whose case was erased, is told nothing.
    let Some((device, message)) = read? else {
        return Ok(());
    };
    let own = is_named(&app.settings.push_services, &device.endpoint);
    // In the demo nothing leaves the house but to a push service that the operator named.
    if app.settings.demo && !own {
        return Ok(());
    }
    let notice = notifications::notice(&app.site, &message, app.clock.now());
    let status = post(app, &device, &notice, own)?;
    match rules::outcome(status) {
        Outcome::Taken => Ok(()),
        Outcome::Gone => Ok(app
            .db
            .write_blocking("push.gone", move |tx| queries::device_gone(tx, &device.id))?),
        Outcome::Later => Err(JobError::Retry(format!(
            "the push service answered {status}"
        ))),
        Outcome::Never => Err(JobError::Dead(format!(
            "the push service answered {status}"
        ))),
    }
}

/// Hands a notice to the device's push service, and says what that answered.
fn post(app: &App, device: &Device, notice: &Notice, own: bool) -> Result<u16, JobError> {
    let sealing = |_: Unspecified| JobError::Dead("the device's keys are of no use".to_owned());
    let body = serde_json::json!({"title": notice.title, "url": notice.link}).to_string();
    let sealed = Sealer::draw().and_then(|sealer| sealer.seal(&device.keys, body.as_bytes()));
    let claims = rules::claims(&device.endpoint, app.clock.now(), app.site.public_url());
    let proof = authorization(&app.push_key, &claims).map_err(sealing)?;
    let headers = [
        ("Authorization", proof),
        ("Content-Encoding", "aes128gcm".to_owned()),
        ("Content-Type", "application/octet-stream".to_owned()),
        ("TTL", rules::KEPT.as_secs().to_string()),
        ("Urgency", "normal".to_owned()),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value));
    // A stranger chose the address: only the open internet is reached, and what the operator named.
    let trust = if own { Trust::Operator } else { Trust::Public };
    let body = sealed.map_err(sealing)?;
    let sent = app
        .outbound
        .post(&device.endpoint, &headers, &body, (&LIMITS, trust));
    match sent {
        Ok(answer) => Ok(answer.status),
        Err(error @ crate::outbound::Error::Refused(_)) => Err(JobError::Dead(error.to_string())),
        Err(error) => Err(JobError::Retry(error.to_string())),
    }
}
