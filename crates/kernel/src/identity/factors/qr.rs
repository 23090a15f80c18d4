//! A text as a QR code that is drawn in the page.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// White around the code, in modules, without which readers do not find it.
const QUIET: usize = 4;

/// A square picture as one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Qr {
    /// The side of the picture in modules.
    pub(super) side: usize,
    /// What is black, as the data of an SVG path.
    pub(super) path: String,
}

/// Draws a text; nothing if it is too long for any code.
pub(super) fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (row, line) in colors.chunks(width).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, length) = (column + QUIET, row + QUIET, run.len());
                // Writing to a String cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            column += run.len();
        }
    }
    Some(Qr {
        side: width + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_of_a_code_is_a_finder() {
        let drawn = qr("otpauth://totp/Balai:a%40b.my?secret=GEZDGNBVGY3TQOJQ").expect("a code");
        assert!(drawn.path.starts_with("M4 4h7v1h-7z"));
        assert!(drawn.path.contains("M4 5h1v1h-1z") && drawn.path.contains("M6 6h3v1h-3z"));
        assert!(drawn.path.len() < 16 * 1024);
        assert_eq!(qr(&"x".repeat(5_000)), None);
    }
}
