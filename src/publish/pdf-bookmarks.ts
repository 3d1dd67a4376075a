import type { PDFDict } from "@cantoo/pdf-lib";
import { findElements, textOf } from "./html-elements.ts";
import type { FinishingStep } from "./pdf-tags.ts";

/**
 * Gives each bookmark the words of its heading. The browser writes a heading twice that it first laid out on the page before, or its
 * first lines, and leaves out the space where one goes on in a new line.
 */
export const nameBookmarks: FinishingStep = async (document, { html }, lib) => {
  const { PDFDict, PDFHexString, PDFName, PDFString } = lib;
  const headings = (await findElements(html, "h1", "h2", "h3", "h4", "h5", "h6")).map((heading) =>
    textOf(heading).replace(/\s+/g, " ").trim(),
  );
  let next = 0;
  const outlines = document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  const waiting = [outlines?.lookupMaybe(PDFName.of("First"), PDFDict)];
  for (let mark = waiting.pop(); mark !== undefined; mark = waiting.pop()) {
    const written = mark.lookup(PDFName.of("Title"));
    const isText = written instanceof PDFString || written instanceof PDFHexString;
    const index = isText
      ? headings.findIndex((text, at) => at >= next && isOf(written.decodeText(), text))
      : -1;
    if (index !== -1) {
      mark.set(PDFName.of("Title"), PDFHexString.fromText(headings[index] ?? ""));
      next = index + 1;
    }
    const follow = (key: string): PDFDict | undefined => mark?.lookupMaybe(PDFName.of(key), PDFDict);
    for (const one of [follow("Next"), follow("First")]) if (one !== undefined) waiting.push(one);
  }
};

/** Whether a bookmark is a heading's, but for its spaces. Before it is complete it may begin anew, any number of times. */
function isOf(written: string, heading: string): boolean {
  const [bare = "", text = ""] = [written, heading].map((one) => one.replace(/\s/g, ""));
  /** How much of the heading may have been read so far. */
  let reached = new Set([0]);
  for (const sign of bare) {
    const next = [...reached, 0].filter((at) => text.startsWith(sign, at)).map((at) => at + sign.length);
    reached = new Set(next);
  }
  return text !== "" && reached.has(text.length);
}
