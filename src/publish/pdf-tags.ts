import { BrowserError } from "../errors.ts";
import { Dict, List, Name, Ref, Text, type Value } from "../pdf/objects.ts";
import { dictAt, dictOf, listAt, nameAt, nameOf, numberOf, textOf, valueAt } from "../pdf/values.ts";
import { attributeOf, findElements } from "./html-elements.ts";
import type { FinishingStep, Print, Tag } from "./pdf-print.ts";

/** A browser on a machine without fonts prints blank pages and reports success. */
const requireTags: FinishingStep = ({ catalog }) => {
  if (structureRoot(catalog)) return;
  throw new BrowserError(
    "The browser printed blank pages, or pages without tags.",
    "Install fonts on this machine (for example fonts-liberation), or name another browser with --browser.",
  );
};

/** Maps the browser's PDF 2.0 tags to tags of PDF 1.7. */
const mapRoles: FinishingStep = ({ catalog, objects }) => {
  const roles = { Strong: new Name("Span"), Em: new Name("Span"), Aside: new Name("Div") };
  structureRoot(catalog)?.set("RoleMap", objects.dict(roles));
};

/**
 * The browser makes a Figure of an HTML figure, around the Figure of the picture. A name of the outer one would be read in the
 * place of all that it holds, its sentence and table as well, and without a name it is an error. So it becomes a Div.
 */
const openFigures: FinishingStep = ({ tags }) => {
  for (const { tag } of tags) {
    if (nameAt(tag, "S") !== "Figure" || childrenOf(tag).length === 0) continue;
    tag.set("S", new Name("Div"));
    tag.delete("Alt");
  }
};

/**
 * Puts what an item of a list holds, its label apart, into a body, as PDF/UA asks. Each run of elements gets its own, so that
 * they are read in the same order. Text that sits right in the item stays there.
 */
const fillItems: FinishingStep = ({ tags, objects }) => {
  const elementOf = (kid: Value): Dict | null => {
    const element = objects.follow(kid);
    const isElement = element instanceof Dict && element.written("S") !== null;
    return isElement && nameAt(element, "S") !== "Lbl" ? element : null;
  };
  for (const { number, tag } of tags) {
    const [kids, written] = [tag.get("K"), tag.written("K")];
    if (nameAt(tag, "S") !== "LI" || written === null) continue;
    const filled: Value[] = [];
    let body: { readonly place: Ref; readonly kids: Value[] } | null = null;
    for (const kid of kids instanceof List ? kids.items : [written]) {
      const element = elementOf(kid);
      if (element === null) {
        filled.push(kid);
        body = null;
        continue;
      }
      if (body === null) {
        const held = objects.list([]);
        const entries = { Type: new Name("StructElem"), S: new Name("LBody"), P: new Ref(number), K: held };
        body = { place: objects.add(objects.dict(entries)), kids: held.items };
        filled.push(body.place);
      }
      body.kids.push(kid);
      element.set("P", body.place);
    }
    tag.set("K", objects.list(filled));
  }
};

/**
 * Numbers the header cells of tables, which other cells refer to, in the order of the document. The numbers of the browser
 * differ from print to print, so the same report would have different bytes each time.
 */
const numberCells: FinishingStep = (print) => {
  const { tags } = print;
  const identified = tags.filter(({ tag }) => tag.written("ID") !== null);
  const ids = new Map<string | null, Text>();
  for (const [index, { tag }] of identified.entries()) {
    const id = Text.plain(`cell${String(index + 1).padStart(6, "0")}`);
    ids.set(textOf(tag.get("ID")), id);
    tag.set("ID", id);
  }
  for (const { tag } of tags) renameHeaders(tag, ids);
  rebuildIndex(print, identified);
};

/** Replaces the ids of header cells in the attribute by which a cell names its headers. */
function renameHeaders(tag: Dict, ids: ReadonlyMap<string | null, Text>): void {
  const attributes = tag.get("A");
  for (const attribute of attributes instanceof List ? attributes.values() : []) {
    const headers = dictOf(attribute)?.get("Headers");
    if (!(attribute instanceof Dict) || !(headers instanceof List)) continue;
    const renamed = headers.items.map((header) => ids.get(textOf(tag.file.follow(header))) ?? header);
    attribute.set("Headers", tag.file.list(renamed));
  }
}

/** Rewrites the index of ids. It must be in the order of the ids, which is now that of the elements. */
function rebuildIndex({ catalog, objects }: Print, identified: readonly Tag[]): void {
  const index = dictAt(structureRoot(catalog), "IDTree");
  if (index === null) return;
  deleteKids(index);
  const names = identified.flatMap(({ number, tag }) => [tag.written("ID"), new Ref(number)]);
  index.set("Names", objects.list(names));
}

