import { constants, gunzipSync, unzipSync } from "node:zlib";
import { gzipSync } from "fflate";
import { UsageError } from "../errors.ts";
import { sha256Of } from "../text/digest.ts";
import type { Format, JsonValue } from "./publication.ts";

/** The model as JSON, for other programs. */
export const json: Format<"json"> = {
  name: "json",
  publish: async ({ model }) => encodeModel(model).text,
  wrote: (bytes) => {
    if (OF_IMPROVE.test(json.beginningOf(bytes))) return true;
    const { provenance, version, changes } = { ...parseFields(bytes) };
    const isReport = typeof provenance === "object" && provenance !== null && "tool" in provenance;
    return isReport ? provenance.tool === "improve" : version !== undefined && Array.isArray(changes);
  },
  beginningOf: (bytes) => new TextDecoder().decode(bytes.subarray(0, BEGINNING)),
  readModel: async (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as JsonValue,
};

/** How every report begins, so that the rest of a large file need not be read to know that it is ours. */
const OF_IMPROVE = /^\{\s*"schemaVersion":\s*\d+,\s*"provenance":\s*\{\s*"tool":\s*"improve"/;

/** In bytes. */
const BEGINNING = 256;

function parseFields(bytes: Uint8Array): { readonly [key: string]: JsonValue } | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** A model as the bytes of its JSON file, and their digest: `sha256-` and what `sha256sum` prints for the file. */
export interface EncodedModel {
  readonly text: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

/** Encodes a model. Every format has the same, which nobody changes, so it is done once. */
export function encodeModel(model: JsonValue): EncodedModel {
  const known = isKey(model) ? ENCODED.get(model) : undefined;
  if (known !== undefined) return known;
  const text = new TextEncoder().encode(formatJson(model));
  const encoded = { text, digest: `sha256-${sha256Of(text)}` };
  if (isKey(model)) ENCODED.set(model, encoded);
  return encoded;
}

const ENCODED = new WeakMap<object, EncodedModel>();

const isKey = (model: JsonValue): model is JsonValue & object => typeof model === "object" && model !== null;

/** A model packed for a file of another format, as base64, and the digest of its JSON file. */
export function packModel(model: JsonValue): { readonly packed: string; readonly digest: string } {
  const { digest } = encodeModel(model);
  // Without the spaces of the JSON file, which would take as much room as the page's fonts.
  const text = new TextEncoder().encode(JSON.stringify(model));
  // node:zlib is not used, because its output differs between platforms. The header has no time. The highest level takes twice as
  // long, for 1 % less.
  return { packed: Buffer.from(gzipSync(text, { level: 6, mtime: 0 })).toString("base64"), digest };
}

/** In bytes: more than any report has, but too little to fill the memory of a machine. */
export const LARGEST_MODEL = 64 * 1024 * 1024;

/**
 * The text of a packed model, as its JSON file has it. Earlier versions packed it with its spaces.
 * @throws Error when it is damaged.
 */
export function unpackModel(packed: string): Uint8Array {
  const text = gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: LARGEST_MODEL }).toString();
  return encodeModel(JSON.parse(text)).text;
}

/** How a packed model begins; empty where it is damaged. */
export function beginningOfPacked(packed: string | Uint8Array): string {
  const start = typeof packed === "string" ? Buffer.from(packed.slice(0, 4 * BEGINNING), "base64") : packed;
  try {
    // The end is missing, and what can be told without it is enough.
    return unzipSync(start.subarray(0, 3 * BEGINNING), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  } catch {
    return "";
  }
}

/**
 * Checks a model's text against its digest and parses it.
 * @param container what kind of file it was in, for the message.
 * @param unpack returns the text, or throws when its container is damaged.
 * @throws UsageError when the text does not match the digest.
 */
export function decodeModel(
  digest: string,
  unpack: () => Uint8Array,
  container: "HTML" | "PDF" | "Word document",
): JsonValue {
  const text = unpackOrUndefined(unpack);
  if (text === undefined || `sha256-${sha256Of(text)}` !== digest) {
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

/**
 * The text of a model, always the same: keys in the order given, an indentation of two spaces, a newline at the end.
 * @throws Error when JSON would lose a value (undefined, NaN, a function), which is a fault of ours.
 */
export function formatJson(model: JsonValue): string {
  requireJson("", model);
  return `${JSON.stringify(model, null, 2)}\n`;
}

function requireJson(key: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const [at, inner] of value.entries()) requireJson(String(at), inner);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) requireJson(name, inner);
  } else if (typeof value === "number" ? !Number.isFinite(value) : !KEPT.has(typeof value))
    throw new Error(`The model has ${String(value)} at "${key}", which JSON cannot hold.`);
}

const KEPT: ReadonlySet<string> = new Set(["boolean", "string", "object"]);
