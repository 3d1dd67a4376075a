import { PDFArray, PDFDict, type PDFDocument } from "@cantoo/pdf-lib";
import { shorten } from "../../text/words.ts";
import { ContentReader } from "./content.ts";
import type { Font } from "./font.ts";
import {
  dictAt,
  dictOf,
  itemsOf,
  listAt,
  nameOf,
  numberOf,
  pairsOf,
  textAt,
  textOf,
  valueAt,
} from "./objects.ts";
import { type Mark, markKey, type Page } from "./page.ts";
import { type Element, readStructure, type Structure } from "./structure.ts";
import { readXmp, type Xmp } from "./xmp.ts";

/** A file as the checks see it: read once, and only what several of them ask for. */
export class AuditedFile {
  readonly bytes: Uint8Array;
  readonly document: PDFDocument;
  readonly catalog: PDFDict;
  readonly info: PDFDict | null;
  readonly pages: readonly Page[];
  readonly fonts: readonly Font[];
  readonly structure: Structure;
  readonly bookmarks: readonly Bookmark[];
  readonly xmp: Xmp | null;
  private readonly numbers: ReadonlyMap<PDFDict, number>;
  private readonly marks = new Map<string, Mark>();
  private readonly owners: Map<PDFDict, number>;

  constructor(bytes: Uint8Array, document: PDFDocument) {
    this.bytes = bytes;
    this.document = document;
    const { catalog, context } = document;
    this.catalog = catalog;
    this.info = dictOf(context.lookup(context.trailerInfo.Info));
    const reader = new ContentReader();
    this.pages = listPages(catalog).map((dict, index) => reader.read(dict, index + 1));
    this.owners = reader.owners;
    for (const page of this.pages) for (const [key, mark] of page.marks) this.marks.set(key, mark);
    this.fonts = [...reader.fonts.values()];
    this.numbers = new Map(this.pages.map(({ dict, number }) => [dict, number]));
    this.structure = readStructure(catalog);
    this.bookmarks = readBookmarks(dictAt(catalog, "Outlines"));
    this.xmp = readXmp(catalog);
  }

  /** The number of a page, counted from 1; null for what is no page of the document. */
  pageNumber(page: PDFDict | null): number | null {
    return page === null ? null : (this.numbers.get(page) ?? null);
  }

  /** The number of the page that an element begins on: that of the first of its content which paints anything. */
  pageNumberOf(element: Element): number | null {
    for (const kid of element.kids) {
      const mark = kid.kind === "content" && kid.owner !== null ? this.mark(kid.owner, kid.id) : undefined;
      if (mark?.isEmpty === false) return mark.page;
      const page =
        kid.kind === "element"
          ? this.pageNumberOf(kid.element)
          : kid.kind === "object"
            ? this.pageNumber(kid.page)
            : null;
      if (page !== null) return page;
    }
    return null;
  }

  /** The content with a number; undefined if the page or the form has none of that number. */
  mark(owner: PDFDict, id: number): Mark | undefined {
    return this.marks.get(markKey(owner, id, this.owners));
  }

  /** The text in an element, with a line break where a new line begins on the page. */
  linesOf(element: Element): string {
    const pieces: string[] = [];
    let last: number | null = null;
    const visit = ({ kids }: Element): void => {
      for (const kid of kids) {
        if (kid.kind === "element") visit(kid.element);
        if (kid.kind !== "content" || kid.owner === null) continue;
        for (const { y, font, codes } of this.mark(kid.owner, kid.id)?.runs ?? []) {
          if (last !== null && last !== y) pieces.push("\n");
          pieces.push(font?.decode(codes) ?? "");
          last = y;
        }
      }
    };
    visit(element);
    return pieces.join("");
  }

  /** The text in an element in one line, its own words for a picture first. */
  wordsOf(element: Element): string {
    const named = textAt(element.dict, "Alt") ?? textAt(element.dict, "ActualText");
    return (named ?? this.linesOf(element)).replace(/\s+/g, " ").trim();
  }

