import { Text } from "../pdf/objects.ts";
import { dictAt, textOf as written } from "../pdf/values.ts";
import { findElements } from "./html-elements.ts";
import type { FinishingStep } from "./pdf-print.ts";

/**
 * Gives each bookmark the words of its heading. The browser writes a heading twice that it first laid out on the page before, or its
 * first lines, and leaves out the space where one goes on in a new line.
 */
export const nameBookmarks: FinishingStep = async ({ catalog }, { html }) => {
  const headings = (await findElements(html, "h1", "h2", "h3", "h4", "h5", "h6")).map((heading) =>
    heading.text.replace(/\s+/g, " ").trim(),
  );
  let next = 0;
  const waiting = [dictAt(dictAt(catalog, "Outlines"), "First")];
  for (let mark = waiting.pop(); mark !== undefined; mark = waiting.pop()) {
    if (mark === null) continue;
    const title = written(mark.get("Title"));
    const index = title === null ? -1 : headings.findIndex((text, at) => at >= next && isOf(title, text));
    if (index !== -1) {
      mark.set("Title", Text.of(headings[index] ?? ""));
      next = index + 1;
    }
    waiting.push(dictAt(mark, "Next"), dictAt(mark, "First"));
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
