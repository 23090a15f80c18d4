//! Bodies of HTML forms: urlencoded and multipart, read into one owned value.

use crate::Failure;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use base::Problem;
use jiff::civil::Date;
use std::error::Error;
use tower_http::timeout::TimeoutError;

/// Most fields, and most files, that one form may have.
const MOST_FIELDS: usize = 400;
const MOST_FILES: usize = 20;

/// A file that came with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The input's name.
    pub name: String,
    /// The file's name as the client gave it, without any folder.
    pub file_name: String,
    /// The media type as the client gave it. Never believe it.
    pub media_type: String,
    /// The contents.
    pub bytes: Bytes,
}

/// Boxes that name no day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

/// A form as it was sent: fields in their order, and files. Inputs left empty by the reader are
/// empty fields; empty file inputs are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Names and values in the order of the page.
    pub fields: Vec<(String, String)>,
    /// Files that have a name or contents.
    pub files: Vec<Upload>,
}

impl Form {
    /// The first value of a field, trimmed; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The first value of a field, trimmed, or nothing if the field is absent or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// All values of a field, as checkboxes send them, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.trim())
    }

    /// The date in three boxes, `name-day`, `name-month` and `name-year`; nothing if all are empty, and an error if they
    /// name no day that exists.
    pub fn date(&self, name: &str) -> Result<Option<Date>, NoDate> {
        let part = |part: &str| self.value(&format!("{name}-{part}")).to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Ok(None);
        }
        let read = || {
            let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
            Date::new(year, month, day).ok()
        };
        read().map(Some).ok_or(NoDate)
    }

    /// The files of one input.
    pub fn files<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files.iter().filter(move |file| file.name == name)
    }

    /// Reads a body by its content type.
    pub(crate) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        match media_type(headers).as_str() {
            "application/x-www-form-urlencoded" => Self::parse(&body),
            "multipart/form-data" => {
                let request = with_no_limit(Request::new(Body::from(body)));
                multipart(headers, request).await?.without_null()
            }
            "" if body.is_empty() => Ok(Self::default()),
            found => Err(Problem::new(415, "web.unsupported_media_type").with("found", found)),
        }
    }

    /// Reads a multipart body as it comes: a large file is in memory once.
    pub(crate) async fn arriving(
        headers: &HeaderMap,
        body: Body,
        limit: usize,
    ) -> Result<Self, Problem> {
        let mut request = Request::new(body);
        axum::extract::DefaultBodyLimit::max(limit).apply(&mut request);
        let read = multipart(headers, request).await;
        read.map_err(|problem| match problem.status {
            413 if problem.code == "web.malformed_multipart" => too_large(limit),
            _ => problem,
        })?
        .without_null()
    }

    /// Itself, unless a field holds the one character that no database keeps.
    fn without_null(self) -> Result<Self, Problem> {
        match self.fields.iter().find(|(_, value)| value.contains('\0')) {
            Some((name, _)) => {
                Err(Problem::new(400, "web.null_character").with("field", name.clone()))
            }
            None => Ok(self),
        }
    }

    /// Reads an urlencoded body.
    pub fn parse(body: &[u8]) -> Result<Self, Problem> {
        let fields = pairs(body).map_err(|at| {
            Problem::new(400, "web.malformed_form").with("position", at.saturating_add(1))
        })?;
        if fields.len() > MOST_FIELDS {
            return Err(Problem::new(413, "web.too_many_fields").with("most", MOST_FIELDS));
        }
        let form = Self {
            fields,
            files: Vec::new(),
        };
        form.without_null()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(mut request: Request, _: &S) -> Result<Self, Failure> {
        if let Some(form) = request.extensions_mut().remove::<Form>() {
            return Ok(form);
        }
        let (parts, body) = request.into_parts();
        // The router has already buffered the body within the row's limit.
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .map_err(|_| Problem::new(400, "web.body_cut_short"))?;
        Ok(Form::read(&parts.headers, bytes).await?)
    }
}

/// The media type without its parameters, in lower case.
pub fn media_type(headers: &HeaderMap) -> String {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let bare = value
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}

async fn multipart(headers: &HeaderMap, mut request: Request) -> Result<Form, Problem> {
    request.headers_mut().clone_from(headers);
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|error| {
            Problem::new(400, "web.malformed_multipart").with("why", error.body_text())
        })?;
    let mut form = Form::default();
    while let Some(field) = parts.next_field().await.map_err(|error| broken(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(bare_name);
        let media_type = field.content_type().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| broken(&error))?;
        match file_name {
            Some(file_name) if !file_name.is_empty() || !bytes.is_empty() => {
                form.files.push(Upload {
                    name,
                    file_name,
                    media_type,
                    bytes,
                });
            }
            Some(_) => {}
            None => {
                let value = String::from_utf8(bytes.to_vec())
                    .map_err(|_| Problem::new(400, "web.not_utf8").with("field", name.clone()))?;
                form.fields.push((name, value));
            }
        }
        if form.fields.len() > MOST_FIELDS || form.files.len() > MOST_FILES {
            let most = if form.files.len() > MOST_FILES {
                MOST_FILES
            } else {
                MOST_FIELDS
            };
            return Err(Problem::new(413, "web.too_many_fields").with("most", most));
        }
    }
    Ok(form)
}

