//! Sending: events become deliveries, addresses are proved, and what is due is sent, in order for each case.

use std::time::Duration;

use base::Time;
use serde_json::json;

use super::error::Error;
use super::model::{Delivery, DeliveryState, Hook, HookState};
use super::{KIND, actions, queries, rules};
use crate::App;
use crate::audit::{self, EventNews, Fresh};
use crate::outbound::{self, Answer, Limits, Trust};

/// Events looked at in one round.
const EVENTS: i64 = 1_000;
/// Hooks looked after in one round.
const HOOKS: i64 = 50;
/// Deliveries of one hook in one round.
const SENT: i64 = 50;
/// After so many failures in a row an address is left alone for a while.
const FAILURES: usize = 3;
const REST: Duration = Duration::from_mins(1);
/// How long a round may take before another node may go on with the hook.
const LEASE: Duration = Duration::from_mins(10);
const LIMITS: Limits = Limits {
    bytes: 64_000,
    time: Duration::from_secs(10),
    redirects: 0,
};

/// What is sent to an address.
#[derive(Debug, Clone, Copy)]
pub struct Message<'m> {
    /// Where to.
    pub url: &'m str,
    /// With which headers.
    pub headers: &'m [(String, String)],
    /// What.
    pub body: &'m str,
}

/// How messages leave.
type Post<'p> = &'p dyn Fn(Message<'_>) -> Result<Answer, outbound::Error>;

/// Sends a message to the open internet, and nowhere else.
pub fn post(app: &App, message: Message<'_>) -> Result<Answer, outbound::Error> {
    let limits = (&LIMITS, Trust::Public);
    let body = message.body.as_bytes();
    app.outbound
        .post(message.url, message.headers, body, limits)
}

/// Does what is due for all hooks; returns how much there was. Two nodes do nothing twice.
pub fn hooks_run(app: &App, post: Post<'_>) -> Result<usize, Error> {
    let mut done = usize::from(fill(app)?);
    let now = app.clock.now();
    let due = app
        .db
        .read_blocking("hooks.due", move |tx| queries::hooks_due(tx, now, HOOKS))?;
    for hook in due {
        let (id, until) = (hook.id.clone(), now + LEASE);
        let held = app.db.write_blocking("hooks.hold", move |tx| {
            queries::hook_hold(tx, &id, (now, until))
        })?;
        if held {
            match hook.state {
                HookState::Unproved => prove(app, hook, post)?,
                HookState::Live => send(app, hook, post)?,
                HookState::Off => {}
            }
            done += 1;
        }
    }
    Ok(done)
}

/// Turns events into deliveries; false if there was nothing new.
fn fill(app: &App) -> Result<bool, Error> {
    let now = app.clock.now();
    let read = app.db.read_blocking("hooks.news", move |tx| {
        let hooks = queries::hooks_on(tx)?;
        let Some(from) = hooks.iter().map(|hook| hook.cursor).min() else {
            return Ok::<_, store::Error>(None);
        };
        let news = audit::event_news(tx, (from, EVENTS))?;
        let next = news.last().map(|last| last.event.position);
        Ok(next.map(|next| (hooks, news, next)))
    })?;
    let Some((hooks, news, next)) = read else {
        return Ok(false);
    };
    app.db.write_blocking("hooks.fill", move |tx| {
        for hook in hooks.iter().filter(|hook| hook.cursor < next) {
            for one in news.iter().filter(|one| wanted(hook, one)) {
                queries::delivery_insert(tx, &delivery(hook, one, now))?;
            }
            queries::cursor_set(tx, &hook.id, (hook.cursor, next))?;
        }
        queries::deliveries_sweep(tx, now - rules::KEPT)?;
        Ok::<_, store::Error>(())
    })?;
    Ok(true)
}

/// Whether an event is sent to a hook: one of its agency, or of a case that its agency holds now, and none about
/// hooks themselves.
fn wanted(hook: &Hook, one: &EventNews) -> bool {
    let held = one.holder.as_deref() == Some(hook.agency.as_str());
    let there = !one.hidden && one.event.kind != KIND && (held || one.event.agency == hook.agency);
    hook.cursor < one.event.position && there && rules::chosen(&hook.events, &one.event.name)
}

fn delivery(hook: &Hook, one: &EventNews, now: Time) -> Delivery {
    Delivery {
        id: format!("{}-{}", hook.id, one.event.position),
        hook: hook.id.clone(),
        position: one.event.position,
        subject: one.subject.clone(),
        name: one.event.name.clone(),
        reference: one.event.reference.clone(),
        body: rules::body(&one.event),
        at: one.event.at,
        state: DeliveryState::Waiting,
        attempts: 0,
        next: now,
        error: None,
        ended: None,
    }
}

/// Sends a challenge, which the address has to give back.
fn prove(app: &App, hook: Hook, post: Post<'_>) -> Result<(), Error> {
    let now = app.clock.now();
    let challenge = app.ids.secret();
    let body = rules::message("hook.challenge", now, &json!({"challenge": challenge}));
    let id = format!("{}-challenge-{}", hook.id, now.micros());
    let answer = tried((app, &hook), (&id, now), &body, post);
    let fresh = Fresh::draw(&app.ids, now);
    let failure = match answer {
        Ok(answer) if rules::answers(&challenge, &answer.body) => {
            return app.db.write_blocking("hooks.proved", move |tx| {
                actions::hook_proved(tx, now, (&hook, &fresh))
            });
        }
        Ok(_) => "the answer does not give the challenge back".to_owned(),
        Err(failure) => failure.words(),
    };
    let failed = Hook {
        failures: hook.failures + 1,
        failing: hook.failing.or(Some(now)),
        failure: Some(failure),
        ..hook
    };
    let pause = now + rules::pause_of_proof(failed.failures);
    app.db.write_blocking("hooks.unproved", move |tx| {
        queries::hook_mark(tx, &failed, pause).map(drop)
    })?;
    Ok(())
}

/// Why a message was not taken.
enum Failure {
    /// It may be another time.
    Passing(String),
    /// The address says that it is gone for good.
    Gone,
}

impl Failure {
    fn words(self) -> String {
        match self {
            Self::Passing(words) => words,
            Self::Gone => "the address says that it is gone (410)".to_owned(),
        }
    }
}

/// Sends a message, if the operator allows its host today: it may have been named when others were allowed.
fn tried(
    (app, hook): (&App, &Hook),
    (id, now): (&str, Time),
    body: &str,
    post: Post<'_>,
) -> Result<Answer, Failure> {
    if !rules::is_allowed(&app.settings.hook_hosts, &hook.url) {
        let words = "the operator does not allow this host (hooks.hosts)";
        return Err(Failure::Passing(words.to_owned()));
    }
    let message = Message {
        url: &hook.url,
        headers: &rules::headers(&hook.secrets(now), (id, now), body),
        body,
    };
    match post(message) {
        Ok(answer) if answer.is_success() => Ok(answer),
        Ok(answer) if answer.status == 410 => Err(Failure::Gone),
        Ok(answer) => Err(Failure::Passing(format!(
            "the address answered {}",
            answer.status
        ))),
        Err(error) => Err(Failure::Passing(error.to_string())),
    }
}

/// Sends what is due to one hook: of each case the oldest delivery alone, so that what comes after a failure
/// waits behind it.
fn send(app: &App, mut hook: Hook, post: Post<'_>) -> Result<(), Error> {
    let (id, now) = (hook.id.clone(), app.clock.now());
    let due = app.db.read_blocking("hooks.deliveries", move |tx| {
        queries::deliveries_due(tx, &id, (now, SENT))
    })?;
    let (mut failed, mut gone) = (0, false);
    for delivery in due {
        let now = app.clock.now();
        let taken = tried((app, &hook), (&delivery.id, now), &delivery.body, post);
        let marked = match taken {
            Ok(_) => {
                failed = 0;
                (hook.failures, hook.failing, hook.failure) = (0, None, None);
                arrived(delivery, now)
            }
            Err(failure) => {
                failed += 1;
                gone = matches!(failure, Failure::Gone);
                let words = failure.words();
                hook.failures += 1;
                hook.failing = hook.failing.or(Some(now));
                hook.failure = Some(words.clone());
                missed(delivery, now, words)
            }
        };
        app.db.write_blocking("hooks.marked", move |tx| {
            queries::delivery_mark(tx, &marked)
        })?;
        if failed >= FAILURES || gone {
            break;
        }
    }
    round_end(app, hook, (failed >= FAILURES, gone))
}

/// Lets a hook go: at once, after a rest, or switched off.
fn round_end(app: &App, hook: Hook, (tired, gone): (bool, bool)) -> Result<(), Error> {
    let now = app.clock.now();
    let failing = hook.failing.map(|since| now.since(since));
    let weary = failing.is_some_and(|span| span >= rules::PATIENCE);
    let free = if tired { now + REST } else { now };
    let (shared, fresh) = (app.clone(), Fresh::draw(&app.ids, now));
    app.db.write_blocking("hooks.round", move |tx| {
        if gone || weary {
            let registry = shared.registry.get(tx)?;
            return actions::hook_off(tx, &registry, now, (&hook, &fresh));
        }
        queries::hook_mark(tx, &hook, free)?;
        Ok(())
    })
}

fn arrived(delivery: Delivery, now: Time) -> Delivery {
    Delivery {
        state: DeliveryState::Sent,
        attempts: delivery.attempts + 1,
        error: None,
        ended: Some(now),
        ..delivery
    }
}

/// The next try, or its end.
fn missed(delivery: Delivery, now: Time, words: String) -> Delivery {
    let attempts = delivery.attempts + 1;
    let pause = rules::pause(attempts);
    Delivery {
        state: if pause.is_some() {
            DeliveryState::Waiting
        } else {
            DeliveryState::Dead
        },
        attempts,
        next: now + pause.unwrap_or_default(),
        error: Some(words),
        ended: pause.is_none().then_some(now),
        ..delivery
    }
}
