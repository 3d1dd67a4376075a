import type { Format } from "./format.ts";
import type { JsonValue } from "./publication.ts";

/** The model as it is read by other programs. */
export const json: Format = {
  extension: "json",
  publish: async ({ model }) => new TextEncoder().encode(formatJson(model)),
};

/**
 * The one text of a model: keys in the order given, two spaces, a newline at the end.
 * @throws Error when a value would be lost (undefined, NaN, a function), which is a fault of ours.
 */
export function formatJson(model: JsonValue): string {
  return `${JSON.stringify(model, refuseLoss, 2)}\n`;
}

function refuseLoss(key: string, value: unknown): unknown {
  const isKept = typeof value === "number" ? Number.isFinite(value) : keptTypes.has(typeof value);
  if (!isKept) throw new Error(`The model has ${String(value)} at "${key}", which JSON cannot hold.`);
  return value;
}

const keptTypes = new Set(["boolean", "string", "object"]);
