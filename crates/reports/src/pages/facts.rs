//! What several pages say of a report in the same words.

mod dates;

use std::collections::BTreeMap;

use base::Time;
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Case, Entry, Party, Phase};
use kernel::documents::{Document, FileKind, StoredFile};
use kernel::registry::{self, Phrase, Registry};
use web::i18n::Arg;
use web::{Event, Markup, Page, Row, Stage, Tone};

use crate::actions::ReportSeen;
use crate::fixed::model::{Fixed, FixedAnswer};
use crate::likeness::Likeness;
use crate::model::{Answer, Came, Feedback, ReportRow, RoutingNote};
use crate::personal::HIDDEN;
use crate::replies::Reply;
use crate::rules;

pub(super) use dates::{Turn, basis, chain, clocks, late, next, steps};

/// The tone of a state: shape and colour together.
pub(super) fn tone(state: &str) -> Tone {
    match state {
        "open" | "thanks" | "appealed" => Tone::New,
        "in_progress" => Tone::Active,
        "waiting" | "offered" => Tone::Waiting,
        "resolved" | "merged" | "passed_on" => Tone::Done,
        "declined" | "upheld" | "unanswered" => Tone::Refused,
        _ => Tone::Plain,
    }
}

/// The Fluent key of a state or a move.
pub(super) fn key(sort: &str, code: &str) -> String {
    format!("reports-{sort}-{}", code.replace('_', "-"))
}

/// The words of a priority.
pub(super) fn priority(page: &Page, priority: cases::Priority) -> String {
    page.t(&key("priority", priority.code())).into_owned()
}

/// All priorities, first things first.
pub(super) fn priorities(page: &Page) -> Vec<web::Choice> {
    let known = cases::Priority::ALL.into_iter();
    known
        .map(|one| web::Choice::new(one.code(), priority(page, one)))
        .collect()
}

/// How a report came that an officer wrote down.
pub(super) fn came(page: &Page, came: Came) -> String {
    page.t(&key("came", came.code())).into_owned()
}

/// A ready reply to choose, named with the move that it goes with.
pub(super) fn reply(page: &Page, reply: &Reply) -> web::Choice {
    let value = format!("{}.{}", reply.step, reply.id);
    let name = page.plain(&reply.name);
    if reply.own {
        web::Choice::named(value, name)
    } else {
        web::Choice::new(value, name)
    }
}

/// The words of a state.
pub(super) fn state(page: &Page, code: &str, feedback: Feedback) -> String {
    page.t(&rules::words_key("state", code, feedback))
        .into_owned()
}

/// What a person wants of the agency, in a word.
pub(super) fn feedback(page: &Page, feedback: Feedback) -> String {
    let key = format!("reports-feedback-{}", feedback.code());
    page.t(&key).into_owned()
}

/// An agency's name, or its code if it is gone.
pub(super) fn agency(page: &Page, registry: &Registry, code: &str) -> String {
    registry
        .agency(code)
        .map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}

/// A category's name.
pub(crate) fn category(page: &Page, registry: &Registry, code: &str) -> String {
    registry
        .category(code)
        .map_or_else(|| code.to_owned(), |known| page.plain(&known.name))
}

/// What a row is about; of work that nobody reported it is said what it is.
pub(super) fn subject(page: &Page, registry: &Registry, row: &cases::QueueRow) -> String {
    let category = category(page, registry, row.topic.as_deref().unwrap_or_default());
    match row.kind.as_str() {
        crate::hotspots::KIND => page.t1("reports-hotspot-row", "category", category),
        crate::seasons::KIND => page.t1("reports-season-row", "category", category),
        _ => category,
    }
}

/// What is left of a due date, and how it looks: late, soon or in good time.
pub(super) fn due_tag(page: &Page, phase: Phase, due: Option<Time>) -> Option<(String, Tone)> {
    const SOON: std::time::Duration = std::time::Duration::from_hours(2 * 24);
    let due = due.filter(|_| phase == Phase::Open)?;
    let tone = match page.now() {
        now if now > due => Tone::Late,
        now if now + SOON > due => Tone::Waiting,
        _ => Tone::Plain,
    };
    Some((page.left(due), tone))
}

