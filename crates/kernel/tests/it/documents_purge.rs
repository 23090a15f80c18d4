//! What becomes of bytes: those that nobody may see are gone and stay gone, those that somebody wants stay.

use std::time::Duration;

use base::Time;
use kernel::audit::Fresh;
use kernel::cases::Audience;
use kernel::documents::{self, Error, Hold, Photo, Stored};
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::documents_http::{add, ask, modules, open, photo};
use crate::documents_moderation::{found, is_there, photos, redact, remove};

const DAY: Duration = Duration::from_hours(24);

/// The condemned blob of this name: whether its bytes were seen to be gone.
fn condemned(world: &World, name: &str) -> Option<bool> {
    const FIND: Sql = Sql::new(
        "test.purge",
        "select purged_us from kernel_purge where name = $1",
    );
    let name = name.to_owned();
    let found = world.app.db.read_blocking("test.purge", move |tx| {
        tx.one(&FIND, &params![name.as_str()], |row| row.get("purged_us"))
    });
    let found: Option<Option<Time>> = found.map_err(|error: store::Error| error).expect("a row");
    found.map(|gone| gone.is_some())
}

fn hold(world: &World, holder: &'static str, photos: &[Photo]) -> Result<(), Error> {
    let photos = photos.iter().cloned().map(Stored::Photo);
    let (now, photos) = (world.now(), photos.collect::<Vec<_>>());
    world.app.db.write_blocking("test.hold", move |tx| {
        let hold = Hold { holder, span: DAY };
        documents::documents_hold(tx, now, hold, &photos)
    })
}

#[test]
fn bytes_that_another_document_shows_stay_until_it_goes() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let shared = photo(world, 400);
        let (first, second) = (
            add(world, case, &shared, true),
            add(world, case, &shared, true),
        );
        remove(world, &officer, &first).expect("taken away");
        world.run_jobs();
        assert_eq!(ask(world, &format!("/documents/{first}/full"), None).0, 404);
        assert_eq!(
            ask(world, &format!("/documents/{second}/full"), None).0,
            200
        );
        assert_eq!(condemned(world, &shared.blob), None);
        remove(world, &officer, &second).expect("taken away");
        assert_eq!(condemned(world, &shared.blob), Some(false));
        world.run_jobs();
        assert_eq!(condemned(world, &shared.blob), Some(true));
        assert!(!is_there(world, &shared));
    });
}

#[test]
fn the_same_picture_can_be_sent_again_under_another_name() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let first = photo(world, 400);
        // Stored, but not in a row yet, when the other one is taken away.
        let early = photo(world, 400);
        assert_eq!(first, early);
        remove(world, &officer, &add(world, case, &first, true)).expect("taken away");
        let refused = hold(world, "form", std::slice::from_ref(&early));
        assert!(matches!(refused, Err(Error::TakenAway)), "{refused:?}");
        let again = photo(world, 400);
        assert_ne!(again.blob, first.blob);
        world.run_jobs();
        assert!(!is_there(world, &first) && is_there(world, &again));
        let id = add(world, case, &again, true);
        assert_eq!(ask(world, &format!("/documents/{id}/full"), None).0, 200);
        remove(world, &officer, &id).expect("taken away as well");
        let third = photo(world, 400);
        world.run_jobs();
        assert!(!is_there(world, &again) && is_there(world, &third));
    });
}

