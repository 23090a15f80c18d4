//! Who may pass: the matrix of rows and persons, and the guard of forms.

use crate::world::{Answer, World, post_form, request};
use axum::body::Body;
use axum::http::{Method, header};
use std::fmt::Write as _;
use web::Rates;

async fn as_kind(world: &World, method: Method, path: &str, who: &str) -> Answer {
    let mut built = request(method.clone(), path).header("x-forwarded-for", "1.2.3.4");
    built = match who {
        "person" | "officer" => {
            let token = csrf(world, who).await;
            let cookie = format!("balai_session={who}");
            built
                .header(header::COOKIE, cookie)
                .header("x-csrf-token", token)
        }
        "writer" | "reader" | "stranger" => {
            built.header(header::AUTHORIZATION, format!("Bearer {who}"))
        }
        _ => built,
    };
    let body = if method == Method::POST {
        Body::from("{\"name\":\"a\"}")
    } else {
        Body::empty()
    };
    let built = built.header(header::CONTENT_TYPE, "application/json");
    world.ask(built.body(body).expect("a request")).await
}

/// The form token of a session.
async fn csrf(world: &World, session: &str) -> String {
    let cookie = format!("balai_session={session}");
    let built = request(Method::GET, "/ms/open").header(header::COOKIE, cookie);
    let answer = world
        .ask(built.body(Body::empty()).expect("a request"))
        .await;
    let value: serde_json::Value = serde_json::from_str(&answer.body).expect("json");
    value["csrf"].as_str().expect("a token").to_owned()
}

#[tokio::test]
async fn every_row_against_every_kind_of_person() {
    let world = World::new();
    let kinds = [
        "nobody", "person", "officer", "writer", "reader", "stranger",
    ];
    let rows = [
        (Method::GET, "/ms/open"),
        (Method::GET, "/ms/mine"),
        (Method::GET, "/ms/desk"),
        (Method::GET, "/api/v1/things/1"),
        (Method::POST, "/api/v1/things"),
        (Method::POST, "/api/v1/mine"),
        (Method::POST, "/api/v1/free"),
    ];
    let mut table = String::new();
    for (method, path) in rows {
        write!(table, "{method} {path}:").expect("memory");
        for who in kinds {
            let answer = as_kind(&world, method.clone(), path, who).await;
            write!(table, " {who} {}", answer.status.as_u16()).expect("memory");
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in_and_come_back() {
    let answer = World::new().get("/ta/mine?tab=a%20b").await;
    assert_eq!(answer.status, 303);
    assert_eq!(
        answer.header("location"),
        "/ta/sign-in?next=%2Fta%2Fmine%3Ftab%3Da%2520b"
    );
}

#[tokio::test]
async fn a_form_needs_the_token_of_its_own_session() {
    let world = World::new();
    let own = csrf(&world, "person").await;
    let other = csrf(&world, "officer").await;
    assert_ne!(own, other);
    let accepted = world
        .ask(post_form("/ms/open", "person", &format!("a=1&csrf={own}")))
        .await;
    assert_eq!(accepted.status, 200, "{}", accepted.body);
    for body in [
        "a=1".to_owned(),
        "csrf=".to_owned(),
        format!("csrf={other}"),
    ] {
        let refused = world.ask(post_form("/ms/open", "person", &body)).await;
        assert_eq!(refused.status, 403, "{body}");
        assert!(
            refused.body.contains("Borang ini sudah tamat tempoh"),
            "{}",
            refused.body
        );
    }
}

#[tokio::test]
async fn a_visitor_gets_a_cookie_and_posts_with_its_token() {
    let world = World::new();
    let page = world.get("/ms/open").await;
    let cookie = page.header("set-cookie").to_owned();
    assert!(
        cookie.contains("HttpOnly; SameSite=Lax") && !cookie.contains("Secure"),
        "{cookie}"
    );
    let pair = cookie.split(';').next().expect("a pair");
    let value: serde_json::Value = serde_json::from_str(&page.body).expect("json");
    let token = value["csrf"].as_str().expect("a token");
    let post = |cookie: &str, site: &str| {
        request(Method::POST, "/ms/open")
            .header(header::COOKIE, cookie.to_owned())
            .header("sec-fetch-site", site.to_owned())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("csrf={token}")))
            .expect("a request")
    };
    assert_eq!(world.ask(post(pair, "same-origin")).await.status, 200);
    assert_eq!(world.ask(post(pair, "cross-site")).await.status, 403);
    assert_eq!(
        world
            .ask(post("balai_visitor=other", "same-origin"))
            .await
            .status,
        403
    );
    assert_eq!(world.ask(post("x=1", "same-origin")).await.status, 403);
}

#[tokio::test]
async fn a_cookie_alone_changes_nothing_over_the_api() {
    let world = World::new();
    let post = |token: Option<String>| {
        let built = request(Method::POST, "/api/v1/mine")
            .header(header::COOKIE, "balai_session=person")
            .header(header::CONTENT_TYPE, "application/json");
        let built = match token {
            Some(token) => built.header("x-csrf-token", token),
            None => built,
        };
        built
            .body(Body::from("{\"name\":\"a\"}"))
            .expect("a request")
    };
    let refused = world.ask(post(None)).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code().as_str()),
        (403, "web.form_expired")
    );
    assert_eq!(
        world
            .ask(post(Some(csrf(&world, "person").await)))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn open311_clients_send_their_token_as_api_key() {
    let world = World::new();
    let post = |body: &str| {
        request(Method::POST, "/open311/things")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()))
            .expect("a request")
    };
    assert_eq!(world.ask(post("api_key=writer&a=1")).await.status, 200);
    assert_eq!(world.ask(post("api_key=reader&a=1")).await.status, 403);
    assert_eq!(
        world.ask(post("api_key=nobody&a=1")).await.code(),
        "web.token_unknown"
    );
    assert_eq!(world.ask(post("a=1")).await.code(), "web.token_needed");
}

