//! Answers that a client may keep and ask for again: with a tag, and without a body when it has not changed.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use twox_hash::XxHash3_128;

/// What a client may show to be spared a body that it has.
///
/// It is weak, since the body may be compressed on its way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag(String);

impl Tag {
    /// The tag of whatever follows from a name alone, such as a version and what is asked of it: nothing of the body is
    /// looked at.
    pub fn named(name: &str) -> Self {
        // Names hold what strangers asked, and answers are kept by this tag: nobody may find two names with one.
        let digest = Sha256::digest(name.as_bytes());
        let half = digest.first_chunk::<16>().copied().unwrap_or_default();
        Self(format!("W/\"{:032x}\"", u128::from_be_bytes(half)))
    }

    /// 304, if the client says that it has what goes by this very tag. A star says nothing here: nobody knows yet whether there
    /// is such an answer.
    pub fn known(&self, asked: &HeaderMap) -> Option<Response> {
        has(asked, &self.0).then(|| self.on(StatusCode::NOT_MODIFIED.into_response()))
    }

    fn on(&self, mut response: Response) -> Response {
        if let Ok(value) = HeaderValue::try_from(&self.0) {
            response.headers_mut().insert(header::ETAG, value);
        }
        response
    }
}

/// A body and its tag, which can be kept and sent many times. The tag of a body only has to tell a page's bodies apart, so
/// its hash is a fast one.
#[derive(Debug, Clone)]
pub struct Tagged {
    body: Bytes,
    tag: Tag,
}

impl Tagged {
    /// Reckons the tag of a body.
    pub fn new(body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self {
            tag: Tag(tag(&body)),
            body,
        }
    }

    /// A body under a tag that is known already.
    pub fn of(body: impl Into<Bytes>, tag: Tag) -> Self {
        Self {
            body: body.into(),
            tag,
        }
    }

    /// The body.
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body with its tag, or 304 where the client says that it has this one.
    pub fn answer(&self, asked: &HeaderMap, media_type: &'static str) -> Response {
        if has(asked, "*") {
            return self.tag.on(StatusCode::NOT_MODIFIED.into_response());
        }
        self.tag.known(asked).unwrap_or_else(|| {
            let response = ([(header::CONTENT_TYPE, media_type)], self.body.clone());
            self.tag.on(response.into_response())
        })
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
        .any(|one| bare(one) == bare(tag))
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

    #[test]
    fn what_follows_from_a_name_is_known_without_its_body() {
        let tag = Tag::named("version 1, all rows");
        let first = Tagged::of("x", tag.clone()).answer(&HeaderMap::new(), "text/plain");
        let sent = first.headers()[header::ETAG].to_str().expect("text");
        let again = tag.known(&asked(sent)).expect("known");
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(again.headers()[header::ETAG], *sent);
        let other = Tag::named("version 2, all rows");
        assert!(other.known(&asked(sent)).is_none());
        assert!(tag.known(&HeaderMap::new()).is_none());
        assert!(tag.known(&asked("*")).is_none(), "it may be refused yet");
    }
}
