//! Photos over HTTP: who may see which, and with which headers; and what is swept up.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use base::{Actor, Clock, Time};
use image::ImageFormat;
use kernel::Module;
use kernel::cases::{Audience, CaseId};
use kernel::documents::{self, DocumentNew, Photo, Stored};
use testkit::{World, on_both_worlds};
use tower::ServiceExt;

use crate::documents::{file, two_halves};
use crate::opened::{kinds_alone, opened};

const NOTE: &str = r#"
    code = "note"
    version = 1
    words = "notes"
    prefix = "NT"
    page = "x"
    initial = ["hidden", "open"]
    states = [
        { code = "hidden", phase = "hidden" },
        { code = "open", phase = "open" },
        { code = "done", phase = "closed" },
    ]
    moves = [
        { code = "show", from = ["hidden"], to = "open", by = ["owner"], audience = "public" },
        { code = "end", from = ["open"], to = "done", by = ["officer"], audience = "public" },
        { code = "prove", from = ["open"], by = ["owner"], audience = "public", needs = ["document.proof"] },
    ]
    clocks = [{ code = "resolve", meets = ["end"], leads = true }]
    documents = ["proof"]
    retention = { days = 30 }
"#;

const WORDS: &str =
    "notes-clock-resolve = c\nnotes-state-hidden = h\nnotes-state-open = o\nnotes-state-done = d
notes-move-show = s\nnotes-move-end = e\nnotes-move-prove = p\nnotes-document-proof = p\n";

pub(crate) fn modules() -> Vec<Module> {
    let words = &[("ms", WORDS), ("en", WORDS), ("zh", WORDS), ("ta", WORDS)];
    let notes = kinds_alone("notes", &[NOTE], words);
    vec![kernel::module(), notes]
}

pub(crate) fn open(world: &World, owner: &Actor, state: &str, public: bool) -> CaseId {
    opened(world, owner, ("note", state), |cmd| cmd.public = public)
}

pub(crate) fn photo(world: &World, width: u32) -> Photo {
    let bytes = file(two_halves(width, 200), ImageFormat::Png);
    documents::photo_store_blocking(&world.app, &bytes).expect("a photo")
}

pub(crate) fn add(world: &World, case: CaseId, photo: &Photo, public: bool) -> String {
    let now = world.now();
    let id = world.app.ids.next::<Photo>(now).to_string();
    let new = DocumentNew {
        id: id.clone(),
        sort: None,
        case_id: case.to_string(),
        entry_id: None,
        stored: Stored::Photo(photo.clone()),
        audience: if public {
            Audience::Public
        } else {
            Audience::Case
        },
    };
    let add = move |tx: &mut store::Tx<'_>| documents::document_add(tx, now, &new);
    world
        .app
        .db
        .write_blocking("test.add", add)
        .expect("the store");
    id
}

pub(crate) fn ask(world: &World, path: &str, token: Option<&str>) -> (u16, HeaderMap, Vec<u8>) {
    let service = web::router(kernel::module().routes, world.app.clone());
    let mut request = Request::get(path).header(header::ACCEPT, "image/avif,image/*");
    if let Some(token) = token {
        request = request.header(header::COOKIE, format!("{}={token}", web::SESSION_COOKIE));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let request = request.body(Body::empty()).expect("a request");
        let (parts, body) = service
            .oneshot(request)
            .await
            .expect("infallible")
            .into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .expect("a body");
        (parts.status.as_u16(), parts.headers, bytes.to_vec())
    })
}

