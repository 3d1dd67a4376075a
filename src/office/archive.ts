import { crc32, inflateRawSync } from "node:zlib";

/** More than this, in bytes, no archive is unpacked to; a small file can hold a thousand times its size. */
export const MOST_UNPACKED = 512 * 1024 * 1024;

/**
 * The entries of a ZIP archive, which office programs put their documents into, by the directory at its end (APPNOTE.TXT
 * 4.3.12, 4.3.16 and 4.5.3). Nothing is unpacked before it is asked for, and never more than the directory promises.
 */
export class Archive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** @throws DamagedArchive */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = entriesOf(this.#bytes);
  }

  /** The names of its entries, in their order. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** How many bytes an entry has when it is unpacked, as the directory says; of all entries if none is named. */
  sizeOf(name?: string): number {
    const entries = name === undefined ? [...this.#entries.values()] : [this.#entries.get(name)];
    return entries.reduce((sum, entry) => sum + (entry?.size ?? 0), 0);
  }

  /**
   * The bytes of an entry; none for one that is not there.
   * @throws DamagedArchive where they are not what the directory says.
   */
  read(name: string): Uint8Array {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.size === 0) return new Uint8Array();
    const content = inflated(this.#bytes, entry);
    if (content === null || crc32(content) !== entry.checksum) throw new DamagedArchive();
    return content;
  }
}

/**
 * What an office program has put a document into: an archive, or the container that Microsoft used until 2003, as documents with
 * a password still are; null where it is neither.
 */
export function containerOf(bytes: Uint8Array): "archive" | "old" | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  return start === "PK\x03\x04" ? "archive" : start === "\xd0\xcf\x11\xe0" ? "old" : null;
}

/** Whether the old container holds something of this name. The names in its directory are in UTF-16. */
export const oldHolds = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes).includes(Buffer.from(name, "utf16le"));

/** The archive was cut short, or its bytes were changed. */
export class DamagedArchive extends Error {}

interface Entry {
  /** Bytes as they are packed, when they are unpacked, and where the entry begins. */
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly method: number;
  readonly checksum: number;
}

function entriesOf(data: Buffer): Map<string, Entry> {
  const end = data.lastIndexOf("PK\x05\x06");
  if (end < 0) throw new DamagedArchive();
  const entries = new Map<string, Entry>();
  try {
    let at = data.readUInt32LE(end + 16);
    for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
      if (data.readUInt32LE(at) !== 0x02014b50) throw new DamagedArchive();
      const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ];
      const fields = data.subarray(at + 46 + name, at + 46 + name + extra);
      const [size, packed, offset] = wideNumbers(fields, [
        data.readUInt32LE(at + 24),
        data.readUInt32LE(at + 20),
        data.readUInt32LE(at + 42),
      ]) as [number, number, number];
      entries.set(data.toString("utf8", at + 46, at + 46 + name), {
        packed,
        size,
        offset,
        method: data.readUInt16LE(at + 10),
        checksum: data.readUInt32LE(at + 16),
      });
      at += 46 + name + extra + comment;
    }
  } catch (error) {
    throw error instanceof RangeError ? new DamagedArchive() : error;
  }
  return entries;
}

/** Numbers that do not fit are all ones, and stand in a field of their own, in this order. */
function wideNumbers(fields: Buffer, numbers: readonly number[]): number[] {
  let at = 0;
  while (at + 4 <= fields.length && fields.readUInt16LE(at) !== 1) at += 4 + fields.readUInt16LE(at + 2);
  at += 4;
  return numbers.map((number) => {
    if (number !== 0xffffffff) return number;
    at += 8;
    return Number(fields.readBigUInt64LE(at - 8));
  });
}

function inflated(data: Buffer, { packed, size, offset, method }: Entry): Uint8Array | null {
  try {
    const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
    const content = data.subarray(start, start + packed);
    return method === 0 ? content : inflateRawSync(content, { maxOutputLength: size });
  } catch {
    return null;
  }
}
