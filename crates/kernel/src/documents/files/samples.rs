//! Which bytes of an MP4 its tracks play.

use std::ops::Range;

use super::bytes::{number, u32_at, u64_at, wipe};
use super::mp4::Atom;

/// Most stretches of bytes that one file's tracks play.
const SPANS_MAX: usize = 2_000_000;

/// A stretch of bytes.
pub(super) type Span = Range<usize>;

/// Stretches of bytes that are played.
#[derive(Debug, Default)]
pub(super) struct Spans {
    known: Vec<Span>,
    /// Beginnings of stretches whose length the file does not say: they end where the next one begins.
    open: Vec<usize>,
}

impl Spans {
    pub(super) fn add(&mut self, span: Span) -> Option<()> {
        self.known.push(span);
        (self.known.len() <= SPANS_MAX).then_some(())
    }

    fn add_open(&mut self, from: usize) -> Option<()> {
        self.open.push(from);
        (self.open.len() <= SPANS_MAX).then_some(())
    }

    /// Wipes out what is not played of these parts of a file; nothing if more is played than there is.
    pub(super) fn wipe_around(&mut self, file: &mut [u8], parts: &[Span]) -> Option<()> {
        self.close(parts);
        self.known.sort_unstable_by_key(|span| span.start);
        let mut spans = self.known.iter().filter(|span| !span.is_empty()).peekable();
        for part in parts {
            let mut from = part.start;
            while let Some(span) = spans.next_if(|span| span.start < part.end) {
                if span.start < part.start || span.end > part.end {
                    return None;
                }
                wipe(file, from..span.start.max(from));
                from = from.max(span.end);
            }
            wipe(file, from..part.end);
        }
        spans.next().is_none().then_some(())
    }

    /// Gives stretches without a length one.
    fn close(&mut self, parts: &[Span]) {
        if self.open.is_empty() {
            return;
        }
        let mut starts: Vec<_> = self.known.iter().map(|span| span.start).collect();
        starts.extend(&self.open);
        starts.extend(parts.iter().map(|part| part.end));
        starts.sort_unstable();
        for from in std::mem::take(&mut self.open) {
            let next = starts.partition_point(|start| *start <= from);
            let until = starts.get(next).copied().unwrap_or(from);
            self.known.push(from..until);
        }
    }
}

/// Adds what the tables of a track say.
pub(super) fn table(file: &[u8], stbl: Atom, spans: &mut Spans) -> Option<()> {
    let counts = stbl.child(file, *b"stsc")?;
    let mut sizes = Sizes::of(file, stbl)?;
    let (places, wide) = match stbl.child(file, *b"stco") {
        Some(places) => (places, 4),
        None => (stbl.child(file, *b"co64")?, 8),
    };
    let chunks = usize::try_from(u32_at(file, places.body + 4)?).ok()?;
    let runs = usize::try_from(u32_at(file, counts.body + 4)?).ok()?;
    let run = |index: usize, field: usize| {
        let at = counts
            .body
            .checked_add(8 + field)?
            .checked_add(index.checked_mul(12)?)?;
        (index < runs && at + 4 <= counts.end).then(|| u32_at(file, at))?
    };
    let (mut at_run, mut each) = (0, 0);
    for chunk in 0..chunks {
        let at = places
            .body
            .checked_add(8)?
            .checked_add(chunk.checked_mul(wide)?)?;
        if at + wide > places.end {
            return None;
        }
        while run(at_run, 0)
            .is_some_and(|first| usize::try_from(first).is_ok_and(|first| first <= chunk + 1))
        {
            each = run(at_run, 4)?;
            at_run += 1;
        }
        let from = usize::try_from(number(file, at..at + wide)?).ok()?;
        match sizes.next(file, each)? {
            Length::Bytes(length) => spans.add(from..from.checked_add(length)?)?,
            Length::Unsaid => spans.add_open(from)?,
        }
    }
    Some(())
}

/// How long samples are.
enum Length {
    Bytes(usize),
    /// Old sound counts its samples in another way.
    Unsaid,
}

/// The sizes of a track's samples, one after the other.
struct Sizes {
    atom: Atom,
    /// Bits of one entry; none where all are of one size.
    bits: usize,
    all: u32,
    count: u32,
    taken: u32,
}

