//! Style sheet, scripts and icons: embedded, compressed once, addressed by their contents; and the service worker,
//! which has to keep one address.

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
const ICON_SMALL: &[u8] = include_bytes!("../assets/icon-192.png");
const ICON_LARGE: &[u8] = include_bytes!("../assets/icon-512.png");
const KEEP: &str = include_str!("../assets/keep.js");
const CHECK: &str = include_str!("../assets/check.js");
const PASSKEY: &str = include_str!("../assets/passkey.js");
const LIVE: &str = include_str!("../assets/live.js");
const PUSH: &str = include_str!("../assets/push.js");
const WORKER: &str = include_str!("../assets/sw.js");
const SCRIPT: &str = "text/javascript; charset=utf-8";

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
    /// The icon of the installed app, 192 and 512 pixels wide; its edge may be cut off.
    pub(crate) icon_small: Asset,
    pub(crate) icon_large: Asset,
    /// The script of forms that outlive a lost connection.
    pub(crate) keep: Asset,
    /// The script that checks receipts of the public log.
    pub(crate) check: Asset,
    /// The script that asks devices for passkeys.
    pub(crate) passkey: Asset,
    /// The script of pages that learn of news.
    pub(crate) live: Asset,
    /// The script of news on devices, for pages and for the worker.
    pub(crate) push: Asset,
    /// The service worker, which names the files that it has at hand.
    pub(crate) worker: String,
}

impl Assets {
    /// Builds them; `site_css` sets the instance's colours over ours.
    pub(crate) fn new(site_css: &str) -> Self {
        let css = compact_css(&format!("{CSS}\n{site_css}"));
        let css = asset("app", "css", "text/css; charset=utf-8", css);
        let js = script("app", JS);
        let icon = asset("icon", "svg", "image/svg+xml", ICON);
        let keep = script("keep", KEEP);
        let icon_small = asset("icon-192", "png", "image/png", ICON_SMALL);
        let push = PUSH.replace("{icon}", &icon_small.href);
        let push = script("push", &push);
        let worker = compact_js(WORKER)
            .replace("{css}", &css.href)
            .replace("{js}", &js.href)
            .replace("{icon}", &icon.href)
            .replace("{keep}", &keep.href)
            .replace("{push}", &push.href);
        let version = hash(worker.as_bytes());
        Self {
            css,
            js,
            icon,
            icon_small,
            icon_large: asset("icon-512", "png", "image/png", ICON_LARGE),
            keep,
            check: script("check", CHECK),
            live: script("live", LIVE),
            passkey: script("passkey", PASSKEY),
            push,
            worker: worker.replace("{version}", &version),
        }
    }

    fn find(&self, file: &str) -> Option<&Asset> {
        let all = [
            &self.css,
            &self.js,
            &self.icon,
            &self.icon_small,
            &self.icon_large,
            &self.keep,
            &self.check,
            &self.live,
            &self.passkey,
            &self.push,
        ];
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

fn asset(
    name: &str,
    extension: &str,
    media_type: &'static str,
    contents: impl Into<Bytes>,
) -> Asset {
    let contents = contents.into();
    Asset {
        href: format!("/assets/{name}.{}.{extension}", hash(&contents)),
        media_type,
        gzip: Bytes::from(gzip(&contents)),
        plain: contents,
    }
}

fn script(name: &str, source: &str) -> Asset {
    asset(name, "js", SCRIPT, compact_js(source))
}

/// A script without indentation and lines of comment. Its lines stay lines, and none of our texts goes over several.
fn compact_js(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Twelve digits that change with the contents.
fn hash(contents: &[u8]) -> String {
    let mut hash = String::with_capacity(12);
    for byte in Sha256::digest(contents).iter().take(6) {
        let _ = write!(hash, "{byte:02x}");
    }
    hash
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
    fn no_text_of_a_script_goes_over_several_lines_so_that_they_may_be_compacted() {
        for source in [JS, KEEP, CHECK, PASSKEY, LIVE, PUSH, WORKER] {
            let torn = source
                .lines()
                .find(|line| line.matches('`').count() % 2 == 1);
            assert_eq!(torn, None);
            assert!(!source.contains("/*"), "a comment that needs its lines");
        }
    }

    #[test]
    fn the_style_sheet_fits_its_budget() {
        let assets = Assets::new("");
        let (css, js) = (assets.css.gzip.len(), assets.js.gzip.len());
        assert!(css <= 8 * 1024, "css is {css} bytes compressed");
        assert!(js <= 3 * 1024, "js is {js} bytes compressed");
        let keep = assets.keep.gzip.len();
        assert!(keep <= 4 * 1024, "keep.js is {keep} bytes compressed");
        let check = assets.check.gzip.len();
        assert!(check <= 2 * 1024, "check.js is {check} bytes compressed");
        let passkey = assets.passkey.gzip.len();
        assert!(
            passkey <= 2 * 1024,
            "passkey.js is {passkey} bytes compressed"
        );
        let push = assets.push.gzip.len();
        assert!(push <= 2 * 1024, "push.js is {push} bytes compressed");
        let worker = gzip(assets.worker.as_bytes()).len();
        assert!(worker <= 2 * 1024, "sw.js is {worker} bytes compressed");
    }

    #[test]
    fn the_worker_names_files_that_are_there() {
        let assets = Assets::new("");
        let named = assets
            .worker
            .split('"')
            .filter_map(|part| part.strip_prefix("/assets/"));
        let named: Vec<&str> = named.collect();
        assert_eq!(named.len(), 6);
        assert!(named.iter().all(|file| assets.find(file).is_some()));
        assert!(!assets.worker.contains("{version}"));
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
