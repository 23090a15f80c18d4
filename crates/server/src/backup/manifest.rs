//! `balai-backup.json`: what is in a backup. It is written last, so a folder without it is half a backup.

use std::fs;
use std::io::{Read, Write};
use std::path::{Component, Path};

use base::{Time, hex};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::Applied;

use super::files::{self, Kept, told};
use super::records;
use crate::open::Stop;

/// The manifest's name in the backup.
pub(super) const NAME: &str = "balai-backup.json";
/// Its name until the backup is whole.
pub(super) const UNFINISHED: &str = "balai-backup.json.part";
/// Raised when a program that knows only the format before could misread a backup.
const FORMAT: u32 = 1;
/// The format of a backup with files that only some can open.
const WRAPPED: u32 = 2;
/// The format of a backup with the tables of PostgreSQL.
const TABLES: u32 = 3;
/// When a backup was begun stands so early in its manifest.
const HEAD: u64 = 1_024;
/// What stands before the seal, the manifest's last line: SHA-256 of everything above.
const SEAL: &str = ",\n  \"seal\": \"";

/// What is in a backup.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// The format of the backup.
    format: u32,
    /// The version of the program that made it.
    program: String,
    /// When it was begun.
    pub(super) made: String,
    /// The engine of the database and its version.
    engine: String,
    /// The migrations that the database has.
    pub(super) schema: Vec<Applied>,
    /// Every file but the manifest.
    pub(super) files: Vec<Kept>,
}

impl Manifest {
    /// The manifest of a backup that this program made.
    pub(super) fn new(
        made: String,
        engine: String,
        schema: Vec<Applied>,
        files: Vec<Kept>,
    ) -> Self {
        let format = if files.iter().any(records::is_table) {
            TABLES
        } else if files.iter().any(|kept| kept.wrapped) {
            WRAPPED
        } else {
            FORMAT
        };
        Self {
            format,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made,
            engine,
            schema,
            files,
        }
    }

    /// Declares the backup whole.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Stop> {
        let (part, whole) = (folder.join(UNFINISHED), folder.join(NAME));
        let write = || {
            let mut file = fs::File::create(&part)?;
            file.write_all(self.text()?.as_bytes())?;
            file.sync_all()?;
            fs::rename(&part, &whole)
        };
        write().map_err(|error| told(&whole, &error))?;
        files::flush_folder(folder)
    }

    /// Reads what is in a backup; refuses one that is not whole or not as it was written.
    pub(super) fn read(folder: &Path) -> Result<Self, Stop> {
        let path = folder.join(NAME);
        if !path.exists() {
            let told = format!("{} holds no finished backup: no {NAME}", folder.display());
            return Err(told.into());
        }
        let text = fs::read_to_string(&path).map_err(|error| told(&path, &error))?;
        Self::parse(&text).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    fn text(&self) -> serde_json::Result<String> {
        let mut text = serde_json::to_string_pretty(self)?;
        let body = text.trim_end_matches("\n}").len();
        text.truncate(body);
        let seal = seal(&text);
        Ok(format!("{text}{SEAL}{seal}\"\n}}\n"))
    }

    fn parse(text: &str) -> Result<Self, Stop> {
        let (body, end) = text.rsplit_once(SEAL).ok_or("it has no seal")?;
        if end != format!("{}\"\n}}\n", seal(body)) {
            return Err("it was altered: it does not fit its seal".into());
        }
        let value: Value = serde_json::from_str(&format!("{body}\n}}"))?;
        let format = value.get("format").and_then(Value::as_u64);
        if ![FORMAT, WRAPPED, TABLES]
            .map(|known| Some(known.into()))
            .contains(&format)
        {
            return Err("it is in a format that this program does not know".into());
        }
        let manifest: Self = serde_json::from_value(value)?;
        match manifest.files.iter().find(|kept| !is_inner(&kept.path)) {
            None => Ok(manifest),
            Some(kept) => Err(format!("{} leads out of the backup", kept.path).into()),
        }
    }
}

/// When the backup in a folder was begun, as its manifest says; nothing if there is no whole backup. The manifest
/// is not checked: that is done when it is read.
pub(super) fn moment(folder: &Path) -> Option<Time> {
    let mut head = String::new();
    let file = fs::File::open(folder.join(NAME)).ok()?;
    let mut file = file.take(HEAD);
    // Cut in the middle of a character, the rest is of no interest either.
    let _ = file.read_to_string(&mut head);
    let made = head.lines().find_map(|line| {
        let value = line.trim().strip_prefix("\"made\": \"")?;
        value.strip_suffix("\",")
    });
    Time::parse_rfc3339(made?).ok()
}

fn seal(body: &str) -> String {
    hex(&Sha256::digest(body.as_bytes()))
}

/// Whether a path stays below the folder that it is joined to.
fn is_inner(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn manifest(path: &str) -> Manifest {
        let kept = Kept {
            path: path.to_owned(),
            bytes: 3,
            sha256: "ab".to_owned(),
            wrapped: false,
        };
        let applied = Applied {
            module: "kernel".to_owned(),
            number: 1,
            checksum: "cd".to_owned(),
        };
        let made = "2026-11-23T02:00:00Z".to_owned();
        Manifest::new(made, "SQLite 3".to_owned(), vec![applied], vec![kept])
    }

    #[test]
    fn what_is_written_is_json_and_is_read_again() {
        let manifest = manifest("mail/a.eml");
        let text = manifest.text().unwrap();
        assert_eq!(Manifest::parse(&text).unwrap(), manifest);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["files"][0]["path"], "mail/a.eml");
    }

    #[test]
    fn any_other_byte_is_noticed() {
        let text = manifest("a").text().unwrap();
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1;
            let altered = String::from_utf8(bytes).unwrap();
            assert!(Manifest::parse(&altered).is_err(), "byte {place}");
        }
        assert!(Manifest::parse(text.trim_end()).is_err());
    }

    proptest! {
        #[test]
        fn any_text_with_a_seal_that_fits_is_read_or_refused(body: String, json in "[{\\[\"a-z:,0-9\\]} ]{0,80}") {
            for body in [body, json] {
                let _ = Manifest::parse(&body);
                let sealed = format!("{body}{SEAL}{}\"\n}}\n", seal(&body));
                prop_assert!(Manifest::parse(&sealed).is_err());
            }
        }
    }

    #[test]
    fn a_newer_format_is_refused() {
        let mut newer = manifest("a");
        newer.format = TABLES + 1;
        let refused = Manifest::parse(&newer.text().unwrap()).unwrap_err();
        assert!(refused.to_string().contains("format"), "{refused}");
    }

    #[test]
    fn no_path_leads_out() {
        for path in ["../a", "/etc/a", "a/../../b", "", "."] {
            let text = manifest(path).text().unwrap();
            assert!(Manifest::parse(&text).is_err(), "{path}");
        }
    }
}
