import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { glyphWidths } from "../../scripts/glyph-widths.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import * as canvas from "../../src/render/charts/canvas.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { model } from "./sample.ts";

test("glyph-widths.json is what npm run docs makes of the embedded fonts", async () => {
  expect(await readFile("src/render/charts/glyph-widths.json", "utf8")).toBe(glyphWidths());
});

const textWidth = (text: string): number => canvas.textWidth(text, canvas.SMALL);
const boldWidth = (text: string): number => canvas.boldWidth(text, canvas.SMALL);

describe("a text", () => {
  test("is as wide as its letters together", () => {
    expect(textWidth("illi")).toBeLessThan(textWidth("mWWm") / 3);
    expect(textWidth("Łódź")).toBeCloseTo(["Ł", "ó", "d", "ź"].map(textWidth).reduce((a, b) => a + b));
    expect(boldWidth("Target")).toBeGreaterThan(textWidth("Target"));
    expect(textWidth("a\nb")).toBe(textWidth("a b"));
  });

  test("of letters that the embedded fonts lack is given a wide place", () => {
    expect(textWidth("字")).toBeGreaterThan(textWidth("W"));
  });
});

const LABELS = [
  "Mean 17.2",
  "Upper limit 24.81",
  "Trial lower limit −3.5",
  "Target: 95% or more",
  "Aug",
  "2016",
  "1,234,567",
  "3.75%",
  "Average caseload of social workers (full-time equivalent)",
  "Director of Children’s Services’ report",
  "Re-inspection window",
  "Expected: no date yet",
  "Ofsted’s fourth monitoring visit – “requires improvement”…",
  "As at 2 Sep 2016",
  "Łódź, Ynys Môn & Gruffydd",
  "WAVE AVAST To Ty",
];

type Running = Awaited<ReturnType<typeof launchBrowser>>;
let running: Running;

beforeAll(async () => {
  running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
});

afterAll(() => running.stop());

describe.each([
  ["chart-tick", textWidth],
  ["chart-latest", boldWidth],
])("in the browser, labels of the class %s", (className, width) => {
  const expected = LABELS.map((label) => width(label));

  test("are as wide as reckoned when they are set without kerning", async () => {
    const measured = await measure(className, "font-kerning: none; font-variant-ligatures: none");
    for (const [index, label] of LABELS.entries())
      expect(measured[index], label).toBeCloseTo(expected[index] ?? 0, 0);
  });

  test("are never wider, and little narrower, as charts set them", async () => {
    const measured = await measure(className, "");
    for (const [index, label] of LABELS.entries()) {
      expect(measured[index], label).toBeLessThan((expected[index] ?? 0) + 0.5);
      expect(measured[index], label).toBeGreaterThan((expected[index] ?? 0) * 0.93 - 0.5);
    }
  });
});

/** The widths of the labels in a chart of a report, in units, on a wide screen. */
async function measure(className: string, style: string): Promise<number[]> {
  const page = await running.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.setContent(await renderHtml(model({ title: LABELS.join() })), { waitUntil: "load" });
  return (await page.evaluate(`(async () => {
    await Promise.all(Array.from(document.fonts, (font) => font.load()));
    return ${JSON.stringify(LABELS)}.map((label) => {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("class", ${JSON.stringify(className)});
      text.setAttribute("style", ${JSON.stringify(style)});
      text.textContent = label;
      document.querySelector("svg.chart").append(text);
      return text.getComputedTextLength();
    });
  })()`)) as number[];
}
