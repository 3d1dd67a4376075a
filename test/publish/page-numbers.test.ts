import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { withBrowser } from "../../src/browser/print.ts";
import {
  buildReport,
  diffReports,
  loadPlan,
  publish,
  type ReportModel,
  renderHtml,
} from "../../src/index.ts";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { chooseStandIns } from "../../src/publish/stand-ins.ts";
import { diffDocument } from "../../src/report/changes/diff-document.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";
import { sample } from "./sample.ts";

const PLAN = path.resolve(import.meta.dirname, "../../examples/full");

const { model } = await buildReport(await loadPlan(PLAN), { report: "cabinet-2024-05" });

describe("the page numbers of a PDF are those of the pages on which the headings are", () => {
  test("in the contents of a report, which take less than half of the first page", async () => {
    const [first] = await expectPageNumbers(model);
    expect(first?.elements.map(({ text }) => text)).toContain("Contents");
    expect(first?.elements.some(({ role }) => role === "H3")).toBe(true);
  }, 120_000);

  test("in contents of two pages, with thirty appendices and a title of 200 characters", async () => {
    const { document } = model;
    const letter = document.parts.find(({ kind }) => kind === "appendix") as (typeof document.parts)[number];
    const appendices = Array.from({ length: 30 }, (_, index) => ({
      ...letter,
      label: `Appendix ${index + 1}`,
      anchor: `appendix-${index + 1}`,
      title:
        index === 12
          ? "The letter that ".padEnd(200, "the inspector sent to the Director and ").trim()
          : "Letter",
    }));
    const parts = [...document.parts.filter(({ kind }) => kind !== "appendix"), ...appendices];
    const contents = [
      ...document.contents.filter(({ anchor }) => !anchor.startsWith("appendix-")),
      ...appendices.map(({ label, title, anchor }) => ({
        title: `${label}: ${title}`,
        anchor,
        level: 1,
        paragraphs: null,
      })),
    ];
    await expectPageNumbers({ ...model, document: { ...document, parts, contents } });
  }, 120_000);

  test("and in the counts of a comparison", async () => {
    const { comparison } = await diffReports("2025-01", "2025-09", { plan: PLAN });
    const pages = await readPages(await publish(comparison, "pdf"));
    const headings = headingsOf(pages);
    const rows = pages[0]?.elements.map(({ text }) => text) ?? [];
    const groups = diffDocument(comparison).parts.slice(1);
    expect(groups.length).toBeGreaterThan(5);
    for (const { title } of groups) expect(rows).toContain(`${title}, page ${headings.get(title)}`);
  }, 120_000);
});

test("are put into the only print where the styles are ours, exactly where a second print has them", async () => {
  const html = await renderHtml(model);
  const printed = async (
    ownStyles: boolean,
    page: string,
  ): Promise<{ readonly prints: number; readonly shown: readonly string[] }> => {
    let prints = 0;
    const bytes = await withBrowser(
      { browser: await sharedBrowser(), timeoutSeconds: 60, notice: () => {} },
      (print) =>
        pdfFormat.publish(
          { ...sample, html: page, ownStyles },
          {
            print: (text, options) => {
              prints++;
              return print(text, options);
            },
            notice: (text) => expect(text).toBe(""),
          },
        ),
    );
    return { prints, shown: await readPlaces(bytes) };
  };
  const [once, twice] = [await printed(false, html), await printed(true, html)];
  expect([once.prints, twice.prints]).toEqual([1, 2]);
  expect(once.shown.filter((one) => / \d+$/.test(one)).length).toBeGreaterThan(10);
  expect(once.shown).toEqual(twice.shown);
}, 120_000);

test("numbers that stand in for others stand nowhere else, and have all digits together", () => {
  const looks = Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? "chapter" : "section"));
  const numbers = chooseStandIns("<p>123 actions, 0.456 of them, x789, 12 3456</p>", looks) ?? [];
  expect(new Set(numbers).size).toBe(40);
  expect(numbers.every((number) => /^\d{3}$/.test(number) && number !== "123")).toBe(true);
  for (const look of ["chapter", "section"]) {
    const first = numbers.filter((_, at) => looks[at] === look).slice(0, 4);
    expect(new Set(first.join("")).size).toBe(10);
  }
  const all = Array.from({ length: 980 }, (_, at) => String(at).padStart(3, "0"));
  expect(chooseStandIns(all.join(" "), looks)).toBeNull();
  expect(chooseStandIns(all.join(" "), looks.slice(0, 20))).toHaveLength(20);
});