/// The row's own limit has been applied while buffering; axum's default must not cut lower.
fn with_no_limit(mut request: Request) -> Request {
    axum::extract::DefaultBodyLimit::disable().apply(&mut request);
    request
}

/// What is longer than the row's limit keeps its status, so that it can be told apart.
fn broken(error: &axum::extract::multipart::MultipartError) -> Problem {
    let status = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => 413,
        _ if stalled(error) => return cut_short(error),
        _ => 400,
    };
    Problem::new(status, "web.malformed_multipart").with("why", error.body_text())
}

/// Whether a body ended because nothing of it came for too long.
fn stalled(error: &(dyn Error + 'static)) -> bool {
    error.is::<TimeoutError>() || error.source().is_some_and(stalled)
}

/// A body did not arrive whole: its sender left, or was silent for too long.
pub(crate) fn cut_short(error: &(dyn Error + 'static)) -> Problem {
    Problem::new(if stalled(error) { 408 } else { 400 }, "web.body_cut_short")
}

/// A body is longer than its row takes.
pub(crate) fn too_large(limit: usize) -> Problem {
    Problem::new(413, "web.too_large").with("limit_kb", limit / 1024)
}

fn bare_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|letter| !letter.is_control())
        .take(200)
        .collect()
}

/// Names and values of an urlencoded text, or the byte at which it is malformed.
pub(crate) fn pairs(text: &[u8]) -> Result<Vec<(String, String)>, usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for pair in text.split(|byte| *byte == b'&') {
        if !pair.is_empty() {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = halves.next().unwrap_or_default();
            let value = halves.next().unwrap_or_default();
            let name_text = decoded(name).map_err(|at| start + at)?;
            let value_text = decoded(value).map_err(|at| start + name.len() + 1 + at)?;
            found.push((name_text, value_text));
        }
        start += pair.len() + 1;
    }
    Ok(found)
}

fn decoded(text: &[u8]) -> Result<String, usize> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter().enumerate();
    while let Some((at, byte)) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = rest.next().and_then(|(_, digit)| hex(*digit)).ok_or(at)?;
                let low = rest.next().and_then(|(_, digit)| hex(*digit)).ok_or(at)?;
                high * 16 + low
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to().min(text.len()))
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use futures_util::{StreamExt, stream};
    use std::convert::Infallible;
    use std::time::Duration;
    use tower_http::timeout::TimeoutBody;

    #[test]
    fn fields_keep_their_order_and_decode() {
        let form = Form::parse(b"a=1&b=%E0%AE%A4+x&a=2&empty=&lone").expect("a form");
        assert_eq!(form.value("b"), "\u{ba4} x");
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((form.get("empty"), form.get("none")), (None, None));
        assert_eq!(form.fields.len(), 5);
    }

    #[test]
    fn a_broken_escape_is_named_by_its_place() {
        let problem = Form::parse(b"a=1&b=%zz").expect_err("broken");
        assert_eq!((problem.status, problem.code), (400, "web.malformed_form"));
        assert_eq!(problem.args, vec![("position", base::Arg::Number(7))]);
        assert!(Form::parse(b"a=%ff").is_err());
        assert!(Form::parse(b"a=%e").is_err());
    }

    #[test]
    fn too_many_fields_are_refused() {
        let body = "a=1&".repeat(MOST_FIELDS + 1);
        assert_eq!(
            Form::parse(body.as_bytes()).expect_err("too many").status,
            413
        );
    }

    #[test]
    fn folders_in_file_names_are_dropped() {
        assert_eq!(bare_name("C:\\a\\b.jpg"), "b.jpg");
        assert_eq!(bare_name("../../etc/passwd"), "passwd");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_parse_or_are_refused(body in proptest::collection::vec(0_u8..=255, 0..200)) {
            let _ = Form::parse(&body);
        }
    }

    #[tokio::test]
    async fn a_sender_who_falls_silent_is_let_go() {
        let beginning = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1";
        let headers = HeaderMap::from_iter([(
            header::CONTENT_TYPE,
            HeaderValue::from_static("multipart/form-data; boundary=x"),
        )]);
        let sent = stream::iter([Ok::<_, Infallible>(beginning)]);
        let left = Form::arriving(&headers, Body::from_stream(sent.clone()), 1024).await;
        assert_eq!(left.expect_err("cut short").code, "web.malformed_multipart");
        let silent = Body::from_stream(sent.chain(stream::pending()));
        let silent = Body::new(TimeoutBody::new(Duration::from_millis(1), silent));
        let refused = Form::arriving(&headers, silent, 1024).await;
        let refused = refused.expect_err("silence");
        assert_eq!((refused.status, refused.code), (408, "web.body_cut_short"));
    }
}