function deleteKids(node: Dict): void {
  const kids = node.get("Kids");
  for (const kid of kids instanceof List ? kids.items : []) {
    const below = dictOf(node.file.follow(kid));
    if (!(kid instanceof Ref) || below === null) continue;
    deleteKids(below);
    node.file.remove(kid);
  }
  node.delete("Kids");
}

/**
 * Takes out the links that the browser leaves at the end of a page when it moves a paragraph to the next one: they have no
 * height, so nobody sees them, but the tab key stops there.
 */
const dropLeftLinks: FinishingStep = ({ pages, tags, objects }) => {
  const left = new Map<Dict, Value>();
  for (const page of pages) {
    const links = page.get("Annots");
    if (!(links instanceof List)) continue;
    for (const link of links.items) {
      const annotation = dictOf(objects.follow(link));
      const [, bottom, , top] = listAt(annotation, "Rect").map(numberOf);
      if (annotation !== null && (top ?? 0) - (bottom ?? 0) < 1) left.set(annotation, link);
    }
    const kept = links.items.filter((link) => !left.has(objects.follow(link) as Dict));
    if (kept.length < links.items.length) page.set("Annots", objects.list(kept));
  }
  if (left.size === 0) return;
  const isLeft = (kid: Value): boolean => {
    const object = dictAt(dictOf(objects.follow(kid)), "Obj");
    return object !== null && left.has(object);
  };
  for (const { tag } of tags) {
    const kids = tag.get("K");
    if (kids instanceof List && kids.items.some(isLeft))
      tag.set("K", objects.list(kids.items.filter((kid) => !isLeft(kid))));
  }
  for (const link of left.values()) if (link instanceof Ref) objects.remove(link);
};

/** Gives every link its text in the report as a description, so that a list of links makes sense to a screen reader user. */
const describeLinks: FinishingStep = async ({ pages }, { html }) => {
  const texts = await readLinkTexts(html);
  for (const page of pages) {
    for (const value of listAt(page, "Annots")) {
      const annotation = dictOf(value);
      if (annotation === null || nameAt(annotation, "Subtype") !== "Link") continue;
      const target = targetOf(annotation);
      const text = texts.get(target) ?? target;
      if (text !== "") annotation.set("Contents", Text.of(text));
    }
  }
};

/**
 * Has a link with an `aria-label` read by it, as in HTML: "Note 1", and not a bare "1". Links to one place come in the same
 * order in both; where some are not printed, a link to it that has a label names all.
 */
const nameLinks: FinishingStep = async ({ tags }, { html }) => {
  const written = Map.groupBy(await findElements(html, "a"), (link) => attributeOf(link, "href"));
  const links = tags.flatMap(({ tag }) => {
    if (nameAt(tag, "S") !== "Link") return [];
    const place = kidsOf(tag).find((kid) => nameAt(kid, "Type") === "OBJR") ?? null;
    const annotation = dictAt(place, "Obj");
    return annotation === null ? [] : [{ tag, target: targetOf(annotation) }];
  });
  for (const [target, printed] of Map.groupBy(links, (one) => one.target)) {
    const labels = (written.get(target) ?? []).map((link) => attributeOf(link, "aria-label"));
    const usual = labels.find((label) => label !== undefined);
    for (const [index, { tag }] of printed.entries()) {
      const label = labels.length === printed.length ? labels[index] : usual;
      if (label !== undefined) tag.set("Alt", Text.of(label));
    }
  }
};

/** The `href` that made the link: a URI, or `#` and the name of a place in the document. */
function targetOf(annotation: Dict): string {
  const uri = textOf(valueAt(dictAt(annotation, "A"), "URI"));
  if (uri !== null) return uri;
  const place = nameOf(annotation.get("Dest"));
  return place === null ? "" : `#${place}`;
}

/** The text of the first link to each target, or its `aria-label` if it has one. */
export async function readLinkTexts(html: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const link of await findElements(html, "a")) {
    const target = attributeOf(link, "href");
    const text = (attributeOf(link, "aria-label") ?? link.text).replace(/\s+/g, " ").trim();
    if (target !== undefined && text !== "" && !texts.has(target)) texts.set(target, text);
  }
  return texts;
}

/** The root of the tags; null if the document has none. */
const structureRoot = (catalog: Dict): Dict | null => dictAt(catalog, "StructTreeRoot");

/** The dictionaries directly inside a structure element: other elements, and places of links. */
const kidsOf = (element: Dict): Dict[] =>
  listAt(element, "K").filter((kid): kid is Dict => kid instanceof Dict);

/** The structure elements directly inside another one. */
const childrenOf = (element: Dict): Dict[] => kidsOf(element).filter((kid) => kid.written("S") !== null);

/** The steps that correct the tags and links of a print, in the order in which they run. */
export const tagSteps: readonly FinishingStep[] = [
  requireTags,
  mapRoles,
  openFigures,
  numberCells,
  fillItems,
  dropLeftLinks,
  describeLinks,
  nameLinks,
];
