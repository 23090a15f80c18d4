//! What a parcel holds at the moment when it leaves: the report as it stands, or the words that were added.

use base::{Actor, Lang, Point, Reference, Time};
use kernel::App;
use kernel::cases::{self, Case, Phase};
use kernel::documents;
use kernel::reach::Channel;
use kernel::registry::Registry;
use store::Tx;
use web::Page;

use super::actions::leaves;
use super::model::{Parcel, Sort};
use super::{queries, rules, withdrawn};
use crate::error::Error;
use crate::model::Report;
use crate::pages::{category, words};

/// What leaves.
pub(super) struct Goods {
    pub(super) reference: Reference,
    /// When what it tells of happened.
    pub(super) at: Time,
    /// How the report stands after it, in the words that every server knows.
    pub(super) status: &'static str,
    /// What it is about, in a line.
    pub(super) title: String,
    /// Everything that is said, with our reference at its end.
    pub(super) words: String,
    pub(super) category: String,
    pub(super) point: Option<Point>,
    pub(super) address: Option<String>,
    /// Addresses of cleaned photos and other files that everybody may see.
    pub(super) media: Vec<String>,
    /// The report's id there, for what is added to it.
    pub(super) remote: Option<String>,
    pub(super) case: Case,
}

/// What became of the goods of a parcel.
pub(super) enum Loaded {
    /// They may leave.
    Goods(Box<Goods>),
    /// The report is another agency's meanwhile.
    Elsewhere(Reference),
    /// They may not leave any more.
    Kept,
}

/// Loads a parcel for a channel.
pub(super) fn load(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (parcel, channel): (&Parcel, &Channel),
) -> Result<Loaded, Error> {
    let registry = app.registry.get(tx)?;
    let system = Actor::system();
    let case = match cases::case_find(tx, &system, parcel.case) {
        Ok(case) => case,
        Err(cases::Error::NotFound) => return Ok(Loaded::Kept),
        Err(error) => return Err(error.into()),
    };
    let here = case.agency == parcel.agency;
    if parcel.sort == Sort::Report && !here {
        return Ok(Loaded::Elsewhere(case.reference));
    }
    // What tells an agency that it lost a private report, or that a report was taken from the public, holds no words of it.
    if here && !parcel.moderates() && !leaves(&registry, &case, channel) {
        return Ok(Loaded::Kept);
    }
    let Some(report) = crate::queries::report_find(tx, &case)? else {
        return Ok(Loaded::Kept);
    };
    let page = Page::of(&app.site, Lang::MS, now);
    let link = link(app, &case);
    let (at, words) = match parcel.sort {
        Sort::Report => (case.created, said_first(&page, &registry, &report)),
        Sort::Update if parcel.moderates() => {
            withdrawn::said(tx, (&page, &registry), &report, parcel)?
        }
        Sort::Update => said_later(tx, &page, &case, parcel)?,
    };
    let tail = match parcel.sort {
        Sort::Report => format!("\n\n{} {link}", case.reference),
        Sort::Update => String::new(),
    };
    let media = media(tx, app, &case, parcel)?;
    let remote = queries::remote_of_case(tx, case.id, &parcel.agency)?;
    Ok(Loaded::Goods(Box::new(Goods {
        reference: case.reference.clone(),
        at,
        status: status(&case, parcel),
        title: category(&page, &registry, &report.category),
        words: rules::fitted(&words, &tail),
        category: report.category,
        point: report.point,
        address: report.address,
        media,
        remote,
        case,
    })))
}

/// Moderation leaves a report as it stands; for an agency that handed it over it is closed.
fn status(case: &Case, parcel: &Parcel) -> &'static str {
    if !parcel.moderates() {
        return rules::status(&parcel.step);
    }
    let open = case.agency == parcel.agency && case.phase != Phase::Closed;
    if open { "OPEN" } else { "CLOSED" }
}

/// Where the whole is read: by everybody, or at the desk.
fn link(app: &App, case: &Case) -> String {
    let desk = if case.public { "" } else { "desk/" };
    let site = app.site.public_url();
    format!("{site}/{}/{desk}reports/{}", Lang::MS, case.reference)
}

/// The report's own words, and the answers to its questions that everybody may read.
fn said_first(page: &Page, registry: &Registry, report: &Report) -> String {
    let questions = registry.questions(&report.category);
    let mut lines = vec![words(page, &report.description, report.spoken)];
    for answer in &report.answers {
        let question = questions.iter().find(|known| *known.code == *answer.code);
        let label = question.map_or_else(|| answer.code.clone(), |known| page.plain(&known.label));
        let said = |value: &String| {
            let option = question
                .and_then(|known| known.options.iter().find(|choice| *choice.key == **value));
            option.map_or_else(|| value.clone(), |choice| page.plain(&choice.name))
        };
        let values: Vec<String> = answer.values.iter().map(said).collect();
        lines.push(format!("{label}: {}", values.join(", ")));
    }
    lines.join("\n")
}

/// When the parcel's move was made, and its words; a sentence of ours where it had none.
fn said_later(
    tx: &mut Tx<'_>,
    page: &Page,
    case: &Case,
    parcel: &Parcel,
) -> Result<(Time, String), Error> {
    let (entries, _) = cases::case_timeline(tx, &Actor::system(), case)?;
    let entry = entries
        .into_iter()
        .find(|entry| entry.version == parcel.version);
    let at = entry.as_ref().map_or(parcel.made, |entry| entry.at);
    let theirs = case.public || case.agency == parcel.agency;
    let body = entry.and_then(|entry| entry.body).filter(|_| theirs);
    let key = match parcel.step.as_str() {
        "reopen" => "reports-partners-reopened",
        "merge" => "reports-partners-merged",
        "expire" => "reports-partners-unanswered",
        _ => "reports-partners-changed",
    };
    Ok((at, body.unwrap_or_else(|| page.t(key).into_owned())))
}

/// Addresses of what everybody may see of what came with it.
fn media(tx: &mut Tx<'_>, app: &App, case: &Case, parcel: &Parcel) -> Result<Vec<String>, Error> {
    let anyone = Actor::anonymous();
    if !case.public {
        return Ok(Vec::new());
    }
    let with = |entry: &Option<String>| match parcel.sort {
        // What stands in the place of a photo is among those that everybody sees now.
        Sort::Update if parcel.moderates() => parcel.step == "redact",
        Sort::Report => entry.is_none(),
        Sort::Update => entry.is_some() && *entry == parcel.entry,
    };
    let site = app.site.public_url();
    let all = documents::documents_of_case(tx, &anyone, case)?;
    let photos = all.photos.into_iter().filter(|photo| with(&photo.entry_id));
    let mut addresses: Vec<String> = photos
        .map(|photo| format!("{site}{}", photo.href("full")))
        .collect();
    let files = all.files.into_iter().filter(|file| with(&file.entry_id));
    addresses.extend(files.map(|file| format!("{site}{}", file.href())));
    Ok(addresses)
}
