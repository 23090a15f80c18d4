//! Refusals: as JSON for machines, as pages for people.

use crate::world::{World, request};
use axum::body::Body;
use axum::http::{Method, header};

#[tokio::test]
async fn problems_are_rfc_9457_in_the_clients_language() {
    let world = World::new();
    let built = request(Method::GET, "/api/v1/nothing")
        .header(header::ACCEPT_LANGUAGE, "fr, zh-CN;q=0.8, en;q=0.5");
    let answer = world
        .ask(built.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("content-language"), "zh");
    let value: serde_json::Value = serde_json::from_str(&answer.body).expect("json");
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).expect("json"));
}

#[tokio::test]
async fn errors_are_pages_in_four_languages() {
    let world = World::new();
    for (lang, words) in [
        ("ms", "Halaman tidak dijumpai"),
        ("en", "Page not found"),
        ("zh", "找不到页面"),
        ("ta", "பக்கம் கிடைக்கவில்லை"),
    ] {
        let answer = world.get(&format!("/{lang}/nothing")).await;
        assert_eq!(answer.status, 404);
        assert!(answer.body.contains(&format!("<html lang=\"{lang}\">")));
        assert!(
            answer.body.contains(&format!("<h1>{words}</h1>")),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn a_language_that_nobody_speaks_is_not_found() {
    let world = World::new();
    let built = request(Method::GET, "/fr/open").header(header::ACCEPT, "text/html");
    let answer = world
        .ask(built.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("Halaman tidak dijumpai"));
}

#[tokio::test]
async fn other_methods_are_refused_with_those_allowed() {
    let world = World::new();
    for path in ["/ms/mine", "/api/v1/things/1"] {
        let built = request(Method::PUT, path)
            .body(Body::empty())
            .expect("a request");
        let answer = world.ask(built).await;
        assert_eq!(answer.status, 405, "{path}");
        assert!(
            answer.header("allow").contains("GET"),
            "{path}: {:?}",
            answer.headers
        );
    }
}

#[tokio::test]
async fn a_panic_is_our_fault_and_says_nothing() {
    let world = World::new();
    let page = world.get("/en/boom").await;
    assert_eq!(page.status, 500);
    assert!(
        page.body.contains("something went wrong on our side") && !page.body.contains("as asked")
    );
    let answer = world.get("/api/v1/boom").await;
    assert_eq!(
        (answer.status.as_u16(), answer.code().as_str()),
        (500, "web.internal")
    );
}

#[tokio::test]
async fn busy_says_when_to_come_back() {
    let answer = World::new().get("/api/v1/busy").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("retry-after")),
        (503, "5")
    );
}

#[tokio::test]
async fn a_broken_query_is_named() {
    let answer = World::new().get("/api/v1/things/1?q=%zz").await;
    assert_eq!(
        (answer.status.as_u16(), answer.code().as_str()),
        (400, "web.malformed_query")
    );
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let world = World::new();
    for path in [
        "/ms/about",
        "/ms/nothing",
        "/api/v1/things/1",
        "/api/v1/boom",
        "/robots.txt",
    ] {
        let answer = world.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
    }
}

#[tokio::test]
async fn public_reading_is_open_to_other_origins_and_pages_are_not() {
    let world = World::new();
    assert_eq!(
        world
            .get("/api/v1/things/1")
            .await
            .header("access-control-allow-origin"),
        "*"
    );
    assert_eq!(
        world
            .get("/ms/about")
            .await
            .header("access-control-allow-origin"),
        ""
    );
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let world = World::new();
    for path in ["/ms/about", "/ms/nothing"] {
        let built = request(Method::HEAD, path)
            .body(Body::empty())
            .expect("a request");
        let answer = world.ask(built).await;
        assert_eq!(answer.status, world.get(path).await.status);
        assert_eq!(answer.body, "");
    }
}
