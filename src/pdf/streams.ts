import { inflateSync } from "node:zlib";
import type { PDFDict, PDFObject, PDFPage, PDFRawStream } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";

/** The library, which is loaded only when a PDF is made or read. */
export type PdfLib = typeof import("@cantoo/pdf-lib");

/**
 * What a stream holds, unpacked, or several streams that are read as one; null for something else than a stream, or where one
 * cannot be unpacked. Deflate is left to Node, which is faster: what is unpacked is the same everywhere, unlike what is packed.
 */
export function unpack(stream: PDFObject | undefined, lib: PdfLib): Uint8Array | null {
  const { decodePDFRawStream, PDFArray, PDFContentStream, PDFName, PDFRawStream } = lib;
  try {
    if (stream instanceof PDFArray) {
      const parts = stream.asArray().map((_, index) => unpack(stream.lookup(index), lib));
      return parts.includes(null)
        ? null
        : Buffer.concat(parts.flatMap((part) => [part as Uint8Array, LINE_END]));
    }
    if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
    if (!(stream instanceof PDFRawStream)) return null;
    const isFlate = stream.dict.lookup(PDFName.of("Filter")) === PDFName.of("FlateDecode");
    const isPlain = isFlate && !stream.dict.has(PDFName.of("DecodeParms")) && !stream.transform;
    return isPlain ? inflateSync(stream.contents, LIMIT) : decodePDFRawStream(stream).decode();
  } catch {
    return null;
  }
}

/** A stream that holds these bytes, packed alike on every machine. */
export function pack(
  bytes: Uint8Array,
  dict: PDFDict,
  { PDFName, PDFNumber, PDFRawStream }: PdfLib,
): PDFRawStream {
  const packed = zlibSync(bytes, { level: 9 });
  dict.set(PDFName.of("Length"), PDFNumber.of(packed.length));
  dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
  dict.delete(PDFName.of("DecodeParms"));
  return PDFRawStream.of(dict, packed);
}

/** Has a page paint this and nothing else. */
export function repaint({ node }: PDFPage, bytes: Uint8Array, lib: PdfLib): void {
  const { PDFArray, PDFName, PDFRef } = lib;
  const contents = node.get(PDFName.of("Contents"));
  const isList = node.context.lookup(contents) instanceof PDFArray;
  const stream = pack(bytes, node.context.obj({}), lib);
  if (contents instanceof PDFRef && !isList) node.context.assign(contents, stream);
  else node.set(PDFName.of("Contents"), node.context.register(stream));
}

const LINE_END = new Uint8Array([10]);

/** In bytes: more than a page of a report has, but too little to fill the memory of a machine. */
const LIMIT = { maxOutputLength: 256 * 1024 * 1024 };
