//! Pages of wordings, for an agency's administrators: all letters with the languages, and one of them to write, try and take
//! back.

use std::collections::BTreeMap;
use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem};
use web::i18n::{Arg, Language};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Tone, html, html_status, see_other,
};

use super::error::{Error, problem};
use super::model::{Wording, WordingPut, Words};
use super::rules::{self, BASES, EDITABLE, PLACES};
use super::{SET, actions};
use crate::App;
use crate::audit::Fresh;
use crate::notifications::letter::keys;
use crate::registry::{Registry, agency_choices, agency_named};

/// So far ahead lies the date of a letter that is tried.
const AHEAD: Duration = Duration::from_hours(72);
/// The reference of a letter that is tried.
const REFERENCE: &str = "RR-7K2M-9QX4";

pub(super) fn routes() -> Vec<Route<App>> {
    let there = Access::May(SET);
    let (all, of, one) = (
        "/{lang}/desk/letters",
        "/{lang}/desk/letters/{code}",
        "/{lang}/desk/letters/{code}/{template}/{into}",
    );
    vec![
        Route::get(all, "notifications.page_words_first", there, first),
        Route::get(of, "notifications.page_words", there, list),
        Route::get(one, "notifications.page_wording", there, show),
        Route::post(one, "notifications.page_wording_put", there, put),
    ]
}

/// A sort of letter, with its languages.
struct Line {
    name: String,
    cells: Vec<Cell>,
}

/// A letter in one language.
struct Cell {
    href: String,
    /// The language's own name and code.
    language: String,
    lang: String,
    state: String,
    tone: Tone,
}

#[derive(Template)]
#[template(path = "notifications_words.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    agency_name: String,
    agencies: Vec<Choice>,
    lines: Vec<Line>,
    /// Whether a letter could not be written in the agency's words.
    failing: bool,
}

/// A letter as it would be written.
struct Tried {
    subject: String,
    body: String,
    sms: String,
}

/// An earlier wording.
struct Earlier {
    title: String,
    words: Option<Tried>,
}

#[derive(Template)]
#[template(path = "notifications_wording.html")]
struct OnePage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    agency_name: String,
    /// The language of the letter, by its own name and its code.
    language: String,
    lang: String,
    version: i64,
    own: bool,
    /// When it failed last, and where.
    fault: Option<(String, String)>,
    /// What may stand in it, with what each place stands for.
    places: Vec<(String, String)>,
    /// The condition on a date, to copy.
    condition: &'static str,
    tried: Option<Tried>,
    history: Vec<Earlier>,
}

/// What may be written where the date decides.
const CONDITION: &str =
    "{% if basis == \"promise\" %}…{% elif basis == \"estimate\" %}…{% else %}…{% endif %}";

fn path(code: &str) -> String {
    format!("/desk/letters/{}", web::encoded(code))
}

fn name(page: &Page, template: &str) -> String {
    let key = format!("kernel-words-letter-{}", template.replace('_', "-"));
    page.t(&key).into_owned()
}

/// To the agency that was asked for, or else to one's own.
async fn first(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let known = agency_choices(
        &ctx.page(String::new()),
        &registry,
        ctx.actor.agencies_for(SET),
    );
    let asked = ctx.query("agency").map(str::to_owned);
    let code = asked.or_else(|| known.first().map(|choice| choice.value.clone()));
    let code = code.ok_or_else(Problem::forbidden)?;
    Ok(see_other(&ctx.href(&path(&code))))
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let code = ctx.param("code").to_owned();
    let (shared, actor, asked) = (app.clone(), ctx.actor.clone(), code.clone());
    let (registry, chosen) = app
        .db
        .read("notifications.page_words", move |tx| {
            let registry = shared.registry.get(tx)?;
            let chosen = actions::wordings_of(tx, &registry, &actor, &asked)?;
            Ok::<_, Error>((registry, chosen))
        })
        .await?;
    let page = ctx
        .page(ctx.t("kernel-words-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    let lines = EDITABLE.iter().map(|template| Line {
        name: name(&page, template),
        cells: cells(&page, (&code, template), &chosen),
    });
    html(&ListPage {
        answers: Answers::prefilled([("agency", code.as_str())]),
        agency_name: agency_named(&page, &registry, &code),
        agencies: agency_choices(&page, &registry, ctx.actor.agencies_for(SET)),
        lines: lines.collect(),
        failing: chosen.iter().any(|wording| wording.fault.is_some()),
        page,
    })
}