/// One row of a public list.
pub(super) struct ListRow {
    pub(super) reference: String,
    /// What it is, unless it is a complaint as most are.
    pub(super) feedback: Option<String>,
    pub(super) category: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    pub(super) agency: String,
    pub(super) created: Time,
    pub(super) due: Option<String>,
    pub(super) address: String,
    pub(super) description: String,
    /// Whether an office changed any of its words or took it away.
    pub(super) moderated: bool,
}

/// Characters of a description in a list.
const EXCERPT: usize = 160;

pub(super) fn list_row(page: &Page, registry: &Registry, row: &ReportRow) -> ListRow {
    let basis = if row.promised {
        "kernel-basis-promise"
    } else {
        "kernel-basis-estimate"
    };
    let due = row
        .due
        .filter(|_| !row.closed)
        .map(|due| format!("{} ({})", page.left(due), page.t(basis)));
    ListRow {
        reference: row.reference.to_string(),
        feedback: (row.feedback != Feedback::Complaint).then(|| feedback(page, row.feedback)),
        category: category(page, registry, &row.category),
        state: state(page, &row.state, row.feedback),
        tone: tone(&row.state),
        agency: agency(page, registry, &row.agency),
        created: row.created,
        due,
        address: row.address.clone().unwrap_or_default(),
        description: excerpt(&words(page, &row.description, row.spoken)),
        moderated: row.moderated,
    }
}

/// What a report says: its words, or that it was spoken.
pub(crate) fn words(page: &Page, description: &str, spoken: bool) -> String {
    if spoken {
        page.t("reports-spoken").into_owned()
    } else {
        description.to_owned()
    }
}

/// The first words of a text, cut at a space.
pub(super) fn excerpt(text: &str) -> String {
    let mut cut: String = text.chars().take(EXCERPT + 1).collect();
    if cut.chars().count() > EXCERPT {
        let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
        cut.truncate(end);
        cut.push('…');
    }
    cut
}

/// A line of a summary with plain words.
pub(super) fn row(name: impl Into<String>, value: &str) -> Row {
    Row {
        name: name.into(),
        value: Markup::words(value),
        change: None,
    }
}

/// A line of a summary with words that a person wrote or that name something.
pub(super) fn said(page: &Page, name: impl Into<String>, value: &str) -> Row {
    Row {
        name: name.into(),
        value: page.said(value),
        change: None,
    }
}

/// The answers to extra questions, each under its question.
pub(super) fn answers(
    page: &Page,
    registry: &Registry,
    category: &str,
    answers: &[Answer],
) -> Vec<Row> {
    let questions = registry.questions(category);
    answers
        .iter()
        .map(|answer| {
            let question = questions
                .iter()
                .find(|question| *question.code == *answer.code);
            let name = match question {
                Some(asked) => page.plain(&asked.label),
                None if answer.code == HIDDEN => page.t("reports-personal-answer").into_owned(),
                None => answer.code.clone(),
            };
            let value = |value: &String| {
                question
                    .and_then(|asked| asked.options.iter().find(|choice| *choice.key == **value))
                    .map_or_else(|| value.clone(), |choice| page.plain(&choice.name))
            };
            let values: Vec<String> = answer.values.iter().map(value).collect();
            said(page, name, &values.join(", "))
        })
        .collect()
}

/// What the person said came of a closed report, in one line.
pub(super) fn fixed(page: &Page, said: &Fixed) -> Row {
    let key = format!("reports-fixed-{}", said.outcome.code().replace('_', "-"));
    let rating = said
        .rating
        .map(|rating| format!("{rating}/{}", FixedAnswer::RATING_MAX));
    let parts = [
        Some(page.t(&key).into_owned()),
        rating,
        said.comment.clone(),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    self::said(page, page.t("reports-fixed-title"), &words.join(" · "))
}

/// How far away a similar report is, and what else speaks for it.
pub(super) fn alike(page: &Page, likeness: &Likeness) -> String {
    let metres = i64::from(likeness.distance_m);
    let away = page.t1("reports-alike-away", "metres", metres);
    let reasons = likeness.reasons().into_iter();
    let said = reasons.map(|reason| {
        let code = reason.code().replace('_', "-");
        page.t(&format!("reports-alike-{code}")).into_owned()
    });
    std::iter::once(away)
        .chain(said)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How a task ended, where an entry tells of that.
fn ended<'e>(app: &App, case: &Case, entry: &'e Entry) -> Option<&'e str> {
    app.kinds.of(case)?.task(&entry.step)?;
    entry.reason.as_deref()
}