#[test]
fn a_photo_is_seen_by_whom_its_case_is_seen() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let photo = photo(world, 400);
        let shown = open(world, &owner, "open", true);
        let private = open(world, &owner, "open", false);
        let unconfirmed = open(world, &owner, "hidden", true);
        let at = |id: String| format!("/documents/{id}/thumb");
        let public = at(add(world, shown, &photo, true));
        let own = at(add(world, shown, &photo, false));
        let closed = at(add(world, private, &photo, false));
        let waiting = at(add(world, unconfirmed, &photo, true));
        let nowhere = at(world.app.ids.next::<Photo>(world.now()).to_string());

        let owner = world.session(&owner);
        let officer = world.session(&world.officer("officer", "mbpj"));
        let elsewhere = world.session(&world.officer("officer", "mbsa"));
        let stranger = world.session(&world.citizen("Siti"));
        let all = [
            None,
            Some(&owner),
            Some(&officer),
            Some(&elsewhere),
            Some(&stranger),
        ];
        for (path, seen) in [
            (&public, [200, 200, 200, 200, 200]),
            (&own, [404, 200, 200, 404, 404]),
            (&closed, [404, 200, 200, 404, 404]),
            (&nowhere, [404, 404, 404, 404, 404]),
        ] {
            let found = all.map(|who| ask(world, path, who.map(String::as_str)).0);
            assert_eq!(found, seen, "{path}");
        }
        assert_eq!(
            ask(world, &waiting, None).0,
            404,
            "nobody has confirmed it yet"
        );
        let (_, _, hidden) = ask(world, &closed, None);
        let (_, _, absent) = ask(world, &nowhere, None);
        assert_eq!(hidden, absent, "hidden and absent look alike");
    });
}

#[test]
fn a_photo_comes_as_an_attachment_that_runs_nothing() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let photo = photo(world, 400);
        let id = add(world, open(world, &owner, "open", true), &photo, true);
        let (status, headers, bytes) = ask(world, &format!("/documents/{id}/full"), None);
        assert_eq!(
            (status, bytes.len()),
            (200, usize::try_from(photo.bytes).expect("a size"))
        );
        for (name, value) in [
            (header::CONTENT_TYPE, "image/jpeg"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (
                header::CONTENT_SECURITY_POLICY,
                "sandbox; default-src 'none'",
            ),
            (header::CACHE_CONTROL, "public, max-age=60, must-revalidate"),
        ] {
            assert_eq!(headers[&name], value);
        }
        assert!(
            headers[header::CONTENT_DISPOSITION]
                .to_str()
                .expect("text")
                .starts_with("attachment")
        );
        let private = add(world, open(world, &owner, "open", false), &photo, false);
        let owner = world.session(&owner);
        let (_, headers, _) = ask(world, &format!("/documents/{private}/full"), Some(&owner));
        assert_eq!(headers[header::CACHE_CONTROL], "private, no-store");
        for path in [
            format!("/documents/{id}/huge"),
            "/documents/../thumb".to_owned(),
        ] {
            assert_eq!(ask(world, &path, None).0, 404, "{path}");
        }
    });
}

#[test]
fn equal_photos_are_kept_once_under_their_hash() {
    on_both_worlds(modules, |world| {
        let (first, second) = (photo(world, 300), photo(world, 300));
        assert_eq!(first, second);
        assert_eq!(first.blob.len(), 64);
        let (one, rest) = first.blob.split_at(2);
        let (two, _) = rest.split_at(2);
        let place = world
            .app
            .data
            .join("blobs")
            .join(one)
            .join(two)
            .join(&first.blob);
        assert_eq!(
            std::fs::metadata(place).expect("a blob").len(),
            u64::from(first.bytes)
        );
    });
}

#[test]
fn orphans_are_swept_up_after_a_week_and_nothing_else() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let (kept, orphan) = (photo(world, 400), photo(world, 500));
        let case = open(world, &owner, "open", true);
        let is_there = |name: &str| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(world.app.blobs.get(name)).is_ok()
        };
        // The files' own times are the machine's, so the clock stands before and far after them.
        world.clock.set(Time::from_micros(0));
        add(world, case, &kept, true);
        world.wait(Duration::from_hours(25));
        world.run_jobs();
        assert!(is_there(&orphan.blob) && is_there(&kept.blob));

        world
            .clock
            .set(Time::parse_rfc3339("2150-01-01T00:00:00Z").expect("a time"));
        add(world, case, &kept, true);
        assert_eq!(world.clock.now(), world.now());
        world.wait(Duration::from_hours(25));
        world.run_jobs();
        assert!(!is_there(&orphan.blob) && !is_there(&orphan.thumb));
        assert!(is_there(&kept.blob) && is_there(&kept.thumb));
    });
}
