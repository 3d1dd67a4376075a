import type { PDFDict } from "@cantoo/pdf-lib";
import type { FinishingStep, PdfLib } from "./structure.ts";

/** Gives every link the words it has in the report, so that a reader's list of links can be understood. */
export const describeLinks: FinishingStep = (document, { html }, lib) => {
  const { PDFArray, PDFDict, PDFHexString, PDFName } = lib;
  const texts = readLinkTexts(html);
  for (const page of document.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (const index of annotations?.asArray().keys() ?? []) {
      const annotation = annotations?.lookup(index, PDFDict);
      if (annotation?.get(PDFName.of("Subtype")) !== PDFName.of("Link")) continue;
      const target = targetOf(annotation, lib);
      const text = texts.get(target) ?? target;
      if (text !== "") annotation.set(PDFName.of("Contents"), PDFHexString.fromText(text));
    }
  }
};

/** The `href` that made the link: a URI, or `#` and the name of a place in the document. */
function targetOf(annotation: PDFDict, { PDFDict, PDFHexString, PDFName, PDFString }: PdfLib): string {
  const action = annotation.lookupMaybe(PDFName.of("A"), PDFDict);
  const uri = action?.lookup(PDFName.of("URI"));
  if (uri instanceof PDFString || uri instanceof PDFHexString) return uri.decodeText();
  const place = annotation.lookup(PDFName.of("Dest"));
  return place instanceof PDFName ? `#${place.decodeText()}` : "";
}

/**
 * The words of the first link to each target, or the name it has in their place. The HTML is our own, so a pattern is enough: every attribute
 * is quoted and no link holds another.
 */
export function readLinkTexts(html: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [, attributes = "", content = ""] of html.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)) {
    const href = attribute("href", attributes);
    if (href === undefined) continue;
    const target = decode(href);
    const text = decode(attribute("aria-label", attributes) ?? content.replace(/<[^>]*>/g, ""))
      .replace(/\s+/g, " ")
      .trim();
    if (text !== "" && !texts.has(target)) texts.set(target, text);
  }
  return texts;
}

const attribute = (name: string, attributes: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
