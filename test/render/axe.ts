import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Frame, Page } from "puppeteer";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const QUESTIONS = {
  everything: {
    of: {},
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  /**
   * What can differ from one colour scheme to another: the elements are the same. It takes long, and rows after the first few
   * look like these, so only `lookFor("faint")` looks at every word.
   */
  colours: {
    of: { exclude: ["tbody > tr:nth-child(n + 6)"] },
    runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
  },
} as const;

/** What axe finds against WCAG 2.2 AA in a page or in a frame of it, without what is in frames of its own. */
export async function axeFindings(
  page: Page | Frame,
  question: keyof typeof QUESTIONS = "everything",
): Promise<unknown> {
  const { of, runOnly } = QUESTIONS[question];
  // It stays in the page, which has it once: it is half a megabyte.
  if (await page.evaluate("!('axe' in globalThis)")) await page.evaluate(axe);
  return page.evaluate(`axe.run({ include: [document], ...${JSON.stringify(of)} }, {
      iframes: false, resultTypes: ["violations"], runOnly: ${JSON.stringify(runOnly)},
    }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`);
}
