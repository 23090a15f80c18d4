//! What people and operators hand in that is read as a small language of its own.

use std::sync::LazyLock;

use kernel::documents::{AREAS_MAX, Area};
use kernel::identity::Papers;
use kernel::notifications::MailAuthorities;
use kernel::notifications::wordings::Words;
use kernel::registry::Pack;

/// The kinds of papers of the pack that ships with the program, read once.
static PAPERS: LazyLock<Option<Papers>> = LazyLock::new(|| {
    let pack = Pack::embedded().ok()?;
    Papers::of(&pack).ok()
});

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// A file of authorities is read or refused, and what stands around its certificates changes nothing.
pub(crate) fn authorities(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(read) = MailAuthorities::parse(text) {
        let noted = format!("# noted\n{text}\n# noted\n");
        assert_eq!(MailAuthorities::parse(&noted), Ok(read));
    }
}

/// A number that a kind of paper takes is read as the same once it is written whole, and its masked form is no number.
pub(crate) fn numbers(bytes: &[u8]) {
    let (Some(text), Some(papers)) = (text(bytes), &*PAPERS) else {
        return;
    };
    for kind in papers.kinds() {
        let Ok(number) = papers.number(&kind.code, text) else {
            continue;
        };
        let whole = number.whole();
        let again = papers.number(&kind.code, &whole);
        assert_eq!(again.map(|again| again.whole()).ok(), Some(whole.clone()));
        assert_ne!(number.masked(), whole);
    }
}

/// Words for letters are taken or refused, and those that are taken are taken again.
pub(crate) fn wordings(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let mut parts = text.splitn(3, '\0');
    let mut part = || parts.next().unwrap_or_default();
    let (subject, body, sms) = (part(), part(), part());
    if let Ok(words) = Words::new(subject, body, sms) {
        assert_eq!(Words::new(subject, body, sms).as_ref(), Ok(&words));
    }
}

/// Boxes over a photo lie within it, and are written so that they are read as the same.
pub(crate) fn areas(bytes: &[u8]) {
    const PHOTO: (u32, u32) = (2048, 1537);
    let Some(text) = text(bytes) else { return };
    let Ok(areas) = Area::parse_all(PHOTO, text) else {
        return;
    };
    assert!(areas.len() <= AREAS_MAX);
    for area in &areas {
        assert!(area.width > 0 && area.x + area.width <= PHOTO.0);
        assert!(area.height > 0 && area.y + area.height <= PHOTO.1);
    }
    let written: Vec<String> = areas.iter().map(ToString::to_string).collect();
    assert_eq!(Area::parse_all(PHOTO, &written.join(";")), Ok(areas));
}
