//! Where the objects of a PDF are, and reading them one by one. Of several revisions, only what the last one
//! shows can be reached.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::ops::Range;

use flate2::read::ZlibDecoder;

use super::super::bytes::number;
use super::value::{Dict, Lexer, Value, of};

/// Most objects of a file.
const OBJECTS_MAX: usize = 300_000;
/// Most revisions, each of which may have two tables.
const TABLES_MAX: usize = 200;
/// Most values that are read of one file in all.
const VALUES_MAX: usize = 4_000_000;
/// Most bytes that objects and tables may have when they are unpacked, in all.
const UNPACKED_MAX: usize = 32_000_000;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is protected by a password.
    Locked,
    /// It contradicts itself, or is larger inside than a reader could bear.
    Damaged,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Free,
    At(usize),
    /// In a packed stream of objects, as the so-manieth.
    Packed(u32, usize),
}

/// An object: a value, and where its bytes are if it is a stream.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) value: Value,
    pub(super) stream: Option<Range<usize>>,
}

/// A stream of objects, unpacked.
struct Pack {
    bytes: Vec<u8>,
    /// Which object begins where.
    index: Vec<(usize, usize)>,
}

pub(super) struct Book<'f> {
    pub(super) file: &'f [u8],
    places: BTreeMap<u32, Place>,
    packs: BTreeMap<u32, Pack>,
    /// Packs that were begun: one whose length stands in itself is never opened.
    begun: BTreeSet<u32>,
    values: usize,
    unpacked: usize,
    pub(super) root: u32,
}

impl<'f> Book<'f> {
    pub(super) fn open(file: &'f [u8]) -> Result<Self, Fault> {
        let mut book = Self {
            file,
            places: BTreeMap::new(),
            packs: BTreeMap::new(),
            begun: BTreeSet::new(),
            values: VALUES_MAX,
            unpacked: UNPACKED_MAX,
            root: 0,
        };
        let start = book.start().ok_or(Fault::Damaged)?;
        let trailers = book.tables(start).ok_or(Fault::Damaged)?;
        if trailers
            .iter()
            .any(|trailer| of(trailer, b"Encrypt").is_some())
        {
            return Err(Fault::Locked);
        }
        match trailers.first().and_then(|trailer| of(trailer, b"Root")) {
            Some(Value::Ref(root)) => book.root = *root,
            _ => return Err(Fault::Damaged),
        }
        Ok(book)
    }

    /// Where the last table begins.
    fn start(&self) -> Option<usize> {
        let tail = self.file.len().saturating_sub(4_096);
        let found = self
            .file
            .get(tail..)?
            .windows(9)
            .rposition(|word| word == b"startxref")?;
        Lexer::new(self.file, tail + found + 9, 1).number()
    }

    /// Reads all tables, the newest first; what each says of the whole.
    fn tables(&mut self, start: usize) -> Option<Vec<Dict>> {
        let (mut next, mut seen, mut trailers) = (vec![start], BTreeSet::new(), Vec::new());
        while let Some(at) = next.pop() {
            if !seen.insert(at) || seen.len() > TABLES_MAX {
                return None;
            }
            let mut lexer = self.lexer(at);
            let trailer = if lexer.word(b"xref").is_some() {
                self.table(lexer)?
            } else {
                self.table_packed(at)?
            };
            // What stands last is read first.
            for key in [&b"Prev"[..], b"XRefStm"] {
                next.extend(of(&trailer, key).and_then(Value::number));
            }
            trailers.push(trailer);
        }
        Some(trailers)
    }