fn cells(page: &Page, (code, template): (&str, &str), chosen: &[Wording]) -> Vec<Cell> {
    let of = |known: &Language| {
        let here = |wording: &&Wording| wording.template == template && wording.lang == known.lang;
        let (state, tone) = match chosen.iter().find(here) {
            Some(wording) if wording.fault.is_some() => ("failing", Tone::Refused),
            Some(wording) if wording.words.is_some() => ("own", Tone::Done),
            _ => ("usual", Tone::Plain),
        };
        Cell {
            href: page.href(&format!("{}/{template}/{}", path(code), known.lang)),
            language: known.name.clone(),
            lang: known.lang.to_string(),
            state: page.t(&format!("kernel-words-state-{state}")).into_owned(),
            tone,
        }
    };
    page.languages().iter().map(of).collect()
}

/// Which letter a page is about.
struct About {
    code: String,
    template: &'static str,
    into: Lang,
    /// The language by its own name.
    language: String,
}

fn about(ctx: &Ctx) -> Result<About, Problem> {
    let template = EDITABLE
        .iter()
        .find(|known| **known == ctx.param("template"));
    let languages = ctx.site.locales().languages().iter();
    let into = ctx.param("into");
    let language = languages
        .into_iter()
        .find(|known| known.lang.code() == into);
    match (template, language) {
        (Some(template), Some(language)) => Ok(About {
            code: ctx.param("code").to_owned(),
            template,
            into: language.lang,
            language: language.name.clone(),
        }),
        _ => Err(Problem::not_found()),
    }
}

/// What a page shows besides what stands.
#[derive(Default)]
struct Shown {
    done: Option<&'static str>,
    answers: Option<Answers>,
    /// Words to be tried.
    words: Option<Words>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let done = match ctx.query("done") {
        Some("kept") => Some("kernel-words-kept"),
        Some("restored") => Some("kernel-words-restored"),
        _ => None,
    };
    let shown = Shown {
        done,
        ..Shown::default()
    };
    html(&page(&app, &ctx, &about(&ctx)?, shown).await?)
}

async fn page(app: &App, ctx: &Ctx, about: &About, shown: Shown) -> Result<OnePage, Failure> {
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (code, template, into) = (about.code.clone(), about.template, about.into);
    let (registry, history) = app
        .db
        .read("notifications.page_wording", move |tx| {
            let registry = shared.registry.get(tx)?;
            let which = (code.as_str(), template, into);
            let history = actions::wording_of(tx, &registry, &actor, which)?;
            Ok::<_, Error>((registry, history))
        })
        .await?;
    Ok(render(app, ctx, about, (&registry, &history), shown))
}

fn render(
    app: &App,
    ctx: &Ctx,
    about: &About,
    (registry, history): (&Registry, &[Wording]),
    shown: Shown,
) -> OnePage {
    let theirs = Page::of(&app.site, about.into, ctx.now);
    let last = history.first();
    let own = last.and_then(|wording| wording.words.as_ref());
    let stands = match own {
        Some(words) => [words.subject(), words.body(), words.sms()].map(str::to_owned),
        None => usual(&theirs, about.template),
    };
    let [subject, body, sms] = stands.each_ref().map(String::as_str);
    let prefilled = Answers::prefilled([("subject", subject), ("body", body), ("sms", sms)]);
    let answers = shown.answers.unwrap_or(prefilled);
    let page = ctx
        .page(name(&ctx.page(String::new()), about.template))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("kernel-words-title"), path(&about.code))
        .after(&answers);
    let agency = agency_named(&theirs, registry, &about.code);
    let places = PLACES.iter().map(|place| {
        let said = page.t(&format!("kernel-words-place-{place}"));
        (format!("{{{{ {place} }}}}"), said.into_owned())
    });
    OnePage {
        done: shown.done,
        agency_name: agency_named(&page, registry, &about.code),
        language: about.language.clone(),
        lang: about.into.to_string(),
        version: last.map_or(0, |wording| wording.version),
        own: own.is_some(),
        fault: last
            .and_then(|wording| wording.fault.as_ref())
            .map(|(at, why)| (page.datetime(*at), why.clone())),
        places: places.collect(),
        condition: CONDITION,
        tried: shown
            .words
            .and_then(|words| tried((app, &theirs), &words, &agency)),
        history: history.iter().map(|one| earlier(&page, one)).collect(),
        answers,
        page,
    }
}

