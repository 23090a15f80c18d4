//! Pictures inside of a PDF: their bytes of picture stay as they are, what cameras wrote beside them goes.

/// A JPEG without its notes. Of the application segments those stay that say how its colours are meant:
/// JFIF, the colour profile and Adobe's transform.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut out = vec![0xff, 0xd8];
    loop {
        match rest {
            [0xff, 0xff, ..] => rest = rest.get(1..)?,
            [0xff, 0xda, ..] => {
                let end = rest.windows(2).rposition(|pair| pair == [0xff, 0xd9])?;
                out.extend(rest.get(..end + 2)?);
                return Some(out);
            }
            [0xff, marker @ 0xc0..=0xfe, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
                let segment = rest.get(..length + 2)?;
                let said = segment.get(4..).unwrap_or_default();
                let stays = match marker {
                    0xe0 => said.starts_with(b"JFIF\0") && segment.len() <= 18,
                    0xe2 => said.starts_with(b"ICC_PROFILE\0"),
                    0xee => said.starts_with(b"Adobe"),
                    0xe1..=0xef | 0xfe => false,
                    _ => true,
                };
                if stays {
                    out.extend(segment);
                }
                rest = rest.get(length + 2..)?;
            }
            _ => return None,
        }
    }
}

/// A JPEG 2000 picture without its boxes of notes. A bare stream of code has none.
pub(super) fn jpeg2000(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xff, 0x4f]) {
        return Some(bytes.to_vec());
    }
    let boxes = super::super::mp4::atoms(bytes, 0, bytes.len())?;
    let mut out = Vec::with_capacity(bytes.len());
    for part in boxes {
        if [*b"jP  ", *b"ftyp", *b"jp2h", *b"jp2c"].contains(&part.name) {
            out.extend(bytes.get(part.start..part.end)?);
        }
    }
    (!out.is_empty()).then_some(out)
}
