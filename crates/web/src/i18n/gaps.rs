//! Parity between languages.

use super::Table;
use base::Lang;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// One difference between a language and Malay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The language lacks a key.
    Missing {
        /// The language.
        lang: String,
        /// The key.
        key: String,
    },
    /// The language has a key that Malay lacks.
    Extra {
        /// The language.
        lang: String,
        /// The key.
        key: String,
    },
    /// The message names other variables than the Malay one.
    Variables {
        /// The language.
        lang: String,
        /// The key.
        key: String,
        /// What Malay names.
        expected: Vec<String>,
        /// What this language names.
        found: Vec<String>,
    },
    /// The message holds markup, which pages would show as text.
    Markup {
        /// The language.
        lang: String,
        /// The key.
        key: String,
    },
}

impl std::fmt::Display for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Gap::Missing { lang, key } => write!(f, "{lang}: {key} is missing"),
            Gap::Extra { lang, key } => write!(f, "{lang}: {key} is not in ms"),
            Gap::Variables {
                lang,
                key,
                expected,
                found,
            } => {
                write!(f, "{lang}: {key} names {found:?}, ms names {expected:?}")
            }
            Gap::Markup { lang, key } => write!(f, "{lang}: {key} holds markup"),
        }
    }
}

pub(super) fn find(tables: &FxHashMap<Lang, Table>) -> Vec<Gap> {
    let mut gaps = BTreeSet::new();
    let Some(malay) = tables.get(&Lang::MS) else {
        return Vec::new();
    };
    for (lang, table) in tables {
        if table.pseudo {
            continue;
        }
        let lang = lang.code().to_owned();
        against(malay, table, &lang, &mut gaps);
    }
    gaps.into_iter().collect()
}

fn against(malay: &Table, table: &Table, lang: &str, gaps: &mut BTreeSet<Gap>) {
    for (key, expected) in &malay.variables {
        let (lang, key) = (lang.to_owned(), key.clone());
        match table.variables.get(&key) {
            None => gaps.insert(Gap::Missing { lang, key }),
            Some(found) if found != expected => gaps.insert(Gap::Variables {
                lang,
                key,
                expected: expected.clone(),
                found: found.clone(),
            }),
            Some(_) => false,
        };
    }
    for key in table.variables.keys() {
        if !malay.variables.contains_key(key) {
            gaps.insert(Gap::Extra {
                lang: lang.to_owned(),
                key: key.clone(),
            });
        }
    }
    for (key, message) in &table.simple {
        if message.words().any(|words| words.contains('<')) {
            gaps.insert(Gap::Markup {
                lang: lang.to_owned(),
                key: key.clone(),
            });
        }
    }
}