fn earlier(page: &Page, wording: &Wording) -> Earlier {
    let by = wording.by.clone().unwrap_or_default();
    let key = match wording.words {
        Some(_) => "kernel-words-earlier-own",
        None => "kernel-words-earlier-usual",
    };
    Earlier {
        title: page.t2(key, "at", page.datetime(wording.at), "by", by),
        words: wording.words.as_ref().map(|words| Tried {
            subject: words.subject().to_owned(),
            body: words.body().to_owned(),
            sms: words.sms().to_owned(),
        }),
    }
}

/// The usual words as an agency would write them: subject, body and text message.
fn usual(page: &Page, template: &str) -> [String; 3] {
    let [subject, body] = keys(template, false);
    let [_, sms] = keys(template, true);
    let written = |key: Option<String>| {
        let key = key.unwrap_or_default();
        let texts = BASES.map(|basis| {
            let args = PLACES.iter().map(|place| match *place {
                "basis" => (*place, Arg::from(basis)),
                _ => (*place, Arg::from(format!("{{{{ {place} }}}}"))),
            });
            page.tx(&key, args.collect())
        });
        rules::merged(texts.each_ref().map(String::as_str))
    };
    [written(subject), written(body), written(sms)]
}

/// A made-up letter in these words.
fn tried((app, page): (&App, &Page), words: &Words, agency: &str) -> Option<Tried> {
    let said = |place: &str| match place {
        "reference" => REFERENCE.to_owned(),
        "agency" => agency.to_owned(),
        "due" => page.due(page.now() + AHEAD),
        "basis" => "promise".to_owned(),
        "words" => page.t("kernel-words-sample").into_owned(),
        "link" => format!(
            "{}/{}/reports/{REFERENCE}",
            app.site.public_url(),
            page.lang_attr()
        ),
        _ => page.site_name().to_owned(),
    };
    let args: BTreeMap<String, String> = PLACES
        .iter()
        .map(|place| ((*place).to_owned(), said(place)))
        .collect();
    let [subject, body, sms] = rules::filled(words, &args).ok()?;
    Some(Tried { subject, body, sms })
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let about = about(&ctx)?;
    let restores = form.value("do") == "restore";
    let words = Words::new(form.value("subject"), form.value("body"), form.value("sms"));
    let words = match words {
        _ if restores => None,
        Ok(words) => Some(words),
        Err(faults) => {
            let answers = Answers::of(&form).with_problem(problem(faults));
            let shown = Shown {
                answers: Some(answers),
                ..Shown::default()
            };
            return html_status(422, &page(&app, &ctx, &about, shown).await?);
        }
    };
    if form.value("do") == "try" {
        let shown = Shown {
            answers: Some(Answers::of(&form)),
            words,
            done: None,
        };
        return html(&page(&app, &ctx, &about, shown).await?);
    }
    match keep(&app, &ctx, &about, (words, form.value("version"))).await {
        Ok(done) => {
            let here = format!("{}/{}/{}", path(&about.code), about.template, about.into);
            Ok(see_other(&ctx.href(&format!("{here}?done={done}"))))
        }
        Err(problem) if problem.status == 409 => {
            let shown = Shown {
                answers: Some(Answers::of(&form).with_problem(problem)),
                ..Shown::default()
            };
            html_status(409, &page(&app, &ctx, &about, shown).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn keep(
    app: &App,
    ctx: &Ctx,
    about: &About,
    (words, version): (Option<Words>, &str),
) -> Result<&'static str, Problem> {
    let done = if words.is_some() { "kept" } else { "restored" };
    let put = WordingPut {
        id: app.ids.next::<Wording>(ctx.now).to_string(),
        agency: about.code.clone(),
        template: about.template.to_owned(),
        lang: about.into,
        version: version.parse().unwrap_or_default(),
        words,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("notifications.wording_put", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::wording_put(tx, &registry, (&actor, now), &put)
    });
    write.await.map(|_| done).map_err(Problem::from)
}
