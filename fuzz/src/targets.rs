//! Parsers that take bytes or text and nothing else.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::FromRequest;
use axum::http::{Request, header};
use base::{Id, Reference, Time};
use kernel::cases::Kinds;
use kernel::documents::{photo_origin, photo_prepare};
use kernel::identity::{Address, Email, Phone};
use kernel::notifications::{Status, bounce_read};
use kernel::outbound;
use kernel::registry::{self, Pack};
use web::{Cursor, Form, Locales};

/// The most fields of a form, as `web` says.
const MOST: usize = 10_000;
/// A photo as it is kept is no longer than this.
const LONGEST_SIDE: u32 = 2048;

/// The pack that ships with the program, read once.
static PACK: LazyLock<Option<Pack>> = LazyLock::new(|| Pack::embedded().ok());

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// What was read is written so that it is read as the same.
pub(crate) fn addresses(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(email) = Email::parse(text) {
        assert_eq!(Email::parse(email.as_str()).as_ref(), Ok(&email));
    }
    for prefix in ["60", ""] {
        if let Ok(phone) = Phone::parse(text, prefix) {
            assert_eq!(Phone::parse(phone.as_str(), prefix).as_ref(), Ok(&phone));
        }
        if let Ok(address) = Address::parse(text, prefix) {
            assert_eq!(
                Address::parse(address.as_str(), prefix).as_ref(),
                Ok(&address)
            );
        }
    }
}

/// Every feature is read, or a note says what was left out.
pub(crate) fn boundaries(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let _ = registry::boundaries_count(text);
}

/// What is read of a bounce is short, and could be the id of a letter and an address of somebody.
pub(crate) fn bounces(bytes: &[u8]) {
    const MOST: usize = 20;
    let bounce = bounce_read(bytes);
    assert!(bounce.letters.len() <= MOST && bounce.returned.len() <= MOST);
    for id in &bounce.letters {
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        );
    }
    for returned in &bounce.returned {
        assert!(matches!(
            returned.status,
            Status(2 | 4 | 5, 0..=999, 0..=999)
        ));
        for address in &returned.addresses {
            assert_eq!(Address::parse(address.as_str(), "").as_ref(), Ok(address));
        }
    }
}

/// Where a list goes on is written so that it is read as the same.
pub(crate) fn cursors(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Some(cursor) = Cursor::parse(text) {
        assert_eq!(Cursor::parse(&cursor.text()).as_ref(), Some(&cursor));
    }
}

fn form_of(kind: &str, bytes: &[u8]) -> Option<Form> {
    let request = Request::builder().header(header::CONTENT_TYPE, kind);
    let request = request.body(Body::from(bytes.to_vec())).ok()?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().ok()?;
    let form = runtime.block_on(Form::from_request(request, &())).ok()?;
    assert!(form.fields.len() <= MOST && form.files.len() <= MOST);
    Some(form)
}

/// Names and values survive being written and read again.
pub(crate) fn form(bytes: &[u8]) {
    const KIND: &str = "application/x-www-form-urlencoded";
    let Some(form) = form_of(KIND, bytes) else {
        return;
    };
    let pair = |(name, value): &(String, String)| {
        format!("{}={}", web::encoded(name), web::encoded(value))
    };
    let written: Vec<String> = form.fields.iter().map(pair).collect();
    let again = form_of(KIND, written.join("&").as_bytes());
    assert_eq!(again.map(|again| again.fields), Some(form.fields));
}

/// No file has a name that leads out of a folder, and no part is longer than the whole.
pub(crate) fn multipart(bytes: &[u8]) {
    let Some(form) = form_of("multipart/form-data; boundary=X", bytes) else {
        return;
    };
    let mut all = 0;
    for file in &form.files {
        assert!(!file.file_name.contains(['/', '\\']));
        all += file.bytes.len();
    }
    all += form
        .fields
        .iter()
        .map(|(_, value)| value.len())
        .sum::<usize>();
    assert!(all <= bytes.len());
}

/// A kind that is taken has a newest edition.
pub(crate) fn kinds(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(kinds) = Kinds::load([text]) {
        assert_eq!(kinds.newest().count(), 1);
    }
}