/// The reason that an entry gives, in the pack's words.
fn ground(page: &Page, app: &App, case: &Case, entry: &Entry) -> Option<String> {
    let (kind, code) = (app.kinds.of(case)?, entry.reason.as_deref()?);
    let of_move = app.kinds.ground(kind, &entry.step, code);
    let moderated = || app.kinds.grounds().name(cases::MODERATION_GROUNDS, code);
    let name = of_move.or_else(moderated)?;
    Some(page.plain(name))
}

/// Reasons of the pack to choose from.
pub(super) fn grounds(page: &Page, grounds: &[cases::Ground]) -> Vec<web::Choice> {
    let choice = |it: &cases::Ground| web::Choice::new(it.code.clone(), page.plain(&it.name));
    grounds.iter().map(choice).collect()
}

/// Where a report was made that was fetched from an agency's own system.
pub(super) fn origin(page: &Page, registry: &Registry, seen: &ReportSeen) -> Option<Row> {
    let (code, remote) = seen.elsewhere.origin.as_ref()?;
    let system = page.t1(
        "reports-partners-there",
        "agency",
        agency(page, registry, code),
    );
    let words = page.t2(
        "reports-partners-origin",
        "system",
        system,
        "remote",
        remote.as_str(),
    );
    Some(row(page.t("reports-partners-made"), &words))
}

/// The timeline as events, oldest first, each `with` what came with it.
pub(super) fn events(
    page: &Page,
    (app, registry): (&App, &Registry),
    seen: &ReportSeen,
    with: &BTreeMap<String, Markup>,
) -> Vec<Event> {
    let (report, entries) = (&seen.report, &seen.entries);
    let last = entries.len();
    entries
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let asked = entry.asked.first();
            let stays = (entry.step == "refer").then_some(&entry.agency);
            let to = entry.to_agency.as_ref().or(asked).or(stays);
            let to = to.map(|code| agency(page, registry, code));
            let key = if cases::ENGINE_STEPS.contains(&entry.step.as_str()) {
                cases::step_key(entry)
            } else if let Some(outcome) = ended(app, &report.case, entry) {
                key("outcome", outcome)
            } else {
                rules::words_key("move", &entry.step, report.feedback)
            };
            let title = match to {
                Some(to) => page.t1(&key, "agency", to.as_str()),
                None => page.t(&key).into_owned(),
            };
            let title = match ground(page, app, &report.case, entry) {
                Some(reason) => format!("{title}: {reason}"),
                None => title,
            };
            let title = match entry.moderated {
                Some(_) => format!("{title} ({})", page.t("reports-moderated")),
                None => title,
            };
            let who = match &entry.party {
                Party::Officer if seen.elsewhere.versions.contains(&entry.version) => {
                    let name = agency(page, registry, &entry.agency);
                    format!("{name}, {}", page.t("reports-partners-from"))
                }
                Party::Officer | Party::Named(_) => agency(page, registry, &entry.agency),
                Party::Bureau => page.t("kernel-party-bureau").into_owned(),
                Party::Owner | Party::System => String::new(),
            };
            Event {
                at: entry.at,
                title,
                who,
                body: entry.body.as_deref().map(|body| page.said(body)),
                with: with.get(&entry.id).cloned(),
                receipt: Some(receipt(page, &report.case, entry)),
                stage: if place + 1 == last {
                    Stage::Now
                } else {
                    Stage::Past
                },
            }
        })
        .collect()
}

