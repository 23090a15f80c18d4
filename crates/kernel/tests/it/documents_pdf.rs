//! PDF, made and looked at by programs that are not ours: pages keep their words, and nothing that was planted
//! remains.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use image::ImageFormat;
use kernel::documents::{FileKind, FileRefused, PDF_BYTES_MAX, file_prepare};
use testkit::Folder;

use crate::documents::{file, two_halves};
use crate::documents_files::{holds, run};

/// A stream with what its dictionary says besides its length.
fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{dict}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A JPEG as a phone makes it, with a place and a name in it.
fn jpeg() -> Vec<u8> {
    let bytes = file(two_halves(32, 32), ImageFormat::Jpeg);
    let exif = b"\xff\xe1\x00\x20Exif\0\0Rahsia GPS 3.1073 101.60";
    let note = b"\xff\xfe\x00\x08Rahsia";
    [&bytes[..2], exif, note, &bytes[2..]].concat()
}

/// A file of these objects, the first of which is the catalogue, and its table.
fn book(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let numbered: Vec<_> = (1..).zip(objects.iter().cloned()).collect();
    revise(&mut out, &numbered, objects.len() + 1, trailer);
    out
}

/// Appends a revision.
fn revise(out: &mut Vec<u8>, objects: &[(usize, Vec<u8>)], size: usize, trailer: &str) {
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, object) in objects {
        let place = out.len();
        write!(table, "{number} 1\n{place:010} 00000 n \n").expect("written");
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let end = format!(
        "{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend(end.bytes());
}

fn start(bytes: &[u8]) -> usize {
    let place = bytes
        .windows(5)
        .rposition(|word| word == b"xref\n")
        .expect("a table");
    // `startxref` ends so as well.
    bytes[..place]
        .windows(5)
        .rposition(|word| word == b"xref\n")
        .expect("a table")
}

/// Two revisions with everything planted that we know of.
fn planted() -> Vec<u8> {
    let words = b"BT /F1 18 Tf 20 150 Td (Jalan Gasing rosak) Tj ET q 32 0 0 32 20 20 cm /Im1 Do Q";
    let old = b"BT /F1 18 Tf 20 150 Td (Rahsia lama) Tj ET";
    let xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Rahsia 3.1073</x:xmpmeta>";
    let objects = vec![
        b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction 7 0 R/AA<</WC 7 0 R>>/AcroForm<</XFA 6 0 R/Fields[10 0 R]>>\
          /Names<</JavaScript<</Names[(Rahsia) 7 0 R]>>/EmbeddedFiles<</Names[(Rahsia) 8 0 R]>>>>/AF[8 0 R]>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 12 0 R>>>>\
          /Annots[10 0 R 11 0 R 13 0 R 14 0 R]/AA<</O 7 0 R>>/PieceInfo<</Rahsia<</Private(Rahsia)>>>>/LastModified(D:2020)>>".to_vec(),
        stream("", old),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        stream("/Type/Metadata/Subtype/XML", xmp),
        b"<</S/JavaScript/JS(app.alert\\('Rahsia'\\))>>".to_vec(),
        b"<</Type/Filespec/F(Rahsia.exe)/EF<</F 9 0 R>>>>".to_vec(),
        stream("/Type/EmbeddedFile", b"MZ Rahsia"),
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(Rahsia)/V(Rahsia)/Rect[0 0 9 9]/A 7 0 R/AA<</K 7 0 R>>>>".to_vec(),
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/T(Rahsia)/M(D:20200102)/A<</S/#4caunch/F(Rahsia.exe)/Next 7 0 R>>>>".to_vec(),
        stream("/Type/XObject/Subtype/Image/Width 32/Height 32/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Metadata 6 0 R", &jpeg()),
        b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 8 0 R/Contents(Rahsia)>>".to_vec(),
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/)>>>>".to_vec(),
        b"<</Title(Rahsia)/Author(Rahsia)/CreationDate(D:20200102)>>".to_vec(),
    ];
    let mut out = book(&objects, "/Info 15 0 R/ID[(Rahsia1)(Rahsia2)]");
    let before = start(&out);
    let again = [(4, stream("", words))];
    revise(&mut out, &again, 16, &format!("/Info 15 0 R/Prev {before}"));
    out
}

fn text(folder: &Path, name: &str) -> String {
    String::from_utf8(run(folder, "pdftotext", &[name, "-"])).expect("text")
}

