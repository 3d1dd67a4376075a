import { sha256Of } from "../text/digest.ts";
import { oncePer } from "../text/remember.ts";
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
export const encodeModel = oncePer((model: JsonValue): EncodedModel => {
  const text = new TextEncoder().encode(formatJson(model));
  return { text, digest: `sha256-${sha256Of(text)}` };
});

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
