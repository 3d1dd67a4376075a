import { Dict, List, type Objects, type Value } from "../../pdf/objects.ts";
import { dictAt, dictOf, listAt, nameAt, pagesOf, textAt, valueAt } from "../../pdf/values.ts";
import { shorten } from "../../text/words.ts";
import { ContentReader } from "./content.ts";
import type { Font } from "./font.ts";
import { type Mark, markKey, type Page } from "./page.ts";
import { type Element, readStructure, type Structure } from "./structure.ts";
import { readXmp, type Xmp } from "./xmp.ts";

/** A file as the checks see it: read once, and only what several of them ask for. */
export class AuditedFile {
  readonly bytes: Uint8Array;
  readonly objects: Objects;
  readonly catalog: Dict;
  readonly info: Dict | null;
  readonly pages: readonly Page[];
  readonly fonts: readonly Font[];
  readonly structure: Structure;
  readonly bookmarks: readonly Bookmark[];
  readonly xmp: Xmp | null;
  private readonly numbers: ReadonlyMap<Dict, number>;
  private readonly marks = new Map<string, Mark>();
  private readonly owners: Map<Dict, number>;
  private anchors: ReadonlyMap<string, string> | undefined;

  constructor(bytes: Uint8Array, objects: Objects, catalog: Dict) {
    this.bytes = bytes;
    this.objects = objects;
    this.catalog = catalog;
    this.info = dictAt(objects.trailer, "Info");
    const reader = new ContentReader();
    this.pages = pagesOf(catalog).map((dict, index) => reader.read(dict, index + 1));
    this.owners = reader.owners;
    for (const page of this.pages) for (const [key, mark] of page.marks) this.marks.set(key, mark);
    this.fonts = [...reader.fonts.values()];
    this.numbers = new Map(this.pages.map(({ dict, number }) => [dict, number]));
    this.structure = readStructure(catalog);
    this.bookmarks = readBookmarks(dictAt(catalog, "Outlines"));
    this.xmp = readXmp(catalog);
  }

  /** The number of a page, counted from 1; null for what is no page of the document. */
  pageNumber(page: Dict | null): number | null {
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
  mark(owner: Dict, id: number): Mark | undefined {
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

  /** What stands around an element: the heading above it, and the id that a link to that heading, or to one before, names. */
  placeOf(element: Element): { heading: string | null; anchor: string | null } {
    const at = this.structure.elements.indexOf(element);
    const above = this.structure.elements
      .slice(0, at + 1)
      .filter(({ type }) => type !== null && /^H[1-6]?$/.test(type))
      .map((heading) => this.wordsOf(heading));
    const linked = this.linked();
    const named = above.findLast((words) => linked.has(bare(words)));
    return {
      heading: above.at(-1) ?? null,
      anchor: named === undefined ? null : (linked.get(bare(named)) ?? null),
    };
  }

  /** The ids that links name, by the words of the links: those of the contents are the headings. */
  private linked(): ReadonlyMap<string, string> {
    this.anchors ??= new Map(
      this.pages
        .flatMap(({ dict }) => listAt(dict, "Annots").map(dictOf))
        .flatMap((link): [string, string][] => {
          const [words, id] = [textAt(link, "Contents"), nameAt(link, "Dest")];
          return words === null || id === null ? [] : [[bare(words), id]];
        }),
    );
    return this.anchors;
  }
}

const bare = (text: string): string => text.replace(/\s/g, "");

export interface Bookmark {
  readonly dict: Dict;
  readonly title: string;
  readonly level: number;
  /** The page that it leads to; null if that cannot be told. */
  readonly page: Dict | null;
}

function readBookmarks(outlines: Dict | null): Bookmark[] {
  const [marks, seen]: [Bookmark[], Set<Dict>] = [[], new Set()];
  const first = dictAt(outlines, "First");
  const waiting = first === null ? [] : [{ dict: first, level: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { dict, level } = next;
    if (seen.has(dict)) continue;
    seen.add(dict);
    const place = valueAt(dict, "Dest") ?? valueAt(dictAt(dict, "A"), "D");
    marks.push({ dict, level, title: textAt(dict, "Title") ?? "", page: pageOf(place) });
    const [after, below] = [dictAt(dict, "Next"), dictAt(dict, "First")];
    if (after !== null) waiting.push({ dict: after, level });
    if (below !== null) waiting.push({ dict: below, level: level + 1 });
  }
  return marks;
}

/** The page of a place, which is written as [page /XYZ left top zoom], or as a dictionary with such a list. */
function pageOf(place: Value | null): Dict | null {
  const list = place instanceof Dict ? valueAt(place, "D") : place;
  return list instanceof List ? dictOf(list.values()[0]) : null;
}
