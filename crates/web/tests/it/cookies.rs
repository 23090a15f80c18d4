//! Cookies: names that nobody else can set, and what becomes of those from before.

use crate::world::{Answer, World, request};
use axum::body::Body;
use axum::http::{Method, header};

async fn with(world: &World, path: &str, cookies: &str) -> Answer {
    let built = request(Method::GET, path).header(header::COOKIE, cookies);
    world
        .ask(built.body(Body::empty()).expect("a request"))
        .await
}

fn name(answer: &Answer) -> String {
    let value: serde_json::Value = serde_json::from_str(&answer.body).expect("json");
    value["name"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn on_https_cookies_have_names_that_this_host_alone_can_set() {
    let world = World::secure();
    let first = world.get("/ms/open").await;
    let [cookie] = first.cookies()[..] else {
        panic!("one cookie: {:?}", first.cookies());
    };
    assert!(cookie.starts_with("__Host-balai_visitor="), "{cookie}");
    assert!(
        cookie.contains("; Path=/;") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    assert!(!cookie.to_lowercase().contains("domain"), "{cookie}");
    let known = with(&world, "/ms/open", "__Host-balai_session=person").await;
    assert_eq!(name(&known), "Aminah");
    assert!(known.cookies().is_empty());
}

#[tokio::test]
async fn on_https_a_session_under_the_bare_name_is_nobodys_and_is_taken_away() {
    let world = World::secure();
    let planted = with(&world, "/ms/open", "balai_session=officer").await;
    assert_eq!(name(&planted), "");
    let gone = "balai_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure";
    assert!(planted.cookies().contains(&gone), "{:?}", planted.cookies());
    let beside = "balai_session=officer; __Host-balai_session=person";
    let own = with(&world, "/ms/open", beside).await;
    assert_eq!((name(&own).as_str(), own.cookies()), ("Aminah", vec![gone]));
}

#[tokio::test]
async fn over_plain_http_names_stay_bare() {
    let world = World::new();
    let first = world.get("/ms/open").await;
    let [cookie] = first.cookies()[..] else {
        panic!("one cookie: {:?}", first.cookies());
    };
    assert!(cookie.starts_with("balai_visitor="), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");
    let other = with(&world, "/ms/open", "__Host-balai_session=person").await;
    assert_eq!(name(&other), "");
    let shared = "balai_session=person; balai_shared=turn";
    let known = with(&world, "/ms/open", shared).await;
    assert_eq!((name(&known).as_str(), known.cookies()), ("Aminah", vec![]));
}

#[tokio::test]
async fn a_computer_that_was_shared_under_the_bare_name_stays_shared() {
    let world = World::secure();
    let renewed = with(&world, "/ms/about", "balai_shared=turn").await;
    assert!(renewed.body.contains("data-shared"), "{}", renewed.body);
    let kept = "__Host-balai_shared=turn; Path=/; Max-Age=31622400;";
    let is_kept = |cookie: &&str| cookie.starts_with(kept);
    assert!(
        renewed.cookies().iter().any(is_kept),
        "{:?}",
        renewed.cookies()
    );
    let both = "__Host-balai_visitor=v; balai_shared=turn; __Host-balai_shared=next";
    let later = with(&world, "/ms/about", both).await;
    assert!(later.body.contains("data-shared"));
    assert!(later.cookies().is_empty(), "{:?}", later.cookies());
}

#[tokio::test]
async fn in_a_frame_no_cookie_gets_another_name() {
    let cookies = "balai_shared=turn; balai_session=person";
    let framed = with(&World::secure(), "/ms/frame", cookies).await;
    assert_eq!((framed.status.as_u16(), framed.cookies()), (200, vec![]));
}
