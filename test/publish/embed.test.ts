import fc from "fast-check";
import { expect, test } from "vitest";
import { embedModel, extractModel } from "../../src/publish/embed.ts";
import { formatJson } from "../../src/publish/model-text.ts";
import type { JsonValue } from "../../src/publish/publication.ts";

const page = "<!doctype html><html><body><p>Report</p></body></html>";

test("any model comes back from the HTML it was put into", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const model = value as JsonValue;
      expect(formatJson(extractModel(embedModel(page, model)))).toBe(formatJson(model));
    }),
  );
});

test("the model sits before the end of the body, in an element that no browser runs", () => {
  const html = embedModel(page, { id: "plan" });
  expect(html).toMatch(
    /<p>Report<\/p><script type="application\/json\+gzip" id="improve-model" data-digest="sha256-[0-9a-f]{64}">[\w+/=]+<\/script>\n<\/body><\/html>$/,
  );
});

test("the same model gives the same bytes", () => {
  expect(embedModel(page, { id: "plan" })).toBe(embedModel(page, { id: "plan" }));
});

test("text that looks like the end of the body or like a model does no harm", () => {
  const model = { text: '</body></script><script id="improve-model">' };
  const html = embedModel("<body><!-- </body> --><p>x</p></body>", model);
  expect(extractModel(html)).toEqual(model);
});

test("HTML that improve did not write is refused", () => {
  expect(() => extractModel(page)).toThrow("The HTML holds no report model.");
});

test.each([
  ["its digest was changed", (html: string) => html.replace(/sha256-[0-9a-f]{8}/, "sha256-00000000")],
  ["its data was cut short", (html: string) => html.replace(/[\w+/=]{12}<\/script>/, "</script>")],
  [
    "another model's data was put in",
    (html: string) => html.replace(dataOf(html), dataOf(embedModel(page, 2))),
  ],
])("a model is refused when %s", (_, edit) => {
  const published = embedModel(page, { id: "plan", title: "Improvement" });
  expect(() => extractModel(edit(published))).toThrow(
    "The report model in the HTML is not as it was published.",
  );
});

test("a document without a body is a fault", () => {
  expect(() => embedModel("<p>Report", {})).toThrow("The document has no </body>.");
});

function dataOf(html: string): string {
  return /([\w+/=]+)<\/script>/.exec(html)?.[1] ?? "";
}
