//! What happened? Words, the category's extra questions, photos and other documents.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Arg, Problem};
use kernel::documents::Stored;
use kernel::registry::{Emergency, Question, QuestionKind};
use kernel::{App, documents};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Step, Upload, html,
    html_status, i18n, see_other,
};

use super::super::facts::{self, FileLink, PhotoLink};
use super::{Way, first, instead, similar};
use crate::model::{Draft, Feedback, ReportNew};
use crate::rules;

/// Five photos as phones take them, or a film and what belongs to it.
pub(in super::super) const BODY_LIMIT: usize = 60 * 1024 * 1024;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/details";
    vec![
        Route::get(path, "reports.page_new_details", Access::Public, show),
        Route::post(path, "reports.page_new_details_put", Access::Public, put)
            .rate(Rate::Upload)
            .body_limit(BODY_LIMIT),
        Route::get(
            "/{lang}/reports/new/{draft}/photos/{photo}",
            "reports.draft_photo",
            Access::Public,
            photo,
        ),
    ]
}

/// How a question is asked on a page.
enum QuestionForm {
    Notice,
    Line,
    Number,
    Lines,
    One,
    Many,
}

struct Asked {
    field: String,
    label: String,
    hint: String,
    form: QuestionForm,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "new_details.html")]
struct DetailsPage {
    page: Page,
    steps: Vec<Step>,
    back: String,
    answers: Answers,
    emergency: Vec<Emergency>,
    questions: Vec<Asked>,
    photos: Vec<PhotoLink>,
    files: Vec<FileLink>,
    photos_hint: String,
    ask: String,
}

/// A photo of a draft, for whoever holds the draft's secret address.
async fn photo(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let asked = ctx.param("photo");
    let known = way.draft.photos.iter().any(|photo| photo.thumb == asked);
    if !known {
        return Err(Problem::not_found().into());
    }
    documents::picture(&app, asked, false).await
}

/// The form's name of a question, the same as over Open311.
fn field(code: &str) -> String {
    format!("attribute[{code}]")
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let answers = filled(&way);
    html(&page(&ctx, &way, answers))
}

fn filled(way: &Way) -> Answers {
    let mut form = Form::default();
    form.fields
        .push(("description".to_owned(), way.draft.description.clone()));
    for answer in &way.draft.answers {
        let name = field(&answer.code);
        form.fields.extend(
            answer
                .values
                .iter()
                .map(|value| (name.clone(), value.clone())),
        );
    }
    Answers::of(&form)
}

fn page(ctx: &Ctx, way: &Way, answers: Answers) -> DetailsPage {
    let page = way.page(ctx, "details").after(&answers);
    let questions = way.registry.questions(&way.draft.category);
    let photos = way
        .draft
        .photos
        .iter()
        .enumerate()
        .map(|(place, photo)| PhotoLink {
            href: String::new(),
            src: ctx.href(&format!("/reports/new/{}/photos/{}", way.id, photo.thumb)),
            alt: page.t1("reports-show-photo", "number", place + 1),
        });
    DetailsPage {
        steps: way.steps(ctx, "details"),
        back: way.href(ctx, "agency"),
        emergency: first::emergency(&way.registry, &way.draft.category),
        ask: page.t(ask(way.draft.feedback)).into_owned(),
        questions: questions
            .iter()
            .map(|question| asked(&page, question))
            .collect(),
        photos: photos.collect(),
        files: facts::files(
            &page,
            way.draft.files.iter().map(|file| (file, String::new())),
        ),
        photos_hint: hint(&page),
        answers,
        page,
    }
}

/// What may be sent, and how large it may be.
pub(in super::super) fn hint(page: &Page) -> String {
    let megabytes = |bytes: usize| i18n::Arg::from(bytes / 1_000_000);
    let args = vec![
        ("max", i18n::Arg::from(ReportNew::DOCUMENTS_MAX)),
        ("photo", megabytes(documents::BYTES_MAX)),
        ("video", megabytes(documents::VIDEO_BYTES_MAX)),
        ("sound", megabytes(documents::SOUND_BYTES_MAX)),
        ("paper", megabytes(documents::PDF_BYTES_MAX)),
    ];
    page.tx("reports-details-photos-hint", args)
}

