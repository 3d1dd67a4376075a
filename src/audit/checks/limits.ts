import { Dict, List, Name, Stream, Text, type Value } from "../../pdf/objects.ts";
import { listAt, numberOf } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const limits: Check = {
  id: "limits",
  asks: "Nothing is longer, larger or more than every program can hold.",
  clause: "PDF/A-3 6.1.13",
  mend: "Make the text or the id that is named here shorter.",
  *find({ objects, pages }) {
    for (const [number, object] of objects.all()) {
      const what = tooLarge(object, 0);
      if (what !== null) yield { what: `${what} (object ${number}).` };
    }
    for (const { dict, number } of pages) {
      const [left = 0, bottom = 0, right = 0, top = 0] = listAt(dict, "MediaBox").map(numberOf);
      const sides = [Math.abs((right ?? 0) - (left ?? 0)), Math.abs((top ?? 0) - (bottom ?? 0))];
      if (listAt(dict, "MediaBox").length === 4 && sides.some((side) => side < 3 || side > 14_400))
        yield { what: `A page is ${sides.map(Math.round).join(" by ")} points large.`, at: number };
    }
  },
};

/** The first value in an object that is too large, in words; null if all are within the limits. */
function tooLarge(value: Value, depth: number): string | null {
  if (typeof value === "number")
    return Number.isInteger(value) && Math.abs(value) > 2_147_483_647 ? `A number is ${value}` : null;
  if (value instanceof Name) return tooLong(value.text);
  if (value instanceof Text) {
    // Each byte is written with one sign or more.
    const length = value.written.length <= 32_767 ? 0 : value.bytes().length;
    return length > 32_767 ? `A text has ${length} bytes, and may have 32767` : null;
  }
  if (depth > 50) return null;
  if (value instanceof List) return firstIn(value.items, depth);
  const dict = value instanceof Stream ? value.dict : value;
  if (!(dict instanceof Dict)) return null;
  for (const key of dict.entries.keys()) if (key.length > 127) return tooLong(key);
  return firstIn(dict.entries.values(), depth);
}

/** Each sign of a name is a byte. */
const tooLong = (name: string): string | null =>
  name.length > 127 ? `A name has ${name.length} bytes, and may have 127: "${name.slice(0, 40)}…"` : null;

function firstIn(parts: Iterable<Value>, depth: number): string | null {
  for (const part of parts) {
    const what = tooLarge(part, depth + 1);
    if (what !== null) return what;
  }
  return null;
}
