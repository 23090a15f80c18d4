//! The plain address of an instance that has a certificate: it only leads to the secure one.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;

/// What those ask who look whether the service is alive; they come from near, and have no certificate to check.
const ANSWERED: [&str; 2] = ["/healthz", "/readyz"];

/// Leads to the same path at `public_url`, but for a few rows of `service`.
pub(crate) fn redirect(public_url: &str, service: Router) -> Router {
    Router::new()
        .fallback(lead)
        .with_state((public_url.to_owned(), service))
}

async fn lead(State((url, service)): State<(String, Router)>, request: Request) -> Response {
    if ANSWERED.contains(&request.uri().path()) {
        let Ok(answer) = service.oneshot(request).await;
        return answer;
    }
    let to = format!("{url}{}", path(request.uri()));
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
}

/// Path and query, which begin with a slash whatever was asked for: the host before them is ours.
fn path(uri: &Uri) -> &str {
    let asked = uri.path_and_query().map_or("/", |asked| asked.as_str());
    if asked.starts_with('/') { asked } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::routing::get;

    fn asked(method: &str, uri: &str) -> (u16, Option<String>) {
        let service = Router::new()
            .route("/healthz", get("well"))
            .route("/ms/", get("page"));
        let request = Request::builder().method(method).uri(uri);
        let request = request.body(Body::empty()).unwrap();
        let outer = redirect("https://balai.example", service);
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let answer = runtime.unwrap().block_on(outer.oneshot(request)).unwrap();
        let to = answer.headers().get(header::LOCATION);
        let to = to.map(|to| to.to_str().unwrap().to_owned());
        (answer.status().as_u16(), to)
    }

    #[test]
    fn everybody_is_led_to_the_same_page_over_https() {
        let to = |path: &str| (308, Some(format!("https://balai.example{path}")));
        assert_eq!(asked("GET", "/ms/"), to("/ms/"));
        assert_eq!(
            asked("POST", "/ms/reports?a=%C3%A4&b"),
            to("/ms/reports?a=%C3%A4&b")
        );
        assert_eq!(asked("GET", "/nowhere"), to("/nowhere"));
    }

    #[test]
    fn nobody_is_led_to_another_host() {
        for uri in [
            "//evil.example/x",
            "http://evil.example/x",
            "/@evil.example",
            "/\\evil.example",
        ] {
            let (status, to) = asked("GET", uri);
            let to = to.unwrap();
            assert!(
                status == 308 && to.starts_with("https://balai.example/"),
                "{uri}: {to}"
            );
        }
        assert_eq!(asked("OPTIONS", "*").1.unwrap(), "https://balai.example/");
        assert_eq!(
            asked("CONNECT", "evil.example:80").1.unwrap(),
            "https://balai.example/"
        );
    }

    #[test]
    fn whoever_watches_over_the_service_is_answered() {
        assert_eq!(asked("GET", "/healthz"), (200, None));
    }
}
