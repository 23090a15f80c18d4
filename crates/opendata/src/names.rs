//! The names that a dataset has in dialects which know no slugs. They follow from the slug, so they never change.

use base::hex;
use sha2::{Digest, Sha256};

use crate::formats::CODES;

/// What a name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun<'n> {
    /// The dataset: CKAN's package.
    Dataset,
    /// Its table in a format: CKAN's resource.
    Resource(&'n str),
    /// The body that publishes: CKAN's organisation.
    Organisation,
    /// What datasets are about: CKAN's group.
    Group,
    /// A word by which datasets are found.
    Tag,
}

fn digest(noun: Noun<'_>, slug: &str) -> Vec<u8> {
    let text = match noun {
        Noun::Dataset => format!("dataset {slug}"),
        Noun::Resource(format) => format!("resource {format} {slug}"),
        Noun::Organisation => format!("organisation {slug}"),
        Noun::Group => format!("group {slug}"),
        Noun::Tag => format!("tag {slug}"),
    };
    Sha256::digest(text.as_bytes()).to_vec()
}

/// A UUID of version 8, which is for those who reckon their own.
pub(crate) fn uuid(noun: Noun<'_>, slug: &str) -> String {
    let digits = hex(&digest(noun, slug));
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    // The variant is one of 8, 9, a and b.
    let variant = match part(15, 16) {
        "0" | "1" | "2" | "3" => "8",
        "4" | "5" | "6" | "7" => "9",
        "8" | "9" | "a" | "b" => "a",
        _ => "b",
    };
    format!(
        "{}-{}-8{}-{variant}{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 15),
        part(16, 19),
        part(19, 31)
    )
}

/// SODA's name: two times four of small letters and digits, without those that look alike.
pub(crate) fn four_by_four(slug: &str) -> String {
    const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let digest = digest(Noun::Dataset, slug);
    let signs = digest.iter().filter_map(|byte| {
        let sign = SIGNS.get(usize::from(byte % 32))?;
        Some(char::from(*sign))
    });
    let mut name: String = signs.take(8).collect();
    name.insert(4, '-');
    name
}

/// Whether a dataset is called so in a dialect: by its id, the id of its table in a format, or its four-by-four.
pub(crate) fn is_called(slug: &str, name: &str) -> bool {
    let mut formats = CODES.iter();
    uuid(Noun::Dataset, slug) == name
        || four_by_four(slug) == name
        || formats.any(|format| uuid(Noun::Resource(format), slug) == name)
}

/// Whether a text could be a slug.
pub(crate) fn is_slug(text: &str) -> bool {
    let fits =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    (1..=100).contains(&text.len()) && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_their_form_and_differ() {
        let dataset = uuid(Noun::Dataset, "agencies");
        let resource = uuid(Noun::Resource("csv"), "agencies");
        assert_ne!(dataset, resource);
        assert_ne!(resource, uuid(Noun::Resource("json"), "agencies"));
        for name in [&dataset, &resource, &uuid(Noun::Organisation, "bpa")] {
            let parts: Vec<usize> = name.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{name}");
            assert_eq!(name.as_bytes()[14], b'8');
            assert!(b"89ab".contains(&name.as_bytes()[19]));
        }
        let short = four_by_four("agencies");
        assert_eq!(short.len(), 9);
        assert_ne!(short, four_by_four("holidays"));
        assert!(is_slug(&short) && is_slug("a_b-1"));
        for wrong in ["", "A", "a b", "a\0", "ä"] {
            assert!(!is_slug(wrong), "{wrong}");
        }
    }
}
