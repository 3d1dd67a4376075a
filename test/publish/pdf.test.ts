import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { withBrowser } from "../../src/browser/print.ts";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";
import { sample } from "./sample.ts";

const options = { browser: await sharedBrowser(), timeoutSeconds: 60, notice: () => {} };
const publishSample = () =>
  withBrowser(options, (print) => pdfFormat.publish(sample, { print, notice: () => {} }));

let bytes: Uint8Array;
let pdf: PDFDocumentProxy;

beforeAll(async () => {
  bytes = await publishSample();
  // pdf.js takes over the buffer, so it gets a copy.
  pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
}, 120_000);

describe("a published PDF", () => {
  test("has a title, a language, and only the report's date", async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: "Improvement plan: September",
      Language: "en-GB",
      Creator: "improve",
      Producer: "improve",
      CreationDate: "D:20160905000000Z",
      ModDate: "D:20160905000000Z",
    });
    expect(metadata?.get("dc:title")).toBe("Improvement plan: September");
    expect(metadata?.get("xmp:createdate")).toBe("2016-09-05T00:00:00Z");
    expect(asObject(await pdf.getViewerPreferences())).toMatchObject({ DisplayDocTitle: true });
  });

  test("is on A4 with a page number on each page", async () => {
    expect(pdf.numPages).toBe(2);
    for (const number of [1, 2]) {
      const page = await pdf.getPage(number);
      expect(page.view.map(Math.round)).toEqual([0, 0, 595, 842]);
      const { items } = await page.getTextContent();
      expect(items.map((item) => ("str" in item ? item.str : "")).join("")).toContain(`Page ${number}`);
    }
  });

  test("is tagged with PDF 1.7 roles, and each picture and note has a name", async () => {
    expect(asObject(await pdf.getMarkInfo())).toMatchObject({ Marked: true });
    expect(await readTags(pdf, 1)).toEqual([
      "Document",
      "H1",
      "P",
      "Link",
      "Link",
      "Span",
      "Link: Note 1",
      "Div",
      "Figure: Caseloads fell from 21 to 17",
      "Caption",
      "Table",
      "Caption",
      "TR",
      "TH",
      "TH",
      "TR",
      "TH",
      "TD",
      "Span",
      ...["L", "LI", "Lbl", "LBody", "P", "P", "LI", "Lbl", "LBody"],
    ]);
    expect(await readTags(pdf, 2)).toEqual(["Document", "H2", "P", "Div", "P"]);
  });

  test("has an outline of its headings", async () => {
    const [first] = await pdf.getOutline();
    expect(first?.title).toBe("Improvement plan: September");
    expect(first?.items.map(({ title }) => title)).toEqual(["Appendix A"]);
  });

  test("describes each link in the words of the report", async () => {
    const annotations = await (await pdf.getPage(1)).getAnnotations();
    const texts = annotations.map(({ contentsObj }) => contentsObj.str);
    expect(new Set(texts)).toEqual(new Set(["Appendix A & B", "inspection report", "Note 1"]));
  });

  test("carries its own model", async () => {
    expect(await pdfFormat.readModel(bytes)).toEqual(sample.model);
    expect(Object.keys(asObject(await pdf.getAttachments()))).toEqual(["improve-model.json"]);
  });

  test("has the same bytes when another browser prints it again", async () => {
    expect(Buffer.compare(await publishSample(), bytes)).toBe(0);
  }, 60_000);

  test("has another identifier when only its model differs", async () => {
    const [first, second] = await withBrowser(options, async (print) => [
      await pdfFormat.publish(sample, { print, notice: () => {} }),
      await pdfFormat.publish({ ...sample, model: null }, { print, notice: () => {} }),
    ]);
    expect(Buffer.compare(first ?? bytes, bytes)).toBe(0);
    const other = await getDocument({ data: second?.slice(), verbosity: 0 }).promise;
    expect(other.fingerprints[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(other.fingerprints[0]).not.toBe(pdf.fingerprints[0]);
  }, 60_000);
});

test("a file that is not a PDF, and a PDF without a model, are refused", async () => {
  await expect(pdfFormat.readModel(Buffer.from("hello"))).rejects.toMatchObject({
    name: "UsageError",
    message: "The file is not a PDF that can be read.",
  });
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const empty = await PDFDocument.create();
  empty.addPage();
  const plain = await empty.save();
  await expect(pdfFormat.readModel(plain)).rejects.toMatchObject({
    name: "UsageError",
    message: "The PDF holds no report model.",
  });
});

test("a print with only blank pages is an error", async () => {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const blank = await PDFDocument.create();
  blank.addPage();
  const print = () => blank.save();
  await expect(pdfFormat.publish(sample, { print, notice: () => {} })).rejects.toMatchObject({
    name: "BrowserError",
    message: "The browser printed blank pages, or pages without tags.",
  });
});

/** pdf.js returns maps where its types promise objects. */
function asObject(value: unknown): object {
  return value instanceof Map ? Object.fromEntries(value) : (value as object);
}

type Tag = { role?: string; alt?: string; children?: Tag[] };

async function readTags(document: PDFDocumentProxy, pageNumber: number): Promise<string[]> {
  const tree = (await (await document.getPage(pageNumber)).getStructTree()) as Tag;
  const list = ({ role, alt, children = [] }: Tag): string[] => [
    ...(role && role !== "Root" && role !== "NonStruct" ? [alt ? `${role}: ${alt}` : role] : []),
    ...children.flatMap(list),
  ];
  return list(tree);
}
