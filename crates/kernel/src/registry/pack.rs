//! Country packs: the embedded one, or a folder.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::data::{Data, Lines};
use super::error::Error;
use super::model::{Agency, Code};
use super::records::Record;
use super::settings::Settings;
use super::sheet::{Fault, Wrong};
use super::snapshot::Registry;

/// Embeds files of the pack that the binary carries.
macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../packs/malaysia/", $name)))),+]
    };
}

const EMBEDDED: &[(&str, &str)] = embedded![
    "pack.toml",
    "agencies.csv",
    "agencies_extra.csv",
    "categories.csv",
    "charters.csv",
    "courts.csv",
    "disclosure.csv",
    "doors.csv",
    "easy.csv",
    "endings.csv",
    "experience.csv",
    "grounds.csv",
    "groups.csv",
    "holidays.csv",
    "hotspots.csv",
    "hours.csv",
    "letters.csv",
    "likeness_categories.csv",
    "likeness_words.csv",
    "local_areas.csv",
    "papers.csv",
    "personal.csv",
    "places.csv",
    "postcodes.csv",
    "questions.csv",
    "reasons.csv",
    "regimes.toml",
    "replies.csv",
    "road_classes.csv",
    "routing.csv",
    "season_steps.csv",
    "seasons.csv",
    "services.csv",
    "sms.csv",
    "states.csv",
    "synonyms.csv",
    "terms.csv",
    "utility_areas.csv",
];

/// Pictures and recordings that the binary carries.
const MEDIA: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/media.rs"));

/// Folders of pictures and recordings. A pack may leave them out; a folder inside is a language's.
const MEDIA_FOLDERS: [&str; 2] = ["pictures", "spoken"];

/// Files that a pack may leave out.
const OPTIONAL: &[&str] = &[
    EXTRA,
    "courts.csv",
    "disclosure.csv",
    "doors.csv",
    "easy.csv",
    "endings.csv",
    "experience.csv",
    "grounds.csv",
    "hotspots.csv",
    "letters.csv",
    "likeness_categories.csv",
    "likeness_words.csv",
    "papers.csv",
    "personal.csv",
    "regimes.toml",
    "replies.csv",
    "road_classes.csv",
    "season_steps.csv",
    "seasons.csv",
    "sms.csv",
    "synonyms.csv",
    "terms.csv",
];

/// Bodies beside the national count.
const EXTRA: &str = "agencies_extra.csv";

/// A country pack: what `pack.toml` says of the instance, and the sheets, not yet read.
#[derive(Debug, Clone)]
pub struct Pack {
    settings: Settings,
    root: Option<PathBuf>,
    files: BTreeMap<String, Cow<'static, str>>,
    media: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Deref for Pack {
    type Target = Settings;
    fn deref(&self) -> &Settings {
        &self.settings
    }
}

impl Pack {
    /// The pack in a folder, or the one that the binary carries.
    pub fn load(root: Option<&Path>) -> Result<Self, Error> {
        Ok(match root {
            None => Self::embedded()?,
            Some(root) => Self::open(root)?,
        })
    }

