//! The page on which a person says how they want news.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Hour, PersonId, Problem, Quiet};
use store::Tx;
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::actions;
use super::error::Error;
use super::model::{Channel, Pace, Preference, Preferences};
use crate::App;
use crate::identity::{self, Address};
use crate::notifications::{self, letter::DIGEST};

pub(super) fn routes() -> Vec<Route<App>> {
    let (path, own) = ("/{lang}/me/news", Access::SignedIn);
    vec![
        Route::get(path, "notifications.page_news", own, show),
        Route::post(path, "notifications.page_news_put", own, put),
    ]
}

#[derive(Template)]
#[template(path = "notifications_news.html")]
struct NewsPage {
    page: Page,
    answers: Answers,
    saved: bool,
    /// The country's time zone, by which hours are told.
    zone: String,
    parts: Vec<Part>,
    paces: Vec<Choice>,
    hours: Vec<Choice>,
}

/// One way in which news comes, with the names of its fields.
struct Part {
    title: String,
    pace: String,
    hour: String,
    from: String,
    until: String,
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

/// The name of a field of a channel's part of the form.
fn field(channel: Channel, name: &str) -> String {
    format!("{}-{name}", channel.code())
}

/// What a person wants, and where they are reached.
struct Wanted {
    /// As they chose it here.
    kept: Preferences,
    /// The same, but nothing where they stopped all that comes to an address, or the digest that they get, by a link or a
    /// word.
    shown: Preferences,
    addresses: Vec<(Channel, String)>,
}

impl Wanted {
    /// What is to be kept of a form: what was only shown as stopped stays as it was chosen once.
    fn put(&self, form: Preferences) -> Preferences {
        let same = |channel: &Channel| form.of(*channel) == self.shown.of(*channel);
        let kept = |all: Preferences, channel| all.with(channel, self.kept.of(channel));
        Channel::ALL.into_iter().filter(same).fold(form, kept)
    }

