//! `WebM`. The file keeps its length: an element that is not needed becomes `Void`, with zeros in it, so that
//! every place that another element speaks of stays where it is.

use super::super::model::FileKind;
use super::Cleaned;
use super::bytes::{number, wipe, write};

/// Most elements of one file: a film of some minutes has tens of thousands.
const ELEMENTS_MAX: usize = 1_000_000;

const HEADER: u64 = 0x1a45_dfa3;
const SEGMENT: u64 = 0x1853_8067;
const SEEK_HEAD: u64 = 0x114d_9b74;
const SEEK: u64 = 0x4dbb;
const INFO: u64 = 0x1549_a966;
const TRACKS: u64 = 0x1654_ae6b;
const TRACK: u64 = 0xae;
const CLUSTER: u64 = 0x1f43_b675;
const CUES: u64 = 0x1c53_bb6b;
const GROUP: u64 = 0xa0;
const BLOCKS: [u64; 2] = [0xa1, 0xa3];
/// Which programs wrote it: must be there, and may be empty.
const PROGRAMS: [u64; 2] = [0x4d80, 0x5741];

/// Elements that stay in one of this sort: those that are looked into, and those that stay as they are.
const fn known(id: u64) -> (&'static [u64], &'static [u64]) {
    match id {
        // Versions, lengths, and the word that says what it is.
        HEADER => (
            &[],
            &[0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285],
        ),
        SEGMENT => (&[SEEK_HEAD, INFO, TRACKS, CLUSTER], &[CUES]),
        SEEK_HEAD => (&[SEEK], &[]),
        SEEK => (&[], &[0x53ab, 0x53ac]),
        // TimestampScale, Duration.
        INFO => (&[], &[0x2a_d7b1, 0x4489, 0x4d80, 0x5741]),
        TRACKS => (&[TRACK], &[]),
        // Number, UID, type, flags, lacing, caches, durations, language, codec and its setup, delays, picture,
        // sound, encodings.
        TRACK => (
            &[],
            &[
                0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x6df8, 0x23_e383, 0x55ee,
                0x22_b59c, 0x86, 0x63a2, 0x56aa, 0x56bb, 0xe0, 0xe1, 0x6d80,
            ],
        ),
        // Timestamp, position, size of the one before.
        CLUSTER => (&[GROUP], &[0xe7, 0xa7, 0xab, 0xa3]),
        // Block, additions (transparency), duration, reference, discarded padding.
        GROUP => (&[], &[0xa1, 0x75a1, 0x9b, 0xfb, 0x75a2]),
        _ => (&[], &[]),
    }
}

/// An element: its id, and where it begins, its contents begin, and it ends.
#[derive(Debug, Clone, Copy)]
struct Element {
    id: u64,
    start: usize,
    body: usize,
    end: usize,
    endless: bool,
}

/// The file as it may stay; nothing if it is damaged or no `WebM`.
pub(super) fn clean(bytes: Vec<u8>) -> Option<Cleaned> {
    let length = bytes.len();
    let mut film = Film {
        file: bytes,
        tracks: Vec::new(),
        seen: false,
        count: 0,
    };
    let head = film.element(0, length)?;
    let kind = film.child(head, 0x4282)?;
    if film.text(kind)? != b"webm".as_slice() {
        return None;
    }
    if head.id != HEADER || head.endless {
        return None;
    }
    film.within(head)?;
    let segment = film.element(head.end, length)?;
    if segment.id != SEGMENT {
        return None;
    }
    film.within(segment)?;
    wipe(&mut film.file, segment.end..length);
    film.file.truncate(segment.end);
    film.tracks.first()?;
    let (kind, media_type) = if film.seen {
        (FileKind::Video, "video/webm")
    } else {
        (FileKind::Sound, "audio/webm")
    };
    Some(Cleaned {
        kind,
        media_type,
        bytes: film.file,
    })
}

struct Film {
    file: Vec<u8>,
    /// The numbers of the tracks that stay.
    tracks: Vec<u64>,
    /// Whether one of them is pictures.
    seen: bool,
    count: usize,
}

impl Film {
    /// The element that begins here, within a part of the file.
    fn element(&mut self, start: usize, limit: usize) -> Option<Element> {
        self.count += 1;
        if self.count > ELEMENTS_MAX {
            return None;
        }
        let id_length = 1 + usize::try_from(self.file.get(start)?.leading_zeros()).ok()?;
        let size_at = start.checked_add(id_length).filter(|_| id_length <= 4)?;
        let id = number(&self.file, start..size_at)?;
        let size_length = 1 + usize::try_from(self.file.get(size_at)?.leading_zeros()).ok()?;
        let body = size_at
            .checked_add(size_length)
            .filter(|_| size_length <= 8)?;
        let mask = (1_u64 << (7 * size_length)) - 1;
        let size = number(&self.file, size_at..body)? & mask;
        let endless = size == mask;
        let end = if endless {
            limit
        } else {
            body.checked_add(usize::try_from(size).ok()?)?
        };
        (body <= limit && end <= limit).then_some(Element {
            id,
            start,
            body,
            end,
            endless,
        })
    }

