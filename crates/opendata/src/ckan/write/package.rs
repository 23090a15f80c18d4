//! Packages: what is said of a dataset, in CKAN's words.

use base::{Lang, Problem, Text};
use kernel::App;
use kernel::audit::Fresh;
use kernel::datasets::Theme;
use kernel::registry::Registry;
use serde_json::{Map, Value as Json};
use web::Ctx;

use super::resource::{Source, source_of};
use super::{after, target};
use crate::ckan::asked::{Asked, invalid};
use crate::drafts::{
    DatasetAbout, DatasetNew, Kept, Mode, Seen, Upload, dataset_create, dataset_delete,
    dataset_describe, dataset_withdraw, draft_put, kept_show,
};
use crate::error::Error;
use crate::licences::LICENCES;
use crate::model::{Dataset, Details, Frequency};
use crate::names::{Noun, uuid};

const LANGS: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
/// Fields that are read, and those that follow from others or from the publisher.
const KNOWN: [&str; 34] = [
    "id",
    "name",
    "title",
    "title_translated",
    "notes",
    "notes_translated",
    "owner_org",
    "organization",
    "license_id",
    "license_title",
    "license_url",
    "isopen",
    "tags",
    "tag_string",
    "groups",
    "extras",
    "resources",
    "maintainer_email",
    "author_email",
    "author",
    "private",
    "state",
    "type",
    "version",
    "url",
    "num_resources",
    "num_tags",
    "metadata_created",
    "metadata_modified",
    "creator_user_id",
    "relationships_as_object",
    "relationships_as_subject",
    "draft",
    "notice",
];
/// Extras that are read, and those that we tell.
const EXTRAS: [&str; 7] = [
    "frequency",
    "spatial",
    "data_from",
    "data_as_of",
    "next_update",
    "method",
    "publish_after_quiet",
];
const OURS: [&str; 5] = ["four_by_four", "licence_spdx", "rows", "sha256", "version"];

/// What a package says.
struct Told {
    about: DatasetAbout,
    /// Where its table comes from.
    source: Option<Source>,
    /// What it says beside that, which is kept nowhere.
    left: Vec<String>,
}

/// `package_create`.
pub(super) async fn create(app: &App, ctx: &Ctx, asked: &Asked) -> Result<Json, Problem> {
    let slug = asked.needed("name")?;
    let registry = app.registry_now().await?;
    let agency = agency(&registry, &asked.needed("owner_org")?)?;
    if !ctx.actor.may(crate::drafts::PUBLISH, Some(&agency)) {
        return Err(Problem::forbidden());
    }
    let told = told(ctx, asked, (&slug, None))?;
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let new = DatasetNew {
        slug: slug.clone(),
        agency,
        about: told.about,
        fresh,
    };
    let upload = told
        .source
        .map(|source| upload(&slug, source, Seen::Nothing));
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.ckan_create", move |tx| {
        let registry = shared.registry.get(tx)?;
        dataset_create(tx, (&shared, &registry), (&actor, now), &new)?;
        let put = |upload| draft_put(tx, (&actor, now), upload).map(drop);
        upload.as_ref().map_or(Ok(()), put)
    });
    write.await.map_err(Problem::from)?;
    after(app, ctx, &slug, &told.left).await
}

/// A draft of a file that is to be fetched.
fn upload(slug: &str, source: Source, seen: Seen) -> Upload {
    Upload {
        slug: slug.to_owned(),
        file: source.file,
        from: Some(source.url),
        seen,
        mode: Mode::Replace,
    }
}

/// The code of an agency that is named as an organisation.
fn agency(registry: &Registry, name: &str) -> Result<String, Problem> {
    let mut agencies = registry.agencies();
    let is_called = |code: &str| code == name || uuid(Noun::Organisation, code) == name;
    let found = agencies.find(|agency| is_called(agency.code.as_str()));
    let unknown = || invalid().field("owner_org", "opendata.ckan_organisation");
    found
        .map(|agency| agency.code.to_string())
        .ok_or_else(unknown)
}

