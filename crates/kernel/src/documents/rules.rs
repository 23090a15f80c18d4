//! From whatever somebody sent to a photo that is safe to show, or to a precise refusal.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, RgbImage};

use super::error::Refused;

/// Most bytes of a file.
pub const BYTES_MAX: usize = 20_000_000;
/// Most pixels of a picture, told by its header before anything is decoded.
pub const PIXELS_MAX: u64 = 50_000_000;
/// Most memory for decoding one picture, in bytes.
const MEMORY_MAX: u64 = 256 * 1024 * 1024;
/// The longer side of a photo as it is kept, and of its small copy, in pixels.
const SIDE_MAX: u32 = 2048;
const THUMB_SIDE_MAX: u32 = 320;
const QUALITY: u8 = 82;

/// A photo drawn anew, without anything that came along with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The photo as JPEG.
    pub full: Vec<u8>,
    /// Its small copy as JPEG.
    pub thumb: Vec<u8>,
    /// Width of the photo in pixels.
    pub width: u32,
    /// Height of the photo in pixels.
    pub height: u32,
    /// What it looks like, in 64 bits.
    pub print: u64,
}

/// Draws a photo anew: upright, at most 2048 pixels long, on white, without metadata.
///
/// What the file is decides its contents, never its name. JPEG, PNG and WebP are taken.
pub fn photo_prepare(bytes: &[u8]) -> Result<Prepared, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > BYTES_MAX {
        return Err(Refused::Large);
    }
    let format = sniff(bytes)?;
    if format == ImageFormat::Jpeg && !is_whole_jpeg(bytes) {
        return Err(Refused::Damaged);
    }
    let (drawn, orientation) = decode(bytes, format)?;
    // Shrinking first costs less memory than turning first.
    let mut photo = fitted(drawn, SIDE_MAX, FilterType::CatmullRom);
    photo.apply_orientation(orientation);
    sizes(&on_white(&photo), QUALITY)
}

/// A photo in all sizes in which it is kept.
pub(super) fn sizes(photo: &RgbImage, quality: u8) -> Result<Prepared, Refused> {
    let thumb = fitted(
        DynamicImage::from(photo.clone()),
        THUMB_SIDE_MAX,
        FilterType::Triangle,
    );
    Ok(Prepared {
        full: jpeg(photo, quality)?,
        print: print(&thumb),
        thumb: jpeg(&thumb.into_rgb8(), QUALITY)?,
        width: photo.width(),
        height: photo.height(),
    })
}

/// The difference hash of a picture: drawn as nine grey columns in eight rows, one bit says whether a field is
/// darker than the next one. Other sizes, light and compression change few bits.
fn print(picture: &DynamicImage) -> u64 {
    let small = image::imageops::resize(&picture.to_luma8(), 9, 8, FilterType::Triangle);
    let darker = |(one, next): (&image::Luma<u8>, &image::Luma<u8>)| one.0 < next.0;
    let rows = small.rows();
    let bits = rows.flat_map(|row| row.clone().zip(row.skip(1)).map(darker));
    bits.fold(0, |print, bit| (print << 1) | u64::from(bit))
}

/// Whether these are bytes of a photo that is taken, by how they begin.
pub(super) fn is_photo(bytes: &[u8]) -> bool {
    sniff(bytes).is_ok()
}

/// What the first bytes say.
fn sniff(bytes: &[u8]) -> Result<ImageFormat, Refused> {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let brand = head.get(4..12).unwrap_or_default();
    if head.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(ImageFormat::Jpeg);
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(ImageFormat::Png);
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Ok(ImageFormat::WebP);
    }
    Err(Refused::Kind(match brand {
        _ if head.starts_with(b"GIF8") => "gif",
        _ if head.starts_with(b"%PDF") => "pdf",
        [b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => "avif",
        [b'f', b't', b'y', b'p', b'h', b'e', ..] | b"ftypmif1" | b"ftypmsf1" => "heic",
        [b'f', b't', b'y', b'p', ..] => "video",
        _ => written(head),
    }))
}

/// Text that browsers would run or draw.
pub(super) fn written(head: &[u8]) -> &'static str {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with('<') && text.contains("<svg") {
        "svg"
    } else if text.starts_with('<') {
        "html"
    } else {
        "other"
    }
}

/// Whether the picture ends as it should: a cut-off upload would be drawn grey below the cut.
///
/// Inside picture data no 0xff is followed by 0xd9, so the marker after the scan's start is the end.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        match rest {
            [0xff, 0xda, scan @ ..] => return scan.windows(2).any(|pair| pair == [0xff, 0xd9]),
            // Fill bytes, and markers that stand alone.
            [0xff, 0xff, ..] => rest = rest.get(1..).unwrap_or_default(),
            [0xff, 0x01 | 0xd0..=0xd8, ..] => rest = rest.get(2..).unwrap_or_default(),
            [0xff, 0x02..=0xfe, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                match rest.get(2 + length.max(2)..) {
                    Some(after) => rest = after,
                    None => return false,
                }
            }
            _ => return false,
        }
    }
}

pub(super) fn decode(
    bytes: &[u8],
    format: ImageFormat,
) -> Result<(DynamicImage, Orientation), Refused> {
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > MEMORY_MAX {
        return Err(Refused::Pixels);
    }
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    decoder.set_limits(limits).map_err(damaged)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let drawn = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    Ok((drawn, orientation))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err asks for"
)]
fn damaged(error: image::ImageError) -> Refused {
    match error {
        image::ImageError::Limits(_) => Refused::Pixels,
        _ => Refused::Damaged,
    }
}

/// The picture within a square of this side; a smaller one stays as it is.
fn fitted(picture: DynamicImage, side: u32, filter: FilterType) -> DynamicImage {
    let (width, height) = picture.dimensions();
    if width <= side && height <= side {
        picture
    } else {
        picture.resize(side, side, filter)
    }
}

/// JPEG knows no transparency: what shines through is white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let clear = picture.to_rgba8();
    RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let [red, green, blue, alpha] = clear.get_pixel(x, y).0;
        let blended = |part: u8| {
            let sum = u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([red, green, blue].map(blended))
    })
}

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, quality);
    encoder.encode_image(picture).map_err(damaged)?;
    Ok(out)
}
