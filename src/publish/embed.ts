import { gunzipSync } from "node:zlib";
import { gzipSync } from "fflate";
import { UsageError } from "../errors.ts";
import { decodeModel, encodeModel } from "./model-text.ts";
import type { JsonValue } from "./publication.ts";

/** More than any report holds, and too little to fill a machine's memory. */
const limits = { maxOutputLength: 64 * 1024 * 1024 };

const opening = '<script type="application/json+gzip" id="improve-model" data-digest="';

const element = /^(sha256-[0-9a-f]{64})">([A-Za-z0-9+/=]*)<\/script>/;

/**
 * Puts the model into the document, before `</body>`, in a script element that no browser runs. The digest
 * is that of the published JSON file.
 */
export function embedModel(html: string, model: JsonValue): string {
  const end = html.lastIndexOf("</body>");
  if (end === -1) throw new Error("The document has no </body>.");
  const { text, digest } = encodeModel(model);
  // Not node:zlib, whose output differs between platforms; and no time in the header.
  const packed = Buffer.from(gzipSync(text, { level: 9, mtime: 0 })).toString("base64");
  return `${html.slice(0, end)}${opening}${digest}">${packed}</script>\n${html.slice(end)}`;
}

/**
 * Reads back the model of a published HTML file.
 * @throws UsageError when the document has none, or it is not as it was published.
 */
export function extractModel(html: string): JsonValue {
  const start = html.lastIndexOf(opening);
  const [, digest, packed] = (start !== -1 && element.exec(html.slice(start + opening.length))) || [];
  if (digest === undefined || packed === undefined) {
    throw new UsageError(
      "The HTML holds no report model.",
      "Give an HTML file that improve build has written, as it was written.",
    );
  }
  return decodeModel(digest, () => gunzipSync(Buffer.from(packed, "base64"), limits), "HTML");
}
