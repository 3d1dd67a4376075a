import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Dict } from "../../pdf/objects.ts";
import { unpack } from "../../pdf/streams.ts";
import { dictAt, valueAt } from "../../pdf/values.ts";

/** The metadata of a file: its properties by their usual prefixes, as `dc:title`. */
export interface Xmp {
  readonly text: string;
  /** What is wrong with it as XML; null if nothing. */
  readonly fault: string | null;
  readonly isPacked: boolean;
  /** The property as text: the first text of a list, and of several languages that of x-default. */
  readonly get: (property: string) => string | null;
  /** The prefixes that the extension schemas describe. */
  readonly described: ReadonlySet<string>;
}

export function readXmp(catalog: Dict): Xmp | null {
  const bytes = unpack(valueAt(catalog, "Metadata"));
  if (bytes === null) return null;
  const text = new TextDecoder().decode(bytes);
  const { tree, fault } = readXml(text.replace(/<\?xpacket.*?\?>/g, "").trim());
  const found = new Map<string, unknown>();
  for (const description of listOf(
    at(at(at(tree, "x:xmpmeta"), "rdf:RDF") ?? at(tree, "rdf:RDF"), "rdf:Description"),
  )) {
    for (const [key, value] of Object.entries(Object(description))) {
      if (value !== "") found.set(key.replace(/^@/, ""), value);
    }
  }
  return {
    text,
    fault,
    isPacked: valueAt(dictAt(catalog, "Metadata"), "Filter") !== null,
    get: (property) => (found.has(property) ? plain(found.get(property)) : null),
    described: new Set(
      [...text.matchAll(/<pdfaSchema:prefix>([^<]*)</g)].map(([, prefix = ""]) => prefix.trim()),
    ),
  };
}

/** What the validator lets pass the parser may still refuse. */
function readXml(text: string): { readonly tree: unknown; readonly fault: string | null } {
  const checked = XMLValidator.validate(text);
  if (checked !== true) return { tree: {}, fault: checked.err.msg };
  try {
    return { tree: PARSER.parse(text), fault: null };
  } catch (error) {
    return { tree: {}, fault: (error as Error).message };
  }
}

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
  htmlEntities: true,
});

const at = (node: unknown, key: string): unknown => (Object(node) as Record<string, unknown>)[key];

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** A value, or the one in a list of rdf: that of x-default where there are several languages. */
function plain(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  for (const kind of ["rdf:Alt", "rdf:Bag", "rdf:Seq"]) {
    const items = listOf(at(at(value, kind), "rdf:li"));
    const usual = items.find((item) => at(item, "@xml:lang") === "x-default") ?? items[0];
    if (usual !== undefined) return plain(usual);
  }
  return plain(at(value, "#text"));
}
