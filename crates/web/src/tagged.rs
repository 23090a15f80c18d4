//! Answers that a client may keep and ask for again: with a tag, and without a body when it has not changed.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use twox_hash::XxHash3_128;

/// A body and its tag, which can be kept and sent many times.
///
/// The tag is weak, since the body may be compressed on its way. It only has to tell a page's bodies apart, so the hash
/// is a fast one.
#[derive(Debug, Clone)]
pub struct Tagged {
    body: Bytes,
    tag: String,
}

impl Tagged {
    /// Reckons the tag of a body.
    pub fn new(body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self {
            tag: tag(&body),
            body,
        }
    }

    /// The body with its tag, or 304 where the client says that it has this one.
    pub fn answer(&self, asked: &HeaderMap, media_type: &'static str) -> Response {
        let mut response = if has(asked, &self.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(header::CONTENT_TYPE, media_type)], self.body.clone()).into_response()
        };
        if let Ok(value) = HeaderValue::try_from(&self.tag) {
            response.headers_mut().insert(header::ETAG, value);
        }
        response
    }
}

/// A body that is sent once, as [`Tagged::answer`] does.
pub fn tagged(asked: &HeaderMap, media_type: &'static str, body: Vec<u8>) -> Response {
    Tagged::new(body).answer(asked, media_type)
}

fn tag(body: &[u8]) -> String {
    format!("W/\"{:032x}\"", XxHash3_128::oneshot(body))
}

/// Whether the client has the body of this tag; strong and weak tags compare alike.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let lists = asked.get_all(header::IF_NONE_MATCH).iter();
    lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|one| one.trim() == "*" || bare(one) == bare(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(tags: &str) -> HeaderMap {
        let value = HeaderValue::try_from(tags).expect("a header");
        HeaderMap::from_iter([(header::IF_NONE_MATCH, value)])
    }

    #[test]
    fn what_a_client_has_is_not_sent_again() {
        let first = tagged(&HeaderMap::new(), "text/plain", b"x".to_vec());
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[header::ETAG]
            .to_str()
            .expect("text")
            .to_owned();
        for tags in [
            tag.clone(),
            format!("\"a\", {tag}"),
            tag.replace("W/", ""),
            "*".to_owned(),
        ] {
            let again = tagged(&asked(&tags), "text/plain", b"x".to_vec());
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{tags}");
            assert_eq!(again.headers()[header::ETAG], *tag);
        }
        let changed = tagged(&asked(&tag), "text/plain", b"y".to_vec());
        assert_eq!(changed.status(), StatusCode::OK);
    }
}