fn cleaned(bytes: &[u8], what: &str) -> Vec<u8> {
    let cleaned = file_prepare(bytes.to_vec()).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(
        (cleaned.kind, cleaned.media_type),
        (FileKind::Document, "application/pdf")
    );
    let again = file_prepare(cleaned.bytes.clone()).expect("clean already");
    assert!(
        again.bytes == cleaned.bytes,
        "{what}: cleaning twice is cleaning once"
    );
    cleaned.bytes
}

/// What no cleaned file holds.
const GONE: [&str; 11] = [
    "Rahsia",
    "JavaScript",
    "Launch",
    "3.1073",
    "2020",
    "Metadata",
    "EmbeddedFile",
    "/AA",
    "OpenAction",
    "XFA",
    "/ID",
];

#[test]
fn nothing_planted_remains_and_the_pages_say_what_they_said() {
    let folder = Folder::new();
    let path = folder.path();
    std::fs::write(path.join("plain.pdf"), planted()).expect("written");
    for line in [
        "--object-streams=generate --stream-data=compress plain.pdf packed.pdf",
        "--linearize --object-streams=disable plain.pdf quick.pdf",
        "--qdf plain.pdf wide.pdf",
    ] {
        run(path, "qpdf", &line.split(' ').collect::<Vec<_>>());
    }
    for name in ["plain.pdf", "packed.pdf", "quick.pdf", "wide.pdf"] {
        let bytes = std::fs::read(path.join(name)).expect("a file");
        assert!(
            text(path, name).contains("Jalan Gasing"),
            "{name}: the test itself"
        );
        let bytes = cleaned(&bytes, name);
        for planted in GONE {
            assert!(!holds(&bytes, planted), "{name}: {planted}");
        }
        assert!(holds(&bytes, "https://example.org/"), "{name}: links stay");
        std::fs::write(path.join("clean.pdf"), &bytes).expect("written");
        assert_eq!(text(path, "clean.pdf"), text(path, name), "{name}");
        others_agree(path, name);
    }
}

/// Programs that are not ours find no fault, no note and no script, and the picture.
fn others_agree(path: &Path, name: &str) {
    let told =
        |program, words: &[&str]| String::from_utf8_lossy(&run(path, program, words)).into_owned();
    let check = told("qpdf", &["--check", "clean.pdf"]);
    let sound = "No syntax or stream encoding errors";
    assert!(check.contains(sound), "{name}: {check}");
    let exif = told("exiftool", &["-a", "-u", "-G1", "-s", "clean.pdf"]);
    let known = ["PDFVersion", "Linearized", "PageCount"];
    let notes = exif
        .lines()
        .filter(|line| line.starts_with("[PDF]") || line.starts_with("[XMP"))
        .filter(|line| !known.iter().any(|known| line.contains(known)));
    assert_eq!(notes.collect::<Vec<_>>(), Vec::<&str>::new(), "{name}");
    assert_eq!(told("pdfinfo", &["-js", "clean.pdf"]), "", "{name}");
    let images = told("pdfimages", &["-list", "clean.pdf"]);
    assert!(images.contains("jpeg"), "{name}: the picture stays");
}

#[test]
fn a_locked_pdf_is_refused_with_what_to_send_instead() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("plain.pdf"), planted()).expect("written");
    for (user, name) in [("kunci", "locked.pdf"), ("", "half.pdf")] {
        run(
            folder.path(),
            "qpdf",
            &["--encrypt", user, "tuan", "256", "--", "plain.pdf", name],
        );
        let bytes = std::fs::read(folder.path().join(name)).expect("a file");
        assert_eq!(
            file_prepare(bytes),
            Err(FileRefused::Kind("locked")),
            "{name}"
        );
    }
}

/// So many zeros, packed by a program that is not ours.
fn bomb(megabytes: usize) -> Vec<u8> {
    let program = format!(
        "import sys,zlib\nz=zlib.compressobj(9)\nfor _ in range({megabytes}): sys.stdout.buffer.write(z.compress(bytes(1000000)))\nsys.stdout.buffer.write(z.flush())"
    );
    let done = Command::new("python3")
        .args(["-c", &program])
        .output()
        .expect("python3");
    done.stdout
}

fn root() -> Vec<u8> {
    b"<</Type/Catalog/Pages 2 0 R>>".to_vec()
}

fn page(says: &str) -> Vec<u8> {
    format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]{says}>>").into_bytes()
}

/// A file of one page that speaks of a fourth object.
fn speaking(says: &str, object: Vec<u8>) -> Vec<u8> {
    let pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    book(&[root(), pages, page(says), object], "")
}

