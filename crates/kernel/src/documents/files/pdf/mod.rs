//! PDF, written anew: of the last revision's objects only those that its pages reach, without what says who
//! made it and when, and without anything that runs, opens, sends or is carried along.
//!
//! Objects are read, cleaned and written one by one, so that a file costs little more memory than it has bytes,
//! whatever it claims to be. Libraries that read PDF build all of it in memory first, and two bytes of a file
//! may become a hundred there; so reading is done here, within a budget.

mod book;
mod picture;
mod value;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Read;

use flate2::read::ZlibDecoder;

use self::book::{Book, Fault, Object};
use self::value::{Dict, Value, of, write};
use super::super::error::FileRefused;
use super::super::model::FileKind;
use super::Cleaned;

/// Most pages, and nodes of the tree that holds them.
const PAGES_MAX: usize = 10_000;
/// How deep that tree may be.
const TREE_MAX: usize = 50;
/// Most bytes that all packed streams together may become in a reader.
const INFLATED_MAX: u64 = 600_000_000;

/// What stays of the catalogue.
const CATALOGUE: &[&[u8]] = &[
    b"Type",
    b"Pages",
    b"PageLabels",
    b"PageMode",
    b"PageLayout",
    b"Lang",
    b"MarkInfo",
    b"StructTreeRoot",
    b"Outlines",
    b"Dests",
    b"Names",
    b"ViewerPreferences",
    b"OCProperties",
    b"OutputIntents",
];
/// What stays of a page, and of a node of the tree of pages.
const PAGE: &[&[u8]] = &[
    b"Type",
    b"Parent",
    b"Kids",
    b"Count",
    b"Resources",
    b"MediaBox",
    b"CropBox",
    b"BleedBox",
    b"TrimBox",
    b"ArtBox",
    b"Contents",
    b"Rotate",
    b"Group",
    b"Annots",
    b"Tabs",
    b"StructParents",
    b"UserUnit",
];
/// What stays of a note on a page, a link or a field: how it looks and where it leads.
const NOTE: &[&[u8]] = &[
    b"Type",
    b"Subtype",
    b"Rect",
    b"AP",
    b"AS",
    b"Border",
    b"BS",
    b"C",
    b"IC",
    b"F",
    b"QuadPoints",
    b"InkList",
    b"L",
    b"LE",
    b"Vertices",
    b"Contents",
    b"DA",
    b"Q",
    b"CA",
    b"Dest",
    b"A",
    b"StructParent",
    b"H",
    b"RD",
    b"OC",
];
/// Notes that stay.
const NOTES: &[&[u8]] = &[
    b"Link",
    b"Text",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Ink",
    b"Caret",
    b"Widget",
];
/// What goes wherever it stands.
const NOWHERE: &[&[u8]] = &[
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"CreationDate",
    b"ModDate",
    b"Creator",
    b"CreatorInfo",
    b"Producer",
    b"Author",
    b"Keywords",
    b"JS",
    b"JavaScript",
    b"AA",
    b"OpenAction",
    b"EmbeddedFiles",
    b"EF",
    b"AF",
    b"XFA",
    b"AcroForm",
    b"RichMediaContent",
    b"RichMediaSettings",
    b"Renditions",
    b"Collection",
    b"Perms",
    b"DSS",
    b"Threads",
    b"URI",
    b"SpiderInfo",
    b"Thumb",
    b"Movie",
    b"Sound",
    b"FFilter",
    b"FDecodeParms",
    b"DL",
];
/// Things that go as a whole, by their type.
const THINGS: &[&[u8]] = &[
    b"Metadata",
    b"Filespec",
    b"EmbeddedFile",
    b"Sig",
    b"XRef",
    b"ObjStm",
    b"Rendition",
    b"Encrypt",
    b"F",
];
/// What an action may not be. Where it leads to a place of the file or to a page of the web, it stays.
const ACTIONS: &[&[u8]] = &[
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"ResetForm",
    b"GoToR",
    b"GoToE",
    b"Rendition",
    b"RichMediaExecute",
    b"Movie",
    b"Sound",
    b"Hide",
    b"SetOCGState",
    b"Trans",
    b"GoTo3DView",
    b"Thread",
    b"Named",
    b"GoToDp",
];

/// The file as it may stay.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, FileRefused> {
    let book = Book::open(bytes).map_err(|fault| match fault {
        Fault::Locked => FileRefused::Kind("locked"),
        Fault::Damaged => FileRefused::Damaged,
    })?;
    let mut press = Press {
        book,
        out: Vec::with_capacity(bytes.len()),
        numbers: BTreeMap::new(),
        waiting: VecDeque::new(),
        inflated: INFLATED_MAX,
    };
    press.print().ok_or(FileRefused::Damaged)?;
    Ok(Cleaned {
        kind: FileKind::Document,
        media_type: "application/pdf",
        bytes: press.out,
    })
}

