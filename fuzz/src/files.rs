//! Films, sounds and PDF: what is taken is taken again and stays as it is, and what is put beside it goes.

use kernel::documents::file_prepare;

/// What is put beside the contents of a file that was taken.
const MARK: &[u8] = b"RAHSIA-3.1073-101.6067";

fn is_in(bytes: &[u8]) -> bool {
    bytes.windows(MARK.len()).any(|part| part == MARK)
}

/// A file that is taken is taken again, unchanged; so is one to which a mark was added, without the mark.
fn kept(bytes: &[u8], media_types: &[&str], marked: impl Fn(&[u8]) -> Vec<u8>) {
    let Ok(first) = file_prepare(bytes.to_vec()) else {
        return;
    };
    if !media_types.contains(&first.media_type) {
        return;
    }
    let again = file_prepare(first.bytes.clone());
    let again = again.map(|again| (again.media_type, again.bytes));
    assert_eq!(again, Ok((first.media_type, first.bytes.clone())));
    if let Ok(cleaned) = file_prepare(marked(&first.bytes)) {
        assert!(!is_in(&cleaned.bytes) || is_in(&first.bytes));
    }
}

pub(crate) fn mp3(bytes: &[u8]) {
    kept(bytes, &["audio/mpeg"], |clean| {
        [b"ID3\x03\0\0\0\0\0\x16", MARK, clean].concat()
    });
}

pub(crate) fn mp4(bytes: &[u8]) {
    let types = ["video/mp4", "video/quicktime", "audio/mp4"];
    kept(bytes, &types, |clean| {
        [clean, b"\0\0\0\x1eudta", MARK].concat()
    });
}

pub(crate) fn ogg(bytes: &[u8]) {
    kept(bytes, &["audio/ogg"], |clean| [clean, MARK].concat());
}

pub(crate) fn pdf(bytes: &[u8]) {
    kept(bytes, &["application/pdf"], |clean| {
        [clean, b"\n%", MARK].concat()
    });
}

pub(crate) fn webm(bytes: &[u8]) {
    // An element of tags.
    kept(bytes, &["video/webm", "audio/webm"], |clean| {
        [clean, b"\x12\x54\xc3\x67\x96", MARK].concat()
    });
}