    /// The addresses to which something is to come again.
    fn again(self, form: Preferences) -> Vec<(Channel, String)> {
        let wants = |(channel, _): &(Channel, String)| form.of(*channel).pace() != Pace::Never;
        self.addresses.into_iter().filter(wants).collect()
    }
}

fn wanted(tx: &mut Tx<'_>, app: &App, person: PersonId) -> Result<Wanted, identity::Error> {
    let kept = actions::preferences_of(tx, app.pack.quiet, person)?;
    let mut shown = kept;
    let found = identity::person_find(tx, person)?;
    let known = [(Channel::Email, found.email), (Channel::Sms, found.phone)];
    let addresses = known
        .into_iter()
        .filter_map(|(channel, text)| Some((channel, text?)));
    let addresses: Vec<_> = addresses.collect();
    for (channel, text) in &addresses {
        let Ok(address) = Address::stored(channel.code(), text) else {
            continue;
        };
        let one = kept.of(*channel);
        let digest = matches!(one.pace(), Pace::Daily(_));
        let topic = if digest { DIGEST } else { "" };
        if !notifications::letters_sent(tx, (&address, topic))?
            && let Ok(never) = Preference::new(Pace::Never, one.quiet())
        {
            shown = shown.with(*channel, never);
        }
    }
    Ok(Wanted {
        kept,
        shown,
        addresses,
    })
}

/// The form as it stands for these preferences.
fn answers(preferences: Preferences) -> Answers {
    let text = |hour: Option<Hour>| hour.map(|hour| hour.get().to_string()).unwrap_or_default();
    let fields = Channel::ALL.map(|channel| {
        let one = preferences.of(channel);
        let quiet = one.quiet();
        // Most people begin the day with what came since yesterday.
        let hour = one.pace().hour().or(Hour::new(8));
        [
            (field(channel, "pace"), one.pace().code().to_owned()),
            (field(channel, "hour"), text(hour)),
            (field(channel, "from"), text(quiet.map(Quiet::from))),
            (field(channel, "until"), text(quiet.map(Quiet::until))),
        ]
    });
    let fields = fields.iter().flatten();
    Answers::prefilled(fields.map(|(name, value)| (name.as_str(), value.as_str())))
}

fn page(app: &App, ctx: &Ctx, answers: Answers) -> NewsPage {
    let page = ctx
        .page(ctx.t("kernel-news-title"))
        .crumb(ctx.t("web-me"), "/me")
        .after(&answers);
    let part = |channel: Channel| Part {
        title: page
            .t(&format!("kernel-news-by-{}", channel.code()))
            .into_owned(),
        pace: field(channel, "pace"),
        hour: field(channel, "hour"),
        from: field(channel, "from"),
        until: field(channel, "until"),
    };
    let choice = |code: &str| Choice::new(code, page.t(&format!("kernel-news-pace-{code}")));
    let hour = |hour: Hour| Choice::named(hour.get().to_string(), format!("{:02}:00", hour.get()));
    NewsPage {
        saved: ctx.query("done") == Some("saved") && !answers.failed(),
        zone: app.pack.time_zone.clone(),
        parts: Channel::ALL.map(part).into(),
        paces: ["once", "daily", "never"].map(choice).into(),
        hours: Hour::all().map(hour).collect(),
        answers,
        page,
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, person) = (app.clone(), person(&ctx)?);
    let read = app.db.read("notifications.page_news", move |tx| {
        wanted(tx, &shared, person)
    });
    let wanted = read.await?;
    html(&page(&app, &ctx, answers(wanted.shown)))
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (shared, person, now) = (app.clone(), person(&ctx)?, ctx.now);
    let read = app.db.read("notifications.page_news_kept", move |tx| {
        wanted(tx, &shared, person)
    });
    let wanted = read.await?;
    let chosen = match chosen(&form, wanted.shown) {
        Ok(chosen) => chosen,
        Err(problem) => {
            let answers = Answers::of(&form).with_problem(problem);
            return html_status(422, &page(&app, &ctx, answers));
        }
    };
    let (put, again) = (wanted.put(chosen), wanted.again(chosen));
    let write = app.db.write("notifications.page_news_put", move |tx| {
        actions::preferences_put(tx, now, person, (put, &again))
    });
    write.await?;
    Ok(see_other(&ctx.href("/me/news?done=saved")))
}

/// Reads the form, each way in which news comes by itself, so that everything that is wrong is said at once.
fn chosen(form: &Form, kept: Preferences) -> Result<Preferences, Problem> {
    let (mut all, mut problem) = (kept, Problem::invalid());
    for channel in Channel::ALL {
        match preference(form, channel) {
            Ok(one) => all = all.with(channel, one),
            Err((name, code)) => problem = problem.field(field(channel, name), code),
        }
    }
    problem.unless_clean().map(|()| all)
}

/// A field and what is wrong with it.
type Wrong = (&'static str, &'static str);

fn preference(form: &Form, channel: Channel) -> Result<Preference, Wrong> {
    let value = |name| form.value(&field(channel, name)).to_owned();
    let hour = |name| match value(name).as_str() {
        "" => Ok(None),
        text => {
            let hour = text.parse().ok().and_then(Hour::new);
            hour.map(Some).ok_or((name, "kernel.news_hour"))
        }
    };
    let pace = match value("pace").as_str() {
        "never" => Pace::Never,
        "once" => Pace::Once,
        "daily" => Pace::Daily(hour("hour")?.ok_or(("hour", "kernel.news_hour"))?),
        _ => return Err(("pace", "kernel.news_pace")),
    };
    let quiet = match (hour("from")?, hour("until")?) {
        (None, None) => None,
        (Some(from), Some(until)) => {
            Some(Quiet::new(from, until).ok_or(("until", "kernel.news_quiet_all_day"))?)
        }
        (None, Some(_)) => return Err(("from", "kernel.news_quiet_half")),
        (Some(_), None) => return Err(("until", "kernel.news_quiet_half")),
    };
    Preference::new(pace, quiet).map_err(|_| ("hour", Error::DAILY_QUIET))
}