/// Writes what can be reached, in the order in which it is first spoken of.
struct Press<'f> {
    book: Book<'f>,
    out: Vec<u8>,
    /// The number that an object has now.
    numbers: BTreeMap<u32, u32>,
    waiting: VecDeque<u32>,
    inflated: u64,
}

impl<'f> Press<'f> {
    fn print(&mut self) -> Option<()> {
        let root = self.book.root;
        let catalogue = self.book.object(root)?.value;
        let pages = of(catalogue.dict()?, b"Pages")?.clone();
        self.pages(&pages)?;
        self.out.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
        self.numbers.insert(root, 1);
        self.waiting.push_back(root);
        let mut places = Vec::new();
        while let Some(id) = self.waiting.pop_front() {
            places.push(self.out.len());
            let object = self.book.object(id)?;
            self.object(places.len(), object, id == root)?;
        }
        let table = self.out.len();
        let count = places.len() + 1;
        self.out
            .extend(format!("xref\n0 {count}\n0000000000 65535 f \n").bytes());
        for place in places {
            self.out.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let end = format!("trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        self.out.extend(end.bytes());
        Some(())
    }

    /// Looks that the pages, as they stay, are a tree, and that there is one.
    fn pages(&mut self, root: &Value) -> Option<()> {
        let (mut open, mut seen, mut leaves) = (vec![(root.clone(), 0)], BTreeSet::new(), 0);
        while let Some((node, depth)) = open.pop() {
            let Value::Ref(id) = node else { return None };
            if !seen.insert(id) || seen.len() > PAGES_MAX || depth > TREE_MAX {
                return None;
            }
            let node = self.book.object(id)?.value;
            let node = self.cleaned(node)?;
            match of(node.dict()?, b"Kids") {
                None => leaves += 1,
                Some(kids) => {
                    let Value::Array(kids) = self.book.resolved(kids)? else {
                        return None;
                    };
                    open.extend(kids.into_iter().map(|kid| (kid, depth + 1)));
                }
            }
        }
        (leaves > 0).then_some(())
    }

    fn object(&mut self, number: usize, object: Object, is_root: bool) -> Option<()> {
        let mut value = if is_root {
            self.catalogue(object.value)?
        } else {
            self.cleaned(object.value)?
        };
        let stream = match (&mut value, object.stream) {
            (Value::Dict(dict), Some(place)) => {
                dict.retain(|(key, _)| key != b"F" && key != b"Length");
                let bytes = self.stream(dict, place)?;
                let length = Value::Number(bytes.len().to_string().into_bytes());
                dict.push((b"Length".to_vec(), length));
                Some(bytes)
            }
            _ => None,
        };
        self.out.extend(format!("{number} 0 obj\n").bytes());
        let (numbers, waiting) = (&mut self.numbers, &mut self.waiting);
        let mut called = |old: u32| {
            let next = u32::try_from(numbers.len() + 1).unwrap_or(u32::MAX);
            *numbers.entry(old).or_insert_with(|| {
                waiting.push_back(old);
                next
            })
        };
        write(&mut self.out, &value, &mut called);
        if let Some(bytes) = stream {
            self.out.extend(b"\nstream\n");
            self.out.extend(bytes.iter());
            self.out.extend(b"\nendstream");
        }
        self.out.extend(b"\nendobj\n");
        Some(())
    }

    fn catalogue(&mut self, value: Value) -> Option<Value> {
        let Value::Dict(mut dict) = value else {
            return None;
        };
        dict.retain(|(key, _)| CATALOGUE.contains(&key.as_slice()));
        for (key, value) in &mut dict {
            // Of the things that have names, only places in the file.
            if key == b"Names" {
                let names = self.book.resolved(value)?;
                let mut names = names.dict().cloned().unwrap_or_default();
                names.retain(|(key, _)| key == b"Dests");
                *value = Value::Dict(names);
            }
        }
        self.cleaned(Value::Dict(dict))
    }

    fn cleaned(&mut self, value: Value) -> Option<Value> {
        match value {
            Value::Dict(dict) => self.dict(dict),
            Value::Array(items) => {
                let items = items.into_iter().map(|item| self.cleaned(item));
                Some(Value::Array(items.collect::<Option<_>>()?))
            }
            other => Some(other),
        }
    }

    fn dict(&mut self, mut dict: Dict) -> Option<Value> {
        // What things are must stand in them, or they could not be told apart from others.
        let named = |key: &[u8]| match of(&dict, key) {
            Some(Value::Ref(_)) => None,
            other => Some(other.and_then(Value::name).unwrap_or_default().to_vec()),
        };
        let (sort, below, does) = (named(b"Type")?, named(b"Subtype")?, named(b"S")?);
        let is_note =
            sort == b"Annot" || of(&dict, b"Rect").is_some() && of(&dict, b"Subtype").is_some();
        let goes = THINGS.contains(&sort.as_slice())
            || ACTIONS.contains(&does.as_slice())
            || below == b"XML" && of(&dict, b"Length").is_some()
            || is_note && !NOTES.contains(&below.as_slice());
        if goes {
            return Some(Value::Null);
        }
        let is_link = does == b"URI";
        if is_link && !is_web(of(&dict, b"URI")) {
            return Some(Value::Null);
        }
        dict.retain(|(key, _)| {
            let key = key.as_slice();
            match sort.as_slice() {
                b"Page" | b"Pages" => PAGE.contains(&key),
                _ if is_note => NOTE.contains(&key),
                _ if is_link => [&b"Type"[..], b"S", b"URI"].contains(&key),
                _ if does == b"GoTo" => [&b"Type"[..], b"S", b"D"].contains(&key),
                _ => !NOWHERE.contains(&key),
            }
        });
        let cleaned = |(key, value)| Some((key, self.cleaned(value)?));
        Some(Value::Dict(
            dict.into_iter().map(cleaned).collect::<Option<_>>()?,
        ))
    }

    /// The bytes of a stream: others than it had where it is a picture that may carry notes.
    fn stream(&mut self, dict: &mut Dict, place: std::ops::Range<usize>) -> Option<Cow<'f, [u8]>> {
        let filters: Vec<Vec<u8>> = match of(dict, b"Filter") {
            None => Vec::new(),
            Some(Value::Name(name)) => vec![name.clone()],
            Some(Value::Array(all)) => all
                .iter()
                .map(|filter| filter.name().map(<[u8]>::to_vec))
                .collect::<Option<_>>()?,
            Some(_) => return None,
        };
        let names: Vec<&[u8]> = filters.iter().map(Vec::as_slice).collect();
        let flate =
            |name: &&&[u8]| [&b"FlateDecode"[..], b"Fl", b"LZWDecode", b"LZW"].contains(*name);
        if names.iter().filter(flate).count() > 1 || names.contains(&&b"Crypt"[..]) {
            return None;
        }
        match names.as_slice() {
            [b"DCTDecode" | b"DCT"] => picture::jpeg(self.book.file.get(place)?).map(Cow::Owned),
            [b"JPXDecode"] => picture::jpeg2000(self.book.file.get(place)?).map(Cow::Owned),
            [b"FlateDecode", last @ (b"DCTDecode" | b"JPXDecode")] => {
                let bytes = self.book.inflate(place)?;
                let bytes = if *last == b"JPXDecode" {
                    picture::jpeg2000(&bytes)?
                } else {
                    picture::jpeg(&bytes)?
                };
                let last = Value::Name(last.to_vec());
                dict.retain(|(key, _)| key != b"Filter" && key != b"DecodeParms");
                dict.push((b"Filter".to_vec(), last));
                Some(Cow::Owned(bytes))
            }
            [.., b"DCTDecode" | b"DCT" | b"JPXDecode"] => None,
            [b"FlateDecode" | b"Fl", ..] => {
                self.bearable(place.clone())?;
                self.book.file.get(place).map(Cow::Borrowed)
            }
            _ => self.book.file.get(place).map(Cow::Borrowed),
        }
    }

    /// Counts what a stream becomes in a reader: a few bytes may become more than a computer has.
    fn bearable(&mut self, place: std::ops::Range<usize>) -> Option<()> {
        let mut inflater = ZlibDecoder::new(self.book.file.get(place)?).take(self.inflated);
        let mut room = [0; 16_384];
        // What cannot be inflated to its end shows nothing beyond that either.
        while let Ok(read @ 1..) = inflater.read(&mut room) {
            self.inflated = self.inflated.checked_sub(u64::try_from(read).ok()?)?;
        }
        (self.inflated > 0).then_some(())
    }
}

/// Whether a link leads to a page of the web or to somebody's letter box.
fn is_web(uri: Option<&Value>) -> bool {
    let Some(Value::Text(uri)) = uri else {
        return false;
    };
    let uri = uri.to_ascii_lowercase();
    [&b"http://"[..], b"https://", b"mailto:", b"tel:"]
        .iter()
        .any(|start| uri.starts_with(start))
}
