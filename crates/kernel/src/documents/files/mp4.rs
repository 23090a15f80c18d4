//! MP4, `QuickTime` and M4A. The file keeps its length: a box that is not needed becomes one that is `free`, with
//! zeros in it, so that every place that another box speaks of stays where it is.
//!
//! Tracks that are neither pictures nor sound (positions, subtitles, time codes) go with their data: what no
//! remaining track plays is wiped out of `mdat` as well.

use super::super::model::FileKind;
use super::Cleaned;
use super::bytes::{name_at, u32_at, u64_at, wipe, write};
use super::samples::{Defaults, Span, Spans, fragment, table};

/// Most boxes of one file; long films in short pieces have some ten thousand.
const BOXES_MAX: usize = 200_000;

/// A box: its name, and where it begins, its contents begin, and it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) name: [u8; 4],
    pub(super) start: usize,
    pub(super) body: usize,
    pub(super) end: usize,
}

impl Atom {
    /// The boxes in it, after so many bytes of its own.
    pub(super) fn inner(&self, file: &[u8], skip: usize) -> Option<Vec<Self>> {
        atoms(file, self.body.checked_add(skip)?, self.end)
    }

    /// The first box of this name in it.
    pub(super) fn child(&self, file: &[u8], name: [u8; 4]) -> Option<Self> {
        self.inner(file, 0)?
            .into_iter()
            .find(|atom| atom.name == name)
    }
}

/// The boxes of a part of the file, which they fill but for less than a box.
pub(super) fn atoms(file: &[u8], from: usize, to: usize) -> Option<Vec<Atom>> {
    let (mut found, mut start) = (Vec::new(), from);
    while to.checked_sub(start)? >= 8 {
        let name = name_at(file, start + 4)?;
        let (size, head) = match u32_at(file, start)? {
            0 => (to - start, 8),
            1 => (usize::try_from(u64_at(file, start + 8)?).ok()?, 16),
            size => (usize::try_from(size).ok()?, 8),
        };
        let end = start.checked_add(size).filter(|end| *end <= to)?;
        if size < head || found.len() >= BOXES_MAX {
            return None;
        }
        let body = start + head;
        found.push(Atom {
            name,
            start,
            body,
            end,
        });
        start = end;
    }
    Some(found)
}

/// A box of which nothing is needed.
fn free(file: &mut [u8], atom: Atom) {
    write(file, atom.start + 4, b"free");
    wipe(file, atom.body..atom.end);
}

/// What stays in a box of this name: boxes that are looked into, and boxes that stay as they are.
const fn known(name: [u8; 4]) -> (&'static [&'static [u8; 4]], &'static [&'static [u8; 4]]) {
    match &name {
        b"moov" => (&[b"trak", b"mvex"], &[b"mvhd"]),
        b"mvex" => (&[], &[b"mehd", b"trex"]),
        b"trak" => (&[b"edts", b"mdia"], &[b"tkhd", b"tapt"]),
        b"edts" => (&[], &[b"elst"]),
        b"mdia" => (&[b"minf"], &[b"mdhd", b"hdlr"]),
        b"minf" => (&[b"dinf", b"stbl"], &[b"vmhd", b"smhd", b"hdlr"]),
        b"dinf" => (&[], &[b"dref"]),
        b"stbl" => (
            &[],
            &[
                b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64",
                b"stss", b"stps", b"sdtp", b"sgpd", b"sbgp",
            ],
        ),
        b"moof" => (&[b"traf"], &[b"mfhd"]),
        b"traf" => (&[], &[b"tfhd", b"tfdt", b"trun", b"sdtp", b"sgpd", b"sbgp"]),
        _ => (&[], &[]),
    }
}

/// Of a sample entry: how pictures and sound are coded, and nothing else.
const CODED: &[&[u8; 4]] = &[
    b"avcC", b"hvcC", b"av1C", b"vpcC", b"esds", b"btrt", b"pasp", b"colr", b"clap", b"fiel",
    b"gama", b"mdcv", b"clli", b"dvcC", b"dvvC", b"dOps", b"dac3", b"dec3", b"dfLa", b"alac",
    b"chan", b"wave", b"d263", b"damr",
];

