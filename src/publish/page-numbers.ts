import type { PDFDocument } from "@cantoo/pdf-lib";
import type { Print } from "../browser/print.ts";
import { escapeMarkup } from "../text/escape.ts";
import { attributeOf, findElements, spliceHtml } from "./html-elements.ts";

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
  print: Print,
  notice: (text: string) => void,
): Promise<PDFDocument> {
  const places = await findPlaces(html);
  if (places.length === 0) return await read(await print(html));
  let pages = await pagesOf(await read(await print(await hide(html), { tagged: false })));
  for (let count = 0; count < MOST_PRINTS; count++) {
    const document = await read(await print(numberPlaces(html, places, pages)));
    const found = await pagesOf(document);
    if (places.every(({ anchor }) => found.get(anchor) === pages.get(anchor))) return document;
    pages = found;
  }
  notice("The contents have no page numbers: each print with them moved a heading to another page.");
  return await read(await print(html));
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

async function read(printed: Uint8Array): Promise<PDFDocument> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  return await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity });
}

/** The page of each anchor that a link leads to: the browser names these, and no others. */
async function pagesOf(document: PDFDocument): Promise<Pages> {
  const { PDFArray, PDFDict, PDFName } = await import("@cantoo/pdf-lib");
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]));
  const named = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict)?.entries() ?? [];
  return new Map(
    named.flatMap(([name, written]): [string, number][] => {
      const destination = document.context.lookup(written);
      const [page] = destination instanceof PDFArray ? destination.asArray() : [];
      const number = numbers.get(page as Parameters<typeof numbers.get>[0]);
      return number === undefined ? [] : [[name.decodeText(), number]];
    }),
  );
}
