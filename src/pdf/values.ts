import { Dict, List, Name, type Objects, Ref, Stream, Text, type Value } from "./objects.ts";

/**
 * Reads values of dictionaries in a file that may be damaged: what is missing or of another type is null or empty, and nothing
 * is thrown. A dictionary is also that of a stream.
 */
export const valueAt = (dict: Dict | null, key: string): Value => dict?.get(key) ?? null;

/** The object as it is written there: a reference stays one. */
export const writtenAt = (dict: Dict | null, key: string): Value => dict?.written(key) ?? null;

export const dictOf = (value: Value | undefined): Dict | null => {
  if (value instanceof Stream) return value.dict;
  return value instanceof Dict ? value : null;
};

export const dictAt = (dict: Dict | null, key: string): Dict | null => dictOf(valueAt(dict, key));

/** The values of an array; one value that is no array stands for itself. */
export function listAt(dict: Dict | null, key: string): NonNullable<Value>[] {
  const value = valueAt(dict, key);
  if (value === null) return [];
  return value instanceof List ? value.values() : [value];
}

/** A name without its slash. */
export const nameOf = (value: Value | undefined): string | null =>
  value instanceof Name ? value.text : null;

export const nameAt = (dict: Dict | null, key: string): string | null => nameOf(valueAt(dict, key));

export const numberOf = (value: Value | undefined): number | null =>
  typeof value === "number" ? value : null;

export const numberAt = (dict: Dict | null, key: string): number | null => numberOf(valueAt(dict, key));

/** A text string, decoded; null for something else. */
export const textOf = (value: Value | undefined): string | null =>
  value instanceof Text ? value.decode() : null;

export const textAt = (dict: Dict | null, key: string): string | null => textOf(valueAt(dict, key));

/** Whether a value is `true`. */
export const isTrueAt = (dict: Dict | null, key: string): boolean => valueAt(dict, key) === true;

/** The keys of a dictionary, without their slashes. */
export const keysOf = (dict: Dict | null): string[] => [...(dict?.entries.keys() ?? [])];

/** The number of the object that is referred to; null for one that is written in place. */
export const refOf = (value: Value): number | null => (value instanceof Ref ? value.number : null);

/** A tree of names or of numbers as its pairs, in the order that they are written in. Trees that go round end there. */
export function* pairsOf(
  root: Dict | null,
  key: "Names" | "Nums",
): Generator<readonly [key: NonNullable<Value>, value: NonNullable<Value>, written: Value]> {
  const [seen, waiting] = [new Set<Dict>(), root === null ? [] : [root]];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const pairs = valueAt(node, key);
    for (let at = 0; pairs instanceof List && at + 1 < pairs.items.length; at += 2) {
      const { file, items } = pairs;
      const written = items[at + 1] as Value;
      const [name, value] = [file.follow(items[at] as Value), file.follow(written)];
      if (name !== null && value !== null) yield [name, value, written];
    }
    for (const kid of listAt(node, "Kids").reverse()) {
      const below = dictOf(kid);
      if (below !== null) waiting.push(below);
    }
  }
}

/** The pages of a document, in their order. */
export function pagesOf(catalog: Dict | null): Dict[] {
  const [pages, seen]: [Dict[], Set<Dict>] = [[], new Set()];
  const top = dictAt(catalog, "Pages");
  const waiting = top === null ? [] : [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const kids = listAt(node, "Kids").flatMap((kid) => dictOf(kid) ?? []);
    if (valueAt(node, "Kids") === null) pages.push(node);
    else waiting.push(...kids.reverse());
  }
  return pages;
}

/** A value that a page has from the nodes of pages above it where it has none of its own. */
export function inherited(page: Dict, key: string): Value {
  const seen = new Set<Dict>();
  for (let node: Dict | null = page; node !== null && !seen.has(node); node = dictAt(node, "Parent")) {
    const found = valueAt(node, key);
    if (found !== null) return found;
    seen.add(node);
  }
  return null;
}

/** The catalog of a file; where the end of the file names none, the last object that is one. */
export function catalogOf(file: Objects): Dict | null {
  const named = dictAt(file.trailer, "Root");
  if (nameAt(named, "Type") === "Catalog") return named;
  const others = file.all().flatMap(([, object]) => (object instanceof Dict ? [object] : []));
  return others.findLast((one) => nameAt(one, "Type") === "Catalog") ?? named;
}
