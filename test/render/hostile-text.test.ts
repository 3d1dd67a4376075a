import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReportModel } from "../../src/model/report-model.ts";
import { cssString } from "../../src/render/look.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { rounds } from "../rounds.ts";
import { bodyOf, model } from "./sample.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  "{{document.title}} {{{x}}} {{> report}}",
  `" onload="alert(1)`,
  "' ` = &lt; &amp;",
  "</style><img src=x>",
  "</title></svg></table>",
  `\\"; } body { display: none } /* `,
  "$& $1 $`",
];

/** Keys that decide the layout of a report and are not printed. */
const STRUCTURE = new Set([
  "kind",
  "type",
  "template",
  "language",
  "density",
  "align",
  "colour",
  "mark",
  "marks",
  "letter",
  "certainty",
  "from",
  "to",
  "asAt",
  "href",
  "anchor",
]);

/** The model with every printed text replaced. */
function replaceTexts(text: string, base: ReportModel = model()): ReportModel {
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return STRUCTURE.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((one) => replace(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replace(one, name)]));
  };
  return { ...base, document: replace(base.document, "document") as ReportModel["document"] };
}

/** All but those that keep words from right to left apart. */
const elementsOf = (html: string): string[] => bodyOf(html).match(/<\/?(?!bdi>)[a-z][a-z0-9]*/gi) ?? [];

/** The number of lines and labels in a chart depends on its words. */
const outsideCharts = (html: string): string[] =>
  elementsOf(html.replace(/<svg class="chart[\s\S]*?<\/svg>/g, ""));

const plain = await renderHtml(replaceTexts("words"));
const expected = outsideCharts(plain);
const kinds = new Set(elementsOf(plain));

describe("a text is printed as text and never becomes markup", () => {
  test.each(HOSTILE)("%s", async (text) => {
    const html = await renderHtml(replaceTexts(text));
    expect(outsideCharts(html)).toEqual(expected);
    expect(html.match(/<\/style/g)).toHaveLength(1);
    expect(new Set(elementsOf(html))).toEqual(kinds);
  });

  test("whatever the text is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
        const html = await renderHtml(replaceTexts(text));
        expect(outsideCharts(html)).toEqual(expected);
        expect(new Set(elementsOf(html))).toEqual(kinds);
      }),
      { numRuns: rounds({ short: 20, long: 2000 }) },
    );
  });
});

test("a title with quotes cannot break out of the CSS string that prints it in the page margin", () => {
  expect(cssString(`The "plan" \\ </style>`)).toBe(String.raw`"The \22 plan\22  \5c  \3c \2f style\3e "`);
});
