//! Sending: what is due leaves, in order for each report, and is tried again until it arrives or is laid aside.

use std::time::Duration;

use base::{Lang, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::identity::Address;
use kernel::notifications::{self, MessageNew};
use kernel::outbound::{self, Answer, Limits, Trust};
use kernel::reach::{self, Channel, Enrolment, Standing};

use super::fetch;
use super::goods::{self, Goods, Loaded};
use super::hear;
use super::model::{Parcel, ParcelState, Partner, Sort};
use super::wire::{self, Request, Server, Update};
use super::{queries, rules};
use crate::error::Error;

/// Partners looked after in one round.
const PARTNERS: i64 = 50;
/// Parcels of one partner in one round.
const SENT: i64 = 20;
/// After so many failures in a row a partner is left alone for a while.
const FAILURES: usize = 3;
const REST: Duration = Duration::from_mins(1);
/// How long a round may take before another node may go on, and when it takes up nothing more.
const LEASE: Duration = Duration::from_mins(10);
const ROUND: Duration = Duration::from_mins(5);
/// How long a server may take to give a report its id before it is asked again.
const TOKEN_PAUSE: Duration = Duration::from_mins(1);
const LIMITS: Limits = Limits {
    bytes: 4_000_000,
    time: Duration::from_mins(1),
    redirects: 0,
};
/// The template of the letters.
const LETTER: &str = "case:reports-partners-letter";
const LETTER_MODERATED: &str = "case:reports-partners-moderated-letter";

/// A question to a server: with a body it is sent, without one it is fetched.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Where to.
    pub url: &'a str,
    /// With which headers.
    pub headers: &'a [(String, String)],
    /// A form, if something is sent.
    pub body: Option<&'a str>,
}

/// How questions leave.
pub type Net<'n> = &'n dyn Fn(Ask<'_>) -> Result<Answer, outbound::Error>;

/// Asks servers of agencies on the open internet, and those that the operator named.
pub fn ask(app: &App, ask: Ask<'_>) -> Result<Answer, outbound::Error> {
    let limits = (&LIMITS, Trust::Agency);
    match ask.body {
        Some(body) => app
            .outbound
            .post(ask.url, ask.headers, body.as_bytes(), limits),
        None => app.outbound.get_from(ask.url, ask.headers, limits),
    }
}

/// Does what is due for all partners; returns how much there was. Two nodes do nothing twice.
pub fn partners_run(app: &App, net: Net<'_>) -> Result<usize, Error> {
    let now = app.clock.now();
    let due = app.db.read_blocking("partners.due", move |tx| {
        queries::partners_due(tx, (now, PARTNERS))
    })?;
    let mut done = 0;
    for agency in due {
        let (code, until) = (agency.clone(), now + LEASE);
        let held = app.db.write_blocking("partners.hold", move |tx| {
            queries::partner_hold(tx, &code, (now, until))
        })?;
        if held {
            round(app, &agency, net)?;
            done += 1;
        }
    }
    Ok(done)
}

/// How many parcels there are in each state.
pub fn parcels_counted(app: &App) -> Result<Vec<(ParcelState, i64)>, Error> {
    Ok(app.db.read_blocking("partners.count", queries::counts)?)
}

fn round(app: &App, agency: &str, net: Net<'_>) -> Result<(), Error> {
    let code = agency.to_owned();
    let read = app.db.read_blocking("partners.round", move |tx| {
        let partner = queries::partner_find(tx, &code)?;
        let enrolment = reach::enrolment_of(tx, &code)?;
        Ok::<_, store::Error>(partner.zip(enrolment))
    })?;
    let Some((
        mut partner,
        Enrolment {
            channel,
            standing: Standing::Live,
            ..
        },
    )) = read
    else {
        return Ok(());
    };
    let tired = send(app, (&mut partner, &channel), net)?;
    let now = app.clock.now();
    if let (Channel::Open311 { url, jurisdiction }, false) = (&channel, tired)
        && partner.poll <= now
    {
        let server = server(&partner, url, jurisdiction);
        hear::hear(app, &mut partner, (&server, net))?;
        partner.poll = now + rules::POLL;
    }
    if let (Channel::Open311 { url, jurisdiction }, false) = (&channel, tired)
        && partner.fetches
        && partner.fetch <= now
    {
        let server = server(&partner, url, jurisdiction);
        fetch::fetch(app, &mut partner, (&server, net))?;
        partner.fetch = now + rules::FETCH;
    }
    round_end(app, partner, tired)
}

fn server<'a>(partner: &Partner, url: &'a str, jurisdiction: &'a str) -> ServerOf<'a> {
    ServerOf {
        url,
        jurisdiction,
        api_key: partner.api_key.clone(),
    }
}

/// A server with a key of its own, so that what is found out about the partner can be noted meanwhile.
pub(super) struct ServerOf<'a> {
    url: &'a str,
    jurisdiction: &'a str,
    api_key: Option<String>,
}

