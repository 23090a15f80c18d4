//! MP3: only its frames of sound stay. Tags of all sorts stand between or around them.

use super::super::model::FileKind;
use super::Cleaned;
use super::bytes::wipe;

/// Fewer frames could be found in any file by chance.
const FRAMES_MIN: usize = 3;
/// A third of a file may be tags with pictures; more than that is not a sound file.
const SOUND_MIN: usize = 3;

/// Passes until what stays is the same; a sound takes two.
const PASSES_MAX: usize = 4;

/// Kilobits a second by the header's number: of version 1, and of versions 2 and 2.5.
const RATES: [[usize; 16]; 2] = [
    [
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0,
    ],
    [
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0,
    ],
];

/// Whether a frame may have this second byte: layer III of any version.
pub(super) const fn is_sync(second: u8) -> bool {
    second & 0xe0 == 0xe0 && second & 0x18 != 0x08 && second & 0x06 == 0x02
}

/// The file as it may stay; nothing if it is damaged.
pub(super) fn clean(bytes: &[u8]) -> Option<Cleaned> {
    let mut file = sound(bytes)?;
    // What stood apart and stands together now may look like other frames.
    for _ in 1..PASSES_MAX {
        let again = sound(&file)?;
        if again == file {
            return Some(Cleaned {
                kind: FileKind::Sound,
                media_type: "audio/mpeg",
                bytes: file,
            });
        }
        file = again;
    }
    None
}

/// The frames of sound alone.
fn sound(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut rest, mut frames) = (Vec::new(), without_tag(bytes), 0_usize);
    // The first bytes of the frame that ended here.
    let mut before: Option<[u8; 2]> = None;
    while !rest.is_empty() {
        // The frame before or what follows has to fit: else its beginning is chance.
        let length = frame(rest).filter(|length| {
            let after = rest.get(*length..);
            let follows = before.is_some() && before == sort(rest);
            after.is_some_and(|after| follows || frame(after).is_some() || is_end(after))
        });
        if let Some(length) = length {
            before = sort(rest);
            out.extend(rest.get(..length)?);
            rest = rest.get(length..)?;
            frames += 1;
            continue;
        }
        before = None;
        let after = without_tag(rest);
        rest = if after.len() < rest.len() {
            after
        } else {
            rest.get(1..)?
        };
    }
    nameless(&mut out);
    let whole = frames >= FRAMES_MIN && out.len() >= bytes.len() / SOUND_MIN;
    whole.then_some(out)
}

/// The first frame may be silent and tell how the file was made. Only what players reckon with stays: of the
/// encoder's name, that it is one whose numbers they believe.
fn nameless(file: &mut [u8]) {
    let tags: [&[u8]; 2] = [b"Xing", b"Info"];
    let sides = [32, 17, 9].map(|side| side + 4);
    let Some(tag) = sides.into_iter().find(|at| {
        let found = file.get(*at..at + 4);
        found.is_some_and(|found| tags.contains(&found))
    }) else {
        return;
    };
    let name = tag + 120;
    let trusted: [&[u8]; 3] = [b"LAME", b"Lavf", b"Lavc"];
    let is_trusted = file
        .get(name..name + 4)
        .is_some_and(|found| trusted.contains(&found));
    wipe(file, name + if is_trusted { 4 } else { 0 }..name + 9);
}

/// Whether no frame has to follow here.
fn is_end(rest: &[u8]) -> bool {
    let tags: [&[u8]; 5] = [b"TAG", b"ID3", b"APETAGEX", b"LYRICSBEGIN", b"3DI"];
    rest.len() < 4 || tags.iter().any(|tag| rest.starts_with(tag))
}

/// What all frames of one sound have in common: version, layer and samples a second.
fn sort(bytes: &[u8]) -> Option<[u8; 2]> {
    let [_, second, third, ..] = bytes else {
        return None;
    };
    Some([*second, third & 0x0c])
}

/// What follows an `ID3v2` tag.
fn without_tag(bytes: &[u8]) -> &[u8] {
    let [b'I', b'D', b'3', _, _, flags, a, b, c, d, ..] = bytes else {
        return bytes;
    };
    let size = [a, b, c, d]
        .into_iter()
        .fold(0_usize, |sum, part| sum << 7 | usize::from(part & 0x7f));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    bytes.get(10 + size + footer..).unwrap_or_default()
}

/// The length of the frame that begins here, whether or not it is whole.
fn frame(bytes: &[u8]) -> Option<usize> {
    let [0xff, second, third, _, ..] = bytes else {
        return None;
    };
    let version = second >> 3 & 3;
    if !is_sync(*second) {
        return None;
    }
    let first = version == 3;
    let rates = RATES.get(usize::from(!first))?;
    let kilobits = *rates.get(usize::from(third >> 4))?;
    let hertz = match (third >> 2 & 3, version) {
        (0, 3) => 44_100,
        (1, 3) => 48_000,
        (2, 3) => 32_000,
        (0, 2) => 22_050,
        (1, 2) => 24_000,
        (2, 2) => 16_000,
        (0, 0) => 11_025,
        (1, 0) => 12_000,
        (2, 0) => 8_000,
        _ => return None,
    };
    let samples = if first { 144_000 } else { 72_000 };
    let padding = usize::from(third >> 1 & 1);
    let length = samples * kilobits / hertz + padding;
    (kilobits > 0 && length >= 4).then_some(length)
}
