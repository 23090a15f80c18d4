//! Reads `.ftl` texts into tables.

use super::{Language, Locales, Piece, Simple, Table, grouped, pseudo};
use base::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Why translations could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// A folder is named by something that is not a language code.
    #[error("{module}: '{code}' is not a language code")]
    Language {
        /// The module or folder.
        module: String,
        /// The code as found.
        code: String,
    },
    /// A text is not valid Fluent.
    #[error("{module}/{code}.ftl: {detail}")]
    Syntax {
        /// The module or folder.
        module: String,
        /// The language.
        code: String,
        /// What the parser found.
        detail: String,
    },
    /// A folder could not be read.
    #[error("{path}: {detail}")]
    Folder {
        /// The path.
        path: String,
        /// What the operating system said.
        detail: String,
    },
}

/// This crate's own messages.
const OWN: &[(&str, &str)] = &[
    ("ms", include_str!("../../locales/ms.ftl")),
    ("en", include_str!("../../locales/en.ftl")),
    ("zh", include_str!("../../locales/zh.ftl")),
    ("ta", include_str!("../../locales/ta.ftl")),
];

/// Gathers the texts of modules and packs. A later text overrides an earlier one.
pub struct LocalesBuilder {
    texts: Vec<(String, String, String)>,
    pseudo: bool,
}

impl LocalesBuilder {
    pub(super) fn new() -> Self {
        Self {
            texts: Vec::new(),
            pseudo: false,
        }
        .module("web", OWN)
    }

    /// Adds a module's `(language code, ftl)` pairs.
    pub fn module(mut self, module: &str, texts: &[(&str, &str)]) -> Self {
        for (code, text) in texts {
            self.texts
                .push((module.to_owned(), (*code).to_owned(), (*text).to_owned()));
        }
        self
    }

    /// Adds a pack's folder `locales/<language code>/*.ftl`. A folder that does not exist adds
    /// nothing; a code that no module knows is one more language.
    pub fn folder(mut self, locales: &Path) -> Result<Self, LocaleError> {
        if !locales.is_dir() {
            return Ok(self);
        }
        for language in sorted_entries(locales)? {
            if !language.is_dir() {
                continue;
            }
            let code = language
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            for file in sorted_entries(&language)? {
                if file.extension().is_some_and(|extension| extension == "ftl") {
                    let text = std::fs::read_to_string(&file).map_err(|e| unread(&file, &e))?;
                    let code = code.clone().unwrap_or_default();
                    self.texts.push((file.display().to_string(), code, text));
                }
            }
        }
        Ok(self)
    }

    /// Adds the pseudo-language `qps`, made from English. For tests.
    pub fn pseudo(mut self) -> Self {
        self.pseudo = true;
        self
    }

    /// Parses everything.
    pub fn build(self) -> Result<Locales, LocaleError> {
        let mut tables = FxHashMap::default();
        let mut names = BTreeMap::new();
        for (module, code, text) in &self.texts {
            let lang = Lang::parse(code).ok_or_else(|| LocaleError::Language {
                module: module.clone(),
                code: code.clone(),
            })?;
            let table = tables.entry(lang).or_insert_with(|| empty(code, false));
            add(table, module, code, text)?;
            names.insert(rank(lang), lang);
        }
        if self.pseudo {
            let mut table = empty("en", true);
            for (module, _, text) in self.texts.iter().filter(|(_, code, _)| code == "en") {
                add(&mut table, module, "en", text)?;
            }
            tables.insert(Lang::PSEUDO, table);
        }
        let mut locales = Locales {
            languages: Vec::new(),
            tables,
        };
        locales.languages = names
            .into_values()
            .map(|lang| Language {
                lang,
                name: own_name(&locales, lang),
            })
            .collect();
        Ok(locales)
    }
}

fn own_name(locales: &Locales, lang: Lang) -> String {
    let own = locales
        .tables
        .get(&lang)
        .and_then(|table| table.simple.get("web-language-name"));
    match own {
        Some(Simple::Plain(name)) => name.clone(),
        _ => lang.code().to_owned(),
    }
}

fn rank(lang: Lang) -> (usize, String) {
    let first = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
    let place = first
        .iter()
        .position(|known| *known == lang)
        .unwrap_or(first.len());
    (place, lang.code().to_owned())
}

fn sorted_entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, LocaleError> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| unread(folder, &e))? {
        paths.push(entry.map_err(|e| unread(folder, &e))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn unread(path: &Path, error: &std::io::Error) -> LocaleError {
    LocaleError::Folder {
        path: path.display().to_string(),
        detail: error.to_string(),
    }
}

fn empty(code: &str, pseudo: bool) -> Table {
    let identifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks around placeables would travel with copied references and addresses.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(base::whole(number.value))),
        _ => None,
    }));
    if pseudo {
        bundle.set_transform(Some(pseudo::accented));
    }
    Table {
        simple: FxHashMap::default(),
        bundle,
        variables: FxHashMap::default(),
        pseudo,
    }
}

fn add(table: &mut Table, module: &str, code: &str, text: &str) -> Result<(), LocaleError> {
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let detail = errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ");
        LocaleError::Syntax {
            module: module.to_owned(),
            code: code.to_owned(),
            detail,
        }
    })?;
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            note(table, message);
        }
    }
    table.bundle.add_resource_overriding(resource);
    Ok(())
}

fn note(table: &mut Table, message: &Message<&str>) {
    let Some(pattern) = &message.value else {
        return;
    };
    let key = message.id.name.to_owned();
    let mut names = BTreeSet::new();
    in_pattern(pattern, &mut names);
    match simple(pattern, table.pseudo) {
        Some(message) => table.simple.insert(key.clone(), message),
        None => table.simple.remove(&key),
    };
    table.variables.insert(key, names.into_iter().collect());
}

/// The message without Fluent, if it only puts values between words. The pseudo-language changes what
/// Fluent makes, so there only words alone are simple.
fn simple(pattern: &Pattern<&str>, pseudo: bool) -> Option<Simple> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                plain.push_str(value);
                pieces.push(Piece::Words((*value).to_owned()));
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } if !pseudo => pieces.push(Piece::Value(id.name.to_owned())),
            PatternElement::Placeable { .. } => return None,
        }
    }
    let filled = pieces.iter().any(|piece| matches!(piece, Piece::Value(_)));
    Some(match (filled, pseudo) {
        (true, _) => Simple::Filled(pieces),
        (false, true) => Simple::Plain(pseudo::wrapped(&pseudo::accented(&plain))),
        (false, false) => Simple::Plain(plain),
    })
}

fn in_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, names);
        }
    }
}

fn in_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, names),
        Expression::Select { selector, variants } => {
            in_inline(selector, names);
            for variant in variants {
                in_pattern(&variant.value, names);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, names),
        _ => {}
    }
}