/// The file as it may stay; nothing if it is damaged or refers to other files.
pub(super) fn clean(bytes: Vec<u8>) -> Option<Cleaned> {
    let top = atoms(&bytes, 0, bytes.len())?;
    let end = top.last().map_or(0, |atom| atom.end);
    let length = bytes.len();
    let mut film = Film {
        file: bytes,
        kept: Vec::new(),
        spans: Spans::default(),
    };
    wipe(&mut film.file, end..length);
    let moov = top.iter().find(|atom| atom.name == *b"moov")?;
    film.movie(moov)?;
    for atom in &top {
        match &atom.name {
            b"moof" => film.fragment(moov, atom)?,
            b"ftyp" | b"styp" | b"sidx" | b"mdat" | b"moov" => {}
            b"mfra" => film.inside(*atom, &[b"tfra", b"mfro"])?,
            _ => free(&mut film.file, *atom),
        }
    }
    let data: Vec<_> = top.iter().filter(|atom| atom.name == *b"mdat").collect();
    let data: Vec<_> = data.iter().map(|atom| atom.body..atom.end).collect();
    film.spans.wipe_around(&mut film.file, &data)?;
    let (kind, media_type) = film.kind(&top)?;
    Some(Cleaned {
        kind,
        media_type,
        bytes: film.file,
    })
}

/// A track that stays.
struct Track {
    id: u32,
    seen: bool,
    defaults: Defaults,
}

struct Film {
    file: Vec<u8>,
    kept: Vec<Track>,
    spans: Spans,
}

impl Film {
    fn kind(&self, top: &[Atom]) -> Option<(FileKind, &'static str)> {
        let brand = top.iter().find(|atom| atom.name == *b"ftyp");
        let brand = brand.and_then(|atom| name_at(&self.file, atom.body));
        let quicktime = brand.is_none_or(|brand| brand == *b"qt  ");
        match (self.kept.first()?, self.kept.iter().any(|track| track.seen)) {
            (_, false) => Some((FileKind::Sound, "audio/mp4")),
            (_, true) if quicktime => Some((FileKind::Video, "video/quicktime")),
            (_, true) => Some((FileKind::Video, "video/mp4")),
        }
    }

    fn movie(&mut self, moov: &Atom) -> Option<()> {
        let header = moov.child(&self.file, *b"mvhd")?;
        self.times(header)?;
        self.movie_rest(header)?;
        for trak in moov.inner(&self.file, 0)? {
            if trak.name == *b"trak" {
                self.track(moov, trak)?;
            }
        }
        self.within(*moov)
    }

    /// Beside rate, volume and matrix, a movie's header has room that players leave alone.
    fn movie_rest(&mut self, header: Atom) -> Option<()> {
        let wide = self.file.get(header.body)? == &1;
        let (unused, more) = if wide { (38, 84) } else { (26, 72) };
        for (from, length) in [(unused, 10), (more, 24)] {
            let from = header.body + from;
            wipe(&mut self.file, from..(from + length).min(header.end));
        }
        Some(())
    }

    fn track(&mut self, moov: &Atom, trak: Atom) -> Option<()> {
        let mdia = trak.child(&self.file, *b"mdia");
        let hdlr = mdia.and_then(|mdia| mdia.child(&self.file, *b"hdlr"));
        let handler = hdlr.and_then(|hdlr| name_at(&self.file, hdlr.body + 8));
        let seen = handler == Some(*b"vide");
        if !seen && handler != Some(*b"soun") {
            free(&mut self.file, trak);
            return Some(());
        }
        let header = trak.child(&self.file, *b"tkhd")?;
        self.times(header)?;
        let wide = self.file.get(header.body)? == &1;
        let id = u32_at(&self.file, header.body + if wide { 20 } else { 12 })?;
        let mdia = mdia?;
        self.times(mdia.child(&self.file, *b"mdhd")?)?;
        let minf = mdia.child(&self.file, *b"minf")?;
        let stbl = minf.child(&self.file, *b"stbl")?;
        self.entries(stbl.child(&self.file, *b"stsd")?, seen)?;
        if let Some(dref) = minf
            .child(&self.file, *b"dinf")
            .and_then(|dinf| dinf.child(&self.file, *b"dref"))
        {
            self.references(dref)?;
        }
        table(&self.file, stbl, &mut self.spans)?;
        self.within(trak)?;
        for hdlr in [
            mdia.child(&self.file, *b"hdlr"),
            minf.child(&self.file, *b"hdlr"),
        ] {
            let named = hdlr.map(|hdlr| hdlr.body + 12..hdlr.end);
            wipe(&mut self.file, named.unwrap_or_default());
        }
        self.kept.push(Track {
            id,
            seen,
            defaults: Defaults::of(&self.file, moov, id),
        });
        Some(())
    }

