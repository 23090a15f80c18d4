//! Black boxes over a photo: never a blur, which can be undone.

use std::fmt;

use image::{ImageFormat, Rgb};

use super::error::{AreaError, Error, Refused};
use super::rules::{Prepared, decode, sizes};

/// The longest reason for moderating a document, in characters.
pub const REASON_MAX: usize = 500;
/// Most boxes over one photo at once.
pub const AREAS_MAX: usize = 50;
/// A JPEG spreads what is in a block of this side over the block, so boxes cover whole blocks.
const BLOCK: u32 = 8;
/// A photo is redacted after it was drawn anew once: what is beside the boxes should not get worse.
const QUALITY: u8 = 92;
const BLACK: Rgb<u8> = Rgb([0, 0, 0]);

/// A box in the pixels of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// From the left edge.
    pub x: u32,
    /// From the top edge.
    pub y: u32,
    /// At least one.
    pub width: u32,
    /// At least one.
    pub height: u32,
}

impl fmt::Display for Area {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{},{},{},{}", self.x, self.y, self.width, self.height)
    }
}

impl Area {
    /// The box with these numbers, widened to whole blocks and cut at the edges of a photo of this size.
    pub fn within(
        (width, height): (u32, u32),
        (x, y): (u32, u32),
        size: (u32, u32),
    ) -> Result<Self, AreaError> {
        let (left, right) = blocks(x, size.0, width).ok_or(AreaError::Outside)?;
        let (top, bottom) = blocks(y, size.1, height).ok_or(AreaError::Outside)?;
        Ok(Self {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        })
    }

    /// The box between two corners, whichever they are.
    pub fn between(
        photo: (u32, u32),
        (x, y): (u32, u32),
        (other_x, other_y): (u32, u32),
    ) -> Result<Self, AreaError> {
        let corner = (x.min(other_x), y.min(other_y));
        let size = (x.abs_diff(other_x).max(1), y.abs_diff(other_y).max(1));
        Self::within(photo, corner, size)
    }

    /// Boxes as [`Area`] writes them, with semicolons between.
    pub fn parse_all(photo: (u32, u32), text: &str) -> Result<Vec<Self>, AreaError> {
        let written = text.split(';').filter(|part| !part.trim().is_empty());
        let areas: Vec<_> = written
            .take(AREAS_MAX + 1)
            .map(|part| Self::parse(photo, part))
            .collect::<Result<_, _>>()?;
        if areas.len() > AREAS_MAX {
            return Err(AreaError::Many);
        }
        Ok(areas)
    }

    fn parse(photo: (u32, u32), text: &str) -> Result<Self, AreaError> {
        let numbers: Result<Vec<u32>, _> =
            text.split(',').map(|part| part.trim().parse()).collect();
        match numbers.as_deref() {
            Ok([x, y, width, height]) => Self::within(photo, (*x, *y), (*width, *height)),
            _ => Err(AreaError::Outside),
        }
    }
}

/// From and until where whole blocks cover so many pixels from there on, within a side.
fn blocks(from: u32, span: u32, side: u32) -> Option<(u32, u32)> {
    if span == 0 || from >= side {
        return None;
    }
    let until = from.saturating_add(span).min(side);
    let until = until.div_ceil(BLOCK).saturating_mul(BLOCK).min(side);
    Some((from - from % BLOCK, until))
}

/// Why somebody moderates a document: some words, and not too many.
pub(super) fn reason(words: &str) -> Result<String, Error> {
    let words = words.trim().replace("\r\n", "\n");
    match words.chars().count() {
        0 => Err(Error::ReasonMissing),
        count if count > REASON_MAX => Err(Error::ReasonLong),
        _ => Ok(words),
    }
}

/// A stored photo with these boxes in black, in all sizes.
pub(super) fn blackened(jpeg: &[u8], areas: &[Area]) -> Result<Prepared, Refused> {
    let (photo, _) = decode(jpeg, ImageFormat::Jpeg)?;
    let mut photo = photo.into_rgb8();
    let (width, height) = photo.dimensions();
    for area in areas {
        for y in area.y..area.y.saturating_add(area.height).min(height) {
            for x in area.x..area.x.saturating_add(area.width).min(width) {
                photo.put_pixel(x, y, BLACK);
            }
        }
    }
    sizes(&photo, QUALITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHOTO: (u32, u32) = (100, 50);

    #[test]
    fn a_box_covers_whole_blocks_and_ends_with_the_photo() {
        let area = Area::within(PHOTO, (9, 7), (1, 2)).unwrap();
        assert_eq!(area.to_string(), "8,0,8,16");
        let area = Area::within(PHOTO, (97, 49), (u32::MAX, 9)).unwrap();
        assert_eq!(area.to_string(), "96,48,4,2");
    }

    #[test]
    fn corners_may_come_in_any_order() {
        let area = Area::between(PHOTO, (40, 8), (20, 30));
        assert_eq!(area, Area::between(PHOTO, (20, 30), (40, 8)));
        assert_eq!(area.unwrap().to_string(), "16,8,24,24");
        assert!(Area::between(PHOTO, (3, 3), (3, 3)).is_ok(), "one pixel");
    }

    #[test]
    fn nonsense_is_no_box() {
        for text in [
            "1,2,3",
            "1,2,3,4,5",
            "a,b,c,d",
            "-1,0,4,4",
            "100,0,4,4",
            "0,50,4,4",
            "0,0,0,4",
        ] {
            assert_eq!(
                Area::parse_all(PHOTO, text),
                Err(AreaError::Outside),
                "{text}"
            );
        }
        let many = "0,0,1,1;".repeat(AREAS_MAX + 1);
        assert_eq!(Area::parse_all(PHOTO, &many), Err(AreaError::Many));
        assert_eq!(Area::parse_all(PHOTO, " ; "), Ok(Vec::new()));
    }

    proptest::proptest! {
        #[test]
        fn every_box_covers_what_was_asked_and_stays_inside(
            photo in (1_u32..3_000, 1_u32..3_000), at: (u32, u32), size: (u32, u32),
        ) {
            if let Ok(area) = Area::within(photo, at, size) {
                let inside = |from: u32, span: u32, side: u32| span > 0 && from + span <= side;
                assert!(inside(area.x, area.width, photo.0) && inside(area.y, area.height, photo.1));
                assert!(area.x <= at.0 && area.y <= at.1);
                let end = |from: u32, span: u32, side: u32| from.saturating_add(span).min(side);
                assert!(area.x + area.width >= end(at.0, size.0, photo.0));
                assert!(area.y + area.height >= end(at.1, size.1, photo.1));
                let again = Area::within(photo, (area.x, area.y), (area.width, area.height));
                assert_eq!(again, Ok(area), "it does not grow each time it is sent");
                assert_eq!(Area::parse_all(photo, &area.to_string()), Ok(vec![area]));
            } else {
                assert!(at.0 >= photo.0 || at.1 >= photo.1 || size.0 == 0 || size.1 == 0);
            }
        }
    }
}
