//! The pages of this crate: their size, their words, their files.

use crate::world::{World, request, rows};
use axum::body::Body;
use axum::http::{Method, header};
use flate2::write::GzEncoder;
use std::io::Write as _;
use web::{Locales, Rates, testing};

const PAGES: [&str; 5] = ["about", "privacy", "accessibility", "styleguide", "nothing"];

fn compressed(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory").len()
}

#[tokio::test]
async fn no_page_has_words_of_its_own() {
    let world = World::new();
    for name in PAGES {
        let answer = world.get(&format!("/qps/{name}")).await;
        let found = testing::unwrapped_text(&answer.body);
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn hard_wired_words_are_found() {
    let html = "<html lang=\"en\"><p title=\"Hard\">⟦Sóft⟧: 12 RR-7K2M</p><p lang=\"zh\">中文</p>\
                <p>Wired &amp; <b>⟦ók⟧</b></p><svg><text>x</text></svg>";
    assert_eq!(testing::unwrapped_text(html), ["Hard", "Wired"]);
}

#[tokio::test]
async fn pages_render_in_every_language_without_a_missing_message() {
    let world = World::new();
    for lang in testing::LANGS {
        for name in PAGES {
            let answer = world.get(&format!("/{lang}/{name}")).await;
            let missing = testing::missing_messages(&answer.body);
            assert!(missing.is_empty(), "{lang}/{name}: {missing:?}");
            assert!(answer.body.contains("<main id=\"main\""), "{lang}/{name}");
        }
    }
}

#[tokio::test]
async fn the_shell_is_small() {
    let world = World::new();
    for lang in ["ms", "en", "zh", "ta"] {
        let answer = world.get(&format!("/{lang}/nothing")).await;
        let bytes = compressed(&answer.body);
        assert!(bytes <= 3 * 1024, "{lang}: {bytes} bytes compressed");
    }
}

#[tokio::test]
async fn pages_are_compressed_and_files_are_kept_for_ever() {
    let world = World::new();
    let zipped = |path: &str| {
        let built = request(Method::GET, path).header(header::ACCEPT_ENCODING, "gzip");
        built.body(Body::empty()).expect("a request")
    };
    assert_eq!(
        world
            .ask(zipped("/ms/about"))
            .await
            .header("content-encoding"),
        "gzip"
    );
    let page = world.get("/ms/about").await;
    for extension in ["css\"", "js\"", "svg\""] {
        let href = page
            .body
            .split('"')
            .find(|part| part.starts_with("/assets/") && format!("{part}\"").ends_with(extension))
            .expect("an asset");
        let answer = world.ask(zipped(href)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-encoding")),
            (200, "gzip")
        );
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(world.get(href).await.header("content-encoding"), "");
    }
    assert_eq!(world.get("/assets/app.000000000000.css").await.status, 404);
}

#[tokio::test]
async fn the_styleguide_is_for_demonstrations_only() {
    let locales = Locales::builder().build().expect("locales");
    let world = World::with(locales, Rates::off(), false);
    assert_eq!(world.get("/ms/styleguide").await.status, 404);
    assert_eq!(World::new().get("/ms/styleguide").await.status, 200);
}

#[tokio::test]
async fn what_a_person_sees_is_not_kept_by_caches() {
    let world = World::new();
    let built = request(Method::GET, "/ms/about").header(header::COOKIE, "balai_session=person");
    let answer = world
        .ask(built.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(answer.header("cache-control"), "private, no-store");
    assert!(answer.body.contains("Aminah") && answer.body.contains("/ms/sign-out"));
    assert_eq!(
        world.get("/ms/about").await.header("cache-control"),
        "private, no-cache"
    );
}

#[tokio::test]
async fn robots_stay_out_of_made_up_cases() {
    assert!(
        World::new()
            .get("/robots.txt")
            .await
            .body
            .contains("Disallow: /\n")
    );
}

#[test]
fn the_openapi_document_follows_the_rows() {
    let document = web::openapi(&rows(), "http://localhost:8080", "0.1.0");
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/api/v1/things/{id}"]);
    let operation = &document["paths"]["/api/v1/things/{id}"]["get"];
    insta::assert_snapshot!(serde_json::to_string_pretty(operation).expect("json"));
}
