import { crc32, inflateRawSync } from "node:zlib";
import { UsageError } from "../errors.ts";

/** What a file is: the parts of an XLSX or ODS archive by their names, of which those that are no XML are left blank; or CSV. */
export type Container =
  | { readonly kind: "xlsx" | "ods"; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: "text" };

/**
 * Tells what a file is from its bytes, and unpacks it.
 * @throws UsageError for one that cannot be read, saying which it is and what to do.
 */
export function openContainer(file: string, bytes: Uint8Array): Container {
  if (bytes.length === 0) throw new UsageError(`"${file}" is empty`, "Save it again, and import that.");
  const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  if (start.startsWith("\xd0\xcf\x11\xe0")) throw oleError(file, bytes);
  if (start.startsWith("PK\x05\x06")) throw notWorkbook(file, "is an empty archive");
  if (!start.startsWith("PK\x03\x04")) {
    requireText(file, bytes, start);
    return { kind: "text" };
  }
  const entries = entriesOf(file, bytes);
  const kind = kindOf(file, entries, bytes);
  const size = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (size > MOST_UNPACKED * MEGABYTE) throw tooLarge(file, size, MOST_UNPACKED);
  const parts = [...entries].map(([name, entry]): [string, Uint8Array] => [
    name,
    /\.(?:xml|rels)$/.test(name) ? unpack(file, bytes, entry) : new Uint8Array(1),
  ]);
  return { kind, parts: new Map(parts) };
}

const notWorkbook = (file: string, is: string): UsageError =>
  new UsageError(
    `"${file}" ${is}, not a workbook`,
    "Give an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file.",
  );

/** Files of text that are often called .xls or .csv, and others that are no text at all. */
function requireText(file: string, bytes: Uint8Array, start: string): void {
  const text = start.replace(/^\xef\xbb\xbf/, "").trimStart();
  if (text.startsWith("%PDF-")) throw notWorkbook(file, "is a PDF");
  if (text.startsWith("{\\rtf")) throw notWorkbook(file, "is a document of rich text");
  if (/^<\?xml.*<\?mso-application progid="Excel/s.test(text)) {
    throw new UsageError(`"${file}" is a workbook of Excel 2003 in XML`, SAVE_AS_XLSX);
  }
  if (/^<(?:!doctype html|html|head|meta|table|style)\b/i.test(text)) {
    throw new UsageError(`"${file}" is a web page that is called a workbook`, SAVE_AS_XLSX);
  }
  if (text.startsWith("<?xml")) throw notWorkbook(file, "is XML");
  const isUtf16 = start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff");
  if (!isUtf16 && bytes.subarray(0, 4096).includes(0) && !/^(?:[\t\r\n -~]\0){8}/.test(start)) {
    throw notWorkbook(file, "holds bytes that are no text");
  }
}

const SAVE_AS_XLSX = "Open it in Excel, save it as an Excel workbook (.xlsx), and import that.";

/** The container that Microsoft used until 2003. Workbooks with a password are still put into one. */
function oleError(file: string, bytes: Uint8Array): UsageError {
  // Names in the directory of the container are in UTF-16.
  const holds = (name: string): boolean => Buffer.from(bytes).includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) {
    return new UsageError(
      `"${file}" is protected by a password`,
      "Open it in Excel, take the password away (File, Info, Protect Workbook), save it, and import it again.",
    );
  }
  return holds("Workbook") || holds("Book")
    ? new UsageError(`"${file}" is a workbook of Excel 97 to 2003 (.xls)`, SAVE_AS_XLSX)
    : notWorkbook(file, "is a file of an old Office program");
}

/** What an archive holds, by the names and types that are fixed for each kind. */
function kindOf(file: string, entries: ReadonlyMap<string, Entry>, bytes: Uint8Array): "xlsx" | "ods" {
  const read = (name: string): string => {
    const entry = entries.get(name);
    if (entry === undefined) return "";
    if (entry.size > MEGABYTE) throw tooLarge(file, entry.size, MOST_UNPACKED);
    return Buffer.from(unpack(file, bytes, entry)).toString("latin1");
  };
  const types = read("[Content_Types].xml");
  const type = types === "" ? read("mimetype") : types;
  if (/macroEnabled\.main\+xml|vbaProject/.test(type)) {
    throw new UsageError(
      `"${file}" is a workbook with macros`,
      "Save it as an Excel workbook (.xlsx), which leaves the macros out, and import that.",
    );
  }
  if (/sheet\.binary/.test(type)) {
    throw new UsageError(`"${file}" is a binary workbook of Excel (.xlsb)`, SAVE_AS_XLSX);
  }
  if (/spreadsheetml\.(?:sheet|template)\.main\+xml/.test(type)) return "xlsx";
  if (/opendocument\.spreadsheet/.test(type)) {
    if (!read("META-INF/manifest.xml").includes("encryption-data")) return "ods";
    throw new UsageError(
      `"${file}" is protected by a password`,
      "Open it in LibreOffice, save it without a password, and import it again.",
    );
  }
  if (/wordprocessingml|opendocument\.text/.test(type)) throw notWorkbook(file, "is a text document");
  throw notWorkbook(file, entries.has("Index/Document.iwa") ? "is a file of Apple Numbers" : "is an archive");
}

/** More than this is not unpacked; a small file can hold a thousand times its size. Blank rows can take most of it. */
const MOST_UNPACKED = 512;

/** More than this is not read: it would be a hundred thousand rows of twelve cells. */
const MOST_READ = 96;

const MEGABYTE = 1024 * 1024;

/** @throws UsageError where the parts that are to be read would fill the memory. */
export function requireMemory(file: string, parts: Iterable<Uint8Array>): void {
  let size = 0;
  for (const { length } of parts) size += length;
  if (size > MOST_READ * MEGABYTE) throw tooLarge(file, size, MOST_READ);
}

const tooLarge = (file: string, size: number, most: number): UsageError =>
  new UsageError(
    `"${file}" holds ${Math.round(size / MEGABYTE).toLocaleString("en-GB")} MB when it is unpacked, and at most ${most} MB are read`,
    "Copy the rows that matter into a workbook of their own, and import that.",
  );

const damaged = (file: string): UsageError =>
  new UsageError(
    `"${file}" is damaged or not complete`,
    "It may have been cut short on its way. Save or send it again, and import that.",
  );

interface Entry {
  /** Bytes as they are packed, when they are unpacked, and where the entry begins. */
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly method: number;
  readonly checksum: number;
}

/** The entries of a ZIP archive, from the directory at its end (APPNOTE.TXT 4.3.12, 4.3.16 and 4.5.3). */
function entriesOf(file: string, bytes: Uint8Array): Map<string, Entry> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf("PK\x05\x06");
  if (end < 0) throw damaged(file);
  const entries = new Map<string, Entry>();
  try {
    let at = data.readUInt32LE(end + 16);
    for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
      if (data.readUInt32LE(at) !== 0x02014b50) throw damaged(file);
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
    throw error instanceof RangeError ? damaged(file) : error;
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

/** The bytes of an entry, which must be what the directory says. */
function unpack(file: string, bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.size === 0) return new Uint8Array();
  const content = inflated(bytes, entry);
  if (content === null || crc32(content) !== entry.checksum) throw damaged(file);
  return content;
}

function inflated(bytes: Uint8Array, { packed, size, offset, method }: Entry): Uint8Array | null {
  try {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
    const content = data.subarray(start, start + packed);
    return method === 0 ? content : inflateRawSync(content, { maxOutputLength: size });
  } catch {
    return null;
  }
}
