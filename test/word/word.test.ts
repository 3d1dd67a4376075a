import path from "node:path";
import { gunzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { buildReport, loadPlan, publish, withPublisher } from "../../src/index.ts";
import type { Block, Paragraph } from "../../src/model/document.ts";
import { textOf } from "../../src/model/table.ts";
import { docx } from "../../src/publish/docx.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";
import { model, withBlocks } from "../render/sample.ts";
import { all, type Element, faultsOf, ReadWord } from "./read-word.ts";

const report = model();
const browser = await sharedBrowser();
const bytes = await publish(report, "docx", { browser });
const word = new ReadWord(bytes);
const document = word.root("word/document.xml");

/** What a paragraph is called in its list: the list, and how deep it is. */
const numberingOf = (paragraph: Element): string | null => {
  const [list] = all(paragraph, "w:numId");
  const [level] = all(paragraph, "w:ilvl");
  return list === undefined ? null : `${list.attributes["w:val"]}:${level?.attributes["w:val"]}`;
};

const paragraph = (number: number | null, words: string, items: Paragraph["items"] = []): Paragraph => ({
  kind: "paragraph",
  number,
  anchor: `paragraph-${number ?? words}`,
  text: [textOf(words)],
  items,
});

const item = (label: string, words: string) => ({ label, text: [textOf(words)], items: [] });

/** A report of some blocks, as Word reads it. */
const wordOf = async (...blocks: readonly Block[]): Promise<ReadWord> =>
  new ReadWord(await publish(withBlocks(...blocks), "docx", { browser }));

describe("the document", () => {
  test("has nothing that Word would refuse", () => {
    expect(faultsOf(word)).toEqual([]);
  });

  test("is the same every time, in any zone, and also as the second that a program makes", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Apia";
    const again = await withPublisher({ browser }, async (publishOne) => {
      await publishOne(withBlocks(paragraph(1, "Another.")), "docx");
      return await publishOne(model(), "docx");
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  test("has its title, authors and language, and no date but that of the report", () => {
    const core = word.root("docProps/core.xml");
    const value = (name: string) => all(core, name)[0]?.text;
    expect(value("dc:title")).toBe(report.document.title);
    expect(value("dc:creator")).toBe(report.document.heading.authority);
    expect(value("dc:language")).toBe("en-GB");
    expect(value("dcterms:created")).toBe(`${report.provenance.asAt}T00:00:00Z`);
    expect(value("dcterms:modified")).toBe(`${report.provenance.asAt}T00:00:00Z`);
    expect(word.text("word/styles.xml")).toContain('<w:lang w:val="en-GB"');
  });

  test("does not ask to update its fields", () => {
    expect(word.text("word/settings.xml")).not.toContain("updateFields");
    expect(word.everything).not.toContain("w:dirty");
  });

  test("carries its model", async () => {
    expect(await docx.readModel(bytes)).toEqual(report);
  });

  test("is one of ours until somebody has written into it", () => {
    expect(docx.wrote(bytes)).toBe(true);
    const changed = Object.fromEntries(word.parts);
    changed["word/document.xml"] = Buffer.from(word.text("word/document.xml").replace("Purpose", "Aim"));
    expect(docx.wrote(zipSync(changed))).toBe(false);
    expect(docx.wrote(Buffer.from("PK\x03\x04 and nothing else"))).toBe(false);
  });
});

describe("headings", () => {
  test("are Word's own, one level below the other", () => {
    const headings = word.paragraphs.filter(({ style }) =>
      /^(?:Title|Heading\d|AppendixHeading)$/.test(style),
    );
    expect(headings.map(({ style, text }) => `${style} ${text}`)).toMatchInlineSnapshot(`
      [
        "Title Update on Children’s Services Improvements",
        "Heading1 Summary report",
        "Heading2 Purpose of the report",
        "AppendixHeading Implications",
        "Heading1 Main report",
        "AppendixHeading Progress in figures",
        "Heading3 Workload",
        "Heading1 Appendix 1: The letter",
      ]
    `);
  });

  test("are in the contents, with their pages", () => {
    const entries = word.paragraphs.filter(({ style }) => style.startsWith("Toc") && style !== "TOCHeading");
    expect(entries.map(({ style, text }) => `${style} ${text}`)).toMatchInlineSnapshot(`
      [
        "Toc1 Summary report1",
        "Toc2 Purpose of the report1",
        "Toc1 Main report1",
        "Toc1 Appendix 1: The letter4",
      ]
    `);
    expect(word.text("word/document.xml")).toContain("TOC \\h \\o &quot;1-2&quot;");
  });
});

describe("lists", () => {
  test("are numbered by Word, paragraphs through the whole report and items below them", async () => {
    const made = await wordOf(
      paragraph(1, "One", [item("(a)", "first"), item("(b)", "second")]),
      { kind: "heading", level: 2, anchor: "between", text: [textOf("Between")] },
      paragraph(2, "Two", [item("(a)", "third")]),
      paragraph(null, "None", [item("(a)", "fourth")]),
      paragraph(null, "Nor here", [item("(a)", "fifth")]),
    );
    const numbered = made.paragraphs.map(({ text, element }) => [text, numberingOf(element)]);
    const lists = Object.fromEntries(numbered.filter(([, list]) => list !== null));
    expect(lists.One).toBe(lists.Two);
    const [main] = String(lists.One).split(":");
    expect(lists).toMatchObject({
      One: `${main}:0`,
      first: `${main}:1`,
      second: `${main}:1`,
      Two: `${main}:0`,
      third: `${main}:1`,
    });
    // Each list without a number of its own begins with (a).
    expect(lists.fourth).not.toBe(lists.fifth);
    expect(made.paragraphs.map(({ text }) => text)).not.toContain("(a)");
  });

  test("begin where the numbers of an appendix begin", async () => {
    const made = await wordOf(paragraph(43, "Forty-three"), paragraph(44, "Forty-four"));
    const [, second] = made.paragraphs.filter(({ style }) => style === "NumberedParagraph");
    const [id] = numberingOf((second as { element: Element }).element)?.split(":") ?? [];
    const numbering = made.root("word/numbering.xml");
    const list = all(numbering, "w:num").find(({ attributes }) => attributes["w:numId"] === id) as Element;
    const definition = all(numbering, "w:abstractNum").find(
      ({ attributes }) =>
        attributes["w:abstractNumId"] === all(list, "w:abstractNumId")[0]?.attributes["w:val"],
    ) as Element;
    expect(all(definition, "w:start")[0]?.attributes["w:val"]).toBe("43");
  });

  test("a number that is referred to is a field, which changes with the paragraph", async () => {
    const made = await wordOf(paragraph(1, "One"), {
      ...paragraph(2, ""),
      text: [
        textOf("See "),
        { kind: "link", href: "#paragraph-1", children: [textOf("paragraph 1")] },
        textOf("."),
      ],
    });
    const [field] = all(made.root("word/document.xml"), "w:fldSimple");
    expect(field?.attributes["w:instr"]).toBe(" REF _paragraph_1 \\r \\h ");
    expect(field?.text).toBe("1");
    expect(made.paragraphs.at(-1)?.text).toBe("See paragraph\u00a01.");
  });
});

describe("notes", () => {
  test("are at the foot of the page, and numbered by Word", () => {
    expect(all(document, "w:footnoteReference")).toHaveLength(1);
    expect(word.root("word/footnotes.xml").text).toContain("Average caseload: 17.2 in August 2016");
    expect(document.text).not.toContain("What shows this");
  });

  test("to which no text refers are not lost", async () => {
    const made = await wordOf({
      kind: "footnotes",
      anchor: "notes",
      title: "What shows this:",
      notes: [{ label: "1", anchor: "note-1", reference: "noted-1", text: [textOf("A letter.")] }],
    });
    expect(made.paragraphs.at(-1)?.text).toBe("1 A letter.");
  });
});

describe("tables", () => {
  const tables = all(document, "w:tbl");

  test("have a name, which is read aloud", () => {
    const names = tables.map((table) => all(table, "w:tblCaption")[0]?.attributes["w:val"]);
    expect(names).toEqual(expect.arrayContaining(["About this report", "Number of actions"]));
    expect(names).not.toContain(undefined);
  });

  test("have their head on every page, and no row on two", () => {
    const withHead = tables.filter((table) => all(table, "w:tblHeader").length > 0);
    expect(withHead.length).toBeGreaterThan(2);
    for (const table of withHead) {
      const rows = table.children.filter(({ name }) => name === "w:tr");
      expect(all(rows[0] as Element, "w:tblHeader")).toHaveLength(1);
      for (const row of rows) expect(all(row, "w:cantSplit")).toHaveLength(1);
    }
  });

  test("say the widths of their columns, which add up to that of the page", () => {
    for (const table of tables) {
      const widths = all(table, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9752);
    }
  });

  test("say a status in words", () => {
    expect(document.text).toMatch(/[●▲♦■▬]\u00a0/);
    const signs = all(document, "w:shd").filter(({ attributes }) => attributes["w:fill"] !== "eef3f7");
    expect(signs.length).toBeGreaterThan(0);
  });

  /** A table whose first cell is a heading, and all others hold one text. */
  const tableOf = (heading: string, titles: readonly string[], text: string) => {
    const cellOf = (words: string, header = false) => ({
      header,
      span: 1,
      lines: [{ kind: "text" as const, text: [textOf(words)] }],
    });
    return wordOf(paragraph(1, "Before"), {
      kind: "table",
      anchor: "wide",
      caption: "Figures",
      columns: ["Measure", ...titles].map((title) => ({
        title,
        width: 100 / (titles.length + 1),
        align: title === "Measure" ? "left" : "right",
      })),
      rows: [{ anchor: null, cells: [cellOf(heading, true), ...titles.map(() => cellOf(text))] }],
      note: null,
      density: "compact",
      headed: false,
    });
  };
  const papersOf = (made: typeof word) =>
    all(made.root("word/document.xml"), "w:pgSz").map(({ attributes }) => attributes["w:orient"]);

  test("that have too many columns are on paper that is turned", async () => {
    const months = Array.from({ length: 12 }, (_, at) => `Month ${at + 1}`);
    const made = await tableOf("Assessments", months, "196 of 212");
    expect(papersOf(made)).toEqual(["portrait", "landscape"]);
    expect(faultsOf(made)).toEqual([]);
  });

  test("keep a date whole where there is room for it", async () => {
    const statuses = "Off track, At risk, Not started, On track, Complete, Embedded, Withdrawn, All".split(
      ", ",
    );
    const made = await tableOf("17 Aug 2016", statuses, "102");
    expect(papersOf(made)).toEqual(["portrait"]);
    const first = all(made.root("word/document.xml"), "w:gridCol").at(-9);
    expect(Number(first?.attributes["w:w"])).toBeGreaterThan(1200);
  });
});

describe("charts", () => {
  const drawings = all(document, "w:drawing");

  test("are pictures with words for those who cannot see them", () => {
    const named = drawings.filter((drawing) => all(drawing, "asvg:svgBlip").length > 0);
    // Four charts, and the lines of three measures.
    expect(named.length).toBe(7);
    for (const drawing of named) {
      const [properties] = all(drawing, "wp:docPr");
      expect(properties?.attributes.descr?.length).toBeGreaterThan(20);
    }
  });

  test("are drawn as shapes without fonts, and as pixels beside them", () => {
    const pictures = [...word.parts.keys()].filter((name) => name.startsWith("word/media/"));
    const shapes = pictures.filter((name) => name.endsWith(".svg"));
    expect(shapes).toHaveLength(7);
    expect(pictures.filter((name) => name.endsWith(".png")).length).toBeGreaterThanOrEqual(7);
    for (const name of shapes) {
      const root = word.root(name);
      expect(root.name).toBe("svg");
      for (const forbidden of ["text", "script", "image", "style"]) expect(all(root, forbidden)).toEqual([]);
      expect(word.text(name)).not.toMatch(/var\(|class=|href=/);
    }
  });
});

describe("what is exempt", () => {
  /** The small plan has it in an update, a finding, a highlight and an appendix, each with a word that begins like this. */
  const secrets = async (edition: "public" | "exempt"): Promise<readonly string[]> => {
    const plan = await loadPlan(path.join(import.meta.dirname, "../report/fixture"));
    const built = await buildReport(plan, { report: "september", edition });
    const made = new ReadWord(await publish(built, "docx", { browser }));
    const { text } = made.root("customXml/item1.xml");
    const carried = gunzipSync(Buffer.from(text, "base64")).toString();
    return [...new Set((made.everything + carried).match(/SECRET-[A-Z]+/g))].sort();
  };

  test("leaves no trace in the public edition, in any part", async () => {
    expect(await secrets("public")).toEqual([]);
  });

  test("is in the exempt edition", async () => {
    expect(await secrets("exempt")).toEqual(
      expect.arrayContaining(["SECRET-FINDING", "SECRET-HIGHLIGHT", "SECRET-IMPACT"]),
    );
  });
});

describe("an author's words", () => {
  test("are words, whatever they are", async () => {
    const hostile =
      '</w:t></w:r><w:r><w:instrText> INCLUDETEXT "x" </w:instrText></w:r> & <b> \u0007\ud800 {{x}}';
    const made = await wordOf(paragraph(1, hostile));
    expect(faultsOf(made)).toEqual([]);
    expect(made.paragraphs.at(-1)?.text).toBe(
      '</w:t></w:r><w:r><w:instrText> INCLUDETEXT "x" </w:instrText></w:r> & <b>  {{x}}',
    );
  });

  test("lead to web pages and to addresses only", async () => {
    const link = (href: string) => ({ kind: "link" as const, href, children: [textOf(href)] });
    const made = await wordOf({
      ...paragraph(1, ""),
      text: [
        link("https://example.org/a?b=1&c=2"),
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("#nowhere"),
      ],
    });
    const targets = all(made.root("word/_rels/document.xml.rels"), "Relationship").filter(
      ({ attributes }) => attributes.TargetMode === "External",
    );
    expect(targets.map(({ attributes }) => attributes.Target)).toEqual(["https://example.org/a?b=1&c=2"]);
  });
});
