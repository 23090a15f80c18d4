//! Photos: what is taken and what is refused, and who may see them on both stores.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use kernel::documents::{Refused, photo_prepare};

/// Left half red, right half blue.
pub(crate) fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
}

pub(crate) fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let picture: DynamicImage = picture.into();
    picture.write_to(&mut out, format).expect("a picture");
    out.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    file(two_halves(width, height), ImageFormat::Jpeg)
}

/// The same JPEG with a segment after its start.
fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2)
        .expect("a short segment")
        .to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, body, &jpeg[2..]].concat()
}

/// Exif that says how the camera was held, and where.
fn exif(orientation: u8) -> Vec<u8> {
    let mut body = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    body.extend([orientation, 0, 0, 0, 0, 0, 0]);
    body.extend(b"GPS 3.1073 101.6067");
    body
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

fn drawn(bytes: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(bytes, ImageFormat::Jpeg)
        .expect("a JPEG")
        .into_rgb8()
}

fn is_red(picture: &RgbImage, x: u32, y: u32) -> bool {
    let [red, _, blue] = picture.get_pixel(x, y).0;
    red > 150 && blue < 100
}

#[test]
fn three_formats_become_one() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let photo = photo_prepare(&file(two_halves(400, 200), format)).expect("a photo");
        assert_eq!((photo.width, photo.height), (400, 200), "{format:?}");
        let (full, thumb) = (drawn(&photo.full), drawn(&photo.thumb));
        assert_eq!(thumb.dimensions(), (320, 160));
        assert!(is_red(&full, 10, 100) && !is_red(&full, 390, 100));
    }
}

#[test]
fn large_photos_shrink_and_small_ones_stay() {
    let photo = photo_prepare(&jpeg(2100, 300)).expect("a photo");
    assert_eq!((photo.width, photo.height), (2048, 293));
    assert_eq!(drawn(&photo.full).dimensions(), (2048, 293));
    let photo = photo_prepare(&jpeg(3, 2)).expect("a photo");
    assert_eq!((photo.width, photo.height), (3, 2));
    assert_eq!(drawn(&photo.thumb).dimensions(), (3, 2));
}

#[test]
fn photos_are_turned_upright_and_lose_what_came_along() {
    let bytes = with_segment(&jpeg(400, 200), 0xe1, &exif(6));
    let bytes = with_segment(&bytes, 0xfe, b"<script>alert(1)</script> Ali, No. 5");
    let bytes = [bytes.as_slice(), b"<script>alert(2)</script>PK\x03\x04"].concat();
    assert!(holds(&bytes, "GPS"), "the test itself");
    let photo = photo_prepare(&bytes).expect("a photo");
    assert_eq!((photo.width, photo.height), (200, 400));
    let full = drawn(&photo.full);
    assert!(
        is_red(&full, 100, 10) && !is_red(&full, 100, 390),
        "left became top"
    );
    for part in [&photo.full, &photo.thumb] {
        for text in ["GPS", "Exif", "script", "Ali", "PK\u{3}\u{4}"] {
            assert!(!holds(part, text), "{text}");
        }
    }
}

#[test]
fn what_shines_through_is_white() {
    let clear = RgbaImage::from_fn(40, 40, |x, _| {
        if x < 20 {
            Rgba([0, 0, 0, 0])
        } else {
            Rgba([0, 0, 0, 255])
        }
    });
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let full = drawn(
            &photo_prepare(&file(clear.clone(), format))
                .expect("a photo")
                .full,
        );
        assert!(
            full.get_pixel(5, 20).0.iter().all(|part| *part > 240),
            "{format:?}"
        );
        assert!(
            full.get_pixel(35, 20).0.iter().all(|part| *part < 15),
            "{format:?}"
        );
    }
}

#[test]
fn everything_else_is_refused_by_what_it_is() {
    let cases: [(&[u8], &str); 12] = [
        (b"GIF89a/*\x00\x01*/=1;alert(1)//", "gif"),
        (b"%PDF-1.7\n%\xff\xd8\xff\xe0", "pdf"),
        (
            b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>",
            "svg",
        ),
        (b"\xef\xbb\xbf <SVG onload=alert(1)>", "svg"),
        (b"<!doctype html><script>alert(1)</script>", "html"),
        (b"\n\n<img src=x onerror=alert(1)>", "html"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", "heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "avif"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "video"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "other"),
        (b"PK\x03\x04", "other"),
    ];
    for (bytes, found) in cases {
        assert_eq!(photo_prepare(bytes), Err(Refused::Kind(found)), "{found}");
    }
    assert_eq!(photo_prepare(b""), Err(Refused::Empty));
    assert_eq!(photo_prepare(&vec![0xff; 20_000_001]), Err(Refused::Large));
}

#[test]
fn cut_off_and_contradictory_files_are_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = file(two_halves(200, 200), format);
        for length in [whole.len() / 2, whole.len() - 20, 12, 30] {
            let found = photo_prepare(&whole[..length]);
            assert_eq!(found, Err(Refused::Damaged), "{format:?} {length}");
        }
    }
    // The start of one kind with the body of another.
    let page = [
        b"\xff\xd8\xff".as_slice(),
        b"<html><script>alert(1)</script>",
    ]
    .concat();
    assert_eq!(photo_prepare(&page), Err(Refused::Damaged));
    let page = [b"\x89PNG\r\n\x1a\n".as_slice(), b"<svg onload=alert(1)>"].concat();
    assert_eq!(photo_prepare(&page), Err(Refused::Damaged));
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> [u8; 4] {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            }
        })
    });
    (!sum).to_be_bytes()
}

#[test]
fn bombs_are_refused_by_their_header() {
    let mut bomb = jpeg(8, 8);
    let size = bomb
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .expect("a frame")
        + 5;
    bomb[size..size + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(photo_prepare(&bomb), Err(Refused::Pixels));

    let mut bomb = file(two_halves(8, 8), ImageFormat::Png);
    for side in [16, 20] {
        bomb[side..side + 4].copy_from_slice(&60_000_u32.to_be_bytes());
    }
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum);
    assert_eq!(photo_prepare(&bomb), Err(Refused::Pixels));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn damage_anywhere_is_survived(place in 0_usize..600, byte: u8, format in 0_usize..3) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][format];
        let mut bytes = file(two_halves(24, 24), format);
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(photo) = photo_prepare(&bytes) {
            drawn(&photo.full);
        }
    }
}
