//! What must hold whatever bytes come in: one target for each parser that strangers can reach.
//!
//! A target panics when its promise is broken. `fuzz/run` looks for bytes that break one, guided by what they
//! reach in the code; the tests try each seed of `corpus/`, and so does everything that was ever found.

mod files;
mod hall;
mod handed;
mod machines;
mod tables;
mod targets;

/// One parser and the promise that it gives.
pub struct Target {
    /// Its name, and that of its folder of seeds.
    pub name: &'static str,
    /// Tries some bytes.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target {
        name: "addresses",
        run: targets::addresses,
    },
    Target {
        name: "answers",
        run: machines::answers,
    },
    Target {
        name: "areas",
        run: handed::areas,
    },
    Target {
        name: "authorities",
        run: handed::authorities,
    },
    Target {
        name: "bounces",
        run: targets::bounces,
    },
    Target {
        name: "boundaries",
        run: targets::boundaries,
    },
    Target {
        name: "cursors",
        run: targets::cursors,
    },
    Target {
        name: "form",
        run: targets::form,
    },
    Target {
        name: "judged",
        run: machines::judged,
    },
    Target {
        name: "kinds",
        run: targets::kinds,
    },
    Target {
        name: "locales",
        run: targets::locales,
    },
    Target {
        name: "messages",
        run: machines::messages,
    },
    Target {
        name: "mp3",
        run: files::mp3,
    },
    Target {
        name: "mp4",
        run: files::mp4,
    },
    Target {
        name: "multipart",
        run: targets::multipart,
    },
    Target {
        name: "notes",
        run: machines::notes,
    },
    Target {
        name: "numbers",
        run: handed::numbers,
    },
    Target {
        name: "ogg",
        run: files::ogg,
    },
    Target {
        name: "outbound",
        run: targets::outbound,
    },
    Target {
        name: "pack",
        run: targets::pack,
    },
    Target {
        name: "pdf",
        run: files::pdf,
    },
    Target {
        name: "photos",
        run: targets::photos,
    },
    Target {
        name: "providers",
        run: machines::providers,
    },
    Target {
        name: "questions",
        run: tables::questions,
    },
    Target {
        name: "receipts",
        run: machines::receipts,
    },
    Target {
        name: "references",
        run: targets::references,
    },
    Target {
        name: "service",
        run: hall::service,
    },
    Target {
        name: "sheets",
        run: targets::sheets,
    },
    Target {
        name: "tables",
        run: tables::files,
    },
    Target {
        name: "times",
        run: targets::times,
    },
    Target {
        name: "webm",
        run: files::webm,
    },
    Target {
        name: "wordings",
        run: handed::wordings,
    },
    Target {
        name: "words",
        run: targets::words,
    },
];

/// The target of a name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
