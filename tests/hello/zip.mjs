import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const STORED = 0;

/** The files in a ZIP archive (PKWARE APPNOTE §4.3), by its central directory; each is read as text when asked for. */
export function unzip(bytes) {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END) end--;
  const files = [];
  for (let count = bytes.readUInt16LE(end + 10), at = bytes.readUInt32LE(end + 16); count > 0; count--) {
    const [method, size, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    files.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      read() {
        const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
        const data = bytes.subarray(start, start + size);
        return (method === STORED ? data : inflateRawSync(data)).toString("utf8");
      },
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
