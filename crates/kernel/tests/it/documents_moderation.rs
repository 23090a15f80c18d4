//! Blacking out and taking away: who may, what is seen afterwards, and two officers at once.

use base::Actor;
use image::RgbImage;
use kernel::audit::Fresh;
use kernel::cases::{self, CaseId};
use kernel::documents::{
    self, Area, AreaError, Document, DocumentRedact, DocumentRemove, Error, Photo,
};
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::documents_http::{add, ask, modules, open, photo};

/// Waits for a future, on a test's own thread.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(future)
}

pub(crate) fn bytes(world: &World, name: &str) -> Option<Vec<u8>> {
    block_on(world.app.blobs.get(name)).ok()
}

pub(crate) fn is_there(world: &World, photo: &Photo) -> bool {
    let found = photo.names().map(|name| bytes(world, name).is_some());
    assert_eq!(found[0], found[1], "both sizes or none");
    found[0]
}

/// The photos of a case.
pub(crate) fn photos(world: &World, case: CaseId) -> Vec<Document> {
    let all = world.app.db.read_blocking("test.documents", move |tx| {
        let case = cases::case_find(tx, &Actor::system(), case)?;
        documents::documents_of_case(tx, &Actor::system(), &case)
    });
    all.expect("photos").photos
}

/// The document as it is now, or nothing if it was taken away.
pub(crate) fn found(world: &World, case: CaseId, id: &str) -> Option<Document> {
    let mut all = photos(world, case).into_iter();
    all.find(|document| document.id == id)
}

pub(crate) fn drawn(world: &World, name: &str) -> RgbImage {
    let bytes = bytes(world, name).expect("a blob");
    image::load_from_memory(&bytes)
        .expect("a photo")
        .into_rgb8()
}

pub(crate) fn is_black(picture: &RgbImage, x: u32, y: u32) -> bool {
    picture.get_pixel(x, y).0.iter().all(|part| *part < 16)
}

/// Blacks out one box of what the officer saw.
pub(crate) fn redact(
    world: &World,
    officer: &Actor,
    seen: &Document,
    (x, y, width, height): (u32, u32, u32, u32),
) -> Result<(), Error> {
    let size = (seen.photo.width, seen.photo.height);
    let area = Area::within(size, (x, y), (width, height)).expect("a box");
    let now = world.now();
    let cmd = DocumentRedact {
        id: seen.id.clone(),
        revision: seen.revision,
        photo: block_on(documents::photo_redact(&world.app, &seen.photo, vec![area]))
            .expect("a photo"),
        areas: 1,
        reason: "nombor plat".to_owned(),
        fresh: Fresh::draw(&world.app.ids, now),
    };
    let (app, officer) = (world.app.clone(), officer.clone());
    world.app.db.write_blocking("test.redact", move |tx| {
        documents::document_redact(tx, &app, (&officer, now), &cmd).map(drop)
    })
}

pub(crate) fn remove(world: &World, officer: &Actor, id: &str) -> Result<(), Error> {
    let now = world.now();
    let cmd = DocumentRemove {
        id: id.to_owned(),
        reason: "wajah jiran".to_owned(),
        fresh: Fresh::draw(&world.app.ids, now),
    };
    let (app, officer) = (world.app.clone(), officer.clone());
    world.app.db.write_blocking("test.remove", move |tx| {
        documents::document_remove(tx, &app, (&officer, now), &cmd).map(drop)
    })
}

#[test]
fn what_is_blacked_out_is_gone_in_every_size() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let original = photo(world, 800);
        let id = add(world, case, &original, true);
        let seen = found(world, case, &id).expect("a document");
        redact(world, &officer, &seen, (0, 0, 400, 100)).expect("blacked out");
        // In the commit nothing leads to the old bytes any more; right after it they are gone.
        let now = found(world, case, &id).expect("still a document");
        assert_ne!(now.photo.names(), original.names());
        assert_ne!(
            now.href("full"),
            seen.href("full"),
            "caches know another address"
        );
        world.run_jobs();
        assert!(!is_there(world, &original), "the bytes are gone");
        assert!(is_there(world, &now.photo));
        let (full, thumb) = (
            drawn(world, &now.photo.blob),
            drawn(world, &now.photo.thumb),
        );
        assert_eq!(
            (full.dimensions(), thumb.dimensions()),
            ((800, 200), (320, 80))
        );
        assert!(is_black(&full, 0, 0) && is_black(&full, 390, 95));
        assert!(!is_black(&full, 390, 110) && !is_black(&full, 410, 50));
        assert!(is_black(&thumb, 150, 35) && !is_black(&thumb, 150, 45));
        let (status, _, served) = ask(world, &format!("/documents/{id}/full"), None);
        assert_eq!((status, Some(served)), (200, bytes(world, &now.photo.blob)));
    });
}

/// Acts of a case with what their leaves commit to.
fn leaves(world: &World, case: CaseId) -> Vec<(String, String, String)> {
    const LEAVES: Sql = Sql::new(
        "test.leaves",
        "select act, entry, payload from kernel_audit where subject = $1 order by version",
    );
    let found = world.app.db.read_blocking("test.leaves", move |tx| {
        tx.all(&LEAVES, &params![case], |row| {
            Ok((row.get("act")?, row.get("entry")?, row.get("payload")?))
        })
    });
    found.map_err(|error: store::Error| error).expect("leaves")
}

