//! Reading numbers out of bytes, and wiping bytes out: nothing here goes past an end.

use std::ops::Range;

/// The big-endian number of these bytes; at most eight of them.
pub(super) fn number(file: &[u8], at: Range<usize>) -> Option<u64> {
    let bytes = file.get(at).filter(|bytes| bytes.len() <= 8)?;
    Some(
        bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    )
}

/// The number of four bytes.
pub(super) fn u32_at(file: &[u8], at: usize) -> Option<u32> {
    let end = at.checked_add(4)?;
    u32::try_from(number(file, at..end)?).ok()
}

/// The number of eight bytes.
pub(super) fn u64_at(file: &[u8], at: usize) -> Option<u64> {
    number(file, at..at.checked_add(8)?)
}

/// The four characters that name a box.
pub(super) fn name_at(file: &[u8], at: usize) -> Option<[u8; 4]> {
    file.get(at..at.checked_add(4)?)?.try_into().ok()
}

/// Writes nothing but zeros.
pub(super) fn wipe(file: &mut [u8], range: Range<usize>) {
    if let Some(bytes) = file.get_mut(range) {
        bytes.fill(0);
    }
}

/// Writes these bytes, if there is room for all of them.
pub(super) fn write(file: &mut [u8], at: usize, bytes: &[u8]) {
    let end = at.saturating_add(bytes.len());
    if let Some(place) = file.get_mut(at..end) {
        place.copy_from_slice(bytes);
    }
}