  /** An element in words: its tag, and the text that it begins with. */
  name(element: Element): string {
    const words = shorten(this.wordsOf(element), 60);
    return words === "" ? `<${element.role}>` : `<${element.role}> "${words}"`;
  }

  /** What stands around an element: the heading above it, and the place that a link leads to there. */
  placeOf(element: Element): { heading: string | null; anchor: string | null } {
    const at = this.structure.elements.indexOf(element);
    const heading = this.structure.elements
      .slice(0, at + 1)
      .findLast(({ type }) => type !== null && /^H[1-6]?$/.test(type));
    if (heading === undefined) return { heading: null, anchor: null };
    const words = this.wordsOf(heading);
    return { heading: words, anchor: this.anchorOf(heading, words) };
  }

  /** The named place at a heading, or the last one above it on its page. */
  private anchorOf(heading: Element, words: string): string | null {
    const bare = (text: string): string => text.replace(/\s/g, "");
    const page = this.pageNumberOf(heading);
    const bookmark = this.bookmarks.find(
      (one) => bare(one.title) === bare(words) && this.pageNumber(one.page) === page,
    );
    if (bookmark?.top == null) return null;
    const { top } = bookmark;
    const above = this.places().filter(
      (place) => place.page === bookmark.page && (place.top ?? 0) >= top - CLOSE,
    );
    return above.sort((one, other) => (one.top ?? 0) - (other.top ?? 0))[0]?.name ?? null;
  }

  /** The places that have names, from the ids of the HTML. */
  private places(): { name: string; page: PDFDict | null; top: number | null }[] {
    const old = dictAt(this.catalog, "Dests")?.entries() ?? [];
    return [
      ...old.map(([name, value]) => ({
        name: name.decodeText(),
        value: this.document.context.lookup(value),
      })),
      ...[...pairsOf(dictAt(dictAt(this.catalog, "Names"), "Dests"), "Names")].map(([name, value]) => ({
        name: textOf(name) ?? nameOf(name) ?? "",
        value,
      })),
    ].map(({ name, value }) => ({ name, ...readDestination(value) }));
  }
}

/** In points: a heading stands this much below the top of its section at most. */
const CLOSE = 2;

export interface Bookmark {
  readonly dict: PDFDict;
  readonly title: string;
  readonly level: number;
  /** Where it leads; null if that cannot be told. */
  readonly page: PDFDict | null;
  readonly top: number | null;
}

function listPages(catalog: PDFDict): PDFDict[] {
  const [pages, seen]: [PDFDict[], Set<PDFDict>] = [[], new Set()];
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

function readBookmarks(outlines: PDFDict | null): Bookmark[] {
  const [marks, seen]: [Bookmark[], Set<PDFDict>] = [[], new Set()];
  const first = dictAt(outlines, "First");
  const waiting = first === null ? [] : [{ dict: first, level: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { dict, level } = next;
    if (seen.has(dict)) continue;
    seen.add(dict);
    const destination = valueAt(dict, "Dest") ?? valueAt(dictAt(dict, "A"), "D") ?? undefined;
    marks.push({ dict, level, title: textAt(dict, "Title") ?? "", ...readDestination(destination) });
    const [after, below] = [dictAt(dict, "Next"), dictAt(dict, "First")];
    if (after !== null) waiting.push({ dict: after, level });
    if (below !== null) waiting.push({ dict: below, level: level + 1 });
  }
  return marks;
}

/** A place as [page /XYZ left top zoom], or a dictionary with one. */
function readDestination(value: unknown): { page: PDFDict | null; top: number | null } {
  const dict = value instanceof PDFDict ? value : null;
  const list = dict === null ? value : valueAt(dict, "D");
  const items = list instanceof PDFArray ? itemsOf(list) : [];
  return { page: dictOf(items[0]), top: numberOf(items[3]) };
}
