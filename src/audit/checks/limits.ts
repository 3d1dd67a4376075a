import type { PDFObject } from "@cantoo/pdf-lib";
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString } from "@cantoo/pdf-lib";
import type { Check } from "../check.ts";
import { listAt, numberOf } from "../reading/objects.ts";

export const limits: Check = {
  id: "limits",
  asks: "Nothing is longer, larger or more than every program can hold.",
  clause: "PDF/A-3 6.1.13",
  mend: "Make the text or the id that is named here shorter.",
  *find({ document, pages }) {
    for (const [ref, object] of document.context.enumerateIndirectObjects()) {
      const what = tooLarge(object, 0);
      if (what !== null) yield { what: `${what} (object ${ref.objectNumber}).` };
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
function tooLarge(object: PDFObject, depth: number): string | null {
  if (object instanceof PDFName) {
    // A name is written with at least as many signs as it has bytes.
    const length = object.asString().length <= 127 ? 0 : Buffer.byteLength(object.decodeText());
    return length > 127
      ? `A name has ${length} bytes, and may have 127: "${object.decodeText().slice(0, 40)}…"`
      : null;
  }
  if (object instanceof PDFString || object instanceof PDFHexString) {
    const { length } = object.asBytes();
    return length > 32_767 ? `A text has ${length} bytes, and may have 32767` : null;
  }
  if (object instanceof PDFNumber) {
    const value = Math.abs(object.asNumber());
    return Number.isInteger(value) && value > 2_147_483_647 ? `A number is ${object.asNumber()}` : null;
  }
  const dict = object instanceof PDFStream ? object.dict : object;
  if (depth > 50) return null;
  if (dict instanceof PDFArray) return firstIn(dict.asArray(), depth);
  return dict instanceof PDFDict ? (firstIn(dict.keys(), depth) ?? firstIn(dict.values(), depth)) : null;
}

function firstIn(parts: readonly PDFObject[], depth: number): string | null {
  for (const part of parts) {
    const what = tooLarge(part, depth + 1);
    if (what !== null) return what;
  }
  return null;
}
