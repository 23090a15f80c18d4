//! Telling one device of one message, after the commit that the message tells of.

use base::{Lang, PersonId};
use ring::error::Unspecified;
use store::Tx;
use web::Page;

use super::model::Device;
use super::queries;
use super::rules::{self, Outcome};
use super::seal::{Sealer, authorization};
use crate::App;
use crate::identity;
use crate::jobs::{Job, JobError};
use crate::notifications::preferences::{self, Pace, Plan, Preference};
use crate::notifications::{self, Notice};
use crate::outbound::{Limits, Trust, is_named};

/// The kind of the job that tells one device; its payload is the message's id and the device's.
pub(super) const SEND: &str = "push.send";
/// The kind of the job that tells one device once a day that there was news; its payload is the device's id
/// and its person's.
pub(super) const DAILY: &str = "push.daily";
const LIMITS: Limits = Limits {
    bytes: 64_000,
    time: std::time::Duration::from_secs(10),
    redirects: 0,
};

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    let of = |kind, run| Job { kind, run };
    vec![of(SEND, device_tell), of(DAILY, device_daily)]
}

/// A device with its owner, as it stands now.
type Owned = (Device, PersonId, Preference);

/// A device, whose it is, and how they want news on devices.
fn device_owned(tx: &mut Tx<'_>, app: &App, id: &str) -> store::Result<Option<Owned>> {
    let Some((device, person)) = queries::device_find(tx, id)? else {
        return Ok(None);
    };
    let wanted = preferences::preferences_of(tx, app.pack.quiet, person)?;
    Ok(Some((device, person, wanted.push)))
}

/// Whether a device is told now: nothing rings within quiet hours, whenever the job was to run.
fn is_told(app: &App, wanted: Preference) -> Result<bool, JobError> {
    match preferences::digest_plan(wanted, app.site.zone(), app.clock.now()) {
        Plan::Later(at) => Err(JobError::Early(at)),
        Plan::Never => Ok(false),
        Plan::Now | Plan::Gather(_) => Ok(true),
    }
}

/// Tells a device that there was news, if it is still somebody's who wants that.
fn device_daily(app: &App, payload: &str) -> Result<(), JobError> {
    let (id, whose) = payload
        .split_once(' ')
        .ok_or_else(|| JobError::Dead("no device and person".to_owned()))?;
    let (shared, id, whose) = (app.clone(), id.to_owned(), whose.to_owned());
    let read = app.db.read_blocking("push.read_daily", move |tx| {
        let owned = device_owned(tx, &shared, &id)?;
        let owned = owned.filter(|(_, person, _)| person.to_string() == whose);
        let Some((device, person, wanted)) = owned else {
            return Ok(None);
        };
        let lang = identity::person_language(tx, person)?;
        Ok::<_, store::Error>(Some((device, wanted, lang)))
    });
    let Some((device, wanted, lang)) = read? else {
        return Ok(());
    };
    if !is_told(app, wanted)? {
        return Ok(());
    }
    let page = Page::of(&app.site, lang.unwrap_or(Lang::MS), app.clock.now());
    let notice = Notice {
        title: page.t("kernel-push-daily").into_owned(),
        link: format!("{}{}", app.site.public_url(), page.href("/me")),
    };
    tell(app, device, &notice)
}

fn device_tell(app: &App, payload: &str) -> Result<(), JobError> {
    let (message, device) = payload
        .split_once(' ')
        .ok_or_else(|| JobError::Dead("no message and device".to_owned()))?;
    let (message, device) = (message.to_owned(), device.to_owned());
    let shared = app.clone();
    let read = app.db.read_blocking("push.read", move |tx| {
        let device = device_owned(tx, &shared, &device)?;
        Ok::<_, store::Error>(device.zip(notifications::message_find(tx, &message)?))
    });
    // Whoever took the device back meanwhile, or whose case was erased, is told nothing.
    let Some(((device, person, wanted), message)) = read? else {
        return Ok(());
    };
    // Nor is whoever has the device since, and nobody is told of what was held back meanwhile.
    if message.withheld || message.person_id != Some(person.to_string()) {
        return Ok(());
    }
    let rests = preferences::rests(&message.template);
    if wanted.pace() == Pace::Never || (rests && !is_told(app, wanted)?) {
        return Ok(());
    }
    let notice = notifications::notice(&app.site, &message, app.clock.now());
    tell(app, device, &notice)
}

/// Hands a notice to the device's push service, and does what follows from its answer.
fn tell(app: &App, device: Device, notice: &Notice) -> Result<(), JobError> {
    let own = is_named(&app.settings.push_services, &device.endpoint);
    // In the demo nothing leaves the house but to a push service that the operator named.
    if app.settings.demo && !own {
        return Ok(());
    }
    let status = post(app, &device, notice, own)?;
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