    fn lexer(&self, at: usize) -> Lexer<'f> {
        Lexer::new(self.file, at, self.values)
    }

    fn table(&mut self, mut lexer: Lexer<'f>) -> Option<Dict> {
        let mut found = Vec::new();
        while lexer.word(b"trailer").is_none() {
            let (first, count) = (lexer.number()?, lexer.number()?);
            for place in 0..count {
                lexer.left = lexer.left.checked_sub(1)?;
                let (at, _) = (lexer.number()?, lexer.number()?);
                let used = lexer.word(b"n").is_some();
                if !used {
                    lexer.word(b"f")?;
                }
                if found.len() > OBJECTS_MAX {
                    return None;
                }
                let id = u32::try_from(first.checked_add(place)?).ok()?;
                found.push((id, if used { Place::At(at) } else { Place::Free }));
            }
        }
        let trailer = lexer.value()?;
        self.values = lexer.left;
        let trailer = trailer.dict()?.clone();
        // Older readers take the objects of the stream beside this table for free ones.
        let beside = of(&trailer, b"XRefStm").is_some();
        for (id, place) in found {
            if !(beside && matches!(place, Place::Free)) {
                self.places.entry(id).or_insert(place);
            }
        }
        (self.places.len() <= OBJECTS_MAX).then_some(trailer)
    }

    fn table_packed(&mut self, at: usize) -> Option<Dict> {
        let mut lexer = self.lexer(at);
        lexer.number()?;
        let object = self.read_at(at, None)?;
        let dict = object.value.dict()?.clone();
        if of(&dict, b"Type")?.name()? != b"XRef" {
            return None;
        }
        let bytes = self.unpack(&dict, object.stream?)?;
        let Value::Array(widths) = of(&dict, b"W")? else {
            return None;
        };
        let [kind, second, third] = widths.as_slice() else {
            return None;
        };
        let widths = [kind.number()?, second.number()?, third.number()?];
        let size = of(&dict, b"Size")?.number()?;
        let index = match of(&dict, b"Index") {
            Some(Value::Array(index)) => index
                .iter()
                .map(Value::number)
                .collect::<Option<Vec<_>>>()?,
            _ => vec![0, size],
        };
        let mut rows = bytes.chunks_exact(widths.iter().sum::<usize>().max(1));
        for pair in index.chunks_exact(2) {
            let (first, count) = (*pair.first()?, *pair.get(1)?);
            for place in 0..count {
                let Some(row) = rows.next() else { break };
                let id = u32::try_from(first.checked_add(place)?).ok()?;
                self.row(id, row, widths)?;
            }
        }
        Some(dict)
    }

    fn row(&mut self, id: u32, row: &[u8], [kind, second, third]: [usize; 3]) -> Option<()> {
        let sort = if kind == 0 { 1 } else { number(row, 0..kind)? };
        let one = usize::try_from(number(row, kind..kind + second)?).ok()?;
        let two = usize::try_from(number(row, kind + second..kind + second + third)?).ok()?;
        let place = match sort {
            1 => Place::At(one),
            2 => Place::Packed(u32::try_from(one).ok()?, two),
            _ => Place::Free,
        };
        self.places.entry(id).or_insert(place);
        (self.places.len() <= OBJECTS_MAX).then_some(())
    }

    /// The object of this number: an empty one if there is none, nothing if it cannot be read.
    pub(super) fn object(&mut self, id: u32) -> Option<Object> {
        match self.places.get(&id).copied() {
            None | Some(Place::Free) => Some(Object {
                value: Value::Null,
                stream: None,
            }),
            Some(Place::At(at)) => self.read_at(at, Some(id)),
            Some(Place::Packed(pack, _)) if pack == id => None,
            Some(Place::Packed(pack, place)) => self.packed(id, pack, place),
        }
    }

    /// What a value is, where it may be a reference.
    pub(super) fn resolved(&mut self, value: &Value) -> Option<Value> {
        match value {
            Value::Ref(id) => Some(self.object(*id)?.value),
            other => Some(other.clone()),
        }
    }

    fn read_at(&mut self, at: usize, id: Option<u32>) -> Option<Object> {
        let mut lexer = self.lexer(at);
        let found = u32::try_from(lexer.number()?).ok()?;
        lexer.number()?;
        lexer.word(b"obj")?;
        if id.is_some_and(|id| id != found) {
            return None;
        }
        let value = lexer.value()?;
        self.values = lexer.left;
        let stream = match value.dict() {
            Some(dict) if lexer.word(b"stream").is_some() => Some(self.stream(dict, lexer.at)?),
            _ => None,
        };
        Some(Object { value, stream })
    }

    /// Where a stream's bytes are, whose keyword ends here.
    fn stream(&mut self, dict: &Dict, at: usize) -> Option<Range<usize>> {
        let start = match self.file.get(at..)? {
            [b'\r', b'\n', ..] => at + 2,
            [b'\n' | b'\r', ..] => at + 1,
            _ => at,
        };
        let length = match of(dict, b"Length")? {
            Value::Ref(id) => match self.places.get(id).copied()? {
                Place::At(at) => self.length(at)?,
                Place::Packed(pack, place) => self.packed(*id, pack, place)?.value.number()?,
                Place::Free => return None,
            },
            length => length.number()?,
        };
        let end = start
            .checked_add(length)
            .filter(|end| *end <= self.file.len())?;
        self.lexer(end).word(b"endstream").map(|()| start..end)
    }

    fn length(&self, at: usize) -> Option<usize> {
        let mut lexer = self.lexer(at);
        let _ = (lexer.number()?, lexer.number()?);
        lexer.word(b"obj")?;
        lexer.number()
    }

    fn packed(&mut self, id: u32, pack: u32, place: usize) -> Option<Object> {
        if !self.packs.contains_key(&pack) {
            let Some(Place::At(at)) = self.places.get(&pack).copied() else {
                return None;
            };
            if !self.begun.insert(pack) {
                return None;
            }
            let opened = self.pack(at, pack)?;
            self.packs.insert(pack, opened);
        }
        let values = self.values;
        let opened = self.packs.get(&pack)?;
        let (_, at) = *opened
            .index
            .get(place)
            .filter(|(known, _)| u32::try_from(*known) == Ok(id))?;
        let mut lexer = Lexer::new(&opened.bytes, at, values);
        let value = lexer.value()?;
        self.values = lexer.left;
        Some(Object {
            value,
            stream: None,
        })
    }

    fn pack(&mut self, at: usize, id: u32) -> Option<Pack> {
        let object = self.read_at(at, Some(id))?;
        let dict = object.value.dict()?;
        if of(dict, b"Type")?.name()? != b"ObjStm" {
            return None;
        }
        let (count, first) = (of(dict, b"N")?.number()?, of(dict, b"First")?.number()?);
        let bytes = self.unpack(dict, object.stream?)?;
        let mut lexer = Lexer::new(&bytes, 0, 0);
        let mut index = Vec::new();
        for _ in 0..count.min(OBJECTS_MAX) {
            index.push((lexer.number()?, lexer.number()?.checked_add(first)?));
        }
        Some(Pack { bytes, index })
    }

    /// The bytes of a stream of objects or of a table.
    fn unpack(&mut self, dict: &Dict, place: Range<usize>) -> Option<Vec<u8>> {
        let packed = self.file.get(place)?;
        let filter = match of(dict, b"Filter") {
            None => return Some(packed.to_vec()),
            Some(Value::Array(filters)) if filters.len() == 1 => filters.first()?,
            Some(filter) => filter,
        };
        if filter.name()? != b"FlateDecode" {
            return None;
        }
        let bytes = inflated(packed, self.unpacked)?;
        self.unpacked -= bytes.len();
        let parms = match of(dict, b"DecodeParms") {
            Some(Value::Array(all)) => all.first(),
            other => other,
        };
        let parms = parms.and_then(Value::dict);
        let said = |key: &[u8]| {
            parms
                .and_then(|parms| of(parms, key))
                .and_then(Value::number)
        };
        match said(b"Predictor").unwrap_or(1) {
            1 => Some(bytes),
            10..=15 => unpredicted(&bytes, said(b"Columns").unwrap_or(1)),
            _ => None,
        }
    }

    /// The inflated bytes of a picture, within what is left for the file.
    pub(super) fn inflate(&mut self, place: Range<usize>) -> Option<Vec<u8>> {
        let bytes = inflated(self.file.get(place)?, self.unpacked)?;
        self.unpacked -= bytes.len();
        Some(bytes)
    }
}

/// Inflates, and gives up when it becomes more than this.
fn inflated(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let limit = u64::try_from(most).ok()?.checked_add(1)?;
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut bytes)
        .ok()?;
    (bytes.len() <= most).then_some(bytes)
}

/// Undoes the predictors of PNG, of which each row names its own; samples are single bytes here.
fn unpredicted(bytes: &[u8], columns: usize) -> Option<Vec<u8>> {
    if columns == 0 || columns > 1_000 {
        return None;
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; columns];
    for row in bytes.chunks_exact(columns + 1) {
        let (sort, row) = row.split_first()?;
        let mut done: Vec<u8> = Vec::with_capacity(columns);
        let mut corner = 0_u8;
        for (byte, up) in row.iter().zip(&above) {
            let left = done.last().copied().unwrap_or_default();
            let guess = match sort {
                0 => 0,
                1 => left,
                2 => *up,
                3 => u8::try_from(u16::midpoint(left.into(), (*up).into())).ok()?,
                4 => paeth(left, *up, corner),
                _ => return None,
            };
            done.push(byte.wrapping_add(guess));
            corner = *up;
        }
        out.extend(&done);
        above = done;
    }
    Some(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |byte: u8| (guess - i16::from(byte)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}
