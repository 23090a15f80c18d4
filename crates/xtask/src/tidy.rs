//! `cargo xtask tidy`: the rules of the house that neither the compiler nor Clippy can check.
//!
//! Each rule is one file in this folder, and each bold invariant of `ARCHITECTURE.md` names its rule.

mod budgets;
mod copies;
mod drivers;
mod edges;
mod fluent;
mod generated;
mod headers;
mod locales;
mod messages;
mod migrations;
mod problems;
mod purity;
mod reachable;
mod routes;
mod statements;
mod words;

use std::path::Path;

pub(crate) use budgets::{RATCHET, ratchet};

use crate::finding::{Finding, conclude};
use crate::tree::Tree;

/// One rule.
type Check = fn(&Tree) -> Vec<Finding>;

/// Every rule by name, in the order of `ARCHITECTURE.md`.
const CHECKS: &[(&str, Check)] = &[
    ("edges", edges::check),
    ("drivers", drivers::check),
    ("purity", purity::check),
    ("budgets", budgets::check),
    ("headers", headers::check),
    ("statements", statements::check),
    ("migrations", migrations::check),
    ("routes", routes::check),
    ("problems", problems::check),
    ("locales", locales::check),
    ("messages", messages::check),
    ("reachable", reachable::check),
    ("words", words::check),
    ("copies", copies::check),
    ("generated", generated::check),
];

/// Runs every rule over the repository at `root`, or only the one that is named.
///
/// # Errors
/// When something is to be mended, the rule is unknown, or the repository cannot be read.
pub(crate) fn run(root: &Path, only: Option<&str>) -> Result<(), String> {
    let tree = Tree::read(root).map_err(|error| format!("cannot read the repository: {error}"))?;
    let chosen: Vec<&(&str, Check)> = CHECKS
        .iter()
        .filter(|(name, _)| only.is_none_or(|wanted| wanted == *name))
        .collect();
    if chosen.is_empty() {
        let known: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
        return Err(format!("no such rule; there are: {}", known.join(", ")));
    }
    let told = chosen
        .into_iter()
        .flat_map(|(name, check)| check(&tree).into_iter().map(|finding| named(name, finding)));
    conclude("tidy", told.collect())
}

/// The finding with its rule's name after the message.
fn named(name: &str, finding: Finding) -> Finding {
    Finding {
        message: format!("{} [{name}]", finding.message),
        ..finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_names_every_rule_and_no_other() {
        let map = include_str!("../../../ARCHITECTURE.md");
        for (name, _) in CHECKS {
            assert!(
                map.contains(&format!("`tidy {name}`")),
                "ARCHITECTURE.md does not name `tidy {name}`"
            );
        }
        for named in map
            .split("`tidy ")
            .skip(1)
            .filter_map(|rest| rest.split('`').next())
        {
            assert!(
                CHECKS.iter().any(|(name, _)| *name == named),
                "there is no `tidy {named}`"
            );
        }
    }
}