impl Sizes {
    fn of(file: &[u8], stbl: Atom) -> Option<Self> {
        if let Some(atom) = stbl.child(file, *b"stsz") {
            let all = u32_at(file, atom.body + 4)?;
            return Some(Self {
                atom,
                bits: if all == 0 { 32 } else { 0 },
                all,
                count: u32_at(file, atom.body + 8)?,
                taken: 0,
            });
        }
        let atom = stbl.child(file, *b"stz2")?;
        let bits = u32_at(file, atom.body + 4)? & 0xff;
        matches!(bits, 8 | 16).then_some(())?;
        Some(Self {
            atom,
            bits: usize::try_from(bits).ok()?,
            all: 0,
            count: u32_at(file, atom.body + 8)?,
            taken: 0,
        })
    }

    /// The bytes of the next so many samples.
    fn next(&mut self, file: &[u8], samples: u32) -> Option<Length> {
        if self.bits == 0 {
            let length = usize::try_from(u64::from(self.all).checked_mul(samples.into())?).ok()?;
            return Some(if self.all > 1 {
                Length::Bytes(length)
            } else {
                Length::Unsaid
            });
        }
        let wide = self.bits / 8;
        let mut sum = 0_usize;
        for _ in 0..samples {
            if self.taken >= self.count {
                return None;
            }
            let index = usize::try_from(self.taken).ok()?;
            let at = self
                .atom
                .body
                .checked_add(12)?
                .checked_add(index.checked_mul(wide)?)?;
            if at + wide > self.atom.end {
                return None;
            }
            sum = sum.checked_add(usize::try_from(number(file, at..at + wide)?).ok()?)?;
            self.taken += 1;
        }
        Some(Length::Bytes(sum))
    }
}

/// What holds for a sample of a track where a piece of a film does not say it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Defaults {
    size: u32,
}

impl Defaults {
    /// As the movie says it of this track.
    pub(super) fn of(file: &[u8], moov: &Atom, track: u32) -> Self {
        let found = moov
            .child(file, *b"mvex")
            .and_then(|mvex| mvex.inner(file, 0));
        let found = found
            .unwrap_or_default()
            .into_iter()
            .find(|trex| trex.name == *b"trex" && u32_at(file, trex.body + 4) == Some(track));
        let size = found.and_then(|trex| u32_at(file, trex.body + 16));
        Self {
            size: size.unwrap_or_default(),
        }
    }
}

/// Adds what a piece of a film plays of a track; where the next track's data begins if it does not say.
pub(super) fn fragment(
    file: &[u8],
    (moof, next): (usize, usize),
    traf: Atom,
    defaults: Defaults,
    played: &mut Vec<Span>,
) -> Option<usize> {
    let head = traf.child(file, *b"tfhd")?;
    let flags = u32_at(file, head.body)? & 0x00ff_ffff;
    let mut at = head.body + 8;
    let mut base = if flags & 0x02_0000 == 0 { next } else { moof };
    if flags & 0x01 != 0 {
        base = usize::try_from(u64_at(file, at)?).ok()?;
        at += 8;
    }
    at += [(0x02, 4), (0x08, 4)]
        .into_iter()
        .filter(|(flag, _)| flags & flag != 0)
        .map(|(_, bytes)| bytes)
        .sum::<usize>();
    let size = if flags & 0x10 == 0 {
        defaults.size
    } else {
        u32_at(file, at)?
    };
    let mut place = base;
    for trun in traf.inner(file, 0)? {
        if trun.name == *b"trun" {
            place = run(file, trun, (base, place), size, played)?;
        }
    }
    Some(place)
}

/// One run of samples, which lie one after the other.
fn run(
    file: &[u8],
    trun: Atom,
    (base, place): (usize, usize),
    default: u32,
    played: &mut Vec<Span>,
) -> Option<usize> {
    let flags = u32_at(file, trun.body)? & 0x00ff_ffff;
    let count = u32_at(file, trun.body + 4)?;
    let mut at = trun.body + 8;
    let mut from = place;
    if flags & 0x01 != 0 {
        let offset = u32_at(file, at)?;
        from = base.checked_add_signed(isize::try_from(offset.cast_signed()).ok()?)?;
        at += 4;
    }
    if flags & 0x04 != 0 {
        at += 4;
    }
    let fields = [0x100, 0x200, 0x400, 0x800].map(|flag| flags & flag != 0);
    let before = usize::from(fields[0]) * 4;
    let each = fields.iter().filter(|field| **field).count() * 4;
    let mut length = u64::from(count) * u64::from(default);
    if fields[1] {
        length = 0;
        for _ in 0..count {
            if at.checked_add(each)? > trun.end {
                return None;
            }
            length = length.checked_add(u32_at(file, at + before)?.into())?;
            at += each;
        }
    }
    let until = from.checked_add(usize::try_from(length).ok()?)?;
    played.push(from..until);
    Some(until)
}
