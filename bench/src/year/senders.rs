//! Who writes too much, over HTTP with its limits: now and then somebody floods the country with reports within a
//! minute, and somebody else complains about the same street three times every day of the year. The first has to be
//! stopped and seen to be; the second must not be stopped ever.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base::{Actor, Grant, PersonId, Time};
use kernel::identity::{self, TokenNew};
use kernel::{cases, limits};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use web::{Rates, Sender};

use super::{Act, Agenda, Country, HOUR, Tally};
use crate::Outcome;
use crate::create::CREATE_PATH;

/// Every so many days there is a flood of reports, of so many within a minute.
const EVERY: u32 = 30;
const FLOOD: u32 = 240;
const MINUTE: Duration = Duration::from_mins(1);
/// The hours at which the critic writes.
const HOURS: [u32; 3] = [8, 13, 20];

/// Who writes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Writer {
    Flooding,
    Critic,
}

/// The program's addresses, and those who write to them too often.
pub(crate) struct Senders {
    service: Router,
    runtime: Runtime,
    flooding: String,
    critic: String,
}

/// Plans who writes too much on a day, which is so many days after the first.
pub(super) fn day(agenda: &mut Agenda, (day, start): (u32, Time)) {
    for hour in HOURS {
        agenda.put(start + HOUR * hour, Act::Write(Writer::Critic));
    }
    if day % EVERY == EVERY / 2 {
        agenda.put(start + HOUR * 15, Act::Write(Writer::Flooding));
    }
}

impl Senders {
    pub(super) fn open(country: &Country) -> Outcome<Self> {
        let token = || {
            let (now, person) = (country.now(), country.person(None)?);
            let scopes = vec!["open311.write".to_owned()];
            let (token, secret) = TokenNew::draw(&country.ids, now, person, scopes);
            country.app.db.write_blocking("bench.token", move |tx| {
                identity::token_create(tx, &Actor::system(), now, &token)
            })?;
            Outcome::Ok(secret)
        };
        Ok(Self {
            service: server::service(&country.app),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?,
            flooding: token()?,
            critic: token()?,
        })
    }

    /// Writes as one of them does, and looks whether that was stopped as it should be.
    pub(super) fn write(
        &self,
        country: &Country,
        tally: &mut Tally,
        writer: Writer,
    ) -> Outcome<()> {
        match writer {
            Writer::Critic => match self.send(&self.critic, "Jalan ini lagi.")? {
                StatusCode::CREATED => tally.add("critic's report"),
                status => tally.wrong(format!("the critic got {status}")),
            },
            Writer::Flooding => self.flood(country, tally)?,
        }
        Ok(())
    }

    fn flood(&self, country: &Country, tally: &mut Tally) -> Outcome<()> {
        let begun = country.now();
        let mut taken = 0;
        for number in 0..FLOOD {
            country.clock.set(begun + MINUTE * number / FLOOD);
            match self.send(&self.flooding, &format!("Semua buruk {number}."))? {
                StatusCode::CREATED => {
                    taken += 1;
                    tally.add("flooder's report");
                }
                StatusCode::TOO_MANY_REQUESTS => tally.add("flooder refused"),
                status => tally.wrong(format!("the flooder got {status}")),
            }
        }
        let limit = Rates::default().upload;
        if taken > limit.burst + limit.per_minute {
            tally.wrong(format!("{taken} reports of a flood were taken"));
        }
        limits::limits_keep(&country.app)?;
        let listed = country.app.db.read_blocking("bench.limited", |tx| {
            limits::limits_list(tx, &bureau(), (Time::from_micros(i64::MAX), ""), 100)
        })?;
        let all = i64::from(FLOOD - taken);
        let seen = |row: &&limits::Refused| row.sender == Sender::Program && row.since >= begun;
        let refused: i64 = listed.iter().filter(seen).map(|row| row.refused).sum();
        if refused != all || all == 0 {
            tally.wrong(format!("the bureau sees {refused} refusals of {all}"));
        }
        Ok(())
    }

    fn send(&self, token: &str, words: &str) -> Outcome<StatusCode> {
        let words = words.replace(' ', "+");
        let body =
            format!("service_code=pothole-local&lat=3.1073&long=101.6067&description={words}");
        let request = Request::post(CREATE_PATH)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::from(body))?;
        let answer = self.service.clone().oneshot(request);
        Ok(self.runtime.block_on(answer)?.status())
    }
}

/// Somebody at the complaints bureau.
fn bureau() -> Actor {
    Actor {
        grants: vec![Grant::new(cases::BUREAU, None)],
        ..Actor::person(PersonId::from_bits(1), "")
    }
}