/// A text that is taken speaks one more language or the same.
pub(crate) fn locales(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let built = Locales::builder()
        .module("pack", &[("ms", text), ("en", text)])
        .pseudo()
        .build();
    if let Ok(locales) = built {
        let _ = locales.gaps();
    }
}

/// What is plainly ours or nobody's is not public, in whatever clothes it comes.
pub(crate) fn outbound(bytes: &[u8]) {
    let octets = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let four = Ipv4Addr::new(octets(0), octets(1), octets(2), octets(3));
    let closed = four.is_private()
        || four.is_loopback()
        || four.is_link_local()
        || four.is_multicast()
        || four.is_broadcast()
        || four.is_documentation()
        || four.is_unspecified();
    let public = outbound::is_public(IpAddr::V4(four));
    assert!(!(closed && public), "{four}");
    assert_eq!(
        public,
        outbound::is_public(four.to_ipv6_mapped().into()),
        "{four}"
    );
    let six: [u8; 16] = std::array::from_fn(octets);
    let six = Ipv6Addr::from(six);
    let closed = six.is_loopback()
        || six.is_multicast()
        || six.is_unspecified()
        || six.is_unique_local()
        || six.is_unicast_link_local()
        || six
            .to_ipv4_mapped()
            .is_some_and(|four| four.is_private() || four.is_loopback());
    assert!(!(closed && outbound::is_public(six.into())), "{six}");
    let Some(text) = text(bytes) else { return };
    if outbound::url_check(text).is_ok() {
        let lower = text.to_ascii_lowercase();
        assert!(lower.starts_with("http://") || lower.starts_with("https://"));
        assert!(!text.contains(char::is_control));
    }
}

/// What `pack.toml` says is taken or refused with its line.
pub(crate) fn pack(bytes: &[u8]) {
    let (Some(text), Some(pack)) = (text(bytes), PACK.clone()) else {
        return;
    };
    let _ = pack.with("pack.toml", text);
}

/// A sheet is taken or refused with its line; the first byte says which.
pub(crate) fn sheets(bytes: &[u8]) {
    const SHEETS: [&str; 6] = [
        "agencies_extra.csv",
        "synonyms.csv",
        "holidays.csv",
        "hours.csv",
        "groups.csv",
        "reasons.csv",
    ];
    let Some((which, rest)) = bytes.split_first() else {
        return;
    };
    let sheet = SHEETS.get(usize::from(*which) % SHEETS.len());
    let (Some(sheet), Some(text), Some(pack)) = (sheet, text(rest), PACK.clone()) else {
        return;
    };
    if let Ok(pack) = pack.with(sheet, text) {
        let _ = pack.registry();
    }
}

/// A photo that is taken is within our limits, and is taken again.
pub(crate) fn photos(bytes: &[u8]) {
    if let Some(point) = photo_origin(bytes) {
        assert!(base::Point::new(point.lat, point.lon).is_ok());
    }
    let Ok(photo) = photo_prepare(bytes) else {
        return;
    };
    assert!((1..=LONGEST_SIDE).contains(&photo.width));
    assert!((1..=LONGEST_SIDE).contains(&photo.height));
    for made in [&photo.full, &photo.thumb] {
        assert!(image::load_from_memory(made).is_ok());
    }
    let again = photo_prepare(&photo.full).map(|again| (again.width, again.height));
    assert_eq!(again, Ok((photo.width, photo.height)));
}

/// A reference is always written in one way, and an id too.
pub(crate) fn references(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(reference) = Reference::parse(text) {
        assert_eq!(
            Reference::parse(reference.as_str()).as_ref(),
            Ok(&reference)
        );
    }
    if let Ok(id) = Id::<()>::parse(text) {
        assert_eq!(Id::parse(&id.to_string()), Ok(id));
    }
}

/// A time is the same after it was written, to the second.
pub(crate) fn times(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(time) = Time::parse_rfc3339(text) {
        let written = time.rfc3339();
        assert_eq!(
            Time::parse_rfc3339(&written).map(Time::rfc3339),
            Ok(written)
        );
    }
}

/// Words of words are the same words: what is found in the index is found by itself.
pub(crate) fn words(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let atoms = base::words::atoms(text);
    assert_eq!(base::words::atoms(&atoms.join(" ")), atoms);
    assert!(base::words::tokens(text).len() >= atoms.len());
    let _ = base::words::query_tokens(text);
}