#[test]
fn pages_that_would_overwhelm_a_reader_are_refused() {
    let packed = bomb(1_000);
    assert!(packed.len() < 2_000_000);
    let wide = [&b"["[..], &b"0 ".repeat(9_000_000), b"]"].concat();
    let cases = [
        (
            "a bomb on a page",
            speaking("/Contents 4 0 R", stream("/Filter/FlateDecode", &packed)),
        ),
        (
            "two packings",
            speaking(
                "/Contents 4 0 R",
                stream("/Filter[/FlateDecode/FlateDecode]", b"x"),
            ),
        ),
        (
            "deep values",
            speaking(
                "/Resources 4 0 R",
                [b"[".repeat(100_000), b"]".repeat(100_000)].concat(),
            ),
        ),
        ("many values", speaking("/Resources 4 0 R", wide)),
    ];
    for (what, bytes) in cases {
        assert_eq!(file_prepare(bytes), Err(FileRefused::Damaged), "{what}");
    }
}

#[test]
fn tables_and_trees_that_lead_nowhere_are_refused() {
    let whole = speaking("", b"null".to_vec());
    assert!(file_prepare(whole.clone()).is_ok(), "the test itself");
    let tree = (0..200).map(|depth| {
        let next = depth + 3;
        format!("<</Type/Pages/Kids[{next} 0 R]/Count 1>>").into_bytes()
    });
    let tree: Vec<_> = std::iter::once(root())
        .chain(tree)
        .chain([page("")])
        .collect();
    let ring = b"<</Type/Pages/Kids[2 0 R]/Count 1>>".to_vec();
    let none = b"<</Type/Pages/Kids[]/Count 0>>".to_vec();
    // A table that names itself as the one before, in a file that is right otherwise.
    let objects = [
        root(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page(""),
    ];
    let before = start(&book(&objects, ""));
    let itself = book(&objects, &format!("/Prev {before}"));
    assert_eq!(start(&itself), before, "the test itself");
    let mut other = whole.clone();
    let third = b"\n3 0 obj";
    let place = other.windows(third.len()).position(|part| part == third);
    other[place.expect("a third object") + 1] = b'7';
    let cases = [
        ("a deep tree", book(&tree, "")),
        ("a tree in a ring", book(&[root(), ring], "")),
        ("no page", book(&[root(), none], "")),
        ("tables in a ring", itself),
        (
            "no table",
            b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj".to_vec(),
        ),
        ("a page of another number", other),
    ];
    for (what, bytes) in cases {
        assert_eq!(file_prepare(bytes), Err(FileRefused::Damaged), "{what}");
    }
    let large = [whole, vec![b' '; PDF_BYTES_MAX]].concat();
    assert_eq!(
        file_prepare(large),
        Err(FileRefused::Large(FileKind::Document))
    );
}

#[test]
fn a_packed_table_that_becomes_too_much_is_refused() {
    let mut out = b"%PDF-1.6\n".to_vec();
    let at = out.len();
    let table = stream(
        "/Type/XRef/W[1 2 1]/Size 9/Root 1 0 R/Filter/FlateDecode",
        &bomb(100),
    );
    out.extend([b"5 0 obj\n".to_vec(), table, b"\nendobj\n".to_vec()].concat());
    out.extend(format!("startxref\n{at}\n%%EOF\n").bytes());
    assert_eq!(file_prepare(out), Err(FileRefused::Damaged));
}

#[test]
fn what_stands_before_behind_and_between_the_pages_goes() {
    let program = b"<script>alert('Rahsia')</script>";
    let mut bytes = [&planted()[..], program].concat();
    bytes.extend(b"PK\x03\x04Rahsia");
    assert!(!holds(&cleaned(&bytes, "behind"), "Rahsia"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_pdf_is_refused_or_cleaned(
        cut in 0..4_000_usize, flips in proptest::collection::vec((0..4_000_usize, 0_u8..8), 0..8), cutting: bool,
    ) {
        let mut bytes = planted();
        let length = bytes.len();
        for (place, bit) in flips {
            bytes[place % length] ^= 1 << bit;
        }
        if cutting {
            bytes.truncate(cut.max(1));
        }
        if let Ok(first) = file_prepare(bytes) {
            let again = file_prepare(first.bytes.clone()).expect("clean already");
            assert!(again.bytes == first.bytes, "cleaning twice is cleaning once");
        }
    }
}