/// Where the receipt of an entry is.
fn receipt(page: &Page, case: &Case, entry: &Entry) -> String {
    page.href(&format!(
        "/receipts/of/{}/{}",
        case.reference, entry.version
    ))
}

/// Why a report went where it went, sentence by sentence.
pub(super) fn why(page: &Page, registry: &Registry, note: &RoutingNote) -> Vec<String> {
    let mut sentences = explained(page, registry, note);
    if note.triage {
        sentences.push(page.t("reports-show-triage").into_owned());
    }
    if note.to_confirm {
        sentences.push(page.t("reports-show-to-confirm").into_owned());
    }
    let others: Vec<String> = note
        .candidates
        .iter()
        .skip(1)
        .map(|code| agency(page, registry, code))
        .collect();
    if !others.is_empty() {
        sentences.push(format!(
            "{}: {}",
            page.t("reports-show-also"),
            others.join(", ")
        ));
    }
    sentences
}

/// The registry's own explanation, in the page's language.
fn explained(page: &Page, registry: &Registry, note: &RoutingNote) -> Vec<String> {
    let Some(explanation) = &note.explanation else {
        return Vec::new();
    };
    registry::phrases(registry, (explanation, note.candidates.len()), page.lang)
        .into_iter()
        .map(|phrase| match phrase {
            Phrase::Message(key, args) => page.message(key, &args),
            Phrase::Said(text) => page.plain(text),
        })
        .collect()
}

/// A photo on a page.
pub(super) struct PhotoLink {
    pub(super) href: String,
    pub(super) src: String,
    pub(super) alt: String,
}

pub(super) fn photos(page: &Page, photos: &[Document]) -> Vec<PhotoLink> {
    photos
        .iter()
        .enumerate()
        .map(|(place, photo)| PhotoLink {
            href: photo.href("full"),
            src: photo.href("thumb"),
            alt: page.t1("reports-show-photo", "number", place + 1),
        })
        .collect()
}

/// A document on a page that is no photo: something to play, or to open.
pub(super) struct FileLink {
    pub(super) kind: FileKind,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) meta: String,
}

impl FileLink {
    pub(super) fn is_sound(&self) -> bool {
        self.kind == FileKind::Sound
    }

    pub(super) fn is_video(&self) -> bool {
        self.kind == FileKind::Video
    }
}

/// Stored documents by what they are called: each sort is counted for itself.
pub(super) fn files<'f>(
    page: &Page,
    files: impl IntoIterator<Item = (&'f StoredFile, String)>,
) -> Vec<FileLink> {
    let mut counts = [0_usize; 3];
    let link = |(file, href): (&StoredFile, String)| {
        let (count, key) = match (file.kind, &mut counts) {
            (FileKind::Sound, [count, _, _]) => (count, "reports-show-recording"),
            (FileKind::Video, [_, count, _]) => (count, "reports-show-video"),
            (FileKind::Document, [_, _, count]) => (count, "reports-show-paper"),
        };
        *count += 1;
        FileLink {
            kind: file.kind,
            href,
            name: page.t1(key, "number", *count),
            meta: format!("{}, {}", ending(&file.media_type), page.size(file.bytes)),
        }
    };
    files.into_iter().map(link).collect()
}

/// What people call files of this type.
fn ending(media_type: &str) -> &'static str {
    match media_type {
        "video/mp4" => "MP4",
        "video/quicktime" => "MOV",
        "video/webm" | "audio/webm" => "WebM",
        "audio/mp4" => "M4A",
        "audio/mpeg" => "MP3",
        "application/pdf" => "PDF",
        _ => "OGG",
    }
}

/// Draws what an act of this moment needs.
pub(super) fn fresh(app: &kernel::App, now: Time) -> Fresh {
    Fresh::draw(&app.ids, now)
}

/// A whole out of a whole, as "3 of 4".
pub(super) fn part(page: &Page, part: i64, whole: i64) -> String {
    page.tx(
        "reports-of",
        vec![("part", Arg::from(part)), ("whole", Arg::from(whole))],
    )
}
