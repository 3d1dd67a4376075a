import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "../../src/publish/html.ts";
import { formatJson } from "../../src/publish/json.ts";
import type { JsonValue, Publication } from "../../src/publish/publication.ts";
import { sample } from "./sample.ts";

const page = "<!doctype html><html><body><p>Report</p></body></html>";

test("any model can be read back from the HTML that carries it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const model = value as JsonValue;
      expect(formatJson(await extractModel(await embedModel(page, model)))).toBe(formatJson(model));
    }),
  );
});

test("the model is at the end of the body, in an element that no browser runs", async () => {
  const html = await embedModel(page, { id: "plan" });
  expect(html).toMatch(
    /<p>Report<\/p><script type="application\/json\+gzip" id="improve-model" data-digest="sha256-[0-9a-f]{64}">[\w+/=]+<\/script>\n<\/body><\/html>$/,
  );
});

test("the same model gives the same bytes", async () => {
  expect(await embedModel(page, { id: "plan" })).toBe(await embedModel(page, { id: "plan" }));
});

test.each([
  "<body><!-- </body> --><p>x</p></body>",
  "<body><p title='</body>'>x</p></body><!-- </body> -->",
  `<body><script id="improve-model" data-digest="sha256-0">e30=</script></body>`,
  "<BODY><p>x</p></BODY>",
])(
  "in a council's own templates text that looks like the end of the body or like a model does no harm: %s",
  async (page) => {
    const model = { text: '</body></script><script id="improve-model">' };
    const html = await embedModel(page, model, { ownStyles: true });
    expect(await extractModel(html)).toEqual(model);
    expect(html.replace(/<script type[^<]*<\/script>\n/, "")).toBe(page);
  },
);

test("a page that another program has rewritten still has its model", async () => {
  const html = await embedModel(page, { id: "plan" });
  const [, digest, packed] = /data-digest="([^"]*)">([^<]*)/.exec(html) ?? [];
  const again = `<BODY><SCRIPT ID='improve-model' data-digest=${digest} type="application/json+gzip">\n${packed}\n</SCRIPT>`;
  expect(await extractModel(again)).toEqual({ id: "plan" });
});

test("a file of an earlier version, which packed the JSON file itself, is read as well", async () => {
  const model = { id: "plan", title: "Improvement", notes: [null, 1.5, "é"] };
  const packed = gzipSync(formatJson(model)).toString("base64");
  const html = await embedModel(page, model);
  expect(await extractModel(html.replace(dataOf(html), packed))).toEqual(model);
});

test("any depth of nesting can be read", async () => {
  const deep = `<body>${"<div>".repeat(10_000)}</body>`;
  expect(await extractModel(await embedModel(deep, { id: "plan" }))).toEqual({ id: "plan" });
});

test("HTML that improve did not write is refused", async () => {
  await expect(extractModel(page)).rejects.toThrow("The HTML holds no report model.");
});

test.each([
  ["its digest was changed", (html: string) => html.replace(/sha256-[0-9a-f]{8}/, "sha256-00000000")],
  ["its data was cut short", (html: string) => html.replace(/[\w+/=]{12}<\/script>/, "</script>")],
  [
    "another model's data was put in",
    async (html: string) => html.replace(dataOf(html), dataOf(await embedModel(page, 2))),
  ],
])("a model is refused when %s", async (_, edit) => {
  const published = await embedModel(page, { id: "plan", title: "Improvement" });
  await expect(extractModel(await edit(published))).rejects.toThrow(
    "The report model in the HTML is not as it was published.",
  );
});

test("a document without a body is a fault of ours", async () => {
  await expect(embedModel("<p>Report", {})).rejects.toThrow("The document has no </body>.");
});

function dataOf(html: string): string {
  return /([\w+/=]+)<\/script>/.exec(html)?.[1] ?? "";
}

async function embedModel(page: string, model: JsonValue, more: Partial<Publication> = {}): Promise<string> {
  const print = () => Promise.reject(new Error("not needed"));
  const publication = { ...sample, html: page, model, ...more };
  return new TextDecoder().decode(await html.publish(publication, { print, notice: () => {} }));
}

const extractModel = (published: string): Promise<JsonValue> =>
  html.readModel(new TextEncoder().encode(published));
