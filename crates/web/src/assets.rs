//! Style sheet, script and icon: embedded, compressed once, addressed by their contents.

use crate::Failure;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Problem;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;

const CSS: &str = include_str!("../assets/app.css");
const JS: &str = include_str!("../assets/app.js");
const ICON: &str = include_str!("../assets/icon.svg");

/// One file that browsers may keep for ever.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Its address, such as `/assets/app.1a2b3c4d5e6f.css`.
    pub(crate) href: String,
    media_type: &'static str,
    plain: Bytes,
    gzip: Bytes,
}

/// All of them.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) css: Asset,
    pub(crate) js: Asset,
    pub(crate) icon: Asset,
}

impl Assets {
    /// Builds them; `site_css` sets the instance's colours over ours.
    pub(crate) fn new(site_css: &str) -> Self {
        let css = compact_css(&format!("{CSS}\n{site_css}"));
        Self {
            css: asset("app", "css", "text/css; charset=utf-8", css),
            js: asset("app", "js", "text/javascript; charset=utf-8", JS.to_owned()),
            icon: asset("icon", "svg", "image/svg+xml", ICON.to_owned()),
        }
    }

    fn find(&self, file: &str) -> Option<&Asset> {
        let all = [&self.css, &self.js, &self.icon];
        all.into_iter()
            .find(|asset| asset.href.strip_prefix("/assets/") == Some(file))
    }

    /// Answers a request for `/assets/{file}`.
    pub(crate) fn serve(&self, file: &str, headers: &HeaderMap) -> Result<Response, Failure> {
        let asset = self.find(file).ok_or_else(Problem::not_found)?;
        let accepts = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok());
        let zipped = accepts.is_some_and(|value| value.contains("gzip"));
        let body = if zipped {
            asset.gzip.clone()
        } else {
            asset.plain.clone()
        };
        let mut response = (StatusCode::OK, body).into_response();
        let fields = response.headers_mut();
        fields.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(asset.media_type),
        );
        fields.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
        fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if zipped {
            fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        Ok(response)
    }
}

fn asset(name: &str, extension: &str, media_type: &'static str, text: String) -> Asset {
    let mut hash = String::with_capacity(12);
    for byte in Sha256::digest(&text).iter().take(6) {
        let _ = write!(hash, "{byte:02x}");
    }
    let gzip = gzip(text.as_bytes());
    Asset {
        href: format!("/assets/{name}.{hash}.{extension}"),
        media_type,
        plain: Bytes::from(text),
        gzip: Bytes::from(gzip),
    }
}

/// Compresses as well as gzip can.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes);
    // Writing to memory cannot fail.
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The style sheet without comments and indentation. Our sheet has no strings that hold either.
fn compact_css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_fits_its_budget() {
        let assets = Assets::new("");
        let (css, js) = (assets.css.gzip.len(), assets.js.gzip.len());
        assert!(css <= 8 * 1024, "css is {css} bytes compressed");
        assert!(js <= 3 * 1024, "js is {js} bytes compressed");
    }

    #[test]
    fn addresses_follow_contents() {
        assert_ne!(
            Assets::new("").css.href,
            Assets::new(":root{--x:1}").css.href
        );
        assert_eq!(Assets::new("").css.href, Assets::new("").css.href);
    }
}
