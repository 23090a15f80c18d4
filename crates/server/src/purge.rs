//! `balai purged` and `balai purge FILE`: what was taken away stays away when an older copy comes back.
//!
//! The list holds the names of blobs, which are hashes of bytes that are gone, and nothing else.

use kernel::App;
use kernel::audit::Fresh;
use kernel::documents;

use crate::cli::{Purge, Purged};
use crate::commands::say;
use crate::open::{self, Stop};

/// The reason in the timeline of a case whose document goes.
const REASON: &str =
    "Dibuang sebelum salinan ini dipulihkan. / Removed before this copy was restored.";

/// `balai purged`
pub(crate) fn purged(purged: &Purged) -> Result<(), Stop> {
    let app = open::command(&purged.place)?;
    let mut after = String::new();
    loop {
        let from = after.clone();
        let found = app
            .db
            .read_blocking("server.purged", move |tx| documents::purged_list(tx, &from))?;
        let Some(last) = found.last() else {
            return Ok(());
        };
        last.name.clone_into(&mut after);
        for purged in &found {
            say(&format!("{} {}", purged.name, purged.condemned.rfc3339()))?;
        }
    }
}

/// `balai purge FILE`
pub(crate) fn purge(purge: &Purge) -> Result<(), Stop> {
    let file = purge.file.display();
    let text = std::fs::read_to_string(&purge.file).map_err(|error| format!("{file}: {error}"))?;
    let names = names(&text).map_err(|line| format!("{file}: line {line} names no file"))?;
    let app = open::command(&purge.place)?;
    let mut documents = 0;
    for name in &names {
        documents += forget(&app, name)?;
    }
    documents::purge_run(&app)?;
    say(&format!(
        "{documents} documents were taken away; none of the {} listed files is here",
        names.len()
    ))
}

/// The first word of each line, or the number of a line that is wrong. Nothing is done by halves.
fn names(text: &str) -> Result<Vec<String>, usize> {
    let lines = (1..).zip(text.lines());
    let named = lines.filter(|(_, line)| !line.trim().is_empty());
    named
        .map(|(number, line)| {
            let name = line.split_whitespace().next().unwrap_or_default();
            let known = documents::is_blob_name(name);
            known.then(|| name.to_owned()).ok_or(number)
        })
        .collect()
}

fn forget(app: &App, name: &str) -> Result<usize, Stop> {
    let now = app.clock.now();
    let (name, fresh) = (name.to_owned(), Fresh::draw(&app.ids, now));
    let shared = app.clone();
    let forgotten = app.db.write_blocking("server.purge", move |tx| {
        documents::blob_forget(tx, &shared, now, (&name, REASON), &fresh)
    });
    Ok(forgotten?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whole_or_not_at_all() {
        let name = "ab".repeat(32);
        let text = format!("{name} 2026-11-23T02:00:00Z\n\n{name}.12\n");
        assert_eq!(names(&text), Ok(vec![name.clone(), format!("{name}.12")]));
        for wrong in [
            "../../etc/passwd",
            "AB",
            &format!("{name}.0"),
            &format!("{name}./x"),
        ] {
            assert_eq!(names(&format!("{name}\n{wrong}\n")), Err(2), "{wrong}");
        }
    }
}