/// `package_update`, where what is not said is as if nothing was said, and `package_patch`, where it stays.
pub(super) async fn update(
    app: &App,
    ctx: &Ctx,
    asked: &Asked,
    is_patch: bool,
) -> Result<Json, Problem> {
    let id = match asked.text("id").or_else(|| asked.text("name")) {
        Some(id) => id,
        None => asked.needed("id")?,
    };
    let kept = target(app, ctx, &id).await?;
    let (dataset, seen) = (kept.dataset.clone(), Seen::of(kept.draft.as_ref()));
    let slug = dataset.slug.clone();
    let fixed = |field: &'static str| Err(invalid().field(field, "opendata.ckan_fixed"));
    if asked.text("name").is_some_and(|name| name != slug) {
        return fixed("name");
    }
    let registry = app.registry_now().await?;
    if let Some(org) = asked.text("owner_org")
        && agency(&registry, &org)? != dataset.agency
    {
        return fixed("owner_org");
    }
    let told = told(ctx, asked, (&slug, Some((&dataset, is_patch))))?;
    let source = told.source.filter(|source| !is_there(&kept, source));
    let upload = source.map(|source| upload(&slug, source, seen));
    let (about, fresh) = (told.about, Fresh::draw(&app.ids, ctx.now));
    let (actor, now, named) = (ctx.actor.clone(), ctx.now, slug.clone());
    let write = app.db.write("opendata.ckan_update", move |tx| {
        // What is not said stays as it was read before: nobody may have said something else since.
        if kept_show(tx, &actor, &named)?.dataset != dataset {
            return Err(Error::Stale);
        }
        dataset_describe(tx, (&actor, now), (&named, &about), &fresh)?;
        let put = |upload| draft_put(tx, (&actor, now), upload).map(drop);
        upload.as_ref().map_or(Ok(()), put)
    });
    write.await.map_err(Problem::from)?;
    after(app, ctx, &slug, &told.left).await
}

/// Whether the draft is that very file already; or what is published, where no other file waits. To have it fetched again is
/// asked by `resource_update`.
fn is_there(kept: &Kept, source: &Source) -> bool {
    let draft = kept.draft.as_ref().map(|draft| &draft.body);
    let from = match draft.filter(|body| !body.is_rows_only()) {
        Some(body) => body.from.as_ref().filter(|_| body.refused.is_none()),
        None => kept.dataset.details.from.as_ref(),
    };
    from == Some(&source.url)
}

/// `package_delete`: what nobody saw goes; what was published is taken back, and its notice says why.
pub(super) async fn delete(app: &App, ctx: &Ctx, asked: &Asked) -> Result<Json, Problem> {
    let kept = target(app, ctx, &asked.needed("id")?).await?;
    let (slug, is_public) = (kept.dataset.slug, kept.dataset.current > 0);
    let notice = asked.text("notice");
    if is_public && notice.is_none() {
        return Err(invalid().field("notice", "opendata.ckan_notice"));
    }
    let (actor, now, fresh) = (ctx.actor.clone(), ctx.now, Fresh::draw(&app.ids, ctx.now));
    let write = app.db.write("opendata.ckan_delete", move |tx| {
        match notice.as_deref().filter(|_| is_public) {
            Some(notice) => dataset_withdraw(tx, (&actor, now), (&slug, notice), &fresh),
            None => dataset_delete(tx, (&actor, now), &slug, &fresh),
        }
    });
    write.await.map_err(Problem::from)?;
    Ok(Json::Null)
}

/// Reads a package. Of a dataset that is there, what is not said stays if it is only patched.
fn told(
    ctx: &Ctx,
    asked: &Asked,
    (slug, known): (&str, Option<(&Dataset, bool)>),
) -> Result<Told, Problem> {
    if asked.flag("private", false) {
        return Err(invalid().field("private", "opendata.ckan_private"));
    }
    if asked.text("state").as_deref() == Some("deleted") {
        return Err(invalid().field("state", "opendata.ckan_deleted"));
    }
    let before = known.and_then(|(dataset, is_patch)| is_patch.then_some(dataset));
    let bare = || Text::malay(slug);
    let title = said(asked, "title").or_else(|| before.map(|it| it.title.clone()));
    let title = title.unwrap_or_else(bare);
    let about = said(asked, "notes").or_else(|| before.map(|it| it.about.clone()));
    let licence = match asked.text("license_id") {
        Some(id) => licence(&id),
        None => match before {
            Some(before) => before.licence.clone(),
            None => asked.needed("license_id")?,
        },
    };
    let (extras, mut left) = extras(asked);
    left.extend(unkept(asked));
    let (details, frequency) = details(asked, &extras, before)?;
    let source = source_of(ctx, asked, slug, &mut left);
    Ok(Told {
        about: DatasetAbout {
            about: about.unwrap_or_else(|| title.clone()),
            title,
            frequency,
            licence,
            details,
            columns: Vec::new(),
        },
        source,
        left,
    })
}

/// A text in all languages in which it is said: `title_translated`, or else `title`, which is Malay.
fn said(asked: &Asked, name: &str) -> Option<Text> {
    let plain = asked.text(name);
    let translated = asked.all().get(&format!("{name}_translated"));
    let Some(Json::Object(all)) = translated else {
        return plain.map(Text::malay);
    };
    let passage = |lang: Lang| {
        let words = all
            .get(lang.code())
            .and_then(Json::as_str)
            .unwrap_or_default();
        (lang, words.to_owned())
    };
    let mut passages = LANGS.map(passage);
    for (lang, words) in &mut passages {
        if *lang == Lang::MS && words.trim().is_empty() {
            *words = plain.clone().unwrap_or_default();
        }
    }
    Text::new(passages).ok()
}

