//! Cookies: their names, and how they are read and set.

use crate::Site;
use axum::http::{HeaderMap, header};
use std::borrow::Cow;

/// The cookie of a browser session.
pub const SESSION_COOKIE: &str = "balai_session";
/// The cookie of visitors who are not signed in, only to guard their forms.
pub const VISITOR_COOKIE: &str = "balai_visitor";

/// The cookie of a browser that many people use.
pub(crate) const SHARED_COOKIE: &str = "balai_shared";

/// What a browser calls the cookie of this name.
///
/// On https with a prefix, by which browsers take it from this very host alone, over https and for all of its paths: a host
/// beside ours, or a machine between over plain http, cannot plant one.
fn cookie_name<'a>(site: &Site, name: &'a str) -> Cow<'a, str> {
    if site.is_https() {
        Cow::Owned(format!("__Host-{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// A cookie of the request.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, site: &Site, name: &str) -> Option<&'a str> {
    called(headers, &cookie_name(site, name))
}

/// What stands for whoever uses a browser now that many people use.
///
/// A computer that was shared when cookies had no prefix stays shared, though nobody sees to it.
pub(crate) fn shared<'a>(headers: &'a HeaderMap, site: &Site) -> Option<&'a str> {
    cookie(headers, site, SHARED_COOKIE).or_else(|| called(headers, SHARED_COOKIE))
}

/// What to set so that a browser keeps cookies under the names of today only.
pub(crate) fn renewed(headers: &HeaderMap, site: &Site) -> Vec<String> {
    let mut set = Vec::new();
    if !site.is_https() {
        return set;
    }
    if called(headers, SESSION_COOKIE).is_some() {
        set.push(written(site, SESSION_COOKIE, "", 0));
    }
    // The old one stays beside it until the computer is shared no more: the program of before would look for it.
    if cookie(headers, site, SHARED_COOKIE).is_none()
        && let Some(turn) = called(headers, SHARED_COOKIE)
    {
        set.push(cookie_header(site, SHARED_COOKIE, turn, SHARED_AGE_S));
    }
    set
}

/// Whether an answer sets a cookie of the name of this one.
pub(crate) fn is_set(answer: &HeaderMap, cookie: &str) -> bool {
    let name = cookie.split('=').next();
    let mut set = answer.get_all(header::SET_COOKIE).iter();
    set.any(|said| {
        said.to_str()
            .is_ok_and(|said| said.split('=').next() == name)
    })
}

fn called<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, value)| *found == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// A cookie to set for the whole site, unreadable to scripts.
///
/// Lax: it comes along when a reader follows a link from elsewhere, not with foreign forms.
pub fn cookie_header(site: &Site, name: &str, value: &str, max_age_s: u32) -> String {
    written(site, &cookie_name(site, name), value, max_age_s)
}

fn written(site: &Site, name: &str, value: &str, max_age_s: u32) -> String {
    let secure = if site.is_https() { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}")
}

/// A year: a computer in a library stays one.
const SHARED_AGE_S: u32 = 366 * 86_400;

/// The header values that say that many people use the browser, for a year, and what stands for whoever uses it from
/// now on; or that say so no more, under any name that it had.
pub fn shared_cookies(site: &Site, turn: Option<&str>) -> Vec<String> {
    match turn {
        Some(turn) => vec![cookie_header(site, SHARED_COOKIE, turn, SHARED_AGE_S)],
        None if site.is_https() => vec![
            cookie_header(site, SHARED_COOKIE, "", 0),
            written(site, SHARED_COOKIE, "", 0),
        ],
        None => vec![cookie_header(site, SHARED_COOKIE, "", 0)],
    }
}
