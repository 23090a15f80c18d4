//! Where a photo says that it was taken. Whoever begins a report with a photo is asked whether that is the place; what
//! is kept of the photo does not say it any more.

use std::io::Cursor;

use base::Point;
use exif::{Exif, In, Reader, Tag, Value};

/// The place in a photo's metadata, if it is one: cameras without a fix write noughts.
pub fn photo_origin(bytes: &[u8]) -> Option<Point> {
    let known = Reader::new()
        .read_from_container(&mut Cursor::new(bytes))
        .ok()?;
    let lat = degrees(&known, (Tag::GPSLatitude, Tag::GPSLatitudeRef), b'S')?;
    let lon = degrees(&known, (Tag::GPSLongitude, Tag::GPSLongitudeRef), b'W')?;
    let point = Point::new(lat, lon).ok()?;
    (lat != 0.0 || lon != 0.0).then_some(point)
}

/// Degrees, minutes and seconds as one number, below nought on the side that this letter stands for.
fn degrees(known: &Exif, (number, side): (Tag, Tag), below: u8) -> Option<f64> {
    let Value::Rational(parts) = &known.get_field(number, In::PRIMARY)?.value else {
        return None;
    };
    let mut degrees = 0.0;
    for (part, share) in parts.iter().zip([1.0, 60.0, 3_600.0]) {
        degrees += part.to_f64() / share;
    }
    let Value::Ascii(letters) = &known.get_field(side, In::PRIMARY)?.value else {
        return None;
    };
    let letter = letters.first()?.first()?;
    let turned = if *letter == below { -degrees } else { degrees };
    turned.is_finite().then_some(turned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The head of a JPEG whose metadata hold these degrees, minutes and hundredths of seconds.
    fn photo((north, lat): (u8, [u32; 3]), (east, lon): (u8, [u32; 3])) -> Vec<u8> {
        let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
        let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            tiff.extend(tag.to_be_bytes());
            tiff.extend(kind.to_be_bytes());
            tiff.extend(count.to_be_bytes());
            tiff.extend(value);
        };
        tiff.extend([0, 1]);
        entry(&mut tiff, 0x8825, 4, 1, 26_u32.to_be_bytes());
        tiff.extend([0, 0, 0, 0, 0, 4]);
        entry(&mut tiff, 1, 2, 2, [north, 0, 0, 0]);
        entry(&mut tiff, 2, 5, 3, 80_u32.to_be_bytes());
        entry(&mut tiff, 3, 2, 2, [east, 0, 0, 0]);
        entry(&mut tiff, 4, 5, 3, 104_u32.to_be_bytes());
        tiff.extend([0; 4]);
        for [degrees, minutes, hundredths] in [lat, lon] {
            for (number, of) in [(degrees, 1_u32), (minutes, 1), (hundredths, 100)] {
                tiff.extend(number.to_be_bytes());
                tiff.extend(of.to_be_bytes());
            }
        }
        let mut jpeg = b"\xff\xd8\xff\xe1".to_vec();
        let length = u16::try_from(tiff.len() + 8).expect("short");
        jpeg.extend(length.to_be_bytes());
        jpeg.extend(b"Exif\0\0");
        jpeg.extend(tiff);
        jpeg.extend(b"\xff\xd9");
        jpeg
    }

    #[test]
    fn a_photo_says_where_it_was_taken() {
        let found = photo_origin(&photo((b'N', [3, 6, 2_628]), (b'E', [101, 36, 2_412])));
        let found = found.expect("a place");
        assert!((found.lat - 3.1073).abs() < 1e-6 && (found.lon - 101.6067).abs() < 1e-6);
        let other = photo_origin(&photo((b'S', [33, 0, 0]), (b'W', [70, 30, 0])));
        let other = other.expect("a place");
        assert!((other.lat + 33.0).abs() < 1e-9 && (other.lon + 70.5).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_place_is_none() {
        for nowhere in [
            photo((b'N', [0, 0, 0]), (b'E', [0, 0, 0])),
            photo((b'N', [91, 0, 0]), (b'E', [101, 0, 0])),
            b"\xff\xd8\xff\xd9".to_vec(),
            b"%PDF-1.4".to_vec(),
            Vec::new(),
        ] {
            assert_eq!(photo_origin(&nowhere), None);
        }
    }

    proptest! {
        #[test]
        fn broken_metadata_harm_nothing(at in 0_usize..160, byte: u8, cut in 0_usize..200) {
            let mut bytes = photo((b'N', [3, 6, 2_628]), (b'E', [101, 36, 2_412]));
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            bytes.truncate(cut);
            if let Some(point) = photo_origin(&bytes) {
                prop_assert!(Point::new(point.lat, point.lon).is_ok());
            }
        }
    }
}
