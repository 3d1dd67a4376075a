import type { Print as PrintHtml } from "../browser/print.ts";
import { dictAt, dictOf, listAt } from "../pdf/values.ts";
import { escapeMarkup } from "../text/escape.ts";
import { attributeOf, type Element, findElements, spliceHtml } from "./html-elements.ts";
import { Print } from "./pdf-print.ts";
import { chooseStandIns, putNumbers } from "./stand-ins.ts";

/** Anchor → the page on which it is, counted from 1. */
type Pages = ReadonlyMap<string, number>;

/** The class for which our styles keep room for three digits, at the end of which the number stands. */
const ROOM = "page-number";

/** Prints before it is given up that the numbers agree with the pages. */
const MOST_PRINTS = 3;

/**
 * Prints a report with page numbers where it asks for them: each `<span data-page-of="#anchor">` gets the number of
 * the page on which that anchor is, after its `data-page-words` if it has them. Where each keeps
 * room, at the end of which the number stands, other numbers are printed first, and those of the pages put in their place.
 * Else they are read from a print without them. They have room kept for them, so the next print has the same pages; it
 * is read as well, and done again where they have moved.
 * @param keepsRoom whether our styles place them: a council's own may place the numbers elsewhere.
 * @returns the document as the browser printed it.
 */
export async function printNumbered(
  html: string,
  print: PrintHtml,
  notice: (text: string) => void,
  keepsRoom: boolean,
): Promise<Print> {
  const places = (keepsRoom ? ownPlaces(html) : null) ?? (await findPlaces(html));
  if (places.length === 0) return new Print(await print(html));
  const known =
    keepsRoom && places.every(({ room }) => room) ? await printStandIns(html, places, print) : null;
  if (known !== null && "document" in known) return known.document;
  let pages = known?.pages ?? pagesOf(new Print(await print(await hide(html), { tagged: false })));
  for (let count = 0; count < MOST_PRINTS; count++) {
    const document = new Print(await print(numberPlaces(html, places, ({ anchor }) => pages.get(anchor))));
    const found = pagesOf(document);
    if (places.every(({ anchor }) => found.get(anchor) === pages.get(anchor))) return document;
    pages = found;
  }
  notice("The contents have no page numbers: each print with them moved a heading to another page.");
  return new Print(await print(html));
}

/** Prints with other numbers, and puts those of the pages in their place. Where that cannot be done, only the pages are known. */
async function printStandIns(
  html: string,
  places: readonly Place[],
  print: PrintHtml,
): Promise<{ readonly document: Print } | { readonly pages: Pages } | null> {
  // An anchor in another file has no page here.
  const own = places.filter(({ anchor }) => html.includes(` id="${anchor}"`));
  const standIns = chooseStandIns(
    html,
    own.map(({ look }) => look),
  );
  if (standIns === null) return null;
  const document = new Print(
    await print(numberPlaces(html, places, (place) => standIns[own.indexOf(place)])),
  );
  const pages = pagesOf(document);
  const numbered = own.flatMap(({ anchor, words }, at) => {
    const page = pages.get(anchor);
    return page === undefined ? [] : [{ words, standIn: standIns[at] as string, page }];
  });
  return numbered.length === own.length && putNumbers(document, numbered) ? { document } : { pages };
}

interface Place {
  readonly anchor: string;
  /** What comes before the number. */
  readonly words: string;
  /** Whether room is kept for the number, at the end of which it stands. */
  readonly room: boolean;
  /** The same for places that look alike, in most styles. */
  readonly look: string;
  /** Where the number goes in the HTML. */
  readonly from: number;
}

async function findPlaces(html: string): Promise<Place[]> {
  return (await findElements(html, "span")).flatMap((element) => {
    const anchor = attributeOf(element, "data-page-of")?.slice(1);
    const from = element.begin;
    const words = escapeMarkup(attributeOf(element, "data-page-words") ?? "");
    const room = attributeOf(element, "class") === ROOM;
    return anchor === undefined ? [] : [{ anchor, words, room, look: pathOf(element), from }];
  });
}

/** The same for a page of our own templates, which need not be read as a browser would; null if it is written otherwise. */
function ownPlaces(html: string): Place[] | null {
  const places: Place[] = [];
  const open: string[] = [];
  for (const found of html.matchAll(TAGS)) {
    const [tag, , slash, name, attributes = ""] = found;
    if (name === undefined) continue;
    if (slash === "/") open.splice(Math.max(0, open.lastIndexOf(name)));
    else if (!tag.endsWith("/>") && !WITHOUT_END.has(name)) open.push(name);
    if (name !== "span" || !attributes.includes(" data-page-of=")) continue;
    const own = PLACE.exec(attributes);
    if (own === null) return null;
    const [, kind, anchor = "", words = ""] = own;
    const from = found.index + tag.length;
    places.push({ anchor, words, room: kind === ROOM, look: open.toReversed().join(" "), from });
  }
  return places;
}

/** Elements whose text is none of the page, comments, and tags. */
const TAGS = /<(style|script|title)\b.*?<\/\1>|<!--.*?-->|<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/gs;

const WITHOUT_END: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "link", "meta", "wbr"]);

/** How our templates write a place. Nothing in it is escaped. */
const PLACE = /^ class="([\w-]+)" data-page-of="#([^"&]+)"(?: data-page-words="([^"&]*)")?$/;

/** The names of an element and of those that it is in. */
function pathOf(element: Element): string {
  const names: string[] = [];
  for (let node: Element | null = element; node !== null; node = node.parent) names.push(node.name);
  return names.join(" ");
}

/** A place without a number stays empty. */
function numberPlaces(
  html: string,
  places: readonly Place[],
  numberOf: (place: Place) => number | string | undefined,
): string {
  const edits = places.map((place) => {
    const number = numberOf(place);
    return { from: place.from, text: number === undefined ? "" : `${place.words}${number}` };
  });
  return spliceHtml(html, edits);
}

/** What is hidden has the same room, so every anchor is on the same page, but nothing has to be drawn. */
async function hide(html: string): Promise<string> {
  const [head] = await findElements(html, "head");
  const from = head?.end;
  if (from === undefined) throw new Error("The document has no </head>.");
  return spliceHtml(html, [{ from, text: "<style>html,html *{visibility:hidden!important}</style>" }]);
}

/** The page of each anchor that a link leads to: the browser names these, and no others. */
function pagesOf({ catalog, pages }: Print): Pages {
  const numbers = new Map(pages.map((page, index) => [page, index + 1]));
  const named = dictAt(catalog, "Dests");
  return new Map(
    [...(named?.entries.keys() ?? [])].flatMap((name): [string, number][] => {
      const page = dictOf(listAt(named, name)[0]);
      const number = page === null ? undefined : numbers.get(page);
      return number === undefined ? [] : [[name, number]];
    }),
  );
}
