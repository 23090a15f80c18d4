//! From whatever somebody sent to sound, a film or a PDF that is safe to keep, or to a precise refusal.
//!
//! What a file is, its contents say. Only what is known to be needed for playing or reading stays, everything else is
//! wiped out: a list of what to remove would be one new tag behind. Pictures and sound themselves stay as
//! they are, byte for byte.

mod bytes;
mod mp3;
mod mp4;
mod ogg;
mod pdf;
mod samples;
mod webm;

use super::error::FileRefused;
use super::model::FileKind;
use super::rules::written;

/// Most bytes of a sound file: an hour and a half of speech.
pub const SOUND_BYTES_MAX: usize = 20_000_000;
/// Most bytes of a film: half a minute as phones take it, some minutes as messengers send it.
pub const VIDEO_BYTES_MAX: usize = 50_000_000;
/// Most bytes of a PDF: some tens of scanned pages.
pub const PDF_BYTES_MAX: usize = 20_000_000;

/// A file without anything that came along with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What it is.
    pub kind: FileKind,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Takes a film, a sound or a PDF, and leaves in it only what is needed for playing or reading.
pub fn file_prepare(bytes: Vec<u8>) -> Result<Cleaned, FileRefused> {
    if bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    let length = bytes.len();
    if length > VIDEO_BYTES_MAX {
        return Err(FileRefused::Large(FileKind::Video));
    }
    let cleaned = match sniff(&bytes)? {
        Container::Mp4 => mp4::clean(bytes),
        Container::Webm => webm::clean(bytes),
        Container::Mp3 => mp3::clean(&bytes),
        Container::Ogg => ogg::clean(&bytes),
        Container::Pdf if length > PDF_BYTES_MAX => {
            return Err(FileRefused::Large(FileKind::Document));
        }
        Container::Pdf => Some(pdf::clean(&bytes)?),
    }
    .ok_or(FileRefused::Damaged)?;
    if cleaned.kind == FileKind::Sound && length > SOUND_BYTES_MAX {
        return Err(FileRefused::Large(FileKind::Sound));
    }
    Ok(cleaned)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Mp4,
    Webm,
    Mp3,
    Ogg,
    Pdf,
}

/// What the first bytes say.
fn sniff(bytes: &[u8]) -> Result<Container, FileRefused> {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let brand = head.get(8..12).unwrap_or_default();
    match head.get(4..8) {
        Some(b"ftyp") if brand.starts_with(b"avi") => Err(FileRefused::Kind("avif")),
        Some(b"ftyp")
            if brand.starts_with(b"he") || [b"mif1", b"msf1"].iter().any(|name| brand == *name) =>
        {
            Err(FileRefused::Kind("heic"))
        }
        Some(b"ftyp" | b"moov" | b"mdat" | b"wide" | b"free") => Ok(Container::Mp4),
        _ => match head {
            [0x1a, 0x45, 0xdf, 0xa3, ..] => Ok(Container::Webm),
            [b'O', b'g', b'g', b'S', ..] => Ok(Container::Ogg),
            [b'I', b'D', b'3', ..] => Ok(Container::Mp3),
            [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Container::Pdf),
            [0xff, second, ..] if mp3::is_sync(*second) => Ok(Container::Mp3),
            _ => Err(FileRefused::Kind(other(head))),
        },
    }
}

/// What is not taken, so that people are told what to send instead.
fn other(head: &[u8]) -> &'static str {
    let known: [(&[u8], &str); 7] = [
        (b"GIF8", "gif"),
        (b"fLaC", "wav"),
        (b"\x30\x26\xb2\x75", "avi"),
        (b"PK\x03\x04", "office"),
        (b"\xd0\xcf\x11\xe0", "office"),
        (b"{\\rtf", "office"),
        (b"RIFF", "riff"),
    ];
    let found = known.iter().find(|(start, _)| head.starts_with(start));
    match (found.map(|(_, what)| *what), head.get(8..12)) {
        (Some("riff"), Some(b"WAVE")) => "wav",
        (Some("riff"), Some(b"AVI ")) => "avi",
        (Some("riff"), _) => "other",
        (Some(what), _) => what,
        (None, _) if written(head) != "other" => "web",
        (None, _) => "other",
    }
}
