//! What people and programs say about datasets and drafts, read into commands.

use std::collections::BTreeMap;

use base::{Lang, Problem, Text};
use jiff::civil::Date;
use kernel::App;
use kernel::audit::Fresh;
use serde::{Deserialize, Serialize};
use web::{Ctx, Form};

use super::model::{DatasetAbout, Decision, Planned, Replan};
use crate::model::{Details, Frequency};

/// Every language in which something may be said.
pub(super) const LANGS: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
/// What stands for a column that is left out.
pub(super) const LEFT_OUT: &str = "-";

/// What a program says of a dataset.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AboutAsked {
    pub(super) slug: Option<String>,
    pub(super) agency: Option<String>,
    title: Text,
    about: Text,
    frequency: String,
    licence: String,
    #[serde(default)]
    tags: Vec<String>,
    contact: Option<String>,
    theme: Option<String>,
    place: Option<String>,
    data_from: Option<Date>,
    data_as_of: Option<Date>,
    next_update: Option<Date>,
    method: Option<Text>,
    #[serde(default)]
    prompt: bool,
    #[serde(default)]
    columns: BTreeMap<String, Text>,
}

impl AboutAsked {
    pub(super) fn read(self) -> Result<DatasetAbout, Problem> {
        let unknown = || Problem::invalid().field("frequency", "opendata.frequency_unknown");
        Ok(DatasetAbout {
            title: self.title,
            about: self.about,
            frequency: Frequency::parse(&self.frequency).ok_or_else(unknown)?,
            licence: self.licence,
            details: Details {
                kept: true,
                prompt: self.prompt,
                theme: self.theme,
                place: self.place,
                data_from: self.data_from,
                data_as_of: self.data_as_of,
                next_update: self.next_update,
                tags: self.tags,
                contact: self.contact,
                method: self.method,
                from: None,
            },
            columns: self.columns.into_iter().collect(),
        })
    }
}

/// What a form says of a dataset.
pub(super) fn about_of(form: &Form) -> Result<DatasetAbout, Problem> {
    let mut wrong = Problem::invalid();
    let title = text_of(form, "title");
    if title.is_none() {
        wrong = wrong.field("title-ms", "opendata.malay_missing");
    }
    let about = text_of(form, "about");
    if about.is_none() {
        wrong = wrong.field("about-ms", "opendata.malay_missing");
    }
    let frequency = Frequency::parse(form.value("frequency"));
    if frequency.is_none() {
        wrong = wrong.field("frequency", "opendata.frequency_unknown");
    }
    let mut day = |name: &str| {
        form.date(name).unwrap_or_else(|_| {
            wrong = wrong.clone().field(name, "opendata.no_such_day");
            None
        })
    };
    let (data_from, data_as_of, next_update) = (day("from"), day("as-of"), day("next"));
    let (Some(title), Some(about), Some(frequency)) = (title, about, frequency) else {
        return Err(wrong);
    };
    wrong.unless_clean()?;
    let tags = form.value("tags").split(',').map(str::trim);
    Ok(DatasetAbout {
        title,
        about,
        frequency,
        licence: form.value("licence").to_owned(),
        details: Details {
            kept: true,
            prompt: form.value("prompt") == "yes",
            theme: form.get("theme").map(str::to_owned),
            place: form.get("place").map(str::to_owned),
            data_from,
            data_as_of,
            next_update,
            tags: tags
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
            contact: form.get("contact").map(str::to_owned),
            method: text_of(form, "method"),
            from: None,
        },
        columns: said_of(form),
    })
}

/// What a form says in all languages; nothing if it says nothing in Malay.
fn text_of(form: &Form, name: &str) -> Option<Text> {
    let passage = |lang: Lang| (lang, form.value(&format!("{name}-{lang}")).to_owned());
    Text::new(LANGS.map(passage)).ok()
}

/// What a form says of columns: `says-3-name` with `says-3-ms` and its like.
fn said_of(form: &Form) -> Vec<(String, Text)> {
    let each = form.fields.iter().filter_map(|(field, name)| {
        let number = field.strip_prefix("says-")?.strip_suffix("-name")?;
        let text = text_of(form, &format!("says-{number}"))?;
        Some((name.clone(), text))
    });
    each.collect()
}

/// How a program wants columns to be read.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanAsked {
    revision: i64,
    #[serde(default)]
    columns: Vec<ColumnAsked>,
    #[serde(default)]
    missing: Vec<String>,
    #[serde(default)]
    key: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnAsked {
    header: String,
    #[serde(default)]
    name: String,
    kind: Option<String>,
    #[serde(default = "plain")]
    notation: String,
}

fn plain() -> String {
    "plain".to_owned()
}

impl PlanAsked {
    pub(super) fn read(self, slug: &str) -> Replan {
        let column = |column: ColumnAsked| Planned {
            header: column.header,
            name: column.name,
            reading: column.kind.map(|kind| (kind, column.notation)),
        };
        Replan {
            slug: slug.to_owned(),
            revision: self.revision,
            columns: self.columns.into_iter().map(column).collect(),
            missing: self.missing,
            key: self.key,
        }
    }
}

/// How a form wants columns to be read: `header-3`, `name-3` and `reading-3`, which is a kind and a notation.
pub(super) fn plan_of(form: &Form, slug: &str) -> Replan {
    let each = form.fields.iter().filter_map(|(field, header)| {
        let number = field.strip_prefix("header-")?;
        let reading = form.value(&format!("reading-{number}"));
        let (kind, notation) = reading.split_once(' ').unwrap_or((reading, "plain"));
        let reading = (reading != LEFT_OUT).then(|| (kind.to_owned(), notation.to_owned()));
        Some(Planned {
            header: header.clone(),
            name: form.value(&format!("name-{number}")).to_owned(),
            reading,
        })
    });
    let words = |name: &str| -> Vec<String> {
        let all = form.value(name).split(',').map(str::trim);
        all.filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    Replan {
        slug: slug.to_owned(),
        revision: form.value("revision").parse().unwrap_or_default(),
        columns: each.collect(),
        missing: words("missing"),
        key: words("key"),
    }
}

/// What a form decides about a draft.
pub(super) fn decision_of(app: &App, ctx: &Ctx, form: &Form) -> Decision {
    Decision {
        slug: ctx.param("slug").to_owned(),
        revision: form.value("revision").parse().unwrap_or_default(),
        reason: form.value("reason").to_owned(),
        approve: form.value("do") == "approve",
        fresh: Fresh::draw(&app.ids, ctx.now),
    }
}