fn asked(page: &Page, question: &Question) -> Asked {
    let mut hint = question
        .hint
        .as_ref()
        .map(|hint| page.plain(hint))
        .unwrap_or_default();
    if question.private {
        hint = format!("{hint} {}", page.t("reports-details-private"));
    }
    Asked {
        field: field(&question.code),
        label: page.plain(&question.label),
        hint: hint.trim().to_owned(),
        form: match question.kind {
            QuestionKind::Notice => QuestionForm::Notice,
            QuestionKind::String | QuestionKind::Datetime => QuestionForm::Line,
            QuestionKind::Number => QuestionForm::Number,
            QuestionKind::Text => QuestionForm::Lines,
            QuestionKind::Single => QuestionForm::One,
            QuestionKind::Multi => QuestionForm::Many,
        },
        choices: question
            .options
            .iter()
            .map(|choice| Choice::new(choice.key.to_string(), page.plain(&choice.name)))
            .collect(),
    }
}

/// What the person is asked to write.
fn ask(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::Complaint => "reports-details-description",
        Feedback::Enquiry => "reports-details-enquiry",
        Feedback::Suggestion => "reports-details-suggestion",
        Feedback::Appreciation => "reports-details-appreciation",
    }
}

async fn put(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let mut way = Way::open(&app, &ctx).await?;
    let remove = form
        .get("remove")
        .and_then(|place| place.parse::<usize>().ok());
    let uploads = std::mem::take(&mut form.files);
    let read = read(&app, &mut way, (&form, uploads), remove).await;
    way.keep(&app, &ctx).await?;
    match read {
        Ok(()) if remove.is_some() => Ok(see_other(&way.href(&ctx, "details"))),
        Ok(()) if instead::ending(&app, ctx.now, &way).is_some() => {
            Ok(see_other(&way.href(&ctx, "instead")))
        }
        Ok(()) => Ok(see_other(&similar::after(&app, &ctx, &way).await?)),
        Err(problem) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&ctx, &way, answers))
        }
    }
}

/// Takes a document out of a draft: photos are counted first.
pub(super) fn drop_at(draft: &mut Draft, place: usize) {
    let photos = draft.photos.len();
    if place < photos {
        draft.photos.remove(place);
    } else if place - photos < draft.files.len() {
        draft.files.remove(place - photos);
    }
}

/// Takes over what fits even where something else does not: nobody types or uploads twice.
async fn read(
    app: &App,
    way: &mut Way,
    (form, uploads): (&Form, Vec<Upload>),
    remove: Option<usize>,
) -> Result<(), Problem> {
    if let Some(place) = remove {
        drop_at(&mut way.draft, place);
    }
    let mut problem = Problem::invalid();
    for upload in uploads.into_iter().filter(|file| file.name == "photos") {
        let draft = &mut way.draft;
        if draft.photos.len() + draft.files.len() >= ReportNew::DOCUMENTS_MAX {
            let args = vec![("max", Arg::from(ReportNew::DOCUMENTS_MAX))];
            problem = problem.field_with("photos", "reports.documents_many", args);
            break;
        }
        match documents::document_store(app, upload.bytes.into()).await {
            Ok(Stored::Photo(photo)) => draft.photos.push(photo),
            Ok(Stored::File(file)) => draft.files.push(file),
            Err(refused) => {
                problem = problem.field_with("photos", refused.code, refused.args);
            }
        }
    }
    match rules::description(form.value("description")) {
        Ok(description) => way.draft.description = description,
        Err(_) if remove.is_some() => {}
        Err(refused) => problem.fields.extend(refused.fields),
    }
    let questions = way.registry.questions(&way.draft.category);
    match rules::answers(questions, &rules::attributes(&form.fields), field) {
        Ok(answers) => way.draft.answers = answers,
        Err(refused) => problem.fields.extend(refused.fields),
    }
    problem.unless_clean()
}
