//! What Parquet says of itself, looked over before a library believes it: sizes that are claimed become allocations
//! there, and a file of a hundred bytes may claim gigabytes.
//!
//! Descriptions are written in Thrift's compact form. Each is walked by what the format's definition says of it, so that no
//! field of another type than it should be leads the library to bytes that were not looked at.

/// What a field is, as the format's definition says.
#[derive(Clone, Copy)]
enum Sort {
    Flag,
    Byte,
    Short,
    Whole,
    Long,
    Bytes,
    Struct(&'static [(i16, Self)]),
    List(&'static Self),
}

type Shape = &'static [(i16, Sort)];

use Sort::{Byte, Bytes, Flag, List, Long, Short, Struct, Whole};

const NOTHING: Sort = Struct(&[]);
const STATISTICS: Sort = Struct(&[
    (1, Bytes),
    (2, Bytes),
    (3, Long),
    (4, Long),
    (5, Bytes),
    (6, Bytes),
    (7, Flag),
    (8, Flag),
]);
const UNIT: Sort = Struct(&[(1, NOTHING), (2, NOTHING), (3, NOTHING)]);
const TIME: Sort = Struct(&[(1, Flag), (2, UNIT)]);
const LOGICAL: Sort = Struct(&[
    (1, NOTHING),
    (2, NOTHING),
    (3, NOTHING),
    (4, NOTHING),
    (5, Struct(&[(1, Whole), (2, Whole)])),
    (6, NOTHING),
    (7, TIME),
    (8, TIME),
    (10, Struct(&[(1, Byte), (2, Flag)])),
    (11, NOTHING),
    (12, NOTHING),
    (13, NOTHING),
    (14, NOTHING),
    (15, NOTHING),
    (16, Struct(&[(1, Byte)])),
    (17, Struct(&[(1, Bytes)])),
    (18, Struct(&[(1, Bytes), (2, Whole)])),
]);
const ELEMENT: Sort = Struct(&[
    (1, Whole),
    (2, Whole),
    (3, Whole),
    (4, Bytes),
    (5, Whole),
    (6, Whole),
    (7, Whole),
    (8, Whole),
    (9, Whole),
    (10, LOGICAL),
]);
const PAIR: Sort = Struct(&[(1, Bytes), (2, Bytes)]);
const CHUNK_ABOUT: Sort = Struct(&[
    (1, Whole),
    (2, List(&Whole)),
    (3, List(&Bytes)),
    (4, Whole),
    (5, Long),
    (6, Long),
    (7, Long),
    (8, List(&PAIR)),
    (9, Long),
    (10, Long),
    (11, Long),
    (12, STATISTICS),
    (13, List(&Struct(&[(1, Whole), (2, Whole), (3, Whole)]))),
    (14, Long),
    (15, Whole),
    (16, Struct(&[(1, Long), (2, List(&Long)), (3, List(&Long))])),
]);
const CHUNK: Sort = Struct(&[
    (1, Bytes),
    (2, Long),
    (3, CHUNK_ABOUT),
    (4, Long),
    (5, Whole),
    (6, Long),
    (7, Whole),
    (9, Bytes),
]);
const GROUP: Sort = Struct(&[
    (1, List(&CHUNK)),
    (2, Long),
    (3, Long),
    (4, List(&Struct(&[(1, Whole), (2, Flag), (3, Flag)]))),
    (5, Long),
    (6, Long),
    (7, Short),
]);
const FILE: Shape = &[
    (1, Whole),
    (2, List(&ELEMENT)),
    (3, Long),
    (4, List(&GROUP)),
    (5, List(&PAIR)),
    (6, Bytes),
    (7, List(&Struct(&[(1, NOTHING), (2, NOTHING)]))),
    (9, Bytes),
];
const PAGE: Shape = &[
    (1, Whole),
    (2, Whole),
    (3, Whole),
    (4, Whole),
    (
        5,
        Struct(&[
            (1, Whole),
            (2, Whole),
            (3, Whole),
            (4, Whole),
            (5, STATISTICS),
        ]),
    ),
    (6, NOTHING),
    (7, Struct(&[(1, Whole), (2, Whole), (3, Flag)])),
    (
        8,
        Struct(&[
            (1, Whole),
            (2, Whole),
            (3, Whole),
            (4, Whole),
            (5, Whole),
            (6, Whole),
            (7, Flag),
            (8, STATISTICS),
        ]),
    ),
];

/// What a page says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Bytes of its description.
    pub(super) head: usize,
    /// Bytes of its contents, unpacked and as they stand in the file.
    pub(super) unpacked: i64,
    pub(super) packed: i64,
    /// How many words a dictionary has; nothing if it is none.
    pub(super) words: Option<i64>,
    /// Whether its texts are written so that how many there are, and how long, is claimed within it.
    pub(super) claims: bool,
}

/// The numbers of the encodings in which lengths stand before texts, or what each has of the one before.
const CLAIMING: [i64; 2] = [6, 7];

/// Whether the description at the end of a file can be read without believing too much.
pub(super) fn is_sound(footer: &[u8]) -> bool {
    let mut wire = Wire(footer);
    wire.walk(FILE, &mut |_, _| {}).is_some()
}

/// What the page says that begins here.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    let mut page = Page::default();
    let mut wire = Wire(bytes);
    wire.walk(PAGE, &mut |path: &[i16], value| match path {
        [2] => page.unpacked = value,
        [3] => page.packed = value,
        [7, 1] => page.words = Some(value),
        [5, 2] | [8, 4] if CLAIMING.contains(&value) => page.claims = true,
        _ => {}
    })?;
    page.head = bytes.len() - wire.0.len();
    (page.unpacked >= 0 && page.packed >= 0).then_some(page)
}

