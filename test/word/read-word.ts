import { XMLParser, XMLValidator } from "fast-xml-parser";
import { strFromU8, unzipSync } from "fflate";

/** An element of a part: its name, its attributes and what is inside. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All the text inside. */
  readonly text: string;
}

/** A Word document, read back without the library that has written it. */
export class ReadWord {
  readonly parts: ReadonlyMap<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.parts = new Map(Object.entries(unzipSync(bytes)));
  }

  /** A part as text. */
  text(name: string): string {
    const part = this.parts.get(name);
    if (part === undefined) throw new Error(`There is no part "${name}"`);
    return strFromU8(part);
  }

  /** The root of a part, which must be well-formed. */
  root(name: string): Element {
    const text = this.text(name);
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new Error(`"${name}" is not well-formed: ${valid.err.msg}`);
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: "",
      parseTagValue: false,
      trimValues: false,
    });
    const [root] = (parser.parse(text) as Raw[]).filter((one) => !("?xml" in one)).map(elementOf);
    return root as Element;
  }

  /** Each paragraph with its style and its text, in their order, those of tables included. */
  get paragraphs(): { readonly style: string; readonly text: string; readonly element: Element }[] {
    return all(this.root("word/document.xml"), "w:p").map((element) => ({
      style: all(element, "w:pStyle")[0]?.attributes["w:val"] ?? "",
      text: element.text,
      element,
    }));
  }

  /** The texts of all parts that are text, in one. */
  get everything(): string {
    return [...this.parts.keys()].map((name) => this.text(name)).join("\n");
  }
}

type Raw = Readonly<Record<string, unknown>>;

function elementOf(raw: Raw): Element {
  const [name = ""] = Object.keys(raw).filter((key) => key !== ":@");
  if (name === "#text") return { name, attributes: {}, children: [], text: String(raw[name]) };
  const children = (raw[name] as Raw[]).map(elementOf);
  const attributes = (raw[":@"] ?? {}) as Record<string, string>;
  const isText = name !== "w:instrText" && name !== "w:delText";
  return { name, attributes, children, text: isText ? children.map(({ text }) => text).join("") : "" };
}

/** Every element of a name, however deep. */
export const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

/** What Word would refuse or mend in a document; nothing for one that is sound. */
export function faultsOf(word: ReadWord): string[] {
  const { parts } = word;
  const faults: string[] = [];
  const types = word.root("[Content_Types].xml");
  const defaults = new Set(all(types, "Default").map(({ attributes }) => attributes.Extension));
  const overrides = new Set(all(types, "Override").map(({ attributes }) => attributes.PartName?.slice(1)));
  for (const name of parts.keys()) {
    if (name === "[Content_Types].xml") continue;
    if (!overrides.has(name) && !defaults.has(name.slice(name.lastIndexOf(".") + 1)))
      faults.push(`${name} has no type`);
    if (/\.(?:xml|rels)$/.test(name)) word.root(name);
  }
  for (const name of overrides) if (!parts.has(name ?? "")) faults.push(`there is no ${name}`);
  for (const name of [...parts.keys()].filter((one) => one.endsWith(".rels")))
    faults.push(...relationFaults(word, name));
  const document = word.root("word/document.xml");
  const notes = word.root("word/footnotes.xml");
  const styles = new Set(
    all(word.root("word/styles.xml"), "w:style").map(({ attributes }) => attributes["w:styleId"]),
  );
  for (const name of ["w:pStyle", "w:rStyle", "w:tblStyle"]) {
    for (const { attributes } of [...all(document, name), ...all(notes, name)]) {
      if (!styles.has(attributes["w:val"])) faults.push(`there is no style ${attributes["w:val"]}`);
    }
  }
  const lists = new Set(
    all(word.root("word/numbering.xml"), "w:num").map(({ attributes }) => attributes["w:numId"]),
  );
  for (const { attributes } of all(document, "w:numId")) {
    if (!lists.has(attributes["w:val"])) faults.push(`there is no list ${attributes["w:val"]}`);
  }
  const unique = (name: string, attribute: string): void => {
    const ids = all(document, name).map(({ attributes }) => attributes[attribute]);
    if (new Set(ids).size < ids.length) faults.push(`${name} has an id twice`);
  };
  unique("wp:docPr", "id");
  unique("w:bookmarkStart", "w:id");
  unique("w:bookmarkStart", "w:name");
  unique("w:footnoteReference", "w:id");
  const marks = new Set(all(document, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"]));
  for (const { attributes } of all(document, "w:hyperlink")) {
    // With a relation it is a place in another file.
    const anchor = attributes["r:id"] === undefined ? attributes["w:anchor"] : undefined;
    if (anchor !== undefined && !marks.has(anchor)) faults.push(`nothing is at ${anchor}`);
  }
  for (const instruction of [...word.text("word/document.xml").matchAll(/ REF (\S+) /g)]) {
    if (!marks.has(instruction[1])) faults.push(`nothing is at ${instruction[1]}`);
  }
  for (const table of all(document, "w:tbl")) {
    const columns = all(table, "w:gridCol").length;
    for (const row of table.children.filter(({ name }) => name === "w:tr")) {
      const cells = row.children.filter(({ name }) => name === "w:tc");
      const spans = cells.map((cell) => Number(all(cell, "w:gridSpan")[0]?.attributes["w:val"] ?? 1));
      if (spans.reduce((sum, span) => sum + span, 0) !== columns)
        faults.push("a row is not as wide as its table");
      if (cells.some((cell) => cell.children.at(-1)?.name !== "w:p"))
        faults.push("a cell ends without a paragraph");
    }
  }
  const [body] = all(document, "w:body");
  const names = body?.children.map(({ name }) => name) ?? [];
  if (names.some((name, at) => name === "w:tbl" && names[at + 1] === "w:tbl"))
    faults.push("two tables touch");
  return faults;
}

function relationFaults(word: ReadWord, name: string): string[] {
  const folder = name.slice(0, name.indexOf("_rels/"));
  const relations = all(word.root(name), "Relationship").map(({ attributes }) => attributes);
  const ids = relations.map(({ Id }) => Id);
  const missing = relations.filter(({ Target = "", TargetMode }) => {
    const steps = `${folder}${Target}`.split("/");
    const back = steps.indexOf("..");
    if (back > 0) steps.splice(back - 1, 2);
    return (
      TargetMode !== "External" && !word.parts.has(Target.startsWith("/") ? Target.slice(1) : steps.join("/"))
    );
  });
  const owner = `${folder}${name.slice(name.indexOf("_rels/") + 6, -".rels".length)}`;
  const used = word.parts.has(owner) ? [...word.text(owner).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)] : [];
  return [
    ...(new Set(ids).size < ids.length ? [`${name} has an id twice`] : []),
    ...missing.map(({ Target }) => `${name} leads to ${Target}, which is not there`),
    ...used
      .filter(([, id]) => !ids.includes(id))
      .map(([, id]) => `${owner} refers to ${id}, which is not there`),
  ];
}
