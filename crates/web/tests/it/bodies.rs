//! Bodies of every shape, whole and broken.

use crate::world::{Answer, World, request};
use axum::body::Body;
use axum::http::{Method, header};

async fn api(kind: &str, body: &str) -> Answer {
    let built = request(Method::POST, "/open311/things?api_key=writer")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body.to_owned()));
    World::new().ask(built.expect("a request")).await
}

async fn json(kind: &str, body: &str) -> Answer {
    let built = request(Method::POST, "/api/v1/free")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body.to_owned()));
    World::new().ask(built.expect("a request")).await
}

#[tokio::test]
async fn urlencoded_bodies() {
    let form = "application/x-www-form-urlencoded; charset=utf-8";
    let answer = api(form, "a=%E4%BD%A0+x&a=2").await;
    assert_eq!(answer.body, "[(\"a\", \"你 x\"), (\"a\", \"2\")] []");
    let broken = api(form, "a=1&b=%G1").await;
    assert_eq!(
        (broken.status.as_u16(), broken.code().as_str()),
        (400, "web.malformed_form")
    );
    let many = "a=1&".repeat(401);
    assert_eq!(api(form, &many).await.code(), "web.too_many_fields");
}

#[tokio::test]
async fn multipart_bodies() {
    let kind = "multipart/form-data; boundary=x";
    let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\n\
                Content-Disposition: form-data; name=\"f\"; filename=\"../b.jpg\"\r\n\
                Content-Type: image/jpeg\r\n\r\nbytes\r\n--x\r\n\
                Content-Disposition: form-data; name=\"g\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
    assert_eq!(api(kind, body).await.body, "[(\"a\", \"1\")] [\"b.jpg:5\"]");
    for broken in [
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
        "",
        "--y--",
    ] {
        let answer = api(kind, broken).await;
        assert_eq!(answer.status, 400, "{broken}");
        assert_eq!(answer.code(), "web.malformed_multipart", "{broken}");
    }
    assert_eq!(
        api("multipart/form-data", body).await.code(),
        "web.malformed_multipart"
    );
}

#[tokio::test]
async fn other_media_types_are_named() {
    for kind in ["text/plain", "application/json"] {
        let answer = api(kind, "{}").await;
        assert_eq!(answer.status, 415);
        assert!(answer.body.contains(kind), "{}", answer.body);
    }
    assert_eq!(json("text/plain", "{}").await.code(), "web.json_needed");
}

#[tokio::test]
async fn json_is_refused_with_its_place() {
    let answer = json("application/json", "{\n \"name\": }").await;
    assert_eq!(answer.code(), "web.malformed_json");
    assert!(answer.body.contains("baris 2"), "{}", answer.body);
    assert_eq!(json("application/json", "{}").await.status, 400);
    assert_eq!(json("application/json", "{\"name\":\"a\"}").await.body, "a");
}

#[tokio::test]
async fn large_bodies_are_refused_announced_or_not() {
    let world = World::new();
    let cookie = "balai_session=person";
    for announced in [true, false] {
        let built = request(Method::POST, "/ms/upload")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let built = if announced {
            built.header(header::CONTENT_LENGTH, "4096")
        } else {
            built
        };
        let answer = world
            .ask(built.body(Body::from("a".repeat(4096))).expect("a request"))
            .await;
        assert_eq!(answer.status, 413, "announced: {announced}");
        assert!(answer.body.contains("2 kB"), "{}", answer.body);
    }
}