/// Told of each whole number: the fields that lead to it, and its value.
type Seen<'s> = &'s mut dyn FnMut(&[i16], i64);

/// What is left to be walked.
struct Wire<'b>(&'b [u8]);

impl Wire<'_> {
    /// How deep unknown fields may lie within one another.
    const DEEPEST: u8 = 16;

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn pass(&mut self, bytes: u64) -> Option<()> {
        self.0 = self.0.get(usize::try_from(bytes).ok()?..)?;
        Some(())
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn whole(&mut self) -> Option<i64> {
        let value = self.varint()?;
        let half = i64::try_from(value >> 1).ok()?;
        Some(if value & 1 == 0 { half } else { -half - 1 })
    }

    fn bytes(&mut self) -> Option<()> {
        let length = self.varint()?;
        self.pass(length)
    }

    /// The type of the elements and how many there are: never more than bytes that are left.
    fn list(&mut self) -> Option<(u8, u64)> {
        let head = self.byte()?;
        let size = match head >> 4 {
            15 => self.varint()?,
            few => u64::from(few),
        };
        let left = u64::try_from(self.0.len()).ok()?;
        (size <= left).then_some((head & 0x0f, size))
    }

    fn walk(&mut self, shape: Shape, seen: Seen<'_>) -> Option<()> {
        self.fields(shape, &mut Vec::new(), seen)
    }

    /// The fields of a structure to its end, each once and in order.
    fn fields(&mut self, shape: Shape, path: &mut Vec<i16>, seen: Seen<'_>) -> Option<()> {
        let mut last = 0_i16;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            let id = match head >> 4 {
                0 => i16::try_from(self.whole()?).ok()?,
                more => last.checked_add(i16::from(more))?,
            };
            if id <= last {
                return None;
            }
            last = id;
            let wire = head & 0x0f;
            path.push(id);
            match shape.iter().find(|(known, _)| *known == id) {
                Some((_, sort)) => self.value(*sort, wire, path, &mut *seen)?,
                None => self.unknown(wire, 0)?,
            }
            path.pop();
        }
    }

    fn value(&mut self, sort: Sort, wire: u8, path: &mut Vec<i16>, seen: Seen<'_>) -> Option<()> {
        match (sort, wire) {
            (Flag, 1 | 2) => Some(()),
            (Byte, 3) => self.byte().map(drop),
            (Short, 4) | (Whole, 5) | (Long, 6) => {
                seen(path, self.whole()?);
                Some(())
            }
            (Bytes, 8) => self.bytes(),
            (Struct(shape), 12) => self.fields(shape, path, seen),
            (List(sort), 9) => {
                let (wire, size) = self.list()?;
                for _ in 0..size {
                    self.value(*sort, wire, path, &mut *seen)?;
                }
                Some(())
            }
            _ => None,
        }
    }

    /// A field that the format did not have when this was written.
    fn unknown(&mut self, wire: u8, depth: u8) -> Option<()> {
        if depth > Self::DEEPEST {
            return None;
        }
        match wire {
            1 | 2 => Some(()),
            3 => self.byte().map(drop),
            4..=6 => self.varint().map(drop),
            7 => self.pass(8),
            8 => self.bytes(),
            9 | 10 => {
                let (wire, size) = self.list()?;
                for _ in 0..size {
                    match wire {
                        1 | 2 => self.byte().map(drop)?,
                        other => self.unknown(other, depth + 1)?,
                    }
                }
                Some(())
            }
            12 => loop {
                let head = self.byte()?;
                if head == 0 {
                    return Some(());
                }
                if head >> 4 == 0 {
                    self.varint()?;
                }
                self.unknown(head & 0x0f, depth + 1)?;
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_how_large_it_is() {
        // Of the dictionary's sort, 100 bytes of 50 packed, 10 words written plainly.
        let bytes = [
            0x15, 0x04, 0x15, 0xc8, 0x01, 0x15, 0x64, 0x4c, 0x15, 0x14, 0x15, 0x00, 0x00, 0x00,
        ];
        let page = page(&bytes).unwrap();
        assert_eq!(
            (page.unpacked, page.packed, page.words),
            (100, 50, Some(10))
        );
        assert_eq!((page.head, page.claims), (bytes.len(), false));
    }

    #[test]
    fn what_is_of_another_type_or_longer_than_the_file_is_not_believed() {
        // The size as bytes; two sizes; a size below nothing; words without an end.
        let wrong: [&[u8]; 4] = [
            &[0x15, 0x04, 0x18, 0x01, 0x00, 0x00],
            &[0x25, 0x04, 0x05, 0x04, 0x04, 0x00],
            &[0x15, 0x00, 0x15, 0x01, 0x00],
            &[0x15, 0x00, 0x15],
        ];
        for bytes in wrong {
            assert_eq!(page(bytes), None, "{bytes:x?}");
        }
        // Row groups: a list of two thousand million structures.
        let claims = [0x49, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0x00];
        assert!(!is_sound(&claims));
        assert!(is_sound(&[0x15, 0x02, 0x00]));
    }
}
