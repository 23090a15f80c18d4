// A photo as a phone takes it: a real JPEG that carries where it was taken.

const ascii = (text) => Buffer.from(`${text}\0`, "latin1");

function entry(tag, type, count, value) {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16LE(tag, 0);
  bytes.writeUInt16LE(type, 2);
  bytes.writeUInt32LE(count, 4);
  if (Buffer.isBuffer(value)) value.copy(bytes, 8);
  else bytes.writeUInt32LE(value, 8);
  return bytes;
}

const directory = (entries) => {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(entries.length);
  return Buffer.concat([count, ...entries, Buffer.alloc(4)]);
};

// Degrees, minutes and seconds as three fractions.
const angle = (parts) => {
  const bytes = Buffer.alloc(24);
  parts.forEach((part, place) => {
    bytes.writeUInt32LE(part, place * 8);
    bytes.writeUInt32LE(1, place * 8 + 4);
  });
  return bytes;
};

// An EXIF block with a maker and a position (3° 6′ 26″ N, 101° 36′ 24″ E).
function exif() {
  const maker = ascii("BalaiTestPhone");
  const header = Buffer.from("II*\0\x08\0\0\0", "latin1");
  const makerAt = 8 + 2 + 2 * 12 + 4;
  const placeAt = makerAt + maker.length + (maker.length % 2);
  const latAt = placeAt + 2 + 4 * 12 + 4;
  const main = directory([entry(0x010f, 2, maker.length, makerAt), entry(0x8825, 4, 1, placeAt)]);
  const place = directory([
    entry(1, 2, 2, ascii("N")),
    entry(2, 5, 3, latAt),
    entry(3, 2, 2, ascii("E")),
    entry(4, 5, 3, latAt + 24),
  ]);
  const padding = Buffer.alloc(maker.length % 2);
  const lat = angle([3, 6, 26]);
  const lon = angle([101, 36, 24]);
  const body = Buffer.concat([ascii("Exif\0"), header, main, maker, padding, place, lat, lon]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([marker, body]);
}

// A JPEG drawn by the browser, with the block put where cameras put it: right after its start.
export async function phonePhoto(browser) {
  const page = await browser.newPage();
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 800;
    canvas.height = 600;
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#778";
    brush.fillRect(0, 0, 800, 600);
    brush.fillStyle = "#222";
    brush.ellipse(400, 330, 210, 110, 0, 0, 7);
    brush.fill();
    return canvas.toDataURL("image/jpeg", 0.8).split(",")[1];
  });
  await page.close();
  const plain = Buffer.from(drawn, "base64");
  const bytes = Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)]);
  return { name: "lubang.jpg", mimeType: "image/jpeg", buffer: bytes };
}

export const carriesPlace = (bytes) => bytes.includes("Exif") || bytes.includes("BalaiTestPhone");