/// CKAN's name of a licence, or SPDX's.
fn licence(id: &str) -> String {
    let known = LICENCES.iter().find(|known| known.ckan == id);
    known.map_or(id, |known| known.spdx).to_owned()
}

/// Extras by their keys, and those of them that are kept nowhere.
fn extras(asked: &Asked) -> (Map<String, Json>, Vec<String>) {
    let (mut known, mut left) = (Map::new(), Vec::new());
    let Some(Json::Array(all)) = asked.all().get("extras") else {
        return (known, left);
    };
    for extra in all {
        let key = extra.get("key").and_then(Json::as_str).unwrap_or_default();
        if EXTRAS.contains(&key) {
            let value = extra.get("value").cloned().unwrap_or_default();
            known.insert(key.to_owned(), value);
        } else if !OURS.contains(&key) {
            left.push(format!("extras.{key}"));
        }
    }
    (known, left)
}

/// Fields that say something which is kept nowhere.
fn unkept(asked: &Asked) -> Vec<String> {
    let is_said = |value: &Json| match value {
        Json::Null => false,
        Json::String(text) => !text.is_empty(),
        Json::Array(all) => !all.is_empty(),
        Json::Object(all) => !all.is_empty(),
        _ => true,
    };
    let all = asked.all().iter();
    let left = all.filter(|(name, value)| !KNOWN.contains(&name.as_str()) && is_said(value));
    left.map(|(name, _)| name.clone()).collect()
}

/// The rest of what a publisher says.
fn details(
    asked: &Asked,
    extras: &Map<String, Json>,
    before: Option<&Dataset>,
) -> Result<(Details, Frequency), Problem> {
    let word = |key: &str| {
        let value = extras.get(key)?;
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let wrong = |code: &'static str| invalid().field("extras", code);
    let mut details = before.map(|it| it.details.clone()).unwrap_or_default();
    // A moment stands for its day: so we tell it ourselves.
    let day = |text: String| {
        let day = text.get(..10).unwrap_or(&text);
        day.parse().map_err(|_| wrong("opendata.no_such_day"))
    };
    if let Some(text) = word("data_from") {
        details.data_from = Some(day(text)?);
    }
    if let Some(text) = word("data_as_of") {
        details.data_as_of = Some(day(text)?);
    }
    if let Some(text) = word("next_update") {
        details.next_update = Some(day(text)?);
    }
    if let Some(text) = word("method") {
        details.method = Some(Text::malay(text));
    }
    if let Some(text) = word("publish_after_quiet") {
        details.prompt = text.eq_ignore_ascii_case("true");
    }
    let frequency = match word("frequency") {
        Some(text) => Frequency::parse(&text.to_uppercase())
            .ok_or_else(|| wrong("opendata.frequency_unknown"))?,
        None => before.map_or(Frequency::Infrequent, |it| it.frequency),
    };
    details.place = word("spatial").or(details.place);
    if let Some(tags) = tags(asked) {
        details.tags = tags;
    }
    details.theme = theme(asked, details.theme.take());
    let contact = asked
        .text("maintainer_email")
        .or_else(|| asked.text("author_email"));
    details.contact = contact.or(details.contact);
    details.kept = true;
    Ok((details, frequency))
}

/// The theme, which is the group: by name or id, the first one that says which. What was known, if none are said.
fn theme(asked: &Asked, known: Option<String>) -> Option<String> {
    let Some(Json::Array(all)) = asked.all().get("groups") else {
        return known;
    };
    let is_called =
        |name: &str, theme: &Theme| theme.code() == name || uuid(Noun::Group, theme.code()) == name;
    let named = |group: &Json| {
        let names = ["name", "id"].into_iter();
        let mut names = names.filter_map(|field| group.get(field)?.as_str());
        names.find_map(|name| Theme::ALL.into_iter().find(|theme| is_called(name, theme)))
    };
    let theme = all.iter().find_map(named);
    theme.map(|theme| theme.code().to_owned())
}

/// Tags, as objects with names or as one text with commas; nothing if none are said.
fn tags(asked: &Asked) -> Option<Vec<String>> {
    if let Some(Json::Array(all)) = asked.all().get("tags") {
        let name = |tag: &Json| {
            let name = tag.get("name").unwrap_or(tag).as_str()?;
            Some(name.trim().to_owned()).filter(|name| !name.is_empty())
        };
        return Some(all.iter().filter_map(name).collect());
    }
    let text = asked.text("tag_string")?;
    let all = text.split(',').map(str::trim).filter(|tag| !tag.is_empty());
    Some(all.map(str::to_owned).collect())
}