    /// The pack that the binary carries.
    pub fn embedded() -> Result<Self, Fault> {
        let files = EMBEDDED
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)));
        let media = MEDIA
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        Self::new(None, files.collect(), media.collect())
    }

    fn new(
        root: Option<PathBuf>,
        files: BTreeMap<String, Cow<'static, str>>,
        media: BTreeMap<String, Cow<'static, [u8]>>,
    ) -> Result<Self, Fault> {
        let shown = shown(root.as_deref(), "pack.toml");
        let text = files.get("pack.toml").map_or("", AsRef::as_ref);
        Ok(Self {
            settings: settings(&shown, text)?,
            root,
            files,
            media,
        })
    }

    /// Reads a folder that holds the same files, but for those that it may leave out.
    pub fn open(root: &Path) -> Result<Self, Fault> {
        let mut files = BTreeMap::new();
        for (name, _) in EMBEDDED {
            let path = root.join(name);
            if OPTIONAL.contains(name) && !path.exists() {
                continue;
            }
            files.insert((*name).to_owned(), Cow::Owned(read(&path)?));
        }
        let mut media = BTreeMap::new();
        for folder in MEDIA_FOLDERS {
            media_read(&root.join(folder), folder, &mut media)?;
        }
        Self::new(Some(root.to_owned()), files, media)
    }

    /// The same pack with one file replaced: for tests and trials.
    pub fn with(mut self, name: &str, text: impl Into<String>) -> Result<Self, Fault> {
        self.files.insert(name.to_owned(), Cow::Owned(text.into()));
        Self::new(self.root, self.files, self.media)
    }

    /// The text of a file that no table of the registry is made of, for the module that reads it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(AsRef::as_ref)
    }

    /// A picture or a recording, by its name in the pack, such as `spoken/ms/send.mp3`.
    pub fn media(&self, name: &str) -> Option<&Cow<'static, [u8]>> {
        self.media.get(name)
    }

    /// The same, from the pack that the binary carries where this one leaves the file out.
    pub fn text_or_ours(&self, name: &str) -> &str {
        let ours = || EMBEDDED.iter().find(|(known, _)| *known == name);
        let ours = || ours().map_or("", |(_, text)| *text);
        self.text(name).unwrap_or_else(ours)
    }

    /// Translations that a pack folder brings along: pairs of language and Fluent text, from
    /// `locales/LANG/*.ftl`.
    pub fn locales(&self) -> Result<Vec<(String, String)>, Fault> {
        let mut found = Vec::new();
        let Some(root) = self.root.as_ref().map(|root| root.join("locales")) else {
            return Ok(found);
        };
        for folder in entries(&root)? {
            let lang = folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            for file in entries(&folder)? {
                if file.extension().is_some_and(|ending| ending == "ftl") {
                    found.push((lang.clone(), read(&file)?));
                }
            }
        }
        Ok(found)
    }

    /// Reads every file and ties the rows together without a store: for `check` and tests.
    pub fn registry(&self) -> Result<Registry, Fault> {
        let (data, lines) = self.parse()?;
        Registry::build(0, data).map_err(|link| lines.fault(link))
    }

    /// The codes of the bodies that stand beside the national count.
    pub fn extras(&self) -> Result<BTreeSet<Code>, Fault> {
        let rows: Vec<Agency> = self.sheet_if_any(&mut Lines::default(), EXTRA)?;
        Ok(rows.into_iter().map(|agency| agency.code).collect())
    }

    /// Reads every file.
    pub(crate) fn parse(&self) -> Result<(Data, Lines), Fault> {
        let mut lines = Lines::default();
        let mut agencies = self.sheet(&mut lines, "agencies.csv")?;
        agencies.extend(self.sheet_if_any(&mut lines, EXTRA)?);
        let data = Data {
            settings: self.settings.clone(),
            agencies,
            states: self.sheet(&mut lines, "states.csv")?,
            hours: self.sheet(&mut lines, "hours.csv")?,
            local_areas: self.sheet(&mut lines, "local_areas.csv")?,
            utility_areas: self.sheet(&mut lines, "utility_areas.csv")?,
            groups: self.sheet(&mut lines, "groups.csv")?,
            categories: self.sheet(&mut lines, "categories.csv")?,
            questions: self.sheet(&mut lines, "questions.csv")?,
            charters: self.sheet(&mut lines, "charters.csv")?,
            exceptions: self.sheet(&mut lines, "routing.csv")?,
            reasons: self.sheet(&mut lines, "reasons.csv")?,
            holidays: self.sheet(&mut lines, "holidays.csv")?,
            postcodes: self.sheet(&mut lines, "postcodes.csv")?,
            places: self.sheet(&mut lines, "places.csv")?,
            services: self.sheet(&mut lines, "services.csv")?,
            synonyms: self.sheet_if_any(&mut lines, "synonyms.csv")?,
            areas: Vec::new(),
            overrides: Vec::new(),
            road_classes: self.sheet_if_any(&mut lines, "road_classes.csv")?,
            roads: Vec::new(),
        };
        Ok((data, lines))
    }

    fn sheet_if_any<T: Record>(&self, lines: &mut Lines, name: &str) -> Result<Vec<T>, Fault> {
        if self.files.contains_key(name) {
            self.sheet(lines, name)
        } else {
            Ok(Vec::new())
        }
    }

    fn sheet<T: Record>(&self, lines: &mut Lines, name: &str) -> Result<Vec<T>, Fault> {
        let shown = shown(self.root.as_deref(), name);
        let text = self
            .files
            .get(name)
            .ok_or_else(|| unreadable(shown.clone()))?;
        lines.read(&shown, text)
    }
}

/// The name of a file as people can find it.
fn shown(root: Option<&Path>, name: &str) -> String {
    root.map_or_else(
        || name.to_owned(),
        |root| root.join(name).display().to_string(),
    )
}

fn settings(shown: &str, text: &str) -> Result<Settings, Fault> {
    toml::from_str(text).map_err(|error| {
        let before = error
            .span()
            .and_then(|span| text.get(..span.start))
            .unwrap_or_default();
        let line = u64::try_from(before.matches('\n').count()).unwrap_or(0);
        Fault {
            file: shown.to_owned(),
            line: line + 1,
            column: String::new(),
            value: error.message().to_owned(),
            wrong: Wrong::Malformed,
        }
    })
}

fn read(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|_| unreadable(path.display().to_string()))
}

/// Reads a folder and those inside it.
fn media_read(
    folder: &Path,
    name: &str,
    found: &mut BTreeMap<String, Cow<'static, [u8]>>,
) -> Result<(), Fault> {
    for path in entries(folder)? {
        let inner = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{name}/{inner}");
        if path.is_dir() {
            media_read(&path, &name, found)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|_| unreadable(path.display().to_string()))?;
        found.insert(name, Cow::Owned(bytes));
    }
    Ok(())
}

fn unreadable(file: String) -> Fault {
    Fault {
        file,
        line: 0,
        column: String::new(),
        value: String::new(),
        wrong: Wrong::Unreadable,
    }
}

/// What is in a folder, in order; nothing if there is no such folder.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let listed = std::fs::read_dir(folder).map_err(|_| unreadable(folder.display().to_string()))?;
    let mut paths: Vec<_> = listed
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}
