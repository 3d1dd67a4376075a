import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { type Cell, cellAt, cellName, filledCells, type Workbook } from "../../src/sheets/workbook.ts";
import { changeParts, makeRows, texts } from "./change-parts.ts";

const open = async (file: string): Promise<Workbook> =>
  openWorkbook(file, await readFile(new URL(`files/${file}`, import.meta.url)));

describe.each(["tracker.xlsx", "tracker.ods"])("%s, as LibreOffice saves it", async (file) => {
  const { sheets, properties, besides } = await open(file);
  const [tracker, old] = sheets;
  const cell = (row: number, column: number): Cell =>
    cellAt(tracker as NonNullable<typeof tracker>, row, column);

  it("has its rows as they are shown, with the rows that are repeated on each page", () => {
    expect(texts(tracker)).toEqual([
      [...Array<string>(4).fill("Actions of the plan"), "", ""],
      ["Ref", "Action", "Key", "Due", "RAG", "Done"],
      ["1.10", "Siân reads  it\nagain", "a1", "31/03/2016", "", "92%"],
      ["1.20", "Minutes", "a2", "7-Dec", "Amber", "#DIV/0!"],
      ...Array<string[]>(3).fill(Array<string>(6).fill("")),
      ["", "Total", "", "", "", "91.50%"],
    ]);
  });

  it("gives every part of a merged cell the text of the whole, and says it once", () => {
    expect(tracker?.rows[0]?.map(({ isContinued }) => isContinued)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    const filled = [...filledCells(tracker as NonNullable<typeof tracker>)];
    expect(filled.map(({ row, column }) => cellName(row, column)).slice(0, 3)).toEqual(["A1", "A2", "B2"]);
  });

  it("keeps the value of a number that is shown with more or fewer digits", () => {
    expect(cell(2, 0).content).toEqual({ kind: "number", value: 1.1, isPercentage: false });
    expect(cell(2, 5).content).toEqual({ kind: "number", value: 0.915, isPercentage: true });
  });

  it("tells dates with and without a year", () => {
    expect(cell(2, 3).content).toEqual({ kind: "date", date: "2016-03-31", hasYear: true });
    expect(cell(3, 3).content).toEqual({ kind: "date", date: "2026-12-07", hasYear: false });
  });

  it("has colours, of a cell without a word too, and those of a named style", () => {
    expect(cell(2, 4).fill).toBe("CCFFCC");
    expect(cell(3, 4).fill).toBe("FFC000");
    expect(cell(2, 0).fill).toBeNull();
  });

  it("has comments, errors, and what is hidden", () => {
    expect(cell(2, 1).comment).toBe("Said on Monday");
    expect(cell(3, 5).content).toEqual({ kind: "error" });
    expect(tracker?.hiddenRows).toEqual(new Set([3]));
    expect(tracker?.hiddenColumns).toEqual(new Set([2]));
    expect([tracker?.isHidden, old?.isHidden, old?.name]).toEqual([false, true, "Old"]);
  });

  it("has properties, and tells the links that its cells do not show", () => {
    expect(properties).toEqual({ plan: "children" });
    expect(besides).toEqual(['The link of B4 on the sheet "Tracker" leads to https://example.org/minutes']);
  });
});

describe("an XLSX of Excel", () => {
  const sheet = "xl/worksheets/sheet1.xml";

  it("has formulas whose results nobody has worked out", async () => {
    const bytes = changeParts(await makeRows([["Total", 5]]), {
      [sheet]: (text) => text.replace("<v>5</v>", "<f>SUM(A1:A9)</f>"),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.[1]).toMatchObject({
      text: "=SUM(A1:A9)",
      content: { kind: "unknown-result", formula: "SUM(A1:A9)" },
    });
  });

  it("has formulas with results, and errors", async () => {
    const bytes = changeParts(await makeRows([["Total", 5, "#REF!"]]), {
      [sheet]: (text) => text.replace("<v>5</v>", "<f>SUM(A1:A9)</f><v>5</v>"),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.map(({ content }) => content)).toEqual([
      { kind: "text" },
      { kind: "number", value: 5, isPercentage: false },
      { kind: "error" },
    ]);
  });

  it.each([
    ['theme="0"', null],
    ['theme="0" tint="-0.5"', "808080"],
    ['theme="1"', "000000"],
    ['theme="9"', "70AD47"],
    ['indexed="10"', "FF0000"],
    ['indexed="3"', "00FF00"],
    ['rgb="FF00B050"', "00B050"],
  ])("has a colour that is written as %s", async (written, rgb) => {
    const bytes = changeParts(await makeRows([[{ value: "Green", fill: "ABCDEF" }]]), {
      "xl/styles.xml": (text) => text.replace('rgb="FFABCDEF"', written),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.[0]?.fill).toBe(rgb);
  });

  it.each([
    ["m/d/yyyy", "31/03/2016", true],
    ["[$-809]d mmmm yyyy;@", "31 March 2016", true],
    ["mmm-yy", "Mar-16", true],
    ["d-mmm", "31-Mar", false],
    ['"Year" d/m', "Year 31/3", false],
  ])("has a date that is shown as %s", async (format, shown, hasYear) => {
    const bytes = changeParts(await makeRows([[{ date: "2016-03-31" }]]), {
      "xl/styles.xml": (text) => text.replace("dd/mm/yyyy", format.replaceAll('"', "&quot;")),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.[0]).toMatchObject({
      text: shown,
      content: { kind: "date", date: "2016-03-31", hasYear },
    });
  });

  it("has a time of day, which is no date", async () => {
    const bytes = changeParts(await makeRows([[{ date: "2016-03-31" }]]), {
      "xl/styles.xml": (text) => text.replace("dd/mm/yyyy", "h:mm"),
      [sheet]: (text) => text.replace(/<v>42460<\/v>/, "<v>0.5625</v>"),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.[0]).toMatchObject({ text: "13:30", content: { kind: "text" } });
  });

  it("counts its days from 1904", async () => {
    const bytes = changeParts(await makeRows([[{ date: "2016-03-31" }]]), {
      "xl/workbook.xml": (text) => text.replace("<bookViews>", '<workbookPr date1904="1"/><bookViews>'),
      [sheet]: (text) => text.replace("<v>42460</v>", "<v>40998</v>"),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.[0]?.text).toBe("31/03/2016");
  });

  it("has remarks in a thread", async () => {
    const bytes = changeParts(await makeRows([["1.1", { value: "Review", comment: "[Threaded comment]" }]]), {
      "xl/threadedComments/threadedComment1.xml": () =>
        '<ThreadedComments><threadedComment ref="B1" id="{1}" personId="{a}"><text>Is this done?</text></threadedComment><threadedComment ref="B1" id="{2}" parentId="{1}" personId="{b}"><text>In May.</text></threadedComment></ThreadedComments>',
      "xl/persons/person.xml": () =>
        '<personList><person id="{a}" displayName="Siân Llywelyn"/><person id="{b}" displayName="Łukasz Żółć"/></personList>',
      "xl/worksheets/_rels/sheet1.xml.rels": (text) =>
        text.replace(
          "</Relationships>",
          '<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
        ),
      "xl/_rels/workbook.xml.rels": (text) =>
        text.replace(
          "</Relationships>",
          '<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" Target="persons/person.xml"/></Relationships>',
        ),
    });
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows[0]?.[1]?.comment).toBe("Siân Llywelyn: Is this done?\nŁukasz Żółć: In May.");
  });

  it("says what is in no cell, or would not be seen in one", async () => {
    const bytes = changeParts(await makeRows([[{ value: "Withdrawn", isBold: true }, "Open"]]), {
      "xl/styles.xml": (text) => text.replace("<b/>", "<strike/>"),
      [sheet]: (text) => text.replace("&amp;L&amp;A&amp;RPage", "&amp;COfficial: sensitive&amp;RPage"),
    });
    const { besides } = await openWorkbook("tracker.xlsx", bytes);
    expect(besides).toEqual([
      'Struck through on the sheet "Tracker": A1. They are read like others.',
      'The sheet "Tracker" prints on each page: Official: sensitive',
    ]);
  });

  it("has a comment far below its rows", async () => {
    const bytes = await makeRows([["1.1"], [null], [{ value: null, comment: "Ask the Board" }]]);
    const { sheets } = await openWorkbook("tracker.xlsx", bytes);
    expect(sheets[0]?.rows.map(([cell]) => cell?.comment)).toEqual([null, null, "Ask the Board"]);
  });
});