/** Each text that a print shows, and where its line begins, to a tenth of a point. */
async function readPlaces(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const shown: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items)
      if ("str" in item && item.str.trim() !== "")
        shown.push(`${number} ${item.transform.slice(4).map((at: number) => at.toFixed(1))} ${item.str}`);
  }
  await task.destroy();
  return shown;
}

test("numbers that move what they are the numbers of are left out, and that is said", async () => {
  // The wider the number, the less high is the square beside it. So "9" moves the heading to page 10, and "10" to page 9.
  const style = `
    @page { size: 200mm 200mm; margin: 0 }
    h1 { height: 1600mm; margin: 0 }
    div { display: grid; grid-template-columns: auto 1fr; width: 190mm }
    div span { font: 60mm monospace }
    div i { aspect-ratio: 1 }
    h2 { margin: 0; height: 50mm; break-inside: avoid }`;
  const html = sample.html
    .replace(/<style>[\s\S]*<\/style>/, `<style>${style}</style>`)
    .replace(
      /<body>[\s\S]*<\/body>/,
      '<body><h1>Report</h1><div><span data-page-of="#last"></span><i></i></div><h2 id="last"><a href="#last">The end</a></h2></body>',
    );
  const notices: string[] = [];
  const notice = (text: string): void => void notices.push(text);
  const bytes = await withBrowser(
    { browser: await sharedBrowser(), timeoutSeconds: 60, notice: () => {} },
    (print) => pdfFormat.publish({ ...sample, html }, { print, notice }),
  );
  expect(notices).toEqual([
    "The contents have no page numbers: each print with them moved a heading to another page.",
  ]);
  const texts = (await readPages(bytes)).flatMap(({ elements }) => elements.map(({ text }) => text));
  expect(texts).toEqual(["Report", "The end"]);
}, 60_000);

async function expectPageNumbers(model: ReportModel): Promise<Page[]> {
  const pages = await readPages(await publish(model, "pdf"));
  const headings = headingsOf(pages);
  const printed = pages.flatMap(({ elements }) => elements.map(({ text }) => text));
  for (const { title, paragraphs } of model.document.contents) {
    const word = paragraphs?.includes("to") ? "paragraphs" : "paragraph";
    const entry = paragraphs === null ? title : `${title} ${word} ${paragraphs}`;
    expect(printed).toContain(`${entry} ${headings.get(title)}`);
  }
  return pages;
}

interface Page {
  /** What is tagged on the page, down to paragraphs, headings and items, in the order in which it is read. */
  readonly elements: readonly { readonly role: string; readonly text: string }[];
}

interface Tag {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Tag[];
}

async function readPages(bytes: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    let marked = "";
    for (const item of items) {
      if (!("str" in item)) marked = item.id ?? "";
      else texts.set(marked, `${texts.get(marked) ?? ""}${item.str}${item.hasEOL ? " " : ""}`);
    }
    const textOf = ({ id, children = [] }: Tag): string =>
      [
        id === undefined ? "" : (texts.get(id) ?? ""),
        ...children.filter(({ role }) => role !== "L").map(textOf),
      ].join("");
    const elements: { role: string; text: string }[] = [];
    const collect = (tag: Tag): void => {
      const { role = "", children = [] } = tag;
      const isText = /^(P|H\d|TH|LBody)$/.test(role);
      if (isText) elements.push({ role, text: textOf(tag).replace(/\s+/g, " ").trim() });
      if (!isText || role === "LBody") children.forEach(collect);
    };
    const root = await page.getStructTree();
    if (root !== null) collect(root as Tag);
    pages.push({ elements });
  }
  await task.destroy();
  return pages;
}

/** The text of each heading below the title, and the page it is on. */
function headingsOf(pages: readonly Page[]): Map<string, number> {
  const found = pages.flatMap(({ elements }, index) =>
    elements.filter(({ role }) => /^H[23]$/.test(role)).map(({ text }) => [text, index + 1] as const),
  );
  return new Map(found.toReversed());
}