    /// When something was made and changed stands first in headers, after four bytes.
    fn times(&mut self, header: Atom) -> Option<()> {
        let length = if self.file.get(header.body)? == &1 {
            16
        } else {
            8
        };
        let from = header.body + 4;
        wipe(&mut self.file, from..(from + length).min(header.end));
        Some(())
    }

    /// Pictures and sound are in this file, or it is refused.
    fn references(&mut self, dref: Atom) -> Option<()> {
        for entry in dref.inner(&self.file, 8)? {
            let here = u32_at(&self.file, entry.body)? & 1 == 1;
            if !here {
                return None;
            }
            wipe(&mut self.file, entry.body + 4..entry.end);
        }
        Some(())
    }

    /// How samples are coded; who coded them is wiped out.
    fn entries(&mut self, stsd: Atom, seen: bool) -> Option<()> {
        for entry in stsd.inner(&self.file, 8)? {
            let fixed = if seen {
                wipe(
                    &mut self.file,
                    entry.start + 20..(entry.start + 24).min(entry.end),
                );
                wipe(
                    &mut self.file,
                    entry.start + 50..(entry.start + 82).min(entry.end),
                );
                78
            } else {
                match u32_at(&self.file, entry.start + 16)? >> 16 {
                    0 => 28,
                    1 => 44,
                    _ => 64,
                }
            };
            if entry.end.checked_sub(entry.body)? < fixed {
                return None;
            }
            for part in entry.inner(&self.file, fixed)? {
                if !CODED.contains(&&part.name) {
                    free(&mut self.file, part);
                }
            }
        }
        Some(())
    }

    /// Frees what is not known in a box, and in those in it.
    fn within(&mut self, atom: Atom) -> Option<()> {
        let (open, whole) = known(atom.name);
        let inner = atom.inner(&self.file, 0)?;
        let end = inner.last().map_or(atom.body, |last| last.end);
        wipe(&mut self.file, end..atom.end);
        for part in inner {
            if open.contains(&&part.name) {
                self.within(part)?;
            } else if !whole.contains(&&part.name) {
                free(&mut self.file, part);
            }
        }
        Some(())
    }

    fn inside(&mut self, atom: Atom, whole: &[&[u8; 4]]) -> Option<()> {
        for part in atom.inner(&self.file, 0)? {
            if !whole.contains(&&part.name) {
                free(&mut self.file, part);
            }
        }
        Some(())
    }

    /// A piece of a film that was written while it was taken.
    fn fragment(&mut self, movie: &Atom, piece: &Atom) -> Option<()> {
        let mut next = piece.start;
        for traf in piece.inner(&self.file, 0)? {
            if traf.name != *b"traf" {
                continue;
            }
            let head = traf.child(&self.file, *b"tfhd")?;
            let id = u32_at(&self.file, head.body + 4)?;
            let kept = self.kept.iter().find(|track| track.id == id);
            let kept = kept.map(|track| track.defaults);
            let defaults = kept.unwrap_or_else(|| Defaults::of(&self.file, movie, id));
            let mut played: Vec<Span> = Vec::new();
            next = fragment(&self.file, (piece.start, next), traf, defaults, &mut played)?;
            if kept.is_some() {
                played
                    .into_iter()
                    .try_for_each(|span| self.spans.add(span))?;
            } else {
                free(&mut self.file, traf);
            }
        }
        self.within(*piece)
    }
}
