import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";

/**
 * Reads values of dictionaries in a file that may be damaged: what is missing or of another type is null or empty, and nothing
 * is thrown. A dictionary is also that of a stream.
 */
export const valueAt = (dict: PDFDict | null, key: string): PDFObject | null =>
  dict?.lookup(PDFName.of(key)) ?? null;

/** The object as it is written there: a reference stays one. */
export const writtenAt = (dict: PDFDict | null, key: string): PDFObject | null =>
  dict?.get(PDFName.of(key)) ?? null;

export const dictOf = (value: PDFObject | null | undefined): PDFDict | null => {
  if (value instanceof PDFStream) return value.dict;
  return value instanceof PDFDict ? value : null;
};

export const dictAt = (dict: PDFDict | null, key: string): PDFDict | null => dictOf(valueAt(dict, key));

/** The values of an array; one value that is no array stands for itself. */
export function listAt(dict: PDFDict | null, key: string): PDFObject[] {
  const value = valueAt(dict, key);
  if (value === null) return [];
  return value instanceof PDFArray ? itemsOf(value) : [value];
}

/** The values of an array with their references followed. */
export const itemsOf = (array: PDFArray): PDFObject[] =>
  array.asArray().flatMap((_, index) => array.lookup(index) ?? []);

/** A name without its slash. */
export function nameOf(value: PDFObject | null | undefined): string | null {
  if (!(value instanceof PDFName)) return null;
  const known = names.get(value) ?? value.decodeText();
  names.set(value, known);
  return known;
}

/** The library has one object for each name, and decodes it each time. */
const names = new WeakMap<PDFName, string>();

export const nameAt = (dict: PDFDict | null, key: string): string | null => nameOf(valueAt(dict, key));

export const numberOf = (value: PDFObject | null | undefined): number | null =>
  value instanceof PDFNumber ? value.asNumber() : null;

export const numberAt = (dict: PDFDict | null, key: string): number | null => numberOf(valueAt(dict, key));

/** A text string, decoded; null for something else. */
export function textOf(value: PDFObject | null | undefined): string | null {
  if (!(value instanceof PDFString) && !(value instanceof PDFHexString)) return null;
  try {
    return value.decodeText();
  } catch {
    return "";
  }
}

export const textAt = (dict: PDFDict | null, key: string): string | null => textOf(valueAt(dict, key));

/** Whether a value is `true`. */
export const isTrueAt = (dict: PDFDict | null, key: string): boolean => valueAt(dict, key) === PDFBool.True;

/** The keys of a dictionary, without their slashes. */
export const keysOf = (dict: PDFDict | null): string[] => dict?.keys().map((key) => nameOf(key) ?? "") ?? [];

/** A name for an object in the file, the same for everybody who refers to it; null for one that is written in place. */
export const refOf = (value: PDFObject | null): string | null =>
  value instanceof PDFRef ? value.toString() : null;

/** A tree of names or of numbers as its pairs, in the order that they are written in. Trees that go round end there. */
export function* pairsOf(
  root: PDFDict | null,
  key: "Names" | "Nums",
): Generator<readonly [key: PDFObject, value: PDFObject, written: PDFObject]> {
  const [seen, waiting] = [new Set<PDFDict>(), root === null ? [] : [root]];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const pairs = valueAt(node, key);
    for (let at = 0; pairs instanceof PDFArray && at + 1 < pairs.size(); at += 2) {
      const [name, value] = [pairs.lookup(at), pairs.lookup(at + 1)];
      if (name !== undefined && value !== undefined) yield [name, value, pairs.get(at + 1)];
    }
    for (const kid of listAt(node, "Kids").reverse()) {
      const below = dictOf(kid);
      if (below !== null) waiting.push(below);
    }
  }
}
