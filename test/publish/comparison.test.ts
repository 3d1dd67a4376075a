import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { withBrowser } from "../../src/browser/print.ts";
import { Parts } from "../../src/office/parts.ts";
import { html as htmlFormat } from "../../src/publish/html.ts";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import type { JsonValue, Publication } from "../../src/publish/publication.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { diffDocument } from "../../src/report/changes/diff-document.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";
import { comparison } from "../diff/comparison-fixture.ts";

const document = diffDocument(comparison);
const publication: Publication = {
  id: "changes",
  title: document.title,
  language: document.language,
  asAt: comparison.head.asAt,
  html: await renderHtml({ document }),
  word: async () => new Parts(),
  model: comparison as unknown as JsonValue,
};

const pdf = await withBrowser(
  { browser: await sharedBrowser(), timeoutSeconds: 60, notice: () => {} },
  async (print) => [
    await pdfFormat.publish(publication, { print, notice: () => {} }),
    await pdfFormat.publish(publication, { print, notice: () => {} }),
  ],
);

test("HTML and PDF carry the comparison, which is not read as a report", async () => {
  const html = await htmlFormat.publish(publication, {
    print: () => Promise.reject(new Error("not needed")),
    notice: () => {},
  });
  expect(await htmlFormat.readModel(html)).toEqual(comparison);
  const model = await pdfFormat.readModel(pdf[0] as Uint8Array);
  expect(model).toEqual(comparison);
  expect(Object.keys(model as object)).toEqual(expect.arrayContaining(["version", "changes"]));
  expect(model).not.toHaveProperty("schemaVersion");
});

test("the PDF is the same every time", () => {
  expect(Buffer.compare(pdf[0] as Uint8Array, pdf[1] as Uint8Array)).toBe(0);
});

test("the PDF has PDF 1.7 tags, links that say where they lead, and signs for what was added and removed", async () => {
  const task = getDocument({ data: (pdf[0] as Uint8Array).slice(), verbosity: 0 });
  const file = await task.promise;
  const tags = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("role" in node) tags.add(String(node.role));
    if ("children" in node && Array.isArray(node.children)) node.children.forEach(collect);
  };
  let text = "";
  const links: string[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    collect(await page.getStructTree());
    const { items } = await page.getTextContent();
    text += items.map((item) => ("str" in item ? item.str : "")).join("");
    for (const { contentsObj } of await page.getAnnotations()) links.push(contentsObj.str);
  }
  await task.destroy();
  const known = [
    "Root",
    "Document",
    "Div",
    "NonStruct",
    "P",
    "H1",
    "H2",
    "H3",
    "L",
    "LI",
    "LBody",
    "Link",
    "Span",
  ];
  const ofTables = ["Table", "TR", "TH", "TD", "THead", "TBody"];
  expect([...known, ...ofTables]).toEqual(expect.arrayContaining([...tags]));
  expect([...tags]).toEqual(expect.arrayContaining(["H1", "H2", "H3", "Table", "TH"]));
  expect(text).toContain("Every [+fourth] file is audited [−once a year.] [+¶] and so on");
  expect(new Set(links)).toEqual(new Set(document.parts.slice(1).map(({ title }) => title)));
});
