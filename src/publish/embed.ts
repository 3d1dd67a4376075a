import { gunzipSync } from "node:zlib";
import { gzipSync } from "fflate";
import { UsageError } from "../errors.ts";
import { digestOf } from "./digest.ts";
import { formatJson } from "./json.ts";
import type { JsonValue } from "./publication.ts";

/** More than any report holds, and too little to fill a machine's memory. */
const largestModel = 64 * 1024 * 1024;

const opening = '<script type="application/json+gzip" id="improve-model" data-digest="';

/**
 * Puts the model into the document, before `</body>`, in a script element that no browser runs. The digest
 * is that of the published JSON file.
 */
export function embedModel(html: string, model: JsonValue): string {
  const end = html.lastIndexOf("</body>");
  if (end === -1) throw new Error("The document has no </body>.");
  const text = new TextEncoder().encode(formatJson(model));
  // Not node:zlib, whose output differs between platforms; and no time in the header.
  const packed = Buffer.from(gzipSync(text, { level: 9, mtime: 0 })).toString("base64");
  return `${html.slice(0, end)}${opening}${digestOf(text)}">${packed}</script>\n${html.slice(end)}`;
}

/**
 * Reads back the model of a published HTML file.
 * @throws UsageError when the document has none, or it is not as it was published.
 */
export function extractModel(html: string): JsonValue {
  const start = html.lastIndexOf(opening);
  const element = /^(sha256-[0-9a-f]{64})">([A-Za-z0-9+/=]*)<\/script>/.exec(
    start === -1 ? "" : html.slice(start + opening.length),
  );
  if (!element?.[1] || element[2] === undefined) {
    throw new UsageError(
      "The HTML holds no report model.",
      "Give an HTML file that improve build has written, as it was written.",
    );
  }
  return readModel(element[1], () => gunzipSync(Buffer.from(element[2] ?? "", "base64"), limits), "HTML");
}

const limits = { maxOutputLength: largestModel };

/**
 * Checks a model's text against its digest and parses it.
 * @throws UsageError when they differ.
 */
export function readModel(digest: string, unpack: () => Uint8Array, container: "HTML" | "PDF"): JsonValue {
  const text = unpackOrUndefined(unpack);
  if (text === undefined || digestOf(text) !== digest) {
    throw new UsageError(
      `The report model in the ${container} is not as it was published.`,
      "Use the file that improve build wrote; this one was edited or cut short.",
    );
  }
  return JSON.parse(new TextDecoder().decode(text)) as JsonValue;
}

function unpackOrUndefined(unpack: () => Uint8Array): Uint8Array | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