#[tokio::test]
async fn who_asks_too_often_waits() {
    let locales = web::Locales::builder().build().expect("locales");
    let world = World::with(locales, Rates::default(), true);
    let service = world.service();
    let mut last = None;
    for _ in 0..11 {
        let built = request(Method::POST, "/ms/open").header("x-forwarded-for", "9.9.9.9, 1.2.3.4");
        let response = tower::ServiceExt::oneshot(
            service.clone(),
            built.body(Body::empty()).expect("a request"),
        );
        last = Some(response.await.expect("infallible"));
    }
    let last = last.expect("an answer");
    assert_eq!(last.status(), 429);
    assert_eq!(last.headers()["retry-after"], "10");
    world
        .parts()
        .clock
        .advance(std::time::Duration::from_secs(10));
    let built = request(Method::POST, "/ms/open").header("x-forwarded-for", "9.9.9.9, 1.2.3.4");
    let after = tower::ServiceExt::oneshot(service, built.body(Body::empty()).expect("a request"));
    assert_eq!(after.await.expect("infallible").status(), 403);
}

async fn read(world: &World, path: &str) -> Answer {
    let built = request(Method::GET, path).header(header::COOKIE, "balai_session=officer");
    world
        .ask(built.body(Body::empty()).expect("a request"))
        .await
}

#[tokio::test]
async fn what_a_row_gives_away_of_people_is_written_down_before_it_leaves() {
    let world = World::new();
    let answer = read(&world, "/api/v1/people/badrul").await;
    assert_eq!(answer.status, 200);
    let kept = world.parts().kept.lock().expect("nobody panics").clone();
    assert_eq!(kept, ["Aminah handling badrul"]);
    let unkept = read(&world, "/api/v1/people/unkept").await;
    assert_eq!(unkept.status, 500);
    assert!(!unkept.body.contains("Badrul"), "{}", unkept.body);
}

#[tokio::test]
async fn an_answer_that_gives_away_what_its_row_does_not_say_is_withheld() {
    let world = World::new();
    let answer = read(&world, "/api/v1/leaks/badrul").await;
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains("Badrul"), "{}", answer.body);
    assert!(world.parts().kept.lock().expect("nobody panics").is_empty());
}
