import type { Print as PrintHtml } from "../browser/print.ts";
import { dictAt, dictOf, listAt } from "../pdf/values.ts";
import { escapeMarkup } from "../text/escape.ts";
import { attributeOf, findElements, spliceHtml } from "./html-elements.ts";
import { Print } from "./pdf-print.ts";

/** Anchor → the page on which it is, counted from 1. */
type Pages = ReadonlyMap<string, number>;

/** Prints before it is given up that the numbers agree with the pages. */
const MOST_PRINTS = 3;

/**
 * Prints a report with page numbers where it asks for them: each `<span data-page-of="#anchor">` gets the number of
 * the page on which that anchor is, after its `data-page-words` if it has them. The numbers are read from a print without them. They have room kept for them, so the next
 * print has the same pages; it is read as well, and done again where they have moved.
 * @returns the document as the browser printed it.
 */
export async function printNumbered(
  html: string,
  print: PrintHtml,
  notice: (text: string) => void,
): Promise<Print> {
  const places = await findPlaces(html);
  if (places.length === 0) return new Print(await print(html));
  let pages = pagesOf(new Print(await print(await hide(html), { tagged: false })));
  for (let count = 0; count < MOST_PRINTS; count++) {
    const document = new Print(await print(numberPlaces(html, places, pages)));
    const found = pagesOf(document);
    if (places.every(({ anchor }) => found.get(anchor) === pages.get(anchor))) return document;
    pages = found;
  }
  notice("The contents have no page numbers: each print with them moved a heading to another page.");
  return new Print(await print(html));
}

interface Place {
  readonly anchor: string;
  /** What comes before the number. */
  readonly words: string;
  /** Where the number goes in the HTML. */
  readonly from: number;
}

async function findPlaces(html: string): Promise<Place[]> {
  return (await findElements(html, "span")).flatMap((element) => {
    const anchor = attributeOf(element, "data-page-of")?.slice(1);
    const from = element.sourceCodeLocation?.startTag?.endOffset;
    const words = escapeMarkup(attributeOf(element, "data-page-words") ?? "");
    return anchor === undefined || from === undefined ? [] : [{ anchor, words, from }];
  });
}

/** An anchor in another file has no page, and its place stays empty. */
function numberPlaces(html: string, places: readonly Place[], pages: Pages): string {
  const edits = places.map(({ anchor, words, from }) => {
    const page = pages.get(anchor);
    return { from, text: page === undefined ? "" : `${words}${page}` };
  });
  return spliceHtml(html, edits);
}

/** What is hidden has the same room, so every anchor is on the same page, but nothing has to be drawn. */
async function hide(html: string): Promise<string> {
  const [head] = await findElements(html, "head");
  const from = head?.sourceCodeLocation?.endTag?.startOffset;
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