#[test]
fn sending_and_taking_away_the_same_picture_at_once_loses_nothing() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let bytes = crate::documents::file(
            crate::documents::two_halves(24, 24),
            image::ImageFormat::Png,
        );
        std::thread::scope(|scope| {
            for _ in 0..3 {
                let (bytes, officer) = (&bytes, &officer);
                scope.spawn(move || {
                    for _ in 0..8 {
                        let id = sent(world, case, bytes);
                        remove(world, officer, &id).expect("taken away");
                    }
                    sent(world, case, bytes);
                });
            }
            scope.spawn(|| {
                for _ in 0..20 {
                    kernel::jobs::jobs_run(&world.app).expect("jobs");
                }
            });
        });
        world.run_jobs();
        let all = photos(world, case);
        assert_eq!(all.len(), 3);
        for document in &all {
            assert!(is_there(world, &document.photo), "{}", document.photo.blob);
            assert_eq!(condemned(world, &document.photo.blob), None);
        }
        let list = world
            .app
            .db
            .read_blocking("test.purged", |tx| documents::purged_list(tx, ""));
        for purged in list.expect("a list") {
            assert!(purged.gone.is_some(), "{purged:?}");
            let path = blob_path(world, &purged.name);
            assert!(!path.exists(), "{}", path.display());
        }
    });
}

/// Sends a picture as a browser does: again, when it was just being taken away.
fn sent(world: &World, case: kernel::cases::CaseId, bytes: &[u8]) -> String {
    loop {
        let photo = documents::photo_store_blocking(&world.app, bytes).expect("a photo");
        let now = world.now();
        let new = documents::DocumentNew {
            id: world.app.ids.next::<Photo>(now).to_string(),
            sort: None,
            case_id: case.to_string(),
            entry_id: None,
            stored: Stored::Photo(photo),
            audience: Audience::Public,
        };
        let id = new.id.clone();
        let added = world
            .app
            .db
            .write_blocking("test.add", move |tx| documents::document_add(tx, now, &new));
        match added {
            Ok(()) => return id,
            Err(Error::TakenAway) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

fn blob_path(world: &World, name: &str) -> std::path::PathBuf {
    let blobs = world.app.data.join("blobs");
    let (first, rest) = name.split_at(2);
    let (second, _) = rest.split_at(2);
    blobs.join(first).join(second).join(name)
}

#[test]
fn a_form_that_is_not_sent_yet_keeps_its_photos_and_no_longer() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let shared = photo(world, 400);
        let id = add(world, case, &shared, true);
        hold(world, "form", std::slice::from_ref(&shared)).expect("held");
        remove(world, &officer, &id).expect("taken away");
        world.run_jobs();
        assert_eq!(ask(world, &format!("/documents/{id}/full"), None).0, 404);
        assert!(is_there(world, &shared), "the form shows it");
        // The daily sweep finds it when the form is old; files' own times are the machine's.
        let far = Time::parse_rfc3339("2150-01-01T00:00:00Z").expect("a time");
        world.clock.set(far);
        hold(world, "form", std::slice::from_ref(&shared)).expect("still held");
        add(world, case, &photo(world, 300), true);
        world.wait(Duration::from_hours(23));
        world.run_jobs();
        assert!(is_there(world, &shared));
        world.wait(Duration::from_hours(25));
        world.run_jobs();
        assert!(!is_there(world, &shared));
        assert_eq!(condemned(world, &shared.blob), Some(true));
    });
}

#[test]
fn a_case_that_was_kept_long_enough_loses_its_bytes_at_once() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let photo = photo(world, 400);
        add(world, case, &photo, true);
        let (app, now) = (world.app.clone(), world.now());
        let fresh = Fresh::draw(&world.app.ids, now);
        let end = kernel::cases::CaseMove::new(case, "end", fresh.clone());
        let ended = world.app.db.write_blocking("test.end", move |tx| {
            let registry = app.registry.get(tx)?;
            kernel::cases::case_move(tx, &app.kinds, &registry, (&officer, now), &end)
        });
        ended.expect("ended");
        let (app, fresh) = (world.app.clone(), Fresh::draw(&world.app.ids, now));
        let erased = world.app.db.write_blocking("test.erase", move |tx| {
            kernel::cases::case_erase(tx, &app, now, case, &fresh)
        });
        erased.expect("erased");
        world.run_jobs();
        assert!(!is_there(world, &photo));
    });
}

