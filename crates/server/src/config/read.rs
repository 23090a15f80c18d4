//! Reading settings from all their sources, and saying exactly what is wrong with them.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Config;
use super::keys::{KEYS, Key, Shape};

/// Everything that is wrong with the settings, so that one attempt shows all of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Faults(Vec<Fault>);

impl std::error::Error for Faults {}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str("\n")?;
            }
            write!(out, "{fault}")?;
        }
        Ok(())
    }
}

/// One wrong setting.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("{}: cannot be read: {reason}", path.display())]
    Unreadable { path: PathBuf, reason: String },
    #[error("{place}: {reason}")]
    Syntax { place: Place, reason: String },
    #[error("{place}: `{key}` is not a setting{}", nearest_hint(nearest.as_deref()))]
    Unknown {
        place: Place,
        key: String,
        nearest: Option<String>,
    },
    #[error("{place}: `{key}`: {reason}")]
    Value {
        place: Place,
        key: &'static str,
        reason: String,
    },
}

/// The tail of the message for an unknown setting.
fn nearest_hint(nearest: Option<&str>) -> String {
    nearest
        .map(|name| format!("; did you mean `{name}`?"))
        .unwrap_or_default()
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Default,
    Line(PathBuf, usize),
    Variable(String),
    CommandLine,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::Line(path, line) => write!(out, "{}:{line}", path.display()),
            Self::Variable(name) => write!(out, "variable {name}"),
            Self::CommandLine => out.write_str("command line"),
        }
    }
}

/// Reads the settings: defaults, then `file`, then `variables`, then `flags` (key and value).
///
/// Variables that do not start with `BALAI_` and a section's name are not ours and are ignored.
///
/// # Errors
/// All unknown keys, values of the wrong kind and unreadable files at once.
pub(crate) fn load(
    file: Option<&Path>,
    variables: impl IntoIterator<Item = (String, String)>,
    flags: &[(&'static str, String)],
) -> Result<Config, Faults> {
    let mut reader = Reader::default();
    for key in KEYS {
        reader.set(key, key.default, Place::Default);
    }
    if let Some(path) = file {
        match std::fs::read_to_string(path) {
            Ok(text) => reader.file(path, &text),
            Err(error) => reader.faults.push(Fault::Unreadable {
                path: path.to_owned(),
                reason: error.to_string(),
            }),
        }
    }
    for (name, value) in variables {
        reader.variable(name, &value);
    }
    for (path, value) in flags {
        reader.named(path, value, Place::CommandLine);
    }
    if reader.faults.is_empty() {
        Ok(reader.config)
    } else {
        Err(Faults(reader.faults))
    }
}

/// The settings so far, and what was wrong on the way.
#[derive(Default)]
struct Reader {
    config: Config,
    faults: Vec<Fault>,
}

impl Reader {
    fn set(&mut self, key: &Key, given: &str, place: Place) {
        if let Err(reason) = (key.set)(&mut self.config, given) {
            self.faults.push(Fault::Value {
                place,
                key: key.path,
                reason,
            });
        }
    }

    fn named(&mut self, path: &str, given: &str, place: Place) {
        match KEYS.iter().find(|key| key.path == path) {
            Some(key) => self.set(key, given, place),
            None => self.unknown(
                path.to_owned(),
                nearest(path, KEYS.iter().map(|key| key.path.to_owned())),
                place,
            ),
        }
    }

    fn unknown(&mut self, key: String, nearest: Option<String>, place: Place) {
        self.faults.push(Fault::Unknown {
            place,
            key,
            nearest,
        });
    }

    fn variable(&mut self, name: String, given: &str) {
        if let Some(key) = KEYS.iter().find(|key| key.variable() == name) {
            self.set(key, given, Place::Variable(name));
        } else if is_ours(&name) {
            let nearest = nearest(&name, KEYS.iter().map(Key::variable));
            self.unknown(name.clone(), nearest, Place::Variable(name));
        }
    }

    fn file(&mut self, path: &Path, text: &str) {
        let place = |span: Range<usize>| Place::Line(path.to_owned(), line_of(text, span.start));
        match DeTable::parse(text) {
            Ok(table) => self.table("", table.get_ref(), &place),
            Err(error) => self.faults.push(Fault::Syntax {
                place: place(error.span().unwrap_or_default()),
                reason: error.message().to_owned(),
            }),
        }
    }

    fn table(&mut self, prefix: &str, table: &DeTable<'_>, place: &dyn Fn(Range<usize>) -> Place) {
        for (name, value) in table {
            let path = format!("{prefix}{}", name.get_ref());
            match value.get_ref() {
                DeValue::Table(inner) if is_section(&path) => {
                    self.table(&format!("{path}."), inner, place);
                }
                _ if is_section(&path) => self.faults.push(Fault::Syntax {
                    place: place(name.span()),
                    reason: format!("`{path}` is a section, written `[{path}]`"),
                }),
                _ => self.entry(&path, value, place(name.span())),
            }
        }
    }

    fn entry(&mut self, path: &str, value: &Spanned<DeValue<'_>>, place: Place) {
        let Some(key) = KEYS.iter().find(|key| key.path == path) else {
            let nearest = nearest(path, names());
            return self.unknown(path.to_owned(), nearest, place);
        };
        if let Some(given) = plain(key.shape, value.get_ref()) {
            self.set(key, &given, place);
        } else {
            let reason = format!("expected {}", key.shape.word());
            self.faults.push(Fault::Value {
                place,
                key: key.path,
                reason,
            });
        }
    }
}

/// The value as a variable would hold it, if it is of the right shape.
fn plain(shape: Shape, value: &DeValue<'_>) -> Option<String> {
    match (shape, value) {
        (Shape::Text, DeValue::String(text)) => Some(text.to_string()),
        (Shape::Number, DeValue::Integer(number)) => {
            i64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .map(|number| number.to_string())
        }
        (Shape::Flag, DeValue::Boolean(flag)) => Some(flag.to_string()),
        (Shape::Lines, DeValue::Array(values)) => {
            let lines: Option<Vec<String>> = values
                .iter()
                .map(|line| plain(Shape::Text, line.get_ref()))
                .collect();
            lines.map(|lines| lines.join("\n"))
        }
        _ => None,
    }
}

/// Sections and settings, for hints about a misspelt name.
fn names() -> impl Iterator<Item = String> {
    let sections = KEYS
        .iter()
        .filter_map(|key| key.path.split_once('.'))
        .map(|(section, _)| section);
    KEYS.iter()
        .map(|key| key.path)
        .chain(sections)
        .map(str::to_owned)
}

/// Whether settings start with this name and a dot.
fn is_section(name: &str) -> bool {
    KEYS.iter().any(|key| {
        key.path
            .split_once('.')
            .is_some_and(|(section, _)| section == name)
    })
}

/// Whether the variable's name starts like one of ours: `BALAI_` and a section.
fn is_ours(name: &str) -> bool {
    let section = name
        .strip_prefix("BALAI_")
        .and_then(|rest| rest.split_once('_'));
    section.is_some_and(|(section, _)| is_section(&section.to_lowercase()))
}

/// The line, from 1, that holds the byte at `offset`.
fn line_of(text: &str, offset: usize) -> usize {
    text.bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}

/// The name that is fewest edits away, if it is near enough to be what was meant.
fn nearest(given: &str, names: impl Iterator<Item = String>) -> Option<String> {
    names
        .map(|name| (edits(given, &name), name))
        .filter(|(edits, name)| *edits <= 3.max(name.len() / 4))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, name)| name)
}