    fn child(&mut self, parent: Element, id: u64) -> Option<Element> {
        let mut at = parent.body;
        while at < parent.end {
            let found = self.element(at, parent.end)?;
            if found.id == id {
                return Some(found);
            }
            at = found.end;
        }
        None
    }

    /// The contents up to the first zero.
    fn text(&self, element: Element) -> Option<&[u8]> {
        let bytes = self.file.get(element.body..element.end)?;
        bytes.split(|byte| *byte == 0).next()
    }

    fn value(&self, element: Element) -> Option<u64> {
        number(&self.file, element.body..element.end)
    }

    /// Makes an element one that says nothing.
    fn void(&mut self, element: Element) {
        let length = element.end - element.start;
        wipe(&mut self.file, element.start..element.end);
        let head: Vec<u8> = match u8::try_from(length - 2) {
            Ok(rest) if rest < 0x7f => vec![0xec, 0x80 | rest],
            _ => {
                let rest = u64::try_from(length.saturating_sub(9)).unwrap_or_default();
                let size = (0x0100_0000_0000_0000 | rest).to_be_bytes();
                [&[0xec], size.as_slice()].concat()
            }
        };
        write(&mut self.file, element.start, &head);
    }

    /// Keeps what is known in an element; where it ends, if it does not say so itself.
    fn within(&mut self, parent: Element) -> Option<usize> {
        let (open, whole) = known(parent.id);
        let mut at = parent.body;
        while at < parent.end {
            let part = self.element(at, parent.end)?;
            // A cluster that was written while it was taken ends where the next part begins.
            if parent.endless && parent.id == CLUSTER && known(SEGMENT).0.contains(&part.id) {
                return Some(at);
            }
            if parent.endless && parent.id == CLUSTER && part.id == CUES {
                return Some(at);
            }
            if part.endless && !matches!(part.id, CLUSTER) {
                return None;
            }
            at = part.end;
            if part.id == TRACK {
                self.track(part)?;
            } else if part.id == SEEK {
                self.seek(part)?;
            } else if open.contains(&part.id) {
                at = self.within(part)?;
                self.empty_group(part);
            } else if PROGRAMS.contains(&part.id) && parent.id == INFO {
                wipe(&mut self.file, part.body..part.end);
            } else if !whole.contains(&part.id) || self.is_strange(part)? {
                self.void(part);
            }
        }
        Some(at)
    }

    /// Whether a block is of a track that does not stay.
    fn is_strange(&self, block: Element) -> Option<bool> {
        if !BLOCKS.contains(&block.id) {
            return Some(false);
        }
        let length = 1 + usize::try_from(self.file.get(block.body)?.leading_zeros()).ok()?;
        let track = number(&self.file, block.body..block.body.checked_add(length)?)?;
        let mask = (1_u64 << (7 * length.min(8))) - 1;
        Some(!self.tracks.contains(&(track & mask)))
    }

    /// A group whose block went says nothing any more.
    fn empty_group(&mut self, group: Element) {
        if group.id == GROUP && self.child(group, 0xa1).is_none() {
            self.void(group);
        }
    }

    /// A pointer to something that went.
    fn seek(&mut self, seek: Element) -> Option<()> {
        let to = self.child(seek, 0x53ab)?;
        let to = self.value(to)?;
        if ![INFO, TRACKS, CLUSTER, CUES].contains(&to) {
            self.void(seek);
            return Some(());
        }
        self.within(seek).map(drop)
    }

    fn track(&mut self, track: Element) -> Option<()> {
        let sort = self.child(track, 0x83)?;
        let number = self.child(track, 0xd7)?;
        match self.value(sort)? {
            1 => self.seen = true,
            2 => {}
            _ => {
                self.void(track);
                return Some(());
            }
        }
        let number = self.value(number)?;
        self.tracks.push(number);
        self.within(track)?;
        let codec = self.child(track, 0x86)?;
        if self.text(codec)? == b"A_VORBIS".as_slice() {
            let setup = self.child(track, 0x63a2)?;
            self.vorbis(setup)?;
        }
        Some(())
    }

    /// The setup of Vorbis is three packets, of which the second is comments.
    fn vorbis(&mut self, setup: Element) -> Option<()> {
        let bytes = self.file.get(setup.body..setup.end)?;
        let [2, lengths @ ..] = bytes else {
            return None;
        };
        let (mut sizes, mut at) = ([0_usize; 2], 1_usize);
        let mut rest = lengths.iter();
        for size in &mut sizes {
            loop {
                let part = *rest.next()?;
                at += 1;
                *size += usize::from(part);
                if part != 0xff {
                    break;
                }
            }
        }
        let [first, second] = sizes;
        let from = setup.body.checked_add(at)?.checked_add(first)?;
        let until = from
            .checked_add(second)
            .filter(|until| *until <= setup.end)?;
        // A vendor of spaces fills the room of what was there.
        let room = u32::try_from(second.checked_sub(16)?).ok()?;
        let spaces = vec![b' '; second - 16];
        let empty = [
            b"\x03vorbis".as_slice(),
            &room.to_le_bytes(),
            &spaces,
            &[0, 0, 0, 0, 1],
        ];
        write(&mut self.file, from, &empty.concat());
        (until > from).then_some(())
    }
}
