/** Turns offsets into a text's UTF-8 bytes, in ascending order, into offsets into the text itself. */
export function charOffsets(text: string): (bytes: number) => number {
  if (Buffer.byteLength(text) === text.length) return (bytes) => bytes;
  let [seen, at] = [0, 0];
  return (bytes) => {
    while (seen < bytes) {
      const code = text.codePointAt(at) as number;
      seen += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      at += code < 0x10000 ? 1 : 2;
    }
    return at;
  };
}