impl ServerOf<'_> {
    pub(super) fn server(&self) -> Server<'_> {
        Server {
            url: self.url,
            jurisdiction: self.jurisdiction,
            api_key: self.api_key.as_deref(),
        }
    }
}

/// Lets a partner go, and tells the bureau whether its channel works.
fn round_end(app: &App, partner: Partner, tired: bool) -> Result<(), Error> {
    let now = app.clock.now();
    let free = if tired { now + REST } else { now };
    let fresh = Fresh::draw(&app.ids, now);
    app.db.write_blocking("partners.round_end", move |tx| {
        let broken = partner.failures >= rules::FAILING;
        if broken || partner.failures == 0 {
            let said = (partner.agency.as_str(), broken);
            match reach::channel_note(tx, now, said, &fresh) {
                // Somebody changed the channel at this moment: the next round sees it.
                Ok(()) | Err(reach::Error::Stale(_)) => {}
                Err(reach::Error::Store(error)) => return Err(error.into()),
                Err(error) => tracing::warn!(%error, "a channel cannot be noted"),
            }
        }
        queries::partner_mark(tx, &partner, free)?;
        Ok(())
    })
}

/// Sends what is due: of each report the oldest parcel alone. True if the partner is to be left alone for a while.
fn send(
    app: &App,
    (partner, channel): (&mut Partner, &Channel),
    net: Net<'_>,
) -> Result<bool, Error> {
    let (agency, began) = (partner.agency.clone(), app.clock.now());
    let due = app.db.read_blocking("partners.parcels", move |tx| {
        queries::parcels_due(tx, &agency, (began, SENT))
    })?;
    let mut failed = 0;
    for parcel in due {
        let now = app.clock.now();
        if now.since(began) >= ROUND {
            break;
        }
        let (shared, asked, over) = (app.clone(), parcel.clone(), channel.clone());
        let loaded = app.db.read_blocking("partners.goods", move |tx| {
            goods::load(tx, &shared, now, (&asked, &over))
        })?;
        let came = match channel {
            Channel::Email(address) => letter(app, &parcel, loaded, address.as_str())?,
            Channel::Open311 { url, jurisdiction } => {
                let server = server(partner, url, jurisdiction);
                delivered(server.server(), partner, (&parcel, &loaded), net)
            }
            Channel::Desk | Channel::Api => return Ok(false),
        };
        let failure = keep(app, parcel, came)?;
        match failure {
            None => {
                failed = 0;
                (partner.failures, partner.failing, partner.failure) = (0, None, None);
            }
            Some(words) => {
                failed += 1;
                partner.failures += 1;
                partner.failing = partner.failing.or(Some(now));
                partner.failure = Some(words);
            }
        }
        if failed >= FAILURES {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What came of a try.
enum Came {
    /// It arrived, and has this id there.
    Arrived(Option<String>),
    /// It arrived, and gets its id later.
    Pending(String),
    /// It did not, or it may have.
    Failed(Lost),
    /// It need not leave any more.
    Void,
}

/// A try that brought nothing certain.
struct Lost {
    words: String,
    /// Whether it may have arrived all the same.
    unsure: bool,
    /// Whether the server read it and refused it.
    refused: bool,
}

impl Lost {
    fn perhaps(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            unsure: true,
            refused: false,
        }
    }

    fn surely(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            unsure: false,
            refused: false,
        }
    }

    fn answered(answer: &Answer) -> Self {
        Self {
            words: refusal(answer),
            unsure: answer.status >= 500,
            refused: answer.status == 400,
        }
    }
}

/// Notes what came of a try; returns what went wrong, if anything did.
fn keep(app: &App, parcel: Parcel, came: Came) -> Result<Option<String>, Error> {
    let now = app.clock.now();
    let tried = Parcel {
        attempts: parcel.attempts + 1,
        ..parcel
    };
    let (row, failure) = match came {
        Came::Void => {
            let id = tried.id;
            app.db
                .write_blocking("partners.void", move |tx| queries::parcel_drop(tx, &id))?;
            return Ok(None);
        }
        Came::Arrived(remote) => (arrived(tried, remote, now), None),
        Came::Pending(token) => (pending(tried, token, now), None),
        Came::Failed(lost) => (failed(tried, &lost, now), Some(lost.words)),
    };
    app.db
        .write_blocking("partners.marked", move |tx| queries::parcel_mark(tx, &row))?;
    Ok(failure)
}

fn arrived(parcel: Parcel, remote: Option<String>, now: Time) -> Parcel {
    Parcel {
        state: ParcelState::Sent,
        unsure: false,
        token: None,
        remote: remote.or(parcel.remote),
        error: None,
        ended: Some(now),
        ..parcel
    }
}

/// Waiting for an id is no failure, but ends like one.
fn pending(parcel: Parcel, token: String, now: Time) -> Parcel {
    let waits = rules::pause(parcel.attempts).map(|pause| pause.min(TOKEN_PAUSE));
    waiting(
        Parcel {
            unsure: true,
            token: Some(token),
            error: None,
            ..parcel
        },
        waits,
        now,
    )
}

fn failed(parcel: Parcel, lost: &Lost, now: Time) -> Parcel {
    let pause = rules::pause(parcel.attempts);
    let parcel = Parcel {
        unsure: parcel.unsure || lost.unsure,
        error: Some(lost.words.clone()),
        ..parcel
    };
    waiting(parcel, pause, now)
}

fn waiting(parcel: Parcel, pause: Option<Duration>, now: Time) -> Parcel {
    Parcel {
        state: if pause.is_some() {
            ParcelState::Waiting
        } else {
            ParcelState::Dead
        },
        next: now + pause.unwrap_or_default(),
        ended: pause.is_none().then_some(now),
        ..parcel
    }
}

/// Sends a parcel to a server, or finds out that it is there already.
fn delivered(
    server: Server<'_>,
    partner: &Partner,
    (parcel, loaded): (&Parcel, &Loaded),
    net: Net<'_>,
) -> Came {
    let goods = match loaded {
        Loaded::Goods(goods) => goods,
        Loaded::Elsewhere(reference) if parcel.unsure => {
            let found = looked_up(server, (parcel, reference.as_str()), net);
            return found.unwrap_or(Came::Void);
        }
        Loaded::Elsewhere(_) | Loaded::Kept => return Came::Void,
    };
    match parcel.sort {
        Sort::Report => report(server, partner, (parcel, goods), net),
        Sort::Update => update(server, (parcel, goods), net),
    }
}

fn report(
    server: Server<'_>,
    partner: &Partner,
    (parcel, goods): (&Parcel, &Goods),
    net: Net<'_>,
) -> Came {
    if let Some(token) = &parcel.token {
        return redeemed(server, token, net);
    }
    if parcel.unsure
        && let Some(known) = looked_up(server, (parcel, goods.reference.as_str()), net)
    {
        return known;
    }
    let form = server.request(&Request {
        service: &partner.service(&goods.category),
        point: goods.point,
        address: goods.address.as_deref(),
        description: &goods.words,
        media: &goods.media,
    });
    match posted(&server.door("requests"), (&parcel.id, &form), net) {
        Err(lost) => Came::Failed(lost),
        Ok(answer) => match wire::taken(&answer.body) {
            wire::Taken { id: Some(id), .. } => Came::Arrived(Some(id)),
            wire::Taken {
                token: Some(token), ..
            } => match redeemed(server, &token, net) {
                Came::Failed(_) => Came::Pending(token),
                known => known,
            },
            wire::Taken { .. } => Came::Failed(Lost::perhaps("the answer names no id")),
        },
    }
}

/// Asks what id a token has become.
fn redeemed(server: Server<'_>, token: &str, net: Net<'_>) -> Came {
    let name = format!("tokens/{}", web::encoded(token));
    match fetched(&server.address(&name, &[]), net) {
        Ok(answer) => match wire::taken(&answer.body).id {
            Some(id) => Came::Arrived(Some(id)),
            None => Came::Pending(token.to_owned()),
        },
        Err(words) => Came::Failed(Lost::perhaps(words)),
    }
}

/// Asks whether a report is there that may have arrived before; nothing if it is not, or if the server has no list.
fn looked_up(
    server: Server<'_>,
    (parcel, reference): (&Parcel, &str),
    net: Net<'_>,
) -> Option<Came> {
    let from = (parcel.made - rules::SKEW).rfc3339();
    let until = (parcel.next + rules::SKEW).rfc3339();
    let span = [("start_date", from), ("end_date", until)];
    match net_get(&server.address("requests", &span), net) {
        Ok(answer) if answer.is_success() => match wire::bearing(&answer.body, reference) {
            Ok(id) => id.map(|id| Came::Arrived(Some(id))),
            Err(wire::NoList) => None,
        },
        // It has no list, so there is nothing to be known.
        Ok(answer) if matches!(answer.status, 404 | 405 | 501) => None,
        Ok(answer) => Some(Came::Failed(Lost::perhaps(refusal(&answer)))),
        Err(error) => Some(Came::Failed(Lost::perhaps(error.to_string()))),
    }
}

fn update(server: Server<'_>, (parcel, goods): (&Parcel, &Goods), net: Net<'_>) -> Came {
    let Some(request) = &goods.remote else {
        return Came::Void;
    };
    let form = server.update(&Update {
        request,
        id: &parcel.id,
        status: goods.status,
        at: goods.at,
        description: &goods.words,
        media: &goods.media,
    });
    let url = server.door("servicerequestupdates");
    match posted(&url, (&parcel.id, &form), net) {
        Ok(answer) => Came::Arrived(wire::taken(&answer.body).id),
        // Its id stands for one update: whoever refuses it after a try that may have arrived has it.
        Err(lost) if parcel.unsure && lost.refused => Came::Arrived(None),
        Err(lost) => Came::Failed(lost),
    }
}

/// Sends a form; what is not taken is told apart from what may have been.
fn posted(url: &str, (id, form): (&str, &str), net: Net<'_>) -> Result<Answer, Lost> {
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/xml"),
        ("idempotency-key", id),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let came = net(Ask {
        url,
        headers: &headers,
        body: Some(form),
    });
    match came {
        Ok(answer) if answer.is_success() => Ok(answer),
        Ok(answer) => Err(Lost::answered(&answer)),
        Err(error @ outbound::Error::Refused(_)) => Err(Lost::surely(error.to_string())),
        Err(error) => Err(Lost::perhaps(error.to_string())),
    }
}

pub(super) fn fetched(url: &str, net: Net<'_>) -> Result<Answer, String> {
    match net_get(url, net) {
        Ok(answer) if answer.is_success() => Ok(answer),
        Ok(answer) => Err(refusal(&answer)),
        Err(error) => Err(error.to_string()),
    }
}

fn net_get(url: &str, net: Net<'_>) -> Result<Answer, outbound::Error> {
    let headers = [("accept".to_owned(), "text/xml".to_owned())];
    net(Ask {
        url,
        headers: &headers,
        body: None,
    })
}

/// A refusal in the server's own words, if it has any.
fn refusal(answer: &Answer) -> String {
    let status = answer.status;
    match wire::fault(&answer.body) {
        Some(words) => format!("the server answered {status}: {words}"),
        None => format!("the server answered {status}"),
    }
}

/// Queues the whole as a letter, once however often it is tried.
fn letter(app: &App, parcel: &Parcel, loaded: Loaded, address: &str) -> Result<Came, Error> {
    let Loaded::Goods(goods) = loaded else {
        return Ok(Came::Void);
    };
    let Ok(address) = Address::parse(address, "") else {
        return Ok(Came::Failed(Lost::surely("no e-mail address")));
    };
    let now = app.clock.now();
    let desk = format!("desk/reports/{}", goods.reference);
    let place = place(goods.address.as_deref(), goods.point);
    let media = goods.media.join("\n");
    let due = goods.case.due.map(|due| due.micros().to_string());
    let has = |held: bool| if held { "yes" } else { "no" }.to_owned();
    let args = [
        ("reference", goods.reference.to_string()),
        ("title", goods.title),
        ("words", goods.words),
        ("has_place", has(!place.is_empty())),
        ("place", place),
        ("has_media", has(!media.is_empty())),
        ("media", media),
        ("has_due", has(due.is_some())),
        ("due_us", due.unwrap_or_default()),
        ("sort", parcel.sort.code().to_owned()),
        ("path", desk),
    ];
    let message = MessageNew {
        id: format!("parcel-{}", parcel.id),
        address,
        person_id: None,
        case_id: Some(parcel.case.to_string()),
        template: if parcel.moderates() {
            LETTER_MODERATED
        } else {
            LETTER
        }
        .to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: Lang::MS,
    };
    app.db.write_blocking("partners.letter", move |tx| {
        notifications::message_queue(tx, now, &message)
    })?;
    Ok(Came::Arrived(None))
}

/// A place in words, and where a map finds it.
fn place(address: Option<&str>, point: Option<base::Point>) -> String {
    let point = point.map(|point| {
        let (lat, lon) = (
            crate::rules::degrees(point.lat),
            crate::rules::degrees(point.lon),
        );
        format!("{lat}, {lon}")
    });
    let parts: Vec<String> = address
        .map(str::to_owned)
        .into_iter()
        .chain(point)
        .collect();
    parts.join(" · ")
}
