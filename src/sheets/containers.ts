import { UsageError } from "../errors.ts";
import { Archive, containerOf, DamagedArchive, MOST_UNPACKED, oldHolds } from "../office/archive.ts";

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
  const container = containerOf(bytes);
  if (container === "old") throw oldError(file, bytes);
  if (start.startsWith("PK\x05\x06")) throw notWorkbook(file, "is an empty archive");
  if (container === null) {
    requireText(file, bytes, start);
    return { kind: "text" };
  }
  try {
    const archive = new Archive(bytes);
    const kind = kindOf(file, archive);
    const size = archive.sizeOf();
    if (size > MOST_UNPACKED) throw tooLarge(file, size, MOST_UNPACKED);
    const parts = archive.names.map((name): [string, Uint8Array] => [
      name,
      /\.(?:xml|rels)$/.test(name) ? archive.read(name) : new Uint8Array(1),
    ]);
    return { kind, parts: new Map(parts) };
  } catch (error) {
    throw error instanceof DamagedArchive ? damaged(file) : error;
  }
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

function oldError(file: string, bytes: Uint8Array): UsageError {
  if (oldHolds(bytes, "EncryptedPackage")) {
    return new UsageError(
      `"${file}" is protected by a password`,
      "Open it in Excel, take the password away (File, Info, Protect Workbook), save it, and import it again.",
    );
  }
  return oldHolds(bytes, "Workbook") || oldHolds(bytes, "Book")
    ? new UsageError(`"${file}" is a workbook of Excel 97 to 2003 (.xls)`, SAVE_AS_XLSX)
    : notWorkbook(file, "is a file of an old Office program");
}

/** What an archive holds, by the names and types that are fixed for each kind. */
function kindOf(file: string, archive: Archive): "xlsx" | "ods" {
  const read = (name: string): string => {
    const size = archive.sizeOf(name);
    if (size > MEGABYTE) throw tooLarge(file, size, MOST_UNPACKED);
    return Buffer.from(archive.read(name)).toString("latin1");
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
  throw notWorkbook(file, archive.has("Index/Document.iwa") ? "is a file of Apple Numbers" : "is an archive");
}

const MEGABYTE = 1024 * 1024;

/** More than this is not read: it would be a hundred thousand rows of twelve cells. Blank rows can take most of an archive. */
const MOST_READ = 96 * MEGABYTE;

/** @throws UsageError where the parts that are to be read would fill the memory. */
export function requireMemory(file: string, parts: Iterable<Uint8Array>): void {
  let size = 0;
  for (const { length } of parts) size += length;
  if (size > MOST_READ) throw tooLarge(file, size, MOST_READ);
}

const tooLarge = (file: string, size: number, most: number): UsageError =>
  new UsageError(
    `"${file}" holds ${Math.round(size / MEGABYTE).toLocaleString("en-GB")} MB when it is unpacked, and at most ${most / MEGABYTE} MB are read`,
    "Copy the rows that matter into a workbook of their own, and import that.",
  );

const damaged = (file: string): UsageError =>
  new UsageError(
    `"${file}" is damaged or not complete`,
    "It may have been cut short on its way. Save or send it again, and import that.",
  );
