//! Ogg with Opus or Vorbis: written anew packet by packet, with empty comments.

use std::collections::BTreeMap;
use std::io::Cursor;

use ogg::writing::PacketWriteEndInfo;
use ogg::{PacketReader, PacketWriter};

use super::super::model::FileKind;
use super::Cleaned;

/// Comments without a vendor and without a comment.
const OPUS_EMPTY: &[u8] = b"OpusTags\0\0\0\0\0\0\0\0";
const VORBIS_EMPTY: &[u8] = b"\x03vorbis\0\0\0\0\0\0\0\0\x01";

/// How a stream's sound is coded, and how many of its packets have come.
struct Stream {
    comments: &'static [u8],
    packets: u64,
}

/// The file as it may stay; nothing if it is damaged or holds no sound that we know.
pub(super) fn clean(bytes: &[u8]) -> Option<Cleaned> {
    let mut reader = PacketReader::new(Cursor::new(bytes));
    let mut out = Vec::with_capacity(bytes.len());
    let mut writer = PacketWriter::new(&mut out);
    let mut streams: BTreeMap<u32, Option<Stream>> = BTreeMap::new();
    let mut sounding = false;
    while let Some(packet) = reader.read_packet().ok()? {
        let serial = packet.stream_serial();
        if packet.first_in_stream() {
            streams.insert(serial, stream(&packet.data));
        }
        // Other streams, such as films and their indexes, are left out.
        let Some(stream) = streams.get_mut(&serial)?.as_mut() else {
            continue;
        };
        stream.packets += 1;
        sounding |= stream.packets > 3;
        let data = match stream.packets {
            2 if !packet.data.starts_with(stream.comments.get(..7)?) => return None,
            2 => stream.comments.to_vec(),
            _ => packet.data.clone(),
        };
        let end = match (packet.last_in_stream(), packet.last_in_page()) {
            (true, _) => PacketWriteEndInfo::EndStream,
            (_, true) => PacketWriteEndInfo::EndPage,
            _ => PacketWriteEndInfo::NormalPacket,
        };
        let position = packet.absgp_page();
        writer.write_packet(data, serial, end, position).ok()?;
    }
    drop(writer);
    sounding.then_some(Cleaned {
        kind: FileKind::Sound,
        media_type: "audio/ogg",
        bytes: out,
    })
}

/// What a stream's first packet says.
fn stream(first: &[u8]) -> Option<Stream> {
    let comments = if first.starts_with(b"OpusHead") {
        OPUS_EMPTY
    } else if first.starts_with(b"\x01vorbis") {
        VORBIS_EMPTY
    } else {
        return None;
    };
    Some(Stream {
        comments,
        packets: 0,
    })
}