#[test]
fn the_people_on_the_case_read_who_did_what_and_why() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let id = add(world, case, &photo(world, 400), true);
        let seen = found(world, case, &id).expect("a document");
        redact(world, &officer, &seen, (0, 0, 8, 8)).expect("blacked out");
        remove(world, &officer, &id).expect("taken away");
        let told = |who: Actor| {
            let entries = world.app.db.read_blocking("test.timeline", move |tx| {
                let found = cases::case_find(tx, &who, case)?;
                cases::case_timeline(tx, &who, &found)
            });
            let (entries, _) = entries.expect("a timeline");
            let said = entries.into_iter().skip(1);
            said.map(|entry| (entry.step, entry.body.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        let words = [
            ("redact".to_owned(), "nombor plat".to_owned()),
            ("remove".to_owned(), "wajah jiran".to_owned()),
        ];
        assert_eq!(told(owner), words);
        assert_eq!(told(officer), words);
        assert_eq!(
            told(Actor::anonymous()),
            [],
            "reasons are not for everybody"
        );
        let leaves = leaves(world, case);
        let acts: Vec<_> = leaves.iter().map(|leaf| leaf.0.as_str()).collect();
        assert_eq!(acts, ["note.open", "note.redact", "note.remove"]);
        for (_, entry, payload) in &leaves[1..] {
            assert!(payload.contains(&seen.photo.blob) || payload.contains("before"));
            assert!(!entry.contains("nombor") && !entry.contains("wajah"));
        }
    });
}

#[test]
fn only_officers_of_the_holding_agency_moderate() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let shown = open(world, &owner, "open", true);
        let hidden = open(world, &owner, "open", false);
        let public = add(world, shown, &photo(world, 400), true);
        let private = add(world, hidden, &photo(world, 500), false);
        let people = [
            (Actor::anonymous(), "forbidden", "absent"),
            (world.citizen("Siti"), "forbidden", "absent"),
            (owner.clone(), "forbidden", "forbidden"),
            (world.officer("officer", "mbsa"), "forbidden", "absent"),
            (world.officer("admin", ""), "forbidden", "forbidden"),
        ];
        let outcome = |who: &Actor, id: &str| match remove(world, who, id) {
            Err(Error::Forbidden) => "forbidden",
            Err(Error::NotFound) => "absent",
            other => panic!("{other:?}"),
        };
        for (who, to_public, to_private) in &people {
            assert_eq!(outcome(who, &public), *to_public, "{}", who.name);
            assert_eq!(outcome(who, &private), *to_private, "{}", who.name);
        }
        let officer = world.officer("officer", "mbpj");
        for id in [&public, &private] {
            remove(world, &officer, id).expect("may");
            assert_eq!(outcome(&officer, id), "absent", "only once");
            assert_eq!(ask(world, &format!("/documents/{id}/full"), None).0, 404);
        }
        assert_eq!(outcome(&officer, "00000000000000000000000000"), "absent");
    });
}

#[test]
fn an_officer_who_saw_an_older_photo_is_refused() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let id = add(world, case, &photo(world, 400), true);
        let seen = found(world, case, &id).expect("a document");
        redact(world, &officer, &seen, (0, 0, 40, 40)).expect("the first");
        let late = redact_from(world, &officer, &seen, (360, 160, 40, 40));
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        let now = found(world, case, &id).expect("a document");
        assert!(is_black(&drawn(world, &now.photo.blob), 8, 8));
        redact(world, &officer, &now, (360, 160, 40, 40)).expect("with what is there now");
        let now = found(world, case, &id).expect("a document");
        let full = drawn(world, &now.photo.blob);
        assert!(is_black(&full, 8, 8) && is_black(&full, 390, 190));
    });
}

/// As [`redact`], with a picture that the officer drew before: the old bytes may be gone by now.
fn redact_from(
    world: &World,
    officer: &Actor,
    seen: &Document,
    area: (u32, u32, u32, u32),
) -> Result<(), Error> {
    let again = photo(world, 400);
    let seen = Document {
        photo: again,
        ..seen.clone()
    };
    redact(world, officer, &seen, area)
}

#[test]
fn of_many_officers_at_once_none_loses_a_box() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let case = open(world, &owner, "open", true);
        let id = add(world, case, &photo(world, 400), true);
        let officer = world.officer("officer", "mbpj");
        std::thread::scope(|scope| {
            for number in 0..4_u32 {
                let (id, officer) = (&id, &officer);
                scope.spawn(move || {
                    loop {
                        let seen = found(world, case, id).expect("a document");
                        match redact(world, officer, &seen, (number * 100, 0, 16, 16)) {
                            Ok(()) => return,
                            Err(Error::Stale) => {}
                            Err(error) => panic!("{error}"),
                        }
                    }
                });
            }
        });
        world.run_jobs();
        let now = found(world, case, &id).expect("a document");
        assert_eq!(now.revision, 4);
        let full = drawn(world, &now.photo.blob);
        for number in 0..4 {
            assert!(is_black(&full, number * 100 + 4, 4), "box {number}");
        }
    });
}

#[test]
fn a_reason_is_asked_for() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let id = add(world, case, &photo(world, 400), true);
        let long = "x".repeat(documents::REASON_MAX + 1);
        for (reason, fault) in [
            (" \n", "a reason is missing"),
            (&long, "the reason is too long"),
        ] {
            let cmd = DocumentRemove {
                id: id.clone(),
                reason: reason.to_owned(),
                fresh: Fresh::draw(&world.app.ids, world.now()),
            };
            let (app, officer, now) = (world.app.clone(), officer.clone(), world.now());
            let refused = world.app.db.write_blocking("test.remove", move |tx| {
                documents::document_remove(tx, &app, (&officer, now), &cmd).map(drop)
            });
            assert_eq!(refused.expect_err("refused").to_string(), fault);
        }
        assert!(found(world, case, &id).is_some());
        assert_eq!(Area::parse_all((8, 8), "9,9,1,1"), Err(AreaError::Outside));
    });
}
