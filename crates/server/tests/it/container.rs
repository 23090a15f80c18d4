//! The container file: no engine runs here, so it is read as one would read it.

use std::collections::BTreeSet;

const CONTAINER: &str = include_str!("../../../../dist/Containerfile");
const ARCHIVE: &str = include_str!("../../../../dist/archive");
const SETTINGS: &str = include_str!("../../../../docs/reference/configuration.md");

const KNOWN: [&str; 10] = [
    "ARG",
    "FROM",
    "COPY",
    "RUN",
    "USER",
    "ENV",
    "VOLUME",
    "EXPOSE",
    "ENTRYPOINT",
    "CMD",
];

/// The instructions of a container file, each with what it says.
fn instructions(file: &str) -> Vec<(String, String)> {
    let joined = file.replace("\\\n", " ");
    let lines = joined.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            assert!(KNOWN.contains(&name), "no instruction: {line}");
            (name.to_owned(), rest.trim().to_owned())
        })
        .collect()
}

/// What instructions of a name say, in their order.
fn said(all: &[(String, String)], name: &str) -> Vec<String> {
    let found = all.iter().filter(|(known, _)| known == name);
    found.map(|(_, rest)| rest.clone()).collect()
}

/// The files that the script packs, as they are called in the archive.
fn archived() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in ARCHIVE.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["install", "-m", _, files @ .., "\"$inside/\""] = words.as_slice() {
            let bare = files.iter().filter_map(|file| file.rsplit('/').next());
            names.extend(bare.map(str::to_owned));
        }
        let inside = line.split("\"$inside/").skip(1);
        let inside = inside.filter_map(|rest| rest.split('"').next());
        names.extend(inside.filter(|file| !file.is_empty()).map(str::to_owned));
    }
    names
}

#[test]
fn the_container_file_copies_what_the_archive_holds_and_runs_it_without_rights() {
    let (all, archived) = (instructions(CONTAINER), archived());
    assert!(archived.contains("Containerfile"), "{archived:?}");
    let from = all.iter().position(|(name, _)| name == "FROM").unwrap();
    assert!(all[..from].iter().all(|(name, _)| name == "ARG"));
    for base in said(&all, "FROM") {
        let named = base
            .strip_prefix("${")
            .and_then(|base| base.strip_suffix('}'));
        let given = said(&all, "ARG");
        let has_default = |name| given.iter().any(|arg| arg.starts_with(&format!("{name}=")));
        assert!(named.is_none_or(has_default), "{base} is nothing");
    }
    let mut there = Vec::new();
    for copy in said(&all, "COPY") {
        let mut words: Vec<&str> = copy.split_whitespace().collect();
        there.push(words.pop().unwrap().to_owned());
        assert!(!words.is_empty(), "{copy}");
        for source in words {
            assert!(archived.contains(source), "{source} is not in the archive");
        }
    }
    let entry: Vec<String> = serde_json::from_str(&said(&all, "ENTRYPOINT")[0]).unwrap();
    assert!(there.contains(&entry[0]), "{} is not there", entry[0]);
    let command: Vec<String> = serde_json::from_str(&said(&all, "CMD")[0]).unwrap();
    assert_eq!(command, ["serve"]);
    for user in said(&all, "USER") {
        let name = user.split(':').next().unwrap();
        assert!(!["", "0", "root"].contains(&name), "{user}");
    }
    assert_eq!(said(&all, "USER").len(), 1);
}

#[test]
fn what_the_container_file_sets_are_settings_and_its_ports_and_volume_are_theirs() {
    let all = instructions(CONTAINER);
    let set: Vec<String> = said(&all, "ENV")
        .iter()
        .flat_map(|line| line.split_whitespace())
        .map(str::to_owned)
        .collect();
    let mut ports = BTreeSet::new();
    for one in &set {
        let (name, value) = one.split_once('=').unwrap();
        assert!(
            SETTINGS.contains(&format!("`{name}`")),
            "{name} is no setting"
        );
        if let Some((_, port)) = value.rsplit_once(':') {
            ports.insert(port.to_owned());
        }
    }
    let exposed = said(&all, "EXPOSE").join(" ");
    assert_eq!(
        exposed
            .split_whitespace()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>(),
        ports
    );
    let volume = &said(&all, "VOLUME")[0];
    let data = set
        .iter()
        .find_map(|one| one.strip_prefix("BALAI_SERVER_DATA="));
    assert!(data.is_some_and(|data| data.starts_with(&format!("{volume}/"))));
}