/// How many letters must be added, removed or changed to turn one word into the other.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut next = vec![line + 1];
        for ((other, above_left), above) in to.chars().zip(&row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or_default();
            let changed = above_left + usize::from(letter != other);
            next.push(changed.min(left + 1).min(above + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::LogFormat;

    fn from_text(text: &str) -> Result<Config, Faults> {
        let mut reader = Reader::default();
        for key in KEYS {
            reader.set(key, key.default, Place::Default);
        }
        reader.file(Path::new("balai.toml"), text);
        if reader.faults.is_empty() {
            Ok(reader.config)
        } else {
            Err(Faults(reader.faults))
        }
    }

    fn complaint(text: &str) -> String {
        from_text(text).unwrap_err().to_string()
    }

    fn variable(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn every_default_is_a_valid_value() {
        let config = load(None, [], &[]).unwrap();
        assert_eq!(config.server.listen, "127.0.0.1:8080".parse().unwrap());
        assert_eq!(config.server.public_url, "");
        assert_eq!(config.server.data, Path::new("data"));
        assert_eq!(config.database.url, None);
        assert_eq!(config.log.format, LogFormat::Text);
    }

    #[test]
    fn later_sources_win_over_earlier_ones() {
        let file = std::env::temp_dir().join(format!("balai-config-{}.toml", std::process::id()));
        std::fs::write(
            &file,
            "[server]\ndata = 'a'\npublic_url = 'https://a.example'\nproxies = 1\n",
        )
        .unwrap();
        let variables = [
            variable("BALAI_SERVER_DATA", "b"),
            variable("BALAI_SERVER_PUBLIC_URL", "https://b.example"),
        ];
        let config = load(Some(&file), variables, &[("server.data", "c".to_owned())]);
        std::fs::remove_file(&file).unwrap();
        let server = config.unwrap().server;
        assert_eq!(server.data, Path::new("c"));
        assert_eq!(server.public_url, "https://b.example");
        assert_eq!(server.proxies, 1);
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest_name() {
        assert_eq!(
            complaint("[server]\n\nlistn = '0.0.0.0:80'\n"),
            "balai.toml:3: `server.listn` is not a setting; did you mean `server.listen`?"
        );
        assert_eq!(
            complaint("[sever]\nlisten = '0.0.0.0:80'\n"),
            "balai.toml:1: `sever` is not a setting; did you mean `server`?"
        );
        assert_eq!(
            complaint("wombat = 1\n"),
            "balai.toml:1: `wombat` is not a setting"
        );
    }

    #[test]
    fn values_of_the_wrong_kind_are_refused_with_what_was_expected() {
        assert_eq!(
            complaint("[database]\nreaders = 'four'\n"),
            "balai.toml:2: `database.readers`: expected a whole number"
        );
        assert_eq!(
            complaint("[database]\nreaders = 0\n"),
            "balai.toml:2: `database.readers`: expected a whole number from 1 to 256"
        );
        assert_eq!(
            complaint("[log]\nformat = 'xml'\n"),
            "balai.toml:2: `log.format`: expected one of: text, json"
        );
        assert_eq!(
            complaint("[sms]\nheaders = 'a: b'\n"),
            "balai.toml:2: `sms.headers`: expected a list of texts"
        );
        assert_eq!(
            complaint("server = 1\n"),
            "balai.toml:1: `server` is a section, written `[server]`"
        );
    }

    #[test]
    fn a_broken_file_is_refused_with_its_line() {
        assert!(complaint("[server]\nlisten = \n").starts_with("balai.toml:2: "));
        let missing = load(Some(Path::new("absent/balai.toml")), [], &[])
            .unwrap_err()
            .to_string();
        assert!(
            missing.starts_with("absent/balai.toml: cannot be read: "),
            "{missing}"
        );
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let told = complaint("[log]\nformat = 'xml'\nfilte = 'info'\n");
        assert_eq!(told.lines().count(), 2, "{told}");
    }

    #[test]
    fn misspelt_variables_of_ours_are_refused_and_others_ignored() {
        let others = [variable("BALAI_BOUNDARIES", "x"), variable("PATH", "y")];
        assert!(load(None, others, &[]).is_ok());
        let misspelt = load(None, [variable("BALAI_LOG_FORMT", "json")], &[])
            .unwrap_err()
            .to_string();
        assert_eq!(
            misspelt,
            "variable BALAI_LOG_FORMT: `BALAI_LOG_FORMT` is not a setting; did you mean `BALAI_LOG_FORMAT`?"
        );
    }

    #[test]
    fn lists_come_from_arrays_and_from_lines() {
        let config = from_text("[sms]\nheaders = ['A: 1', 'B: 2']\n").unwrap();
        let other = load(None, [variable("BALAI_SMS_HEADERS", "A: 1\nB: 2")], &[]).unwrap();
        assert_eq!(config.sms.headers, other.sms.headers);
        assert_eq!(config.sms.headers.len(), 2);
    }

    #[test]
    fn numbers_may_have_underscores_and_bases() {
        let config =
            from_text("[limits]\nreads = 5_000\nenforced = false\n[database]\nreaders = 0x10\n")
                .unwrap();
        assert_eq!(
            (config.limits.reads, config.limits.enforced),
            (5_000, false)
        );
        assert_eq!(config.database.readers, 16);
    }

    #[test]
    fn secrets_do_not_print() {
        let config = from_text("[mail]\nsmtp = 'smtps://u:hunter2@mail.example'\n").unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
        let wrong = complaint("[mail]\nsmtp = 'u:hunter2@mail.example'\n");
        assert!(!wrong.contains("hunter2"), "{wrong}");
    }

    /// A value that the key accepts and that is not its default.
    fn other_value(key: &Key) -> Config {
        let samples = [
            "w.example/1+a9595a9b+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
            "false",
            "true",
            "7",
            "[::]:1",
            "https://x",
            "postgres://x",
            "smtp://x",
            "json",
            "A: b",
            "balai.example",
            "a@balai.example",
            "from = b",
            "PRIVATE+KEY+x",
            "off",
        ];
        let plain = load(None, [], &[]).unwrap();
        let tried = samples
            .iter()
            .filter_map(|sample| load(None, [], &[(key.path, (*sample).to_owned())]).ok());
        tried
            .into_iter()
            .find(|config| *config != plain)
            .unwrap_or_else(|| panic!("no sample for {}", key.path))
    }

    #[test]
    fn each_key_sets_the_field_of_its_name_and_nothing_before_it() {
        let plain = format!("{:#?}", load(None, [], &[]).unwrap());
        for key in KEYS {
            let (_, field) = key.path.split_once('.').unwrap();
            let changed = format!("{:#?}", other_value(key));
            let (_, line) = plain
                .lines()
                .zip(changed.lines())
                .find(|(before, after)| before != after)
                .unwrap();
            assert!(
                line.trim_start().starts_with(&format!("{field}: ")) || field == "headers",
                "{}: {line}",
                key.path
            );
        }
    }
}