#[test]
fn a_purge_that_fails_is_tried_again_and_keeps_no_other_back() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let photo = photo(world, 400);
        let id = add(world, case, &photo, true);
        // What is not a file cannot be removed as one.
        let path = blob_path(world, &photo.blob);
        std::fs::remove_file(&path).expect("removed");
        std::fs::create_dir_all(path.join("in the way")).expect("a folder");
        remove(world, &officer, &id).expect("taken away");
        world.run_jobs();
        assert_eq!(condemned(world, &photo.blob), Some(false), "not claimed");
        assert_eq!(condemned(world, &photo.thumb), Some(true));
        std::fs::remove_dir_all(&path).expect("out of the way");
        world.wait(Duration::from_mins(1));
        world.run_jobs();
        assert_eq!(condemned(world, &photo.blob), Some(true));
    });
}

#[test]
fn bytes_that_come_back_are_taken_away_again() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let photo = photo(world, 400);
        let path = blob_path(world, &photo.blob);
        let bytes = std::fs::read(&path).expect("a blob");
        remove(world, &officer, &add(world, case, &photo, true)).expect("taken away");
        world.run_jobs();
        // As when somebody copies an old folder of blobs over ours.
        std::fs::write(&path, bytes).expect("written");
        world.wait(Duration::from_hours(25));
        world.run_jobs();
        assert!(!path.exists());
    });
}

#[test]
fn an_older_copy_forgets_what_was_taken_away_since() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let case = open(world, &owner, "open", true);
        let (listed, kept) = (photo(world, 400), photo(world, 500));
        let id = add(world, case, &listed, true);
        let other = add(world, case, &kept, true);
        hold(world, "form", std::slice::from_ref(&listed)).expect("held");
        for name in listed.names() {
            let (app, now, name) = (world.app.clone(), world.now(), name.to_owned());
            let fresh = Fresh::draw(&world.app.ids, now);
            let forgotten = world.app.db.write_blocking("test.forget", move |tx| {
                documents::blob_forget(tx, &app, now, (&name, "lama"), &fresh)
            });
            forgotten.expect("forgotten");
        }
        world.run_jobs();
        assert!(!is_there(world, &listed) && is_there(world, &kept));
        assert!(found(world, case, &id).is_none() && found(world, case, &other).is_some());
    });
}

#[test]
fn caches_ask_again_after_a_minute_and_learn_that_it_changed() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", true);
        let id = add(world, case, &photo(world, 400), true);
        let path = format!("/documents/{id}/full");
        let (_, before, _) = ask(world, &path, None);
        let caching = &before["cache-control"];
        assert_eq!(caching, "public, max-age=60, must-revalidate");
        let tag = before["etag"].to_str().expect("text").to_owned();
        assert_eq!(ask_if(world, &path, &tag), 304);
        let seen = found(world, case, &id).expect("a document");
        redact(world, &officer, &seen, (0, 0, 16, 16)).expect("blacked out");
        assert_eq!(ask_if(world, &path, &tag), 200);
        remove(world, &officer, &id).expect("taken away");
        assert_eq!(ask_if(world, &path, &tag), 404);
        // Whoever may not see it does not learn by its tag that it is the same.
        let hidden = add(
            world,
            open(world, &owner, "open", false),
            &photo(world, 400),
            false,
        );
        let path = format!("/documents/{hidden}/full");
        let (_, fields, _) = ask(world, &path, Some(&world.session(&owner)));
        let tag = fields["etag"].to_str().expect("text").to_owned();
        assert_eq!(ask_if(world, &path, &tag), 404);
    });
}

fn ask_if(world: &World, path: &str, tag: &str) -> u16 {
    use tower::ServiceExt;
    let service = web::router(kernel::module().routes, world.app.clone());
    let request = axum::http::Request::get(path).header("if-none-match", tag);
    let request = request.body(axum::body::Body::empty()).expect("a request");
    let answer = service.oneshot(request);
    crate::documents_moderation::block_on(answer)
        .expect("infallible")
        .status()
        .as_u16()
}
