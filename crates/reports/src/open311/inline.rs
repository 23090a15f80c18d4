//! Files that stand in an address itself: `data:` of RFC 2397, as programs without a server of their own send pictures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use web::Form;

const SCHEME: &str = "data:";
const BASE64: &str = ";base64";

/// Whether an address holds a file itself.
pub(super) fn is_inline(url: &str) -> bool {
    url.get(..SCHEME.len())
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
}

/// The addresses that a form names for its files.
pub(super) fn named(form: &Form) -> impl Iterator<Item = &str> {
    ["media_url", "media_url[]"]
        .into_iter()
        .flat_map(|name| form.all(name))
        .filter(|url| !url.is_empty())
}

/// The file that an address holds, if it can be read. What kind it is of is seen from the bytes, not from what it says.
pub(super) fn file(url: &str) -> Option<Vec<u8>> {
    let (head, body) = url.split_once(',')?;
    let coded = head.get(head.len().checked_sub(BASE64.len())?..)?;
    if !is_inline(url) || !coded.eq_ignore_ascii_case(BASE64) {
        return None;
    }
    // A form that was not encoded with care has blanks where a sign of addition stood.
    let letters = body.chars().filter(|letter| !matches!(letter, '\r' | '\n'));
    let body: String = letters
        .map(|letter| if letter == ' ' { '+' } else { letter })
        .collect();
    STANDARD.decode(body).ok().filter(|bytes| !bytes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_an_address_is_read_whatever_it_calls_itself() {
        for url in [
            "data:image/png;base64,+/8=",
            "DATA:;BASE64,+/8=",
            "data:image/jpeg;charset=x;base64, /8=",
            "data:image/png;base64,+/\r\n8=",
        ] {
            assert!(is_inline(url), "{url}");
            assert_eq!(file(url), Some(vec![251, 255]), "{url}");
        }
    }

    #[test]
    fn what_is_no_such_file_is_none() {
        for url in [
            "data:image/png,abc",
            "data:image/png;base64",
            "data:image/png;base64,",
            "data:image/png;base64,?",
            "data:,",
            "https://example.org/a;base64,+/8=",
            "ü;base64,+/8=",
            "",
        ] {
            assert_eq!(file(url), None, "{url}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            let url = format!("data:image/png;base64,{}", STANDARD.encode(&bytes));
            let wanted = Some(bytes).filter(|bytes| !bytes.is_empty());
            proptest::prop_assert_eq!(file(&url), wanted);
        }

        #[test]
        fn any_text_is_a_file_or_none(text: String) {
            let _ = file(&text);
        }
    }
}
